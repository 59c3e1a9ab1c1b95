# Generated from remote.x by virtrio.gen.stubs; do not edit.
"""Calls of the remote program, by entry point."""

from __future__ import annotations

from ...protocol._generated.remote.later import (
    pack_remote_auth_sasl_start_args,
    pack_remote_auth_sasl_step_args,
    pack_remote_connect_baseline_cpu_args,
    pack_remote_connect_baseline_hypervisor_cpu_args,
    pack_remote_connect_compare_cpu_args,
    pack_remote_connect_compare_hypervisor_cpu_args,
    pack_remote_connect_domain_event_callback_deregister_any_args,
    pack_remote_connect_domain_event_callback_register_any_args,
    pack_remote_connect_domain_event_deregister_any_args,
    pack_remote_connect_domain_event_register_any_args,
    pack_remote_connect_domain_xml_from_native_args,
    pack_remote_connect_domain_xml_to_native_args,
    pack_remote_connect_find_storage_pool_sources_args,
    pack_remote_connect_get_all_domain_stats_args,
    pack_remote_connect_get_cpu_model_names_args,
    pack_remote_connect_get_domain_capabilities_args,
    pack_remote_connect_get_max_vcpus_args,
    pack_remote_connect_get_storage_pool_capabilities_args,
    pack_remote_connect_get_sysinfo_args,
    pack_remote_connect_list_all_domains_args,
    pack_remote_connect_list_all_interfaces_args,
    pack_remote_connect_list_all_networks_args,
    pack_remote_connect_list_all_node_devices_args,
    pack_remote_connect_list_all_nwfilter_bindings_args,
    pack_remote_connect_list_all_nwfilters_args,
    pack_remote_connect_list_all_secrets_args,
    pack_remote_connect_list_all_storage_pools_args,
    pack_remote_connect_list_defined_domains_args,
    pack_remote_connect_list_defined_interfaces_args,
    pack_remote_connect_list_defined_networks_args,
    pack_remote_connect_list_defined_storage_pools_args,
    pack_remote_connect_list_domains_args,
    pack_remote_connect_list_interfaces_args,
    pack_remote_connect_list_networks_args,
    pack_remote_connect_list_nwfilters_args,
    pack_remote_connect_list_secrets_args,
    pack_remote_connect_list_storage_pools_args,
    pack_remote_connect_network_event_deregister_any_args,
    pack_remote_connect_network_event_register_any_args,
    pack_remote_connect_node_device_event_deregister_any_args,
    pack_remote_connect_node_device_event_register_any_args,
    pack_remote_connect_open_args,
    pack_remote_connect_secret_event_deregister_any_args,
    pack_remote_connect_secret_event_register_any_args,
    pack_remote_connect_set_identity_args,
    pack_remote_connect_storage_pool_event_deregister_any_args,
    pack_remote_connect_storage_pool_event_register_any_args,
    pack_remote_connect_supports_feature_args,
    pack_remote_domain_abort_job_args,
    pack_remote_domain_abort_job_flags_args,
    pack_remote_domain_add_iothread_args,
    pack_remote_domain_agent_set_response_timeout_args,
    pack_remote_domain_announce_interface_args,
    pack_remote_domain_attach_device_args,
    pack_remote_domain_attach_device_flags_args,
    pack_remote_domain_authorized_ssh_keys_get_args,
    pack_remote_domain_authorized_ssh_keys_set_args,
    pack_remote_domain_backup_begin_args,
    pack_remote_domain_backup_get_xml_desc_args,
    pack_remote_domain_block_commit_args,
    pack_remote_domain_block_copy_args,
    pack_remote_domain_block_job_abort_args,
    pack_remote_domain_block_job_set_speed_args,
    pack_remote_domain_block_peek_args,
    pack_remote_domain_block_pull_args,
    pack_remote_domain_block_rebase_args,
    pack_remote_domain_block_resize_args,
    pack_remote_domain_block_stats_args,
    pack_remote_domain_block_stats_flags_args,
    pack_remote_domain_checkpoint_create_xml_args,
    pack_remote_domain_checkpoint_delete_args,
    pack_remote_domain_checkpoint_get_parent_args,
    pack_remote_domain_checkpoint_get_xml_desc_args,
    pack_remote_domain_checkpoint_list_all_children_args,
    pack_remote_domain_checkpoint_lookup_by_name_args,
    pack_remote_domain_core_dump_args,
    pack_remote_domain_core_dump_with_format_args,
    pack_remote_domain_create_args,
    pack_remote_domain_create_with_files_args,
    pack_remote_domain_create_with_flags_args,
    pack_remote_domain_create_xml_args,
    pack_remote_domain_create_xml_with_files_args,
    pack_remote_domain_define_xml_args,
    pack_remote_domain_define_xml_flags_args,
    pack_remote_domain_del_iothread_args,
    pack_remote_domain_del_throttle_group_args,
    pack_remote_domain_destroy_args,
    pack_remote_domain_destroy_flags_args,
    pack_remote_domain_detach_device_alias_args,
    pack_remote_domain_detach_device_args,
    pack_remote_domain_detach_device_flags_args,
    pack_remote_domain_fd_associate_args,
    pack_remote_domain_fsfreeze_args,
    pack_remote_domain_fsthaw_args,
    pack_remote_domain_fstrim_args,
    pack_remote_domain_get_autostart_args,
    pack_remote_domain_get_autostart_once_args,
    pack_remote_domain_get_blkio_parameters_args,
    pack_remote_domain_get_block_info_args,
    pack_remote_domain_get_block_io_tune_args,
    pack_remote_domain_get_block_job_info_args,
    pack_remote_domain_get_control_info_args,
    pack_remote_domain_get_cpu_stats_args,
    pack_remote_domain_get_disk_errors_args,
    pack_remote_domain_get_emulator_pin_info_args,
    pack_remote_domain_get_fsinfo_args,
    pack_remote_domain_get_guest_info_args,
    pack_remote_domain_get_guest_vcpus_args,
    pack_remote_domain_get_hostname_args,
    pack_remote_domain_get_info_args,
    pack_remote_domain_get_interface_parameters_args,
    pack_remote_domain_get_iothread_info_args,
    pack_remote_domain_get_job_info_args,
    pack_remote_domain_get_job_stats_args,
    pack_remote_domain_get_launch_security_info_args,
    pack_remote_domain_get_max_memory_args,
    pack_remote_domain_get_max_vcpus_args,
    pack_remote_domain_get_memory_parameters_args,
    pack_remote_domain_get_messages_args,
    pack_remote_domain_get_metadata_args,
    pack_remote_domain_get_numa_parameters_args,
    pack_remote_domain_get_os_type_args,
    pack_remote_domain_get_perf_events_args,
    pack_remote_domain_get_scheduler_parameters_args,
    pack_remote_domain_get_scheduler_parameters_flags_args,
    pack_remote_domain_get_scheduler_type_args,
    pack_remote_domain_get_security_label_args,
    pack_remote_domain_get_security_label_list_args,
    pack_remote_domain_get_state_args,
    pack_remote_domain_get_time_args,
    pack_remote_domain_get_vcpu_pin_info_args,
    pack_remote_domain_get_vcpus_args,
    pack_remote_domain_get_vcpus_flags_args,
    pack_remote_domain_get_xml_desc_args,
    pack_remote_domain_graphics_reload_args,
    pack_remote_domain_has_current_snapshot_args,
    pack_remote_domain_has_managed_save_image_args,
    pack_remote_domain_inject_nmi_args,
    pack_remote_domain_interface_addresses_args,
    pack_remote_domain_interface_stats_args,
    pack_remote_domain_is_active_args,
    pack_remote_domain_is_persistent_args,
    pack_remote_domain_is_updated_args,
    pack_remote_domain_list_all_checkpoints_args,
    pack_remote_domain_list_all_snapshots_args,
    pack_remote_domain_lookup_by_id_args,
    pack_remote_domain_lookup_by_name_args,
    pack_remote_domain_lookup_by_uuid_args,
    pack_remote_domain_managed_save_args,
    pack_remote_domain_managed_save_define_xml_args,
    pack_remote_domain_managed_save_get_xml_desc_args,
    pack_remote_domain_managed_save_remove_args,
    pack_remote_domain_memory_peek_args,
    pack_remote_domain_memory_stats_args,
    pack_remote_domain_migrate_begin3_args,
    pack_remote_domain_migrate_begin3_params_args,
    pack_remote_domain_migrate_confirm3_args,
    pack_remote_domain_migrate_confirm3_params_args,
    pack_remote_domain_migrate_finish2_args,
    pack_remote_domain_migrate_finish3_args,
    pack_remote_domain_migrate_finish3_params_args,
    pack_remote_domain_migrate_finish_args,
    pack_remote_domain_migrate_get_compression_cache_args,
    pack_remote_domain_migrate_get_max_downtime_args,
    pack_remote_domain_migrate_get_max_speed_args,
    pack_remote_domain_migrate_perform3_args,
    pack_remote_domain_migrate_perform3_params_args,
    pack_remote_domain_migrate_perform_args,
    pack_remote_domain_migrate_prepare2_args,
    pack_remote_domain_migrate_prepare3_args,
    pack_remote_domain_migrate_prepare3_params_args,
    pack_remote_domain_migrate_prepare_args,
    pack_remote_domain_migrate_prepare_tunnel3_args,
    pack_remote_domain_migrate_prepare_tunnel3_params_args,
    pack_remote_domain_migrate_prepare_tunnel_args,
    pack_remote_domain_migrate_set_compression_cache_args,
    pack_remote_domain_migrate_set_max_downtime_args,
    pack_remote_domain_migrate_set_max_speed_args,
    pack_remote_domain_migrate_start_post_copy_args,
    pack_remote_domain_open_channel_args,
    pack_remote_domain_open_console_args,
    pack_remote_domain_open_graphics_args,
    pack_remote_domain_open_graphics_fd_args,
    pack_remote_domain_pin_emulator_args,
    pack_remote_domain_pin_iothread_args,
    pack_remote_domain_pin_vcpu_args,
    pack_remote_domain_pin_vcpu_flags_args,
    pack_remote_domain_pm_suspend_for_duration_args,
    pack_remote_domain_pm_wakeup_args,
    pack_remote_domain_reboot_args,
    pack_remote_domain_rename_args,
    pack_remote_domain_reset_args,
    pack_remote_domain_restore_args,
    pack_remote_domain_restore_flags_args,
    pack_remote_domain_restore_params_args,
    pack_remote_domain_resume_args,
    pack_remote_domain_revert_to_snapshot_args,
    pack_remote_domain_save_args,
    pack_remote_domain_save_flags_args,
    pack_remote_domain_save_image_define_xml_args,
    pack_remote_domain_save_image_get_xml_desc_args,
    pack_remote_domain_save_params_args,
    pack_remote_domain_screenshot_args,
    pack_remote_domain_send_key_args,
    pack_remote_domain_send_process_signal_args,
    pack_remote_domain_set_autostart_args,
    pack_remote_domain_set_autostart_once_args,
    pack_remote_domain_set_blkio_parameters_args,
    pack_remote_domain_set_block_io_tune_args,
    pack_remote_domain_set_block_threshold_args,
    pack_remote_domain_set_guest_vcpus_args,
    pack_remote_domain_set_interface_parameters_args,
    pack_remote_domain_set_iothread_params_args,
    pack_remote_domain_set_launch_security_state_args,
    pack_remote_domain_set_lifecycle_action_args,
    pack_remote_domain_set_max_memory_args,
    pack_remote_domain_set_memory_args,
    pack_remote_domain_set_memory_flags_args,
    pack_remote_domain_set_memory_parameters_args,
    pack_remote_domain_set_memory_stats_period_args,
    pack_remote_domain_set_metadata_args,
    pack_remote_domain_set_numa_parameters_args,
    pack_remote_domain_set_perf_events_args,
    pack_remote_domain_set_scheduler_parameters_args,
    pack_remote_domain_set_scheduler_parameters_flags_args,
    pack_remote_domain_set_throttle_group_args,
    pack_remote_domain_set_time_args,
    pack_remote_domain_set_user_password_args,
    pack_remote_domain_set_vcpu_args,
    pack_remote_domain_set_vcpus_args,
    pack_remote_domain_set_vcpus_flags_args,
    pack_remote_domain_shutdown_args,
    pack_remote_domain_shutdown_flags_args,
    pack_remote_domain_snapshot_create_xml_args,
    pack_remote_domain_snapshot_current_args,
    pack_remote_domain_snapshot_delete_args,
    pack_remote_domain_snapshot_get_parent_args,
    pack_remote_domain_snapshot_get_xml_desc_args,
    pack_remote_domain_snapshot_has_metadata_args,
    pack_remote_domain_snapshot_is_current_args,
    pack_remote_domain_snapshot_list_all_children_args,
    pack_remote_domain_snapshot_list_children_names_args,
    pack_remote_domain_snapshot_list_names_args,
    pack_remote_domain_snapshot_lookup_by_name_args,
    pack_remote_domain_snapshot_num_args,
    pack_remote_domain_snapshot_num_children_args,
    pack_remote_domain_start_dirty_rate_calc_args,
    pack_remote_domain_suspend_args,
    pack_remote_domain_undefine_args,
    pack_remote_domain_undefine_flags_args,
    pack_remote_domain_update_device_flags_args,
    pack_remote_interface_change_begin_args,
    pack_remote_interface_change_commit_args,
    pack_remote_interface_change_rollback_args,
    pack_remote_interface_create_args,
    pack_remote_interface_define_xml_args,
    pack_remote_interface_destroy_args,
    pack_remote_interface_get_xml_desc_args,
    pack_remote_interface_is_active_args,
    pack_remote_interface_lookup_by_mac_string_args,
    pack_remote_interface_lookup_by_name_args,
    pack_remote_interface_undefine_args,
    pack_remote_network_create_args,
    pack_remote_network_create_xml_args,
    pack_remote_network_create_xml_flags_args,
    pack_remote_network_define_xml_args,
    pack_remote_network_define_xml_flags_args,
    pack_remote_network_destroy_args,
    pack_remote_network_get_autostart_args,
    pack_remote_network_get_bridge_name_args,
    pack_remote_network_get_dhcp_leases_args,
    pack_remote_network_get_metadata_args,
    pack_remote_network_get_xml_desc_args,
    pack_remote_network_is_active_args,
    pack_remote_network_is_persistent_args,
    pack_remote_network_list_all_ports_args,
    pack_remote_network_lookup_by_name_args,
    pack_remote_network_lookup_by_uuid_args,
    pack_remote_network_port_create_xml_args,
    pack_remote_network_port_delete_args,
    pack_remote_network_port_get_parameters_args,
    pack_remote_network_port_get_xml_desc_args,
    pack_remote_network_port_lookup_by_uuid_args,
    pack_remote_network_port_set_parameters_args,
    pack_remote_network_set_autostart_args,
    pack_remote_network_set_metadata_args,
    pack_remote_network_undefine_args,
    pack_remote_network_update_args,
    pack_remote_node_alloc_pages_args,
    pack_remote_node_device_create_args,
    pack_remote_node_device_create_xml_args,
    pack_remote_node_device_define_xml_args,
    pack_remote_node_device_destroy_args,
    pack_remote_node_device_detach_flags_args,
    pack_remote_node_device_dettach_args,
    pack_remote_node_device_get_autostart_args,
    pack_remote_node_device_get_parent_args,
    pack_remote_node_device_get_xml_desc_args,
    pack_remote_node_device_is_active_args,
    pack_remote_node_device_is_persistent_args,
    pack_remote_node_device_list_caps_args,
    pack_remote_node_device_lookup_by_name_args,
    pack_remote_node_device_lookup_scsi_host_by_wwn_args,
    pack_remote_node_device_num_of_caps_args,
    pack_remote_node_device_re_attach_args,
    pack_remote_node_device_reset_args,
    pack_remote_node_device_set_autostart_args,
    pack_remote_node_device_undefine_args,
    pack_remote_node_device_update_args,
    pack_remote_node_get_cells_free_memory_args,
    pack_remote_node_get_cpu_map_args,
    pack_remote_node_get_cpu_stats_args,
    pack_remote_node_get_free_pages_args,
    pack_remote_node_get_memory_parameters_args,
    pack_remote_node_get_memory_stats_args,
    pack_remote_node_get_sev_info_args,
    pack_remote_node_list_devices_args,
    pack_remote_node_num_of_devices_args,
    pack_remote_node_set_memory_parameters_args,
    pack_remote_node_suspend_for_duration_args,
    pack_remote_nwfilter_binding_create_xml_args,
    pack_remote_nwfilter_binding_delete_args,
    pack_remote_nwfilter_binding_get_xml_desc_args,
    pack_remote_nwfilter_binding_lookup_by_port_dev_args,
    pack_remote_nwfilter_define_xml_args,
    pack_remote_nwfilter_define_xml_flags_args,
    pack_remote_nwfilter_get_xml_desc_args,
    pack_remote_nwfilter_lookup_by_name_args,
    pack_remote_nwfilter_lookup_by_uuid_args,
    pack_remote_nwfilter_undefine_args,
    pack_remote_secret_define_xml_args,
    pack_remote_secret_get_value_args,
    pack_remote_secret_get_xml_desc_args,
    pack_remote_secret_lookup_by_usage_args,
    pack_remote_secret_lookup_by_uuid_args,
    pack_remote_secret_set_value_args,
    pack_remote_secret_undefine_args,
    pack_remote_storage_pool_build_args,
    pack_remote_storage_pool_create_args,
    pack_remote_storage_pool_create_xml_args,
    pack_remote_storage_pool_define_xml_args,
    pack_remote_storage_pool_delete_args,
    pack_remote_storage_pool_destroy_args,
    pack_remote_storage_pool_get_autostart_args,
    pack_remote_storage_pool_get_info_args,
    pack_remote_storage_pool_get_xml_desc_args,
    pack_remote_storage_pool_is_active_args,
    pack_remote_storage_pool_is_persistent_args,
    pack_remote_storage_pool_list_all_volumes_args,
    pack_remote_storage_pool_list_volumes_args,
    pack_remote_storage_pool_lookup_by_name_args,
    pack_remote_storage_pool_lookup_by_target_path_args,
    pack_remote_storage_pool_lookup_by_uuid_args,
    pack_remote_storage_pool_lookup_by_volume_args,
    pack_remote_storage_pool_num_of_volumes_args,
    pack_remote_storage_pool_refresh_args,
    pack_remote_storage_pool_set_autostart_args,
    pack_remote_storage_pool_undefine_args,
    pack_remote_storage_vol_create_xml_args,
    pack_remote_storage_vol_create_xml_from_args,
    pack_remote_storage_vol_delete_args,
    pack_remote_storage_vol_download_args,
    pack_remote_storage_vol_get_info_args,
    pack_remote_storage_vol_get_info_flags_args,
    pack_remote_storage_vol_get_path_args,
    pack_remote_storage_vol_get_xml_desc_args,
    pack_remote_storage_vol_lookup_by_key_args,
    pack_remote_storage_vol_lookup_by_name_args,
    pack_remote_storage_vol_lookup_by_path_args,
    pack_remote_storage_vol_resize_args,
    pack_remote_storage_vol_upload_args,
    pack_remote_storage_vol_wipe_args,
    pack_remote_storage_vol_wipe_pattern_args,
    unpack_remote_auth_list_ret,
    unpack_remote_auth_polkit_ret,
    unpack_remote_auth_sasl_init_ret,
    unpack_remote_auth_sasl_start_ret,
    unpack_remote_auth_sasl_step_ret,
    unpack_remote_connect_baseline_cpu_ret,
    unpack_remote_connect_baseline_hypervisor_cpu_ret,
    unpack_remote_connect_compare_cpu_ret,
    unpack_remote_connect_compare_hypervisor_cpu_ret,
    unpack_remote_connect_domain_event_callback_register_any_ret,
    unpack_remote_connect_domain_event_deregister_ret,
    unpack_remote_connect_domain_event_register_ret,
    unpack_remote_connect_domain_xml_from_native_ret,
    unpack_remote_connect_domain_xml_to_native_ret,
    unpack_remote_connect_find_storage_pool_sources_ret,
    unpack_remote_connect_get_all_domain_stats_ret,
    unpack_remote_connect_get_capabilities_ret,
    unpack_remote_connect_get_cpu_model_names_ret,
    unpack_remote_connect_get_domain_capabilities_ret,
    unpack_remote_connect_get_hostname_ret,
    unpack_remote_connect_get_lib_version_ret,
    unpack_remote_connect_get_max_vcpus_ret,
    unpack_remote_connect_get_storage_pool_capabilities_ret,
    unpack_remote_connect_get_sysinfo_ret,
    unpack_remote_connect_get_type_ret,
    unpack_remote_connect_get_uri_ret,
    unpack_remote_connect_get_version_ret,
    unpack_remote_connect_is_secure_ret,
    unpack_remote_connect_list_all_domains_ret,
    unpack_remote_connect_list_all_interfaces_ret,
    unpack_remote_connect_list_all_networks_ret,
    unpack_remote_connect_list_all_node_devices_ret,
    unpack_remote_connect_list_all_nwfilter_bindings_ret,
    unpack_remote_connect_list_all_nwfilters_ret,
    unpack_remote_connect_list_all_secrets_ret,
    unpack_remote_connect_list_all_storage_pools_ret,
    unpack_remote_connect_list_defined_domains_ret,
    unpack_remote_connect_list_defined_interfaces_ret,
    unpack_remote_connect_list_defined_networks_ret,
    unpack_remote_connect_list_defined_storage_pools_ret,
    unpack_remote_connect_list_domains_ret,
    unpack_remote_connect_list_interfaces_ret,
    unpack_remote_connect_list_networks_ret,
    unpack_remote_connect_list_nwfilters_ret,
    unpack_remote_connect_list_secrets_ret,
    unpack_remote_connect_list_storage_pools_ret,
    unpack_remote_connect_network_event_register_any_ret,
    unpack_remote_connect_node_device_event_register_any_ret,
    unpack_remote_connect_num_of_defined_domains_ret,
    unpack_remote_connect_num_of_defined_interfaces_ret,
    unpack_remote_connect_num_of_defined_networks_ret,
    unpack_remote_connect_num_of_defined_storage_pools_ret,
    unpack_remote_connect_num_of_domains_ret,
    unpack_remote_connect_num_of_interfaces_ret,
    unpack_remote_connect_num_of_networks_ret,
    unpack_remote_connect_num_of_nwfilters_ret,
    unpack_remote_connect_num_of_secrets_ret,
    unpack_remote_connect_num_of_storage_pools_ret,
    unpack_remote_connect_secret_event_register_any_ret,
    unpack_remote_connect_storage_pool_event_register_any_ret,
    unpack_remote_connect_supports_feature_ret,
    unpack_remote_domain_agent_set_response_timeout_ret,
    unpack_remote_domain_authorized_ssh_keys_get_ret,
    unpack_remote_domain_backup_get_xml_desc_ret,
    unpack_remote_domain_block_peek_ret,
    unpack_remote_domain_block_stats_flags_ret,
    unpack_remote_domain_block_stats_ret,
    unpack_remote_domain_checkpoint_create_xml_ret,
    unpack_remote_domain_checkpoint_get_parent_ret,
    unpack_remote_domain_checkpoint_get_xml_desc_ret,
    unpack_remote_domain_checkpoint_list_all_children_ret,
    unpack_remote_domain_checkpoint_lookup_by_name_ret,
    unpack_remote_domain_create_with_files_ret,
    unpack_remote_domain_create_with_flags_ret,
    unpack_remote_domain_create_xml_ret,
    unpack_remote_domain_create_xml_with_files_ret,
    unpack_remote_domain_define_xml_flags_ret,
    unpack_remote_domain_define_xml_ret,
    unpack_remote_domain_fsfreeze_ret,
    unpack_remote_domain_fsthaw_ret,
    unpack_remote_domain_get_autostart_once_ret,
    unpack_remote_domain_get_autostart_ret,
    unpack_remote_domain_get_blkio_parameters_ret,
    unpack_remote_domain_get_block_info_ret,
    unpack_remote_domain_get_block_io_tune_ret,
    unpack_remote_domain_get_block_job_info_ret,
    unpack_remote_domain_get_control_info_ret,
    unpack_remote_domain_get_cpu_stats_ret,
    unpack_remote_domain_get_disk_errors_ret,
    unpack_remote_domain_get_emulator_pin_info_ret,
    unpack_remote_domain_get_fsinfo_ret,
    unpack_remote_domain_get_guest_info_ret,
    unpack_remote_domain_get_guest_vcpus_ret,
    unpack_remote_domain_get_hostname_ret,
    unpack_remote_domain_get_info_ret,
    unpack_remote_domain_get_interface_parameters_ret,
    unpack_remote_domain_get_iothread_info_ret,
    unpack_remote_domain_get_job_info_ret,
    unpack_remote_domain_get_job_stats_ret,
    unpack_remote_domain_get_launch_security_info_ret,
    unpack_remote_domain_get_max_memory_ret,
    unpack_remote_domain_get_max_vcpus_ret,
    unpack_remote_domain_get_memory_parameters_ret,
    unpack_remote_domain_get_messages_ret,
    unpack_remote_domain_get_metadata_ret,
    unpack_remote_domain_get_numa_parameters_ret,
    unpack_remote_domain_get_os_type_ret,
    unpack_remote_domain_get_perf_events_ret,
    unpack_remote_domain_get_scheduler_parameters_flags_ret,
    unpack_remote_domain_get_scheduler_parameters_ret,
    unpack_remote_domain_get_scheduler_type_ret,
    unpack_remote_domain_get_security_label_list_ret,
    unpack_remote_domain_get_security_label_ret,
    unpack_remote_domain_get_state_ret,
    unpack_remote_domain_get_time_ret,
    unpack_remote_domain_get_vcpu_pin_info_ret,
    unpack_remote_domain_get_vcpus_flags_ret,
    unpack_remote_domain_get_vcpus_ret,
    unpack_remote_domain_get_xml_desc_ret,
    unpack_remote_domain_has_current_snapshot_ret,
    unpack_remote_domain_has_managed_save_image_ret,
    unpack_remote_domain_interface_addresses_ret,
    unpack_remote_domain_interface_stats_ret,
    unpack_remote_domain_is_active_ret,
    unpack_remote_domain_is_persistent_ret,
    unpack_remote_domain_is_updated_ret,
    unpack_remote_domain_list_all_checkpoints_ret,
    unpack_remote_domain_list_all_snapshots_ret,
    unpack_remote_domain_lookup_by_id_ret,
    unpack_remote_domain_lookup_by_name_ret,
    unpack_remote_domain_lookup_by_uuid_ret,
    unpack_remote_domain_managed_save_get_xml_desc_ret,
    unpack_remote_domain_memory_peek_ret,
    unpack_remote_domain_memory_stats_ret,
    unpack_remote_domain_migrate_begin3_params_ret,
    unpack_remote_domain_migrate_begin3_ret,
    unpack_remote_domain_migrate_finish2_ret,
    unpack_remote_domain_migrate_finish3_params_ret,
    unpack_remote_domain_migrate_finish3_ret,
    unpack_remote_domain_migrate_finish_ret,
    unpack_remote_domain_migrate_get_compression_cache_ret,
    unpack_remote_domain_migrate_get_max_downtime_ret,
    unpack_remote_domain_migrate_get_max_speed_ret,
    unpack_remote_domain_migrate_perform3_params_ret,
    unpack_remote_domain_migrate_perform3_ret,
    unpack_remote_domain_migrate_prepare2_ret,
    unpack_remote_domain_migrate_prepare3_params_ret,
    unpack_remote_domain_migrate_prepare3_ret,
    unpack_remote_domain_migrate_prepare_ret,
    unpack_remote_domain_migrate_prepare_tunnel3_params_ret,
    unpack_remote_domain_migrate_prepare_tunnel3_ret,
    unpack_remote_domain_rename_ret,
    unpack_remote_domain_save_image_get_xml_desc_ret,
    unpack_remote_domain_screenshot_ret,
    unpack_remote_domain_snapshot_create_xml_ret,
    unpack_remote_domain_snapshot_current_ret,
    unpack_remote_domain_snapshot_get_parent_ret,
    unpack_remote_domain_snapshot_get_xml_desc_ret,
    unpack_remote_domain_snapshot_has_metadata_ret,
    unpack_remote_domain_snapshot_is_current_ret,
    unpack_remote_domain_snapshot_list_all_children_ret,
    unpack_remote_domain_snapshot_list_children_names_ret,
    unpack_remote_domain_snapshot_list_names_ret,
    unpack_remote_domain_snapshot_lookup_by_name_ret,
    unpack_remote_domain_snapshot_num_children_ret,
    unpack_remote_domain_snapshot_num_ret,
    unpack_remote_interface_define_xml_ret,
    unpack_remote_interface_get_xml_desc_ret,
    unpack_remote_interface_is_active_ret,
    unpack_remote_interface_lookup_by_mac_string_ret,
    unpack_remote_interface_lookup_by_name_ret,
    unpack_remote_network_create_xml_flags_ret,
    unpack_remote_network_create_xml_ret,
    unpack_remote_network_define_xml_flags_ret,
    unpack_remote_network_define_xml_ret,
    unpack_remote_network_get_autostart_ret,
    unpack_remote_network_get_bridge_name_ret,
    unpack_remote_network_get_dhcp_leases_ret,
    unpack_remote_network_get_metadata_ret,
    unpack_remote_network_get_xml_desc_ret,
    unpack_remote_network_is_active_ret,
    unpack_remote_network_is_persistent_ret,
    unpack_remote_network_list_all_ports_ret,
    unpack_remote_network_lookup_by_name_ret,
    unpack_remote_network_lookup_by_uuid_ret,
    unpack_remote_network_port_create_xml_ret,
    unpack_remote_network_port_get_parameters_ret,
    unpack_remote_network_port_get_xml_desc_ret,
    unpack_remote_network_port_lookup_by_uuid_ret,
    unpack_remote_node_alloc_pages_ret,
    unpack_remote_node_device_create_xml_ret,
    unpack_remote_node_device_define_xml_ret,
    unpack_remote_node_device_get_autostart_ret,
    unpack_remote_node_device_get_parent_ret,
    unpack_remote_node_device_get_xml_desc_ret,
    unpack_remote_node_device_is_active_ret,
    unpack_remote_node_device_is_persistent_ret,
    unpack_remote_node_device_list_caps_ret,
    unpack_remote_node_device_lookup_by_name_ret,
    unpack_remote_node_device_lookup_scsi_host_by_wwn_ret,
    unpack_remote_node_device_num_of_caps_ret,
    unpack_remote_node_get_cells_free_memory_ret,
    unpack_remote_node_get_cpu_map_ret,
    unpack_remote_node_get_cpu_stats_ret,
    unpack_remote_node_get_free_memory_ret,
    unpack_remote_node_get_free_pages_ret,
    unpack_remote_node_get_info_ret,
    unpack_remote_node_get_memory_parameters_ret,
    unpack_remote_node_get_memory_stats_ret,
    unpack_remote_node_get_security_model_ret,
    unpack_remote_node_get_sev_info_ret,
    unpack_remote_node_list_devices_ret,
    unpack_remote_node_num_of_devices_ret,
    unpack_remote_nwfilter_binding_create_xml_ret,
    unpack_remote_nwfilter_binding_get_xml_desc_ret,
    unpack_remote_nwfilter_binding_lookup_by_port_dev_ret,
    unpack_remote_nwfilter_define_xml_flags_ret,
    unpack_remote_nwfilter_define_xml_ret,
    unpack_remote_nwfilter_get_xml_desc_ret,
    unpack_remote_nwfilter_lookup_by_name_ret,
    unpack_remote_nwfilter_lookup_by_uuid_ret,
    unpack_remote_secret_define_xml_ret,
    unpack_remote_secret_get_value_ret,
    unpack_remote_secret_get_xml_desc_ret,
    unpack_remote_secret_lookup_by_usage_ret,
    unpack_remote_secret_lookup_by_uuid_ret,
    unpack_remote_storage_pool_create_xml_ret,
    unpack_remote_storage_pool_define_xml_ret,
    unpack_remote_storage_pool_get_autostart_ret,
    unpack_remote_storage_pool_get_info_ret,
    unpack_remote_storage_pool_get_xml_desc_ret,
    unpack_remote_storage_pool_is_active_ret,
    unpack_remote_storage_pool_is_persistent_ret,
    unpack_remote_storage_pool_list_all_volumes_ret,
    unpack_remote_storage_pool_list_volumes_ret,
    unpack_remote_storage_pool_lookup_by_name_ret,
    unpack_remote_storage_pool_lookup_by_target_path_ret,
    unpack_remote_storage_pool_lookup_by_uuid_ret,
    unpack_remote_storage_pool_lookup_by_volume_ret,
    unpack_remote_storage_pool_num_of_volumes_ret,
    unpack_remote_storage_vol_create_xml_from_ret,
    unpack_remote_storage_vol_create_xml_ret,
    unpack_remote_storage_vol_get_info_flags_ret,
    unpack_remote_storage_vol_get_info_ret,
    unpack_remote_storage_vol_get_path_ret,
    unpack_remote_storage_vol_get_xml_desc_ret,
    unpack_remote_storage_vol_lookup_by_key_ret,
    unpack_remote_storage_vol_lookup_by_name_ret,
    unpack_remote_storage_vol_lookup_by_path_ret,
)
from ...protocol.lazy import replaceable
from ..calls import Call

