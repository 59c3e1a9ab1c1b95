"""Choice of a reader."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
from typing import TYPE_CHECKING

from .errors import ReadingError

if TYPE_CHECKING:
    from .readers import Reader

__all__ = ["READERS", "choose"]

READERS = ("libnbd", "nbdinfo", "tools")
"""Names of the readers, the better one first."""

PROGRAMS = ("qemu-img", "qemu-io")
"""Programs that every reader needs."""


def choose(name: str | None = None) -> Reader:
    """Return the reader of that name, or the best one that works here.

    Raises `ReadingError` that names what is not installed.
    """
    if name is not None and name not in READERS:
        raise ReadingError(f"no way of reading is called {name!r}; there are: {', '.join(READERS)}")
    missing = {}
    for one in READERS if name is None else (name,):
        missing[one] = _missing(one)
        if not missing[one]:
            return _reader(one)
    lacks = "; ".join(f"{one} needs {', '.join(what)}" for one, what in missing.items())
    raise ReadingError(f"exports cannot be read: {lacks}")


def _missing(name: str) -> list[str]:
    missing = [program for program in PROGRAMS if shutil.which(program) is None]
    if name == "libnbd" and importlib.util.find_spec("libnbdmod") is None:
        missing.append("libnbd's Python binding (python3-libnbd)")
    if name == "nbdinfo" and not _can_map():
        missing.append("nbdinfo with --map (libnbd-bin)")
    return missing


def _can_map() -> bool:
    """Tell whether there is an nbdinfo that lists bitmaps; early ones do not."""
    if (program := shutil.which("nbdinfo")) is None:
        return False
    null = subprocess.DEVNULL
    words = (program, "--help")
    said = subprocess.run(words, stdin=null, stdout=subprocess.PIPE, stderr=null, check=False)
    return b"--map" in said.stdout


def _reader(name: str) -> Reader:
    if name == "libnbd":
        from .libnbd import Libnbd

        return Libnbd()
    if name == "nbdinfo":
        from .nbdinfo import Nbdinfo

        return Nbdinfo()
    from .tools import Tools

    return Tools()
