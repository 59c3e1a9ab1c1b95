"""Folder with the backups of one guest: what is in it, and who may read and write.

Functions block, and belong beside an event loop.
"""

from __future__ import annotations

import os
import re
import secrets
from contextlib import suppress
from dataclasses import replace
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from ..errors import TargetError
from . import names
from .contents import Contents, Entry, Point
from .documents import Identity, Intent, Manifest, Pruning
from .fields import MOST_BYTES
from .files import (
    exists,
    failing,
    open_folder,
    open_regular,
    read_bounded,
    remove,
    sync_folder,
    write_durably,
)
from .lock import lock_for_reading, lock_for_writing
from .partial import Partial

if TYPE_CHECKING:
    from types import TracebackType

__all__ = ["Target", "Use"]

_DOCUMENTS = (names.IDENTITY, names.INTENT, names.PRUNING)
_TEMPORARIES = tuple(f"{name}{names.TEMPORARY}" for name in _DOCUMENTS)
# What is in a target besides points; the last one is in the root of a file system.
_OWN = {*_DOCUMENTS, names.LOCK, names.READERS, "lost+found"}
# Ends of the names of folders that are no points, and why.
_WHY_UNFINISHED = {
    names.PARTIAL: "it is not finished",
    names.REMOVED: "it is being removed",
}
_UNFINISHED = re.compile(rf"([0-9]{{6,9}})({'|'.join(map(re.escape, _WHY_UNFINISHED))})")


class Use(Enum):
    """Purpose for which a target is opened."""

    LOOK = "look"
    """Documents alone are read; nothing is locked."""
    READ = "read"
    """Points are read, and stay for as long as the target is open."""
    WRITE = "write"
    """Points are made and removed, by one process at a time."""


