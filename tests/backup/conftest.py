"""Fixtures: each server that runs guests, a guest with two disks, and a target."""

import pytest

from tests.backup.guests import Guest, hosted
from tests.peers.libnbd_binding import link_binding

pytest.register_assert_rewrite("tests.backup.journeys")


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


@pytest.fixture
def binding(tmp_path, monkeypatch):
    """Environment of commands that see libnbd's binding, as this process does."""
    folder = tmp_path / "binding"
    folder.mkdir()
    if (reason := link_binding(folder)) is not None:
        pytest.skip(reason)
    monkeypatch.syspath_prepend(folder)
    return {"PYTHONPATH": str(folder)}
