# Generated from remote.x by virtrio.gen.stubs; do not edit.
"""`NWFilter` of the trio client."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .....protocol._generated.remote.later import (
    RemoteNwfilterGetXmlDescArgs,
    RemoteNwfilterUndefineArgs,
)
from .....protocol.lazy import replaceable
from .... import handles
from ... import calls

if TYPE_CHECKING:
    from .connect import Connect  # a circle: of types

__all__ = ["NWFilter"]

replaceable(__name__)


class NWFilter(handles.NWFilter):
    """A network filter: rules for the traffic of domains' interfaces."""

    __slots__ = ()

    if TYPE_CHECKING:
        _connect: Connect

        def connect(self) -> Connect: ...
        def get_connect(self) -> Connect: ...

    async def xml_desc(self, flags: int = 0) -> str:
        """Return the rules of the network filter as a ``<filter>`` document.

        Args:
            flags: unused, 0

        Returns:
            the ``<filter>`` document, good for defining the filter again

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NWFILTER: there is no such filter
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: the nwfilter driver.
        virNWFilterGetXMLDesc.
        """
        ret = await self._connect._call(
            calls.NWFILTER_GET_XML_DESC,
            RemoteNwfilterGetXmlDescArgs(self._use("virNWFilterGetXMLDesc"), flags),
        )
        return ret.xml

    async def undefine(self) -> int:
        """Delete the network filter, unless a running domain needs it.

        Raises LibvirtError VIR_ERR_OPERATION_INVALID while it guards an interface of a
        running domain, by itself or as part of another filter.

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NWFILTER: there is no such filter
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: the nwfilter driver.
        virNWFilterUndefine.
        """
        await self._connect._call(
            calls.NWFILTER_UNDEFINE, RemoteNwfilterUndefineArgs(self._use("virNWFilterUndefine"))
        )
        return 0
