"""State of a guest, sent by its QEMU to a descriptor and read from one.

QEMU calls that a migration, whatever is at the other end.
"""

from __future__ import annotations

import contextlib
import math
from typing import TYPE_CHECKING, Any

import trio

from .....protocol._generated.enums import DomainJobOperation, ErrorDomain, ErrorNumber
from .....protocol.errors import LibvirtError, report
from .....protocol.typedparams import Int, ULLong
from ..refusals import Answer, internal_error, operation_failed

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..guests.guest import Guest  # a circle: of types
    from ..qmp.protocol import Event

__all__ = ["Migration", "job_params"]

# The fastest that QEMU can be told.
_BANDWIDTH = 9223372036853727232
_LOOK_SECONDS = 10.0
_ANSWER_SECONDS = 5.0
_OVER = ("completed", "failed", "cancelled")
# Ends of jobs whose guests stay, as libvirt names them.
_TEXTS = {
    int(DomainJobOperation.VIR_DOMAIN_JOB_OPERATION_SAVE): "domain save job",
    int(DomainJobOperation.VIR_DOMAIN_JOB_OPERATION_DUMP): "domain core dump job",
}


class Migration:
    """Migration of a guest, out or in, while it goes on.

    ``operation`` is virDomainJobOperation's. ``on_pass(number)`` is called when QEMU
    goes through the memory once more.
    """

    def __init__(
        self, guest: Guest, operation: int, on_pass: Callable[[int], None] = lambda number: None
    ) -> None:
        self.operation = operation
        self.began = trio.current_time()
        self.stopped_at: float | None = None
        """Time at which the guest stopped for it."""
        self._guest = guest
        self._on_pass = on_pass
        self._status = ""
        self._said: dict[str, Any] = {}
        self._ended = trio.Event()
        self._is_aborted = False
        self.on_abort: Callable[[], None] = lambda: None
        """Called where the reader of the state is not to be waited for any longer."""

    def on_event(self, event: Event) -> None:
        """Take an event of QEMU's; others than those about migrations do nothing."""
        if event.name == "MIGRATION":
            self._note(str(event.data["status"]))
        elif event.name == "MIGRATION_PASS":
            self._on_pass(int(event.data["pass"]))

    def _note(self, status: str) -> None:
        self._status = status
        if status in _OVER:
            self._ended.set()

    async def send(self, fd: int, on_passed: Callable[[], None]) -> dict[str, Any]:
        """Have QEMU send the guest's state; return what it says of it at the end.

        The descriptor stays the caller's; ``on_passed()`` is called when QEMU has it.
        Raises VIR_ERR_OPERATION_FAILED or VIR_ERR_OPERATION_ABORTED if the state was
        not sent: the guest is stopped then, and can go on.
        """
        await self._prepare()
        parameters = {"max-bandwidth": _BANDWIDTH}
        await self._guest.monitor.command("migrate-set-parameters", parameters)
        await self._pass(fd)
        on_passed()
        await self._begin("migrate", {"detach": True, "resume": False, "uri": "fd:migrate"})
        return await self._over()

    async def receive(self, fd: int) -> None:
        """Have QEMU read the guest's state. The descriptor stays the caller's.

        Raises VIR_ERR_OPERATION_FAILED if it cannot, or the error about QEMU's end.
        """
        await self._prepare()
        await self._pass(fd)
        await self._begin("migrate-incoming", {"uri": "fd:migrate"})
        await self._over()

    async def _prepare(self) -> None:
        wanted = {"capabilities": [{"capability": "events", "state": True}]}
        await self._guest.monitor.command("migrate-set-capabilities", wanted)

    async def _pass(self, fd: int) -> None:
        await self._guest.monitor.command("getfd", {"fdname": "migrate"}, fds=[fd])

    async def _begin(self, command: str, arguments: dict[str, Any]) -> None:
        try:
            await self._guest.monitor.command(command, arguments)
        except LibvirtError:
            with trio.CancelScope(shield=True):
                await self._close()
            raise

    async def _close(self) -> None:
        with contextlib.suppress(LibvirtError):  # QEMU has closed it, or has ended
            await self._guest.monitor.command("closefd", {"fdname": "migrate"})

    async def _over(self) -> dict[str, Any]:
        """Wait for the end, and look now and then how far QEMU is."""
        monitor = self._guest.monitor
        while not self._ended.is_set():
            with trio.move_on_after(_LOOK_SECONDS):
                async with trio.open_nursery() as nursery:
                    nursery.start_soon(_then, self._ended, nursery.cancel_scope)
                    nursery.start_soon(_then, monitor.ended, nursery.cancel_scope)
            if not self._ended.is_set():
                # raises if the monitor has ended
                said = await (self._ask() if self._is_aborted else self._look())
                self._note(str(said.get("status", "")))
        said = await self._ask()
        if self._status == "completed":
            return said
        what = _TEXTS.get(self.operation, "job")
        if self._is_aborted or self._status == "cancelled":
            detail = f"{what}: canceled by client"
            raise report(ErrorNumber.VIR_ERR_OPERATION_ABORTED, ErrorDomain.VIR_FROM_QEMU, detail)
        why = said.get("error-desc") or "unexpectedly failed"
        raise operation_failed(f"{what}: {why}")

    async def _ask(self) -> dict[str, Any]:
        return self._heard(await self._guest.monitor.command("query-migrate"))

    async def _look(self) -> dict[str, Any]:
        """Return what QEMU says, or said last.

        It answers nobody while it reads a state, or writes the last part of one, for as
        long as the disk or the reader at the other end takes.
        """
        with trio.move_on_after(_ANSWER_SECONDS):
            said = await self._guest.monitor.command("query-migrate", seconds=math.inf)
            return self._heard(said)
        return self._said

    def _heard(self, said: object) -> dict[str, Any]:
        if not isinstance(said, dict):
            raise internal_error("QEMU's migration has another form")
        self._said = said
        return said

    # -- as a job ----------------------------------------------------------------------

    async def abort(self) -> None:
        """Give the migration up."""
        self._is_aborted = True
        self.on_abort()  # first: QEMU's monitor may wait for the reader as well
        await self._guest.monitor.command("migrate_cancel")

    async def figures(self) -> dict[str, Any]:
        """Return the typed parameters of the job, as QEMU says or said last."""
        return self.params(await self._look())

    def params(self, said: dict[str, Any]) -> dict[str, Any]:
        """Return the typed parameters of the job, by what QEMU says of it."""
        elapsed = trio.current_time() - self.began
        stopped = None if self.stopped_at is None else trio.current_time() - self.stopped_at
        return job_params(self.operation, elapsed, stopped, said)


