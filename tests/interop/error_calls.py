"""Probes of functions that clients make of several calls or answer themselves."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any, NamedTuple

import virtrio
import virtrio.blocking
from tests.interop.error_documents import guest, network_xml, uuid_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests import peers

__all__ = ["CLIENT_FUNCTIONS", "Call", "calls"]

PEER2PEER = 2  # VIR_MIGRATE_PEER2PEER
UNKNOWN_FLAG = 2**31
ELSEWHERE = "qemu+tcp://127.0.0.2/system"
LOOKUPS = {
    "virDomainLookupByUUIDString": "lookup_by_uuid_string",
    "virNetworkLookupByUUIDString": "network_lookup_by_uuid_string",
    "virNWFilterLookupByUUIDString": "nwfilter_lookup_by_uuid_string",
    "virSecretLookupByUUIDString": "secret_lookup_by_uuid_string",
    "virStoragePoolLookupByUUIDString": "storage_pool_lookup_by_uuid_string",
}
CLIENT_FUNCTIONS = {
    *LOOKUPS,
    "virNetworkPortLookupByUUIDString",
    "virDomainCreateLinux",
    "virDomainListGetStats",
    "virDomainMigrate",
    "virDomainMigrate2",
    "virDomainMigrate3",
    "virDomainMigrateToURI",
    "virDomainMigrateToURI2",
    "virDomainMigrateToURI3",
}
"""Functions that have a method and are not one procedure.

virConnectIsEncrypted is not among them: it always succeeds.
"""


class Call(NamedTuple):
    """A call of a client's method: ``label`` says what is wrong with it."""

    function: str
    label: str
    method: Callable[..., Any]
    arguments: tuple[Any, ...]


def _migrations(domain: Any, destination: Any, label: str, flags: int) -> Iterator[Call]:
    """Yield every way to migrate a domain from client to client."""
    yield Call("virDomainMigrate", label, domain.migrate, (destination, flags))
    yield Call("virDomainMigrate2", label, domain.migrate2, (destination, None, flags))
    yield Call("virDomainMigrate3", label, domain.migrate3, (destination, {}, flags))


def _departures(domain: Any, label: str, flags: int) -> Iterator[Call]:
    """Yield every way to have a domain's hypervisor migrate it."""
    yield Call("virDomainMigrateToURI", label, domain.migrate_to_uri, (ELSEWHERE, flags))
    arguments = (ELSEWHERE, None, None, flags)
    yield Call("virDomainMigrateToURI2", label, domain.migrate_to_uri2, arguments)
    yield Call("virDomainMigrateToURI3", label, domain.migrate_to_uri3, (ELSEWHERE, {}, flags))


def _of_connection(conn: Any, label: str, some: Any) -> Iterator[Call]:
    nobody = str(uuid_of("nosuch"))
    for function, name in LOOKUPS.items():
        for text in ("nosuch", nobody):
            yield Call(function, f"{label} {text}", getattr(conn, name), (text,))
    for text in ("<", "<nosuch/>"):
        yield Call("virDomainCreateLinux", f"{label} {text}", conn.create_linux, (text, 0))
    stats = conn.domain_list_get_stats
    yield Call("virDomainListGetStats", label, stats, ([some], 0, 0))
    yield Call("virDomainListGetStats", f"{label} none", stats, ([], 0, 0))


@contextlib.contextmanager
def calls(daemon: peers.Endpoint) -> Iterator[Iterator[Call]]:
    """Give calls of our blocking client.

    Its connections to a libvirtd are open meanwhile.
    """
    with contextlib.ExitStack() as stack:

        def connected(uri: str) -> Any:
            return stack.enter_context(virtrio.blocking.connect(uri, timeout=60))

        conns = {
            name: connected(daemon.uri(driver=name)) for name in ("test", "secret", "nwfilter")
        }
        qemu = connected(daemon.uri(driver="qemu"))
        reader = connected(f"{daemon.uri(driver='qemu')}-ro")
        off = qemu.define_xml(guest("spare", str(uuid_of("spare"))))
        gone = qemu.define_xml(guest("brief", str(uuid_of("brief"))))
        qemu.lookup_by_name("brief").undefine()
        network = qemu.network_define_xml(network_xml("spare"))
        running = conns["test"].lookup_by_name("test")
        seen = reader.lookup_by_name("spare")

        def made() -> Iterator[Call]:
            for label, conn in (*conns.items(), ("qemu", qemu), ("read-only", reader)):
                yield from _of_connection(conn, label, off)
            for text in ("nosuch", str(uuid_of("nosuch"))):
                lookup = network.port_lookup_by_uuid_string
                yield Call("virNetworkPortLookupByUUIDString", text, lookup, (text,))
            for label, domain in (("off", off), ("gone", gone), ("test", running), ("seen", seen)):
                yield from _migrations(domain, qemu, label, 0)
                yield from _departures(domain, label, 0)
            for label, domain in (("gone", gone), ("test", running), ("seen", seen)):
                yield from _departures(domain, f"{label} peer", PEER2PEER)
            yield from _migrations(off, qemu, "off flags", UNKNOWN_FLAG)
            yield from _migrations(off, qemu, "off peer", PEER2PEER)
            yield from _departures(gone, "gone flags", PEER2PEER | UNKNOWN_FLAG)

        yield made()
        off.undefine()
        network.undefine()
