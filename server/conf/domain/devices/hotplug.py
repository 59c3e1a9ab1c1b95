"""Devices of a definition that are added, changed and taken away.

Functions return a changed copy of a definition and leave the original as it is, so any
thread may call them. Their rules and texts are those that libvirt's drivers share. The
driver of a hypervisor decides which devices it can plug while a guest runs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .....protocol._generated.enums import ErrorDomain, ErrorNumber
from .....protocol.errors import LibvirtError, report
from ... import xml
from ...pause import paced
from ...refusals import DOMAIN
from ...values import words
from ..boot import add_default_boot
from ..views import Disk
from ..vocabulary import DEVICES
from .checks import orders_and_aliases
from .completing import DRIVE_BUSES
from .controllers import DraftController, ImpliedControllers
from .disks import share_limits_of
from .drives import disk_index, drive_of
from .hostdevs import is_same_source
from .interfaces import has_generated_mac
from .one_device import boot_of, has_usb

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..definition import DomainDef

__all__ = [
    "alias_of",
    "check_alias",
    "check_compatible",
    "check_unplug",
    "completed",
    "device_with_alias",
    "disk_named",
    "find_hostdev",
    "find_interface",
    "kind_of",
    "replaced_device",
    "with_device",
    "with_medium",
    "without_device",
]

_CHARDEVS = frozenset(("serial", "parallel", "console", "channel"))


def kind_of(device: xml.Element) -> str:
    """Return virDomainDeviceTypeToString's word for a device."""
    return "chr" if device.tag in _CHARDEVS else device.tag


def alias_of(device: xml.Element) -> str | None:
    return device.get("alias", "name")


def _devices(definition: DomainDef) -> xml.Element:
    found = definition.tree.find("devices")
    assert found is not None, "every reader makes one"
    return found


# -- what the others allow -------------------------------------------------------------

# Devices on a USB bus, by their tags.
_ON_USB: dict[str, Callable[[xml.Element], bool]] = {
    "hub": lambda device: True,
    # libvirt takes storage that is shared with a container for one, too
    "hostdev": lambda device: device.attrs["type"] in ("usb", "storage"),
    "disk": lambda device: device.get("target", "bus") == "usb",
    "interface": lambda device: (device.get("model", "type") or "").lower() == "usb-net",
    "controller": lambda device: device.attrs["type"] == "ccid",
    "input": lambda device: device.attrs.get("bus") == "usb",
    "serial": lambda device: device.get("target", "type") == "usb-serial",
    "sound": lambda device: device.attrs["model"] == "usb",
    "redirdev": lambda device: device.attrs["bus"] == "usb",
    "filesystem": lambda device: device.get("driver", "type") == "mtp",
}


def check_alias(definition: DomainDef, device: xml.Element) -> None:
    """Refuse an alias of the user's that another device has.

    The rule is virDomainDeviceValidateAliasForHotplug's.
    """
    alias = alias_of(device)
    if alias is None:
        return
    _, names = orders_and_aliases(_devices(definition).children)
    if alias in names:
        raise DOMAIN.unsupported(f"non unique alias detected: {alias}")


def check_compatible(
    definition: DomainDef, device: xml.Element, old: xml.Element | None = None
) -> None:
    """Refuse a device that this guest cannot have.

    The rules are virDomainDefCompatibleDevice's. ``old`` is the device that it
    replaces, if it is not a new one.
    """
    boot = boot_of(definition)
    on_usb = _ON_USB.get(device.tag)
    if on_usb is not None and boot.os_type != "exe" and on_usb(device) and not has_usb(definition):
        raise DOMAIN.unsupported(
            "Device configuration is not compatible: Domain has no USB bus support"
        )
    order = device.get("boot", "order")
    if order is not None:
        if boot.devices:
            raise DOMAIN.unsupported(
                "per-device boot elements cannot be used together with os/boot elements"
            )
        others = [other for other in _devices(definition).children if other is not old]
        if order in orders_and_aliases(others)[0]:
            raise DOMAIN.unsupported(f"boot order {order} is already used by another device")
    if device.tag == "memory":
        _check_memory(definition, device)


