# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virConnectBaselineCPUFlags."""

from __future__ import annotations

from ...numbers import Flags


class ConnectBaselineCPUFlags(Flags):
    """virConnectBaselineCPUFlags."""

    VIR_CONNECT_BASELINE_CPU_EXPAND_FEATURES = 1
    VIR_CONNECT_BASELINE_CPU_MIGRATABLE = 2
    VIR_CONNECT_BASELINE_CPU_IGNORE_HOST = 4
