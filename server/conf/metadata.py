"""``<metadata>``: what applications keep with a domain, one element per XML namespace."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

from lxml import etree

from . import xml

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["find_metadata", "read_metadata", "replace_metadata"]


def _namespaced(metadata: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    for child in metadata:
        namespace = etree.QName(child).namespace if isinstance(child.tag, str) else None
        if namespace is not None:
            yield child, namespace


def read_metadata(root: etree._Element) -> xml.Element | None:
    """The first ``<metadata>``, with only what an application can be found by: the first element of each namespace."""
    source = root.find("metadata")
    if source is None:
        return None
    kept = copy.deepcopy(source)
    kept.tail = kept.text = None
    seen: set[str] = set()
    wanted = set()
    for child, namespace in _namespaced(kept):
        if namespace not in seen:
            seen.add(namespace)
            wanted.add(child)
    for child in list(kept):
        child.tail = None
        if child not in wanted:
            kept.remove(child)
    element = xml.Element("metadata")
    element.verbatim = kept
    return element


def find_metadata(metadata: xml.Element | None, uri: str) -> etree._Element | None:
    """The element of one application."""
    if metadata is None or metadata.verbatim is None:
        return None
    for child, namespace in _namespaced(metadata.verbatim):
        if namespace == uri:
            return child
    return None


def replace_metadata(metadata: xml.Element | None, uri: str, new: etree._Element | None) -> xml.Element | None:
    """``metadata`` with the element of ``uri`` replaced by ``new``, or without it. The old one is left as it was."""
    element = xml.Element("metadata")
    element.verbatim = etree.Element("metadata")
    if metadata is not None and metadata.verbatim is not None:
        element.verbatim = copy.deepcopy(metadata.verbatim)
    old = find_metadata(element, uri)
    if old is not None:
        element.verbatim.remove(old)
    if new is not None:
        element.verbatim.append(new)
    return element
