"""Layouts against the reference codec: values, bytes, refusals, and places of bytes."""

from __future__ import annotations

import math
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.protocol.examples import EVERYTHING, RFC_BYTES, RFC_FILE, RFC_VALUE
from tests.protocol.strategies import type_names, values
from virtrio.protocol.errors import LocalProtocolError, RemoteProtocolError
from virtrio.protocol.idl.parser import bundled
from virtrio.protocol.interpret import Interpreter
from virtrio.protocol.layout import Layouts

RPC, REMOTE, KEEPALIVE = bundled("rpc"), bundled("remote"), bundled("keepalive")
LAYOUTS = Layouts(RPC, REMOTE, KEEPALIVE)
ANY = Layouts(EVERYTHING)
REFERENCE = Interpreter(EVERYTHING)
ERROR = {
    **dict.fromkeys(("message", "str1", "str2", "str3", "dom", "net")),
    **{"code": 1, "domain": 2, "level": 2, "int1": -1, "int2": -1},
}


def outline(item):
    return [
        (path, part.type, part.offset, part.end, part.label or part.value)
        for path, part in item.walk()
    ]


def test_places():
    item = Layouts(RFC_FILE).parse("file", b"??" + RFC_BYTES, 2)
    assert item.value == RFC_VALUE
    assert outline(item) == [
        ("", "file", 2, 50, RFC_VALUE),
        ("filename", "string", 2, 18, "sillyprog"),
        ("type", "filetype", 18, 30, (2, "lisp")),
        ("type.kind", "filekind", 18, 22, "EXEC"),
        ("type.interpretor", "string", 22, 30, "lisp"),
        ("owner", "string", 30, 38, "john"),
        ("data", "opaque", 38, 50, b"(quit)"),
    ]


def test_places_in_arrays_and_optionals():
    spec = Layouts(RPC, bundled("qemu"))
    data = Interpreter(REMOTE).pack("remote_domain", {"name": "vm", "uuid": b"u" * 16, "id": 3})
    assert [
        (path, part.offset) for path, part in spec.parse("remote_domain", data).walk("dom")
    ] == [
        ("dom", 0),
        ("dom.name", 4),
        ("dom.uuid", 12),
        ("dom.id", 28),
    ]
    words = ANY.parse("shape", REFERENCE.pack("shape", (1, ["ab", "c"])))
    assert [path for path, _ in words.walk("s")] == [
        "s",
        "s.kind",
        "s.words",
        "s.words[0]",
        "s.words[1]",
    ]


@pytest.mark.parametrize("type_name", type_names(EVERYTHING))
def test_same_as_the_reference(type_name):
    @given(values(EVERYTHING, type_name))
    def check(value):
        data = REFERENCE.pack(type_name, value)
        item = ANY.parse(type_name, data)
        assert item.value == value
        assert (item.offset, item.end) == (0, len(data))
        for _, part in item.walk():
            ends = [child.end for child in part.children.values()]
            starts = [child.offset for child in part.children.values()]
            assert starts[1:] == ends[:-1]
            assert not ends or ends[-1] == part.end
        assert ANY.build(type_name, value) == data

    check()


@given(st.data())
def test_same_as_the_reference_for_libvirts_types(data):
    type_name = data.draw(st.sampled_from(REMOTE.order))
    value = data.draw(values(REMOTE, type_name))
    encoded = Interpreter(REMOTE).pack(type_name, value)
    assert LAYOUTS.parse(type_name, encoded).value == value
    assert LAYOUTS.build(type_name, value) == encoded


@given(st.data())
def test_damaged_bytes_are_refused_by_both_or_by_none(data):
    encoded = bytearray(REFERENCE.pack("everything", data.draw(values(EVERYTHING, "everything"))))
    at = data.draw(st.integers(0, len(encoded) - 1))
    encoded[at] ^= data.draw(st.integers(1, 255))
    try:
        _, end = REFERENCE.unpack_from("everything", bytes(encoded))
    except RemoteProtocolError:
        with pytest.raises(RemoteProtocolError):
            ANY.parse("everything", bytes(encoded))
    else:
        item = ANY.parse("everything", bytes(encoded))
        assert item.end == end
        # A signalling NaN comes out of Python as a quiet one.
        assert (
            math.isnan(item.value["f"]) or REFERENCE.pack("everything", item.value) == encoded[:end]
        )


