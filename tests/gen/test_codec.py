"""Emitted codecs against known bytes, the reference codec and bad input."""

from __future__ import annotations

import tracemalloc

import pytest
from hypothesis import given, settings

from tests.gen import goldens
from tests.gen.modules import load
from tests.protocol.agreement import Agreement, damaged, damages
from tests.protocol.conversation import raw
from tests.protocol.examples import EVERYTHING, RFC_BYTES, RFC_FILE, RFC_VALUE
from tests.protocol.generated import Generated, coded
from tests.protocol.strategies import values
from virtrio.gen import codec
from virtrio.gen.codec import pack
from virtrio.protocol import xdr
from virtrio.protocol.errors import LocalProtocolError, RemoteProtocolError
from virtrio.protocol.idl import parser

PACKAGE = "virtrio.protocol._generated"
SPEC = parser.load(goldens.FOLDER / "types.x")
BASE = load(codec.emit(SPEC.imports[0])["base.py"], PACKAGE, "base")
TYPES = load(codec.emit(SPEC)["types.py"], PACKAGE, "types")
CODEC = Generated(SPEC, BASE, TYPES)
AGREEMENT = Agreement(SPEC, BASE, TYPES)


CASES = [
    (
        "numbers",
        {"i": -2, "ui": 2**32 - 2, "h": -3, "uh": 2**64 - 3, "f": 1.5, "d": -2.5},
        """
        fffffffe fffffffe                   # int, unsigned int
        fffffffffffffffd fffffffffffffffd   # hyper, unsigned hyper
        3fc00000 c004000000000000           # float, double
        """,
    ),
    (
        "narrow",
        {"s": -32768, "us": 65535, "c": -128, "uc": 255, "flag": True},
        """
        ffff8000 0000ffff   # short, unsigned short: four bytes each
        ffffff80 000000ff   # char, unsigned char
        00000001            # bool
        """,
    ),
    (
        "members",
        {"plain": -1, "renamed": 1, "single": 7, "several": [0, -1]},
        """
        ffffffff 00000001 00000007
        00000002 00000000 ffffffff   # two members
        """,
    ),
    (
        "strings",
        {
            "limited": "12345",
            "unlimited": "",
            "note": "é",
            "some": ["a", "bc"],
            "groups": [[], ["d"]],
        },
        """
        00000005 31323334 35000000   # padded to four bytes
        00000000                     # empty
        00000001 00000002 c3a90000   # there is one; the length is in bytes
        00000002 00000001 61000000 00000002 62630000
        00000002 00000000 00000001 00000001 64000000
        """,
    ),
    (
        "strings",
        {
            "limited": "\udcff",
            "unlimited": "caf\udce9",
            "note": None,
            "some": ["\udced\udca0\udc80"],
            "groups": [],
        },
        """
        00000001 ff000000                     # bytes that are no UTF-8
        00000004 636166e9
        00000000
        00000001 00000003 eda08000            # a surrogate is no UTF-8
        00000000
        """,
    ),
    (
        "opaques",
        {"padded": b"abc", "exact": b"defg", "variable": b"h", "endless": b"ijkl"},
        """
        61626300            # fixed length: no length word
        64656667
        00000001 68000000
        00000004 696a6b6c
        """,
    ),
    (
        "nested",
        {
            "inlined": {"name": "a", "id": b"xyz", "number": 1},
            "perhaps": None,
            "many": [{"name": "", "id": b"\0\0\0", "number": -1}],
        },
        """
        00000001 61000000 78797a00 00000001
        00000000                              # none
        00000001 00000000 00000000 ffffffff   # one
        """,
    ),
    (
        "lists",
        {
            "all_in_one_place": [
                {"name": "a", "where": {"name": "w", "id": b"xyz", "number": 1}},
                {"name": "b", "where": {"name": "w", "id": b"xyz", "number": 1}},
                {"name": "c", "where": {"name": "", "id": b"xyz", "number": 1}},
            ],
            "pairs": [
                {
                    "first": {"name": "", "id": b"abc", "number": 1},
                    "second": {"name": "", "id": b"def", "number": 2},
                },
            ],
            "two": [{"name": "", "where": {"name": "", "id": b"ghi", "number": n}} for n in (3, 4)],
        },
        """
        00000003
        00000001 61000000   00000001 77000000 78797a00 00000001
        00000001 62000000   00000001 77000000 78797a00 00000001   # the same place
        00000001 63000000   00000000 78797a00 00000001            # another
        00000001 00000000 61626300 00000001 00000000 64656600 00000002
        00000000 00000000 67686900 00000003
        00000000 00000000 67686900 00000004
        """,
    ),
    (
        "arrays",
        {
            "fixed": [1, 2, 3],
            "counted": [-1],
            "letters": [104, 105, 0, -128],
            "words": [65535],
            "flags": [True, False],
            "pointers": [None, 5],
        },
        """
        00000001 00000002 00000003            # no count
        00000001 ffffffffffffffff
        00000068 00000069 00000000 ffffff80   # char[4]
        00000001 0000ffff
        00000002 00000001 00000000
        00000002 00000000 00000001 00000005
        """,
    ),
    (
        "shape",
        (0, {"name": "a", "id": b"xyz", "number": 2}),
        "00000000 00000001 61000000 78797a00 00000002",
    ),
    ("shape", (-1, ["b"]), "ffffffff 00000001 00000001 62000000"),
    ("answer", (0, 5), "00000000 0000000000000005"),
    ("answer", (1, None), "00000001"),
    ("answer", (-5, "no"), "fffffffb 00000002 6e6f0000"),
    ("setting", (True, 1.0), "00000001 3ff0000000000000"),
    ("setting", (False, None), "00000000"),
    ("coloured", (0, None), "00000000"),
    ("coloured", (-1, 3), "ffffffff 00000003"),
    ("numbered", (2**32 - 1, None), "ffffffff"),
    ("numbered", (2, True), "00000002 00000001"),
    (
        "chain",
        {"value": 1, "next": {"value": 2, "next": None}},
        "00000001 00000001 00000002 00000000",
    ),
    (
        "imported",
        {"where": {"x": -1, "y": 1}, "what": {"state": 1, "readings": [7]}, "state": 0},
        "ffffffff 00000001   00000001 00000001 00000007   00000000",
    ),
    (
        "records",
        {
            "all": [
                {
                    "about": {"name": "a", "id": b"xyz", "number": 1},
                    "values": [
                        {"name": "n", "value": (1, -5)},
                        {"name": "m", "value": (2, 2**64 - 1)},
                        {"name": "t", "value": (3, "ab")},
                        {"name": "v", "value": (4, None)},
                    ],
                },
                {
                    "about": {"name": "b", "id": b"xyz", "number": 2},
                    "values": [
                        {"name": "n", "value": (1, 7)},  # as above, but for the value
                        {"name": "m", "value": (1, 8)},  # another type
                        {"name": "n", "value": (1, 9)},  # another name
                    ],
                },
                {
                    "about": {"name": "c", "id": b"xyz", "number": 3},
                    "values": [
                        {"name": "n", "value": (1, 2)},
                        {"name": "m", "value": (1, 4)},
                        {"name": "t", "value": (3, "c")},
                        {"name": "v", "value": (5, -32768)},
                    ],
                },
            ],
            "own": [{"name": "", "value": (3, "")}, {"name": "n", "value": (1, 1)}],
            "bare": [(4, None), (2, 1)],
        },
        """
        00000003
        00000001 61000000 78797a00 00000001 00000004
            00000001 6e000000 00000001 fffffffb
            00000001 6d000000 00000002 ffffffffffffffff
            00000001 74000000 00000003 00000002 61620000
            00000001 76000000 00000004
        00000001 62000000 78797a00 00000002 00000003
            00000001 6e000000 00000001 00000007
            00000001 6d000000 00000001 00000008
            00000001 6e000000 00000001 00000009
        00000001 63000000 78797a00 00000003 00000004
            00000001 6e000000 00000001 00000002
            00000001 6d000000 00000001 00000004
            00000001 74000000 00000003 00000001 63000000
            00000001 76000000 00000005 ffff8000
        00000002
            00000000 00000003 00000000
            00000001 6e000000 00000001 00000001
        00000002 00000004 00000002 0000000000000001
        """,
    ),
    (
        "rounds",
        {
            "all": [
                {"by": [{"name": "a", "value": (True, 0.5)}, {"name": "b", "value": (False, 1)}]},
                {"by": [{"name": "a", "value": (True, 1.0)}, {"name": "b", "value": (False, -1)}]},
            ]
        },
        """
        00000002
        00000002 00000001 61000000 00000001 3fe0000000000000   00000001 62000000 00000000 00000001
        00000002 00000001 61000000 00000001 3ff0000000000000   00000001 62000000 00000000 ffffffff
        """,
    ),
    (
        "names",
        {"from": "a", "n1": 1, "n": "b", "value": 2, "put": 3, "buf": 4, "pos": 5, "lambda": 6},
        "00000001 61000000 00000001 00000001 62000000 00000002 00000003 00000004 00000005 00000006",
    ),
]


