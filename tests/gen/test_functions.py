"""Facts about libvirt's functions: reading, refusals, docstrings made of them."""

from __future__ import annotations

import ast
import dataclasses
import importlib
import inspect
import json
import pkgutil
import re

import pytest

import virtrio.client
from tests.gen import functions as rules
from virtrio.gen import docs
from virtrio.gen.facts import Facts, FactsError, load
from virtrio.server._generated.admin_driver import AdminDriver
from virtrio.server._generated.driver import Driver

ENUMS = {
    "virDomainXMLFlags": {"VIR_DOMAIN_XML_SECURE": 1},
    "virErrorNumber": {"VIR_ERR_NO_DOMAIN": 42},
}
XML = """
[virDomainGetXMLDesc]
summary = "Describe the domain and its devices, as they are now."
flags = "virDomainXMLFlags"
returns = "a ``<domain>`` document"
parameters = { flags = "what to add, 0 for nothing" }
"""


@pytest.fixture(scope="module")
def enums():
    return json.loads((rules.definitions() / "enums.json").read_text())


@pytest.fixture(scope="module")
def known(enums):
    return load(rules.definitions() / "functions", enums)


@pytest.fixture(scope="module")
def signatures(known):
    found = rules.signatures(known)
    assert found["virDomainListAllCheckpoints"] == {"flags"}
    assert found["virDomainRestore"] == {"frm", "from_"}  # the clients' and the driver's
    return found


def folder(tmp_path, text, name="domain.toml"):
    (tmp_path / name).write_text(text)
    return tmp_path


def facts_of(summary="Describe the domain and its devices, as they are now.", **given):
    return Facts("virDomainGetXMLDesc", "functions/domain.toml", summary, **given)


# -- the rules hold --------------------------------------------------------------------


def test_summaries_are_sentences_that_say_something(known):
    assert [line for facts in known.values() for line in rules.about_summary(facts)] == []


def test_no_two_functions_have_one_summary(known):
    assert list(rules.about_sharing(known)) == []


def test_amounts_have_units(known):
    assert [line for facts in known.values() for line in rules.about_units(facts)] == []


def test_parameters_are_explained(known, signatures):
    assert list(rules.about_parameters(known, signatures)) == []


def test_flags_that_are_named_are_flags_of_the_function(known, enums):
    homes = {constant: name for name, members in enums.items() for constant in members}
    assert [line for facts in known.values() for line in rules.about_flags(facts, homes)] == []


def test_results_are_explained(known):
    fields, annotations = rules.results(), rules.functions()
    about = [
        line
        for f in known.values()
        for line in rules.about_results(f, fields, annotations.get(f.function, "None"))
    ]
    assert about == []


def test_every_function_has_facts(known):
    assert sorted(rules.functions().keys() - known.keys()) == []


def test_drivers_of_libvirt_are_named_for_known_functions_alone(known):
    read = json.loads((rules.definitions() / "functions" / "hypervisors.json").read_text())
    assert read["functions"].keys() - known.keys() == set()


def public_methods():
    """Yield (name, docstring) of each public method of the clients."""
    for module in pkgutil.walk_packages(virtrio.client.__path__, "virtrio.client."):
        for cls in vars(importlib.import_module(module.name)).values():
            if (
                inspect.isclass(cls)
                and cls.__module__ == module.name
                and not cls.__name__.startswith("_")
            ):
                for name, method in vars(cls).items():
                    if inspect.isfunction(method) and not name.startswith("_"):
                        yield f"{module.name}.{cls.__name__}.{name}", method.__doc__ or ""


def test_no_method_of_the_clients_says_only_a_c_name():
    says_only = re.compile(r"vir\w+(\.|; see .*)?\s*", re.DOTALL)
    assert [name for name, doc in public_methods() if says_only.fullmatch(doc)] == []


def entry_points():
    """Every entry point of a driver and of an administration."""
    for cls in (Driver, AdminDriver):
        yield from ((cls, name) for name, method in vars(cls).items() if inspect.isfunction(method))


def test_a_driver_has_texts_of_its_own_where_it_has_another_shape(known):
    assert list(rules.about_shapes(known)) == []


