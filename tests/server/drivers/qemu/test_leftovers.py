"""QEMU processes that a run of tests leaves behind are found and ended."""

import os

import pytest

from tests.peers import leftovers

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
