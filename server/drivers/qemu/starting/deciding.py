"""Decisions that a stored definition leaves to the start of a guest.

Each changes the live definition, so that its XML says what was decided, and the command
line is made of it alone. `decided` is what of it another server needs to know.
"""

from __future__ import annotations

import socket
import threading
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from ....conf import xml
from ..devices.channels import socket_name
from ..refusals import internal_error, no_network, unsupported_config
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


def decide(definition: DomainDef, settings: Settings, folder: Path) -> None:
    """Decide firmware, ports and sockets of a guest whose files are in ``folder``.

    Works on disks and sockets: to be called in a thread. Raises libvirt's errors for
    what cannot be had.
    """
    firmware.choose(definition, settings)
    _decide_clock(definition)
    ports = _Ports(settings, folder)
    own = settings.places.of_guest(folder)
    replace_devices(definition, "graphics", lambda device: _graphics(device, ports, own))
    for tag in _CHARDEVS:
        replace_devices(definition, tag, lambda device: _chardev(device, folder))


def replace_devices(
    definition: DomainDef, tag: str, make: Callable[[xml.Element], xml.Element]
) -> None:
    """Replace each device with a tag by what ``make`` returns for it."""
    devices = definition.tree.find("devices")
    assert devices is not None
    parts = [make(device) if device.tag == tag else device for device in devices.children]
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
    try:
        claim.bind(f"\0virtrio-port-{port}")
    except OSError:
        claim.close()
        return None
    return claim


def _is_free(family: socket.AddressFamily, address: str, port: int) -> bool:
    with socket.socket(family) as probe:
        try:
            probe.bind((address, port))
        except OSError:
            return False
    return True


class _Ports:
    """Ports of graphics that are free, and not given out to any start."""

    def __init__(self, settings: Settings, folder: Path) -> None:
        self.settings = settings
        self._folder = folder

    def take(self, address: str, ports: range, kind: str) -> int:
        family = socket.AF_INET6 if ":" in address else socket.AF_INET
        for port in ports:
            with _LOCK:
                if port in _GIVEN or (claim := _claim(port)) is None:
                    continue
                if _is_free(family, address, port):
                    _GIVEN[port] = self._folder, claim
                    return port
                claim.close()
        where = f"{ports.start}-{ports.stop - 1}"
        raise internal_error(f"Unable to find an unused port in range '{kind}' ({where})")


def _graphics(device: xml.Element, ports: _Ports, own: Path) -> xml.Element:
    kind = device.attrs["type"]
    first = next(iter(device.all("listen")), None)
    if kind not in ("vnc", "spice") or first is None:
        return device
    if first.attrs["type"] == "network":
        raise no_network(first.attrs["network"])
    settings = ports.settings
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
        _decide_ports(attrs, kind, address, ports)
    names = [name for name in _FIRST if name in attrs]
    ordered = {name: attrs[name] for name in [*names, *attrs]}
    children = [listen if part is first else part for part in device.children]
    return device.twin(attrs=ordered, children=children)


def _to_socket(first: xml.Element, device: xml.Element) -> tuple[xml.Element, xml.Element]:
    """Return the place of a display that listens on some socket, and that display."""
    listen = xml.Element("listen", {"type": "socket"})
    gone = ("port", "tlsPort", "autoport", "websocket", "listen")
    attrs = {name: value for name, value in device.attrs.items() if name not in gone}
    children = [listen if part is first else part for part in device.children]
    return listen, device.twin(attrs=attrs, children=children)


def _decide_ports(attrs: dict[str, str], kind: str, address: str, ports: _Ports) -> None:
    if kind == "spice" and "tlsPort" in attrs:
        raise unsupported_config(
            "spice TLS port set in XML configuration, but TLS is disabled in qemu.conf"
        )
    if attrs.get("autoport") == "yes" or attrs.get("port") == "-1":
        attrs["port"] = str(ports.take(address, ports.settings.display_ports, kind))
    if kind == "vnc" and attrs.get("websocket") == "-1":
        attrs["websocket"] = str(ports.take(address, ports.settings.websocket_ports, "vnc-ws"))


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
