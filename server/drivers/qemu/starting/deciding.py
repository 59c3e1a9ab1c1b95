"""Decisions that a stored definition leaves to the start of a guest.

Each changes the live definition, so that its XML says what was decided, and the command
line is made of it alone. `decided` is what of it another server needs to know.
"""

from __future__ import annotations

import errno
import os
import socket
import threading
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from ....conf import xml
from ....conf.pause import paced
from ..commandline.displays import check_displays
from ..devices.channels import socket_name
from ..refusals import internal_error, no_network, system_error, unsupported_config
from . import firmware

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ....conf.domain.definition import DomainDef
    from ..settings import Settings

__all__ = [
    "decide",
    "decided",
    "decided_again",
    "release_ports",
    "replace_devices",
    "socket_of",
    "with_target",
]

# Attributes of graphics that come first, in libvirt's order.
_FIRST = ("type", "socket", "port", "tlsPort", "autoport", "websocket", "listen")
_CHARDEVS = ("serial", "parallel", "console", "channel")
_SECTIONS = ("os", "features", "clock")


def decide(
    definition: DomainDef,
    settings: Settings,
    folder: Path,
    *,
    starts: bool = True,
    exists: Callable[[str], bool] = os.path.exists,
) -> None:
    """Decide firmware, ports and sockets of a guest whose files are in ``folder``.

    Works on disks and sockets: to be called in a thread. Raises libvirt's errors for
    what cannot be had. Ports are given out last, until `release_ports`. A guest that
    does not start (``starts``) is given none, but libvirt's examples of them.
    ``exists`` is as for `firmware.choose`.
    """
    firmware.choose(definition, settings, exists)
    _decide_clock(definition)
    own = settings.places.of_guest(folder)
    replace_devices(definition, "graphics", lambda device: _graphics(device, settings, own))
    check_displays(definition)
    ports = _Ports(settings, folder) if starts else _Examples()
    replace_devices(definition, "graphics", lambda device: _with_ports(device, ports))
    for tag in _CHARDEVS:
        replace_devices(definition, tag, lambda device: _chardev(device, folder))


def replace_devices(
    definition: DomainDef, tag: str, make: Callable[[xml.Element], xml.Element]
) -> None:
    """Replace each device with a tag by what ``make`` returns for it."""
    devices = definition.tree.find("devices")
    assert devices is not None
    parts = [make(device) if device.tag == tag else device for device in paced(devices.children)]
    definition.put(devices.twin(children=parts), "devices")


def _decide_clock(definition: DomainDef) -> None:
    """Say in UTC how far a clock is away that begins near the host's local time."""
    clock = definition.tree.find("clock")
    if clock is None or clock.attrs.get("basis") != "localtime":
        return
    offset = datetime.now().astimezone().utcoffset() or timedelta()
    seconds = int(clock.attrs.get("adjustment", "0")) + int(offset.total_seconds())
    attrs = {**clock.attrs, "adjustment": str(seconds), "basis": "utc"}
    definition.put(clock.twin(attrs=attrs), "clock")


# -- graphics --------------------------------------------------------------------------


# Ports given out to guests whose QEMU does not listen yet, with the folders of the
# runs. Ports are the host's, so that a process has one such table; other servers on the
# host see it by the abstract socket that is bound as long as a port is here.
_GIVEN: dict[int, tuple[Path, socket.socket]] = {}
_LOCK = threading.Lock()


def release_ports(folder: Path) -> None:
    """Forget which ports a start was given: QEMU listens on them, or has failed."""
    with _LOCK:
        for port in [port for port, (owner, _) in _GIVEN.items() if owner == folder]:
            _GIVEN.pop(port)[1].close()


def _claim(port: int) -> socket.socket | None:
    """Return a socket that keeps a port from other servers; None if one has it."""
    claim = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    if _is_bound(claim, f"\0virtrio-port-{port}"):
        return claim
    claim.close()
    return None


