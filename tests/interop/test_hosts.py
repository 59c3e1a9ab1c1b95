"""Connections, hosts and guests: libvirtd's test driver and ours answer the same.

VIRTRIO_HOST_CALLS=N makes N calls for each of the seeds instead of 300.
"""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

import pytest

import virtrio.blocking
from tests.interop import hosts, keycodes
from tests.interop.sequences import comparable
from tests.interop.test_differential import shown
from virtrio.server.conf.values import format_bitmap, parse_bitmap

if TYPE_CHECKING:
    from tests import peers
    from tests.peers.worker import Worker

CALLS = int(os.environ.get("VIRTRIO_HOST_CALLS", "300"))


@pytest.mark.peer("libvirtd", "libvirt-python")
@pytest.mark.parametrize("seed", range(1, 6))
def test_calls(
    libvirtd: peers.Endpoint, server: peers.Endpoint, libvirt_python: Worker, seed: int
) -> None:
    requests = [*hosts.calls(seed, CALLS)]
    found: list[list[Any]] = []
    for uri in (libvirtd.uri(), server.uri()):
        libvirt_python.value("open", uri=uri, save="conn")
        found.append(libvirt_python.run([request | {"exact": True} for request in requests]))
        libvirt_python.value("close")
    differing = []
    for request, their, our in zip(requests, *found, strict=True):
        their, our = comparable(request, their), comparable(request, our)
        if their != our:
            head = f"{request['on']}.{request['method']}{tuple(request['args'])!r}"
            differing.append(f"{head}\n{shown(their, our)}")
    assert not differing, "\n".join(differing)
    succeeded = sum("value" in answer for answer in found[0])
    assert succeeded > len(requests) / 3


@pytest.mark.peer("libvirtd")
def test_key_codes(libvirtd: peers.Endpoint) -> None:
    """Test every eleventh code of each set."""
    recorded = json.loads(keycodes.FILE.read_text())
    with virtrio.blocking.connect(libvirtd.uri(), timeout=60) as conn:
        found = keycodes.known(conn.lookup_by_name("test"), keycodes.CODES[::11])
    some = sum(1 << code for code in keycodes.CODES[::11])
    assert found == {
        name: format_bitmap(parse_bitmap(codes, 0x10000) & some) for name, codes in recorded.items()
    }
