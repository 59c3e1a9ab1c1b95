"""What is called in threads leaves nothing behind when it fails."""

from __future__ import annotations

import gc
import threading
import weakref

import pytest
import trio
import trio.testing

from tests import documents
from tests.server.raw import ERROR, P, packed
from virtrio.protocol import xdr
from virtrio.protocol._generated import remote
from virtrio.server.drivers.test.driver import TestDriver
from virtrio.server.threads import begin_thread, in_thread

BLOCK = 64 * 1024


class Part:
    """Something that was being worked on."""


class Refusal(Exception):
    pass


def from_another(refusal):
    try:
        raise KeyError
    except KeyError as exc:
        raise refusal from exc


def beside_others(refusal):
    raise ExceptionGroup("several", [refusal, ValueError()])


def simply(refusal):
    raise refusal


@pytest.fixture
def no_collector():
    gc.collect()
    gc.disable()
    yield
    gc.enable()


async def test_it_returns_what_the_work_returns():
    assert await in_thread(divmod, 7, 2) == (3, 1)
    assert await in_thread(lambda: None) is None


@pytest.mark.parametrize("fail", [simply, from_another, beside_others])
async def test_what_was_worked_on_is_gone_when_the_failure_arrives(no_collector, fail):
    parts = []

    def work():
        part = Part()
        parts.append(weakref.ref(part))
        inner(part)

    def inner(part):
        parts.append(weakref.ref(part))
        try:
            other = Part()
            parts.append(weakref.ref(other))
            raise ValueError(other)
        except ValueError:
            fail(Refusal())

    with pytest.raises(Exception) as caught:  # noqa: PT011
        await in_thread(work)
    found = caught.value
    assert isinstance(found, Refusal | ExceptionGroup)
    names = [entry.name for entry in caught.traceback]
    assert names[-3:] == ["work", "inner", fail.__name__]
    assert [part() for part in parts[:2]] == [None, None]


async def test_a_failure_does_not_refer_to_itself(no_collector):
    async def call():
        try:
            await in_thread(lambda: simply(Refusal()))
        except Refusal as exc:
            return weakref.ref(exc)

    failure = await call()
    assert failure() is None


REFUSED = {
    "does not decode": lambda domain: (P.REMOTE_PROC_DOMAIN_DEFINE_XML_FLAGS, bytes(16 * BLOCK)),
    "is no procedure": lambda domain: (9999, bytes(16 * BLOCK)),
    "is no XML": lambda domain: (
        P.REMOTE_PROC_DOMAIN_CREATE_XML,
        packed("domain_create_xml_args", "<domain>" + "<a>" * BLOCK, 0),
    ),
    "is no domain of this driver": lambda domain: (
        P.REMOTE_PROC_DOMAIN_CREATE_XML,
        packed("domain_create_xml_args", "<domain type='q'>" + "<a/>" * BLOCK + "</domain>", 0),
    ),
    "has a wrong prefix": lambda domain: (
        P.REMOTE_PROC_DOMAIN_SET_METADATA,
        packed("domain_set_metadata_args", domain, 2, f"<a>{'<b/>' * BLOCK}</a>", "1", "u", 0),
    ),
    "is no checkpoint": lambda domain: (
        P.REMOTE_PROC_DOMAIN_CHECKPOINT_CREATE_XML,
        packed("domain_checkpoint_create_xml_args", domain, "<a>" * BLOCK, 0),
    ),
    "is not there": lambda domain: (
        P.REMOTE_PROC_DOMAIN_LOOKUP_BY_NAME,
        packed("domain_lookup_by_name_args", "x" * BLOCK),
    ),
}


@pytest.mark.parametrize("kind", REFUSED)
async def test_a_call_that_is_refused_leaves_no_garbage(serve, no_collector, kind):
    driver = TestDriver()
    client = await serve(driver).client().open()
    made = await client.call(
        P.REMOTE_PROC_DOMAIN_DEFINE_XML_FLAGS,
        packed("domain_define_xml_flags_args", documents.domain("g"), 0),
    )
    domain = xdr.decode(remote.unpack_remote_nonnull_domain, made.payload)
    await trio.testing.wait_all_tasks_blocked()
    gc.collect()
    gc.set_debug(gc.DEBUG_SAVEALL)
    try:
        procedure, payload = REFUSED[kind](domain)
        for _ in range(2):
            assert (await client.call(procedure, payload)).status == ERROR
        await trio.testing.wait_all_tasks_blocked()
        gc.collect()
        assert [found for found in gc.garbage if isinstance(found, BaseException)] == []
    finally:
        gc.set_debug(0)
        gc.garbage.clear()


async def test_a_thread_that_nobody_waits_for_takes_no_place_and_logs_its_failure(caplog):
    may_fail = threading.Event()

    def fail():
        may_fail.wait()
        raise Refusal("odd")

    for _ in range(50):
        begin_thread(fail)
    with trio.fail_after(30):
        assert await trio.to_thread.run_sync(lambda: 7) == 7
        may_fail.set()
        while caplog.text.count("Refusal: odd") < 50:  # noqa: ASYNC110 - it tells nobody
            await trio.sleep(0.01)
    assert "work in a thread of its own failed" in caplog.text