class Target:
    """Target that is open, with the locks that its use needs.

    ``path`` is the folder, ``identity`` what it says of itself. Programs that read or
    write in it inherit ``lock_fds``, so that the locks stay until they have ended.
    """

    def __init__(self, path: Path, root: int, use: Use, locks: tuple[int, ...]) -> None:
        self.path = path
        self.root = root
        self.use = use
        self.lock_fds = locks
        self.identity: Identity

    @classmethod
    def open(cls, path: str | os.PathLike[str], use: Use = Use.LOOK) -> Target:
        """Open a target that is there.

        Raises TargetError if it is none, TargetBusy if another process keeps it.
        """
        target = cls._opened(Path(path), use)
        try:
            target.identity = target._identity() or target.refuse("is no target of backups")
        except BaseException:
            target.close()
            raise
        return target

    @classmethod
    def create(cls, path: str | os.PathLike[str], domain_name: str, domain_uuid: str) -> Target:
        """Open a target for writing, and make it first if it is not there.

        A folder that is there has to be empty, or the target of this guest. Raises
        TargetError, and TargetBusy if another process keeps it.
        """
        path = Path(path)
        with failing(f"cannot make {path}"), suppress(FileExistsError):
            os.mkdir(path, 0o700)
        target = cls._opened(path, Use.WRITE, may_be_new=True)
        try:
            found = target._identity()
            if found is None:
                found = target._begin(domain_name, domain_uuid)
            elif found.domain_uuid != domain_uuid:
                target.refuse(
                    f"has the backups of another guest, {found.domain_name}"
                    f" ({found.domain_uuid}); this is {domain_name} ({domain_uuid}),"
                    " which needs a target of its own"
                )
            target.identity = found
        except BaseException:
            target.close()
            raise
        return target

    @classmethod
    def _opened(cls, path: Path, use: Use, *, may_be_new: bool = False) -> Target:
        path = path.absolute()
        with failing(f"cannot open {path}"):
            # the folder itself may be named through links: the user names it
            root = open_folder(os.path.realpath(path))
            try:
                if not may_be_new and not exists(names.IDENTITY, root):
                    raise TargetError(f"{path} is no target of backups")
                if may_be_new and not exists(names.IDENTITY, root):
                    _check_new(path, root)
                lock: int | None = None
                if use is Use.WRITE:
                    lock = lock_for_writing(root, str(path))
                elif use is Use.READ:
                    lock = lock_for_reading(root, str(path))
            except BaseException:
                os.close(root)
                raise
        return cls(path, root, use, () if lock is None else (lock,))

    def _begin(self, domain_name: str, domain_uuid: str) -> Identity:
        identity = Identity(secrets.token_hex(16), domain_name, domain_uuid)
        # what a server says of a guest may be nothing that could be read again
        Identity.from_json(identity.to_json(), self._what(names.IDENTITY))
        with failing(f"cannot write in {self.path}"):
            os.close(open_regular(names.READERS, self.root, flags=os.O_RDWR | os.O_CREAT))
        self.write(names.IDENTITY, identity.to_json())
        return identity

    def _identity(self) -> Identity | None:
        data = self._read(names.IDENTITY)
        return None if data is None else Identity.from_json(data, self._what(names.IDENTITY))

    def close(self) -> None:
        """Give the locks up. Safe to call twice."""
        fds, self.root, self.lock_fds = (self.root, *self.lock_fds), -1, ()
        for fd in fds:
            if fd >= 0:
                os.close(fd)

    def __enter__(self) -> Target:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    # -- points ------------------------------------------------------------------------

    def contents(self) -> Contents:
        """Return everything that is in the target.

        Nothing that is damaged or foreign is an error. What a prune has decided counts,
        also where it was killed: its points are going, and files are what it has made
        of them.
        """
        pruning = self.pruning()
        removed = {*pruning.removed} if pruning is not None else set()
        points: list[Point] = []
        going: list[Point] = []
        damaged: list[Entry] = []
        unfinished: list[Entry] = []
        foreign: list[Entry] = []
        for name in self._names():
            number = names.number_of(name)
            if number is not None:
                if number in removed:
                    unfinished.append(Entry(name, _WHY_UNFINISHED[names.REMOVED], number))
                try:
                    point = Point(self.path / name, self.manifest_in(name, number))
                except TargetError as exc:
                    # it may have gone just now
                    if number not in removed and exists(name, self.root):
                        damaged.append(Entry(name, str(exc), number))
                else:
                    (going if number in removed else points).append(point)
            elif match := _UNFINISHED.fullmatch(name):
                unfinished.append(Entry(name, _WHY_UNFINISHED[match[2]], int(match[1])))
            elif name in _TEMPORARIES:
                unfinished.append(Entry(name, "it was not written to its end"))
            elif name not in _OWN:
                foreign.append(Entry(name, "it is nothing that belongs into a target"))
        if pruning is not None:
            self._merge(pruning, points, going)
        return Contents(
            tuple(points), tuple(damaged), tuple(unfinished), tuple(foreign), tuple(going)
        )

    def _merge(self, pruning: Pruning, points: list[Point], going: list[Point]) -> None:
        """Have the files of points be what a prune has made of them so far."""
        staying = {point.number: i for i, point in enumerate(points)}
        bases = {point.number: i for i, point in enumerate(going)}
        for merge in pruning.merged:
            at = bases.get(merge.base)
            old = None if at is None else going[at].manifest.disk(merge.disk)
            if at is not None and old is not None and self._has(merge.base, old.file):
                file = merge.file or replace(old, is_merging=True)
                going[at] = going[at].with_disk(file)
            elif merge.file is not None and merge.number in staying:
                # it has taken its place, and is not in the manifest yet
                at = staying[merge.number]
                points[at] = points[at].with_disk(merge.file)

    def _has(self, number: int, file: str) -> bool:
        return exists(os.path.join(names.point_name(number), file), self.root)

    def next_number(self) -> int:
        """Return the number of the next point: higher than any that was begun."""
        highest = 0
        for name in self._names():
            number = names.number_of(name.partition(".")[0])
            highest = max(highest, number or 0)
        if highest >= names.MOST_POINTS:
            self.refuse("has no numbers left for points")
        return highest + 1

    def begin_point(self, number: int) -> Partial:
        """Make the folder in which a point is built. Needs `Use.WRITE`."""
        self.needs_writing()
        name = names.point_name(number)
        if exists(name, self.root):
            self.refuse(f"has a point {number}")
        return Partial(self.path, self.root, number)

    def open_file(self, point: Point, name: str, *, writes: bool = False) -> int:
        """Open a file of a point, and return its descriptor.

        Raises TargetError for what is no regular file.
        """
        with failing(f"cannot {'write' if writes else 'read'} {point.name}/{name}"):
            folder = open_folder(point.name, self.root)
            try:
                return open_regular(name, folder, flags=os.O_RDWR if writes else os.O_RDONLY)
            except TargetError as exc:
                raise TargetError(f"{point.name}/{exc}") from exc
            finally:
                os.close(folder)

    def owner(self) -> int:
        """Return who owns what is written here; over a network, it may be another.

        Needs `Use.WRITE`.
        """
        self.needs_writing()
        name = f"{names.PRUNING}{names.TEMPORARY}"
        with failing(f"cannot write in {self.path}"):
            remove(name, self.root)
            fd = open_regular(name, self.root, flags=os.O_RDWR | os.O_CREAT | os.O_EXCL)
            try:
                return os.fstat(fd).st_uid
            finally:
                os.close(fd)
                os.unlink(name, dir_fd=self.root)

    def check_outside(self, folder: Path) -> None:
        """Raise TargetError for a folder that is the target, or lies in it."""
        found = os.path.realpath(folder)
        while True:
            with suppress(OSError):  # it need not be there yet
                if os.path.samestat(os.stat(found), os.fstat(self.root)):
                    raise TargetError(f"{folder} is in the target: nothing is restored there")
            if (above := os.path.dirname(found)) == found:
                return
            found = above

    def names_in(self, point: Point) -> list[str]:
        """Return the names of everything in a point's folder, sorted."""
        with failing(f"cannot read {point.path}"):
            folder = open_folder(point.name, self.root)
            try:
                return sorted(os.listdir(folder))
            finally:
                os.close(folder)

    def manifest_in(self, name: str, number: int) -> Manifest:
        """Return the manifest of a point in a folder; raise TargetError for none."""
        what = f"{name}/{names.MANIFEST}"
        with failing(f"cannot read {what}"):
            folder = open_folder(name, self.root)
            try:
                data = read_bounded(names.MANIFEST, folder, MOST_BYTES)
            finally:
                os.close(folder)
        manifest = Manifest.from_json(data, what)
        if manifest.number != number:
            raise TargetError(f"{what} is about point {manifest.number}")
        if manifest.domain_uuid != self.identity.domain_uuid:
            raise TargetError(f"{what} is about another guest, {manifest.domain_name}")
        return manifest

    # -- what is under way -------------------------------------------------------------

    def intent(self) -> Intent | None:
        """Return what a run was about to do that did not come to its end."""
        data = self._read(names.INTENT)
        return None if data is None else Intent.from_json(data, self._what(names.INTENT))

    def write_intent(self, intent: Intent) -> None:
        """Say durably what a run is about to do. Needs `Use.WRITE`."""
        self.write(names.INTENT, intent.to_json())

    def remove_intent(self) -> None:
        """Forget what a run was about to do, once it is done or undone."""
        self.unlink(names.INTENT)

    def pruning(self) -> Pruning | None:
        """Return what a prune has decided and not brought to its end."""
        data = self._read(names.PRUNING)
        return None if data is None else Pruning.from_json(data, self._what(names.PRUNING))

    def remove_leftovers(self, *, of_runs: bool = True) -> list[str]:
        """Remove what is not finished, and return the names. Needs `Use.WRITE`.

        With ``of_runs``, no job of a server may write into the target any more. What a
        prune has decided and not brought to its end stays.
        """
        self.needs_writing()
        kept = set() if of_runs else {names.PARTIAL}
        if self.pruning() is not None:
            kept |= {names.REMOVED}
        found = []
        for name in self._names():
            match = _UNFINISHED.fullmatch(name)
            if name in _TEMPORARIES or (match and match[2] not in kept):
                with failing(f"cannot remove {self.path / name}"):
                    remove(name, self.root)
                found.append(name)
        if found:
            sync_folder(self.root)
        return found

    # -- files -------------------------------------------------------------------------

    def _names(self) -> list[str]:
        with failing(f"cannot read {self.path}"):
            return sorted(os.listdir(self.root), key=lambda name: (len(name), name))

    def _read(self, name: str) -> bytes | None:
        with failing(f"cannot read {self.path / name}"):
            try:
                return read_bounded(name, self.root, MOST_BYTES)
            except FileNotFoundError:
                return None

    def write(self, name: str, data: bytes) -> None:
        """Write a document durably."""
        self.needs_writing()
        with failing(f"cannot write {self.path / name}"):
            write_durably(name, self.root, data, f"{name}{names.TEMPORARY}")

    def unlink(self, name: str) -> None:
        """Remove a document durably."""
        self.needs_writing()
        with failing(f"cannot remove {self.path / name}"):
            with suppress(FileNotFoundError):
                os.unlink(name, dir_fd=self.root)
            sync_folder(self.root)

    def needs_writing(self) -> None:
        """Raise ValueError unless the target was opened for writing."""
        if self.use is not Use.WRITE:
            raise ValueError(f"{self.path} was opened to {self.use.value}, not to write")

    def _what(self, name: str) -> str:
        return str(self.path / name)

    def refuse(self, reason: str) -> NoReturn:
        """Raise TargetError, which begins with the path."""
        raise TargetError(f"{self.path} {reason}")


def _check_new(path: Path, root: int) -> None:
    """Raise TargetError unless a target can be made of a folder."""
    allowed = {*_TEMPORARIES, names.LOCK, names.READERS, "lost+found"}
    if found := {*os.listdir(root)} - allowed:
        raise TargetError(f"{path} is no target of backups, and not empty: {min(found)}")