@pytest.mark.parametrize(
    ("type_name", "value"),
    [
        ("text", "longer"),
        ("text", None),
        ("point", {"x": 1}),
        ("point", 3),
        ("shape", (9, None)),
        ("identity", b"1"),
    ],
)
def test_values_that_do_not_fit(type_name, value):
    with pytest.raises(LocalProtocolError):
        ANY.build(type_name, value)


def test_wrong_use():
    with pytest.raises(LocalProtocolError, match="there is no type 'nothing'"):
        ANY.parse("nothing", b"")
    with pytest.raises(LocalProtocolError, match="outside of the 2 bytes"):
        ANY.parse("int", b"12", 3)


def test_endless_nesting_is_refused():
    with pytest.raises(RemoteProtocolError):
        ANY.parse("chain", bytes.fromhex("00000007 00000001") * 5000)


def packet(kind, status, payload=b"", *, program=REMOTE.program, procedure=1, length=None):
    header = struct.pack(">IIiIIi", program, 1, procedure, kind, 9, status)
    return struct.pack(">I", 28 + len(payload) if length is None else length) + header + payload


HOLE = struct.pack(">qI", 4096, 0)
OPEN = Interpreter(REMOTE).pack("remote_connect_open_args", {"name": "test:///default", "flags": 0})
TYPE = Interpreter(REMOTE).pack("remote_connect_get_type_ret", {"type": "Test"})
FAILED = Interpreter(RPC).pack("virNetMessageError", ERROR)
EVENT = Interpreter(REMOTE).pack("remote_connect_event_connection_closed_msg", {"reason": 2})
EVENT_NUMBER = next(
    p.number for p in REMOTE.procedures if p.name == "REMOTE_PROC_CONNECT_EVENT_CONNECTION_CLOSED"
)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (packet(0, 0, OPEN), {"args": {"name": "test:///default", "flags": 0}}),
        (
            packet(4, 0, b"\0\0\0\2" + OPEN),
            {"nfds": 2, "args": {"name": "test:///default", "flags": 0}},
        ),
        (packet(1, 0), {}),
        (packet(1, 0, TYPE, procedure=3), {"ret": {"type": "Test"}}),
        (packet(5, 0, b"\0\0\0\1" + TYPE, procedure=3), {"nfds": 1, "ret": {"type": "Test"}}),
        (packet(1, 1, FAILED), {"error": ERROR}),
        (packet(2, 0, EVENT, procedure=EVENT_NUMBER), {"msg": {"reason": 2}}),
        (packet(2, 0, program=KEEPALIVE.program), {}),
        (packet(3, 2, b"raw bytes", procedure=209), {"data": b"raw bytes"}),
        (packet(3, 2, procedure=209), {"data": b""}),
        (packet(3, 0, procedure=209), {}),
        (packet(3, 1, FAILED, procedure=209), {"error": ERROR}),
        (packet(6, 2, HOLE, procedure=209), {"hole": {"length": 4096, "flags": 0}}),
        (packet(0, 0, b"1234", procedure=9999), {"data": b"1234"}),
        (packet(0, 0, b"1234", program=77), {"data": b"1234"}),
        (packet(0, 1, b"1234"), {"data": b"1234"}),
        (packet(1, 0, b"1234"), {"trailing": b"1234"}),
    ],
)
def test_packets(data, expected):
    item = LAYOUTS.parse_packet(b"...." + data + b"next packet", 4)
    assert (item.offset, item.end) == (4, 4 + len(data))
    children = dict(item.children)
    assert (children["length"].value, children["length"].offset) == (len(data), 4)
    assert (children.pop("length").end, children["header"].offset, children.pop("header").end) == (
        8,
        8,
        32,
    )
    assert {name: child.value for name, child in children.items()} == expected
    if children:
        assert list(children.values())[-1].end == item.end


@pytest.mark.parametrize(
    "data",
    [
        b"",
        packet(0, 0, OPEN)[:-1],
        packet(0, 0, OPEN, length=27),
        packet(0, 0, OPEN, length=32 * 1024 * 1024 + 5),
        packet(7, 0),
        packet(0, 3),
        packet(0, 0, OPEN, length=32),
        packet(4, 0),
    ],
)
def test_packets_that_are_none(data):
    with pytest.raises(RemoteProtocolError):
        LAYOUTS.parse_packet(data)


def test_labels_of_the_header():
    header = (
        LAYOUTS.parse_packet(packet(2, 0, program=KEEPALIVE.program)).children["header"].children
    )
    assert (header["type"].label, header["status"].label) == ("VIR_NET_MESSAGE", "VIR_NET_OK")
