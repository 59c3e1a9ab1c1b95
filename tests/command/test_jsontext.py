"""JSON of QEMU as the command prints it, and commands for QEMU that words make."""

from __future__ import annotations

import json

import pytest

from virtrio.command.errors import CommandError
from virtrio.command.jsontext import indented, indented_or_same, member, qmp_command

ANSWER = '{"return":[{"a":1.50,"b":[],"c":{},"d":null},-7e3,true,false,"\\u0001\\u00e9/\\r\\n"]}'
INDENTED = """\
{
  "return": [
    {
      "a": 1.50,
      "b": [

      ],
      "c": {

      },
      "d": null
    },
    -7e3,
    true,
    false,
    "\\u0001é/\\r\\n"
  ]
}"""


def test_indentation_is_libvirts_and_numbers_stay_as_written() -> None:
    assert indented(ANSWER) == INDENTED
    assert json.loads(indented(ANSWER)) == json.loads(ANSWER)


@pytest.mark.parametrize("text", ["", "{", "x", '{"a":}', "NaN", "[" * 100_000])
def test_what_is_no_json(text: str) -> None:
    with pytest.raises(CommandError, match="internal error: cannot parse json"):
        indented(text)
    assert indented_or_same(text) == text


def test_member() -> None:
    assert member('{"id": 1, "return": {"b": [1, 2.0]}}', "return") == '{"b":[1,2.0]}'
    for text in ('{"error": {}}', "[]", '"return"'):
        with pytest.raises(CommandError, match="'return' member missing"):
            member(text, "return")


@pytest.mark.parametrize(
    ("words", "command"),
    [
        (['{"execute":', '"x"}'], '{"execute": "x"}'),
        (["query-status"], '{"execute":"query-status"}'),
        (["query-status", ""], '{"execute":"query-status"}'),
        (["getfd", '{"fdname": "a"}'], '{"execute":"getfd","arguments":{"fdname":"a"}}'),
        (["getfd", '{"fdname":', '"a"}'], '{"execute":"getfd","arguments":{"fdname":"a"}}'),
        (["x", '"a":1', '"b":[2]'], '{"execute":"x","arguments":{"a":1,"b":[2]}}'),
        (['"x"'], '{"execute":"\\"x\\""}'),
        (["[1]"], '{"execute":"[1]"}'),
    ],
)
def test_commands_of_words(words: list[str], command: str) -> None:
    assert qmp_command(words) == command


@pytest.mark.parametrize("argument", ["5", "[1]", "true", "x", '"a"', '"a":1,', ","])
def test_arguments_that_make_no_object(argument: str) -> None:
    with pytest.raises(CommandError) as caught:
        qmp_command(["x", argument])
    assert caught.value.args == (
        f"failed to wrap arguments '{argument}' into a QMP command wrapper",
    )
