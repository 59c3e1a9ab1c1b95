"""A driver's life: opened with its caller, run while it has clients, closed."""

from __future__ import annotations

import logging
import os
import socket

import pytest
import trio
import trio.testing

from tests.server.raw import GET_HOSTNAME, GET_TYPE, OK, OPEN, Served, packed, packet, string
from virtrio.protocol._generated.enums import ErrorDomain, ErrorNumber
from virtrio.protocol.errors import report
from virtrio.server import caller
from virtrio.server._generated.driver import Driver
from virtrio.server.net import unix
from virtrio.server.net.listen import listen


class Living(Driver):
    """A driver that notes what becomes of it."""

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
    """A driver that runs until it is cancelled."""

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


async def test_a_driver_is_closed_when_its_last_connection_ends(serve):
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


async def test_a_client_that_closes_closes_its_driver(serve):
    driver = Living()
    client = await serve(driver).client().open()
    answer = await client.call(2)  # CONNECT_CLOSE
    assert answer.status == OK
    assert await client.answer() is None
    await trio.testing.wait_all_tasks_blocked()
    assert driver.seen[-1] == "close"


async def test_each_connection_may_have_an_instance_of_its_own(serve):
    made = []

    class Own(Living):
        def open(self, path, who):
            made.append(Living())
            return made[-1]

    served = serve(Own())
    first, _ = [await served.client().open() for _ in range(2)]
    await gone(first)
    assert [instance.seen for instance in made] == [["close"], []]


async def test_a_driver_runs_while_it_has_connections(serve):
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


async def test_clients_that_open_at_once_wait_for_one_start(serve):
    driver = Running()
    served = serve(driver)
    clients = [served.client() for _ in range(5)]
    async with trio.open_nursery() as nursery:
        for client in clients:
            nursery.start_soon(client.open)
    assert driver.seen.count("begin") == 1
    for client in clients:
        assert (await client.call(GET_TYPE)).status == OK


async def test_a_lasting_driver_goes_on_without_connections():
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


REFUSED = report(
    ErrorNumber.VIR_ERR_OPERATION_FAILED, ErrorDomain.VIR_FROM_TEST, "no hypervisor here"
)


async def test_a_driver_that_cannot_start_refuses_the_connection(serve):
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


async def test_a_driver_whose_run_fails_is_logged_and_goes_on_answering(serve, caplog):
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


async def test_other_connections_survive_a_driver_that_fails_to_close(serve, caplog):
    class Failing(Living):
        def close(self):
            raise ValueError("a bug of a driver's")

    served = serve(Failing())
    with caplog.at_level(logging.ERROR):
        await gone(await served.client().open())
    assert "a bug of a driver's" in caplog.text
    assert (await (await served.client().open()).call(GET_TYPE)).status == OK


async def test_a_client_that_opens_twice_loses_the_first_driver(serve):
    driver = Living()
    client = await serve(driver).client().open()
    again = await client.call(OPEN, packed("connect_open_args", "test:///default", 0))
    assert again.refusal[2] == "internal error: connection already open"
    assert driver.seen[-1] == "close"


@pytest.mark.parametrize("leaves", [False, True])
async def test_a_driver_is_closed_when_its_calls_have_ended(serve, leaves):
    class Busy(Living):
        may_answer = trio.Event()

        async def connect_get_hostname(self):
            await self.may_answer.wait()
            self.seen.append("answer")
            return "busy"

    driver = Busy()
    client = await serve(driver).client().open()
    await client.send(packet(GET_HOSTNAME, serial=2))
    assert (await client.call(OPEN, ARGUMENTS, serial=3)).serial == 3
    if leaves:
        await gone(client)
    assert "close" not in driver.seen
    driver.may_answer.set()
    await trio.testing.wait_all_tasks_blocked()
    assert driver.seen[-2:] == ["answer", "close"]


@pytest.mark.parametrize("how", ["in place", "in a task", "in a thread"])
async def test_an_entry_point_can_get_its_caller(serve, how):
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
        assert (await client.call(procedure)).payload == string(
            f"{os.getpid()} {os.getuid()} {readonly}"
        )


async def test_a_claim_to_be_somebody_changes_nothing_that_the_kernel_said(serve):
    class Claiming(Driver):
        def connect_get_type(self):
            caller.claim({"user-name": "root", "unix-user-id": 0, "process-id": 1})
            return ""

        def connect_get_hostname(self):
            who = caller.current()
            return f"{who.pid} {who.uid} {(who.claimed or {}).get('user-name')}"

    served = serve(Claiming())
    first, other = await served.client().open(), await served.client().open()
    await first.call(GET_TYPE)
    known = f"{os.getpid()} {os.getuid()}"
    assert (await first.call(GET_HOSTNAME)).payload == string(f"{known} root")
    assert (await other.call(GET_HOSTNAME)).payload == string(f"{known} None")


class Slow(Living):
    """A driver that starts when it may, and takes its time to end."""

    def __init__(self):
        super().__init__()
        self.may_start, self.may_end = trio.Event(), trio.Event()
        self.may_end.set()
        self.failure = None

    async def run(self, *, task_status):
        self.seen.append("begin")
        await self.may_start.wait()
        if self.failure is not None:
            raise self.failure
        task_status.started()
        try:
            await trio.sleep_forever()
        finally:
            with trio.CancelScope(shield=True):
                await self.may_end.wait()
            self.seen.append("ended")


