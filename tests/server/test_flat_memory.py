"""A server's memory does not grow with the calls and connections that it has seen.

VIRTRIO_FLAT=N makes N calls instead of 20,000, and a 70th as many connections.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from tests import documents, peers
from virtrio import blocking
from virtrio.protocol.errors import LibvirtError

CALLS = int(os.environ.get("VIRTRIO_FLAT", "20000"))
# Bytes that a process may have more at the end than after a tenth of it all: what its
# allocator keeps in reserve.
SLACK = 6 * 1024 * 1024
DOMAIN = documents.domain("flat", uuid=documents.UUID, devices=documents.disk())
VOLUME = "<volume><name>v</name><capacity>1</capacity></volume>"
POOL = "<pool type='dir'><name>p</name><target><path>/p</path></target></pool>"
NETWORK = "<network><name>n</name></network>"
INTERFACE = "<interface type='ethernet' name='e'/>"
ROUND = 35  # calls


def resident(pid: int) -> int:
    """Return the bytes of memory that a process has."""
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def use(conn: blocking.Connect) -> None:
    """Make, use and remove an object of each kind, and be refused some calls."""
    with suppress(LibvirtError):
        conn.lookup_by_name("nosuch")
    with suppress(LibvirtError):
        conn.define_xml("<domain")
    domain = conn.define_xml(DOMAIN)
    domain.create()
    domain.xml_desc()
    domain.set_metadata(0, "a description", None, None)
    snapshot = domain.snapshot_create_xml("<domainsnapshot><name>s</name></domainsnapshot>")
    snapshot.get_xml_desc()
    domain.list_all_snapshots()
    snapshot.delete()
    checkpoint = domain.checkpoint_create_xml("<domaincheckpoint><name>c</name></domaincheckpoint>")
    checkpoint.get_xml_desc()
    domain.list_all_checkpoints()
    checkpoint.delete()
    conn.get_all_domain_stats()
    domain.destroy()
    domain.undefine()
    pool = conn.storage_pool_create_xml(POOL)
    volume = pool.create_xml(VOLUME)
    volume.info()
    pool.list_all_volumes()
    volume.delete()
    pool.destroy()
    network = conn.network_define_xml(NETWORK)
    network.xml_desc()
    network.undefine()
    interface = conn.interface_define_xml(INTERFACE)
    interface.xml_desc()
    interface.undefine()
    for _ in range(6):
        conn.list_all_domains()


def test_memory_stays_what_it_was() -> None:
    rounds = CALLS // ROUND
    with peers.served() as server:
        early = 0
        with blocking.connect(server.uri()) as conn:
            for number in range(rounds):
                if number == rounds // 10:
                    early = resident(server.pid)
                use(conn)
                if number % 2 == 0:
                    with blocking.connect(server.uri()) as other:
                        other.lookup_by_name("test")
        grown = resident(server.pid) - early
    assert grown < SLACK, f"{grown:,} bytes more after {rounds * ROUND:,} calls"
