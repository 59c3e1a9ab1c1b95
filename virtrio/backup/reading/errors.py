"""Errors of reading exports."""

from __future__ import annotations

__all__ = ["DestinationError", "ReadingError", "SourceError"]


class ReadingError(Exception):
    """Copy that failed, or an export that cannot be read; its text says why."""


class SourceError(ReadingError):
    """Export that is gone, refuses, or breaks the protocol."""


class DestinationError(ReadingError):
    """Image that cannot be written: a full or broken file system, a lock of others."""
