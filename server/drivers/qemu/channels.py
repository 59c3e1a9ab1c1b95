"""Channels of a guest: where their sockets are, and whether the guest has them open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    from ...conf import xml
    from ...conf.domain.definition import DomainDef

__all__ = [
    "AGENT",
    "channel_of",
    "open_channels",
    "socket_name",
    "socket_paths",
    "with_channel_state",
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
