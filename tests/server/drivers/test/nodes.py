"""Node files, and what libvirt 9.0.0 makes of them: ``nodes.jsonl``.

``/usr/bin/python3 -m tests.server.drivers.test.nodes SOCKET`` records the answers of a
libvirtd anew. With ``SEED COUNT`` behind it, it prints answers to made files.
"""

from __future__ import annotations

import json
import os
import random
import re
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

RECORDED = Path(__file__).with_suffix(".jsonl")

TEST = "xmlns:test='http://libvirt.org/schemas/domain/test/1.0'"
UUID = "11111111-2222-3333-4444-555555555555"
_UUIDS = re.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def domain(inside: str = "", name: str = "a", uuid: str = UUID, *, memory: int = 1024) -> str:
    uuid = f"<uuid>{uuid}</uuid>" if uuid else ""
    return (
        f"<domain type='test' {TEST}><name>{name}</name>{uuid}<memory>{memory}</memory>"
        f"<os><type>hvm</type></os>{inside}</domain>"
    )


def said(tag: str, text: object = "") -> str:
    return f"<test:{tag}>{text}</test:{tag}>"


def snapshot(
    name: str = "s",
    inside: str = "",
    *,
    state: str | None = "running",
    active: object = 0,
    parent: str | None = None,
    time: str | None = "5",
    tag: str = "test:domainsnapshot",
) -> str:
    parts = [
        f"<name>{name}</name>" if name else "",
        "" if state is None else f"<state>{state}</state>",
        "" if time is None else f"<creationTime>{time}</creationTime>",
        "" if parent is None else f"<parent><name>{parent}</name></parent>",
        "" if active is None else f"<active>{active}</active>",
        inside,
    ]
    return f"<{tag}>{''.join(parts)}</{tag}>"


def network(inside: str = "", name: str = "n") -> str:
    return f"<network><name>{name}</name>{inside}</network>"


KEPT = domain(memory=2048)
OTHER = domain(name="zz", uuid=UUID.replace("1", "9"))
DISK = "<disk name='{}' snapshot='{}'>{}</disk>"


def node(*inside: str, **files: str) -> dict[str, str]:
    """Return the files of a node; ``a_xml=`` is another file ``a.xml``."""
    others = {name.replace("_", "."): text for name, text in files.items()}
    return {"node.xml": f"<node>{''.join(inside)}</node>", **others}


def of_domain(*inside: str, **files: str) -> dict[str, str]:
    return node(domain("".join(inside)), **files)


