"""Memory modules: ``<memory>`` inside of ``<devices>``."""

from __future__ import annotations

from .. import xml
from ..addresses import device_info
from ..kinds import YES_NO, choice
from ..refusals import DOMAIN, missing_attribute, missing_part
from ..values import format_bitmap, parse_bitmap, parse_integer, scaled_kib

__all__ = ["read_memory_device"]

_MEMORY_MODELS = choice("dimm", "nvdimm", "virtio-pmem", "virtio-mem", "sgx-epc")


def _size(source: xml.Source, tag: str, *, required: bool = False, where: str | None = None) -> int | None:
    found = source.find(tag)
    if found is None or not xml.string(found):
        if required:
            raise missing_part(f"./{tag}")
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
            raise DOMAIN.xml_detail(f"path is required for model '{model}'")
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
                raise DOMAIN.xml_error(f"Invalid value of 'nodemask': {text}")
            element.add("nodemask", text=format_bitmap(nodes))
        if model != "sgx-epc":
            _kib(element, "pagesize", _size(source, "pagesize") or None)
    return element if element.children else None


def read_memory_device(source: xml.Source, numa_cells: int) -> tuple[xml.Element, int]:
    """A memory module, and its size in KiB."""
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
        raise DOMAIN.unsupported("UUID is not supported for NVDIMM device")
    target = source.find("target")
    if target is None:
        raise DOMAIN.xml_error("missing <target> element for <memory> device")
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
            raise DOMAIN.xml_error("invalid value of memory device node")
        if not numa_cells:
            raise DOMAIN.xml_detail("can't add memory backend as guest has no NUMA nodes configured")
        if number >= numa_cells:
            raise DOMAIN.xml_detail(
                f"can't add memory backend for guest node '{number}' as the guest has only '{numa_cells}' "
                "NUMA nodes configured"
            )
        printed_target.add("node", text=str(number))
    label = target.find("label")
    if model == "nvdimm" and label is not None:
        label_size = _size(label, "size", where="./label/size")
        if label_size:
            if label_size < 128:
                raise DOMAIN.xml_error("nvdimm label must be at least 128KiB")
            if label_size >= size:
                raise DOMAIN.xml_error("label size must be smaller than NVDIMM size")
            _kib(printed_target.add("label"), "size", label_size)
        if target.find("readonly") is not None:
            printed_target.add("readonly")
    elif model == "nvdimm" and target.find("readonly") is not None:
        printed_target.add("readonly")
    if model == "virtio-mem":
        block, requested = _size(target, "block") or 0, _size(target, "requested")
        if not block or block & (block - 1):
            raise DOMAIN.xml_detail("block size must be a power of two")
        if (requested or 0) % block:
            raise DOMAIN.xml_detail("requested size must be an integer multiple of block size")
        if (requested or 0) > size:
            raise DOMAIN.xml_detail("requested size must be smaller than or equal to @size")
        _kib(printed_target, "block", block)
        _kib(printed_target, "requested", requested or 0)
    element.children += device_info(source)
    return element, size
