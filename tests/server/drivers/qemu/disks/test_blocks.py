"""Figures of disks that no guest uses, some of them in files that are no images."""

import os
import pty

import pytest

from virtrio.server.drivers.qemu.disks.images import measure, read_start

pytestmark = pytest.mark.peer("qemu", "qemu-img", "virsh")


@pytest.fixture
def terminal():
    ours, theirs = pty.openpty()
    yield os.ttyname(theirs)
    os.close(ours)
    os.close(theirs)


def figures(host, path) -> list[str]:
    """Return capacity, allocation and physical size of a disk, as virsh prints them.

    That is "-" where nothing is known.
    """
    host.define(host.document("b", host.disk(path)))
    said = host.virsh("domblkinfo", "b", "vda")
    host.virsh("domstats", "--block", "b")
    return [line.split()[1] for line in said.splitlines()]


def test_files_that_are_no_images(host, terminal):
    fifo = host.folder / "fifo"
    os.mkfifo(fifo)
    kinds = [terminal, "/dev/ptmx", "/dev/zero", str(fifo)]
    if os.geteuid() == 0:
        kinds.append("/proc/kmsg")
    for path in kinds:
        assert figures(host, path) == ["-", "-", "-"], path


def test_an_image(host):
    path = host.image("a.qcow2", "7M")
    assert figures(host, path)[0] == str(7 << 20)
    assert "block.0.capacity=7340032" in host.virsh("domstats", "--block", "b")


def test_only_images_are_opened(terminal, tmp_path, monkeypatch):
    opened = []
    really = os.open

    def note(path, flags, *rest, **options):
        if not flags & os.O_PATH:
            opened.append(path)
        return really(path, flags, *rest, **options)

    monkeypatch.setattr(os, "open", note)
    os.mkfifo(tmp_path / "fifo")
    for path in terminal, "/dev/ptmx", str(tmp_path / "fifo"), str(tmp_path):
        assert read_start(path, 32) == b""
        measure(path)
    assert opened == []
    (tmp_path / "file").write_bytes(b"12345")
    assert read_start(str(tmp_path / "file"), 3) == b"123"
    assert measure(str(tmp_path / "file"))[1] == 5
