# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virAdmConnectDaemonShutdownFlags."""

from __future__ import annotations

from ...numbers import Flags


class AdmConnectDaemonShutdownFlags(Flags):
    """virAdmConnectDaemonShutdownFlags."""

    VIR_DAEMON_SHUTDOWN_PRESERVE = 1
