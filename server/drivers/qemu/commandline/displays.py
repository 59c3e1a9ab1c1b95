"""Displays and sound: VNC, SPICE, video devices, sound devices and what plays them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..refusals import unsupported_config
from .places import Places, alias_of, device, dumped, quoted, virtio

if TYPE_CHECKING:
    from ....conf import xml
    from ....conf.domain.definition import DomainDef

__all__ = ["audio", "check_displays", "graphics", "sound", "video"]

_VNC_BASE = 5900


def check_displays(definition: DomainDef) -> None:
    """Raise VIR_ERR_CONFIG_UNSUPPORTED for more than one display of a type."""
    kinds: set[str] = set()
    for element in definition.devices("graphics"):
        kind = element.attrs["type"]
        if kind in kinds:
            raise unsupported_config(
                "only 1 graphics device of each type (sdl, vnc, spice, headless, dbus) is supported"
            )
        kinds.add(kind)


def graphics(definition: DomainDef) -> list[str]:
    """Return the arguments of VNC and SPICE, whose ports are decided."""
    found: list[str] = []
    for element in definition.devices("graphics"):
        kind = element.attrs["type"]
        found += _vnc(element, definition) if kind == "vnc" else _spice(element)
    return found


def _listen(element: xml.Element) -> xml.Element | None:
    return next(iter(element.all("listen")), None)


def _vnc(element: xml.Element, definition: DomainDef) -> list[str]:
    attrs = element.attrs
    listen = _listen(element)
    kind = "address" if listen is None else listen.attrs["type"]
    if kind == "socket":
        assert listen is not None
        said = f"vnc=unix:{quoted(listen.attrs['socket'])}"
    elif kind == "none":
        said = "none"
    else:
        address = attrs.get("listen") or ""
        shown = quoted(f"[{address}]" if ":" in address else address)
        said = f"{shown}:{int(attrs['port']) - _VNC_BASE}"
        if "websocket" in attrs:
            said += f",websocket={attrs['websocket']}"
    if "sharePolicy" in attrs:
        said += f",share={attrs['sharePolicy']}"
    if "passwd" in attrs:
        said += ",password=on"
    if "powerControl" in attrs:
        said += f",power-control={'on' if attrs['powerControl'] == 'yes' else 'off'}"
    if (device_audio := _audio_of(element, definition)) is not None:
        said += f",audiodev=audio{device_audio}"
    found = ["-vnc", said]
    if "keymap" in attrs:
        found += ["-k", attrs["keymap"]]
    return found


def _audio_of(element: xml.Element, definition: DomainDef) -> str | None:
    """Return the number of the audio backend of a device: the first, unless it says."""
    said = element.get("audio", "id")
    if said is not None:
        return said
    audios = definition.devices("audio")
    return audios[0].attrs["id"] if audios else None


_IMAGES = (
    ("image", "compression", "image-compression"),
    ("jpeg", "compression", "jpeg-wan-compression"),
    ("zlib", "compression", "zlib-glz-wan-compression"),
    ("playback", "compression", "playback-compression"),
    ("streaming", "mode", "streaming-video"),
)


def _spice(element: xml.Element) -> list[str]:
    attrs = element.attrs
    options: list[str] = []
    listen = _listen(element)
    kind = "address" if listen is None else listen.attrs["type"]
    port = int(attrs.get("port", "0"))
    if kind == "socket":
        assert listen is not None
        options += ["unix", f"addr={quoted(listen.attrs['socket'])}"]
    elif kind == "none" or port <= 0:
        options.append("port=0")
    else:
        options += [f"port={port}", f"addr={quoted(attrs.get('listen') or '')}"]
    if (mouse := element.get("mouse", "mode")) is not None:
        options.append(f"agent-mouse={'off' if mouse == 'server' else 'on'}")
    options += ["disable-ticketing=on"] if "passwd" not in attrs else []
    if attrs.get("defaultMode") == "insecure":
        options.append("plaintext-channel=default")
    for channel in element.all("channel"):
        if channel.attrs["mode"] == "insecure":
            options.append(f"plaintext-channel={channel.attrs['name']}")
    for tag, name, option in _IMAGES:
        if (value := element.get(tag, name)) is not None:
            options.append(f"{option}={value}")
    if element.get("clipboard", "copypaste") == "no":
        options.append("disable-copy-paste=on")
    if element.get("filetransfer", "enable") == "no":
        options.append("disable-agent-file-xfer=on")
    options.append("seamless-migration=on")
    found = ["-spice", ",".join(options)]
    if "keymap" in attrs:
        found += ["-k", attrs["keymap"]]
    return found


# -- video -----------------------------------------------------------------------------

# Drivers of the first device, and of others.
_VIDEOS = {
    "vga": ("VGA", "VGA"),
    "cirrus": ("cirrus-vga", "cirrus-vga"),
    "vmvga": ("vmware-svga", "vmware-svga"),
    "qxl": ("qxl-vga", "qxl"),
    "virtio": ("virtio-vga", "virtio-gpu-pci"),
    "bochs": ("bochs-display", "bochs-display"),
    "ramfb": ("ramfb", "ramfb"),
}
_KIB_PER_MIB = 1024


def video(element: xml.Element, places: Places) -> list[str]:
    model = element.find("model")
    assert model is not None
    attrs = model.attrs
    kind = attrs["type"]
    if kind == "none":
        return []
    first, other = _VIDEOS[kind]
    made: dict[str, Any] = {"driver": first if attrs.get("primary") == "yes" else other}
    if kind == "virtio":
        made = virtio(element, "gpu") | made
    made["id"] = alias_of(element)
    if kind in ("qxl", "virtio"):
        made["max_outputs"] = int(attrs.get("heads", "1"))
    vram = int(attrs.get("vram", "0"))
    if kind == "qxl":
        made |= {
            "ram_size": int(attrs.get("ram", "0")) * 1024,
            "vram_size": vram * 1024,
            "vram64_size_mb": int(attrs.get("vram64", "0")) // _KIB_PER_MIB,
            "vgamem_mb": int(attrs.get("vgamem", "0")) // _KIB_PER_MIB,
        }
    elif kind in ("vga", "vmvga") and vram:
        made["vgamem_mb"] = vram // _KIB_PER_MIB
    elif kind == "bochs" and vram:
        made["vgamem"] = vram * 1024
    resolution = model.find("resolution")
    if resolution is not None:
        made |= {"xres": int(resolution.attrs["x"]), "yres": int(resolution.attrs["y"])}
    return device(made | places.of(element))


# -- sound -----------------------------------------------------------------------------

_SOUNDS = {
    "ich6": "intel-hda",
    "ich9": "ich9-intel-hda",
    "ac97": "AC97",
    "es1370": "ES1370",
    "sb16": "sb16",
    "usb": "usb-audio",
}
_CODECS = {"duplex": "hda-duplex", "micro": "hda-micro", "output": "hda-output"}


def sound(element: xml.Element, places: Places, definition: DomainDef) -> list[str]:
    model = element.attrs["model"]
    alias = alias_of(element)
    audio_id = _audio_of(element, definition)
    behind = None if audio_id is None else f"audio{audio_id}"
    made: dict[str, Any] = {"driver": _SOUNDS[model], "id": alias}
    if model not in ("ich6", "ich9"):
        return device({**made, "audiodev": behind, **places.of(element)})
    found = device(made | places.of(element))
    codecs = [codec.attrs["type"] for codec in element.all("codec")] or ["duplex"]
    for number, codec in enumerate(codecs):
        found += device(
            {
                "driver": _CODECS[codec],
                "id": f"{alias}-codec{number}",
                "bus": f"{alias}.0",
                "cad": number,
                "audiodev": behind,
            }
        )
    return found


_DRIVERS = {"none": "none", "spice": "spice", "file": "wav", "alsa": "alsa", "oss": "oss"}
_FLAGS = (("mixingEngine", "mixing-engine"), ("fixedSettings", "fixed-settings"))
_NUMBERS = (("voices", "voices"), ("bufferLength", "buffer-length"))


def audio(element: xml.Element) -> list[str]:
    attrs = element.attrs
    made: dict[str, Any] = {"id": f"audio{attrs['id']}", "driver": _DRIVERS[attrs["type"]]}
    if "timerPeriod" in attrs:
        made["timer-period"] = int(attrs["timerPeriod"])
    for tag, name in (("input", "in"), ("output", "out")):
        side = element.find(tag)
        if side is not None and (said := _side(side)):
            made[name] = said
    if "path" in attrs:
        made["path"] = attrs["path"]
    return ["-audiodev", dumped(made)]


def _side(side: xml.Element) -> dict[str, Any]:
    attrs = side.attrs
    made: dict[str, Any] = {}
    for name, property in _FLAGS:
        if name in attrs:
            made[property] = attrs[name] == "yes"
    for name, property in _NUMBERS:
        if name in attrs:
            made[property] = int(attrs[name])
    settings = side.find("settings")
    if settings is not None:
        for name in ("frequency", "channels"):
            if name in settings.attrs:
                made[name] = int(settings.attrs[name])
        if "format" in settings.attrs:
            made["format"] = settings.attrs["format"]
    if "dev" in attrs:
        made["dev"] = attrs["dev"]
    if "bufferCount" in attrs:
        made["buffer-count"] = int(attrs["bufferCount"])
    if "tryPoll" in attrs:
        made["try-poll"] = attrs["tryPoll"] == "yes"
    return made
