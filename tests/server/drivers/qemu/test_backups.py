"""Backups of guests that run: what NBD clients read is what was on the disks."""

import json
import os
import signal
import subprocess

import pytest
import trio

import virtrio

pytestmark = pytest.mark.peer("qemu", "qemu-img", "virsh", "nbdinfo")

SIZE = 4 * 1024 * 1024
CLUSTER = 65536


def run(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, f"{command}:\n{done.stdout}{done.stderr}"
    return done.stdout


class Backups:
    """A paused guest with two qcow2 disks, and what was written on them."""

    def __init__(self, host) -> None:
        self.host = host
        self.written = 0
        self.disks = {"vda": bytearray(SIZE), "vdb": bytearray(SIZE)}
        # where QEMU, which is another user, can make its socket
        self.place = host.folder / "nbd"
        self.place.mkdir(mode=0o777)
        self.place.chmod(0o777)
        disks = (
            host.disk(host.image("a.qcow2")),
            host.disk(host.image("b.qcow2"), "vdb"),
        )
        host.define(host.document("g", *disks))
        host.virsh("start", "--paused", "g")

    def write(self, disk: str, offset: int, size: int, pattern: int) -> None:
        number = list(self.disks).index(disk)
        self.host.write("g", number, offset, size, pattern)
        self.disks[disk][offset : offset + size] = bytes([pattern]) * size

    def checkpoint(self, name: str) -> str:
        disks = "".join(f"<disk name='{disk}'/>" for disk in self.disks)
        return self._file(
            "checkpoint",
            f"<domaincheckpoint><name>{name}</name><disks>{disks}</disks></domaincheckpoint>",
        )

    def document(self, base: str | None = None, *, mode: str = "pull", inside: str = "") -> str:
        what = "scratch" if mode == "pull" else "target"
        disks = inside or "".join(
            f"<disk name='{disk}' type='file'>"
            f"<{what} file='{self.host.folder}/{what}.{disk}'/></disk>"
            for disk in self.disks
        )
        more = "" if base is None else f"<incremental>{base}</incremental>"
        if mode == "pull":
            more += f"<server transport='unix' socket='{self.place}/sock'/>"
        return self._file(
            "backup",
            f"<domainbackup mode='{mode}'>{more}<disks>{disks}</disks></domainbackup>",
        )

    def _file(self, name: str, text: str) -> str:
        self.written += 1
        path = self.host.folder / f"{name}{self.written}.xml"
        path.write_text(text)
        return str(path)

    def url(self, export: str) -> str:
        return f"nbd+unix:///{export}?socket={self.place}/sock"

    def read(self, export: str) -> bytes:
        path = self.host.folder / "read"
        run("nbdcopy", self.url(export), str(path))
        return path.read_bytes()

    def dirty(self, export: str) -> list[tuple[int, int]]:
        """Return offsets and lengths of what changed, as the export says."""
        name = f"qemu:dirty-bitmap:backup-{export}"
        said = json.loads(run("nbdinfo", "--json", f"--map={name}", self.url(export)))
        return [(part["offset"], part["length"]) for part in said if part["type"] == 1]

    def abort(self) -> None:
        self.host.virsh("domjobabort", "g")
        self.host.wait(lambda: "None" in self.host.virsh("domjobinfo", "g"))

    def scratches(self) -> list[str]:
        return sorted(path.name for path in self.host.folder.glob("scratch.*"))


@pytest.fixture
def backups(host):
    return Backups(host)


def test_a_full_backup_is_the_disk_as_it_was_at_its_begin(backups):
    backups.write("vda", 0, CLUSTER, 1)
    backups.write("vdb", 5 * CLUSTER, 10, 2)
    before = {disk: bytes(data) for disk, data in backups.disks.items()}
    backups.host.virsh("backup-begin", "g", backups.document(), backups.checkpoint("one"))
    backups.write("vda", 0, CLUSTER, 9)
    backups.write("vdb", 0, CLUSTER, 9)
    for disk, data in before.items():
        assert backups.read(disk) == data
    raw = backups.host.folder / "by-qemu-img"
    run("qemu-img", "convert", "-O", "raw", backups.url("vda"), str(raw))
    assert raw.read_bytes() == before["vda"]
    assert backups.host.virsh("checkpoint-list", "g", "--name").split() == ["one"]
    backups.abort()
    assert backups.scratches() == []
    assert not (backups.place / "sock").exists()


def test_a_chain_of_incremental_backups_restores_every_point(backups):
    restored = {disk: bytearray(SIZE) for disk in backups.disks}
    base = None
    for number in range(6):
        for disk in backups.disks:
            for step in range(3):
                place = (number * 7 + step * 11) % (SIZE // CLUSTER)
                backups.write(disk, place * CLUSTER + step, 1000, number * 3 + step + 1)
        name = f"c{number}"
        now = {disk: bytes(data) for disk, data in backups.disks.items()}
        backups.host.virsh("backup-begin", "g", backups.document(base), backups.checkpoint(name))
        backups.write("vda", 3, 100, 200)  # what comes later is not in it
        for disk in backups.disks:
            parts = [(0, SIZE)] if base is None else backups.dirty(disk)
            assert base is None or 0 < len(parts) <= 4
            read = backups.read(disk)
            for offset, length in parts:
                restored[disk][offset : offset + length] = read[offset : offset + length]
            assert bytes(restored[disk]) == now[disk]
        backups.abort()
        base = name
    # and any older checkpoint is a base as well
    backups.host.virsh("backup-begin", "g", backups.document("c1"))
    assert len(backups.dirty("vdb")) > 6
    backups.abort()
    assert backups.scratches() == []


def test_a_push_backup_ends_by_itself(backups):
    backups.write("vda", 0, CLUSTER, 1)
    backups.write("vdb", CLUSTER, CLUSTER, 2)
    document = backups.document(mode="push")
    backups.host.virsh("backup-begin", "g", document, backups.checkpoint("one"))
    backups.host.wait(lambda: "None" in backups.host.virsh("domjobinfo", "g"))
    said = backups.host.virsh("domjobinfo", "g", "--completed", "--keep-completed")
    assert "Job type:         Completed" in said
    assert "Operation:        Backup" in said
    for disk, data in backups.disks.items():
        target = backups.host.folder / f"target.{disk}"
        assert target.stat().st_uid == os.geteuid()
        raw = backups.host.folder / "raw"
        run("qemu-img", "convert", "-O", "raw", str(target), str(raw))
        assert raw.read_bytes() == bytes(data)
        target.unlink()
    backups.write("vda", 9 * CLUSTER, 1, 7)
    backups.host.virsh("backup-begin", "g", backups.document("one", mode="push"))
    backups.host.wait(lambda: "None" in backups.host.virsh("domjobinfo", "g"))
    mapped = run("qemu-img", "map", "-U", "--output=json", str(backups.host.folder / "target.vda"))
    own = [(part["start"], part["length"]) for part in json.loads(mapped) if part["depth"] == 0]
    assert own == [(9 * CLUSTER, CLUSTER)]
    nodes = backups.host.virsh("qemu-monitor-command", "g", "--hmp", "info block -n")
    assert "backup-" not in nodes


async def test_events_and_figures_of_an_aborted_pull(backups):
    async with virtrio.connect(backups.host.uri) as conn:
        domain = await conn.lookup_by_name("g")
        ids = virtrio.enums.DomainEventID
        completed = ids.VIR_DOMAIN_EVENT_ID_JOB_COMPLETED
        async with conn.domain_events(completed) as events:
            await domain.backup_begin(_text(backups.document()), None)
            kind, params = await _stats(domain, 0)
            assert kind == virtrio.enums.DomainJobType.VIR_DOMAIN_JOB_UNBOUNDED
            assert params["disk_temp_total"] == 2 * SIZE
            await domain.abort_job()
            with trio.fail_after(30):
                _, said = await anext(aiter(events))
        assert said["success"]
        assert said["errmsg"] == "Operation canceled"
        operations = virtrio.enums.DomainJobOperation
        assert said["operation"] == operations.VIR_DOMAIN_JOB_OPERATION_BACKUP


def _text(path: str) -> str:
    with open(path) as file:
        return file.read()


async def _stats(domain, flags):
    params = dict(await domain.job_stats(flags))
    return params.pop("type"), params


def test_a_guest_that_is_killed_ends_its_backup(backups):
    backups.host.virsh("backup-begin", "g", backups.document(), backups.checkpoint("one"))
    assert backups.scratches() == ["scratch.vda", "scratch.vdb"]
    (pid,) = backups.host.processes()
    os.kill(pid, signal.SIGKILL)
    backups.host.wait(lambda: backups.host.virsh("domstate", "g") == "shut off")
    assert backups.scratches() == []
    said = backups.host.virsh("domjobinfo", "g", "--completed")
    assert "Job type:         Cancelled" in said
    assert backups.host.virsh("checkpoint-list", "g", "--name").split() == ["one"]
    (backups.place / "sock").unlink(missing_ok=True)
    backups.host.virsh("start", "--paused", "g")
    backups.host.virsh("backup-begin", "g", backups.document())
    backups.abort()


def refused(backups, document: str, *more: str) -> str:
    said = backups.host.virsh("backup-begin", "g", document, *more, fails=True)
    return said.removeprefix("error: ").rstrip("\n")


def disk(name: str, more: str, inside: str) -> str:
    return f"<disk name='{name}' type='file' {more}>{inside}</disk>"


def test_refusals_leave_nothing(backups):
    folder = backups.host.folder
    exists = folder / "exists"
    exists.write_text("kept")
    scratch = f"<scratch file='{folder}/scratch.vda'/>"
    begin = backups.document
    for document, message in (
        (
            begin(inside=disk("vdz", "", scratch)),
            "unsupported configuration: no disk named 'vdz'",
        ),
        (
            begin(inside=disk("vda", "", scratch) * 2),
            "unsupported configuration: disk 'vda' specified twice",
        ),
        (
            begin(inside="<disk name='vda' backup='no'/>"),
            "unsupported configuration: no disks selected for backup",
        ),
        (
            begin(inside=disk("vda", "", f"<scratch file='{exists}'/>")),
            f"invalid argument: store '{exists}' for backup of 'vda' exists",
        ),
        (
            begin(inside=disk("vda", "", "<scratch file='/nonexistent/x'/>")),
            "failed to create image file '/nonexistent/x': No such file or directory",
        ),
        (
            begin("nosuch"),
            "Domain checkpoint not found: Checkpoint 'nosuch' for incremental backup of disk 'vda' "
            "not found",
        ),
        (
            begin(inside=disk("vda", "backupmode='incremental'", scratch)),
            "unsupported configuration: 'incremental' backup mode of disk 'vda' requires setting "
            "'incremental' field for disk or backup",
        ),
    ):
        assert refused(backups, document) == message
        assert backups.scratches() == []
    assert exists.read_text() == "kept"
    backups.place.rmdir()
    said = refused(backups, begin(), backups.checkpoint("one"))
    assert said.startswith(
        "internal error: unable to execute QEMU command 'nbd-server-start': Failed to bind socket"
    )
    assert backups.scratches() == []
    assert backups.host.virsh("checkpoint-list", "g", "--name") == ""
    assert backups.host.virsh("domjobabort", "g", fails=True) == (
        "error: Requested operation is not valid: no job is active on the domain"
    )
    assert backups.host.virsh("backup-dumpxml", "g", fails=True) == (
        "error: Domain backup job id not found: no domain backup job present"
    )
    nodes = backups.host.virsh("qemu-monitor-command", "g", "--hmp", "info block -n")
    assert "scratch" not in nodes


def test_an_export_that_cannot_be_takes_the_backup_back_but_not_its_checkpoint(backups):
    folder = backups.host.folder
    twice = "".join(
        disk(name, "exportname='e'", f"<scratch file='{folder}/scratch.{name}'/>")
        for name in ("vda", "vdb")
    )
    said = refused(backups, backups.document(inside=twice), backups.checkpoint("one"))
    assert said.endswith("'block-export-add': NBD server already has export named 'e'")
    assert backups.scratches() == []
    assert backups.host.virsh("checkpoint-list", "g", "--name").split() == ["one"]
    backups.host.virsh("backup-begin", "g", backups.document("one"))
    backups.abort()


def test_a_base_whose_bitmap_is_broken(backups):
    backups.host.virsh("checkpoint-create", "g", backups.checkpoint("one"))
    said = {
        "execute": "block-dirty-bitmap-disable",
        "arguments": {"node": "libvirt-2-format", "name": "one"},
    }
    backups.host.virsh("qemu-monitor-command", "g", json.dumps(said))
    assert refused(backups, backups.document("one")) == (
        "checkpoint inconsistent: missing or broken bitmap 'one' for disk 'vda': it is not "
        f"recording in '{backups.host.folder}/a.qcow2'"
    )


def test_one_backup_at_a_time_with_checkpoints_meanwhile(backups):
    backups.host.virsh("backup-begin", "g", backups.document(), backups.checkpoint("one"))
    assert refused(backups, backups.document()) == (
        "Requested operation is not valid: another backup job is already running"
    )
    backups.host.virsh("checkpoint-create", "g", backups.checkpoint("two"))
    backups.host.virsh("checkpoint-delete", "g", "one")
    backups.host.virsh("resume", "g")
    backups.host.virsh("suspend", "g")
    backups.abort()
    assert backups.host.virsh("checkpoint-list", "g", "--name").split() == ["two"]
