"""Comparison of two whole definitions, in libvirt's order."""

from __future__ import annotations

from functools import partial
from itertools import zip_longest
from typing import TYPE_CHECKING

from .....protocol._generated.enums import ErrorDomain
from ...refusals import CPU, DOMAIN, Refusals
from ...values import words
from .checking import Check, at, differs, down, same, text_of, there
from .devices import (
    AFTER_CHANNELS,
    AFTER_FILTER,
    BEFORE_CHANNELS,
    same_channels,
    same_devices,
    same_redirfilter,
)
from .features import FEATURE_CHECKS

if TYPE_CHECKING:
    from ...xml import Element
    from ..definition import DomainDef

__all__ = ["check_stability"]

_SYSINFO = Refusals(ErrorDomain.VIR_FROM_SYSINFO)

_IDENTITY = (
    Check(differs("domain virt type"), at("", "type")),
    Check(differs("domain uuid"), text_of("uuid")),
    Check("Target domain requested genid does not match source", there("genid")),
    Check(differs("domain genid"), text_of("genid")),
    Check("Target domain name '{0}' does not match source '{1}'", text_of("name")),
)
_CELLS = (
    ("Size of target NUMA node {number} ({0}) doesn't match source ({1})", at("", "memory")),
    ("Processor mask of target NUMA node {number} doesn't match source", at("", "cpus")),
)
_MOST_MEMORY = (
    Check("Target maximum memory size '{0}' doesn't match source '{1}'", text_of("maxMemory", "0")),
    Check(
        "Target domain memory slots count '{0}' doesn't match source '{1}'",
        at("maxMemory", "slots", "0"),
    ),
)
_OS = (
    Check(differs("domain OS type"), text_of("type")),
    Check(differs("domain architecture"), at("type", "arch")),
    Check(differs("domain machine type"), at("type", "machine", "(null)")),
    Check(differs("domain SMBIOS mode"), at("smbios", "mode", "none")),
)
_TIMER = (
    Check(differs("timer"), at("", "name")),
    Check("Target timer presence '{0}' does not match source '{1}'", at("", "present", "default")),
    Check(differs("TSC frequency"), at("", "frequency", "0")),
    Check(differs("TSC mode"), at("", "mode", "<null>")),
)
_SYSINFO_PARTS = (
    ("bios", "BIOS", words("vendor version date release")),
    ("system", "system", words("manufacturer product version serial uuid sku family")),
    ("baseBoard", "base board", words("manufacturer product version serial asset location")),
    ("chassis", "chassis", words("manufacturer version serial asset sku")),
)
_CPU_CHECKS = (
    Check(differs("CPU mode"), at("", "mode", "custom")),
    Check(differs("CPU check"), at("", "check", "default")),
    Check(differs("CPU model"), text_of("model")),
    Check(differs("CPU vendor"), text_of("vendor")),
    Check(differs("CPU vendor id"), at("model", "vendor_id")),
    *(
        Check(differs(f"CPU {name}"), at("topology", name, "0"))
        for name in ("sockets", "dies", "cores", "threads")
    ),
)


def _same_memory(old: DomainDef, new: DomainDef) -> None:
    """Compare sizes of the memory that a guest has at its start, without modules."""
    initial, other = (
        domain.memory.total - sum(module.size for module in domain.memory_modules)
        for domain in (old, new)
    )
    if initial != other:
        raise DOMAIN.unsupported(differs("domain max memory").format(other, initial))
    current, other = old.memory.current, new.memory.current
    if current != other:
        raise DOMAIN.unsupported(differs("domain current memory").format(other, current))


def _same_cells(old: Element, new: Element) -> None:
    before, after = (list(down(root, "cpu/numa").all("cell")) for root in (old, new))
    if len(before) != len(after):
        raise DOMAIN.unsupported(
            f"Target NUMA node count '{len(after)}' doesn't match source '{len(before)}'"
        )
    for number, (cell, other) in enumerate(zip(before, after, strict=True)):
        for text, find in _CELLS:
            if find(cell) != find(other):
                raise DOMAIN.unsupported(text.format(find(other), find(cell), number=number))


