"""Lists of a driver's objects of one kind: domains, networks, pools and so on.

Objects are found by name, by UUID and, while they are active, by id. The indexes are
plain dicts: an entry point looks up in them itself, and asks the list only for the
error. Clients see objects in the order in which they were added. That is the order of
the index by UUID, or by name for kinds without UUIDs; renaming an object with a UUID
keeps its place.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, Protocol, Self, TypeAlias, TypeVar
from uuid import UUID

from ...protocol._generated.enums import ErrorNumber
from ...protocol.errors import LibvirtError, report

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ...protocol._generated.enums import ErrorDomain

__all__ = ["Draftable", "DraftableList", "Ids", "Key", "Kind", "Listed", "ObjectList"]


class Listed(Protocol):
    """Object of a list.

    ``uuid`` is None where the kind has none; ``id`` is -1 while the object is not
    active.
    """

    name: str
    id: int

    @property
    def uuid(self) -> bytes | None: ...


@dataclass(frozen=True, slots=True)
class Kind:
    """Kind of object.

    ``name`` is its name in libvirt's refusals of duplicates (``pool``),
    ``error_domain`` their error domain. ``missing`` is the code of a lookup that finds
    nothing.
    """

    name: str
    error_domain: ErrorDomain
    missing: ErrorNumber
    has_uuid: bool = True


class Ids:
    """Ids of running objects, from 1 on; none is given twice."""

    __slots__ = ("_next",)

    def __init__(self) -> None:
        self._next = 1

    def take(self) -> int:
        """Return an id that was never given."""
        taken = self._next
        self._next += 1
        return taken

    def skip(self, known: int) -> None:
        """Give no id up to ``known`` from now on."""
        self._next = max(self._next, known + 1)


T = TypeVar("T", bound=Listed)


class ObjectList(Generic[T]):
    """All objects of one kind that a driver has, in the order in which they were added.

    ``driver`` is the error domain of the driver's refusals (VIR_FROM_TEST).
    """

    __slots__ = ("_all", "by_id", "by_name", "by_uuid", "driver", "ids", "kind")

    def __init__(self, kind: Kind, driver: ErrorDomain) -> None:
        self.kind = kind
        self.driver = driver
        self.ids = Ids()
        self.by_name: dict[str, T] = {}
        self.by_uuid: dict[bytes, T] = {}
        self.by_id: dict[int, T] = {}
        self._all: dict[bytes, T] | dict[str, T] = self.by_uuid if kind.has_uuid else self.by_name

    def __iter__(self) -> Iterator[T]:
        return iter(self._all.values())

    def __len__(self) -> int:
        return len(self._all)

    # -- finding -----------------------------------------------------------------------

    def missing(self, detail: str | None = None) -> LibvirtError:
        """Make the error of a lookup that found nothing.

        Without ``detail`` it has libvirt's plain text for the kind.
        """
        return report(self.kind.missing, self.driver, detail)

    def same(self, name: str, uuid: bytes) -> T | None:
        """Return the object with that name and UUID, or None if it would be new.

        Raises VIR_ERR_OPERATION_FAILED if an object has only one of the two, as
        virDomainObjListAdd, virNetworkObjIsDuplicate and virStoragePoolObjIsDuplicate
        do.
        """
        found = self.by_uuid.get(uuid)
        if found is None:
            namesake = self.by_name.get(name)
            if namesake is not None:
                raise self._taken(f"'{name}' already exists with uuid", namesake.uuid)
        elif found.name != name:
            raise self._taken(f"'{found.name}' is already defined with uuid", uuid)
        return found

    def _taken(self, what: str, uuid: bytes | None) -> LibvirtError:
        detail = f"{self.kind.name} {what} {UUID(bytes=uuid)}"
        return report(ErrorNumber.VIR_ERR_OPERATION_FAILED, self.kind.error_domain, detail)

    # -- changing ----------------------------------------------------------------------

    def insert(self, item: T) -> None:
        """Add an object whose name and UUID no other has."""
        self.by_name[item.name] = item
        if item.uuid is not None:
            self.by_uuid[item.uuid] = item
        if item.id != -1:
            self.by_id[item.id] = item
            self.ids.skip(item.id)

    def remove(self, item: T) -> None:
        """Remove an object."""
        del self.by_name[item.name]
        if item.uuid is not None:
            del self.by_uuid[item.uuid]
        self.by_id.pop(item.id, None)

    def rename(self, item: T, name: str) -> None:
        """Give an object a name that no other has."""
        del self.by_name[item.name]
        item.name = name
        self.by_name[name] = item

    def activate(self, item: T) -> None:
        """Give an object the next id."""
        item.id = self.ids.take()
        self.by_id[item.id] = item

    def deactivate(self, item: T) -> None:
        """Take an object's id away, if it has one."""
        self.by_id.pop(item.id, None)
        item.id = -1


# -- drafts ----------------------------------------------------------------------------

# The object of a change: the name of its kind, and its UUID or name.
Key: TypeAlias = "tuple[str, bytes | str]"


class Draftable(Listed, Protocol):
    """Object whose changes can be made on a draft."""

    def draft(self) -> Self:
        """Make a copy of this object, to be changed in its place."""

    def become(self, draft: Self) -> None:
        """Take over the state of a changed ``draft`` of this object."""


D = TypeVar("D", bound=Draftable)


class DraftableList(ObjectList[D]):
    """List of objects whose changes are made on drafts and become visible in one step.

    Its kind must have UUIDs.
    """

    __slots__ = ()

    def draft(self, keys: Iterable[Key]) -> Self:
        """Make a list with drafts of the objects that have one of these UUIDs or names.

        `adopt` takes over the changes of objects with one of the UUIDs. New ids come
        from this list.
        """
        draft = object.__new__(type(self))
        ObjectList.__init__(draft, self.kind, self.driver)
        draft.ids = self.ids
        for kind, key in keys:
            if kind == self.kind.name:
                item = self.by_uuid.get(key) if isinstance(key, bytes) else self.by_name.get(key)
                if item is not None and item.uuid not in draft.by_uuid:
                    draft.insert(item.draft())
        return draft

    def adopt(self, draft: Self, keys: Iterable[Key]) -> None:
        """Make the changes visible that were made on a draft for the same keys."""
        for kind, key in keys:
            if kind != self.kind.name or not isinstance(key, bytes):
                continue
            known, new = self.by_uuid.get(key), draft.by_uuid.get(key)
            if known is None:
                if new is not None:
                    self.insert(new)
            elif new is None:
                self.remove(known)
            else:
                self._index_as(known, new)
                known.become(new)

    def _index_as(self, known: D, new: D) -> None:
        if new.name != known.name:
            ObjectList.rename(self, known, new.name)
        if new.id != known.id:
            self.by_id.pop(known.id, None)
            if new.id != -1:
                self.by_id[new.id] = known
