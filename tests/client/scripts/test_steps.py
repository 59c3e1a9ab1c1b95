"""Scripts of steps, performed by both clients: results, errors, interrupts."""

import contextlib
import os
import signal
import threading

import pytest
import trio

from virtrio import LibvirtError
from virtrio.client import programs
from virtrio.client.blocking import performing
from virtrio.client.blocking.performing import perform as perform_blocking
from virtrio.client.programs import ProgramError, run
from virtrio.client.scripts.steps import Stop, Stopped, Within, Work, pause
from virtrio.client.trio.performing import perform as perform_trio


class Handle:
    """Handle with one method, of either world."""

    def __init__(self, world):
        self.world = world
        self.calls = []

    def method(self, *arguments):
        if self.world == "trio":

            async def method():
                await trio.lowlevel.checkpoint()
                return self._method(*arguments)

            return method()
        return self._method(*arguments)

    def _method(self, *arguments):
        self.calls.append(arguments)
        if "fail" in arguments:
            raise LookupError("failed")
        return len(self.calls)


@pytest.fixture(params=["trio", "blocking"])
def world(request):
    return request.param


def perform(world, script):
    return trio.run(perform_trio, script) if world == "trio" else perform_blocking(script)


def test_steps_give_their_results(world):
    handle = Handle(world)

    def script():
        first = yield handle.method, 1, 2
        yield pause, 0.001
        thread = yield Work(lambda stop, more: (threading.get_ident(), more)), "more"
        return first, thread

    first, (thread, more) = perform(world, script())
    assert (first, more, handle.calls) == (1, "more", [(1, 2)])
    assert (thread == threading.get_ident()) == (world == "blocking")


def test_a_call_may_have_a_limit(world):
    """The blocking client has blocks with a deadline for that."""
    handle = Handle(world)
    given = []
    handle.connect = lambda: handle

    @contextlib.contextmanager
    def fail_after(seconds):
        given.append(seconds)
        yield

    handle.fail_after = fail_after

    def script():
        return (yield Within(60), handle.method, 1)

    assert perform(world, script()) == 1
    assert given == ([60] if world == "blocking" else [])


def test_a_call_that_takes_too_long():
    def script():
        yield Within(0.01), trio.sleep_forever

    with pytest.raises(LibvirtError, match="did not answer in time"):
        trio.run(perform_trio, script())


def test_errors_of_steps_are_raised_in_the_script(world):
    handle = Handle(world)

    def script():
        try:
            yield handle.method, "fail"
        except LookupError as exc:
            yield handle.method, "after"
            return str(exc)

    assert perform(world, script()) == "failed"
    assert handle.calls == [("fail",), ("after",)]


def test_errors_of_the_script_come_out(world):
    def script():
        yield pause, 0
        raise KeyError("mine")

    with pytest.raises(KeyError, match="mine"):
        perform(world, script())


async def test_a_cancelled_script_cleans_up_with_steps():
    handle = Handle("trio")
    began = trio.Event()

    def script():
        try:
            began.set()
            yield (trio.sleep_forever,)
        finally:
            yield handle.method, "cleaned"

    with trio.CancelScope() as scope:
        async with trio.open_nursery() as nursery:
            nursery.start_soon(perform_trio, script())
            await began.wait()
            scope.cancel()
    assert scope.cancelled_caught
    assert handle.calls == [("cleaned",)]


async def test_a_cancelled_program_is_killed():
    """The work is waited for, and nothing that it started is left."""
    began = threading.Event()
    ended = []

    def work(stop):
        began.set()
        try:
            run(stop, "sleep", "1000")
        except Stopped:
            ended.append(True)
            raise

    def script():
        yield (Work(work),)

    with trio.CancelScope() as scope:
        async with trio.open_nursery() as nursery:
            nursery.start_soon(perform_trio, script())
            await trio.to_thread.run_sync(began.wait)
            scope.cancel()
    assert scope.cancelled_caught
    assert ended == [True]


def test_an_interrupt_reaches_the_script():
    def script():
        try:
            yield (interrupt,)
        except KeyboardInterrupt:
            yield pause, 0
            return "cleaned"

    def interrupt():
        raise KeyboardInterrupt

    assert perform_blocking(script()) == "cleaned"


def interrupted_in_a_call(times=1):
    """Interrupt the main thread while a call is under way; return what is done when."""
    order = []
    goes_on = threading.Event()

    def call():
        for _ in range(times):
            signal.pthread_kill(threading.main_thread().ident, signal.SIGINT)
            goes_on.wait(0.2)
        order.append("answered")

    def script():
        try:
            yield (call,)
        except KeyboardInterrupt:
            order.append("interrupted")
            goes_on.set()
            yield (order.append, "cleaned")
            raise

    with pytest.raises(KeyboardInterrupt):
        perform_blocking(script())
    return order


