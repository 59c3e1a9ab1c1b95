"""`check_driver`: what libvirt promises of connections, domains and their lifecycle."""

from __future__ import annotations

import contextlib
import queue
import uuid
import xml.etree.ElementTree as ET
from functools import partial
from typing import TYPE_CHECKING

from ..enums import (
    ConnectListAllDomainsFlags,
    DomainEventID,
    DomainEventType,
    DomainState,
    DomainXMLFlags,
    ErrorNumber,
)
from ..server.events import NO_EVENTS
from . import subjects
from .calls import SUITE as CALLS
from .checking import LeaveOut, Suite, World, equal, expect, refused, run_checks

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from ..blocking import Connect, Domain
    from .report import Report
    from .server_thread import Make

__all__ = ["check_driver"]

SUITE = Suite()
_check = SUITE.check

_NO_DOMAIN = ErrorNumber.VIR_ERR_NO_DOMAIN
_INVALID_ARG = ErrorNumber.VIR_ERR_INVALID_ARG
_NOT_VALID = ErrorNumber.VIR_ERR_OPERATION_INVALID
_FAILED = ErrorNumber.VIR_ERR_OPERATION_FAILED
_XML_ERRORS = (ErrorNumber.VIR_ERR_XML_ERROR, ErrorNumber.VIR_ERR_XML_DETAIL)
_INACTIVE = DomainXMLFlags.VIR_DOMAIN_XML_INACTIVE
_UNKNOWN_FLAG = 1 << 30
_UNKNOWN_NAMES = ("no such domain", "", "a%s\n<&", "ü" * 300)
_RUNNING, _PAUSED, _SHUTOFF = (
    int(state)
    for state in (
        DomainState.VIR_DOMAIN_RUNNING,
        DomainState.VIR_DOMAIN_PAUSED,
        DomainState.VIR_DOMAIN_SHUTOFF,
    )
)


def check_driver(
    make: Make,
    *,
    path: str = "/default",
    domain_xml: str | None = None,
    skip: Collection[str] = (),
    timeout: float = 10.0,
) -> Report:
    """Hold a driver to what libvirt promises.

    ``make`` is called without arguments for each check, in the event loop of a server
    of its own, and gives a fresh driver: a class does, or a function, or one that
    returns an async context manager. ``path`` is that of the URI that is connected to.
    Checks need domains: those that a fresh driver has, and what it defines by
    ``domain_xml``, without which a domain of its own or a small document serves as the
    model. Domains are started, stopped, defined and removed. ``skip`` has names of
    checks to leave out, ``timeout`` is in seconds, for each call and each event.

    Only entry points that the driver has of its own are checked; those that it does not
    have must refuse. Returns a `Report` of what was checked. Raises `ChecksFailed`, an
    AssertionError that tells every broken rule, or what ``make`` raises.
    """
    checks = [*SUITE.checks, *CALLS.checks]
    return run_checks(checks, make, path=path, domain_xml=domain_xml, skip=skip, timeout=timeout)


# -- connections -----------------------------------------------------------------------


@_check()
def connections(world: World) -> None:
    """Several connections are served, and ending one leaves the others."""
    first, second = world.connect(), world.connect()
    equal("number of clients while two are connected", world.served.clients, 2)
    second.close()
    world.until(
        lambda: world.served.clients == 1, "the server still serves a connection that was closed"
    )
    _ask(world, first)
    first.close()
    world.until(
        lambda: world.served.clients == 0, "the server still serves a connection that was closed"
    )
    _ask(world, world.connect())


def _ask(world: World, conn: Connect) -> None:
    """Make a call that the driver has."""
    if world.has("connect_get_type"):
        conn.get_type()
    elif world.has("connect_list_all_domains"):
        conn.list_all_domains(0)


@_check("connect_get_type")
def hypervisor_type(world: World) -> None:
    """A hypervisor has a name (virConnectGetType), the same for every connection."""
    name = world.conn.get_type()
    expect(name, "virConnectGetType gave an empty text")
    equal("name of the hypervisor on another connection", world.connect().get_type(), name)


