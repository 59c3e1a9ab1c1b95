"""Seeded documents of the host's devices, and sessions with all their entry points."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterator

RECORDED = Path(__file__).parents[1] / "server/conf/nodedev/documents.jsonl"


class _Parts:
    """Elements of the recorded documents by the path to the element around them.

    In a path, a capability is its type. ``values`` are those of attributes by element
    and name, ``texts`` those of elements without others inside.
    """

    def __init__(self) -> None:
        self.inside: dict[tuple[str, ...], list[str]] = {}
        self.values: dict[tuple[str, str], list[str]] = {}
        self.texts: dict[str, list[str]] = {}
        for line in RECORDED.read_text("utf-8").splitlines():
            root = etree.fromstring(json.loads(line)[0])
            for element in root.iter(etree.Element):
                if element is not root:
                    text = etree.tostring(element, encoding="unicode", with_tail=False)
                    self.inside.setdefault(path_of(element.getparent()), []).append(text)
                for name, value in element.attrib.items():
                    self.values.setdefault((str(element.tag), str(name)), []).append(str(value))
                if not len(element):
                    self.texts.setdefault(str(element.tag), []).append(element.text or "")


def path_of(element: etree._Element | None) -> tuple[str, ...]:
    """Return the names from the root to an element, where a capability is its type."""
    found: list[str] = []
    while element is not None and element.getparent() is not None:
        found.append(element.get("type", "") if element.tag == "capability" else str(element.tag))
        element = element.getparent()
    return tuple(reversed(found))


def documents(seed: int, count: int) -> Iterator[str]:
    """Yield documents of recorded elements in any order, some values changed."""
    rng = random.Random(seed)
    parts = _Parts()
    capabilities = [part for part in parts.inside[()] if part.startswith("<capability")]
    others = [part for part in parts.inside[()] if not part.startswith("<capability")]
    for _ in range(count):
        root = etree.fromstring("<device><name>made</name></device>")
        chosen = [rng.choice(others) for _ in range(rng.choice((0, 0, 0, 1, 2)))]
        chosen += [rng.choice(capabilities) for _ in range(rng.choice((1, 1, 1, 1, 2)))]
        root.extend(etree.fromstring(part) for part in chosen)
        for element in [found for found in root.iter(etree.Element) if rng.random() < 0.3]:
            known = parts.inside.get(path_of(element), [])
            if element is not root and known:
                for _ in range(rng.choice((1, 1, 2))):
                    part = etree.fromstring(rng.choice(known))
                    element.insert(rng.randrange(len(element) + 1), part)
        for element in root.iter(etree.Element):
            if element.tag == "name" and element.getparent() is root:
                continue
            _change(element, parts, rng)
        yield etree.tostring(root, encoding="unicode")


def _change(element: etree._Element, parts: _Parts, rng: random.Random) -> None:
    known = [key for key in parts.values if key[0] == element.tag and key[1] != "type"]
    if known and rng.random() < 0.05:
        key = rng.choice(known)
        element.set(key[1], rng.choice(parts.values[key]))
    texts = parts.texts.get(str(element.tag))
    if texts and not len(element) and rng.random() < 0.05:
        element.text = rng.choice(texts)


def _call(on: str, method: str, *args: Any, save: str | None = None) -> dict[str, Any]:
    request = {"op": "call", "on": on, "method": method, "args": list(args)}
    return request if save is None else request | {"save": save}


_NAMED = "<capability type='fc_host'><wwnn>2001</wwnn><wwpn>1001</wwpn></capability>"


def adapter(parent: str = "<parent>scsi_host1</parent>", inside: str = _NAMED) -> str:
    """Return a document of a virtual Fibre Channel adapter."""
    return f"<device>{parent}<capability type='scsi_host'>{inside}</capability></device>"


_FIRST = "wwnn='2000000012341234' wwpn='1000000012341234'"
ADAPTERS = (
    *(
        adapter(parent)
        for parent in (
            "",
            "<parent/>",
            *(
                f"<parent>{name}</parent>"
                for name in ("scsi_host1", "scsi_host2", "scsi_host11", "computer", "nosuch")
            ),
            f"<parent {_FIRST}/>",
            f"<parent {_FIRST}>nosuch</parent>",
            "<parent wwnn='2000000034563456' wwpn='1000000034563456'/>",
            "<parent wwnn='1' wwpn='2'/>",
            "<parent wwnn='1'/>",
            "<parent fabric_wwn='2000000043214321'/>",
            "<parent fabric_wwn='1'/>",
        )
    ),
    adapter("", ""),
    adapter("", "<capability type='vport_ops'/>"),
    adapter("", "<capability type='what'/>"),
    adapter("", "<capability type='fc_host'/>"),
    adapter("", "<capability type='fc_host'><wwnn>1</wwnn></capability>"),
    adapter("", "<host>x</host><unique_id>y</unique_id>" + _NAMED.replace("2001", "a&lt;b")),
    adapter("", _NAMED.replace("</wwpn>", "</wwpn><fabric_wwn>7</fabric_wwn>")),
    "<device><name>named</name><capability type='drm'><type>render</type></capability></device>",
    "<device/>",
    "<what/>",
    "<device",
)
VALID = (
    "<device><name>n</name><parent>scsi_host2</parent><capability type='scsi_host'><host>1</host>"
    "<capability type='fc_host'><wwnn>2000000012341230</wwnn><wwpn>1000000012341230</wwpn>"
    "</capability></capability></device>"
)
CAPABILITIES = (
    *("system", "pci", "usb_device", "usb", "net", "scsi_host", "scsi_target", "scsi", "storage"),
    *("fc_host", "vports", "scsi_generic", "drm", "mdev_types", "mdev", "ccw", "css", "vdpa"),
    *("ap_card", "ap_queue", "ap_matrix", "vpd", "vport_ops", "nosuch", "", None),
)
_NAMES = ("computer", "scsi_host1", "scsi_host2", "scsi_host11", "scsi_host12")


def listing() -> list[dict[str, Any]]:
    """Return every way to list devices."""
    calls = [
        _call("conn", method, capability, 0)
        for capability in CAPABILITIES
        for method in ("numOfDevices", "listDevices")
    ]
    flags = [0, 3, 1 | 1 << 31, (1 << 22) - 1, 0xFFFFFFFF, *(1 << bit for bit in range(32))]
    return calls + [_call("conn", "listAllDevices", flag) for flag in flags]


def _device(name: str) -> list[dict[str, Any]]:
    return [
        _call("conn", "nodeDeviceLookupByName", name, save=name),
        *(_call(name, method) for method in ("name", "parent", "numOfCaps", "listCaps")),
        _call(name, "XMLDesc", 0),
        _call(name, "XMLDesc", 1),
    ]


def life() -> list[dict[str, Any]]:
    """Return a session with every entry point; it leaves the default node changed."""
    calls = listing()
    for name in (*_NAMES[:4], "nosuch", ""):
        calls += _device(name)
    for bad in (1, 4, 1 << 20):
        calls += [
            _call("conn", "numOfDevices", None, bad),
            _call("conn", "listDevices", None, bad),
            _call("conn", "nodeDeviceLookupSCSIHostByWWN", "1", "2", bad),
        ]
    calls += [
        _call("conn", "nodeDeviceLookupSCSIHostByWWN", "2000000012341234", "1000000012341234", 0),
        _call("conn", "nodeDeviceDefineXML", VALID, 0),
        *(_call("computer", name, 0) for name in ("undefine", "create")),
        *(_call("computer", name) for name in ("autostart", "dettach", "reset", "reAttach")),
        _call("computer", "setAutostart", 1),
        _call("computer", "detachFlags", None, 0),
        _call("computer", "destroy"),
    ]
    for document in ADAPTERS:
        calls += [_call("conn", "nodeDeviceCreateXML", document, 0), *_device("scsi_host12")]
    for flags in (2, 3, 1 << 20):
        calls.append(_call("conn", "nodeDeviceCreateXML", ADAPTERS[0], flags))
    calls += [_call("conn", "nodeDeviceCreateXML", VALID, 1), *_device("scsi_host12"), *listing()]
    calls += [_call("scsi_host12", name) for name in ("destroy", "destroy", "parent", "listCaps")]
    # what has no parent any more stays
    calls += [_call("scsi_host1", "destroy"), _call("scsi_host11", "destroy"), *listing()]
    calls += [_call("conn", "nodeDeviceCreateXML", document, 0) for document in ADAPTERS]
    return [*calls, _call("scsi_host2", "destroy"), *listing()]


def calls(seed: int, count: int) -> list[dict[str, Any]]:
    """Return a session of random calls."""
    rng = random.Random(seed)
    found = [_call("conn", "nodeDeviceLookupByName", name, save=name) for name in _NAMES]
    for _ in range(count):
        if rng.random() < 0.5:
            document = rng.choice((*ADAPTERS[:7], rng.choice(ADAPTERS)))
            found.append(
                _call(
                    "conn",
                    "nodeDeviceCreateXML",
                    document,
                    rng.choice((0, 0, 0, 0, 2)),
                    save="scsi_host12",
                )
            )
        else:
            name = rng.choice((*_NAMES, "scsi_host12", "scsi_host12"))
            found.append(_call(name, rng.choice(("destroy", "parent", "listCaps"))))
        found.append(_call("conn", "listAllDevices", rng.choice((0, 32, 512, 1024, 1))))
    return found
