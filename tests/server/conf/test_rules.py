"""Rules and kinds: what they accept and refuse, and that it can be read off them."""

from __future__ import annotations

import importlib
import pkgutil
from functools import partial
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from virtrio.protocol.errors import LibvirtError
from virtrio.server.conf import domain, xml
from virtrio.server.conf.domain import devices
from virtrio.server.conf.kinds import (
    ON_OFF,
    POSITIVE,
    UNSIGNED,
    Choice,
    Filled,
    Kind,
    Number,
    choice,
    integer,
    number,
    some,
)
from virtrio.server.conf.refusals import DOMAIN
from virtrio.server.conf.rules import (
    Attr,
    Rule,
    add,
    apply,
    attr,
    flag,
    reader,
    rule,
    take,
    text_rule,
)

if TYPE_CHECKING:
    from collections.abc import Iterator


def source(text: str) -> xml.Source:
    return xml.Source.of(etree.fromstring(text))


def printed(how: Rule, text: str) -> str | None:
    element = apply(how, source(text))
    return None if element is None else element.format().strip()


# -- rules -----------------------------------------------------------------------------

DRIVER = rule(
    "driver", attr("name"), attr("ats", ON_OFF), rule("host", attr("csum", ON_OFF)), flag("fast")
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<driver/>", None),
        ("<driver what='x'><what/></driver>", None),
        ("<driver ats='on' name='a'/>", "<driver name='a' ats='on'/>"),
        (
            "<driver><fast/><host csum='off'/></driver>",
            "<driver>\n  <host csum='off'/>\n  <fast/>\n</driver>",
        ),
        ("<driver><host/></driver>", None),
    ],
)
def test_what_is_named_is_kept_in_the_order_of_the_rule(text: str, expected: str | None) -> None:
    assert printed(DRIVER, text) == expected


def test_one_child_or_many_count() -> None:
    text = "<a><b>1</b><b>2</b></a>"
    assert printed(rule("a", text_rule("b")), text) == "<a>\n  <b>1</b>\n</a>"
    assert (
        printed(rule("a", text_rule("b", many=True)), text) == "<a>\n  <b>1</b>\n  <b>2</b>\n</a>"
    )


def test_a_required_attribute_that_is_missing() -> None:
    element = xml.Element("timer")
    with pytest.raises(LibvirtError, match="Missing required attribute 'name' in element 'timer'"):
        take(element, source("<timer/>"), attr("name", required=True))
    with pytest.raises(LibvirtError, match="no name at all"):
        take(
            element,
            source("<timer/>"),
            attr("name", missing=partial(DOMAIN.xml_error, "no name at all")),
        )


def test_an_attribute_that_is_not_printed_has_its_default() -> None:
    element = xml.Element("a")
    mode = attr("mode", choice("x", silent=("default",)), default="x")
    take(element, source("<a mode='default'/>"), mode)
    assert element.attrs == {"mode": "x"}
    with pytest.raises(
        LibvirtError, match="Invalid value for attribute 'mode' in element 'a': 'y'"
    ):
        take(element, source("<a mode='y'/>"), mode)


def test_children_are_found_applied_and_appended() -> None:
    element = xml.Element("a")
    add(
        element,
        source("<a><c n='1'/><b/><c n='2'/><d/></a>"),
        flag("b"),
        rule("c", attr("n", UNSIGNED), many=True),
        reader("d", lambda found: xml.Element("e", text=found.tag)),
        flag("f"),
    )
    assert [part.format() for part in element.children] == [
        "<b/>\n",
        "<c n='1'/>\n",
        "<c n='2'/>\n",
        "<e>d</e>\n",
    ]


def test_very_many_attributes_and_children_are_read_the_same() -> None:
    attributes = " ".join(f"a{n}='{n}'" for n in range(200))
    children = "".join(f"<c n='{n}'/>" for n in range(200))
    how = rule(
        "a", attr("a0"), attr("a199"), attr("a200"), rule("c", attr("n"), many=True), flag("d")
    )
    element = apply(how, source(f"<a {attributes}>{children}<d/></a>"))
    assert element is not None
    assert element.attrs == {"a0": "0", "a199": "199"}
    assert [part.attrs["n"] for part in element.all("c")] == [str(n) for n in range(200)]
    assert element.find("d") is not None


