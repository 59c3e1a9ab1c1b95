"""The richest CPU that all of several hosts can provide (virConnectBaselineCPU).

A baseline is the model that is nearest to the features that the hosts have in common,
and the features in which it differs from them. Rules, preferences and errors are
libvirt's, which differ by architecture: that of the first host counts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....protocol._generated.enums import ErrorDomain, ErrorNumber
from ....protocol.errors import LibvirtError, report
from ..refusals import CPU
from .compare import Described, features_of, read_any_cpu
from .host import read_host_cpu
from .models import power, x86
from .nearest import DISABLE, REQUIRE, GuestCpu, nearest

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from .host import HostCpu
    from .models import X86, X86Model

__all__ = ["baseline", "baseline_for", "model_names", "unsupported_architecture"]

_X86 = ("i686", "x86_64")
_POWER = ("ppc64", "ppc64le")
_ARM = ("armv6l", "armv7b", "armv7l", "aarch64")
_S390 = ("s390", "s390x")

# Features with which a guest cannot move to another host.
_UNMOVABLE = ("invtsc", "xsaves")
# Features that tell what the kernel does, or that only it can use.
_OF_KERNELS = ("cmt", "mbm_local", "mbm_total", "ospke", "osxsave")


def unsupported_architecture(arch: str) -> LibvirtError:
    """Make the error about an architecture of which no CPUs are known."""
    return _no_support(f"'{arch}' architecture is not supported by CPU driver")


def _no_support(detail: str) -> LibvirtError:
    return report(ErrorNumber.VIR_ERR_NO_SUPPORT, ErrorDomain.VIR_FROM_CPU, detail)


def _failed(detail: str) -> LibvirtError:
    return report(ErrorNumber.VIR_ERR_OPERATION_FAILED, ErrorDomain.VIR_FROM_CPU, detail)


def model_names(arch: str) -> list[str]:
    """Return the names of all models of an architecture, none for some.

    Raises LibvirtError VIR_ERR_NO_SUPPORT if no CPUs of it are known.
    """
    if arch in _X86:
        return list(x86().models)
    if arch in _POWER:
        return list(power().models)
    if arch in _ARM or arch in _S390:
        return []
    raise unsupported_architecture(arch)


def baseline(
    documents: Sequence[str],
    *,
    expand: bool = False,
    migratable: bool = False,
    for_guests: bool = False,
) -> str:
    """Return the document of the guest's CPU for the documents of hosts.

    ``expand`` lists the features of the model, too; ``migratable`` leaves out features
    with which guests cannot be moved, ``for_guests`` those that are the kernel's alone.
    Raises LibvirtError for documents that are bad or
    have nothing in common.
    """
    hosts = [read_host_cpu(text) for text in documents]
    if not hosts:
        raise CPU.invalid_argument("no CPUs given")
    arch = hosts[0].arch
    if arch in _X86:
        guest = _of_x86([_host(host) for host in hosts])
        left_out = (_UNMOVABLE if migratable else ()) + (_OF_KERNELS if for_guests else ())
        for name in left_out:
            guest.features.pop(name, None)
        if expand:
            _expand(guest)
    elif arch in _POWER:
        guest = _of_power(hosts)
    elif arch in _ARM:
        guest = GuestCpu(hosts[0].model, {})
    elif arch in _S390:
        raise _no_support(f"cannot compute baseline CPU of {arch} architecture")
    else:
        raise unsupported_architecture(arch)
    return guest.format()


def _not_for_guests() -> int:
    return sum(x86().bits[name] for name in _OF_KERNELS)


def baseline_for(
    documents: Sequence[str],
    usable: Mapping[str, Collection[str]],
    features: int,
    *,
    expand: bool = False,
) -> str:
    """Return the guest's CPU for documents of CPUs, as one hypervisor can provide it.

    Documents are those of hosts or of guests. ``usable`` are the hypervisor's models
    and what it lacks of each, ``features`` as bits those that it knows. Raises
    LibvirtError for documents that are bad or have nothing in common.
    """
    cpus = [read_any_cpu(text) for text in documents]
    for place, cpu in enumerate(cpus):
        if cpu.model is None:
            raise CPU.invalid_argument(f"no CPU model specified at index {place}")
    guest = _of_x86(cpus, usable, features & ~_not_for_guests())
    guest.fallback = "forbid"
    if expand:
        _expand(guest)
    return guest.format()


# -- PowerPC ---------------------------------------------------------------------------


def _of_power(hosts: list[HostCpu]) -> GuestCpu:
    """Follow virCPUppc64Baseline: only hosts of one model have something in common."""
    known, model = power(), hosts[0].model
    if model not in known.models:
        raise CPU.internal_error(f"Unknown CPU model {model}")
    vendor = known.models[model]
    for host in hosts:
        if host.model != model:
            raise _failed("CPUs are incompatible")
        if host.vendor is None:
            continue
        if host.vendor not in known.vendors:
            raise _failed(f"Unknown CPU vendor {host.vendor}")
        if host.vendor != vendor:
            raise _failed(f"CPU vendor {vendor} of model {model} differs from vendor {host.vendor}")
    return GuestCpu(model, {}, fallback="forbid")


# -- x86 -------------------------------------------------------------------------------


def _model(known: X86, cpu: Described) -> tuple[X86Model, int]:
    """Return the model of a CPU, and all features of the CPU."""
    features = features_of(known, cpu)
    assert cpu.model is not None
    return known.models[cpu.model], features


def _vendor(known: X86, name: str) -> str:
    if name not in known.vendors:
        raise _failed(f"Unknown CPU vendor {name}")
    return name


def _host(cpu: HostCpu) -> Described:
    policies = dict.fromkeys(cpu.features, REQUIRE)
    return Described(cpu.model, policies, cpu.vendor, cpu.arch, is_host=True)


def _of_x86(
    hosts: Sequence[Described],
    usable: Mapping[str, Collection[str]] | None = None,
    within: int = -1,
) -> GuestCpu:
    """Follow virCPUx86Baseline.

    ``usable`` are the models of a hypervisor, ``within`` features as bits to choose of.
    """
    known = x86()
    first = hosts[0]
    _, common = _model(known, first)
    vendor = None if first.vendor is None else _vendor(known, first.vendor)
    for host in hosts[1:]:
        model, features = _model(known, host)
        if host.vendor is not None and model.vendor not in (None, host.vendor):
            raise _failed(
                f"CPU vendor {model.vendor} of model {model.name} differs from vendor {host.vendor}"
            )
        named = host.vendor or model.vendor
        if named is not None:
            if vendor is None:
                vendor = _vendor(known, named)
            elif vendor != named:
                raise _failed("CPU vendors do not match")
        common &= features
    common &= within
    if not common:
        raise _failed("CPUs are incompatible")
    preferred = list(dict.fromkeys(host.model for host in hosts if host.model))
    guest = nearest(known, common, vendor, preferred, usable=usable)
    if preferred == [guest.model]:
        guest.fallback = "forbid"
    if vendor is not None and all(host.vendor is not None for host in hosts):
        guest.vendor = vendor
    return guest


def _expand(guest: GuestCpu) -> None:
    """List all features of the model as well, by name."""
    known = x86()
    model = known.models[guest.model]
    features = dict.fromkeys(known.named(model.features), REQUIRE) | guest.features
    for name in model.removed:
        features.setdefault(name, DISABLE)
    guest.features = dict(sorted(features.items()))
