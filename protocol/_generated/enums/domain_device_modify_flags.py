# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virDomainDeviceModifyFlags."""

from __future__ import annotations

from ...numbers import Flags


class DomainDeviceModifyFlags(Flags):
    """virDomainDeviceModifyFlags."""

    VIR_DOMAIN_DEVICE_MODIFY_CURRENT = 0
    VIR_DOMAIN_DEVICE_MODIFY_LIVE = 1
    VIR_DOMAIN_DEVICE_MODIFY_CONFIG = 2
    VIR_DOMAIN_DEVICE_MODIFY_FORCE = 4
