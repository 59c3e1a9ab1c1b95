"""Guests with checkpoints that tests break, at libvirtd and at our server."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import sqlite3
from functools import partial
from pathlib import Path

import trio

import virtrio
import virtrio.blocking
from tests.peers import libvirt_daemon
from tests.peers.virtrio_server import restart
from tests.server.drivers.qemu.backed_up import SIZE, Backups
from tests.server.drivers.qemu.conftest import Host

MEBI = 1024 * 1024


class Theirs(Host):
    """A libvirtd with guests of QEMU."""

    says_why = False
    """Whether a refusal to validate a checkpoint has a reason."""

    def __init__(self, folder: Path, endpoint) -> None:
        super().__init__(folder, folder, endpoint)
        self.uri = endpoint.uri(driver="qemu")

    def forget(self, guest: str, checkpoint: str) -> None:
        """Lose the record of a checkpoint, as a crash of the host may."""
        pid = (self.server.directory / libvirt_daemon.PID_FILE).read_text().strip()
        root = Path(f"/proc/{pid}/root/var/lib/libvirt/qemu/checkpoint")
        (root / guest / f"{checkpoint}.xml").unlink()
        libvirt_daemon.restart(self.server)


class Ours(Host):
    """A server of ours, with a state."""

    says_why = True

    def forget(self, guest: str, checkpoint: str) -> None:
        """Lose the record of a checkpoint, as a damaged database may."""
        key = f"{self.virsh('domuuid', guest)}/{checkpoint}"
        restart(self.server, meanwhile=partial(_forget, self.state / "state.db", key))


def _forget(database: Path, key: str) -> None:
    with contextlib.closing(sqlite3.connect(database)) as connection:
        sql = "DELETE FROM record WHERE kind = 'checkpoint' AND key = ?"
        assert connection.execute(sql, [key]).rowcount == 1
        connection.commit()


class Patient(Backups):
    """A paused guest with two disks, and the checkpoints that a test has made.

    ``then`` has what was on the disks when each was made.
    """

    def __init__(self, host: Host, world: str) -> None:
        super().__init__(host, chained=True)
        self.world = world
        self.then: dict[str, dict[str, bytes]] = {}
        self.round = 0

    # -- its life ----------------------------------------------------------------------

    def make(self, *names: str, disks=("vda", "vdb")) -> None:
        """Make checkpoints, and write something behind each."""
        for name in names:
            specs = [word for disk in ("vda", "vdb") for word in _spec(disk, disk in disks)]
            self.host.virsh("checkpoint-create-as", "g", name, *specs)
            self.then[name] = {disk: bytes(data) for disk, data in self.disks.items()}
            self.scribble()

    def scribble(self) -> None:
        """Write 64 KiB at a place of its own on each disk, and over older data."""
        self.round += 1
        place = (self.round * 65536 * 2) % (SIZE - 65536)
        writes = []
        for number, disk in enumerate(self.disks):
            writes.append((disk, place, 65536, self.round))
            writes.append((disk, MEBI + number * 65536, 4096, 100 + self.round))
        self.write_all(writes)

    def stop(self) -> None:
        self.host.virsh("destroy", "g")

    def start(self) -> None:
        self.host.virsh("start", "--paused", "g")

    def kill(self) -> None:
        """Kill its QEMU, as a crash does; what the guest wrote is in the images."""
        for number in range(len(self.disks)):
            device = f"/machine/peripheral/virtio-disk{number}/virtio-backend"
            line = f'qemu-io -d {device} "flush"'
            self.host.virsh("qemu-monitor-command", "g", "--hmp", line)
        (pid,) = [
            int(entry)
            for entry in os.listdir("/proc")
            if entry.isdigit() and _uses(self.host.folder, _read(f"/proc/{entry}/cmdline"))
        ]
        os.kill(pid, signal.SIGKILL)
        self.host.wait(lambda: self.host.virsh("domstate", "g") == "shut off")

    def redefine(self, *changes: tuple[str, str]) -> None:
        """Change its definition."""
        text = self.host.virsh("dumpxml", "--inactive", "--security-info", "g")
        for before, after in changes:
            assert before in text
            text = text.replace(before, after)
        self.host.define(text)

    # -- its bitmaps -------------------------------------------------------------------

    def command(self, execute: str, **arguments) -> object:
        text = json.dumps({"execute": execute, "arguments": arguments})
        said = json.loads(self.host.virsh("qemu-monitor-command", "g", text))
        assert "error" not in said, said
        return said["return"]

    def node(self, image: str) -> str:
        """Return the name of the format node of an image."""
        for node in self.command("query-named-block-nodes"):
            if node["file"].endswith(f"/{image}") and node["drv"] == "qcow2":
                return node["node-name"]
        raise AssertionError(image)

    def bitmaps(self, image: str) -> set[str]:
        """Return the names of an image's bitmaps, as QEMU knows them."""
        node = self.node(image)
        found = self.command("query-named-block-nodes")
        return {
            bitmap["name"]
            for one in found
            if one["node-name"] == node
            for bitmap in one.get("dirty-bitmaps", ())
        }

    def checkpoints(self) -> list[str]:
        return self.host.virsh("checkpoint-list", "g", "--name", "--topological").split()

    def parents(self) -> dict[str, str]:
        """Return parents of checkpoints, "" of those that have none."""
        lines = self.host.virsh("checkpoint-list", "g", "--parent").splitlines()
        words = [line.split() for line in lines if line.strip()]
        return {line[0]: line[4] if len(line) > 4 else "" for line in words}

    # -- the doctor --------------------------------------------------------------------

    def call(self, method: str, *arguments, guest: str = "g", **options):
        """Call a method of a domain through one of the clients."""
        if self.world == "blocking":
            with virtrio.blocking.connect(self.host.uri) as conn:
                return getattr(conn.lookup_by_name(guest), method)(*arguments, **options)

        async def main():
            async with virtrio.connect(self.host.uri) as conn:
                domain = await conn.lookup_by_name(guest)
                return await getattr(domain, method)(*arguments, **options)

        return trio.run(main)

    def check(self, **options):
        return self.call("check_checkpoints", **options)

    def repair(self, **options):
        result = self.call("repair_checkpoints", **options)
        assert result.is_done, result.outcomes
        return result

    # -- backups -----------------------------------------------------------------------

    def is_right_since(self, base: str | None, *disks: str) -> None:
        """Take a backup of disks since a checkpoint, and compare every byte.

        What the backup says has changed, on what was there then, is what is there now.
        """
        self.scribble()
        inside = "".join(
            f"<disk name='{disk}' backup='{'yes' if disk in disks else 'no'}'"
            + (
                f" type='file'><scratch file='{self.host.folder}/scratch.{disk}'/></disk>"
                if disk in disks
                else "/>"
            )
            for disk in self.disks
        )
        self.host.virsh("backup-begin", "g", self.document(base, inside=inside))
        try:
            for disk in disks:
                read = self.read(disk)
                extents = [(0, SIZE)] if base is None else self.dirty(disk)
                restored = bytearray(SIZE if base is None else self.then[base][disk])
                assert base is None or sum(length for _, length in extents) < SIZE
                for offset, length in extents:
                    restored[offset : offset + length] = read[offset : offset + length]
                assert restored == self.disks[disk], f"{disk} since {base}"
        finally:
            self.abort()

    def is_refused_since(self, base: str, disk: str) -> str:
        """Begin a backup that is refused; return the error."""
        others = [each for each in self.disks if each != disk]
        inside = f"<disk name='{disk}' backup='yes' type='file'/>" + "".join(
            f"<disk name='{each}' backup='no'/>" for each in others
        )
        return self.host.virsh("backup-begin", "g", self.document(base, inside=inside), fails=True)


def _spec(disk: str, chosen: bool) -> tuple[str, str]:
    return "--diskspec", f"{disk},checkpoint={'bitmap' if chosen else 'no'}"


def _uses(folder: Path, command: bytes) -> bool:
    """Return whether a command line is that of a QEMU with an image in a folder."""
    return command.startswith(b"/usr/bin/qemu-system") and f'"{folder}/'.encode() in command


def _read(path: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except OSError:
        return b""


def clear(host: Host) -> None:
    """End the guests of a server, and forget them."""
    for name in host.virsh("list", "--name").split():
        host.virsh("destroy", name)
    for name in host.virsh("list", "--all", "--name").split():
        host.virsh("undefine", name, "--checkpoints-metadata")