# -- kinds -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        (choice("a", silent=("b",)), "a", "a"),
        (choice("a", silent=("b",)), "b", None),
        (UNSIGNED, "007", "7"),
        (UNSIGNED, "4294967295", "4294967295"),
        (Number(0, 9, zero=False), "0", None),
        (integer(base=0, spell=hex), "0x10", "0x10"),
        (integer(), "-1", "-1"),
        (some, "", None),
        (some, "a", "a"),
    ],
)
def test_values_that_are_taken(kind: Choice | Number, value: str, expected: str | None) -> None:
    assert kind(value, "e", "a") == expected


@pytest.mark.parametrize(
    ("kind", "value", "complaint"),
    [
        (choice("a"), "c", "XML error: Invalid value for attribute 'a' in element 'e': 'c'."),
        (choice("a", unknown="no %s here"), "c", "unsupported configuration: no c here"),
        (choice("a", unknown="no %s", refuse=DOMAIN.internal_error), "c", "internal error: no c"),
        (
            UNSIGNED,
            "-1",
            (
                "XML error: Invalid value for attribute 'a' in element 'e': '-1'. "
                "Expected non-negative integer value"
            ),
        ),
        (
            POSITIVE,
            "0",
            "XML error: Invalid value for attribute 'a' in element 'e': Zero is not permitted",
        ),
        (
            integer(nonnegative=True),
            "-1",
            (
                "XML error: Invalid value for attribute 'a' in element 'e': '-1'. "
                "Expected non-negative value"
            ),
        ),
        (number("'%s' is no size"), "x", "XML error: 'x' is no size"),
    ],
)
def test_values_that_are_refused(kind: Choice | Number, value: str, complaint: str) -> None:
    with pytest.raises(LibvirtError) as caught:
        kind(value, "e", "a")
    assert caught.value.message == complaint


# -- as data ---------------------------------------------------------------------------


def parts(value: object) -> Iterator[Attr | Rule]:
    """Yield the rules and attributes in a module's value, at any depth."""
    if isinstance(value, Attr):
        yield value
    elif isinstance(value, Rule):
        yield value
        for inner in (*value.attrs, *value.children):
            yield from parts(inner)
    elif isinstance(value, tuple | list):
        for inner in value:
            yield from parts(inner)
    elif isinstance(value, dict):
        yield from parts(tuple(value.values()))


MODULES = [
    importlib.import_module(f"{package.__name__}.{found.name}")
    for package in (domain, devices)
    for found in pkgutil.iter_modules(package.__path__)
]
ATTRIBUTES = [
    part
    for module in MODULES
    for part in parts(tuple(vars(module).values()))
    if isinstance(part, Attr)
]


def within(kind: Kind) -> Kind:
    return kind.kind if isinstance(kind, Filled) else kind


KINDS = list(dict.fromkeys(within(each.kind) for each in ATTRIBUTES))
CHOICES = [kind for kind in KINDS if isinstance(kind, Choice)]
NUMBERS = [kind for kind in KINDS if isinstance(kind, Number)]


def test_most_kinds_of_attributes_are_data() -> None:
    names = {(each.name, within(each.kind)) for each in ATTRIBUTES}
    as_data = [kind for _, kind in names if isinstance(kind, Choice | Number)]
    assert len(names) > 200
    assert len(as_data) > len(names) / 2


@pytest.mark.parametrize(
    "kind", CHOICES, ids=["-".join(kind.names[:2]) or "nothing" for kind in CHOICES]
)
def test_a_choice_takes_its_names_only(kind: Choice) -> None:
    assert [kind(name, "e", "a") for name in kind.names] == list(kind.names)
    assert {kind(name, "e", "a") for name in kind.silent} <= {None}
    with pytest.raises(LibvirtError):
        kind("no such word", "e", "a")


@pytest.mark.parametrize(
    "kind", NUMBERS, ids=[f"{kind.minimum}-{kind.maximum}" for kind in NUMBERS]
)
def test_numbers_are_within_their_bounds(kind: Number) -> None:
    def text(value: int) -> str:
        digits = (
            f"{abs(value):x}"
            if kind.base == 16
            else f"{abs(value):o}"
            if kind.base == 8
            else str(abs(value))
        )
        return f"-{digits}" if value < 0 else digits

    kind(text(kind.maximum), "e", "a")
    if kind.minimum < 0 and kind.below is None:
        kind(text(kind.minimum), "e", "a")
    for value in (kind.minimum - 1, kind.maximum + 1):
        with pytest.raises(LibvirtError):
            kind(text(value), "e", "a")
    assert (kind.nonzero or not kind.zero) == (kind.nonzero or kind("0", "e", "a") is None)
