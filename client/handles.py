"""Counted handles: domains, checkpoints and connections apart from their calls.

A handle is a wire identity and a count. It begins with one reference; `ref` takes
another, `free` gives one back, and the last one makes the handle unusable: using it
raises libvirt's error for an invalid object. A live handle holds one reference of what
it belongs to, a checkpoint of its domain, a domain of its connection, so a domain stays
usable after ``connection.close()`` for as long as it, or anything of it, is held.
Dropping a handle without `free` gives its references back when it is collected; that is
memory only, and no message is ever sent from there.

Everything here is the same for the trio and the blocking client; the methods that call
the server are generated (`virtrio.client._generated`). Identities do not change but for
a domain's id, which starting and stopping it moves.
"""

from __future__ import annotations

import os
import threading
from typing import TYPE_CHECKING, Any, ClassVar
from uuid import UUID

from ..protocol._generated import remote
from ..protocol._generated.enums import ErrorDomain, ErrorNumber
from ..protocol.errors import invalid_arg, report

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Self

# Handles are counted from any thread, and from `Lease.__del__`, which may run inside
# any of the counted sections.
_lock = threading.RLock()


def _forked() -> None:
    """Make the lock anew: who held it may be a thread that is not in this process."""
    global _lock
    _lock = threading.RLock()


os.register_at_fork(after_in_child=_forked)


class Counted:
    """A count of references; the one place where it changes."""

    __slots__ = ("_refs",)

    def __init__(self) -> None:
        self._refs = 1

    def _hold(self) -> None:
        with _lock:
            self._refs += 1

    def _drop(self) -> int:
        """Give one reference back without a consequence; how many are left."""
        with _lock:
            self._refs -= 1
            return self._refs

    def _release(self, *, collected: bool = False) -> int:
        """Give one reference back; how many are left.

        `_gone` is called with the last one.
        """
        left = self._drop()
        if left == 0:
            self._gone(collected)
        return left

    def _gone(self, collected: bool) -> None:
        """Let go: the last reference was given back.

        ``collected``: by the garbage collector, maybe in another thread.
        """


class Lease:
    """Reference on an owner, for all the handles that one answer made.

    A listing of a thousand holds it once.

    ``count`` are the handles that were not freed yet. The last to be freed gives the
    reference back; if some were dropped instead, the collector does, with the lease
    itself.
    """

    __slots__ = ("connect", "count", "owner")

    def __init__(self, owner: Any, connect: Any, count: int = 1) -> None:
        self.owner: Any = None  # until it is held
        with _lock:
            # no call between, after which an interrupt could lose the reference
            owner._refs += 1
            self.owner = owner
        self.connect = connect
        self.count = count

    def give_back(self, *, collected: bool) -> None:
        """One handle is free."""
        with _lock:
            self.count -= 1
            owner, self.owner = (self.owner, None) if self.count == 0 else (None, self.owner)
        if owner is not None:
            owner._release(collected=collected)

    def __del__(self) -> None:
        owner = getattr(self, "owner", None)  # an interrupt may have come before it was set
        if owner is not None:
            owner._release(collected=True)


