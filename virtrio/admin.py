"""Client for the administration of a daemon: its servers, threads, clients and logging.

``with virtrio.admin.open("libvirtd:///system") as conn`` is the blocking client,
``async with virtrio.admin.connect(…) as conn`` the trio client. Both have the same
methods, named after libvirt's C functions (``conn.list_servers()``,
``server.get_thread_pool_parameters()``, ``client.close()``). virt-admin is libvirt's
command for the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .client.blocking.admin import open

if TYPE_CHECKING:
    from .client.trio.admin import connect

__all__ = ["connect", "open"]


def __getattr__(name: str) -> object:
    if name == "connect":  # imported on first use, because it imports trio
        from .client.trio.admin import connect

        globals()[name] = connect
        return connect
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
