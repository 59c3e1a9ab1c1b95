"""Definition of a new domain, made of that in a backup.

The new domain has another name, UUID and network addresses, and the restored images in
place of the disks. Checkpoints are the old domain's alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NoReturn
from xml.etree import ElementTree as ET

from .errors import TargetError
from .harmless import clean, is_firmware

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from xml.etree.ElementTree import Element

    Tell = Callable[[str], None]

__all__ = ["Adapted", "adapted"]

DEEPEST = 64
"""Most elements within each other."""

_EMPTIED = {"cdrom", "floppy"}
# What a restored disk keeps: parts that describe the device which the guest sees.
_KEPT = {
    *("target", "driver", "boot", "address", "serial", "wwn", "vendor", "product"),
    *("iotune", "blockio", "geometry", "readonly", "alias"),
}
# What one may miss of what it does not keep.
_SAID = {"shareable", "transient"}
_DRIVER = {
    *("name", "cache", "io", "error_policy", "rerror_policy", "discard", "detect_zeroes"),
    *("iothread", "ioeventfd", "event_idx", "copy_on_read", "queues", "queue_size"),
    *("iommu", "ats", "packed", "page_per_vq"),
}


@dataclass(frozen=True, slots=True)
class Adapted:
    """Definition of a new domain, and what differs from the old one, for people."""

    xml: str
    notes: tuple[str, ...]


def adapted(
    xml: str,
    name: str,
    images: Mapping[str, str],
    format: str,
    *,
    nvram: str | None = None,
    trusts: bool = False,
) -> Adapted:
    """Return a definition with the restored ``images``, by the names of disks.

    Other disks are left out, drives of CDs and floppies stay and are empty. ``nvram``
    is the path of the restored UEFI variables. What could reach the host is left out
    (`harmless`) unless the definition is trusted; then such drives keep their media.

    Raises TargetError if ``xml`` is no domain's definition.
    """
    notes: list[str] = []
    root = _parsed(xml)
    if not trusts:
        clean(root, notes.append)
    root.attrib.pop("id", None)
    for tag in ("name", "uuid"):
        for element in root.findall(tag):
            root.remove(element)
    named = ET.Element("name")
    named.text = name
    root.insert(0, named)
    _renew(root, notes.append)
    _place_nvram(root, nvram, notes.append)
    devices = root.find("devices")
    if devices is None:
        devices = ET.SubElement(root, "devices")
    _place_disks(devices, images, format, notes.append, trusts=trusts)
    return Adapted(ET.tostring(root, encoding="unicode"), tuple(notes))


def _parsed(xml: str) -> Element:
    def refuse(reason: str) -> NoReturn:
        raise TargetError(f"the definition in the backup cannot be used: {reason}")

    # entities can grow without end, and no server writes them
    if "<!DOCTYPE" in xml or "<!ENTITY" in xml:
        refuse("it declares a type of document")
    parser: ET.XMLPullParser[Element] = ET.XMLPullParser(("start", "end"))
    depth = 0
    root: Element | None = None
    try:
        parser.feed(xml)
        parser.close()
        events: Any = parser.read_events()
        for event, element in events:
            root = element if root is None else root
            depth += 1 if event == "start" else -1
            if depth > DEEPEST:
                refuse("it is nested too deeply")
    except (ET.ParseError, ValueError) as exc:
        refuse(str(exc))
    if root is None or root.tag != "domain":
        refuse("it is none of a domain")
    return root


def _renew(root: Element, tell: Tell) -> None:
    """Take away what two domains must not have in common."""
    for genid in root.findall("genid"):
        # the server makes one
        genid.text = None
    for system in root.iterfind("sysinfo/system"):
        for entry in system.findall("entry"):
            # it would have to be that of the domain
            if entry.get("name") == "uuid":
                system.remove(entry)
    interfaces = root.findall("devices/interface")
    for interface in interfaces:
        for tag in ("mac", "target"):
            for element in interface.findall(tag):
                interface.remove(element)
    if interfaces:
        tell("network interfaces get new MAC addresses")
    for graphics in root.iterfind("devices/graphics"):
        if graphics.get("autoport") != "yes" and graphics.get("type") in ("vnc", "spice"):
            for name in ("port", "tlsPort", "websocket"):
                graphics.attrib.pop(name, None)
            graphics.set("autoport", "yes")
    for vsock in root.iterfind("devices/vsock/cid"):
        vsock.attrib.clear()
        vsock.set("auto", "yes")
    if root.find("devices/tpm") is not None:
        tell("the TPM begins empty")


def _place_nvram(root: Element, path: str | None, tell: Tell) -> None:
    os = root.find("os")
    if os is None:
        return
    for old in os.findall("nvram"):
        template = old.get("template")
        at = list(os).index(old)
        os.remove(old)
        if path is None:
            tell("the UEFI variables are not in the backup: the guest begins with new ones")
        new = ET.Element("nvram")
        if template is not None and is_firmware(template):
            new.set("template", template)
        for name in ("format", "templateFormat"):
            if name in old.attrib and (path or name != "format"):
                new.set(name, old.attrib[name])
        new.text = path
        if path is not None or new.attrib:
            os.insert(at, new)
        # there is one at most
        path = None


def _place_disks(
    devices: Element, images: Mapping[str, str], format: str, tell: Tell, *, trusts: bool
) -> None:
    left = dict(images)
    for disk in devices.findall("disk"):
        target = disk.find("target")
        name = "" if target is None else target.get("dev", "")
        if name in left:
            _place_image(disk, left.pop(name), format, tell)
        elif disk.get("device") not in _EMPTIED:
            devices.remove(disk)
            tell(f"the disk {name} was not restored, and is left out")
        elif not trusts:
            _empty(disk, name, tell)
    for name in left:
        tell(f"the definition has no disk {name}: its image is not attached")


def _place_image(disk: Element, path: str, format: str, tell: Tell) -> None:
    name = disk.find("target").get("dev")  # type: ignore[union-attr]  # it was found by that
    if disk.get("device", "disk") != "disk":
        tell(f"the {disk.get('device')} {name} is a disk now")
    if disk.find("encryption") is not None or disk.find("source/encryption") is not None:
        tell(f"the disk {name} was encrypted, its image is not")
    _describe(disk, "disk")
    for element in list(disk):
        if element.tag in _SAID:
            tell(f"the disk {name} is {element.tag} no more")
        if element.tag not in _KEPT or element.tag == "driver":
            disk.remove(element)
        if element.tag == "driver":
            words = {k: v for k, v in element.attrib.items() if k in _DRIVER}
            disk.insert(0, ET.Element("driver", words))
    driver = disk.find("driver")
    if driver is None:
        driver = ET.Element("driver")
        disk.insert(0, driver)
    driver.set("name", "qemu")
    driver.set("type", format)
    disk.insert(1, ET.Element("source", {"file": path}))


def _describe(disk: Element, device: str) -> None:
    """Give a disk its attributes; it keeps none that gives rights on the host."""
    kept = {"type": "file", "device": device}
    for attribute in ("model", "snapshot"):
        if attribute in disk.attrib:
            kept[attribute] = disk.attrib[attribute]
    disk.attrib.clear()
    disk.attrib.update(kept)


def _empty(disk: Element, name: str, tell: Tell) -> None:
    if disk.find("source") is not None:
        tell(f"the {disk.get('device')} {name} is empty now")
    _describe(disk, disk.get("device", "cdrom"))
    kept = _KEPT - {"driver"}
    for element in list(disk):
        if element.tag not in kept:
            disk.remove(element)
