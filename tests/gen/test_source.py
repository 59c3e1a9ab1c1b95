"""Layout of generated text, which must be readable without ruff."""

from __future__ import annotations

import ast

import pytest

from virtrio.gen import formatting, source


@pytest.mark.parametrize("count", [1, 2, 3, 7])
@pytest.mark.parametrize("width", [80, 98, 99, 100, 101, 130])
@pytest.mark.parametrize("prefix", ["names = (", "names = [", "result = function("])
def test_brackets_are_on_one_line_or_have_one_item_a_line(prefix, width, count):
    items = ["x" * (width // count) for _ in range(count)]
    lines = source.bracket_lines(prefix, items, suffix := {"[": "]"}.get(prefix[-1], ")"))
    (statement,) = ast.parse("\n".join(lines)).body
    assert ast.unparse(statement) == ast.unparse(
        ast.parse(prefix + "".join(f"{item}, " for item in items) + suffix)
    )
    if len(lines) > 1:
        assert len(", ".join(items)) + len(prefix + suffix) >= source.LINE_LENGTH
        assert lines[1].strip(" ,") == items[0]
        assert len(lines) == count + 2
    else:
        assert len(lines[0]) <= source.LINE_LENGTH


def test_a_short_list_of_imports_is_on_one_line():
    assert source.import_lines("..xdr", ["b", "Ab", "C_C"]) == ["from ..xdr import C_C, Ab, b"]


def test_a_long_list_of_imports_has_one_name_a_line():
    names = [f"a_name_of_some_length_{n}" for n in range(10, 20)]
    lines = source.import_lines("..xdr", names)
    assert lines == ["from ..xdr import (", *(f"    {name}," for name in names), ")"]


def test_a_very_long_list_of_imports_is_filled_to_the_end_of_lines():
    names = [f"a_name_of_some_length_{n}" for n in range(100, 300)]
    text = source.text(source.import_lines("..xdr", names))
    (statement,) = ast.parse(text).body
    assert [alias.name for alias in statement.names] == names
    assert len(text.splitlines()) < 80
    assert max(map(len, text.splitlines())) <= source.LINE_LENGTH
    assert formatting.formatted({"x.py": text}) == {"x.py": text}


def test_rows_of_a_table_stay_on_their_lines():
    rows = [f"    {n}: Row({n}, {'x' * 120})," for n in range(3)]
    text = source.text(source.table(["ROWS = {", *rows, "}"]))
    assert formatting.formatted({"x.py": text}) == {"x.py": text}


@pytest.mark.parametrize("count", [1, 2, 5])
@pytest.mark.parametrize("width", [30, 90, 110, 130])
def test_names_are_imported_in_the_order_that_ruff_wants(ruff_problems, count, width):
    stems = ["function", "CONST", "Class", "Other", "another"][:count]
    names = [stem + ("X" if stem.isupper() else "x") * (width // count) for stem in stems]
    lines = [
        "from __future__ import annotations",
        "",
        *source.import_lines("..xdr", names),
        "",
        *names,
    ]
    assert "I001" not in ruff_problems(source.text(lines))


def test_a_header_says_where_it_is_from():
    lines = source.header("remote.x", "virtrio.gen.codec", "Types.")
    assert lines[:2] == [
        "# Generated from remote.x by virtrio.gen.codec; do not edit.",
        '"""Types."""',
    ]


def test_text_ends_with_one_line_end():
    assert source.text(["a", "b", "", ""]) == "a\nb\n"
