"""Definitions of domains: their changes while a domain lives, and their XML."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from .. import xml
from ..addresses import without_made_alias
from ..metadata import metadata_again
from ..reaper import Bulky
from . import views
from .devices.chardevs import consoles_again
from .devices.controllers import controllers_again
from .devices.disks import order_again
from .devices.interfaces import addresses_again
from .memory import Memory, memory_elements
from .numa import check_caches
from .vcpus import Vcpu, Vcpus, vcpu_elements
from .vocabulary import SECTIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["FORMAT_INACTIVE", "FORMAT_MIGRATABLE", "FORMAT_SECURE", "DomainDef"]

FORMAT_SECURE = xml.SECURE
FORMAT_INACTIVE = xml.INACTIVE
FORMAT_MIGRATABLE = xml.MIGRATABLE


# Sections whose changes concern one entry of many, which makes no difference to the
# weight.
_LONG_SECTIONS = ("devices", "cputune")
# Printed texts that a definition remembers: a few, of which one may be large. Texts
# that are too long to be sent are not kept.
_MOST_TEXTS = 4
_LARGE_TEXT = 64 * 1024


# Devices that a second reading may change.
_AGAIN = (
    ("disk", order_again),
    ("controller", controllers_again),
    ("interface", addresses_again),
    ("console", consoles_again),
)


class DomainDef(Bulky):
    """Definition of a domain.

    ``tree`` is the canonical document. Settings that change while a domain lives are
    kept as values beside it: ``memory`` and ``vcpus``, the limits of ``<memtune>`` in
    KiB by their names, the numbers of IOThreads, and actions by their elements' tags.
    The tree is brought up to date when one of them is set. ``weight`` is about the
    number of lines that it prints.

    Elements, lists and dicts inside are never changed in place. A change makes new
    elements along the way from the changed one to the root and puts them in the place
    of the old ones, so that a `snapshot` may be read or printed in another thread
    meanwhile. `format`, `devices`, `snapshot` and `copy` change nothing.
    """

    __slots__ = (
        "_texts",
        "actions",
        "iothread_ids",
        "memory",
        "memory_limits",
        "name",
        "numa_cells",
        "tree",
        "uuid",
        "vcpus",
        "weight",
    )

    def __init__(
        self,
        name: str,
        uuid: bytes,
        tree: xml.Element,
        *,
        memory: Memory,
        memory_limits: dict[str, int],
        vcpus: Vcpus,
        iothread_ids: list[int],
        numa_cells: int,
        actions: dict[str, str],
    ) -> None:
        self.name = name
        self.uuid = uuid
        self.tree = tree
        self.memory = memory
        self.memory_limits = memory_limits
        self.vcpus = vcpus
        self.iothread_ids = iothread_ids
        self.numa_cells = numa_cells
        self.actions = actions
        self.weight = tree.weight()
        self._texts: dict[tuple[int, int], str] = {}

    def __repr__(self) -> str:
        return f"<DomainDef {self.name!r} {xml.format_uuid(self.uuid)}>"

    def devices(self, tag: str) -> list[xml.Element]:
        """Return the devices with that tag, such as ``disk``, in printed order."""
        devices = self.tree.find("devices")
        return [] if devices is None else list(devices.all(tag))

    # -- devices as values (see `views`) -------------------------------------------

    @property
    def disks(self) -> list[views.Disk]:
        return [views.Disk(element) for element in self.devices("disk")]

    def each_disk(self) -> Iterator[views.Disk]:
        """Iterate over the disks, for a search: a list of many takes long to make."""
        devices = self.tree.find("devices")
        return iter(()) if devices is None else map(views.Disk, devices.all("disk"))

    @property
    def controllers(self) -> list[views.Controller]:
        return [views.Controller(element) for element in self.devices("controller")]

    @property
    def filesystems(self) -> list[views.Filesystem]:
        return [views.Filesystem(element) for element in self.devices("filesystem")]

    @property
    def interfaces(self) -> list[views.Interface]:
        return [views.Interface(element) for element in self.devices("interface")]

    @property
    def chardevs(self) -> list[views.Chardev]:
        """Serial and parallel ports, consoles and channels."""
        found = (self.devices(tag) for tag in ("serial", "parallel", "console", "channel"))
        return [views.Chardev(element) for elements in found for element in elements]

    @property
    def inputs(self) -> list[views.Input]:
        return [views.Input(element) for element in self.devices("input")]

    @property
    def graphics(self) -> list[views.Graphics]:
        return [views.Graphics(element) for element in self.devices("graphics")]

    @property
    def sounds(self) -> list[views.Sound]:
        return [views.Sound(element) for element in self.devices("sound")]

    @property
    def videos(self) -> list[views.Video]:
        return [views.Video(element) for element in self.devices("video")]

    @property
    def hostdevs(self) -> list[views.Hostdev]:
        return [views.Hostdev(element) for element in self.devices("hostdev")]

    @property
    def memory_modules(self) -> list[views.MemoryModule]:
        return [views.MemoryModule(element) for element in self.devices("memory")]

    @property
    def memballoon(self) -> views.Memballoon | None:
        found = self.devices("memballoon")
        return views.Memballoon(found[0]) if found else None

    # -- printing ----------------------------------------------------------------------

    def format(self, flags: int = 0, domain_id: int = -1) -> str:
        """Print the definition as XML.

        `xml.SECURE` among ``flags`` keeps secrets, `xml.INACTIVE` leaves out the
        ``domain_id``, which is -1 for a domain that does not run; `xml.INACTIVE` goes
        without saying then.
        """
        if domain_id == -1:
            flags |= xml.INACTIVE
        texts = self._texts
        key = (flags, domain_id)
        text = texts.get(key)
        if text is None:
            root = self.tree
            if not flags & xml.INACTIVE:
                attrs = {"type": root.attrs["type"], "id": str(domain_id)}
                root = root.twin(attrs=attrs | root.attrs)
            text = root.format(flags)
            _remember(texts, key, text)
        return text

    def lines(self, flags: int) -> list[str]:
        """Print the definition of a domain that does not run, as a list of lines.

        A line may have line ends inside, in a text of the client's.
        """
        lines: list[str] = []
        self.tree.lines(lines, flags)
        return lines

    def snapshot(self) -> DomainDef:
        """Return a definition that later changes of this one do not reach.

        It shares elements and printed texts with this one.
        """
        twin = object.__new__(DomainDef)
        for slot in DomainDef.__slots__:
            setattr(twin, slot, getattr(self, slot))
        return twin

    def copy(self) -> DomainDef:
        """Copy the definition, as it is after it was printed and read again.

        That is how libvirt copies. It may reorder disks and controllers, renumber
        consoles, and drop white space in metadata and aliases that are not the user's.
        Raises the error of libvirt's parser for the few definitions that it does not
        read again.
        """
        check_caches(self.tree.find("cpu"))
        twin = self.snapshot()
        twin._texts = {}
        metadata = twin.tree.find("metadata")
        if metadata is not None and (again := metadata_again(metadata)) is not metadata:
            twin.put(again, "metadata")
        devices = twin.tree.find("devices")
        if devices is None:
            return twin
        parts = devices.children
        for tag, ordered in _AGAIN:
            found = list(devices.all(tag))
            if found:
                first = parts.index(found[0])
                parts = [*parts[:first], *ordered(found), *parts[first + len(found) :]]
        kept = [without_made_alias(device) for device in parts]
        if kept != parts or parts is not devices.children:
            twin.put(devices.twin(children=kept), "devices")
        return twin

    def is_still(self, snapshot: DomainDef) -> bool:
        """Return whether nothing changed since ``snapshot`` was made."""
        return self.tree is snapshot.tree

    # -- changing ----------------------------------------------------------------------

    def changed(self) -> None:
        """Forget the printed texts; to be called after every change."""
        self._texts = {}

    def put(self, element: xml.Element | None, *tags: str) -> None:
        """Replace the top-level elements named ``tags`` by ``element``, or remove them.

        The new element goes where the first of ``tags`` belongs.
        """
        elements = [] if element is None else [element]
        self.put_all(elements, *tags)

    def put_all(self, elements: list[xml.Element], *tags: str) -> None:
        order = {tag: place for place, tag in enumerate(SECTIONS)}
        kept = [child for child in self.tree.children if child.tag not in tags]
        place = order[tags[0]]
        at = next(
            (number for number, child in enumerate(kept) if order[child.tag] > place), len(kept)
        )
        kept[at:at] = elements
        if tags[0] not in _LONG_SECTIONS:
            gone = [child for child in self.tree.children if child.tag in tags]
            self.weight += sum(new.weight() for new in elements) - sum(old.weight() for old in gone)
        self.tree = self.tree.twin(children=kept)
        self.changed()

    def replace_device(self, old: xml.Element, new: xml.Element) -> None:
        """Put ``new`` in the place of ``old``, a device that `devices` returned."""
        devices = self.tree.find("devices")
        assert devices is not None
        parts = [new if device is old else device for device in devices.children]
        self.put(devices.twin(children=parts), "devices")

    def rename(self, name: str) -> None:
        self.name = name
        self.put(xml.Element("name", text=name), "name")

    def set_memory(
        self, *, total: int | None = None, current: int | None = None, maximum: int | None = None
    ) -> None:
        """Change sizes of the memory, in KiB."""
        memory = self.memory
        if total is not None:
            memory = replace(memory, total=total)
        if current is not None:
            memory = replace(memory, current=current)
        if maximum is not None:
            memory = replace(memory, maximum=maximum)
        self.memory = memory
        self.put_all(memory_elements(memory), "maxMemory", "memory", "currentMemory")

    def set_vcpus(self, count: int) -> None:
        """Put the first ``count`` virtual CPUs to use."""
        self.put_vcpus(self.vcpus.with_current(count))

    def set_max_vcpus(self, count: int) -> None:
        """Give the guest ``count`` virtual CPUs; new ones are not in use."""
        self.put_vcpus(self.vcpus.with_maximum(count))

    def set_listed_vcpus(self, listed: tuple[Vcpu, ...]) -> None:
        """Replace the entries of the virtual CPUs, one for each."""
        self.put_vcpus(replace(self.vcpus, listed=listed))

    def put_vcpus(self, vcpus: Vcpus) -> None:
        """Change the virtual CPUs, and how they are printed."""
        self.vcpus = vcpus
        self.put_all(vcpu_elements(vcpus), "vcpu", "vcpus")


def _remember(texts: dict[tuple[int, int], str], key: tuple[int, int], text: str) -> None:
    if len(text) > xml.MAX_BYTES:
        return
    for other in tuple(texts):
        if len(texts) >= _MOST_TEXTS or (
            len(text) > _LARGE_TEXT and len(texts.get(other, "")) > _LARGE_TEXT
        ):
            texts.pop(other, None)
    texts[key] = text
