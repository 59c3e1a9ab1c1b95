"""Objects of the test driver: libvirt-python with our server, and with libvirtd.

Each kind of work is a few requests of tests/peers/libvirt_worker.py: what is made
before, what is timed, and what is removed after each measurement and at the end.
"""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests import documents, peers

from .calls import DOMAINS, THEIRS, connected, rate
from .machine import processor_seconds
from .rounds import Row, absolute, measured, row

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.peers import Endpoint
    from tests.peers.worker import Worker

SECONDS = 0.5
MANY = 1_000
SIZES = (100, 10_000)
TARGET = 1.2
# The most that an operation, or one object of a list, may cost among 10,000 objects, as
# a multiple of what it costs among 100.
FLAT = 1.5

Request = dict[str, Any]
NUMBERED = "00000000-0000-4000-8000-{:012x}"
SNAPSHOT = "<domainsnapshot><name>s{n}</name></domainsnapshot>"
NETWORK = "<network><name>net-{n}</name><bridge name='b{n}'/></network>"
AGAIN = f"<network><name>again</name><uuid>{NUMBERED.format(1)}</uuid><bridge name='b'/></network>"
POOL = "<pool type='dir'><name>{name}</name><target><path>/{name}</path></target></pool>"
POOLS, NEW_POOL = (POOL.replace("{name}", name) for name in ("pool-{n}", "new"))
VOLUME = "<volume><name>{name}</name><capacity>1</capacity></volume>"
VOLUMES, NEW_VOLUME = (VOLUME.replace("{name}", name) for name in ("volume-{n}", "new"))
HOLDER = POOL.replace("{name}", "holder")


def call(on: str, method: str, *args: object, save: str = "") -> Request:
    made: Request = {"op": "call", "on": on, "method": method, "args": list(args)}
    return made | {"save": save} if save else made


def timed(on: str, method: str, *args: object) -> Request:
    return call(on, method, *args) | {"op": "time", "seconds": SECONDS}


def turns(*steps: Request) -> Request:
    return {"op": "turns", "steps": steps, "seconds": SECONDS}


def filled(on: str, method: str, *args: object, count: int) -> Request:
    return call(on, method, *args) | {"op": "fill", "first": 0, "count": count}


@dataclass(frozen=True)
class Work:
    """Work that is timed, among ``before`` and ``end``; ``after`` follows each time."""

    what: str
    request: Request
    before: tuple[Request, ...] = ()
    after: tuple[Request, ...] = ()
    end: tuple[Request, ...] = ()

    def start(
        self, client: Worker, pid: int = 0, spent: list[float] | None = None
    ) -> Callable[[], float]:
        """Make what is needed, and return the function that measures calls a second.

        It appends the seconds of processor that the server ``pid`` spent on a call to
        ``spent``.
        """
        _do(client, self.before)

        def run() -> float:
            before = processor_seconds(pid) if spent is not None else 0.0
            answer = client.value(**self.request)
            if spent is not None:
                spent.append((processor_seconds(pid) - before) / answer["calls"])
            _do(client, self.after)
            return rate(answer)

        return run


def _do(client: Worker, requests: tuple[Request, ...]) -> None:
    for request in requests:
        client.value(**request)


def domain(name: str) -> str:
    return documents.domain(name, devices=documents.disk())


def domains(count: int) -> tuple[tuple[Request, ...], tuple[Request, ...]]:
    """Return the requests that define as many domains, and those that undefine them."""
    undefine = turns_of(count, call("conn", "lookupByName", "many-{n}", save="gone"))
    return (filled("conn", "defineXML", domain("many-{n}"), count=count),), undefine


def turns_of(count: int, lookup: Request) -> tuple[Request, ...]:
    """Look each object up and undefine it."""
    found = []
    for number in range(count):
        name = lookup["args"][0].replace("{n}", str(number))
        found += [lookup | {"args": [name]}, call("gone", "undefine")]
    return tuple(found)


