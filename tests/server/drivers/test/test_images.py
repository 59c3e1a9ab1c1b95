"""Saved guests and core dumps, in memory and in files.

Answers are libvirtd 9.0.0's, recorded by hand from files of each kind.
"""

from __future__ import annotations

import errno
import os
import struct
import threading
from types import CoroutineType

import pytest
import trio

from tests import documents
from tests.server.objects.stores import FakeStore
from tests.server.raw import LOOKUP, OK, OWN, P, packed, string
from virtrio.protocol._generated.enums import ErrorDomain, ErrorNumber
from virtrio.protocol.errors import LibvirtError
from virtrio.server import file_threads
from virtrio.server.drivers.test import beneath
from virtrio.server.drivers.test.driver import TestDriver
from virtrio.server.drivers.test.images import MemoryImages, normal
from virtrio.server.offload import Later

SYSTEM, FROM_TEST = ErrorNumber.VIR_ERR_SYSTEM_ERROR, ErrorDomain.VIR_FROM_TEST
INTERNAL = ErrorNumber.VIR_ERR_INTERNAL_ERROR
MAGIC = b"TestGuestMagic\0"
CRASH = 1
SAVED, CRASHED, RESTORED = (5, 5), (5, 3), (1, 3)


def image(text, length=None):
    return MAGIC + struct.pack("=i", len(text) if length is None else length) + text


class Host:
    """A driver, where its images are, and a client."""

    def __init__(self, driver, root, in_files, is_drafted=False):
        self.driver = driver
        self.root = root
        self.in_files = in_files
        self.is_drafted = is_drafted  # what is refused leaves nothing, images included
        self.dom = driver.domain_lookup_by_name("test")

    def path(self, name):
        return f"{self.root}/{name}"

    async def call(self, entry, *args):
        found = getattr(self.driver, f"domain_{entry}")(*args)
        while isinstance(found, (Later, CoroutineType)):
            found = await found
        return found

    async def refusal(self, entry, *args):
        with pytest.raises(LibvirtError) as caught:
            await self.call(entry, *args)
        return caught.value.code, caught.value.domain, caught.value.message

    async def system_error(self, entry, *args):
        with pytest.raises(LibvirtError) as caught:
            await self.call(entry, *args)
        assert (caught.value.code, caught.value.domain) == (SYSTEM, FROM_TEST)
        text = caught.value.message
        assert text.endswith(f": {os.strerror(caught.value.int1)}")
        return text.removesuffix(f": {os.strerror(caught.value.int1)}"), caught.value.int1

    def put(self, name, data):
        if self.in_files:
            (self.root / name).write_bytes(data)
        else:
            self.driver.images.write(self.path(name), data)

    def data(self, name):
        if self.in_files:
            return (self.root / name).read_bytes()
        return self.driver.images.read(self.path(name))

    def names(self):
        if self.in_files:
            return sorted(os.listdir(self.root))
        return sorted(path.rpartition("/")[2] for path in self.driver.images.kept)

    @property
    def state(self):
        return tuple(self.driver.domain_get_state(self.dom, 0))


@pytest.fixture(params=["memory", "files", "memory, with a store", "files, with a store"])
async def host(request, tmp_path):
    in_files = request.param.startswith("files")
    store = FakeStore() if "store" in request.param else None
    driver = TestDriver(files=str(tmp_path) if in_files else None, store=store)
    await driver.load()
    return Host(driver, tmp_path, in_files, store is not None and not in_files)


@pytest.fixture
def in_files(tmp_path):
    return Host(TestDriver(files=str(tmp_path)), tmp_path, True)


async def test_an_image_is_libvirts_to_the_byte(host):
    text = host.driver.domain_get_xml_desc(host.dom, 1)
    await host.call("save", host.dom, host.path("a"))
    assert host.state == SAVED
    assert host.data("a") == image(text.encode())
    await host.call("restore", host.path("a"))
    assert host.state == RESTORED
    assert host.names() == ["a"]


