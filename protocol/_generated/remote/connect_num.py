# Generated from remote.x by virtrio.gen.codec; do not edit.
"""Types and codecs of the remote protocol: connect num."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...xdr import Struct, XdrStruct

if TYPE_CHECKING:
    from collections.abc import Callable

    Put = Callable[[bytes], None]

_S_i = Struct(">i")
_P_S_i = _S_i.pack
_U_S_i = _S_i.unpack_from


class RemoteConnectNumOfDomainsRet(XdrStruct):
    """Struct ``remote_connect_num_of_domains_ret``."""

    __slots__ = ("num",)

    def __init__(self, num: int) -> None:
        self.num = num


def pack_remote_connect_num_of_domains_ret(value: RemoteConnectNumOfDomainsRet, put: Put) -> None:
    put(_P_S_i(value.num))


def unpack_remote_connect_num_of_domains_ret(
    buf: bytes, pos: int
) -> tuple[RemoteConnectNumOfDomainsRet, int]:
    (num1,) = _U_S_i(buf, pos)
    pos += 4
    return RemoteConnectNumOfDomainsRet(num1), pos


class RemoteConnectNumOfDefinedDomainsRet(XdrStruct):
    """Struct ``remote_connect_num_of_defined_domains_ret``."""

    __slots__ = ("num",)

    def __init__(self, num: int) -> None:
        self.num = num


def pack_remote_connect_num_of_defined_domains_ret(
    value: RemoteConnectNumOfDefinedDomainsRet, put: Put
) -> None:
    put(_P_S_i(value.num))


def unpack_remote_connect_num_of_defined_domains_ret(
    buf: bytes, pos: int
) -> tuple[RemoteConnectNumOfDefinedDomainsRet, int]:
    (num1,) = _U_S_i(buf, pos)
    pos += 4
    return RemoteConnectNumOfDefinedDomainsRet(num1), pos


class RemoteConnectNumOfNetworksRet(XdrStruct):
    """Struct ``remote_connect_num_of_networks_ret``."""

    __slots__ = ("num",)

    def __init__(self, num: int) -> None:
        self.num = num


def pack_remote_connect_num_of_networks_ret(value: RemoteConnectNumOfNetworksRet, put: Put) -> None:
    put(_P_S_i(value.num))


def unpack_remote_connect_num_of_networks_ret(
    buf: bytes, pos: int
) -> tuple[RemoteConnectNumOfNetworksRet, int]:
    (num1,) = _U_S_i(buf, pos)
    pos += 4
    return RemoteConnectNumOfNetworksRet(num1), pos


class RemoteConnectNumOfDefinedNetworksRet(XdrStruct):
    """Struct ``remote_connect_num_of_defined_networks_ret``."""

    __slots__ = ("num",)

    def __init__(self, num: int) -> None:
        self.num = num


def pack_remote_connect_num_of_defined_networks_ret(
    value: RemoteConnectNumOfDefinedNetworksRet, put: Put
) -> None:
    put(_P_S_i(value.num))


def unpack_remote_connect_num_of_defined_networks_ret(
    buf: bytes, pos: int
) -> tuple[RemoteConnectNumOfDefinedNetworksRet, int]:
    (num1,) = _U_S_i(buf, pos)
    pos += 4
    return RemoteConnectNumOfDefinedNetworksRet(num1), pos


class RemoteConnectNumOfNwfiltersRet(XdrStruct):
    """Struct ``remote_connect_num_of_nwfilters_ret``."""

    __slots__ = ("num",)

    def __init__(self, num: int) -> None:
        self.num = num


def pack_remote_connect_num_of_nwfilters_ret(
    value: RemoteConnectNumOfNwfiltersRet, put: Put
) -> None:
    put(_P_S_i(value.num))


def unpack_remote_connect_num_of_nwfilters_ret(
    buf: bytes, pos: int
) -> tuple[RemoteConnectNumOfNwfiltersRet, int]:
    (num1,) = _U_S_i(buf, pos)
    pos += 4
    return RemoteConnectNumOfNwfiltersRet(num1), pos


class RemoteConnectNumOfInterfacesRet(XdrStruct):
    """Struct ``remote_connect_num_of_interfaces_ret``."""

    __slots__ = ("num",)

    def __init__(self, num: int) -> None:
        self.num = num


def pack_remote_connect_num_of_interfaces_ret(
    value: RemoteConnectNumOfInterfacesRet, put: Put
) -> None:
    put(_P_S_i(value.num))


def unpack_remote_connect_num_of_interfaces_ret(
    buf: bytes, pos: int
) -> tuple[RemoteConnectNumOfInterfacesRet, int]:
    (num1,) = _U_S_i(buf, pos)
    pos += 4
    return RemoteConnectNumOfInterfacesRet(num1), pos


class RemoteConnectNumOfDefinedInterfacesRet(XdrStruct):
    """Struct ``remote_connect_num_of_defined_interfaces_ret``."""

    __slots__ = ("num",)

    def __init__(self, num: int) -> None:
        self.num = num


def pack_remote_connect_num_of_defined_interfaces_ret(
    value: RemoteConnectNumOfDefinedInterfacesRet, put: Put
) -> None:
    put(_P_S_i(value.num))


def unpack_remote_connect_num_of_defined_interfaces_ret(
    buf: bytes, pos: int
) -> tuple[RemoteConnectNumOfDefinedInterfacesRet, int]:
    (num1,) = _U_S_i(buf, pos)
    pos += 4
    return RemoteConnectNumOfDefinedInterfacesRet(num1), pos


class RemoteConnectNumOfStoragePoolsRet(XdrStruct):
    """Struct ``remote_connect_num_of_storage_pools_ret``."""

    __slots__ = ("num",)

    def __init__(self, num: int) -> None:
        self.num = num


def pack_remote_connect_num_of_storage_pools_ret(
    value: RemoteConnectNumOfStoragePoolsRet, put: Put
) -> None:
    put(_P_S_i(value.num))


def unpack_remote_connect_num_of_storage_pools_ret(
    buf: bytes, pos: int
) -> tuple[RemoteConnectNumOfStoragePoolsRet, int]:
    (num1,) = _U_S_i(buf, pos)
    pos += 4
    return RemoteConnectNumOfStoragePoolsRet(num1), pos


class RemoteConnectNumOfDefinedStoragePoolsRet(XdrStruct):
    """Struct ``remote_connect_num_of_defined_storage_pools_ret``."""

    __slots__ = ("num",)

    def __init__(self, num: int) -> None:
        self.num = num


def pack_remote_connect_num_of_defined_storage_pools_ret(
    value: RemoteConnectNumOfDefinedStoragePoolsRet, put: Put
) -> None:
    put(_P_S_i(value.num))


def unpack_remote_connect_num_of_defined_storage_pools_ret(
    buf: bytes, pos: int
) -> tuple[RemoteConnectNumOfDefinedStoragePoolsRet, int]:
    (num1,) = _U_S_i(buf, pos)
    pos += 4
    return RemoteConnectNumOfDefinedStoragePoolsRet(num1), pos


class RemoteConnectNumOfSecretsRet(XdrStruct):
    """Struct ``remote_connect_num_of_secrets_ret``."""

    __slots__ = ("num",)

    def __init__(self, num: int) -> None:
        self.num = num


def pack_remote_connect_num_of_secrets_ret(value: RemoteConnectNumOfSecretsRet, put: Put) -> None:
    put(_P_S_i(value.num))


def unpack_remote_connect_num_of_secrets_ret(
    buf: bytes, pos: int
) -> tuple[RemoteConnectNumOfSecretsRet, int]:
    (num1,) = _U_S_i(buf, pos)
    pos += 4
    return RemoteConnectNumOfSecretsRet(num1), pos
