"""Displays that show a guest's screen: ``<graphics>``."""

from __future__ import annotations

import re

from ... import xml
from ...kinds import YES_NO, choice, flag_word, integer
from ...refusals import DOMAIN, missing_attribute
from ...rules import add, apply, attr, rule, take
from ...values import parse_integer
from .sound import AUDIO_ID

__all__ = ["check_graphics", "read_graphics"]


_TYPE = attr(
    "type", choice("sdl", "vnc", "rdp", "desktop", "spice", "egl-headless", "dbus"), required=True
)
_LISTEN_TYPES = choice("address", "network", "socket", "none")
_VALID_TO = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}", re.ASCII)


def _listen(source: xml.Source) -> xml.Element:
    kind = source.get("type")
    if kind is None:
        raise missing_attribute("listen", "type")
    attrs = {"type": _LISTEN_TYPES(kind, "listen", "type") or ""}
    for name, only in (("network", "network"), ("socket", "socket")):
        if kind != only and source.get(name):
            raise DOMAIN.xml_error(f"'{name}' attribute is valid only for listen type '{only}'")
    if kind == "address" and (address := source.get("address")):
        attrs["address"] = address
    elif kind == "network":
        network = source.get("network")
        if not network:
            raise DOMAIN.xml_error("'network' attribute is required for listen type 'network'")
        attrs["network"] = network
    elif kind == "socket" and (socket := source.get("socket")):
        attrs["socket"] = socket
    return xml.Element("listen", attrs)


def _listens(source: xml.Source, kind: str) -> list[xml.Element]:
    """Read the ``<listen>`` elements, of which there is at least one.

    The older attributes ``listen`` and ``socket`` of ``<graphics>`` count as the first.
    """
    found = [_listen(listen) for listen in source.iterfind("listen")]
    for attribute, listen_type, key in (
        ("socket", "socket", "socket"),
        ("listen", "address", "address"),
    ):
        value = source.get(attribute)
        if value is None or not (value if attribute == "listen" else kind == "vnc"):
            continue
        if not found:
            found.append(xml.Element("listen", {"type": listen_type, key: value}))
            continue
        first = found[0].attrs
        given = first.get(key)
        if given is not None and given != value:
            raise DOMAIN.unsupported(
                f"graphics '{attribute}' attribute '{value}' must match '{key}' attribute of "
                f"first listen element (found '{given}')"
            )
        if first["type"] in (listen_type, "address"):
            found[0].attrs = {"type": listen_type, key: value}
    return found or [xml.Element("listen", {"type": "address"})]


def _auth(source: xml.Source, element: xml.Element, kind: str) -> None:
    password = source.get("passwd")
    if password is None:
        return
    element.attrs["passwd"] = password
    element.attr_when = {**(element.attr_when or {}), "passwd": xml.SECURE}
    if (until := source.get("passwdValidTo")) is not None:
        if not _VALID_TO.match(until):
            raise DOMAIN.internal_error(
                f"cannot parse password validity time '{until}', expect YYYY-MM-DDTHH:MM:SS"
            )
        element.attrs["passwdValidTo"] = until[:19]
    if (connected := source.get("connected")) is not None:
        if connected not in ("fail", "disconnect", "keep"):
            raise DOMAIN.unsupported(f"unknown connected value {connected}")
        if kind == "vnc" and connected != "keep":
            raise DOMAIN.unsupported("VNC supports connected='keep' only")
        element.attrs["connected"] = connected


def _number(source: xml.Source, name: str, kind: str) -> int | None:
    text = source.get(name)
    if text is None:
        return None
    number = parse_integer(text)
    if number is None:
        raise DOMAIN.internal_error(f"cannot parse {kind} {name} {text}")
    return number


_VNC = (
    attr("keymap"),
    attr("sharePolicy", choice("allow-exclusive", "force-shared", "ignore", silent=("default",))),
    attr("powerControl", YES_NO),
)
_WEBSOCKET = attr("websocket", integer(zero=False))


def _listen_on(element: xml.Element, first: xml.Element) -> None:
    """Repeat the address in ``listen``, where older clients read it."""
    if "address" in first.attrs:
        element.attrs["listen"] = first.attrs["address"]


def _vnc(source: xml.Source, element: xml.Element) -> None:
    port = _number(source, "port", "vnc")
    wanted = source.get("autoport")
    automatic = wanted == "yes" or (wanted != "no" and port in (None, -1))
    listens = _listens(source, "vnc")
    first = listens[0]
    attrs = element.attrs
    if first.attrs["type"] == "socket":
        # Older clients know only the attribute, so no <listen> is printed for them.
        if "socket" in first.attrs:
            attrs["socket"] = first.attrs["socket"]
            first.unless = xml.MIGRATABLE
            element.is_open = True
    elif first.attrs["type"] != "none":
        if automatic or port not in (None, 0, -1):
            attrs["port"] = "-1" if automatic else str(port)
        attrs["autoport"] = "yes" if automatic else "no"
        take(element, source, _WEBSOCKET)
        _listen_on(element, first)
    take(element, source, *_VNC)
    _auth(source, element, "vnc")
    element.children += listens


