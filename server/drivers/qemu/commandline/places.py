"""Places of devices: the properties that put them on the buses of a guest."""

from __future__ import annotations

import errno
import json
import os
from typing import TYPE_CHECKING, Any

from ....conf.pause import checkpoint
from ..refusals import system_error

if TYPE_CHECKING:
    from ....conf import xml
    from ....conf.domain.definition import DomainDef

__all__ = ["Length", "Places", "alias_of", "device", "dumped", "is_on", "quoted", "virtio"]


# No kernel takes so many characters, nor does a reply to a client hold them.
_MOST = 8 * 1024 * 1024


class Length:
    """Length of what is said so far, which a short document may make endless."""

    def __init__(self) -> None:
        self._sum = 0

    def add(self, words: list[str]) -> list[str]:
        """Count arguments and return them. Raises VIR_ERR_SYSTEM_ERROR if too long."""
        checkpoint()
        self._sum += sum(map(len, words))
        if self._sum > _MOST:
            exc = OSError(errno.E2BIG, os.strerror(errno.E2BIG))
            raise system_error("cannot make the command line of the guest", exc)
        return words


def quoted(text: str) -> str:
    """Double commas, which separate options."""
    return text.replace(",", ",,")


def dumped(value: dict[str, Any]) -> str:
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False)


def device(properties: dict[str, Any]) -> list[str]:
    """Return the argument that makes a device, without properties that are None."""
    said = {name: value for name, value in properties.items() if value is not None}
    return ["-device", dumped(said)]


def alias_of(element: xml.Element) -> str:
    return element.get("alias", "name") or ""


def is_on(value: str | None) -> bool | None:
    """Return what a setting says, None where there is none."""
    return None if value is None else value in ("on", "yes")


_VIRTIO = (
    ("iommu", "iommu_platform"),
    ("ats", "ats"),
    ("packed", "packed"),
    ("page_per_vq", "page-per-vq"),
)
_SUFFIXES = ("-transitional", "-non-transitional")


def virtio(element: xml.Element, kind: str, model: str | None = None) -> dict[str, Any]:
    """Return the driver of a virtio device, and what all of them can be told.

    ``kind`` is ``net``, ``scsi`` and so on; ``model`` may be a transitional one.
    """
    suffix = next((end for end in _SUFFIXES if (model or "") == f"virtio{end}"), "")
    found: dict[str, Any] = {"driver": f"virtio-{kind}-pci{suffix}"}
    options = element.find("driver")
    if options is not None:
        for name, property in _VIRTIO:
            if name in options.attrs:
                found[property] = options.attrs[name] == "on"
    return found


class Places:
    """Buses of a guest, by which its devices say where they are."""

    def __init__(self, definition: DomainDef) -> None:
        self._aliases = {
            (controller.attrs["type"], controller.attrs["index"]): alias_of(controller)
            for controller in definition.devices("controller")
        }

    def _bus(self, kind: str, index: str) -> str:
        return self._aliases.get((kind, index)) or f"{kind}{index}"

    def of(self, element: xml.Element) -> dict[str, Any]:
        """Return the properties that place a device; none for one without a place."""
        place = element.find("address")
        if place is None:
            return {}
        found: dict[str, Any] = {}
        attrs = place.attrs
        match attrs.get("type"):
            case "pci":
                bus, slot, function = (
                    int(attrs.get(name, "0"), 0) for name in ("bus", "slot", "function")
                )
                found["bus"] = self._aliases.get(("pci", str(bus))) or f"pci.{bus}"
                if attrs.get("multifunction") == "on":
                    found["multifunction"] = True
                elif attrs.get("multifunction") == "off":
                    found["multifunction"] = False
                found["addr"] = f"0x{slot:x}" + (f".0x{function:x}" if function else "")
            case "usb":
                found["bus"] = f"{self._bus('usb', attrs.get('bus', '0'))}.0"
                if "port" in attrs:
                    found["port"] = attrs["port"]
            case "ccid":
                found["bus"] = f"{self._bus('ccid', attrs.get('controller', '0'))}.0"
            case "isa":
                for name in ("iobase", "irq"):
                    if name in attrs:
                        found[name] = int(attrs[name], 0)
            case "virtio-serial":
                controller = self._bus("virtio-serial", attrs.get("controller", "0"))
                found["bus"] = f"{controller}.{attrs.get('bus', '0')}"
                found["nr"] = int(attrs.get("port", "0"))
            case "dimm":
                found["slot"] = int(attrs.get("slot", "0"))
                if "base" in attrs:
                    found["addr"] = int(attrs["base"], 0)
        index = element.get("acpi", "index")
        if index is not None:
            found["acpi-index"] = int(index)
        return found
