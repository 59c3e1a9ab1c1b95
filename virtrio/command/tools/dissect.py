"""`virtrio dissect`: show the messages in a capture or in one direction's bytes."""

from __future__ import annotations

import contextlib
import os
import stat
import sys
from typing import TYPE_CHECKING

from ..errors import CommandError
from ..itself import GROUP
from ..options import Kind, Option

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import BinaryIO

    from ...traffic.capture import Capture
    from ...traffic.conversation import Event, Packet
    from ...traffic.files import Source
    from ...traffic.summary import Summary
    from ..options import Arguments
    from ..session import Session

__all__ = ["GROUP"]


@GROUP.command(
    "dissect",
    "show the conversations in a capture",
    Option(
        "file",
        Kind.STRING,
        "a pcap or pcapng file, or the bytes of one direction; - for standard input",
        required=True,
    ),
    Option(
        "json", Kind.BOOL, "print one JSON object for each packet, as docs/traffic.md describes"
    ),
    Option("brief", Kind.BOOL, "print packets without their fields"),
    Option("payload", Kind.BOOL, "print bytes whole, not only the first few"),
    Option(
        "summary",
        Kind.BOOL,
        "print calls, errors, bytes and latencies of each procedure instead of packets",
    ),
    Option(
        "procedure",
        Kind.LIST,
        "only this procedure: REMOTE_PROC_DOMAIN_CREATE, domain-create or 9",
        named=True,
    ),
    Option("connection", Kind.LIST, "only the connection with this number", named=True),
    Option("port", Kind.LIST, "only TCP connections with this port, whatever they say", named=True),
    description=(
        "Print every packet with its time, connection, direction, serial, procedure and fields;"
        " the number before\n"
        "a field is the byte of the message at which it begins."
        " Fails if the file is broken or has no libvirt in it."
    ),
    connects=False,
)
def dissect(session: Session, args: Arguments) -> None:
    if "json" in args:
        session.only()
    if "summary" in args:
        for option in ("brief", "payload"):
            args.exclusive("summary", option)
    wanted = _wanted(args)
    ports = frozenset(_number("port", text, 65535) for text in args.strings("port"))
    path = args.required("file")
    with _opened(path) as stream:
        reading = _Reading(stream, path, ports)
        events = (event for event in reading.events() if wanted(event))
        if "summary" in args:
            _print_summary(session, events, as_json="json" in args)
        else:
            _print_events(
                session, events, args, live=not stat.S_ISREG(os.fstat(stream.fileno()).st_mode)
            )
    reading.complain()


@contextlib.contextmanager
def _opened(path: str) -> Iterator[BinaryIO]:
    if path == "-":
        if sys.stdin is None:
            raise CommandError("standard input is closed")
        yield sys.stdin.buffer
        return
    try:
        stream = open(path, "rb")  # noqa: SIM115  closed below, where errors of reading are not taken for those of opening
    except OSError as exc:
        raise CommandError(f"cannot open '{path}': {exc.strerror}") from None
    with stream:
        yield stream


