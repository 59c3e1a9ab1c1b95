"""The `qemu` hypervisor: a driver whose domains are QEMU processes.

One driver serves all connections of a server. Its guests live in a nursery of its own
(`run`); calls that change something run there as well (`whole`), so that they come to
their end when their client does not.
"""

from __future__ import annotations

import logging
import os
from functools import partial
from typing import TYPE_CHECKING

import trio

from ....protocol._generated.enums import ErrorDomain, ErrorNumber
from ....protocol.errors import report
from ....protocol.event_messages import Family
from ....protocol.features import Feature
from ..._generated.driver import Driver
from ...conf.domain.hardware.defaults import PARSER
from ...events import EventHub
from ...objects.domains import DomainList
from ...threads import in_thread
from .connection import ConnectionEntryPoints
from .definitions.describing import DescriptionEntryPoints
from .definitions.domains import DomainEntryPoints
from .definitions.native import NativeEntryPoints
from .devices.consoles import ConsoleEntryPoints
from .devices.screens import ScreenEntryPoints
from .disks.owners import Owners
from .guests.control import ControlEntryPoints
from .guests.finding import FoundGuests
from .guests.running import RunEntryPoints
from .host.capabilities import CapabilitiesEntryPoints
from .host.domain_capabilities import DomainCapabilitiesEntryPoints
from .host.node import NodeEntryPoints
from .host.probe import Emulators
from .qmp.passthrough import MonitorEntryPoints
from .resources.io_limits import LimitEntryPoints
from .resources.iothreads import IOThreadEntryPoints
from .resources.memory import MemoryEntryPoints
from .resources.tuning import TuningEntryPoints
from .resources.vcpus import VcpuEntryPoints
from .saves.dumping import DumpEntryPoints
from .settings import Settings
from .starting.autostart import Autostart
from .state import State
from .statistics.measures import MeasureEntryPoints

if TYPE_CHECKING:
    from ...caller import Caller
    from .guests.guest import Guest
    from .moments.backup_job import Ended

__all__ = ["QemuDriver"]

log = logging.getLogger("virtrio.server")

_FAMILIES = (Family.DOMAIN, Family.QEMU_MONITOR)


class QemuDriver(
    ConnectionEntryPoints,
    NodeEntryPoints,
    CapabilitiesEntryPoints,
    DomainCapabilitiesEntryPoints,
    NativeEntryPoints,
    DomainEntryPoints,
    DumpEntryPoints,
    Autostart,
    FoundGuests,
    RunEntryPoints,
    DescriptionEntryPoints,
    ControlEntryPoints,
    MemoryEntryPoints,
    IOThreadEntryPoints,
    VcpuEntryPoints,
    TuningEntryPoints,
    LimitEntryPoints,
    ConsoleEntryPoints,
    ScreenEntryPoints,
    MeasureEntryPoints,
    MonitorEntryPoints,
    Driver,
):
    """Driver of the guests of one server, with their processes."""

    scheme = "qemu"
    lasting = True
    features = (Feature.VIR_DRV_FEATURE_XML_MIGRATABLE,)

    def __init__(self, settings: Settings | None = None) -> None:
        self.settings = Settings.default() if settings is None else settings
        self.events = EventHub(_FAMILIES)
        self.domains = DomainList(ErrorDomain.VIR_FROM_QEMU)
        self.guests: dict[bytes, Guest] = {}
        self.completed: dict[bytes, Ended] = {}
        self.intents: dict[bytes, dict[str, list[str]]] = {}
        self.agent_seconds: dict[bytes, int] = {}
        self.emulators = Emulators(self.settings)
        self.owners = Owners()
        self.uri = "qemu:///system" if os.geteuid() == 0 else "qemu:///session"
        self.starting: dict[bytes, trio.Event] = {}

    def open(self, path: str, caller: Caller) -> QemuDriver:
        """Return this driver for ``/session``, and for ``/system`` if it is root's.

        Refuses clients that the kernel does not know, where guests could be more than
        what those may do.
        """
        if path != "/session" and not (path == "/system" and os.geteuid() == 0):
            detail = f"unexpected qemu URI path '{path}', try {self.uri}"
            raise report(ErrorNumber.VIR_ERR_INTERNAL_ERROR, ErrorDomain.VIR_FROM_NONE, detail)
        if caller.uid is None:
            detail = "qemu: is served on unix sockets alone, until clients can authenticate"
            raise report(ErrorNumber.VIR_ERR_AUTH_FAILED, ErrorDomain.VIR_FROM_QEMU, detail)
        return self

    # -- tasks -------------------------------------------------------------------------

    async def run(self, *, task_status: trio.TaskStatus[None] = trio.TASK_STATUS_IGNORED) -> None:
        """Open the state, find the guests that are in it, and hold them.

        At the end guests go on: the next server finds them.
        """
        await in_thread(partial(self.settings.places.make, self.settings.identity))
        domains = DomainList(ErrorDomain.VIR_FROM_QEMU)
        self.state = State(self.settings.places.state, domains)
        left = await self.state.open(PARSER)
        self.domains = domains
        self.guests.clear()
        self.intents = left.intents
        try:
            async with trio.open_nursery() as nursery:
                self._nursery = nursery
                await self.sweep_saves(left)
                await self.find_guests(left)
                nursery.start_soon(self.start_marked)
                task_status.started()
                await trio.sleep_forever()
        finally:
            self._nursery = None
            with trio.CancelScope(shield=True):
                await in_thread(self.settings.places.close)
                await self.state.close()
