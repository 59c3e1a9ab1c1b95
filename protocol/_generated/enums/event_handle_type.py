# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virEventHandleType."""

from __future__ import annotations

from ...numbers import Flags


class EventHandleType(Flags):
    """virEventHandleType."""

    VIR_EVENT_HANDLE_READABLE = 1
    VIR_EVENT_HANDLE_WRITABLE = 2
    VIR_EVENT_HANDLE_ERROR = 4
    VIR_EVENT_HANDLE_HANGUP = 8