def _files() -> dict[str, dict[str, str]]:
    cases = {
        "no XML": {"node.xml": "xxx"},
        "nothing": {"node.xml": ""},
        "half": {"node.xml": "<node><domain"},
        "another root": {"node.xml": "<nodes/>"},
        "an empty node": node(),
        "no file": node("<domain file='nope.xml'/>"),
        "no file, its path as it stands": node("<domain file='./a//nope.xml'/>"),
        "a file": node("<domain file='d.xml'/>", d_xml=domain()),
        "a file twice": node("<domain file='d.xml'/>" * 2, d_xml=domain()),
        "a file that is no XML": node("<domain file='d.xml'/>", d_xml="<domain"),
        "a file that is empty": node("<domain file='d.xml'/>", d_xml=""),
        "the name of the folder": node("<domain file=''/>"),
        "a file of another kind": node("<domain file='d.xml'/>", d_xml=network()),
        "a network's file": node("<network file='n.xml'/>", n_xml=network()),
        "a domain for a network": node("<network file='d.xml'/>", d_xml=domain()),
        "domains are read first": node("<network/>", "<domain/>"),
        "domains are read first, from files too": node("<network/>", "<domain file='nope'/>"),
        "two of a name": node(domain(uuid=""), domain(uuid="")),
        "two of a UUID": node(domain(), domain(name="b")),
        "two domains": node(domain(), domain(name="b", uuid="")),
        "twice the same": node(domain(), domain(memory=2048)),
        "the same, then off": node(domain(), domain(said("runstate", 5))),
        "off, then the same": node(domain(said("runstate", 5)), domain()),
        "transient, then the same": node(domain(said("transient")), domain()),
        "the same, then transient": node(domain(), domain(said("transient"))),
        "paused, then the same": node(domain(said("runstate", 3)), domain()),
        "two networks": node(network(), network(name="m")),
        "two networks of a name": node(network(), network()),
        "twice the same network": node(
            network(f"<uuid>{UUID}</uuid>"), network(f"<uuid>{UUID}</uuid><bridge name='q'/>")
        ),
        "a refused network": node(domain(), network("<ip address='x'/>")),
        "a whole host": node(
            "<pool file='p.xml'/>",
            "<interface type='ethernet' name='eth0'/>",
            "<device><name>scsi_host1</name><capability type='scsi_host'><host>1</host>"
            "</capability></device>",
            "<volume><name>of no pool</name><capacity>1</capacity></volume>",
            network(),
            domain(),
            "<unknown/>",
            p_xml=f"<pool type='dir'><name>p</name><uuid>{UUID}</uuid><target><path>/p</path>"
            "</target><volume file='v.xml'/></pool>",
            v_xml="<volume><name>v</name><capacity>1000</capacity></volume>",
        ),
        "interfaces are read before pools": node(
            "<pool/>", "<device/>", "<interface type='ethernet' name=''/>"
        ),
        "pools are read before devices": node("<device/>", "<pool/>"),
        "devices are read before users": node("<auth><user/></auth>", "<device/>"),
        "users": node("<auth><user password='p'>a</user></auth>"),
        "users without names": node("<auth><user password='p'></user></auth>"),
        "users are looked at last": node("<auth><user/></auth>", "<network/>"),
        "a refused node": node("<cpu><nodes>x</nodes></cpu>", "<domain/>"),
    }
    for state in (*range(-1, 10), "x", "", " 3 ", "0x3", "4294967295", "4294967296"):
        cases[f"state {state!r}"] = of_domain(said("runstate", state))
    cases |= {
        "two states": of_domain(said("runstate", 3), said("runstate", 5)),
        "saved": of_domain(said("runstate", 5), said("hasmanagedsave")),
        "saved and running": of_domain(said("hasmanagedsave")),
        "transient": of_domain(said("transient")),
        "transient and off": of_domain(said("runstate", 5), said("transient")),
        "a state out of range before a bad snapshot": of_domain(
            said("runstate", 99), snapshot(state="x")
        ),
    }
    snapshots = {
        "of no domain": snapshot(),
        "of a domain": snapshot("s", KEPT),
        "of another domain": snapshot("s", OTHER),
        "with a next definition": snapshot("s", KEPT + KEPT.replace("domain", "inactiveDomain")),
        "current": snapshot(active=1),
        "two of them current": snapshot("s", active=1) + snapshot("t", active=1),
        "a tree": snapshot("s", active=1) + snapshot("t", parent="s") + snapshot("u", parent="t"),
        "a tree from its leaves": snapshot("u", parent="t")
        + snapshot("t", parent="s", active=1)
        + snapshot("s"),
        "an orphan": snapshot(parent="t"),
        "its own parent": snapshot(parent="s"),
        "a cycle": snapshot("s", parent="t") + snapshot("t", parent="s"),
        "twice the same": snapshot() + snapshot(),
        "disks": snapshot(
            "s",
            "<disks>"
            + DISK.format("vda", "internal", "")
            + DISK.format("vda", "external", "<source file='/x'/>")
            + "</disks>",
        ),
        "memory in a file": snapshot("s", "<memory snapshot='external' file='/m'/>"),
        "memory in a relative file": snapshot("s", "<memory snapshot='external' file='m'/>"),
        "memory by hand": snapshot("s", "<memory snapshot='manual'/>"),
        "no name": snapshot(""),
        "no state": snapshot(state=None),
        "no time": snapshot(time=None),
        "a slash in the name": snapshot("a/b"),
        "other names": said("domainsnapshot", said("name", "s")),
        "nothing": said("domainsnapshot"),
    }
    for active in (None, "x", "", "2", "-1", "0x1", "99999999999"):
        snapshots[f"active {active!r}"] = snapshot(active=active)
    for state in ("shutoff", "disk-snapshot", "nostate", "x", "", "paused", "crashed"):
        snapshots[f"state {state!r}"] = snapshot(state=state)
    cases |= {f"a snapshot: {name}": of_domain(text) for name, text in snapshots.items()}
    return cases | {
        "a running snapshot of a domain that is off": of_domain(
            said("runstate", 5), snapshot("s", KEPT, active=1)
        ),
        "the first mistake counts": node(domain(snapshot(state="x")), domain("", uuid="")),
        "the first mistake counts, of snapshots too": node(domain(), domain(snapshot(state="x"))),
        "twice the same, with snapshots": node(domain(snapshot()), domain(snapshot("t"))),
        "twice the same, then with snapshots": node(domain(), domain(snapshot("t"))),
        "off, then the same, with snapshots": node(
            domain(said("runstate", 5) + snapshot()), domain(snapshot("t"))
        ),
    }


