"""Where a guest's screen is shown: ``<graphics>``."""

from __future__ import annotations

import re

from .. import xml
from ..kinds import YES_NO, choice, integer
from ..refusals import DOMAIN, missing_attribute
from ..rules import apply, attr, rule
from ..values import parse_integer
from .sound import AUDIO_ID

__all__ = ["read_graphics"]


_GRAPHICS = choice("sdl", "vnc", "rdp", "desktop", "spice", "egl-headless", "dbus")
_LISTEN_TYPES = choice("address", "network", "socket", "none")
_VALID_TO = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}", re.ASCII)
_PORT = integer()


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
    """Where it listens, with the older attributes ``listen`` and ``socket`` of ``<graphics>`` folded in."""
    found = [_listen(listen) for listen in source.iterfind("listen")]
    for attribute, listen_type, key in (("socket", "socket", "socket"), ("listen", "address", "address")):
        value = source.get(attribute)
        if not value or (attribute == "socket" and kind != "vnc"):
            continue
        if not found:
            found.append(xml.Element("listen", {"type": listen_type, key: value}))
            continue
        first = found[0].attrs
        given = first.get(key)
        if given is not None and given != value:
            raise DOMAIN.unsupported(
                f"graphics '{attribute}' attribute '{value}' must match '{key}' attribute of first listen element "
                f"(found '{given}')"
            )
        if first["type"] == listen_type or (first["type"] == "address" and "address" not in first):
            found[0].attrs = {"type": listen_type, key: value}
    return found or [xml.Element("listen", {"type": "address"})]


def _auth(source: xml.Source, element: xml.Element, kind: str) -> None:
    password = source.get("passwd")
    if not password:
        return
    element.attrs["passwd"] = password
    element.attr_when = {**(element.attr_when or {}), "passwd": xml.SECURE}
    if (until := source.get("passwdValidTo")) is not None:
        if not _VALID_TO.match(until):
            raise DOMAIN.xml_error(f"cannot parse password validity time '{until}', expect YYYY-MM-DDTHH:MM:SS")
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


def _vnc(source: xml.Source, element: xml.Element) -> None:
    port = _number(source, "port", "vnc")
    automatic = source.get("autoport") == "yes" or port == -1 or (port is None and source.get("autoport") != "no")
    listens = _listens(source, "vnc")
    attrs = element.attrs
    if listens[0].attrs["type"] == "socket":
        # Older readers know the attribute only; they are given just that.
        if "socket" in listens[0].attrs:
            attrs["socket"] = listens[0].attrs["socket"]
            listens[0].unless = xml.MIGRATABLE
            element.is_open = True
    elif listens[0].attrs["type"] != "none":
        if automatic:
            attrs["port"] = "-1"
        elif port:
            attrs["port"] = str(port)
        attrs["autoport"] = "yes" if automatic else "no"
        if (websocket := source.get("websocket")) is not None:
            printed = _PORT(websocket, "graphics", "websocket")
            if printed and printed != "0":
                attrs["websocket"] = printed
        if "address" in listens[0].attrs:
            attrs["listen"] = listens[0].attrs["address"]
    if (keymap := source.get("keymap")) is not None:
        attrs["keymap"] = keymap
    if (policy := source.get("sharePolicy")) is not None:
        known = choice("allow-exclusive", "force-shared", "ignore", silent=("default",))
        printed = known(policy, "graphics", "sharePolicy")
        if printed is not None:
            attrs["sharePolicy"] = printed
    if (power := source.get("powerControl")) is not None:
        attrs["powerControl"] = YES_NO(power, "graphics", "powerControl") or ""
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
    *(rule(tag, attr("compression", choice(*known), required=True)) for tag, known in _COMPRESSED.items()),
    rule("streaming", attr("mode", choice("filter", "all", "off"), required=True)),
    rule("mouse", attr("mode", choice("server", "client"), required=True)),
    rule("clipboard", attr("copypaste", YES_NO, required=True)),
    rule("filetransfer", attr("enable", YES_NO, required=True)),
    rule("gl", attr("enable", YES_NO, required=True), attr("rendernode")),
)
_CHANNEL = rule("channel", attr("name", choice(*_CHANNELS), required=True), attr("mode", _CHANNEL_MODES, required=True))


