"""Names of types of domain; of sections and devices, in libvirt's order of printing."""

from __future__ import annotations

from ..values import words

__all__ = ["DEVICES", "SECTIONS", "VIRT_TYPES"]

VIRT_TYPES = frozenset(
    words(
        "none qemu kqemu kvm xen lxc uml openvz test vmware hyperv vbox phyp parallels bhyve vz hvf"
    )
)

SECTIONS = words(
    "name uuid genid title description metadata maxMemory memory currentMemory blkiotune memtune "
    "memoryBacking vcpu vcpus iothreads iothreadids defaultiothread cputune numatune resource "
    "sysinfo bootloader bootloader_args os idmap features cpu clock on_poweroff on_reboot on_crash "
    "on_lockfailure pm perf devices seclabel keywrap launchSecurity qemu:commandline "
    "qemu:capabilities qemu:override qemu:deprecation"
)
DEVICES = words(
    "emulator disk controller lease filesystem interface smartcard serial parallel console channel "
    "input tpm graphics sound audio video hostdev redirdev redirfilter hub watchdog memballoon rng "
    "nvram panic shmem memory iommu vsock"
)
