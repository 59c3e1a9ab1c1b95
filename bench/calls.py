"""Calls over sockets: our clients and server against libvirt-python and libvirtd.

Each client and server is a process of its own.
"""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, Any

from tests import documents
from tests.peers.worker import LIBVIRT_PYTHON, VIRTRIO, Worker, worker

from .rounds import Rates, Row, absolute, measured, row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.peers import Endpoint

OURS = VIRTRIO
THEIRS = LIBVIRT_PYTHON
SECONDS = 0.5
CLIENTS = 8
THREADS = (1, 2, 4, 8)
IN_FLIGHT = 64
LISTED = 1_000
DOMAINS = 200
SIZES = (100, 1_000, 10_000)
WINDOW = 100

CHECKPOINT = documents.checkpoint("c{n}")
# With a UUID: to define it again changes it.
DEFINED = documents.domain(
    "again", "00000000-0000-4000-8000-00000000000a", devices=documents.disk()
)


@contextmanager
def connected(command: tuple[str, ...], server: Endpoint) -> Iterator[Worker]:
    """Start a client process with the connection "conn" and its domain "test"."""
    with worker(*command) as client:
        reopen(client, server)
        yield client
        client.value("close")


def reopen(client: Worker, server: Endpoint) -> None:
    client.value("open", uri=server.uri(), save="conn")
    client.value("call", on="conn", method="lookupByName", args=["test"], save="test")


def rate(answer: dict[str, Any]) -> float:
    return float(answer["calls"] / answer["seconds"])


def lookups(client: Worker, seconds: float = SECONDS, threads: int = 1) -> float:
    return rate(
        client.value(
            "time",
            on="conn",
            method="lookupByName",
            args=["test"],
            seconds=seconds,
            threads=threads,
        )
    )


def _lookup_subjects(
    stack: ExitStack, libvirtd: Endpoint, ours: Endpoint
) -> dict[str, Callable[[], float]]:
    """Return the measurements of `lookup`, one client process each."""

    def subject(command: tuple[str, ...], server: Endpoint) -> Callable[[], float]:
        client = stack.enter_context(connected(command, server))
        return lambda: lookups(client)

    async_client = stack.enter_context(worker(*OURS))
    request = {"uri": ours.uri(), "name": "test", "in_flight": 1, "seconds": SECONDS}
    return {
        "C -> C": subject(THEIRS, libvirtd),
        "C -> ours": subject(THEIRS, ours),
        "ours -> C": subject(OURS, libvirtd),
        "ours -> ours": subject(OURS, ours),
        "trio -> ours": lambda: rate(async_client.value("pipeline", **request)),
    }


def _lookup_rows(what: str, rates: Rates) -> list[Row]:
    return [
        row(
            f"{what}: libvirt-python -> ours, to libvirt-python -> libvirtd",
            1.5,
            rates,
            "C -> ours",
            "C -> C",
        ),
        row(
            f"{what}: our blocking -> libvirtd, to libvirt-python -> libvirtd",
            1.15,
            rates,
            "ours -> C",
            "C -> C",
        ),
        row(
            f"{what}: our blocking -> ours, to libvirt-python -> libvirtd",
            2.0,
            rates,
            "ours -> ours",
            "C -> C",
        ),
        row(
            f"{what}: trio, one at a time -> ours, to the C pair",
            1.2,
            rates,
            "trio -> ours",
            "C -> C",
        ),
    ]


def lookup(libvirtd: Endpoint, ours: Endpoint) -> tuple[list[Row], str]:
    """Compare lookups: one client process, one call at a time."""
    with ExitStack() as stack:
        rates = measured(_lookup_subjects(stack, libvirtd, ours), rounds=15)
    return _lookup_rows("lookup", rates), f"lookups/s: {absolute(rates)}"


def lookup_beside_an_idle_client(libvirtd: Endpoint, ours: Endpoint) -> tuple[list[Row], str]:
    """Compare lookups as `lookup` does, while each server has another, idle client."""
    with ExitStack() as stack:
        for server in (libvirtd, ours):
            stack.enter_context(connected(THEIRS, server))
        rates = measured(_lookup_subjects(stack, libvirtd, ours))
    return _lookup_rows(
        "lookup, another client idle", rates
    ), f"lookups/s beside an idle client: {absolute(rates)}"


def many_clients(libvirtd: Endpoint, ours: Endpoint) -> tuple[list[Row], str]:
    """Compare lookups of eight libvirt-python processes at once."""
    with ExitStack() as stack:

        def subject(server: Endpoint) -> Callable[[], float]:
            clients = [stack.enter_context(connected(THEIRS, server)) for _ in range(CLIENTS)]

            def run() -> float:
                for client in clients:
                    client.send(
                        {
                            "op": "time",
                            "on": "conn",
                            "method": "lookupByName",
                            "args": ["test"],
                            "seconds": 1,
                        }
                    )
                return sum(rate(client.receive()["value"]) for client in clients)

            return run

        rates = measured({"libvirtd": subject(libvirtd), "ours": subject(ours)})
    what = f"lookup: {CLIENTS} libvirt-python processes -> ours, to -> libvirtd"
    return [
        row(what, 1.5, rates, "ours", "libvirtd")
    ], f"lookups/s of {CLIENTS} processes: {absolute(rates)}"


