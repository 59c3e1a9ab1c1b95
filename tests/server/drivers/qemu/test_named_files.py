"""Work on files that clients name: it takes no thread of everybody's, nor the end."""

import threading

import pytest
import trio
import trio.testing

from virtrio.enums import ErrorDomain, ErrorNumber
from virtrio.protocol.errors import LibvirtError
from virtrio.server import file_threads
from virtrio.server.drivers.qemu import named_files
from virtrio.server.drivers.qemu.named_files import in_guests_thread, look, undo_in_thread


class Hang:
    """Work that does not end before it may, and counts how often it was begun."""

    def __init__(self) -> None:
        self.begun = threading.Semaphore(0)
        self.may_end = threading.Event()

    def __call__(self) -> str:
        self.begun.release()
        self.may_end.wait()
        return "done"

    async def wait_begun(self) -> None:
        await trio.to_thread.run_sync(self.begun.acquire)


@pytest.fixture
def hang():
    hang = Hang()
    yield hang
    hang.may_end.set()


def borrowed() -> int:
    return trio.to_thread.current_default_thread_limiter().borrowed_tokens


async def test_what_hangs_is_given_up_and_no_more_is_begun(hang, nursery, monkeypatch):
    monkeypatch.setattr(file_threads, "_DEADLINE", 0.05)
    for _ in range(4):
        with pytest.raises(LibvirtError, match="cannot look at file '/slow'") as refused:
            await look("/slow", hang)
        assert refused.value.code == ErrorNumber.VIR_ERR_SYSTEM_ERROR
    with pytest.raises(LibvirtError) as refused:
        await look("/slow", hang)
    assert refused.value.code == ErrorNumber.VIR_ERR_RESOURCE_BUSY
    assert refused.value.domain == ErrorDomain.VIR_FROM_QEMU
    assert borrowed() == 0
    hang.may_end.set()
    with trio.fail_after(10):
        while True:
            try:
                assert await look("/fast", lambda: 7) == 7
                break
            except LibvirtError:
                await trio.sleep(0.01)


async def test_what_looking_raises_is_raised():
    with pytest.raises(ZeroDivisionError):
        await look("/a", lambda: 1 // 0)
    with pytest.raises(ZeroDivisionError):
        await in_guests_thread(lambda: 1 // 0)


async def test_guests_have_threads_of_their_own(hang, nursery):
    for _ in range(50):  # trio has 40 for everybody
        nursery.start_soon(in_guests_thread, hang)
    with trio.fail_after(10):
        for _ in range(50):
            await hang.wait_begun()
    assert borrowed() == 0
    hang.may_end.set()


async def test_a_result_comes_before_the_end(hang):
    said = []

    async def call() -> None:
        said.append(await in_guests_thread(hang))
        await trio.sleep_forever()

    async with trio.open_nursery() as calls:
        calls.start_soon(call)
        await hang.wait_begun()
        calls.cancel_scope.cancel()
        hang.may_end.set()
    assert said == ["done"]


async def test_the_end_does_not_wait_for_what_hangs(hang, monkeypatch):
    monkeypatch.setattr(named_files, "_GRACE", 0.05)
    async with trio.open_nursery() as calls:
        calls.start_soon(in_guests_thread, hang)
        await hang.wait_begun()
        calls.cancel_scope.cancel()
    assert not hang.may_end.is_set()


async def test_what_is_cancelled_before_is_not_begun(hang):
    with trio.CancelScope() as scope:
        scope.cancel()
        await in_guests_thread(hang)
    assert not hang.begun.acquire(blocking=False)


async def test_undoing_is_done_for_the_cancelled_and_given_up_if_it_hangs(hang, monkeypatch):
    monkeypatch.setattr(named_files, "_GRACE", 0.05)
    monkeypatch.setattr(named_files, "_UNDO_SECONDS", 0.05)
    undone = []
    with trio.CancelScope() as scope:
        scope.cancel()
        await undo_in_thread(lambda: undone.append("first"))
        await undo_in_thread(hang)
    assert undone == ["first"]
    assert hang.begun.acquire(blocking=False)