def snapshots(count: int) -> tuple[Request, ...]:
    return (filled("test", "snapshotCreateXML", SNAPSHOT, 0, count=count),)


# Deletes the first snapshot and those below it, which are all.
NO_SNAPSHOTS = (
    call("test", "snapshotLookupByName", "s0", 0, save="first"),
    call("first", "delete", 1),
)


def works() -> list[Work]:
    many, fewer = domains(MANY - 1), domains(DOMAINS - 1)
    idle = domain("idle")
    return [
        Work(
            "define and undefine",
            turns(call("conn", "defineXML", domain("made"), save="made"), call("made", "undefine")),
        ),
        Work(
            "create and destroy",
            turns(call("idle", "create"), call("idle", "destroy")),
            before=(call("conn", "defineXML", idle, save="idle"),),
            end=(call("idle", "undefine"),),
        ),
        Work("dumpxml", timed("test", "XMLDesc", 0)),
        Work(
            "snapshot create", timed("test", "snapshotCreateXML", SNAPSHOT, 0), after=NO_SNAPSHOTS
        ),
        Work(
            f"list of {MANY:,} domains",
            timed("conn", "listAllDomains", 0),
            before=many[0],
            end=many[1],
        ),
        Work(
            f"list of {MANY:,} snapshots",
            timed("test", "listAllSnapshots", 0),
            before=snapshots(MANY),
            end=NO_SNAPSHOTS,
        ),
        Work(
            "XML of a snapshot",
            timed("first", "getXMLDesc", 0),
            before=(
                *snapshots(MANY),
                call("test", "snapshotLookupByName", "s500", 0, save="first"),
            ),
            end=NO_SNAPSHOTS,
        ),
        Work(
            f"domstats of {DOMAINS} domains",
            timed("conn", "getAllDomainStats", 0),
            before=fewer[0],
            end=fewer[1],
        ),
        Work(
            "network define",
            timed("conn", "networkDefineXML", AGAIN),
            end=(
                call("conn", "networkLookupByName", "again", save="gone"),
                call("gone", "undefine"),
            ),
        ),
        Work(
            "pool create and destroy",
            turns(
                call("conn", "storagePoolCreateXML", NEW_POOL, 0, save="new"),
                call("new", "destroy"),
            ),
        ),
        Work(
            "volume create and delete",
            turns(
                call("holder", "createXML", NEW_VOLUME, 0, save="volume"),
                call("volume", "delete", 0),
            ),
            before=(call("conn", "storagePoolCreateXML", HOLDER, 0, save="holder"),),
            end=(call("holder", "destroy"),),
        ),
    ]


def compared(libvirtd: Endpoint, ours: Endpoint) -> tuple[list[Row], str]:
    """Compare each kind of work with libvirtd's test driver.

    The second row of each is about the processor time of the servers alone, on which
    other work of the machine has little influence.
    """
    rows, notes = [], []
    servers = {"libvirtd": libvirtd, "ours": ours}
    with ExitStack() as stack:
        clients = {
            name: stack.enter_context(connected(THEIRS, server)) for name, server in servers.items()
        }
        for work in works():
            spent: dict[str, list[float]] = {name: [] for name in servers}
            rates = measured(
                {
                    name: work.start(client, servers[name].pid, spent[name])
                    for name, client in clients.items()
                }
            )
            for client in clients.values():
                _do(client, work.end)
            what = f"{work.what}: libvirt-python -> ours, to -> libvirtd"
            rows.append(row(what, TARGET, rates, "ours", "libvirtd"))
            del spent["ours"][0], spent["libvirtd"][0]  # of the round that does not count
            what = f"{work.what}: processor time of libvirtd, to that of ours"
            rows.append(row(what, None, spent, "libvirtd", "ours"))
            micros = {name: [1e6 * each for each in values] for name, values in spent.items()}
            notes.append(f"{work.what}/s: {absolute(rates)}; microseconds: {absolute(micros)}")
    return rows, "\n".join(notes)


