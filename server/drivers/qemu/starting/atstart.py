"""Settings that a command line cannot have: the monitor is told them, or the kernel."""

from __future__ import annotations

import calendar
import time
from typing import TYPE_CHECKING

from ....objects.pins import Pins
from ....threads import in_thread
from ..commandline.machine import hotplugged
from ..devices.plug import add_vcpus
from ..resources import threads

if TYPE_CHECKING:
    from ....conf import xml
    from ....conf.domain.definition import DomainDef
    from ..guests.guest import Guest  # a circle: of types
    from ..qmp.monitor import Monitor

__all__ = ["pin_at_start", "set_at_start"]


async def set_at_start(definition: DomainDef, monitor: Monitor) -> None:
    """Set what a guest has from its beginning, in libvirt's order.

    That is virtual processors that can be taken away again, states of links, passwords
    of displays, and how often the balloon has statistics. Raises libvirt's errors for
    what QEMU refuses.
    """
    await add_vcpus(monitor, hotplugged(definition))
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


async def pin_at_start(guest: Guest) -> None:
    """Let the threads of a new guest run where its definition wants them.

    Raises VIR_ERR_SYSTEM_ERROR for CPUs that the host does not have.
    """
    definition = guest.definition
    tune = definition.tree.find("cputune")
    tags = () if tune is None else tuple(part.tag for part in tune.children)
    if not definition.vcpus.cpuset and not any(tag.endswith("pin") for tag in tags):
        return
    process = guest.process
    assert process is not None
    cpus = await threads.vcpus(guest)
    workers = await threads.iothreads(guest)
    everywhere = await in_thread(threads.host_cpus)
    wanted: list[tuple[int, int]] = []
    for tag, key, found in (("vcpupin", "vcpu", cpus), ("iothreadpin", "iothread", workers)):
        pins = Pins(definition, tag, key, everywhere)
        wanted += [(thread.tid, pins.mask(str(thread.number))) for thread in found]
    emulator = Pins(definition, "emulatorpin", None, everywhere).mask()
    known = [tid for tid, _ in wanted]

    def put() -> None:
        threads.pin(threads.emulator_threads(process.pid, known), emulator)
        for tid, mask in wanted:
            threads.pin([tid], mask)

    await in_thread(put)
