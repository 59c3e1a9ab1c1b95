from __future__ import annotations

from dataclasses import dataclass

import pytest
import trio

import virtrio
from tests.client.servers import serving
from tests.server.objects.stores import FakeStore
from virtrio.server.drivers.test.driver import TestDriver


@dataclass
class Stored:
    """A server of a test driver with a store, and two clients."""

    driver: TestDriver
    store: FakeStore
    uri: str
    pair: tuple[object, object]


@pytest.fixture
async def stored():
    """A server whose store is slow from now on."""
    store = FakeStore()
    driver = TestDriver(store=store)
    with trio.fail_after(20):
        async with serving(driver) as uri, virtrio.connect(uri) as one, virtrio.connect(uri) as two:
            store.is_slow = True
            yield Stored(driver, store, uri, (one, two))
