"""Definitions of guests that run: what a start adds, whatever QEMU then says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ... import xml
from ...pause import paced
from .aliases import add_aliases

if TYPE_CHECKING:
    from ..definition import DomainDef

__all__ = ["running"]

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
        return _disk(device)
    if device.tag in ("serial", "parallel", "console", "channel", "redirdev", "smartcard"):
        return _unencrypted(device) if device.attrs.get("type") == "tcp" else device
    if device.tag == "rng":
        backend = device.find("backend")
        if backend is not None and backend.attrs.get("type") == "tcp":
            plain = _unencrypted(backend)
            parts = [plain if part is backend else part for part in device.children]
            return device.twin(children=parts)
    return device


def _disk(disk: xml.Element) -> xml.Element:
    """Return a disk: an empty one has no format, a shared one is not cached.

    Trays are closed when a guest starts.
    """
    driver, target = disk.find("driver"), disk.find("target")
    if target is not None and "tray" in target.attrs:
        closed = {name: value for name, value in target.attrs.items() if name != "tray"}
        shut = target.twin(attrs=closed)
        disk = disk.twin(children=[shut if part is target else part for part in disk.children])
    if driver is None:
        return disk
    attrs = dict(driver.attrs)
    if disk.find("source") is None:
        attrs.pop("type", None)
    elif _is_shared(disk) and "cache" not in attrs:
        first = ("name", "type")
        rest = {name: value for name, value in attrs.items() if name not in first}
        attrs = {name: attrs[name] for name in attrs if name in first}
        attrs |= {"cache": "none", **rest}
    if attrs == driver.attrs:
        return disk
    changed = driver.twin(attrs=attrs)
    return disk.twin(children=[changed if part is driver else part for part in disk.children])


def _is_shared(disk: xml.Element) -> bool:
    """Return whether several guests may write to a disk."""
    return disk.find("shareable") is not None and disk.find("readonly") is None


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
