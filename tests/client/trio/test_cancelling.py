"""Cancellation at any moment, nurseries and KeyboardInterrupt in the trio client."""

from __future__ import annotations

import sys

import pytest
import trio

import virtrio
from tests.client.servers import open_files, playing, serving
from virtrio.protocol._generated.remote_procedures import RemoteProcedure
from virtrio.protocol.connection import CallReceived, Closed


async def silent(peer):
    """Answer CONNECT_CLOSE and no other call."""
    while not isinstance(event := await peer.event(), Closed):
        if (
            isinstance(event, CallReceived)
            and event.procedure == RemoteProcedure.REMOTE_PROC_CONNECT_CLOSE
        ):
            await peer.reply(event)


async def test_cancelled_at_any_point_of_connecting_and_leaving():
    """Cancelling at any step ends at once and leaves nothing open."""
    async with serving() as uri:
        async with virtrio.connect(uri):
            pass
        before = open_files()
        finished = 0
        for steps in range(40):
            for _ in range(5):  # trio shuffles tasks that are ready
                async with trio.open_nursery() as nursery:

                    async def cancel(scope, steps=steps):
                        for _ in range(steps):
                            await trio.lowlevel.checkpoint()
                        scope.cancel()

                    with trio.CancelScope() as scope:
                        nursery.start_soon(cancel, scope)
                        async with virtrio.connect(uri) as conn:
                            await conn.get_type()
                        finished += 1
        await trio.testing.wait_all_tasks_blocked()
        assert open_files() == before
    assert 0 < finished < 200


async def test_cancelled_call_raises_cancelled_and_nothing_else():
    async with playing(silent) as uri:
        with trio.move_on_after(0.05) as scope:
            async with virtrio.connect(uri) as conn:
                await conn.get_type()
        assert scope.cancelled_caught


async def test_call_in_a_shield_after_the_scope_outside_was_cancelled():
    """Clean-up code in a shield can still make calls."""
    async with serving() as uri:
        with trio.CancelScope() as outside:
            async with virtrio.connect(uri) as conn:
                outside.cancel()
                try:
                    await conn.get_type()
                finally:
                    with trio.CancelScope(shield=True):
                        assert await conn.get_type() == "TEST"
        assert outside.cancelled_caught
        assert not conn.is_alive()


async def test_leaving_is_announced_even_when_cancelled():
    told = trio.Event()

    async def script(peer):
        await peer.leave()
        told.set()

    async with playing(script) as uri:
        with trio.CancelScope() as scope:
            async with virtrio.connect(uri):
                scope.cancel()
                await trio.lowlevel.checkpoint()
        await told.wait()


async def test_nurseries_in_the_block_are_the_callers_own():
    async def fail():
        raise ValueError("mine")

    async with serving() as uri:
        with pytest.RaisesGroup(pytest.RaisesExc(ValueError, match="mine")):
            async with virtrio.connect(uri) as conn, trio.open_nursery() as nursery:
                nursery.start_soon(conn.get_type)
                nursery.start_soon(fail)


async def test_tasks_of_a_nursery_outside_fail_with_the_connection():
    errors = []

    async def call(conn):
        try:
            await conn.get_type()
        except virtrio.ConnectionClosed as error:
            errors.append(str(error))

    async with playing(silent) as uri, trio.open_nursery() as nursery, virtrio.connect(uri) as conn:
        for _ in range(3):
            nursery.start_soon(call, conn)
        await trio.testing.wait_all_tasks_blocked()
        assert await conn.close() == 0
    assert errors == ["internal error: client socket is closed"] * 3


async def test_every_call_is_a_checkpoint():
    async with serving() as uri:
        async with virtrio.connect(uri) as conn:
            with trio.testing.assert_checkpoints():
                await conn.get_type()
            with trio.testing.assert_checkpoints():
                await conn.close()
        with trio.testing.assert_checkpoints(), pytest.raises(virtrio.ConnectionClosed):
            await conn.get_type()


KEYBOARD = """
import signal, sys, trio, virtrio

uri, what = sys.argv[1:]

async def call(conn):
    while True:
        with await conn.lookup_by_name("test"):
            pass

async def main(seconds):
    async with virtrio.connect(uri) as conn:
        signal.setitimer(signal.ITIMER_REAL, seconds)
        if what == "waiting":
            await conn.get_type()
        elif what == "busy":
            await call(conn)
        else:
            async with trio.open_nursery() as nursery:
                for _ in range(8):
                    nursery.start_soon(call, conn)

signal.signal(signal.SIGALRM, lambda *_: signal.raise_signal(signal.SIGINT))
for number in range(20):
    try:
        trio.run(main, 0.01 + number * 0.00013)
    except KeyboardInterrupt:
        print("alone")
    except BaseExceptionGroup as group:
        assert group.split(KeyboardInterrupt)[1] is None, group
        print("in a group")
"""


@pytest.mark.parametrize("what", ["waiting", "busy", "of many tasks"])
async def test_keyboard_interrupt(what):
    """KeyboardInterrupt leaves the block, and the server is told.

    The exception is alone unless the caller has a nursery.
    """
    async with playing(silent) if what == "waiting" else serving() as uri:
        command = [sys.executable, "-c", KEYBOARD, uri, what]
        done = await trio.run_process(
            command, capture_stdout=True, capture_stderr=True, check=False
        )
    assert done.stderr == b""
    lines = done.stdout.decode().splitlines()
    assert len(lines) == 20
    assert set(lines) == {"alone"} or what == "of many tasks"
