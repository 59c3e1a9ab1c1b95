"""Definitions of guests that run: what a start adds, whatever QEMU then says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ... import xml
from ...pause import paced
from ..views import Disk
from .aliases import add_aliases

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ..definition import DomainDef

__all__ = ["running", "running_disk"]

_MIB = 1024  # in KiB, as all sizes
_OF_MODULES = 2 * _MIB


def running(stored: DomainDef, *, partition: str | None = None) -> DomainDef:
    """Return the definition of a guest that starts from a stored one.

    Devices have aliases, sizes of memory are those that the guest gets. ``partition``
    is the group of processes that it would be in on libvirt's host.
    """
    live = stored.snapshot()
    devices = live.tree.find("devices")
    assert devices is not None
    parts = [_running(device) for device in paced(add_aliases(devices.children))]
    live.put(devices.twin(children=parts), "devices")
    _round_memory(live)
    _order_vcpus(live)
    if partition is not None and live.tree.find("resource") is None:
        resource = xml.Element("resource")
        resource.add("partition", text=partition)
        live.put(resource, "resource")
    return live


def _running(device: xml.Element) -> xml.Element:
    if device.tag == "disk":
        return running_disk(device)
    if device.tag in ("serial", "parallel", "console", "channel", "redirdev", "smartcard"):
        return _unencrypted(device) if device.attrs.get("type") == "tcp" else device
    if device.tag == "rng":
        backend = device.find("backend")
        if backend is not None and backend.attrs.get("type") == "tcp":
            plain = _unencrypted(backend)
            parts = [plain if part is backend else part for part in device.children]
            return device.twin(children=parts)
    return device


def running_disk(disk: xml.Element) -> xml.Element:
    """Return a disk as a guest that starts has it, where the definition is silent.

    Its tray is closed. One that several guests may write to is not cached. A drive
    without a medium has no format, and is not shared.
    """
    view, target, driver = Disk(disk), disk.find("target"), disk.find("driver")
    parts = disk.children
    if target is not None and "tray" in target.attrs:
        parts = _replaced(parts, target, _without(target.attrs, "tray"))
    if driver is not None:
        attrs = _without(driver.attrs, "type") if view.is_empty else driver.attrs
        if view.is_shareable and not view.is_readonly and "cache" not in attrs:
            first: dict[str, str] = {
                name: attrs[name] for name in ("name", "type") if name in attrs
            }
            attrs = {**first, "cache": "none", **_without(attrs, *first)}
        parts = _replaced(parts, driver, attrs)
    if view.is_empty:
        parts = [part for part in parts if part.tag != "shareable"]
    return disk.twin(children=parts)


def _without(attrs: Mapping[str, str], *names: str) -> dict[str, str]:
    return {name: value for name, value in attrs.items() if name not in names}


def _replaced(
    parts: Sequence[xml.Element], old: xml.Element, attrs: dict[str, str]
) -> list[xml.Element]:
    """Return the parts of an element, of which one has other attributes."""
    return [part.twin(attrs=attrs) if part is old else part for part in parts]


def _unencrypted(device: xml.Element) -> xml.Element:
    """Say of a connection over TCP that it is not encrypted."""
    return device.twin(
        children=[
            part.twin(attrs={**part.attrs, "tls": "no"})
            if part.tag == "source" and "tls" not in part.attrs
            else part
            for part in device.children
        ]
    )


def _round_memory(live: DomainDef) -> None:
    """Round up to sizes that QEMU can have: of cells, modules, and the whole."""
    devices = live.tree.find("devices")
    assert devices is not None
    if live.devices("memory"):
        live.put(devices.twin(children=[_module(each) for each in devices.children]), "devices")
    modules = sum(module.size for module in live.memory_modules)
    cpu = live.tree.find("cpu")
    numa = None if cpu is None else cpu.find("numa")
    memory = live.memory
    total = _rounded(memory.total - modules, _MIB)
    if cpu is not None and numa is not None:
        cells = [_cell(part) for part in numa.children]
        changed = numa.twin(children=cells)
        parts = [changed if part is numa else part for part in cpu.children]
        live.put(cpu.twin(children=parts), "cpu")
        total = sum(int(cell.attrs["memory"]) for cell in cells if cell.tag == "cell")
    live.set_memory(total=total + modules, maximum=_rounded(memory.maximum, _MIB))


def _rounded(kib: int, unit: int) -> int:
    return -(-kib // unit) * unit


def _cell(part: xml.Element) -> xml.Element:
    if part.tag != "cell":
        return part
    size = _rounded(int(part.attrs["memory"]), _MIB)
    return part.twin(attrs={**part.attrs, "memory": str(size)})


def _module(device: xml.Element) -> xml.Element:
    target = device.find("target") if device.tag == "memory" else None
    size = None if target is None else target.find("size")
    if target is None or size is None:
        return device
    changed = size.twin()
    changed.text = str(_rounded(int(size.text or "0"), _OF_MODULES))
    parts = [changed if part is size else part for part in target.children]
    again = target.twin(children=parts)
    return device.twin(children=[again if part is target else part for part in device.children])


def _order_vcpus(live: DomainDef) -> None:
    """Give the processors that are in use their places in hotplugging."""
    listed = live.vcpus.listed
    if not listed or any(vcpu.order for vcpu in listed):
        return
    order = 0
    ordered = []
    for vcpu in listed:
        order += vcpu.is_online
        ordered.append(vcpu._replace(order=order if vcpu.is_online else 0))
    live.set_listed_vcpus(tuple(ordered))