ARGUMENTS = packed("connect_open_args", "test:///default", 0)


async def opening(served):
    """Return a client whose opening waits."""
    client = served.client()
    await client.send(packet(OPEN, ARGUMENTS))
    await trio.testing.wait_all_tasks_blocked()
    return client


@pytest.mark.parametrize("fails", [False, True])
async def test_a_client_that_comes_while_a_driver_starts_waits_as_well(serve, fails):
    driver = Slow()
    served = serve(driver)
    clients = [await opening(served) for _ in range(2)]
    for client in clients:
        with pytest.raises(BlockingIOError):
            client.sock._sock.recv(1)
    driver.failure = REFUSED if fails else None
    driver.may_start.set()
    assert [(await client.answer()).status for client in clients] == [1 if fails else OK] * 2
    assert driver.seen.count("begin") == 1
    assert driver.seen.count("close") == fails


async def test_a_client_that_leaves_while_a_driver_starts_harms_no_other(serve):
    driver = Slow()
    served = serve(driver)
    first, second = [await opening(served) for _ in range(2)]
    await gone(first)
    driver.may_start.set()
    assert (await second.answer()).status == OK
    assert driver.seen.count("begin") == 1
    assert "close" not in driver.seen


async def test_a_driver_starts_anew_when_its_last_run_has_ended(serve):
    driver = Slow()
    driver.may_start.set()
    driver.may_end = trio.Event()
    served = serve(driver)
    await gone(await served.client().open())
    client = await opening(served)
    assert [what for what in driver.seen if isinstance(what, str)] == ["begin", "close"]
    driver.may_end.set()
    assert (await client.answer()).status == OK
    assert [what for what in driver.seen if isinstance(what, str)] == [
        "begin",
        "close",
        "ended",
        "begin",
    ]


async def test_a_run_that_has_returned_is_not_started_again(serve):
    class Short(Living):
        async def run(self, *, task_status):
            self.seen.append("begin")
            task_status.started()

    driver = Short()
    served = serve(driver)
    clients = [await served.client().open() for _ in range(2)]
    assert driver.seen.count("begin") == 1
    for client in clients:
        await gone(client)
    await served.client().open()
    assert driver.seen.count("begin") == 2


async def test_a_driver_that_never_reports_its_start_is_refused(serve, caplog):
    class Silent(Living):
        async def run(self, *, task_status):
            await trio.lowlevel.checkpoint()

    assert (await serve(Silent()).client().call(OPEN, ARGUMENTS)).status == 1
    assert "ended before it called task_status.started()" in caplog.text


async def test_a_lasting_driver_without_a_run_is_closed_when_the_server_stops():
    class Lasting(Living):
        lasting = True

    drivers = [Lasting(), Lasting()]

    class Choosing(Living):
        def open(self, path, who):
            return drivers[int(path[1:])]

    async with trio.open_nursery() as nursery:
        served = Served(nursery, Choosing())
        for which in (0, 1, 0):
            await gone(await served.client().open(f"test:///{which}"))
        assert [driver.seen for driver in drivers] == [[], []]
        nursery.cancel_scope.cancel()
    assert [driver.seen for driver in drivers] == [["close"], ["close"]]


@pytest.mark.parametrize("failure", [ValueError("a bug"), SystemExit(1)])
async def test_the_server_stops_although_a_driver_fails_to_close(failure, tmp_path, caplog):
    class Lasting(Living):
        lasting = True

        def close(self):
            super().close()
            raise failure

    made = []

    class Choosing(Living):
        def open(self, path, who):
            made.append(Lasting())
            return made[-1]

    async with trio.open_nursery() as nursery:
        served = Served(nursery, Choosing())
        listener = listen(f"unix:{tmp_path}/socket", served.server.config)
        await nursery.start(served.server.serve, [listener])
        for _ in range(2):
            await gone(await served.client().open())
        nursery.cancel_scope.cancel()
    assert [driver.seen for driver in made] == [["close"], ["close"]]
    assert not (tmp_path / "socket").exists()
    assert caplog.text.count("closing the driver") == 2


async def test_a_drivers_run_belongs_to_no_client(serve):
    class Asking(Living):
        async def run(self, *, task_status):
            task_status.started()
            try:
                caller.current()
            except LookupError:
                self.seen.append("nobody")

    driver = Asking()
    await serve(driver).client().open()
    await trio.testing.wait_all_tasks_blocked()
    assert driver.seen[-1] == "nobody"


async def test_a_run_that_exits_ends_nothing_but_itself(serve, caplog):
    class Exiting(Living):
        may_exit = trio.Event()

        async def run(self, *, task_status):
            task_status.started()
            await self.may_exit.wait()
            raise SystemExit(3)

    client = await serve(Exiting()).client().open()
    Exiting.may_exit.set()
    await trio.testing.wait_all_tasks_blocked()
    assert (await client.call(GET_TYPE)).status == OK
    assert "has failed" in caplog.text


async def test_no_caller_is_left_when_a_client_was_served(serve):
    """Test the task that served an endpoint, which may go on to something else."""
    ours, theirs = socket.socketpair()
    theirs.setblocking(False)
    ours.close()
    await serve(Living()).server.serve_endpoint(unix.endpoint(theirs), "a client")
    with pytest.raises(LookupError):
        caller.current()
