"""A small driver, complete: three machines, a screenshot, events, and checkpoints.

    virtrio serve --listen unix:/tmp/example.sock --driver examples.driver:ExampleDriver
    virsh -c 'example+unix:///system?socket=/tmp/example.sock' list --all

Copy it and put in place of the machines what you have. What is not here is refused as
libvirt refuses it. `virtrio.testing.check_driver(ExampleDriver, path="/system")` and
`check_checkpoint_driver` hold it to what libvirt promises, and docs/drivers.md explains
the rest.
"""

from __future__ import annotations

import sys
import uuid
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

import trio

from virtrio import enums
from virtrio.enums import ErrorDomain, ErrorNumber
from virtrio.server import (
    CheckpointEntryPoints,
    DomainEventLifecycle,
    Driver,
    EventHub,
    Family,
    Filters,
    Group,
    Kind,
    LibvirtError,
    MomentTree,
    ObjectList,
    either,
    parse_domain,
    report,
    serve,
    unsupported_flags,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from virtrio.server import Caller, CheckpointDef, Domain, Stream

# The part of libvirt that refusals come from. Codes and parts have libvirt's names.
HERE = ErrorDomain.VIR_FROM_DOMAIN
DOMAINS = Kind("domain", HERE, ErrorNumber.VIR_ERR_NO_DOMAIN)
MACHINES = (("web", 1 << 20, 2), ("db", 4 << 20, 4), ("mail", 1 << 19, 1))
EVENT = enums.DomainEventType
RUNNING = enums.DomainState.VIR_DOMAIN_RUNNING
SHUTOFF = enums.DomainState.VIR_DOMAIN_SHUTOFF


# A disk is there because checkpoints are about disks.
XML = """<domain type='test'>
  <name>{name}</name>
  <uuid>{uuid}</uuid>
  <memory unit='KiB'>{memory}</memory>
  <vcpu>{processors}</vcpu>
  <os><type>hvm</type></os>
  <devices>
    <disk type='file'><source file='/{name}.img'/><target dev='vda'/></disk>
  </devices>
</domain>
"""


class Machine:
    """A domain to clients, which see ``name``, ``uuid`` and ``id`` (-1: it is off)."""

    snapshots = ()  # what CheckpointEntryPoints looks at: there are none

    def __init__(self, name: str, memory: int, processors: int) -> None:
        self.name = name
        self.uuid = uuid.uuid5(uuid.NAMESPACE_DNS, f"{name}.example").bytes
        self.id = -1
        self.memory = memory  # KiB
        self.processors = processors
        uid = uuid.UUID(bytes=self.uuid)
        self.definition = parse_domain(
            XML.format(name=escape(name), uuid=uid, memory=memory, processors=processors)
        )
        self.checkpoints: MomentTree[CheckpointDef] = MomentTree()

    @property
    def state(self) -> enums.DomainState:
        return SHUTOFF if self.id == -1 else RUNNING

    def screenshot(self) -> bytes:
        """Return a picture of the screen, which is green."""
        return b"P6 320 200 255\n" + bytes([0, 160, 60]) * (320 * 200)


# Flags of virConnectListAllDomains, in groups: every machine falls under one of each
# group.
LIST = enums.ConnectListAllDomainsFlags
PAUSED = LIST.VIR_CONNECT_LIST_DOMAINS_PAUSED  # none ever is
STATES = {
    RUNNING: LIST.VIR_CONNECT_LIST_DOMAINS_RUNNING,
    SHUTOFF: LIST.VIR_CONNECT_LIST_DOMAINS_SHUTOFF,
}
FILTERS: Filters[Machine] = Filters(
    either(
        LIST.VIR_CONNECT_LIST_DOMAINS_ACTIVE,
        LIST.VIR_CONNECT_LIST_DOMAINS_INACTIVE,
        lambda machine: machine.id != -1,
    ),
    Group([*STATES.values(), PAUSED], lambda machine: STATES[machine.state]),
    either(
        LIST.VIR_CONNECT_LIST_DOMAINS_HAS_CHECKPOINT,
        LIST.VIR_CONNECT_LIST_DOMAINS_NO_CHECKPOINT,
        lambda machine: bool(machine.checkpoints),
    ),
)


class ExampleDriver(CheckpointEntryPoints, Driver):
    """Three machines. virDomainCreate is `domain_create`, and so on.

    `CheckpointEntryPoints` has all that checkpoints need but `_domain`.
    """

    scheme = "example"  # of the URIs: example:///system

    def __init__(self) -> None:
        self.events = EventHub([Family.DOMAIN])
        self.machines: ObjectList[Machine] = ObjectList(DOMAINS, HERE)
        for machine in MACHINES:
            self.machines.insert(Machine(*machine))
        self.machines.activate(self.machines.by_name["web"])  # gives it an id

    def open(self, path: str, caller: Caller) -> ExampleDriver:
        if path != "/system":
            detail = f"unexpected path '{path}', try example:///system"
            raise report(ErrorNumber.VIR_ERR_INTERNAL_ERROR, HERE, detail)
        return self

    def connect_get_type(self) -> str:
        return "EXAMPLE"

    # -- finding domains ---------------------------------------------------------------

    def connect_list_all_domains(self, flags: int) -> Sequence[Machine]:
        _check_flags(flags, FILTERS.mask, "exampleConnectListAllDomains")
        return FILTERS.select(self.machines, flags)

    def domain_lookup_by_name(self, name: str) -> Machine:
        machine = self.machines.by_name.get(name)
        if machine is None:
            raise self.machines.missing(f"no domain with matching name '{name}'")
        return machine

    def domain_lookup_by_uuid(self, uuid: bytes) -> Machine:
        machine = self.machines.by_uuid.get(uuid)
        if machine is None:
            raise self.machines.missing()
        return machine

    def domain_lookup_by_id(self, id: int) -> Machine:
        machine = self.machines.by_id.get(id)
        if machine is None:
            raise self.machines.missing(f"no domain with matching id {id}")
        return machine

    def _domain(self, dom: Domain) -> Machine:
        """Return the machine that a client means, by its UUID: the id may be old."""
        return self.domain_lookup_by_uuid(dom.uuid)

    # -- asking ------------------------------------------------------------------------

    def domain_get_state(self, dom: Domain, flags: int) -> tuple[int, int]:
        _check_flags(flags, 0, "exampleDomainGetState")
        return self._domain(dom).state, 0  # for no known reason

    def domain_get_info(self, dom: Domain) -> tuple[int, int, int, int, int]:
        machine = self._domain(dom)
        return machine.state, machine.memory, machine.memory, machine.processors, 0

    def domain_is_active(self, dom: Domain) -> bool:
        return self._domain(dom).id != -1

    def domain_get_xml_desc(self, dom: Domain, flags: int) -> str:
        _check_flags(flags, sum(enums.DomainXMLFlags), "exampleDomainGetXMLDesc")
        machine = self._domain(dom)
        return machine.definition.format(flags, machine.id)

    # -- changing ----------------------------------------------------------------------

    def domain_create(self, dom: Domain) -> None:
        machine = self._domain(dom)
        if machine.id != -1:
            raise _not_valid("domain is already running")
        self.machines.activate(machine)
        self.events.emit(DomainEventLifecycle(machine, EVENT.VIR_DOMAIN_EVENT_STARTED, 0))

    def domain_destroy(self, dom: Domain) -> None:
        machine = self._domain(dom)
        if machine.id == -1:
            raise _not_valid("domain is not running")
        self.machines.deactivate(machine)
        self.events.emit(DomainEventLifecycle(machine, EVENT.VIR_DOMAIN_EVENT_STOPPED, 0))

    def domain_screenshot(self, dom: Domain, stream: Stream, screen: int, flags: int) -> str:
        machine = self._domain(dom)
        if machine.id == -1:
            raise _not_valid("domain is not running")
        stream.start(stream.send, machine.screenshot())  # goes on when the call is answered
        return "image/x-portable-pixmap"


def _check_flags(flags: int, known: int, function: str) -> None:
    if unknown := flags & ~known:
        raise unsupported_flags(HERE, function, unknown)


def _not_valid(detail: str) -> LibvirtError:
    return report(ErrorNumber.VIR_ERR_OPERATION_INVALID, HERE, detail)


if __name__ == "__main__":
    trio.run(serve, ExampleDriver(), *(sys.argv[1:] or ["unix:/tmp/example.sock"]))
