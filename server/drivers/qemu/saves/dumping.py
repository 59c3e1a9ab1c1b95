"""Core dumps of guests: QEMU's stream of a guest's state, or the memory alone."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import trio

from .....protocol._generated.enums import (
    DomainCoreDumpFlags,
    DomainCoreDumpFormat,
    DomainJobOperation,
    DomainPausedReason,
    DomainRunningReason,
    DomainState,
    ErrorDomain,
)
from .....protocol._generated.remote_events import DomainEventJobCompleted
from .....protocol.errors import exclusive_flags
from ..guests.ends import DUMPED
from ..named_files import in_guests_thread, look, undo_in_thread
from ..refusals import Answer, check_flags, invalid, unsupported
from .files import Sink
from .memory_dump import dump_memory
from .migration import Migration
from .saving import SaveEntryPoints

if TYPE_CHECKING:
    from ...._generated.driver import Domain as DomainIdentity
    from ....objects.domains import Domain
    from ..guests.guest import Guest

__all__ = ["DumpEntryPoints"]

_Flags = DomainCoreDumpFlags
_CRASH = int(_Flags.VIR_DUMP_CRASH)
_LIVE = int(_Flags.VIR_DUMP_LIVE)
_PAST_CACHE = int(_Flags.VIR_DUMP_BYPASS_CACHE)
_RESET = int(_Flags.VIR_DUMP_RESET)
_MEMORY_ONLY = int(_Flags.VIR_DUMP_MEMORY_ONLY)
_KNOWN = _CRASH | _LIVE | _PAST_CACHE | _RESET | _MEMORY_ONLY
_RUNNING = int(DomainState.VIR_DOMAIN_RUNNING)
_DUMP = int(DomainJobOperation.VIR_DOMAIN_JOB_OPERATION_DUMP)
_RAW = int(DomainCoreDumpFormat.VIR_DOMAIN_CORE_DUMP_FORMAT_RAW)
# QEMU's words for virDomainCoreDumpFormat; the first is the plain one.
_FORMATS = ("elf", "kdump-zlib", "kdump-lzo", "kdump-snappy", "win-dmp")


class DumpEntryPoints(SaveEntryPoints):
    """Entry points that dump guests."""

    async def domain_core_dump(self, dom: DomainIdentity, to: str, flags: int) -> None:
        await self.domain_core_dump_with_format(dom, to, _RAW, flags)

    async def domain_core_dump_with_format(
        self, dom: DomainIdentity, to: str, dumpformat: int, flags: int
    ) -> None:
        check_flags(flags, _KNOWN, "qemuDomainCoreDumpWithFormat")
        for first, second in (
            (_Flags.VIR_DUMP_CRASH, _Flags.VIR_DUMP_LIVE),
            (_Flags.VIR_DUMP_CRASH, _Flags.VIR_DUMP_RESET),
            (_Flags.VIR_DUMP_LIVE, _Flags.VIR_DUMP_RESET),
        ):
            if flags & first and flags & second:
                part = ErrorDomain.VIR_FROM_DOMAIN
                names = str(first.name), str(second.name)
                raise exclusive_flags(part, "virDomainCoreDumpWithFormat", *names, "flags")
        domain = self._domain(dom)
        await self.whole(partial(self._dump, domain, to, dumpformat, flags))

    async def _dump(self, domain: Domain, path: str, format: int, flags: int) -> None:
        guest = self._guest(domain)
        await look(path, partial(guest.inspector.check_outside, path))
        async with guest.turn("remoteDispatchDomainCoreDumpWithFormat"):
            await self.no_backup(guest)
            was_running = domain.state == _RUNNING
            if was_running and not flags & _LIVE:
                await self.pause_for(guest, int(DomainPausedReason.VIR_DOMAIN_PAUSED_DUMP))
            ends = False
            try:
                if flags & _MEMORY_ONLY:
                    await self._dump_memory(guest, path, format, flags)
                else:
                    if format != _RAW:
                        raise unsupported(
                            "kdump-compressed format is only supported with memory-only dump"
                        )
                    await self._dump_state(domain, guest, path, flags)
                ends = bool(flags & _CRASH)
            finally:
                with trio.CancelScope(shield=True):
                    if not was_running and not ends:
                        await self.wake_images(guest)
                    elif not ends:
                        if flags & _RESET:
                            await guest.monitor.command("system_reset")
                        reason = DomainRunningReason.VIR_DOMAIN_RUNNING_UNPAUSED
                        await self.go_on(guest, int(reason))
            if ends:
                guest.ends_for, guest.ends_silently = DUMPED, True
                if guest.process is not None:
                    await guest.process.end()
        if ends:
            await guest.ended.wait()

    async def _dump_state(self, domain: Domain, guest: Guest, path: str, flags: int) -> None:
        """Have QEMU write all of the guest's state."""
        sink = Sink(path, None, self.settings.identity, self.settings.dump_format)
        migration = Migration(guest, _DUMP, partial(self.tell_pass, domain))
        if not flags & _LIVE:
            migration.stopped_at = migration.began
        guest.migration = migration
        try:
            await in_guests_thread(partial(sink.open, past_cache=bool(flags & _PAST_CACHE)))
            migration.on_abort = sink.give_up
            said = await migration.send(sink.fd, sink.passed)
            await in_guests_thread(sink.finish)
        except BaseException:
            await undo_in_thread(sink.abort)
            raise
        finally:
            guest.migration = None
        self.events.emit(DomainEventJobCompleted(domain, migration.params(said)))

    async def _dump_memory(self, guest: Guest, path: str, format: int, flags: int) -> None:
        """Have QEMU write the guest's memory, in a format that debuggers read."""
        word = _FORMATS[format] if 0 <= format < len(_FORMATS) else ""
        if format != _RAW:
            await _check_format(guest, word)
        given = None if format == _RAW else word
        past_cache = bool(flags & _PAST_CACHE)
        await dump_memory(guest, path, self.settings.identity, given, past_cache=past_cache)


async def _check_format(guest: Guest, word: str) -> None:
    said = await guest.monitor.command("query-dump-guest-memory-capability")
    with Answer("dumps have"):
        known = word in said["formats"]
    if not known:
        raise invalid(f"unsupported dumpformat '{word}' for this QEMU binary")
