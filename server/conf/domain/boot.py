"""Booting of a guest: ``<bootloader>``, ``<os>`` with its loader, boot devices."""

from __future__ import annotations

from dataclasses import dataclass

from .. import xml
from ..kinds import YES_NO, Filled, choice, integer, string, unsigned
from ..refusals import DOMAIN, unexplained
from ..rules import add, apply, attr, rule, take, text_rule
from ..values import words
from .devices.sources import STORAGE_TYPES, source_element

__all__ = [
    "ARCHITECTURES",
    "Boot",
    "add_default_boot",
    "check_features",
    "check_firmware",
    "read_bootloader",
    "read_os",
]

ARCHITECTURES = frozenset(
    words(
        "alpha armv6l armv7l armv7b aarch64 cris i686 ia64 lm32 loongarch64 m68k microblaze "
        "microblazeel mips mipsel mips64 mips64el or32 parisc parisc64 ppc ppc64 ppc64le ppcemb "
        "riscv32 riscv64 s390 s390x sh4 sh4eb sparc sparc64 unicore32 x86_64 xtensa xtensaeb"
    )
)
_OS_TYPES = frozenset(("hvm", "xen", "linux", "exe", "uml", "xenpvh"))


@dataclass(frozen=True, slots=True)
class Boot:
    """Kind of guest, on which other readers depend, and how it boots.

    ``devices`` are those of ``<boot>``, in order: ``fd``, ``cdrom``, ``hd`` and
    ``network``. Only hvm guests without a bootloader have them. Single devices may have
    a boot order instead. ``has_loader``: whether a ``<loader>`` or ``<nvram>`` is
    there, even an empty one. ``virt_type`` is the type of domain. ``machine`` is that
    of the document, "" if it names none.
    """

    os_type: str
    arch: str
    has_bootloader: bool
    devices: tuple[str, ...]
    has_loader: bool = False
    virt_type: str = "test"
    machine: str = ""


def read_bootloader(root: xml.Source) -> list[xml.Element]:
    """Read ``<bootloader>`` and its arguments, which count only together with it."""
    found = root.find("bootloader")
    if found is None or not xml.string(found):
        return []
    elements = [xml.Element("bootloader", text=xml.string(found))]
    arguments = root.find("bootloader_args")
    if arguments is not None and xml.string(arguments):
        elements.append(xml.Element("bootloader_args", text=xml.string(arguments)))
    return elements


def _init_arg(source: xml.Source, element: xml.Element) -> xml.Element | None:
    if not element.text:
        raise DOMAIN.xml_error("No data supplied for <initarg> element")
    return element


def _init_env(source: xml.Source, element: xml.Element) -> xml.Element | None:
    if source.get("name") is None:
        raise DOMAIN.xml_error("No name supplied for <initenv> element")
    if not element.text:
        raise DOMAIN.xml_error(
            f"No value supplied for <initenv name='{source.get('name')}'> element"
        )
    return element


