"""Version numbers: our own, and libvirt's as one integer."""

from __future__ import annotations


def package_version() -> str:
    from importlib.metadata import version

    return version("virtrio")


def dotted(number: int) -> str:
    """``9000000`` -> ``9.0.0``: libvirt packs major, minor and release into one number."""
    major, rest = divmod(number, 1_000_000)
    return f"{major}.{rest // 1000}.{rest % 1000}"
