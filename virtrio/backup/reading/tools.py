"""Reader of qemu-img and qemu-io.

A bitmap is read with the option ``x-dirty-bitmap`` of QEMU's NBD client: it asks for
the bitmap in place of the disk's allocation, so that ``qemu-img map`` prints what is
set as "data": false. A whole disk is copied by ``qemu-img convert``. Of an increment,
qemu-io opens the image with the export in place of its backing file, and reads the
extents with copy-on-read, which writes whole clusters into the image, zeros as well.
"""

from __future__ import annotations

import itertools
import json
import re
import struct
import tempfile
from typing import TYPE_CHECKING

from ...client.programs import Output, ProgramError, run
from . import compressing
from .errors import ReadingError, SourceError
from .extents import Extent, aligned, pieces
from .image import as_json, check_size, opened

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from ...client.scripts.steps import Stop
    from .exports import Export
    from .image import Image
    from .readers import Progress

__all__ = ["Tools"]

LONGEST_READ = 2 * 1024 * 1024
"""Bytes that qemu-io reads at once; QEMU copies at most 16 MiB on a read."""

IN_FLIGHT = 16
"""Reads that qemu-io has going at a time."""

BATCH = 16384
"""Reads that one qemu-io is told to do."""

CREDENTIALS = "certificates"
"""Name of the certificates within a program of QEMU's."""

_PAIR = struct.Struct("<QQ")
_MAPPED = re.compile(rb'\{ "start": (\d+), "length": (\d+),.* "data": (true|false)')
_HAS_READ = re.compile(rb"read (\d+)/(\d+) bytes at offset (\d+)$")
_PERCENT = re.compile(rb"\((\d+\.\d+)/100%\)")


class Tools:
    """Reader of qemu-img and qemu-io."""

    name = "tools"

    def size(self, stop: Stop, export: Export) -> int:
        """Return the size of an export, in bytes."""
        out = _asked(stop, export, "info")
        try:
            size = json.loads(out.out)["virtual-size"]
        except (ValueError, KeyError, TypeError) as exc:
            raise SourceError(f"{export.uri}: qemu-img does not tell its size") from exc
        assert isinstance(size, int)
        return size

    def dirty(self, stop: Stop, export: Export) -> Iterator[Extent]:
        """Yield the extents that are set in the export's bitmap, in order."""
        if export.context is None:
            raise ValueError(f"{export.uri} has no bitmap")
        size = self.size(stop, export)
        with tempfile.TemporaryFile() as found:
            end = 0

            def line(text: bytes) -> None:
                nonlocal end
                if (match := _MAPPED.search(text)) is None:
                    raise SourceError(f"{export.uri}: qemu-img map prints {text[:80]!r}")
                start, length = int(match[1]), int(match[2])
                if start != end or length <= 0:
                    raise SourceError(f"{export.uri}: extents of its bitmap leave a gap at {end}")
                end = start + length
                if match[3] == b"false":
                    found.write(_PAIR.pack(start, length))

            options = {"x-dirty-bitmap": export.context}
            _asked(stop, export, "map", options, line=line)
            if end != size:
                raise SourceError(f"{export.uri}: extents of its bitmap end at {end} of {size}")
            found.seek(0)
            read = iter(lambda: found.read(_PAIR.size), b"")
            yield from aligned(map(_PAIR.unpack, read), size, 1)

    def copy(
        self,
        stop: Stop,
        export: Export,
        image: str | os.PathLike[str],
        extents: Iterable[tuple[int, int]] | None = None,
        *,
        progress: Progress | None = None,
        compress: bool = False,
        pass_fds: Sequence[int] = (),
    ) -> int:
        """Copy an export into an image, and return the number of bytes copied."""
        into = opened(image)
        check_size(into, export, self.size(stop, export))
        copy = _Copy(stop, export, into, progress or (lambda position, copied: None), pass_fds)
        if extents is None:
            return copy.whole(compress)
        copied = copy.some(extents)
        if compress:
            compressing.compress(stop, into, pass_fds)
        return copied


