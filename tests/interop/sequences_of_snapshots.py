"""Random calls on snapshots, for the sequences of `sequences`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests import documents

if TYPE_CHECKING:
    import random

    from tests.interop.sequences import _Maker

__all__ = ["ACTIONS", "SNAPSHOTS", "survey"]

SNAPSHOTS = ("s1", "s2", "s3", "s.4", "s 5", "s/6")
_STATES = ("running", "paused", "shutoff", "disk-snapshot", "crashed", "nosuch")
_OVERLAY = (
    "<disks><disk name='vda' snapshot='external'><source file='/overlay'/></disk>"
    "<disk name='vdb' snapshot='no'/></disks>"
)
_BAD = (
    "",
    "<domainsnapshot",
    "<domaincheckpoint/>",
    "<domainsnapshot><disks><disk/></disks></domainsnapshot>",
    "<domainsnapshot><disks><disk name='nosuch'/></disks></domainsnapshot>",
    "<domainsnapshot><disks><disk name='vda'/><disk name='vda'/></disks></domainsnapshot>",
    "<domainsnapshot><disks><disk name='vda' snapshot='maybe'/></disks></domainsnapshot>",
    "<domainsnapshot><disks><disk name='vda' snapshot='manual'/></disks></domainsnapshot>",
    "<domainsnapshot><disks><disk name='vda' type='dir'/></disks></domainsnapshot>",
    "<domainsnapshot><memory snapshot='external'/></domainsnapshot>",
    "<domainsnapshot><memory snapshot='no' file='/m'/></domainsnapshot>",
    "<domainsnapshot><memory file='m'/></domainsnapshot>",
)


def _xml(rng: random.Random) -> str:
    parts = [f"<name>{rng.choice(SNAPSHOTS)}</name>"]
    if rng.random() < 0.3:
        parts.append(f"<description>{rng.choice(('first', 'a &lt;b&gt;'))}</description>")
    if rng.random() < 0.1:
        parts.append("<state>shutoff</state><creationTime>5</creationTime><nosuch/>")
    if rng.random() < 0.2:
        modes = ("snapshot='no'", "snapshot='internal'", "file='/memory'")
        parts.append(f"<memory {rng.choice(modes)}/>")
    if rng.random() < 0.4:
        inside = ("", "", " snapshot='internal'", " snapshot='no'", " snapshot='external'")
        names = rng.sample(("vda", "vdb", "hda", "/images/vda.img"), rng.randint(1, 2))
        disks = "".join(f"<disk name='{name}'{rng.choice(inside)}/>" for name in names)
        parts.append(rng.choice((f"<disks>{disks}</disks>", _OVERLAY)))
    rng.shuffle(parts)
    return f"<domainsnapshot>{''.join(parts)}</domainsnapshot>"


def _redefinition(rng: random.Random, domain: str, uuid: str) -> str:
    parts = [f"<name>{rng.choice(SNAPSHOTS)}</name>"] if rng.random() < 0.95 else []
    if (parent := rng.choice((*SNAPSHOTS, "nosuch", None, None))) is not None:
        parts.append(f"<parent><name>{parent}</name></parent>")
    if rng.random() < 0.95:
        parts.append("<creationTime>1525889631</creationTime>")
    if rng.random() < 0.95:
        parts.append(f"<state>{rng.choices(_STATES, (5, 3, 5, 3, 1, 1))[0]}</state>")
    if rng.random() < 0.3:
        parts.append(_OVERLAY)
    if rng.random() < 0.8:
        memory = rng.choice((65536, 65536, 131072))
        devices = "".join(
            documents.disk(target, f"/images/{target}.img") for target in ("vda", "vdb")
        )
        parts.append(documents.domain(domain, uuid, memory=memory, devices=devices))
    return f"<domainsnapshot>{''.join(parts)}</domainsnapshot>"


def _domain(m: _Maker) -> str:
    """Choose a domain, mostly one that may have snapshots."""
    known = [name for name in m.defined if name in m.with_snapshots]
    return m.rng.choice(known) if known and m.rng.random() < 0.9 else m.domain()


def _handle(m: _Maker) -> str:
    """Choose a snapshot's handle, mostly one that exists."""
    known = [f"{domain}/{name}" for domain, names in m.snapshots.items() for name in names]
    if known and m.rng.random() < 0.95:
        return m.rng.choice(known)
    return f"{_domain(m)}/{m.rng.choice(SNAPSHOTS)}"


