"""Every change of the test driver with a store behind it.

It is seen meanwhile, afterwards, and after a restart.
"""

from __future__ import annotations

from types import CoroutineType, SimpleNamespace
from uuid import UUID

import pytest
import trio

from tests import documents
from tests.server.guard import large_documents
from tests.server.objects.states import seen
from tests.server.objects.stores import FakeStore
from virtrio.protocol.errors import LibvirtError
from virtrio.protocol.typedparams import Int, UInt, ULLong
from virtrio.server._generated.driver import Driver
from virtrio.server._generated.remote_rows import ROWS
from virtrio.server.drivers.test.driver import TestDriver
from virtrio.server.objects.changes import GRACE
from virtrio.server.offload import Later

LIVE, CONFIG = 1, 2
DESCRIPTION, ELEMENT = 0, 2


def uuid(number):
    return bytes(15) + bytes([number])


def xml(name, number):
    interface = "<interface type='user'><mac address='52:54:00:00:00:01'/></interface>"
    return documents.domain(
        name,
        str(UUID(bytes=uuid(number))),
        memory=1024,
        vcpus=4,
        before="<iothreads>2</iothreads>",
        devices=f"{documents.disk()}{interface}<memballoon model='virtio'/>",
    )


RUNNING, IDLE, TRANSIENT, NEW, SAVED = (
    SimpleNamespace(name="said", uuid=uuid(number), id=number) for number in (1, 2, 3, 4, 5)
)
NET, NET_IDLE, NET_TRANSIENT, NET_BOTH = (
    SimpleNamespace(name=name, uuid=given)
    for name, given in (
        ("default", bytes.fromhex("dd8fe8846c02601e7551cca97df1c5df")),
        ("idle", uuid(12)),
        ("transient", uuid(13)),
        ("both", uuid(14)),
    )
)
ADD_LAST, HOSTS, GROUPS = 3, 4, 9
HOST = "<host mac='52:54:00:00:00:01' ip='192.168.122.9'/>"
CHECKPOINT = "<domaincheckpoint><name>{}</name></domaincheckpoint>"
REDEFINED = "<domaincheckpoint><name>{}</name><creationTime>5</creationTime></domaincheckpoint>"
SNAPSHOT = "<domainsnapshot><name>{}</name>{}</domainsnapshot>"
IMAGE = (
    "<memory file='/m'/><disks><disk name='vda' type='network'>"
    "<source protocol='https' name='x'><host name='h'/>"
    "<cookies><cookie name='a'>b</cookie></cookies></source></disk></disks>"
)
OFFLINE = SNAPSHOT.format(
    "b", "<creationTime>5</creationTime><state>shutoff</state><parent><name>a</name></parent>"
)
REDEFINE, CURRENT, HALT = 1, 2, 8
NEW_DISK = documents.disk("vdz", "/z").replace("</disk>", "<alias name='ua-new'/></disk>")
TAINTING = (
    "<interface type='bridge'><mac address='52:54:00:00:00:02'/><source bridge='b'/>"
    "<script path='/s'/></interface>"
)


def network(name, number, inside=""):
    return f"<network><name>{name}</name><uuid>{UUID(bytes=uuid(number))}</uuid>{inside}</network>"


def checkpoint(name, dom=RUNNING):
    return SimpleNamespace(name=name, dom=dom)


def snapshot(name):
    return SimpleNamespace(name=name, dom=SAVED)


# Made before each change: a running domain with checkpoints, one that is not running
# but saved, a transient one, an image, a running one with snapshots of which the first
# two are of its time before.
BEFORE = [
    ("domain_define_xml", xml("running", 1)),
    ("domain_create", RUNNING),
    ("domain_define_xml", xml("idle", 2)),
    ("domain_create", IDLE),
    ("domain_managed_save", IDLE, 0),
    ("domain_create_xml", xml("transient", 3), 0),
    *[("domain_checkpoint_create_xml", RUNNING, CHECKPOINT.format(name), 0) for name in "abcd"],
    ("domain_set_time", RUNNING, 1, 2, 0),
    ("domain_add_iothread", RUNNING, 7, LIVE),
    ("domain_save", TRANSIENT, "/image"),
    ("domain_create_xml", xml("transient", 3), 0),
    ("domain_define_xml", xml("saved", 5)),
    *[("domain_snapshot_create_xml", SAVED, SNAPSHOT.format(name, ""), 0) for name in "ab"],
    ("domain_define_xml", xml("saved", 5).replace("1024", "4096")),
    ("domain_create", SAVED),
    ("domain_snapshot_create_xml", SAVED, SNAPSHOT.format("c", IMAGE), 0),
    ("domain_snapshot_create_xml", SAVED, SNAPSHOT.format("d", ""), 0),
    ("network_define_xml", network("idle", 12)),
    ("network_create_xml", network("transient", 13)),
    ("network_define_xml", network("both", 14)),
    ("network_create", NET_BOTH),
    ("network_define_xml", network("both", 14, "<bridge name='b'/>")),
]

