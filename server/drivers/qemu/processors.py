"""The processor of a guest that starts: the model that a definition stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....protocol._generated.enums import ErrorDomain, ErrorNumber
from ....protocol.errors import report
from ...conf import xml
from ...conf.cpu.models import x86
from ...conf.refusals import CPU
from .cpus import host_model
from .refusals import unsupported_config

if TYPE_CHECKING:
    from ...conf.domain.definition import DomainDef
    from .emulator import Acceleration

__all__ = ["choose_processor"]

_WANTED = ("require", "force")


def choose_processor(definition: DomainDef, acceleration: Acceleration) -> None:
    """Complete the processor of a live definition, whose model QEMU must know.

    Raises libvirt's errors for models and features that are not known, or not to be
    had.
    """
    cpu = definition.tree.find("cpu")
    if cpu is None:
        return
    mode = cpu.attrs.get("mode", "custom")
    is_emulated = definition.tree.attrs["type"] == "qemu"
    known = x86()
    for feature in cpu.all("feature"):
        if feature.attrs["name"] not in known.bits:
            raise CPU.unsupported(f"unknown CPU feature: {feature.attrs['name']}")
    if mode == "host-passthrough" and is_emulated:
        raise unsupported_config(
            "CPU mode 'host-passthrough' for x86_64 qemu domain on x86_64 host is not supported "
            "by hypervisor"
        )
    if mode == "host-model" or cpu.attrs.get("match") == "minimum":
        definition.put(_host_model(cpu, acceleration), "cpu")
        return
    named = cpu.find("model")
    if mode != "custom" or named is None or not named.text:
        return
    model = known.models.get(named.text)
    if model is None:
        raise report(
            ErrorNumber.VIR_ERR_INTERNAL_ERROR,
            ErrorDomain.VIR_FROM_CPU,
            f"Unknown CPU model {named.text}",
        )
    given = {feature.attrs["name"] for feature in cpu.all("feature")}
    removed = [name for name in model.removed if name not in given]
    if removed:
        definition.put(_with_features(cpu, dict.fromkeys(removed, "disable")), "cpu")


def _host_model(cpu: xml.Element, acceleration: Acceleration) -> xml.Element:
    """Return the model that is nearest to the emulator's richest processor."""
    richest = host_model(acceleration)
    asked = {feature.attrs["name"]: feature.attrs["policy"] for feature in cpu.all("feature")}
    known = x86()
    model = known.models[richest.model]
    there = set(known.named(model.features)) | {
        name for name, policy in richest.features.items() if policy == "require"
    }
    there -= {name for name, policy in richest.features.items() if policy == "disable"}
    if cpu.attrs.get("mode") == "host-model":
        lacking = [
            name for name, policy in asked.items() if policy == "require" and name not in there
        ]
        if lacking:
            raise report(
                ErrorNumber.VIR_ERR_CPU_INCOMPATIBLE,
                ErrorDomain.VIR_FROM_CPU,
                f"Host CPU does not provide required features: {', '.join(lacking)}",
            )
        richest.features |= asked
    made = xml.Element("cpu", {"mode": "custom", "match": "exact", "check": "partial"})
    richest.add_to(made)
    kept = [part for part in cpu.children if part.tag not in ("model", "vendor", "feature")]
    features = [part for part in made.children if part.tag == "feature"]
    others = [part for part in made.children if part.tag != "feature"]
    numa = [part for part in kept if part.tag == "numa"]
    kept = [part for part in kept if part.tag != "numa"]
    return made.twin(children=[*others, *kept, *features, *numa])


def _with_features(cpu: xml.Element, policies: dict[str, str]) -> xml.Element:
    """Return a processor with more features, behind those that it has."""
    made = [xml.Element("feature", {"policy": p, "name": name}) for name, p in policies.items()]
    numa = [part for part in cpu.children if part.tag == "numa"]
    return cpu.twin(children=[*(p for p in cpu.children if p.tag != "numa"), *made, *numa])
