"""Seeded documents of networks, and a session with every entry point of theirs."""

from __future__ import annotations

import json
import random
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

RECORDED = Path(__file__).parents[1] / "server/conf/network/documents.jsonl"

_TAGS = (
    "domain|bridge|mtu|mac|port|route|metadata|vlan|virtualport|bandwidth|portgroup|ip|dns|forward"
)
_PART = re.compile(rf"<({_TAGS})\b(?:[^>]*/>|[^>]*>.*?</\1>)", re.DOTALL)
_ATTRS = ("",) * 8 + (" ipv6='yes'", " ipv6='x'", " trustGuestRxFilters='yes'")
_ADDRESSES = (
    "<ip address='10.0.0.1' netmask='255.255.255.0'/>",
    "<ip family='ipv6' address='fd00::1' prefix='64'/>",
)


def parts() -> list[str]:
    """Return elements of networks, taken from the recorded documents."""
    lines = RECORDED.read_text("utf-8").splitlines()
    return sorted({found[0] for line in lines for found in _PART.finditer(json.loads(line)[0])})


def documents(seed: int, count: int) -> Iterator[str]:
    """Yield documents of one to five elements in any order."""
    rng = random.Random(seed)
    known = parts()
    for _ in range(count):
        chosen = [rng.choice(known) for _ in range(rng.choice((1, 1, 2, 2, 3, 4, 5)))]
        if rng.random() < 0.4:
            chosen.append(rng.choice(_ADDRESSES))
        rng.shuffle(chosen)
        yield f"<network{rng.choice(_ATTRS)}><name>made</name>{''.join(chosen)}</network>"


UUID = "77777777-7777-4777-8777-777777777777"
_LIVE, _CONFIG = 1, 2
_UPDATED = (
    f"<network><name>n</name><uuid>{UUID}</uuid><forward mode='nat'/><bridge name='b1'/>"
    "<dns><host ip='1.1.1.1'><hostname>a</hostname></host><txt name='t' value='v'/>"
    "<srv service='s' protocol='tcp'/></dns><ip address='10.0.0.1' prefix='24'><dhcp>"
    "<range start='10.0.0.2' end='10.0.0.9'/>"
    "<host mac='00:16:3e:77:e2:ed' name='h' ip='10.0.0.20'/></dhcp></ip>"
    "<ip address='10.0.1.1' prefix='24'/><portgroup name='p'/></network>"
)
_PARTS = (
    "<host mac='00:16:3e:77:e2:ee' name='h2' ip='10.0.0.21'/>",
    "<host mac='00:16:3e:77:e2:ED' name='h3' ip='10.0.0.22'/>",
    "<host name='h'/>",
    "<host mac='00:16:3e:77:e2:ee'/>",
    "<host ip='10.0.0.20'/>",
    "<host/>",
    "<host ip='1.1.1.2'><hostname>b</hostname><hostname>c</hostname></host>",
    "<host ip='1.1.1.1'/>",
    "<host><hostname>b</hostname></host>",
    "<range start='10.0.0.40' end='10.0.0.50'/>",
    "<range start='10.0.0.2' end='10.0.0.9'/>",
    "<range start='10.0.9.40' end='10.0.9.50'/>",
    "<range/>",
    "<interface dev='eth0'/>",
    "<interface dev='eth1'/>",
    "<interface/>",
    "<portgroup name='p'/>",
    "<portgroup name='q' default='yes'/>",
    "<portgroup name='r' default='yes'><bandwidth><inbound average='1'/></bandwidth></portgroup>",
    "<txt name='x' value='y'/>",
    "<txt name='t'/>",
    "<txt/>",
    "<srv service='s' protocol='udp'/>",
    "<srv service='s'/>",
    "<srv domain='d'/>",
    "<srv/>",
    "<what/>",
    "<host",
)


def _call(on: str, method: str, *args: Any, save: str | None = None) -> dict[str, Any]:
    request = {"op": "call", "on": on, "method": method, "args": list(args)}
    return request if save is None else request | {"save": save}


def updates(seed: int, count: int) -> list[dict[str, Any]]:
    """Return a session of random updates of a network, and its document after each."""
    rng = random.Random(seed)
    calls = [_call("conn", "networkDefineXML", _UPDATED, save="net")]
    for _ in range(count):
        if rng.random() < 0.1:
            calls.append(_call("net", rng.choice(("create", "destroy"))))
        command = rng.choice((1, 2, 2, 3, 3, 3, 4, 4, 0, 5))
        section = rng.choice((4, 4, 5, 7, 9, 10, 11, 12, rng.randrange(15)))
        index, flags = rng.choice((-1, -1, -1, 0, 1, 2)), rng.choice((0, 0, 0, 1, 2, 3, 4))
        calls += [
            _call("net", "update", command, section, index, rng.choice(_PARTS), flags),
            _call("net", "XMLDesc", 0),
        ]
    return [*calls, _call("net", "destroy"), _call("net", "undefine")]


def life() -> list[dict[str, Any]]:
    """Return a session in which networks are defined, started, listed and removed."""
    first = f"<network><name>n</name><uuid>{UUID}</uuid><bridge name='b1'/></network>"
    second = f"<network><name>n</name><uuid>{UUID}</uuid><bridge name='b2'/></network>"
    namesake, other = "<network><name>n</name></network>", first.replace(">n<", ">other<")

    def state() -> list[dict[str, Any]]:
        names = ("isActive", "isPersistent", "autostart", "bridgeName", "name", "UUIDString")
        listing = ("numOfNetworks", "listNetworks", "numOfDefinedNetworks", "listDefinedNetworks")
        calls = [_call("net", name) for name in names] + [_call("net", "XMLDesc", 0)]
        return calls + [_call("conn", name) for name in listing]

    calls = [
        _call("conn", "networkLookupByName", "nosuch"),
        _call("conn", "networkLookupByUUIDString", UUID),
        _call("conn", "networkDefineXML", first, save="net"),
        *state(),
        _call("net", "create"),
        _call("net", "create"),
        _call("net", "undefine"),
        _call("conn", "networkDefineXML", second),
        *state(),
    ]
    calls += [
        _call("conn", method, xml)
        for method in ("networkCreateXML", "networkDefineXML")
        for xml in (first, namesake, other)
    ]
    for flags in (0, 4, 8, 1 << 20):
        calls += [
            _call("conn", "networkCreateXMLFlags", namesake, flags),
            _call("conn", "networkDefineXMLFlags", namesake, flags),
            _call("net", "XMLDesc", flags),
        ]
    calls += [_call("net", "setAutostart", 1), *state(), _call("net", "destroy"), *state()]
    calls += [_call("net", "destroy"), _call("conn", "networkCreateXML", first), *state()]
    calls += [_call("net", "destroy"), *state(), _call("net", "undefine"), *state()]
    calls += [_call("net", method) for method in ("create", "destroy", "undefine")]
    calls += [_call("conn", "networkCreateXML", first, save="net"), *state()]
    calls += [_call("net", "undefine"), _call("conn", "networkDefineXML", second), *state()]
    return [*calls, _call("net", "destroy"), _call("net", "undefine")]
