"""Tables and trees, as virsh 9.0.0 printed them for the same rows."""

from __future__ import annotations

import itertools

import pytest

from virtrio.command import tables
from virtrio.command.tables import Table, sort_key, tree


def table(*rows, heading=True, columns=("Id", "Name", "State")):
    made = Table(*columns)
    for row in rows:
        made.add(*row)
    return made.text(heading=heading)


def test_empty_table():
    assert table() == " Id   Name   State\n--------------------\n"


def test_columns_are_as_wide_as_their_widest_cell():
    assert table(("1", "test", "running"), ("-", "transientone", "shut off")) == (
        " Id   Name           State\n"
        "-------------------------------\n"
        " 1    test           running\n"
        " -    transientone   shut off\n"
    )


def test_without_heading_it_does_not_widen_the_columns():
    assert table(("1", "test", "running"), heading=False) == " 1   test   running\n"
    assert table(heading=False) == ""


def test_empty_last_cell_leaves_the_blanks_before_it():
    assert table(("1", "test", "running", ""), columns=("Id", "Name", "State", "Title")) == (
        " Id   Name   State     Title\n------------------------------\n 1    test   running   \n"
    )


def test_wide_characters(monkeypatch):
    monkeypatch.setattr(tables, "_utf8_locale", lambda: True)
    assert table(("-", "vm2", "shut off"), ("-", "日本語", "shut off")) == (
        " Id   Name     State\n-------------------------\n"
        " -    vm2      shut off\n -    日本語   shut off\n"
    )


def test_combining_and_unprintable_characters(monkeypatch):
    monkeypatch.setattr(tables, "_utf8_locale", lambda: True)
    title = "tab\tcom\u0301bine\u200bzw\u00adsh\u00a0nb\u2028ls"
    assert table(("-", title), columns=("Id", "Title")) == (
        " Id   Title\n"
        + "-" * 44
        + "\n -    tab\\x09com\u0301bine\u200bzw\u00adsh\u00a0nb\\xff\\xff\\xffls\n"
    )


def test_locale_without_utf8(monkeypatch):
    monkeypatch.setattr(tables, "_utf8_locale", lambda: False)
    assert (
        table(("-", "aé"), columns=("Id", "Name"))
        == " Id   Name\n-----------------\n -    a\\xff\\xff\n"
    )


def test_wrong_number_of_cells():
    with pytest.raises(ValueError, match="2 cells in a table of 3 columns"):
        table(("1", "test"))


def lines(*pairs):
    return list(tree(pairs))


def test_no_tree():
    assert lines() == []


def test_single_root():
    assert lines(("c1", None)) == ["c1", ""]


def test_chain():
    assert lines(("c1", None), ("c2", "c1"), ("c3", "c2")) == [
        "c1",
        "  |",
        "  +- c2",
        "      |",
        "      +- c3",
        "        ",
    ]


def test_forest():
    pairs = [("a", None), ("b", "a"), ("c", "a"), ("d", "b"), ("e", "b"), ("F", None), ("g", "F")]
    assert lines(*pairs) == [
        "a",
        "  |",
        "  +- b",
        "  |   |",
        "  |   +- d",
        "  |   +- e",
        "  |     ",
        "  +- c",
        "    ",
        "F",
        "  |",
        "  +- g",
        "    ",
    ]


def test_parent_that_is_not_listed_makes_a_root():
    assert lines(("b", "a"), ("c", "b")) == ["b", "  |", "  +- c", "    "]


def test_chain_deeper_than_the_recursion_limit():
    names = [f"c{i}" for i in range(3000)]
    pairs = [(name, names[i - 1] if i else None) for i, name in enumerate(names)]
    assert sum(1 for _ in tree(pairs)) == 2 * len(names)


@pytest.mark.parametrize(
    "pairs",
    [
        [("a", None), ("a", "a")],
        [("a", None), ("b", "a"), ("a", "b")],
        [("a", None), ("b", "a"), ("c", "b"), ("b", "c")],
    ],
)
def test_names_in_a_circle_come_to_an_end(pairs):
    """Test lists of a server that says of a node that it is below itself."""
    assert len(list(itertools.islice(tree(pairs), 100))) <= 2 * len(pairs) + 2


def test_names_that_are_there_again_have_no_children_again():
    pairs = [("a", None), *[(f"{n}", parent) for n in range(40) for parent in ("a", f"{n - 1}")]]
    assert len(list(itertools.islice(tree(pairs), 1000))) < 300


def test_names_sort_without_regard_to_ascii_case():
    assert sorted(["é", "b", "F", "a", "_", "É"], key=sort_key) == ["_", "a", "b", "F", "É", "é"]
