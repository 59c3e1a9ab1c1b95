# Generated from remote.x by virtrio.gen.events; do not edit.
"""Events of the remote program, and the messages that carry them."""

from __future__ import annotations

from typing import Any, NamedTuple

from ..event_messages import (
    Address,
    Family,
    Message,
    read_address,
    read_subject,
    write_address,
    write_subject,
)
from ..lazy import replaceable
from ..typedparams import Params, encode, plain

# fmt: off
from .remote.later import (
    RemoteConnectEventConnectionClosedMsg, RemoteDomainEventBalloonChangeMsg,
    RemoteDomainEventBlockJob2Msg, RemoteDomainEventBlockJobMsg, RemoteDomainEventBlockThresholdMsg,
    RemoteDomainEventCallbackAgentLifecycleMsg, RemoteDomainEventCallbackBalloonChangeMsg,
    RemoteDomainEventCallbackBlockJobMsg, RemoteDomainEventCallbackChannelLifecycleMsg,
    RemoteDomainEventCallbackControlErrorMsg, RemoteDomainEventCallbackDeviceAddedMsg,
    RemoteDomainEventCallbackDeviceRemovalFailedMsg, RemoteDomainEventCallbackDeviceRemovedMsg,
    RemoteDomainEventCallbackDiskChangeMsg, RemoteDomainEventCallbackGraphicsMsg,
    RemoteDomainEventCallbackIoErrorMsg, RemoteDomainEventCallbackIoErrorReasonMsg,
    RemoteDomainEventCallbackJobCompletedMsg, RemoteDomainEventCallbackLifecycleMsg,
    RemoteDomainEventCallbackMetadataChangeMsg, RemoteDomainEventCallbackMigrationIterationMsg,
    RemoteDomainEventCallbackPmsuspendDiskMsg, RemoteDomainEventCallbackPmsuspendMsg,
    RemoteDomainEventCallbackPmwakeupMsg, RemoteDomainEventCallbackRebootMsg,
    RemoteDomainEventCallbackRtcChangeMsg, RemoteDomainEventCallbackTrayChangeMsg,
    RemoteDomainEventCallbackTunableMsg, RemoteDomainEventCallbackWatchdogMsg,
    RemoteDomainEventControlErrorMsg, RemoteDomainEventDeviceRemovedMsg,
    RemoteDomainEventDiskChangeMsg, RemoteDomainEventGraphicsMsg, RemoteDomainEventIoErrorMsg,
    RemoteDomainEventIoErrorReasonMsg, RemoteDomainEventLifecycleMsg,
    RemoteDomainEventMemoryDeviceSizeChangeMsg, RemoteDomainEventMemoryFailureMsg,
    RemoteDomainEventNicMacChangeMsg, RemoteDomainEventPmsuspendDiskMsg,
    RemoteDomainEventPmsuspendMsg, RemoteDomainEventPmwakeupMsg, RemoteDomainEventRebootMsg,
    RemoteDomainEventRtcChangeMsg, RemoteDomainEventTrayChangeMsg, RemoteDomainEventVcpuRemovedMsg,
    RemoteDomainEventWatchdogMsg, RemoteNetworkEventCallbackMetadataChangeMsg,
    RemoteNetworkEventLifecycleMsg, RemoteNodeDeviceEventLifecycleMsg,
    RemoteNodeDeviceEventUpdateMsg, RemoteSecretEventLifecycleMsg, RemoteSecretEventValueChangedMsg,
    RemoteStoragePoolEventLifecycleMsg, RemoteStoragePoolEventRefreshMsg,
    pack_remote_connect_event_connection_closed_msg, pack_remote_domain_event_balloon_change_msg,
    pack_remote_domain_event_block_job_2_msg, pack_remote_domain_event_block_job_msg,
    pack_remote_domain_event_block_threshold_msg,
    pack_remote_domain_event_callback_agent_lifecycle_msg,
    pack_remote_domain_event_callback_balloon_change_msg,
    pack_remote_domain_event_callback_block_job_msg,
    pack_remote_domain_event_callback_channel_lifecycle_msg,
    pack_remote_domain_event_callback_control_error_msg,
    pack_remote_domain_event_callback_device_added_msg,
    pack_remote_domain_event_callback_device_removal_failed_msg,
    pack_remote_domain_event_callback_device_removed_msg,
    pack_remote_domain_event_callback_disk_change_msg,
    pack_remote_domain_event_callback_graphics_msg, pack_remote_domain_event_callback_io_error_msg,
    pack_remote_domain_event_callback_io_error_reason_msg,
    pack_remote_domain_event_callback_job_completed_msg,
    pack_remote_domain_event_callback_lifecycle_msg,
    pack_remote_domain_event_callback_metadata_change_msg,
    pack_remote_domain_event_callback_migration_iteration_msg,
    pack_remote_domain_event_callback_pmsuspend_disk_msg,
    pack_remote_domain_event_callback_pmsuspend_msg, pack_remote_domain_event_callback_pmwakeup_msg,
    pack_remote_domain_event_callback_reboot_msg, pack_remote_domain_event_callback_rtc_change_msg,
    pack_remote_domain_event_callback_tray_change_msg,
    pack_remote_domain_event_callback_tunable_msg, pack_remote_domain_event_callback_watchdog_msg,
    pack_remote_domain_event_control_error_msg, pack_remote_domain_event_device_removed_msg,
    pack_remote_domain_event_disk_change_msg, pack_remote_domain_event_graphics_msg,
    pack_remote_domain_event_io_error_msg, pack_remote_domain_event_io_error_reason_msg,
    pack_remote_domain_event_lifecycle_msg, pack_remote_domain_event_memory_device_size_change_msg,
    pack_remote_domain_event_memory_failure_msg, pack_remote_domain_event_nic_mac_change_msg,
    pack_remote_domain_event_pmsuspend_disk_msg, pack_remote_domain_event_pmsuspend_msg,
    pack_remote_domain_event_pmwakeup_msg, pack_remote_domain_event_reboot_msg,
    pack_remote_domain_event_rtc_change_msg, pack_remote_domain_event_tray_change_msg,
    pack_remote_domain_event_vcpu_removed_msg, pack_remote_domain_event_watchdog_msg,
    pack_remote_network_event_callback_metadata_change_msg, pack_remote_network_event_lifecycle_msg,
    pack_remote_node_device_event_lifecycle_msg, pack_remote_node_device_event_update_msg,
    pack_remote_secret_event_lifecycle_msg, pack_remote_secret_event_value_changed_msg,
    pack_remote_storage_pool_event_lifecycle_msg, pack_remote_storage_pool_event_refresh_msg,
    unpack_remote_connect_event_connection_closed_msg,
    unpack_remote_domain_event_balloon_change_msg, unpack_remote_domain_event_block_job_2_msg,
    unpack_remote_domain_event_block_job_msg, unpack_remote_domain_event_block_threshold_msg,
    unpack_remote_domain_event_callback_agent_lifecycle_msg,
    unpack_remote_domain_event_callback_balloon_change_msg,
    unpack_remote_domain_event_callback_block_job_msg,
    unpack_remote_domain_event_callback_channel_lifecycle_msg,
    unpack_remote_domain_event_callback_control_error_msg,
    unpack_remote_domain_event_callback_device_added_msg,
    unpack_remote_domain_event_callback_device_removal_failed_msg,
    unpack_remote_domain_event_callback_device_removed_msg,
    unpack_remote_domain_event_callback_disk_change_msg,
    unpack_remote_domain_event_callback_graphics_msg,
    unpack_remote_domain_event_callback_io_error_msg,
    unpack_remote_domain_event_callback_io_error_reason_msg,
    unpack_remote_domain_event_callback_job_completed_msg,
    unpack_remote_domain_event_callback_lifecycle_msg,
    unpack_remote_domain_event_callback_metadata_change_msg,
    unpack_remote_domain_event_callback_migration_iteration_msg,
    unpack_remote_domain_event_callback_pmsuspend_disk_msg,
    unpack_remote_domain_event_callback_pmsuspend_msg,
    unpack_remote_domain_event_callback_pmwakeup_msg,
    unpack_remote_domain_event_callback_reboot_msg,
    unpack_remote_domain_event_callback_rtc_change_msg,
    unpack_remote_domain_event_callback_tray_change_msg,
    unpack_remote_domain_event_callback_tunable_msg,
    unpack_remote_domain_event_callback_watchdog_msg, unpack_remote_domain_event_control_error_msg,
    unpack_remote_domain_event_device_removed_msg, unpack_remote_domain_event_disk_change_msg,
    unpack_remote_domain_event_graphics_msg, unpack_remote_domain_event_io_error_msg,
    unpack_remote_domain_event_io_error_reason_msg, unpack_remote_domain_event_lifecycle_msg,
    unpack_remote_domain_event_memory_device_size_change_msg,
    unpack_remote_domain_event_memory_failure_msg, unpack_remote_domain_event_nic_mac_change_msg,
    unpack_remote_domain_event_pmsuspend_disk_msg, unpack_remote_domain_event_pmsuspend_msg,
    unpack_remote_domain_event_pmwakeup_msg, unpack_remote_domain_event_reboot_msg,
    unpack_remote_domain_event_rtc_change_msg, unpack_remote_domain_event_tray_change_msg,
    unpack_remote_domain_event_vcpu_removed_msg, unpack_remote_domain_event_watchdog_msg,
    unpack_remote_network_event_callback_metadata_change_msg,
    unpack_remote_network_event_lifecycle_msg, unpack_remote_node_device_event_lifecycle_msg,
    unpack_remote_node_device_event_update_msg, unpack_remote_secret_event_lifecycle_msg,
    unpack_remote_secret_event_value_changed_msg, unpack_remote_storage_pool_event_lifecycle_msg,
    unpack_remote_storage_pool_event_refresh_msg,
)
# fmt: on

