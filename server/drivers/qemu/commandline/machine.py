"""The machine itself: type, options, accelerator, processor, IOThreads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ....conf.domain.hardware.machines import is_q35, machine_of
from ..refusals import unsupported_config
from .places import dumped, quoted

if TYPE_CHECKING:
    from ....conf import xml
    from ....conf.domain.definition import DomainDef

__all__ = [
    "accelerator",
    "hotplugged",
    "iothreads",
    "is_emulated",
    "machine",
    "processor",
    "smp",
    "tseg",
]

_MIB = 1024


def is_emulated(root: xml.Element) -> bool:
    return root.attrs["type"] != "kvm"


def _feature(root: xml.Element, name: str, attribute: str = "state") -> str | None:
    features = root.find("features")
    return None if features is None else features.get(name, attribute)


def machine(root: xml.Element, *, has_flash: tuple[bool, bool], ram: str | None) -> list[str]:
    """Return the machine with its options.

    ``has_flash`` says which of the two flash memories it has, ``ram`` is the id of its
    memory, where the memory has no cells.
    """
    said = f"{quoted(machine_of(root))},usb=off"
    if (state := _feature(root, "vmport")) is not None:
        said += f",vmport={state}"
    if (state := _feature(root, "smm")) is not None:
        said += f",smm={state}"
    driver = _feature(root, "ioapic", "driver")
    if driver is not None:
        said += f",kernel_irqchip={'split' if driver == 'qemu' else 'on'}"
    said += f",dump-guest-core={_dump_core(root)}"
    backing = root.find("memoryBacking")
    if backing is not None and backing.find("nosharepages") is not None:
        said += ",mem-merge=off"
    if _has_hmat(root):
        said += ",hmat=on"
    if ram is not None:
        said += f",memory-backend={ram}"
    for number, there in enumerate(has_flash):
        if there:
            said += f",pflash{number}=libvirt-pflash{number}-format"
    if _use_serial(root):
        said += ",graphics=off"
    return ["-machine", said]


def _dump_core(root: xml.Element) -> str:
    memory = root.find("memory")
    return (None if memory is None else memory.attrs.get("dumpCore")) or "off"


def _has_hmat(root: xml.Element) -> bool:
    cpu = root.find("cpu")
    numa = None if cpu is None else cpu.find("numa")
    if numa is None:
        return False
    return numa.find("interconnects") is not None or any(
        cell.find("cache") is not None for cell in numa.all("cell")
    )


def _use_serial(root: xml.Element) -> bool:
    os_element = root.find("os")
    return os_element is not None and os_element.get("bios", "useserial") == "yes"


def accelerator(root: xml.Element) -> list[str]:
    features = root.find("features")
    if not is_emulated(root):
        kvm = None if features is None else features.find("kvm")
        size = None if kvm is None else kvm.get("dirty-ring", "size")
        return ["-accel", "kvm" + (f",dirty-ring-size={size}" if size is not None else "")]
    tcg = None if features is None else features.find("tcg")
    cache = None if tcg is None else tcg.find("tb-cache")
    if cache is None:
        return ["-accel", "tcg"]
    return ["-accel", f"tcg,tb-size={int(cache.text or '0') // _MIB}"]


# -- the processor ---------------------------------------------------------------------

# Features whose names QEMU spells in another way.
_QEMUS_NAMES = {
    **{
        name: name.replace("_", "-")
        for name in (
            *("cmp_legacy", "ds_cpl", "fxsr_opt", "kvm_pv_eoi", "kvm_pv_unhalt", "lahf_lm"),
            *("nodeid_msr", "perfctr_core", "perfctr_nb", "tsc_adjust"),
        )
    },
    "pclmuldq": "pclmulqdq",
}
_POLICIES = {"force": "on", "require": "on", "optional": "on", "disable": "off", "forbid": "off"}
_HYPERV = (
    *("relaxed", "vapic", "spinlocks", "vpindex", "runtime", "synic", "stimer", "reset"),
    *("vendor_id", "frequencies", "reenlightenment", "tlbflush", "ipi", "evmcs", "avic"),
)


def processor(definition: DomainDef) -> list[str]:
    root = definition.tree
    cpu = root.find("cpu")
    arch = (root.find("os") or root).get("type", "arch")
    options = _timers(root)
    if (eoi := _feature(root, "apic", "eoi")) is not None:
        options.append(f"kvm-pv-eoi={eoi}")
    if (state := _feature(root, "pvspinlock")) is not None:
        options.append(f"kvm-pv-unhalt={state}")
    options += _hyperv(root)
    if any(panic.attrs.get("model") == "hyperv" for panic in definition.devices("panic")):
        options.append("hv-crash")
    options += _kvm(root)
    if (state := _feature(root, "pmu")) is not None:
        options.append(f"pmu={state}")
    if cpu is not None:
        options += _caches(cpu)
    model = _model(cpu)
    if model is None:
        default = "qemu32" if arch == "i686" else "qemu64"
        if not options and arch != "i686":
            return []
        model = default
    return ["-cpu", ",".join([model, *options])]


def _model(cpu: xml.Element | None) -> str | None:
    """Return the model of the processor with its features, None if none is named."""
    if cpu is None:
        return None
    mode = cpu.attrs.get("mode", "custom")
    named = cpu.find("model")
    if mode in ("host-passthrough", "maximum"):
        said = "host" if mode == "host-passthrough" else "max"
        if (migratable := cpu.attrs.get("migratable")) is not None:
            said += f",migratable={migratable}"
    elif named is None or not named.text:
        return None
    else:
        said = quoted(named.text)
        if (vendor := named.attrs.get("vendor_id")) is not None:
            said += f",vendor={quoted(vendor)}"
    for feature in cpu.all("feature"):
        state = _POLICIES[feature.attrs.get("policy", "require")]
        name = feature.attrs["name"]
        said += f",{quoted(_QEMUS_NAMES.get(name, name))}={state}"
    return said


def _timers(root: xml.Element) -> list[str]:
    clock = root.find("clock")
    found = []
    for timer in () if clock is None else clock.all("timer"):
        name, present = timer.attrs["name"], timer.attrs.get("present")
        if name == "kvmclock" and present is not None:
            found.append(f"kvmclock={'on' if present == 'yes' else 'off'}")
        elif name == "hypervclock" and present == "yes":
            found.append("hv-time=on")
        elif name == "tsc" and (frequency := timer.attrs.get("frequency")) is not None:
            found.append(f"tsc-frequency={frequency}")
    return found


def _hyperv(root: xml.Element) -> list[str]:
    features = root.find("features")
    hyperv = None if features is None else features.find("hyperv")
    if hyperv is None:
        return []
    found = ["hv-passthrough=on"] if hyperv.attrs.get("mode") == "passthrough" else []
    for name in _HYPERV:
        part = hyperv.find(name)
        if part is None or part.attrs["state"] != "on":
            continue
        if name == "spinlocks":
            found.append(f"hv-spinlocks={int(part.attrs['retries']):#x}")
        elif name == "vendor_id":
            found.append(f"hv-vendor-id={quoted(part.attrs['value'])}")
        else:
            found.append(f"hv-{name}=on")
            if name == "stimer" and part.get("direct", "state") == "on":
                found.append("hv-stimer-direct=on")
    return found


_KVM = (
    ("hidden", "on", "kvm=off"),
    ("hint-dedicated", "on", "kvm-hint-dedicated=on"),
    ("poll-control", "on", "kvm-poll-control=on"),
    ("pv-ipi", "off", "kvm-pv-ipi=off"),
)


def _kvm(root: xml.Element) -> list[str]:
    features = root.find("features")
    kvm = None if features is None else features.find("kvm")
    if kvm is None:
        return []
    return [option for name, state, option in _KVM if kvm.get(name, "state") == state]


def _caches(cpu: xml.Element) -> list[str]:
    found = []
    cache = cpu.find("cache")
    if cache is not None:
        mode = cache.attrs["mode"]
        is_host = cpu.attrs.get("mode") in ("host-passthrough", "maximum")
        if mode == "emulate":
            found = ["host-cache-info=off"] if is_host else []
            found.append("l3-cache=on")
        elif mode == "passthrough":
            found = ["host-cache-info=on", "l3-cache=off"]
        else:
            found = ["host-cache-info=off"] if is_host else []
            found.append("l3-cache=off")
    physical = cpu.find("maxphysaddr")
    if physical is not None:
        if physical.attrs["mode"] == "passthrough":
            found.append("host-phys-bits=on")
        elif "bits" in physical.attrs:
            found.append(f"phys-bits={physical.attrs['bits']}")
    return found


def smp(definition: DomainDef) -> list[str]:
    """Return how many virtual processors there are, and could be."""
    vcpus = definition.vcpus
    cpu = definition.tree.find("cpu")
    now = vcpus.current - len(hotplugged(definition))
    said = str(now)
    if vcpus.maximum != now:
        said += f",maxcpus={vcpus.maximum}"
    topology = None if cpu is None else cpu.find("topology")
    if topology is None:
        said += f",sockets={vcpus.maximum},cores=1,threads=1"
    else:
        attrs = topology.attrs
        said += f",sockets={attrs['sockets']},dies={attrs.get('dies', '1')}"
        said += f",cores={attrs['cores']},threads={attrs['threads']}"
    return ["-smp", said]


def hotplugged(definition: DomainDef) -> list[int]:
    """Return the numbers of virtual processors to add once QEMU runs, in their order.

    Those are in use from the beginning, and can be taken away again.
    """
    found = [
        (vcpu.order, number)
        for number, vcpu in enumerate(definition.vcpus.listed)
        if vcpu.is_online and vcpu.hotpluggable == "yes"
    ]
    return [number for _, number in sorted(found)]


def iothreads(definition: DomainDef) -> list[str]:
    root = definition.tree
    found: list[str] = []
    ids = root.find("iothreadids")
    pools = {} if ids is None else {part.attrs["id"]: part.attrs for part in ids.children}
    for number in definition.iothread_ids:
        made: dict[str, Any] = {"qom-type": "iothread", "id": f"iothread{number}"}
        found += ["-object", dumped(made | _pool(pools.get(str(number), {})))]
    default = root.find("defaultiothread")
    if default is not None:
        made = {"qom-type": "main-loop", "id": "main-loop"}
        found += ["-object", dumped(made | _pool(default.attrs))]
    return found


def _pool(attrs: dict[str, str]) -> dict[str, int]:
    names = (("thread_pool_min", "thread-pool-min"), ("thread_pool_max", "thread-pool-max"))
    return {property: int(attrs[name]) for name, property in names if name in attrs}


def tseg(root: xml.Element) -> list[str]:
    """Return the size of the memory of System Management Mode, where it is said."""
    features = root.find("features")
    smm = None if features is None else features.find("smm")
    size = None if smm is None else smm.find("tseg")
    if size is None:
        return []
    if not is_q35(machine_of(root)):
        raise unsupported_config("SMM TSEG is only supported with q35 machine type")
    scale = {"KiB": 1024, "MiB": 1024**2, "GiB": 1024**3}[size.attrs["unit"]]
    return ["-global", f"mch.extended-tseg-mbytes={int(size.text or '0') * scale // 1024**2}"]
