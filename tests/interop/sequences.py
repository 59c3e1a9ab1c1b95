"""Random calls on every kind of object, and a comparison of their answers.

A sequence is made from a seed alone, without looking at answers, so that two servers
get the same calls. Names come from small pools, so that calls meet each other:
duplicates, stale handles, parents, undefined domains. Each third sequence is about the
host and its objects, the others are about guests.
"""

from __future__ import annotations

import json
import random
import re
from typing import Any

from tests import documents
from tests.interop import sequences_of_guests, sequences_of_objects, sequences_of_snapshots

Request = dict[str, Any]
Answer = dict[str, Any]

UUIDS = {
    "test": "6695eb01-f6a4-8304-79aa-97f2502e193f",
    "a": "11111111-1111-4111-8111-111111111111",
    "b": "22222222-2222-4222-8222-222222222222",
    "c": "33333333-3333-4333-8333-333333333333",
}
UNKNOWN_UUID = "99999999-9999-4999-8999-999999999999"
DOMAINS = tuple(UUIDS)
CHECKPOINTS = ("c1", "c2", "c3", "c4", "c.5", "x_6-y")


# --- XML ---


def disk(target: str, extra: str = "", device: str = "disk", source: str | None = "") -> str:
    path = f"<source file='{source or f'/images/{target}.img'}'/>" if source is not None else ""
    return f"<disk type='file' device='{device}'>{path}<target dev='{target}'/>{extra}</disk>"


DISK_SETS = (
    disk("vda"),
    disk("vda") + disk("vdb"),
    disk("sda") + disk("sdb", "<readonly/>") + disk("sdc", device="cdrom", source=None),
    disk("vdb") + disk("vda") + disk("hda", "<readonly/>", device="cdrom"),
    "",
)


def domain_xml(rng: random.Random, name: str | None = None) -> str:
    name = name or rng.choice(DOMAINS)
    # Mostly the domain's own uuid, sometimes another domain's (refused) or one of the
    # server's making.
    uuid = UUIDS[name] if rng.random() < 0.8 else rng.choice([*UUIDS.values(), UNKNOWN_UUID, None])
    memory = rng.choice((65536, 131072))
    vcpus = rng.choice((1, 2, 4))
    extra = rng.choice(
        ("", "", "<title>a title</title>", "<description>what it is for &amp; more</description>")
    )
    devices = rng.choices(DISK_SETS, (4, 6, 2, 2, 1))[0]
    return documents.domain(name, uuid, memory=memory, vcpus=vcpus, before=extra, devices=devices)


BAD_DOMAINS = (
    "",
    "<domain",
    "<domain type='test'/>",
    "<domain type='test'><name>a</name></domain>",
    "<network><name>a</name></network>",
    "<domain type='qemu'><name>a</name><memory>1024</memory><os><type>hvm</type></os></domain>",
    "<domain type='nosuch'><name>a</name><memory>1024</memory><os><type>hvm</type></os></domain>",
    "<domain><name>a</name><memory>1024</memory><os><type>hvm</type></os></domain>",
    "<domain type='test'><name></name><memory>1024</memory><os><type>hvm</type></os></domain>",
    "<domain type='test'><name>a/b</name><memory>1024</memory><os><type>hvm</type></os></domain>",
    (
        "<domain type='test'><name>a</name><uuid>not-a-uuid</uuid>"
        "<memory>1024</memory><os><type>hvm</type></os></domain>"
    ),
    "<domain type='test'><name>a</name><memory>lots</memory><os><type>hvm</type></os></domain>",
    "<domain type='test'><name>a</name><memory>1024</memory></domain>",
    "<domain type='test'><name>a</name><memory>1024</memory>"
    "<os><type>hvm</type></os><devices><disk/></devices></domain>",
    "<domain type='test'><name>a</name><memory>1024</memory><os><type>hvm</type></os><devices>"
    + disk("vda")
    + disk("vda", source="/images/other")
    + "</devices></domain>",
    (
        "<domain type='test'><name>a</name><memory>1024</memory>"
        "<vcpu>0</vcpu><os><type>hvm</type></os></domain>"
    ),
)


