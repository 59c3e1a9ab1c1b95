"""The richest CPU that all of several hosts can provide (virConnectBaselineCPU).

A baseline is the model that is nearest to the features that the hosts have in common,
and the features in which it differs from them. Rules, preferences and errors are
libvirt's, which differ by architecture: that of the first host counts.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ....protocol._generated.enums import ErrorDomain, ErrorNumber
from ....protocol.errors import LibvirtError, report
from .. import xml
from ..refusals import CPU
from .host import read_host_cpu
from .models import power, x86

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .host import HostCpu
    from .models import X86, X86Model

__all__ = ["baseline", "model_names", "unsupported_architecture"]

_X86 = ("i686", "x86_64")
_POWER = ("ppc64", "ppc64le")
_ARM = ("armv6l", "armv7b", "armv7l", "aarch64")
_S390 = ("s390", "s390x")

_REQUIRE, _DISABLE = "require", "disable"


@dataclass(slots=True)
class _Guest:
    """CPU of a guest as it is worked out: policies by the name of the feature."""

    model: str
    features: dict[str, str]
    vendor: str | None = None
    fallback: str = "allow"

    def format(self) -> str:
        cpu = xml.Element("cpu", {"mode": "custom", "match": "exact"})
        cpu.add("model", {"fallback": self.fallback}, self.model)
        if self.vendor is not None:
            cpu.add("vendor", text=self.vendor)
        for name, policy in self.features.items():
            cpu.add("feature", {"policy": policy, "name": name})
        return cpu.format()


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


def baseline(documents: Sequence[str], *, expand: bool = False) -> str:
    """Return the document of the guest's CPU for the documents of hosts.

    ``expand`` lists the features of the model, too. Raises LibvirtError for documents
    that are bad or have nothing in common.
    """
    hosts = [read_host_cpu(text) for text in documents]
    if not hosts:
        raise CPU.invalid_argument("no CPUs given")
    arch = hosts[0].arch
    if arch in _X86:
        guest = _of_x86(hosts)
        if expand:
            _expand(guest)
    elif arch in _POWER:
        guest = _of_power(hosts)
    elif arch in _ARM:
        guest = _Guest(hosts[0].model, {})
    elif arch in _S390:
        raise _no_support(f"cannot compute baseline CPU of {arch} architecture")
    else:
        raise unsupported_architecture(arch)
    return guest.format()


# -- PowerPC ---------------------------------------------------------------------------


def _of_power(hosts: list[HostCpu]) -> _Guest:
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
    return _Guest(model, {}, fallback="forbid")


# -- x86 -------------------------------------------------------------------------------


def _model(known: X86, host: HostCpu) -> tuple[X86Model, int]:
    """Return the model of a host, and all features of the host."""
    model = known.models.get(host.model)
    if model is None:
        raise CPU.internal_error(f"Unknown CPU model {host.model}")
    features = model.features
    for name in host.features:
        if name not in known.bits:
            raise CPU.internal_error(f"Unknown CPU feature {name}")
        features |= known.bits[name]
    return model, features


def _vendor(known: X86, name: str) -> str:
    if name not in known.vendors:
        raise _failed(f"Unknown CPU vendor {name}")
    return name


def _of_x86(hosts: list[HostCpu]) -> _Guest:
    """Follow virCPUx86Baseline."""
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
    if not common:
        raise _failed("CPUs are incompatible")
    preferred = list(dict.fromkeys(host.model for host in hosts))
    guest = _nearest(known, common, vendor, preferred)
    if preferred == [guest.model]:
        guest.fallback = "forbid"
    if vendor is not None and all(host.vendor is not None for host in hosts):
        guest.vendor = vendor
    return guest


def _nearest(known: X86, features: int, vendor: str | None, preferred: list[str]) -> _Guest:
    """Return the nearest model for guests with these features, newer models first."""
    best: _Guest | None = None
    for model in reversed(known.models.values()):
        if (vendor is not None and model.vendor not in (None, vendor)) or not model.is_for_guests:
            continue
        candidate = _as_model(known, features, model)
        if preferred == [model.name]:
            return candidate
        if best is None or _is_better(candidate, best, model.name in preferred):
            best = candidate
    if best is None:
        raise CPU.internal_error("Cannot find suitable CPU model for given data")
    return best


def _as_model(known: X86, features: int, model: X86Model) -> _Guest:
    """Say these features as a model and the differences from it."""
    policies = dict.fromkeys(known.named(features & ~model.features), _REQUIRE)
    policies |= dict.fromkeys(known.named(model.features & ~features), _DISABLE)
    for name in model.removed:
        policies.setdefault(name, _DISABLE)
    return _Guest(model.name, policies)


# What the first disabled feature of a model counts as, where one that is required
# counts as one; each that follows counts as one more.
_PENALTY = 2


def _distance(guest: _Guest) -> tuple[int, int]:
    """Return how far a model is from what is wanted, and how much of that is disabled.

    Counts as libvirt does: of features that are disabled, the last ones are not looked
    at, because each one found takes one from the number of those to look at.
    """
    policies = list(guest.features.values())
    enabled, disabled, penalty, place = len(policies), 0, _PENALTY, 0
    while place < enabled:
        if policies[place] == _DISABLE:
            enabled -= 1
            disabled += penalty
            penalty += 1
        place += 1
    return enabled + disabled, disabled


def _is_better(candidate: _Guest, best: _Guest, is_preferred: bool) -> bool:
    distance, disabled = _distance(candidate)
    best_distance, best_disabled = _distance(best)
    if disabled < best_disabled and (is_preferred or distance == best_distance):
        return True
    return distance < best_distance


def _expand(guest: _Guest) -> None:
    """List all features of the model as well, by name."""
    known = x86()
    model = known.models[guest.model]
    features = dict.fromkeys(known.named(model.features), _REQUIRE) | guest.features
    for name in model.removed:
        features.setdefault(name, _DISABLE)
    guest.features = dict(sorted(features.items()))
