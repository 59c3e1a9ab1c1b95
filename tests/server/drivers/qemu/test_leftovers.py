"""QEMU processes that a run of tests leaves behind are found and ended."""

import os

import pytest

from tests.peers import leftovers
from virtrio.server.drivers.qemu.settings import Places

pytestmark = pytest.mark.peer("qemu")


def test_a_qemu_that_is_left_is_found_and_ended(start_qemu, monkeypatch):
    started = start_qemu()
    other = start_qemu()
    monkeypatch.setattr(leftovers, "_FOLDERS", {os.path.dirname(started.path).encode()})
    assert [*leftovers.qemus()] == [started.process.pid]
    assert [*leftovers.end_qemus()] == [started.process.pid]
    assert leftovers.qemus() == {}
    assert started.process.wait(timeout=10) == -9
    assert other.process.poll() is None


def test_folders_of_guests_are_found_by_their_states(folder, monkeypatch):
    monkeypatch.setattr(leftovers, "_GUESTS", {})
    for name in ("one", "two"):
        leftovers.note_state(folder / name)
    guests = [Places.default(folder / name).guests for name in ("one", "two")]
    if guests == [None, None]:  # they lie in the states
        assert leftovers.guest_folders() == []
        return
    assert leftovers.guest_folders() == []
    for path in guests:
        (path / "domain-1-g").mkdir(parents=True)
    assert leftovers.guest_folders(folder) == guests
    assert leftovers.remove_guest_folders(folder / "two") == guests[1:]
    assert leftovers.remove_guest_folders(folder / "thr") == []
    assert leftovers.remove_guest_folders() == guests[:1]
    assert not any(path.exists() for path in guests)
