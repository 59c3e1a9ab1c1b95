"""A store behind the test driver, as two clients see it.

A change is durable, then visible, then answered.
"""

from __future__ import annotations

import re

import pytest
import trio
from trio.testing import wait_all_tasks_blocked

import virtrio
from tests import documents
from tests.client.servers import serving
from tests.server.guard import large_documents
from tests.server.objects.states import seen
from tests.server.objects.stores import FakeStore
from virtrio.enums import DomainEventID, ErrorNumber
from virtrio.protocol.errors import LibvirtError
from virtrio.server.drivers.test.driver import TestDriver

FAILED = ErrorNumber.VIR_ERR_OPERATION_FAILED
NO_DOMAIN = ErrorNumber.VIR_ERR_NO_DOMAIN
LIFECYCLE = DomainEventID.VIR_DOMAIN_EVENT_ID_LIFECYCLE
TITLE = 1
UUID = "b4e8a1de-7c2f-4b8e-9d53-0a1b2c3d4e5f"
OTHER = "c0ffee00-1111-4222-8333-444455556666"


def xml(name="guest", uuid=UUID):
    return documents.domain(name, uuid, memory=1024, devices=documents.disk())


class Call:
    """A call that is made while the test goes on."""

    def __init__(self, nursery, method, *args):
        self.answered = trio.Event()
        self._error = None
        nursery.start_soon(self._run, method, args)

    async def _run(self, method, args):
        try:
            self._value = await method(*args)
        except LibvirtError as error:
            self._error = error
        self.answered.set()

    async def result(self):
        await self.answered.wait()
        if self._error is not None:
            raise self._error
        return self._value

    async def code(self):
        with pytest.raises(LibvirtError) as caught:
            await self.result()
        return caught.value.code


async def code_of(method, *args):
    with pytest.raises(LibvirtError) as caught:
        await method(*args)
    return caught.value.code


@pytest.fixture
def pair(stored):
    """Two clients."""
    return stored.pair


# -- the order -------------------------------------------------------------------------


async def test_durable_then_visible_then_answered(stored, pair, nursery):
    one, two = pair
    mine, others = await one.lookup_by_name("test"), await two.lookup_by_name("test")
    call = Call(nursery, mine.set_autostart, 1)
    commit = await stored.store.next_commit()
    assert await others.autostart() == await mine.autostart() == 0
    assert not call.answered.is_set()
    commit.succeed()
    await call.result()
    assert await others.autostart() == 1
    assert seen(await restarted(stored.store)) == seen(stored.driver)


async def restarted(store):
    """Return the driver of a server that is started anew."""
    driver = TestDriver(store=store.copy())
    await driver.load()
    return driver


async def test_a_domain_is_not_there_until_it_is_stored(stored, pair, nursery):
    one, two = pair
    call = Call(nursery, one.define_xml, xml())
    commit = await stored.store.next_commit()
    for client in pair:
        assert await code_of(client.lookup_by_name, "guest") == NO_DOMAIN
        assert await code_of(client.lookup_by_uuid_string, UUID) == NO_DOMAIN
        assert [domain.name() for domain in await client.list_all_domains()] == ["test"]
        assert await client.num_of_defined_domains() == 0
    commit.succeed()
    assert (await call.result()).name() == "guest"
    assert (await two.lookup_by_name("guest")).uuid_string() == UUID


async def test_reading_never_asks_the_store(stored, pair, nursery):
    one, two = pair
    Call(nursery, one.define_xml, xml())
    commit = await stored.store.next_commit()
    commits = stored.store.commits
    domain = await two.lookup_by_name("test")
    await domain.xml_desc()
    await domain.list_all_checkpoints()
    await two.get_all_domain_stats()
    assert (stored.store.loads, stored.store.commits) == (1, commits)
    commit.succeed()


async def test_a_large_document_is_read_in_a_thread_and_then_stored(stored, pair, nursery):
    one, two = pair
    text = large_documents.domain("large", UUID, devices=large_documents.mixed_devices(100_000))
    call = Call(nursery, one.define_xml, text)
    commit = await stored.store.next_commit()
    assert await code_of(two.lookup_by_name, "large") == NO_DOMAIN
    commit.succeed()
    assert (await call.result()).name() == "large"
    call = Call(nursery, (await two.lookup_by_name("large")).create)
    (await stored.store.next_commit()).succeed()
    await call.result()
    assert await (await one.lookup_by_name("large")).is_active() == 1


