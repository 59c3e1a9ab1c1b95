"""URIs and what virsh makes of each: a table, and a server that says what came.

``uris.jsonl`` has a row for each URI. ``{socket}`` is the path of a unix socket,
``{folder}`` its folder, ``{port}`` a port of 127.0.0.1 and ::1; all lead to `Recorder`.
A row has what libvirt's client answers: ``opens``, the name that the server was asked
to open, where (``at``) and the URI that the connection has then; or the error's
``code``, ``domain`` and ``text``. ``ours`` is our text where it is another, and has to
be: for transports that only libvirt has.

``python -m tests.client.uris record`` asks libvirt-python anew, whose C code is
virsh's. Only the two rows with bytes that are not UTF-8 are virsh's own words, as
libvirt-python fails on them.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import socket
import sys
import threading
from pathlib import Path
from typing import Any, NamedTuple

from tests.client.servers import short_directory
from virtrio.protocol import message
from virtrio.protocol._generated import remote
from virtrio.protocol._generated.remote_procedures import RemoteProcedure
from virtrio.protocol.auth import AuthType
from virtrio.protocol.connection import PONG, CallReceived, Closed, Connection, Ping, Role

FILE = Path(__file__).with_name("uris.jsonl")


class Row(NamedTuple):
    uri: str
    answer: dict[str, Any]
    ours: str | None


def rows() -> list[Row]:
    return [
        Row(row.pop("uri"), row, row.pop("ours", None))
        for row in map(json.loads, FILE.read_text(encoding="utf-8").splitlines())
    ]


class Recorder:
    """Server that opens whatever it is asked to, and keeps where and what that was."""

    def __init__(self, folder: str) -> None:
        self.opened: list[tuple[str, str]] = []
        self.folder = folder
        self._listeners: list[socket.socket] = []
        for name in ("s", "a b", "a+b", "é"):
            self._listen(socket.AF_UNIX, f"{folder}/{name}")
        self.port = self._listen(socket.AF_INET, ("127.0.0.1", 0))
        self.has_ipv6 = True
        try:
            self._listen(socket.AF_INET6, ("::1", self.port))
        except OSError:
            self.has_ipv6 = False

    def _listen(self, family: socket.AddressFamily, address: Any) -> Any:
        sock = socket.socket(family, socket.SOCK_STREAM)
        self._listeners.append(sock)
        sock.bind(address)
        sock.listen(64)
        where = "tcp" if family != socket.AF_UNIX else os.path.basename(address)
        threading.Thread(target=self._accept, args=(sock, where), daemon=True).start()
        return sock.getsockname()[1]

    def close(self) -> None:
        for sock in self._listeners:
            with contextlib.suppress(OSError):
                sock.shutdown(socket.SHUT_RDWR)
            sock.close()

    def _accept(self, sock: socket.socket, where: str) -> None:
        with contextlib.suppress(OSError):
            while True:
                peer, _ = sock.accept()
                threading.Thread(target=self._serve, args=(peer, where), daemon=True).start()

    def _serve(self, peer: socket.socket, where: str) -> None:
        connection = Connection(Role.SERVER)
        with peer, contextlib.suppress(OSError):
            while True:
                event = connection.next_event()
                if event is None:
                    connection.receive(peer.recv(65536))
                elif isinstance(event, Closed):
                    return
                elif isinstance(event, Ping):
                    peer.sendall(PONG)
                elif isinstance(event, CallReceived):
                    peer.sendall(self._answer(event, where))

    def _answer(self, call: CallReceived, where: str) -> bytes:
        pack: Any = None
        value: Any = None
        match call.procedure:
            case RemoteProcedure.REMOTE_PROC_AUTH_LIST:
                pack = remote.pack_remote_auth_list_ret
                value = remote.RemoteAuthListRet([AuthType.REMOTE_AUTH_NONE])
            case RemoteProcedure.REMOTE_PROC_CONNECT_SUPPORTS_FEATURE:
                pack = remote.pack_remote_connect_supports_feature_ret
                value = remote.RemoteConnectSupportsFeatureRet(0)
            case RemoteProcedure.REMOTE_PROC_CONNECT_OPEN:
                args, _ = remote.unpack_remote_connect_open_args(call.payload, call.pos)
                self.opened.append((where, args.name or ""))
        return message.build(
            call.program, call.version, call.procedure, 1, call.serial, 0, pack, value
        )

    # -- texts of the table ------------------------------------------------------------

    def filled(self, text: str) -> str:
        return (
            text.replace("{socket}", f"{self.folder}/s")
            .replace("{folder}", self.folder)
            .replace("{port}", str(self.port))
        )

    def emptied(self, text: str) -> str:
        return (
            text.replace(f"{self.folder}/s", "{socket}")
            .replace(self.folder, "{folder}")
            .replace(str(self.port), "{port}")
        )

    def answer(self, uri: str) -> dict[str, Any]:
        """Return the answer to a URI that was opened, as the table has it."""
        where, name = self.opened.pop()
        return {"opens": self.emptied(name), "at": where, "uri_then": self.emptied(uri)}

    def refusal(self, code: int, domain: int, text: str) -> dict[str, Any]:
        return {"code": int(code), "domain": int(domain), "text": settled(self.emptied(text))}


def settled(text: str) -> str:
    """Return a text without what depends on the machine: names, routes, folders."""
    text = re.sub(r"^(Unable to resolve address .*): .*$", r"\1: (reason)", text)
    text = re.sub(r"^(unable to connect to server at 'fe80.*): .*$", r"\1: (reason)", text)
    return text.replace("'/var/run/", "'/run/")


@contextlib.contextmanager
def recording():
    with short_directory() as folder:
        recorder = Recorder(folder)
        try:
            yield recorder
        finally:
            recorder.close()


# -- asking libvirt --------------------------------------------------------------------


def libvirts(recorder: Recorder, worker: Any, uri: str) -> dict[str, Any]:
    """Return libvirt-python's answer."""
    recorder.opened.clear()
    answer = worker.ask("open", uri=recorder.filled(uri), save="conn")
    if "error" in answer:
        return recorder.refusal(*answer["error"][:3])
    found = recorder.answer(worker.value("call", on="conn", method="getURI", args=[]))
    worker.value("close")
    return found


def record() -> None:
    from tests.peers.worker import Worker

    worker = Worker()
    lines = []
    with recording() as recorder:
        for row in rows():
            answer = row.answer
            if "\udcff" not in answer.get("text", ""):
                answer = libvirts(recorder, worker, row.uri)
            ours = {} if row.ours is None else {"ours": row.ours}
            lines.append(json.dumps({"uri": row.uri, **answer, **ours}) + "\n")
    FILE.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    if sys.argv[1:] != ["record"]:
        sys.exit(__doc__)
    record()
