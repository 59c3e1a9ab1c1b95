"""Backups of guests that run: what NBD clients read is what was on the disks."""

import json
import os
import signal

import pytest
import trio

import virtrio
from tests.server.drivers.qemu.backed_up import CLUSTER, SIZE, Backups, run

pytestmark = pytest.mark.peer("qemu", "qemu-img", "virsh", "nbdinfo")


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
