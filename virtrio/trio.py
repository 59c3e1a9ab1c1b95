"""The trio client: ``async with virtrio.trio.connect(uri) as conn``.

`virtrio.connect` is the same function.

Here are the types to annotate with, those of events (`virtrio.events`) among them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .client._generated.trio import handles
from .client._generated.trio.streams import Stream
from .client.trio.event_stream import EventsLost, EventStream
from .client.trio.opening import connect

if TYPE_CHECKING:
    from . import events
    from .client._generated.trio.events import *  # noqa: F403
    from .client._generated.trio.handles import (
        Connect,
        Domain,
        DomainCheckpoint,
        DomainSnapshot,
        Interface,
        Network,
        NetworkPort,
        NodeDevice,
        NWFilter,
        NWFilterBinding,
        Secret,
        StoragePool,
        StorageVol,
    )
    from .protocol._generated.qemu_events import *  # noqa: F403

__all__ = [
    "Connect",
    "Domain",
    "DomainCheckpoint",
    "DomainSnapshot",
    "EventStream",
    "EventsLost",
    "Interface",
    "NWFilter",
    "NWFilterBinding",
    "Network",
    "NetworkPort",
    "NodeDevice",
    "Secret",
    "StoragePool",
    "StorageVol",
    "Stream",
    "connect",
]
if TYPE_CHECKING:
    __all__ += events.__all__

if not TYPE_CHECKING:  # it would tell type checkers that every name is there

    def __getattr__(name: str) -> object:
        """Load a class of handles, or the type of an event."""
        from . import events

        home = events if name in events.__all__ else handles
        if home is handles and name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value: object = getattr(home, name)
        globals()[name] = value
        return value
