# Generated from remote.x by virtrio.gen.codec; do not edit.
"""Types and codecs of the remote protocol: types."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...xdr import PAD, PacksItself, Struct, XdrStruct, invalid, too_long

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Put = Callable[[bytes], None]
    Known = dict[str, tuple[bytes, int, str, int, Any, int]]

_ZERO = b"\0\0\0\0"
_S_16s = Struct(">16s")
_P_S_16s = _S_16s.pack
_U_S_16s = _S_16s.unpack_from
_S_16s16s = Struct(">16s16s")
_P_S_16s16s = _S_16s16s.pack
_U_S_16s16s = _S_16s16s.unpack_from
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
_S_Q = Struct(">Q")
_U_S_Q = _S_Q.unpack_from
_S_d = Struct(">d")
_U_S_d = _S_d.unpack_from
_S_i = Struct(">i")
_P_S_i = _S_i.pack
_U_S_i = _S_i.unpack_from
_S_iI = Struct(">iI")
_P_S_iI = _S_iI.pack
_U_S_iI = _S_iI.unpack_from
_S_iQ = Struct(">iQ")
_P_S_iQ = _S_iQ.pack
_S_id = Struct(">id")
_P_S_id = _S_id.pack
_S_ii = Struct(">ii")
_P_S_ii = _S_ii.pack
_S_iiI = Struct(">iiI")
_U_S_iiI = _S_iiI.unpack_from
_S_iq = Struct(">iq")
_P_S_iq = _S_iq.pack
_S_q = Struct(">q")
_U_S_q = _S_q.unpack_from
_F_remote_typed_param_value: dict[int, tuple[Any, int]] = {
    1: (_U_S_i, 4),
    2: (_U_S_I, 4),
    3: (_U_S_q, 8),
    4: (_U_S_Q, 8),
    5: (_U_S_d, 8),
    6: (_U_S_i, 4),
}


class RemoteNonnullDomain(XdrStruct):
    """Struct ``remote_nonnull_domain``."""

    __slots__ = ("name", "uuid", "id")

    def __init__(self, name: str, uuid: bytes, id: int) -> None:
        self.name = name
        self.uuid = uuid
        self.id = id


def pack_remote_nonnull_domain(value: RemoteNonnullDomain, put: Put) -> None:
    data1 = value.name.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_nonnull_domain.name", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])
    data3 = value.uuid
    if len(data3) != 16:
        raise invalid("remote_nonnull_domain.uuid", data3)
    put(_P_S_16si(data3, value.id))


def unpack_remote_nonnull_domain(buf: bytes, pos: int) -> tuple[RemoteNonnullDomain, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_nonnull_domain.name", n2, 4194304)
    end3 = pos + n2
    name1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("remote_nonnull_domain.name padding", buf[end3:pos])
    else:
        pos = end3
    uuid4, id5 = _U_S_16si(buf, pos)
    pos += 20
    return RemoteNonnullDomain(name1, uuid4, id5), pos


def pack_list_remote_nonnull_domain(items: Sequence[RemoteNonnullDomain], put: Put) -> None:
    if isinstance(items, PacksItself):
        items.pack(put)
        return
    for item in items:
        data1 = item.name.encode("utf-8", "surrogateescape")
        n2 = len(data1)
        if n2 > 4194304:
            raise too_long("remote_nonnull_domain.name", n2, 4194304)
        put(_P_S_I(n2))
        put(data1)
        if n2 & 3:
            put(PAD[n2 & 3])
        data3 = item.uuid
        if len(data3) != 16:
            raise invalid("remote_nonnull_domain.uuid", data3)
        put(_P_S_16si(data3, item.id))


def unpack_list_remote_nonnull_domain(
    buf: bytes, pos: int, count: int
) -> tuple[list[RemoteNonnullDomain], int]:
    items: list[RemoteNonnullDomain] = []
    append = items.append
    new = object.__new__
    for _ in range(count):
        (n2,) = _U_S_I(buf, pos)
        pos += 4
        if n2 > 4194304:
            raise too_long("remote_nonnull_domain.name", n2, 4194304)
        end3 = pos + n2
        name1 = buf[pos:end3].decode("utf-8", "surrogateescape")
        if n2 & 3:
            pos = end3 + 4 - (n2 & 3)
            if buf[end3:pos] != PAD[n2 & 3]:
                raise invalid("remote_nonnull_domain.name padding", buf[end3:pos])
        else:
            pos = end3
        uuid4, id5 = _U_S_16si(buf, pos)
        pos += 20
        made6 = new(RemoteNonnullDomain)
        made6.name = name1
        made6.uuid = uuid4
        made6.id = id5
        append(made6)
    return items, pos


def unpack_call_list_remote_nonnull_domain(
    buf: bytes, pos: int, count: int
) -> tuple[list[RemoteNonnullDomain], int]:
    items: list[RemoteNonnullDomain] = []
    append = items.append
    new = object.__new__
    for _ in range(count):
        (n2,) = _U_S_I(buf, pos)
        pos += 4
        if n2 > 4194304:
            raise too_long("remote_nonnull_domain.name", n2, 4194304)
        end3 = pos + n2
        name1 = buf[pos:end3].decode("utf-8", "surrogateescape")
        if "\0" in name1:
            name1 = name1.partition("\0")[0]
        if n2 & 3:
            pos = end3 + 4 - (n2 & 3)
            if buf[end3:pos] != PAD[n2 & 3]:
                raise invalid("remote_nonnull_domain.name padding", buf[end3:pos])
        else:
            pos = end3
        uuid4, id5 = _U_S_16si(buf, pos)
        pos += 20
        made6 = new(RemoteNonnullDomain)
        made6.name = name1
        made6.uuid = uuid4
        made6.id = id5
        append(made6)
    return items, pos


class RemoteNonnullNetwork(XdrStruct):
    """Struct ``remote_nonnull_network``."""

    __slots__ = ("name", "uuid")

    def __init__(self, name: str, uuid: bytes) -> None:
        self.name = name
        self.uuid = uuid


def pack_remote_nonnull_network(value: RemoteNonnullNetwork, put: Put) -> None:
    data1 = value.name.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_nonnull_network.name", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])
    data3 = value.uuid
    if len(data3) != 16:
        raise invalid("remote_nonnull_network.uuid", data3)
    put(_P_S_16s(data3))


def unpack_remote_nonnull_network(buf: bytes, pos: int) -> tuple[RemoteNonnullNetwork, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_nonnull_network.name", n2, 4194304)
    end3 = pos + n2
    name1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("remote_nonnull_network.name padding", buf[end3:pos])
    else:
        pos = end3
    (uuid4,) = _U_S_16s(buf, pos)
    pos += 16
    return RemoteNonnullNetwork(name1, uuid4), pos


def pack_list_remote_nonnull_network(items: Sequence[RemoteNonnullNetwork], put: Put) -> None:
    if isinstance(items, PacksItself):
        items.pack(put)
        return
    for item in items:
        data1 = item.name.encode("utf-8", "surrogateescape")
        n2 = len(data1)
        if n2 > 4194304:
            raise too_long("remote_nonnull_network.name", n2, 4194304)
        put(_P_S_I(n2))
        put(data1)
        if n2 & 3:
            put(PAD[n2 & 3])
        data3 = item.uuid
        if len(data3) != 16:
            raise invalid("remote_nonnull_network.uuid", data3)
        put(_P_S_16s(data3))


def unpack_list_remote_nonnull_network(
    buf: bytes, pos: int, count: int
) -> tuple[list[RemoteNonnullNetwork], int]:
    items: list[RemoteNonnullNetwork] = []
    append = items.append
    new = object.__new__
    for _ in range(count):
        (n2,) = _U_S_I(buf, pos)
        pos += 4
        if n2 > 4194304:
            raise too_long("remote_nonnull_network.name", n2, 4194304)
        end3 = pos + n2
        name1 = buf[pos:end3].decode("utf-8", "surrogateescape")
        if n2 & 3:
            pos = end3 + 4 - (n2 & 3)
            if buf[end3:pos] != PAD[n2 & 3]:
                raise invalid("remote_nonnull_network.name padding", buf[end3:pos])
        else:
            pos = end3
        (uuid4,) = _U_S_16s(buf, pos)
        pos += 16
        made5 = new(RemoteNonnullNetwork)
        made5.name = name1
        made5.uuid = uuid4
        append(made5)
    return items, pos


class RemoteNonnullNetworkPort(XdrStruct):
    """Struct ``remote_nonnull_network_port``."""

    __slots__ = ("net", "uuid")

    def __init__(self, net: RemoteNonnullNetwork, uuid: bytes) -> None:
        self.net = net
        self.uuid = uuid


def pack_remote_nonnull_network_port(value: RemoteNonnullNetworkPort, put: Put) -> None:
    s1 = value.net
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_network.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.uuid
    if len(data4) != 16:
        raise invalid("remote_nonnull_network.uuid", data4)
    data5 = value.uuid
    if len(data5) != 16:
        raise invalid("remote_nonnull_network_port.uuid", data5)
    put(_P_S_16s16s(data4, data5))


def unpack_remote_nonnull_network_port(
    buf: bytes, pos: int
) -> tuple[RemoteNonnullNetworkPort, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_network.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_network.name padding", buf[end4:pos])
    else:
        pos = end4
    uuid5, uuid6 = _U_S_16s16s(buf, pos)
    pos += 32
    return RemoteNonnullNetworkPort(RemoteNonnullNetwork(name2, uuid5), uuid6), pos


def pack_list_remote_nonnull_network_port(
    items: Sequence[RemoteNonnullNetworkPort], put: Put
) -> None:
    if isinstance(items, PacksItself):
        items.pack(put)
        return
    same1: object = items  # an object that no field is
    raw1 = b""
    for item in items:
        s2 = item.net
        if s2 is not same1:
            parts1: list[bytes] = []
            pack_remote_nonnull_network(s2, parts1.append)
            same1, raw1 = s2, b"".join(parts1)
        put(raw1)
        data3 = item.uuid
        if len(data3) != 16:
            raise invalid("remote_nonnull_network_port.uuid", data3)
        put(_P_S_16s(data3))


def unpack_list_remote_nonnull_network_port(
    buf: bytes, pos: int, count: int
) -> tuple[list[RemoteNonnullNetworkPort], int]:
    items: list[RemoteNonnullNetworkPort] = []
    append = items.append
    new = object.__new__
    same1: RemoteNonnullNetwork
    raw1, size1 = b"", 0
    for _ in range(count):
        if size1 and buf.startswith(raw1, pos):
            pos += size1
        else:
            start1 = pos
            same1, pos = unpack_remote_nonnull_network(buf, pos)
            raw1, size1 = buf[start1:pos], pos - start1
        (uuid3,) = _U_S_16s(buf, pos)
        pos += 16
        made4 = new(RemoteNonnullNetworkPort)
        made4.net = same1
        made4.uuid = uuid3
        append(made4)
    return items, pos


class RemoteNonnullNwfilter(XdrStruct):
    """Struct ``remote_nonnull_nwfilter``."""

    __slots__ = ("name", "uuid")

    def __init__(self, name: str, uuid: bytes) -> None:
        self.name = name
        self.uuid = uuid


def pack_remote_nonnull_nwfilter(value: RemoteNonnullNwfilter, put: Put) -> None:
    data1 = value.name.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_nonnull_nwfilter.name", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])
    data3 = value.uuid
    if len(data3) != 16:
        raise invalid("remote_nonnull_nwfilter.uuid", data3)
    put(_P_S_16s(data3))


def unpack_remote_nonnull_nwfilter(buf: bytes, pos: int) -> tuple[RemoteNonnullNwfilter, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_nonnull_nwfilter.name", n2, 4194304)
    end3 = pos + n2
    name1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("remote_nonnull_nwfilter.name padding", buf[end3:pos])
    else:
        pos = end3
    (uuid4,) = _U_S_16s(buf, pos)
    pos += 16
    return RemoteNonnullNwfilter(name1, uuid4), pos


def pack_list_remote_nonnull_nwfilter(items: Sequence[RemoteNonnullNwfilter], put: Put) -> None:
    if isinstance(items, PacksItself):
        items.pack(put)
        return
    for item in items:
        data1 = item.name.encode("utf-8", "surrogateescape")
        n2 = len(data1)
        if n2 > 4194304:
            raise too_long("remote_nonnull_nwfilter.name", n2, 4194304)
        put(_P_S_I(n2))
        put(data1)
        if n2 & 3:
            put(PAD[n2 & 3])
        data3 = item.uuid
        if len(data3) != 16:
            raise invalid("remote_nonnull_nwfilter.uuid", data3)
        put(_P_S_16s(data3))


def unpack_list_remote_nonnull_nwfilter(
    buf: bytes, pos: int, count: int
) -> tuple[list[RemoteNonnullNwfilter], int]:
    items: list[RemoteNonnullNwfilter] = []
    append = items.append
    new = object.__new__
    for _ in range(count):
        (n2,) = _U_S_I(buf, pos)
        pos += 4
        if n2 > 4194304:
            raise too_long("remote_nonnull_nwfilter.name", n2, 4194304)
        end3 = pos + n2
        name1 = buf[pos:end3].decode("utf-8", "surrogateescape")
        if n2 & 3:
            pos = end3 + 4 - (n2 & 3)
            if buf[end3:pos] != PAD[n2 & 3]:
                raise invalid("remote_nonnull_nwfilter.name padding", buf[end3:pos])
        else:
            pos = end3
        (uuid4,) = _U_S_16s(buf, pos)
        pos += 16
        made5 = new(RemoteNonnullNwfilter)
        made5.name = name1
        made5.uuid = uuid4
        append(made5)
    return items, pos


class RemoteNonnullNwfilterBinding(XdrStruct):
    """Struct ``remote_nonnull_nwfilter_binding``."""

    __slots__ = ("portdev", "filtername")

    def __init__(self, portdev: str, filtername: str) -> None:
        self.portdev = portdev
        self.filtername = filtername


def pack_remote_nonnull_nwfilter_binding(value: RemoteNonnullNwfilterBinding, put: Put) -> None:
    data1 = value.portdev.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_nonnull_nwfilter_binding.portdev", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])
    data3 = value.filtername.encode("utf-8", "surrogateescape")
    n4 = len(data3)
    if n4 > 4194304:
        raise too_long("remote_nonnull_nwfilter_binding.filtername", n4, 4194304)
    put(_P_S_I(n4))
    put(data3)
    if n4 & 3:
        put(PAD[n4 & 3])


def unpack_remote_nonnull_nwfilter_binding(
    buf: bytes, pos: int
) -> tuple[RemoteNonnullNwfilterBinding, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_nonnull_nwfilter_binding.portdev", n2, 4194304)
    end3 = pos + n2
    portdev1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("remote_nonnull_nwfilter_binding.portdev padding", buf[end3:pos])
    else:
        pos = end3
    (n5,) = _U_S_I(buf, pos)
    pos += 4
    if n5 > 4194304:
        raise too_long("remote_nonnull_nwfilter_binding.filtername", n5, 4194304)
    end6 = pos + n5
    filtername4 = buf[pos:end6].decode("utf-8", "surrogateescape")
    if n5 & 3:
        pos = end6 + 4 - (n5 & 3)
        if buf[end6:pos] != PAD[n5 & 3]:
            raise invalid("remote_nonnull_nwfilter_binding.filtername padding", buf[end6:pos])
    else:
        pos = end6
    return RemoteNonnullNwfilterBinding(portdev1, filtername4), pos


def pack_list_remote_nonnull_nwfilter_binding(
    items: Sequence[RemoteNonnullNwfilterBinding], put: Put
) -> None:
    if isinstance(items, PacksItself):
        items.pack(put)
        return
    for item in items:
        data1 = item.portdev.encode("utf-8", "surrogateescape")
        n2 = len(data1)
        if n2 > 4194304:
            raise too_long("remote_nonnull_nwfilter_binding.portdev", n2, 4194304)
        put(_P_S_I(n2))
        put(data1)
        if n2 & 3:
            put(PAD[n2 & 3])
        data3 = item.filtername.encode("utf-8", "surrogateescape")
        n4 = len(data3)
        if n4 > 4194304:
            raise too_long("remote_nonnull_nwfilter_binding.filtername", n4, 4194304)
        put(_P_S_I(n4))
        put(data3)
        if n4 & 3:
            put(PAD[n4 & 3])


def unpack_list_remote_nonnull_nwfilter_binding(
    buf: bytes, pos: int, count: int
) -> tuple[list[RemoteNonnullNwfilterBinding], int]:
    items: list[RemoteNonnullNwfilterBinding] = []
    append = items.append
    new = object.__new__
    for _ in range(count):
        (n2,) = _U_S_I(buf, pos)
        pos += 4
        if n2 > 4194304:
            raise too_long("remote_nonnull_nwfilter_binding.portdev", n2, 4194304)
        end3 = pos + n2
        portdev1 = buf[pos:end3].decode("utf-8", "surrogateescape")
        if n2 & 3:
            pos = end3 + 4 - (n2 & 3)
            if buf[end3:pos] != PAD[n2 & 3]:
                raise invalid("remote_nonnull_nwfilter_binding.portdev padding", buf[end3:pos])
        else:
            pos = end3
        (n5,) = _U_S_I(buf, pos)
        pos += 4
        if n5 > 4194304:
            raise too_long("remote_nonnull_nwfilter_binding.filtername", n5, 4194304)
        end6 = pos + n5
        filtername4 = buf[pos:end6].decode("utf-8", "surrogateescape")
        if n5 & 3:
            pos = end6 + 4 - (n5 & 3)
            if buf[end6:pos] != PAD[n5 & 3]:
                raise invalid("remote_nonnull_nwfilter_binding.filtername padding", buf[end6:pos])
        else:
            pos = end6
        made7 = new(RemoteNonnullNwfilterBinding)
        made7.portdev = portdev1
        made7.filtername = filtername4
        append(made7)
    return items, pos


class RemoteNonnullInterface(XdrStruct):
    """Struct ``remote_nonnull_interface``."""

    __slots__ = ("name", "mac")

    def __init__(self, name: str, mac: str) -> None:
        self.name = name
        self.mac = mac


def pack_remote_nonnull_interface(value: RemoteNonnullInterface, put: Put) -> None:
    data1 = value.name.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_nonnull_interface.name", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])
    data3 = value.mac.encode("utf-8", "surrogateescape")
    n4 = len(data3)
    if n4 > 4194304:
        raise too_long("remote_nonnull_interface.mac", n4, 4194304)
    put(_P_S_I(n4))
    put(data3)
    if n4 & 3:
        put(PAD[n4 & 3])


def unpack_remote_nonnull_interface(buf: bytes, pos: int) -> tuple[RemoteNonnullInterface, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_nonnull_interface.name", n2, 4194304)
    end3 = pos + n2
    name1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("remote_nonnull_interface.name padding", buf[end3:pos])
    else:
        pos = end3
    (n5,) = _U_S_I(buf, pos)
    pos += 4
    if n5 > 4194304:
        raise too_long("remote_nonnull_interface.mac", n5, 4194304)
    end6 = pos + n5
    mac4 = buf[pos:end6].decode("utf-8", "surrogateescape")
    if n5 & 3:
        pos = end6 + 4 - (n5 & 3)
        if buf[end6:pos] != PAD[n5 & 3]:
            raise invalid("remote_nonnull_interface.mac padding", buf[end6:pos])
    else:
        pos = end6
    return RemoteNonnullInterface(name1, mac4), pos


def pack_list_remote_nonnull_interface(items: Sequence[RemoteNonnullInterface], put: Put) -> None:
    if isinstance(items, PacksItself):
        items.pack(put)
        return
    for item in items:
        data1 = item.name.encode("utf-8", "surrogateescape")
        n2 = len(data1)
        if n2 > 4194304:
            raise too_long("remote_nonnull_interface.name", n2, 4194304)
        put(_P_S_I(n2))
        put(data1)
        if n2 & 3:
            put(PAD[n2 & 3])
        data3 = item.mac.encode("utf-8", "surrogateescape")
        n4 = len(data3)
        if n4 > 4194304:
            raise too_long("remote_nonnull_interface.mac", n4, 4194304)
        put(_P_S_I(n4))
        put(data3)
        if n4 & 3:
            put(PAD[n4 & 3])


def unpack_list_remote_nonnull_interface(
    buf: bytes, pos: int, count: int
) -> tuple[list[RemoteNonnullInterface], int]:
    items: list[RemoteNonnullInterface] = []
    append = items.append
    new = object.__new__
    for _ in range(count):
        (n2,) = _U_S_I(buf, pos)
        pos += 4
        if n2 > 4194304:
            raise too_long("remote_nonnull_interface.name", n2, 4194304)
        end3 = pos + n2
        name1 = buf[pos:end3].decode("utf-8", "surrogateescape")
        if n2 & 3:
            pos = end3 + 4 - (n2 & 3)
            if buf[end3:pos] != PAD[n2 & 3]:
                raise invalid("remote_nonnull_interface.name padding", buf[end3:pos])
        else:
            pos = end3
        (n5,) = _U_S_I(buf, pos)
        pos += 4
        if n5 > 4194304:
            raise too_long("remote_nonnull_interface.mac", n5, 4194304)
        end6 = pos + n5
        mac4 = buf[pos:end6].decode("utf-8", "surrogateescape")
        if n5 & 3:
            pos = end6 + 4 - (n5 & 3)
            if buf[end6:pos] != PAD[n5 & 3]:
                raise invalid("remote_nonnull_interface.mac padding", buf[end6:pos])
        else:
            pos = end6
        made7 = new(RemoteNonnullInterface)
        made7.name = name1
        made7.mac = mac4
        append(made7)
    return items, pos


class RemoteNonnullStoragePool(XdrStruct):
    """Struct ``remote_nonnull_storage_pool``."""

    __slots__ = ("name", "uuid")

    def __init__(self, name: str, uuid: bytes) -> None:
        self.name = name
        self.uuid = uuid


def pack_remote_nonnull_storage_pool(value: RemoteNonnullStoragePool, put: Put) -> None:
    data1 = value.name.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_nonnull_storage_pool.name", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])
    data3 = value.uuid
    if len(data3) != 16:
        raise invalid("remote_nonnull_storage_pool.uuid", data3)
    put(_P_S_16s(data3))


def unpack_remote_nonnull_storage_pool(
    buf: bytes, pos: int
) -> tuple[RemoteNonnullStoragePool, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_nonnull_storage_pool.name", n2, 4194304)
    end3 = pos + n2
    name1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("remote_nonnull_storage_pool.name padding", buf[end3:pos])
    else:
        pos = end3
    (uuid4,) = _U_S_16s(buf, pos)
    pos += 16
    return RemoteNonnullStoragePool(name1, uuid4), pos


def pack_list_remote_nonnull_storage_pool(
    items: Sequence[RemoteNonnullStoragePool], put: Put
) -> None:
    if isinstance(items, PacksItself):
        items.pack(put)
        return
    for item in items:
        data1 = item.name.encode("utf-8", "surrogateescape")
        n2 = len(data1)
        if n2 > 4194304:
            raise too_long("remote_nonnull_storage_pool.name", n2, 4194304)
        put(_P_S_I(n2))
        put(data1)
        if n2 & 3:
            put(PAD[n2 & 3])
        data3 = item.uuid
        if len(data3) != 16:
            raise invalid("remote_nonnull_storage_pool.uuid", data3)
        put(_P_S_16s(data3))


def unpack_list_remote_nonnull_storage_pool(
    buf: bytes, pos: int, count: int
) -> tuple[list[RemoteNonnullStoragePool], int]:
    items: list[RemoteNonnullStoragePool] = []
    append = items.append
    new = object.__new__
    for _ in range(count):
        (n2,) = _U_S_I(buf, pos)
        pos += 4
        if n2 > 4194304:
            raise too_long("remote_nonnull_storage_pool.name", n2, 4194304)
        end3 = pos + n2
        name1 = buf[pos:end3].decode("utf-8", "surrogateescape")
        if n2 & 3:
            pos = end3 + 4 - (n2 & 3)
            if buf[end3:pos] != PAD[n2 & 3]:
                raise invalid("remote_nonnull_storage_pool.name padding", buf[end3:pos])
        else:
            pos = end3
        (uuid4,) = _U_S_16s(buf, pos)
        pos += 16
        made5 = new(RemoteNonnullStoragePool)
        made5.name = name1
        made5.uuid = uuid4
        append(made5)
    return items, pos


class RemoteNonnullStorageVol(XdrStruct):
    """Struct ``remote_nonnull_storage_vol``."""

    __slots__ = ("pool", "name", "key")

    def __init__(self, pool: str, name: str, key: str) -> None:
        self.pool = pool
        self.name = name
        self.key = key


def pack_remote_nonnull_storage_vol(value: RemoteNonnullStorageVol, put: Put) -> None:
    data1 = value.pool.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_nonnull_storage_vol.pool", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])
    data3 = value.name.encode("utf-8", "surrogateescape")
    n4 = len(data3)
    if n4 > 4194304:
        raise too_long("remote_nonnull_storage_vol.name", n4, 4194304)
    put(_P_S_I(n4))
    put(data3)
    if n4 & 3:
        put(PAD[n4 & 3])
    data5 = value.key.encode("utf-8", "surrogateescape")
    n6 = len(data5)
    if n6 > 4194304:
        raise too_long("remote_nonnull_storage_vol.key", n6, 4194304)
    put(_P_S_I(n6))
    put(data5)
    if n6 & 3:
        put(PAD[n6 & 3])


def unpack_remote_nonnull_storage_vol(buf: bytes, pos: int) -> tuple[RemoteNonnullStorageVol, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_nonnull_storage_vol.pool", n2, 4194304)
    end3 = pos + n2
    pool1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("remote_nonnull_storage_vol.pool padding", buf[end3:pos])
    else:
        pos = end3
    (n5,) = _U_S_I(buf, pos)
    pos += 4
    if n5 > 4194304:
        raise too_long("remote_nonnull_storage_vol.name", n5, 4194304)
    end6 = pos + n5
    name4 = buf[pos:end6].decode("utf-8", "surrogateescape")
    if n5 & 3:
        pos = end6 + 4 - (n5 & 3)
        if buf[end6:pos] != PAD[n5 & 3]:
            raise invalid("remote_nonnull_storage_vol.name padding", buf[end6:pos])
    else:
        pos = end6
    (n8,) = _U_S_I(buf, pos)
    pos += 4
    if n8 > 4194304:
        raise too_long("remote_nonnull_storage_vol.key", n8, 4194304)
    end9 = pos + n8
    key7 = buf[pos:end9].decode("utf-8", "surrogateescape")
    if n8 & 3:
        pos = end9 + 4 - (n8 & 3)
        if buf[end9:pos] != PAD[n8 & 3]:
            raise invalid("remote_nonnull_storage_vol.key padding", buf[end9:pos])
    else:
        pos = end9
    return RemoteNonnullStorageVol(pool1, name4, key7), pos


def pack_list_remote_nonnull_storage_vol(
    items: Sequence[RemoteNonnullStorageVol], put: Put
) -> None:
    if isinstance(items, PacksItself):
        items.pack(put)
        return
    for item in items:
        data1 = item.pool.encode("utf-8", "surrogateescape")
        n2 = len(data1)
        if n2 > 4194304:
            raise too_long("remote_nonnull_storage_vol.pool", n2, 4194304)
        put(_P_S_I(n2))
        put(data1)
        if n2 & 3:
            put(PAD[n2 & 3])
        data3 = item.name.encode("utf-8", "surrogateescape")
        n4 = len(data3)
        if n4 > 4194304:
            raise too_long("remote_nonnull_storage_vol.name", n4, 4194304)
        put(_P_S_I(n4))
        put(data3)
        if n4 & 3:
            put(PAD[n4 & 3])
        data5 = item.key.encode("utf-8", "surrogateescape")
        n6 = len(data5)
        if n6 > 4194304:
            raise too_long("remote_nonnull_storage_vol.key", n6, 4194304)
        put(_P_S_I(n6))
        put(data5)
        if n6 & 3:
            put(PAD[n6 & 3])


def unpack_list_remote_nonnull_storage_vol(
    buf: bytes, pos: int, count: int
) -> tuple[list[RemoteNonnullStorageVol], int]:
    items: list[RemoteNonnullStorageVol] = []
    append = items.append
    new = object.__new__
    for _ in range(count):
        (n2,) = _U_S_I(buf, pos)
        pos += 4
        if n2 > 4194304:
            raise too_long("remote_nonnull_storage_vol.pool", n2, 4194304)
        end3 = pos + n2
        pool1 = buf[pos:end3].decode("utf-8", "surrogateescape")
        if n2 & 3:
            pos = end3 + 4 - (n2 & 3)
            if buf[end3:pos] != PAD[n2 & 3]:
                raise invalid("remote_nonnull_storage_vol.pool padding", buf[end3:pos])
        else:
            pos = end3
        (n5,) = _U_S_I(buf, pos)
        pos += 4
        if n5 > 4194304:
            raise too_long("remote_nonnull_storage_vol.name", n5, 4194304)
        end6 = pos + n5
        name4 = buf[pos:end6].decode("utf-8", "surrogateescape")
        if n5 & 3:
            pos = end6 + 4 - (n5 & 3)
            if buf[end6:pos] != PAD[n5 & 3]:
                raise invalid("remote_nonnull_storage_vol.name padding", buf[end6:pos])
        else:
            pos = end6
        (n8,) = _U_S_I(buf, pos)
        pos += 4
        if n8 > 4194304:
            raise too_long("remote_nonnull_storage_vol.key", n8, 4194304)
        end9 = pos + n8
        key7 = buf[pos:end9].decode("utf-8", "surrogateescape")
        if n8 & 3:
            pos = end9 + 4 - (n8 & 3)
            if buf[end9:pos] != PAD[n8 & 3]:
                raise invalid("remote_nonnull_storage_vol.key padding", buf[end9:pos])
        else:
            pos = end9
        made10 = new(RemoteNonnullStorageVol)
        made10.pool = pool1
        made10.name = name4
        made10.key = key7
        append(made10)
    return items, pos


class RemoteNonnullNodeDevice(XdrStruct):
    """Struct ``remote_nonnull_node_device``."""

    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        self.name = name


def pack_remote_nonnull_node_device(value: RemoteNonnullNodeDevice, put: Put) -> None:
    data1 = value.name.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_nonnull_node_device.name", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])


def unpack_remote_nonnull_node_device(buf: bytes, pos: int) -> tuple[RemoteNonnullNodeDevice, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_nonnull_node_device.name", n2, 4194304)
    end3 = pos + n2
    name1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("remote_nonnull_node_device.name padding", buf[end3:pos])
    else:
        pos = end3
    return RemoteNonnullNodeDevice(name1), pos


def pack_list_remote_nonnull_node_device(
    items: Sequence[RemoteNonnullNodeDevice], put: Put
) -> None:
    if isinstance(items, PacksItself):
        items.pack(put)
        return
    for item in items:
        data1 = item.name.encode("utf-8", "surrogateescape")
        n2 = len(data1)
        if n2 > 4194304:
            raise too_long("remote_nonnull_node_device.name", n2, 4194304)
        put(_P_S_I(n2))
        put(data1)
        if n2 & 3:
            put(PAD[n2 & 3])


def unpack_list_remote_nonnull_node_device(
    buf: bytes, pos: int, count: int
) -> tuple[list[RemoteNonnullNodeDevice], int]:
    items: list[RemoteNonnullNodeDevice] = []
    append = items.append
    new = object.__new__
    for _ in range(count):
        (n2,) = _U_S_I(buf, pos)
        pos += 4
        if n2 > 4194304:
            raise too_long("remote_nonnull_node_device.name", n2, 4194304)
        end3 = pos + n2
        name1 = buf[pos:end3].decode("utf-8", "surrogateescape")
        if n2 & 3:
            pos = end3 + 4 - (n2 & 3)
            if buf[end3:pos] != PAD[n2 & 3]:
                raise invalid("remote_nonnull_node_device.name padding", buf[end3:pos])
        else:
            pos = end3
        made4 = new(RemoteNonnullNodeDevice)
        made4.name = name1
        append(made4)
    return items, pos


class RemoteNonnullSecret(XdrStruct):
    """Struct ``remote_nonnull_secret``."""

    __slots__ = ("uuid", "usageType", "usageID")

    def __init__(self, uuid: bytes, usageType: int, usageID: str) -> None:
        self.uuid = uuid
        self.usageType = usageType
        self.usageID = usageID


def pack_remote_nonnull_secret(value: RemoteNonnullSecret, put: Put) -> None:
    data1 = value.uuid
    if len(data1) != 16:
        raise invalid("remote_nonnull_secret.uuid", data1)
    data2 = value.usageID.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_secret.usageID", n3, 4194304)
    put(_P_S_16siI(data1, value.usageType, n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])


def unpack_remote_nonnull_secret(buf: bytes, pos: int) -> tuple[RemoteNonnullSecret, int]:
    uuid1, usageType2, n4 = _U_S_16siI(buf, pos)
    pos += 24
    if n4 > 4194304:
        raise too_long("remote_nonnull_secret.usageID", n4, 4194304)
    end5 = pos + n4
    usageID3 = buf[pos:end5].decode("utf-8", "surrogateescape")
    if n4 & 3:
        pos = end5 + 4 - (n4 & 3)
        if buf[end5:pos] != PAD[n4 & 3]:
            raise invalid("remote_nonnull_secret.usageID padding", buf[end5:pos])
    else:
        pos = end5
    return RemoteNonnullSecret(uuid1, usageType2, usageID3), pos


def pack_list_remote_nonnull_secret(items: Sequence[RemoteNonnullSecret], put: Put) -> None:
    if isinstance(items, PacksItself):
        items.pack(put)
        return
    for item in items:
        data1 = item.uuid
        if len(data1) != 16:
            raise invalid("remote_nonnull_secret.uuid", data1)
        data2 = item.usageID.encode("utf-8", "surrogateescape")
        n3 = len(data2)
        if n3 > 4194304:
            raise too_long("remote_nonnull_secret.usageID", n3, 4194304)
        put(_P_S_16siI(data1, item.usageType, n3))
        put(data2)
        if n3 & 3:
            put(PAD[n3 & 3])


def unpack_list_remote_nonnull_secret(
    buf: bytes, pos: int, count: int
) -> tuple[list[RemoteNonnullSecret], int]:
    items: list[RemoteNonnullSecret] = []
    append = items.append
    new = object.__new__
    for _ in range(count):
        uuid1, usageType2, n4 = _U_S_16siI(buf, pos)
        pos += 24
        if n4 > 4194304:
            raise too_long("remote_nonnull_secret.usageID", n4, 4194304)
        end5 = pos + n4
        usageID3 = buf[pos:end5].decode("utf-8", "surrogateescape")
        if n4 & 3:
            pos = end5 + 4 - (n4 & 3)
            if buf[end5:pos] != PAD[n4 & 3]:
                raise invalid("remote_nonnull_secret.usageID padding", buf[end5:pos])
        else:
            pos = end5
        made6 = new(RemoteNonnullSecret)
        made6.uuid = uuid1
        made6.usageType = usageType2
        made6.usageID = usageID3
        append(made6)
    return items, pos


class RemoteNonnullDomainCheckpoint(XdrStruct):
    """Struct ``remote_nonnull_domain_checkpoint``."""

    __slots__ = ("name", "dom")

    def __init__(self, name: str, dom: RemoteNonnullDomain) -> None:
        self.name = name
        self.dom = dom


def pack_remote_nonnull_domain_checkpoint(value: RemoteNonnullDomainCheckpoint, put: Put) -> None:
    data1 = value.name.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_nonnull_domain_checkpoint.name", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])
    s3 = value.dom
    data4 = s3.name.encode("utf-8", "surrogateescape")
    n5 = len(data4)
    if n5 > 4194304:
        raise too_long("remote_nonnull_domain.name", n5, 4194304)
    put(_P_S_I(n5))
    put(data4)
    if n5 & 3:
        put(PAD[n5 & 3])
    data6 = s3.uuid
    if len(data6) != 16:
        raise invalid("remote_nonnull_domain.uuid", data6)
    put(_P_S_16si(data6, s3.id))


def unpack_remote_nonnull_domain_checkpoint(
    buf: bytes, pos: int
) -> tuple[RemoteNonnullDomainCheckpoint, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_nonnull_domain_checkpoint.name", n2, 4194304)
    end3 = pos + n2
    name1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("remote_nonnull_domain_checkpoint.name padding", buf[end3:pos])
    else:
        pos = end3
    (n6,) = _U_S_I(buf, pos)
    pos += 4
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
    return RemoteNonnullDomainCheckpoint(name1, RemoteNonnullDomain(name5, uuid8, id9)), pos


def pack_list_remote_nonnull_domain_checkpoint(
    items: Sequence[RemoteNonnullDomainCheckpoint], put: Put
) -> None:
    if isinstance(items, PacksItself):
        items.pack(put)
        return
    same: object = items  # an object that no field is
    length = -1
    raw = tail = between = b""
    for item in items:
        data = item.name.encode("utf-8", "surrogateescape")
        owner = item.dom
        if len(data) == length and owner is same:
            put(between)
        else:
            if owner is not same:
                parts: list[bytes] = []
                pack_remote_nonnull_domain(owner, parts.append)
                same, raw = owner, b"".join(parts)
            length = len(data)
            if length > 4194304:
                raise too_long("remote_nonnull_domain_checkpoint.name", length, 4194304)
            head = _P_S_I(length)
            put(tail + head)
            tail = PAD[length & 3] + raw if length & 3 else raw
            between = tail + head
        put(data)
    put(tail)


def unpack_list_remote_nonnull_domain_checkpoint(
    buf: bytes, pos: int, count: int
) -> tuple[list[RemoteNonnullDomainCheckpoint], int]:
    items: list[RemoteNonnullDomainCheckpoint] = []
    append = items.append
    new = object.__new__
    same1: RemoteNonnullDomain
    raw1, size1 = b"", 0
    follows, step = b"", 0  # padding, owner and the next length
    if count:
        (n2,) = _U_S_I(buf, pos)
        pos += 4
        if n2 > 4194304:
            raise too_long("remote_nonnull_domain_checkpoint.name", n2, 4194304)
    for left in range(count - 1, -1, -1):
        end = pos + n2
        name = buf[pos:end].decode("utf-8", "surrogateescape")
        if left and follows and buf.startswith(follows, end):
            pos = end + step
        else:
            if n2 & 3:
                pos = end + 4 - (n2 & 3)
                if buf[end:pos] != PAD[n2 & 3]:
                    raise invalid("remote_nonnull_domain_checkpoint.name padding", buf[end:pos])
            else:
                pos = end
            if size1 and buf.startswith(raw1, pos):
                pos += size1
            else:
                start1 = pos
                same1, pos = unpack_remote_nonnull_domain(buf, pos)
                raw1, size1 = buf[start1:pos], pos - start1
            if left:
                (n3,) = _U_S_I(buf, pos)
                pos += 4
                if n3 > 4194304:
                    raise too_long("remote_nonnull_domain_checkpoint.name", n3, 4194304)
                follows = buf[end:pos] if n3 == n2 else b""
                step = pos - end
                n2 = n3
        made5 = new(RemoteNonnullDomainCheckpoint)
        made5.name = name
        made5.dom = same1
        append(made5)
    return items, pos


class RemoteNonnullDomainSnapshot(XdrStruct):
    """Struct ``remote_nonnull_domain_snapshot``."""

    __slots__ = ("name", "dom")

    def __init__(self, name: str, dom: RemoteNonnullDomain) -> None:
        self.name = name
        self.dom = dom


def pack_remote_nonnull_domain_snapshot(value: RemoteNonnullDomainSnapshot, put: Put) -> None:
    data1 = value.name.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_nonnull_domain_snapshot.name", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])
    s3 = value.dom
    data4 = s3.name.encode("utf-8", "surrogateescape")
    n5 = len(data4)
    if n5 > 4194304:
        raise too_long("remote_nonnull_domain.name", n5, 4194304)
    put(_P_S_I(n5))
    put(data4)
    if n5 & 3:
        put(PAD[n5 & 3])
    data6 = s3.uuid
    if len(data6) != 16:
        raise invalid("remote_nonnull_domain.uuid", data6)
    put(_P_S_16si(data6, s3.id))


def unpack_remote_nonnull_domain_snapshot(
    buf: bytes, pos: int
) -> tuple[RemoteNonnullDomainSnapshot, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_nonnull_domain_snapshot.name", n2, 4194304)
    end3 = pos + n2
    name1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("remote_nonnull_domain_snapshot.name padding", buf[end3:pos])
    else:
        pos = end3
    (n6,) = _U_S_I(buf, pos)
    pos += 4
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
    return RemoteNonnullDomainSnapshot(name1, RemoteNonnullDomain(name5, uuid8, id9)), pos


def pack_list_remote_nonnull_domain_snapshot(
    items: Sequence[RemoteNonnullDomainSnapshot], put: Put
) -> None:
    if isinstance(items, PacksItself):
        items.pack(put)
        return
    same: object = items  # an object that no field is
    length = -1
    raw = tail = between = b""
    for item in items:
        data = item.name.encode("utf-8", "surrogateescape")
        owner = item.dom
        if len(data) == length and owner is same:
            put(between)
        else:
            if owner is not same:
                parts: list[bytes] = []
                pack_remote_nonnull_domain(owner, parts.append)
                same, raw = owner, b"".join(parts)
            length = len(data)
            if length > 4194304:
                raise too_long("remote_nonnull_domain_snapshot.name", length, 4194304)
            head = _P_S_I(length)
            put(tail + head)
            tail = PAD[length & 3] + raw if length & 3 else raw
            between = tail + head
        put(data)
    put(tail)


def unpack_list_remote_nonnull_domain_snapshot(
    buf: bytes, pos: int, count: int
) -> tuple[list[RemoteNonnullDomainSnapshot], int]:
    items: list[RemoteNonnullDomainSnapshot] = []
    append = items.append
    new = object.__new__
    same1: RemoteNonnullDomain
    raw1, size1 = b"", 0
    follows, step = b"", 0  # padding, owner and the next length
    if count:
        (n2,) = _U_S_I(buf, pos)
        pos += 4
        if n2 > 4194304:
            raise too_long("remote_nonnull_domain_snapshot.name", n2, 4194304)
    for left in range(count - 1, -1, -1):
        end = pos + n2
        name = buf[pos:end].decode("utf-8", "surrogateescape")
        if left and follows and buf.startswith(follows, end):
            pos = end + step
        else:
            if n2 & 3:
                pos = end + 4 - (n2 & 3)
                if buf[end:pos] != PAD[n2 & 3]:
                    raise invalid("remote_nonnull_domain_snapshot.name padding", buf[end:pos])
            else:
                pos = end
            if size1 and buf.startswith(raw1, pos):
                pos += size1
            else:
                start1 = pos
                same1, pos = unpack_remote_nonnull_domain(buf, pos)
                raw1, size1 = buf[start1:pos], pos - start1
            if left:
                (n3,) = _U_S_I(buf, pos)
                pos += 4
                if n3 > 4194304:
                    raise too_long("remote_nonnull_domain_snapshot.name", n3, 4194304)
                follows = buf[end:pos] if n3 == n2 else b""
                step = pos - end
                n2 = n3
        made5 = new(RemoteNonnullDomainSnapshot)
        made5.name = name
        made5.dom = same1
        append(made5)
    return items, pos


class RemoteError(XdrStruct):
    """Struct ``remote_error``."""

    __slots__ = (
        "code",
        "domain",
        "message",
        "level",
        "dom",
        "str1",
        "str2",
        "str3",
        "int1",
        "int2",
        "net",
    )

    def __init__(
        self,
        code: int,
        domain: int,
        message: str | None,
        level: int,
        dom: RemoteNonnullDomain | None,
        str1: str | None,
        str2: str | None,
        str3: str | None,
        int1: int,
        int2: int,
        net: RemoteNonnullNetwork | None,
    ) -> None:
        self.code = code
        self.domain = domain
        self.message = message
        self.level = level
        self.dom = dom
        self.str1 = str1
        self.str2 = str2
        self.str3 = str3
        self.int1 = int1
        self.int2 = int2
        self.net = net


def pack_remote_error(value: RemoteError, put: Put) -> None:
    value1 = value.message
    put(_P_S_ii(value.code, value.domain))
    if value1 is None:
        put(_ZERO)
    else:
        data2 = value1.encode("utf-8", "surrogateescape")
        n3 = len(data2)
        if n3 > 4194304:
            raise too_long("remote_error.message", n3, 4194304)
        put(_P_S_II(1, n3))
        put(data2)
        if n3 & 3:
            put(PAD[n3 & 3])
    value4 = value.dom
    put(_P_S_i(value.level))
    if value4 is None:
        put(_ZERO)
    else:
        s5 = value4
        data6 = s5.name.encode("utf-8", "surrogateescape")
        n7 = len(data6)
        if n7 > 4194304:
            raise too_long("remote_nonnull_domain.name", n7, 4194304)
        put(_P_S_II(1, n7))
        put(data6)
        if n7 & 3:
            put(PAD[n7 & 3])
        data8 = s5.uuid
        if len(data8) != 16:
            raise invalid("remote_nonnull_domain.uuid", data8)
        put(_P_S_16si(data8, s5.id))
    value9 = value.str1
    if value9 is None:
        put(_ZERO)
    else:
        data10 = value9.encode("utf-8", "surrogateescape")
        n11 = len(data10)
        if n11 > 4194304:
            raise too_long("remote_error.str1", n11, 4194304)
        put(_P_S_II(1, n11))
        put(data10)
        if n11 & 3:
            put(PAD[n11 & 3])
    value12 = value.str2
    if value12 is None:
        put(_ZERO)
    else:
        data13 = value12.encode("utf-8", "surrogateescape")
        n14 = len(data13)
        if n14 > 4194304:
            raise too_long("remote_error.str2", n14, 4194304)
        put(_P_S_II(1, n14))
        put(data13)
        if n14 & 3:
            put(PAD[n14 & 3])
    value15 = value.str3
    if value15 is None:
        put(_ZERO)
    else:
        data16 = value15.encode("utf-8", "surrogateescape")
        n17 = len(data16)
        if n17 > 4194304:
            raise too_long("remote_error.str3", n17, 4194304)
        put(_P_S_II(1, n17))
        put(data16)
        if n17 & 3:
            put(PAD[n17 & 3])
    value18 = value.net
    put(_P_S_ii(value.int1, value.int2))
    if value18 is None:
        put(_ZERO)
    else:
        s19 = value18
        data20 = s19.name.encode("utf-8", "surrogateescape")
        n21 = len(data20)
        if n21 > 4194304:
            raise too_long("remote_nonnull_network.name", n21, 4194304)
        put(_P_S_II(1, n21))
        put(data20)
        if n21 & 3:
            put(PAD[n21 & 3])
        data22 = s19.uuid
        if len(data22) != 16:
            raise invalid("remote_nonnull_network.uuid", data22)
        put(_P_S_16s(data22))


def unpack_remote_error(buf: bytes, pos: int) -> tuple[RemoteError, int]:
    code1, domain2, has4 = _U_S_iiI(buf, pos)
    pos += 12
    if has4 == 1:
        (n6,) = _U_S_I(buf, pos)
        pos += 4
        if n6 > 4194304:
            raise too_long("remote_error.message", n6, 4194304)
        end7 = pos + n6
        message5 = buf[pos:end7].decode("utf-8", "surrogateescape")
        if n6 & 3:
            pos = end7 + 4 - (n6 & 3)
            if buf[end7:pos] != PAD[n6 & 3]:
                raise invalid("remote_error.message padding", buf[end7:pos])
        else:
            pos = end7
        message3 = message5
    elif has4 == 0:
        message3 = None
    else:
        raise invalid("remote_error.message", has4)
    level8, has10 = _U_S_iI(buf, pos)
    pos += 8
    if has10 == 1:
        (n13,) = _U_S_I(buf, pos)
        pos += 4
        if n13 > 4194304:
            raise too_long("remote_nonnull_domain.name", n13, 4194304)
        end14 = pos + n13
        name12 = buf[pos:end14].decode("utf-8", "surrogateescape")
        if n13 & 3:
            pos = end14 + 4 - (n13 & 3)
            if buf[end14:pos] != PAD[n13 & 3]:
                raise invalid("remote_nonnull_domain.name padding", buf[end14:pos])
        else:
            pos = end14
        uuid15, id16 = _U_S_16si(buf, pos)
        pos += 20
        dom9 = RemoteNonnullDomain(name12, uuid15, id16)
    elif has10 == 0:
        dom9 = None
    else:
        raise invalid("remote_error.dom", has10)
    (has18,) = _U_S_I(buf, pos)
    pos += 4
    if has18 == 1:
        (n20,) = _U_S_I(buf, pos)
        pos += 4
        if n20 > 4194304:
            raise too_long("remote_error.str1", n20, 4194304)
        end21 = pos + n20
        str1_19 = buf[pos:end21].decode("utf-8", "surrogateescape")
        if n20 & 3:
            pos = end21 + 4 - (n20 & 3)
            if buf[end21:pos] != PAD[n20 & 3]:
                raise invalid("remote_error.str1 padding", buf[end21:pos])
        else:
            pos = end21
        str1_17 = str1_19
    elif has18 == 0:
        str1_17 = None
    else:
        raise invalid("remote_error.str1", has18)
    (has23,) = _U_S_I(buf, pos)
    pos += 4
    if has23 == 1:
        (n25,) = _U_S_I(buf, pos)
        pos += 4
        if n25 > 4194304:
            raise too_long("remote_error.str2", n25, 4194304)
        end26 = pos + n25
        str2_24 = buf[pos:end26].decode("utf-8", "surrogateescape")
        if n25 & 3:
            pos = end26 + 4 - (n25 & 3)
            if buf[end26:pos] != PAD[n25 & 3]:
                raise invalid("remote_error.str2 padding", buf[end26:pos])
        else:
            pos = end26
        str2_22 = str2_24
    elif has23 == 0:
        str2_22 = None
    else:
        raise invalid("remote_error.str2", has23)
    (has28,) = _U_S_I(buf, pos)
    pos += 4
    if has28 == 1:
        (n30,) = _U_S_I(buf, pos)
        pos += 4
        if n30 > 4194304:
            raise too_long("remote_error.str3", n30, 4194304)
        end31 = pos + n30
        str3_29 = buf[pos:end31].decode("utf-8", "surrogateescape")
        if n30 & 3:
            pos = end31 + 4 - (n30 & 3)
            if buf[end31:pos] != PAD[n30 & 3]:
                raise invalid("remote_error.str3 padding", buf[end31:pos])
        else:
            pos = end31
        str3_27 = str3_29
    elif has28 == 0:
        str3_27 = None
    else:
        raise invalid("remote_error.str3", has28)
    int1_32, int2_33, has35 = _U_S_iiI(buf, pos)
    pos += 12
    if has35 == 1:
        (n38,) = _U_S_I(buf, pos)
        pos += 4
        if n38 > 4194304:
            raise too_long("remote_nonnull_network.name", n38, 4194304)
        end39 = pos + n38
        name37 = buf[pos:end39].decode("utf-8", "surrogateescape")
        if n38 & 3:
            pos = end39 + 4 - (n38 & 3)
            if buf[end39:pos] != PAD[n38 & 3]:
                raise invalid("remote_nonnull_network.name padding", buf[end39:pos])
        else:
            pos = end39
        (uuid40,) = _U_S_16s(buf, pos)
        pos += 16
        net34 = RemoteNonnullNetwork(name37, uuid40)
    elif has35 == 0:
        net34 = None
    else:
        raise invalid("remote_error.net", has35)
    return RemoteError(
        code1, domain2, message3, level8, dom9, str1_17, str2_22, str3_27, int1_32, int2_33, net34
    ), pos


class RemoteTypedParamValue(XdrStruct):
    """Union ``remote_typed_param_value``; ``type`` selects its arm."""

    __slots__ = ("type", "value")

    def __init__(self, type: int, value: float | int | str) -> None:
        self.type = type
        self.value = value


def pack_remote_typed_param_value(value: RemoteTypedParamValue, put: Put) -> None:
    kind = value.type
    arm: Any = value.value
    if kind == 1:
        put(_P_S_ii(kind, arm))
    elif kind == 2:
        put(_P_S_iI(kind, arm))
    elif kind == 3:
        put(_P_S_iq(kind, arm))
    elif kind == 4:
        put(_P_S_iQ(kind, arm))
    elif kind == 5:
        put(_P_S_id(kind, arm))
    elif kind == 6:
        put(_P_S_ii(kind, arm))
    elif kind == 7:
        data1 = arm.encode("utf-8", "surrogateescape")
        n2 = len(data1)
        if n2 > 4194304:
            raise too_long("remote_typed_param_value.s", n2, 4194304)
        put(_P_S_iI(kind, n2))
        put(data1)
        if n2 & 3:
            put(PAD[n2 & 3])
    else:
        raise invalid("remote_typed_param_value", kind)


def unpack_remote_typed_param_value(buf: bytes, pos: int) -> tuple[RemoteTypedParamValue, int]:
    arm: Any
    (kind,) = _U_S_i(buf, pos)
    pos += 4
    if kind == 1:
        (arm,) = _U_S_i(buf, pos)
        pos += 4
    elif kind == 2:
        (arm,) = _U_S_I(buf, pos)
        pos += 4
    elif kind == 3:
        (arm,) = _U_S_q(buf, pos)
        pos += 8
    elif kind == 4:
        (arm,) = _U_S_Q(buf, pos)
        pos += 8
    elif kind == 5:
        (arm,) = _U_S_d(buf, pos)
        pos += 8
    elif kind == 6:
        (arm,) = _U_S_i(buf, pos)
        pos += 4
    elif kind == 7:
        (n1,) = _U_S_I(buf, pos)
        pos += 4
        if n1 > 4194304:
            raise too_long("remote_typed_param_value.s", n1, 4194304)
        end2 = pos + n1
        arm = buf[pos:end2].decode("utf-8", "surrogateescape")
        if n1 & 3:
            pos = end2 + 4 - (n1 & 3)
            if buf[end2:pos] != PAD[n1 & 3]:
                raise invalid("remote_typed_param_value.s padding", buf[end2:pos])
        else:
            pos = end2
    else:
        raise invalid("remote_typed_param_value", kind)
    return RemoteTypedParamValue(kind, arm), pos


class RemoteTypedParam(XdrStruct):
    """Struct ``remote_typed_param``."""

    __slots__ = ("field", "value")

    def __init__(self, field: str, value: RemoteTypedParamValue) -> None:
        self.field = field
        self.value = value


def pack_remote_typed_param(value: RemoteTypedParam, put: Put) -> None:
    data1 = value.field.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_typed_param.field", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])
    pack_remote_typed_param_value(value.value, put)


def unpack_remote_typed_param(buf: bytes, pos: int) -> tuple[RemoteTypedParam, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_typed_param.field", n2, 4194304)
    end3 = pos + n2
    field1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("remote_typed_param.field padding", buf[end3:pos])
    else:
        pos = end3
    value4, pos = unpack_remote_typed_param_value(buf, pos)
    return RemoteTypedParam(field1, value4), pos


def pack_list_remote_typed_param(items: Sequence[RemoteTypedParam], put: Put) -> None:
    if isinstance(items, PacksItself):
        items.pack(put)
        return
    for item in items:
        data1 = item.field.encode("utf-8", "surrogateescape")
        n2 = len(data1)
        if n2 > 4194304:
            raise too_long("remote_typed_param.field", n2, 4194304)
        put(_P_S_I(n2))
        put(data1)
        if n2 & 3:
            put(PAD[n2 & 3])
        u3 = item.value
        kind4 = u3.type
        arm5: Any = u3.value
        if kind4 == 1:
            put(_P_S_ii(kind4, arm5))
        elif kind4 == 2:
            put(_P_S_iI(kind4, arm5))
        elif kind4 == 3:
            put(_P_S_iq(kind4, arm5))
        elif kind4 == 4:
            put(_P_S_iQ(kind4, arm5))
        elif kind4 == 5:
            put(_P_S_id(kind4, arm5))
        elif kind4 == 6:
            put(_P_S_ii(kind4, arm5))
        elif kind4 == 7:
            data6 = arm5.encode("utf-8", "surrogateescape")
            n7 = len(data6)
            if n7 > 4194304:
                raise too_long("remote_typed_param_value.s", n7, 4194304)
            put(_P_S_iI(kind4, n7))
            put(data6)
            if n7 & 3:
                put(PAD[n7 & 3])
        else:
            raise invalid("remote_typed_param_value", kind4)


def unpack_list_remote_typed_param(
    buf: bytes, pos: int, count: int
) -> tuple[list[RemoteTypedParam], int]:
    items: list[RemoteTypedParam] = []
    append = items.append
    new = object.__new__
    for _ in range(count):
        (n2,) = _U_S_I(buf, pos)
        pos += 4
        if n2 > 4194304:
            raise too_long("remote_typed_param.field", n2, 4194304)
        end3 = pos + n2
        field1 = buf[pos:end3].decode("utf-8", "surrogateescape")
        if n2 & 3:
            pos = end3 + 4 - (n2 & 3)
            if buf[end3:pos] != PAD[n2 & 3]:
                raise invalid("remote_typed_param.field padding", buf[end3:pos])
        else:
            pos = end3
        arm6: Any
        (kind5,) = _U_S_i(buf, pos)
        pos += 4
        if kind5 == 1:
            (arm6,) = _U_S_i(buf, pos)
            pos += 4
        elif kind5 == 2:
            (arm6,) = _U_S_I(buf, pos)
            pos += 4
        elif kind5 == 3:
            (arm6,) = _U_S_q(buf, pos)
            pos += 8
        elif kind5 == 4:
            (arm6,) = _U_S_Q(buf, pos)
            pos += 8
        elif kind5 == 5:
            (arm6,) = _U_S_d(buf, pos)
            pos += 8
        elif kind5 == 6:
            (arm6,) = _U_S_i(buf, pos)
            pos += 4
        elif kind5 == 7:
            (n7,) = _U_S_I(buf, pos)
            pos += 4
            if n7 > 4194304:
                raise too_long("remote_typed_param_value.s", n7, 4194304)
            end8 = pos + n7
            arm6 = buf[pos:end8].decode("utf-8", "surrogateescape")
            if n7 & 3:
                pos = end8 + 4 - (n7 & 3)
                if buf[end8:pos] != PAD[n7 & 3]:
                    raise invalid("remote_typed_param_value.s padding", buf[end8:pos])
            else:
                pos = end8
        else:
            raise invalid("remote_typed_param_value", kind5)
        made9 = new(RemoteTypedParamValue)
        made9.type = kind5
        made9.value = arm6
        made10 = new(RemoteTypedParam)
        made10.field = field1
        made10.value = made9
        append(made10)
    return items, pos


def unpack_call_list_remote_typed_param(
    buf: bytes, pos: int, count: int
) -> tuple[list[RemoteTypedParam], int]:
    items: list[RemoteTypedParam] = []
    append = items.append
    new = object.__new__
    for _ in range(count):
        (n2,) = _U_S_I(buf, pos)
        pos += 4
        if n2 > 4194304:
            raise too_long("remote_typed_param.field", n2, 4194304)
        end3 = pos + n2
        field1 = buf[pos:end3].decode("utf-8", "surrogateescape")
        if "\0" in field1:
            field1 = field1.partition("\0")[0]
        if n2 & 3:
            pos = end3 + 4 - (n2 & 3)
            if buf[end3:pos] != PAD[n2 & 3]:
                raise invalid("remote_typed_param.field padding", buf[end3:pos])
        else:
            pos = end3
        arm6: Any
        (kind5,) = _U_S_i(buf, pos)
        pos += 4
        if kind5 == 1:
            (arm6,) = _U_S_i(buf, pos)
            pos += 4
        elif kind5 == 2:
            (arm6,) = _U_S_I(buf, pos)
            pos += 4
        elif kind5 == 3:
            (arm6,) = _U_S_q(buf, pos)
            pos += 8
        elif kind5 == 4:
            (arm6,) = _U_S_Q(buf, pos)
            pos += 8
        elif kind5 == 5:
            (arm6,) = _U_S_d(buf, pos)
            pos += 8
        elif kind5 == 6:
            (arm6,) = _U_S_i(buf, pos)
            pos += 4
        elif kind5 == 7:
            (n7,) = _U_S_I(buf, pos)
            pos += 4
            if n7 > 4194304:
                raise too_long("remote_typed_param_value.s", n7, 4194304)
            end8 = pos + n7
            arm6 = buf[pos:end8].decode("utf-8", "surrogateescape")
            if "\0" in arm6:
                arm6 = arm6.partition("\0")[0]
            if n7 & 3:
                pos = end8 + 4 - (n7 & 3)
                if buf[end8:pos] != PAD[n7 & 3]:
                    raise invalid("remote_typed_param_value.s padding", buf[end8:pos])
            else:
                pos = end8
        else:
            raise invalid("remote_typed_param_value", kind5)
        made9 = new(RemoteTypedParamValue)
        made9.type = kind5
        made9.value = arm6
        made10 = new(RemoteTypedParam)
        made10.field = field1
        made10.value = made9
        append(made10)
    return items, pos


def unpack_alike_remote_typed_param(
    buf: bytes, pos: int, count: int, known: Known
) -> tuple[list[RemoteTypedParam], int]:
    items: list[RemoteTypedParam] = []
    append = items.append
    new = object.__new__
    field1 = ""
    for _ in range(count):
        arm3: Any
        guess = known.get(field1)
        if guess is not None and buf.startswith(guess[0], pos):
            _, size, field1, kind2, unpack_arm, arm_size = guess
            pos += size
        else:
            start, before = pos, field1
            (n4,) = _U_S_I(buf, pos)
            pos += 4
            if n4 > 4194304:
                raise too_long("remote_typed_param.field", n4, 4194304)
            end5 = pos + n4
            field1 = buf[pos:end5].decode("utf-8", "surrogateescape")
            if n4 & 3:
                pos = end5 + 4 - (n4 & 3)
                if buf[end5:pos] != PAD[n4 & 3]:
                    raise invalid("remote_typed_param.field padding", buf[end5:pos])
            else:
                pos = end5
            (kind2,) = _U_S_i(buf, pos)
            pos += 4
            unpack_arm, arm_size = _F_remote_typed_param_value.get(kind2, (None, 0))
            if len(known) < 512:
                known[before] = (buf[start:pos], pos - start, field1, kind2, unpack_arm, arm_size)
        if unpack_arm is not None:
            (arm3,) = unpack_arm(buf, pos)
            pos += arm_size
        elif kind2 == 7:
            (n6,) = _U_S_I(buf, pos)
            pos += 4
            if n6 > 4194304:
                raise too_long("remote_typed_param_value.s", n6, 4194304)
            end7 = pos + n6
            arm3 = buf[pos:end7].decode("utf-8", "surrogateescape")
            if n6 & 3:
                pos = end7 + 4 - (n6 & 3)
                if buf[end7:pos] != PAD[n6 & 3]:
                    raise invalid("remote_typed_param_value.s padding", buf[end7:pos])
            else:
                pos = end7
        else:
            raise invalid("remote_typed_param_value", kind2)
        made8 = new(RemoteTypedParamValue)
        made8.type = kind2
        made8.value = arm3
        made9 = new(RemoteTypedParam)
        made9.field = field1
        made9.value = made8
        append(made9)
    return items, pos
