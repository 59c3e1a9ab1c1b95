"""Reading of what an NBD server exports, by programs and libraries that others keep.

There are two ways, with the same methods (`Reader`). `libnbd` uses libnbd's Python
binding, `tools` qemu-img and qemu-io. Both write images through QEMU's own programs.
"""

from __future__ import annotations

from .choosing import READERS, choose
from .errors import DestinationError, ReadingError, SourceError
from .exports import Export
from .extents import Extent
from .readers import Reader

__all__ = [
    "READERS",
    "DestinationError",
    "Export",
    "Extent",
    "Reader",
    "ReadingError",
    "SourceError",
    "choose",
]
