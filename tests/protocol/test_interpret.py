"""The reference codec: known bytes, round trips, and refusals."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.protocol.examples import EVERYTHING, RFC_BYTES, RFC_FILE, RFC_VALUE
from tests.protocol.strategies import type_names, values
from virtrio.protocol.errors import LocalProtocolError, RemoteProtocolError
from virtrio.protocol.idl.parser import bundled, parse
from virtrio.protocol.interpret import Interpreter, until_nul

ANY = Interpreter(EVERYTHING)
REMOTE = bundled("remote")


def declared(declaration: str) -> Interpreter:
    """Make an interpreter whose type T is the given declaration."""
    return Interpreter(
        parse(f"enum e {{ A = 1, B = 3 }}; typedef {declaration};", name="t", source="t.x")
    )


CASES = [
    ("int T", -2, "fffffffe"),
    ("unsigned int T", 2**32 - 1, "ffffffff"),
    ("hyper T", -2, "fffffffffffffffe"),
    ("unsigned hyper T", 2**64 - 1, "ffffffffffffffff"),
    ("short T", -2, "fffffffe"),
    ("unsigned short T", 65535, "0000ffff"),
    ("char T", -128, "ffffff80"),
    ("unsigned char T", 255, "000000ff"),
    ("bool T", True, "00000001"),
    ("float T", 1.5, "3fc00000"),
    ("double T", 1.5, "3ff8000000000000"),
    ("e T", 3, "00000003"),
    ("string T<>", "", "00000000"),
    ("string T<4>", "é12", "00000004 c3a93132"),
    ("string T<5>", "12345", "00000005 31323334 35000000"),
    ("string T<4>", "\udcff1\udcc3", "00000003 ff31c300"),
    ("opaque T[3]", b"abc", "61626300"),
    ("opaque T<6>", b"abcdef", "00000006 61626364 65660000"),
    ("char T[2]", [104, 105], "00000068 00000069"),
    ("char T<2>", [104], "00000001 00000068"),
    ("int T<>", [], "00000000"),
    ("int *T", None, "00000000"),
    ("int *T", 7, "00000001 00000007"),
]


@pytest.mark.parametrize(("declaration", "value", "encoded"), CASES)
def test_known_bytes(declaration, value, encoded):
    interpreter = declared(declaration)
    assert interpreter.pack("T", value) == bytes.fromhex(encoded)
    assert interpreter.unpack("T", bytes.fromhex(encoded)) == value


@pytest.mark.parametrize(("declaration", "value", "encoded"), CASES)
def test_no_shorter_and_no_longer_bytes(declaration, value, encoded):
    interpreter = declared(declaration)
    data = bytes.fromhex(encoded)
    for end in range(len(data)):
        with pytest.raises(RemoteProtocolError):
            interpreter.unpack("T", data[:end])
    with pytest.raises(RemoteProtocolError, match=f"1 bytes after its end at byte {len(data)}"):
        interpreter.unpack("T", data + b"\0")


def test_example_of_the_rfc():
    interpreter = Interpreter(RFC_FILE)
    assert interpreter.pack("file", RFC_VALUE) == RFC_BYTES
    assert interpreter.unpack("file", RFC_BYTES) == RFC_VALUE


def test_from_an_offset():
    value, end = Interpreter(RFC_FILE).unpack_from("file", b"before" + RFC_BYTES + b"after", 6)
    assert (value, end) == (RFC_VALUE, 6 + len(RFC_BYTES))


@pytest.mark.parametrize("offset", [-1, 5])
def test_an_offset_outside_is_the_callers_mistake(offset):
    with pytest.raises(LocalProtocolError, match="outside of the 4 bytes"):
        ANY.unpack_from("int", b"1234", offset)


@pytest.mark.parametrize(
    ("declaration", "encoded", "message"),
    [
        ("short T", "00008000", "T at byte 0: 32768 does not fit short"),
        ("unsigned short T", "00010000", "does not fit ushort"),
        ("char T", "00000080", "128 does not fit char"),
        ("char T<2>", "00000001 00000080", r"T\[0\] at byte 4: 128 does not fit char"),
        ("unsigned char T", "ffffffff", "does not fit uchar"),
        ("bool T", "00000002", "expected 0 or 1, not 2"),
        ("int *T", "ffffffff 00000001", "expected 0 or 1, not 4294967295"),
        ("e T", "00000002", "2 is not a member of e"),
        ("string T<4>", "00000005 31323334 35000000", "length 5 is over the limit of 4"),
        ("string T<>", "00000001 31000001", "padding is not zero: 000001"),
        ("string T<>", "ffffffff", "the bytes end here"),
        ("opaque T[3]", "61626301", "padding is not zero: 01"),
        ("opaque T<2>", "00000002 61620100", "padding is not zero: 0100"),
        ("opaque T<2>", "00000003 61626300", "over the limit of 2"),
        ("int T<1>", "00000002 00000000 00000000", "over the limit of 1"),
        ("int T<>", "ffffffff 00000000", "the bytes end before 4294967295 elements"),
        ("int T[3]", "00000000 00000000", "the bytes end before 3 elements"),
    ],
)
def test_refused_bytes(declaration, encoded, message):
    with pytest.raises(RemoteProtocolError, match=message):
        declared(declaration).unpack("T", bytes.fromhex(encoded))


@pytest.mark.parametrize(
    ("declaration", "value", "message"),
    [
        ("int T", 2**31, "2147483648 does not fit int"),
        ("unsigned int T", -1, "does not fit uint"),
        ("hyper T", 2**63, "does not fit hyper"),
        ("unsigned hyper T", -1, "does not fit uhyper"),
        ("short T", 32768, "does not fit short"),
        ("char T[1]", [128], r"T\[0\]: 128 does not fit char"),
        ("int T", "1", "expected an int, not str"),
        ("int T", 1.0, "expected an int, not float"),
        ("int T", None, "expected an int, not NoneType"),
        ("bool T", 2, "2 is not a bool"),
        ("bool T", None, "expected a bool, not NoneType"),
        ("float T", 1e300, "does not fit float"),
        ("double T", "1", "expected a number"),
        ("e T", 2, "2 is not a member of e"),
        ("string T<4>", "12345", "length 5 is over the limit of 4"),
        ("string T<3>", "éé", "length 4 is over the limit of 3"),
        ("string T<>", b"x", "expected a str, not bytes"),
        ("string T<>", "\ud800", "cannot be encoded as UTF-8"),
        ("opaque T[3]", b"ab", "length 2 must be exactly 3"),
        ("opaque T[3]", b"abcd", "over the limit of 3"),
        ("opaque T<2>", b"abc", "over the limit of 2"),
        ("opaque T<2>", "ab", "expected bytes, not str"),
        ("int T[2]", [1], "length 1 must be exactly 2"),
        ("int T<1>", [1, 2], "over the limit of 1"),
        ("int T<1>", 1, "expected a list"),
    ],
)
def test_refused_values(declaration, value, message):
    with pytest.raises(LocalProtocolError, match=message):
        declared(declaration).pack("T", value)


@pytest.mark.parametrize(
    ("type_name", "value", "message"),
    [
        ("point", [1, 2], "expected a dict for point"),
        ("point", {"x": 1}, "field 'y' is missing"),
        ("point", {"x": 1, "y": 2, "z": 3}, "point has no field 'z'"),
        ("point", {"x": 1, "y": -1}, r"point\.y: -1 does not fit uint"),
        ("shape", 1, r"expected the pair \(discriminant, value\) for shape"),
        ("shape", (5, None), "5 is not a member of colour"),
        (
            "shape",
            (1, ["ok", "much too long"]),
            r"shape\.words\[1\]: length 13 is over the limit of 5",
        ),
        ("answer", (1, 3), "expected None for the void case 1"),
        ("answer", (2, None), r"answer\.reason: expected a str"),
        ("nothing", 1, "everything has no type 'nothing'"),
    ],
)
def test_refused_structs_and_unions(type_name, value, message):
    with pytest.raises(LocalProtocolError, match=message):
        ANY.pack(type_name, value)


def test_a_union_without_default_refuses_other_cases():
    spec = Interpreter(parse("union u switch (int n) { case 1: void; };", name="t", source="t.x"))
    with pytest.raises(RemoteProtocolError, match="there is no case 2 in u"):
        spec.unpack("u", bytes.fromhex("00000002"))
    with pytest.raises(LocalProtocolError, match="there is no case 2 in u"):
        spec.pack("u", (2, None))


def test_a_type_that_names_itself_has_a_depth_limit():
    link = bytes.fromhex("00000007 00000001")
    with pytest.raises(RemoteProtocolError, match="nested deeper than 100"):
        ANY.unpack("chain", link * 5000)
    value = None
    for _ in range(5000):
        value = {"value": 7, "next": value}
    with pytest.raises(LocalProtocolError, match="nested deeper than 100"):
        ANY.pack("chain", value)


@pytest.mark.parametrize("type_name", type_names(EVERYTHING))
def test_round_trip(type_name):
    @given(values(EVERYTHING, type_name))
    def check(value):
        data = ANY.pack(type_name, value)
        assert len(data) % 4 == 0
        assert ANY.unpack(type_name, data) == value

    check()


@given(st.data())
def test_round_trip_of_libvirts_types(data):
    interpreter = Interpreter(REMOTE)
    type_name = data.draw(st.sampled_from(REMOTE.order))
    value = data.draw(values(REMOTE, type_name))
    calls = {procedure.args for procedure in REMOTE.procedures}
    wanted = until_nul(value) if type_name in calls else value
    assert interpreter.unpack(type_name, interpreter.pack(type_name, value)) == wanted


@given(st.data())
def test_damaged_bytes_are_refused_or_mean_something_else(data):
    encoded = bytearray(ANY.pack("everything", data.draw(values(EVERYTHING, "everything"))))
    at = data.draw(st.integers(0, len(encoded) - 1))
    encoded[at] ^= data.draw(st.integers(1, 255))
    try:
        value = ANY.unpack("everything", bytes(encoded))
    except RemoteProtocolError:
        return
    # A signalling NaN comes out of Python as a quiet one.
    assert math.isnan(value["f"]) or ANY.pack("everything", value) == encoded
