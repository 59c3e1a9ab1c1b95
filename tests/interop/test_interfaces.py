"""Host interfaces: libvirtd's test driver and ours answer the same to libvirt-python.

VIRTRIO_DOCUMENTS=N compares N made documents instead of 300.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tests.interop import interfaces
from tests.interop.test_networks import compared

if TYPE_CHECKING:
    from tests import peers
    from tests.peers.worker import Worker

pytestmark = pytest.mark.peer("libvirtd", "libvirt-python")

DOCUMENTS = int(os.environ.get("VIRTRIO_DOCUMENTS", "300"))


def test_documents(
    libvirtd: peers.Endpoint, server: peers.Endpoint, libvirt_python: Worker
) -> None:
    requests = []
    for document in interfaces.documents(1, DOCUMENTS):
        requests += [
            {
                "op": "call",
                "on": "conn",
                "method": "interfaceDefineXML",
                "args": [document],
                "save": "made",
            },
            {"op": "call", "on": "made", "method": "XMLDesc", "args": [0]},
            {"op": "call", "on": "made", "method": "undefine", "args": []},
        ]
    differing = compared(libvirt_python, libvirtd, server, requests)
    assert not differing, "\n".join(differing)


def test_a_life(libvirtd: peers.Endpoint, server: peers.Endpoint, libvirt_python: Worker) -> None:
    differing = compared(libvirt_python, libvirtd, server, interfaces.life())
    assert not differing, "\n".join(differing)


@pytest.mark.parametrize("seed", range(1, 6))
def test_changes(
    libvirtd: peers.Endpoint, server: peers.Endpoint, libvirt_python: Worker, seed: int
) -> None:
    differing = compared(libvirt_python, libvirtd, server, interfaces.changes(seed, 100))
    assert not differing, "\n".join(differing)
