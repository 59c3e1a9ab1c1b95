# Generated from remote.x by virtrio.gen.stubs; do not edit.
# mypy: disable-error-code=arg-type
"""`Domain` of the trio client."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

# fmt: off
from .....protocol._generated.remote.later import (
    RemoteDomainAbortJobArgs, RemoteDomainAbortJobFlagsArgs, RemoteDomainAddIothreadArgs,
    RemoteDomainAgentSetResponseTimeoutArgs, RemoteDomainAnnounceInterfaceArgs,
    RemoteDomainAttachDeviceArgs, RemoteDomainAttachDeviceFlagsArgs,
    RemoteDomainAuthorizedSshKeysGetArgs, RemoteDomainAuthorizedSshKeysSetArgs,
    RemoteDomainBackupBeginArgs, RemoteDomainBackupGetXmlDescArgs, RemoteDomainBlockCommitArgs,
    RemoteDomainBlockCopyArgs, RemoteDomainBlockJobAbortArgs, RemoteDomainBlockJobSetSpeedArgs,
    RemoteDomainBlockPeekArgs, RemoteDomainBlockPullArgs, RemoteDomainBlockRebaseArgs,
    RemoteDomainBlockResizeArgs, RemoteDomainBlockStatsArgs, RemoteDomainBlockStatsFlagsArgs,
    RemoteDomainCheckpointCreateXmlArgs, RemoteDomainCheckpointLookupByNameArgs,
    RemoteDomainCoreDumpArgs, RemoteDomainCoreDumpWithFormatArgs, RemoteDomainCreateWithFilesArgs,
    RemoteDomainDelIothreadArgs, RemoteDomainDelThrottleGroupArgs,
    RemoteDomainDetachDeviceAliasArgs, RemoteDomainDetachDeviceArgs,
    RemoteDomainDetachDeviceFlagsArgs, RemoteDomainFdAssociateArgs, RemoteDomainFsfreezeArgs,
    RemoteDomainFsthawArgs, RemoteDomainFstrimArgs, RemoteDomainGetAutostartArgs,
    RemoteDomainGetAutostartOnceArgs, RemoteDomainGetBlkioParametersArgs,
    RemoteDomainGetBlockIoTuneArgs, RemoteDomainGetControlInfoArgs, RemoteDomainGetDiskErrorsArgs,
    RemoteDomainGetGuestInfoArgs, RemoteDomainGetGuestVcpusArgs, RemoteDomainGetHostnameArgs,
    RemoteDomainGetInfoArgs, RemoteDomainGetInterfaceParametersArgs, RemoteDomainGetJobInfoArgs,
    RemoteDomainGetLaunchSecurityInfoArgs, RemoteDomainGetMaxMemoryArgs,
    RemoteDomainGetMaxVcpusArgs, RemoteDomainGetMemoryParametersArgs, RemoteDomainGetMessagesArgs,
    RemoteDomainGetMetadataArgs, RemoteDomainGetNumaParametersArgs, RemoteDomainGetOsTypeArgs,
    RemoteDomainGetPerfEventsArgs, RemoteDomainGetSchedulerTypeArgs, RemoteDomainGetStateArgs,
    RemoteDomainGetVcpusFlagsArgs, RemoteDomainGetXmlDescArgs, RemoteDomainGraphicsReloadArgs,
    RemoteDomainHasCurrentSnapshotArgs, RemoteDomainHasManagedSaveImageArgs,
    RemoteDomainInjectNmiArgs, RemoteDomainInterfaceStatsArgs, RemoteDomainIsActiveArgs,
    RemoteDomainIsPersistentArgs, RemoteDomainIsUpdatedArgs, RemoteDomainListAllCheckpointsArgs,
    RemoteDomainListAllSnapshotsArgs, RemoteDomainManagedSaveArgs,
    RemoteDomainManagedSaveDefineXmlArgs, RemoteDomainManagedSaveGetXmlDescArgs,
    RemoteDomainManagedSaveRemoveArgs, RemoteDomainMemoryPeekArgs, RemoteDomainMigrateBegin3Args,
    RemoteDomainMigrateBegin3ParamsArgs, RemoteDomainMigrateConfirm3Args,
    RemoteDomainMigrateConfirm3ParamsArgs, RemoteDomainMigrateGetCompressionCacheArgs,
    RemoteDomainMigrateGetMaxDowntimeArgs, RemoteDomainMigrateGetMaxSpeedArgs,
    RemoteDomainMigratePerform3Args, RemoteDomainMigratePerform3ParamsArgs,
    RemoteDomainMigratePerformArgs, RemoteDomainMigrateSetCompressionCacheArgs,
    RemoteDomainMigrateSetMaxDowntimeArgs, RemoteDomainMigrateSetMaxSpeedArgs,
    RemoteDomainMigrateStartPostCopyArgs, RemoteDomainOpenChannelArgs, RemoteDomainOpenConsoleArgs,
    RemoteDomainOpenGraphicsArgs, RemoteDomainOpenGraphicsFdArgs,
    RemoteDomainPmSuspendForDurationArgs, RemoteDomainPmWakeupArgs, RemoteDomainRebootArgs,
    RemoteDomainRenameArgs, RemoteDomainResetArgs, RemoteDomainResumeArgs, RemoteDomainSaveArgs,
    RemoteDomainSaveFlagsArgs, RemoteDomainSaveParamsArgs, RemoteDomainScreenshotArgs,
    RemoteDomainSendProcessSignalArgs, RemoteDomainSetAutostartArgs,
    RemoteDomainSetAutostartOnceArgs, RemoteDomainSetBlockIoTuneArgs,
    RemoteDomainSetBlockThresholdArgs, RemoteDomainSetGuestVcpusArgs,
    RemoteDomainSetIothreadParamsArgs, RemoteDomainSetLaunchSecurityStateArgs,
    RemoteDomainSetLifecycleActionArgs, RemoteDomainSetMaxMemoryArgs, RemoteDomainSetMemoryArgs,
    RemoteDomainSetMemoryFlagsArgs, RemoteDomainSetMemoryStatsPeriodArgs,
    RemoteDomainSetMetadataArgs, RemoteDomainSetThrottleGroupArgs, RemoteDomainSetUserPasswordArgs,
    RemoteDomainSetVcpuArgs, RemoteDomainSetVcpusArgs, RemoteDomainSetVcpusFlagsArgs,
    RemoteDomainShutdownArgs, RemoteDomainShutdownFlagsArgs, RemoteDomainSnapshotCreateXmlArgs,
    RemoteDomainSnapshotCurrentArgs, RemoteDomainSnapshotLookupByNameArgs,
    RemoteDomainSnapshotNumArgs, RemoteDomainStartDirtyRateCalcArgs, RemoteDomainSuspendArgs,
    RemoteDomainUndefineArgs, RemoteDomainUndefineFlagsArgs, RemoteDomainUpdateDeviceFlagsArgs,
)
# fmt: on
from .....protocol.lazy import replaceable
from .....protocol.typedparams import plain
from .... import answers, arguments, handles, hypervisors, paths, results
from ....scripts import cpumaps, domains, hints, listing, migration, parameters, records
from ....trio.running import on, run
from ... import calls
from .later import Connect, DomainCheckpoint, DomainSnapshot

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from os import PathLike

    from .....protocol._generated import enums
    from .....protocol.numbers import PlainInt
    from .....protocol.typedparams import Params, PlainParams
    from ....checkpoints.moving import Imported
    from ....checkpoints.plan import Plan, Repair
    from ....checkpoints.report import Report
    from ..streams import Stream

__all__ = ["Domain"]

replaceable(__name__)


class Domain(handles.Domain):
    """A domain: a virtual machine or container, running or only defined."""

    __slots__ = ()

    if TYPE_CHECKING:
        _connect: Connect

        def connect(self) -> Connect: ...
        def get_connect(self) -> Connect: ...

    async def attach_device(self, xml: str) -> int:
        """Plug a device into the running guest, but not into its definition.

        The device is gone at the next boot; ``attach_device_flags`` can add it to the
        definition. To change the medium of a drive, use ``update_device_flags``.

        Args:
            xml: one device: ``<disk>``, ``<interface>``, ``<hostdev>`` or another child
                of ``<devices>``

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_SYSTEM_ERROR: the file cannot be read or written
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: hyperv, libxl, lxc, qemu, vbox, vz.
        virDomainAttachDevice.
        """
        await self._connect._call(
            calls.DOMAIN_ATTACH_DEVICE,
            RemoteDomainAttachDeviceArgs(self._use("virDomainAttachDevice"), xml),
        )
        return 0

    async def create(self) -> int:
        """Start a defined domain, or wake it from its managed save image.

        The domain has to be off. Its guest runs when the call returns, unless its state
        was saved while it was paused.

        The handle takes the id that the domain got.

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INTERNAL_ERROR: the domain is running
                VIR_ERR_OPERATION_INVALID: the domain is running
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: bhyve, ch, esx, hyperv, libxl, lxc, openvz, qemu, test, vbox,
        vmware, vz.
        virDomainCreate.
        """
        return await self._connect._run(domains.domain_create_gen(self))

    async def destroy(self) -> int:
        """Stop the domain at once, as if its power were cut.

        The guest is not asked: its emulator is told to end, and killed when that takes
        too long, so what the guest had not written yet is lost. ``shutdown`` asks the
        guest, ``destroy_flags`` can do without killing. A transient domain is gone
        afterwards, and the metadata of its snapshots with it.

        The handle stays usable; its id becomes -1.

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: bhyve, ch, esx, hyperv, libxl, lxc, openvz, qemu, test, vbox,
        vmware, vz.
        virDomainDestroy.
        """
        return await self._connect._run(domains.domain_destroy_gen(self))

    async def detach_device(self, xml: str) -> int:
        """Unplug a device from the running guest, but keep it in the definition.

        Does what ``detach_device_flags`` does with VIR_DOMAIN_AFFECT_LIVE: the guest
        may release the device some time after the call has returned.

        Args:
            xml: the device, best as the document of the running domain has it

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: libxl, lxc, qemu, vbox, vz.
        virDomainDetachDevice.
        """
        await self._connect._call(
            calls.DOMAIN_DETACH_DEVICE,
            RemoteDomainDetachDeviceArgs(self._use("virDomainDetachDevice"), xml),
        )
        return 0

    async def xml_desc(self, flags: enums.DomainXMLFlags | PlainInt = 0) -> str:
        """Return the XML document that describes the domain as it is at present.

        Of an active domain it describes the guest that runs; with
        VIR_DOMAIN_XML_INACTIVE, what the next start will use. Passwords are left out
        without VIR_DOMAIN_XML_SECURE, which a read-only connection may not ask for, nor
        VIR_DOMAIN_XML_MIGRATABLE.

        Args:
            flags: which configuration to describe, and whether with secrets; 0 for the
                current one without (DomainXMLFlags)

        Returns:
            a ``<domain>`` document, fit for ``create_xml`` and ``define_xml``

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: bhyve, ch, esx, hyperv, libxl, lxc, openvz, qemu, test, vbox,
        vmware, vz.
        virDomainGetXMLDesc.
        """
        ret = await self._connect._call(
            calls.DOMAIN_GET_XML_DESC,
            RemoteDomainGetXmlDescArgs(self._use("virDomainGetXMLDesc"), flags),
        )
        return ret.xml

    async def autostart(self) -> int:
        """Return whether the domain is started when its host boots.

        Returns:
            1 if it is, 0 if not

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: bhyve, esx, hyperv, libxl, lxc, openvz, qemu, test, vz.
        virDomainGetAutostart.
        """
        ret = await self._connect._call(
            calls.DOMAIN_GET_AUTOSTART,
            RemoteDomainGetAutostartArgs(self._use("virDomainGetAutostart")),
        )
        return ret.autostart

    async def info(self) -> results.DomainInfo:
        """Return state, memory, number of vCPUs and CPU time of the domain.

        On restricted connections some hypervisors fill in only a part.

        Returns:
            state: a DomainState
            max_mem: most memory that the domain may be given, in KiB
            memory: memory that the domain has at present, in KiB
            nr_virt_cpu: number of virtual CPUs in use
            cpu_time: CPU time used since the guest was started, in ns; 0 when it is off

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: bhyve, ch, esx, hyperv, libxl, lxc, openvz, qemu, test, vbox,
        vmware, vz.
        virDomainGetInfo.
        """
        ret = await self._connect._call(
            calls.DOMAIN_GET_INFO, RemoteDomainGetInfoArgs(self._use("virDomainGetInfo"))
        )
        return results.DomainInfo((ret.state, ret.maxMem, ret.memory, ret.nrVirtCpu, ret.cpuTime))

    async def max_memory(self) -> int:
        """Return the upper limit of the memory that the domain may have.

        ``info`` has it too, beside the memory that the domain has at present.

        Returns:
            maximum memory in KiB

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: esx, hyperv, libxl, lxc, qemu, test, vz.
        virDomainGetMaxMemory.
        """
        ret = await self._connect._call(
            calls.DOMAIN_GET_MAX_MEMORY,
            RemoteDomainGetMaxMemoryArgs(self._use("virDomainGetMaxMemory")),
        )
        return ret.memory

    async def max_vcpus(self) -> int:
        """Return how many virtual CPUs the guest can have without a restart.

        For a domain that runs. Of one that is off, some hypervisors tell their own
        limit and others refuse: ``vcpus_flags`` with VIR_DOMAIN_VCPU_MAXIMUM answers in
        both cases.

        Returns:
            maximum number of virtual CPUs

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: ch, esx, hyperv, libxl, openvz, qemu, test, vbox, vz.
        virDomainGetMaxVcpus.
        """
        ret = await self._connect._call(
            calls.DOMAIN_GET_MAX_VCPUS,
            RemoteDomainGetMaxVcpusArgs(self._use("virDomainGetMaxVcpus")),
        )
        return ret.num

    async def os_type(self) -> str:
        """Return the type of system that the domain is made to boot.

        Returns:
            text of ``<os><type>``: ``hvm`` for a full virtual machine, ``linux`` or
            ``xenpvh`` for Xen's paravirtualized guests, ``exe`` for a container

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: bhyve, esx, hyperv, libxl, lxc, openvz, qemu, test, vbox, vmware,
        vz.
        virDomainGetOSType.
        """
        ret = await self._connect._call(
            calls.DOMAIN_GET_OS_TYPE, RemoteDomainGetOsTypeArgs(self._use("virDomainGetOSType"))
        )
        return ret.type

    async def vcpus(self) -> tuple[list[results.Vcpu], list[tuple[bool, ...]]]:
        """Return where each virtual CPU runs and may run, and how long it has run.

        May be refused when the domain is off; ``vcpu_pin_info`` then tells where
        virtual CPUs may run.

        The client first asks for the number of virtual CPUs and of the host's CPUs.

        Returns:
            info: tuple (number, state, cpu_time, cpu) of each virtual CPU: ``state`` is
                a VcpuState, ``cpu_time`` in ns, ``cpu`` the host CPU it runs on or a
                VcpuHostCpuState below 0
            cpumaps: tuple for each virtual CPU, of a bool for each host CPU: whether it
                may run there

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: ch, hyperv, libxl, qemu, test, vz.
        virDomainGetVcpus.
        """
        return await self._connect._run(cpumaps.domain_get_vcpus_gen(self))

    async def pin_vcpu(self, vcpu: int, cpumap: Sequence[bool]) -> int:
        """Choose the host CPUs on which one vCPU of a running guest may run.

        The definition keeps its own pinning, which ``pin_vcpu_flags`` can change.

        Args:
            vcpu: number of the virtual CPU, from 0
            cpumap: a bool for each host CPU: whether it may be used; CPUs beyond its
                end may not, at least one must

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: the domain has no such vCPU; an argument is missing
                    or empty
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: ch, libxl, qemu, test.
        virDomainPinVcpu.
        """
        return await self._connect._run(cpumaps.domain_pin_vcpu_gen(self, vcpu, cpumap))

    async def reboot(self, flags: enums.DomainRebootFlagValues | PlainInt = 0) -> int:
        """Ask the guest to restart; it may take its time or ignore the request.

        The call returns once the request is made. The domain's ``<on_reboot>`` may turn
        the restart into a shutdown. A guest on its way to reboot should not be saved or
        migrated: with QEMU this may end in a shutdown. VIR_DOMAIN_REBOOT_GUEST_AGENT
        needs the agent's channel in the domain.

        Args:
            flags: ways to reach the guest that may be tried, in no given order; 0 for
                the hypervisor's choice (DomainRebootFlagValues)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: ch, esx, hyperv, libxl, lxc, openvz, qemu, test, vbox, vmware, vz.
        virDomainReboot.
        """
        await self._connect._call(
            calls.DOMAIN_REBOOT, RemoteDomainRebootArgs(self._use("virDomainReboot"), flags)
        )
        return 0

    async def resume(self) -> int:
        """Let a suspended guest run on from where it was frozen.

        Refused for a guest that already runs. A guest in VIR_DOMAIN_PMSUSPENDED, which
        put itself to sleep, wakes up by ``pm_wakeup`` instead.

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INTERNAL_ERROR: the domain is not suspended
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: ch, esx, hyperv, libxl, lxc, openvz, qemu, test, vbox, vmware, vz.
        virDomainResume.
        """
        await self._connect._call(
            calls.DOMAIN_RESUME, RemoteDomainResumeArgs(self._use("virDomainResume"))
        )
        return 0

    async def set_autostart(self, autostart: int) -> int:
        """Choose whether the domain is to be started when its host boots.

        Only a persistent domain can be.

        Args:
            autostart: 0 for no; any other number for yes

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is transient
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: bhyve, esx, hyperv, libxl, lxc, openvz, qemu, test.
        virDomainSetAutostart.
        """
        await self._connect._call(
            calls.DOMAIN_SET_AUTOSTART,
            RemoteDomainSetAutostartArgs(self._use("virDomainSetAutostart"), autostart),
        )
        return 0

    async def set_max_memory(self, memory: int) -> int:
        """Change the upper limit of the memory that the domain may have.

        Whether this is for the guest that runs or for its definition depends on the
        hypervisor; QEMU refuses it while the domain is active. ``set_memory_flags``
        with VIR_DOMAIN_MEM_MAXIMUM lets you choose.

        Args:
            memory: new maximum in KiB, not 0

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is running
                VIR_ERR_OVERFLOW: a number is too large
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: esx, hyperv, libxl, lxc, qemu, test.
        virDomainSetMaxMemory.
        """
        await self._connect._call(
            calls.DOMAIN_SET_MAX_MEMORY,
            RemoteDomainSetMaxMemoryArgs(self._use("virDomainSetMaxMemory"), memory),
        )
        return 0

    async def set_memory(self, memory: int) -> int:
        """Change how much memory the guest has at present, within its maximum.

        Needs a running guest on most hypervisors, and its balloon driver's help: the
        guest may take its time or give back less. ``set_memory_flags`` can change the
        definition as well.

        Args:
            memory: memory in KiB, not 0 and not above ``max_memory``

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_OVERFLOW: a number is too large
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: esx, hyperv, libxl, lxc, qemu, test, vbox, vz.
        virDomainSetMemory.
        """
        await self._connect._call(
            calls.DOMAIN_SET_MEMORY,
            RemoteDomainSetMemoryArgs(self._use("virDomainSetMemory"), memory),
        )
        return 0

    async def set_vcpus(self, nvcpus: int) -> int:
        """Plug virtual CPUs into the running guest or take some out.

        The guest has to be booted far enough to take notice. ``set_vcpus_flags``
        changes the definition, or the maximum.

        Args:
            nvcpus: number of virtual CPUs to have afterwards, from 1 to ``max_vcpus``

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a number is out of range
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: esx, hyperv, libxl, openvz, qemu, test, vbox, vz.
        virDomainSetVcpus.
        """
        await self._connect._call(
            calls.DOMAIN_SET_VCPUS, RemoteDomainSetVcpusArgs(self._use("virDomainSetVcpus"), nvcpus)
        )
        return 0

    async def shutdown(self) -> int:
        """Ask the guest to power itself off, and return without waiting.

        The guest may ignore it, and the domain's ``<on_poweroff>`` may turn it into a
        restart. A guest that complies leaves its disks in order. An event, or
        ``state``, tells when it is off. ``shutdown_flags`` chooses how the guest is
        asked, ``destroy`` does not ask.

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INTERNAL_ERROR: the domain is not running
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: bhyve, ch, esx, hyperv, libxl, lxc, openvz, qemu, test, vbox,
        vmware, vz.
        virDomainShutdown.
        """
        await self._connect._call(
            calls.DOMAIN_SHUTDOWN, RemoteDomainShutdownArgs(self._use("virDomainShutdown"))
        )
        return 0

    async def suspend(self) -> int:
        """Freeze the running guest: it keeps its memory but gets no CPU and no I/O.

        The state becomes VIR_DOMAIN_PAUSED until ``resume``. This is not the guest's
        own sleep, see ``pm_suspend_for_duration``, and nothing is written to disk, see
        ``save``.

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INTERNAL_ERROR: the domain is not running
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: ch, esx, hyperv, libxl, lxc, openvz, qemu, test, vbox, vmware, vz.
        virDomainSuspend.
        """
        await self._connect._call(
            calls.DOMAIN_SUSPEND, RemoteDomainSuspendArgs(self._use("virDomainSuspend"))
        )
        return 0

    async def undefine(self) -> int:
        """Remove the domain's definition; a running guest becomes transient.

        Refused when the domain has a managed save image, when it is off and has
        metadata of snapshots or checkpoints, or when it has an NVRAM file:
        ``undefine_flags`` says what becomes of these. A guest that runs goes on; an
        inactive domain no longer exists afterwards.

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is transient
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: bhyve, ch, esx, hyperv, libxl, lxc, openvz, qemu, test, vbox,
        vmware, vz.
        virDomainUndefine.
        """
        await self._connect._call(
            calls.DOMAIN_UNDEFINE, RemoteDomainUndefineArgs(self._use("virDomainUndefine"))
        )
        return 0

    async def core_dump(
        self, to: str | PathLike[str], flags: enums.DomainCoreDumpFlags | PlainInt = 0
    ) -> int:
        """Write the guest's memory to a file on the host, for a debugger.

        The guest is suspended meanwhile and runs on afterwards, unless a flag says
        otherwise: VIR_DUMP_LIVE does not suspend it, VIR_DUMP_CRASH leaves it off for
        the reason VIR_DOMAIN_SHUTOFF_CRASHED, VIR_DUMP_RESET resets it. These three
        exclude each other. ``core_dump_with_format`` has other formats.

        Args:
            to: absolute path of the file on the host of the domain
            flags: what becomes of the guest, whether only its memory is dumped, and
                whether the host's cache is bypassed; 0 for none of these
                (DomainCoreDumpFlags)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported; flags exclude each other
                VIR_ERR_SYSTEM_ERROR: the file cannot be read or written
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: libxl, qemu, test.
        virDomainCoreDump.
        """
        await self._connect._call(
            calls.DOMAIN_CORE_DUMP,
            RemoteDomainCoreDumpArgs(self._use("virDomainCoreDump"), paths.absolute(to), flags),
        )
        return 0

    async def save(self, to: str | PathLike[str]) -> int:
        """Write the guest's state to a file on the host and stop the guest.

        ``restore`` of the connection brings the guest back from the file. A transient
        domain is gone meanwhile. libvirt does not keep track of the file, unlike
        ``managed_save``; with ``save_image_get_xml_desc`` and ``save_image_define_xml``
        its XML can be read and changed.

        Args:
            to: absolute path of the file on the host of the domain

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_SYSTEM_ERROR: the file cannot be read or written
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: libxl, qemu, test, vbox.
        virDomainSave.
        """
        await self._connect._call(
            calls.DOMAIN_SAVE, RemoteDomainSaveArgs(self._use("virDomainSave"), paths.absolute(to))
        )
        return 0

    async def scheduler_type(self) -> results.SchedulerType:
        """Return which scheduler gives the guest CPU time, with how many settings.

        Returns:
            type: the scheduler's name: ``posix`` for QEMU and LXC on Linux, ``credit``
                for Xen, and others
            nparams: number of its parameters, which ``scheduler_parameters`` returns

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: esx, hyperv, libxl, lxc, qemu, test.
        virDomainGetSchedulerType.
        """
        ret = await self._connect._call(
            calls.DOMAIN_GET_SCHEDULER_TYPE,
            RemoteDomainGetSchedulerTypeArgs(self._use("virDomainGetSchedulerType")),
        )
        return results.SchedulerType((ret.type, ret.nparams))

    async def scheduler_parameters(self) -> PlainParams:
        """Return the settings by which the guest gets its CPU time.

        Whether they are those of the running guest or of the definition depends on the
        hypervisor; ``scheduler_parameters_flags`` lets you choose.

        Returns:
            dict of numbers; for ``posix``: ``cpu_shares``, a relative weight, and for
            each of ``vcpu``, ``emulator``, ``iothread`` and ``global`` (the whole
            domain) its ``..._period`` in microseconds and its ``..._quota``,
            microseconds of CPU time in a period, below 0 without limit; for ``credit``:
            ``weight`` and ``cap``

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: esx, hyperv, libxl, lxc, qemu, test.
        virDomainGetSchedulerParameters.
        """
        return await self._connect._run(parameters.domain_scheduler_parameters_gen(self))

    async def set_scheduler_parameters(self, params: Params) -> int:
        """Change some settings by which the guest gets its CPU time.

        Whether this is for the running guest, for the definition or for both depends on
        the hypervisor; ``set_scheduler_parameters_flags`` lets you choose.

        The client first asks for the settings that there are, to send each new value in
        its type.

        Args:
            params: those to change, at least one: ``cpu_shares``, ``vcpu_period``,
                ``vcpu_quota`` and the others that ``scheduler_parameters`` returns

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: an argument is missing or empty
                VIR_ERR_ARGUMENT_UNSUPPORTED: a parameter is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: esx, libxl, lxc, qemu, test.
        virDomainSetSchedulerParameters.
        """
        return await self._connect._run(
            parameters.domain_set_scheduler_parameters_gen(self, params)
        )

    async def migrate_perform(
        self,
        cookie: bytes,
        uri: str,
        flags: enums.DomainMigrateFlags | PlainInt,
        dname: str | None,
        bandwidth: int,
    ) -> int:
        """Send the guest to a prepared destination, by migration protocol 1 or 2.

        For programs that lead a migration themselves, against libvirt before 0.9.2. The
        destination has been prepared with ``migrate_prepare`` or ``migrate_prepare2``
        and is finished with ``migrate_finish`` or ``migrate_finish2``. With
        VIR_MIGRATE_PEER2PEER it is the whole migration. The guest is gone here when the
        call returns, and goes on here when it fails.

        ``migrate3`` leads migrations to current servers.

        Args:
            cookie: opaque bytes that preparing the destination gave
            uri: where to send the guest: the hypervisor's URI that preparing gave, or
                libvirt's URI of the destination with VIR_MIGRATE_PEER2PEER
            flags: flags of the migration (DomainMigrateFlags)
            dname: name of the domain at the destination, None to keep it
            bandwidth: limit in MiB/s, 0 for the hypervisor's default

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: esx, qemu.
        virDomainMigratePerform.
        """
        await self._connect._call(
            calls.DOMAIN_MIGRATE_PERFORM,
            RemoteDomainMigratePerformArgs(
                self._use("virDomainMigratePerform"), cookie, uri, flags, dname, bandwidth
            ),
        )
        return 0

    async def block_stats(self, path: str | PathLike[str]) -> results.BlockStats:
        """Return how much the guest has read from and written to one disk.

        For a running guest. A field is -1 where the hypervisor does not count it.
        ``block_stats_flags`` has more.

        Args:
            path: the disk's target, such as ``vda``, or the path of its source; empty
                for all disks together, where supported

        Returns:
            rd_req: number of read requests
            rd_bytes: bytes read
            wr_req: number of write requests
            wr_bytes: bytes written
            errs: number of errors; of Xen domains, requests that had to wait

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: the domain has no such device
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_OPERATION_UNSUPPORTED: an argument is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: libxl, lxc, qemu, test, vz.
        virDomainBlockStats.
        """
        ret = await self._connect._call(
            calls.DOMAIN_BLOCK_STATS,
            RemoteDomainBlockStatsArgs(self._use("virDomainBlockStats"), path),
        )
        return results.BlockStats((ret.rd_req, ret.rd_bytes, ret.wr_req, ret.wr_bytes, ret.errs))

    async def interface_stats(self, path: str | PathLike[str]) -> results.InterfaceStats:
        """Return the traffic, errors and drops of one network interface.

        For a running guest and as seen by it: what it receives is ``rx``. A field is -1
        where the hypervisor does not count it.

        Args:
            path: the interface's target on the host, such as ``vnet0``, or its MAC
                address

        Returns:
            rx_bytes: bytes received
            rx_packets: number of packets received
            rx_errs: number of errors in receiving
            rx_drop: number of received packets that were dropped
            tx_bytes: bytes sent
            tx_packets: number of packets sent
            tx_errs: number of errors in sending
            tx_drop: number of packets to send that were dropped

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: the domain has no such device
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: libxl, lxc, openvz, qemu, test, vz.
        virDomainInterfaceStats.
        """
        ret = await self._connect._call(
            calls.DOMAIN_INTERFACE_STATS,
            RemoteDomainInterfaceStatsArgs(self._use("virDomainInterfaceStats"), path),
        )
        return results.InterfaceStats(
            (
                ret.rx_bytes,
                ret.rx_packets,
                ret.rx_errs,
                ret.rx_drop,
                ret.tx_bytes,
                ret.tx_packets,
                ret.tx_errs,
                ret.tx_drop,
            )
        )

    async def block_peek(
        self, disk: str | PathLike[str], offset: int, size: int, flags: int = 0
    ) -> bytes:
        """Read bytes from the storage behind one of the domain's disks.

        Tells, for instance, whether a boot sector has been written. Works for a remote
        host as well. QEMU's driver has it for disks of format ``raw`` only. Read-only
        connections may not call this.

        Args:
            disk: the disk's target, such as ``vda``, or the path of its source
            offset: position of the first byte, in bytes
            size: number of bytes within the disk, at most 4 MiB in one call; 0 to see
                whether it is allowed
            flags: unused, 0

        Returns:
            the bytes read, ``size`` of them

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: the domain has no such device; a flag is not
                    supported; an argument is missing or empty
                VIR_ERR_INTERNAL_ERROR: a number is out of range
                VIR_ERR_SYSTEM_ERROR: a number is out of range
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu.
        virDomainBlockPeek.
        """
        ret = await self._connect._call(
            calls.DOMAIN_BLOCK_PEEK,
            RemoteDomainBlockPeekArgs(self._use("virDomainBlockPeek"), disk, offset, size, flags),
        )
        return ret.buffer

    async def memory_peek(
        self, start: int, size: int, flags: enums.DomainMemoryFlags | PlainInt = 0
    ) -> bytes:
        """Read bytes from the memory of the running guest.

        With VIR_MEMORY_VIRTUAL addresses are those of whatever the guest runs at this
        moment; pointers of a Linux kernel can be followed this way. Read-only
        connections may not call this.

        Args:
            start: address of the first byte
            size: number of bytes, at most 4 MiB in one call; 0 to see whether it is
                allowed
            flags: one of VIR_MEMORY_VIRTUAL and VIR_MEMORY_PHYSICAL: what kind of
                address ``start`` is (DomainMemoryFlags)

        Returns:
            the bytes read, ``size`` of them

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported; flags exclude each other
                VIR_ERR_INTERNAL_ERROR: a number is out of range
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu, test.
        virDomainMemoryPeek.
        """
        ret = await self._connect._call(
            calls.DOMAIN_MEMORY_PEEK,
            RemoteDomainMemoryPeekArgs(self._use("virDomainMemoryPeek"), start, size, flags),
        )
        return ret.buffer

    async def security_label(self) -> results.SecurityLabel:
        """Return the label by which the host's security driver confines the guest.

        The first label only, if there are several drivers: see ``security_label_list``.

        Returns:
            label: label of the running guest, such as an SELinux context; empty when it
                is off or not confined
            enforcing: whether the driver enforces its policy, a bool

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: lxc, qemu, test.
        virDomainGetSecurityLabel.
        """
        return await self._connect._run(records.domain_get_security_label_gen(self))

    async def is_active(self) -> int:
        """Return whether the domain has a running or paused guest at present.

        Returns:
            1 if it has, 0 if it is off

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: bhyve, ch, esx, hyperv, libxl, lxc, openvz, qemu, test, vbox,
        vmware, vz.
        virDomainIsActive.
        """
        ret = await self._connect._call(
            calls.DOMAIN_IS_ACTIVE, RemoteDomainIsActiveArgs(self._use("virDomainIsActive"))
        )
        return ret.active

    async def is_persistent(self) -> int:
        """Return whether the domain has a definition that outlives its guest.

        Returns:
            1 if it has; 0 for a transient domain, which is gone when its guest stops

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: bhyve, esx, hyperv, libxl, lxc, openvz, qemu, test, vbox, vmware,
        vz.
        virDomainIsPersistent.
        """
        ret = await self._connect._call(
            calls.DOMAIN_IS_PERSISTENT,
            RemoteDomainIsPersistentArgs(self._use("virDomainIsPersistent")),
        )
        return ret.persistent

    async def memory_stats(self) -> dict[str, int]:
        """Return how the running guest uses its memory, by kind of statistic.

        Most of it comes from the guest's balloon driver, and with QEMU only once
        ``set_memory_stats_period`` has told how often to collect it.

        Returns:
            dict with those that the hypervisor knows. In KiB: ``actual`` (size of the
            balloon), ``available`` to the guest's system, ``unused``, ``usable``
            without swapping, ``disk_caches``, ``swap_in``, ``swap_out`` and ``rss`` of
            the emulator on the host. Counts: ``major_fault``, ``minor_fault``,
            ``hugetlb_pgalloc``, ``hugetlb_pgfail``. In seconds since 1970:
            ``last_update``

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: libxl, lxc, qemu, test, vz.
        virDomainMemoryStats.
        """
        return await self._connect._run(records.domain_memory_stats_gen(self))

    async def attach_device_flags(
        self,
        xml: str,
        flags: enums.DomainModificationImpact | enums.DomainDeviceModifyFlags | PlainInt = 0,
    ) -> int:
        """Add a device to the running guest, to its definition, or to both.

        To change the medium of a drive, use ``update_device_flags``.

        Args:
            xml: one device: ``<disk>``, ``<interface>``, ``<hostdev>`` or another child
                of ``<devices>``
            flags: VIR_DOMAIN_AFFECT_LIVE for the running guest,
                VIR_DOMAIN_AFFECT_CONFIG for the definition, or both; 0 for the guest if
                it runs, else the definition (DomainModificationImpact |
                DomainDeviceModifyFlags)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running; the domain is
                    transient; the domain has such a device
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_XML_DETAIL: the document is not XML
                VIR_ERR_CONFIG_UNSUPPORTED: the document is of another kind
                VIR_ERR_SYSTEM_ERROR: the file cannot be read or written
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: hyperv, libxl, lxc, qemu, vbox, vz.
        virDomainAttachDeviceFlags.
        """
        await self._connect._call(
            calls.DOMAIN_ATTACH_DEVICE_FLAGS,
            RemoteDomainAttachDeviceFlagsArgs(self._use("virDomainAttachDeviceFlags"), xml, flags),
        )
        return 0

    async def detach_device_flags(
        self,
        xml: str,
        flags: enums.DomainModificationImpact | enums.DomainDeviceModifyFlags | PlainInt = 0,
    ) -> int:
        """Take a device out of the running guest, its definition, or both.

        A running guest may have to release the device first. The call waits for that
        only a little: VIR_DOMAIN_EVENT_ID_DEVICE_REMOVED, or the domain's XML, tells
        when it is done. A block job on a disk may have to be ended before. How much of
        ``xml`` has to match depends on the driver; a partial one may hit another
        device.

        Args:
            xml: the device, best as the domain's own document has it
            flags: VIR_DOMAIN_AFFECT_LIVE for the running guest,
                VIR_DOMAIN_AFFECT_CONFIG for the definition, or both; 0 for the guest if
                it runs, else the definition (DomainModificationImpact |
                DomainDeviceModifyFlags)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_DEVICE_MISSING: the domain has no such device
                VIR_ERR_OPERATION_INVALID: the domain is not running; the domain is
                    transient
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_XML_DETAIL: the document is not XML
                VIR_ERR_CONFIG_UNSUPPORTED: the document is of another kind
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: libxl, lxc, qemu, vbox, vz.
        virDomainDetachDeviceFlags.
        """
        await self._connect._call(
            calls.DOMAIN_DETACH_DEVICE_FLAGS,
            RemoteDomainDetachDeviceFlagsArgs(self._use("virDomainDetachDeviceFlags"), xml, flags),
        )
        return 0

    async def job_info(self) -> results.JobInfo:
        """Return how far the domain's job is, such as a save or a migration.

        For an active domain only. ``job_stats`` tells more.

        Returns:
            type: a DomainJobType; VIR_DOMAIN_JOB_NONE, and all else 0, when there is no
                job
            time_elapsed: time since the job was started, in milliseconds
            time_remaining: time until it will end, in milliseconds, of a
                VIR_DOMAIN_JOB_BOUNDED job; else 0
            data_total: all data of the job, in bytes: memory and files together
            data_processed: data processed up to now, in bytes
            data_remaining: data still to be processed, in bytes
            mem_total: memory of the guest that is part of the job, in bytes
            mem_processed: memory processed up to now, in bytes
            mem_remaining: memory still to be processed, in bytes; may grow as the guest
                writes
            file_total: data of disk images that is part of the job, in bytes
            file_processed: data of disk images processed up to now, in bytes
            file_remaining: data of disk images still to be processed, in bytes

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: libxl, qemu, vz.
        virDomainGetJobInfo.
        """
        ret = await self._connect._call(
            calls.DOMAIN_GET_JOB_INFO, RemoteDomainGetJobInfoArgs(self._use("virDomainGetJobInfo"))
        )
        return results.JobInfo(
            (
                ret.type,
                ret.timeElapsed,
                ret.timeRemaining,
                ret.dataTotal,
                ret.dataProcessed,
                ret.dataRemaining,
                ret.memTotal,
                ret.memProcessed,
                ret.memRemaining,
                ret.fileTotal,
                ret.fileProcessed,
                ret.fileRemaining,
            )
        )

    async def abort_job(self) -> int:
        """Cancel the job that occupies the domain, such as a save or a migration.

        Refused when there is no job, and for a migration in its post-copy phase, which
        ``abort_job_flags`` can interrupt. For jobs on single disks there is
        ``block_job_abort``.

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: no job is running; the domain is not running
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu, vz.
        virDomainAbortJob.
        """
        await self._connect._call(
            calls.DOMAIN_ABORT_JOB, RemoteDomainAbortJobArgs(self._use("virDomainAbortJob"))
        )
        return 0

    async def migrate_set_max_downtime(self, downtime: int, flags: int = 0) -> int:
        """Limit how long a live migration may pause the guest at its end.

        Meant for a migration under way: the longer the pause may be, the earlier it can
        complete.

        Args:
            downtime: longest pause to be tolerated, in milliseconds
            flags: unused, 0

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu.
        virDomainMigrateSetMaxDowntime.
        """
        await self._connect._call(
            calls.DOMAIN_MIGRATE_SET_MAX_DOWNTIME,
            RemoteDomainMigrateSetMaxDowntimeArgs(
                self._use("virDomainMigrateSetMaxDowntime"), downtime, flags
            ),
        )
        return 0

    async def update_device_flags(
        self,
        xml: str,
        flags: enums.DomainModificationImpact | enums.DomainDeviceModifyFlags | PlainInt = 0,
    ) -> int:
        """Change a device of the domain, such as the medium in a CD-ROM drive.

        Also changes a display's password or the network that an interface is connected
        to. What ``xml`` leaves out may be taken as to be removed: start from the
        domain's own document and change one thing.

        Args:
            xml: the whole device as it shall be: ``<disk>``, ``<graphics>``,
                ``<interface>`` or another child of ``<devices>``
            flags: VIR_DOMAIN_AFFECT_LIVE for the running guest,
                VIR_DOMAIN_AFFECT_CONFIG for the definition, or both, 0 for the guest if
                it runs, else the definition; VIR_DOMAIN_DEVICE_MODIFY_FORCE to eject a
                medium that the guest has locked (DomainModificationImpact |
                DomainDeviceModifyFlags)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INTERNAL_ERROR: the domain has no such device
                VIR_ERR_INVALID_ARG: the domain has no such device; a flag is not
                    supported
                VIR_ERR_OPERATION_INVALID: the domain is not running; the domain is
                    transient
                VIR_ERR_XML_DETAIL: the document is not XML
                VIR_ERR_CONFIG_UNSUPPORTED: the document is of another kind
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: libxl, lxc, openvz, qemu, vbox, vz.
        virDomainUpdateDeviceFlags.
        """
        await self._connect._call(
            calls.DOMAIN_UPDATE_DEVICE_FLAGS,
            RemoteDomainUpdateDeviceFlagsArgs(self._use("virDomainUpdateDeviceFlags"), xml, flags),
        )
        return 0

    async def managed_save(self, flags: enums.DomainSaveRestoreFlags | PlainInt = 0) -> int:
        """Stop the guest and keep its state, to go on from at the next start.

        libvirt chooses the place of the image and uses it, once, when the domain is
        next started. The domain has to be active and persistent.

        Args:
            flags: whether the host's cache is bypassed, and in which state the guest
                will wake: VIR_DOMAIN_SAVE_RUNNING or VIR_DOMAIN_SAVE_PAUSED, not both;
                0 for the state it is in (DomainSaveRestoreFlags)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running; the domain is
                    transient
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: hyperv, libxl, qemu, test, vz.
        virDomainManagedSave.
        """
        await self._connect._call(
            calls.DOMAIN_MANAGED_SAVE,
            RemoteDomainManagedSaveArgs(self._use("virDomainManagedSave"), flags),
        )
        return 0

    async def has_managed_save_image(self, flags: int = 0) -> int:
        """Return whether the next start will go on from a managed save image.

        Args:
            flags: unused, 0

        Returns:
            1 if there is an image; 0 if not, as for every running domain

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: bhyve, esx, hyperv, libxl, lxc, openvz, qemu, test, vbox, vmware,
        vz.
        virDomainHasManagedSaveImage.
        """
        ret = await self._connect._call(
            calls.DOMAIN_HAS_MANAGED_SAVE_IMAGE,
            RemoteDomainHasManagedSaveImageArgs(self._use("virDomainHasManagedSaveImage"), flags),
        )
        return ret.result

    async def managed_save_remove(self, flags: int = 0) -> int:
        """Delete the managed save image, so that the next start boots the guest.

        Without an image, QEMU's driver raises an error; others may do nothing.

        Args:
            flags: unused, 0

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_SYSTEM_ERROR: the file cannot be read or written
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: hyperv, libxl, qemu, test, vz.
        virDomainManagedSaveRemove.
        """
        await self._connect._call(
            calls.DOMAIN_MANAGED_SAVE_REMOVE,
            RemoteDomainManagedSaveRemoveArgs(self._use("virDomainManagedSaveRemove"), flags),
        )
        return 0

    async def snapshot_create_xml(
        self, xml_desc: str, flags: enums.DomainSnapshotCreateFlags | PlainInt = 0
    ) -> DomainSnapshot:
        """Save the state of a domain's disks, and of its memory while it runs.

        The new snapshot becomes the current one, and the former current one its parent.
        VIR_DOMAIN_SNAPSHOT_CREATE_DISK_ONLY leaves the memory out. With
        VIR_DOMAIN_SNAPSHOT_CREATE_REDEFINE nothing is saved: metadata that
        `get_xml_desc` gave earlier is put back, on another host for instance.

        Args:
            xml_desc: the snapshot, ``<domainsnapshot>``; name and disks may be left out
            flags: 0, or how to take it (DomainSnapshotCreateFlags)

        Returns:
            the new snapshot

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_UNSUPPORTED: the domain has checkpoints
                VIR_ERR_OPERATION_FAILED: the name is taken
                VIR_ERR_INVALID_ARG: a flag is not supported; a flag lacks another that
                    it requires
                VIR_ERR_XML_DETAIL: the document is not XML
                VIR_ERR_XML_ERROR: the document is of another kind
                VIR_ERR_INTERNAL_ERROR: the document lacks what a flag requires
                VIR_ERR_CONFIG_UNSUPPORTED: the disk's format does not allow it
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: esx, qemu, test, vbox, vz.
        virDomainSnapshotCreateXML.
        """
        ret = await self._connect._call(
            calls.DOMAIN_SNAPSHOT_CREATE_XML,
            RemoteDomainSnapshotCreateXmlArgs(
                self._use("virDomainSnapshotCreateXML"), xml_desc, flags
            ),
        )
        return DomainSnapshot(handles.Lease(self, self._connect), ret.snap)

    async def snapshot_num(self, flags: enums.DomainSnapshotListFlags | PlainInt = 0) -> int:
        """Count the snapshots of a domain that the flags select.

        Args:
            flags: which to count, all for 0 (DomainSnapshotListFlags)

        Returns:
            how many there are

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: esx, qemu, test, vbox, vz.
        virDomainSnapshotNum.
        """
        ret = await self._connect._call(
            calls.DOMAIN_SNAPSHOT_NUM,
            RemoteDomainSnapshotNumArgs(self._use("virDomainSnapshotNum"), flags),
        )
        return ret.num

    async def snapshot_list_names(
        self, flags: enums.DomainSnapshotListFlags | PlainInt = 0
    ) -> list[str]:
        """List what a domain's snapshots are called, without making objects.

        `list_all_snapshots` gives objects in one call and misses none that is made
        meanwhile.

        Args:
            flags: which to list, all for 0 (DomainSnapshotListFlags)

        Returns:
            the names, in no particular order unless it was asked for

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: esx, qemu, test, vbox, vz.
        virDomainSnapshotListNames.
        """
        return await self._connect._run(listing.domain_snapshot_list_names_gen(self, flags))

    async def snapshot_lookup_by_name(self, name: str, flags: int = 0) -> DomainSnapshot:
        """Find one snapshot of the domain by what it is called.

        Args:
            name: the snapshot's name
            flags: unused, 0

        Returns:
            the snapshot of that name

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_NO_DOMAIN_SNAPSHOT: there is no such snapshot
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: esx, qemu, test, vbox, vz.
        virDomainSnapshotLookupByName.
        """
        ret = await self._connect._call(
            calls.DOMAIN_SNAPSHOT_LOOKUP_BY_NAME,
            RemoteDomainSnapshotLookupByNameArgs(
                self._use("virDomainSnapshotLookupByName"), name, flags
            ),
        )
        return DomainSnapshot(handles.Lease(self, self._connect), ret.snap)

    async def has_current_snapshot(self, flags: int = 0) -> int:
        """Say whether one of the domain's snapshots is the current one.

        Args:
            flags: unused, 0

        Returns:
            1 if there is one, 0 if not

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: esx, qemu, test, vbox, vz.
        virDomainHasCurrentSnapshot.
        """
        ret = await self._connect._call(
            calls.DOMAIN_HAS_CURRENT_SNAPSHOT,
            RemoteDomainHasCurrentSnapshotArgs(self._use("virDomainHasCurrentSnapshot"), flags),
        )
        return ret.result

    async def snapshot_current(self, flags: int = 0) -> DomainSnapshot:
        """Return the snapshot that the domain was last at, the parent of the next.

        Args:
            flags: unused, 0

        Returns:
            the current snapshot; a domain without one is refused

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_NO_DOMAIN_SNAPSHOT: the domain has no current snapshot
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: esx, qemu, test, vbox, vz.
        virDomainSnapshotCurrent.
        """
        ret = await self._connect._call(
            calls.DOMAIN_SNAPSHOT_CURRENT,
            RemoteDomainSnapshotCurrentArgs(self._use("virDomainSnapshotCurrent"), flags),
        )
        return DomainSnapshot(handles.Lease(self, self._connect), ret.snap)

    async def revert_to_snapshot(
        self, snap: DomainSnapshot, flags: enums.DomainSnapshotRevertFlags | PlainInt = 0
    ) -> int:
        """Put a domain back to what it was when a snapshot was taken.

        Everything since is lost, unless another snapshot holds it. The domain runs, is
        paused or is shut off afterwards as it was then; RUNNING and PAUSED ask for one
        of these states instead. What cannot be restored safely is refused with
        VIR_ERR_SNAPSHOT_REVERT_RISKY, unless VIR_DOMAIN_SNAPSHOT_REVERT_FORCE is given.

        Args:
            snap: the snapshot, one of this domain's
            flags: 0, or in which state and at which risk (DomainSnapshotRevertFlags)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_NO_DOMAIN_SNAPSHOT: there is no such snapshot
                VIR_ERR_INVALID_ARG: a flag is not supported; flags exclude each other
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: esx, qemu, test, vbox, vz.
        virDomainRevertToSnapshot.
        """
        return await self._connect._run(records.domain_revert_to_snapshot_gen(self, snap, flags))

    async def block_info(self, path: str | PathLike[str], flags: int = 0) -> results.BlockInfo:
        """Return the size of one disk, as the guest and as the host see it.

        The values depend on the format: of a sparse or qcow2 image in a file
        ``allocation`` is what ``du`` tells, of a qcow2 image on a block device how far
        it has been written while the domain is active.

        Args:
            path: the disk's target, such as ``vda``, or the path of its source
            flags: unused, 0

        Returns:
            capacity: size that the guest sees, in bytes
            allocation: space that the image takes in its storage, in bytes
            physical: size of the file or device behind the disk, in bytes

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: the domain has no such device; a flag is not
                    supported; an argument is missing or empty
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: qemu, test.
        virDomainGetBlockInfo.
        """
        return await self._connect._run(records.domain_get_block_info_gen(self, path, flags))

    async def create_with_flags(self, flags: enums.DomainCreateFlags | PlainInt = 0) -> int:
        """Start a defined domain with options: paused, from scratch, and others.

        VIR_DOMAIN_START_PAUSED leaves the guest suspended until ``resume``. With
        VIR_DOMAIN_START_AUTODESTROY it is destroyed when this connection closes or
        breaks; it cannot be migrated then. VIR_DOMAIN_START_FORCE_BOOT discards a
        managed save image.

        The handle takes the id that the domain got.

        Args:
            flags: how to start; 0 for what ``create`` does (DomainCreateFlags)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INTERNAL_ERROR: the domain is running
                VIR_ERR_OPERATION_INVALID: the domain is running
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: bhyve, ch, esx, hyperv, libxl, lxc, openvz, qemu, test, vbox,
        vmware, vz.
        virDomainCreateWithFlags.
        """
        return await self._connect._run(domains.domain_create_with_flags_gen(self, flags))

    async def set_memory_parameters(
        self, params: Params, flags: enums.DomainModificationImpact | PlainInt = 0
    ) -> int:
        """Limit the host memory and swap that the domain as a whole may use.

        The limits hold for the emulator too: one that is too tight gets the guest
        killed.

        The client first asks for the limits that there are, to send each new value in
        its type.

        Args:
            params: those to change, at least one, in KiB: ``hard_limit``,
                ``soft_limit`` (holds when the host is short of memory),
                ``swap_hard_limit`` (memory and swap together), ``min_guarantee``;
                VIR_DOMAIN_MEMORY_PARAM_UNLIMITED for none
            flags: VIR_DOMAIN_AFFECT_LIVE for the running guest,
                VIR_DOMAIN_AFFECT_CONFIG for the definition, or both; 0 for the guest if
                it runs, else the definition (DomainModificationImpact)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running; the domain is
                    transient
                VIR_ERR_INVALID_ARG: a flag is not supported; flags exclude each other;
                    an argument is missing or empty; a parameter has the wrong type
                VIR_ERR_ARGUMENT_UNSUPPORTED: a parameter is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: esx, lxc, openvz, qemu, test.
        virDomainSetMemoryParameters.
        """
        return await self._connect._run(
            parameters.domain_set_memory_parameters_gen(self, params, flags)
        )

    async def memory_parameters(
        self, flags: enums.DomainModificationImpact | PlainInt = 0
    ) -> PlainParams:
        """Return the limits on host memory and swap of the domain as a whole.

        Args:
            flags: VIR_DOMAIN_AFFECT_LIVE for the running guest or
                VIR_DOMAIN_AFFECT_CONFIG for the definition; 0 for the guest if it runs,
                else the definition (DomainModificationImpact)

        Returns:
            dict with those that the hypervisor has, in KiB: ``hard_limit``,
            ``soft_limit``, ``swap_hard_limit``, ``min_guarantee``;
            VIR_DOMAIN_MEMORY_PARAM_UNLIMITED where there is none

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running; the domain is
                    transient
                VIR_ERR_INVALID_ARG: a flag is not supported; flags exclude each other
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: esx, lxc, openvz, qemu, test.
        virDomainGetMemoryParameters.
        """
        wire = self._use("virDomainGetMemoryParameters")
        ret = await self._connect._run(
            parameters.counted_gen(
                calls.DOMAIN_GET_MEMORY_PARAMETERS,
                lambda n: RemoteDomainGetMemoryParametersArgs(wire, n, arguments.texts_too(flags)),
            )
        )
        return plain(ret.params)

    async def set_vcpus_flags(
        self,
        nvcpus: int,
        flags: enums.DomainModificationImpact | enums.DomainVcpuFlags | PlainInt = 0,
    ) -> int:
        """Change the number of vCPUs or its maximum, now or for the next boot.

        VIR_DOMAIN_VCPU_MAXIMUM changes the maximum, for which VIR_DOMAIN_AFFECT_CONFIG
        is needed too. VIR_DOMAIN_VCPU_GUEST has the guest's agent switch virtual CPUs
        on and off inside, while they stay plugged in. Not every hypervisor has every
        combination.

        Args:
            nvcpus: number of virtual CPUs to have afterwards, at least 1, at most the
                maximum
            flags: VIR_DOMAIN_AFFECT_LIVE for the running guest,
                VIR_DOMAIN_AFFECT_CONFIG for the definition, or both, 0 for the guest if
                it runs, else the definition; and which number is meant
                (DomainModificationImpact | DomainVcpuFlags)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running; the domain is
                    transient
                VIR_ERR_INVALID_ARG: a flag is not supported; a number is out of range
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: esx, hyperv, libxl, openvz, qemu, test, vbox, vz.
        virDomainSetVcpusFlags.
        """
        await self._connect._call(
            calls.DOMAIN_SET_VCPUS_FLAGS,
            RemoteDomainSetVcpusFlagsArgs(self._use("virDomainSetVcpusFlags"), nvcpus, flags),
        )
        return 0

    async def vcpus_flags(
        self, flags: enums.DomainModificationImpact | enums.DomainVcpuFlags | PlainInt = 0
    ) -> int:
        """Return the number of vCPUs or its maximum, now or for the next boot.

        VIR_DOMAIN_VCPU_GUEST counts those that the guest has switched on, by its agent;
        read-only connections may not ask that.

        Args:
            flags: VIR_DOMAIN_AFFECT_LIVE for the running guest or
                VIR_DOMAIN_AFFECT_CONFIG for the definition, 0 for the guest if it runs,
                else the definition; and which number is meant (DomainModificationImpact
                | DomainVcpuFlags)

        Returns:
            number of virtual CPUs; with VIR_DOMAIN_VCPU_MAXIMUM the most there can be

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running; the domain is
                    transient
                VIR_ERR_INVALID_ARG: a flag is not supported; flags exclude each other
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: ch, esx, hyperv, libxl, openvz, qemu, test, vbox, vz.
        virDomainGetVcpusFlags.
        """
        ret = await self._connect._call(
            calls.DOMAIN_GET_VCPUS_FLAGS,
            RemoteDomainGetVcpusFlagsArgs(self._use("virDomainGetVcpusFlags"), flags),
        )
        return ret.num

    async def open_console(
        self, dev_name: str | None, st: Stream, flags: enums.DomainConsoleFlags | PlainInt = 0
    ) -> int:
        """Connect a stream with a console or serial port of the running guest.

        Works in both directions, until the stream is ended or the guest stops. Refused
        while somebody else uses the device, unless VIR_DOMAIN_CONSOLE_FORCE disconnects
        them.

        Args:
            dev_name: alias of a console, serial or parallel device, such as
                ``serial0``; None for the first console or serial
            st: a fresh stream of the domain's connection, which the call opens
            flags: what to do about another user of the device; 0 to be refused
                (DomainConsoleFlags)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INTERNAL_ERROR: the domain has no such device
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: bhyve, ch, libxl, lxc, qemu.
        virDomainOpenConsole.
        """
        await self._connect._call_stream(
            calls.DOMAIN_OPEN_CONSOLE,
            RemoteDomainOpenConsoleArgs(self._use("virDomainOpenConsole"), dev_name, flags),
            st,
        )
        return 0

    async def is_updated(self) -> int:
        """Return whether the hypervisor has the domain marked as changed.

        Of little use: QEMU domains answer 0 even after their definition was changed.
        Compare XML documents instead, or wait for events.

        Returns:
            1 if the domain is marked, 0 if not

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: esx, hyperv, libxl, lxc, openvz, qemu, test, vbox, vz.
        virDomainIsUpdated.
        """
        ret = await self._connect._call(
            calls.DOMAIN_IS_UPDATED, RemoteDomainIsUpdatedArgs(self._use("virDomainIsUpdated"))
        )
        return ret.updated

    async def set_memory_flags(
        self,
        memory: int,
        flags: enums.DomainModificationImpact | enums.DomainMemoryModFlags | PlainInt = 0,
    ) -> int:
        """Change memory or its maximum, for the running guest or for its definition.

        VIR_DOMAIN_MEM_MAXIMUM changes the maximum, which most hypervisors cannot do for
        a guest that runs. VIR_DOMAIN_AFFECT_CONFIG is refused for a transient domain.

        Args:
            memory: memory in KiB, not 0; without VIR_DOMAIN_MEM_MAXIMUM at most the
                maximum
            flags: VIR_DOMAIN_AFFECT_LIVE for the running guest,
                VIR_DOMAIN_AFFECT_CONFIG for the definition, or both, 0 for the guest if
                it runs, else the definition; and whether the maximum is meant
                (DomainModificationImpact | DomainMemoryModFlags)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running; the domain is
                    transient
                VIR_ERR_INVALID_ARG: a flag is not supported; flags exclude each other
                VIR_ERR_OVERFLOW: a number is too large
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: esx, hyperv, libxl, lxc, qemu, test, vz.
        virDomainSetMemoryFlags.
        """
        await self._connect._call(
            calls.DOMAIN_SET_MEMORY_FLAGS,
            RemoteDomainSetMemoryFlagsArgs(self._use("virDomainSetMemoryFlags"), memory, flags),
        )
        return 0

    async def set_blkio_parameters(
        self, params: Params, flags: enums.DomainModificationImpact | PlainInt = 0
    ) -> int:
        """Change the domain's share of disk bandwidth and its limits per device.

        These are the host's limits, on its devices. ``set_block_io_tune`` limits one
        disk of the guest.

        The client first asks for the settings that there are, to send each new value in
        its type.

        Args:
            params: those to change, at least one: ``weight``, relative to other
                domains, and texts ``/path,number,/path,number...`` for devices of the
                host: ``device_weight``, ``device_read_iops_sec`` and
                ``device_write_iops_sec`` in requests per second,
                ``device_read_bytes_sec`` and ``device_write_bytes_sec`` in bytes per
                second
            flags: VIR_DOMAIN_AFFECT_LIVE for the running guest,
                VIR_DOMAIN_AFFECT_CONFIG for the definition, or both; 0 for the guest if
                it runs, else the definition (DomainModificationImpact)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running; the domain is
                    transient
                VIR_ERR_INVALID_ARG: a flag is not supported; flags exclude each other;
                    an argument is missing or empty
                VIR_ERR_ARGUMENT_UNSUPPORTED: a parameter is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: lxc, qemu, test.
        virDomainSetBlkioParameters.
        """
        return await self._connect._run(
            parameters.domain_set_blkio_parameters_gen(self, params, flags)
        )

    async def blkio_parameters(
        self, flags: enums.DomainModificationImpact | PlainInt = 0
    ) -> PlainParams:
        """Return the domain's share of disk bandwidth and its limits per device.

        Args:
            flags: VIR_DOMAIN_AFFECT_LIVE for the running guest or
                VIR_DOMAIN_AFFECT_CONFIG for the definition; 0 for the guest if it runs,
                else the definition (DomainModificationImpact)

        Returns:
            dict with ``weight``, relative to other domains, and texts
            ``/path,number,/path,number...`` for devices of the host: ``device_weight``,
            ``device_read_iops_sec`` and ``device_write_iops_sec`` in requests per
            second, ``device_read_bytes_sec`` and ``device_write_bytes_sec`` in bytes
            per second

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running; the domain is
                    transient
                VIR_ERR_INVALID_ARG: a flag is not supported; flags exclude each other
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: lxc, qemu, test.
        virDomainGetBlkioParameters.
        """
        wire = self._use("virDomainGetBlkioParameters")
        ret = await self._connect._run(
            parameters.counted_gen(
                calls.DOMAIN_GET_BLKIO_PARAMETERS,
                lambda n: RemoteDomainGetBlkioParametersArgs(wire, n, arguments.texts_too(flags)),
            )
        )
        return plain(ret.params)

    async def migrate_set_max_speed(
        self, bandwidth: int, flags: enums.DomainMigrateMaxSpeedFlags | PlainInt = 0
    ) -> int:
        """Limit the bandwidth that a migration of the domain may use.

        For the migration under way and for later ones.

        Args:
            bandwidth: limit in MiB/s
            flags: VIR_DOMAIN_MIGRATE_MAX_SPEED_POSTCOPY for the limit of the post-copy
                phase; 0 for the usual one (DomainMigrateMaxSpeedFlags)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_OVERFLOW: a number is too large
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu.
        virDomainMigrateSetMaxSpeed.
        """
        await self._connect._call(
            calls.DOMAIN_MIGRATE_SET_MAX_SPEED,
            RemoteDomainMigrateSetMaxSpeedArgs(
                self._use("virDomainMigrateSetMaxSpeed"), bandwidth, flags
            ),
        )
        return 0

    async def inject_nmi(self, flags: int = 0) -> int:
        """Send the guest a non-maskable interrupt, often set up to make it dump.

        Args:
            flags: unused, 0

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu, test.
        virDomainInjectNMI.
        """
        await self._connect._call(
            calls.DOMAIN_INJECT_NMI,
            RemoteDomainInjectNmiArgs(self._use("virDomainInjectNMI"), flags),
        )
        return 0

    async def screenshot(self, stream: Stream, screen: int, flags: int = 0) -> str | None:
        """Take a picture of the guest's screen, to be read from a stream.

        Read the stream to its end to get the picture. Read-only connections may not
        call this.

        Args:
            stream: a fresh stream of the domain's connection, which the call opens
            screen: number of the screen, from 0, through all heads of the first
                graphics card, then of the next
            flags: unused, 0

        Returns:
            MIME type of the picture, such as ``image/png``, as the hypervisor chose it;
            None if it tells none

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain has no such device; the domain is
                    not running
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: esx, hyperv, qemu, test, vbox.
        virDomainScreenshot.
        """
        ret = await self._connect._call_stream(
            calls.DOMAIN_SCREENSHOT,
            RemoteDomainScreenshotArgs(self._use("virDomainScreenshot"), screen, flags),
            stream,
        )
        return ret.mime

    async def state(self, flags: int = 0) -> results.DomainStatus:
        """Return the state of the domain together with the reason for it.

        Args:
            flags: unused, 0

        Returns:
            state: a DomainState
            reason: why it is in this state, a number whose meaning depends on
                ``state``: DomainRunningReason, DomainPausedReason, DomainShutoffReason
                and so on; 0 when not known

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: bhyve, ch, esx, hyperv, libxl, lxc, openvz, qemu, test, vbox,
        vmware, vz.
        virDomainGetState.
        """
        ret = await self._connect._call(
            calls.DOMAIN_GET_STATE, RemoteDomainGetStateArgs(self._use("virDomainGetState"), flags)
        )
        return results.DomainStatus((ret.state, ret.reason))

    async def migrate_begin3(
        self,
        xmlin: str | None,
        flags: enums.DomainMigrateFlags | PlainInt,
        dname: str | None,
        bandwidth: int,
    ) -> tuple[bytes, str]:
        """Begin a migration at its source, with separate arguments: step 1 of 5.

        For programs that lead a migration themselves: begin at the source, prepare at
        the destination, perform at the source, finish at the destination, confirm at
        the source. ``migrate_begin3_params`` is its successor.

        ``migrate3`` takes all the steps.

        Args:
            xmlin: description of the domain at the destination, a ``<domain>``; None
                for the same as here
            flags: flags of the migration, the same ones for every step at the source
                (DomainMigrateFlags)
            dname: name of the domain at the destination, None to keep it
            bandwidth: limit in MiB/s, 0 for the hypervisor's default

        Returns:
            cookie_out: opaque bytes for preparing the destination
            xml: description of the domain to prepare the destination with, a
                ``<domain>``

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu.
        virDomainMigrateBegin3.
        """
        ret = await self._connect._call(
            calls.DOMAIN_MIGRATE_BEGIN3,
            RemoteDomainMigrateBegin3Args(
                self._use("virDomainMigrateBegin3"), xmlin, flags, dname, bandwidth
            ),
        )
        return (ret.cookie_out, ret.xml)

    async def migrate_perform3(
        self,
        xmlin: str | None,
        cookie_in: bytes,
        dconnuri: str | None,
        uri: str | None,
        flags: enums.DomainMigrateFlags | PlainInt,
        dname: str | None,
        bandwidth: int,
    ) -> bytes:
        """Send the guest to its destination, with separate arguments: step 3 of 5.

        Takes as long as the transfer. With VIR_MIGRATE_PEER2PEER it is the whole
        migration: the source connects to ``dconnuri`` and takes the other steps itself.
        ``migrate_perform3_params`` is its successor.

        Args:
            xmlin: description of the domain at the destination, a ``<domain>``; None
                for the same as here
            cookie_in: opaque bytes that preparing the destination gave; empty with
                VIR_MIGRATE_PEER2PEER
            dconnuri: libvirt's URI of the destination, as seen from the source, for
                VIR_MIGRATE_PEER2PEER; None otherwise
            uri: hypervisor's URI to send the guest to, as preparing gave it; with
                VIR_MIGRATE_PEER2PEER may be None
            flags: flags of the migration (DomainMigrateFlags)
            dname: name of the domain at the destination, None to keep it
            bandwidth: limit in MiB/s, 0 for the hypervisor's default

        Returns:
            opaque bytes for finishing at the destination

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu.
        virDomainMigratePerform3.
        """
        ret = await self._connect._call(
            calls.DOMAIN_MIGRATE_PERFORM3,
            RemoteDomainMigratePerform3Args(
                self._use("virDomainMigratePerform3"),
                xmlin,
                cookie_in,
                dconnuri,
                uri,
                flags,
                dname,
                bandwidth,
            ),
        )
        return ret.cookie_out

    async def migrate_confirm3(
        self, cookie_in: bytes, flags: enums.DomainMigrateFlags | PlainInt, cancelled: int
    ) -> int:
        """Tell the source how a migration ended: the last of its five steps.

        The source drops the guest if it runs at the destination, and lets it run on if
        not. Not to be called when ``migrate_perform3`` failed.
        ``migrate_confirm3_params`` is its successor.

        Args:
            cookie_in: opaque bytes that finishing at the destination gave
            flags: flags of the migration (DomainMigrateFlags)
            cancelled: 0 when the guest runs at the destination, 1 when the migration
                failed

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu.
        virDomainMigrateConfirm3.
        """
        await self._connect._call(
            calls.DOMAIN_MIGRATE_CONFIRM3,
            RemoteDomainMigrateConfirm3Args(
                self._use("virDomainMigrateConfirm3"), cookie_in, flags, cancelled
            ),
        )
        return 0

    async def set_scheduler_parameters_flags(
        self, params: Params, flags: enums.DomainModificationImpact | PlainInt = 0
    ) -> int:
        """Change CPU scheduling of the running guest, its definition, or both.

        The client first asks for the settings that there are, to send each new value in
        its type.

        Args:
            params: those to change, at least one: ``cpu_shares``, ``vcpu_period``,
                ``vcpu_quota`` and the others that ``scheduler_parameters`` returns
            flags: VIR_DOMAIN_AFFECT_LIVE for the running guest,
                VIR_DOMAIN_AFFECT_CONFIG for the definition, or both; 0 for the guest if
                it runs, else the definition (DomainModificationImpact)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running; the domain is
                    transient
                VIR_ERR_INVALID_ARG: a flag is not supported; an argument is missing or
                    empty
                VIR_ERR_ARGUMENT_UNSUPPORTED: a parameter is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: esx, libxl, lxc, qemu, test.
        virDomainSetSchedulerParametersFlags.
        """
        return await self._connect._run(
            parameters.domain_set_scheduler_parameters_flags_gen(self, params, flags)
        )

    async def scheduler_parameters_flags(
        self, flags: enums.DomainModificationImpact | PlainInt = 0
    ) -> PlainParams:
        """Return CPU scheduling of the running guest or of its definition.

        In a definition, 0 stands for what is not set.

        Args:
            flags: VIR_DOMAIN_AFFECT_LIVE for the running guest or
                VIR_DOMAIN_AFFECT_CONFIG for the definition; 0 for the guest if it runs,
                else the definition (DomainModificationImpact)

        Returns:
            dict of numbers with the same names as in ``scheduler_parameters``, such as
            ``cpu_shares``, ``vcpu_period`` and ``vcpu_quota`` in microseconds

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running; the domain is
                    transient
                VIR_ERR_INVALID_ARG: a flag is not supported; flags exclude each other
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: esx, hyperv, libxl, lxc, qemu, test.
        virDomainGetSchedulerParametersFlags.
        """
        return await self._connect._run(
            parameters.domain_scheduler_parameters_flags_gen(self, flags)
        )

    async def pin_vcpu_flags(
        self,
        vcpu: int,
        cpumap: Sequence[bool],
        flags: enums.DomainModificationImpact | PlainInt = 0,
    ) -> int:
        """Choose the host CPUs for one vCPU, at once or for the next boot.

        Args:
            vcpu: number of the virtual CPU, from 0
            cpumap: a bool for each host CPU: whether it may be used; CPUs beyond its
                end may not, at least one must
            flags: VIR_DOMAIN_AFFECT_LIVE for the running guest,
                VIR_DOMAIN_AFFECT_CONFIG for the definition, or both; 0 for the guest if
                it runs, else the definition (DomainModificationImpact)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: the domain has no such vCPU; a flag is not
                    supported; an argument is missing or empty
                VIR_ERR_OPERATION_INVALID: the domain is not running; the domain is
                    transient
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: ch, libxl, qemu, test.
        virDomainPinVcpuFlags.
        """
        return await self._connect._run(
            cpumaps.domain_pin_vcpu_flags_gen(self, vcpu, cpumap, flags)
        )

    async def send_key(
        self,
        codeset: enums.KeycodeSet | PlainInt,
        holdtime: int,
        keycodes: Sequence[int],
        nkeycodes: int,
        flags: int = 0,
    ) -> int:
        """Press keys on the guest's keyboard all at once and release them.

        For text, call it once for each key together with its modifiers.

        Args:
            codeset: the numbering that ``keycodes`` belong to (KeycodeSet)
            holdtime: time to hold the keys, in milliseconds
            keycodes: codes of the keys, 1 to 16 of them
            nkeycodes: the length of ``keycodes``
            flags: unused, 0

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported; an argument is missing or
                    empty; a value is not a known one
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: hyperv, qemu, test, vbox.
        virDomainSendKey.
        """
        return await self._connect._run(
            records.domain_send_key_gen(self, codeset, holdtime, keycodes, nkeycodes, flags)
        )

    async def control_info(self, flags: int = 0) -> results.ControlInfo:
        """Return whether the hypervisor's control channel to the guest is usable.

        For an active domain only. Tells why other calls for the domain would wait or
        fail.

        Args:
            flags: unused, 0

        Returns:
            state: a DomainControlState: free, with a job, occupied by a command, or
                broken
            details: a DomainControlErrorReason when ``state`` is
                VIR_DOMAIN_CONTROL_ERROR, else 0
            state_time: time in this state, in milliseconds, while there is a job or a
                command; else 0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: qemu, test.
        virDomainGetControlInfo.
        """
        ret = await self._connect._call(
            calls.DOMAIN_GET_CONTROL_INFO,
            RemoteDomainGetControlInfoArgs(self._use("virDomainGetControlInfo"), flags),
        )
        return results.ControlInfo((ret.state, ret.details, ret.stateTime))

    async def vcpu_pin_info(
        self, flags: enums.DomainModificationImpact | PlainInt = 0
    ) -> list[tuple[bool, ...]]:
        """Return the host CPUs on which each virtual CPU may run.

        Also for a domain that is off, unlike ``vcpus``.

        The client first asks for the number of virtual CPUs and of the host's CPUs.

        Args:
            flags: VIR_DOMAIN_AFFECT_LIVE for the running guest or
                VIR_DOMAIN_AFFECT_CONFIG for the definition; 0 for the guest if it runs,
                else the definition (DomainModificationImpact)

        Returns:
            list with a tuple for each virtual CPU, of a bool for each host CPU: whether
            it may run there

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running; the domain is
                    transient
                VIR_ERR_INVALID_ARG: a flag is not supported; flags exclude each other
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: ch, libxl, qemu, test.
        virDomainGetVcpuPinInfo.
        """
        return await self._connect._run(cpumaps.domain_get_vcpu_pin_info_gen(self, flags))

    async def undefine_flags(self, flags: enums.DomainUndefineFlagsValues | PlainInt = 0) -> int:
        """Remove the domain's definition and, as flags say, files that go with it.

        Refused as ``undefine`` is, unless ``flags`` says what becomes of each: a
        managed save image, the metadata of snapshots and of checkpoints (of an inactive
        domain; an active one keeps it until it stops), an NVRAM file, which is either
        removed or kept. A TPM's state can be removed or kept as well.

        Args:
            flags: what to remove or to keep; 0 for what ``undefine`` does
                (DomainUndefineFlagsValues)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is transient
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: bhyve, ch, esx, hyperv, libxl, lxc, openvz, qemu, test, vbox,
        vmware, vz.
        virDomainUndefineFlags.
        """
        await self._connect._call(
            calls.DOMAIN_UNDEFINE_FLAGS,
            RemoteDomainUndefineFlagsArgs(self._use("virDomainUndefineFlags"), flags),
        )
        return 0

    async def save_flags(
        self,
        to: str | PathLike[str],
        dxml: str | None = None,
        flags: enums.DomainSaveRestoreFlags | PlainInt = 0,
    ) -> int:
        """Save the guest to a file with changed XML or to wake in another state.

        As ``save``: the guest stops, ``restore`` brings it back. Some hypervisors
        refuse it while a block job runs; ``block_job_abort`` ends that.

        Args:
            to: absolute path of the file on the host of the domain
            dxml: a ``<domain>`` to be restored with, which may differ in what the host
                provides, such as paths of disks; None to leave it as it is
            flags: whether the host's cache is bypassed, and in which state the guest
                will wake: VIR_DOMAIN_SAVE_RUNNING or VIR_DOMAIN_SAVE_PAUSED, not both;
                0 for the state it is in (DomainSaveRestoreFlags)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_ARGUMENT_UNSUPPORTED: an argument is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: libxl, qemu, test.
        virDomainSaveFlags.
        """
        await self._connect._call(
            calls.DOMAIN_SAVE_FLAGS,
            RemoteDomainSaveFlagsArgs(
                self._use("virDomainSaveFlags"), paths.absolute(to), dxml, flags
            ),
        )
        return 0

    async def destroy_flags(self, flags: enums.DomainDestroyFlagsValues | PlainInt = 0) -> int:
        """Stop the domain at once, but on request without killing its emulator.

        With VIR_DOMAIN_DESTROY_GRACEFUL the call fails, rather than kill it, when the
        emulator does not end by itself in time. VIR_DOMAIN_DESTROY_REMOVE_LOGS also
        deletes the domain's log files.

        The handle's id becomes -1.

        Args:
            flags: whether to refrain from killing, whether to remove logs; 0 for what
                ``destroy`` does (DomainDestroyFlagsValues)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: bhyve, ch, esx, hyperv, libxl, lxc, openvz, qemu, test, vbox,
        vmware, vz.
        virDomainDestroyFlags.
        """
        return await self._connect._run(domains.domain_destroy_flags_gen(self, flags))

    async def block_job_abort(
        self, disk: str | PathLike[str], flags: enums.DomainBlockJobAbortFlags | PlainInt = 0
    ) -> int:
        """End the block job on a disk: cancel it, or pivot to its result.

        A cancelled pull goes on from where it was when it is started anew. A cancelled
        copy or active commit leaves the domain with the image it had and has to be
        started from the beginning; with VIR_DOMAIN_BLOCK_JOB_ABORT_PIVOT such a job
        moves the domain to the new image instead, or the call fails with
        VIR_ERR_BLOCK_COPY_ACTIVE while the job is not ready.

        The call waits until the job has ended, unless VIR_DOMAIN_BLOCK_JOB_ABORT_ASYNC
        is given; an event follows in any case.

        Args:
            disk: the disk's target, such as ``vda``, or the path of its source
            flags: whether to pivot and whether to return without waiting; 0 to cancel
                and wait (DomainBlockJobAbortFlags)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: the disk has no block job; a flag is not supported
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu.
        virDomainBlockJobAbort.
        """
        await self._connect._call(
            calls.DOMAIN_BLOCK_JOB_ABORT,
            RemoteDomainBlockJobAbortArgs(self._use("virDomainBlockJobAbort"), disk, flags),
        )
        return 0

    async def block_job_info(
        self, path: str | PathLike[str], flags: enums.DomainBlockJobInfoFlags | PlainInt = 0
    ) -> dict[str, int]:
        """Return type, speed and progress of the block job on a disk, if any.

        Args:
            path: the disk's target, such as ``vda``, or the path of its source
            flags: VIR_DOMAIN_BLOCK_JOB_INFO_BANDWIDTH_BYTES to get ``bandwidth`` in
                bytes/s; 0 for MiB/s, rounded up (DomainBlockJobInfoFlags)

        Returns:
            dict with ``type``, a DomainBlockJobType, ``bandwidth``, the limit in MiB/s
            or as ``flags`` asks, 0 for none, ``cur`` and ``end``, whose quotient is the
            progress; empty when there is no job

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: qemu.
        virDomainGetBlockJobInfo.
        """
        return await self._connect._run(records.domain_get_block_job_info_gen(self, path, flags))

    async def block_job_set_speed(
        self,
        disk: str | PathLike[str],
        bandwidth: int,
        flags: enums.DomainBlockJobSetSpeedFlags | PlainInt = 0,
    ) -> int:
        """Limit the bandwidth of the block job that runs on a disk.

        Args:
            disk: the disk's target, such as ``vda``, or the path of its source
            bandwidth: limit in MiB/s, or in bytes/s as ``flags`` says; 0 for no limit
            flags: VIR_DOMAIN_BLOCK_JOB_SPEED_BANDWIDTH_BYTES for ``bandwidth`` in
                bytes/s; 0 for MiB/s (DomainBlockJobSetSpeedFlags)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: the disk has no block job; a flag is not supported
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_OVERFLOW: a number is too large
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu.
        virDomainBlockJobSetSpeed.
        """
        await self._connect._call(
            calls.DOMAIN_BLOCK_JOB_SET_SPEED,
            RemoteDomainBlockJobSetSpeedArgs(
                self._use("virDomainBlockJobSetSpeed"), disk, bandwidth, flags
            ),
        )
        return 0

    async def block_pull(
        self,
        disk: str | PathLike[str],
        bandwidth: int = 0,
        flags: enums.DomainBlockPullFlags | PlainInt = 0,
    ) -> int:
        """Start a job that makes a disk's image independent of its backing images.

        All data of the backing images is copied into the active image, while the guest
        runs; then the chain has one image. The call returns once the job has started:
        ``block_job_info`` tells how far it is, an event how it ended. ``block_rebase``
        can keep a part of the chain, ``block_commit`` moves data the other way.

        Args:
            disk: the disk's target, such as ``vda``, or the path of its source
            bandwidth: limit in MiB/s, or in bytes/s as ``flags`` says; 0 for no limit
            flags: VIR_DOMAIN_BLOCK_PULL_BANDWIDTH_BYTES for ``bandwidth`` in bytes/s; 0
                for MiB/s (DomainBlockPullFlags)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu.
        virDomainBlockPull.
        """
        await self._connect._call(
            calls.DOMAIN_BLOCK_PULL,
            RemoteDomainBlockPullArgs(self._use("virDomainBlockPull"), disk, bandwidth, flags),
        )
        return 0

    async def migrate_get_max_speed(
        self, flags: enums.DomainMigrateMaxSpeedFlags | PlainInt = 0
    ) -> int:
        """Return the bandwidth that a migration of the domain may use at most.

        Read-only connections may not call this.

        Args:
            flags: VIR_DOMAIN_MIGRATE_MAX_SPEED_POSTCOPY for the limit of the post-copy
                phase; 0 for the usual one (DomainMigrateMaxSpeedFlags)

        Returns:
            limit in MiB/s; a huge number when there is none

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu.
        virDomainMigrateGetMaxSpeed.
        """
        ret = await self._connect._call(
            calls.DOMAIN_MIGRATE_GET_MAX_SPEED,
            RemoteDomainMigrateGetMaxSpeedArgs(self._use("virDomainMigrateGetMaxSpeed"), flags),
        )
        return ret.bandwidth

    async def block_stats_flags(self, path: str | PathLike[str], flags: int = 0) -> PlainParams:
        """Return counts and durations of one disk's reads, writes and flushes.

        For a running guest.

        Args:
            path: the disk's target, such as ``vda``, or the path of its source; empty
                for all disks together, where supported
            flags: unused, 0

        Returns:
            dict with those that the hypervisor counts: ``rd_operations``,
            ``wr_operations`` and ``flush_operations``, ``rd_bytes`` and ``wr_bytes``,
            ``rd_total_times``, ``wr_total_times`` and ``flush_total_times`` in ns,
            ``errs``

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: libxl, lxc, qemu, vz.
        virDomainBlockStatsFlags.
        """
        wire = self._use("virDomainBlockStatsFlags")
        ret = await self._connect._run(
            parameters.counted_gen(
                calls.DOMAIN_BLOCK_STATS_FLAGS,
                lambda n: RemoteDomainBlockStatsFlagsArgs(
                    wire, path, n, arguments.texts_too(flags)
                ),
            )
        )
        return plain(ret.params)

    async def reset(self, flags: int = 0) -> int:
        """Restart the guest as by a reset button, without shutting it down.

        The hardware starts anew in the same process; what the guest had not written yet
        is lost. ``reboot`` asks the guest instead.

        Args:
            flags: unused, 0

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: hyperv, qemu, test, vz.
        virDomainReset.
        """
        await self._connect._call(
            calls.DOMAIN_RESET, RemoteDomainResetArgs(self._use("virDomainReset"), flags)
        )
        return 0

    async def open_graphics(
        self, idx: int, fd: int, flags: enums.DomainOpenGraphicsFlags | PlainInt = 0
    ) -> int:
        """Connect one end of a socket pair with the guest's VNC or SPICE server.

        Only over a local UNIX socket, which alone can pass file descriptors. The other
        end of the pair then speaks the display's protocol. ``open_graphics_fd`` has the
        server make the pair.

        Args:
            idx: number of the ``<graphics>`` element, from 0
            fd: descriptor of a socket; a copy is sent, and the caller still has to
                close it
            flags: VIR_DOMAIN_OPEN_GRAPHICS_SKIPAUTH to be let in without a password; 0
                for the usual way (DomainOpenGraphicsFlags)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INTERNAL_ERROR: the domain has no such device
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_ARGUMENT_UNSUPPORTED: the driver takes no descriptors
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu.
        virDomainOpenGraphics.
        """
        await self._connect._call_fds(
            calls.DOMAIN_OPEN_GRAPHICS,
            RemoteDomainOpenGraphicsArgs(self._use("virDomainOpenGraphics"), idx, flags),
            [fd],
        )
        return 0

    async def block_resize(
        self,
        disk: str | PathLike[str],
        size: int,
        flags: enums.DomainBlockResizeFlags | PlainInt = 0,
    ) -> int:
        """Change the size of a disk while the guest is running.

        Making it smaller destroys what is beyond the new end. The format of the image
        may have the size rounded up. For a domain that is off, most hypervisors leave
        that to ``resize`` of the storage volume.

        Args:
            disk: the disk's target, such as ``vda``, or the path of its source
            size: new size in KiB, or in bytes with VIR_DOMAIN_BLOCK_RESIZE_BYTES
            flags: VIR_DOMAIN_BLOCK_RESIZE_BYTES for ``size`` in bytes,
                VIR_DOMAIN_BLOCK_RESIZE_EXTEND to have a smaller size refused; 0 for KiB
                and any size (DomainBlockResizeFlags)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_OVERFLOW: a number is too large
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu, vz.
        virDomainBlockResize.
        """
        await self._connect._call(
            calls.DOMAIN_BLOCK_RESIZE,
            RemoteDomainBlockResizeArgs(self._use("virDomainBlockResize"), disk, size, flags),
        )
        return 0

    async def set_block_io_tune(
        self,
        disk: str | PathLike[str],
        params: Params,
        flags: enums.DomainModificationImpact | PlainInt = 0,
    ) -> int:
        """Limit bytes and requests per second of one disk of the domain.

        A total and a limit of reads or writes of the same kind exclude each other.

        Args:
            disk: the disk's target, such as ``vda``, or the path of its source
            params: limits to change, at least one, 0 for none: ``total_bytes_sec``,
                ``read_bytes_sec`` and ``write_bytes_sec`` in bytes/s,
                ``total_iops_sec``, ``read_iops_sec`` and ``write_iops_sec`` in requests
                per second, the same with ``_max`` for bursts and ``_max_length`` for
                their length in seconds, ``size_iops_sec`` in bytes (a larger request
                counts as several), ``group_name`` of disks that share limits
            flags: VIR_DOMAIN_AFFECT_LIVE for the running guest,
                VIR_DOMAIN_AFFECT_CONFIG for the definition, or both; 0 for the guest if
                it runs, else the definition (DomainModificationImpact)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: the domain has no such device; a flag is not
                    supported; flags exclude each other
                VIR_ERR_OPERATION_INVALID: the domain is not running; the domain is
                    transient
                VIR_ERR_ARGUMENT_UNSUPPORTED: a parameter is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu, test.
        virDomainSetBlockIoTune.
        """
        await self._connect._call(
            calls.DOMAIN_SET_BLOCK_IO_TUNE,
            RemoteDomainSetBlockIoTuneArgs(
                self._use("virDomainSetBlockIoTune"), disk, arguments.encode(params), flags
            ),
        )
        return 0

    async def block_io_tune(
        self, disk: str | PathLike[str] | None, flags: enums.DomainModificationImpact | PlainInt = 0
    ) -> PlainParams:
        """Return the limits on bytes and requests per second of one disk.

        Args:
            disk: the disk's target, such as ``vda``, or the path of its source; None is
                only for counting the parameters
            flags: VIR_DOMAIN_AFFECT_LIVE for the running guest or
                VIR_DOMAIN_AFFECT_CONFIG for the definition; 0 for the guest if it runs,
                else the definition (DomainModificationImpact)

        Returns:
            dict of limits, 0 for none: ``total_bytes_sec``, ``read_bytes_sec`` and
            ``write_bytes_sec`` in bytes/s, ``total_iops_sec``, ``read_iops_sec`` and
            ``write_iops_sec`` in requests per second, the same with ``_max`` for bursts
            and ``_max_length`` for their length in seconds, ``size_iops_sec`` in bytes,
            and the text ``group_name``

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: the domain has no such device; a flag is not
                    supported; flags exclude each other
                VIR_ERR_OPERATION_INVALID: the domain is not running; the domain is
                    transient
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: qemu, test.
        virDomainGetBlockIoTune.
        """
        wire = self._use("virDomainGetBlockIoTune")
        ret = await self._connect._run(
            parameters.counted_gen(
                calls.DOMAIN_GET_BLOCK_IO_TUNE,
                lambda n: RemoteDomainGetBlockIoTuneArgs(wire, disk, n, arguments.texts_too(flags)),
            )
        )
        return plain(ret.params)

    async def set_numa_parameters(
        self, params: Params, flags: enums.DomainModificationImpact | PlainInt = 0
    ) -> int:
        """Choose the NUMA nodes of the host that provide the guest's memory.

        With QEMU the mode cannot be changed while the guest runs.

        The client first asks for the settings that there are, to send each new value in
        its type.

        Args:
            params: those to change, at least one: ``numa_nodeset``, a text such as
                ``0-1,3``, and ``numa_mode``, a DomainNumatuneMemMode
            flags: VIR_DOMAIN_AFFECT_LIVE for the running guest,
                VIR_DOMAIN_AFFECT_CONFIG for the definition, or both; 0 for the guest if
                it runs, else the definition (DomainModificationImpact)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running; the domain is
                    transient
                VIR_ERR_INVALID_ARG: a flag is not supported; flags exclude each other;
                    an argument is missing or empty
                VIR_ERR_ARGUMENT_UNSUPPORTED: a parameter is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: ch, qemu, test.
        virDomainSetNumaParameters.
        """
        return await self._connect._run(
            parameters.domain_set_numa_parameters_gen(self, params, flags)
        )

    async def numa_parameters(
        self, flags: enums.DomainModificationImpact | PlainInt = 0
    ) -> PlainParams:
        """Return on which host NUMA nodes the domain's memory is placed, and how.

        Args:
            flags: VIR_DOMAIN_AFFECT_LIVE or VIR_DOMAIN_AFFECT_CONFIG; 0 for the domain
                as it is now (DomainModificationImpact)

        Returns:
            dict with ``numa_nodeset``, a text such as ``0-3,^2``, and ``numa_mode``, a
            DomainNumatuneMemMode

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running; the domain is
                    transient
                VIR_ERR_INVALID_ARG: a flag is not supported; flags exclude each other
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: ch, libxl, qemu, test.
        virDomainGetNumaParameters.
        """
        wire = self._use("virDomainGetNumaParameters")
        ret = await self._connect._run(
            parameters.counted_gen(
                calls.DOMAIN_GET_NUMA_PARAMETERS,
                lambda n: RemoteDomainGetNumaParametersArgs(wire, n, arguments.texts_too(flags)),
            )
        )
        return plain(ret.params)

    async def set_interface_parameters(
        self, device: str, params: Params, flags: enums.DomainModificationImpact | PlainInt = 0
    ) -> int:
        """Limit the bandwidth of one network interface of the domain.

        Directions are the guest's: inbound is what it receives. An average of 0 lifts
        the limit of its direction.

        Args:
            device: the interface's MAC address, or its name on the host, such as
                ``vnet0``
            params: ``inbound.average``, ``inbound.peak`` and ``inbound.floor`` in
                KiB/s, ``inbound.burst`` in KiB, ``outbound.average``, ``outbound.peak``
                and ``outbound.burst`` likewise; at least one of them
            flags: VIR_DOMAIN_AFFECT_LIVE, VIR_DOMAIN_AFFECT_CONFIG or both; 0 for the
                domain as it is now (DomainModificationImpact)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: the domain has no such device; a flag is not
                    supported; flags exclude each other; an argument is missing or empty
                VIR_ERR_OPERATION_INVALID: the domain is not running; the domain is
                    transient
                VIR_ERR_ARGUMENT_UNSUPPORTED: a parameter is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu, test.
        virDomainSetInterfaceParameters.
        """
        return await self._connect._run(
            parameters.domain_set_interface_parameters_gen(self, device, params, flags)
        )

    async def interface_parameters(
        self, device: str, flags: enums.DomainModificationImpact | PlainInt = 0
    ) -> PlainParams:
        """Return the bandwidth limits of one network interface of the domain.

        Directions are the guest's: inbound is what it receives.

        Args:
            device: the interface's MAC address, or its name on the host, such as
                ``vnet0``
            flags: VIR_DOMAIN_AFFECT_LIVE or VIR_DOMAIN_AFFECT_CONFIG; 0 for the domain
                as it is now (DomainModificationImpact)

        Returns:
            dict with ``inbound.average``, ``inbound.peak`` and ``inbound.floor`` in
            KiB/s, ``inbound.burst`` in KiB, ``outbound.average``, ``outbound.peak`` and
            ``outbound.burst`` likewise; 0 for what is not limited

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: the domain has no such device; a flag is not
                    supported; flags exclude each other
                VIR_ERR_OPERATION_INVALID: the domain is not running; the domain is
                    transient
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: qemu, test.
        virDomainGetInterfaceParameters.
        """
        wire = self._use("virDomainGetInterfaceParameters")
        ret = await self._connect._run(
            parameters.counted_gen(
                calls.DOMAIN_GET_INTERFACE_PARAMETERS,
                lambda n: RemoteDomainGetInterfaceParametersArgs(
                    wire, device, n, arguments.texts_too(flags)
                ),
            )
        )
        return plain(ret.params)

    async def shutdown_flags(self, flags: enums.DomainShutdownFlagValues | PlainInt = 0) -> int:
        """Ask the guest to shut down, in a way or ways that the caller chooses.

        Returns once the request is sent. The guest may ignore it, and ``on_poweroff``
        in the definition may make it boot again; ``destroy`` forces it off. With
        several ways given the hypervisor tries them in an order of its own.

        Args:
            flags: ways to ask, such as VIR_DOMAIN_SHUTDOWN_ACPI_POWER_BTN or
                VIR_DOMAIN_SHUTDOWN_GUEST_AGENT; 0 for the hypervisor's choice
                (DomainShutdownFlagValues)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INTERNAL_ERROR: the domain is not running
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: bhyve, ch, esx, hyperv, libxl, lxc, openvz, qemu, test, vbox,
        vmware, vz.
        virDomainShutdownFlags.
        """
        await self._connect._call(
            calls.DOMAIN_SHUTDOWN_FLAGS,
            RemoteDomainShutdownFlagsArgs(self._use("virDomainShutdownFlags"), flags),
        )
        return 0

    async def pm_suspend_for_duration(
        self, target: enums.NodeSuspendTarget | PlainInt, duration: int, flags: int = 0
    ) -> int:
        """Have the guest suspend itself to memory, to disk or to both.

        The guest's own power management, unlike ``suspend``, which stops its CPUs. May
        need a guest agent. ``pm_wakeup`` ends it.

        With QEMU suspending to disk ends the domain's process, and waking starts a new
        one: changes made to the running domain only are lost.

        Args:
            target: VIR_NODE_SUSPEND_TARGET_MEM for memory (S3),
                VIR_NODE_SUSPEND_TARGET_DISK for disk (S4),
                VIR_NODE_SUSPEND_TARGET_HYBRID for both (NodeSuspendTarget)
            duration: seconds after which the guest is woken, 0 for no such time, the
                only choice with some hypervisors
            flags: unused, 0

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported; a value is not a known one
                VIR_ERR_ARGUMENT_UNSUPPORTED: an argument is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: libxl, qemu.
        virDomainPMSuspendForDuration.
        """
        await self._connect._call(
            calls.DOMAIN_PM_SUSPEND_FOR_DURATION,
            RemoteDomainPmSuspendForDurationArgs(
                self._use("virDomainPMSuspendForDuration"), target, duration, flags
            ),
        )
        return 0

    async def get_cpu_stats(self, total: bool, flags: int = 0) -> list[PlainParams]:
        """Return the time that the running domain has spent on host CPUs.

        Args:
            total: whether to return the sum over all CPUs instead of a dict for each
            flags: unused, 0

        Returns:
            list of dicts: for each host CPU, from CPU 0 on, ``cpu_time`` and
            ``vcpu_time`` in ns; or, with ``total``, one dict with ``cpu_time``,
            ``user_time`` and ``system_time`` in ns

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported; a number is out of range
                VIR_ERR_INTERNAL_ERROR: a number is out of range
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: libxl, lxc, qemu, test.
        virDomainGetCPUStats.
        """
        return await self._connect._run(parameters.domain_get_cpu_stats_gen(self, total, flags))

    async def disk_errors(self, flags: int = 0) -> dict[str, int]:
        """Return which disks of the domain had an I/O error, and of what kind.

        Args:
            flags: unused, 0

        Returns:
            dict of disk target, such as ``vda``, to a DomainDiskErrorCode; disks
            without an error are not in it

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: qemu, test.
        virDomainGetDiskErrors.
        """
        wire = self._use("virDomainGetDiskErrors")
        ret = await self._connect._run(
            parameters.counted_gen(
                calls.DOMAIN_GET_DISK_ERRORS,
                lambda n: RemoteDomainGetDiskErrorsArgs(wire, n, flags),
                "nerrors",
            )
        )
        return {item.disk: item.error for item in ret.errors}

    async def set_metadata(
        self,
        type: enums.DomainMetadataType | PlainInt,
        metadata: str | None,
        key: str | PathLike[str] | None,
        uri: str | None,
        flags: enums.DomainModificationImpact | PlainInt = 0,
    ) -> int:
        """Set or remove the domain's title, description or an element of your own.

        All of them are part of the domain's definition, where ``metadata`` finds them
        again. An element of your own is XML in a namespace of your own.

        Args:
            type: which to set: VIR_DOMAIN_METADATA_DESCRIPTION,
                VIR_DOMAIN_METADATA_TITLE or VIR_DOMAIN_METADATA_ELEMENT
                (DomainMetadataType)
            metadata: new text, without newlines for a title, or an XML element; None to
                remove the old one
            key: prefix for the namespace of an element that is set; None for a title or
                a description
            uri: namespace of an element, None for a title or a description
            flags: VIR_DOMAIN_AFFECT_LIVE, VIR_DOMAIN_AFFECT_CONFIG or both; 0 for the
                domain as it is now (DomainModificationImpact)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running; the domain is
                    transient
                VIR_ERR_INVALID_ARG: a flag is not supported; an argument must be left
                    out; a value is not a known one
                VIR_ERR_INTERNAL_ERROR: a value is malformed
                VIR_ERR_XML_DETAIL: the document is not XML
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: bhyve, libxl, lxc, qemu, test.
        virDomainSetMetadata.
        """
        await self._connect._call(
            calls.DOMAIN_SET_METADATA,
            RemoteDomainSetMetadataArgs(
                self._use("virDomainSetMetadata"), type, metadata, key, uri, flags
            ),
        )
        return 0

    async def metadata(
        self,
        type: enums.DomainMetadataType | PlainInt,
        uri: str | None,
        flags: enums.DomainModificationImpact | PlainInt = 0,
    ) -> str:
        """Return the domain's title, its description or an element of your own.

        Raises LibvirtError VIR_ERR_NO_DOMAIN_METADATA when the domain has none of the
        kind.

        Args:
            type: which to return: VIR_DOMAIN_METADATA_DESCRIPTION,
                VIR_DOMAIN_METADATA_TITLE or VIR_DOMAIN_METADATA_ELEMENT
                (DomainMetadataType)
            uri: namespace of an element, None for a title or a description
            flags: VIR_DOMAIN_AFFECT_LIVE or VIR_DOMAIN_AFFECT_CONFIG; 0 for the domain
                as it is now (DomainModificationImpact)

        Returns:
            text of the title or description, or the element as XML

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_NO_DOMAIN_METADATA: there is no such metadata
                VIR_ERR_OPERATION_INVALID: the domain is not running; the domain is
                    transient
                VIR_ERR_INVALID_ARG: a flag is not supported; flags exclude each other;
                    an argument must be left out; a value is not a known one
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: bhyve, libxl, lxc, qemu, test.
        virDomainGetMetadata.
        """
        ret = await self._connect._call(
            calls.DOMAIN_GET_METADATA,
            RemoteDomainGetMetadataArgs(self._use("virDomainGetMetadata"), type, uri, flags),
        )
        return ret.metadata

    async def block_rebase(
        self,
        disk: str | PathLike[str],
        base: str | PathLike[str] | None,
        bandwidth: int = 0,
        flags: enums.DomainBlockRebaseFlags | PlainInt = 0,
    ) -> int:
        """Start a job that pulls data into a disk's image, or copies the disk.

        Without VIR_DOMAIN_BLOCK_REBASE_COPY the job pulls what the images above
        ``base`` hold into the active image and ends by itself; ``base`` is the backing
        file afterwards. With ``base`` None and no flags it does what ``block_pull``
        does.

        With VIR_DOMAIN_BLOCK_REBASE_COPY the disk is copied to the file ``base``, then
        mirrored until ``block_job_abort`` ends the job, which either stays with the
        source or pivots to the copy. ``block_copy`` does that with more control.

        The call returns once the job has started; ``block_job_info`` tells how far it
        is, an event how it ended.

        Args:
            disk: the disk's target, such as ``vda``, or the path of its source
            base: image that stays as the backing file, as a path or as ``vda[3]``, None
                to keep none; with VIR_DOMAIN_BLOCK_REBASE_COPY the file to copy to
            bandwidth: limit in MiB/s, or in bytes/s with
                VIR_DOMAIN_BLOCK_REBASE_BANDWIDTH_BYTES; 0 for none
            flags: whether to pull or to copy, how to make the copy, the unit of
                ``bandwidth`` (DomainBlockRebaseFlags)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported; a flag lacks another that
                    it requires
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu.
        virDomainBlockRebase.
        """
        await self._connect._call(
            calls.DOMAIN_BLOCK_REBASE,
            RemoteDomainBlockRebaseArgs(
                self._use("virDomainBlockRebase"), disk, base, bandwidth, flags
            ),
        )
        return 0

    async def pm_wakeup(self, flags: int = 0) -> int:
        """Wake a guest that suspended itself, before its time if it has one.

        For guests that ``pm_suspend_for_duration`` put to sleep.

        Args:
            flags: unused, 0

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: libxl, qemu.
        virDomainPMWakeup.
        """
        await self._connect._call(
            calls.DOMAIN_PM_WAKEUP, RemoteDomainPmWakeupArgs(self._use("virDomainPMWakeup"), flags)
        )
        return 0

    async def list_all_snapshots(
        self, flags: enums.DomainSnapshotListFlags | PlainInt = 0
    ) -> list[DomainSnapshot]:
        """List the snapshots of a domain as objects, without races.

        Args:
            flags: which to list, all for 0; of two flags that exclude each other, such
                as LEAVES and NO_LEAVES, both together select all
                (DomainSnapshotListFlags)

        Returns:
            the snapshots, in no particular order unless it was asked for

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: qemu, test, vz.
        virDomainListAllSnapshots.
        """
        ret = await self._connect._call(
            calls.DOMAIN_LIST_ALL_SNAPSHOTS,
            RemoteDomainListAllSnapshotsArgs(self._use("virDomainListAllSnapshots"), 1, flags),
        )
        lease = handles.Lease(self, self._connect, len(ret.snapshots))
        return [DomainSnapshot(lease, wire) for wire in ret.snapshots]

    async def hostname(self, flags: enums.DomainGetHostnameFlags | PlainInt = 0) -> str:
        """Return the host name of the guest, from its agent or its DHCP lease.

        Raises LibvirtError VIR_ERR_NO_HOSTNAME when none is known.

        Args:
            flags: where to look: VIR_DOMAIN_GET_HOSTNAME_LEASE or
                VIR_DOMAIN_GET_HOSTNAME_AGENT; 0 for the hypervisor's choice
                (DomainGetHostnameFlags)

        Returns:
            host name

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_NO_HOSTNAME: the host name is not known
                VIR_ERR_ARGUMENT_UNSUPPORTED: the domain has no guest agent
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported; flags exclude each other
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: esx, lxc, openvz, qemu, test.
        virDomainGetHostname.
        """
        ret = await self._connect._call(
            calls.DOMAIN_GET_HOSTNAME,
            RemoteDomainGetHostnameArgs(self._use("virDomainGetHostname"), flags),
        )
        return ret.hostname

    async def security_label_list(self) -> list[results.SecurityLabel]:
        """Return the labels that each security driver gave the running domain.

        ``security_label`` returns that of the primary driver only.

        Returns:
            list of [label, whether it is enforced], one for each security driver such
            as selinux and dac; the label is empty where the domain has none

        Answered by: qemu.
        virDomainGetSecurityLabelList.
        """
        return await self._connect._run(records.domain_get_security_label_list_gen(self))

    async def pin_emulator(
        self, cpumap: Sequence[bool], flags: enums.DomainModificationImpact | PlainInt = 0
    ) -> int:
        """Set on which host CPUs the emulator's own threads may run.

        Those threads are the ones that run no virtual CPU and no IOThread.

        Args:
            cpumap: host CPUs to use: one bool for each, from CPU 0 on, False for those
                beyond its end
            flags: VIR_DOMAIN_AFFECT_LIVE, VIR_DOMAIN_AFFECT_CONFIG or both; 0 for the
                domain as it is now (DomainModificationImpact)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running; the domain is
                    transient
                VIR_ERR_INVALID_ARG: a flag is not supported; flags exclude each other;
                    an argument is missing or empty
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: ch, qemu, test.
        virDomainPinEmulator.
        """
        return await self._connect._run(cpumaps.domain_pin_emulator_gen(self, cpumap, flags))

    async def emulator_pin_info(
        self, flags: enums.DomainModificationImpact | PlainInt = 0
    ) -> tuple[bool, ...]:
        """Return on which host CPUs the emulator's own threads may run.

        Args:
            flags: VIR_DOMAIN_AFFECT_LIVE or VIR_DOMAIN_AFFECT_CONFIG; 0 for the domain
                as it is now (DomainModificationImpact)

        Returns:
            one bool for each host CPU, from CPU 0 on: whether it may be used

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running; the domain is
                    transient
                VIR_ERR_INVALID_ARG: a flag is not supported; flags exclude each other
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: ch, qemu, test.
        virDomainGetEmulatorPinInfo.
        """
        return await self._connect._run(cpumaps.domain_get_emulator_pin_info_gen(self, flags))

    async def block_commit(
        self,
        disk: str | PathLike[str],
        base: str | PathLike[str] | None,
        top: str | PathLike[str] | None,
        bandwidth: int = 0,
        flags: enums.DomainBlockCommitFlags | PlainInt = 0,
    ) -> int:
        """Start a job that merges images of a disk's chain into a lower one.

        Shortens a backing chain, as after an external snapshot. The images above
        ``base`` up to ``top`` are invalid afterwards, and partly so if the job is
        aborted; the domain itself keeps running throughout.

        To commit the active image, ``flags`` needs VIR_DOMAIN_BLOCK_COMMIT_ACTIVE. Such
        a job does not end by itself: once it is ready, ``block_job_abort`` either
        cancels it or, with VIR_DOMAIN_BLOCK_JOB_ABORT_PIVOT, makes ``base`` the active
        image.

        The call returns once the job has started; ``block_job_info`` tells how far it
        is, an event how it ended.

        Args:
            disk: the disk's target, such as ``vda``, or the path of its source
            base: image to merge into, as a path or as ``vda[3]``; None for the lowest
                of the chain, or for the next below ``top`` with
                VIR_DOMAIN_BLOCK_COMMIT_SHALLOW
            top: highest image to merge, as a path or as ``vda[1]``; None for the active
                image
            bandwidth: limit in MiB/s, or in bytes/s with
                VIR_DOMAIN_BLOCK_COMMIT_BANDWIDTH_BYTES; 0 for none
            flags: whether the active image is committed, whether merged files are
                deleted, the unit of ``bandwidth`` (DomainBlockCommitFlags)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: the domain has no such device; the disk's chain has
                    no such image; a flag is not supported; a flag that the case
                    requires is missing
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_OVERFLOW: a number is too large
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu.
        virDomainBlockCommit.
        """
        await self._connect._call(
            calls.DOMAIN_BLOCK_COMMIT,
            RemoteDomainBlockCommitArgs(
                self._use("virDomainBlockCommit"), disk, base, top, bandwidth, flags
            ),
        )
        return 0

    async def fs_trim(
        self, mount_point: str | PathLike[str] | None, minimum: int, flags: int = 0
    ) -> int:
        """Have the guest discard unused blocks of its file systems.

        Gives storage back that thinly provisioned disks no longer need. May need a
        guest agent.

        Args:
            mount_point: the one file system to trim, None for all that are mounted
            minimum: smallest free range to discard, in bytes, as a hint; with anything
                but 0 the call may fail
            flags: unused, 0

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the guest has no such file system; the domain
                    is not running
                VIR_ERR_ARGUMENT_UNSUPPORTED: the domain has no guest agent; an argument
                    is not supported
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu, test.
        virDomainFSTrim.
        """
        await self._connect._call(
            calls.DOMAIN_FSTRIM,
            RemoteDomainFstrimArgs(self._use("virDomainFSTrim"), mount_point, minimum, flags),
        )
        return 0

    async def send_process_signal(
        self, pid_value: int, signum: enums.DomainProcessSignal | PlainInt, flags: int = 0
    ) -> int:
        """Send a signal to a process or a process group in the guest.

        Mostly for containers: all that a hypervisor has to be able to signal is process
        1, the guest's init.

        Args:
            pid_value: id of a process as the guest sees it, or the negated id of a
                process group; not 0
            signum: signal by libvirt's number, which the guest's own may differ from;
                VIR_DOMAIN_PROCESS_SIGNAL_NOP only asks whether the process exists
                (DomainProcessSignal)
            flags: unused, 0

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: a flag is not supported; a number is out of range
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: lxc, test.
        virDomainSendProcessSignal.
        """
        await self._connect._call(
            calls.DOMAIN_SEND_PROCESS_SIGNAL,
            RemoteDomainSendProcessSignalArgs(
                self._use("virDomainSendProcessSignal"), pid_value, signum, flags
            ),
        )
        return 0

    async def open_channel(
        self, name: str | None, st: Stream, flags: enums.DomainChannelFlags | PlainInt = 0
    ) -> int:
        """Connect a stream to a channel device of the running guest.

        The stream goes both ways, and is as slow as the guest. A channel that another
        user has open is refused unless VIR_DOMAIN_CHANNEL_FORCE is given, which
        disconnects that user.

        Args:
            name: alias of the channel, such as ``channel0``, or its name in the guest,
                such as ``org.qemu.guest_agent.0``; None for the first
            st: new stream of the same connection, which carries the data afterwards
            flags: VIR_DOMAIN_CHANNEL_FORCE to disconnect another user first
                (DomainChannelFlags)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INTERNAL_ERROR: the domain has no such device
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu.
        virDomainOpenChannel.
        """
        await self._connect._call_stream(
            calls.DOMAIN_OPEN_CHANNEL,
            RemoteDomainOpenChannelArgs(self._use("virDomainOpenChannel"), name, flags),
            st,
        )
        return 0

    async def job_stats(self, flags: enums.DomainGetJobStatsFlags | PlainInt = 0) -> PlainParams:
        """Return all known figures about the domain's job, running or completed.

        Tells more than ``job_info``. The domain has to be running to be asked for its
        current job.

        With VIR_DOMAIN_JOB_STATS_COMPLETED the figures are those of the last job that
        ended: this is how to learn whether a push backup succeeded. They are forgotten
        once read, unless VIR_DOMAIN_JOB_STATS_KEEP_COMPLETED is given too, and when the
        daemon restarts.

        Args:
            flags: whether to tell about the last completed job, and to keep its
                figures; 0 for the current job (DomainGetJobStatsFlags)

        Returns:
            dict with ``type``, a DomainJobType, and what the job has: ``operation``
            (DomainJobOperation), ``time_elapsed`` and ``time_remaining`` in
            milliseconds, ``data_total``, ``data_processed`` and ``data_remaining`` in
            bytes, the same of ``memory_...`` and ``disk_...``, ``disk_temp_used`` and
            ``disk_temp_total`` in bytes for the scratch files of a pull backup,
            ``downtime`` in milliseconds; of a completed job also ``success`` and
            ``errmsg``

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported; a flag lacks another that
                    it requires
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: libxl, qemu, vz.
        virDomainGetJobStats.
        """
        return await self._connect._run(records.domain_get_job_stats_gen(self, flags))

    async def migrate_get_compression_cache(self, flags: int = 0) -> int:
        """Return the size of the cache that compresses migrated memory pages.

        Args:
            flags: unused, 0

        Returns:
            size in bytes

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: qemu.
        virDomainMigrateGetCompressionCache.
        """
        ret = await self._connect._call(
            calls.DOMAIN_MIGRATE_GET_COMPRESSION_CACHE,
            RemoteDomainMigrateGetCompressionCacheArgs(
                self._use("virDomainMigrateGetCompressionCache"), flags
            ),
        )
        return ret.cacheSize

    async def migrate_set_compression_cache(self, cache_size: int, flags: int = 0) -> int:
        """Change the size of the cache that compresses migrated memory pages.

        Meant for a migration under way whose ``job_stats`` show more and more
        ``compression_cache_misses``.

        Args:
            cache_size: size in bytes
            flags: unused, 0

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu.
        virDomainMigrateSetCompressionCache.
        """
        await self._connect._call(
            calls.DOMAIN_MIGRATE_SET_COMPRESSION_CACHE,
            RemoteDomainMigrateSetCompressionCacheArgs(
                self._use("virDomainMigrateSetCompressionCache"), cache_size, flags
            ),
        )
        return 0

    async def migrate_begin3_params(
        self, params: Params, flags: enums.DomainMigrateFlags | PlainInt = 0
    ) -> tuple[bytes, str]:
        """Begin a migration at its source, with parameters as a dict.

        The first of five steps, for programs that lead a migration themselves: begin at
        the source, prepare at the destination, perform at the source, finish at the
        destination, confirm at the source.

        ``migrate3`` takes all of them.

        Args:
            params: parameters as ``migrate3`` takes them, such as ``destination_xml``
                and ``destination_name``
            flags: flags of the migration, the same ones for every step at the source
                (DomainMigrateFlags)

        Returns:
            cookie_out: opaque bytes for the next step, preparing the destination
            xml: description of the domain to prepare the destination with, a
                ``<domain>``

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_ARGUMENT_UNSUPPORTED: a parameter is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: libxl, openvz, qemu, vz.
        virDomainMigrateBegin3Params.
        """
        ret = await self._connect._call(
            calls.DOMAIN_MIGRATE_BEGIN3_PARAMS,
            RemoteDomainMigrateBegin3ParamsArgs(
                self._use("virDomainMigrateBegin3Params"),
                arguments.encode(params, hints.MIGRATE),
                flags,
            ),
        )
        return (ret.cookie_out, ret.xml)

    async def migrate_perform3_params(
        self,
        dconnuri: str | None,
        params: Params,
        cookie_in: bytes,
        flags: enums.DomainMigrateFlags | PlainInt = 0,
    ) -> bytes:
        """Transfer the guest to its destination, or do all of a migration.

        The step that takes long, the third of those that ``migrate_begin3_params``
        begins.

        Called alone, with an empty ``cookie_in``, it is a whole migration that the
        source leads: over a connection to ``dconnuri`` with VIR_MIGRATE_PEER2PEER,
        straight to the hypervisor at ``migrate_uri`` without.

        ``migrate_to_uri3`` calls it so.

        Args:
            dconnuri: libvirt URI of the destination, as seen from the source, for
                VIR_MIGRATE_PEER2PEER; None otherwise
            params: parameters as ``migrate3`` takes them, ``migrate_uri`` being where
                to send the guest to
            cookie_in: opaque bytes that preparing the destination gave, empty for a
                whole migration
            flags: flags of the migration (DomainMigrateFlags)

        Returns:
            opaque bytes for the next step, finishing at the destination

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: libxl, openvz, qemu, vz.
        virDomainMigratePerform3Params.
        """
        ret = await self._connect._call(
            calls.DOMAIN_MIGRATE_PERFORM3_PARAMS,
            RemoteDomainMigratePerform3ParamsArgs(
                self._use("virDomainMigratePerform3Params"),
                dconnuri,
                arguments.encode(params, hints.MIGRATE),
                cookie_in,
                flags,
            ),
        )
        return ret.cookie_out

    async def migrate_confirm3_params(
        self,
        params: Params,
        cookie_in: bytes,
        flags: enums.DomainMigrateFlags | PlainInt,
        cancelled: int,
    ) -> int:
        """End a migration at its source: drop the domain there, or resume it.

        The last of the steps that ``migrate_begin3_params`` begins.

        Args:
            params: parameters as the other steps got them
            cookie_in: opaque bytes that finishing at the destination gave
            flags: flags of the migration (DomainMigrateFlags)
            cancelled: 0 when the guest runs at the destination, 1 when the migration
                failed and the source keeps it

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: libxl, openvz, qemu, vz.
        virDomainMigrateConfirm3Params.
        """
        await self._connect._call(
            calls.DOMAIN_MIGRATE_CONFIRM3_PARAMS,
            RemoteDomainMigrateConfirm3ParamsArgs(
                self._use("virDomainMigrateConfirm3Params"),
                arguments.encode(params, hints.MIGRATE),
                cookie_in,
                flags,
                cancelled,
            ),
        )
        return 0

    async def set_memory_stats_period(
        self, period: int, flags: enums.DomainModificationImpact | PlainInt = 0
    ) -> int:
        """Set how often the guest's balloon driver collects memory statistics.

        Without it ``memory_stats`` has old figures, or none, of what the guest does
        with its memory.

        Args:
            period: seconds from one collection to the next, 0 to stop collecting
            flags: VIR_DOMAIN_AFFECT_LIVE, VIR_DOMAIN_AFFECT_CONFIG or both; 0 for the
                domain as it is now (DomainModificationImpact)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INTERNAL_ERROR: the domain has no such device
                VIR_ERR_OPERATION_INVALID: the domain is not running; the domain is
                    transient
                VIR_ERR_INVALID_ARG: a flag is not supported; flags exclude each other;
                    a number is out of range
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu, test.
        virDomainSetMemoryStatsPeriod.
        """
        await self._connect._call(
            calls.DOMAIN_SET_MEMORY_STATS_PERIOD,
            RemoteDomainSetMemoryStatsPeriodArgs(
                self._use("virDomainSetMemoryStatsPeriod"), period, flags
            ),
        )
        return 0

    async def create_with_files(
        self, files: Sequence[int], flags: enums.DomainCreateFlags | PlainInt = 0
    ) -> int:
        """Start a defined container and hand open files to its init process.

        Does what ``create_with_flags`` does, with files that the guest's init finds
        from descriptor 3 on. Only container hypervisors can do that, and only over a
        unix socket.

        The client keeps the descriptors that it gives.

        Args:
            files: file descriptors, in the order that init is to find them
            flags: how to start, such as VIR_DOMAIN_START_PAUSED or
                VIR_DOMAIN_START_AUTODESTROY (DomainCreateFlags)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INTERNAL_ERROR: the domain is running
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_ARGUMENT_UNSUPPORTED: the driver takes no descriptors
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: lxc, test.
        virDomainCreateWithFiles.
        """
        ret, _ = await self._connect._call_fds(
            calls.DOMAIN_CREATE_WITH_FILES,
            RemoteDomainCreateWithFilesArgs(self._use("virDomainCreateWithFiles"), flags),
            files,
        )
        self._set_id(ret.dom.id)
        return 0

    async def core_dump_with_format(
        self,
        to: str | PathLike[str],
        dumpformat: enums.DomainCoreDumpFormat | PlainInt,
        flags: enums.DomainCoreDumpFlags | PlainInt = 0,
    ) -> int:
        """Write the guest's memory to a file on the host, in a chosen format.

        The guest is paused meanwhile unless VIR_DUMP_LIVE is given. VIR_DUMP_CRASH,
        VIR_DUMP_LIVE and VIR_DUMP_RESET exclude each other. QEMU writes formats other
        than VIR_DOMAIN_CORE_DUMP_FORMAT_RAW with VIR_DUMP_MEMORY_ONLY only.

        Args:
            to: path of the file, on the hypervisor's host
            dumpformat: format of the file; VIR_DOMAIN_CORE_DUMP_FORMAT_RAW is what
                ``core_dump`` writes (DomainCoreDumpFormat)
            flags: what becomes of the guest, VIR_DUMP_MEMORY_ONLY for an ELF file of
                its memory, VIR_DUMP_BYPASS_CACHE to spare the host's page cache
                (DomainCoreDumpFlags)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported; flags exclude each other;
                    a value is not a known one
                VIR_ERR_SYSTEM_ERROR: the file cannot be read or written
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu, test.
        virDomainCoreDumpWithFormat.
        """
        await self._connect._call(
            calls.DOMAIN_CORE_DUMP_WITH_FORMAT,
            RemoteDomainCoreDumpWithFormatArgs(
                self._use("virDomainCoreDumpWithFormat"), paths.absolute(to), dumpformat, flags
            ),
        )
        return 0

    async def fs_freeze(
        self, mountpoints: Sequence[str | PathLike[str]] | None = None, flags: int = 0
    ) -> int:
        """Have the guest flush and freeze file systems until they are thawed.

        Writes to them wait from then on, so that a snapshot or backup finds them
        consistent. Call ``fs_thaw`` soon. May need a guest agent.

        Args:
            mountpoints: mount points to freeze; None or none of them for all file
                systems
            flags: unused, 0

        Returns:
            number of file systems that are frozen

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the guest has no such file system; the domain
                    is not running
                VIR_ERR_ARGUMENT_UNSUPPORTED: the domain has no guest agent
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu, test.
        virDomainFSFreeze.
        """
        ret = await self._connect._call(
            calls.DOMAIN_FSFREEZE,
            RemoteDomainFsfreezeArgs(
                self._use("virDomainFSFreeze"), arguments.texts(mountpoints or ()), flags
            ),
        )
        return ret.filesystems

    async def fs_thaw(
        self, mountpoints: Sequence[str | PathLike[str]] | None = None, flags: int = 0
    ) -> int:
        """Have the guest go on writing to file systems that were frozen.

        May need a guest agent.

        Args:
            mountpoints: mount points to thaw; None or none of them for all file
                systems, the only choice with some hypervisors
            flags: unused, 0

        Returns:
            number of file systems that are thawed

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the guest has no such file system; the domain
                    is not running
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_ARGUMENT_UNSUPPORTED: an argument is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu, test.
        virDomainFSThaw.
        """
        ret = await self._connect._call(
            calls.DOMAIN_FSTHAW,
            RemoteDomainFsthawArgs(
                self._use("virDomainFSThaw"), arguments.texts(mountpoints or ()), flags
            ),
        )
        return ret.filesystems

    async def get_time(self, flags: int = 0) -> dict[str, int]:
        """Return what time the guest's own clock shows, in UTC.

        May need a guest agent.

        Args:
            flags: unused, 0

        Returns:
            dict with ``seconds`` since 1970-01-01 00:00:00 UTC and ``nseconds``, the ns
            of that second

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_ARGUMENT_UNSUPPORTED: the domain has no guest agent
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu, test.
        virDomainGetTime.
        """
        return await self._connect._run(records.domain_get_time_gen(self, flags))

    async def set_time(
        self, time: Mapping[str, int] | None = None, flags: enums.DomainSetTimeFlags | PlainInt = 0
    ) -> int:
        """Set the guest's own clock, for instance after a long suspension.

        A guest does not know how long it was paused or saved. May need a guest agent.

        Args:
            time: dict with ``seconds`` since 1970-01-01 00:00:00 UTC and, if wanted,
                ``nseconds``; None only with VIR_DOMAIN_TIME_SYNC
            flags: VIR_DOMAIN_TIME_SYNC to have the guest read its hardware clock,
                whatever the time given (DomainSetTimeFlags)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_ARGUMENT_UNSUPPORTED: the domain has no guest agent
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_OPERATION_UNSUPPORTED: an argument is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu, test.
        virDomainSetTime.
        """
        return await self._connect._run(records.domain_set_time_gen(self, time, flags))

    async def open_graphics_fd(
        self, idx: int, flags: enums.DomainOpenGraphicsFlags | PlainInt = 0
    ) -> int:
        """Return a new socket that is connected to the guest's display.

        The protocol spoken on it is that of the display, VNC or SPICE. Works over a
        unix socket only. ``open_graphics`` takes a socket of yours instead.

        Args:
            idx: number of the display among those of the domain, from 0 on
            flags: VIR_DOMAIN_OPEN_GRAPHICS_SKIPAUTH to be let in without authentication
                (DomainOpenGraphicsFlags)

        Returns:
            file descriptor of the socket, yours to close

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INTERNAL_ERROR: the domain has no such device
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_ARGUMENT_UNSUPPORTED: the driver takes no descriptors
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu.
        virDomainOpenGraphicsFD.
        """
        _, files = await self._connect._call_fds(
            calls.DOMAIN_OPEN_GRAPHICS_FD,
            RemoteDomainOpenGraphicsFdArgs(self._use("virDomainOpenGraphicsFD"), idx, flags),
            (),
        )
        return answers.one_fd(files)

    async def block_copy(
        self,
        disk: str | PathLike[str],
        destxml: str,
        params: Params | None = None,
        flags: enums.DomainBlockCopyFlags | PlainInt = 0,
    ) -> int:
        """Start a job that copies a disk to a destination and then mirrors it.

        When the copy is complete the job stays and writes every change to both images,
        until ``block_job_abort`` ends it: the domain then stays with the source, or
        moves to the copy with VIR_DOMAIN_BLOCK_JOB_ABORT_PIVOT. A job that is aborted
        cannot be resumed. Some hypervisors refuse it for persistent domains unless
        VIR_DOMAIN_BLOCK_COPY_TRANSIENT_JOB says that the job need not survive the
        domain.

        The call returns once the job has started; ``block_job_info`` tells how far it
        is.

        Args:
            disk: the disk's target, such as ``vda``, or the path of its source
            destxml: description of the destination, a ``<disk>`` with its source,
                preferably also with its format in ``<driver>``
            params: ``bandwidth`` in bytes/s, ``granularity`` and ``buf-size`` in bytes,
                all optional, 0 for the hypervisor's choice; None for none
            flags: whether only the top image is copied, whether the destination exists
                already, what becomes of the job (DomainBlockCopyFlags)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_ARGUMENT_UNSUPPORTED: a parameter is not supported
                VIR_ERR_XML_DETAIL: the document is not XML
                VIR_ERR_XML_ERROR: the document is of another kind
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu.
        virDomainBlockCopy.
        """
        await self._connect._call(
            calls.DOMAIN_BLOCK_COPY,
            RemoteDomainBlockCopyArgs(
                self._use("virDomainBlockCopy"),
                disk,
                destxml,
                arguments.encode(params or {}, hints.BLOCK_COPY),
                flags,
            ),
        )
        return 0

    async def fs_info(self, flags: int = 0) -> list[results.FileSystem]:
        """Return the guest's mounted file systems and the disks they are on.

        May need a guest agent.

        Args:
            flags: unused, 0

        Returns:
            list of (mount point, name in the guest such as ``sda1``, type such as
            ``ext4``, list of targets of the domain's disks such as ``vda``), one for
            each file system

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_ARGUMENT_UNSUPPORTED: the domain has no guest agent
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu, test.
        virDomainGetFSInfo.
        """
        return await self._connect._run(records.domain_get_fsinfo_gen(self, flags))

    async def io_thread_info(
        self, flags: enums.DomainModificationImpact | PlainInt = 0
    ) -> list[results.IOThread]:
        """Return the domain's IOThreads and the host CPUs each may run on.

        Args:
            flags: VIR_DOMAIN_AFFECT_LIVE or VIR_DOMAIN_AFFECT_CONFIG; 0 for the domain
                as it is now (DomainModificationImpact)

        Returns:
            list of (id, CPUs), one for each IOThread; CPUs is a list of one bool for
            each host CPU, from CPU 0 on

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running; the domain is
                    transient
                VIR_ERR_INVALID_ARG: a flag is not supported; flags exclude each other
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: qemu, test.
        virDomainGetIOThreadInfo.
        """
        return await self._connect._run(cpumaps.domain_get_iothread_info_gen(self, flags))

    async def pin_io_thread(
        self,
        iothread_val: int,
        cpumap: Sequence[bool],
        flags: enums.DomainModificationImpact | PlainInt = 0,
    ) -> int:
        """Set on which host CPUs one IOThread of the domain may run.

        Args:
            iothread_val: id of the IOThread
            cpumap: host CPUs to use: one bool for each, from CPU 0 on, False for those
                beyond its end
            flags: VIR_DOMAIN_AFFECT_LIVE, VIR_DOMAIN_AFFECT_CONFIG or both; 0 for the
                domain as it is now (DomainModificationImpact)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: the domain has no such IOThread; a flag is not
                    supported; flags exclude each other; an argument is missing or empty
                VIR_ERR_OPERATION_INVALID: the domain is not running; the domain is
                    transient
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu, test.
        virDomainPinIOThread.
        """
        return await self._connect._run(
            cpumaps.domain_pin_iothread_gen(self, iothread_val, cpumap, flags)
        )

    async def interface_addresses(
        self, source: enums.DomainInterfaceAddressesSource | PlainInt, flags: int = 0
    ) -> dict[str, records.Addresses]:
        """Return the IP and MAC addresses of the domain's network interfaces.

        From DHCP leases only interfaces on libvirt's own networks are known. The guest
        agent names interfaces as the guest does; match them by ``hwaddr``. The host's
        ARP table may be out of date, and its prefixes are 0.

        Args:
            source: where to look: DHCP leases, the guest agent or the host's ARP table
                (DomainInterfaceAddressesSource)
            flags: unused, 0

        Returns:
            dict of interface name to a dict: ``hwaddr``, the MAC address or None, and
            ``addrs``, None or a list of dicts with ``addr``, ``prefix`` in bits and
            ``type``, a IPAddrType

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_ARGUMENT_UNSUPPORTED: the domain has no guest agent; a value is
                    not a known one
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: esx, libxl, lxc, qemu, test.
        virDomainInterfaceAddresses.
        """
        return await self._connect._run(records.domain_interface_addresses_gen(self, source, flags))

    async def add_io_thread(
        self, iothread_id: int, flags: enums.DomainModificationImpact | PlainInt = 0
    ) -> int:
        """Add an IOThread, for disks to do their input and output in.

        Args:
            iothread_id: id of the new IOThread, greater than 0 and not in use
            flags: VIR_DOMAIN_AFFECT_LIVE, VIR_DOMAIN_AFFECT_CONFIG or both; 0 for the
                domain as it is now (DomainModificationImpact)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running; the domain is
                    transient
                VIR_ERR_INVALID_ARG: an IOThread has the number already; a flag is not
                    supported; flags exclude each other
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu, test.
        virDomainAddIOThread.
        """
        await self._connect._call(
            calls.DOMAIN_ADD_IOTHREAD,
            RemoteDomainAddIothreadArgs(self._use("virDomainAddIOThread"), iothread_id, flags),
        )
        return 0

    async def del_io_thread(
        self, iothread_id: int, flags: enums.DomainModificationImpact | PlainInt = 0
    ) -> int:
        """Remove an IOThread that no disk or controller of the domain uses.

        Args:
            iothread_id: id of the IOThread
            flags: VIR_DOMAIN_AFFECT_LIVE, VIR_DOMAIN_AFFECT_CONFIG or both; 0 for the
                domain as it is now (DomainModificationImpact)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: the domain has no such IOThread; a flag is not
                    supported; flags exclude each other
                VIR_ERR_OPERATION_INVALID: the domain is not running; the domain is
                    transient
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu, test.
        virDomainDelIOThread.
        """
        await self._connect._call(
            calls.DOMAIN_DEL_IOTHREAD,
            RemoteDomainDelIothreadArgs(self._use("virDomainDelIOThread"), iothread_id, flags),
        )
        return 0

    async def set_user_password(
        self,
        user: str | None,
        password: str | None,
        flags: enums.DomainSetUserPasswordFlags | PlainInt = 0,
    ) -> int:
        """Give a user of the guest's operating system a new password.

        May need a guest agent.

        Args:
            user: name of the user; None is refused
            password: new password; None is refused
            flags: VIR_DOMAIN_PASSWORD_ENCRYPTED when the password is hashed already, in
                the way of the guest's system (DomainSetUserPasswordFlags)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_ARGUMENT_UNSUPPORTED: the domain has no guest agent
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu, test, vz.
        virDomainSetUserPassword.
        """
        await self._connect._call(
            calls.DOMAIN_SET_USER_PASSWORD,
            RemoteDomainSetUserPasswordArgs(
                self._use("virDomainSetUserPassword"), user, password, flags
            ),
        )
        return 0

    async def rename(self, new_name: str | None, flags: int = 0) -> int:
        """Give the domain another name; its UUID stays what it is.

        The domain usually has to be persistent and stopped. What libvirt derived from
        the old name, such as paths, stays in the definition.

        Handles that exist already keep the old name.

        Args:
            new_name: new name; None or an empty one is refused
            flags: unused, 0

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is running; the name is taken
                VIR_ERR_INVALID_ARG: a flag is not supported; an argument is missing or
                    empty
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu, test.
        virDomainRename.
        """
        ret = await self._connect._call(
            calls.DOMAIN_RENAME,
            RemoteDomainRenameArgs(self._use("virDomainRename"), new_name, flags),
        )
        return ret.retcode

    async def migrate_start_post_copy(self, flags: int = 0) -> int:
        """Switch a migration under way to post-copy, so that it surely ends.

        For a migration started with VIR_MIGRATE_POSTCOPY. The guest goes on at the
        destination at once, and memory that is still at the source follows as it is
        needed. From then on neither host has the whole guest: the migration cannot be
        undone, and a failure leaves it to be repeated with VIR_MIGRATE_POSTCOPY_RESUME.
        Let one round of ordinary copying pass before.

        Args:
            flags: unused, 0

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: no migration is running; the domain is not
                    running
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu.
        virDomainMigrateStartPostCopy.
        """
        await self._connect._call(
            calls.DOMAIN_MIGRATE_START_POST_COPY,
            RemoteDomainMigrateStartPostCopyArgs(self._use("virDomainMigrateStartPostCopy"), flags),
        )
        return 0

    async def perf_events(
        self, flags: enums.DomainModificationImpact | PlainInt = 0
    ) -> PlainParams:
        """Return which performance events are counted for the domain.

        The counts themselves are in the domain's statistics (VIR_DOMAIN_STATS_PERF).

        Args:
            flags: VIR_DOMAIN_AFFECT_LIVE or VIR_DOMAIN_AFFECT_CONFIG; 0 for the domain
                as it is now (DomainModificationImpact)

        Returns:
            dict with a bool for each event that libvirt knows, such as
            ``cache_misses``, ``instructions`` and ``cpu_cycles``

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running; the domain is
                    transient
                VIR_ERR_INVALID_ARG: a flag is not supported; flags exclude each other
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: qemu, test.
        virDomainGetPerfEvents.
        """
        ret = await self._connect._call(
            calls.DOMAIN_GET_PERF_EVENTS,
            RemoteDomainGetPerfEventsArgs(
                self._use("virDomainGetPerfEvents"), arguments.texts_too(flags)
            ),
        )
        return plain(ret.params)

    async def set_perf_events(
        self, params: Params, flags: enums.DomainModificationImpact | PlainInt = 0
    ) -> int:
        """Switch the counting of single performance events on or off.

        The counts are then in the domain's statistics (VIR_DOMAIN_STATS_PERF).

        Args:
            params: a bool for each event to switch, such as ``cache_misses``,
                ``instructions`` and ``cpu_cycles``; the others stay as they are
            flags: VIR_DOMAIN_AFFECT_LIVE, VIR_DOMAIN_AFFECT_CONFIG or both; 0 for the
                domain as it is now (DomainModificationImpact)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running; the domain is
                    transient
                VIR_ERR_INVALID_ARG: a flag is not supported; flags exclude each other;
                    an argument is missing or empty
                VIR_ERR_ARGUMENT_UNSUPPORTED: a parameter is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu, test.
        virDomainSetPerfEvents.
        """
        return await self._connect._run(parameters.domain_set_perf_events_gen(self, params, flags))

    async def guest_vcpus(self, flags: int = 0) -> PlainParams:
        """Return which virtual CPUs the guest knows, uses and can switch off.

        Asks the guest agent of a running domain.

        Args:
            flags: unused, 0

        Returns:
            dict with texts such as ``0-3``: ``vcpus``, all that the guest knows,
            ``online``, those in use, ``offlinable``, those that can be switched off

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_ARGUMENT_UNSUPPORTED: the domain has no guest agent
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu.
        virDomainGetGuestVcpus.
        """
        ret = await self._connect._call(
            calls.DOMAIN_GET_GUEST_VCPUS,
            RemoteDomainGetGuestVcpusArgs(self._use("virDomainGetGuestVcpus"), flags),
        )
        return plain(ret.params)

    async def set_guest_vcpus(self, cpumap: str, state: int, flags: int = 0) -> int:
        """Have the guest switch single virtual CPUs on or off by itself.

        Asks the guest agent of a running domain; the hypervisor goes on providing the
        vCPUs. Some agents take one vCPU per call, and some systems refuse to lose vCPU
        0.

        Args:
            cpumap: ids of the vCPUs, a text such as ``0-3,^2``; vCPUs not in it stay as
                they are
            state: 1 to switch them on, 0 to switch them off
            flags: unused, 0

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_ARGUMENT_UNSUPPORTED: the domain has no guest agent
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported; a value is not a known
                    one; a value is malformed
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu.
        virDomainSetGuestVcpus.
        """
        await self._connect._call(
            calls.DOMAIN_SET_GUEST_VCPUS,
            RemoteDomainSetGuestVcpusArgs(
                self._use("virDomainSetGuestVcpus"), cpumap, state, flags
            ),
        )
        return 0

    async def set_vcpu(
        self, vcpumap: str, state: int, flags: enums.DomainSetVcpuFlags | PlainInt = 0
    ) -> int:
        """Plug single virtual CPUs of the domain in, or unplug them.

        The hypervisor adds or removes them; ``set_guest_vcpus`` has the guest itself
        switch them off instead. Hypervisors may refuse vCPU 0, and more than one unit
        of hotplug in one call.

        Args:
            vcpumap: ids of the vCPUs, a text such as ``0-3,^2``
            state: 1 to plug them in, 0 to unplug them
            flags: which of the running domain and its definition to change, 0 for the
                domain as it is now; VIR_DOMAIN_SETVCPU_ASYNC_UNPLUG not to wait for the
                guest to let go of them (DomainSetVcpuFlags)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: the domain has no such vCPU; a flag is not
                    supported; a value is not a known one; a value is malformed
                VIR_ERR_OPERATION_INVALID: the domain is not running; the domain is
                    transient
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu.
        virDomainSetVcpu.
        """
        await self._connect._call(
            calls.DOMAIN_SET_VCPU,
            RemoteDomainSetVcpuArgs(self._use("virDomainSetVcpu"), vcpumap, state, flags),
        )
        return 0

    async def set_block_threshold(self, dev: str, threshold: int, flags: int = 0) -> int:
        """Ask for one event when a disk is written beyond a given offset.

        The event is VIR_DOMAIN_EVENT_ID_BLOCK_THRESHOLD: time to enlarge thinly
        provisioned storage, without polling. It is sent once; set the threshold again
        for the next. It can be missed while the daemon is not running. The statistics
        of block devices show the current value as ``block.<num>.threshold``, to be
        compared with ``block.<num>.allocation``.

        Args:
            dev: the disk's target, such as ``vda``, or ``vda[4]`` for the image with
                that index in its chain
            threshold: offset in bytes
            flags: unused, 0

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu.
        virDomainSetBlockThreshold.
        """
        await self._connect._call(
            calls.DOMAIN_SET_BLOCK_THRESHOLD,
            RemoteDomainSetBlockThresholdArgs(
                self._use("virDomainSetBlockThreshold"), dev, threshold, flags
            ),
        )
        return 0

    async def migrate_get_max_downtime(self, flags: int = 0) -> int:
        """Return how long a live migration may pause the guest at its end.

        Args:
            flags: unused, 0

        Returns:
            time in milliseconds

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: qemu.
        virDomainMigrateGetMaxDowntime.
        """
        ret = await self._connect._call(
            calls.DOMAIN_MIGRATE_GET_MAX_DOWNTIME,
            RemoteDomainMigrateGetMaxDowntimeArgs(
                self._use("virDomainMigrateGetMaxDowntime"), flags
            ),
        )
        return ret.downtime

    async def managed_save_get_xml_desc(
        self, flags: enums.DomainSaveImageXMLFlags | PlainInt = 0
    ) -> str:
        """Return the description stored in the domain's managed save image.

        That is what the domain will be when it is started from the image next time.

        Args:
            flags: VIR_DOMAIN_SAVE_IMAGE_XML_SECURE to include passwords, which a
                read-only connection may not (DomainSaveImageXMLFlags)

        Returns:
            XML document, a ``<domain>``

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain has no managed save image
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu.
        virDomainManagedSaveGetXMLDesc.
        """
        ret = await self._connect._call(
            calls.DOMAIN_MANAGED_SAVE_GET_XML_DESC,
            RemoteDomainManagedSaveGetXmlDescArgs(
                self._use("virDomainManagedSaveGetXMLDesc"), flags
            ),
        )
        return ret.xml

    async def managed_save_define_xml(
        self, dxml: str | None, flags: enums.DomainSaveRestoreFlags | PlainInt = 0
    ) -> int:
        """Change the description stored in the domain's managed save image.

        Only what concerns the host can change, such as the path of a disk's image: to
        the guest everything has to look as before.

        Args:
            dxml: new description, a ``<domain>``; the wire allows None, but libvirt
                gives it no meaning
            flags: VIR_DOMAIN_SAVE_RUNNING or VIR_DOMAIN_SAVE_PAUSED, the state to start
                in; neither keeps what the image says (DomainSaveRestoreFlags)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain has no managed save image
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu.
        virDomainManagedSaveDefineXML.
        """
        await self._connect._call(
            calls.DOMAIN_MANAGED_SAVE_DEFINE_XML,
            RemoteDomainManagedSaveDefineXmlArgs(
                self._use("virDomainManagedSaveDefineXML"), dxml, flags
            ),
        )
        return 0

    async def set_lifecycle_action(
        self,
        type: enums.DomainLifecycle | PlainInt,
        action: enums.DomainLifecycleAction | PlainInt,
        flags: enums.DomainModificationImpact | PlainInt = 0,
    ) -> int:
        """Set what happens when the guest powers off, reboots or crashes.

        Changes ``<on_poweroff>``, ``<on_reboot>`` or ``<on_crash>`` of the definition.
        With QEMU a running domain refuses it if it was started with all of them set to
        destroy.

        Args:
            type: occasion: VIR_DOMAIN_LIFECYCLE_POWEROFF, VIR_DOMAIN_LIFECYCLE_REBOOT
                or VIR_DOMAIN_LIFECYCLE_CRASH (DomainLifecycle)
            action: what to do then, such as VIR_DOMAIN_LIFECYCLE_ACTION_RESTART
                (DomainLifecycleAction)
            flags: VIR_DOMAIN_AFFECT_LIVE, VIR_DOMAIN_AFFECT_CONFIG or both; 0 for the
                domain as it is now (DomainModificationImpact)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running; the domain is
                    transient
                VIR_ERR_INVALID_ARG: a flag is not supported; a value is not a known one
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu, test.
        virDomainSetLifecycleAction.
        """
        await self._connect._call(
            calls.DOMAIN_SET_LIFECYCLE_ACTION,
            RemoteDomainSetLifecycleActionArgs(
                self._use("virDomainSetLifecycleAction"), type, action, flags
            ),
        )
        return 0

    async def detach_device_alias(
        self, alias: str, flags: enums.DomainDeviceModifyFlags | PlainInt = 0
    ) -> int:
        """Ask for the removal of a device that is named by its alias.

        Returns once the request is sent, as the guest has a say in it. The event
        VIR_DOMAIN_EVENT_ID_DEVICE_REMOVED tells that the device is gone,
        VIR_DOMAIN_EVENT_ID_DEVICE_REMOVAL_FAILED that the guest keeps it.

        Args:
            alias: the device's alias in the domain's description, such as
                ``virtio-disk0``
            flags: VIR_DOMAIN_DEVICE_MODIFY_LIVE, VIR_DOMAIN_DEVICE_MODIFY_CONFIG or
                both; 0 for the domain as it is now (DomainDeviceModifyFlags)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INTERNAL_ERROR: the domain has no such device
                VIR_ERR_OPERATION_INVALID: the domain is not running; the domain is
                    transient
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu.
        virDomainDetachDeviceAlias.
        """
        await self._connect._call(
            calls.DOMAIN_DETACH_DEVICE_ALIAS,
            RemoteDomainDetachDeviceAliasArgs(
                self._use("virDomainDetachDeviceAlias"), alias, flags
            ),
        )
        return 0

    async def launch_security_info(self, flags: int = 0) -> PlainParams:
        """Return what proves how an encrypted guest was launched.

        A remote party checks the measurement before it hands secrets to the guest with
        ``set_launch_security_state``.

        Args:
            flags: unused, 0

        Returns:
            dict, for AMD SEV with ``sev-measurement`` in base64, ``sev-api-major``,
            ``sev-api-minor``, ``sev-build-id`` and ``sev-policy``

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu, test.
        virDomainGetLaunchSecurityInfo.
        """
        ret = await self._connect._call(
            calls.DOMAIN_GET_LAUNCH_SECURITY_INFO,
            RemoteDomainGetLaunchSecurityInfoArgs(
                self._use("virDomainGetLaunchSecurityInfo"), arguments.texts_too(flags)
            ),
        )
        return plain(ret.params)

    async def set_io_thread_params(
        self,
        iothread_val: int,
        params: Params,
        flags: enums.DomainModificationImpact | PlainInt = 0,
    ) -> int:
        """Set how an IOThread of the running domain polls and pools threads.

        For a running domain: hypervisors may refuse VIR_DOMAIN_AFFECT_CONFIG.

        Args:
            iothread_val: id of the IOThread
            params: ``poll_max_ns``, the longest time to poll in ns, ``poll_grow`` and
                ``poll_shrink``, how that time adapts (0 for the hypervisor's choice),
                ``thread_pool_min`` and ``thread_pool_max``, bounds of the number of
                worker threads
            flags: VIR_DOMAIN_AFFECT_LIVE or 0 (DomainModificationImpact)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: the domain has no such IOThread; a flag is not
                    supported; an argument is missing or empty
                VIR_ERR_OPERATION_INVALID: the domain is not running; the domain is
                    transient
                VIR_ERR_ARGUMENT_UNSUPPORTED: a parameter is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu, test.
        virDomainSetIOThreadParams.
        """
        await self._connect._call(
            calls.DOMAIN_SET_IOTHREAD_PARAMS,
            RemoteDomainSetIothreadParamsArgs(
                self._use("virDomainSetIOThreadParams"),
                iothread_val,
                arguments.encode(params, hints.IOTHREAD),
                flags,
            ),
        )
        return 0

    async def checkpoint_create_xml(
        self, xml_desc: str, flags: enums.DomainCheckpointCreateFlags | PlainInt = 0
    ) -> DomainCheckpoint:
        """Start tracking which blocks of a running domain's disks change.

        The new checkpoint becomes the current one, and the former current one its
        parent. It remembers which blocks were written since, not what they held: for an
        incremental backup use `backup_begin`, which makes the checkpoint and the copy
        at the same moment. With VIR_DOMAIN_CHECKPOINT_CREATE_REDEFINE nothing is
        created: metadata that `get_xml_desc` gave earlier is put back.

        Args:
            xml_desc: the checkpoint, ``<domaincheckpoint>``; name and disks may be left
                out
            flags: 0, or how to create it (DomainCheckpointCreateFlags)

        Returns:
            the new checkpoint

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_UNSUPPORTED: the domain is not running; the domain has
                    snapshots
                VIR_ERR_OPERATION_FAILED: the name is taken
                VIR_ERR_INVALID_ARG: a flag is not supported; flags exclude each other
                VIR_ERR_INTERNAL_ERROR: the document lacks what a flag requires
                VIR_ERR_CONFIG_UNSUPPORTED: the disk's format does not allow it
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu, test.
        virDomainCheckpointCreateXML.
        """
        ret = await self._connect._call(
            calls.DOMAIN_CHECKPOINT_CREATE_XML,
            RemoteDomainCheckpointCreateXmlArgs(
                self._use("virDomainCheckpointCreateXML"), xml_desc, flags
            ),
        )
        return DomainCheckpoint(handles.Lease(self, self._connect), ret.checkpoint)

    async def list_all_checkpoints(
        self, flags: enums.DomainCheckpointListFlags | PlainInt = 0
    ) -> list[DomainCheckpoint]:
        """List the checkpoints of a domain as objects, without races.

        Args:
            flags: which to list, all for 0; VIR_DOMAIN_CHECKPOINT_LIST_TOPOLOGICAL puts
                parents before their children (DomainCheckpointListFlags)

        Returns:
            the checkpoints, in no particular order unless it was asked for

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: qemu, test.
        virDomainListAllCheckpoints.
        """
        ret = await self._connect._call(
            calls.DOMAIN_LIST_ALL_CHECKPOINTS,
            RemoteDomainListAllCheckpointsArgs(self._use("virDomainListAllCheckpoints"), 1, flags),
        )
        lease = handles.Lease(self, self._connect, len(ret.checkpoints))
        return [DomainCheckpoint(lease, wire) for wire in ret.checkpoints]

    async def checkpoint_lookup_by_name(self, name: str, flags: int = 0) -> DomainCheckpoint:
        """Find one checkpoint of the domain by what it is called.

        Args:
            name: the checkpoint's name
            flags: unused, 0

        Returns:
            the checkpoint of that name

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_NO_DOMAIN_CHECKPOINT: there is no such checkpoint
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: qemu, test.
        virDomainCheckpointLookupByName.
        """
        ret = await self._connect._call(
            calls.DOMAIN_CHECKPOINT_LOOKUP_BY_NAME,
            RemoteDomainCheckpointLookupByNameArgs(
                self._use("virDomainCheckpointLookupByName"), name, flags
            ),
        )
        return DomainCheckpoint(handles.Lease(self, self._connect), ret.checkpoint)

    async def guest_info(
        self, types: enums.DomainGuestInfoTypes | PlainInt = 0, flags: int = 0
    ) -> PlainParams:
        """Return facts about the guest's system, users, disks and network.

        Asks the guest agent of a running domain; an older agent knows less. The items
        of a list are numbered from 0 to below its ``count``; some of them may be
        missing.

        Args:
            types: kinds of facts, 0 for all that the hypervisor supports
                (DomainGuestInfoTypes)
            flags: unused, 0

        Returns:
            dict of what was asked for: ``os.name``, ``os.version`` and others,
            ``hostname``, ``timezone.name``, ``timezone.offset`` in seconds,
            ``user.count``, ``user.0.name``, ``user.0.login-time`` in milliseconds since
            1970, ``fs.count``, ``fs.0.mountpoint``, ``fs.0.total-bytes`` and
            ``fs.0.used-bytes`` in bytes, ``disk....``, ``if....``, ``load.1m``

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_ARGUMENT_UNSUPPORTED: the domain has no guest agent
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported; a value is not a known one
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu.
        virDomainGetGuestInfo.
        """
        ret = await self._connect._call(
            calls.DOMAIN_GET_GUEST_INFO,
            RemoteDomainGetGuestInfoArgs(self._use("virDomainGetGuestInfo"), types, flags),
        )
        return plain(ret.params)

    async def agent_set_response_timeout(
        self, timeout: enums.DomainAgentResponseTimeoutValues | PlainInt, flags: int = 0
    ) -> int:
        """Set how long calls that need the guest agent wait for its answer.

        By default they wait forever. In recent versions of libvirt a call that the
        agent does not answer in time raises LibvirtError VIR_ERR_AGENT_COMMAND_TIMEOUT.

        Args:
            timeout: seconds to wait, 0 not to wait, -1 for the default, -2 to wait
                forever (DomainAgentResponseTimeoutValues)
            flags: unused, 0

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu.
        virDomainAgentSetResponseTimeout.
        """
        ret = await self._connect._call(
            calls.DOMAIN_AGENT_SET_RESPONSE_TIMEOUT,
            RemoteDomainAgentSetResponseTimeoutArgs(
                self._use("virDomainAgentSetResponseTimeout"), timeout, flags
            ),
        )
        return ret.result

    async def backup_begin(
        self,
        backup_xml: str,
        checkpoint_xml: str | None,
        flags: enums.DomainBackupBeginFlags | PlainInt = 0,
    ) -> int:
        """Start a backup of a running domain's disks, all at one point in time.

        In push mode the hypervisor writes the disks, or what has changed on them, to
        the targets that the document names, and the job ends by itself; ``job_stats``
        with VIR_DOMAIN_JOB_STATS_COMPLETED tells whether it succeeded. When it fails or
        is aborted, its targets are worthless. In pull mode the hypervisor serves the
        disks as they were at the start over NBD, while scratch files keep what the
        guest overwrites, until ``abort_job`` ends the job: the regular end of such a
        backup.

        ``<incremental>``, or an attribute of a single disk, names an existing
        checkpoint, the newest or an older one. Push mode then copies only what was
        written since it was made; in pull mode the NBD export still has the whole disk,
        with a dirty bitmap of those writes. The checkpoint of ``checkpoint_xml`` is
        made at the instant of the backup, for a later incremental one to start from. It
        stays when the job is aborted or fails.

        The call returns once the job has started. A domain has one job at a time; a
        disk under backup has no other block job. The event
        VIR_DOMAIN_EVENT_ID_JOB_COMPLETED announces its end.

        Raises LibvirtError VIR_ERR_OPERATION_UNSUPPORTED when the domain is not
        running, VIR_ERR_NO_DOMAIN_CHECKPOINT when there is no checkpoint of the name in
        ``<incremental>``, VIR_ERR_CHECKPOINT_INCONSISTENT when its bitmap is missing or
        broken.

        Args:
            backup_xml: description of the backup, a ``<domainbackup>``: mode, base
                checkpoint, disks with targets or scratch files, NBD server; without
                ``<disks>`` every disk that is writable and not empty
            checkpoint_xml: checkpoint to make at the same instant, a
                ``<domaincheckpoint>``; None for none
            flags: VIR_DOMAIN_BACKUP_BEGIN_REUSE_EXTERNAL when the targets or scratch
                files exist already, with the right format and size;
                VIR_DOMAIN_BACKUP_BEGIN_PRESERVE_SHUTDOWN_DOMAIN to keep a domain that
                shuts down paused until the job ends (DomainBackupBeginFlags)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_UNSUPPORTED: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_XML_DETAIL: the document is not XML
                VIR_ERR_XML_ERROR: the document is of another kind
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu.
        virDomainBackupBegin.
        """
        await self._connect._call(
            calls.DOMAIN_BACKUP_BEGIN,
            RemoteDomainBackupBeginArgs(
                self._use("virDomainBackupBegin"), backup_xml, checkpoint_xml, flags
            ),
        )
        return 0

    async def backup_get_xml_desc(self, flags: int = 0) -> str:
        """Return the description of the running backup, defaults filled in.

        Tells what was chosen where the document given to ``backup_begin`` said nothing:
        the file, the mode and the NBD export of each disk, and which disks take part.
        Raises LibvirtError VIR_ERR_NO_DOMAIN_BACKUP when no backup is running.

        Args:
            flags: unused, 0

        Returns:
            XML document, a ``<domainbackup>``

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_NO_DOMAIN_BACKUP: no backup is running
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: qemu.
        virDomainBackupGetXMLDesc.
        """
        ret = await self._connect._call(
            calls.DOMAIN_BACKUP_GET_XML_DESC,
            RemoteDomainBackupGetXmlDescArgs(self._use("virDomainBackupGetXMLDesc"), flags),
        )
        return ret.xml

    async def authorized_ssh_keys_get(self, user: str, flags: int = 0) -> list[str]:
        """Return the public SSH keys that may log in as a user of the guest.

        May need a guest agent.

        Args:
            user: name of the user
            flags: unused, 0

        Returns:
            list of keys, each a line of the user's authorized_keys file

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_ARGUMENT_UNSUPPORTED: the domain has no guest agent
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu.
        virDomainAuthorizedSSHKeysGet.
        """
        ret = await self._connect._call(
            calls.DOMAIN_AUTHORIZED_SSH_KEYS_GET,
            RemoteDomainAuthorizedSshKeysGetArgs(
                self._use("virDomainAuthorizedSSHKeysGet"), user, flags
            ),
        )
        return list(ret.keys)

    async def authorized_ssh_keys_set(
        self,
        user: str,
        keys: Sequence[str] | None = None,
        flags: enums.DomainAuthorizedSSHKeysSetFlags | PlainInt = 0,
    ) -> int:
        """Replace, extend or reduce the SSH keys that may log in to the guest.

        Without flags ``keys`` are all that the user has afterwards: with none of them
        the user's file is emptied. To remove a key that is not there is no error. May
        need a guest agent.

        Args:
            user: name of the user
            keys: keys, each a line in OpenSSH's format; None for none, without flags
                only
            flags: VIR_DOMAIN_AUTHORIZED_SSH_KEYS_SET_APPEND to add them or
                VIR_DOMAIN_AUTHORIZED_SSH_KEYS_SET_REMOVE to remove them; 0 to replace
                all (DomainAuthorizedSSHKeysSetFlags)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_ARGUMENT_UNSUPPORTED: the domain has no guest agent
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported; flags exclude each other
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu.
        virDomainAuthorizedSSHKeysSet.
        """
        await self._connect._call(
            calls.DOMAIN_AUTHORIZED_SSH_KEYS_SET,
            RemoteDomainAuthorizedSshKeysSetArgs(
                self._use("virDomainAuthorizedSSHKeysSet"), user, arguments.texts(keys or ()), flags
            ),
        )
        return 0

    async def messages(self, flags: enums.DomainMessageType | PlainInt = 0) -> list[str]:
        """Return notes of libvirt on the domain, such as what taints it.

        Some hypervisors have them for running domains only, some for stopped ones only.

        Args:
            flags: kinds to return: VIR_DOMAIN_MESSAGE_DEPRECATION,
                VIR_DOMAIN_MESSAGE_TAINTING or both; 0 for all (DomainMessageType)

        Returns:
            list of texts for people to read

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: libxl, qemu, test.
        virDomainGetMessages.
        """
        ret = await self._connect._call(
            calls.DOMAIN_GET_MESSAGES,
            RemoteDomainGetMessagesArgs(self._use("virDomainGetMessages"), flags),
        )
        return list(ret.msgs)

    async def start_dirty_rate_calc(
        self, seconds: int, flags: enums.DomainDirtyRateCalcFlags | PlainInt = 0
    ) -> int:
        """Start measuring how fast the guest writes to its memory.

        Returns at once. The result is read later, as ``dirtyrate.megabytes_per_second``
        and its kin in the domain's statistics (VIR_DOMAIN_STATS_DIRTYRATE).

        Args:
            seconds: how long to measure, in seconds; QEMU takes 1 to 60
            flags: the way of measuring, one of them; 0 for samples of pages
                (DomainDirtyRateCalcFlags)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported; flags exclude each other
                VIR_ERR_CONFIG_UNSUPPORTED: a number is out of range
                VIR_ERR_OPERATION_UNSUPPORTED: an argument is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu.
        virDomainStartDirtyRateCalc.
        """
        await self._connect._call(
            calls.DOMAIN_START_DIRTY_RATE_CALC,
            RemoteDomainStartDirtyRateCalcArgs(
                self._use("virDomainStartDirtyRateCalc"), seconds, flags
            ),
        )
        return 0

    async def set_launch_security_state(self, params: Params, flags: int = 0) -> int:
        """Put a secret into the memory of an encrypted guest before it runs.

        For a domain started with VIR_DOMAIN_START_PAUSED, once the measurement that
        ``launch_security_info`` returns has been checked; ``resume`` it afterwards.
        When the call fails the domain should be destroyed.

        Args:
            params: for AMD SEV ``sev-secret-header`` and ``sev-secret``, both in
                base64, and, if wanted, ``sev-secret-set-address``, an address in the
                guest's memory
            flags: unused, 0

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_UNSUPPORTED: the domain has no encrypted memory
                VIR_ERR_INVALID_ARG: a flag is not supported; an argument is missing or
                    empty
                VIR_ERR_ARGUMENT_UNSUPPORTED: a parameter is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu.
        virDomainSetLaunchSecurityState.
        """
        await self._connect._call(
            calls.DOMAIN_SET_LAUNCH_SECURITY_STATE,
            RemoteDomainSetLaunchSecurityStateArgs(
                self._use("virDomainSetLaunchSecurityState"), arguments.encode(params), flags
            ),
        )
        return 0

    async def save_params(
        self, params: Params, flags: enums.DomainSaveRestoreFlags | PlainInt = 0
    ) -> int:
        """Stop the domain and save its memory to a file, with parameters as a dict.

        Without ``file`` in ``params`` the save is a managed one, as of
        ``managed_save``: the domain continues from it at its next start.

        Args:
            params: ``file``, a path on the hypervisor's host, ``dxml``, the
                ``<domain>`` to restore if not the present one, ``image_format`` such as
                ``zstd``, ``parallel.channels``, the number of channels to write at once
            flags: VIR_DOMAIN_SAVE_RUNNING or VIR_DOMAIN_SAVE_PAUSED, the state after
                restoring, by default the present one; VIR_DOMAIN_SAVE_BYPASS_CACHE to
                spare the host's page cache (DomainSaveRestoreFlags)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu.
        virDomainSaveParams.
        """
        await self._connect._call(
            calls.DOMAIN_SAVE_PARAMS,
            RemoteDomainSaveParamsArgs(
                self._use("virDomainSaveParams"), arguments.encode(params, hints.SAVE), flags
            ),
        )
        return 0

    async def abort_job_flags(self, flags: enums.DomainAbortJobFlagsValues | PlainInt = 0) -> int:
        """Ask that the domain's job end soon, post-copy migrations included.

        A pull backup is ended this way when its reader has all; an aborted push backup
        leaves no usable targets. A migration in its post-copy phase is refused unless
        VIR_DOMAIN_ABORT_JOB_POSTCOPY is given, and is paused then: neither host has the
        whole guest.

        Args:
            flags: VIR_DOMAIN_ABORT_JOB_POSTCOPY to pause a post-copy migration; 0 does
                what ``abort_job`` does (DomainAbortJobFlagsValues)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: no job is running; the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu.
        virDomainAbortJobFlags.
        """
        await self._connect._call(
            calls.DOMAIN_ABORT_JOB_FLAGS,
            RemoteDomainAbortJobFlagsArgs(self._use("virDomainAbortJobFlags"), flags),
        )
        return 0

    async def fd_associate(
        self, name: str, files: Sequence[int], flags: enums.DomainFDAssociateFlags | PlainInt = 0
    ) -> int:
        """Lend open files to the domain under a name its disks can refer to.

        A disk's source with ``fdgroup='NAME'`` then stands for these files, for as long
        as this connection is open; the hypervisor keeps what it uses. Works over a unix
        socket only.

        The client keeps the descriptors that it gives.

        Args:
            name: name of the group of descriptors
            files: file descriptors, at least one
            flags: whether security labels are restored after use, and whether they
                allow writing (DomainFDAssociateFlags)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: a flag is not supported; an argument is missing or
                    empty
                VIR_ERR_ARGUMENT_UNSUPPORTED: the driver takes no descriptors
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu.
        virDomainFDAssociate.
        """
        await self._connect._call_fds(
            calls.DOMAIN_FD_ASSOCIATE,
            RemoteDomainFdAssociateArgs(self._use("virDomainFDAssociate"), name, flags),
            files,
        )
        return 0

    async def graphics_reload(
        self, type: enums.DomainGraphicsReloadType | PlainInt, flags: int = 0
    ) -> int:
        """Have the guest's display read its TLS certificates again.

        Spares a restart of the domain when certificates are renewed.

        Args:
            type: kind of display, VIR_DOMAIN_GRAPHICS_RELOAD_TYPE_ANY for every kind
                that can (DomainGraphicsReloadType)
            flags: unused, 0

        Returns:
            0

        virDomainGraphicsReload.
        """
        await self._connect._call(
            calls.DOMAIN_GRAPHICS_RELOAD,
            RemoteDomainGraphicsReloadArgs(self._use("virDomainGraphicsReload"), type, flags),
        )
        return 0

    async def autostart_once(self) -> int:
        """Tell whether the domain will start the next time the host boots.

        Independent of ``autostart``: the domain starts when either is set.

        Returns:
            1 if it will, 0 if not

        virDomainGetAutostartOnce.
        """
        ret = await self._connect._call(
            calls.DOMAIN_GET_AUTOSTART_ONCE,
            RemoteDomainGetAutostartOnceArgs(self._use("virDomainGetAutostartOnce")),
        )
        return ret.autostart

    async def set_autostart_once(self, autostart: int) -> int:
        """Set whether the domain will start the next time the host boots.

        Holds for one boot only. Independent of ``set_autostart``: the domain starts
        when either is set.

        Args:
            autostart: 1 to start it, 0 not to

        Returns:
            0

        virDomainSetAutostartOnce.
        """
        await self._connect._call(
            calls.DOMAIN_SET_AUTOSTART_ONCE,
            RemoteDomainSetAutostartOnceArgs(self._use("virDomainSetAutostartOnce"), autostart),
        )
        return 0

    async def set_throttle_group(
        self, group: str, params: Params, flags: enums.DomainModificationImpact | PlainInt = 0
    ) -> int:
        """Create or change a named set of limits that disks can refer to.

        A disk's throttle filter names the group. Unlike the limits of
        ``set_block_io_tune``, a disk can have several such groups.

        Args:
            group: name of the group, new or existing
            params: ``total_bytes_sec``, ``read_bytes_sec`` and ``write_bytes_sec`` in
                bytes/s, ``total_iops_sec``, ``read_iops_sec`` and ``write_iops_sec`` in
                requests/s, each also with ``_max`` for bursts and ``_max_length`` for
                how long they may last, in seconds; ``size_iops_sec``, the size in bytes
                that counts as one request
            flags: VIR_DOMAIN_AFFECT_LIVE, VIR_DOMAIN_AFFECT_CONFIG or both; 0 for the
                domain as it is now (DomainModificationImpact)

        Returns:
            0

        virDomainSetThrottleGroup.
        """
        await self._connect._call(
            calls.DOMAIN_SET_THROTTLE_GROUP,
            RemoteDomainSetThrottleGroupArgs(
                self._use("virDomainSetThrottleGroup"), group, arguments.encode(params), flags
            ),
        )
        return 0

    async def del_throttle_group(
        self, group: str | None, flags: enums.DomainModificationImpact | PlainInt = 0
    ) -> int:
        """Delete a named set of limits that no disk refers to any more.

        Args:
            group: name of the group; None is refused
            flags: VIR_DOMAIN_AFFECT_LIVE, VIR_DOMAIN_AFFECT_CONFIG or both; 0 for the
                domain as it is now (DomainModificationImpact)

        Returns:
            0

        virDomainDelThrottleGroup.
        """
        await self._connect._call(
            calls.DOMAIN_DEL_THROTTLE_GROUP,
            RemoteDomainDelThrottleGroupArgs(self._use("virDomainDelThrottleGroup"), group, flags),
        )
        return 0

    async def announce_interface(self, device: str | None, params: Params, flags: int = 0) -> int:
        """Announce the guest's MAC addresses to the network's switches.

        Sends gratuitous ARP packets on the guest's behalf, so that frames still reach
        it after a change of the network's layout.

        Args:
            device: the one interface to announce, by MAC address or by its name on the
                host; None for all
            params: ``initial``, milliseconds before the first packet, ``rounds``,
                number of packets, ``step``, milliseconds by which each wait is longer
                than the one before, ``max``, longest wait in milliseconds; all optional
            flags: unused, 0

        Returns:
            0

        virDomainAnnounceInterface.
        """
        await self._connect._call(
            calls.DOMAIN_ANNOUNCE_INTERFACE,
            RemoteDomainAnnounceInterfaceArgs(
                self._use("virDomainAnnounceInterface"), device, arguments.encode(params), flags
            ),
        )
        return 0

    async def qemu_monitor_command(
        self, cmd: str, flags: enums.DomainQemuMonitorCommandFlags | PlainInt = 0
    ) -> str:
        """Send a command to the monitor of the QEMU process of the domain.

        An error of the monitor is part of the answer and not raised. Commands that
        change what libvirt keeps track of may confuse or even crash the server; queries
        are safe.

        Args:
            cmd: a QMP command as JSON, or a line for the human monitor with
                VIR_DOMAIN_QEMU_MONITOR_COMMAND_HMP
            flags: language of the command; 0 for QMP (DomainQemuMonitorCommandFlags)

        Returns:
            the monitor's answer: a QMP object as JSON, or lines of text with HMP

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu.
        virDomainQemuMonitorCommand.
        """
        dom = self._use("virDomainQemuMonitorCommand")
        ret = await self._connect._call(*hypervisors.monitor_command(dom, cmd, flags))
        return ret.result

    async def qemu_monitor_command_with_files(
        self,
        cmd: str,
        files: Sequence[int] = (),
        flags: enums.DomainQemuMonitorCommandFlags | PlainInt = 0,
    ) -> tuple[str, list[int]]:
        """Send a command and file descriptors to the domain's QEMU monitor.

        Only over a UNIX socket, which can carry descriptors. An error of the monitor is
        part of the answer and not raised. Commands that change what libvirt keeps track
        of may confuse or even crash the server; queries are safe.

        Args:
            cmd: a QMP command as JSON, or a line for the human monitor with
                VIR_DOMAIN_QEMU_MONITOR_COMMAND_HMP
            files: file descriptors for QEMU, such as those that ``getfd`` takes; the
                caller's own stay open
            flags: language of the command; 0 for QMP (DomainQemuMonitorCommandFlags)

        Returns:
            result: the monitor's answer: a QMP object as JSON, or lines of text with
                HMP
            files: file descriptors that came with it, for the caller to close

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_ARGUMENT_UNSUPPORTED: the driver takes no descriptors
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu.
        virDomainQemuMonitorCommandWithFiles.
        """
        dom = self._use("virDomainQemuMonitorCommandWithFiles")
        call, args = hypervisors.monitor_command_with_files(dom, cmd, flags)
        ret, received = await self._connect._call_fds(call, args, files)
        return ret.result, received

    async def qemu_agent_command(
        self,
        cmd: str,
        timeout: enums.DomainQemuAgentCommandTimeoutValues | PlainInt,
        flags: int = 0,
    ) -> str | None:
        """Send a command to the QEMU guest agent inside the domain's guest.

        The guest must run the agent, and the domain needs a channel for it. What
        libvirt has a function for, such as freezing file systems (virDomainFSFreeze),
        is better asked for through that, so that libvirt knows of it.

        Args:
            cmd: a command as JSON, such as ``{"execute": "guest-ping"}``
            timeout: seconds to wait for the answer; 0 not to wait at all, -1 for
                libvirt's default, -2 to wait without limit
                (DomainQemuAgentCommandTimeoutValues)
            flags: unused, 0

        Returns:
            the agent's answer, a QMP object as JSON; None when there is none

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_ARGUMENT_UNSUPPORTED: the domain has no guest agent
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu.
        virDomainQemuAgentCommand.
        """
        dom = self._use("virDomainQemuAgentCommand")
        ret = await self._connect._call(*hypervisors.agent_command(dom, cmd, timeout, flags))
        return ret.result

    async def lxc_open_namespace(self, flags: int = 0) -> list[int]:
        """Open the kernel namespaces that a running LXC container lives in.

        Only over a UNIX socket, which can carry descriptors, on the container's own
        host.

        Args:
            flags: unused, 0

        Returns:
            one file descriptor for each namespace, for ``setns()``; the caller closes
            them

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: lxc.
        virDomainLxcOpenNamespace.
        """
        dom = self._use("virDomainLxcOpenNamespace")
        _, received = await self._connect._call_fds(*hypervisors.open_namespace(dom, flags), ())
        return received

    async def migrate_to_uri3(
        self, dconnuri: str | None, params: Params, flags: enums.DomainMigrateFlags | PlainInt = 0
    ) -> int:
        """Have the source host migrate the domain by itself, to a given URI.

        With VIR_MIGRATE_PEER2PEER the source's libvirt connects to the destination's.
        Without it the hypervisor migrates directly to ``migrate_uri`` of ``params``,
        which few hypervisors can; ``migrate3`` leads such migrations from here, over a
        connection to each side.

        Returns when the migration is complete. This takes a source of libvirt 1.1.0 or
        later.

        Args:
            dconnuri: libvirt URI of the destination, as seen from the source host, with
                VIR_MIGRATE_PEER2PEER; None without it
            params: ``migrate_uri``, ``destination_name``, ``destination_xml``
                (``<domain>``), ``persistent_xml`` (``<domain>``), ``bandwidth`` in
                MiB/s, ``migrate_disks`` (targets to copy), ``parallel.connections`` and
                others, all VIR_MIGRATE_PARAM constants
            flags: how to migrate, such as VIR_MIGRATE_LIVE, and what becomes of the
                definitions at both ends (DomainMigrateFlags)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_ARGUMENT_UNSUPPORTED: the hypervisor cannot migrate in this way
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: libxl, openvz, qemu, vz.
        virDomainMigrateToURI3.
        """
        script = migration.to_uri_gen(self, "virDomainMigrateToURI3", dconnuri, params, flags)
        return await self._connect._run(script)

    async def migrate_to_uri2(
        self,
        dconnuri: str | None = None,
        miguri: str | None = None,
        dxml: str | None = None,
        flags: enums.DomainMigrateFlags | PlainInt = 0,
        dname: str | None = None,
        bandwidth: int = 0,
    ) -> int:
        """Have the source host migrate the domain, with URIs as arguments.

        Does what ``migrate_to_uri3`` does, with fewer parameters to choose from.

        Args:
            dconnuri: libvirt URI of the destination, as seen from the source host, with
                VIR_MIGRATE_PEER2PEER; None without it
            miguri: hypervisor's URI to send the guest to, None to let libvirt find it;
                required without VIR_MIGRATE_PEER2PEER
            dxml: description of the domain at the destination, a ``<domain>``; None for
                the same as here
            flags: how to migrate, such as VIR_MIGRATE_LIVE, and what becomes of the
                definitions at both ends (DomainMigrateFlags)
            dname: name of the domain at the destination, None to keep it
            bandwidth: limit in MiB/s, 0 for the hypervisor's default

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_ARGUMENT_UNSUPPORTED: the hypervisor cannot migrate in this way
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: libxl, openvz, qemu, vz.
        virDomainMigrateToURI2.
        """
        params = migration.parameters(uri=miguri, name=dname, xml=dxml, bandwidth=bandwidth)
        return await self.migrate_to_uri3(dconnuri, params, flags)

    async def migrate_to_uri(
        self,
        duri: str,
        flags: enums.DomainMigrateFlags | PlainInt = 0,
        dname: str | None = None,
        bandwidth: int = 0,
    ) -> int:
        """Have the source host migrate the domain to one URI of either kind.

        Does what ``migrate_to_uri3`` does, with fewer parameters to choose from.

        Args:
            duri: libvirt URI of the destination, as seen from the source host, with
                VIR_MIGRATE_PEER2PEER; the hypervisor's URI without it
            flags: how to migrate, such as VIR_MIGRATE_LIVE, and what becomes of the
                definitions at both ends (DomainMigrateFlags)
            dname: name of the domain at the destination, None to keep it
            bandwidth: limit in MiB/s, 0 for the hypervisor's default

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_ARGUMENT_UNSUPPORTED: the hypervisor cannot migrate in this way
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: libxl, openvz, qemu, vz.
        virDomainMigrateToURI.
        """
        peer, uri = migration.destination(duri, flags)
        return await self.migrate_to_uri2(peer, uri, None, flags, dname, bandwidth)

    async def migrate3(
        self, dconn: Connect, params: Params, flags: enums.DomainMigrateFlags | PlainInt = 0
    ) -> Domain:
        """Migrate the domain to another connection's host, led by this client.

        The client takes the steps at both ends in turn; the guest itself goes from host
        to host. VIR_MIGRATE_PEER2PEER and VIR_MIGRATE_TUNNELLED are refused: those are
        for ``migrate_to_uri3``.

        Returns when the migration is complete; when it fails, the domain goes on at its
        source if it can. Both ends have to be libvirt 1.1.0 or later. A call that its
        caller gives up leaves the migration to the servers.

        Args:
            dconn: connection to the destination
            params: ``migrate_uri``, ``destination_name``, ``destination_xml``
                (``<domain>``), ``persistent_xml`` (``<domain>``), ``bandwidth`` in
                MiB/s, ``migrate_disks`` (targets to copy), ``parallel.connections`` and
                others, all VIR_MIGRATE_PARAM constants
            flags: how to migrate, such as VIR_MIGRATE_LIVE, and what becomes of the
                definitions at both ends (DomainMigrateFlags)

        Returns:
            the domain at the destination, a handle of ``dconn``

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported; a flag is for another
                    function
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: libxl, openvz, qemu, vz.
        virDomainMigrate3.
        """
        wire = await run(migration.managed_gen(self, dconn, params, flags), on)
        return Domain(handles.Lease(dconn, dconn), wire)

    async def migrate2(
        self,
        dconn: Connect,
        dxml: str | None = None,
        flags: enums.DomainMigrateFlags | PlainInt = 0,
        dname: str | None = None,
        uri: str | None = None,
        bandwidth: int = 0,
    ) -> Domain:
        """Migrate the domain to another connection's host, with a new description.

        Does what ``migrate3`` does, with fewer parameters to choose from.

        Args:
            dconn: connection to the destination
            dxml: description of the domain at the destination, a ``<domain>``; None for
                the same as here
            flags: how to migrate, such as VIR_MIGRATE_LIVE, and what becomes of the
                definitions at both ends (DomainMigrateFlags)
            dname: name of the domain at the destination, None to keep it
            uri: hypervisor's URI to send the guest to, None to let the destination
                choose it
            bandwidth: limit in MiB/s, 0 for the hypervisor's default

        Returns:
            the domain at the destination, a handle of ``dconn``

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported; a flag is for another
                    function
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: libxl, openvz, qemu, vz.
        virDomainMigrate2.
        """
        params = migration.parameters(uri=uri, name=dname, xml=dxml, bandwidth=bandwidth)
        return await self.migrate3(dconn, params, flags)

    async def migrate(
        self,
        dconn: Connect,
        flags: enums.DomainMigrateFlags | PlainInt = 0,
        dname: str | None = None,
        uri: str | None = None,
        bandwidth: int = 0,
    ) -> Domain:
        """Migrate the domain to another connection's host, described as it is.

        Does what ``migrate3`` does, with fewer parameters to choose from.

        Args:
            dconn: connection to the destination
            flags: how to migrate, such as VIR_MIGRATE_LIVE, and what becomes of the
                definitions at both ends (DomainMigrateFlags)
            dname: name of the domain at the destination, None to keep it
            uri: hypervisor's URI to send the guest to, None to let the destination
                choose it
            bandwidth: limit in MiB/s, 0 for the hypervisor's default

        Returns:
            the domain at the destination, a handle of ``dconn``

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported; a flag is for another
                    function
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: libxl, openvz, qemu, vz.
        virDomainMigrate.
        """
        return await self.migrate2(dconn, None, flags, dname, uri, bandwidth)

    async def check_checkpoints(self, *, monitor: bool = True) -> Report:
        """Compare the domain's checkpoints with the bitmaps in its images.

        QEMU's monitor is asked about a guest that runs, which libvirt marks as tainted
        for that. Without ``monitor``, and where it cannot be asked, the server is asked
        of each checkpoint which disks are sound. Images of a domain that is shut off
        are read by qemu-img, if the connection is one to a server of this host.

        Returns:
            what was found: checkpoints, their disks, bitmaps without a checkpoint

        Raises:
            LibvirtError: the domain or its checkpoints cannot be read
        """
        from ....checkpoints.looking import check_gen
        from ....trio.performing import perform

        arguments.check()
        return await perform(check_gen(self, monitor=monitor))

    async def plan_checkpoint_repair(
        self,
        *,
        remove_bitmaps: bool = False,
        leave: Sequence[str] = (),
        monitor: bool = True,
    ) -> Plan:
        """Plan the repair of the domain's checkpoints, and change nothing.

        Args:
            remove_bitmaps: remove bitmaps that are of no use, too
            leave: names of checkpoints and bitmaps about which nothing is done
            monitor: whether QEMU's monitor may be asked, see `check_checkpoints`

        Returns:
            actions in their order, and what is left as it is, each with its reason

        Raises:
            LibvirtError: the domain or its checkpoints cannot be read
        """
        from ....checkpoints.repair import plan_gen
        from ....trio.performing import perform

        arguments.check()
        script = plan_gen(self, remove_bitmaps=remove_bitmaps, leave=leave, monitor=monitor)
        return await perform(script)

    async def repair_checkpoints(
        self,
        *,
        plan: Plan | None = None,
        remove_bitmaps: bool = False,
        leave: Sequence[str] = (),
        monitor: bool = True,
    ) -> Repair:
        """Repair the domain's checkpoints, so that those that are left can be trusted.

        Records of broken checkpoints are deleted, lost ones restored from bitmaps. Each
        action is verified; those behind one that fails are not tried. Nothing is done
        while a backup runs. What was done before a cancellation stays done.

        Args:
            plan: what to do, from `plan_checkpoint_repair` with the same arguments;
                without it what that would return
            remove_bitmaps: remove bitmaps that are of no use, too
            leave: names of checkpoints and bitmaps about which nothing is done
            monitor: whether QEMU's monitor may be asked, see `check_checkpoints`

        Returns:
            the actions with their outcomes, and the report after them

        Raises:
            LibvirtError: among others
                VIR_ERR_OPERATION_INVALID: there have been changes since the plan was
                    made
        """
        from ....checkpoints.repair import repair_gen
        from ....trio.performing import perform

        arguments.check()
        script = repair_gen(
            self, plan=plan, remove_bitmaps=remove_bitmaps, leave=leave, monitor=monitor
        )
        return await perform(script)

    async def export_checkpoints(self) -> str:
        """Describe all checkpoints of the domain, to define them elsewhere.

        Returns:
            JSON for `import_checkpoints`, with secrets if the connection may see them

        Raises:
            LibvirtError: the domain or its checkpoints cannot be read
        """
        from ....checkpoints.moving import export_gen
        from ....trio.performing import perform

        return await perform(export_gen(self))

    async def import_checkpoints(
        self,
        text: str,
        *,
        other_uuid: Literal["refuse", "rewrite", "drop"] = "refuse",
        validate: bool = True,
    ) -> list[Imported]:
        """Define checkpoints that `export_checkpoints` described, parents first.

        Those that the domain has stay as they are. A checkpoint whose bitmaps are
        missing or broken is refused, and its children go to its parent. What was
        defined before an error or a cancellation stays; the call can be repeated.

        Args:
            text: JSON that `export_checkpoints` returned
            other_uuid: what becomes of a definition within a checkpoint that is of a
                domain with another UUID: the import is refused, the UUID rewritten, or
                the definition dropped
            validate: whether bitmaps have to be there: the server looks for those of a
                guest that runs, qemu-img for those in images of this host

        Returns:
            what became of each checkpoint, parents first

        Raises:
            LibvirtError: among others
                VIR_ERR_XML_ERROR: the text is none of `export_checkpoints`
                VIR_ERR_INVALID_ARG: nothing was defined, because a checkpoint cannot
                    be: another one has its name, its parent is missing, or it is of
                    another domain
        """
        from ....checkpoints.moving import import_gen
        from ....trio.performing import perform

        arguments.check()
        script = import_gen(self, text, other_uuid=other_uuid, validate=validate)
        return await perform(script)
