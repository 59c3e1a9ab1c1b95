# Generated from keepalive.x by virtrio.gen.procedures; do not edit.
"""Procedures of the keepalive program."""

from __future__ import annotations

from enum import IntEnum

from ..procedures import ProcedureRow
from .enums import ErrorDomain

PROGRAM = 0x6B656570
VERSION = 1


class KeepaliveProcedure(IntEnum):
    """Procedure numbers of the keepalive program."""

    KEEPALIVE_PROC_PING = 1
    KEEPALIVE_PROC_PONG = 2


# fmt: off
PROCEDURES = {
    1: ProcedureRow(1, "KEEPALIVE_PROC_PING", "virPing", "ping", ErrorDomain.VIR_FROM_NONE),
    2: ProcedureRow(2, "KEEPALIVE_PROC_PONG", "virPong", "pong", ErrorDomain.VIR_FROM_NONE),
}
# fmt: on
