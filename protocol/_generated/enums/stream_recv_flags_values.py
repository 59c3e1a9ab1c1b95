# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virStreamRecvFlagsValues."""

from __future__ import annotations

from ...numbers import Flags


class StreamRecvFlagsValues(Flags):
    """virStreamRecvFlagsValues."""

    VIR_STREAM_RECV_STOP_AT_HOLE = 1