class _Reading:
    """The reading of one file.

    Errors are reported by `complain`, after everything that could be read.
    """

    def __init__(self, stream: BinaryIO, path: str, ports: frozenset[int]) -> None:
        self._stream = stream
        self._path = "standard input" if path == "-" else f"'{path}'"
        self._ports = ports
        self._capture: Capture | None = None
        self._broken: str | None = None

    def events(self) -> Iterator[Event]:
        from ...traffic.capture import Capture, raw_stream
        from ...traffic.files import BrokenCapture, Source, is_capture

        source = Source(self._stream)
        try:
            beginning = source.peek(4)
            if not beginning:
                raise CommandError(f"{self._path} is empty")
            if is_capture(beginning):
                self._capture = Capture(self._ports)
                yield from self._capture.read(source)
            else:
                yield from self._raw(source, raw_stream)
        except BrokenCapture as exc:
            self._broken = str(exc)
        except OSError as exc:  # nothing is printed inside of this generator
            raise CommandError(f"cannot read {self._path}: {exc.strerror}") from None

    def _raw(self, source: Source, read: Callable[[Source], Iterator[Event]]) -> Iterator[Event]:
        from ...traffic.conversation import Packet

        # the last event before the first packet; dropped if no packet follows
        before: Event | None = None
        found = False
        for event in read(source):
            if not found and not isinstance(event, Packet):
                before = event
                continue
            if before is not None:
                yield before
                before = None
            found = True
            yield event
        if not found:
            raise CommandError(
                f"{self._path} is neither a capture (pcap, pcapng)"
                " nor a stream of libvirt's messages"
            )

    def complain(self) -> None:
        """Print warnings about skipped frames, then raise the error if there is one."""
        sys.stdout.flush()
        capture = self._capture
        if capture is not None:
            for reason, count in capture.unreadable.most_common():
                print(
                    f"warning: {count} of {capture.frames} frames could not be read: {reason}",
                    file=sys.stderr,
                )
        if self._broken is not None:
            raise CommandError(f"{self._path} is broken: {self._broken}")
        if capture is not None and not capture.conversations:
            among = f"{capture.frames} frames, {capture.connections} TCP connections"
            among += f", {capture.encrypted} of them encrypted" if capture.encrypted else ""
            ports = f" to port {', '.join(map(str, sorted(self._ports)))}" if self._ports else ""
            raise CommandError(
                f"no conversation in libvirt's protocol{ports} is in {self._path} ({among})"
            )


def _wanted(args: Arguments) -> Callable[[Event], bool]:
    """Return a function that tells whether an event passes the filters of ``args``.

    Gaps pass every filter of procedures, because any procedure may have been in them.
    """
    from ...traffic.conversation import Packet

    procedures = frozenset().union(*(_procedures(text) for text in args.strings("procedure")))
    connections = frozenset(
        _number("connection", text, 2**63) for text in args.strings("connection")
    )

    def passes(event: Event) -> bool:
        if connections and event.connection not in connections:
            return False
        return not procedures or not isinstance(event, Packet) or _key(event) in procedures

    return passes


def _key(packet: Packet) -> tuple[int, int]:
    return packet.program, packet.procedure


def _procedures(text: str) -> frozenset[tuple[int, int]]:
    """Return (program, number) of the procedures that ``text`` names."""
    from ...traffic.conversation import programs

    name = text.upper().replace("-", "_")
    rows = [
        (program.number, row.number, row.name)
        for program in programs().values()
        for row in program.procedures.values()
    ]
    found = {
        (program, number)
        for program, number, full in rows
        if name in (full, full.partition("_PROC_")[2], str(number))
    }
    if not found and text.isdecimal() and int(text) < 2**31:  # one that a newer libvirt has
        found = {(program.number, int(text)) for program in programs().values()}
    if not found:
        raise CommandError(f"there is no procedure '{text}'; virtrio procedures lists them")
    return frozenset(found)


def _number(option: str, text: str, largest: int) -> int:
    if not (text.isascii() and text.isdecimal() and 0 < int(text[:20]) <= largest):
        raise CommandError(
            f"Numeric value '{text}' for <{option}> option is malformed or out of range"
        )
    return int(text)


def _print_events(session: Session, events: Iterator[Event], args: Arguments, live: bool) -> None:
    import json

    from ...traffic.show import as_json, text_lines

    for event in events:
        if "json" in args:
            line = json.dumps(as_json(event, payload="payload" in args), separators=(",", ":"))
            session.out(f"{line}\n")
        else:
            for line in text_lines(event, fields="brief" not in args, payload="payload" in args):
                session.out(f"{line}\n")
        if live:
            sys.stdout.flush()


def _print_summary(session: Session, events: Iterator[Event], as_json: bool) -> None:
    from ...traffic.summary import Summary

    summary = Summary()
    for event in events:
        _count(summary, event)
    if as_json:
        import json

        session.out(json.dumps(summary.as_json()) + "\n")
    else:
        session.out("".join(f"{line}\n" for line in summary.lines()))


def _count(summary: Summary, event: Event) -> None:
    from ...traffic.conversation import Direction, Gap, Opened

    if isinstance(event, Opened):
        summary.connections += 1
    elif isinstance(event, Gap):
        summary.unread += event.size
    else:
        tally = summary.tally(event.program, event.version, event.procedure)
        to_server = event.direction is Direction.TO_SERVER
        tally.count(event.type, event.status, event.length, to_server, event.latency)
