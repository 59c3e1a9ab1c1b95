"""Guests that QEMU cannot run, devices apart: libvirt's refusals, with its texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...refusals import QEMU
from .machines import is_q35

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ... import xml
    from ..definition import DomainDef

__all__ = ["check_guest"]


def check_guest(definition: DomainDef, machine: str) -> None:
    """Refuse a guest that QEMU cannot run on a machine, in libvirt's order."""
    tree = definition.tree
    memtune = tree.find("memtune")
    if memtune is not None and memtune.find("min_guarantee") is not None:
        raise QEMU.unsupported("Parameter 'min_guarantee' not supported by QEMU.")
    _check_cpu(tree.find("cpu"))
    _check_firmware(tree, machine)
    for timer in _parts(tree, "clock", "timer"):
        _check_timer(timer, tree, machine)
    _check_vcpus(definition)
    if any(part.tag in ("cachetune", "memorytune") for part in _parts(tree, "cputune")):
        raise QEMU.unsupported("cachetune is only supported for KVM domains")
    for sysinfo in tree.all("sysinfo"):
        _check_sysinfo(sysinfo)
    for feature in _parts(tree, "features"):
        _check_feature(feature, machine)
    _check_actions(definition.actions)
    for secured in tree.all("launchSecurity"):
        name = "SEV" if secured.attrs.get("type") == "sev" else "S390 PV"
        raise QEMU.unsupported(f"{name} launch security is not supported with this QEMU binary")


def _parts(tree: xml.Element, section: str, tag: str | None = None) -> Iterator[xml.Element]:
    found = tree.find(section)
    if found is None:
        return iter(())
    return iter(found.children) if tag is None else found.all(tag)


def _check_cpu(cpu: xml.Element | None) -> None:
    if cpu is None:
        return
    mode = cpu.attrs.get("mode")
    address = cpu.find("maxphysaddr")
    if address is not None:
        how, bits = address.attrs["mode"], address.attrs.get("bits")
        if how == "passthrough" and bits is not None:
            raise QEMU.unsupported(
                "CPU maximum physical address bits number specification cannot be used with "
                "mode='passthrough'"
            )
        if how == "emulate" and bits is None:
            raise QEMU.unsupported(
                "if using CPU maximum physical address mode='emulate', bits= must be specified too"
            )
    cache = cpu.find("cache")
    if cache is None:
        return
    how, level = cache.attrs["mode"], cache.attrs.get("level")
    if how == "emulate" and level != "3":
        raise QEMU.unsupported(f"CPU cache mode '{how}' can only be used with level='3'")
    if how == "passthrough":
        if mode not in ("host-passthrough", "maximum"):
            raise QEMU.unsupported(
                f"CPU cache mode '{how}' can only be used with 'host-passthrough' / 'maximum' CPUs"
            )
        if level is not None:
            raise QEMU.unsupported(f"unsupported CPU cache level for mode '{how}'")
    if how == "disable" and level is not None:
        raise QEMU.unsupported(f"unsupported CPU cache level for mode '{how}'")


def _check_firmware(tree: xml.Element, machine: str) -> None:
    os = tree.find("os")
    assert os is not None
    features = {part.tag: part for part in _parts(tree, "features")}
    bios = os.find("bios")
    loader = os.find("loader")
    is_uefi = os.attrs.get("firmware") == "efi" or (
        loader is not None and loader.attrs.get("type") == "pflash"
    )
    if is_uefi and "acpi" not in features:
        raise QEMU.unsupported("UEFI requires ACPI on this architecture")
    if bios is not None and bios.attrs.get("useserial") == "yes":
        devices = tree.find("devices")
        if devices is None or devices.find("serial") is None:
            raise QEMU.xml_error("need at least one serial port to use BIOS serial output")
    if loader is not None and loader.attrs.get("secure") == "yes":
        if not is_q35(machine):
            raise QEMU.unsupported("Secure boot is supported with q35 machine types only")
        smm = features.get("smm")
        if "firmware" not in os.attrs and (smm is None or smm.attrs.get("state") != "on"):
            raise QEMU.unsupported("Secure boot requires SMM feature enabled")


_RTC_TRACKS = (None, "guest", "wall", "realtime")
_RTC_POLICIES = (None, "delay", "catchup")
_PIT_POLICIES = (None, "delay", "discard", "catchup")


