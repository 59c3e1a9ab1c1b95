"""`virtrio dissect` and tshark agree about sessions of virsh, field by field.

The sessions are real ones with libvirtd. Where libvirt's plugin for Wireshark (9.0.0)
is known to be wrong or silent, exactly that is left out:

* it leaves the last 28 bytes of stream data out (dissect_libvirt_stream subtracts the
  header's size twice),
* it shows no discriminants of unions,
* it takes a string whose field is called ``type`` for a number, and everything behind
  it in that struct is out of place.
"""

from __future__ import annotations

import contextlib
import itertools
import json
import os
import select
import signal
import socket
import struct
import subprocess
import tempfile
import threading
import time
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from tests import peers
from tests.interop import pdml, procedures
from virtrio.protocol.idl.model import Declaration, EnumType, Kind
from virtrio.protocol.idl.parser import bundled

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.peer(
    "virsh", "libvirtd", "libvirtd-qemu", "qemu", "qemu-img", "tshark", "wireshark-libvirt"
)

SECONDS = 60.0
END_MARK = b"the capture may end here"
TYPES = {
    name: kind
    for program in ("remote", "qemu", "rpc")
    for name, kind in bundled(program).types().items()
}
MISREAD = {  # the structs with such a string
    "remote_connect_find_storage_pool_sources_args",
    "remote_connect_get_max_vcpus_args",
    "remote_connect_get_type_ret",
    "remote_domain_get_os_type_ret",
    "remote_domain_get_scheduler_type_ret",
}
ARMS = {1: "i", 2: "ui", 3: "l", 4: "ul", 5: "d", 6: "b", 7: "s"}


@contextlib.contextmanager
def captured(port: int, path: Path) -> Iterator[None]:
    """Capture everything from and to a port of this machine."""
    command = ["dumpcap", "-q", "-i", "lo", "-B", "64", "-f", f"port {port}", "-w", str(path)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as dumpcap:
        assert dumpcap.stderr is not None
        said = ""
        while "File:" not in said:
            line = dumpcap.stderr.readline()
            said += line
            if not line:
                reason = f"dumpcap does not capture on lo: {said}"
                if os.environ.get("VIRTRIO_REQUIRE_PEERS") == "1":
                    pytest.fail(reason)
                pytest.skip(reason)
        try:
            yield
            with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as mark:
                mark.sendto(END_MARK, ("127.0.0.1", port))
            wait_for(lambda: END_MARK in path.read_bytes()[-4096:])
        finally:
            dumpcap.send_signal(signal.SIGINT)
            dumpcap.stderr.read()


def wait_for(condition) -> None:
    deadline = time.monotonic() + SECONDS
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.05)


@contextlib.contextmanager
def watching(uri: str, home: Path) -> Iterator[None]:
    """Run a virsh that prints events of domains."""
    out = home / "events"
    with out.open("w") as stream:
        command = ["virsh", "--connect", uri, "event", "--all", "--loop"]
        watcher = subprocess.Popen(
            command, stdout=stream, stderr=subprocess.STDOUT, env=procedures.environment(home)
        )
    try:

        def sees_events() -> bool:
            procedures.run(uri, "suspend test\nresume test\n", home)
            return "event 'lifecycle' for domain 'test'" in out.read_text()

        wait_for(sees_events)
        yield
    finally:
        watcher.send_signal(signal.SIGINT)
        watcher.wait(SECONDS)


@pytest.fixture(scope="module")
def capture(
    running_libvirtd: peers.Endpoint, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, int]:
    """A capture of everything in `procedures`, and libvirtd's port."""
    home = tmp_path_factory.mktemp("home")
    procedures.prepare(home)
    path, port = home / "capture.pcapng", running_libvirtd.port
    assert port is not None
    test, qemu = running_libvirtd.uri("tcp"), running_libvirtd.uri("tcp", "qemu")
    with captured(port, path):
        with watching(test, home):
            procedures.run(test, procedures.ON_TEST, home)
        procedures.run(qemu, procedures.ON_QEMU, home)
    return path, port


@pytest.fixture(scope="module")
def ours(capture: tuple[Path, int]) -> list[dict[str, Any]]:
    command = peers.virtrio_command("dissect", "--json", "--payload", str(capture[0]))
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    assert (done.returncode, done.stderr) == (0, "")
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.fixture(scope="module")
def packets(ours: list[dict[str, Any]]) -> list[dict[str, Any]]:
    assert Counter(one["kind"] for one in ours).keys() == {"connection", "packet"}  # no gap
    return [one for one in ours if one["kind"] == "packet"]


@pytest.fixture(scope="module")
def theirs(capture: tuple[Path, int]) -> list[pdml.Message]:
    return list(pdml.messages(*capture))


