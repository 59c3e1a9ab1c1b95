"""What a document says to QEMU itself, in QEMU's namespace.

That is arguments and environment, properties of devices, and what is to happen where
QEMU is asked for something that it will not have any longer.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from ....conf.domain.extensions import COMMANDLINE, OVERRIDE
from .clock import zone_of
from .places import dumped

if TYPE_CHECKING:
    from ....conf import xml

__all__ = ["arguments_of", "compatibility", "environment", "overridden"]


def _of(root: xml.Element, tag: str) -> list[xml.Element]:
    found = root.find(COMMANDLINE)
    return [] if found is None else list(found.all(tag))


def arguments_of(root: xml.Element) -> list[str]:
    return [argument.attrs["value"] for argument in _of(root, "qemu:arg")]


def environment(root: xml.Element) -> dict[str, str]:
    """Return variables that not every QEMU has: a time zone, and the document's."""
    found = {} if (zone := zone_of(root)) is None else {"TZ": zone}
    return found | {
        part.attrs["name"]: part.attrs.get("value", "") for part in _of(root, "qemu:env")
    }


_BEHAVIOURS = {
    "omit": {"deprecated-output": "hide"},
    "reject": {"deprecated-output": "hide", "deprecated-input": "reject"},
    "crash": {"deprecated-output": "hide", "deprecated-input": "crash"},
}


def compatibility(root: xml.Element) -> list[str]:
    element = root.find("qemu:deprecation")
    said = None if element is None else _BEHAVIOURS.get(element.attrs["behavior"])
    return [] if said is None else ["-compat", dumped(said)]


def overridden(root: xml.Element, arguments: list[str]) -> list[str]:
    """Return arguments of devices with the properties that the document gives them."""
    override = root.find(OVERRIDE)
    if override is None:
        return arguments
    devices = {device.attrs["alias"]: device for device in override.children}
    found: list[str] = []
    for before, argument in zip(["", *arguments], arguments, strict=False):
        if before == "-device":
            made = json.loads(argument)
            if made.get("id") in devices:
                argument = dumped(_changed(made, devices[made["id"]]))
        found.append(argument)
    return found


def _changed(made: dict[str, Any], device: xml.Element) -> dict[str, Any]:
    for frontend in device.children:
        for property in frontend.children:
            name, kind = property.attrs["name"], property.attrs["type"]
            value = property.attrs.get("value", "")
            if kind == "remove":
                made.pop(name, None)
            elif kind == "bool":
                made[name] = value == "true"
            else:
                made[name] = value if kind == "string" else int(value)
    return made
