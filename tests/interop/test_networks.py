"""Networks: libvirtd's test driver and ours answer the same to libvirt-python.

VIRTRIO_DOCUMENTS=N compares N made documents instead of 300.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import pytest

from tests.interop import networks
from tests.interop.sequences import comparable
from tests.interop.test_differential import shown

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests import peers
    from tests.peers.worker import Worker

pytestmark = pytest.mark.peer("libvirtd", "libvirt-python")

DOCUMENTS = int(os.environ.get("VIRTRIO_DOCUMENTS", "300"))


def compared(
    worker: Worker,
    libvirtd: peers.Endpoint,
    server: peers.Endpoint,
    requests: list[dict[str, Any]],
    mask: Callable[[dict[str, Any]], dict[str, Any]] = lambda answer: answer,
) -> list[str]:
    """Make the same calls to both, and return the answers that differ, even masked."""
    found = []
    for uri in (libvirtd.uri(), server.uri()):
        worker.value("open", uri=uri, save="conn")
        found.append(worker.run(requests))
        worker.value("close")
    differing = []
    for request, their, our in zip(requests, *found, strict=True):
        their, our = mask(comparable(request, their)), mask(comparable(request, our))
        if their != our:
            head = f"{request['on']}.{request['method']}{tuple(request['args'])!r}"
            differing.append(f"{head}\n{shown(their, our)}")
    return differing


def test_documents(
    libvirtd: peers.Endpoint, server: peers.Endpoint, libvirt_python: Worker
) -> None:
    requests = []
    for document in networks.documents(1, DOCUMENTS):
        document = document.replace("</name>", f"</name><uuid>{networks.UUID}</uuid>", 1)
        requests += [
            {
                "op": "call",
                "on": "conn",
                "method": "networkDefineXML",
                "args": [document],
                "save": "net",
            },
            {"op": "call", "on": "net", "method": "XMLDesc", "args": [0]},
            {"op": "call", "on": "net", "method": "undefine", "args": []},
        ]
    differing = compared(libvirt_python, libvirtd, server, requests)
    assert not differing, "\n".join(differing)


def test_a_life(libvirtd: peers.Endpoint, server: peers.Endpoint, libvirt_python: Worker) -> None:
    differing = compared(libvirt_python, libvirtd, server, networks.life())
    assert not differing, "\n".join(differing)


@pytest.mark.parametrize("seed", range(1, 6))
def test_updates(
    libvirtd: peers.Endpoint, server: peers.Endpoint, libvirt_python: Worker, seed: int
) -> None:
    differing = compared(libvirt_python, libvirtd, server, networks.updates(seed, 150))
    assert not differing, "\n".join(differing)
