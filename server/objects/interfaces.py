"""Interfaces of the host, and the list of a driver's interfaces."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...protocol._generated.enums import (
    ConnectListAllInterfacesFlags,
    ErrorDomain,
    ErrorNumber,
)
from ..conf.reaper import reap
from .filters import Filters, either
from .lists import Kind, ObjectList

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..conf.interface.definition import InterfaceDef

__all__ = ["INTERFACE_FILTERS", "KIND", "HostInterface", "InterfaceList"]

KIND = Kind(
    "interface",
    ErrorDomain.VIR_FROM_INTERFACE,
    ErrorNumber.VIR_ERR_NO_INTERFACE,
    has_uuid=False,
)


class HostInterface:
    """Interface of a driver's host.

    ``id`` and ``uuid`` are those of a list of objects: interfaces have none.
    """

    __slots__ = ("definition", "id", "is_active", "name", "uuid")

    def __init__(self, definition: InterfaceDef) -> None:
        self.definition = definition
        self.name = definition.name
        self.uuid = None
        self.id = -1
        self.is_active = False

    def __repr__(self) -> str:
        return f"<HostInterface {self.name!r} {'active' if self.is_active else 'inactive'}>"

    @property
    def mac(self) -> str:
        """MAC address as the document spells it; empty if there is none."""
        return self.definition.mac or ""

    def twin(self) -> HostInterface:
        """Return an independent copy."""
        twin = HostInterface(self.definition)
        twin.is_active = self.is_active
        return twin


_F = ConnectListAllInterfacesFlags
INTERFACE_FILTERS: Filters[HostInterface] = Filters(
    either(
        _F.VIR_CONNECT_LIST_INTERFACES_ACTIVE,
        _F.VIR_CONNECT_LIST_INTERFACES_INACTIVE,
        lambda interface: interface.is_active,
    ),
)


def _folded(mac: str) -> bytes:
    """Return what all spellings of a MAC address have in common."""
    return mac.encode("utf-8", "surrogateescape").lower()  # ASCII letters alone


class InterfaceList(ObjectList[HostInterface]):
    """All interfaces of a driver's host, which are found by MAC address, too."""

    __slots__ = ("_by_mac", "_longest")

    def __init__(self, driver: ErrorDomain) -> None:
        super().__init__(KIND, driver)
        self._by_mac: dict[bytes | None, dict[str, HostInterface]] = {}
        self._longest = 0  # length of the longest MAC address that there was

    @classmethod
    def of(cls, driver: ErrorDomain, definitions: Iterable[InterfaceDef]) -> InterfaceList:
        """Make a list of inactive interfaces."""
        made = cls(driver)
        for definition in definitions:
            made.insert(HostInterface(definition))
        return made

    def _namesakes(self, definition: InterfaceDef) -> dict[str, HostInterface]:
        mac = definition.mac
        if mac is not None:
            self._longest = max(self._longest, len(mac))
        return self._by_mac.setdefault(None if mac is None else _folded(mac), {})

    def insert(self, item: HostInterface) -> None:
        super().insert(item)
        self._namesakes(item.definition)[item.name] = item

    def remove(self, item: HostInterface) -> None:
        super().remove(item)
        self._forget(item)

    def _forget(self, item: HostInterface) -> None:
        namesakes = self._namesakes(item.definition)
        del namesakes[item.name]
        if not namesakes:
            mac = item.definition.mac
            del self._by_mac[None if mac is None else _folded(mac)]

    def add(self, definition: InterfaceDef) -> HostInterface:
        """Add an interface, or give the one of that name another definition."""
        known = self.by_name.get(definition.name)
        if known is None:
            known = HostInterface(definition)
            self.insert(known)
        else:
            self._forget(known)
            known.definition = definition
            self._namesakes(definition)[known.name] = known
        return known

    def clear(self) -> None:
        """Remove all interfaces; a thread frees them."""
        by_mac, by_name = self._by_mac, self.by_name
        self._by_mac = {}
        self.by_name = self._all = {}
        reap(by_mac, by_name)

    def with_mac(self, mac: str) -> list[HostInterface]:
        """Return the interfaces with that MAC address, in any spelling.

        As in libvirt, those without an address have any.
        """
        found: list[HostInterface] = []
        if len(mac) <= self._longest:  # a client's text may have megabytes
            found += self._by_mac.get(_folded(mac), {}).values()
        found += self._by_mac.get(None, {}).values()
        return found
