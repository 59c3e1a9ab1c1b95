"""One run of a domain: its process, its monitor, and what only a run has.

Theory of operation. `Guest.start` makes the run, or leaves nothing. Everything that
takes long is off the loop. A task of the driver's, `Guest.watch`, then waits for the
end of the process or of the monitor, whichever comes first, and cleans up. Events of
QEMU change the guest in place, in the order in which they come.

Calls that change the guest take turns (`Guest.turn`), as libvirt's jobs do; those that
only ask QEMU something do not wait for them.
"""

from __future__ import annotations

import contextlib
import logging
import math
import os
import shutil
import socket
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import trio

from .....protocol._generated.enums import DomainJobOperation, ErrorDomain
from .....protocol.errors import LibvirtError
from ....conf import xml
from ....offload import run
from ..agent.channel import GuestAgent
from ..commandline.namespace import environment
from ..commandline.whole import Given, arguments
from ..devices.channels import AGENT, socket_paths
from ..disks import preparing
from ..disks.images import Inspector
from ..disks.nodes import BlockDisk, Layer, Nodes
from ..named_files import in_guests_thread
from ..processes.process import SEARCH_PATH, Process, Program, start
from ..processes.strays import note_owners
from ..qmp.monitor import Monitor, connect
from ..refusals import internal_error, not_valid, system_error, timed_out
from ..resources import disk_limits, threads
from ..resources.vcpulists import number_at_start
from ..saves.migration import Migration
from ..starting.atstart import pin_at_start, set_at_start
from ..starting.deciding import decide, decided, decided_again, release_ports
from ..starting.firmware import make_nvram
from ..starting.hostparts import HostParts, files_to_give
from ..state import Run, boot_id
from ..unix_sockets import reachable
from . import answers

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterable, Iterator

    from ....conf.domain.definition import DomainDef
    from ....streams import Stream
    from ..devices.canvas import Canvas
    from ..devices.plug import Unplug
    from ..disks.images import FileKey
    from ..disks.owners import Owner, Owners
    from ..moments.backup_job import BackupJob
    from ..processes.process import Identity
    from ..qmp.protocol import Event
    from ..saves.files import Source
    from ..saves.memory_dump import MemoryDump
    from ..settings import Settings

__all__ = ["Guest", "environment_of"]

log = logging.getLogger("virtrio.server")

TURN_SECONDS = 30.0
_MOST_LOG = 4096
_MOST_LOG_NAME = 200  # bytes
_CLEAN_SECONDS = 30.0  # for files on disks that do not answer
_END_SECONDS = 2.0  # for a process whose monitor has ended


