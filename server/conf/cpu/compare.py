"""Comparison of a CPU with what a host, or a hypervisor on it, can provide."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from ....protocol._generated.enums import CPUCompareResult, ErrorDomain, ErrorNumber
from ....protocol.errors import report
from .. import xml
from ..domain.cpu import read_cpu
from ..refusals import CPU
from ..schema import library
from .host import read_host_cpu
from .models import x86

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ....protocol.errors import LibvirtError
    from .models import X86

__all__ = ["Described", "compare", "described", "features_of", "read_any_cpu"]

_X86 = ("i686", "x86_64")
# Models that have siblings without what CPUs of theirs have lost to an update.
_HAVE_SIBLINGS = ("Haswell", "Broadwell")
_LOST = ("hle", "rtm")


@dataclass(frozen=True, slots=True)
class Described:
    """CPU as a document describes it: a host's, or a guest's with policies of features.

    ``model`` is None where it leaves the choice to the hypervisor.
    """

    model: str | None
    policies: Mapping[str, str]
    vendor: str | None = None
    arch: str | None = None
    match: str = "exact"
    is_host: bool = False


def read_any_cpu(text: str, *, validate: bool = False) -> Described:
    """Read a document of either kind: only that of a host has an ``<arch>``.

    With ``validate``, what libvirt's schema refuses is refused. Raises LibvirtError for
    a bad document.
    """
    root = xml.parse_root(text, "(CPU_definition)", ErrorDomain.VIR_FROM_CPU)
    if xml.local_name(root) != "cpu":
        raise CPU.xml_error("XML does not contain expected 'cpu' element")
    arch = root.find("arch")
    if validate:
        library.CPU.check(root if arch is None else _as_guests(root))
    if arch is None:
        return _guests(root)
    if root.get("mode") is not None:
        detail = "'arch' element element cannot be used inside 'cpu' element with 'mode' attribute"
        raise CPU.xml_error(detail)
    host = read_host_cpu(text)
    policies = dict.fromkeys(host.features, "require")
    return Described(host.model, policies, host.vendor, host.arch, is_host=True)


def _as_guests(root: etree._Element) -> etree._Element:
    """Return a host's CPU as the schema of guests has it: no arch, and policies."""
    twin = deepcopy(root)
    for arch in twin.findall("arch"):
        twin.remove(arch)
    for feature in twin.findall("feature"):
        feature.set("policy", feature.get("policy", "require"))
    return twin


def _guests(root: etree._Element) -> Described:
    around = etree.Element("domain")
    around.append(root)
    cpu, _ = read_cpu(xml.Source.of(around))
    return Described(None, {}) if cpu is None else described(cpu)


def described(cpu: xml.Element) -> Described:
    """Return what an element of a domain's definition describes."""
    model, vendor = cpu.find("model"), cpu.find("vendor")
    return Described(
        None if model is None else model.text,
        {each.attrs["name"]: each.attrs.get("policy", "require") for each in cpu.all("feature")},
        None if vendor is None else vendor.text,
        match=cpu.attrs.get("match", "exact"),
    )


def features_of(known: X86, cpu: Described, policy: str | None = None) -> int:
    """Return the features of a CPU as bits, or those that have a policy.

    Those of the model are required. Raises VIR_ERR_INTERNAL_ERROR for a model or a
    feature that nobody knows.
    """
    found = 0
    if cpu.model is not None and policy in (None, "require"):
        model = known.models.get(cpu.model)
        if model is None:
            raise CPU.internal_error(f"Unknown CPU model {cpu.model}")
        found = model.features
    for name, own in cpu.policies.items():
        if (own == "optional") if policy is None else (own != policy):
            continue
        if name not in known.bits:
            raise CPU.internal_error(f"Unknown CPU feature {name}")
        if policy is None and own in ("disable", "forbid"):
            found &= ~known.bits[name]
        else:
            found |= known.bits[name]
    return found


def _incompatible(detail: str) -> LibvirtError:
    return report(ErrorNumber.VIR_ERR_CPU_INCOMPATIBLE, ErrorDomain.VIR_FROM_CPU, detail)


def compare(host: Described, cpu: Described) -> tuple[int, LibvirtError | None]:
    """Return a CPUCompareResult, and the error that says what is incompatible.

    Raises VIR_ERR_INTERNAL_ERROR for what nobody knows.
    """
    if cpu.arch is not None and cpu.arch not in _X86:
        return _not(f"CPU arch {cpu.arch} does not match host arch")
    if cpu.model is None:
        return int(CPUCompareResult.VIR_CPU_COMPARE_SUPERSET), None
    known = x86()
    if cpu.vendor is not None and cpu.vendor != host.vendor:
        return _not(f"host CPU vendor does not match required CPU vendor {cpu.vendor}")
    has = features_of(known, host)
    forced, required, optional, disabled, forbidden = (
        features_of(known, cpu, policy)
        for policy in ("force", "require", "optional", "disable", "forbid")
    )
    if provided := forbidden & has:
        return _not(f"Host CPU provides forbidden features: {_named(known, provided)}")
    required &= ~(forced | optional | disabled)
    if missing := required & ~has:
        detail = f"Host CPU does not provide required features: {_named(known, missing)}"
        everything = features_of(known, cpu)
        if cpu.model in _HAVE_SIBLINGS and not all(everything & known.bits[n] for n in _LOST):
            detail += f"; try using '{cpu.model}-noTSX' CPU model"
        return _not(detail)
    more = has & ~(optional | required | disabled | forced)
    if not more:
        return int(CPUCompareResult.VIR_CPU_COMPARE_IDENTICAL), None
    if cpu.match == "strict" and not cpu.is_host:
        named = _named(known, more)
        return _not(f"Host CPU does not strictly match guest CPU: Extra features: {named}")
    return int(CPUCompareResult.VIR_CPU_COMPARE_SUPERSET), None


def _not(detail: str) -> tuple[int, LibvirtError]:
    return int(CPUCompareResult.VIR_CPU_COMPARE_INCOMPATIBLE), _incompatible(detail)


def _named(known: X86, features: int) -> str:
    return ", ".join(known.named(features))
