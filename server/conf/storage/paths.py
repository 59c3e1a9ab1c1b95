"""Texts in documents of storage, found as libvirt's XPaths find them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import xml
from ..blocks import slices

if TYPE_CHECKING:
    from ..xml import Source

__all__ = ["attribute", "sanitized", "text"]


def attribute(source: Source, path: str, name: str) -> str | None:
    """Return the attribute of the first element at ``path`` that has it.

    None stands for an empty one, too.
    """
    for found in source.iterfind(path):
        value = found.element.get(name)  # with a namespace it would be another
        if value is not None:
            return value or None
    return None


def text(source: Source, path: str) -> str | None:
    """Return all text in the first element at ``path``; None if there is none."""
    found = source.find(path)
    return None if found is None else xml.string(found) or None


def sanitized(path: str) -> str:
    """Return ``path`` without needless slashes, as virFileSanitizePath does.

    Two slashes at the beginning stay, and those of a URI.
    """
    scheme = path.find("://")
    if scheme >= 0 and path.find("/") > scheme:
        return path
    start = path[: len(path) - len(path.lstrip("/"))]
    if start:
        start = "//" if start == "//" else "/"
    kept = [""]
    for part in slices(path):
        while "//" in part:
            part = part.replace("//", "/")
        if kept[-1].endswith("/"):
            part = part.removeprefix("/")
        if part:
            kept.append(part)
    return start + "".join(kept).strip("/")