def in_flight(libvirtd: Endpoint, ours: Endpoint) -> tuple[list[Row], str]:
    """Compare many calls in flight with libvirt-python's best number of threads.

    The calls in flight are the trio client's.
    """
    with ExitStack() as stack:
        pipeliner = stack.enter_context(worker(*OURS))

        def best_with_threads(server: Endpoint) -> Callable[[], float]:
            client = stack.enter_context(connected(THEIRS, server))
            return lambda: max(lookups(client, threads=threads) for threads in THREADS)

        def trio_client(server: Endpoint) -> Callable[[], float]:
            request = {
                "uri": server.uri(),
                "name": "test",
                "in_flight": IN_FLIGHT,
                "seconds": SECONDS,
            }
            return lambda: rate(pipeliner.value("pipeline", **request))

        rates = measured(
            {
                "threads -> C": best_with_threads(libvirtd),
                "threads -> ours": best_with_threads(ours),
                "trio -> C": trio_client(libvirtd),
                "trio -> ours": trio_client(ours),
            }
        )
    start = f"lookup: trio, {IN_FLIGHT} in flight"
    rows = [
        row(
            f"{start} -> ours, to best threads -> libvirtd",
            3.0,
            rates,
            "trio -> ours",
            "threads -> C",
        ),
        row(
            f"{start} -> ours, to best threads -> ours",
            3.0,
            rates,
            "trio -> ours",
            "threads -> ours",
        ),
        row(
            f"{start} -> libvirtd, to best threads -> libvirtd",
            None,
            rates,
            "trio -> C",
            "threads -> C",
        ),
    ]
    threads = ", ".join(map(str, THREADS))
    return rows, f"lookups/s: {absolute(rates)} (libvirt-python's best of {threads} threads)"


def connecting(libvirtd: Endpoint, ours: Endpoint) -> tuple[list[Row], str]:
    """Compare connections that are opened and closed, one after the other."""
    with ExitStack() as stack:

        def subject(command: tuple[str, ...], server: Endpoint) -> Callable[[], float]:
            client = stack.enter_context(worker(*command))
            return lambda: rate(client.value("connect", uri=server.uri(), seconds=SECONDS))

        rates = measured(
            {
                "C -> C": subject(THEIRS, libvirtd),
                "C -> ours": subject(THEIRS, ours),
                "ours": subject(OURS, ours),
            }
        )
    rows = [
        row(
            "connect and close: libvirt-python -> ours, to -> libvirtd",
            None,
            rates,
            "C -> ours",
            "C -> C",
        ),
        row("connect and close: our blocking -> ours, to the C pair", 2.0, rates, "ours", "C -> C"),
    ]
    return rows, f"connections/s: {absolute(rates)}"


def defining(libvirtd: Endpoint, ours: Endpoint) -> tuple[list[Row], str]:
    """Compare definitions of one domain, again and again."""
    with ExitStack() as stack:

        def subject(command: tuple[str, ...], server: Endpoint) -> Callable[[], float]:
            client = stack.enter_context(connected(command, server))
            arguments = {"on": "conn", "method": "defineXML", "args": [DEFINED]}
            return lambda: rate(client.value("time", **arguments, seconds=SECONDS))

        rates = measured(
            {
                "C -> C": subject(THEIRS, libvirtd),
                "C -> ours": subject(THEIRS, ours),
                "ours": subject(OURS, ours),
            }
        )
        for server in (libvirtd, ours):
            with connected(THEIRS, server) as client:
                undefine(client, "again")
    rows = [
        row("define: libvirt-python -> ours, to -> libvirtd", 1.0, rates, "C -> ours", "C -> C"),
        row("define: our blocking -> ours, to the C pair", None, rates, "ours", "C -> C"),
    ]
    return rows, f"defines/s: {absolute(rates)}"


def undefine(client: Worker, domain: str) -> None:
    client.value("call", on="conn", method="lookupByName", args=[domain], save="gone")
    client.value("call", on="gone", method="undefine")


