"""Schemas of the kinds of object, each read when it is first wanted."""

from __future__ import annotations

from functools import cached_property
from importlib import resources
from typing import TYPE_CHECKING

from ..refusals import XML
from ..xml import local_name
from .notation import Notation
from .validation import misfit

if TYPE_CHECKING:
    from lxml import etree

    from .grammar import Definition
    from .validation import Misfit

__all__ = ["CPU", "DOMAIN", "INTERFACE", "NETWORK", "NODE_DEVICE", "POOL", "VOLUME", "Schema"]


class Schema:
    """Schema of one kind of object.

    ``root`` is the root element of its documents, as ``files`` of this package define
    it. ``libvirt_path`` is the file that libvirt names in its errors.
    """

    def __init__(self, root: str, files: str, libvirt_path: str) -> None:
        self._root = root
        self._files = files.split()
        self._libvirt_path = libvirt_path

    @cached_property
    def notation(self) -> Notation:
        notation = Notation()
        for name in self._files:
            file = f"{name}.schema"
            text = resources.files(__package__).joinpath(file).read_text(encoding="utf-8")
            notation.add(text, file)
        return notation

    @cached_property
    def definition(self) -> Definition:
        return self.notation.element(self._root)

    def misfit(self, root: etree._Element) -> Misfit | None:
        """Return what does not fit in a document; None if it is as the schema says."""
        return misfit(root, self.definition)

    def fits(self, element: etree._Element, definition: str) -> bool:
        """Return whether an element is as the named definition of an element says."""
        return misfit(element, self.notation.element(definition)) is None

    def check(self, root: etree._Element) -> None:
        """Raise VIR_ERR_XML_INVALID_SCHEMA unless the element is as the schema says.

        The first line of the text is libvirt's. The second one says what is wrong, and
        the others, in libxml2's words, where that is.
        """
        found = self.misfit(root)
        if found is None:
            return
        lines = [f"Unable to validate doc against {self._libvirt_path}", found.complaint]
        if found.element is not root:
            section = found.element
            while (parent := section.getparent()) is not None and parent is not root:
                section = parent
            lines.append(f"Extra element {local_name(section)} in interleave")
        if found.element is not root or not found.is_surplus:
            lines.append(f"Element {local_name(root)} failed to validate content")
        raise XML.invalid_schema("".join(f"{line}\n" for line in lines))


DOMAIN = Schema(
    "domain",
    "basic addresses networking storage disks interfaces chardevs devices cpu domain",
    "/usr/share/libvirt/schemas/domain.rng",
)

CPU = Schema(
    "cpu",
    "basic cpu",
    "/usr/share/libvirt/schemas/cpu.rng",
)

NETWORK = Schema(
    "network",
    "basic addresses networking network",
    "/usr/share/libvirt/schemas/network.rng",
)

INTERFACE = Schema(
    "interface",
    "basic hostinterfaces",
    "/usr/share/libvirt/schemas/interface.rng",
)

POOL = Schema(
    "pool",
    "basic addresses storage pool",
    "/usr/share/libvirt/schemas/storagepool.rng",
)

VOLUME = Schema(
    "volume",
    "basic storage volume",
    "/usr/share/libvirt/schemas/storagevol.rng",
)

NODE_DEVICE = Schema(
    "device",
    "basic addresses hostdevices",
    "/usr/share/libvirt/schemas/nodedev.rng",
)