async def test_a_core_dump_is_libvirts_too(host):
    await host.call("core_dump", host.dom, host.path("core"), 0)
    assert (host.state, host.data("core")) == ((1, 0), MAGIC)
    await host.call("core_dump", host.dom, host.path("core2"), CRASH)
    assert (host.state, host.names()) == (CRASHED, ["core", "core2"])


async def test_a_dump_of_another_format_is_written_and_refused(host):
    detail = "Operation not supported: kdump-compressed format is not supported here"
    found = await host.refusal("core_dump_with_format", host.dom, host.path("core"), 1, CRASH)
    assert found == (ErrorNumber.VIR_ERR_OPERATION_UNSUPPORTED, FROM_TEST, detail)
    assert host.state == (1, 0)
    assert host.names() == ([] if host.is_drafted else ["core"])


async def test_nothing_is_written_for_a_domain_that_does_not_run(host):
    await host.call("destroy", host.dom)
    for call in (("save", host.dom, host.path("a")), ("core_dump", host.dom, host.path("a"), 0)):
        assert (await host.refusal(*call))[0] == ErrorNumber.VIR_ERR_OPERATION_INVALID
    assert host.names() == []


@pytest.mark.parametrize(
    ("data", "code", "message", "number"),
    [
        (b"", SYSTEM, "incomplete save header in '{}': Success", 0),
        (b"TestGuest", SYSTEM, "incomplete save header in '{}': Success", 0),
        (b"TestGuestMagik\0", INTERNAL, "internal error: mismatched header magic", None),
        (MAGIC, SYSTEM, "failed to read metadata length in '{}': Success", 0),
        (MAGIC + b"ab", SYSTEM, "failed to read metadata length in '{}': Success", 0),
        *[
            (image(b"x", length), INTERNAL, "internal error: length of metadata out of range", None)
            for length in (0, -1, 8193)
        ],
        (image(b"<domain", 100), SYSTEM, "incomplete metadata in '{}': Success", 0),
    ],
)
@pytest.mark.parametrize("call", ["restore", "save_image_get_xml_desc", "save_image_define_xml"])
async def test_what_is_no_image(host, call, data, code, message, number):
    host.put("a", data)
    args = {"restore": (), "save_image_get_xml_desc": (0,), "save_image_define_xml": ("<x/>", 0)}
    with pytest.raises(LibvirtError) as caught:
        await host.call(call, host.path("a"), *args[call])
    assert (caught.value.code, caught.value.domain) == (code, FROM_TEST)
    assert caught.value.message == message.format(host.path("a"))
    assert number is None or caught.value.int1 == number
    assert (host.data("a"), host.state) == (data, (1, 0))


async def test_a_document_ends_at_a_nul_and_what_follows_it_is_not_read(host):
    text = documents.domain("other").encode()
    host.put("a", image(text + b"\0<garbage") + b"garbage")
    await host.call("restore", host.path("a"))
    assert host.driver.domain_lookup_by_name("other")


async def test_what_libvirt_writes_and_does_not_read_again(host):
    """Images of more than 8,192 bytes: so it is in libvirtd."""
    await host.call("save", host.dom, host.path("a"))
    text = (await host.call("save_image_get_xml_desc", host.path("a"), 0)).replace(
        "<vcpu", f"<description>{'y' * 9000}</description><vcpu"
    )
    await host.call("save_image_define_xml", host.path("a"), text, 0)
    refusal = (INTERNAL, FROM_TEST, "internal error: length of metadata out of range")
    assert await host.refusal("save_image_get_xml_desc", host.path("a"), 0) == refusal
    assert await host.refusal("restore", host.path("a")) == refusal


