"""Owner and mode of a folder or of an image: ``<permissions>``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .. import xml
from ..refusals import STORAGE
from ..values import parse_integer, signed
from .paths import text

if TYPE_CHECKING:
    from ..xml import Source

__all__ = ["read_permissions"]

_OCTAL = re.compile(r"[ \t\n\r\v\f]*+([+-]?)(?=[0-7])0*+([0-7]{0,3})", re.ASCII)
_NOBODY = 2**32 - 1  # also -1


def _mode(source: Source) -> str | None:
    given = text(source, "mode")
    if given is None:
        return None
    found = _OCTAL.fullmatch(given)
    mode = None if found is None else int(found[2] or "0", 8)
    if found is None or mode is None or (found[1] == "-" and mode):
        raise STORAGE.xml_error("malformed octal mode")
    return f"0{mode:o}"


def _id(source: Source, tag: str) -> str | None:
    """Return the number of a user or of a group, with a sign as libvirt prints it."""
    found = source.find(tag)
    if found is None:
        return None
    number = parse_integer(xml.string(found))
    if number is None or not -1 <= number <= _NOBODY:
        raise STORAGE.xml_error(f"malformed {tag} element")
    return None if number in (-1, _NOBODY) else str(signed(number))


def read_permissions(root: Source, path: str) -> xml.Element | None:
    """Read the permissions at a path in a document; None if they say nothing."""
    source = root.find(path)
    if source is None:
        return None
    element = xml.Element("permissions")
    for tag, value in (
        ("mode", _mode(source)),
        ("owner", _id(source, "owner")),
        ("group", _id(source, "group")),
        ("label", text(source, "label")),
    ):
        if value is not None:
            element.add(tag, text=value)
    return element if element.has_children else None
