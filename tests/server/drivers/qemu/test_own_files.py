"""Files and sockets of the server, which no document and no call gets at."""

import os
import pty
import signal
import socket

import pytest

from tests.peers.virtrio_server import served
from tests.server.drivers.qemu.conftest import Host, qemus
from tests.server.drivers.qemu.saves.test_saving import Servers

pytestmark = pytest.mark.peer("qemu", "qemu-img", "virsh")

OWN = "whose files are the server's own"
CODE = "/usr/share/OVMF/OVMF_CODE_4M.fd"


@pytest.fixture
def guest(host):
    """A host with a guest `g`, which is paused."""
    host.define(host.document("g", host.disk(host.image("a.qcow2"))))
    host.virsh("start", "--paused", "g")
    return host


def test_nothing_is_written_over_the_state(guest):
    database = guest.state / "state.db"
    victim = guest.state / "victim"
    victim.write_text("precious")
    target = f"<disk name='vda' type='file'><target file='{victim}'/><driver type='raw'/></disk>"
    pushed = guest.folder / "push.xml"
    pushed.write_text(f"<domainbackup mode='push'><disks>{target}</disks></domainbackup>")
    for words in (
        ("save", "g", str(victim)),
        ("dump", "g", str(victim)),
        ("dump", "g", str(victim), "--memory-only"),
        ("backup-begin", "g", str(pushed), "--reuse-external"),
    ):
        assert OWN in guest.virsh(*words, fails=True), words
        assert victim.read_text() == "precious"
    link = guest.folder / "link"
    link.symlink_to(database)
    assert OWN in guest.virsh("save", "g", str(link), fails=True)
    guest.virsh("managedsave", "g")
    guest.virsh("start", "g")


def test_the_state_is_not_removed_as_nvram(host):
    victim = host.state / "victim"
    victim.write_text("precious")
    document = host.document("u", machine="q35")
    firmware = f"<loader readonly='yes' type='pflash'>{CODE}</loader><nvram>{victim}</nvram>"
    host.define(uefi(document, firmware))
    assert OWN in host.virsh("undefine", "--nvram", "u", fails=True)
    assert victim.read_text() == "precious"
    host.virsh("undefine", "--keep-nvram", "u")
    assert victim.read_text() == "precious"


def uefi(document: str, firmware: str) -> str:
    return document.replace("</os>", f"{firmware}</os><features><acpi/></features>")


def test_a_state_folder_behind_a_link(folder):
    """What is protected is the folder itself, whatever it is called."""
    (folder / "real").mkdir()
    (folder / "state").symlink_to(folder / "real")
    try:
        with served("--state-dir", str(folder / "state")) as endpoint:
            host = Host(folder, folder / "state", endpoint)
            disk = host.disk(folder / "real" / "state.db", kind="raw")
            host.define(host.document("g", disk))
            assert OWN in host.virsh("start", "g", fails=True)
    finally:
        for pid in qemus(folder / "state"):
            os.kill(pid, signal.SIGKILL)


def test_the_servers_socket_is_not_taken(host):
    """A channel is put in the place of a socket that is there, but not of this one."""
    path = host.server.socket
    channel = (
        f"<channel type='unix'><source mode='bind' path='{path}'/>"
        "<target type='virtio' name='x'/></channel>"
    )
    host.define(host.document("c", more=channel))
    said = host.virsh("start", "c", fails=True)
    assert f"'{path}' is a socket of the server" in said
    assert host.virsh("domstate", "c") == "shut off"  # a new connection
    left = host.folder / "left"
    with socket.socket(socket.AF_UNIX) as other:
        other.bind(str(left))
    host.define(host.document("d", more=channel.replace(str(path), str(left))))
    host.virsh("start", "--paused", "d")


def test_files_without_an_end(folder):
    """A pipe or terminal is no template and no save image, and the server can end."""
    servers = Servers(folder)
    pipe = folder / "pipe"
    os.mkfifo(pipe)
    huge = folder / "huge"
    with huge.open("wb") as file:
        file.truncate(2**30)
    writer = os.open(pipe, os.O_RDWR)  # which never writes
    terminal = pty.openpty()
    tty = os.ttyname(terminal[1])
    try:
        with servers.serve() as host:
            for template in (str(huge), str(pipe)):
                loader = f"<loader readonly='yes' type='pflash'>{CODE}</loader>"
                nvram = f"<nvram template='{template}'>{folder}/vars.fd</nvram>"
                host.define(uefi(host.document("u", machine="q35"), loader + nvram))
                assert "is no template of NVRAM" in host.virsh("start", "u", fails=True)
            host.virsh("undefine", "--keep-nvram", "u")
            assert "is a pipe" in host.virsh("restore", str(pipe), fails=True)
            assert "is a pipe" in host.virsh("save-image-dumpxml", str(pipe), fails=True)
            # trio has 40 threads for everybody
            words = "; ".join([f"save-image-dumpxml {tty}"] * 41)
            assert host.virsh(words, fails=True).count("no save image") == 41
            assert "no save image" in host.virsh("restore", tty, fails=True)
    finally:
        for fd in (writer, *terminal):
            os.close(fd)


@pytest.mark.parametrize("name", ["é" * 125, "日本" * 42, "." * 250, ".."])
def test_names_as_long_as_they_may_be(host, name):
    host.define(host.document(name, host.disk(host.image("a.qcow2"))))
    host.virsh("start", "--paused", name)
    host.virsh("managedsave", name)
    host.virsh("start", "--paused", name)
    assert host.virsh("domstate", name) == "paused"
