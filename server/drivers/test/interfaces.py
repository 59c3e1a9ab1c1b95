"""Interfaces of the test driver's host, and changes of them that can be taken back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from ....protocol._generated.enums import ErrorDomain, ErrorNumber, InterfaceDefineFlags
from ....protocol.errors import report
from ...conf.interface.read import copied, parse_interface
from ...conf.pause import paced
from ...conf.reaper import reap
from ...objects.interfaces import INTERFACE_FILTERS, InterfaceList
from ...offload import BULK_BYTES, BULK_ITEMS, BULK_LINES, Later, later
from .checks import check_flags, not_valid

if TYPE_CHECKING:
    from ..._generated.driver import Interface as InterfaceIdentity
    from ...conf.interface.definition import InterfaceDef
    from ...objects.interfaces import HostInterface

__all__ = ["InterfaceEntryPoints"]

# Bytes of a document that cost as much as a printed line.
_LINE = BULK_BYTES // BULK_LINES
_VALIDATE = int(InterfaceDefineFlags.VIR_INTERFACE_DEFINE_VALIDATE)


class FoundByMac(NamedTuple):
    """Interface under the MAC address by which a client asked for it."""

    name: str
    mac: str


class _Change:
    """Change of the host's interfaces that may be taken back.

    ``before`` are their definitions when it began; None if they could not be copied.
    """

    __slots__ = ("before",)

    def __init__(self) -> None:
        self.before: list[InterfaceDef] | None = None


class InterfaceEntryPoints:
    """Entry points of the host's interfaces."""

    interfaces: InterfaceList
    _interface_change: _Change | None  # that has begun

    def _interface(self, iface: InterfaceIdentity) -> HostInterface:
        return self.interface_lookup_by_name(iface.name)

    # -- looking up and listing --------------------------------------------------------

    def interface_lookup_by_name(self, name: str) -> HostInterface:
        try:
            return self.interfaces.by_name[name]
        except KeyError:
            pass
        raise self.interfaces.missing(f"no interface with matching name '{name}'")

    def interface_lookup_by_mac_string(self, mac: str) -> FoundByMac:
        found = self.interfaces.with_mac(mac)
        if not found:
            raise self.interfaces.missing(f"no interface with matching mac '{mac}'")
        if len(found) > 1:
            raise report(ErrorNumber.VIR_ERR_MULTIPLE_INTERFACES, ErrorDomain.VIR_FROM_TEST)
        return FoundByMac(found[0].name, mac)

    def connect_list_all_interfaces(self, flags: int) -> list[HostInterface]:
        check_flags(flags, INTERFACE_FILTERS.mask, "testConnectListAllInterfaces")
        return INTERFACE_FILTERS.select(self.interfaces, flags)

    def connect_num_of_interfaces(self) -> int:
        return sum(interface.is_active for interface in self.interfaces)

    def connect_list_interfaces(self, maxnames: int) -> list[str]:
        return [found.name for found in self.interfaces if found.is_active][:maxnames]

    def connect_num_of_defined_interfaces(self) -> int:
        return sum(not interface.is_active for interface in self.interfaces)

    def connect_list_defined_interfaces(self, maxnames: int) -> list[str]:
        return [found.name for found in self.interfaces if not found.is_active][:maxnames]

    def interface_is_active(self, iface: InterfaceIdentity) -> int:
        return int(self._interface(iface).is_active)

    # -- defining and running ----------------------------------------------------------

    def interface_define_xml(self, xml: str, flags: int) -> HostInterface | Later[HostInterface]:
        check_flags(flags, _VALIDATE, "testInterfaceDefineXML")
        work = partial(parse_interface, xml, validate=bool(flags))
        return later(len(xml), work, self._define_interface)

    def _define_interface(self, definition: InterfaceDef) -> HostInterface:
        return self.interfaces.add(definition)

    def interface_undefine(self, iface: InterfaceIdentity) -> None:
        self.interfaces.remove(self._interface(iface))

    def interface_create(self, iface: InterfaceIdentity, flags: int) -> None:
        check_flags(flags, 0, "testInterfaceCreate")
        interface = self._interface(iface)
        if interface.is_active:
            raise not_valid("")
        interface.is_active = True

    def interface_destroy(self, iface: InterfaceIdentity, flags: int) -> None:
        check_flags(flags, 0, "testInterfaceDestroy")
        interface = self._interface(iface)
        if not interface.is_active:
            raise not_valid("")
        interface.is_active = False

    def interface_get_xml_desc(self, iface: InterfaceIdentity, flags: int) -> str | Later[str]:
        check_flags(flags, 0, "testInterfaceGetXMLDesc")
        definition = self._interface(iface).definition
        if definition.weight < BULK_LINES:
            return definition.format()
        return Later(definition.format)

    # -- changes that can be taken back ------------------------------------------------

    def interface_change_begin(self, flags: int) -> Later[None] | None:
        check_flags(flags, 0, "testInterfaceChangeBegin")
        if self._interface_change is not None:
            raise not_valid("there is another transaction running.")
        # Begun even if the copy fails, as in libvirt.
        change = self._interface_change = _Change()
        definitions = [interface.definition for interface in self.interfaces]
        size = sum(found.weight for found in definitions if not found.is_plain) * _LINE
        size += len(definitions) * (BULK_BYTES // BULK_ITEMS)

        def apply(made: list[InterfaceDef]) -> None:
            change.before = made

        return later(size, lambda: [copied(each) for each in paced(definitions)], apply)

    def interface_change_commit(self, flags: int) -> None:
        check_flags(flags, 0, "testInterfaceChangeCommit")
        if self._interface_change is None:
            raise not_valid("no transaction running, nothing to be committed.")
        reap(self._interface_change.before or [])
        self._interface_change = None

    def interface_change_rollback(self, flags: int) -> Later[None] | None:
        check_flags(flags, 0, "testInterfaceChangeRollback")
        change = self._interface_change
        if change is None:
            raise not_valid("no transaction running, nothing to rollback.")
        before = change.before
        if before is None:  # where libvirt crashes, nothing is taken back
            self._interface_change = None
            return None

        def apply(made: InterfaceList) -> Later[None] | None:
            if self._interface_change is not change:  # it has ended meanwhile
                return self.interface_change_rollback(flags)
            former, self.interfaces, self._interface_change = self.interfaces, made, None
            reap(before)
            former.clear()
            return None

        work = partial(InterfaceList.of, self.interfaces.driver, before)
        return apply(work()) if len(before) < BULK_ITEMS else Later(work, apply)
