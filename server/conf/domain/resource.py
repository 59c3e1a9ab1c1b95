"""``<resource>``: the partition of the host in which a guest runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..kinds import some
from ..refusals import DOMAIN, unexplained
from ..rules import apply, attr, rule, text_rule

if TYPE_CHECKING:
    from .. import xml

__all__ = ["read_resource"]

_RESOURCE = rule(
    "resource",
    text_rule("partition"),
    rule("fibrechannel", attr("appid", some)),
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