def checkpoint_xml(rng: random.Random, domain: str) -> str:
    name = rng.choice(CHECKPOINTS)
    parts = [f"<name>{name}</name>"]
    if rng.random() < 0.3:
        parts.append(
            f"<description>{rng.choice(('first', 'a &lt;b&gt;', 'ünïcode'))}</description>"
        )
    if rng.random() < 0.2:
        parts.append(f"<parent><name>{rng.choice((*CHECKPOINTS, 'nosuch'))}</name></parent>")
    if rng.random() < 0.2:
        parts.append(
            f"<creationTime>{rng.choice(('1525889631', '1525889632', '0', 'soon'))}</creationTime>"
        )
    if rng.random() < 0.5:
        likely = rng.sample(("vda", "vdb"), rng.randint(1, 2))
        names = likely if rng.random() < 0.6 else rng.sample(("vda", *ODD_DISKS), rng.randint(0, 3))
        attributes = (
            "",
            "",
            " checkpoint='bitmap'",
            " checkpoint='no'",
            " checkpoint='bitmap' bitmap='bm'",
        )
        odd = (
            " checkpoint='maybe'",
            " checkpoint='no' bitmap='bm'",
            " size='7'",
            " bitmap='bm' size='7'",
        )
        disks = (
            f"<disk name='{n}'{rng.choice(attributes if rng.random() < 0.9 else odd)}/>"
            for n in names
        )
        parts.append(f"<disks>{''.join(disks)}</disks>")
    rng.shuffle(parts)
    return f"<domaincheckpoint>{''.join(parts)}</domaincheckpoint>"


def redefine_xml(rng: random.Random, domain: str) -> str:
    name, parent = rng.choice(CHECKPOINTS), rng.choice((*CHECKPOINTS, "nosuch", None))
    parts = [f"<name>{name}</name>"] if rng.random() < 0.95 else []
    if parent is not None:
        parts.append(f"<parent><name>{parent}</name></parent>")
    if rng.random() < 0.9:
        parts.append("<creationTime>1525889631</creationTime>")
    if rng.random() < 0.7:
        parts.append("<disks><disk name='vda' checkpoint='bitmap'/></disks>")
    if rng.random() < 0.6:
        uuid = UUIDS[domain] if rng.random() < 0.8 else UNKNOWN_UUID
        parts.append(documents.domain(domain, uuid, vcpus=None, devices=disk("vda")))
    return f"<domaincheckpoint>{''.join(parts)}</domaincheckpoint>"


ODD_DISKS = ("sda", "sdb", "sdc", "hda", "nosuch", "/images/vda.img")
BAD_CHECKPOINTS = (
    "",
    "<domaincheckpoint",
    "<domainsnapshot><name>c1</name></domainsnapshot>",
    "<domaincheckpoint><name></name></domaincheckpoint>",
    "<domaincheckpoint><name>.hidden</name></domaincheckpoint>",
    "<domaincheckpoint><name>a/b</name></domaincheckpoint>",
    "<domaincheckpoint><name>c d</name></domaincheckpoint>",
    "<domaincheckpoint><name>c1</name><name>c2</name></domaincheckpoint>",
    "<domaincheckpoint><name>c1</name><nosuch/></domaincheckpoint>",
    "<domaincheckpoint><name>c1</name><disks/></domaincheckpoint>",
    "<domaincheckpoint><name>c1</name><disks><disk/></disks></domaincheckpoint>",
    "<domaincheckpoint><name>c1</name><disks><disk name=''/></disks></domaincheckpoint>",
    (
        "<domaincheckpoint><name>c1</name><disks><disk name='vda'/>"
        "<disk name='vda'/></disks></domaincheckpoint>"
    ),
    (
        "<domaincheckpoint><name>c1</name>"
        "<disks><disk name='vda' bitmap=''/></disks></domaincheckpoint>"
    ),
    "<domaincheckpoint nosuch='1'><name>c1</name></domaincheckpoint>",
    "<domaincheckpoint><name>c1</name>text</domaincheckpoint>",
)


# --- calls ---


