"""Files of saved guests: written and read by QEMU, with programs and copies between.

QEMU gets one descriptor. It is that of the file, at the place of the stream; or the end
of a pipe, where the stream is compressed by a program, or goes past the page cache, or
into a pipe of a client's, whose reader may never read: `Sink.give_up` ends that wait.
Programs run as QEMU's user: they work on what the guest has made.

All functions here touch disks or wait for programs: they are called in the threads of
`named_files`. Images are regular files or block devices, and nothing else is opened:
a terminal or the kernel's log would have its reader wait.
"""

from __future__ import annotations

import contextlib
import mmap
import os
import select
import shutil
import signal
import stat
import subprocess
import threading
from typing import TYPE_CHECKING

from .....protocol._generated.enums import ErrorDomain, ErrorNumber
from .....protocol.errors import report
from ..disks.images import open_file, place_of
from ..processes.process import SEARCH_PATH
from ..refusals import operation_failed, system_error
from .image import FORMATS, HEADER_BYTES, SaveImage, read_header

if TYPE_CHECKING:
    from ..processes.process import Identity

__all__ = [
    "Sink",
    "Source",
    "program_of",
    "read_image",
    "remove_if",
    "rewrite_image",
]

_BLOCK = 1024 * 1024
_PIECE = 64 * 1024
_POLL_MS = 200


def program_of(format: str, what: str = "save") -> str | None:
    """Return the path of the program for a format of streams, None for a plain one.

    ``what`` is written in it, for the error: save or dump.
    Raises VIR_ERR_OPERATION_FAILED if it is not installed.
    """
    if format == FORMATS[0]:
        return None
    found = shutil.which(format, path=SEARCH_PATH)
    if found is None:
        raise operation_failed(
            f"Compression program for {what} image format in configuration file isn't available"
        )
    return found


# -- what an image says ----------------------------------------------------------------


def _opened(path: str, flags: int) -> int:
    """Open an image, which is a regular file or a block device.

    Raises VIR_ERR_SYSTEM_ERROR if that is impossible, VIR_ERR_OPERATION_FAILED for a
    file of another kind, which is not opened.
    """
    try:
        place, found = open_file(path)
        try:
            if not _is_image(found):
                what = "pipe" if stat.S_ISFIFO(found.st_mode) else "device or folder"
                raise operation_failed(f"'{path}' is a {what}, and no save image")
            # not to wait for whoever has a lease of it
            return os.open(place_of(place), flags | os.O_CLOEXEC | os.O_NONBLOCK)
        finally:
            os.close(place)
    except OSError as exc:
        raise system_error(f"Failed to open file '{path}'", exc) from exc


def _is_image(found: os.stat_result) -> bool:
    """Return whether a file is of a kind that images can be in."""
    return stat.S_ISREG(found.st_mode) or stat.S_ISBLK(found.st_mode)


def _read(fd: int, size: int) -> bytes:
    parts = []
    while size and (part := os.read(fd, size)):
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


def _image_of(fd: int) -> SaveImage:
    """Read an image piece by piece, and no further than its texts go.

    What the kernel makes up as it is read says that it is empty, and is not read.
    """
    try:
        there = os.lseek(fd, 0, os.SEEK_END) - HEADER_BYTES
        os.lseek(fd, 0, os.SEEK_SET)
        header = read_header(_read(fd, HEADER_BYTES) if there > 0 else b"")
        data = bytearray()
        while (size := header.needs(data)) and (part := os.read(fd, min(size, _PIECE))):
            data += part
        return header.image(data, there)
    except OSError as exc:
        raise operation_failed(f"failed to read qemu header: {exc.strerror}") from exc


def read_image(path: str) -> SaveImage:
    """Return what the image in a file says.

    Raises VIR_ERR_SYSTEM_ERROR if it cannot be opened, VIR_ERR_OPERATION_FAILED for a
    file that has none, or one that is not whole.
    """
    fd = _opened(path, os.O_RDONLY)
    try:
        return _image_of(fd)
    finally:
        os.close(fd)


def rewrite_image(path: str, image: SaveImage) -> None:
    """Write an image over what the file has, durably; its stream stays as it is."""
    data = image.encode(is_whole=True)
    fd = _opened(path, os.O_RDWR)
    try:
        _write(fd, data, path)
        os.fsync(fd)
    finally:
        os.close(fd)


def _write(fd: int, data: bytes, path: str) -> None:
    view = memoryview(data)
    try:
        while view:
            view = view[os.write(fd, view) :]
    except OSError as exc:
        raise system_error(f"failed to write header to domain save file '{path}'", exc) from exc


# -- copies past the page cache --------------------------------------------------------


