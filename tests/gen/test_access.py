"""Restrictions of read-only connections: the table, the rows, and acl rules."""

from __future__ import annotations

import json
from importlib import resources
from pathlib import Path

import pytest

from virtrio.gen import coverage, dispatch, names
from virtrio.gen.access import Restriction, by_acl, restriction, row_fields
from virtrio.protocol.idl.headers import constants
from virtrio.protocol.idl.parser import bundled
from virtrio.server.dispatch import readonly
from virtrio.server.dispatch.services import bundled as served

FLAGS = {"A": 1, "B": 2, "C": 8}
TABLES = json.loads(
    resources.files("virtrio.protocol.definitions").joinpath("readonly.json").read_text()
)
ENTRIES = {name: entry for table in TABLES.values() for name, entry in table.items()}
FACTS = Path(__file__).parents[1] / "protocol" / "facts" / "readonly.jsonl"
NEWER = [json.loads(line) for line in FACTS.read_text().splitlines()]


@pytest.mark.parametrize(
    ("acl", "expected"),
    [
        ([], (False, 0)),
        (["none"], (False, 0)),
        (["connect:getattr"], (False, 0)),
        (["domain:read"], (False, 0)),
        (["connect:search_domains"], (False, 0)),
        (["domain:write"], (True, 0)),
        (["domain:checkpoint"], (True, 0)),
        (["domain:read_secure"], (True, 0)),
        (["domain:read", "domain:write"], (True, 0)),
        (["domain:read", "domain:read_secure:A"], (False, 1)),
        (["domain:read", "domain:read_secure:A|C"], (False, 9)),
        (["domain:read", "domain:read_secure:A", "domain:read_secure:B"], (False, 3)),
        (["domain:read", "domain:read:C"], (False, 0)),
        (["domain:read", "domain:save:!A|B"], (True, 0)),
        (["domain:read_secure:A", "domain:write"], (True, 0)),
    ],
)
def test_acl_rules(acl, expected):
    assert by_acl(acl, FLAGS) == Restriction(*expected)


def test_an_unknown_flag_stops_the_generator():
    with pytest.raises(KeyError, match="NEW_FLAG"):
        by_acl(("domain:read_secure:A|NEW_FLAG",), FLAGS)
    with pytest.raises(KeyError, match="NEW_FLAG"):
        restriction({"refused": {"flags": ["A", "NEW_FLAG"]}}, FLAGS)


@pytest.mark.parametrize(
    ("entry", "expected", "fields"),
    [
        ({"refused": "never"}, Restriction(), []),
        ({"refused": "always"}, Restriction(write=True), ["write=True"]),
        ({"refused": {"flags": ["A", "C"]}}, Restriction(flags=9), ["restricted_flags=9"]),
        (
            {"refused": {"flags": ["B"]}, "text": "not that"},
            Restriction(flags=2, text="not that"),
            ["restricted_flags=2", 'refusal="not that"'],
        ),
        (
            {"refused": {"source": "C"}},
            Restriction(value=("source", 8)),
            ['restricted_value=("source", 8)'],
        ),
        (
            {"refused": "always", "after": ["name"]},
            Restriction(write=True, check_first=True),
            ["write=True", "check_first=True"],
        ),
    ],
)
def test_rules_of_the_table(entry, expected, fields):
    assert restriction(entry, FLAGS) == expected
    assert row_fields(expected) == fields


@pytest.mark.parametrize("rule", ["sometimes", [], {}, {"flags": ["A"], "source": "B"}])
def test_an_invalid_rule_stops_the_generator(rule):
    with pytest.raises(ValueError, match="refused is"):
        restriction({"refused": rule}, FLAGS)


@pytest.mark.parametrize("program", TABLES)
def test_every_procedure_is_in_the_table(program):
    assert list(TABLES[program]) == [p.name for p in bundled(program).procedures if not p.event]


def test_a_procedure_that_is_not_in_the_table_stops_the_generator():
    spec = bundled("lxc")
    with pytest.raises(
        KeyError, match=r"LXC_PROC_DOMAIN_OPEN_NAMESPACE: readonly\.json does not say"
    ):
        dispatch.emit_rows(spec, {}, {}, {})
    table = {**TABLES["lxc"], "LXC_PROC_GONE": {"refused": "never"}}
    with pytest.raises(KeyError, match="LXC_PROC_GONE, but the program has no such procedure"):
        dispatch.emit_rows(spec, {}, {}, table)
    (name,) = TABLES["lxc"]
    with pytest.raises(KeyError, match="restricts fancy, which is not an argument"):
        dispatch.emit_rows(spec, {"e": FLAGS}, {}, {name: {"refused": {"fancy": "A"}}})


@pytest.mark.parametrize("program", TABLES)
def test_rows_say_what_the_table_says(program):
    rows = served(program).entries
    for shape in coverage.covered(
        bundled(program), coverage.SERVER_BY_HAND if program == "remote" else {}
    ):
        row, entry = rows[shape.procedure.number], TABLES[program][shape.procedure.name]
        expected = restriction(entry, constants())
        assert row.write == (expected.write or expected.value is not None), row.name
        assert (row.restricted_flags, row.restricted_value) == (expected.flags, expected.value), (
            row.name
        )
        checks_first = row.check_first is not None or row.name in readonly.FDS_CHECKS
        assert (row.refusal, checks_first) == (expected.text, expected.check_first), row.name


def test_refusals_name_the_function_of_the_procedure():
    """Rows have no function or domain: both follow from the procedure's name."""
    for name, entry in ENTRIES.items():
        if entry["refused"] != "never":
            assert entry["function"] == names.c_function(name)


def test_arguments_that_libvirt_checks_first_are_checked_first():
    rows = {row.name: row for program in TABLES for row in served(program).entries.values()}
    first = {names.entry_point(name) for name, entry in ENTRIES.items() if "after" in entry}
    # The registration of monitor events is the session's own:
    # `virtrio.server.dispatch.own.registration`.
    assert first - rows.keys() == {"connect_domain_qemu_monitor_event_deregister"}
    for entry in first & rows.keys():
        assert (rows[entry].check is not None) != (entry in readonly.FDS_CHECKS), entry
    checked = {entry for entry, row in rows.items() if row.check_first}
    assert checked | readonly.FDS_CHECKS.keys() == first & rows.keys()
    assert not checked & readonly.FDS_CHECKS.keys()


def test_functions_that_are_newer_than_the_reference_libvirtd():
    """Deleting is refused even where libvirt forgets to refuse it."""
    assert [fact["procedure"] for fact in NEWER] == [
        p.name for p in bundled("remote").procedures if not p.event and p.number > 443
    ]
    for fact in NEWER:
        name, entry = fact["procedure"], ENTRIES[fact["procedure"]]
        assert entry["function"] == fact["function"] == names.c_function(name)
        assert names.error_domain(fact["function"]) == fact["domain"]
        assert entry.get("libvirt", entry["refused"]) == ("always" if fact["checks"] else "never")
    assert {name: entry["refused"] for name, entry in ENTRIES.items() if "libvirt" in entry} == {
        "REMOTE_PROC_DOMAIN_DEL_THROTTLE_GROUP": "always"
    }
