"""A libvirtd of one's own: it meets no other, survives a crash and leaves nothing."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import virtrio.blocking
from tests import documents, peers

pytestmark = [
    pytest.mark.peer("libvirtd", "libvirtd-qemu", "qemu"),
    pytest.mark.skipif(os.geteuid() != 0, reason="only root may make namespaces"),
]


def names(endpoint: peers.Endpoint) -> list[str]:
    with virtrio.blocking.connect(endpoint.uri(driver="qemu"), timeout=60) as conn:
        return [domain.name() for domain in conn.list_all_domains() if domain.is_active()]


def processes(endpoint: peers.Endpoint) -> list[int]:
    """Return ids of processes whose command lines name a libvirtd's folder."""
    found = []
    for command in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            if str(endpoint.directory).encode() in command.read_bytes():
                found.append(int(command.parent.name))
        except OSError:  # it has ended meanwhile
            pass
    return found


def test_two_side_by_side_and_a_crash() -> None:
    with peers.libvirtd() as one, peers.libvirtd() as other:
        with virtrio.blocking.connect(one.uri("tcp", "qemu"), timeout=60) as conn:
            conn.create_xml(documents.guest("own"), 0)
        assert (names(one), names(other)) == (["own"], [])
        (pid,) = Path(f"/proc/{one.pid}/root/run/libvirt/qemu").glob("own.pid")
        guest = int(pid.read_text())
        peers.restart(one)
        assert names(one) == ["own"]
        os.kill(guest, 0)  # the same one
        assert processes(one)
    assert processes(one) == processes(other) == []
    assert not one.directory.exists()
    with pytest.raises(ProcessLookupError):
        os.kill(guest, 0)