async def test_an_image_is_looked_at_before_what_replaces_it(host):
    what, number = await host.system_error("save_image_define_xml", host.path("no"), "<x", 0)
    assert (what, number) == (f"cannot read domain image '{host.path('no')}'", errno.ENOENT)
    await host.call("save", host.dom, host.path("a"))
    before = host.data("a")
    assert (await host.refusal("save_image_define_xml", host.path("a"), "<domain/>", 0))[0] == 21
    assert host.data("a") == before


@pytest.mark.parametrize("name", ["", "x" * 256, "x" * 5000, "a" * 200 + "/" + "b" * 5000])
async def test_paths_that_no_file_can_have(host, name):
    path = host.path(name)
    expected = errno.ENAMETOOLONG if name else errno.EISDIR
    if not host.in_files and not name:
        path = "/"
    what, number = await host.system_error("save", host.dom, path)
    assert (what, number) == (f"saving domain 'test' to '{path}': open failed", expected)
    what, number = await host.system_error("core_dump", host.dom, path, 0)
    assert what == f"domain 'said' coredump: failed to open {path}".replace("said", host.dom.name)
    assert (host.state, host.names()) == ((1, 0), [])


async def test_one_path_has_many_spellings(host):
    await host.call("save", host.dom, f"{host.root}//./a/")
    assert host.names() == ["a"]
    await host.call("restore", f"{host.root}/./a")
    assert host.state == RESTORED


def test_paths_in_memory():
    assert [normal(path) for path in ("a", "/a/../b", "//a", "/", "", "/..", "a/")] == [
        "/a", "/b", "/a", "/", "/", "/", "/a",
    ]  # fmt: skip


async def test_interfaces_get_their_names_when_a_guest_is_restored(host):
    await host.call("save", host.dom, host.path("a"))
    text = await host.call("save_image_get_xml_desc", host.path("a"), 0)
    assert "<target dev='testnet0'/>" in text
    text = text.replace("      <target dev='testnet0'/>\n", "")
    await host.call("save_image_define_xml", host.path("a"), text, 0)
    assert b"testnet0" not in host.data("a")
    assert "testnet0" not in await host.call("save_image_get_xml_desc", host.path("a"), 0)
    await host.call("restore", host.path("a"))
    assert "testnet0" in host.driver.domain_get_xml_desc(host.dom, 0)


# -- in memory -------------------------------------------------------------------------


async def test_memory_has_room_for_so_many_images(tmp_path):
    driver = TestDriver(max_images=2)
    host = Host(driver, tmp_path, False)
    for name in ("a", "b"):
        await host.call("core_dump", host.dom, f"/{name}", 0)
    what, number = await host.system_error("save", host.dom, "/c")
    assert (what, number) == ("saving domain 'test' to '/c': write failed", errno.ENOSPC)
    what, number = await host.system_error("core_dump", host.dom, "/c", CRASH)
    assert what == "domain 'test' coredump: failed to write header to /c"
    assert (host.state, sorted(driver.images.kept)) == ((1, 0), ["/a", "/b"])
    await host.call("save", host.dom, "/b")  # in the place of another
    await host.call("restore", "/b")


async def test_memory_has_room_for_so_many_bytes(tmp_path):
    driver = TestDriver(max_image_bytes=2000)
    host = Host(driver, tmp_path, False)
    await host.call("save", host.dom, "/a")
    await host.call("restore", "/a")
    _, number = await host.system_error("save", host.dom, "/b")
    assert (number, host.state) == (errno.ENOSPC, RESTORED)
    text = (await host.call("save_image_get_xml_desc", "/a", 0)).replace(
        "<vcpu", f"<description>{'y' * 1200}</description><vcpu"
    )
    before = driver.images.kept["/a"]
    _, number = await host.system_error("save_image_define_xml", "/a", text, 0)
    assert (number, driver.images.kept["/a"]) == (errno.ENOSPC, before)


