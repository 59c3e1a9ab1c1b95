"""Entry points of backups, and of the job that a backup is."""

from __future__ import annotations

import json
import logging
import time
from functools import partial
from typing import TYPE_CHECKING, Any

import trio

from .....protocol._generated.enums import (
    DomainBackupBeginFlags,
    DomainBlockJobType,
    DomainGetJobStatsFlags,
    DomainJobType,
    ErrorDomain,
    ErrorNumber,
)
from .....protocol._generated.remote_events import (
    DomainEventBlockJob,
    DomainEventBlockJob2,
    DomainEventJobCompleted,
)
from .....protocol.errors import LibvirtError, report
from ....moments.backup_xml import align_disks, format_backup, parse_backup
from ....offload import run
from ....store.interface import Record
from ..refusals import (
    Answer,
    check_flags,
    not_valid,
    unsupported,
    unsupported_config,
)
from ..state import BACKUP, key_of
from . import bitmaps
from .backup_job import BackupJob, Ended
from .checkpoints import GuestCheckpoints, bitmap_actions
from .preserving import end_preserved, is_preserved

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ...._generated.driver import Domain as DomainIdentity
    from ....moments.backup_xml import BackupDef
    from ....moments.checkpoint_xml import CheckpointDef
    from ....objects.domains import Domain
    from ..guests.guest import Guest

__all__ = ["BackupEntryPoints"]

log = logging.getLogger("virtrio.server")

_ABORT_SECONDS = 5.0
_UNDO_SECONDS = 10.0  # for what a QEMU that answers takes

_REUSE = int(DomainBackupBeginFlags.VIR_DOMAIN_BACKUP_BEGIN_REUSE_EXTERNAL)
_COMPLETED = int(DomainGetJobStatsFlags.VIR_DOMAIN_JOB_STATS_COMPLETED)
_PRESERVE = int(DomainBackupBeginFlags.VIR_DOMAIN_BACKUP_BEGIN_PRESERVE_SHUTDOWN_DOMAIN)
_FLAGS = _REUSE | _PRESERVE
_KEEP = int(DomainGetJobStatsFlags.VIR_DOMAIN_JOB_STATS_KEEP_COMPLETED)
_NONE = int(DomainJobType.VIR_DOMAIN_JOB_NONE)
_UNBOUNDED = int(DomainJobType.VIR_DOMAIN_JOB_UNBOUNDED)
_BACKUP = int(DomainBlockJobType.VIR_DOMAIN_BLOCK_JOB_TYPE_BACKUP)