@pytest.mark.parametrize(("type_name", "value", "encoded"), CASES)
def test_known_bytes(type_name, value, encoded):
    assert AGREEMENT.on_value(type_name, value) == raw(encoded)


@pytest.mark.parametrize(("type_name", "value", "encoded"), CASES)
def test_shorter_and_longer_bytes_are_refused(type_name, value, encoded):
    data = raw(encoded)
    for end in range(len(data)):
        AGREEMENT.on_refusing(type_name, data[:end])
    AGREEMENT.on_refusing(type_name, data + b"\0\0\0\0")


@pytest.mark.parametrize(("type_name", "value", "encoded"), CASES)
def test_damaged_bytes_are_treated_as_by_the_reference(type_name, value, encoded):
    AGREEMENT.on_any_damage(type_name, raw(encoded))


@pytest.mark.parametrize("type_name", coded(SPEC))
def test_agrees_with_the_reference(type_name):
    @settings(deadline=None, max_examples=40)
    @given(values(SPEC, type_name), damages)
    def check(value, damage):
        data = AGREEMENT.on_value(type_name, value)
        AGREEMENT.on_bytes(type_name, damaged(data, damage))

    check()


def test_example_of_the_rfc():
    generated = Generated(RFC_FILE, load(codec.emit(RFC_FILE)["file.py"], PACKAGE, "rfc_file"))
    assert generated.pack("file", RFC_VALUE) == RFC_BYTES
    assert generated.unpack("file", RFC_BYTES) == RFC_VALUE


