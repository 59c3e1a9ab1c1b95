"""What every test may use: helpers by import, peers by marker, and our server in a process of its own."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

# Tests share helpers as `tests.…`; a bare `pytest` does not put the repository's root on the path by itself. At the
# end, so that nothing in the root can hide an installed module.
ROOT = str(Path(__file__).parent.parent)
if ROOT not in sys.path:
    sys.path.append(ROOT)

from tests import peers  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

# Machines are shared: how long an example takes to be made says nothing about what it tests.
settings.register_profile("shared", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("shared")


def peer(*names: str) -> None:
    """Skip the test, naming the packages, unless the peers are installed. Where all must be there, fail instead."""
    missing = peers.missing_packages(names)
    if not missing:
        return
    reason = f"needs {' '.join(missing)}"
    if os.environ.get("VIRTRIO_REQUIRE_PEERS") == "1":
        pytest.fail(reason)
    pytest.skip(reason)


def pytest_runtest_setup(item: pytest.Item) -> None:
    for marker in item.iter_markers("peer"):
        peer(*marker.args)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Reports travel between the processes that share the tests, as UTF-8: what a test prints or logs need not be that."""
    report = yield
    report.sections = [(name, text.encode("utf-8", "backslashreplace").decode()) for name, text in report.sections]
    return report


@pytest.fixture
def server() -> Iterator[peers.Endpoint]:
    """A fresh `virtrio serve` on a unix socket; the test fails if it does not stop cleanly."""
    with peers.served() as endpoint:
        yield endpoint


@pytest.fixture
def tcp_server() -> Iterator[peers.Endpoint]:
    """As `server`, listening on a TCP port as well."""
    with peers.served(tcp=True) as endpoint:
        yield endpoint
