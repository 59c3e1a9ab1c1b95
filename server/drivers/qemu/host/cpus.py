"""Models of CPUs that emulators have, by libvirt's names."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from ....conf.cpu.models import x86
from ....conf.cpu.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ....conf.cpu.nearest import GuestCpu
    from .emulator import Acceleration

__all__ = [
    "VENDORS",
    "features_as_bits",
    "host_model",
    "libvirts_name",
    "qemus_name",
    "usable_models",
]

# Vendors as CPUID tells them, and their names in libvirt.
VENDORS = {"GenuineIntel": "Intel", "AuthenticAMD": "AMD", "HygonGenuine": "Hygon"}
# QEMU's names that differ from libvirt's by more than dashes.
_NAMES = {"pclmulqdq": "pclmuldq", "sse4-1": "sse4.1", "sse4-2": "sse4.2", "xd": "nx"}
_OF_QEMU = {"pclmuldq": "pclmulqdq"}


@cache
def _names() -> dict[str, str]:
    bits = x86().bits
    names = {name.replace("_", "-").replace(".", "-"): name for name in bits}
    return names | {name: name for name in bits} | _NAMES


def libvirts_name(feature: str) -> str | None:
    """Return libvirt's name of a feature of QEMU's, None for what it does not know."""
    names = _names()
    return names.get(feature) or names.get(feature.replace("_", "-"))


def qemus_name(feature: str) -> str:
    """Return QEMU's name of a feature that libvirt knows."""
    if feature not in x86().bits:
        raise KeyError(feature)
    return _OF_QEMU.get(feature, feature.replace("_", "-").replace(".", "-"))


def usable_models(acceleration: Acceleration) -> dict[str, list[str]]:
    """Return models that libvirt knows, with the features that guests would lack."""
    known = x86().models
    return {
        model.name: [libvirts_name(each) or each for each in model.missing or ()]
        for model in acceleration.models
        if model.name in known
    }


def features_as_bits(features: Iterable[str]) -> int:
    """Return features by QEMU's names as bits of those that libvirt knows."""
    bits, found = x86().bits, 0
    for feature in features:
        name = libvirts_name(feature)
        if name is not None:
            found |= bits[name]
    return found


def host_model(acceleration: Acceleration) -> GuestCpu:
    """Return the model that ``host-model`` stands for.

    Raises VIR_ERR_INTERNAL_ERROR if no model fits.
    """
    vendor = VENDORS.get(acceleration.vendor)
    found = nearest(
        x86(),
        features_as_bits(acceleration.features),
        vendor,
        signature=(acceleration.family, acceleration.number),
        usable=usable_models(acceleration),
    )
    found.vendor, found.fallback = vendor, "forbid"
    return found