# -- finding domains -------------------------------------------------------------------


@_check("connect_list_all_domains")
def identities(world: World) -> None:
    """Names, UUIDs and ids are unique; only active domains have an id."""
    domains = world.conn.list_all_domains(0)
    for what, values in (
        ("names", [domain.name() for domain in domains]),
        ("UUIDs", [domain.uuid_string() for domain in domains]),
        ("ids of active domains", [domain.id() for domain in domains if domain.id() != -1]),
    ):
        expect(len(set(values)) == len(values), f"{what} must be unique, got {values}")
    for domain in domains:
        name, id_ = domain.name(), domain.id()
        expect(name, "a domain has an empty name")
        expect(
            id_ > 0 or id_ == -1, f"id of {name!r}: expected -1 or a number above zero, got {id_}"
        )
        if world.has("domain_is_active"):
            equal(
                f"whether {name!r}, whose id is {id_}, is active",
                bool(domain.is_active()),
                id_ != -1,
            )


@_check("connect_list_all_domains")
def lookups(world: World) -> None:
    """Every domain of the list is found by its name, UUID and id."""
    for domain in subjects.all_domains(world):
        wanted = subjects.identity(domain)
        ways: list[tuple[str, str, Callable[[], Domain]]] = [
            ("domain_lookup_by_name", "name", partial(world.conn.lookup_by_name, domain.name())),
            ("domain_lookup_by_uuid", "UUID", partial(world.conn.lookup_by_uuid, domain.uuid())),
        ]
        if domain.id() != -1:
            ways.append(
                ("domain_lookup_by_id", "id", partial(world.conn.lookup_by_id, domain.id()))
            )
        for entry_point, how, lookup in ways:
            if world.has(entry_point):
                equal(f"domain found by the {how} of {wanted}", subjects.identity(lookup()), wanted)


@_check()
def unknown_domains(world: World) -> None:
    """Looking up a domain that does not exist is VIR_ERR_NO_DOMAIN."""
    conn = world.conn
    if world.has("domain_lookup_by_name"):
        for name in _UNKNOWN_NAMES:
            refused(f"looking up the name {name[:20]!r}", _NO_DOMAIN, conn.lookup_by_name, name)
    if world.has("domain_lookup_by_uuid"):
        refused("looking up an unknown UUID", _NO_DOMAIN, conn.lookup_by_uuid, uuid.uuid4().bytes)
    if world.has("domain_lookup_by_id"):
        refused("looking up an unknown id", _NO_DOMAIN, conn.lookup_by_id, 2**31 - 1)


@_check("connect_list_all_domains")
def lists(world: World) -> None:
    """The older lists and numbers of domains agree with virConnectListAllDomains."""
    conn = world.conn
    for domains in subjects.states(world):
        active = [domain for domain in domains if domain.id() != -1]
        inactive = [domain for domain in domains if domain.id() == -1]
        ids = sorted(domain.id() for domain in active)
        names = sorted(domain.name() for domain in inactive)
        if world.has("connect_num_of_domains"):
            equal("virConnectNumOfDomains", conn.num_of_domains(), len(active))
        if world.has("connect_list_domains", "connect_num_of_domains"):
            equal("virConnectListDomains", sorted(conn.list_domains_id()), ids)
        if world.has("connect_num_of_defined_domains"):
            equal("virConnectNumOfDefinedDomains", conn.num_of_defined_domains(), len(inactive))
        if world.has("connect_list_defined_domains", "connect_num_of_defined_domains"):
            equal("virConnectListDefinedDomains", sorted(conn.list_defined_domains()), names)


