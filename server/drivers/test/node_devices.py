"""Devices of the test driver's host, and virtual Fibre Channel adapters of them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ....protocol._generated.enums import NodeDeviceCreateXMLFlags, NodeDeviceEventLifecycleType
from ....protocol._generated.remote_events import NodeDeviceEventLifecycle
from ...conf.nodedev.ports import ported
from ...conf.nodedev.read import parse_node_device
from ...conf.nodedev.refusals import DEVICES
from ...conf.refusals import unexplained
from ...objects.node_devices import NODE_DEVICE_FILTERS
from ...offload import BULK_BYTES, BULK_LINES, Later, later
from .checks import check_flags

if TYPE_CHECKING:
    from ...conf.nodedev.definition import FibreChannel, NodeDeviceDef
    from ...events import EventHub
    from ...objects.node_devices import NodeDevice, NodeDeviceList

__all__ = ["NodeDeviceEntryPoints", "new_adapter"]

_CREATED = int(NodeDeviceEventLifecycleType.VIR_NODE_DEVICE_EVENT_CREATED)
_DELETED = int(NodeDeviceEventLifecycleType.VIR_NODE_DEVICE_EVENT_DELETED)
_VALIDATE = int(NodeDeviceCreateXMLFlags.VIR_NODE_DEVICE_CREATE_XML_VALIDATE)

# Bytes of a document that cost as much as a printed line.
_LINE = BULK_BYTES // BULK_LINES

# A new adapter is a copy of the first of these, and gets the name of the second.
_PATTERN, _NEW = "scsi_host11", "scsi_host12"


def new_adapter(pattern: NodeDeviceDef, names: FibreChannel) -> NodeDeviceDef:
    """Make a virtual adapter with these world wide names. May run in a thread."""
    return ported(pattern, _NEW, names)


class NodeDeviceEntryPoints:
    """Entry points of the host's devices."""

    node_devices: NodeDeviceList
    events: EventHub

    # -- looking up and listing --------------------------------------------------------

    def node_device_lookup_by_name(self, name: str) -> NodeDevice:
        try:
            return self.node_devices.by_name[name]
        except KeyError:
            pass
        raise self.node_devices.missing(f"no node device with matching name '{name}'")

    def connect_list_all_node_devices(self, flags: int) -> list[NodeDevice]:
        check_flags(flags, NODE_DEVICE_FILTERS.mask, "testConnectListAllNodeDevices")
        return NODE_DEVICE_FILTERS.select(self.node_devices, flags)

    def node_num_of_devices(self, cap: str | None, flags: int) -> int:
        check_flags(flags, 0, "testNodeNumOfDevices")
        return len(self.node_devices.with_capability(cap))

    def node_list_devices(self, cap: str | None, maxnames: int, flags: int) -> list[str]:
        check_flags(flags, 0, "testNodeListDevices")
        return [device.name for device in self.node_devices.with_capability(cap)][:maxnames]

    # -- one device --------------------------------------------------------------------

    def node_device_get_xml_desc(self, name: str, flags: int) -> str | Later[str]:
        check_flags(flags, 0, "testNodeDeviceGetXMLDesc")
        definition = self.node_device_lookup_by_name(name).definition
        if definition.weight < BULK_LINES:
            return definition.format()
        return Later(definition.format)

    def node_device_get_parent(self, name: str) -> str | None:
        return self.node_device_lookup_by_name(name).definition.parent

    def node_device_num_of_caps(self, name: str) -> int:
        return len(self.node_device_lookup_by_name(name).definition.capabilities)

    def node_device_list_caps(self, name: str, maxnames: int) -> list[str]:
        definition = self.node_device_lookup_by_name(name).definition
        return list(definition.capabilities[:maxnames])

    def node_device_is_active(self, name: str) -> int:
        """Return 1 for devices of the node; libvirt's driver says 0 of new adapters."""
        return int(self.node_device_lookup_by_name(name).is_of_node)

    def node_device_is_persistent(self, name: str) -> int:
        """Return 1 for devices of the node, 0 for new adapters."""
        return int(self.node_device_lookup_by_name(name).is_of_node)

    # -- virtual adapters --------------------------------------------------------------

    def _tell_device(self, device: NodeDevice, what: int) -> None:
        self.events.emit(NodeDeviceEventLifecycle(device, what, 0))

    def node_device_create_xml(self, xml_desc: str, flags: int) -> NodeDevice | Later[NodeDevice]:
        check_flags(flags, _VALIDATE, "testNodeDeviceCreateXML")
        work = partial(parse_node_device, xml_desc, is_new=True, validate=bool(flags))
        return later(len(xml_desc), work, self._create_adapter)

    def _create_adapter(self, asked: NodeDeviceDef) -> NodeDevice | Later[NodeDevice]:
        names = asked.fibre_channel
        if names is None:
            raise DEVICES.internal_error("Device is not a fibre channel HBA")
        self.node_devices.check_parent(asked)
        pattern = self._adapter_pattern()
        if pattern is None:
            raise unexplained()
        work = partial(new_adapter, pattern, names)
        return later(pattern.weight * _LINE, work, self._add_adapter)

    def _adapter_pattern(self) -> NodeDeviceDef | None:
        """Return the adapter of which new ones are copies."""
        pattern = self.node_devices.by_name.get(_PATTERN)
        return None if pattern is None else pattern.definition

    def _add_adapter(self, definition: NodeDeviceDef) -> NodeDevice:
        is_new = definition.name not in self.node_devices.by_name
        device = self.node_devices.add(definition)
        device.is_of_node = device.is_of_node and not is_new
        self._tell_device(device, _CREATED)
        return device

    def _remove_adapter(self) -> None:
        """Remove the adapter that was made, whichever it was made for."""
        device = self.node_device_lookup_by_name(_NEW)
        self.node_devices.remove(device)
        self._tell_device(device, _DELETED)

    def node_device_destroy(self, name: str) -> None:
        device = self.node_device_lookup_by_name(name)
        definition = device.definition
        # As in libvirt, no error says that other devices, and those whose parent is
        # gone, stay.
        if definition.fibre_channel is None or definition.parent not in self.node_devices.by_name:
            return
        self.node_devices.remove(device)
        self._tell_device(device, _DELETED)
