"""The machine around the guest: how it boots, its features, clock, identity tables, labels and what ends its run."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from uuid import UUID

from lxml import etree

from ...protocol.errors import LibvirtError
from . import xml
from .rules import Attr, Rule, apply, attr, rule, text_rule
from .storage import STORAGE_TYPES, source_element
from .tuning import detail_error, scaled_kib
from .values import (
    ON_OFF,
    YES_NO,
    choice,
    integer,
    internal_error,
    missing_attribute,
    parse_integer,
    string,
    unexplained,
    unsigned,
    unsupported,
    words,
    xml_error,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from .domain import DomainDef

    Reader = Callable[[etree._Element], xml.Element | None]

__all__ = [
    "ARCHITECTURES",
    "bootloader",
    "clock",
    "default_boot",
    "features",
    "idmap",
    "keywrap",
    "launch_security",
    "lifecycle",
    "os",
    "perf",
    "pm",
    "seclabels",
    "sysinfo",
]

ARCHITECTURES = frozenset(
    words(
        "alpha armv6l armv7l armv7b aarch64 cris i686 ia64 lm32 loongarch64 m68k microblaze microblazeel "
        "mips mipsel mips64 mips64el or32 parisc parisc64 ppc ppc64 ppc64le ppcemb riscv32 riscv64 s390 "
        "s390x sh4 sh4eb sparc sparc64 unicore32 x86_64 xtensa xtensaeb"
    )
)
_OS_TYPES = frozenset(("hvm", "xen", "linux", "exe", "uml", "xenpvh"))


# -- booting ---------------------------------------------------------------------------------------------------------------


def bootloader(root: etree._Element, domain: DomainDef) -> list[xml.Element]:
    """``<bootloader>`` and its arguments, which count only together with it."""
    found = root.find("bootloader")
    if found is None or not xml.string(found):
        return []
    elements = [xml.Element("bootloader", text=xml.string(found))]
    domain.has_bootloader = True
    arguments = root.find("bootloader_args")
    if arguments is not None and xml.string(arguments):
        elements.append(xml.Element("bootloader_args", text=xml.string(arguments)))
    return elements


def _init_env(source: etree._Element, element: xml.Element) -> xml.Element | None:
    if not source.get("name"):
        raise xml_error("No name supplied for <initenv> element")
    if not element.text:
        raise xml_error(f"No value supplied for <initenv name='{source.get('name')}'> element")
    return element


_INIT = (
    text_rule("init"),
    text_rule("initarg", many=True),
    rule("initenv", attr("name"), text=string, many=True, finish=_init_env),
    text_rule("initdir"),
    text_rule("inituser"),
    text_rule("initgroup"),
)
_FEATURE = rule(
    "feature",
    attr("enabled", YES_NO, required=True),
    attr("name", choice("enrolled-keys", "secure-boot"), required=True),
    many=True,
)
_LOADER = rule(
    "loader",
    attr("readonly", YES_NO),
    attr("secure", YES_NO),
    attr("type", choice("rom", "pflash")),
    attr("stateless", YES_NO),
    text=string,
)


def _nvram(source: etree._Element) -> xml.Element | None:
    element = xml.Element("nvram")
    if (template := source.get("template")) is not None:
        element.attrs["template"] = template
    kind = source.get("type")
    if kind is None:
        if text := xml.string(source):
            element.text = text
        return element if element.attrs or element.text else None
    element.attrs["type"] = choice(*STORAGE_TYPES)(kind, "nvram", "type") or ""
    inner = source.find("source")
    if inner is None:
        raise unexplained()
    element.children.append(source_element(kind, inner))
    return element


def _acpi(source: etree._Element) -> xml.Element | None:
    tables = source.findall("acpi/table")
    if not tables:
        return None
    if len(tables) > 1:
        raise xml_error("Only one acpi table is supported")
    kind = tables[0].get("type")
    if kind is None:
        raise xml_error("Missing acpi table type")
    if kind != "slic":
        raise xml_error(f"Unknown acpi table type: {kind}")
    element = xml.Element("acpi")
    element.add("table", {"type": kind}, xml.string(tables[0]))
    return element


def _reboot_timeout(value: str, element: str, attribute: str) -> str | None:
    number = integer()(value, element, attribute) or "0"
    if not -1 <= int(number) <= 65535:
        raise unsupported("invalid value for rebootTimeout, must be in range [-1,65535]")
    return number


def _boot_timeout(value: str, element: str, attribute: str) -> str | None:
    number = unsigned()(value, element, attribute) or "0"
    if int(number) > 65535:
        raise unsupported("invalid value for boot menu timeout, must be in range [0,65535]")
    return number


def _yes_or_no(value: str, element: str, attribute: str) -> str | None:
    return "yes" if value == "yes" else "no"


_BIOS = rule("bios", attr("useserial", _yes_or_no), attr("rebootTimeout", _reboot_timeout))
_BOOT = rule("boot", attr("dev", choice("fd", "cdrom", "hd", "network"), required=True), many=True)
_MAX_BOOT_DEVICES = 4
_BOOTMENU = rule("bootmenu", attr("enable", YES_NO), attr("timeout", _boot_timeout))
_SMBIOS_MODE = choice("emulate", "host", "sysinfo", unknown="unknown smbios mode '%s'")


def os(root: etree._Element, domain: DomainDef) -> xml.Element:
    source = root.find("os")
    if source is None:
        source = etree.Element("os")
    kind = source.find("type")
    name = xml.string(kind) if kind is not None else ""
    if not name:
        if not domain.has_bootloader:
            raise xml_error("an os <type> must be specified")
        name = "xen"
    if name not in _OS_TYPES:
        raise unsupported(f"unknown OS type '{name}'")
    domain.os_type = name
    attrs: dict[str, str] = {}
    arch = kind.get("arch") if kind is not None else None
    if arch is not None:
        if arch not in ARCHITECTURES:
            raise unsupported(f"Unknown architecture {arch}")
        domain.arch = arch
    attrs["arch"] = domain.arch
    if kind is not None and (machine := kind.get("machine")) is not None:
        attrs["machine"] = machine
    element = xml.Element("os")
    _firmware(source, element, attrs, name)
    if name == "exe":
        element.children += [part for how in _INIT for part in _each(how, source)]
        if element.find("init") is None:
            raise xml_error("init binary must be specified")
        return element
    if name != "linux":  # what libvirt does not read of it, it does not print either
        _kernel(source, element)
    if name == "hvm" and not domain.has_bootloader:  # the bootloader decides then
        _boot(source, element, domain)
    return element


def _kernel(source: etree._Element, element: xml.Element) -> None:
    _loader(source, element)
    for tag in ("kernel", "initrd", "cmdline", "dtb", "root"):
        found = source.find(tag)
        if found is not None and xml.string(found):
            element.add(tag, text=xml.string(found))
    if (acpi := _acpi(source)) is not None:
        element.children.append(acpi)


def _each(how: Rule, source: etree._Element) -> list[xml.Element]:
    printed = []
    for found in source.iterfind(how.tag):
        part = apply(how, found)
        if part is not None:
            printed.append(part)
        if not how.many:
            break
    return printed


def _firmware_kind(name: str) -> str:
    if name not in ("bios", "efi"):
        raise xml_error(f"unknown firmware value {name}")
    return name


def _firmware(source: etree._Element, element: xml.Element, attrs: dict[str, str], name: str) -> None:
    firmware = source.get("firmware")
    if firmware is not None and name != "exe":
        element.attrs["firmware"] = _firmware_kind(firmware)
    element.add("type", attrs, name)
    found = source.find("firmware")
    if found is not None and "firmware" in element.attrs:
        features = {feature.attrs["name"]: feature for feature in _each(_FEATURE, found)}
        if features:
            named = [features[name] for name in sorted(features)]
            element.children.append(xml.Element("firmware", children=named))


def _loader(source: etree._Element, element: xml.Element) -> None:
    automatic = "firmware" in element.attrs
    found = source.find("loader")
    loader = apply(_LOADER, found) if found is not None else None
    nvram_source = source.find("nvram")
    nvram = _nvram(nvram_source) if nvram_source is not None else None
    if not automatic and (found is not None or nvram is not None) and (loader is None or not loader.text):
        raise detail_error("no loader path specified and firmware auto selection disabled")
    if loader is not None:
        if loader.text and "type" not in loader.attrs:
            order = ("readonly", "secure", "type", "stateless")
            loader.attrs["type"] = "rom"
            loader.attrs = {key: loader.attrs[key] for key in order if key in loader.attrs}
        element.children.append(loader)
    if nvram is not None:
        element.children.append(nvram)


def _boot(source: etree._Element, element: xml.Element, domain: DomainDef) -> None:
    # Devices may carry their own boot order instead; whether <boot dev='hd'/> is added is decided when they are known.
    domain.boot_devices = _each(_BOOT, source)[:_MAX_BOOT_DEVICES]
    element.children += domain.boot_devices
    element.children += _each(_BOOTMENU, source)
    element.children += _each(_BIOS, source)
    smbios = source.find("smbios")
    if smbios is not None and (mode := smbios.get("mode")) is not None:
        element.add("smbios", {"mode": _SMBIOS_MODE(mode, "smbios", "mode") or ""})


def default_boot(element: xml.Element, domain: DomainDef) -> None:
    """A guest that is told nothing about booting boots from its disk."""
    if domain.os_type != "hvm" or domain.has_bootloader or domain.boot_devices or domain.has_device_boot:
        return
    after = ("boot", "bootmenu", "bios", "smbios")
    place = next((at for at, part in enumerate(element.children) if part.tag in after), len(element.children))
    element.children.insert(place, xml.Element("boot", {"dev": "hd"}))


# -- features ----------------------------------------------------------------------------------------------------------------

_STATE = attr("state", ON_OFF, required=True)


def _spinlocks(source: etree._Element, element: xml.Element) -> xml.Element | None:
    if element.attrs["state"] == "on":
        retries = source.get("retries")
        if retries is None:
            raise missing_attribute("spinlocks", "retries")
        number = int(unsigned()(retries, "spinlocks", "retries") or 0)
        if number < 4095:
            raise xml_error("HyperV spinlock retry count must be at least 4095")
        element.attrs["retries"] = str(number)
    return element


def _vendor_id(source: etree._Element, element: xml.Element) -> xml.Element | None:
    if element.attrs["state"] == "on":
        value = source.get("value")
        if not value:
            raise xml_error("missing 'value' attribute for HyperV feature 'vendor_id'")
        if len(value) > 12:
            raise xml_error("HyperV vendor_id value must not be more than 12 characters.")
        if "," in value:
            raise xml_error("HyperV vendor_id value is invalid")
        element.attrs["value"] = value
    return element


def _dirty_ring(source: etree._Element, element: xml.Element) -> xml.Element | None:
    if element.attrs["state"] == "on":
        size = source.get("size")
        if size is None:
            raise missing_attribute("dirty-ring", "size")
        number = int(unsigned()(size, "dirty-ring", "size") or 0)
        if number & (number - 1) or not 1024 <= number <= 65536:
            raise xml_error("dirty ring must be power of 2 and ranges [1024, 65536]")
        element.attrs["size"] = str(number)
    return element


def _passthrough(source: etree._Element, element: xml.Element) -> xml.Element | None:
    mode = source.get("mode")
    if mode is not None and element.attrs["state"] == "on":
        known = choice("sync_pt", "share_pt", silent=("default",))
        printed = known(mode, "passthrough", "mode")
        if printed is not None:
            element.attrs["mode"] = printed
    return element


_HYPERV = {
    name: rule(name, _STATE)
    for name in words(
        "relaxed vapic spinlocks vpindex runtime synic stimer reset vendor_id frequencies reenlightenment "
        "tlbflush ipi evmcs avic"
    )
}
_HYPERV["spinlocks"] = rule("spinlocks", _STATE, finish=_spinlocks)
_HYPERV["vendor_id"] = rule("vendor_id", _STATE, finish=_vendor_id)
_HYPERV["stimer"] = rule("stimer", _STATE, rule("direct", _STATE))
_KVM = {name: rule(name, _STATE) for name in ("hidden", "hint-dedicated", "poll-control", "pv-ipi")}
_KVM["dirty-ring"] = rule("dirty-ring", _STATE, finish=_dirty_ring)
_XEN = {"e820_host": rule("e820_host", _STATE), "passthrough": rule("passthrough", _STATE, finish=_passthrough)}
_CAPABILITIES = {
    name: rule(name, attr("state", ON_OFF, default="on"))
    for name in words(
        "audit_control audit_write block_suspend chown dac_override dac_read_search fowner fsetid ipc_lock "
        "ipc_owner kill lease linux_immutable mac_admin mac_override mknod net_admin net_bind_service "
        "net_broadcast net_raw setgid setfcap setpcap setuid sys_admin sys_boot sys_chroot sys_module "
        "sys_nice sys_pacct sys_ptrace sys_rawio sys_resource sys_time sys_tty_config syslog wake_alarm"
    )
}


def _group(found: etree._Element, known: dict[str, Rule], unknown: str) -> list[xml.Element]:
    """The named features inside a group, in their fixed order; the last of a name counts."""
    printed: dict[str, xml.Element] = {}
    for inner in xml.children(found):
        name = str(inner.tag)
        if name not in known:
            raise unsupported(unknown.replace("%s", name))
        part = apply(known[name], inner)
        if part is not None:
            printed[name] = part
    return [printed[name] for name in known if name in printed]


def _hyperv(source: etree._Element) -> xml.Element:
    mode = choice("custom", "passthrough")(source.get("mode", "custom"), "hyperv", "mode") or "custom"
    features = _group(source, _HYPERV, "unsupported HyperV Enlightenment feature: %s")
    return xml.Element("hyperv", {"mode": mode}, children=features, is_open=True)


def _kvm(source: etree._Element) -> xml.Element:
    return xml.Element("kvm", children=_group(source, _KVM, "unsupported KVM feature: %s"), is_open=True)


def _xen(source: etree._Element) -> xml.Element:
    return xml.Element("xen", children=_group(source, _XEN, "unsupported Xen feature: %s"), is_open=True)


def _capabilities(source: etree._Element) -> xml.Element | None:
    policy = choice("default", "allow", "deny")(source.get("policy", "default"), "capabilities", "policy") or "default"
    listed = _group(source, _CAPABILITIES, "unexpected capability feature '%s'")
    if policy == "default" and not listed:
        return None
    return xml.Element("capabilities", {"policy": policy}, children=listed)


def _kib_text(tag: str, where: str, source: etree._Element) -> xml.Element | None:
    found = source.find(tag)
    if found is None or not xml.string(found):
        return None
    return xml.Element(tag, {"unit": "KiB"}, str(scaled_kib(found, where)))


def _smm(source: etree._Element) -> xml.Element:
    state = ON_OFF(source.get("state", "on"), "smm", "state") or "on"
    element = xml.Element("smm", {"state": state})
    tseg = source.find("tseg")
    if state == "on" and tseg is not None and xml.string(tseg):
        kib = scaled_kib(tseg, "string(./features/smm/tseg)", default_unit=1024 * 1024)
        size, unit = kib, "KiB"
        for larger in ("MiB", "GiB", "TiB", "PiB"):
            if size and size % 1024 == 0:
                size, unit = size // 1024, larger
            else:
                break
        element.add("tseg", {"unit": unit}, str(size))
    return element


def _hpt(source: etree._Element) -> xml.Element | None:
    element = xml.Element("hpt")
    if (resizing := source.get("resizing")) is not None:
        element.attrs["resizing"] = choice("enabled", "disabled", "required")(resizing, "hpt", "resizing") or ""
    try:
        page = _kib_text("maxpagesize", "./features/hpt/maxpagesize", source)
    except LibvirtError:
        raise unsupported("Unable to parse HPT maxpagesize setting") from None
    if page is not None:
        element.children.append(page)
    return element if element.attrs or element.children else None


def _tcg(source: etree._Element) -> xml.Element | None:
    cache = _kib_text("tb-cache", "./tb-cache", source)
    return None if cache is None else xml.Element("tcg", children=[cache])


def _present(source: etree._Element) -> xml.Element:
    return xml.Element(str(source.tag))


def _state_or_on(source: etree._Element) -> xml.Element:
    tag = str(source.tag)
    return xml.Element(tag, {"state": ON_OFF(source.get("state", "on"), tag, "state") or "on"})


def _by_rule(*parts: Attr | Rule, keep: bool = False) -> Reader:
    how = rule("", *parts, keep=keep)

    def read(source: etree._Element) -> xml.Element | None:
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
    "ibs": _by_rule(attr("value", choice("broken", "workaround", "fixed-ibs", "fixed-ccd", "fixed-na"))),
    "tcg": _tcg,
}


def features(root: etree._Element, domain: DomainDef) -> xml.Element | None:
    source = root.find("features")
    if source is None:
        return None
    printed: dict[str, xml.Element] = {}
    for found in xml.children(source):
        name = str(found.tag)
        if name not in _FEATURES:
            raise unsupported(f"unexpected feature '{name}'")
        part = _FEATURES[name](found)
        if part is not None:
            printed[name] = part
    domain.features = frozenset(printed)
    if "ioapic" in printed:
        domain.ioapic = printed["ioapic"].attrs["driver"]
    if not printed:
        return None
    return xml.Element("features", children=[printed[name] for name in _FEATURES if name in printed])


# -- clock, power, events ------------------------------------------------------------------------------------------------------

_CATCHUP = rule(
    "catchup",
    attr("threshold", unsigned(zero=False, maximum=2**63)),
    attr("slew", unsigned(zero=False, maximum=2**63)),
    attr("limit", unsigned(zero=False, maximum=2**63)),
)
_TIMER = rule(
    "timer",
    attr(
        "name", choice("platform", "pit", "rtc", "hpet", "tsc", "kvmclock", "hypervclock", "armvtimer"), required=True
    ),
    attr("present", YES_NO),
    attr("tickpolicy", choice("delay", "catchup", "merge", "discard")),
    attr("track", choice("boot", "guest", "wall", "realtime")),
    attr("frequency", unsigned(zero=False, maximum=2**64 - 1)),
    attr("mode", choice("auto", "native", "emulate", "paravirt", "smpsafe")),
    _CATCHUP,
    many=True,
)


def _check_timer(timer: xml.Element) -> None:
    name, attrs = timer.attrs["name"], timer.attrs
    if name in ("kvmclock", "hypervclock") and "tickpolicy" in attrs:
        raise unsupported(f"timer {name} doesn't support setting of timer tickpolicy")
    if timer.children and attrs.get("tickpolicy") != "catchup":
        raise xml_error("setting of timer catchup policies is only supported with tickpolicy='catchup'")
    if name != "tsc" and "frequency" in attrs:
        raise unsupported(f"timer {name} doesn't support setting of timer frequency")
    if name != "tsc" and "mode" in attrs:
        raise unsupported(f"timer {name} doesn't support setting of timer mode")
    if name not in ("platform", "rtc") and "track" in attrs:
        raise unsupported(f"timer {name} doesn't support setting of timer track")


def clock(root: etree._Element, domain: DomainDef) -> xml.Element:
    source = root.find("clock")
    if source is None:
        return xml.Element("clock", {"offset": "utc"})
    offset = source.get("offset", "utc")
    if offset not in ("utc", "localtime", "variable", "timezone", "absolute"):
        raise unsupported(f"unknown clock offset '{offset}'")
    attrs = {"offset": offset}
    adjustment = source.get("adjustment")
    if offset in ("utc", "localtime"):
        if adjustment == "reset":
            attrs["adjustment"] = "reset"
        elif adjustment is not None:
            number = parse_integer(adjustment)
            if number is None:
                raise xml_error(f"unknown clock adjustment '{adjustment}'")
            attrs = {"offset": "variable", "adjustment": str(number), "basis": offset}
    elif offset == "variable":
        number = parse_integer(adjustment or "0") or 0
        basis = source.get("basis", "utc")
        if basis not in ("utc", "localtime"):
            raise unsupported(f"unknown clock basis '{basis}'")
        attrs |= {"adjustment": str(number), "basis": basis}
    elif offset == "timezone":
        if not (zone := source.get("timezone")):
            raise internal_error("missing 'timezone' attribute for clock with offset='timezone'")
        attrs["timezone"] = zone
    else:
        number = parse_integer(source.get("start", ""))
        if number is None or not 0 <= number < 2**63:
            raise internal_error("missing 'start' attribute for clock with offset='absolute'")
        attrs["start"] = str(number)
    element = xml.Element("clock", attrs)
    for found in source.iterfind("timer"):
        timer = apply(_TIMER, found)
        if timer is not None:
            _check_timer(timer)
            element.children.append(timer)
    return element


_PM = rule("pm", rule("suspend-to-mem", attr("enabled", YES_NO)), rule("suspend-to-disk", attr("enabled", YES_NO)))


def pm(root: etree._Element, domain: DomainDef) -> xml.Element | None:
    source = root.find("pm")
    return None if source is None else apply(_PM, source)


_ACTIONS = ("destroy", "restart", "rename-restart", "preserve")
_CRASH_ACTIONS = (*_ACTIONS, "coredump-destroy", "coredump-restart")
_LIFECYCLE = (
    ("on_poweroff", _ACTIONS, "destroy"),
    ("on_reboot", _ACTIONS, "restart"),
    ("on_crash", _CRASH_ACTIONS, "destroy"),
    ("on_lockfailure", ("poweroff", "restart", "pause", "ignore"), None),
)


def lifecycle(root: etree._Element, domain: DomainDef) -> list[xml.Element]:
    """What happens when the guest powers off, reboots, crashes or loses a lock."""
    elements = []
    for tag, known, default in _LIFECYCLE:
        found = root.find(tag)
        action = xml.string(found) if found is not None else ""
        if action:
            if action not in known:
                raise unsupported(f"unknown {tag} action: {action}")
        elif default is None:
            continue
        else:
            action = default
        domain.actions[tag] = action
        elements.append(xml.Element(tag, text=action))
    return elements


_PERF = words(
    "cmt mbmt mbml cpu_cycles instructions cache_references cache_misses branch_instructions "
    "branch_misses bus_cycles stalled_cycles_frontend stalled_cycles_backend ref_cpu_cycles cpu_clock "
    "task_clock page_faults context_switches cpu_migrations page_faults_min page_faults_maj "
    "alignment_faults emulation_faults"
)
_EVENT = rule("event", attr("name", choice(*_PERF), required=True), attr("enabled", YES_NO, required=True))


def perf(root: etree._Element, domain: DomainDef) -> xml.Element | None:
    events: dict[str, xml.Element] = {}
    for found in root.iterfind("perf/event"):
        event = apply(_EVENT, found)
        if event is None:
            continue
        if event.attrs["name"] in events:
            raise xml_error(f"perf event '{event.attrs['name']}' was already specified")
        events[event.attrs["name"]] = event
    return xml.Element("perf", children=[events[name] for name in _PERF if name in events]) if events else None


# -- what the guest is told ----------------------------------------------------------------------------------------------------

_SYSINFO = {
    "bios": ("vendor", "version", "date", "release"),
    "system": ("manufacturer", "product", "version", "serial", "uuid", "sku", "family"),
    "baseBoard": ("manufacturer", "product", "version", "serial", "asset", "location"),
    "chassis": ("manufacturer", "version", "serial", "asset", "sku"),
}
_DATE = re.compile(r"\s*(\d+)/(\d+)/(\d+)", re.ASCII)


def _check_date(date: str) -> None:
    match = _DATE.fullmatch(date)
    if match is not None:
        month, day, year = int(match[1]), int(match[2]), int(match[3])
        if 1 <= month <= 12 and 1 <= day <= 31 and (year < 100 or year >= 1900):
            return
    raise detail_error("Invalid BIOS 'date' format")


def _table(source: etree._Element, names: tuple[str, ...], domain: DomainDef) -> xml.Element | None:
    element = xml.Element(str(source.tag))
    for name in names:
        found = source.find(f"entry[@name='{name}']")
        value = xml.string(found) if found is not None else ""
        if not value:
            continue
        if name == "date":
            _check_date(value)
        if name == "uuid":
            try:
                if UUID(value).bytes != domain.uuid:
                    raise detail_error("UUID mismatch between <uuid> and <sysinfo>")
            except ValueError:
                raise detail_error("malformed <sysinfo> uuid element") from None
        element.add("entry", {"name": name}, value)
    return element if element.children else None


def _fwcfg(source: etree._Element) -> xml.Element:
    element = xml.Element("sysinfo", {"type": "fwcfg"})
    for entry in source.iterfind("entry"):
        name, file, value = entry.get("name"), entry.get("file"), xml.string(entry)
        if not name:
            raise xml_error("Firmware entry is missing 'name' attribute")
        if not value and not file:
            raise xml_error("Firmware entry must have either value or 'file' attribute")
        if value and file:
            raise xml_error("Firmware entry can't have both value and 'file' attribute")
        attrs = {"name": name} if file is None else {"name": name, "file": file}
        element.add("entry", attrs, value or None)
    return element


def sysinfo(root: etree._Element, domain: DomainDef) -> list[xml.Element]:
    elements = []
    for source in root.iterfind("sysinfo"):
        kind = source.get("type")
        if kind is None:
            raise missing_attribute("sysinfo", "type")
        if choice("smbios", "fwcfg")(kind, "sysinfo", "type") == "fwcfg":
            elements.append(_fwcfg(source))
            continue
        element = xml.Element("sysinfo", {"type": "smbios"})
        for tag, names in _SYSINFO.items():
            for found in source.iterfind(tag):
                table = _table(found, names, domain)
                if table is not None:
                    element.children.append(table)
                if tag != "baseBoard":
                    break
        strings = [xml.Element("entry", text=xml.string(found)) for found in source.iterfind("oemStrings/entry")]
        if strings:
            element.children.append(xml.Element("oemStrings", children=strings))
        elements.append(element)
    return elements


def _mapping(source: etree._Element) -> xml.Element:
    attrs = {}
    for name in ("start", "target", "count"):
        number = parse_integer(source.get(name, ""))
        if number is None or not 0 <= number <= 2**32 - 1:
            raise xml_error("invalid idmap start/target/count settings")
        attrs[name] = str(number)
    return xml.Element(str(source.tag), attrs)


def idmap(root: etree._Element, domain: DomainDef) -> xml.Element | None:
    uids = [_mapping(found) for found in root.iterfind("idmap/uid")]
    gids = [_mapping(found) for found in root.iterfind("idmap/gid")]
    for entries in (uids, gids):
        entries.sort(key=lambda entry: int(entry.attrs["start"]))
        if entries and entries[0].attrs["start"] != "0":
            raise unsupported("You must map the root user of container")
    if bool(uids) != bool(gids):
        raise unsupported("uid and gid should be mapped both")
    return xml.Element("idmap", children=uids + gids) if uids else None


# -- protection --------------------------------------------------------------------------------------------------------------


def seclabels(root: etree._Element, domain: DomainDef) -> list[xml.Element]:
    elements = []
    models: set[str] = set()
    for source in root.iterfind("seclabel"):
        element = _seclabel(source)
        if element is None:
            continue
        model = element.attrs.get("model")
        if model is not None:
            if model in models:
                raise detail_error(f"seclabel for model {model} is already provided")
            models.add(model)
        elements.append(element)
    if len(elements) > 1 and any("model" not in element.attrs for element in elements):
        raise xml_error("missing security model when using multiple labels")
    return elements


def _seclabel(source: etree._Element) -> xml.Element | None:
    kind = source.get("type")
    if kind is not None:
        kind = choice("none", "dynamic", "static", silent=("default",))(kind, "seclabel", "type")
    model = source.get("model")
    relabel = source.get("relabel")
    if relabel is not None:
        relabel = YES_NO(relabel, "seclabel", "relabel")
    if kind == "dynamic" and relabel == "no":
        raise unsupported("dynamic label type must use resource relabeling")
    if kind == "none" and relabel == "yes":
        raise unsupported("resource relabeling is not compatible with 'none' label type")
    label = source.find("label")
    text = xml.string(label) if label is not None else ""
    if kind == "static" and not text:
        raise xml_error("security label is missing")
    if kind is None:
        return None
    attrs = {"type": kind}
    if model is not None:
        attrs["model"] = model
    if kind == "none":
        return xml.Element("seclabel", attrs)
    attrs["relabel"] = relabel or ("yes" if kind == "dynamic" else "no")
    element = xml.Element("seclabel", attrs)
    if kind == "static":
        element.add("label", text=text)
    else:
        base = source.find("baselabel")
        if base is not None and xml.string(base):
            element.add("baselabel", text=xml.string(base))
    return element


_CIPHER = rule("cipher", attr("name", choice("aes", "dea"), required=True), attr("state", ON_OFF, required=True))


def keywrap(root: etree._Element, domain: DomainDef) -> xml.Element | None:
    ciphers: dict[str, xml.Element] = {}
    for found in root.iterfind("keywrap/cipher"):
        cipher = apply(_CIPHER, found)
        if cipher is None:
            continue
        name = cipher.attrs["name"]
        if name in ciphers:
            raise internal_error(f"A domain definition can have no more than one cipher node with name {name}")
        ciphers[name] = cipher
    return xml.Element("keywrap", children=[ciphers[n] for n in ("aes", "dea") if n in ciphers]) if ciphers else None


def launch_security(root: etree._Element, domain: DomainDef) -> xml.Element | None:
    source = root.find("launchSecurity")
    if source is None:
        return None
    kind = source.get("type")
    if kind is None:
        raise missing_attribute("launchSecurity", "type")
    choice("sev", "s390-pv")(kind, "launchSecurity", "type")
    element = xml.Element("launchSecurity", {"type": kind})
    if kind != "sev":
        return element
    if (hashes := source.get("kernelHashes")) is not None:
        element.attrs["kernelHashes"] = YES_NO(hashes, "launchSecurity", "kernelHashes") or ""
    for tag in ("cbitpos", "reducedPhysBits"):
        found = source.find(tag)
        if found is not None and (text := xml.string(found)):
            number = parse_integer(text)
            if number is None or number < 0:
                raise xml_error(f"Invalid format for launch security {tag}")
            element.add(tag, text=str(number))
    policy = source.find("policy")
    number = parse_integer(xml.string(policy), 16) if policy is not None else None
    if number is None or number < 0:
        raise xml_error("failed to get launch security policy")
    element.add("policy", text=f"0x{number:04x}")
    for tag in ("dhCert", "session"):
        found = source.find(tag)
        if found is not None and xml.string(found):
            element.add(tag, text=xml.string(found))
    return element