CHANGES = [
    ("domain_define_xml", xml("new", 4)),
    ("domain_define_xml", xml("running", 1).replace("1024", "4096")),
    ("domain_define_xml", xml("idle", 2).replace("1024", "4096")),
    ("domain_define_xml_flags", xml("new", 4), 0),
    ("domain_undefine", RUNNING),
    ("domain_undefine_flags", IDLE, 1),
    ("domain_create_xml", xml("new", 4), 0),
    ("domain_create_xml", xml("idle", 2), 0),
    ("domain_create_xml_with_files", xml("new", 4), [], 0),
    ("domain_create", IDLE),
    ("domain_create_with_flags", IDLE, 0),
    ("domain_create_with_files", IDLE, [], 0),
    ("domain_destroy", RUNNING),
    ("domain_destroy", TRANSIENT),
    ("domain_destroy_flags", RUNNING, 0),
    ("domain_shutdown", RUNNING),
    ("domain_shutdown_flags", TRANSIENT, 0),
    ("domain_suspend", RUNNING),
    ("domain_set_autostart", IDLE, 1),
    ("domain_rename", IDLE, "renamed", 0),
    ("domain_rename", IDLE, "no\udc80 text\n", 0),
    ("domain_set_memory", RUNNING, 512),
    ("domain_set_max_memory", IDLE, 512),
    ("domain_set_memory_flags", RUNNING, 512, CONFIG),
    ("domain_set_memory_stats_period", RUNNING, 3, LIVE),
    ("domain_set_vcpus", RUNNING, 2),
    ("domain_set_vcpus_flags", RUNNING, 3, LIVE | CONFIG),
    ("domain_pin_vcpu", RUNNING, 1, b"\x02"),
    ("domain_pin_vcpu_flags", RUNNING, 1, b"\x02", 0),
    ("domain_pin_emulator", RUNNING, b"\x03", 0),
    ("domain_set_lifecycle_action", RUNNING, 0, 1, LIVE | CONFIG),
    ("domain_set_metadata", RUNNING, DESCRIPTION, "text", None, None, 0),
    ("domain_set_metadata", RUNNING, ELEMENT, "<a/>", "k", "urn:a", CONFIG),
    ("domain_set_metadata", RUNNING, ELEMENT, f"<a>{'x' * 50_000}</a>", "k", "urn:a", CONFIG),
    ("domain_set_time", RUNNING, 5, 6, 0),
    ("domain_fsfreeze", RUNNING, ["/"], 0),
    ("domain_managed_save", RUNNING, 0),
    ("domain_managed_save_remove", IDLE, 0),
    ("domain_save", RUNNING, "/other \udc80 image"),
    ("domain_save_flags", RUNNING, "/image", None, 0),
    ("domain_save_image_define_xml", "/image", xml("transient", 3).replace("1024", "2048"), 0),
    ("domain_core_dump", RUNNING, "/core", 1),
    ("domain_core_dump_with_format", RUNNING, "/core", 0, 1),
    ("domain_set_memory_parameters", RUNNING, {"soft_limit": ULLong(500)}, CONFIG),
    ("domain_set_blkio_parameters", RUNNING, {"weight": UInt(500)}, LIVE),
    ("domain_set_numa_parameters", IDLE, {"numa_mode": Int(0), "numa_nodeset": "0"}, CONFIG),
    (
        "domain_set_interface_parameters",
        RUNNING,
        "52:54:00:00:00:01",
        {"inbound.average": UInt(5)},
        LIVE,
    ),
    ("domain_set_block_io_tune", RUNNING, "vda", {"size_iops_sec": ULLong(5)}, LIVE),
    ("domain_set_perf_events", RUNNING, {"cmt": True}, CONFIG),
    ("domain_add_iothread", RUNNING, 9, LIVE),
    ("domain_del_iothread", RUNNING, 7, LIVE),
    ("domain_set_iothread_params", RUNNING, 7, {"poll_max_ns": ULLong(5)}, LIVE),
    ("domain_pin_iothread", RUNNING, 1, b"\x01", LIVE),
    ("domain_attach_device", RUNNING, TAINTING),
    ("domain_attach_device_flags", RUNNING, NEW_DISK, LIVE),
    ("domain_update_device_flags", RUNNING, documents.disk(source="/e"), LIVE | CONFIG),
    ("domain_checkpoint_create_xml", RUNNING, CHECKPOINT.format("new"), 0),
    ("domain_checkpoint_create_xml", RUNNING, REDEFINED.format("old"), 1),
    ("domain_checkpoint_delete", checkpoint("d"), 0),
    ("domain_checkpoint_delete", checkpoint("b"), 0),
    ("domain_checkpoint_delete", checkpoint("b"), 1),
    ("domain_checkpoint_delete", checkpoint("b"), 4),
    ("domain_snapshot_create_xml", SAVED, SNAPSHOT.format("new", IMAGE), 0),
    ("domain_snapshot_create_xml", SAVED, SNAPSHOT.format("new", ""), HALT),
    ("domain_snapshot_create_xml", SAVED, OFFLINE, REDEFINE),
    ("domain_snapshot_create_xml", SAVED, OFFLINE, REDEFINE | CURRENT),
    ("domain_snapshot_delete", snapshot("d"), 0),
    ("domain_snapshot_delete", snapshot("b"), 0),
    ("domain_snapshot_delete", snapshot("b"), 1),
    ("domain_snapshot_delete", snapshot("b"), 4),
    ("domain_revert_to_snapshot", snapshot("b"), 0),
    ("domain_revert_to_snapshot", snapshot("c"), 0),
    ("domain_revert_to_snapshot", snapshot("d"), 2),
    ("network_define_xml", network("new", 15)),
    ("network_define_xml", network("idle", 12, "<bridge name='b'/>")),
    ("network_define_xml_flags", network("both", 14, "<bridge name='c'/>"), 0),
    ("network_create_xml", network("new", 15)),
    ("network_create_xml_flags", network("idle", 12, "<bridge name='b'/>"), 0),
    ("network_create", NET_IDLE),
    ("network_destroy", NET),
    ("network_destroy", NET_TRANSIENT),
    ("network_destroy", NET_BOTH),
    ("network_undefine", NET_IDLE),
    ("network_set_autostart", NET, 1),
    ("network_update", NET, ADD_LAST, HOSTS, -1, HOST, LIVE),
    ("network_update", NET, ADD_LAST, HOSTS, -1, HOST, CONFIG),
    ("network_set_metadata", NET, 0, "what it is for", None, None, LIVE),
    ("network_set_metadata", NET_BOTH, 2, "<a xmlns='urn:a'/>", "k", "urn:k", LIVE | CONFIG),
    ("network_update", NET_BOTH, ADD_LAST, GROUPS, -1, "<portgroup name='g'/>", LIVE | CONFIG),
]
# Pairs of changes, the second of which would be refused without the first.
AFTERWARDS = [
    (("domain_suspend", RUNNING), ("domain_resume", RUNNING)),
    (("domain_suspend", RUNNING), ("domain_reboot", RUNNING, 0)),
    (("domain_fsfreeze", RUNNING, ["/"], 0), ("domain_fsthaw", RUNNING, [], 0)),
    (
        ("domain_attach_device", RUNNING, NEW_DISK),
        ("domain_detach_device_alias", RUNNING, "ua-new", LIVE),
    ),
    (("domain_undefine", RUNNING), ("domain_destroy", RUNNING)),
    (("domain_destroy", TRANSIENT), ("domain_restore", "/image")),
    (("domain_destroy", TRANSIENT), ("domain_restore_flags", "/image", None, 0)),
]
# Kinds of object that are in no store yet.
IN_NO_STORE = ("interface_", "storage_", "node_device_")
# Rows for callers who may write that change nothing here.
NO_CHANGE = {
    "connect_find_storage_pool_sources",
    "connect_get_domain_capabilities",
    "domain_checkpoint_get_xml_desc",
    "domain_fstrim",
    "domain_get_fsinfo",
    "domain_get_hostname",
    "domain_get_launch_security_info",
    "domain_get_time",
    "domain_get_vcpus_flags",
    "domain_get_xml_desc",
    "domain_inject_nmi",
    "domain_interface_addresses",
    "domain_memory_peek",
    "domain_reset",
    "domain_save_image_get_xml_desc",
    "domain_screenshot",
    "domain_send_key",
    "domain_send_process_signal",
    "domain_set_scheduler_parameters",
    "domain_set_scheduler_parameters_flags",
    "domain_set_user_password",
    "domain_snapshot_get_xml_desc",
}
CASES = [([], change) for change in CHANGES] + [([first], then) for first, then in AFTERWARDS]


