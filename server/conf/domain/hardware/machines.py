"""Machines that guests on QEMU can have, and facts about an emulator's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ... import xml

__all__ = ["MachineFacts", "is_i440fx", "is_q35", "machine_of"]


@dataclass(frozen=True, slots=True)
class MachineFacts:
    """Facts about an emulator that definitions depend on.

    ``machines`` has the canonical name of each machine type by its alias, or itself;
    ``default_machine`` is that of a guest that names none. ``cpu`` is the model of the
    processor that software emulation has unless another is named. ``tpm_versions`` are
    the versions of emulated TPMs.
    """

    emulator: str
    machines: Mapping[str, str]
    default_machine: str
    max_cpus: Mapping[str, int]
    cpu: str
    has_kvm: bool
    tpm_versions: frozenset[str] = frozenset()


def machine_of(root: xml.Element) -> str:
    """Return the machine type that a domain's tree names, "" for none."""
    os_element = root.find("os")
    return (None if os_element is None else os_element.get("type", "machine")) or ""


def is_q35(machine: str) -> bool:
    return machine == "q35" or machine.startswith("pc-q35")


def is_i440fx(machine: str) -> bool:
    """Return whether a machine is a pc; one without a name is."""
    return machine in ("", "pc") or machine.startswith(("pc-i440fx-", "pc-0.", "pc-1.", "rhel"))
