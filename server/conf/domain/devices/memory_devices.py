"""Memory modules: ``<memory>`` inside of ``<devices>``."""

from __future__ import annotations

from ... import xml
from ...addresses import add_device_info, uuid_text
from ...kinds import YES_NO, choice
from ...refusals import DOMAIN, missing_part
from ...rules import add, attr, flag, take, text_rule
from ...values import parse_integer, random_uuid, scaled_kib
from ..vcpus import cpuset_text

__all__ = ["check_memory_device", "read_memory_device"]

_MODEL = attr(
    "model", choice("dimm", "nvdimm", "virtio-pmem", "virtio-mem", "sgx-epc"), required=True
)
_ACCESS = attr("access", choice("shared", "private"))
_DISCARD = attr("discard", YES_NO)
_PMEM, _READONLY = flag("pmem"), flag("readonly")


def _size(source: xml.Source, tag: str, *, where: str | None = None) -> int | None:
    """Read the size in a child with a unit, in KiB; None if there is none."""
    found = source.find(tag)
    return (
        None if found is None or not xml.string(found) else scaled_kib(found, where or f"./{tag}")
    )


def _kib(parent: xml.Element, tag: str, size: int | None) -> None:
    if size is not None:
        parent.add(tag, {"unit": "KiB"}, str(size))


def _nodes(value: str, element: str, attribute: str) -> str | None:
    return cpuset_text(value, element)


_NODEMASK = text_rule("nodemask", _nodes)


def _origin(model: str, source: xml.Source | None) -> xml.Element | None:
    """Read ``<source>``, the host's side of a module."""
    element = xml.Element("source")
    if model in ("nvdimm", "virtio-pmem"):
        if source is not None and (path := source.text("path")):
            element.add("path", text=path)
        if model == "nvdimm" and source is not None:
            _kib(element, "alignsize", _size(source, "alignsize"))
            add(element, source, _PMEM)
    elif source is not None:
        add(element, source, _NODEMASK)
        if model != "sgx-epc":
            _kib(element, "pagesize", _size(source, "pagesize") or None)
    return element if element.has_children else None


_WITH_UUID = ("ppc64", "ppc64le")  # architectures whose NVDIMMs have one


def _uuid(source: xml.Source, arch: str) -> list[xml.Element]:
    """Read the UUID of an NVDIMM, or make one; only some architectures have them."""
    uuid = None
    if text := source.text("uuid"):
        uuid = uuid_text(text)
        if uuid is None:
            raise DOMAIN.internal_error("malformed uuid element")
    elif arch not in _WITH_UUID:
        return []
    return [xml.Element("uuid", text=xml.format_uuid(uuid or random_uuid()))]


def read_memory_device(source: xml.Source, numa_cells: int, arch: str) -> tuple[xml.Element, int]:
    """Read a memory module of a guest of that architecture, and its size in KiB."""
    element = xml.Element("memory")
    take(element, source, _MODEL)
    model = element.attrs["model"]
    if model == "virtio-pmem" and source.get("access") is None:
        element.attrs["access"] = "shared"
    take(element, source, _ACCESS, _DISCARD)
    if model == "nvdimm":
        element.children += _uuid(source, arch)
    target = source.find("target")
    if target is None:
        raise DOMAIN.xml_error("missing <target> element for <memory> device")
    size = _size(target, "size")
    if size is None:
        raise missing_part("./size")
    if (origin := _origin(model, source.find("source"))) is not None:
        element.children.append(origin)
    element.children.append(_target(target, model, size, numa_cells))
    add_device_info(element, source)
    return element, size


# Smallest block of virtio-mem, the size of a transparent huge page, in KiB.
_SMALLEST_BLOCK = 2048


def check_memory_device(element: xml.Element, arch: str) -> None:
    """Check a module, in the order of virDomainMemoryDefValidate."""
    model = element.attrs["model"]
    origin, target = element.find("source"), element.find("target")
    assert target is not None  # every module has one
    has_path = origin is not None and origin.find("path") is not None
    if model in ("nvdimm", "virtio-pmem"):
        if not has_path:
            raise DOMAIN.xml_detail(f"path is required for model '{model}'")
        if element.attrs.get("discard") == "yes":
            what = "nvdimms" if model == "nvdimm" else f"model '{model}'"
            raise DOMAIN.unsupported(f"discard is not supported for {what}")
    if model == "nvdimm":
        if arch in _WITH_UUID and target.find("label") is None:
            raise DOMAIN.unsupported("label size is required for NVDIMM device")
        if arch not in _WITH_UUID and element.find("uuid") is not None:
            raise DOMAIN.unsupported("UUID is not supported for NVDIMM device")
    elif model == "virtio-pmem":
        if element.attrs.get("access") != "shared":
            raise DOMAIN.unsupported("shared access mode required for virtio-pmem device")
        if target.find("node") is not None:
            raise DOMAIN.unsupported("virtio-pmem does not support NUMA nodes")
    elif model == "virtio-mem":
        _check_blocks(target)
    elif model == "sgx-epc" and element.find("address") is not None:
        raise DOMAIN.unsupported("memory device address is not supported for model 'sgx-epc'")


def _check_blocks(target: xml.Element) -> None:
    size, block, requested = (
        int((found.text if (found := target.find(tag)) is not None else None) or 0)
        for tag in ("size", "block", "requested")
    )
    if requested > size:
        raise DOMAIN.xml_detail("requested size must be smaller than or equal to @size")
    if not block or block & (block - 1):
        raise DOMAIN.xml_detail("block size must be a power of two")
    if block < _SMALLEST_BLOCK:
        raise DOMAIN.xml_detail(f"block size too small, must be at least {_SMALLEST_BLOCK}KiB")
    if requested % block:
        raise DOMAIN.xml_detail("requested size must be an integer multiple of block size")


def _target(source: xml.Source, model: str, size: int, numa_cells: int) -> xml.Element:
    """Read ``<target>``, the guest's side of a module."""
    element = xml.Element("target")
    _kib(element, "size", size)
    if text := source.text("node"):
        element.add("node", text=_node(text, numa_cells))
    if model == "nvdimm":
        _label(source, size, element)
        add(element, source, _READONLY)
    elif model == "virtio-mem":
        _blocks(source, element)
    return element


def _node(text: str, numa_cells: int) -> str:
    number = parse_integer(text)
    if number is None or number < 0:
        raise DOMAIN.xml_error("invalid value of memory device node")
    if not numa_cells:
        raise DOMAIN.xml_detail("can't add memory backend as guest has no NUMA nodes configured")
    if number >= numa_cells:
        cells = f"the guest has only '{numa_cells}' NUMA nodes configured"
        raise DOMAIN.xml_detail(f"can't add memory backend for guest node '{number}' as {cells}")
    return str(number)


def _label(source: xml.Source, size: int, element: xml.Element) -> None:
    label = source.find("label")
    label_size = 0 if label is None else _size(label, "size", where="./label/size") or 0
    if 0 < label_size < 128:
        raise DOMAIN.xml_error("nvdimm label must be at least 128KiB")
    if label_size >= size:
        raise DOMAIN.xml_error("label size must be smaller than NVDIMM size")
    if label_size:
        _kib(element.add("label"), "size", label_size)


def _blocks(source: xml.Source, element: xml.Element) -> None:
    for tag in ("block", "requested"):
        _kib(element, tag, _size(source, tag) or 0)
    # What the guest has plugged in: nothing, where there is no guest.
    element.add("current", {"unit": "KiB"}, "0").unless = xml.INACTIVE
