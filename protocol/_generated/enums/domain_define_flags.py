# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virDomainDefineFlags."""

from __future__ import annotations

from ...numbers import Flags


class DomainDefineFlags(Flags):
    """virDomainDefineFlags."""

    VIR_DOMAIN_DEFINE_VALIDATE = 1
