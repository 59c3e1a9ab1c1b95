"""Guests that an earlier server left, found and served again.

A record tells of each run (`state.Run`): by it the guest's process is found, and its
monitor. Each has some seconds to answer before other clients are served; one that takes
longer has the state that it had. What the earlier server was about to do is finished,
or undone: saves, backups, checkpoints, devices that guests let go of.
"""

from __future__ import annotations

import logging
from functools import partial
from typing import TYPE_CHECKING

import trio

from .....protocol._generated.enums import (
    DomainCrashedReason,
    DomainPausedReason,
    DomainPMSuspendedReason,
    DomainRunningReason,
    DomainState,
)
from .....protocol.errors import LibvirtError
from ....conf import xml
from ....conf.domain.hardware.defaults import PARSER
from ....conf.domain.read import parse_domain
from ....objects.documents import UNREADABLE
from ....offload import run
from ....store.interface import Record
from ..definitions.live import add_lasting_parts, add_live_parts
from ..devices.channels import with_channel_state
from ..moments.preserving import end_preserved, is_preserved
from ..named_files import in_guests_thread
from ..processes.labels import settings_for
from ..processes.strays import end_strays
from ..starting.guest_cpu import ask_cpu
from ..starting.starts import StartEntryPoints, live_copy, stopped_for
from ..state import RUN, key_of
from .ends import CRASHED, DESTROYED, SAVED, SHUT_DOWN
from .guest import Guest
from .halfdone import HalfDoneChanges

if TYPE_CHECKING:
    from ....objects.domains import Domain
    from ..state import Left, Run

__all__ = ["FoundGuests"]

log = logging.getLogger("virtrio.server")

_RUNNING = int(DomainState.VIR_DOMAIN_RUNNING)
_PAUSED = int(DomainState.VIR_DOMAIN_PAUSED)

# Seconds in which a guest that an earlier server left should answer; others are served
# after that, whether or not it has.
_PATIENCE = 3.0

# User of files of guests whose starts were never recorded.
_STRAY = object()
# User of files of guests that cannot be read.
_ALONE = object()


