"""Errors of the part of libvirt that reads devices of the host."""

from __future__ import annotations

from ....protocol._generated.enums import ErrorDomain
from ..refusals import Refusals

__all__ = ["DEVICES"]

DEVICES = Refusals(ErrorDomain.VIR_FROM_NODEDEV)
