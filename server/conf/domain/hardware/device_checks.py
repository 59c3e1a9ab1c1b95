"""Devices that guests on QEMU cannot have: libvirt's refusals, with its texts.

Each function checks devices of one kind, in libvirt's order. What libvirt's readers of
any hypervisor refuse has been refused before.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...pause import paced
from ...refusals import DOMAIN, QEMU
from ..devices.drives import drive_of
from .controller_checks import check_controller
from .disk_checks import check_disk
from .machines import is_q35

if TYPE_CHECKING:
    from collections.abc import Callable

    from ... import xml
    from ..definition import DomainDef
    from .machines import MachineFacts

__all__ = ["check_devices"]


@dataclass(frozen=True, slots=True)
class _Guest:
    """Facts about a guest that checks of its devices need."""

    machine: str
    facts: MachineFacts
    has_acpi: bool
    has_spice: bool
    has_graphics: bool
    audios: dict[str, str]
    opengl: int
    tpms: int
    shares_memory: bool
    scsi_models: dict[int, str]
    iothreads: frozenset[int]


# -- interfaces ------------------------------------------------------------------------


_WITH_MTU = ("network", "bridge", "ethernet", "direct", "vdpa", "hostdev")
_WITH_COALESCE = ("network", "bridge", "ethernet", "direct")


def _check_addresses(interface: xml.Element) -> None:
    """Check guest-side addresses, which only interfaces of type user have."""
    families = []
    for part in interface.all("ip"):
        families.append(is_6 := ":" in part.attrs["address"])
        if "peer" in part.attrs:
            raise QEMU.unsupported("Invalid attempt to set peer IP for guest")
        prefix = part.attrs.get("prefix")
        if families.count(is_6) > 1:
            name = "IPv6" if is_6 else "IPv4"
            raise QEMU.unsupported(f"Only one {name} address per interface is allowed")
        if prefix is None:
            continue
        if is_6 and int(prefix) != 64:
            raise QEMU.unsupported(f"unsupported IPv6 address prefix='{prefix}' - must be 64")
        if not is_6 and not 4 <= int(prefix) <= 27:
            raise QEMU.xml_error("invalid prefix, must be in range of 4-27")


def _interface(interface: xml.Element, guest: _Guest) -> None:
    kind = interface.attrs["type"]
    if kind == "user":
        if interface.find("route") is not None:
            raise QEMU.unsupported(
                "Invalid attempt to set network interface guest-side IP route, "
                "not supported by QEMU"
            )
        _check_addresses(interface)
    elif kind == "vdpa":
        model = interface.get("model", "type")
        if model != "virtio":
            raise QEMU.unsupported(f"invalid model for interface of type 'vdpa': '{model}'")
    elif interface.find("ip") is not None or interface.find("route") is not None:
        raise QEMU.unsupported(
            "Invalid attempt to set network interface guest-side IP route and/or address info, "
            "not supported by QEMU"
        )
    if interface.find("mtu") is not None and kind not in _WITH_MTU:
        raise QEMU.unsupported(f"setting MTU on interface type {kind} is not supported yet")
    if interface.find("coalesce") is not None and kind not in _WITH_COALESCE:
        raise QEMU.unsupported(f"coalesce settings on interface type {kind} are not supported")


# -- sound, video, graphics ------------------------------------------------------------


def _check_audio(device: xml.Element, guest: _Guest) -> None:
    number = device.get("audio", "id")
    if number is None:
        return
    if number not in guest.audios:
        raise DOMAIN.xml_error(f"no audio device with ID {number}")
    if device.attrs.get("type") == "dbus" and guest.audios[number] != "dbus":
        raise DOMAIN.unsupported("The associated audio is not of 'dbus' kind.")


_SOUNDS = ("sb16", "es1370", "pcspk", "ac97", "ich6", "ich9", "usb")


def _sound(sound: xml.Element, guest: _Guest) -> None:
    model = sound.attrs["model"]
    if model not in _SOUNDS:
        raise QEMU.unsupported(f"sound card model '{model}' is not supported by qemu")
    _check_audio(sound, guest)


_VIDEOS = ("vga", "cirrus", "vmvga", "qxl", "virtio", "none", "bochs", "ramfb")
_ONLY_PRIMARY = ("vga", "cirrus", "vmvga", "bochs", "ramfb")
_WITH_HEADS = ("qxl", "virtio", "none")
_WITH_RESOLUTION = ("vga", "qxl", "virtio", "bochs")
_MOST_KIB = 0xFFFFFFFF // 1024
_LEAST_KIB = 1024


def _video(video: xml.Element, guest: _Guest) -> None:
    model = video.find("model")
    assert model is not None
    kind, attrs = model.attrs["type"], model.attrs
    if kind not in _VIDEOS:
        raise QEMU.unsupported(f"domain configuration does not support video model '{kind}'")
    if attrs.get("primary") != "yes" and kind in _ONLY_PRIMARY:
        raise QEMU.unsupported(f"video type '{kind}' is only valid as primary video device")
    if kind not in _WITH_HEADS and int(attrs.get("heads", 1)) > 1:
        raise QEMU.unsupported(f"video type '{kind}' doesn't support multiple 'heads'")
    acceleration = model.find("acceleration")
    if acceleration is not None:
        if acceleration.attrs.get("accel2d") == "yes":
            raise QEMU.unsupported("qemu does not support the accel2d setting")
        if acceleration.attrs.get("accel3d") == "yes" and kind != "virtio":
            raise QEMU.unsupported("3d acceleration is supported only with 'virtio' video device")
    if kind == "qxl":
        _check_qxl(attrs)
    elif kind in ("vga", "vmvga") and 0 < int(attrs.get("vram", 0)) < _LEAST_KIB:
        raise QEMU.unsupported("value for 'vram' must be at least 1 MiB (1024 KiB)")
    if model.find("resolution") is not None and kind not in _WITH_RESOLUTION:
        raise QEMU.xml_error("model resolution is not supported")


def _check_qxl(attrs: dict[str, str]) -> None:
    for name in ("vram", "ram"):
        if int(attrs.get(name, 0)) > _MOST_KIB:
            raise QEMU.overflow(f"value for '{name}' must be less than '{_MOST_KIB}'")
    size = int(attrs.get("vgamem", 0))
    if size:
        if size < _LEAST_KIB:
            raise QEMU.unsupported("value for 'vgamem' must be at least 1 MiB (1024 KiB)")
        if size & (size - 1):
            raise QEMU.unsupported("value for 'vgamem' must be power of two")


def _uses_opengl(graphics: xml.Element) -> bool:
    return graphics.attrs["type"] == "egl-headless" or graphics.get("gl", "enable") == "yes"


_GRAPHICS = ("sdl", "vnc", "spice", "egl-headless", "dbus")
_MOST_PASSWORD = 8


def _graphics(graphics: xml.Element, guest: _Guest) -> None:
    kind = graphics.attrs["type"]
    if kind not in _GRAPHICS:
        raise QEMU.unsupported(f"{kind} graphics are not supported with this QEMU")
    _check_audio(graphics, guest)
    if guest.opengl > 1:
        raise QEMU.unsupported("multiple OpenGL displays are not supported by QEMU")
    password = graphics.attrs.get("passwd")
    if kind == "vnc" and password is not None and len(password.encode()) > _MOST_PASSWORD:
        raise QEMU.unsupported(
            f"VNC password is {len(password.encode())} characters long, only {_MOST_PASSWORD} "
            "permitted"
        )
    if kind == "spice" and int(graphics.attrs.get("tlsPort", 0)) > 0:
        raise QEMU.unsupported(
            "spice TLS port set in XML configuration, but TLS is disabled in qemu.conf"
        )


def _audio(audio: xml.Element, guest: _Guest) -> None:
    if audio.attrs["type"] == "spice" and not guest.has_spice:
        raise QEMU.unsupported("Spice audio is not supported without spice graphics")


# -- character devices -----------------------------------------------------------------


def _source(device: xml.Element, guest: _Guest, kind: str | None = None) -> None:
    kind = device.attrs.get("type") if kind is None else kind
    if kind in ("spicevmc", "spiceport") and not guest.has_spice:
        raise QEMU.unsupported(f"chardev '{kind}' not supported without spice graphics")
    for source in device.all("source"):
        for reconnect in source.all("reconnect"):
            if reconnect.attrs.get("timeout") == "0":
                raise QEMU.invalid_argument("chardev reconnect source timeout cannot be '0'")


_ADDRESS_OF_TARGET = {
    "isa-serial": "isa",
    "isa-debug": "isa",
    "pci-serial": "pci",
    "usb-serial": "usb",
    "spapr-vio-serial": "spapr-vio",
}
_TARGET_OF_MODEL = {
    "isa-serial": "isa-serial",
    "isa-debugcon": "isa-debug",
    "pci-serial": "pci-serial",
    "usb-serial": "usb-serial",
    "spapr-vty": "spapr-vio-serial",
    "pl011": "system-serial",
    "16550a": "system-serial",
    "sclpconsole": "sclp-serial",
    "sclplmconsole": "sclp-serial",
}
_OTHER_MACHINES = ("spapr-vty", "pl011", "16550a", "sclpconsole", "sclplmconsole")


def _serial(serial: xml.Element, guest: _Guest) -> None:
    _source(serial, guest)
    target = serial.find("target")
    assert target is not None
    kind, model = target.attrs.get("type"), target.get("model", "name")
    place = serial.get("address", "type")
    if place is not None and kind is not None:
        wanted = _ADDRESS_OF_TARGET.get(kind)
        if wanted is None:
            raise QEMU.unsupported(f"Target type '{kind}' cannot have an associated address")
        if place != wanted:
            raise QEMU.unsupported(f"Target type '{kind}' requires address type '{wanted}'")
    if model is None:
        return
    if kind != (wanted := _TARGET_OF_MODEL[model]):
        raise QEMU.unsupported(f"Target model '{model}' requires target type '{wanted}'")
    if model in _OTHER_MACHINES:
        raise QEMU.unsupported(
            f"Serial device with target type '{kind}' and target model '{model}' not compatible "
            "with guest architecture or machine type"
        )


_CONSOLES = {"sclp": "sclpconsole", "sclplm": "sclplmconsole"}


def _console(console: xml.Element, guest: _Guest) -> None:
    _source(console, guest)
    kind = console.get("target", "type")
    if kind in _CONSOLES:
        raise QEMU.unsupported(f"{_CONSOLES[kind]} is not supported in this QEMU binary")
    if kind not in (None, "serial", "virtio"):
        raise QEMU.unsupported(f"unsupported console target type {kind}")


def _smartcard(card: xml.Element, guest: _Guest) -> None:
    if card.attrs["mode"] == "passthrough":
        _source(card, guest)
    place = card.find("address")
    if place is not None and (place.attrs["controller"], place.attrs["slot"]) != ("0", "0"):
        raise QEMU.unsupported("this QEMU binary lacks multiple smartcard support")


def _rng(rng: xml.Element, guest: _Guest) -> None:
    backend = rng.find("backend")
    if backend is not None and backend.attrs.get("model") == "egd":
        _source(backend, guest)


# -- input, watchdog, panic and others -------------------------------------------------


def _input(device: xml.Element, guest: _Guest) -> None:
    kind, model = device.attrs["type"], device.attrs.get("model")
    if device.attrs.get("bus") != "virtio" or kind in ("passthrough", "evdev"):
        return
    if model in ("virtio-transitional", "virtio-non-transitional"):
        raise QEMU.unsupported(
            f"virtio (non-)transitional models are not supported for input type={kind}"
        )


def _watchdog(watchdog: xml.Element, guest: _Guest) -> None:
    model, place = watchdog.attrs["model"], watchdog.get("address", "type")
    if model == "i6300esb" and place not in (None, "pci"):
        raise QEMU.unsupported("i6300esb model of watchdog can go only on PCI bus")
    if model == "ib700" and place is not None:
        raise QEMU.unsupported("ib700 model of watchdog does not support configuring the address")
    if model == "diag288":
        raise QEMU.unsupported("diag288 model of watchdog is allowed for s390 and s390x only")


def _panic(panic: xml.Element, guest: _Guest) -> None:
    model, place = panic.attrs.get("model"), panic.get("address", "type")
    if model == "pseries":
        raise QEMU.unsupported("only pSeries guests support panic device of model 'pseries'")
    if model == "s390":
        raise QEMU.unsupported("only S390 guests support panic device of model 's390'")
    if model == "hyperv" and place is not None:
        raise QEMU.unsupported(
            "setting the panic device address is not supported for model 'hyperv'"
        )
    if model == "isa" and place not in (None, "isa"):
        raise QEMU.unsupported("panic is supported only with ISA address type")


def _nvram(nvram: xml.Element, guest: _Guest) -> None:
    raise QEMU.unsupported("nvram device is only supported for PPC64")


_NOT_BOOTED = {"mdev": "mediated devices of model {}", "scsi_host": "vhost SCSI devices"}
_OTHER_MEDIATED = ("vfio-ap", "vfio-ccw")


def _hostdev(hostdev: xml.Element, guest: _Guest) -> None:
    if hostdev.attrs.get("mode") == "capabilities":
        raise QEMU.unsupported("hostdev mode 'capabilities' is not supported in qemu")
    drive = drive_of(hostdev)
    if hostdev.attrs["type"] == "scsi" and drive is not None and drive.bus:
        raise QEMU.internal_error("SCSI controller only supports 1 bus")
    model, source = hostdev.attrs.get("model"), hostdev.find("source")
    if source is not None and "writeFiltering" in source.attrs:
        raise QEMU.unsupported(
            "Write filtering of PCI device configuration space is not supported by qemu"
        )
    if hostdev.find("boot") is not None and hostdev.attrs["type"] in _NOT_BOOTED:
        what = _NOT_BOOTED[hostdev.attrs["type"]].format(model)
        raise QEMU.unsupported(f"booting from assigned devices is not supported by {what}")
    if model in _OTHER_MEDIATED:
        name = model.removeprefix("vfio-").upper()
        raise QEMU.unsupported(
            f"VFIO {name} device assignment is not supported by this version of QEMU"
        )
    if hostdev.attrs.get("display") == "on" and not guest.has_graphics:
        raise QEMU.unsupported(
            "graphics device is needed for attribute value 'display=on' in <hostdev>"
        )


_FILESYSTEMS = ("path", "handle", "virtiofs")


def _filesystem(filesystem: xml.Element, guest: _Guest) -> None:
    attrs = filesystem.attrs
    driver = filesystem.get("driver", "type") or "path"
    if attrs["type"] != "mount":
        raise QEMU.unsupported("only supports mount filesystem type")
    if ("fmode" in attrs or "dmode" in attrs) and attrs.get("accessmode") != "mapped":
        raise QEMU.unsupported("fmode and dmode must be used with accessmode=mapped")
    if driver not in _FILESYSTEMS:
        raise QEMU.unsupported("Filesystem driver type not supported")
    if driver == "virtiofs":
        if filesystem.find("readonly") is not None:
            raise QEMU.unsupported("virtiofs does not yet support read-only mode")
        if attrs.get("accessmode") != "passthrough":
            raise QEMU.unsupported("virtiofs only supports passthrough accessmode")
        if not guest.shares_memory:
            raise QEMU.unsupported("'virtiofs' requires shared memory")


def _shmem(shmem: xml.Element, guest: _Guest) -> None:
    model = shmem.get("model", "type")
    has_server = shmem.find("server") is not None
    if model == "ivshmem":
        raise QEMU.unsupported("ivshmem device is not supported with this QEMU binary")
    if model == "ivshmem-plain" and has_server:
        raise QEMU.unsupported(
            f"shmem model '{model}' is supported only with server option disabled"
        )
    if model == "ivshmem-doorbell" and not has_server:
        raise QEMU.unsupported(
            f"shmem model '{model}' is supported only with server option enabled"
        )


_OTHER_TPMS = ("tpm-spapr", "spapr-tpm-proxy")


def _tpm(tpm: xml.Element, guest: _Guest) -> None:
    if guest.tpms > 1 and tpm.attrs.get("model") != "spapr-tpm-proxy":
        raise QEMU.unsupported("only a single TPM non-proxy device is supported")
    model, backend = tpm.attrs.get("model", "tpm-tis"), tpm.find("backend")
    assert backend is not None
    if backend.attrs["type"] == "emulator":
        version = backend.attrs.get("version") or ("2.0" if model == "tpm-crb" else "1.2")
        if version not in guest.facts.tpm_versions:
            raise QEMU.unsupported(f"TPM version '{version}' is not supported")
        if version == "1.2" and model == "tpm-crb":
            raise QEMU.unsupported(f"Unsupported interface '{model}' for TPM 1.2")
    if model in _OTHER_TPMS:
        raise QEMU.unsupported(
            f"The QEMU executable {guest.facts.emulator} does not support TPM model {model}"
        )


def _iommu(iommu: xml.Element, guest: _Guest) -> None:
    model = iommu.attrs["model"]
    if model == "intel" and not is_q35(guest.machine):
        raise QEMU.unsupported(f"IOMMU device: '{model}' is only supported with Q35 machines")
    if model == "smmuv3":
        raise QEMU.unsupported(f"IOMMU device: '{model}' is only supported with ARM Virt machines")
    if model == "virtio":
        if not is_q35(guest.machine):
            raise QEMU.unsupported(
                f"IOMMU device: '{model}' is only supported with Q35 and ARM Virt machines"
            )
        if not guest.has_acpi:
            raise QEMU.unsupported(f"IOMMU device: '{model}' requires ACPI")


def _disk(disk: xml.Element, guest: _Guest) -> None:
    drive = drive_of(disk)
    model = None if drive is None else guest.scsi_models.get(drive.controller)
    check_disk(disk, model, guest.iothreads, shares_memory=guest.shares_memory)


def _controller(controller: xml.Element, guest: _Guest) -> None:
    check_controller(controller, guest.machine, guest.iothreads)


def _nothing(device: xml.Element, guest: _Guest) -> None:
    """Check nothing but the place of a device."""


def _check_place(device: xml.Element, guest: _Guest) -> None:
    """Check what any device may have."""
    place = device.find("address")
    if place is not None:
        if place.attrs["type"] == "ccw":
            raise QEMU.unsupported(
                "cannot use CCW address type for device '<null>' using machine type "
                f"'{guest.machine}'"
            )
        if place.find("zpci") is not None:
            raise QEMU.unsupported("This QEMU binary doesn't support zPCI")
    is_on_pci = place is not None and place.attrs["type"] == "pci"
    if not is_on_pci and device.tag != "console" and device.find("acpi") is not None:
        raise QEMU.unsupported("ACPI index is only supported for PCI devices")
    if not is_on_pci and device.find("rom") is not None:
        raise QEMU.unsupported("ROM tuning is only supported for PCI devices")


# In the order in which libvirt looks at devices.
_CHECKS: dict[str, Callable[[xml.Element, _Guest], None]] = {
    "disk": _disk,
    "interface": _interface,
    "sound": _sound,
    "hostdev": _hostdev,
    "video": _video,
    "controller": _controller,
    "smartcard": _smartcard,
    "serial": _serial,
    "parallel": _source,
    "channel": _source,
    "console": _console,
    "input": _input,
    "filesystem": _filesystem,
    "watchdog": _watchdog,
    "memballoon": _nothing,
    "rng": _rng,
    "nvram": _nvram,
    "hub": _nothing,
    "shmem": _shmem,
    "tpm": _tpm,
    "panic": _panic,
    "redirdev": _source,
    "iommu": _iommu,
    "vsock": _nothing,
    "graphics": _graphics,
    "audio": _audio,
}


def check_devices(
    definition: DomainDef,
    groups: dict[str, list[xml.Element]],
    machine: str,
    facts: MachineFacts,
) -> None:
    """Refuse devices that a guest of ``machine`` cannot have; groups are by tags.

    Raises VIR_ERR_CONFIG_UNSUPPORTED, and for a few mistakes another code.
    """
    tree = definition.tree
    features = tree.find("features")
    guest = _Guest(
        machine=machine,
        facts=facts,
        has_acpi=features is not None and features.find("acpi") is not None,
        has_spice=any(each.attrs["type"] == "spice" for each in groups["graphics"]),
        has_graphics=bool(groups["graphics"]),
        audios={each.attrs["id"]: each.attrs["type"] for each in groups["audio"]},
        opengl=sum(map(_uses_opengl, groups["graphics"])),
        tpms=sum(each.attrs.get("model") != "spapr-tpm-proxy" for each in groups["tpm"]),
        shares_memory=_shares_memory(tree),
        scsi_models={
            int(each.attrs["index"]): each.attrs["model"]
            for each in groups["controller"]
            if each.attrs["type"] == "scsi"
        },
        iothreads=frozenset(definition.iothread_ids),
    )
    for tag, check in _CHECKS.items():
        for device in paced(groups[tag]):
            _check_place(device, guest)
            check(device, guest)


def _shares_memory(tree: xml.Element) -> bool:
    """Return whether other processes can use all of a guest's memory."""
    backing = tree.find("memoryBacking")
    if backing is not None and backing.get("access", "mode") == "shared":
        return True
    cpu = tree.find("cpu")
    numa = None if cpu is None else cpu.find("numa")
    cells = [] if numa is None else numa.all("cell")
    return bool(cells) and all(cell.attrs.get("memAccess") == "shared" for cell in cells)
