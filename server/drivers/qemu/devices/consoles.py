"""Streams to what a guest has for talking with: terminals and channels."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import stat
import termios
from typing import TYPE_CHECKING

import trio

from .....protocol._generated.enums import (
    DomainChannelFlags,
    DomainConsoleFlags,
    ErrorDomain,
    ErrorNumber,
)
from .....protocol.errors import report
from ..base import QemuEntryPoints
from ..refusals import check_flags, internal_error, operation_failed, system_error
from ..unix_sockets import connected

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .....protocol.errors import LibvirtError
    from ...._generated.driver import Domain as DomainIdentity
    from ....conf import xml
    from ....conf.domain.definition import DomainDef
    from ....streams import Stream
    from ..guests.guest import Guest

__all__ = ["ConsoleEntryPoints"]

_FORCE = int(DomainConsoleFlags.VIR_DOMAIN_CONSOLE_FORCE)
_SAFE = int(DomainConsoleFlags.VIR_DOMAIN_CONSOLE_SAFE)
_CHANNEL_FORCE = int(DomainChannelFlags.VIR_DOMAIN_CHANNEL_FORCE)
_TERMINAL = re.compile(r"/dev/pts/[0-9]+")
_TERMINAL_MAJORS = range(136, 144)  # of the kernel's pseudo-terminals
_CHUNK = 64 * 1024
_PATIENCE = 5.0  # seconds for QEMU to let go of its last client


class ConsoleEntryPoints(QemuEntryPoints):
    """Entry points that connect streams with terminals and channels of guests.

    One stream at a time has a terminal; with a flag, the next one takes it away.
    """

    async def domain_open_console(
        self, dom: DomainIdentity, dev_name: str | None, stream: Stream, flags: int
    ) -> None:
        check_flags(flags, _FORCE | _SAFE, "qemuDomainOpenConsole")
        domain = self._domain(dom)
        guest = self._guest(domain)
        found = _console(domain.definition, dev_name)
        if found is None:
            shown = "<null>" if dev_name is None else dev_name
            raise internal_error(f"cannot find character device {shown}")
        device, alias = found
        path = guest.ptys.get(device.get("alias", "name") or "")
        if device.attrs["type"] != "pty" or path is None:
            raise internal_error(f"character device {alias} is not using a PTY")
        uid = os.geteuid() if guest.identity is None else guest.identity.uid
        busy = "Active console session exists for this domain"
        with self._claimed(guest, path, stream, bool(flags & _FORCE), busy):
            stream.start(_carry, stream, _terminal(path, uid), guest, path)

    async def domain_open_channel(
        self, dom: DomainIdentity, name: str | None, stream: Stream, flags: int
    ) -> None:
        check_flags(flags, _CHANNEL_FORCE, "qemuDomainOpenChannel")
        domain = self._domain(dom)
        guest = self._guest(domain)
        device = _channel(domain.definition, name)
        if device is None:
            raise internal_error(f"cannot find channel {'<null>' if name is None else name}")
        alias = device.get("alias", "name") or ""
        path = guest.channels.get(alias) or device.get("source", "path")
        if device.attrs["type"] != "unix" or path is None:
            shown = alias if name is None else name
            raise internal_error(f"channel {shown} is not using a UNIX socket")
        busy = "Active channel stream exists for this domain"
        with self._claimed(guest, path, stream, bool(flags), busy):
            stream.start(_carry, stream, await _socket(path), guest, path)

    @contextlib.contextmanager
    def _claimed(
        self, guest: Guest, path: str, stream: Stream, is_forced: bool, busy: str
    ) -> Iterator[None]:
        """Give a terminal to a stream that is started, unless another has it."""
        other = guest.streams.get(path)
        if other is not None and not other.over and not other.closed:
            if not is_forced:
                raise operation_failed(busy)
            other.abort(_lost())
        guest.streams[path] = stream
        try:
            yield
        except BaseException:
            if guest.streams.get(path) is stream:
                del guest.streams[path]
            raise


def _lost() -> LibvirtError:
    """Make the error that a stream ends with whose terminal another one took."""
    error = report(ErrorNumber.VIR_ERR_RPC, ErrorDomain.VIR_FROM_STREAMS)
    error.message = "stream had I/O failure"
    return error


def _console(definition: DomainDef, name: str | None) -> tuple[xml.Element, str] | None:
    """Find a console by alias, or a serial or parallel port; the first by default.

    Returns it with its alias. A console that stands for a serial port has one of its
    own, which the document does not show.
    """
    found = [
        (device, f"console{number}") for number, device in enumerate(definition.devices("console"))
    ]
    for tag in ("serial", "parallel"):
        found += [(device, device.get("alias", "name") or "") for device in definition.devices(tag)]
    return next((each for each in found if name in (None, each[1])), None)


def _channel(definition: DomainDef, name: str | None) -> xml.Element | None:
    """Find a channel by alias, or on virtio by name; the first by default."""
    channels = definition.devices("channel")
    if name is None:
        return next(iter(channels), None)
    for device in channels:
        if name in (device.get("alias", "name"), device.get("target", "name")):
            return device
    return None


def _terminal(path: str, uid: int) -> int:
    """Open a terminal of QEMU's, raw. QEMU has named it, so it has to be its own."""
    if not _TERMINAL.fullmatch(path):
        raise internal_error(f"{path} is no terminal")
    try:
        fd = os.open(path, os.O_RDWR | os.O_NOCTTY | os.O_NONBLOCK | os.O_CLOEXEC | os.O_NOFOLLOW)
    except OSError as exc:
        raise system_error(f"Unable to open stream for '{path}'", exc) from exc
    try:
        found = os.fstat(fd)
        if (
            not stat.S_ISCHR(found.st_mode)
            or os.major(found.st_rdev) not in _TERMINAL_MAJORS
            or found.st_uid not in (uid, os.geteuid())
        ):
            raise internal_error(f"{path} is no terminal of this guest")
        _make_raw(fd)
    except termios.error as exc:
        os.close(fd)
        failure = OSError(exc.args[0], os.strerror(exc.args[0]))
        raise system_error(f"Unable to open stream for '{path}'", failure) from exc
    except BaseException:
        os.close(fd)
        raise
    return fd


