"""Reader of nbdinfo, qemu-img and qemu-io.

nbdinfo, one of libnbd's programs, asks for many extents at once, where qemu-img asks
for one after the other. It is there for any Python, also one that does not see the
host's packages.
"""

from __future__ import annotations

import re
import signal
from typing import TYPE_CHECKING
from urllib.parse import quote

from ...client.programs import Output, ProgramError, run
from .errors import SourceError
from .tools import Tools

if TYPE_CHECKING:
    from collections.abc import Callable

    from ...client.scripts.steps import Stop
    from .exports import Export

__all__ = ["Nbdinfo"]

LONGEST = 120
"""Seconds of processor time, enough for a hundred million extents. nbdinfo asks a
server whose answers lead nowhere again and again."""

_ENTRY = re.compile(rb'\{ *"offset": (\d+), "length": (\d+), "type": (\d+)')
_AROUND = (b"[", b"]", b"")
_DIRTY = 1
"""Flag of an extent that is set in a bitmap of QEMU's."""


class Nbdinfo(Tools):
    """Reader of nbdinfo, qemu-img and qemu-io."""

    name = "nbdinfo"

    def size(self, stop: Stop, export: Export) -> int:
        """Return the size of an export, in bytes."""
        said = _asked(stop, export, export.uri, "--size").out
        try:
            return int(said)
        except ValueError as exc:
            raise SourceError(f"{export.uri}: nbdinfo does not tell its size") from exc

    def _list(self, stop: Stop, export: Export, note: Callable[[int, int, bool], None]) -> None:
        def line(text: bytes) -> None:
            if (match := _ENTRY.match(text)) is not None:
                note(int(match[1]), int(match[2]), bool(int(match[3]) & _DIRTY))
            elif text.strip() not in _AROUND:
                raise SourceError(f"{export.uri}: nbdinfo prints {text[:80]!r}")

        what = f"the bitmap {export.bitmap!r} of {export.uri}"
        _asked(stop, export, what, "--json", f"--map={export.context}", line=line)


def _asked(
    stop: Stop,
    export: Export,
    what: str,
    *words: str,
    line: Callable[[bytes], None] | None = None,
) -> Output:
    """Return what nbdinfo says about an export."""
    try:
        return run(stop, "nbdinfo", *words, _uri(export), line=line, longest=LONGEST)
    except ProgramError as exc:
        if exc.status == -signal.SIGXCPU:
            raise SourceError(f"cannot read {what}: the server's answers have no end") from exc
        said = exc.said.strip().rpartition("\n")[2].removeprefix("nbdinfo: ")
        raise SourceError(f"cannot read {what}: {said or exc}") from exc


def _uri(export: Export) -> str:
    """Return the URI of an export, as libnbd's programs want it."""
    if not export.place.is_encrypted:
        return export.uri
    certificates = f"tls-certificates={quote(export.tls_dir or '', safe='/')}"
    return f"{export.uri}{'&' if '?' in export.uri else '?'}{certificates}"
