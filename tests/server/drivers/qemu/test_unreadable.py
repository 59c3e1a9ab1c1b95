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


# -- lost rows -------------------------------------------------------------------------


CHAIN = ("one", "two", "three")


def chained(host):
    """Define and start a guest, and make a chain of checkpoints."""
    host.define(host.document("g", host.disk(host.image("g.qcow2"))))
    host.virsh("start", "--paused", "g")
    for name in CHAIN:
        host.virsh("checkpoint-create-as", "g", name, "--diskspec", "vda")
    return host.virsh("domuuid", "g")


def parents(host):
    """Return what each checkpoint says of its parent, "" for nothing."""
    found = {}
    for name in host.virsh("checkpoint-list", "g", "--name").split():
        said = host.virsh("checkpoint-dumpxml", "g", name, "--no-domain")
        found[name] = said.partition("<parent>\n    <name>")[2].partition("<")[0]
    return found


def names(host, *options):
    return host.virsh("checkpoint-list", "g", "--name", *options).split()


@pytest.mark.parametrize("is_circle", [False, True])
def test_a_parent_is_lost(servers, is_circle):
    """The others are served; the next checkpoint has no parent, as at libvirtd."""
    with servers.serve() as host:
        uuid = chained(host)
    if is_circle:
        key, parent = f"{uuid}/one", "three"
        ((document,),) = rows(servers, "SELECT document FROM record WHERE key = ?", key)
        changed = json.dumps({**json.loads(document), "parent": parent})
        rows(servers, "UPDATE record SET document = ? WHERE key = ?", changed, key)
        shown = {"one": "three", "two": "one", "three": "two"}
    else:
        rows(servers, "DELETE FROM record WHERE key = ?", f"{uuid}/two")
        shown = {"one": "", "three": "two"}
    with servers.serve() as host:
        name, parent = ("one", "three") if is_circle else ("three", "two")
        assert parents(host) == shown
        said = f"domain g: checkpoint '{name}' lacks its parent '{parent}'"
        assert said in host.server.log.read_text()
        assert host.virsh("checkpoint-parent", "g", name) == parent
        assert names(host, "--roots") == (["one"] if is_circle else ["one", "three"])
        host.virsh("checkpoint-create-as", "g", "next", "--diskspec", "vda")
        assert parents(host) == {**shown, "next": ""}
        host.virsh("checkpoint-create-as", "g", "after", "--diskspec", "vda")
        assert parents(host)["after"] == "next"
        again = host.folder / "again.xml"
        again.write_text(host.virsh("checkpoint-dumpxml", "g", name, "--no-domain"))
        error = host.virsh("checkpoint-create", "g", "--redefine", str(again), fails=True)
        wrong = "would create cycle to one" if is_circle else "parent two for moment three not"
        assert wrong in error
        host.virsh("checkpoint-delete", "g", name)
        gone = {"two": "", "three": "two"} if is_circle else {"one": ""}
        assert parents(host) == {**gone, "next": "", "after": "next"}
    with servers.serve() as host:
        assert parents(host) == {**gone, "next": "", "after": "next"}
        assert "lacks its parent" not in host.server.log.read_text()
        for name in names(host):
            host.virsh("checkpoint-delete", "g", name)
        host.virsh("destroy", "g")


def test_the_newest_is_lost(servers):
    """The one before it is current then, as at libvirtd."""
    with servers.serve() as host:
        uuid = chained(host)
    rows(servers, "DELETE FROM record WHERE key = ?", f"{uuid}/three")
    with servers.serve() as host:
        host.virsh("checkpoint-create-as", "g", "next", "--diskspec", "vda")
        assert parents(host) == {"one": "", "two": "one", "next": "two"}
        host.virsh("destroy", "g")
