"""A server through layers: all that the tests of calls, streams and events do, and what only a layer can do to it."""

from __future__ import annotations

import inspect
import logging

import pytest
import trio
import trio.testing
from virtrio.server._generated.driver import Driver

from tests import layers
from tests.layers import Frames
from tests.server import test_events, test_streams
from tests.server.net import test_session
from tests.server.raw import GET_TYPE, OK, Served, packet, string
from tests.server.test_events import loud, registered  # noqa: F401


@pytest.fixture(params=layers.LAYERS)
async def serve(nursery, request):
    """Starts servers whose clients all come through a layer."""
    started = []

    def start(driver=None, **more):
        started.append(Served(nursery, driver, layers=layers.LAYERS[request.param], **more))
        return started[-1]

    yield start
    for served in started:
        served.close()
