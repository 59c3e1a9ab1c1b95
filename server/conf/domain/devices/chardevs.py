"""Character devices: ports, consoles, channels, and sources that others share."""

from __future__ import annotations

import ipaddress
import re
from typing import TYPE_CHECKING

from ... import xml
from ...addresses import device_info
from ...kinds import ON_OFF, YES_NO, choice
from ...pause import paced
from ...refusals import DOMAIN, NOBODY, invalid_attribute
from ...rules import add, attr, rule, take
from ...values import parse_integer, signed, words
from .sources import device_seclabels, reconnect

if TYPE_CHECKING:
    from .....protocol.errors import LibvirtError

__all__ = [
    "SOURCE_TYPES",
    "DraftChardev",
    "assign_ports",
    "check_serials",
    "console_alias",
    "consoles_again",
    "read_chardev",
    "source_parts",
]

SOURCE_TYPES = words(
    "null vc pty dev file pipe stdio udp tcp unix spicevmc spiceport nmdm qemu-vdagent dbus"
)
_WITH_PATH = ("dev", "file", "pipe")
_LABELLED = ("unix", *_WITH_PATH)
_MODE = choice("connect", "bind")
_PROTOCOL = attr("type", choice("raw", "telnet", "telnets", "tls", unknown="Unknown protocol '%s'"))
_LOG = rule("log", attr("file"), attr("append", ON_OFF))
_CLIPBOARD = rule("clipboard", attr("copypaste", YES_NO, required=True))
_MOUSE = rule("mouse", attr("mode", choice("server", "client"), required=True))


_ENDS = (attr("host"), attr("service"))
_NMDM = (attr("master"), attr("slave"))
_TLS, _APPEND = attr("tls", YES_NO), attr("append", ON_OFF)


def _mode(source: xml.Source) -> str:
    return _MODE(source.get("mode", "connect"), "source", "mode") or "connect"


def _tcp(source: xml.Source | None) -> list[xml.Element]:
    element = xml.Element("source")
    if source is not None:
        element.attrs["mode"] = _mode(source)
        take(element, source, *_ENDS, _TLS)
        element.children += reconnect(source)
    for name in ("host", "service"):
        if name not in element.attrs:
            raise DOMAIN.internal_error(f"Missing source {name} attribute for char device")
    return [element]


def _udp(sources: list[xml.Source]) -> list[xml.Element]:
    """Read the two ends: where the device listens, and where it sends."""
    sides: dict[str, xml.Element] = {}
    for source in sources:
        mode = _mode(source)
        if mode in sides:
            raise DOMAIN.xml_error("only two source elements are allowed for character device")
        sides[mode] = xml.Element("source", {"mode": mode})
        take(sides[mode], source, *_ENDS)
    if "connect" not in sides or "service" not in sides["connect"].attrs:
        raise DOMAIN.internal_error("Missing source service attribute for char device")
    return [sides[mode] for mode in ("bind", "connect") if mode in sides]


def _protocol(device: xml.Source) -> xml.Element:
    element = xml.Element("protocol", {"type": "raw"})
    if (found := device.find("protocol")) is not None:
        take(element, found, _PROTOCOL)
    return element


def _no_path() -> LibvirtError:
    return DOMAIN.internal_error("Missing source path attribute for char device")


def _unix(source: xml.Source | None, *, path_needed: bool, labels: bool) -> list[xml.Element]:
    path = None if source is None else source.get("path")
    if source is None or path is None:
        if path_needed:
            raise _no_path()
        return []
    element = xml.Element("source", {"mode": _mode(source), "path": path})
    if labels:
        element.children += device_seclabels(source)
    element.children += reconnect(source)
    return [element]


def _file(source: xml.Source | None, kind: str, *, labels: bool) -> list[xml.Element]:
    path = None if source is None else source.get("path")
    if source is None or path is None:
        raise _no_path()
    element = xml.Element("source", {"path": path})
    if kind == "file":
        take(element, source, _APPEND)
    if labels:
        element.children += device_seclabels(source)
    return [element]


def _nmdm(source: xml.Source | None) -> list[xml.Element]:
    element = xml.Element("source")
    if source is not None:
        take(element, source, *_NMDM)
    if len(element.attrs) == 1:
        raise DOMAIN.internal_error(
            "Should define both master and slave path attributes for nmdm device"
        )
    return [element] if element.attrs else []


_CHANNEL_NAME = re.compile(r"[a-zA-Z0-9_.-]*+", re.ASCII)


def _port(source: xml.Source | None) -> list[xml.Element]:
    channel = None if source is None else source.get("channel")
    if channel is None:
        raise DOMAIN.unsupported("Missing source channel attribute for char device")
    if not _CHANNEL_NAME.fullmatch(channel):
        raise DOMAIN.invalid_argument("Invalid character in source channel for char device")
    return [xml.Element("source", {"channel": channel})]


