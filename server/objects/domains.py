"""Domains: the objects, and the list they are found in.

Lookups are the hottest path of the whole server, so a domain is handed out as it is: ``name``, ``uuid`` and ``id`` are
plain attributes, and the three indexes are dicts that every change of state keeps up to date.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple, Protocol
from uuid import UUID

from ...protocol._generated.enums import DomainShutoffReason, DomainState, ErrorDomain, ErrorNumber
from ...protocol.errors import report
from ..moments.tree import MomentTree
from ..offload import BULK_LINES, Later
from ..reaper import discard

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..conf.domain import DomainDef
    from ..moments.checkpoint_xml import CheckpointDef

__all__ = ["Domain", "DomainIdentity", "DomainList", "WasRunning", "formatted", "matches"]

_RUNNING = int(DomainState.VIR_DOMAIN_RUNNING)
_PAUSED = int(DomainState.VIR_DOMAIN_PAUSED)
_SHUTOFF = int(DomainState.VIR_DOMAIN_SHUTOFF)


class DomainIdentity(Protocol):
    """What a client says a domain is. Only the UUID decides; the name goes into error texts."""

    @property
    def name(self) -> str: ...
    @property
    def uuid(self) -> bytes: ...


class WasRunning(NamedTuple):
    """What a domain was before it stopped."""

    name: str
    uuid: bytes
    id: int


class Domain:
    """One domain. ``definition`` is what counts now, ``next_definition`` what the next start will use, if that differs.

    ``id`` is -1 while the domain is not active. ``snapshots`` and ``checkpoints`` belong to the modules of that name.
    """

    __slots__ = (
        "autostart",
        "checkpoints",
        "definition",
        "frozen",
        "guest_time",
        "has_managed_save",
        "id",
        "live_iothreads",
        "name",
        "next_definition",
        "persistent",
        "reason",
        "snapshots",
        "state",
        "uuid",
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
        self.live_iothreads: list[int] = []  # that were added while it runs
        self.guest_time = (627319920, 0)  # what libvirt's test driver starts from
        self.snapshots: dict[str, object] = {}
        self.checkpoints: MomentTree[CheckpointDef] = MomentTree()

    def __repr__(self) -> str:
        return f"<Domain {self.name!r} id={self.id} state={self.state}>"

    @property
    def is_active(self) -> bool:
        return self.id != -1

    def check_active(self) -> None:
        if self.id == -1:
            raise report(ErrorNumber.VIR_ERR_OPERATION_INVALID, ErrorDomain.VIR_FROM_DOMAIN, "domain is not running")


class DomainList:
    """All domains of one driver instance, by name, by UUID and, while active, by id."""

    __slots__ = ("_next_id", "by_id", "by_name", "by_uuid")

    def __init__(self) -> None:
        self.by_name: dict[str, Domain] = {}
        self.by_uuid: dict[bytes, Domain] = {}
        self.by_id: dict[int, Domain] = {}
        self._next_id = 1

    def __iter__(self) -> Iterator[Domain]:
        return iter(self.by_uuid.values())

    def __len__(self) -> int:
        return len(self.by_uuid)

    def add(self, definition: DomainDef, *, live: bool) -> Domain:
        """virDomainObjListAdd: a new domain, or a new definition of the one with that name and UUID.

        ``live`` is for a definition about to be started: the domain must not be active, and a new one is transient.
        """
        domain = self.by_uuid.get(definition.uuid)
        if domain is None:
            namesake = self.by_name.get(definition.name)
            if namesake is not None:
                raise report(
                    ErrorNumber.VIR_ERR_OPERATION_FAILED,
                    ErrorDomain.VIR_FROM_DOMAIN,
                    f"domain '{definition.name}' already exists with uuid {UUID(bytes=namesake.uuid)}",
                )
            domain = Domain(definition)
            domain.persistent = not live
            self.by_name[domain.name] = domain
            self.by_uuid[domain.uuid] = domain
            return domain
        if domain.name != definition.name:
            raise report(
                ErrorNumber.VIR_ERR_OPERATION_FAILED,
                ErrorDomain.VIR_FROM_DOMAIN,
                f"domain '{domain.name}' is already defined with uuid {UUID(bytes=domain.uuid)}",
            )
        if live and domain.id != -1:
            raise report(
                ErrorNumber.VIR_ERR_OPERATION_INVALID,
                ErrorDomain.VIR_FROM_DOMAIN,
                f"domain '{domain.name}' is already active",
            )
        if domain.id != -1:
            discard(domain.next_definition)
            domain.next_definition = definition
        else:
            if live and domain.next_definition is None:
                domain.next_definition = domain.definition
            else:
                discard(domain.definition)
            domain.definition = definition
        return domain

    def add_twin(self, domain: Domain) -> None:
        """Add a domain that is as one of another list is, and changes by itself."""
        twin = Domain(domain.definition.snapshot())
        if domain.next_definition is not None:
            twin.next_definition = domain.next_definition.snapshot()
        twin.id, twin.state, twin.reason = domain.id, domain.state, domain.reason
        twin.persistent, twin.has_managed_save = domain.persistent, domain.has_managed_save
        self.by_name[twin.name] = twin
        self.by_uuid[twin.uuid] = twin
        if twin.id != -1:
            self.by_id[twin.id] = twin
            self._next_id = max(self._next_id, twin.id + 1)

    def remove(self, domain: Domain) -> None:
        del self.by_name[domain.name]
        del self.by_uuid[domain.uuid]
        self.by_id.pop(domain.id, None)
        domain.checkpoints.clear()
        discard(domain.definition, domain.next_definition)

    def rename(self, domain: Domain, name: str) -> None:
        del self.by_name[domain.name]
        domain.name = name
        domain.definition.rename(name)
        self.by_name[name] = domain

    def start(self, domain: Domain, reason: int) -> None:
        """Give the domain an id and let it run; what is defined now is kept for after the run."""
        domain.state = _RUNNING
        domain.reason = reason
        domain.id = self._next_id
        self._next_id += 1
        self.by_id[domain.id] = domain
        if domain.persistent and domain.next_definition is None:
            domain.next_definition = domain.definition.copy()
        domain.has_managed_save = False

    def stop(self, domain: Domain, reason: int) -> None:
        """End the run. A transient domain is gone with it."""
        self.by_id.pop(domain.id, None)
        domain.id = -1
        domain.live_iothreads = []
        domain.state = _SHUTOFF
        domain.reason = reason
        if domain.next_definition is not None:
            discard(domain.definition)
            domain.definition = domain.next_definition
            domain.next_definition = None
        if not domain.persistent:
            self.remove(domain)


def matches(domain: Domain, flags: int) -> bool:
    """virDomainObjMatchFilter: within a group of flags any may match, and every group asked about must."""
    if flags & 0x3 and not flags & (0x1 if domain.id != -1 else 0x2):
        return False
    if flags & 0xC and not flags & (0x4 if domain.persistent else 0x8):
        return False
    if flags & 0xF0:
        state = 0x10 if domain.state == _RUNNING else 0x20 if domain.state == _PAUSED else 0
        state = 0x40 if domain.state == _SHUTOFF else state or 0x80
        if not flags & state:
            return False
    if flags & 0x300 and not flags & (0x100 if domain.has_managed_save else 0x200):
        return False
    if flags & 0xC00 and not flags & (0x400 if domain.autostart else 0x800):
        return False
    if flags & 0x3000 and not flags & (0x1000 if domain.snapshots else 0x2000):
        return False
    return not (flags & 0xC000 and not flags & (0x4000 if domain.checkpoints else 0x8000))


def formatted(definition: DomainDef, flags: int, domain_id: int) -> str | Later[str]:
    """The XML text as it is now, made away from the loop if it is large."""
    if definition.weight < BULK_LINES:
        return definition.format(flags, domain_id)
    return Later(partial(definition.snapshot().format, flags, domain_id))
