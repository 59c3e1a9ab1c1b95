"""`virtrio spy`: a proxy between clients and a daemon, from arguments to status."""

from __future__ import annotations

import gc
import json
import os
import signal
import sys
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from ..client import uri as uris
from ..client.transports import Address, TcpAddress, UnixAddress
from ..protocol.agreed import TCP_PORT
from ..protocol.errors import LibvirtError
from ..server.config import Config
from ..server.net.addresses import ListenError
from ..server.net.listen import listen
from .live import Printer
from .proxy import SPIN, Proxy
from .record import Recorder
from .watch import Watch

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from types import FrameType

    from ..server.net.listener import Listener

__all__ = ["SpyError", "main"]


# Seconds that the printer's thread may hold the interpreter while the proxy waits for
# it.
_SWITCH = 0.0001


class SpyError(Exception):
    """Spying cannot start, for the reason in the text."""


def main(
    listen_uris: Sequence[str],
    to: str | None,
    *,
    record: str | None = None,
    quiet: bool = False,
    as_json: bool = False,
) -> int:
    """Spy until SIGTERM or SIGINT, and return 0.

    Raise `SpyError` if spying cannot start, and BrokenPipeError when the reader of
    standard output goes away, which ends it too.
    """
    if not listen_uris:
        raise SpyError("nothing to listen on: give --listen URI")
    if to is None:
        raise SpyError("nothing to connect to: give --to URI")
    address = _address(to)
    listeners = _listen(listen_uris, address, to)
    printer = Printer(sys.stdout.fileno(), lambda: proxy.stop(), as_json=as_json)
    try:
        recorder = Recorder(record, printer.complain) if record is not None else None
    except OSError as exc:
        for listener in listeners:
            listener.close()
        raise SpyError(f"cannot record to {record}: {exc.strerror}") from exc
    watch = Watch(str(address), printer, recorder, shows=not quiet)
    # The printer needs the interpreter while it works; the proxy then sleeps and does
    # not spin.
    proxy = Proxy(listeners, address, watch, spin=SPIN if quiet else 0.0)
    if not quiet:
        sys.setswitchinterval(_SWITCH)
    gc.freeze()  # exempts everything allocated so far from collections
    with _Signals(proxy):
        for listener in listeners:
            printer.note("listening", f"listening on {listener.uri}", uri=listener.uri)
        proxy.run()
    if recorder is not None:
        recorder.close()
    return _finish(printer, watch, as_json)


def _finish(printer: Printer, watch: Watch, as_json: bool) -> int:
    summary = watch.summary
    taken = printer.finish([json.dumps(summary.as_json())] if as_json else ["", *summary.lines()])
    if printer.failure is not None:
        raise printer.failure
    if not taken:
        print(
            "error: the output is not read: the rest of it and the summary are not shown",
            file=sys.stderr,
        )
    return 0


class _Signals:
    """Context manager within which SIGINT and SIGTERM stop the proxy."""

    def __init__(self, proxy: Proxy) -> None:
        self._proxy = proxy

    def _stop(self, _number: int, _frame: FrameType | None) -> None:
        self._proxy.stop()

    def __enter__(self) -> None:
        self._wakeup = signal.set_wakeup_fd(self._proxy.waker, warn_on_full_buffer=False)
        self._before = {
            number: signal.signal(number, self._stop) for number in (signal.SIGINT, signal.SIGTERM)
        }

    def __exit__(self, *_: object) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(self._wakeup)


def _address(to: str) -> Address:
    """Parse ``--to``: ``unix:/path``, ``tcp://host:port`` or a libvirt URI."""
    try:
        parts = urlsplit(to)
        port = parts.port
    except ValueError as exc:
        raise SpyError(f"cannot connect to {to}: {exc}") from exc
    bare = not (parts.query or parts.fragment)
    if parts.scheme == "unix" and bare and not parts.netloc and parts.path.startswith("/"):
        return UnixAddress(unquote(parts.path))
    if parts.scheme == "tcp" and bare and parts.hostname and parts.path in ("", "/"):
        return TcpAddress(unquote(parts.hostname), TCP_PORT if port is None else port)
    if parts.scheme in ("", "unix", "tcp"):
        raise SpyError(
            f"cannot connect to {to}: "
            "it must be unix:/PATH, tcp://HOST:PORT or the URI of a libvirt connection"
        )
    try:
        return uris.parse(to).address
    except LibvirtError as exc:
        raise SpyError(f"cannot connect to {to}: {exc}") from exc


def _listen(listen_uris: Sequence[str], address: Address, to: str) -> list[Listener]:
    """Open every listener, or none.

    A listener that ``address`` leads back to is refused: the proxy would connect to
    itself without end.
    """
    listeners: list[Listener] = []
    try:
        for uri in listen_uris:
            listeners.append(listen(uri, Config()))
            if listeners[-1].readonly:
                raise SpyError(
                    f"cannot listen on {uri}: "
                    "whether a connection is read-only is up to the socket that --to names"
                )
            if _leads_to(address, listeners[-1]):
                raise SpyError(f"--to {to} leads back to --listen {uri}")
    except (ListenError, SpyError) as exc:
        for listener in listeners:
            listener.close()
        raise SpyError(str(exc)) from exc
    return listeners


def _leads_to(address: Address, listener: Listener) -> bool:
    if isinstance(address, UnixAddress):
        return listener.path is not None and os.path.realpath(address.path) == os.path.realpath(
            listener.path
        )
    if (
        not isinstance(address, TcpAddress)
        or listener.path is not None
        or address.port != listener.sock.getsockname()[1]
    ):
        return False
    own = str(listener.sock.getsockname()[0])
    return own in _hosts(address)


def _hosts(address: TcpAddress) -> Iterator[str]:
    import socket

    try:
        found = socket.getaddrinfo(address.encoded, address.port, type=socket.SOCK_STREAM)
    except OSError as exc:
        raise SpyError(f"cannot connect to {address}: {exc.strerror}") from exc
    return (str(entry[4][0]) for entry in found)
