"""``<metadata>``: one element per XML namespace, kept for applications."""

from __future__ import annotations

import copy
import re
from typing import TYPE_CHECKING

from lxml import etree

from . import xml
from .pause import checkpoint
from .refusals import XML

if TYPE_CHECKING:
    from ...protocol.errors import LibvirtError

__all__ = [
    "find_metadata",
    "inject_namespace",
    "plain_metadata",
    "read_metadata",
    "replace_metadata",
]

_PREFIX = re.compile(r"[^\W\d][\w.-]*")
_ANY_URI = "urn:any"


# With more declarations of namespaces than this, steps whose time is their number times
# that of the elements are left out.
_MANY_NAMESPACES = 64

_PARSER_OPTIONS = {
    "resolve_entities": False,
    "no_network": True,
    "strip_cdata": False,
    "huge_tree": True,
}


def _parsed(text: str, *, strict: bool = False) -> etree._Element:
    """Parse serialised text into a tree of its own.

    Unless ``strict``, namespaces that are no URIs are accepted, as by libvirt.
    """
    return etree.fromstring(text, etree.XMLParser(recover=not strict, **_PARSER_OPTIONS))  # type: ignore[arg-type]


def _serialised(element: etree._Element) -> str:
    return etree.tostring(element, encoding="unicode", with_tail=False)


def _namespace(element: etree._Element) -> str | None:
    tag = element.tag
    return tag[1:].rpartition("}")[0] if isinstance(tag, str) and tag[0] == "{" else None


def _element(kept: etree._Element) -> xml.Element:
    element = xml.Element("metadata")
    element.verbatim = xml.Verbatim(_serialised(kept), xml.pretty_lines(kept, 1))
    return element


def read_metadata(root: xml.Source) -> xml.Element | None:
    """Read the first ``<metadata>``, with only the first element of each namespace."""
    source = root.find("metadata")
    if source is None:
        return None
    text = _serialised(source.element)
    # A copy declares what it uses of the namespaces of the elements around it, and only
    # that.
    kept = (
        _parsed(text) if text.count("xmlns") > _MANY_NAMESPACES else copy.deepcopy(source.element)
    )
    kept.tail = kept.text = None
    seen: set[str] = set()
    for child in list(kept):
        checkpoint()
        child.tail = None
        namespace = _namespace(child)
        if namespace is None or namespace in seen:
            kept.remove(child)
        else:
            seen.add(namespace)
    return _element(kept)


def _find(metadata: etree._Element, uri: str) -> etree._Element | None:
    return next((child for child in metadata if _namespace(child) == uri), None)


def find_metadata(metadata: xml.Element | None, uri: str) -> etree._Element | None:
    """Return a copy of the element with namespace ``uri``, or None if there is none."""
    if metadata is None or metadata.verbatim is None:
        return None
    return _find(_parsed(metadata.verbatim.text), uri)


def replace_metadata(
    metadata: xml.Element | None, uri: str, new: etree._Element | None
) -> xml.Element | None:
    """Return a copy of ``metadata`` with ``new`` in place of the element of ``uri``.

    If ``new`` is None, the element is only removed.
    """
    old = "<metadata/>" if metadata is None or metadata.verbatim is None else metadata.verbatim.text
    kept = _parsed(old)
    found = _find(kept, uri)
    if found is not None:
        kept.remove(found)
    if new is not None:
        kept.append(new)
    return _element(kept)


# The beginning of a serialised element: its name and the namespaces that it declares.
_DECLARATIONS = re.compile(r'<[^\s/>]+((?: xmlns(?::[^\s=]+)?="[^"]*")*)')


def inject_namespace(element: etree._Element, prefix: str, uri: str) -> etree._Element:
    """Return a copy of ``element`` in which all without a namespace are in ``uri``.

    Raises LibvirtError for a bad prefix, or one that ``element`` has already declared.
    """
    if not _PREFIX.fullmatch(prefix):
        detail = "failed to validate prefix for a new XML namespace"
        raise XML.internal_error(detail)
    if prefix in element.nsmap:
        raise _no_namespace()
    try:
        return _namespaced(element, prefix, uri)
    except (ValueError, etree.XMLSyntaxError):
        # lxml makes no namespace that is no URI, but can read it
        return _namespace_read(element, prefix, uri)


def _namespaced(element: etree._Element, prefix: str, uri: str) -> etree._Element:
    text = _serialised(element)
    declared = _DECLARATIONS.match(text)
    assert declared is not None
    place = declared.end()
    changed = _parsed(f"{text[:place]} {_declaration(prefix, uri)}{text[place:]}", strict=True)
    for inner in changed.iter("{}*"):  # those without a namespace
        checkpoint()
        # with a prefix that was never declared it is no name that can have one
        if ":" not in inner.tag:
            inner.tag = f"{{{uri}}}{inner.tag}"
    return changed


# Characters that an attribute may not hold unescaped; the ampersand comes first.
# For long texts `str.replace` takes a tenth of the time of `str.translate`, which keeps
# the interpreter for all of it. `xml.sax.saxutils` imports all of `urllib` and `email`.
_IN_ATTRIBUTE = (
    ("&", "&amp;"),
    ("<", "&lt;"),
    ('"', "&quot;"),
    ("\n", "&#10;"),
    ("\r", "&#13;"),
    ("\t", "&#9;"),
)


def _declaration(prefix: str, uri: str) -> str:
    for character, reference in _IN_ATTRIBUTE:
        uri = uri.replace(character, reference)
    return f'xmlns:{prefix}="{uri}"'


def _no_namespace() -> LibvirtError:
    detail = "failed to create a new XML namespace"
    return XML.internal_error(detail)


def _namespace_read(element: etree._Element, prefix: str, uri: str) -> etree._Element:
    """Inject a namespace whose name is any text, of which lxml refuses to make one.

    The document is written with another URI, which is replaced in the text before it is
    read. Raises LibvirtError for text that no XML document can hold; libvirt writes it
    all the same.
    """
    declared = _declaration(prefix, uri)
    holder = etree.Element(f"{{{_ANY_URI}}}holder", nsmap={prefix: _ANY_URI})
    inner = copy.deepcopy(element)
    inner.tail = None
    holder.append(inner)
    for each in inner.iter(etree.Element):
        checkpoint()
        if not str(each.tag).startswith("{"):
            each.tag = f"{{{_ANY_URI}}}{each.tag}"
    text = etree.tostring(inner, encoding="unicode").replace(
        f'xmlns:{prefix}="{_ANY_URI}"', declared, 1
    )
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    try:
        read = etree.fromstring(text.encode(), parser)
    except (etree.XMLSyntaxError, UnicodeEncodeError):
        raise _no_namespace() from None
    if any(entry.type != etree.ErrorTypes.WAR_NS_URI for entry in parser.error_log):
        raise _no_namespace()
    return read


def plain_metadata(element: etree._Element) -> str:
    """Print an application's element as it was handed in, without its namespace."""
    uri = f"{{{_namespace(element)}}}"
    text = _serialised(element)
    plain = _parsed(text)
    for inner in plain.iter(etree.Element):
        checkpoint()
        name = str(inner.tag).removeprefix(uri)
        if name != inner.tag and ":" not in name:
            inner.tag = name
    if text.count("xmlns") <= _MANY_NAMESPACES:
        etree.cleanup_namespaces(plain)
    return etree.tostring(plain, pretty_print=True, encoding="unicode").rstrip("\n")
