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


@pytest.fixture(scope="package")
def _frozen():
    """Objects of the imports, kept out of garbage collection to make it fast."""
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


@pytest.fixture(autouse=True)
def _leaks(_frozen):
    """Collection after each test, so that a leak fails the test that leaks."""
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