@settings(deadline=None)
@given(values(EVERYTHING, "everything"), damages)
def test_a_struct_with_every_type(value, damage):
    agreement = Agreement(EVERYTHING, EVERYTHING_MODULE)
    agreement.on_bytes("everything", damaged(agreement.on_value("everything", value), damage))


EVERYTHING_MODULE = load(codec.emit(EVERYTHING)["everything.py"], PACKAGE, "everything")


@pytest.mark.parametrize(
    ("type_name", "encoded", "message"),
    [
        ("narrow", "00008000", "narrow.s: invalid value 32768"),
        ("narrow", "00000000 ffffffff", "narrow.us: invalid value 4294967295"),
        ("narrow", "00000000 00000000 00000080", "narrow.c: invalid value 128"),
        ("narrow", "00000000 00000000 00000000 00000100", "narrow.uc: invalid value 256"),
        ("narrow", "00000000 00000000 00000000 00000000 00000002", "narrow.flag: invalid value 2"),
        ("members", "00000002", "members.plain: invalid value 2"),
        ("members", "00000000 00000000 00000000", "members.single: invalid value 0"),
        (
            "members",
            "00000000 00000000 00000007 00000001 00000002",
            "members.several: invalid value 2",
        ),
        (
            "members",
            "00000000 00000000 00000007 00000003",
            "members.several: 3 is over the limit of 2",
        ),
        ("strings", "00000006", "strings.limited: 6 is over the limit of 5"),
        ("strings", "ffffffff", "strings.limited: 4294967295 is over the limit of 5"),
        (
            "strings",
            "00000001 61000001",
            r"strings.limited padding: invalid value b'\\x00\\x00\\x01'",
        ),
        ("strings", "00000003 616263 20", "strings.limited padding: invalid value b' '"),
        ("strings", "00000000 00000000 00000002", "strings.note: invalid value 2"),
        ("strings", "00000000 00000000 ffffffff", "strings.note: invalid value 4294967295"),
        (
            "strings",
            "00000000 00000000 00000000 00000001 00000006",
            "strings.some: 6 is over the limit of 5",
        ),
        ("opaques", "61626301", r"opaques.padded padding: invalid value b'\\x01'"),
        ("opaques", "00000000 00000000 00000006", "opaques.variable: 6 is over the limit of 5"),
        (
            "opaques",
            "00000000 00000000 00000000 fffffffc",
            "truncated: 4294967292 more bytes were declared",
        ),
        (
            "opaques",
            "00000000 00000000 00000000 ffffffff",
            "opaques.endless padding: invalid value b''",
        ),
        ("nested", "00000006", "small.name: 6 is over the limit of 5"),
        (
            "nested",
            "00000000 00000000 00000000 00000000 00000003",
            r"nested.many count: invalid value 3",
        ),
        (
            "arrays",
            "00000000 00000000 00000000 00000003",
            "arrays.counted: 3 is over the limit of 2",
        ),
        ("arrays", "00000000 00000000 00000000 00000002", "arrays.counted count: invalid value 2"),
        (
            "arrays",
            "00000000 00000000 00000000 00000000 00000080" + 12 * "00",
            "arrays.letters: invalid value",
        ),
        ("arrays", 32 * "00" + "00000001 00010000", "arrays.words: invalid value"),
        ("arrays", 36 * "00" + "00000001 00000002", "arrays.flags: invalid value 2"),
        ("shape", "00000005", "shape: invalid value 5"),
        ("setting", "00000002", "setting: invalid value 2"),
        ("coloured", "00000002 00000000", "coloured: invalid value 2"),
        ("numbered", "00000000", "numbered: invalid value 0"),
        ("numbered", "00000002 00000002", "numbered.yes: invalid value 2"),
        ("records", "00000000 00000001 00000001 61000000 00000009", "quantity: invalid value 9"),
        (
            "records",
            "00000001 00000000 78797a00 00000000 00000001 00000000 00000009",
            "quantity: invalid value 9",
        ),
        (
            "records",
            "00000001 00000000 78797a00 00000000 00000002"
            " 00000000 00000001 00000000 00000006 00000000",
            "small.name|text|named.name: 6 is over the limit of 5",
        ),
        ("rounds", "00000001 00000001 00000000 00000002 00000000", "verdict: invalid value 2"),
        ("imported", "00000000 00000000 00000002", "base_report.state: invalid value 2"),
        ("chain", 5000 * "00000001 00000001", "requires a buffer"),
    ],
)
def test_refused_bytes(type_name, encoded, message):
    with pytest.raises(RemoteProtocolError, match=message):
        CODEC.unpack(type_name, raw(encoded))
    with pytest.raises(RemoteProtocolError):
        AGREEMENT.reference.unpack(type_name, raw(encoded))


