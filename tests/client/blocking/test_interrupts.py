"""Exceptions of signal handlers in the blocking client: KeyboardInterrupt, alarms.

Such an exception may be raised anywhere in the main thread.
"""

from __future__ import annotations

import contextlib
import dis
import gc
import queue
import random
import signal
import sys
import threading

import pytest
import trio

import virtrio
import virtrio.blocking
from tests.client.servers import (
    GET_TYPE,
    LOOKUP,
    elsewhere,
    lookup_reply,
    playing,
    reply,
    serving,
    type_reply,
)
from tests.server.streaming import Streaming
from virtrio.client import handles
from virtrio.client.blocking.performing import perform
from virtrio.protocol._generated import remote
from virtrio.protocol._generated.remote_procedures import RemoteProcedure
from virtrio.protocol.connection import CallReceived, Closed

ECHO = RemoteProcedure.REMOTE_PROC_CONNECT_DOMAIN_XML_FROM_NATIVE


class Interrupt(Exception):
    """Exception that the signal handler raises."""


@contextlib.contextmanager
def alarm(seconds, raised=Interrupt):
    """Raise in the main thread after so many seconds, unless the block ends before."""

    def handler(*_):
        raise raised

    before = signal.signal(signal.SIGALRM, handler)
    try:
        signal.setitimer(signal.ITIMER_REAL, seconds)
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


class Held:
    """Server that answers lookups at once, and calls for the type when told to."""

    def __init__(self):
        self.arrived = threading.Semaphore(0)
        self.released = threading.Event()

    async def __call__(self, peer):
        held = []
        async with trio.open_nursery() as nursery:

            async def release():
                await trio.to_thread.run_sync(self.released.wait, abandon_on_cancel=True)
                # The client may be gone.
                with contextlib.suppress(trio.BrokenResourceError):
                    for call in held:
                        await peer.send(type_reply(call, "LATE"))
                held.clear()

            nursery.start_soon(release)
            with contextlib.suppress(trio.BrokenResourceError):
                while not isinstance(event := await peer.event(), Closed):
                    if not isinstance(event, CallReceived):
                        continue
                    if event.procedure == GET_TYPE and not self.released.is_set():
                        held.append(event)
                        self.arrived.release()
                    elif event.procedure == GET_TYPE:
                        await peer.send(type_reply(event))
                    else:
                        await peer.send(
                            lookup_reply(event) if event.procedure == LOOKUP else reply(event)
                        )
            self.released.set()


@pytest.mark.parametrize("raised", [KeyboardInterrupt, Interrupt])
def test_interrupted_wait_gives_up_one_call(raised):
    server = Held()
    with elsewhere(playing(server)) as uri, virtrio.blocking.connect(uri, timeout=5) as conn:
        with alarm(0.1, raised), pytest.raises(raised):
            conn.get_type()
        with conn.lookup_by_name("d") as dom:
            assert dom.name() == "d"
        server.released.set()
        assert conn.get_type() == "FAKE"


def test_interrupted_reader_is_relieved():
    """Answers of other threads are read after the main thread stops reading."""
    server = Held()
    with elsewhere(playing(server)) as uri, virtrio.blocking.connect(uri, timeout=5) as conn:
        got = []
        threads = [threading.Thread(target=lambda: got.append(conn.get_type())) for _ in range(4)]

        def start():
            server.arrived.acquire()  # the main thread's call: it reads
            for thread in threads:
                thread.start()
            for _ in threads:
                server.arrived.acquire()
            signal.pthread_kill(threading.main_thread().ident, signal.SIGALRM)

        starter = threading.Thread(target=start)
        starter.start()
        with alarm(5), pytest.raises(Interrupt):
            conn.get_type()
        starter.join()
        server.released.set()
        for thread in threads:
            thread.join(3)
        assert got == ["LATE"] * 4