FILES = _files()


# -- made files ------------------------------------------------------------------------


def made(seed: int, count: int) -> list[dict[str, str]]:
    """Make nodes of parts that are chosen at random, the same for a seed."""
    chance = random.Random(seed)
    return [_made(chance) for _ in range(count)]


def _made(chance: random.Random) -> dict[str, str]:
    files: dict[str, str] = {}

    def maybe_in_a_file(element: str, tag: str) -> str:
        if chance.random() > 0.2:
            return element
        name = f"{tag}{len(files)}.xml"
        if chance.random() > 0.03:
            files[name] = element
        return f"<{tag} file='{name}'/>"

    def of_domain() -> str:
        names = "stu"[: chance.randrange(4)]
        parts = [
            snapshot(
                name,
                chance.choice(["", "", KEPT]),
                state=chance.choice(9 * ["running", "shutoff", "paused", "disk-snapshot"] + ["x"]),
                active=chance.choice(8 * [0] + [1]),
                parent=chance.choice([None, None, *names[:number], *names[-1:][: number == 2]]),
            )
            for number, name in enumerate(names)
            if chance.random() > 0.03
        ]
        if chance.random() > 0.4:
            parts.append(said("runstate", chance.choice([*(4 * list(range(8))), 5, 5, 8])))
        parts += [
            said(tag, "")
            for tag, often in (("transient", 0.1), ("hasmanagedsave", 0.02))
            if chance.random() < often
        ]
        chance.shuffle(parts)
        number = chance.randrange(4)
        uuid = f"{UUID[:-1]}{number}"
        name = "abcd"[number] if chance.random() > 0.02 else "a"
        return domain("".join(parts), name, uuid, memory=chance.choice([1024, 2048]))

    def of_network() -> str:
        number = chance.randrange(5)
        inside = chance.choice(
            [*(3 * ["", "<bridge name='b'/>", "<mtu size='9000'/>"]), "<ip address='x'/>"]
        )
        return network(f"<uuid>{UUID[:-1]}{number}</uuid>{inside}", "klmno"[number])

    def of_interface() -> str:
        inside = chance.choice(
            ["", "<mtu size='9000'/>", "<start mode='none'/>", "<mtu size='x'/>"]
        )
        name = chance.choice(["eth0", "eth1", ""])
        return f"<interface type='ethernet' name='{name}'>{inside}</interface>"

    def of_volume() -> str:
        name = chance.choice("uvwxyz")
        size = chance.choice(["<capacity>1000</capacity>"] * 7 + [""])
        inside = chance.choice(["", f"<key>{name}</key>", "<allocation>5</allocation>"])
        return f"<volume><name>{name}</name>{inside}{size}</volume>"

    def of_pool() -> str:
        number = chance.randrange(3)
        volumes = "".join(
            maybe_in_a_file(of_volume(), "volume") for _ in range(chance.randrange(3))
        )
        kind = chance.choice(["dir"] * 9 + ["x"])
        return (
            f"<pool type='{kind}'><name>{'pqr'[number]}</name><uuid>{UUID[:-1]}{number}</uuid>"
            f"<target><path>/pool{number}</path></target>{volumes}</pool>"
        )

    def of_device() -> str:
        name = chance.choice(["computer", "host1", "host2"])
        inside = chance.choice(["<host>1</host>"] * 9 + [""])
        capability = f"<capability type='scsi_host'>{inside}</capability>"
        return f"<device><name>{name}</name>{capability}</device>"

    parts = [maybe_in_a_file(of_domain(), "domain") for _ in range(chance.randrange(5))]
    parts += [maybe_in_a_file(of_network(), "network") for _ in range(chance.randrange(3))]
    parts += [maybe_in_a_file(of_interface(), "interface") for _ in range(chance.randrange(2))]
    parts += [maybe_in_a_file(of_pool(), "pool") for _ in range(chance.randrange(3))]
    parts += [maybe_in_a_file(of_device(), "device") for _ in range(chance.randrange(2))]
    for tag in ("nodes", "sockets", "cores", "threads", "active", "mhz"):
        if chance.random() < 0.02:
            parts.append(f"<cpu><{tag}>{chance.choice(['2', '3', 'x', '-1'])}</{tag}></cpu>")
    if chance.random() < 0.03:
        parts.append("<auth><user>a</user></auth>")
    chance.shuffle(parts)
    return {**node(*parts), **files}


