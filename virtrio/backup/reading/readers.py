"""Interface of readers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeAlias

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from ...client.scripts.steps import Stop
    from .exports import Export
    from .extents import Extent

    # Called with the bytes of the disk that are dealt with, from its begin, whether
    # copied or left out, and with the bytes copied so far (of a whole disk, qemu-img
    # tells only at the end how many these are: until then it is the same number).
    Progress: TypeAlias = Callable[[int, int], None]

__all__ = ["Reader"]


class Reader(Protocol):
    """Way to read exports.

    Its methods block, so that they are steps (`Work`) of a script; they raise `Stopped`
    soon after ``stop`` was set. They raise `SourceError`, `DestinationError`, or where
    it cannot be told whose fault it is, `ReadingError`.
    """

    @property
    def name(self) -> str:
        """Name of the reader, as in `READERS`."""

    def size(self, stop: Stop, export: Export) -> int:
        """Return the size of an export, in bytes."""

    def dirty(self, stop: Stop, export: Export) -> Iterator[Extent]:
        """Yield the extents that are set in the export's bitmap, in order.

        Extents that touch are joined. They are read as they are asked for, or lie in a
        temporary file. The iterator has to be used, and closed, in one thread.
        """

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
        """Copy an export into an image, and return the number of bytes copied.

        ``image`` is a qcow2 image of the export's size, just made, without a backing
        file: that is set afterwards, with ``qemu-img rebase -u``. With ``compress``
        another file takes the image's place.

        With ``extents``, as `dirty` yields them, whole clusters that hold them are
        copied, and zeros hide what the backing file has there. Without, the whole disk
        is copied, and zeros are left out.

        ``progress`` is called in the thread that copies, at most some times a second.
        ``pass_fds`` are descriptors that the programs which write the image get.
        Afterwards all is in the file; its ``fsync`` is left to the caller. A copy that
        fails, or is stopped, leaves an image that is to be thrown away.
        """