def test_interrupted_waiter_leaves_the_reader_alone():
    """The main thread waits while another thread reads."""
    server = Held()
    with elsewhere(playing(server)) as uri, virtrio.blocking.connect(uri, timeout=5) as conn:
        got = []
        reader = threading.Thread(target=lambda: got.append(conn.get_type()))
        reader.start()
        server.arrived.acquire()
        with alarm(0.1), pytest.raises(Interrupt):
            conn.get_type()
        server.released.set()
        reader.join(3)
        assert got == ["LATE"]
        assert conn.get_type() == "FAKE"


def test_interrupted_close_can_be_repeated():
    class Deaf(Held):
        async def __call__(self, peer):
            await trio.to_thread.run_sync(self.released.wait)

    server = Deaf()
    with elsewhere(playing(server)) as uri:
        conn = virtrio.blocking.connect(uri)
        with alarm(0.1), pytest.raises(Interrupt):
            conn.close()
        assert not conn.is_alive()
        assert conn.close() == 0
        server.released.set()


def test_a_script_in_a_block_with_a_deadline():
    """Its calls, which another thread makes, have the deadline as well."""
    server = Held()

    def script():
        yield (conn.get_type,)

    with elsewhere(playing(server)) as uri, virtrio.blocking.connect(uri) as conn:
        with conn.fail_after(0.05), pytest.raises(virtrio.LibvirtError, match="in time"):
            perform(script())
        with conn.fail_after(1e-9), pytest.raises(virtrio.LibvirtError, match="in time"):
            perform(script())
        server.released.set()
        with conn.fail_after(None):
            perform(script())


def echo_reply(call):
    args, _ = remote.unpack_remote_connect_domain_xml_from_native_args(call.payload, call.pos)
    ret = remote.RemoteConnectDomainXmlFromNativeRet(args.nativeConfig)
    return reply(call, remote.pack_remote_connect_domain_xml_from_native_ret, ret)


async def echo(peer):
    with contextlib.suppress(trio.BrokenResourceError):
        while not isinstance(event := await peer.event(), Closed):
            if isinstance(event, CallReceived):
                await peer.send(echo_reply(event) if event.procedure == ECHO else reply(event))


def ask(conn, text):
    assert conn.domain_xml_from_native("text", text) == text


@pytest.fixture
def _no_collections():
    """Python without garbage collection: an interrupt in a finalizer would be lost."""
    gc.disable()
    yield
    gc.enable()


@pytest.mark.usefixtures("_no_collections")
@pytest.mark.parametrize("threads", [0, 3])
def test_interrupts_at_any_moment(threads):
    """Each call gets its own answer or raises, and nothing waits for ever."""
    chance = random.Random(threads)
    interrupts = 0
    failures = []

    def in_a_thread(conn, number):
        try:
            for step in range(100_000):
                ask(conn, f"{number}.{step}")
        except virtrio.ConnectionClosed:
            pass
        except Exception as exc:
            failures.append(exc)

    def in_the_main_thread(conn):
        """Make calls until ten interrupts, or until an interrupt ends the connection.

        An interrupt within a packet may end it.
        """
        nonlocal interrupts
        for number in range(10):
            try:
                with alarm(chance.uniform(0.0005, 0.003)):
                    for step in range(100_000):
                        ask(conn, f"main.{number}.{step}")
            except Interrupt:
                interrupts += 1
            except virtrio.ConnectionClosed as error:
                assert "interrupted" in str(error)  # noqa: PT017 - it need not come
                break

    with elsewhere(playing(echo)) as uri:
        for _ in range(40):
            conn = virtrio.blocking.connect(uri, timeout=5, keepalive_interval=0.2)
            others = [
                threading.Thread(target=in_a_thread, args=(conn, number))
                for number in range(threads)
            ]
            for thread in others:
                thread.start()
            in_the_main_thread(conn)
            conn.close()
            for thread in others:
                thread.join(3)
                assert not thread.is_alive()
    assert failures == []
    assert interrupts


