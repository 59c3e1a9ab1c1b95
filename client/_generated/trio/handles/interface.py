# Generated from remote.x by virtrio.gen.stubs; do not edit.
# mypy: disable-error-code=arg-type
"""`Interface` of the trio client."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .....protocol._generated.remote.later import (
    RemoteInterfaceCreateArgs,
    RemoteInterfaceDestroyArgs,
    RemoteInterfaceGetXmlDescArgs,
    RemoteInterfaceIsActiveArgs,
    RemoteInterfaceUndefineArgs,
)
from .....protocol.lazy import replaceable
from .... import handles
from ... import calls

if TYPE_CHECKING:
    from .....protocol._generated import enums
    from .....protocol.numbers import PlainInt

    from .connect import Connect  # a circle: of types

__all__ = ["Interface"]

replaceable(__name__)


class Interface(handles.Interface):
    """A network interface of the host, as its configuration has it."""

    __slots__ = ()

    if TYPE_CHECKING:
        _connect: Connect

        def connect(self) -> Connect: ...
        def get_connect(self) -> Connect: ...

    async def xml_desc(self, flags: enums.InterfaceXMLFlags | PlainInt = 0) -> str:
        """Return a host interface's settings as an ``<interface>`` document.

        Args:
            flags: VIR_INTERFACE_XML_INACTIVE for what the host's configuration files
                say, which is what defining the interface again needs; 0 for the
                addresses in use now (InterfaceXMLFlags)

        Returns:
            the ``<interface>`` document

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_INTERFACE: there is no such interface
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: esx, test, the interface driver.
        virInterfaceGetXMLDesc.
        """
        ret = await self._connect._call(
            calls.INTERFACE_GET_XML_DESC,
            RemoteInterfaceGetXmlDescArgs(self._use("virInterfaceGetXMLDesc"), flags),
        )
        return ret.xml

    async def undefine(self) -> int:
        """Remove the interface from the host's network configuration.

        With a transaction open (virInterfaceChangeBegin) the removal is final only when
        that is committed; a rollback, or a reboot before the commit, brings the
        configuration back.

        libvirtd needs netcf for this; without, as on many hosts, it raises LibvirtError
        VIR_ERR_NO_SUPPORT.

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_INTERFACE: there is no such interface
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: test, the interface driver.
        virInterfaceUndefine.
        """
        await self._connect._call(
            calls.INTERFACE_UNDEFINE, RemoteInterfaceUndefineArgs(self._use("virInterfaceUndefine"))
        )
        return 0

    async def create(self, flags: int = 0) -> int:
        """Bring a configured host interface up, as ``ifup`` does.

        An interface that was defined in a transaction (virInterfaceChangeBegin) goes
        down again when that is rolled back.

        libvirtd needs netcf for this; without, as on many hosts, it raises LibvirtError
        VIR_ERR_NO_SUPPORT.

        Args:
            flags: unused, 0

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_INTERFACE: there is no such interface
                VIR_ERR_OPERATION_INVALID: the interface is active
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: test, the interface driver.
        virInterfaceCreate.
        """
        await self._connect._call(
            calls.INTERFACE_CREATE,
            RemoteInterfaceCreateArgs(self._use("virInterfaceCreate"), flags),
        )
        return 0

    async def destroy(self, flags: int = 0) -> int:
        """Take the host interface down, as ``ifdown`` does.

        Its configuration stays. Connections that run over the interface, maybe your
        own, are cut.

        libvirtd needs netcf for this; without, as on many hosts, it raises LibvirtError
        VIR_ERR_NO_SUPPORT.

        Args:
            flags: unused, 0

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_INTERFACE: there is no such interface
                VIR_ERR_OPERATION_INVALID: the interface is not active
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: test, the interface driver.
        virInterfaceDestroy.
        """
        await self._connect._call(
            calls.INTERFACE_DESTROY,
            RemoteInterfaceDestroyArgs(self._use("virInterfaceDestroy"), flags),
        )
        return 0

    async def is_active(self) -> int:
        """Tell whether the host interface is up at the moment.

        Returns:
            1 if it is up, 0 if it is down

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_INTERFACE: there is no such interface

        Answered by: esx, test, the interface driver.
        virInterfaceIsActive.
        """
        ret = await self._connect._call(
            calls.INTERFACE_IS_ACTIVE,
            RemoteInterfaceIsActiveArgs(self._use("virInterfaceIsActive")),
        )
        return ret.active
