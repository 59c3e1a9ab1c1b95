"""Comparison of a document with a schema.

Theory of operation. Parts of a content never compete for a name (`grammar`), so a part
sees only the attributes and elements that are its own, in one pass over them. Elements
inside are not entered at once: each is put on a list with the definition that it has to
fit, and the document fits when the list is empty. So there is no recursion, however
deep a document is.

A choice first drops the alternatives that the names and attributes which are there
contradict. Nearly always one is left, and its elements go onto the list as well. Only
where several are left must the elements of each be compared before it is clear which
one holds, and the verdict about each element and definition is remembered. An element
is thus compared with each definition once, and the work is linear in the document.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ..pause import checkpoint, paced
from .datatypes import BLANK

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml import etree

    from .grammar import Choice, Content, Definition

__all__ = ["Misfit", "misfit"]


class Misfit(NamedTuple):
    """The first thing found that does not fit: an element, and what is wrong in it.

    ``is_surplus``: there is something in the element that it never has.
    """

    element: etree._Element
    complaint: str
    is_surplus: bool = False


class _Task(NamedTuple):
    element: etree._Element
    definition: Definition


def misfit(root: etree._Element, definition: Definition) -> Misfit | None:
    """Return what does not fit in the element ``root``; None if it is as defined."""
    return _Validation().misfit([_Task(root, definition)])


class _Validation:
    def __init__(self) -> None:
        # Verdicts about elements that alternatives compete for. Elements are keys, so
        # that they live on.
        self._verdicts: dict[tuple[etree._Element, int], Misfit | None] = {}

    def misfit(self, tasks: list[_Task]) -> Misfit | None:
        while tasks:
            checkpoint()
            found = self._enter(*tasks.pop(), tasks)
            if found is not None:
                return found
        return None

    def _enter(
        self, element: etree._Element, definition: Definition, tasks: list[_Task]
    ) -> Misfit | None:
        """Compare one element, and add those inside to ``tasks``."""
        content = definition.content
        if content.anything:
            return None
        node = _Node(element)
        surplus = _surplus(node, content)
        if surplus is not None:
            return surplus
        inside: list[_Task] = []
        found = self._fit(node, content, inside)
        tasks += reversed(inside)
        return found

    def _fit(self, node: _Node, content: Content, inside: list[_Task]) -> Misfit | None:
        """Compare the parts of ``content`` with what ``node`` has of their names."""
        given = node.attributes
        for name, attribute in content.attributes.items():
            value = given.get(name)
            if value is None:
                if attribute.required:
                    return node.misfit(f"Element {node.name} lacks attribute {name}")
            elif not attribute.kind(value):
                return node.misfit(_bad_attribute(name, node))
        if content.text is not None and not content.text(node.text):
            return node.misfit(f"Invalid text of element {node.name}")
        for tag, child in content.children.items():
            found = node.children.get(tag, ())
            if len(found) < child.least:
                return node.misfit(f"Expecting an element {_local(tag)}, got nothing")
            if child.most is not None and len(found) > child.most:
                return node.misfit(f"Extra element {_local(tag)} in interleave")
            inside += [_Task(each, child.definition) for each in found]
        for steps in content.orders:
            if (late := node.out_of(steps)) is not None:
                return node.misfit(f"Did not expect element {_local(late)} there")
        for choice in content.choices:
            wrong = self._choose(node, choice, inside)
            if wrong is not None:
                return wrong
        return None

    def _choose(self, node: _Node, choice: Choice, inside: list[_Task]) -> Misfit | None:
        """Find an alternative that holds, and add its elements to ``inside``."""
        attributes = [name for name in choice.attribute_names if name in node.attributes]
        children = [tag for tag in choice.child_names if tag in node.children]
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
            key = (task.element, id(task.definition))
            if key not in self._verdicts:
                self._verdicts[key] = self.misfit([task])
            verdict = self._verdicts[key]
            if verdict is not None:
                return verdict
        return None


def _surplus(node: _Node, content: Content) -> Misfit | None:
    """Return what the node has and elements with this content never have."""
    for name in node.attributes:
        if name not in content.attribute_names:
            return Misfit(node.element, _bad_attribute(name, node), is_surplus=True)
    what = None if content.has_text or node.is_blank else "text"
    if not content.any_elements:
        unknown = (tag for tag in node.children if tag not in content.child_names)
        what = next(map(_local, unknown), what)
    if what is None:
        return None
    return Misfit(node.element, f"Element {node.name} has extra content: {what}", is_surplus=True)


def _unclaimed(
    node: _Node, content: Content, attributes: list[str], children: list[str], *, text: bool
) -> Misfit | None:
    """Return what an alternative has no part for, of what is there and the choice's."""
    for name in attributes:
        if name not in content.attribute_names:
            return node.misfit(_bad_attribute(name, node))
    for tag in children:
        if tag not in content.child_names:
            return node.misfit(f"Did not expect element {_local(tag)} there")
    if text and not content.has_text:
        return node.misfit(f"Element {node.name} has extra content: text")
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


def _bad_attribute(name: str, node: _Node) -> str:
    return f"Invalid attribute {_local(name)} for element {node.name}"


class _Node:
    """An element with its attributes and its children by name."""

    __slots__ = ("_texts", "attributes", "children", "element", "is_blank", "name")

    def __init__(self, element: etree._Element) -> None:
        self.element = element
        self.name = _local(element.tag)
        self.attributes: Mapping[str, str] = dict(element.items())
        self.children: dict[str, list[etree._Element]] = {}
        texts = [element.text]
        for child in paced(element):
            tag = child.tag
            if isinstance(tag, str):  # no comment
                self.children.setdefault(tag, []).append(child)
            texts.append(child.tail)
        self._texts = [text for text in texts if text is not None]
        self.is_blank = not any(text.strip(BLANK) for text in self._texts)

    @property
    def text(self) -> str:
        return "".join(self._texts)

    def misfit(self, complaint: str) -> Misfit:
        return Misfit(self.element, complaint)

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
