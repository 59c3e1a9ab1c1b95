"""Calls whose work leaves the loop: in order, whole or not at all."""

from __future__ import annotations

import threading

import pytest
import trio

from tests.fuzz.packets import KEEPALIVE
from tests.server.raw import CLOSE, GET_HOSTNAME, GET_TYPE, MESSAGE, OK, P, packed, packet
from virtrio.protocol._generated.enums import ErrorDomain, ErrorNumber
from virtrio.protocol.errors import report
from virtrio.server import caller as callers
from virtrio.server._generated.driver import Driver
from virtrio.server.conf import pause
from virtrio.server.offload import BULK_BYTES, Later, later

LIST = P.REMOTE_PROC_CONNECT_LIST_ALL_DOMAINS
PING = packet(1, program=KEEPALIVE, kind=MESSAGE, serial=0)


class Working(Driver):
    """A driver whose ``connect_get_hostname`` is worked on in a thread.

    The thread waits until it may end; ``done`` has the changes.
    """

    def __init__(self):
        self.begun = threading.Event()
        self.may_end = threading.Event()
        self.given_up = threading.Event()
        self.done = []
        self.order = []

    def connect_get_type(self):
        self.order.append("type")
        return "WORKING"

    def _work(self):
        self.begun.set()
        try:
            while not self.may_end.wait(0.001):
                pause.checkpoint()
        except pause.WorkGivenUp:
            self.given_up.set()
            raise
        return threading.current_thread() is threading.main_thread()

    def _apply(self, was_main):
        self.order.append("hostname")
        self.done.append(threading.current_thread() is threading.main_thread())
        return "in a thread" if not was_main else "on the loop"

    def connect_get_hostname(self):
        return Later(self._work, self._apply)


async def begun(driver):
    await trio.to_thread.run_sync(driver.begun.wait)
    await trio.testing.wait_all_tasks_blocked()


async def test_work_is_done_in_a_thread_and_applied_on_the_loop(serve):
    driver = Working()
    driver.may_end.set()
    client = await serve(driver).client().open()
    answer = await client.call(GET_HOSTNAME)
    assert (answer.status, answer.payload) == (
        OK,
        packed("connect_get_hostname_ret", "in a thread"),
    )
    assert driver.done == [True]


async def test_others_are_answered_meanwhile_and_pings_too(serve):
    driver = Working()
    served = serve(driver)
    client, other = await served.client().open(), await served.client().open()
    await client.send(packet(GET_HOSTNAME, serial=7))
    await begun(driver)
    assert await other.works()
    await client.send(PING)
    pong = await client.answer()
    assert (pong.program, pong.procedure) == (KEEPALIVE, 2)
    driver.may_end.set()
    assert (await client.answer()).serial == 7


async def test_later_calls_of_the_client_are_answered_behind_it_in_order(serve):
    driver = Working()
    client = await serve(driver).client().open()
    await client.send(packet(GET_HOSTNAME, serial=1) + packet(GET_TYPE, serial=2))
    await begun(driver)
    await client.send(
        packet(GET_HOSTNAME, serial=3) + packet(GET_TYPE, serial=4) + packet(CLOSE, serial=5)
    )
    await trio.testing.wait_all_tasks_blocked()
    assert driver.order == []
    driver.may_end.set()
    assert [(await client.answer()).serial for _ in range(5)] == [1, 2, 3, 4, 5]
    assert driver.order == ["hostname", "type"] * 2
    assert await client.answer() is None


class Noting(Working):
    """A driver that notes who had the thread."""

    def _apply(self, was_main):
        self.order.append(callers.current().address)
        return "done"


async def test_who_had_the_thread_for_long_lets_others_pass(serve):
    driver = Noting()
    served = serve(driver)
    names = ("holding", "often", "seldom")
    holding, often, seldom = [await served.client(peer=name).open() for name in names]
    await often.send(packet(GET_HOSTNAME))
    await begun(driver)
    await trio.sleep(0.1)
    driver.may_end.set()
    await often.answer()
    driver.may_end.clear()
    driver.begun.clear()
    await holding.send(packet(GET_HOSTNAME))
    await begun(driver)
    for client in (often, seldom):
        await client.send(packet(GET_HOSTNAME))
        await trio.testing.wait_all_tasks_blocked()
    driver.may_end.set()
    for client in (holding, often, seldom):
        assert (await client.answer()).status == OK
    assert driver.order == ["often", "holding", "seldom", "often"]


