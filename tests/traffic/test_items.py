"""Fields of messages that decode, and of messages that almost do."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.protocol.examples import EVERYTHING
from tests.protocol.strategies import type_names, values
from tests.traffic.wire import LOOKUP, REMOTE, UUID, data, found, lookup, raw, refused, text
from virtrio.protocol import message
from virtrio.protocol.idl.model import Kind
from virtrio.protocol.idl.parser import bundled
from virtrio.protocol.interpret import Interpreter
from virtrio.protocol.layout import Layouts
from virtrio.protocol.partial import Partial
from virtrio.protocol.procedures import PROGRAM_NAMES
from virtrio.traffic.items import body, parse

LIBVIRT = bundled("remote")
LAYOUTS = Layouts(LIBVIRT)


def fields(packet: bytes, whole: bool = True):
    item, trouble = parse(packet, *REMOTE, whole=whole)
    return [
        (path, part.offset, part.value)
        for path, part in item.walk()
        if path and not part.children and part.value != {}
    ][7:], trouble


@pytest.mark.parametrize("type_name", type_names(EVERYTHING))
def test_partial_finds_what_a_layout_finds(type_name):
    layouts, reference = Layouts(EVERYTHING), Interpreter(EVERYTHING)

    @settings(deadline=None)
    @given(values(EVERYTHING, type_name))
    def check(value):
        packed = reference.pack(type_name, value)
        reader = Partial(EVERYTHING.types(), packed)
        assert reader.read("value", type_name) == layouts.parse(type_name, packed)
        assert (reader.troubles, reader.ended, reader.pos) == ([], False, len(packed))

    check()


@pytest.mark.parametrize("type_name", type_names(EVERYTHING))
def test_partial_reads_any_bytes(type_name):
    @settings(deadline=None)
    @given(st.binary(max_size=80))
    def check(junk):
        reader = Partial(EVERYTHING.types(), junk)
        item = reader.read("value", type_name)
        assert 0 <= reader.pos <= len(junk)
        for _, part in item.walk() if item else ():
            assert 0 <= part.offset <= part.end <= len(junk)
        assert reader.troubles or not reader.ended

    check()


@settings(deadline=None)
@given(st.data())
def test_a_prefix_of_a_message_has_the_first_of_its_fields(draw):
    packet = draw.draw(
        st.sampled_from(
            [lookup(1), found(1), refused(1), data(1, b"abc"), raw(LOOKUP, 4, 1, 0, bytes(12))]
        )
    )
    whole, _ = fields(packet)
    cut, trouble = fields(
        packet[: draw.draw(st.integers(message.HEADER_SIZE, len(packet)))], whole=False
    )
    assert trouble is None
    for one, other in zip([entry for entry in cut if entry[0] != "trailing"], whole, strict=False):
        assert one[:2] == other[:2]
        assert (
            one[2] in (other[2], None)
            or str(other[2]).startswith(str(one[2]))
            or other[2].startswith(one[2])
        )


@pytest.mark.parametrize(
    "packet",
    [
        *(
            lookup(1),
            found(1),
            refused(1),
            data(1, b"abc"),
            data(1, b"", message.OK),
            raw(9999, message.CALL, 1, 0, b"abc"),
        ),
        raw(LOOKUP, message.STREAM_HOLE, 1, 2, bytes(12)),
        raw(LOOKUP, message.CALL_WITH_FDS, 1, 0, b"\0\0\0\2" + text("vm")),
        raw(LOOKUP, message.REPLY, 1, 2, b"x"),
        lookup(1)[:3] + b"\x28" + lookup(1)[4:] + b"more",
    ],
)
def test_the_same_item_as_the_layout_of_a_packet(packet):
    assert parse(packet, *REMOTE)[0] == Layouts(bundled("rpc"), bundled("remote")).parse_packet(
        packet
    )


@settings(deadline=None)
@given(st.data())
def test_partial_finds_what_a_layout_finds_in_libvirts_types(draw):
    type_name = draw.draw(st.sampled_from(LIBVIRT.order))
    packed = Interpreter(LIBVIRT).pack(type_name, draw.draw(values(LIBVIRT, type_name)))
    reader = Partial(LIBVIRT.types(), packed)
    assert reader.read("value", type_name) == LAYOUTS.parse(type_name, packed)
    assert (reader.troubles, reader.pos) == ([], len(packed))


def test_whole_messages():
    assert fields(lookup(1)) == ([("args.name", 28, "test")], None)
    assert fields(data(1, b"abcde")) == ([("data", 28, b"abcde")], None)
    assert fields(raw(LOOKUP, message.STREAM, 1)) == ([], None)
    assert fields(raw(LOOKUP, message.STREAM_HOLE, 1, 2, bytes(7) + b"\x09" + bytes(4))) == (
        [("hole.length", 28, 9), ("hole.flags", 36, 0)],
        None,
    )
    assert fields(raw(LOOKUP, message.CALL_WITH_FDS, 1, 0, b"\0\0\0\2" + text("vm"))) == (
        [("nfds", 28, 2), ("args.name", 32, "vm")],
        None,
    )


@pytest.mark.parametrize("name", PROGRAM_NAMES)
def test_every_procedure_of_every_program(name):
    spec = bundled(name)
    numbers = (spec.program, spec.version)
    for procedure in spec.procedures:
        for kind, part in (
            (message.CALL, "args"),
            (message.REPLY, "ret"),
            (message.MESSAGE, "msg"),
        ):
            packet = raw(procedure.number, kind, 1, program=numbers)
            item, trouble = parse(packet, *numbers)
            type_name = getattr(procedure, part)
            if type_name is None:
                assert (body(item), trouble) == ((None, None), None)
                continue
            (field, *_) = spec.structs[type_name].fields
            assert body(item)[0] == part
            assert body(item)[1].type == type_name
            empty = field.kind in (Kind.ARRAY_FIXED, Kind.OPAQUE_FIXED) and not field.max
            assert empty or trouble.startswith(f"{part}.{field.name}")


def test_undefined_procedures_are_raw_bytes():
    assert fields(raw(9999, message.CALL, 1, 0, b"abc")) == ([("data", 28, b"abc")], None)
    item, trouble = parse(raw(1, 0, 1, 0, b"abcd", program=(7, 7)), 7, 7)
    assert (body(item)[0], body(item)[1].value, trouble) == ("data", b"abcd", None)


@pytest.mark.parametrize(
    ("payload", "expected", "trouble"),
    [
        (b"\0\0\0\4te\xffs", [("args.name", 28, "te\udcffs")], None),
        (
            b"\0\0\0\3tes!",
            [("args.name", 28, "tes")],
            "args.name at byte 35: padding is not zero: 21",
        ),
        (
            b"\0\0\0\x09test",
            [("args.name", 28, "test")],
            "args.name at byte 32: the bytes end after 4 of 9",
        ),
        (
            b"\0\0\0\4test1234",
            [("args.name", 28, "test"), ("trailing", 36, b"1234")],
            "4 bytes after its last field",
        ),
        (
            b"\0\0\0\3tes!12",
            [("args.name", 28, "tes"), ("trailing", 36, b"12")],
            "args.name at byte 35: padding is not zero: 21 (and 1 more)",
        ),
        (b"", [], "args.name at byte 28: the bytes end after 0 of 4"),
        (
            b"\xff\xff\xff\xffab",
            [("args.name", 28, "ab")],
            "args.name at byte 28: length 4294967295 is over the limit of 4194304 (and 1 more)",
        ),
    ],
)
def test_shown_as_far_as_it_goes(payload, expected, trouble):
    assert fields(raw(LOOKUP, message.CALL, 1, 0, payload)) == (expected, trouble)


def test_unknown_numbers_do_not_end_it():
    unknown = raw(LOOKUP, 9, 1, 7, b"abc")
    shown, trouble = fields(unknown)
    assert shown == [("data", 28, b"abc")]
    assert trouble == "header.type at byte 16: 9 is not a member of virNetMessageType (and 1 more)"


def test_a_typed_parameter_of_no_known_type():
    params = (1).to_bytes(4) + text("x") + (99).to_bytes(4) + b"rest"
    procedure = next(
        row.number
        for row in bundled("remote").procedures
        if row.name == "REMOTE_PROC_DOMAIN_GET_BLKIO_PARAMETERS"
    )
    shown, trouble = fields(raw(procedure, message.REPLY, 1, 0, params))
    assert shown[:2] == [("ret.params[0].field", 32, "x"), ("ret.params[0].value.type", 40, 99)]
    assert shown[2] == ("trailing", 44, b"rest")
    assert "there is no case 99 in remote_typed_param_value" in trouble


def test_the_rest_of_a_reply_behind_bad_padding():
    reply = raw(LOOKUP, message.REPLY, 1, 0, b"\0\0\0\2ab\0\1" + UUID + bytes(4))
    shown, trouble = fields(reply)
    assert shown == [("ret.dom.name", 28, "ab"), ("ret.dom.uuid", 36, UUID), ("ret.dom.id", 52, 0)]
    assert trouble == "ret.dom.name at byte 34: padding is not zero: 0001"
