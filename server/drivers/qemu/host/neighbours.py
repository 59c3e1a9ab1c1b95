"""The kernel's table of neighbours: addresses on networks, by hardware addresses."""

from __future__ import annotations

import os
import socket
import struct
from typing import TYPE_CHECKING

from .....protocol._generated.enums import IPAddrType
from ...._generated.driver import DomainInterface, DomainIpAddr
from ....threads import in_thread
from ..refusals import system_error

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ....conf.domain.definition import DomainDef

__all__ = ["neighbours"]

_GET, _NEW, _DONE, _ERROR = 30, 28, 3, 2  # RTM_GETNEIGH, RTM_NEWNEIGH, NLMSG_DONE, _ERROR
_REQUEST_DUMP = 0x301
_HEADER = struct.Struct("=IHHII")
_ENTRY = struct.Struct("=BxxxiHBB")
_ATTRIBUTE = struct.Struct("=HH")
_ADDRESS, _HARDWARE = 1, 2
_NO_ARP = 0x40
_KINDS = {
    int(socket.AF_INET): (int(IPAddrType.VIR_IP_ADDR_TYPE_IPV4), 32),
    int(socket.AF_INET6): (int(IPAddrType.VIR_IP_ADDR_TYPE_IPV6), 128),
}


async def neighbours(definition: DomainDef) -> list[DomainInterface]:
    """Return addresses of a guest's interfaces that the kernel has seen.

    Raises VIR_ERR_SYSTEM_ERROR if the kernel does not tell.
    """
    wanted = {interface.mac: interface.target or "" for interface in definition.interfaces}
    try:
        table = await in_thread(_table)
    except OSError as exc:
        raise system_error("cannot read the table of neighbours", exc) from exc
    found: dict[str, list[DomainIpAddr]] = {}
    for hardware, family, address in table:
        mac = hardware.hex(":")
        if mac in wanted and family in _KINDS:
            kind, prefix = _KINDS[family]
            text = socket.inet_ntop(family, address)
            found.setdefault(mac, []).append(DomainIpAddr(kind, text, prefix))
    return [DomainInterface(wanted[mac], mac, found[mac]) for mac in wanted if mac in found]


def _table() -> list[tuple[bytes, int, bytes]]:
    """Ask the kernel for its table: hardware address, family, address."""
    found: list[tuple[bytes, int, bytes]] = []
    with socket.socket(socket.AF_NETLINK, socket.SOCK_RAW | socket.SOCK_CLOEXEC, 0) as sock:
        sock.settimeout(5)
        request = _ENTRY.pack(0, 0, 0, 0, 0)
        size = _HEADER.size + len(request)
        sock.sendto(_HEADER.pack(size, _GET, _REQUEST_DUMP, 1, 0) + request, (0, 0))
        while True:
            data = sock.recv(65536)
            for kind, body in _messages(data):
                if kind == _DONE:
                    return found
                if kind == _ERROR:
                    number = -struct.unpack_from("=i", body)[0]
                    raise OSError(number, os.strerror(number))
                if kind == _NEW:
                    family, _, state, _, _ = _ENTRY.unpack_from(body)
                    said = dict(_attributes(body[_ENTRY.size :]))
                    if state and state != _NO_ARP and _ADDRESS in said and _HARDWARE in said:
                        found.append((said[_HARDWARE], family, said[_ADDRESS]))


def _messages(data: bytes) -> Iterator[tuple[int, bytes]]:
    while len(data) >= _HEADER.size:
        size, kind, _, _, _ = _HEADER.unpack_from(data)
        yield kind, data[_HEADER.size : size]
        data = data[(max(size, _HEADER.size) + 3) & ~3 :]


def _attributes(data: bytes) -> Iterator[tuple[int, bytes]]:
    while len(data) >= _ATTRIBUTE.size:
        size, kind = _ATTRIBUTE.unpack_from(data)
        yield kind, data[_ATTRIBUTE.size : size]
        data = data[(max(size, _ATTRIBUTE.size) + 3) & ~3 :]
