"""Coverage: each procedure is generated, written by hand, or a gap with a reason.

A procedure of unknown shape stops the generator.
"""

from __future__ import annotations

import inspect
from dataclasses import replace
from importlib import import_module

import pytest

from virtrio.client._generated import calls
from virtrio.client._generated.blocking import handles as blocking
from virtrio.client._generated.trio import handles as trio
from virtrio.client.scripts import hints
from virtrio.gen import coverage, names, overrides, shapes, stubs
from virtrio.gen.coverage import covered
from virtrio.gen.shapes import Answer, Shaper, Unshaped
from virtrio.protocol._generated.remote_events import MESSAGES
from virtrio.protocol.idl.model import Procedure
from virtrio.protocol.idl.parser import bundled, parse
from virtrio.server._generated.admin_driver import AdminDriver
from virtrio.server._generated.driver import Driver
from virtrio.server._generated.remote_rows import ROWS
from virtrio.server.dispatch import answers
from virtrio.server.dispatch.own import auth, opening, registration

REMOTE = bundled("remote")
NUMBERS = {p.name: p.number for p in REMOTE.procedures}
BESIDE = ("qemu", "lxc", "admin")
SIDES = [
    pytest.param(coverage.SERVER_BY_HAND, id="server"),
    pytest.param(coverage.CLIENT_BY_HAND, id="client"),
]


@pytest.mark.parametrize("by_hand", SIDES)
def test_every_procedure_is_in_exactly_one_list(by_hand):
    shapes = covered(REMOTE, by_hand)
    events = [name for name, number in NUMBERS.items() if number in MESSAGES]
    listed = [
        *by_hand,
        *coverage.GAPS,
        *coverage.REGISTRATION,
        *events,
        *(shape.procedure.name for shape in shapes),
    ]
    assert sorted(listed) == sorted(NUMBERS)


def test_there_are_no_gaps():
    """Every procedure is generated or written by hand."""
    assert coverage.GAPS == {}


def test_tables_name_only_known_procedures():
    by_hand = (coverage.SERVER_BY_HAND, coverage.CLIENT_BY_HAND)
    tables = (
        overrides.SCRIPTED,
        overrides.SERVED,
        overrides.HINTS,
        overrides.RESULTS,
        overrides.STRING_OKAY,
    )
    for table in (*by_hand, *tables, coverage.REGISTRATION, shapes.ONE_FD):
        assert set(table) <= set(NUMBERS)
    others = {p.name for name in BESIDE for p in bundled(name).procedures}
    for table in (coverage.MONITOR_REGISTRATION, coverage.ADMIN_BY_HAND):
        assert set(table) <= others
    for table in (shapes.TAKES_FDS, shapes.GIVES_FDS):
        assert set(table) <= {*NUMBERS, *others}
    with pytest.raises(KeyError, match="REMOTE_PROC_NO_SUCH is listed as written by hand"):
        covered(REMOTE, {"REMOTE_PROC_NO_SUCH": ""})


def test_a_procedure_that_fits_nowhere_stops_the_generator(monkeypatch):
    union = replace(SMALL, procedures=(PROCEDURES["UNION"],))
    with pytest.raises(
        KeyError,
        match=r"SMALL_PROC_UNION is neither written by hand nor a gap .* a union \(either\)",
    ):
        covered(union, {})
    monkeypatch.setattr(coverage, "GAPS", {"SMALL_PROC_UNION": "a reason"})
    assert covered(union, {}) == []


def test_the_generated_tables_have_the_covered_procedures():
    served = covered(REMOTE, coverage.SERVER_BY_HAND)
    assert list(ROWS) == [shape.procedure.number for shape in served]
    beside = [shape for name in ("qemu", "lxc") for shape in covered(bundled(name), {})]
    methods = [
        name for name, value in vars(Driver).items() if callable(value) and not name.startswith("_")
    ]
    assert methods == [names.entry_point(shape.procedure.name) for shape in (*served, *beside)]
    called = covered(REMOTE, coverage.CLIENT_BY_HAND)
    expected = {names.entry_point(s.procedure.name).upper(): s.procedure.number for s in called}
    by_hand = {*coverage.CLIENT_BY_HAND, *coverage.REGISTRATION}
    expected |= {names.entry_point(name).upper(): NUMBERS[name] for name in by_hand}
    assert {n: c.procedure for n, c in vars(calls).items() if isinstance(c, calls.Call)} == expected