class _Maker:
    """A collector of calls.

    It guesses what is defined, runs and has checkpoints, only to make calls that meet.
    """

    def __init__(self, seed: int, length: int) -> None:
        self.rng = random.Random(seed)
        self.length = length
        self.requests: list[Request] = []
        self.defined = ["test"]
        self.running = ["test"]
        self.checkpoints: dict[str, list[str]] = {name: [] for name in DOMAINS}
        self.snapshots: dict[str, list[str]] = {name: [] for name in DOMAINS}
        # A domain has either checkpoints or snapshots; some calls are made in vain.
        self.with_snapshots = self.rng.sample(DOMAINS, 2)
        self.unnamed = False
        self.actions = sequences_of_objects.ACTIONS if seed % 3 == 0 else ACTIONS

    def call(self, on: str, method: str, *args: Any, save: str | None = None) -> None:
        request: Request = {"op": "call", "on": on, "method": method, "args": list(args)}
        if save is not None:
            request["save"] = save
        self.requests.append(request)

    def flags(self, *useful: int, bad: int, chance: float = 0.1) -> int:
        if self.rng.random() < chance:
            return bad
        return self.rng.choice((0, 0, *useful))

    def domain(self) -> str:
        if self.defined and self.rng.random() < 0.95:
            return self.rng.choice(self.defined)
        return self.rng.choice(DOMAINS)

    def running_domain(self) -> str:
        if self.running and self.rng.random() < 0.9:
            return self.rng.choice(self.running)
        return self.domain()

    def uuid_of(self, domain: str) -> str:
        return UUIDS[domain] if self.rng.random() < 0.95 else UNKNOWN_UUID

    def checkpointable(self) -> str:
        """Return a domain that runs, mostly one without snapshots."""
        known = [name for name in self.running if name not in self.with_snapshots]
        if known and self.rng.random() < 0.9:
            return self.rng.choice(known)
        return self.running_domain()

    def checkpoint(self) -> str:
        """Return a checkpoint's handle, mostly one that exists.

        A call with a handle that was never saved is skipped on both sides.
        """
        known = [f"{domain}/{name}" for domain, names in self.checkpoints.items() for name in names]
        if known and self.rng.random() < 0.95:
            return self.rng.choice(known)
        return f"{self.domain()}/{self.rng.choice(CHECKPOINTS)}"

    def starts(self, domain: str) -> None:
        if domain in self.defined and domain not in self.running:
            self.running.append(domain)

    def stops(self, domain: str) -> None:
        if domain in self.running:
            self.running.remove(domain)

    def make(self) -> list[Request]:
        self.call("conn", "lookupByName", "test", save="test")
        actions, weights = zip(*self.actions, strict=True)
        while len(self.requests) < self.length:
            self.rng.choices(actions, weights)[0](self)
            if not self.running:
                create(self)
        self.survey()
        return self.requests

    def survey(self) -> None:
        """Look at everything at the end, so that no difference stays unseen."""
        self.call("conn", "listAllDomains", 0)
        for domain in self.defined:
            self.call(domain, "XMLDesc", 0)
            self.call(domain, "listAllCheckpoints", 2)
            for name in self.checkpoints[domain]:
                self.call(f"{domain}/{name}", "getXMLDesc", 0)
                self.call(f"{domain}/{name}", "listAllChildren", 0)
        sequences_of_snapshots.survey(self)
        if self.actions is not ACTIONS:
            sequences_of_objects.survey(self)


def define(m: _Maker) -> None:
    name = m.rng.choice(DOMAINS)
    if m.rng.random() < 0.7:
        m.call("conn", "defineXML", domain_xml(m.rng, name), save=name)
    else:
        m.call(
            "conn",
            "defineXMLFlags",
            domain_xml(m.rng, name),
            m.flags(1, bad=m.rng.choice((2, 4, 64))),
            save=name,
        )
    if name not in m.defined:
        m.defined.append(name)


def define_bad(m: _Maker) -> None:
    method = m.rng.choice(("defineXML", "createXML"))
    m.call("conn", method, m.rng.choice(BAD_DOMAINS), *([0] if method == "createXML" else []))


def create_xml(m: _Maker) -> None:
    name = m.rng.choice([name for name in DOMAINS if name not in m.running] or DOMAINS)
    m.call(
        "conn",
        "createXML",
        domain_xml(m.rng, name),
        m.flags(16, bad=m.rng.choice((1, 2, 4, 8, 64))),
        save=name,
    )
    if name not in m.defined:
        m.defined.append(name)
    m.starts(name)


