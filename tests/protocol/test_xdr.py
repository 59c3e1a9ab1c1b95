"""Primitives of generated codecs, and the borders that convert their errors."""

from __future__ import annotations

import math
import struct

import pytest

from virtrio.protocol import xdr
from virtrio.protocol._generated import remote
from virtrio.protocol.errors import LocalProtocolError, RemoteProtocolError
from virtrio.protocol.idl.parser import bundled
from virtrio.protocol.interpret import Interpreter
from virtrio.protocol.layout import Layouts

REMOTE = bundled("remote")


@pytest.mark.parametrize(
    ("text", "size", "expected"),
    [
        ("", 0, [0]),
        ("hi", 0, [104, 105, 0]),
        ("hi", 5, [104, 105, 0, 0, 0]),
        ("hi", 3, [104, 105, 0]),
        ("é", 0, [-61, -87, 0]),  # chars are signed
        ("\udcff", 0, [-1, 0]),
    ],
)
def test_c_strings(text, size, expected):
    assert xdr.chars(text, size) == expected
    assert xdr.text(expected) == text


def test_a_c_string_that_is_too_long():
    with pytest.raises(xdr.Invalid, match=r"4 bytes of text in char\[3\]"):
        xdr.chars("abc", 3)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([], ""),
        ([104, 105], "hi"),
        ([104, 0, 105], "h"),
        ([-1, 104, 0], "\udcffh"),
        ([195, 169], "é"),
    ],
)
def test_c_strings_that_others_sent(values, expected):
    assert xdr.text(values) == expected


def test_padding():
    for size in range(8):
        assert (size + len(xdr.PAD[size & 3])) % 4 == 0
        assert not any(xdr.PAD[size & 3])


@pytest.mark.parametrize(
    ("pos", "message"), [(3, "2 trailing bytes"), (7, "truncated: 2 more bytes were declared")]
)
def test_where_a_value_must_end(pos, message):
    xdr.check_end(5, 5)
    with pytest.raises(RemoteProtocolError, match=message):
        xdr.check_end(pos, 5)


def raising(error):
    def codec(*args):
        raise error

    return codec


@pytest.mark.parametrize(
    "error",
    [
        struct.error("unpack requires a buffer"),
        xdr.too_long("type", 2, 1),
        xdr.invalid("type", 2),
        RecursionError("too deep"),
    ],
)
def test_errors_of_a_decoder_are_the_peers_fault(error):
    with pytest.raises(RemoteProtocolError) as info:
        xdr.decode(raising(error), b"")
    assert str(info.value) == str(error)
    assert info.value.__cause__ is error


@pytest.mark.parametrize(
    "error",
    [
        struct.error("argument out of range"),
        UnicodeEncodeError("utf-8", "\ud800", 0, 1, "surrogates not allowed"),
        xdr.too_long("type", 2, 1),
        xdr.invalid("type", 2),
        AttributeError("no such field"),
        TypeError("no len()"),
        OverflowError("float too large"),
        RecursionError("too deep"),
    ],
)
def test_errors_of_an_encoder_are_the_callers_fault(error):
    with pytest.raises(LocalProtocolError) as info:
        xdr.encode(raising(error), None)
    assert str(info.value) == str(error)
    assert info.value.__cause__ is error


@pytest.mark.parametrize("border", [xdr.decode, xdr.encode])
def test_other_errors_are_bugs_and_stay_what_they_are(border):
    with pytest.raises(ZeroDivisionError):
        border(raising(ZeroDivisionError()), b"")


@pytest.mark.parametrize(
    "bits",
    [
        "7ff0000000000000",
        "fff0000000000000",
        "7ff8000000000000",
        "7ff0000000000001",
        "fff8dead0000beef",
        "8000000000000000",
    ],
    ids=["infinity", "-infinity", "NaN", "signalling NaN", "NaN with a payload", "-0"],
)
def test_doubles_that_are_no_numbers_keep_their_bits(bits):
    data = bytes.fromhex("00000005" + bits)
    value = xdr.decode(remote.unpack_remote_typed_param_value, data)
    assert value.type == 5
    assert not math.isfinite(value.value) or str(value.value) == "-0.0"
    assert xdr.encode(remote.pack_remote_typed_param_value, value) == data
    assert Layouts(REMOTE).build("remote_typed_param_value", (5, value.value)) == data
    assert Interpreter(REMOTE).pack("remote_typed_param_value", (5, value.value)) == data