def _create(m: _Maker, domain: str, xml: str, flags: int) -> None:
    found = [name for name in SNAPSHOTS if f"<name>{name}</name>" in xml.split("<parent>")[0]]
    name = found[0] if found else "unknown"
    m.call(domain, "snapshotCreateXML", xml, flags, save=f"{domain}/{name}")
    if found and not m.checkpoints[domain] and name not in m.snapshots[domain]:
        m.snapshots[domain].append(name)


def create(m: _Maker) -> None:
    domain = _domain(m)
    flags = m.flags(8, 64, 128, 256, 512, bad=m.rng.choice((2, 4, 16, 32, 2048)), chance=0.07)
    _create(m, domain, _xml(m.rng), flags)
    if flags == 8:
        m.stops(domain)


def create_plain(m: _Maker) -> None:
    domain = _domain(m)
    free = [name for name in SNAPSHOTS if name not in m.snapshots[domain]]
    name = m.rng.choice(free if free and m.rng.random() < 0.9 else SNAPSHOTS)
    _create(m, domain, f"<domainsnapshot><name>{name}</name></domainsnapshot>", 0)


def redefine(m: _Maker) -> None:
    domain = _domain(m)
    xml = _redefinition(m.rng, domain, m.uuid_of(domain))
    _create(m, domain, xml, m.flags(2, 512, bad=m.rng.choice((4, 8, 16)), chance=0.05) | 1)


def create_bad(m: _Maker) -> None:
    m.call(_domain(m), "snapshotCreateXML", m.rng.choice(_BAD), m.rng.choice((0, 0, 1, 512)))


def lookup(m: _Maker) -> None:
    domain = _domain(m)
    name = m.rng.choice((*m.snapshots[domain], *m.snapshots[domain], *SNAPSHOTS, "nosuch"))
    save = f"{domain}/{name}" if name in SNAPSHOTS else None
    m.call(domain, "snapshotLookupByName", name, m.flags(bad=1, chance=0.05), save=save)


def _list_flags(m: _Maker) -> int:
    flags = 0
    for _ in range(m.rng.choice((0, 1, 1, 2, 3))):
        flags |= 1 << m.rng.randrange(11)
    return flags | (2048 if m.rng.random() < 0.04 else 0)


def list_all(m: _Maker) -> None:
    method = m.rng.choice(("listAllSnapshots", "snapshotNum", "snapshotListNames"))
    m.call(_domain(m), method, _list_flags(m))


def children(m: _Maker) -> None:
    method = m.rng.choice(("listAllChildren", "numChildren", "listChildrenNames"))
    m.call(_handle(m), method, _list_flags(m))


def current(m: _Maker) -> None:
    method = m.rng.choice(("hasCurrentSnapshot", "snapshotCurrent"))
    m.call(_domain(m), method, m.flags(bad=1, chance=0.05))


def ask(m: _Maker) -> None:
    method = m.rng.choice(("isCurrent", "hasMetadata", "getParent", "getParent"))
    m.call(_handle(m), method, m.flags(bad=1, chance=0.05))


def text(m: _Maker) -> None:
    m.call(_handle(m), "getXMLDesc", m.flags(1, bad=m.rng.choice((2, 64)), chance=0.05))


def revert(m: _Maker) -> None:
    handle = _handle(m)
    domain = handle.partition("/")[0]
    flags = m.flags(1, 2, 4, 5, bad=m.rng.choice((3, 8, 16)), chance=0.08)
    m.call(domain, "revertToSnapshot", {"handle": handle}, flags)
    m.call(domain, "state", 0)
    m.call(domain, "XMLDesc", m.rng.choice((0, 2)))


def delete(m: _Maker) -> None:
    handle = _handle(m)
    flags = m.flags(1, 4, bad=m.rng.choice((2, 5, 8, 64)), chance=0.1)
    m.call(handle, "delete", flags)
    domain, _, name = handle.partition("/")
    if flags in (0, 1) and name in m.snapshots[domain] and m.rng.random() < 0.8:
        m.snapshots[domain].remove(name)


def survey(m: _Maker) -> None:
    """Look at a sequence's snapshots at its end."""
    for domain in m.defined:
        m.call(domain, "listAllSnapshots", 1024)
        m.call(domain, "hasCurrentSnapshot", 0)
        for name in m.snapshots[domain]:
            m.call(f"{domain}/{name}", "getXMLDesc", 0)
            m.call(f"{domain}/{name}", "listAllChildren", 0)


ACTIONS = (
    (create, 5),
    (create_plain, 6),
    (redefine, 5),
    (create_bad, 1.5),
    (lookup, 3),
    (list_all, 4),
    (children, 4),
    (current, 2),
    (ask, 4),
    (text, 4),
    (revert, 4),
    (delete, 3),
)
