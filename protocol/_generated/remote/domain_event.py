# Generated from remote.x by virtrio.gen.codec; do not edit.
"""Types and codecs of the remote protocol: domain event."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...xdr import PAD, PacksItself, Struct, XdrStruct, invalid, too_long
from .types import (
    RemoteNonnullDomain,
    RemoteTypedParam,
    pack_list_remote_typed_param,
    unpack_list_remote_typed_param,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Put = Callable[[bytes], None]

_ZERO = b"\0\0\0\0"
_S_16si = Struct(">16si")
_P_S_16si = _S_16si.pack
_U_S_16si = _S_16si.unpack_from
_S_16siI = Struct(">16siI")
_P_S_16siI = _S_16siI.pack
_U_S_16siI = _S_16siI.unpack_from
_S_16siQ = Struct(">16siQ")
_P_S_16siQ = _S_16siQ.pack
_U_S_16siQ = _S_16siQ.unpack_from
_S_16sii = Struct(">16sii")
_P_S_16sii = _S_16sii.pack
_U_S_16sii = _S_16sii.unpack_from
_S_16siiI = Struct(">16siiI")
_U_S_16siiI = _S_16siiI.unpack_from
_S_16siii = Struct(">16siii")
_P_S_16siii = _S_16siii.pack
_U_S_16siii = _S_16siii.unpack_from
_S_16siiiI = Struct(">16siiiI")
_P_S_16siiiI = _S_16siiiI.pack
_U_S_16siiiI = _S_16siiiI.unpack_from
_S_16siq = Struct(">16siq")
_P_S_16siq = _S_16siq.pack
_U_S_16siq = _S_16siq.unpack_from
_S_I = Struct(">I")
_P_S_I = _S_I.pack
_U_S_I = _S_I.unpack_from
_S_II = Struct(">II")
_P_S_II = _S_II.pack
_S_Q = Struct(">Q")
_P_S_Q = _S_Q.pack
_U_S_Q = _S_Q.unpack_from
_S_QQ = Struct(">QQ")
_P_S_QQ = _S_QQ.pack
_U_S_QQ = _S_QQ.unpack_from
_S_i = Struct(">i")
_P_S_i = _S_i.pack
_U_S_i = _S_i.unpack_from
_S_iI = Struct(">iI")
_P_S_iI = _S_iI.pack
_U_S_iI = _S_iI.unpack_from
_S_ii = Struct(">ii")
_P_S_ii = _S_ii.pack
_U_S_ii = _S_ii.unpack_from
_S_iiI = Struct(">iiI")
_P_S_iiI = _S_iiI.pack
_U_S_iiI = _S_iiI.unpack_from


class RemoteDomainEventLifecycleMsg(XdrStruct):
    """Struct ``remote_domain_event_lifecycle_msg``."""

    __slots__ = ("dom", "event", "detail")

    def __init__(self, dom: RemoteNonnullDomain, event: int, detail: int) -> None:
        self.dom = dom
        self.event = event
        self.detail = detail


def pack_remote_domain_event_lifecycle_msg(value: RemoteDomainEventLifecycleMsg, put: Put) -> None:
    s1 = value.dom
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.uuid
    if len(data4) != 16:
        raise invalid("remote_nonnull_domain.uuid", data4)
    put(_P_S_16siii(data4, s1.id, value.event, value.detail))


def unpack_remote_domain_event_lifecycle_msg(
    buf: bytes, pos: int
) -> tuple[RemoteDomainEventLifecycleMsg, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_domain.name padding", buf[end4:pos])
    else:
        pos = end4
    uuid5, id6, event7, detail8 = _U_S_16siii(buf, pos)
    pos += 28
    return RemoteDomainEventLifecycleMsg(
        RemoteNonnullDomain(name2, uuid5, id6), event7, detail8
    ), pos


class RemoteDomainEventCallbackLifecycleMsg(XdrStruct):
    """Struct ``remote_domain_event_callback_lifecycle_msg``."""

    __slots__ = ("callbackID", "msg")

    def __init__(self, callbackID: int, msg: RemoteDomainEventLifecycleMsg) -> None:
        self.callbackID = callbackID
        self.msg = msg


def pack_remote_domain_event_callback_lifecycle_msg(
    value: RemoteDomainEventCallbackLifecycleMsg, put: Put
) -> None:
    s1 = value.msg
    s2 = s1.dom
    data3 = s2.name.encode("utf-8", "surrogateescape")
    n4 = len(data3)
    if n4 > 4194304:
        raise too_long("remote_nonnull_domain.name", n4, 4194304)
    put(_P_S_iI(value.callbackID, n4))
    put(data3)
    if n4 & 3:
        put(PAD[n4 & 3])
    data5 = s2.uuid
    if len(data5) != 16:
        raise invalid("remote_nonnull_domain.uuid", data5)
    put(_P_S_16siii(data5, s2.id, s1.event, s1.detail))


def unpack_remote_domain_event_callback_lifecycle_msg(
    buf: bytes, pos: int
) -> tuple[RemoteDomainEventCallbackLifecycleMsg, int]:
    callbackID1, n5 = _U_S_iI(buf, pos)
    pos += 8
    if n5 > 4194304:
        raise too_long("remote_nonnull_domain.name", n5, 4194304)
    end6 = pos + n5
    name4 = buf[pos:end6].decode("utf-8", "surrogateescape")
    if n5 & 3:
        pos = end6 + 4 - (n5 & 3)
        if buf[end6:pos] != PAD[n5 & 3]:
            raise invalid("remote_nonnull_domain.name padding", buf[end6:pos])
    else:
        pos = end6
    uuid7, id8, event9, detail10 = _U_S_16siii(buf, pos)
    pos += 28
    return RemoteDomainEventCallbackLifecycleMsg(
        callbackID1,
        RemoteDomainEventLifecycleMsg(RemoteNonnullDomain(name4, uuid7, id8), event9, detail10),
    ), pos


class RemoteDomainEventRebootMsg(XdrStruct):
    """Struct ``remote_domain_event_reboot_msg``."""

    __slots__ = ("dom",)

    def __init__(self, dom: RemoteNonnullDomain) -> None:
        self.dom = dom


def pack_remote_domain_event_reboot_msg(value: RemoteDomainEventRebootMsg, put: Put) -> None:
    s1 = value.dom
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.uuid
    if len(data4) != 16:
        raise invalid("remote_nonnull_domain.uuid", data4)
    put(_P_S_16si(data4, s1.id))


def unpack_remote_domain_event_reboot_msg(
    buf: bytes, pos: int
) -> tuple[RemoteDomainEventRebootMsg, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_domain.name padding", buf[end4:pos])
    else:
        pos = end4
    uuid5, id6 = _U_S_16si(buf, pos)
    pos += 20
    return RemoteDomainEventRebootMsg(RemoteNonnullDomain(name2, uuid5, id6)), pos


class RemoteDomainEventCallbackRebootMsg(XdrStruct):
    """Struct ``remote_domain_event_callback_reboot_msg``."""

    __slots__ = ("callbackID", "msg")

    def __init__(self, callbackID: int, msg: RemoteDomainEventRebootMsg) -> None:
        self.callbackID = callbackID
        self.msg = msg


def pack_remote_domain_event_callback_reboot_msg(
    value: RemoteDomainEventCallbackRebootMsg, put: Put
) -> None:
    s1 = value.msg
    s2 = s1.dom
    data3 = s2.name.encode("utf-8", "surrogateescape")
    n4 = len(data3)
    if n4 > 4194304:
        raise too_long("remote_nonnull_domain.name", n4, 4194304)
    put(_P_S_iI(value.callbackID, n4))
    put(data3)
    if n4 & 3:
        put(PAD[n4 & 3])
    data5 = s2.uuid
    if len(data5) != 16:
        raise invalid("remote_nonnull_domain.uuid", data5)
    put(_P_S_16si(data5, s2.id))


def unpack_remote_domain_event_callback_reboot_msg(
    buf: bytes, pos: int
) -> tuple[RemoteDomainEventCallbackRebootMsg, int]:
    callbackID1, n5 = _U_S_iI(buf, pos)
    pos += 8
    if n5 > 4194304:
        raise too_long("remote_nonnull_domain.name", n5, 4194304)
    end6 = pos + n5
    name4 = buf[pos:end6].decode("utf-8", "surrogateescape")
    if n5 & 3:
        pos = end6 + 4 - (n5 & 3)
        if buf[end6:pos] != PAD[n5 & 3]:
            raise invalid("remote_nonnull_domain.name padding", buf[end6:pos])
    else:
        pos = end6
    uuid7, id8 = _U_S_16si(buf, pos)
    pos += 20
    return RemoteDomainEventCallbackRebootMsg(
        callbackID1, RemoteDomainEventRebootMsg(RemoteNonnullDomain(name4, uuid7, id8))
    ), pos


class RemoteDomainEventRtcChangeMsg(XdrStruct):
    """Struct ``remote_domain_event_rtc_change_msg``."""

    __slots__ = ("dom", "offset")

    def __init__(self, dom: RemoteNonnullDomain, offset: int) -> None:
        self.dom = dom
        self.offset = offset


def pack_remote_domain_event_rtc_change_msg(value: RemoteDomainEventRtcChangeMsg, put: Put) -> None:
    s1 = value.dom
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.uuid
    if len(data4) != 16:
        raise invalid("remote_nonnull_domain.uuid", data4)
    put(_P_S_16siq(data4, s1.id, value.offset))


def unpack_remote_domain_event_rtc_change_msg(
    buf: bytes, pos: int
) -> tuple[RemoteDomainEventRtcChangeMsg, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_domain.name padding", buf[end4:pos])
    else:
        pos = end4
    uuid5, id6, offset7 = _U_S_16siq(buf, pos)
    pos += 28
    return RemoteDomainEventRtcChangeMsg(RemoteNonnullDomain(name2, uuid5, id6), offset7), pos


class RemoteDomainEventCallbackRtcChangeMsg(XdrStruct):
    """Struct ``remote_domain_event_callback_rtc_change_msg``."""

    __slots__ = ("callbackID", "msg")

    def __init__(self, callbackID: int, msg: RemoteDomainEventRtcChangeMsg) -> None:
        self.callbackID = callbackID
        self.msg = msg


def pack_remote_domain_event_callback_rtc_change_msg(
    value: RemoteDomainEventCallbackRtcChangeMsg, put: Put
) -> None:
    s1 = value.msg
    s2 = s1.dom
    data3 = s2.name.encode("utf-8", "surrogateescape")
    n4 = len(data3)
    if n4 > 4194304:
        raise too_long("remote_nonnull_domain.name", n4, 4194304)
    put(_P_S_iI(value.callbackID, n4))
    put(data3)
    if n4 & 3:
        put(PAD[n4 & 3])
    data5 = s2.uuid
    if len(data5) != 16:
        raise invalid("remote_nonnull_domain.uuid", data5)
    put(_P_S_16siq(data5, s2.id, s1.offset))


def unpack_remote_domain_event_callback_rtc_change_msg(
    buf: bytes, pos: int
) -> tuple[RemoteDomainEventCallbackRtcChangeMsg, int]:
    callbackID1, n5 = _U_S_iI(buf, pos)
    pos += 8
    if n5 > 4194304:
        raise too_long("remote_nonnull_domain.name", n5, 4194304)
    end6 = pos + n5
    name4 = buf[pos:end6].decode("utf-8", "surrogateescape")
    if n5 & 3:
        pos = end6 + 4 - (n5 & 3)
        if buf[end6:pos] != PAD[n5 & 3]:
            raise invalid("remote_nonnull_domain.name padding", buf[end6:pos])
    else:
        pos = end6
    uuid7, id8, offset9 = _U_S_16siq(buf, pos)
    pos += 28
    return RemoteDomainEventCallbackRtcChangeMsg(
        callbackID1, RemoteDomainEventRtcChangeMsg(RemoteNonnullDomain(name4, uuid7, id8), offset9)
    ), pos


class RemoteDomainEventWatchdogMsg(XdrStruct):
    """Struct ``remote_domain_event_watchdog_msg``."""

    __slots__ = ("dom", "action")

    def __init__(self, dom: RemoteNonnullDomain, action: int) -> None:
        self.dom = dom
        self.action = action


def pack_remote_domain_event_watchdog_msg(value: RemoteDomainEventWatchdogMsg, put: Put) -> None:
    s1 = value.dom
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.uuid
    if len(data4) != 16:
        raise invalid("remote_nonnull_domain.uuid", data4)
    put(_P_S_16sii(data4, s1.id, value.action))


def unpack_remote_domain_event_watchdog_msg(
    buf: bytes, pos: int
) -> tuple[RemoteDomainEventWatchdogMsg, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_domain.name padding", buf[end4:pos])
    else:
        pos = end4
    uuid5, id6, action7 = _U_S_16sii(buf, pos)
    pos += 24
    return RemoteDomainEventWatchdogMsg(RemoteNonnullDomain(name2, uuid5, id6), action7), pos


class RemoteDomainEventCallbackWatchdogMsg(XdrStruct):
    """Struct ``remote_domain_event_callback_watchdog_msg``."""

    __slots__ = ("callbackID", "msg")

    def __init__(self, callbackID: int, msg: RemoteDomainEventWatchdogMsg) -> None:
        self.callbackID = callbackID
        self.msg = msg


def pack_remote_domain_event_callback_watchdog_msg(
    value: RemoteDomainEventCallbackWatchdogMsg, put: Put
) -> None:
    s1 = value.msg
    s2 = s1.dom
    data3 = s2.name.encode("utf-8", "surrogateescape")
    n4 = len(data3)
    if n4 > 4194304:
        raise too_long("remote_nonnull_domain.name", n4, 4194304)
    put(_P_S_iI(value.callbackID, n4))
    put(data3)
    if n4 & 3:
        put(PAD[n4 & 3])
    data5 = s2.uuid
    if len(data5) != 16:
        raise invalid("remote_nonnull_domain.uuid", data5)
    put(_P_S_16sii(data5, s2.id, s1.action))


def unpack_remote_domain_event_callback_watchdog_msg(
    buf: bytes, pos: int
) -> tuple[RemoteDomainEventCallbackWatchdogMsg, int]:
    callbackID1, n5 = _U_S_iI(buf, pos)
    pos += 8
    if n5 > 4194304:
        raise too_long("remote_nonnull_domain.name", n5, 4194304)
    end6 = pos + n5
    name4 = buf[pos:end6].decode("utf-8", "surrogateescape")
    if n5 & 3:
        pos = end6 + 4 - (n5 & 3)
        if buf[end6:pos] != PAD[n5 & 3]:
            raise invalid("remote_nonnull_domain.name padding", buf[end6:pos])
    else:
        pos = end6
    uuid7, id8, action9 = _U_S_16sii(buf, pos)
    pos += 24
    return RemoteDomainEventCallbackWatchdogMsg(
        callbackID1, RemoteDomainEventWatchdogMsg(RemoteNonnullDomain(name4, uuid7, id8), action9)
    ), pos


class RemoteDomainEventIoErrorMsg(XdrStruct):
    """Struct ``remote_domain_event_io_error_msg``."""

    __slots__ = ("dom", "srcPath", "devAlias", "action")

    def __init__(self, dom: RemoteNonnullDomain, srcPath: str, devAlias: str, action: int) -> None:
        self.dom = dom
        self.srcPath = srcPath
        self.devAlias = devAlias
        self.action = action


def pack_remote_domain_event_io_error_msg(value: RemoteDomainEventIoErrorMsg, put: Put) -> None:
    s1 = value.dom
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.uuid
    if len(data4) != 16:
        raise invalid("remote_nonnull_domain.uuid", data4)
    data5 = value.srcPath.encode("utf-8", "surrogateescape")
    n6 = len(data5)
    if n6 > 4194304:
        raise too_long("remote_domain_event_io_error_msg.srcPath", n6, 4194304)
    put(_P_S_16siI(data4, s1.id, n6))
    put(data5)
    if n6 & 3:
        put(PAD[n6 & 3])
    data7 = value.devAlias.encode("utf-8", "surrogateescape")
    n8 = len(data7)
    if n8 > 4194304:
        raise too_long("remote_domain_event_io_error_msg.devAlias", n8, 4194304)
    put(_P_S_I(n8))
    put(data7)
    if n8 & 3:
        put(PAD[n8 & 3])
    put(_P_S_i(value.action))


def unpack_remote_domain_event_io_error_msg(
    buf: bytes, pos: int
) -> tuple[RemoteDomainEventIoErrorMsg, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_domain.name padding", buf[end4:pos])
    else:
        pos = end4
    uuid5, id6, n8 = _U_S_16siI(buf, pos)
    pos += 24
    if n8 > 4194304:
        raise too_long("remote_domain_event_io_error_msg.srcPath", n8, 4194304)
    end9 = pos + n8
    srcPath7 = buf[pos:end9].decode("utf-8", "surrogateescape")
    if n8 & 3:
        pos = end9 + 4 - (n8 & 3)
        if buf[end9:pos] != PAD[n8 & 3]:
            raise invalid("remote_domain_event_io_error_msg.srcPath padding", buf[end9:pos])
    else:
        pos = end9
    (n11,) = _U_S_I(buf, pos)
    pos += 4
    if n11 > 4194304:
        raise too_long("remote_domain_event_io_error_msg.devAlias", n11, 4194304)
    end12 = pos + n11
    devAlias10 = buf[pos:end12].decode("utf-8", "surrogateescape")
    if n11 & 3:
        pos = end12 + 4 - (n11 & 3)
        if buf[end12:pos] != PAD[n11 & 3]:
            raise invalid("remote_domain_event_io_error_msg.devAlias padding", buf[end12:pos])
    else:
        pos = end12
    (action13,) = _U_S_i(buf, pos)
    pos += 4
    return RemoteDomainEventIoErrorMsg(
        RemoteNonnullDomain(name2, uuid5, id6), srcPath7, devAlias10, action13
    ), pos


class RemoteDomainEventCallbackIoErrorMsg(XdrStruct):
    """Struct ``remote_domain_event_callback_io_error_msg``."""

    __slots__ = ("callbackID", "msg")

    def __init__(self, callbackID: int, msg: RemoteDomainEventIoErrorMsg) -> None:
        self.callbackID = callbackID
        self.msg = msg


def pack_remote_domain_event_callback_io_error_msg(
    value: RemoteDomainEventCallbackIoErrorMsg, put: Put
) -> None:
    s1 = value.msg
    s2 = s1.dom
    data3 = s2.name.encode("utf-8", "surrogateescape")
    n4 = len(data3)
    if n4 > 4194304:
        raise too_long("remote_nonnull_domain.name", n4, 4194304)
    put(_P_S_iI(value.callbackID, n4))
    put(data3)
    if n4 & 3:
        put(PAD[n4 & 3])
    data5 = s2.uuid
    if len(data5) != 16:
        raise invalid("remote_nonnull_domain.uuid", data5)
    data6 = s1.srcPath.encode("utf-8", "surrogateescape")
    n7 = len(data6)
    if n7 > 4194304:
        raise too_long("remote_domain_event_io_error_msg.srcPath", n7, 4194304)
    put(_P_S_16siI(data5, s2.id, n7))
    put(data6)
    if n7 & 3:
        put(PAD[n7 & 3])
    data8 = s1.devAlias.encode("utf-8", "surrogateescape")
    n9 = len(data8)
    if n9 > 4194304:
        raise too_long("remote_domain_event_io_error_msg.devAlias", n9, 4194304)
    put(_P_S_I(n9))
    put(data8)
    if n9 & 3:
        put(PAD[n9 & 3])
    put(_P_S_i(s1.action))


def unpack_remote_domain_event_callback_io_error_msg(
    buf: bytes, pos: int
) -> tuple[RemoteDomainEventCallbackIoErrorMsg, int]:
    callbackID1, n5 = _U_S_iI(buf, pos)
    pos += 8
    if n5 > 4194304:
        raise too_long("remote_nonnull_domain.name", n5, 4194304)
    end6 = pos + n5
    name4 = buf[pos:end6].decode("utf-8", "surrogateescape")
    if n5 & 3:
        pos = end6 + 4 - (n5 & 3)
        if buf[end6:pos] != PAD[n5 & 3]:
            raise invalid("remote_nonnull_domain.name padding", buf[end6:pos])
    else:
        pos = end6
    uuid7, id8, n10 = _U_S_16siI(buf, pos)
    pos += 24
    if n10 > 4194304:
        raise too_long("remote_domain_event_io_error_msg.srcPath", n10, 4194304)
    end11 = pos + n10
    srcPath9 = buf[pos:end11].decode("utf-8", "surrogateescape")
    if n10 & 3:
        pos = end11 + 4 - (n10 & 3)
        if buf[end11:pos] != PAD[n10 & 3]:
            raise invalid("remote_domain_event_io_error_msg.srcPath padding", buf[end11:pos])
    else:
        pos = end11
    (n13,) = _U_S_I(buf, pos)
    pos += 4
    if n13 > 4194304:
        raise too_long("remote_domain_event_io_error_msg.devAlias", n13, 4194304)
    end14 = pos + n13
    devAlias12 = buf[pos:end14].decode("utf-8", "surrogateescape")
    if n13 & 3:
        pos = end14 + 4 - (n13 & 3)
        if buf[end14:pos] != PAD[n13 & 3]:
            raise invalid("remote_domain_event_io_error_msg.devAlias padding", buf[end14:pos])
    else:
        pos = end14
    (action15,) = _U_S_i(buf, pos)
    pos += 4
    return RemoteDomainEventCallbackIoErrorMsg(
        callbackID1,
        RemoteDomainEventIoErrorMsg(
            RemoteNonnullDomain(name4, uuid7, id8), srcPath9, devAlias12, action15
        ),
    ), pos


class RemoteDomainEventIoErrorReasonMsg(XdrStruct):
    """Struct ``remote_domain_event_io_error_reason_msg``."""

    __slots__ = ("dom", "srcPath", "devAlias", "action", "reason")

    def __init__(
        self, dom: RemoteNonnullDomain, srcPath: str, devAlias: str, action: int, reason: str
    ) -> None:
        self.dom = dom
        self.srcPath = srcPath
        self.devAlias = devAlias
        self.action = action
        self.reason = reason


def pack_remote_domain_event_io_error_reason_msg(
    value: RemoteDomainEventIoErrorReasonMsg, put: Put
) -> None:
    s1 = value.dom
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.uuid
    if len(data4) != 16:
        raise invalid("remote_nonnull_domain.uuid", data4)
    data5 = value.srcPath.encode("utf-8", "surrogateescape")
    n6 = len(data5)
    if n6 > 4194304:
        raise too_long("remote_domain_event_io_error_reason_msg.srcPath", n6, 4194304)
    put(_P_S_16siI(data4, s1.id, n6))
    put(data5)
    if n6 & 3:
        put(PAD[n6 & 3])
    data7 = value.devAlias.encode("utf-8", "surrogateescape")
    n8 = len(data7)
    if n8 > 4194304:
        raise too_long("remote_domain_event_io_error_reason_msg.devAlias", n8, 4194304)
    put(_P_S_I(n8))
    put(data7)
    if n8 & 3:
        put(PAD[n8 & 3])
    data9 = value.reason.encode("utf-8", "surrogateescape")
    n10 = len(data9)
    if n10 > 4194304:
        raise too_long("remote_domain_event_io_error_reason_msg.reason", n10, 4194304)
    put(_P_S_iI(value.action, n10))
    put(data9)
    if n10 & 3:
        put(PAD[n10 & 3])


def unpack_remote_domain_event_io_error_reason_msg(
    buf: bytes, pos: int
) -> tuple[RemoteDomainEventIoErrorReasonMsg, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_domain.name padding", buf[end4:pos])
    else:
        pos = end4
    uuid5, id6, n8 = _U_S_16siI(buf, pos)
    pos += 24
    if n8 > 4194304:
        raise too_long("remote_domain_event_io_error_reason_msg.srcPath", n8, 4194304)
    end9 = pos + n8
    srcPath7 = buf[pos:end9].decode("utf-8", "surrogateescape")
    if n8 & 3:
        pos = end9 + 4 - (n8 & 3)
        if buf[end9:pos] != PAD[n8 & 3]:
            raise invalid("remote_domain_event_io_error_reason_msg.srcPath padding", buf[end9:pos])
    else:
        pos = end9
    (n11,) = _U_S_I(buf, pos)
    pos += 4
    if n11 > 4194304:
        raise too_long("remote_domain_event_io_error_reason_msg.devAlias", n11, 4194304)
    end12 = pos + n11
    devAlias10 = buf[pos:end12].decode("utf-8", "surrogateescape")
    if n11 & 3:
        pos = end12 + 4 - (n11 & 3)
        if buf[end12:pos] != PAD[n11 & 3]:
            raise invalid(
                "remote_domain_event_io_error_reason_msg.devAlias padding", buf[end12:pos]
            )
    else:
        pos = end12
    action13, n15 = _U_S_iI(buf, pos)
    pos += 8
    if n15 > 4194304:
        raise too_long("remote_domain_event_io_error_reason_msg.reason", n15, 4194304)
    end16 = pos + n15
    reason14 = buf[pos:end16].decode("utf-8", "surrogateescape")
    if n15 & 3:
        pos = end16 + 4 - (n15 & 3)
        if buf[end16:pos] != PAD[n15 & 3]:
            raise invalid("remote_domain_event_io_error_reason_msg.reason padding", buf[end16:pos])
    else:
        pos = end16
    return RemoteDomainEventIoErrorReasonMsg(
        RemoteNonnullDomain(name2, uuid5, id6), srcPath7, devAlias10, action13, reason14
    ), pos


class RemoteDomainEventCallbackIoErrorReasonMsg(XdrStruct):
    """Struct ``remote_domain_event_callback_io_error_reason_msg``."""

    __slots__ = ("callbackID", "msg")

    def __init__(self, callbackID: int, msg: RemoteDomainEventIoErrorReasonMsg) -> None:
        self.callbackID = callbackID
        self.msg = msg


def pack_remote_domain_event_callback_io_error_reason_msg(
    value: RemoteDomainEventCallbackIoErrorReasonMsg, put: Put
) -> None:
    put(_P_S_i(value.callbackID))
    pack_remote_domain_event_io_error_reason_msg(value.msg, put)


def unpack_remote_domain_event_callback_io_error_reason_msg(
    buf: bytes, pos: int
) -> tuple[RemoteDomainEventCallbackIoErrorReasonMsg, int]:
    (callbackID1,) = _U_S_i(buf, pos)
    pos += 4
    msg2, pos = unpack_remote_domain_event_io_error_reason_msg(buf, pos)
    return RemoteDomainEventCallbackIoErrorReasonMsg(callbackID1, msg2), pos


class RemoteDomainEventGraphicsAddress(XdrStruct):
    """Struct ``remote_domain_event_graphics_address``."""

    __slots__ = ("family", "node", "service")

    def __init__(self, family: int, node: str, service: str) -> None:
        self.family = family
        self.node = node
        self.service = service


def pack_remote_domain_event_graphics_address(
    value: RemoteDomainEventGraphicsAddress, put: Put
) -> None:
    data1 = value.node.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_domain_event_graphics_address.node", n2, 4194304)
    put(_P_S_iI(value.family, n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])
    data3 = value.service.encode("utf-8", "surrogateescape")
    n4 = len(data3)
    if n4 > 4194304:
        raise too_long("remote_domain_event_graphics_address.service", n4, 4194304)
    put(_P_S_I(n4))
    put(data3)
    if n4 & 3:
        put(PAD[n4 & 3])


def unpack_remote_domain_event_graphics_address(
    buf: bytes, pos: int
) -> tuple[RemoteDomainEventGraphicsAddress, int]:
    family1, n3 = _U_S_iI(buf, pos)
    pos += 8
    if n3 > 4194304:
        raise too_long("remote_domain_event_graphics_address.node", n3, 4194304)
    end4 = pos + n3
    node2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_domain_event_graphics_address.node padding", buf[end4:pos])
    else:
        pos = end4
    (n6,) = _U_S_I(buf, pos)
    pos += 4
    if n6 > 4194304:
        raise too_long("remote_domain_event_graphics_address.service", n6, 4194304)
    end7 = pos + n6
    service5 = buf[pos:end7].decode("utf-8", "surrogateescape")
    if n6 & 3:
        pos = end7 + 4 - (n6 & 3)
        if buf[end7:pos] != PAD[n6 & 3]:
            raise invalid("remote_domain_event_graphics_address.service padding", buf[end7:pos])
    else:
        pos = end7
    return RemoteDomainEventGraphicsAddress(family1, node2, service5), pos


class RemoteDomainEventGraphicsIdentity(XdrStruct):
    """Struct ``remote_domain_event_graphics_identity``."""

    __slots__ = ("type", "name")

    def __init__(self, type: str, name: str) -> None:
        self.type = type
        self.name = name


def pack_remote_domain_event_graphics_identity(
    value: RemoteDomainEventGraphicsIdentity, put: Put
) -> None:
    data1 = value.type.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_domain_event_graphics_identity.type", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])
    data3 = value.name.encode("utf-8", "surrogateescape")
    n4 = len(data3)
    if n4 > 4194304:
        raise too_long("remote_domain_event_graphics_identity.name", n4, 4194304)
    put(_P_S_I(n4))
    put(data3)
    if n4 & 3:
        put(PAD[n4 & 3])


def unpack_remote_domain_event_graphics_identity(
    buf: bytes, pos: int
) -> tuple[RemoteDomainEventGraphicsIdentity, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_domain_event_graphics_identity.type", n2, 4194304)
    end3 = pos + n2
    type1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("remote_domain_event_graphics_identity.type padding", buf[end3:pos])
    else:
        pos = end3
    (n5,) = _U_S_I(buf, pos)
    pos += 4
    if n5 > 4194304:
        raise too_long("remote_domain_event_graphics_identity.name", n5, 4194304)
    end6 = pos + n5
    name4 = buf[pos:end6].decode("utf-8", "surrogateescape")
    if n5 & 3:
        pos = end6 + 4 - (n5 & 3)
        if buf[end6:pos] != PAD[n5 & 3]:
            raise invalid("remote_domain_event_graphics_identity.name padding", buf[end6:pos])
    else:
        pos = end6
    return RemoteDomainEventGraphicsIdentity(type1, name4), pos


def pack_list_remote_domain_event_graphics_identity(
    items: Sequence[RemoteDomainEventGraphicsIdentity], put: Put
) -> None:
    if isinstance(items, PacksItself):
        items.pack(put)
        return
    for item in items:
        data1 = item.type.encode("utf-8", "surrogateescape")
        n2 = len(data1)
        if n2 > 4194304:
            raise too_long("remote_domain_event_graphics_identity.type", n2, 4194304)
        put(_P_S_I(n2))
        put(data1)
        if n2 & 3:
            put(PAD[n2 & 3])
        data3 = item.name.encode("utf-8", "surrogateescape")
        n4 = len(data3)
        if n4 > 4194304:
            raise too_long("remote_domain_event_graphics_identity.name", n4, 4194304)
        put(_P_S_I(n4))
        put(data3)
        if n4 & 3:
            put(PAD[n4 & 3])


def unpack_list_remote_domain_event_graphics_identity(
    buf: bytes, pos: int, count: int
) -> tuple[list[RemoteDomainEventGraphicsIdentity], int]:
    items: list[RemoteDomainEventGraphicsIdentity] = []
    append = items.append
    new = object.__new__
    for _ in range(count):
        (n2,) = _U_S_I(buf, pos)
        pos += 4
        if n2 > 4194304:
            raise too_long("remote_domain_event_graphics_identity.type", n2, 4194304)
        end3 = pos + n2
        type1 = buf[pos:end3].decode("utf-8", "surrogateescape")
        if n2 & 3:
            pos = end3 + 4 - (n2 & 3)
            if buf[end3:pos] != PAD[n2 & 3]:
                raise invalid("remote_domain_event_graphics_identity.type padding", buf[end3:pos])
        else:
            pos = end3
        (n5,) = _U_S_I(buf, pos)
        pos += 4
        if n5 > 4194304:
            raise too_long("remote_domain_event_graphics_identity.name", n5, 4194304)
        end6 = pos + n5
        name4 = buf[pos:end6].decode("utf-8", "surrogateescape")
        if n5 & 3:
            pos = end6 + 4 - (n5 & 3)
            if buf[end6:pos] != PAD[n5 & 3]:
                raise invalid("remote_domain_event_graphics_identity.name padding", buf[end6:pos])
        else:
            pos = end6
        made7 = new(RemoteDomainEventGraphicsIdentity)
        made7.type = type1
        made7.name = name4
        append(made7)
    return items, pos


class RemoteDomainEventGraphicsMsg(XdrStruct):
    """Struct ``remote_domain_event_graphics_msg``."""

    __slots__ = ("dom", "phase", "local", "remote", "authScheme", "subject")

    def __init__(
        self,
        dom: RemoteNonnullDomain,
        phase: int,
        local: RemoteDomainEventGraphicsAddress,
        remote: RemoteDomainEventGraphicsAddress,
        authScheme: str,
        subject: Sequence[RemoteDomainEventGraphicsIdentity],
    ) -> None:
        self.dom = dom
        self.phase = phase
        self.local = local
        self.remote = remote
        self.authScheme = authScheme
        self.subject = subject


def pack_remote_domain_event_graphics_msg(value: RemoteDomainEventGraphicsMsg, put: Put) -> None:
    s1 = value.dom
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.uuid
    if len(data4) != 16:
        raise invalid("remote_nonnull_domain.uuid", data4)
    s5 = value.local
    data6 = s5.node.encode("utf-8", "surrogateescape")
    n7 = len(data6)
    if n7 > 4194304:
        raise too_long("remote_domain_event_graphics_address.node", n7, 4194304)
    put(_P_S_16siiiI(data4, s1.id, value.phase, s5.family, n7))
    put(data6)
    if n7 & 3:
        put(PAD[n7 & 3])
    data8 = s5.service.encode("utf-8", "surrogateescape")
    n9 = len(data8)
    if n9 > 4194304:
        raise too_long("remote_domain_event_graphics_address.service", n9, 4194304)
    put(_P_S_I(n9))
    put(data8)
    if n9 & 3:
        put(PAD[n9 & 3])
    s10 = value.remote
    data11 = s10.node.encode("utf-8", "surrogateescape")
    n12 = len(data11)
    if n12 > 4194304:
        raise too_long("remote_domain_event_graphics_address.node", n12, 4194304)
    put(_P_S_iI(s10.family, n12))
    put(data11)
    if n12 & 3:
        put(PAD[n12 & 3])
    data13 = s10.service.encode("utf-8", "surrogateescape")
    n14 = len(data13)
    if n14 > 4194304:
        raise too_long("remote_domain_event_graphics_address.service", n14, 4194304)
    put(_P_S_I(n14))
    put(data13)
    if n14 & 3:
        put(PAD[n14 & 3])
    data15 = value.authScheme.encode("utf-8", "surrogateescape")
    n16 = len(data15)
    if n16 > 4194304:
        raise too_long("remote_domain_event_graphics_msg.authScheme", n16, 4194304)
    put(_P_S_I(n16))
    put(data15)
    if n16 & 3:
        put(PAD[n16 & 3])
    items17 = value.subject
    n18 = len(items17)
    if n18 > 20:
        raise too_long("remote_domain_event_graphics_msg.subject", n18, 20)
    put(_P_S_I(n18))
    pack_list_remote_domain_event_graphics_identity(items17, put)


def unpack_remote_domain_event_graphics_msg(
    buf: bytes, pos: int
) -> tuple[RemoteDomainEventGraphicsMsg, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_domain.name padding", buf[end4:pos])
    else:
        pos = end4
    uuid5, id6, phase7, family9, n11 = _U_S_16siiiI(buf, pos)
    pos += 32
    if n11 > 4194304:
        raise too_long("remote_domain_event_graphics_address.node", n11, 4194304)
    end12 = pos + n11
    node10 = buf[pos:end12].decode("utf-8", "surrogateescape")
    if n11 & 3:
        pos = end12 + 4 - (n11 & 3)
        if buf[end12:pos] != PAD[n11 & 3]:
            raise invalid("remote_domain_event_graphics_address.node padding", buf[end12:pos])
    else:
        pos = end12
    (n14,) = _U_S_I(buf, pos)
    pos += 4
    if n14 > 4194304:
        raise too_long("remote_domain_event_graphics_address.service", n14, 4194304)
    end15 = pos + n14
    service13 = buf[pos:end15].decode("utf-8", "surrogateescape")
    if n14 & 3:
        pos = end15 + 4 - (n14 & 3)
        if buf[end15:pos] != PAD[n14 & 3]:
            raise invalid("remote_domain_event_graphics_address.service padding", buf[end15:pos])
    else:
        pos = end15
    family17, n19 = _U_S_iI(buf, pos)
    pos += 8
    if n19 > 4194304:
        raise too_long("remote_domain_event_graphics_address.node", n19, 4194304)
    end20 = pos + n19
    node18 = buf[pos:end20].decode("utf-8", "surrogateescape")
    if n19 & 3:
        pos = end20 + 4 - (n19 & 3)
        if buf[end20:pos] != PAD[n19 & 3]:
            raise invalid("remote_domain_event_graphics_address.node padding", buf[end20:pos])
    else:
        pos = end20
    (n22,) = _U_S_I(buf, pos)
    pos += 4
    if n22 > 4194304:
        raise too_long("remote_domain_event_graphics_address.service", n22, 4194304)
    end23 = pos + n22
    service21 = buf[pos:end23].decode("utf-8", "surrogateescape")
    if n22 & 3:
        pos = end23 + 4 - (n22 & 3)
        if buf[end23:pos] != PAD[n22 & 3]:
            raise invalid("remote_domain_event_graphics_address.service padding", buf[end23:pos])
    else:
        pos = end23
    (n25,) = _U_S_I(buf, pos)
    pos += 4
    if n25 > 4194304:
        raise too_long("remote_domain_event_graphics_msg.authScheme", n25, 4194304)
    end26 = pos + n25
    authScheme24 = buf[pos:end26].decode("utf-8", "surrogateescape")
    if n25 & 3:
        pos = end26 + 4 - (n25 & 3)
        if buf[end26:pos] != PAD[n25 & 3]:
            raise invalid("remote_domain_event_graphics_msg.authScheme padding", buf[end26:pos])
    else:
        pos = end26
    (n28,) = _U_S_I(buf, pos)
    pos += 4
    if n28 > 20:
        raise too_long("remote_domain_event_graphics_msg.subject", n28, 20)
    if n28 * 8 > len(buf) - pos:
        raise invalid("remote_domain_event_graphics_msg.subject count", n28)
    subject27, pos = unpack_list_remote_domain_event_graphics_identity(buf, pos, n28)
    return RemoteDomainEventGraphicsMsg(
        RemoteNonnullDomain(name2, uuid5, id6),
        phase7,
        RemoteDomainEventGraphicsAddress(family9, node10, service13),
        RemoteDomainEventGraphicsAddress(family17, node18, service21),
        authScheme24,
        subject27,
    ), pos


class RemoteDomainEventCallbackGraphicsMsg(XdrStruct):
    """Struct ``remote_domain_event_callback_graphics_msg``."""

    __slots__ = ("callbackID", "msg")

    def __init__(self, callbackID: int, msg: RemoteDomainEventGraphicsMsg) -> None:
        self.callbackID = callbackID
        self.msg = msg


def pack_remote_domain_event_callback_graphics_msg(
    value: RemoteDomainEventCallbackGraphicsMsg, put: Put
) -> None:
    put(_P_S_i(value.callbackID))
    pack_remote_domain_event_graphics_msg(value.msg, put)


def unpack_remote_domain_event_callback_graphics_msg(
    buf: bytes, pos: int
) -> tuple[RemoteDomainEventCallbackGraphicsMsg, int]:
    (callbackID1,) = _U_S_i(buf, pos)
    pos += 4
    msg2, pos = unpack_remote_domain_event_graphics_msg(buf, pos)
    return RemoteDomainEventCallbackGraphicsMsg(callbackID1, msg2), pos


class RemoteDomainEventBlockJobMsg(XdrStruct):
    """Struct ``remote_domain_event_block_job_msg``."""

    __slots__ = ("dom", "path", "type", "status")

    def __init__(self, dom: RemoteNonnullDomain, path: str, type: int, status: int) -> None:
        self.dom = dom
        self.path = path
        self.type = type
        self.status = status


def pack_remote_domain_event_block_job_msg(value: RemoteDomainEventBlockJobMsg, put: Put) -> None:
    s1 = value.dom
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.uuid
    if len(data4) != 16:
        raise invalid("remote_nonnull_domain.uuid", data4)
    data5 = value.path.encode("utf-8", "surrogateescape")
    n6 = len(data5)
    if n6 > 4194304:
        raise too_long("remote_domain_event_block_job_msg.path", n6, 4194304)
    put(_P_S_16siI(data4, s1.id, n6))
    put(data5)
    if n6 & 3:
        put(PAD[n6 & 3])
    put(_P_S_ii(value.type, value.status))


def unpack_remote_domain_event_block_job_msg(
    buf: bytes, pos: int
) -> tuple[RemoteDomainEventBlockJobMsg, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_domain.name padding", buf[end4:pos])
    else:
        pos = end4
    uuid5, id6, n8 = _U_S_16siI(buf, pos)
    pos += 24
    if n8 > 4194304:
        raise too_long("remote_domain_event_block_job_msg.path", n8, 4194304)
    end9 = pos + n8
    path7 = buf[pos:end9].decode("utf-8", "surrogateescape")
    if n8 & 3:
        pos = end9 + 4 - (n8 & 3)
        if buf[end9:pos] != PAD[n8 & 3]:
            raise invalid("remote_domain_event_block_job_msg.path padding", buf[end9:pos])
    else:
        pos = end9
    type10, status11 = _U_S_ii(buf, pos)
    pos += 8
    return RemoteDomainEventBlockJobMsg(
        RemoteNonnullDomain(name2, uuid5, id6), path7, type10, status11
    ), pos


class RemoteDomainEventCallbackBlockJobMsg(XdrStruct):
    """Struct ``remote_domain_event_callback_block_job_msg``."""

    __slots__ = ("callbackID", "msg")

    def __init__(self, callbackID: int, msg: RemoteDomainEventBlockJobMsg) -> None:
        self.callbackID = callbackID
        self.msg = msg


def pack_remote_domain_event_callback_block_job_msg(
    value: RemoteDomainEventCallbackBlockJobMsg, put: Put
) -> None:
    s1 = value.msg
    s2 = s1.dom
    data3 = s2.name.encode("utf-8", "surrogateescape")
    n4 = len(data3)
    if n4 > 4194304:
        raise too_long("remote_nonnull_domain.name", n4, 4194304)
    put(_P_S_iI(value.callbackID, n4))
    put(data3)
    if n4 & 3:
        put(PAD[n4 & 3])
    data5 = s2.uuid
    if len(data5) != 16:
        raise invalid("remote_nonnull_domain.uuid", data5)
    data6 = s1.path.encode("utf-8", "surrogateescape")
    n7 = len(data6)
    if n7 > 4194304:
        raise too_long("remote_domain_event_block_job_msg.path", n7, 4194304)
    put(_P_S_16siI(data5, s2.id, n7))
    put(data6)
    if n7 & 3:
        put(PAD[n7 & 3])
    put(_P_S_ii(s1.type, s1.status))


def unpack_remote_domain_event_callback_block_job_msg(
    buf: bytes, pos: int
) -> tuple[RemoteDomainEventCallbackBlockJobMsg, int]:
    callbackID1, n5 = _U_S_iI(buf, pos)
    pos += 8
    if n5 > 4194304:
        raise too_long("remote_nonnull_domain.name", n5, 4194304)
    end6 = pos + n5
    name4 = buf[pos:end6].decode("utf-8", "surrogateescape")
    if n5 & 3:
        pos = end6 + 4 - (n5 & 3)
        if buf[end6:pos] != PAD[n5 & 3]:
            raise invalid("remote_nonnull_domain.name padding", buf[end6:pos])
    else:
        pos = end6
    uuid7, id8, n10 = _U_S_16siI(buf, pos)
    pos += 24
    if n10 > 4194304:
        raise too_long("remote_domain_event_block_job_msg.path", n10, 4194304)
    end11 = pos + n10
    path9 = buf[pos:end11].decode("utf-8", "surrogateescape")
    if n10 & 3:
        pos = end11 + 4 - (n10 & 3)
        if buf[end11:pos] != PAD[n10 & 3]:
            raise invalid("remote_domain_event_block_job_msg.path padding", buf[end11:pos])
    else:
        pos = end11
    type12, status13 = _U_S_ii(buf, pos)
    pos += 8
    return RemoteDomainEventCallbackBlockJobMsg(
        callbackID1,
        RemoteDomainEventBlockJobMsg(
            RemoteNonnullDomain(name4, uuid7, id8), path9, type12, status13
        ),
    ), pos


class RemoteDomainEventDiskChangeMsg(XdrStruct):
    """Struct ``remote_domain_event_disk_change_msg``."""

    __slots__ = ("dom", "oldSrcPath", "newSrcPath", "devAlias", "reason")

    def __init__(
        self,
        dom: RemoteNonnullDomain,
        oldSrcPath: str | None,
        newSrcPath: str | None,
        devAlias: str,
        reason: int,
    ) -> None:
        self.dom = dom
        self.oldSrcPath = oldSrcPath
        self.newSrcPath = newSrcPath
        self.devAlias = devAlias
        self.reason = reason


def pack_remote_domain_event_disk_change_msg(
    value: RemoteDomainEventDiskChangeMsg, put: Put
) -> None:
    s1 = value.dom
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.uuid
    if len(data4) != 16:
        raise invalid("remote_nonnull_domain.uuid", data4)
    value5 = value.oldSrcPath
    put(_P_S_16si(data4, s1.id))
    if value5 is None:
        put(_ZERO)
    else:
        data6 = value5.encode("utf-8", "surrogateescape")
        n7 = len(data6)
        if n7 > 4194304:
            raise too_long("remote_domain_event_disk_change_msg.oldSrcPath", n7, 4194304)
        put(_P_S_II(1, n7))
        put(data6)
        if n7 & 3:
            put(PAD[n7 & 3])
    value8 = value.newSrcPath
    if value8 is None:
        put(_ZERO)
    else:
        data9 = value8.encode("utf-8", "surrogateescape")
        n10 = len(data9)
        if n10 > 4194304:
            raise too_long("remote_domain_event_disk_change_msg.newSrcPath", n10, 4194304)
        put(_P_S_II(1, n10))
        put(data9)
        if n10 & 3:
            put(PAD[n10 & 3])
    data11 = value.devAlias.encode("utf-8", "surrogateescape")
    n12 = len(data11)
    if n12 > 4194304:
        raise too_long("remote_domain_event_disk_change_msg.devAlias", n12, 4194304)
    put(_P_S_I(n12))
    put(data11)
    if n12 & 3:
        put(PAD[n12 & 3])
    put(_P_S_i(value.reason))


def unpack_remote_domain_event_disk_change_msg(
    buf: bytes, pos: int
) -> tuple[RemoteDomainEventDiskChangeMsg, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_domain.name padding", buf[end4:pos])
    else:
        pos = end4
    uuid5, id6, has8 = _U_S_16siI(buf, pos)
    pos += 24
    if has8 == 1:
        (n10,) = _U_S_I(buf, pos)
        pos += 4
        if n10 > 4194304:
            raise too_long("remote_domain_event_disk_change_msg.oldSrcPath", n10, 4194304)
        end11 = pos + n10
        oldSrcPath9 = buf[pos:end11].decode("utf-8", "surrogateescape")
        if n10 & 3:
            pos = end11 + 4 - (n10 & 3)
            if buf[end11:pos] != PAD[n10 & 3]:
                raise invalid(
                    "remote_domain_event_disk_change_msg.oldSrcPath padding", buf[end11:pos]
                )
        else:
            pos = end11
        oldSrcPath7 = oldSrcPath9
    elif has8 == 0:
        oldSrcPath7 = None
    else:
        raise invalid("remote_domain_event_disk_change_msg.oldSrcPath", has8)
    (has13,) = _U_S_I(buf, pos)
    pos += 4
    if has13 == 1:
        (n15,) = _U_S_I(buf, pos)
        pos += 4
        if n15 > 4194304:
            raise too_long("remote_domain_event_disk_change_msg.newSrcPath", n15, 4194304)
        end16 = pos + n15
        newSrcPath14 = buf[pos:end16].decode("utf-8", "surrogateescape")
        if n15 & 3:
            pos = end16 + 4 - (n15 & 3)
            if buf[end16:pos] != PAD[n15 & 3]:
                raise invalid(
                    "remote_domain_event_disk_change_msg.newSrcPath padding", buf[end16:pos]
                )
        else:
            pos = end16
        newSrcPath12 = newSrcPath14
    elif has13 == 0:
        newSrcPath12 = None
    else:
        raise invalid("remote_domain_event_disk_change_msg.newSrcPath", has13)
    (n18,) = _U_S_I(buf, pos)
    pos += 4
    if n18 > 4194304:
        raise too_long("remote_domain_event_disk_change_msg.devAlias", n18, 4194304)
    end19 = pos + n18
    devAlias17 = buf[pos:end19].decode("utf-8", "surrogateescape")
    if n18 & 3:
        pos = end19 + 4 - (n18 & 3)
        if buf[end19:pos] != PAD[n18 & 3]:
            raise invalid("remote_domain_event_disk_change_msg.devAlias padding", buf[end19:pos])
    else:
        pos = end19
    (reason20,) = _U_S_i(buf, pos)
    pos += 4
    return RemoteDomainEventDiskChangeMsg(
        RemoteNonnullDomain(name2, uuid5, id6), oldSrcPath7, newSrcPath12, devAlias17, reason20
    ), pos


class RemoteDomainEventCallbackDiskChangeMsg(XdrStruct):
    """Struct ``remote_domain_event_callback_disk_change_msg``."""

    __slots__ = ("callbackID", "msg")

    def __init__(self, callbackID: int, msg: RemoteDomainEventDiskChangeMsg) -> None:
        self.callbackID = callbackID
        self.msg = msg


def pack_remote_domain_event_callback_disk_change_msg(
    value: RemoteDomainEventCallbackDiskChangeMsg, put: Put
) -> None:
    put(_P_S_i(value.callbackID))
    pack_remote_domain_event_disk_change_msg(value.msg, put)


def unpack_remote_domain_event_callback_disk_change_msg(
    buf: bytes, pos: int
) -> tuple[RemoteDomainEventCallbackDiskChangeMsg, int]:
    (callbackID1,) = _U_S_i(buf, pos)
    pos += 4
    msg2, pos = unpack_remote_domain_event_disk_change_msg(buf, pos)
    return RemoteDomainEventCallbackDiskChangeMsg(callbackID1, msg2), pos


class RemoteDomainEventTrayChangeMsg(XdrStruct):
    """Struct ``remote_domain_event_tray_change_msg``."""

    __slots__ = ("dom", "devAlias", "reason")

    def __init__(self, dom: RemoteNonnullDomain, devAlias: str, reason: int) -> None:
        self.dom = dom
        self.devAlias = devAlias
        self.reason = reason


def pack_remote_domain_event_tray_change_msg(
    value: RemoteDomainEventTrayChangeMsg, put: Put
) -> None:
    s1 = value.dom
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.uuid
    if len(data4) != 16:
        raise invalid("remote_nonnull_domain.uuid", data4)
    data5 = value.devAlias.encode("utf-8", "surrogateescape")
    n6 = len(data5)
    if n6 > 4194304:
        raise too_long("remote_domain_event_tray_change_msg.devAlias", n6, 4194304)
    put(_P_S_16siI(data4, s1.id, n6))
    put(data5)
    if n6 & 3:
        put(PAD[n6 & 3])
    put(_P_S_i(value.reason))


def unpack_remote_domain_event_tray_change_msg(
    buf: bytes, pos: int
) -> tuple[RemoteDomainEventTrayChangeMsg, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_domain.name padding", buf[end4:pos])
    else:
        pos = end4
    uuid5, id6, n8 = _U_S_16siI(buf, pos)
    pos += 24
    if n8 > 4194304:
        raise too_long("remote_domain_event_tray_change_msg.devAlias", n8, 4194304)
    end9 = pos + n8
    devAlias7 = buf[pos:end9].decode("utf-8", "surrogateescape")
    if n8 & 3:
        pos = end9 + 4 - (n8 & 3)
        if buf[end9:pos] != PAD[n8 & 3]:
            raise invalid("remote_domain_event_tray_change_msg.devAlias padding", buf[end9:pos])
    else:
        pos = end9
    (reason10,) = _U_S_i(buf, pos)
    pos += 4
    return RemoteDomainEventTrayChangeMsg(
        RemoteNonnullDomain(name2, uuid5, id6), devAlias7, reason10
    ), pos


class RemoteDomainEventCallbackTrayChangeMsg(XdrStruct):
    """Struct ``remote_domain_event_callback_tray_change_msg``."""

    __slots__ = ("callbackID", "msg")

    def __init__(self, callbackID: int, msg: RemoteDomainEventTrayChangeMsg) -> None:
        self.callbackID = callbackID
        self.msg = msg


def pack_remote_domain_event_callback_tray_change_msg(
    value: RemoteDomainEventCallbackTrayChangeMsg, put: Put
) -> None:
    s1 = value.msg
    s2 = s1.dom
    data3 = s2.name.encode("utf-8", "surrogateescape")
    n4 = len(data3)
    if n4 > 4194304:
        raise too_long("remote_nonnull_domain.name", n4, 4194304)
    put(_P_S_iI(value.callbackID, n4))
    put(data3)
    if n4 & 3:
        put(PAD[n4 & 3])
    data5 = s2.uuid
    if len(data5) != 16:
        raise invalid("remote_nonnull_domain.uuid", data5)
    data6 = s1.devAlias.encode("utf-8", "surrogateescape")
    n7 = len(data6)
    if n7 > 4194304:
        raise too_long("remote_domain_event_tray_change_msg.devAlias", n7, 4194304)
    put(_P_S_16siI(data5, s2.id, n7))
    put(data6)
    if n7 & 3:
        put(PAD[n7 & 3])
    put(_P_S_i(s1.reason))


def unpack_remote_domain_event_callback_tray_change_msg(
    buf: bytes, pos: int
) -> tuple[RemoteDomainEventCallbackTrayChangeMsg, int]:
    callbackID1, n5 = _U_S_iI(buf, pos)
    pos += 8
    if n5 > 4194304:
        raise too_long("remote_nonnull_domain.name", n5, 4194304)
    end6 = pos + n5
    name4 = buf[pos:end6].decode("utf-8", "surrogateescape")
    if n5 & 3:
        pos = end6 + 4 - (n5 & 3)
        if buf[end6:pos] != PAD[n5 & 3]:
            raise invalid("remote_nonnull_domain.name padding", buf[end6:pos])
    else:
        pos = end6
    uuid7, id8, n10 = _U_S_16siI(buf, pos)
    pos += 24
    if n10 > 4194304:
        raise too_long("remote_domain_event_tray_change_msg.devAlias", n10, 4194304)
    end11 = pos + n10
    devAlias9 = buf[pos:end11].decode("utf-8", "surrogateescape")
    if n10 & 3:
        pos = end11 + 4 - (n10 & 3)
        if buf[end11:pos] != PAD[n10 & 3]:
            raise invalid("remote_domain_event_tray_change_msg.devAlias padding", buf[end11:pos])
    else:
        pos = end11
    (reason12,) = _U_S_i(buf, pos)
    pos += 4
    return RemoteDomainEventCallbackTrayChangeMsg(
        callbackID1,
        RemoteDomainEventTrayChangeMsg(RemoteNonnullDomain(name4, uuid7, id8), devAlias9, reason12),
    ), pos


class RemoteDomainEventPmwakeupMsg(XdrStruct):
    """Struct ``remote_domain_event_pmwakeup_msg``."""

    __slots__ = ("dom",)

    def __init__(self, dom: RemoteNonnullDomain) -> None:
        self.dom = dom


def pack_remote_domain_event_pmwakeup_msg(value: RemoteDomainEventPmwakeupMsg, put: Put) -> None:
    s1 = value.dom
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.uuid
    if len(data4) != 16:
        raise invalid("remote_nonnull_domain.uuid", data4)
    put(_P_S_16si(data4, s1.id))


def unpack_remote_domain_event_pmwakeup_msg(
    buf: bytes, pos: int
) -> tuple[RemoteDomainEventPmwakeupMsg, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_domain.name padding", buf[end4:pos])
    else:
        pos = end4
    uuid5, id6 = _U_S_16si(buf, pos)
    pos += 20
    return RemoteDomainEventPmwakeupMsg(RemoteNonnullDomain(name2, uuid5, id6)), pos


class RemoteDomainEventCallbackPmwakeupMsg(XdrStruct):
    """Struct ``remote_domain_event_callback_pmwakeup_msg``."""

    __slots__ = ("callbackID", "reason", "msg")

    def __init__(self, callbackID: int, reason: int, msg: RemoteDomainEventPmwakeupMsg) -> None:
        self.callbackID = callbackID
        self.reason = reason
        self.msg = msg


def pack_remote_domain_event_callback_pmwakeup_msg(
    value: RemoteDomainEventCallbackPmwakeupMsg, put: Put
) -> None:
    s1 = value.msg
    s2 = s1.dom
    data3 = s2.name.encode("utf-8", "surrogateescape")
    n4 = len(data3)
    if n4 > 4194304:
        raise too_long("remote_nonnull_domain.name", n4, 4194304)
    put(_P_S_iiI(value.callbackID, value.reason, n4))
    put(data3)
    if n4 & 3:
        put(PAD[n4 & 3])
    data5 = s2.uuid
    if len(data5) != 16:
        raise invalid("remote_nonnull_domain.uuid", data5)
    put(_P_S_16si(data5, s2.id))


def unpack_remote_domain_event_callback_pmwakeup_msg(
    buf: bytes, pos: int
) -> tuple[RemoteDomainEventCallbackPmwakeupMsg, int]:
    callbackID1, reason2, n6 = _U_S_iiI(buf, pos)
    pos += 12
    if n6 > 4194304:
        raise too_long("remote_nonnull_domain.name", n6, 4194304)
    end7 = pos + n6
    name5 = buf[pos:end7].decode("utf-8", "surrogateescape")
    if n6 & 3:
        pos = end7 + 4 - (n6 & 3)
        if buf[end7:pos] != PAD[n6 & 3]:
            raise invalid("remote_nonnull_domain.name padding", buf[end7:pos])
    else:
        pos = end7
    uuid8, id9 = _U_S_16si(buf, pos)
    pos += 20
    return RemoteDomainEventCallbackPmwakeupMsg(
        callbackID1, reason2, RemoteDomainEventPmwakeupMsg(RemoteNonnullDomain(name5, uuid8, id9))
    ), pos


class RemoteDomainEventPmsuspendMsg(XdrStruct):
    """Struct ``remote_domain_event_pmsuspend_msg``."""

    __slots__ = ("dom",)

    def __init__(self, dom: RemoteNonnullDomain) -> None:
        self.dom = dom


def pack_remote_domain_event_pmsuspend_msg(value: RemoteDomainEventPmsuspendMsg, put: Put) -> None:
    s1 = value.dom
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.uuid
    if len(data4) != 16:
        raise invalid("remote_nonnull_domain.uuid", data4)
    put(_P_S_16si(data4, s1.id))


def unpack_remote_domain_event_pmsuspend_msg(
    buf: bytes, pos: int
) -> tuple[RemoteDomainEventPmsuspendMsg, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_domain.name padding", buf[end4:pos])
    else:
        pos = end4
    uuid5, id6 = _U_S_16si(buf, pos)
    pos += 20
    return RemoteDomainEventPmsuspendMsg(RemoteNonnullDomain(name2, uuid5, id6)), pos


class RemoteDomainEventCallbackPmsuspendMsg(XdrStruct):
    """Struct ``remote_domain_event_callback_pmsuspend_msg``."""

    __slots__ = ("callbackID", "reason", "msg")

    def __init__(self, callbackID: int, reason: int, msg: RemoteDomainEventPmsuspendMsg) -> None:
        self.callbackID = callbackID
        self.reason = reason
        self.msg = msg


def pack_remote_domain_event_callback_pmsuspend_msg(
    value: RemoteDomainEventCallbackPmsuspendMsg, put: Put
) -> None:
    s1 = value.msg
    s2 = s1.dom
    data3 = s2.name.encode("utf-8", "surrogateescape")
    n4 = len(data3)
    if n4 > 4194304:
        raise too_long("remote_nonnull_domain.name", n4, 4194304)
    put(_P_S_iiI(value.callbackID, value.reason, n4))
    put(data3)
    if n4 & 3:
        put(PAD[n4 & 3])
    data5 = s2.uuid
    if len(data5) != 16:
        raise invalid("remote_nonnull_domain.uuid", data5)
    put(_P_S_16si(data5, s2.id))


def unpack_remote_domain_event_callback_pmsuspend_msg(
    buf: bytes, pos: int
) -> tuple[RemoteDomainEventCallbackPmsuspendMsg, int]:
    callbackID1, reason2, n6 = _U_S_iiI(buf, pos)
    pos += 12
    if n6 > 4194304:
        raise too_long("remote_nonnull_domain.name", n6, 4194304)
    end7 = pos + n6
    name5 = buf[pos:end7].decode("utf-8", "surrogateescape")
    if n6 & 3:
        pos = end7 + 4 - (n6 & 3)
        if buf[end7:pos] != PAD[n6 & 3]:
            raise invalid("remote_nonnull_domain.name padding", buf[end7:pos])
    else:
        pos = end7
    uuid8, id9 = _U_S_16si(buf, pos)
    pos += 20
    return RemoteDomainEventCallbackPmsuspendMsg(
        callbackID1, reason2, RemoteDomainEventPmsuspendMsg(RemoteNonnullDomain(name5, uuid8, id9))
    ), pos


class RemoteDomainEventBalloonChangeMsg(XdrStruct):
    """Struct ``remote_domain_event_balloon_change_msg``."""

    __slots__ = ("dom", "actual")

    def __init__(self, dom: RemoteNonnullDomain, actual: int) -> None:
        self.dom = dom
        self.actual = actual


def pack_remote_domain_event_balloon_change_msg(
    value: RemoteDomainEventBalloonChangeMsg, put: Put
) -> None:
    s1 = value.dom
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.uuid
    if len(data4) != 16:
        raise invalid("remote_nonnull_domain.uuid", data4)
    put(_P_S_16siQ(data4, s1.id, value.actual))


def unpack_remote_domain_event_balloon_change_msg(
    buf: bytes, pos: int
) -> tuple[RemoteDomainEventBalloonChangeMsg, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_domain.name padding", buf[end4:pos])
    else:
        pos = end4
    uuid5, id6, actual7 = _U_S_16siQ(buf, pos)
    pos += 28
    return RemoteDomainEventBalloonChangeMsg(RemoteNonnullDomain(name2, uuid5, id6), actual7), pos


class RemoteDomainEventCallbackBalloonChangeMsg(XdrStruct):
    """Struct ``remote_domain_event_callback_balloon_change_msg``."""

    __slots__ = ("callbackID", "msg")

    def __init__(self, callbackID: int, msg: RemoteDomainEventBalloonChangeMsg) -> None:
        self.callbackID = callbackID
        self.msg = msg


def pack_remote_domain_event_callback_balloon_change_msg(
    value: RemoteDomainEventCallbackBalloonChangeMsg, put: Put
) -> None:
    s1 = value.msg
    s2 = s1.dom
    data3 = s2.name.encode("utf-8", "surrogateescape")
    n4 = len(data3)
    if n4 > 4194304:
        raise too_long("remote_nonnull_domain.name", n4, 4194304)
    put(_P_S_iI(value.callbackID, n4))
    put(data3)
    if n4 & 3:
        put(PAD[n4 & 3])
    data5 = s2.uuid
    if len(data5) != 16:
        raise invalid("remote_nonnull_domain.uuid", data5)
    put(_P_S_16siQ(data5, s2.id, s1.actual))


def unpack_remote_domain_event_callback_balloon_change_msg(
    buf: bytes, pos: int
) -> tuple[RemoteDomainEventCallbackBalloonChangeMsg, int]:
    callbackID1, n5 = _U_S_iI(buf, pos)
    pos += 8
    if n5 > 4194304:
        raise too_long("remote_nonnull_domain.name", n5, 4194304)
    end6 = pos + n5
    name4 = buf[pos:end6].decode("utf-8", "surrogateescape")
    if n5 & 3:
        pos = end6 + 4 - (n5 & 3)
        if buf[end6:pos] != PAD[n5 & 3]:
            raise invalid("remote_nonnull_domain.name padding", buf[end6:pos])
    else:
        pos = end6
    uuid7, id8, actual9 = _U_S_16siQ(buf, pos)
    pos += 28
    return RemoteDomainEventCallbackBalloonChangeMsg(
        callbackID1,
        RemoteDomainEventBalloonChangeMsg(RemoteNonnullDomain(name4, uuid7, id8), actual9),
    ), pos


class RemoteDomainEventPmsuspendDiskMsg(XdrStruct):
    """Struct ``remote_domain_event_pmsuspend_disk_msg``."""

    __slots__ = ("dom",)

    def __init__(self, dom: RemoteNonnullDomain) -> None:
        self.dom = dom


def pack_remote_domain_event_pmsuspend_disk_msg(
    value: RemoteDomainEventPmsuspendDiskMsg, put: Put
) -> None:
    s1 = value.dom
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.uuid
    if len(data4) != 16:
        raise invalid("remote_nonnull_domain.uuid", data4)
    put(_P_S_16si(data4, s1.id))


def unpack_remote_domain_event_pmsuspend_disk_msg(
    buf: bytes, pos: int
) -> tuple[RemoteDomainEventPmsuspendDiskMsg, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_domain.name padding", buf[end4:pos])
    else:
        pos = end4
    uuid5, id6 = _U_S_16si(buf, pos)
    pos += 20
    return RemoteDomainEventPmsuspendDiskMsg(RemoteNonnullDomain(name2, uuid5, id6)), pos


class RemoteDomainEventCallbackPmsuspendDiskMsg(XdrStruct):
    """Struct ``remote_domain_event_callback_pmsuspend_disk_msg``."""

    __slots__ = ("callbackID", "reason", "msg")

    def __init__(
        self, callbackID: int, reason: int, msg: RemoteDomainEventPmsuspendDiskMsg
    ) -> None:
        self.callbackID = callbackID
        self.reason = reason
        self.msg = msg


def pack_remote_domain_event_callback_pmsuspend_disk_msg(
    value: RemoteDomainEventCallbackPmsuspendDiskMsg, put: Put
) -> None:
    s1 = value.msg
    s2 = s1.dom
    data3 = s2.name.encode("utf-8", "surrogateescape")
    n4 = len(data3)
    if n4 > 4194304:
        raise too_long("remote_nonnull_domain.name", n4, 4194304)
    put(_P_S_iiI(value.callbackID, value.reason, n4))
    put(data3)
    if n4 & 3:
        put(PAD[n4 & 3])
    data5 = s2.uuid
    if len(data5) != 16:
        raise invalid("remote_nonnull_domain.uuid", data5)
    put(_P_S_16si(data5, s2.id))


def unpack_remote_domain_event_callback_pmsuspend_disk_msg(
    buf: bytes, pos: int
) -> tuple[RemoteDomainEventCallbackPmsuspendDiskMsg, int]:
    callbackID1, reason2, n6 = _U_S_iiI(buf, pos)
    pos += 12
    if n6 > 4194304:
        raise too_long("remote_nonnull_domain.name", n6, 4194304)
    end7 = pos + n6
    name5 = buf[pos:end7].decode("utf-8", "surrogateescape")
    if n6 & 3:
        pos = end7 + 4 - (n6 & 3)
        if buf[end7:pos] != PAD[n6 & 3]:
            raise invalid("remote_nonnull_domain.name padding", buf[end7:pos])
    else:
        pos = end7
    uuid8, id9 = _U_S_16si(buf, pos)
    pos += 20
    return RemoteDomainEventCallbackPmsuspendDiskMsg(
        callbackID1,
        reason2,
        RemoteDomainEventPmsuspendDiskMsg(RemoteNonnullDomain(name5, uuid8, id9)),
    ), pos


class RemoteDomainEventControlErrorMsg(XdrStruct):
    """Struct ``remote_domain_event_control_error_msg``."""

    __slots__ = ("dom",)

    def __init__(self, dom: RemoteNonnullDomain) -> None:
        self.dom = dom


def pack_remote_domain_event_control_error_msg(
    value: RemoteDomainEventControlErrorMsg, put: Put
) -> None:
    s1 = value.dom
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.uuid
    if len(data4) != 16:
        raise invalid("remote_nonnull_domain.uuid", data4)
    put(_P_S_16si(data4, s1.id))


def unpack_remote_domain_event_control_error_msg(
    buf: bytes, pos: int
) -> tuple[RemoteDomainEventControlErrorMsg, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_domain.name padding", buf[end4:pos])
    else:
        pos = end4
    uuid5, id6 = _U_S_16si(buf, pos)
    pos += 20
    return RemoteDomainEventControlErrorMsg(RemoteNonnullDomain(name2, uuid5, id6)), pos


class RemoteDomainEventCallbackControlErrorMsg(XdrStruct):
    """Struct ``remote_domain_event_callback_control_error_msg``."""

    __slots__ = ("callbackID", "msg")

    def __init__(self, callbackID: int, msg: RemoteDomainEventControlErrorMsg) -> None:
        self.callbackID = callbackID
        self.msg = msg


def pack_remote_domain_event_callback_control_error_msg(
    value: RemoteDomainEventCallbackControlErrorMsg, put: Put
) -> None:
    s1 = value.msg
    s2 = s1.dom
    data3 = s2.name.encode("utf-8", "surrogateescape")
    n4 = len(data3)
    if n4 > 4194304:
        raise too_long("remote_nonnull_domain.name", n4, 4194304)
    put(_P_S_iI(value.callbackID, n4))
    put(data3)
    if n4 & 3:
        put(PAD[n4 & 3])
    data5 = s2.uuid
    if len(data5) != 16:
        raise invalid("remote_nonnull_domain.uuid", data5)
    put(_P_S_16si(data5, s2.id))


def unpack_remote_domain_event_callback_control_error_msg(
    buf: bytes, pos: int
) -> tuple[RemoteDomainEventCallbackControlErrorMsg, int]:
    callbackID1, n5 = _U_S_iI(buf, pos)
    pos += 8
    if n5 > 4194304:
        raise too_long("remote_nonnull_domain.name", n5, 4194304)
    end6 = pos + n5
    name4 = buf[pos:end6].decode("utf-8", "surrogateescape")
    if n5 & 3:
        pos = end6 + 4 - (n5 & 3)
        if buf[end6:pos] != PAD[n5 & 3]:
            raise invalid("remote_nonnull_domain.name padding", buf[end6:pos])
    else:
        pos = end6
    uuid7, id8 = _U_S_16si(buf, pos)
    pos += 20
    return RemoteDomainEventCallbackControlErrorMsg(
        callbackID1, RemoteDomainEventControlErrorMsg(RemoteNonnullDomain(name4, uuid7, id8))
    ), pos


class RemoteDomainEventDeviceRemovedMsg(XdrStruct):
    """Struct ``remote_domain_event_device_removed_msg``."""

    __slots__ = ("dom", "devAlias")

    def __init__(self, dom: RemoteNonnullDomain, devAlias: str) -> None:
        self.dom = dom
        self.devAlias = devAlias


def pack_remote_domain_event_device_removed_msg(
    value: RemoteDomainEventDeviceRemovedMsg, put: Put
) -> None:
    s1 = value.dom
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.uuid
    if len(data4) != 16:
        raise invalid("remote_nonnull_domain.uuid", data4)
    data5 = value.devAlias.encode("utf-8", "surrogateescape")
    n6 = len(data5)
    if n6 > 4194304:
        raise too_long("remote_domain_event_device_removed_msg.devAlias", n6, 4194304)
    put(_P_S_16siI(data4, s1.id, n6))
    put(data5)
    if n6 & 3:
        put(PAD[n6 & 3])


def unpack_remote_domain_event_device_removed_msg(
    buf: bytes, pos: int
) -> tuple[RemoteDomainEventDeviceRemovedMsg, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_domain.name padding", buf[end4:pos])
    else:
        pos = end4
    uuid5, id6, n8 = _U_S_16siI(buf, pos)
    pos += 24
    if n8 > 4194304:
        raise too_long("remote_domain_event_device_removed_msg.devAlias", n8, 4194304)
    end9 = pos + n8
    devAlias7 = buf[pos:end9].decode("utf-8", "surrogateescape")
    if n8 & 3:
        pos = end9 + 4 - (n8 & 3)
        if buf[end9:pos] != PAD[n8 & 3]:
            raise invalid("remote_domain_event_device_removed_msg.devAlias padding", buf[end9:pos])
    else:
        pos = end9
    return RemoteDomainEventDeviceRemovedMsg(RemoteNonnullDomain(name2, uuid5, id6), devAlias7), pos


class RemoteDomainEventCallbackDeviceRemovedMsg(XdrStruct):
    """Struct ``remote_domain_event_callback_device_removed_msg``."""

    __slots__ = ("callbackID", "msg")

    def __init__(self, callbackID: int, msg: RemoteDomainEventDeviceRemovedMsg) -> None:
        self.callbackID = callbackID
        self.msg = msg


def pack_remote_domain_event_callback_device_removed_msg(
    value: RemoteDomainEventCallbackDeviceRemovedMsg, put: Put
) -> None:
    s1 = value.msg
    s2 = s1.dom
    data3 = s2.name.encode("utf-8", "surrogateescape")
    n4 = len(data3)
    if n4 > 4194304:
        raise too_long("remote_nonnull_domain.name", n4, 4194304)
    put(_P_S_iI(value.callbackID, n4))
    put(data3)
    if n4 & 3:
        put(PAD[n4 & 3])
    data5 = s2.uuid
    if len(data5) != 16:
        raise invalid("remote_nonnull_domain.uuid", data5)
    data6 = s1.devAlias.encode("utf-8", "surrogateescape")
    n7 = len(data6)
    if n7 > 4194304:
        raise too_long("remote_domain_event_device_removed_msg.devAlias", n7, 4194304)
    put(_P_S_16siI(data5, s2.id, n7))
    put(data6)
    if n7 & 3:
        put(PAD[n7 & 3])


def unpack_remote_domain_event_callback_device_removed_msg(
    buf: bytes, pos: int
) -> tuple[RemoteDomainEventCallbackDeviceRemovedMsg, int]:
    callbackID1, n5 = _U_S_iI(buf, pos)
    pos += 8
    if n5 > 4194304:
        raise too_long("remote_nonnull_domain.name", n5, 4194304)
    end6 = pos + n5
    name4 = buf[pos:end6].decode("utf-8", "surrogateescape")
    if n5 & 3:
        pos = end6 + 4 - (n5 & 3)
        if buf[end6:pos] != PAD[n5 & 3]:
            raise invalid("remote_nonnull_domain.name padding", buf[end6:pos])
    else:
        pos = end6
    uuid7, id8, n10 = _U_S_16siI(buf, pos)
    pos += 24
    if n10 > 4194304:
        raise too_long("remote_domain_event_device_removed_msg.devAlias", n10, 4194304)
    end11 = pos + n10
    devAlias9 = buf[pos:end11].decode("utf-8", "surrogateescape")
    if n10 & 3:
        pos = end11 + 4 - (n10 & 3)
        if buf[end11:pos] != PAD[n10 & 3]:
            raise invalid("remote_domain_event_device_removed_msg.devAlias padding", buf[end11:pos])
    else:
        pos = end11
    return RemoteDomainEventCallbackDeviceRemovedMsg(
        callbackID1,
        RemoteDomainEventDeviceRemovedMsg(RemoteNonnullDomain(name4, uuid7, id8), devAlias9),
    ), pos


class RemoteDomainEventBlockJob2Msg(XdrStruct):
    """Struct ``remote_domain_event_block_job_2_msg``."""

    __slots__ = ("callbackID", "dom", "dst", "type", "status")

    def __init__(
        self, callbackID: int, dom: RemoteNonnullDomain, dst: str, type: int, status: int
    ) -> None:
        self.callbackID = callbackID
        self.dom = dom
        self.dst = dst
        self.type = type
        self.status = status


def pack_remote_domain_event_block_job_2_msg(
    value: RemoteDomainEventBlockJob2Msg, put: Put
) -> None:
    s1 = value.dom
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    put(_P_S_iI(value.callbackID, n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.uuid
    if len(data4) != 16:
        raise invalid("remote_nonnull_domain.uuid", data4)
    data5 = value.dst.encode("utf-8", "surrogateescape")
    n6 = len(data5)
    if n6 > 4194304:
        raise too_long("remote_domain_event_block_job_2_msg.dst", n6, 4194304)
    put(_P_S_16siI(data4, s1.id, n6))
    put(data5)
    if n6 & 3:
        put(PAD[n6 & 3])
    put(_P_S_ii(value.type, value.status))


def unpack_remote_domain_event_block_job_2_msg(
    buf: bytes, pos: int
) -> tuple[RemoteDomainEventBlockJob2Msg, int]:
    callbackID1, n4 = _U_S_iI(buf, pos)
    pos += 8
    if n4 > 4194304:
        raise too_long("remote_nonnull_domain.name", n4, 4194304)
    end5 = pos + n4
    name3 = buf[pos:end5].decode("utf-8", "surrogateescape")
    if n4 & 3:
        pos = end5 + 4 - (n4 & 3)
        if buf[end5:pos] != PAD[n4 & 3]:
            raise invalid("remote_nonnull_domain.name padding", buf[end5:pos])
    else:
        pos = end5
    uuid6, id7, n9 = _U_S_16siI(buf, pos)
    pos += 24
    if n9 > 4194304:
        raise too_long("remote_domain_event_block_job_2_msg.dst", n9, 4194304)
    end10 = pos + n9
    dst8 = buf[pos:end10].decode("utf-8", "surrogateescape")
    if n9 & 3:
        pos = end10 + 4 - (n9 & 3)
        if buf[end10:pos] != PAD[n9 & 3]:
            raise invalid("remote_domain_event_block_job_2_msg.dst padding", buf[end10:pos])
    else:
        pos = end10
    type11, status12 = _U_S_ii(buf, pos)
    pos += 8
    return RemoteDomainEventBlockJob2Msg(
        callbackID1, RemoteNonnullDomain(name3, uuid6, id7), dst8, type11, status12
    ), pos


class RemoteDomainEventBlockThresholdMsg(XdrStruct):
    """Struct ``remote_domain_event_block_threshold_msg``."""

    __slots__ = ("callbackID", "dom", "dev", "path", "threshold", "excess")

    def __init__(
        self,
        callbackID: int,
        dom: RemoteNonnullDomain,
        dev: str,
        path: str | None,
        threshold: int,
        excess: int,
    ) -> None:
        self.callbackID = callbackID
        self.dom = dom
        self.dev = dev
        self.path = path
        self.threshold = threshold
        self.excess = excess


def pack_remote_domain_event_block_threshold_msg(
    value: RemoteDomainEventBlockThresholdMsg, put: Put
) -> None:
    s1 = value.dom
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    put(_P_S_iI(value.callbackID, n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.uuid
    if len(data4) != 16:
        raise invalid("remote_nonnull_domain.uuid", data4)
    data5 = value.dev.encode("utf-8", "surrogateescape")
    n6 = len(data5)
    if n6 > 4194304:
        raise too_long("remote_domain_event_block_threshold_msg.dev", n6, 4194304)
    put(_P_S_16siI(data4, s1.id, n6))
    put(data5)
    if n6 & 3:
        put(PAD[n6 & 3])
    value7 = value.path
    if value7 is None:
        put(_ZERO)
    else:
        data8 = value7.encode("utf-8", "surrogateescape")
        n9 = len(data8)
        if n9 > 4194304:
            raise too_long("remote_domain_event_block_threshold_msg.path", n9, 4194304)
        put(_P_S_II(1, n9))
        put(data8)
        if n9 & 3:
            put(PAD[n9 & 3])
    put(_P_S_QQ(value.threshold, value.excess))


def unpack_remote_domain_event_block_threshold_msg(
    buf: bytes, pos: int
) -> tuple[RemoteDomainEventBlockThresholdMsg, int]:
    callbackID1, n4 = _U_S_iI(buf, pos)
    pos += 8
    if n4 > 4194304:
        raise too_long("remote_nonnull_domain.name", n4, 4194304)
    end5 = pos + n4
    name3 = buf[pos:end5].decode("utf-8", "surrogateescape")
    if n4 & 3:
        pos = end5 + 4 - (n4 & 3)
        if buf[end5:pos] != PAD[n4 & 3]:
            raise invalid("remote_nonnull_domain.name padding", buf[end5:pos])
    else:
        pos = end5
    uuid6, id7, n9 = _U_S_16siI(buf, pos)
    pos += 24
    if n9 > 4194304:
        raise too_long("remote_domain_event_block_threshold_msg.dev", n9, 4194304)
    end10 = pos + n9
    dev8 = buf[pos:end10].decode("utf-8", "surrogateescape")
    if n9 & 3:
        pos = end10 + 4 - (n9 & 3)
        if buf[end10:pos] != PAD[n9 & 3]:
            raise invalid("remote_domain_event_block_threshold_msg.dev padding", buf[end10:pos])
    else:
        pos = end10
    (has12,) = _U_S_I(buf, pos)
    pos += 4
    if has12 == 1:
        (n14,) = _U_S_I(buf, pos)
        pos += 4
        if n14 > 4194304:
            raise too_long("remote_domain_event_block_threshold_msg.path", n14, 4194304)
        end15 = pos + n14
        path13 = buf[pos:end15].decode("utf-8", "surrogateescape")
        if n14 & 3:
            pos = end15 + 4 - (n14 & 3)
            if buf[end15:pos] != PAD[n14 & 3]:
                raise invalid(
                    "remote_domain_event_block_threshold_msg.path padding", buf[end15:pos]
                )
        else:
            pos = end15
        path11 = path13
    elif has12 == 0:
        path11 = None
    else:
        raise invalid("remote_domain_event_block_threshold_msg.path", has12)
    threshold16, excess17 = _U_S_QQ(buf, pos)
    pos += 16
    return RemoteDomainEventBlockThresholdMsg(
        callbackID1, RemoteNonnullDomain(name3, uuid6, id7), dev8, path11, threshold16, excess17
    ), pos


class RemoteDomainEventCallbackTunableMsg(XdrStruct):
    """Struct ``remote_domain_event_callback_tunable_msg``."""

    __slots__ = ("callbackID", "dom", "params")

    def __init__(
        self, callbackID: int, dom: RemoteNonnullDomain, params: Sequence[RemoteTypedParam]
    ) -> None:
        self.callbackID = callbackID
        self.dom = dom
        self.params = params


def pack_remote_domain_event_callback_tunable_msg(
    value: RemoteDomainEventCallbackTunableMsg, put: Put
) -> None:
    s1 = value.dom
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    put(_P_S_iI(value.callbackID, n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.uuid
    if len(data4) != 16:
        raise invalid("remote_nonnull_domain.uuid", data4)
    items5 = value.params
    n6 = len(items5)
    if n6 > 2048:
        raise too_long("remote_domain_event_callback_tunable_msg.params", n6, 2048)
    put(_P_S_16siI(data4, s1.id, n6))
    pack_list_remote_typed_param(items5, put)


def unpack_remote_domain_event_callback_tunable_msg(
    buf: bytes, pos: int
) -> tuple[RemoteDomainEventCallbackTunableMsg, int]:
    callbackID1, n4 = _U_S_iI(buf, pos)
    pos += 8
    if n4 > 4194304:
        raise too_long("remote_nonnull_domain.name", n4, 4194304)
    end5 = pos + n4
    name3 = buf[pos:end5].decode("utf-8", "surrogateescape")
    if n4 & 3:
        pos = end5 + 4 - (n4 & 3)
        if buf[end5:pos] != PAD[n4 & 3]:
            raise invalid("remote_nonnull_domain.name padding", buf[end5:pos])
    else:
        pos = end5
    uuid6, id7, n9 = _U_S_16siI(buf, pos)
    pos += 24
    if n9 > 2048:
        raise too_long("remote_domain_event_callback_tunable_msg.params", n9, 2048)
    if n9 * 8 > len(buf) - pos:
        raise invalid("remote_domain_event_callback_tunable_msg.params count", n9)
    params8, pos = unpack_list_remote_typed_param(buf, pos, n9)
    return RemoteDomainEventCallbackTunableMsg(
        callbackID1, RemoteNonnullDomain(name3, uuid6, id7), params8
    ), pos


class RemoteDomainEventCallbackDeviceAddedMsg(XdrStruct):
    """Struct ``remote_domain_event_callback_device_added_msg``."""

    __slots__ = ("callbackID", "dom", "devAlias")

    def __init__(self, callbackID: int, dom: RemoteNonnullDomain, devAlias: str) -> None:
        self.callbackID = callbackID
        self.dom = dom
        self.devAlias = devAlias


def pack_remote_domain_event_callback_device_added_msg(
    value: RemoteDomainEventCallbackDeviceAddedMsg, put: Put
) -> None:
    s1 = value.dom
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    put(_P_S_iI(value.callbackID, n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.uuid
    if len(data4) != 16:
        raise invalid("remote_nonnull_domain.uuid", data4)
    data5 = value.devAlias.encode("utf-8", "surrogateescape")
    n6 = len(data5)
    if n6 > 4194304:
        raise too_long("remote_domain_event_callback_device_added_msg.devAlias", n6, 4194304)
    put(_P_S_16siI(data4, s1.id, n6))
    put(data5)
    if n6 & 3:
        put(PAD[n6 & 3])


def unpack_remote_domain_event_callback_device_added_msg(
    buf: bytes, pos: int
) -> tuple[RemoteDomainEventCallbackDeviceAddedMsg, int]:
    callbackID1, n4 = _U_S_iI(buf, pos)
    pos += 8
    if n4 > 4194304:
        raise too_long("remote_nonnull_domain.name", n4, 4194304)
    end5 = pos + n4
    name3 = buf[pos:end5].decode("utf-8", "surrogateescape")
    if n4 & 3:
        pos = end5 + 4 - (n4 & 3)
        if buf[end5:pos] != PAD[n4 & 3]:
            raise invalid("remote_nonnull_domain.name padding", buf[end5:pos])
    else:
        pos = end5
    uuid6, id7, n9 = _U_S_16siI(buf, pos)
    pos += 24
    if n9 > 4194304:
        raise too_long("remote_domain_event_callback_device_added_msg.devAlias", n9, 4194304)
    end10 = pos + n9
    devAlias8 = buf[pos:end10].decode("utf-8", "surrogateescape")
    if n9 & 3:
        pos = end10 + 4 - (n9 & 3)
        if buf[end10:pos] != PAD[n9 & 3]:
            raise invalid(
                "remote_domain_event_callback_device_added_msg.devAlias padding", buf[end10:pos]
            )
    else:
        pos = end10
    return RemoteDomainEventCallbackDeviceAddedMsg(
        callbackID1, RemoteNonnullDomain(name3, uuid6, id7), devAlias8
    ), pos


class RemoteDomainEventCallbackAgentLifecycleMsg(XdrStruct):
    """Struct ``remote_domain_event_callback_agent_lifecycle_msg``."""

    __slots__ = ("callbackID", "dom", "state", "reason")

    def __init__(self, callbackID: int, dom: RemoteNonnullDomain, state: int, reason: int) -> None:
        self.callbackID = callbackID
        self.dom = dom
        self.state = state
        self.reason = reason


def pack_remote_domain_event_callback_agent_lifecycle_msg(
    value: RemoteDomainEventCallbackAgentLifecycleMsg, put: Put
) -> None:
    s1 = value.dom
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    put(_P_S_iI(value.callbackID, n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.uuid
    if len(data4) != 16:
        raise invalid("remote_nonnull_domain.uuid", data4)
    put(_P_S_16siii(data4, s1.id, value.state, value.reason))


def unpack_remote_domain_event_callback_agent_lifecycle_msg(
    buf: bytes, pos: int
) -> tuple[RemoteDomainEventCallbackAgentLifecycleMsg, int]:
    callbackID1, n4 = _U_S_iI(buf, pos)
    pos += 8
    if n4 > 4194304:
        raise too_long("remote_nonnull_domain.name", n4, 4194304)
    end5 = pos + n4
    name3 = buf[pos:end5].decode("utf-8", "surrogateescape")
    if n4 & 3:
        pos = end5 + 4 - (n4 & 3)
        if buf[end5:pos] != PAD[n4 & 3]:
            raise invalid("remote_nonnull_domain.name padding", buf[end5:pos])
    else:
        pos = end5
    uuid6, id7, state8, reason9 = _U_S_16siii(buf, pos)
    pos += 28
    return RemoteDomainEventCallbackAgentLifecycleMsg(
        callbackID1, RemoteNonnullDomain(name3, uuid6, id7), state8, reason9
    ), pos


class RemoteDomainEventCallbackMigrationIterationMsg(XdrStruct):
    """Struct ``remote_domain_event_callback_migration_iteration_msg``."""

    __slots__ = ("callbackID", "dom", "iteration")

    def __init__(self, callbackID: int, dom: RemoteNonnullDomain, iteration: int) -> None:
        self.callbackID = callbackID
        self.dom = dom
        self.iteration = iteration


def pack_remote_domain_event_callback_migration_iteration_msg(
    value: RemoteDomainEventCallbackMigrationIterationMsg, put: Put
) -> None:
    s1 = value.dom
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    put(_P_S_iI(value.callbackID, n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.uuid
    if len(data4) != 16:
        raise invalid("remote_nonnull_domain.uuid", data4)
    put(_P_S_16sii(data4, s1.id, value.iteration))


def unpack_remote_domain_event_callback_migration_iteration_msg(
    buf: bytes, pos: int
) -> tuple[RemoteDomainEventCallbackMigrationIterationMsg, int]:
    callbackID1, n4 = _U_S_iI(buf, pos)
    pos += 8
    if n4 > 4194304:
        raise too_long("remote_nonnull_domain.name", n4, 4194304)
    end5 = pos + n4
    name3 = buf[pos:end5].decode("utf-8", "surrogateescape")
    if n4 & 3:
        pos = end5 + 4 - (n4 & 3)
        if buf[end5:pos] != PAD[n4 & 3]:
            raise invalid("remote_nonnull_domain.name padding", buf[end5:pos])
    else:
        pos = end5
    uuid6, id7, iteration8 = _U_S_16sii(buf, pos)
    pos += 24
    return RemoteDomainEventCallbackMigrationIterationMsg(
        callbackID1, RemoteNonnullDomain(name3, uuid6, id7), iteration8
    ), pos


class RemoteDomainEventCallbackJobCompletedMsg(XdrStruct):
    """Struct ``remote_domain_event_callback_job_completed_msg``."""

    __slots__ = ("callbackID", "dom", "params")

    def __init__(
        self, callbackID: int, dom: RemoteNonnullDomain, params: Sequence[RemoteTypedParam]
    ) -> None:
        self.callbackID = callbackID
        self.dom = dom
        self.params = params


def pack_remote_domain_event_callback_job_completed_msg(
    value: RemoteDomainEventCallbackJobCompletedMsg, put: Put
) -> None:
    s1 = value.dom
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    put(_P_S_iI(value.callbackID, n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.uuid
    if len(data4) != 16:
        raise invalid("remote_nonnull_domain.uuid", data4)
    items5 = value.params
    n6 = len(items5)
    if n6 > 64:
        raise too_long("remote_domain_event_callback_job_completed_msg.params", n6, 64)
    put(_P_S_16siI(data4, s1.id, n6))
    pack_list_remote_typed_param(items5, put)


def unpack_remote_domain_event_callback_job_completed_msg(
    buf: bytes, pos: int
) -> tuple[RemoteDomainEventCallbackJobCompletedMsg, int]:
    callbackID1, n4 = _U_S_iI(buf, pos)
    pos += 8
    if n4 > 4194304:
        raise too_long("remote_nonnull_domain.name", n4, 4194304)
    end5 = pos + n4
    name3 = buf[pos:end5].decode("utf-8", "surrogateescape")
    if n4 & 3:
        pos = end5 + 4 - (n4 & 3)
        if buf[end5:pos] != PAD[n4 & 3]:
            raise invalid("remote_nonnull_domain.name padding", buf[end5:pos])
    else:
        pos = end5
    uuid6, id7, n9 = _U_S_16siI(buf, pos)
    pos += 24
    if n9 > 64:
        raise too_long("remote_domain_event_callback_job_completed_msg.params", n9, 64)
    if n9 * 8 > len(buf) - pos:
        raise invalid("remote_domain_event_callback_job_completed_msg.params count", n9)
    params8, pos = unpack_list_remote_typed_param(buf, pos, n9)
    return RemoteDomainEventCallbackJobCompletedMsg(
        callbackID1, RemoteNonnullDomain(name3, uuid6, id7), params8
    ), pos


class RemoteDomainEventCallbackDeviceRemovalFailedMsg(XdrStruct):
    """Struct ``remote_domain_event_callback_device_removal_failed_msg``."""

    __slots__ = ("callbackID", "dom", "devAlias")

    def __init__(self, callbackID: int, dom: RemoteNonnullDomain, devAlias: str) -> None:
        self.callbackID = callbackID
        self.dom = dom
        self.devAlias = devAlias


def pack_remote_domain_event_callback_device_removal_failed_msg(
    value: RemoteDomainEventCallbackDeviceRemovalFailedMsg, put: Put
) -> None:
    s1 = value.dom
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    put(_P_S_iI(value.callbackID, n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.uuid
    if len(data4) != 16:
        raise invalid("remote_nonnull_domain.uuid", data4)
    data5 = value.devAlias.encode("utf-8", "surrogateescape")
    n6 = len(data5)
    if n6 > 4194304:
        raise too_long(
            "remote_domain_event_callback_device_removal_failed_msg.devAlias", n6, 4194304
        )
    put(_P_S_16siI(data4, s1.id, n6))
    put(data5)
    if n6 & 3:
        put(PAD[n6 & 3])


def unpack_remote_domain_event_callback_device_removal_failed_msg(
    buf: bytes, pos: int
) -> tuple[RemoteDomainEventCallbackDeviceRemovalFailedMsg, int]:
    callbackID1, n4 = _U_S_iI(buf, pos)
    pos += 8
    if n4 > 4194304:
        raise too_long("remote_nonnull_domain.name", n4, 4194304)
    end5 = pos + n4
    name3 = buf[pos:end5].decode("utf-8", "surrogateescape")
    if n4 & 3:
        pos = end5 + 4 - (n4 & 3)
        if buf[end5:pos] != PAD[n4 & 3]:
            raise invalid("remote_nonnull_domain.name padding", buf[end5:pos])
    else:
        pos = end5
    uuid6, id7, n9 = _U_S_16siI(buf, pos)
    pos += 24
    if n9 > 4194304:
        raise too_long(
            "remote_domain_event_callback_device_removal_failed_msg.devAlias", n9, 4194304
        )
    end10 = pos + n9
    devAlias8 = buf[pos:end10].decode("utf-8", "surrogateescape")
    if n9 & 3:
        pos = end10 + 4 - (n9 & 3)
        if buf[end10:pos] != PAD[n9 & 3]:
            raise invalid(
                "remote_domain_event_callback_device_removal_failed_msg.devAlias padding",
                buf[end10:pos],
            )
    else:
        pos = end10
    return RemoteDomainEventCallbackDeviceRemovalFailedMsg(
        callbackID1, RemoteNonnullDomain(name3, uuid6, id7), devAlias8
    ), pos


class RemoteDomainEventCallbackMetadataChangeMsg(XdrStruct):
    """Struct ``remote_domain_event_callback_metadata_change_msg``."""

    __slots__ = ("callbackID", "dom", "type", "nsuri")

    def __init__(
        self, callbackID: int, dom: RemoteNonnullDomain, type: int, nsuri: str | None
    ) -> None:
        self.callbackID = callbackID
        self.dom = dom
        self.type = type
        self.nsuri = nsuri


def pack_remote_domain_event_callback_metadata_change_msg(
    value: RemoteDomainEventCallbackMetadataChangeMsg, put: Put
) -> None:
    s1 = value.dom
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    put(_P_S_iI(value.callbackID, n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.uuid
    if len(data4) != 16:
        raise invalid("remote_nonnull_domain.uuid", data4)
    value5 = value.nsuri
    put(_P_S_16sii(data4, s1.id, value.type))
    if value5 is None:
        put(_ZERO)
    else:
        data6 = value5.encode("utf-8", "surrogateescape")
        n7 = len(data6)
        if n7 > 4194304:
            raise too_long("remote_domain_event_callback_metadata_change_msg.nsuri", n7, 4194304)
        put(_P_S_II(1, n7))
        put(data6)
        if n7 & 3:
            put(PAD[n7 & 3])


def unpack_remote_domain_event_callback_metadata_change_msg(
    buf: bytes, pos: int
) -> tuple[RemoteDomainEventCallbackMetadataChangeMsg, int]:
    callbackID1, n4 = _U_S_iI(buf, pos)
    pos += 8
    if n4 > 4194304:
        raise too_long("remote_nonnull_domain.name", n4, 4194304)
    end5 = pos + n4
    name3 = buf[pos:end5].decode("utf-8", "surrogateescape")
    if n4 & 3:
        pos = end5 + 4 - (n4 & 3)
        if buf[end5:pos] != PAD[n4 & 3]:
            raise invalid("remote_nonnull_domain.name padding", buf[end5:pos])
    else:
        pos = end5
    uuid6, id7, type8, has10 = _U_S_16siiI(buf, pos)
    pos += 28
    if has10 == 1:
        (n12,) = _U_S_I(buf, pos)
        pos += 4
        if n12 > 4194304:
            raise too_long("remote_domain_event_callback_metadata_change_msg.nsuri", n12, 4194304)
        end13 = pos + n12
        nsuri11 = buf[pos:end13].decode("utf-8", "surrogateescape")
        if n12 & 3:
            pos = end13 + 4 - (n12 & 3)
            if buf[end13:pos] != PAD[n12 & 3]:
                raise invalid(
                    "remote_domain_event_callback_metadata_change_msg.nsuri padding", buf[end13:pos]
                )
        else:
            pos = end13
        nsuri9 = nsuri11
    elif has10 == 0:
        nsuri9 = None
    else:
        raise invalid("remote_domain_event_callback_metadata_change_msg.nsuri", has10)
    return RemoteDomainEventCallbackMetadataChangeMsg(
        callbackID1, RemoteNonnullDomain(name3, uuid6, id7), type8, nsuri9
    ), pos


class RemoteDomainEventMemoryFailureMsg(XdrStruct):
    """Struct ``remote_domain_event_memory_failure_msg``."""

    __slots__ = ("callbackID", "dom", "recipient", "action", "flags")

    def __init__(
        self, callbackID: int, dom: RemoteNonnullDomain, recipient: int, action: int, flags: int
    ) -> None:
        self.callbackID = callbackID
        self.dom = dom
        self.recipient = recipient
        self.action = action
        self.flags = flags


def pack_remote_domain_event_memory_failure_msg(
    value: RemoteDomainEventMemoryFailureMsg, put: Put
) -> None:
    s1 = value.dom
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    put(_P_S_iI(value.callbackID, n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.uuid
    if len(data4) != 16:
        raise invalid("remote_nonnull_domain.uuid", data4)
    put(_P_S_16siiiI(data4, s1.id, value.recipient, value.action, value.flags))


def unpack_remote_domain_event_memory_failure_msg(
    buf: bytes, pos: int
) -> tuple[RemoteDomainEventMemoryFailureMsg, int]:
    callbackID1, n4 = _U_S_iI(buf, pos)
    pos += 8
    if n4 > 4194304:
        raise too_long("remote_nonnull_domain.name", n4, 4194304)
    end5 = pos + n4
    name3 = buf[pos:end5].decode("utf-8", "surrogateescape")
    if n4 & 3:
        pos = end5 + 4 - (n4 & 3)
        if buf[end5:pos] != PAD[n4 & 3]:
            raise invalid("remote_nonnull_domain.name padding", buf[end5:pos])
    else:
        pos = end5
    uuid6, id7, recipient8, action9, flags10 = _U_S_16siiiI(buf, pos)
    pos += 32
    return RemoteDomainEventMemoryFailureMsg(
        callbackID1, RemoteNonnullDomain(name3, uuid6, id7), recipient8, action9, flags10
    ), pos


class RemoteDomainEventMemoryDeviceSizeChangeMsg(XdrStruct):
    """Struct ``remote_domain_event_memory_device_size_change_msg``."""

    __slots__ = ("callbackID", "dom", "alias", "size")

    def __init__(self, callbackID: int, dom: RemoteNonnullDomain, alias: str, size: int) -> None:
        self.callbackID = callbackID
        self.dom = dom
        self.alias = alias
        self.size = size


def pack_remote_domain_event_memory_device_size_change_msg(
    value: RemoteDomainEventMemoryDeviceSizeChangeMsg, put: Put
) -> None:
    s1 = value.dom
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    put(_P_S_iI(value.callbackID, n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.uuid
    if len(data4) != 16:
        raise invalid("remote_nonnull_domain.uuid", data4)
    data5 = value.alias.encode("utf-8", "surrogateescape")
    n6 = len(data5)
    if n6 > 4194304:
        raise too_long("remote_domain_event_memory_device_size_change_msg.alias", n6, 4194304)
    put(_P_S_16siI(data4, s1.id, n6))
    put(data5)
    if n6 & 3:
        put(PAD[n6 & 3])
    put(_P_S_Q(value.size))


def unpack_remote_domain_event_memory_device_size_change_msg(
    buf: bytes, pos: int
) -> tuple[RemoteDomainEventMemoryDeviceSizeChangeMsg, int]:
    callbackID1, n4 = _U_S_iI(buf, pos)
    pos += 8
    if n4 > 4194304:
        raise too_long("remote_nonnull_domain.name", n4, 4194304)
    end5 = pos + n4
    name3 = buf[pos:end5].decode("utf-8", "surrogateescape")
    if n4 & 3:
        pos = end5 + 4 - (n4 & 3)
        if buf[end5:pos] != PAD[n4 & 3]:
            raise invalid("remote_nonnull_domain.name padding", buf[end5:pos])
    else:
        pos = end5
    uuid6, id7, n9 = _U_S_16siI(buf, pos)
    pos += 24
    if n9 > 4194304:
        raise too_long("remote_domain_event_memory_device_size_change_msg.alias", n9, 4194304)
    end10 = pos + n9
    alias8 = buf[pos:end10].decode("utf-8", "surrogateescape")
    if n9 & 3:
        pos = end10 + 4 - (n9 & 3)
        if buf[end10:pos] != PAD[n9 & 3]:
            raise invalid(
                "remote_domain_event_memory_device_size_change_msg.alias padding", buf[end10:pos]
            )
    else:
        pos = end10
    (size11,) = _U_S_Q(buf, pos)
    pos += 8
    return RemoteDomainEventMemoryDeviceSizeChangeMsg(
        callbackID1, RemoteNonnullDomain(name3, uuid6, id7), alias8, size11
    ), pos


class RemoteDomainEventVcpuRemovedMsg(XdrStruct):
    """Struct ``remote_domain_event_vcpu_removed_msg``."""

    __slots__ = ("callbackID", "dom", "vcpuid")

    def __init__(self, callbackID: int, dom: RemoteNonnullDomain, vcpuid: int) -> None:
        self.callbackID = callbackID
        self.dom = dom
        self.vcpuid = vcpuid


def pack_remote_domain_event_vcpu_removed_msg(
    value: RemoteDomainEventVcpuRemovedMsg, put: Put
) -> None:
    s1 = value.dom
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    put(_P_S_iI(value.callbackID, n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.uuid
    if len(data4) != 16:
        raise invalid("remote_nonnull_domain.uuid", data4)
    put(_P_S_16siI(data4, s1.id, value.vcpuid))


def unpack_remote_domain_event_vcpu_removed_msg(
    buf: bytes, pos: int
) -> tuple[RemoteDomainEventVcpuRemovedMsg, int]:
    callbackID1, n4 = _U_S_iI(buf, pos)
    pos += 8
    if n4 > 4194304:
        raise too_long("remote_nonnull_domain.name", n4, 4194304)
    end5 = pos + n4
    name3 = buf[pos:end5].decode("utf-8", "surrogateescape")
    if n4 & 3:
        pos = end5 + 4 - (n4 & 3)
        if buf[end5:pos] != PAD[n4 & 3]:
            raise invalid("remote_nonnull_domain.name padding", buf[end5:pos])
    else:
        pos = end5
    uuid6, id7, vcpuid8 = _U_S_16siI(buf, pos)
    pos += 24
    return RemoteDomainEventVcpuRemovedMsg(
        callbackID1, RemoteNonnullDomain(name3, uuid6, id7), vcpuid8
    ), pos


class RemoteDomainEventNicMacChangeMsg(XdrStruct):
    """Struct ``remote_domain_event_nic_mac_change_msg``."""

    __slots__ = ("callbackID", "dom", "alias", "oldMAC", "newMAC")

    def __init__(
        self, callbackID: int, dom: RemoteNonnullDomain, alias: str, oldMAC: str, newMAC: str
    ) -> None:
        self.callbackID = callbackID
        self.dom = dom
        self.alias = alias
        self.oldMAC = oldMAC
        self.newMAC = newMAC


def pack_remote_domain_event_nic_mac_change_msg(
    value: RemoteDomainEventNicMacChangeMsg, put: Put
) -> None:
    s1 = value.dom
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    put(_P_S_iI(value.callbackID, n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.uuid
    if len(data4) != 16:
        raise invalid("remote_nonnull_domain.uuid", data4)
    data5 = value.alias.encode("utf-8", "surrogateescape")
    n6 = len(data5)
    if n6 > 4194304:
        raise too_long("remote_domain_event_nic_mac_change_msg.alias", n6, 4194304)
    put(_P_S_16siI(data4, s1.id, n6))
    put(data5)
    if n6 & 3:
        put(PAD[n6 & 3])
    data7 = value.oldMAC.encode("utf-8", "surrogateescape")
    n8 = len(data7)
    if n8 > 4194304:
        raise too_long("remote_domain_event_nic_mac_change_msg.oldMAC", n8, 4194304)
    put(_P_S_I(n8))
    put(data7)
    if n8 & 3:
        put(PAD[n8 & 3])
    data9 = value.newMAC.encode("utf-8", "surrogateescape")
    n10 = len(data9)
    if n10 > 4194304:
        raise too_long("remote_domain_event_nic_mac_change_msg.newMAC", n10, 4194304)
    put(_P_S_I(n10))
    put(data9)
    if n10 & 3:
        put(PAD[n10 & 3])


def unpack_remote_domain_event_nic_mac_change_msg(
    buf: bytes, pos: int
) -> tuple[RemoteDomainEventNicMacChangeMsg, int]:
    callbackID1, n4 = _U_S_iI(buf, pos)
    pos += 8
    if n4 > 4194304:
        raise too_long("remote_nonnull_domain.name", n4, 4194304)
    end5 = pos + n4
    name3 = buf[pos:end5].decode("utf-8", "surrogateescape")
    if n4 & 3:
        pos = end5 + 4 - (n4 & 3)
        if buf[end5:pos] != PAD[n4 & 3]:
            raise invalid("remote_nonnull_domain.name padding", buf[end5:pos])
    else:
        pos = end5
    uuid6, id7, n9 = _U_S_16siI(buf, pos)
    pos += 24
    if n9 > 4194304:
        raise too_long("remote_domain_event_nic_mac_change_msg.alias", n9, 4194304)
    end10 = pos + n9
    alias8 = buf[pos:end10].decode("utf-8", "surrogateescape")
    if n9 & 3:
        pos = end10 + 4 - (n9 & 3)
        if buf[end10:pos] != PAD[n9 & 3]:
            raise invalid("remote_domain_event_nic_mac_change_msg.alias padding", buf[end10:pos])
    else:
        pos = end10
    (n12,) = _U_S_I(buf, pos)
    pos += 4
    if n12 > 4194304:
        raise too_long("remote_domain_event_nic_mac_change_msg.oldMAC", n12, 4194304)
    end13 = pos + n12
    oldMAC11 = buf[pos:end13].decode("utf-8", "surrogateescape")
    if n12 & 3:
        pos = end13 + 4 - (n12 & 3)
        if buf[end13:pos] != PAD[n12 & 3]:
            raise invalid("remote_domain_event_nic_mac_change_msg.oldMAC padding", buf[end13:pos])
    else:
        pos = end13
    (n15,) = _U_S_I(buf, pos)
    pos += 4
    if n15 > 4194304:
        raise too_long("remote_domain_event_nic_mac_change_msg.newMAC", n15, 4194304)
    end16 = pos + n15
    newMAC14 = buf[pos:end16].decode("utf-8", "surrogateescape")
    if n15 & 3:
        pos = end16 + 4 - (n15 & 3)
        if buf[end16:pos] != PAD[n15 & 3]:
            raise invalid("remote_domain_event_nic_mac_change_msg.newMAC padding", buf[end16:pos])
    else:
        pos = end16
    return RemoteDomainEventNicMacChangeMsg(
        callbackID1, RemoteNonnullDomain(name3, uuid6, id7), alias8, oldMAC11, newMAC14
    ), pos


class RemoteDomainEventCallbackChannelLifecycleMsg(XdrStruct):
    """Struct ``remote_domain_event_callback_channel_lifecycle_msg``."""

    __slots__ = ("callbackID", "dom", "channelName", "state", "reason")

    def __init__(
        self, callbackID: int, dom: RemoteNonnullDomain, channelName: str, state: int, reason: int
    ) -> None:
        self.callbackID = callbackID
        self.dom = dom
        self.channelName = channelName
        self.state = state
        self.reason = reason


def pack_remote_domain_event_callback_channel_lifecycle_msg(
    value: RemoteDomainEventCallbackChannelLifecycleMsg, put: Put
) -> None:
    s1 = value.dom
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    put(_P_S_iI(value.callbackID, n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.uuid
    if len(data4) != 16:
        raise invalid("remote_nonnull_domain.uuid", data4)
    data5 = value.channelName.encode("utf-8", "surrogateescape")
    n6 = len(data5)
    if n6 > 4194304:
        raise too_long(
            "remote_domain_event_callback_channel_lifecycle_msg.channelName", n6, 4194304
        )
    put(_P_S_16siI(data4, s1.id, n6))
    put(data5)
    if n6 & 3:
        put(PAD[n6 & 3])
    put(_P_S_ii(value.state, value.reason))


def unpack_remote_domain_event_callback_channel_lifecycle_msg(
    buf: bytes, pos: int
) -> tuple[RemoteDomainEventCallbackChannelLifecycleMsg, int]:
    callbackID1, n4 = _U_S_iI(buf, pos)
    pos += 8
    if n4 > 4194304:
        raise too_long("remote_nonnull_domain.name", n4, 4194304)
    end5 = pos + n4
    name3 = buf[pos:end5].decode("utf-8", "surrogateescape")
    if n4 & 3:
        pos = end5 + 4 - (n4 & 3)
        if buf[end5:pos] != PAD[n4 & 3]:
            raise invalid("remote_nonnull_domain.name padding", buf[end5:pos])
    else:
        pos = end5
    uuid6, id7, n9 = _U_S_16siI(buf, pos)
    pos += 24
    if n9 > 4194304:
        raise too_long(
            "remote_domain_event_callback_channel_lifecycle_msg.channelName", n9, 4194304
        )
    end10 = pos + n9
    channelName8 = buf[pos:end10].decode("utf-8", "surrogateescape")
    if n9 & 3:
        pos = end10 + 4 - (n9 & 3)
        if buf[end10:pos] != PAD[n9 & 3]:
            raise invalid(
                "remote_domain_event_callback_channel_lifecycle_msg.channelName padding",
                buf[end10:pos],
            )
    else:
        pos = end10
    state11, reason12 = _U_S_ii(buf, pos)
    pos += 8
    return RemoteDomainEventCallbackChannelLifecycleMsg(
        callbackID1, RemoteNonnullDomain(name3, uuid6, id7), channelName8, state11, reason12
    ), pos
