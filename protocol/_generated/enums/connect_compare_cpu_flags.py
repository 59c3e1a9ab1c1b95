# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virConnectCompareCPUFlags."""

from __future__ import annotations

from ...numbers import Flags


class ConnectCompareCPUFlags(Flags):
    """virConnectCompareCPUFlags."""

    VIR_CONNECT_COMPARE_CPU_FAIL_INCOMPATIBLE = 1
    VIR_CONNECT_COMPARE_CPU_VALIDATE_XML = 2
