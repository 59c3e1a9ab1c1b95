# Generated from remote.x by virtrio.gen.stubs; do not edit.
"""`NetworkPort` of the blocking client."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .....protocol._generated.remote.later import (
    RemoteNetworkPortDeleteArgs,
    RemoteNetworkPortGetParametersArgs,
    RemoteNetworkPortGetXmlDescArgs,
)
from .....protocol.lazy import replaceable
from .....protocol.typedparams import plain
from .... import handles
from ....scripts import parameters
from ... import calls

if TYPE_CHECKING:
    from .....protocol.typedparams import Params, PlainParams
    from .connect import Connect  # a circle: of types
    from .network import Network  # a circle: of types

__all__ = ["NetworkPort"]

replaceable(__name__)


class NetworkPort(handles.NetworkPort):
    """A port of a virtual network: where one interface is plugged in."""

    __slots__ = ()

    if TYPE_CHECKING:
        _connect: Connect

        def connect(self) -> Connect: ...
        def get_connect(self) -> Connect: ...
        def network(self) -> Network: ...

    def parameters(self, flags: int = 0) -> PlainParams:
        """Return the bandwidth limits that are in force on the port.

        Inbound is what the guest receives, outbound what it sends. A direction without
        limits may be left out.

        Args:
            flags: unused, 0

        Returns:
            dict of the limits, 0 for none: ``inbound.average``, ``inbound.peak``,
            ``inbound.floor``, ``outbound.average`` and ``outbound.peak`` in kilobytes
            per second, ``inbound.burst`` and ``outbound.burst`` in kilobytes

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NETWORK: there is no such network
                VIR_ERR_NO_NETWORK_PORT: there is no such network port
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: the network driver.
        virNetworkPortGetParameters.
        """
        ret = self._connect._call(
            calls.NETWORK_PORT_GET_PARAMETERS,
            RemoteNetworkPortGetParametersArgs(self._use("virNetworkPortGetParameters"), 0, flags),
        )
        return plain(ret.params)

    def set_parameters(self, params: Params, flags: int = 0) -> int:
        """Replace the bandwidth limits that are in force on the port.

        Inbound is what the guest receives, outbound what it sends. libvirtd takes
        ``params`` for the whole: a direction that is not among them has no limit
        afterwards.

        Args:
            params: dict of the limits: ``inbound.average``, ``inbound.peak``,
                ``inbound.floor`` (a guaranteed minimum), ``outbound.average`` and
                ``outbound.peak`` in kilobytes per second, ``inbound.burst`` and
                ``outbound.burst`` in kilobytes
            flags: unused, 0

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NETWORK: there is no such network
                VIR_ERR_NO_NETWORK_PORT: there is no such network port
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: the network driver.
        virNetworkPortSetParameters.
        """
        return self._connect._run(parameters.network_port_set_parameters_gen(self, params, flags))

    def xml_desc(self, flags: int = 0) -> str:
        """Return whose port it is and how to plug in, as ``<networkport>``.

        Args:
            flags: unused, 0

        Returns:
            the ``<networkport>`` document, good for creating the port again

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NETWORK: there is no such network
                VIR_ERR_NO_NETWORK_PORT: there is no such network port
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: the network driver.
        virNetworkPortGetXMLDesc.
        """
        ret = self._connect._call(
            calls.NETWORK_PORT_GET_XML_DESC,
            RemoteNetworkPortGetXmlDescArgs(self._use("virNetworkPortGetXMLDesc"), flags),
        )
        return ret.xml

    def delete(self, flags: int = 0) -> int:
        """Remove the port from its network and release what it held.

        Nothing checks whether a running domain still uses the port: that is up to the
        caller.

        Args:
            flags: unused, 0

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NETWORK: there is no such network
                VIR_ERR_NO_NETWORK_PORT: there is no such network port
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: the network driver.
        virNetworkPortDelete.
        """
        self._connect._call(
            calls.NETWORK_PORT_DELETE,
            RemoteNetworkPortDeleteArgs(self._use("virNetworkPortDelete"), flags),
        )
        return 0