_INIT = (
    text_rule("init"),
    rule("initarg", text=string, many=True, finish=_init_arg),
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


def _nvram(source: xml.Source) -> xml.Element | None:
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
    origin = source_element(kind, inner)
    if origin.attrs or origin.has_children:
        element.children.append(origin)
    return element


def _acpi(source: xml.Source) -> xml.Element | None:
    tables = source.findall("acpi/table")
    if not tables:
        return None
    if len(tables) > 1:
        raise DOMAIN.xml_error("Only one acpi table is supported")
    kind = tables[0].get("type")
    if kind is None:
        raise DOMAIN.xml_error("Missing acpi table type")
    if kind != "slic":
        raise DOMAIN.xml_error(f"Unknown acpi table type: {kind}")
    element = xml.Element("acpi")
    element.add("table", {"type": kind}, xml.string(tables[0]))
    return element


def _reboot_timeout(value: str, element: str, attribute: str) -> str | None:
    number = integer()(value, element, attribute) or "0"
    if not -1 <= int(number) <= 65535:
        raise DOMAIN.unsupported("invalid value for rebootTimeout, must be in range [-1,65535]")
    return number


def _boot_timeout(value: str, element: str, attribute: str) -> str | None:
    number = unsigned()(value, element, attribute) or "0"
    if int(number) > 65535:
        raise DOMAIN.unsupported("invalid value for boot menu timeout, must be in range [0,65535]")
    return number


def _yes_or_no(value: str, element: str, attribute: str) -> str | None:
    return "yes" if value == "yes" else "no"


_BIOS = rule("bios", attr("useserial", _yes_or_no), attr("rebootTimeout", _reboot_timeout))
_BOOT = rule("boot", attr("dev", choice("fd", "cdrom", "hd", "network"), required=True), many=True)
_MAX_BOOT_DEVICES = 4


_TIMEOUT = attr("timeout", _boot_timeout)


def _menu(source: xml.Source, element: xml.Element) -> xml.Element | None:
    if element.attrs.get("enable") == "yes":
        take(element, source, _TIMEOUT)
    return element if element.attrs else None


_BOOTMENU = rule("bootmenu", attr("enable", YES_NO), finish=_menu)


_TYPE = choice(*sorted(_OS_TYPES), unknown="unknown OS type '%s'")
_ARCH = choice(*sorted(ARCHITECTURES), unknown="Unknown architecture %s")


def _guest_type(source: xml.Source, default_arch: str, *, has_bootloader: bool) -> xml.Element:
    """Read ``<type>``, which may be missing if there is a bootloader."""
    kind = source.find("type")
    name = "" if kind is None else xml.string(kind)
    if not name:
        if not has_bootloader:
            raise DOMAIN.xml_error("an os <type> must be specified")
        name = "xen"
    element = xml.Element("type", {"arch": default_arch}, _TYPE(name, "type", ""))
    if kind is not None:
        if (arch := kind.own("arch")) is not None:
            element.attrs["arch"] = _ARCH(arch, "type", "arch") or ""
        if (machine := kind.own("machine")) is not None:
            element.attrs["machine"] = machine
    return element


def read_os(
    root: xml.Source, default_arch: str, *, has_bootloader: bool, virt_type: str
) -> tuple[xml.Element, Boot]:
    """Read ``<os>``; ``default_arch`` is that of a guest that names none.

    Paravirtualised guests of Xen, with type ``xen``, are printed as ``linux``.
    """
    source = root.find("os") or xml.Source.empty("os")
    kind = _guest_type(source, default_arch, has_bootloader=has_bootloader)
    name, arch = kind.text or "", kind.attrs["arch"]
    if virt_type == "xen" and name in ("xen", "linux"):
        name, kind.text = "xen", "linux"
    element = xml.Element("os")
    _firmware(source, element, kind)
    if name == "exe":
        add(element, source, *_INIT)
        if element.find("init") is None:
            raise DOMAIN.xml_error("init binary must be specified")
        add(element, source, _SMBIOS)
        return element, Boot(name, arch, has_bootloader, (), virt_type=virt_type)
    if name != "linux":  # for this type, libvirt neither reads nor prints these elements
        _kernel(source, element, name)
    devices: tuple[str, ...] = ()
    if name == "hvm":
        # A bootloader would decide instead: then this is checked and dropped.
        devices = _boot(source, xml.Element("os") if has_bootloader else element)
    add(element, source, _SMBIOS)
    has_loader = name != "linux" and not _LOADER_TAGS.isdisjoint(source.tags())
    machine = kind.attrs.get("machine", "")
    return element, Boot(name, arch, has_bootloader, devices, has_loader, virt_type, machine)


_KERNEL = tuple(text_rule(tag) for tag in ("kernel", "initrd", "cmdline", "dtb", "root"))


_LOADER_TAGS = frozenset(("loader", "nvram"))
_KERNEL_TAGS = frozenset(("loader", "nvram", "acpi", *(how.tag for how in _KERNEL)))


def _kernel(source: xml.Source, element: xml.Element, kind: str) -> None:
    if _KERNEL_TAGS.isdisjoint(source.tags()):  # as in most documents
        return
    _loader(source, element)
    add(element, source, *_KERNEL)
    if kind == "hvm" and (acpi := _acpi(source)) is not None:
        element.children.append(acpi)


_FIRMWARE = attr(
    "firmware",
    Filled(choice("bios", "efi", unknown="unknown firmware value %s", refuse=DOMAIN.xml_error)),
)


def _firmware(source: xml.Source, element: xml.Element, kind: xml.Element) -> None:
    """Read the choice of firmware; the guest's ``<type>`` goes between its parts."""
    if kind.text == "hvm":
        take(element, source, _FIRMWARE)
    element.children.append(kind)
    found = source.find("firmware")
    if found is None or "firmware" not in element.attrs:
        return
    holder = xml.Element("firmware")
    add(holder, found, _FEATURE)
    features = {feature.attrs["name"]: feature for feature in holder.children}
    keys = features.get("enrolled-keys")
    if keys is not None and keys.attrs["enabled"] == "yes":  # which nothing else would check
        features.setdefault(
            "secure-boot", xml.Element("feature", {"enabled": "yes", "name": "secure-boot"})
        )
    if features:
        named = [features[name] for name in sorted(features)]
        element.children.append(xml.Element("firmware", children=named))


def _loader(source: xml.Source, element: xml.Element) -> None:
    nvram_source = source.find("nvram")
    nvram = _nvram(nvram_source) if nvram_source is not None else None
    found = source.find("loader")
    loader = apply(_LOADER, found) if found is not None else None
    if loader is not None:
        if loader.text and "type" not in loader.attrs:
            order = ("readonly", "secure", "type", "stateless")
            loader.attrs["type"] = "rom"
            loader.attrs = {key: loader.attrs[key] for key in order if key in loader.attrs}
        element.children.append(loader)
    if nvram is not None:
        element.children.append(nvram)


def check_features(os: xml.Element) -> None:
    """Refuse keys of secure boot in a firmware without secure boot."""
    features = {
        feature.attrs["name"]: feature.attrs["enabled"]
        for found in os.all("firmware")
        for feature in found.children
    }
    if features.get("enrolled-keys") == "yes" and features["secure-boot"] == "no":
        raise DOMAIN.xml_detail(
            "firmware feature 'enrolled-keys' cannot be enabled "
            "when firmware feature 'secure-boot' is disabled"
        )


def check_firmware(os: xml.Element, boot: Boot) -> None:
    """Refuse contradictions between firmware, loader and NVRAM.

    The rules are virDomainDefOSValidate's; ``os`` is the element that `read_os` made.
    """
    firmware, loader, nvram = os.attrs.get("firmware"), os.find("loader"), os.find("nvram")
    if not boot.has_loader:
        return
    given = {} if loader is None else loader.attrs
    if firmware is not None:
        _check_chosen(firmware, given, nvram)
    elif loader is None or not loader.text:
        raise DOMAIN.xml_detail("no loader path specified and firmware auto selection disabled")
    stateless = given.get("stateless")
    if stateless == "yes" and nvram is not None:
        if "template" in nvram.attrs:
            raise DOMAIN.xml_detail("NVRAM template is not permitted when loader is stateless")
        raise DOMAIN.xml_detail("NVRAM is not permitted when loader is stateless")
    if stateless == "no" and firmware not in (None, "efi"):
        raise DOMAIN.xml_detail("Only EFI firmware permits NVRAM")
    if stateless == "no" and firmware is None and given["type"] != "pflash":
        raise DOMAIN.xml_detail("Only pflash loader type permits NVRAM")


def _check_chosen(firmware: str, loader: dict[str, str], nvram: xml.Element | None) -> None:
    """Check what may be said about firmware that libvirt is to choose."""
    where = "cannot be specified when firmware autoselection is enabled"
    for name in ("readonly", "type"):
        if name in loader:
            raise DOMAIN.xml_detail(f"loader attribute '{name}' {where}")
    if nvram is not None:
        if "template" in nvram.attrs:
            raise DOMAIN.xml_detail(f"nvram attribute 'template' {where}")
        if firmware != "efi":
            raise DOMAIN.xml_detail(f"firmware type '{firmware}' does not support nvram")


_SMBIOS_MODES = ("emulate", "host", "sysinfo")
_SMBIOS = rule(
    "smbios",
    attr(
        "mode",
        Filled(choice(*_SMBIOS_MODES, silent=("none",), unknown="unknown smbios mode '%s'")),
    ),
)


def _boot(source: xml.Source, element: xml.Element) -> tuple[str, ...]:
    # Devices may carry their own boot order instead; whether <boot dev='hd'/> is added
    # is decided when they are known.
    holder = xml.Element("os")
    add(holder, source, _BOOT)
    devices = holder.children[:_MAX_BOOT_DEVICES]
    element.children += devices
    add(element, source, _BOOTMENU, _BIOS)
    return tuple([device.attrs["dev"] for device in devices])


def add_default_boot(element: xml.Element, boot: Boot) -> None:
    """Add a hard disk as boot device, for guests whose document names none."""
    if boot.os_type != "hvm" or boot.has_bootloader or boot.devices:
        return
    after = ("boot", "bootmenu", "bios", "smbios")
    place = next(
        (at for at, part in enumerate(element.children) if part.tag in after), len(element.children)
    )
    element.children.insert(place, xml.Element("boot", {"dev": "hd"}))
