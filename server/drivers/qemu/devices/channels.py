"""Channels of a guest: where their sockets are, and whether the guest has them open."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ....conf import xml

if TYPE_CHECKING:
    from ....conf.domain.definition import DomainDef

__all__ = [
    "AGENT",
    "channel_of",
    "open_channels",
    "socket_name",
    "socket_paths",
    "with_channel_state",
    "without_run_socket",
    "without_run_sockets",
]

AGENT = "org.qemu.guest_agent.0"
"""Name of the channel that the guest agent listens on."""


def channel_of(definition: DomainDef, alias: object) -> xml.Element | None:
    """Return the channel on virtio with an alias."""
    for device in definition.devices("channel"):
        if device.get("target", "type") == "virtio" and device.get("alias", "name") == alias:
            return device
    return None


def socket_paths(definition: DomainDef, folder: Path) -> dict[str, str]:
    """Return paths of the sockets on which QEMU listens, by the aliases of channels.

    Those that a definition does not name are in a folder of the run's.
    """
    found = {}
    for device in definition.devices("channel"):
        source = device.find("source")
        mode = "bind" if source is None else source.attrs.get("mode", "bind")
        if device.attrs["type"] == "unix" and mode == "bind":
            alias = device.get("alias", "name") or ""
            given = None if source is None else source.attrs.get("path")
            found[alias] = given or str(folder / "channel" / socket_name(device))
    return found


def socket_name(device: xml.Element) -> str:
    """Return the file name of the socket of a channel: its own name, or its place."""
    name = device.get("target", "name")
    if name and "/" not in name and name not in (".", ".."):
        return name
    place = device.find("address")
    attrs = {} if place is None else place.attrs
    numbers = [int(attrs.get(each, "0")) for each in ("controller", "bus", "port")]
    return "vioser-" + "-".join(f"{number:02d}" for number in numbers) + ".sock"


def open_channels(chardevs: Any) -> set[str]:
    """Return the aliases of channels that guests have open, of QEMU's answer."""
    return {
        str(chardev["label"]).removeprefix("char")
        for chardev in chardevs
        if chardev["frontend-open"] is True
    }


def with_channel_state(alias: str, state: str, definition: DomainDef) -> None:
    """Note in a definition whether the guest has a channel open."""
    devices = definition.tree.find("devices")
    assert devices is not None
    channel = channel_of(definition, alias)
    if channel is not None and channel.get("target", "state") != state:
        parts = [with_state(part, state) if part is channel else part for part in devices.children]
        definition.put(devices.twin(children=parts), "devices")


def with_state(channel: xml.Element, state: str) -> xml.Element:
    """Return a channel with the state of its target."""
    parts = [
        part.twin(attrs={**part.attrs, "state": state}) if part.tag == "target" else part
        for part in channel.children
    ]
    return channel.twin(children=parts)


def without_run_sockets(definition: DomainDef, runs: Path) -> DomainDef:
    """Drop sockets that a run made, as in documents of guests that ran.

    The next run makes its own. ``runs`` is the folder of the server's runs; folders of
    libvirt's runs are known as well.
    """
    devices = definition.tree.find("devices")
    assert devices is not None
    kept = []
    for device in devices.children:
        if device.tag == "channel" and _is_of_run(device, runs):
            kept.append(_without_source(device))
        else:
            kept.append(without_run_socket(device))
    if kept != list(devices.children):
        definition.put(devices.twin(children=kept), "devices")
    return definition


_RUN = re.compile(r"domain-\d++-")


def without_run_socket(device: xml.Element) -> xml.Element:
    """Return a device, a display without a socket in the folder of a run."""
    if device.tag != "graphics":
        return device
    path = Path(device.get("listen", "socket") or device.attrs.get("socket") or "/")
    folder = path.parent.parent if path.parent.name == "qemu" else path.parent
    if path.name != f"{device.attrs.get('type')}.sock" or not _RUN.match(folder.name):
        return device
    parts = [
        xml.Element("listen", {"type": "socket"}) if part.tag == "listen" else part
        for part in device.children
    ]
    attrs = {name: value for name, value in device.attrs.items() if name != "socket"}
    return device.twin(attrs=attrs, children=parts)


def _is_of_run(device: xml.Element, runs: Path) -> bool:
    said = device.get("source", "path")
    if device.attrs["type"] != "unix" or device.get("source", "mode") == "connect" or not said:
        return False
    path = Path(said)
    if path.name != socket_name(device):
        return False
    folder = path.parent
    if folder.name == "channel":
        return folder.parent.name.startswith("domain-") and folder.parent.parent == runs
    is_libvirts = folder.parent.parts[-3:] == ("qemu", "channel", "target")
    return is_libvirts and folder.name.startswith("domain-")


def _without_source(device: xml.Element) -> xml.Element:
    return device.twin(children=[part for part in device.children if part.tag != "source"])
