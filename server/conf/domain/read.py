"""Domain XML, read and checked into a `DomainDef`.

The work is divided by what the parts are about, and `devices` has a module for each larger kind. Each reads its part of the
document into canonical elements; what no module knows is dropped, as libvirt drops it. A few values that change while a
domain lives are kept as numbers beside the tree, and the tree is brought up to date when one of them is set.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from ....protocol._generated.enums import ErrorDomain, ErrorNumber
from ....protocol.errors import LibvirtError, report
from .. import xml
from ..addresses import uuid_text
from ..metadata import read_metadata
from ..values import internal_error, unsupported, words, xml_error
from . import (
    blkiotune,
    boot,
    cputune,
    features,
    iothreads,
    memory,
    numatune,
    platform,
    resource,
    security,
    sysinfo,
    vcpus,
)
from .cpu import cpu
from .definition import DomainDef, ParserConfig
from .devices import read_devices
from .numa import check_numa, numa_cells
from .vocabulary import check_vocabulary

if TYPE_CHECKING:
    from lxml import etree


__all__ = ["generate_uuid", "parse_domain", "parse_domain_element"]

_VIRT_TYPES = frozenset(
    words("none qemu kqemu kvm xen lxc uml openvz test vmware hyperv vbox phyp parallels bhyve vz hvf")
)


def generate_uuid() -> bytes:
    """A random UUID with version and variant marked."""
    raw = bytearray(os.urandom(16))
    raw[6] = raw[6] & 0x0F | 0x40
    raw[8] = raw[8] & 0x3F | 0x80
    return bytes(raw)


def _text(root: xml.Source, tag: str) -> str:
    found = root.find(tag)
    return "" if found is None else xml.string(found)


def _uuid(root: xml.Source, tag: str) -> bytes:
    text = _text(root, tag)
    if not text:
        return generate_uuid()
    uuid = uuid_text(text)
    if uuid is None:
        raise internal_error(f"malformed {tag} element")
    return uuid


def _header(root: xml.Source, domain: DomainDef) -> list[xml.Element]:
    elements = [xml.Element("name", text=domain.name), xml.Element("uuid", text=xml.format_uuid(domain.uuid))]
    if len(root.findall("genid")) > 1:
        raise xml_error("element 'genid' can only appear once")
    if root.find("genid") is not None:
        elements.append(xml.Element("genid", text=xml.format_uuid(_uuid(root, "genid"))))
    title = _text(root, "title")
    if "\n" in title:
        raise xml_error("Domain title can't contain newlines")
    for tag, text in (("title", title), ("description", _text(root, "description"))):
        if text:
            elements.append(xml.Element(tag, text=text))
    metadata = read_metadata(root)
    if metadata is not None:
        elements.append(metadata)
    return elements


def _sizes(domain: DomainDef) -> list[xml.Element]:
    elements = []
    if domain.memory_limit:
        attrs = {"slots": str(domain.memory_slots), "unit": "KiB"}
        elements.append(xml.Element("maxMemory", attrs, str(domain.memory_limit)))
    attrs = {"dumpCore": domain.dump_core} if domain.dump_core else {}
    elements.append(xml.Element("memory", {**attrs, "unit": "KiB"}, str(domain.memory)))
    elements.append(xml.Element("currentMemory", {"unit": "KiB"}, str(domain.current_memory)))
    return elements


def _no_name() -> LibvirtError:
    return report(ErrorNumber.VIR_ERR_NO_NAME, ErrorDomain.VIR_FROM_DOMAIN)


def _virt_type(root: xml.Source) -> str:
    kind = root.get("type")
    if not kind:
        raise internal_error("missing domain type attribute")
    if kind not in _VIRT_TYPES:
        raise unsupported(f"invalid domain type {kind}")
    return kind


def parse_domain_element(element: etree._Element, config: ParserConfig) -> DomainDef:
    """A definition from ``<domain>``, wherever that was found."""
    root = xml.Source.of(element)
    name = _text(root, "name")
    if not name:
        raise _no_name()
    domain = DomainDef(name, _uuid(root, "uuid"), config)
    domain.virt_type = _virt_type(root)
    domain.tree.attrs = {"type": domain.virt_type}
    header = _header(root, domain)
    bootloader = boot.bootloader(root, domain)
    booting = boot.os(root, domain)
    domain.numa_cells = numa_cells(root)
    memory.memory(root, domain)
    vcpus.vcpus(root, domain)
    middle: list[xml.Element | None] = [
        blkiotune.blkiotune(root, domain),
        memory.memtune(root, domain),
        memory.memory_backing(root, domain),
        *vcpus.vcpu_elements(domain),
        *iothreads.iothreads(root, domain),
        cputune.cputune(root, domain),
        numatune.numatune(root, domain),
        resource.resource(root, domain),
        *sysinfo.sysinfo(root, domain),
        *bootloader,
        booting,
        security.idmap(root, domain),
        features.features(root, domain),
        cpu(root, domain),
        platform.clock(root, domain),
        *platform.lifecycle(root, domain),
        platform.pm(root, domain),
        platform.perf(root, domain),
        read_devices(root, domain),
        *security.seclabels(root, domain),
        security.keywrap(root, domain),
        security.launch_security(root, domain),
    ]
    check_numa(domain)
    memory.check_memory(domain)
    boot.default_boot(booting, domain)
    if "/" in name:
        raise xml_error(f"name {name} cannot contain '/'")
    if config.check is not None:
        config.check(element)
    domain.tree.children = header + _sizes(domain) + [part for part in middle if part is not None]
    domain.weight = domain.tree.weight()
    return domain


_ANY_HYPERVISOR = ParserConfig()


def parse_domain(text: str, config: ParserConfig = _ANY_HYPERVISOR, *, validate: bool = False) -> DomainDef:
    """A definition from a document of its own; ``validate`` refuses elements that would be dropped (`vocabulary`).

    Like all readers it touches nothing but what it returns, so any thread may call it. Nothing but LibvirtError is raised
    for what is in ``text``, and `pause.WorkGivenUp` where the thread's work is interruptible.
    """
    root = xml.parse_root(text, "(domain_definition)", ErrorDomain.VIR_FROM_DOMAIN)
    if root.tag != "domain":
        detail = f"expecting root element of 'domain', not '{xml.local_name(root)}'"
        raise report(ErrorNumber.VIR_ERR_XML_ERROR, ErrorDomain.VIR_FROM_XML, detail)
    if validate:
        check_vocabulary(root)
    return parse_domain_element(root, config)
