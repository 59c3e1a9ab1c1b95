# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virKeycodeSet."""

from __future__ import annotations

from ...numbers import Values


class KeycodeSet(Values):
    """virKeycodeSet."""

    VIR_KEYCODE_SET_LINUX = 0
    VIR_KEYCODE_SET_XT = 1
    VIR_KEYCODE_SET_ATSET1 = 2
    VIR_KEYCODE_SET_ATSET2 = 3
    VIR_KEYCODE_SET_ATSET3 = 4
    VIR_KEYCODE_SET_OSX = 5
    VIR_KEYCODE_SET_XT_KBD = 6
    VIR_KEYCODE_SET_USB = 7
    VIR_KEYCODE_SET_WIN32 = 8
    VIR_KEYCODE_SET_QNUM = 9
