"""The layout of generated text against ruff's, at every width around the limit."""

from __future__ import annotations

import pytest

from virtrio.gen import source


@pytest.mark.parametrize(
    ("prefix", "suffix"),
    [
        ("__slots__ = (", ")"),
        ("names = [", "]"),
        ("result = function(", ")"),
        ("result = begin3(", ")"),
        ("def function(", ") -> None:"),
        ("async def function(", ") -> list[int]:"),
    ],
)
@pytest.mark.parametrize("count", [1, 2, 3, 7])
@pytest.mark.parametrize("indent", ["", "    "])
def test_brackets(format_diff, prefix, suffix, count, indent):
    lines = ["if True:", "    pass", ""] if indent else []
    for width in range(80, 130):
        items = [letter + "x" * (width // count - 3) for letter in "abcdefg"[:count]]
        items[0] += "y" * (width % count)
        lines += source.bracket_lines(prefix, items, suffix, indent)
        if suffix.endswith(":"):
            lines += [f"{indent}    pass", "", *([] if indent else [""])]
    assert format_diff(source.text(lines)) == ""


@pytest.mark.parametrize("count", [1, 2, 5])
@pytest.mark.parametrize("width", [30, 90, 110, 130])
def test_imports(ruff_problems, count, width):
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
