"""The devices that take few lines each: watchdog, balloon, shared memory, smartcards and their like."""

from __future__ import annotations

from .. import xml
from ..addresses import append_device_info, device_info
from ..kinds import ON_OFF, YES_NO, choice, integer, unsigned
from ..refusals import DOMAIN, missing_attribute, unexplained
from ..rules import Rule, apply, attr, rule
from ..values import scaled
from .chardevs import SOURCE_TYPES, source_parts
from .virtio import VIRTIO_MODELS, virtio_driver

__all__ = [
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


def _by_rule(how: Rule, source: xml.Source) -> xml.Element:
    element = apply(how, source)
    assert element is not None
    return element


# -- by rule alone -----------------------------------------------------------------------------------------------------------

_MEMBALLOON = rule(
    "memballoon",
    attr("model", choice("virtio", "xen", "none", *VIRTIO_MODELS[1:]), required=True),
    attr("autodeflate", ON_OFF),
    attr("freePageReporting", ON_OFF),
    rule(
        "stats",
        attr("period", integer()),
        finish=lambda source, element: element if element.attrs.get("period", "0") != "0" else None,
    ),
    finish=append_device_info,
)
_IOMMU_DRIVER = rule(
    "driver",
    attr("intremap", ON_OFF),
    attr("caching_mode", ON_OFF),
    attr("eim", ON_OFF),
    attr("iotlb", ON_OFF),
    attr("aw_bits", unsigned(zero=False)),
)
_IOMMU = rule(
    "iommu",
    attr("model", choice("intel", "smmuv3", "virtio"), required=True),
    _IOMMU_DRIVER,
    finish=append_device_info,
)
_VSOCK_CID = rule("cid", attr("auto", YES_NO), attr("address", unsigned(nonzero=True)))


def read_memballoon(source: xml.Source) -> xml.Element:
    element = _by_rule(_MEMBALLOON, source)
    # The driver options come last but for where the device sits.
    place = device_info(source)
    element.children = [child for child in element.children if child.tag == "stats"] + place + virtio_driver(source)
    return element


def read_iommu(source: xml.Source, ioapic: str | None) -> xml.Element:
    element = _by_rule(_IOMMU, source)
    model, driver = element.attrs["model"], element.find("driver")
    if model != "intel" and driver is not None:
        raise DOMAIN.xml_error(f"iommu model '{model}' doesn't support additional attributes")
    if model != "virtio" and element.find("address") is not None:
        raise DOMAIN.xml_error(f"iommu model '{model}' can't have address")
    if driver is not None:
        if driver.attrs.get("intremap") == "on" and ioapic != "qemu":
            raise DOMAIN.unsupported("IOMMU interrupt remapping requires split I/O APIC (ioapic driver='qemu')")
        if driver.attrs.get("eim") == "on" and driver.attrs.get("intremap") != "on":
            raise DOMAIN.unsupported("IOMMU eim requires interrupt remapping to be enabled")
    return element


def read_vsock(source: xml.Source) -> xml.Element:
    element = xml.Element("vsock")
    if (model := source.get("model")) is not None:
        printed = choice(*VIRTIO_MODELS, silent=("default",))(model, "vsock", "model")
        if printed is not None:
            element.attrs["model"] = printed
    cid = source.find("cid")
    given = apply(_VSOCK_CID, cid) if cid is not None else None
    attrs = dict(given.attrs) if given is not None else {}
    if int(attrs.get("address", "3")) < 3:
        raise DOMAIN.unsupported("guest CIDs must be >= 3")
    attrs = {"auto": attrs.get("auto", "no" if "address" in attrs else "yes"), **attrs}
    element.add("cid", attrs)
    element.children += device_info(source) + virtio_driver(source)
    return element


def read_hub(source: xml.Source) -> xml.Element:
    kind = source.get("type")
    if not kind:
        raise DOMAIN.internal_error("missing hub device type")
    if kind != "usb":
        raise DOMAIN.unsupported(f"unknown hub device type '{kind}'")
    return xml.Element("hub", {"type": kind}, children=device_info(source))


def read_nvram(source: xml.Source) -> xml.Element:
    return xml.Element("nvram", children=device_info(source), is_open=True)


def read_watchdog(source: xml.Source) -> xml.Element:
    model = source.get("model")
    if model is None:
        raise DOMAIN.internal_error("watchdog must contain model name")
    if model not in ("i6300esb", "ib700", "diag288"):
        raise DOMAIN.unsupported(f"unknown watchdog model '{model}'")
    action = source.get("action", "reset")
    if action not in ("reset", "shutdown", "poweroff", "pause", "none", "dump", "inject-nmi"):
        raise DOMAIN.unsupported(f"unknown watchdog action '{action}'")
    return xml.Element("watchdog", {"model": model, "action": action}, children=device_info(source))


def read_panic(source: xml.Source) -> xml.Element:
    element = xml.Element("panic", children=device_info(source))
    model = source.get("model")
    if model is not None:
        if model not in ("default", "isa", "pseries", "hyperv", "s390"):
            raise DOMAIN.unsupported(f"unknown panic model '{model}'")
        if model != "default":
            element.attrs["model"] = model
    return element


def read_lease(source: xml.Source) -> xml.Element:
    values = {}
    for tag in ("key", "lockspace"):
        found = source.find(tag)
        text = xml.string(found) if found is not None else ""
        if not text:
            if tag == "key":
                raise DOMAIN.xml_error("Missing 'key' element for lease")
            raise unexplained()
        values[tag] = text
    target = source.find("target")
    if target is None:
        raise DOMAIN.xml_error("Missing 'target' element for lease")
    path = target.get("path")
    if not path:
        raise DOMAIN.xml_error("Missing 'path' attribute to 'target' element for lease")
    attrs = {"path": path}
    if (offset := target.get("offset")) is not None:
        number = unsigned(maximum=2**32 - 1)(offset, "target", "offset")
        if number and number != "0":
            attrs["offset"] = number
    element = xml.Element("lease")
    element.add("lockspace", text=values["lockspace"])
    element.add("key", text=values["key"])
    element.add("target", attrs)
    return element


# -- random numbers, TPM -------------------------------------------------------------------------------------------------------


# -- shared memory, smartcards ---------------------------------------------------------------------------------------------------

_SHMEM_MODEL = choice("ivshmem", "ivshmem-plain", "ivshmem-doorbell")
_MSI = rule("msi", attr("vectors", unsigned(zero=False)), attr("ioeventfd", ON_OFF), keep=True)


def read_shmem(source: xml.Source) -> xml.Element:
    name = source.get("name")
    if not name:
        raise DOMAIN.xml_error("shmem element must contain 'name' attribute")
    if "/" in name:
        raise DOMAIN.unsupported("shmem name cannot include '/' character")
    if name in (".", ".."):
        raise DOMAIN.unsupported(f"shmem name cannot be equal to '{name}'")
    element = xml.Element("shmem", {"name": name})
    model = source.find("model")
    kind = "ivshmem"
    if model is not None and (text := model.get("type")) is not None:
        kind = _SHMEM_MODEL(text, "model", "type") or kind
    role = source.get("role")
    if (role is not None and kind == "ivshmem-plain") or role in ("master", "peer"):
        element.attrs["role"] = choice("master", "peer", silent=("default",))(role or "", "shmem", "role") or ""
    element.add("model", {"type": kind})
    size = source.find("size")
    if size is not None and (text := xml.string(size)):
        number = scaled(text, size.get("unit"), default_unit=1, where="./size[1]")
        if number:
            element.add("size", {"unit": "M"}, str(number >> 20))
    server = source.find("server")
    if server is not None:
        path = server.get("path")
        element.add("server", {"path": path} if path is not None else {})
    msi = source.find("msi")
    if msi is not None:
        if server is None:
            raise DOMAIN.xml_error("msi option is only supported with a server")
        element.children.append(_by_rule(_MSI, msi))
    element.children += device_info(source)
    return element


def read_smartcard(source: xml.Source) -> xml.Element:
    mode = source.get("mode")
    if mode is None:
        raise missing_attribute("smartcard", "mode")
    choice("host", "host-certificates", "passthrough")(mode, "smartcard", "mode")
    element = xml.Element("smartcard", {"mode": mode})
    if mode == "host-certificates":
        certificates = source.findall("certificate")
        if len(certificates) != 3:
            raise DOMAIN.xml_error("host-certificates mode needs exactly three certificates")
        for certificate in certificates:
            element.add("certificate", text=xml.string(certificate))
        database = source.find("database")
        if database is not None and (path := xml.string(database)):
            if not path.startswith("/"):
                raise DOMAIN.xml_error(f"expecting absolute path: {path}")
            element.add("database", text=path)
    elif mode == "passthrough":
        kind = source.get("type")
        if kind is None:
            raise DOMAIN.xml_error("passthrough mode requires a character device type attribute")
        if kind not in SOURCE_TYPES:
            raise DOMAIN.unsupported(f"unknown type presented to host for character device: {kind}")
        element.attrs["type"] = kind
        element.children += source_parts(kind, source)
    place = device_info(source)
    if any(found.tag == "address" and found.attrs["type"] != "ccid" for found in place):
        raise DOMAIN.unsupported("Controllers must use the 'ccid' address type")
    element.children += place
    return element
