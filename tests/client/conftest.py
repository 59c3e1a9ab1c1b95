from __future__ import annotations

import functools
import gc
import inspect

import pytest
import trio

from tests.client.kinds import KINDS


@pytest.fixture(params=KINDS, ids=lambda kind: kind.name)
def client(request):
    """One of the two clients; see `kinds`."""
    return request.param


@pytest.fixture(autouse=True)
def _leaks():
    """Collection after each test, so that a leak fails the test that leaks.

    What was there before the test is kept out of it, which makes it fast.
    """
    gc.collect()  # what fixtures of the test before have left, too
    gc.freeze()
    yield
    gc.collect()


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem):
    """Fail a coroutine test after 20 seconds."""
    test = pyfuncitem.obj
    if inspect.iscoroutinefunction(test):

        @functools.wraps(test)
        async def in_time(**fixtures):
            with trio.fail_after(20):
                await test(**fixtures)

        pyfuncitem.obj = in_time