def test_an_interrupt_waits_for_the_answer_to_a_call():
    """The server is not left in the midst of something, nor the connection."""
    assert interrupted_in_a_call() == ["answered", "interrupted", "cleaned"]


def test_the_second_interrupt_does_not_wait():
    assert interrupted_in_a_call(2)[:1] == ["interrupted"]


def test_an_interrupt_does_not_wait_for_ever(monkeypatch):
    monkeypatch.setattr(performing, "_GRACE", 0.02)
    assert interrupted_in_a_call()[:1] == ["interrupted"]


async def test_a_result_that_came_in_spite_of_a_cancellation():
    """It may be something to close; the next step is cancelled."""
    handle = Handle("trio")
    began = threading.Event()

    def work(stop):
        told = threading.Event()
        stop.add(told.set)
        began.set()
        assert told.wait(30)
        return "open"

    def script():
        found = yield (Work(work),)
        try:
            yield handle.method, "too late"
        finally:
            yield handle.method, "close", found

    with trio.CancelScope() as scope:
        async with trio.open_nursery() as nursery:
            nursery.start_soon(perform_trio, script())
            await trio.to_thread.run_sync(began.wait)
            scope.cancel()
    assert scope.cancelled_caught
    assert handle.calls == [("close", "open")]


def test_an_interrupt_stops_work_with_trio():
    def work(stop):
        told = threading.Event()
        stop.add(told.set)
        os.kill(os.getpid(), signal.SIGINT)
        assert told.wait(30)
        raise Stopped

    def script():
        yield (Work(work),)

    with pytest.raises(KeyboardInterrupt):
        trio.run(perform_trio, script())


async def test_work_has_a_thread_when_others_are_busy():
    limiter = trio.to_thread.current_default_thread_limiter()
    for _ in range(int(limiter.total_tokens)):
        await limiter.acquire_on_behalf_of(object())

    def script():
        return (yield (Work(lambda stop: "done"),))

    with trio.fail_after(30):
        assert await perform_trio(script()) == "done"


def test_what_ends_work_is_not_called_once_it_is_removed():
    """It may use a descriptor that is closed then."""
    stop = Stop()
    began, goes_on = threading.Event(), threading.Event()
    order = []

    def end():
        began.set()
        assert goes_on.wait(30)
        order.append("ended")

    def remove():
        stop.remove(end)
        order.append("removed")

    stop.add(end)
    setter = threading.Thread(target=stop.set)
    setter.start()
    assert began.wait(30)
    remover = threading.Thread(target=remove)
    remover.start()
    remover.join(0.1)
    goes_on.set()
    for thread in (setter, remover):
        thread.join()
    assert order == ["ended", "removed"]


# -- programs --------------------------------------------------------------------------


def test_a_program_and_its_output():
    output = run(Stop(), "cat", given=b"some\ntext")
    assert (output.out, output.error, output.status) == (b"some\ntext", "", 0)


def test_lines_of_a_program_come_one_by_one():
    lines = []
    output = run(Stop(), "printf", r"a\rb\nc", line=lines.append)
    assert lines == [b"a", b"b", b"c"]
    assert output.out == b""


def test_a_program_that_fails_or_is_not_there():
    with pytest.raises(ProgramError, match=r"^cat: /nonexistent: No such file") as caught:
        run(Stop(), "cat", "/nonexistent")
    assert caught.value.status == 1
    with pytest.raises(ProgramError, match="cannot be started: No such file"):
        run(Stop(), "virtrio-nonexistent")
    assert run(Stop(), "false", expects=(0, 1)).status == 1


def test_a_stopped_program_does_not_begin():
    stop = Stop()
    stop.set()
    with pytest.raises(Stopped):
        run(stop, "true")


def test_a_setpriv_that_ties_nothing(tmp_path, monkeypatch):
    """BusyBox has one."""
    other = tmp_path / "setpriv"
    other.write_text("#!/bin/sh\nexit 1\n")
    other.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    programs._can_tie.cache_clear()
    try:
        assert run(Stop(), "echo", "said", is_tied=True).out == b"said\n"
    finally:
        programs._can_tie.cache_clear()


def test_a_program_that_takes_too_long():
    with pytest.raises(ProgramError) as caught:
        run(Stop(), "sh", "-c", "while :; do :; done", longest=1)
    assert caught.value.status == -signal.SIGXCPU
