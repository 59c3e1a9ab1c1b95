# Generated from remote.x by virtrio.gen.stubs; do not edit.
# mypy: disable-error-code=arg-type
"""`Network` of the blocking client."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .....protocol._generated.remote.later import (
    RemoteNetworkCreateArgs,
    RemoteNetworkDestroyArgs,
    RemoteNetworkGetAutostartArgs,
    RemoteNetworkGetBridgeNameArgs,
    RemoteNetworkGetMetadataArgs,
    RemoteNetworkGetXmlDescArgs,
    RemoteNetworkIsActiveArgs,
    RemoteNetworkIsPersistentArgs,
    RemoteNetworkListAllPortsArgs,
    RemoteNetworkPortCreateXmlArgs,
    RemoteNetworkPortLookupByUuidArgs,
    RemoteNetworkSetAutostartArgs,
    RemoteNetworkSetMetadataArgs,
    RemoteNetworkUndefineArgs,
)
from .....protocol.lazy import replaceable
from .... import handles
from ....scripts import records
from ... import calls
from .later import NetworkPort

if TYPE_CHECKING:
    from .....protocol._generated import enums
    from .....protocol.numbers import PlainInt
    from os import PathLike
    from uuid import UUID

    from .connect import Connect  # a circle: of types

__all__ = ["Network"]

replaceable(__name__)


class Network(handles.Network):
    """A virtual network of the host, running or only defined."""

    __slots__ = ()

    if TYPE_CHECKING:
        _connect: Connect

        def connect(self) -> Connect: ...
        def get_connect(self) -> Connect: ...

    def create(self) -> int:
        """Start an inactive network from its persistent definition.

        Raises LibvirtError VIR_ERR_OPERATION_INVALID when the network is running
        already.

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NETWORK: there is no such network
                VIR_ERR_OPERATION_INVALID: the network is active
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: test, the network driver.
        virNetworkCreate.
        """
        self._connect._call(
            calls.NETWORK_CREATE, RemoteNetworkCreateArgs(self._use("virNetworkCreate"))
        )
        return 0

    def destroy(self) -> int:
        """Stop a running network; a transient one ceases to exist.

        A persistent network keeps its definition and can be started again.

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NETWORK: there is no such network
                VIR_ERR_OPERATION_INVALID: the network is not active
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: test, the network driver.
        virNetworkDestroy.
        """
        self._connect._call(
            calls.NETWORK_DESTROY, RemoteNetworkDestroyArgs(self._use("virNetworkDestroy"))
        )
        return 0

    def xml_desc(self, flags: enums.NetworkXMLFlags | PlainInt = 0) -> str:
        """Return the network's configuration as a ``<network>`` document.

        Args:
            flags: VIR_NETWORK_XML_INACTIVE for the configuration of the next start,
                without the virtual functions that libvirt lists for a physical one; 0
                for the present state (NetworkXMLFlags)

        Returns:
            the ``<network>`` document, good for defining or creating the network again

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NETWORK: there is no such network
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: esx, hyperv, test, the network driver.
        virNetworkGetXMLDesc.
        """
        ret = self._connect._call(
            calls.NETWORK_GET_XML_DESC,
            RemoteNetworkGetXmlDescArgs(self._use("virNetworkGetXMLDesc"), flags),
        )
        return ret.xml

    def autostart(self) -> int:
        """Tell whether the network is started when the host boots.

        Returns:
            1 if it is started at boot, 0 if not

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NETWORK: there is no such network
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: esx, hyperv, test, the network driver.
        virNetworkGetAutostart.
        """
        ret = self._connect._call(
            calls.NETWORK_GET_AUTOSTART,
            RemoteNetworkGetAutostartArgs(self._use("virNetworkGetAutostart")),
        )
        return ret.autostart

    def bridge_name(self) -> str:
        """Return the name of the host bridge that guests of the network join.

        Raises LibvirtError VIR_ERR_INTERNAL_ERROR for a network that has no bridge,
        such as one that hands out devices of the host.

        Returns:
            name of the bridge device on the host, such as ``virbr0``

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NETWORK: there is no such network
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: test, the network driver.
        virNetworkGetBridgeName.
        """
        ret = self._connect._call(
            calls.NETWORK_GET_BRIDGE_NAME,
            RemoteNetworkGetBridgeNameArgs(self._use("virNetworkGetBridgeName")),
        )
        return ret.name

    def set_autostart(self, autostart: int) -> int:
        """Choose whether the network is started when the host boots.

        libvirtd takes it for persistent networks only. Nothing is started or stopped
        now.

        Args:
            autostart: 1 to start it at boot, 0 not to

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NETWORK: there is no such network
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: esx, test, the network driver.
        virNetworkSetAutostart.
        """
        self._connect._call(
            calls.NETWORK_SET_AUTOSTART,
            RemoteNetworkSetAutostartArgs(self._use("virNetworkSetAutostart"), autostart),
        )
        return 0

    def undefine(self) -> int:
        """Delete the network's persistent definition without stopping it.

        A running network becomes transient: it is gone once it is stopped. Raises
        LibvirtError VIR_ERR_OPERATION_INVALID for a network that is transient already;
        libvirt's test driver raises it for a running one, too.

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NETWORK: there is no such network
                VIR_ERR_OPERATION_INVALID: the network is active
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: esx, test, the network driver.
        virNetworkUndefine.
        """
        self._connect._call(
            calls.NETWORK_UNDEFINE, RemoteNetworkUndefineArgs(self._use("virNetworkUndefine"))
        )
        return 0

    def is_active(self) -> int:
        """Tell whether the network is running at the moment.

        Returns:
            1 if it runs, 0 if it is only defined

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NETWORK: there is no such network

        Answered by: esx, hyperv, test, the network driver.
        virNetworkIsActive.
        """
        ret = self._connect._call(
            calls.NETWORK_IS_ACTIVE, RemoteNetworkIsActiveArgs(self._use("virNetworkIsActive"))
        )
        return ret.active

    def is_persistent(self) -> int:
        """Tell whether the network has a definition that outlives its stop.

        Returns:
            1 if it is persistent, 0 if it is transient

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NETWORK: there is no such network

        Answered by: esx, hyperv, test, the network driver.
        virNetworkIsPersistent.
        """
        ret = self._connect._call(
            calls.NETWORK_IS_PERSISTENT,
            RemoteNetworkIsPersistentArgs(self._use("virNetworkIsPersistent")),
        )
        return ret.persistent

    def update(
        self,
        command: enums.NetworkUpdateCommand | PlainInt,
        section: enums.NetworkUpdateSection | PlainInt,
        parent_index: int,
        xml: str,
        flags: enums.NetworkUpdateFlags | PlainInt = 0,
    ) -> int:
        """Add, change or delete one element of the network's configuration.

        A running network takes the change without a restart. Some sections, such as
        ``<bridge>``, ``<ip>`` and ``<forward>`` themselves, cannot be updated:
        LibvirtError VIR_ERR_OPERATION_UNSUPPORTED.

        Args:
            command: what to do with the element: add it first or last, modify it, or
                delete it (NetworkUpdateCommand)
            section: which kind of element ``xml`` is, such as
                VIR_NETWORK_SECTION_IP_DHCP_HOST (NetworkUpdateSection)
            parent_index: which of several parents of one kind is meant, counted from 0,
                such as which ``<ip>`` a ``<host>`` belongs to; -1 for the one that fits
            xml: the element itself, such as ``<host>`` or ``<portgroup>``
            flags: VIR_NETWORK_UPDATE_AFFECT_LIVE for the running network,
                VIR_NETWORK_UPDATE_AFFECT_CONFIG for the persistent definition, or both;
                0 for the running network if it runs, else the definition
                (NetworkUpdateFlags)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NETWORK: there is no such network
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_OPERATION_UNSUPPORTED: a value is not a known one; the section
                    cannot be changed
                VIR_ERR_XML_DETAIL: the document is not XML
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: test, the network driver.
        virNetworkUpdate.
        """
        return self._connect._run(
            records.network_update_gen(self, command, section, parent_index, xml, flags)
        )

    def dhcp_leases(self, mac: str | None = None, flags: int = 0) -> list[records.Lease]:
        """List the addresses that the network's DHCP server has given out.

        One MAC address may hold several leases, of IPv4 and of IPv6.

        Args:
            mac: the MAC address whose leases are wanted, such as ``52:54:00:12:34:56``;
                None for all
            flags: unused, 0

        Returns:
            list of dicts, one for each lease: ``iface`` (the network's bridge),
            ``expirytime`` (seconds since 1970, 0 for never), ``type`` (an IPAddrType),
            ``mac``, ``ipaddr``, ``prefix`` (its length in bits), ``hostname``,
            ``clientid`` (for IPv6 the DUID) and ``iaid``; ``mac``, ``hostname``,
            ``clientid`` and ``iaid`` may be None

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NETWORK: there is no such network
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_INVALID_MAC: a value is malformed
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: the network driver.
        virNetworkGetDHCPLeases.
        """
        return self._connect._run(records.network_get_dhcp_leases_gen(self, mac, flags))

    def list_all_ports(self, flags: int = 0) -> list[NetworkPort]:
        """List the network's ports; each is an interface plugged into it.

        Raises LibvirtError VIR_ERR_OPERATION_INVALID for an inactive network.

        Args:
            flags: unused, 0

        Returns:
            list of ports, in no particular order

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NETWORK: there is no such network
                VIR_ERR_OPERATION_INVALID: the network is not active
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: the network driver.
        virNetworkListAllPorts.
        """
        ret = self._connect._call(
            calls.NETWORK_LIST_ALL_PORTS,
            RemoteNetworkListAllPortsArgs(self._use("virNetworkListAllPorts"), 1, flags),
        )
        lease = handles.Lease(self, self._connect, len(ret.ports))
        return [NetworkPort(lease, wire) for wire in ret.ports]

    def port_lookup_by_uuid(self, uuid: bytes | UUID) -> NetworkPort:
        """Find one of the network's ports by the 16 bytes of its UUID.

        Raises LibvirtError VIR_ERR_NO_NETWORK_PORT when the network has no such port.

        Args:
            uuid: the port's UUID as 16 bytes

        Returns:
            the port

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NETWORK: there is no such network
                VIR_ERR_NO_NETWORK_PORT: there is no such network port
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: the network driver.
        virNetworkPortLookupByUUID.
        """
        ret = self._connect._call(
            calls.NETWORK_PORT_LOOKUP_BY_UUID,
            RemoteNetworkPortLookupByUuidArgs(self._use("virNetworkPortLookupByUUID"), uuid),
        )
        return NetworkPort(handles.Lease(self, self._connect), ret.port)

    def port_create_xml(
        self, xmldesc: str, flags: enums.NetworkPortCreateFlags | PlainInt = 0
    ) -> NetworkPort:
        """Add a port to the network and reserve what it needs of the host.

        Hypervisor drivers do so themselves when a domain with an interface of the
        network starts; the port's own document then tells how to plug in. Raises
        LibvirtError VIR_ERR_OPERATION_INVALID for an inactive network.

        Args:
            xmldesc: ``<networkport>`` document that says whose port it is and what it
                needs
            flags: VIR_NETWORK_PORT_CREATE_RECLAIM for a port whose resources are in use
                already, VIR_NETWORK_PORT_CREATE_VALIDATE to check the document against
                the schema; or 0 (NetworkPortCreateFlags)

        Returns:
            the new port

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NETWORK: there is no such network
                VIR_ERR_OPERATION_INVALID: the network is not active
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_XML_DETAIL: the document is not XML
                VIR_ERR_XML_ERROR: the document is of another kind
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: the network driver.
        virNetworkPortCreateXML.
        """
        ret = self._connect._call(
            calls.NETWORK_PORT_CREATE_XML,
            RemoteNetworkPortCreateXmlArgs(self._use("virNetworkPortCreateXML"), xmldesc, flags),
        )
        return NetworkPort(handles.Lease(self, self._connect), ret.port)

    def set_metadata(
        self,
        type: enums.NetworkMetadataType | PlainInt,
        metadata: str | None,
        key: str | PathLike[str] | None,
        uri: str | None,
        flags: enums.NetworkUpdateFlags | PlainInt = 0,
    ) -> int:
        """Set or remove the network's title, description or custom metadata.

        Args:
            type: what to set: the title, the description, or an XML element of its own
                (NetworkMetadataType)
            metadata: the new text, for a title without line breaks, or the new XML
                element; an empty text leaves the element there, None removes it
            key: prefix of the element's XML namespace; None for title and description
            uri: the XML namespace that the element belongs to; None for title and
                description
            flags: VIR_NETWORK_UPDATE_AFFECT_LIVE for the running network,
                VIR_NETWORK_UPDATE_AFFECT_CONFIG for the persistent definition, or both;
                0 for the running network if it runs, else the definition
                (NetworkUpdateFlags)

        Returns:
            0

        virNetworkSetMetadata.
        """
        self._connect._call(
            calls.NETWORK_SET_METADATA,
            RemoteNetworkSetMetadataArgs(
                self._use("virNetworkSetMetadata"), type, metadata, key, uri, flags
            ),
        )
        return 0

    def metadata(
        self,
        type: enums.NetworkMetadataType | PlainInt,
        uri: str | None,
        flags: enums.NetworkUpdateFlags | PlainInt = 0,
    ) -> str:
        """Return the network's title, description or custom metadata.

        Raises LibvirtError VIR_ERR_NO_NETWORK_METADATA when the network has none of the
        kind.

        Args:
            type: what to return: the title, the description, or an XML element of its
                own (NetworkMetadataType)
            uri: the XML namespace of the wanted element; None for title and description
            flags: VIR_NETWORK_UPDATE_AFFECT_LIVE to ask the running network,
                VIR_NETWORK_UPDATE_AFFECT_CONFIG the persistent definition; 0 for the
                running network if it runs, else the definition (NetworkUpdateFlags)

        Returns:
            the text, or the XML element as text

        virNetworkGetMetadata.
        """
        ret = self._connect._call(
            calls.NETWORK_GET_METADATA,
            RemoteNetworkGetMetadataArgs(self._use("virNetworkGetMetadata"), type, uri, flags),
        )
        return ret.metadata

    def port_lookup_by_uuid_string(self, uuidstr: str | UUID) -> NetworkPort:
        """Find one of the network's ports by its UUID in text form.

        Raises LibvirtError VIR_ERR_NO_NETWORK_PORT when the network has no such port,
        and VIR_ERR_INVALID_ARG without asking when the text is not a UUID.

        Args:
            uuidstr: the port's UUID as text, with or without hyphens

        Returns:
            the port

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NETWORK_PORT: there is no such network port
                VIR_ERR_INVALID_ARG: a text is not a UUID

        Answered by: the network driver.
        virNetworkPortLookupByUUIDString.
        """
        uuid = handles.parse_uuid(
            uuidstr, "virNetworkPortLookupByUUIDString", handles.NetworkPort._invalid[1]
        )
        return self.port_lookup_by_uuid(uuid)
