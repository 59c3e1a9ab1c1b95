"""Messages of events: which family an event belongs to, and how it is read and written.

The events themselves are generated (`_generated/remote_events.py`, `qemu_events.py`):
one named tuple for each event of the public API, whose fields are the arguments that
libvirt-python passes to a callback, and a `Message` for each procedure that carries it.
Older domain events have two procedures: a plain one, which all registrations of a
connection share, and one with a callback id, which a client that knows it asks for
(VIR_DRV_FEATURE_REMOTE_EVENT_CALLBACK).
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from . import xdr
from ._generated import remote

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

# An event: any of the generated named tuples. The first field identifies the object.
Event: TypeAlias = tuple[Any, ...]
# One end of a graphics connection: "family" (DomainEventGraphicsAddressType), "node"
# and "service".
Address: TypeAlias = dict[str, "int | str"]


class Family(Enum):
    """Events that are registered for together, under libvirt's name."""

    DOMAIN = "domain"
    NETWORK = "network"
    STORAGE_POOL = "storage_pool"
    NODE_DEVICE = "node_device"
    SECRET = "secret"
    QEMU_MONITOR = "qemu_monitor"
    CONNECT = "connect"  # of the connection itself, without an identity


class Message(NamedTuple):
    """Message of one procedure that carries an event.

    ``has_id``: the message begins with the id of the callback that it is for.
    ``read(wire)`` makes the event of a decoded message, ``write(event, callback_id)``
    the struct that ``pack`` writes.
    """

    program: int
    version: int
    procedure: int
    event: type[Event]
    family: Family
    event_id: int
    has_id: bool
    unpack: Callable[[bytes, int], tuple[Any, int]]
    read: Callable[[Any], Event]
    pack: Callable[[Any, Callable[[bytes], None]], None]
    write: Callable[[Any, int], Any]

    def decode(self, payload: bytes, pos: int) -> tuple[int | None, Event]:
        """Decode to (callback id or None, event).

        Raises RemoteProtocolError when the payload is not this message.
        """
        wire = xdr.decode(self.unpack, payload, pos)
        return (wire.callbackID if self.has_id else None), self.read(wire)


def filter_key(family: Family, identity: Any) -> bytes | str:
    """Return the key by which events of an object are found: its UUID, or name if none.

    Node devices have no UUID.
    """
    key: bytes | str = identity.name if family is Family.NODE_DEVICE else identity.uuid
    return key


def read_address(wire: Any) -> Address:
    return {"family": wire.family, "node": wire.node, "service": wire.service}


def write_address(address: Address) -> remote.RemoteDomainEventGraphicsAddress:
    family, node, service = address["family"], address["node"], address["service"]
    return remote.RemoteDomainEventGraphicsAddress(family, node, service)  # type: ignore[arg-type]


def read_subject(wire: Sequence[Any]) -> list[tuple[str, str]]:
    return [(identity.type, identity.name) for identity in wire]


def write_subject(
    subject: Sequence[tuple[str, str]],
) -> list[remote.RemoteDomainEventGraphicsIdentity]:
    return [remote.RemoteDomainEventGraphicsIdentity(kind, name) for kind, name in subject]
