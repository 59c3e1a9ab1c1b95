# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virDomainDefineFlags."""

from __future__ import annotations

from enum import IntFlag


class DomainDefineFlags(IntFlag):
    """virDomainDefineFlags."""

    VIR_DOMAIN_DEFINE_VALIDATE = 1
