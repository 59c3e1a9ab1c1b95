"""The `test` hypervisor, in memory, with the rules of libvirt's test driver."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any, TypeAlias
from weakref import WeakValueDictionary

import trio

from ....protocol._generated.enums import DomainRunningReason, ErrorDomain, ErrorNumber
from ....protocol.errors import LibvirtError, report
from ....protocol.event_messages import Family
from ... import offload
from ..._generated.driver import Driver
from ...conf import pause, xml
from ...conf.domain.read import parse_domain
from ...conf.interface.read import parse_interface
from ...conf.network.read import parse_network
from ...conf.nodedev.read import parse_node_device_element
from ...conf.storage.pool import parse_pool
from ...events import EventHub
from ...file_threads import FileThreads
from ...objects.checkpoints import CheckpointEntryPoints
from ...objects.domains import DomainList
from ...objects.interfaces import InterfaceList
from ...objects.networks import NetworkList
from ...objects.node_devices import NodeDeviceList
from ...objects.pools import PoolList
from .beneath import Beneath
from .devices import DeviceEntryPoints
from .domain_capabilities import DomainCapabilitiesEntryPoints
from .domains import PARSER, DomainEntryPoints
from .files import ANYWHERE, FileReader
from .guest import GuestEntryPoints
from .images import MOST_IMAGE_BYTES, MOST_IMAGES, FileImages, MemoryImages
from .interfaces import InterfaceEntryPoints
from .iothreads import IOThreadEntryPoints
from .messages import MessageEntryPoints
from .network_metadata import NetworkMetadataEntryPoints
from .networks import NetworkEntryPoints
from .node import DEFAULT_CELLS, DEFAULT_NODE, Cell, NodeEntryPoints, resource
from .node_devices import NodeDeviceEntryPoints
from .nodefile import (
    NodeError,
    NodeFile,
    NodeStamps,
    check_auth,
    is_unchanged,
    node_info,
    read_at_once,
    read_files,
    stamps_of,
    unreadable,
)
from .nodekinds import NODE_KINDS, add_interface, add_network, add_pool
from .saving import SavingEntryPoints
from .screenshot import ScreenshotEntryPoints
from .settings import SettingsEntryPoints
from .snapshots import SnapshotEntryPoints
from .statistics import StatisticsEntryPoints
from .storage import StorageEntryPoints
from .tuning import TuningEntryPoints

if TYPE_CHECKING:
    from collections.abc import Coroutine, Iterator, Mapping

    from ...caller import Caller
    from ...objects.structures import NodeInfo
    from ...store.interface import Store
    from .files import Way
    from .stored import Stored

__all__ = ["NodeError", "TestDriver"]

# Most bytes of node files whose nodes are kept: a node takes a hundred times the
# memory.
_MOST_KEPT = 2 * 1024 * 1024

# As in libvirt's test driver, clients may register for all kinds of object it may have.
_FAMILIES = (Family.DOMAIN, Family.NETWORK, Family.STORAGE_POOL, Family.NODE_DEVICE)

_BOOTED = int(DomainRunningReason.VIR_DOMAIN_RUNNING_BOOTED)


class TestDriver(
    DomainEntryPoints,
    SettingsEntryPoints,
    DeviceEntryPoints,
    GuestEntryPoints,
    ScreenshotEntryPoints,
    MessageEntryPoints,
    SavingEntryPoints,
    CheckpointEntryPoints,
    SnapshotEntryPoints,
    TuningEntryPoints,
    IOThreadEntryPoints,
    StatisticsEntryPoints,
    NetworkEntryPoints,
    InterfaceEntryPoints,
    StorageEntryPoints,
    NodeDeviceEntryPoints,
    NetworkMetadataEntryPoints,
    NodeEntryPoints,
    DomainCapabilitiesEntryPoints,
    Driver,
):
    """Driver of libvirt's default node.

    A server holds one for ``test:///default``, which lives as long as the server and
    opens all others. With a ``store`` it is empty until `load` has run, for which the
    first connection waits.

    ``nodes`` are files of hosts that all clients share, by their names, as
    ``test:///NAME``. Paths below the directory ``files`` are files to clients: images
    of saved guests, core dumps, and node files. Elsewhere nothing is written, and only
    clients that run as the server's own user have their node files read. Without
    ``files``, images are kept in memory: at most ``max_images``, and
    ``max_image_bytes``. Raises NodeError if a node's file cannot be used, OSError if
    there is no directory ``files``, and ValueError for a name that no node can have.
    """

    __test__ = False  # the name is libvirt's: not a pytest class
    refusals_from = ErrorDomain.VIR_FROM_TEST  # those of checkpoints and snapshots
    _stored: Stored | None = None

    def __init__(
        self,
        *,
        store: Store | None = None,
        nodes: Mapping[str, str] | None = None,
        files: str | None = None,
        max_images: int = MOST_IMAGES,
        max_image_bytes: int = MOST_IMAGE_BYTES,
    ) -> None:
        threads = FileThreads(ErrorDomain.VIR_FROM_TEST)
        folder = None if files is None else Beneath(files)
        images: MemoryImages | FileImages
        if folder is None:
            images = MemoryImages(max_images, max_image_bytes)
        else:
            images = FileImages(folder, threads)
        self._begin("test:///default", DEFAULT_NODE, DEFAULT_CELLS, images)
        self._nodes = _Nodes(threads, folder, images)
        add_interface(self.interfaces, parse_interface(resource("default-interface.xml")))
        add_pool(self.pools, parse_pool(resource("default-pool.xml")))
        for element in xml.parse_root(resource("default-devices.xml"), "", self.refusals_from):
            self.node_devices.add(parse_node_device_element(element))
        if store is not None:
            from .stored import Stored  # most servers have no store

            self._stored = Stored(self, store)
        else:
            _add_default(self.domains, self.networks)
        for name, path in (nodes or {}).items():
            self._nodes.share(name, path)

    def _begin(
        self,
        uri: str,
        node: NodeInfo,
        cells: tuple[Cell, ...],
        images: MemoryImages | FileImages,
    ) -> None:
        """Have no objects."""
        self.uri = uri
        self.node = node
        self.cells = cells
        self.images = images
        self.events = EventHub(_FAMILIES)
        self.domains = DomainList(ErrorDomain.VIR_FROM_TEST)
        self.networks = NetworkList(ErrorDomain.VIR_FROM_TEST)
        self.interfaces = InterfaceList(ErrorDomain.VIR_FROM_TEST)
        self._interface_change = None
        self.pools = PoolList(ErrorDomain.VIR_FROM_TEST)
        self.node_devices = NodeDeviceList(ErrorDomain.VIR_FROM_TEST)

    @classmethod
    def empty(cls, uri: str, node: NodeInfo, images: MemoryImages | FileImages) -> TestDriver:
        """Make the driver of a node without objects, which opens no other."""
        driver = cls.__new__(cls)
        driver._begin(uri, node, (), images)
        return driver

    @property
    def stuck_reads(self) -> int:
        """Number of reads and writes of files that were given up and have not ended."""
        return self._nodes.threads.stuck

    def twin(self, uri: str) -> TestDriver:
        """Make an independent driver with copies of the same objects.

        Changes nothing here; may run in a thread.
        """
        driver = TestDriver.empty(uri, self.node, self.images)
        for kind in NODE_KINDS:
            objects = getattr(driver, kind.objects)
            for item in getattr(self, kind.objects):
                objects.insert(item.twin())
                pause.checkpoint()
        return driver

    async def load(self) -> None:
        """Read the store; if it is empty, begin with libvirt's default node.

        Safe to call twice. Raises what the store raises, and LibvirtError, ValueError
        or KeyError for records that no driver wrote.
        """
        if self._stored is not None:
            await self._stored.load(_add_default)

    async def _loaded(self) -> TestDriver:
        await self.load()
        return self

    def open(self, path: str, caller: Caller) -> TestDriver | Coroutine[Any, Any, TestDriver]:
        """Return this driver for ``test:///default``, a shared one, or one of a file.

        Nothing is shared between two connections to the same file, as in libvirt; but a
        file that did not change is read and parsed once, while there is room to keep
        it.
        """
        if path in ("", "/"):
            raise report(
                ErrorNumber.VIR_ERR_INVALID_ARG,
                ErrorDomain.VIR_FROM_TEST,
                "testOpen: supply a path or use test:///default",
            )
        if path == "/default":
            return self if self._stored is None else self._loaded()
        return self._nodes.shared.get(path) or self._nodes.open(path, caller)


def _add_default(domains: DomainList, networks: NetworkList) -> None:
    """Add the objects of libvirt's default node, which run."""
    domain = domains.add(parse_domain(resource("default.xml"), PARSER), live=False)
    domains.start(domain, _BOOTED)
    domain.reason = 0
    add_network(networks, parse_network(resource("default-network.xml")))


