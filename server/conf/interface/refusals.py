"""Errors of the part of libvirt that reads the host's interfaces."""

from __future__ import annotations

from ....protocol._generated.enums import ErrorDomain
from ..refusals import Refusals

__all__ = ["INTERFACES"]

INTERFACES = Refusals(ErrorDomain.VIR_FROM_INTERFACE)