def test_drafts_have_the_room_that_others_leave():
    images = MemoryImages(3, 100)
    images.write("/a", b"x" * 50)
    images.write("/b", b"x" * 40)
    draft = images.draft(["/a", "/c"])
    draft.write("/c", b"x" * 10)
    with pytest.raises(beneath.WriteError):
        draft.write("/d", b"")
    draft.write("/a", b"y" * 50)
    assert images.changed(draft) == {"/a": b"y" * 50, "/c": b"x" * 10}
    images.adopt(draft)
    assert images.kept == {"/a": b"y" * 50, "/b": b"x" * 40, "/c": b"x" * 10}
    with pytest.raises(beneath.WriteError):
        images.write("/b", b"x" * 41)


async def test_all_nodes_of_a_server_share_the_memory(tmp_path):
    (tmp_path / "node.xml").write_text("<node/>")
    driver = TestDriver(nodes={"lab": str(tmp_path / "node.xml")})
    host = Host(driver, tmp_path, False)
    await host.call("save", host.dom, "/image")
    lab = driver.open("/lab", OWN)
    own = await driver.open(str(tmp_path / "node.xml"), OWN)
    for other in (lab, own):
        other.domain_restore("/image")
        assert [domain.name for domain in other.domains] == ["test"]


# -- in files --------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["/etc/passwd", "/nowhere/x", "{}/../x", "{}/out", "a", "{}x"])
async def test_other_paths_are_refused_alike(in_files, tmp_path, path):
    """Nothing tells whether there is such a file."""
    host = in_files
    os.symlink("/etc/passwd", tmp_path / "out")
    path = path.format(tmp_path)
    for call in (("restore", path), ("save_image_get_xml_desc", path, 0)):
        what, number = await host.system_error(*call)
        assert (what, number) == (f"cannot read domain image '{path}'", errno.EACCES)
    what, number = await host.system_error("save", host.dom, path)
    assert (what, number) == (f"saving domain 'test' to '{path}': open failed", errno.EACCES)
    what, number = await host.system_error("core_dump", host.dom, path, CRASH)
    assert (what, number) == (f"domain 'test' coredump: failed to open {path}", errno.EACCES)
    assert (host.state, os.listdir(tmp_path)) == ((1, 0), ["out"])


@pytest.mark.parametrize(
    ("name", "reading", "writing"),
    [
        ("none/x", "cannot read domain image '{}'", errno.ENOENT),
        ("file/x", "cannot read domain image '{}'", errno.ENOTDIR),
        ("folder", "incomplete save header in '{}'", errno.EISDIR),
        ("loop", "cannot read domain image '{}'", errno.ELOOP),
    ],
)
async def test_paths_where_no_image_can_be(in_files, tmp_path, name, reading, writing):
    host = in_files
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").touch()
    os.symlink("loop", tmp_path / "loop")
    path = host.path(name)
    assert await host.system_error("restore", path) == (reading.format(path), writing)
    what, number = await host.system_error("save", host.dom, path)
    assert (what, number) == (f"saving domain 'test' to '{path}': open failed", writing)
    assert host.state == (1, 0)


async def test_fifos_and_other_things_are_no_images(in_files, tmp_path):
    host = in_files
    os.mkfifo(tmp_path / "fifo")
    with trio.fail_after(4):
        what, number = await host.system_error("restore", host.path("fifo"))
        assert (what, number) == (f"cannot read domain image '{host.path('fifo')}'", errno.EACCES)
        what, number = await host.system_error("save", host.dom, host.path("fifo"))
        assert (what, number) == (
            f"saving domain 'test' to '{host.path('fifo')}': open failed",
            errno.ENXIO,
        )


async def test_a_full_disk_is_libvirts_error_and_leaves_nothing(in_files, monkeypatch):
    host = in_files
    await host.call("core_dump", host.dom, host.path("a"), 0)

    def full(fd):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(beneath.os, "fsync", full)
    what, number = await host.system_error("save", host.dom, host.path("a"))
    assert what == f"saving domain 'test' to '{host.path('a')}': write failed"
    assert (number, host.state, host.names(), host.data("a")) == (28, (1, 0), ["a"], MAGIC)


