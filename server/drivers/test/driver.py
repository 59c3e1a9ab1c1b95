"""The `test` hypervisor: everything in memory, with the rules, states and error texts of libvirt's own test driver."""

from __future__ import annotations

from ....protocol._generated.enums import DomainRunningReason, ErrorDomain, ErrorNumber
from ....protocol.errors import report
from ....protocol.event_messages import Family
from ..._generated.driver import Driver
from ...conf.domain import parse_domain, parse_domain_element
from ...events import EventHub
from .checkpoints import CheckpointEntryPoints
from .domains import PARSER, DomainEntryPoints, DomainList
from .guest import GuestEntryPoints
from .iothreads import IOThreadEntryPoints
from .node import DEFAULT_CELLS, DEFAULT_NODE, Cell, NodeEntryPoints, resource
from .nodefile import check_auth, domain_elements, read_node, test_state
from .saving import SavingEntryPoints
from .settings import SettingsEntryPoints
from .snapshots import SnapshotEntryPoints
from .statistics import StatisticsEntryPoints
from .tuning import TuningEntryPoints

__all__ = ["TestDriver"]

# As libvirt's: it takes registrations for all kinds of object that it may have.
_FAMILIES = (Family.DOMAIN, Family.NETWORK, Family.STORAGE_POOL, Family.NODE_DEVICE)

_BOOTED = int(DomainRunningReason.VIR_DOMAIN_RUNNING_BOOTED)


class TestDriver(
    DomainEntryPoints,
    SettingsEntryPoints,
    GuestEntryPoints,
    SavingEntryPoints,
    CheckpointEntryPoints,
    SnapshotEntryPoints,
    TuningEntryPoints,
    IOThreadEntryPoints,
    StatisticsEntryPoints,
    NodeEntryPoints,
    Driver,
):
    """One node with its domains. A server holds one for ``test:///default``; it lives as long as the server."""

    __test__ = False  # the name is libvirt's: not a pytest class

    def __init__(self) -> None:
        self.events = EventHub(_FAMILIES)
        self.domains = DomainList()
        self.images: dict[str, str] = {}
        self.uri = "test:///default"
        self.node = DEFAULT_NODE
        self.cells: tuple[Cell, ...] = DEFAULT_CELLS
        domain = self.domains.add(parse_domain(resource("default.xml"), PARSER), live=False)
        self.domains.start(domain, _BOOTED)
        domain.reason = 0

    def open(self, path: str) -> TestDriver:
        """The driver that serves a connection to ``test://path``: this one for ``/default``, else one read from a file.

        Nothing is shared between two connections to the same file, as in libvirt.
        """
        if path in ("", "/"):
            raise report(
                ErrorNumber.VIR_ERR_INVALID_ARG,
                ErrorDomain.VIR_FROM_TEST,
                "testOpen: supply a path or use test:///default",
            )
        return self if path == "/default" else _from_file(path)


def _from_file(path: str) -> TestDriver:
    root, node = read_node(path)
    driver = TestDriver.__new__(TestDriver)
    driver.events = EventHub(_FAMILIES)
    driver.domains = DomainList()
    driver.images = {}
    driver.uri = f"test://{path}"
    driver.node = node
    driver.cells = ()
    for element in domain_elements(root, path):
        state = test_state(element)
        domain = driver.domains.add(parse_domain_element(element, PARSER), live=False)
        domain.persistent = not state.transient
        if domain.state != state.state:
            driver.domains.start(domain, _BOOTED)
            domain.state = state.state
        domain.has_managed_save = state.has_managed_save
        domain.reason = 0
    check_auth(root)
    return driver
