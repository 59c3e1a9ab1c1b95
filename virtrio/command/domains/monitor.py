"""Commands that show the state of domains: list, dominfo, domstate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...protocol._generated.enums import (
    ConnectListAllDomainsFlags as ListFlags,
)
from ...protocol._generated.enums import (
    DomainMetadataType,
    DomainState,
    ErrorNumber,
)
from ...protocol.errors import LibvirtError
from ..errors import CommandError, answer, failing
from ..lookup import DOMAIN, find_domain
from ..messages import Level
from ..options import Group, Kind, Option
from ..tables import Table, sort_key
from ..xmltext import parse, string

if TYPE_CHECKING:
    from ...blocking import Domain
    from ..options import Arguments
    from ..session import Session

GROUP = Group("monitor", "Domain Monitoring")

_UINT_MAX = 2**32 - 1

# The words for states and their reasons, by the numbers of virDomainState and of its
# reason enums.
STATES = (
    "no state",
    "running",
    "idle",
    "paused",
    "in shutdown",
    "shut off",
    "crashed",
    "pmsuspended",
)
REASONS: dict[int, tuple[str, ...]] = {
    DomainState.VIR_DOMAIN_RUNNING: (
        "unknown",
        "booted",
        "migrated",
        "restored",
        "from snapshot",
        "unpaused",
        "migration canceled",
        "save canceled",
        "event wakeup",
        "crashed",
        "post-copy",
        "post-copy failed",
    ),
    DomainState.VIR_DOMAIN_PAUSED: (
        "unknown",
        "user",
        "migrating",
        "saving",
        "dumping",
        "I/O error",
        "watchdog",
        "from snapshot",
        "shutting down",
        "creating snapshot",
        "crashed",
        "starting up",
        "post-copy",
        "post-copy failed",
    ),
    DomainState.VIR_DOMAIN_SHUTDOWN: ("unknown", "user"),
    DomainState.VIR_DOMAIN_SHUTOFF: (
        "unknown",
        "shutdown",
        "destroyed",
        "crashed",
        "migrated",
        "saved",
        "failed",
        "from snapshot",
        "daemon",
    ),
    DomainState.VIR_DOMAIN_CRASHED: ("unknown", "panicked"),
}


def state_name(state: int) -> str:
    return STATES[state] if 0 <= state < len(STATES) else STATES[0]


def reason_name(state: int, reason: int) -> str:
    reasons = REASONS.get(state, ())
    return reasons[reason] if 0 <= reason < len(reasons) else "unknown"


# Which domains each option keeps.
_FILTERS = {
    "persistent": ListFlags.VIR_CONNECT_LIST_DOMAINS_PERSISTENT,
    "transient": ListFlags.VIR_CONNECT_LIST_DOMAINS_TRANSIENT,
    "with-managed-save": ListFlags.VIR_CONNECT_LIST_DOMAINS_MANAGEDSAVE,
    "without-managed-save": ListFlags.VIR_CONNECT_LIST_DOMAINS_NO_MANAGEDSAVE,
    "autostart": ListFlags.VIR_CONNECT_LIST_DOMAINS_AUTOSTART,
    "no-autostart": ListFlags.VIR_CONNECT_LIST_DOMAINS_NO_AUTOSTART,
    "with-snapshot": ListFlags.VIR_CONNECT_LIST_DOMAINS_HAS_SNAPSHOT,
    "without-snapshot": ListFlags.VIR_CONNECT_LIST_DOMAINS_NO_SNAPSHOT,
    "with-checkpoint": ListFlags.VIR_CONNECT_LIST_DOMAINS_HAS_CHECKPOINT,
    "without-checkpoint": ListFlags.VIR_CONNECT_LIST_DOMAINS_NO_CHECKPOINT,
    "state-running": ListFlags.VIR_CONNECT_LIST_DOMAINS_RUNNING,
    "state-paused": ListFlags.VIR_CONNECT_LIST_DOMAINS_PAUSED,
    "state-shutoff": ListFlags.VIR_CONNECT_LIST_DOMAINS_SHUTOFF,
    "state-other": ListFlags.VIR_CONNECT_LIST_DOMAINS_OTHER,
}


@GROUP.command(
    "list",
    "list domains",
    Option("inactive", Kind.BOOL, "only domains that do not run"),
    Option("all", Kind.BOOL, "domains that run and domains that do not"),
    Option("transient", Kind.BOOL, "only domains without a persistent definition"),
    Option("persistent", Kind.BOOL, "only domains with a persistent definition"),
    Option("with-snapshot", Kind.BOOL, "only domains that have snapshots"),
    Option("without-snapshot", Kind.BOOL, "only domains that have no snapshot"),
    Option("with-checkpoint", Kind.BOOL, "only domains that have checkpoints"),
    Option("without-checkpoint", Kind.BOOL, "only domains that have no checkpoint"),
    Option("state-running", Kind.BOOL, "only running domains"),
    Option("state-paused", Kind.BOOL, "only paused domains"),
    Option("state-shutoff", Kind.BOOL, "only domains that are shut off"),
    Option("state-other", Kind.BOOL, "only domains in any other state"),
    Option("autostart", Kind.BOOL, "only domains that start with the host"),
    Option("no-autostart", Kind.BOOL, "only domains that do not start with the host"),
    Option("with-managed-save", Kind.BOOL, "only domains with a managed save image"),
    Option("without-managed-save", Kind.BOOL, "only domains without a managed save image"),
    Option("uuid", Kind.BOOL, "print UUIDs, one domain a line"),
    Option("name", Kind.BOOL, "print names, one domain a line"),
    Option("id", Kind.BOOL, "print ids, one domain a line"),
    Option("table", Kind.BOOL, "print a table (the default)"),
    Option(
        "managed-save", Kind.BOOL, "show the state of domains with a managed save image as saved"
    ),
    Option("title", Kind.BOOL, "add the titles of domains to the table"),
    description="List domains; without options, only those that run.",
)
def list_domains(session: Session, args: Arguments) -> None:
    for other in ("name", "uuid", "id"):
        args.exclusive("table", other)
    with failing("Failed to list domains"):
        domains = session.connection.list_all_domains(_list_flags(args))
    domains.sort(key=_list_order)
    if "uuid" in args or "name" in args or "id" in args:
        _print_columns(session, args, domains)
    else:
        _print_table(session, args, domains)


def _list_flags(args: Arguments) -> int:
    flags = ListFlags.VIR_CONNECT_LIST_DOMAINS_ACTIVE
    if "inactive" in args or "state-shutoff" in args:
        flags = ListFlags.VIR_CONNECT_LIST_DOMAINS_INACTIVE
    if "all" in args:
        flags = (
            ListFlags.VIR_CONNECT_LIST_DOMAINS_ACTIVE | ListFlags.VIR_CONNECT_LIST_DOMAINS_INACTIVE
        )
    return int(flags) | args.flags(_FILTERS)


def _list_order(domain: Domain) -> tuple[bool, int, bytes]:
    """Sort active domains by id, then the others by name without regard to case."""
    number = domain.id()
    return (number == -1, number, sort_key(domain.name()) if number == -1 else b"")


def _print_columns(session: Session, args: Arguments, domains: list[Domain]) -> None:
    only_id = "uuid" not in args and "name" not in args
    for domain in domains:
        number = domain.id()
        if only_id and number == -1:
            continue
        columns = []
        if "uuid" in args:
            columns.append(domain.uuid_string())
        if "id" in args:
            columns.append("-" if number == -1 else str(number))
        if "name" in args:
            columns.append(domain.name())
        session.out(" ".join(columns) + "\n")


def _print_table(session: Session, args: Arguments, domains: list[Domain]) -> None:
    titles = "title" in args
    table = Table("Id", "Name", "State", *(["Title"] if titles else []))
    for domain in domains:
        number = domain.id()
        state = answer(domain.state)
        if state is None:  # the domain has disappeared since it was listed
            continue
        shown = state_name(state[0])
        if "managed-save" in args and number == -1:
            saved = answer(domain.has_managed_save_image)
            shown = "saved" if saved else shown
        table.add(
            "-" if number == -1 else str(number),
            domain.name(),
            shown,
            *([_title(domain)] if titles else []),
        )
    session.table(table)


def _title(domain: Domain) -> str:
    try:
        return domain.metadata(DomainMetadataType.VIR_DOMAIN_METADATA_TITLE, None)
    except LibvirtError as exc:
        if exc.code == ErrorNumber.VIR_ERR_NO_DOMAIN_METADATA:
            return ""
        if exc.code != ErrorNumber.VIR_ERR_NO_SUPPORT:
            raise
        xml = domain.xml_desc()
        try:
            return string(parse(xml, "(domain_definition)"), "/*/title")
        except CommandError:
            raise CommandError("Failed to parse domain description xml") from exc


@GROUP.command(
    "dominfo",
    "print information about a domain",
    DOMAIN,
    description="Print identity, state and resources of a domain.",
)
def dominfo(session: Session, args: Arguments) -> None:
    domain, _ = find_domain(session, args)
    number = domain.id()
    _field(session, "Id:", "-" if number == -1 else number)
    _field(session, "Name:", domain.name())
    _field(session, "UUID:", domain.uuid_string())
    if (os_type := answer(domain.os_type)) is not None:
        _field(session, "OS Type:", os_type)
    _print_info(session, domain)
    persistent = answer(domain.is_persistent)
    told = -1 if persistent is None else persistent
    session.messages.debug(Level.DEBUG, f"Domain persistent flag value: {told}")
    _field(
        session, "Persistent:", "unknown" if persistent is None else "yes" if persistent else "no"
    )
    if (autostart := answer(domain.autostart)) is not None:
        _field(session, "Autostart:", "enable" if autostart else "disable")
    saved = answer(domain.has_managed_save_image)
    _field(session, "Managed save:", "unknown" if saved is None else "yes" if saved else "no")
    _print_security(session, domain)
    _print_messages(session, domain)


def _print_info(session: Session, domain: Domain) -> None:
    info = answer(domain.info)
    if info is None:
        return
    state, max_memory, memory, cpus, cpu_time = info
    _field(session, "State:", state_name(state))
    _field(session, "CPU(s):", cpus)
    if cpu_time:
        _field(session, "CPU time:", f"{cpu_time / 1e9:.1f}s")
    _field(session, "Max memory:", "no limit" if max_memory == _UINT_MAX else f"{max_memory} KiB")
    _field(session, "Used memory:", f"{memory} KiB")


def _field(session: Session, label: str, value: object) -> None:
    session.out(f"{label:<15} {value}\n")


def _print_security(session: Session, domain: Domain) -> None:
    try:
        model, doi = session.connection.get_security_model()
    except LibvirtError as exc:
        if exc.code != ErrorNumber.VIR_ERR_NO_SUPPORT:
            raise
        return
    if not model:
        return
    _field(session, "Security model:", model)
    _field(session, "Security DOI:", doi)
    label, enforcing = domain.security_label()
    if label:
        _field(
            session, "Security label:", f"{label} ({'enforcing' if enforcing else 'permissive'})"
        )


def _print_messages(session: Session, domain: Domain) -> None:
    for i, message in enumerate(answer(domain.messages) or ()):
        _field(session, "" if i else "Messages:", message)


@GROUP.command(
    "domstate",
    "state of a domain",
    DOMAIN,
    Option("reason", Kind.BOOL, "also print the reason for the state"),
    description="Print the state that a domain is in.",
)
def domstate(session: Session, args: Arguments) -> None:
    domain, _ = find_domain(session, args)
    state, reason = domain.state()
    shown = state_name(state)
    session.out(f"{shown} ({reason_name(state, reason)})\n" if "reason" in args else f"{shown}\n")
