"""Errors of the readers of networks."""

from __future__ import annotations

from ....protocol._generated.enums import ErrorDomain
from ..refusals import Refusals

__all__ = ["NETWORKS"]

NETWORKS = Refusals(ErrorDomain.VIR_FROM_NETWORK)
