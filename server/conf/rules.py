"""Rules for the canonical forms of elements.

A `Rule` says how one element is printed: which attributes in which order with which
kinds of values, and which children. `apply` reads an element of a document through a
rule. Attributes and elements that no rule names are dropped, as by libvirt; the others
are printed in the rule's order. Where libvirt does more than that, the rule has a
``finish``.

Readers that have more to decide than a rule can say build elements themselves, of
attributes and children that rules describe: `take` copies attributes, `add` finds
children, applies their rules and appends them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from . import xml
from .kinds import Kind, string
from .refusals import missing_attribute

if TYPE_CHECKING:
    from ...protocol.errors import LibvirtError

__all__ = [
    "Attr",
    "Finish",
    "Rule",
    "add",
    "apply",
    "attr",
    "flag",
    "reader",
    "rule",
    "take",
    "text_rule",
]


class Attr(NamedTuple):
    """One attribute of a rule.

    ``missing`` makes the error if a required one is missing, where libvirt has its own
    text.
    """

    name: str
    kind: Kind
    required: bool
    default: str | None
    missing: Callable[[], LibvirtError] | None


Finish = Callable[["xml.Source", xml.Element], "xml.Element | None"]


class Rule(NamedTuple):
    """Description of how one element is read and printed.

    ``many``: every such element counts, not only the first. ``text``: the kind of its
    text, if it has one. ``keep``: it is printed even if nothing is inside. ``finish``
    gets the element as read and as it will be printed; it may change it, replace it,
    drop it (None) or refuse it (raise).
    """

    tag: str
    attrs: tuple[Attr, ...]
    children: tuple[Rule, ...]
    many: bool
    keep: bool
    text: Kind | None
    finish: Finish | None


def attr(
    name: str,
    kind: Kind = string,
    *,
    required: bool = False,
    default: str | None = None,
    missing: Callable[[], LibvirtError] | None = None,
) -> Attr:
    return Attr(name, kind, required or missing is not None, default, missing)


def rule(
    tag: str,
    *parts: Attr | Rule,
    many: bool = False,
    keep: bool = False,
    text: Kind | None = None,
    finish: Finish | None = None,
) -> Rule:
    attrs = tuple(part for part in parts if isinstance(part, Attr))
    children = tuple(part for part in parts if isinstance(part, Rule))
    return Rule(tag, attrs, children, many, keep, text, finish)


def flag(tag: str) -> Rule:
    """Make a rule for an element of which only the presence counts: ``<readonly/>``."""
    return rule(tag, keep=True)


def text_rule(tag: str, kind: Kind = string, *, many: bool = False) -> Rule:
    """Make a rule for an element that holds text; without text it is not printed."""
    return rule(tag, many=many, text=kind)


def reader(
    tag: str, read: Callable[[xml.Source], xml.Element | None], *, many: bool = False
) -> Rule:
    """Make a rule for an element that the function ``read`` reads."""
    return rule(tag, many=many, finish=lambda source, element: read(source))


def take(element: xml.Element, source: xml.Source, *attrs: Attr) -> None:
    """Copy these attributes from ``source`` to ``element``, canonically spelt."""
    _take(element, source, attrs)


def _take(element: xml.Element, source: xml.Source, attrs: tuple[Attr, ...]) -> None:
    given = source.given
    for each in attrs:
        name = each[0]  # by index, which is faster than by name
        if name in given:
            text = each[1](given[name], element.tag, name)
            if text is not None:
                element.attrs[name] = text
                continue
        elif each[2]:
            raise missing_attribute(element.tag, name) if each.missing is None else each.missing()
        if each[3] is not None:
            element.attrs[name] = each[3]


def add(element: xml.Element, source: xml.Source, *rules: Rule) -> None:
    """Append the canonical forms of those children of ``source`` that have a rule."""
    _add(element, source, rules)


def _add(element: xml.Element, source: xml.Source, rules: tuple[Rule, ...]) -> None:
    there = source.tags()
    for how in rules:
        if how.tag in there:
            for found in source.iterfind(how.tag):
                part = apply(how, found)
                if part is not None:
                    element.append(part)
                if not how.many:
                    break


def apply(how: Rule, source: xml.Source) -> xml.Element | None:
    """Return the canonical form of ``source``, or None if nothing of it is printed."""
    tag, attrs, children, _, keep, kind, finish = how
    element = xml.Element(tag)
    if attrs:
        _take(element, source, attrs)
    if children:
        _add(element, source, children)
    if kind is not None and (text := xml.string(source)):
        element.text = kind(text, tag, "")
    if finish is not None:
        return finish(source, element)
    return (
        element
        if keep or element.attrs or element.has_children or element.text is not None
        else None
    )