BY_NAME = {name: value for name, value, _ in reversed(CASES)}


@pytest.mark.parametrize(
    ("type_name", "change", "message"),
    [
        ("numbers", {"i": 2**31}, None),
        ("numbers", {"i": -(2**31) - 1}, None),
        ("numbers", {"i": 1.0}, None),
        ("numbers", {"i": "1"}, None),
        ("numbers", {"i": None}, None),
        ("numbers", {"ui": -1}, None),
        ("numbers", {"ui": 2**32}, None),
        ("numbers", {"h": 2**63}, None),
        ("numbers", {"uh": -1}, None),
        ("numbers", {"f": 1e300}, "too large"),
        ("numbers", {"d": 10**400}, None),
        ("numbers", {"d": "1.0"}, None),
        ("narrow", {"s": 32768}, "narrow.s: invalid value 32768"),
        ("narrow", {"us": -1}, "narrow.us: invalid value -1"),
        ("narrow", {"c": 128}, "narrow.c: invalid value 128"),
        ("narrow", {"uc": 256}, "narrow.uc: invalid value 256"),
        ("narrow", {"uc": "a"}, "not supported"),
        ("narrow", {"flag": 2}, "narrow.flag: invalid value 2"),
        ("narrow", {"flag": None}, "narrow.flag: invalid value None"),
        ("members", {"plain": 2}, "members.plain: invalid value 2"),
        ("members", {"renamed": None}, "members.renamed: invalid value None"),
        ("members", {"several": [0, 0, 0]}, "members.several: 3 is over the limit of 2"),
        ("members", {"several": [2]}, "members.several: invalid value 2"),
        ("strings", {"limited": "123456"}, "strings.limited: 6 is over the limit of 5"),
        ("strings", {"limited": "éé1é"}, "strings.limited: 7 is over the limit of 5"),
        ("strings", {"limited": b"bytes"}, "encode"),
        ("strings", {"limited": None}, "encode"),
        ("strings", {"limited": "\ud800"}, "surrogates"),
        ("strings", {"note": 5}, "encode"),
        ("strings", {"some": "ab"}, "strings.some: invalid value 'ab'"),
        ("strings", {"some": None}, "len"),
        ("strings", {"some": ["a", "b", "c"]}, "strings.some: 3 is over the limit of 2"),
        ("strings", {"some": ["123456"]}, "strings.some: 6 is over the limit of 5"),
        ("strings", {"groups": [["a"], "ab"]}, "strings.groups: invalid value 'ab'"),
        ("opaques", {"padded": b"ab"}, "opaques.padded: invalid value b'ab'"),
        ("opaques", {"padded": b"abcd"}, "opaques.padded: invalid value b'abcd'"),
        ("opaques", {"padded": "abc"}, "bytes"),
        ("opaques", {"exact": None}, "len"),
        ("opaques", {"variable": b"123456"}, "opaques.variable: 6 is over the limit of 5"),
        ("opaques", {"variable": "text"}, "bytes"),
        ("opaques", {"endless": [1, 2]}, "bytes"),
        ("nested", {"inlined": None}, "name"),
        ("nested", {"perhaps": 5}, "name"),
        ("nested", {"many": 4 * [None]}, "nested.many: 4 is over the limit of 3"),
        ("arrays", {"fixed": [1, 2]}, "arrays.fixed count: invalid value 2"),
        ("arrays", {"fixed": [1, 2, 3, 4]}, "arrays.fixed count: invalid value 4"),
        ("arrays", {"fixed": [1, 2, "3"]}, None),
        ("arrays", {"counted": [1, 2, 3]}, "arrays.counted: 3 is over the limit of 2"),
        ("arrays", {"counted": [2**63]}, None),
        ("arrays", {"letters": [0, 0, 0, 128]}, "arrays.letters: invalid value"),
        ("arrays", {"letters": "text"}, "not supported"),
        ("arrays", {"words": [-1]}, "arrays.words: invalid value"),
        ("arrays", {"flags": [2]}, "arrays.flags: invalid value 2"),
        ("arrays", {"flags": 7}, "len"),
    ],
)
def test_refused_values(type_name, change, message):
    made = CODEC.made(type_name, BY_NAME[type_name])
    for name, value in change.items():
        setattr(made, name, value)
    with pytest.raises(LocalProtocolError, match=message):
        CODEC.encode(type_name, made)


