"""Folders of the server: QEMU's user gets at its guests' own ones, and no others."""

import json
import os
import pwd
import signal
import stat
import subprocess
import sys

import pytest

from tests.peers.virtrio_server import served
from tests.server.drivers.qemu.conftest import Host, qemus
from tests.server.drivers.qemu.test_own_files import uefi
from virtrio.server.drivers.qemu.settings import Places

pytestmark = [
    pytest.mark.peer("qemu", "qemu-img", "virsh", "ovmf"),
    pytest.mark.skipif(os.geteuid() != 0, reason="QEMU has another user only under root"),
]

# Prints what a user can list, enter or open of the folders and files that are named.
LOOKS = """
import json, os, sys
uid, gid, *paths = sys.argv[1:]
os.setgroups(os.getgrouplist("libvirt-qemu", int(gid)))
os.setresgid(int(gid), int(gid), int(gid))
os.setresuid(int(uid), int(uid), int(uid))
found = []
for path in paths:
    for access in (os.R_OK, os.W_OK, os.X_OK):
        if os.access(path, access, effective_ids=True):
            found.append(path)
            break
print(json.dumps(found))
"""
# Has a server keep its folders as servers did that let QEMU's group pass through them.
EARLIER = """
import grp, os
from virtrio.server.drivers.qemu.starting.hostparts import HostParts
from virtrio.server.drivers.qemu.settings import Places

def make(self, identity=None):
    for folder in (self.state, self.run, self.logs, self.nvram, self.saves, self.dumps):
        folder.mkdir(parents=True, exist_ok=True)
        os.chown(folder, -1, identity.gid)
        folder.chmod(0o710)

def of_guest(self, run):
    if run.exists():
        os.chown(run, -1, grp.getgrnam("libvirt-qemu").gr_gid)
        run.chmod(0o710)
    return run / "qemu"

Places.make = make
Places.of_guest = of_guest
HostParts._nvram = lambda *arguments: None
"""
PARTS = (
    "<channel type='unix'><target type='virtio' name='x'/></channel>"
    "<graphics type='vnc'><listen type='socket'/></graphics>"
)
BACKING = "<memoryBacking><source type='file'/><access mode='shared'/></memoryBacking>"


def define(host: Host, name: str) -> None:
    """Define a guest that has NVRAM, memory in a file, a display and a channel."""
    disk = host.disk(host.image(f"{name}.qcow2"))
    document = host.document(name, disk, machine="q35", more=PARTS)
    document = document.replace("<os>", f"{BACKING}<os firmware='efi'>")
    host.define(uefi(document, ""))


def reached(*places) -> list[str]:
    """Return the paths below folders that QEMU's user can do something with."""
    user = pwd.getpwnam("libvirt-qemu")
    paths = []
    for place in places:
        for folder, folders, files in os.walk(place):
            paths += [folder, *(f"{folder}/{name}" for name in (*folders, *files))]
    done = subprocess.run(
        [sys.executable, "-I", "-c", LOOKS, str(user.pw_uid), str(user.pw_gid), *paths],
        stdout=subprocess.PIPE,
        check=True,
    )
    return sorted(set(json.loads(done.stdout)))


def modes(places: Places) -> set[int]:
    folders = (places.state, places.run, places.logs, places.nvram, places.saves, places.dumps)
    return {stat.S_IMODE(folder.stat().st_mode) for folder in folders}


def test_nothing_of_the_server_is_open_to_qemus_user(host):
    places = Places.default(host.state)
    for name in ("g", "h"):
        define(host, name)
        host.virsh("start", "--paused", name)
    host.virsh("managedsave", "h")
    assert "vnc.sock" not in host.virsh("managedsave-dumpxml", "h")
    host.virsh("start", "h")
    host.virsh("dump", "g", str(host.folder / "dump"), "--memory-only")
    assert modes(places) == {0o700}
    can = reached(places.state)
    assert can == []
    own = {path.name: path for path in places.guests.iterdir()}
    assert sorted(name.rpartition("-")[2] for name in own) == ["g", "h"]
    inside = reached(places.guests)
    assert {path for path in inside if path.endswith("vnc.sock")} == {
        str(folder / "vnc.sock") for folder in own.values()
    }
    beside = {str(places.guests)}  # it can be passed, and not listed
    assert all(path in beside or path.startswith(f"{places.guests}/domain-") for path in inside)
    assert stat.S_IMODE(places.guests.stat().st_mode) == 0o711
    for name in ("g", "h"):
        host.virsh("destroy", name)
        host.virsh("undefine", name, "--nvram")
    assert list(places.guests.iterdir()) == []


def test_nvram_is_written_through_its_descriptor(host):
    """QEMU opens it for writing when the guest goes on, and for reading before."""
    define(host, "g")
    host.virsh("start", "--paused", "g")
    nvram = host.state / "nvram" / "g_VARS.fd"
    (pid,) = host.processes()
    assert _opened(pid, nvram) >= {os.O_RDWR}
    assert host.virsh("save", "g", str(host.folder / "none" / "x"), fails=True)
    host.virsh("managedsave", "g")
    host.virsh("start", "g")
    assert host.virsh("domstate", "g") == "paused"
    host.virsh("resume", "g")
    assert host.virsh("domstate", "g") == "running"
    (pid,) = host.processes()
    assert os.O_RDWR in _opened(pid, nvram)
    host.virsh("destroy", "g")
    host.virsh("undefine", "g", "--nvram")


def _opened(pid: int, path) -> set[int]:
    """Return in which ways a process has a file open."""
    found = set()
    for fd in os.listdir(f"/proc/{pid}/fd"):
        if os.path.realpath(f"/proc/{pid}/fd/{fd}") == str(path):
            with open(f"/proc/{pid}/fdinfo/{fd}") as info:
                flags = next(line for line in info if line.startswith("flags:")).split()[1]
            found.add(int(flags, 8) & os.O_ACCMODE)
    return found


def test_guests_of_a_server_that_let_qemus_group_pass(folder):
    """They have what they had until they end; then the folders are closed."""
    state = folder / "state"
    places = Places.default(state)
    try:
        with served("--state-dir", str(state), before=EARLIER) as endpoint:
            host = Host(folder, state, endpoint)
            for name in ("g", "h"):
                define(host, name)
                host.virsh("start", "--paused", name)
            shown = host.virsh("dumpxml", "g")
            assert f"{state}/run/domain-1-g/qemu/vnc.sock" in shown
        pids = qemus(state)
        with served("--state-dir", str(state)) as endpoint:
            host = Host(folder, state, endpoint)
            assert sorted(host.virsh("dumpxml", "g").splitlines()) == sorted(shown.splitlines())
            assert host.processes() == pids
            full = folder / "full"
            full.symlink_to("/dev/full")
            host.virsh("save", "g", str(full), fails=True)
            host.virsh("resume", "g")  # which opens the NVRAM for writing again
            assert host.virsh("domstate", "g") == "running"
            host.virsh("managedsave", "g")
            host.virsh("start", "--paused", "g")
            assert f"{places.guests}/domain-3-g/vnc.sock" in host.virsh("dumpxml", "g")
            assert modes(places) == {0o700, 0o710}
            host.virsh("destroy", "h")
            assert modes(places) == {0o700}
            host.virsh("destroy", "g")
            assert list(places.run.iterdir()) == []
            assert list(places.guests.iterdir()) == []
        assert not places.guests.exists()
    finally:
        for pid in qemus(state):
            os.kill(pid, signal.SIGKILL)
