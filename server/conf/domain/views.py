"""What a definition says, as values: a hypervisor's driver asks these and walks no elements.

A view is one canonical element and what it means. It is made when somebody asks, and so is each answer that it gives: a
definition may have sixty thousand disks, and who looks for one of them by its name wants nothing else of the others. Elements
never change, so neither does a view; `Device.element` is what `DomainDef.replace_device` takes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .drives import drive_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .. import xml
    from .drives import DriveAddress

__all__ = [
    "Chardev",
    "Controller",
    "Device",
    "Disk",
    "Filesystem",
    "Graphics",
    "Hostdev",
    "Input",
    "Interface",
    "Listen",
    "Memballoon",
    "MemoryModule",
    "Sound",
    "Video",
]


def _number(text: str | None) -> int | None:
    return None if text is None else int(text)


@dataclass(frozen=True, slots=True)
class Device:
    """What all devices may have."""

    element: xml.Element

    @property
    def alias(self) -> str | None:
        """The name that the user gave it, ``ua-…``."""
        return self.element.get("alias", "name")

    @property
    def boot_order(self) -> int | None:
        return _number(self.element.get("boot", "order"))

    @property
    def address(self) -> Mapping[str, str] | None:
        """Where it sits: ``type`` and what that type of address has."""
        place = self.element.find("address")
        return None if place is None else place.attrs


# virStorageSource's path. A volume has none before it is looked up in its pool.
_PATHS = {"file": "file", "block": "dev", "dir": "dir", "network": "name"}


@dataclass(frozen=True, slots=True)
class Disk(Device):
    """A disk, or a drive with or without a medium."""

    @property
    def target(self) -> str:
        """Its name, such as ``vda``, that no other disk has."""
        return self.element.get("target", "dev") or ""

    @property
    def bus(self) -> str:
        return self.element.get("target", "bus") or ""

    @property
    def device(self) -> str:
        """``disk``, ``cdrom``, ``floppy`` or ``lun``."""
        return self.element.attrs["device"]

    @property
    def type(self) -> str:
        """Where it is kept: ``file``, ``block``, ``dir``, ``network``, ``volume``, ``nvme`` or ``vhostuser``."""
        return self.element.attrs["type"]

    @property
    def path(self) -> str | None:
        """The path on the host, or a network's name for it."""
        attribute = _PATHS.get(self.element.attrs["type"])
        return None if attribute is None else self.element.get("source", attribute)

    @property
    def source(self) -> xml.Element | None:
        return self.element.find("source")

    @property
    def format(self) -> str | None:
        """How its driver reads it, such as ``qcow2``."""
        return self.element.get("driver", "type")

    @property
    def cache(self) -> str | None:
        return self.element.get("driver", "cache")

    @property
    def iothread(self) -> int | None:
        return _number(self.element.get("driver", "iothread"))

    @property
    def serial(self) -> str | None:
        serial = self.element.find("serial")
        return None if serial is None else serial.text

    @property
    def drive(self) -> DriveAddress | None:
        """Its address, if that is a drive's."""
        return drive_of(self.element)

    @property
    def is_empty(self) -> bool:
        """A drive without a medium."""
        return self.type in ("file", "block", "dir") and self.path is None

    @property
    def is_readonly(self) -> bool:
        return self.element.find("readonly") is not None or self.device == "cdrom"

    @property
    def is_shareable(self) -> bool:
        return self.element.find("shareable") is not None

    @property
    def is_transient(self) -> bool:
        return self.element.find("transient") is not None


@dataclass(frozen=True, slots=True)
class Controller(Device):
    @property
    def type(self) -> str:
        return self.element.attrs["type"]

    @property
    def index(self) -> int:
        return int(self.element.attrs["index"])

    @property
    def model(self) -> str | None:
        return self.element.attrs.get("model")


# What of <source> names the other end.
_ENDS = {
    "network": "network",
    "bridge": "bridge",
    "direct": "dev",
    "vdpa": "dev",
    "internal": "name",
    "vhostuser": "path",
}


@dataclass(frozen=True, slots=True)
class Interface(Device):
    @property
    def type(self) -> str:
        """``network``, ``bridge``, ``user``, ``direct`` and others."""
        return self.element.attrs["type"]

    @property
    def mac(self) -> str:
        return self.element.get("mac", "address") or ""

    @property
    def target(self) -> str | None:
        """Its name on the host."""
        return self.element.get("target", "dev")

    @property
    def source(self) -> str | None:
        """What it leads to, by the name of that: a network, a bridge, a device of the host, a socket."""
        attribute = _ENDS.get(self.element.attrs["type"])
        return None if attribute is None else self.element.get("source", attribute)

    @property
    def model(self) -> str | None:
        return self.element.get("model", "type")

    @property
    def bandwidth(self) -> xml.Element | None:
        return self.element.find("bandwidth")


