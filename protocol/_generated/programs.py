# Generated from protocol/definitions by virtrio.gen.procedures; do not edit.
"""RPC programs of this package: name -> (number, version)."""

from __future__ import annotations

PROGRAMS = {
    "remote": (0x20008086, 1),
    "qemu": (0x20008087, 1),
    "lxc": (0x00068000, 1),
    "admin": (0x06900690, 1),
    "keepalive": (0x6B656570, 1),
}
