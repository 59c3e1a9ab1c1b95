"""Facts about libvirt 12.6.0's definition files, to compare our definitions with.

See README.md.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

PROGRAMS = ("remote", "qemu", "lxc", "admin", "keepalive")
FILES = ("rpc", *PROGRAMS)


@cache
def facts(name: str) -> dict[str, list[dict[str, Any]]]:
    """Return the items of one file by kind.

    Kinds are "program", "const", "enum", "typedef", "struct", "union" and "procedure".
    """
    found: dict[str, list[dict[str, Any]]] = {
        kind: [] for kind in ("program", "const", "enum", "typedef", "struct", "union", "procedure")
    }
    for line in Path(__file__).with_name(f"{name}.jsonl").read_text().splitlines():
        item = json.loads(line)
        found[item.pop("is")].append(item)
    return found
