"""Elements of QEMU's own namespace: arguments, environment, properties of devices.

They are for QEMU as they are, and only its driver reads them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .. import xml
from ..kinds import choice
from ..pause import paced
from ..refusals import QEMU
from ..values import parse_integer

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["COMMANDLINE", "DECLARATION", "OVERRIDE", "read_extensions"]

_NAMESPACE = "http://libvirt.org/schemas/domain/qemu/1.0"
DECLARATION = ("xmlns:qemu", _NAMESPACE)
COMMANDLINE = "qemu:commandline"
OVERRIDE = "qemu:override"

_TYPE = choice("string", "signed", "unsigned", "bool", "remove")
_NAME = re.compile(r"[A-Za-z0-9_]*+", re.ASCII)


def _all(found: Iterable[xml.Source], name: str) -> list[xml.Source]:
    tag = f"{{{_NAMESPACE}}}{name}"
    return [
        xml.Source.of(inner) for outer in found for inner in paced(outer.element.iterchildren(tag))
    ]


def read_extensions(root: xml.Source) -> list[xml.Element]:
    """Read the elements of the namespace; their order is that of printing."""
    readers = (_commandline, _capabilities, _override, _deprecation)
    return [element for read in readers if (element := read(root)) is not None]


def _commandline(root: xml.Source) -> xml.Element | None:
    sections = _all([root], "commandline")
    element = xml.Element(COMMANDLINE)
    for argument in _all(sections, "arg"):
        value = argument.get("value")
        if value is None:
            raise QEMU.internal_error("No qemu command-line argument specified")
        element.add("qemu:arg", {"value": value})
    for variable in _all(sections, "env"):
        name, value = variable.get("name"), variable.get("value")
        if name is None:
            raise QEMU.internal_error("No qemu environment name specified")
        if not name[:1].isascii() or not (name[:1].isalpha() or name[:1] == "_"):
            raise QEMU.internal_error(
                "Invalid environment name, it must begin with a letter or underscore"
            )
        if not _NAME.fullmatch(name):
            raise QEMU.internal_error(
                "Invalid environment name, it must contain only alphanumerics and underscore"
            )
        element.add("qemu:env", {"name": name} | ({} if value is None else {"value": value}))
    return element if element.has_children else None


def _capabilities(root: xml.Source) -> xml.Element | None:
    sections = _all([root], "capabilities")
    element = xml.Element("qemu:capabilities")
    for name in ("add", "del"):
        for found in _all(sections, name):
            capability = found.get("capability")
            if capability is None:
                raise QEMU.internal_error("missing capability name")
            element.add(f"qemu:{name}", {"capability": capability})
    return element if element.has_children else None


def _override(root: xml.Source) -> xml.Element | None:
    element = xml.Element(OVERRIDE)
    for found in _all(_all([root], "override"), "device"):
        alias = found.get("alias")
        if not alias:
            raise QEMU.xml_error("missing 'alias' attribute for qemu:device")
        device = element.add("qemu:device", {"alias": alias})
        frontend = xml.Element("qemu:frontend")
        frontend.children += [_property(p) for p in _all(_all([found], "frontend"), "property")]
        if frontend.has_children:
            device.append(frontend)
    return element if element.has_children else None


def _property(source: xml.Source) -> xml.Element:
    name, value = source.get("name"), source.get("value")
    if not name:
        raise QEMU.xml_error("missing 'name' attribute for qemu:property")
    kind = _TYPE(source.get("type", ""), "property", "type") or ""
    if kind == "remove":
        if value is not None:
            raise QEMU.xml_error(
                "setting 'value' attribute of 'qemu:property' doesn't make sense with 'remove' type"
            )
        return xml.Element("qemu:property", {"name": name, "type": kind})
    if value is None:
        raise QEMU.xml_error("missing 'value' attribute for 'qemu:property'")
    number = parse_integer(value)
    is_known = {
        "bool": value in ("true", "false"),
        "signed": number is not None and -(2**63) <= number < 2**63,
        "unsigned": number is not None and 0 <= number < 2**64,
    }
    if not is_known.get(kind, True):
        raise QEMU.xml_error(f"invalid value '{value}' of 'value' attribute of 'qemu:property'")
    return xml.Element("qemu:property", {"name": name, "type": kind, "value": value})


def _deprecation(root: xml.Source) -> xml.Element | None:
    found = _all([root], "deprecation")
    behavior = found[0].get("behavior") if found else None
    return None if not behavior else xml.Element("qemu:deprecation", {"behavior": behavior})
