"""Fixtures: each server that runs guests, a guest with two disks, and a target."""

import pytest

from tests.backup.guests import Guest, hosted


@pytest.fixture(scope="module", params=["libvirtd", "ours"])
def server(request):
    with hosted(request.param) as host:
        yield host


@pytest.fixture
def host(server):
    yield server
    server.clear()


@pytest.fixture
def guest(host):
    return Guest(host, disks=("vda", "vdb"))


@pytest.fixture
def target(host):
    return host.images / "target"
