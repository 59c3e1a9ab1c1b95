"""Runs calls through the C library's Python binding; started with the system's Python, which is where that lives.

One JSON object a line in, one a line out. Requests:

    {"op": "open", "uri": URI, "readonly": false, "save": "conn"}
    {"op": "call", "on": HANDLE, "method": "lookupByName", "args": ["test"], "save": "d"}
    {"op": "time", "on": HANDLE, "method": ..., "args": [...], "seconds": 1.0, "threads": 1}
    {"op": "fill", "on": HANDLE, "method": ..., "args": [...], "first": 0, "count": 100}
    {"op": "latency", "on": [HANDLE, HANDLE], "method": ..., "args": [...], "calls": 50, "turns": 20}
    {"op": "connect", "uri": URI, "seconds": 1.0}
    {"op": "listen"}
    {"op": "register", "on": HANDLE, "as": NAME}
    {"op": "heard", "until": NAME}
    {"op": "close"}

`listen`, before any connection, starts the library's event loop; `register` registers for every event of a connection, whose
events are kept under the name; `heard` gives what was kept so far, `until` an event of an object of that name.
`save` keeps the handle that a call returned under that name; in `args`, `{"handle": NAME}` passes one and
`{"bytes": HEX}` bytes, `{"tuple": [...]}` and `{"dict": [[key, value], ...]}` those; with `"exact": true` the answer
is what exact.py makes of it. In `time` and `fill`, "{n}" in a text argument is the number of the call. `latency` makes so many
calls on each handle in turn, so many times, and gives the median of seconds a call for each. `connect` opens and closes
connections. Answers: {"value": ...}, {"error": [code, domain, message]}, {"raised": NAME} for what the binding itself refuses, or
{"missing": NAME} when a named handle was never saved.
"""

import json
import queue
import sys
import threading
import time

import libvirt
from exact import exact

HANDLES = {}
HEARD = queue.SimpleQueue()


def encode(value):
    if isinstance(value, libvirt.virDomain):
        return {"domain": [value.name(), value.UUIDString(), value.ID()]}
    if isinstance(value, libvirt.virDomainCheckpoint):
        return {"checkpoint": value.getName()}
    if isinstance(value, libvirt.virConnect):
        return {"connect": None}
    if isinstance(value, libvirt.virNetwork | libvirt.virStoragePool):
        return {"named": value.name()}
    if isinstance(value, list | tuple):
        return [encode(item) for item in value]
    return value


def argument(value):
    if isinstance(value, list):
        return [argument(item) for item in value]
    if not isinstance(value, dict):
        return value
    if "bytes" in value:
        return bytes.fromhex(value["bytes"])
    if "dict" in value:
        return dict(value["dict"])
    return tuple(value["tuple"]) if "tuple" in value else HANDLES[value["handle"]]


def bound(request):
    method = getattr(HANDLES[request["on"]], request["method"])
    return method, [argument(a) for a in request.get("args", ())]


def numbered(args, number):
    return [a.replace("{n}", str(number)) if isinstance(a, str) else a for a in args]


def call(request):
    method, args = bound(request)
    value = method(*args)
    if value is not None and "save" in request:
        HANDLES[request["save"]] = value
    return exact(value) if request.get("exact") else encode(value)


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
    opener = libvirt.openReadOnly if request.get("readonly") else libvirt.open
    HANDLES[request["save"]] = opener(request["uri"])
    return None


def listen(_request):
    libvirt.virEventRegisterDefaultImpl()

    def loop():
        while True:
            libvirt.virEventRunDefaultImpl()

    threading.Thread(target=loop, daemon=True).start()


FAMILIES = {
    "VIR_DOMAIN_EVENT_ID_": "domainEventRegisterAny",
    "VIR_NETWORK_EVENT_ID_": "networkEventRegisterAny",
    "VIR_STORAGE_POOL_EVENT_ID_": "storagePoolEventRegisterAny",
    "VIR_NODE_DEVICE_EVENT_ID_": "nodeDeviceEventRegisterAny",
    "VIR_SECRET_EVENT_ID_": "secretEventRegisterAny",
}


def register(request):
    connection, label = HANDLES[request["on"]], request["as"]
    refused = []
    for prefix, method in FAMILIES.items():
        numbers = sorted((value, name) for name, value in vars(libvirt).items() if name.startswith(prefix))
        for number, name in numbers:

            def heard(_connection, what, *fields, kind=name):
                *fields, _opaque = fields
                named = what.name() if hasattr(what, "name") else what.UUIDString()
                number = what.ID() if isinstance(what, libvirt.virDomain) else None
                HEARD.put([label, kind, named, number, *fields])

            try:
                getattr(connection, method)(None, number, heard, None)
            except libvirt.libvirtError as error:
                refused.append([name, error.get_error_code(), error.get_error_domain(), error.get_error_message()])
    return refused


def heard(request):
    events = []
    while True:
        event = HEARD.get(timeout=30)
        if event[2] == request["until"]:
            return events
        events.append(event)


def close(_request):
    connections = [value for value in HANDLES.values() if isinstance(value, libvirt.virConnect)]
    HANDLES.clear()
    for connection in connections:
        connection.close()
    return None


def connect(request):
    done = 0
    start = now = time.perf_counter()
    while now < start + request["seconds"]:
        libvirt.open(request["uri"]).close()
        done += 1
        now = time.perf_counter()
    return {"calls": done, "seconds": now - start}


OPERATIONS = {
    "connect": connect,
    "open": open_connection,
    "call": call,
    "time": timed,
    "fill": fill,
    "latency": latency,
    "close": close,
}
OPERATIONS |= {"listen": listen, "register": register, "heard": heard}


def answer(request):
    on = request.get("on")
    wanted = [
        *(on if isinstance(on, list) else [on]),
        *(a["handle"] for a in request.get("args", ()) if isinstance(a, dict) and "handle" in a),
    ]
    for name in wanted:
        if name is not None and name not in HANDLES:
            return {"missing": name}
    try:
        return {"value": OPERATIONS[request["op"]](request)}
    except libvirt.libvirtError as error:
        return {"error": [error.get_error_code(), error.get_error_domain(), error.get_error_message()]}
    except (TypeError, LookupError) as error:  # the binding's own refusal
        return {"raised": type(error).__name__}


def main():
    libvirt.registerErrorHandler(lambda _context, _error: None, None)
    for line in sys.stdin:
        sys.stdout.write(json.dumps(answer(json.loads(line))) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
