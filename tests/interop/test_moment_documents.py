"""Documents of snapshots and checkpoints, derived from libvirt's own schemas.

Each is given to libvirtd's test driver and to ours, for a domain with two disks, as it
is and as a redefinition. VIRTRIO_DOCUMENTS=N derives N documents instead of 200.
"""

from __future__ import annotations

import os
import random
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from lxml import etree

from tests import documents
from tests.interop.test_networks import compared
from tests.server.conf.schema.deriving import Deriving

if TYPE_CHECKING:
    from tests import peers
    from tests.peers.worker import Worker

pytestmark = pytest.mark.peer("libvirtd", "libvirt-python")

SCHEMAS = Path("/usr/share/libvirt/schemas")
DOCUMENTS = int(os.environ.get("VIRTRIO_DOCUMENTS", "200"))
DOMAIN = documents.domain(
    "guest", documents.UUID, devices=documents.disk("vda") + documents.disk("vdb", "/other")
)
REDEFINE, CURRENT, VALIDATE = 1, 2, 512


def call(on: str, method: str, *arguments: Any, save: str | None = None) -> dict[str, Any]:
    request = {"op": "call", "on": on, "method": method, "args": list(arguments)}
    return request if save is None else {**request, "save": save}


def derived(kind: str, chance: random.Random) -> str:
    """Return a document that names disks of the domain more often than others."""
    root = DERIVING[kind].document()
    for disk in root.findall("disks/disk"):
        if chance.random() < 0.8:
            disk.set("name", chance.choice(("vda", "vdb")))
    for tag, values in (("name", ("one", "two", "a b", "x/y", ".")), ("creationTime", ("5", "77"))):
        if root.find(tag) is None and chance.random() < 0.8:
            etree.SubElement(root, tag)
        for element in root.findall(tag):
            element.text = chance.choice(values)
    inside = root.find("domain")
    if inside is not None and chance.random() < 0.8:
        root.replace(inside, etree.fromstring(DOMAIN))
    return etree.tostring(root, encoding="unicode")


CHANCE = random.Random(20261130)
DERIVING = {
    kind: Deriving(SCHEMAS / f"domain{kind}.rng", CHANCE, depth=6)
    for kind in ("snapshot", "checkpoint")
    if (SCHEMAS / f"domain{kind}.rng").exists()
}


@pytest.mark.parametrize("kind", ["snapshot", "checkpoint"])
def test_documents(
    kind: str, libvirtd: peers.Endpoint, server: peers.Endpoint, libvirt_python: Worker
) -> None:
    chance = random.Random(7)
    flags = (0, REDEFINE, *((REDEFINE | CURRENT, VALIDATE) * (kind == "snapshot")))
    requests = [call("conn", "defineXML", DOMAIN, save="guest"), call("guest", "create")]
    for number in range(DOCUMENTS):
        handle = f"made {number}"
        requests += [
            call(
                "guest",
                f"{kind}CreateXML",
                derived(kind, chance),
                chance.choice(flags),
                save=handle,
            ),
            call(handle, "getXMLDesc", 0),
            call(handle, "delete", 0),
        ]
    differing = compared(libvirt_python, libvirtd, server, requests)
    assert not differing, "\n".join(differing)