class _Copy:
    """One copy of an export into an image."""

    def __init__(
        self, stop: Stop, export: Export, image: Image, progress: Progress, pass_fds: Sequence[int]
    ) -> None:
        self.stop = stop
        self.export = export
        self.image = image
        self.progress = progress
        self.pass_fds = pass_fds

    def whole(self, compress: bool) -> int:
        size = self.image.size

        def line(text: bytes) -> None:
            if (match := _PERCENT.search(text)) is not None:
                position = int(float(match[1]) * size / 100)
                self.progress(position, position)

        words = ["qemu-img", "convert", *_secrets(self.export), "-p", "-n"]
        words += ["--target-is-zero", "--target-image-opts", *(["-c"] if compress else [])]
        target = f"driver=qcow2,file.driver=file,file.filename={self.image.file}"
        self._run(*words, as_json(_options(self.export)), target, line=line)
        copied = self._length_of_data()
        self.progress(size, copied)
        return copied

    def _length_of_data(self) -> int:
        length = 0

        def line(text: bytes) -> None:
            nonlocal length
            match = _MAPPED.search(text)
            if match is not None and match[3] == b"true":
                length += int(match[2])

        self._run("qemu-img", "map", "--output=json", as_json(self.image.options()), line=line)
        return length

    def some(self, extents: Iterable[tuple[int, int]]) -> int:
        copied = 0
        reads = pieces(aligned(extents, self.image.size, self.image.cluster), LONGEST_READ)
        while batch := list(itertools.islice(reads, BATCH)):
            self._read(batch, copied)
            copied += sum(length for _, length in batch)
        self.progress(self.image.size, copied)
        return copied

    def _read(self, batch: Sequence[Extent], copied: int) -> None:
        """Have qemu-io read extents; what it does not report as read is an error."""
        position = 0
        waiting = set(batch)
        failures: list[bytes] = []

        def line(text: bytes) -> None:
            nonlocal copied, position
            if (match := _HAS_READ.search(text)) is not None and match[1] == match[2]:
                extent = Extent(int(match[3]), int(match[1]))
                waiting.discard(extent)
                copied += extent.length
                position = max(position, extent.end)  # reads may overtake each other
                self.progress(position, copied)
            elif b"failed" in text:
                failures.append(text)

        lines = []
        for index, (offset, length) in enumerate(batch, 1):
            lines.append(f"aio_read {offset} {length}\n")
            if index % IN_FLIGHT == 0:
                lines.append("aio_flush\n")
        lines += ["aio_flush\n", "flush\n"]
        options = self.image.options(backing=_options(self.export))
        given = "".join(lines).encode()
        words = ["qemu-io", *_secrets(self.export), "-C", "-t", "unsafe", as_json(options)]
        out = self._run(*words, given=given, line=line)
        if waiting or failures:
            said = failures[0].decode(errors="replace") if failures else out.error.strip()
            raise self._failure("qemu-io", said or f"it did not read {min(waiting)}")

    def _run(
        self,
        *words: str,
        given: bytes = b"",
        line: Callable[[bytes], None] | None = None,
    ) -> Output:
        try:
            return run(
                self.stop,
                *words,
                given=given,
                line=line,
                cwd=self.image.folder,
                pass_fds=self.pass_fds,
            )
        except ProgramError as exc:
            raise self._failure(exc.program, exc.said or str(exc)) from exc

    def _failure(self, program: str, said: str) -> ReadingError:
        if (failure := self.image.failure(said)) is not None:
            return failure
        last = said.strip().splitlines()[-1:] or ["it failed and does not say why"]
        return ReadingError(
            f"cannot copy {self.export.uri} to {self.image.path}:"
            f" {program}: {last[0].removeprefix(f'{program}: ')}"
        )


def _options(export: Export) -> dict[str, object]:
    """Return the options with which QEMU's programs open an export."""
    place = export.place
    if place.path:
        server: dict[str, str] = {"type": "unix", "path": place.path}
    else:
        server = {"type": "inet", "host": place.host, "port": str(place.port)}
    options: dict[str, object] = {"driver": "nbd", "server": server, "export": place.name}
    return options | ({"tls-creds": CREDENTIALS} if place.is_encrypted else {})


def _secrets(export: Export) -> list[str]:
    """Return the words that have a program of QEMU's load the certificates."""
    if not export.place.is_encrypted:
        return []
    folder = (export.tls_dir or "").replace(",", ",,")
    made = f"tls-creds-x509,id={CREDENTIALS},endpoint=client,verify-peer=on,dir={folder}"
    return ["--object", made]


def _asked(
    stop: Stop,
    export: Export,
    command: str,
    options: Mapping[str, str | None] | None = None,
    line: Callable[[bytes], None] | None = None,
) -> Output:
    """Return what qemu-img says about an export, as JSON."""
    words = ["qemu-img", command, *_secrets(export), "--output=json"]
    try:
        return run(stop, *words, as_json(_options(export) | dict(options or {})), line=line)
    except ProgramError as exc:
        said = exc.said.partition("Could not open ")[2].rpartition("': ")[2].strip()
        said = said.rpartition("\n")[2]
        what = f"the bitmap {export.bitmap!r} of {export.uri}" if options else export.uri
        raise SourceError(f"cannot read {what}: {said or exc}") from exc
