"""Servers that answer with anything: every command ends with an error at worst."""

from __future__ import annotations

import contextlib
import io
import socket
import tempfile
import threading
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.command import hostile
from tests.protocol.strategies import values
from virtrio import blocking
from virtrio.command.main import main
from virtrio.protocol import message
from virtrio.protocol._generated.remote_procedures import RemoteProcedure as P
from virtrio.protocol.idl.parser import bundled
from virtrio.protocol.interpret import Interpreter
from virtrio.testing import serving

HEADING = " Name   Creation Time               Parent\n"


@pytest.fixture(scope="module")
def server():
    with serving(hostile.Hostile) as served:
        with blocking.connect(served.uri) as connection:
            connection.lookup_by_name("test").checkpoint_create_xml(
                "<domaincheckpoint><name>c</name></domaincheckpoint>"
            )
        yield served


@pytest.fixture
def run(server, capsys, monkeypatch):
    monkeypatch.setenv("TZ", "UTC")

    def run(words, *, checkpoint=None, domain=None):
        server.driver.checkpoints = {} if checkpoint is None else {"c": checkpoint}
        server.driver.domain = domain
        status = main(["-q", "-c", server.uri, words])
        return (status, *capsys.readouterr())

    return run


# Time and parent in the table; a checkpoint that is not here is left out of it.
SHOWN = {
    "whole": ("2023-11-14 22:13:20", "p"),
    "blanks before": ("1970-01-01 00:00:17", ""),
    "plus": ("1970-01-01 00:00:17", ""),
    "negative": ("1969-12-31 23:59:43", ""),
    "in parts": ("1970-01-01 00:02:50", ""),
    "twice": ("1970-01-01 00:00:01", ""),
    "zeros": ("1970-01-01 00:00:17", ""),
    "two parents": ("1970-01-01 00:00:17", "qr"),
    "a declaration": ("1970-01-01 00:00:17", "\u00e9"),
    "an odd encoding": ("1970-01-01 00:00:17", ""),
    "an entity": ("1970-01-01 00:00:17", ""),
    "a prefix": ("1970-01-01 00:00:17", ""),
}


@pytest.mark.parametrize("kind", hostile.CHECKPOINTS)
def test_xml_of_a_checkpoint(run, kind):
    listed = run("checkpoint-list test --parent", checkpoint=hostile.CHECKPOINTS[kind])
    if kind in SHOWN:
        time, parent = SHOWN[kind]
        assert listed == (0, f" c   {time} +0000   {parent}\n", "")
    else:
        assert listed == (0, "", "")
    for command in ("checkpoint-info test c", "checkpoint-list test --tree"):
        status, _, err = run(command, checkpoint=hostile.CHECKPOINTS[kind])
        assert (status, err) == (0, "")
    for option in ("", " --wrap"):
        status, _, err = run(
            "checkpoint-dumpxml test c --xpath //name" + option,
            checkpoint=hostile.CHECKPOINTS[kind],
        )
        assert (status == 1) == err.startswith("error: domain-checkpoint:1: ")


TITLES = {"whole": "a title", "two titles": "one", "in parts": "a title", "another root": "a title"}
UNTITLED = ("no title", "an empty title", "elsewhere", "an odd encoding")


@pytest.mark.parametrize("kind", hostile.DOMAINS)
def test_xml_of_a_domain(run, kind):
    listed = run("list --title", domain=hostile.DOMAINS[kind])
    if kind in TITLES or kind in UNTITLED:
        assert listed == (0, f" 1   test   running   {TITLES.get(kind, '')}\n", "")
    else:
        assert listed[0] == 1
        assert listed[2].startswith(
            "error: Failed to parse domain description xml\n"
            "error: this function is not supported by the connection driver: "
        )
    for option in ("", " --wrap"):
        status, _, err = run("dumpxml test --xpath //title" + option, domain=hostile.DOMAINS[kind])
        assert (status == 1) == err.startswith("error: domain:1: ")


# --- any answer that fits its type ---