async def test_changes_of_one_domain_are_made_in_their_order(stored, pair, nursery):
    domains = [await client.lookup_by_name("test") for client in pair]
    calls = []
    for number in range(6):
        calls.append(
            Call(nursery, domains[number % 2].set_metadata, TITLE, f"title {number}", None, None)
        )
        await wait_all_tasks_blocked()
    for number, call in enumerate(calls):
        commit = await stored.store.next_commit()
        await wait_all_tasks_blocked()
        assert stored.store.waiting == []  # one at a time
        assert not call.answered.is_set()
        before = None if not number else f"title {number - 1}"
        assert await title(domains[0]) == before
        commit.succeed()
        await call.result()
        assert await title(domains[0]) == f"title {number}"


async def title(domain):
    found = re.search("<title>(.*)</title>", await domain.xml_desc())
    return found and found[1]


async def test_a_later_change_is_validated_against_the_earlier_one(stored, pair, nursery):
    one, two = pair
    mine, others = await one.lookup_by_name("test"), await two.lookup_by_name("test")
    first = Call(nursery, mine.destroy)
    commit = await stored.store.next_commit()
    second = Call(nursery, others.suspend)  # which a running domain takes
    await wait_all_tasks_blocked()
    commit.succeed()
    await first.result()
    assert await second.code() == ErrorNumber.VIR_ERR_INTERNAL_ERROR
    assert stored.store.waiting == []


async def test_other_domains_are_not_held_up(stored, pair, nursery):
    one, two = pair
    first = Call(nursery, (await one.lookup_by_name("test")).set_autostart, 1)
    held = await stored.store.next_commit()
    call = Call(nursery, two.define_xml, xml())
    (await stored.store.next_commit()).succeed()
    domain = await call.result()
    call = Call(nursery, domain.create)
    (await stored.store.next_commit()).succeed()
    await call.result()
    assert not first.answered.is_set()
    held.succeed()
    await first.result()


# -- names -----------------------------------------------------------------------------


async def test_lookups_during_a_rename(stored, pair, nursery):
    one, two = pair
    call = Call(nursery, one.define_xml, xml("old"))
    (await stored.store.next_commit()).succeed()
    domain = await call.result()
    call = Call(nursery, domain.rename, "new")
    commit = await stored.store.next_commit()
    assert (await two.lookup_by_name("old")).uuid_string() == UUID
    assert await code_of(two.lookup_by_name, "new") == NO_DOMAIN
    commit.succeed()
    await call.result()
    assert (await two.lookup_by_name("new")).uuid_string() == UUID
    assert await code_of(two.lookup_by_name, "old") == NO_DOMAIN


@pytest.mark.parametrize("stands", [True, False])
async def test_names_that_are_about_to_be_taken_and_freed(stored, pair, nursery, stands):
    one, two = pair
    call = Call(nursery, one.define_xml, xml("old"))
    (await stored.store.next_commit()).succeed()
    rename = Call(nursery, (await call.result()).rename, "new")
    commit = await stored.store.next_commit()
    taking = Call(nursery, two.define_xml, xml("new", OTHER))
    freed = Call(nursery, two.define_xml, xml("old", OTHER.replace("c0ffee", "c0ffef")))
    await wait_all_tasks_blocked()
    assert stored.store.waiting == []  # both wait for the rename
    wins, loses = (freed, taking) if stands else (taking, freed)
    if stands:
        commit.succeed()
        await rename.result()
    else:
        commit.fail()
        assert await rename.code() == FAILED
    (await stored.store.next_commit()).succeed()
    await wins.result()
    assert await loses.code() == FAILED
    assert len(await two.list_all_domains()) == 3


async def test_one_of_two_new_domains_gets_the_name(stored, pair, nursery):
    one, two = pair
    first = Call(nursery, one.define_xml, xml("guest"))
    commit = await stored.store.next_commit()
    second = Call(nursery, two.define_xml, xml("guest", OTHER))
    await wait_all_tasks_blocked()
    commit.succeed()
    await first.result()
    assert await second.code() == FAILED
    assert (await two.lookup_by_name("guest")).uuid_string() == UUID


# -- checkpoints -----------------------------------------------------------------------

CHECKPOINT = "<domaincheckpoint><name>{}</name></domaincheckpoint>"


async def checkpoints(domain):
    return [each.get_name() for each in await domain.list_all_checkpoints()]