def _spice(source: xml.Source, element: xml.Element) -> None:
    ports: dict[str, str] = {}
    for name in ("port", "tlsPort"):
        text = source.get(name)
        if text is not None:
            ports[name] = _PORT(text, "graphics", name) or "0"
    if (wanted := source.get("autoport")) is not None:
        wanted = YES_NO(wanted, "graphics", "autoport")
    automatic = wanted == "yes" or (ports.get("port") == "-1" and ports.get("tlsPort") == "-1")
    if automatic:
        ports = {}
    ports = {name: value for name, value in ports.items() if value != "0"}
    listens = _listens(source, "spice")
    attrs = element.attrs
    if listens[0].attrs["type"] == "address" and not ports and not automatic:
        listens[0].attrs = {"type": "none"}
    if listens[0].attrs["type"] in ("address", "network"):
        attrs |= ports
        attrs["autoport"] = "yes" if automatic else "no"
        if "address" in listens[0].attrs:
            attrs["listen"] = listens[0].attrs["address"]
    elif listens[0].attrs["type"] == "none":
        # An older libvirt has no such listen type: it is told that no port is to be opened.
        attrs["autoport"] = "no"
        element.attr_when = {"autoport": xml.MIGRATABLE}
        listens[0].unless = xml.MIGRATABLE
    if (keymap := source.get("keymap")) is not None:
        attrs["keymap"] = keymap
    if (mode := source.get("defaultMode")) is not None:
        printed = _CHANNEL_MODES(mode, "graphics", "defaultMode")
        if mode != "any" and printed is not None:
            attrs["defaultMode"] = printed
    _auth(source, element, "spice")
    element.children += listens
    channels = {}
    for found in source.iterfind("channel"):
        channel = apply(_CHANNEL, found)
        if channel is not None and "mode" in channel.attrs:
            channels[channel.attrs["name"]] = channel
    element.children += [channels[name] for name in _CHANNELS if name in channels]
    for how in _SPICE_PARTS:
        found_part = source.find(how.tag)
        if found_part is not None and (part := apply(how, found_part)) is not None:
            element.children.append(part)


def _rdp(source: xml.Source, element: xml.Element) -> None:
    port = _number(source, "port", "rdp")
    automatic = source.get("autoport") == "yes" or port is None
    if automatic:
        element.attrs |= {"port": "0", "autoport": "yes"}
    elif port:
        element.attrs["port"] = str(port)
    for name in ("replaceUser", "multiUser"):
        if source.get(name) == "yes":
            element.attrs[name] = "yes"
    listens = _listens(source, "rdp")
    if "address" in listens[0].attrs:
        element.attrs["listen"] = listens[0].attrs["address"]
    element.children += listens


def _display(source: xml.Source, element: xml.Element) -> None:
    names = ("display", "xauth") if element.attrs["type"] == "sdl" else ("display",)
    for name in names:
        if (value := source.get(name)) is not None:
            element.attrs[name] = value
    if (full := source.get("fullscreen")) is not None and YES_NO(full, "graphics", "fullscreen") == "yes":
        element.attrs["fullscreen"] = "yes"
    gl = source.find("gl")
    if element.attrs["type"] == "sdl" and gl is not None:
        enable = gl.get("enable")
        if enable is None:
            raise missing_attribute("gl", "enable")
        element.add("gl", {"enable": YES_NO(enable, "gl", "enable") or ""})


def _dbus(source: xml.Source, element: xml.Element) -> None:
    if (p2p := source.get("p2p")) is not None and YES_NO(p2p, "graphics", "p2p") == "yes":
        if source.get("address") is not None:
            raise DOMAIN.xml_error("D-Bus p2p with an address is not supported")
        element.attrs["p2p"] = "yes"
    elif (address := source.get("address")) is not None:
        element.attrs["address"] = address
    gl = source.find("gl")
    if gl is not None and (printed := apply(rule("gl", attr("enable", YES_NO), attr("rendernode")), gl)) is not None:
        element.children.append(printed)


def _headless(source: xml.Source, element: xml.Element) -> None:
    gl = source.find("gl")
    if gl is not None and (node := gl.get("rendernode")) is not None:
        element.add("gl", {"rendernode": node})


_READERS = {
    "vnc": _vnc,
    "spice": _spice,
    "rdp": _rdp,
    "sdl": _display,
    "desktop": _display,
    "egl-headless": _headless,
    "dbus": _dbus,
}


def read_graphics(source: xml.Source) -> xml.Element:
    kind = source.get("type")
    if kind is None:
        raise missing_attribute("graphics", "type")
    element = xml.Element("graphics", {"type": _GRAPHICS(kind, "graphics", "type") or ""})
    _READERS[kind](source, element)
    if kind in ("vnc", "dbus"):
        audio = source.find("audio")
        if audio is not None and (printed := apply(AUDIO_ID, audio)) is not None:
            element.children.append(printed)
    return element