def _vdagent(source: xml.Source | None) -> list[xml.Element]:
    element = xml.Element("source")
    if source is not None:
        add(element, source, _CLIPBOARD, _MOUSE)
    return [element] if element.has_children else []


# Types with nothing but a source, and readers of it.
_READERS = {"nmdm": _nmdm, "spiceport": _port, "dbus": _port, "qemu-vdagent": _vdagent}


def source_parts(
    kind: str, device: xml.Source, *, path_needed: bool = True, labels: bool = False
) -> list[xml.Element]:
    """Read ``<source>``, ``<protocol>`` and ``<log>`` of a device of type ``kind``.

    With ``labels``, security labels are read as well.
    """
    sources = device.findall("source")
    if len(sources) > 1 and kind != "udp":
        raise DOMAIN.xml_error("only one source element is allowed for character device")
    first = sources[0] if sources else None
    if labels and kind not in _LABELLED:
        for source in sources:  # whose labels are checked, and not printed
            device_seclabels(source)
    parts: list[xml.Element] = []
    if kind == "tcp":
        parts += _tcp(first)
        parts.append(_protocol(device))
    elif kind == "udp":
        parts += _udp(sources)
    elif kind == "unix":
        parts += _unix(first, path_needed=path_needed, labels=labels)
    elif kind in _WITH_PATH:
        parts += _file(first, kind, labels=labels)
    elif kind in _READERS:
        parts += _READERS[kind](first)
    if device.value("log", "file") is not None:
        holder = xml.Element("")
        add(holder, device, _LOG)
        parts += holder.children
    return parts


# -- devices ---------------------------------------------------------------------------

_SERIAL_TARGETS = words(
    "isa-serial usb-serial pci-serial spapr-vio-serial system-serial sclp-serial isa-debug"
)
_SERIAL_MODELS = words(
    "isa-serial usb-serial pci-serial spapr-vty pl011 sclpconsole sclplmconsole 16550a isa-debugcon"
)
_CONSOLE_TARGETS = words("serial xen uml virtio lxc openvz sclp sclplm")
_CHANNEL_TARGETS = ["guestfwd", "virtio", "xen"]


class DraftChardev:
    """Character device of a definition being read; ``port`` is -1 while open."""

    __slots__ = ("element", "model", "parts", "place", "port", "tag", "target", "type")

    def __init__(self, tag: str, kind: str, parts: list[xml.Element]) -> None:
        self.tag = tag
        self.type = kind
        self.parts = parts
        self.target = ""
        self.model = ""
        self.port = -1
        self.place: list[xml.Element] = []
        self.element: xml.Element | None = None

    def printed(self) -> xml.Element:
        """Return the canonical element, once ports are decided."""
        element = xml.Element(self.tag, {"type": self.type}, children=list(self.parts))
        if self.element is not None:
            element.children.append(self.element)
        else:
            attrs = {"type": self.target} if self.target else {}
            attrs["port"] = str(self.port)
            target = element.add("target", attrs)
            if self.model:
                target.add("model", {"name": self.model})
        element.children += self.place
        return element


def _unknown_target(kind: str) -> Exception:
    return DOMAIN.unsupported(f"unknown target type '{kind}' specified for character device")


def _channel_target(source: xml.Source | None, chardev: DraftChardev) -> None:
    kind = source.get("type") if source is not None else None
    if source is None:
        raise DOMAIN.xml_error("target type must be specified for channel device")
    if kind is None:
        raise _unknown_target("(null)")
    if kind not in _CHANNEL_TARGETS:
        raise _unknown_target(kind)
    chardev.target = kind
    attrs = {"type": kind}
    if kind == "guestfwd":
        address, port = source.get("address"), source.get("port")
        if address is None:
            raise DOMAIN.xml_error("guestfwd channel does not define a target address")
        try:
            parsed = ipaddress.ip_address(address)
        except ValueError:
            raise NOBODY.system_error(
                f"Cannot parse socket address '{address}': Name or service not known"
            ) from None
        if parsed.version != 4:
            raise DOMAIN.unsupported("guestfwd channel only supports IPv4 addresses")
        if port is None:
            raise DOMAIN.xml_error("guestfwd channel does not define a target port")
        number = parse_integer(port)
        if number is None or not 0 <= number < 2**32:
            raise invalid_attribute("target", "port", port, " Expected non-negative integer value")
        attrs |= {"address": str(parsed), "port": str(number % 2**16)}
    elif (name := source.get("name")) is not None:
        attrs["name"] = name
    chardev.element = xml.Element("target", attrs)


def _port_target(
    source: xml.Source | None,
    chardev: DraftChardev,
    known: tuple[str, ...],
    models: tuple[str, ...],
) -> None:
    if source is None:
        return
    kind = source.get("type")
    if kind is not None:
        if kind not in known:
            raise _unknown_target(kind)
        chardev.target = kind
    model = source.find("model")
    if model is not None and chardev.tag == "serial":
        name = model.get("name")
        if name and name != "none":
            if name not in models:
                raise DOMAIN.unsupported(
                    f"unknown target model '{name}' specified for character device"
                )
            chardev.model = name
    if (port := source.get("port")) is not None:
        number = parse_integer(port)
        if number is None or not -(2**32) < number < 2**32:
            raise DOMAIN.xml_error(f"Invalid port number: {port}")
        chardev.port = signed(number)


