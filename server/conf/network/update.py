"""Changes of single parts of a network: what virNetworkUpdate does.

A part is named by its section. Its document is the element alone, and is read by the
reader of that element. When a part has been changed, the whole network is read again,
so that nothing comes in that a definition could not have.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....protocol._generated.enums import (
    ErrorDomain,
    ErrorNumber,
    NetworkUpdateCommand,
    NetworkUpdateSection,
)
from ....protocol.errors import LibvirtError, report
from .. import xml
from ..addresses import parse_mac
from ..pause import paced
from .dns import read_dns_host, read_dns_srv, read_dns_txt
from .ip import Net, net_of, read_dhcp_host, read_dhcp_range
from .read import parse_network, read_portgroup
from .refusals import NETWORKS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from .definition import NetworkDef

__all__ = ["updated"]

_MODIFY = int(NetworkUpdateCommand.VIR_NETWORK_UPDATE_COMMAND_MODIFY)
_DELETE = int(NetworkUpdateCommand.VIR_NETWORK_UPDATE_COMMAND_DELETE)
_ADD_LAST = int(NetworkUpdateCommand.VIR_NETWORK_UPDATE_COMMAND_ADD_LAST)
_ADD_FIRST = int(NetworkUpdateCommand.VIR_NETWORK_UPDATE_COMMAND_ADD_FIRST)
_ADD = (_ADD_FIRST, _ADD_LAST)

_S = NetworkUpdateSection
# Sections that cannot be changed, by libvirt's names for them.
_FIXED = {
    int(_S.VIR_NETWORK_SECTION_BRIDGE): "bridge",
    int(_S.VIR_NETWORK_SECTION_DOMAIN): "domain",
    int(_S.VIR_NETWORK_SECTION_IP): "ip",
    int(_S.VIR_NETWORK_SECTION_FORWARD): "forward",
    int(_S.VIR_NETWORK_SECTION_FORWARD_PF): "forward pf",
}


def _invalid(detail: str) -> LibvirtError:
    return report(ErrorNumber.VIR_ERR_OPERATION_INVALID, ErrorDomain.VIR_FROM_NETWORK, detail)


def _unsupported(detail: str) -> LibvirtError:
    return report(ErrorNumber.VIR_ERR_OPERATION_UNSUPPORTED, ErrorDomain.VIR_FROM_NETWORK, detail)


class _Change:
    """Change of one part of a network whose tree is a copy."""

    def __init__(self, tree: xml.Element, network: str, command: int, index: int) -> None:
        self.tree = tree
        self.network = network
        self.command = command
        self.index = index

    def expect(self, source: xml.Source, tag: str) -> None:
        if source.tag != tag:
            detail = f"unexpected element <{source.tag}>, expecting <{tag}>"
            raise NETWORKS.xml_error(f"{detail}, while updating network '{self.network}'")

    def replace(self, old: xml.Element, children: list[xml.Element]) -> xml.Element:
        """Put a twin of ``old``, a child of the tree, in its place."""
        twin = old.twin(children=children)
        twin.is_open = old.is_open
        self.tree.children[self.tree.children.index(old)] = twin
        return twin

    def put(self, known: list[xml.Element], new: xml.Element) -> list[xml.Element]:
        """Return ``known`` with a new element as its first or last."""
        return [new, *known] if self.command == _ADD_FIRST else [*known, new]

    def unknown(self) -> LibvirtError:
        return _unsupported(f"unrecognized network update command code {self.command}")

    # -- DHCP --------------------------------------------------------------------------

    def ip(self) -> xml.Element:
        """Return the ``<ip>`` that the change is about."""
        found = list(self.tree.all("ip"))
        if self.index >= 0:
            if self.index < len(found):
                return found[self.index]
            where = f" at index {self.index}"
        else:
            if served := [one for one in found if _leased(one)]:
                return served[0]
            if found:
                return found[0]
            where = ""
        raise _invalid(
            f"couldn't update dhcp host entry - no <ip> element found{where}"
            f" in network '{self.network}'"
        )

    def only_here(self, ip: xml.Element, net: Net) -> None:
        """Refuse DHCP on a second address of a family."""
        for other in self.tree.all("ip"):
            same = len(net_of(other).address) == len(net.address)
            if other is not ip and same and _leased(other):
                family = "IPv4" if len(net.address) == 4 else "IPv6"
                raise _invalid(
                    f"dhcp is supported only for a single {family} address on each network"
                )

    def serve(self, ip: xml.Element, ranges: list[xml.Element], hosts: list[xml.Element]) -> None:
        """Put ranges and hosts in the place of those of ``ip``."""
        dhcp = ip.find("dhcp")
        rest = [] if dhcp is None else [part for part in dhcp.children if part.tag == "bootp"]
        others = [part for part in ip.children if part.tag != "dhcp"]
        self.replace(ip, [*others, xml.Element("dhcp", children=[*ranges, *hosts, *rest])])


def _leased(ip: xml.Element) -> bool:
    return ip.find("dhcp") is not None


def _leases(ip: xml.Element, tag: str) -> list[xml.Element]:
    dhcp = ip.find("dhcp")
    return [] if dhcp is None else list(dhcp.all(tag))


def _alike(one: xml.Element, other: xml.Element, names: Iterable[str]) -> bool:
    """Return whether both have one of the attributes with the same value."""
    return any(
        name in one.attrs and _same(one.attrs[name], other.attrs.get(name), name) for name in names
    )


def _fits(known: xml.Element, asked: xml.Element) -> bool:
    """Return whether an element has all attributes that are asked for."""
    return all(_same(value, known.attrs.get(name), name) for name, value in asked.attrs.items())


def _same(one: str, other: str | None, name: str) -> bool:
    if name == "mac" and other is not None:  # the digits may be spelt in other ways
        return parse_mac(one) == parse_mac(other)
    return one == other


def _dhcp_host(change: _Change, source: xml.Source) -> None:
    change.expect(source, "host")
    ip, network = change.ip(), change.network
    net = net_of(ip)
    new = read_dhcp_host(source, network, net, partial=change.command == _DELETE)
    hosts = _leases(ip, "host")
    names = ("mac", "id", "name", "ip") if len(net.address) == 16 else ("mac", "name", "ip")
    alike = [host for host in paced(hosts) if _alike(host, new, names)]
    shown = {name: new.attrs.get(name, "(null)") for name in ("mac", "name", "ip")}
    if change.command == _MODIFY:
        if not alike:
            given = " ".join(f"\"{name}='{value}'\"" for name, value in shown.items())
            raise _invalid(
                f"couldn't locate an existing dhcp host entry with {given} in network '{network}'"
            )
        hosts[hosts.index(alike[0])] = new
    elif change.command in _ADD:
        change.only_here(ip, net)
        if alike:
            text = "".join(f" {name}='{value}'" for name, value in shown.items())
            detail = f"there is an existing dhcp host entry in network '{network}' that matches"
            raise _invalid(f'{detail} "<host{text}/>"')
        hosts = change.put(hosts, new)
    elif change.command == _DELETE:
        found = next((host for host in paced(hosts) if _fits(host, new)), None)
        if found is None:
            raise _invalid(f"couldn't locate a matching dhcp host entry in network '{network}'")
        hosts.remove(found)
    else:
        raise change.unknown()
    change.serve(ip, _leases(ip, "range"), hosts)


def _dhcp_range(change: _Change, source: xml.Source) -> None:
    change.expect(source, "range")
    ip, network = change.ip(), change.network
    if change.command == _MODIFY:
        raise _unsupported("dhcp ranges cannot be modified, only added or deleted")
    net = net_of(ip)
    new = read_dhcp_range(source, network, net)
    ranges = _leases(ip, "range")
    found = next((one for one in paced(ranges) if one.attrs == new.attrs), None)
    if change.command in _ADD:
        change.only_here(ip, net)
        if found is not None:
            text = "".join(f" {name}='{value}'" for name, value in new.attrs.items())
            detail = f"there is an existing dhcp range entry in network '{network}' that matches"
            raise _invalid(f'{detail} "<range{text}/>"')
        ranges = change.put(ranges, new)
    elif change.command == _DELETE:
        if found is None:
            raise _invalid(f"couldn't locate a matching dhcp range entry in network '{network}'")
        ranges.remove(found)
    else:
        raise change.unknown()
    change.serve(ip, ranges, _leases(ip, "host"))


# -- forwarding ------------------------------------------------------------------------


def _interface(change: _Change, source: xml.Source) -> None:
    change.expect(source, "interface")
    if change.command == _MODIFY:
        raise _unsupported("forward interface entries cannot be modified, only added or deleted")
    network, dev = change.network, source.get("dev")
    if dev is None:
        raise NETWORKS.xml_error("missing dev attribute in <interface> element")
    forward = change.tree.find("forward")
    known = [] if forward is None else list(forward.all("interface"))
    found = next((one for one in paced(known) if one.attrs["dev"] == dev), None)
    if change.command in _ADD:
        if found is not None:
            detail = f"there is an existing interface entry in network '{network}' that matches"
            raise _invalid(f"{detail} \"<interface dev='{dev}'>\"")
        known = change.put(known, xml.Element("interface", {"dev": dev}))
    elif change.command == _DELETE:
        if found is None:
            detail = f"couldn't find an interface entry in network '{network}' matching"
            raise _invalid(f"{detail} <interface dev='{dev}'>")
        known.remove(found)
    else:
        raise change.unknown()
    if forward is not None:  # without forwarding, interfaces are forgotten
        rest = [one for one in forward.children if one.tag != "interface"]
        twin = change.replace(forward, [*rest, *known])
        twin.attrs = {key: value for key, value in twin.attrs.items() if key != "dev"}
        if known:
            twin.attrs = {"dev": known[0].attrs["dev"], **twin.attrs}


def _portgroup(change: _Change, source: xml.Source) -> None:
    change.expect(source, "portgroup")
    network = change.network
    new = read_portgroup(source)
    name = new.attrs["name"]
    groups = list(change.tree.all("portgroup"))
    found = next((one for one in paced(groups) if one.attrs["name"] == name), None)
    if found is None and change.command in (_MODIFY, _DELETE):
        detail = f"couldn't find a portgroup entry in network '{network}' matching"
        raise _invalid(f"{detail} <portgroup name='{name}'>")
    if found is not None and change.command in _ADD:
        detail = f"there is an existing portgroup entry in network '{network}' that matches"
        raise _invalid(f"{detail} \"<portgroup name='{name}'>\"")
    is_second = any(one.attrs["name"] != name and "default" in one.attrs for one in paced(groups))
    if "default" in new.attrs and is_second and change.command in (_MODIFY, *_ADD):
        detail = f"a different portgroup entry in network '{network}' is already set as the default"
        raise _invalid(f"{detail}. Only one default is allowed.")
    if change.command in _ADD:
        groups = change.put(groups, new)
    elif found is None:
        raise change.unknown()
    elif change.command == _MODIFY:
        groups[groups.index(found)] = new
    elif change.command == _DELETE:
        groups.remove(found)
    else:
        raise change.unknown()
    rest = [one for one in change.tree.children if one.tag != "portgroup"]
    change.tree.children = [*rest, *groups]


# -- DNS -------------------------------------------------------------------------------


class _Records:
    """Records of one kind in ``<dns>``, and how a document stands for one of them."""

    def __init__(
        self,
        tag: str,
        name: str,
        read: Callable[..., xml.Element],
        is_same: Callable[[xml.Element, xml.Element, bool], bool],
    ) -> None:
        self.tag = tag
        self.name = name
        self.read = read
        self.is_same = is_same

    def __call__(self, change: _Change, source: xml.Source) -> None:
        is_new = change.command in _ADD
        if change.command == _MODIFY:
            raise _unsupported(f"DNS {self.name} records cannot be modified, only added or deleted")
        change.expect(source, self.tag)
        record = self.read(source, change.network, partial=not is_new)
        dns = change.tree.find("dns")
        known = [] if dns is None else list(dns.all(self.tag))
        found = [one for one in paced(known) if self.is_same(one, record, is_new)]
        if is_new:
            if found:
                raise self._exists(record, change.network)
            known = change.put(known, record)
        elif change.command == _DELETE:
            if not found:
                raise _invalid(
                    f"couldn't locate a matching DNS {self.name} record in network {change.network}"
                )
            if len(found) > 1:
                raise self._several(change.network)
            known.remove(found[0])
        else:
            raise change.unknown()
        if dns is None:
            change.tree.append(xml.Element("dns", children=known))
        else:
            change.replace(dns, [*(one for one in dns.children if one.tag != self.tag), *known])

    def _exists(self, record: xml.Element, network: str) -> LibvirtError:
        if self.tag == "txt":
            name = record.attrs["name"]
            return _invalid(
                f"there is already a DNS TXT record with name '{name}' in network {network}"
            )
        what = "a matching field" if self.tag == "host" else "all specified fields"
        how = "with" if self.tag == "host" else "matching"
        return _invalid(
            f"there is already at least one DNS {self.name} record {how} {what}"
            f" in network {network}"
        )

    def _several(self, network: str) -> LibvirtError:
        if self.tag == "host":
            return _invalid(f"multiple matching DNS HOST records were found in network {network}")
        return _invalid(
            f"multiple DNS {self.name} records matching all specified fields were found"
            f" in network {network}"
        )


def _same_host(known: xml.Element, asked: xml.Element, is_new: bool) -> bool:
    if "ip" in asked.attrs and asked.attrs["ip"] == known.attrs.get("ip"):
        return True
    names = {one.text for one in known.children}
    return not is_new and any(one.text in names for one in asked.children)


def _same_text(known: xml.Element, asked: xml.Element, is_new: bool) -> bool:
    return known.attrs["name"] == asked.attrs["name"]


def _same_service(known: xml.Element, asked: xml.Element, is_new: bool) -> bool:
    return _fits(known, asked)


_CHANGES: dict[int, Callable[[_Change, xml.Source], None]] = {
    int(_S.VIR_NETWORK_SECTION_IP_DHCP_HOST): _dhcp_host,
    int(_S.VIR_NETWORK_SECTION_IP_DHCP_RANGE): _dhcp_range,
    int(_S.VIR_NETWORK_SECTION_FORWARD_INTERFACE): _interface,
    int(_S.VIR_NETWORK_SECTION_PORTGROUP): _portgroup,
    int(_S.VIR_NETWORK_SECTION_DNS_HOST): _Records("host", "HOST", read_dns_host, _same_host),
    int(_S.VIR_NETWORK_SECTION_DNS_TXT): _Records("txt", "TXT", read_dns_txt, _same_text),
    int(_S.VIR_NETWORK_SECTION_DNS_SRV): _Records("srv", "SRV", read_dns_srv, _same_service),
}


def updated(
    definition: NetworkDef, command: int, section: int, index: int, text: str
) -> NetworkDef:
    """Return ``definition`` with one part changed.

    ``command`` and ``section`` are a NetworkUpdateCommand and a NetworkUpdateSection,
    ``index`` counts the ``<ip>`` elements (-1: whichever fits), ``text`` is the part.
    Raises LibvirtError for a part that is bad, missing, there already or cannot be
    changed. Changes nothing; may run in a thread.
    """
    root = xml.parse_root(text, "network_update_xml", ErrorDomain.VIR_FROM_NETWORK)
    if section in _FIXED:
        raise _unsupported(
            f"can't update '{_FIXED[section]}' section of network '{definition.name}'"
        )
    change_part = _CHANGES.get(section)
    if change_part is None:
        raise _unsupported("can't update unrecognized section of network")
    tree = definition.tree.twin(children=list(definition.tree.children))
    change_part(_Change(tree, definition.name, command, index), xml.Source.of(root))
    made = parse_network(tree.format())
    # libvirt 9.0.0, whose documents these are, reads neither: they were set by a call
    for tag in ("title", "description"):
        made = made.with_part(tag, definition.tree.find(tag))
    return made
