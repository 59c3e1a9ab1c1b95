"""Files of a backup's stores: made for it, or lent to QEMU's user while it runs.

All of this touches disks that may be slow: it is called in threads.
"""

from __future__ import annotations

import contextlib
import os
import stat
from typing import TYPE_CHECKING, Protocol

from .....protocol._generated.enums import ErrorDomain
from ..refusals import invalid, system_error

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..disks.images import FileKey, Inspector
    from ..disks.owners import Owner
    from ..processes.process import Identity

__all__ = ["Holder", "StoreFile", "check_socket"]


class Holder(Protocol):
    """Guest as the owner of files that its QEMU uses."""

    @property
    def identity(self) -> Identity | None: ...
    @property
    def inspector(self) -> Inspector: ...
    def give(self, files: Iterable[tuple[str, FileKey]]) -> None: ...
    def take_back(self, keys: Iterable[FileKey]) -> None: ...
    def adopt(self, owners: Iterable[Owner]) -> None: ...


def check_socket(path: str, inspector: Inspector) -> None:
    """Check that QEMU may make a socket at a path.

    Raises VIR_ERR_CONFIG_UNSUPPORTED for a place of the server's, VIR_ERR_INVALID_ARG
    where another file is.
    """
    inspector.check_outside(path)
    with contextlib.suppress(OSError):
        if not stat.S_ISSOCK(os.lstat(path).st_mode):  # QEMU would remove it
            raise invalid(f"'{path}' for the backup's server is no socket")


class StoreFile:
    """File of the store for one disk.

    ``is_made`` says that it is ours, ``owner`` whose it was if it was there before,
    ``key`` which file that is.
    """

    def __init__(self, path: str, disk: str, *, is_block: bool) -> None:
        self._path = path
        self._disk = disk
        self._is_block = is_block
        self.is_made = False
        self.owner: Owner | None = None
        self._key: FileKey | None = None

    def look(self, inspector: Inspector, *, reuse: bool) -> None:
        """Look at the file, and note whose it is; one to be made must not be there.

        Raises VIR_ERR_CONFIG_UNSUPPORTED for a place of the server's,
        VIR_ERR_INVALID_ARG for a file that is there, VIR_ERR_SYSTEM_ERROR for one that
        is not and should be.
        """
        path = self._path
        inspector.check_outside(path)
        if not reuse and not self._is_block:
            if os.path.exists(path):
                raise invalid(f"store '{path}' for backup of '{self._disk}' exists")
            return
        try:
            status = os.stat(path)
        except OSError as exc:
            detail = f"unable to stat: {path}"
            raise system_error(detail, exc, ErrorDomain.VIR_FROM_SECURITY) from exc
        self.owner = path, status.st_uid, status.st_gid
        self._key = status.st_dev, status.st_ino

    def make(self, guest: Holder) -> None:
        """Make the file, or give one that is there to QEMU's user.

        Raises VIR_ERR_SYSTEM_ERROR if that is impossible.
        """
        if self._key is not None:
            guest.give([(self._path, self._key)])
            return
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
        try:
            fd = os.open(self._path, flags, 0o600)
            self.is_made = True
            try:
                if guest.identity is not None:
                    os.fchown(fd, guest.identity.uid, guest.identity.gid)
            finally:
                os.close(fd)
        except OSError as exc:
            raise system_error(f"failed to create image file '{self._path}'", exc) from exc

    def adopt(self, guest: Holder) -> None:
        """Note that an earlier server gave the file to QEMU's user, if it did."""
        if self.owner is not None:
            with contextlib.suppress(FileNotFoundError):
                status = os.stat(self._path)
                self._key = status.st_dev, status.st_ino
            guest.adopt([self.owner])

    def settle(self, guest: Holder, *, keep: bool) -> None:
        """Remove a file that was made, or give it to the server's user.

        One that was there gets the owner back that it had.
        """
        if self._key is not None:
            guest.take_back([self._key])
            self.owner = self._key = None
        if not self.is_made:
            return
        with contextlib.suppress(OSError):
            if keep:
                os.chown(self._path, os.geteuid(), os.getegid())
            else:
                os.unlink(self._path)
        self.is_made = False
