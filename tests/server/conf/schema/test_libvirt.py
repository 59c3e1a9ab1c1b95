"""Our schema against libvirt's own, of the libvirt that is installed.

Both are given the documents that other tests have, and documents made of them.
"""

from __future__ import annotations

import json
import os
import random
import re
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

from tests.server.conf.domain.regenerate import HERE, PARTS, document
from tests.server.conf.schema.deriving import NS, VALUES, Deriving
from tests.server.conf.schema.mutating import edited, mutated
from virtrio.server.conf.schema.library import DOMAIN, INTERFACE, NETWORK, NODE_DEVICE, POOL, VOLUME

pytestmark = pytest.mark.peer("libvirtd")

SCHEMAS = Path("/usr/share/libvirt/schemas")
# Documents for each of the random comparisons.
MANY = int(os.environ.get("VIRTRIO_SCHEMA", "500"))


# By the root elements of their documents and the names of libvirt's files.
SCHEMAS_OF = {
    "domain": DOMAIN,
    "network": NETWORK,
    "interface": INTERFACE,
    "storagepool": POOL,
    "storagevol": VOLUME,
    "nodedev": NODE_DEVICE,
}


@cache
def libvirts(kind: str) -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(SCHEMAS / f"{kind}.rng"))


@cache
def documents() -> list[etree._Element]:
    """Return the documents of the tests that are well formed."""
    paths = [path for path in sorted((HERE / "documents").iterdir()) if path.is_file()]
    cases = [
        json.loads(line)
        for path in sorted(HERE.glob("*.jsonl"))
        for line in path.read_text().splitlines()
    ]
    texts = [path.read_text() for path in paths]
    texts += [document(case) for case in cases if case.keys() & PARTS.keys()]
    found = []
    for text in texts:
        try:
            found.append(etree.fromstring(text.encode()))
        except etree.XMLSyntaxError:
            continue
    assert len(found) > 1000
    return found


class Verdicts:
    """What both schemas say about some documents."""

    def __init__(self, kind: str) -> None:
        self._ours, self._libvirts = SCHEMAS_OF[kind], libvirts(kind)
        self.equal = self.valid = 0
        self.wrongly_refused: list[str] = []
        self.wrongly_taken: list[str] = []

    def compare(self, root: etree._Element) -> None:
        found = self._ours.misfit(root)
        is_valid = self._libvirts.validate(root)
        text = etree.tostring(root, encoding="unicode")
        self.valid += is_valid
        if is_valid == (found is None):
            self.equal += 1
        elif found is not None:
            self.wrongly_refused.append(f"{found.complaint}: {text}")
        else:
            self.wrongly_taken.append(text)


def test_the_documents_of_the_tests() -> None:
    verdicts = Verdicts("domain")
    for root in documents():
        verdicts.compare(root)
    assert verdicts.wrongly_refused == verdicts.wrongly_taken == []
    assert verdicts.valid > 500


def test_documents_with_a_mistake() -> None:
    chance = random.Random(20261129)
    valid = [root for root in documents() if libvirts("domain").validate(root)]
    verdicts = Verdicts("domain")
    for _ in range(MANY):
        verdicts.compare(mutated(chance.choice(valid), chance))
    assert verdicts.wrongly_refused == []
    assert verdicts.equal >= 0.99 * MANY
    assert 0.1 * MANY < verdicts.valid < 0.9 * MANY


