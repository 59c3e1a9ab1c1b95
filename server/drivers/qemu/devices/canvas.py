"""Pictures of a guest's screen, drawn by QEMU into memory of ours."""

from __future__ import annotations

import os

from ..refusals import internal_error

__all__ = ["Canvas"]

_MOST_PICTURE = 64 * 1024 * 1024


class Canvas:
    """File in memory into which a QEMU draws, a numbered set of descriptors there.

    It is there for the whole run: of a guest that is paused, QEMU keeps every set.
    """

    def __init__(self) -> None:
        made = os.memfd_create("screenshot", os.MFD_CLOEXEC)
        try:
            # QEMU looks for a descriptor with the access that it wants
            self.fd = os.open(f"/proc/self/fd/{made}", os.O_WRONLY | os.O_CLOEXEC)
        except BaseException:
            os.close(made)
            raise
        self._read = made
        self.number = -1

    def clear(self) -> None:
        os.ftruncate(self._read, 0)
        os.lseek(self.fd, 0, os.SEEK_SET)

    def take(self) -> bytes:
        """Return what was drawn, and forget it."""
        size = os.fstat(self._read).st_size
        if size > _MOST_PICTURE:
            self.clear()
            raise internal_error(f"the picture has {size} bytes")
        picture = os.pread(self._read, size, 0)
        self.clear()
        return picture

    def close(self) -> None:
        os.close(self._read)
        os.close(self.fd)
