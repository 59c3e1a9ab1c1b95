"""Backup of a guest: one job of its QEMU process for each disk, over one set of nodes.

Theory of operation. `BackupJob.begin` makes a store for each disk (a scratch image for
a pull, the target for a push), and begins all of QEMU's jobs in one transaction, with
the bitmaps of a checkpoint if one is made: all see the same instant. Only then are the
scratch images exported over NBD.

QEMU's jobs end one by one, which its events say (`on_event`). `follow`, a task of the
driver's, dismisses each and takes its nodes away; when the last one has ended, so has
the backup. A pull is ended by `abort`, and has succeeded then; a push that is aborted
has not. What a backup made and nobody can use is removed: scratch images always, the
targets of a push that did not succeed; images that were there before
(`reuse_external`) never.
"""

from __future__ import annotations

import contextlib
import json
import math
import time
from dataclasses import asdict, dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

import trio

from .....protocol._generated.enums import (
    DomainJobOperation,
    DomainJobType,
    ErrorDomain,
    ErrorNumber,
)
from .....protocol.errors import LibvirtError, report
from .....protocol.typedparams import Int, ULLong
from ....moments.backup_xml import BackupDef, BackupDisk, NbdServer
from ..disks.nodes import Layer
from ..named_files import in_guests_thread
from ..refusals import Answer, CommandRefused, internal_error
from . import bitmaps
from .qemu_jobs import QemuJobs, creation_of
from .store_files import Holder, StoreFile, check_socket

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from ....conf.domain.definition import DomainDef
    from ..disks.nodes import BlockDisk, Nodes
    from ..qmp.monitor import Monitor
    from ..qmp.protocol import Event, Reply
    from ..settings import TLS
    from .bitmaps import Bitmaps

__all__ = ["BackupJob", "Ended"]

_CANCELLED = "Operation canceled"
_TLS = "objlibvirt_backup_tls0"
_WITH_BACKING = ("qcow2", "qed")


class BackedUp(Holder, Protocol):
    """Guest as a backup sees it."""

    definition: DomainDef
    nodes: Nodes
    monitor: Monitor
    ended: trio.Event
    ends_for: tuple[int, int] | None


@dataclass(slots=True)
class _DiskJob:
    """QEMU's job for one disk.

    ``file`` is that of the ``store``. ``source_bitmap`` is a temporary bitmap on the
    disk's own node. ``nodes`` are to be removed, the last one first.
    """

    disk: BackupDisk
    block: BlockDisk
    layers: list[Layer]
    store: Layer
    file: StoreFile
    id: str
    size: int
    nodes: list[str] = field(default_factory=list)
    source_bitmap: str | None = None
    may_run: bool = False
    is_over: bool = False
    error: str | None = None
    processed: int = 0
    total: int = 0

    @property
    def creations(self) -> tuple[str, str]:
        """Names of QEMU's jobs that format the store."""
        return creation_of(self.store.storage), creation_of(self.store.node)


@dataclass(frozen=True, slots=True)
class Ended:
    """How a backup ended: its type as a job, and its figures."""

    type: int
    params: dict[str, Any]


