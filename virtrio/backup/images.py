"""Images of a target, made and judged by qemu-img.

Formats are always given, so that no program guesses one. Images that were there before
are opened through descriptors, after their headers were read here.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from ..client.programs import ProgramError, run
from .errors import TargetError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ..client.scripts.steps import Stop

__all__ = ["create", "rebase_unsafe"]


def create(
    stop: Stop,
    image: str | os.PathLike[str],
    capacity: int,
    *,
    backing: str | None = None,
    pass_fds: Sequence[int] = (),
) -> None:
    """Create an empty qcow2 image of ``capacity`` bytes.

    ``backing`` is a qcow2 image, relative to the new one's folder. It is named in the
    header and not opened. Raises TargetError.
    """
    words: list[str] = [] if backing is None else ["-u", "-b", backing, "-F", "qcow2"]
    _image(
        stop,
        f"cannot create {os.fspath(image)}",
        *("create", "-q", "-f", "qcow2", *words, _path(image), str(capacity)),
        pass_fds=pass_fds,
    )


def rebase_unsafe(
    stop: Stop,
    image: str | os.PathLike[str],
    backing: str | None,
    *,
    pass_fds: Sequence[int] = (),
) -> None:
    """Change which qcow2 image the header of an image names, and nothing else.

    ``backing`` is as for `create`; None makes the image stand alone. Raises
    TargetError.
    """
    words = ["-b", ""] if backing is None else ["-b", backing, "-F", "qcow2"]
    _image(
        stop,
        f"cannot change the backing file of {os.fspath(image)}",
        *("rebase", "-q", "-u", "-f", "qcow2", *words, _path(image)),
        pass_fds=pass_fds,
    )


def _path(image: str | os.PathLike[str]) -> str:
    """Return a path that qemu-img does not take for an option or a protocol."""
    return os.path.abspath(image)


def _image(
    stop: Stop,
    failed: str,
    *words: str,
    expects: Sequence[int] = (0,),
    pass_fds: Sequence[int] = (),
    line: Callable[[bytes], None] | None = None,
) -> bytes:
    try:
        done = run(stop, "qemu-img", *words, expects=expects, pass_fds=pass_fds, line=line)
    except ProgramError as exc:
        raise TargetError(f"{failed}: {exc}") from exc
    return done.out
