"""Requests that all worker scripts answer; libvirt_worker.py describes them.

Only the standard library is used, since the system's Python runs this as well.
"""

import json
import sys
import threading
import time


def numbered(args, number):
    return [a.replace("{n}", str(number)) if isinstance(a, str) else a for a in args]


def operations(bound, connect, save):
    """Return the functions that answer "time" and the other requests that measure.

    ``bound`` gives the method and the arguments of a request, ``connect(uri)`` opens a
    connection and closes it, ``save(name, handle)`` keeps a handle for later steps.
    """

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
            threads = [
                threading.Thread(target=run, args=(slot, until)) for slot in range(len(counts))
            ]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
        return {"calls": sum(counts), "seconds": time.perf_counter() - start}

    def turns(request):
        steps, clock, done = request["steps"], time.perf_counter, 0
        start = clock()
        until = start + request["seconds"]
        while clock() < until:
            for step in steps:
                method, args = bound(step)
                value = method(*numbered(args, done))
                if "save" in step:
                    save(step["save"], value)
            done += 1
        return {"calls": done, "seconds": clock() - start}

    def fill(request):
        method, args = bound(request)
        start = time.perf_counter()
        for number in range(request["first"], request["first"] + request["count"]):
            method(*numbered(args, number))
        return {"calls": request["count"], "seconds": time.perf_counter() - start}

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

    def connecting(request):
        done = 0
        start = now = time.perf_counter()
        while now < start + request["seconds"]:
            connect(request["uri"])
            done += 1
            now = time.perf_counter()
        return {"calls": done, "seconds": now - start}

    return {
        "time": timed,
        "turns": turns,
        "fill": fill,
        "latency": latency,
        "connect": connecting,
    }


def serve(answer):
    """Answer each request on standard input with a line on standard output."""
    for line in sys.stdin:
        sys.stdout.write(json.dumps(answer(json.loads(line))) + "\n")
        sys.stdout.flush()
