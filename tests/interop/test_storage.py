"""Storage: libvirtd's test driver and ours answer the same to libvirt-python.

VIRTRIO_DOCUMENTS=N compares N made documents instead of 300, VIRTRIO_SESSIONS=N as many
random sessions instead of 4.
"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Any

import pytest

from tests.interop import storage
from tests.interop.test_events import heard, listener
from tests.interop.test_networks import compared
from virtrio.enums import ErrorNumber

if TYPE_CHECKING:
    from tests import peers
    from tests.peers.worker import Worker

__all__ = ["listener"]  # a fixture

pytestmark = pytest.mark.peer("libvirtd", "libvirt-python")

_RIVAL = re.compile("conflict with pool: '[^']*'")


def masked(answer: dict[str, Any]) -> dict[str, Any]:
    """Mask which of several pools is in the way, and where a document is not valid.

    The former depends on the order in libvirt's hash, of the latter the first line is
    the same.
    """
    if "error" not in answer:
        return answer
    code, domain, text = answer["error"]
    if code == ErrorNumber.VIR_ERR_XML_INVALID_SCHEMA:
        text = text.partition("\n")[0]
    return {"error": [code, domain, _RIVAL.sub("conflict", text)]}


DOCUMENTS = int(os.environ.get("VIRTRIO_DOCUMENTS", "300"))
SESSIONS = int(os.environ.get("VIRTRIO_SESSIONS", "4"))


def test_documents_of_pools(
    libvirtd: peers.Endpoint, server: peers.Endpoint, libvirt_python: Worker
) -> None:
    requests = []
    for document in storage.pool_documents(1, DOCUMENTS):
        requests += [
            storage.call("conn", "storagePoolDefineXML", document, 0, save="pool"),
            storage.call("pool", "XMLDesc", 0),
            storage.call("pool", "undefine"),
        ]
    differing = compared(libvirt_python, libvirtd, server, requests, masked)
    assert not differing, "\n".join(differing)


def test_documents_of_volumes(
    libvirtd: peers.Endpoint, server: peers.Endpoint, libvirt_python: Worker
) -> None:
    requests = []
    for number, document in enumerate(storage.volume_documents(1, DOCUMENTS)):
        pool = storage.pool_of(storage.TYPES[number % len(storage.TYPES)])
        requests += [
            storage.call("conn", "storagePoolCreateXML", pool, 0, save="pool"),
            storage.call("pool", "createXML", document, 0, save="volume"),
            *storage.state_of_volume("volume"),
            storage.call("pool", "info"),
            storage.call("pool", "destroy"),
        ]
    differing = compared(libvirt_python, libvirtd, server, requests, masked)
    assert not differing, "\n".join(differing)


def test_a_life(libvirtd: peers.Endpoint, server: peers.Endpoint, libvirt_python: Worker) -> None:
    differing = compared(libvirt_python, libvirtd, server, storage.life(), masked)
    assert not differing, "\n".join(differing)


@pytest.mark.parametrize("seed", range(1, SESSIONS + 1))
def test_random_sessions(
    libvirtd: peers.Endpoint, server: peers.Endpoint, libvirt_python: Worker, seed: int
) -> None:
    requests = storage.random_session(seed, 200)
    differing = compared(libvirt_python, libvirtd, server, requests, masked)
    assert not differing, "\n".join(differing)


@pytest.mark.parametrize("seed", range(1, SESSIONS + 1))
def test_sources_of_two_pools(
    libvirtd: peers.Endpoint, server: peers.Endpoint, libvirt_python: Worker, seed: int
) -> None:
    requests = storage.rivals(seed, 200)
    differing = compared(libvirt_python, libvirtd, server, requests, masked)
    assert not differing, "\n".join(differing)


def test_virtual_adapters(
    libvirtd: peers.Endpoint, server: peers.Endpoint, libvirt_python: Worker
) -> None:
    differing = compared(libvirt_python, libvirtd, server, storage.adapters())
    assert not differing, "\n".join(differing)


def test_events_of_virtual_adapters(
    libvirtd: peers.Endpoint, server: peers.Endpoint, listener: Worker
) -> None:
    requests = storage.adapters()
    theirs, ours = (heard(listener, each.uri(), requests)[1] for each in (libvirtd, server))
    assert theirs == ours
    assert "VIR_NODE_DEVICE_EVENT_ID_LIFECYCLE" in {event[1] for event in theirs}


@pytest.mark.parametrize("requests", [storage.life(), storage.random_session(9, 300)])
def test_events(
    libvirtd: peers.Endpoint,
    server: peers.Endpoint,
    listener: Worker,
    requests: list[dict[str, Any]],
) -> None:
    theirs, ours = (heard(listener, each.uri(), requests)[1] for each in (libvirtd, server))
    assert theirs == ours
    assert {event[1] for event in theirs} == {
        "VIR_STORAGE_POOL_EVENT_ID_LIFECYCLE",
        "VIR_STORAGE_POOL_EVENT_ID_REFRESH",
    }
    assert {event[4] for event in theirs if len(event) > 4} == set(range(6))
