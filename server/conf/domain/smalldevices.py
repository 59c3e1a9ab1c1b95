"""The devices that take few lines each: watchdog, balloon, RNG, TPM, shared memory, memory modules and their like."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....protocol._generated.enums import ErrorDomain, ErrorNumber
from ....protocol.errors import report
from .. import xml
from ..addresses import append_device_info, device_info, uuid_text
from ..rules import Rule, apply, attr, rule
from ..values import (
    ON_OFF,
    YES_NO,
    choice,
    format_bitmap,
    integer,
    internal_error,
    missing_attribute,
    parse_bitmap,
    parse_integer,
    scaled,
    unexplained,
    unsigned,
    unsupported,
    xml_error,
)
from .chardevs import SOURCE_TYPES, source_parts
from .tuning import detail_error, scaled_kib

if TYPE_CHECKING:
    from .definition import DomainDef

__all__ = ["SMALL_DEVICES", "read_small_device"]

_VIRTIO_MODELS = ("virtio", "virtio-transitional", "virtio-non-transitional")
_VIRTIO_DRIVER = rule(
    "driver", attr("iommu", ON_OFF), attr("ats", ON_OFF), attr("packed", ON_OFF), attr("page_per_vq", ON_OFF)
)


def _by_rule(how: Rule, source: xml.Source) -> xml.Element:
    element = apply(how, source)
    assert element is not None
    return element


def _driver(source: xml.Source) -> list[xml.Element]:
    found = source.find("driver")
    printed = None if found is None else apply(_VIRTIO_DRIVER, found)
    return [] if printed is None else [printed]


# -- by rule alone -----------------------------------------------------------------------------------------------------------

_MEMBALLOON = rule(
    "memballoon",
    attr("model", choice("virtio", "xen", "none", *_VIRTIO_MODELS[1:]), required=True),
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


def memballoon(source: xml.Source, domain: DomainDef) -> xml.Element:
    element = _by_rule(_MEMBALLOON, source)
    # The driver options come last but for where the device sits.
    place = device_info(source)
    element.children = [child for child in element.children if child.tag == "stats"] + place + _driver(source)
    return element


def iommu(source: xml.Source, domain: DomainDef) -> xml.Element:
    element = _by_rule(_IOMMU, source)
    model, driver = element.attrs["model"], element.find("driver")
    if model != "intel" and driver is not None:
        raise xml_error(f"iommu model '{model}' doesn't support additional attributes")
    if model != "virtio" and element.find("address") is not None:
        raise xml_error(f"iommu model '{model}' can't have address")
    if driver is not None:
        if driver.attrs.get("intremap") == "on" and domain.ioapic != "qemu":
            raise unsupported("IOMMU interrupt remapping requires split I/O APIC (ioapic driver='qemu')")
        if driver.attrs.get("eim") == "on" and driver.attrs.get("intremap") != "on":
            raise unsupported("IOMMU eim requires interrupt remapping to be enabled")
    return element


def vsock(source: xml.Source, domain: DomainDef) -> xml.Element:
    element = xml.Element("vsock")
    if (model := source.get("model")) is not None:
        printed = choice(*_VIRTIO_MODELS, silent=("default",))(model, "vsock", "model")
        if printed is not None:
            element.attrs["model"] = printed
    cid = source.find("cid")
    given = apply(_VSOCK_CID, cid) if cid is not None else None
    attrs = dict(given.attrs) if given is not None else {}
    if int(attrs.get("address", "3")) < 3:
        raise unsupported("guest CIDs must be >= 3")
    attrs = {"auto": attrs.get("auto", "no" if "address" in attrs else "yes"), **attrs}
    element.add("cid", attrs)
    element.children += device_info(source) + _driver(source)
    return element


def hub(source: xml.Source, domain: DomainDef) -> xml.Element:
    kind = source.get("type")
    if not kind:
        raise internal_error("missing hub device type")
    if kind != "usb":
        raise unsupported(f"unknown hub device type '{kind}'")
    return xml.Element("hub", {"type": kind}, children=device_info(source))


def nvram(source: xml.Source, domain: DomainDef) -> xml.Element:
    return xml.Element("nvram", children=device_info(source), is_open=True)


def watchdog(source: xml.Source, domain: DomainDef) -> xml.Element:
    model = source.get("model")
    if model is None:
        raise internal_error("watchdog must contain model name")
    if model not in ("i6300esb", "ib700", "diag288"):
        raise unsupported(f"unknown watchdog model '{model}'")
    action = source.get("action", "reset")
    if action not in ("reset", "shutdown", "poweroff", "pause", "none", "dump", "inject-nmi"):
        raise unsupported(f"unknown watchdog action '{action}'")
    return xml.Element("watchdog", {"model": model, "action": action}, children=device_info(source))


def panic(source: xml.Source, domain: DomainDef) -> xml.Element:
    element = xml.Element("panic", children=device_info(source))
    model = source.get("model")
    if model is not None:
        if model not in ("default", "isa", "pseries", "hyperv", "s390"):
            raise unsupported(f"unknown panic model '{model}'")
        if model != "default":
            element.attrs["model"] = model
    return element


def lease(source: xml.Source, domain: DomainDef) -> xml.Element:
    values = {}
    for tag in ("key", "lockspace"):
        found = source.find(tag)
        text = xml.string(found) if found is not None else ""
        if not text:
            if tag == "key":
                raise xml_error("Missing 'key' element for lease")
            raise unexplained()
        values[tag] = text
    target = source.find("target")
    if target is None:
        raise xml_error("Missing 'target' element for lease")
    path = target.get("path")
    if not path:
        raise xml_error("Missing 'path' attribute to 'target' element for lease")
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


def rng(source: xml.Source, domain: DomainDef) -> xml.Element:
    model = source.get("model")
    if model is None:
        raise xml_error("missing RNG device model")
    if model not in _VIRTIO_MODELS:
        raise unsupported(f"unknown RNG model '{model}'")
    element = xml.Element("rng", {"model": model})
    rate = source.find("rate")
    if rate is not None and (size := rate.get("bytes")) is not None:
        attrs = {}
        for name, text in (("bytes", size), ("period", rate.get("period"))):
            if text is None:
                continue
            number = parse_integer(text)
            if number is None or number < 0:
                raise xml_error(f"invalid RNG rate {name} value")
            attrs[name] = str(number)
        if attrs.get("period") == "0":
            del attrs["period"]
        if attrs["bytes"] != "0":
            element.add("rate", attrs)
    backends = source.findall("backend")
    if len(backends) != 1:
        raise xml_error("only one RNG backend is supported")
    element.children.append(_rng_backend(backends[0]))
    element.children += _driver(source)
    element.children += device_info(source)
    return element


def _rng_backend(source: xml.Source) -> xml.Element:
    model = source.get("model")
    if model is None:
        raise xml_error("missing RNG device backend model")
    element = xml.Element("backend", {"model": model})
    if model == "random":
        element.text = xml.string(source) or "/dev/random"
    elif model == "egd":
        kind = source.get("type")
        if kind is None:
            raise xml_error("missing EGD backend type")
        if kind not in SOURCE_TYPES:
            raise unsupported(f"unknown backend type '{kind}' for egd")
        element.attrs["type"] = kind
        element.children += source_parts(kind, source)
    elif model != "builtin":
        raise unsupported(f"unknown RNG backend model '{model}'")
    return element


_PCR_BANKS = ("sha1", "sha256", "sha384", "sha512")


def tpm(source: xml.Source, domain: DomainDef) -> xml.Element:
    element = xml.Element("tpm")
    if (model := source.get("model")) is not None:
        printed = choice("tpm-tis", "tpm-crb", "tpm-spapr", "spapr-tpm-proxy", silent=("default",))(
            model, "tpm", "model"
        )
        if printed is not None:
            element.attrs["model"] = printed
    backends = source.findall("backend")
    if not backends:
        raise xml_error("missing TPM device backend")
    if len(backends) > 1:
        raise xml_error("only one TPM backend is supported")
    kind = backends[0].get("type")
    if kind is None:
        raise missing_attribute("backend", "type")
    choice("passthrough", "emulator", "external")(kind, "backend", "type")
    backend = element.add("backend", {"type": kind})
    if kind == "passthrough":
        device = backends[0].find("device")
        path = (device.get("path") if device is not None else None) or "/dev/tpm0"
        backend.add("device", {"path": path})
    elif kind == "external":
        origin = backends[0].find("source")
        form = origin.get("type") if origin is not None else None
        if origin is None or form is None:
            raise xml_error("missing external TPM backend type")
        if form != "unix":
            raise xml_error("only source type 'unix' is supported for external TPM device")
        for part in source_parts("unix", backends[0]):
            part.attrs = {"type": "unix", **part.attrs}
            backend.children.append(part)
    else:
        _emulator(backends[0], backend)
    element.children += device_info(source)
    return element


def _emulator(source: xml.Source, backend: xml.Element) -> None:
    version = source.get("version")
    if version is not None:
        printed = choice("1.2", "2.0", silent=("default",))(version, "backend", "version")
        if printed is not None:
            backend.attrs["version"] = printed
    state = source.get("persistent_state")
    if state is not None:
        if state not in ("yes", "no"):
            raise internal_error("Invalid persistent_state value, either 'yes' or 'no'")
        if state == "yes":
            backend.attrs["persistent_state"] = "yes"
    encryption = source.find("encryption")
    secret = encryption.get("secret") if encryption is not None else None
    if secret:
        uuid = uuid_text(secret)
        if uuid is None:
            raise internal_error(f"Unable to parse secret uuid '{secret}'")
        backend.add("encryption", {"secret": xml.format_uuid(uuid)})
    banks = source.find("active_pcr_banks")
    chosen = [bank for bank in _PCR_BANKS if banks is not None and banks.find(bank) is not None]
    if chosen:
        if backend.attrs.get("version") != "2.0":
            raise xml_error("<active_pcr_banks/> requires TPM version '2.0'")
        backend.children.append(xml.Element("active_pcr_banks", children=[xml.Element(bank) for bank in chosen]))


# -- shared memory, smartcards ---------------------------------------------------------------------------------------------------

_SHMEM_MODEL = choice("ivshmem", "ivshmem-plain", "ivshmem-doorbell")
_MSI = rule("msi", attr("vectors", unsigned(zero=False)), attr("ioeventfd", ON_OFF), keep=True)


def shmem(source: xml.Source, domain: DomainDef) -> xml.Element:
    name = source.get("name")
    if not name:
        raise xml_error("shmem element must contain 'name' attribute")
    if "/" in name:
        raise unsupported("shmem name cannot include '/' character")
    if name in (".", ".."):
        raise unsupported(f"shmem name cannot be equal to '{name}'")
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
            raise xml_error("msi option is only supported with a server")
        element.children.append(_by_rule(_MSI, msi))
    element.children += device_info(source)
    return element


def smartcard(source: xml.Source, domain: DomainDef) -> xml.Element:
    mode = source.get("mode")
    if mode is None:
        raise missing_attribute("smartcard", "mode")
    choice("host", "host-certificates", "passthrough")(mode, "smartcard", "mode")
    element = xml.Element("smartcard", {"mode": mode})
    if mode == "host-certificates":
        certificates = source.findall("certificate")
        if len(certificates) != 3:
            raise xml_error("host-certificates mode needs exactly three certificates")
        for certificate in certificates:
            element.add("certificate", text=xml.string(certificate))
        database = source.find("database")
        if database is not None and (path := xml.string(database)):
            if not path.startswith("/"):
                raise xml_error(f"expecting absolute path: {path}")
            element.add("database", text=path)
    elif mode == "passthrough":
        kind = source.get("type")
        if kind is None:
            raise xml_error("passthrough mode requires a character device type attribute")
        if kind not in SOURCE_TYPES:
            raise unsupported(f"unknown type presented to host for character device: {kind}")
        element.attrs["type"] = kind
        element.children += source_parts(kind, source)
    place = device_info(source)
    if any(found.tag == "address" and found.attrs["type"] != "ccid" for found in place):
        raise unsupported("Controllers must use the 'ccid' address type")
    element.children += place
    return element


# -- memory modules --------------------------------------------------------------------------------------------------------------

_MEMORY_MODELS = choice("dimm", "nvdimm", "virtio-pmem", "virtio-mem", "sgx-epc")


def _size(source: xml.Source, tag: str, *, required: bool = False, where: str | None = None) -> int | None:
    found = source.find(tag)
    if found is None or not xml.string(found):
        if required:
            detail = f"missing element or attribute './{tag}'"
            raise report(ErrorNumber.VIR_ERR_XML_ERROR, ErrorDomain.VIR_FROM_XML, detail)
        return None
    return scaled_kib(found, where or f"./{tag}")


def _kib(parent: xml.Element, tag: str, size: int | None) -> None:
    if size is not None:
        parent.add(tag, {"unit": "KiB"}, str(size))


def _memory_source(model: str, source: xml.Source | None) -> xml.Element | None:
    element = xml.Element("source")
    path = source.find("path") if source is not None else None
    if model in ("nvdimm", "virtio-pmem"):
        if path is None or not xml.string(path):
            raise detail_error(f"path is required for model '{model}'")
        element.add("path", text=xml.string(path))
        if source is not None and model == "nvdimm":
            _kib(element, "alignsize", _size(source, "alignsize"))
            if source.find("pmem") is not None:
                element.add("pmem")
    elif source is not None:
        mask = source.find("nodemask")
        if mask is not None and (text := xml.string(mask)):
            nodes = parse_bitmap(text)
            if not nodes:
                raise xml_error(f"Invalid value of 'nodemask': {text}")
            element.add("nodemask", text=format_bitmap(nodes))
        if model != "sgx-epc":
            _kib(element, "pagesize", _size(source, "pagesize") or None)
    return element if element.children else None


def memory(source: xml.Source, domain: DomainDef) -> xml.Element:
    model = source.get("model")
    if model is None:
        raise missing_attribute("memory", "model")
    _MEMORY_MODELS(model, "memory", "model")
    attrs = {"model": model}
    if (access := source.get("access")) is not None:
        printed = choice("shared", "private", silent=("default",))(access, "memory", "access")
        if printed is not None:
            attrs["access"] = printed
    elif model == "virtio-pmem":
        attrs["access"] = "shared"
    if (discard := source.get("discard")) is not None:
        attrs["discard"] = YES_NO(discard, "memory", "discard") or ""
    if source.find("uuid") is not None and model == "nvdimm":
        raise unsupported("UUID is not supported for NVDIMM device")
    target = source.find("target")
    if target is None:
        raise xml_error("missing <target> element for <memory> device")
    size = _size(target, "size", required=True) or 0
    element = xml.Element("memory", attrs)
    origin = _memory_source(model, source.find("source"))
    if origin is not None:
        element.children.append(origin)
    printed_target = element.add("target")
    _kib(printed_target, "size", size)
    node = target.find("node")
    if node is not None and (text := xml.string(node)):
        number = parse_integer(text)
        if number is None or number < 0:
            raise xml_error("invalid value of memory device node")
        if not domain.numa_cells:
            raise detail_error("can't add memory backend as guest has no NUMA nodes configured")
        if number >= domain.numa_cells:
            raise detail_error(
                f"can't add memory backend for guest node '{number}' as the guest has only '{domain.numa_cells}' "
                "NUMA nodes configured"
            )
        printed_target.add("node", text=str(number))
    label = target.find("label")
    if model == "nvdimm" and label is not None:
        label_size = _size(label, "size", where="./label/size")
        if label_size:
            if label_size < 128:
                raise xml_error("nvdimm label must be at least 128KiB")
            if label_size >= size:
                raise xml_error("label size must be smaller than NVDIMM size")
            _kib(printed_target.add("label"), "size", label_size)
        if target.find("readonly") is not None:
            printed_target.add("readonly")
    elif model == "nvdimm" and target.find("readonly") is not None:
        printed_target.add("readonly")
    if model == "virtio-mem":
        block, requested = _size(target, "block") or 0, _size(target, "requested")
        if not block or block & (block - 1):
            raise detail_error("block size must be a power of two")
        if (requested or 0) % block:
            raise detail_error("requested size must be an integer multiple of block size")
        if (requested or 0) > size:
            raise detail_error("requested size must be smaller than or equal to @size")
        _kib(printed_target, "block", block)
        _kib(printed_target, "requested", requested or 0)
    domain.hotplug_memory += size
    element.children += device_info(source)
    return element


SMALL_DEVICES = {
    "watchdog": watchdog,
    "memballoon": memballoon,
    "rng": rng,
    "tpm": tpm,
    "panic": panic,
    "nvram": nvram,
    "iommu": iommu,
    "vsock": vsock,
    "shmem": shmem,
    "smartcard": smartcard,
    "lease": lease,
    "hub": hub,
    "memory": memory,
}


def read_small_device(source: xml.Source, domain: DomainDef) -> xml.Element:
    return SMALL_DEVICES[str(source.tag)](source, domain)