class Handle(Counted):
    """Counted wire identity that belongs to the owner of its lease.

    That is the connection or another handle.
    """

    __slots__ = ("__weakref__", "_connect", "_lease", "_wire")

    _prefix: ClassVar[str]  # of its functions in libvirt's C API
    _invalid: ClassVar[tuple[ErrorNumber, ErrorDomain]]
    _connect: Any
    _lease: Lease | None

    def __init__(self, lease: Lease, wire: Any) -> None:
        self._refs = 1
        self._wire = wire
        self._lease = lease
        self._connect = lease.connect

    def _use(self, function: str) -> Any:
        """The identity, for a call of ``function``.

        Raises LibvirtError (invalid object) when the handle was freed.
        """
        wire = self._wire
        if wire is None:
            raise report(*self._invalid, function)
        return wire

    def _own(self, function: str) -> Any:
        """The identity, for what is answered here; the function without its prefix."""
        wire = self._wire
        return wire if wire is not None else self._use(self._prefix + function)

    def _identity(self) -> Any:
        """The identity, as an argument of another handle's call."""
        return self._use("an argument")

    def identity(self) -> Any:
        """What the wire calls it (name, UUID, …), for the arguments of ``conn.call``.

        Raises LibvirtError when it was freed.
        """
        return self._identity()

    @property
    def _owner(self) -> Any:
        """What it belongs to.

        Raises LibvirtError (invalid object) when the handle was freed.
        """
        if self._lease is None:
            self._own("Ref")
        return self._lease.owner  # type: ignore[union-attr]

    def _gone(self, collected: bool) -> None:
        lease = self._lease
        if lease is not None:  # a call that was in flight may have held it anew after it was freed
            self._wire = self._lease = None
            lease.give_back(collected=collected)

    def ref(self) -> int:
        """Take one more reference (virDomainRef and its like): 0."""
        self._own("Ref")
        self._hold()
        return 0

    def free(self) -> int:
        """Give one reference back (virDomainFree and its like): 0.

        The last one makes the handle unusable.
        """
        self._own("Free")
        self._release()
        return 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._wire is not None:
            self.free()

    def connect(self) -> Any:
        """The connection this belongs to; no new reference is taken."""
        return self._connect

    def get_connect(self) -> Any:
        """Return the connection (virDomainCheckpointGetConnect and its like).

        Unlike `connect`, not of a handle that is freed.
        """
        self._own("GetConnect")
        return self._connect

    def __repr__(self) -> str:
        return f"<{type(self).__module__.rpartition('.')[2]}.{type(self).__name__} {self._wire!r}>"


class _Named(Handle):
    """Its identity has a name."""

    __slots__ = ()

    def name(self) -> str:
        """The name; no call is made."""
        name: str = self._own("GetName").name
        return name


class _Unique(_Named):
    """Its identity has a UUID too."""

    __slots__ = ()

    def uuid(self) -> bytes:
        """The UUID, 16 bytes; no call is made."""
        uuid: bytes = self._own("GetUUID").uuid
        return uuid

    def uuid_string(self) -> str:
        """The UUID in its usual text form; no call is made."""
        return str(UUID(bytes=self._own("GetUUIDString").uuid))


class Domain(_Unique):
    """virDomain."""

    __slots__ = ()

    _prefix = "virDomain"
    _invalid = (ErrorNumber.VIR_ERR_INVALID_DOMAIN, ErrorDomain.VIR_FROM_DOMAIN)

    def id(self) -> int:
        """Return the id, -1 if it was inactive when last asked (virDomainGetID).

        No call is made.
        """
        number: int = self._own("GetID").id
        return number

    def _set_id(self, number: int) -> None:
        wire = self._use("virDomainGetID")
        self._wire = remote.RemoteNonnullDomain(wire.name, wire.uuid, number)


class _Moment(_Named):
    """A checkpoint or a snapshot: named, and of one domain."""

    __slots__ = ()

    def get_name(self) -> str:
        """The name; no call is made (virDomainCheckpointGetName)."""
        return self.name()

    def domain(self) -> Any:
        """Return the domain it belongs to (virDomainCheckpointGetDomain).

        No new reference is taken.
        """
        self._own("GetDomain")
        return self._owner

    def get_domain(self) -> Any:
        """The same as `domain`."""
        return self.domain()


class DomainCheckpoint(_Moment):
    """virDomainCheckpoint."""

    __slots__ = ()

    _prefix = "virDomainCheckpoint"
    _invalid = (
        ErrorNumber.VIR_ERR_INVALID_DOMAIN_CHECKPOINT,
        ErrorDomain.VIR_FROM_DOMAIN_CHECKPOINT,
    )


class DomainSnapshot(_Moment):
    """virDomainSnapshot."""

    __slots__ = ()

    _prefix = "virDomainSnapshot"
    _invalid = (ErrorNumber.VIR_ERR_INVALID_DOMAIN_SNAPSHOT, ErrorDomain.VIR_FROM_DOMAIN_SNAPSHOT)


class Network(_Unique):
    """virNetwork."""

    __slots__ = ()

    _prefix = "virNetwork"
    _invalid = (ErrorNumber.VIR_ERR_INVALID_NETWORK, ErrorDomain.VIR_FROM_NETWORK)


