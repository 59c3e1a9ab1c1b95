"""Typed parameters between Python values and the wire."""

from __future__ import annotations

from enum import IntEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from virtrio.protocol import xdr
from virtrio.protocol._generated import remote
from virtrio.protocol._generated.enums import ErrorNumber, TypedParameterFlags
from virtrio.protocol.errors import LibvirtError, LocalProtocolError
from virtrio.protocol.typedparams import (
    STRING_OKAY,
    Int,
    LLong,
    Type,
    UInt,
    ULLong,
    check_types,
    encode,
    packed,
    plain,
    typed,
    types_of,
)

RANGES = {
    Int: (-(2**31), 2**31 - 1),
    UInt: (0, 2**32 - 1),
    LLong: (-(2**63), 2**63 - 1),
    ULLong: (0, 2**64 - 1),
}
# what C strings may be
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=8)
VALUES = st.one_of(
    *(st.integers(*limits).map(cls) for cls, limits in RANGES.items()),
    st.booleans(),
    st.floats(allow_nan=False),
    TEXTS,
)
MOST = 16  # that these procedures take


def on_the_wire(params):
    """Return parameters after a way through the codec, as a call's arguments."""
    args = remote.RemoteDomainSetSchedulerParametersArgs(
        remote.RemoteNonnullDomain("d", bytes(16), 1), params
    )
    data = xdr.encode(remote.pack_remote_domain_set_scheduler_parameters_args, args)
    return xdr.decode(remote.unpack_remote_domain_set_scheduler_parameters_args, data).params


def shown(params):
    return [
        (p.field, Type(p.value.type).name.removeprefix("VIR_TYPED_PARAM_"), p.value.value)
        for p in params
    ]


@given(st.dictionaries(TEXTS, VALUES, max_size=MOST))
def test_a_driver_gets_what_was_given(params):
    received = typed(on_the_wire(encode(params)))
    assert received == params
    assert [value.__class__ for value in received.values()] == [
        value.__class__ for value in params.values()
    ]


@given(st.dictionaries(TEXTS, VALUES, max_size=MOST))
def test_a_client_gets_plain_values(params):
    received = plain(on_the_wire(encode(params)))
    assert received == params
    assert {value.__class__ for value in received.values()} <= {int, float, bool, str}


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (0, ("ULLONG", 0)),
        (2**64 - 1, ("ULLONG", 2**64 - 1)),
        (-1, ("LLONG", -1)),
        (True, ("BOOLEAN", True)),
        (1.5, ("DOUBLE", 1.5)),
        ("text", ("STRING", "text")),
        (UInt(5), ("UINT", 5)),
        (Int(-5), ("INT", -5)),
        (LLong(5), ("LLONG", 5)),
        (ULLong(5), ("ULLONG", 5)),
        (IntEnum("Number", {"SEVEN": 7}).SEVEN, ("ULLONG", 7)),
    ],
)
def test_the_type_of_a_value(value, expected):
    assert shown(encode({"x": value})) == [("x", *expected)]


@pytest.mark.parametrize(
    ("hint", "value", "expected"),
    [
        (Type.VIR_TYPED_PARAM_INT, 5, 5),
        (Type.VIR_TYPED_PARAM_UINT, ULLong(5), 5),
        (Type.VIR_TYPED_PARAM_ULLONG, True, 1),
        (Type.VIR_TYPED_PARAM_DOUBLE, 5, 5.0),
        (Type.VIR_TYPED_PARAM_BOOLEAN, 5, True),
        (Type.VIR_TYPED_PARAM_STRING, "5", "5"),
    ],
)
def test_a_hint_decides(hint, value, expected):
    (param,) = encode({"x": value, "y": 1}, {"x": hint})[:1]
    assert (param.value.type, param.value.value) == (hint, expected)
    assert type(param.value.value) is type(expected)


@pytest.mark.parametrize(
    ("hint", "value", "message"),
    [
        (Type.VIR_TYPED_PARAM_INT, "5", '"x" must be int, not str'),
        (Type.VIR_TYPED_PARAM_ULLONG, 1.0, '"x" must be ullong, not float'),
        (Type.VIR_TYPED_PARAM_STRING, 5, '"x" must be string, not int'),
        (Type.VIR_TYPED_PARAM_DOUBLE, None, None),
        (None, None, 'Unknown type of "x" field'),
        (None, b"bytes", 'Unknown type of "x" field'),
    ],
)
def test_values_of_a_wrong_type(hint, value, message):
    with pytest.raises(TypeError, match=message):
        encode({"x": value}, None if hint is None else {"x": hint})


