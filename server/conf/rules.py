"""Canonical forms by rule.

A `Rule` says how one element is printed: which attributes in which order with which kinds of values, and which children.
`apply` reads an element of a document through a rule. What no rule names is dropped, as libvirt drops what it does not
know; what is out of order comes out in the rule's order. Where libvirt does more than that, the rule has a ``finish``.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from . import xml
from .refusals import missing_attribute
from .values import Kind, string

__all__ = ["Attr", "Finish", "Rule", "apply", "attr", "flag", "rule", "text_rule"]


class Attr(NamedTuple):
    name: str
    kind: Kind
    required: bool
    default: str | None


Finish = Callable[["xml.Source", xml.Element], "xml.Element | None"]


class Rule(NamedTuple):
    """``many``: every such element counts, else the first. ``text``: the kind of its text, if it has one.

    ``keep``: printed even if nothing is inside. ``finish`` sees the element as read and as it will be printed; it may
    change it, replace it, drop it (None) or refuse it (raise).
    """

    tag: str
    attrs: tuple[Attr, ...]
    children: tuple[Rule, ...]
    many: bool
    keep: bool
    text: Kind | None
    finish: Finish | None


def attr(name: str, kind: Kind = string, *, required: bool = False, default: str | None = None) -> Attr:
    return Attr(name, kind, required, default)


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
    """``<readonly/>``: only whether it is there counts."""
    return rule(tag, keep=True)


def text_rule(tag: str, kind: Kind = string, *, many: bool = False) -> Rule:
    """An element that is its text; without text it is not there."""
    return rule(tag, many=many, text=kind)


def apply(how: Rule, source: xml.Source) -> xml.Element | None:
    """The canonical form of ``source``, or None if nothing of it is printed."""
    element = xml.Element(how.tag)
    attrs = element.attrs
    given = source.get
    for name, kind, required, default in how.attrs:
        value = given(name)
        if value is not None:
            printed = kind(value, how.tag, name)
            if printed is not None:
                attrs[name] = printed
                continue
        elif required:
            raise missing_attribute(how.tag, name)
        if default is not None:
            attrs[name] = default
    for inner in how.children:
        for found in source.iterfind(inner.tag):
            child = apply(inner, found)
            if child is not None:
                element.children.append(child)
            if not inner.many:
                break
    if how.text is not None:
        text = xml.string(source)
        if text:
            element.text = how.text(text, how.tag, "")
    if how.finish is not None:
        return how.finish(source, element)
    if how.keep or attrs or element.has_children or element.text is not None:
        return element
    return None
