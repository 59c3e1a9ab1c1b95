"""Parameters of domains in ``<blkiotune>``, ``<numatune>`` and ``<perf>``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...protocol._generated.enums import ErrorDomain, ErrorNumber
from ...protocol.errors import LibvirtError, report
from ...protocol.typedparams import UInt
from ..conf import xml
from ..conf.domain.platform import PERF_EVENTS
from ..conf.values import format_bitmap, parse_bitmap, parse_integer
from ..offload import BULK_BYTES, BULK_LINES

if TYPE_CHECKING:
    from collections.abc import Callable

    from ...protocol.typedparams import Params, ParamValue, TypedParams
    from ..conf.domain.definition import DomainDef

__all__ = [
    "BLKIO",
    "blkio_parameters",
    "blkiotune",
    "numa_of",
    "perf_of",
    "set_numa",
    "set_perf",
    "weight_of",
]

# Parameter -> element of a device in <blkiotune>; the first is an unsigned int, the
# last two may be larger.
BLKIO = {
    "device_weight": ("weight", 2**32),
    "device_read_iops_sec": ("read_iops_sec", 2**32),
    "device_write_iops_sec": ("write_iops_sec", 2**32),
    "device_read_bytes_sec": ("read_bytes_sec", 2**64),
    "device_write_bytes_sec": ("write_bytes_sec", 2**64),
}
# More are a slip or an attack: a text of 4 MiB has room for half a million.
_MOST_BLKIO_DEVICES = 1024
BLKIO_ORDER = ("weight", "read_iops_sec", "write_iops_sec", "read_bytes_sec", "write_bytes_sec")
_NUMA_MODES = ("strict", "preferred", "interleave", "restrictive")


def _number(text: str | None) -> int:
    return int(text or "0")


def weight_of(definition: DomainDef) -> int:
    """Estimate the size of a definition as XML, in bytes."""
    return definition.weight * BULK_BYTES // BULK_LINES


def blkio_parameters(tune: xml.Element | None) -> Params:
    """Return ``<blkiotune>`` as parameters.

    Changes nothing; may run in a thread.
    """
    weight = None if tune is None else tune.find("weight")
    found: dict[str, ParamValue] = {
        "weight": UInt(_number(None if weight is None else weight.text))
    }
    for name, (tag, _) in BLKIO.items():
        devices = () if tune is None else tune.all("device")
        pairs = ((device.find("path"), device.find(tag)) for device in devices)
        found[name] = ",".join(
            f"{path.text},{value.text}" for path, value in pairs if path and value
        )
    return found


def blkiotune(old: xml.Element | None, params: TypedParams) -> xml.Element | None:
    """Make ``<blkiotune>`` of an old one and parameters.

    Changes nothing; may run in a thread.
    """
    weight = None if old is None else old.find("weight")
    number = params.get("weight", _number(None if weight is None else weight.text))
    devices = {
        str(device.children[0].text): {part.tag: str(part.text) for part in device.children[1:]}
        for device in (() if old is None else old.all("device"))
    }
    for name, value in params.items():
        if name in BLKIO:
            for path, limit in _blkio_devices(name, str(value)):
                devices.setdefault(path, {})[BLKIO[name][0]] = str(limit)
    new = xml.Element("blkiotune")
    if number:
        new.add("weight", text=str(number))
    for path, limits in devices.items():
        parts = [
            xml.Element(tag, text=limits[tag]) for tag in BLKIO_ORDER if limits.get(tag, "0") != "0"
        ]
        if parts:
            new.children.append(
                xml.Element("device", children=[xml.Element("path", text=path), *parts])
            )
    return new if new.children else None


def _blkio_devices(name: str, text: str) -> list[tuple[str, int]]:
    """Parse pairs of a path and a number, such as ``/dev/sda,500,/dev/sdb,300``.

    Raises VIR_ERR_INVALID_ARG with libvirt's texts.
    """
    found: list[tuple[str, int]] = []
    at = 0
    while at < len(text):
        comma = text.find(",", at)
        if comma < 0:
            raise _blkio_error(f"unable to parse blkio device '{name}' '{text}'")
        if len(found) == _MOST_BLKIO_DEVICES:
            raise _blkio_error(f"more than {_MOST_BLKIO_DEVICES} devices in parameter '{name}'")
        end = text.find(",", comma + 1)
        end = len(text) if end < 0 else end
        path, number = text[at:comma], text[comma + 1 : end]
        limit = parse_integer(number) if number.isascii() and number.isdigit() else None
        if limit is None or limit >= BLKIO[name][1]:
            raise _blkio_error(
                f"invalid value '{text[comma + 1 :]}' for parameter '{name}' of device '{path}'"
            )
        found.append((path, limit))
        at = end + 1
    return found


def _blkio_error(detail: str) -> LibvirtError:
    return report(ErrorNumber.VIR_ERR_INVALID_ARG, ErrorDomain.VIR_FROM_DOMAIN, detail)


def numa_of(definition: DomainDef) -> tuple[int | None, str | None]:
    """Return mode and nodes of <numatune>; None for a missing one."""
    tune = definition.tree.find("numatune")
    memory = None if tune is None else tune.find("memory")
    if memory is None:
        return None, None
    return _NUMA_MODES.index(memory.attrs["mode"]), memory.attrs.get("nodeset")


def set_numa(
    definition: DomainDef,
    params: TypedParams,
    *,
    is_live: bool,
    refusals: tuple[Callable[[str], LibvirtError], Callable[[str], LibvirtError]],
) -> None:
    """Put mode and nodes into a definition.

    ``refusals`` make the driver's errors about arguments, and about the state.
    """
    invalid, not_valid = refusals
    mode, nodes = numa_of(definition)
    if "numa_mode" in params:
        wanted = int(params["numa_mode"])  # type: ignore[arg-type]
        if not 0 <= wanted < len(_NUMA_MODES):
            raise invalid(f"unsupported numatune mode: '{wanted}'")
        if is_live and mode not in (None, wanted):
            raise not_valid("can't change numatune mode for running domain")
        mode = wanted
    if "numa_nodeset" in params:
        text = str(params["numa_nodeset"])
        bits = parse_bitmap(text)
        if not bits:
            raise not_valid(f"Invalid nodeset of 'numatune': {text}")
        nodes = format_bitmap(bits)
    if nodes is None:
        raise report(
            ErrorNumber.VIR_ERR_CONFIG_UNSUPPORTED,
            ErrorDomain.VIR_FROM_DOMAIN,
            "nodeset for NUMA memory tuning must be set if 'placement' is 'static'",
        )
    tune = definition.tree.find("numatune")
    others = [] if tune is None else [part for part in tune.children if part.tag != "memory"]
    memory = xml.Element("memory", {"mode": _NUMA_MODES[mode or 0], "nodeset": nodes})
    definition.put(xml.Element("numatune", children=[memory, *others]), "numatune")


def set_perf(definition: DomainDef, params: TypedParams) -> None:
    """Put events to count into a definition."""
    enabled = {
        **perf_of(definition),
        **{name: "yes" if value else "no" for name, value in params.items()},
    }
    events = [
        xml.Element("event", {"name": name, "enabled": enabled[name]})
        for name in PERF_EVENTS
        if name in enabled
    ]
    definition.put(xml.Element("perf", children=events) if events else None, "perf")


def perf_of(definition: DomainDef) -> dict[str, str]:
    element = definition.tree.find("perf")
    return (
        {}
        if element is None
        else {event.attrs["name"]: event.attrs["enabled"] for event in element.children}
    )
