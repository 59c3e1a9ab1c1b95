"""Images of a point, filled from exports."""

from __future__ import annotations

import os
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..client.programs import ProgramError, run
from . import images
from .errors import TargetError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from ..client.scripts.steps import Stop
    from .reading import Export, Reader

__all__ = ["Image", "compress", "copy"]


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
    if export.bitmap is None:
        return reader.copy(
            stop, export, path, progress=progress, compress=image.is_compressed, pass_fds=fds
        )
    with closing(reader.dirty(stop, export)) as extents:  # type: ignore[type-var]
        copied = reader.copy(stop, export, path, extents, progress=progress, pass_fds=fds)
    images.rebase_unsafe(stop, path, image.backing, pass_fds=fds)
    if image.is_compressed:
        compress(stop, path, image.backing, fds)
    return copied


def compress(stop: Stop, path: Path, backing: str | None, lock_fds: Sequence[int]) -> None:
    """Compress an image's own clusters; what its backing file has is not looked at.

    The headers of the images below were read before.
    """
    below = [] if backing is None else ["-B", backing, "-F", "qcow2"]
    made = f"{path.name}.compressed"
    words = ["convert", "-c", "-f", "qcow2", "-O", "qcow2", *below, path.name, made]
    try:
        run(stop, "qemu-img", *words, cwd=path.parent, pass_fds=lock_fds)
    except ProgramError as exc:
        raise TargetError(f"cannot compress {path}: {exc}") from exc
    os.replace(path.parent / made, path)
