"""Folder with the backups of one guest, and the points in it.

A point is a folder that has its name only once it is whole: until then it is a
`Partial`, and a crash leaves a folder that the next writer removes. Functions block,
and belong beside an event loop.
"""

from __future__ import annotations

import hashlib
import os
import re
import secrets
from bisect import bisect_left
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from ..errors import TargetBusy, TargetError
from . import names
from .documents import DiskFile, Identity, Intent, Manifest, Pruning
from .fields import MOST_BYTES
from .files import (
    failing,
    make_folder,
    open_folder,
    open_regular,
    read_bounded,
    remove,
    sync_folder,
    write_durably,
)
from .header import read_header
from .lock import lock_for_reading, lock_for_removing, lock_for_writing

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from types import TracebackType

    from ...client.scripts.steps import Stop
    from .documents import OtherFile

__all__ = ["Contents", "Entry", "Partial", "Point", "Target", "Use", "check_image", "digest"]

PIECE = 1024 * 1024
"""Bytes that are read at once for a hash."""
TOLD = 64 * PIECE
"""Bytes after which progress is told."""

_DOCUMENTS = (names.IDENTITY, names.INTENT, names.PRUNING)
_TEMPORARIES = tuple(f"{name}{names.TEMPORARY}" for name in _DOCUMENTS)
# What is in a target besides points; the last one is in the root of a file system.
_OWN = {*_DOCUMENTS, names.LOCK, names.READERS, "lost+found"}
_UNFINISHED = re.compile(r"([0-9]{6,9})\.(partial|merged|removed)")


class Use(Enum):
    """Purpose for which a target is opened."""

    LOOK = "look"
    """Documents alone are read; nothing is locked."""
    READ = "read"
    """Points are read, and stay for as long as the target is open."""
    WRITE = "write"
    """Points are made and removed, by one process at a time."""


@dataclass(frozen=True, slots=True)
class Point:
    """Whole point: its folder, and what it consists of."""

    path: Path
    manifest: Manifest

    @property
    def number(self) -> int:
        return self.manifest.number

    @property
    def name(self) -> str:
        return names.point_name(self.number)


