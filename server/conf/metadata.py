"""``<metadata>``: one element per XML namespace, kept for applications.

It is kept as text (see `markup`): what an application stored comes back as it was, with
its white space, comments and CDATA, whatever its namespace is called.
"""

from __future__ import annotations

import copy
import re
from typing import TYPE_CHECKING

from lxml import etree

from ...protocol._generated.enums import ErrorDomain
from . import markup, xml
from .names import is_prefix
from .refusals import XML

if TYPE_CHECKING:
    from ...protocol.errors import LibvirtError

__all__ = [
    "find_metadata",
    "metadata_again",
    "read_application",
    "read_metadata",
    "replace_metadata",
]

# With more declarations of namespaces than this, steps whose time is their number times
# that of the elements are left out.
_MANY_NAMESPACES = 64

# Characters that metadata may have when it is printed. A reply carries a quarter of it.
# A document with as much as a call carries can have a hundred times this, by elements
# that are deep inside others, and to join its lines would hold up everybody.
_MOST = 16 * 1024 * 1024


def _serialised(element: etree._Element) -> str:
    return etree.tostring(element, encoding="unicode", with_tail=False)


def _parsed(text: str) -> etree._Element:
    """Parse kept text, without white space between elements."""
    return etree.fromstring(
        text,
        etree.XMLParser(
            recover=True,
            resolve_entities=False,
            no_network=True,
            strip_cdata=False,
            huge_tree=True,
            remove_blank_text=True,
        ),
    )


def _element(text: str, again: xml.Element | None = None) -> xml.Element:
    element = xml.Element("metadata")
    element.verbatim = xml.Verbatim(text, _printed(text, 1), again)
    return element


def _printed(text: str, level: int) -> list[str]:
    try:
        return markup.printed(text, level, _MOST)
    except markup.TooLong:
        detail = f"metadata has over {_MOST} characters when it is printed"
        raise XML.xml_error(detail) from None


def _text(metadata: xml.Element | None) -> str:
    verbatim = None if metadata is None else metadata.verbatim
    return "<metadata/>" if verbatim is None else verbatim.text


def _read(source: etree._Element) -> str:
    """Return what is kept of ``<metadata>`` in a document."""
    text = _serialised(source)
    if text.count("xmlns") <= _MANY_NAMESPACES:
        # A copy declares what it uses of the namespaces of the elements around it, and
        # only that.
        text = _serialised(copy.deepcopy(source))
    start, children = markup.contents(text)
    kept: dict[str, markup.Child] = {}
    for child in children:
        if child.uri and child.is_namespaced:
            kept.setdefault(child.uri, child)
    return markup.Contents(start, list(kept.values())).joined()


def read_metadata(root: xml.Source) -> xml.Element | None:
    """Read the first ``<metadata>``, with only the first element of each namespace."""
    source = root.find("metadata")
    return None if source is None else _element(_read(source.element))


def metadata_again(metadata: xml.Element) -> xml.Element:
    """Return ``metadata`` as it is after it was printed and read again.

    White space between elements is gone then, and what has a namespace that no document
    can declare. Takes no time: it was read when it was set.
    """
    verbatim = metadata.verbatim
    return metadata if verbatim is None or verbatim.again is None else verbatim.again


def find_metadata(metadata: xml.Element | None, uri: str) -> str | None:
    """Print the element with namespace ``uri``, or return None if there is none.

    It is printed as it was handed in, without its namespace.
    """
    text = _text(metadata)
    escaped = markup.attribute_text(uri)
    start, children = markup.contents(text)
    child = next((child for child in children if child.uri == escaped), None)
    if child is None:
        return None
    # Alone, it declares what it uses of the namespaces of <metadata>.
    found = markup.with_used(child.text, start)
    prefix = markup.prefix_of(markup.name_of(found))

    def plain(name: str, namespace: str) -> str:
        return name.partition(":")[2] if namespace == escaped and ":" in name else name

    found = markup.without_declaration(markup.renamed(found, plain), prefix)
    return "\n".join(_printed(found, 0))


def replace_metadata(metadata: xml.Element | None, uri: str, new: str | None) -> xml.Element:
    """Return a copy of ``metadata`` with ``new`` in place of the element of ``uri``.

    If ``new`` is None, the element is only removed.
    """
    escaped = markup.attribute_text(uri)
    start, children = markup.contents(_text(metadata))
    kept = [child for child in children if child.uri != escaped]
    if new is not None:
        kept.append(markup.Child(new, escaped))
    text = markup.Contents(start, kept).joined()
    again = _read(_parsed(text))
    return _element(text, None if again == text else _element(again))


# -- an application's element ----------------------------------------------------------

# Characters that no document can hold, not even as a reference.
_NO_CHARACTER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SLICE = 64 * 1024


def _no_namespace() -> LibvirtError:
    detail = "failed to create a new XML namespace"
    return XML.internal_error(detail)


def read_application(
    text: str, prefix: str, uri: str, part: ErrorDomain = ErrorDomain.VIR_FROM_DOMAIN
) -> str:
    """Read an application's element, and put all of it that has no namespace into one.

    ``part`` of libvirt is where errors about the document come from.
    Raises LibvirtError for a bad document or prefix, for a prefix that the element
    declares itself, and for a namespace that no document can hold; libvirt writes the
    last one all the same.
    """
    element = xml.parse_root(text, "(metadata_xml)", part, keep_blanks=True)
    if not is_prefix(prefix):
        detail = "failed to validate prefix for a new XML namespace"
        raise XML.internal_error(detail)
    # libvirt takes the first node of the document for the element.
    info = element.getroottree().docinfo
    is_first = element.getprevious() is None and not info.doctype  # type: ignore[attr-defined]
    # XML knows this prefix. With another namespace it is taken, but means the same.
    prefix = prefix.strip(" \t\r\n")
    is_known = prefix == "xml"
    if (
        not is_first
        or prefix in element.nsmap
        or (is_known and uri == markup.XML_NAMESPACE)
        or any(_NO_CHARACTER.search(uri, at, at + _SLICE) for at in range(0, len(uri), _SLICE))
    ):
        raise _no_namespace()

    def named(name: str, namespace: str) -> str:
        return name if namespace else f"{prefix}:{name}"

    plain = _serialised(element)
    put = markup.renamed(plain, named)
    return put if is_known else markup.with_declaration(put, prefix, markup.attribute_text(uri))
