"""Files of images: chains, damaged headers, files that are none, and owners."""

import os
import random
import socket
import struct
from pathlib import Path

import pytest

from virtrio.protocol.errors import LibvirtError
from virtrio.server.conf import xml
from virtrio.server.drivers.qemu.disks.images import Inspector, open_file
from virtrio.server.drivers.qemu.disks.owners import Owners
from virtrio.server.drivers.qemu.processes.process import Identity

IS_ROOT = os.geteuid() == 0
SOMEBODY = Identity(12345, 12345)


def header(backing: str = "", form: str | None = "qcow2", *, features: int = 0) -> bytes:
    """Make the header of a qcow2 image of a megabyte."""
    name = os.fsencode(backing)
    extensions = b""
    if form is not None and backing:
        said = form.encode()
        padding = bytes(-len(said) % 8)
        extensions = struct.pack(">II", 0xE2792ACA, len(said)) + said + padding
    extensions += bytes(8)
    start = 104 + len(extensions)
    fixed = struct.pack(
        ">4sIQIIQIIQQIIQQQQII",
        *(b"QFI\xfb", 3, start if name else 0, len(name), 16, 1 << 20, 0, 1),
        *(0x30000, 0x10000, 1, 0, 0, features, 0, 0, 4, 104),
    )
    return fixed + extensions + name + bytes(512)


@pytest.fixture
def folder(tmp_path):
    def put(name: str, data: bytes = b"") -> Path:
        (tmp_path / name).write_bytes(data)
        return tmp_path / name

    put.path = tmp_path
    return put


def disk(path, form: str = "qcow2", kind: str = "file") -> xml.Element:
    made = xml.Element("disk", {"type": kind, "device": "disk"})
    made.add("driver", {"name": "qemu", "type": form})
    made.add("source", {"dev" if kind == "block" else "file": str(path)})
    return made


def chain(path, form: str = "qcow2", **given) -> list[tuple[str, str]]:
    found = Inspector(None, **given).chain(disk(path, form))
    return [(os.path.basename(image.path), image.format) for image in found]


def refusal(path, form: str = "qcow2", kind: str = "file", **given) -> str:
    with pytest.raises(LibvirtError) as caught:
        Inspector(None, **given).chain(disk(path, form, kind=kind))
    return str(caught.value)


def test_headers_name_the_layers_below(folder):
    folder("base.raw", b"base")
    folder("middle", header("base.raw", "raw"))
    top = folder("top", header(str(folder.path / "middle")))
    assert chain(top) == [("top", "qcow2"), ("middle", "qcow2"), ("base.raw", "raw")]


def test_a_raw_image_is_never_looked_into(folder):
    """A guest can write what it wants into one, such as the header of another image."""
    secret = folder("secret", b"secret")
    path = folder("raw", header(str(secret), "raw"))
    assert chain(path, "raw") == [("raw", "raw")]
    top = folder("top", header(str(path), "raw"))
    assert chain(top) == [("top", "qcow2"), ("raw", "raw")]


def test_a_layer_without_a_format_is_believed_where_it_stands_alone(folder):
    folder("raw", b"anything")
    folder("alone", header())
    assert chain(folder("top", header("raw", None)))[1] == ("raw", "raw")
    assert chain(folder("top", header("alone", None)))[1] == ("alone", "qcow2")
    folder("not-alone", header("raw", "raw"))
    folder("outside", header(features=4))  # its data are in a file of their own
    for name in ("not-alone", "outside"):
        said = refusal(folder("top", header(name, None)))
        assert "was not specified in the image metadata" in said


@pytest.mark.parametrize("names", [("a",), ("a", "b"), ("top", "a", "b", "c", "a")])
def test_loops(folder, names):
    for name, below in zip(names, (*names[1:], names[0]), strict=True):
        folder(name, header(below))
    said = refusal(folder.path / names[0])
    assert said.startswith("internal error: backing store for ")
    assert said.endswith(" is self-referential or too deeply nested")


def test_a_chain_of_too_many_layers(folder):
    for number in range(210):
        folder(f"{number}", header(f"{number + 1}"))
    assert "too deeply nested" in refusal(folder.path / "0")


def test_missing_layers_are_named(folder):
    top = folder("top", header("nowhere"))
    missing = folder.path / "nowhere"
    assert refusal(top) == (
        f"Cannot access backing file '{missing}' of storage file '{top}': No such file or directory"
    )
    assert refusal(missing, "raw") == (
        f"Cannot access storage file '{missing}': No such file or directory"
    )
    assert refusal("relative").startswith("Cannot access storage file 'relative'")


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("nbd://host:12/e", {"server": {"type": "inet", "host": "host", "port": "12"}}),
        ("nbd+unix:///e?socket=/s", {"server": {"type": "unix", "path": "/s"}}),
        (
            'json:{"driver":"raw","file":{"driver":"nbd","export":"e",'
            '"server":{"type":"unix","path":"/s"}}}',
            {"server": {"type": "unix", "path": "/s"}},
        ),
    ],
)
def test_layers_on_nbd_servers(folder, name, wanted):
    top = folder("top", header(name, "raw"))
    found = Inspector(None).chain(disk(top))[1]
    assert found.remote == {"driver": "nbd", **wanted, "export": "e"}
    assert found.key is None


