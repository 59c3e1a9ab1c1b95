"""XML of servers, which may be any text, and the options ``--xpath`` and ``--wrap``."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from .errors import CommandError
from .options import Kind, Option

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml import etree

    from .options import Arguments
    from .session import Session

__all__ = [
    "XPATH_OPTIONS",
    "elements",
    "escape",
    "given_xpath",
    "node_text",
    "parse",
    "print_xml",
    "string",
]

XPATH_OPTIONS = (
    Option("xpath", Kind.STRING, "print only what this XPath expression selects", named=True),
    Option("wrap", Kind.BOOL, "put what the expression selects into one root element"),
)


def escape(text: str, *, quotes: str = "") -> str:
    """Quote ``text`` as XML character data; with ``quotes``, those characters too."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    for char, entity in (('"', "&quot;"), ("'", "&apos;")):
        if char in quotes:
            text = text.replace(char, entity)
    return text


def parse(xml: str, what: str, *, keep_blanks: bool = False) -> etree._Element:
    """Parse XML as libvirt's clients do: without a network, of bounded depth.

    Raise `CommandError` with libxml2's first error, after the name of the document.
    Prefixes without a declaration are no error, as for libvirt.
    """
    from lxml import etree

    parser = etree.XMLParser(
        encoding="utf-8",
        recover=True,
        remove_blank_text=not keep_blanks,
        resolve_entities="internal",  # type: ignore[arg-type]  # its stubs are older
        no_network=True,
    )
    root: etree._Element | None = None
    with suppress(etree.XMLSyntaxError):  # it is in the log, too
        root = etree.fromstring(xml.encode("utf-8", "surrogateescape"), parser)
    for entry in parser.error_log:
        if entry.domain != etree.ErrorDomains.NAMESPACE and entry.level >= etree.ErrorLevels.ERROR:
            raise CommandError(f"{what}:{entry.line}: {entry.message}{_place(xml, entry)}")
    if root is None:
        raise CommandError(f"{what}:1: Document is empty")
    return root


def _place(xml: str, entry: etree._LogEntry) -> str:
    """Return the line of an error with a pointer to its column, as libvirt does."""
    lines = xml.split("\n")
    if not 0 < entry.line <= len(lines):
        return ""
    line = lines[entry.line - 1].encode("utf-8", "surrogateescape")
    shown = line.decode("utf-8", "backslashreplace")
    return f"\n{shown}\n{'-' * (entry.column - 1)}^"


def string(root: etree._Element, path: str) -> str:
    """Return the text of the first element at a path, with that of elements inside."""
    return str(root.xpath(f"string({path})"))


def elements(root: etree._Element, path: str) -> list[etree._Element]:
    """Return the elements that an XPath expression selects."""
    from lxml import etree

    found = root.xpath(path)
    if not isinstance(found, list):
        return []
    return [item for item in found if isinstance(item, etree._Element)]


def node_text(element: etree._Element) -> str:
    """Return an element as it stands in its document, as virsh prints it."""
    from lxml import etree

    return etree.tostring(element, encoding="unicode", with_tail=False)


def given_xpath(args: Arguments) -> str | None:
    """Return the expression of ``--xpath``; fail without a word for an empty one."""
    if args.strings("xpath") == [""]:
        raise CommandError
    return args.string("xpath")


def print_xml(session: Session, args: Arguments, xml: str, what: str) -> None:
    """Print ``xml`` unchanged, or the nodes that ``--xpath`` selects in it.

    ``what`` is its name in errors.
    """
    expression = given_xpath(args)
    if expression is None:
        session.out(xml)
        return
    nodes = _nodes(parse(xml, what), expression)
    if "wrap" in args:
        session.out(_wrapped(nodes))
    else:
        session.out("".join(f"{text}\n" for text in _texts(nodes)))


def _nodes(root: etree._Element, expression: str) -> Sequence[object]:
    from lxml import etree

    try:
        found = root.xpath(expression)
    except (etree.XPathError, ValueError) as exc:
        raise CommandError(f"internal error: Incorrect xpath '{expression}'") from exc
    if not isinstance(found, list):  # a number or a string, not nodes
        raise CommandError(f"internal error: Incorrect xpath '{expression}'")
    return found


def _texts(nodes: Sequence[object]) -> list[str]:
    from lxml import etree

    texts = []
    for node in nodes:
        if isinstance(node, etree._Element):
            texts.append(
                etree.tostring(node, encoding="unicode", pretty_print=True, with_tail=False).rstrip(
                    "\n"
                )
            )
        else:
            attribute = getattr(node, "attrname", None)
            value = escape(str(node), quotes='"' if attribute else "")
            texts.append(f' {attribute}="{value}"' if attribute else value)
    return texts


def _wrapped(nodes: Sequence[object]) -> str:
    from copy import deepcopy

    from lxml import etree

    root = etree.Element("nodes")
    for node in nodes:
        if isinstance(node, etree._Element):
            root.append(deepcopy(node))
            root[-1].tail = None
        elif name := getattr(node, "attrname", None):
            root.set(name, str(node))
        elif len(root):
            root[-1].tail = (root[-1].tail or "") + str(node)
        else:
            root.text = (root.text or "") + str(node)
    return etree.tostring(root, encoding="unicode", pretty_print=True)
