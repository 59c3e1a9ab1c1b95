"""Jobs of a QEMU process for one backup: what concludes them, and what takes them away.

A job of QEMU's that has concluded stays until it is dismissed. Its events say when it
has (`QemuJobs.on_event`); a process that ends takes its jobs along.
"""

from __future__ import annotations

import contextlib
import logging
import math
from typing import TYPE_CHECKING, Any, Protocol

import trio

from .....protocol.errors import LibvirtError
from ..qmp.monitor import COMMAND_SECONDS
from ..refusals import internal_error

if TYPE_CHECKING:
    from collections.abc import Callable

    from ....conf.domain.definition import DomainDef
    from ..qmp.monitor import Monitor
    from ..qmp.protocol import Event, Reply

__all__ = ["QemuJobs", "creation_of"]

log = logging.getLogger("virtrio.server")


class _Guest(Protocol):
    definition: DomainDef
    monitor: Monitor
    ends_for: tuple[int, int] | None


class QemuJobs:
    """Jobs of a guest's QEMU that a backup begins, by name.

    All methods that ask QEMU raise libvirt's errors, but `quietly`.
    """

    def __init__(self, guest: _Guest) -> None:
        self.guest = guest
        self._expected: set[str] = set()
        self._concluded: set[str] = set()
        self._change = trio.Event()
        self.is_guest_gone = False
        """Whether the process has ended, and its jobs and nodes with it."""

    def expect(self, *names: str) -> None:
        """Note events of the jobs with these names from now on."""
        self._expected.update(names)

    def on_event(self, event: Event) -> None:
        """Note which jobs have concluded.

        A process that ends cancels its jobs, which is not their end.
        """
        if self.guest.ends_for is not None:
            return
        if event.name != "JOB_STATUS_CHANGE" or event.data["status"] != "concluded":
            return
        if event.data["id"] in self._expected:
            self.conclude(event.data["id"])

    def conclude(self, name: str) -> None:
        """Note that a job has concluded."""
        self._concluded.add(name)
        self._wake()

    def guest_ended(self) -> None:
        """Note that the process has ended, and its jobs and nodes with it."""
        self.is_guest_gone = True
        self._wake()

    def _wake(self) -> None:
        self._change.set()
        self._change = trio.Event()

    def take_concluded(self, name: str) -> bool:
        """Return whether a job has concluded since this was last asked."""
        has_concluded = name in self._concluded
        self._concluded.discard(name)
        return has_concluded

    async def change(self) -> None:
        """Wait until another job has concluded, or the guest has ended."""
        await self._change.wait()

    async def wait_concluded(self, name: str) -> None:
        """Wait until a job has concluded, or the guest has ended."""
        while not self.take_concluded(name) and not self.is_guest_gone:
            await self.change()

    async def find(self, name: str, seconds: float = COMMAND_SECONDS) -> dict[str, Any] | None:
        """Return what QEMU says of a job, or None for one that it does not have."""
        jobs = await self.guest.monitor.command("query-jobs", seconds=seconds)
        found: dict[str, Any] | None = next((job for job in jobs if job["id"] == name), None)
        return found

    async def create(self, node: str, options: dict[str, Any]) -> None:
        """Have QEMU format an image for ``node``, with a job of its own."""
        creation = creation_of(node)
        self.expect(creation)
        await self.command("blockdev-create", {"job-id": creation, "options": options})
        try:
            said = await self.created(creation)
            if said is None:
                raise internal_error(f"QEMU lost its job '{creation}'")
            if "error" in said:
                raise internal_error(f"failed to format image: '{said['error']}'")
        except (LookupError, TypeError) as exc:
            raise internal_error(f"QEMU's jobs have another form: {exc!r}") from exc
        finally:
            self._expected.discard(creation)
            await self.quietly("job-dismiss", {"id": creation})

    async def created(self, creation: str) -> dict[str, Any] | None:
        """Wait until a job that formats an image has concluded.

        Returns what QEMU says of it, or None if it does not have it.
        """
        while (said := await self.find(creation)) is not None and said["status"] != "concluded":
            await self.wait_concluded(creation)
        return said

    async def cancel(self, name: str) -> None:
        """Cancel a job if it is there, and dismiss it, however long that takes."""
        with contextlib.suppress(LibvirtError, LookupError, TypeError):
            while (said := await self.find(name, math.inf)) is not None:
                if said["status"] == "concluded":
                    await self.quietly("job-dismiss", {"id": name})
                    return
                await self.quietly("block-job-cancel", {"device": name, "force": True})
                await self.wait_concluded(name)

    async def command(
        self,
        name: str,
        arguments: dict[str, Any] | None = None,
        late: Callable[[Reply], None] | None = None,
    ) -> Any:
        """Give QEMU a command and return what it answers."""
        return await self.guest.monitor.command(name, arguments, late=late)

    async def quietly(self, name: str, arguments: dict[str, Any] | None = None) -> None:
        """Take something away, however long it takes; what cannot be is in the log."""
        try:
            await self.guest.monitor.command(name, arguments, seconds=math.inf)
        except LibvirtError as exc:
            if not self.guest.monitor.ended.is_set():
                log.warning("backup of guest %s: %s", self.guest.definition.name, exc)


def creation_of(node: str) -> str:
    """Name the job that formats an image for ``node``."""
    return f"create-{node}"
