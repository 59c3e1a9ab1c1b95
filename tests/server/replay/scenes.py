"""Scenes to record: functions that make calls to a server."""

from __future__ import annotations

import contextlib
import itertools
import socket
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import virtrio.blocking
from tests.fuzz.packets import AUTH_LIST, CORPUS, HEADER_BYTES, OPEN
from tests.interop import sequences
from tests.interop.everycall import (
    PROCEDURES,
    READONLY,
    READONLY_RULES,
    Caller,
    arguments,
    variants,
)
from tests.interop.test_events import LAST, SCRIPT, heard, requests_of
from tests.peers.worker import worker
from tests.server.replay.world import STREAMS
from virtrio.enums import StorageVolUploadFlags
from virtrio.protocol.idl.parser import bundled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.fuzz.packets import Packet
    from tests.peers.worker import Worker
    from tests.server.replay.tap import Places

    Play = Callable[[Places], object]

__all__ = ["DIFFERENTIAL", "differential", "others"]

DIFFERENTIAL = "differential"
LENGTH = 60
SECONDS = 30.0


# -- libvirt-python --------------------------------------------------------------------


def _sequence(seed: int) -> list[dict[str, Any]]:
    return sequences.in_folder(sequences.sequence(seed, LENGTH), "/images")


def differential(one: Worker, seed: int, place: str = "rw") -> tuple[str, Play]:
    """Return a scene of random calls, as the differential test makes them."""

    def play(places: Places) -> None:
        one.value("open", uri=places.uri(place), save="conn")
        one.run(_sequence(seed))
        one.value("close")

    return f"{DIFFERENTIAL} {seed} {place}", play


def _events(places: Places, calls: list[dict[str, Any]]) -> None:
    """Register one client for everything; it hears of its own calls."""
    with worker() as listener:  # whose connection ends with its process alone
        listener.value("listen")
        heard(listener, places.uri("rw"), calls)


def _events_of_the_script(places: Places) -> None:
    """Save where any machine can, for the recording has the name."""
    try:
        _events(places, requests_of(SCRIPT, Path("/tmp")))
    finally:
        for left in ("save", "dump"):
            Path(f"/tmp/virtrio-events.{left}").unlink(missing_ok=True)


def _events_of_another(places: Places, actor: Worker, seed: int) -> None:
    """Register one client, and let another act."""
    with worker() as listener:
        listener.value("listen")
        listener.value("open", uri=places.uri("ro"), save="conn")
        listener.value("register", on="conn", **{"as": "conn"})
        actor.value("open", uri=places.uri("tcp"), save="conn")
        last = {"op": "call", "on": "conn", "method": "defineXML", "args": [LAST]}
        actor.run([*_sequence(seed), last])
        actor.value("close")
        listener.value("heard", until="last")


# -- every procedure -------------------------------------------------------------------


def _readers(places: Places, place: str, flags: int) -> None:
    """Call every procedure on a connection that may change nothing."""
    for spec, procedure in PROCEDURES:
        with Caller(places.paths[place]).open(flags) as caller:
            for _, args in variants(spec, procedure):
                caller.call(spec, procedure.number, args)


def _not_open(places: Places) -> None:
    """Call every procedure before a connection was opened."""
    for spec, procedure in PROCEDURES:
        with Caller(places.paths["rw"]) as caller:
            caller.call(spec, procedure.number, arguments(spec, procedure))


def _every_procedure() -> Iterator[tuple[str, Play]]:
    yield "every procedure, read-only socket", partial(_readers, place="ro", flags=0)
    yield "every procedure, read-only client", partial(_readers, place="rw", flags=READONLY)
    yield "every procedure, not open", _not_open
    for spec, procedure in PROCEDURES:
        if READONLY_RULES[procedure.name]["refused"] == "never":
            continue

        def play(places: Places, spec=spec, procedure=procedure) -> None:
            with Caller(places.paths["rw"]).open() as caller:
                for _, args in variants(spec, procedure):
                    caller.call(spec, procedure.number, args)

        yield procedure.name, play


def _administration(places: Places) -> None:
    """Call every procedure of the admin program, plainly and about what is there."""
    spec = bundled("admin")
    server = {"name": "virtrio"}
    with contextlib.ExitStack() as stack:
        for place in ("rw", "ro"):
            stack.enter_context(Caller(places.paths[place])).open()
        plain = stack.enter_context(socket.create_connection(("127.0.0.1", places.port)))
        plain.sendall(AUTH_LIST.numbered(1).pack())
        assert plain.recv(65536)
        client = {"srv": server, "id": 3, "timestamp": 1_700_000_000, "transport": 1}
        there = {
            "srv": server,
            "clnt": client,
            "name": "virtrio",
            "id": 1,
            "flags": 0,
            "params": [],
        }
        for procedure, opened in itertools.product(spec.procedures, (False, True)):
            fields = (
                {f.name for f in spec.structs[procedure.args].fields} if procedure.args else set()
            )
            about = {name: value for name, value in there.items() if name in fields}
            with Caller(places.paths["admin"]) as caller:
                if opened:
                    caller.call(spec, 1, arguments(spec, spec.procedures[0], flags=0))
                for _, args in variants(spec, procedure, [about] if about else []):
                    caller.call(spec, procedure.number, args)


