"""The list that a driver keeps of its objects of one kind: domains, networks, pools, whatever has a name.

Objects are found by name, by UUID and, while they are active, by id. The indexes are plain dicts: an entry point looks up
in them itself, and asks the list only for the error. Lists go by the UUID of an object if its kind has one, else by its
name: that index has the order in which clients see the objects, which is that of their coming, and renaming keeps it.
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
    """An object of a list. ``uuid`` is None where the kind has none; ``id`` is -1 while the object is not active."""

    name: str
    id: int

    @property
    def uuid(self) -> bytes | None: ...


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of object.

    ``name`` is what libvirt's refusals of a duplicate call it (``pool``), ``error_domain`` where these come from.
    ``missing`` is the code of a lookup that finds nothing.
    """

    name: str
    error_domain: ErrorDomain
    missing: ErrorNumber
    has_uuid: bool = True


class Ids:
    """The ids of running objects, from 1 on; none is given twice."""

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
    """All objects of one kind that a driver has. Iterates over them in the order of their coming.

    ``driver`` is the error domain of what the driver answers (VIR_FROM_TEST).
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

    # -- finding -------------------------------------------------------------------------------------------------------

    def missing(self, detail: str | None = None) -> LibvirtError:
        """The error of a lookup that found nothing; without ``detail`` it has libvirt's plain text for the kind."""
        return report(self.kind.missing, self.driver, detail)

    def same(self, name: str, uuid: bytes) -> T | None:
        """The object with that name and UUID, or None if it would be new.

        Raises LibvirtError VIR_ERR_OPERATION_FAILED if only one of the two is an object's (virDomainObjListAdd,
        virNetworkObjIsDuplicate, virStoragePoolObjIsDuplicate).
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

    # -- changing ------------------------------------------------------------------------------------------------------

    def insert(self, item: T) -> None:
        """Add an object whose name and UUID are nobody's."""
        self.by_name[item.name] = item
        if item.uuid is not None:
            self.by_uuid[item.uuid] = item
        if item.id != -1:
            self.by_id[item.id] = item
            self.ids.skip(item.id)

    def remove(self, item: T) -> None:
        """Take an object out."""
        del self.by_name[item.name]
        if item.uuid is not None:
            del self.by_uuid[item.uuid]
        self.by_id.pop(item.id, None)

    def rename(self, item: T, name: str) -> None:
        """Give an object a name that is nobody's."""
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


# -- drafts --------------------------------------------------------------------------------------------------------------

# What a change is about: the name of a kind, and a UUID or a name.
Key: TypeAlias = "tuple[str, bytes | str]"


class Draftable(Listed, Protocol):
    """An object whose changes can be made on a draft."""

    def draft(self) -> Self:
        """An object like this one, to be changed in its place."""

    def become(self, draft: Self) -> None:
        """Be what was made of a draft of this."""


D = TypeVar("D", bound=Draftable)


class DraftableList(ObjectList[D]):
    """A list of objects whose changes are made on drafts and become visible in one step. The kind has UUIDs."""

    __slots__ = ()

    def draft(self, keys: Iterable[Key]) -> Self:
        """A list with drafts of the objects that have one of these UUIDs or names.

        Of what is done to it `adopt` takes over what is done to those with one of the UUIDs. New ids are of this list's.
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
        """Make visible what was made of a draft with the same keys."""
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
