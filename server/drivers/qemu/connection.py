"""Entry points about the connection and its host."""

from __future__ import annotations

import os
import socket
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from .probe import Emulators

__all__ = ["ConnectionEntryPoints"]


class SecurityModel(NamedTuple):
    model: str
    doi: str


class ConnectionEntryPoints:
    """Entry points about the connection and the machine at its other end."""

    emulators: Emulators
    uri: str

    def connect_get_type(self) -> str:
        return "QEMU"

    async def connect_get_version(self) -> int:
        return (await self.emulators.ask(self.emulators.default("x86_64"))).number

    def connect_get_lib_version(self) -> int:
        return 9_000_000

    def connect_get_hostname(self) -> str:
        return socket.gethostname()

    def connect_get_uri(self) -> str:
        return self.uri

    def connect_is_secure(self) -> bool:
        return True

    def connect_is_alive(self) -> bool:
        return True

    def node_get_security_model(self) -> SecurityModel:
        # as libvirtd without AppArmor and SELinux: QEMU's user is no model of its own
        return SecurityModel("none", "0")

    def node_get_free_memory(self) -> int:
        return os.sysconf("SC_AVPHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
