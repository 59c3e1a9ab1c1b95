"""Differences between the clients, so that one test body runs on both.

A body makes a call with ``await client(conn.get_type)``. The blocking client makes it
in a thread, so that servers that live in the test's own event loop can answer.
"""

from __future__ import annotations

import contextlib
from functools import partial

import trio

import virtrio
import virtrio.blocking

_threads = None


async def in_thread(function, *args):
    """Run a function in a thread and return its result.

    When the test is cancelled, the thread goes on by itself.
    """
    global _threads
    if _threads is None:
        _threads = trio.CapacityLimiter(200)
    return await trio.to_thread.run_sync(function, *args, abandon_on_cancel=True, limiter=_threads)


class Trio:
    name = "trio"

    def connect(self, uri=None, **options):
        return virtrio.connect(uri, **options)

    async def __call__(self, function, *args):
        return await function(*args)


class Blocking:
    name = "blocking"

    @contextlib.asynccontextmanager
    async def connect(self, uri=None, **options):
        conn = await in_thread(partial(virtrio.blocking.connect, uri, **options))
        try:
            yield conn
        finally:
            with trio.CancelScope(shield=True):
                await in_thread(conn.__exit__, None, None, None)

    async def __call__(self, function, *args):
        return await in_thread(function, *args)


KINDS = (Trio(), Blocking())