class NetworkPort(_Named):
    """virNetworkPort."""

    __slots__ = ()

    _prefix = "virNetworkPort"
    _invalid = (ErrorNumber.VIR_ERR_INVALID_NETWORK_PORT, ErrorDomain.VIR_FROM_NETWORK)

    def network(self) -> Any:
        """Return the network it belongs to (virNetworkPortGetNetwork).

        No new reference is taken.
        """
        self._own("GetNetwork")
        return self._owner

    def uuid(self) -> bytes:
        """The UUID, 16 bytes; no call is made."""
        uuid: bytes = self._own("GetUUID").uuid
        return uuid

    def uuid_string(self) -> str:
        """The UUID in its usual text form; no call is made."""
        return str(UUID(bytes=self._own("GetUUIDString").uuid))


class NWFilter(_Unique):
    """virNWFilter."""

    __slots__ = ()

    _prefix = "virNWFilter"
    _invalid = (ErrorNumber.VIR_ERR_INVALID_NWFILTER, ErrorDomain.VIR_FROM_NWFILTER)


class NWFilterBinding(Handle):
    """virNWFilterBinding."""

    __slots__ = ()

    _prefix = "virNWFilterBinding"
    _invalid = (ErrorNumber.VIR_ERR_INVALID_NWFILTER_BINDING, ErrorDomain.VIR_FROM_NWFILTER)

    def port_dev(self) -> str:
        """The port device; no call is made."""
        device: str = self._own("GetPortDev").portdev
        return device

    def filter_name(self) -> str:
        """The filter's name; no call is made."""
        name: str = self._own("GetFilterName").filtername
        return name


class Interface(_Named):
    """virInterface."""

    __slots__ = ()

    _prefix = "virInterface"
    _invalid = (ErrorNumber.VIR_ERR_INVALID_INTERFACE, ErrorDomain.VIR_FROM_INTERFACE)

    def mac_string(self) -> str:
        """The MAC address; no call is made."""
        mac: str = self._own("GetMACString").mac
        return mac


class StoragePool(_Unique):
    """virStoragePool."""

    __slots__ = ()

    _prefix = "virStoragePool"
    _invalid = (ErrorNumber.VIR_ERR_INVALID_STORAGE_POOL, ErrorDomain.VIR_FROM_STORAGE)


class StorageVol(_Named):
    """virStorageVol."""

    __slots__ = ()

    _prefix = "virStorageVol"
    _invalid = (ErrorNumber.VIR_ERR_INVALID_STORAGE_VOL, ErrorDomain.VIR_FROM_STORAGE)

    def key(self) -> str:
        """The key; no call is made."""
        key: str = self._own("GetKey").key
        return key


class NodeDevice(_Named):
    """virNodeDevice."""

    __slots__ = ()

    _prefix = "virNodeDevice"
    _invalid = (ErrorNumber.VIR_ERR_INVALID_NODE_DEVICE, ErrorDomain.VIR_FROM_NODEDEV)


class Secret(Handle):
    """virSecret."""

    __slots__ = ()

    _prefix = "virSecret"
    _invalid = (ErrorNumber.VIR_ERR_INVALID_SECRET, ErrorDomain.VIR_FROM_SECRET)

    def uuid(self) -> bytes:
        """The UUID, 16 bytes; no call is made."""
        uuid: bytes = self._own("GetUUID").uuid
        return uuid

    def uuid_string(self) -> str:
        """The UUID in its usual text form; no call is made."""
        return str(UUID(bytes=self._own("GetUUIDString").uuid))

    def usage_id(self) -> str:
        """What the secret is used for; no call is made."""
        usage: str = self._own("GetUsageID").usageID
        return usage

    def usage_type(self) -> int:
        """The kind of use (SecretUsageType); no call is made."""
        kind: int = self._own("GetUsageType").usageType
        return kind


def parse_uuid(text: str, function: str, domain: ErrorDomain) -> bytes:
    """The 16 bytes of a UUID in text form.

    Raises LibvirtError VIR_ERR_INVALID_ARG, as ``function`` does, for another text.
    """
    try:
        return UUID(text).bytes
    except ValueError:
        detail = (
            "Invalid UUID"
            if domain is ErrorDomain.VIR_FROM_DOMAIN
            else f"uuidstr in {function} must be a valid UUID"
        )
        raise invalid_arg(domain, function, "uuidstr", detail) from None