def create(m: _Maker) -> None:
    stopped = [name for name in m.defined if name not in m.running]
    domain = m.rng.choice(stopped) if stopped and m.rng.random() < 0.85 else m.domain()
    if m.rng.random() < 0.7:
        m.call(domain, "create")
    else:
        m.call(domain, "createWithFlags", m.flags(bad=m.rng.choice((1, 2, 4, 8, 16, 64))))
    m.starts(domain)


def stop(m: _Maker) -> None:
    domain = m.running_domain()
    kind = m.rng.randrange(3)
    if kind == 0:
        m.call(domain, "shutdown")
    elif kind == 1:
        m.call(domain, "destroy")
    else:
        m.call(domain, "destroyFlags", m.flags(1, bad=64))
    m.stops(domain)


def suspend(m: _Maker) -> None:
    m.call(m.running_domain(), "suspend")


def resume(m: _Maker) -> None:
    m.call(m.running_domain(), "resume")


def reboot(m: _Maker) -> None:
    m.call(m.running_domain(), "reboot", m.flags(1, 2, 4, bad=m.rng.choice((3, 64))))


def undefine(m: _Maker) -> None:
    domain = m.domain()
    if m.rng.random() < 0.5:
        m.call(domain, "undefine")
    else:
        m.call(domain, "undefineFlags", m.flags(1, 2, 4, 8, bad=m.rng.choice((12, 16, 64))))
    if domain not in m.running and m.rng.random() < 0.7:  # else the stale handle stays in use
        m.defined.remove(domain) if domain in m.defined else None


def lookup(m: _Maker) -> None:
    name = m.rng.choice((*DOMAINS, "nosuch"))
    save = None if name == "nosuch" else name
    kind = m.rng.randrange(4)
    if kind == 0:
        m.call("conn", "lookupByName", name, save=save)
    elif kind == 1:
        m.call("conn", "lookupByUUIDString", UUIDS.get(name, UNKNOWN_UUID), save=save)
    elif kind == 2:
        m.call(
            "conn",
            "lookupByUUID",
            {"bytes": UUIDS.get(name, UNKNOWN_UUID).replace("-", "")},
            save=save,
        )
    else:
        m.call("conn", "lookupByID", m.rng.choice((0, 1, 1, 2, 3, 4, 99)))


DOMAIN_FILTERS = tuple(1 << bit for bit in range(16))


def list_domains(m: _Maker) -> None:
    flags = 0 if m.rng.random() < 0.3 else m.rng.choice(DOMAIN_FILTERS)
    if m.rng.random() < 0.3:
        flags |= m.rng.choice(DOMAIN_FILTERS)
    if m.rng.random() < 0.05:
        flags |= 1 << 20
    m.call("conn", "listAllDomains", flags)


def list_old(m: _Maker) -> None:
    m.call(
        "conn",
        m.rng.choice(
            ("numOfDomains", "numOfDefinedDomains", "listDomainsID", "listDefinedDomains")
        ),
    )


def state(m: _Maker) -> None:
    m.call(m.domain(), "state", m.flags(bad=1, chance=0.05))


def info(m: _Maker) -> None:
    m.call(m.domain(), "info")


def is_something(m: _Maker) -> None:
    m.call(m.domain(), m.rng.choice(("isActive", "isPersistent", "isUpdated")))


def autostart(m: _Maker) -> None:
    if m.rng.random() < 0.5:
        m.call(m.domain(), "autostart")
    else:
        m.call(m.domain(), "setAutostart", m.rng.choice((0, 1)))


def domain_text(m: _Maker) -> None:
    m.call(m.domain(), "XMLDesc", m.flags(1, 2, 8, bad=m.rng.choice((4, 16, 64)), chance=0.15))


def _create_checkpoint(m: _Maker, domain: str, xml: str, flags: int) -> None:
    found = re.search(
        r"<name>([^<]*)</name>", re.sub(r"<parent>.*?</parent>|<domain .*</domain>", "", xml)
    )
    name = found.group(1) if found else ""
    m.call(domain, "checkpointCreateXML", xml, flags, save=f"{domain}/{name}")
    if m.snapshots[domain] or domain not in m.running:
        return
    if name in CHECKPOINTS and name not in m.checkpoints[domain]:
        m.checkpoints[domain].append(name)


