"""Documents of a host's CPU: ``<cpu>`` with an ``<arch>``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ....protocol._generated.enums import ErrorDomain
from .. import xml
from ..domain.boot import ARCHITECTURES
from ..domain.cpu import CACHE, MAXPHYSADDR, MIGRATABLE, TOPOLOGY
from ..kinds import YES_NO, unsigned
from ..pause import paced
from ..refusals import CPU
from ..rules import add, attr, rule, take
from ..values import parse_integer

if TYPE_CHECKING:
    from ..rules import Rule

__all__ = ["HostCpu", "read_host_cpu"]

_UINT_MAX = 2**32 - 1
_SIGNATURE = rule(
    "signature",
    attr("family", unsigned(nonzero=True), required=True),
    attr("model", unsigned(), required=True),
    attr("stepping", unsigned(), required=True),
)
_COUNTER = rule(
    "counter",
    attr("frequency", unsigned(maximum=2**64 - 1), required=True),
    attr("scaling", YES_NO),
)


@dataclass(frozen=True, slots=True)
class HostCpu:
    """CPU of a host; ``features`` are those beyond the model's."""

    arch: str
    model: str
    vendor: str | None = None
    features: tuple[str, ...] = ()


def read_host_cpu(text: str) -> HostCpu:
    """Read a document as virCPUDefParseXML does; raises LibvirtError for a bad one."""
    root = xml.parse_root(text, "(CPU_definition)", ErrorDomain.VIR_FROM_CPU)
    if xml.local_name(root) != "cpu":
        raise CPU.xml_error("XML does not contain expected 'cpu' element")
    source = xml.Source.of(root)
    if source.get("mode") is not None:
        raise CPU.unsupported("Attribute mode is only allowed for guest CPU")
    if source.get("migratable") is not None:
        take(xml.Element("cpu"), source, MIGRATABLE)
        raise CPU.unsupported(
            "Attribute migratable is only allowed for 'host-passthrough' / 'maximum' CPU mode"
        )
    arch = source.text("arch")
    if not arch:
        raise CPU.xml_error("Missing CPU architecture")
    if arch not in ARCHITECTURES:
        raise CPU.unsupported(f"Unknown architecture {arch}")
    _check_microcode(source.find("microcode"))
    _check(source, _SIGNATURE)
    counter = next((each for each in source.iterfind("counter") if each.own("name") == "tsc"), None)
    if counter is not None:
        take(xml.Element("counter"), counter, *_COUNTER.attrs)
    model = source.text("model")
    if not model:
        raise CPU.xml_error("Missing CPU model name")
    vendor = source.text("vendor") or None
    _check(source, TOPOLOGY)
    features = _features(source)
    caches = source.findall("cache")
    if len(caches) > 1:
        raise CPU.xml_error("at most one CPU cache element may be specified")
    level = _check(source, CACHE).get("cache", "level")
    if level is not None and not 1 <= int(level) <= 3:
        raise CPU.xml_error("invalid CPU cache level, must be in range [1,3]")
    _check(source, MAXPHYSADDR)
    return HostCpu(arch, model, vendor, features)


def _check(source: xml.Source, how: Rule) -> xml.Element:
    """Read a part whose mistakes count, and nothing else of it."""
    read = xml.Element("cpu")
    add(read, source, how)
    return read


def _check_microcode(source: xml.Source | None) -> None:
    version = None if source is None else source.element.get("version")
    if version is not None:
        number = parse_integer(version)
        if number is None or not 0 <= number <= _UINT_MAX:
            raise CPU.unsupported("invalid microcode version")


def _features(source: xml.Source) -> tuple[str, ...]:
    names: dict[str, None] = {}
    for feature in paced(source.findall("feature")):
        name = feature.get("name")
        if not name:
            raise CPU.xml_error("Invalid CPU feature name")
        if name in names:
            raise CPU.xml_error(f"CPU feature '{name}' specified more than once")
        names[name] = None
    return tuple(names)