def _is_bound(sock: socket.socket, where: Any) -> bool:
    """Bind a socket; return whether nobody else has the address.

    Raises OSError if nobody can have it.
    """
    try:
        sock.bind(where)
    except OSError as exc:
        if exc.errno == errno.EADDRINUSE:
            return False
        sock.close()
        raise
    return True


def _found(address: str) -> tuple[socket.AddressFamily, tuple[Any, ...]]:
    """Return an address as sockets have it: its family, and what is beside a port.

    It may be a name, which is looked up. Raises VIR_ERR_INTERNAL_ERROR for one that
    nobody knows.
    """
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    try:
        found = socket.getaddrinfo(address, 0, family, socket.SOCK_STREAM)
    except (OSError, UnicodeError) as exc:
        raise internal_error(f"address resolution failed for {address}: {exc}") from exc
    return family, found[0][4]


class _Ports:
    """Ports of graphics that are free, and not given out to any start."""

    def __init__(self, settings: Settings, folder: Path) -> None:
        self._ranges = {
            "vnc": settings.display_ports,
            "spice": settings.display_ports,
            "vnc-ws": settings.websocket_ports,
        }
        self._folder = folder

    def take(self, kind: str, address: str) -> int:
        """Take the first port for a kind of display that is free at an address.

        Raises VIR_ERR_SYSTEM_ERROR if none can be, because the host does not have that
        address or the server no more descriptors.
        """
        family, (host, _, *more) = _found(address)
        ports = self._ranges[kind]
        for port in ports:
            try:
                if self._has_taken(port, family, (host, port, *more)):
                    return port
            except OSError as exc:
                raise system_error(f"Unable to bind to port {port} of {address}", exc) from exc
        where = f"{ports.start}-{ports.stop - 1}"
        raise internal_error(f"Unable to find an unused port in range '{kind}' ({where})")

    def _has_taken(self, port: int, family: socket.AddressFamily, address: tuple[Any, ...]) -> bool:
        with _LOCK:
            if port in _GIVEN or (claim := _claim(port)) is None:
                return False
            try:
                with socket.socket(family) as probe:
                    is_free = _is_bound(probe, address)
            except OSError:
                claim.close()
                raise
            if is_free:
                _GIVEN[port] = self._folder, claim
            else:
                claim.close()
            return is_free


class _Examples:
    """Ports that libvirt writes for guests which do not start."""

    def take(self, kind: str, address: str) -> int:
        del address
        return {"vnc": 5900, "spice": 5901, "vnc-ws": -1}[kind]


def _graphics(device: xml.Element, settings: Settings, own: Path) -> xml.Element:
    """Return a display with the place where it listens, but the port."""
    kind = device.attrs["type"]
    first = next(iter(device.all("listen")), None)
    if kind not in ("vnc", "spice") or first is None:
        return device
    if first.attrs["type"] == "network":
        raise no_network(first.attrs["network"])
    on_socket = settings.vnc_on_socket if kind == "vnc" else settings.spice_on_socket
    if on_socket and first.attrs["type"] == "address" and "address" not in first.attrs:
        first, device = _to_socket(first, device)
    attrs = dict(device.attrs)
    listen = first
    if first.attrs["type"] == "socket" and "socket" not in first.attrs:
        path = str(own / f"{kind}.sock")
        listen = first.twin(attrs={**first.attrs, "socket": path})
        if kind == "vnc":
            attrs["socket"] = path
    elif first.attrs["type"] == "address":
        default = settings.vnc_listen if kind == "vnc" else settings.spice_listen
        address = first.attrs.get("address") or default
        listen = first.twin(attrs={**first.attrs, "address": address})
        attrs["listen"] = address
        if kind == "spice" and "tlsPort" in attrs:
            raise unsupported_config(
                "spice TLS port set in XML configuration, but TLS is disabled in qemu.conf"
            )
    children = [listen if part is first else part for part in device.children]
    return device.twin(attrs=_ordered(attrs), children=children)


def _ordered(attrs: dict[str, str]) -> dict[str, str]:
    names = [name for name in _FIRST if name in attrs]
    return {name: attrs[name] for name in [*names, *attrs]}


