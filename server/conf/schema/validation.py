"""Comparison of a document with a schema.

Theory of operation. Parts of a content never compete for a name (`grammar`), so a part
sees only the attributes and elements that are its own, in one pass over them. Elements
inside are not entered at once: each is put on a list with the definition that it has to
fit, and the document fits when the list is empty. So there is no recursion into
elements, however deep a document is.

A choice first drops the alternatives that the names and attributes which are there
contradict. Nearly always one is left, and its elements go onto the list as well. Only
where several are left must the elements of each be compared before it is clear which
one holds, and the verdict about each element and definition is remembered. An element
is thus compared with each definition once, and the work is linear in the document. Here
alone is recursion: as deep as elements are in each other whose definition stays open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from ..pause import CHUNK, checkpoint, paced
from .datatypes import BLANK

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml import etree

    from .grammar import Choice, Content, Definition, Turns

__all__ = ["Misfit", "misfit"]


class Misfit(NamedTuple):
    """The first thing found that does not fit: an element, and what is wrong in it.

    ``is_surplus``: it has something that elements of its kind never have. `complaint`
    is made of ``text`` where somebody reads it: alternatives that do not hold are many.
    """

    element: etree._Element
    text: str
    name: str = ""
    is_surplus: bool = False

    @property
    def complaint(self) -> str:
        """What is wrong, in libxml2's words where it has some."""
        return self.text.format(element=_local(self.element.tag), name=_local(self.name))


_IN_NAMESPACE = "Expecting no namespace for element {element}"
_UNKNOWN_ATTRIBUTE = "Invalid attribute {name} for element {element}"
_MISSING_ATTRIBUTE = "Element {element} lacks attribute {name}"
_EXTRA_CONTENT = "Element {element} has extra content: {name}"
_BAD_TEXT = "Invalid text of element {element}"
_MISSING_ELEMENT = "Expecting an element {name}, got nothing"
_TOO_MANY = "Extra element {name} in interleave"
_OUT_OF_PLACE = "Did not expect element {name} there"

# An element, and what it has to be.
_Task: TypeAlias = "tuple[etree._Element, Definition]"


def misfit(root: etree._Element, definition: Definition) -> Misfit | None:
    """Return what does not fit in the element ``root``; None if it is as defined.

    The caller knows that its local name is the one that is defined.
    """
    if root.tag != definition.name:
        return Misfit(root, _IN_NAMESPACE, is_surplus=True)
    return _Validation().misfit((root, definition))


class _Validation:
    def __init__(self) -> None:
        # Verdicts about elements that alternatives compete for. Elements are keys, so
        # that they live on.
        self._verdicts: dict[_Task, Misfit | None] = {}

    def misfit(self, task: _Task) -> Misfit | None:
        tasks = [task]
        while tasks:
            checkpoint()
            element, definition = tasks.pop()
            inside: list[_Task] = []
            found = self._enter(element, definition.content, inside)
            if found is not None:
                return found
            inside.reverse()
            tasks += inside
        return None

    def _enter(
        self, element: etree._Element, content: Content, inside: list[_Task]
    ) -> Misfit | None:
        """Compare one element, and add those in it to ``inside``."""
        if content.anything:
            return None
        # Of many attributes only the names: lxml looks for each value among all.
        for name in map(str, element.keys()):
            if name not in content.attribute_names:
                return Misfit(element, _UNKNOWN_ATTRIBUTE, name, is_surplus=True)
        node = _Node(element)
        if not content.any_elements:
            for tag in node.children:
                if tag not in content.child_names:
                    return Misfit(element, _EXTRA_CONTENT, tag, is_surplus=True)
        if not (content.has_text or node.is_blank):
            return Misfit(element, _EXTRA_CONTENT, "text", is_surplus=True)
        return self._fit(node, content, inside)

    def _fit(self, node: _Node, content: Content, inside: list[_Task]) -> Misfit | None:
        """Compare the parts of ``content`` with what ``node`` has of their names."""
        for name in content.required_attributes:
            if name not in node.attributes:
                return Misfit(node.element, _MISSING_ATTRIBUTE, name)
        for name, value in node.attributes.items():
            attribute = content.attributes.get(name)
            if attribute is not None and not attribute.kind(value):
                return Misfit(node.element, _UNKNOWN_ATTRIBUTE, name)
        if content.text is not None and not content.text(node.text):
            return Misfit(node.element, _BAD_TEXT)
        for tag, least in content.required_children:
            if len(node.children.get(tag, ())) < least:
                return Misfit(node.element, _MISSING_ELEMENT, tag)
        for tag, found in node.children.items():
            child = content.children.get(tag)
            if child is not None:
                if child.most is not None and len(found) > child.most:
                    return Misfit(node.element, _TOO_MANY, tag)
                if child.turns is not None and not _in_turn(child.turns, found):
                    return Misfit(node.element, _TOO_MANY, tag)
                definition = child.definition
                inside += [(each, definition) for each in found]
        for steps in content.orders:
            if (late := node.out_of(steps)) is not None:
                return Misfit(node.element, _OUT_OF_PLACE, late)
        for choice in content.choices:
            if (wrong := self._choose(node, choice, inside)) is not None:
                return wrong
        return None

    def _choose(self, node: _Node, choice: Choice, inside: list[_Task]) -> Misfit | None:
        """Find an alternative that holds, and add its elements to ``inside``."""
        attributes = [name for name in node.attributes if name in choice.attribute_names]
        children = [tag for tag in node.children if tag in choice.child_names]
        has_text = choice.has_text and not node.is_blank
        left: list[list[_Task]] = []
        wrong: list[Misfit] = []
        for content in choice.alternatives:
            tasks: list[_Task] = []
            found = _unclaimed(node, content, attributes, children, text=has_text)
            if found is None:
                found = self._fit(node, content, tasks)
            if found is not None:
                wrong.append(found)
            elif tasks:
                left.append(tasks)
            else:
                return None
        if not left:
            return _likeliest(node, choice, wrong)
        if len(left) == 1:
            inside += left[0]
            return None
        for tasks in left:
            failed = self._compared(tasks)
            if failed is None:
                return None
        return failed

    def _compared(self, tasks: list[_Task]) -> Misfit | None:
        """Compare elements that other alternatives compare, too."""
        for task in tasks:
            if task not in self._verdicts:
                self._verdicts[task] = self.misfit(task)
            verdict = self._verdicts[task]
            if verdict is not None:
                return verdict
        return None


