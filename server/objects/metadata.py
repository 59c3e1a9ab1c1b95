"""Metadata of domains: title, description, and elements of applications."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...protocol._generated.enums import DomainMetadataType, ErrorDomain, ErrorNumber
from ...protocol.errors import LibvirtError, report
from ..conf.metadata import find_metadata, read_application, replace_metadata

if TYPE_CHECKING:
    from ..conf import xml

__all__ = [
    "ELEMENT",
    "application",
    "check_type",
    "no_metadata",
    "size_of",
    "tag_of",
    "text_of",
    "with_application",
]

_DESCRIPTION = int(DomainMetadataType.VIR_DOMAIN_METADATA_DESCRIPTION)
_TITLE = int(DomainMetadataType.VIR_DOMAIN_METADATA_TITLE)
ELEMENT = int(DomainMetadataType.VIR_DOMAIN_METADATA_ELEMENT)


def check_type(kind: int) -> None:
    """Raise VIR_ERR_INVALID_ARG for a number that is no virDomainMetadataType."""
    if kind not in (_DESCRIPTION, _TITLE, ELEMENT):
        detail = f"unknown metadata type '{kind}'"
        raise report(ErrorNumber.VIR_ERR_INVALID_ARG, ErrorDomain.VIR_FROM_DOMAIN, detail)


def tag_of(kind: int) -> str:
    """Return the element that has a title or description."""
    return "title" if kind == _TITLE else "description"


def text_of(tree: xml.Element, kind: int) -> str:
    """Return a title or description.

    Raises VIR_ERR_NO_DOMAIN_METADATA if there is none.
    """
    text = tree.find(tag_of(kind))
    if text is None:
        raise no_metadata()
    return text.text or ""


def size_of(metadata: xml.Element | None) -> int:
    """Return the number of characters of ``<metadata>``, which is passed on unread."""
    return 0 if metadata is None or metadata.verbatim is None else len(metadata.verbatim.text)


def application(metadata: xml.Element | None, uri: str) -> str:
    """Print the element of one application.

    Changes nothing; may run in a thread.
    """
    text = find_metadata(metadata, uri)
    if text is None:
        raise no_metadata()
    return text


def no_metadata() -> LibvirtError:
    detail = "Requested metadata element is not present"
    return report(ErrorNumber.VIR_ERR_NO_DOMAIN_METADATA, ErrorDomain.VIR_FROM_DOMAIN, detail)


def with_application(
    known: list[xml.Element | None], metadata: str | None, key: str, uri: str
) -> list[xml.Element | None]:
    """Return each of ``known`` with an application's element put in or replaced.

    Changes nothing; may run in a thread.
    """
    return [_replaced(old, metadata, key, uri) for old in known]


def _replaced(
    old: xml.Element | None, metadata: str | None, key: str, uri: str
) -> xml.Element | None:
    if metadata is None:
        return None if old is None else replace_metadata(old, uri, None)
    return replace_metadata(old, uri, read_application(metadata, key, uri))