def checkpoint_create(m: _Maker) -> None:
    domain = m.checkpointable()
    flags = m.flags(2, bad=m.rng.choice((3, 4, 8, 64)), chance=0.05)
    _create_checkpoint(m, domain, checkpoint_xml(m.rng, domain), flags)


def checkpoint_create_plain(m: _Maker) -> None:
    domain = m.checkpointable()
    free = [name for name in CHECKPOINTS if name not in m.checkpoints[domain]]
    name = m.rng.choice(free if free and m.rng.random() < 0.9 else CHECKPOINTS)
    _create_checkpoint(m, domain, f"<domaincheckpoint><name>{name}</name></domaincheckpoint>", 0)


def checkpoint_create_unnamed(m: _Maker) -> None:
    # Its name is the time in seconds; a second one could meet it or not, depending on
    # the clock.
    if not m.unnamed:
        m.unnamed = True
        m.call(m.checkpointable(), "checkpointCreateXML", "<domaincheckpoint/>", 0)


def checkpoint_redefine(m: _Maker) -> None:
    domain = m.checkpointable()
    xml = redefine_xml(m.rng, domain) if m.rng.random() < 0.85 else checkpoint_xml(m.rng, domain)
    _create_checkpoint(m, domain, xml, m.flags(bad=m.rng.choice((3, 5, 7)), chance=0.05) | 1)


def checkpoint_create_bad(m: _Maker) -> None:
    m.call(
        m.checkpointable(),
        "checkpointCreateXML",
        m.rng.choice(BAD_CHECKPOINTS),
        m.rng.choice((0, 0, 1)),
    )


def checkpoint_lookup(m: _Maker) -> None:
    domain = m.domain()
    name = m.rng.choice(
        (*m.checkpoints[domain], *m.checkpoints[domain], *CHECKPOINTS, "nosuch", "")
    )
    save = f"{domain}/{name}" if name in CHECKPOINTS else None
    m.call(domain, "checkpointLookupByName", name, m.flags(bad=1, chance=0.05), save=save)


def checkpoint_list(m: _Maker) -> None:
    m.call(m.domain(), "listAllCheckpoints", _list_flags(m))


def checkpoint_children(m: _Maker) -> None:
    m.call(m.checkpoint(), "listAllChildren", _list_flags(m))


def checkpoint_parent(m: _Maker) -> None:
    m.call(m.checkpoint(), "getParent", m.flags(bad=1, chance=0.05))


def checkpoint_text(m: _Maker) -> None:
    m.call(
        m.checkpoint(), "getXMLDesc", m.flags(1, 2, 3, 4, 6, bad=m.rng.choice((8, 64)), chance=0.05)
    )


def checkpoint_delete(m: _Maker) -> None:
    handle = m.checkpoint()
    flags = m.flags(1, 2, 4, 3, 6, bad=m.rng.choice((5, 8, 64)), chance=0.1)
    m.call(handle, "delete", flags)
    domain, name = handle.split("/")
    if flags in (0, 2) and name in m.checkpoints[domain] and m.rng.random() < 0.8:
        m.checkpoints[domain].remove(name)


def _dict(**items: Any) -> Request:
    return {"dict": [[name, value] for name, value in items.items()]}


def _impact(m: _Maker) -> int:
    return m.flags(1, 2, bad=m.rng.choice((3, 16, 64)), chance=0.08)


