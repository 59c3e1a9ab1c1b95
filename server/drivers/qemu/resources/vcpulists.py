"""Lists of virtual CPUs: one entry for each that a guest has, or could have."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ....conf.domain.vcpus import Vcpu, Vcpus
from ..commandline.machine import hotplugged

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ....conf.domain.definition import DomainDef

__all__ = ["each", "number_at_start", "put_plugged", "unordered", "with_count", "with_list"]


def each(vcpus: Vcpus) -> list[Vcpu]:
    """Return an entry for each virtual CPU, whether or not they are listed."""
    if vcpus.listed:
        return list(vcpus.listed)
    online = [Vcpu(True, "no", 0)] * vcpus.current
    return online + [Vcpu(False, "yes", 0)] * (vcpus.maximum - vcpus.current)


def with_list(vcpus: Vcpus, listed: Sequence[Vcpu]) -> Vcpus:
    current = sum(vcpu.is_online for vcpu in listed)
    return replace(vcpus, current=current, listed=tuple(listed))


def unordered(listed: Sequence[Vcpu]) -> list[Vcpu]:
    return [vcpu._replace(order=0) for vcpu in listed]


def with_count(vcpus: Vcpus, count: int, *, hotpluggable: bool) -> Vcpus:
    """Return virtual CPUs of which ``count`` are in use at the next start."""
    listed = unordered(each(vcpus))
    change = count - vcpus.current
    numbers = range(len(listed)) if change > 0 else range(len(listed) - 1, -1, -1)
    for number in numbers:
        if not change:
            break
        if listed[number].is_online == (change > 0):
            continue
        if change > 0:
            listed[number] = Vcpu(True, "yes" if hotpluggable else "no", 0)
            change -= 1
        else:
            listed[number] = Vcpu(False, "yes", 0)
            change += 1
    if not vcpus.listed and not (hotpluggable and count > vcpus.current):
        return replace(vcpus, current=count)
    return with_list(vcpus, listed)


def number_at_start(definition: DomainDef) -> None:
    """Note in which order a new guest got its virtual CPUs: pluggable ones last."""
    vcpus = definition.vcpus
    if not vcpus.listed:
        return
    added = hotplugged(definition)
    listed = unordered(vcpus.listed)
    booted = [n for n, vcpu in enumerate(listed) if vcpu.is_online and n not in added]
    for order, number in enumerate([*booted, *added], start=1):
        listed[number] = listed[number]._replace(order=order)
    definition.put_vcpus(with_list(vcpus, listed))


def put_plugged(definition: DomainDef, number: int, *, is_plugged: bool) -> None:
    """Note in a guest's definition that a virtual CPU was plugged in, or out."""
    vcpus = definition.vcpus
    listed = each(vcpus)
    if not vcpus.listed:
        listed = [
            vcpu._replace(order=n + 1) if vcpu.is_online else vcpu for n, vcpu in enumerate(listed)
        ]
    if is_plugged:
        order = 1 + max(vcpu.order for vcpu in listed)
        listed[number] = Vcpu(True, "yes", order)
    else:
        gone = listed[number].order
        listed[number] = Vcpu(False, "yes", 0)
        listed = [
            vcpu._replace(order=vcpu.order - 1) if vcpu.order > gone else vcpu for vcpu in listed
        ]
    definition.put_vcpus(with_list(vcpus, listed))
