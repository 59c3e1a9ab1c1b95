"""The model of CPU that is nearest to given features.

Models are compared as libvirt's x86Decode compares them: a model whose family and
number are those of the CPU wins over others, then the one with the shortest list of
differences does, where features to disable count more than those to require.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .. import xml
from ..refusals import CPU

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from .models import X86, X86Model

__all__ = ["DISABLE", "REQUIRE", "GuestCpu", "nearest"]

REQUIRE, DISABLE = "require", "disable"


@dataclass(slots=True)
class GuestCpu:
    """CPU as a model and what differs from it: policies by names of features."""

    model: str
    features: dict[str, str]
    vendor: str | None = None
    fallback: str = "allow"

    def format(self) -> str:
        cpu = xml.Element("cpu", {"mode": "custom", "match": "exact"})
        self.add_to(cpu)
        return cpu.format()

    def add_to(self, cpu: xml.Element) -> None:
        """Add model, vendor and features to an element."""
        cpu.add("model", {"fallback": self.fallback}, self.model)
        if self.vendor is not None:
            cpu.add("vendor", text=self.vendor)
        for name, policy in self.features.items():
            cpu.add("feature", {"policy": policy, "name": name})


def nearest(
    known: X86,
    features: int,
    vendor: str | None,
    preferred: Sequence[str] = (),
    *,
    signature: tuple[int, int] | None = None,
    usable: Mapping[str, Collection[str]] | None = None,
    is_host: bool = False,
) -> GuestCpu:
    """Return the nearest model for these features, newer models first.

    ``usable`` are models that a hypervisor has, with the features of each that it
    cannot provide; ``signature`` is the family and number of the CPU. The model of a
    host has no feature that the host lacks. Raises VIR_ERR_INTERNAL_ERROR if there is
    none.
    """
    best: GuestCpu | None = None
    best_matches = False
    for model in reversed(known.models.values()):
        if usable is not None and model.name not in usable:
            continue
        if vendor is not None and model.vendor not in (None, vendor):
            continue
        if not (model.is_for_hosts if is_host else model.is_for_guests):
            continue
        lacks = () if usable is None else usable[model.name]
        candidate = _as_model(known, features, model, lacks)
        if is_host and DISABLE in candidate.features.values():
            continue
        if preferred and list(preferred) == [model.name]:
            return candidate
        matches = signature in model.signatures
        if best is None or (
            matches >= best_matches
            and (_is_better(candidate, best, model.name in preferred) or matches > best_matches)
        ):
            best, best_matches = candidate, matches
    if best is None:
        raise CPU.internal_error("Cannot find suitable CPU model for given data")
    return best


def _as_model(known: X86, features: int, model: X86Model, lacks: Collection[str] = ()) -> GuestCpu:
    """Say these features as a model and the differences from it.

    What the hypervisor lacks of the model is disabled, whether or not it is wanted.
    """
    missing = sum(known.bits[name] for name in set(lacks) if name in known.bits)
    of_model, features = model.features | missing, features & ~missing
    policies = dict.fromkeys(known.named(features & ~of_model), REQUIRE)
    policies |= dict.fromkeys(known.named(of_model & ~features), DISABLE)
    for name in model.removed:
        policies.setdefault(name, DISABLE)
    return GuestCpu(model.name, policies)


# What the first disabled feature of a model counts as, where one that is required
# counts as one; each that follows counts as one more.
_PENALTY = 2


def _distance(guest: GuestCpu) -> tuple[int, int]:
    """Return how far a model is from what is wanted, and how much of that is disabled.

    Counts as libvirt does: of features that are disabled, the last ones are not looked
    at, because each one found takes one from the number of those to look at.
    """
    policies = list(guest.features.values())
    enabled, disabled, penalty, place = len(policies), 0, _PENALTY, 0
    while place < enabled:
        if policies[place] == DISABLE:
            enabled -= 1
            disabled += penalty
            penalty += 1
        place += 1
    return enabled + disabled, disabled


def _is_better(candidate: GuestCpu, best: GuestCpu, is_preferred: bool) -> bool:
    distance, disabled = _distance(candidate)
    best_distance, best_disabled = _distance(best)
    if disabled < best_disabled and (is_preferred or distance == best_distance):
        return True
    return distance < best_distance
