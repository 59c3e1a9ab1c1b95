"""Domain with checkpoints at a server that is made up; its calls are counted."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace

from tests.client.checkpoints.looks import UUID, checkpoint
from virtrio.client.blocking.performing import perform
from virtrio.client.checkpoints.documents import read_checkpoint
from virtrio.client.checkpoints.looking import check_gen
from virtrio.client.checkpoints.repair import plan_gen, repair_gen
from virtrio.protocol._generated.enums import ErrorNumber
from virtrio.protocol.errors import LibvirtError

DISKS = ("vda", "vdb")
RUNNING, PAUSED = 1, 3
METADATA_ONLY, VALIDATE, SIZE = 2, 4, 4


def error(code, text="no"):
    return LibvirtError(ErrorNumber[code], 10, text)


class Domain:
    """Domain that runs, with two disks of two layers each.

    ``bitmaps`` has the names of the bitmaps in the top layer of each disk, all of them
    sound, ``below`` of those in the other one. ``errors`` has what methods raise, by
    their names; those of a checkpoint's have its name in front, ``c1.delete``.
    ``lists`` has the names that are listed, one list after the other, if it is given.
    """

    def __init__(self, *names, kind="kvm", life=RUNNING, why=""):
        parents = (None, *names)
        made = [checkpoint(*each, disks=DISKS) for each in zip(names, parents, strict=False)]
        self.records = {one.name: one for one in made}
        self.bitmaps = {disk: set(names) for disk in DISKS}
        self.below = {disk: set() for disk in DISKS}
        self.lists = None
        self.kind, self.life, self.why = kind, life, why
        self.calls: Counter[str] = Counter()
        self.errors: dict[str, BaseException] = {}

    def did(self, method, name=""):
        self.calls[method] += 1
        for key in (method, f"{name}.{method}"):
            if key in self.errors:
                raise self.errors[key]

    # -- the doctor --------------------------------------------------------------------

    def check(self, **options):
        return perform(check_gen(self, **options))

    def plan(self, **options):
        return perform(plan_gen(self, **options))

    def repair(self, **options):
        return perform(repair_gen(self, **options))

    # -- what it calls -----------------------------------------------------------------

    def is_active(self):
        return 1

    def state(self, flags):
        return [self.life, 0]

    def xml_desc(self, flags):
        disks = "".join(
            f"<disk type='file' device='disk'><driver type='qcow2'/><source file='/{disk}'"
            f" index='{number}'/><backingStore type='file' index='1{number}'>"
            f"<format type='qcow2'/><source file='/{disk}.base'/></backingStore>"
            f"<target dev='{disk}'/></disk>"
            for number, disk in enumerate(DISKS)
        )
        return (
            f"<domain type='{self.kind}'><name>g</name><uuid>{UUID}</uuid>"
            f"<devices>{disks}</devices></domain>"
        )

    def backup_get_xml_desc(self, flags):
        self.did("backup_get_xml_desc")
        raise error("VIR_ERR_NO_DOMAIN_BACKUP")

    def qemu_monitor_command(self, text, flags):
        command = json.loads(text)
        self.did(command["execute"])
        answers = {"query-status": {"status": "running"}, "query-block": []}
        if command["execute"] == "query-named-block-nodes":
            answers["query-named-block-nodes"] = [
                _node(*each)
                for number, disk in enumerate(DISKS)
                for each in (
                    (f"libvirt-{number}-format", f"/{disk}", self.bitmaps[disk]),
                    (f"libvirt-1{number}-format", f"/{disk}.base", self.below[disk]),
                )
            ]
        if command["execute"] == "block-dirty-bitmap-remove":
            disk = DISKS[int(command["arguments"]["node"].split("-")[1])]
            self.bitmaps[disk].remove(command["arguments"]["name"])
        return json.dumps({"return": answers.get(command["execute"], {})})

    def list_all_checkpoints(self, flags):
        self.did("list_all_checkpoints")
        names = self.records if self.lists is None else next(self.lists)
        return [Checkpoint(self, name) for name in names]

    def checkpoint_lookup_by_name(self, name):
        self.did("checkpoint_lookup_by_name", name)
        if name not in self.records:
            raise error("VIR_ERR_NO_DOMAIN_CHECKPOINT")
        return Checkpoint(self, name)

    def checkpoint_create_xml(self, text, flags):
        found = read_checkpoint(text)
        self.did("checkpoint_create_xml", found.name)
        broken = [d.name for d in found.disks if found.name not in self.bitmaps[d.name]]
        if flags & VALIDATE and broken:
            why = self.why and f": {self.why}"
            text = f"missing or broken bitmap '{found.name}' for disk '{broken[0]}'{why}"
            raise error("VIR_ERR_CHECKPOINT_INCONSISTENT", text)
        assert found.parent is None or found.parent in self.records
        self.records[found.name] = found
        return Checkpoint(self, found.name)


def _node(name, path, bitmaps):
    flags = {"recording": True, "persistent": True, "count": 0}
    found = [{"name": each, **flags} for each in sorted(bitmaps)]
    return {"node-name": name, "drv": "qcow2", "file": path, "dirty-bitmaps": found}


class Checkpoint:
    """Handle of a checkpoint."""

    def __init__(self, domain, name):
        self.domain, self.name = domain, name

    def get_name(self):
        return self.name

    def get_xml_desc(self, flags):
        self.domain.did("size" if flags & SIZE else "get_xml_desc", self.name)
        text = self.domain.records[self.name].document()
        for disk in DISKS if flags & SIZE else ():
            if self.name in self.domain.bitmaps[disk]:
                text = text.replace(f"<disk name='{disk}'", f"<disk name='{disk}' size='7'")
        return text

    def list_all_children(self, flags):
        records = self.domain.records.values()
        return [Checkpoint(self.domain, one.name) for one in records if one.parent == self.name]

    def delete(self, flags):
        self.domain.did("delete_record" if flags & METADATA_ONLY else "delete", self.name)
        gone = self.domain.records.pop(self.name)
        for child in self.domain.records.values():
            if child.parent == self.name:
                self.domain.records[child.name] = replace(child, parent=gone.parent)
        for disk in () if flags & METADATA_ONLY else gone.disks:
            layers = self.domain.bitmaps[disk.name], self.domain.below[disk.name]
            assert any(self.name in layer for layer in layers)
            for layer in layers:
                layer.discard(self.name)
