"""Devices of the host are read, refused and printed as libvirtd does.

`documents.jsonl` has documents with what libvirtd 9.0.0 made of each, in a node file:
its error, or the document that it printed. `mixtures.jsonl` has the same of documents
that `tests/interop/node_devices.py` made of these.
"""

from __future__ import annotations

import contextlib
import json
from pathlib import Path

import pytest
from lxml import etree

from virtrio.protocol._generated.enums import ErrorNumber
from virtrio.protocol.errors import LibvirtError
from virtrio.server.conf.nodedev.definition import FibreChannel
from virtrio.server.conf.nodedev.ports import ported
from virtrio.server.conf.nodedev.read import parse_node_device, parse_node_device_element

RECORDED = [
    json.loads(line)
    for name in ("documents.jsonl", "mixtures.jsonl")
    for line in Path(__file__).with_name(name).read_text("utf-8").splitlines()
]
HOST = (
    "<device><name>scsi_host11</name><parent>p</parent><capability type='scsi_host'>"
    "<host>11</host>{}</capability></device>"
)
NAMED = (
    "<capability type='fc_host'><wwnn>1</wwnn><wwpn>2</wwpn><fabric_wwn>3</fabric_wwn></capability>"
)


def made(document):
    try:
        return parse_node_device_element(etree.fromstring(document)).format()
    except LibvirtError as error:
        return [int(error.code), int(error.domain), error.message]


def test_recorded_documents():
    differing = [
        f"{document}\n  libvirtd: {answer}\n  ours: {ours}"
        for document, answer in RECORDED
        if (ours := made(document)) != answer
    ]
    assert not differing, "\n".join(differing)
    assert sum(isinstance(answer, str) for _, answer in RECORDED) > 400


def test_what_is_printed_is_read_the_same():
    for document, answer in RECORDED:
        # libvirt prints some values so that they are no XML, and numbers that it
        # refuses
        if isinstance(answer, str) and "&" not in document and "-" not in answer:
            printed = parse_node_device(answer).format()
            assert parse_node_device(printed).format() == printed


def test_capabilities_inside_of_others():
    types = "<type id='t'><deviceAPI>a</deviceAPI><availableInstances>1</availableInstances></type>"
    place = "<cssid>0</cssid><ssid>0</ssid><devno>1</devno>"
    definition = parse_node_device(
        "<device><name>d</name><capability type='scsi_host'><host>1</host>"
        f"{NAMED}<capability type='vport_ops'/></capability><capability type='css'>{place}"
        f"<capability type='mdev_types'>{types}</capability></capability></device>"
    )
    assert definition.capabilities == ("scsi_host", "css")
    assert definition.all_capabilities == {"scsi_host", "fc_host", "vports", "css", "mdev_types"}
    assert definition.fibre_channel == FibreChannel("1", "2", "3")


def test_mediated_devices_without_a_type():
    """Such a capability counts, and is not printed."""
    definition = parse_node_device(
        "<device><name>d</name><capability type='ap_matrix'><capability type='mdev_types'/>"
        "</capability></device>"
    )
    assert definition.all_capabilities == {"ap_matrix", "mdev_types"}
    assert "mdev_types" not in definition.format()


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        (
            NAMED,
            "<host>11</host> <capability type='fc_host'> <wwnn>new</wwnn> <wwpn>newer</wwpn>"
            " <fabric_wwn>3</fabric_wwn> </capability>",
        ),
        ("<unique_id>7</unique_id>", "<host>12</host> <unique_id>8</unique_id>"),
        ("", "<host>12</host> <unique_id>0</unique_id>"),
    ],
)
def test_a_virtual_port(inside, expected):
    pattern = parse_node_device(HOST.format(inside))
    before = pattern.format()
    made = ported(pattern, "new", FibreChannel("new", "newer", None))
    assert (made.name, made.parent) == ("new", "p")
    assert " ".join(made.format().split()) == (
        "<device> <name>new</name> <parent>p</parent> <capability type='scsi_host'> "
        f"{expected} </capability> </device>"
    )
    assert pattern.format() == before


def test_a_schema_where_it_is_asked_for():
    document = HOST.format(NAMED)
    with pytest.raises(LibvirtError) as caught:
        parse_node_device(document, validate=True)
    assert caught.value.code == ErrorNumber.VIR_ERR_XML_INVALID_SCHEMA
    assert caught.value.message.startswith(
        "XML document failed to validate against schema: "
        "Unable to validate doc against /usr/share/libvirt/schemas/nodedev.rng\n"
    )
    long = NAMED.replace(">1<", f">{'1' * 16}<").replace(">2<", f">{'2' * 16}<")
    long = long.replace(">3<", f">{'3' * 16}<")
    assert parse_node_device(HOST.format(long), validate=True).name == "scsi_host11"


PCI = (
    "<capability type='pci'><domain>0</domain><bus>0</bus><slot>1</slot><function>0</function>"
    "<product id='1'/><vendor id='2'/>{}</capability>"
)


@pytest.mark.parametrize(
    "content",
    [
        "<capability type='drm'><type>render</type></capability>" * 20_000,
        "<devnode type='link'>/dev/x</devnode>" * 20_000 + PCI.format(""),
        PCI.format("<capability type='pci-bridge'/>" * 20_000),
        PCI.format("<iommuGroup number='1'>" + "<address bus='1'/>" * 20_000 + "</iommuGroup>"),
        PCI.format(
            "<capability type='vpd'><name>n</name><fields access='readwrite'>"
            + "<vendor_field index='A'>v</vendor_field>" * 20_000
            + "</fields></capability>"
        ),
        "<capability type='net'><interface>e</interface>"
        + "<feature name='rx'/>" * 20_000
        + "</capability>",
    ],
    ids=["capabilities", "links", "bridges", "addresses", "fields", "features"],
)
@pytest.mark.parametrize("validate", [False, True])
def test_very_many_parts(content, validate):
    document = f"<device><name>n</name>{content}</device>"
    with contextlib.suppress(LibvirtError):  # some are not as the schema says
        assert parse_node_device(document, validate=validate).format()
