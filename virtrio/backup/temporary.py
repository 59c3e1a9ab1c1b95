"""Temporary folders, with links that lead programs to files.

Nothing removes them when a process is killed, so the next one does.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["temporary_folder"]

_PREFIX = "virtrio-backup-"
# Seconds after which a folder that is not locked is nobody's.
_ABANDONED = 60.0
_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC


@contextmanager
def temporary_folder() -> Iterator[str]:
    """Make a temporary folder; those of processes that were killed are removed.

    Who has one keeps it locked.
    """
    _remove_abandoned()
    with tempfile.TemporaryDirectory(prefix=_PREFIX) as folder:
        fd = os.open(folder, _FOLDER)
        try:
            fcntl.flock(fd, fcntl.LOCK_EX)
            yield folder
        finally:
            os.close(fd)


def _remove_abandoned() -> None:
    """Remove temporary folders that nobody has locked; links are not followed."""
    above = tempfile.gettempdir()
    for name in os.listdir(above):
        if not name.startswith(_PREFIX):
            continue
        # what cannot be is not ours, or another process removes it
        with suppress(OSError):
            fd = os.open(os.path.join(above, name), _FOLDER)
            try:
                found = os.fstat(fd)
                is_old = time.time() - found.st_mtime > _ABANDONED
                if found.st_uid == os.geteuid() and is_old:
                    fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    shutil.rmtree(os.path.join(above, name))
            finally:
                os.close(fd)
