"""Drivers that are loaded with the first connection to them.

A server that nobody asks for ``qemu:``, or for ``test:``, pays nothing for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import trio

from ...protocol._generated.enums import ErrorDomain, ErrorNumber
from ...protocol.errors import report
from .._generated.driver import Driver
from ..threads import in_thread

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

    from ..caller import Caller
    from .qemu.driver import QemuDriver
    from .qemu.settings import Settings
    from .test.driver import TestDriver

__all__ = ["QemuOnDemand", "TestOnDemand"]

# What the record of a domain says that starts with the server.
_AUTOSTART = '"autostart": true'


class QemuOnDemand(Driver):
    """Opener of the one qemu driver of a server, whose state is in folder ``state``.

    None stands for the usual folders of the user. ``config`` is a file in the syntax of
    qemu.conf, which `check` reads, and opening reads if it was not.
    """

    scheme = "qemu"

    def __init__(self, state: Path | None = None, config: Path | None = None) -> None:
        self._state = state
        self._config = config
        self._settings: Settings | None = None
        self._driver: QemuDriver | None = None
        self._making = trio.Lock()

    async def open(self, path: str, caller: Caller) -> Driver:
        """Return what the driver's own ``open`` does, after it was loaded.

        Guests of QEMU can be given any file that QEMU's user may open. So they are only
        for clients that run as the server's own user: others get VIR_ERR_ACCESS_DENIED.
        """
        if not caller.is_own:
            detail = "qemu: is for clients that run as the server's own user"
            raise report(ErrorNumber.VIR_ERR_ACCESS_DENIED, ErrorDomain.VIR_FROM_ACCESS, detail)
        return (await self._made()).open(path, caller)

    async def at_start(self) -> Driver | None:
        """Return the driver if the server has a state folder with guests to start."""
        if self._state is None:
            return None
        from ..store.sqlite import has_text

        path = self._state / "state.db"
        if not await in_thread(has_text, path, "domain", _AUTOSTART):
            return None
        return await self._made()

    async def _made(self) -> QemuDriver:
        async with self._making:
            if self._driver is None:
                self._driver = await in_thread(self._make)
        return self._driver

    def check(self) -> None:
        """Read the configuration. Raises QemuConfError for one that cannot be used."""
        from .qemu.settings import Settings

        settings = Settings.default(self._state)
        if self._config is not None:
            from .qemu.qemu_conf import load

            settings = load(self._config, settings)
        self._settings = settings

    def _make(self) -> QemuDriver:
        from .qemu.driver import QemuDriver

        if self._settings is None:
            self.check()
        return QemuDriver(self._settings)


class TestOnDemand(Driver):
    """Opener of the one test driver of a server, which ``make`` gives in a thread."""

    __test__ = False  # the name is libvirt's: not a pytest class
    scheme = "test"

    def __init__(self, make: Callable[[], TestDriver]) -> None:
        self._make = make
        self._driver: TestDriver | None = None
        self._making = trio.Lock()

    def open(self, path: str, caller: Caller) -> Driver | Awaitable[Driver]:
        """Return what the driver's own ``open`` does, after it was loaded."""
        if self._driver is None:
            return self._opened_first(path, caller)
        return self._driver.open(path, caller)

    async def _opened_first(self, path: str, caller: Caller) -> Driver:
        async with self._making:
            if self._driver is None:
                self._driver = await in_thread(self._make)
        opened = self._driver.open(path, caller)
        return opened if isinstance(opened, Driver) else await opened