def _check_timer(timer: xml.Element, tree: xml.Element, machine: str) -> None:
    name, attrs = timer.attrs["name"], timer.attrs
    policy = attrs.get("tickpolicy")
    if name == "platform":
        raise QEMU.unsupported(f"unsupported timer type (name) '{name}'")
    if name == "armvtimer":
        kind = tree.attrs["type"]
        raise QEMU.unsupported(
            f"Configuring the '{name}' timer is not supported for virtType={kind} arch=x86_64 "
            f"machine={machine} guests"
        )
    if name == "rtc":
        if attrs.get("track") not in _RTC_TRACKS:
            raise QEMU.unsupported(f"unsupported rtc timer track '{attrs['track']}'")
        if policy not in _RTC_POLICIES:
            raise QEMU.unsupported(f"unsupported rtc timer tickpolicy '{policy}'")
    if name == "pit" and policy not in _PIT_POLICIES:
        raise QEMU.unsupported(f"unsupported pit tickpolicy '{policy}'")


def _check_vcpus(definition: DomainDef) -> None:
    tree, vcpus = definition.tree, definition.vcpus
    cpu = tree.find("cpu")
    topology = None if cpu is None else cpu.find("topology")
    if topology is not None:
        counts = (int(topology.attrs.get(name, 1)) for name in _LEVELS)
        product = 1
        for count in counts:
            product *= count
        if product != vcpus.maximum:
            raise QEMU.unsupported("CPU topology doesn't match maximum vcpu count")
    if not vcpus.current or (vcpus.listed and not vcpus.listed[0].is_online):
        raise QEMU.unsupported("vcpu 0 can't be offline")
    if not vcpus.listed:
        return
    before = vcpus.listed[0]
    for vcpu in vcpus.listed[1:]:
        if not vcpu.is_online:
            continue
        if bool(vcpu.order) != bool(before.order):
            raise QEMU.unsupported("all vcpus must have either set or unset order")
        if vcpu.hotpluggable == "no":
            if before.hotpluggable == "yes":
                raise QEMU.unsupported(
                    "online non-hotpluggable vcpus need to be ordered prior to hotpluggable vcpus"
                )
            if before.order > vcpu.order:
                raise QEMU.unsupported(
                    "online non-hotpluggable vcpus must be ordered in ascending order"
                )
        before = vcpu


def _check_sysinfo(sysinfo: xml.Element) -> None:
    """Check names of what the guest reads from its firmware's device."""
    if sysinfo.attrs.get("type") != "fwcfg":
        return
    for entry in sysinfo.all("entry"):
        name = entry.attrs.get("name", "")
        if not name.startswith("opt/"):
            raise QEMU.unsupported("Invalid firmware name")
        if name.startswith(("opt/ovmf/", "opt/org.qemu/")):
            raise QEMU.unsupported("That firmware name is reserved")


_LEVELS = ("sockets", "dies", "cores", "threads")

_OTHER_MACHINES = frozenset(
    ("gic", "hpt", "htm", "nested-hv", "ccf-assist", "cfpc", "sbbc", "ibs", "ras")
)
_KIB_OF_MIB = 1024


def _check_feature(feature: xml.Element, machine: str) -> None:
    tag = feature.tag
    if tag in _OTHER_MACHINES:
        raise QEMU.unsupported(
            f"The '{tag}' feature is not supported for architecture 'x86_64' or machine type "
            f"'{machine}'"
        )
    if tag == "smm" and (size := feature.find("tseg")) is not None:
        if not is_q35(machine):
            raise QEMU.unsupported("SMM TSEG is only supported with q35 machine type")
        if _bytes(size) % (1 << 20):
            raise QEMU.unsupported("SMM TSEG size must be divisible by 1 MiB")
    cache = feature.find("tb-cache") if tag == "tcg" else None
    if cache is not None and int(cache.text or 0) % _KIB_OF_MIB:
        raise QEMU.unsupported("tb-cache size must be an integer multiple of MiB")


_UNITS = {"B": 1, "KiB": 1 << 10, "MiB": 1 << 20, "GiB": 1 << 30, "TiB": 1 << 40}


def _bytes(size: xml.Element) -> int:
    return int(size.text or 0) * _UNITS.get(size.attrs.get("unit", "B"), 1)


def _check_actions(actions: dict[str, str]) -> None:
    off, reboot = actions.get("on_poweroff"), actions.get("on_reboot")
    crash = actions.get("on_crash")
    if "preserve" in (off, reboot):
        raise QEMU.unsupported(
            "qemu driver doesn't support the 'preserve' action for 'on_reboot'/'on_poweroff'"
        )
    if "rename-restart" in (off, reboot, crash):
        raise QEMU.unsupported(
            "qemu driver doesn't support the 'rename-restart' action for "
            "'on_reboot'/'on_poweroff'/'on_crash'"
        )
    if off == "restart" and reboot == "destroy":
        raise QEMU.unsupported(
            "qemu driver doesn't support 'onReboot' set to 'destroy and 'onPoweroff' set to "
            "'reboot'"
        )
