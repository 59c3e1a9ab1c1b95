"""CPU of a guest: what is decided of it at the start, and what QEMU then has of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....conf import xml
from ....conf.cpu.live import check_provided, from_host_model, live_cpu, wanted_features
from ....conf.cpu.models import x86
from ..host.cpus import features_as_bits, host_model, qemus_name
from ..refusals import internal_error, unsupported_config

if TYPE_CHECKING:
    from ....conf.domain.definition import DomainDef
    from ..host.emulator import Acceleration
    from ..qmp.monitor import Monitor

__all__ = ["ask_cpu", "decide_cpu"]


def decide_cpu(definition: DomainDef, acceleration: Acceleration) -> None:
    """Replace the CPU of a guest that starts by the one that it stands for.

    Raises libvirt's errors for a CPU that the emulator cannot have.
    """
    cpu = definition.tree.find("cpu")
    if cpu is None:
        return
    mode, kind = cpu.attrs.get("mode"), definition.tree.attrs["type"]
    if mode == "host-passthrough" and kind == "qemu":
        raise unsupported_config(
            "CPU mode 'host-passthrough' for x86_64 qemu domain on x86_64 host is not supported "
            "by hypervisor"
        )
    provided = features_as_bits(acceleration.features)
    if mode == "host-model":
        definition.put(from_host_model(cpu, host_model(acceleration)), "cpu")
    elif mode == "custom":
        wanted_features(cpu)
        if cpu.attrs.get("match") == "minimum":
            check_provided(cpu, provided)
            made = from_host_model(cpu, host_model(acceleration), has_vendor=False)
            definition.put(made, "cpu")
            return
        if cpu.attrs.get("check") == "partial":
            check_provided(cpu, provided)
        definition.put(_without_removed(cpu), "cpu")


def _without_removed(cpu: xml.Element) -> xml.Element:
    """Return a CPU without features that its model once had, unless it wants them."""
    model = cpu.find("model")
    known = None if model is None else x86().models.get(model.text or "")
    given = {feature.attrs["name"] for feature in cpu.all("feature")}
    removed = [name for name in (known.removed if known else ()) if name not in given]
    if not removed:
        return cpu
    made = [xml.Element("feature", {"policy": "disable", "name": name}) for name in removed]
    numa = [part for part in cpu.children if part.tag == "numa"]
    return cpu.twin(children=[*(p for p in cpu.children if p.tag != "numa"), *made, *numa])


async def ask_cpu(definition: DomainDef, monitor: Monitor) -> None:
    """Ask QEMU for the features of the first CPU, and put them into the definition.

    QEMU expands the model, and says which features it could not give the guest. Raises
    VIR_ERR_OPERATION_FAILED for a CPU that shall be checked, and is another one.
    """
    cpu = definition.tree.find("cpu")
    if cpu is None or cpu.attrs.get("mode") != "custom" or cpu.find("model") is None:
        return
    cpus = await monitor.command("query-cpus-fast")
    said = await monitor.command(
        "query-cpu-model-expansion", {"type": "full", "model": _as_qemu_has_it(cpu)}
    )
    try:
        path = cpus[0]["qom-path"]
        properties = said["model"]["props"]
        enabled = features_as_bits(name for name, value in properties.items() if value is True)
    except (LookupError, TypeError, AttributeError) as exc:
        raise internal_error(f"QEMU does not describe its CPUs: {exc!r}") from exc
    lacking = await monitor.command("qom-get", {"path": path, "property": "unavailable-features"})
    if not isinstance(lacking, list) or not all(isinstance(each, str) for each in lacking):
        raise internal_error("QEMU does not say which features its CPU lacks")
    definition.put(live_cpu(cpu, enabled & ~features_as_bits(lacking)), "cpu")


def _as_qemu_has_it(cpu: xml.Element) -> dict[str, object]:
    model = cpu.find("model")
    assert model is not None
    on = ("require", "force", "optional")
    properties = {
        qemus_name(feature.attrs["name"]): feature.attrs.get("policy", "require") in on
        for feature in cpu.all("feature")
    }
    return {"name": model.text, "props": properties}
