# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""Enums and flags of libvirt's public API, each loaded on first use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...lazy import attributes

if TYPE_CHECKING:
    from .adm_connect_daemon_shutdown_flags import *  # noqa: F403
    from .blkio_parameter_type import *  # noqa: F403
    from .client_transport import *  # noqa: F403
    from .connect_baseline_cpu_flags import *  # noqa: F403
    from .connect_close_reason import *  # noqa: F403
    from .connect_compare_cpu_flags import *  # noqa: F403
    from .connect_credential_type import *  # noqa: F403
    from .connect_domain_event_agent_lifecycle_reason import *  # noqa: F403
    from .connect_domain_event_agent_lifecycle_state import *  # noqa: F403
    from .connect_domain_event_block_job_status import *  # noqa: F403
    from .connect_domain_event_channel_lifecycle_reason import *  # noqa: F403
    from .connect_domain_event_channel_lifecycle_state import *  # noqa: F403
    from .connect_domain_event_disk_change_reason import *  # noqa: F403
    from .connect_domain_qemu_monitor_event_register_flags import *  # noqa: F403
    from .connect_flags import *  # noqa: F403
    from .connect_get_all_domain_stats_flags import *  # noqa: F403
    from .connect_get_domain_capabilities_flags import *  # noqa: F403
    from .connect_list_all_domains_flags import *  # noqa: F403
    from .connect_list_all_interfaces_flags import *  # noqa: F403
    from .connect_list_all_networks_flags import *  # noqa: F403
    from .connect_list_all_node_device_flags import *  # noqa: F403
    from .connect_list_all_secrets_flags import *  # noqa: F403
    from .connect_list_all_storage_pools_flags import *  # noqa: F403
    from .cpu_compare_result import *  # noqa: F403
    from .domain_abort_job_flags_values import *  # noqa: F403
    from .domain_agent_response_timeout_values import *  # noqa: F403
    from .domain_authorized_ssh_keys_set_flags import *  # noqa: F403
    from .domain_backup_begin_flags import *  # noqa: F403
    from .domain_block_commit_flags import *  # noqa: F403
    from .domain_block_copy_flags import *  # noqa: F403
    from .domain_block_job_abort_flags import *  # noqa: F403
    from .domain_block_job_info_flags import *  # noqa: F403
    from .domain_block_job_set_speed_flags import *  # noqa: F403
    from .domain_block_job_type import *  # noqa: F403
    from .domain_block_pull_flags import *  # noqa: F403
    from .domain_block_rebase_flags import *  # noqa: F403
    from .domain_block_resize_flags import *  # noqa: F403
    from .domain_blocked_reason import *  # noqa: F403
    from .domain_channel_flags import *  # noqa: F403
    from .domain_checkpoint_create_flags import *  # noqa: F403
    from .domain_checkpoint_delete_flags import *  # noqa: F403
    from .domain_checkpoint_list_flags import *  # noqa: F403
    from .domain_checkpoint_xml_flags import *  # noqa: F403
    from .domain_console_flags import *  # noqa: F403
    from .domain_control_error_reason import *  # noqa: F403
    from .domain_control_state import *  # noqa: F403
    from .domain_core_dump_flags import *  # noqa: F403
    from .domain_core_dump_format import *  # noqa: F403
    from .domain_crashed_reason import *  # noqa: F403
    from .domain_create_flags import *  # noqa: F403
    from .domain_define_flags import *  # noqa: F403
    from .domain_destroy_flags_values import *  # noqa: F403
    from .domain_device_modify_flags import *  # noqa: F403
    from .domain_dirty_rate_calc_flags import *  # noqa: F403
    from .domain_dirty_rate_status import *  # noqa: F403
    from .domain_disk_error_code import *  # noqa: F403
    from .domain_event_crashed_detail_type import *  # noqa: F403
    from .domain_event_defined_detail_type import *  # noqa: F403
    from .domain_event_graphics_address_type import *  # noqa: F403
    from .domain_event_graphics_phase import *  # noqa: F403
    from .domain_event_id import *  # noqa: F403
    from .domain_event_io_error_action import *  # noqa: F403
    from .domain_event_pm_suspended_detail_type import *  # noqa: F403
    from .domain_event_resumed_detail_type import *  # noqa: F403
    from .domain_event_shutdown_detail_type import *  # noqa: F403
    from .domain_event_started_detail_type import *  # noqa: F403
    from .domain_event_stopped_detail_type import *  # noqa: F403
    from .domain_event_suspended_detail_type import *  # noqa: F403
    from .domain_event_tray_change_reason import *  # noqa: F403
    from .domain_event_type import *  # noqa: F403
    from .domain_event_undefined_detail_type import *  # noqa: F403
    from .domain_event_watchdog_action import *  # noqa: F403
    from .domain_fd_associate_flags import *  # noqa: F403
    from .domain_get_hostname_flags import *  # noqa: F403
    from .domain_get_job_stats_flags import *  # noqa: F403
    from .domain_graphics_reload_type import *  # noqa: F403
    from .domain_guest_info_types import *  # noqa: F403
    from .domain_interface_addresses_source import *  # noqa: F403
    from .domain_job_operation import *  # noqa: F403
    from .domain_job_type import *  # noqa: F403
    from .domain_lifecycle import *  # noqa: F403
    from .domain_lifecycle_action import *  # noqa: F403
    from .domain_memory_failure_action_type import *  # noqa: F403
    from .domain_memory_failure_flags import *  # noqa: F403
    from .domain_memory_failure_recipient_type import *  # noqa: F403
    from .domain_memory_flags import *  # noqa: F403
    from .domain_memory_mod_flags import *  # noqa: F403
    from .domain_memory_stat_tags import *  # noqa: F403
    from .domain_message_type import *  # noqa: F403
    from .domain_metadata_type import *  # noqa: F403
    from .domain_migrate_flags import *  # noqa: F403
    from .domain_migrate_max_speed_flags import *  # noqa: F403
    from .domain_modification_impact import *  # noqa: F403
    from .domain_nostate_reason import *  # noqa: F403
    from .domain_numatune_mem_mode import *  # noqa: F403
    from .domain_open_graphics_flags import *  # noqa: F403
    from .domain_paused_reason import *  # noqa: F403
    from .domain_pm_suspended_disk_reason import *  # noqa: F403
    from .domain_pm_suspended_reason import *  # noqa: F403
    from .domain_process_signal import *  # noqa: F403
    from .domain_qemu_agent_command_timeout_values import *  # noqa: F403
    from .domain_qemu_monitor_command_flags import *  # noqa: F403
    from .domain_reboot_flag_values import *  # noqa: F403
    from .domain_running_reason import *  # noqa: F403
    from .domain_save_image_xml_flags import *  # noqa: F403
    from .domain_save_restore_flags import *  # noqa: F403
    from .domain_set_time_flags import *  # noqa: F403
    from .domain_set_user_password_flags import *  # noqa: F403
    from .domain_set_vcpu_flags import *  # noqa: F403
    from .domain_shutdown_flag_values import *  # noqa: F403
    from .domain_shutdown_reason import *  # noqa: F403
    from .domain_shutoff_reason import *  # noqa: F403
    from .domain_snapshot_create_flags import *  # noqa: F403
    from .domain_snapshot_delete_flags import *  # noqa: F403
    from .domain_snapshot_list_flags import *  # noqa: F403
    from .domain_snapshot_revert_flags import *  # noqa: F403
    from .domain_snapshot_xml_flags import *  # noqa: F403
    from .domain_state import *  # noqa: F403
    from .domain_stats_types import *  # noqa: F403
    from .domain_undefine_flags_values import *  # noqa: F403
    from .domain_vcpu_flags import *  # noqa: F403
    from .domain_xml_flags import *  # noqa: F403
    from .error_domain import *  # noqa: F403
    from .error_level import *  # noqa: F403
    from .error_number import *  # noqa: F403
    from .event_handle_type import *  # noqa: F403
    from .interface_define_flags import *  # noqa: F403
    from .interface_xml_flags import *  # noqa: F403
    from .ip_addr_type import *  # noqa: F403
    from .keycode_set import *  # noqa: F403
    from .memory_parameter_type import *  # noqa: F403
    from .network_create_flags import *  # noqa: F403
    from .network_define_flags import *  # noqa: F403
    from .network_event_id import *  # noqa: F403
    from .network_event_lifecycle_type import *  # noqa: F403
    from .network_metadata_type import *  # noqa: F403
    from .network_port_create_flags import *  # noqa: F403
    from .network_update_command import *  # noqa: F403
    from .network_update_flags import *  # noqa: F403
    from .network_update_section import *  # noqa: F403
    from .network_xml_flags import *  # noqa: F403
    from .node_alloc_pages_flags import *  # noqa: F403
    from .node_device_create_xml_flags import *  # noqa: F403
    from .node_device_define_xml_flags import *  # noqa: F403
    from .node_device_event_id import *  # noqa: F403
    from .node_device_event_lifecycle_type import *  # noqa: F403
    from .node_device_update_flags import *  # noqa: F403
    from .node_device_xml_flags import *  # noqa: F403
    from .node_get_cpu_stats_all_cpus import *  # noqa: F403
    from .node_get_memory_stats_all_cells import *  # noqa: F403
    from .node_suspend_target import *  # noqa: F403
    from .nw_filter_binding_create_flags import *  # noqa: F403
    from .nw_filter_define_flags import *  # noqa: F403
    from .sched_parameter_type import *  # noqa: F403
    from .secret_define_flags import *  # noqa: F403
    from .secret_event_id import *  # noqa: F403
    from .secret_event_lifecycle_type import *  # noqa: F403
    from .secret_usage_type import *  # noqa: F403
    from .storage_pool_build_flags import *  # noqa: F403
    from .storage_pool_create_flags import *  # noqa: F403
    from .storage_pool_define_flags import *  # noqa: F403
    from .storage_pool_delete_flags import *  # noqa: F403
    from .storage_pool_event_id import *  # noqa: F403
    from .storage_pool_event_lifecycle_type import *  # noqa: F403
    from .storage_pool_state import *  # noqa: F403
    from .storage_vol_create_flags import *  # noqa: F403
    from .storage_vol_delete_flags import *  # noqa: F403
    from .storage_vol_download_flags import *  # noqa: F403
    from .storage_vol_info_flags import *  # noqa: F403
    from .storage_vol_resize_flags import *  # noqa: F403
    from .storage_vol_type import *  # noqa: F403
    from .storage_vol_upload_flags import *  # noqa: F403
    from .storage_vol_wipe_algorithm import *  # noqa: F403
    from .storage_xml_flags import *  # noqa: F403
    from .stream_event_type import *  # noqa: F403
    from .stream_flags import *  # noqa: F403
    from .stream_recv_flags_values import *  # noqa: F403
    from .typed_parameter_flags import *  # noqa: F403
    from .typed_parameter_type import *  # noqa: F403
    from .vcpu_host_cpu_state import *  # noqa: F403
    from .vcpu_state import *  # noqa: F403

