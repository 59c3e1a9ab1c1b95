"""The guest's clock and timers, and its sleep."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from ....conf.domain.hardware.machines import is_q35, machine_of

if TYPE_CHECKING:
    from ....conf import xml

__all__ = ["clock", "power", "timers", "zone_of"]


def zone_of(root: xml.Element) -> str | None:
    """Return the time zone that the process of QEMU is to have."""
    return root.get("clock", "timezone")


def clock(root: xml.Element, now: datetime) -> list[str]:
    """Return the clock with which the guest begins; ``now`` is the present time."""
    element = root.find("clock")
    assert element is not None
    said = f"base={_base(element.attrs, now)}"
    for timer in element.all("timer"):
        if timer.attrs["name"] != "rtc":
            continue
        track = timer.attrs.get("track")
        if track is not None:
            said += f",clock={_TRACKS[track]}"
        if timer.attrs.get("tickpolicy") == "catchup":
            said += ",driftfix=slew"
    return ["-rtc", said]


_TRACKS = {"guest": "vm", "wall": "host", "realtime": "rt"}


def _base(attrs: dict[str, str], now: datetime) -> str:
    offset = attrs["offset"]
    if offset == "utc":
        return "utc"
    if offset in ("localtime", "timezone"):
        return "localtime"
    if offset == "absolute":
        moment = datetime.fromtimestamp(int(attrs["start"]), UTC)
    else:
        local = attrs.get("basis") == "localtime"
        moment = now.astimezone() if local else now.astimezone(UTC)
        moment += timedelta(seconds=int(attrs.get("adjustment", "0")))
    return moment.strftime("%Y-%m-%dT%H:%M:%S")


def timers(root: xml.Element) -> list[str]:
    element = root.find("clock")
    found: list[str] = []
    for timer in () if element is None else element.all("timer"):
        name, policy = timer.attrs["name"], timer.attrs.get("tickpolicy")
        if name == "pit" and policy in (None, "delay"):
            found += ["-global", "kvm-pit.lost_tick_policy=delay"]
        elif name == "pit" and policy == "discard":
            found += ["-global", "kvm-pit.lost_tick_policy=discard"]
        elif name == "hpet" and timer.attrs.get("present") == "no":
            found.append("-no-hpet")
    return found


def power(root: xml.Element) -> list[str]:
    """Return which kinds of sleep the guest has."""
    element = root.find("pm")
    if element is None:
        return []
    device = "ICH9-LPC" if is_q35(machine_of(root)) else "PIIX4_PM"
    found = []
    for tag, property in (("suspend-to-mem", "disable_s3"), ("suspend-to-disk", "disable_s4")):
        enabled = element.get(tag, "enabled")
        if enabled is not None:
            found += ["-global", f"{device}.{property}={int(enabled == 'no')}"]
    return found
