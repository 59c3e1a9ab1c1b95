"""Installed peers of tests and benchmarks, and Debian packages of the missing ones."""

from __future__ import annotations

import functools
import os
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from .small_guest import small_guest

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ["PEERS", "SYSTEM_PYTHON", "has_peer", "missing_packages", "succeeds"]

SYSTEM_PYTHON = "/usr/bin/python3"
"""The interpreter that sees the distribution's python3-libvirt."""


def _program(name: str) -> Callable[[], bool]:
    return lambda: (
        shutil.which(name, path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin") is not None
    )


def succeeds(*command: str, output: str = "") -> Callable[[], bool]:
    """Return a probe that tells whether a command succeeds and prints ``output``."""

    def probe() -> bool:
        try:
            done = subprocess.run(command, capture_output=True, text=True, timeout=120)
        except FileNotFoundError:
            return False
        return done.returncode == 0 and output in done.stdout

    return probe


def _qemu_driver() -> bool:
    return any(Path("/usr/lib").glob("*/libvirt/connection-driver/libvirt_driver_qemu.so"))


def _small_guest() -> bool:
    try:
        small_guest()
    except LookupError:
        return False
    return True


PEERS: dict[str, tuple[str, Callable[[], bool]]] = {
    "libvirtd": ("libvirt-daemon-system", _program("libvirtd")),
    "libvirtd-qemu": ("libvirt-daemon-driver-qemu", _qemu_driver),
    "virsh": ("libvirt-clients", _program("virsh")),
    "libvirt-python": ("python3-libvirt", succeeds(SYSTEM_PYTHON, "-c", "import libvirt")),
    "Sys::Virt": ("libsys-virt-perl", succeeds("perl", "-MSys::Virt", "-e", "1")),
    "virt-install": ("virtinst", _program("virt-install")),
    "tshark": ("tshark", _program("tshark")),
    "wireshark-libvirt": (
        "libvirt-wireshark",
        succeeds("tshark", "-G", "protocols", output="\tlibvirt\t"),
    ),
    "qemu": ("qemu-system-x86", _program("qemu-system-x86_64")),
    "small-guest": ("linux-image-cloud-amd64 (unpacked by .ci/peers)", _small_guest),
    "qemu-img": ("qemu-utils", _program("qemu-img")),
    "nbdinfo": ("libnbd-bin", _program("nbdinfo")),
    "libnbd-python": ("python3-libnbd", succeeds(SYSTEM_PYTHON, "-c", "import nbd")),
    "ovmf": ("ovmf", Path("/usr/share/OVMF/OVMF_CODE_4M.fd").exists),
    "ip": ("iproute2", _program("ip")),
    "openssl": ("openssl", _program("openssl")),
    "rpcgen": ("rpcsvc-proto", _program("rpcgen")),
    "cc": ("gcc", _program("gcc")),
    "libtirpc": ("libtirpc-dev", Path("/usr/include/tirpc/rpc/rpc.h").exists),
}


@functools.cache
def has_peer(name: str) -> bool:
    return PEERS[name][1]()


def missing_packages(names: Sequence[str]) -> list[str]:
    """Return the Debian packages that the peers in `names` lack."""
    return [PEERS[name][0] for name in names if not has_peer(name)]