def test_many_procedures_were_called(packets: list[dict[str, Any]]) -> None:
    called = {
        (packet["program"], packet["procedure"])
        for packet in packets
        if packet["type_name"] == "VIR_NET_CALL"
    }
    answered = {
        (p["program"], p["procedure"])
        for p in packets
        if p["type_name"] == "VIR_NET_REPLY" and p["status"] == 0
    }
    assert len(called) >= 200
    assert len(answered) >= 150
    assert {packet["program_name"] for packet in packets} == {"remote", "qemu", "lxc", "keepalive"}
    kinds = Counter((packet["type_name"], packet["part"]) for packet in packets)
    assert kinds.keys() >= {
        ("VIR_NET_CALL", "args"),
        ("VIR_NET_REPLY", "ret"),
        ("VIR_NET_REPLY", "error"),
        ("VIR_NET_MESSAGE", "msg"),
        ("VIR_NET_STREAM", "data"),
        ("VIR_NET_STREAM_HOLE", "hole"),
    }


def test_every_message_decodes(packets: list[dict[str, Any]]) -> None:
    assert [
        (packet["name"], packet["trouble"])
        for packet in packets
        if packet["trouble"] or not packet["name"]
    ] == []


def test_same_messages(
    ours: list[dict[str, Any]],
    packets: list[dict[str, Any]],
    theirs: list[pdml.Message],
    capture: tuple[Path, int],
) -> None:
    """Test time and header of each message, by connection and direction."""
    ports = {
        one["connection"]: int(one["client"].rpartition(":")[2])
        for one in ours
        if one["kind"] == "connection"
    }
    seen: dict[tuple[int, bool], list[object]] = {}
    for packet in packets:
        key = (ports[packet["connection"]], packet["direction"] == "to_server")
        header = [packet[name] for name in pdml.HEADER]
        names = [
            packet["name"].partition("_PROC_")[2],
            packet["type_name"][8:],
            packet["status_name"][8:],
        ]
        seen.setdefault(key, []).append([round(packet["time"], 5), *header, *names])
    expected: dict[tuple[int, bool], list[object]] = {}
    for message in theirs:
        to_server = message.destination == capture[1]
        key = (message.source if to_server else message.destination, to_server)
        header = [message.header[name] for name in pdml.HEADER]
        names = [message.labels[name] for name in ("procedure", "type", "status")]
        expected.setdefault(key, []).append([round(message.time, 5), *header, *names])
    assert seen == expected
    assert len(packets) == len(theirs) > 1000


def by_key(packets: list[dict[str, Any]], theirs: list[pdml.Message], ours, port: int):
    """Return pairs of the same message."""
    ports = {
        one["connection"]: int(one["client"].rpartition(":")[2])
        for one in ours
        if one["kind"] == "connection"
    }
    queues: dict[tuple[int, bool], list[pdml.Message]] = {}
    for message in theirs:
        to_server = message.destination == port
        queues.setdefault(
            (message.source if to_server else message.destination, to_server), []
        ).append(message)
    for packet in packets:
        yield packet, queues[ports[packet["connection"]], packet["direction"] == "to_server"].pop(0)


def test_same_fields(
    ours, packets: list[dict[str, Any]], theirs: list[pdml.Message], capture: tuple[Path, int]
) -> None:
    compared = 0  # fields
    wrong: list[str] = []
    for packet, message in by_key(packets, theirs, ours, capture[1]):
        found = list(differences(packet, message))
        compared += len(message.fields)
        if found:
            wrong.append(
                f"{packet['name']} {packet['type_name']} serial {packet['serial']}:\n  "
                + "\n  ".join(found)
            )
    assert not wrong, f"{len(wrong)} messages differ\n" + "\n".join(wrong[:20])
    assert compared > 5000


def differences(packet: dict[str, Any], message: pdml.Message) -> Iterator[str]:
    if packet["part"] == "data":
        data = bytes.fromhex(packet["data"]["hex"])
        shown = (message.stream.offset, message.stream.raw) if message.stream else (28, b"")
        if shown != (28, data[:-28]):
            yield f"stream data: {shown[1][:40]!r} is not {data[:40]!r}"
        return
    if message.struct in MISREAD:
        if message.fields[0].path != "type" or message.fields[0].size != 4:
            yield f"{message.struct} is not misread"
        return
    mine, their = comparable(packet["fields"]), without_characters(message.fields)
    for one, other in itertools.zip_longest(mine, their):
        if one is None or other is None:
            yield f"{one} / {other}"
        elif (one["path"], one["offset"], one["size"]) != (other.path, other.offset, other.size):
            yield f"{one} is not at the place of {other}"
        elif not same_value(one, other):
            yield f"{one} has not the value of {other}"


