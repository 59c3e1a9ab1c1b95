"""The distribution's libnbd binding, for the Python that runs the tests.

It is no package of an index. A folder with links to its two files, on a path, makes it
importable in another environment of the same Python.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from .installed import SYSTEM_PYTHON

__all__ = ["link_binding"]

_ASK = "import json, sys, nbd, libnbdmod as m; "
_ASK += "print(json.dumps([sys.version_info[:2], [nbd.__file__, m.__file__]]))"


def link_binding(folder: Path) -> str | None:
    """Link the binding into a folder; return why not if it is for another Python."""
    asked = [SYSTEM_PYTHON, "-c", _ASK]
    said = subprocess.run(asked, capture_output=True, check=True).stdout
    (major, minor), files = json.loads(said)
    if (major, minor) != sys.version_info[:2]:
        return f"python3-libnbd is for Python {major}.{minor}"
    for file in files:
        (folder / Path(file).name).symlink_to(file)
    return None