async def _then(event: trio.Event, scope: trio.CancelScope) -> None:
    await event.wait()
    scope.cancel()


def job_params(
    operation: int, elapsed: float, stopped: float | None, said: dict[str, Any]
) -> dict[str, Any]:
    """Return virDomainGetJobStats' parameters of a migration.

    Times are in seconds: of the job, and of the guest's stop.
    """
    with Answer("migration has"):
        ram = said.get("ram") or {}
        number = {name: int(value) for name, value in ram.items() if _is_number(value)}
        setup = said.get("setup-time")
        params: dict[str, Any] = {
            "operation": Int(operation),
            "time_elapsed": ULLong(int(elapsed * 1000)),
        }
        downtime = said.get("downtime") if stopped is None else int(stopped * 1000)
        if downtime is not None and _is_number(downtime):
            params["downtime"] = ULLong(int(downtime))
        if setup is not None and _is_number(setup):
            params["setup_time"] = ULLong(int(setup))
    total, sent, left = (number.get(key, 0) for key in ("total", "transferred", "remaining"))
    for kind in ("data", "memory"):
        params[f"{kind}_total"] = ULLong(total)
        params[f"{kind}_processed"] = ULLong(sent)
        params[f"{kind}_remaining"] = ULLong(left)
    bits = ram.get("mbps")
    if isinstance(bits, float) and math.isfinite(bits) and 0 < bits < 2**40:
        params["memory_bps"] = ULLong(int(bits * 1000 * 1000 / 8))
    for name, key in (
        ("constant", "duplicate"),
        ("normal", "normal"),
        ("normal_bytes", "normal-bytes"),
        ("dirty_rate", "dirty-pages-rate"),
        ("iteration", "dirty-sync-count"),
        ("postcopy_requests", "postcopy-requests"),
        ("page_size", "page-size"),
    ):
        params[f"memory_{name}"] = ULLong(number.get(key, 0))
    return params


def _is_number(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 2**64
