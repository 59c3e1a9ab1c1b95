"""Waiting for jobs on disks, and options that the commands on these jobs share.

The client calls back in a thread of its own when a job changes its status. The command
looks at the progress of the job until then.
"""

from __future__ import annotations

import contextlib
import queue
import time
from typing import TYPE_CHECKING, Any, NamedTuple

from ...protocol._generated.enums import (
    ConnectDomainEventBlockJobStatus,
    DomainBlockJobAbortFlags,
    DomainEventID,
)
from ..errors import CommandError, failing
from ..numbers import wrapped_number
from ..object_events import interrupts, seconds_to_wait
from ..options import Kind, Option
from ..sizes import scaled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ...blocking import Domain
    from ..options import Arguments
    from ..session import Session

__all__ = [
    "BANDWIDTH",
    "PATH",
    "Waiting",
    "bandwidth",
    "percent",
    "refuse_without_waiting",
    "wait_options",
    "waiting",
    "waits",
]

PATH = Option("path", Kind.STRING, "the disk's target or the path of its image", required=True)
BANDWIDTH = Option("bandwidth", Kind.NUMBER, "how much the job may copy, in MiB a second")

# Seconds between two looks at the progress of a job.
_LOOK = 0.5
# Looks without a job after which no event is expected any more.
_GONE = 10
_MIB = 1024 * 1024


def wait_options(wait: str) -> tuple[Option, ...]:
    return (
        Option("wait", Kind.BOOL, wait),
        Option("verbose", Kind.BOOL, "print the progress while waiting"),
        Option("timeout", Kind.NUMBER, "seconds after which the job is ended; waits, too"),
    )


def bandwidth(args: Arguments) -> int:
    """Return the limit in MiB a second, with ``--bytes`` in bytes a second.

    A number without a unit counts what is returned; one with a unit is an amount.
    """
    with contextlib.suppress(CommandError):
        return wrapped_number(args, "bandwidth") or 0
    try:
        amount = scaled(args, "bandwidth", 1) or 0
    except CommandError as exc:
        first, *rest = exc.args
        raise CommandError(first.replace("<bandwidth>", "<--bandwidth>"), *rest) from exc.__cause__
    return amount if "bytes" in args else amount // _MIB


def waits(args: Arguments, *ends: str) -> bool:
    """Tell whether a command waits for its job, which ``ends`` imply, too."""
    return any(name in args for name in ("wait", "timeout", *ends))


def refuse_without_waiting(args: Arguments, *ends: str) -> None:
    """Refuse options that only matter to a command that waits for its job."""
    if waits(args, *ends):
        return
    for name in ("verbose", "async"):
        if name in args:
            ways = ", ".join(f"--{end}" for end in ("timeout", "wait", *ends[:-1]))
            raise CommandError(f"--{name} requires at least one of {ways}, or --{ends[-1]}")


def percent(left: int, total: int) -> int:
    """Return how far a job is; 100 only where nothing is left."""
    if not left:
        return 100
    return min(int(100 - left * 100 / total) if total else 0, 99)


class Waiting(NamedTuple):
    """One job that a command waits for."""

    session: Session
    domain: Domain
    path: str
    label: str
    verbose: bool
    seconds: int | None
    abort_flags: int
    statuses: queue.SimpleQueue[int]

    def outcome(self, what: str) -> None:
        """Wait until the job is ready or completed.

        ``what`` begins the word on a job that was aborted or failed, which fail.
        """
        status = self._status()
        if status == ConnectDomainEventBlockJobStatus.VIR_DOMAIN_BLOCK_JOB_CANCELED:
            self.session.extra(f"\n{what} aborted")
            raise CommandError
        if status == ConnectDomainEventBlockJobStatus.VIR_DOMAIN_BLOCK_JOB_FAILED:
            raise CommandError(f"\n{what} failed")

    def _status(self) -> int:
        try:
            with interrupts():
                status = self._watch()
        except KeyboardInterrupt:
            status = None
        if status is not None:
            return status
        with failing(f"failed to abort job for disk '{self.path}'"):
            self.domain.block_job_abort(self.path, self.abort_flags)
        return int(ConnectDomainEventBlockJobStatus.VIR_DOMAIN_BLOCK_JOB_CANCELED)

    def _watch(self) -> int | None:
        """Print the progress; return the next status, None if it takes too long."""
        end = None if self.seconds is None else time.monotonic() + self.seconds
        shown = (0, 0)
        gone = 0
        while end is None or time.monotonic() <= end:
            with failing(f"failed to query job for disk {self.path}"):
                info = self.domain.block_job_info(self.path)
            amounts = (info.get("cur", 0), info.get("end", 0))
            if self.verbose and info and amounts != shown:
                self._progress(amounts[1] - amounts[0], amounts[1])
                shown = amounts
            with contextlib.suppress(queue.Empty):
                return self._ended(self.statuses.get(timeout=_LOOK))
            gone = 0 if info else gone + 1
            if gone == _GONE:
                raise CommandError(f"the job on disk {self.path} is over, but no event told how")
        return None

    def _ended(self, status: int) -> int:
        if self.verbose and status in (
            ConnectDomainEventBlockJobStatus.VIR_DOMAIN_BLOCK_JOB_COMPLETED,
            ConnectDomainEventBlockJobStatus.VIR_DOMAIN_BLOCK_JOB_READY,
        ):
            self._progress(0, 1)
        return status

    def _progress(self, left: int, total: int) -> None:
        self.session.progress(f"{self.label}: [{percent(left, total):3} %]")


@contextlib.contextmanager
def waiting(session: Session, args: Arguments, domain: Domain, label: str) -> Iterator[Waiting]:
    """Listen for the end of a job that is started within the block."""
    path, seconds = args.required("path"), seconds_to_wait(args)
    statuses: queue.SimpleQueue[int] = queue.SimpleQueue()

    def called(_conn: object, _domain: object, disk: str, _kind: int, status: int, _: Any) -> None:
        if disk == path:
            statuses.put(status)

    connection = session.connection
    register: Callable[..., int] = connection.domain_event_register_any
    registered = []
    for kind in (
        DomainEventID.VIR_DOMAIN_EVENT_ID_BLOCK_JOB,
        DomainEventID.VIR_DOMAIN_EVENT_ID_BLOCK_JOB_2,
    ):
        registered.append(register(domain, int(kind), called))
    flags = args.flags({"async": DomainBlockJobAbortFlags.VIR_DOMAIN_BLOCK_JOB_ABORT_ASYNC})
    try:
        yield Waiting(session, domain, path, label, "verbose" in args, seconds, flags, statuses)
    finally:
        if connection.is_alive():
            for callback in registered:
                connection.domain_event_deregister_any(callback)