# -- streams ---------------------------------------------------------------------------


def _streams(places: Places) -> None:
    """Run streams both ways: with holes, to their end, given up, and refused midway."""
    sparse = StorageVolUploadFlags.VIR_STORAGE_VOL_UPLOAD_SPARSE_STREAM
    with virtrio.blocking.connect(places.uri("rw"), timeout=SECONDS) as conn:
        pool, domain = conn.storage_pool_lookup_by_name("pool"), conn.lookup_by_name("test")
        for name in ("data", "empty"):
            stream = conn.new_stream()
            pool.storage_vol_lookup_by_name(name).download(stream, 0, 0, 0)
            stream.recv_all(lambda *_: None, None)
            stream.finish()
        stream = conn.new_stream()
        pool.storage_vol_lookup_by_name("empty").upload(stream, 0, 0, sparse)
        stream.send(b"one")
        stream.send_hole(4096)
        stream.send(b"two" * 1000)
        stream.finish()
        for end in ("finish", "abort"):
            stream = conn.new_stream()
            domain.open_console(None, stream, 0)
            stream.recv(100)
            if end == "finish":
                stream.send(b"somebody\r")
                stream.recv(100)
            getattr(stream, end)()
        stream = conn.new_stream()
        domain.screenshot(stream, 0, 0)
        stream.recv_all(lambda *_: None, None)
        stream.finish()
        with contextlib.suppress(virtrio.LibvirtError):
            pool.storage_vol_lookup_by_name("nosuch")


# -- what no client sends --------------------------------------------------------------


def _whole(packet: Packet) -> Packet:
    return packet


ODD: dict[str, Callable[[Packet], Packet]] = {
    "as it should be": _whole,
    "arguments cut": lambda packet: replace(packet, payload=packet.payload[:-4]),
    "arguments too long": lambda packet: replace(packet, payload=packet.payload + bytes(4)),
    "arguments of no whole word": lambda packet: replace(packet, payload=packet.payload + b"\1"),
    "another version": lambda packet: replace(packet, version=2),
    "another program": lambda packet: replace(packet, program=0x20008088),
    "another procedure": lambda packet: replace(packet, procedure=4711),
    "a reply": lambda packet: replace(packet, kind=1),
    "a message": lambda packet: replace(packet, kind=2),
    "a stream": lambda packet: replace(packet, kind=3),
    "a hole": lambda packet: replace(packet, kind=6),
    "a kind that is none": lambda packet: replace(packet, kind=77),
    "failed": lambda packet: replace(packet, status=1),
    "a status that is none": lambda packet: replace(packet, status=9),
    "too short": lambda packet: replace(packet, length=HEADER_BYTES - 1),
    "cut": lambda packet: replace(packet, length=HEADER_BYTES + len(packet.payload) + 40),
    "too long": lambda packet: replace(packet, length=1 << 30),
}


def _odd(places: Places, change: Callable[[Packet], Packet], opened: bool) -> None:
    """Send each packet of the fuzz corpus once, among others, on its own connection."""
    for packet in CORPUS:
        packets = [AUTH_LIST, *([OPEN] if opened else []), change(packet), AUTH_LIST]
        with socket.socket(socket.AF_UNIX) as client:
            client.settimeout(SECONDS)
            client.connect(places.paths["rw"])
            with contextlib.suppress(BrokenPipeError, ConnectionResetError):
                for serial, each in enumerate(packets, start=1):
                    client.sendall(each.numbered(serial).pack())
                client.shutdown(socket.SHUT_WR)
                while client.recv(65536):
                    pass


# -- all -------------------------------------------------------------------------------


def others(one: Worker) -> Iterator[tuple[str, Play]]:
    """Yield the scenes beside `differential`."""
    yield "events of a script", _events_of_the_script
    for seed in (301, 302, 303):
        yield f"events {seed}", partial(_events, calls=_sequence(seed))
        yield f"events of another {seed}", partial(_events_of_another, actor=one, seed=seed)
    yield from _every_procedure()
    yield "administration", _administration
    yield STREAMS, _streams
    for name, change in ODD.items():
        yield name, partial(_odd, change=change, opened=True)
    yield "not open", partial(_odd, change=_whole, opened=False)
