# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virStreamRecvFlagsValues."""

from __future__ import annotations

from enum import IntFlag


class StreamRecvFlagsValues(IntFlag):
    """virStreamRecvFlagsValues."""

    VIR_STREAM_RECV_STOP_AT_HOLE = 1
