# Generated from remote.x by virtrio.gen.stubs; do not edit.
"""Stand-ins for the names of this package; see `virtrio.protocol.lazy`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .....protocol.lazy import stand_ins
from . import _HOMES

if TYPE_CHECKING:
    from . import *  # noqa: F403
else:
    __getattr__ = stand_ins(__package__, _HOMES)
