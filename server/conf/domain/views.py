"""Views of a definition's devices, whose typed properties spare drivers the XML.

A view wraps one canonical element. Views, and the values of their properties, are made
when they are asked for: a definition may have sixty thousand disks, and a search for
one of them by name needs nothing else of the others. Elements never change, so neither
does a view; `Device.element` is what `DomainDef.replace_device` takes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .devices.drives import drive_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .. import xml
    from .devices.drives import DriveAddress

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
    """Properties that any device may have."""

    element: xml.Element

    @property
    def alias(self) -> str | None:
        """Name that the user gave the device, which begins with ``ua-``."""
        return self.element.get("alias", "name")

    @property
    def boot_order(self) -> int | None:
        return _number(self.element.get("boot", "order"))

    @property
    def address(self) -> Mapping[str, str] | None:
        """Attributes of the address: ``type``, and those of that type."""
        place = self.element.find("address")
        return None if place is None else place.attrs


# virStorageSource's path. A volume has none before it is looked up in its pool.
_PATHS = {"file": "file", "block": "dev", "dir": "dir", "network": "name"}


@dataclass(frozen=True, slots=True)
class Disk(Device):
    """Disk, or drive with or without a medium."""

    @property
    def target(self) -> str:
        """Name of the disk, such as ``vda``, unique in its domain."""
        return self.element.get("target", "dev") or ""

    @property
    def bus(self) -> str:
        return self.element.get("target", "bus") or ""

    @property
    def device(self) -> str:
        """Kind of device: ``disk``, ``cdrom``, ``floppy`` or ``lun``."""
        return self.element.attrs["device"]

    @property
    def type(self) -> str:
        """Kind of source.

        It is one of ``file``, ``block``, ``dir``, ``network``, ``volume``, ``nvme`` and
        ``vhostuser``.
        """
        return self.element.attrs["type"]

    @property
    def path(self) -> str | None:
        """Path on the host, or name of the image on a server; None for other types."""
        attribute = _PATHS.get(self.element.attrs["type"])
        return None if attribute is None else self.element.get("source", attribute)

    @property
    def source(self) -> xml.Element | None:
        return self.element.find("source")

    @property
    def format(self) -> str | None:
        """Format of the image, such as ``qcow2``."""
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
        """Address of the drive; None if it has one of another type."""
        return drive_of(self.element)

    @property
    def is_empty(self) -> bool:
        """Whether a file, block or dir source has no path: a drive without a medium."""
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


# The attribute of <source> that names the other end.
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
        """Kind of interface: ``network``, ``bridge``, ``user`` and others."""
        return self.element.attrs["type"]

    @property
    def mac(self) -> str:
        return self.element.get("mac", "address") or ""

    @property
    def target(self) -> str | None:
        """Name of the interface on the host."""
        return self.element.get("target", "dev")

    @property
    def source(self) -> str | None:
        """Name of the other end: a network, bridge, device of the host, or socket."""
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
    """Serial or parallel port, console or channel."""

    @property
    def kind(self) -> str:
        """Tag of the device: ``serial``, ``parallel``, ``console`` or ``channel``."""
        return self.element.tag

    @property
    def type(self) -> str:
        """Kind of the host's end: ``pty``, ``unix``, ``tcp`` and others."""
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
        """Name of a channel in the guest."""
        return self.element.get("target", "name")


@dataclass(frozen=True, slots=True)
class Listen:
    """Place where graphics listen.

    ``type`` is ``address``, ``network``, ``socket`` or ``none``; ``where`` is the value
    of the attribute of that name, if any.
    """

    type: str
    where: str | None


@dataclass(frozen=True, slots=True)
class Graphics(Device):
    @property
    def type(self) -> str:
        return self.element.attrs["type"]

    @property
    def port(self) -> int | None:
        """Port number; -1 if it is chosen when the guest starts."""
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
        """Video memory in KiB."""
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
        """Directory in the guest, or tag by which the guest finds the filesystem."""
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
        """Seconds between two collections of statistics; 0 for none."""
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
        """Size of the module in KiB."""
        size = self.target.find("size")
        return 0 if size is None else int(size.text or 0)

    @property
    def node(self) -> int | None:
        """NUMA cell of the guest to which the module belongs."""
        node = self.target.find("node")
        return None if node is None else _number(node.text)
