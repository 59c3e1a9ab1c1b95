"""Names of XML, as libxml2 checks those that are no part of a document."""

from __future__ import annotations

from unicodedata import ucd_3_2_0 as unicode

__all__ = ["is_prefix"]

_BLANKS = " \t\r\n"
_START = frozenset(("Lu", "Ll", "Lo", "Lt", "Nl"))
_INSIDE = _START | frozenset(("Mn", "Mc", "Me", "Lm", "Nd"))


def is_prefix(text: str) -> bool:
    """Return whether ``text`` may be the prefix of a namespace, white space aside.

    These are the names of XML 1.0 before its fifth edition.
    """
    name = text.strip(_BLANKS)
    return bool(name) and _fits(name[0], _START) and all(_fits(char, _INSIDE) for char in name)


def _fits(char: str, categories: frozenset[str]) -> bool:
    if char.isascii():
        return char.isalpha() or char == "_" or (categories is _INSIDE and char in "0123456789-.")
    return (
        char < "\uf900"
        and unicode.category(char) in categories
        and not unicode.decomposition(char).startswith("<")
    )
