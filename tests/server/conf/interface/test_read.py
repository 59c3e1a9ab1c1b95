"""Interfaces of the host are read, refused and printed as libvirtd does.

`documents.jsonl` has documents with what libvirtd 9.0.0 made of each: its error, or the
document that it printed. A third item says that the document was validated; then the
error has its first line only.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from virtrio.protocol._generated.enums import ErrorNumber
from virtrio.protocol.errors import LibvirtError
from virtrio.server.conf.interface.read import parse_interface

RECORDED = [
    json.loads(line)
    for line in Path(__file__).with_name("documents.jsonl").read_text("utf-8").splitlines()
]


def made(document, *, validate=False):
    try:
        return parse_interface(document, validate=validate).format()
    except LibvirtError as error:
        text = error.message
        if error.code == ErrorNumber.VIR_ERR_XML_INVALID_SCHEMA:
            text = text.splitlines()[0]
        return [int(error.code), int(error.domain), text]


def test_recorded_documents():
    differing = [
        f"{document}\n  libvirtd: {answer}\n  ours: {ours}"
        for document, answer, *validated in RECORDED
        if (ours := made(document, validate=bool(validated))) != answer
    ]
    assert not differing, "\n".join(differing)
    assert sum(isinstance(answer, str) for _, answer, *_ in RECORDED) > 200


def test_what_is_printed_is_read_the_same():
    for document, answer, *_ in RECORDED:
        # libvirt escapes some values and not others, so that its own text is no XML
        if isinstance(answer, str) and "&" not in document:
            printed = parse_interface(document).format()
            assert parse_interface(printed).format() == printed


def test_the_facts_of_a_definition():
    definition = parse_interface(
        "<interface type='ethernet' name='e0'><mac address='52:54:00:AA:00:01'/></interface>"
    )
    assert (definition.name, definition.mac) == ("e0", "52:54:00:AA:00:01")
    bridge = "<interface type='bridge' name='b0'><mac address='x'/><bridge/></interface>"
    assert parse_interface(bridge).mac is None


@pytest.mark.parametrize(
    "content",
    [
        "<bridge>" + "<interface type='ethernet' name='a'/>" * 20_000 + "</bridge>",
        "<protocol family='ipv4'>" + "<ip address='10.0.0.1'/>" * 20_000 + "</protocol><bridge/>",
        "<protocol family='ipv6'/>" * 20_000 + "<bridge/>",
        "<mtu/>" * 20_000 + "<bridge/>",
    ],
    ids=["interfaces", "addresses", "protocols", "empty elements"],
)
@pytest.mark.parametrize("validate", [False, True])
def test_very_many_parts(content, validate):
    document = f"<interface type='bridge' name='b'>{content}</interface>"
    assert made(document, validate=validate)