class BackupEntryPoints(GuestCheckpoints):
    """Entry points that begin, describe and end backups.

    ``completed`` has how the last job of each domain ended, until somebody asks.
    """

    completed: dict[bytes, Ended]

    async def domain_backup_begin(
        self, dom: DomainIdentity, backup_xml: str, checkpoint_xml: str | None, flags: int
    ) -> None:
        check_flags(flags, _FLAGS, "qemuBackupBegin")
        domain = self._domain(dom)
        definition = await run(partial(parse_backup, backup_xml))
        if domain.id == -1:
            raise unsupported("cannot perform disk backup for inactive domain")
        await self.whole(partial(self._begin, domain, definition, checkpoint_xml, flags))

    async def _begin(
        self,
        domain: Domain,
        definition: BackupDef,
        checkpoint_xml: str | None,
        flags: int,
    ) -> None:
        guest = self._guest(domain)
        async with guest.turn("remoteDispatchDomainBackupBegin"):
            if guest.backup is not None:
                raise not_valid("another backup job is already running")
            server = definition.server
            if server is not None and server.transport == "tcp" and not server.port:
                raise unsupported("<domainbackup> must specify TCP port for now")
            checkpoint = None
            if checkpoint_xml is not None:
                checkpoint = await self.read_checkpoint(domain, guest, checkpoint_xml)
            suffix = str(int(time.time())) if checkpoint is None else checkpoint.name
            definition = align_disks(definition, guest.definition.disks, suffix)
            if not any(disk.takes_part for disk in definition.disks):
                raise unsupported_config("no disks selected for backup")
            nodes = await guest.block_nodes()
            found, about = bitmaps.read_bitmaps(nodes), _images(nodes)
            actions = [] if checkpoint is None else bitmap_actions(checkpoint, guest)
            job = guest.backup = self._job(domain, guest, definition, flags)
            if checkpoint is not None:
                await self.intend(domain, checkpoint)
            try:
                await job.begin(
                    found,
                    about,
                    actions,
                    partial(self._made, domain, checkpoint),
                    partial(self.undo, guest, actions),
                )
            except BaseException:
                undone = trio.Event()
                self.nursery.start_soon(self._undo, domain, guest, job, undone)
                with trio.CancelScope(shield=True), trio.move_on_after(_UNDO_SECONDS):
                    await undone.wait()
                raise
            self.completed.pop(domain.uuid, None)
            self.nursery.start_soon(job.follow)

    async def _undo(self, domain: Domain, guest: Guest, job: BackupJob, undone: trio.Event) -> None:
        """Take away what is left of a backup that could not begin."""
        await job.undo()
        if guest.backup is job:
            guest.backup = None
        await self._forget_backup(domain)
        if not job.is_guest_gone:
            await self.settle_intents(domain, guest)
        job.ended.set()
        undone.set()

    async def _made(self, domain: Domain, checkpoint: CheckpointDef | None) -> None:
        if checkpoint is not None:
            await self.keep_checkpoint(domain, checkpoint)

    def _disk_ended(self, domain: Domain, path: str, target: str, status: int) -> None:
        self.events.emit(DomainEventBlockJob(domain, path, _BACKUP, status))
        self.events.emit(DomainEventBlockJob2(domain, target, _BACKUP, status))

    def _job(self, domain: Domain, guest: Guest, definition: BackupDef, flags: int) -> BackupJob:
        async def keep(document: str) -> None:
            await self.state.keep(Record(BACKUP, key_of(domain.uuid), document))

        return BackupJob(
            guest,
            definition,
            reuse_external=bool(flags & _REUSE),
            preserves=bool(flags & _PRESERVE),
            tls=self.settings.backup_tls,
            is_known=lambda name: domain.checkpoints.get(name) is not None,
            on_disk_end=partial(self._disk_ended, domain),
            on_end=partial(self._ended, domain, guest),
            keep=keep,
        )

    async def _forget_backup(self, domain: Domain) -> None:
        try:
            await self.state.keep(Record(BACKUP, key_of(domain.uuid), None))
        except LibvirtError:
            log.exception("guest %s: the end of its backup is not kept", domain.name)

    def adopt_backup(self, domain: Domain, guest: Guest, document: str) -> None:
        """Give a guest a backup that an earlier server began; see `resume_backup`."""
        said = json.loads(document)
        flags = _REUSE * bool(said["reuse"]) | _PRESERVE * bool(said.get("preserves"))
        guest.backup = self._job(domain, guest, BackupJob.definition_of(document), flags)

    async def resume_backup(self, domain: Domain, guest: Guest, document: str) -> None:
        """Go on with a backup that an earlier server began, or end it."""
        job = guest.backup
        assert job is not None
        try:
            await job.resume(document)
        except (LibvirtError, LookupError, TypeError):
            log.exception("guest %s: its backup is lost", domain.name)
            guest.backup = None
            job.ended.set()
            await self._forget_backup(domain)
            return
        self.nursery.start_soon(job.follow)

    async def _ended(self, domain: Domain, guest: Guest, job: BackupJob, ended: Ended) -> None:
        await self._forget_backup(domain)
        if guest.backup is job:
            guest.backup = None
        self.completed[domain.uuid] = ended
        self.events.emit(DomainEventJobCompleted(domain, ended.params))
        if is_preserved(domain) and self.guests.get(domain.uuid) is guest:
            self.nursery.start_soon(end_preserved, guest)

    # -- asking ------------------------------------------------------------------------

    def domain_backup_get_xml_desc(self, dom: DomainIdentity, flags: int) -> str:
        check_flags(flags, 0, "qemuBackupGetXMLDesc")
        domain = self._domain(dom)
        guest = None if domain.id == -1 else self._guest(domain)
        if guest is None or guest.backup is None:
            raise report(
                ErrorNumber.VIR_ERR_NO_DOMAIN_BACKUP,
                ErrorDomain.VIR_FROM_QEMU,
                "no domain backup job present",
            )
        return format_backup(guest.backup.definition)

    async def domain_get_job_stats(
        self, dom: DomainIdentity, flags: int
    ) -> tuple[int, dict[str, Any]]:
        check_flags(flags, _COMPLETED | _KEEP, "qemuDomainGetJobStats")
        domain = self._domain(dom)
        if flags & _COMPLETED:
            ended = self.completed.get(domain.uuid)
            if not flags & _KEEP:
                self.completed.pop(domain.uuid, None)
            return (_NONE, {}) if ended is None else (ended.type, ended.params)
        guest = self._guest(domain)
        if guest.migration is not None:
            return _UNBOUNDED, await guest.migration.figures()
        if guest.dump is not None:
            return _UNBOUNDED, await guest.dump.figures()
        if guest.backup is None:
            return _NONE, {}
        return _UNBOUNDED, await guest.backup.figures()

    async def domain_get_job_info(self, dom: DomainIdentity) -> Sequence[int]:
        kind, params = await self.domain_get_job_stats(dom, 0)
        if "memory_total" in params:
            memory = [int(params[f"memory_{name}"]) for name in ("total", "processed", "remaining")]
            return (kind, int(params["time_elapsed"]), 0, *memory, *memory, 0, 0, 0)
        total, done, left = (
            int(params.get(f"disk_{name}", 0)) for name in ("total", "processed", "remaining")
        )
        sizes = (total, done, left)
        return (kind, int(params.get("time_elapsed", 0)), 0, *sizes, 0, 0, 0, *sizes)

    async def domain_abort_job(self, dom: DomainIdentity) -> None:
        await self.domain_abort_job_flags(dom, 0)

    async def domain_abort_job_flags(self, dom: DomainIdentity, flags: int) -> None:
        check_flags(flags, 1, "qemuDomainAbortJobFlags")  # VIR_DOMAIN_ABORT_JOB_POSTCOPY
        guest = self._guest(self._domain(dom))
        if guest.migration is not None:
            await self.whole(guest.migration.abort)
            return
        if guest.dump is not None:
            guest.dump.abort()
            return
        if guest.backup is None:
            raise not_valid("no job is active on the domain")
        job = guest.backup
        await self.whole(job.abort)
        with trio.move_on_after(_ABORT_SECONDS):  # who calls next wants to find it over
            await job.ended.wait()


def _images(nodes: Sequence[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Return what QEMU says about the image of each node."""
    with Answer("block nodes have"):
        return {node["node-name"]: dict(node["image"]) for node in nodes}
