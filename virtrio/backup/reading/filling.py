"""Images filled from an export by QEMU's own programs, which are the fastest to do it.

A whole disk is copied by ``qemu-img convert``. Of an increment, qemu-io opens the image
with the export in place of its backing file, and reads parts with copy-on-read, which
writes whole clusters into the image, zeros as well; parts that are known to be zeros
are written as such.
"""

from __future__ import annotations

import itertools
import re
from collections import deque
from typing import TYPE_CHECKING, NamedTuple

from ...client.programs import Output, ProgramError, run
from .errors import ReadingError
from .image import as_json

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from ...client.scripts.steps import Stop
    from .exports import Export
    from .image import Image
    from .readers import Progress

__all__ = ["MAPPED", "PROMPT", "Filling", "Part", "options", "secrets"]

LONGEST_READ = 2 * 1024 * 1024
"""Bytes that qemu-io reads at once; QEMU copies at most 16 MiB on a read."""

LONGEST_ZEROS = 1024 * 1024 * 1024
"""Bytes of zeros that qemu-io writes at once."""

AT_A_TIME = 32
"""Requests that qemu-io is given at a time; QEMU's NBD client sends 16 of them."""

BYTES_AT_A_TIME = 16 * LONGEST_READ
"""Bytes that are read at a time: qemu-io has buffers for them."""

RING = "io_uring"
"""The fastest way in which QEMU writes files, where the kernel allows it."""

BATCH = 16384
"""Requests that one qemu-io is told to do."""

CREDENTIALS = "certificates"
"""Name of the certificates within a program of QEMU's."""

MAPPED = re.compile(rb'\{ "start": (\d+), "length": (\d+),.* "data": (true|false)')
"""Line of what ``qemu-img map`` prints."""

PROMPT = b"qemu-io> "
"""What qemu-io prints before it reads a request."""

_DONE = re.compile(rb"(?:read|wrote) (\d+)/(\d+) bytes at offset (\d+)$")
_DURATION = re.compile(rb"[\d.]+ \w+, \d+ ops; ")
_PERCENT = re.compile(rb"\((\d+\.\d+)/100%\)")


class Part(NamedTuple):
    """Part of the disk that is to be copied; ``is_zero`` if the server knows so."""

    offset: int
    length: int
    is_zero: bool = False


class _Group(NamedTuple):
    """Requests that are begun together; the last one is confirmed."""

    lines: Sequence[str]
    last: Part
    length: int


