"""The command event: waiting for events of domains."""

from __future__ import annotations

import queue
from typing import TYPE_CHECKING, Any

from ..errors import CommandError
from ..lookup import find_domain
from ..object_events import now, report, seconds_to_wait
from ..options import Group, Kind, Option

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from ...protocol.typedparams import Params
    from ..options import Arguments
    from ..session import Session

GROUP = Group("events", "Events")

# -- the words for numbers -------------------------------------------------------------

_EVENTS = (
    "Defined",
    "Undefined",
    "Started",
    "Suspended",
    "Resumed",
    "Stopped",
    "Shutdown",
    "PMSuspended",
    "Crashed",
)
# by virDomainEventType, then by the detail of each
_DETAILS = (
    ("Added", "Updated", "Renamed", "Snapshot"),
    ("Removed", "Renamed"),
    ("Booted", "Migrated", "Restored", "Snapshot", "Event wakeup"),
    (
        "Paused",
        "Migrated",
        "I/O Error",
        "Watchdog",
        "Restored",
        "Snapshot",
        "API error",
        "Post-copy",
        "Post-copy Error",
    ),
    ("Unpaused", "Migrated", "Snapshot", "Post-copy", "Post-copy Error"),
    ("Shutdown", "Destroyed", "Crashed", "Migrated", "Saved", "Failed", "Snapshot"),
    ("Finished", "Finished after guest request", "Finished after host request"),
    ("Memory", "Disk"),
    ("Panicked", "Crashloaded"),
)
_WATCHDOG = ("none", "pause", "reset", "poweroff", "shutdown", "debug", "inject-nmi")
_IO_ERROR = ("none", "pause", "report")
_PHASES = ("connect", "initialize", "disconnect")
_FAMILIES = ("IPv4", "IPv6", "unix")
_JOBS = (
    "Unknown job",
    "Block Pull",
    "Block Copy",
    "Block Commit",
    "Active Block Commit",
    "Backup",
)
_JOB_STATES = ("completed", "failed", "canceled", "ready")
_DISK_CHANGES = ("changed", "dropped")
_TRAY_CHANGES = ("opened", "closed")
_AGENT_STATES = ("unknown", "connected", "disconnected")
_AGENT_REASONS = ("unknown", "domain started", "channel event")
_METADATA = ("description", "title", "element")
_RECIPIENTS = ("hypervisor", "guest")
_FAILURES = ("ignore", "inject", "fatal", "reset")


def _word(words: tuple[str, ...], number: int, unknown: str = "unknown") -> str:
    return words[number] if 0 <= number < len(words) else unknown


def _null(text: str | None) -> str:
    return "<null>" if text is None else text


# -- lines -----------------------------------------------------------------------------


def _lifecycle(event: int, detail: int) -> str:
    details = _DETAILS[event] if 0 <= event < len(_DETAILS) else ()
    return f": {_word(_EVENTS, event)} {_word(details, detail)}\n"


def _generic(*_fields: object) -> str:
    return "\n"


def _graphics(
    phase: int,
    local: dict[str, Any],
    remote: dict[str, Any],
    scheme: str,
    identities: Iterable[tuple[str, str]],
) -> str:
    def place(address: dict[str, Any]) -> str:
        family = _word(_FAMILIES, address["family"])
        return f"[{family} {address['node']} {address['service']}]"

    line = f": {_word(_PHASES, phase)} local{place(local)} remote{place(remote)} {scheme}\n"
    return line + "".join(f"\t{kind}={name}\n" for kind, name in identities)


def _params(params: Params) -> str:
    return ":\n" + "".join(f"\t{name}: {_text(value)}\n" for name, value in params.items())


def _text(value: object) -> str:
    if isinstance(value, bool):
        return str(int(value))
    return f"{value:g}" if isinstance(value, float) else str(value)


def _block_job(disk: str, job: int, status: int) -> str:
    return f": {_word(_JOBS, job, 'Unknown job')} for {disk} {_word(_JOB_STATES, status)}\n"


def _memory_failure(recipient: int, action: int, flags: int) -> str:
    return (
        f":\nrecipient: {_word(_RECIPIENTS, recipient, 'unsupported value')}\n"
        f"action: {_word(_FAILURES, action, 'unsupported value')}\n"
        f"flags:\n\taction required: {flags & 1}\n\trecursive: {flags >> 1 & 1}\n"
    )