replaceable(__name__)

CONNECT_OPEN = Call(1, pack_remote_connect_open_args, None)
CONNECT_CLOSE = Call(2, None, None)
CONNECT_GET_TYPE = Call(3, None, unpack_remote_connect_get_type_ret)
CONNECT_GET_VERSION = Call(4, None, unpack_remote_connect_get_version_ret)
CONNECT_GET_MAX_VCPUS = Call(
    5, pack_remote_connect_get_max_vcpus_args, unpack_remote_connect_get_max_vcpus_ret
)
NODE_GET_INFO = Call(6, None, unpack_remote_node_get_info_ret)
CONNECT_GET_CAPABILITIES = Call(7, None, unpack_remote_connect_get_capabilities_ret)
DOMAIN_ATTACH_DEVICE = Call(8, pack_remote_domain_attach_device_args, None)
DOMAIN_CREATE = Call(9, pack_remote_domain_create_args, None)
DOMAIN_CREATE_XML = Call(
    10, pack_remote_domain_create_xml_args, unpack_remote_domain_create_xml_ret
)
DOMAIN_DEFINE_XML = Call(
    11, pack_remote_domain_define_xml_args, unpack_remote_domain_define_xml_ret
)
DOMAIN_DESTROY = Call(12, pack_remote_domain_destroy_args, None)
DOMAIN_DETACH_DEVICE = Call(13, pack_remote_domain_detach_device_args, None)
DOMAIN_GET_XML_DESC = Call(
    14, pack_remote_domain_get_xml_desc_args, unpack_remote_domain_get_xml_desc_ret
)
DOMAIN_GET_AUTOSTART = Call(
    15, pack_remote_domain_get_autostart_args, unpack_remote_domain_get_autostart_ret
)
DOMAIN_GET_INFO = Call(16, pack_remote_domain_get_info_args, unpack_remote_domain_get_info_ret)
DOMAIN_GET_MAX_MEMORY = Call(
    17, pack_remote_domain_get_max_memory_args, unpack_remote_domain_get_max_memory_ret
)
DOMAIN_GET_MAX_VCPUS = Call(
    18, pack_remote_domain_get_max_vcpus_args, unpack_remote_domain_get_max_vcpus_ret
)
DOMAIN_GET_OS_TYPE = Call(
    19, pack_remote_domain_get_os_type_args, unpack_remote_domain_get_os_type_ret
)
DOMAIN_GET_VCPUS = Call(20, pack_remote_domain_get_vcpus_args, unpack_remote_domain_get_vcpus_ret)
CONNECT_LIST_DEFINED_DOMAINS = Call(
    21,
    pack_remote_connect_list_defined_domains_args,
    unpack_remote_connect_list_defined_domains_ret,
)
DOMAIN_LOOKUP_BY_ID = Call(
    22, pack_remote_domain_lookup_by_id_args, unpack_remote_domain_lookup_by_id_ret
)
DOMAIN_LOOKUP_BY_NAME = Call(
    23, pack_remote_domain_lookup_by_name_args, unpack_remote_domain_lookup_by_name_ret
)
DOMAIN_LOOKUP_BY_UUID = Call(
    24, pack_remote_domain_lookup_by_uuid_args, unpack_remote_domain_lookup_by_uuid_ret
)
CONNECT_NUM_OF_DEFINED_DOMAINS = Call(25, None, unpack_remote_connect_num_of_defined_domains_ret)
DOMAIN_PIN_VCPU = Call(26, pack_remote_domain_pin_vcpu_args, None)
DOMAIN_REBOOT = Call(27, pack_remote_domain_reboot_args, None)
DOMAIN_RESUME = Call(28, pack_remote_domain_resume_args, None)
DOMAIN_SET_AUTOSTART = Call(29, pack_remote_domain_set_autostart_args, None)
DOMAIN_SET_MAX_MEMORY = Call(30, pack_remote_domain_set_max_memory_args, None)
DOMAIN_SET_MEMORY = Call(31, pack_remote_domain_set_memory_args, None)
DOMAIN_SET_VCPUS = Call(32, pack_remote_domain_set_vcpus_args, None)
DOMAIN_SHUTDOWN = Call(33, pack_remote_domain_shutdown_args, None)
DOMAIN_SUSPEND = Call(34, pack_remote_domain_suspend_args, None)
DOMAIN_UNDEFINE = Call(35, pack_remote_domain_undefine_args, None)
CONNECT_LIST_DEFINED_NETWORKS = Call(
    36,
    pack_remote_connect_list_defined_networks_args,
    unpack_remote_connect_list_defined_networks_ret,
)
CONNECT_LIST_DOMAINS = Call(
    37, pack_remote_connect_list_domains_args, unpack_remote_connect_list_domains_ret
)
CONNECT_LIST_NETWORKS = Call(
    38, pack_remote_connect_list_networks_args, unpack_remote_connect_list_networks_ret
)
NETWORK_CREATE = Call(39, pack_remote_network_create_args, None)
NETWORK_CREATE_XML = Call(
    40, pack_remote_network_create_xml_args, unpack_remote_network_create_xml_ret
)
NETWORK_DEFINE_XML = Call(
    41, pack_remote_network_define_xml_args, unpack_remote_network_define_xml_ret
)
NETWORK_DESTROY = Call(42, pack_remote_network_destroy_args, None)
NETWORK_GET_XML_DESC = Call(
    43, pack_remote_network_get_xml_desc_args, unpack_remote_network_get_xml_desc_ret
)
NETWORK_GET_AUTOSTART = Call(
    44, pack_remote_network_get_autostart_args, unpack_remote_network_get_autostart_ret
)
NETWORK_GET_BRIDGE_NAME = Call(
    45, pack_remote_network_get_bridge_name_args, unpack_remote_network_get_bridge_name_ret
)
NETWORK_LOOKUP_BY_NAME = Call(
    46, pack_remote_network_lookup_by_name_args, unpack_remote_network_lookup_by_name_ret
)
NETWORK_LOOKUP_BY_UUID = Call(
    47, pack_remote_network_lookup_by_uuid_args, unpack_remote_network_lookup_by_uuid_ret
)
NETWORK_SET_AUTOSTART = Call(48, pack_remote_network_set_autostart_args, None)
NETWORK_UNDEFINE = Call(49, pack_remote_network_undefine_args, None)
CONNECT_NUM_OF_DEFINED_NETWORKS = Call(50, None, unpack_remote_connect_num_of_defined_networks_ret)
CONNECT_NUM_OF_DOMAINS = Call(51, None, unpack_remote_connect_num_of_domains_ret)
CONNECT_NUM_OF_NETWORKS = Call(52, None, unpack_remote_connect_num_of_networks_ret)
DOMAIN_CORE_DUMP = Call(53, pack_remote_domain_core_dump_args, None)
DOMAIN_RESTORE = Call(54, pack_remote_domain_restore_args, None)
DOMAIN_SAVE = Call(55, pack_remote_domain_save_args, None)
DOMAIN_GET_SCHEDULER_TYPE = Call(
    56, pack_remote_domain_get_scheduler_type_args, unpack_remote_domain_get_scheduler_type_ret
)
DOMAIN_GET_SCHEDULER_PARAMETERS = Call(
    57,
    pack_remote_domain_get_scheduler_parameters_args,
    unpack_remote_domain_get_scheduler_parameters_ret,
)
DOMAIN_SET_SCHEDULER_PARAMETERS = Call(58, pack_remote_domain_set_scheduler_parameters_args, None)
CONNECT_GET_HOSTNAME = Call(59, None, unpack_remote_connect_get_hostname_ret)
CONNECT_SUPPORTS_FEATURE = Call(
    60, pack_remote_connect_supports_feature_args, unpack_remote_connect_supports_feature_ret
)
DOMAIN_MIGRATE_PREPARE = Call(
    61, pack_remote_domain_migrate_prepare_args, unpack_remote_domain_migrate_prepare_ret
)
DOMAIN_MIGRATE_PERFORM = Call(62, pack_remote_domain_migrate_perform_args, None)
DOMAIN_MIGRATE_FINISH = Call(
    63, pack_remote_domain_migrate_finish_args, unpack_remote_domain_migrate_finish_ret
)
DOMAIN_BLOCK_STATS = Call(
    64, pack_remote_domain_block_stats_args, unpack_remote_domain_block_stats_ret
)
DOMAIN_INTERFACE_STATS = Call(
    65, pack_remote_domain_interface_stats_args, unpack_remote_domain_interface_stats_ret
)
AUTH_LIST = Call(66, None, unpack_remote_auth_list_ret)
AUTH_SASL_INIT = Call(67, None, unpack_remote_auth_sasl_init_ret)
AUTH_SASL_START = Call(68, pack_remote_auth_sasl_start_args, unpack_remote_auth_sasl_start_ret)
AUTH_SASL_STEP = Call(69, pack_remote_auth_sasl_step_args, unpack_remote_auth_sasl_step_ret)
AUTH_POLKIT = Call(70, None, unpack_remote_auth_polkit_ret)
CONNECT_NUM_OF_STORAGE_POOLS = Call(71, None, unpack_remote_connect_num_of_storage_pools_ret)
CONNECT_LIST_STORAGE_POOLS = Call(
    72, pack_remote_connect_list_storage_pools_args, unpack_remote_connect_list_storage_pools_ret
)
CONNECT_NUM_OF_DEFINED_STORAGE_POOLS = Call(
    73, None, unpack_remote_connect_num_of_defined_storage_pools_ret
)
CONNECT_LIST_DEFINED_STORAGE_POOLS = Call(
    74,
    pack_remote_connect_list_defined_storage_pools_args,
    unpack_remote_connect_list_defined_storage_pools_ret,
)
CONNECT_FIND_STORAGE_POOL_SOURCES = Call(
    75,
    pack_remote_connect_find_storage_pool_sources_args,
    unpack_remote_connect_find_storage_pool_sources_ret,
)
STORAGE_POOL_CREATE_XML = Call(
    76, pack_remote_storage_pool_create_xml_args, unpack_remote_storage_pool_create_xml_ret
)
STORAGE_POOL_DEFINE_XML = Call(
    77, pack_remote_storage_pool_define_xml_args, unpack_remote_storage_pool_define_xml_ret
)
STORAGE_POOL_CREATE = Call(78, pack_remote_storage_pool_create_args, None)
STORAGE_POOL_BUILD = Call(79, pack_remote_storage_pool_build_args, None)
STORAGE_POOL_DESTROY = Call(80, pack_remote_storage_pool_destroy_args, None)
STORAGE_POOL_DELETE = Call(81, pack_remote_storage_pool_delete_args, None)
STORAGE_POOL_UNDEFINE = Call(82, pack_remote_storage_pool_undefine_args, None)
STORAGE_POOL_REFRESH = Call(83, pack_remote_storage_pool_refresh_args, None)
STORAGE_POOL_LOOKUP_BY_NAME = Call(
    84, pack_remote_storage_pool_lookup_by_name_args, unpack_remote_storage_pool_lookup_by_name_ret
)
STORAGE_POOL_LOOKUP_BY_UUID = Call(
    85, pack_remote_storage_pool_lookup_by_uuid_args, unpack_remote_storage_pool_lookup_by_uuid_ret
)
STORAGE_POOL_LOOKUP_BY_VOLUME = Call(
    86,
    pack_remote_storage_pool_lookup_by_volume_args,
    unpack_remote_storage_pool_lookup_by_volume_ret,
)
STORAGE_POOL_GET_INFO = Call(
    87, pack_remote_storage_pool_get_info_args, unpack_remote_storage_pool_get_info_ret
)
STORAGE_POOL_GET_XML_DESC = Call(
    88, pack_remote_storage_pool_get_xml_desc_args, unpack_remote_storage_pool_get_xml_desc_ret
)
STORAGE_POOL_GET_AUTOSTART = Call(
    89, pack_remote_storage_pool_get_autostart_args, unpack_remote_storage_pool_get_autostart_ret
)
STORAGE_POOL_SET_AUTOSTART = Call(90, pack_remote_storage_pool_set_autostart_args, None)
STORAGE_POOL_NUM_OF_VOLUMES = Call(
    91, pack_remote_storage_pool_num_of_volumes_args, unpack_remote_storage_pool_num_of_volumes_ret
)
STORAGE_POOL_LIST_VOLUMES = Call(
    92, pack_remote_storage_pool_list_volumes_args, unpack_remote_storage_pool_list_volumes_ret
)
STORAGE_VOL_CREATE_XML = Call(
    93, pack_remote_storage_vol_create_xml_args, unpack_remote_storage_vol_create_xml_ret
)
STORAGE_VOL_DELETE = Call(94, pack_remote_storage_vol_delete_args, None)
STORAGE_VOL_LOOKUP_BY_NAME = Call(
    95, pack_remote_storage_vol_lookup_by_name_args, unpack_remote_storage_vol_lookup_by_name_ret
)
STORAGE_VOL_LOOKUP_BY_KEY = Call(
    96, pack_remote_storage_vol_lookup_by_key_args, unpack_remote_storage_vol_lookup_by_key_ret
)
STORAGE_VOL_LOOKUP_BY_PATH = Call(
    97, pack_remote_storage_vol_lookup_by_path_args, unpack_remote_storage_vol_lookup_by_path_ret
)
STORAGE_VOL_GET_INFO = Call(
    98, pack_remote_storage_vol_get_info_args, unpack_remote_storage_vol_get_info_ret
)
STORAGE_VOL_GET_XML_DESC = Call(
    99, pack_remote_storage_vol_get_xml_desc_args, unpack_remote_storage_vol_get_xml_desc_ret
)
STORAGE_VOL_GET_PATH = Call(
    100, pack_remote_storage_vol_get_path_args, unpack_remote_storage_vol_get_path_ret
)
NODE_GET_CELLS_FREE_MEMORY = Call(
    101, pack_remote_node_get_cells_free_memory_args, unpack_remote_node_get_cells_free_memory_ret
)
NODE_GET_FREE_MEMORY = Call(102, None, unpack_remote_node_get_free_memory_ret)
DOMAIN_BLOCK_PEEK = Call(
    103, pack_remote_domain_block_peek_args, unpack_remote_domain_block_peek_ret
)
DOMAIN_MEMORY_PEEK = Call(
    104, pack_remote_domain_memory_peek_args, unpack_remote_domain_memory_peek_ret
)
CONNECT_DOMAIN_EVENT_REGISTER = Call(105, None, unpack_remote_connect_domain_event_register_ret)
CONNECT_DOMAIN_EVENT_DEREGISTER = Call(106, None, unpack_remote_connect_domain_event_deregister_ret)
DOMAIN_MIGRATE_PREPARE2 = Call(
    108, pack_remote_domain_migrate_prepare2_args, unpack_remote_domain_migrate_prepare2_ret
)
DOMAIN_MIGRATE_FINISH2 = Call(
    109, pack_remote_domain_migrate_finish2_args, unpack_remote_domain_migrate_finish2_ret
)
CONNECT_GET_URI = Call(110, None, unpack_remote_connect_get_uri_ret)
NODE_NUM_OF_DEVICES = Call(
    111, pack_remote_node_num_of_devices_args, unpack_remote_node_num_of_devices_ret
)
NODE_LIST_DEVICES = Call(
    112, pack_remote_node_list_devices_args, unpack_remote_node_list_devices_ret
)
NODE_DEVICE_LOOKUP_BY_NAME = Call(
    113, pack_remote_node_device_lookup_by_name_args, unpack_remote_node_device_lookup_by_name_ret
)
NODE_DEVICE_GET_XML_DESC = Call(
    114, pack_remote_node_device_get_xml_desc_args, unpack_remote_node_device_get_xml_desc_ret
)
NODE_DEVICE_GET_PARENT = Call(
    115, pack_remote_node_device_get_parent_args, unpack_remote_node_device_get_parent_ret
)
NODE_DEVICE_NUM_OF_CAPS = Call(
    116, pack_remote_node_device_num_of_caps_args, unpack_remote_node_device_num_of_caps_ret
)
NODE_DEVICE_LIST_CAPS = Call(
    117, pack_remote_node_device_list_caps_args, unpack_remote_node_device_list_caps_ret
)
NODE_DEVICE_DETTACH = Call(118, pack_remote_node_device_dettach_args, None)
NODE_DEVICE_RE_ATTACH = Call(119, pack_remote_node_device_re_attach_args, None)
NODE_DEVICE_RESET = Call(120, pack_remote_node_device_reset_args, None)
DOMAIN_GET_SECURITY_LABEL = Call(
    121, pack_remote_domain_get_security_label_args, unpack_remote_domain_get_security_label_ret
)
NODE_GET_SECURITY_MODEL = Call(122, None, unpack_remote_node_get_security_model_ret)
NODE_DEVICE_CREATE_XML = Call(
    123, pack_remote_node_device_create_xml_args, unpack_remote_node_device_create_xml_ret
)
NODE_DEVICE_DESTROY = Call(124, pack_remote_node_device_destroy_args, None)
STORAGE_VOL_CREATE_XML_FROM = Call(
    125, pack_remote_storage_vol_create_xml_from_args, unpack_remote_storage_vol_create_xml_from_ret
)
CONNECT_NUM_OF_INTERFACES = Call(126, None, unpack_remote_connect_num_of_interfaces_ret)
CONNECT_LIST_INTERFACES = Call(
    127, pack_remote_connect_list_interfaces_args, unpack_remote_connect_list_interfaces_ret
)
INTERFACE_LOOKUP_BY_NAME = Call(
    128, pack_remote_interface_lookup_by_name_args, unpack_remote_interface_lookup_by_name_ret
)
INTERFACE_LOOKUP_BY_MAC_STRING = Call(
    129,
    pack_remote_interface_lookup_by_mac_string_args,
    unpack_remote_interface_lookup_by_mac_string_ret,
)
INTERFACE_GET_XML_DESC = Call(
    130, pack_remote_interface_get_xml_desc_args, unpack_remote_interface_get_xml_desc_ret
)
INTERFACE_DEFINE_XML = Call(
    131, pack_remote_interface_define_xml_args, unpack_remote_interface_define_xml_ret
)
INTERFACE_UNDEFINE = Call(132, pack_remote_interface_undefine_args, None)
INTERFACE_CREATE = Call(133, pack_remote_interface_create_args, None)
INTERFACE_DESTROY = Call(134, pack_remote_interface_destroy_args, None)
CONNECT_DOMAIN_XML_FROM_NATIVE = Call(
    135,
    pack_remote_connect_domain_xml_from_native_args,
    unpack_remote_connect_domain_xml_from_native_ret,
)
CONNECT_DOMAIN_XML_TO_NATIVE = Call(
    136,
    pack_remote_connect_domain_xml_to_native_args,
    unpack_remote_connect_domain_xml_to_native_ret,
)
CONNECT_NUM_OF_DEFINED_INTERFACES = Call(
    137, None, unpack_remote_connect_num_of_defined_interfaces_ret
)
CONNECT_LIST_DEFINED_INTERFACES = Call(
    138,
    pack_remote_connect_list_defined_interfaces_args,
    unpack_remote_connect_list_defined_interfaces_ret,
)
CONNECT_NUM_OF_SECRETS = Call(139, None, unpack_remote_connect_num_of_secrets_ret)
CONNECT_LIST_SECRETS = Call(
    140, pack_remote_connect_list_secrets_args, unpack_remote_connect_list_secrets_ret
)
SECRET_LOOKUP_BY_UUID = Call(
    141, pack_remote_secret_lookup_by_uuid_args, unpack_remote_secret_lookup_by_uuid_ret
)
SECRET_DEFINE_XML = Call(
    142, pack_remote_secret_define_xml_args, unpack_remote_secret_define_xml_ret
)
SECRET_GET_XML_DESC = Call(
    143, pack_remote_secret_get_xml_desc_args, unpack_remote_secret_get_xml_desc_ret
)
SECRET_SET_VALUE = Call(144, pack_remote_secret_set_value_args, None)
SECRET_GET_VALUE = Call(145, pack_remote_secret_get_value_args, unpack_remote_secret_get_value_ret)
SECRET_UNDEFINE = Call(146, pack_remote_secret_undefine_args, None)
SECRET_LOOKUP_BY_USAGE = Call(
    147, pack_remote_secret_lookup_by_usage_args, unpack_remote_secret_lookup_by_usage_ret
)
DOMAIN_MIGRATE_PREPARE_TUNNEL = Call(148, pack_remote_domain_migrate_prepare_tunnel_args, None)
CONNECT_IS_SECURE = Call(149, None, unpack_remote_connect_is_secure_ret)
DOMAIN_IS_ACTIVE = Call(150, pack_remote_domain_is_active_args, unpack_remote_domain_is_active_ret)
DOMAIN_IS_PERSISTENT = Call(
    151, pack_remote_domain_is_persistent_args, unpack_remote_domain_is_persistent_ret
)
NETWORK_IS_ACTIVE = Call(
    152, pack_remote_network_is_active_args, unpack_remote_network_is_active_ret
)
NETWORK_IS_PERSISTENT = Call(
    153, pack_remote_network_is_persistent_args, unpack_remote_network_is_persistent_ret
)
STORAGE_POOL_IS_ACTIVE = Call(
    154, pack_remote_storage_pool_is_active_args, unpack_remote_storage_pool_is_active_ret
)
STORAGE_POOL_IS_PERSISTENT = Call(
    155, pack_remote_storage_pool_is_persistent_args, unpack_remote_storage_pool_is_persistent_ret
)
INTERFACE_IS_ACTIVE = Call(
    156, pack_remote_interface_is_active_args, unpack_remote_interface_is_active_ret
)
CONNECT_GET_LIB_VERSION = Call(157, None, unpack_remote_connect_get_lib_version_ret)
CONNECT_COMPARE_CPU = Call(
    158, pack_remote_connect_compare_cpu_args, unpack_remote_connect_compare_cpu_ret
)
DOMAIN_MEMORY_STATS = Call(
    159, pack_remote_domain_memory_stats_args, unpack_remote_domain_memory_stats_ret
)
DOMAIN_ATTACH_DEVICE_FLAGS = Call(160, pack_remote_domain_attach_device_flags_args, None)
DOMAIN_DETACH_DEVICE_FLAGS = Call(161, pack_remote_domain_detach_device_flags_args, None)
CONNECT_BASELINE_CPU = Call(
    162, pack_remote_connect_baseline_cpu_args, unpack_remote_connect_baseline_cpu_ret
)
DOMAIN_GET_JOB_INFO = Call(
    163, pack_remote_domain_get_job_info_args, unpack_remote_domain_get_job_info_ret
)
DOMAIN_ABORT_JOB = Call(164, pack_remote_domain_abort_job_args, None)
STORAGE_VOL_WIPE = Call(165, pack_remote_storage_vol_wipe_args, None)
DOMAIN_MIGRATE_SET_MAX_DOWNTIME = Call(166, pack_remote_domain_migrate_set_max_downtime_args, None)
CONNECT_DOMAIN_EVENT_REGISTER_ANY = Call(
    167, pack_remote_connect_domain_event_register_any_args, None
)
CONNECT_DOMAIN_EVENT_DEREGISTER_ANY = Call(
    168, pack_remote_connect_domain_event_deregister_any_args, None
)
DOMAIN_UPDATE_DEVICE_FLAGS = Call(174, pack_remote_domain_update_device_flags_args, None)
NWFILTER_LOOKUP_BY_NAME = Call(
    175, pack_remote_nwfilter_lookup_by_name_args, unpack_remote_nwfilter_lookup_by_name_ret
)
NWFILTER_LOOKUP_BY_UUID = Call(
    176, pack_remote_nwfilter_lookup_by_uuid_args, unpack_remote_nwfilter_lookup_by_uuid_ret
)
NWFILTER_GET_XML_DESC = Call(
    177, pack_remote_nwfilter_get_xml_desc_args, unpack_remote_nwfilter_get_xml_desc_ret
)
CONNECT_NUM_OF_NWFILTERS = Call(178, None, unpack_remote_connect_num_of_nwfilters_ret)
CONNECT_LIST_NWFILTERS = Call(
    179, pack_remote_connect_list_nwfilters_args, unpack_remote_connect_list_nwfilters_ret
)
NWFILTER_DEFINE_XML = Call(
    180, pack_remote_nwfilter_define_xml_args, unpack_remote_nwfilter_define_xml_ret
)
NWFILTER_UNDEFINE = Call(181, pack_remote_nwfilter_undefine_args, None)
DOMAIN_MANAGED_SAVE = Call(182, pack_remote_domain_managed_save_args, None)
DOMAIN_HAS_MANAGED_SAVE_IMAGE = Call(
    183,
    pack_remote_domain_has_managed_save_image_args,
    unpack_remote_domain_has_managed_save_image_ret,
)
DOMAIN_MANAGED_SAVE_REMOVE = Call(184, pack_remote_domain_managed_save_remove_args, None)
DOMAIN_SNAPSHOT_CREATE_XML = Call(
    185, pack_remote_domain_snapshot_create_xml_args, unpack_remote_domain_snapshot_create_xml_ret
)
DOMAIN_SNAPSHOT_GET_XML_DESC = Call(
    186,
    pack_remote_domain_snapshot_get_xml_desc_args,
    unpack_remote_domain_snapshot_get_xml_desc_ret,
)
DOMAIN_SNAPSHOT_NUM = Call(
    187, pack_remote_domain_snapshot_num_args, unpack_remote_domain_snapshot_num_ret
)
DOMAIN_SNAPSHOT_LIST_NAMES = Call(
    188, pack_remote_domain_snapshot_list_names_args, unpack_remote_domain_snapshot_list_names_ret
)
DOMAIN_SNAPSHOT_LOOKUP_BY_NAME = Call(
    189,
    pack_remote_domain_snapshot_lookup_by_name_args,
    unpack_remote_domain_snapshot_lookup_by_name_ret,
)
DOMAIN_HAS_CURRENT_SNAPSHOT = Call(
    190, pack_remote_domain_has_current_snapshot_args, unpack_remote_domain_has_current_snapshot_ret
)
DOMAIN_SNAPSHOT_CURRENT = Call(
    191, pack_remote_domain_snapshot_current_args, unpack_remote_domain_snapshot_current_ret
)
DOMAIN_REVERT_TO_SNAPSHOT = Call(192, pack_remote_domain_revert_to_snapshot_args, None)
DOMAIN_SNAPSHOT_DELETE = Call(193, pack_remote_domain_snapshot_delete_args, None)
DOMAIN_GET_BLOCK_INFO = Call(
    194, pack_remote_domain_get_block_info_args, unpack_remote_domain_get_block_info_ret
)
DOMAIN_CREATE_WITH_FLAGS = Call(
    196, pack_remote_domain_create_with_flags_args, unpack_remote_domain_create_with_flags_ret
)
DOMAIN_SET_MEMORY_PARAMETERS = Call(197, pack_remote_domain_set_memory_parameters_args, None)
DOMAIN_GET_MEMORY_PARAMETERS = Call(
    198,
    pack_remote_domain_get_memory_parameters_args,
    unpack_remote_domain_get_memory_parameters_ret,
)
DOMAIN_SET_VCPUS_FLAGS = Call(199, pack_remote_domain_set_vcpus_flags_args, None)
DOMAIN_GET_VCPUS_FLAGS = Call(
    200, pack_remote_domain_get_vcpus_flags_args, unpack_remote_domain_get_vcpus_flags_ret
)
DOMAIN_OPEN_CONSOLE = Call(201, pack_remote_domain_open_console_args, None)
DOMAIN_IS_UPDATED = Call(
    202, pack_remote_domain_is_updated_args, unpack_remote_domain_is_updated_ret
)
CONNECT_GET_SYSINFO = Call(
    203, pack_remote_connect_get_sysinfo_args, unpack_remote_connect_get_sysinfo_ret
)
DOMAIN_SET_MEMORY_FLAGS = Call(204, pack_remote_domain_set_memory_flags_args, None)
DOMAIN_SET_BLKIO_PARAMETERS = Call(205, pack_remote_domain_set_blkio_parameters_args, None)
DOMAIN_GET_BLKIO_PARAMETERS = Call(
    206, pack_remote_domain_get_blkio_parameters_args, unpack_remote_domain_get_blkio_parameters_ret
)
DOMAIN_MIGRATE_SET_MAX_SPEED = Call(207, pack_remote_domain_migrate_set_max_speed_args, None)
STORAGE_VOL_UPLOAD = Call(208, pack_remote_storage_vol_upload_args, None)
STORAGE_VOL_DOWNLOAD = Call(209, pack_remote_storage_vol_download_args, None)
DOMAIN_INJECT_NMI = Call(210, pack_remote_domain_inject_nmi_args, None)
DOMAIN_SCREENSHOT = Call(
    211, pack_remote_domain_screenshot_args, unpack_remote_domain_screenshot_ret
)
DOMAIN_GET_STATE = Call(212, pack_remote_domain_get_state_args, unpack_remote_domain_get_state_ret)
DOMAIN_MIGRATE_BEGIN3 = Call(
    213, pack_remote_domain_migrate_begin3_args, unpack_remote_domain_migrate_begin3_ret
)
DOMAIN_MIGRATE_PREPARE3 = Call(
    214, pack_remote_domain_migrate_prepare3_args, unpack_remote_domain_migrate_prepare3_ret
)
DOMAIN_MIGRATE_PREPARE_TUNNEL3 = Call(
    215,
    pack_remote_domain_migrate_prepare_tunnel3_args,
    unpack_remote_domain_migrate_prepare_tunnel3_ret,
)
DOMAIN_MIGRATE_PERFORM3 = Call(
    216, pack_remote_domain_migrate_perform3_args, unpack_remote_domain_migrate_perform3_ret
)
DOMAIN_MIGRATE_FINISH3 = Call(
    217, pack_remote_domain_migrate_finish3_args, unpack_remote_domain_migrate_finish3_ret
)
DOMAIN_MIGRATE_CONFIRM3 = Call(218, pack_remote_domain_migrate_confirm3_args, None)
DOMAIN_SET_SCHEDULER_PARAMETERS_FLAGS = Call(
    219, pack_remote_domain_set_scheduler_parameters_flags_args, None
)
INTERFACE_CHANGE_BEGIN = Call(220, pack_remote_interface_change_begin_args, None)
INTERFACE_CHANGE_COMMIT = Call(221, pack_remote_interface_change_commit_args, None)
INTERFACE_CHANGE_ROLLBACK = Call(222, pack_remote_interface_change_rollback_args, None)
DOMAIN_GET_SCHEDULER_PARAMETERS_FLAGS = Call(
    223,
    pack_remote_domain_get_scheduler_parameters_flags_args,
    unpack_remote_domain_get_scheduler_parameters_flags_ret,
)
DOMAIN_PIN_VCPU_FLAGS = Call(225, pack_remote_domain_pin_vcpu_flags_args, None)
DOMAIN_SEND_KEY = Call(226, pack_remote_domain_send_key_args, None)
NODE_GET_CPU_STATS = Call(
    227, pack_remote_node_get_cpu_stats_args, unpack_remote_node_get_cpu_stats_ret
)
NODE_GET_MEMORY_STATS = Call(
    228, pack_remote_node_get_memory_stats_args, unpack_remote_node_get_memory_stats_ret
)
DOMAIN_GET_CONTROL_INFO = Call(
    229, pack_remote_domain_get_control_info_args, unpack_remote_domain_get_control_info_ret
)
DOMAIN_GET_VCPU_PIN_INFO = Call(
    230, pack_remote_domain_get_vcpu_pin_info_args, unpack_remote_domain_get_vcpu_pin_info_ret
)
DOMAIN_UNDEFINE_FLAGS = Call(231, pack_remote_domain_undefine_flags_args, None)
DOMAIN_SAVE_FLAGS = Call(232, pack_remote_domain_save_flags_args, None)
DOMAIN_RESTORE_FLAGS = Call(233, pack_remote_domain_restore_flags_args, None)
DOMAIN_DESTROY_FLAGS = Call(234, pack_remote_domain_destroy_flags_args, None)
DOMAIN_SAVE_IMAGE_GET_XML_DESC = Call(
    235,
    pack_remote_domain_save_image_get_xml_desc_args,
    unpack_remote_domain_save_image_get_xml_desc_ret,
)
DOMAIN_SAVE_IMAGE_DEFINE_XML = Call(236, pack_remote_domain_save_image_define_xml_args, None)
DOMAIN_BLOCK_JOB_ABORT = Call(237, pack_remote_domain_block_job_abort_args, None)
DOMAIN_GET_BLOCK_JOB_INFO = Call(
    238, pack_remote_domain_get_block_job_info_args, unpack_remote_domain_get_block_job_info_ret
)
DOMAIN_BLOCK_JOB_SET_SPEED = Call(239, pack_remote_domain_block_job_set_speed_args, None)
DOMAIN_BLOCK_PULL = Call(240, pack_remote_domain_block_pull_args, None)
DOMAIN_MIGRATE_GET_MAX_SPEED = Call(
    242,
    pack_remote_domain_migrate_get_max_speed_args,
    unpack_remote_domain_migrate_get_max_speed_ret,
)
DOMAIN_BLOCK_STATS_FLAGS = Call(
    243, pack_remote_domain_block_stats_flags_args, unpack_remote_domain_block_stats_flags_ret
)
DOMAIN_SNAPSHOT_GET_PARENT = Call(
    244, pack_remote_domain_snapshot_get_parent_args, unpack_remote_domain_snapshot_get_parent_ret
)
DOMAIN_RESET = Call(245, pack_remote_domain_reset_args, None)
DOMAIN_SNAPSHOT_NUM_CHILDREN = Call(
    246,
    pack_remote_domain_snapshot_num_children_args,
    unpack_remote_domain_snapshot_num_children_ret,
)
DOMAIN_SNAPSHOT_LIST_CHILDREN_NAMES = Call(
    247,
    pack_remote_domain_snapshot_list_children_names_args,
    unpack_remote_domain_snapshot_list_children_names_ret,
)
DOMAIN_OPEN_GRAPHICS = Call(249, pack_remote_domain_open_graphics_args, None)
NODE_SUSPEND_FOR_DURATION = Call(250, pack_remote_node_suspend_for_duration_args, None)
DOMAIN_BLOCK_RESIZE = Call(251, pack_remote_domain_block_resize_args, None)
DOMAIN_SET_BLOCK_IO_TUNE = Call(252, pack_remote_domain_set_block_io_tune_args, None)
DOMAIN_GET_BLOCK_IO_TUNE = Call(
    253, pack_remote_domain_get_block_io_tune_args, unpack_remote_domain_get_block_io_tune_ret
)
DOMAIN_SET_NUMA_PARAMETERS = Call(254, pack_remote_domain_set_numa_parameters_args, None)
DOMAIN_GET_NUMA_PARAMETERS = Call(
    255, pack_remote_domain_get_numa_parameters_args, unpack_remote_domain_get_numa_parameters_ret
)
DOMAIN_SET_INTERFACE_PARAMETERS = Call(256, pack_remote_domain_set_interface_parameters_args, None)
DOMAIN_GET_INTERFACE_PARAMETERS = Call(
    257,
    pack_remote_domain_get_interface_parameters_args,
    unpack_remote_domain_get_interface_parameters_ret,
)
DOMAIN_SHUTDOWN_FLAGS = Call(258, pack_remote_domain_shutdown_flags_args, None)
STORAGE_VOL_WIPE_PATTERN = Call(259, pack_remote_storage_vol_wipe_pattern_args, None)
STORAGE_VOL_RESIZE = Call(260, pack_remote_storage_vol_resize_args, None)
DOMAIN_PM_SUSPEND_FOR_DURATION = Call(261, pack_remote_domain_pm_suspend_for_duration_args, None)
DOMAIN_GET_CPU_STATS = Call(
    262, pack_remote_domain_get_cpu_stats_args, unpack_remote_domain_get_cpu_stats_ret
)
DOMAIN_GET_DISK_ERRORS = Call(
    263, pack_remote_domain_get_disk_errors_args, unpack_remote_domain_get_disk_errors_ret
)
DOMAIN_SET_METADATA = Call(264, pack_remote_domain_set_metadata_args, None)
DOMAIN_GET_METADATA = Call(
    265, pack_remote_domain_get_metadata_args, unpack_remote_domain_get_metadata_ret
)
DOMAIN_BLOCK_REBASE = Call(266, pack_remote_domain_block_rebase_args, None)
DOMAIN_PM_WAKEUP = Call(267, pack_remote_domain_pm_wakeup_args, None)
DOMAIN_SNAPSHOT_IS_CURRENT = Call(
    271, pack_remote_domain_snapshot_is_current_args, unpack_remote_domain_snapshot_is_current_ret
)
DOMAIN_SNAPSHOT_HAS_METADATA = Call(
    272,
    pack_remote_domain_snapshot_has_metadata_args,
    unpack_remote_domain_snapshot_has_metadata_ret,
)
CONNECT_LIST_ALL_DOMAINS = Call(
    273, pack_remote_connect_list_all_domains_args, unpack_remote_connect_list_all_domains_ret
)
DOMAIN_LIST_ALL_SNAPSHOTS = Call(
    274, pack_remote_domain_list_all_snapshots_args, unpack_remote_domain_list_all_snapshots_ret
)
DOMAIN_SNAPSHOT_LIST_ALL_CHILDREN = Call(
    275,
    pack_remote_domain_snapshot_list_all_children_args,
    unpack_remote_domain_snapshot_list_all_children_ret,
)
DOMAIN_GET_HOSTNAME = Call(
    277, pack_remote_domain_get_hostname_args, unpack_remote_domain_get_hostname_ret
)
DOMAIN_GET_SECURITY_LABEL_LIST = Call(
    278,
    pack_remote_domain_get_security_label_list_args,
    unpack_remote_domain_get_security_label_list_ret,
)
DOMAIN_PIN_EMULATOR = Call(279, pack_remote_domain_pin_emulator_args, None)
DOMAIN_GET_EMULATOR_PIN_INFO = Call(
    280,
    pack_remote_domain_get_emulator_pin_info_args,
    unpack_remote_domain_get_emulator_pin_info_ret,
)
CONNECT_LIST_ALL_STORAGE_POOLS = Call(
    281,
    pack_remote_connect_list_all_storage_pools_args,
    unpack_remote_connect_list_all_storage_pools_ret,
)
STORAGE_POOL_LIST_ALL_VOLUMES = Call(
    282,
    pack_remote_storage_pool_list_all_volumes_args,
    unpack_remote_storage_pool_list_all_volumes_ret,
)
CONNECT_LIST_ALL_NETWORKS = Call(
    283, pack_remote_connect_list_all_networks_args, unpack_remote_connect_list_all_networks_ret
)
CONNECT_LIST_ALL_INTERFACES = Call(
    284, pack_remote_connect_list_all_interfaces_args, unpack_remote_connect_list_all_interfaces_ret
)
CONNECT_LIST_ALL_NODE_DEVICES = Call(
    285,
    pack_remote_connect_list_all_node_devices_args,
    unpack_remote_connect_list_all_node_devices_ret,
)
CONNECT_LIST_ALL_NWFILTERS = Call(
    286, pack_remote_connect_list_all_nwfilters_args, unpack_remote_connect_list_all_nwfilters_ret
)
CONNECT_LIST_ALL_SECRETS = Call(
    287, pack_remote_connect_list_all_secrets_args, unpack_remote_connect_list_all_secrets_ret
)
NODE_SET_MEMORY_PARAMETERS = Call(288, pack_remote_node_set_memory_parameters_args, None)
NODE_GET_MEMORY_PARAMETERS = Call(
    289, pack_remote_node_get_memory_parameters_args, unpack_remote_node_get_memory_parameters_ret
)
DOMAIN_BLOCK_COMMIT = Call(290, pack_remote_domain_block_commit_args, None)
NETWORK_UPDATE = Call(291, pack_remote_network_update_args, None)
NODE_GET_CPU_MAP = Call(293, pack_remote_node_get_cpu_map_args, unpack_remote_node_get_cpu_map_ret)
DOMAIN_FSTRIM = Call(294, pack_remote_domain_fstrim_args, None)
DOMAIN_SEND_PROCESS_SIGNAL = Call(295, pack_remote_domain_send_process_signal_args, None)
DOMAIN_OPEN_CHANNEL = Call(296, pack_remote_domain_open_channel_args, None)
NODE_DEVICE_LOOKUP_SCSI_HOST_BY_WWN = Call(
    297,
    pack_remote_node_device_lookup_scsi_host_by_wwn_args,
    unpack_remote_node_device_lookup_scsi_host_by_wwn_ret,
)
DOMAIN_GET_JOB_STATS = Call(
    298, pack_remote_domain_get_job_stats_args, unpack_remote_domain_get_job_stats_ret
)
DOMAIN_MIGRATE_GET_COMPRESSION_CACHE = Call(
    299,
    pack_remote_domain_migrate_get_compression_cache_args,
    unpack_remote_domain_migrate_get_compression_cache_ret,
)
DOMAIN_MIGRATE_SET_COMPRESSION_CACHE = Call(
    300, pack_remote_domain_migrate_set_compression_cache_args, None
)
NODE_DEVICE_DETACH_FLAGS = Call(301, pack_remote_node_device_detach_flags_args, None)
DOMAIN_MIGRATE_BEGIN3_PARAMS = Call(
    302,
    pack_remote_domain_migrate_begin3_params_args,
    unpack_remote_domain_migrate_begin3_params_ret,
)
DOMAIN_MIGRATE_PREPARE3_PARAMS = Call(
    303,
    pack_remote_domain_migrate_prepare3_params_args,
    unpack_remote_domain_migrate_prepare3_params_ret,
)
DOMAIN_MIGRATE_PREPARE_TUNNEL3_PARAMS = Call(
    304,
    pack_remote_domain_migrate_prepare_tunnel3_params_args,
    unpack_remote_domain_migrate_prepare_tunnel3_params_ret,
)
DOMAIN_MIGRATE_PERFORM3_PARAMS = Call(
    305,
    pack_remote_domain_migrate_perform3_params_args,
    unpack_remote_domain_migrate_perform3_params_ret,
)
DOMAIN_MIGRATE_FINISH3_PARAMS = Call(
    306,
    pack_remote_domain_migrate_finish3_params_args,
    unpack_remote_domain_migrate_finish3_params_ret,
)
DOMAIN_MIGRATE_CONFIRM3_PARAMS = Call(307, pack_remote_domain_migrate_confirm3_params_args, None)
DOMAIN_SET_MEMORY_STATS_PERIOD = Call(308, pack_remote_domain_set_memory_stats_period_args, None)
DOMAIN_CREATE_XML_WITH_FILES = Call(
    309,
    pack_remote_domain_create_xml_with_files_args,
    unpack_remote_domain_create_xml_with_files_ret,
)
DOMAIN_CREATE_WITH_FILES = Call(
    310, pack_remote_domain_create_with_files_args, unpack_remote_domain_create_with_files_ret
)
CONNECT_GET_CPU_MODEL_NAMES = Call(
    312, pack_remote_connect_get_cpu_model_names_args, unpack_remote_connect_get_cpu_model_names_ret
)
CONNECT_NETWORK_EVENT_REGISTER_ANY = Call(
    313,
    pack_remote_connect_network_event_register_any_args,
    unpack_remote_connect_network_event_register_any_ret,
)
CONNECT_NETWORK_EVENT_DEREGISTER_ANY = Call(
    314, pack_remote_connect_network_event_deregister_any_args, None
)
CONNECT_DOMAIN_EVENT_CALLBACK_REGISTER_ANY = Call(
    316,
    pack_remote_connect_domain_event_callback_register_any_args,
    unpack_remote_connect_domain_event_callback_register_any_ret,
)
CONNECT_DOMAIN_EVENT_CALLBACK_DEREGISTER_ANY = Call(
    317, pack_remote_connect_domain_event_callback_deregister_any_args, None
)
DOMAIN_CORE_DUMP_WITH_FORMAT = Call(334, pack_remote_domain_core_dump_with_format_args, None)
DOMAIN_FSFREEZE = Call(335, pack_remote_domain_fsfreeze_args, unpack_remote_domain_fsfreeze_ret)
DOMAIN_FSTHAW = Call(336, pack_remote_domain_fsthaw_args, unpack_remote_domain_fsthaw_ret)
DOMAIN_GET_TIME = Call(337, pack_remote_domain_get_time_args, unpack_remote_domain_get_time_ret)
DOMAIN_SET_TIME = Call(338, pack_remote_domain_set_time_args, None)
NODE_GET_FREE_PAGES = Call(
    340, pack_remote_node_get_free_pages_args, unpack_remote_node_get_free_pages_ret
)
NETWORK_GET_DHCP_LEASES = Call(
    341, pack_remote_network_get_dhcp_leases_args, unpack_remote_network_get_dhcp_leases_ret
)
CONNECT_GET_DOMAIN_CAPABILITIES = Call(
    342,
    pack_remote_connect_get_domain_capabilities_args,
    unpack_remote_connect_get_domain_capabilities_ret,
)
DOMAIN_OPEN_GRAPHICS_FD = Call(343, pack_remote_domain_open_graphics_fd_args, None)
CONNECT_GET_ALL_DOMAIN_STATS = Call(
    344,
    pack_remote_connect_get_all_domain_stats_args,
    unpack_remote_connect_get_all_domain_stats_ret,
)
DOMAIN_BLOCK_COPY = Call(345, pack_remote_domain_block_copy_args, None)
NODE_ALLOC_PAGES = Call(347, pack_remote_node_alloc_pages_args, unpack_remote_node_alloc_pages_ret)
DOMAIN_GET_FSINFO = Call(
    349, pack_remote_domain_get_fsinfo_args, unpack_remote_domain_get_fsinfo_ret
)
DOMAIN_DEFINE_XML_FLAGS = Call(
    350, pack_remote_domain_define_xml_flags_args, unpack_remote_domain_define_xml_flags_ret
)
DOMAIN_GET_IOTHREAD_INFO = Call(
    351, pack_remote_domain_get_iothread_info_args, unpack_remote_domain_get_iothread_info_ret
)
DOMAIN_PIN_IOTHREAD = Call(352, pack_remote_domain_pin_iothread_args, None)
DOMAIN_INTERFACE_ADDRESSES = Call(
    353, pack_remote_domain_interface_addresses_args, unpack_remote_domain_interface_addresses_ret
)
DOMAIN_ADD_IOTHREAD = Call(355, pack_remote_domain_add_iothread_args, None)
DOMAIN_DEL_IOTHREAD = Call(356, pack_remote_domain_del_iothread_args, None)
DOMAIN_SET_USER_PASSWORD = Call(357, pack_remote_domain_set_user_password_args, None)
DOMAIN_RENAME = Call(358, pack_remote_domain_rename_args, unpack_remote_domain_rename_ret)
CONNECT_REGISTER_CLOSE_CALLBACK = Call(360, None, None)
CONNECT_UNREGISTER_CLOSE_CALLBACK = Call(361, None, None)
DOMAIN_MIGRATE_START_POST_COPY = Call(364, pack_remote_domain_migrate_start_post_copy_args, None)
DOMAIN_GET_PERF_EVENTS = Call(
    365, pack_remote_domain_get_perf_events_args, unpack_remote_domain_get_perf_events_ret
)
DOMAIN_SET_PERF_EVENTS = Call(366, pack_remote_domain_set_perf_events_args, None)
CONNECT_STORAGE_POOL_EVENT_REGISTER_ANY = Call(
    368,
    pack_remote_connect_storage_pool_event_register_any_args,
    unpack_remote_connect_storage_pool_event_register_any_ret,
)
CONNECT_STORAGE_POOL_EVENT_DEREGISTER_ANY = Call(
    369, pack_remote_connect_storage_pool_event_deregister_any_args, None
)
DOMAIN_GET_GUEST_VCPUS = Call(
    371, pack_remote_domain_get_guest_vcpus_args, unpack_remote_domain_get_guest_vcpus_ret
)
DOMAIN_SET_GUEST_VCPUS = Call(372, pack_remote_domain_set_guest_vcpus_args, None)
CONNECT_NODE_DEVICE_EVENT_REGISTER_ANY = Call(
    374,
    pack_remote_connect_node_device_event_register_any_args,
    unpack_remote_connect_node_device_event_register_any_ret,
)
CONNECT_NODE_DEVICE_EVENT_DEREGISTER_ANY = Call(
    375, pack_remote_connect_node_device_event_deregister_any_args, None
)
STORAGE_VOL_GET_INFO_FLAGS = Call(
    378, pack_remote_storage_vol_get_info_flags_args, unpack_remote_storage_vol_get_info_flags_ret
)
CONNECT_SECRET_EVENT_REGISTER_ANY = Call(
    380,
    pack_remote_connect_secret_event_register_any_args,
    unpack_remote_connect_secret_event_register_any_ret,
)
CONNECT_SECRET_EVENT_DEREGISTER_ANY = Call(
    381, pack_remote_connect_secret_event_deregister_any_args, None
)
DOMAIN_SET_VCPU = Call(384, pack_remote_domain_set_vcpu_args, None)
DOMAIN_SET_BLOCK_THRESHOLD = Call(386, pack_remote_domain_set_block_threshold_args, None)
DOMAIN_MIGRATE_GET_MAX_DOWNTIME = Call(
    387,
    pack_remote_domain_migrate_get_max_downtime_args,
    unpack_remote_domain_migrate_get_max_downtime_ret,
)
DOMAIN_MANAGED_SAVE_GET_XML_DESC = Call(
    388,
    pack_remote_domain_managed_save_get_xml_desc_args,
    unpack_remote_domain_managed_save_get_xml_desc_ret,
)
DOMAIN_MANAGED_SAVE_DEFINE_XML = Call(389, pack_remote_domain_managed_save_define_xml_args, None)
DOMAIN_SET_LIFECYCLE_ACTION = Call(390, pack_remote_domain_set_lifecycle_action_args, None)
STORAGE_POOL_LOOKUP_BY_TARGET_PATH = Call(
    391,
    pack_remote_storage_pool_lookup_by_target_path_args,
    unpack_remote_storage_pool_lookup_by_target_path_ret,
)
DOMAIN_DETACH_DEVICE_ALIAS = Call(392, pack_remote_domain_detach_device_alias_args, None)
CONNECT_COMPARE_HYPERVISOR_CPU = Call(
    393,
    pack_remote_connect_compare_hypervisor_cpu_args,
    unpack_remote_connect_compare_hypervisor_cpu_ret,
)
CONNECT_BASELINE_HYPERVISOR_CPU = Call(
    394,
    pack_remote_connect_baseline_hypervisor_cpu_args,
    unpack_remote_connect_baseline_hypervisor_cpu_ret,
)
NODE_GET_SEV_INFO = Call(
    395, pack_remote_node_get_sev_info_args, unpack_remote_node_get_sev_info_ret
)
DOMAIN_GET_LAUNCH_SECURITY_INFO = Call(
    396,
    pack_remote_domain_get_launch_security_info_args,
    unpack_remote_domain_get_launch_security_info_ret,
)
NWFILTER_BINDING_LOOKUP_BY_PORT_DEV = Call(
    397,
    pack_remote_nwfilter_binding_lookup_by_port_dev_args,
    unpack_remote_nwfilter_binding_lookup_by_port_dev_ret,
)
NWFILTER_BINDING_GET_XML_DESC = Call(
    398,
    pack_remote_nwfilter_binding_get_xml_desc_args,
    unpack_remote_nwfilter_binding_get_xml_desc_ret,
)
NWFILTER_BINDING_CREATE_XML = Call(
    399, pack_remote_nwfilter_binding_create_xml_args, unpack_remote_nwfilter_binding_create_xml_ret
)
NWFILTER_BINDING_DELETE = Call(400, pack_remote_nwfilter_binding_delete_args, None)
CONNECT_LIST_ALL_NWFILTER_BINDINGS = Call(
    401,
    pack_remote_connect_list_all_nwfilter_bindings_args,
    unpack_remote_connect_list_all_nwfilter_bindings_ret,
)
DOMAIN_SET_IOTHREAD_PARAMS = Call(402, pack_remote_domain_set_iothread_params_args, None)
CONNECT_GET_STORAGE_POOL_CAPABILITIES = Call(
    403,
    pack_remote_connect_get_storage_pool_capabilities_args,
    unpack_remote_connect_get_storage_pool_capabilities_ret,
)
NETWORK_LIST_ALL_PORTS = Call(
    404, pack_remote_network_list_all_ports_args, unpack_remote_network_list_all_ports_ret
)
NETWORK_PORT_LOOKUP_BY_UUID = Call(
    405, pack_remote_network_port_lookup_by_uuid_args, unpack_remote_network_port_lookup_by_uuid_ret
)
NETWORK_PORT_CREATE_XML = Call(
    406, pack_remote_network_port_create_xml_args, unpack_remote_network_port_create_xml_ret
)
NETWORK_PORT_GET_PARAMETERS = Call(
    407, pack_remote_network_port_get_parameters_args, unpack_remote_network_port_get_parameters_ret
)
NETWORK_PORT_SET_PARAMETERS = Call(408, pack_remote_network_port_set_parameters_args, None)
NETWORK_PORT_GET_XML_DESC = Call(
    409, pack_remote_network_port_get_xml_desc_args, unpack_remote_network_port_get_xml_desc_ret
)
NETWORK_PORT_DELETE = Call(410, pack_remote_network_port_delete_args, None)
DOMAIN_CHECKPOINT_CREATE_XML = Call(
    411,
    pack_remote_domain_checkpoint_create_xml_args,
    unpack_remote_domain_checkpoint_create_xml_ret,
)
DOMAIN_CHECKPOINT_GET_XML_DESC = Call(
    412,
    pack_remote_domain_checkpoint_get_xml_desc_args,
    unpack_remote_domain_checkpoint_get_xml_desc_ret,
)
DOMAIN_LIST_ALL_CHECKPOINTS = Call(
    413, pack_remote_domain_list_all_checkpoints_args, unpack_remote_domain_list_all_checkpoints_ret
)
DOMAIN_CHECKPOINT_LIST_ALL_CHILDREN = Call(
    414,
    pack_remote_domain_checkpoint_list_all_children_args,
    unpack_remote_domain_checkpoint_list_all_children_ret,
)
DOMAIN_CHECKPOINT_LOOKUP_BY_NAME = Call(
    415,
    pack_remote_domain_checkpoint_lookup_by_name_args,
    unpack_remote_domain_checkpoint_lookup_by_name_ret,
)
DOMAIN_CHECKPOINT_GET_PARENT = Call(
    416,
    pack_remote_domain_checkpoint_get_parent_args,
    unpack_remote_domain_checkpoint_get_parent_ret,
)
DOMAIN_CHECKPOINT_DELETE = Call(417, pack_remote_domain_checkpoint_delete_args, None)
DOMAIN_GET_GUEST_INFO = Call(
    418, pack_remote_domain_get_guest_info_args, unpack_remote_domain_get_guest_info_ret
)
CONNECT_SET_IDENTITY = Call(419, pack_remote_connect_set_identity_args, None)
DOMAIN_AGENT_SET_RESPONSE_TIMEOUT = Call(
    420,
    pack_remote_domain_agent_set_response_timeout_args,
    unpack_remote_domain_agent_set_response_timeout_ret,
)
DOMAIN_BACKUP_BEGIN = Call(421, pack_remote_domain_backup_begin_args, None)
DOMAIN_BACKUP_GET_XML_DESC = Call(
    422, pack_remote_domain_backup_get_xml_desc_args, unpack_remote_domain_backup_get_xml_desc_ret
)
DOMAIN_AUTHORIZED_SSH_KEYS_GET = Call(
    424,
    pack_remote_domain_authorized_ssh_keys_get_args,
    unpack_remote_domain_authorized_ssh_keys_get_ret,
)
DOMAIN_AUTHORIZED_SSH_KEYS_SET = Call(425, pack_remote_domain_authorized_ssh_keys_set_args, None)
DOMAIN_GET_MESSAGES = Call(
    426, pack_remote_domain_get_messages_args, unpack_remote_domain_get_messages_ret
)
DOMAIN_START_DIRTY_RATE_CALC = Call(427, pack_remote_domain_start_dirty_rate_calc_args, None)
NODE_DEVICE_DEFINE_XML = Call(
    428, pack_remote_node_device_define_xml_args, unpack_remote_node_device_define_xml_ret
)
NODE_DEVICE_UNDEFINE = Call(429, pack_remote_node_device_undefine_args, None)
NODE_DEVICE_CREATE = Call(430, pack_remote_node_device_create_args, None)
NWFILTER_DEFINE_XML_FLAGS = Call(
    431, pack_remote_nwfilter_define_xml_flags_args, unpack_remote_nwfilter_define_xml_flags_ret
)
NETWORK_DEFINE_XML_FLAGS = Call(
    432, pack_remote_network_define_xml_flags_args, unpack_remote_network_define_xml_flags_ret
)
NODE_DEVICE_GET_AUTOSTART = Call(
    433, pack_remote_node_device_get_autostart_args, unpack_remote_node_device_get_autostart_ret
)
NODE_DEVICE_SET_AUTOSTART = Call(434, pack_remote_node_device_set_autostart_args, None)
NODE_DEVICE_IS_PERSISTENT = Call(
    435, pack_remote_node_device_is_persistent_args, unpack_remote_node_device_is_persistent_ret
)
NODE_DEVICE_IS_ACTIVE = Call(
    436, pack_remote_node_device_is_active_args, unpack_remote_node_device_is_active_ret
)
NETWORK_CREATE_XML_FLAGS = Call(
    437, pack_remote_network_create_xml_flags_args, unpack_remote_network_create_xml_flags_ret
)
DOMAIN_SET_LAUNCH_SECURITY_STATE = Call(
    439, pack_remote_domain_set_launch_security_state_args, None
)
DOMAIN_SAVE_PARAMS = Call(440, pack_remote_domain_save_params_args, None)
DOMAIN_RESTORE_PARAMS = Call(441, pack_remote_domain_restore_params_args, None)
DOMAIN_ABORT_JOB_FLAGS = Call(442, pack_remote_domain_abort_job_flags_args, None)
DOMAIN_FD_ASSOCIATE = Call(443, pack_remote_domain_fd_associate_args, None)
NETWORK_SET_METADATA = Call(444, pack_remote_network_set_metadata_args, None)
NETWORK_GET_METADATA = Call(
    445, pack_remote_network_get_metadata_args, unpack_remote_network_get_metadata_ret
)
NODE_DEVICE_UPDATE = Call(447, pack_remote_node_device_update_args, None)
DOMAIN_GRAPHICS_RELOAD = Call(448, pack_remote_domain_graphics_reload_args, None)
DOMAIN_GET_AUTOSTART_ONCE = Call(
    449, pack_remote_domain_get_autostart_once_args, unpack_remote_domain_get_autostart_once_ret
)
DOMAIN_SET_AUTOSTART_ONCE = Call(450, pack_remote_domain_set_autostart_once_args, None)
DOMAIN_SET_THROTTLE_GROUP = Call(451, pack_remote_domain_set_throttle_group_args, None)
DOMAIN_DEL_THROTTLE_GROUP = Call(452, pack_remote_domain_del_throttle_group_args, None)
DOMAIN_ANNOUNCE_INTERFACE = Call(456, pack_remote_domain_announce_interface_args, None)
