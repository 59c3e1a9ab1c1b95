"""A driver with libvirt's default domain, and a client's identity of it."""

from types import SimpleNamespace

import pytest

from virtrio.server.drivers.test.driver import TestDriver

DEFAULT_UUID = bytes.fromhex("6695eb01f6a4830479aa97f2502e193f")


@pytest.fixture
def test_driver():
    return TestDriver()


@pytest.fixture
def dom():
    """The default domain with a stale name and id: only the UUID counts."""
    return SimpleNamespace(name="said", uuid=DEFAULT_UUID, id=777)
