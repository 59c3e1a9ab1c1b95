"""Answers of libvirt-python and our clients in a JSON form that keeps types.

Lists differ from tuples in it, and True from 1. Only the standard library is used:
libvirt_worker.py, which the system's Python runs, imports this as well.
"""


def exact(value):
    if isinstance(value, bool):
        return ["bool", str(value)]  # True == 1
    if isinstance(value, (int, float, str)) or value is None:
        return value
    if isinstance(value, bytes):
        return ["bytes", value.hex()]
    if isinstance(value, (list, tuple)):  # with names for its items, or without
        kind = "list" if isinstance(value, list) else "tuple"
        return [kind, *(exact(item) for item in value)]
    if isinstance(value, dict):
        return ["dict", sorted([exact(key), exact(item)] for key, item in value.items())]
    kind = type(value).__name__.removeprefix("vir")
    for method in (
        "name",
        "getName",
        "get_name",
        "filterName",
        "filter_name",
        "UUIDString",
        "uuid_string",
    ):
        if hasattr(value, method):
            return [kind, getattr(value, method)()]
    return [kind]


def loose(value):
    """Return a value without its numbers, for answers that change from call to call."""
    if isinstance(value, list):
        return [loose(item) for item in value]
    if isinstance(value, dict):
        return {key: loose(item) for key, item in value.items()}
    return 0 if isinstance(value, int) else value
