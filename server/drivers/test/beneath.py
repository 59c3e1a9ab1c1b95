"""Files below one directory, which are opened without ever leaving it.

Theory of operation. Paths come from clients, and others may rename and link files
below the directory meanwhile; so no path is checked first and opened afterwards.
Linux's openat2 opens a path, link by link, from an open descriptor of the directory,
and refuses every step that leaves it (RESOLVE_BENEATH): ``..`` above it, links to
elsewhere, and absolute links, wherever they lead. Where the kernel has no openat2, or a
sandbox refuses it, `_walk` does the same with one ``openat`` for each name. It never
opens ``..``: it keeps the directories that it came through, and goes back to them.

A file is written under a name of its own beside its place, and renamed when it is
whole. So nobody sees half a file, a full disk leaves the old one, and a link or a
second name of a file is replaced, not written through.
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import os
import secrets
import stat
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Beneath", "Staged", "WriteError", "fault"]

_READ = os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK | os.O_NOCTTY
_FOLDER = os.O_PATH | os.O_DIRECTORY | os.O_CLOEXEC
_MOST_LINKS = 40  # the kernel's own number
_MOST_HELD = 32
_MOST_PATH = 4095
_OPENAT2 = 437  # the same on all of Linux's architectures
_NO_MAGIC_LINKS, _BENEATH = 0x02, 0x08
_TRIES = 16


def fault(number: int, path: str) -> OSError:
    """Make the OSError of an errno."""
    return OSError(number, os.strerror(number), path)


class WriteError(Exception):
    """Failure to write a file that could be opened; ``error`` is the reason."""

    def __init__(self, error: OSError) -> None:
        super().__init__(str(error))
        self.error = error


# -- opening ---------------------------------------------------------------------------


class _How(ctypes.Structure):
    _fields_ = (
        ("flags", ctypes.c_uint64),
        ("mode", ctypes.c_uint64),
        ("resolve", ctypes.c_uint64),
    )


_syscall = ctypes.CDLL(None, use_errno=True).syscall
_syscall.restype = ctypes.c_long


def _openat2(folder: int, path: str, flags: int) -> int:
    """Open a path below a directory with the kernel's own means.

    Raises OSError, with EXDEV for a path that leads out of it.
    """
    how = _How(flags | getattr(os, "O_LARGEFILE", 0), 0, _BENEATH | _NO_MAGIC_LINKS)
    name = os.fsencode(path)
    for _ in range(_TRIES):
        fd = _syscall(
            ctypes.c_long(_OPENAT2),
            ctypes.c_long(folder),
            ctypes.c_char_p(name),
            ctypes.byref(how),
            ctypes.c_size_t(ctypes.sizeof(how)),
        )
        if fd >= 0:
            return int(fd)
        number = ctypes.get_errno()
        if number not in (errno.EAGAIN, errno.EINTR):  # something was renamed meanwhile
            break
    raise fault(number, path)


def _walk(folder: int, path: str, flags: int) -> int:
    """Open a path below a directory name by name.

    Raises the same errors as `_openat2`.
    """
    held: list[int] = []  # the directories on the way
    links = 0
    todo = path.split("/")[::-1]
    try:
        while todo:
            name = todo.pop()
            here = held[-1] if held else folder
            if name in ("", "."):
                continue
            if name == "..":
                if not held:
                    raise fault(errno.EXDEV, path)
                os.close(held.pop())
                continue
            found = os.open(name, os.O_PATH | os.O_NOFOLLOW | os.O_CLOEXEC, dir_fd=here)
            kind = os.fstat(found).st_mode
            if stat.S_ISDIR(kind):
                held.append(found)
                if len(held) > _MOST_HELD:
                    raise fault(errno.ENAMETOOLONG, path)
                continue
            try:
                target = os.readlink("", dir_fd=found) if stat.S_ISLNK(kind) else None
            finally:
                os.close(found)
            if target is None:
                if todo:
                    raise fault(errno.ENOTDIR, path)
                return os.open(name, flags | os.O_NOFOLLOW, dir_fd=here)
            links += 1
            if links > _MOST_LINKS:
                raise fault(errno.ELOOP, path)
            if target.startswith("/"):
                raise fault(errno.EXDEV, path)
            todo += target.split("/")[::-1]
        return os.open(".", flags, dir_fd=held[-1] if held else folder)
    finally:
        for fd in held:
            os.close(fd)


def _way(folder: int) -> Callable[[int, str, int], int]:
    """Return the function that opens paths on this kernel."""
    try:
        os.close(_openat2(folder, ".", _FOLDER))
    except OSError as exc:
        if exc.errno in (errno.ENOSYS, errno.EPERM, errno.EINVAL):  # old, or a sandbox
            return _walk
        raise
    return _openat2


class Beneath:
    """A directory for files of clients.

    Raises OSError if there is no such directory. Paths are those that clients name:
    absolute, and below the directory as it was given or with its links resolved.
    """

    def __init__(self, path: str) -> None:
        self.path = os.path.abspath(path)
        self._folder = os.open(self.path, _FOLDER)
        self._roots = {_names(self.path), _names(os.path.realpath(self.path))}
        self._open = _way(self._folder)

    def close(self) -> None:
        """Close the directory."""
        os.close(self._folder)

    def resolved(self, path: str) -> str:
        """Return a path of the same file for all spellings by its letters."""
        return f"{self.path}/{self._checked(path)}"

    def open(self, path: str) -> int:
        """Open a regular file or a folder for reading; nothing else is opened."""
        inside = self._checked(path)
        found = self._beneath(inside, os.O_PATH | os.O_CLOEXEC)
        try:
            kind = os.fstat(found).st_mode
        finally:
            os.close(found)
        if not (stat.S_ISREG(kind) or stat.S_ISDIR(kind)):
            raise fault(errno.EACCES, path)
        return self._beneath(inside, _READ)  # and does not wait if it is another by now

    def _inside(self, path: str) -> str | None:
        if not path.startswith("/") or "\0" in path:
            return None
        names = _names(path)
        for root in self._roots:
            if names[: len(root)] == root:
                return "/".join(names[len(root) :]) or "."
        return None

    def _checked(self, path: str) -> str:
        if len(path) > _MOST_PATH or len(os.fsencode(path)) > _MOST_PATH:
            raise fault(errno.ENAMETOOLONG, "")
        inside = self._inside(path)
        if inside is None:
            raise fault(errno.EACCES, path)
        return inside

    def _beneath(self, inside: str, flags: int) -> int:
        try:
            return self._open(self._folder, inside, flags)
        except OSError as exc:
            if exc.errno == errno.EXDEV:
                raise fault(errno.EACCES, inside) from None
            raise

    # -- writing -----------------------------------------------------------------------

    def stage(self, path: str, data: bytes) -> Staged:
        """Write a file under a name of its own, beside its place.

        Links at the end of the path are followed. Raises OSError if the file cannot be
        opened, `WriteError` if it cannot be written; nothing is left then.
        """
        folder, inside, name = self._place(self._checked(path))
        try:
            mode = _mode(name, folder)
            temporary = f".virtrio-{secrets.token_hex(8)}"
            fd = os.open(
                temporary,
                os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC,
                0o600,
                dir_fd=folder,
            )
            staged = Staged(self, folder, inside, temporary, name)
        except BaseException:
            os.close(folder)
            raise
        try:
            try:
                with open(fd, "wb", buffering=0) as file:
                    left = memoryview(data)
                    while left:
                        left = left[file.write(left) :]
                    if mode is not None:
                        os.fchmod(fd, mode)
                    os.fsync(fd)
            except OSError as exc:
                raise WriteError(exc) from exc
        except BaseException:
            staged.discard()
            raise
        return staged

    def _place(self, inside: str) -> tuple[int, str, str]:
        """Open the folder of a file that is to be written.

        Returns it, its path below the directory, and the file's name in it.
        """
        for _ in range(_MOST_LINKS):
            above, _, name = inside.rpartition("/")
            above = above or "."
            if name in ("", ".", ".."):
                raise fault(errno.EISDIR, inside)
            folder = self._beneath(above, _FOLDER)
            try:
                target = os.readlink(name, dir_fd=folder)
            except FileNotFoundError:
                return folder, above, name
            except OSError as exc:
                if exc.errno == errno.EINVAL:  # no link
                    return folder, above, name
                os.close(folder)
                raise
            os.close(folder)
            if target.startswith("/"):
                raise fault(errno.EACCES, inside)
            inside = f"{above}/{target}"
        raise fault(errno.ELOOP, inside)

    def is_still(self, folder: int, inside: str) -> bool:
        """Return whether an open folder is where it was."""
        try:
            now = self._beneath(inside, _FOLDER)
        except OSError:
            return False
        try:
            return os.path.samestat(os.fstat(now), os.fstat(folder))
        finally:
            os.close(now)


class Staged:
    """File that is written and has not taken its place yet."""

    def __init__(
        self, beneath: Beneath, folder: int, inside: str, temporary: str, name: str
    ) -> None:
        self._beneath = beneath
        self._folder = folder
        self._inside = inside
        self._temporary = temporary
        self._name = name

    def put(self) -> None:
        """Give the file its place, in one step, and keep it over a crash.

        Raises OSError, and leaves nothing, if it cannot take it.
        """
        try:
            if not self._beneath.is_still(self._folder, self._inside):
                raise fault(errno.ENOENT, self._inside)
            os.rename(self._temporary, self._name, src_dir_fd=self._folder, dst_dir_fd=self._folder)
        except BaseException:
            self.discard()
            raise
        try:
            with contextlib.suppress(OSError):  # not every file system can
                fd = os.open(".", os.O_RDONLY | os.O_DIRECTORY, dir_fd=self._folder)
                try:
                    os.fsync(fd)
                finally:
                    os.close(fd)
        finally:
            os.close(self._folder)

    def discard(self) -> None:
        """Remove the file."""
        try:
            with contextlib.suppress(OSError):
                os.unlink(self._temporary, dir_fd=self._folder)
        finally:
            os.close(self._folder)


def _mode(name: str, folder: int) -> int | None:
    """Return the mode of a file that is to be replaced, None if there is none.

    Raises OSError if it may not be written, or is no file.
    """
    try:
        kind = os.stat(name, dir_fd=folder, follow_symlinks=False).st_mode
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(kind):
        raise fault(errno.EISDIR, name)
    if not stat.S_ISREG(kind):
        raise fault(errno.ENXIO, name)
    flags = os.O_WRONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC
    os.close(os.open(name, flags, dir_fd=folder))
    return stat.S_IMODE(kind) & 0o777


def _names(path: str) -> tuple[str, ...]:
    return tuple(name for name in path.split("/") if name not in ("", "."))
