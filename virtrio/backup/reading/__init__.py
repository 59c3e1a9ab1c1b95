"""Reading of NBD exports, by programs and libraries that others maintain.

There are three ways, with the same methods (`Reader`). `libnbd` learns from libnbd's
Python binding what is to be copied, `nbdinfo` from libnbd's program of that name,
`tools` from qemu-img. All have QEMU's own programs copy it.
"""

from __future__ import annotations

from .choosing import READERS, choose
from .errors import DestinationError, ReadingError, SourceError
from .exports import Export
from .extents import Extent, Kept
from .readers import Reader

__all__ = [
    "READERS",
    "DestinationError",
    "Export",
    "Extent",
    "Kept",
    "Reader",
    "ReadingError",
    "SourceError",
    "choose",
]
