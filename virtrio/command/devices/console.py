"""The console of a guest on this terminal.

The terminal is raw meanwhile: the guest gets every key, Ctrl-C as well, and what it
writes reaches the terminal as it is. Keys are read here; a thread of its own prints
what the guest writes, and wakes this one through a pipe when that ends.
"""

from __future__ import annotations

import contextlib
import os
import select
import signal
import sys
import threading
from typing import TYPE_CHECKING

from ...protocol._generated.enums import DomainConsoleFlags, DomainState
from ...protocol.errors import LibvirtError, ProtocolError
from ..domains.domain import GROUP
from ..errors import CommandError, failing
from ..lookup import DOMAIN, find_domain
from ..options import Kind, Option

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

    from ...blocking import Domain, Stream
    from ..options import Arguments
    from ..session import Session

__all__ = ["attach", "escape_key"]

_STDIN, _STDOUT = 0, 1
_PIECE = 16 * 1024
# Seconds within which a server has to take the end of a console.
_PATIENCE = 2.0
_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT)
_FLAGS = {
    "force": DomainConsoleFlags.VIR_DOMAIN_CONSOLE_FORCE,
    "safe": DomainConsoleFlags.VIR_DOMAIN_CONSOLE_SAFE,
}


@GROUP.command(
    "console",
    "use the console of a guest",
    DOMAIN,
    Option("devname", Kind.STRING, "alias of a console, serial or parallel device"),
    Option("force", Kind.BOOL, "end the session that somebody else has there"),
    Option("safe", Kind.BOOL, "only if the server can keep others away meanwhile"),
    Option("resume", Kind.BOOL, "resume the domain once the console is there"),
    description="Use the console of a guest on this terminal. The escape character ends it.",
)
def console(session: Session, args: Arguments) -> None:
    domain, _ = find_domain(session, args)
    attach(session, domain, args.string("devname"), args.flags(_FLAGS), resume="resume" in args)


def attach(
    session: Session,
    domain: Domain,
    device: str | None = None,
    flags: int = 0,
    *,
    resume: bool = False,
) -> None:
    """Connect this terminal with a device of a domain until one side ends that."""
    with failing("Unable to get domain status"):
        state, _ = domain.state()
    if state == DomainState.VIR_DOMAIN_SHUTOFF:
        raise CommandError("The domain is not running")
    if not os.isatty(_STDIN):
        raise CommandError("Cannot run interactive console without a controlling TTY")
    key = session.escape
    session.extra(f"Connected to domain '{domain.name()}'\n")
    note = f" (Ctrl + {key[1]})" if len(key) > 1 else ""
    session.extra(f"Escape character is {key}{note}\n")
    sys.stdout.flush()
    with _raw_terminal(), _Signals() as signals:
        stream = session.connection.new_stream()
        domain.open_console(device, stream, flags)
        with _Wire(session, stream, escape_key(key), signals) as wire:
            if resume:
                domain.resume()
            wire.run()
    signals.pass_on()


def _keys() -> bytes:
    """Return keys that were pressed; b"" once the terminal is gone."""
    try:
        return os.read(_STDIN, _PIECE)
    except OSError:
        return b""


def escape_key(text: str) -> bytes:
    """Return the bytes that end a console: of a character, or of Ctrl with one."""
    if len(text) == 1:
        return text.encode("utf-8", "surrogateescape")
    return bytes([ord(text[1].upper()) & 0xFF ^ 0x40])


@contextlib.contextmanager
def _raw_terminal() -> Iterator[None]:
    import termios
    import tty

    before = termios.tcgetattr(_STDIN)
    try:
        tty.setraw(_STDIN, termios.TCSADRAIN)  # keys that were pressed before stay
        yield
    finally:
        termios.tcsetattr(_STDIN, termios.TCSAFLUSH, before)


class _Signals:
    """Signals that end the process: kept back until the terminal is as it was."""

    def __init__(self) -> None:
        self.received: int | None = None
        self._ends: tuple[int, int] = os.pipe()
        os.set_blocking(self._ends[1], False)
        self._open = True
        self._before: dict[int, object] = {}

    def __enter__(self) -> _Signals:
        # One that comes just before a wait, or to another thread, does not end it.
        self._waker = signal.set_wakeup_fd(self._ends[1], warn_on_full_buffer=False)
        for number in _SIGNALS:
            before = signal.getsignal(number)
            if before is not signal.SIG_IGN:
                self._before[number] = before
                signal.signal(number, self._keep)
        return self

    def __exit__(self, *_exc: object) -> None:
        for number, before in self._before.items():
            signal.signal(number, before)  # type: ignore[arg-type]  # what getsignal gave
        signal.set_wakeup_fd(self._waker)
        self._open = False
        for end in self._ends:
            os.close(end)

    def _keep(self, number: int, _frame: FrameType | None) -> None:
        self.received = number

    def wake(self) -> None:
        if self._open:
            os.write(self._ends[1], b"\0")

    def drain(self) -> None:
        """Take what woke a wait, so that the next one is not."""
        os.read(self._ends[0], _PIECE)

    def fileno(self) -> int:
        return self._ends[0]

    def pass_on(self) -> None:
        """Have the signal that came do what it does otherwise."""
        if self.received is not None:
            os.kill(os.getpid(), self.received)


class _Wire:
    """The two directions between a terminal and a stream."""

    def __init__(self, session: Session, stream: Stream, escape: bytes, signals: _Signals) -> None:
        self._session = session
        self._stream = stream
        self._escape = escape
        self._signals = signals
        self._over = threading.Event()
        self._error: Exception | None = None
        self._printer = threading.Thread(target=self._print, daemon=True)

    def __enter__(self) -> _Wire:
        self._printer.start()
        return self

    def __exit__(self, *_exc: object) -> None:
        if not self._over.is_set():
            self._give_up()
        self._printer.join(_PATIENCE)

    def run(self) -> None:
        """Pass keys on until the user or the guest ends it; raise what went wrong."""
        poll = select.poll()
        poll.register(_STDIN, select.POLLIN)
        poll.register(self._signals, select.POLLIN)
        while not self._over.is_set() and self._signals.received is None:
            ready = [number for number, _ in poll.poll()]
            if self._signals.fileno() in ready:
                self._signals.drain()
            if _STDIN in ready and not self._pass_on(_keys()):
                break
        if self._over.is_set() and self._error is not None:
            raise self._error

    def _pass_on(self, keys: bytes) -> bool:
        """Send keys; return False for the end of the input and the escape character."""
        keys, escape, _ = keys.partition(self._escape)
        if keys:
            try:
                self._stream.send(keys)
            except LibvirtError:
                # The guest may have ended it; then the other direction knows how.
                if not self._over.wait(_PATIENCE):
                    raise
        return bool(keys) and not escape

    def _give_up(self) -> None:
        """End the stream; end the connection where the server does not take that."""
        connection = self._session.connection
        try:
            with connection.fail_after(_PATIENCE):
                self._stream.abort()
        except (LibvirtError, ProtocolError):
            with connection:  # handles would keep it open otherwise
                self._session.close()

    def _print(self) -> None:
        try:
            while data := self._stream.recv(_PIECE):
                view = memoryview(data)
                while view:
                    view = view[os.write(_STDOUT, view) :]
            self._stream.finish()
        except (LibvirtError, ProtocolError, OSError) as exc:
            self._error = exc
        finally:
            self._over.set()
            with contextlib.suppress(OSError):  # nobody waits any more
                self._signals.wake()