def _check_memory(definition: DomainDef, device: xml.Element) -> None:
    memory = definition.memory
    if definition.tree.find("maxMemory") is None:
        raise DOMAIN.unsupported(
            "cannot use/hotplug a memory device when domain 'maxMemory' is not defined"
        )
    target = device.find("target")
    found = None if target is None else target.find("size")
    size = int((found and found.text) or 0)
    if memory.total + size > (memory.maximum or 0):
        raise DOMAIN.unsupported(
            f"Attaching memory device with size '{size}' would exceed domain's maxMemory config "
            f"size '{memory.maximum or 0}'"
        )


def check_unplug(disk: Disk, part: ErrorDomain) -> None:
    """Refuse disks and drives that no guest can do without while it runs.

    ``part`` is the error domain of the driver.
    """
    if disk.device in ("disk", "lun"):
        if disk.bus in ("virtio", "usb", "scsi"):
            return
        detail = "This type of disk cannot be hot unplugged"
    elif disk.device == "cdrom" and disk.bus in ("usb", "scsi"):
        return
    else:
        detail = f"disk device type '{disk.device}' cannot be detached"
    raise report(ErrorNumber.VIR_ERR_OPERATION_UNSUPPORTED, part, detail)


# -- finding ---------------------------------------------------------------------------

# In the order in which virDomainDeviceInfoIterate goes through them; others have no
# alias.
_WITH_ALIAS = (
    *("disk", "interface", "sound", "hostdev", "video", "controller", "smartcard", "serial"),
    *("parallel", "channel", "console", "input", "filesystem", "watchdog", "memballoon", "rng"),
    *("nvram", "hub", "shmem", "tpm", "panic", "memory", "redirdev", "iommu", "vsock"),
)


def device_with_alias(definition: DomainDef, alias: str) -> xml.Element:
    """Return the device with that name.

    Raises VIR_ERR_INTERNAL_ERROR if there is none, as virDomainDefFindDevice does.
    """
    found: dict[str, xml.Element] = {}
    for device in paced(_devices(definition).children):
        if alias_of(device) == alias:
            found.setdefault(device.tag, device)
    for tag in _WITH_ALIAS:
        if tag in found:
            return found[tag]
    raise DOMAIN.internal_error(f"no device found with alias {alias}")


def disk_named(definition: DomainDef, name: str) -> xml.Element | None:
    """Return the disk with that target; for a path, the only one with that source."""
    disks = [Disk(element) for element in definition.devices("disk")]
    if name.startswith("/"):
        found = [disk for disk in disks if disk.path == name]
    else:
        found = [disk for disk in disks if disk.target == name][:1]
    return found[0].element if len(found) == 1 else None


def _has_place(device: xml.Element, kind: str) -> bool:
    place = device.find("address")
    return place is not None and place.attrs["type"] == kind and len(place.attrs) > 1


def _differ(wanted: xml.Element, other: xml.Element, kind: str) -> bool:
    """Return whether ``wanted`` has an address of that kind, and ``other`` another."""
    if not _has_place(wanted, kind):
        return False
    names = ("domain", "bus", "slot", "function") if kind == "pci" else ("cssid", "ssid", "devno")
    return any(wanted.get("address", name) != other.get("address", name) for name in names)


def find_interface(definition: DomainDef, wanted: xml.Element) -> xml.Element:
    """Return the interface that is like ``wanted``, as virDomainNetFindIdx finds it.

    A MAC address that was made up does not count, and an alias only where both have
    one. Raises VIR_ERR_OPERATION_FAILED for several that match,
    VIR_ERR_DEVICE_MISSING for none.
    """
    mac = None if has_generated_mac(wanted) else wanted.get("mac", "address")
    alias = alias_of(wanted)
    found = None
    for other in paced(definition.devices("interface")):
        if mac is not None and other.get("mac", "address") != mac:
            continue
        if _differ(wanted, other, "pci") or _differ(wanted, other, "ccw"):
            continue
        if alias is not None and alias_of(other) not in (None, alias):
            continue
        if found is not None:
            raise _failed(
                "multiple matching devices found"
                if mac is None
                else f"multiple devices matching MAC address {mac} found"
            )
        found = other
    if found is None:
        raise _missing(
            f"no device found at address '{_address(wanted)}' matching MAC address "
            f"'{mac or '(<null>)'}' and alias '{alias or '(<null>)'}'"
        )
    return found


