"""Classes of results with several fields: lists and tuples whose items have names."""

from __future__ import annotations

from .client import results
from .client.results import *  # noqa: F403

__all__: list[str] = []
__all__ += results.__all__