_LIST = ConnectListAllDomainsFlags
# Entry point that tells, what it asks, the flag for those of which it holds, the flag
# for the others.
_FILTERS: tuple[tuple[str, Callable[[Domain], object], int, int], ...] = (
    (
        "connect_list_all_domains",
        lambda domain: domain.id() != -1,
        _LIST.VIR_CONNECT_LIST_DOMAINS_ACTIVE,
        _LIST.VIR_CONNECT_LIST_DOMAINS_INACTIVE,
    ),
    (
        "domain_is_persistent",
        lambda domain: domain.is_persistent(),
        _LIST.VIR_CONNECT_LIST_DOMAINS_PERSISTENT,
        _LIST.VIR_CONNECT_LIST_DOMAINS_TRANSIENT,
    ),
    (
        "domain_get_autostart",
        lambda domain: domain.autostart(),
        _LIST.VIR_CONNECT_LIST_DOMAINS_AUTOSTART,
        _LIST.VIR_CONNECT_LIST_DOMAINS_NO_AUTOSTART,
    ),
    (
        "domain_has_managed_save_image",
        lambda domain: domain.has_managed_save_image(),
        _LIST.VIR_CONNECT_LIST_DOMAINS_MANAGEDSAVE,
        _LIST.VIR_CONNECT_LIST_DOMAINS_NO_MANAGEDSAVE,
    ),
    (
        "domain_list_all_checkpoints",
        lambda domain: domain.list_all_checkpoints(),
        _LIST.VIR_CONNECT_LIST_DOMAINS_HAS_CHECKPOINT,
        _LIST.VIR_CONNECT_LIST_DOMAINS_NO_CHECKPOINT,
    ),
)
_STATE_FILTERS = {
    int(_LIST.VIR_CONNECT_LIST_DOMAINS_RUNNING): (_RUNNING,),
    int(_LIST.VIR_CONNECT_LIST_DOMAINS_PAUSED): (_PAUSED,),
    int(_LIST.VIR_CONNECT_LIST_DOMAINS_SHUTOFF): (_SHUTOFF,),
}


@_check("connect_list_all_domains")
def filters(world: World) -> None:
    """A filter leaves the domains it names; both of a pair leave all."""
    for domains in subjects.states(world):
        everybody = subjects.names(domains)
        for entry_point, asks, yes, no in _FILTERS:
            if not world.has(entry_point):
                continue
            which: dict[bool, list[Domain]] = {True: [], False: []}
            for domain in domains:
                which[bool(asks(domain))].append(domain)
            for flag, wanted in ((yes, which[True]), (no, which[False])):
                equal(
                    f"domains under {_LIST(flag).name}",
                    subjects.names(world.conn.list_all_domains(flag)),
                    subjects.names(wanted),
                )
            both = subjects.names(world.conn.list_all_domains(yes | no))
            equal(f"domains under {_LIST(yes).name} and its opposite", both, everybody)
        if world.has("domain_get_state"):
            for flag, states in _STATE_FILTERS.items():
                wanted = [domain for domain in domains if domain.state()[0] in states]
                got = subjects.names(world.conn.list_all_domains(flag))
                equal(f"domains under {_LIST(flag).name}", got, subjects.names(wanted))


@_check()
def unknown_flags(world: World) -> None:
    """Flags that a driver does not know are VIR_ERR_INVALID_ARG."""
    conn = world.conn
    calls: list[tuple[str, Callable[[int], object]]] = []
    if world.has("connect_list_all_domains"):
        calls.append(("virConnectListAllDomains", conn.list_all_domains))
        domain = next(iter(conn.list_all_domains(0)), None)
        if domain is not None:
            methods: tuple[tuple[str, str, Callable[[int], object]], ...] = (
                ("domain_get_state", "virDomainGetState", domain.state),
                ("domain_get_xml_desc", "virDomainGetXMLDesc", domain.xml_desc),
                ("domain_create_with_flags", "virDomainCreateWithFlags", domain.create_with_flags),
                ("domain_destroy_flags", "virDomainDestroyFlags", domain.destroy_flags),
                ("domain_undefine_flags", "virDomainUndefineFlags", domain.undefine_flags),
            )
            calls += [
                (function, method)
                for entry_point, function, method in methods
                if world.has(entry_point)
            ]
    for function, call in calls:
        refused(f"{function} with the flag 0x{_UNKNOWN_FLAG:x}", _INVALID_ARG, call, _UNKNOWN_FLAG)


