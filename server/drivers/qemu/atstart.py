"""Settings that a command line cannot have: the guest's monitor is told them."""

from __future__ import annotations

import calendar
import time
from typing import TYPE_CHECKING, Any

from .commandline.machine import hotplugged
from .refusals import internal_error

if TYPE_CHECKING:
    from ...conf import xml
    from ...conf.domain.definition import DomainDef
    from .monitor import Monitor

__all__ = ["set_at_start"]


async def set_at_start(definition: DomainDef, monitor: Monitor) -> None:
    """Set what a guest has from its beginning, in libvirt's order.

    That is virtual processors that can be taken away again, states of links, passwords
    of displays, and how often the balloon has statistics. Raises libvirt's errors for
    what QEMU refuses.
    """
    await _add_vcpus(definition, monitor)
    for device in definition.devices("interface"):
        if device.get("link", "state") == "down":
            alias = device.get("alias", "name")
            await monitor.command("set_link", {"name": alias, "up": False})
    for device in definition.devices("graphics"):
        await _set_password(device, monitor)
    balloon = definition.memballoon
    if balloon is not None and balloon.period and balloon.model != "none":
        alias = balloon.element.get("alias", "name")
        arguments = {
            "path": f"/machine/peripheral/{alias}",
            "property": "guest-stats-polling-interval",
            "value": balloon.period,
        }
        await monitor.command("qom-set", arguments)


async def _add_vcpus(definition: DomainDef, monitor: Monitor) -> None:
    wanted = hotplugged(definition)
    if not wanted:
        return
    places = _places(await monitor.command("query-hotpluggable-cpus"))
    for number in wanted:
        if number >= len(places):
            raise internal_error(f"QEMU has no place for vcpu {number}")
        kind, properties = places[number]
        await monitor.command("device_add", {"driver": kind, "id": f"vcpu{number}", **properties})


def _places(said: Any) -> list[tuple[str, dict[str, int]]]:
    """Return type and place of each processor of the guest, by its number."""
    try:
        found = [
            (str(cpu["type"]), {str(name): int(value) for name, value in cpu["props"].items()})
            for cpu in said
        ]
    except (LookupError, TypeError, ValueError, AttributeError) as exc:
        raise internal_error(f"QEMU's processors have another form: {exc!r}") from exc
    names = ("socket-id", "die-id", "core-id", "thread-id")
    return sorted(found, key=lambda place: [place[1].get(name, 0) for name in names])


async def _set_password(device: xml.Element, monitor: Monitor) -> None:
    attrs = device.attrs
    kind = attrs["type"]
    if kind not in ("vnc", "spice") or "passwd" not in attrs:
        return
    arguments = {
        "protocol": kind,
        "password": attrs["passwd"],
        "connected": attrs.get("connected", "keep"),
    }
    await monitor.command("set_password", arguments)
    until = attrs.get("passwdValidTo")
    if not attrs["passwd"]:
        until = "1970-01-01T00:00:01"  # nobody gets in with an empty one
    moment = "never"
    if until is not None:
        moment = str(calendar.timegm(time.strptime(until, "%Y-%m-%dT%H:%M:%S")))
    await monitor.command("expire_password", {"protocol": kind, "time": moment})
