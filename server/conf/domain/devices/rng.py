"""Random number generators: ``<rng>``."""

from __future__ import annotations

from functools import partial

from ... import xml
from ...addresses import add_device_info
from ...kinds import Filled, choice, number
from ...refusals import DOMAIN
from ...rules import add, attr, rule, take
from .chardevs import SOURCE_TYPES, source_parts
from .virtio import VIRTIO_DRIVER, VIRTIO_MODELS

__all__ = ["read_rng"]

_MODEL = attr(
    "model",
    choice(*VIRTIO_MODELS, unknown="unknown RNG model '%s'"),
    missing=partial(DOMAIN.xml_error, "missing RNG device model"),
)
_RATE = rule(
    "rate",
    attr("bytes", number("invalid RNG rate bytes value")),
    attr("period", Filled(number("invalid RNG rate period value", zero=False))),
    finish=lambda source, element: None if element.attrs["bytes"] == "0" else element,
)
_BACKEND = attr(
    "model",
    choice("random", "egd", "builtin", unknown="unknown RNG backend model '%s'"),
    missing=partial(DOMAIN.xml_error, "missing RNG device backend model"),
)
_SOURCE = attr(
    "type",
    choice(*SOURCE_TYPES, unknown="unknown backend type '%s' for egd"),
    missing=partial(DOMAIN.xml_error, "missing EGD backend type"),
)


def read_rng(source: xml.Source) -> xml.Element:
    element = xml.Element("rng")
    take(element, source, _MODEL)
    if source.value("rate", "bytes"):
        add(element, source, _RATE)
    backends = source.findall("backend")
    if len(backends) != 1:
        raise DOMAIN.xml_error("only one RNG backend is supported")
    element.children.append(_backend(backends[0]))
    add(element, source, VIRTIO_DRIVER)
    add_device_info(element, source)
    return element


def _backend(source: xml.Source) -> xml.Element:
    element = xml.Element("backend")
    take(element, source, _BACKEND)
    if element.attrs["model"] == "random":
        element.text = xml.string(source) or "/dev/random"
    elif element.attrs["model"] == "egd":
        take(element, source, _SOURCE)
        element.children += source_parts(element.attrs["type"], source)
        element.is_open = True
    return element
