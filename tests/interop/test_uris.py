"""The table of URIs, against the client that it was recorded from."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tests.client.uris import libvirts, recording, rows

if TYPE_CHECKING:
    from tests.peers.worker import Worker


@pytest.mark.peer("libvirt-python")
def test_the_table_is_what_libvirt_answers(libvirt_python: Worker) -> None:
    daemon = os.path.exists("/run/libvirt/libvirt-sock")
    wanted, found = {}, {}
    with recording() as recorder:
        for row in rows():
            text = row.answer.get("text", "")
            # libvirt-python fails on bytes that are not UTF-8; other transports' texts
            # depend on what is installed
            if "\udcff" in text or row.ours is not None or (daemon and "'/run/libvirt/" in text):
                continue
            if "[::1" in row.uri and not recorder.has_ipv6:
                continue
            wanted[row.uri] = row.answer
            found[row.uri] = libvirts(recorder, libvirt_python, row.uri)
    assert found == wanted
