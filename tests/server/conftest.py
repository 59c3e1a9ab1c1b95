from __future__ import annotations

import pytest

from tests.server.raw import Served


@pytest.fixture
async def serve(nursery):
    """A function that starts servers of a driver, with limits and a guard.

    Their clients are closed after the test.
    """
    started = []

    def start(driver=None, **more):
        started.append(Served(nursery, driver, **more))
        return started[-1]

    yield start
    for served in started:
        served.close()
