"""The list of objects, for pools, which have UUIDs, and node devices, which do not."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass, field

import pytest

from virtrio.protocol._generated.enums import ErrorDomain, ErrorNumber
from virtrio.protocol.errors import LibvirtError
from virtrio.server.objects.lists import DraftableList, Kind, ObjectList

POOLS = Kind("pool", ErrorDomain.VIR_FROM_STORAGE, ErrorNumber.VIR_ERR_NO_STORAGE_POOL)
DEVICES = Kind(
    "node device", ErrorDomain.VIR_FROM_NODEDEV, ErrorNumber.VIR_ERR_NO_NODE_DEVICE, has_uuid=False
)
UUIDS = {name: name.encode() * 16 for name in "abc"}


@dataclass(eq=False)
class Pool:
    name: str
    uuid: bytes
    id: int = -1
    size: int = 0

    def draft(self):
        return copy(self)

    def become(self, draft):
        self.__dict__.update(draft.__dict__)


@dataclass(eq=False)
class Device:
    name: str
    uuid: None = field(default=None, init=False)
    id: int = field(default=-1, init=False)


@pytest.fixture
def pools():
    made = DraftableList(POOLS, ErrorDomain.VIR_FROM_TEST)
    for name, uuid in UUIDS.items():
        made.insert(Pool(name, uuid))
    return made


def refusal(function, *args):
    with pytest.raises(LibvirtError) as caught:
        function(*args)
    return caught.value.code, caught.value.domain, caught.value.message


def test_every_index_finds_the_same_object(pools):
    pool = pools.by_name["b"]
    pools.activate(pool)
    assert pools.by_uuid[UUIDS["b"]] is pools.by_id[1] is pool
    assert (len(pools), [each.name for each in pools]) == (3, ["a", "b", "c"])


def test_a_removed_object_is_in_no_index(pools):
    pool = pools.by_name["b"]
    pools.activate(pool)
    pools.remove(pool)
    assert ("b" in pools.by_name, UUIDS["b"] in pools.by_uuid, pools.by_id) == (False, False, {})
    assert [each.name for each in pools] == ["a", "c"]


def test_a_renamed_object_keeps_its_place(pools):
    pools.rename(pools.by_name["a"], "z")
    assert [each.name for each in pools] == ["z", "b", "c"]
    assert "a" not in pools.by_name
    assert pools.by_name["z"].uuid == UUIDS["a"]


def test_no_id_is_given_twice(pools):
    first, second, third = pools
    pools.activate(first)
    pools.activate(second)
    pools.deactivate(first)
    pools.deactivate(first)  # the second time changes nothing
    pools.activate(third)
    assert (first.id, second.id, third.id) == (-1, 2, 3)
    pools.insert(Pool("d", b"d" * 16, id=7))
    pools.activate(first)
    assert (first.id, list(pools.by_id)) == (8, [2, 3, 7, 8])


def test_an_object_that_is_there_already(pools):
    assert pools.same("a", UUIDS["a"]) is pools.by_name["a"]
    assert pools.same("new", bytes(16)) is None


def test_another_object_has_the_name_or_the_uuid(pools):
    failed = ErrorNumber.VIR_ERR_OPERATION_FAILED, ErrorDomain.VIR_FROM_STORAGE
    text = (
        "operation failed: pool 'a' already exists with uuid 61616161-6161-6161-6161-616161616161"
    )
    assert refusal(pools.same, "a", bytes(16)) == (*failed, text)
    text = (
        "operation failed: "
        "pool 'a' is already defined with uuid 61616161-6161-6161-6161-616161616161"
    )
    assert refusal(pools.same, "new", UUIDS["a"]) == (*failed, text)


def test_the_error_of_a_lookup_is_the_kind_s(pools):
    found = pools.missing("no storage pool with matching name 'x'")
    assert (found.code, found.domain) == (
        ErrorNumber.VIR_ERR_NO_STORAGE_POOL,
        ErrorDomain.VIR_FROM_TEST,
    )
    assert str(found) == "Storage pool not found: no storage pool with matching name 'x'"
    assert str(pools.missing()) == "Storage pool not found"


def test_a_kind_without_uuids_goes_by_names():
    devices = ObjectList(DEVICES, ErrorDomain.VIR_FROM_TEST)
    for name in ("pci_0", "scsi_1", "net_2"):
        devices.insert(Device(name))
    devices.remove(devices.by_name["scsi_1"])
    assert (len(devices), [device.name for device in devices]) == (2, ["pci_0", "net_2"])
    assert devices.by_uuid == {}
    assert devices.missing().code == ErrorNumber.VIR_ERR_NO_NODE_DEVICE


# -- drafts ----------------------------------------------------------------------------


def keys(*names):
    return [("pool", name) for name in names]


def seen(pools):
    indexes = pools.by_name, pools.by_uuid, pools.by_id
    return [vars(pool).copy() for pool in pools], [
        {key: pool.name for key, pool in index.items()} for index in indexes
    ]


def test_what_is_done_to_a_draft_is_seen_when_it_is_adopted(pools):
    first, before = pools.by_name["a"], seen(pools)
    about = keys(UUIDS["a"], "a", "z")
    draft = pools.draft(about)
    mine = draft.by_uuid[UUIDS["a"]]
    draft.rename(mine, "z")
    draft.activate(mine)
    mine.size = 5
    assert seen(pools) == before
    pools.adopt(draft, about)
    assert [(pool.name, pool.id, pool.size) for pool in pools] == [
        ("z", 1, 5),
        ("b", -1, 0),
        ("c", -1, 0),
    ]
    assert pools.by_name["z"] is pools.by_id[1] is pools.by_uuid[UUIDS["a"]] is first
    assert "a" not in pools.by_name


def test_objects_come_and_go_on_drafts(pools):
    about = keys(UUIDS["b"], b"d" * 16, "d")
    draft = pools.draft(about)
    draft.remove(draft.by_uuid[UUIDS["b"]])
    draft.insert(Pool("d", b"d" * 16))
    assert [pool.name for pool in pools] == ["a", "b", "c"]
    pools.adopt(draft, about)
    assert [pool.name for pool in pools] == ["a", "c", "d"]
    assert seen(pools)[1] == [
        {name: name for name in "acd"},
        {name.encode() * 16: name for name in "acd"},
        {},
    ]


def test_a_draft_knows_whose_a_name_is(pools):
    draft = pools.draft(keys(bytes(16), "b"))
    assert refusal(draft.same, "b", bytes(16))[0] == ErrorNumber.VIR_ERR_OPERATION_FAILED
    draft.by_name["b"].size = 5  # the change is about another object
    pools.adopt(draft, keys(bytes(16), "b"))
    assert pools.by_name["b"].size == 0


def test_drafts_give_no_id_twice(pools):
    drafts = [pools.draft(keys(UUIDS[name])) for name in "ab"]
    for draft, name in zip(drafts, "ab", strict=True):
        draft.activate(draft.by_uuid[UUIDS[name]])
    for draft, name in zip(drafts, "ab", strict=True):
        pools.adopt(draft, keys(UUIDS[name]))
    assert {number: pool.name for number, pool in pools.by_id.items()} == {1: "a", 2: "b"}


def test_a_draft_ignores_objects_of_other_kinds(pools):
    draft = pools.draft([("network", UUIDS["a"]), ("network", "b")])
    assert len(draft) == 0
    pools.adopt(draft, [("network", UUIDS["a"])])
    assert len(pools) == 3
