"""Images that no guest can have: refused, with nothing changed and nothing left."""

import os
import subprocess

import pytest

from tests.server.drivers.qemu.disks.test_images import header

pytestmark = pytest.mark.peer("qemu", "qemu-img", "virsh")


class Refusals:
    """Starts of a guest with one disk, which all fail."""

    def __init__(self, host) -> None:
        self.host = host

    def files(self) -> dict[str, tuple[int, int]]:
        """Return owners and sizes of all files."""
        found = {}
        for path in self.host.folder.iterdir():
            if path.name != "document.xml":
                status = path.lstat()
                found[path.name] = (status.st_uid, status.st_size)
        return found

    def __call__(self, path, kind: str = "qcow2", source: str = "") -> str:
        inside = self.host.disk(path, kind=kind)
        document = self.host.document("r", inside)
        if source:
            plain = f"<source file='{path}'/>"
            document = document.replace(plain, source).replace(
                "disk type='file'", "disk type='network'"
            )
        self.host.define(document)
        before = self.files()
        said = self.host.virsh("start", "r", fails=True)
        assert self.files() == before
        assert self.host.processes() == []
        assert list((self.host.state / "run").iterdir()) == []
        assert self.host.virsh("domstate", "r") == "shut off"
        return said.removeprefix("error: Failed to start domain 'r'\nerror: ")


@pytest.fixture
def refused(host):
    return Refusals(host)


def test_files_that_are_none(host, refused):
    """A FIFO holds nobody: neither the server nor QEMU opens it."""
    os.mkfifo(host.folder / "fifo")
    for name in ("fifo", "."):
        path = host.folder / name
        for kind in ("raw", "qcow2"):
            assert refused(path, kind) == (
                f"internal error: 'file' driver requires '{path}' to be a regular file"
            )
    top = host.folder / "top"
    top.write_bytes(header(str(host.folder / "fifo"), "raw"))
    assert "to be a regular file" in refused(top)


def test_files_of_the_server(host, refused):
    state = host.state / "state.db"
    assert refused(state, "raw") == (
        f"unsupported configuration: '{state}' is in '{host.state}', whose files are the server's "
        "own"
    )
    link = host.folder / "link"
    link.symlink_to(host.state / "run" / ".." / "state.db")
    assert "whose files are the server's own" in refused(link, "raw")
    (host.folder / "top").write_bytes(header(str(state), "raw"))
    assert "whose files are the server's own" in refused(host.folder / "top")


def test_damaged_headers(host, refused):
    """QEMU itself says what is wrong, and is told not to open any layer below."""
    whole = host.image("whole.qcow2").read_bytes()
    for damaged, said in (
        (whole[:40], "qcow2 header too short"),
        (whole[:8] + b"\xff" * 12 + whole[20:], "Invalid backing file offset"),
        (whole[:4] + b"\0\0\0\x09" + whole[8:], "Unsupported qcow2 version 9"),
        (b"", "Image is not in qcow2 format"),
    ):
        path = host.folder / "damaged"
        path.write_bytes(damaged)
        text = refused(path)
        assert text.startswith("internal error: ")
        assert said in text


def test_chains_that_loop_or_end_nowhere(host, refused):
    one, two = host.folder / "one", host.folder / "two"
    one.write_bytes(header("two"))
    two.write_bytes(header("one"))
    assert refused(one) == (
        f"internal error: backing store for {one} is self-referential or too deeply nested"
    )
    two.unlink()
    text = refused(one)
    assert text.startswith(f"Cannot access backing file '{two}' of storage file '{one}'")
    assert text.endswith(": No such file or directory")


def test_a_raw_image_is_raw_whatever_is_in_it(host):
    """Not even QEMU looks for a format in it."""
    path = host.folder / "raw"
    path.write_bytes(header("/etc/passwd", "raw") + bytes(1 << 16))
    host.define(host.document("w", host.disk(path, kind="raw")))
    host.virsh("start", "--paused", "w")
    live = host.virsh("dumpxml", "w")
    assert "<backingStore/>" in live
    assert host.nodes("w") == ["libvirt-1-format", "libvirt-1-storage"]
    host.virsh("destroy", "w")


def test_servers_that_are_not_there(host, refused):
    socket = host.folder / ("s" * 120)
    for where, said in (
        ("name='127.0.0.1' port='1'", "Failed to connect to '127.0.0.1:1': Connection refused"),
        (f"transport='unix' socket='{host.folder}/none'", "No such file or directory"),
        (f"transport='unix' socket='{socket}'", "is too long"),
    ):
        source = f"<source protocol='nbd' name='e'><host {where}/></source>"
        text = refused(host.folder / "x", "raw", source)
        assert text.startswith("internal error: ")
        assert said in text


def test_formats_that_are_others(host, refused):
    for kind in ("vmdk", "vdi", "qed"):
        subprocess.run(
            ["qemu-img", "create", "-q", "-f", kind, str(host.folder / kind), "1M"], check=True
        )
    assert "Image is not in qcow2 format" in refused(host.folder / "vmdk")
    assert "not in QED format" in refused(host.folder / "vdi", "qed")
    host.define(host.document("v", host.disk(host.folder / "vmdk", kind="vmdk")))
    host.virsh("start", "--paused", "v")
    host.virsh("destroy", "v")