def comparable(fields: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield our fields as tshark places them."""
    arm = None
    for one in fields:
        if arm is not None:
            assert one["path"] == arm
            arm = None
        if one["path"].endswith("value.type"):
            arm = f"{one['path'].removesuffix('type')}{ARMS[one['value']]}"
        elif is_optional(one["type"]) and one["value"] is not None:
            # tshark's field begins behind the word that says whether the value is
            # there.
            yield one | {"offset": one["offset"] + 4, "size": one["size"] - 4}
        else:
            yield one


def without_characters(fields: list[pdml.Field]) -> Iterator[pdml.Field]:
    """Yield tshark's fields with arrays of characters as one text, as ours are."""
    array: pdml.Field | None = None
    codes: list[int] = []

    def text() -> pdml.Field:
        assert array is not None
        assert len(codes) == array.elements
        return replace(
            array, shown=bytes(code & 0xFF for code in codes).partition(b"\0")[0].decode()
        )

    for one in fields:
        if array is not None and one.path.startswith(f"{array.path}["):
            codes.append(int(one.shown or "0"))
            continue
        if array is not None:
            yield text()
            array = None
        if one.type == "char":
            array, codes = one, []
        else:
            yield one
    if array is not None:
        yield text()


def is_optional(type_name: str) -> bool:
    definition = TYPES.get(type_name)
    return type_name.startswith("*") or (
        isinstance(definition, Declaration) and definition.kind is Kind.OPTIONAL
    )


def base(type_name: str) -> tuple[str, Kind]:
    """Return the primitive, enum, string or bytes that a type is, and its kind."""
    definition = TYPES.get(type_name.removeprefix("*"))
    if isinstance(definition, Declaration):
        kind = definition.kind
        return (
            (definition.type, kind)
            if kind not in (Kind.SCALAR, Kind.OPTIONAL)
            else base(definition.type)
        )
    if type_name == "string":
        return type_name, Kind.STRING
    return type_name, Kind.SCALAR if type_name != "opaque" else Kind.OPAQUE_VAR


def same_value(one: dict[str, Any], other: pdml.Field) -> bool:
    """Return whether our value, from JSON, is tshark's.

    tshark tells its bytes and how it shows it.
    """
    value = one["value"]
    if value is None or other.shown is None:
        return value is None and other.shown is None
    if other.type == "char":
        return bool(value == other.shown)
    if other.elements is not None:
        return bool(value == other.elements)
    type_name, kind = base(one["type"])
    if kind is Kind.STRING:
        size = int.from_bytes(other.raw[:4])
        printable = value.isascii() and value.isprintable()
        return other.raw[4 : 4 + size].decode() == value and (other.shown == value or not printable)
    if kind in (Kind.OPAQUE_VAR, Kind.OPAQUE_FIXED):
        start = 4 if kind is Kind.OPAQUE_VAR else 0
        data = bytes.fromhex(value)
        # tshark's bytes have the length word and the padding as well.
        return (
            other.raw[start : start + len(data)] == data
            and other.shown.replace(":", "") == other.raw.hex()
        )
    if type_name in ("double", "float"):
        return bool(struct.unpack(">d", other.raw)[0] == float(value))
    if isinstance(TYPES.get(type_name), EnumType) and one["label"] != other.label:
        return False
    return int(other.shown, 0) == int(value)


# --- a unix socket, where file descriptors travel between the bytes ---


@pytest.mark.peer("virsh", "libvirtd")
def test_the_bytes_of_a_unix_socket(libvirtd: peers.Endpoint, tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    with (
        tempfile.TemporaryDirectory(prefix="virtrio-") as folder,
        socket.socket(socket.AF_UNIX) as listener,
    ):
        path = f"{folder}/sock"
        listener.bind(path)
        listener.listen()
        relay = threading.Thread(target=relayed, args=(listener, libvirtd.socket, raw))
        relay.start()
        with raw.with_name("one").open("w") as one, raw.with_name("two").open("w") as two:
            files = (one.fileno(), two.fileno())
            command = (
                f"domid test; dom-fd-associate test x --pass-fds {files[0]},{files[1]}; domname 1"
            )
            uri = f"test+unix:///default?socket={path}"
            subprocess.run(
                ["virsh", "-c", uri, command], pass_fds=files, capture_output=True, timeout=SECONDS
            )
        relay.join(SECONDS)
    done = subprocess.run(
        peers.virtrio_command("dissect", "--json", str(raw)),
        stdout=subprocess.PIPE,
        timeout=SECONDS,
    )
    assert done.returncode == 0
    shown = [json.loads(line) for line in done.stdout.splitlines()]
    assert {(one["kind"], one["direction"], one["trouble"]) for one in shown} == {
        ("packet", "to_server", None)
    }
    (carrier,) = [number for number, one in enumerate(shown) if one["nfds"] is not None]
    assert shown[carrier]["nfds"] == 2
    assert shown[carrier + 1]["offset"] == shown[carrier]["offset"] + shown[carrier]["length"] + 2


def relayed(listener: socket.socket, target: Path, raw: Path) -> None:
    """Relay one connection, and write what its client sends into a file."""
    client = listener.accept()[0]
    server = socket.socket(socket.AF_UNIX)
    with (
        client,
        server,
        raw.open("wb") as out,
        contextlib.suppress(ConnectionError),
    ):  # virsh does not wait for all answers
        server.connect(str(target))
        while True:
            for ready in select.select([client, server], [], [])[0]:
                if ready is server:
                    client.sendall(server.recv(65536))
                    continue
                data, files, _, _ = socket.recv_fds(client, 65536, 8)
                if not data:
                    return
                out.write(data)
                # The last byte carries the descriptors: whoever reads it together with
                # others by recv() loses them.
                server.sendall(data[:-1])
                socket.send_fds(server, [data[-1:]], files) if files else server.sendall(data[-1:])
                for file in files:
                    os.close(file)
