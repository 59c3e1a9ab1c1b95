"""What a user sees and hears of a guest: graphics, video, sound, audio backends, input."""

from __future__ import annotations

import re

from .. import xml
from ..addresses import device_info
from ..rules import Attr, Rule, apply, attr, rule
from ..values import (
    ON_OFF,
    YES_NO,
    choice,
    integer,
    internal_error,
    missing_attribute,
    parse_integer,
    unsigned,
    unsupported,
    words,
    xml_error,
)
from .disks import check_virtio_options

__all__ = ["Video", "order_videos", "read_audio", "read_graphics", "read_input", "read_sound", "read_video"]

# -- graphics ----------------------------------------------------------------------------------------------------------------

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
            raise xml_error(f"'{name}' attribute is valid only for listen type '{only}'")
    if kind == "address" and (address := source.get("address")):
        attrs["address"] = address
    elif kind == "network":
        network = source.get("network")
        if not network:
            raise xml_error("'network' attribute is required for listen type 'network'")
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
            raise unsupported(
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
            raise xml_error(f"cannot parse password validity time '{until}', expect YYYY-MM-DDTHH:MM:SS")
        element.attrs["passwdValidTo"] = until[:19]
    if (connected := source.get("connected")) is not None:
        if connected not in ("fail", "disconnect", "keep"):
            raise unsupported(f"unknown connected value {connected}")
        if kind == "vnc" and connected != "keep":
            raise unsupported("VNC supports connected='keep' only")
        element.attrs["connected"] = connected


def _number(source: xml.Source, name: str, kind: str) -> int | None:
    text = source.get(name)
    if text is None:
        return None
    number = parse_integer(text)
    if number is None:
        raise internal_error(f"cannot parse {kind} {name} {text}")
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
            raise xml_error("D-Bus p2p with an address is not supported")
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
_AUDIO_ID = rule("audio", attr("id", unsigned(nonzero=True), required=True))


def read_graphics(source: xml.Source) -> xml.Element:
    kind = source.get("type")
    if kind is None:
        raise missing_attribute("graphics", "type")
    element = xml.Element("graphics", {"type": _GRAPHICS(kind, "graphics", "type") or ""})
    _READERS[kind](source, element)
    if kind in ("vnc", "dbus"):
        audio = source.find("audio")
        if audio is not None and (printed := apply(_AUDIO_ID, audio)) is not None:
            element.children.append(printed)
    return element


# -- video -------------------------------------------------------------------------------------------------------------------

_MODELS = words("vga cirrus vmvga xen vbox qxl parallels virtio gop none bochs ramfb")
_VIDEO_DRIVER = rule(
    "driver",
    attr("vgaconf", choice("io", "on", "off")),
    attr("iommu", ON_OFF),
    attr("ats", ON_OFF),
    attr("packed", ON_OFF),
    attr("page_per_vq", ON_OFF),
    attr("name", choice("qemu", "vhostuser", silent=("default",))),
)


def _acceleration(source: xml.Source, element: xml.Element) -> xml.Element | None:
    if not element.attrs:
        raise unsupported("missing values for acceleration")
    return element


_ACCELERATION = rule(
    "acceleration", attr("accel2d", YES_NO), attr("accel3d", YES_NO), attr("rendernode"), finish=_acceleration
)
_RESOLUTION = rule(
    "resolution",
    attr("x", unsigned(nonzero=True), required=True),
    attr("y", unsigned(nonzero=True), required=True),
)
# What a card has in KiB if nothing is said.
_VRAM = {"cirrus": 16384, "vga": 16384, "bochs": 16384, "vmvga": 16384, "xen": 4096, "qxl": 65536}


class Video:
    """One video card while a definition is read: the first becomes the primary one."""

    __slots__ = ("model", "numbers", "parts", "place", "primary", "source")

    def __init__(self, model: str) -> None:
        self.model = model
        self.numbers: dict[str, int] = {}
        self.parts: list[xml.Element] = []
        self.place: list[xml.Element] = []
        self.source: list[xml.Element] = []
        self.primary = False

    def printed(self) -> xml.Element:
        element = xml.Element("video", children=list(self.source))
        if self.model == "none":
            element.add("model", {"type": "none"})
            element.children += [part for part in self.place if part.tag == "alias"]
            return element
        numbers = dict(self.numbers)
        default = _VRAM.get(self.model, 0)
        if self.model == "qxl":
            numbers["ram"] = _power_of_two(numbers.get("ram") or default)
        numbers["vram"] = _power_of_two(numbers.get("vram") or default)
        attrs = {"type": self.model}
        for name in ("ram", "vram", "vram64", "vgamem", "heads"):
            if numbers.get(name):
                attrs[name] = str(numbers[name])
        if self.primary:
            attrs["primary"] = "yes"
        model = element.add("model", attrs)
        model.children += self.parts
        element.children += self.place
        return element


def _power_of_two(number: int) -> int:
    return 1 << (number - 1).bit_length() if number > 0 else 0


def read_video(source: xml.Source, default_model: str) -> Video:
    found = source.find("model")
    name = found.get("type") if found is not None else None
    if name is not None and name != "default" and name not in _MODELS:
        raise unsupported(f"unknown video model '{name}'")
    video = Video(default_model if name in (None, "default") else name or default_model)
    video.numbers["heads"] = 1
    if found is not None:
        for key in ("ram", "vram", "vram64", "vgamem", "heads"):
            text = found.get(key)
            if not text:
                continue
            number = parse_integer(text)
            if number is None or number < 0:
                error = internal_error if key == "heads" else xml_error
                raise error(f"cannot parse video {key} '{text}'")
            if key in ("ram", "vram64", "vgamem") and video.model != "qxl":
                raise unsupported(f"{key} attribute only supported for video type qxl")
            video.numbers[key] = _power_of_two(number) if key == "vgamem" else number
        video.primary = found.get("primary") == "yes"
        for how in (_ACCELERATION, _RESOLUTION):
            inner = found.find(how.tag)
            if inner is not None and (part := apply(how, inner)) is not None:
                video.parts.append(part)
    driver = source.find("driver")
    if driver is not None and (printed := apply(_VIDEO_DRIVER, driver)) is not None:
        video.source.append(printed)
    vhostuser = any(part.attrs.get("name") == "vhostuser" for part in video.source)
    if any("rendernode" in part.attrs for part in video.parts) and not vhostuser:
        raise unsupported("unsupported rendernode accel attribute without 'vhostuser'")
    if video.model != "virtio":
        for part in video.source:
            if part.attrs.get("name") == "vhostuser":
                raise unsupported("'vhostuser' driver is only supported with 'virtio' device")
            check_virtio_options(part)
    video.place = device_info(source)
    return video


def order_videos(videos: list[Video]) -> list[Video]:
    """The primary card first; without a primary one the first is it."""
    primary = [video for video in videos if video.primary]
    if len(primary) > 1:
        raise unsupported("Only one primary video device is supported")
    ordered = primary + [video for video in videos if not video.primary]
    if ordered and ordered[0].model != "none":
        ordered[0].primary = True
    if len(ordered) > 1 and any(video.model == "none" for video in ordered):
        raise unsupported("a 'none' video type must be the only video device defined for the domain")
    return ordered


# -- sound and audio -----------------------------------------------------------------------------------------------------------

_SOUND = rule(
    "sound",
    attr(
        "model",
        choice("sb16", "es1370", "pcspk", "ac97", "ich6", "ich9", "usb", "ich7"),
        required=True,
    ),
    keep=True,
)
_CODECS = ("duplex", "micro", "output")


def read_sound(source: xml.Source) -> xml.Element:
    element = apply(_SOUND, source)
    assert element is not None
    if element.attrs["model"] in ("ich6", "ich9"):
        for codec in source.iterfind("codec"):
            kind = codec.get("type")
            if kind not in _CODECS:
                raise unsupported(f"unknown codec type '{kind if kind is not None else '(null)'}'")
            element.add("codec", {"type": kind})
    audio = source.find("audio")
    if audio is not None and (printed := apply(_AUDIO_ID, audio)) is not None:
        element.children.append(printed)
    element.children += device_info(source)
    return element


_COUNT = unsigned(zero=False)
_SETTINGS = rule(
    "settings",
    attr("frequency", _COUNT),
    attr("channels", _COUNT),
    attr("format", choice("s8", "u8", "s16", "u16", "s32", "u32", "f32")),
)
_COMMON = (
    attr("mixingEngine", YES_NO),
    attr("fixedSettings", YES_NO),
    attr("voices", _COUNT),
    attr("bufferLength", _COUNT),
)
_SIDE: dict[str, tuple[Attr, ...]] = {
    "none": (),
    "alsa": (attr("dev"),),
    "coreaudio": (attr("bufferCount", _COUNT),),
    "jack": (attr("serverName"), attr("clientName"), attr("connectPorts"), attr("exactName", YES_NO)),
    "oss": (attr("dev"), attr("bufferCount", _COUNT), attr("tryPoll", YES_NO)),
    "pulseaudio": (attr("name"), attr("streamName"), attr("latency", _COUNT)),
    "sdl": (attr("bufferCount", _COUNT),),
    "spice": (),
    "file": (),
    "dbus": (),
}
_WHOLE: dict[str, tuple[Attr, ...]] = {
    "oss": (attr("tryMMap", YES_NO), attr("exclusive", YES_NO), attr("dspPolicy", integer())),
    "pulseaudio": (attr("serverName"),),
    "sdl": (attr("driver", choice("esd", "alsa", "arts", "pulseaudio")),),
    "file": (attr("path"),),
}


def _check_side(source: xml.Source, element: xml.Element) -> xml.Element | None:
    settings = element.find("settings")
    if settings is not None and element.attrs.get("fixedSettings") != "yes":
        raise unsupported("audio settings specified without fixed settings flag")
    if element.attrs.get("fixedSettings") == "yes":
        if element.attrs.get("mixingEngine") == "no":
            raise unsupported("unsupported audio fixed settings without mixing engine")
        if settings is None:
            element.add("settings")
    return element if element.attrs or element.children else None


_AUDIO: dict[str, Rule] = {
    kind: rule(
        "audio",
        attr("id", unsigned(nonzero=True), required=True),
        attr("type", required=True),
        attr("timerPeriod", _COUNT),
        *_WHOLE.get(kind, ()),
        *(rule(side, *_COMMON, *attrs, _SETTINGS, finish=_check_side) for side in ("input", "output")),
        keep=True,
    )
    for kind, attrs in _SIDE.items()
}


def read_audio(source: xml.Source) -> xml.Element:
    kind = source.get("type")
    if kind is None:
        raise missing_attribute("audio", "type")
    choice(*_AUDIO)(kind, "audio", "type")
    element = apply(_AUDIO[kind], source)
    assert element is not None
    return element


# -- input -------------------------------------------------------------------------------------------------------------------

_INPUT_TYPES = ("mouse", "tablet", "keyboard", "passthrough", "evdev")
_INPUT_BUSES = ("ps2", "usb", "xen", "parallels", "virtio", "none")
_GRAB_TOGGLES = choice(
    "ctrl-ctrl", "alt-alt", "shift-shift", "meta-meta", "scrolllock", "ctrl-scrolllock", silent=("default",)
)
_VIRTIO_DRIVER = rule(
    "driver", attr("iommu", ON_OFF), attr("ats", ON_OFF), attr("packed", ON_OFF), attr("page_per_vq", ON_OFF)
)
_EVDEV = rule(
    "source",
    attr("dev"),
    attr("grab", choice("all", silent=("default",))),
    attr("grabToggle", _GRAB_TOGGLES),
    attr("repeat", ON_OFF),
)


def _check_bus(kind: str, bus: str, os_type: str) -> None:
    if os_type == "hvm":
        if bus == "ps2" and kind not in ("mouse", "keyboard"):
            raise internal_error(f"ps2 bus does not support {kind} input device")
        if bus == "xen":
            raise internal_error("unsupported input bus xen")
    elif os_type in ("xen", "xenpvh"):
        if bus != "xen":
            raise internal_error(f"unsupported input bus {bus}")
        if kind not in ("mouse", "keyboard"):
            raise internal_error(f"xen bus does not support {kind} input device")


def _default_bus(kind: str, os_type: str, arch: str) -> str | None:
    if os_type in ("xen", "xenpvh"):
        return "xen"
    if os_type != "hvm":
        return None
    if kind in ("mouse", "keyboard") and arch in ("i686", "x86_64"):
        return "ps2"
    if kind == "passthrough" or arch in ("s390", "s390x"):
        return "virtio"
    return None if kind == "evdev" else "usb"


def read_input(source: xml.Source, os_type: str, arch: str) -> xml.Element:
    kind = source.get("type")
    if not kind:
        raise internal_error("missing input device type")
    if kind not in _INPUT_TYPES:
        raise unsupported(f"unknown input device type '{kind}'")
    model = source.get("model")
    if model is not None and model not in ("virtio", "virtio-transitional", "virtio-non-transitional"):
        raise unsupported(f"unknown input model '{model}'")
    bus = source.get("bus")
    if bus is not None:
        if bus not in _INPUT_BUSES:
            raise unsupported(f"unknown input bus type '{bus}'")
        _check_bus(kind, bus, os_type)
    else:
        bus = _default_bus(kind, os_type, arch)
    attrs = {"type": kind}
    if bus is not None:
        attrs["bus"] = bus
    if model is not None:
        if bus != "virtio":
            raise unsupported(f"only bus 'virtio' is supported for input model '{model}'")
        attrs["model"] = model
    element = xml.Element("input", attrs)
    if kind == "keyboard" and bus in ("ps2", "xen"):
        # Every guest has one; an older libvirt would refuse to hear of it.
        element.unless = xml.MIGRATABLE
    driver = source.find("driver")
    if driver is not None and (printed := apply(_VIRTIO_DRIVER, driver)) is not None:
        element.children.append(printed)
    origin = source.find("source")
    if origin is not None:
        path = {"evdev": "dev", "passthrough": "evdev"}.get(kind)
        if path is not None and origin.get(path) is None:
            raise xml_error("Missing evdev path for input device")
        if kind == "evdev":
            printed = apply(_EVDEV, origin)
            if printed is not None:
                element.children.append(printed)
        elif (device := origin.get("evdev")) is not None and kind == "passthrough":
            element.add("source", {"evdev": device})
    element.children += device_info(source)
    return element