@pytest.mark.parametrize(
    ("name", "by_hand"), [("qemu", {}), ("lxc", {}), ("admin", coverage.ADMIN_BY_HAND)]
)
def test_the_tables_of_the_other_programs(name, by_hand):
    spec = bundled(name)
    shapes = covered(spec, by_hand)
    rows = import_module(f"virtrio.server._generated.{name}_rows").ROWS
    assert {number: row.name for number, row in rows.items()} == {
        shape.procedure.number: names.entry_point(shape.procedure.name) for shape in shapes
    }
    table = import_module(f"virtrio.client._generated.{name}_calls")
    called = {n: c for n, c in vars(table).items() if isinstance(c, table.Call)}
    assert {n: (c.procedure, c.program, c.version) for n, c in called.items()} == {
        names.entry_point(p.name).upper(): (p.number, spec.program, spec.version)
        for p in spec.procedures
        if not p.event
    }


def test_every_entry_point_of_administration():
    methods = [name for name in vars(AdminDriver) if not name.startswith("_")]
    assert methods == [
        names.entry_point(s.procedure.name)
        for s in covered(bundled("admin"), coverage.ADMIN_BY_HAND)
    ]


def test_the_session_answers_what_is_written_by_hand():
    answered = [*auth.ENTRIES, *opening.ENTRIES, *registration.ENTRIES]
    assert sorted(answered) == sorted(
        NUMBERS[name] for name in {*coverage.SERVER_BY_HAND, *coverage.REGISTRATION}
    )
    qemu = bundled("qemu")
    of_monitor = {p.number for p in qemu.procedures if p.name in coverage.MONITOR_REGISTRATION}
    assert registration.QEMU_ENTRIES.keys() == of_monitor


def test_scripts_exist():
    for script in overrides.SCRIPTED.values():
        module, _, function = script.function.partition(".")
        assert inspect.isgeneratorfunction(
            getattr(import_module(f"virtrio.client.scripts.{module}"), function)
        )


def test_hints_exist():
    assert {name for name in vars(hints) if name.isupper() and name[0] != "_"} == set(
        overrides.HINTS.values()
    )


def test_clients_return_no_wire_structures():
    """Procedures with structures of their own have scripts in the clients."""
    called = covered(REMOTE, coverage.CLIENT_BY_HAND)
    structs = {s.procedure.name for s in called if s.structs and s.answer is not Answer.MAPPING}
    assert structs <= set(overrides.SCRIPTED)


def test_answers_written_by_hand_exist():
    for name in overrides.SERVED:
        assert inspect.isfunction(getattr(answers, names.entry_point(name)))


# What can be iterated needs a world that awaits.
ITERATORS = {
    f"{kind}_events" for kind in ("domain", "network", "storage_pool", "node_device", "secret")
}


def test_both_worlds_have_the_same_methods():
    for name in stubs.CLASSES:
        one, other = (vars(getattr(world, name)) for world in (trio, blocking))
        one = {method: value for method, value in one.items() if method not in ITERATORS}
        assert list(one) == list(other)
        for method, function in one.items():
            if inspect.isfunction(function):
                assert inspect.iscoroutinefunction(function), method
                assert not inspect.iscoroutinefunction(other[method]), method
                assert inspect.signature(function) == inspect.signature(other[method]), method


