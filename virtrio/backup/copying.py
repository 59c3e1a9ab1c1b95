"""Images of a point, filled from exports."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from . import images

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from ..client.scripts.steps import Stop
    from .reading import Export, Reader

__all__ = ["Image", "copy"]


@dataclass(frozen=True, slots=True)
class Image:
    """Description of an image to make: its capacity in bytes and its backing file.

    Programs that write it inherit ``lock_fds``.
    """

    capacity: int
    backing: str | None
    is_compressed: bool
    lock_fds: Sequence[int]


def copy(
    stop: Stop,
    reader: Reader,
    export: Export,
    path: Path,
    image: Image,
    progress: Callable[[int, int], None],
) -> int:
    """Make an image, fill it from an export, and return the number of bytes copied.

    Where the export has a bitmap, what is set there is copied.
    """
    fds = image.lock_fds
    images.create(stop, path, image.capacity, pass_fds=fds)
    write = partial(
        reader.copy, stop, export, path, progress=progress, compress=image.is_compressed
    )
    if export.bitmap is None:
        return write(pass_fds=fds)
    with closing(reader.dirty(stop, export)) as extents:  # type: ignore[type-var]
        copied = write(extents, pass_fds=fds)
    images.rebase_unsafe(stop, path, image.backing, pass_fds=fds)
    return copied
