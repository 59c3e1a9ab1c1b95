"""Documents with a random mistake in them, or with a change that may be none."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from lxml import etree

from tests.server.conf.schema.deriving import VALUES

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

__all__ = ["CHANGES", "MISTAKES", "edited", "mutated"]


def _elements(root: etree._Element) -> list[etree._Element]:
    return [each for each in root.iter() if isinstance(each.tag, str)]


def _with_attributes(root: etree._Element) -> list[etree._Element]:
    return [each for each in _elements(root) if each.attrib]


def _rename_attribute(root: etree._Element, chance: random.Random) -> None:
    element = chance.choice(_with_attributes(root))
    name = chance.choice(list(element.attrib))
    new = chance.choice(("foo", "Type", f"{name}x", "name", "type", "{urn:x}a"))
    value = element.attrib.pop(name)
    element.set(new, value)


def edited(text: str, chance: random.Random) -> str:
    """Return a text with one character changed, added or taken away."""
    at = chance.randint(0, len(text))
    more = chance.choice(
        ("", "0", "1", "x", "-", " ", "/", ":", ".", ",", "F", "\n", "é", "_", "+")
    )
    return text[:at] + more + text[at + chance.randint(0, 1) :]


def _change_value(root: etree._Element, chance: random.Random) -> None:
    element = chance.choice(_with_attributes(root))
    name = chance.choice(list(element.attrib))
    old = str(element.attrib[name])
    element.set(name, chance.choice((*VALUES, *[edited(old, chance) for _ in VALUES])))


def _change_text(root: etree._Element, chance: random.Random) -> None:
    element = chance.choice([each for each in _elements(root) if not len(each)])
    old = element.text or ""
    element.text = chance.choice((*VALUES, *[edited(old, chance) for _ in VALUES]))


def _drop_attribute(root: etree._Element, chance: random.Random) -> None:
    element = chance.choice(_with_attributes(root))
    del element.attrib[chance.choice(list(element.attrib))]


def _drop_element(root: etree._Element, chance: random.Random) -> None:
    element = chance.choice(_elements(root)[1:])
    parent = element.getparent()
    assert parent is not None
    parent.remove(element)


def _double_element(root: etree._Element, chance: random.Random) -> None:
    element = chance.choice(_elements(root)[1:])
    element.addnext(deepcopy(element))


def _move_element(root: etree._Element, chance: random.Random) -> None:
    """Put an element before or behind all its siblings, or into another one."""
    element = chance.choice(_elements(root)[1:])
    parent = element.getparent()
    if chance.random() < 0.3:
        inside = set(element.iter())
        parent = chance.choice([each for each in _elements(root) if each not in inside])
    assert parent is not None
    parent.insert(chance.choice((0, len(parent))), element)


def _add_foreign_element(root: etree._Element, chance: random.Random) -> None:
    element = chance.choice(_elements(root))
    etree.SubElement(element, chance.choice(("{urn:x}foo", "foo", "name", "address")))


def _add_text(root: etree._Element, chance: random.Random) -> None:
    element = chance.choice(_elements(root))
    if len(element):
        chance.choice(element).tail = chance.choice(("text", " \n ", "\xa0"))
    else:
        element.text = chance.choice(("text", " \n ", "\xa0"))


# Changes after which libxml2 and the standard agree about every document.
MISTAKES = (
    _rename_attribute,
    _change_value,
    _change_text,
    _drop_attribute,
    _drop_element,
    _double_element,
    _add_foreign_element,
    _add_text,
)
# libxml2 refuses some orders that an interleave allows, where parts of two interleaves
# inside it lie apart: a name and a UUID around memory and vCPUs around something else.
CHANGES = (*MISTAKES, _move_element)
# Changes of something that a document may be without.
_OF_ELEMENTS = (_drop_element, _double_element, _move_element)
_OF_ATTRIBUTES = (_rename_attribute, _change_value, _drop_attribute)


def mutated(
    root: etree._Element,
    chance: random.Random,
    changes: tuple[Callable[[etree._Element, random.Random], None], ...] = CHANGES,
) -> etree._Element:
    """Return a copy of a document with one of the ``changes``."""
    copy = deepcopy(root)
    impossible = () if len(copy) else _OF_ELEMENTS
    if not _with_attributes(copy):
        impossible += _OF_ATTRIBUTES
    possible = [change for change in changes if change not in impossible]
    chance.choice(possible)(copy, chance)
    return copy