@pytest.mark.parametrize("raised", [KeyboardInterrupt, Interrupt])
def test_interrupted_receive_leaves_the_stream_usable(raised):
    async def work(stream):
        await stream.receive()
        await stream.send(b"late")

    with (
        elsewhere(serving(Streaming(work))) as uri,
        virtrio.blocking.connect(uri, timeout=5) as conn,
    ):
        stream = conn.new_stream()
        with conn.lookup_by_name("vm") as dom:
            dom.open_console(None, stream, 0)
        for _ in range(3):
            with alarm(0.1, raised), pytest.raises(raised):
                stream.recv(10)
        assert conn.get_type() == "STREAMING"
        assert stream.send(b"go") == 2
        assert stream.recv(10) == b"late"
        assert stream.finish() == 0


@pytest.mark.usefixtures("_no_collections")
def test_interrupts_while_events_arrive():
    """A connection stays usable or ends, and its callbacks go on."""
    chance = random.Random(7)
    ended = interrupts = 0
    with elsewhere(serving()) as uri:
        # Load all modules first: an interrupt while one is loaded would leave its file
        # to the collector.
        with virtrio.blocking.connect(uri) as conn, conn.lookup_by_name("test") as dom:
            number = conn.domain_event_register_any(dom, 0, lambda *args: None)
            dom.suspend()
            dom.resume()
            conn.domain_event_deregister_any(number)
        for _ in range(25):
            conn = virtrio.blocking.connect(uri, timeout=5, keepalive_interval=0.2)
            dom = conn.lookup_by_name("test")
            for _ in range(10):
                try:
                    with alarm(chance.uniform(0.0005, 0.004)):
                        for _ in range(100_000):
                            number = conn.domain_event_register_any(dom, 0, lambda *args: None)
                            dom.suspend()
                            dom.resume()
                            conn.domain_event_deregister_any(number)
                except Interrupt:
                    interrupts += 1
                except virtrio.ConnectionClosed as error:
                    assert "interrupted" in str(error)  # noqa: PT017 - it need not come
                    break
                except virtrio.LibvirtError as error:
                    assert "'test' not running" in str(error)  # noqa: PT017 - an interrupt left it suspended
                    dom.resume()
            if conn.is_alive():
                heard = queue.SimpleQueue()
                conn.domain_event_register_any(
                    dom, 0, lambda conn, dom, *fields, to=heard: to.put(fields)
                )
                if dom.state()[0] == 3:
                    dom.resume()
                dom.suspend()
                dom.resume()
                assert heard.get(timeout=5)
            else:
                ended += 1
                with (
                    virtrio.blocking.connect(uri) as another,
                    another.lookup_by_name("test") as other,
                ):
                    if other.state()[0] == 3:
                        other.resume()
            dom.free()
            conn.close()
    assert interrupts
    assert ended < 25


# Instructions after which a signal handler may run.
CALLS = {
    dis.opmap[name]
    for name in ("RESUME", "PRECALL", "CALL", "CALL_FUNCTION_EX")
    if name in dis.opmap
}


class Interrupting:
    """Trace function that raises within a module, where a signal handler could.

    ``at`` is the number of the call after which it raises, counted from 1.
    """

    def __init__(self, module, at):
        self.file = module.__file__
        self.at = at
        self.last = None

    def __call__(self, frame, event, arg):
        code = frame.f_code
        if code.co_filename != self.file:
            return None
        frame.f_trace_opcodes = True
        if event == "opcode":
            last, self.last = self.last, code.co_code[frame.f_lasti]
            if self.last == dis.opmap["CALL"] and last == dis.opmap.get("PRECALL"):
                return self  # both are one call
            self.at -= last in CALLS
            if self.at == 0:
                sys.settrace(None)
                raise Interrupt
        return self


@pytest.mark.usefixtures("_no_collections")
def test_an_interrupted_call_leaves_no_reference():
    """A handle that the interrupted call did not return keeps no reference."""
    moments = 0
    with elsewhere(serving()) as uri:
        for at in range(1, 1000):
            conn = virtrio.blocking.connect(uri)
            before = sys.gettrace()
            dom = None
            try:
                sys.settrace(Interrupting(handles, at))
                dom = conn.lookup_by_name("test")
            except Interrupt:
                moments += 1
            finally:
                sys.settrace(before)
            if dom is not None:
                dom.free()
            assert conn.close() == 0, f"moment {at}"
            if dom is not None:
                break
    assert moments
