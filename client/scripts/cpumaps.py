"""CPU maps: bits on the wire, in Python one bool for each CPU of the host.

As libvirt-python does, each script asks the server for the number of CPUs
(virNodeGetCPUMap).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...protocol._generated import remote
from .. import results
from .._generated import calls

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..calls import Script
    from ..handles import Domain


def packed(cpumap: Sequence[bool], cpus: int) -> bytes:
    """Return the bits for the first ``cpus`` items of a map.

    Items that are missing are 0. Raises TypeError for bytes or a str.
    """
    if isinstance(cpumap, bytes | str):
        raise TypeError(f"a CPU map is a sequence of bools, not {type(cpumap).__name__}")
    data = bytearray((cpus + 7) // 8)
    for cpu, usable in enumerate(cpumap[:cpus]):
        if usable:
            data[cpu >> 3] |= 1 << (cpu & 7)
    return bytes(data)


def unpacked(data: bytes, cpus: int) -> tuple[bool, ...]:
    """Return the map of ``cpus`` CPUs in ``data``; bits that are missing are False."""
    bits = int.from_bytes(data[: (cpus + 7) // 8], "little")
    return tuple(bool(bits >> cpu & 1) for cpu in range(cpus))


def _cpus_gen() -> Script[int]:
    ret = yield calls.NODE_GET_CPU_MAP, remote.RemoteNodeGetCpuMapArgs(0, 0, 0)
    count: int = ret.ret
    return count


def _vcpus_gen(wire: Any) -> Script[int]:
    ret = yield calls.DOMAIN_GET_INFO, remote.RemoteDomainGetInfoArgs(wire)
    count: int = ret.nrVirtCpu
    return count


def node_get_cpu_map_gen(flags: int) -> Script[results.CPUMap]:
    """Ask which CPUs of the host are online (virNodeGetCPUMap)."""
    ret = yield calls.NODE_GET_CPU_MAP, remote.RemoteNodeGetCpuMapArgs(1, 1, flags)
    return results.CPUMap((ret.ret, list(unpacked(ret.cpumap, ret.ret)), ret.online))


def domain_get_vcpus_gen(
    dom: Domain,
) -> Script[tuple[list[results.Vcpu], list[tuple[bool, ...]]]]:
    """Ask for each virtual CPU, and where it may run (virDomainGetVcpus)."""
    wire = dom._use("virDomainGetVcpus")
    cpus = yield from _cpus_gen()
    vcpus = yield from _vcpus_gen(wire)
    size = (cpus + 7) // 8
    ret = yield calls.DOMAIN_GET_VCPUS, remote.RemoteDomainGetVcpusArgs(wire, vcpus, size)
    info = [results.Vcpu((vcpu.number, vcpu.state, vcpu.cpu_time, vcpu.cpu)) for vcpu in ret.info]
    return info, [unpacked(ret.cpumaps[at * size :], cpus) for at in range(len(info))]


def domain_get_vcpu_pin_info_gen(dom: Domain, flags: int) -> Script[list[tuple[bool, ...]]]:
    """Ask where each virtual CPU may run (virDomainGetVcpuPinInfo)."""
    wire = dom._use("virDomainGetVcpuPinInfo")
    cpus = yield from _cpus_gen()
    vcpus = yield from _vcpus_gen(wire)
    size = (cpus + 7) // 8
    ret = yield (
        calls.DOMAIN_GET_VCPU_PIN_INFO,
        remote.RemoteDomainGetVcpuPinInfoArgs(wire, vcpus, size, flags),
    )
    return [unpacked(ret.cpumaps[at * size :], cpus) for at in range(vcpus)]


def domain_get_emulator_pin_info_gen(dom: Domain, flags: int) -> Script[tuple[bool, ...]]:
    """Ask where the emulator's threads may run (virDomainGetEmulatorPinInfo)."""
    wire = dom._use("virDomainGetEmulatorPinInfo")
    cpus = yield from _cpus_gen()
    args = remote.RemoteDomainGetEmulatorPinInfoArgs(wire, (cpus + 7) // 8, flags)
    ret = yield calls.DOMAIN_GET_EMULATOR_PIN_INFO, args
    return unpacked(ret.cpumaps, cpus)


def domain_get_iothread_info_gen(dom: Domain, flags: int) -> Script[list[results.IOThread]]:
    """Ask for each IOThread, and where it may run (virDomainGetIOThreadInfo)."""
    wire = dom._use("virDomainGetIOThreadInfo")
    cpus = yield from _cpus_gen()
    ret = yield calls.DOMAIN_GET_IOTHREAD_INFO, remote.RemoteDomainGetIothreadInfoArgs(wire, flags)
    return [
        results.IOThread((thread.iothread_id, list(unpacked(thread.cpumap, cpus))))
        for thread in ret.info
    ]


def domain_pin_vcpu_gen(dom: Domain, vcpu: int, cpumap: Sequence[bool]) -> Script[int]:
    """Set where a virtual CPU may run (virDomainPinVcpu). Return 0."""
    wire = dom._use("virDomainPinVcpu")
    cpus = yield from _cpus_gen()
    yield calls.DOMAIN_PIN_VCPU, remote.RemoteDomainPinVcpuArgs(wire, vcpu, packed(cpumap, cpus))
    return 0


def domain_pin_vcpu_flags_gen(
    dom: Domain, vcpu: int, cpumap: Sequence[bool], flags: int
) -> Script[int]:
    """Set where a virtual CPU may run (virDomainPinVcpuFlags). Return 0."""
    wire = dom._use("virDomainPinVcpuFlags")
    cpus = yield from _cpus_gen()
    yield (
        calls.DOMAIN_PIN_VCPU_FLAGS,
        remote.RemoteDomainPinVcpuFlagsArgs(wire, vcpu, packed(cpumap, cpus), flags),
    )
    return 0


def domain_pin_emulator_gen(dom: Domain, cpumap: Sequence[bool], flags: int) -> Script[int]:
    """Set where the emulator's threads may run (virDomainPinEmulator). Return 0."""
    wire = dom._use("virDomainPinEmulator")
    cpus = yield from _cpus_gen()
    yield (
        calls.DOMAIN_PIN_EMULATOR,
        remote.RemoteDomainPinEmulatorArgs(wire, packed(cpumap, cpus), flags),
    )
    return 0


def domain_pin_iothread_gen(
    dom: Domain, iothread_val: int, cpumap: Sequence[bool], flags: int
) -> Script[int]:
    """Set where an IOThread may run (virDomainPinIOThread). Return 0."""
    wire = dom._use("virDomainPinIOThread")
    cpus = yield from _cpus_gen()
    args = remote.RemoteDomainPinIothreadArgs(wire, iothread_val, packed(cpumap, cpus), flags)
    yield calls.DOMAIN_PIN_IOTHREAD, args
    return 0
