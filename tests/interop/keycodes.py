"""Key codes that libvirt knows, of each set of codes.

`python -m tests.interop.keycodes record` asks a libvirtd of its own about each code and
writes `server/drivers/test/keycodes.json`; `test_hosts.py` compares some of them.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import virtrio
import virtrio.blocking
from tests import peers
from virtrio.enums import KeycodeSet
from virtrio.server.conf.values import format_bitmap

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["CODES", "FILE", "known"]

FILE = Path(__file__).parents[2] / "server/drivers/test/keycodes.json"
# No key has another code: those of extended keys are below 0xe200.
CODES = [*range(0x600), *range(0xE000, 0xE200)]


def _refused(domain: Any, codeset: int, code: int) -> str | None:
    """Return libvirt's name of the set if it refuses a code, else None."""
    try:
        domain.send_key(codeset, 0, [code], 1, 0)
    except virtrio.LibvirtError as error:
        found = re.findall(f"invalid keycode {code} of (.+) codeset", error.message or "")
        return str(found[0])
    return None


def known(domain: Any, codes: Sequence[int] = CODES) -> dict[str, str]:
    """Return which codes each set has, by libvirt's name of the set, in its order."""
    found = {}
    for codeset in KeycodeSet:
        refusals = {code: _refused(domain, codeset, code) for code in codes}
        (name,) = {name for name in refusals.values() if name is not None}
        found[name] = format_bitmap(sum(1 << code for code, name in refusals.items() if not name))
    return found


def main() -> None:
    if sys.argv[1:] != ["record"]:
        sys.exit("usage: python -m tests.interop.keycodes record")
    with peers.libvirtd() as daemon, virtrio.blocking.connect(daemon.uri(), timeout=60) as conn:
        found = known(conn.lookup_by_name("test"))
    FILE.write_text(json.dumps(found, indent=1) + "\n")


if __name__ == "__main__":
    main()
