"""Reader of domain XML, which makes and checks a `DomainDef`.

Each module has the readers of one part of the document, and `devices` calls those of
each kind of device. A reader returns canonical elements; elements that no reader knows
are dropped, as by libvirt. If other readers need a fact of a part, its reader returns
that beside the element, as a small value, which the others take as an argument. Parts
are read in libvirt's order, because the first mistake is the one that is reported;
nothing else depends on the order.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ....protocol._generated.enums import ErrorDomain
from .. import xml
from ..addresses import uuid_text
from ..metadata import read_metadata
from ..refusals import DOMAIN
from ..schema import library
from ..values import random_uuid
from .blkiotune import read_blkiotune
from .boot import add_default_boot, check_features, check_firmware, read_bootloader, read_os
from .cpu import read_cpu
from .cputune import read_cputune
from .definition import DomainDef
from .devices.checks import check_boot_orders
from .devices.drafts import Guest
from .devices.reading import read_devices
from .extensions import DECLARATION, read_extensions
from .features import read_features
from .iothreads import read_iothreads
from .memory import complete_memory, memory_elements, read_memory, read_memory_backing, read_memtune
from .numa import check_numa, count_cells
from .numatune import read_numatune
from .platform import read_clock, read_lifecycle, read_perf, read_pm
from .resource import read_resource
from .security import (
    check_device_labels,
    read_idmap,
    read_keywrap,
    read_launch_security,
    read_seclabels,
)
from .sysinfo import read_sysinfo
from .vcpus import placed_with_memory, read_vcpus, vcpu_elements
from .vocabulary import VIRT_TYPES

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml import etree

    from .boot import Boot
    from .devices.controllers import DraftController

__all__ = ["ParserConfig", "parse_domain", "parse_domain_element"]


@dataclass(frozen=True, slots=True)
class ParserConfig:
    """Settings of the reader in which hypervisors differ.

    ``default_arch`` is the architecture of a guest that names none; the default is that
    of the test driver's imagined host. ``interface_prefix`` begins the names that are
    generated for interfaces without one; None generates none. ``check`` is called with
    the whole document once it is read, and may refuse it. ``has_extensions``: elements
    of QEMU's own namespace are read, too. For ``add_controllers`` and ``default_panic``
    see `devices.Guest`, for ``cells_decide`` `complete_memory`.
    """

    default_arch: str = "i686"
    interface_prefix: str | None = None
    check: Callable[[xml.Source], None] | None = None
    has_extensions: bool = False
    add_controllers: Callable[[list[DraftController], Boot], None] | None = None
    default_panic: str | None = None
    cells_decide: bool = False


def _uuid(root: xml.Source, tag: str) -> bytes:
    text = root.text(tag)
    if not text:
        return random_uuid()
    uuid = uuid_text(text)
    if uuid is None:
        raise DOMAIN.internal_error(f"malformed {tag} element")
    return uuid


def _header(root: xml.Source, name: str, uuid: bytes) -> list[xml.Element]:
    elements = [xml.Element("name", text=name), xml.Element("uuid", text=xml.format_uuid(uuid))]
    if genids := root.findall("genid"):
        if len(genids) > 1:
            raise DOMAIN.xml_error("element 'genid' can only appear once")
        elements.append(xml.Element("genid", text=xml.format_uuid(_uuid(root, "genid"))))
    title = root.text("title")
    if "\n" in title:
        raise DOMAIN.xml_error("Domain title can't contain newlines")
    for tag, text in (("title", title), ("description", root.text("description"))):
        if text:
            elements.append(xml.Element(tag, text=text))
    metadata = read_metadata(root)
    if metadata is not None:
        elements.append(metadata)
    return elements


def _virt_type(root: xml.Source) -> str:
    kind = root.own("type")
    if not kind:
        raise DOMAIN.internal_error("missing domain type attribute")
    if kind not in VIRT_TYPES:
        raise DOMAIN.unsupported(f"invalid domain type {kind}")
    return kind


def parse_domain_element(element: etree._Element, config: ParserConfig) -> DomainDef:
    """Read a definition from a ``<domain>`` element of any document."""
    root = xml.Source.of(element)
    name = root.text("name")
    if not name:
        raise DOMAIN.no_name()
    uuid = _uuid(root, "uuid")
    virt_type = _virt_type(root)
    header = _header(root, name, uuid)
    bootloader = read_bootloader(root)
    seclabels, unlabelled = read_seclabels(root)
    os, boot = read_os(
        root, config.default_arch, has_bootloader=bool(bootloader), virt_type=virt_type
    )
    cells = count_cells(root)
    memory = read_memory(root)
    vcpus = read_vcpus(root)
    blkiotune = read_blkiotune(root)
    memtune, memory_limits = read_memtune(root)
    memory_backing = read_memory_backing(root, cells)
    iothreads, iothread_ids = read_iothreads(root)
    cputune = read_cputune(root, vcpus.maximum, iothread_ids)
    numatune = read_numatune(root, cells, vcpus.placement)
    vcpus = placed_with_memory(vcpus, numatune, cputune)
    resource = read_resource(root)
    sysinfo = read_sysinfo(root, uuid)
    idmap = read_idmap(root)
    features, feature_facts = read_features(root)
    cpu, cpu_facts = read_cpu(root)
    clock = read_clock(root)
    lifecycle, actions = read_lifecycle(root)
    pm = read_pm(root)
    perf = read_perf(root)
    guest = Guest(
        boot,
        cells,
        feature_facts.ioapic,
        config.interface_prefix,
        config.add_controllers,
        config.default_panic,
    )
    devices, device_facts = read_devices(root, guest)
    keywrap = read_keywrap(root)
    launch_security = read_launch_security(root)
    extensions = read_extensions(root) if config.has_extensions else []
    check_numa(cpu_facts.numa, vcpus.maximum)
    memory = complete_memory(
        memory, cpu_facts.numa.memory, device_facts.memory, cells_decide=config.cells_decide
    )
    check_features(os)
    check_boot_orders(device_facts.boot_orders, boot)
    if not device_facts.boot_orders:
        add_default_boot(os, boot)
    if cpu_facts.refusal is not None:
        raise cpu_facts.refusal
    if "/" in name:
        raise DOMAIN.xml_error(f"name {name} cannot contain '/'")
    check_device_labels(devices, unlabelled)
    device_facts.check()
    check_firmware(os, boot)
    device_facts.check_last()
    if config.check is not None:
        config.check(root)
    parts = (
        *header,
        *memory_elements(memory),
        blkiotune,
        memtune,
        memory_backing,
        *vcpu_elements(vcpus),
        *iothreads,
        cputune,
        numatune,
        resource,
        *sysinfo,
        *bootloader,
        os,
        idmap,
        features,
        cpu,
        clock,
        *lifecycle,
        pm,
        perf,
        devices,
        *seclabels,
        keywrap,
        launch_security,
        *extensions,
    )
    attrs = {"type": virt_type} | (dict([DECLARATION]) if extensions else {})
    tree = xml.Element("domain", attrs, children=[part for part in parts if part is not None])
    return DomainDef(
        name,
        uuid,
        tree,
        memory=memory,
        memory_limits=memory_limits,
        vcpus=vcpus,
        iothread_ids=iothread_ids,
        numa_cells=cells,
        actions=actions,
    )


_ANY_HYPERVISOR = ParserConfig()


def parse_domain(
    text: str, config: ParserConfig = _ANY_HYPERVISOR, *, validate: bool = False
) -> DomainDef:
    """Read a definition from the text of a document.

    With ``validate``, a document that libvirt's schema refuses is refused, too; without
    it, what no reader knows is dropped. Like all readers it changes only what it
    returns, so any thread may call it. Raises LibvirtError for any mistake in ``text``,
    and `pause.WorkGivenUp` where the thread's work is interruptible.
    """
    root = xml.parse_root(text, "(domain_definition)", ErrorDomain.VIR_FROM_DOMAIN, tag="domain")
    if validate:
        library.DOMAIN.check(root)
    return parse_domain_element(root, config)