class FoundGuests(StartEntryPoints, HalfDoneChanges):
    """Guests of an earlier server."""

    async def find_guests(self, left: Left) -> None:
        """Find the guests that an earlier server left, and serve them again."""
        async with trio.open_nursery() as nursery:
            # before the first of them gives back what others use as well
            await in_guests_thread(partial(self._adopt_owners, left))
            await in_guests_thread(partial(self._end_strays, left))
            for domain in list(self.domains):
                if domain.uuid in left.runs:
                    nursery.start_soon(self._find, domain, left.runs[domain.uuid], left)
                elif domain.id != -1 or not domain.persistent:
                    nursery.start_soon(self._lost, domain)

    def _adopt_owners(self, left: Left) -> None:
        """Note whose the files of all guests were; in a thread."""
        for uuid, found in left.runs.items():
            self.owners.adopt(uuid, found.owners)

    def _end_strays(self, left: Left) -> None:
        """End processes that an earlier server started and did not record."""
        runs = left.runs.values()
        known, folders = {run_.pid for run_ in runs}, {run_.folder for run_ in runs}
        alone = [xml.format_uuid(uuid) for uuid in self.state.alone]
        pids, owners, used = end_strays(self.settings.places, known, folders, alone)
        self.owners.adopt(_ALONE, used)
        for pid in pids:
            log.warning("process %d of QEMU was of no guest that is known; it is ended", pid)
        self.owners.adopt(_STRAY, owners)
        for path in self.owners.take_all_back(_STRAY):
            log.warning("the owner of %s cannot be restored", path)

    async def _find(self, domain: Domain, run_: Run, left: Left) -> None:
        backup, saving = left.backups.get(domain.uuid), left.saves.get(domain.uuid)
        try:
            stored = await run(partial(parse_domain, run_.stored, PARSER))
            live, copy = await run(partial(live_copy, stored, new=False))
            if domain.id == run_.id:
                live = domain.definition  # with what was plugged in since the start
                live.put_all(list(copy.tree.all("seclabel")), "seclabel")
            guest = Guest(live, copy, run_.id, settings_for(live, self.settings), self.owners)
            guest.recall(run_)
            if backup is not None:
                self.adopt_backup(domain, guest, backup)
        except UNREADABLE as exc:
            self.state.leave_alone(domain.uuid, domain.name, exc)
            return
        guest.ends_with_client = run_.ends_with_client
        self.guests[domain.uuid] = guest
        on_event = partial(self._on_event, domain, guest)
        if not await guest.find(run_, self.nursery, on_event):
            guest.ended.set()
            if backup is not None:
                await self.resume_backup(domain, guest, backup)
            del self.guests[domain.uuid]
            is_saved = saving is not None and await self.settle_save(domain, None, saving)
            await self._lost(domain, SAVED if is_saved else CRASHED)
            return
        add_live_parts(live, guest, guest.identity)
        add_lasting_parts(guest.stored, guest)
        await self._decide_cpu(live)
        domain.definition = live
        if domain.id == -1:  # the run was kept, and its domain's change was not yet seen
            domain.id = run_.id
            self.domains.by_id[run_.id] = domain
        self.nursery.start_soon(self._watch, domain, guest)
        found = trio.Event()
        self.nursery.start_soon(self._found, domain, guest, run_, left, found)
        with trio.move_on_after(_PATIENCE):
            await found.wait()

    async def _found(
        self, domain: Domain, guest: Guest, run_: Run, left: Left, found: trio.Event
    ) -> None:
        """Learn the state of a guest that an earlier server left, once it answers.

        Until then it has the state that it had.
        """
        backup, saving = left.backups.get(domain.uuid), left.saves.get(domain.uuid)
        try:
            status = await guest.status()
            await ask_cpu(domain.definition, guest.monitor)
            state, reason = _STATES.get(status, _UNKNOWN)
            if state != domain.state:
                domain.state, domain.reason = state, reason
            for alias in guest.open_channels:
                self.state.note(domain, partial(_with_open_channel, alias))
            await self.settle_devices(domain, guest)
            await self.settle_intents(domain, guest)
        except LibvirtError as exc:
            if not guest.monitor.ended.is_set():
                log.warning("guest %s: %s; it is ended", domain.name, exc)
                guest.monitor.close()
            status = ""
        if backup is not None:
            await self.resume_backup(domain, guest, backup)
        if status:
            try:
                await self.settle_changes(domain, guest)
            except LibvirtError as exc:
                if not guest.monitor.ended.is_set():
                    log.warning("guest %s: %s", domain.name, exc)
        if saving is not None and status and await self.settle_save(domain, guest, saving):
            guest.ends_for, guest.ends_silently = SAVED, True
            await guest.end()
        elif run_.ends_with_client:
            guest.ends_for = DESTROYED
            await guest.end()
        elif status == "shutdown" and not self.preserve(domain, guest):
            guest.ends_for = SHUT_DOWN
            await guest.end()
        elif is_preserved(domain) and guest.backup is None:
            await end_preserved(guest)
        found.set()

    async def _lost(self, domain: Domain, why: tuple[int, int] = CRASHED) -> None:
        """Make a domain inactive whose guest ended while no server was there."""
        gone = Record(RUN, key_of(domain.uuid), None)
        await self._change_anyway(domain, partial(stopped_for, why[0]), gone)


_STATES = {
    "running": (_RUNNING, int(DomainRunningReason.VIR_DOMAIN_RUNNING_UNPAUSED)),
    "suspended": (
        int(DomainState.VIR_DOMAIN_PMSUSPENDED),
        int(DomainPMSuspendedReason.VIR_DOMAIN_PMSUSPENDED_UNKNOWN),
    ),
    "guest-panicked": (
        int(DomainState.VIR_DOMAIN_CRASHED),
        int(DomainCrashedReason.VIR_DOMAIN_CRASHED_PANICKED),
    ),
}
_UNKNOWN = _PAUSED, int(DomainPausedReason.VIR_DOMAIN_PAUSED_UNKNOWN)


def _with_open_channel(alias: str, domain: Domain) -> None:
    with_channel_state(alias, "connected", domain.definition)