# -- among many ------------------------------------------------------------------------


OF_ONE = (
    *("define and undefine", "create and destroy", "dumpxml", "network define"),
    *("pool create and destroy", "volume create and delete"),
)


def among(size: int) -> list[tuple[Work, int]]:
    """Return work among as many objects, with the number of objects that it lists."""
    return [(work, 1) for work in works() if work.what in OF_ONE] + [
        (Work("lookup", timed("conn", "lookupByName", f"many-{size // 2}")), 1),
        (Work("list of domains, each", timed("conn", "listAllDomains", 0)), size),
        (Work("domstats, each", timed("conn", "getAllDomainStats", 0)), size),
        (Work("list of snapshots, each", timed("test", "listAllSnapshots", 0)), size),
        (
            Work(
                "snapshot create",
                turns(
                    call("test", "snapshotCreateXML", SNAPSHOT.format(n="new"), 0, save="new"),
                    call("new", "delete", 0),
                ),
            ),
            1,
        ),
        (Work("list of networks, each", timed("conn", "listAllNetworks", 0)), size),
        (Work("list of pools, each", timed("conn", "listAllStoragePools", 0)), size),
        (Work("list of volumes, each", timed("default", "listAllVolumes", 0)), size),
        (
            Work(
                "lookup of a volume by its key",
                timed("conn", "storageVolLookupByKey", f"/default-pool/volume-{size // 2}"),
            ),
            1,
        ),
    ]


def others(size: int) -> tuple[Request, ...]:
    """Return the requests that make as many networks, pools and volumes."""
    return (
        filled("conn", "networkDefineXML", NETWORK, count=size),
        filled("conn", "storagePoolDefineXML", POOLS, 0, count=size),
        call("conn", "storagePoolLookupByName", "default-pool", save="default"),
        filled("default", "createXML", VOLUMES, 0, count=size),
    )


def flatness(_libvirtd: Endpoint, _ours: Endpoint) -> tuple[list[Row], str]:
    """Compare costs on two servers, with 100 and with 10,000 objects of each kind.

    The second row of each is about the processor time of the servers alone.
    """
    first, last = (f"at {size:,}" for size in SIZES)
    with ExitStack() as stack:
        servers = {size: stack.enter_context(peers.served()) for size in SIZES}
        clients = {
            size: stack.enter_context(connected(THEIRS, server)) for size, server in servers.items()
        }
        for size, client in clients.items():
            _do(client, (*domains(size)[0], *snapshots(size), *others(size)))
        rows, notes = [], []
        for (work, few), (_, many) in zip(among(SIZES[0]), among(SIZES[1]), strict=True):
            counts = dict(zip(SIZES, (few, many), strict=True))
            spent: dict[str, list[float]] = {first: [], last: []}
            costs = measured(
                {
                    f"at {size:,}": _cost(
                        work.start(client, servers[size].pid, spent[f"at {size:,}"]), counts[size]
                    )
                    for size, client in clients.items()
                }
            )
            for client in clients.values():
                _do(client, work.end)
            for name, count in ((first, few), (last, many)):
                spent[name] = [1e6 * each / count for each in spent[name][1:]]
            what = f"{work.what}, among {SIZES[1]:,} objects to among {SIZES[0]}"
            rows.append(row(f"cost of {what}", FLAT, costs, last, first, at_most=True))
            rows.append(row(f"processor time, {what}", None, spent, last, first, at_most=True))
            notes.append(f"microseconds, {work.what}: {_decimals(costs)}; {_decimals(spent)}")
    return rows, "\n".join(notes)


def _cost(run: Callable[[], float], objects: int) -> Callable[[], float]:
    """Return a measurement of microseconds an object."""
    return lambda: 1e6 / run() / objects


def _decimals(costs: dict[str, list[float]]) -> str:
    return ", ".join(
        f"{name} {sorted(values)[len(values) // 2]:.2f}" for name, values in costs.items()
    )
