"""Images filled from the exports of a job."""

from __future__ import annotations

from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING

from .reading import Kept

if TYPE_CHECKING:
    import os
    from collections.abc import Sequence

    from ..client.scripts.steps import Stop
    from .reading import Export, Reader
    from .reading.readers import Progress

__all__ = ["changes", "copy"]


def changes(stop: Stop, reader: Reader, export: Export) -> Kept:
    """Return the extents that are set in an export's bitmap; close them afterwards."""
    with closing(reader.dirty(stop, export)) as extents:  # type: ignore[type-var]
        return Kept(extents)


def copy(
    stop: Stop,
    reader: Reader,
    export: Export,
    image: str | os.PathLike[str],
    progress: Progress | None = None,
    compress: bool = False,
    pass_fds: Sequence[int] = (),
    changed: Kept | None = None,
) -> int:
    """Fill an empty image from an export, and return the number of bytes copied.

    Where the export has a bitmap, what is set there is copied, which ``changed`` has
    where it is known. The rest is as for `Reader.copy`.
    """
    write = partial(
        reader.copy,
        *(stop, export, image),
        progress=progress,
        compress=compress,
        pass_fds=pass_fds,
    )
    if export.bitmap is None:
        return write()
    if changed is not None:
        return write(changed)
    with closing(reader.dirty(stop, export)) as extents:  # type: ignore[type-var]
        return write(extents)