# A domain's identity: the limits and rules that the emitted code of libvirt's own types
# must have.
NAME_LIMIT = 4194304


@pytest.mark.parametrize(
    ("encoded", "message"),
    [
        ("", "requires a buffer"),
        ("00400001", "remote_nonnull_domain.name: 4194305 is over the limit of 4194304"),
        ("ffffffff", "remote_nonnull_domain.name: 4294967295 is over the limit of 4194304"),
        ("00000001 61000001" + 20 * "00", "remote_nonnull_domain.name padding"),
        ("00000000" + 19 * "00", "requires a buffer"),
        ("00000000" + 21 * "00", "1 trailing bytes"),
    ],
)
def test_a_domain_that_does_not_decode(encoded, message):
    with pytest.raises(RemoteProtocolError, match=message):
        xdr.decode(remote.unpack_remote_nonnull_domain, bytes.fromhex(encoded))


@pytest.mark.parametrize(
    ("name", "uuid", "number", "message"),
    [
        ("x" * (NAME_LIMIT + 1), bytes(16), 1, "over the limit of 4194304"),
        ("é" * (NAME_LIMIT // 2) + "e", bytes(16), 1, "4194305 is over the limit"),
        ("vm", bytes(15), 1, "remote_nonnull_domain.uuid: invalid value"),
        ("vm", bytes(17), 1, "remote_nonnull_domain.uuid: invalid value"),
        ("vm", "0123456789abcdef", 1, "must be a bytes object"),
        ("vm", bytes(16), 2**31, "format requires"),
        (None, bytes(16), 1, "encode"),
    ],
)
def test_a_domain_that_does_not_encode(name, uuid, number, message):
    with pytest.raises(LocalProtocolError, match=message):
        xdr.encode(
            remote.pack_remote_nonnull_domain, remote.RemoteNonnullDomain(name, uuid, number)
        )


def test_the_longest_name():
    domain = remote.RemoteNonnullDomain("x" * NAME_LIMIT, bytes(16), 1)
    data = xdr.encode(remote.pack_remote_nonnull_domain, domain)
    assert xdr.decode(remote.unpack_remote_nonnull_domain, data) == domain


def test_lists_at_and_over_their_limit():
    ret = remote.RemoteConnectListDomainsRet(range(16384))
    data = xdr.encode(remote.pack_remote_connect_list_domains_ret, ret)
    assert xdr.decode(remote.unpack_remote_connect_list_domains_ret, data).ids == list(range(16384))
    with pytest.raises(LocalProtocolError, match="ids: 16385 is over the limit of 16384"):
        xdr.encode(
            remote.pack_remote_connect_list_domains_ret,
            remote.RemoteConnectListDomainsRet(range(16385)),
        )
    with pytest.raises(RemoteProtocolError, match="ids: 16385 is over the limit of 16384"):
        xdr.decode(
            remote.unpack_remote_connect_list_domains_ret,
            (16385).to_bytes(4, "big") + bytes(4 * 16385),
        )


@pytest.mark.parametrize("kind", [0, 8, -1])
def test_a_typed_param_of_no_type(kind):
    with pytest.raises(
        RemoteProtocolError, match=f"remote_typed_param_value: invalid value {kind}"
    ):
        xdr.decode(remote.unpack_remote_typed_param_value, struct.pack(">iq", kind, 0))
    with pytest.raises(LocalProtocolError, match=f"remote_typed_param_value: invalid value {kind}"):
        xdr.encode(remote.pack_remote_typed_param_value, remote.RemoteTypedParamValue(kind, 0))


def test_structs_are_equal_by_their_fields_and_of_one_class():
    domain = remote.RemoteNonnullDomain("vm", bytes(16), 1)
    assert domain == remote.RemoteNonnullDomain("vm", bytes(16), 1)
    assert domain != remote.RemoteNonnullDomain("vm", bytes(16), 2)
    assert domain != remote.RemoteNonnullNetwork("vm", bytes(16))
    assert domain != ("vm", bytes(16), 1)
    assert (
        repr(remote.RemoteNonnullInterface("eth0", "52:54"))
        == "RemoteNonnullInterface(name='eth0', mac='52:54')"
    )
