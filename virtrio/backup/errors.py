"""Errors of backups."""

from __future__ import annotations

__all__ = ["BackupError", "TargetBusy", "TargetError"]


class BackupError(Exception):
    """Backup, or work on backups, that cannot be done or did not succeed.

    The text is for people. Its cause, where there is one, is chained.
    """


class TargetError(BackupError):
    """Target folder that cannot be used, or an entry in it that cannot be trusted."""


class TargetBusy(TargetError):
    """Target folder that another process is working on."""