def test_amounts_of_a_driver_have_units(known):
    assert [line for facts in known.values() for line in rules.about_units(facts.of_driver())] == []


def test_a_driver_is_told_of_its_own_methods_alone():
    clients = {name.rpartition(".")[2] for name, _ in public_methods()}
    assert {"set_vcpus_flags", "migrate3"} <= clients
    found = [
        line
        for cls, name in entry_points()
        for line in rules.about_names(
            cls, name, clients, inspect.signature(getattr(cls, name)).parameters
        )
    ]
    assert found == []


def test_a_driver_is_not_told_of_clients_and_their_handles():
    """An administration is about clients."""
    words = {Driver: "handles?|clients?", AdminDriver: "handles?"}
    assert [
        line for cls, name in entry_points() for line in rules.about_clients(cls, name, words[cls])
    ] == []


@pytest.mark.parametrize("cls", [Driver, AdminDriver])
def test_a_driver_says_how_methods_answer(cls):
    text = " ".join(inspect.getdoc(cls).split())
    assert text.startswith("Functions ")
    assert "sent at once" in text
    assert "``async`` method has a task of its own" in text
    assert "`Later`" in text


# -- the rules find what they are for --------------------------------------------------


@pytest.mark.parametrize(
    ("summary", "complaint"),
    [
        ("Describe the domain.", "fewer than 6 words"),
        (
            "Describe the domain and its devices and whatever else anybody may ever ask for.",
            "characters",
        ),
        ("Describe the domain and its devices, as they are now", "period"),
        ("Describe the domain and its devices. They are as now.", "one sentence"),
        ("Get what the XML desc of the domain is.", "words of the name"),
    ],
)
def test_a_summary_is_found_wanting(summary, complaint):
    assert [line for line in rules.about_summary(facts_of(summary)) if complaint in line]


def test_a_shared_summary_is_found():
    one = Facts("virDomainSave", "", facts_of().summary.upper())
    assert list(rules.about_sharing({"a": facts_of(), "b": one})) == [
        "virDomainSave: the sentence of virDomainGetXMLDesc"
    ]


@pytest.mark.parametrize(
    "name", ["memory", "max_mem", "bandwidth", "timeout", "offset", "capacity", "size", "total_kib"]
)
def test_a_missing_unit_is_found(name):
    assert list(rules.about_units(facts_of(parameters={name: "how much there is"})))
    assert list(rules.about_units(facts_of(returns={name: "how much there is"})))
    assert not list(
        rules.about_units(
            facts_of(parameters={name: "how much there is, in bytes or MiB/s or seconds"})
        )
    )


def test_a_parameter_without_a_text_is_found():
    missing = rules.about_parameters(
        {"virDomainGetXMLDesc": facts_of()}, {"virDomainGetXMLDesc": {"flags", "path"}}
    )
    assert list(missing) == [
        "virDomainGetXMLDesc: nothing about flags",
        "virDomainGetXMLDesc: nothing about path",
        "virDomainGetXMLDesc: nothing about the enum of its flags",
    ]


def test_a_flag_of_another_enum_is_found():
    facts = facts_of(
        flags=("virDomainXMLFlags",), parameters={"flags": "0 or VIR_DOMAIN_AFFECT_LIVE"}
    )
    homes = {"VIR_DOMAIN_AFFECT_LIVE": "virDomainModificationImpact"}
    assert list(rules.about_flags(facts, homes)) == [
        "virDomainGetXMLDesc: VIR_DOMAIN_AFFECT_LIVE is no virDomainXMLFlags"
    ]


def test_a_result_in_no_unit_is_found():
    facts = Facts("virDomainGetMaxMemory", "", "", returns="how much there may be")
    assert list(rules.about_units(facts)) == [
        "virDomainGetMaxMemory: vir_domain_get_max_memory without a unit: how much there may be"
    ]