@pytest.mark.parametrize("kind", SCHEMAS_OF)
def test_documents_derived_from_libvirts_schema(kind: str) -> None:
    """Every part of libvirt's schema is in some of them."""
    chance = random.Random(20261130)
    deriving = Deriving(SCHEMAS / f"{kind}.rng", chance)
    verdicts = Verdicts(kind)
    for _ in range(MANY // 2):
        root = etree.fromstring(etree.tostring(deriving.document()))
        verdicts.compare(root)
        if libvirts(kind).validate(root):
            verdicts.compare(mutated(root, chance))
    assert verdicts.wrongly_refused == []
    assert len(verdicts.wrongly_taken) <= 0.01 * MANY
    assert verdicts.valid > 0.5 * MANY


# -- kinds of values -------------------------------------------------------------------

KINDS = {
    "UInt": "unsignedInt",
    "ULong": "unsignedLong",
    "Positive": "positiveInteger",
    "Hex": "hexuint",
    "UInt8": "uint8",
    "UInt16": "uint16",
    "UInt24": "uint24",
    "UInt32": "uint32",
    "Port": "PortNumber",
    "Unit": "unit",
    "CpuSet": "cpuset",
    "Uuid": "UUID",
    "Line": "objectNameWithSlash",
    "Name": "objectName",
    "Identifier": "genericName",
    "Device": "deviceName",
    "Path": "filePath",
    "AbsPath": "absFilePath",
    "AbsFolder": "absDirPath",
    "Wwn": "wwn",
    "Arch": "archnames",
    "DnsName": "dnsName",
    "Ipv4": "ipv4Addr",
    "Ipv6": "ipv6Addr",
    "Prefix": "ipPrefix",
    "UniMac": "uniMacAddr",
    "PciSlot": "pciSlot",
    "PciFunction": "pciFunc",
    "Cssid": "ccwCssidRange",
    "Ssid": "ccwSsidRange",
    "Devno": "ccwDevnoRange",
    "VmwarePath": "vmwarePath",
    "VolumeName": "volName",
    "FileMode": "createMode",
    "CpuCount": "countCPU",
    "CpuNumber": "vcpuid",
    "Period": "cpuperiod",
    "Quota": "cpuquota",
    "Weight": "weight",
    "Serial": "diskSerial",
    "TargetDev": "diskTargetDev",
    "BridgeMode": "bridgeMode",
    "UsbNumber": "usbAddr",
    "UsbPort": "usbPort",
    "UsbClass": "usbClass",
    "UsbVersion": "usbVersion",
    "TimeDelta": "timeDelta",
    "TimeZone": "timeZone",
    "Alias": "aliasName",
    "StorageFormat": "storageFormat",
    "ProfileId": "virtualPortProfileID",
    "Speed": "speed",
    "UShort": "unsignedShort",
    "Family": "addr-family",
    "Parameter": "filter-param-name",
    "ParameterValue": "filter-param-value",
    "CpuFeature": "featureName",
}
NETWORK_KINDS = {
    "Duid": "DUID",
    "Zone": "zoneName",
    "Protocol": "protocol",
    "NetPort": "port",
}
KINDS |= NETWORK_KINDS
# Those of other schemas, and the names of libvirt's files.
OTHER_KINDS = {
    "Iqn": (POOL, "storagepool", "IscsiQualifiedName"),
    "Mode": (POOL, "storagepool", "octalMode"),
    "Timestamp": (VOLUME, "storagevol", "timestamp"),
}
MORE = (
    *(
        "::",
        "::1",
        "1::",
        "1:2:3:4:5:6:7:8",
        "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9",
        "1::8",
        ":1",
        "1:",
    ),
    *("1:2:3:4:5:6:7::", "::2:3:4:5:6:7:8", "::1:2:3:4:5:6:7:8", "1::3:4:5:6:7:8", ":::", "1:::2"),
    *("1:2::4:5:6:7:8", "1:2:3::5:6:7:8", "1:2:3:4::6:7:8", "1:2:3:4:5::7:8", "1:2:3:4:5:6::8"),
    *(
        "1:2:3:4:5:6:7::8",
        "1::2::3",
        "12345::",
        "g::",
        "::1.2.3.4",
        ":1.2.3.4",
        "1.2.3.4",
        "1:1.2.3.4",
    ),
    *(
        "1:2:3:4:5:6:1.2.3.4",
        "1:2:3:4:5:1.2.3.4",
        "1:2:3:4:5:6:7:1.2.3.4",
        "1::1.2.3.4",
        "1::2:1.2.3.4",
    ),
    *("1:2:3:4:5::1.2.3.4", "1:2:3:4:5:6::1.2.3.4", "::1:2:3:4:5:1.2.3.4", "::1:2:3:4:5:6:1.2.3.4"),
    *("::256.1.1.1", "fe80::1%eth0", " ::1", "::1 ", "", ":", "::1.2.3", "FE80::abcd", "1.2.3.4:"),
    *("x86_64", "qcow2"),
)


@pytest.mark.parametrize("kind", [*KINDS, *OTHER_KINDS])
def test_a_kind_of_values(kind: str) -> None:
    schema, file, name = OTHER_KINDS.get(kind) or (
        NETWORK if kind in NETWORK_KINDS else DOMAIN,
        "domainoverrides",
        KINDS[kind],
    )
    start = (
        f"<start><element name='e'><attribute name='a'><ref name='{name}'/>"
        "</attribute></element></start>"
    )
    inside, behind = ("", start) if kind in KINDS else (start, "")
    theirs = etree.RelaxNG(
        etree.fromstring(
            f"<grammar xmlns='{NS[1:-1]}'><include href='{SCHEMAS}/{file}.rng'>{inside}</include>"
            f"{behind}</grammar>"
        )
    )
    ours = schema.notation.kind(kind)
    chance = random.Random(kind)
    element = etree.Element("e")
    tried = {*VALUES, *MORE, *(edited(value, chance) for value in (*VALUES, *MORE) * 5)}
    fitting = [value for value in sorted(tried) if _fits(theirs, element, value)]
    tried.update(edited(chance.choice(fitting), chance) for _ in range(500))
    if kind == "Ipv6":  # of which libxml2 takes longer groups, by a fault of its own
        tried = {value for value in tried if not re.search("[0-9a-fA-F]{5}", value)}
    different = [value for value in sorted(tried) if ours(value) != _fits(theirs, element, value)]
    assert different == []


def _fits(schema: etree.RelaxNG, element: etree._Element, value: str) -> bool:
    element.set("a", value)
    return schema.validate(element)
