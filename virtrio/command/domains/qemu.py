"""Commands that go past the server to QEMU's monitor and to the agent in a guest."""

from __future__ import annotations

import queue
from typing import TYPE_CHECKING

from ...protocol._generated.enums import (
    ConnectDomainQemuMonitorEventRegisterFlags,
    DomainQemuAgentCommandTimeoutValues,
    DomainQemuMonitorCommandFlags,
)
from ..errors import CommandError, failing
from ..jsontext import indented, indented_or_same, member, qmp_command
from ..lookup import DOMAIN, find_domain
from ..numbers import INT_MAX, UINT_MAX, number
from ..object_events import now, report, seconds_to_wait
from ..options import Kind, Option
from ..passing import PASS_FDS, descriptors, passing
from .domain import GROUP

if TYPE_CHECKING:
    from ...blocking import Connect, Domain
    from ..options import Arguments
    from ..session import Session

_PRETTY = Option("pretty", Kind.BOOL, "print JSON with an indentation")
_HMP = int(DomainQemuMonitorCommandFlags.VIR_DOMAIN_QEMU_MONITOR_COMMAND_HMP)


@GROUP.command(
    "qemu-monitor-command",
    "send a command to QEMU's monitor",
    DOMAIN,
    Option("hmp", Kind.BOOL, "the command is one of the monitor for people"),
    _PRETTY,
    Option("return-value", Kind.BOOL, "print only what QEMU returns"),
    PASS_FDS._replace(named=True),
    Option("cmd", Kind.LIST, "the command, as JSON or as a name and its arguments", required=True),
    description="Send a command to QEMU's monitor. The server may not notice what it changes.",
)
def qemu_monitor_command(session: Session, args: Arguments) -> None:
    args.exclusive("hmp", "pretty")
    args.exclusive("hmp", "return-value")
    domain, _ = find_domain(session, args)
    words = args.strings("cmd")
    command = " ".join(words) if "hmp" in args else qmp_command(words)
    files = descriptors(args)
    flags = args.flags({"hmp": _HMP})
    if files:
        with passing(files):
            result, received = domain.qemu_monitor_command_with_files(command, files, flags)
        _close(received)
    else:
        result = domain.qemu_monitor_command(command, flags)
    if "return-value" in args:
        result = member(result, "return")
    if "pretty" in args:
        session.out(indented(result))
    elif "return-value" in args:
        session.out(result)
    else:
        session.out(f"{result}\n")


def _close(files: list[int]) -> None:
    """Close descriptors that came with an answer: nothing here takes them."""
    import os

    for file in files:
        os.close(file)


@GROUP.command(
    "qemu-agent-command",
    "send a command to the agent in a guest",
    DOMAIN,
    Option("timeout", Kind.NUMBER, "seconds to wait for the answer", named=True),
    Option("async", Kind.BOOL, "do not wait for an answer"),
    Option("block", Kind.BOOL, "wait without limit"),
    _PRETTY,
    Option("cmd", Kind.LIST, "the command, as JSON", required=True),
    description="Send a command to the QEMU agent in a guest.",
)
def qemu_agent_command(session: Session, args: Arguments) -> None:
    domain, _ = find_domain(session, args)
    result = domain.qemu_agent_command(" ".join(args.strings("cmd")), _patience(args))
    if result is not None:
        session.out(f"{indented_or_same(result) if 'pretty' in args else result}\n")


def _patience(args: Arguments) -> int:
    """Return the seconds to wait, or the number that stands for a way to wait."""
    seconds = number(args, "timeout", -INT_MAX - 1, INT_MAX)
    if seconds is not None and seconds < 1:
        raise CommandError("timeout must be positive")
    if sum(name in args for name in ("timeout", "async", "block")) > 1:
        raise CommandError("timeout, async and block options are exclusive")
    values = DomainQemuAgentCommandTimeoutValues
    if "async" in args:
        return int(values.VIR_DOMAIN_QEMU_AGENT_COMMAND_NOWAIT)
    if "block" in args:
        return int(values.VIR_DOMAIN_QEMU_AGENT_COMMAND_BLOCK)
    return int(values.VIR_DOMAIN_QEMU_AGENT_COMMAND_DEFAULT) if seconds is None else seconds


@GROUP.command(
    "qemu-attach",
    "take over a QEMU that runs",
    Option("pid", Kind.STRING, "id of its process", required=True),
    description="Take over a QEMU that the server did not start. Current servers refuse it.",
)
def qemu_attach(session: Session, args: Arguments) -> None:
    pid = number(args, "pid", 0, UINT_MAX) or 0
    with failing(f"Failed to attach to pid {pid}"):
        domain = session.connection.qemu_attach(pid)
    session.extra(f"Domain '{domain.name()}' attached to pid {pid}\n")


_MATCHING = {
    "regex": (
        ConnectDomainQemuMonitorEventRegisterFlags.VIR_CONNECT_DOMAIN_QEMU_MONITOR_EVENT_REGISTER_REGEX
    ),
    "no-case": (
        ConnectDomainQemuMonitorEventRegisterFlags.VIR_CONNECT_DOMAIN_QEMU_MONITOR_EVENT_REGISTER_NOCASE
    ),
}


@GROUP.command(
    "qemu-monitor-event",
    "wait for events of QEMU's monitor",
    Option("domain", Kind.STRING, "only events of this domain"),
    Option("event", Kind.STRING, "only events of this name"),
    _PRETTY,
    Option("loop", Kind.BOOL, "report all events until the time is over or Ctrl-C is pressed"),
    Option("timeout", Kind.NUMBER, "how many seconds to wait"),
    Option("regex", Kind.BOOL, "--event is a regular expression"),
    Option("no-case", Kind.BOOL, "--event matches in upper and lower case"),
    Option("timestamp", Kind.BOOL, "begin each line with the time"),
    description="Wait for an event of QEMU's monitor, or report all, as QEMU sends them.",
)
def qemu_monitor_event(session: Session, args: Arguments) -> None:
    flags = args.flags(_MATCHING)
    wanted = args.string("event")
    seconds = seconds_to_wait(args)
    domain = find_domain(session, args)[0] if "domain" in args else None
    arrived: queue.SimpleQueue[str] = queue.SimpleQueue()

    def called(
        _connection: Connect,
        domain: Domain,
        event: str,
        secs: int,
        micros: int,
        details: str | None,
        _opaque: object,
    ) -> None:
        told = "<null>" if details is None else details
        if "pretty" in args and details is not None:
            told = indented_or_same(details)
        if "timestamp" in args:
            head = f"{now()}: event {event}"
        else:
            head = f"event {event} at {secs}.{micros:06}"
        arrived.put(f"{head} for domain '{domain.name()}': {told}\n")

    connection = session.connection
    registration = connection.qemu_monitor_event_register(domain, wanted, called, None, flags)
    try:
        count = report(session, arrived, loop="loop" in args, seconds=seconds)
    finally:
        if connection.is_alive():
            connection.qemu_monitor_event_deregister(registration)
    session.out(f"events received: {count}\n")
    if not count:
        raise CommandError