def read_chardev(source: xml.Source) -> DraftChardev:
    tag = str(source.tag)
    kind = source.get("type", "pty")
    if kind not in SOURCE_TYPES:
        raise DOMAIN.unsupported(f"unknown type presented to host for character device: {kind}")
    target = source.find("target")
    path_needed = not (
        tag == "channel" and target is not None and target.get("type") in ("virtio", "xen")
    )
    chardev = DraftChardev(tag, kind, [])
    if tag == "channel":
        _channel_target(target, chardev)
    elif tag == "serial":
        _port_target(target, chardev, _SERIAL_TARGETS, _SERIAL_MODELS)
    elif tag == "console":
        _port_target(target, chardev, _CONSOLE_TARGETS, ())
    else:
        _port_target(target, chardev, (), ())
    if kind == "spicevmc" and chardev.target != "virtio":
        raise DOMAIN.unsupported("spicevmc device type only supports virtio")
    chardev.parts = source_parts(kind, source, path_needed=path_needed, labels=True)
    chardev.place = device_info(source)
    return chardev


def _assign_isa_ports(serials: list[DraftChardev]) -> None:
    """Give ports without a number the first free one of four."""
    used: set[int] = set()
    for count, serial in enumerate(serials):
        if count >= 4 or serial.port >= 4:
            raise DOMAIN.internal_error("Maximum supported number of ISA serial ports is '4'")
        if serial.port != -1:
            if serial.port in used:
                raise DOMAIN.internal_error(f"target port '{serial.port}' already allocated")
            used.add(serial.port)
    for serial in serials:
        if serial.port == -1:
            serial.port = next(port for port in range(4) if port not in used)
            used.add(serial.port)


def check_serials(serials: list[DraftChardev], arch: str) -> None:
    for serial in paced(serials):
        if serial.target == "isa-debug" and arch not in ("i686", "x86_64"):
            raise DOMAIN.unsupported("isa-debug serial type only valid on x86 architecture")


def _number(ports: list[DraftChardev], highest: int) -> None:
    for chardev in paced(ports):
        if chardev.port == -1:
            chardev.port = signed(highest + 1)
        highest = max(highest, chardev.port)


def assign_ports(
    serials: list[DraftChardev], parallels: list[DraftChardev], consoles: list[DraftChardev]
) -> None:
    """Give ports without a number one, and count all consoles anew.

    ISA serial ports get the first free number, other serial ports the one above the
    highest. Of parallel ports, only those before count.
    """
    _assign_isa_ports([serial for serial in serials if serial.target == "isa-serial"])
    _number(serials, max((serial.port for serial in serials), default=-1))
    _number(parallels, -1)
    for number, console in enumerate(paced(consoles)):
        console.port = number
        if number and console.target in ("", "serial"):
            raise DOMAIN.unsupported("Only the first console can be a serial port")


def consoles_again(consoles: list[xml.Element]) -> list[xml.Element]:
    """Count consoles once more, as reading them again does.

    It finds one more where a serial port made the first one.
    """
    return [_numbered(console, str(number)) for number, console in enumerate(paced(consoles))]


def _numbered(console: xml.Element, port: str) -> xml.Element:
    target = console.find("target")
    if target is None or target.attrs["port"] == port or target.attrs.get("type") == "serial":
        return console
    renumbered = target.twin(attrs={**target.attrs, "port": port})
    return console.twin(
        children=[renumbered if part is target else part for part in console.children]
    )


_CONSOLE_SERIALS = ("", "isa-serial", "spapr-vio-serial", "system-serial", "sclp-serial")


def console_alias(serials: list[DraftChardev], consoles: list[DraftChardev]) -> None:
    """Make the first console an alias of the first serial port, as in hvm guests.

    Whichever of the two is missing is made from the other.
    """
    if consoles:
        console = consoles[0]
        if console.target not in ("", "serial"):
            if serials and serials[0].target in _CONSOLE_SERIALS:
                consoles.insert(0, _alias(serials[0]))
            return
        if not serials:
            serial = DraftChardev("serial", console.type, console.parts)
            serial.port, serial.place = console.port, console.place
            serials.append(serial)
        consoles[0] = _alias(serials[0])
    elif serials and serials[0].target in _CONSOLE_SERIALS:
        consoles.append(_alias(serials[0]))


def _alias(serial: DraftChardev) -> DraftChardev:
    alias = DraftChardev("console", serial.type, serial.parts)
    alias.target = "serial"
    alias.port = serial.port
    alias.place = serial.place
    return alias