SMALL = parse(
    """
    const SMALL_PROGRAM = 1; const SMALL_PROTOCOL_VERSION = 1;
    const MAX = 8;
    typedef string remote_nonnull_string<MAX>;
    typedef remote_nonnull_string *remote_string;
    typedef opaque remote_uuid[16];
    enum small_state { OFF, ON };
    struct remote_nonnull_domain { remote_nonnull_string name; remote_uuid uuid; int id; };
    struct remote_typed_param { remote_nonnull_string field; };
    struct small_own { int i; };
    struct remote_domain_memory_stat { int tag; unsigned hyper val; };
    union either switch (int n) { case 1: void; };
    typedef small_own renamed;

    struct small_nothing_args { int unused; };
    struct small_parameters_args {
        remote_nonnull_domain dom; remote_nonnull_domain doms<MAX>; remote_string maybe;
        opaque data<>; char label[8]; char long_label<MAX>; int numbers<MAX>; small_state state;
        bool on; double load; remote_uuid uuid; int from; char letter; char unlimited<>;
    };
    struct small_one_value_ret { remote_string text; };
    struct small_one_text_ret { char model[32]; };
    struct small_one_list_ret { int ids<MAX>; };
    struct small_one_handle_ret { remote_nonnull_domain dom; };
    struct small_handles_ret { remote_nonnull_domain doms<MAX>; };
    struct small_counted_handles_args { int need_results; unsigned int flags; };
    struct small_counted_handles_ret { remote_nonnull_domain doms<MAX>; unsigned int ret; };
    struct small_counted_ret { remote_nonnull_string names<MAX>; int ret; };
    struct small_fields_ret { int state; int reason; };
    struct small_event_msg { int i; };
    struct small_params_args { remote_typed_param params<MAX>; };
    struct small_get_params_args { int nparams; unsigned int flags; };
    struct small_get_params_ret { remote_typed_param params<MAX>; int nparams; };
    struct small_get_stats_args { unsigned int maxStats; };
    struct small_get_stats_ret { remote_domain_memory_stat stats<MAX>; };
    struct small_own_ret { small_own info<MAX>; unsigned int ret; };
    struct small_struct_args { small_own it; };
    struct small_typedef_args { renamed it; };
    struct small_union_ret { either it; };
    struct small_pair_ret { remote_nonnull_domain dom; int flags; };
    struct small_more_args { int need_results; };
    struct small_more_ret { int ids<MAX>; int ret; int more; };
    enum small_procedure {
        SMALL_PROC_NOTHING = 1,
        SMALL_PROC_PARAMETERS = 2,
        SMALL_PROC_ONE_VALUE = 3,
        SMALL_PROC_ONE_TEXT = 4,
        SMALL_PROC_ONE_LIST = 5,
        SMALL_PROC_ONE_HANDLE = 6,
        SMALL_PROC_HANDLES = 7,
        SMALL_PROC_COUNTED_HANDLES = 8,
        SMALL_PROC_COUNTED = 9,
        SMALL_PROC_FIELDS = 10,
        SMALL_PROC_EVENT = 11,
        SMALL_PROC_PARAMS = 12,
        SMALL_PROC_STRUCT = 13,
        SMALL_PROC_TYPEDEF = 14,
        SMALL_PROC_UNION = 15,
        SMALL_PROC_PAIR = 16,
        SMALL_PROC_MORE = 17,
        SMALL_PROC_GET_PARAMS = 18,
        SMALL_PROC_GET_STATS = 19,
        SMALL_PROC_OWN = 20
    };
    """,
    name="small",
    source="small.x",
)
SHAPER = Shaper(SMALL)
PROCEDURES = {p.name.removeprefix("SMALL_PROC_"): p for p in SMALL.procedures}


@pytest.mark.parametrize(
    ("name", "answer", "annotations"),
    [
        ("NOTHING", Answer.NONE, []),
        ("ONE_VALUE", Answer.VALUE, ["str | None"]),
        ("ONE_TEXT", Answer.VALUE, ["str"]),
        ("ONE_LIST", Answer.VALUE, ["Sequence[int]"]),
        ("ONE_HANDLE", Answer.HANDLE, ["Domain"]),
        ("HANDLES", Answer.HANDLES, ["Sequence[Domain]"]),
        ("COUNTED_HANDLES", Answer.HANDLES, ["Sequence[Domain]"]),
        ("COUNTED", Answer.COUNTED, ["Sequence[str]"]),
        ("FIELDS", Answer.FIELDS, ["int", "int"]),
        ("PAIR", Answer.FIELDS, ["Domain", "int"]),
        ("GET_PARAMS", Answer.MAPPING, ["Params"]),
        ("GET_STATS", Answer.MAPPING, ["Sequence[DomainMemoryStat]"]),
        ("OWN", Answer.COUNTED, ["Sequence[Own]"]),
    ],
)
def test_answer_of_a_shape(name, answer, annotations):
    shape = SHAPER.shape(PROCEDURES[name])
    assert shape.answer is answer
    assert [f.annotation for f in shape.fields] == annotations