class Guest:
    """Run of a domain under an id.

    ``definition`` is the live one, whose devices have aliases, ``stored`` the same
    without what only a running guest has. ``nodes`` are its disks
    as QEMU knows them.
    """

    monitor: Monitor

    def __init__(
        self,
        definition: DomainDef,
        stored: DomainDef,
        domain_id: int,
        settings: Settings,
        owners: Owners,
    ) -> None:
        self.definition = definition
        self.stored = stored
        self.id = domain_id
        self.nodes = Nodes()
        self.backup: BackupJob | None = None
        self.ptys: dict[str, str] = {}
        """Paths of terminals by the aliases of their devices."""
        self.memory_bases: dict[str, int] = {}
        """Addresses of memory modules in the guest, by their aliases."""
        self.resumes_for = 0
        """Reason of the state once QEMU runs the guest; 0: QEMU does it of itself."""
        self.stops_for = 0
        """Reason of the state once QEMU stops the guest; 0: QEMU does it of itself."""
        self.boots_again = False
        """Whether the guest is to boot anew when it shuts down."""
        self.is_over = False
        """Whether the guest has shut down, to boot anew."""
        self.ends_for: tuple[int, int] | None = None
        """Reason of the state and detail of the event at the end, if they are known."""
        self.ends_silently = False
        """Whether its end is told by the call that ends it, and not by QEMU."""
        self.resets_nvram = False
        """Whether the firmware's variables begin anew."""
        self.ends_with_client = False
        """Whether the guest ends with the connection that started it."""
        self.dump: MemoryDump | None = None
        """Dump of the guest's memory that is under way."""
        self.migration: Migration | None = None
        """What sends or reads the guest's state just now."""
        self.dropped: list[tuple[str, str, int]] = []
        """Disks whose images were missing at the start: path, alias, reason."""
        self.unplugs: dict[str, Unplug] = {}
        """Devices that QEMU was asked to take away, by their aliases."""
        self.stray_nodes: list[str] = []
        """Block nodes of devices that an earlier server did not note."""
        self.clock_base: int | None = None
        """Adjustment of the clock at the start, once the guest has set its clock."""
        self.ended = trio.Event()
        """Set when the guest has ended, and nothing is left."""
        self.process: Process | None = None
        self._settings = settings
        self._owners = owners
        self._user = definition.uuid
        self._parts = HostParts()
        self._turn = trio.Lock()
        self._holder = ""
        short = definition.name.replace("/", "_")[:20]
        self.folder = settings.places.run / f"domain-{domain_id}-{short}"
        beginning = os.fsencode(definition.name)[:_MOST_LOG_NAME].decode(errors="ignore")
        self.log = settings.places.logs / f"{beginning}.log"
        self.canvas: Canvas | None = None
        self._vcpu_threads: dict[int, int] | None = None
        self.streams: dict[str, Stream] = {}
        """Streams of clients, by the paths of terminals and sockets that they have."""
        self.open_channels: set[str] = set()
        """Aliases of channels that the guest had open when QEMU was asked first."""
        self._find_channels()

    def _find_channels(self) -> None:
        self.channels = socket_paths(self.definition, self.folder)
        self.agent: GuestAgent | None = None
        for channel in self._agent_channels():
            path = self.channels.get(channel.get("alias", "name") or "")
            if path is not None:
                self.agent = GuestAgent(path)

    def _agent_channels(self) -> Iterator[xml.Element]:
        for channel in self.definition.devices("channel"):
            is_agents = channel.get("target", "name") == AGENT
            if is_agents and channel.get("target", "type") == "virtio":
                yield channel

    @property
    def settings(self) -> Settings:
        """Settings of this guest."""
        return self._settings

    @property
    def identity(self) -> Identity | None:
        """User that QEMU runs as, None for the server's."""
        return self._settings.identity

    # -- a run that another server may find --------------------------------------------

    def run_record(self) -> Run:
        """Return what another server needs to find this run."""
        process = self.process
        assert process is not None
        return Run(
            id=self.id,
            boot=boot_id(),
            pid=process.pid,
            started=process.started or 0,
            folder=str(self.folder),
            stored=self.stored.format(xml.SECURE | xml.INACTIVE),
            last_node=self.nodes.last,
            layers={},
            disks=[disk.written() for disk in self.nodes.disks.values()],
            ptys=self.ptys,
            decided=decided(self.definition),
            owners=self._owners.of(self._user),
            ends_with_client=self.ends_with_client,
        )

    def recall(self, run: Run) -> None:
        """Know what a run's record says, before `find`.

        Raises one of `UNREADABLE` if it says what another version wrote.
        """
        self.folder = Path(run.folder)
        self._find_channels()
        self.nodes.last = run.last_node
        for block in map(BlockDisk.read, run.disks):
            self.nodes.disks[block.target] = block
        disks = {disk.target: disk for disk in self.definition.disks}
        for target, layers in run.layers.items():  # as the first version kept them
            disk = disks[target]
            device = disk.element.get("alias", "name") or ""
            found = [Layer.read(list(layer)) for layer in layers]
            self.nodes.disks[target] = BlockDisk(target, found, device, disk.is_readonly)
        decided_again(self.definition, run.decided, self.folder)
        self.ptys = run.ptys

    async def find(
        self, run: Run, nursery: trio.Nursery, on_event: Callable[[Event], None]
    ) -> bool:
        """Begin to talk to a process that another server started.

        It may take its time to answer. Return False if it has ended, or nobody can talk
        to it; then it is ended, and nothing is left.
        """
        if run.boot == boot_id():
            self.process = Process.find(run.pid, run.started)
        if self.process is None:
            await self.clean_up()
            return False
        try:
            sock = await connect(str(self.folder / "monitor.sock"))
        except LibvirtError as exc:
            log.warning("guest %s: %s; it is ended", self.definition.name, exc)
            await self.clean_up()
            return False
        hear = partial(self._hear, on_event=on_event)
        self.monitor = Monitor(sock, hear, name=self.definition.name)
        nursery.start_soon(self._converse)
        return True

    async def _converse(self) -> None:
        """Hold the conversation with a process that may be slow to greet."""
        with contextlib.suppress(LibvirtError):  # `watch` sees its end
            await self.monitor.run(seconds=math.inf)

    async def status(self) -> str:
        """Return QEMU's state, however long it takes to answer.

        Raises libvirt's errors if the conversation ends, or QEMU says nonsense.
        """
        status = await answers.ask_status(self.monitor)
        await self._ask_channels()
        if answers.has_balloon(self.definition):
            self.definition.set_memory(current=await answers.ask_balloon(self.monitor))
        return status

    async def _ask_channels(self) -> None:
        """Note which channels the guest has open, and connect to its agent."""
        self.open_channels = answers.channels(await self.monitor.command("query-chardev"))
        if self.agent is not None and self._has_open_agent():
            self.agent.opened()

    def _has_open_agent(self) -> bool:
        return any(
            channel.get("alias", "name") in self.open_channels for channel in self._agent_channels()
        )

    # -- starting ----------------------------------------------------------------------

    async def start(
        self,
        emulator: str,
        nursery: trio.Nursery,
        on_event: Callable[[Event], None],
        saved: Source | None = None,
    ) -> None:
        """Start the process, paused, and talk to it; with the state that was ``saved``.

        Raises libvirt's errors for images that cannot be used, and for what QEMU
        refuses; nothing is left then.
        """
        try:
            await in_guests_thread(self._prepare)
            await self._launch(emulator, nursery, on_event, waits=saved is not None)
            await self._ask()
            number_at_start(self.definition)
            await pin_at_start(self)
            if saved is not None:
                await self._restore(saved)
        except BaseException as exc:
            with trio.CancelScope(shield=True):
                await self.clean_up()
            if isinstance(exc, OSError):  # above all where there are no descriptors left
                raise system_error(f"cannot start guest '{self.definition.name}'", exc) from exc
            raise
        finally:
            release_ports(self.folder)

    def _prepare(self) -> None:
        """Look at images, give them to QEMU, and make folders; in a thread."""
        prepared = preparing.prepare(self.definition, self.nodes, self.inspector)
        self.dropped = prepared.dropped
        files = [*prepared.files, *files_to_give(self.definition, self.inspector)]
        try:
            self._make_folder()
            if self.identity is not None and self._settings.gives_images:
                note_owners(self.folder, self._owners.before(files))
        except OSError as exc:
            raise system_error(f"cannot make the folder {self.folder}", exc) from exc
        decide(self.definition, self._settings, self.folder)
        self.give(files)
        make_nvram(self.definition.tree, self._settings, reset=self.resets_nvram)
        self._parts.open(self.definition, self._settings.places)

    def _make_folder(self) -> None:
        """Make the folder of the run, and one for files that QEMU makes."""
        identity = self._settings.identity
        self._settings.places.make(identity)
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(mode=0o700)
        own = self._settings.places.of_guest(self.folder)
        shutil.rmtree(own, ignore_errors=True)
        own.mkdir(mode=0o700)
        if identity is not None:
            os.chown(own, identity.uid, identity.gid)

    @property
    def inspector(self) -> Inspector:
        return Inspector(self.identity, self._settings.places.protected)

    def give(self, files: Iterable[tuple[str, FileKey]]) -> None:
        """Give files to QEMU's user; in a thread."""
        if self._settings.gives_images:
            self._owners.give(self._user, files, self.identity)

    def take_back(self, keys: Iterable[FileKey]) -> None:
        """Give back files that the guest no longer uses; in a thread."""
        for path in self._owners.take_back(self._user, keys):
            log.warning("the owner of %s cannot be restored", path)

    def adopt(self, owners: Iterable[Owner]) -> None:
        """Note files that an earlier server gave to QEMU; in a thread."""
        self._owners.adopt(self._user, owners)

    async def _launch(
        self,
        emulator: str,
        nursery: trio.Nursery,
        on_event: Callable[[Event], None],
        *,
        waits: bool,
    ) -> None:
        path = str(self.folder / "monitor.sock")
        listening = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM | socket.SOCK_CLOEXEC)
        try:
            opened = os.open(self.log, os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_NOFOLLOW, 0o600)
        except OSError as exc:
            listening.close()
            raise system_error(f"cannot open the log {self.log}", exc) from exc
        try:
            with listening:
                try:
                    with reachable(path) as where:
                        listening.bind(where)
                except OSError as exc:
                    raise system_error(f"cannot make the socket {path}", exc) from exc
                listening.listen(1)
                fds = self._parts.fds
                own = self._settings.places.of_guest(self.folder)
                given = Given(
                    listening.fileno(),
                    self.nodes,
                    fds,
                    str(own),
                    self._settings.has_sandbox,
                )
                words = await run(partial(arguments, self.definition, given))
                program = Program(
                    emulator,
                    [*words, *(_WAITS if waits else ())],
                    environment_of(self.definition, own),
                    self._settings.identity,
                    (listening.fileno(), *fds.values()),
                    self._settings.limits,
                )
                with contextlib.suppress(OSError):  # a guest can do without a log
                    line = " ".join([emulator, *program.arguments]) + "\n"
                    os.write(opened, line.encode(*_TEXT))
                begun = os.fstat(opened).st_size
                self.process = await start(program, opened)
                self._parts.close()
            try:
                sock = await connect(path)
                self.monitor = Monitor(
                    sock, partial(self._hear, on_event=on_event), name=self.definition.name
                )
                await nursery.start(self.monitor.run)
            except LibvirtError as exc:
                raise self._told(opened, begun, exc) from exc
        finally:
            os.close(opened)

    async def _restore(self, saved: Source) -> None:
        """Give QEMU the state of a saved guest."""
        operation = int(DomainJobOperation.VIR_DOMAIN_JOB_OPERATION_RESTORE)
        begun = self.log.stat().st_size
        self.migration = Migration(self, operation)
        try:
            await self.migration.receive(saved.fd)
        except LibvirtError as exc:
            with trio.move_on_after(_END_SECONDS):
                await self.monitor.ended.wait()
            opened = os.open(self.log, os.O_RDONLY | os.O_NOFOLLOW)
            try:
                raise self._told(opened, begun, exc) from exc
            finally:
                os.close(opened)
        finally:
            self.migration = None

    def _hear(self, event: Event, on_event: Callable[[Event], None]) -> None:
        if self.migration is not None:
            self.migration.on_event(event)
        if self.dump is not None:
            self.dump.on_event(event)
        on_event(event)

    def _told(self, opened: int, begun: int, failure: LibvirtError) -> LibvirtError:
        """Return the error of a QEMU that ended at its start, with what it logged."""
        said = os.pread(opened, _MOST_LOG, begun).decode("utf-8", "replace").replace("\0", "")
        lines = [line for line in said.splitlines() if "char device redirected to" not in line]
        if not lines:
            return failure
        text = "\n".join(lines)
        return internal_error(f"qemu unexpectedly closed the monitor: {text}")

    async def _ask(self) -> None:
        """Ask QEMU for what it decided, and set what the command line cannot."""
        chardevs = await self.monitor.command("query-chardev")
        await set_at_start(self.definition, self.monitor)
        for disk in self.definition.disks:
            if disk_limits.limits_of(disk.element) and self.nodes.disks[disk.target].layers:
                block = self.nodes.disks[disk.target]
                await self.monitor.command(*disk_limits.throttle(block, disk.element))
        if answers.has_balloon(self.definition):
            value = self.definition.memory.current * 1024
            await self.monitor.command("balloon", {"value": value})
            self.definition.set_memory(current=await answers.ask_balloon(self.monitor))
        if self.definition.devices("memory"):
            self.memory_bases = await answers.ask_modules(self.monitor)
        self.ptys = answers.terminals(chardevs)
        self.open_channels = answers.channels(chardevs)

    # -- while it runs -----------------------------------------------------------------

    @contextlib.asynccontextmanager
    async def turn(self, call: str) -> AsyncIterator[None]:
        """Wait for the turn of a call that changes the guest.

        Raises VIR_ERR_OPERATION_TIMEOUT if it does not come in time, and
        VIR_ERR_OPERATION_INVALID if the guest has ended meanwhile.
        """
        with trio.move_on_after(TURN_SECONDS) as scope:
            await self._turn.acquire()
        if scope.cancelled_caught:
            raise timed_out(f"cannot acquire state change lock (held by monitor={self._holder})")
        self._holder = call
        try:
            if self.ended.is_set():
                raise not_valid("domain is not running", ErrorDomain.VIR_FROM_DOMAIN)
            yield
        finally:
            self._turn.release()

    @property
    def is_busy(self) -> bool:
        """Whether a call changes the guest, or QEMU executes a command."""
        return self._turn.locked() or self.monitor.is_busy

    async def vcpu_threads(self) -> dict[int, int]:
        """Return the threads of the virtual CPUs, by the CPUs' numbers."""
        if self._vcpu_threads is None:
            found = await threads.vcpus(self)
            self._vcpu_threads = {thread.number: thread.tid for thread in found}
        return self._vcpu_threads

    def forget_vcpu_threads(self) -> None:
        """Have QEMU asked again, because there are other virtual CPUs."""
        self._vcpu_threads = None

    async def block_nodes(self) -> list[dict[str, Any]]:
        """Return what QEMU says about its block nodes."""
        found: list[dict[str, Any]] = await self.monitor.command(
            "query-named-block-nodes", {"flat": True}
        )
        return found

    # -- its end -----------------------------------------------------------------------

    async def watch(self) -> None:
        """Wait for the end of the guest, and clean up. Cancelled, it lets it go on."""
        process = self.process
        assert process is not None
        async with trio.open_nursery() as nursery:
            nursery.start_soon(self._wait_process, process, nursery.cancel_scope)
            await self.monitor.ended.wait()
            with trio.move_on_after(_END_SECONDS):
                await process.wait()
            nursery.cancel_scope.cancel()
        await trio.lowlevel.checkpoint_if_cancelled()  # the monitor ends with the server
        with trio.CancelScope(shield=True):
            await self.clean_up()

    async def _wait_process(self, process: Process, scope: trio.CancelScope) -> None:
        await process.wait()
        # what it said last is still to be read
        with trio.move_on_after(_END_SECONDS):
            await self.monitor.ended.wait()
        scope.cancel()

    async def end(self) -> None:
        """End the process of a guest that is over; a failure is in the log."""
        if self.process is not None:
            try:
                await self.process.end()
            except LibvirtError as exc:
                log.error("guest %s: %s", self.definition.name, exc)

    async def clean_up(self) -> None:
        """End what is left of the run: process, monitor, files. Safe to call twice."""
        self._parts.close()
        if self.migration is not None:
            self.migration.on_abort()
        if self.dump is not None:
            self.dump.give_up()
        if self.agent is not None:
            self.agent.closed()
        if self.canvas is not None:
            self.canvas.close()
            self.canvas = None
        if self.process is not None:
            if hasattr(self, "monitor"):
                self.monitor.close()
            await self.process.end()
            self.process.close()
            self.process = None
        with trio.move_on_after(_CLEAN_SECONDS) as scope:  # a caller may be shielded
            await in_guests_thread(self._clean_files)
        if scope.cancelled_caught:
            log.warning("guest %s: its files take too long to clean up", self.definition.name)

    def _clean_files(self) -> None:
        for path in self._owners.take_all_back(self._user):
            log.warning("the owner of %s cannot be restored", path)
        places = self._settings.places
        own = places.of_guest(self.folder)
        shutil.rmtree(own, ignore_errors=True)
        shutil.rmtree(self.folder, ignore_errors=True)
        if own.parent == self.folder and places.guests is not None:  # an earlier server's
            try:
                places.make(self.identity)
            except OSError as exc:
                log.warning("folders of the server stay open to QEMU's group: %s", exc)


_WAITS = ("-incoming", "defer")
_TEXT = ("utf-8", "surrogateescape")


def environment_of(definition: DomainDef, folder: Path) -> dict[str, str]:
    """Return the whole environment of a guest whose files are in a folder."""
    return {
        "LC_ALL": "C",
        "PATH": SEARCH_PATH,
        "HOME": str(folder),
        "XDG_DATA_HOME": f"{folder}/.local/share",
        "XDG_CACHE_HOME": f"{folder}/.cache",
        "XDG_CONFIG_HOME": f"{folder}/.config",
        **environment(definition.tree),
    }