_CHANNEL_MODES = choice("secure", "insecure", silent=("any",))
_CHANNELS = ("main", "display", "inputs", "cursor", "playback", "record", "smartcard", "usbredir")
_COMPRESSED = {
    "image": ("auto_glz", "auto_lz", "quic", "glz", "lz", "off"),
    "jpeg": ("auto", "never", "always"),
    "zlib": ("auto", "never", "always"),
    "playback": ("on", "off"),
}
_SPICE_PARTS = (
    *(
        rule(tag, attr("compression", choice(*known), required=True))
        for tag, known in _COMPRESSED.items()
    ),
    rule("streaming", attr("mode", choice("filter", "all", "off"), required=True)),
    rule("mouse", attr("mode", choice("server", "client"), required=True)),
    rule("clipboard", attr("copypaste", YES_NO, required=True)),
    rule("filetransfer", attr("enable", YES_NO, required=True)),
    rule("gl", attr("enable", YES_NO, required=True), attr("rendernode")),
)
_CHANNEL = rule(
    "channel",
    attr("name", choice(*_CHANNELS), required=True),
    attr("mode", _CHANNEL_MODES, required=True),
)


_SPICE_PORTS = (attr("port", integer()), attr("tlsPort", integer()))
_SPICE = (attr("keymap"), attr("defaultMode", _CHANNEL_MODES))


def _spice_ports(source: xml.Source) -> tuple[dict[str, str], bool]:
    """Read the ports, and whether they are chosen when the guest starts."""
    given = xml.Element("graphics")
    take(given, source, *_SPICE_PORTS)
    wanted = source.get("autoport")
    if wanted is not None:
        wanted = YES_NO(wanted, "graphics", "autoport")
    ports = given.attrs
    if wanted == "yes" or (ports.get("port") == "-1" and ports.get("tlsPort") == "-1"):
        return {}, True
    return {name: value for name, value in ports.items() if value != "0"}, False


def _spice_channels(source: xml.Source) -> list[xml.Element]:
    """Read the channels in their fixed order; the last of each name counts."""
    found = [apply(_CHANNEL, channel) for channel in source.iterfind("channel")]
    channels = {
        channel.attrs["name"]: channel
        for channel in found
        if channel is not None and "mode" in channel.attrs
    }
    return [channels[name] for name in _CHANNELS if name in channels]


def _spice(source: xml.Source, element: xml.Element) -> None:
    ports, automatic = _spice_ports(source)
    listens = _listens(source, "spice")
    first = listens[0]
    attrs = element.attrs
    if first.attrs["type"] == "address" and not ports and not automatic:
        first.attrs = {"type": "none"}
    if first.attrs["type"] in ("address", "network"):
        attrs |= ports
        attrs["autoport"] = "yes" if automatic else "no"
        _listen_on(element, first)
    elif first.attrs["type"] == "none":
        # An older libvirt has no such listen type: it is told that no port is to be
        # opened.
        attrs["autoport"] = "no"
        element.attr_when = {"autoport": xml.MIGRATABLE}
        first.unless = xml.MIGRATABLE
    take(element, source, *_SPICE)
    _auth(source, element, "spice")
    element.children += listens
    element.children += _spice_channels(source)
    add(element, source, *_SPICE_PARTS)


_RDP = (attr("replaceUser", flag_word("yes")), attr("multiUser", flag_word("yes")))


def _rdp(source: xml.Source, element: xml.Element) -> None:
    port = _number(source, "port", "rdp")
    if source.get("autoport") == "yes" or port in (None, -1):
        element.attrs |= {"port": "0", "autoport": "yes"}
    elif port:
        element.attrs["port"] = str(port)
    take(element, source, *_RDP)
    listens = _listens(source, "rdp")
    if (unknown := listens[0].attrs["type"]) in ("socket", "none"):
        raise DOMAIN.unsupported(
            f"listen type '{unknown}' is not available for graphics type 'rdp'"
        )
    _listen_on(element, listens[0])
    element.children += listens


_DISPLAY, _XAUTH = attr("display"), attr("xauth")
_FULLSCREEN = attr("fullscreen", choice("yes", silent=("no",)))
_SDL_GL = rule("gl", attr("enable", YES_NO, required=True))


def _sdl(source: xml.Source, element: xml.Element) -> None:
    take(element, source, _DISPLAY, _XAUTH, _FULLSCREEN)
    add(element, source, _SDL_GL)


def _desktop(source: xml.Source, element: xml.Element) -> None:
    take(element, source, _DISPLAY, _FULLSCREEN)


_P2P, _ADDRESS = attr("p2p", choice("yes", silent=("no",))), attr("address")
_DBUS_GL = rule("gl", attr("enable", YES_NO), attr("rendernode"))


def _dbus(source: xml.Source, element: xml.Element) -> None:
    take(element, source, _P2P, _ADDRESS)
    add(element, source, _DBUS_GL)


_HEADLESS_GL = rule("gl", attr("rendernode"))


def _headless(source: xml.Source, element: xml.Element) -> None:
    add(element, source, _HEADLESS_GL)


_READERS = {
    "vnc": _vnc,
    "spice": _spice,
    "rdp": _rdp,
    "sdl": _sdl,
    "desktop": _desktop,
    "egl-headless": _headless,
    "dbus": _dbus,
}


def check_graphics(element: xml.Element) -> None:
    if "p2p" in element.attrs and "address" in element.attrs:
        raise DOMAIN.xml_error("D-Bus p2p with an address is not supported")


def read_graphics(source: xml.Source) -> xml.Element:
    element = xml.Element("graphics")
    take(element, source, _TYPE)
    kind = element.attrs["type"]
    _READERS[kind](source, element)
    if kind in ("vnc", "dbus"):
        add(element, source, AUDIO_ID)
    return element