def test_parameters():
    shape = SHAPER.shape(PROCEDURES["PARAMETERS"])
    assert [(p.name, p.annotation, p.handle, p.is_list, p.text_size) for p in shape.parameters] == [
        ("dom", "Domain", "Domain", False, None),
        ("doms", "Sequence[Domain]", "Domain", True, None),
        ("maybe", "str | None", None, False, None),
        ("data", "bytes", None, False, None),
        ("label", "str", None, False, 8),
        ("long_label", "str", None, False, 0),
        ("numbers", "Sequence[int]", None, False, None),
        ("state", "int", None, False, None),
        ("on", "bool", None, False, None),
        ("load", "float", None, False, None),
        ("uuid", "bytes", None, False, None),
        ("from_", "int", None, False, None),
        ("letter", "int", None, False, None),
        ("unlimited", "Sequence[int]", None, False, None),
    ]


def test_need_results_is_not_a_parameter():
    shape = SHAPER.shape(PROCEDURES["COUNTED_HANDLES"])
    assert [p.name for p in shape.parameters] == ["flags"]
    assert shape.need_results == 0
    assert SHAPER.shape(PROCEDURES["COUNTED"]).need_results is None


def test_the_number_of_results_is_not_a_parameter():
    shape = SHAPER.shape(PROCEDURES["GET_PARAMS"])
    assert ([p.name for p in shape.parameters], shape.count) == (["flags"], 0)
    shape = SHAPER.shape(PROCEDURES["GET_STATS"])
    assert ([p.name for p in shape.parameters], shape.count) == ([], 0)


def test_typed_parameters_are_a_mapping():
    (parameter,) = SHAPER.shape(PROCEDURES["PARAMS"]).parameters
    assert (parameter.params, parameter.annotation) == (True, "Params")


@pytest.mark.parametrize(
    ("procedure", "stream", "files"),
    [
        (replace(PROCEDURES["NOTHING"], readstream=1), 0, None),  # of the connection
        (replace(PROCEDURES["NOTHING"], writestream=2), 1, None),
        # of a domain, its first parameter
        (replace(PROCEDURES["PARAMETERS"], readstream=2), 2, None),
        (replace(PROCEDURES["PARAMETERS"], name="REMOTE_PROC_DOMAIN_OPEN_GRAPHICS"), None, 2),
        (replace(PROCEDURES["NOTHING"], name="REMOTE_PROC_DOMAIN_CREATE_XML_WITH_FILES"), None, 1),
        (
            replace(
                PROCEDURES["NOTHING"], name="REMOTE_PROC_DOMAIN_MIGRATE_PREPARE_TUNNEL3_PARAMS"
            ),
            0,
            None,
        ),
    ],
)
def test_where_streams_and_descriptors_are_among_the_parameters(procedure, stream, files):
    shape = SHAPER.shape(procedure)
    assert (shape.stream, shape.files) == (stream, files)


@pytest.mark.parametrize(
    ("procedure", "reason"),
    [
        (PROCEDURES["EVENT"], "event"),
        (PROCEDURES["STRUCT"], "a structure of its own (small_own)"),
        (PROCEDURES["TYPEDEF"], "a structure of its own (small_own)"),
        (PROCEDURES["UNION"], "a union (either)"),
        (PROCEDURES["MORE"], "an answer that is more than a list and its length"),
    ],
)
def test_procedures_without_a_shape(procedure, reason):
    with pytest.raises(Unshaped) as info:
        SHAPER.shape(procedure)
    assert str(info.value) == reason


def test_an_undefined_struct():
    with pytest.raises(KeyError):
        SHAPER.shape(Procedure(1, "SMALL_PROC_LOST", args="small_lost_args"))
