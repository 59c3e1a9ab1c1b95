"""The command line as virsh reads it.

Every expected text was printed by virsh 9.0.0 for the same words.
"""

from __future__ import annotations

import pytest

from virtrio.command.errors import CommandError
from virtrio.command.options import parse_commands, split_words
from virtrio.command.registry import find_command


def parsed(*words):
    """Parse a string, or separate words, to (command, options) of each command."""
    tokens = split_words(words[0]) if len(words) == 1 else words
    return [
        (invocation.command.name, invocation.arguments._values)
        for invocation in parse_commands(tokens, find_command)
    ]


MISTAKES = [
    (["bad"], "unknown command: 'bad'"),
    (["LIST"], "unknown command: 'LIST'"),
    (["uri&hostname"], "unknown command: 'uri&hostname'"),
    (["nosuch", "--help"], "unknown command: 'nosuch'"),
    (["list", "--x"], "command 'list' doesn't support option --x"),
    (["list", "--ALL"], "command 'list' doesn't support option --ALL"),
    (["dominfo", "--9"], "command 'dominfo' doesn't support option --9"),
    (["dominfo", "--dom", "test"], "command 'dominfo' doesn't support option --dom"),
    (["list", "x"], "unexpected data 'x'"),
    (["list", "-a"], "unexpected data '-a'"),
    (["list", "--all", "--all"], "option --all already seen"),
    (["list", "--all=1"], "invalid '=' after option --all"),
    (["dominfo", "--help=x"], "invalid '=' after option --help"),
    (["dominfo"], "command 'dominfo' requires <domain> option"),
    (["domstate", "--reason"], "command 'domstate' requires <domain> option"),
    (["define"], "command 'define' requires <file> option"),
    (["dominfo", "test", "test"], "unexpected data 'test'"),
    (["dominfo", "--domain=", "test"], "unexpected data 'test'"),
    (["dominfo", "--domain", "a", "--domain", "b"], "option --domain already seen"),
    (["dominfo", "--help", "x", "y"], "unexpected data 'y'"),
    (["dominfo", "--domain"], "expected syntax: --domain <string>"),
    (["dominfo --domain ; uri"], "expected syntax: --domain <string>"),
    (["checkpoint-create-as", "test", "vda", "--name", "c1"], "option --name already seen"),
    (["checkpoint-create-as", "test", "--diskspec"], "expected syntax: --diskspec <string>"),
    (["dumpxml", "test", "//name"], "unexpected data '//name'"),
    (["uri", ";", "hostname"], "unexpected data ';'"),
    (["uri;bad;hostname"], "unknown command: 'bad'"),
    (['dominfo "te'], 'missing "'),
    (["dominfo te\\"], "dangling \\"),
    (['list --x "abc'], "command 'list' doesn't support option --x"),
]


@pytest.mark.parametrize(("words", "text"), MISTAKES)
def test_mistakes(words, text):
    with pytest.raises(CommandError) as caught:
        parsed(*words)
    assert caught.value.args == (text,)


ACCEPTED = [
    (["dominfo", "test"], {"domain": ["test"]}),
    (["dominfo", "--domain", "test"], {"domain": ["test"]}),
    (["dominfo", "--domain=test"], {"domain": ["test"]}),
    (["dominfo", "--domain="], {"domain": [""]}),
    (["dominfo", "--domain", "--reason"], {"domain": ["--reason"]}),
    (["dominfo", "--", "--domain"], {"domain": ["--domain"]}),
    (["dominfo", "---"], {"domain": ["---"]}),
    (["dominfo", "--="], {"domain": ["--="]}),
    (["domstate", "--reason", "test"], {"reason": [], "domain": ["test"]}),
    (["list", "--"], {}),
    (["reboot", "test", "acpi"], {"domain": ["test"], "mode": ["acpi"]}),
    (["checkpoint-list", "test", "c1"], {"domain": ["test"], "from": ["c1"]}),
    (
        [
            "checkpoint-create-as",
            "d",
            "--diskspec",
            "vda",
            "--diskspec",
            "vdb",
            "a",
            "b",
            "c",
            "--print-xml",
        ],
        {
            "domain": ["d"],
            "name": ["a"],
            "description": ["b"],
            "diskspec": ["vda", "vdb", "c"],
            "print-xml": [],
        },
    ),
    (
        ["checkpoint-create-as", "d", "--diskspec=a", "--name=b", "--description=c=d"],
        {"domain": ["d"], "diskspec": ["a"], "name": ["b"], "description": ["c=d"]},
    ),
    (["help", "--foo", "list", "--all", "x"], {"command": ["list"]}),
]


@pytest.mark.parametrize(("words", "values"), ACCEPTED)
def test_options(words, values):
    assert parsed(*words) == [(words[0], values)]


# None stands for the end of a command.
STRINGS = [
    ("", []),
    (" ;\t;\n", [None, None, None]),
    ("# a comment", []),
    ("uri;;uri", ["uri", None, None, "uri"]),
    ("uri # rest; hostname\nversion", ["uri", None, "version"]),
    ("uri;#x", ["uri", None]),
    ("a#b", ["a#b"]),
    ("\turi \t", ["uri"]),
    ("uri\nhostname", ["uri", None, "hostname"]),
    ("uri\\\nhostname", ["urihostname"]),
    ("a \\\n b", ["a", "b"]),
    ("a'b'c\"d e\"f 'g' \"\" ''x", ["abcd ef", "g", "", "x"]),
    ("'a;b' \"c;d\" e\\;f g\\ h", ["a;b", "c;d", "e;f", "g h"]),
    ('"a\\tb\\"c"', ['atb"c']),
    ("'a\\tb'", ["a\\tb"]),
    ("'open", ["open"]),
    ("\"a\\\nb\" 'c\\\nd'", ["ab", "c\\\nd"]),
]


@pytest.mark.parametrize(("text", "words"), STRINGS)
def test_words_of_a_string(text, words):
    assert list(split_words(text)) == words


def test_several_commands():
    assert parsed("define x.xml; list --all") == [
        ("define", {"file": ["x.xml"]}),
        ("list", {"all": []}),
    ]


def test_help_needs_no_other_option():
    (invocation,) = parse_commands(["dominfo", "--help"], find_command)
    assert invocation.wants_help


def test_raw_words_are_not_read():
    (invocation,) = parse_commands(["gen", "--check", "--", "x"], find_command)
    assert invocation.arguments.words == ["--check", "--", "x"]
