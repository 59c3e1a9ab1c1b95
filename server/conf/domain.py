"""Domain XML: parsed and checked into a `DomainDef`, and printed as libvirt prints it."""

from __future__ import annotations

import os
from uuid import UUID

from ...protocol._generated.enums import ErrorDomain, ErrorNumber
from ...protocol.errors import report
from . import xml

FORMAT_SECURE = 1
FORMAT_INACTIVE = 2


class DomainDef:
    """One definition of a domain: its canonical tree and the values that the driver reads and changes."""

    __slots__ = ("_texts", "max_memory", "max_vcpus", "memory", "name", "tree", "uuid", "vcpus")

    def __init__(self, name: str, uuid: bytes, tree: xml.Element) -> None:
        self.name = name
        self.uuid = uuid
        self.tree = tree
        self.memory = 0
        self.max_memory = 0
        self.vcpus = 1
        self.max_vcpus = 1
        self._texts: dict[tuple[int, int], str] = {}

    def changed(self) -> None:
        """Forget the printed forms: call it after every change."""
        self._texts.clear()

    def copy(self) -> DomainDef:
        twin = DomainDef(self.name, self.uuid, self.tree.copy())
        twin.memory, twin.max_memory = self.memory, self.max_memory
        twin.vcpus, twin.max_vcpus = self.vcpus, self.max_vcpus
        return twin

    def format(self, flags: int = 0, domain_id: int = -1) -> str:
        """The XML text. FORMAT_SECURE keeps secrets, FORMAT_INACTIVE leaves out what only a running domain has."""
        key = (flags, domain_id)
        text = self._texts.get(key)
        if text is None:
            root = self.tree
            root.attrs.pop("id", None)
            if domain_id != -1 and not flags & FORMAT_INACTIVE:
                root.attrs["id"] = str(domain_id)
            text = self._texts[key] = str(root)
        return text


def _carry(element: xml.etree._Element) -> xml.Element:
    copy = xml.Element(str(element.tag), {str(k): str(v) for k, v in element.attrib.items()})
    copy.children = [_carry(inner) for inner in xml.children(element)]
    if not copy.children and element.text and element.text.strip():
        copy.text = element.text
    return copy


def parse_domain(text: str) -> DomainDef:
    root = xml.parse_root(text, "(domain_definition)", ErrorDomain.VIR_FROM_DOMAIN)
    if root.tag != "domain":
        raise report(
            ErrorNumber.VIR_ERR_XML_ERROR,
            ErrorDomain.VIR_FROM_XML,
            f"expecting root element of 'domain', not '{root.tag}'",
        )
    named = xml.child(root, "name")
    name = "" if named is None else xml.string(named)
    if not name:
        raise report(ErrorNumber.VIR_ERR_NO_NAME, ErrorDomain.VIR_FROM_DOMAIN)
    given = xml.child(root, "uuid")
    if given is None:
        uuid = bytearray(os.urandom(16))
        uuid[6] = uuid[6] & 0x0F | 0x40
        uuid[8] = uuid[8] & 0x3F | 0x80
    else:
        try:
            uuid = bytearray(UUID(xml.string(given).strip()).bytes)
        except ValueError:
            raise report(
                ErrorNumber.VIR_ERR_INTERNAL_ERROR, ErrorDomain.VIR_FROM_DOMAIN, "malformed uuid element"
            ) from None
    tree = _carry(root)
    tree.children = [element for element in tree.children if element.tag not in ("name", "uuid")]
    tree.children[:0] = [xml.Element("name", text=name), xml.Element("uuid", text=str(UUID(bytes=bytes(uuid))))]
    definition = DomainDef(name, bytes(uuid), tree)
    memory = xml.child(root, "memory")
    current = xml.child(root, "currentMemory")
    vcpu = xml.child(root, "vcpu")
    definition.max_memory = 0 if memory is None else int(xml.string(memory))
    definition.memory = definition.max_memory if current is None else int(xml.string(current))
    definition.vcpus = definition.max_vcpus = 1 if vcpu is None else int(xml.string(vcpu))
    return definition