@pytest.mark.parametrize(
    ("type_name", "kind", "arm", "message"),
    [
        ("shape", 5, None, "shape: invalid value 5"),
        ("shape", 1, "ab", "shape.words: invalid value 'ab'"),
        ("shape", 0, None, "name"),
        ("answer", 0, None, None),
        ("answer", 1, 5, "answer: invalid value 5"),
        ("answer", 2**31, "text", None),
        ("answer", None, "text", None),
        ("setting", 2, None, "setting: invalid value 2"),
        ("setting", 0, 1.0, "setting: invalid value 1.0"),
        ("coloured", 2, 5, "coloured: invalid value 2"),
        ("coloured", 0, 5, "coloured: invalid value 5"),
        ("numbered", 3, None, "numbered: invalid value 3"),
        ("numbered", 2, None, "numbered.yes: invalid value None"),
    ],
)
def test_refused_unions(type_name, kind, arm, message):
    with pytest.raises(LocalProtocolError, match=message):
        CODEC.encode(type_name, CODEC.make(type_name, kind, arm))


def test_a_value_of_another_type_is_refused():
    with pytest.raises(LocalProtocolError):
        CODEC.encode("numbers", CODEC.made("narrow", BY_NAME["narrow"]))


def test_values_that_go_too_deep_are_refused():
    spec = parser.parse("struct tree { tree *left; tree *right; };", name="trees", source="trees.x")
    trees = Generated(spec, load(codec.emit(spec)["trees.py"], PACKAGE, "trees"))
    made = None
    for _ in range(5000):
        made = trees.make("tree", made, None)
    with pytest.raises(LocalProtocolError, match="recursion"):
        trees.encode("tree", made)
    with pytest.raises(RemoteProtocolError, match="recursion"):
        trees.unpack("tree", bytes.fromhex(5000 * "00000001"))


