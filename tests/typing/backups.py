"""Backups from Python: read by ``make typecheck``, never executed.

Each line with an ``ignore`` has a mistake, and mypy complains of an ``ignore`` that is
not needed.
"""

from __future__ import annotations

from typing import assert_type

from virtrio import backup, blocking, trio
from virtrio.backup import xml


async def waited(dom: trio.Domain) -> None:
    async with backup.begin(dom, incremental={"vda": "a"}, checkpoint="b") as job:
        assert_type(job, backup.Job)
        assert_type(job.domain, trio.Domain)
        assert_type(job.exports["vda"].uri, str)
        async for offset, length in job.dirty("vda"):
            assert_type(offset + length, int)
        assert_type(await job.copy("vda", "/a"), int)
        if (progress := await job.progress()) is not None:
            assert_type(progress.done / progress.total, float)
        for _ in job.dirty("vda"):  # type: ignore[attr-defined]
            pass
    with backup.begin(dom):  # type: ignore[attr-defined]
        pass
    backup.begin(dom, mode="copy")  # type: ignore[arg-type]
    backup.blocking.begin(dom)  # type: ignore[arg-type]


def blocked(dom: blocking.Domain) -> None:
    with backup.blocking.begin(dom, mode="push", targets={"vda": "/a"}) as job:
        assert_type(job, backup.blocking.Job)
        assert_type(job.domain, blocking.Domain)
        assert_type(job.wait(), None)
        for extent in job.dirty("vda"):
            assert_type(extent, backup.Extent)
    backup.begin(dom)  # type: ignore[arg-type]


def documents() -> None:
    server = xml.UnixServer("/sock")
    assert_type(xml.pull(server, disks=["vda", xml.PullDisk("vdb", mode="full")]), str)
    xml.pull(server, disks=[xml.PushDisk("vda")])  # type: ignore[list-item]
    xml.push(disks=[xml.PushDisk("vda", format="qcow3")])  # type: ignore[arg-type]
    xml.CheckpointDisk("vda", "yes")  # type: ignore[arg-type]
    xml.pull()  # type: ignore[call-arg]
