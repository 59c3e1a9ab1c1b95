"""Streams and descriptors between our two sides and libvirt's."""

from __future__ import annotations

import hashlib
import os
import random
import socket
import subprocess
from pathlib import Path

import pytest
import trio

import virtrio
import virtrio.blocking
from tests import documents, peers
from tests.client.kinds import KINDS
from tests.client.servers import elsewhere, serving
from tests.peers.volumes import SCREEN, VolumeDriver
from virtrio import LibvirtError

SPARSE = 1
MIB = 1024 * 1024


# -- our clients with libvirtd ---------------------------------------------------------


@pytest.fixture(scope="module")
def libvirtd():
    with peers.libvirtd() as endpoint:
        yield endpoint


@pytest.fixture(scope="module")
def pool(libvirtd):
    """The URI of the qemu driver, and the folder of a pool called "pool"."""
    folder = libvirtd.directory / "pool"
    folder.mkdir()
    uri = libvirtd.uri(driver="qemu")
    with virtrio.blocking.connect(uri) as conn:
        xml = f"<pool type='dir'><name>pool</name><target><path>{folder}</path></target></pool>"
        with conn.storage_pool_create_xml(xml, 0) as made:
            for name, size in (("full", 3 * MIB), ("sparse", 32 * MIB), ("small", MIB)):
                made.create_xml(
                    (
                        f"<volume><name>{name}</name><capacity>{size}</capacity>"
                        "<allocation>0</allocation></volume>"
                    ),
                    0,
                ).free()
            yield uri, folder
            made.destroy()


class Volumes:
    """A client's connection to the pool."""

    def __init__(self, client, conn):
        self.client = client
        self.conn = conn

    async def open(self, name, method, flags=0, length=0):
        """Return an open stream of one of its volumes."""
        stream = self.conn.new_stream()
        with (
            await self.client(self.conn.storage_pool_lookup_by_name, "pool") as pool,
            await self.client(pool.storage_vol_lookup_by_name, name) as vol,
        ):
            await self.client(getattr(vol, method), stream, 0, length, flags)
        return stream

    async def works(self):
        return await self.client(self.conn.get_type) == "QEMU"


@pytest.fixture(params=KINDS, ids=lambda kind: kind.name)
async def volumes(request, pool):
    client = request.param
    async with client.connect(pool[0]) as conn:
        yield Volumes(client, conn)


@pytest.mark.peer("libvirtd")
@pytest.mark.parametrize("client", KINDS, ids=lambda kind: kind.name)
async def test_a_screenshot_of_libvirtds_test_driver(libvirtd, client):
    async with client.connect(libvirtd.uri()) as conn:
        with await client(conn.lookup_by_name, "test") as dom:
            stream = conn.new_stream()
            assert await client(dom.screenshot, stream, 0, 0) == "image/png"
            got = []
            await client(stream.recv_all, lambda _, data, opaque: opaque.append(data), got)
            assert await client(stream.finish) == 0
        picture = b"".join(got)
        assert picture.startswith(b"\x89PNG\r\n")
        assert picture.endswith(b"IEND\xaeB`\x82")


@pytest.mark.peer("libvirtd", "libvirtd-qemu")
async def test_a_volume_up_and_down(volumes, pool):
    client = volumes.client
    data = random.Random(7).randbytes(3 * MIB)
    stream = await volumes.open("full", "upload")
    assert await client(stream.send, data) == len(data)
    assert await client(stream.finish) == 0
    assert (pool[1] / "full").read_bytes() == data
    stream = await volumes.open("full", "download")
    got = []
    while piece := await client(stream.recv, 100_000):
        got.append(piece)
    assert await client(stream.finish) == 0
    assert b"".join(got) == data


@pytest.mark.peer("libvirtd", "libvirtd-qemu")
async def test_a_sparse_volume_up_and_down(volumes, pool):
    client = volumes.client
    stream = await volumes.open("sparse", "upload", SPARSE)
    await client(stream.send, b"a" * 65536)
    await client(stream.send_hole, 16 * MIB)
    await client(stream.send, b"b" * 65536)
    await client(stream.send_hole, 16 * MIB - 131072)
    assert await client(stream.finish) == 0
    file = pool[1] / "sparse"
    assert file.stat().st_size == 32 * MIB
    assert file.stat().st_blocks * 512 < MIB
    stream = await volumes.open("sparse", "download", SPARSE)
    got = []
    await client(
        stream.sparse_recv_all,
        lambda _, data, opaque: opaque.append(hashlib.sha256(data).digest()),
        lambda _, length, opaque: opaque.append(length),
        got,
    )
    assert await client(stream.finish) == 0
    assert got == [
        hashlib.sha256(b"a" * 65536).digest(),
        16 * MIB,
        hashlib.sha256(b"b" * 65536).digest(),
        16 * MIB - 131072,
    ]


