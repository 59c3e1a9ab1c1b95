"""Entry points about the connection and its host."""

from __future__ import annotations

import socket

from .base import QemuEntryPoints
from .refusals import check_flags, unsupported_config

__all__ = ["ConnectionEntryPoints"]


class ConnectionEntryPoints(QemuEntryPoints):
    """Entry points about the connection itself."""

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

    def connect_get_sysinfo(self, flags: int) -> str:
        check_flags(flags, 0, "qemuConnectGetSysinfo")
        # only dmidecode of root reads SMBIOS tables, and few hosts have it
        raise unsupported_config("Host SMBIOS information is not available")
