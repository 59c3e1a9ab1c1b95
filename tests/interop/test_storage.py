"""Storage: libvirtd's test driver and ours answer the same to libvirt-python.

VIRTRIO_DOCUMENTS=N compares N made documents instead of 300, VIRTRIO_SESSIONS=N as many
random sessions instead of 4.
"""

from __future__ import annotations

import os
import re
from itertools import chain
from typing import TYPE_CHECKING, Any

import pytest

from tests.interop import storage
from tests.interop.test_events import heard, listener
from tests.interop.test_networks import compared
from tests.peers import virsh
from virtrio.enums import ErrorNumber

if TYPE_CHECKING:
    from pathlib import Path

    from tests import peers
    from tests.peers.worker import Worker

__all__ = ["listener"]  # a fixture

pytestmark = pytest.mark.peer("libvirtd", "libvirt-python")

_RIVAL = re.compile("conflict with pool: '[^']*'")
_NEW_UUID = re.compile("<uuid>[^<]*</uuid>")


def masked(answer: dict[str, Any]) -> dict[str, Any]:
    """Mask UUIDs, which of several pools is in the way, and where what is not valid.

    The former depends on the order in libvirt's hash, of the latter the first line is
    the same.
    """
    if "error" not in answer:
        value = answer.get("value")
        return {"value": _NEW_UUID.sub("", value)} if isinstance(value, str) else answer
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
    documents = storage.pool_documents(2, DOCUMENTS)
    for document in chain(storage.pool_documents(1, DOCUMENTS), storage.changed(documents, 1)):
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
    documents = storage.volume_documents(2, DOCUMENTS)
    for number, document in enumerate(
        chain(storage.volume_documents(1, DOCUMENTS), storage.changed(documents, 1))
    ):
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


VIRSH_FILES = {
    "pool.xml": storage.pool_of("dir"),
    "again.xml": storage.pool_of("dir").replace("/made", "/again"),
    "logical.xml": storage.pool_of("logical", "vg", storage.OTHER_UUID),
    "volume.xml": "<volume><name>filed</name><capacity unit='MiB'>4</capacity></volume>",
    "source.xml": "<source><host name='h'/></source>",
    "broken.xml": "<pool",
}
VIRSH = """
pool-list --all --details
pool-define pool.xml
pool-define pool.xml --validate
pool-define broken.xml
pool-define nosuch.xml
pool-define-as quick dir --target /quick
pool-define-as other dir - - - - /quick
pool-define-as printed netfs --source-host h --source-path /s --target /t --print-xml
pool-list
pool-list --all
pool-list --inactive --name
pool-list --all --type dir,logical
pool-list --all --no-autostart
pool-info made
pool-start made
pool-start made
pool-start quick --build
pool-autostart made
pool-autostart nosuch
pool-list --autostart --details
pool-info made --bytes
pool-info made
pool-uuid made
pool-name 88888888-8888-4888-8888-888888888888
pool-name nosuch
pool-dumpxml made
pool-dumpxml made --inactive
pool-dumpxml made --xpath //target
pool-refresh made
pool-build made
pool-delete made
pool-create logical.xml
pool-create logical.xml
pool-create logical.xml --build
pool-create-as passing dir --target /passing
vol-create made volume.xml
vol-create made volume.xml
vol-create made volume.xml --validate
vol-create made volume.xml --prealloc-metadata
vol-create-as made thin 10G --allocation 1M --format qcow2
vol-create-as made backed 1G --format qcow2 --backing-vol filed --backing-vol-format raw
vol-create-as made large 200G
vol-create-as vg lv 1G
vol-create-as nosuch v 1G
vol-create-from made volume.xml thin
vol-clone --pool made thin copied
vol-clone --pool made nosuch copied
vol-list made
vol-list made --details
vol-list vg --details
vol-list nosuch
vol-info --pool made thin
vol-info --pool made thin --bytes
vol-info --pool made thin --physical
vol-info /made/filed
vol-info nosuch
vol-dumpxml --pool made thin
vol-dumpxml --pool vg lv
vol-dumpxml /made/backed
vol-key --pool made thin
vol-path --pool made thin
vol-name /made/thin
vol-name nosuch
vol-pool /made/thin
vol-pool nosuch
vol-resize --pool made thin 20G
vol-wipe --pool made thin
vol-wipe --pool made thin --algorithm dod
vol-upload --pool made thin pool.xml
vol-download --pool made thin /dev/null
pool-info made
pool-list --details
vol-delete --pool made thin
vol-delete --pool made thin
vol-delete --pool made filed --delete-snapshots
pool-define again.xml
pool-dumpxml made
vol-list made
pool-undefine made
pool-destroy made
pool-destroy made
vol-list made
pool-dumpxml made
pool-delete made
pool-undefine made
pool-undefine made
pool-destroy vg
pool-dumpxml vg
pool-destroy passing
pool-destroy quick
pool-undefine quick
pool-capabilities
find-storage-pool-sources logical
find-storage-pool-sources netfs
find-storage-pool-sources netfs source.xml
find-storage-pool-sources-as netfs h
find-storage-pool-sources dir
find-storage-pool-sources iscsi
find-storage-pool-sources what
pool-event --list
pool-list --all
"""


@pytest.mark.peer("virsh")
def test_virsh(libvirtd: peers.Endpoint, server: peers.Endpoint, tmp_path: Path) -> None:
    for name, text in VIRSH_FILES.items():
        (tmp_path / name).write_text(text)
    commands = VIRSH.strip().splitlines()
    theirs, ours = (virsh.session(each.uri(), commands, tmp_path) for each in (libvirtd, server))
    found = virsh.differences(*map(_plain, (theirs, ours)))
    assert not found, found


_NO_FACTS = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|(?<=against SCHEMA\n)(.|\n)*")


def _plain(said: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Mask UUIDs and the details of what is not valid, and sort the lines of lists."""
    return [
        (
            command,
            "\n".join(sorted(text.splitlines())) if "-list" in command else _NO_FACTS.sub("", text),
        )
        for command, text in said
    ]
