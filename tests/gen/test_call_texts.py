"""Strings in the arguments of calls end at a NUL at any depth; others are unchanged."""

from __future__ import annotations

import pytest
from hypothesis import given

from tests.gen.modules import load
from tests.protocol.agreement import Agreement
from tests.protocol.strategies import values
from virtrio.gen import codec
from virtrio.protocol.idl import parser
from virtrio.protocol.interpret import until_nul

SOURCE = """
const LEAF_MAX = 3;
enum leaf_kind { NOTHING = 0, TEXT = 1, NUMBER = 2, OTHERS = 3 };
struct leaf_pair { string key<8>; int number; };
struct leaf_large { int a; string b<>; int c; leaf_pair d; hyper e; string f<>; };
struct leaf_plain { int a; int b; int c; int d; int e; int f; };
union leaf_any switch (int kind) {
case 1: string text<>;
case 2: int number;
case 3: leaf_large others<LEAF_MAX>;
default: void;
};
typedef leaf_any *leaf_maybe;
struct leaf_tree_args {
    string name<8>;
    leaf_pair pair;
    leaf_pair pairs<LEAF_MAX>;
    leaf_large large;
    leaf_large several<LEAF_MAX>;
    leaf_any any;
    leaf_any anything<LEAF_MAX>;
    leaf_maybe maybe;
    leaf_plain plain;
    leaf_plain plains<LEAF_MAX>;
    opaque bytes<8>;
};
struct leaf_tree_ret {
    leaf_pair pairs<LEAF_MAX>;
    leaf_large large;
    leaf_any anything<LEAF_MAX>;
};
const LEAF_PROGRAM = 0x20001234;
const LEAF_PROTOCOL_VERSION = 1;
enum leaf_procedure { LEAF_PROC_TREE = 1 };
"""
SPEC = parser.parse(SOURCE, name="leaf", source="leaf.x")
MODULE = load(codec.emit(SPEC)["leaf.py"], "virtrio.protocol._generated", "leaf")
AGREEMENT = Agreement(SPEC, MODULE)


def test_there_are_two_decoders_where_calls_and_answers_have_a_type():
    written = {name for name in vars(MODULE) if name.startswith("unpack_call")}
    assert written == {
        "unpack_call_leaf_any",
        "unpack_call_leaf_large",
        "unpack_call_list_leaf_any",
        "unpack_call_list_leaf_large",
        "unpack_call_list_leaf_pair",
    }


@given(values(SPEC, "leaf_tree_args"))
def test_arguments_end_at_a_nul(value):
    AGREEMENT.on_value("leaf_tree_args", value)


@given(values(SPEC, "leaf_tree_ret"))
def test_answers_keep_a_nul(value):
    data = AGREEMENT.on_value("leaf_tree_ret", value)
    assert AGREEMENT.generated.unpack("leaf_tree_ret", data) == value


LARGE = {"a": 1, "b": "b\0x", "c": 2, "d": {"key": "\0", "number": 3}, "e": 4, "f": "f"}


@pytest.mark.parametrize("struct", ["leaf_tree_args", "leaf_tree_ret"])
def test_a_nul_at_each_place(struct):
    whole = {
        "name": "a\0b",
        "pair": {"key": "\0k", "number": 1},
        "pairs": [{"key": "k\0", "number": 1}, {"key": "k", "number": 2}],
        "large": LARGE,
        "several": [LARGE, LARGE],
        "any": (1, "text\0and more"),
        "anything": [(1, "\0"), (2, 0), (3, [LARGE])],
        "maybe": (1, "é\0é"),
        "plain": dict.fromkeys("abcdef", 0),
        "plains": [dict.fromkeys("abcdef", 0)],
        "bytes": b"a\0b",
    }
    value = {field.name: whole[field.name] for field in SPEC.structs[struct].fields}
    data = AGREEMENT.on_value(struct, value)
    expected = until_nul(value) if struct == "leaf_tree_args" else value
    assert AGREEMENT.generated.unpack(struct, data) == expected
    assert (expected != value) is (struct == "leaf_tree_args")
