"""Images of a target, made and judged by qemu-img.

Formats are always given, so that no program guesses one. Images of points are opened
here, their headers are compared with their manifests, and programs read them through
these descriptors: names that somebody changes meanwhile lead nowhere. (QEMU's way to
say it without files, a chain as JSON, takes minutes for some hundred images.)
"""

from __future__ import annotations

import json
import os
import re
import resource
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, Literal, TypeAlias

from ..client.programs import ProgramError, run
from .errors import BackupError, TargetError
from .reading.image import LOCKED
from .target.files import failing
from .target.partial import check_image
from .temporary import temporary_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from ..client.scripts.steps import Stop
    from .target.contents import Contents
    from .target.folder import Target

__all__ = [
    "Chain",
    "Format",
    "check",
    "commit",
    "convert",
    "create",
    "opened",
    "rebase_unsafe",
    "shrink",
]

Format: TypeAlias = Literal["raw", "qcow2"]
"""Formats of images that are made of points."""

_PERCENT = re.compile(rb"\(([0-9]+)\.([0-9]{2})/100%\)")


class Chain:
    """Open images that one disk's content consists of, the newest first.

    ``sources`` are the paths by which programs that inherit ``fds`` open them, with the
    backing files that headers name: paths in a folder of our own that has links to
    descriptors only. ``capacity`` is in bytes.
    """

    def __init__(
        self, name: str, capacity: int, fds: Sequence[int], sources: Sequence[str]
    ) -> None:
        self.name = name
        self.capacity = capacity
        self.fds = tuple(fds)
        self.sources = tuple(sources)
        self._states = [_state(fd) for fd in fds]

    def check_unchanged(self) -> None:
        """Raise TargetError if an image was written to since the chain was opened.

        Programs read headers once more, which had been compared with the manifests.
        """
        if [_state(fd) for fd in self.fds] != self._states:
            raise TargetError(f"{self.name}, or what it is based on, changed while it was read")


def _state(fd: int) -> tuple[int, int]:
    found = os.fstat(fd)
    return found.st_size, found.st_ctime_ns  # nobody can set the latter


@contextmanager
def opened(target: Target, contents: Contents, number: int, disk: str) -> Iterator[Chain]:
    """Open the chain of a disk at a point.

    Raises TargetError if a file is missing or its header is not what the manifest says.
    """
    files = contents.chain(number, disk)
    _allow_descriptors(len(files))
    fds: list[int] = []
    sources: list[str] = []
    with ExitStack() as stack:
        for point, file in files:
            fds.append(target.open_file(point, file.file))
            stack.callback(os.close, fds[-1])
        with failing("cannot make a temporary folder"):
            folder = stack.enter_context(temporary_folder())
            for fd, (point, file) in zip(fds, files, strict=True):
                sources.append(os.path.join(folder, point.name, file.file))
                os.mkdir(os.path.dirname(sources[-1]))
                os.symlink(f"/proc/self/fd/{fd}", sources[-1])
        point, file = files[0]
        chain = Chain(f"{point.name}/{file.file}", file.capacity, fds, sources)
        for fd, (point, file) in zip(fds, files, strict=True):
            check_image(fd, f"{point.name}/{file.file}", file)
        yield chain


def _allow_descriptors(images: int) -> None:
    """Raise the limit of descriptors where a chain needs more, as far as possible.

    A program inherits one for each image, and opens another.
    """
    needed = 2 * images + 256
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft != resource.RLIM_INFINITY and soft < needed:
        limit = needed if hard == resource.RLIM_INFINITY else min(needed, hard)
        resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, limit), hard))


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
    header and not opened. Raises BackupError.
    """
    words: list[str] = [] if backing is None else ["-u", "-b", backing, "-F", "qcow2"]
    _image(
        stop,
        f"cannot create {os.fspath(image)}",
        *("create", "-q", "-f", "qcow2", *words, os.path.abspath(image), str(capacity)),
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
    BackupError.
    """
    words = ["-b", ""] if backing is None else ["-b", backing, "-F", "qcow2"]
    _image(
        stop,
        f"cannot change the backing file of {os.fspath(image)}",
        # what the image has is made durable with all of it, not here
        *("rebase", "-q", "-u", "-t", "unsafe", "-f", "qcow2", *words, os.path.abspath(image)),
        pass_fds=pass_fds,
    )


