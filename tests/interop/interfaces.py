"""Seeded documents of host interfaces, and sessions with all their entry points."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterator

RECORDED = Path(__file__).parents[1] / "server/conf/interface/documents.jsonl"
_TYPES = ("ethernet", "bridge", "bond", "vlan")
_OUTER = (*_TYPES, "protocol")


class _Parts:
    """Elements of the recorded documents by the name of the element around them.

    ``values`` are the values of attributes by element and name.
    """

    def __init__(self) -> None:
        self.inside: dict[str, list[str]] = {}
        self.values: dict[tuple[str, str], list[str]] = {}
        for line in RECORDED.read_text("utf-8").splitlines():
            try:
                root = etree.fromstring(json.loads(line)[0])
            except etree.XMLSyntaxError:
                continue
            for element in root.iter(etree.Element):
                if not isinstance(element.tag, str) or element.tag[0] == "{":
                    continue
                outer = element.getparent()
                if outer is not None:
                    outside = "" if outer is root else str(outer.tag)
                    text = etree.tostring(element, encoding="unicode", with_tail=False)
                    self.inside.setdefault(outside, []).append(text)
                for name, value in element.attrib.items():
                    self.values.setdefault((element.tag, str(name)), []).append(str(value))


def documents(seed: int, count: int) -> Iterator[str]:
    """Yield documents of some elements in any order, and with other attributes."""
    rng = random.Random(seed)
    parts = _Parts()
    top = parts.inside[""]
    for _ in range(count):
        kind = rng.choice(("ethernet", *_TYPES))
        root = etree.Element("interface", type=kind, name="made")
        chosen = [rng.choice(top) for _ in range(rng.choice((0, 1, 1, 2, 3, 4)))]
        main = [part for part in top if part.startswith(f"<{kind}")]
        if main and rng.random() < 0.95:
            chosen.append(rng.choice(main))
        rng.shuffle(chosen)
        root.extend(etree.fromstring(part) for part in chosen)
        for element in [found for found in root.iter(*_OUTER) if rng.random() < 0.5]:
            for _ in range(rng.choice((1, 2, 3))):
                part = etree.fromstring(rng.choice(parts.inside[str(element.tag)]))
                element.insert(rng.randrange(len(element) + 1), part)
        if rng.random() < 0.4:
            _change_values(root, parts, rng)
        root.set("name", "made")
        yield etree.tostring(root, encoding="unicode")


def _change_values(root: etree._Element, parts: _Parts, rng: random.Random) -> None:
    for element in root.iter(etree.Element):
        known = [key for key in parts.values if key[0] == element.tag and key[1][0] != "{"]
        if known and rng.random() < 0.1:
            key = rng.choice(known)
            element.set(key[1], rng.choice(parts.values[key]))


def _call(on: str, method: str, *args: Any, save: str | None = None) -> dict[str, Any]:
    request = {"op": "call", "on": on, "method": method, "args": list(args)}
    return request if save is None else request | {"save": save}


MAC = "52:54:00:AA:bb:cc"
ETHERNET = (
    f"<interface type='ethernet' name='e2'><start mode='none'/><mac address='{MAC}'/></interface>"
)
OTHER = ETHERNET.replace("<start mode='none'/>", "<mtu size='9000'/>")
NAMESAKE = ETHERNET.replace("'e2'", "'e3'")
VLAN = "<interface type='vlan' name='v1'><vlan tag='5'><interface name='e2'/></vlan></interface>"
# What libvirt prints of the first is no XML, of the second another address.
_ODD = "<interface type='ethernet' name='odd'><mac address='a&{}lt;b'/></interface>"
UNREADABLE, CHANGING = _ODD.format(""), _ODD.format("amp;")


def _listing() -> list[dict[str, Any]]:
    names = (
        "numOfInterfaces",
        "listInterfaces",
        "numOfDefinedInterfaces",
        "listDefinedInterfaces",
    )
    calls = [_call("conn", name) for name in names]
    return calls + [_call("conn", "listAllInterfaces", flags) for flags in (0, 1, 2, 3)]


def _state(handle: str) -> list[dict[str, Any]]:
    names = ("isActive", "name", "MACString")
    return [*(_call(handle, name) for name in names), _call(handle, "XMLDesc", 0), *_listing()]


def life() -> list[dict[str, Any]]:
    """Return a session in which interfaces are defined, started, listed and removed.

    It ends as it begins.
    """
    calls = [
        *_listing(),
        _call("conn", "interfaceLookupByName", "eth1", save="eth1"),
        *_state("eth1"),
        _call("conn", "interfaceLookupByName", "nosuch"),
        _call("conn", "interfaceLookupByName", ""),
        _call("conn", "interfaceLookupByMACString", MAC),
        _call("conn", "interfaceLookupByMACString", "AA:bb:CC:dd:EE:ff", save="upper"),
        *_state("upper"),
        _call("conn", "interfaceDefineXML", ETHERNET, 0, save="e2"),
        *_state("e2"),
        _call("e2", "destroy", 0),
        _call("e2", "create", 0),
        _call("e2", "create", 0),
        *_state("e2"),
        _call("conn", "interfaceDefineXML", OTHER, 0),
        *_state("e2"),
        _call("conn", "interfaceDefineXML", NAMESAKE, 0, save="e3"),
        _call("conn", "interfaceLookupByMACString", MAC.lower()),
        _call("e3", "undefine"),
        _call("e3", "undefine"),
        *(_call("e3", name, *args) for name, args in (("isActive", ()), ("XMLDesc", (0,)))),
        _call("e3", "create", 0),
        _call("e3", "destroy", 0),
        _call("conn", "interfaceLookupByMACString", MAC.lower(), save="lower"),
        *_state("lower"),
    ]
    for flags in (1, 2, 8, 1 << 20):
        calls += [
            _call("conn", "listAllInterfaces", flags),
            _call("conn", "interfaceDefineXML", ETHERNET, flags),
            *(_call("e2", name, flags) for name in ("create", "destroy", "XMLDesc")),
            *(_call("conn", f"change{name}", flags) for name in ("Begin", "Commit", "Rollback")),
        ]
    # up to here nothing of the above has begun a change
    calls += [*_state("e2"), _call("e2", "undefine"), *_listing()]
    calls += [_call("conn", "changeCommit", 0), _call("conn", "changeRollback", 0)]
    calls += [
        _call("conn", "interfaceDefineXML", UNREADABLE, 0, save="odd"),
        _call("odd", "XMLDesc", 0),
        _call("conn", "changeBegin", 0),
        _call("conn", "changeBegin", 0),
        _call("conn", "changeCommit", 0),
        _call("conn", "interfaceDefineXML", CHANGING, 0, save="odd"),
        _call("conn", "changeBegin", 0),
        _call("odd", "undefine"),
        *_listing(),
        _call("conn", "changeRollback", 0),
        _call("conn", "interfaceLookupByName", "odd", save="again"),
        *_state("again"),
    ]
    return calls + _restored()


def _restored() -> list[dict[str, Any]]:
    """Return the calls after which the default node is as it was."""
    return [
        _call("conn", "changeCommit", 0),
        *(
            request
            for name in ("e2", "e3", "v1", "odd")
            for request in (
                _call("conn", "interfaceLookupByName", name, save=f"last-{name}"),
                _call(f"last-{name}", "undefine"),
            )
        ),
        _call(
            "conn",
            "interfaceDefineXML",
            "<interface type='ethernet' name='eth1'><start mode='onboot'/>"
            "<mac address='aa:bb:cc:dd:ee:ff'/><mtu size='1492'/><protocol family='ipv4'>"
            "<ip address='192.168.0.5' prefix='24'/><route gateway='192.168.0.1'/></protocol>"
            "</interface>",
            0,
            save="last",
        ),
        _call("last", "create", 0),
        *_listing(),
    ]


def changes(seed: int, count: int) -> list[dict[str, Any]]:
    """Return a session of random calls, among them changes that are taken back."""
    rng = random.Random(seed)
    calls = [
        _call("conn", "interfaceLookupByName", "eth1", save="eth1"),
        _call("conn", "interfaceDefineXML", ETHERNET, 0, save="e2"),
        _call("conn", "interfaceDefineXML", VLAN, 0, save="v1"),
    ]
    handles = ("eth1", "e2", "v1")
    for _ in range(count):
        chance = rng.random()
        if chance < 0.4:
            calls.append(
                _call("conn", rng.choice(("changeBegin", "changeCommit", "changeRollback")))
            )
        elif chance < 0.7:
            method = rng.choice(("create", "destroy", "create", "destroy", "undefine"))
            calls.append(_call(rng.choice(handles), method))
        elif chance < 0.9:
            calls.append(
                _call(
                    "conn", "interfaceDefineXML", rng.choice((ETHERNET, OTHER, NAMESAKE, VLAN)), 0
                )
            )
        else:
            mac = rng.choice((MAC, MAC.lower(), "aa:bb:cc:dd:ee:ff", "00:00:00:00:00:00", ""))
            calls.append(_call("conn", "interfaceLookupByMACString", mac))
        calls += [*_listing(), _call(rng.choice(handles), "isActive")]
    return calls + _restored()