async def test_a_checkpoint_is_not_there_until_it_is_stored(stored, pair, nursery):
    one, two = pair
    mine, others = await one.lookup_by_name("test"), await two.lookup_by_name("test")
    first = Call(nursery, mine.checkpoint_create_xml, CHECKPOINT.format("a"))
    commit = await stored.store.next_commit()
    second = Call(nursery, others.checkpoint_create_xml, CHECKPOINT.format("b"))
    await wait_all_tasks_blocked()
    assert await checkpoints(others) == []
    commit.succeed()
    await first.result()
    assert await checkpoints(others) == ["a"]
    commit = await stored.store.next_commit()
    assert sorted(commit.what) == [("checkpoint", True), ("current-checkpoint", True)]
    commit.succeed()
    assert await (await (await second.result()).get_parent()).get_xml_desc() is not None
    assert await checkpoints(mine) == ["a", "b"]


async def test_a_checkpoint_waits_while_its_domain_goes(stored, pair, nursery):
    one, two = pair
    call = Call(nursery, one.create_xml, xml())  # a transient one
    (await stored.store.next_commit()).succeed()
    mine = await call.result()
    others = await two.lookup_by_name("guest")
    gone = Call(nursery, mine.destroy)
    commit = await stored.store.next_commit()
    call = Call(nursery, others.checkpoint_create_xml, CHECKPOINT.format("late"))
    await wait_all_tasks_blocked()
    assert not call.answered.is_set()
    commit.succeed()
    await gone.result()
    assert await call.code() == NO_DOMAIN
    assert not any(kind.endswith("checkpoint") for kind, _ in stored.store.kept)


async def test_a_domain_takes_its_checkpoints_along(stored, pair, nursery):
    one, two = pair
    call = Call(nursery, one.create_xml, xml())
    (await stored.store.next_commit()).succeed()
    domain = await call.result()
    for name in ("a", "b", "c"):
        call = Call(nursery, domain.checkpoint_create_xml, CHECKPOINT.format(name))
        (await stored.store.next_commit()).succeed()
        await call.result()
    call = Call(nursery, domain.destroy)
    commit = await stored.store.next_commit()
    assert sorted(commit.what) == [
        *[("checkpoint", False)] * 3,
        ("current-checkpoint", False),
        ("domain", False),
    ]
    assert len(await checkpoints(await two.lookup_by_name("guest"))) == 3
    commit.succeed()
    await call.result()
    assert {kind for kind, _ in stored.store.kept} == {"node", "domain", "network"}


async def test_an_undefine_waits_for_a_checkpoint(stored, pair, nursery):
    one, two = pair
    mine, others = await one.lookup_by_name("test"), await two.lookup_by_name("test")
    first = Call(nursery, mine.checkpoint_create_xml, CHECKPOINT.format("a"))
    commit = await stored.store.next_commit()
    second = Call(nursery, others.undefine)
    await wait_all_tasks_blocked()
    assert await others.is_persistent() == 1
    commit.fail()
    assert await first.code() == FAILED
    (await stored.store.next_commit()).succeed()
    await second.result()
    assert (await others.is_persistent(), await checkpoints(others)) == (0, [])


# -- failure ---------------------------------------------------------------------------


async def test_a_failing_store_leaves_nothing(stored, pair, nursery, caplog):
    one, _ = pair
    before, kept = seen(stored.driver), dict(stored.store.kept)
    domain = await one.lookup_by_name("test")
    changes = [
        (one.define_xml, xml()),
        (one.create_xml, xml()),
        (domain.destroy,),
        (domain.suspend,),
        (domain.set_autostart, 1),
        (domain.undefine,),
        (domain.set_metadata, TITLE, "new", None, None),
        (domain.checkpoint_create_xml, CHECKPOINT.format("a")),
        (domain.save, "/image"),
        (domain.managed_save,),
    ]
    for change in changes:
        call = Call(nursery, *change)
        (await stored.store.next_commit()).fail()
        with pytest.raises(LibvirtError) as caught:
            await call.result()
        assert (caught.value.code, caught.value.message) == (
            FAILED,
            "operation failed: the change could not be stored",
        )
        assert (seen(stored.driver), stored.store.kept) == (before, kept)
        assert "/secret/path" in caplog.text
        caplog.clear()
    call = Call(nursery, domain.set_autostart, 1)  # nobody is stuck behind them
    (await stored.store.next_commit()).succeed()
    await call.result()


