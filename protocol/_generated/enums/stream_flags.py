# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virStreamFlags."""

from __future__ import annotations

from enum import IntFlag


class StreamFlags(IntFlag):
    """virStreamFlags."""

    VIR_STREAM_NONBLOCK = 1