# Reads of typed parameters and structures: method and the arguments before the flags.
READS: tuple[tuple[str, tuple[Any, ...]], ...] = (
    ("memoryParameters", ()),
    ("blkioParameters", ()),
    ("numaParameters", ()),
    ("interfaceParameters", ("testnet0",)),
    ("interfaceParameters", ("nosuch",)),
    ("blockIoTune", ("vda",)),
    ("blockIoTune", ("sda",)),
    ("perfEvents", ()),
    ("ioThreadInfo", ()),
    ("vcpuPinInfo", ()),
    ("emulatorPinInfo", ()),
)
READS_WITHOUT_IMPACT: tuple[tuple[str, tuple[Any, ...]], ...] = (
    ("schedulerParameters", ()),
    ("schedulerParametersFlags", (0,)),
    ("getCPUStats", (True, 0)),
    ("getCPUStats", (False, 0)),
    ("memoryStats", ()),
    ("interfaceAddresses", (0, 0)),
    ("interfaceAddresses", (5, 0)),
    ("diskErrors", ()),
    ("fsInfo", ()),
    ("fsInfo", (1,)),
    ("launchSecurityInfo", (0,)),
    ("vcpus", ()),
)
# Writes, likewise. What libvirt keeps of a device whose limits are all 0 is not seen,
# so none is set to 0.
WRITES: tuple[tuple[str, tuple[Any, ...]], ...] = (
    ("setMemoryParameters", (_dict(hard_limit=300000),)),
    ("setMemoryParameters", (_dict(soft_limit=70000, swap_hard_limit=500000),)),
    ("setMemoryParameters", (_dict(hard_limit=5, swap_hard_limit=4),)),
    ("setMemoryParameters", (_dict(hard_limit=2**53),)),
    ("setBlkioParameters", (_dict(weight=600),)),
    ("setBlkioParameters", (_dict(device_weight="/dev/sda,300,/dev/sdb,400"),)),
    ("setBlkioParameters", (_dict(device_read_bytes_sec="/dev/sdb,77", weight=100),)),
    ("setBlkioParameters", (_dict(device_write_iops_sec="/dev/sdc"),)),
    ("setBlkioParameters", (_dict(device_weight="/dev/sda,many"),)),
    ("setNumaParameters", (_dict(numa_nodeset="0-1"),)),
    ("setNumaParameters", (_dict(numa_mode=2),)),
    ("setNumaParameters", (_dict(numa_mode=1, numa_nodeset="3"),)),
    ("setNumaParameters", (_dict(numa_mode=9),)),
    ("setNumaParameters", (_dict(numa_nodeset="x"),)),
    ("setInterfaceParameters", ("nosuch", {"dict": [["inbound.average", 5]]})),
    ("setBlockIoTune", ("vda", _dict(total_bytes_sec=5, total_bytes_sec_max=6))),
    ("setBlockIoTune", ("vda", _dict(read_iops_sec_max=9, read_iops_sec_max_length=3))),
    ("setBlockIoTune", ("vda", _dict(read_bytes_sec=5))),
    ("setBlockIoTune", ("vdb", _dict(group_name="drives"))),
    ("setBlockIoTune", ("vdb", _dict(size_iops_sec=10**15 + 1))),
    ("setBlockIoTune", ("nosuch", _dict(size_iops_sec=1))),
    ("setPerfEvents", (_dict(cmt=True, page_faults=False),)),
    ("setPerfEvents", (_dict(cmt=False),)),
    ("addIOThread", (1,)),
    ("addIOThread", (4,)),
    ("addIOThread", (0,)),
    ("delIOThread", (1,)),
    ("delIOThread", (9,)),
    ("pinIOThread", (4, {"tuple": [False, True]})),
    ("pinIOThread", (4, {"tuple": [False]})),
    ("pinEmulator", ({"tuple": [True, False, True]},)),
)


def read_parameters(m: _Maker) -> None:
    if m.rng.random() < 0.4:
        method, arguments = m.rng.choice(READS_WITHOUT_IMPACT)
        m.call(m.running_domain(), method, *arguments)
    else:
        method, arguments = m.rng.choice(READS)
        m.call(m.domain(), method, *arguments, _impact(m))


def write_parameters(m: _Maker) -> None:
    if m.rng.random() < 0.1:
        m.call(m.domain(), "setSchedulerParameters", _dict(weight=m.rng.choice((0, 70))))
    elif m.rng.random() < 0.1:
        m.call(
            m.running_domain(),
            "pinVcpu",
            m.rng.choice((0, 1, 9)),
            {"tuple": [True, m.rng.random() < 0.5]},
        )
    else:
        method, arguments = m.rng.choice(WRITES)
        m.call(m.domain(), method, *arguments, _impact(m))


