"""Fixtures for tests against a real libvirt.

A test names its peers: `@pytest.mark.peer("libvirtd", "virsh")`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests import peers
from tests.peers.fresh import forget
from tests.peers.worker import Worker, worker

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="session")
def running_libvirtd() -> Iterator[peers.Endpoint]:
    with peers.libvirtd() as endpoint:
        yield endpoint


@pytest.fixture
def libvirtd(running_libvirtd: peers.Endpoint) -> peers.Endpoint:
    """A libvirtd for the whole run, with its test driver's default state."""
    forget(running_libvirtd)
    return running_libvirtd


@pytest.fixture
def libvirt_python() -> Iterator[Worker]:
    """A process that makes calls through libvirt-python."""
    with worker() as running:
        yield running
