"""The life of a driver: opened with its caller, running while it has connections, closed with the last of them."""

from __future__ import annotations

import logging
import os

import pytest
import trio
import trio.testing
from virtrio.protocol._generated.enums import ErrorDomain, ErrorNumber
from virtrio.protocol.errors import report
from virtrio.server import caller
from virtrio.server._generated.driver import Driver

from tests.server.raw import GET_HOSTNAME, GET_TYPE, OK, OPEN, Served, packed, string


class Living(Driver):
    """Notes what becomes of it."""

    def __init__(self):
        self.seen = []

    def connect_get_type(self):
        return "LIVING"

    def open(self, path, who):
        self.seen.append(("open", path, who.readonly))
        return self

    def close(self):
        self.seen.append("close")


class Running(Living):
    """Runs until it is cancelled."""

    async def run(self, *, task_status):
        self.seen.append("begin")
        await trio.lowlevel.checkpoint()
        task_status.started()
        self.seen.append("started")
        try:
            await trio.sleep_forever()
        finally:
            self.seen.append("ended")


async def gone(client):
    """Close a client, and wait until the server has noticed."""
    await client.aclose()
    await trio.testing.wait_all_tasks_blocked()


async def test_it_is_closed_when_its_last_connection_ends(serve):
    driver = Living()
    served = serve(driver)
    first, second = [await served.client().open("test:///a") for _ in range(2)]
    assert driver.seen == [("open", "/a", False)] * 2
    await gone(first)
    assert "close" not in driver.seen
    await gone(second)
    assert driver.seen[2:] == ["close"]
    await served.client().open("test:///b", flags=1)
    assert driver.seen[3:] == [("open", "/b", True)]


async def test_a_client_that_closes_closes_it(serve):
    driver = Living()
    client = await serve(driver).client().open()
    answer = await client.call(2)  # CONNECT_CLOSE
    assert answer.status == OK
    assert await client.answer() is None
    await trio.testing.wait_all_tasks_blocked()
    assert driver.seen[-1] == "close"


async def test_each_connection_may_have_an_instance_of_its_own(serve):
    class Own(Living):
        made = []

        def open(self, path, who):
            instance = Living()
            self.made.append(instance)
            return instance

    served = serve(Own())
    first, _ = [await served.client().open() for _ in range(2)]
    await gone(first)
    assert [instance.seen for instance in Own.made] == [["close"], []]


async def test_it_runs_while_it_has_connections(serve):
    driver = Running()
    served = serve(driver)
    clients = [await served.client().open() for _ in range(2)]
    assert (await clients[0].call(GET_TYPE)).payload == string("LIVING")
    assert driver.seen.count("begin") == driver.seen.count("started") == 1
    for client in clients:
        assert "ended" not in driver.seen
        await gone(client)
    assert driver.seen[-2:] == ["close", "ended"]
    await served.client().open()
    assert driver.seen[-2:] == ["begin", "started"]


async def test_many_that_open_at_once_wait_for_one_beginning(serve):
    driver = Running()
    served = serve(driver)
    clients = [served.client() for _ in range(5)]
    async with trio.open_nursery() as nursery:
        for client in clients:
            nursery.start_soon(client.open)
    assert driver.seen.count("begin") == 1
    for client in clients:
        assert (await client.call(GET_TYPE)).status == OK


async def test_one_that_lasts_goes_on_without_connections():
    class Lasting(Running):
        lasting = True

    driver = Lasting()
    async with trio.open_nursery() as nursery:
        served = Served(nursery, driver)
        for _ in range(2):
            await gone(await served.client().open())
        assert driver.seen.count("begin") == 1
        assert "ended" not in driver.seen
        assert "close" not in driver.seen
        nursery.cancel_scope.cancel()
    assert driver.seen[-2:] == ["ended", "close"]


REFUSED = report(ErrorNumber.VIR_ERR_OPERATION_FAILED, ErrorDomain.VIR_FROM_TEST, "no hypervisor here")


async def test_one_that_cannot_begin_refuses_the_connection(serve):
    class Failing(Living):
        fails = True

        async def run(self, *, task_status):
            if self.fails:
                raise REFUSED
            task_status.started()

    driver = Failing()
    client = serve(driver).client()
    arguments = packed("connect_open_args", "test:///default", 0)
    assert (await client.call(OPEN, arguments)).refusal[2] == "operation failed: no hypervisor here"
    assert driver.seen[-1] == "close"
    driver.fails = False
    assert (await client.call(OPEN, arguments)).status == OK


async def test_one_that_fails_later_is_logged_and_goes_on_answering(serve, caplog):
    class Failing(Living):
        fail = trio.Event()

        async def run(self, *, task_status):
            task_status.started()
            await self.fail.wait()
            raise ValueError("a bug of a driver's")

    client = await serve(Failing()).client().open()
    Failing.fail.set()
    await trio.testing.wait_all_tasks_blocked()
    assert "a bug of a driver's" in caplog.text
    assert (await client.call(GET_TYPE)).status == OK


async def test_one_that_fails_to_close_harms_nobody(serve, caplog):
    class Failing(Living):
        def close(self):
            raise ValueError("a bug of a driver's")

    served = serve(Failing())
    with caplog.at_level(logging.ERROR):
        await gone(await served.client().open())
    assert "a bug of a driver's" in caplog.text
    assert (await (await served.client().open()).call(GET_TYPE)).status == OK


async def test_who_opens_a_second_time_loses_the_first(serve):
    driver = Living()
    client = await serve(driver).client().open()
    again = await client.call(OPEN, packed("connect_open_args", "test:///default", 0))
    assert again.refusal[2] == "internal error: connection already open"
    assert driver.seen[-1] == "close"


@pytest.mark.parametrize("how", ["in place", "in a task", "in a thread"])
async def test_an_entry_point_may_ask_who_calls(serve, how):
    from virtrio.server.offload import Later

    class Asking(Driver):
        def connect_get_type(self):
            who = caller.current()
            return f"{who.pid} {who.uid} {who.readonly}"

        async def connect_get_hostname(self):
            await trio.lowlevel.checkpoint()
            return self.connect_get_type()

        def connect_get_capabilities(self):
            return Later(self.connect_get_type)

    procedure = {"in place": GET_TYPE, "in a task": GET_HOSTNAME, "in a thread": 7}[how]
    served = serve(Asking())
    for readonly in (False, True):
        client = await served.client(readonly=readonly).open()
        assert (await client.call(procedure)).payload == string(f"{os.getpid()} {os.getuid()} {readonly}")
