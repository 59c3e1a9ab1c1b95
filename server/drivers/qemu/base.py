"""The base of all entry points of the driver."""

from __future__ import annotations

import logging
from functools import partial
from typing import TYPE_CHECKING, Any

import trio

from ....protocol._generated.enums import (
    ErrorDomain,
)
from ....protocol._generated.remote_events import DomainEventLifecycle
from ....protocol.errors import LibvirtError
from ...objects.impact import both_definitions
from ...objects.lookups import DomainLookups
from .refusals import internal_error, not_valid

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from ...conf.domain.definition import DomainDef
    from ...events import EventHub
    from ...objects.domains import Domain, DomainList
    from ...store.interface import Record
    from .disks.owners import Owners
    from .guests.guest import Guest
    from .host.probe import Emulators
    from .moments.backup_job import Ended
    from .settings import Settings
    from .state import State

__all__ = ["QemuEntryPoints"]

log = logging.getLogger("virtrio.server")


class QemuEntryPoints(DomainLookups):
    """What all entry points of the driver share.

    ``guests`` are the runs of active domains, ``starting`` has for each domain whose
    start goes on what is set at its end, ``intents`` the bitmaps that may be left of an
    interrupted change.
    ``completed`` has how the last job of each domain ended, until somebody asks.
    """

    events: EventHub
    guests: dict[bytes, Guest]
    starting: dict[bytes, trio.Event]
    intents: dict[bytes, dict[str, list[str]]]
    completed: dict[bytes, Ended]
    state: State
    emulators: Emulators
    settings: Settings
    owners: Owners
    _nursery: trio.Nursery | None = None

    def _guest(self, domain: Domain) -> Guest:
        """Return the run of a domain, or raise VIR_ERR_OPERATION_INVALID."""
        domain.check_active()
        guest = self.guests.get(domain.uuid)
        if guest is None:
            raise not_valid("domain is not running", ErrorDomain.VIR_FROM_DOMAIN)
        return guest

    async def wait_until_started(self, domain: Domain) -> None:
        """Wait for the end of a start, if there is one: what follows is told later."""
        if (start := self.starting.get(domain.uuid)) is not None:
            await start.wait()

    @property
    def nursery(self) -> trio.Nursery:
        """Nursery of guests and of calls that change them."""
        if self._nursery is None:
            raise internal_error("the driver is closed")
        return self._nursery

    async def whole(self, work: Callable[[], Awaitable[Any]]) -> Any:
        """Run work to its end, and return or raise what it does.

        A caller that is cancelled does not wait for it.
        """
        result = _Result()
        self.nursery.start_soon(partial(self._settle, work, result))
        await result.told.wait()
        if result.failure is not None:
            raise result.failure
        return result.value

    async def _settle(self, work: Callable[[], Awaitable[Any]], result: _Result) -> None:
        try:
            result.value = await work()
            result.failure = None
        except Exception as exc:
            result.failure = exc
        finally:
            result.told.set()

    async def _change_anyway(
        self, domain: Domain, make: Callable[[DomainList, Domain], None], *records: Record
    ) -> None:
        """Make a change that is a fact already, whether or not the store keeps it.

        Of a domain that is gone only the records are kept.
        """
        try:
            await self.state.change(
                domain.uuid, lambda domains: make(domains, domains.by_uuid[domain.uuid]), *records
            )
        except LibvirtError:
            if domain.uuid not in self.domains.by_uuid:
                await self._keep_anyway(domain, *records)
                return
            log.exception("guest %s: its state is not kept", domain.name)
            make(self.domains, domain)

    async def _keep_anyway(self, domain: Domain, *records: Record) -> None:
        try:
            await self.state.keep(*records)
        except LibvirtError:
            log.exception("guest %s: its state is not kept", domain.name)

    async def change_definitions(
        self, domain: Domain, flags: int, change: Callable[[DomainDef], None]
    ) -> None:
        """Change the running or the stored definition, or both, by ``flags``."""

        def make(domains: DomainList) -> None:
            for definition in both_definitions(domains.by_uuid[domain.uuid], flags):
                if definition is not None:
                    change(definition)

        await self.state.change(domain.uuid, make)

    def _tell(self, domain: Any, kind: int, detail: int) -> None:
        self.events.emit(DomainEventLifecycle(domain, int(kind), int(detail)))


class _Result:
    """Result of work, for the caller that may wait for it."""

    def __init__(self) -> None:
        self.told = trio.Event()
        self.value: Any = None
        self.failure: Exception | None = internal_error("the driver is closed")
