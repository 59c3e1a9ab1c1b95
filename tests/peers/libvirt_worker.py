"""Make calls through libvirt-python; the system's Python runs this.

One JSON object a line in, one a line out. Requests, some cut in two lines here:

    {"op": "open", "uri": URI, "readonly": false, "save": "conn"}
    {"op": "call", "on": HANDLE, "method": "lookupByName", "args": ["test"],
     "save": "d"}
    {"op": "time", "on": HANDLE, "method": ..., "args": [...],
     "seconds": 1.0, "threads": 1}
    {"op": "turns", "steps": [{"on": ..., "method": ..., "args": ..., "save": ...}],
     "seconds": 1.0}
    {"op": "fill", "on": HANDLE, "method": ..., "args": [...],
     "first": 0, "count": 100}
    {"op": "latency", "on": [HANDLE, HANDLE], "method": ..., "args": [...],
     "calls": 50, "turns": 20}
    {"op": "connect", "uri": URI, "seconds": 1.0}
    {"op": "listen"}
    {"op": "register", "on": HANDLE, "as": NAME}
    {"op": "heard", "until": NAME}
    {"op": "close"}

`listen`, before any connection, starts the library's event loop; `register` registers
for every event of a connection, whose events are kept under the name; `heard` gives the
events kept so far, `until` an event of an object of that name. `save` keeps the handle
that a call returned under that name; in `args`, `{"handle": NAME}` passes one, and
`{"bytes": HEX}`, `{"tuple": [...]}` and `{"dict": [[key, value], ...]}` pass bytes, a
tuple and a dict; with `"exact": true` the answer is in the form of exact.py. `turns`
makes the calls of its steps, in turn and over again. In `time`, `turns` and `fill`,
"{n}" in a text argument is the number of the call. `latency` makes `calls`
calls on each handle in turn, `turns` times, and gives the median of seconds a call for
each. `connect` opens and closes connections. Answers: {"value": ...}, {"error": [code,
domain, message]}, {"raised": NAME} for an exception of the binding itself, or
{"missing": NAME} when a named handle was never saved.
"""

import queue
import threading

import asked
import libvirt
from exact import exact

HANDLES = {}
HEARD = queue.SimpleQueue()


def encode(value):
    if isinstance(value, libvirt.virDomain):
        return {"domain": [value.name(), value.UUIDString(), value.ID()]}
    if isinstance(value, libvirt.virDomainCheckpoint):
        return {"checkpoint": value.getName()}
    if isinstance(value, libvirt.virDomainSnapshot):
        return {"snapshot": value.getName()}
    if isinstance(value, libvirt.virConnect):
        return {"connect": None}
    if isinstance(value, libvirt.virNetwork | libvirt.virStoragePool):
        return {"named": value.name()}
    if isinstance(value, libvirt.virInterface):
        return {"interface": [value.name(), value.MACString()]}
    if isinstance(value, libvirt.virNodeDevice):
        return {"device": value.name()}
    if isinstance(value, libvirt.virStorageVol):
        return {"volume": [value.name(), value.key()]}
    if isinstance(value, list | tuple):
        return [encode(item) for item in value]
    return {"bytes": value.hex()} if isinstance(value, bytes) else value


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


def call(request):
    method, args = bound(request)
    value = method(*args)
    if value is not None and "save" in request:
        HANDLES[request["save"]] = value
    return exact(value) if request.get("exact") else encode(value)


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
        numbers = sorted(
            (value, name) for name, value in vars(libvirt).items() if name.startswith(prefix)
        )
        for number, name in numbers:

            def heard(_connection, what, *fields, kind=name):
                *fields, _opaque = fields
                named = what.name() if hasattr(what, "name") else what.UUIDString()
                number = what.ID() if isinstance(what, libvirt.virDomain) else None
                HEARD.put([label, kind, named, number, *fields])

            try:
                getattr(connection, method)(None, number, heard, None)
            except libvirt.libvirtError as error:
                refused.append(
                    [
                        name,
                        error.get_error_code(),
                        error.get_error_domain(),
                        error.get_error_message(),
                    ]
                )
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


def connect(uri):
    libvirt.open(uri).close()


OPERATIONS = {
    "open": open_connection,
    "call": call,
    "close": close,
    **asked.operations(bound, connect, HANDLES.__setitem__),
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
        return {
            "error": [error.get_error_code(), error.get_error_domain(), error.get_error_message()]
        }
    except (TypeError, LookupError) as error:  # the binding's own refusal
        return {"raised": type(error).__name__}


def main():
    libvirt.registerErrorHandler(lambda _context, _error: None, None)
    asked.serve(answer)


if __name__ == "__main__":
    main()
