"""The message header, the limits, and errors as they travel."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from virtrio.protocol import message, xdr
from virtrio.protocol._generated import remote, rpc
from virtrio.protocol._generated.enums import ErrorDomain, ErrorLevel, ErrorNumber
from virtrio.protocol.errors import LibvirtError, LocalProtocolError, RemoteProtocolError
from virtrio.protocol.idl.parser import bundled

NUMBER = st.integers(-(2**31), 2**31 - 1)
TEXT = st.none() | st.text(max_size=20)
UUID = st.binary(min_size=16, max_size=16)
FIELDS = {
    "code": NUMBER | st.sampled_from(ErrorNumber),
    "domain": NUMBER | st.sampled_from(ErrorDomain),
    "message": TEXT,
    "level": NUMBER | st.sampled_from(ErrorLevel),
    "str1": TEXT,
    "str2": TEXT,
    "str3": TEXT,
    "int1": NUMBER,
    "int2": NUMBER,
    "dom": st.none() | st.builds(rpc.VirNetMessageNonnullDomain, st.text(max_size=5), UUID, NUMBER),
    "net": st.none() | st.builds(rpc.VirNetMessageNonnullNetwork, st.text(max_size=5), UUID),
}


def test_the_header_is_libvirts():
    data = message.build(0x20008086, 1, 411, message.CALL, 7, message.OK)
    assert data == bytes.fromhex("0000001c 20008086 00000001 0000019b 00000000 00000007 00000000")
    header = xdr.decode(rpc.unpack_virNetMessageHeader, data, message.LENGTH.size)
    assert header == rpc.VirNetMessageHeader(0x20008086, 1, 411, 0, 7, 0)


def test_the_payload_is_behind_it():
    args = remote.RemoteDomainLookupByIdArgs(-1)
    data = message.build(
        1, 2, 3, message.CALL, 4, message.OK, remote.pack_remote_domain_lookup_by_id_args, args
    )
    assert data == bytes.fromhex(
        "00000020 00000001 00000002 00000003 00000000 00000004 00000000 ffffffff"
    )


@pytest.mark.parametrize(
    ("enum", "name"),
    [(message.MessageType, "virNetMessageType"), (message.MessageStatus, "virNetMessageStatus")],
)
def test_types_and_statuses_are_the_definitions(enum, name):
    assert {member.name: member.value for member in enum} == bundled("rpc").enums[name].members


def test_sizes_are_the_definitions():
    consts = bundled("rpc").consts
    assert message.LENGTH.size == consts["VIR_NET_MESSAGE_LEN_MAX"]
    assert (
        message.HEADER_SIZE
        == consts["VIR_NET_MESSAGE_HEADER_MAX"] + consts["VIR_NET_MESSAGE_LEN_MAX"]
        == 28
    )
    assert message.MESSAGE_MAX == 32 * 1024 * 1024 + 4


def test_the_largest_message_and_a_larger_one():
    def pack(size, put):
        put(bytes(size - 100))
        put(bytes(100))

    most = message.MESSAGE_MAX - message.HEADER_SIZE
    data = message.build(1, 1, 1, 0, 1, 0, pack, most)
    assert len(data) == message.MESSAGE_MAX
    assert data[:4] == message.MESSAGE_MAX.to_bytes(4, "big")
    with pytest.raises(LocalProtocolError, match="over the limit of 33554436"):
        message.build(1, 1, 1, 0, 1, 0, pack, most + 1)


@pytest.mark.parametrize(
    "args",
    [
        remote.RemoteDomainLookupByIdArgs(2**31),
        remote.RemoteDomainLookupByIdArgs(None),
        remote.RemoteDomainLookupByNameArgs("name"),
        None,
    ],
)
def test_values_that_do_not_fit(args):
    with pytest.raises(LocalProtocolError):
        message.build(1, 1, 1, 0, 1, 0, remote.pack_remote_domain_lookup_by_id_args, args)


@pytest.mark.parametrize("data", ["text", [1, 2], ("a",)])
def test_opaque_data_that_is_no_bytes(data):
    value = remote.RemoteDomainBlockPeekRet(data)
    with pytest.raises(LocalProtocolError, match="bytes"):
        message.build(1, 1, 1, 1, 1, 0, remote.pack_remote_domain_block_peek_ret, value)


# --- errors ---


def fields(error):
    return {name: getattr(error, name) for name in FIELDS}


@settings(deadline=None)
@given(st.fixed_dictionaries(FIELDS))
def test_an_error_travels_with_every_field(values):
    error = LibvirtError(
        values["code"],
        values["domain"],
        values["message"],
        **{k: values[k] for k in list(FIELDS)[3:]},
    )
    assert fields(error) == values
    back = message.unpack_error(xdr.encode(message.pack_error, error), 0)
    assert fields(back) == values
    for name, enum in (("code", ErrorNumber), ("domain", ErrorDomain), ("level", ErrorLevel)):
        known = values[name] in set(enum)
        assert type(getattr(back, name)) is (enum if known else int), name


def test_an_error_is_also_the_remote_programs():
    error = LibvirtError(
        1,
        2,
        "m",
        level=3,
        str1="a",
        str3="c",
        int1=4,
        int2=5,
        dom=remote.RemoteNonnullDomain("vm", bytes(16), 6),
    )
    data = xdr.encode(message.pack_error, error)
    wire = xdr.decode(remote.unpack_remote_error, data)
    expected = remote.RemoteError(
        1, 2, "m", 3, remote.RemoteNonnullDomain("vm", bytes(16), 6), "a", None, "c", 4, 5, None
    )
    assert wire == expected
    assert xdr.encode(remote.pack_remote_error, wire) == data


def test_an_error_behind_other_bytes():
    error = LibvirtError(42, 10, "no vm")
    back = message.unpack_error(b"1234" + xdr.encode(message.pack_error, error), 4)
    assert fields(back) == fields(error)


@pytest.mark.parametrize(
    "damage",
    [lambda d: d[:-1], lambda d: d + b"\0", lambda d: b"", lambda d: d[:8] + b"\0\0\0\2" + d[12:]],
)
def test_an_error_that_does_not_decode(damage):
    data = xdr.encode(message.pack_error, LibvirtError(42, 10, "no vm"))
    with pytest.raises(RemoteProtocolError):
        message.unpack_error(damage(data), 0)