SPEC = bundled("remote")
INTERPRETER = Interpreter(SPEC)
ERRORS = Interpreter(bundled("rpc"))
PROCEDURES = {procedure.number: procedure for procedure in SPEC.procedures}
OPENING = {
    P.REMOTE_PROC_AUTH_LIST: {"types": [0]},
    P.REMOTE_PROC_CONNECT_SUPPORTS_FEATURE: {"supported": 0},
    P.REMOTE_PROC_CONNECT_OPEN: None,
}
COMMANDS = [
    "list --all --title --managed-save",
    "list --uuid --name --id --all",
    "dominfo x",
    "domstate x --reason",
    "domid x",
    "domname 7",
    "domuuid x",
    "dumpxml x --xpath //name",
    "start x --force-boot",
    "undefine x --managed-save --snapshots-metadata",
    "shutdown x; reboot x; suspend x; resume x; destroy x; autostart x",
    "checkpoint-list x --parent",
    "checkpoint-list x --tree",
    "checkpoint-info x c",
    "checkpoint-parent x c",
    "checkpoint-create-as x c",
    "checkpoint-dumpxml x c --xpath //name --wrap",
    "checkpoint-delete x c",
    "capabilities; hostname; nodeinfo; uri; version --daemon",
]


def exactly(sock: socket.socket, size: int) -> bytes:
    found = b""
    while len(found) < size and (piece := sock.recv(size - len(found))):
        found += piece
    return found


def answer(call: bytes, draw) -> bytes:
    """Return a reply with any values, or any error, except while it is opened."""
    program, version, number, _, serial, _ = message.HEADER.unpack(call[:28])[1:]
    status, ret = message.OK, PROCEDURES[number].ret
    if number in OPENING:
        payload = b"" if ret is None else INTERPRETER.pack(ret, OPENING[number])
    elif number != P.REMOTE_PROC_CONNECT_CLOSE and draw(st.integers(0, 5)) == 0:
        status = message.ERROR
        payload = ERRORS.pack(
            "virNetMessageError", draw(values(bundled("rpc"), "virNetMessageError"))
        )
    else:
        payload = b"" if ret is None else INTERPRETER.pack(ret, draw(values(SPEC, ret)))
    size = message.HEADER_SIZE + len(payload)
    head = message.HEADER.pack(size, program, version, number, message.REPLY, serial, status)
    return head + payload


def play(words: str, draw) -> int:
    """Run a command with a server that gives any answers; return its exit status."""
    results: list[object] = []

    def client() -> None:
        try:
            results.append(main(["-c", f"test+unix:///x?socket={path}", words]))
        except BaseException as exc:
            results.append(exc)
        finally:
            with contextlib.suppress(OSError):  # closed
                listener.shutdown(socket.SHUT_RDWR)

    with tempfile.TemporaryDirectory() as folder, socket.socket(socket.AF_UNIX) as listener:
        path = str(Path(folder) / "s")
        listener.bind(path)
        listener.listen()
        thread = threading.Thread(target=client)
        thread.start()
        try:
            while True:
                try:
                    sock, _ = listener.accept()
                except OSError:  # shut down: the client has ended
                    break
                with sock:
                    while head := exactly(sock, 4):
                        call = head + exactly(sock, int.from_bytes(head) - 4)
                        sock.sendall(answer(call, draw))
        except ConnectionError:
            pass  # it does not take all answers
        finally:
            listener.close()
            thread.join()
    (result,) = results
    if isinstance(result, BaseException):
        raise result
    assert isinstance(result, int)
    return result


@pytest.mark.parametrize("words", COMMANDS)
@settings(deadline=None, max_examples=15, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_any_answers(words, data):
    with (
        contextlib.redirect_stdout(io.TextIOWrapper(io.BytesIO())),
        contextlib.redirect_stderr(io.TextIOWrapper(io.BytesIO())) as errors,
    ):
        assert play(words, data.draw) in (0, 1)
        errors.flush()
        assert b"Traceback" not in errors.buffer.getvalue()
