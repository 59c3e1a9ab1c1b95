"""Enums and flags of libvirt's public API, under libvirt's names."""

from __future__ import annotations

from .protocol._generated.enums import *  # noqa: F403