def _to_socket(first: xml.Element, device: xml.Element) -> tuple[xml.Element, xml.Element]:
    """Return the place of a display that listens on some socket, and that display."""
    listen = xml.Element("listen", {"type": "socket"})
    gone = ("port", "tlsPort", "autoport", "websocket", "listen")
    attrs = {name: value for name, value in device.attrs.items() if name not in gone}
    children = [listen if part is first else part for part in device.children]
    return listen, device.twin(attrs=attrs, children=children)


def _with_ports(device: xml.Element, ports: _Ports | _Examples) -> xml.Element:
    """Return a display with its ports, if it listens on some."""
    kind = device.attrs["type"]
    first = next(iter(device.all("listen")), None)
    if kind not in ("vnc", "spice") or first is None or first.attrs["type"] != "address":
        return device
    attrs = dict(device.attrs)
    address = first.attrs["address"]
    if attrs.get("autoport") == "yes" or attrs.get("port") == "-1":
        attrs["port"] = str(ports.take(kind, address))
    if kind == "vnc" and attrs.get("websocket") == "-1":
        attrs["websocket"] = str(ports.take("vnc-ws", address))
    return device.twin(attrs=_ordered(attrs))


# -- character devices -----------------------------------------------------------------


def socket_of(device: xml.Element) -> str | None:
    """Return the path of the socket that the server makes for a character device."""
    source = device.find("source")
    if device.attrs.get("type") != "unix" or source is None:
        return None
    return source.attrs["path"] if source.attrs.get("mode", "bind") == "bind" else None


def _chardev(device: xml.Element, folder: Path) -> xml.Element:
    """Give a channel without a socket one in a folder of the run's."""
    if device.attrs["type"] != "unix" or device.find("source") is not None:
        return device
    source = xml.Element(
        "source", {"mode": "bind", "path": str(folder / "channel" / socket_name(device))}
    )
    return device.twin(children=[source, *device.children])


def with_target(device: xml.Element, name: str) -> xml.Element:
    """Return an interface with the name of its tap device."""
    target = device.find("target")
    if target is not None:
        made = target.twin(attrs={"dev": name, **target.attrs} | {"dev": name})
        return device.twin(children=[made if p is target else p for p in device.children])
    made = xml.Element("target", {"dev": name})
    before = ("mac", "source", "virtualport", "backend", "ip", "route", "script", "bandwidth")
    at = next(
        (n for n, part in enumerate(device.children) if part.tag not in before),
        len(device.children),
    )
    return device.twin(children=[*device.children[:at], made, *device.children[at:]])


# -- for another server ----------------------------------------------------------------


def decided(definition: DomainDef) -> dict[str, Any]:
    """Return what was decided, as values of JSON."""
    found: dict[str, Any] = {
        tag: xml.as_values(element)
        for tag in _SECTIONS
        if (element := definition.tree.find(tag)) is not None
    }
    found["graphics"] = [xml.as_values(device) for device in definition.devices("graphics")]
    found["taps"] = {
        device.get("alias", "name"): [device.get("mac", "address"), name]
        for device in definition.devices("interface")
        if (name := device.get("target", "dev")) is not None
    }
    return found


def decided_again(definition: DomainDef, said: dict[str, Any], folder: Path) -> None:
    """Put into a live definition what `decided` returned for it.

    Interfaces may be others meanwhile.
    """
    for tag in _SECTIONS:
        if tag in said:
            definition.put(xml.of_values(said[tag]), tag)
    graphics = [xml.of_values(values) for values in said.get("graphics", ())]
    if len(graphics) == len(definition.devices("graphics")):
        each = iter(graphics)
        replace_devices(definition, "graphics", lambda device: next(each))
    taps = said.get("taps", {})

    def with_tap(device: xml.Element) -> xml.Element:
        mac, name = taps.get(device.get("alias", "name"), (None, ""))
        return device if device.get("mac", "address") != mac else with_target(device, name)

    replace_devices(definition, "interface", with_tap)
    for tag in _CHARDEVS:
        replace_devices(definition, tag, lambda device: _chardev(device, folder))
