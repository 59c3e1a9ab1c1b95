"""List of the parts of an untrusted definition that may be defined.

A definition can name programs that run on the host (an emulator, a script), files and
devices of the host that a guest can then read or write (disks, kernels, firmware, host
devices, folders), and labels to run under. Elements are kept only if they are listed
here, and of those that are, everything goes that could name a file. All that goes is
told.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from xml.etree.ElementTree import Element

    Tell = Callable[[str], None]

__all__ = ["clean", "is_firmware"]

# Elements below <domain> that describe the virtual machine and name nothing outside.
_PLAIN = {
    *("name", "title", "description", "genid", "memory", "maxMemory", "currentMemory"),
    *("memoryBacking", "memtune", "vcpu", "vcpus", "iothreads", "iothreadids", "cputune"),
    *(
        "defaultiothread",
        "numatune",
        "features",
        "cpu",
        "clock",
        "on_poweroff",
        "on_reboot",
        "on_crash",
    ),
    *("on_lockfailure", "pm", "perf", "keywrap"),
}
# Those that begin anew without a word.
_OWN = {"uuid", "hwuuid"}
_OS = {"type", "bios", "smbios", "bootmenu", "boot", "firmware"}
_HYPERVISORS = {"kvm", "qemu"}
_OSINFO = "{http://libosinfo.org/xmlns/libvirt/domain/1.0}libosinfo"
# Where distributions have firmware.
_FIRMWARE = re.compile(
    r"/usr/(share|local/share)/(OVMF|AAVMF|edk2|edk2-ovmf|edk2-armvirt|qemu|qemu-efi"
    r"|qemu-efi-aarch64|seabios|ovmf)/[A-Za-z0-9_./+-]+"
)
_EMULATOR = re.compile(r"/usr/(bin|libexec)/(qemu-system-[a-z0-9_]+|qemu-kvm|kvm)")
# Names of attributes that name files, whatever their value is.
_FILES = {"file", "path", "script", "rendernode", "socket", "template", "logFile", "xauth"}
# Attributes and elements whose text may be anything.
_TEXTS = {"passwd", "serial", "vendor", "product", "wwn"}

_DEVICES = {
    *("disk", "controller", "interface", "serial", "parallel", "console", "channel", "input"),
    *("graphics", "video", "sound", "audio", "memballoon", "watchdog", "panic", "hub"),
    *("iommu", "rng", "tpm", "redirdev", "redirfilter", "smartcard", "vsock", "memory"),
    *("nvram", "crypto"),
}
# Types of devices that reach nothing of the host, but for its networks.
_TYPES: dict[str, set[str]] = {
    "interface": {"network", "bridge", "user"},
    "graphics": {"vnc", "spice"},
    "input": {"mouse", "keyboard", "tablet"},
    "redirdev": {"spicevmc"},
    "smartcard": {"spicevmc"},
}
_AUDIO = {"none", "spice"}
_MODELS: dict[str, set[str]] = {"memory": {"dimm", "virtio-mem"}}
_BACKENDS: dict[str, set[str]] = {
    "rng": {"random", "builtin"},
    "tpm": {"emulator"},
    "crypto": {"builtin"},
}
_RANDOM = {"/dev/urandom", "/dev/random", "/dev/hwrng"}
_CONNECTIONS = {"pty", "null", "vc", "spicevmc", "spiceport", "qemu-vdagent"}


def is_firmware(path: str | None) -> bool:
    """Return whether a path is where a distribution has firmware for guests."""
    return path is not None and bool(_FIRMWARE.fullmatch(path)) and "/../" not in path


def clean(root: Element, tell: Tell) -> None:
    """Remove from a definition all that could reach the host.

    Sources of disks, interfaces' addresses and NVRAM are left to who puts others in
    their place. ``tell`` is told what goes.
    """
    for name in [name for name in root.attrib if name != "type"]:
        del root.attrib[name]
    if root.get("type") not in _HYPERVISORS:
        tell(f"the hypervisor {root.get('type')!r} is replaced by kvm")
        root.set("type", "kvm")
    for element in list(root):
        if element.tag == "os":
            _clean_os(element, tell)
        elif element.tag == "devices":
            _clean_devices(element, tell)
        elif element.tag == "sysinfo" and element.get("type") == "smbios":
            continue
        elif element.tag == "metadata":
            _clean_metadata(element, tell)
        elif element.tag not in _PLAIN:
            root.remove(element)
            if element.tag not in _OWN and not _is_usual(element):
                tell(f"<{_shown(element)}> is left out")


def _is_usual(element: Element) -> bool:
    """Return whether an element says what is so without it."""
    return element.tag == "resource" and [(e.tag, e.text) for e in element] == [
        ("partition", "/machine")
    ]


def _clean_metadata(metadata: Element, tell: Tell) -> None:
    for element in list(metadata):
        if element.tag != _OSINFO:
            metadata.remove(element)
            tell(f"metadata of {_shown(element)} is left out")


def _clean_os(os: Element, tell: Tell) -> None:
    for element in list(os):
        if element.tag in ("loader", "nvram"):
            continue
        if element.tag not in _OS:
            os.remove(element)
            said = f" {element.text.strip()}" if element.text and element.text.strip() else ""
            tell(f"<{_shown(element)}>{said} is left out")
    loader = os.find("loader")
    if loader is not None and loader.text and not is_firmware(loader.text.strip()):
        tell(f"the firmware {loader.text.strip()} is left out")
        for element in os.findall("loader") + os.findall("nvram"):
            os.remove(element)
    elif loader is not None:
        # files that are written to become QEMU's
        loader.set("readonly", "yes")


def _clean_devices(devices: Element, tell: Tell) -> None:
    for element in list(devices):
        if not _is_kept(element, tell):
            devices.remove(element)
        elif element.tag not in ("disk", "emulator"):
            _scrub(element, tell)


def _is_kept(element: Element, tell: Tell) -> bool:
    kind = element.tag
    reason = None
    backend = element.find("backend")
    model = None if backend is None else backend.get("model", backend.get("type", ""))
    if kind == "emulator":
        if _EMULATOR.fullmatch((element.text or "").strip()):
            return True
        reason = str(element.text)
    elif kind == "audio" and element.get("type") not in _AUDIO:
        # a sound device may need one of this number
        tell(f"the audio of type {element.get('type')} is of type none now")
        element[:] = []
        element.attrib.update({"type": "none"})
        return True
    elif kind not in _DEVICES:
        reason = ""
    elif kind in _TYPES and element.get("type") not in _TYPES[kind]:
        reason = f"of type {element.get('type')}"
    elif kind in _MODELS and element.get("model") not in _MODELS[kind]:
        reason = f"of model {element.get('model')}"
    elif kind in _BACKENDS and model not in _BACKENDS[kind]:
        reason = f"with the backend {model}"
    elif kind in ("serial", "console", "parallel", "channel"):
        reason = _connect(element, tell)
    if reason is None:
        return True
    tell(f"<{_shown(element)}> {reason} is left out".replace("  ", " "))
    return False


def _connect(element: Element, tell: Tell) -> str | None:
    """Connect a character device to nothing of the host; return why it is left out."""
    kind = element.get("type", "")
    source = element.find("source")
    if kind in _CONNECTIONS:
        return None
    if element.tag == "channel" and kind == "unix":
        if source is not None and source.get("mode", "bind") != "bind":
            return "that connects to a socket"
        if source is not None:
            element.remove(source)
        return None
    if element.tag in ("serial", "console"):
        for child in list(element):
            if child.tag in ("source", "protocol"):
                element.remove(child)
        element.set("type", "pty")
        tell(f"the {element.tag} of type {kind} is a terminal (pty) now")
        return None
    return f"of type {kind}"


def _scrub(element: Element, tell: Tell) -> None:
    """Remove what names files from a device that is kept."""
    for name in _suspicious(element):
        tell(f"{name}={element.get(name)!r} of <{_shown(element)}> is left out")
        del element.attrib[name]
    for child in list(element):
        if element.tag == "rng" and child.get("model") == "random":
            if (child.text or "").strip() not in _RANDOM:
                child.text = "/dev/urandom"
                tell("<rng> reads /dev/urandom now")
        elif _suspicious(child) or (child.tag not in _TEXTS and "/" in (child.text or "")):
            element.remove(child)
            tell(f"<{_shown(child)}> of <{_shown(element)}> is left out")
        else:
            _scrub(child, tell)


def _suspicious(element: Element) -> list[str]:
    return [
        name
        for name, value in element.attrib.items()
        if name in _FILES or (name not in _TEXTS and "/" in value)
    ]


def _shown(element: Element) -> str:
    """Return the name of an element for people: a namespace's after the name."""
    tag = str(element.tag)
    if tag.startswith("{"):
        space, _, name = tag[1:].partition("}")
        return f"{name} ({space})"
    return tag
