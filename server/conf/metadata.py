"""``<metadata>``: what applications keep with a domain, one element per XML namespace."""

from __future__ import annotations

import copy
import re
from typing import TYPE_CHECKING, cast
from xml.sax.saxutils import quoteattr

from lxml import etree

from ...protocol._generated.enums import ErrorDomain, ErrorNumber
from ...protocol.errors import LibvirtError, report
from . import xml

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["find_metadata", "inject_namespace", "plain_metadata", "read_metadata", "replace_metadata"]

_PREFIX = re.compile(r"[^\W\d][\w.-]*")
_ANY_URI = "urn:any"


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
        raise _no_namespace()
    try:
        return _renamed(element, {prefix: uri}, lambda tag: tag if tag.startswith("{") else f"{{{uri}}}{tag}")
    except ValueError:  # lxml makes no namespace that is no URI, but can read it
        return _namespace_read(element, prefix, uri)


def _no_namespace() -> LibvirtError:
    detail = "failed to create a new XML namespace"
    return report(ErrorNumber.VIR_ERR_INTERNAL_ERROR, ErrorDomain.VIR_FROM_XML, detail)


def _namespace_read(element: etree._Element, prefix: str, uri: str) -> etree._Element:
    """`inject_namespace` for any text as ``uri``: the document is written with another and read with this one.

    Raises LibvirtError for what no XML document can hold; libvirt writes it all the same.
    """
    declared = f"xmlns:{prefix}={quoteattr(uri, {chr(10): '&#10;', chr(13): '&#13;', chr(9): '&#9;'})}"
    holder = etree.Element(f"{{{_ANY_URI}}}holder", nsmap={prefix: _ANY_URI})
    inner = copy.deepcopy(element)
    inner.tail = None
    holder.append(inner)
    for each in inner.iter(etree.Element):
        if not str(each.tag).startswith("{"):
            each.tag = f"{{{_ANY_URI}}}{each.tag}"
    text = etree.tostring(inner, encoding="unicode").replace(f'xmlns:{prefix}="{_ANY_URI}"', declared, 1)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    try:
        read = etree.fromstring(text.encode(), parser)
    except (etree.XMLSyntaxError, UnicodeEncodeError):
        raise _no_namespace() from None
    if any(entry.type != etree.ErrorTypes.WAR_NS_URI for entry in parser.error_log):
        raise _no_namespace()
    return read


def plain_metadata(element: etree._Element) -> str:
    """An application's element as it was handed in: without the namespace."""
    plain = copy.deepcopy(element)
    plain.tail = None
    uri = f"{{{etree.QName(element).namespace}}}"
    for each in plain.iter(etree.Element):
        each.tag = str(each.tag).removeprefix(uri)
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
