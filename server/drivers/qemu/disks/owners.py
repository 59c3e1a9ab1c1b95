"""Owners of files that guests use: who had them before, and who uses them now.

A file is given to QEMU's user with the first guest that uses it, and goes back to whose
it was with the last one. All of this touches disks: it is called in threads.
"""

from __future__ import annotations

import contextlib
import os
import threading
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .....protocol._generated.enums import ErrorDomain
from ..refusals import system_error
from .images import open_file, place_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..processes.process import Identity
    from .images import FileKey

__all__ = ["Owner", "Owners"]

Owner = tuple[str, int, int]
"""Path of a file, with the user and group that it had."""


@dataclass(slots=True)
class _File:
    path: str
    uid: int
    gid: int
    users: Counter[object] = field(default_factory=Counter)


class Owners:
    """Files in use by the guests of one driver.

    Users are whatever tells guests apart. Safe to use from several threads.
    """

    def __init__(self) -> None:
        self._files: dict[FileKey, _File] = {}
        self._lock = threading.Lock()

    def give(
        self, user: object, files: Iterable[tuple[str, FileKey]], identity: Identity | None
    ) -> None:
        """Give files to QEMU's user, all or none; each may be named several times.

        Raises VIR_ERR_SYSTEM_ERROR naming the one that cannot be given. Without an
        ``identity``, QEMU's user is the server's, and nothing happens.
        """
        if identity is None:
            return
        given: list[FileKey] = []
        with self._lock:
            for path, key in files:
                try:
                    self._give(user, path, key, identity)
                except OSError as exc:
                    self._back(user, given)
                    who = f"{identity.uid}:{identity.gid}"
                    detail = f"unable to set user and group to '{who}' on '{path}'"
                    raise system_error(detail, exc, ErrorDomain.VIR_FROM_SECURITY) from exc
                given.append(key)

    def _give(self, user: object, path: str, key: FileKey, identity: Identity) -> None:
        fd, status = open_file(path, key)
        try:
            known = self._files.get(key)
            if (status.st_uid, status.st_gid) != (identity.uid, identity.gid):
                os.chown(place_of(fd), identity.uid, identity.gid)
        finally:
            os.close(fd)
        if known is None:
            known = self._files[key] = _File(path, status.st_uid, status.st_gid)
        known.users[user] += 1

    def before(self, files: Iterable[tuple[str, FileKey]]) -> list[Owner]:
        """Return whose files are that nobody uses, and were that somebody uses."""
        found = []
        with self._lock:
            for path, key in files:
                known = self._files.get(key)
                if known is not None:
                    found.append((path, known.uid, known.gid))
                    continue
                with contextlib.suppress(OSError):
                    status = os.stat(path)
                    found.append((path, status.st_uid, status.st_gid))
        return found

    def take_back(self, user: object, keys: Iterable[FileKey]) -> list[str]:
        """Note that a guest no longer uses files; give those back that nobody uses.

        Returns paths of those that cannot be given back.
        """
        with self._lock:
            return self._back(user, keys)

    def take_all_back(self, user: object) -> list[str]:
        """Do the same for all files of a guest."""
        with self._lock:
            keys = [
                key for key, file in self._files.items() for _ in range(file.users.get(user, 0))
            ]
            return self._back(user, keys)

    def _back(self, user: object, keys: Iterable[FileKey]) -> list[str]:
        failed = []
        for key in keys:
            file = self._files.get(key)
            if file is None or not file.users[user]:
                continue
            file.users[user] -= 1
            file.users += Counter()  # without those that have none
            if file.users:
                continue
            del self._files[key]
            try:
                fd, status = open_file(file.path, key)
                try:
                    if (status.st_uid, status.st_gid) != (file.uid, file.gid):
                        os.chown(place_of(fd), file.uid, file.gid)
                finally:
                    os.close(fd)
            except FileNotFoundError:
                continue  # removed, or another file by now
            except OSError:
                failed.append(file.path)
        return failed

    def of(self, user: object) -> list[Owner]:
        """Return whose the files of a guest were, each as often as it uses it.

        This is called on the loop, which must not wait for a thread that waits for a
        disk: it does without the lock, on a copy.
        """
        return [
            (file.path, file.uid, file.gid)
            for file in list(self._files.values())
            for _ in range(file.users.get(user, 0))
        ]

    def adopt(self, user: object, owners: Iterable[Owner]) -> None:
        """Note what an earlier server said by `of`, without files that are gone."""
        with self._lock:
            for path, uid, gid in owners:
                try:
                    status = os.stat(path)
                except OSError:
                    continue
                key = status.st_dev, status.st_ino
                file = self._files.setdefault(key, _File(path, uid, gid))
                file.users[user] += 1
