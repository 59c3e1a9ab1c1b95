"""Records of a state that this version cannot read: their guests are left alone."""

import contextlib
import json
import os
import signal
import sqlite3

import pytest

from tests.server.drivers.qemu.conftest import qemus
from tests.server.drivers.qemu.test_survival import Servers

pytestmark = pytest.mark.peer("qemu", "qemu-img", "virsh")


@pytest.fixture
def servers(folder):
    servers = Servers(folder)
    yield servers
    for pid in qemus(servers.state):
        os.kill(pid, signal.SIGKILL)


def rows(servers, sql="SELECT kind, key, document FROM record", *values):
    with contextlib.closing(sqlite3.connect(servers.state / "state.db")) as connection:
        found = connection.execute(sql, values).fetchall()
        connection.commit()
    return sorted(found)


def newer(document: str) -> str:
    return json.dumps({**json.loads(document), "of_a_newer_version": True})


def states(host) -> dict[str, str]:
    names = host.virsh("list", "--all", "--name").split()
    return {name: host.virsh("domstate", "--reason", name) for name in names}


# What becomes of a record, by the names of guests.
DAMAGES = {
    "checkpoint": ("checkpoint", lambda document: '{"parent": null}'),
    "run": ("run", newer),
    "garbled-run": ("run", lambda document: "\\"),
    "old-run": ("run", lambda document: document.replace("<domain ", "<guest ")),
    "domain": ("domain", lambda document: document.replace("<domain ", "<guest ")),
    "nothing": ("domain", lambda document: "[]"),
}


def test_other_guests_are_served(servers):
    with servers.serve() as host:
        for name in (*DAMAGES, "good"):
            host.define(host.document(name, host.disk(host.image(f"{name}.qcow2"))))
            host.virsh("start", "--paused", name)
            host.virsh("checkpoint-create-as", name, "one", "--diskspec", "vda")
        host.virsh("managedsave", "domain")
        host.virsh("destroy", "nothing")
        uuids = {name: host.virsh("domuuid", name) for name in DAMAGES}
        shown = states(host)
        pids = sorted(host.processes())
    before = rows(servers)
    for name, (kind, damage) in DAMAGES.items():
        ((document,),) = rows(
            servers,
            "SELECT document FROM record WHERE kind = ? AND key LIKE ?",
            kind,
            f"{uuids[name]}%",
        )
        rows(
            servers,
            "UPDATE record SET document = ? WHERE kind = ? AND key LIKE ?",
            damage(document),
            kind,
            f"{uuids[name]}%",
        )
    damaged = [row for row in rows(servers) if row[1][:36] in uuids.values()]
    saved = {path.name: path.read_bytes() for path in (servers.state / "save").iterdir()}
    owners = {path: path.stat().st_uid for path in servers.folder.glob("*.qcow2")}
    with servers.serve() as host:
        assert host.virsh("list", "--all", "--name").split() == ["good"]
        assert host.virsh("checkpoint-list", "good", "--name") == "one"
        host.virsh("resume", "good")
        assert sorted(host.processes()) == pids
        said = host.server.log.read_text()
        for name, uuid in uuids.items():
            named = "" if name == "nothing" else f"'{name}' "
            assert f"domain {named}({uuid}) is left alone: its state cannot be read" in said
        for name in ("domain", "nothing", "run"):
            document = host.folder / "again.xml"
            document.write_text(host.document(name))
            for word in ("define", "create"):
                refusal = host.virsh(word, str(document), fails=True)
                assert f"domain '{name}' is in the state, but cannot be read" in refusal
        host.virsh("destroy", "good")
        refusal = host.virsh("domrename", "good", "run", fails=True)
        assert "domain 'run' is in the state" in refusal
        host.virsh("start", "--paused", "good")
    assert [row for row in rows(servers) if row[1][:36] in uuids.values()] == damaged
    assert {path.name: path.read_bytes() for path in (servers.state / "save").iterdir()} == saved
    assert {path: path.stat().st_uid for path in servers.folder.glob("*.qcow2")} == owners
    for row in before:
        if row[1][:36] in uuids.values():
            kind, key, document = row
            sql = "UPDATE record SET document = ? WHERE kind = ? AND key = ?"
            rows(servers, sql, document, kind, key)
    with servers.serve() as host:  # of a virtrio that can read them
        assert states(host) == shown
        for name in DAMAGES:
            assert host.virsh("checkpoint-list", name, "--name") == "one"
        host.virsh("start", "domain")
        for name in host.virsh("list", "--name").split():
            host.virsh("destroy", name)
        assert {path.stat().st_uid for path in servers.folder.glob("*.qcow2")} == {os.geteuid()}