def domain_stats(m: _Maker) -> None:
    stats, flags = (
        m.rng.choice((0, 1, 2, 128, 255)),
        m.rng.choice((0, 0, 1, 2, 4, 0x10, 0x40, 1 << 8, 1 << 29)),
    )
    m.call(
        "conn",
        "getAllDomainStats",
        stats,
        flags | (m.rng.choice((0, 1 << 31)) if stats == 2 else 0),
    )


def _list_flags(m: _Maker) -> int:
    flags = m.rng.choice((0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12))
    return flags | (m.rng.choice((16, 128)) if m.rng.random() < 0.04 else 0)


ACTIONS = (
    (define, 7),
    (define_bad, 2),
    (create_xml, 4),
    (create, 6),
    (stop, 3),
    (suspend, 1),
    (resume, 1),
    (reboot, 1),
    (undefine, 2.5),
    (lookup, 4),
    (list_domains, 3),
    (list_old, 1.5),
    (state, 2),
    (info, 2),
    (is_something, 2),
    (autostart, 2),
    (domain_text, 2),
    (read_parameters, 6),
    (write_parameters, 6),
    (domain_stats, 1),
    (checkpoint_create, 8),
    (checkpoint_create_plain, 8),
    (checkpoint_create_unnamed, 0.5),
    (checkpoint_redefine, 5),
    (checkpoint_create_bad, 2),
    (checkpoint_lookup, 4),
    (checkpoint_list, 4),
    (checkpoint_children, 5),
    (checkpoint_parent, 4),
    (checkpoint_text, 5),
    (checkpoint_delete, 4),
    *sequences_of_snapshots.ACTIONS,
    *sequences_of_guests.ACTIONS,
)


def sequence(seed: int, length: int = 60) -> list[Request]:
    """Return `length` calls made from `seed`, and some that look at the result.

    The handle "conn" is the open connection.
    """
    return _Maker(seed, length).make()


def in_folder(requests: list[Request], folder: str) -> list[Request]:
    """Return a sequence whose images are in that folder."""
    found: list[Request] = json.loads(json.dumps(requests).replace("{folder}", folder))
    return found


# --- answers ---

_TIME = re.compile(r"\b1[6-9]\d{8}\b")
_UUID = re.compile(r"\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b")
_KNOWN_UUIDS = frozenset((*UUIDS.values(), *sequences_of_objects.UUIDS.values(), UNKNOWN_UUID))


def _masked(text: str) -> str:
    """Mask what each server makes up itself: times and random UUIDs.

    Times are also names of checkpoints.
    """
    text = _TIME.sub("TIME", text)
    return _UUID.sub(lambda found: found[0] if found[0] in _KNOWN_UUIDS else "UUID", text)


def comparable(request: Request, answer: Answer) -> Answer:
    """Return `answer` in a form that two servers share.

    Times and random UUIDs are masked, and lists whose order libvirt leaves open are
    sorted.
    """
    value = _walk(answer)
    result = value.get("value")
    if isinstance(result, list) and (
        "List" in request["method"]
        or request["method"].startswith("list")
        or "All" in request["method"]
    ):
        value["value"] = sorted(result, key=repr)
    elif isinstance(result, list) and request["method"] == "info":
        value["value"] = result[:4]  # without CPU time
    elif isinstance(result, list) and request["method"] in ("interfaceStats", "blockStats"):
        value["value"] = len(result)  # they grow with the clock
    elif isinstance(result, list) and request["method"] == "vcpus":
        value["value"] = [[[number, state, cpu] for number, state, _, cpu in result[0]], result[1]]
    return value  # type: ignore[no-any-return]


def _walk(value: Any) -> Any:
    if isinstance(value, str):
        return _masked(value)
    if isinstance(value, list):
        return [_walk(item) for item in value]
    if isinstance(value, dict):
        return {key: _walk(item) for key, item in value.items()}
    return value


def agrees(ours: Answer, theirs: Answer) -> bool:
    """Return whether two answers have the same value, or the same code and domain."""
    if "error" in theirs:
        return "error" in ours and ours["error"][:2] == theirs["error"][:2]
    return ours == theirs


def same_text(ours: Answer, theirs: Answer) -> bool:
    return bool("error" in ours and "error" in theirs and ours["error"][2] == theirs["error"][2])