def test_a_result_without_a_text_is_found():
    fields = {"virDomainGetXMLDesc": 2}
    assert list(rules.about_results(facts_of(), {}, "str")) == [
        "virDomainGetXMLDesc: nothing about its result"
    ]
    for returns in ("two numbers", {"state": "one of them"}):
        assert list(rules.about_results(facts_of(returns=returns), fields, "list[int]"))
    assert not list(
        rules.about_results(
            facts_of(returns={"state": "one", "reason": "two"}), fields, "list[int]"
        )
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("list[str | int]", "tuple[str, int] | Awaitable[tuple[str, int]]"),
        ("tuple[int, ...]", "Sequence[int] | Awaitable[Sequence[int]]"),
        ("dict[str, int]", "Mapping[str, int]"),
        ("PlainParams", "Params | Awaitable[Params]"),
        ("str | None", "str | Awaitable[str | None] | None"),
        ("None", "Awaitable[None] | None"),
    ],
)
def test_shapes_that_are_the_same(one, other):
    assert rules.shape(expression(one)) == rules.shape(expression(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("dict[str, int]", "Mapping[int, int]"),
        ("dict[str, int]", "Sequence[int]"),
        ("tuple[bool, ...]", "tuple[bytes, int]"),
        ("int", "Domain | Awaitable[Domain]"),
        ("bytes | str", "bytes"),
    ],
)
def test_shapes_that_differ(one, other):
    assert rules.shape(expression(one)) != rules.shape(expression(other))


def expression(text):
    return ast.parse(text, mode="eval").body


def test_another_shape_without_a_text_is_found(known):
    bare = {
        name: dataclasses.replace(known[name], driver={})
        for name in ("virDomainMemoryStats", "virDomainPinVcpu")
    }
    assert sorted(rules.about_shapes(bare)) == [
        "virDomainMemoryStats: nothing about a driver's"
        " Mapping[int, int] | Awaitable[Mapping[int, int]]",
        "virDomainPinVcpu: nothing about a driver's cpumap",
    ]


def test_what_is_about_clients_is_found():
    class Told:
        def domain_create(self, flags):
            """As ``create`` with ``flags``, ``Skylake-Client``; the handle takes it.

            Returns:
                ``state`` for ``create_xml``
            """

    found = rules.about_names(
        Told, "domain_create", {"create", "flags", "state", "create_xml"}, {"flags"}
    )
    assert list(found) == [
        "domain_create: ``create`` is a method of clients",
        "domain_create: ``create_xml`` is a method of clients",
    ]
    assert list(rules.about_clients(Told, "domain_create", "handles?|clients?")) == [
        "domain_create: handle"
    ]


# -- reading ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("[virDomainSave]\nflags = ''", "functions/domain.toml: virDomainSave: no summary"),
        (
            "[virDomainSave]\nsumary = 'x'",
            "functions/domain.toml: virDomainSave: unknown key 'sumary'",
        ),
        (
            "[virDomainSave]\nsummary = 3",
            "functions/domain.toml: virDomainSave: summary is of the wrong type",
        ),
        (
            XML.replace("XMLFlags", "XMLFlag"),
            "virDomainGetXMLDesc: unknown enum 'virDomainXMLFlag'",
        ),
        (XML + 'enums = { a = "virNo" }', "virDomainGetXMLDesc: unknown enum 'virNo'"),
        (XML.replace("as they", '\\"\\"\\"'), "do not fit into a docstring"),
        (
            XML + "[virDomainGetXMLDesc.driver]\nsummary = 'x'",
            "functions/domain.toml: virDomainGetXMLDesc: unknown key 'summary'",
        ),
        (
            XML + "driver = 'x'",
            "functions/domain.toml: virDomainGetXMLDesc: driver is of the wrong type",
        ),
        ("[virDomainSave\n", "functions/domain.toml: Expected"),
        ("virDomainSave = 1", "functions/domain.toml: virDomainSave: not a table"),
    ],
)
def test_malformed_facts_are_refused(tmp_path, text, complaint):
    with pytest.raises(FactsError, match=re.escape(complaint)):
        load(folder(tmp_path, text), ENUMS)


def test_a_function_has_one_table(tmp_path):
    folder(tmp_path, XML, "again.toml")
    with pytest.raises(
        FactsError, match=r"functions/domain.toml: virDomainGetXMLDesc: another table"
    ):
        load(folder(tmp_path, XML), ENUMS)


