"""Random number generators: ``<rng>``."""

from __future__ import annotations

from .. import xml
from ..addresses import device_info
from ..refusals import DOMAIN
from ..values import parse_integer
from .chardevs import SOURCE_TYPES, source_parts
from .virtio import VIRTIO_MODELS, virtio_driver

__all__ = ["read_rng"]


def read_rng(source: xml.Source) -> xml.Element:
    model = source.get("model")
    if model is None:
        raise DOMAIN.xml_error("missing RNG device model")
    if model not in VIRTIO_MODELS:
        raise DOMAIN.unsupported(f"unknown RNG model '{model}'")
    element = xml.Element("rng", {"model": model})
    rate = source.find("rate")
    if rate is not None and (size := rate.get("bytes")) is not None:
        attrs = {}
        for name, text in (("bytes", size), ("period", rate.get("period"))):
            if text is None:
                continue
            number = parse_integer(text)
            if number is None or number < 0:
                raise DOMAIN.xml_error(f"invalid RNG rate {name} value")
            attrs[name] = str(number)
        if attrs.get("period") == "0":
            del attrs["period"]
        if attrs["bytes"] != "0":
            element.add("rate", attrs)
    backends = source.findall("backend")
    if len(backends) != 1:
        raise DOMAIN.xml_error("only one RNG backend is supported")
    element.children.append(_rng_backend(backends[0]))
    element.children += virtio_driver(source)
    element.children += device_info(source)
    return element


def _rng_backend(source: xml.Source) -> xml.Element:
    model = source.get("model")
    if model is None:
        raise DOMAIN.xml_error("missing RNG device backend model")
    element = xml.Element("backend", {"model": model})
    if model == "random":
        element.text = xml.string(source) or "/dev/random"
    elif model == "egd":
        kind = source.get("type")
        if kind is None:
            raise DOMAIN.xml_error("missing EGD backend type")
        if kind not in SOURCE_TYPES:
            raise DOMAIN.unsupported(f"unknown backend type '{kind}' for egd")
        element.attrs["type"] = kind
        element.children += source_parts(kind, source)
    elif model != "builtin":
        raise DOMAIN.unsupported(f"unknown RNG backend model '{model}'")
    return element
