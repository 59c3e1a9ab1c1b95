"""CPUs of guests that run: what a definition asks for, and what the guest really has.

The rules are those of libvirt's driver of x86 CPUs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....protocol._generated.enums import ErrorDomain, ErrorNumber
from ....protocol.errors import report
from .. import xml
from ..refusals import CPU
from .models import x86
from .nearest import DISABLE, REQUIRE

if TYPE_CHECKING:
    from .nearest import GuestCpu

__all__ = ["check_provided", "from_host_model", "live_cpu", "wanted_features"]

_WANTED = (REQUIRE, "force")
_UNWANTED = (DISABLE, "forbid")


def wanted_features(cpu: xml.Element) -> int:
    """Return the features of a custom CPU, as bits: the model's and those required.

    Raises VIR_ERR_INTERNAL_ERROR for a model that is not known, and
    VIR_ERR_CONFIG_UNSUPPORTED for such a feature.
    """
    known = x86()
    named = cpu.find("model")
    name = "" if named is None else named.text or ""
    model = known.models.get(name)
    if model is None:
        raise CPU.internal_error(f"Unknown CPU model {name}")
    wanted = model.features
    for feature in cpu.all("feature"):
        bit = known.bits.get(feature.attrs["name"])
        if bit is None:
            raise CPU.unsupported(f"unknown CPU feature: {feature.attrs['name']}")
        policy = feature.attrs.get("policy", REQUIRE)
        if policy in _WANTED:
            wanted |= bit
        elif policy in _UNWANTED:
            wanted &= ~bit
    return wanted


def check_provided(cpu: xml.Element, provided: int) -> None:
    """Refuse a custom CPU with features beyond those that can be ``provided``.

    Raises VIR_ERR_CPU_INCOMPATIBLE.
    """
    missing = wanted_features(cpu) & ~provided
    if missing:
        names = ", ".join(x86().named(missing))
        raise report(
            ErrorNumber.VIR_ERR_CPU_INCOMPATIBLE,
            ErrorDomain.VIR_FROM_CPU,
            f"Host CPU does not provide required features: {names}",
        )


def from_host_model(cpu: xml.Element, host: GuestCpu, *, has_vendor: bool = True) -> xml.Element:
    """Return the custom CPU that a ``host-model`` one stands for.

    Features that ``cpu`` names have its policies.
    """
    attrs = {"mode": "custom", "match": "exact"}
    if "check" in cpu.attrs:
        attrs["check"] = cpu.attrs["check"]
    made = xml.Element("cpu", attrs)
    policies = dict(host.features)
    for feature in cpu.all("feature"):
        policies[feature.attrs["name"]] = feature.attrs.get("policy", REQUIRE)
    made.add("model", {"fallback": "forbid"}, host.model)
    if has_vendor and host.vendor is not None:
        made.add("vendor", text=host.vendor)
    own = ("model", "vendor", "feature", "numa")
    made.children += [part for part in cpu.children if part.tag not in own]
    for name, policy in policies.items():
        made.add("feature", {"policy": policy, "name": name})
    made.children += [part for part in cpu.children if part.tag == "numa"]
    return made


def live_cpu(cpu: xml.Element, enabled: int) -> xml.Element:
    """Return a custom CPU as it really is; ``enabled`` are its features as bits.

    Raises VIR_ERR_OPERATION_FAILED if the definition asks for a full check, and
    anything is different.
    """
    known = x86()
    wanted = wanted_features(cpu)
    extra, missing = enabled & ~wanted, wanted & ~enabled
    policies = {
        each.attrs["name"]: each.attrs.get("policy", REQUIRE) for each in cpu.all("feature")
    }
    if cpu.attrs.get("check") == "full":
        _check_full(known.named(extra), known.named(missing))
    for name in known.named(extra | missing):
        policies[name] = REQUIRE if extra & known.bits[name] else DISABLE
    for name, policy in policies.items():
        if policy == "optional":
            policies[name] = REQUIRE if enabled & known.bits[name] else DISABLE
        elif policy == "force":
            policies[name] = REQUIRE
    features = [
        xml.Element("feature", {"policy": policy, "name": name})
        for name, policy in policies.items()
    ]
    parts = [_forbidding(part) for part in cpu.children if part.tag not in ("feature", "numa")]
    numa = [part for part in cpu.children if part.tag == "numa"]
    attrs = {**cpu.attrs, "check": "full"}
    return cpu.twin(attrs=attrs, children=[*parts, *features, *numa])


def _forbidding(part: xml.Element) -> xml.Element:
    if part.tag != "model":
        return part
    twin = part.twin(attrs={**part.attrs, "fallback": "forbid"})
    twin.text = part.text
    return twin


def _check_full(extra: list[str], missing: list[str]) -> None:
    found = []
    if extra:
        found.append(f"extra features: {','.join(extra)}")
    if missing:
        found.append(f"missing features: {','.join(missing)}")
    if found:
        raise report(
            ErrorNumber.VIR_ERR_OPERATION_FAILED,
            ErrorDomain.VIR_FROM_CPU,
            f"guest CPU doesn't match specification: {', '.join(found)}",
        )
