"""Features of a guest's machine that it would notice if they changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...values import words
from .checking import NOTHING, Check, Find, at, down

if TYPE_CHECKING:
    from ...xml import Element

__all__ = ["FEATURE_CHECKS"]


def _state(name: str) -> Find:
    """Make a function that finds whether a feature is on."""

    def find(features: Element) -> str:
        feature = features.find(name)
        return "default" if feature is None else feature.attrs.get("state", "on")

    return find


def _with(name: str, attribute: str, default: str) -> Find:
    """Make a function that finds a feature's state with one of its attributes."""
    state, value = _state(name), at(name, attribute, default)
    return lambda features: f"{state(features)},{attribute}={value(features)}"


def _only(name: str, attribute: str) -> Find:
    value = at(name, attribute, "none")
    return lambda features: f"{attribute}={value(features)}"


def _hpt(features: Element) -> str:
    state = _with("hpt", "resizing", "none")(features)
    return f"{state},maxpagesize={down(features, 'hpt/maxpagesize').text or 0}"


def _group(name: str) -> Find:
    """Make a function that finds whether a group of features is on.

    libvirt prints its mode, of which there are more, as a state.
    """
    modes = {"custom": "on", "passthrough": "off"}

    def find(features: Element) -> str:
        group = features.find(name)
        return "default" if group is None else modes.get(group.attrs.get("mode", ""), "on")

    return find


_FEATURES: dict[str, Find] = {
    **{
        name: _state(name)
        for name in words(
            "acpi apic pae hap viridian privnet hyperv kvm pvspinlock pmu vmport gic smm ioapic "
            "hpt vmcoreinfo htm nested-hv ccf-assist xen cfpc sbbc ibs"
        )
    },
    "apic": _with("apic", "eoi", "default"),
    "hyperv": _group("hyperv"),
    "kvm": _group("kvm"),
    "xen": _group("xen"),
    "gic": _with("gic", "version", "none"),
    "ioapic": _only("ioapic", "driver"),
    "hpt": _hpt,
    **{name: _only(name, "value") for name in ("cfpc", "sbbc", "ibs")},
}


def _feature_check(what: str, name: str, find: Find) -> Check:
    return Check(f"State of {what} '{name}' differs: source: '{{1}}', destination: '{{0}}'", find)


def _inside(group: str, find: Find) -> Find:
    return lambda features: find(down(features, group))


_ENLIGHTENMENTS = words(
    "relaxed vapic spinlocks vpindex runtime synic stimer reset vendor_id frequencies "
    "reenlightenment tlbflush ipi evmcs avic"
)
FEATURE_CHECKS = (
    *(_feature_check("feature", name, find) for name, find in _FEATURES.items()),
    *(
        _feature_check("HyperV enlightenment feature", name, _inside("hyperv", _state(name)))
        for name in _ENLIGHTENMENTS
    ),
    Check(
        "HyperV spinlock retry count differs: source: '{1}', destination: '{0}'",
        at("hyperv/spinlocks", "retries", "0"),
    ),
    Check(
        "HyperV vendor_id differs: source: '{1}', destination: '{0}'",
        at("hyperv/vendor_id", "value"),
    ),
    Check(
        "State of HyperV stimer direct feature differs: source: '{1}', destination: '{0}'",
        _inside("hyperv/stimer", _state("direct")),
    ),
    *(
        _feature_check("Xen feature", name, _inside("xen", _state(name)))
        for name in ("e820_host", "passthrough")
    ),
    Check(
        "'mode' of Xen passthrough feature differs: source: '{1}', destination: '{0}'",
        at("xen/passthrough", "mode", "default"),
    ),
    *(
        _feature_check("KVM feature", name, _inside("kvm", _state(name)))
        for name in ("hidden", "hint-dedicated", "poll-control", "pv-ipi", "dirty-ring")
    ),
    Check(
        "dirty ring size of KVM feature 'dirty-ring' differs: source: '{1}', destination: '{0}'",
        at("kvm/dirty-ring", "size", "0"),
    ),
    Check(
        "SMM TSEG differs: source: {1}, destination: '{0}'",
        lambda features: "not specified" if down(features, "smm/tseg") is NOTHING else "specified",
    ),
    Check(
        "Size of SMM TSEG size differs: source: '{1}', destination: '{0}'",
        lambda features: " ".join(
            [
                down(features, "smm/tseg").text or "",
                down(features, "smm/tseg").attrs.get("unit", ""),
            ]
        ),
    ),
)