@pytest.mark.parametrize("value", [UInt(-1), UInt(2**32), Int(2**31), 2**64, -(2**63) - 1])
def test_a_value_beyond_its_type_is_found_when_it_is_packed(value):
    with pytest.raises(LocalProtocolError):
        on_the_wire(encode({"x": value}))


def test_more_than_the_procedure_takes():
    with pytest.raises(LocalProtocolError, match="17 is over the limit of 16"):
        on_the_wire(encode({str(number): number for number in range(MOST + 1)}))


def test_repeated_names():
    given_disks = {"migrate_disks": ["vda", "vdb", "vdc"], "bandwidth": 1}
    params = on_the_wire(encode(given_disks))
    assert [p.field for p in params] == ["migrate_disks"] * 3 + ["bandwidth"]
    assert typed(params) == given_disks
    assert plain(params) == {"migrate_disks": "vdc", "bandwidth": 1}  # libvirt-python: the last
    assert typed(on_the_wire(encode([("a", "1"), ("a", "2")]))) == {"a": ["1", "2"]}


def test_types_to_write_back_with():
    params = on_the_wire(encode({"a": UInt(1), "b": "x"}))
    assert types_of(params) == {"a": Type.VIR_TYPED_PARAM_UINT, "b": Type.VIR_TYPED_PARAM_STRING}
    assert shown(encode({"a": 2}, types_of(params))) == [("a", "UINT", 2)]


KNOWN = {"weight": UInt, "disks": str, "speed": ULLong}


@pytest.mark.parametrize(
    ("params", "code", "text"),
    [
        (
            {"nosuch": 1},
            ErrorNumber.VIR_ERR_ARGUMENT_UNSUPPORTED,
            "parameter 'nosuch' not supported",
        ),
        (
            {"weight": ULLong(1)},
            ErrorNumber.VIR_ERR_INVALID_ARG,
            "invalid type 'ullong' for parameter 'weight', expected 'uint'",
        ),
        (
            {"weight": [UInt(1), UInt(2)]},
            ErrorNumber.VIR_ERR_INVALID_ARG,
            "parameter 'weight' occurs multiple times",
        ),
        (
            {"zzz": 1, "speed": "x"},
            ErrorNumber.VIR_ERR_INVALID_ARG,
            "invalid type 'string' for parameter 'speed'",
        ),
    ],
)
def test_parameters_that_a_driver_refuses(params, code, text):
    with pytest.raises(LibvirtError, match=text) as info:
        check_types(params, KNOWN, several=frozenset({"disks"}))
    assert info.value.code is code


def test_parameters_that_a_driver_accepts():
    check_types(
        {"weight": UInt(1), "disks": ["a", "b"], "speed": ULLong(0)},
        KNOWN,
        several=frozenset({"disks"}),
    )
    check_types({}, KNOWN)


def test_the_flag_for_texts_is_libvirts():
    assert list(TypedParameterFlags) == [STRING_OKAY]


# -- packed at once --------------------------------------------------------------------


class Level(IntEnum):
    HIGH = 3


def by_codec(params):
    """Return the count and the bytes after it that the generated codec makes."""
    record = remote.RemoteDomainStatsRecord(
        remote.RemoteNonnullDomain("", bytes(16), 1), encode(params)
    )
    data = xdr.encode(remote.pack_remote_domain_stats_record, record)[4 + 16 + 4 :]
    return int.from_bytes(data[:4], "big"), data[4:]


ODD_VALUES = st.one_of(
    VALUES, st.integers(-(2**63), 2**64 - 1), st.just(Level.HIGH), st.lists(VALUES, max_size=3)
)


@given(st.dictionaries(st.text(max_size=8), ODD_VALUES, max_size=8))
def test_packed_is_what_codecs_make(params):
    params = {name.encode("utf-8", "replace").decode(): value for name, value in params.items()}
    for _ in range(2):  # the second time by what was kept of the first
        assert packed(params) == by_codec(params)


def test_names_without_end_are_not_kept():
    for number in range(10_000):
        params = {f"vcpu.{number}.time": ULLong(number), f"vcpu.{number}.state": Int(1)}
        assert packed(params) == by_codec(params)


@pytest.mark.parametrize(
    "params",
    [
        {"a": Int(2**31)},
        {"a": UInt(-1)},
        {"a": LLong(2**63)},
        {"a": ULLong(2**64)},
        {"a": 2**64},
        {"a": "x" * (4 * 1024 * 1024 + 1)},
        {"x" * (4 * 1024 * 1024 + 1): 1},
        {"a": None},
        {"a": b"bytes"},
    ],
    ids=range(9),
)
def test_values_that_cannot_be_packed(params):
    for make in (by_codec, packed):
        with pytest.raises((LocalProtocolError, *xdr.ENCODE_ERRORS)):
            make(params)
