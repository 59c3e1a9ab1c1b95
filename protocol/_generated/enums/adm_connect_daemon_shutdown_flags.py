# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virAdmConnectDaemonShutdownFlags."""

from __future__ import annotations

from enum import IntFlag


class AdmConnectDaemonShutdownFlags(IntFlag):
    """virAdmConnectDaemonShutdownFlags."""

    VIR_DAEMON_SHUTDOWN_PRESERVE = 1
