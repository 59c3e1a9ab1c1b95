"""The server, and what everybody needs who writes a driver for it.

`Driver` is the class to subclass: it has every entry point of libvirt's drivers under
libvirt's name, and each of them refuses until it is overridden. `serve` serves a
driver, `Server` is what it is made of, `Drivers` are the drivers of one server by the
schemes of their URIs. `docs/drivers.md` is the guide.

* Entry points get objects (`Domain`, `DomainCheckpoint`, `StoragePool`, …) that say
  which one is meant, and may answer with anything that has the same attributes.
  Structures with several fields are answered as named tuples (`VcpuInfo`,
  `DomainInterface`, …), typed parameters as a mapping (`Params`) of plain values, or of
  `Int`, `UInt`, `LLong` and `ULLong` where the type matters.
* Refusals are a `LibvirtError`: `report` makes libvirt's text for a code, `no_support`,
  `invalid_arg`, `unsupported_flags` and `exclusive_flags` the usual ones. Codes and
  flags are in `virtrio.enums`.
* Events are named tuples (`DomainEventLifecycle`, …), emitted in an `EventHub` for each
  `Family` that the driver has.
* `Stream` is a stream's end at the driver, `Later` work that is done in a thread beside
  the server's loop, `Caller` who calls (`current_caller`).
* `ObjectList`, `Filters` and `MomentIdentity` are parts that most drivers would
  otherwise write themselves.
* `CheckpointEntryPoints` gives a driver checkpoints, kept by a `MomentTree` in each
  domain; `CheckpointDomain` lists the attributes that a domain needs for that.
  `parse_domain` reads domain XML to a `DomainDef`.

Inside are `server` (clients and their limits), `process` (what `virtrio serve` runs),
`config` and `logs`; `net` (sockets and sessions), `dispatch` (from a call to its
reply), `drivers` (how drivers are opened; the `test` hypervisor), `objects`, `moments`,
`conf` and `store` (what drivers share), and `admin` (the server's own administration).
What is named here is loaded when it is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..protocol._generated.qemu_events import DomainQemuMonitorEvent
    from ..protocol._generated.remote_events import (
        ConnectEventConnectionClosed,
        DomainEventAgentLifecycle,
        DomainEventBalloonChange,
        DomainEventBlockJob,
        DomainEventBlockJob2,
        DomainEventBlockThreshold,
        DomainEventChannelLifecycle,
        DomainEventControlError,
        DomainEventDeviceAdded,
        DomainEventDeviceRemovalFailed,
        DomainEventDeviceRemoved,
        DomainEventDiskChange,
        DomainEventGraphics,
        DomainEventIoError,
        DomainEventIoErrorReason,
        DomainEventJobCompleted,
        DomainEventLifecycle,
        DomainEventMemoryDeviceSizeChange,
        DomainEventMemoryFailure,
        DomainEventMetadataChange,
        DomainEventMigrationIteration,
        DomainEventNicMacChange,
        DomainEventPmsuspend,
        DomainEventPmsuspendDisk,
        DomainEventPmwakeup,
        DomainEventReboot,
        DomainEventRtcChange,
        DomainEventTrayChange,
        DomainEventTunable,
        DomainEventVcpuRemoved,
        DomainEventWatchdog,
        NetworkEventLifecycle,
        NetworkEventMetadataChange,
        NodeDeviceEventLifecycle,
        NodeDeviceEventUpdate,
        SecretEventLifecycle,
        SecretEventValueChanged,
        StoragePoolEventLifecycle,
        StoragePoolEventRefresh,
    )
    from ..protocol.errors import (
        LibvirtError,
        exclusive_flags,
        invalid_arg,
        no_support,
        report,
        unsupported_flags,
    )
    from ..protocol.event_messages import Family
    from ..protocol.typedparams import Int, LLong, Params, TypedParams, UInt, ULLong
    from ._generated.driver import (
        Domain,
        DomainCheckpoint,
        DomainFsinfo,
        DomainInterface,
        DomainIothreadInfo,
        DomainIpAddr,
        DomainSnapshot,
        Driver,
        Interface,
        Network,
        NetworkDhcpLease,
        NetworkPort,
        NodeDevice,
        NWFilter,
        NWFilterBinding,
        Secret,
        StoragePool,
        StorageVol,
        VcpuInfo,
    )
    from .caller import Caller
    from .caller import current as current_caller
    from .conf.domain.definition import DomainDef
    from .conf.domain.read import parse_domain
    from .config import Config, ConfigError
    from .drivers.registry import Drivers
    from .events import EventHub
    from .limits import Limits
    from .moments.checkpoint_xml import CheckpointDef
    from .moments.tree import MomentTree
    from .net.addresses import ListenError
    from .net.listen import listen
    from .net.listener import Listener
    from .objects.checkpoints import CheckpointDomain, CheckpointEntryPoints
    from .objects.filters import Filters, Group, either
    from .objects.identities import MomentIdentity
    from .objects.lists import Kind, ObjectList
    from .offload import Later, later
    from .server import Server, Statistics
    from .serving import serve
    from .streams import ClientFinished, Hole, Stream

__all__ = [
    "Caller",
    "CheckpointDef",
    "CheckpointDomain",
    "CheckpointEntryPoints",
    "ClientFinished",
    "Config",
    "ConfigError",
    "ConnectEventConnectionClosed",
    "Domain",
    "DomainCheckpoint",
    "DomainDef",
    "DomainEventAgentLifecycle",
    "DomainEventBalloonChange",
    "DomainEventBlockJob",
    "DomainEventBlockJob2",
    "DomainEventBlockThreshold",
    "DomainEventChannelLifecycle",
    "DomainEventControlError",
    "DomainEventDeviceAdded",
    "DomainEventDeviceRemovalFailed",
    "DomainEventDeviceRemoved",
    "DomainEventDiskChange",
    "DomainEventGraphics",
    "DomainEventIoError",
    "DomainEventIoErrorReason",
    "DomainEventJobCompleted",
    "DomainEventLifecycle",
    "DomainEventMemoryDeviceSizeChange",
    "DomainEventMemoryFailure",
    "DomainEventMetadataChange",
    "DomainEventMigrationIteration",
    "DomainEventNicMacChange",
    "DomainEventPmsuspend",
    "DomainEventPmsuspendDisk",
    "DomainEventPmwakeup",
    "DomainEventReboot",
    "DomainEventRtcChange",
    "DomainEventTrayChange",
    "DomainEventTunable",
    "DomainEventVcpuRemoved",
    "DomainEventWatchdog",
    "DomainFsinfo",
    "DomainInterface",
    "DomainIothreadInfo",
    "DomainIpAddr",
    "DomainQemuMonitorEvent",
    "DomainSnapshot",
    "Driver",
    "Drivers",
    "EventHub",
    "Family",
    "Filters",
    "Group",
    "Hole",
    "Int",
    "Interface",
    "Kind",
    "LLong",
    "Later",
    "LibvirtError",
    "Limits",
    "ListenError",
    "Listener",
    "MomentIdentity",
    "MomentTree",
    "NWFilter",
    "NWFilterBinding",
    "Network",
    "NetworkDhcpLease",
    "NetworkEventLifecycle",
    "NetworkEventMetadataChange",
    "NetworkPort",
    "NodeDevice",
    "NodeDeviceEventLifecycle",
    "NodeDeviceEventUpdate",
    "ObjectList",
    "Params",
    "Secret",
    "SecretEventLifecycle",
    "SecretEventValueChanged",
    "Server",
    "Statistics",
    "StoragePool",
    "StoragePoolEventLifecycle",
    "StoragePoolEventRefresh",
    "StorageVol",
    "Stream",
    "TypedParams",
    "UInt",
    "ULLong",
    "VcpuInfo",
    "current_caller",
    "either",
    "exclusive_flags",
    "invalid_arg",
    "later",
    "listen",
    "no_support",
    "parse_domain",
    "report",
    "serve",
    "unsupported_flags",
]

# Where names come from. Those that are not here are generated: events, and the driver
# with its objects.
_HOMES = {
    "Caller": ".caller",
    "CheckpointDef": ".moments.checkpoint_xml",
    "CheckpointDomain": ".objects.checkpoints",
    "CheckpointEntryPoints": ".objects.checkpoints",
    "ClientFinished": ".streams",
    "Config": ".config",
    "ConfigError": ".config",
    "DomainDef": ".conf.domain.definition",
    "Drivers": ".drivers.registry",
    "EventHub": ".events",
    "Family": "..protocol.event_messages",
    "Filters": ".objects.filters",
    "Group": ".objects.filters",
    "Hole": ".streams",
    "Int": "..protocol.typedparams",
    "Kind": ".objects.lists",
    "LLong": "..protocol.typedparams",
    "Later": ".offload",
    "LibvirtError": "..protocol.errors",
    "Limits": ".limits",
    "ListenError": ".net.addresses",
    "Listener": ".net.listener",
    "MomentIdentity": ".objects.identities",
    "MomentTree": ".moments.tree",
    "ObjectList": ".objects.lists",
    "Params": "..protocol.typedparams",
    "Server": ".server",
    "Statistics": ".server",
    "Stream": ".streams",
    "TypedParams": "..protocol.typedparams",
    "UInt": "..protocol.typedparams",
    "ULLong": "..protocol.typedparams",
    "either": ".objects.filters",
    "exclusive_flags": "..protocol.errors",
    "invalid_arg": "..protocol.errors",
    "later": ".offload",
    "listen": ".net.listen",
    "no_support": "..protocol.errors",
    "parse_domain": ".conf.domain.read",
    "report": "..protocol.errors",
    "serve": ".serving",
    "unsupported_flags": "..protocol.errors",
}
_EVENTS = "..protocol._generated.remote_events"
_QEMU_EVENTS = "..protocol._generated.qemu_events"
_DRIVER = "._generated.driver"

if not TYPE_CHECKING:  # checkers would believe that every name is there

    def __getattr__(name: str) -> object:
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        if name == "current_caller":
            value: object = import_module(".caller", __name__).current
        else:
            generated = (
                _QEMU_EVENTS if "QemuMonitor" in name else _EVENTS if "Event" in name else _DRIVER
            )
            value = getattr(import_module(_HOMES.get(name, generated), __name__), name)
        globals()[name] = value
        return value

    def __dir__() -> list[str]:
        return sorted({*globals(), *__all__})
