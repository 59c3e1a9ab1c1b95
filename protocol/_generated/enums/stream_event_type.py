# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virStreamEventType."""

from __future__ import annotations

from ...numbers import Flags


class StreamEventType(Flags):
    """virStreamEventType."""

    VIR_STREAM_EVENT_READABLE = 1
    VIR_STREAM_EVENT_WRITABLE = 2
    VIR_STREAM_EVENT_ERROR = 4
    VIR_STREAM_EVENT_HANGUP = 8