async def test_a_client_that_leaves_leaves_no_work_behind(serve):
    driver = Working()
    served = serve(driver)
    client, other = await served.client().open(), await served.client().open()
    await client.send(packet(GET_HOSTNAME) * 3)
    await begun(driver)
    await client.aclose()
    await trio.to_thread.run_sync(driver.given_up.wait)
    await trio.testing.wait_all_tasks_blocked()
    assert (driver.done, served.sessions) == ([], 1)
    assert await other.works()


async def test_work_that_waits_for_its_turn_is_forgotten_with_its_client(serve):
    driver = Working()
    served = serve(driver)
    client, second = await served.client().open(), await served.client().open()
    await client.send(packet(GET_HOSTNAME))
    await begun(driver)
    driver.begun.clear()
    await second.send(packet(GET_HOSTNAME))
    await trio.testing.wait_all_tasks_blocked()
    await second.aclose()
    await trio.testing.wait_all_tasks_blocked()
    driver.may_end.set()
    assert (await client.answer()).status == OK
    await trio.testing.wait_all_tasks_blocked()
    assert driver.done == [True]
    assert not driver.begun.is_set()


async def test_one_thread_works_at_a_time(serve):
    class Counting(Driver):
        inside = most = 0

        def _work(self):
            self.inside += 1
            self.most = max(self.most, self.inside)
            threading.Event().wait(0.005)
            self.inside -= 1

        def connect_get_hostname(self):
            return Later(self._work, lambda _: "done")

    driver = Counting()
    served = serve(driver)
    clients = [await served.client().open() for _ in range(8)]
    for client in clients:
        await client.send(packet(GET_HOSTNAME))
    for client in clients:
        assert (await client.answer()).status == OK
    assert driver.most == 1


@pytest.mark.parametrize("half", ["work", "apply"])
@pytest.mark.parametrize(
    "fault",
    [
        ValueError("secret"),
        SystemExit(3),
        report(ErrorNumber.VIR_ERR_NO_DOMAIN, ErrorDomain.VIR_FROM_TEST),
    ],
)
async def test_an_error_of_the_work_is_the_answer(serve, half, fault, caplog):
    class Failing(Driver):
        def _raise(self, _=None):
            raise fault

        def connect_get_hostname(self):
            return Later(self._raise, None) if half == "work" else Later(int, self._raise)

    client = await serve(Failing()).client().open()
    code, _, text = (await client.call(GET_HOSTNAME)).refusal
    assert code == (42 if "Domain" in str(fault) else 1)
    assert "secret" not in text
    assert await client.works()


async def test_a_long_list_is_packed_away_from_the_loop(serve):
    threads = set()

    class Noting:
        def __init__(self, number):
            self.number, self.uuid, self.id = number, bytes(16), -1

        @property
        def name(self):
            threads.add(threading.current_thread() is threading.main_thread())
            return f"d{self.number}"

    class Many(Driver):
        def connect_list_all_domains(self, flags):
            return [Noting(number) for number in range(flags)]

    client = await serve(Many()).client().open()
    for count, on_the_loop in ((10, True), (16_384, False)):
        threads.clear()
        answer = await client.call(LIST, packed("connect_list_all_domains_args", 1, count))
        assert int.from_bytes(answer.payload[:4], "big") == count
        assert threads == {on_the_loop}


def test_little_work_is_done_at_once():
    assert later(BULK_BYTES - 1, lambda: 2, lambda value: value + 1) == 3
    assert isinstance(later(BULK_BYTES, lambda: 2, lambda value: value + 1), Later)


async def test_the_change_after_the_work_may_wait(serve):
    class Waiting(Driver):
        may_end = trio.Event()

        async def _wait(self, what):
            await self.may_end.wait()
            return what

        def connect_get_hostname(self):
            return Later(lambda: "worked", self._wait)

        def connect_get_type(self):
            return "TYPE"

    driver = Waiting()
    client = await serve(driver).client().open()
    await client.send(packet(GET_HOSTNAME, serial=1))
    assert (await client.call(GET_TYPE, serial=2)).serial == 2
    driver.may_end.set()
    answer = await client.answer()
    assert (answer.serial, answer.payload) == (1, packed("connect_get_hostname_ret", "worked"))
    assert await Later(lambda: "awaited", driver._wait) == "awaited"
