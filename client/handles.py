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

from ..protocol._generated import remote
from ..protocol._generated.enums import ErrorDomain, ErrorNumber
from ..protocol.errors import invalid_arg, report
from .arguments import explained

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Self
    from uuid import UUID

# Handles are counted from any thread, and from `Lease.__del__`, which may run inside
# any of the counted sections.
_lock = threading.RLock()


def _forked() -> None:
    """Make the lock anew: its holder may be a thread that is not in this process."""
    global _lock
    _lock = threading.RLock()


os.register_at_fork(after_in_child=_forked)


class Counted:
    """Count of references; it is changed only here and by `Lease`."""

    __slots__ = ("_refs",)

    def __init__(self) -> None:
        self._refs = 1

    def _hold(self) -> None:
        with _lock:
            self._refs += 1

    def _drop(self) -> int:
        """Give one reference back, and return how many are left; do nothing at 0."""
        with _lock:
            self._refs -= 1
            return self._refs

    def _release(self, *, collected: bool = False) -> int:
        """Give one reference back, and call `_gone` with the last one.

        Returns how many are left.
        """
        left = self._drop()
        if left == 0:
            self._gone(collected)
        return left

    def _gone(self, collected: bool) -> None:
        """Let go of what was held, since the last reference was given back.

        ``collected`` says whether the garbage collector gave it, maybe in another
        thread.
        """


class Lease:
    """Reference on an owner, shared by all handles that one answer made.

    ``count`` is the number of handles that were not freed yet. The last to be freed
    gives the reference back; if some were dropped instead, the garbage collector does
    when it collects the lease.
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
        """Count one handle less; the last one gives the reference back."""
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

    The owner is the connection or another handle.
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
        """Return the identity, for a call of ``function``.

        Raises LibvirtError (invalid object) when the handle was freed.
        """
        wire = self._wire
        if wire is None:
            raise report(*self._invalid, function)
        return wire

    def _own(self, function: str) -> Any:
        """Return the identity, for a method that makes no call.

        ``function`` is its name in the C API without the prefix. Raises LibvirtError
        when the handle was freed.
        """
        wire = self._wire
        return wire if wire is not None else self._use(self._prefix + function)

    def _identity(self) -> Any:
        """Return the identity, as an argument of another handle's call."""
        return self._use("an argument")

    def identity(self) -> Any:
        """Return the struct that identifies the object in messages (name, UUID, …).

        Use it to make the arguments of `Connect.call`. Raises LibvirtError when the
        handle was freed.
        """
        return self._identity()

    @property
    def _owner(self) -> Any:
        """Owner of the handle: a connection or another handle.

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
        """Take one more reference: one more `free` then ends the handle.

        Returns 0. Raises LibvirtError when the handle was freed (virDomainRef for a
        domain).
        """
        self._own("Ref")
        self._hold()
        return 0

    def free(self) -> int:
        """Give one reference back; the last one makes the handle unusable.

        Nothing is sent, and nothing happens to what the handle stands for. Returns 0.
        Raises LibvirtError when the handle was freed before (virDomainFree for a
        domain).
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
        """Return the connection of the handle; no new reference is taken."""
        return self._connect

    def get_connect(self) -> Any:
        """Return the connection of the handle; no new reference is taken.

        Unlike `connect`, this raises LibvirtError when the handle was freed
        (virDomainGetConnect for a domain).
        """
        self._own("GetConnect")
        return self._connect

    def __repr__(self) -> str:
        shown = "freed" if self._wire is None else self._shown()
        return f"<{type(self).__name__} {shown}>"

    def _shown(self) -> str:
        """Return the parts of the identity that people know the object by."""
        raise NotImplementedError


class _Named(Handle):
    """Handle whose identity has a name."""

    __slots__ = ()

    def name(self) -> str:
        """Return the object's name, as the handle learned it; no call is made.

        Raises LibvirtError when the handle was freed.
        """
        name: str = self._own("GetName").name
        return name

    def _shown(self) -> str:
        return repr(self._wire.name)


class _Identified(Handle):
    """Handle whose identity has a UUID."""

    __slots__ = ()

    def uuid(self) -> bytes:
        """Return the object's UUID as 16 bytes; no call is made.

        Raises LibvirtError when the handle was freed.
        """
        uuid: bytes = self._own("GetUUID").uuid
        return uuid

    def uuid_string(self) -> str:
        """Return the object's UUID as text in lower case with hyphens; no call is made.

        Raises LibvirtError when the handle was freed.
        """
        return uuid_text(self._own("GetUUIDString").uuid)

    def _shown(self) -> str:
        return f"uuid={uuid_text(self._wire.uuid)}"