class BackupJob:
    """Backup of a guest that runs, or one that is about to.

    ``is_known(name)`` tells whether the domain has a checkpoint of that name.
    ``on_end(job, ended)`` is called when it has ended, and nothing is left of it;
    ``on_disk_end(path, target, status)`` when QEMU's job for a disk has, before that.
    ``keep(document)`` makes durable what another server needs to go on with it
    (`resume`): before anything is made, and again once all is there.
    """

    def __init__(
        self,
        guest: BackedUp,
        definition: BackupDef,
        *,
        reuse_external: bool,
        preserves: bool,
        tls: TLS,
        is_known: Callable[[str], bool],
        on_disk_end: Callable[[str, str, int], None],
        on_end: Callable[[BackupJob, Ended], Awaitable[None]],
        keep: Callable[[str], Awaitable[None]],
    ) -> None:
        self.guest = guest
        self.definition = definition
        self._reuse = reuse_external
        self._tls = tls
        self.preserves = preserves
        """Whether a guest that shuts down is kept until the backup ends."""
        self._is_known = is_known
        self._on_disk_end = on_disk_end
        self._on_end = on_end
        self._keep = keep
        self._jobs: list[_DiskJob] = []
        self._has_server = False
        self._has_tls = False
        self._begun = time.monotonic()
        self._qemu = QemuJobs(guest)
        self._is_aborted = False
        self.ended = trio.Event()

    def has_disk(self, target: str) -> bool:
        """Return whether a disk takes part."""
        return any(job.disk.name == target for job in self._jobs)

    def store_nodes(self) -> set[str]:
        """Return the names of the nodes of its stores, some of which may be gone."""
        stores = [job.store for job in self._jobs]
        return {name for store in stores for name in (store.storage, store.node)}

    # -- beginning ---------------------------------------------------------------------

    async def begin(
        self,
        found: Bitmaps,
        about: dict[str, dict[str, Any]],
        checkpoint: Sequence[dict[str, Any]],
        on_transaction: Callable[[], Awaitable[None]],
        late: Callable[[Reply], None],
    ) -> None:
        """Begin the jobs, with the actions that make a ``checkpoint``.

        ``found`` are the guest's bitmaps, ``about`` is what QEMU says of the images of
        its nodes. ``on_transaction`` is called when the checkpoint is there. Raises
        libvirt's errors; then `undo` has to follow.
        """
        self._prepare(found, about)
        await in_guests_thread(self._look_at_files)
        await self._keep(self._document(whole=False))
        await in_guests_thread(partial(self._each_file, partial(StoreFile.make, guest=self.guest)))
        for job in self._jobs:
            await self._make_nodes(job, about)
        if self.definition.is_pull:
            await self._start_server()
        actions = [*checkpoint]
        for job in self._jobs:
            actions += self._actions(job, found)
        self._qemu.expect(*(job.id for job in self._jobs))
        for job in self._jobs:
            job.may_run = True
        await self._qemu.command("transaction", {"actions": actions}, late=late)
        await on_transaction()
        if self.definition.is_pull:
            for job in self._jobs:
                await self._export(job)
        await self._keep(self._document(whole=True))

    def _prepare(self, found: Bitmaps, about: dict[str, dict[str, Any]]) -> None:
        """Look at disks and bitmaps, before anything is changed."""
        for disk in self.definition.disks:
            if not disk.takes_part:
                continue
            block = self.guest.nodes.disks[disk.name]
            number = self.guest.nodes.next()
            layers: list[Layer] = []
            if disk.incremental is not None:
                if not self._is_known(disk.incremental):
                    raise _no_base(disk.incremental, disk.name)
                layers = bitmaps.valid_layers(block, disk.incremental, found)
            try:
                size = int(about[block.top.node]["virtual-size"])
            except (LookupError, TypeError, ValueError) as exc:
                raise internal_error(f"QEMU does not say how large '{disk.name}' is") from exc
            assert disk.store is not None
            assert disk.format is not None
            store = Layer(number, disk.store, disk.format, disk.type == "block")
            name = f"backup-{disk.name}-{block.top.node}"
            file = StoreFile(store.path, disk.name, is_block=store.is_block)
            self._jobs.append(_DiskJob(disk, block, layers, store, file, name, size))
        numbers = {job.disk.name: job.store.number for job in self._jobs}
        disks = [replace(d, index=numbers.get(d.name)) for d in self.definition.disks]
        self.definition = replace(self.definition, disks=tuple(disks))

    def _look_at_files(self) -> None:
        """Look at the files of the stores, and at the socket; in a thread."""
        server, inspector = self.definition.server, self.guest.inspector
        if server is not None and server.socket is not None:
            check_socket(server.socket, inspector)
        for job in self._jobs:
            job.file.look(inspector, reuse=self._reuse)

    def _each_file(self, work: Callable[[StoreFile], None]) -> None:
        """Do something with the file of each store; in a thread."""
        for job in self._jobs:
            work(job.file)

    async def _make_nodes(self, job: _DiskJob, about: dict[str, dict[str, Any]]) -> None:
        store, is_pull = job.store, self.definition.is_pull
        if not self._reuse and not store.is_block and store.format == "raw":
            file = {"driver": "file", "filename": store.path, "size": job.size}
            await self._qemu.create(store.storage, file)
        await self._qemu.command("blockdev-add", store.storage_arguments())
        job.nodes.append(store.storage)
        has_backing = store.format in _WITH_BACKING and (
            is_pull or job.disk.incremental is not None
        )
        if not self._reuse and store.format != "raw":
            options: dict[str, Any] = {"driver": store.format, "file": store.storage}
            options["size"] = job.size
            cluster = about[job.block.top.node].get("cluster-size")
            if store.format == "qcow2" and cluster is not None:
                options["cluster-size"] = cluster
            if has_backing:
                options["backing-file"] = job.block.top.path
                options["backing-fmt"] = job.block.top.format
            await self._qemu.create(store.node, options)
        backing = job.block.top.node if has_backing else None
        await self._qemu.command(
            "blockdev-add", store.format_arguments(read_only=False, backing=backing)
        )
        job.nodes.append(store.node)

    async def _start_server(self) -> None:
        server = self.definition.server
        assert server is not None
        arguments: dict[str, Any] = {}
        if server.tls:
            credentials: dict[str, Any] = {
                "qom-type": "tls-creds-x509",
                "id": _TLS,
                "dir": self._tls.folder,
            }
            credentials |= {"endpoint": "server", "verify-peer": self._tls.verifies}
            await self._qemu.command("object-add", credentials)
            self._has_tls = True
            arguments["tls-creds"] = _TLS
        if server.transport == "unix":
            address = {"type": "unix", "data": {"path": server.socket}}
        else:
            data = {"host": server.name, "port": str(server.port)}
            address = {"type": "inet", "data": data}
        await self._qemu.command("nbd-server-start", {"addr": address} | arguments)
        self._has_server = True

    def _actions(self, job: _DiskJob, found: Bitmaps) -> list[dict[str, Any]]:
        """Return the actions that begin the job of one disk."""
        data: dict[str, Any] = {
            "device": job.block.top.node,
            "job-id": job.id,
            "target": job.store.node,
            "sync": "none" if self.definition.is_pull else "full",
            "auto-finalize": True,
            "auto-dismiss": False,
        }
        actions = []
        if job.disk.incremental is not None:
            name = job.disk.export_bitmap or f"backup-{job.disk.name}"
            node = job.store.node if self.definition.is_pull else job.block.top.node
            granularity = found[job.layers[0].node][job.disk.incremental].granularity
            actions.append(bitmaps.add(node, name, granularity))
            actions.append(bitmaps.merge(node, name, job.layers, job.disk.incremental))
            if not self.definition.is_pull:
                job.source_bitmap = name
                data |= {"sync": "incremental", "bitmap": name}
        actions.append({"type": "blockdev-backup", "data": data})
        return actions

    async def _export(self, job: _DiskJob) -> None:
        arguments: dict[str, Any] = {
            "type": "nbd",
            "id": f"libvirt-nbd-{job.store.node}",
            "node-name": job.store.node,
            "writable": False,
            "name": job.disk.export_name,
        }
        if job.disk.export_bitmap is not None:
            arguments["bitmaps"] = [job.disk.export_bitmap]
        await self._qemu.command("block-export-add", arguments)

    # -- while it runs -----------------------------------------------------------------

    def on_event(self, event: Event) -> None:
        """Note what an event says of QEMU's jobs."""
        self._qemu.on_event(event)

    def guest_ended(self) -> None:
        """Note that the process has ended, and its jobs and nodes with it."""
        self._qemu.guest_ended()

    @property
    def is_guest_gone(self) -> bool:
        """Whether the process has ended, and its jobs and nodes with it."""
        return self._qemu.is_guest_gone

    async def figures(self) -> dict[str, Any]:
        """Return the figures of the job that runs, as typed parameters."""
        said = await self._qemu.command("query-jobs")
        with Answer("jobs have"):
            for job in self._jobs:
                for each in said:
                    if each["id"] == job.id:
                        job.processed = int(each["current-progress"])
                        job.total = int(each["total-progress"])
        return self._figures()

    def _figures(self) -> dict[str, Any]:
        elapsed = int((time.monotonic() - self._begun) * 1000)
        found: dict[str, Any] = {
            "operation": Int(DomainJobOperation.VIR_DOMAIN_JOB_OPERATION_BACKUP),
            "time_elapsed": ULLong(elapsed),
        }
        processed = sum(job.processed for job in self._jobs)
        total = sum(job.total for job in self._jobs)
        if not total:
            return found
        if self.definition.is_pull:
            found |= {"disk_temp_used": ULLong(processed), "disk_temp_total": ULLong(total)}
        else:
            found |= {
                "disk_total": ULLong(total),
                "disk_processed": ULLong(processed),
                "disk_remaining": ULLong(max(0, total - processed)),
            }
        return found

    async def abort(self) -> None:
        """Cancel all that still runs; `follow` does the rest. Safe to call twice.

        A backup that is just beginning has nothing to cancel, and can be aborted later.
        Raises VIR_ERR_OPERATION_TIMEOUT for a QEMU that does not answer, and can be
        called again then.
        """
        self._is_aborted = True
        try:
            for job in self._jobs:
                if not job.is_over:
                    with contextlib.suppress(CommandRefused):  # it has just concluded
                        arguments = {"device": job.id, "force": True}
                        await self._qemu.command("block-job-cancel", arguments)
        except LibvirtError:
            self._is_aborted = False
            raise

    async def _cancel_all(self) -> None:
        """Cancel all that still runs, however long it takes."""
        self._is_aborted = True
        for job in self._jobs:
            if not job.is_over:
                await self._qemu.quietly("block-job-cancel", {"device": job.id, "force": True})

    # -- its end -----------------------------------------------------------------------

    async def follow(self) -> None:
        """Dismiss QEMU's jobs as they conclude; when all have, end the backup."""
        while not all(job.is_over for job in self._jobs) and not self.is_guest_gone:
            for job in self._jobs:
                if self._qemu.take_concluded(job.id):
                    await self._finish(job)
                    break
            else:
                await self._qemu.change()
        await self._end()

    async def _finish(self, job: _DiskJob) -> None:
        """Take away what one of QEMU's jobs leaves, after it has concluded."""
        try:
            said = await self._qemu.find(job.id, math.inf)
            if said is None:
                job.error = "the job is lost"
            else:
                job.error = None if "error" not in said else str(said["error"])
                job.processed = int(said["current-progress"])
                job.total = int(said["total-progress"])
        except (LookupError, TypeError, ValueError) as exc:
            job.error = f"QEMU's jobs have another form: {exc!r}"
        except LibvirtError as exc:
            if self.guest.monitor.failure is not None:
                return  # and so does the guest, which ends the backup
            job.error = str(exc)
        await self._qemu.quietly("job-dismiss", {"id": job.id})
        job.is_over = True
        await self._stop_server()
        await self._remove_nodes(job)
        cancelled = job.error == _CANCELLED
        status = 0 if job.error is None else 2 if cancelled else 1
        self._on_disk_end(job.block.top.path, job.disk.name, status)
        if job.error is not None and not self._is_aborted:
            await self._cancel_all()  # one that fails takes the others along

    async def _stop_server(self) -> None:
        if self._has_server:
            self._has_server = False
            await self._qemu.quietly("nbd-server-stop")
        if self._has_tls:
            self._has_tls = False
            await self._qemu.quietly("object-del", {"id": _TLS})

    async def _remove_nodes(self, job: _DiskJob) -> None:
        while job.nodes:
            await self._qemu.quietly("blockdev-del", {"node-name": job.nodes.pop()})
        if job.source_bitmap is not None:
            arguments = {"node": job.block.top.node, "name": job.source_bitmap}
            await self._qemu.quietly("block-dirty-bitmap-remove", arguments)
            job.source_bitmap = None

    async def _end(self) -> None:
        errors = [job.error for job in self._jobs if job.error is not None]
        failed = [error for error in errors if error != _CANCELLED]
        figures = self._figures()
        # a monitor that ended may have taken commands along that close images
        is_gone = self.is_guest_gone or self.guest.monitor.ended.is_set()
        if is_gone:
            is_good, kind = False, DomainJobType.VIR_DOMAIN_JOB_CANCELLED
            figures = {name: figures[name] for name in ("operation", "time_elapsed")}
        elif failed:
            is_good, kind = False, DomainJobType.VIR_DOMAIN_JOB_FAILED
        elif errors and not self.definition.is_pull:
            is_good, kind = False, DomainJobType.VIR_DOMAIN_JOB_CANCELLED
        else:
            is_good, kind = True, DomainJobType.VIR_DOMAIN_JOB_COMPLETED
        is_kept = is_good and not self.definition.is_pull
        settle = partial(StoreFile.settle, guest=self.guest, keep=is_kept)
        await in_guests_thread(partial(self._each_file, settle))
        figures["success"] = is_good
        if errors and not is_gone:
            figures["errmsg"] = (failed or errors)[0]
        await self._on_end(self, Ended(int(kind), figures))
        self.ended.set()

    async def undo(self) -> None:
        """Take away what a backup that could not begin has made, but no checkpoint.

        This takes as long as QEMU does: what it does not take away now is there when it
        answers again.
        """
        for job in self._jobs:
            if job.may_run:
                await self._qemu.cancel(job.id)
        await self._stop_server()
        for job in self._jobs:
            await self._remove_nodes(job)
        settle = partial(StoreFile.settle, guest=self.guest, keep=False)
        await in_guests_thread(partial(self._each_file, settle))

    # -- another server's backup -------------------------------------------------------

    def _document(self, *, whole: bool) -> str:
        """Write what `resume` reads."""
        return json.dumps(
            {
                "whole": whole,
                "definition": asdict(self.definition),
                "reuse": self._reuse,
                "preserves": self.preserves,
                "stores": {job.disk.name: job.store.written() for job in self._jobs},
                "sizes": {job.disk.name: job.size for job in self._jobs},
                "owners": {
                    j.disk.name: j.file.owner for j in self._jobs if j.file.owner is not None
                },
            }
        )

    @staticmethod
    def definition_of(document: str) -> BackupDef:
        """Read the definition of a backup that an earlier server began."""
        said = json.loads(document)["definition"]
        server = said["server"]
        return BackupDef(
            said["mode"],
            said["incremental"],
            None if server is None else NbdServer(**server),
            tuple(BackupDisk(**disk) for disk in said["disks"]),
        )

    async def resume(self, document: str) -> None:
        """Go on with a backup that an earlier server began, or end it.

        It is ended if that server did not come to its end with it, or the guest is
        gone: its client was not told of it, or has lost it.
        """
        said = json.loads(document)
        for disk in self.definition.disks:
            if disk.takes_part:
                self._adopt(disk, said)
        adopt = partial(StoreFile.adopt, guest=self.guest)
        await in_guests_thread(partial(self._each_file, adopt))
        if self.guest.ended.is_set():
            self.guest_ended()
            return
        self._has_server = self.definition.is_pull
        self._has_tls = self.definition.server is not None and self.definition.server.tls is True
        try:
            listed = await self.guest.monitor.command("query-jobs", seconds=math.inf)
        except LibvirtError:
            self.guest_ended()  # or its monitor has, which ends it
            return
        present = {str(job["id"]): job for job in listed}
        for job in self._jobs:
            for creation in job.creations:
                if creation in present:
                    with contextlib.suppress(LibvirtError):  # which the end will meet, too
                        await self._qemu.created(creation)
                    await self._qemu.quietly("job-dismiss", {"id": creation})
            if (found := present.get(job.id)) is None:
                job.error = "the job is lost"
                job.is_over = True
            elif found["status"] == "concluded":
                self._qemu.conclude(job.id)
        lost = [job for job in self._jobs if job.is_over]
        if not said["whole"] or lost:
            await self._cancel_all()
        if lost:
            await self._stop_server()  # what is exported cannot be removed
        for job in lost:
            await self._remove_nodes(job)

    def _adopt(self, disk: BackupDisk, said: dict[str, Any]) -> None:
        store = Layer.read(said["stores"][disk.name])
        block = self.guest.nodes.disks[disk.name]
        file = StoreFile(store.path, disk.name, is_block=store.is_block)
        file.is_made = not said["reuse"] and not store.is_block
        if (owner := said.get("owners", {}).get(disk.name)) is not None:
            file.owner = tuple(owner)
        name = f"backup-{disk.name}-{block.top.node}"
        job = _DiskJob(disk, block, [], store, file, name, said["sizes"][disk.name])
        job.nodes = [store.storage, store.node]
        self._qemu.expect(job.id, *job.creations)
        if disk.incremental is not None and not self.definition.is_pull:
            job.source_bitmap = f"backup-{disk.name}"
        self._jobs.append(job)


def _no_base(name: str, target: str) -> LibvirtError:
    detail = f"Checkpoint '{name}' for incremental backup of disk '{target}' not found"
    return report(ErrorNumber.VIR_ERR_NO_DOMAIN_CHECKPOINT, ErrorDomain.VIR_FROM_QEMU, detail)