def _in_turn(turns: Turns, found: list[etree._Element]) -> bool:
    """Say whether elements of one name come one of a kind each, and in order."""
    values = [each.get(turns.attribute, "").strip(BLANK) for each in paced(found)]
    if turns.steps is None:
        return len(values) == len(set(values))
    before = -1
    for value in values:
        step = turns.steps.get(value, before)
        if step < before or (step == before and step not in turns.repeated):
            return False
        before = step
    return True


def _unclaimed(
    node: _Node, content: Content, attributes: list[str], children: list[str], *, text: bool
) -> Misfit | None:
    """Return what an alternative has no part for, of what is there and the choice's."""
    for name in attributes:
        if name not in content.attribute_names:
            return Misfit(node.element, _UNKNOWN_ATTRIBUTE, name)
    for tag in children:
        if tag not in content.child_names:
            return Misfit(node.element, _OUT_OF_PLACE, tag)
    if text and not content.has_text:
        return Misfit(node.element, _EXTRA_CONTENT, "text")
    return None


def _likeliest(node: _Node, choice: Choice, wrong: list[Misfit]) -> Misfit:
    """Return what is wrong with the alternative of which most attributes are right."""

    def right(content: Content) -> int:
        return sum(
            name in node.attributes and attribute.kind(node.attributes[name])
            for name, attribute in content.attributes.items()
        )

    rights = [right(content) for content in choice.alternatives]
    return wrong[rights.index(max(rights))]


class _Node:
    """An element with its attributes and its children by name."""

    __slots__ = ("attributes", "children", "element", "is_blank", "text")

    def __init__(self, element: etree._Element) -> None:
        self.element = element
        self.attributes = {name: element.get(name, "") for name in map(str, element.keys())}
        self.children: dict[str, list[etree._Element]] = {}
        text = element.text or ""
        if len(element):
            texts = [text]
            for child in element if len(element) < CHUNK else paced(element):
                tag = child.tag
                if isinstance(tag, str):  # no comment
                    self.children.setdefault(tag, []).append(child)
                if child.tail is not None:
                    texts.append(child.tail)
            text = "".join(texts)
        self.text = text
        self.is_blank = not text or not text.strip(BLANK)

    def out_of(self, steps: Mapping[str, int]) -> str | None:
        """Return the name of the first element that comes behind a later step."""
        reached = 0
        for child in paced(self.element):
            step = steps.get(child.tag, reached)
            if step < reached:
                return child.tag
            reached = step
        return None


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]