@dataclass(frozen=True, slots=True)
class Entry:
    """Entry of a target that is no whole point, and why: ``reason`` is for people.

    ``number`` is that of the point that it is, or was to be, None for what is foreign.
    """

    name: str
    reason: str
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Contents:
    """Contents of a target.

    ``points`` are whole, in the order of their numbers. ``damaged`` are folders of
    points that cannot be used; ``unfinished`` what a run or prune left, ``foreign``
    what nobody here made.
    """

    points: tuple[Point, ...]
    damaged: tuple[Entry, ...]
    unfinished: tuple[Entry, ...]
    foreign: tuple[Entry, ...]

    def point(self, number: int) -> Point:
        """Return a whole point; raise TargetError if there is none with this number."""
        at = bisect_left(self.points, number, key=lambda point: point.number)
        if at < len(self.points) and self.points[at].number == number:
            return self.points[at]
        for entry in self.damaged:
            if entry.number == number:
                raise TargetError(f"point {number} is damaged: {entry.reason}")
        raise TargetError(f"there is no point {number}")

    def chain(self, number: int, disk: str) -> tuple[tuple[Point, DiskFile], ...]:
        """Return the files that a disk's content at a point consists of, newest first.

        Raises TargetError if one of them is missing.
        """
        point = self.point(number)
        file = point.manifest.disk(disk)
        if file is None:
            raise TargetError(f"point {number} has no disk {disk}")
        found = [(point, file)]
        while file.backing is not None:
            found.append(self.backing(point, file))
            point, file = found[-1]
        return tuple(found)

    def backing(self, point: Point, file: DiskFile) -> tuple[Point, DiskFile]:
        """Return the file that a file of a point, an increment, is based on.

        Raises TargetError if it is missing.
        """
        assert file.backing is not None
        try:
            older = self.point(file.backing)
        except TargetError as exc:
            raise TargetError(f"{point.name}/{file.file} has lost its backing file: {exc}") from exc
        found = older.manifest.disk(file.name)
        if found is None:
            raise TargetError(
                f"{point.name}/{file.file} has lost its backing file:"
                f" point {older.number} has no disk {file.name}"
            )
        return older, found


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
            target.identity = target._identity() or target._refuse("is no target of backups")
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
                target._refuse(
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
                if not may_be_new and not _exists(names.IDENTITY, root):
                    raise TargetError(f"{path} is no target of backups")
                if may_be_new and not _exists(names.IDENTITY, root):
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
        with failing(f"cannot write in {self.path}"):
            os.close(open_regular(names.READERS, self.root, flags=os.O_RDWR | os.O_CREAT))
        self._write(names.IDENTITY, identity.to_json())
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

        Nothing that is damaged or foreign is an error.
        """
        pruning = self.pruning()
        replaced = {} if pruning is None else {r.number: r.disks for r in pruning.replaced}
        points: list[Point] = []
        damaged: list[Entry] = []
        unfinished: list[Entry] = []
        foreign: list[Entry] = []
        for name in self._names():
            number = names.number_of(name)
            if number is not None:
                try:
                    manifest = self._manifest(name, number, replaced.get(number, ()))
                    points.append(Point(self.path / name, manifest))
                except TargetError as exc:
                    # it may have gone just now
                    if _exists(name, self.root):
                        damaged.append(Entry(name, str(exc), number))
            elif match := _UNFINISHED.fullmatch(name):
                unfinished.append(Entry(name, _WHY_UNFINISHED[match[2]], int(match[1])))
            elif name in _TEMPORARIES:
                unfinished.append(Entry(name, "it was not written to its end"))
            elif name not in _OWN:
                foreign.append(Entry(name, "it is nothing that belongs into a target"))
        return Contents(tuple(points), tuple(damaged), tuple(unfinished), tuple(foreign))

    def points(self) -> tuple[Point, ...]:
        """Return the whole points in their order.

        Raises TargetError, which names the first one, if there are damaged ones.
        """
        contents = self.contents()
        if contents.damaged:
            first = contents.damaged[0]
            raise TargetError(f"point {first.number} is damaged: {first.reason}")
        return contents.points

    def next_number(self) -> int:
        """Return the number of the next point: higher than any that was begun."""
        highest = 0
        for name in self._names():
            number = names.number_of(name.partition(".")[0])
            highest = max(highest, number or 0)
        if highest >= names.MOST_POINTS:
            self._refuse("has no numbers left for points")
        return highest + 1

    def begin_point(self, number: int) -> Partial:
        """Make the folder in which a point is built. Needs `Use.WRITE`."""
        self._writes()
        name = names.point_name(number)
        if _exists(name, self.root):
            self._refuse(f"has a point {number}")
        with failing(f"cannot make {self.path / name}{names.PARTIAL}"):
            return Partial(self, number, make_folder(f"{name}{names.PARTIAL}", self.root))

    def open_file(self, point: Point, name: str) -> int:
        """Open a file of a point for reading, and return its descriptor.

        Raises TargetError for what is no regular file.
        """
        with failing(f"cannot read {point.name}/{name}"):
            folder = open_folder(point.name, self.root)
            try:
                return open_regular(name, folder)
            except TargetError as exc:
                raise TargetError(f"{point.name}/{exc}") from exc
            finally:
                os.close(folder)

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

    def _manifest(self, name: str, number: int, replaced: tuple[str, ...]) -> Manifest:
        found = self._manifest_in(name, number)
        if not replaced:
            return found
        # A prune was interrupted after it had decided. Files that have moved already
        # are described by the manifest that was to move after them.
        merged = f"{name}{names.MERGED}"
        if not _exists(merged, self.root):
            return found
        with failing(f"cannot read {merged}"):
            folder = open_folder(merged, self.root)
            try:
                left = {*os.listdir(folder)}
            finally:
                os.close(folder)
        if names.MANIFEST not in left:
            return found
        new = self._manifest_in(merged, number)
        disks = tuple(
            (new.disk(old.name) or old) if old.name in replaced and old.file not in left else old
            for old in found.disks
        )
        return replace(found, disks=disks)

    def _manifest_in(self, name: str, number: int) -> Manifest:
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
        self._write(names.INTENT, intent.to_json())

    def remove_intent(self) -> None:
        """Forget what a run was about to do, once it is done or undone."""
        self._unlink(names.INTENT)

    def pruning(self) -> Pruning | None:
        """Return what a prune has decided and not brought to its end."""
        data = self._read(names.PRUNING)
        return None if data is None else Pruning.from_json(data, self._what(names.PRUNING))

    def remove_leftovers(self, *, of_runs: bool = True) -> list[str]:
        """Remove what an earlier run or prune left, and return the names.

        What a prune had decided is brought to its end first, but for when somebody
        reads points: then it stays as it is. With ``of_runs``, no job of a server may
        write into the target any more. Needs `Use.WRITE`.
        """
        self._writes()
        kept = set() if of_runs else {"partial"}
        try:
            self.finish_pruning()
        except TargetBusy:
            kept |= {"merged", "removed"}
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

    # -- prunes ------------------------------------------------------------------------

    def begin_replacement(self, number: int) -> Partial:
        """Make the folder for files that are to replace some of a point's."""
        self._writes()
        name = f"{names.point_name(number)}{names.MERGED}"
        with failing(f"cannot make {self.path / name}"):
            remove(name, self.root)
            return Partial(self, number, make_folder(name, self.root), names.MERGED)

    def decide(self, pruning: Pruning) -> None:
        """Say durably that replacements are whole and points are to go.

        From here on, a prune can only be brought to its end.
        """
        self._write(names.PRUNING, pruning.to_json())

    def finish_pruning(self) -> bool:
        """Do what is left of what a prune decided; return whether there was something.

        Every step leaves all kept points whole: a file that replaces another has the
        same content, and points go from the newest to the oldest. Raises TargetBusy if
        somebody reads.
        """
        self._writes()
        pruning = self.pruning()
        if pruning is None:
            return False
        with failing(f"cannot prune {self.path}"):
            lock = lock_for_removing(self.root, str(self.path))
            try:
                self._check_decision(pruning)
                for each in pruning.replaced:
                    self._replace(each.number, each.disks)
                for number in sorted(pruning.removed, reverse=True):
                    self._remove_point(number)
                self._unlink(names.PRUNING)
            finally:
                os.close(lock)
        return True

    def _check_decision(self, pruning: Pruning) -> None:
        """Raise TargetError if a point that stays is based on one that goes."""
        removed = {*pruning.removed}
        moving = {(each.number, disk) for each in pruning.replaced for disk in each.disks}
        for point in self.contents().points:
            merged = f"{point.name}{names.MERGED}"
            for disk in point.manifest.disks:
                if point.number in removed or disk.backing not in removed:
                    continue
                if (point.number, disk.name) in moving and _exists(merged, self.root):
                    new = self._manifest_in(merged, point.number).disk(disk.name)
                    if new is not None and new.backing is None:
                        continue
                self._refuse(
                    f"has a prune that would remove point {disk.backing},"
                    f" which point {point.number} is based on"
                )

    def _replace(self, number: int, disks: tuple[str, ...]) -> None:
        name = names.point_name(number)
        merged = f"{name}{names.MERGED}"
        if not _exists(merged, self.root):
            return
        source = open_folder(merged, self.root)
        into = open_folder(name, self.root)
        try:
            # the manifest last: until then both are needed to know what is whose
            for file in (*map(names.image_name, disks), names.MANIFEST):
                with suppress(FileNotFoundError):
                    os.rename(file, file, src_dir_fd=source, dst_dir_fd=into)
                    sync_folder(into)
                    sync_folder(source)
        finally:
            os.close(source)
            os.close(into)
        remove(merged, self.root)
        sync_folder(self.root)

    def _remove_point(self, number: int) -> None:
        name = names.point_name(number)
        gone = f"{name}{names.REMOVED}"
        with suppress(FileNotFoundError):
            os.rename(name, gone, src_dir_fd=self.root, dst_dir_fd=self.root)
            sync_folder(self.root)
        remove(gone, self.root)

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

    def _write(self, name: str, data: bytes) -> None:
        self._writes()
        with failing(f"cannot write {self.path / name}"):
            write_durably(name, self.root, data, f"{name}{names.TEMPORARY}")

    def _unlink(self, name: str) -> None:
        self._writes()
        with failing(f"cannot remove {self.path / name}"):
            with suppress(FileNotFoundError):
                os.unlink(name, dir_fd=self.root)
            sync_folder(self.root)

    def _writes(self) -> None:
        if self.use is not Use.WRITE:
            raise ValueError(f"{self.path} was opened to {self.use.value}, not to write")

    def _what(self, name: str) -> str:
        return str(self.path / name)

    def _refuse(self, reason: str) -> NoReturn:
        raise TargetError(f"{self.path} {reason}")


class Partial:
    """Folder in which a point, or a replacement of some of its files, is built.

    ``path`` is the folder. Images in it may be based on ``../000001/vda.qcow2``: that
    is right before and after it gets its name.
    """

    def __init__(
        self, target: Target, number: int, folder: int, suffix: str = names.PARTIAL
    ) -> None:
        self.target = target
        self.number = number
        self.path = target.path / f"{names.point_name(number)}{suffix}"
        self._folder = folder

    def image(self, disk: str) -> Path:
        """Return the path that the file of a disk has to have."""
        return self.path / names.image_name(disk)

    def create(self, file: str) -> int:
        """Make an empty file, and return its descriptor."""
        with failing(f"cannot write {self.path / file}"):
            flags = os.O_RDWR | os.O_CREAT | os.O_EXCL
            return open_regular(file, self._folder, flags=flags)

    def measure(self, stop: Stop, file: str) -> tuple[int, str]:
        """Make a file durable, hashing it meanwhile; return its length and its SHA-256.

        ``file`` is its name in the folder.
        """
        with failing(f"cannot read {self.path / file}"):
            fd = open_regular(file, self._folder)
            try:
                with ThreadPoolExecutor(1) as beside:
                    synced = beside.submit(os.fsync, fd)
                    measured = digest(stop, fd)
                    synced.result()
                return measured
            finally:
                os.close(fd)

    def write(self, file: str, data: bytes) -> None:
        """Write a small file of the guest, such as its UEFI variables."""
        with failing(f"cannot write {self.path / file}"):
            write_durably(file, self._folder, data, f"{file}{names.TEMPORARY}")

    def seal(self, manifest: Manifest, disks: Collection[str] | None = None) -> None:
        """Write the manifest, when all files are there and durable.

        ``disks`` are those whose files are there; None stands for all, and all others.
        Raises TargetError if an image is not what the manifest says of it.
        """
        if manifest.number != self.number:
            raise ValueError(f"a manifest of point {manifest.number} for {self.number}")
        for file in manifest.files:
            if disks is None or (isinstance(file, DiskFile) and file.name in disks):
                self._check(file)
        with failing(f"cannot write {self.path / names.MANIFEST}"):
            write_durably(
                names.MANIFEST,
                self._folder,
                manifest.to_json(),
                f"{names.MANIFEST}{names.TEMPORARY}",
            )

    def finish(self, manifest: Manifest) -> Point:
        """Write the manifest, and give the point its name. It is whole then.

        All files of the manifest have been measured. Other files are removed. Raises
        TargetError if an image is not what the manifest says of it.
        """
        kept = {file.file for file in manifest.files}
        with failing(f"cannot write in {self.path}"):
            for name in os.listdir(self._folder):
                if name not in kept:
                    remove(name, self._folder)
        self.seal(manifest)
        name = names.point_name(self.number)
        root = self.target.root
        with failing(f"cannot write in {self.target.path}"):
            if _exists(name, root):
                raise TargetError(f"{self.target.path} has a point {self.number}")
            os.rename(f"{name}{names.PARTIAL}", name, src_dir_fd=root, dst_dir_fd=root)
            sync_folder(root)
        self.close()
        return Point(self.target.path / name, manifest)

    def discard(self) -> None:
        """Remove the folder with all in it."""
        self.close()
        with failing(f"cannot remove {self.path}"):
            remove(self.path.name, self.target.root)

    def close(self) -> None:
        """Close the folder's descriptor. Safe to call twice."""
        if self._folder >= 0:
            os.close(self._folder)
            self._folder = -1

    def _check(self, file: DiskFile | OtherFile) -> None:
        what = f"{self.path / file.file}"
        with failing(f"cannot read {what}"):
            fd = open_regular(file.file, self._folder)
            try:
                if isinstance(file, DiskFile):
                    check_image(fd, what, file)
                if os.fstat(fd).st_size != file.size:
                    raise TargetError(f"{what} changed while it was measured")
            finally:
                os.close(fd)


def check_image(fd: int, what: str, disk: DiskFile) -> None:
    """Raise TargetError unless an open image's header says what a manifest does."""
    header = read_header(fd, what)
    # capacities of images are whole sectors
    if header.capacity != -(-disk.capacity // 512) * 512:
        raise TargetError(f"{what}: its capacity is {header.capacity}, not {disk.capacity} bytes")
    if header.backing_file != disk.backing_file:
        raise TargetError(
            f"{what}: it is based on {header.backing_file or 'nothing'},"
            f" not on {disk.backing_file or 'nothing'}"
        )
    if header.backing_file is not None and header.backing_format != "qcow2":
        raise TargetError(f"{what}: it does not say that it is based on a qcow2 image")


def digest(stop: Stop, fd: int, progress: Callable[[int], None] | None = None) -> tuple[int, str]:
    """Return the length in bytes and the SHA-256 of an open file.

    ``progress`` is told how many bytes are read, now and then.
    """
    found = hashlib.sha256()
    length = 0
    buffer = memoryview(bytearray(PIECE))
    while count := os.preadv(fd, [buffer], length):
        stop.check()
        found.update(buffer[:count])
        length += count
        if progress is not None and not length % TOLD:
            progress(length)
    return length, found.hexdigest()


_WHY_UNFINISHED = {
    "partial": "it was not finished",
    "merged": "it belongs to a prune that was not finished",
    "removed": "it is being removed",
}


def _exists(name: str, within: int) -> bool:
    try:
        os.stat(name, dir_fd=within, follow_symlinks=False)
    except FileNotFoundError:
        return False
    return True


def _check_new(path: Path, root: int) -> None:
    """Raise TargetError unless a target can be made of a folder."""
    allowed = {*_TEMPORARIES, names.LOCK, names.READERS, "lost+found"}
    if found := {*os.listdir(root)} - allowed:
        raise TargetError(f"{path} is no target of backups, and not empty: {min(found)}")