def test_an_unknown_error_code_is_refused(tmp_path):
    folder(tmp_path, '{"virDomainGetXMLDesc": {"VIR_ERR_NO_DOMAN": "it is gone"}}', "errors.json")
    with pytest.raises(
        FactsError, match=r"errors.json: virDomainGetXMLDesc: unknown error code 'VIR_ERR_NO_DOMAN'"
    ):
        load(folder(tmp_path, XML), ENUMS)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (
            XML.replace("XMLDesc", "XMLDecs"),
            "functions/domain.toml: virDomainGetXMLDecs: no method is this function",
        ),
        (
            XML.replace("{ flags", "{ flag"),
            "functions/domain.toml: virDomainGetXMLDesc: unknown parameter 'flag'",
        ),
        (
            XML + 'enums = { xml = "virDomainXMLFlags" }',
            "virDomainGetXMLDesc: unknown parameter 'xml'",
        ),
        (
            XML + "driver.parameters = { xml = 'x' }",
            "virDomainGetXMLDesc: unknown parameter 'xml'",
        ),
    ],
)
def test_unknown_functions_and_parameters_are_refused(tmp_path, text, complaint):
    read = docs.Docs(load(folder(tmp_path, text), ENUMS))
    read.dressed(CLIENT)
    with pytest.raises(FactsError, match=re.escape(complaint)):
        read.check()


# -- writing ---------------------------------------------------------------------------

CLIENT = '''\
# Generated.
if TYPE_CHECKING:
    from ...protocol.typedparams import Params

class Domain:
    def xml_desc(self, flags: int = 0) -> str:
        """virDomainGetXMLDesc; see elsewhere."""
        return ""

    def other(self) -> int:
        """virDomainOther."""
        return 0
'''
DRIVER = '''\
class Driver:
    def domain_get_xml_desc(self, dom: Domain, flags: int) -> str | Awaitable[str]:
        """virDomainGetXMLDesc."""
        raise no_support("virDomainGetXMLDesc")
'''


def test_a_docstring_has_all_that_is_known(tmp_path):
    folder(tmp_path, '{"virDomainGetXMLDesc": {"VIR_ERR_NO_DOMAIN": "it is gone"}}', "errors.json")
    folder(tmp_path, '{"functions": {"virDomainGetXMLDesc": ["qemu", "test"]}}', "hypervisors.json")
    text = XML + f'details = """\n{"Word " * 30}…\n\nAnother virDomainXMLFlags.\n"""'
    dressed = docs.Docs(load(folder(tmp_path, text), ENUMS)).dressed(CLIENT)
    assert [line.removeprefix("        ") for line in dressed.splitlines()[9:33]] == [
        '"""Describe the domain and its devices, as they are now.',
        "",
        "Word Word Word Word Word Word Word Word Word Word Word Word Word Word Word Word",
        "Word Word Word Word Word Word Word Word Word Word Word Word Word Word ...",
        "",
        "Another DomainXMLFlags.",
        "",
        "Args:",
        "    flags: what to add, 0 for nothing (DomainXMLFlags)",
        "",
        "Returns:",
        "    a ``<domain>`` document",
        "",
        "Raises:",
        "    LibvirtError: among others",
        "        VIR_ERR_NO_DOMAIN: it is gone",
        "",
        "Answered by: qemu, test.",
        "virDomainGetXMLDesc.",
        '"""',
        'return ""',
        "",
        "    def other(self) -> int:",
        '"""virDomainOther."""',
    ]


def test_the_enums_of_flags_are_in_the_signature(tmp_path):
    dressed = docs.Docs(load(folder(tmp_path, XML), ENUMS)).dressed(CLIENT)
    assert dressed.splitlines()[:9] == [
        "# Generated.",
        "# mypy: disable-error-code=arg-type",
        "if TYPE_CHECKING:",
        "    from ...protocol._generated import enums",
        "    from ...protocol.numbers import PlainInt",
        "    from ...protocol.typedparams import Params",
        "",
        "class Domain:",
        "    def xml_desc(self, flags: enums.DomainXMLFlags | PlainInt = 0) -> str:",
    ]


