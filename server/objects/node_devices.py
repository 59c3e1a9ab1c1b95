"""Devices of the host, and the list of a driver's devices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...protocol._generated.enums import (
    ConnectListAllNodeDeviceFlags,
    ErrorDomain,
    ErrorNumber,
)
from ..conf.nodedev.refusals import DEVICES
from ..conf.refusals import unexplained
from .filters import Filters, Group
from .lists import Kind, ObjectList

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..conf.nodedev.definition import NodeDeviceDef

__all__ = ["KIND", "NODE_DEVICE_FILTERS", "NodeDevice", "NodeDeviceList"]

KIND = Kind(
    "node device",
    ErrorDomain.VIR_FROM_NODEDEV,
    ErrorNumber.VIR_ERR_NO_NODE_DEVICE,
    has_uuid=False,
)

_F = ConnectListAllNodeDeviceFlags
# By the types of capabilities.
_FLAGS = {
    name: int(flag)
    for name, flag in {
        "system": _F.VIR_CONNECT_LIST_NODE_DEVICES_CAP_SYSTEM,
        "pci": _F.VIR_CONNECT_LIST_NODE_DEVICES_CAP_PCI_DEV,
        "usb_device": _F.VIR_CONNECT_LIST_NODE_DEVICES_CAP_USB_DEV,
        "usb": _F.VIR_CONNECT_LIST_NODE_DEVICES_CAP_USB_INTERFACE,
        "net": _F.VIR_CONNECT_LIST_NODE_DEVICES_CAP_NET,
        "scsi_host": _F.VIR_CONNECT_LIST_NODE_DEVICES_CAP_SCSI_HOST,
        "scsi_target": _F.VIR_CONNECT_LIST_NODE_DEVICES_CAP_SCSI_TARGET,
        "scsi": _F.VIR_CONNECT_LIST_NODE_DEVICES_CAP_SCSI,
        "storage": _F.VIR_CONNECT_LIST_NODE_DEVICES_CAP_STORAGE,
        "fc_host": _F.VIR_CONNECT_LIST_NODE_DEVICES_CAP_FC_HOST,
        "vports": _F.VIR_CONNECT_LIST_NODE_DEVICES_CAP_VPORTS,
        "scsi_generic": _F.VIR_CONNECT_LIST_NODE_DEVICES_CAP_SCSI_GENERIC,
        "drm": _F.VIR_CONNECT_LIST_NODE_DEVICES_CAP_DRM,
        "mdev_types": _F.VIR_CONNECT_LIST_NODE_DEVICES_CAP_MDEV_TYPES,
        "mdev": _F.VIR_CONNECT_LIST_NODE_DEVICES_CAP_MDEV,
        "ccw": _F.VIR_CONNECT_LIST_NODE_DEVICES_CAP_CCW_DEV,
        "css": _F.VIR_CONNECT_LIST_NODE_DEVICES_CAP_CSS_DEV,
        "vdpa": _F.VIR_CONNECT_LIST_NODE_DEVICES_CAP_VDPA,
        "ap_card": _F.VIR_CONNECT_LIST_NODE_DEVICES_CAP_AP_CARD,
        "ap_queue": _F.VIR_CONNECT_LIST_NODE_DEVICES_CAP_AP_QUEUE,
        "ap_matrix": _F.VIR_CONNECT_LIST_NODE_DEVICES_CAP_AP_MATRIX,
        "vpd": _F.VIR_CONNECT_LIST_NODE_DEVICES_CAP_VPD,
    }.items()
}


class NodeDevice:
    """Device of a driver's host.

    ``flags`` are those of its capabilities, by which it is listed. A device
    ``is_of_node`` unless a client has made it. ``id`` and ``uuid`` are those of a list
    of objects: devices have none.
    """

    __slots__ = ("definition", "flags", "id", "is_of_node", "name", "uuid")

    def __init__(self, definition: NodeDeviceDef) -> None:
        self.name = definition.name
        self.uuid = None
        self.id = -1
        self.is_of_node = True
        self.define(definition)

    def __repr__(self) -> str:
        return f"<NodeDevice {self.name!r}>"

    def define(self, definition: NodeDeviceDef) -> None:
        """Give the device another definition."""
        self.definition = definition
        self.flags = sum(_FLAGS[name] for name in definition.all_capabilities)

    def twin(self) -> NodeDevice:
        """Return an independent copy."""
        twin = NodeDevice(self.definition)
        twin.is_of_node = self.is_of_node
        return twin


NODE_DEVICE_FILTERS: Filters[NodeDevice] = Filters(
    Group(_FLAGS.values(), lambda device: device.flags)
)


class NodeDeviceList(ObjectList[NodeDevice]):
    """All devices of a driver's host."""

    __slots__ = ()

    def __init__(self, driver: ErrorDomain) -> None:
        super().__init__(KIND, driver)

    def add(self, definition: NodeDeviceDef) -> NodeDevice:
        """Add a device, or give the one of that name another definition."""
        known = self.by_name.get(definition.name)
        if known is None:
            known = NodeDevice(definition)
            self.insert(known)
        else:
            known.define(definition)
        return known

    def with_capability(self, name: str | None) -> list[NodeDevice]:
        """Return the devices with a capability, or all for None."""
        if name is None:
            return list(self)
        flag = _FLAGS.get(name, 0)
        return [device for device in self if device.flags & flag]

    def check_parent(self, definition: NodeDeviceDef) -> None:
        """Check that the parent of a virtual adapter is there and can have one.

        Raises LibvirtError VIR_ERR_INTERNAL_ERROR otherwise.
        """
        parent = self._parent(definition)
        for outer, _ in parent.definition.scsi_hosts("vport_ops"):
            host = outer.find("host")
            if host is not None and (host.text or "").startswith("-"):
                raise unexplained()  # libvirt takes the number for a failure
            return
        raise DEVICES.internal_error(
            f"Parent device {parent.name} is not capable of vport operations"
        )

    def _parent(self, definition: NodeDeviceDef) -> NodeDevice:
        name, wwns = definition.parent, definition.parent_wwns
        found: NodeDevice | None
        if name is not None:
            found = self.by_name.get(name)
        elif wwns.wwnn is not None:
            found = self._adapter(lambda wwnn, wwpn, fabric: (wwnn, wwpn) == wwns[:2])
        elif wwns.fabric_wwn is not None:
            found = self._adapter(lambda wwnn, wwpn, fabric: fabric == wwns.fabric_wwn)
        else:
            flag = _FLAGS["vports"]
            found = next((device for device in self if device.flags & flag), None)
            if found is None:
                raise DEVICES.internal_error("Could not find any vport capable device")
        if found is None:
            raise DEVICES.internal_error(f"Could not find parent device for '{definition.name}'")
        return found

    def _adapter(
        self, fits: Callable[[str | None, str | None, str | None], bool]
    ) -> NodeDevice | None:
        """Return an adapter with such names that can have virtual ones."""
        both = _FLAGS["fc_host"] | _FLAGS["vports"]
        for device in self:
            if device.flags & both == both:
                names = device.definition.fibre_channel
                if names is not None and fits(*names):
                    return device
        return None
