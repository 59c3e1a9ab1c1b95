# Generated from remote.x by virtrio.gen.codec; do not edit.
"""Types and codecs of the remote protocol: connect list."""

from __future__ import annotations

from struct import pack, unpack_from
from typing import TYPE_CHECKING

from ...xdr import PAD, Struct, XdrStruct, invalid, too_long
from .types import (
    RemoteNonnullDomain,
    RemoteNonnullInterface,
    RemoteNonnullNetwork,
    RemoteNonnullNodeDevice,
    RemoteNonnullNwfilter,
    RemoteNonnullNwfilterBinding,
    RemoteNonnullSecret,
    RemoteNonnullStoragePool,
    pack_list_remote_nonnull_domain,
    pack_list_remote_nonnull_interface,
    pack_list_remote_nonnull_network,
    pack_list_remote_nonnull_node_device,
    pack_list_remote_nonnull_nwfilter,
    pack_list_remote_nonnull_nwfilter_binding,
    pack_list_remote_nonnull_secret,
    pack_list_remote_nonnull_storage_pool,
    unpack_list_remote_nonnull_domain,
    unpack_list_remote_nonnull_interface,
    unpack_list_remote_nonnull_network,
    unpack_list_remote_nonnull_node_device,
    unpack_list_remote_nonnull_nwfilter,
    unpack_list_remote_nonnull_nwfilter_binding,
    unpack_list_remote_nonnull_secret,
    unpack_list_remote_nonnull_storage_pool,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Put = Callable[[bytes], None]

_S_I = Struct(">I")
_P_S_I = _S_I.pack
_U_S_I = _S_I.unpack_from
_S_i = Struct(">i")
_P_S_i = _S_i.pack
_U_S_i = _S_i.unpack_from
_S_iI = Struct(">iI")
_P_S_iI = _S_iI.pack
_U_S_iI = _S_iI.unpack_from


class RemoteConnectListDomainsArgs(XdrStruct):
    """Struct ``remote_connect_list_domains_args``."""

    __slots__ = ("maxids",)

    def __init__(self, maxids: int) -> None:
        self.maxids = maxids


def pack_remote_connect_list_domains_args(value: RemoteConnectListDomainsArgs, put: Put) -> None:
    put(_P_S_i(value.maxids))


def unpack_remote_connect_list_domains_args(
    buf: bytes, pos: int
) -> tuple[RemoteConnectListDomainsArgs, int]:
    (maxids1,) = _U_S_i(buf, pos)
    pos += 4
    return RemoteConnectListDomainsArgs(maxids1), pos


class RemoteConnectListDomainsRet(XdrStruct):
    """Struct ``remote_connect_list_domains_ret``."""

    __slots__ = ("ids",)

    def __init__(self, ids: Sequence[int]) -> None:
        self.ids = ids


def pack_remote_connect_list_domains_ret(value: RemoteConnectListDomainsRet, put: Put) -> None:
    items1 = value.ids
    n2 = len(items1)
    if n2 > 16384:
        raise too_long("remote_connect_list_domains_ret.ids", n2, 16384)
    put(_P_S_I(n2))
    put(pack(f">{n2}i", *items1))


def unpack_remote_connect_list_domains_ret(
    buf: bytes, pos: int
) -> tuple[RemoteConnectListDomainsRet, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 16384:
        raise too_long("remote_connect_list_domains_ret.ids", n2, 16384)
    if n2 * 4 > len(buf) - pos:
        raise invalid("remote_connect_list_domains_ret.ids count", n2)
    ids1 = list(unpack_from(f">{n2}i", buf, pos))
    pos += n2 * 4
    return RemoteConnectListDomainsRet(ids1), pos


class RemoteConnectListDefinedDomainsArgs(XdrStruct):
    """Struct ``remote_connect_list_defined_domains_args``."""

    __slots__ = ("maxnames",)

    def __init__(self, maxnames: int) -> None:
        self.maxnames = maxnames


def pack_remote_connect_list_defined_domains_args(
    value: RemoteConnectListDefinedDomainsArgs, put: Put
) -> None:
    put(_P_S_i(value.maxnames))


def unpack_remote_connect_list_defined_domains_args(
    buf: bytes, pos: int
) -> tuple[RemoteConnectListDefinedDomainsArgs, int]:
    (maxnames1,) = _U_S_i(buf, pos)
    pos += 4
    return RemoteConnectListDefinedDomainsArgs(maxnames1), pos


class RemoteConnectListDefinedDomainsRet(XdrStruct):
    """Struct ``remote_connect_list_defined_domains_ret``."""

    __slots__ = ("names",)

    def __init__(self, names: Sequence[str]) -> None:
        self.names = names


def pack_remote_connect_list_defined_domains_ret(
    value: RemoteConnectListDefinedDomainsRet, put: Put
) -> None:
    items1 = value.names
    n2 = len(items1)
    if isinstance(items1, str):
        raise invalid("remote_connect_list_defined_domains_ret.names", items1)
    if n2 > 16384:
        raise too_long("remote_connect_list_defined_domains_ret.names", n2, 16384)
    put(_P_S_I(n2))
    for item3 in items1:
        data4 = item3.encode("utf-8", "surrogateescape")
        n5 = len(data4)
        if n5 > 4194304:
            raise too_long("remote_connect_list_defined_domains_ret.names", n5, 4194304)
        put(_P_S_I(n5))
        put(data4)
        if n5 & 3:
            put(PAD[n5 & 3])


def unpack_remote_connect_list_defined_domains_ret(
    buf: bytes, pos: int
) -> tuple[RemoteConnectListDefinedDomainsRet, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 16384:
        raise too_long("remote_connect_list_defined_domains_ret.names", n2, 16384)
    if n2 * 4 > len(buf) - pos:
        raise invalid("remote_connect_list_defined_domains_ret.names count", n2)
    names1: list[str] = []
    appendnames1 = names1.append
    for _ in range(n2):
        (n4,) = _U_S_I(buf, pos)
        pos += 4
        if n4 > 4194304:
            raise too_long("remote_connect_list_defined_domains_ret.names", n4, 4194304)
        end5 = pos + n4
        item3 = buf[pos:end5].decode("utf-8", "surrogateescape")
        if n4 & 3:
            pos = end5 + 4 - (n4 & 3)
            if buf[end5:pos] != PAD[n4 & 3]:
                raise invalid(
                    "remote_connect_list_defined_domains_ret.names padding", buf[end5:pos]
                )
        else:
            pos = end5
        appendnames1(item3)
    return RemoteConnectListDefinedDomainsRet(names1), pos


class RemoteConnectListNetworksArgs(XdrStruct):
    """Struct ``remote_connect_list_networks_args``."""

    __slots__ = ("maxnames",)

    def __init__(self, maxnames: int) -> None:
        self.maxnames = maxnames


def pack_remote_connect_list_networks_args(value: RemoteConnectListNetworksArgs, put: Put) -> None:
    put(_P_S_i(value.maxnames))


def unpack_remote_connect_list_networks_args(
    buf: bytes, pos: int
) -> tuple[RemoteConnectListNetworksArgs, int]:
    (maxnames1,) = _U_S_i(buf, pos)
    pos += 4
    return RemoteConnectListNetworksArgs(maxnames1), pos


class RemoteConnectListNetworksRet(XdrStruct):
    """Struct ``remote_connect_list_networks_ret``."""

    __slots__ = ("names",)

    def __init__(self, names: Sequence[str]) -> None:
        self.names = names


def pack_remote_connect_list_networks_ret(value: RemoteConnectListNetworksRet, put: Put) -> None:
    items1 = value.names
    n2 = len(items1)
    if isinstance(items1, str):
        raise invalid("remote_connect_list_networks_ret.names", items1)
    if n2 > 16384:
        raise too_long("remote_connect_list_networks_ret.names", n2, 16384)
    put(_P_S_I(n2))
    for item3 in items1:
        data4 = item3.encode("utf-8", "surrogateescape")
        n5 = len(data4)
        if n5 > 4194304:
            raise too_long("remote_connect_list_networks_ret.names", n5, 4194304)
        put(_P_S_I(n5))
        put(data4)
        if n5 & 3:
            put(PAD[n5 & 3])


def unpack_remote_connect_list_networks_ret(
    buf: bytes, pos: int
) -> tuple[RemoteConnectListNetworksRet, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 16384:
        raise too_long("remote_connect_list_networks_ret.names", n2, 16384)
    if n2 * 4 > len(buf) - pos:
        raise invalid("remote_connect_list_networks_ret.names count", n2)
    names1: list[str] = []
    appendnames1 = names1.append
    for _ in range(n2):
        (n4,) = _U_S_I(buf, pos)
        pos += 4
        if n4 > 4194304:
            raise too_long("remote_connect_list_networks_ret.names", n4, 4194304)
        end5 = pos + n4
        item3 = buf[pos:end5].decode("utf-8", "surrogateescape")
        if n4 & 3:
            pos = end5 + 4 - (n4 & 3)
            if buf[end5:pos] != PAD[n4 & 3]:
                raise invalid("remote_connect_list_networks_ret.names padding", buf[end5:pos])
        else:
            pos = end5
        appendnames1(item3)
    return RemoteConnectListNetworksRet(names1), pos


class RemoteConnectListDefinedNetworksArgs(XdrStruct):
    """Struct ``remote_connect_list_defined_networks_args``."""

    __slots__ = ("maxnames",)

    def __init__(self, maxnames: int) -> None:
        self.maxnames = maxnames


def pack_remote_connect_list_defined_networks_args(
    value: RemoteConnectListDefinedNetworksArgs, put: Put
) -> None:
    put(_P_S_i(value.maxnames))


def unpack_remote_connect_list_defined_networks_args(
    buf: bytes, pos: int
) -> tuple[RemoteConnectListDefinedNetworksArgs, int]:
    (maxnames1,) = _U_S_i(buf, pos)
    pos += 4
    return RemoteConnectListDefinedNetworksArgs(maxnames1), pos


class RemoteConnectListDefinedNetworksRet(XdrStruct):
    """Struct ``remote_connect_list_defined_networks_ret``."""

    __slots__ = ("names",)

    def __init__(self, names: Sequence[str]) -> None:
        self.names = names


def pack_remote_connect_list_defined_networks_ret(
    value: RemoteConnectListDefinedNetworksRet, put: Put
) -> None:
    items1 = value.names
    n2 = len(items1)
    if isinstance(items1, str):
        raise invalid("remote_connect_list_defined_networks_ret.names", items1)
    if n2 > 16384:
        raise too_long("remote_connect_list_defined_networks_ret.names", n2, 16384)
    put(_P_S_I(n2))
    for item3 in items1:
        data4 = item3.encode("utf-8", "surrogateescape")
        n5 = len(data4)
        if n5 > 4194304:
            raise too_long("remote_connect_list_defined_networks_ret.names", n5, 4194304)
        put(_P_S_I(n5))
        put(data4)
        if n5 & 3:
            put(PAD[n5 & 3])


def unpack_remote_connect_list_defined_networks_ret(
    buf: bytes, pos: int
) -> tuple[RemoteConnectListDefinedNetworksRet, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 16384:
        raise too_long("remote_connect_list_defined_networks_ret.names", n2, 16384)
    if n2 * 4 > len(buf) - pos:
        raise invalid("remote_connect_list_defined_networks_ret.names count", n2)
    names1: list[str] = []
    appendnames1 = names1.append
    for _ in range(n2):
        (n4,) = _U_S_I(buf, pos)
        pos += 4
        if n4 > 4194304:
            raise too_long("remote_connect_list_defined_networks_ret.names", n4, 4194304)
        end5 = pos + n4
        item3 = buf[pos:end5].decode("utf-8", "surrogateescape")
        if n4 & 3:
            pos = end5 + 4 - (n4 & 3)
            if buf[end5:pos] != PAD[n4 & 3]:
                raise invalid(
                    "remote_connect_list_defined_networks_ret.names padding", buf[end5:pos]
                )
        else:
            pos = end5
        appendnames1(item3)
    return RemoteConnectListDefinedNetworksRet(names1), pos


class RemoteConnectListNwfiltersArgs(XdrStruct):
    """Struct ``remote_connect_list_nwfilters_args``."""

    __slots__ = ("maxnames",)

    def __init__(self, maxnames: int) -> None:
        self.maxnames = maxnames


def pack_remote_connect_list_nwfilters_args(
    value: RemoteConnectListNwfiltersArgs, put: Put
) -> None:
    put(_P_S_i(value.maxnames))


def unpack_remote_connect_list_nwfilters_args(
    buf: bytes, pos: int
) -> tuple[RemoteConnectListNwfiltersArgs, int]:
    (maxnames1,) = _U_S_i(buf, pos)
    pos += 4
    return RemoteConnectListNwfiltersArgs(maxnames1), pos


class RemoteConnectListNwfiltersRet(XdrStruct):
    """Struct ``remote_connect_list_nwfilters_ret``."""

    __slots__ = ("names",)

    def __init__(self, names: Sequence[str]) -> None:
        self.names = names


def pack_remote_connect_list_nwfilters_ret(value: RemoteConnectListNwfiltersRet, put: Put) -> None:
    items1 = value.names
    n2 = len(items1)
    if isinstance(items1, str):
        raise invalid("remote_connect_list_nwfilters_ret.names", items1)
    if n2 > 16384:
        raise too_long("remote_connect_list_nwfilters_ret.names", n2, 16384)
    put(_P_S_I(n2))
    for item3 in items1:
        data4 = item3.encode("utf-8", "surrogateescape")
        n5 = len(data4)
        if n5 > 4194304:
            raise too_long("remote_connect_list_nwfilters_ret.names", n5, 4194304)
        put(_P_S_I(n5))
        put(data4)
        if n5 & 3:
            put(PAD[n5 & 3])


def unpack_remote_connect_list_nwfilters_ret(
    buf: bytes, pos: int
) -> tuple[RemoteConnectListNwfiltersRet, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 16384:
        raise too_long("remote_connect_list_nwfilters_ret.names", n2, 16384)
    if n2 * 4 > len(buf) - pos:
        raise invalid("remote_connect_list_nwfilters_ret.names count", n2)
    names1: list[str] = []
    appendnames1 = names1.append
    for _ in range(n2):
        (n4,) = _U_S_I(buf, pos)
        pos += 4
        if n4 > 4194304:
            raise too_long("remote_connect_list_nwfilters_ret.names", n4, 4194304)
        end5 = pos + n4
        item3 = buf[pos:end5].decode("utf-8", "surrogateescape")
        if n4 & 3:
            pos = end5 + 4 - (n4 & 3)
            if buf[end5:pos] != PAD[n4 & 3]:
                raise invalid("remote_connect_list_nwfilters_ret.names padding", buf[end5:pos])
        else:
            pos = end5
        appendnames1(item3)
    return RemoteConnectListNwfiltersRet(names1), pos


class RemoteConnectListInterfacesArgs(XdrStruct):
    """Struct ``remote_connect_list_interfaces_args``."""

    __slots__ = ("maxnames",)

    def __init__(self, maxnames: int) -> None:
        self.maxnames = maxnames


def pack_remote_connect_list_interfaces_args(
    value: RemoteConnectListInterfacesArgs, put: Put
) -> None:
    put(_P_S_i(value.maxnames))


def unpack_remote_connect_list_interfaces_args(
    buf: bytes, pos: int
) -> tuple[RemoteConnectListInterfacesArgs, int]:
    (maxnames1,) = _U_S_i(buf, pos)
    pos += 4
    return RemoteConnectListInterfacesArgs(maxnames1), pos


class RemoteConnectListInterfacesRet(XdrStruct):
    """Struct ``remote_connect_list_interfaces_ret``."""

    __slots__ = ("names",)

    def __init__(self, names: Sequence[str]) -> None:
        self.names = names


def pack_remote_connect_list_interfaces_ret(
    value: RemoteConnectListInterfacesRet, put: Put
) -> None:
    items1 = value.names
    n2 = len(items1)
    if isinstance(items1, str):
        raise invalid("remote_connect_list_interfaces_ret.names", items1)
    if n2 > 16384:
        raise too_long("remote_connect_list_interfaces_ret.names", n2, 16384)
    put(_P_S_I(n2))
    for item3 in items1:
        data4 = item3.encode("utf-8", "surrogateescape")
        n5 = len(data4)
        if n5 > 4194304:
            raise too_long("remote_connect_list_interfaces_ret.names", n5, 4194304)
        put(_P_S_I(n5))
        put(data4)
        if n5 & 3:
            put(PAD[n5 & 3])


def unpack_remote_connect_list_interfaces_ret(
    buf: bytes, pos: int
) -> tuple[RemoteConnectListInterfacesRet, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 16384:
        raise too_long("remote_connect_list_interfaces_ret.names", n2, 16384)
    if n2 * 4 > len(buf) - pos:
        raise invalid("remote_connect_list_interfaces_ret.names count", n2)
    names1: list[str] = []
    appendnames1 = names1.append
    for _ in range(n2):
        (n4,) = _U_S_I(buf, pos)
        pos += 4
        if n4 > 4194304:
            raise too_long("remote_connect_list_interfaces_ret.names", n4, 4194304)
        end5 = pos + n4
        item3 = buf[pos:end5].decode("utf-8", "surrogateescape")
        if n4 & 3:
            pos = end5 + 4 - (n4 & 3)
            if buf[end5:pos] != PAD[n4 & 3]:
                raise invalid("remote_connect_list_interfaces_ret.names padding", buf[end5:pos])
        else:
            pos = end5
        appendnames1(item3)
    return RemoteConnectListInterfacesRet(names1), pos


class RemoteConnectListDefinedInterfacesArgs(XdrStruct):
    """Struct ``remote_connect_list_defined_interfaces_args``."""

    __slots__ = ("maxnames",)

    def __init__(self, maxnames: int) -> None:
        self.maxnames = maxnames


def pack_remote_connect_list_defined_interfaces_args(
    value: RemoteConnectListDefinedInterfacesArgs, put: Put
) -> None:
    put(_P_S_i(value.maxnames))


def unpack_remote_connect_list_defined_interfaces_args(
    buf: bytes, pos: int
) -> tuple[RemoteConnectListDefinedInterfacesArgs, int]:
    (maxnames1,) = _U_S_i(buf, pos)
    pos += 4
    return RemoteConnectListDefinedInterfacesArgs(maxnames1), pos


class RemoteConnectListDefinedInterfacesRet(XdrStruct):
    """Struct ``remote_connect_list_defined_interfaces_ret``."""

    __slots__ = ("names",)

    def __init__(self, names: Sequence[str]) -> None:
        self.names = names


def pack_remote_connect_list_defined_interfaces_ret(
    value: RemoteConnectListDefinedInterfacesRet, put: Put
) -> None:
    items1 = value.names
    n2 = len(items1)
    if isinstance(items1, str):
        raise invalid("remote_connect_list_defined_interfaces_ret.names", items1)
    if n2 > 16384:
        raise too_long("remote_connect_list_defined_interfaces_ret.names", n2, 16384)
    put(_P_S_I(n2))
    for item3 in items1:
        data4 = item3.encode("utf-8", "surrogateescape")
        n5 = len(data4)
        if n5 > 4194304:
            raise too_long("remote_connect_list_defined_interfaces_ret.names", n5, 4194304)
        put(_P_S_I(n5))
        put(data4)
        if n5 & 3:
            put(PAD[n5 & 3])


def unpack_remote_connect_list_defined_interfaces_ret(
    buf: bytes, pos: int
) -> tuple[RemoteConnectListDefinedInterfacesRet, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 16384:
        raise too_long("remote_connect_list_defined_interfaces_ret.names", n2, 16384)
    if n2 * 4 > len(buf) - pos:
        raise invalid("remote_connect_list_defined_interfaces_ret.names count", n2)
    names1: list[str] = []
    appendnames1 = names1.append
    for _ in range(n2):
        (n4,) = _U_S_I(buf, pos)
        pos += 4
        if n4 > 4194304:
            raise too_long("remote_connect_list_defined_interfaces_ret.names", n4, 4194304)
        end5 = pos + n4
        item3 = buf[pos:end5].decode("utf-8", "surrogateescape")
        if n4 & 3:
            pos = end5 + 4 - (n4 & 3)
            if buf[end5:pos] != PAD[n4 & 3]:
                raise invalid(
                    "remote_connect_list_defined_interfaces_ret.names padding", buf[end5:pos]
                )
        else:
            pos = end5
        appendnames1(item3)
    return RemoteConnectListDefinedInterfacesRet(names1), pos


class RemoteConnectListStoragePoolsArgs(XdrStruct):
    """Struct ``remote_connect_list_storage_pools_args``."""

    __slots__ = ("maxnames",)

    def __init__(self, maxnames: int) -> None:
        self.maxnames = maxnames


def pack_remote_connect_list_storage_pools_args(
    value: RemoteConnectListStoragePoolsArgs, put: Put
) -> None:
    put(_P_S_i(value.maxnames))


def unpack_remote_connect_list_storage_pools_args(
    buf: bytes, pos: int
) -> tuple[RemoteConnectListStoragePoolsArgs, int]:
    (maxnames1,) = _U_S_i(buf, pos)
    pos += 4
    return RemoteConnectListStoragePoolsArgs(maxnames1), pos


class RemoteConnectListStoragePoolsRet(XdrStruct):
    """Struct ``remote_connect_list_storage_pools_ret``."""

    __slots__ = ("names",)

    def __init__(self, names: Sequence[str]) -> None:
        self.names = names


def pack_remote_connect_list_storage_pools_ret(
    value: RemoteConnectListStoragePoolsRet, put: Put
) -> None:
    items1 = value.names
    n2 = len(items1)
    if isinstance(items1, str):
        raise invalid("remote_connect_list_storage_pools_ret.names", items1)
    if n2 > 16384:
        raise too_long("remote_connect_list_storage_pools_ret.names", n2, 16384)
    put(_P_S_I(n2))
    for item3 in items1:
        data4 = item3.encode("utf-8", "surrogateescape")
        n5 = len(data4)
        if n5 > 4194304:
            raise too_long("remote_connect_list_storage_pools_ret.names", n5, 4194304)
        put(_P_S_I(n5))
        put(data4)
        if n5 & 3:
            put(PAD[n5 & 3])


def unpack_remote_connect_list_storage_pools_ret(
    buf: bytes, pos: int
) -> tuple[RemoteConnectListStoragePoolsRet, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 16384:
        raise too_long("remote_connect_list_storage_pools_ret.names", n2, 16384)
    if n2 * 4 > len(buf) - pos:
        raise invalid("remote_connect_list_storage_pools_ret.names count", n2)
    names1: list[str] = []
    appendnames1 = names1.append
    for _ in range(n2):
        (n4,) = _U_S_I(buf, pos)
        pos += 4
        if n4 > 4194304:
            raise too_long("remote_connect_list_storage_pools_ret.names", n4, 4194304)
        end5 = pos + n4
        item3 = buf[pos:end5].decode("utf-8", "surrogateescape")
        if n4 & 3:
            pos = end5 + 4 - (n4 & 3)
            if buf[end5:pos] != PAD[n4 & 3]:
                raise invalid("remote_connect_list_storage_pools_ret.names padding", buf[end5:pos])
        else:
            pos = end5
        appendnames1(item3)
    return RemoteConnectListStoragePoolsRet(names1), pos


class RemoteConnectListDefinedStoragePoolsArgs(XdrStruct):
    """Struct ``remote_connect_list_defined_storage_pools_args``."""

    __slots__ = ("maxnames",)

    def __init__(self, maxnames: int) -> None:
        self.maxnames = maxnames


def pack_remote_connect_list_defined_storage_pools_args(
    value: RemoteConnectListDefinedStoragePoolsArgs, put: Put
) -> None:
    put(_P_S_i(value.maxnames))


def unpack_remote_connect_list_defined_storage_pools_args(
    buf: bytes, pos: int
) -> tuple[RemoteConnectListDefinedStoragePoolsArgs, int]:
    (maxnames1,) = _U_S_i(buf, pos)
    pos += 4
    return RemoteConnectListDefinedStoragePoolsArgs(maxnames1), pos


class RemoteConnectListDefinedStoragePoolsRet(XdrStruct):
    """Struct ``remote_connect_list_defined_storage_pools_ret``."""

    __slots__ = ("names",)

    def __init__(self, names: Sequence[str]) -> None:
        self.names = names


def pack_remote_connect_list_defined_storage_pools_ret(
    value: RemoteConnectListDefinedStoragePoolsRet, put: Put
) -> None:
    items1 = value.names
    n2 = len(items1)
    if isinstance(items1, str):
        raise invalid("remote_connect_list_defined_storage_pools_ret.names", items1)
    if n2 > 16384:
        raise too_long("remote_connect_list_defined_storage_pools_ret.names", n2, 16384)
    put(_P_S_I(n2))
    for item3 in items1:
        data4 = item3.encode("utf-8", "surrogateescape")
        n5 = len(data4)
        if n5 > 4194304:
            raise too_long("remote_connect_list_defined_storage_pools_ret.names", n5, 4194304)
        put(_P_S_I(n5))
        put(data4)
        if n5 & 3:
            put(PAD[n5 & 3])


def unpack_remote_connect_list_defined_storage_pools_ret(
    buf: bytes, pos: int
) -> tuple[RemoteConnectListDefinedStoragePoolsRet, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 16384:
        raise too_long("remote_connect_list_defined_storage_pools_ret.names", n2, 16384)
    if n2 * 4 > len(buf) - pos:
        raise invalid("remote_connect_list_defined_storage_pools_ret.names count", n2)
    names1: list[str] = []
    appendnames1 = names1.append
    for _ in range(n2):
        (n4,) = _U_S_I(buf, pos)
        pos += 4
        if n4 > 4194304:
            raise too_long("remote_connect_list_defined_storage_pools_ret.names", n4, 4194304)
        end5 = pos + n4
        item3 = buf[pos:end5].decode("utf-8", "surrogateescape")
        if n4 & 3:
            pos = end5 + 4 - (n4 & 3)
            if buf[end5:pos] != PAD[n4 & 3]:
                raise invalid(
                    "remote_connect_list_defined_storage_pools_ret.names padding", buf[end5:pos]
                )
        else:
            pos = end5
        appendnames1(item3)
    return RemoteConnectListDefinedStoragePoolsRet(names1), pos


class RemoteConnectListSecretsArgs(XdrStruct):
    """Struct ``remote_connect_list_secrets_args``."""

    __slots__ = ("maxuuids",)

    def __init__(self, maxuuids: int) -> None:
        self.maxuuids = maxuuids


def pack_remote_connect_list_secrets_args(value: RemoteConnectListSecretsArgs, put: Put) -> None:
    put(_P_S_i(value.maxuuids))


def unpack_remote_connect_list_secrets_args(
    buf: bytes, pos: int
) -> tuple[RemoteConnectListSecretsArgs, int]:
    (maxuuids1,) = _U_S_i(buf, pos)
    pos += 4
    return RemoteConnectListSecretsArgs(maxuuids1), pos


class RemoteConnectListSecretsRet(XdrStruct):
    """Struct ``remote_connect_list_secrets_ret``."""

    __slots__ = ("uuids",)

    def __init__(self, uuids: Sequence[str]) -> None:
        self.uuids = uuids


def pack_remote_connect_list_secrets_ret(value: RemoteConnectListSecretsRet, put: Put) -> None:
    items1 = value.uuids
    n2 = len(items1)
    if isinstance(items1, str):
        raise invalid("remote_connect_list_secrets_ret.uuids", items1)
    if n2 > 16384:
        raise too_long("remote_connect_list_secrets_ret.uuids", n2, 16384)
    put(_P_S_I(n2))
    for item3 in items1:
        data4 = item3.encode("utf-8", "surrogateescape")
        n5 = len(data4)
        if n5 > 4194304:
            raise too_long("remote_connect_list_secrets_ret.uuids", n5, 4194304)
        put(_P_S_I(n5))
        put(data4)
        if n5 & 3:
            put(PAD[n5 & 3])


def unpack_remote_connect_list_secrets_ret(
    buf: bytes, pos: int
) -> tuple[RemoteConnectListSecretsRet, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 16384:
        raise too_long("remote_connect_list_secrets_ret.uuids", n2, 16384)
    if n2 * 4 > len(buf) - pos:
        raise invalid("remote_connect_list_secrets_ret.uuids count", n2)
    uuids1: list[str] = []
    appenduuids1 = uuids1.append
    for _ in range(n2):
        (n4,) = _U_S_I(buf, pos)
        pos += 4
        if n4 > 4194304:
            raise too_long("remote_connect_list_secrets_ret.uuids", n4, 4194304)
        end5 = pos + n4
        item3 = buf[pos:end5].decode("utf-8", "surrogateescape")
        if n4 & 3:
            pos = end5 + 4 - (n4 & 3)
            if buf[end5:pos] != PAD[n4 & 3]:
                raise invalid("remote_connect_list_secrets_ret.uuids padding", buf[end5:pos])
        else:
            pos = end5
        appenduuids1(item3)
    return RemoteConnectListSecretsRet(uuids1), pos


class RemoteConnectListAllDomainsArgs(XdrStruct):
    """Struct ``remote_connect_list_all_domains_args``."""

    __slots__ = ("need_results", "flags")

    def __init__(self, need_results: int, flags: int) -> None:
        self.need_results = need_results
        self.flags = flags


def pack_remote_connect_list_all_domains_args(
    value: RemoteConnectListAllDomainsArgs, put: Put
) -> None:
    put(_P_S_iI(value.need_results, value.flags))


def unpack_remote_connect_list_all_domains_args(
    buf: bytes, pos: int
) -> tuple[RemoteConnectListAllDomainsArgs, int]:
    need_results1, flags2 = _U_S_iI(buf, pos)
    pos += 8
    return RemoteConnectListAllDomainsArgs(need_results1, flags2), pos


class RemoteConnectListAllDomainsRet(XdrStruct):
    """Struct ``remote_connect_list_all_domains_ret``."""

    __slots__ = ("domains", "ret")

    def __init__(self, domains: Sequence[RemoteNonnullDomain], ret: int) -> None:
        self.domains = domains
        self.ret = ret


def pack_remote_connect_list_all_domains_ret(
    value: RemoteConnectListAllDomainsRet, put: Put
) -> None:
    items1 = value.domains
    n2 = len(items1)
    if n2 > 16384:
        raise too_long("remote_connect_list_all_domains_ret.domains", n2, 16384)
    put(_P_S_I(n2))
    pack_list_remote_nonnull_domain(items1, put)
    put(_P_S_I(value.ret))


def unpack_remote_connect_list_all_domains_ret(
    buf: bytes, pos: int
) -> tuple[RemoteConnectListAllDomainsRet, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 16384:
        raise too_long("remote_connect_list_all_domains_ret.domains", n2, 16384)
    if n2 * 24 > len(buf) - pos:
        raise invalid("remote_connect_list_all_domains_ret.domains count", n2)
    domains1, pos = unpack_list_remote_nonnull_domain(buf, pos, n2)
    (ret3,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteConnectListAllDomainsRet(domains1, ret3), pos


class RemoteConnectListAllStoragePoolsArgs(XdrStruct):
    """Struct ``remote_connect_list_all_storage_pools_args``."""

    __slots__ = ("need_results", "flags")

    def __init__(self, need_results: int, flags: int) -> None:
        self.need_results = need_results
        self.flags = flags


def pack_remote_connect_list_all_storage_pools_args(
    value: RemoteConnectListAllStoragePoolsArgs, put: Put
) -> None:
    put(_P_S_iI(value.need_results, value.flags))


def unpack_remote_connect_list_all_storage_pools_args(
    buf: bytes, pos: int
) -> tuple[RemoteConnectListAllStoragePoolsArgs, int]:
    need_results1, flags2 = _U_S_iI(buf, pos)
    pos += 8
    return RemoteConnectListAllStoragePoolsArgs(need_results1, flags2), pos


class RemoteConnectListAllStoragePoolsRet(XdrStruct):
    """Struct ``remote_connect_list_all_storage_pools_ret``."""

    __slots__ = ("pools", "ret")

    def __init__(self, pools: Sequence[RemoteNonnullStoragePool], ret: int) -> None:
        self.pools = pools
        self.ret = ret


def pack_remote_connect_list_all_storage_pools_ret(
    value: RemoteConnectListAllStoragePoolsRet, put: Put
) -> None:
    items1 = value.pools
    n2 = len(items1)
    if n2 > 16384:
        raise too_long("remote_connect_list_all_storage_pools_ret.pools", n2, 16384)
    put(_P_S_I(n2))
    pack_list_remote_nonnull_storage_pool(items1, put)
    put(_P_S_I(value.ret))


def unpack_remote_connect_list_all_storage_pools_ret(
    buf: bytes, pos: int
) -> tuple[RemoteConnectListAllStoragePoolsRet, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 16384:
        raise too_long("remote_connect_list_all_storage_pools_ret.pools", n2, 16384)
    if n2 * 20 > len(buf) - pos:
        raise invalid("remote_connect_list_all_storage_pools_ret.pools count", n2)
    pools1, pos = unpack_list_remote_nonnull_storage_pool(buf, pos, n2)
    (ret3,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteConnectListAllStoragePoolsRet(pools1, ret3), pos


class RemoteConnectListAllNetworksArgs(XdrStruct):
    """Struct ``remote_connect_list_all_networks_args``."""

    __slots__ = ("need_results", "flags")

    def __init__(self, need_results: int, flags: int) -> None:
        self.need_results = need_results
        self.flags = flags


def pack_remote_connect_list_all_networks_args(
    value: RemoteConnectListAllNetworksArgs, put: Put
) -> None:
    put(_P_S_iI(value.need_results, value.flags))


def unpack_remote_connect_list_all_networks_args(
    buf: bytes, pos: int
) -> tuple[RemoteConnectListAllNetworksArgs, int]:
    need_results1, flags2 = _U_S_iI(buf, pos)
    pos += 8
    return RemoteConnectListAllNetworksArgs(need_results1, flags2), pos


class RemoteConnectListAllNetworksRet(XdrStruct):
    """Struct ``remote_connect_list_all_networks_ret``."""

    __slots__ = ("nets", "ret")

    def __init__(self, nets: Sequence[RemoteNonnullNetwork], ret: int) -> None:
        self.nets = nets
        self.ret = ret


def pack_remote_connect_list_all_networks_ret(
    value: RemoteConnectListAllNetworksRet, put: Put
) -> None:
    items1 = value.nets
    n2 = len(items1)
    if n2 > 16384:
        raise too_long("remote_connect_list_all_networks_ret.nets", n2, 16384)
    put(_P_S_I(n2))
    pack_list_remote_nonnull_network(items1, put)
    put(_P_S_I(value.ret))


def unpack_remote_connect_list_all_networks_ret(
    buf: bytes, pos: int
) -> tuple[RemoteConnectListAllNetworksRet, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 16384:
        raise too_long("remote_connect_list_all_networks_ret.nets", n2, 16384)
    if n2 * 20 > len(buf) - pos:
        raise invalid("remote_connect_list_all_networks_ret.nets count", n2)
    nets1, pos = unpack_list_remote_nonnull_network(buf, pos, n2)
    (ret3,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteConnectListAllNetworksRet(nets1, ret3), pos


class RemoteConnectListAllInterfacesArgs(XdrStruct):
    """Struct ``remote_connect_list_all_interfaces_args``."""

    __slots__ = ("need_results", "flags")

    def __init__(self, need_results: int, flags: int) -> None:
        self.need_results = need_results
        self.flags = flags


def pack_remote_connect_list_all_interfaces_args(
    value: RemoteConnectListAllInterfacesArgs, put: Put
) -> None:
    put(_P_S_iI(value.need_results, value.flags))


def unpack_remote_connect_list_all_interfaces_args(
    buf: bytes, pos: int
) -> tuple[RemoteConnectListAllInterfacesArgs, int]:
    need_results1, flags2 = _U_S_iI(buf, pos)
    pos += 8
    return RemoteConnectListAllInterfacesArgs(need_results1, flags2), pos


class RemoteConnectListAllInterfacesRet(XdrStruct):
    """Struct ``remote_connect_list_all_interfaces_ret``."""

    __slots__ = ("ifaces", "ret")

    def __init__(self, ifaces: Sequence[RemoteNonnullInterface], ret: int) -> None:
        self.ifaces = ifaces
        self.ret = ret


def pack_remote_connect_list_all_interfaces_ret(
    value: RemoteConnectListAllInterfacesRet, put: Put
) -> None:
    items1 = value.ifaces
    n2 = len(items1)
    if n2 > 16384:
        raise too_long("remote_connect_list_all_interfaces_ret.ifaces", n2, 16384)
    put(_P_S_I(n2))
    pack_list_remote_nonnull_interface(items1, put)
    put(_P_S_I(value.ret))


def unpack_remote_connect_list_all_interfaces_ret(
    buf: bytes, pos: int
) -> tuple[RemoteConnectListAllInterfacesRet, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 16384:
        raise too_long("remote_connect_list_all_interfaces_ret.ifaces", n2, 16384)
    if n2 * 8 > len(buf) - pos:
        raise invalid("remote_connect_list_all_interfaces_ret.ifaces count", n2)
    ifaces1, pos = unpack_list_remote_nonnull_interface(buf, pos, n2)
    (ret3,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteConnectListAllInterfacesRet(ifaces1, ret3), pos


class RemoteConnectListAllNodeDevicesArgs(XdrStruct):
    """Struct ``remote_connect_list_all_node_devices_args``."""

    __slots__ = ("need_results", "flags")

    def __init__(self, need_results: int, flags: int) -> None:
        self.need_results = need_results
        self.flags = flags


def pack_remote_connect_list_all_node_devices_args(
    value: RemoteConnectListAllNodeDevicesArgs, put: Put
) -> None:
    put(_P_S_iI(value.need_results, value.flags))


def unpack_remote_connect_list_all_node_devices_args(
    buf: bytes, pos: int
) -> tuple[RemoteConnectListAllNodeDevicesArgs, int]:
    need_results1, flags2 = _U_S_iI(buf, pos)
    pos += 8
    return RemoteConnectListAllNodeDevicesArgs(need_results1, flags2), pos


class RemoteConnectListAllNodeDevicesRet(XdrStruct):
    """Struct ``remote_connect_list_all_node_devices_ret``."""

    __slots__ = ("devices", "ret")

    def __init__(self, devices: Sequence[RemoteNonnullNodeDevice], ret: int) -> None:
        self.devices = devices
        self.ret = ret


def pack_remote_connect_list_all_node_devices_ret(
    value: RemoteConnectListAllNodeDevicesRet, put: Put
) -> None:
    items1 = value.devices
    n2 = len(items1)
    if n2 > 65536:
        raise too_long("remote_connect_list_all_node_devices_ret.devices", n2, 65536)
    put(_P_S_I(n2))
    pack_list_remote_nonnull_node_device(items1, put)
    put(_P_S_I(value.ret))


def unpack_remote_connect_list_all_node_devices_ret(
    buf: bytes, pos: int
) -> tuple[RemoteConnectListAllNodeDevicesRet, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 65536:
        raise too_long("remote_connect_list_all_node_devices_ret.devices", n2, 65536)
    if n2 * 4 > len(buf) - pos:
        raise invalid("remote_connect_list_all_node_devices_ret.devices count", n2)
    devices1, pos = unpack_list_remote_nonnull_node_device(buf, pos, n2)
    (ret3,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteConnectListAllNodeDevicesRet(devices1, ret3), pos


class RemoteConnectListAllNwfiltersArgs(XdrStruct):
    """Struct ``remote_connect_list_all_nwfilters_args``."""

    __slots__ = ("need_results", "flags")

    def __init__(self, need_results: int, flags: int) -> None:
        self.need_results = need_results
        self.flags = flags


def pack_remote_connect_list_all_nwfilters_args(
    value: RemoteConnectListAllNwfiltersArgs, put: Put
) -> None:
    put(_P_S_iI(value.need_results, value.flags))


def unpack_remote_connect_list_all_nwfilters_args(
    buf: bytes, pos: int
) -> tuple[RemoteConnectListAllNwfiltersArgs, int]:
    need_results1, flags2 = _U_S_iI(buf, pos)
    pos += 8
    return RemoteConnectListAllNwfiltersArgs(need_results1, flags2), pos


class RemoteConnectListAllNwfiltersRet(XdrStruct):
    """Struct ``remote_connect_list_all_nwfilters_ret``."""

    __slots__ = ("filters", "ret")

    def __init__(self, filters: Sequence[RemoteNonnullNwfilter], ret: int) -> None:
        self.filters = filters
        self.ret = ret


def pack_remote_connect_list_all_nwfilters_ret(
    value: RemoteConnectListAllNwfiltersRet, put: Put
) -> None:
    items1 = value.filters
    n2 = len(items1)
    if n2 > 16384:
        raise too_long("remote_connect_list_all_nwfilters_ret.filters", n2, 16384)
    put(_P_S_I(n2))
    pack_list_remote_nonnull_nwfilter(items1, put)
    put(_P_S_I(value.ret))


def unpack_remote_connect_list_all_nwfilters_ret(
    buf: bytes, pos: int
) -> tuple[RemoteConnectListAllNwfiltersRet, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 16384:
        raise too_long("remote_connect_list_all_nwfilters_ret.filters", n2, 16384)
    if n2 * 20 > len(buf) - pos:
        raise invalid("remote_connect_list_all_nwfilters_ret.filters count", n2)
    filters1, pos = unpack_list_remote_nonnull_nwfilter(buf, pos, n2)
    (ret3,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteConnectListAllNwfiltersRet(filters1, ret3), pos


class RemoteConnectListAllSecretsArgs(XdrStruct):
    """Struct ``remote_connect_list_all_secrets_args``."""

    __slots__ = ("need_results", "flags")

    def __init__(self, need_results: int, flags: int) -> None:
        self.need_results = need_results
        self.flags = flags


def pack_remote_connect_list_all_secrets_args(
    value: RemoteConnectListAllSecretsArgs, put: Put
) -> None:
    put(_P_S_iI(value.need_results, value.flags))


def unpack_remote_connect_list_all_secrets_args(
    buf: bytes, pos: int
) -> tuple[RemoteConnectListAllSecretsArgs, int]:
    need_results1, flags2 = _U_S_iI(buf, pos)
    pos += 8
    return RemoteConnectListAllSecretsArgs(need_results1, flags2), pos


class RemoteConnectListAllSecretsRet(XdrStruct):
    """Struct ``remote_connect_list_all_secrets_ret``."""

    __slots__ = ("secrets", "ret")

    def __init__(self, secrets: Sequence[RemoteNonnullSecret], ret: int) -> None:
        self.secrets = secrets
        self.ret = ret


def pack_remote_connect_list_all_secrets_ret(
    value: RemoteConnectListAllSecretsRet, put: Put
) -> None:
    items1 = value.secrets
    n2 = len(items1)
    if n2 > 16384:
        raise too_long("remote_connect_list_all_secrets_ret.secrets", n2, 16384)
    put(_P_S_I(n2))
    pack_list_remote_nonnull_secret(items1, put)
    put(_P_S_I(value.ret))


def unpack_remote_connect_list_all_secrets_ret(
    buf: bytes, pos: int
) -> tuple[RemoteConnectListAllSecretsRet, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 16384:
        raise too_long("remote_connect_list_all_secrets_ret.secrets", n2, 16384)
    if n2 * 24 > len(buf) - pos:
        raise invalid("remote_connect_list_all_secrets_ret.secrets count", n2)
    secrets1, pos = unpack_list_remote_nonnull_secret(buf, pos, n2)
    (ret3,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteConnectListAllSecretsRet(secrets1, ret3), pos


class RemoteConnectListAllNwfilterBindingsArgs(XdrStruct):
    """Struct ``remote_connect_list_all_nwfilter_bindings_args``."""

    __slots__ = ("need_results", "flags")

    def __init__(self, need_results: int, flags: int) -> None:
        self.need_results = need_results
        self.flags = flags


def pack_remote_connect_list_all_nwfilter_bindings_args(
    value: RemoteConnectListAllNwfilterBindingsArgs, put: Put
) -> None:
    put(_P_S_iI(value.need_results, value.flags))


def unpack_remote_connect_list_all_nwfilter_bindings_args(
    buf: bytes, pos: int
) -> tuple[RemoteConnectListAllNwfilterBindingsArgs, int]:
    need_results1, flags2 = _U_S_iI(buf, pos)
    pos += 8
    return RemoteConnectListAllNwfilterBindingsArgs(need_results1, flags2), pos


class RemoteConnectListAllNwfilterBindingsRet(XdrStruct):
    """Struct ``remote_connect_list_all_nwfilter_bindings_ret``."""

    __slots__ = ("bindings", "ret")

    def __init__(self, bindings: Sequence[RemoteNonnullNwfilterBinding], ret: int) -> None:
        self.bindings = bindings
        self.ret = ret


def pack_remote_connect_list_all_nwfilter_bindings_ret(
    value: RemoteConnectListAllNwfilterBindingsRet, put: Put
) -> None:
    items1 = value.bindings
    n2 = len(items1)
    if n2 > 16384:
        raise too_long("remote_connect_list_all_nwfilter_bindings_ret.bindings", n2, 16384)
    put(_P_S_I(n2))
    pack_list_remote_nonnull_nwfilter_binding(items1, put)
    put(_P_S_I(value.ret))


def unpack_remote_connect_list_all_nwfilter_bindings_ret(
    buf: bytes, pos: int
) -> tuple[RemoteConnectListAllNwfilterBindingsRet, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 16384:
        raise too_long("remote_connect_list_all_nwfilter_bindings_ret.bindings", n2, 16384)
    if n2 * 8 > len(buf) - pos:
        raise invalid("remote_connect_list_all_nwfilter_bindings_ret.bindings count", n2)
    bindings1, pos = unpack_list_remote_nonnull_nwfilter_binding(buf, pos, n2)
    (ret3,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteConnectListAllNwfilterBindingsRet(bindings1, ret3), pos
