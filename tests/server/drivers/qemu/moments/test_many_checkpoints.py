"""Very many checkpoints on one guest: each costs about as much as the first ones.

VIRTRIO_CHECKPOINTS sets how many there are. What is compared is the processor time of
the server: QEMU itself takes longer the more bitmaps an image has.
"""

import os
import statistics
import time
from pathlib import Path

import pytest

import virtrio
from tests.server.drivers.qemu.backed_up import Backups

pytestmark = pytest.mark.peer("qemu", "qemu-img", "virsh")

COUNT = int(os.environ.get("VIRTRIO_CHECKPOINTS", "60"))
FEW = 10
DELETE = virtrio.enums.DomainCheckpointDeleteFlags


def processor_seconds(pid: int) -> float:
    with open(f"/proc/{pid}/schedstat") as file:
        return int(file.read().split()[0]) / 1e9


async def test_many_checkpoints(host):
    backups = Backups(host)
    costs: list[tuple[float, float]] = []

    async def cost(call) -> None:
        before = processor_seconds(host.server.pid), time.perf_counter()
        await call
        spent = processor_seconds(host.server.pid) - before[0]
        costs.append((spent, time.perf_counter() - before[1]))

    async with virtrio.connect(host.uri) as conn:
        domain = await conn.lookup_by_name("g")
        for number in range(COUNT):
            text = f"<domaincheckpoint><name>c{number}</name></domaincheckpoint>"
            await cost(domain.checkpoint_create_xml(text))
        assert len(await domain.list_all_checkpoints()) == COUNT
        creates, costs = costs, []
        for number in [*range(FEW), *range(COUNT - FEW, COUNT)]:
            await cost(domain.backup_begin(based_on(backups, f"c{number}"), None))
            backups.abort()
        print(report("create", creates), report("begin", costs), sep="\n")
        for measured in (creates, costs):
            first, last = (
                statistics.median(spent for spent, _ in part)
                for part in (measured[:FEW], measured[-FEW:])
            )
            assert last < 2 * first + 0.002
        root = await domain.checkpoint_lookup_by_name("c0")
        await root.delete(
            virtrio.enums.DomainCheckpointDeleteFlags.VIR_DOMAIN_CHECKPOINT_DELETE_CHILDREN
        )
        assert await domain.list_all_checkpoints() == []


def based_on(backups, name: str) -> str:
    """Return the document of a backup that is based on a checkpoint."""
    return Path(backups.document(name)).read_text()


def report(what: str, measured: list[tuple[float, float]]) -> str:
    """Say what the first and the last calls took."""
    parts = []
    for part in (measured[:FEW], measured[-FEW:]):
        cpu, wall = (1e3 * statistics.median(values) for values in zip(*part, strict=True))
        parts.append(f"{wall:.1f} ms ({cpu:.1f} of processor)")
    return f"{what}: {' -> '.join(parts)}"
