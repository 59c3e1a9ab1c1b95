"""The guest's CPU: ``<cpu>``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .. import xml
from ..kinds import ON_OFF, choice, integer, unsigned
from ..pause import paced
from ..refusals import CPU, DOMAIN
from ..rules import add, attr, rule, take
from .numa import NO_NUMA, Numa, read_numa

if TYPE_CHECKING:
    from ....protocol.errors import LibvirtError

__all__ = ["CACHE", "MAXPHYSADDR", "MIGRATABLE", "TOPOLOGY", "CpuFacts", "read_cpu"]

_MODES = ("custom", "host-model", "host-passthrough", "maximum")
_POLICIES = ("force", "require", "optional", "disable", "forbid")


_COUNT = unsigned(nonzero=True)
TOPOLOGY = rule(
    "topology",
    attr("sockets", _COUNT, required=True),
    attr("dies", _COUNT, default="1"),
    attr("cores", _COUNT, required=True),
    attr("threads", _COUNT, required=True),
)
CACHE = rule(
    "cache",
    attr("level", integer(nonnegative=True)),
    attr("mode", choice("emulate", "passthrough", "disable"), required=True),
)
MAXPHYSADDR = rule(
    "maxphysaddr",
    attr("mode", choice("emulate", "passthrough"), required=True),
    attr("bits", integer(nonnegative=True)),
)


@dataclass(frozen=True, slots=True)
class CpuFacts:
    """Facts about the CPU that other readers need.

    ``refusal`` is the error that libvirt's checks of the whole domain, and not its
    parser of CPUs, find.
    """

    numa: Numa = NO_NUMA
    refusal: LibvirtError | None = None


_UNSAID = CpuFacts()


_MODE = choice(*_MODES, unknown="Invalid mode attribute '%s'", refuse=CPU.unsupported)
_MATCH = attr("match", choice("minimum", "exact", "strict"))
_CHECK = attr("check", choice("none", "partial", "full", silent=("default",)))
MIGRATABLE = attr("migratable", ON_OFF)


def _attributes(
    source: xml.Source, mode: str, model: str
) -> tuple[dict[str, str], LibvirtError | None]:
    """Read the attributes, and the error that checks of the domain find in them."""
    given = xml.Element("cpu", {"mode": mode})
    take(given, source, _MATCH, _CHECK)
    if source.get("migratable") is not None and mode not in ("host-passthrough", "maximum"):
        raise CPU.unsupported(
            "Attribute migratable is only allowed for 'host-passthrough' / 'maximum' CPU mode"
        )
    take(given, source, MIGRATABLE)
    attrs = given.attrs
    if mode != "custom":
        attrs.pop("match", None)
        return attrs, None
    if model:
        return {"mode": mode, "match": "exact", **attrs}, None
    unnamed = (
        DOMAIN.unsupported("check attribute specified for CPU with no model")
        if "check" in attrs
        else None
    )
    return {}, unnamed


def read_cpu(root: xml.Source) -> tuple[xml.Element | None, CpuFacts]:
    source = root.find("cpu")
    if source is None:
        return None, _UNSAID
    mode = _MODE(source.get("mode", "custom"), "cpu", "mode") or "custom"
    model = source.text("model")
    attrs, refusal = _attributes(source, mode, model)
    element = xml.Element("cpu", attrs)
    _model(source, element, mode, model)
    if len(source.findall("cache")) > 1:
        raise CPU.xml_error("at most one CPU cache element may be specified")
    add(element, source, TOPOLOGY, CACHE, MAXPHYSADDR)
    level = element.get("cache", "level")
    if level is not None and not 1 <= int(level) <= 3:
        raise CPU.xml_error("invalid CPU cache level, must be in range [1,3]")
    _features(source, element, mode, model)
    topology, numa = read_numa(source)
    if topology is not None:
        element.children.append(topology)
    return element if element.attrs or element.has_children else None, CpuFacts(numa, refusal)


def _model(source: xml.Source, element: xml.Element, mode: str, model: str) -> None:
    vendor_name = source.text("vendor")
    if vendor_name and not model:
        raise CPU.xml_error("CPU vendor specified without CPU model")
    named = source.find("model")
    if named is not None and mode in ("custom", "host-model"):
        fallback = named.own("fallback") or "allow"
        if fallback not in ("allow", "forbid"):
            raise CPU.unsupported("Invalid fallback attribute")
        vendor_id = named.get("vendor_id") or None
        if vendor_id is not None:
            if len(vendor_id) != 12:
                raise CPU.xml_error("vendor_id must be exactly 12 characters long")
            if "," in vendor_id:
                raise CPU.xml_error("vendor id is invalid")
        if model:
            attrs = {"fallback": fallback}
            if vendor_id is not None:
                attrs["vendor_id"] = vendor_id
            element.add("model", attrs, model)
    if vendor_name and mode in ("custom", "host-model"):
        element.add("vendor", text=vendor_name)


def _features(source: xml.Source, element: xml.Element, mode: str, model: str) -> None:
    found = source.findall("feature")
    if found and mode == "custom" and not model:
        raise CPU.xml_error("Non-empty feature list specified without CPU model")
    seen: set[str] = set()
    for feature in paced(found):
        policy = feature.get("policy", "require")
        if policy not in _POLICIES:
            raise CPU.unsupported("Invalid CPU feature policy")
        name = feature.get("name")
        if not name:
            raise CPU.xml_error("Invalid CPU feature name")
        if name in seen:
            raise CPU.xml_error(f"CPU feature '{name}' specified more than once")
        seen.add(name)
        element.add("feature", {"policy": policy, "name": name})
