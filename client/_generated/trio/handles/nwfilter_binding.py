# Generated from remote.x by virtrio.gen.stubs; do not edit.
"""`NWFilterBinding` of the trio client."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .....protocol._generated.remote.later import (
    RemoteNwfilterBindingDeleteArgs,
    RemoteNwfilterBindingGetXmlDescArgs,
)
from .....protocol.lazy import replaceable
from .... import handles
from ... import calls

if TYPE_CHECKING:
    from .connect import Connect  # a circle: of types

__all__ = ["NWFilterBinding"]

replaceable(__name__)


class NWFilterBinding(handles.NWFilterBinding):
    """A network filter in force on the port of one running domain."""

    __slots__ = ()

    if TYPE_CHECKING:
        _connect: Connect

        def connect(self) -> Connect: ...
        def get_connect(self) -> Connect: ...

    async def xml_desc(self, flags: int = 0) -> str:
        """Return which filter guards which port, as ``<filterbinding>``.

        Args:
            flags: unused, 0

        Returns:
            the ``<filterbinding>`` document: the domain that owns the port, the port's
            device and MAC address, and the filter with its parameters

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NWFILTER_BINDING: there is no such filter binding
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: the nwfilter driver.
        virNWFilterBindingGetXMLDesc.
        """
        ret = await self._connect._call(
            calls.NWFILTER_BINDING_GET_XML_DESC,
            RemoteNwfilterBindingGetXmlDescArgs(self._use("virNWFilterBindingGetXMLDesc"), flags),
        )
        return ret.xml

    async def delete(self) -> int:
        """Lift the filter from its port; the guest that uses the port goes on.

        The port is unfiltered from then on, until a binding is created for it again.

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NWFILTER_BINDING: there is no such filter binding
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: the nwfilter driver.
        virNWFilterBindingDelete.
        """
        await self._connect._call(
            calls.NWFILTER_BINDING_DELETE,
            RemoteNwfilterBindingDeleteArgs(self._use("virNWFilterBindingDelete")),
        )
        return 0
