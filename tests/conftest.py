"""Fixtures of all tests: peers by marker, and our server in a process of its own."""

from __future__ import annotations

import gc
import os
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

# Tests share helpers as `tests.…`; a bare `pytest` does not put the repository's root
# on the path by itself. At the end, so that nothing in the root can hide an installed
# module.
ROOT = str(Path(__file__).parent.parent)
if ROOT not in sys.path:
    sys.path.append(ROOT)

from tests import peers, turns  # noqa: E402
from tests.peers import leftovers  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

# Machines are shared: the time in which an example is made says nothing about the code.
settings.register_profile("shared", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("shared")


# Files whose tests take minutes. They come first, so that at the end no process is left
# with one of them while the others have nothing to do.
LONG = (
    "backup/test_kills.py",
    "backup/test_chains.py",
    "client/checkpoints/test_broken_kinds.py",
    "backup/test_running.py",
    "backup/target/test_kills.py",
    "server/drivers/qemu/moments/test_restoring.py",
    "test_docs_backup.py",
    "interop/test_differential.py",
    "server/drivers/qemu/guests/test_recorded_guests.py",
)


def pytest_configure() -> None:
    """Have signals do what they do to a command in front, if this one is behind."""
    for number in (signal.SIGINT, signal.SIGHUP):
        if signal.getsignal(number) is signal.SIG_IGN:
            default = signal.default_int_handler if number is signal.SIGINT else signal.SIG_DFL
            signal.signal(number, default)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    rank = {Path(__file__).parent / name: place for place, name in enumerate(LONG)}
    items.sort(key=lambda item: rank.get(item.path, len(rank)))
    left_out = turns.left_out(items)
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        gone = set(left_out)
        items[:] = [item for item in items if item not in gone]


def pytest_collection_finish() -> None:
    """Keep thousands of tests, which stay, out of later collections of garbage."""
    gc.collect()
    gc.freeze()


def peer(*names: str) -> None:
    """Skip the test, naming the packages, unless the peers are installed.

    Where VIRTRIO_REQUIRE_PEERS is 1, fail instead.
    """
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
    """Make the captured output of a report valid UTF-8.

    Reports travel as UTF-8 between the processes that share the tests, and a test may
    print or log anything.
    """
    report = yield
    report.sections = [
        (name, text.encode("utf-8", "backslashreplace").decode()) for name, text in report.sections
    ]
    return report


@pytest.fixture(scope="session", autouse=True)
def no_qemu_is_left(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """End the QEMU processes that tests of this process have left; fail for them.

    The same goes for folders of guests.
    """
    leftovers.note_folder(tmp_path_factory.getbasetemp())
    yield
    left = leftovers.end_qemus()
    folders = leftovers.remove_guest_folders()
    assert not left, f"tests have left QEMU processes, which are ended now: {left}"
    assert not folders, f"tests have left folders of guests, which are removed now: {folders}"


@pytest.fixture
def server() -> Iterator[peers.Endpoint]:
    """A fresh `virtrio serve` on a unix socket.

    The test fails if the server does not stop cleanly.
    """
    with peers.served() as endpoint:
        yield endpoint


@pytest.fixture
def tcp_server() -> Iterator[peers.Endpoint]:
    """A server as `server`, which listens on a TCP port as well."""
    with peers.served(tcp=True) as endpoint:
        yield endpoint
