"""How checks are declared and run, and what they say with.

A check is a function that gets a `World`, a fresh driver with a connection to it. Its
docstring is the rule. It raises AssertionError in words that a stranger to it
understands, or `LeaveOut` where the driver has nothing to check.
"""

from __future__ import annotations

import contextlib
import functools
import logging
import time
import traceback
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from .. import blocking
from ..enums import ErrorDomain, ErrorNumber
from ..protocol.errors import ConnectionClosed, LibvirtError
from ..server._generated.driver import Driver
from .report import ChecksFailed, Failure, Report, lacks
from .server_thread import serving

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from .server_thread import Make, Served

__all__ = ["Check", "LeaveOut", "World", "equal", "expect", "named", "refused", "run_checks"]

T = TypeVar("T")


class LeaveOut(Exception):
    """A check has nothing to look at; the text is the reason, as a clause."""


class Lacking(AssertionError):
    """The driver lacks entry points that it is required to have."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__(lacks(names))
        self.names = tuple(names)


class Check(NamedTuple):
    """One check, and the entry points that it needs a driver to have."""

    name: str
    rule: str
    needs: tuple[str, ...]
    run: Callable[[World], None]


class Suite:
    """Checks in the order in which they are made."""

    def __init__(self) -> None:
        self.checks: list[Check] = []

    def check(self, *needs: str) -> Callable[[Callable[[World], None]], Callable[[World], None]]:
        """Declare a check; its docstring is the rule."""

        def declare(run: Callable[[World], None]) -> Callable[[World], None]:
            assert run.__doc__ is not None
            rule = " ".join(run.__doc__.split()).removesuffix(".")
            self.checks.append(Check(run.__name__, rule, needs, run))
            return run

        return declare


class World:
    """What a check looks at: a fresh driver that is served, and a connection to it."""

    def __init__(self, served: Served, uri: str, domain_xml: str | None, timeout: float) -> None:
        self.served = served
        self.uri = uri
        self.domain_xml = domain_xml
        self.timeout = timeout
        self._connections: list[blocking.Connect] = []

    @functools.cached_property
    def conn(self) -> blocking.Connect:
        """The connection that checks use; made when it is first asked for."""
        return self.connect()

    def connect(self) -> blocking.Connect:
        """Return one more connection."""
        conn = answered(
            blocking.connect, self.uri, timeout=self.timeout, what="opening a connection"
        )
        self._connections.append(conn)
        return conn

    def close(self) -> None:
        """Close all connections, though handles of a failed check hold them."""
        for conn in self._connections:
            while conn.is_alive() and conn.close() > 0:
                pass

    def has(self, *entry_points: str) -> bool:
        """Whether the driver has all these entry points of its own."""
        return not self.missing(entry_points)

    def missing(self, entry_points: Sequence[str]) -> list[str]:
        """Names of those that it has not."""
        cls = type(self.served.driver)
        return [name for name in entry_points if getattr(cls, name) is getattr(Driver, name)]

    def until(self, holds: Callable[[], object], problem: str) -> None:
        """Wait until something holds; it is a failure if that takes too long."""
        deadline = time.monotonic() + self.timeout
        while not holds():
            expect(time.monotonic() < deadline, f"{problem}, even after {self.timeout:g} seconds")
            time.sleep(0.002)


# -- what checks say -------------------------------------------------------------------


def expect(holds: object, problem: str) -> None:
    """Raise AssertionError with ``problem`` unless something holds."""
    if not holds:
        raise AssertionError(problem)


def equal(what: str, got: object, expected: object) -> None:
    """Raise AssertionError unless ``what`` is as it should be."""
    expect(got == expected, f"{what}: expected {_shown(expected)}, got {_shown(got)}")


def answered(call: Callable[..., T], *args: Any, what: str, **more: Any) -> T:
    """Return what a call gives that must not be refused."""
    try:
        return call(*args, **more)
    except LibvirtError as error:
        raise AssertionError(f"{what}: expected an answer, got {named(error)}") from error


def refused(
    what: str, codes: ErrorNumber | Collection[ErrorNumber], call: Callable[..., Any], *args: Any
) -> None:
    """Raise AssertionError unless a call is refused with one of these codes.

    The refusal must have a text, and say which part of libvirt it comes from. Without
    codes, any will do.
    """
    codes = [codes] if isinstance(codes, ErrorNumber) else list(codes)
    wanted = " or ".join(code.name for code in codes) or "a refusal"
    try:
        got = call(*args)
    except ConnectionClosed as error:
        raise AssertionError(
            f"{what}: expected {wanted}, but the connection is gone: {error}"
        ) from error
    except LibvirtError as error:
        expect(not codes or error.code in codes, f"{what}: expected {wanted}, got {named(error)}")
        nowhere = error.domain in (ErrorDomain.VIR_FROM_NONE, ErrorDomain.VIR_FROM_RPC)
        expect(
            not nowhere,
            f"{what}: the refusal must say which part of libvirt it comes from, got {named(error)}",
        )
        expect(error.message, f"{what}: the refusal has no text, got {named(error)}")
    else:
        raise AssertionError(f"{what}: expected {wanted}, got the answer {_shown(got)}")


def named(error: LibvirtError) -> str:
    """Return an error as a failure shows it."""
    code, domain = (getattr(number, "name", str(number)) for number in (error.code, error.domain))
    return f"{code} of {domain} ({error.message})"


def _shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 400 else f"{text[:400]}… ({len(text)} characters)"


# -- running them ----------------------------------------------------------------------


def run_checks(
    checks: Sequence[Check],
    make: Make,
    *,
    path: str,
    domain_xml: str | None,
    skip: Collection[str],
    timeout: float,
    required: bool = False,
) -> Report:
    """Make each check with a driver of its own, and report.

    ``required``: the driver must have the entry points that checks need. Raises
    ChecksFailed if one fails, ValueError for a name in ``skip`` that no check
    has.
    """
    if unknown := set(skip) - {check.name for check in checks}:
        raise ValueError(f"there are no checks named {', '.join(sorted(unknown))}")
    report = Report(getattr(make, "__name__", type(make).__name__))
    for check in checks:
        if check.name in skip:
            report.left_out[check.name] = "it was asked for"
            continue
        try:
            with _failures_of_driver() as failures, serving(make) as served:
                report.driver = type(served.driver).__name__
                failures.watch(served)
                world = World(served, served.uri_of(path), domain_xml, timeout)
                _run(check, world, required=required)
        except LeaveOut as reason:
            report.left_out[check.name] = str(reason)
        except AssertionError as exc:
            problem = "\n".join([str(exc), *failures.shown()])
            names = exc.names if isinstance(exc, Lacking) else ()
            report.failures.append(Failure(check.name, check.rule, problem, names))
            continue
        if failures.shown():  # it failed in a call that no check looked at
            problem = "\n".join(["a driver's code must not fail", *failures.shown()])
            report.left_out.pop(check.name, None)
            report.failures.append(Failure(check.name, check.rule, problem))
        elif check.name not in report.left_out:
            report.passed.append(check.name)
    if report.failures:
        raise ChecksFailed(report)
    return report


def _run(check: Check, world: World, *, required: bool) -> None:
    if missing := world.missing(check.needs):
        raise Lacking(missing) if required else LeaveOut(lacks(missing))
    try:
        check.run(world)
    except LibvirtError as error:
        raise AssertionError(f"expected an answer, got {named(error)}{_where(error)}") from error
    finally:
        world.close()


def _where(error: LibvirtError) -> str:
    """Return the line of a check where a refusal came unexpected."""
    frames = traceback.extract_tb(error.__traceback__)
    line = next((frame.line for frame in reversed(frames) if "testing" in frame.filename), None)
    return f", at `{line}`" if line else ""


class _Failures(logging.Handler):
    """What a server logs of failures in the code of its driver."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self._records: list[logging.LogRecord] = []
        self._marks: tuple[str, ...] = ()

    def watch(self, served: Served) -> None:
        """Tell this server's failures from those of others in the process."""
        self._marks = (served.path, type(served.driver).__name__, "cannot be sent")

    def emit(self, record: logging.LogRecord) -> None:
        self._records.append(record)

    def shown(self) -> list[str]:
        """Return each failure once: the message, and where it was raised."""
        found: dict[str, None] = {}
        for record in self._records:
            text = record.getMessage()
            is_failure = record.levelno >= logging.ERROR or "cannot be encoded" in text
            if is_failure and any(mark in text for mark in self._marks):
                found[
                    f"the server's log: {text.rpartition(f'{self._marks[0]} ')[2]}{_raised(record)}"
                ] = None
        return list(found)


def _raised(record: logging.LogRecord) -> str:
    if not record.exc_info or record.exc_info[1] is None:
        return ""
    exc = record.exc_info[1]
    text = "".join(traceback.format_exception_only(exc)).strip()
    frames = traceback.extract_tb(exc.__traceback__)
    return f": {text}" + (f" ({frames[-1].filename}, line {frames[-1].lineno})" if frames else "")


@contextlib.contextmanager
def _failures_of_driver() -> Iterator[_Failures]:
    log = logging.getLogger("virtrio.server")
    failures = _Failures()
    log.addHandler(failures)
    try:
        yield failures
    finally:
        log.removeHandler(failures)