async def test_a_domain_that_stops_while_its_image_is_written(in_files, monkeypatch):
    host = in_files
    stage = beneath.Beneath.stage
    token = trio.lowlevel.current_trio_token()

    def slow(self, path, data):
        trio.from_thread.run_sync(host.driver.domain_destroy, host.dom, trio_token=token)
        return stage(self, path, data)

    monkeypatch.setattr(beneath.Beneath, "stage", slow)
    with pytest.raises(LibvirtError) as caught:
        await host.call("save", host.dom, host.path("a"))
    assert caught.value.code == ErrorNumber.VIR_ERR_OPERATION_INVALID
    assert (host.state, host.names()) == ((5, 2), [])


async def test_a_domain_that_changes_while_its_image_is_written_is_written_again(
    in_files, monkeypatch
):
    host = in_files
    stage = beneath.Beneath.stage
    token = trio.lowlevel.current_trio_token()
    times = []

    def slow(self, path, data):
        times.append(1)
        if len(times) == 1:
            trio.from_thread.run_sync(
                host.driver.domain_set_memory, host.dom, 4096, trio_token=token
            )
        return stage(self, path, data)

    monkeypatch.setattr(beneath.Beneath, "stage", slow)
    await host.call("save", host.dom, host.path("a"))
    assert (len(times), host.state, host.names()) == (2, SAVED, ["a"])
    assert b"<currentMemory unit='KiB'>4096<" in host.data("a")


@pytest.fixture
def stuck(monkeypatch, autojump_clock):
    """Writes that hang until the test lets them go on, and a short deadline."""
    monkeypatch.setattr(autojump_clock, "autojump_threshold", float("inf"))
    monkeypatch.setattr(file_threads, "_DEADLINE", 0.1)
    autojump_clock.rate = 1
    release = threading.Event()
    stage = beneath.Beneath.stage

    def wait(self, path, data):
        release.wait(60)
        return stage(self, path, data)

    monkeypatch.setattr(beneath.Beneath, "stage", wait)
    yield release
    release.set()


async def test_a_disk_that_hangs_is_given_up_and_leaves_nothing(in_files, stuck):
    host = in_files
    what, number = await host.system_error("save", host.dom, host.path("a"))
    assert (what, number) == (
        f"saving domain 'test' to '{host.path('a')}': open failed",
        errno.ETIMEDOUT,
    )
    assert (host.driver.stuck_reads, host.state) == (1, (1, 0))
    stuck.set()
    while host.driver.stuck_reads:  # noqa: ASYNC110 - threads say nothing
        await trio.sleep(0.01)
    assert host.names() == []


async def test_others_are_served_while_a_disk_hangs(in_files, stuck, serve):
    host = in_files
    served = serve(host.driver)
    client, other = await served.client().open(), await served.client().open()
    dom = packed("domain_save_args", host.dom, host.path("a"))
    async with trio.open_nursery() as nursery:
        answers = []

        async def save():
            answers.append(await client.call(P.REMOTE_PROC_DOMAIN_SAVE, dom))

        nursery.start_soon(save)
        assert (await other.call(LOOKUP, string("test"))).status == OK
        assert answers == []
        stuck.set()


async def test_a_client_that_leaves_does_not_undo_its_save(in_files, monkeypatch):
    host = in_files
    begun = threading.Event()
    release = threading.Event()
    stage = beneath.Beneath.stage

    def wait(self, path, data):
        begun.set()
        release.wait(60)
        return stage(self, path, data)

    monkeypatch.setattr(beneath.Beneath, "stage", wait)
    async with trio.open_nursery() as nursery:
        nursery.start_soon(host.call, "save", host.dom, host.path("a"))
        await trio.to_thread.run_sync(begun.wait)
        nursery.cancel_scope.cancel()
        release.set()
    assert (host.state, host.names()) == (SAVED, ["a"])
