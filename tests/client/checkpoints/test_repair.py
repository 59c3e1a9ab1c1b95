"""Repairs that fail in the middle, or are interrupted."""

from dataclasses import replace

import pytest

from tests.client.checkpoints.made_up import Domain, error
from virtrio.protocol.errors import LibvirtError


@pytest.fixture
def clashing():
    """A domain whose middle checkpoint does not have the disk vdb.

    Its lower layer has a bitmap of the checkpoint's name.
    """
    domain = Domain("a", "b", "c")
    record = domain.records["b"]
    domain.records["b"] = replace(record, disks=record.disks[:1], description="mine")
    domain.bitmaps["vdb"].remove("b")
    domain.below["vdb"].add("b")
    return domain


def test_a_record_that_is_put_aside_comes_back_as_it_was(clashing):
    before = dict(clashing.records)
    repair = clashing.repair(remove_bitmaps=True)
    assert repair.is_done
    assert [str(outcome.action.way) for outcome in repair.outcomes] == ["checkpoint put aside"]
    assert repair.after.is_sound
    assert clashing.records == before
    assert clashing.bitmaps == {"vda": {"a", "b", "c"}, "vdb": {"a", "c"}}
    assert clashing.below == {"vda": set(), "vdb": set()}


def test_it_comes_back_if_the_server_removes_nothing(clashing):
    before = dict(clashing.records)
    clashing.errors["delete"] = error("VIR_ERR_INTERNAL_ERROR", "QEMU refuses")
    repair = clashing.repair(remove_bitmaps=True)
    assert [outcome.error for outcome in repair.outcomes] == ["QEMU refuses"]
    assert clashing.records == before


def test_it_comes_back_after_an_interrupt(clashing):
    before = dict(clashing.records)
    clashing.errors["delete"] = KeyboardInterrupt()
    with pytest.raises(KeyboardInterrupt):
        clashing.repair(remove_bitmaps=True)
    assert clashing.records == before


def test_actions_behind_one_that_fails_are_not_tried():
    domain = Domain("a", "b", "c")
    domain.bitmaps = {"vda": {"a"}, "vdb": {"a"}}
    domain.errors["b.delete_record"] = error("VIR_ERR_OPERATION_FAILED", "disk full")
    domain.errors["c.delete_record"] = error("VIR_ERR_OPERATION_FAILED", "disk full")
    repair = domain.repair()
    assert [(one.action.name, one.error) for one in repair.outcomes] == [("c", "disk full")]
    assert not repair.is_done
    assert set(domain.records) == {"a", "b", "c"}


def test_names_to_leave_that_nothing_has():
    domain = Domain("a", "b", "c")
    domain.bitmaps["vda"].remove("b")
    domain.below["vdb"].add("x")
    for do in (domain.plan, domain.repair):
        with pytest.raises(LibvirtError, match="no checkpoint or bitmap 'bb' to leave") as caught:
            do(leave=["b", "bb"])
        assert caught.value.code == 8
    assert domain.calls["checkpoint_create_xml"] == 0
    assert domain.plan(leave=["b", "x"]).actions == ()


def test_a_bitmap_that_does_not_go_is_an_error():
    domain = Domain("a", "b")
    del domain.records["a"]
    domain.bitmaps = {"vda": {"b"}, "vdb": {"b"}}
    domain.below["vda"].add("a")
    define = domain.checkpoint_create_xml

    def define_only(text, flags):
        checkpoint = define(text, flags)
        checkpoint.delete = lambda flags: domain.records.clear()
        return checkpoint

    domain.checkpoint_create_xml = define_only
    _, outcome = domain.repair(remove_bitmaps=True).outcomes
    assert outcome.error == "disk vda still has a bitmap 'a'"
