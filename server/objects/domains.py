"""Domains, and the list of a driver's domains.

Lookups are the hottest path of the whole server, so a domain is its own answer:
``name``, ``uuid`` and ``id`` are plain attributes.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from ...protocol import xdr
from ...protocol._generated import remote
from ...protocol._generated.enums import (
    ConnectListAllDomainsFlags,
    DomainShutoffReason,
    DomainState,
    ErrorDomain,
    ErrorNumber,
)
from ...protocol.errors import report
from ..moments.tree import MomentTree, TreeDraft
from ..offload import BULK_LINES, Later
from .filters import Filters, Group, either
from .lists import DraftableList, Kind

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..conf.domain.definition import DomainDef
    from ..moments.checkpoint_xml import CheckpointDef
    from ..moments.snapshot_xml import SnapshotDef

__all__ = [
    "DOMAIN_FILTERS",
    "KIND",
    "STATISTICS_FILTERS",
    "AddedIOThread",
    "Domain",
    "DomainList",
    "Domains",
    "Identity",
    "formatted",
]

KIND = Kind("domain", ErrorDomain.VIR_FROM_DOMAIN, ErrorNumber.VIR_ERR_NO_DOMAIN)

_RUNNING = int(DomainState.VIR_DOMAIN_RUNNING)
_PAUSED = int(DomainState.VIR_DOMAIN_PAUSED)
_SHUTOFF = int(DomainState.VIR_DOMAIN_SHUTOFF)


class Identity(NamedTuple):
    """Name, UUID and id that a domain had at some time."""

    name: str
    uuid: bytes
    id: int


class AddedIOThread(NamedTuple):
    """IOThread that a call or a node file added, and how it polls.

    It polls for ``poll_max_ns`` nanoseconds; the others are factors.
    """

    number: int
    poll_max_ns: int = 32768
    poll_grow: int = 0
    poll_shrink: int = 0


class Domain(xdr.RemembersBytes):
    """Domain of a driver.

    ``definition`` is the one in force, ``next_definition`` the one for the next start,
    if that differs. ``id`` is -1 while the domain is not active. ``snapshots`` and
    ``checkpoints`` belong to the modules of that name. ``taints`` are virDomainTaint's
    words for what makes the domain unsafe, ``deprecations`` what it uses of old.
    """

    __slots__ = (
        "added_iothreads",
        "autostart",
        "checkpoints",
        "definition",
        "deprecations",
        "frozen",
        "guest_time",
        "has_managed_save",
        "id",
        "name",
        "next_definition",
        "persistent",
        "reason",
        "snapshots",
        "state",
        "taints",
        "uuid",
        "wire",
    )

    def __init__(self, definition: DomainDef) -> None:
        self.definition = definition
        self.next_definition: DomainDef | None = None
        self.name = definition.name
        self.uuid = definition.uuid
        self.id = -1
        self.state = _SHUTOFF
        self.reason = int(DomainShutoffReason.VIR_DOMAIN_SHUTOFF_UNKNOWN)
        self.persistent = True
        self.autostart = False
        self.has_managed_save = False
        self.frozen: set[str] = set()
        self.added_iothreads: list[AddedIOThread] = []
        self.wire = _UNPACKED
        self.taints: list[str] = []
        self.deprecations: list[str] = []
        self.guest_time = (627319920, 0)  # what libvirt's test driver starts from
        self.snapshots: MomentTree[SnapshotDef] = MomentTree()
        self.checkpoints: MomentTree[CheckpointDef] = MomentTree()

    def __repr__(self) -> str:
        return f"<Domain {self.name!r} id={self.id} state={self.state}>"

    @property
    def is_active(self) -> bool:
        return self.id != -1

    def twin(self) -> Domain:
        """Make an independent copy, without checkpoints."""
        twin = self._copy()
        if self.snapshots:
            twin.snapshots = self.snapshots.copy()
        return twin

    def _copy(self) -> Domain:
        """Make an independent copy without moments."""
        twin = Domain(self.definition.snapshot())
        for slot in _PLAIN:
            setattr(twin, slot, getattr(self, slot))
        if self.next_definition is not None:
            twin.next_definition = self.next_definition.snapshot()
        twin.frozen = set(self.frozen)
        for slot in _LISTS:
            setattr(twin, slot, list(getattr(self, slot)))
        return twin

    def draft(self) -> Domain:
        """Make a copy to be changed, moments included, which this one can `become`.

        The domain must not change until then.
        """
        draft = self._copy()
        draft.snapshots = TreeDraft(self.snapshots)
        draft.checkpoints = TreeDraft(self.checkpoints)
        return draft

    def become(self, draft: Domain) -> None:
        """Take over the state of a changed `draft` of this domain."""
        for slot in Domain.__slots__:
            if slot not in ("checkpoints", "snapshots"):
                setattr(self, slot, getattr(draft, slot))
        for moments in (draft.checkpoints, draft.snapshots):
            if isinstance(moments, TreeDraft):
                moments.apply()

    def is_as(self, other: Domain) -> bool:
        """Return whether ``other``, a draft of this, differs at most in its moments.

        Two drafts of one domain can be compared as well.
        """
        if not self.definition.is_still(other.definition):
            return False
        mine, others = self.next_definition, other.next_definition
        if mine is not others and (mine is None or others is None or not mine.is_still(others)):
            return False
        return all(
            getattr(self, slot) == getattr(other, slot) for slot in (*_PLAIN, "frozen", *_LISTS)
        )

    def packed(self) -> bytes:
        """Return the identity's bytes.

        Unless they are many, ``wire`` keeps them, with the name and id that they have.
        """
        name, number, data = self.wire
        if number == self.id and name is self.name:
            return data
        name, number = self.name, self.id
        parts: list[bytes] = []
        remote.pack_remote_nonnull_domain(self, parts.append)  # type: ignore[arg-type]
        data = b"".join(parts)
        if len(data) <= _LONG_IDENTITY:
            self.wire = name, number, data
        return data

    def taint(self, *reasons: str) -> None:
        """Remember for which reasons the domain is unsafe."""
        self.taints += [reason for reason in reasons if reason not in self.taints]

    def check_active(self) -> None:
        if self.id == -1:
            raise report(
                ErrorNumber.VIR_ERR_OPERATION_INVALID,
                ErrorDomain.VIR_FROM_DOMAIN,
                "domain is not running",
            )


class Domains(xdr.PacksItself, list[Domain]):
    """List of domains, each of which remembers how it is packed."""

    __slots__ = ()
    __len__ = list.__len__

    def pack(self, put: Callable[[bytes], None]) -> None:
        known: list[bytes] = []
        for domain in self:
            name, number, data = domain.wire
            if number != domain.id or name is not domain.name:
                data = domain.packed()
                if len(data) > _LONG_IDENTITY:  # not copied once more
                    put(b"".join(known))
                    put(data)
                    known.clear()
                    continue
            known.append(data)
        put(b"".join(known))


_LONG_IDENTITY = 512
# Stands for a domain that was not packed yet: no id is 0.
_UNPACKED = ("", 0, b"")

# Attributes that a twin shares; of definitions and collections it has copies.
_PLAIN = (
    "autostart",
    "guest_time",
    "has_managed_save",
    "id",
    "name",
    "persistent",
    "reason",
    "state",
    "uuid",
)
_LISTS = ("added_iothreads", "deprecations", "taints")


class DomainList(DraftableList[Domain]):
    """All domains of one driver, whose refusals have the error domain ``driver``."""

    __slots__ = ()

    def __init__(self, driver: ErrorDomain) -> None:
        super().__init__(KIND, driver)

    def add(self, definition: DomainDef, *, live: bool) -> Domain:
        """Add a domain, or give the one with that name and UUID a new definition.

        ``live`` is for a definition about to be started: the domain must not be active,
        and a new one is transient. The rules are virDomainObjListAdd's.
        """
        domain = self.same(definition.name, definition.uuid)
        if domain is None:
            domain = Domain(definition)
            domain.persistent = not live
            self.insert(domain)
            return domain
        if live and domain.id != -1:
            raise report(
                ErrorNumber.VIR_ERR_OPERATION_INVALID,
                ErrorDomain.VIR_FROM_DOMAIN,
                f"domain '{domain.name}' is already active",
            )
        if domain.id != -1:
            domain.next_definition = definition
        else:
            if live and domain.next_definition is None:
                domain.next_definition = domain.definition
            domain.definition = definition
        return domain

    def redefine(self, domain: Domain, definition: DomainDef) -> None:
        """Give a domain that is not active another definition, and no next one."""
        domain.definition, domain.next_definition = definition, None

    def remove(self, item: Domain) -> None:
        """Remove a domain, and take its moments apart."""
        super().remove(item)
        item.checkpoints.clear()
        item.snapshots.clear()

    def rename(self, item: Domain, name: str) -> None:
        """Give a domain a name that no other has, in its definition as well."""
        super().rename(item, name)
        item.definition.rename(name)

    def start(self, domain: Domain, reason: int) -> None:
        """Give the domain an id and let it run; its definition is kept for later."""
        if domain.persistent and domain.next_definition is None:
            domain.next_definition = domain.definition.copy()
        domain.state = _RUNNING
        domain.reason = reason
        self.activate(domain)
        domain.has_managed_save = False

    def stop(self, domain: Domain, reason: int, *, keep: bool = False) -> None:
        """End the run of a domain, and remove it if it is transient.

        With ``keep`` a transient domain stays.
        """
        self.deactivate(domain)
        domain.state = _SHUTOFF
        domain.reason = reason
        if domain.next_definition is not None:
            domain.definition = domain.next_definition
            domain.next_definition = None
        if not domain.persistent and not keep:
            self.remove(domain)


_LIST = ConnectListAllDomainsFlags
_STATES = {
    _RUNNING: int(_LIST.VIR_CONNECT_LIST_DOMAINS_RUNNING),
    _PAUSED: int(_LIST.VIR_CONNECT_LIST_DOMAINS_PAUSED),
    _SHUTOFF: int(_LIST.VIR_CONNECT_LIST_DOMAINS_SHUTOFF),
}
_OTHER = int(_LIST.VIR_CONNECT_LIST_DOMAINS_OTHER)

# virDomainObjMatchFilter. The first three are virConnectGetAllDomainStatsFlags as well,
# with the same bits.
_RUN: tuple[Group[Domain], ...] = (
    either(
        _LIST.VIR_CONNECT_LIST_DOMAINS_ACTIVE,
        _LIST.VIR_CONNECT_LIST_DOMAINS_INACTIVE,
        lambda domain: domain.id != -1,
    ),
    either(
        _LIST.VIR_CONNECT_LIST_DOMAINS_PERSISTENT,
        _LIST.VIR_CONNECT_LIST_DOMAINS_TRANSIENT,
        lambda domain: domain.persistent,
    ),
    Group((*_STATES.values(), _OTHER), lambda domain: _STATES.get(domain.state, _OTHER)),
)
STATISTICS_FILTERS: Filters[Domain] = Filters(*_RUN)
DOMAIN_FILTERS: Filters[Domain] = Filters(
    *_RUN,
    either(
        _LIST.VIR_CONNECT_LIST_DOMAINS_MANAGEDSAVE,
        _LIST.VIR_CONNECT_LIST_DOMAINS_NO_MANAGEDSAVE,
        lambda domain: domain.has_managed_save,
    ),
    either(
        _LIST.VIR_CONNECT_LIST_DOMAINS_AUTOSTART,
        _LIST.VIR_CONNECT_LIST_DOMAINS_NO_AUTOSTART,
        lambda domain: domain.autostart,
    ),
    either(
        _LIST.VIR_CONNECT_LIST_DOMAINS_HAS_SNAPSHOT,
        _LIST.VIR_CONNECT_LIST_DOMAINS_NO_SNAPSHOT,
        lambda domain: domain.snapshots,
    ),
    either(
        _LIST.VIR_CONNECT_LIST_DOMAINS_HAS_CHECKPOINT,
        _LIST.VIR_CONNECT_LIST_DOMAINS_NO_CHECKPOINT,
        lambda domain: domain.checkpoints,
    ),
)


def formatted(definition: DomainDef, flags: int, domain_id: int) -> str | Later[str]:
    """Print the definition as it is now, in a thread if it is large."""
    if definition.weight < BULK_LINES:
        return definition.format(flags, domain_id)
    return Later(partial(definition.snapshot().format, flags, domain_id))
