"""Files below a folder: opened without following links, written durably.

Folders are descriptors, so that nobody can put another folder in their place between
two steps. What is opened for reading is a regular file, and opening waits for nothing.
"""

from __future__ import annotations

import errno
import os
import shutil
import stat
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from ..errors import TargetError

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = [
    "exists",
    "failing",
    "give_name",
    "make_folder",
    "open_folder",
    "open_regular",
    "read_bounded",
    "remove",
    "sync_folder",
    "write_durably",
]

_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
_FILE = os.O_NOFOLLOW | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC
# What file systems without hard links answer.
_NO_LINKS = (errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS)


@contextmanager
def failing(what: str) -> Iterator[None]:
    """Raise TargetError, which begins with ``what``, for an error of the system."""
    try:
        yield
    except OSError as exc:
        raise TargetError(f"{what}: {exc.strerror}") from exc


def exists(name: str, within: int) -> bool:
    """Return whether there is anything of a name; links are not followed.

    Raises TargetError where the system does not tell.
    """
    try:
        os.stat(name, dir_fd=within, follow_symlinks=False)
    except FileNotFoundError:
        return False
    except OSError as exc:
        raise TargetError(f"cannot look at {name}: {exc.strerror}") from exc
    return True


def give_name(
    old: str | os.PathLike[str], new: str | os.PathLike[str], within: int | None = None
) -> None:
    """Rename a file to a name that nothing has.

    Raises FileExistsError if something has it. Where the file system has no hard links,
    what gets the name at the same moment is replaced.
    """
    try:
        # a rename would replace what came meanwhile
        os.link(old, new, src_dir_fd=within, dst_dir_fd=within, follow_symlinks=False)
    except OSError as exc:
        if exc.errno not in _NO_LINKS:
            raise
        try:
            os.stat(new, dir_fd=within, follow_symlinks=False)
        except FileNotFoundError:
            os.rename(old, new, src_dir_fd=within, dst_dir_fd=within)
        else:
            code = errno.EEXIST
            raise FileExistsError(code, os.strerror(code), os.fspath(new)) from None
    else:
        os.unlink(old, dir_fd=within)


def open_folder(name: str | os.PathLike[str], within: int | None = None) -> int:
    """Open a folder, not a link to one, and return its descriptor."""
    try:
        return os.open(name, _FOLDER, dir_fd=within)
    except OSError as exc:
        # what Linux says of a link
        if exc.errno in (errno.ENOTDIR, errno.ELOOP):
            raise TargetError(f"{os.fspath(name)} is no folder") from exc
        raise


def make_folder(name: str, within: int) -> int:
    """Make a folder that its owner alone may enter, and return its descriptor."""
    os.mkdir(name, 0o700, dir_fd=within)
    return open_folder(name, within)


def open_regular(name: str, within: int, *, flags: int = os.O_RDONLY, mode: int = 0o600) -> int:
    """Open a regular file in a folder, and return its descriptor.

    Raises TargetError for links, FIFOs, devices, sockets and folders, OSError for what
    the system refuses.
    """
    try:
        fd = os.open(name, flags | _FILE, mode, dir_fd=within)
    except OSError as exc:
        if exc.errno in (errno.ELOOP, errno.ENXIO, errno.EISDIR):
            raise TargetError(f"{name} is no regular file") from exc
        raise
    if not stat.S_ISREG(os.fstat(fd).st_mode):
        os.close(fd)
        raise TargetError(f"{name} is no regular file")
    return fd


def read_bounded(name: str, within: int, most: int) -> bytes:
    """Return the content of a regular file; raise TargetError if it is longer."""
    fd = open_regular(name, within)
    with open(fd, "rb") as file:
        data = file.read(most + 1)
    if len(data) > most:
        raise TargetError(f"{name} is longer than {most} bytes")
    return data


def write_durably(name: str, within: int, data: bytes, temporary: str) -> None:
    """Write a file so that it is there whole or not at all, also after a crash."""
    with suppress(FileNotFoundError):
        os.unlink(temporary, dir_fd=within)
    fd = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _FILE, mode=0o600, dir_fd=within)
    with open(fd, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(fd)
    os.rename(temporary, name, src_dir_fd=within, dst_dir_fd=within)
    sync_folder(within)


def sync_folder(fd: int) -> None:
    """Make the names in a folder durable, where its file system can."""
    try:
        os.fsync(fd)
    except OSError as exc:
        if exc.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise


def remove(name: str, within: int) -> None:
    """Remove a file, a link, or a folder with all in it; links are not followed."""
    try:
        is_folder = stat.S_ISDIR(os.stat(name, dir_fd=within, follow_symlinks=False).st_mode)
    except FileNotFoundError:
        return
    if is_folder:
        shutil.rmtree(name, dir_fd=within)
    else:
        os.unlink(name, dir_fd=within)