def _address(device: xml.Element) -> str:
    place = device.find("address")
    attrs = {} if place is None else place.attrs
    if _has_place(device, "ccw"):
        return ".".join(f"{int(attrs[name], 16):x}" for name in ("cssid", "ssid", "devno"))
    if _has_place(device, "pci"):
        domain, bus, slot, function = (
            int(attrs[name], 16) for name in ("domain", "bus", "slot", "function")
        )
        return f"{domain:04x}:{bus:02x}:{slot:02x}.{function:d}"
    return "(<null>)"


def _failed(detail: str) -> LibvirtError:
    return report(ErrorNumber.VIR_ERR_OPERATION_FAILED, ErrorDomain.VIR_FROM_DOMAIN, detail)


def _missing(detail: str) -> LibvirtError:
    return report(ErrorNumber.VIR_ERR_DEVICE_MISSING, ErrorDomain.VIR_FROM_DOMAIN, detail)


def find_hostdev(definition: DomainDef, wanted: xml.Element) -> xml.Element:
    """Return the first device with the source of ``wanted``, a device of the guest's.

    It may be an interface; virDomainHostdevFind looks at both.
    """
    interfaces = [
        each for each in definition.devices("interface") if each.attrs["type"] == "hostdev"
    ]
    for other in paced([*interfaces, *definition.devices("hostdev")]):
        if is_same_source(wanted, other):
            return other
    return wanted


# -- changing --------------------------------------------------------------------------

_PLACES = {tag: place for place, tag in enumerate(DEVICES)}


def _with_devices(definition: DomainDef, parts: list[xml.Element]) -> DomainDef:
    changed = definition.snapshot()
    changed.put(_devices(definition).twin(children=parts), "devices")
    changed.weight = changed.tree.weight()
    return changed


def with_device(definition: DomainDef, device: xml.Element) -> DomainDef:
    """Return a definition with one more device, behind the others of its kind.

    Disks are kept by bus and name, as virDomainDiskInsert does.
    """
    parts = list(_devices(definition).children)
    at = _end_of(parts, device.tag)
    if device.tag == "disk":
        disks = definition.devices("disk")
        at += _place_of(device, disks) - len(disks)
    parts.insert(at, device)
    return _with_devices(definition, parts)


def _end_of(parts: list[xml.Element], tag: str) -> int:
    """Return the place behind the devices with that tag."""
    place = _PLACES[tag]
    return next(
        (number for number, part in enumerate(paced(parts)) if _PLACES[part.tag] > place),
        len(parts),
    )


def _place_of(disk: xml.Element, disks: list[xml.Element]) -> int:
    """Return the place of a disk among others.

    It is before the first of its bus with a higher name, else behind the last of its
    bus, else at the end.
    """
    bus, index = disk.get("target", "bus"), disk_index(disk.get("target", "dev") or "")
    behind = len(disks)
    for place, other in enumerate(paced(disks)):
        if other.get("target", "bus") != bus:
            continue
        if disk_index(other.get("target", "dev") or "") > index:
            return place
        behind = place + 1
    return behind


def without_device(definition: DomainDef, device: xml.Element) -> DomainDef:
    parts = _devices(definition).children
    return _with_devices(definition, [part for part in parts if part is not device])


def replaced_device(definition: DomainDef, old: xml.Element, new: xml.Element) -> DomainDef:
    """Return a definition with ``new`` in the place of ``old``."""
    parts = _devices(definition).children
    return _with_devices(definition, [new if part is old else part for part in parts])


