"""Dump of a guest's memory, while QEMU writes it."""

from __future__ import annotations

import math
from functools import partial
from typing import TYPE_CHECKING, Any

import trio

from .....protocol._generated.enums import DomainJobOperation, ErrorDomain, ErrorNumber
from .....protocol.errors import report
from .....protocol.typedparams import Int, ULLong
from ..named_files import in_guests_thread, undo_in_thread
from ..refusals import Answer, internal_error, not_valid, operation_failed, timed_out
from .files import Sink

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

    def __init__(self, sink: Sink, monitor: Monitor) -> None:
        self._sink = sink
        self._monitor = monitor
        self._began = trio.current_time()
        self._said: dict[str, Any] = {"status": "active", "total": 0, "completed": 0}
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

    async def over(self) -> None:
        """Wait for the end. Raises VIR_ERR_OPERATION_FAILED if the dump failed."""
        while not self._ended.is_set():
            with trio.move_on_after(_LOOK_SECONDS):
                await self._ended.wait()
            if not self._ended.is_set():
                said = await self._look()  # raises if QEMU is gone
                if said.get("status") not in ("active", "completed"):
                    raise timed_out("QEMU does not tell the end of a dump")
        if self._is_aborted:
            detail = "domain core dump job: canceled by client"
            raise report(ErrorNumber.VIR_ERR_OPERATION_ABORTED, ErrorDomain.VIR_FROM_QEMU, detail)
        if self._failure:
            raise operation_failed(f"memory-only dump failed: {self._failure}")

    async def _look(self) -> dict[str, Any]:
        """Return what QEMU says of the dump, or said last where it does not answer."""
        with trio.move_on_after(_ANSWER_SECONDS):
            said = await self._monitor.command("query-dump", seconds=math.inf)
            if not isinstance(said, dict):
                raise internal_error("QEMU's dump has another form")
            self._said = said
        return self._said

    async def figures(self) -> dict[str, Any]:
        """Return virDomainGetJobStats' parameters of the job, as it is now."""
        said = await self._look()
        with Answer("dump has"):
            total, done = (_size(said[name]) for name in ("total", "completed"))
        return {
            "operation": Int(int(DomainJobOperation.VIR_DOMAIN_JOB_OPERATION_DUMP)),
            "time_elapsed": ULLong(int((trio.current_time() - self._began) * 1000)),
            "memory_total": ULLong(total),
            "memory_processed": ULLong(done),
            "memory_remaining": ULLong(max(0, total - done)),
        }


def _size(value: object) -> int:
    """Return a size that QEMU says. Raises ValueError if it is none."""
    if not isinstance(value, int) or not 0 <= value < 2**64:
        raise ValueError(f"{value!r} is no size")
    return value


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
    dump = MemoryDump(sink, guest.monitor)
    guest.dump = dump
    try:
        await in_guests_thread(partial(sink.open, past_cache=past_cache))
        await guest.monitor.command("getfd", {"fdname": "dump"}, fds=[sink.fd])
        sink.passed()
        arguments = {"paging": False, "protocol": "fd:dump"}
        if format is not None:
            arguments["format"] = format
        arguments["detach"] = True
        await guest.monitor.command("dump-guest-memory", arguments)
        await dump.over()
        await in_guests_thread(sink.finish)
    except BaseException:
        await undo_in_thread(sink.abort)
        raise
    finally:
        guest.dump = None
