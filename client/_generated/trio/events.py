# Generated from remote.x by virtrio.gen.event_methods; do not edit.
"""Events of the trio client, for type checkers: with its handles."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ....protocol._generated import remote_events
    from .handles import Domain, Network, NodeDevice, Secret, StoragePool

    class DomainEventLifecycle(remote_events.DomainEventLifecycle):
        @property
        def dom(self) -> Domain: ...

    class DomainEventReboot(remote_events.DomainEventReboot):
        @property
        def dom(self) -> Domain: ...

    class DomainEventRtcChange(remote_events.DomainEventRtcChange):
        @property
        def dom(self) -> Domain: ...

    class DomainEventWatchdog(remote_events.DomainEventWatchdog):
        @property
        def dom(self) -> Domain: ...

    class DomainEventIoError(remote_events.DomainEventIoError):
        @property
        def dom(self) -> Domain: ...

    class DomainEventGraphics(remote_events.DomainEventGraphics):
        @property
        def dom(self) -> Domain: ...

    class DomainEventIoErrorReason(remote_events.DomainEventIoErrorReason):
        @property
        def dom(self) -> Domain: ...

    class DomainEventControlError(remote_events.DomainEventControlError):
        @property
        def dom(self) -> Domain: ...

    class DomainEventBlockJob(remote_events.DomainEventBlockJob):
        @property
        def dom(self) -> Domain: ...

    class DomainEventDiskChange(remote_events.DomainEventDiskChange):
        @property
        def dom(self) -> Domain: ...

    class DomainEventTrayChange(remote_events.DomainEventTrayChange):
        @property
        def dom(self) -> Domain: ...

    class DomainEventPmwakeup(remote_events.DomainEventPmwakeup):
        @property
        def dom(self) -> Domain: ...

    class DomainEventPmsuspend(remote_events.DomainEventPmsuspend):
        @property
        def dom(self) -> Domain: ...

    class DomainEventBalloonChange(remote_events.DomainEventBalloonChange):
        @property
        def dom(self) -> Domain: ...

    class DomainEventPmsuspendDisk(remote_events.DomainEventPmsuspendDisk):
        @property
        def dom(self) -> Domain: ...

    class DomainEventDeviceRemoved(remote_events.DomainEventDeviceRemoved):
        @property
        def dom(self) -> Domain: ...

    class DomainEventBlockJob2(remote_events.DomainEventBlockJob2):
        @property
        def dom(self) -> Domain: ...

    class DomainEventTunable(remote_events.DomainEventTunable):
        @property
        def dom(self) -> Domain: ...

    class DomainEventAgentLifecycle(remote_events.DomainEventAgentLifecycle):
        @property
        def dom(self) -> Domain: ...

    class DomainEventDeviceAdded(remote_events.DomainEventDeviceAdded):
        @property
        def dom(self) -> Domain: ...

    class DomainEventMigrationIteration(remote_events.DomainEventMigrationIteration):
        @property
        def dom(self) -> Domain: ...

    class DomainEventJobCompleted(remote_events.DomainEventJobCompleted):
        @property
        def dom(self) -> Domain: ...

    class DomainEventDeviceRemovalFailed(remote_events.DomainEventDeviceRemovalFailed):
        @property
        def dom(self) -> Domain: ...

    class DomainEventMetadataChange(remote_events.DomainEventMetadataChange):
        @property
        def dom(self) -> Domain: ...

    class DomainEventBlockThreshold(remote_events.DomainEventBlockThreshold):
        @property
        def dom(self) -> Domain: ...

    class DomainEventMemoryFailure(remote_events.DomainEventMemoryFailure):
        @property
        def dom(self) -> Domain: ...

    class DomainEventMemoryDeviceSizeChange(remote_events.DomainEventMemoryDeviceSizeChange):
        @property
        def dom(self) -> Domain: ...

    class DomainEventNicMacChange(remote_events.DomainEventNicMacChange):
        @property
        def dom(self) -> Domain: ...

    class DomainEventVcpuRemoved(remote_events.DomainEventVcpuRemoved):
        @property
        def dom(self) -> Domain: ...

    class DomainEventChannelLifecycle(remote_events.DomainEventChannelLifecycle):
        @property
        def dom(self) -> Domain: ...

    class NetworkEventLifecycle(remote_events.NetworkEventLifecycle):
        @property
        def net(self) -> Network: ...

    class NetworkEventMetadataChange(remote_events.NetworkEventMetadataChange):
        @property
        def net(self) -> Network: ...

    class StoragePoolEventLifecycle(remote_events.StoragePoolEventLifecycle):
        @property
        def pool(self) -> StoragePool: ...

    class StoragePoolEventRefresh(remote_events.StoragePoolEventRefresh):
        @property
        def pool(self) -> StoragePool: ...

    class NodeDeviceEventLifecycle(remote_events.NodeDeviceEventLifecycle):
        @property
        def dev(self) -> NodeDevice: ...

    class NodeDeviceEventUpdate(remote_events.NodeDeviceEventUpdate):
        @property
        def dev(self) -> NodeDevice: ...

    class SecretEventLifecycle(remote_events.SecretEventLifecycle):
        @property
        def secret(self) -> Secret: ...

    class SecretEventValueChanged(remote_events.SecretEventValueChanged):
        @property
        def secret(self) -> Secret: ...
else:
    from ....protocol._generated.remote_events import (
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

__all__ = [
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
    "NetworkEventLifecycle",
    "NetworkEventMetadataChange",
    "NodeDeviceEventLifecycle",
    "NodeDeviceEventUpdate",
    "SecretEventLifecycle",
    "SecretEventValueChanged",
    "StoragePoolEventLifecycle",
    "StoragePoolEventRefresh",
]