class _Copy:
    """Thread that copies from one descriptor to another, in aligned blocks.

    ``head`` goes before what is read, of which the first ``skip`` bytes are left out.
    A target that takes whole blocks only (``pads``) gets the last one filled up, which
    is cut off afterwards; any other gets what comes as it comes. Both descriptors are
    closed at the end.
    """

    def __init__(
        self, source: int, target: int, *, head: bytes = b"", skip: int = 0, pads: bool = False
    ) -> None:
        self._source, self._target = source, target
        self._head, self._skip, self._pads = memoryview(head), skip, pads
        self._stops = threading.Event()
        self.failure: OSError | None = None
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def wait(self) -> None:
        """Wait until all is copied. Raises OSError."""
        self._thread.join()
        if self.failure is not None:
            raise self.failure

    def give_up(self) -> None:
        """Have the copy end, wherever it is; do not wait for it."""
        self._stops.set()

    def stop(self) -> None:
        """Stop copying, wherever it is."""
        self.give_up()
        self._thread.join()

    def _run(self) -> None:
        try:
            with mmap.mmap(-1, _BLOCK) as buffer, memoryview(buffer) as view:
                self._copy(view)
        except OSError as exc:
            self.failure = exc
        finally:
            os.close(self._source)
            os.close(self._target)

    def _copy(self, view: memoryview) -> None:
        written = 0
        while filled := self._fill(view):
            start, end = min(self._skip, filled), filled
            self._skip -= start
            if self._pads and filled % mmap.PAGESIZE:
                end += -filled % mmap.PAGESIZE
                view[filled:end] = bytes(end - filled)
            while start < end and self._ready(self._target, select.POLLOUT):
                with contextlib.suppress(BlockingIOError):  # a pipe with too little room
                    start += os.write(self._target, view[start:end])
            written += filled
            if end != filled:
                os.ftruncate(self._target, written)
        if self._pads:
            os.fsync(self._target)

    def _fill(self, view: memoryview) -> int:
        """Read what comes: a whole block, if the target takes nothing less."""
        filled = min(len(self._head), len(view))
        view[:filled] = self._head[:filled]
        self._head = self._head[filled:]
        while filled < len(view) and self._ready(self._source, select.POLLIN):
            got = os.readv(self._source, [view[filled:]])
            filled += got
            if not got or not self._pads:
                break
        return filled

    def _ready(self, fd: int, events: int) -> bool:
        poll = select.poll()
        poll.register(fd, events)
        while not self._stops.is_set():
            if poll.poll(_POLL_MS):
                return True
        return False


# -- writing ---------------------------------------------------------------------------


class _Flow:
    """Descriptors, programs and copies between QEMU and a file.

    ``fd`` is the descriptor for QEMU, which is closed here once QEMU has it.
    """

    def __init__(self) -> None:
        self.fd = -1
        self._program: subprocess.Popen[bytes] | None = None
        self._copy: _Copy | None = None
        self._is_given_up = False

    def _run(
        self, program: str, *arguments: str, source: int, target: int, identity: Identity | None
    ) -> None:
        as_whom = (
            {}
            if identity is None
            else {"user": identity.uid, "group": identity.gid, "extra_groups": []}
        )
        try:
            self._program = subprocess.Popen(
                [program, *arguments],
                stdin=source,
                stdout=target,
                stderr=subprocess.DEVNULL,
                env={"PATH": SEARCH_PATH, "LC_ALL": "C"},
                cwd="/",
                start_new_session=True,
                **as_whom,  # type: ignore[call-overload]
            )
        except OSError as exc:
            raise system_error(f"cannot start {program}", exc) from exc

    def passed(self) -> None:
        """Close the descriptor that QEMU has by now. Safe to call twice."""
        if self.fd >= 0:
            os.close(self.fd)
            self.fd = -1

    def give_up(self) -> None:
        """Have programs and copies end, whatever they wait for, and return at once."""
        self._is_given_up = True
        if self._copy is not None:
            self._copy.give_up()
        if self._program is not None:
            self._program.kill()

    def _join(self, path: str) -> None:
        """Wait for programs and copies. Raises libvirt's errors for their failures."""
        if self._program is not None:
            status = self._program.wait()
            if status and not self._is_given_up:
                raise operation_failed(f"a program failed on {path} with status {status}")
        if self._copy is not None:
            try:
                self._copy.wait()
            except OSError as exc:
                raise system_error(f"Unable to write {path}", exc) from exc

    def _stop(self) -> None:
        self.passed()
        if self._program is not None and self._program.poll() is None:
            with contextlib.suppress(ProcessLookupError):
                self._program.send_signal(signal.SIGKILL)
            self._program.wait()
        if self._copy is not None:
            self._copy.stop()


