# Generated from qemu.x by virtrio.gen.codec; do not edit.
"""Types and codecs of the qemu protocol."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..xdr import PAD, Struct, XdrStruct, invalid, too_long
from .remote import RemoteNonnullDomain

if TYPE_CHECKING:
    from collections.abc import Callable

    Put = Callable[[bytes], None]

QEMU_PROGRAM = 536903815
QEMU_PROTOCOL_VERSION = 1
_ZERO = b"\0\0\0\0"
_S_16si = Struct(">16si")
_P_S_16si = _S_16si.pack
_U_S_16si = _S_16si.unpack_from
_S_16siI = Struct(">16siI")
_P_S_16siI = _S_16siI.pack
_U_S_16siI = _S_16siI.unpack_from
_S_I = Struct(">I")
_P_S_I = _S_I.pack
_U_S_I = _S_I.unpack_from
_S_II = Struct(">II")
_P_S_II = _S_II.pack
_U_S_II = _S_II.unpack_from
_S_i = Struct(">i")
_P_S_i = _S_i.pack
_U_S_i = _S_i.unpack_from
_S_iI = Struct(">iI")
_P_S_iI = _S_iI.pack
_U_S_iI = _S_iI.unpack_from
_S_qI = Struct(">qI")
_P_S_qI = _S_qI.pack
_S_qII = Struct(">qII")
_U_S_qII = _S_qII.unpack_from


class QemuDomainMonitorCommandArgs(XdrStruct):
    """Struct ``qemu_domain_monitor_command_args``."""

    __slots__ = ("dom", "cmd", "flags")

    def __init__(self, dom: RemoteNonnullDomain, cmd: str, flags: int) -> None:
        self.dom = dom
        self.cmd = cmd
        self.flags = flags


def pack_qemu_domain_monitor_command_args(value: QemuDomainMonitorCommandArgs, put: Put) -> None:
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
    data5 = value.cmd.encode("utf-8", "surrogateescape")
    n6 = len(data5)
    if n6 > 4194304:
        raise too_long("qemu_domain_monitor_command_args.cmd", n6, 4194304)
    put(_P_S_16siI(data4, s1.id, n6))
    put(data5)
    if n6 & 3:
        put(PAD[n6 & 3])
    put(_P_S_I(value.flags))


def unpack_qemu_domain_monitor_command_args(
    buf: bytes, pos: int
) -> tuple[QemuDomainMonitorCommandArgs, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if "\0" in name2:
        name2 = name2.partition("\0")[0]
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_domain.name padding", buf[end4:pos])
    else:
        pos = end4
    uuid5, id6, n8 = _U_S_16siI(buf, pos)
    pos += 24
    if n8 > 4194304:
        raise too_long("qemu_domain_monitor_command_args.cmd", n8, 4194304)
    end9 = pos + n8
    cmd7 = buf[pos:end9].decode("utf-8", "surrogateescape")
    if "\0" in cmd7:
        cmd7 = cmd7.partition("\0")[0]
    if n8 & 3:
        pos = end9 + 4 - (n8 & 3)
        if buf[end9:pos] != PAD[n8 & 3]:
            raise invalid("qemu_domain_monitor_command_args.cmd padding", buf[end9:pos])
    else:
        pos = end9
    (flags10,) = _U_S_I(buf, pos)
    pos += 4
    return QemuDomainMonitorCommandArgs(RemoteNonnullDomain(name2, uuid5, id6), cmd7, flags10), pos


class QemuDomainMonitorCommandRet(XdrStruct):
    """Struct ``qemu_domain_monitor_command_ret``."""

    __slots__ = ("result",)

    def __init__(self, result: str) -> None:
        self.result = result


def pack_qemu_domain_monitor_command_ret(value: QemuDomainMonitorCommandRet, put: Put) -> None:
    data1 = value.result.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("qemu_domain_monitor_command_ret.result", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])


def unpack_qemu_domain_monitor_command_ret(
    buf: bytes, pos: int
) -> tuple[QemuDomainMonitorCommandRet, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("qemu_domain_monitor_command_ret.result", n2, 4194304)
    end3 = pos + n2
    result1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("qemu_domain_monitor_command_ret.result padding", buf[end3:pos])
    else:
        pos = end3
    return QemuDomainMonitorCommandRet(result1), pos


class QemuDomainAttachArgs(XdrStruct):
    """Struct ``qemu_domain_attach_args``."""

    __slots__ = ("pid_value", "flags")

    def __init__(self, pid_value: int, flags: int) -> None:
        self.pid_value = pid_value
        self.flags = flags


def pack_qemu_domain_attach_args(value: QemuDomainAttachArgs, put: Put) -> None:
    put(_P_S_II(value.pid_value, value.flags))


def unpack_qemu_domain_attach_args(buf: bytes, pos: int) -> tuple[QemuDomainAttachArgs, int]:
    pid_value1, flags2 = _U_S_II(buf, pos)
    pos += 8
    return QemuDomainAttachArgs(pid_value1, flags2), pos


class QemuDomainAttachRet(XdrStruct):
    """Struct ``qemu_domain_attach_ret``."""

    __slots__ = ("dom",)

    def __init__(self, dom: RemoteNonnullDomain) -> None:
        self.dom = dom


def pack_qemu_domain_attach_ret(value: QemuDomainAttachRet, put: Put) -> None:
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


def unpack_qemu_domain_attach_ret(buf: bytes, pos: int) -> tuple[QemuDomainAttachRet, int]:
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
    return QemuDomainAttachRet(RemoteNonnullDomain(name2, uuid5, id6)), pos


class QemuDomainAgentCommandArgs(XdrStruct):
    """Struct ``qemu_domain_agent_command_args``."""

    __slots__ = ("dom", "cmd", "timeout", "flags")

    def __init__(self, dom: RemoteNonnullDomain, cmd: str, timeout: int, flags: int) -> None:
        self.dom = dom
        self.cmd = cmd
        self.timeout = timeout
        self.flags = flags


def pack_qemu_domain_agent_command_args(value: QemuDomainAgentCommandArgs, put: Put) -> None:
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
    data5 = value.cmd.encode("utf-8", "surrogateescape")
    n6 = len(data5)
    if n6 > 4194304:
        raise too_long("qemu_domain_agent_command_args.cmd", n6, 4194304)
    put(_P_S_16siI(data4, s1.id, n6))
    put(data5)
    if n6 & 3:
        put(PAD[n6 & 3])
    put(_P_S_iI(value.timeout, value.flags))


def unpack_qemu_domain_agent_command_args(
    buf: bytes, pos: int
) -> tuple[QemuDomainAgentCommandArgs, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if "\0" in name2:
        name2 = name2.partition("\0")[0]
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_domain.name padding", buf[end4:pos])
    else:
        pos = end4
    uuid5, id6, n8 = _U_S_16siI(buf, pos)
    pos += 24
    if n8 > 4194304:
        raise too_long("qemu_domain_agent_command_args.cmd", n8, 4194304)
    end9 = pos + n8
    cmd7 = buf[pos:end9].decode("utf-8", "surrogateescape")
    if "\0" in cmd7:
        cmd7 = cmd7.partition("\0")[0]
    if n8 & 3:
        pos = end9 + 4 - (n8 & 3)
        if buf[end9:pos] != PAD[n8 & 3]:
            raise invalid("qemu_domain_agent_command_args.cmd padding", buf[end9:pos])
    else:
        pos = end9
    timeout10, flags11 = _U_S_iI(buf, pos)
    pos += 8
    return QemuDomainAgentCommandArgs(
        RemoteNonnullDomain(name2, uuid5, id6), cmd7, timeout10, flags11
    ), pos


class QemuDomainAgentCommandRet(XdrStruct):
    """Struct ``qemu_domain_agent_command_ret``."""

    __slots__ = ("result",)

    def __init__(self, result: str | None) -> None:
        self.result = result


def pack_qemu_domain_agent_command_ret(value: QemuDomainAgentCommandRet, put: Put) -> None:
    value1 = value.result
    if value1 is None:
        put(_ZERO)
    else:
        data2 = value1.encode("utf-8", "surrogateescape")
        n3 = len(data2)
        if n3 > 4194304:
            raise too_long("qemu_domain_agent_command_ret.result", n3, 4194304)
        put(_P_S_II(1, n3))
        put(data2)
        if n3 & 3:
            put(PAD[n3 & 3])


def unpack_qemu_domain_agent_command_ret(
    buf: bytes, pos: int
) -> tuple[QemuDomainAgentCommandRet, int]:
    (has2,) = _U_S_I(buf, pos)
    pos += 4
    if has2 == 1:
        (n4,) = _U_S_I(buf, pos)
        pos += 4
        if n4 > 4194304:
            raise too_long("qemu_domain_agent_command_ret.result", n4, 4194304)
        end5 = pos + n4
        result3 = buf[pos:end5].decode("utf-8", "surrogateescape")
        if n4 & 3:
            pos = end5 + 4 - (n4 & 3)
            if buf[end5:pos] != PAD[n4 & 3]:
                raise invalid("qemu_domain_agent_command_ret.result padding", buf[end5:pos])
        else:
            pos = end5
        result1 = result3
    elif has2 == 0:
        result1 = None
    else:
        raise invalid("qemu_domain_agent_command_ret.result", has2)
    return QemuDomainAgentCommandRet(result1), pos


class QemuConnectDomainMonitorEventRegisterArgs(XdrStruct):
    """Struct ``qemu_connect_domain_monitor_event_register_args``."""

    __slots__ = ("dom", "event", "flags")

    def __init__(self, dom: RemoteNonnullDomain | None, event: str | None, flags: int) -> None:
        self.dom = dom
        self.event = event
        self.flags = flags


def pack_qemu_connect_domain_monitor_event_register_args(
    value: QemuConnectDomainMonitorEventRegisterArgs, put: Put
) -> None:
    value1 = value.dom
    if value1 is None:
        put(_ZERO)
    else:
        s2 = value1
        data3 = s2.name.encode("utf-8", "surrogateescape")
        n4 = len(data3)
        if n4 > 4194304:
            raise too_long("remote_nonnull_domain.name", n4, 4194304)
        put(_P_S_II(1, n4))
        put(data3)
        if n4 & 3:
            put(PAD[n4 & 3])
        data5 = s2.uuid
        if len(data5) != 16:
            raise invalid("remote_nonnull_domain.uuid", data5)
        put(_P_S_16si(data5, s2.id))
    value6 = value.event
    if value6 is None:
        put(_ZERO)
    else:
        data7 = value6.encode("utf-8", "surrogateescape")
        n8 = len(data7)
        if n8 > 4194304:
            raise too_long("qemu_connect_domain_monitor_event_register_args.event", n8, 4194304)
        put(_P_S_II(1, n8))
        put(data7)
        if n8 & 3:
            put(PAD[n8 & 3])
    put(_P_S_I(value.flags))


def unpack_qemu_connect_domain_monitor_event_register_args(
    buf: bytes, pos: int
) -> tuple[QemuConnectDomainMonitorEventRegisterArgs, int]:
    (has2,) = _U_S_I(buf, pos)
    pos += 4
    if has2 == 1:
        (n5,) = _U_S_I(buf, pos)
        pos += 4
        if n5 > 4194304:
            raise too_long("remote_nonnull_domain.name", n5, 4194304)
        end6 = pos + n5
        name4 = buf[pos:end6].decode("utf-8", "surrogateescape")
        if "\0" in name4:
            name4 = name4.partition("\0")[0]
        if n5 & 3:
            pos = end6 + 4 - (n5 & 3)
            if buf[end6:pos] != PAD[n5 & 3]:
                raise invalid("remote_nonnull_domain.name padding", buf[end6:pos])
        else:
            pos = end6
        uuid7, id8 = _U_S_16si(buf, pos)
        pos += 20
        dom1 = RemoteNonnullDomain(name4, uuid7, id8)
    elif has2 == 0:
        dom1 = None
    else:
        raise invalid("qemu_connect_domain_monitor_event_register_args.dom", has2)
    (has10,) = _U_S_I(buf, pos)
    pos += 4
    if has10 == 1:
        (n12,) = _U_S_I(buf, pos)
        pos += 4
        if n12 > 4194304:
            raise too_long("qemu_connect_domain_monitor_event_register_args.event", n12, 4194304)
        end13 = pos + n12
        event11 = buf[pos:end13].decode("utf-8", "surrogateescape")
        if "\0" in event11:
            event11 = event11.partition("\0")[0]
        if n12 & 3:
            pos = end13 + 4 - (n12 & 3)
            if buf[end13:pos] != PAD[n12 & 3]:
                raise invalid(
                    "qemu_connect_domain_monitor_event_register_args.event padding", buf[end13:pos]
                )
        else:
            pos = end13
        event9 = event11
    elif has10 == 0:
        event9 = None
    else:
        raise invalid("qemu_connect_domain_monitor_event_register_args.event", has10)
    (flags14,) = _U_S_I(buf, pos)
    pos += 4
    return QemuConnectDomainMonitorEventRegisterArgs(dom1, event9, flags14), pos


class QemuConnectDomainMonitorEventRegisterRet(XdrStruct):
    """Struct ``qemu_connect_domain_monitor_event_register_ret``."""

    __slots__ = ("callbackID",)

    def __init__(self, callbackID: int) -> None:
        self.callbackID = callbackID


def pack_qemu_connect_domain_monitor_event_register_ret(
    value: QemuConnectDomainMonitorEventRegisterRet, put: Put
) -> None:
    put(_P_S_i(value.callbackID))


def unpack_qemu_connect_domain_monitor_event_register_ret(
    buf: bytes, pos: int
) -> tuple[QemuConnectDomainMonitorEventRegisterRet, int]:
    (callbackID1,) = _U_S_i(buf, pos)
    pos += 4
    return QemuConnectDomainMonitorEventRegisterRet(callbackID1), pos


class QemuConnectDomainMonitorEventDeregisterArgs(XdrStruct):
    """Struct ``qemu_connect_domain_monitor_event_deregister_args``."""

    __slots__ = ("callbackID",)

    def __init__(self, callbackID: int) -> None:
        self.callbackID = callbackID


def pack_qemu_connect_domain_monitor_event_deregister_args(
    value: QemuConnectDomainMonitorEventDeregisterArgs, put: Put
) -> None:
    put(_P_S_i(value.callbackID))


def unpack_qemu_connect_domain_monitor_event_deregister_args(
    buf: bytes, pos: int
) -> tuple[QemuConnectDomainMonitorEventDeregisterArgs, int]:
    (callbackID1,) = _U_S_i(buf, pos)
    pos += 4
    return QemuConnectDomainMonitorEventDeregisterArgs(callbackID1), pos


class QemuDomainMonitorEventMsg(XdrStruct):
    """Struct ``qemu_domain_monitor_event_msg``."""

    __slots__ = ("callbackID", "dom", "event", "seconds", "micros", "details")

    def __init__(
        self,
        callbackID: int,
        dom: RemoteNonnullDomain,
        event: str,
        seconds: int,
        micros: int,
        details: str | None,
    ) -> None:
        self.callbackID = callbackID
        self.dom = dom
        self.event = event
        self.seconds = seconds
        self.micros = micros
        self.details = details


def pack_qemu_domain_monitor_event_msg(value: QemuDomainMonitorEventMsg, put: Put) -> None:
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
    data5 = value.event.encode("utf-8", "surrogateescape")
    n6 = len(data5)
    if n6 > 4194304:
        raise too_long("qemu_domain_monitor_event_msg.event", n6, 4194304)
    put(_P_S_16siI(data4, s1.id, n6))
    put(data5)
    if n6 & 3:
        put(PAD[n6 & 3])
    value7 = value.details
    put(_P_S_qI(value.seconds, value.micros))
    if value7 is None:
        put(_ZERO)
    else:
        data8 = value7.encode("utf-8", "surrogateescape")
        n9 = len(data8)
        if n9 > 4194304:
            raise too_long("qemu_domain_monitor_event_msg.details", n9, 4194304)
        put(_P_S_II(1, n9))
        put(data8)
        if n9 & 3:
            put(PAD[n9 & 3])


def unpack_qemu_domain_monitor_event_msg(
    buf: bytes, pos: int
) -> tuple[QemuDomainMonitorEventMsg, int]:
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
        raise too_long("qemu_domain_monitor_event_msg.event", n9, 4194304)
    end10 = pos + n9
    event8 = buf[pos:end10].decode("utf-8", "surrogateescape")
    if n9 & 3:
        pos = end10 + 4 - (n9 & 3)
        if buf[end10:pos] != PAD[n9 & 3]:
            raise invalid("qemu_domain_monitor_event_msg.event padding", buf[end10:pos])
    else:
        pos = end10
    seconds11, micros12, has14 = _U_S_qII(buf, pos)
    pos += 16
    if has14 == 1:
        (n16,) = _U_S_I(buf, pos)
        pos += 4
        if n16 > 4194304:
            raise too_long("qemu_domain_monitor_event_msg.details", n16, 4194304)
        end17 = pos + n16
        details15 = buf[pos:end17].decode("utf-8", "surrogateescape")
        if n16 & 3:
            pos = end17 + 4 - (n16 & 3)
            if buf[end17:pos] != PAD[n16 & 3]:
                raise invalid("qemu_domain_monitor_event_msg.details padding", buf[end17:pos])
        else:
            pos = end17
        details13 = details15
    elif has14 == 0:
        details13 = None
    else:
        raise invalid("qemu_domain_monitor_event_msg.details", has14)
    return QemuDomainMonitorEventMsg(
        callbackID1, RemoteNonnullDomain(name3, uuid6, id7), event8, seconds11, micros12, details13
    ), pos


class QemuDomainMonitorCommandWithFilesArgs(XdrStruct):
    """Struct ``qemu_domain_monitor_command_with_files_args``."""

    __slots__ = ("dom", "cmd", "flags")

    def __init__(self, dom: RemoteNonnullDomain, cmd: str, flags: int) -> None:
        self.dom = dom
        self.cmd = cmd
        self.flags = flags


def pack_qemu_domain_monitor_command_with_files_args(
    value: QemuDomainMonitorCommandWithFilesArgs, put: Put
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
    data5 = value.cmd.encode("utf-8", "surrogateescape")
    n6 = len(data5)
    if n6 > 4194304:
        raise too_long("qemu_domain_monitor_command_with_files_args.cmd", n6, 4194304)
    put(_P_S_16siI(data4, s1.id, n6))
    put(data5)
    if n6 & 3:
        put(PAD[n6 & 3])
    put(_P_S_I(value.flags))


def unpack_qemu_domain_monitor_command_with_files_args(
    buf: bytes, pos: int
) -> tuple[QemuDomainMonitorCommandWithFilesArgs, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if "\0" in name2:
        name2 = name2.partition("\0")[0]
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_domain.name padding", buf[end4:pos])
    else:
        pos = end4
    uuid5, id6, n8 = _U_S_16siI(buf, pos)
    pos += 24
    if n8 > 4194304:
        raise too_long("qemu_domain_monitor_command_with_files_args.cmd", n8, 4194304)
    end9 = pos + n8
    cmd7 = buf[pos:end9].decode("utf-8", "surrogateescape")
    if "\0" in cmd7:
        cmd7 = cmd7.partition("\0")[0]
    if n8 & 3:
        pos = end9 + 4 - (n8 & 3)
        if buf[end9:pos] != PAD[n8 & 3]:
            raise invalid("qemu_domain_monitor_command_with_files_args.cmd padding", buf[end9:pos])
    else:
        pos = end9
    (flags10,) = _U_S_I(buf, pos)
    pos += 4
    return QemuDomainMonitorCommandWithFilesArgs(
        RemoteNonnullDomain(name2, uuid5, id6), cmd7, flags10
    ), pos


class QemuDomainMonitorCommandWithFilesRet(XdrStruct):
    """Struct ``qemu_domain_monitor_command_with_files_ret``."""

    __slots__ = ("result",)

    def __init__(self, result: str) -> None:
        self.result = result


def pack_qemu_domain_monitor_command_with_files_ret(
    value: QemuDomainMonitorCommandWithFilesRet, put: Put
) -> None:
    data1 = value.result.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("qemu_domain_monitor_command_with_files_ret.result", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])


def unpack_qemu_domain_monitor_command_with_files_ret(
    buf: bytes, pos: int
) -> tuple[QemuDomainMonitorCommandWithFilesRet, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("qemu_domain_monitor_command_with_files_ret.result", n2, 4194304)
    end3 = pos + n2
    result1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid(
                "qemu_domain_monitor_command_with_files_ret.result padding", buf[end3:pos]
            )
    else:
        pos = end3
    return QemuDomainMonitorCommandWithFilesRet(result1), pos
