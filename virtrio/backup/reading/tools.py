"""Reader of qemu-img and qemu-io.

A bitmap is read with the option ``x-dirty-bitmap`` of QEMU's NBD client: it asks for
the bitmap in place of the disk's allocation, so that ``qemu-img map`` prints what is
set as "data": false.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from ...client.programs import Output, ProgramError, run
from . import compressing
from .errors import SourceError
from .extents import Extent, Kept, aligned
from .filling import MAPPED, Filling, Part, options, secrets
from .image import as_json, check_size, opened

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from ...client.scripts.steps import Stop
    from .exports import Export
    from .readers import Progress

__all__ = ["Tools"]


class Tools:
    """Reader of qemu-img and qemu-io."""

    name = "tools"

    def size(self, stop: Stop, export: Export) -> int:
        """Return the size of an export, in bytes."""
        out = _asked(stop, export, "info")
        try:
            size = json.loads(out.out)["virtual-size"]
        except (ValueError, KeyError, TypeError) as exc:
            raise SourceError(f"{export.uri}: qemu-img does not tell its size") from exc
        assert isinstance(size, int)
        return size

    def dirty(self, stop: Stop, export: Export) -> Iterator[Extent]:
        """Yield the extents that are set in the export's bitmap, in order."""
        if export.context is None:
            raise ValueError(f"{export.uri} has no bitmap")
        size = self.size(stop, export)
        with Kept() as found:
            end = 0

            def note(start: int, length: int, is_dirty: bool) -> None:
                nonlocal end
                if start == size == 0:
                    return  # programs tell of an extent of an empty disk as well
                if start != end or length <= 0:
                    raise SourceError(f"{export.uri}: extents of its bitmap leave a gap at {end}")
                end = start + length
                if is_dirty:
                    found.add(start, length)

            self._list(stop, export, note)
            if end != size:
                raise SourceError(f"{export.uri}: extents of its bitmap end at {end} of {size}")
            yield from aligned(found, size, 1)

    def _list(self, stop: Stop, export: Export, note: Callable[[int, int, bool], None]) -> None:
        """Note all extents of a bitmap: offset, length, and whether they are set."""

        def line(text: bytes) -> None:
            if (match := MAPPED.search(text)) is None:
                raise SourceError(f"{export.uri}: qemu-img map prints {text[:80]!r}")
            note(int(match[1]), int(match[2]), match[3] == b"false")

        _asked(stop, export, "map", {"x-dirty-bitmap": export.context or ""}, line=line)

    def copy(
        self,
        stop: Stop,
        export: Export,
        image: str | os.PathLike[str],
        extents: Iterable[tuple[int, int]] | None = None,
        *,
        progress: Progress | None = None,
        compress: bool = False,
        pass_fds: Sequence[int] = (),
    ) -> int:
        """Copy an export into an image, and return the number of bytes copied."""
        into = opened(image)
        check_size(into, export, self.size(stop, export))
        filling = Filling(stop, export, into, progress, pass_fds)
        if extents is None:
            return filling.whole(compress)
        copied = filling.some(Part(*each) for each in aligned(extents, into.size, into.cluster))
        if compress:
            compressing.compress(stop, into, pass_fds)
        return copied


def _asked(
    stop: Stop,
    export: Export,
    command: str,
    more: Mapping[str, str] | None = None,
    line: Callable[[bytes], None] | None = None,
) -> Output:
    """Return what qemu-img says about an export, as JSON."""
    words = ["qemu-img", command, *secrets(export), "--output=json"]
    try:
        return run(stop, *words, as_json(options(export) | dict(more or {})), line=line)
    except ProgramError as exc:
        said = exc.said.partition("Could not open ")[2].rpartition("': ")[2].strip()
        said = said.rpartition("\n")[2]
        what = f"the bitmap {export.bitmap!r} of {export.uri}" if more else export.uri
        raise SourceError(f"cannot read {what}: {said or exc}") from exc
