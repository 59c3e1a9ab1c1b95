from __future__ import annotations

import functools
import gc
import inspect

import pytest
import trio

from tests.client.kinds import KINDS


@pytest.fixture(params=KINDS, ids=lambda kind: kind.name)
def client(request):
    """Either client; see `kinds`."""
    return request.param


@pytest.fixture(scope="package")
def _frozen():
    """All that the imports made is left out of collections, so that they take no time."""
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


@pytest.fixture(autouse=True)
def _leaks(_frozen):
    """What a test leaks is found in that test: warnings are errors."""
    yield
    gc.collect()


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem):
    """Nothing here may take long: what hangs fails."""
    test = pyfuncitem.obj
    if inspect.iscoroutinefunction(test):

        @functools.wraps(test)
        async def in_time(**fixtures):
            with trio.fail_after(20):
                await test(**fixtures)

        pyfuncitem.obj = in_time
