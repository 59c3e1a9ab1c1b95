"""The `test` hypervisor, in memory, with the rules of libvirt's test driver."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any
from weakref import WeakValueDictionary

import trio

from ....protocol._generated.enums import DomainRunningReason, ErrorDomain, ErrorNumber
from ....protocol.errors import report
from ....protocol.event_messages import Family
from ... import offload
from ..._generated.driver import Driver
from ...conf import pause, xml
from ...conf.domain.read import parse_domain, parse_domain_element
from ...conf.network.read import parse_network, parse_network_element
from ...events import EventHub
from ...objects.checkpoints import CheckpointEntryPoints
from ...objects.domains import AddedIOThread, DomainList
from ...objects.networks import NetworkList
from .domains import PARSER, DomainEntryPoints
from .files import FileReader
from .guest import GuestEntryPoints
from .iothreads import IOThreadEntryPoints
from .messages import MessageEntryPoints, messages_about
from .network_metadata import NetworkMetadataEntryPoints
from .networks import NetworkEntryPoints
from .node import DEFAULT_CELLS, DEFAULT_NODE, NodeEntryPoints, NodeInfo, resource
from .nodefile import (
    NodeFile,
    check_auth,
    is_unchanged,
    node_info,
    read_files,
    test_state,
    unreadable,
)
from .saving import SavingEntryPoints
from .screenshot import ScreenshotEntryPoints
from .settings import SettingsEntryPoints
from .snapshots import SnapshotEntryPoints
from .statistics import StatisticsEntryPoints
from .tuning import TuningEntryPoints

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from ...caller import Caller
    from ...conf.network.definition import NetworkDef
    from ...store.interface import Store
    from .stored import Stored

__all__ = ["TestDriver"]

# Most bytes of node files whose nodes are kept: a node takes a hundred times the
# memory.
_MOST_KEPT = 2 * 1024 * 1024

# As in libvirt's test driver, clients may register for all kinds of object it may have.
_FAMILIES = (Family.DOMAIN, Family.NETWORK, Family.STORAGE_POOL, Family.NODE_DEVICE)

_BOOTED = int(DomainRunningReason.VIR_DOMAIN_RUNNING_BOOTED)


class TestDriver(
    DomainEntryPoints,
    SettingsEntryPoints,
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
    NetworkMetadataEntryPoints,
    NodeEntryPoints,
    Driver,
):
    """Driver of one node: libvirt's default one with its domain, or an empty ``node``.

    A server holds one for ``test:///default``, which lives as long as the server and
    opens all the others. With a ``store`` it is empty until `load` has run, for which
    the first connection waits.
    """

    __test__ = False  # the name is libvirt's: not a pytest class
    refusals_from = ErrorDomain.VIR_FROM_TEST  # those of checkpoints and snapshots
    _stored: Stored | None = None

    def __init__(
        self,
        uri: str = "test:///default",
        node: NodeInfo | None = None,
        *,
        store: Store | None = None,
    ) -> None:
        self.events = EventHub(_FAMILIES)
        self.domains = DomainList(ErrorDomain.VIR_FROM_TEST)
        self.networks = NetworkList(ErrorDomain.VIR_FROM_TEST)
        self.images: dict[str, str] = {}
        self.uri = uri
        self.node = DEFAULT_NODE if node is None else node
        self.cells = DEFAULT_CELLS if node is None else ()
        self._nodes = _Nodes()
        if node is None:
            _add_network(self.networks, parse_network(resource("default-network.xml")))
        if store is not None:
            from .stored import Stored  # most servers have no store

            self._stored = Stored(self, store)
        elif node is None:
            _add_default(self.domains)

    @property
    def stuck_reads(self) -> int:
        """Number of reads of node files that were given up and have not ended."""
        return self._nodes.reader.stuck

    def twin(self, uri: str) -> TestDriver:
        """Make an independent driver with copies of the same domains.

        Changes nothing here; may run in a thread.
        """
        driver = TestDriver(uri, self.node)
        for domain in self.domains:
            driver.domains.insert(domain.twin())
            pause.checkpoint()
        for network in self.networks:
            driver.networks.insert(network.twin())
            pause.checkpoint()
        return driver

    async def load(self) -> None:
        """Read the store; if it is empty, begin with libvirt's default domain.

        Safe to call twice. Raises what the store raises, and LibvirtError, ValueError
        or KeyError for records that no driver wrote.
        """
        if self._stored is not None:
            await self._stored.load(PARSER, _add_default)

    async def _loaded(self) -> TestDriver:
        await self.load()
        return self

    def open(self, path: str, caller: Caller) -> TestDriver | Coroutine[Any, Any, TestDriver]:
        """Return this driver for ``test:///default``, else one made from a file.

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
        if path != "/default":
            return self._nodes.open(path)
        return self if self._stored is None else self._loaded()


def _add_default(domains: DomainList) -> None:
    """Add the domain of libvirt's default node, and start it."""
    domain = domains.add(parse_domain(resource("default.xml"), PARSER), live=False)
    domains.start(domain, _BOOTED)
    domain.reason = 0


def _add_network(networks: NetworkList, definition: NetworkDef) -> None:
    """Add a network of a node, which runs and is persistent."""
    network = networks.add(definition, live=False)
    network.is_active = network.persistent = True


class _Nodes:
    """Nodes that were made from files, as patterns: connections get twins of them."""

    def __init__(self) -> None:
        self.reader = FileReader()
        self._made: dict[str, tuple[NodeFile, TestDriver]] = {}
        self._busy: WeakValueDictionary[str, trio.Lock] = WeakValueDictionary()

    async def open(self, path: str) -> TestDriver:
        """Make a driver of the node in a file.

        Raises libvirt's errors for a file that is bad or cannot be read.
        """
        try:
            real = await self.reader.resolved(path)
        except (OSError, ValueError):
            raise unreadable(path) from None
        lock = self._busy.setdefault(real, trio.Lock())
        async with lock:
            file, made = self._made.pop(real, (None, None))
            if made is None or file is None or not await is_unchanged(file, self.reader):
                file = await read_files(path, self.reader)
                made = await offload.run(partial(_from_file, file))
            if file.size <= _MOST_KEPT:
                self._made[real] = file, made
            while sum(kept.size for kept, _ in self._made.values()) > _MOST_KEPT:
                del self._made[next(iter(self._made))]  # the one not asked for the longest
        return await offload.run(partial(made.twin, f"test://{path}"))


def _from_file(file: NodeFile) -> TestDriver:
    root = file.root()
    driver = TestDriver(f"test://{file.path}", node_info(root))
    for element in file.domains(root):
        state = test_state(xml.Source.of(element))
        domain = driver.domains.add(parse_domain_element(element, PARSER), live=False)
        domain.persistent = not state.transient
        if domain.state != state.state:
            driver.domains.start(domain, _BOOTED)
            domain.state = state.state
        domain.has_managed_save = state.has_managed_save
        domain.reason = 0
        domain.messages = messages_about(domain.definition)
        domain.added_iothreads = [*map(AddedIOThread, domain.definition.iothread_ids)]
        pause.checkpoint()
    for element in file.networks(root):
        _add_network(driver.networks, parse_network_element(element))
        pause.checkpoint()
    check_auth(root)
    return driver
