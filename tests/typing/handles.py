"""Handles, results and events: read by ``make typecheck``, never executed.

Each line with an ``ignore`` has a mistake, and mypy complains of an ``ignore`` that is
not needed.
"""

from __future__ import annotations

from typing import assert_type

import virtrio
from virtrio import blocking, results, trio
from virtrio.enums import DomainEventID, DomainState, NetworkEventID


def owners(
    checkpoint: blocking.DomainCheckpoint, port: blocking.NetworkPort, dom: trio.Domain
) -> None:
    assert_type(checkpoint.get_domain(), blocking.Domain)
    assert_type(checkpoint.domain().connect(), blocking.Connect)
    assert_type(checkpoint.connect().get_uri(), str)
    assert_type(port.network(), blocking.Network)
    assert_type(dom.get_connect(), trio.Connect)
    port.name()  # type: ignore[attr-defined]
    wrong: trio.Connect = checkpoint.connect()  # type: ignore[assignment]
    assert wrong


def fields(dom: blocking.Domain) -> None:
    info = dom.info()
    assert_type(info, results.DomainInfo)
    assert_type(info.state, DomainState | int)
    assert_type(info.memory + info[2], int)
    assert_type(dom.block_info("vda").capacity, int)
    plain: list[int] = dom.state()
    assert plain
    info.memery  # type: ignore[attr-defined] # noqa: B018


def lifecycle(
    conn: blocking.Connect, dom: blocking.Domain, event: int, detail: int, o: int
) -> None:
    assert dom.name()


def reboot(conn: blocking.Connect, dom: blocking.Domain, opaque: object) -> None:
    assert dom.name()


def callbacks(conn: blocking.Connect) -> None:
    conn.domain_event_register_any(None, DomainEventID.VIR_DOMAIN_EVENT_ID_LIFECYCLE, lifecycle, 5)
    conn.domain_event_register_any(None, DomainEventID.VIR_DOMAIN_EVENT_ID_REBOOT, reboot)
    conn.domain_event_register_any(None, 1, reboot)
    conn.domain_event_register(lifecycle)
    conn.domain_event_register_any(  # type: ignore[call-overload]
        None, DomainEventID.VIR_DOMAIN_EVENT_ID_LIFECYCLE, reboot
    )
    conn.domain_event_register_any(  # type: ignore[call-overload]
        None, NetworkEventID.VIR_NETWORK_EVENT_ID_LIFECYCLE, lifecycle
    )
    conn.register_close_callback(reboot)  # type: ignore[arg-type]


async def watched(conn: trio.Connect, kind: DomainEventID) -> None:
    async with conn.domain_events(DomainEventID.VIR_DOMAIN_EVENT_ID_LIFECYCLE) as events:
        assert_type(events, trio.EventStream[trio.DomainEventLifecycle])
        async for event in events:
            assert_type(event.dom, trio.Domain)
            assert_type(await event.dom.info(), results.DomainInfo)
            assert_type(event.detail, int)
            shown: virtrio.events.DomainEventLifecycle = event
            assert shown
            event.reason  # type: ignore[attr-defined] # noqa: B018
    async with conn.domain_events(kind) as some:
        async for event_of_some_kind in some:
            assert event_of_some_kind


async def heard(conn: trio.Connect, dom: trio.Domain, opaque: object) -> None:
    await dom.info()


async def asynchronous(conn: trio.Connect) -> None:
    await conn.domain_event_register_any(None, DomainEventID.VIR_DOMAIN_EVENT_ID_REBOOT, heard)
    conn.domain_event_deregister_any(1)  # type: ignore[unused-coroutine]