class _Unique(_Named, _Identified):
    """Handle whose identity has a name and a UUID."""

    __slots__ = ()

    def _shown(self) -> str:
        return f"{_Named._shown(self)} {_Identified._shown(self)}"


class Domain(_Unique):
    """A domain: a virtual machine or container, running or only defined."""

    __slots__ = ()

    _prefix = "virDomain"
    _invalid = (ErrorNumber.VIR_ERR_INVALID_DOMAIN, ErrorDomain.VIR_FROM_DOMAIN)

    def id(self) -> int:
        """Return the domain's id if it is running, -1 if it is not; no call is made.

        It is what the handle learned last: when it was made, or when it started or
        stopped the domain itself. What others did since is not known to it
        (virDomainGetID).
        """
        number: int = self._own("GetID").id
        return number

    def _shown(self) -> str:
        return f"{super()._shown()} id={self._wire.id}"

    def _set_id(self, number: int) -> None:
        wire = self._use("virDomainGetID")
        self._wire = remote.RemoteNonnullDomain(wire.name, wire.uuid, number)


class _Moment(_Named):
    """A checkpoint or a snapshot: named, and of one domain."""

    __slots__ = ()

    def get_name(self) -> str:
        """Return the name, as `name` does (virDomainCheckpointGetName)."""
        return self.name()

    def domain(self) -> Any:
        """Return the domain that the checkpoint or snapshot is of; no call is made.

        No new reference is taken. Raises LibvirtError when the handle was freed
        (virDomainCheckpointGetDomain).
        """
        self._own("GetDomain")
        return self._owner

    def get_domain(self) -> Any:
        """Return the domain, as `domain` does (virDomainCheckpointGetDomain)."""
        return self.domain()

    def _shown(self) -> str:
        return f"{super()._shown()} of domain {self._wire.dom.name!r}"


class DomainCheckpoint(_Moment):
    """A checkpoint of a domain: a point from which changed blocks are known."""

    __slots__ = ()

    _prefix = "virDomainCheckpoint"
    _invalid = (
        ErrorNumber.VIR_ERR_INVALID_DOMAIN_CHECKPOINT,
        ErrorDomain.VIR_FROM_DOMAIN_CHECKPOINT,
    )


class DomainSnapshot(_Moment):
    """A snapshot of a domain: a state of its disks, maybe its memory, to return to."""

    __slots__ = ()

    _prefix = "virDomainSnapshot"
    _invalid = (ErrorNumber.VIR_ERR_INVALID_DOMAIN_SNAPSHOT, ErrorDomain.VIR_FROM_DOMAIN_SNAPSHOT)


class Network(_Unique):
    """A virtual network of the host, running or only defined."""

    __slots__ = ()

    _prefix = "virNetwork"
    _invalid = (ErrorNumber.VIR_ERR_INVALID_NETWORK, ErrorDomain.VIR_FROM_NETWORK)


class NetworkPort(_Identified):
    """A port of a virtual network: where one interface is plugged in."""

    __slots__ = ()

    _prefix = "virNetworkPort"
    _invalid = (ErrorNumber.VIR_ERR_INVALID_NETWORK_PORT, ErrorDomain.VIR_FROM_NETWORK)

    def network(self) -> Any:
        """Return the network that the port belongs to; no call is made.

        No new reference is taken. Raises LibvirtError when the handle was freed
        (virNetworkPortGetNetwork).
        """
        self._own("GetNetwork")
        return self._owner

    def _shown(self) -> str:
        return f"{super()._shown()} of network {self._wire.net.name!r}"


class NWFilter(_Unique):
    """A network filter: rules for the traffic of domains' interfaces."""

    __slots__ = ()

    _prefix = "virNWFilter"
    _invalid = (ErrorNumber.VIR_ERR_INVALID_NWFILTER, ErrorDomain.VIR_FROM_NWFILTER)


class NWFilterBinding(Handle):
    """A network filter in force on the port of one running domain."""

    __slots__ = ()

    _prefix = "virNWFilterBinding"
    _invalid = (ErrorNumber.VIR_ERR_INVALID_NWFILTER_BINDING, ErrorDomain.VIR_FROM_NWFILTER)

    def port_dev(self) -> str:
        """Return the name of the host's device that is filtered, such as ``vnet0``.

        No call is made. Raises LibvirtError when the handle was freed
        (virNWFilterBindingGetPortDev).
        """
        device: str = self._own("GetPortDev").portdev
        return device

    def filter_name(self) -> str:
        """Return the name of the network filter that is in force on the port.

        No call is made. Raises LibvirtError when the handle was freed
        (virNWFilterBindingGetFilterName).
        """
        name: str = self._own("GetFilterName").filtername
        return name

    def _shown(self) -> str:
        return f"{self._wire.portdev!r} filter={self._wire.filtername!r}"


