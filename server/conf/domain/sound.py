"""Sound cards and the backends that play them: ``<sound>`` and ``<audio>``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..addresses import add_device_info
from ..kinds import YES_NO, choice, integer, unsigned
from ..refusals import DOMAIN, missing_attribute
from ..rules import Attr, Rule, apply, attr, rule

if TYPE_CHECKING:
    from .. import xml

__all__ = ["AUDIO_ID", "read_audio", "read_sound"]

AUDIO_ID = rule("audio", attr("id", unsigned(nonzero=True), required=True))


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
                raise DOMAIN.unsupported(f"unknown codec type '{kind if kind is not None else '(null)'}'")
            element.add("codec", {"type": kind})
    audio = source.find("audio")
    if audio is not None and (printed := apply(AUDIO_ID, audio)) is not None:
        element.children.append(printed)
    add_device_info(element, source)
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
        raise DOMAIN.unsupported("audio settings specified without fixed settings flag")
    if element.attrs.get("fixedSettings") == "yes":
        if element.attrs.get("mixingEngine") == "no":
            raise DOMAIN.unsupported("unsupported audio fixed settings without mixing engine")
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
