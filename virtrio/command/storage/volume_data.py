"""Commands that move the data of storage volumes: upload and download."""

from __future__ import annotations

import contextlib
import os
import stat
from typing import TYPE_CHECKING, Any

from ...protocol._generated.enums import StorageVolDownloadFlags, StorageVolUploadFlags
from ...protocol.errors import LibvirtError, ProtocolError
from ..errors import CommandError, failing
from ..numbers import ULLONG_MAX, number, wrapped_number
from ..objects import file_option, find_volume
from ..options import Kind, Option
from .volume import GROUP, IN_POOL, VOLUME

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ...blocking import Stream
    from ..options import Arguments
    from ..session import Session

_FILE = file_option("the file")
_LENGTH = Option("length", Kind.NUMBER, "how many bytes to move")
_SPARSE = Option("sparse", Kind.BOOL, "keep holes")


def _range(args: Arguments) -> tuple[int, int]:
    """Return offset and length; 0 if they were not given."""
    offset, length = number(args, "offset", 0, ULLONG_MAX), wrapped_number(args, "length")
    return offset or 0, length or 0


@contextlib.contextmanager
def _open(path: str, flags: int, failed: str) -> Iterator[int]:
    try:
        fd = os.open(path, flags, 0o666)
    except (OSError, ValueError):
        raise CommandError(f"{failed} {path}") from None
    try:
        yield fd
    finally:
        os.close(fd)


@contextlib.contextmanager
def _moving(failed: str) -> Iterator[None]:
    """Explain what goes wrong while data move, on either side."""
    try:
        yield
    except (LibvirtError, ProtocolError) as exc:
        # A stream keeps its error, which would hold the frames that hold the stream.
        raise CommandError(failed) from exc.with_traceback(None)
    except OSError as exc:
        raise CommandError(failed, str(exc.strerror)) from exc


@GROUP.command(
    "vol-upload",
    "write a file to a volume",
    VOLUME,
    _FILE,
    IN_POOL,
    Option("offset", Kind.NUMBER, "the byte of the volume to begin at"),
    _LENGTH,
    _SPARSE,
    description="Write a file to a volume.",
)
def vol_upload(session: Session, args: Arguments) -> None:
    offset, length = _range(args)
    volume, called = find_volume(session, args)
    path = args.required("file")
    sparse = "sparse" in args
    flags = args.flags({"sparse": StorageVolUploadFlags.VIR_STORAGE_VOL_UPLOAD_SPARSE_STREAM})
    with _open(path, os.O_RDONLY | os.O_CLOEXEC, "cannot read") as fd:
        stream = session.connection.new_stream()
        with failing(f"cannot upload to volume {called}"):
            volume.upload(stream, offset, length, flags)
        with _moving(f"cannot send data to volume {called}"):
            _send(stream, fd, sparse=sparse)
        with failing(f"cannot close volume {called}"):
            stream.finish()


def _send(stream: Stream, fd: int, *, sparse: bool) -> None:
    if not sparse:
        stream.send_all(lambda _stream, count, _opaque: os.read(fd, count), None)
        return
    stream.sparse_send_all(
        lambda _stream, count, _opaque: os.read(fd, count),
        lambda _stream, _opaque: _section(fd),
        lambda _stream, length, _opaque: os.lseek(fd, length, os.SEEK_CUR) and 0,
        None,
    )


def _section(fd: int) -> tuple[bool, int]:
    """Return whether data or a hole follow at the position of a file, and how long."""
    position = os.lseek(fd, 0, os.SEEK_CUR)
    end = os.fstat(fd).st_size
    if position >= end:
        return False, 0
    try:
        data = os.lseek(fd, position, os.SEEK_DATA)
    except OSError:  # a hole up to the end
        data = end
    hole = end if data >= end else os.lseek(fd, data, os.SEEK_HOLE)
    os.lseek(fd, position, os.SEEK_SET)
    return (True, hole - position) if data == position else (False, data - position)


@GROUP.command(
    "vol-download",
    "write a volume to a file",
    VOLUME,
    _FILE,
    IN_POOL,
    Option("offset", Kind.NUMBER, "the byte of the volume to begin at"),
    _LENGTH,
    _SPARSE,
    description="Write a volume to a file. A file that this made is removed if it fails.",
)
def vol_download(session: Session, args: Arguments) -> None:
    offset, length = _range(args)
    volume, called = find_volume(session, args)
    path = args.required("file")
    flags = args.flags({"sparse": StorageVolDownloadFlags.VIR_STORAGE_VOL_DOWNLOAD_SPARSE_STREAM})
    made = not os.path.lexists(path)
    opened = os.O_WRONLY | os.O_CLOEXEC
    how = opened | os.O_CREAT | os.O_EXCL if made else opened | os.O_TRUNC
    with _open(path, how, "cannot create") as fd:
        try:
            stream = session.connection.new_stream()
            with failing(f"cannot download from volume {called}"):
                volume.download(stream, offset, length, flags)
            with _moving(f"cannot receive data from volume {called}"):
                _receive(stream, fd)
            with failing(f"cannot close volume {called}"):
                stream.finish()
        except BaseException:
            if made:
                with contextlib.suppress(OSError):
                    os.unlink(path)
            raise


def _receive(stream: Stream, fd: int) -> None:
    def write(_stream: object, data: bytes, _opaque: Any) -> None:
        view = memoryview(data)
        while view:
            view = view[os.write(fd, view) :]

    def skip(_stream: object, length: int, _opaque: Any) -> None:
        position = os.lseek(fd, length, os.SEEK_CUR)
        if stat.S_ISREG(os.fstat(fd).st_mode):
            os.ftruncate(fd, position)

    stream.sparse_recv_all(write, skip, None)