# -- what a domain tells ---------------------------------------------------------------


@_check("connect_list_all_domains")
def facts(world: World) -> None:
    """What a domain tells agrees: state, id, memory and processors."""
    for domains in subjects.states(world):
        for domain in domains:
            name = domain.name()
            state = domain.state()[0] if world.has("domain_get_state") else None
            if state is not None:
                is_off = state in (_SHUTOFF, DomainState.VIR_DOMAIN_CRASHED)
                equal(
                    f"whether {name!r}, whose state is {state}, is active",
                    domain.id() != -1,
                    not is_off,
                )
            if world.has("domain_get_info"):
                info = domain.info()
                if state is not None:
                    equal(f"state of {name!r} in virDomainGetInfo", info[0], state)
                expect(
                    info[2] <= info[1],
                    f"{name!r} uses {info[2]} KiB of memory, which is over its {info[1]} KiB",
                )
                expect(info[3] >= 1, f"{name!r} has {info[3]} processors")
                if world.has("domain_get_max_memory"):
                    equal(f"virDomainGetMaxMemory of {name!r}", domain.max_memory(), info[1])


@_check("connect_list_all_domains", "domain_get_xml_desc")
def documents(world: World) -> None:
    """XML names the domain, and has an id while that is active."""
    for domains in subjects.states(world):
        for domain in domains:
            root = _document(domain, 0)
            equal(f"id in the XML of {domain.name()!r}", root.get("id"), _id_text(domain.id()))
            equal(
                f"id in the inactive XML of {domain.name()!r}",
                _document(domain, _INACTIVE).get("id"),
                None,
            )


def _document(domain: Domain, flags: int) -> ET.Element:
    text = domain.xml_desc(flags)
    try:
        root = ET.fromstring(text)
    except ET.ParseError as exc:
        raise AssertionError(
            f"XML of {domain.name()!r} with flags {int(flags)}: {exc}\n{text}"
        ) from exc
    equal(f"root element of the XML of {domain.name()!r}", root.tag, "domain")
    equal("name in the XML", root.findtext("name"), domain.name())
    equal(f"UUID in the XML of {domain.name()!r}", root.findtext("uuid"), domain.uuid_string())
    return root


def _id_text(id_: int) -> str | None:
    return None if id_ == -1 else str(id_)


# -- lifecycle -------------------------------------------------------------------------


@_check("connect_list_all_domains", "domain_create", "domain_destroy")
def start_and_destroy(world: World) -> None:
    """A started domain is active until it is destroyed; twice is refused."""
    domain = subjects.inactive(world)
    subjects.is_off(world, domain)
    refused("destroying a domain that is not active", _NOT_VALID, domain.destroy)
    subjects.is_off(world, domain)
    domain.create()
    subjects.is_on(world, domain, _RUNNING)
    refused("starting a domain that is active", (), domain.create)
    subjects.is_on(world, domain, _RUNNING)
    domain.destroy()
    subjects.is_off(world, domain)
    domain.create()
    subjects.is_on(world, domain, _RUNNING)


@_check("connect_list_all_domains", "domain_suspend", "domain_resume")
def suspend_and_resume(world: World) -> None:
    """A suspended domain is paused, and active, until it is resumed."""
    domain = subjects.running(world)
    domain.suspend()
    subjects.is_on(world, domain, _PAUSED)
    domain.resume()
    subjects.is_on(world, domain, _RUNNING)
    if world.has("domain_destroy"):
        domain = subjects.inactive(world)
        refused("suspending a domain that is not active", (), domain.suspend)
        refused("resuming a domain that is not active", (), domain.resume)
        subjects.is_off(world, domain)


@_check("connect_list_all_domains", "domain_set_autostart", "domain_get_autostart")
def autostart(world: World) -> None:
    """Autostart is what it was set to."""
    domain = subjects.inactive(world)
    for value in (1, 0):
        domain.set_autostart(value)
        equal(f"autostart of {domain.name()!r}", domain.autostart(), value)


