"""Errors of reading exports."""

from __future__ import annotations

from ..errors import BackupError

__all__ = ["DestinationError", "ReadingError", "SourceError"]


class ReadingError(BackupError):
    """Copy that failed, or an export that cannot be read; its text says why."""


class SourceError(ReadingError):
    """Export that is gone, refuses, or breaks the protocol."""


class DestinationError(ReadingError):
    """Image that cannot be written: a full or broken file system, a lock of others."""
