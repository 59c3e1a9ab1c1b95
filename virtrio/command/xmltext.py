"""Output of XML: quoting, and the options ``--xpath`` and ``--wrap``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .errors import CommandError
from .options import Kind, Option

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .options import Arguments
    from .session import Session

__all__ = ["XPATH_OPTIONS", "escape", "print_xml"]

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


def print_xml(session: Session, args: Arguments, xml: str) -> None:
    """Print ``xml`` unchanged, or the nodes that ``--xpath`` selects in it."""
    expression = args.string("xpath")
    if expression is None:
        session.out(xml)
    elif "wrap" in args:
        session.out(_wrapped(xml, expression))
    else:
        session.out("".join(node + "\n" for node in _selected(xml, expression)))


def _nodes(xml: str, expression: str) -> Sequence[object]:
    from lxml import etree

    parser = etree.XMLParser(remove_blank_text=True, resolve_entities=False, no_network=True)
    try:
        found = etree.fromstring(xml.encode(), parser).xpath(expression)
    except (etree.XMLSyntaxError, etree.XPathError, ValueError) as exc:
        raise CommandError(f"internal error: Incorrect xpath '{expression}'") from exc
    if not isinstance(found, list):  # a number or a string, not nodes
        raise CommandError(f"internal error: Incorrect xpath '{expression}'")
    return found


def _selected(xml: str, expression: str) -> list[str]:
    from lxml import etree

    texts = []
    for node in _nodes(xml, expression):
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


def _wrapped(xml: str, expression: str) -> str:
    from copy import deepcopy

    from lxml import etree

    root = etree.Element("nodes")
    for node in _nodes(xml, expression):
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
