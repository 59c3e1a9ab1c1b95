"""Fixtures for pytest: ``pytest_plugins = ["virtrio.testing.plugin"]``.

The only module of virtrio's that imports pytest.
"""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import pytest

from .server_thread import serving

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ..server._generated.driver import Driver
    from .server_thread import Make

__all__ = ["serve_driver"]


@pytest.fixture
def serve_driver() -> Iterator[Callable[[Make | Driver], str]]:
    """Serve drivers until the end of the test.

    ``uri = serve_driver(MyDriver)`` takes what `virtrio.testing.serving` takes; the URI
    is for either client, and for other programs.
    """
    with contextlib.ExitStack() as served:

        def serve(make: Make | Driver) -> str:
            return served.enter_context(serving(make)).uri

        yield serve
