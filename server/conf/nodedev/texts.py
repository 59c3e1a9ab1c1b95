"""Texts in the XML of devices."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .. import xml

__all__ = ["copy", "in_element"]


def in_element(source: xml.Source, path: str) -> str | None:
    """Return the text of the first element at a path; None if there is none."""
    return source.text(path) or None


def copy(element: xml.Element, source: xml.Source, *tags: str) -> None:
    """Append the first child with each of these tags that has a text."""
    for tag in tags:
        text = source.text(tag)
        if text:
            element.add(tag, text=text)