async def answer(driver, entry, *args):
    """Return the result of a call, at once, after its work, or awaited."""
    found = getattr(driver, entry)(*args)
    return await found if isinstance(found, (Later, CoroutineType)) else found


async def made(store, changes=()):
    """Return a driver after some changes, with its store slow from now on."""
    driver = TestDriver(store=store)
    await driver.load()
    for change in (*BEFORE, *changes):
        await answer(driver, *change)
    return driver


async def anew(store):
    driver = TestDriver(store=store.copy())
    await driver.load()
    return driver


def without_times(state):
    return (
        [{**domain, "described": None} for domain in state["domains"]],
        state["names"],
        state["ids"],
        state["networks"],
        state["names of networks"],
        state["images"],
    )


def named(found):
    return getattr(found, "name", found), getattr(found, "id", None)


def test_every_entry_point_that_may_write_is_tried():
    overridden = {
        row.name
        for row in ROWS.values()
        if (row.write or row.restricted_flags)
        and getattr(TestDriver, row.name) is not getattr(Driver, row.name)
    }
    tried = {change[0] for before, last in CASES for change in (*before, last)}
    others = {name for name in overridden if name.startswith(IN_NO_STORE)}
    assert overridden - others == tried | NO_CHANGE
    assert not tried & NO_CHANGE