_HOMES = {
    "ConnectBaselineCPUFlags": "connect_baseline_cpu_flags",
    "ConnectCloseReason": "connect_close_reason",
    "ConnectCompareCPUFlags": "connect_compare_cpu_flags",
    "ConnectDomainEventAgentLifecycleReason": "connect_domain_event_agent_lifecycle_reason",
    "ConnectDomainEventAgentLifecycleState": "connect_domain_event_agent_lifecycle_state",
    "ConnectGetAllDomainStatsFlags": "connect_get_all_domain_stats_flags",
    "ConnectListAllDomainsFlags": "connect_list_all_domains_flags",
    "ConnectListAllInterfacesFlags": "connect_list_all_interfaces_flags",
    "ConnectListAllNetworksFlags": "connect_list_all_networks_flags",
    "ConnectListAllNodeDeviceFlags": "connect_list_all_node_device_flags",
    "ConnectListAllSecretsFlags": "connect_list_all_secrets_flags",
    "ConnectListAllStoragePoolsFlags": "connect_list_all_storage_pools_flags",
    "ConnectFlags": "connect_flags",
    "CPUCompareResult": "cpu_compare_result",
    "ConnectCredentialType": "connect_credential_type",
    "DomainAbortJobFlagsValues": "domain_abort_job_flags_values",
    "DomainModificationImpact": "domain_modification_impact",
    "DomainAgentResponseTimeoutValues": "domain_agent_response_timeout_values",
    "DomainAuthorizedSSHKeysSetFlags": "domain_authorized_ssh_keys_set_flags",
    "DomainBackupBeginFlags": "domain_backup_begin_flags",
    "BlkioParameterType": "blkio_parameter_type",
    "DomainState": "domain_state",
    "DomainBlockedReason": "domain_blocked_reason",
    "DomainBlockCommitFlags": "domain_block_commit_flags",
    "DomainBlockCopyFlags": "domain_block_copy_flags",
    "DomainBlockJobAbortFlags": "domain_block_job_abort_flags",
    "ConnectDomainEventBlockJobStatus": "connect_domain_event_block_job_status",
    "DomainBlockJobInfoFlags": "domain_block_job_info_flags",
    "DomainBlockJobSetSpeedFlags": "domain_block_job_set_speed_flags",
    "DomainBlockJobType": "domain_block_job_type",
    "DomainBlockPullFlags": "domain_block_pull_flags",
    "DomainBlockRebaseFlags": "domain_block_rebase_flags",
    "DomainBlockResizeFlags": "domain_block_resize_flags",
    "DomainChannelFlags": "domain_channel_flags",
    "DomainCheckpointCreateFlags": "domain_checkpoint_create_flags",
    "DomainCheckpointDeleteFlags": "domain_checkpoint_delete_flags",
    "DomainCheckpointListFlags": "domain_checkpoint_list_flags",
    "DomainCheckpointXMLFlags": "domain_checkpoint_xml_flags",
    "DomainConsoleFlags": "domain_console_flags",
    "DomainControlState": "domain_control_state",
    "DomainControlErrorReason": "domain_control_error_reason",
    "DomainCoreDumpFormat": "domain_core_dump_format",
    "DomainCrashedReason": "domain_crashed_reason",
    "DomainDefineFlags": "domain_define_flags",
    "DomainDestroyFlagsValues": "domain_destroy_flags_values",
    "DomainDeviceModifyFlags": "domain_device_modify_flags",
    "DomainDirtyRateStatus": "domain_dirty_rate_status",
    "DomainDirtyRateCalcFlags": "domain_dirty_rate_calc_flags",
    "DomainDiskErrorCode": "domain_disk_error_code",
    "DomainEventType": "domain_event_type",
    "DomainEventCrashedDetailType": "domain_event_crashed_detail_type",
    "DomainEventDefinedDetailType": "domain_event_defined_detail_type",
    "ConnectDomainEventDiskChangeReason": "connect_domain_event_disk_change_reason",
    "DomainEventGraphicsAddressType": "domain_event_graphics_address_type",
    "DomainEventGraphicsPhase": "domain_event_graphics_phase",
    "DomainEventID": "domain_event_id",
    "DomainEventIOErrorAction": "domain_event_io_error_action",
    "DomainMemoryFailureActionType": "domain_memory_failure_action_type",
    "DomainMemoryFailureRecipientType": "domain_memory_failure_recipient_type",
    "DomainEventPMSuspendedDetailType": "domain_event_pm_suspended_detail_type",
    "DomainEventResumedDetailType": "domain_event_resumed_detail_type",
    "DomainEventShutdownDetailType": "domain_event_shutdown_detail_type",
    "DomainEventStartedDetailType": "domain_event_started_detail_type",
    "DomainEventStoppedDetailType": "domain_event_stopped_detail_type",
    "DomainEventSuspendedDetailType": "domain_event_suspended_detail_type",
    "DomainEventTrayChangeReason": "domain_event_tray_change_reason",
    "DomainEventUndefinedDetailType": "domain_event_undefined_detail_type",
    "DomainEventWatchdogAction": "domain_event_watchdog_action",
    "DomainFDAssociateFlags": "domain_fd_associate_flags",
    "DomainGetHostnameFlags": "domain_get_hostname_flags",
    "DomainGuestInfoTypes": "domain_guest_info_types",
    "DomainInterfaceAddressesSource": "domain_interface_addresses_source",
    "DomainJobType": "domain_job_type",
    "DomainJobOperation": "domain_job_operation",
    "DomainGetJobStatsFlags": "domain_get_job_stats_flags",
    "DomainLifecycleAction": "domain_lifecycle_action",
    "DomainLifecycle": "domain_lifecycle",
    "DomainMemoryFailureFlags": "domain_memory_failure_flags",
    "MemoryParameterType": "memory_parameter_type",
    "DomainMemoryStatTags": "domain_memory_stat_tags",
    "DomainMemoryModFlags": "domain_memory_mod_flags",
    "DomainMessageType": "domain_message_type",
    "DomainMetadataType": "domain_metadata_type",
    "DomainMigrateMaxSpeedFlags": "domain_migrate_max_speed_flags",
    "DomainCreateFlags": "domain_create_flags",
    "DomainNostateReason": "domain_nostate_reason",
    "DomainNumatuneMemMode": "domain_numatune_mem_mode",
    "DomainOpenGraphicsFlags": "domain_open_graphics_flags",
    "DomainSetUserPasswordFlags": "domain_set_user_password_flags",
    "DomainPausedReason": "domain_paused_reason",
    "DomainPMSuspendedDiskReason": "domain_pm_suspended_disk_reason",
    "DomainPMSuspendedReason": "domain_pm_suspended_reason",
    "DomainProcessSignal": "domain_process_signal",
    "DomainRebootFlagValues": "domain_reboot_flag_values",
    "DomainRunningReason": "domain_running_reason",
    "DomainSaveRestoreFlags": "domain_save_restore_flags",
    "DomainSaveImageXMLFlags": "domain_save_image_xml_flags",
    "SchedParameterType": "sched_parameter_type",
    "DomainShutdownFlagValues": "domain_shutdown_flag_values",
    "DomainShutdownReason": "domain_shutdown_reason",
    "DomainShutoffReason": "domain_shutoff_reason",
    "DomainSnapshotCreateFlags": "domain_snapshot_create_flags",
    "DomainSnapshotDeleteFlags": "domain_snapshot_delete_flags",
    "DomainSnapshotListFlags": "domain_snapshot_list_flags",
    "DomainSnapshotRevertFlags": "domain_snapshot_revert_flags",
    "DomainSnapshotXMLFlags": "domain_snapshot_xml_flags",
    "DomainStatsTypes": "domain_stats_types",
    "DomainSetTimeFlags": "domain_set_time_flags",
    "DomainUndefineFlagsValues": "domain_undefine_flags_values",
    "DomainVcpuFlags": "domain_vcpu_flags",
    "DomainSetVcpuFlags": "domain_set_vcpu_flags",
    "DomainXMLFlags": "domain_xml_flags",
    "DomainCoreDumpFlags": "domain_core_dump_flags",
    "ErrorNumber": "error_number",
    "ErrorDomain": "error_domain",
    "ErrorLevel": "error_level",
    "EventHandleType": "event_handle_type",
    "InterfaceDefineFlags": "interface_define_flags",
    "InterfaceXMLFlags": "interface_xml_flags",
    "IPAddrType": "ip_addr_type",
    "KeycodeSet": "keycode_set",
    "DomainMemoryFlags": "domain_memory_flags",
    "DomainMigrateFlags": "domain_migrate_flags",
    "NetworkCreateFlags": "network_create_flags",
    "NetworkDefineFlags": "network_define_flags",
    "NetworkEventLifecycleType": "network_event_lifecycle_type",
    "NetworkEventID": "network_event_id",
    "NetworkPortCreateFlags": "network_port_create_flags",
    "NetworkUpdateSection": "network_update_section",
    "NetworkUpdateFlags": "network_update_flags",
    "NetworkUpdateCommand": "network_update_command",
    "NetworkXMLFlags": "network_xml_flags",
    "NodeAllocPagesFlags": "node_alloc_pages_flags",
    "NodeGetCPUStatsAllCPUs": "node_get_cpu_stats_all_cpus",
    "NodeDeviceCreateXMLFlags": "node_device_create_xml_flags",
    "NodeDeviceDefineXMLFlags": "node_device_define_xml_flags",
    "NodeDeviceEventLifecycleType": "node_device_event_lifecycle_type",
    "NodeDeviceEventID": "node_device_event_id",
    "NodeGetMemoryStatsAllCells": "node_get_memory_stats_all_cells",
    "NodeSuspendTarget": "node_suspend_target",
    "NWFilterBindingCreateFlags": "nw_filter_binding_create_flags",
    "NWFilterDefineFlags": "nw_filter_define_flags",
    "SecretDefineFlags": "secret_define_flags",
    "SecretEventLifecycleType": "secret_event_lifecycle_type",
    "SecretEventID": "secret_event_id",
    "SecretUsageType": "secret_usage_type",
    "StoragePoolState": "storage_pool_state",
    "StoragePoolBuildFlags": "storage_pool_build_flags",
    "StoragePoolCreateFlags": "storage_pool_create_flags",
    "StoragePoolDefineFlags": "storage_pool_define_flags",
    "StoragePoolDeleteFlags": "storage_pool_delete_flags",
    "StoragePoolEventLifecycleType": "storage_pool_event_lifecycle_type",
    "StoragePoolEventID": "storage_pool_event_id",
    "StorageVolType": "storage_vol_type",
    "StorageVolCreateFlags": "storage_vol_create_flags",
    "StorageVolDeleteFlags": "storage_vol_delete_flags",
    "StorageVolDownloadFlags": "storage_vol_download_flags",
    "StorageVolInfoFlags": "storage_vol_info_flags",
    "StorageVolResizeFlags": "storage_vol_resize_flags",
    "StorageVolUploadFlags": "storage_vol_upload_flags",
    "StorageVolWipeAlgorithm": "storage_vol_wipe_algorithm",
    "StorageXMLFlags": "storage_xml_flags",
    "StreamEventType": "stream_event_type",
    "StreamFlags": "stream_flags",
    "StreamRecvFlagsValues": "stream_recv_flags_values",
    "TypedParameterType": "typed_parameter_type",
    "TypedParameterFlags": "typed_parameter_flags",
    "VcpuState": "vcpu_state",
    "VcpuHostCpuState": "vcpu_host_cpu_state",
    "ConnectDomainQemuMonitorEventRegisterFlags": "connect_domain_qemu_monitor_event_register_flags",
    "DomainQemuAgentCommandTimeoutValues": "domain_qemu_agent_command_timeout_values",
    "DomainQemuMonitorCommandFlags": "domain_qemu_monitor_command_flags",
    "ClientTransport": "client_transport",
    "ConnectGetDomainCapabilitiesFlags": "connect_get_domain_capabilities_flags",
    "DomainGraphicsReloadType": "domain_graphics_reload_type",
    "NetworkMetadataType": "network_metadata_type",
    "NodeDeviceUpdateFlags": "node_device_update_flags",
    "NodeDeviceXMLFlags": "node_device_xml_flags",
    "AdmConnectDaemonShutdownFlags": "adm_connect_daemon_shutdown_flags",
    "ConnectDomainEventChannelLifecycleState": "connect_domain_event_channel_lifecycle_state",
    "ConnectDomainEventChannelLifecycleReason": "connect_domain_event_channel_lifecycle_reason",
}

if not TYPE_CHECKING:
    __all__ = list(_HOMES)
    __getattr__ = attributes(__name__, globals(), _HOMES)


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOMES})