class Filling:
    """One copy of an export into an image."""

    def __init__(
        self,
        stop: Stop,
        export: Export,
        image: Image,
        progress: Progress | None,
        pass_fds: Sequence[int],
    ) -> None:
        self._stop = stop
        self._export = export
        self._image = image
        self._progress = progress or (lambda position, copied: None)
        self._pass_fds = pass_fds
        self._aio = RING

    def whole(self, compress: bool) -> int:
        """Copy the whole disk without its zeros; return the length of the data."""
        size = self._image.size

        def line(text: bytes) -> None:
            if (match := _PERCENT.search(text)) is not None:
                position = int(float(match[1]) * size / 100)
                self._progress(position, position)

        words = ["qemu-img", "convert", *secrets(self._export), "-p", "-n"]
        words += ["--target-is-zero", "--target-image-opts", *(["-c"] if compress else [])]
        name = self._image.file.replace(",", ",,")
        target = f"driver=qcow2,file.driver=file,file.filename={name}"
        self._run(*words, as_json(options(self._export)), target, line=line)
        copied = self._length_of_data()
        self._progress(size, copied)
        return copied

    def _length_of_data(self) -> int:
        length = 0

        def line(text: bytes) -> None:
            nonlocal length
            match = MAPPED.search(text)
            if match is not None and match[3] == b"true":
                length += int(match[2])

        self._run("qemu-img", "map", "--output=json", as_json(self._image.options()), line=line)
        return length

    def some(self, parts: Iterable[Part]) -> int:
        """Copy parts, which begin and end with clusters; return their length."""
        copied = 0
        groups = _groups(_pieces(parts))
        while batch := list(itertools.islice(groups, BATCH // AT_A_TIME)):
            self._read(batch, copied)
            copied += sum(group.length for group in batch)
        self._progress(self._image.size, copied)
        return copied

    def _read(self, batch: Sequence[_Group], copied: int) -> None:
        """Have qemu-io do groups of requests.

        It prints of each group that the last one was done, after the others were begun,
        and of others nothing unless they fail. What it prints else is an error.
        """
        waiting = deque(batch)
        failures: list[bytes] = []

        def line(text: bytes) -> None:
            nonlocal copied
            while text.startswith(PROMPT):
                text = text[len(PROMPT) :]
            if (match := _DONE.match(text)) is not None and waiting:
                last = waiting[0].last
                if (int(match[3]), int(match[1])) == last[:2] and match[1] == match[2]:
                    copied += waiting.popleft().length
                    self._progress(last.offset + last.length, copied)
                    return
            if text.strip() and not _DURATION.match(text):
                failures.append(text)

        lines = [line for group in batch for line in group.lines]
        given = "".join([*lines, "flush\n"]).encode()
        try:
            out = self._qemu_io(given, line)
        except ProgramError as exc:
            # kernels may refuse it, and QEMU may be built without it
            if RING not in exc.said or len(waiting) < len(batch) or self._aio != RING:
                raise self._failed(exc) from exc
            self._aio = "threads"
            self._read(batch, copied)
            return
        if waiting or failures:
            said = failures[0].decode(errors="replace") if failures else out.error.strip()
            raise self._failure("qemu-io", said or f"it did not read {waiting[0].last[:2]}")

    def _qemu_io(self, given: bytes, line: Callable[[bytes], None]) -> Output:
        image = self._image.options(backing=options(self._export), aio=self._aio)
        words = ["qemu-io", *secrets(self._export), "-C", "-t", "unsafe", as_json(image)]
        return self._program(*words, given=given, line=line)

    def _run(self, *words: str, line: Callable[[bytes], None] | None = None) -> Output:
        try:
            return self._program(*words, line=line)
        except ProgramError as exc:
            raise self._failed(exc) from exc

    def _program(
        self,
        *words: str,
        given: bytes = b"",
        line: Callable[[bytes], None] | None = None,
    ) -> Output:
        return run(
            self._stop,
            *words,
            given=given,
            line=line,
            cwd=self._image.folder,
            pass_fds=self._pass_fds,
            is_tied=True,
        )

    def _failed(self, exc: ProgramError) -> ReadingError:
        return self._failure(exc.program, exc.said or str(exc))

    def _failure(self, program: str, said: str) -> ReadingError:
        if (failure := self._image.failure(said)) is not None:
            return failure
        last = said.strip().splitlines()[-1:] or ["it failed and does not say why"]
        return ReadingError(
            f"cannot copy {self._export.uri} to {self._image.path}:"
            f" {program}: {last[0].removeprefix(f'{program}: ')}"
        )


def _pieces(parts: Iterable[Part]) -> Iterator[Part]:
    """Yield parts in pieces of one request each; join those of a kind that touch."""
    offset, length, is_zero = 0, 0, False
    for part in parts:
        longest = LONGEST_ZEROS if is_zero else LONGEST_READ
        if part.is_zero == is_zero and part.offset == offset + length and length < longest:
            length += part.length
        else:
            if length:
                yield Part(offset, length, is_zero)
            offset, length, is_zero = part
            longest = LONGEST_ZEROS if is_zero else LONGEST_READ
        while length > longest:
            yield Part(offset, longest, is_zero)
            offset += longest
            length -= longest
    if length:
        yield Part(offset, length, is_zero)


def _groups(pieces: Iterable[Part]) -> Iterator[_Group]:
    """Yield pieces in groups that may be begun together."""
    group: list[Part] = []
    read = 0
    for piece in pieces:
        length = 0 if piece.is_zero else piece.length
        if group and (len(group) == AT_A_TIME or read + length > BYTES_AT_A_TIME):
            yield _group(group)
            group, read = [], 0
        group.append(piece)
        read += length
    if group:
        yield _group(group)


def _group(pieces: Sequence[Part]) -> _Group:
    *others, last = pieces
    lines = [_request(piece, "-q ") for piece in others]
    length = sum(piece.length for piece in pieces)
    return _Group([*lines, _request(last), "aio_flush\n"], last, length)


def _request(piece: Part, quiet: str = "") -> str:
    how = "aio_write -z" if piece.is_zero else "aio_read"
    return f"{how} {quiet}{piece.offset} {piece.length}\n"


def options(export: Export) -> dict[str, object]:
    """Return the options with which QEMU's programs open an export."""
    place = export.place
    if place.path:
        server: dict[str, str] = {"type": "unix", "path": place.path}
    else:
        server = {"type": "inet", "host": place.host, "port": str(place.port)}
    found: dict[str, object] = {"driver": "nbd", "server": server, "export": place.name}
    return found | ({"tls-creds": CREDENTIALS} if place.is_encrypted else {})


def secrets(export: Export) -> list[str]:
    """Return the words that have a program of QEMU's load the certificates."""
    if not export.place.is_encrypted:
        return []
    folder = (export.tls_dir or "").replace(",", ",,")
    made = f"tls-creds-x509,id={CREDENTIALS},endpoint=client,verify-peer=on,dir={folder}"
    return ["--object", made]