class Interface(_Named):
    """A network interface of the host, as its configuration has it."""

    __slots__ = ()

    _prefix = "virInterface"
    _invalid = (ErrorNumber.VIR_ERR_INVALID_INTERFACE, ErrorDomain.VIR_FROM_INTERFACE)

    def mac_string(self) -> str:
        """Return the interface's MAC address as text, such as ``52:54:00:12:34:56``.

        It is "" for an interface without one. No call is made. Raises LibvirtError when
        the handle was freed (virInterfaceGetMACString).
        """
        mac: str = self._own("GetMACString").mac
        return mac

    def _shown(self) -> str:
        return f"{super()._shown()} mac={self._wire.mac!r}"


class StoragePool(_Unique):
    """A storage pool: a directory, volume group, … that volumes are in."""

    __slots__ = ()

    _prefix = "virStoragePool"
    _invalid = (ErrorNumber.VIR_ERR_INVALID_STORAGE_POOL, ErrorDomain.VIR_FROM_STORAGE)


class StorageVol(_Named):
    """A volume of a storage pool: a file, a block device or the like."""

    __slots__ = ()

    _prefix = "virStorageVol"
    _invalid = (ErrorNumber.VIR_ERR_INVALID_STORAGE_VOL, ErrorDomain.VIR_FROM_STORAGE)

    def key(self) -> str:
        """Return the volume's key, which identifies it among all volumes of the host.

        For a file that is its path. `Connect.storage_vol_lookup_by_key` finds the
        volume by it. No call is made. Raises LibvirtError when the handle was freed
        (virStorageVolGetKey).
        """
        key: str = self._own("GetKey").key
        return key

    def _shown(self) -> str:
        return f"{super()._shown()} pool={self._wire.pool!r} key={self._wire.key!r}"


class NodeDevice(_Named):
    """A device of the host, such as a PCI card, a disk or a network card."""

    __slots__ = ()

    _prefix = "virNodeDevice"
    _invalid = (ErrorNumber.VIR_ERR_INVALID_NODE_DEVICE, ErrorDomain.VIR_FROM_NODEDEV)


class Secret(_Identified):
    """A secret that libvirt keeps, such as the passphrase of a volume."""

    __slots__ = ()

    _prefix = "virSecret"
    _invalid = (ErrorNumber.VIR_ERR_INVALID_SECRET, ErrorDomain.VIR_FROM_SECRET)

    def usage_id(self) -> str:
        """Return what the secret is for, in the form that its `usage_type` asks for.

        That is the path of a volume, or a name that configurations refer to. "" for a
        secret without a use. No call is made. Raises LibvirtError when the handle was
        freed (virSecretGetUsageID).
        """
        usage: str = self._own("GetUsageID").usageID
        return usage

    def usage_type(self) -> int:
        """Return the kind of use that the secret is for, a SecretUsageType.

        No call is made. Raises LibvirtError when the handle was freed
        (virSecretGetUsageType).
        """
        kind: int = self._own("GetUsageType").usageType
        return kind

    def _shown(self) -> str:
        usage = self._wire.usageID
        return f"{super()._shown()} usage={usage!r}" if usage else super()._shown()


def uuid_text(uuid: bytes) -> str:
    """Return 16 bytes as the text of a UUID."""
    digits = uuid.hex()
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"


def parse_uuid(text: str | UUID, function: str, domain: ErrorDomain) -> bytes:
    """Return the 16 bytes of a UUID, in text form or of Python's class.

    Raises LibvirtError VIR_ERR_INVALID_ARG, as ``function`` does, for another text.
    """
    from uuid import UUID  # its module loads much, and few callers have such texts

    if isinstance(text, UUID):
        return text.bytes
    try:
        return UUID(text).bytes
    except (TypeError, AttributeError) as exc:
        explained(exc)
    except ValueError:
        detail = (
            "Invalid UUID"
            if domain is ErrorDomain.VIR_FROM_DOMAIN
            else f"uuidstr in {function} must be a valid UUID"
        )
        raise invalid_arg(domain, function, "uuidstr", detail) from None
