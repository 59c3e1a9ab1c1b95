"""Devices of a definition while it is read, and facts about its guest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from ... import xml
    from ..boot import Boot
    from .chardevs import DraftChardev
    from .controllers import DraftController
    from .disks import DraftDisk
    from .video import DraftVideo

__all__ = ["Devices", "Guest"]


@dataclass(frozen=True, slots=True)
class Guest:
    """Facts about a guest that readers of its devices need.

    ``interface_prefix`` begins the names that are generated for interfaces without one;
    None generates none. ``add_controllers`` completes the controllers of the document
    with those that every such guest has, before those that its devices imply.
    ``default_panic`` is the model of panic devices that name none.
    """

    boot: Boot
    numa_cells: int
    ioapic: str | None
    interface_prefix: str | None
    add_controllers: Callable[[list[DraftController], Boot], None] | None = None
    default_panic: str | None = None


class Devices:
    """Devices of a definition that is being read."""

    __slots__ = ("chardevs", "controllers", "disks", "done", "has_no_usb", "memory", "videos")

    def __init__(self) -> None:
        self.disks: list[DraftDisk] = []
        self.controllers: list[DraftController] = []
        self.chardevs: dict[str, list[DraftChardev]] = {}
        self.videos: list[DraftVideo] = []
        self.memory = 0
        self.has_no_usb = False
        self.done: dict[str, list[xml.Element]] = {}

    def of(self, tag: str) -> list[xml.Element]:
        return self.done.get(tag) or []

    def scsi_hostdevs(self) -> list[xml.Element]:
        return [device for device in self.of("hostdev") if device.attrs["type"] == "scsi"]
