"""Compression of an image that was just written.

QEMU's filter that compresses what is written wants disks of whole clusters, and takes
one cluster after the other; ``qemu-img convert`` does neither.
"""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING

from ...client.programs import ProgramError, run
from .errors import DestinationError
from .image import as_json

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ...client.scripts.steps import Stop
    from .image import Image

__all__ = ["compress"]


def compress(stop: Stop, image: Image, pass_fds: Sequence[int]) -> None:
    """Compress the clusters of an image, which names no backing file afterwards.

    Until it is done there is a second file beside the image. Raises `DestinationError`.
    """
    made = f"{image.file}.compressed"
    # In place of a backing file, so that what the image does not have stays out.
    nothing = {"driver": "null-co", "size": image.size, "read-zeroes": True}
    words = ["convert", "-c", "-O", "qcow2", "-o", f"cluster_size={image.cluster}"]
    words += ["-B", as_json(nothing), "-F", "null-co", as_json(image.options(backing=nothing))]
    try:
        run(stop, "qemu-img", *words, made, cwd=image.folder, pass_fds=pass_fds, is_tied=True)
        rebase = ["rebase", "-u", "-f", "qcow2", "-b", "", made]
        run(stop, "qemu-img", *rebase, cwd=image.folder, pass_fds=pass_fds)
        os.replace(os.path.join(image.folder, made), image.path)
    except ProgramError as exc:
        why = DestinationError(f"cannot compress {image.path}: {exc}")
        raise image.failure(exc.said) or why from exc
    finally:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(os.path.join(image.folder, made))
