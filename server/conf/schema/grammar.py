"""Classes that a schema consists of: elements, and what may be inside them.

The content of an element is made of parts: attributes, elements, text, choices. Parts
of one content never compete for a name: an attribute or an element of a name belongs to
one part only, so each part can be looked at by itself and in any order. Only the
alternatives of a `Choice` have names in common, of course. `Builder` refuses other
contents, and `validation` rests on it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from .datatypes import Kind

__all__ = [
    "Attribute",
    "Builder",
    "Child",
    "Choice",
    "Content",
    "Definition",
    "GrammarError",
    "Turns",
]


class GrammarError(Exception):
    """A schema contradicts itself."""


class Definition:
    """An element. Its content is made when it is first needed."""

    __slots__ = ("_content", "_make", "name")

    def __init__(self, name: str, make: Callable[[], Content]) -> None:
        self.name = name
        self._make = make
        self._content: Content | None = None

    @property
    def content(self) -> Content:
        if self._content is None:
            self._content = self._make()
        return self._content


class Attribute(NamedTuple):
    kind: Kind
    required: bool


class Turns(NamedTuple):
    """What tells elements of one name apart: the values of an attribute of theirs.

    Of each value there is one element at most. With ``steps``, values come in the order
    of their numbers; of those with a number in ``repeated`` there may be many.
    """

    attribute: str
    steps: Mapping[str, int] | None = None
    repeated: Collection[int] = ()


class Child(NamedTuple):
    """Elements of one name: at least and at most so many; None is no limit."""

    definition: Definition
    least: int
    most: int | None
    turns: Turns | None = None


class Choice(NamedTuple):
    """Several contents, one of which has everything that the names belong to."""

    alternatives: tuple[Content, ...]
    attribute_names: Collection[str]
    child_names: Collection[str]
    has_text: bool


class Content(NamedTuple):
    """What may be inside an element.

    ``any_elements``: elements of other names are there, too, with anything inside; with
    ``anything`` attributes and text as well. Each of ``orders`` has the names of
    elements that are not in any order, with the number of the step at which they come.
    ``attribute_names``, ``child_names`` and ``has_text`` include the choices.
    ``required_attributes`` and ``required_children``, of which at least so many must be
    there, do not.
    """

    attributes: Mapping[str, Attribute]
    children: Mapping[str, Child]
    text: Kind | None
    choices: tuple[Choice, ...]
    orders: tuple[Mapping[str, int], ...]
    any_elements: bool
    anything: bool
    attribute_names: Collection[str]
    child_names: Collection[str]
    has_text: bool
    required_attributes: tuple[str, ...]
    required_children: tuple[tuple[str, int], ...]


def _alternatives(content: Content) -> tuple[Content, ...]:
    """Return the alternatives of a content that is nothing but a choice, or itself."""
    choice = content.choices[0] if len(content.choices) == 1 else None
    if (
        choice is None
        or content.has_text is not choice.has_text
        or len(content.attribute_names) > len(choice.attribute_names)
        or len(content.child_names) > len(choice.child_names)
        or content.any_elements
    ):
        return (content,)
    return choice.alternatives


class Builder:
    """A content in the making."""

    def __init__(self) -> None:
        self._attributes: dict[str, Attribute] = {}
        self._children: dict[str, Child] = {}
        self._text: Kind | None = None
        self._choices: list[Choice] = []
        self._orders: list[Mapping[str, int]] = []
        self._any_elements = self._anything = False
        # By kind of part, what is taken.
        self._attribute_names: dict[str, None] = {}
        self._child_names: dict[str, None] = {}
        self._has_text = False

    def _claim(self, attributes: Collection[str], children: Collection[str], *, text: bool) -> None:
        for taken, names in ((self._attribute_names, attributes), (self._child_names, children)):
            if twice := [name for name in names if name in taken]:
                raise GrammarError(f"two parts for {', '.join(twice)}")
            taken.update(dict.fromkeys(names))
        if text and self._has_text:
            raise GrammarError("two parts for text")
        self._has_text = self._has_text or text

    def add_attribute(self, name: str, attribute: Attribute) -> None:
        self._claim((name,), (), text=False)
        self._attributes[name] = attribute

    def add_child(self, name: str, child: Child) -> None:
        self._claim((), (name,), text=False)
        self._children[name] = child

    def add_text(self, kind: Kind) -> None:
        self._claim((), (), text=True)
        self._text = kind

    def add_choice(self, choices: list[Content]) -> None:
        alternatives = [each for content in choices for each in _alternatives(content)]
        attributes = dict.fromkeys(name for each in alternatives for name in each.attribute_names)
        children = dict.fromkeys(name for each in alternatives for name in each.child_names)
        has_text = any(each.has_text for each in alternatives)
        if any(each.any_elements for each in alternatives):
            raise GrammarError("elements of any name are no alternative")
        self._claim(attributes, children, text=has_text)
        self._choices.append(Choice(tuple(alternatives), attributes, children, has_text))

    def add_order(self, steps: list[Content]) -> None:
        """Add these contents, whose elements come one content after the other."""
        for step in steps:
            self.add_all(step)
        self._orders.append(
            {name: number for number, step in enumerate(steps) for name in step.child_names}
        )

    def add_any(self, *, anything: bool) -> None:
        self._any_elements = True
        self._anything = anything

    def add_all(self, content: Content) -> None:
        """Add the parts of another content."""
        self._claim(content.attribute_names, content.child_names, text=content.has_text)
        self._attributes.update(content.attributes)
        self._children.update(content.children)
        self._text = self._text or content.text
        self._choices += content.choices
        self._orders += content.orders
        self._any_elements = self._any_elements or content.any_elements
        self._anything = self._anything or content.anything

    def content(self) -> Content:
        return Content(
            self._attributes,
            self._children,
            self._text,
            tuple(self._choices),
            tuple(self._orders),
            self._any_elements,
            self._anything,
            self._attribute_names,
            self._child_names,
            self._has_text,
            tuple(name for name, each in self._attributes.items() if each.required),
            tuple((name, each.least) for name, each in self._children.items() if each.least),
        )