def statistics_of_many(libvirtd: Endpoint, ours: Endpoint) -> tuple[list[Row], str]:
    """Compare virConnectGetAllDomainStats of 200 domains."""
    with ExitStack() as stack:
        fillers = [stack.enter_context(connected(THEIRS, server)) for server in (libvirtd, ours)]
        define = {
            "on": "conn",
            "method": "defineXML",
            "args": [documents.domain("one-of-many-{n}", devices=documents.disk())],
        }
        for filler in fillers:
            filler.value("fill", **define, first=0, count=DOMAINS)

        def subject(command: tuple[str, ...], server: Endpoint) -> Callable[[], float]:
            client = stack.enter_context(connected(command, server))
            arguments = {"on": "conn", "method": "getAllDomainStats", "args": [0]}
            return lambda: rate(client.value("time", **arguments, seconds=SECONDS))

        rates = measured(
            {
                "C -> C": subject(THEIRS, libvirtd),
                "C -> ours": subject(THEIRS, ours),
                "ours": subject(OURS, ours),
            }
        )
        for filler in fillers:
            for number in range(DOMAINS):
                undefine(filler, f"one-of-many-{number}")
    rows = [
        row(
            f"domstats of {DOMAINS} domains: libvirt-python -> ours, to -> libvirtd",
            1.2,
            rates,
            "C -> ours",
            "C -> C",
        ),
        row(
            f"domstats of {DOMAINS} domains: our blocking -> ours, to the C pair",
            None,
            rates,
            "ours",
            "C -> C",
        ),
    ]
    return rows, f"calls/s: {absolute(rates)}"


def create(libvirtd: Endpoint, ours: Endpoint) -> tuple[list[Row], str]:
    """Compare checkpoints created a second, on domains that begin without any."""
    with ExitStack() as stack:

        def subject(command: tuple[str, ...], server: Endpoint) -> Callable[[], float]:
            client = stack.enter_context(connected(command, server))

            def run() -> float:
                arguments = {"on": "test", "method": "checkpointCreateXML", "args": [CHECKPOINT, 0]}
                found = rate(client.value("time", **arguments, seconds=SECONDS))
                remove(client, "test", "c0")
                return found

            return run

        rates = measured(
            {
                "C -> C": subject(THEIRS, libvirtd),
                "C -> ours": subject(THEIRS, ours),
                "ours": subject(OURS, ours),
            }
        )
    rows = [
        row(
            "checkpoint create: libvirt-python -> ours, to -> libvirtd",
            100,
            rates,
            "C -> ours",
            "C -> C",
        ),
        row("checkpoint create: our blocking -> ours, to the C pair", 100, rates, "ours", "C -> C"),
    ]
    return rows, f"creates/s: {absolute(rates)}"


def remove(client: Worker, domain: str, root: str) -> None:
    """Delete a checkpoint and all its descendants."""
    client.value("call", on=domain, method="checkpointLookupByName", args=[root, 0], save="root")
    client.value("call", on="root", method="delete", args=[1])


def listing(libvirtd: Endpoint, ours: Endpoint) -> tuple[list[Row], str]:
    """Compare lists of 1,000 checkpoints."""
    with ExitStack() as stack:
        fillers = [stack.enter_context(connected(THEIRS, server)) for server in (libvirtd, ours)]
        for filler in fillers:
            filler.send(
                {
                    "op": "fill",
                    "on": "test",
                    "method": "checkpointCreateXML",
                    "args": [CHECKPOINT, 0],
                    "first": 0,
                    "count": LISTED,
                }
            )
        for filler in fillers:
            filler.receive()

        def subject(command: tuple[str, ...], server: Endpoint) -> Callable[[], float]:
            client = stack.enter_context(connected(command, server))
            arguments = {"on": "test", "method": "listAllCheckpoints", "args": [0]}
            return lambda: rate(client.value("time", **arguments, seconds=SECONDS))

        rates = measured(
            {
                "C -> C": subject(THEIRS, libvirtd),
                "C -> ours": subject(THEIRS, ours),
                "ours": subject(OURS, ours),
            }
        )
        for filler in fillers:
            remove(filler, "test", "c0")
    rows = [
        row(
            "list of 1,000 checkpoints: libvirt-python -> ours, to -> libvirtd",
            None,
            rates,
            "C -> ours",
            "C -> C",
        ),
        row(
            "list of 1,000 checkpoints: our blocking -> ours, to the C pair",
            2.0,
            rates,
            "ours",
            "C -> C",
        ),
    ]
    return rows, f"lists/s: {absolute(rates)}"


def flatness(_libvirtd: Endpoint, ours: Endpoint) -> tuple[list[Row], str]:
    """Compare creates on domains with 100, 1,000 and 10,000 checkpoints."""
    with connected(OURS, ours) as client:

        def creates(domain: str, first: int, count: int) -> float:
            arguments = {"on": domain, "method": "checkpointCreateXML", "args": [CHECKPOINT, 0]}
            return rate(client.value("fill", **arguments, first=first, count=count))

        def subject(size: int) -> Callable[[], float]:
            domain = f"with-{size}"
            xml = documents.domain(domain, devices=documents.disk())
            client.value("call", on="conn", method="createXML", args=[xml, 0], save=domain)
            creates(domain, 0, size)

            def run() -> float:
                found = creates(domain, size, WINDOW)
                remove(client, domain, f"c{size}")
                return 1e6 / found

            return run

        costs = measured({f"at {size:,}": subject(size) for size in SIZES})
    rows = [
        row(
            f"cost of a create at {size:,} checkpoints, to at 100",
            1.25,
            costs,
            f"at {size:,}",
            "at 100",
            at_most=True,
        )
        for size in SIZES[1:]
    ]
    return rows, f"microseconds a create: {absolute(costs)}"
