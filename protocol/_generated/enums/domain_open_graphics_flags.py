# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virDomainOpenGraphicsFlags."""

from __future__ import annotations

from ...numbers import Flags


class DomainOpenGraphicsFlags(Flags):
    """virDomainOpenGraphicsFlags."""

    VIR_DOMAIN_OPEN_GRAPHICS_SKIPAUTH = 1