def test_a_driver_is_given_plain_numbers(tmp_path):
    dressed = docs.Docs(load(folder(tmp_path, XML), ENUMS)).dressed(DRIVER)
    assert dressed.splitlines()[1] == DRIVER.splitlines()[1]


def test_the_object_of_an_entry_point_has_no_text(tmp_path):
    dressed = docs.Docs(load(folder(tmp_path, XML), ENUMS)).dressed(DRIVER)
    assert dressed.count("Args:\n            flags: what to add") == 1


def test_a_driver_has_its_own_texts_and_clients_have_theirs(tmp_path):
    text = f"""{XML}
details = "Of both."
client = "Of clients."
[virDomainGetXMLDesc.driver]
returns = "a text"
parameters = {{ flags = "a number" }}
"""
    known = docs.Docs(load(folder(tmp_path, text), ENUMS))
    client, driver = known.dressed(CLIENT), known.dressed(DRIVER)
    for line in ("Of clients.", "    a ``<domain>`` document", "flags: what to add"):
        assert line in client
        assert line not in driver
    for line in ("    a text", "flags: a number"):
        assert line in driver
        assert line not in client
    assert "Of both." in client
    assert "Of both." in driver


def test_details_of_a_driver_replace_those_of_clients(tmp_path):
    text = f"{XML}details = 'Of clients.'\ndriver.details = 'Of drivers.'\n"
    dressed = docs.Docs(load(folder(tmp_path, text), ENUMS)).dressed(DRIVER)
    assert "Of drivers." in dressed
    assert "Of clients." not in dressed


def test_a_driver_finds_methods_under_its_own_names(tmp_path):
    text = XML.replace("a ``<domain>``", "``other`` of ``xml_desc``, a ``<domain>``")
    text += "details = 'See ``xml_desc``, ``other`` and ``flags``.'\n"
    known = docs.Docs(load(folder(tmp_path, text), ENUMS), docs.EntryPoints([CLIENT, DRIVER]))
    dressed = known.dressed(DRIVER)
    assert "See ``domain_get_xml_desc``, ``other`` and ``flags``." in dressed
    assert "``other`` of ``domain_get_xml_desc``, a ``<domain>`` document" in dressed
    assert "See ``xml_desc``, ``other`` and ``flags``." in known.dressed(CLIENT)


def test_names_mean_methods_of_the_same_class_first():
    client = (
        CLIENT
        + """
class Network:
    def xml_desc(self, flags: int = 0) -> str:
        \"\"\"virNetworkGetXMLDesc.\"\"\"
"""
    )
    driver = (
        DRIVER
        + """
    def network_get_xml_desc(self, network: Network, flags: int) -> str:
        \"\"\"virNetworkGetXMLDesc.\"\"\"
"""
    )
    names = docs.EntryPoints([client, driver])
    for function in ("virDomainGetXMLDesc", "virNetworkGetXMLDesc"):
        facts = names.renamed(Facts(function, "", "See ``xml_desc``."), ())
        entry = function.removeprefix("vir").replace("GetXMLDesc", "_get_xml_desc").lower()
        assert facts.summary == f"See ``{entry}``."


def test_fields_of_a_result_have_a_line_each(tmp_path):
    text = XML.replace('"a ``<domain>`` document"', '{ state = "one", reason = "two" }')
    dressed = docs.Docs(load(folder(tmp_path, text), ENUMS)).dressed(CLIENT)
    returns = "Returns:\n            state: one\n            reason: two\n\n"
    assert f"{returns}        virDomainGetXMLDesc.\n" in dressed


def test_lines_are_short_enough_to_read(known):
    for facts in known.values():
        assert (
            max(map(len, docs.docstring(facts, [(name, name) for name in facts.parameters])))
            <= docs.PROSE - 8
        )


def test_help_of_a_driver_explains_an_entry_point():
    text = inspect.getdoc(Driver.domain_checkpoint_delete)
    assert text is not None
    assert text.startswith("Remove a checkpoint, handing what it tracked on to its parent.\n")
    assert "flags: 0 for this checkpoint alone, or what to remove" in text
    assert "Returns:" not in text
    assert "Answered by" not in text
    assert text.endswith("virDomainCheckpointDelete.")
