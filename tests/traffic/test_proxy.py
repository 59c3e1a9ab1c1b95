"""The proxy: bytes, descriptors and ends pass both ways, with slow or dead peers."""

from __future__ import annotations

import array
import contextlib
import os
import random
import resource
import signal
import socket
import threading
import time

import pytest

from tests import peers
from tests.peers.spying import accept, listening, receive, sending, spying

QUIET = ("--quiet",)
MUCH = 3_000_000


@contextlib.contextmanager
def through(*arguments: str):
    """Return both ends of one connection through a spy."""
    with (
        listening() as (uri, listener),
        spying(uri, *arguments) as spy,
        spy.connect() as client,
        accept(listener) as server,
    ):
        yield spy, client, server


def send_descriptors(sock, data, descriptors):
    rights = (socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", descriptors))
    assert sock.sendmsg([data], [rights]) == len(data)


def receive_descriptors(sock, size):
    data, descriptors, _, _ = socket.recv_fds(sock, size, 8)
    return data, descriptors


@pytest.mark.parametrize("arguments", [QUIET, ("--json",), ()], ids=["quiet", "json", "text"])
def test_any_bytes_pass_both_ways_at_once(arguments):
    up, down = random.Random(1).randbytes(MUCH), random.Random(2).randbytes(MUCH)
    with through(*arguments) as (spy, client, server):
        threads = [sending(client, up), sending(server, down)]
        found = {}

        def read(name, sock):
            found[name] = receive(sock, MUCH)

        readers = [
            threading.Thread(target=read, args=entry)
            for entry in (("up", server), ("down", client))
        ]
        for thread in readers:
            thread.start()
        for thread in threads + readers:
            thread.join()
        assert found == {"up": up, "down": down}
        client.close()
        server.close()
        assert spy.stop() == 0
        assert spy.err == ""


def test_tcp_on_both_sides():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(30)
        port = peers.free_port()
        to = f"tcp://127.0.0.1:{listener.getsockname()[1]}"
        with spying(to, "--listen", f"tcp://127.0.0.1:{port}", "--quiet") as spy:
            with (
                socket.create_connection(("127.0.0.1", port), 30) as client,
                accept(listener) as server,
            ):
                client.sendall(b"question")
                assert receive(server, 8) == b"question"
                server.sendall(b"answer")
                assert receive(client, 6) == b"answer"
                client.close()
                assert receive(server, 1) == b""
            assert spy.stop() == 0
            assert "1 connection, 0 calls" in spy.out


def test_half_a_close_is_passed_on_as_such():
    with through(*QUIET) as (_, client, server):
        client.sendall(b"that is all")
        client.shutdown(socket.SHUT_WR)
        assert receive(server, 100) == b"that is all"
        server.sendall(b"and this is the answer")
        assert receive(client, 22) == b"and this is the answer"
        server.close()
        assert receive(client, 1) == b""


def test_the_last_bytes_of_a_client_that_is_gone_arrive():
    with through(*QUIET) as (_, client, server):
        server.sendall(b"never read")
        client.sendall(b"the last words")
        time.sleep(0.1)
        client.close()  # with bytes unread: the kernel calls that a reset
        assert receive(server, 100) == b"the last words"


def test_a_server_that_dies_closes_the_client():
    with through(*QUIET) as (spy, client, server):
        server.sendall(b"half a mess")
        server.close()
        assert receive(client, 100) == b"half a mess"
        assert spy.process.poll() is None


def test_a_server_that_takes_no_more_is_felt_by_the_client():
    with through(*QUIET) as (_, client, server):
        server.shutdown(socket.SHUT_RD)

        def write() -> None:
            for _ in range(1000):
                client.sendall(bytes(1000))
                time.sleep(0.001)

        with pytest.raises(BrokenPipeError):
            write()
        server.sendall(b"but talks on")
        assert receive(client, 12) == b"but talks on"


def test_a_server_that_is_not_there_is_told():
    with spying("unix:/nowhere/at/all", "--quiet") as spy:
        with spy.connect() as client:
            assert receive(client, 1) == b""
        spy.wait_for(lambda: spy.err.count("\n") >= 1, "the complaint")
        reason = "Failed to connect socket to '/nowhere/at/all': No such file or directory"
        assert f"error: connection 1: the server cannot be reached: {reason}\n" in spy.err
        assert spy.stop() == 0
        assert "0 connections" in spy.out


def test_a_server_that_comes_later_is_found():
    with listening() as (uri, listener):
        path = uri.removeprefix("unix:")
        listener.close()
        os.unlink(path)
        with spying(uri, "--quiet") as spy:
            with spy.connect() as client:
                assert receive(client, 1) == b""
            with socket.socket(socket.AF_UNIX) as late:
                late.bind(path)
                late.listen()
                late.settimeout(30)
                with spy.connect() as client, accept(late) as server:
                    client.sendall(b"hello")
                    assert receive(server, 5) == b"hello"


def memory(pid):
    """Return the resident bytes of a process."""
    with open(f"/proc/{pid}/statm") as statm:
        return int(statm.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")


@pytest.mark.parametrize("to_server", [True, False])
def test_a_slow_reader_slows_the_writer_and_nobody_else(to_server):
    with (
        listening() as (uri, listener),
        spying(uri, "--quiet") as spy,
        spy.connect() as client,
        accept(listener) as server,
    ):
        source, sink = (client, server) if to_server else (server, client)
        before = memory(spy.process.pid)
        source.setblocking(False)
        sent = 0
        data = random.Random(3).randbytes(1 << 16)
        idle = 0
        while idle < 20:  # until nothing is taken any more
            try:
                sent += source.send(data[sent % len(data) :])
                idle = 0
            except BlockingIOError:
                idle += 1
                time.sleep(0.01)
        assert memory(spy.process.pid) - before < 16 << 20
        with spy.connect() as other, accept(listener) as its_server:
            other.sendall(b"quick")
            assert receive(its_server, 5) == b"quick"
            its_server.sendall(b"indeed")
            assert receive(other, 6) == b"indeed"
        found = receive(sink, sent)
        assert found == (data * (sent // len(data) + 1))[:sent]


def cpu(pid):
    """Return the seconds of processor time that a process used."""
    with open(f"/proc/{pid}/stat") as stat:
        fields = stat.read().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def test_a_client_that_hung_up_on_a_full_pipe_costs_nothing():
    """Check the processor time: the kernel would report a hang-up again and again."""
    with through(*QUIET) as (spy, client, server):
        client.setblocking(False)
        with contextlib.suppress(BlockingIOError):
            while True:
                client.send(bytes(1 << 16))
        time.sleep(0.2)
        client.close()
        before = cpu(spy.process.pid)
        time.sleep(1)
        assert cpu(spy.process.pid) - before < 0.5
        server.settimeout(1)
        assert len(receive(server, 10_000)) == 10_000


def test_an_idle_connection_costs_nothing():
    with through(*QUIET) as (spy, client, server):
        client.sendall(b"x")
        assert receive(server, 1) == b"x"
        before = cpu(spy.process.pid)
        time.sleep(1)
        assert cpu(spy.process.pid) - before < 0.2


@pytest.mark.parametrize("arguments", [QUIET, ()], ids=["quiet", "text"])
def test_descriptors_pass_with_their_byte(arguments, tmp_path):
    """Test descriptors sent as by libvirt: after the message, each with one byte."""
    with through(*arguments) as (spy, client, server):
        before = spy.descriptors()
        (tmp_path / "a").write_text("one")
        (tmp_path / "b").write_text("two")
        for source, sink in ((client, server), (server, client)):
            for name in ("a", "b"):
                with open(tmp_path / name) as file:
                    source.sendall(b"the message")
                    send_descriptors(source, b"\0", [file.fileno()])
            for text in ("one", "two"):
                # would lose a descriptor that came with it
                assert sink.recv(11, socket.MSG_WAITALL) == b"the message"
                data, descriptors = receive_descriptors(sink, 1)
                assert (data, len(descriptors)) == (b"\0", 1)
                with os.fdopen(descriptors[0]) as file:
                    file.seek(0)
                    assert file.read() == text
        # A module that is loaded at the first message may be open for a moment, but not
        # four files.
        spy.wait_for(lambda: spy.descriptors() < before + 4, "the end of the descriptors")


def test_many_descriptors_with_many_bytes(tmp_path):
    with through(*QUIET) as (spy, client, server):
        before = spy.descriptors()
        (tmp_path / "a").write_text("one")
        with open(tmp_path / "a") as file:
            send_descriptors(client, b"all at once", [file.fileno()] * 200)
        data, descriptors = b"", []
        while len(data) < 11:
            piece, found, _, _ = socket.recv_fds(server, 100, 253)
            data += piece
            descriptors += found
        assert (data, len(descriptors)) == (b"all at once", 200)
        for descriptor in descriptors:
            os.close(descriptor)
        spy.wait_for(lambda: spy.descriptors() == before, "the end of the descriptors")


def test_descriptors_wait_for_a_slow_reader_and_are_closed_with_him():
    with through(*QUIET) as (spy, client, server):
        before = spy.descriptors()
        client.setblocking(False)
        with contextlib.suppress(BlockingIOError):
            while True:
                client.send(bytes(1 << 16))
        client.setblocking(True)
        with open(os.devnull) as file:

            def send() -> None:
                with contextlib.suppress(OSError):  # the spy may hang up before it has them
                    send_descriptors(client, b"\0", [file.fileno()] * 3)

            rights = threading.Thread(target=send)
            rights.start()
            server.close()
            rights.join()
        client.close()
        spy.wait_for(lambda: spy.descriptors() <= before - 2, "the end of the connection")


def test_descriptors_cannot_go_over_tcp():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(30)
        to = f"tcp://127.0.0.1:{listener.getsockname()[1]}"
        with spying(to, *QUIET) as spy, spy.connect() as client, accept(listener) as server:
            before = spy.descriptors()
            with open(os.devnull) as file:
                send_descriptors(client, b"bytes", [file.fileno()] * 2)
            assert receive(server, 5) == b"bytes"
            complaint = (
                "error: connection 1: 2 file descriptors were lost: "
                "the other side is no unix socket\n"
            )
            spy.wait_for(lambda: spy.err == complaint, "the complaint")
            spy.wait_for(lambda: spy.descriptors() == before, "the end of the descriptors")


def test_connections_come_and_go_without_a_trace():
    with listening() as (uri, listener), spying(uri, "--quiet") as spy:
        with spy.connect(), accept(listener):
            pass
        time.sleep(0.2)
        before = spy.descriptors()
        for number in range(100):
            with spy.connect() as client, accept(listener) as server:
                client.sendall(b"x" * number)
                first, second = (client, server) if number % 2 else (server, client)
                first.close()
                second.close()
        spy.wait_for(lambda: spy.descriptors() <= before, "the end of all connections")
        assert spy.stop() == 0
        assert spy.out.splitlines()[2].startswith("101 connections, ")


def test_too_many_connections_wait():
    """Test that a proxy without free descriptors waits, and then accepts again."""
    with listening() as (uri, listener), spying(uri, "--quiet") as spy:
        limit = spy.descriptors() + 4
        resource.prlimit(spy.process.pid, resource.RLIMIT_NOFILE, (limit, limit))
        with contextlib.ExitStack() as stack:
            clients = [stack.enter_context(spy.connect()) for _ in range(6)]
            spy.wait_for(lambda: "cannot accept: Too many open files" in spy.err, "the complaint")
            before = cpu(spy.process.pid)
            time.sleep(0.5)
            assert cpu(spy.process.pid) - before < 0.3
            for client in clients:
                client.close()
            listener.settimeout(1)
            spy.wait_for(lambda: passes(spy, listener), "a connection")


def passes(spy, listener):
    """Return whether a new connection comes through; close servers of earlier ones."""
    with spy.connect() as client, contextlib.suppress(TimeoutError, BrokenPipeError):
        client.sendall(b"my turn")
        while True:
            with accept(listener) as server:
                if receive(server, 7) == b"my turn":
                    return True
    return False


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_closes_everything(number):
    with through(*QUIET) as (spy, client, server):
        client.sendall(b"x")
        assert receive(server, 1) == b"x"
        assert spy.stop(number) == 0
        assert receive(client, 1) == b""
        assert receive(server, 1) == b""
        assert not spy.socket.exists()
        assert "1 connection, 0 calls" in spy.out
        assert spy.err == ""