@_check("domain_define_xml", "domain_lookup_by_name", "domain_lookup_by_uuid")
def define_and_undefine(world: World) -> None:
    """A defined domain is there, inactive, until it is undefined."""
    conn = world.conn
    name, uid = subjects.new_name(), str(uuid.uuid4())
    domain = conn.define_xml(subjects.model(world, name, uid))
    equal(
        "name and UUID of the domain that was defined",
        (domain.name(), domain.uuid_string()),
        (name, uid),
    )
    subjects.is_off(world, domain)
    equal(
        "domain found by name",
        subjects.identity(conn.lookup_by_name(name)),
        subjects.identity(domain),
    )
    equal(
        "domain found by UUID",
        subjects.identity(conn.lookup_by_uuid(domain.uuid())),
        subjects.identity(domain),
    )
    count = subjects.count_named(world, name)
    equal("number of domains with the name that was defined", count, 1)
    conn.define_xml(subjects.model(world, name, uid))
    equal(
        "number of domains with the name, after a second definition",
        subjects.count_named(world, name),
        1,
    )
    if world.has("domain_undefine"):
        domain.undefine()
        refused(
            "looking up the name of a domain that was undefined",
            _NO_DOMAIN,
            conn.lookup_by_name,
            name,
        )
        refused("looking up its UUID", _NO_DOMAIN, conn.lookup_by_uuid, uuid.UUID(uid).bytes)
        equal(
            "number of domains with the name, after it was undefined",
            subjects.count_named(world, name),
            0,
        )


@_check("domain_define_xml", "domain_get_xml_desc")
def round_trip(world: World) -> None:
    """The inactive XML of a domain defines the same domain anew."""
    domain = world.conn.define_xml(subjects.model(world, subjects.new_name(), str(uuid.uuid4())))
    _document(domain, _INACTIVE)
    text = domain.xml_desc(_INACTIVE)
    again = world.conn.define_xml(text)
    equal("domain defined by its own XML", subjects.identity(again), subjects.identity(domain))
    equal("XML of a domain that was defined by its own XML", again.xml_desc(_INACTIVE), text)


@_check("domain_define_xml", "domain_lookup_by_name")
def conflicting_definitions(world: World) -> None:
    """Defining the name or UUID of another domain is VIR_ERR_OPERATION_FAILED."""
    name, uid = subjects.new_name(), str(uuid.uuid4())
    world.conn.define_xml(subjects.model(world, name, uid))
    other = subjects.new_name()
    define = world.conn.define_xml
    refused(
        "the name of a domain with another UUID",
        _FAILED,
        define,
        subjects.model(world, name, str(uuid.uuid4())),
    )
    refused(
        "the UUID of a domain with another name", _FAILED, define, subjects.model(world, other, uid)
    )
    refused("looking up the name that was refused", _NO_DOMAIN, world.conn.lookup_by_name, other)
    equal("UUID of the domain after that", world.conn.lookup_by_name(name).uuid_string(), uid)


@_check()
def invalid_documents(world: World) -> None:
    """A document that does not describe a domain is refused with a code for XML."""
    ways: dict[str, Callable[[str], Domain]] = {
        "domain_define_xml": world.conn.define_xml,
        "domain_create_xml": world.conn.create_xml,
    }
    for entry_point, call in ways.items():
        if world.has(entry_point):
            for text in ("", "<domain", "<network><name>x</name></network>"):
                refused(
                    f"{entry_point} with {text!r}",
                    (*_XML_ERRORS, _INVALID_ARG) if not text else _XML_ERRORS,
                    call,
                    text,
                )


@_check("domain_create_xml", "domain_destroy", "domain_lookup_by_name")
def transient_domains(world: World) -> None:
    """A domain created by its XML is transient, and gone when destroyed."""
    name = subjects.new_name()
    domain = world.conn.create_xml(subjects.model(world, name, str(uuid.uuid4())))
    subjects.is_on(world, domain, _RUNNING)
    if world.has("domain_is_persistent"):
        equal("whether it is persistent", bool(domain.is_persistent()), False)
    domain.destroy()
    refused(
        "looking up a transient domain that was destroyed",
        _NO_DOMAIN,
        world.conn.lookup_by_name,
        name,
    )


