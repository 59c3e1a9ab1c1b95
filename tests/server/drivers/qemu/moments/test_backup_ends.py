"""Ends of a push backup whose QEMU says odd things of it, or nothing."""

from __future__ import annotations

import json
from dataclasses import asdict
from types import SimpleNamespace

import pytest
import trio
import trio.testing

from virtrio.enums import DomainJobType
from virtrio.server.drivers.qemu.disks.nodes import BlockDisk, Layer, Nodes
from virtrio.server.drivers.qemu.moments.backup_job import BackupJob
from virtrio.server.drivers.qemu.refusals import CommandRefused, internal_error
from virtrio.server.drivers.qemu.settings import TLS
from virtrio.server.moments.backup_xml import PUSH, BackupDef, BackupDisk

COMPLETED = DomainJobType.VIR_DOMAIN_JOB_COMPLETED
FAILED = DomainJobType.VIR_DOMAIN_JOB_FAILED
CANCELLED = DomainJobType.VIR_DOMAIN_JOB_CANCELLED
DISK = BackupDisk("vda", store="/nowhere/target", format="qcow2")
NAME = "backup-vda-libvirt-3-format"
CONCLUDED = {"id": NAME, "status": "concluded", "current-progress": 5, "total-progress": 5}


class Monitor:
    """A monitor on which a job has concluded; then it says ``odd`` of it."""

    def __init__(self, odd) -> None:
        self.answers = [[CONCLUDED], odd]
        self.failure = None
        self.ended = trio.Event()

    async def command(self, name: str, *_, **__) -> object:
        if name != "query-jobs":
            return {}
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            self.failure = None if isinstance(answer, CommandRefused) else answer
            raise answer
        return answer


async def ended(odd, *, then=lambda job: None) -> tuple[int, dict, list]:
    """Return how a backup ended of which QEMU says something odd."""
    found: list = []
    disks: list = []

    async def end(job, how) -> None:
        found.append(how)

    guest = SimpleNamespace(
        definition=SimpleNamespace(name="g"),
        nodes=Nodes(3, {"vda": BlockDisk("vda", [Layer(3, "/a", "qcow2")], "d", False)}),
        monitor=Monitor(odd),
        ended=trio.Event(),
    )
    definition = BackupDef(PUSH, None, None, (DISK,))
    job = BackupJob(
        guest,
        definition,
        reuse_external=True,
        preserves=False,
        tls=TLS(),
        is_known=lambda name: True,
        on_disk_end=lambda *how: disks.append(how),
        on_end=end,
        keep=end,
    )
    store = Layer(4, "/nowhere/target", "qcow2").written()
    document = {"whole": True, "reuse": True, "stores": {"vda": store}, "sizes": {"vda": 1}}
    await job.resume(json.dumps({**document, "definition": asdict(definition)}))
    async with trio.open_nursery() as nursery:
        nursery.start_soon(job.follow)
        await trio.testing.wait_all_tasks_blocked()
        then(job)
    (how,) = found
    return how.type, how.params, disks


async def test_a_job_that_succeeded():
    kind, params, disks = await ended([CONCLUDED])
    assert (kind, params["success"], params["disk_processed"]) == (COMPLETED, True, 5)
    assert disks == [("/a", "vda", 0)]


@pytest.mark.parametrize(
    ("odd", "error"),
    [
        ([], "the job is lost"),
        ([{"id": NAME, "status": "concluded"}], "QEMU's jobs have another form"),
        ([{**CONCLUDED, "current-progress": {}}], "QEMU's jobs have another form"),
        ([{**CONCLUDED, "error": {"x": 1}}], "{'x': 1}"),
        ([{**CONCLUDED, "error": None}], "None"),
        ({"a": 1}, "QEMU's jobs have another form"),
        (5, "QEMU's jobs have another form"),
        (CommandRefused("query-jobs", "GenericError", "no"), "no"),
    ],
    ids=str,
)
async def test_a_job_that_may_have_failed_has_failed(odd, error):
    kind, params, disks = await ended(odd)
    assert (kind, params["success"]) == (FAILED, False)
    assert error in params["errmsg"]
    assert disks == [("/a", "vda", 1)]


async def test_a_guest_that_ends_before_it_says_what_became_of_a_job():
    kind, params, disks = await ended(
        internal_error("End of file from qemu monitor"), then=BackupJob.guest_ended
    )
    assert (kind, params["success"]) == (CANCELLED, False)
    assert disks == []