def with_medium(drive: xml.Element, disk: xml.Element) -> xml.Element:
    """Return a drive with the medium of ``disk``: its source, format and access."""
    parts = [part for part in drive.children if part.tag not in _MEDIUM]
    parts += [part for part in disk.children if part.tag in _MEDIUM]
    parts = [part for part in parts if part.tag not in ("driver", "source")]
    driver = _driver(drive.find("driver"), disk.find("driver"))
    source = _source(drive.find("source"), disk.find("source"))
    parts += [part for part in (driver, source) if part is not None]
    parts.sort(key=lambda part: _IN_DISK.get(part.tag, len(_IN_DISK)))
    kind = disk.attrs["type"]
    return drive.twin(attrs={**drive.attrs, "type": kind}, children=parts)


# Parts of a disk that belong to its medium, and all in the order of printing; the rest
# follows.
_MEDIUM = frozenset(("auth", "backingStore", "readonly", "shareable", "encryption"))
_IN_DISK = {
    tag: place
    for place, tag in enumerate(
        words(
            "driver auth source backingStore backenddomain geometry blockio target iotune readonly "
            "shareable transient serial wwn vendor product encryption"
        )
    )
}


def _driver(old: xml.Element | None, new: xml.Element | None) -> xml.Element | None:
    """Return ``<driver>`` with the format of the new image, and all else of the old."""
    kept = {} if old is None else dict(old.attrs)
    form = None if new is None else new.attrs.get("type")
    attrs = {name: kept.pop(name) for name in ("name",) if name in kept}
    kept.pop("type", None)
    if form is not None:
        attrs["type"] = form
    attrs |= kept
    caches = [] if new is None else list(new.all("metadata_cache"))
    if not attrs and not caches:
        return None
    return xml.Element("driver", attrs, children=caches)


def _source(old: xml.Element | None, new: xml.Element | None) -> xml.Element | None:
    """Return ``<source>`` of the new image, with the drive's startup policy."""
    policy = None if old is None else old.attrs.get("startupPolicy")
    attrs = {} if new is None else dict(new.attrs)
    attrs.pop("startupPolicy", None)
    if policy is not None:
        attrs["startupPolicy"] = policy
    if new is not None:
        made = new.twin(attrs=attrs)
        return made if made.attrs or made.has_children else None
    return xml.Element("source", attrs) if attrs else None


def completed(definition: DomainDef) -> DomainDef:
    """Return a definition with what its devices imply, after one was replaced.

    Disks imply controllers, and a guest whose devices have no boot order any more boots
    from a disk.
    """
    disks = definition.devices("disk")
    parts = list(_devices(definition).children)
    if disks:
        first = parts.index(disks[0])
        parts[first : first + len(disks)] = disks = share_limits_of(disks)
    at = _end_of(parts, "controller")
    parts[at:at] = _implied_controllers(definition, disks)
    changed = _with_devices(definition, parts)
    os = changed.tree.find("os")
    if os is not None and not orders_and_aliases(parts)[0]:
        booting = os.twin(children=list(os.children))
        add_default_boot(booting, boot_of(changed))
        if len(booting.children) > len(os.children):
            changed.put(booting, "os")
    return changed


def _implied_controllers(definition: DomainDef, disks: list[xml.Element]) -> list[xml.Element]:
    """Return missing controllers that the addresses of disks imply."""
    controllers = [
        DraftController(part.attrs["type"], int(part.attrs["index"]))
        for part in paced(definition.devices("controller"))
    ]
    known = len(controllers)
    implied = ImpliedControllers(controllers)
    for bus in DRIVE_BUSES:
        found = [drive_of(disk) for disk in paced(disks) if disk.get("target", "bus") == bus]
        highest = max((drive.controller for drive in found if drive is not None), default=-1)
        if found:
            implied.need_up_to(bus, highest, len(found))
    return [controller.printed() for controller in controllers[known:]]
