"""What libvirtd 9.0.0 with QEMU 7.2 was recorded to make of documents of guests."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from virtrio.server.conf.domain.hardware.defaults import PARSER, complete
from virtrio.server.conf.domain.hardware.machines import MachineFacts
from virtrio.server.conf.domain.read import parse_domain

if TYPE_CHECKING:
    from virtrio.server.conf.domain.definition import DomainDef

FACTS = MachineFacts(
    emulator="/usr/bin/qemu-system-x86_64",
    machines={
        "pc": "pc-i440fx-7.2",
        "q35": "pc-q35-7.2",
        "pc-q35-7.1": "pc-q35-7.1",
        "pc-i440fx-7.1": "pc-i440fx-7.1",
        "isapc": "isapc",
        "microvm": "microvm",
        "none": "none",
    },
    default_machine="pc",
    max_cpus={"pc-q35-7.2": 288, "pc-i440fx-7.2": 255},
    cpu="qemu64",
    has_kvm=False,
)


def recorded(name: str) -> list[dict[str, Any]]:
    """Return the lines of a file of recordings."""
    lines = Path(__file__).with_name(name).read_text().splitlines()
    return [json.loads(line) for line in lines]


def unfolded(plain: list[str], changes: list[tuple[int, int, list[str]]]) -> list[str]:
    """Return lines with the changes that ``record_running.folded`` found."""
    lines = list(plain)
    for first, last, new in changes:
        lines[first:last] = new
    return lines


def completed(text: str) -> DomainDef:
    return complete(parse_domain(text, PARSER), lambda emulator, arch: FACTS)
