"""Devices that take few lines each, such as watchdog, balloon and smartcards."""

from __future__ import annotations

from functools import partial

from ... import xml
from ...addresses import DEVICE_INFO, add_device_info
from ...kinds import ON_OFF, POSITIVE, YES_NO, choice, integer, unsigned
from ...refusals import DOMAIN, unexplained
from ...rules import Rule, add, apply, attr, rule, take
from ...values import scaled
from .chardevs import SOURCE_TYPES, source_parts
from .virtio import VIRTIO_DRIVER, VIRTIO_MODEL, VIRTIO_MODELS, check_virtio_options

__all__ = [
    "check_iommu",
    "check_remapping",
    "check_vsock",
    "read_hub",
    "read_iommu",
    "read_lease",
    "read_memballoon",
    "read_nvram",
    "read_panic",
    "read_shmem",
    "read_smartcard",
    "read_vsock",
    "read_watchdog",
]


def _kept(how: Rule, source: xml.Source) -> xml.Element:
    """Apply a rule that always keeps its element."""
    element = apply(how, source)
    assert element is not None
    return element


# -- by rule alone ---------------------------------------------------------------------


def _period(source: xml.Source, element: xml.Element) -> xml.Element | None:
    return element if int(element.attrs.get("period", 0)) > 0 else None


_MEMBALLOON = rule(
    "memballoon",
    attr("model", choice(*VIRTIO_MODELS, "xen", "none"), required=True),
    attr("autodeflate", ON_OFF),
    attr("freePageReporting", ON_OFF),
    rule("stats", attr("period", integer()), finish=_period),
    *DEVICE_INFO,
    VIRTIO_DRIVER,
    keep=True,
)
_HUB = rule(
    "hub",
    attr("type", choice("usb", unknown="unknown hub device type '%s'")),
    *DEVICE_INFO,
    keep=True,
)
_NVRAM = rule("nvram", *DEVICE_INFO, keep=True)
_WATCHDOG = rule(
    "watchdog",
    attr(
        "model",
        choice("i6300esb", "ib700", "diag288", unknown="unknown watchdog model '%s'"),
        missing=partial(DOMAIN.internal_error, "watchdog must contain model name"),
    ),
    attr(
        "action",
        choice(
            *("reset", "shutdown", "poweroff", "pause", "none", "dump", "inject-nmi"),
            unknown="unknown watchdog action '%s'",
        ),
        default="reset",
    ),
    *DEVICE_INFO,
    keep=True,
)
_PANIC_MODEL = attr(
    "model",
    choice(
        "isa", "pseries", "hyperv", "s390", silent=("default",), unknown="unknown panic model '%s'"
    ),
)


def read_memballoon(source: xml.Source) -> xml.Element:
    return _kept(_MEMBALLOON, source)


def read_hub(source: xml.Source) -> xml.Element:
    if source.get("type") is None:
        raise DOMAIN.internal_error("missing hub device type")
    return _kept(_HUB, source)


def read_nvram(source: xml.Source) -> xml.Element:
    element = _kept(_NVRAM, source)
    element.is_open = True
    return element


def read_watchdog(source: xml.Source) -> xml.Element:
    return _kept(_WATCHDOG, source)


def read_panic(source: xml.Source) -> xml.Element:
    element = xml.Element("panic")
    add_device_info(element, source)
    take(element, source, _PANIC_MODEL)
    return element


# -- with more to check ----------------------------------------------------------------

_IOMMU = rule(
    "iommu",
    attr("model", choice("intel", "smmuv3", "virtio"), required=True),
    rule(
        "driver",
        *(attr(name, ON_OFF) for name in ("intremap", "caching_mode", "eim", "iotlb")),
        attr("aw_bits", unsigned(zero=False)),
    ),
    *DEVICE_INFO,
    keep=True,
)


def read_iommu(source: xml.Source) -> xml.Element:
    return _kept(_IOMMU, source)


def check_iommu(element: xml.Element) -> None:
    model, driver = element.attrs["model"], element.find("driver")
    if model != "intel" and driver is not None:
        raise DOMAIN.xml_error(f"iommu model '{model}' doesn't support additional attributes")
    if model != "virtio" and element.find("address") is not None:
        raise DOMAIN.xml_error(f"iommu model '{model}' can't have address")


def check_remapping(element: xml.Element, ioapic: str | None) -> None:
    """Check what an IOMMU needs of the I/O APIC."""
    driver = element.find("driver")
    if driver is not None:
        remaps = driver.attrs.get("intremap") == "on"
        if remaps and ioapic != "qemu":
            raise DOMAIN.unsupported(
                "IOMMU interrupt remapping requires split I/O APIC (ioapic driver='qemu')"
            )
        if driver.attrs.get("eim") == "on" and not remaps:
            raise DOMAIN.unsupported("IOMMU eim requires interrupt remapping to be enabled")


