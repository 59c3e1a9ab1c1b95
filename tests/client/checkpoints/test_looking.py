"""What is asked of servers, how often, and what their errors lead to."""

from dataclasses import replace

import pytest

from tests.client.checkpoints.made_up import PAUSED, Domain, error
from virtrio.protocol.errors import ConnectionClosed

DENIED = error("VIR_ERR_OPERATION_DENIED", "read only access")


def without_monitor(*names, **options):
    """Return a domain whose monitor may not be asked."""
    domain = Domain(*names, **options)
    domain.errors["query-status"] = DENIED
    return domain


def states(report, disk="vda"):
    return {one.name: str(report.disk(one.name, disk).finding) for one in report.checkpoints}


def test_the_server_is_asked_once_about_each_checkpoint():
    domain = without_monitor("a", "b", "c")
    report = domain.check()
    assert (report.is_sound, report.means) == (True, "server")
    assert report.disk("b", "vdb").marked == 7
    assert "read only access" in report.notes[0]
    assert domain.calls["size"] == 3
    assert domain.calls["checkpoint_create_xml"] == 0


def test_all_disks_are_known_and_reasons_are_asked_for_as_long_as_there_are_some():
    for why, finding, asked in (("it is inconsistent in '/vda'", "inconsistent", 2),
                                ("", "missing or broken", 1)):  # fmt: skip
        domain = without_monitor("a", "b", "c", why=why)
        domain.bitmaps["vda"] = {"a"}
        report = domain.check()
        assert states(report) == {"a": "sound", "b": finding, "c": finding}
        assert set(states(report, "vdb").values()) == {"sound"}
        assert domain.calls["checkpoint_create_xml"] == asked


def test_an_absent_bitmap_is_below_the_top_layer_or_leaves_a_gap():
    for path, finding in (("/vda", "only in a lower layer"), ("/middle", "gap in the chain")):
        domain = without_monitor("a", "b", why=f"it is absent in '{path}', above '/base'")
        domain.bitmaps["vda"] = {"a"}
        report = domain.check()
        assert states(report)["b"] == finding
        assert report.disk("b", "vda").layer == "/base"


def test_a_checkpoint_that_becomes_sound_meanwhile():
    domain = without_monitor("a", "b")
    domain.bitmaps["vda"] = {"a"}
    create = domain.checkpoint_create_xml

    def becomes_sound(*arguments):
        domain.bitmaps["vda"].add("b")
        return create(*arguments)

    domain.checkpoint_create_xml = becomes_sound
    assert domain.check().is_sound


def test_there_are_no_checkpoints():
    report = without_monitor().check()
    assert (report.is_sound, report.means) == (True, "server")
    assert [each.kind for each in report.next_backups] == ["full", "full"]


def test_an_error_about_one_checkpoint_says_nothing_of_others():
    domain = without_monitor("a", "b", "c")
    domain.errors["b.size"] = error("VIR_ERR_INTERNAL_ERROR", "QEMU refuses")
    report = domain.check()
    assert states(report) == {"a": "sound", "b": "unknown", "c": "sound"}
    assert report.disk("b", "vda").reason == "QEMU refuses"


def test_an_error_about_all_of_them_is_asked_for_once():
    domain = without_monitor("a", "b", "c")
    domain.errors["size"] = error("VIR_ERR_OPERATION_TIMEOUT", "cannot acquire lock")
    report = domain.check()
    assert (report.means, set(states(report).values())) == ("none", {"unknown"})
    assert "cannot acquire lock" in report.notes[1]
    assert domain.calls["size"] == 1
    assert domain.plan().actions == ()


def test_a_connection_that_is_lost_is_no_finding():
    for name in ("query-status", "size", "checkpoint_create_xml"):
        domain = without_monitor("a", "b")
        domain.bitmaps["vda"] = {"a"}
        domain.errors[name] = ConnectionClosed("gone")
        with pytest.raises(ConnectionClosed):
            domain.check()


def test_a_paused_guest_of_which_the_server_sees_nothing_is_doubted():
    domain = without_monitor("a", "b", life=PAUSED)
    domain.bitmaps = {"vda": set(), "vdb": set()}
    report = domain.check()
    assert set(states(report).values()) == {"unknown"}
    assert "resume the guest" in report.notes[-1]
    assert domain.repair().outcomes == ()
    domain.bitmaps["vdb"] = {"a"}
    assert states(domain.check()) == {"a": "missing or broken", "b": "missing or broken"}


def test_checkpoints_that_come_and_go_while_they_are_looked_at():
    domain = Domain("a", "b")
    domain.lists = iter([["a", "b"], ["a"], ["a"], ["a"]])  # looked at twice
    assert [one.name for one in domain.check().checkpoints] == ["a"]
    assert list(domain.lists) == []
    domain.lists = iter([["a"], ["a", "b"]] * 3)
    report = domain.check()
    assert "try again" in report.notes[-1]
    domain.lists = iter([["a"], ["a", "b"]] * 3)
    assert domain.plan().actions == ()


def test_only_qemu_keeps_bitmaps():
    domain = Domain("a", kind="test")
    report = domain.check()
    assert (report.means, states(report)) == ("none", {"a": "unknown"})
    assert report.notes == ("a domain of type 'test' has no bitmaps: only QEMU keeps them",)
    assert domain.calls["query-status"] == 0


# -- how often -------------------------------------------------------------------------


def calls(work, count):
    names = [f"c{number}" for number in range(count)]
    domain = Domain(*names)
    work(domain)
    return domain.calls.total()


def asked(domain):
    domain.errors["query-status"] = DENIED
    domain.bitmaps["vda"].clear()
    domain.check()


def restored(domain):
    domain.records.clear()
    assert domain.repair().is_done


def removed(domain):
    domain.bitmaps["vda"].clear()
    domain.bitmaps["vdb"].clear()
    assert domain.repair(remove_bitmaps=True).is_done


def cleared(domain):
    """Take all from one disk, whose bitmaps are left in the end."""
    for name, record in domain.records.items():
        domain.records[name] = replace(record, disks=record.disks[:1])
    repair = domain.repair(remove_bitmaps=True)
    assert [str(outcome.action.way) for outcome in repair.outcomes] == ["monitor"] * len(
        domain.records
    )


@pytest.mark.parametrize("work", [Domain.check, asked, restored, removed, cleared])
def test_calls_grow_as_checkpoints_do(work):
    few, more, most = (calls(work, count) for count in (10, 20, 40))
    assert more > few
    assert most - more == 2 * (more - few)