def test_lists_may_be_long_but_not_circles(monkeypatch):
    made = None
    for _ in range(5000):
        made = TYPES.Chain(1, made)
    data = CODEC.encode("chain", made)
    assert data.hex() == 4999 * "0000000100000001" + "0000000100000000"
    assert CODEC.encode("chain", xdr.decode(TYPES.unpack_chain, data)) == data
    monkeypatch.setattr(pack, "_LONGEST", 9)
    spec = parser.parse("struct ring { ring *next; };", name="rings", source="rings.x")
    rings = Generated(spec, load(codec.emit(spec)["rings.py"], PACKAGE, "rings"))
    ring = rings.make("ring", None)
    ring.next = ring
    with pytest.raises(LocalProtocolError, match=r"ring\.next: 10 is over the limit of 9"):
        rings.encode("ring", ring)


@pytest.mark.parametrize("word", ["7fffffff", "ffffffff"])
def test_a_length_word_alone_allocates_nothing(word):
    spec = parser.parse(
        "struct lists { opaque o<>; string s<>; hyper plain<>; lists many<>; };",
        name="lists",
        source="lists.x",
    )
    codec_of_lists = Generated(spec, load(codec.emit(spec)[f"{spec.name}.py"], PACKAGE, "lists"))
    tracemalloc.start()
    try:
        for zeros in range(4):
            with pytest.raises(RemoteProtocolError):
                codec_of_lists.unpack("lists", bytes(4 * zeros) + bytes.fromhex(word) + bytes(64))
        assert tracemalloc.get_traced_memory()[1] < 100_000
    finally:
        tracemalloc.stop()


def test_structs_compare_and_show_their_fields():
    one, same, other = (
        TYPES.Names("a", 1, "b", 2, 3, 4, 5, 6),
        TYPES.Names("a", 1, "b", 2, 3, 4, 5, 6),
        BASE.BasePlace(1, 2),
    )
    assert one == same
    same.lambda_ = 7
    assert one != same
    assert other != TYPES.Numbers(1, 2, 3, 4, 5.0, 6.0)
    assert repr(other) == "BasePlace(x=1, y=2)"
    assert repr(TYPES.Setting(1, 2.0)) == "Setting(on=1, value=2.0)"
    with pytest.raises(TypeError, match="unhashable"):
        hash(one)
    with pytest.raises(AttributeError):
        one.more = 1


def test_items_that_share_a_struct_are_coded_as_if_they_did_not():
    one, other = ({"name": name, "id": b"xyz", "number": 1} for name in ("a", "b"))
    made = {id(place): TYPES.Small(*place.values()) for place in (one, other)}
    for places in ([one] * 3, [one, other, one], [one, one, other]):
        shared = TYPES.Lists([TYPES.Placed("n", made[id(place)]) for place in places], [], [])
        shared.two = shared.all_in_one_place[:2]
        value = {
            "all_in_one_place": [{"name": "n", "where": place} for place in places],
            "pairs": [],
        }
        value["two"] = value["all_in_one_place"][:2]
        data = CODEC.encode("lists", shared)
        assert data == AGREEMENT.on_value("lists", value)
        for end in range(len(data)):
            AGREEMENT.on_refusing("lists", data[:end])
        AGREEMENT.on_any_damage("lists", data)
    shared.all_in_one_place[1] = TYPES.Placed("n", None)
    with pytest.raises(LocalProtocolError):
        CODEC.encode("lists", shared)


def test_reading_goes_on_from_a_position():
    data = b"before" + raw("00000001 00000002") + b"after"
    place, end = BASE.unpack_base_place(data, 6)
    assert (place, end) == (BASE.BasePlace(1, 2), 14)
    assert xdr.decode(BASE.unpack_base_place, data[:14], 6) == place


@pytest.mark.parametrize(
    "definition",
    [
        "const ONLY = 1;",
        "enum e { A };",
        "typedef string text<5>;",
        "struct s { int i; };",
        "struct s { string s<>; };",
        "struct s { opaque o[3]; };",
        "struct s { hyper h[3]; };",
        "struct s { s *next; };",
        "union u switch (int n) { case 1: void; };",
        "union u switch (int n) { case 1: void; default: int i; };",
        "enum e { A }; struct s { e one; };",
        "enum e { "
        + ", ".join(f"MEMBER_{n} = {n * 1000}" for n in range(40))
        + " }; struct s { e many; };",
        "struct s { " + " ".join(f"int a_name_of_some_length_{n};" for n in range(40)) + " };",
    ],
)
def test_the_smallest_definitions_give_tidy_modules(definition, ruff_problems):
    spec = parser.parse(definition, name="tidy", source="tidy.x")
    text = codec.emit(spec)["tidy.py"]
    load(text, PACKAGE, "tidy")
    assert ruff_problems(text) == ""
