# Generated from remote.x by virtrio.gen.codec; do not edit.
"""Types and codecs of the remote protocol: connect domain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...xdr import PAD, Struct, XdrStruct, invalid, too_long
from .types import RemoteNonnullDomain

if TYPE_CHECKING:
    from collections.abc import Callable

    Put = Callable[[bytes], None]

_ZERO = b"\0\0\0\0"
_S_16si = Struct(">16si")
_P_S_16si = _S_16si.pack
_U_S_16si = _S_16si.unpack_from
_S_I = Struct(">I")
_P_S_I = _S_I.pack
_U_S_I = _S_I.unpack_from
_S_II = Struct(">II")
_P_S_II = _S_II.pack
_S_i = Struct(">i")
_P_S_i = _S_i.pack
_U_S_i = _S_i.unpack_from
_S_iI = Struct(">iI")
_U_S_iI = _S_iI.unpack_from


class RemoteConnectDomainEventRegisterRet(XdrStruct):
    """Struct ``remote_connect_domain_event_register_ret``."""

    __slots__ = ("cb_registered",)

    def __init__(self, cb_registered: int) -> None:
        self.cb_registered = cb_registered


def pack_remote_connect_domain_event_register_ret(
    value: RemoteConnectDomainEventRegisterRet, put: Put
) -> None:
    put(_P_S_i(value.cb_registered))


def unpack_remote_connect_domain_event_register_ret(
    buf: bytes, pos: int
) -> tuple[RemoteConnectDomainEventRegisterRet, int]:
    (cb_registered1,) = _U_S_i(buf, pos)
    pos += 4
    return RemoteConnectDomainEventRegisterRet(cb_registered1), pos


class RemoteConnectDomainEventDeregisterRet(XdrStruct):
    """Struct ``remote_connect_domain_event_deregister_ret``."""

    __slots__ = ("cb_registered",)

    def __init__(self, cb_registered: int) -> None:
        self.cb_registered = cb_registered


def pack_remote_connect_domain_event_deregister_ret(
    value: RemoteConnectDomainEventDeregisterRet, put: Put
) -> None:
    put(_P_S_i(value.cb_registered))


def unpack_remote_connect_domain_event_deregister_ret(
    buf: bytes, pos: int
) -> tuple[RemoteConnectDomainEventDeregisterRet, int]:
    (cb_registered1,) = _U_S_i(buf, pos)
    pos += 4
    return RemoteConnectDomainEventDeregisterRet(cb_registered1), pos


class RemoteConnectDomainXmlFromNativeArgs(XdrStruct):
    """Struct ``remote_connect_domain_xml_from_native_args``."""

    __slots__ = ("nativeFormat", "nativeConfig", "flags")

    def __init__(self, nativeFormat: str, nativeConfig: str, flags: int) -> None:
        self.nativeFormat = nativeFormat
        self.nativeConfig = nativeConfig
        self.flags = flags


def pack_remote_connect_domain_xml_from_native_args(
    value: RemoteConnectDomainXmlFromNativeArgs, put: Put
) -> None:
    data1 = value.nativeFormat.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_connect_domain_xml_from_native_args.nativeFormat", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])
    data3 = value.nativeConfig.encode("utf-8", "surrogateescape")
    n4 = len(data3)
    if n4 > 4194304:
        raise too_long("remote_connect_domain_xml_from_native_args.nativeConfig", n4, 4194304)
    put(_P_S_I(n4))
    put(data3)
    if n4 & 3:
        put(PAD[n4 & 3])
    put(_P_S_I(value.flags))


def unpack_remote_connect_domain_xml_from_native_args(
    buf: bytes, pos: int
) -> tuple[RemoteConnectDomainXmlFromNativeArgs, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_connect_domain_xml_from_native_args.nativeFormat", n2, 4194304)
    end3 = pos + n2
    nativeFormat1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if "\0" in nativeFormat1:
        nativeFormat1 = nativeFormat1.partition("\0")[0]
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid(
                "remote_connect_domain_xml_from_native_args.nativeFormat padding", buf[end3:pos]
            )
    else:
        pos = end3
    (n5,) = _U_S_I(buf, pos)
    pos += 4
    if n5 > 4194304:
        raise too_long("remote_connect_domain_xml_from_native_args.nativeConfig", n5, 4194304)
    end6 = pos + n5
    nativeConfig4 = buf[pos:end6].decode("utf-8", "surrogateescape")
    if "\0" in nativeConfig4:
        nativeConfig4 = nativeConfig4.partition("\0")[0]
    if n5 & 3:
        pos = end6 + 4 - (n5 & 3)
        if buf[end6:pos] != PAD[n5 & 3]:
            raise invalid(
                "remote_connect_domain_xml_from_native_args.nativeConfig padding", buf[end6:pos]
            )
    else:
        pos = end6
    (flags7,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteConnectDomainXmlFromNativeArgs(nativeFormat1, nativeConfig4, flags7), pos


class RemoteConnectDomainXmlFromNativeRet(XdrStruct):
    """Struct ``remote_connect_domain_xml_from_native_ret``."""

    __slots__ = ("domainXml",)

    def __init__(self, domainXml: str) -> None:
        self.domainXml = domainXml


def pack_remote_connect_domain_xml_from_native_ret(
    value: RemoteConnectDomainXmlFromNativeRet, put: Put
) -> None:
    data1 = value.domainXml.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_connect_domain_xml_from_native_ret.domainXml", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])


def unpack_remote_connect_domain_xml_from_native_ret(
    buf: bytes, pos: int
) -> tuple[RemoteConnectDomainXmlFromNativeRet, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_connect_domain_xml_from_native_ret.domainXml", n2, 4194304)
    end3 = pos + n2
    domainXml1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid(
                "remote_connect_domain_xml_from_native_ret.domainXml padding", buf[end3:pos]
            )
    else:
        pos = end3
    return RemoteConnectDomainXmlFromNativeRet(domainXml1), pos


class RemoteConnectDomainXmlToNativeArgs(XdrStruct):
    """Struct ``remote_connect_domain_xml_to_native_args``."""

    __slots__ = ("nativeFormat", "domainXml", "flags")

    def __init__(self, nativeFormat: str, domainXml: str, flags: int) -> None:
        self.nativeFormat = nativeFormat
        self.domainXml = domainXml
        self.flags = flags


def pack_remote_connect_domain_xml_to_native_args(
    value: RemoteConnectDomainXmlToNativeArgs, put: Put
) -> None:
    data1 = value.nativeFormat.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_connect_domain_xml_to_native_args.nativeFormat", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])
    data3 = value.domainXml.encode("utf-8", "surrogateescape")
    n4 = len(data3)
    if n4 > 4194304:
        raise too_long("remote_connect_domain_xml_to_native_args.domainXml", n4, 4194304)
    put(_P_S_I(n4))
    put(data3)
    if n4 & 3:
        put(PAD[n4 & 3])
    put(_P_S_I(value.flags))


def unpack_remote_connect_domain_xml_to_native_args(
    buf: bytes, pos: int
) -> tuple[RemoteConnectDomainXmlToNativeArgs, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_connect_domain_xml_to_native_args.nativeFormat", n2, 4194304)
    end3 = pos + n2
    nativeFormat1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if "\0" in nativeFormat1:
        nativeFormat1 = nativeFormat1.partition("\0")[0]
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid(
                "remote_connect_domain_xml_to_native_args.nativeFormat padding", buf[end3:pos]
            )
    else:
        pos = end3
    (n5,) = _U_S_I(buf, pos)
    pos += 4
    if n5 > 4194304:
        raise too_long("remote_connect_domain_xml_to_native_args.domainXml", n5, 4194304)
    end6 = pos + n5
    domainXml4 = buf[pos:end6].decode("utf-8", "surrogateescape")
    if "\0" in domainXml4:
        domainXml4 = domainXml4.partition("\0")[0]
    if n5 & 3:
        pos = end6 + 4 - (n5 & 3)
        if buf[end6:pos] != PAD[n5 & 3]:
            raise invalid(
                "remote_connect_domain_xml_to_native_args.domainXml padding", buf[end6:pos]
            )
    else:
        pos = end6
    (flags7,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteConnectDomainXmlToNativeArgs(nativeFormat1, domainXml4, flags7), pos


class RemoteConnectDomainXmlToNativeRet(XdrStruct):
    """Struct ``remote_connect_domain_xml_to_native_ret``."""

    __slots__ = ("nativeConfig",)

    def __init__(self, nativeConfig: str) -> None:
        self.nativeConfig = nativeConfig


def pack_remote_connect_domain_xml_to_native_ret(
    value: RemoteConnectDomainXmlToNativeRet, put: Put
) -> None:
    data1 = value.nativeConfig.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_connect_domain_xml_to_native_ret.nativeConfig", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])


def unpack_remote_connect_domain_xml_to_native_ret(
    buf: bytes, pos: int
) -> tuple[RemoteConnectDomainXmlToNativeRet, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_connect_domain_xml_to_native_ret.nativeConfig", n2, 4194304)
    end3 = pos + n2
    nativeConfig1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid(
                "remote_connect_domain_xml_to_native_ret.nativeConfig padding", buf[end3:pos]
            )
    else:
        pos = end3
    return RemoteConnectDomainXmlToNativeRet(nativeConfig1), pos


class RemoteConnectDomainEventRegisterAnyArgs(XdrStruct):
    """Struct ``remote_connect_domain_event_register_any_args``."""

    __slots__ = ("eventID",)

    def __init__(self, eventID: int) -> None:
        self.eventID = eventID


def pack_remote_connect_domain_event_register_any_args(
    value: RemoteConnectDomainEventRegisterAnyArgs, put: Put
) -> None:
    put(_P_S_i(value.eventID))


def unpack_remote_connect_domain_event_register_any_args(
    buf: bytes, pos: int
) -> tuple[RemoteConnectDomainEventRegisterAnyArgs, int]:
    (eventID1,) = _U_S_i(buf, pos)
    pos += 4
    return RemoteConnectDomainEventRegisterAnyArgs(eventID1), pos


class RemoteConnectDomainEventDeregisterAnyArgs(XdrStruct):
    """Struct ``remote_connect_domain_event_deregister_any_args``."""

    __slots__ = ("eventID",)

    def __init__(self, eventID: int) -> None:
        self.eventID = eventID


def pack_remote_connect_domain_event_deregister_any_args(
    value: RemoteConnectDomainEventDeregisterAnyArgs, put: Put
) -> None:
    put(_P_S_i(value.eventID))


def unpack_remote_connect_domain_event_deregister_any_args(
    buf: bytes, pos: int
) -> tuple[RemoteConnectDomainEventDeregisterAnyArgs, int]:
    (eventID1,) = _U_S_i(buf, pos)
    pos += 4
    return RemoteConnectDomainEventDeregisterAnyArgs(eventID1), pos


class RemoteConnectDomainEventCallbackRegisterAnyArgs(XdrStruct):
    """Struct ``remote_connect_domain_event_callback_register_any_args``."""

    __slots__ = ("eventID", "dom")

    def __init__(self, eventID: int, dom: RemoteNonnullDomain | None) -> None:
        self.eventID = eventID
        self.dom = dom


def pack_remote_connect_domain_event_callback_register_any_args(
    value: RemoteConnectDomainEventCallbackRegisterAnyArgs, put: Put
) -> None:
    value1 = value.dom
    put(_P_S_i(value.eventID))
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


def unpack_remote_connect_domain_event_callback_register_any_args(
    buf: bytes, pos: int
) -> tuple[RemoteConnectDomainEventCallbackRegisterAnyArgs, int]:
    eventID1, has3 = _U_S_iI(buf, pos)
    pos += 8
    if has3 == 1:
        (n6,) = _U_S_I(buf, pos)
        pos += 4
        if n6 > 4194304:
            raise too_long("remote_nonnull_domain.name", n6, 4194304)
        end7 = pos + n6
        name5 = buf[pos:end7].decode("utf-8", "surrogateescape")
        if "\0" in name5:
            name5 = name5.partition("\0")[0]
        if n6 & 3:
            pos = end7 + 4 - (n6 & 3)
            if buf[end7:pos] != PAD[n6 & 3]:
                raise invalid("remote_nonnull_domain.name padding", buf[end7:pos])
        else:
            pos = end7
        uuid8, id9 = _U_S_16si(buf, pos)
        pos += 20
        dom2 = RemoteNonnullDomain(name5, uuid8, id9)
    elif has3 == 0:
        dom2 = None
    else:
        raise invalid("remote_connect_domain_event_callback_register_any_args.dom", has3)
    return RemoteConnectDomainEventCallbackRegisterAnyArgs(eventID1, dom2), pos


class RemoteConnectDomainEventCallbackRegisterAnyRet(XdrStruct):
    """Struct ``remote_connect_domain_event_callback_register_any_ret``."""

    __slots__ = ("callbackID",)

    def __init__(self, callbackID: int) -> None:
        self.callbackID = callbackID


def pack_remote_connect_domain_event_callback_register_any_ret(
    value: RemoteConnectDomainEventCallbackRegisterAnyRet, put: Put
) -> None:
    put(_P_S_i(value.callbackID))


def unpack_remote_connect_domain_event_callback_register_any_ret(
    buf: bytes, pos: int
) -> tuple[RemoteConnectDomainEventCallbackRegisterAnyRet, int]:
    (callbackID1,) = _U_S_i(buf, pos)
    pos += 4
    return RemoteConnectDomainEventCallbackRegisterAnyRet(callbackID1), pos


class RemoteConnectDomainEventCallbackDeregisterAnyArgs(XdrStruct):
    """Struct ``remote_connect_domain_event_callback_deregister_any_args``."""

    __slots__ = ("callbackID",)

    def __init__(self, callbackID: int) -> None:
        self.callbackID = callbackID


def pack_remote_connect_domain_event_callback_deregister_any_args(
    value: RemoteConnectDomainEventCallbackDeregisterAnyArgs, put: Put
) -> None:
    put(_P_S_i(value.callbackID))


def unpack_remote_connect_domain_event_callback_deregister_any_args(
    buf: bytes, pos: int
) -> tuple[RemoteConnectDomainEventCallbackDeregisterAnyArgs, int]:
    (callbackID1,) = _U_S_i(buf, pos)
    pos += 4
    return RemoteConnectDomainEventCallbackDeregisterAnyArgs(callbackID1), pos
