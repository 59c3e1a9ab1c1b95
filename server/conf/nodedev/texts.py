"""Texts in the XML of devices."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .. import xml

__all__ = ["copy"]


def copy(element: xml.Element, source: xml.Source, *tags: str) -> None:
    """Append the first child with each of these tags that has a text."""
    for tag in tags:
        text = source.text(tag)
        if text:
            element.add(tag, text=text)