def described(
    domains: list[dict[str, object]],
    networks: list[dict[str, object]],
    **others: list[list[object]],
) -> str:
    """Return a text in which UUIDs that were chosen at random are the same."""
    text = json.dumps({"domains": domains, "networks": networks, **others})
    return _UUIDS.sub(lambda found: found[0] if found[0][:-1] == UUID[:-1] else "(UUID)", text)


def refused(code: int, source: int, text: str, folder: object) -> str:
    text = text.replace(str(folder), "(folder)")
    return json.dumps([code, source, _UUIDS.sub("(UUID)", text)])


def _ask(sock: str, folder: Path) -> str:
    import libvirt

    try:
        conn = libvirt.open(f"test+unix://{folder}/node.xml?socket={sock}")
    except libvirt.libvirtError as exc:
        text = exc.get_error_message()
        if exc.get_error_code() == libvirt.VIR_ERR_RPC:  # the server is gone
            raise
        return refused(exc.get_error_code(), exc.get_error_domain(), text, folder)
    domains = [
        {
            "xml": [dom.XMLDesc(0), dom.XMLDesc(libvirt.VIR_DOMAIN_XML_INACTIVE)],
            "state": dom.state(),
            "persistent": dom.isPersistent(),
            "autostart": dom.autostart(),
            "saved": dom.hasManagedSaveImage(),
            "snapshots": sorted(
                [snap.getName(), snap.getXMLDesc(), snap.isCurrent()]
                for snap in dom.listAllSnapshots()
            ),
        }
        for dom in conn.listAllDomains()
    ]
    networks = [
        {
            "xml": net.XMLDesc(),
            "active": net.isActive(),
            "persistent": net.isPersistent(),
            "autostart": net.autostart(),
        }
        for net in conn.listAllNetworks()
    ]
    by_xml = lambda item: str(item["xml"])  # noqa: E731 - libvirt lists in any order
    return described(
        sorted(domains, key=by_xml),
        sorted(networks, key=by_xml),
        interfaces=sorted([i.name(), i.isActive(), i.XMLDesc()] for i in conn.listAllInterfaces()),
        pools=sorted(
            [
                *(pool.name(), pool.isActive(), pool.isPersistent(), pool.autostart()),
                *(pool.XMLDesc(), sorted([v.name(), v.XMLDesc()] for v in pool.listAllVolumes())),
            ]
            for pool in conn.listAllStoragePools()
        ),
        devices=sorted([device.name(), device.XMLDesc()] for device in conn.listAllDevices()),
    )


def answers(sock: str, nodes: Iterable[dict[str, str]]) -> Iterator[str]:
    import libvirt

    libvirt.registerErrorHandler(lambda *_: None, None)
    with tempfile.TemporaryDirectory() as place:
        os.chmod(place, 0o755)
        for number, files in enumerate(nodes):
            folder = Path(place, str(number))
            folder.mkdir()
            for file, text in files.items():
                (folder / file).write_text(text)
            yield _ask(sock, folder)


def record(sock: str) -> None:
    with RECORDED.open("w") as out:
        for name, answer in zip(FILES, answers(sock, FILES.values()), strict=True):
            print(json.dumps([name, answer]), file=out)


if __name__ == "__main__":
    if sys.argv[2:]:
        for answer in answers(sys.argv[1], made(*map(int, sys.argv[2:]))):
            print(answer)
    else:
        record(sys.argv[1])
