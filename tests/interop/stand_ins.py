"""A driver for what no libvirt of these tests has: interfaces to change, and leases."""

from __future__ import annotations

from lxml import etree

from virtrio.protocol._generated import remote
from virtrio.protocol._generated.enums import ErrorDomain, ErrorNumber, IPAddrType
from virtrio.protocol.errors import report
from virtrio.server.drivers.test.driver import TestDriver

MAC = "52:54:00:00:00:0{}"
ETHERNET = """\
<interface type='ethernet' name='eth0'>
  <start mode='onboot'/>
  <mac address='52:54:00:00:00:01'/>
  <protocol family='ipv4'>
    <dhcp/>
  </protocol>
</interface>
"""
INTERFACES = {
    "eth0": ETHERNET,
    "bond0": (
        "<interface type='bond' name='bond0'><bond mode='active-backup'>"
        "<interface type='ethernet' name='eth1'/></bond></interface>"
    ),
    "untyped": "<interface name='untyped'/>",
    "misnamed": "<interface type='ethernet' name='other'/>",
    "unnamed": "<interface type='ethernet'/>",
    "broken": "<interface",
    "odd": "<interface type='bridge' name='odd'/>",
    "bare": "<interface type='bridge' name='bare'><bridge/></interface>",
    "two": (
        "<interface type='bridge' name='two'><bridge><interface type='ethernet' name='a'/>"
        "<interface type='ethernet' name='b'/></bridge></interface>"
    ),
    "nameless": (
        "<interface type='bridge' name='nameless'><bridge><interface type='ethernet'/></bridge>"
        "</interface>"
    ),
    "typeless": (
        "<interface type='bridge' name='typeless'><bridge><interface name='a'/></bridge>"
        "</interface>"
    ),
}


class StandIns(TestDriver):
    """A driver that keeps interfaces as they are defined, and has leases."""

    def __init__(self):
        super().__init__()
        self.interfaces = dict(INTERFACES)
        self.did = []
        self.refuses = ""

    def _do(self, what, name):
        if what == self.refuses:
            raise report(
                ErrorNumber.VIR_ERR_OPERATION_FAILED, ErrorDomain.VIR_FROM_INTERFACE, f"no {what}"
            )
        self.did.append((what, name))

    def interface_lookup_by_name(self, name):
        if name not in self.interfaces:
            detail = f"no interface with matching name '{name}'"
            raise report(ErrorNumber.VIR_ERR_NO_INTERFACE, ErrorDomain.VIR_FROM_INTERFACE, detail)
        return remote.RemoteNonnullInterface(name, "")

    def interface_get_xml_desc(self, iface, flags):
        assert flags == 1  # the persistent definition
        return self.interfaces[iface.name]

    def interface_define_xml(self, xml, flags):
        name = etree.fromstring(xml).get("name")
        self._do("define", xml)
        self.interfaces[name] = xml
        return remote.RemoteNonnullInterface(name, "")

    def interface_undefine(self, iface):
        self._do("undefine", iface.name)
        del self.interfaces[iface.name]

    def interface_create(self, iface, flags):
        self._do("create", iface.name)

    def interface_destroy(self, iface, flags):
        self._do("destroy", iface.name)

    def network_get_dhcp_leases(self, net, mac, flags):
        ipv4, ipv6 = int(IPAddrType.VIR_IP_ADDR_TYPE_IPV4), int(IPAddrType.VIR_IP_ADDR_TYPE_IPV6)
        leases = [
            ("virbr0", 1_500_000_000, ipv6, MAC.format(3), "7", "fd00::3", 64, "three", "00:01"),
            ("virbr0", 1_500_000_060, ipv4, MAC.format(2), None, "10.0.0.2", 24, None, None),
            ("virbr0", 0, 9, MAC.format(1), None, "10.0.0.9", 24, "nine", "ff:01"),
        ]
        return [
            remote.RemoteNetworkDhcpLease(*lease) for lease in leases if mac in (None, lease[3])
        ]


SCRIPT = """\
net-dhcp-leases default
net-dhcp-leases default --mac 52:54:00:00:00:02
net-dhcp-leases default --mac 52:54:00:00:00:0f
iface-bridge eth0 br0 --delay 4
iface-dumpxml br0 --inactive
iface-bridge eth0 br0
iface-bridge br0 br1
iface-bridge bond0 br1 --no-stp --no-start
iface-bridge untyped br2
iface-bridge misnamed br2
iface-bridge unnamed br2
iface-bridge broken br2
iface-unbridge br0
iface-unbridge br1 --no-start
iface-unbridge eth0
iface-unbridge untyped
iface-unbridge broken
iface-unbridge odd
iface-unbridge bare
iface-unbridge two
iface-unbridge nameless
iface-unbridge typeless
"""
