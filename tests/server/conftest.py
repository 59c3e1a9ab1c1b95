from __future__ import annotations

import pytest

from tests.server.raw import Served


@pytest.fixture
async def serve(nursery):
    """Starts servers of a driver, with limits and a guard; their clients are closed after the test."""
    started = []

    def start(driver=None, **more):
        started.append(Served(nursery, driver, **more))
        return started[-1]

    yield start
    for served in started:
        served.close()