def _same_vcpus(old: DomainDef, new: DomainDef) -> None:
    before, after = old.vcpus, new.vcpus
    if before.maximum != after.maximum:
        raise DOMAIN.unsupported(differs("domain vCPU max").format(after.maximum, before.maximum))
    online, other = (
        [vcpu.is_online for vcpu in vcpus.listed] or [True] * vcpus.current
        for vcpus in (before, after)
    )
    for number, (was, will_be) in enumerate(zip_longest(online, other, fillvalue=False)):
        if was != will_be:
            raise DOMAIN.unsupported(
                f"State of vCPU '{number}' differs between source and destination definitions"
            )


def _same_timers(old: Element, new: Element) -> None:
    before, after = (list(down(root, "clock").all("timer")) for root in (old, new))
    if len(before) != len(after):
        raise DOMAIN.unsupported("Target domain timers do not match source")
    for timer, other in zip(before, after, strict=True):
        same(_TIMER, timer, other)


def _same_sysinfo(old: Element, new: Element) -> None:
    before, after = list(old.all("sysinfo")), list(new.all("sysinfo"))
    if len(before) != len(after):
        raise DOMAIN.unsupported("Target domain count of sysinfo does not match source")
    for info, other in zip(before, after, strict=True):
        for tag, called, names in _SYSINFO_PARTS:
            part, its = info.find(tag), other.find(tag)
            if (part is None) != (its is None):
                raise _SYSINFO.unsupported("Target sysinfo does not match source")
            if part is None or its is None:
                continue
            checks = [
                Check(differs(f"sysinfo {called} {name}"), partial(_entry, name)) for name in names
            ]
            same(checks, part, its, _SYSINFO)


def _entry(name: str, part: Element) -> str:
    return next(
        (each.text or "" for each in part.all("entry") if each.attrs.get("name") == name), "<null>"
    )


def _same_cpu(old: Element, new: Element) -> None:
    before, after = old.find("cpu"), new.find("cpu")
    if before is None and after is None:
        return
    if before is None or after is None:
        raise CPU.unsupported("Target CPU does not match source")
    same(_CPU_CHECKS, before, after, CPU)
    features, others = list(before.all("feature")), list(after.all("feature"))
    if len(features) != len(others):
        text = differs("CPU feature count")
        raise CPU.unsupported(text.format(len(others), len(features)))
    for feature, other in zip(features, others, strict=True):
        same([Check(differs("CPU feature"), at("", "name"))], feature, other, CPU)
        policy = Check(differs("CPU feature policy"), at("", "policy", "require"))
        same([policy], feature, other, CPU)
    caches = [
        None if cache is None else cache.attrs
        for cache in (before.find("cache"), after.find("cache"))
    ]
    if caches[0] != caches[1]:
        raise CPU.unsupported("Target CPU cache does not match source")


def check_stability(old: DomainDef, new: DomainDef) -> None:
    """Check that a guest would not notice if ``new`` took the place of ``old``.

    Raises VIR_ERR_CONFIG_UNSUPPORTED for the first difference. What a guest does not
    see, such as files, titles and limits, may differ.
    """
    before, after = old.tree, new.tree
    if before is after:
        return
    same(_IDENTITY, before, after)
    _same_memory(old, new)
    _same_cells(before, after)
    same(_MOST_MEMORY, before, after)
    _same_vcpus(old, new)
    same(_OS, down(before, "os"), down(after, "os"))
    same(FEATURE_CHECKS, down(before, "features"), down(after, "features"))
    _same_timers(before, after)
    _same_sysinfo(before, after)
    _same_cpu(before, after)
    same_devices(old, new, BEFORE_CHANNELS)
    same_channels(old, new)
    same_devices(old, new, AFTER_CHANNELS)
    same_redirfilter(old, new)
    same_devices(old, new, AFTER_FILTER)
