"""Combinations that no guest can have, though each part of them is understood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .....protocol._generated.enums import ErrorDomain
from ..refusals import unsupported_config
from .honoured import refused
from .interfaces import is_virtio
from .machine import is_emulated

if TYPE_CHECKING:
    from ....conf import xml
    from ....conf.domain.definition import DomainDef

__all__ = ["check_interface", "check_possible", "unused_parts"]

# Features that software emulation has not: what turns them on.
_KVM_ONLY = {
    "kvm/hint-dedicated": "on",
    "kvm/poll-control": "on",
    "kvm/dirty-ring": "on",
    "ioapic": "kvm",
}
_SECURITY_MODELS = ("none", "dac")


def check_possible(definition: DomainDef) -> None:
    """Raise VIR_ERR_CONFIG_UNSUPPORTED for what a guest cannot have together."""
    root = definition.tree
    for label in root.all("seclabel"):
        model = label.attrs.get("model")
        if model is not None and model not in _SECURITY_MODELS:
            raise unsupported_config(
                f"Security driver model '{model}' is not available", ErrorDomain.VIR_FROM_SECURITY
            )
    if is_emulated(root):
        _check_emulated(definition)
    for timer in (root.find("clock") or root).all("timer"):
        _check_timer(timer, emulated=is_emulated(root))
    for interface in definition.devices("interface"):
        check_interface(interface)
    for rng in definition.devices("rng"):
        backend = rng.find("backend")
        kind = None if backend is None else backend.attrs.get("type")
        if backend is not None and kind == "unix" and backend.get("source", "mode") == "bind":
            raise refused("rng/backend/source/@mode", "bind")


def _check_emulated(definition: DomainDef) -> None:
    """Refuse what only KVM gives to a guest."""
    features = definition.tree.find("features")
    if features is None:
        return
    if features.get("hyperv", "mode") == "passthrough":
        raise refused("features/hyperv/@mode", "passthrough")
    for path, value in _KVM_ONLY.items():
        tag, _, inner = path.partition("/")
        element = features.find(tag)
        if element is not None and inner:
            element = element.find(inner)
        if element is not None and value in element.attrs.values():
            raise _needs_kvm(f"features/{path}")
    if features.get("apic", "eoi") == "on":
        raise _needs_kvm("features/apic/@eoi")


def unused_parts(definition: DomainDef) -> list[str]:
    """Return sentences about parts without effect, in guests that start nevertheless.

    They are limits of how timers catch up, and catching up by others than the real-time
    clock, both of which libvirt accepts and does not tell QEMU. In guests without KVM
    they are also what Hyper-V gives to its guests. Tools write that for every Windows,
    and libvirt starts emulated guests with it, which see no Hyper-V.
    """
    root = definition.tree
    idle = []
    for timer in (root.find("clock") or root).all("timer"):
        path = f"clock/timer[{timer.attrs['name']}]"
        if timer.attrs.get("tickpolicy") == "catchup" and timer.attrs["name"] != "rtc":
            idle.append(f"{path}/@tickpolicy")
        if timer.find("catchup") is not None:
            idle.append(f"{path}/catchup")
    said = [f"'{path}' has no effect" for path in idle]
    if is_emulated(root):
        said += [f"'{path}' has no effect without KVM" for path in _with_kvm_alone(definition)]
    return said


def _with_kvm_alone(definition: DomainDef) -> list[str]:
    root = definition.tree
    features = root.find("features")
    hyperv = None if features is None else features.find("hyperv")
    parts = () if hyperv is None else hyperv.children
    found = [f"features/hyperv/{part.tag}" for part in parts if part.attrs.get("state") == "on"]
    for timer in (root.find("clock") or root).all("timer"):
        if timer.attrs["name"] == "hypervclock" and timer.attrs.get("present") == "yes":
            found.append("clock/timer[hypervclock]")
    if any(panic.attrs.get("model") == "hyperv" for panic in definition.devices("panic")):
        found.append("panic[hyperv]")
    return found


def _needs_kvm(path: str) -> Exception:
    return unsupported_config(f"a guest of type 'qemu' cannot have '{path}', which needs KVM")


# What of a timer counts, by its name: values of `present` and `tickpolicy`.
_TIMERS = {
    "rtc": (("yes",), ("delay", "catchup")),
    "pit": (("yes",), ("delay", "discard", "catchup")),
    "hpet": (("yes", "no"), ("delay", "catchup")),
    "kvmclock": (("yes", "no"), ()),
    "hypervclock": (("yes", "no"), ()),
    "tsc": (("yes",), ("catchup",)),
}


def _check_timer(timer: xml.Element, *, emulated: bool) -> None:
    name = timer.attrs["name"]
    if timer.attrs.get("track") == "boot":
        raise unsupported_config("unsupported rtc timer track 'boot'")
    presences, policies = _TIMERS[name]
    if emulated:
        presences = ("no",) if name == "kvmclock" else presences
        policies = ("delay", "catchup") if name == "pit" else policies
    for attribute, known in (("present", presences), ("tickpolicy", policies)):
        value = timer.attrs.get(attribute)
        if value is not None and value not in known:
            raise refused(f"clock/timer[{name}]/@{attribute}", value)


def check_interface(device: xml.Element) -> None:
    """Raise VIR_ERR_CONFIG_UNSUPPORTED for what an interface cannot have together."""
    kind = device.attrs["type"]
    driver = device.find("driver")
    mac = device.get("mac", "address")
    queues = None if driver is None else driver.attrs.get("queues")
    if queues is not None and int(queues) > 1 and kind not in ("bridge", "ethernet"):
        raise unsupported_config(
            f"interface {mac} - multiqueue is not supported for network interfaces of type {kind}"
        )
    if not is_virtio(device):
        if driver is not None and (driver.has_children or set(driver.attrs) - {"name"}):
            raise refused("interface/driver")
        if device.find("mtu") is not None:
            raise refused("interface/mtu")
        if device.find("teaming") is not None:
            raise refused("interface/teaming")
    if kind != "user" and device.find("ip") is not None:
        raise refused("interface/ip")
    if kind not in ("bridge", "ethernet") and device.find("tune") is not None:
        raise refused("interface/tune")
