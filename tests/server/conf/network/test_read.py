"""Networks are read, refused and printed as libvirtd does.

`documents.jsonl` has documents with what libvirtd 9.0.0 made of each: its error, or the
document that it printed, without the UUID.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from virtrio.protocol.errors import LibvirtError
from virtrio.server.conf.network.read import parse_network

RECORDED = [
    json.loads(line)
    for line in Path(__file__).with_name("documents.jsonl").read_text("utf-8").splitlines()
]
UUID = re.compile(r"  <uuid>[^<]*</uuid>\n")


def made(document):
    try:
        return UUID.sub("", parse_network(document).format())
    except LibvirtError as error:
        return [int(error.code), int(error.domain), error.message]


def test_recorded_documents():
    differing = [
        f"{document}\n  libvirtd: {answer}\n  ours: {ours}"
        for document, answer in RECORDED
        if (ours := made(document)) != answer
    ]
    assert not differing, "\n".join(differing)


def test_what_is_printed_is_read_the_same():
    for document, answer in RECORDED:
        # libvirt escapes some names and not others, so that its own text is no XML
        if isinstance(answer, str) and "&" not in answer and "<a" not in answer:
            printed = parse_network(document).format()
            assert parse_network(printed).format() == printed


def test_the_facts_of_a_definition():
    definition = parse_network(
        "<network><name>n</name><forward mode='route'/><bridge name='b0'/>"
        "<ip address='10.0.0.1' prefix='24'/></network>"
    )
    assert (definition.name, definition.mode, definition.bridge) == ("n", "route", "b0")
    assert parse_network("<network><name>n</name></network>").mode == "none"


def test_a_uuid_is_generated():
    documents = [parse_network("<network><name>n</name></network>") for _ in range(2)]
    assert documents[0].uuid != documents[1].uuid


@pytest.mark.parametrize(
    "many",
    [
        "<dns>" + "<txt name='a' value='b'/>" * 20_000 + "</dns>",
        "<route address='10.0.0.0' prefix='8' gateway='10.1.0.1'/>" * 5_000
        + "<ip address='10.1.0.2' prefix='16'/>" * 5_000,
        "<forward mode='bridge'>"
        + "".join(f"<interface dev='e{number}'/>" for number in range(20_000))
        + "</forward>",
    ],
    ids=["records", "routes", "interfaces"],
)
def test_very_many_parts(many):
    assert parse_network(f"<network><name>n</name>{many}</network>").format()


def test_a_root_in_a_namespace():
    """Test a root of the right name in any namespace; parts must have none."""
    made = parse_network("<n:network xmlns:n='urn:n'><name>one</name></n:network>")
    assert made.name == "one"
    with pytest.raises(LibvirtError, match="missing name information"):
        parse_network("<network xmlns='urn:n'><name>one</name></network>")
