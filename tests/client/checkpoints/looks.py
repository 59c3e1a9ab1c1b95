"""Looks at domains that tests make up: checkpoints, disks and bitmaps."""

from __future__ import annotations

from virtrio.client.checkpoints.documents import Checkpoint, CoveredDisk, Disk, Domain, Layer
from virtrio.client.checkpoints.images import Bitmap, SeenDisk, SeenLayer
from virtrio.client.checkpoints.judging import Look
from virtrio.client.checkpoints.report import Means

UUID = "11111111-2222-3333-4444-555555555555"


def bitmap(name, marked=0, *, flaw=None):
    return Bitmap(
        name,
        flaw != "not recording",
        flaw != "not persistent",
        flaw == "inconsistent",
        flaw == "busy",
        marked,
    )


def disk(name, *layers, form="qcow2"):
    paths = layers or (f"/{name}",)
    return Disk(name, f"alias-{name}", False, True, tuple(Layer(p, form, None) for p in paths))


def seen(*layers):
    """Return a disk with these layers, each a list of bitmaps; the top one is /0."""
    return SeenDisk(
        tuple(
            SeenLayer(f"/{number}", f"node{number}", {one.name: one for one in bitmaps})
            for number, bitmaps in enumerate(layers)
        )
    )


def checkpoint(name, parent=None, created=0, disks=("vda",), **more):
    covered = tuple(CoveredDisk(each, name) for each in disks)
    return Checkpoint(name, None, parent, created, covered, **more)


def look(checkpoints=(), bitmaps=None, *, means=Means.MONITOR, has_job=False, **more):
    """Return a look at a domain with a disk for each entry of ``bitmaps``."""
    found = bitmaps or {}
    disks = {name: disk(name) for name in found}
    options = {"is_active": means is not Means.IMAGES, "notes": (), "said": {}, **more}
    return Look(
        domain=Domain("g", UUID, disks),
        means=means,
        checkpoints=tuple(checkpoints),
        seen=found,
        has_job=has_job,
        **options,
    )
