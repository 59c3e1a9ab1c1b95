# Generated from remote.x by virtrio.gen.stubs; do not edit.
# mypy: disable-error-code=arg-type
"""`NodeDevice` of the trio client."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .....protocol._generated.remote.later import (
    RemoteNodeDeviceCreateArgs,
    RemoteNodeDeviceDestroyArgs,
    RemoteNodeDeviceDetachFlagsArgs,
    RemoteNodeDeviceDettachArgs,
    RemoteNodeDeviceGetAutostartArgs,
    RemoteNodeDeviceGetParentArgs,
    RemoteNodeDeviceGetXmlDescArgs,
    RemoteNodeDeviceIsActiveArgs,
    RemoteNodeDeviceIsPersistentArgs,
    RemoteNodeDeviceNumOfCapsArgs,
    RemoteNodeDeviceReAttachArgs,
    RemoteNodeDeviceResetArgs,
    RemoteNodeDeviceSetAutostartArgs,
    RemoteNodeDeviceUndefineArgs,
    RemoteNodeDeviceUpdateArgs,
)
from .....protocol.lazy import replaceable
from .... import handles
from ....scripts import listing
from ... import calls

if TYPE_CHECKING:
    from .....protocol._generated import enums
    from .....protocol.numbers import PlainInt

    from .connect import Connect  # a circle: of types

__all__ = ["NodeDevice"]

replaceable(__name__)


class NodeDevice(handles.NodeDevice):
    """A device of the host, such as a PCI card, a disk or a network card."""

    __slots__ = ()

    if TYPE_CHECKING:
        _connect: Connect

        def connect(self) -> Connect: ...
        def get_connect(self) -> Connect: ...

    async def xml_desc(self, flags: enums.NodeDeviceXMLFlags | PlainInt = 0) -> str:
        """Return what the host knows of the device, as ``<device>``.

        Args:
            flags: VIR_NODE_DEVICE_XML_INACTIVE for the definition of a mediated device
                that its next start takes (libvirt 10.1 and later), 0 for the device as
                it is (NodeDeviceXMLFlags)

        Returns:
            the ``<device>`` document: name, parent, driver, and what each capability
            has

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NODE_DEVICE: there is no such node device
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: test, the nodedev driver.
        virNodeDeviceGetXMLDesc.
        """
        ret = await self._connect._call(
            calls.NODE_DEVICE_GET_XML_DESC,
            RemoteNodeDeviceGetXmlDescArgs(self._use("virNodeDeviceGetXMLDesc").name, flags),
        )
        return ret.xml

    async def parent(self) -> str | None:
        """Return the name of the device's parent in the host's device tree.

        Returns:
            name of the parent, such as ``computer``; None for the root of the tree

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NODE_DEVICE: there is no such node device
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: test, the nodedev driver.
        virNodeDeviceGetParent.
        """
        ret = await self._connect._call(
            calls.NODE_DEVICE_GET_PARENT,
            RemoteNodeDeviceGetParentArgs(self._use("virNodeDeviceGetParent").name),
        )
        return ret.parentName

    async def num_of_caps(self) -> int:
        """Count the capabilities of the device, such as ``pci`` and ``net``.

        Returns:
            number of capabilities

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NODE_DEVICE: there is no such node device
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: test, the nodedev driver.
        virNodeDeviceNumOfCaps.
        """
        ret = await self._connect._call(
            calls.NODE_DEVICE_NUM_OF_CAPS,
            RemoteNodeDeviceNumOfCapsArgs(self._use("virNodeDeviceNumOfCaps").name),
        )
        return ret.num

    async def list_caps(self) -> list[str]:
        """List the names of the device's capabilities, such as ``pci``.

        Returns:
            list of names, such as ``scsi_host`` and ``fc_host``

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NODE_DEVICE: there is no such node device
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: test, the nodedev driver.
        virNodeDeviceListCaps.
        """
        return await self._connect._run(listing.node_device_list_caps_gen(self))

    async def dettach(self) -> int:
        """Take the device from the host, so that a domain can be given it.

        The host's driver is unbound and a stub bound in its place: the default one of
        the hypervisor; `detach_flags` lets it be chosen. Fails while the host uses the
        device. `re_attach` gives it back.

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: libxl, qemu.
        virNodeDeviceDettach.
        """
        await self._connect._call(
            calls.NODE_DEVICE_DETTACH,
            RemoteNodeDeviceDettachArgs(self._use("virNodeDeviceDettach").name),
        )
        return 0

    async def re_attach(self) -> int:
        """Give a detached device back to the host and its own driver.

        Fails while a domain uses the device.

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NODE_DEVICE: there is no such node device
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: libxl, qemu.
        virNodeDeviceReAttach.
        """
        await self._connect._call(
            calls.NODE_DEVICE_RE_ATTACH,
            RemoteNodeDeviceReAttachArgs(self._use("virNodeDeviceReAttach").name),
        )
        return 0

    async def reset(self) -> int:
        """Reset a detached device, before or after a domain has used it.

        How depends on hypervisor and device; a PCI device may be reset by itself, with
        its bus, or by its power state. Fails when that would reset another device that
        is in use.

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NODE_DEVICE: there is no such node device
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: libxl, qemu.
        virNodeDeviceReset.
        """
        await self._connect._call(
            calls.NODE_DEVICE_RESET, RemoteNodeDeviceResetArgs(self._use("virNodeDeviceReset").name)
        )
        return 0

    async def destroy(self) -> int:
        """Remove a virtual device (vHBA, mediated device) from the host.

        A mediated device that is defined, too, can be started again; any other is gone.

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NODE_DEVICE: there is no such node device
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: test, the nodedev driver.
        virNodeDeviceDestroy.
        """
        await self._connect._call(
            calls.NODE_DEVICE_DESTROY,
            RemoteNodeDeviceDestroyArgs(self._use("virNodeDeviceDestroy").name),
        )
        return 0

    async def detach_flags(self, driver_name: str | None, flags: int = 0) -> int:
        """Take the device from the host for a domain, with a chosen driver.

        The host's driver is unbound and a stub bound in its place. Fails while the host
        uses the device. `re_attach` gives it back.

        Args:
            driver_name: driver for the domain's use, such as ``vfio``; None for the
                hypervisor's default
            flags: unused, 0

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: libxl, qemu.
        virNodeDeviceDetachFlags.
        """
        await self._connect._call(
            calls.NODE_DEVICE_DETACH_FLAGS,
            RemoteNodeDeviceDetachFlagsArgs(
                self._use("virNodeDeviceDetachFlags").name, driver_name, flags
            ),
        )
        return 0

    async def undefine(self, flags: int = 0) -> int:
        """Delete the persistent definition of a mediated device.

        An active device stays until it is destroyed. Raises LibvirtError
        VIR_ERR_OPERATION_INVALID when the device is not defined.

        Args:
            flags: unused, 0

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NODE_DEVICE: there is no such node device
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: the nodedev driver.
        virNodeDeviceUndefine.
        """
        await self._connect._call(
            calls.NODE_DEVICE_UNDEFINE,
            RemoteNodeDeviceUndefineArgs(self._use("virNodeDeviceUndefine").name, flags),
        )
        return 0

    async def create(self, flags: int = 0) -> int:
        """Start an inactive mediated device from its definition.

        Raises LibvirtError VIR_ERR_OPERATION_INVALID when the device is active already.

        Args:
            flags: unused, 0

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NODE_DEVICE: there is no such node device
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: the nodedev driver.
        virNodeDeviceCreate.
        """
        await self._connect._call(
            calls.NODE_DEVICE_CREATE,
            RemoteNodeDeviceCreateArgs(self._use("virNodeDeviceCreate").name, flags),
        )
        return 0

    async def autostart(self) -> int:
        """Tell whether the device is started as soon as its parent is there.

        Returns:
            1 if it is started with the host or its parent device, 0 if not

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NODE_DEVICE: there is no such node device
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: the nodedev driver.
        virNodeDeviceGetAutostart.
        """
        ret = await self._connect._call(
            calls.NODE_DEVICE_GET_AUTOSTART,
            RemoteNodeDeviceGetAutostartArgs(self._use("virNodeDeviceGetAutostart").name),
        )
        return ret.autostart

    async def set_autostart(self, autostart: int) -> int:
        """Choose whether the device is started as soon as its parent is there.

        For mediated devices that are defined: a transient one raises LibvirtError
        VIR_ERR_OPERATION_INVALID, another device VIR_ERR_OPERATION_UNSUPPORTED. Nothing
        is started or stopped now.

        Args:
            autostart: 1 to start it with the host or its parent device, 0 not to

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NODE_DEVICE: there is no such node device
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: the nodedev driver.
        virNodeDeviceSetAutostart.
        """
        await self._connect._call(
            calls.NODE_DEVICE_SET_AUTOSTART,
            RemoteNodeDeviceSetAutostartArgs(
                self._use("virNodeDeviceSetAutostart").name, autostart
            ),
        )
        return 0

    async def is_persistent(self) -> int:
        """Tell whether the device has a definition that outlives its stop.

        Returns:
            1 if it is persistent, 0 if it is transient

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NODE_DEVICE: there is no such node device
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: the nodedev driver.
        virNodeDeviceIsPersistent.
        """
        ret = await self._connect._call(
            calls.NODE_DEVICE_IS_PERSISTENT,
            RemoteNodeDeviceIsPersistentArgs(self._use("virNodeDeviceIsPersistent").name),
        )
        return ret.persistent

    async def is_active(self) -> int:
        """Tell whether the device is there on the host at the moment.

        Returns:
            1 if it is active, 0 if it is only defined

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NODE_DEVICE: there is no such node device
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: the nodedev driver.
        virNodeDeviceIsActive.
        """
        ret = await self._connect._call(
            calls.NODE_DEVICE_IS_ACTIVE,
            RemoteNodeDeviceIsActiveArgs(self._use("virNodeDeviceIsActive").name),
        )
        return ret.active

    async def update(self, xml_desc: str, flags: enums.NodeDeviceUpdateFlags | PlainInt = 0) -> int:
        """Change a mediated device as a document says, live or defined.

        Daemons have this since libvirt 10.1. The document has the whole device, not the
        difference; its UUID and its parent cannot be changed.

        Args:
            xml_desc: ``<device>`` document as the device shall be
            flags: VIR_NODE_DEVICE_UPDATE_AFFECT_LIVE for the active device,
                VIR_NODE_DEVICE_UPDATE_AFFECT_CONFIG for its definition, or both; 0 for
                the active device if it is active, else the definition
                (NodeDeviceUpdateFlags)

        Returns:
            0

        virNodeDeviceUpdate.
        """
        await self._connect._call(
            calls.NODE_DEVICE_UPDATE,
            RemoteNodeDeviceUpdateArgs(self._use("virNodeDeviceUpdate").name, xml_desc, flags),
        )
        return 0
