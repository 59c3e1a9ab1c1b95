"""``<resource>``: the partition of the host in which a guest runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..refusals import DOMAIN, unexplained
from ..rules import apply, attr, rule, text_rule

if TYPE_CHECKING:
    from .. import xml

__all__ = ["read_resource"]

_MOST_CHARACTERS = 128


def _appid(value: str, element: str, attribute: str) -> str | None:
    if not (value.isascii() and value.isprintable()):
        raise DOMAIN.xml_error("Fibre Channel 'appid' is not a printable string")
    if len(value) > _MOST_CHARACTERS:
        raise DOMAIN.invalid_argument(
            f"Fibre Channel 'appid' string length must be between [1, {_MOST_CHARACTERS}]"
        )
    return value


_RESOURCE = rule(
    "resource",
    text_rule("partition"),
    rule("fibrechannel", attr("appid", _appid)),
)


def read_resource(root: xml.Source) -> xml.Element | None:
    found = root.findall("resource")
    if len(found) > 1:
        raise DOMAIN.xml_error("only one resource element is supported")
    if not found:
        return None
    element = apply(_RESOURCE, found[0])
    if element is None or (
        not element.find("partition") and not element.get("fibrechannel", "appid")
    ):
        raise unexplained()
    return element
