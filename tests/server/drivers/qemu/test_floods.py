"""More than a client or the server wants: events that nobody reads, huge answers.

On a whole server, whose memory is looked at, and which has other clients meanwhile.
"""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import threading
from pathlib import Path

import pytest

import virtrio
from tests.peers.virtrio_server import served
from tests.server.drivers.qemu.conftest import Host, qemus
from tests.server.drivers.qemu.test_survival import Servers

pytestmark = pytest.mark.peer("qemu", "qemu-img", "virsh")

MIB = 1 << 20
STORM = 1800  # pauses and resumes, each with an event for each client


def resident(pid: int) -> int:
    """Return the memory that a process has, in bytes."""
    status = Path(f"/proc/{pid}/status").read_text()
    return int(re.search(r"VmRSS:\s+(\d+)", status)[1]) * 1024


@pytest.fixture
def limited(folder):
    """A server that keeps few events which a client does not read."""
    servers, conf = Servers(folder), folder / "virtrio.conf"
    conf.write_text("max_event_bytes = 20000\n")
    try:
        with served("--state-dir", str(servers.state), "--config", str(conf)) as endpoint:
            yield Host(folder, servers.state, endpoint)
    finally:
        for pid in qemus(servers.state):
            os.kill(pid, signal.SIGKILL)


def test_events_that_a_client_does_not_read(limited):
    host = limited
    host.define(host.document("g"))
    host.virsh("start", "--paused", "g")
    commands = (("event", "--loop", "--all"), ("qemu-monitor-event", "--loop"))
    readers = [
        subprocess.Popen(["virsh", "-c", host.uri, *words], stdout=subprocess.PIPE)
        for words in commands
    ]
    try:
        with virtrio.blocking.connect(host.uri) as conn:
            domain = conn.lookup_by_name("g")
            for reader in readers:  # until each has an event, and so has registered
                told = threading.Thread(target=reader.stdout.read, args=(1,))
                told.start()
                while told.is_alive():
                    domain.resume()
                    domain.suspend()
                    told.join(0.05)
                reader.send_signal(signal.SIGSTOP)
            before = resident(host.server.pid)
            for _ in range(STORM):
                domain.resume()
                domain.suspend()
            grown = resident(host.server.pid) - before
        assert grown < 8 * MIB
        said = host.server.log.read_text()
        assert said.count("does not read its events") == len(readers)
        assert host.virsh("domstate", "g") == "paused"
        listens = ["virsh", "-c", host.uri, "event", "--loop", "--event", "lifecycle"]
        with subprocess.Popen(listens, stdout=subprocess.PIPE, text=True) as other:
            told = threading.Thread(target=other.stdout.readline)
            told.start()
            while told.is_alive():  # events are told to those who read them
                host.virsh("resume", "g")
                host.virsh("suspend", "g")
                told.join(0.05)
            other.kill()
    finally:
        for reader in readers:
            reader.kill()
            reader.wait()
            reader.stdout.close()


class Agent:
    """An agent of a guest, on the socket where QEMU was to listen for the server.

    It answers `guest-sync-delimited` rightly, and other commands with texts of the size
    that they name.
    """

    def __init__(self, path: str) -> None:
        os.unlink(path)
        self._listening = socket.socket(socket.AF_UNIX)
        self._listening.bind(path)
        self._listening.listen(1)
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def _serve(self) -> None:
        while True:
            try:
                sock, _ = self._listening.accept()
            except OSError:
                return
            with sock, sock.makefile("rb") as lines:
                for line in lines:
                    try:
                        self._answer(sock, json.loads(line.lstrip(b"\xff")))
                    except OSError:  # the server has read enough
                        break

    def _answer(self, sock: socket.socket, said: dict) -> None:
        arguments = said.get("arguments", {})
        if said["execute"].startswith("guest-sync"):
            sock.sendall(b"\xff" + json.dumps({"return": arguments["id"]}).encode() + b"\n")
            return
        sock.sendall(b'{"return": "')
        for _ in range(arguments["size"] // MIB):
            sock.sendall(b"x" * MIB)
        sock.sendall(b'"}\n')

    def close(self) -> None:
        self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()


OPEN = """
from virtrio.server.drivers.qemu.guests.guest import Guest
Guest._has_open_agent = lambda self: True
"""


@pytest.fixture
def flooded(folder):
    """A server with a guest `g`, whose agent is an `Agent`."""
    servers, path = Servers(folder), folder / "agent.sock"
    agent = None
    try:
        with servers.serve() as host:
            channel = (
                f"<channel type='unix'><source mode='bind' path='{path}'/>"
                "<target type='virtio' name='org.qemu.guest_agent.0'/></channel>"
            )
            host.define(host.document("g", more=channel))
            host.virsh("start", "g")
        agent = Agent(str(path))
        with served("--state-dir", str(servers.state), before=OPEN) as endpoint:
            yield Host(folder, servers.state, endpoint)
    finally:
        if agent is not None:
            agent.close()
        for pid in qemus(servers.state):
            os.kill(pid, signal.SIGKILL)


@pytest.mark.parametrize("mebibytes", [3, 9, 10, 200])
def test_an_agents_answer(flooded, mebibytes):
    """What fits into a reply is passed on; no more than the limit is kept."""
    host = flooded
    assert host.virsh("qemu-agent-command", "g", flood(0)) == '{"return":""}'
    before = resident(host.server.pid)
    over, lists = threading.Event(), []

    def others() -> None:
        while not over.is_set():
            lists.append(host.virsh("list", "--name"))

    beside = threading.Thread(target=others)
    beside.start()
    try:
        said = host.virsh("qemu-agent-command", "g", flood(mebibytes), fails=mebibytes > 3)
    finally:
        over.set()
        beside.join()
    if mebibytes == 3:
        assert len(said) > 3 * MIB
    else:
        assert said in (
            "error: internal error: the guest agent's answer has 9437197 bytes",
            f"error: internal error: No complete agent response found in {10 * MIB} bytes",
        )
    assert set(lists) == {"g"}
    assert resident(host.server.pid) - before < 64 * MIB
    host.wait(lambda: is_answered(host))


def is_answered(host) -> bool:
    """Return whether the agent can be asked again: the rest of a flood is over."""
    command = ["virsh", "-q", "-c", host.uri, "qemu-agent-command", "g", flood(0)]
    done = subprocess.run(command, capture_output=True, text=True)
    return done.stdout.strip() == '{"return":""}'


def flood(mebibytes: int) -> str:
    return json.dumps({"execute": "flood", "arguments": {"size": mebibytes * MIB}})
