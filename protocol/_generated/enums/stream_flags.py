# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virStreamFlags."""

from __future__ import annotations

from ...numbers import Flags


class StreamFlags(Flags):
    """virStreamFlags."""

    VIR_STREAM_NONBLOCK = 1
