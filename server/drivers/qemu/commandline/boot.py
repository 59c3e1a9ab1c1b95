"""Booting: firmware, kernel, order of devices, and what firmware tells the guest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .places import alias_of, dumped, quoted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ....conf import xml
    from ....conf.domain.definition import DomainDef

__all__ = [
    "NVRAM_FDS",
    "boot",
    "boot_orders",
    "firmware",
    "flash",
    "has_flash",
    "kernel",
    "nvram_of",
    "smbios",
]

NVRAM_FDS = ("nvram-to-read", "nvram")
"""Names of descriptors of the guest's NVRAM: for reading, and for both."""

_NVRAM_SET = 1000  # chardevs number theirs from 0


def _os(root: xml.Element) -> xml.Element:
    found = root.find("os")
    assert found is not None
    return found


def _is_flash(root: xml.Element) -> bool:
    return _os(root).get("loader", "type") == "pflash"


def nvram_of(root: xml.Element) -> tuple[str, bool] | None:
    """Return the file of the guest's NVRAM, and whether it is a block device."""
    nvram = _os(root).find("nvram")
    if nvram is None or not _is_flash(root):
        return None
    source = nvram.find("source")
    if source is not None:
        is_block = "dev" in source.attrs
        return source.attrs["dev" if is_block else "file"], is_block
    return (nvram.text, False) if nvram.text else None


def has_flash(root: xml.Element) -> tuple[bool, bool]:
    """Return which of the two flash memories the machine has: firmware's, and NVRAM."""
    return _is_flash(root), nvram_of(root) is not None


def flash(root: xml.Element, fds: Mapping[str, int]) -> list[str]:
    """Return the nodes of the flash memories; NVRAM may be behind descriptors."""
    if not _is_flash(root):
        return []
    loader = _os(root).find("loader")
    assert loader is not None
    is_fixed = loader.attrs.get("readonly") == "yes"
    found = _flash_nodes(0, loader.text or "", is_block=False, read_only=is_fixed)
    if (nvram := nvram_of(root)) is not None:
        path, is_block = nvram
        if NVRAM_FDS[0] in fds:
            for name in NVRAM_FDS:
                found += ["-add-fd", f"set={_NVRAM_SET},fd={fds[name]},opaque={name}"]
            path = f"/dev/fdset/{_NVRAM_SET}"
        found += _flash_nodes(1, path, is_block=is_block, read_only=False)
    return found


def _flash_nodes(number: int, path: str, *, is_block: bool, read_only: bool) -> list[str]:
    storage, node = (f"libvirt-pflash{number}-{what}" for what in ("storage", "format"))
    behind = {
        "driver": "host_device" if is_block else "file",
        "filename": path,
        "node-name": storage,
        "auto-read-only": True,
        "discard": "unmap",
    }
    made = {"node-name": node, "read-only": read_only, "driver": "raw", "file": storage}
    return ["-blockdev", dumped(behind), "-blockdev", dumped(made)]


def firmware(root: xml.Element) -> list[str]:
    """Return what the machine is told of its firmware."""
    loader = _os(root).find("loader")
    if loader is None or not loader.text:
        return []
    if loader.attrs.get("type") == "rom":
        return ["-bios", loader.text]
    if loader.attrs.get("secure") == "yes":
        return ["-global", "driver=cfi.pflash01,property=secure,value=on"]
    return []


def boot(root: xml.Element) -> list[str]:
    """Return how the firmware looks for something to boot."""
    element = _os(root)
    said = []
    menu = element.find("bootmenu")
    if menu is not None:
        enabled = menu.attrs.get("enable")
        if enabled is not None:
            said.append(f"menu={'on' if enabled == 'yes' else 'off'}")
        if enabled == "yes" and "timeout" in menu.attrs:
            said.append(f"splash-time={menu.attrs['timeout']}")
    if (timeout := element.get("bios", "rebootTimeout")) is not None:
        said.append(f"reboot-timeout={timeout}")
    return ["-boot", ",".join([*said, "strict=on"])]


_KERNEL = (("kernel", "-kernel"), ("initrd", "-initrd"), ("cmdline", "-append"), ("dtb", "-dtb"))


def kernel(root: xml.Element) -> list[str]:
    """Return the kernel that is booted directly, and the table of a licence."""
    element = _os(root)
    found = []
    for tag, option in _KERNEL:
        part = element.find(tag)
        if part is not None and part.text:
            found += [option, part.text]
    acpi = element.find("acpi")
    table = None if acpi is None else acpi.find("table")
    if table is not None:
        kind = table.attrs["type"].upper()
        found += ["-acpitable", f"sig={kind},file={quoted(table.text or '')}"]
    return found


def boot_orders(definition: DomainDef) -> dict[str, int]:
    """Return the boot index of interfaces, by their aliases."""
    own = {
        alias_of(device): int(order)
        for device in definition.devices("interface")
        if (order := device.get("boot", "order")) is not None
    }
    if own or any(disk.boot_order for disk in definition.disks):
        return own
    kinds = [element.attrs["dev"] for element in _os(definition.tree).all("boot")]
    interfaces = definition.devices("interface")
    if "network" not in kinds or not interfaces:
        return {}
    return {alias_of(interfaces[0]): kinds.index("network") + 1}


# -- what firmware tells the guest -----------------------------------------------------

_TABLES = (
    ("bios", 0, ("vendor", "version", "date", "release")),
    ("system", 1, ("manufacturer", "product", "version", "serial", "uuid", "sku", "family")),
    ("baseBoard", 2, ("manufacturer", "product", "version", "serial", "asset", "location")),
    ("chassis", 3, ("manufacturer", "version", "serial", "asset", "sku")),
)


def smbios(root: xml.Element) -> list[str]:
    """Return tables of SMBIOS, and files of the firmware's configuration."""
    found: list[str] = []
    mode = _os(root).get("smbios", "mode")
    for info in root.all("sysinfo"):
        if info.attrs["type"] == "smbios" and mode == "sysinfo":
            found += _smbios(info)
        elif info.attrs["type"] == "fwcfg":
            for entry in info.all("entry"):
                said = f"name={quoted(entry.attrs['name'])}"
                if "file" in entry.attrs:
                    said += f",file={quoted(entry.attrs['file'])}"
                else:
                    said += f",string={quoted(entry.text or '')}"
                found += ["-fw_cfg", said]
    return found


def _smbios(info: xml.Element) -> list[str]:
    found: list[str] = []
    for tag, number, names in _TABLES:
        for table in info.all(tag):
            values = {entry.attrs["name"]: entry.text or "" for entry in table.all("entry")}
            said = [f"{name}={quoted(values[name])}" for name in names if name in values]
            if said:
                found += ["-smbios", ",".join([f"type={number}", *said])]
    strings = info.find("oemStrings")
    if strings is not None:
        said = [f"value={quoted(entry.text or '')}" for entry in strings.all("entry")]
        found += ["-smbios", ",".join(["type=11", *said])]
    return found
