"""The qemu driver, which is loaded with the first connection to it.

A server that nobody asks for ``qemu:`` pays nothing for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import trio

from ...protocol._generated.enums import ErrorDomain, ErrorNumber
from ...protocol.errors import report
from .._generated.driver import Driver

if TYPE_CHECKING:
    from pathlib import Path

    from ..caller import Caller
    from .qemu.driver import QemuDriver

__all__ = ["QemuOnDemand"]


class QemuOnDemand(Driver):
    """Opener of the one qemu driver of a server, whose state is in folder ``state``.

    None stands for the usual folders of the user.
    """

    scheme = "qemu"

    def __init__(self, state: Path | None = None) -> None:
        self._state = state
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
        async with self._making:
            if self._driver is None:
                self._driver = await trio.to_thread.run_sync(self._make)
        return self._driver.open(path, caller)

    def _make(self) -> QemuDriver:
        from .qemu.driver import QemuDriver
        from .qemu.settings import Settings

        return QemuDriver(Settings.default(self._state))
