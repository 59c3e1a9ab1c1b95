"""Sound cards and the backends that play them: ``<sound>`` and ``<audio>``."""

from __future__ import annotations

from functools import partial

from ... import xml
from ...addresses import add_device_info
from ...kinds import POSITIVE, YES_NO, choice, integer, unsigned
from ...refusals import DOMAIN, missing_attribute
from ...rules import Attr, Rule, add, apply, attr, rule, take

__all__ = ["AUDIO_ID", "read_audio", "read_sound"]

AUDIO_ID = rule("audio", attr("id", POSITIVE, required=True))


_MODEL = attr(
    "model", choice("sb16", "es1370", "pcspk", "ac97", "ich6", "ich9", "usb", "ich7"), required=True
)
_NO_CODEC = partial(DOMAIN.unsupported, "unknown codec type '(null)'")
_CODEC = rule(
    "codec",
    attr(
        "type",
        choice("duplex", "micro", "output", unknown="unknown codec type '%s'"),
        missing=_NO_CODEC,
    ),
    many=True,
)


def read_sound(source: xml.Source) -> xml.Element:
    element = xml.Element("sound")
    take(element, source, _MODEL)
    if element.attrs["model"] in ("ich6", "ich9"):
        add(element, source, _CODEC)
    add(element, source, AUDIO_ID)
    add_device_info(element, source)
    return element


_COUNT = unsigned(zero=False)
_SETTINGS = rule(
    "settings",
    attr("frequency", POSITIVE),
    attr("channels", POSITIVE),
    attr("format", choice("s8", "u8", "s16", "u16", "s32", "u32", "f32")),
)
_COMMON = (
    attr("mixingEngine", YES_NO),
    attr("fixedSettings", YES_NO),
    attr("voices", POSITIVE),
    attr("bufferLength", POSITIVE),
)
_SIDE: dict[str, tuple[Attr, ...]] = {
    "none": (),
    "alsa": (attr("dev"),),
    "coreaudio": (attr("bufferCount", _COUNT),),
    "jack": (
        attr("serverName"),
        attr("clientName"),
        attr("connectPorts"),
        attr("exactName", YES_NO),
    ),
    "oss": (attr("dev"), attr("bufferCount", _COUNT), attr("tryPoll", YES_NO)),
    "pulseaudio": (attr("name"), attr("streamName"), attr("latency", _COUNT)),
    "sdl": (attr("bufferCount", _COUNT),),
    "spice": (),
    "file": (),
    "dbus": (),
}


def _policy(value: str, element: str, attribute: str) -> str | None:
    policy = integer()(value, element, attribute)
    if policy is not None and policy.startswith("-"):
        raise DOMAIN.xml_error(f"cannot parse 'dspPolicy' value '{value}'")
    return policy


_WHOLE: dict[str, tuple[Attr, ...]] = {
    "oss": (attr("tryMMap", YES_NO), attr("exclusive", YES_NO), attr("dspPolicy", _policy)),
    "pulseaudio": (attr("serverName"),),
    "sdl": (attr("driver", choice("esd", "alsa", "arts", "pulseaudio")),),
    "file": (attr("path"),),
}


def _check_side(source: xml.Source, element: xml.Element) -> xml.Element | None:
    if element.attrs.get("fixedSettings") == "yes":
        if element.attrs.get("mixingEngine") != "yes":
            raise DOMAIN.unsupported("fixed audio settings requires mixing engine")
        add(element, source, _SETTINGS)
        if not element.has_children:
            element.add("settings")
    elif "settings" in source.tags():
        raise DOMAIN.unsupported("audio settings specified without fixed settings flag")
    return element if element.attrs or element.children else None


_AUDIO: dict[str, Rule] = {
    kind: rule(
        "audio",
        attr("id", POSITIVE, required=True),
        attr("type", required=True),
        attr("timerPeriod", POSITIVE),
        *_WHOLE.get(kind, ()),
        *(rule(side, *_COMMON, *attrs, finish=_check_side) for side in ("input", "output")),
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
