"""Features of a guest: ``<features>``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ....protocol.errors import LibvirtError
from .. import xml
from ..kinds import ON_OFF, choice, unsigned
from ..refusals import DOMAIN, missing_attribute
from ..rules import Attr, Rule, apply, attr, rule
from ..values import scaled_kib, words

if TYPE_CHECKING:
    from collections.abc import Callable

    Reader = Callable[[xml.Source], xml.Element | None]

__all__ = ["FeatureFacts", "read_features"]

_STATE = attr("state", ON_OFF, required=True)


def _spinlocks(source: xml.Source, element: xml.Element) -> xml.Element | None:
    if element.attrs["state"] == "on":
        retries = source.get("retries")
        if retries is None:
            raise missing_attribute("spinlocks", "retries")
        number = int(unsigned()(retries, "spinlocks", "retries") or 0)
        if number < 4095:
            raise DOMAIN.xml_error("HyperV spinlock retry count must be at least 4095")
        element.attrs["retries"] = str(number)
    return element


def _vendor_id(source: xml.Source, element: xml.Element) -> xml.Element | None:
    if element.attrs["state"] == "on":
        value = source.get("value")
        if value is None:
            raise DOMAIN.xml_error("missing 'value' attribute for HyperV feature 'vendor_id'")
        if len(value) > 12:
            raise DOMAIN.xml_error("HyperV vendor_id value must not be more than 12 characters.")
        if "," in value:
            raise DOMAIN.xml_error("HyperV vendor_id value is invalid")
        element.attrs["value"] = value
    return element


_DIRECT = rule("direct", _STATE)


def _stimer(source: xml.Source, element: xml.Element) -> xml.Element | None:
    for found in xml.children(source) if element.attrs["state"] == "on" else ():
        if found.tag != "direct":
            raise DOMAIN.unsupported(f"unsupported Hyper-V stimer feature: {found.tag}")
        direct = apply(_DIRECT, found)
        if direct is not None:
            element.children = [direct] if direct.attrs["state"] == "on" else []
    return element


def _dirty_ring(source: xml.Source, element: xml.Element) -> xml.Element | None:
    if element.attrs["state"] == "on":
        size = source.get("size")
        if size is None:
            raise missing_attribute("dirty-ring", "size")
        number = int(unsigned()(size, "dirty-ring", "size") or 0)
        if number & (number - 1) or not 1024 <= number <= 65536:
            raise DOMAIN.xml_error("dirty ring must be power of 2 and ranges [1024, 65536]")
        element.attrs["size"] = str(number)
    return element


def _passthrough(source: xml.Source, element: xml.Element) -> xml.Element | None:
    mode = source.get("mode")
    if mode is not None and element.attrs["state"] == "on":
        known = choice("sync_pt", "share_pt")
        printed = known(mode, "passthrough", "mode")
        if printed is not None:
            element.attrs["mode"] = printed
    return element


_HYPERV = {
    name: rule(name, _STATE)
    for name in words(
        "relaxed vapic spinlocks vpindex runtime synic stimer reset vendor_id frequencies "
        "reenlightenment tlbflush ipi evmcs avic"
    )
}
_HYPERV["spinlocks"] = rule("spinlocks", _STATE, finish=_spinlocks)
_HYPERV["vendor_id"] = rule("vendor_id", _STATE, finish=_vendor_id)
_HYPERV["stimer"] = rule("stimer", _STATE, finish=_stimer)
_KVM = {name: rule(name, _STATE) for name in ("hidden", "hint-dedicated", "poll-control", "pv-ipi")}
_KVM["dirty-ring"] = rule("dirty-ring", _STATE, finish=_dirty_ring)
_XEN = {
    "e820_host": rule("e820_host", _STATE),
    "passthrough": rule("passthrough", _STATE, finish=_passthrough),
}
_CAPABILITIES = {
    name: rule(name, attr("state", ON_OFF, default="on"))
    for name in words(
        "audit_control audit_write block_suspend chown dac_override dac_read_search fowner fsetid "
        "ipc_lock ipc_owner kill lease linux_immutable mac_admin mac_override mknod net_admin "
        "net_bind_service net_broadcast net_raw setgid setfcap setpcap setuid sys_admin sys_boot "
        "sys_chroot sys_module sys_nice sys_pacct sys_ptrace sys_rawio sys_resource sys_time "
        "sys_tty_config syslog wake_alarm"
    )
}


def _group(found: xml.Source, known: dict[str, Rule], unknown: str) -> list[xml.Element]:
    """Read a group of features, in their fixed order; the last of a name counts."""
    printed: dict[str, xml.Element] = {}
    for inner in xml.children(found):
        name = str(inner.tag)
        if name not in known:
            raise DOMAIN.unsupported(unknown.replace("%s", name))
        part = apply(known[name], inner)
        if part is not None:
            printed[name] = part
    return [printed[name] for name in known if name in printed]


def _hyperv(source: xml.Source) -> xml.Element:
    mode = (
        choice("custom", "passthrough")(source.get("mode", "custom"), "hyperv", "mode") or "custom"
    )
    features = _group(source, _HYPERV, "unsupported HyperV Enlightenment feature: %s")
    return xml.Element("hyperv", {"mode": mode}, children=features, is_open=True)


def _kvm(source: xml.Source) -> xml.Element:
    return xml.Element(
        "kvm", children=_group(source, _KVM, "unsupported KVM feature: %s"), is_open=True
    )


def _xen(source: xml.Source) -> xml.Element:
    return xml.Element(
        "xen", children=_group(source, _XEN, "unsupported Xen feature: %s"), is_open=True
    )


def _capabilities(source: xml.Source) -> xml.Element | None:
    policy = (
        choice("default", "allow", "deny")(
            source.get("policy", "default"), "capabilities", "policy"
        )
        or "default"
    )
    listed = _group(source, _CAPABILITIES, "unexpected capability feature '%s'")
    if policy == "default" and not listed:
        return None
    return xml.Element("capabilities", {"policy": policy}, children=listed)


def _kib_text(tag: str, where: str, source: xml.Source) -> xml.Element | None:
    found = source.find(tag)
    if found is None or not xml.string(found):
        return None
    return xml.Element(tag, {"unit": "KiB"}, str(scaled_kib(found, where)))


def _smm(source: xml.Source) -> xml.Element:
    state = ON_OFF(source.get("state", "on"), "smm", "state") or "on"
    element = xml.Element("smm", {"state": state})
    tseg = source.find("tseg")
    if state == "on" and tseg is not None and xml.string(tseg):
        kib = scaled_kib(tseg, "string(./features/smm/tseg)", default_unit=1024 * 1024)
        size, unit = kib, "KiB" if kib else "B"
        for larger in ("MiB", "GiB", "TiB", "PiB"):
            if size and size % 1024 == 0:
                size, unit = size // 1024, larger
            else:
                break
        element.add("tseg", {"unit": unit}, str(size))
    return element


def _hpt(source: xml.Source) -> xml.Element | None:
    element = xml.Element("hpt")
    if (resizing := source.get("resizing")) is not None:
        element.attrs["resizing"] = (
            choice("enabled", "disabled", "required")(resizing, "hpt", "resizing") or ""
        )
    try:
        page = _kib_text("maxpagesize", "./features/hpt/maxpagesize", source)
    except LibvirtError:
        raise DOMAIN.unsupported("Unable to parse HPT maxpagesize setting") from None
    if page is not None:
        element.children.append(page)
    return element if element.attrs or element.children else None


def _tcg(source: xml.Source) -> xml.Element | None:
    cache = _kib_text("tb-cache", "./tb-cache", source)
    return None if cache is None else xml.Element("tcg", children=[cache])


def _present(source: xml.Source) -> xml.Element:
    return xml.Element(str(source.tag))


def _state_or_on(source: xml.Source) -> xml.Element:
    tag = str(source.tag)
    return xml.Element(tag, {"state": ON_OFF(source.get("state", "on"), tag, "state") or "on"})


def _by_rule(*parts: Attr | Rule, keep: bool = False) -> Reader:
    how = rule("", *parts, keep=keep)

    def read(source: xml.Source) -> xml.Element | None:
        return apply(how._replace(tag=str(source.tag)), source)

    return read


_FEATURES: dict[str, Reader] = {
    "acpi": _present,
    "apic": _by_rule(attr("eoi", ON_OFF), keep=True),
    "pae": _present,
    "hap": _state_or_on,
    "viridian": _present,
    "privnet": _present,
    "hyperv": _hyperv,
    "kvm": _kvm,
    "pvspinlock": _state_or_on,
    "capabilities": _capabilities,
    "pmu": _state_or_on,
    "vmport": _state_or_on,
    "gic": _by_rule(attr("version", choice("2", "3", "host")), keep=True),
    "smm": _smm,
    "ioapic": _by_rule(attr("driver", choice("qemu", "kvm"))),
    "hpt": _hpt,
    "vmcoreinfo": _state_or_on,
    "htm": _by_rule(_STATE),
    "nested-hv": _by_rule(_STATE),
    "msrs": _by_rule(attr("unknown", choice("ignore", "fault"), required=True)),
    "ccf-assist": _by_rule(_STATE),
    "xen": _xen,
    "cfpc": _by_rule(attr("value", choice("broken", "workaround", "fixed"))),
    "sbbc": _by_rule(attr("value", choice("broken", "workaround", "fixed"))),
    "ibs": _by_rule(
        attr("value", choice("broken", "workaround", "fixed-ibs", "fixed-ccd", "fixed-na"))
    ),
    "tcg": _tcg,
}


@dataclass(frozen=True, slots=True)
class FeatureFacts:
    """Facts about features that other readers need.

    ``ioapic`` is the driver of the I/O APIC: ``qemu``, ``kvm`` or None.
    """

    ioapic: str | None = None


_NONE = FeatureFacts()


def read_features(root: xml.Source) -> tuple[xml.Element | None, FeatureFacts]:
    source = root.find("features")
    if source is None:
        return None, _NONE
    # libvirt goes through these elements by their names, whatever their namespaces.
    source = xml.by_local_names(source)
    printed: dict[str, xml.Element] = {}
    for found in xml.children(source):
        name = str(found.tag)
        if name not in _FEATURES:
            raise DOMAIN.unsupported(f"unexpected feature '{name}'")
        part = _FEATURES[name](found)
        if part is not None:
            printed[name] = part
    if not printed:
        return None, _NONE
    facts = FeatureFacts(printed["ioapic"].attrs["driver"]) if "ioapic" in printed else _NONE
    return xml.Element(
        "features", children=[printed[name] for name in _FEATURES if name in printed]
    ), facts