@pytest.mark.parametrize(
    "name",
    ["http://host/x", "rbd:pool/x", "json:{", 'json:{"file":[]}', "json:" + "[" * 900, "nbd://"],
)
def test_layers_elsewhere_are_refused(folder, name):
    assert "backing image" in refusal(folder("top", header(name, "raw")))


def test_layers_of_unknown_formats_are_refused(folder):
    folder("below")
    assert "'luks2'" in refusal(folder("top", header("below", "luks2")))


def test_damaged_headers_never_crash_and_name_no_strange_files(folder):
    """Whatever is in a header: a chain, or one of libvirt's errors."""
    below = folder("below", header())
    whole = header("below")
    seeded = random.Random(7)
    found = 0
    for _ in range(2000):
        data = bytearray(whole[: seeded.choice((len(whole), len(whole), seeded.randrange(300)))])
        for _ in range(seeded.randrange(6)):
            if data:
                data[seeded.randrange(len(data))] = seeded.choice((0, 1, 0x7F, 0xFF, 4))
        path = folder("top", bytes(data))
        try:
            layers = Inspector(None).chain(disk(path))
        except LibvirtError:
            continue
        found += 1
        assert [layer.path for layer in layers[1:]] in ([], [str(below)])
    assert found > 500


def test_what_is_no_file_is_refused(folder, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)  # a socket's path is short
    os.mkfifo(tmp_path / "fifo")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("socket")
        for path in (tmp_path / "fifo", tmp_path / "socket", tmp_path, Path("/dev/null")):
            for form in ("raw", "qcow2"):
                assert refusal(path, form) == (
                    f"internal error: 'file' driver requires '{path}' to be a regular file"
                )
            top = folder("top", header(str(path), "raw"))
            assert "to be a regular file" in refusal(top)
    said = refusal(folder("file"), "raw", kind="block")
    assert "'host_device' driver requires" in said


def test_files_of_the_server_are_no_images(folder, tmp_path):
    state = tmp_path / "state"
    state.mkdir()
    (state / "state.db").write_bytes(b"")
    (tmp_path / "link").symlink_to(state / "state.db")
    given = {"protected": (state,)}
    for path in (state / "state.db", tmp_path / "link", tmp_path / "x" / ".." / "state/state.db"):
        (tmp_path / "x").mkdir(exist_ok=True)
        assert "whose files are the server's own" in refusal(path, "raw", **given)
    top = folder("top", header("state/state.db", "raw"))
    assert "whose files are the server's own" in refusal(top, **given)


def test_a_file_that_takes_the_place_of_another_is_noticed(folder):
    path = folder("image")
    fd, status = open_file(str(path))
    os.close(fd)
    key = status.st_dev, status.st_ino
    path.rename(path.with_name("other"))
    os.mkfifo(path)
    with pytest.raises(FileNotFoundError):
        open_file(str(path), key)


@pytest.mark.skipif(not IS_ROOT, reason="only root gives files away")
def test_folders_that_qemus_user_may_not_search(tmp_path):
    closed = tmp_path / "closed"
    closed.mkdir(0o700)
    (closed / "image").write_bytes(b"")
    for folder in (tmp_path, *tmp_path.parents):
        if folder.stat().st_uid == 0 and folder != Path("/tmp"):
            folder.chmod(folder.stat().st_mode | 0o111)
    with pytest.raises(LibvirtError) as caught:
        Inspector(SOMEBODY).chain(disk(closed / "image", "raw"))
    assert str(caught.value) == (
        f"Cannot access storage file '{closed}/image' (as uid:12345, gid:12345): Permission denied"
    )


def key(path: Path) -> tuple[int, int]:
    status = path.stat()
    return status.st_dev, status.st_ino


@pytest.mark.skipif(not IS_ROOT, reason="only root gives files away")
def test_a_file_goes_back_with_its_last_user(folder):
    path, other = folder("a"), folder("b")
    owners = Owners()
    files = [(str(path), key(path)), (str(other), key(other))]
    owners.give("first", files, SOMEBODY)
    owners.give("second", files[:1], SOMEBODY)
    owners.give("second", files[:1], SOMEBODY)  # as two of its disks
    assert path.stat().st_uid == other.stat().st_uid == SOMEBODY.uid
    assert owners.take_all_back("first") == []
    assert (path.stat().st_uid, other.stat().st_uid) == (SOMEBODY.uid, 0)
    owners.take_back("second", [key(path)])
    assert path.stat().st_uid == SOMEBODY.uid
    again = Owners()
    again.adopt("second", owners.of("second"))
    again.take_back("second", [key(path)])
    assert path.stat().st_uid == 0


@pytest.mark.skipif(not IS_ROOT, reason="only root gives files away")
def test_files_are_given_all_or_none(folder):
    path = folder("a")
    owners = Owners()
    with pytest.raises(LibvirtError):
        owners.give("g", [(str(path), key(path)), ("/nowhere", (1, 1))], SOMEBODY)
    assert path.stat().st_uid == 0
    assert owners.of("g") == []
