"""Files of save images: which are opened, and how much of them is read."""

import os
import pty
import stat
import struct

import pytest

from virtrio.protocol.errors import LibvirtError
from virtrio.server.drivers.qemu.saves import files
from virtrio.server.drivers.qemu.saves.files import Sink, Source, read_image, rewrite_image
from virtrio.server.drivers.qemu.saves.image import HEADER_BYTES, MOST_DATA, MOST_TEXT, SaveImage

PIECE = 64 * 1024


@pytest.fixture
def terminal():
    """The path of a terminal to which nobody writes."""
    ours, theirs = pty.openpty()
    yield os.ttyname(theirs)
    os.close(ours)
    os.close(theirs)


@pytest.fixture
def opened(monkeypatch):
    """The kinds of files that were opened other than to look at them."""
    found = []
    really = os.open

    def note(path, flags, *rest, **options):
        fd = really(path, flags, *rest, **options)
        if not flags & os.O_PATH:
            found.append(stat.S_IFMT(os.fstat(fd).st_mode))
        return fd

    monkeypatch.setattr(os, "open", note)
    return found


@pytest.fixture
def read(monkeypatch):
    """The sizes of what was read."""
    sizes = []
    really = os.read

    def note(fd, size):
        data = really(fd, size)
        sizes.append(len(data))
        return data

    monkeypatch.setattr(files.os, "read", note)
    return sizes


def sparse(path, data: bytes, room: int = MOST_DATA, cookie_at: int = 0) -> str:
    """Make an image with little in much room."""
    fields = b"LibvirtQemudSave", 2, room, 1, 0, cookie_at
    with path.open("wb") as file:
        file.write(struct.pack("<16s5I56x", *fields) + data)
        file.truncate(HEADER_BYTES + room)
    return str(path)


@pytest.mark.parametrize(
    "use",
    [
        read_image,
        lambda path: rewrite_image(path, SaveImage("<domain/>", None, True)),
        lambda path: Source(path, SaveImage("<domain/>", None, True), None).open(),
    ],
)
def test_no_device_is_opened(use, terminal, opened):
    with pytest.raises(LibvirtError, match="is a device or folder, and no save image"):
        use(terminal)
    assert opened == []


def test_what_the_kernel_makes_up_is_not_read(read):
    """Such as the kernel's log, which is a regular file, and has its reader wait."""
    with pytest.raises(LibvirtError, match="failed to read qemu header"):
        read_image("/proc/sys/kernel/ostype")
    assert read == []


def test_a_terminal_that_nobody_reads_takes_what_it_takes(terminal):
    image = SaveImage("<domain/>" + "x" * 100_000, None, True)
    sink = Sink(terminal, image, None)
    sink.open()  # more than it takes
    assert sink.is_pipe
    sink.abort()


@pytest.mark.parametrize("cookie", [None, "<cookie/>"])
def test_a_long_room_is_not_read(tmp_path, read, cookie):
    texts = b"<domain/>\0" + (b"" if cookie is None else cookie.encode() + b"\0")
    path = sparse(tmp_path / "image", texts, cookie_at=0 if cookie is None else 10)
    image = read_image(path)
    assert (image.document, image.cookie, image.room) == ("<domain/>", cookie, MOST_DATA)
    assert read == [HEADER_BYTES, PIECE]


@pytest.mark.parametrize("cookie_at", [0, 10])
def test_a_long_text_is_refused_and_not_read_to_its_end(tmp_path, read, cookie_at):
    text = b"<domain/>\0" if cookie_at else b""
    path = sparse(tmp_path / "image", text + b"x" * (MOST_TEXT + 10), cookie_at=cookie_at)
    with pytest.raises(LibvirtError, match=f"has more than {MOST_TEXT} bytes"):
        read_image(path)
    assert MOST_TEXT <= sum(read) <= MOST_TEXT + PIECE + HEADER_BYTES
    assert max(read) == PIECE


def test_a_file_that_ends_early_is_not_read(tmp_path, read):
    path = sparse(tmp_path / "image", b"<domain/>\0")
    os.truncate(path, HEADER_BYTES + 100)
    with pytest.raises(LibvirtError, match="failed to read domain XML"):
        read_image(path)
