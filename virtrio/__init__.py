"""libvirt's remote protocol in pure Python.

``async with virtrio.connect(uri) as conn`` is the trio client, ``with
virtrio.blocking.connect(uri) as conn`` the blocking one. Both raise `LibvirtError`.
`virtrio.trio` and `virtrio.blocking` have the types to annotate with. Flags and codes
are in `virtrio.enums`, the administration of a daemon is in `virtrio.admin`, backups of
guests are in `virtrio.backup`. The names of this module are loaded on first use.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from . import admin, backup, blocking, enums, events, results, trio
    from .client.trio.event_stream import EventsLost
    from .client.trio.opening import connect
    from .protocol.errors import (
        ConnectionClosed,
        LibvirtError,
        LocalProtocolError,
        ProtocolError,
        RemoteProtocolError,
    )

__all__ = [
    "ConnectionClosed",
    "EventsLost",
    "LibvirtError",
    "LocalProtocolError",
    "ProtocolError",
    "RemoteProtocolError",
    "__version__",
    "admin",
    "backup",
    "blocking",
    "connect",
    "enums",
    "events",
    "results",
    "trio",
]

__version__ = "0.1.0"

_HOMES = {
    "ConnectionClosed": ".protocol.errors",
    "EventsLost": ".client.trio.event_stream",
    "LibvirtError": ".protocol.errors",
    "LocalProtocolError": ".protocol.errors",
    "ProtocolError": ".protocol.errors",
    "RemoteProtocolError": ".protocol.errors",
    "connect": ".client.trio.opening",
}

if not TYPE_CHECKING:  # it would tell type checkers that every name is there

    def __getattr__(name: str) -> object:
        if name in _HOMES:
            value: object = getattr(import_module(_HOMES[name], __name__), name)
        elif name in ("admin", "backup", "blocking", "enums", "events", "results", "trio"):
            value = import_module(f".{name}", __name__)
        else:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        globals()[name] = value
        return value
