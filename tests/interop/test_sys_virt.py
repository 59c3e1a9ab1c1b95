"""Sys::Virt, libvirt's Perl binding, prints the same with libvirtd and our server."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.peers.virsh import masked

if TYPE_CHECKING:
    from tests import peers

pytestmark = pytest.mark.peer("libvirtd", "Sys::Virt")

SCRIPT = Path(__file__).with_name("sys_virt.pl")


def run(uri: str) -> list[str]:
    done = subprocess.run(["perl", SCRIPT, uri], capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    return masked(done.stdout).splitlines()


def test_sys_virt(libvirtd: peers.Endpoint, server: peers.Endpoint) -> None:
    assert run(server.uri()) == run(libvirtd.uri())


def test_sys_virt_over_tcp(libvirtd: peers.Endpoint, tcp_server: peers.Endpoint) -> None:
    assert run(tcp_server.uri("tcp")) == run(libvirtd.uri("tcp"))