@pytest.mark.peer("libvirtd", "libvirtd-qemu")
@pytest.mark.parametrize("how", ["finish", "abort"])
async def test_a_download_that_is_not_read_to_its_end(volumes, how):
    stream = await volumes.open("sparse", "download")
    assert len(await volumes.client(stream.recv, 1000)) == 1000
    assert await volumes.works()
    assert await volumes.client(getattr(stream, how)) == 0
    assert await volumes.works()


@pytest.mark.peer("libvirtd", "libvirtd-qemu")
async def test_an_upload_that_libvirtd_ends(volumes):
    """Test more data than was announced: a later call gets libvirtd's error."""
    stream = await volumes.open("small", "upload", length=10)
    with pytest.raises(LibvirtError, match=("cannot write to stream: No space left on device")):  # noqa: PT012
        for _ in range(100):
            await volumes.client(stream.send, b"x" * 100_000)
        await volumes.client(stream.finish)
    assert await volumes.client(stream.abort) == 0
    assert await volumes.works()


@pytest.mark.peer("libvirtd", "libvirtd-qemu")
async def test_a_hole_where_none_was_agreed_on(volumes):
    stream = await volumes.open("small", "upload")
    with pytest.raises(LibvirtError, match="Skipping is not supported with this stream"):
        await volumes.client(stream.send_hole, 5)
    assert await volumes.client(stream.abort) == 0
    assert await volumes.works()


@pytest.mark.peer("libvirtd", "libvirtd-qemu")
async def test_calls_and_streams_at_once(volumes):
    client = volumes.client

    async def download():
        stream = await volumes.open("sparse", "download")
        size = 0
        while piece := await client(stream.recv, MIB):
            size += len(piece)
        assert await client(stream.finish) == 0
        assert size == 32 * MIB

    async def call():
        for _ in range(50):
            assert await volumes.works()

    async with trio.open_nursery() as nursery:
        for run in (download, download, download, call, call):
            nursery.start_soon(run)


@pytest.mark.peer("libvirtd")
@pytest.mark.parametrize("client", KINDS, ids=lambda kind: kind.name)
async def test_descriptors_for_libvirtd(libvirtd, client):
    """Test descriptors for which libvirtd's test driver has no use.

    If one were not where libvirtd expects it, the next call would fail.
    """
    reading, writing = os.pipe()
    try:
        async with client.connect(libvirtd.uri()) as conn:
            for number, count in enumerate((1, 3, 32, 0)):
                name = f"{client.name}{number}"
                made = await client(
                    conn.create_xml_with_files, documents.domain(name), [writing] * count, 0
                )
                with made:
                    assert made.name() == name
                    await client(made.destroy)
            with pytest.raises(virtrio.ProtocolError, match="33 file descriptors"):
                await client(
                    conn.create_xml_with_files, documents.domain("more"), [writing] * 33, 0
                )
            assert await client(conn.get_type) == "TEST"
    finally:
        os.close(reading)
        os.close(writing)


GUEST = documents.guest(
    "vnc", "<emulator>/usr/bin/qemu-system-x86_64</emulator><graphics type='vnc' autoport='yes'/>"
)


@pytest.mark.peer("libvirtd", "libvirtd-qemu", "qemu")
@pytest.mark.parametrize("client", KINDS, ids=lambda kind: kind.name)
async def test_descriptors_from_libvirtd_and_a_screen(libvirtd, client):
    """Test a QEMU guest's VNC server by a descriptor, and its screen by a stream."""
    async with client.connect(libvirtd.uri(driver="qemu")) as conn:
        with await client(conn.create_xml, GUEST, 0) as dom:
            try:
                for _ in range(3):
                    # skip authentication
                    with socket.socket(fileno=await client(dom.open_graphics_fd, 0, 1)) as vnc:
                        vnc.settimeout(20)
                        assert vnc.recv(100) == b"RFB 003.008\n"
                ours, theirs = socket.socketpair()
                with ours, theirs:
                    ours.settimeout(20)
                    assert await client(dom.open_graphics, 0, theirs.fileno(), 1) == 0
                    assert ours.recv(100) == b"RFB 003.008\n"
                stream = conn.new_stream()
                assert await client(dom.screenshot, stream, 0, 0) == "image/png"
                assert (await client(stream.recv, 100)).startswith(b"\x89PNG")
                assert await client(stream.abort) == 0
            finally:
                await client(dom.destroy)


@pytest.mark.peer("libvirtd")
@pytest.mark.parametrize("client", KINDS, ids=lambda kind: kind.name)
async def test_no_descriptors_over_tcp(libvirtd, client):
    async with client.connect(libvirtd.uri("tcp")) as conn:
        with pytest.raises(
            LibvirtError, match="Unable to pass file descriptors over this transport"
        ) as caught:
            await client(conn.create_xml_with_files, documents.domain("tcp"), [0], 0)
        assert caught.value.code == 74
        assert await client(conn.get_type) == "TEST"


# -- libvirt's clients with our server -------------------------------------------------


@pytest.fixture
def driver(tmp_path):
    folder = tmp_path / "pool"
    folder.mkdir()
    return VolumeDriver(folder)


@pytest.fixture
def served(driver):
    with elsewhere(serving(driver)) as uri:
        yield uri


