# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virNetworkEventLifecycleType."""

from __future__ import annotations

from ...numbers import Values


class NetworkEventLifecycleType(Values):
    """virNetworkEventLifecycleType."""

    VIR_NETWORK_EVENT_DEFINED = 0
    VIR_NETWORK_EVENT_UNDEFINED = 1
    VIR_NETWORK_EVENT_STARTED = 2
    VIR_NETWORK_EVENT_STOPPED = 3