# -- events ----------------------------------------------------------------------------


@_check("connect_list_all_domains")
def events(world: World) -> None:
    """Each change of a domain is an event, in order, for who asked for it."""
    if world.served.driver.events is NO_EVENTS:
        raise LeaveOut("the driver has no events")
    steps: list[tuple[str, Callable[[Domain], object], DomainEventType]] = [
        ("domain_create", lambda domain: domain.create(), DomainEventType.VIR_DOMAIN_EVENT_STARTED),
        (
            "domain_suspend",
            lambda domain: domain.suspend(),
            DomainEventType.VIR_DOMAIN_EVENT_SUSPENDED,
        ),
        ("domain_resume", lambda domain: domain.resume(), DomainEventType.VIR_DOMAIN_EVENT_RESUMED),
        (
            "domain_destroy",
            lambda domain: domain.destroy(),
            DomainEventType.VIR_DOMAIN_EVENT_STOPPED,
        ),
    ]
    steps = [step for step in steps if world.has(step[0])]
    if not world.has("domain_create"):
        raise LeaveOut("the driver starts no domains")
    domain = subjects.inactive(world)
    other = next(
        (each for each in world.conn.list_all_domains(0) if each.name() != domain.name()), None
    )
    every, one, none = Heard(world, None), Heard(world, domain), Heard(world, other)
    for entry_point, change, expected in steps:
        change(domain)
        for heard in (every, one):
            heard.wait(entry_point, (domain.name(), expected.name))
    if world.has("domain_define_xml", "domain_undefine"):
        name = subjects.new_name()
        made = world.conn.define_xml(subjects.model(world, name, str(uuid.uuid4())))
        every.wait("domain_define_xml", (name, "VIR_DOMAIN_EVENT_DEFINED"))
        made.undefine()
        every.wait("domain_undefine", (name, "VIR_DOMAIN_EVENT_UNDEFINED"))
    heard_of_one = one.all()
    for entry_point, _, expected in steps[:1] + steps[-1:]:  # to start may resume, too
        equal(
            f"number of events of {entry_point}",
            heard_of_one.count((domain.name(), expected.name)),
            1,
        )
    others = [event for event in heard_of_one if event[0] != domain.name()]
    equal(f"events of others for who asked for those of {domain.name()!r}", others, [])
    if other is not None:
        equal(f"events of {other.name()!r}, to which nothing happened", none.all(), [])


class Heard:
    """Lifecycle events that one registration was called back for."""

    def __init__(self, world: World, domain: Domain | None) -> None:
        self._world = world
        self._queue: queue.Queue[tuple[str, str]] = queue.Queue()
        self._heard: list[tuple[str, str]] = []
        world.conn.domain_event_register_any(
            domain, DomainEventID.VIR_DOMAIN_EVENT_ID_LIFECYCLE, self._hear
        )

    def _hear(self, conn: Connect, domain: Domain, event: int, detail: int, opaque: object) -> None:
        with contextlib.suppress(ValueError):
            self._queue.put((domain.name(), DomainEventType(event).name))

    def wait(self, what: str, expected: tuple[str, str]) -> None:
        """Wait for an event: the domain's name, and the event's.

        There may be others before it.
        """
        came: list[tuple[str, str]] = []
        try:
            while not came or came[-1] != expected:
                came.append(self._queue.get(timeout=self._world.timeout))
        except queue.Empty:
            within = f"within {self._world.timeout:g} seconds"
            raise AssertionError(
                f"event of {what}: expected {expected}, {within} came {came}"
            ) from None
        finally:
            self._heard += came

    def all(self) -> list[tuple[str, str]]:
        """Return all events that have come."""
        with contextlib.suppress(queue.Empty):
            while True:
                self._heard.append(self._queue.get_nowait())
        return self._heard
