"""Point that is being made: its folder, and the files in it.

A point gets its name once it is whole, and everything in it durable: a crash leaves a
folder that the next writer removes.
"""

from __future__ import annotations

import hashlib
import os
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from ..errors import TargetError
from . import names
from .contents import Point
from .documents import DiskFile
from .files import exists, failing, make_folder, open_regular, remove, sync_folder, write_durably
from .header import read_header

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ...client.scripts.steps import Stop
    from .documents import Manifest, OtherFile

__all__ = ["Partial", "check_image", "digest", "durable_digest"]

PIECE = 1024 * 1024
"""Bytes that are read at once for a hash."""
TOLD = 64 * PIECE
"""Bytes after which progress is told."""


class Partial:
    """Folder in which a point is built.

    ``path`` is the folder. Images in it may be based on ``../000001/vda.qcow2``: that
    is right before and after it gets its name.
    """

    def __init__(self, target: Path, root: int, number: int) -> None:
        """Make the folder of a point, in the target whose folder is ``root``."""
        name = f"{names.point_name(number)}{names.PARTIAL}"
        self.number = number
        self.path = target / name
        self._target = target
        self._root = root
        with failing(f"cannot make {self.path}"):
            self._folder = make_folder(name, root)

    def image(self, disk: str) -> Path:
        """Return the path that the file of a disk has to have."""
        return self.path / names.image_name(disk)

    def measure(self, stop: Stop, file: str) -> tuple[int, str]:
        """Make a file durable, hashing it meanwhile; return its length and its SHA-256.

        ``file`` is its name in the folder.
        """
        with failing(f"cannot read {self.path / file}"):
            fd = open_regular(file, self._folder)
            try:
                return durable_digest(stop, fd)
            finally:
                os.close(fd)

    def write(self, file: str, data: bytes) -> None:
        """Write a small file of the guest, such as its UEFI variables."""
        with failing(f"cannot write {self.path / file}"):
            write_durably(file, self._folder, data, f"{file}{names.TEMPORARY}")

    def seal(self, manifest: Manifest) -> None:
        """Write the manifest, when all files are there and durable.

        Raises TargetError if an image is not what the manifest says of it.
        """
        if manifest.number != self.number:
            raise ValueError(f"a manifest of point {manifest.number} for {self.number}")
        for file in manifest.files:
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
        root = self._root
        with failing(f"cannot write in {self._target}"):
            if exists(name, root):
                raise TargetError(f"{self._target} has a point {self.number}")
            os.rename(f"{name}{names.PARTIAL}", name, src_dir_fd=root, dst_dir_fd=root)
            sync_folder(root)
        self.close()
        return Point(self._target / name, manifest)

    def discard(self) -> None:
        """Remove the folder with all in it."""
        self.close()
        with failing(f"cannot remove {self.path}"):
            remove(self.path.name, self._root)

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
    if header.capacity != disk.sectors and not disk.is_merging:
        raise TargetError(f"{what}: its capacity is {header.capacity}, not {disk.capacity} bytes")
    if header.backing_file != disk.backing_file:
        raise TargetError(
            f"{what}: it is based on {header.backing_file or 'nothing'},"
            f" not on {disk.backing_file or 'nothing'}"
        )
    if header.backing_file is not None and header.backing_format != "qcow2":
        raise TargetError(f"{what}: it does not say that it is based on a qcow2 image")


def durable_digest(stop: Stop, fd: int) -> tuple[int, str]:
    """Make an open file durable, hashing it meanwhile; return what `digest` does."""
    with ThreadPoolExecutor(1) as beside:
        synced = beside.submit(os.fsync, fd)
        measured = digest(stop, fd)
        synced.result()
    return measured


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