class Sink(_Flow):
    """File that QEMU writes a stream to, behind what an image says.

    Without an image it is the stream alone, in ``format``. ``made`` are device and
    inode of a file that was not there before.
    """

    def __init__(
        self,
        path: str,
        image: SaveImage | None,
        identity: Identity | None,
        format: str = FORMATS[0],
    ) -> None:
        super().__init__()
        self.path = path
        self.made: tuple[int, int] | None = None
        self.is_pipe = False
        """Whether it is a pipe or terminal, whose reader takes its time."""
        self._image = image
        self._format = format if image is None else image.format
        self._identity = identity

    def open(self, *, past_cache: bool = False) -> None:
        """Make the file, begin it, and prepare the descriptor for QEMU.

        Raises VIR_ERR_SYSTEM_ERROR if that is impossible; nothing is left then.
        """
        direct = os.O_DIRECT if past_cache else 0
        fd = self._create(direct)
        try:
            self.is_pipe = not _is_image(os.fstat(fd))
            # what went into a pipe cannot be marked as whole later
            head = b"" if self._image is None else self._image.encode(is_whole=self.is_pipe)
            program = program_of(self._format, "save" if self._image else "dump")
            target = fd
            if past_cache or self.is_pipe:
                os.set_blocking(fd, not self.is_pipe)
                source, target = os.pipe2(os.O_CLOEXEC)
                self._copy = _Copy(source, fd, head=head, pads=past_cache)
            else:
                _write(fd, head, self.path)
            if program is None:
                self.fd = target
            else:
                source, self.fd = os.pipe2(os.O_CLOEXEC)
                level = ("-3",) if self._format == "xz" else ()
                try:
                    self._run(
                        program,
                        "-c",
                        *level,
                        source=source,
                        target=target,
                        identity=self._identity,
                    )
                finally:
                    os.close(source)
                    os.close(target)
        except BaseException:
            self.abort()
            raise

    def _create(self, direct: int) -> int:
        flags = os.O_WRONLY | os.O_CREAT | os.O_CLOEXEC | os.O_NONBLOCK | os.O_NOCTTY | direct
        try:
            try:
                fd = os.open(self.path, flags | os.O_EXCL, 0o600)
                found = os.fstat(fd)
                self.made = found.st_dev, found.st_ino
            except FileExistsError:
                fd = os.open(self.path, flags | os.O_TRUNC, 0o600)
        except OSError as exc:
            self._remove()
            raise system_error(f"Failed to create file '{self.path}'", exc) from exc
        os.set_blocking(fd, True)
        return fd

    def finish(self) -> None:
        """Wait until all is in the file, durably, and mark an image as whole.

        Raises VIR_ERR_OPERATION_ABORTED if that was given up.
        """
        self.passed()
        self._join(self.path)
        if self._is_given_up:
            what = "domain core dump job" if self._image is None else "domain save job"
            detail = f"{what}: canceled by client"
            raise report(ErrorNumber.VIR_ERR_OPERATION_ABORTED, ErrorDomain.VIR_FROM_QEMU, detail)
        if self.is_pipe:
            return
        fd = _opened(self.path, os.O_WRONLY)
        try:
            os.fsync(fd)
            if self._image is not None:
                _write(fd, self._image.encode(is_whole=True)[:HEADER_BYTES], self.path)
                os.fsync(fd)
        except OSError as exc:
            raise system_error(f"unable to close {self.path}", exc) from exc
        finally:
            os.close(fd)
        if self.made is not None:
            _sync_folder(self.path)

    def abort(self) -> None:
        """Stop what runs, and remove a file that was made."""
        self._stop()
        self._remove()

    def _remove(self) -> None:
        if self.made is not None:
            remove_if(self.path, self.made)
            self.made = None


class Source(_Flow):
    """File that QEMU reads the stream of an image from."""

    def __init__(self, path: str, image: SaveImage, identity: Identity | None) -> None:
        super().__init__()
        self.path = path
        self._image = image
        self._identity = identity

    def open(self, *, past_cache: bool = False) -> None:
        """Open the file, and prepare the descriptor for QEMU.

        Raises VIR_ERR_SYSTEM_ERROR if that is impossible; nothing is left then.
        """
        fd = _opened(self.path, os.O_RDONLY | (os.O_DIRECT if past_cache else 0))
        try:
            os.set_blocking(fd, True)  # for QEMU
            program = program_of(self._image.format)
            if past_cache:
                source, target = os.pipe2(os.O_CLOEXEC)
                self._copy = _Copy(fd, target, skip=self._image.stream_offset)
                fd = source
            else:
                os.lseek(fd, self._image.stream_offset, os.SEEK_SET)
        except BaseException:
            os.close(fd)
            raise
        if program is None:
            self.fd = fd
            return
        self.fd, target = os.pipe2(os.O_CLOEXEC)
        more = ("--ignore-warn",) if self._image.format == "lzop" else ()
        try:
            self._run(program, "-dc", *more, source=fd, target=target, identity=self._identity)
        except BaseException:
            self.abort()
            raise
        finally:
            os.close(fd)
            os.close(target)

    def finish(self) -> None:
        """Let go of the file, when QEMU has what it wanted."""
        self._stop()

    def abort(self) -> None:
        """Stop what runs."""
        self._stop()


def remove_if(path: str, made: tuple[int, int]) -> None:
    """Remove a file if it is still the one with this device and inode."""
    with contextlib.suppress(OSError):
        found = os.lstat(path)
        if (found.st_dev, found.st_ino) == made:
            os.unlink(path)


def _sync_folder(path: str) -> None:
    folder = os.open(os.path.dirname(path) or ".", os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(folder)
    except OSError:
        pass  # some file systems cannot
    finally:
        os.close(folder)
