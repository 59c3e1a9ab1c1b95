# Generated from remote.x by virtrio.gen.stubs; do not edit.
"""Handles of the trio client."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .....protocol.lazy import attributes

if TYPE_CHECKING:
    from .connect import *  # noqa: F403  # a circle: of types
    from .domain import *  # noqa: F403  # a circle: of types
    from .domain_checkpoint import *  # noqa: F403  # a circle: of types
    from .domain_snapshot import *  # noqa: F403  # a circle: of types
    from .interface import *  # noqa: F403  # a circle: of types
    from .network import *  # noqa: F403  # a circle: of types
    from .network_port import *  # noqa: F403  # a circle: of types
    from .node_device import *  # noqa: F403  # a circle: of types
    from .nwfilter import *  # noqa: F403  # a circle: of types
    from .nwfilter_binding import *  # noqa: F403  # a circle: of types
    from .secret import *  # noqa: F403  # a circle: of types
    from .storage_pool import *  # noqa: F403  # a circle: of types
    from .storage_vol import *  # noqa: F403  # a circle: of types

_HOMES = {
    "Connect": "connect",
    "Domain": "domain",
    "DomainCheckpoint": "domain_checkpoint",
    "DomainSnapshot": "domain_snapshot",
    "Network": "network",
    "NetworkPort": "network_port",
    "NWFilter": "nwfilter",
    "NWFilterBinding": "nwfilter_binding",
    "Interface": "interface",
    "StoragePool": "storage_pool",
    "StorageVol": "storage_vol",
    "NodeDevice": "node_device",
    "Secret": "secret",
}

if not TYPE_CHECKING:
    __all__ = list(_HOMES)
    __getattr__ = attributes(__name__, globals(), _HOMES)


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOMES})