@pytest.fixture(scope="module")
def payload():
    return random.Random(3).randbytes(5 * MIB + 17)


def virsh(uri, *arguments, **options):
    done = subprocess.run(
        ["virsh", "--connect", uri, *map(str, arguments)],
        stdin=options.pop("stdin", subprocess.DEVNULL),
        capture_output=True,
        text=True,
        timeout=60,
        env=os.environ | {"LC_ALL": "C"},
    )
    return done.returncode, done.stdout.strip(), done.stderr.strip()


@pytest.mark.peer("virsh")
def test_virsh_screenshot(served, tmp_path):
    file = tmp_path / "screen"
    expected = f"Screenshot saved to {file}, with type of image/x-portable-pixmap"
    assert virsh(served, "screenshot", "test", file) == (0, expected, "")
    assert file.read_bytes() == SCREEN


@pytest.mark.peer("virsh")
def test_virsh_uploads_and_downloads(served, driver, tmp_path, payload):
    source, copy = tmp_path / "source", tmp_path / "copy"
    source.write_bytes(payload)
    (driver.directory / "vol").touch()
    assert virsh(served, "vol-upload", "--pool", "pool", "vol", source) == (0, "", "")
    assert (driver.directory / "vol").read_bytes() == payload
    assert virsh(served, "vol-download", "--pool", "pool", "vol", copy) == (0, "", "")
    assert copy.read_bytes() == payload
    assert driver.holes == []


@pytest.mark.peer("virsh")
def test_virsh_uploads_and_downloads_with_holes(served, driver, tmp_path):
    source, copy = tmp_path / "source", tmp_path / "copy"
    with source.open("wb") as file:
        file.seek(8 * MIB)
        file.write(b"a" * MIB)
        file.seek(100 * MIB)
        file.write(b"b" * 1000)
        file.truncate(200 * MIB)
    (driver.directory / "vol").touch()
    assert virsh(served, "vol-upload", "--sparse", "--pool", "pool", "vol", source) == (0, "", "")
    assert driver.holes[0] == 8 * MIB
    assert sum(driver.holes) > 195 * MIB
    assert virsh(served, "vol-download", "--sparse", "--pool", "pool", "vol", copy) == (0, "", "")
    for file in (driver.directory / "vol", copy):
        assert file.stat().st_size == 200 * MIB
        assert file.stat().st_blocks * 512 < 4 * MIB
        assert digest(file) == digest(source)


def digest(path):
    with Path(path).open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@pytest.mark.peer("virsh")
def test_virsh_says_why_a_stream_failed(served, driver, tmp_path):
    driver.refuses = True
    (driver.directory / "vol").touch()
    status, _, error = virsh(served, "vol-download", "--pool", "pool", "vol", tmp_path / "copy")
    assert status == 1
    assert error == (
        "error: cannot receive data from volume vol\nerror: operation failed: the disk is on fire"
    )


@pytest.mark.peer("virsh")
def test_virsh_console(served, driver):
    """Run virsh in a terminal that script(1) makes."""
    with subprocess.Popen(
        ["script", "-qec", f"virsh --connect '{served}' console test", "/dev/null"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    ) as process:
        seen = b""
        while b"login: " not in seen:
            piece = os.read(process.stdout.fileno(), 1000)
            assert piece, seen
            seen += piece
        process.stdin.write(b"root\r")
        process.stdin.flush()
        rest = process.communicate(timeout=30)[0]
    assert b"welcome root" in rest
    assert process.returncode == 0


PROGRAM = """
import libvirt, os, socket, sys

conn = libvirt.open(sys.argv[1])
dom = conn.lookupByName("test")
fd = dom.openGraphicsFD(0)
print("graphics", os.read(fd, 100))
ours, theirs = socket.socketpair()
dom.openGraphics(0, theirs.fileno())
print("sent", ours.recv(100))
reading, writing = os.pipe()
made = conn.createXMLWithFiles(sys.argv[2], [writing] * 5)
print("files", os.read(reading, 100), made.name())
stream = conn.newStream()
pool = conn.storagePoolLookupByName("pool")
pool.storageVolLookupByName("vol").download(stream, 0, 0)
size = 0
while True:
    data = stream.recv(1 << 20)
    if not data:
        break
    size += len(data)
    if size < 1 << 20:
        assert conn.getType() == "TEST"
stream.finish()
print("downloaded", size)
stream = conn.newStream()
pool.storageVolLookupByName("vol").download(stream, 0, 0)
stream.recv(10)
stream.abort()
print(conn.getType())
"""


@pytest.mark.peer("libvirt-python")
def test_libvirt_python(served, driver, payload):
    (driver.directory / "vol").write_bytes(payload)
    done = subprocess.run(
        [peers.SYSTEM_PYTHON, "-c", PROGRAM, served, documents.domain("files")],
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.stderr == ""
    assert done.stdout.splitlines() == [
        "graphics b'RFB 003.008\\n'",
        "sent b'RFB 003.008\\n'",
        "files b'01234' files",
        f"downloaded {len(payload)}",
        "TEST",
    ]