def convert(
    stop: Stop,
    chain: Chain,
    into: int,
    format: Format,
    *,
    progress: Callable[[int, int], None] | None = None,
    pass_fds: Sequence[int] = (),
) -> None:
    """Copy a disk's content into the open, empty file ``into``, as an image of its own.

    Regions of zeros become holes. ``progress`` is told bytes that are done, of all.
    Raises BackupError.
    """
    _image(
        stop,
        f"cannot copy {chain.name}",
        *("convert", "-p", "-f", "qcow2", "-O", format),
        *(chain.sources[0], f"/proc/self/fd/{into}"),
        pass_fds=(*chain.fds, into, *pass_fds),
        line=_shares(chain.capacity, progress),
    )


def commit(
    stop: Stop,
    chain: Chain,
    base: int,
    *,
    progress: Callable[[int, int], None] | None = None,
    pass_fds: Sequence[int] = (),
) -> None:
    """Write what images of a chain have into an older one of it, its number ``base``.

    The newer images stay as they are, and so does what is read through them, at every
    moment. The older one grows to the size of the disk, and does not shrink.
    ``progress`` is as for `convert`. Raises BackupError.
    """
    _image(
        stop,
        f"cannot merge {chain.name} into an older image",
        *("commit", "-p", "-d", "-f", "qcow2", "-b", chain.sources[base], chain.sources[0]),
        pass_fds=(*chain.fds, *pass_fds),
        line=_shares(chain.capacity, progress),
    )


def shrink(
    stop: Stop, chain: Chain, base: int, capacity: int, pass_fds: Sequence[int] = ()
) -> None:
    """Cut one image of a chain, its number ``base``, off at a size in bytes.

    Raises BackupError.
    """
    _image(
        stop,
        f"cannot resize the image below {chain.name}",
        *("resize", "-q", "--shrink", "-f", "qcow2", chain.sources[base], str(capacity)),
        pass_fds=(*chain.fds, *pass_fds),
    )


def _shares(
    total: int, progress: Callable[[int, int], None] | None
) -> Callable[[bytes], None] | None:
    """Return what tells a program's per cents as bytes of a number of them."""
    if progress is None:
        return None

    def line(text: bytes) -> None:
        if match := _PERCENT.search(text):
            progress(total * int(match[1] + match[2]) // 10_000, total)

    return line


def check(stop: Stop, image: int, what: str) -> None:
    """Raise TargetError unless the structure of an open qcow2 image is sound.

    Its backing files are not opened. Clusters that nothing uses are no damage.
    """
    file = {"driver": "file", "filename": f"/proc/self/fd/{image}"}
    source = f"json:{json.dumps({'driver': 'qcow2', 'file': file, 'backing': None})}"
    try:
        run(
            stop,
            *("qemu-img", "check", "-q", source),
            expects=(0, 3),
            pass_fds=(image,),
            is_tied=True,
        )
    except ProgramError as exc:
        raise TargetError(f"{what} is damaged: {exc}") from exc


def is_in_use(stop: Stop, image: str | os.PathLike[str]) -> bool:
    """Return whether a program of QEMU's keeps others from writing to a file."""
    if not os.path.exists(image):
        return False
    try:
        # it is opened to be written to, and nothing is
        run(stop, "qemu-io", "-f", "raw", "-c", "quit", os.path.abspath(image))
    except ProgramError as exc:
        return LOCKED in exc.said
    return False


def _image(
    stop: Stop,
    failed: str,
    *words: str,
    pass_fds: Sequence[int] = (),
    line: Callable[[bytes], None] | None = None,
) -> bytes:
    try:
        # else one that writes would go on when its parent is killed
        return run(stop, "qemu-img", *words, pass_fds=pass_fds, line=line, is_tied=True).out
    except ProgramError as exc:
        raise BackupError(f"{failed}: {exc}") from exc
