"""Devices of the host: libvirtd's test driver and ours answer the same.

VIRTRIO_DOCUMENTS=N compares N made documents instead of 300.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import pytest

from tests.interop import node_devices
from tests.interop.sequences import comparable
from tests.interop.test_differential import shown
from tests.interop.test_networks import compared

if TYPE_CHECKING:
    from pathlib import Path

    from tests import peers
    from tests.peers.worker import Worker

pytestmark = pytest.mark.peer("libvirtd", "libvirt-python")

DOCUMENTS = int(os.environ.get("VIRTRIO_DOCUMENTS", "300"))


def node_answers(worker: Worker, uri: str, paths: list[Path]) -> list[list[Any]]:
    """Open each node file, and return its devices' documents."""
    found = []
    for path in paths:
        opened = worker.ask("open", uri=uri.replace("/default", str(path)), save="node")
        answers = [opened]
        if "error" not in opened:
            answers += worker.run(
                [
                    {
                        "op": "call",
                        "on": "node",
                        "method": "nodeDeviceLookupByName",
                        "args": ["made"],
                        "save": "made",
                    },
                    {"op": "call", "on": "made", "method": "XMLDesc", "args": [0]},
                    {"op": "call", "on": "made", "method": "listCaps", "args": []},
                    {"op": "call", "on": "node", "method": "listAllDevices", "args": [0]},
                ]
            )
            worker.value("close")
        found.append(answers)
    return found


def test_documents(
    libvirtd: peers.Endpoint, server: peers.Endpoint, libvirt_python: Worker, tmp_path: Path
) -> None:
    """Devices come from node files alone, so each document is one."""
    documents = list(node_devices.documents(1, DOCUMENTS))
    paths = []
    for number, document in enumerate(documents):
        paths.append(tmp_path / f"{number}.xml")
        paths[-1].write_text(f"<node>{document}</node>", "utf-8")
    theirs, ours = (node_answers(libvirt_python, peer.uri(), paths) for peer in (libvirtd, server))
    differing = [
        f"{document}\n{their}\n{our}"
        for document, their, our in zip(documents, theirs, ours, strict=True)
        if their != our
    ]
    assert not differing, "\n".join(differing)
    assert sum("error" not in answers[0] for answers in theirs) > DOCUMENTS / 4


def test_a_life(libvirtd: peers.Endpoint, server: peers.Endpoint, libvirt_python: Worker) -> None:
    differing = compared(libvirt_python, libvirtd, server, node_devices.life())
    assert not differing, "\n".join(differing)


@pytest.mark.parametrize("seed", range(1, 6))
def test_calls(
    libvirtd: peers.Endpoint, server: peers.Endpoint, libvirt_python: Worker, seed: int
) -> None:
    differing = compared(libvirt_python, libvirtd, server, node_devices.calls(seed, 60))
    assert not differing, "\n".join(differing)


def test_events(libvirtd: peers.Endpoint, server: peers.Endpoint, libvirt_python: Worker) -> None:
    libvirt_python.value("listen")
    found = []
    network = "<network><name>the-last</name></network>"
    for peer in (libvirtd, server):
        libvirt_python.value("open", uri=peer.uri(), save="conn")
        libvirt_python.value("register", on="conn", **{"as": "conn"})
        requests = node_devices.calls(7, 80)
        requests.append(
            {"op": "call", "on": "conn", "method": "networkCreateXML", "args": [network]}
        )
        answers = libvirt_python.run(requests)
        heard = libvirt_python.value("heard", until="the-last")
        found.append(([comparable(*each) for each in zip(requests, answers, strict=True)], heard))
        libvirt_python.value("close")
    (their_answers, theirs), (our_answers, ours) = found
    assert their_answers == our_answers
    assert theirs == ours, shown({"value": theirs}, {"value": ours})
    assert len(theirs) >= 10