# Kinds of events by their numbers: the name, and what follows the domain's name in a
# line for the fields of an event.
KINDS: tuple[tuple[str, Callable[..., str]], ...] = (
    ("lifecycle", _lifecycle),
    ("reboot", _generic),
    ("rtc-change", lambda offset: f": {offset}\n"),
    ("watchdog", lambda action: f": {_word(_WATCHDOG, action)}\n"),
    ("io-error", lambda path, alias, action: f": {path} ({alias}) {_word(_IO_ERROR, action)}\n"),
    ("graphics", _graphics),
    (
        "io-error-reason",
        lambda path, alias, action, reason: (
            f": {path} ({alias}) {_word(_IO_ERROR, action)} due to {reason}\n"
        ),
    ),
    ("control-error", _generic),
    ("block-job", _block_job),
    (
        "disk-change",
        lambda old, new, alias, reason: (
            f" disk {alias}: {_null(old)} -> {_null(new)}: {_word(_DISK_CHANGES, reason)}\n"
        ),
    ),
    (
        "tray-change",
        lambda alias, reason: f" disk {alias}: {_word(_TRAY_CHANGES, reason)}\n",
    ),
    ("pm-wakeup", _generic),
    ("pm-suspend", _generic),
    ("balloon-change", lambda actual: f": {actual}KiB\n"),
    ("pm-suspend-disk", _generic),
    ("device-removed", lambda alias: f": {alias}\n"),
    ("block-job-2", _block_job),
    ("tunable", _params),
    (
        "agent-lifecycle",
        lambda state, reason: (
            f": state: '{_word(_AGENT_STATES, state, 'unsupported value')}'"
            f" reason: '{_word(_AGENT_REASONS, reason, 'unsupported value')}'\n"
        ),
    ),
    ("device-added", lambda alias: f": {alias}\n"),
    ("migration-iteration", lambda iteration: f": iteration: '{iteration}'\n"),
    ("job-completed", _params),
    ("device-removal-failed", lambda alias: f": {alias}\n"),
    (
        "metadata-change",
        lambda kind, uri: (
            f": type {_word(_METADATA, kind, 'unsupported value')}, uri {_null(uri)}\n"
        ),
    ),
    (
        "block-threshold",
        lambda device, path, threshold, excess: (
            f": dev: {device}({_null(path)}) {threshold} {excess}\n"
        ),
    ),
    ("memory-failure", _memory_failure),
    (
        "memory-device-size-change",
        lambda alias, size: f":\nalias: {alias}\nsize: {size}\n",
    ),
)
NAMES = tuple(name for name, _ in KINDS)


# -- waiting ---------------------------------------------------------------------------


@GROUP.command(
    "event",
    "wait for events of domains",
    Option("domain", Kind.STRING, "only events of this domain"),
    Option("event", Kind.STRING, "the kind of event to wait for"),
    Option("all", Kind.BOOL, "wait for events of all kinds"),
    Option("loop", Kind.BOOL, "report all events until the time is over or Ctrl-C is pressed"),
    Option("timeout", Kind.NUMBER, "how many seconds to wait"),
    Option("list", Kind.BOOL, "list the kinds of events"),
    Option("timestamp", Kind.BOOL, "begin each line with the time"),
    description="Wait for an event of a domain, or report all, or list the kinds of events.",
)
def event(session: Session, args: Arguments) -> None:
    args.exclusive("all", "event")
    args.exclusive("list", "all")
    args.exclusive("list", "event")
    if "list" in args:
        session.out("".join(f"{name}\n" for name in NAMES))
        return
    wanted = args.string("event")
    if wanted is not None and wanted not in NAMES:
        raise CommandError(f"unknown event type {wanted}")
    if wanted is None and "all" not in args:
        raise CommandError("one of --list, --all, or --event <type> is required")
    seconds = seconds_to_wait(args)
    domain = find_domain(session, args)[0] if "domain" in args else None
    arrived: queue.SimpleQueue[str] = queue.SimpleQueue()
    stamped = "timestamp" in args

    def reporter(name: str, tail: Callable[..., str]) -> Callable[..., None]:
        def called(_connection: object, domain: Any, *fields: object) -> None:
            stamp = f"{now()}: " if stamped else ""
            # the last field is the opaque value
            line = f"event '{name}' for domain '{domain.name()}'{tail(*fields[:-1])}"
            arrived.put(stamp + line)

        return called

    registered: list[int] = []
    connection = session.connection
    try:
        for number, (name, tail) in enumerate(KINDS):
            if wanted in (None, name):
                register: Any = connection.domain_event_register_any
                registered.append(register(domain, number, reporter(name, tail)))
        count = report(session, arrived, loop="loop" in args, seconds=seconds)
    finally:
        if connection.is_alive():
            for callback in registered:
                connection.domain_event_deregister_any(callback)
    session.out(f"events received: {count}\n")
    if not count:
        raise CommandError