_VSOCK_MODEL = attr("model", VIRTIO_MODEL)
_CID = (attr("auto", YES_NO), attr("address", POSITIVE))


def read_vsock(source: xml.Source) -> xml.Element:
    element = xml.Element("vsock")
    take(element, source, _VSOCK_MODEL)
    given = xml.Element("cid")
    if (cid := source.find("cid")) is not None:
        take(given, cid, *_CID)
    attrs = given.attrs
    if int(attrs.get("address", "3")) < 3:
        raise DOMAIN.unsupported("guest CIDs must be >= 3")
    element.add("cid", {"auto": attrs.get("auto", "no" if "address" in attrs else "yes"), **attrs})
    add_device_info(element, source)
    add(element, source, VIRTIO_DRIVER)
    return element


def check_vsock(element: xml.Element) -> None:
    driver = element.find("driver")
    if driver is not None and "model" not in element.attrs:
        check_virtio_options(driver)


_OFFSET = attr("offset", unsigned(zero=False))


def read_lease(source: xml.Source) -> xml.Element:
    key, lockspace = source.text("key"), source.text("lockspace")
    if not key:
        raise DOMAIN.xml_error("Missing 'key' element for lease")
    if not lockspace:
        raise unexplained()
    target = source.find("target")
    if target is None:
        raise DOMAIN.xml_error("Missing 'target' element for lease")
    path = target.get("path")
    if path is None:
        raise DOMAIN.xml_error("Missing 'path' attribute to 'target' element for lease")
    element = xml.Element("lease")
    element.add("lockspace", text=lockspace)
    element.add("key", text=key)
    take(element.add("target", {"path": path}), target, _OFFSET)
    return element


# -- shared memory, smartcards ---------------------------------------------------------

_SHMEM_MODEL = attr(
    "type", choice("ivshmem", "ivshmem-plain", "ivshmem-doorbell"), default="ivshmem"
)
_ROLE = choice("master", "peer")
_MSI = rule("msi", attr("vectors", unsigned(zero=False)), attr("ioeventfd", ON_OFF), keep=True)
_SERVER = rule("server", attr("path"), keep=True)


def _shmem_name(source: xml.Source) -> str:
    name = source.get("name")
    if name is None:
        raise DOMAIN.xml_error("shmem element must contain 'name' attribute")
    if "/" in name:
        raise DOMAIN.unsupported("shmem name cannot include '/' character")
    if name in (".", ".."):
        raise DOMAIN.unsupported(f"shmem name cannot be equal to '{name}'")
    return name


def read_shmem(source: xml.Source) -> xml.Element:
    element = xml.Element("shmem", {"name": _shmem_name(source)})
    model = xml.Element("model", {"type": "ivshmem"})
    if (given := source.find("model")) is not None:
        take(model, given, _SHMEM_MODEL)
    role = source.get("role")
    if role is not None and model.attrs["type"] != "ivshmem":
        element.attrs["role"] = _ROLE(role, "shmem", "role") or ""
    element.children.append(model)
    if text := source.text("size"):
        number = scaled(text, source.value("size", "unit"), default_unit=1, where="./size[1]")
        if number:
            element.add("size", {"unit": "M"}, str(number >> 20))
    there = source.tags()
    if "msi" in there and "server" not in there:
        raise DOMAIN.xml_error("msi option is only supported with a server")
    add(element, source, _SERVER, _MSI)
    add_device_info(element, source)
    return element


_SMARTCARD = attr("mode", choice("host", "host-certificates", "passthrough"), required=True)


def _certificates(source: xml.Source, element: xml.Element) -> None:
    certificates = source.findall("certificate")
    if len(certificates) != 3:
        raise DOMAIN.xml_error("host-certificates mode needs exactly three certificates")
    for certificate in certificates:
        element.add("certificate", text=xml.string(certificate))
    if (database := source.find("database")) is not None:
        if not (path := xml.string(database)):
            raise unexplained()
        if not path.startswith("/"):
            raise DOMAIN.xml_error(f"expecting absolute path: {path}")
        element.add("database", text=path)


def read_smartcard(source: xml.Source) -> xml.Element:
    element = xml.Element("smartcard")
    take(element, source, _SMARTCARD)
    mode = element.attrs["mode"]
    if mode == "host-certificates":
        _certificates(source, element)
    elif mode == "passthrough":
        kind = source.get("type")
        if kind is None:
            raise DOMAIN.xml_error("passthrough mode requires a character device type attribute")
        if kind not in SOURCE_TYPES:
            raise DOMAIN.unsupported(f"unknown type presented to host for character device: {kind}")
        element.attrs["type"] = kind
        element.children += source_parts(kind, source)
    add_device_info(element, source)
    place = element.find("address")
    if place is not None and place.attrs["type"] != "ccid":
        raise DOMAIN.unsupported("Controllers must use the 'ccid' address type")
    return element
