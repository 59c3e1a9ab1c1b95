"""Make calls through our clients, with the requests of tests/peers/libvirt_worker.py.

One more is {"op": "pipeline", "uri": URI, "name": NAME, "in_flight": 64, "seconds":
1.0}: lookups by name on one connection of the trio client, always so many at a time.
Another is {"op": "beats", "uri": URI, "seconds": 1.0, "attempts": true}. "regular" and
"restless" are two clients of one server, each with a URI and seconds.
"""

from __future__ import annotations

import random
import time

import asked
import trio

import virtrio
import virtrio.blocking
from virtrio.client.trio import exchange as trio_exchange

HANDLES = {}
STACK = {}
METHODS = {
    "lookupByName": "lookup_by_name",
    "checkpointCreateXML": "checkpoint_create_xml",
    "checkpointLookupByName": "checkpoint_lookup_by_name",
    "listAllCheckpoints": "list_all_checkpoints",
    "defineXML": "define_xml",
    "createXML": "create_xml",
    "create": "create",
    "delete": "delete",
    "getAllDomainStats": "get_all_domain_stats",
    "undefine": "undefine",
}


def bound(request):
    return getattr(HANDLES[request["on"]], METHODS[request["method"]]), request.get("args", [])


def open_connection(request):
    context = virtrio.blocking.connect(request["uri"])
    STACK[request["save"]] = context
    HANDLES[request["save"]] = context.__enter__()


def close(_request):
    HANDLES.clear()
    for context in STACK.values():
        context.__exit__(None, None, None)
    STACK.clear()


def call(request):
    method, args = bound(request)
    value = method(*args)
    if "save" in request:
        HANDLES[request["save"]] = value


def pipeline(request):
    async def main():
        done = 0

        async def one(until):
            nonlocal done
            while time.perf_counter() < until:
                await conn.lookup_by_name(request["name"])
                done += 1

        async with virtrio.connect(request["uri"]) as conn:
            start = time.perf_counter()
            async with trio.open_nursery() as nursery:
                for _ in range(request["in_flight"]):
                    nursery.start_soon(one, start + request["seconds"])
            return {"calls": done, "seconds": time.perf_counter() - start}

    return trio.run(main)


def beats(request):
    """Measure how late a task wakes that wants to every 10 ms.

    Another task of the loop calls as fast as it can meanwhile.
    """
    allowed = trio_exchange.spare
    if not request["attempts"]:
        trio_exchange.spare = lambda: False
    late, done = [], 0

    async def main():
        nonlocal done

        async def call():
            nonlocal done
            while True:
                await conn.lookup_by_name("test")
                done += 1

        async with virtrio.connect(request["uri"]) as conn, trio.open_nursery() as nursery:
            nursery.start_soon(call)
            until = time.perf_counter() + request["seconds"]
            while (now := time.perf_counter()) < until:
                await trio.sleep(0.01)
                late.append(time.perf_counter() - now - 0.01)
            nursery.cancel_scope.cancel()

    start = time.perf_counter()
    try:
        trio.run(main)
    finally:
        trio_exchange.spare = allowed
    return {"late": late, "calls": done, "seconds": time.perf_counter() - start}


def regular(request):
    """Measure how long calls take that are made every 10 ms, in seconds."""
    took = []
    with virtrio.blocking.connect(request["uri"]) as conn:
        until = time.perf_counter() + request["seconds"]
        while (begin := time.perf_counter()) < until:
            conn.lookup_by_name("test")
            took.append(time.perf_counter() - begin)
            time.sleep(0.01)
    return took


def restless(request):
    """Call as fast as possible, with pauses of up to a millisecond now and then."""
    done = 0
    chance = random.Random(1)
    with virtrio.blocking.connect(request["uri"]) as conn:
        start = now = time.perf_counter()
        while now < start + request["seconds"]:
            for _ in range(chance.randrange(1, 60)):
                conn.lookup_by_name("test")
                done += 1
            time.sleep(chance.random() / 1000)
            now = time.perf_counter()
    return {"calls": done, "seconds": now - start}


def connect(uri):
    virtrio.blocking.connect(uri).close()


OPERATIONS = {
    "open": open_connection,
    "close": close,
    "call": call,
    "pipeline": pipeline,
    "beats": beats,
    "regular": regular,
    "restless": restless,
    **asked.operations(bound, connect, HANDLES.__setitem__),
}


def answer(request):
    try:
        return {"value": OPERATIONS[request["op"]](request)}
    except virtrio.LibvirtError as error:
        return {"error": [int(error.code), int(error.domain), str(error)]}


if __name__ == "__main__":
    asked.serve(answer)
