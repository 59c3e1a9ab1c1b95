"""XML in and out, the way libvirt reads and prints it.

`parse_root` reads untrusted text: no network, no external entities, bounded in size and depth, and its errors are the
ones libvirt reports, down to the line with the pointer under the fault. `Element` is the small tree that the canonical
documents are made of, and `Element.text_lines` prints it in libvirt's style: two spaces, single quotes, no declaration.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from ...protocol._generated.enums import ErrorDomain, ErrorNumber
from ...protocol.errors import LibvirtError, report

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["MAX_BYTES", "Element", "child", "children", "escape", "parse_root", "string"]

# REMOTE_STRING_MAX: nothing longer arrives over the wire. libxml2 itself stops at 256 levels.
MAX_BYTES = 4 * 1024 * 1024

_ESCAPES = {"<": "&lt;", ">": "&gt;", "&": "&amp;", '"': "&quot;", "'": "&apos;"}
# virBufferEscapeString drops the control characters that XML cannot carry.
_ESCAPES.update({chr(code): "" for code in range(32) if chr(code) not in "\t\n\r"})
_ESCAPE_TABLE = str.maketrans(_ESCAPES)

# Where libxml2's wording changed after the release that libvirt 9.0.0 is built with on Debian 12.
_OLDER_WORDING = (("Excessive depth in document: 256, use", "Excessive depth in document: 256 use"),)


def escape(value: str) -> str:
    """`value` as libvirt prints it inside an attribute or as text."""
    return value.translate(_ESCAPE_TABLE)


class Element:
    """One element of a canonical document.

    ``text`` None and no children prints ``<tag/>``; ``is_open`` prints the end tag even when there is nothing inside.
    ``verbatim`` is a ready-made block of text in place of children, for what libvirt passes on without looking inside.
    """

    __slots__ = ("attrs", "children", "is_open", "tag", "text", "verbatim")

    def __init__(
        self,
        tag: str,
        attrs: dict[str, str] | None = None,
        text: str | None = None,
        children: list[Element] | None = None,
        *,
        is_open: bool = False,
    ) -> None:
        self.tag = tag
        self.attrs: dict[str, str] = {} if attrs is None else attrs
        self.text = text
        self.children: list[Element] = [] if children is None else children
        self.is_open = is_open
        self.verbatim: list[str] | None = None

    def __repr__(self) -> str:
        return f"Element({self.tag!r}, {self.attrs!r}, {self.text!r}, {self.children!r})"

    def copy(self) -> Element:
        twin = Element(self.tag, dict(self.attrs), self.text, [c.copy() for c in self.children], is_open=self.is_open)
        twin.verbatim = None if self.verbatim is None else list(self.verbatim)
        return twin

    def add(self, tag: str, attrs: dict[str, str] | None = None, text: str | None = None) -> Element:
        """Append a new child and return it."""
        element = Element(tag, attrs, text)
        self.children.append(element)
        return element

    def find(self, tag: str) -> Element | None:
        for element in self.children:
            if element.tag == tag:
                return element
        return None

    def all(self, tag: str) -> Iterator[Element]:
        return (element for element in self.children if element.tag == tag)

    def get(self, path: str, attr: str) -> str | None:
        """The attribute of the first child named ``path``, if both exist."""
        element = self.find(path)
        return None if element is None else element.attrs.get(attr)

    def text_lines(self, out: list[str], indent: str = "") -> None:
        """Append the printed form to ``out``, one string per line, without line ends."""
        attrs = "".join([f" {name}='{escape(value)}'" for name, value in self.attrs.items()])
        if self.verbatim is not None:
            out.append(f"{indent}<{self.tag}{attrs}>")
            out.extend(self.verbatim)
            out.append(f"{indent}</{self.tag}>")
        elif self.text is not None:
            out.append(f"{indent}<{self.tag}{attrs}>{escape(self.text)}</{self.tag}>")
        elif self.children or self.is_open:
            out.append(f"{indent}<{self.tag}{attrs}>")
            deeper = indent + "  "
            for element in self.children:
                element.text_lines(out, deeper)
            out.append(f"{indent}</{self.tag}>")
        else:
            out.append(f"{indent}<{self.tag}{attrs}/>")

    def __str__(self) -> str:
        lines: list[str] = []
        self.text_lines(lines)
        return "\n".join(lines) + "\n"


def _syntax_error(text: str, name: str, domain: ErrorDomain, log: etree._ListErrorLog) -> LibvirtError:
    """libvirt's report of the first parser error: place, message, the line, and a pointer under the place."""
    if not log:
        return report(ErrorNumber.VIR_ERR_XML_DETAIL, domain, f"{name}: failed to parse xml document")
    entry = log[0]
    message = entry.message
    for newer, older in _OLDER_WORDING:
        message = message.replace(newer, older)
    lines = text.split("\n")
    line = lines[entry.line - 1] if 0 < entry.line <= len(lines) else ""
    before = line[: max(entry.column - 1, 0)]
    pointer = "".join("\t" if byte == 9 else "-" for byte in before.encode()) + "^"
    detail = f"{name}:{entry.line}: {message}\n{line or '(null)'}\n{pointer}"
    return report(ErrorNumber.VIR_ERR_XML_DETAIL, domain, detail)


def parse_root(text: str, name: str, domain: ErrorDomain, *, max_bytes: int = MAX_BYTES) -> etree._Element:
    """Parse untrusted ``text`` and return its root element.

    ``name`` stands for the document in errors, such as ``(domain_definition)``; their code is VIR_ERR_XML_DETAIL and
    their domain ``domain``.
    """
    data = text.encode("utf-8", "surrogateescape")
    if len(data) > max_bytes:
        raise report(
            ErrorNumber.VIR_ERR_XML_ERROR, domain, f"{name}: document is {len(data)} bytes, more than {max_bytes}"
        )
    parser = etree.XMLParser(
        encoding="utf-8", resolve_entities="internal", no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        raise _syntax_error(text, name, domain, parser.error_log) from None


def string(element: etree._Element) -> str:
    """XPath's ``string()``: all text inside, without comments and processing instructions."""
    if not len(element):
        return element.text or ""
    parts = [element.text or ""]
    for inner in element:
        if isinstance(inner.tag, str):
            parts.append(string(inner))
        parts.append(inner.tail or "")
    return "".join(parts)


def child(element: etree._Element, tag: str) -> etree._Element | None:
    """The first child with that name."""
    return element.find(tag)


def children(element: etree._Element) -> Iterator[etree._Element]:
    """Child elements without a namespace: libvirt's own, in document order."""
    for inner in element:
        if isinstance(inner.tag, str) and inner.tag[0] != "{":
            yield inner
