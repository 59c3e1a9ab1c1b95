"""Makes calls through our clients in a process of its own, with the requests of tests/interop/libvirt_worker.py.

One more is {"op": "pipeline", "uri": URI, "name": NAME, "in_flight": 64, "seconds": 1.0}: lookups by name on one
connection of the trio client, always so many at a time. Another is {"op": "beats", "uri": URI, "seconds": 1.0, "attempts": true}.
"""

from __future__ import annotations

import json
import sys
import threading
import time

import trio
from virtrio.client import aio_exchange

import virtrio
import virtrio.blocking

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


def numbered(args, number):
    return [a.replace("{n}", str(number)) if isinstance(a, str) else a for a in args]


def latency(request):
    bounds = [bound({**request, "on": name}) for name in request["on"]]
    found = [[] for _ in bounds]
    clock = time.perf_counter
    for turn in range(request["turns"]):
        slots = range(len(bounds))
        for slot in slots if turn % 2 == 0 else reversed(slots):
            method, args = bounds[slot]
            for _ in range(request["calls"]):
                start = clock()
                method(*args)
                found[slot].append(clock() - start)
    return [sorted(values)[len(values) // 2] for values in found]


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


def timed(request):
    method, args = bound(request)
    by_number = any(isinstance(a, str) and "{n}" in a for a in args)
    counts = [0] * request.get("threads", 1)

    def run(slot, until):
        clock, done = time.perf_counter, 0
        while clock() < until:
            method(*(numbered(args, request.get("first", 0) + done) if by_number else args))
            done += 1
        counts[slot] = done

    start = time.perf_counter()
    until = start + request["seconds"]
    if len(counts) == 1:
        run(0, until)
    else:
        threads = [threading.Thread(target=run, args=(slot, until)) for slot in range(len(counts))]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    return {"calls": sum(counts), "seconds": time.perf_counter() - start}


def fill(request):
    method, args = bound(request)
    start = time.perf_counter()
    for number in range(request["first"], request["first"] + request["count"]):
        method(*numbered(args, number))
    return {"calls": request["count"], "seconds": time.perf_counter() - start}


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
    """How late a task is that wants to wake every 10 ms, while another one calls as fast as it can."""
    allowed = aio_exchange.spare
    if not request["attempts"]:
        aio_exchange.spare = lambda: False
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
        aio_exchange.spare = allowed
    return {"late": late, "calls": done, "seconds": time.perf_counter() - start}


def connect(request):
    done = 0
    start = now = time.perf_counter()
    while now < start + request["seconds"]:
        virtrio.blocking.connect(request["uri"]).close()
        done += 1
        now = time.perf_counter()
    return {"calls": done, "seconds": now - start}


OPERATIONS = {
    "open": open_connection,
    "close": close,
    "call": call,
    "time": timed,
    "fill": fill,
    "latency": latency,
    "beats": beats,
    "connect": connect,
    "pipeline": pipeline,
}


def main():
    for line in sys.stdin:
        request = json.loads(line)
        try:
            answer = {"value": OPERATIONS[request["op"]](request)}
        except virtrio.LibvirtError as error:
            answer = {"error": [int(error.code), int(error.domain), str(error)]}
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