@contextmanager
def _uncollected() -> Iterator[None]:
    """Let the cyclic collector rest while many objects are made, all of which stay."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


class _Nodes:
    """Nodes beside the default one.

    ``shared`` are those of the server, by their paths in URIs. Others are made from
    files, as patterns: connections get twins of them.
    """

    def __init__(
        self, threads: FileThreads, folder: Beneath | None, images: MemoryImages | FileImages
    ) -> None:
        self.threads = threads
        self.shared: dict[str, TestDriver] = {}
        self._folder = folder
        self._images = images
        self._made: dict[_Key, tuple[NodeStamps, TestDriver]] = {}
        self._busy: WeakValueDictionary[_Key, trio.Lock] = WeakValueDictionary()

    def share(self, name: str, path: str) -> None:
        """Make a node that all clients share; raises NodeError, or ValueError."""
        where = f"/{name}"
        if not name or "/" in name or "\0" in name or name == "default" or where in self.shared:
            raise ValueError(f"no node can have the name {name!r}")
        file = read_at_once(path, NODE_KINDS)
        try:
            with _uncollected():
                self.shared[where] = self._made_of(file, f"test://{where}")
        except LibvirtError as exc:
            raise NodeError(f"{name}: {file.place_and(exc)}") from exc

    async def open(self, path: str, caller: Caller) -> TestDriver:
        """Make a driver of the node in a file.

        Raises libvirt's errors for a file that is bad or cannot be read; so is each
        that this caller may not have read.
        """
        way: Way
        if caller.is_own:
            way = ANYWHERE
        elif self._folder is not None:
            way = self._folder
        else:
            raise unreadable(path)
        reader = FileReader(self.threads, way)
        try:
            key = way, await reader.resolved(path)
        except (OSError, ValueError):
            raise unreadable(path) from None
        lock = self._busy.setdefault(key, trio.Lock())
        async with lock:
            stamps, made = self._made.pop(key, (None, None))
            if made is None or stamps is None or not await is_unchanged(stamps, reader):
                file = await read_files(path, reader, NODE_KINDS)
                made = await offload.run(partial(self._made_of, file, f"test://{path}"))
                stamps = stamps_of(file)
            if stamps is not None and stamps.size <= _MOST_KEPT:
                self._made[key] = stamps, made
            while sum(stamps.size for stamps, _ in self._made.values()) > _MOST_KEPT:
                del self._made[next(iter(self._made))]  # the one not asked for the longest
        return await offload.run(partial(made.twin, f"test://{path}"))

    def _made_of(self, file: NodeFile, uri: str) -> TestDriver:
        root = file.root()
        driver = TestDriver.empty(uri, node_info(root), self._images)
        for kind in NODE_KINDS:
            objects = getattr(driver, kind.objects)
            for element in file.children(root, kind.tag, kind.root):
                kind.add(objects, element, file)
                pause.checkpoint()
        file.place = file.path, root.find("auth")
        check_auth(root)
        return driver


_Key: TypeAlias = "tuple[Way, str]"
