"""Tap devices: network interfaces of the host whose other end is a guest.

The server makes them and gives QEMU descriptors of them, so that QEMU needs no right
over the network. They are gone with the last descriptor.
"""

from __future__ import annotations

import fcntl
import os
import socket
import struct
from contextlib import ExitStack
from typing import TYPE_CHECKING

from .....protocol._generated.enums import ErrorDomain
from ..commandline.interfaces import is_virtio, model_of, queues_of, tap_of
from ..refusals import internal_error, system_error

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .....protocol.errors import LibvirtError
    from ....conf import xml

__all__ = ["Tap", "open_tap"]

_TUN = "/dev/net/tun"
_TUNSETIFF = 0x400454CA
_IFF_TAP, _IFF_NO_PI, _IFF_VNET_HDR, _IFF_MULTI_QUEUE = 0x0002, 0x1000, 0x4000, 0x0100
_SIOCGIFMTU, _SIOCSIFMTU = 0x8921, 0x8922
_SIOCGIFFLAGS, _SIOCSIFFLAGS = 0x8913, 0x8914
_SIOCSIFHWADDR, _SIOCGIFINDEX, _SIOCBRADDIF = 0x8924, 0x8933, 0x89A2
_IFF_UP = 1
_ETHERNET = 1
_NAME = 16  # bytes, with the zero at the end
_PREFIX = "vnet"


class Tap:
    """Tap device of an interface: its name, and a descriptor for each queue by name."""

    def __init__(self, name: str, fds: Mapping[str, int]) -> None:
        self.name = name
        self.fds = fds

    def close(self) -> None:
        for fd in self.fds.values():
            os.close(fd)


def open_tap(device: xml.Element) -> Tap:
    """Make the tap device of an interface of type bridge or ethernet, and connect it.

    Raises VIR_ERR_SYSTEM_ERROR for what the kernel refuses, with nothing left.
    """
    kind = device.attrs["type"]
    target = device.find("target")
    wanted = None if target is None else target.attrs.get("dev")
    is_given = target is not None and target.attrs.get("managed") == "no"
    if is_given and (wanted is None or not _is_there(wanted)):
        raise internal_error("target managed='no' but specified dev doesn't exist")
    try:
        control = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    except OSError as exc:
        raise _refused("Cannot open network interface control socket", exc) from exc
    with ExitStack() as undo, control:
        bridge = device.get("source", "bridge") if kind == "bridge" else None
        size = device.get("mtu", "size")
        mtu = int(size) if size is not None else None
        if bridge is not None and mtu is None:
            mtu = _mtu(control, bridge)
        name, fds = _open(device, wanted or f"{_PREFIX}%d", undo)
        if is_given:
            undo.pop_all()
            return Tap(name, fds)
        _address(control, name, device.get("mac", "address") or "", is_bridged=bridge is not None)
        if mtu is not None:
            _set(control, _SIOCSIFMTU, name, struct.pack("i", mtu), f"Cannot set MTU on '{name}'")
        if bridge is not None:
            _connect(control, bridge, name)
        _bring_up(control, name)
        undo.pop_all()
    return Tap(name, fds)


def _is_there(name: str) -> bool:
    try:
        socket.if_nametoindex(name)
    except OSError:
        return False
    return True


def _open(device: xml.Element, wanted: str, undo: ExitStack) -> tuple[str, dict[str, int]]:
    """Open a descriptor for each queue; return them, and the name of the device."""
    alias = device.get("alias", "name") or ""
    count = queues_of(device)
    flags = _IFF_TAP | _IFF_NO_PI
    if is_virtio(device) or model_of(device) in ("e1000e", "vmxnet3"):
        flags |= _IFF_VNET_HDR
    if count > 1:
        flags |= _IFF_MULTI_QUEUE
    name = wanted
    fds: dict[str, int] = {}
    for queue in range(count):
        try:
            fd = os.open(_TUN, os.O_RDWR | os.O_CLOEXEC)
        except OSError as exc:
            raise _refused(f"Unable to open {_TUN}, is tun module loaded?", exc) from exc
        undo.callback(os.close, fd)
        fds[tap_of(alias, queue)] = fd
        try:
            answer = fcntl.ioctl(fd, _TUNSETIFF, struct.pack("16sH22x", name.encode(), flags))
        except OSError as exc:
            raise _refused(f"Unable to create tap device {name}", exc) from exc
        name = answer[:_NAME].rstrip(b"\0").decode()
    return name, fds


def _refused(detail: str, exc: OSError) -> LibvirtError:
    return system_error(detail, exc, ErrorDomain.VIR_FROM_NONE)


def _request(name: str, value: bytes = b"") -> bytes:
    return struct.pack("16s24s", name.encode(), value)


def _set(control: socket.socket, number: int, name: str, value: bytes, detail: str) -> bytes:
    try:
        return fcntl.ioctl(control, number, _request(name, value))
    except OSError as exc:
        raise _refused(detail, exc) from exc


def _mtu(control: socket.socket, name: str) -> int:
    said = _set(control, _SIOCGIFMTU, name, b"", f"Cannot get interface MTU on '{name}'")
    return int(struct.unpack_from("i", said, _NAME)[0])


def _address(control: socket.socket, name: str, mac: str, *, is_bridged: bool) -> None:
    """Give the host's end its address.

    On a bridge it is the guest's with another first byte, which no bridge takes as its
    own.
    """
    octets = bytearray.fromhex(mac.replace(":", ""))
    if is_bridged:
        octets[0] = 0xFE
    else:
        octets[0] = 0xFE if octets[0] != 0xFE else 0xFA
    value = struct.pack("H6s", _ETHERNET, bytes(octets))
    _set(control, _SIOCSIFHWADDR, name, value, f"Cannot set interface MAC to {mac} on '{name}'")


def _connect(control: socket.socket, bridge: str, name: str) -> None:
    where = f"Unable to add bridge {bridge} port {name}"
    said = _set(control, _SIOCGIFINDEX, name, b"", where)
    index = struct.unpack_from("i", said, _NAME)[0]
    _set(control, _SIOCBRADDIF, bridge, struct.pack("i", index), where)


def _bring_up(control: socket.socket, name: str) -> None:
    said = _set(control, _SIOCGIFFLAGS, name, b"", f"Cannot get interface flags on '{name}'")
    flags = struct.unpack_from("h", said, _NAME)[0] | _IFF_UP
    _set(
        control,
        _SIOCSIFFLAGS,
        name,
        struct.pack("h", flags),
        f"Cannot set interface flags on '{name}'",
    )
