# Generated from lxc.x by virtrio.gen.codec; do not edit.
"""Types and codecs of the lxc protocol."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..xdr import PAD, Struct, XdrStruct, invalid, too_long
from .remote import RemoteNonnullDomain

if TYPE_CHECKING:
    from collections.abc import Callable

    Put = Callable[[bytes], None]

LXC_PROGRAM = 425984
LXC_PROTOCOL_VERSION = 1
_S_16siI = Struct(">16siI")
_P_S_16siI = _S_16siI.pack
_U_S_16siI = _S_16siI.unpack_from
_S_I = Struct(">I")
_P_S_I = _S_I.pack
_U_S_I = _S_I.unpack_from


class LxcDomainOpenNamespaceArgs(XdrStruct):
    """Struct ``lxc_domain_open_namespace_args``."""

    __slots__ = ("dom", "flags")

    def __init__(self, dom: RemoteNonnullDomain, flags: int) -> None:
        self.dom = dom
        self.flags = flags


def pack_lxc_domain_open_namespace_args(value: LxcDomainOpenNamespaceArgs, put: Put) -> None:
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
    put(_P_S_16siI(data4, s1.id, value.flags))


def unpack_lxc_domain_open_namespace_args(
    buf: bytes, pos: int
) -> tuple[LxcDomainOpenNamespaceArgs, int]:
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
    uuid5, id6, flags7 = _U_S_16siI(buf, pos)
    pos += 24
    return LxcDomainOpenNamespaceArgs(RemoteNonnullDomain(name2, uuid5, id6), flags7), pos