__all__ = [
    "ConnectEventConnectionClosed",
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

replaceable(__name__)


class DomainEventLifecycle(NamedTuple):
    """Event VIR_DOMAIN_EVENT_ID_LIFECYCLE."""

    dom: Any
    event: int
    detail: int


class DomainEventReboot(NamedTuple):
    """Event VIR_DOMAIN_EVENT_ID_REBOOT."""

    dom: Any


class DomainEventRtcChange(NamedTuple):
    """Event VIR_DOMAIN_EVENT_ID_RTC_CHANGE."""

    dom: Any
    offset: int


class DomainEventWatchdog(NamedTuple):
    """Event VIR_DOMAIN_EVENT_ID_WATCHDOG."""

    dom: Any
    action: int


class DomainEventIoError(NamedTuple):
    """Event VIR_DOMAIN_EVENT_ID_IO_ERROR."""

    dom: Any
    src_path: str
    dev_alias: str
    action: int


class DomainEventGraphics(NamedTuple):
    """Event VIR_DOMAIN_EVENT_ID_GRAPHICS."""

    dom: Any
    phase: int
    local: Address
    remote: Address
    auth_scheme: str
    subject: list[tuple[str, str]]


class DomainEventIoErrorReason(NamedTuple):
    """Event VIR_DOMAIN_EVENT_ID_IO_ERROR_REASON."""

    dom: Any
    src_path: str
    dev_alias: str
    action: int
    reason: str


class DomainEventControlError(NamedTuple):
    """Event VIR_DOMAIN_EVENT_ID_CONTROL_ERROR."""

    dom: Any


class DomainEventBlockJob(NamedTuple):
    """Event VIR_DOMAIN_EVENT_ID_BLOCK_JOB."""

    dom: Any
    path: str
    type: int
    status: int


class DomainEventDiskChange(NamedTuple):
    """Event VIR_DOMAIN_EVENT_ID_DISK_CHANGE."""

    dom: Any
    old_src_path: str | None
    new_src_path: str | None
    dev_alias: str
    reason: int


class DomainEventTrayChange(NamedTuple):
    """Event VIR_DOMAIN_EVENT_ID_TRAY_CHANGE."""

    dom: Any
    dev_alias: str
    reason: int


class DomainEventPmwakeup(NamedTuple):
    """Event VIR_DOMAIN_EVENT_ID_PMWAKEUP."""

    dom: Any
    reason: int = 0


class DomainEventPmsuspend(NamedTuple):
    """Event VIR_DOMAIN_EVENT_ID_PMSUSPEND."""

    dom: Any
    reason: int = 0


class DomainEventBalloonChange(NamedTuple):
    """Event VIR_DOMAIN_EVENT_ID_BALLOON_CHANGE."""

    dom: Any
    actual: int


class DomainEventPmsuspendDisk(NamedTuple):
    """Event VIR_DOMAIN_EVENT_ID_PMSUSPEND_DISK."""

    dom: Any
    reason: int = 0


class DomainEventDeviceRemoved(NamedTuple):
    """Event VIR_DOMAIN_EVENT_ID_DEVICE_REMOVED."""

    dom: Any
    dev_alias: str


class NetworkEventLifecycle(NamedTuple):
    """Event VIR_NETWORK_EVENT_ID_LIFECYCLE."""

    net: Any
    event: int
    detail: int


class DomainEventBlockJob2(NamedTuple):
    """Event VIR_DOMAIN_EVENT_ID_BLOCK_JOB_2."""

    dom: Any
    dst: str
    type: int
    status: int


class DomainEventTunable(NamedTuple):
    """Event VIR_DOMAIN_EVENT_ID_TUNABLE."""

    dom: Any
    params: Params


class DomainEventAgentLifecycle(NamedTuple):
    """Event VIR_DOMAIN_EVENT_ID_AGENT_LIFECYCLE."""

    dom: Any
    state: int
    reason: int


class DomainEventDeviceAdded(NamedTuple):
    """Event VIR_DOMAIN_EVENT_ID_DEVICE_ADDED."""

    dom: Any
    dev_alias: str


class DomainEventMigrationIteration(NamedTuple):
    """Event VIR_DOMAIN_EVENT_ID_MIGRATION_ITERATION."""

    dom: Any
    iteration: int


class ConnectEventConnectionClosed(NamedTuple):
    """Event REMOTE_PROC_CONNECT_EVENT_CONNECTION_CLOSED."""

    reason: int


class DomainEventJobCompleted(NamedTuple):
    """Event VIR_DOMAIN_EVENT_ID_JOB_COMPLETED."""

    dom: Any
    params: Params


class DomainEventDeviceRemovalFailed(NamedTuple):
    """Event VIR_DOMAIN_EVENT_ID_DEVICE_REMOVAL_FAILED."""

    dom: Any
    dev_alias: str


class StoragePoolEventLifecycle(NamedTuple):
    """Event VIR_STORAGE_POOL_EVENT_ID_LIFECYCLE."""

    pool: Any
    event: int
    detail: int


class StoragePoolEventRefresh(NamedTuple):
    """Event VIR_STORAGE_POOL_EVENT_ID_REFRESH."""

    pool: Any


class NodeDeviceEventLifecycle(NamedTuple):
    """Event VIR_NODE_DEVICE_EVENT_ID_LIFECYCLE."""

    dev: Any
    event: int
    detail: int


class NodeDeviceEventUpdate(NamedTuple):
    """Event VIR_NODE_DEVICE_EVENT_ID_UPDATE."""

    dev: Any


class DomainEventMetadataChange(NamedTuple):
    """Event VIR_DOMAIN_EVENT_ID_METADATA_CHANGE."""

    dom: Any
    type: int
    nsuri: str | None


class SecretEventLifecycle(NamedTuple):
    """Event VIR_SECRET_EVENT_ID_LIFECYCLE."""

    secret: Any
    event: int
    detail: int


class SecretEventValueChanged(NamedTuple):
    """Event VIR_SECRET_EVENT_ID_VALUE_CHANGED."""

    secret: Any


class DomainEventBlockThreshold(NamedTuple):
    """Event VIR_DOMAIN_EVENT_ID_BLOCK_THRESHOLD."""

    dom: Any
    dev: str
    path: str | None
    threshold: int
    excess: int


class DomainEventMemoryFailure(NamedTuple):
    """Event VIR_DOMAIN_EVENT_ID_MEMORY_FAILURE."""

    dom: Any
    recipient: int
    action: int
    flags: int


class DomainEventMemoryDeviceSizeChange(NamedTuple):
    """Event VIR_DOMAIN_EVENT_ID_MEMORY_DEVICE_SIZE_CHANGE."""

    dom: Any
    alias: str
    size: int


class NetworkEventMetadataChange(NamedTuple):
    """Event VIR_NETWORK_EVENT_ID_METADATA_CHANGE."""

    net: Any
    type: int
    nsuri: str | None


class DomainEventNicMacChange(NamedTuple):
    """Event VIR_DOMAIN_EVENT_ID_NIC_MAC_CHANGE."""

    dom: Any
    alias: str
    old_mac: str
    new_mac: str


class DomainEventVcpuRemoved(NamedTuple):
    """Event VIR_DOMAIN_EVENT_ID_VCPU_REMOVED."""

    dom: Any
    vcpuid: int


class DomainEventChannelLifecycle(NamedTuple):
    """Event VIR_DOMAIN_EVENT_ID_CHANNEL_LIFECYCLE."""

    dom: Any
    channel_name: str
    state: int
    reason: int


PROGRAM = 0x20008086
VERSION = 1

MESSAGES: dict[int, Message] = {
    107: Message(
        PROGRAM,
        VERSION,
        107,
        DomainEventLifecycle,
        Family.DOMAIN,
        0,
        False,
        unpack_remote_domain_event_lifecycle_msg,
        lambda m: DomainEventLifecycle(m.dom, m.event, m.detail),
        pack_remote_domain_event_lifecycle_msg,
        lambda e, n: RemoteDomainEventLifecycleMsg(e.dom, e.event, e.detail),
    ),
    169: Message(
        PROGRAM,
        VERSION,
        169,
        DomainEventReboot,
        Family.DOMAIN,
        1,
        False,
        unpack_remote_domain_event_reboot_msg,
        lambda m: DomainEventReboot(m.dom),
        pack_remote_domain_event_reboot_msg,
        lambda e, n: RemoteDomainEventRebootMsg(e.dom),
    ),
    170: Message(
        PROGRAM,
        VERSION,
        170,
        DomainEventRtcChange,
        Family.DOMAIN,
        2,
        False,
        unpack_remote_domain_event_rtc_change_msg,
        lambda m: DomainEventRtcChange(m.dom, m.offset),
        pack_remote_domain_event_rtc_change_msg,
        lambda e, n: RemoteDomainEventRtcChangeMsg(e.dom, e.offset),
    ),
    171: Message(
        PROGRAM,
        VERSION,
        171,
        DomainEventWatchdog,
        Family.DOMAIN,
        3,
        False,
        unpack_remote_domain_event_watchdog_msg,
        lambda m: DomainEventWatchdog(m.dom, m.action),
        pack_remote_domain_event_watchdog_msg,
        lambda e, n: RemoteDomainEventWatchdogMsg(e.dom, e.action),
    ),
    172: Message(
        PROGRAM,
        VERSION,
        172,
        DomainEventIoError,
        Family.DOMAIN,
        4,
        False,
        unpack_remote_domain_event_io_error_msg,
        lambda m: DomainEventIoError(m.dom, m.srcPath, m.devAlias, m.action),
        pack_remote_domain_event_io_error_msg,
        lambda e, n: RemoteDomainEventIoErrorMsg(e.dom, e.src_path, e.dev_alias, e.action),
    ),
    173: Message(
        PROGRAM,
        VERSION,
        173,
        DomainEventGraphics,
        Family.DOMAIN,
        5,
        False,
        unpack_remote_domain_event_graphics_msg,
        lambda m: DomainEventGraphics(
            m.dom,
            m.phase,
            read_address(m.local),
            read_address(m.remote),
            m.authScheme,
            read_subject(m.subject),
        ),
        pack_remote_domain_event_graphics_msg,
        lambda e, n: RemoteDomainEventGraphicsMsg(
            e.dom,
            e.phase,
            write_address(e.local),
            write_address(e.remote),
            e.auth_scheme,
            write_subject(e.subject),
        ),
    ),
    195: Message(
        PROGRAM,
        VERSION,
        195,
        DomainEventIoErrorReason,
        Family.DOMAIN,
        6,
        False,
        unpack_remote_domain_event_io_error_reason_msg,
        lambda m: DomainEventIoErrorReason(m.dom, m.srcPath, m.devAlias, m.action, m.reason),
        pack_remote_domain_event_io_error_reason_msg,
        lambda e, n: RemoteDomainEventIoErrorReasonMsg(
            e.dom, e.src_path, e.dev_alias, e.action, e.reason
        ),
    ),
    224: Message(
        PROGRAM,
        VERSION,
        224,
        DomainEventControlError,
        Family.DOMAIN,
        7,
        False,
        unpack_remote_domain_event_control_error_msg,
        lambda m: DomainEventControlError(m.dom),
        pack_remote_domain_event_control_error_msg,
        lambda e, n: RemoteDomainEventControlErrorMsg(e.dom),
    ),
    241: Message(
        PROGRAM,
        VERSION,
        241,
        DomainEventBlockJob,
        Family.DOMAIN,
        8,
        False,
        unpack_remote_domain_event_block_job_msg,
        lambda m: DomainEventBlockJob(m.dom, m.path, m.type, m.status),
        pack_remote_domain_event_block_job_msg,
        lambda e, n: RemoteDomainEventBlockJobMsg(e.dom, e.path, e.type, e.status),
    ),
    248: Message(
        PROGRAM,
        VERSION,
        248,
        DomainEventDiskChange,
        Family.DOMAIN,
        9,
        False,
        unpack_remote_domain_event_disk_change_msg,
        lambda m: DomainEventDiskChange(m.dom, m.oldSrcPath, m.newSrcPath, m.devAlias, m.reason),
        pack_remote_domain_event_disk_change_msg,
        lambda e, n: RemoteDomainEventDiskChangeMsg(
            e.dom, e.old_src_path, e.new_src_path, e.dev_alias, e.reason
        ),
    ),
    268: Message(
        PROGRAM,
        VERSION,
        268,
        DomainEventTrayChange,
        Family.DOMAIN,
        10,
        False,
        unpack_remote_domain_event_tray_change_msg,
        lambda m: DomainEventTrayChange(m.dom, m.devAlias, m.reason),
        pack_remote_domain_event_tray_change_msg,
        lambda e, n: RemoteDomainEventTrayChangeMsg(e.dom, e.dev_alias, e.reason),
    ),
    269: Message(
        PROGRAM,
        VERSION,
        269,
        DomainEventPmwakeup,
        Family.DOMAIN,
        11,
        False,
        unpack_remote_domain_event_pmwakeup_msg,
        lambda m: DomainEventPmwakeup(m.dom),
        pack_remote_domain_event_pmwakeup_msg,
        lambda e, n: RemoteDomainEventPmwakeupMsg(e.dom),
    ),
    270: Message(
        PROGRAM,
        VERSION,
        270,
        DomainEventPmsuspend,
        Family.DOMAIN,
        12,
        False,
        unpack_remote_domain_event_pmsuspend_msg,
        lambda m: DomainEventPmsuspend(m.dom),
        pack_remote_domain_event_pmsuspend_msg,
        lambda e, n: RemoteDomainEventPmsuspendMsg(e.dom),
    ),
    276: Message(
        PROGRAM,
        VERSION,
        276,
        DomainEventBalloonChange,
        Family.DOMAIN,
        13,
        False,
        unpack_remote_domain_event_balloon_change_msg,
        lambda m: DomainEventBalloonChange(m.dom, m.actual),
        pack_remote_domain_event_balloon_change_msg,
        lambda e, n: RemoteDomainEventBalloonChangeMsg(e.dom, e.actual),
    ),
    292: Message(
        PROGRAM,
        VERSION,
        292,
        DomainEventPmsuspendDisk,
        Family.DOMAIN,
        14,
        False,
        unpack_remote_domain_event_pmsuspend_disk_msg,
        lambda m: DomainEventPmsuspendDisk(m.dom),
        pack_remote_domain_event_pmsuspend_disk_msg,
        lambda e, n: RemoteDomainEventPmsuspendDiskMsg(e.dom),
    ),
    311: Message(
        PROGRAM,
        VERSION,
        311,
        DomainEventDeviceRemoved,
        Family.DOMAIN,
        15,
        False,
        unpack_remote_domain_event_device_removed_msg,
        lambda m: DomainEventDeviceRemoved(m.dom, m.devAlias),
        pack_remote_domain_event_device_removed_msg,
        lambda e, n: RemoteDomainEventDeviceRemovedMsg(e.dom, e.dev_alias),
    ),
    315: Message(
        PROGRAM,
        VERSION,
        315,
        NetworkEventLifecycle,
        Family.NETWORK,
        0,
        True,
        unpack_remote_network_event_lifecycle_msg,
        lambda m: NetworkEventLifecycle(m.net, m.event, m.detail),
        pack_remote_network_event_lifecycle_msg,
        lambda e, n: RemoteNetworkEventLifecycleMsg(n, e.net, e.event, e.detail),
    ),
    318: Message(
        PROGRAM,
        VERSION,
        318,
        DomainEventLifecycle,
        Family.DOMAIN,
        0,
        True,
        unpack_remote_domain_event_callback_lifecycle_msg,
        lambda m: DomainEventLifecycle(m.msg.dom, m.msg.event, m.msg.detail),
        pack_remote_domain_event_callback_lifecycle_msg,
        lambda e, n: RemoteDomainEventCallbackLifecycleMsg(
            n, RemoteDomainEventLifecycleMsg(e.dom, e.event, e.detail)
        ),
    ),
    319: Message(
        PROGRAM,
        VERSION,
        319,
        DomainEventReboot,
        Family.DOMAIN,
        1,
        True,
        unpack_remote_domain_event_callback_reboot_msg,
        lambda m: DomainEventReboot(m.msg.dom),
        pack_remote_domain_event_callback_reboot_msg,
        lambda e, n: RemoteDomainEventCallbackRebootMsg(n, RemoteDomainEventRebootMsg(e.dom)),
    ),
    320: Message(
        PROGRAM,
        VERSION,
        320,
        DomainEventRtcChange,
        Family.DOMAIN,
        2,
        True,
        unpack_remote_domain_event_callback_rtc_change_msg,
        lambda m: DomainEventRtcChange(m.msg.dom, m.msg.offset),
        pack_remote_domain_event_callback_rtc_change_msg,
        lambda e, n: RemoteDomainEventCallbackRtcChangeMsg(
            n, RemoteDomainEventRtcChangeMsg(e.dom, e.offset)
        ),
    ),
    321: Message(
        PROGRAM,
        VERSION,
        321,
        DomainEventWatchdog,
        Family.DOMAIN,
        3,
        True,
        unpack_remote_domain_event_callback_watchdog_msg,
        lambda m: DomainEventWatchdog(m.msg.dom, m.msg.action),
        pack_remote_domain_event_callback_watchdog_msg,
        lambda e, n: RemoteDomainEventCallbackWatchdogMsg(
            n, RemoteDomainEventWatchdogMsg(e.dom, e.action)
        ),
    ),
    322: Message(
        PROGRAM,
        VERSION,
        322,
        DomainEventIoError,
        Family.DOMAIN,
        4,
        True,
        unpack_remote_domain_event_callback_io_error_msg,
        lambda m: DomainEventIoError(m.msg.dom, m.msg.srcPath, m.msg.devAlias, m.msg.action),
        pack_remote_domain_event_callback_io_error_msg,
        lambda e, n: RemoteDomainEventCallbackIoErrorMsg(
            n, RemoteDomainEventIoErrorMsg(e.dom, e.src_path, e.dev_alias, e.action)
        ),
    ),
    323: Message(
        PROGRAM,
        VERSION,
        323,
        DomainEventGraphics,
        Family.DOMAIN,
        5,
        True,
        unpack_remote_domain_event_callback_graphics_msg,
        lambda m: DomainEventGraphics(
            m.msg.dom,
            m.msg.phase,
            read_address(m.msg.local),
            read_address(m.msg.remote),
            m.msg.authScheme,
            read_subject(m.msg.subject),
        ),
        pack_remote_domain_event_callback_graphics_msg,
        lambda e, n: RemoteDomainEventCallbackGraphicsMsg(
            n,
            RemoteDomainEventGraphicsMsg(
                e.dom,
                e.phase,
                write_address(e.local),
                write_address(e.remote),
                e.auth_scheme,
                write_subject(e.subject),
            ),
        ),
    ),
    324: Message(
        PROGRAM,
        VERSION,
        324,
        DomainEventIoErrorReason,
        Family.DOMAIN,
        6,
        True,
        unpack_remote_domain_event_callback_io_error_reason_msg,
        lambda m: DomainEventIoErrorReason(
            m.msg.dom, m.msg.srcPath, m.msg.devAlias, m.msg.action, m.msg.reason
        ),
        pack_remote_domain_event_callback_io_error_reason_msg,
        lambda e, n: RemoteDomainEventCallbackIoErrorReasonMsg(
            n, RemoteDomainEventIoErrorReasonMsg(e.dom, e.src_path, e.dev_alias, e.action, e.reason)
        ),
    ),
    325: Message(
        PROGRAM,
        VERSION,
        325,
        DomainEventControlError,
        Family.DOMAIN,
        7,
        True,
        unpack_remote_domain_event_callback_control_error_msg,
        lambda m: DomainEventControlError(m.msg.dom),
        pack_remote_domain_event_callback_control_error_msg,
        lambda e, n: RemoteDomainEventCallbackControlErrorMsg(
            n, RemoteDomainEventControlErrorMsg(e.dom)
        ),
    ),
    326: Message(
        PROGRAM,
        VERSION,
        326,
        DomainEventBlockJob,
        Family.DOMAIN,
        8,
        True,
        unpack_remote_domain_event_callback_block_job_msg,
        lambda m: DomainEventBlockJob(m.msg.dom, m.msg.path, m.msg.type, m.msg.status),
        pack_remote_domain_event_callback_block_job_msg,
        lambda e, n: RemoteDomainEventCallbackBlockJobMsg(
            n, RemoteDomainEventBlockJobMsg(e.dom, e.path, e.type, e.status)
        ),
    ),
    327: Message(
        PROGRAM,
        VERSION,
        327,
        DomainEventDiskChange,
        Family.DOMAIN,
        9,
        True,
        unpack_remote_domain_event_callback_disk_change_msg,
        lambda m: DomainEventDiskChange(
            m.msg.dom, m.msg.oldSrcPath, m.msg.newSrcPath, m.msg.devAlias, m.msg.reason
        ),
        pack_remote_domain_event_callback_disk_change_msg,
        lambda e, n: RemoteDomainEventCallbackDiskChangeMsg(
            n,
            RemoteDomainEventDiskChangeMsg(
                e.dom, e.old_src_path, e.new_src_path, e.dev_alias, e.reason
            ),
        ),
    ),
    328: Message(
        PROGRAM,
        VERSION,
        328,
        DomainEventTrayChange,
        Family.DOMAIN,
        10,
        True,
        unpack_remote_domain_event_callback_tray_change_msg,
        lambda m: DomainEventTrayChange(m.msg.dom, m.msg.devAlias, m.msg.reason),
        pack_remote_domain_event_callback_tray_change_msg,
        lambda e, n: RemoteDomainEventCallbackTrayChangeMsg(
            n, RemoteDomainEventTrayChangeMsg(e.dom, e.dev_alias, e.reason)
        ),
    ),
    329: Message(
        PROGRAM,
        VERSION,
        329,
        DomainEventPmwakeup,
        Family.DOMAIN,
        11,
        True,
        unpack_remote_domain_event_callback_pmwakeup_msg,
        lambda m: DomainEventPmwakeup(m.msg.dom, m.reason),
        pack_remote_domain_event_callback_pmwakeup_msg,
        lambda e, n: RemoteDomainEventCallbackPmwakeupMsg(
            n, e.reason, RemoteDomainEventPmwakeupMsg(e.dom)
        ),
    ),
    330: Message(
        PROGRAM,
        VERSION,
        330,
        DomainEventPmsuspend,
        Family.DOMAIN,
        12,
        True,
        unpack_remote_domain_event_callback_pmsuspend_msg,
        lambda m: DomainEventPmsuspend(m.msg.dom, m.reason),
        pack_remote_domain_event_callback_pmsuspend_msg,
        lambda e, n: RemoteDomainEventCallbackPmsuspendMsg(
            n, e.reason, RemoteDomainEventPmsuspendMsg(e.dom)
        ),
    ),
    331: Message(
        PROGRAM,
        VERSION,
        331,
        DomainEventBalloonChange,
        Family.DOMAIN,
        13,
        True,
        unpack_remote_domain_event_callback_balloon_change_msg,
        lambda m: DomainEventBalloonChange(m.msg.dom, m.msg.actual),
        pack_remote_domain_event_callback_balloon_change_msg,
        lambda e, n: RemoteDomainEventCallbackBalloonChangeMsg(
            n, RemoteDomainEventBalloonChangeMsg(e.dom, e.actual)
        ),
    ),
    332: Message(
        PROGRAM,
        VERSION,
        332,
        DomainEventPmsuspendDisk,
        Family.DOMAIN,
        14,
        True,
        unpack_remote_domain_event_callback_pmsuspend_disk_msg,
        lambda m: DomainEventPmsuspendDisk(m.msg.dom, m.reason),
        pack_remote_domain_event_callback_pmsuspend_disk_msg,
        lambda e, n: RemoteDomainEventCallbackPmsuspendDiskMsg(
            n, e.reason, RemoteDomainEventPmsuspendDiskMsg(e.dom)
        ),
    ),
    333: Message(
        PROGRAM,
        VERSION,
        333,
        DomainEventDeviceRemoved,
        Family.DOMAIN,
        15,
        True,
        unpack_remote_domain_event_callback_device_removed_msg,
        lambda m: DomainEventDeviceRemoved(m.msg.dom, m.msg.devAlias),
        pack_remote_domain_event_callback_device_removed_msg,
        lambda e, n: RemoteDomainEventCallbackDeviceRemovedMsg(
            n, RemoteDomainEventDeviceRemovedMsg(e.dom, e.dev_alias)
        ),
    ),
    339: Message(
        PROGRAM,
        VERSION,
        339,
        DomainEventBlockJob2,
        Family.DOMAIN,
        16,
        True,
        unpack_remote_domain_event_block_job_2_msg,
        lambda m: DomainEventBlockJob2(m.dom, m.dst, m.type, m.status),
        pack_remote_domain_event_block_job_2_msg,
        lambda e, n: RemoteDomainEventBlockJob2Msg(n, e.dom, e.dst, e.type, e.status),
    ),
    346: Message(
        PROGRAM,
        VERSION,
        346,
        DomainEventTunable,
        Family.DOMAIN,
        17,
        True,
        unpack_remote_domain_event_callback_tunable_msg,
        lambda m: DomainEventTunable(m.dom, plain(m.params)),
        pack_remote_domain_event_callback_tunable_msg,
        lambda e, n: RemoteDomainEventCallbackTunableMsg(n, e.dom, encode(e.params)),
    ),
    348: Message(
        PROGRAM,
        VERSION,
        348,
        DomainEventAgentLifecycle,
        Family.DOMAIN,
        18,
        True,
        unpack_remote_domain_event_callback_agent_lifecycle_msg,
        lambda m: DomainEventAgentLifecycle(m.dom, m.state, m.reason),
        pack_remote_domain_event_callback_agent_lifecycle_msg,
        lambda e, n: RemoteDomainEventCallbackAgentLifecycleMsg(n, e.dom, e.state, e.reason),
    ),
    354: Message(
        PROGRAM,
        VERSION,
        354,
        DomainEventDeviceAdded,
        Family.DOMAIN,
        19,
        True,
        unpack_remote_domain_event_callback_device_added_msg,
        lambda m: DomainEventDeviceAdded(m.dom, m.devAlias),
        pack_remote_domain_event_callback_device_added_msg,
        lambda e, n: RemoteDomainEventCallbackDeviceAddedMsg(n, e.dom, e.dev_alias),
    ),
    359: Message(
        PROGRAM,
        VERSION,
        359,
        DomainEventMigrationIteration,
        Family.DOMAIN,
        20,
        True,
        unpack_remote_domain_event_callback_migration_iteration_msg,
        lambda m: DomainEventMigrationIteration(m.dom, m.iteration),
        pack_remote_domain_event_callback_migration_iteration_msg,
        lambda e, n: RemoteDomainEventCallbackMigrationIterationMsg(n, e.dom, e.iteration),
    ),
    362: Message(
        PROGRAM,
        VERSION,
        362,
        ConnectEventConnectionClosed,
        Family.CONNECT,
        0,
        False,
        unpack_remote_connect_event_connection_closed_msg,
        lambda m: ConnectEventConnectionClosed(m.reason),
        pack_remote_connect_event_connection_closed_msg,
        lambda e, n: RemoteConnectEventConnectionClosedMsg(e.reason),
    ),
    363: Message(
        PROGRAM,
        VERSION,
        363,
        DomainEventJobCompleted,
        Family.DOMAIN,
        21,
        True,
        unpack_remote_domain_event_callback_job_completed_msg,
        lambda m: DomainEventJobCompleted(m.dom, plain(m.params)),
        pack_remote_domain_event_callback_job_completed_msg,
        lambda e, n: RemoteDomainEventCallbackJobCompletedMsg(n, e.dom, encode(e.params)),
    ),
    367: Message(
        PROGRAM,
        VERSION,
        367,
        DomainEventDeviceRemovalFailed,
        Family.DOMAIN,
        22,
        True,
        unpack_remote_domain_event_callback_device_removal_failed_msg,
        lambda m: DomainEventDeviceRemovalFailed(m.dom, m.devAlias),
        pack_remote_domain_event_callback_device_removal_failed_msg,
        lambda e, n: RemoteDomainEventCallbackDeviceRemovalFailedMsg(n, e.dom, e.dev_alias),
    ),
    370: Message(
        PROGRAM,
        VERSION,
        370,
        StoragePoolEventLifecycle,
        Family.STORAGE_POOL,
        0,
        True,
        unpack_remote_storage_pool_event_lifecycle_msg,
        lambda m: StoragePoolEventLifecycle(m.pool, m.event, m.detail),
        pack_remote_storage_pool_event_lifecycle_msg,
        lambda e, n: RemoteStoragePoolEventLifecycleMsg(n, e.pool, e.event, e.detail),
    ),
    373: Message(
        PROGRAM,
        VERSION,
        373,
        StoragePoolEventRefresh,
        Family.STORAGE_POOL,
        1,
        True,
        unpack_remote_storage_pool_event_refresh_msg,
        lambda m: StoragePoolEventRefresh(m.pool),
        pack_remote_storage_pool_event_refresh_msg,
        lambda e, n: RemoteStoragePoolEventRefreshMsg(n, e.pool),
    ),
    376: Message(
        PROGRAM,
        VERSION,
        376,
        NodeDeviceEventLifecycle,
        Family.NODE_DEVICE,
        0,
        True,
        unpack_remote_node_device_event_lifecycle_msg,
        lambda m: NodeDeviceEventLifecycle(m.dev, m.event, m.detail),
        pack_remote_node_device_event_lifecycle_msg,
        lambda e, n: RemoteNodeDeviceEventLifecycleMsg(n, e.dev, e.event, e.detail),
    ),
    377: Message(
        PROGRAM,
        VERSION,
        377,
        NodeDeviceEventUpdate,
        Family.NODE_DEVICE,
        1,
        True,
        unpack_remote_node_device_event_update_msg,
        lambda m: NodeDeviceEventUpdate(m.dev),
        pack_remote_node_device_event_update_msg,
        lambda e, n: RemoteNodeDeviceEventUpdateMsg(n, e.dev),
    ),
    379: Message(
        PROGRAM,
        VERSION,
        379,
        DomainEventMetadataChange,
        Family.DOMAIN,
        23,
        True,
        unpack_remote_domain_event_callback_metadata_change_msg,
        lambda m: DomainEventMetadataChange(m.dom, m.type, m.nsuri),
        pack_remote_domain_event_callback_metadata_change_msg,
        lambda e, n: RemoteDomainEventCallbackMetadataChangeMsg(n, e.dom, e.type, e.nsuri),
    ),
    382: Message(
        PROGRAM,
        VERSION,
        382,
        SecretEventLifecycle,
        Family.SECRET,
        0,
        True,
        unpack_remote_secret_event_lifecycle_msg,
        lambda m: SecretEventLifecycle(m.secret, m.event, m.detail),
        pack_remote_secret_event_lifecycle_msg,
        lambda e, n: RemoteSecretEventLifecycleMsg(n, e.secret, e.event, e.detail),
    ),
    383: Message(
        PROGRAM,
        VERSION,
        383,
        SecretEventValueChanged,
        Family.SECRET,
        1,
        True,
        unpack_remote_secret_event_value_changed_msg,
        lambda m: SecretEventValueChanged(m.secret),
        pack_remote_secret_event_value_changed_msg,
        lambda e, n: RemoteSecretEventValueChangedMsg(n, e.secret),
    ),
    385: Message(
        PROGRAM,
        VERSION,
        385,
        DomainEventBlockThreshold,
        Family.DOMAIN,
        24,
        True,
        unpack_remote_domain_event_block_threshold_msg,
        lambda m: DomainEventBlockThreshold(m.dom, m.dev, m.path, m.threshold, m.excess),
        pack_remote_domain_event_block_threshold_msg,
        lambda e, n: RemoteDomainEventBlockThresholdMsg(
            n, e.dom, e.dev, e.path, e.threshold, e.excess
        ),
    ),
    423: Message(
        PROGRAM,
        VERSION,
        423,
        DomainEventMemoryFailure,
        Family.DOMAIN,
        25,
        True,
        unpack_remote_domain_event_memory_failure_msg,
        lambda m: DomainEventMemoryFailure(m.dom, m.recipient, m.action, m.flags),
        pack_remote_domain_event_memory_failure_msg,
        lambda e, n: RemoteDomainEventMemoryFailureMsg(n, e.dom, e.recipient, e.action, e.flags),
    ),
    438: Message(
        PROGRAM,
        VERSION,
        438,
        DomainEventMemoryDeviceSizeChange,
        Family.DOMAIN,
        26,
        True,
        unpack_remote_domain_event_memory_device_size_change_msg,
        lambda m: DomainEventMemoryDeviceSizeChange(m.dom, m.alias, m.size),
        pack_remote_domain_event_memory_device_size_change_msg,
        lambda e, n: RemoteDomainEventMemoryDeviceSizeChangeMsg(n, e.dom, e.alias, e.size),
    ),
    446: Message(
        PROGRAM,
        VERSION,
        446,
        NetworkEventMetadataChange,
        Family.NETWORK,
        1,
        True,
        unpack_remote_network_event_callback_metadata_change_msg,
        lambda m: NetworkEventMetadataChange(m.net, m.type, m.nsuri),
        pack_remote_network_event_callback_metadata_change_msg,
        lambda e, n: RemoteNetworkEventCallbackMetadataChangeMsg(n, e.net, e.type, e.nsuri),
    ),
    453: Message(
        PROGRAM,
        VERSION,
        453,
        DomainEventNicMacChange,
        Family.DOMAIN,
        27,
        True,
        unpack_remote_domain_event_nic_mac_change_msg,
        lambda m: DomainEventNicMacChange(m.dom, m.alias, m.oldMAC, m.newMAC),
        pack_remote_domain_event_nic_mac_change_msg,
        lambda e, n: RemoteDomainEventNicMacChangeMsg(n, e.dom, e.alias, e.old_mac, e.new_mac),
    ),
    454: Message(
        PROGRAM,
        VERSION,
        454,
        DomainEventVcpuRemoved,
        Family.DOMAIN,
        28,
        True,
        unpack_remote_domain_event_vcpu_removed_msg,
        lambda m: DomainEventVcpuRemoved(m.dom, m.vcpuid),
        pack_remote_domain_event_vcpu_removed_msg,
        lambda e, n: RemoteDomainEventVcpuRemovedMsg(n, e.dom, e.vcpuid),
    ),
    455: Message(
        PROGRAM,
        VERSION,
        455,
        DomainEventChannelLifecycle,
        Family.DOMAIN,
        29,
        True,
        unpack_remote_domain_event_callback_channel_lifecycle_msg,
        lambda m: DomainEventChannelLifecycle(m.dom, m.channelName, m.state, m.reason),
        pack_remote_domain_event_callback_channel_lifecycle_msg,
        lambda e, n: RemoteDomainEventCallbackChannelLifecycleMsg(
            n, e.dom, e.channel_name, e.state, e.reason
        ),
    ),
}
