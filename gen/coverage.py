"""Which procedures are written by hand, and which are not there, each with its reason.

Everything else in the program is generated from its shape (`virtrio.gen.shapes`). A procedure must be in exactly one of the
three: generation stops when one is missing here or named here without need.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .shapes import Shape, Shaper, Unshaped

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..protocol.idl.model import Specification

# Answered with the error of a listener that does not ask for it.
_AUTHENTICATION = {
    "REMOTE_PROC_AUTH_SASL_INIT": "authentication",
    "REMOTE_PROC_AUTH_SASL_START": "authentication",
    "REMOTE_PROC_AUTH_SASL_STEP": "authentication",
    "REMOTE_PROC_AUTH_POLKIT": "authentication",
}

# Answered by the session itself, not by a driver: they are about the connection.
SERVER_BY_HAND = {
    "REMOTE_PROC_CONNECT_OPEN": "picks the driver",
    "REMOTE_PROC_CONNECT_CLOSE": "ends the session",
    "REMOTE_PROC_CONNECT_SUPPORTS_FEATURE": "what the session can do, then what the driver can",
    "REMOTE_PROC_AUTH_LIST": "what the listener asks for",
    "REMOTE_PROC_CONNECT_GET_URI": "what the client opened",
    "REMOTE_PROC_CONNECT_REGISTER_CLOSE_CALLBACK": "registration for an event",
    "REMOTE_PROC_CONNECT_UNREGISTER_CLOSE_CALLBACK": "registration for an event",
    **_AUTHENTICATION,
}

# Part of opening and closing a connection; not methods of a handle.
CLIENT_BY_HAND = {
    "REMOTE_PROC_CONNECT_OPEN": "opening",
    "REMOTE_PROC_CONNECT_CLOSE": "closing",
    "REMOTE_PROC_CONNECT_SUPPORTS_FEATURE": "opening",
    "REMOTE_PROC_AUTH_LIST": "opening",
    "REMOTE_PROC_CONNECT_GET_URI": "the client knows what it opened",
    "REMOTE_PROC_CONNECT_REGISTER_CLOSE_CALLBACK": "registration for an event",
    "REMOTE_PROC_CONNECT_UNREGISTER_CLOSE_CALLBACK": "registration for an event",
    "REMOTE_PROC_CONNECT_IS_SECURE": "the client knows how it is connected",
    "REMOTE_PROC_CONNECT_GET_ALL_DOMAIN_STATS": "two methods, which make handles of the records",
    **_AUTHENTICATION,
}

# Of the admin program: opening and closing, on either side.
ADMIN_BY_HAND = {
    "ADMIN_PROC_CONNECT_OPEN": "opening",
    "ADMIN_PROC_CONNECT_CLOSE": "closing",
}

# What a client registers for is kept by its session and its connection; drivers only emit. By hand on both sides.
REGISTRATION = frozenset(
    {
        "REMOTE_PROC_CONNECT_DOMAIN_EVENT_REGISTER",
        "REMOTE_PROC_CONNECT_DOMAIN_EVENT_DEREGISTER",
        "REMOTE_PROC_CONNECT_DOMAIN_EVENT_REGISTER_ANY",
        "REMOTE_PROC_CONNECT_DOMAIN_EVENT_DEREGISTER_ANY",
        "REMOTE_PROC_CONNECT_DOMAIN_EVENT_CALLBACK_REGISTER_ANY",
        "REMOTE_PROC_CONNECT_DOMAIN_EVENT_CALLBACK_DEREGISTER_ANY",
        "REMOTE_PROC_CONNECT_NETWORK_EVENT_REGISTER_ANY",
        "REMOTE_PROC_CONNECT_NETWORK_EVENT_DEREGISTER_ANY",
        "REMOTE_PROC_CONNECT_STORAGE_POOL_EVENT_REGISTER_ANY",
        "REMOTE_PROC_CONNECT_STORAGE_POOL_EVENT_DEREGISTER_ANY",
        "REMOTE_PROC_CONNECT_NODE_DEVICE_EVENT_REGISTER_ANY",
        "REMOTE_PROC_CONNECT_NODE_DEVICE_EVENT_DEREGISTER_ANY",
        "REMOTE_PROC_CONNECT_SECRET_EVENT_REGISTER_ANY",
        "REMOTE_PROC_CONNECT_SECRET_EVENT_DEREGISTER_ANY",
    }
)
MONITOR_REGISTRATION = frozenset(
    {
        "QEMU_PROC_CONNECT_DOMAIN_MONITOR_EVENT_REGISTER",
        "QEMU_PROC_CONNECT_DOMAIN_MONITOR_EVENT_DEREGISTER",
    }
)


# Procedures that have neither row nor method, each with the reason.
GAPS: dict[str, str] = {}


def covered(spec: Specification, by_hand: Mapping[str, str]) -> list[Shape]:
    """The shapes to generate of a program, in its order; events are not among them.

    Raises KeyError when a procedure does not fit and is not accounted for, or when ``by_hand`` names one that does not exist.
    """
    shaper = Shaper(spec)
    shapes: list[Shape] = []
    known = {p.name for p in spec.procedures}
    for name in by_hand:
        if name not in known:
            raise KeyError(f"{name} is listed as written by hand, but the program has no such procedure")
    for procedure in spec.procedures:
        # Events have tables of their own (`virtrio.gen.events`), which leave none out.
        if procedure.event or procedure.name in {*by_hand, *REGISTRATION, *MONITOR_REGISTRATION, *GAPS}:
            continue
        try:
            shapes.append(shaper.shape(procedure))
        except Unshaped as why:
            raise KeyError(f"{procedure.name} is neither written by hand nor a gap with a reason: {why}") from why
    return shapes
