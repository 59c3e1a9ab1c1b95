# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virDomainGuestInfoTypes."""

from __future__ import annotations

from ...numbers import Flags


class DomainGuestInfoTypes(Flags):
    """virDomainGuestInfoTypes."""

    VIR_DOMAIN_GUEST_INFO_USERS = 1
    VIR_DOMAIN_GUEST_INFO_OS = 2
    VIR_DOMAIN_GUEST_INFO_TIMEZONE = 4
    VIR_DOMAIN_GUEST_INFO_HOSTNAME = 8
    VIR_DOMAIN_GUEST_INFO_FILESYSTEM = 16
    VIR_DOMAIN_GUEST_INFO_DISKS = 32
    VIR_DOMAIN_GUEST_INFO_INTERFACES = 64
    VIR_DOMAIN_GUEST_INFO_LOAD = 128