def _make_raw(fd: int) -> None:
    """Have the terminal pass bytes as they are, as cfmakeraw does."""
    attributes = termios.tcgetattr(fd)
    attributes[0] &= ~(
        termios.IGNBRK
        | termios.BRKINT
        | termios.PARMRK
        | termios.ISTRIP
        | termios.INLCR
        | termios.IGNCR
        | termios.ICRNL
        | termios.IXON
    )
    attributes[1] &= ~termios.OPOST
    attributes[2] = attributes[2] & ~(termios.CSIZE | termios.PARENB) | termios.CS8
    attributes[3] &= ~(
        termios.ECHO | termios.ECHONL | termios.ICANON | termios.ISIG | termios.IEXTEN
    )
    termios.tcsetattr(fd, termios.TCSANOW, attributes)


async def _socket(path: str) -> int:
    """Connect to a socket of QEMU's, which may still have its last client."""
    try:
        return (await connected(path, _PATIENCE)).detach()
    except OSError as exc:
        raise system_error(f"Unable to open stream for '{path}'", exc) from exc


async def _carry(stream: Stream, fd: int, guest: Guest, path: str) -> None:
    """Carry bytes both ways until either end is over."""
    try:
        async with trio.open_nursery() as nursery:
            nursery.start_soon(_carry_in, stream, fd, nursery.cancel_scope)
            while True:
                await trio.lowlevel.wait_readable(fd)
                try:
                    data = os.read(fd, _CHUNK)
                except BlockingIOError:
                    continue
                except OSError as exc:
                    if exc.errno not in (errno.EIO, errno.ECONNRESET):  # ends of the other side
                        raise system_error("cannot read from stream", exc, _STREAMS) from exc
                    data = b""
                if not data:
                    break
                await stream.send(data)
            nursery.cancel_scope.cancel()
    finally:
        trio.lowlevel.notify_closing(fd)
        os.close(fd)
        if guest.streams.get(path) is stream:
            del guest.streams[path]


async def _carry_in(stream: Stream, fd: int, scope: trio.CancelScope) -> None:
    """Write what the client sends; cancel ``scope`` when it has finished."""
    while (piece := await stream.receive()) is not None:
        if not isinstance(piece, memoryview):
            raise report(ErrorNumber.VIR_ERR_OPERATION_INVALID, _STREAMS, "a terminal has no holes")
        while piece:
            try:
                piece = piece[os.write(fd, piece) :]
            except BlockingIOError:
                await trio.lowlevel.wait_writable(fd)
            except OSError as exc:
                raise system_error("cannot write to stream", exc, _STREAMS) from exc
    scope.cancel()


_STREAMS = ErrorDomain.VIR_FROM_STREAMS
