"""Definitions that change while a thread reads them, and work that is given up."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

import pytest

from tests.server.conf.domain.growth import grown
from tests.server.conf.domain.regenerate import INACTIVE, SECURE, document
from virtrio.protocol.typedparams import UInt, ULLong
from virtrio.server.conf.domain.read import ParserConfig, parse_domain
from virtrio.server.conf.metadata import read_application, replace_metadata
from virtrio.server.conf.pause import WorkGivenUp, interruptible
from virtrio.server.drivers.test.driver import TestDriver

if TYPE_CHECKING:
    from collections.abc import Callable

    from virtrio.server.conf import xml
    from virtrio.server.conf.domain.definition import DomainDef
    from virtrio.server.objects.domains import Domain

TEST = ParserConfig(default_arch="i686", interface_prefix="testnet")
DEVICES = (
    "<disk type='file'><source file='/a'/><target dev='vda' bus='virtio'/></disk>"
    "<interface type='user'><mac address='52:54:00:00:00:01'/></interface>"
    "<memballoon model='virtio'/>"
)
GUEST = document(
    {
        "top": "<vcpu>4</vcpu><iothreadids><iothread id='1'/></iothreadids>"
        "<metadata><a:a xmlns:a='u'/></metadata><blkiotune><weight>200</weight></blkiotune>"
        "<cputune><vcpupin vcpu='0' cpuset='0'/></cputune>",
        "devices": DEVICES,
    }
)


def everything(tree: xml.Element) -> list[object]:
    """Return all attributes and texts of an element, and the ids of its objects."""
    inside = [part for child in (tree._children or ()) for part in everything(child)]
    return [id(tree), tree.tag, tree.text, dict(tree.attrs), tree.verbatim, *inside]


CHANGES: dict[str, Callable[[TestDriver, Domain], object]] = {
    "memory": lambda driver, domain: driver.domain_set_memory_flags(domain, 512, 0),
    "vCPUs": lambda driver, domain: driver.domain_set_vcpus_flags(domain, 2, 0),
    "pin of a vCPU": lambda driver, domain: driver.domain_pin_vcpu(domain, 1, b"\x03"),
    "pin of the emulator": lambda driver, domain: driver.domain_pin_emulator(domain, b"\x03", 0),
    "pin of an IOThread": lambda driver, domain: driver.domain_pin_iothread(domain, 1, b"\x03", 0),
    "a new IOThread": lambda driver, domain: driver.domain_add_iothread(domain, 7, 0),
    "one IOThread less": lambda driver, domain: driver.domain_del_iothread(domain, 1, 0),
    "balloon": lambda driver, domain: driver.domain_set_memory_stats_period(domain, 5, 0),
    "action": lambda driver, domain: driver.domain_set_lifecycle_action(domain, 0, 1, 0),
    "title": lambda driver, domain: driver.domain_set_metadata(domain, 1, "new", None, None, 0),
    "metadata": lambda driver, domain: driver.domain_set_metadata(domain, 2, "<b/>", "b", "v", 0),
    "no metadata": lambda driver, domain: driver.domain_set_metadata(domain, 2, None, None, "u", 0),
    "memory limits": lambda driver, domain: driver.domain_set_memory_parameters(
        domain, {"soft_limit": ULLong(9)}, 0
    ),
    "block devices": lambda driver, domain: driver.domain_set_blkio_parameters(
        domain, {"device_weight": "/a,5"}, 0
    ),
    "interface": lambda driver, domain: driver.domain_set_interface_parameters(
        domain, "52:54:00:00:00:01", {"inbound.average": UInt(9)}, 0
    ),
    "disk": lambda driver, domain: driver.domain_set_block_io_tune(
        domain, "vda", {"total_bytes_sec": ULLong(9), "total_bytes_sec_max": ULLong(10)}, 0
    ),
    "events": lambda driver, domain: driver.domain_set_perf_events(domain, {"cmt": True}, 0),
    "nodes": lambda driver, domain: driver.domain_set_numa_parameters(
        domain, {"numa_nodeset": "0"}, 0
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_reaches_nothing_that_was_read_before(change: str) -> None:
    driver = TestDriver()
    domain = driver.domain_create_xml(GUEST, 0)
    definition = domain.definition
    tree, before = definition.tree, everything(definition.tree)
    limits, actions = dict(definition.memory_limits), dict(definition.actions)
    snapshot = definition.snapshot()
    was = definition.format(SECURE)
    CHANGES[change](driver, domain)
    assert definition.format(SECURE) != was
    assert everything(tree) == before
    assert snapshot.format(SECURE) == was
    assert (snapshot.memory_limits, snapshot.actions) == (limits, actions)
    assert snapshot.format(SECURE | INACTIVE) == definition_of(was).format(SECURE | INACTIVE)


def definition_of(text: str) -> DomainDef:
    return parse_domain(text, TEST)


def test_a_rename_reaches_no_snapshot() -> None:
    definition = definition_of(document({}))
    snapshot = definition.snapshot()
    definition.rename("other")
    assert (snapshot.name, definition.name) == ("v", "other")
    assert "<name>v</name>" in snapshot.format()


def test_printing_is_shared_until_something_changes() -> None:
    definition = definition_of(document({}))
    snapshot = definition.snapshot()
    printed = snapshot.format(SECURE)
    assert definition.format(SECURE) is printed
    definition.rename("other")
    assert definition.format(SECURE) != printed
    assert snapshot.format(SECURE) is printed


def test_printing_changes_nothing() -> None:
    definition = definition_of(document({}))
    before = everything(definition.tree)
    definition.format(0, 7)
    assert everything(definition.tree) == before


def test_snapshots_and_copies_cost_the_same_however_many_devices_there_are() -> None:
    definition = definition_of(grown("interfaces", 240_000))
    spent = []
    for action in (definition.snapshot, definition.copy):
        before = time.thread_time()
        action()
        spent.append(time.thread_time() - before)
    assert max(spent) < 0.02


def test_a_snapshot_is_printed_in_a_thread_while_the_definition_changes() -> None:
    definition = definition_of(grown("long metadata", 60_000))
    expected = definition_of(grown("long metadata", 60_000)).format()
    snapshot, printed = definition.snapshot(), []
    thread = threading.Thread(
        target=lambda: printed.extend(snapshot.format(0, number) for number in range(-1, 20))
    )
    thread.start()
    number = 0
    while thread.is_alive():
        number += 1
        new = read_application("<a/>", "p", f"u{number % 3}")
        definition.put(
            replace_metadata(definition.tree.find("metadata"), f"u{number % 3}", new), "metadata"
        )
    thread.join()
    assert printed[0] == expected
    assert len(printed) == 21


def test_weight_tells_how_much_there_is() -> None:
    definition = definition_of(document({}))
    assert abs(definition.weight - definition.format().count("\n")) < 10
    many = definition_of(
        document({"top": "<vcpu>5000</vcpu><vcpus><vcpu id='0' enabled='yes'/></vcpus>"})
    )
    assert many.weight > 5000
    many.set_max_vcpus(1)
    assert many.weight < 50


# -- giving up -------------------------------------------------------------------------


def test_work_is_given_up() -> None:
    asked = 0

    def is_over() -> bool:
        nonlocal asked
        asked += 1
        return asked > 10

    with interruptible(is_over), pytest.raises(WorkGivenUp):
        definition_of(grown("disks", 240_000))
    definition_of(document({}))
    assert asked == 11


@pytest.mark.parametrize(
    "kind",
    [
        "disks",
        "controllers",
        "hubs",
        "graphics",
        "serial ports",
        "vCPUs",
        "IOThreads",
        "different ranges",
        "unknown devices",
    ],
)
def test_work_asks_often_whether_it_is_over(kind: str) -> None:
    """Test the number of questions, which come every few hundred steps of work."""
    asked = 0

    def is_over() -> bool:
        nonlocal asked
        asked += 1
        return False

    text = grown(kind, 240_000)
    with interruptible(is_over):
        parse_domain(text, TEST).format()
    assert asked > len(text) / 100 / 256
