"""Snapshots: libvirtd and our server answer the same, through both clients too."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests import documents, peers
from tests.interop.clients import KINDS, connected, do
from tests.peers.installed import SYSTEM_PYTHON
from virtrio.enums import DomainSnapshotListFlags as List
from virtrio.enums import ErrorNumber
from virtrio.protocol.errors import LibvirtError

if TYPE_CHECKING:
    from collections.abc import Callable

SCRIPT = Path(__file__).with_name("ask_snapshots.py")
DOMAIN = documents.domain(uuid=documents.UUID, devices=documents.disk())
SNAPSHOT = "<domainsnapshot><name>{}</name></domainsnapshot>"
SECURE, REDEFINE, CHILDREN_ONLY, PAUSED = 1, 1, 4, 2


def asked(uri: str) -> list[str]:
    done = subprocess.run(
        [SYSTEM_PYTHON, str(SCRIPT), uri], capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


@pytest.mark.peer("libvirtd", "libvirt-python")
def test_every_list_and_every_revert(libvirtd: peers.Endpoint, server: peers.Endpoint) -> None:
    theirs, ours = asked(libvirtd.uri()), asked(server.uri())
    assert len(theirs) > 2 * 1024 + 150
    different = [
        f"libvirtd: {their}\nours:     {our}"
        for their, our in zip(theirs, ours, strict=True)
        if their != our
    ]
    assert not different, "\n".join(different[:20])


async def refusal(call: Callable[[], object]) -> tuple[int, int, str]:
    try:
        await do(call())
    except LibvirtError as error:
        return error.code, error.domain, error.message or ""
    raise AssertionError("the call was not refused")


async def round_trip(kind: str, uri: str) -> list[object]:
    """Use every call on snapshots that a client has, and return what it answered."""
    seen: list[object] = []
    async with connected(kind, uri) as conn:
        guest = await do(conn.define_xml(DOMAIN))
        await do(guest.create())
        first = await do(guest.snapshot_create_xml(SNAPSHOT.format("first")))
        second = await do(guest.snapshot_create_xml(SNAPSHOT.format("second"), 0))
        seen.append([first.get_name(), second.get_name(), first.get_domain().name()])
        seen.append(repr(second))
        text = await do(first.get_xml_desc(SECURE))
        seen.append("<name>first</name>" in text)
        seen.append([await do(second.is_current()), await do(first.is_current())])
        seen.append(await do(first.has_metadata()))
        seen.append((await do(second.get_parent())).get_name())
        seen.append((await do(guest.snapshot_lookup_by_name("first"))).get_name())
        seen.append((await do(guest.snapshot_current())).get_name())
        seen.append(await do(guest.has_current_snapshot()))
        listed = await do(guest.list_all_snapshots(List.VIR_DOMAIN_SNAPSHOT_LIST_TOPOLOGICAL))
        seen.append([snapshot.get_name() for snapshot in listed])
        seen.append(sorted(await do(guest.snapshot_list_names())))
        seen.append(await do(guest.snapshot_num()))
        seen.append([child.get_name() for child in await do(first.list_all_children())])
        seen.append(await do(first.list_children_names()))
        seen.append(await do(first.num_children(List.VIR_DOMAIN_SNAPSHOT_LIST_DESCENDANTS)))
        seen.append(await do(guest.revert_to_snapshot(first, PAUSED)))
        seen.append(await do(guest.state()))
        seen.append(await do(first.delete(CHILDREN_ONLY)))
        seen.append(await refusal(second.get_xml_desc))
        seen.append(await do(first.delete()))
        again = await do(guest.snapshot_create_xml(text, REDEFINE))
        seen.append(await do(again.get_xml_desc(SECURE)) == text)
        seen.append((await refusal(again.get_parent))[0])
        await do(guest.destroy())
        seen.append((await refusal(guest.undefine))[2])
        await do(guest.undefine_flags(2))
    return seen


ROUND_TRIP = [
    ["first", "second", "guest"],
    "<DomainSnapshot 'second' of domain 'guest'>",
    True,
    [1, 0],
    1,
    "first",
    "first",
    "second",
    1,
    ["first", "second"],
    ["first", "second"],
    2,
    ["second"],
    ["second"],
    1,
    0,
    [3, 7],
    0,
    (
        ErrorNumber.VIR_ERR_NO_DOMAIN_SNAPSHOT,
        12,
        "Domain snapshot not found: no domain snapshot with matching name 'second'",
    ),
    0,
    True,
    ErrorNumber.VIR_ERR_NO_DOMAIN_SNAPSHOT,
    "Requested operation is not valid: cannot delete inactive domain with 1 snapshots",
]


@pytest.mark.parametrize("kind", KINDS)
async def test_a_round_trip(kind: str, server: peers.Endpoint) -> None:
    assert await round_trip(kind, server.uri()) == ROUND_TRIP


@pytest.mark.peer("libvirtd")
@pytest.mark.parametrize("kind", KINDS)
async def test_a_round_trip_to_libvirtd(kind: str, libvirtd: peers.Endpoint) -> None:
    assert await round_trip(kind, libvirtd.uri()) == ROUND_TRIP
