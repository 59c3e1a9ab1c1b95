"""Devices that are attached to a domain, detached from it, and changed.

The rules are those of libvirt's newer test drivers: since 10.0.0, devices can be
attached to a running domain and detached by their alias; since 10.6.0, disks can be
changed. Interfaces of type ``ethernet`` and ``bridge`` can be plugged, disks on USB and
virtio, and PCI devices of the host.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from ....protocol._generated.enums import (
    DomainEventDefinedDetailType,
    DomainEventType,
    ErrorDomain,
    ErrorNumber,
)
from ....protocol._generated.remote_events import (
    DomainEventDeviceAdded,
    DomainEventDeviceRemoved,
    DomainEventLifecycle,
)
from ....protocol.errors import LibvirtError, report
from ...conf.domain.devices.disk_checks import check_unique
from ...conf.domain.devices.drives import disk_index, drive_of
from ...conf.domain.devices.hotplug import (
    alias_of,
    check_alias,
    check_compatible,
    check_unplug,
    completed,
    device_with_alias,
    disk_named,
    find_hostdev,
    find_interface,
    kind_of,
    replaced_device,
    with_device,
    with_medium,
    without_device,
)
from ...conf.domain.devices.one_device import put_alias, read_device
from ...conf.domain.views import Disk
from ...objects.impact import AFFECT_LIVE, IMPACT, both_definitions, impact
from ...objects.marks import changes, of_domain
from ...offload import BULK_BYTES, BULK_LINES, Later, later
from .checks import check_flags, internal_error, invalid
from .messages import taints_of

if TYPE_CHECKING:
    from ..._generated.driver import Domain as DomainIdentity
    from ...conf import xml as tree
    from ...conf.domain.definition import DomainDef
    from ...events import EventHub
    from ...objects.domains import Domain, DomainList

__all__ = ["DeviceEntryPoints"]

_DEFINED = int(DomainEventType.VIR_DOMAIN_EVENT_DEFINED)
_UPDATED = int(DomainEventDefinedDetailType.VIR_DOMAIN_EVENT_DEFINED_UPDATED)
_LINE = BULK_BYTES // BULK_LINES


def _size(text: str, *definitions: DomainDef | None) -> int:
    """Return the size of a document, and of definitions in which a device is sought."""
    return len(text) + _LINE * sum(each.weight for each in definitions if each is not None)


class _Plugged(NamedTuple):
    """Definition of a running domain with a device more or less, and its alias."""

    definition: DomainDef
    alias: str | None
    taints: tuple[str, ...] = ()


class DeviceEntryPoints:
    """Entry points that plug, unplug and change devices."""

    domains: DomainList
    events: EventHub

    if TYPE_CHECKING:  # the driver class has it; nothing here may hide that

        def _domain(self, dom: DomainIdentity) -> Domain:
            raise NotImplementedError

    def domain_attach_device(self, dom: DomainIdentity, xml: str) -> Later[None] | None:
        return self.domain_attach_device_flags(dom, xml, 0)

    @changes(of_domain)
    def domain_attach_device_flags(
        self, dom: DomainIdentity, xml: str, flags: int
    ) -> Later[None] | None:
        domain, definition = self._running_definition(
            dom, flags, "testDomainAttachDeviceLiveAndConfig"
        )
        known = definition.snapshot()

        def put(made: _Plugged) -> Later[None] | None:
            if not self._is_still(dom, domain, definition, known):
                return self.domain_attach_device_flags(dom, xml, flags)
            domain.definition = made.definition
            domain.taint(*made.taints)
            if made.alias is not None:
                self.events.emit(DomainEventDeviceAdded(domain, made.alias))
            return None

        return later(_size(xml, known), partial(_attached, known, xml), put)

    @changes(of_domain)
    def domain_detach_device_alias(
        self, dom: DomainIdentity, alias: str, flags: int
    ) -> Later[None] | None:
        domain, definition = self._running_definition(
            dom, flags, "testDomainDetachDeviceAliasLiveAndConfig"
        )
        known = definition.snapshot()

        def put(made: DomainDef) -> Later[None] | None:
            if not self._is_still(dom, domain, definition, known):
                return self.domain_detach_device_alias(dom, alias, flags)
            domain.definition = made
            self.events.emit(DomainEventDeviceRemoved(domain, alias))
            return None

        return later(_size(alias, known), partial(_detached, known, alias), put)

    @changes(of_domain)
    def domain_update_device_flags(
        self, dom: DomainIdentity, xml: str, flags: int
    ) -> Later[None] | None:
        check_flags(flags, IMPACT, "testDomainUpdateDeviceFlags")
        domain = self._domain(dom)
        found = both_definitions(domain, flags)
        known = _snapshot(found[0]), _snapshot(found[1])

        def put(made: tuple[DomainDef | None, DomainDef | None]) -> Later[None] | None:
            if domain is not self._domain(dom) or not _are_still(domain, flags, found, known):
                return self.domain_update_device_flags(dom, xml, flags)
            live, config = made
            if live is not None:
                domain.definition = live
            if config is not None:
                if domain.is_active:
                    domain.next_definition = config
                else:
                    domain.definition = config
                self.events.emit(DomainEventLifecycle(domain, _DEFINED, _UPDATED))
            return None

        return later(_size(xml, *known), partial(_both_updated, *known, xml), put)

    def _running_definition(
        self, dom: DomainIdentity, flags: int, function: str
    ) -> tuple[Domain, DomainDef]:
        """Return a domain and its running definition, the only one that can be changed.

        ``function`` refuses all other flags, after those that do not fit the domain's
        state.
        """
        domain = self._domain(dom)
        check_flags(impact(domain, flags), AFFECT_LIVE, function)
        return domain, domain.definition

    def _is_still(
        self, dom: DomainIdentity, domain: Domain, definition: DomainDef, known: DomainDef
    ) -> bool:
        """Return whether the running domain did not change since it was looked at."""
        return (
            self._domain(dom) is domain
            and domain.is_active
            and domain.definition is definition
            and definition.is_still(known)
        )


# -- attaching -------------------------------------------------------------------------


def _attached(definition: DomainDef, text: str) -> _Plugged:
    """Return the definition with one more device.

    Changes nothing; may run in a thread, as may the other functions below.
    """
    device = read_device(text, definition)
    check_alias(definition, device)
    check_compatible(definition, device)
    plug = _PLUGS.get(device.tag)
    if plug is None:
        raise _unsupported(f"live attach of device '{kind_of(device)}' is not supported")
    return plug(definition, device)


def _plug_interface(definition: DomainDef, device: tree.Element) -> _Plugged:
    if alias_of(device) is None:
        aliases = [alias_of(other) for other in definition.devices("interface")]
        taken = [int(alias[3:]) for alias in aliases if alias and _is_numbered(alias)]
        device = put_alias(device, f"net{max(taken, default=-1) + 1}")
    kind = device.attrs["type"]
    if kind not in _PLUGGED_INTERFACES:
        raise _unsupported(f"hotplug of interface type of {kind} is not implemented yet")
    return _Plugged(with_device(definition, device), alias_of(device), taints_of(device))


_PLUGGED_INTERFACES = ("ethernet", "bridge")


def _is_numbered(alias: str) -> bool:
    number = alias.removeprefix("net")
    return number != alias and number.isascii() and number.isdigit() and int(number) < 2**31


# Words of a message for which libvirt takes the types of devices from another table.
_MISNAMED = {"usb": "default", "scsi": "vfio", "scsi_host": "xen", "mdev": "(null)"}


def _plug_hostdev(definition: DomainDef, device: tree.Element) -> _Plugged:
    mode, kind = device.attrs["mode"], device.attrs["type"]
    if mode != "subsystem":
        raise _config(f"hotplug is not supported for hostdev mode '{mode}'")
    if kind != "pci":
        raise _config(f"hotplug is not supported for hostdev subsys type '{_MISNAMED[kind]}'")
    if device.get("driver", "name") == "xen":
        raise _config("test hypervisor does not support device assignment mode 'xen'")
    return _Plugged(with_device(definition, device), alias_of(device), taints_of(device))


def _plug_disk(definition: DomainDef, device: tree.Element) -> _Plugged:
    disk, disks = Disk(device), definition.devices("disk")
    if disk.device in ("cdrom", "floppy"):
        for drive in disks:
            if drive.get("target", "dev") == disk.target:
                changed = replaced_device(definition, drive, with_medium(drive, device))
                return _Plugged(changed, None, taints_of(device))
    if disk.device == "floppy":
        raise _unsupported("floppy device hotplug isn't supported")
    _check_pool(device)
    check_unique(disks, device)
    if disk.bus == "usb":
        if disk.device == "lun":
            raise _config("disk device='lun' is not supported for usb bus")
    elif disk.bus != "virtio":
        raise _unsupported(f"disk bus '{disk.bus}' cannot be hotplugged.")
    elif disk.device == "cdrom":
        raise _unsupported("cdrom device with virtio bus isn't supported")
    if disk.alias is None:
        device = put_alias(device, _disk_alias(device, disk))
    return _Plugged(with_device(definition, device), alias_of(device), taints_of(device))


def _disk_alias(device: tree.Element, disk: Disk) -> str:
    drive = drive_of(device)
    if drive is not None:
        return f"{disk.bus}{drive.controller}-{drive.bus}-{drive.unit}"
    return f"{disk.bus}-disk{disk_index(disk.target)}"


def _check_pool(device: tree.Element) -> None:
    """Refuse volumes: libvirt looks for their pools among those of another driver."""
    image: tree.Element | None = device
    while image is not None:
        source = image.find("source")
        if image.attrs.get("type") == "volume" and source is not None and "pool" in source.attrs:
            raise report(
                ErrorNumber.VIR_ERR_NO_STORAGE_POOL,
                ErrorDomain.VIR_FROM_STORAGE,
                f"no storage pool with matching name '{source.attrs['pool']}'",
            )
        image = image.find("backingStore")


_PLUGS = {"interface": _plug_interface, "hostdev": _plug_hostdev, "disk": _plug_disk}


# -- detaching -------------------------------------------------------------------------


def _detached(definition: DomainDef, alias: str) -> DomainDef:
    """Return the definition without the device that has the alias."""
    device = device_with_alias(definition, alias)
    if device.tag == "interface":
        device = find_interface(definition, device)
    elif device.tag == "hostdev":
        device = _found_hostdev(definition, device)
    elif device.tag == "disk":
        check_unplug(Disk(device), ErrorDomain.VIR_FROM_TEST)
    else:
        raise _unsupported(f"live detach of device '{kind_of(device)}' is not supported")
    if alias_of(device) is None:
        raise internal_error(f"Cannot detach {kind_of(device)} device with no alias")
    if device.tag == "interface" and device.attrs["type"] not in _PLUGGED_INTERFACES:
        kind = device.attrs["type"]
        raise _unsupported(f"live detach of interface type {kind} is not implemented yet")
    return without_device(definition, device)


def _found_hostdev(definition: DomainDef, device: tree.Element) -> tree.Element:
    mode = device.attrs["mode"]
    if mode != "subsystem":
        raise _config(f"hot unplug is not supported for hostdev mode '{mode}'")
    found = find_hostdev(definition, device)
    if found.tag != "hostdev":  # the same device of the host, as an interface
        raise internal_error("Cannot detach hostdev device with no alias")
    return found


# -- changing --------------------------------------------------------------------------


def _both_updated(
    live: DomainDef | None, config: DomainDef | None, text: str
) -> tuple[DomainDef | None, DomainDef | None]:
    """Return the running and the stored definition with a changed device."""
    runs = live is not None
    new_live = None if live is None else read_device(text, live, live=True)
    new_config = None if config is None else read_device(text, config, live=runs)
    if config is not None and new_config is not None:
        config = _updated(config.copy(), new_config)
    if live is not None and new_live is not None:
        live = _updated(live, new_live)
    return live, config


def _updated(definition: DomainDef, device: tree.Element) -> DomainDef:
    if device.tag != "disk":
        raise _unsupported(f"persistent update of device '{kind_of(device)}' is not supported")
    name = Disk(device).target
    old = disk_named(definition, name)
    if old is None:
        raise invalid(f"target {name} doesn't exist.")
    check_compatible(definition, device, old)
    return completed(replaced_device(definition, old, device))


def _snapshot(definition: DomainDef | None) -> DomainDef | None:
    return None if definition is None else definition.snapshot()


def _are_still(
    domain: Domain,
    flags: int,
    found: tuple[DomainDef | None, DomainDef | None],
    known: tuple[DomainDef | None, DomainDef | None],
) -> bool:
    """Return whether the definitions that a call is about did not change."""
    now = both_definitions(domain, flags)
    return all(
        new is old and (old is None or then is None or old.is_still(then))
        for new, old, then in zip(now, found, known, strict=True)
    )


def _unsupported(detail: str) -> LibvirtError:
    return report(ErrorNumber.VIR_ERR_OPERATION_UNSUPPORTED, ErrorDomain.VIR_FROM_TEST, detail)


def _config(detail: str) -> LibvirtError:
    return report(ErrorNumber.VIR_ERR_CONFIG_UNSUPPORTED, ErrorDomain.VIR_FROM_TEST, detail)
