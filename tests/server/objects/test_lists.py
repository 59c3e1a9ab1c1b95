"""The list of objects, with kinds of its own: pools, which have UUIDs, and node devices, which have names only."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from virtrio.protocol._generated.enums import ErrorDomain, ErrorNumber
from virtrio.protocol.errors import LibvirtError
from virtrio.server.objects.lists import Kind, ObjectList

POOLS = Kind("pool", ErrorDomain.VIR_FROM_STORAGE, ErrorNumber.VIR_ERR_NO_STORAGE_POOL)
DEVICES = Kind("node device", ErrorDomain.VIR_FROM_NODEDEV, ErrorNumber.VIR_ERR_NO_NODE_DEVICE, has_uuid=False)
UUIDS = {name: name.encode() * 16 for name in "abc"}


@dataclass(eq=False)
class Pool:
    name: str
    uuid: bytes
    id: int = -1


@dataclass(eq=False)
class Device:
    name: str
    uuid: None = field(default=None, init=False)
    id: int = field(default=-1, init=False)


@pytest.fixture
def pools():
    made = ObjectList(POOLS, ErrorDomain.VIR_FROM_TEST)
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


def test_what_is_removed_is_nowhere(pools):
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
    pools.deactivate(first)  # twice is as once
    pools.activate(third)
    assert (first.id, second.id, third.id) == (-1, 2, 3)
    pools.insert(Pool("d", b"d" * 16, id=7))
    pools.activate(first)
    assert (first.id, list(pools.by_id)) == (8, [2, 3, 7, 8])


def test_an_object_that_is_there_already(pools):
    assert pools.same("a", UUIDS["a"]) is pools.by_name["a"]
    assert pools.same("new", bytes(16)) is None


def test_half_of_an_object_that_is_there(pools):
    failed = ErrorNumber.VIR_ERR_OPERATION_FAILED, ErrorDomain.VIR_FROM_STORAGE
    text = "operation failed: pool 'a' already exists with uuid 61616161-6161-6161-6161-616161616161"
    assert refusal(pools.same, "a", bytes(16)) == (*failed, text)
    text = "operation failed: pool 'a' is already defined with uuid 61616161-6161-6161-6161-616161616161"
    assert refusal(pools.same, "new", UUIDS["a"]) == (*failed, text)


def test_the_error_of_a_lookup_is_the_kind_s(pools):
    found = pools.missing("no storage pool with matching name 'x'")
    assert (found.code, found.domain) == (ErrorNumber.VIR_ERR_NO_STORAGE_POOL, ErrorDomain.VIR_FROM_TEST)
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