@dataclass(frozen=True, slots=True)
class Chardev(Device):
    """A serial or parallel port, a console or a channel."""

    @property
    def kind(self) -> str:
        """``serial``, ``parallel``, ``console`` or ``channel``."""
        return self.element.tag

    @property
    def type(self) -> str:
        """What the host sees of it: ``pty``, ``unix``, ``tcp`` and others."""
        return self.element.attrs["type"]

    @property
    def source(self) -> xml.Element | None:
        return self.element.find("source")

    @property
    def path(self) -> str | None:
        return self.element.get("source", "path")

    @property
    def target_type(self) -> str | None:
        return self.element.get("target", "type")

    @property
    def port(self) -> int | None:
        return _number(self.element.get("target", "port"))

    @property
    def name(self) -> str | None:
        """The name that a channel has in the guest."""
        return self.element.get("target", "name")


@dataclass(frozen=True, slots=True)
class Listen:
    """Where graphics listen: ``type`` is ``address``, ``network``, ``socket`` or ``none``, ``where`` the one that is named."""

    type: str
    where: str | None


@dataclass(frozen=True, slots=True)
class Graphics(Device):
    @property
    def type(self) -> str:
        return self.element.attrs["type"]

    @property
    def port(self) -> int | None:
        """-1: chosen when the guest starts."""
        return _number(self.element.attrs.get("port"))

    @property
    def tls_port(self) -> int | None:
        return _number(self.element.attrs.get("tlsPort"))

    @property
    def has_chosen_port(self) -> bool:
        """Whether ports are chosen when the guest starts."""
        return self.element.attrs.get("autoport") == "yes"

    @property
    def password(self) -> str | None:
        return self.element.attrs.get("passwd")

    @property
    def listens(self) -> tuple[Listen, ...]:
        found = [listen.attrs for listen in self.element.all("listen")]
        return tuple([Listen(attrs["type"], attrs.get(attrs["type"])) for attrs in found])


@dataclass(frozen=True, slots=True)
class Video(Device):
    @property
    def model(self) -> str:
        return self.element.get("model", "type") or ""

    @property
    def vram(self) -> int | None:
        """In KiB."""
        return _number(self.element.get("model", "vram"))

    @property
    def heads(self) -> int | None:
        return _number(self.element.get("model", "heads"))

    @property
    def is_primary(self) -> bool:
        return self.element.get("model", "primary") == "yes"


@dataclass(frozen=True, slots=True)
class Input(Device):
    @property
    def type(self) -> str:
        return self.element.attrs["type"]

    @property
    def bus(self) -> str | None:
        return self.element.attrs.get("bus")


@dataclass(frozen=True, slots=True)
class Sound(Device):
    @property
    def model(self) -> str:
        return self.element.attrs["model"]


@dataclass(frozen=True, slots=True)
class Filesystem(Device):
    @property
    def type(self) -> str:
        return self.element.attrs["type"]

    @property
    def target(self) -> str:
        """The directory, or the tag by which the guest finds it."""
        return self.element.get("target", "dir") or ""

    @property
    def source(self) -> xml.Element | None:
        return self.element.find("source")

    @property
    def is_readonly(self) -> bool:
        return self.element.find("readonly") is not None


@dataclass(frozen=True, slots=True)
class Hostdev(Device):
    @property
    def mode(self) -> str:
        return self.element.attrs["mode"]

    @property
    def type(self) -> str:
        return self.element.attrs["type"]

    @property
    def is_managed(self) -> bool:
        return self.element.attrs.get("managed") == "yes"

    @property
    def source(self) -> xml.Element | None:
        return self.element.find("source")


@dataclass(frozen=True, slots=True)
class Memballoon(Device):
    @property
    def model(self) -> str:
        return self.element.attrs["model"]

    @property
    def period(self) -> int:
        """Seconds between two collections of statistics; 0: none."""
        return _number(self.element.get("stats", "period")) or 0


@dataclass(frozen=True, slots=True)
class MemoryModule(Device):
    @property
    def model(self) -> str:
        return self.element.attrs["model"]

    @property
    def target(self) -> xml.Element:
        target = self.element.find("target")
        assert target is not None  # every module has one
        return target

    @property
    def size(self) -> int:
        """In KiB."""
        size = self.target.find("size")
        return 0 if size is None else int(size.text or 0)

    @property
    def node(self) -> int | None:
        """The NUMA cell of the guest that it belongs to."""
        node = self.target.find("node")
        return None if node is None else _number(node.text)
