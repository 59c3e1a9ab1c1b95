"""Validation by libvirtd's test driver and by ours: the same is refused.

Code and domain of the error are the same, and so is the first line of its text.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

import pytest
from lxml import etree

from tests.interop.test_domain_xml import DEFINITIONS, domain
from tests.server.conf.schema.mutating import MISTAKES, mutated

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests import peers
    from tests.peers.worker import Worker

pytestmark = pytest.mark.peer("libvirtd", "libvirt-python")

DEFINE_VALIDATE, START_VALIDATE, REDEFINE = 1, 16, 1
INVALID_SCHEMA, FROM_XML = 92, 5

GUEST = domain(
    "<memory>65536</memory><os><type>hvm</type></os><devices>"
    "<disk type='file'><source file='/a'/><target dev='vda'/></disk></devices>"
)


NETWORKS = [
    f"<network><name>validated</name>{inside}</network>"
    for inside in (
        "<uuid>11111111-1111-4111-8111-111111111112</uuid><bridge name='b9' stp='on' delay='0'/>"
        "<ip address='10.9.0.1' netmask='255.255.255.0'><dhcp><range start='10.9.0.2' "
        "end='10.9.0.9'><lease expiry='2' unit='hours'/></range><host mac='52:54:00:00:00:01' "
        "name='a' ip='10.9.0.5'/></dhcp></ip>",
        "<forward mode='nat'><nat><port start='1024' end='65535'/></nat></forward>"
        "<bridge name='b9'/><dns><txt name='a' value='b'/><host ip='10.9.0.2'><hostname>h"
        "</hostname></host></dns><ip family='ipv6' address='fe80::9' prefix='64'/>",
        "<forward mode='bridge'/><bridge name='br9'/><portgroup name='p' default='yes'>"
        "<vlan><tag id='5'/></vlan></portgroup><metadata><a xmlns='urn:a'/></metadata>",
    )
]

INTERFACES = [
    "<interface type='ethernet' name='validated'><start mode='onboot'/><mtu size='1500'/>"
    "<mac address='52:54:00:00:00:01'/><link state='up' speed='100'/><protocol family='ipv4'>"
    "<dhcp peerdns='no'/></protocol><protocol family='ipv6'><autoconf/>"
    "<ip address='fd00::1' prefix='64'/><route gateway='fd00::2'/></protocol></interface>",
    "<interface type='bridge' name='validated'><bridge stp='on' delay='0.5'>"
    "<interface type='bond' name='b0'><bond><interface type='ethernet' name='e0'/></bond>"
    "</interface><interface type='vlan'><vlan tag='7'><interface name='e1'/></vlan></interface>"
    "</bridge></interface>",
    "<interface type='bond' name='validated'><bond mode='802.3ad'><miimon freq='1' updelay='2' "
    "carrier='ioctl'/><interface type='ethernet' name='e0'/></bond></interface>",
    "<interface type='bond' name='validated'><bond><arpmon interval='1' target='10.0.0.1' "
    "validate='all'/><interface type='ethernet' name='e0'/></bond></interface>",
    "<interface type='vlan' name='validated'><vlan tag='42'><interface name='e0'/></vlan>"
    "<protocol family='ipv4'><ip address='10.0.0.1' prefix='8'/></protocol></interface>",
]

ADAPTER = (
    "<device><name>n</name><parent>scsi_host2</parent><capability type='scsi_host'><host>1</host>"
    "<unique_id>2</unique_id><capability type='fc_host'><wwnn>2000000012341230</wwnn>"
    "<wwpn>1000000012341230</wwpn><fabric_wwn>1000000012341231</fabric_wwn></capability>"
    "</capability></device>"
)


def made(seed: int, count: int, documents: Iterable[str] = (GUEST, *DEFINITIONS)) -> list[str]:
    """Return so many documents that are made of others by one change each."""
    chance = random.Random(seed)
    roots = [etree.fromstring(text) for text in documents]
    changed = [mutated(chance.choice(roots), chance, MISTAKES) for _ in range(count)]
    return [etree.tostring(root, encoding="unicode") for root in changed]


def verdict(answer: dict[str, Any]) -> list[object] | None:
    """Return what an answer says about the schema; None if it is not refused so."""
    code, part, text = answer.get("error", (None, None, ""))
    if code != INVALID_SCHEMA:
        return None
    assert part == FROM_XML
    return [code, part, text.splitlines()[0]]


def call(on: str, method: str, *args: Any, save: str | None = None) -> dict[str, Any]:
    request = {"op": "call", "on": on, "method": method, "args": list(args)}
    return request if save is None else {**request, "save": save}


@pytest.fixture
def ask(libvirtd: peers.Endpoint, server: peers.Endpoint, libvirt_python: Worker):
    """Return a function that makes calls on both servers and compares the verdicts."""

    def compare(before: list[dict[str, Any]], asked, documents: list[str]) -> int:
        found = []
        for uri in (libvirtd.uri(), server.uri()):
            libvirt_python.value("open", uri=uri, save="conn")
            libvirt_python.run(before)
            found.append([verdict(libvirt_python.run(asked(xml))[0]) for xml in documents])
            libvirt_python.value("close")
        differing = [
            f"{xml}\n  {theirs}\n  {ours}"
            for xml, theirs, ours in zip(documents, *found, strict=True)
            if theirs != ours
        ]
        if differing:
            pytest.fail("\n".join(differing))
        return sum(each is not None for each in found[0])

    return compare


def test_definitions(ask) -> None:
    documents = [*DEFINITIONS, *made(4, 100)]
    refused = ask(
        [],
        lambda xml: [
            call("conn", "defineXMLFlags", xml, DEFINE_VALIDATE, save="guest"),
            call("guest", "undefine"),
        ],
        documents,
    )
    assert len(documents) / 4 < refused < len(documents) * 0.9


def test_starting_a_transient_domain(ask) -> None:
    documents = made(5, 30)
    assert ask(
        [],
        lambda xml: [
            call("conn", "createXML", xml, START_VALIDATE, save="guest"),
            call("guest", "destroy"),
        ],
        documents,
    )


@pytest.mark.parametrize("flags", [0, REDEFINE])
def test_the_domain_of_a_checkpoint(ask, flags: int) -> None:
    """It is validated always, whether or not it is read."""
    documents = [
        "<domaincheckpoint><name>c</name><creationTime>1</creationTime>"
        f"<disks><disk name='vda'/></disks>{xml}</domaincheckpoint>"
        for xml in made(6, 40)
    ]
    assert ask(
        [call("conn", "createXML", GUEST, 0, save="guest")],
        lambda xml: [
            call("guest", "checkpointCreateXML", xml, flags, save="c"),
            call("c", "delete", 0),
        ],
        documents,
    )


@pytest.mark.parametrize("method", ["networkDefineXMLFlags", "networkCreateXMLFlags"])
def test_networks(ask, method: str) -> None:
    documents = [*NETWORKS, *made(7, 60, NETWORKS)]
    refused = ask(
        [],
        lambda xml: [
            call("conn", method, xml, 1, save="net"),
            call("net", "destroy"),
            call("net", "undefine"),
        ],
        documents,
    )
    assert len(documents) / 4 < refused < len(documents) * 0.9


def test_interfaces(ask) -> None:
    documents = [*INTERFACES, *made(8, 100, INTERFACES)]
    refused = ask(
        [],
        lambda xml: [
            call("conn", "interfaceDefineXML", xml, 1, save="iface"),
            call("iface", "undefine"),
        ],
        documents,
    )
    assert len(documents) / 4 < refused < len(documents) * 0.9


POOLS = [
    f"<pool type='{type}'><name>validated</name>{inside}</pool>"
    for type, inside in (
        (
            "dir",
            "<features><cow state='yes'/></features><target><path>/v</path><permissions>"
            "<mode>0755</mode><owner>0</owner><label>l</label></permissions></target>",
        ),
        (
            "netfs",
            "<source><host name='h' port='2'/><dir path='/s'/><format type='nfs'/>"
            "<protocol ver='4'/></source><target><path>/v</path></target>",
        ),
        (
            "scsi",
            "<source><adapter type='scsi_host'><parentaddr unique_id='1'><address slot='0x1f'/>"
            "</parentaddr></adapter></source><target><path>/v</path></target>",
        ),
        (
            "iscsi",
            "<source><host name='h'/><device path='iqn.2013-06.com.example:t'/><initiator>"
            "<iqn name='i'/></initiator><auth type='chap' username='u'><secret usage='s'/></auth>"
            "</source><target><path>/dev</path></target>",
        ),
        (
            "rbd",
            "<source><name>n</name><host name='h'/></source>"
            "<refresh><volume allocation='default'/></refresh>",
        ),
    )
]
VOLUMES = [
    "<volume type='file'><name>v</name><capacity unit='KiB'>1</capacity><target><format "
    "type='qcow2'/><compat>1.1</compat><features><lazy_refcounts/></features></target>"
    "<backingStore><path>/b</path><format type='raw'/></backingStore></volume>",
    "<volume><name>v</name><capacity>1</capacity><allocation>0</allocation><target><path>/v</path>"
    "<permissions><mode>0600</mode></permissions><encryption format='luks'><secret "
    "type='passphrase' usage='u'/><cipher name='aes' size='256' mode='cbc' hash='md5'/><ivgen "
    "name='plain64'/></encryption><nocow/><clusterSize>65536</clusterSize></target></volume>",
]


def test_pools(ask) -> None:
    documents = [*POOLS, *made(9, 100, POOLS)]
    refused = ask(
        [],
        lambda xml: [
            call("conn", "storagePoolDefineXML", xml, 1, save="pool"),
            call("pool", "undefine"),
        ],
        documents,
    )
    assert len(documents) / 4 < refused < len(documents) * 0.9


def test_volumes(ask) -> None:
    documents = [*VOLUMES, *made(10, 100, VOLUMES)]
    refused = ask(
        [call("conn", "storagePoolLookupByName", "default-pool", save="pool")],
        lambda xml: [call("pool", "createXML", xml, 4)],
        documents,
    )
    assert len(documents) / 4 < refused < len(documents) * 0.9


def test_node_devices(ask) -> None:
    documents = [ADAPTER, *made(9, 100, [ADAPTER])]
    refused = ask([], lambda xml: [call("conn", "nodeDeviceCreateXML", xml, 1)], documents)
    assert len(documents) / 4 < refused < len(documents) * 0.9
