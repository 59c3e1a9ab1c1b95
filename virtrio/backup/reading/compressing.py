"""Compression of an image that was just written.

QEMU's filter that compresses what is written wants disks of whole clusters, and takes
one cluster after the other; ``qemu-img convert`` does neither.
"""

from __future__ import annotations

import contextlib
import os
import shutil
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

    Until it is done there is a second file beside the image, which then takes its place
    and its mode. Raises `DestinationError`.
    """
    path = f"{image.path}.compressed"
    # Of a disk that ends within a cluster qemu-img writes that one, also where the
    # image does not have it: it would hide what is below.
    size = -(-image.size // image.cluster) * image.cluster
    # In place of a backing file, so that what the image does not have stays out.
    nothing = {"driver": "null-co", "size": size, "read-zeroes": True}
    words = ["convert", "-c", "-O", "qcow2", "-o", f"cluster_size={image.cluster}"]
    words += ["-B", as_json(nothing), "-F", "null-co", as_json(image.options(backing=nothing))]

    def resize(file: str, to: int, *how: str) -> None:
        said = ["resize", "-q", *how, "-f", "qcow2", file, str(to)]
        run(stop, "qemu-img", *said, cwd=image.folder, pass_fds=pass_fds, is_tied=True)

    try:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(path)
        # made here, so that no link is followed, and nobody else reads it
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600))
        if size != image.size:
            resize(image.path, size)
        run(stop, "qemu-img", *words, path, cwd=image.folder, pass_fds=pass_fds, is_tied=True)
        if size != image.size:
            resize(path, image.size, "--shrink")
        rebase = ["rebase", "-u", "-f", "qcow2", "-b", "", path]
        run(stop, "qemu-img", *rebase, cwd=image.folder, pass_fds=pass_fds)
        shutil.copymode(image.path, path)
        os.replace(path, image.path)
    except OSError as exc:
        raise DestinationError(f"cannot compress {image.path}: {exc.strerror}") from exc
    except ProgramError as exc:
        why = DestinationError(f"cannot compress {image.path}: {exc}")
        raise image.failure(exc.said) or why from exc
    finally:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(path)
