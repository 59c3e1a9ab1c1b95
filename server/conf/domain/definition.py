"""A definition of a domain: what one is while a domain lives, how it changes, and how it is printed as libvirt prints it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .. import xml
from .disks import order_again
from .vcpus import vcpu_elements
from .vocabulary import SECTIONS

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml import etree

    from ....protocol.errors import LibvirtError

__all__ = [
    "FORMAT_INACTIVE",
    "FORMAT_SECURE",
    "DomainDef",
    "ParserConfig",
]

FORMAT_SECURE = xml.SECURE
FORMAT_INACTIVE = xml.INACTIVE


@dataclass(frozen=True, slots=True)
class ParserConfig:
    """What differs between hypervisors when a definition is read.

    ``default_arch``: of a guest that names none; the test driver's, whose host is that of no one.
    ``interface_prefix``: names that are made up for interfaces without one start so; None leaves them without.
    ``check`` is asked about the whole document once it is read.
    """

    default_arch: str = "i686"
    interface_prefix: str | None = None
    check: Callable[[etree._Element], None] | None = None


# Where a change is of one thing in many, so that it is of no weight.
_LONG_SECTIONS = ("devices", "cputune")
# Printed texts that a definition remembers: a few, and one that is large. What is too long to be sent is not kept.
_MOST_TEXTS = 4
_LARGE_TEXT = 64 * 1024


class DomainDef:
    """One definition of a domain. Sizes are in KiB; ``weight`` is about the number of lines that it prints.

    Nothing inside of it is changed in place. A change makes new elements along the way from the changed one to the root,
    new lists and dicts, and puts them in the place of the old ones, so that a `snapshot` may be read or printed in
    another thread meanwhile. What only reads is pure: `format`, `devices`, `snapshot`, `copy`.
    """

    __slots__ = (
        "_texts",
        "actions",
        "arch",
        "boot_devices",
        "config",
        "cpu_error",
        "cpuset",
        "current_memory",
        "dump_core",
        "features",
        "has_bootloader",
        "has_device_boot",
        "hotplug_memory",
        "ioapic",
        "iothread_ids",
        "max_vcpus",
        "memory",
        "memory_limit",
        "memory_limits",
        "memory_slots",
        "name",
        "numa_cells",
        "numa_cpus",
        "numa_cpus_of",
        "numa_memory",
        "os_type",
        "tree",
        "uuid",
        "vcpu_list",
        "vcpu_placement",
        "vcpus",
        "virt_type",
        "weight",
    )

    def __init__(self, name: str, uuid: bytes, config: ParserConfig) -> None:
        self.name = name
        self.uuid = uuid
        self.config = config
        self.tree = xml.Element("domain")
        self.virt_type = ""
        self.os_type = "hvm"
        self.arch = config.default_arch
        self.memory = self.current_memory = 0
        self.memory_limit = self.memory_slots = 0
        self.memory_limits: dict[str, int] = {}
        self.dump_core = ""
        self.hotplug_memory = 0
        self.vcpus = self.max_vcpus = 1
        self.vcpu_placement = "static"
        self.cpuset: str | None = None
        self.vcpu_list: list[tuple[bool, str, int]] = []
        self.iothread_ids: list[int] = []
        self.numa_cells = 0
        self.numa_memory = 0
        self.numa_cpus = 0
        self.numa_cpus_of: dict[int, int] = {}
        self.cpu_error: LibvirtError | None = None
        self.features: frozenset[str] = frozenset()
        self.ioapic: str | None = None
        self.has_bootloader = False
        self.has_device_boot = False
        self.boot_devices: list[xml.Element] = []
        self.actions: dict[str, str] = {}
        self.weight = 0
        self._texts: dict[tuple[int, int], str] = {}

    def __repr__(self) -> str:
        return f"<DomainDef {self.name!r} {xml.format_uuid(self.uuid)}>"

    @property
    def default_video(self) -> str:
        """The card of a guest that names none."""
        if self.os_type in ("xen", "linux"):
            return "xen"
        return "vga" if self.arch in ("ppc64", "ppc64le") else "cirrus"

    def devices(self, tag: str) -> list[xml.Element]:
        """The devices of that kind, such as ``disk``, in the order they are printed."""
        devices = self.tree.find("devices")
        return [] if devices is None else list(devices.all(tag))

    # -- printing --------------------------------------------------------------------------------------------------

    def format(self, flags: int = 0, domain_id: int = -1) -> str:
        """The XML text. `xml.SECURE` keeps secrets, `xml.INACTIVE` leaves out what only a running domain has."""
        texts = self._texts
        key = (flags, domain_id)
        text = texts.get(key)
        if text is None:
            root = self.tree
            if domain_id != -1 and not flags & xml.INACTIVE:
                root = root.twin(attrs={"type": root.attrs["type"], "id": str(domain_id)})
            text = root.format(flags)
            _remember(texts, key, text)
        return text

    def snapshot(self) -> DomainDef:
        """This definition as it is now, which no later change reaches. It shares what it is made of, and printed texts."""
        twin = object.__new__(DomainDef)
        for slot in DomainDef.__slots__:
            setattr(twin, slot, getattr(self, slot))
        return twin

    def copy(self) -> DomainDef:
        """A definition of its own, as libvirt copies: by printing and reading again, which may reorder the disks."""
        twin = self.snapshot()
        twin._texts = {}
        devices = twin.tree.find("devices")
        if devices is not None and len(disks := list(devices.all("disk"))) > 1:
            first = devices.children.index(disks[0])
            parts = list(devices.children)
            parts[first : first + len(disks)] = order_again(disks)
            twin.put(devices.twin(children=parts), "devices")
        return twin

    def is_still(self, snapshot: DomainDef) -> bool:
        """Whether nothing changed since ``snapshot`` was made."""
        return self.tree is snapshot.tree

    # -- changing --------------------------------------------------------------------------------------------------

    def changed(self) -> None:
        """Forget the printed forms: after every change. A snapshot keeps its own."""
        self._texts = {}

    def put(self, element: xml.Element | None, *tags: str) -> None:
        """Replace the top-level elements named ``tags`` by ``element``, at the place the first of them belongs."""
        elements = [] if element is None else [element]
        self.put_all(elements, *tags)

    def put_all(self, elements: list[xml.Element], *tags: str) -> None:
        order = {tag: place for place, tag in enumerate(SECTIONS)}
        kept = [child for child in self.tree.children if child.tag not in tags]
        place = order[tags[0]]
        at = next((number for number, child in enumerate(kept) if order[child.tag] > place), len(kept))
        kept[at:at] = elements
        if tags[0] not in _LONG_SECTIONS:
            gone = [child for child in self.tree.children if child.tag in tags]
            self.weight += sum(new.weight() for new in elements) - sum(old.weight() for old in gone)
        self.tree = self.tree.twin(children=kept)
        self.changed()

    def replace_device(self, old: xml.Element, new: xml.Element) -> None:
        """Put ``new`` in the place of a device that `devices` gave."""
        devices = self.tree.find("devices")
        assert devices is not None
        parts = [new if device is old else device for device in devices.children]
        self.put(devices.twin(children=parts), "devices")

    def rename(self, name: str) -> None:
        self.name = name
        self.put(xml.Element("name", text=name), "name")

    def update_memory(self) -> None:
        """Print ``memory`` and ``current_memory`` as they are now."""
        attrs = {"dumpCore": self.dump_core} if self.dump_core else {}
        self.put(xml.Element("memory", {**attrs, "unit": "KiB"}, str(self.memory)), "memory")
        self.put(xml.Element("currentMemory", {"unit": "KiB"}, str(self.current_memory)), "currentMemory")

    def set_vcpus(self, count: int) -> None:
        """Put the first ``count`` virtual CPUs to use."""
        self.vcpus = count
        self.vcpu_list = [
            (number < count, hotpluggable, order) for number, (_, hotpluggable, order) in enumerate(self.vcpu_list)
        ]
        self.update_vcpus()

    def set_max_vcpus(self, count: int) -> None:
        """Give the guest ``count`` virtual CPUs; new ones are not in use, and of those in use the surplus goes."""
        self.max_vcpus = count
        self.vcpus = min(self.vcpus, count)
        if self.vcpu_list:
            self.vcpu_list = (self.vcpu_list + [(False, "yes", 0)] * count)[:count]
            self.vcpus = sum(1 for online, _, _ in self.vcpu_list if online)
        self.update_vcpus()

    def update_vcpus(self) -> None:
        """Print the numbers of virtual CPUs as they are now."""
        self.put_all(vcpu_elements(self), "vcpu", "vcpus")


def _remember(texts: dict[tuple[int, int], str], key: tuple[int, int], text: str) -> None:
    if len(text) > xml.MAX_BYTES:
        return
    for other in tuple(texts):
        if len(texts) >= _MOST_TEXTS or (len(text) > _LARGE_TEXT and len(texts.get(other, "")) > _LARGE_TEXT):
            texts.pop(other, None)
    texts[key] = text
