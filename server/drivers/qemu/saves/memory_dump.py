"""Dump of a guest's memory, while QEMU writes it."""

from __future__ import annotations

import math
from functools import partial
from typing import TYPE_CHECKING

import trio

from .....protocol._generated.enums import ErrorDomain, ErrorNumber
from .....protocol.errors import report
from ..refusals import internal_error, not_valid, operation_failed, timed_out
from .files import Sink, in_thread

if TYPE_CHECKING:
    from ..guests.guest import Guest  # a circle: of types
    from ..processes.process import Identity
    from ..qmp.monitor import Monitor
    from ..qmp.protocol import Event

__all__ = ["MemoryDump", "dump_memory"]

_LOOK_SECONDS = 10.0
_ANSWER_SECONDS = 5.0


class MemoryDump:
    """Dump of a guest's memory, until QEMU says that it is over."""

    def __init__(self, sink: Sink) -> None:
        self._sink = sink
        self._is_aborted = False
        self._ended = trio.Event()
        self._failure = ""

    def on_event(self, event: Event) -> None:
        """Take an event of QEMU's."""
        if event.name == "DUMP_COMPLETED":
            self._failure = str(event.data.get("error") or "")
            self._ended.set()

    def abort(self) -> None:
        """Give up a dump into a pipe.

        Raises VIR_ERR_OPERATION_INVALID for one into a file, as libvirt does.
        """
        if not self._sink.is_pipe:
            raise not_valid("cannot abort memory-only dump")
        self.give_up()

    def give_up(self) -> None:
        """Do not wait for a reader any longer."""
        self._is_aborted = True
        self._sink.give_up()

    async def _look(self, monitor: Monitor) -> None:
        """See whether the dump goes on; a QEMU that does not answer is busy with it.

        Raises the monitor's error if QEMU is gone.
        """
        with trio.move_on_after(_ANSWER_SECONDS):
            said = await monitor.command("query-dump", seconds=math.inf)
            if not isinstance(said, dict):
                raise internal_error("QEMU's dump has another form")
            if said.get("status") not in ("active", "completed"):
                raise timed_out("QEMU does not tell the end of a dump")

    async def over(self, monitor: Monitor) -> None:
        """Wait for the end. Raises VIR_ERR_OPERATION_FAILED if the dump failed."""
        while not self._ended.is_set():
            with trio.move_on_after(_LOOK_SECONDS):
                await self._ended.wait()
            if not self._ended.is_set():
                await self._look(monitor)
        if self._is_aborted:
            detail = "domain core dump job: canceled by client"
            raise report(ErrorNumber.VIR_ERR_OPERATION_ABORTED, ErrorDomain.VIR_FROM_QEMU, detail)
        if self._failure:
            raise operation_failed(f"memory-only dump failed: {self._failure}")


async def dump_memory(
    guest: Guest,
    path: str,
    identity: Identity | None,
    format: str | None = None,
    *,
    past_cache: bool = False,
) -> None:
    """Have QEMU write a guest's memory, as ELF or in another format of its own."""
    sink = Sink(path, None, identity)
    dump = MemoryDump(sink)
    guest.dump = dump
    try:
        await trio.to_thread.run_sync(partial(sink.open, past_cache=past_cache))
        await guest.monitor.command("getfd", {"fdname": "dump"}, fds=[sink.fd])
        sink.passed()
        arguments = {"paging": False, "protocol": "fd:dump"}
        if format is not None:
            arguments["format"] = format
        arguments["detach"] = True
        await guest.monitor.command("dump-guest-memory", arguments)
        await dump.over(guest.monitor)
        await in_thread(sink.finish)
    except BaseException:
        with trio.CancelScope(shield=True):
            await in_thread(sink.abort)
        raise
    finally:
        guest.dump = None