async def test_a_refused_change_never_comes_to_the_store(stored, pair):
    one, _ = pair
    domain = await one.lookup_by_name("test")
    before, commits = seen(stored.driver), stored.store.commits
    assert await code_of(domain.create) == ErrorNumber.VIR_ERR_INTERNAL_ERROR
    assert await code_of(domain.rename, "new") == ErrorNumber.VIR_ERR_OPERATION_INVALID
    assert await code_of(one.define_xml, "<domain/>") != FAILED
    assert await code_of(domain.set_metadata, 7, "", None, None) == ErrorNumber.VIR_ERR_INVALID_ARG
    assert (seen(stored.driver), stored.store.commits) == (before, commits)


async def test_a_call_that_changes_nothing_never_comes_to_the_store(stored, pair):
    one, _ = pair
    domain = await one.lookup_by_name("test")
    commits = stored.store.commits
    await domain.set_autostart(0)
    await domain.managed_save_remove()
    assert stored.store.commits == commits


# -- who goes away ---------------------------------------------------------------------


async def test_a_client_that_leaves_takes_nothing_back(stored, pair, nursery):
    domain = await pair[0].lookup_by_name("test")
    async with virtrio.connect(stored.uri) as client, trio.open_nursery() as leaving:
        Call(leaving, (await client.lookup_by_name("test")).set_autostart, 1)
        commit = await stored.store.next_commit()
        leaving.cancel_scope.cancel()
    await wait_all_tasks_blocked()
    second = Call(nursery, domain.set_autostart, 0)
    await wait_all_tasks_blocked()
    assert not second.answered.is_set()
    commit.succeed()
    (await stored.store.next_commit()).succeed()
    await second.result()


async def test_a_server_that_stops_waits_for_the_store():
    store = FakeStore()
    driver = TestDriver(store=store)
    await driver.load()
    store.is_slow = True
    decided = trio.Event()

    async def decide():
        commit = await store.next_commit()
        stop.set()
        await wait_all_tasks_blocked()
        assert driver.domains.by_name["test"].autostart is False
        commit.succeed()
        decided.set()

    stop = trio.Event()
    with trio.fail_after(20):
        async with trio.open_nursery() as nursery:
            nursery.start_soon(decide)
            async with serving(driver) as uri, virtrio.connect(uri) as client:
                Call(nursery, (await client.lookup_by_name("test")).set_autostart, 1)
                await stop.wait()
            await decided.wait()
            nursery.cancel_scope.cancel()
    assert driver.domains.by_name["test"].autostart is True
    assert seen(driver) == seen(await restarted(store))


async def test_a_store_that_cannot_be_read_opens_nothing(caplog):
    class Unreadable(FakeStore):
        fails = True

        async def load(self):
            if self.fails:
                raise OSError("unreadable: /secret/path")
            return await super().load()

    store = Unreadable()
    with trio.fail_after(20):
        async with serving(TestDriver(store=store)) as uri:
            with pytest.raises(LibvirtError) as caught:
                async with virtrio.connect(uri):
                    pass
            assert (caught.value.code, "secret" in str(caught.value)) == (
                ErrorNumber.VIR_ERR_INTERNAL_ERROR,
                False,
            )
            assert "/secret/path" in caplog.text
            store.fails = False
            async with virtrio.connect(uri) as client:
                assert (await client.lookup_by_name("test")).name() == "test"


# -- events ----------------------------------------------------------------------------


async def test_events_come_when_a_change_is_visible(stored, pair, nursery):
    one, two = pair
    async with two.domain_events(LIFECYCLE) as events:
        call = Call(nursery, one.define_xml, xml("old"))
        commit = await stored.store.next_commit()
        commit.fail()
        await call.code()
        call = Call(nursery, one.define_xml, xml("old"))
        (await stored.store.next_commit()).succeed()
        domain = await call.result()
        call = Call(nursery, domain.rename, "new")
        (await stored.store.next_commit()).succeed()
        await call.result()
        call = Call(nursery, domain.create)
        (await stored.store.next_commit()).succeed()
        await call.result()
        heard = [await events.__anext__() for _ in range(4)]
    told = [(each.name(), event, detail) for each, event, detail in heard]
    assert told == [("old", 0, 0), ("old", 1, 1), ("new", 0, 2), ("new", 2, 0)]