@pytest.mark.parametrize(
    ("before", "change"), CASES, ids=lambda case: case[0] if isinstance(case, tuple) else ""
)
async def test_a_change(before, change, nursery):
    store = FakeStore()
    plain, stored = await made(None, before), await made(store, before)
    assert without_times(seen(stored)) == without_times(seen(plain))
    state, kept = seen(stored), dict(store.kept)
    store.is_slow = True
    answers = []

    async def call():
        answers.append(await answer(stored, *change))

    with trio.fail_after(20):
        nursery.start_soon(call)
        commit = await store.next_commit()
        assert (seen(stored), store.kept, answers) == (state, kept, [])
        commit.succeed()
        await trio.testing.wait_all_tasks_blocked()
    expected = await answer(plain, *change)
    assert [named(found) for found in answers if expected is not None] == [named(expected)] * (
        expected is not None
    )
    assert without_times(seen(stored)) == without_times(seen(plain))
    assert seen(stored) != state
    assert seen(await anew(store)) == seen(stored)


async def test_the_driver_is_empty_until_it_is_loaded():
    store = FakeStore()
    driver = TestDriver(store=store)
    assert list(driver.domains) == []
    async with trio.open_nursery() as nursery:  # two connections, say
        nursery.start_soon(driver.load)
        nursery.start_soon(driver.load)
    assert (store.loads, [domain.name for domain in driver.domains]) == (1, ["test"])
    assert seen(driver) == seen(TestDriver())


async def test_removed_objects_do_not_come_back():
    store = FakeStore()
    driver = TestDriver(store=store)
    await driver.load()
    dom = driver.domain_lookup_by_name("test")
    await driver.domain_undefine(dom)
    await driver.domain_destroy(dom)
    assert list((await anew(store)).domains) == []


async def test_ids_are_not_given_again():
    store = FakeStore()
    driver = await made(store)
    later = await anew(store)
    started = await later.domain_create_xml(xml("new", 4), 0)
    assert started.id == max(number for domain in driver.domains if (number := domain.id) != -1) + 1


async def test_domains_are_listed_in_the_order_of_their_coming():
    store = FakeStore()
    driver = await made(store)
    await driver.domain_rename(IDLE, "zzz", 0)
    await driver.domain_define_xml(xml("new", 4))
    names = [domain.name for domain in driver.connect_list_all_domains(0)]
    assert names == ["test", "running", "zzz", "transient", "saved", "new"]
    assert [domain.name for domain in (await anew(store)).connect_list_all_domains(0)] == names


async def test_networks_are_listed_in_the_order_of_their_coming():
    store = FakeStore()
    driver = await made(store)
    await driver.network_undefine(NET_IDLE)
    await driver.network_define_xml(network("idle", 12))
    names = [net.name for net in driver.connect_list_all_networks(0)]
    assert names == ["default", "transient", "both", "idle"]
    assert [net.name for net in (await anew(store)).connect_list_all_networks(0)] == names


async def test_a_refused_change_of_a_network_leaves_nothing():
    store = FakeStore()
    driver = await made(store)
    state, kept = seen(driver), dict(store.kept)
    for call in (
        ("network_update", NET, ADD_LAST, HOSTS, -1, "<host/>", CONFIG),
        ("network_create", NET),
        ("network_undefine", NET),
        ("network_define_xml", network("default", 12)),
        ("network_destroy", SimpleNamespace(name="nobody", uuid=uuid(99))),
    ):
        with pytest.raises(LibvirtError):
            await answer(driver, *call)
    assert (seen(driver), store.kept) == (state, kept)


