# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virSecretUsageType."""

from __future__ import annotations

from ...numbers import Values


class SecretUsageType(Values):
    """virSecretUsageType."""

    VIR_SECRET_USAGE_TYPE_NONE = 0
    VIR_SECRET_USAGE_TYPE_VOLUME = 1
    VIR_SECRET_USAGE_TYPE_CEPH = 2
    VIR_SECRET_USAGE_TYPE_ISCSI = 3
    VIR_SECRET_USAGE_TYPE_TLS = 4
    VIR_SECRET_USAGE_TYPE_VTPM = 5
