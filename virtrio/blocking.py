"""The blocking client: ``with virtrio.blocking.connect(uri) as conn``.

Here are the types to annotate with, those of events (`virtrio.events`) among them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .client._generated.blocking import handles
from .client._generated.blocking.handles import *  # noqa: F403
from .client._generated.blocking.streams import Stream
from .client.blocking.opening import connect

if TYPE_CHECKING:
    from . import events
    from .client._generated.blocking.events import *  # noqa: F403
    from .protocol._generated.qemu_events import *  # noqa: F403

__all__ = ["Stream", "connect"]
__all__ += handles.__all__
if TYPE_CHECKING:
    __all__ += events.__all__

if not TYPE_CHECKING:  # it would tell type checkers that every name is there

    def __getattr__(name: str) -> object:
        """Load the type of an event."""
        from . import events

        if name not in events.__all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value: object = getattr(events, name)
        globals()[name] = value
        return value
