"""Servers with guests whose checkpoints are broken: libvirtd, and ours.

With VIRTRIO_MATRIX=all both clients talk to both of them, else one to each.
"""

from __future__ import annotations

import os
import shutil
import signal

import pytest

from tests import peers
from tests.client.checkpoints import patients
from tests.peers.leftovers import remove_guest_folders
from tests.peers.processes import short_directory
from tests.peers.virtrio_server import served
from tests.server.drivers.qemu.conftest import qemus
from tests.turns import EVERY

PLACES = [("libvirtd", "trio"), ("virtrio", "blocking")]
if EVERY:
    PLACES += [("libvirtd", "blocking"), ("virtrio", "trio")]


@pytest.fixture(scope="package")
def a_libvirtd():
    """A libvirtd that starts with the first test that needs it."""
    with peers.libvirtd() as endpoint:
        yield endpoint


@pytest.fixture(scope="package")
def our_server():
    """A server of ours, with a state; no guest of it is left in the end."""
    state = short_directory("virtrio-state-")
    try:
        with served("--state-dir", str(state)) as endpoint:
            yield state, endpoint
        assert qemus(state) == []
    finally:
        for pid in qemus(state):
            os.kill(pid, signal.SIGKILL)
        remove_guest_folders(state)
        shutil.rmtree(state)


@pytest.fixture
def folder():
    made = short_directory("virtrio-ill-")
    made.chmod(0o777)  # QEMU's user makes scratch images
    yield made
    shutil.rmtree(made)


@pytest.fixture(params=PLACES, ids="-".join)
def place(request):
    """Name of a server, and that of a client."""
    return request.param


def _host(kind, folder, request):
    if kind == "virtrio":
        return patients.Ours(folder, *request.getfixturevalue("our_server"))
    if os.geteuid() != 0:
        pytest.skip("libvirtd's system driver is root's")
    return patients.Theirs(folder, request.getfixturevalue("a_libvirtd"))


@pytest.fixture
def host(place, folder, request):
    """A server without guests."""
    host = _host(place[0], folder, request)
    yield host
    patients.clear(host)


@pytest.fixture
def other_host(place, folder, request):
    """A server of the other kind, without guests."""
    host = _host("virtrio" if place[0] == "libvirtd" else "libvirtd", folder, request)
    yield host
    patients.clear(host)


@pytest.fixture
def guest(host, place):
    """A guest that runs, without checkpoints."""
    return patients.Patient(host, place[1])


@pytest.fixture
def patient(guest):
    """A guest that runs, with checkpoints c1, c9 and c10 on two disks."""
    patient = guest
    patient.scribble()
    patient.make("c1", "c9", "c10")
    return patient
