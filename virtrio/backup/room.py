"""Room that merges of images need in their file system."""

from __future__ import annotations

import json
import os
import re
from typing import TYPE_CHECKING

from ..client.programs import ProgramError, run
from .errors import BackupError
from .reading import Extent, Kept
from .target.header import read_header

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from ..client.scripts.steps import Stop
    from .images import Chain
    from .target.documents import DiskFile

__all__ = ["free", "growth"]

# A line of what `qemu-img map` prints. Compressed data has no offset.
_MAPPED = re.compile(
    rb'"start": ([0-9]+), "length": ([0-9]+), "depth": ([0-9]+),.* "data": true(.*"offset":)?'
)
# Tables of an image that are written with the first of new clusters.
_TABLES = 4


def free(folder: int) -> int:
    """Return how many bytes can be written into the file system of an open folder."""
    found = os.fstatvfs(folder)
    return found.f_frsize * (found.f_bavail if os.geteuid() else found.f_bfree)


def growth(stop: Stop, chain: Chain, files: Sequence[DiskFile], base: int, available: int) -> int:
    """Return by how many bytes an image grows, at most, when others are merged into it.

    ``base`` is its number in the chain, whose newer images are merged, ``files`` what
    manifests say of the images. If that is certainly less than ``available``, a rough
    number will do. Raises BackupError.
    """
    cluster = read_header(chain.fds[base], chain.name).cluster_size
    tables = cluster * (_TABLES + 2 * chain.capacity // (cluster * cluster // 8))
    if not any(file.compressed for file in files[:base]):
        rough = tables + sum(os.fstat(fd).st_blocks * 512 for fd in chain.fds[:base])
        if rough < available:
            return rough
    with Kept() as there:

        def note(start: int, length: int, _depth: int, is_plain: bool) -> None:
            if is_plain:  # other data is written anew
                there.add(start, length)

        file = {"driver": "file", "filename": f"/proc/self/fd/{chain.fds[base]}"}
        alone = {"driver": "qcow2", "file": file, "backing": None}
        _map(stop, chain, f"json:{json.dumps(alone)}", note)
        missing = _Missing(iter(there))

        def count(start: int, length: int, depth: int, _is_plain: bool) -> None:
            if depth < base:
                missing.add(start, start + length)

        _map(stop, chain, chain.sources[0], count)
    return tables + missing.bytes


class _Missing:
    """Count of bytes in some extents that are not in others; both are in order."""

    def __init__(self, others: Iterator[Extent]) -> None:
        self._others = others
        self._other = next(others, Extent(0, 0))
        self.bytes = 0

    def add(self, start: int, end: int) -> None:
        while start < end:
            if self._other.end <= start:
                following = next(self._others, None)
                if following is None:
                    self.bytes += end - start
                    return
                self._other = following
            elif self._other.offset > start:
                self.bytes += min(end, self._other.offset) - start
                start = min(end, self._other.offset)
            else:
                start = min(end, self._other.end)


def _map(
    stop: Stop, chain: Chain, source: str, tell: Callable[[int, int, int, bool], None]
) -> None:
    """Tell where an image, with what is below it, has data that is no zeros."""

    def line(text: bytes) -> None:
        if match := _MAPPED.search(text):
            tell(int(match[1]), int(match[2]), int(match[3]), match[4] is not None)

    words = ["qemu-img", "map", "--output=json"]
    if not source.startswith("json:"):
        words += ["-f", "qcow2"]
    try:
        run(stop, *words, source, pass_fds=chain.fds, line=line, is_tied=True)
    except ProgramError as exc:
        raise BackupError(f"cannot see how large {chain.name} is: {exc}") from exc
