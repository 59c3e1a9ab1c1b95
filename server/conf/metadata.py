"""``<metadata>``: what applications keep with a domain, one element per XML namespace."""

from __future__ import annotations

import copy
import re
from typing import TYPE_CHECKING, cast

from lxml import etree

from ...protocol._generated.enums import ErrorDomain, ErrorNumber
from ...protocol.errors import report
from . import xml

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["find_metadata", "inject_namespace", "plain_metadata", "read_metadata", "replace_metadata"]

_PREFIX = re.compile(r"[A-Za-z_][\w.-]*")


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


def inject_namespace(element: etree._Element, prefix: str, uri: str) -> etree._Element:
    """``element`` as an application's own: it and what is inside of it get the namespace, where they have none."""
    if not _PREFIX.fullmatch(prefix):
        detail = "failed to validate prefix for a new XML namespace"
        raise report(ErrorNumber.VIR_ERR_INTERNAL_ERROR, ErrorDomain.VIR_FROM_XML, detail)
    if prefix in element.nsmap:
        detail = "failed to create a new XML namespace"
        raise report(ErrorNumber.VIR_ERR_INTERNAL_ERROR, ErrorDomain.VIR_FROM_XML, detail)
    return _renamed(element, {prefix: uri}, lambda tag: tag if tag.startswith("{") else f"{{{uri}}}{tag}")


def plain_metadata(element: etree._Element) -> str:
    """An application's element as it was handed in: without the namespace."""
    uri = f"{{{etree.QName(element).namespace}}}"
    plain = _renamed(element, {}, lambda tag: tag.removeprefix(uri))
    etree.cleanup_namespaces(plain)
    return etree.tostring(plain, pretty_print=True, encoding="unicode").rstrip("\n")


def _renamed(element: etree._Element, namespaces: dict[str, str], new_name: Callable[[str], str]) -> etree._Element:
    names = cast("dict[str, str]", element.nsmap) | namespaces  # the stubs do not know the default namespace, None
    attributes = {str(name): str(value) for name, value in element.attrib.items()}
    copied = etree.Element(new_name(str(element.tag)), attributes, nsmap=names)
    copied.text = element.text
    for inner in element:
        child = _renamed(inner, {}, new_name) if isinstance(inner.tag, str) else copy.deepcopy(inner)
        child.tail = inner.tail
        copied.append(child)
    return copied
