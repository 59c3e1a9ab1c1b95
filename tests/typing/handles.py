"""Handles, results and events: read by ``make typecheck``, never executed.

Each line with an ``ignore`` has a mistake, and mypy complains of an ``ignore`` that is
not needed.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, assert_type
from uuid import UUID

import virtrio
from virtrio import blocking, results, trio
from virtrio.enums import (
    ConnectDomainQemuMonitorEventRegisterFlags,
    DomainEventID,
    DomainState,
    NetworkEventID,
    StreamFlags,
    StreamRecvFlagsValues,
)

if TYPE_CHECKING:
    from collections.abc import Callable


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


def streams(blocked: blocking.Stream, waited: trio.Stream, conn: blocking.Connect) -> None:
    assert_type(blocked.connect(), blocking.Connect)
    assert_type(waited.connect(), trio.Connect)
    assert_type(conn.new_stream(StreamFlags.VIR_STREAM_NONBLOCK), blocking.Stream)
    conn.new_stream(DomainState.VIR_DOMAIN_RUNNING)  # type: ignore[arg-type]
    blocked.recv_flags(5, StreamRecvFlagsValues.VIR_STREAM_RECV_STOP_AT_HOLE)
    blocked.recv_flags(5, StreamFlags.VIR_STREAM_NONBLOCK)  # type: ignore[arg-type]


def stand_ins(conn: blocking.Connect, dom: trio.Domain) -> None:
    conn.lookup_by_uuid(UUID(int=1))
    conn.lookup_by_uuid_string(UUID(int=1))
    conn.restore(Path("/tmp/x"))
    conn.lookup_by_name(Path("/tmp/x"))  # type: ignore[arg-type]
    assert dom.block_stats(Path("/tmp/x"))
    assert_type(conn.timeout, float | None)
    conn.timeout = 5
    with conn.fail_after(None):
        conn.timeout = "5"  # type: ignore[assignment]


def monitored(conn: blocking.Connect, cb: Callable[..., object]) -> None:
    flags = ConnectDomainQemuMonitorEventRegisterFlags
    conn.qemu_monitor_event_register(
        None, "STOP", cb, None, flags.VIR_CONNECT_DOMAIN_QEMU_MONITOR_EVENT_REGISTER_REGEX
    )
    conn.qemu_monitor_event_register(
        None,
        "STOP",
        cb,
        None,
        StreamFlags.VIR_STREAM_NONBLOCK,  # type: ignore[arg-type]
    )


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