async def test_large_networks():
    store = FakeStore()
    driver = await made(store)
    hosts = "".join(
        f"<host mac='52:54:00:00:{high:02x}:{low:02x}' ip='10.1.{high}.{low}'/>"
        for high, low in (divmod(number, 256) for number in range(2000))
    )
    text = network("large", 15, f"<ip address='10.0.0.1' prefix='8'><dhcp>{hosts}</dhcp></ip>")
    await answer(driver, "network_define_xml", text)
    assert seen(await anew(store)) == seen(driver)


async def test_many_checkpoints_and_a_large_domain():
    store = FakeStore()
    driver = TestDriver(store=store)
    await driver.load()
    text = large_documents.domain(
        "large", str(UUID(bytes=uuid(9))), devices=large_documents.mixed_devices(200_000)
    )
    large = await answer(driver, "domain_create_xml", text, 0)
    for number in range(20):
        await answer(
            driver, "domain_checkpoint_create_xml", large, CHECKPOINT.format(f"c{number}"), 0
        )
    again = await anew(store)
    assert seen(again) == seen(driver)
    definitions = [m.definition.domain for m in again.domains.by_name["large"].checkpoints]
    assert len(definitions) == 20
    assert len(set(map(id, definitions))) == 1  # shared parts are stored once


# -- who goes away ---------------------------------------------------------------------


@pytest.fixture
async def slow():
    store = FakeStore()
    driver = await made(store)
    store.is_slow = True
    return store, driver


async def test_a_change_in_line_is_forgotten_with_its_caller(slow, nursery):
    store, driver = slow
    nursery.start_soon(answer, driver, "domain_set_autostart", RUNNING, 1)
    first = await store.next_commit()
    scope = trio.CancelScope()

    async def waiting():
        with scope:
            await driver.domain_suspend(RUNNING)

    nursery.start_soon(waiting)
    await trio.testing.wait_all_tasks_blocked()
    nursery.start_soon(answer, driver, "domain_set_autostart", RUNNING, 0)
    await trio.testing.wait_all_tasks_blocked()
    scope.cancel()
    await trio.testing.wait_all_tasks_blocked()
    first.succeed()
    (await store.next_commit()).succeed()
    await trio.testing.wait_all_tasks_blocked()
    domain = driver.domains.by_name["running"]
    assert (domain.state, domain.autostart, scope.cancelled_caught) == (1, False, True)


async def test_a_change_that_was_handed_over_stands(slow, nursery):
    store, driver = slow
    told = []
    driver.events.emit = told.append
    scope = trio.CancelScope()

    async def leaving():
        with scope:
            await driver.domain_suspend(RUNNING)

    nursery.start_soon(leaving)
    commit = await store.next_commit()
    scope.cancel()
    await trio.testing.wait_all_tasks_blocked()
    assert not scope.cancelled_caught
    assert driver.domains.by_name["running"].state == 1
    commit.succeed()
    await trio.testing.wait_all_tasks_blocked()
    assert scope.cancelled_caught
    assert driver.domains.by_name["running"].state == 3
    assert [type(event).__name__ for event in told] == ["DomainEventLifecycle"]
    assert seen(await anew(store)) == seen(driver)


async def test_a_store_that_does_not_come_back_is_given_up(slow, autojump_clock):
    store, driver = slow
    before = seen(driver)
    with trio.move_on_after(1) as scope:
        await driver.domain_suspend(RUNNING)
    assert scope.cancelled_caught
    assert trio.current_time() == pytest.approx(1 + GRACE)
    assert (store.given_up, seen(driver)) == (1, before)
    store.is_slow = False
    await driver.domain_suspend(RUNNING)  # nobody is stuck behind it
    assert driver.domains.by_name["running"].state == 3


async def test_a_store_may_take_its_time(slow, nursery, autojump_clock):
    store, driver = slow
    nursery.start_soon(answer, driver, "domain_suspend", RUNNING)
    commit = await store.next_commit()
    await trio.sleep(100 * GRACE)
    commit.succeed()
    await trio.testing.wait_all_tasks_blocked()
    assert driver.domains.by_name["running"].state == 3


async def test_a_record_that_cannot_be_loaded_is_an_error():
    store = FakeStore()
    await made(store)
    key = next(key for key in store.kept if key[0] == "domain")
    store.kept[key] = '{"name": "x", "definition": "<nonsense/>"}'
    with pytest.raises(LibvirtError):
        await TestDriver(store=store).load()
