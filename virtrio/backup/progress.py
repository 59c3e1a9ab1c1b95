"""Events that a run of backups reports while it works, for programs and for people.

`run` calls a function with each event. As a line of JSON an event is an object whose
``event`` is its kind, in lower case, and whose other members are its fields.
"""

from __future__ import annotations

import dataclasses
import json
from dataclasses import dataclass
from typing import ClassVar

__all__ = [
    "Begun",
    "Chosen",
    "Copied",
    "Copying",
    "Event",
    "Finished",
    "Hashing",
    "Note",
    "amount",
    "as_json",
    "as_text",
]


@dataclass(frozen=True, slots=True)
class Event:
    """Base of the events that a run reports."""

    kind: ClassVar[str]


@dataclass(frozen=True, slots=True)
class Note(Event):
    """Remark for people, such as what an earlier run left."""

    kind: ClassVar[str] = "note"
    text: str
    disk: str | None = None


@dataclass(frozen=True, slots=True)
class Chosen(Event):
    """How a disk is backed up: ``how`` is ``full`` or ``incremental``.

    ``base`` is the number of the point that an increment is since, ``reason`` why it is
    no increment.
    """

    kind: ClassVar[str] = "disk"
    disk: str
    how: str
    base: int | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Begun(Event):
    """The job runs: what the guest writes from now on is not in this point."""

    kind: ClassVar[str] = "begun"
    point: int
    checkpoint: str | None
    mode: str
    disks: tuple[str, ...]
    frozen: bool = False


@dataclass(frozen=True, slots=True)
class Copying(Event):
    """How far the copy of a disk is, in bytes; ``total`` is about what it will be.

    ``disk`` is None in a push, whose disks are one amount.
    """

    kind: ClassVar[str] = "progress"
    disk: str | None
    done: int
    total: int | None


@dataclass(frozen=True, slots=True)
class Copied(Event):
    """A disk is copied: bytes that were read of it."""

    kind: ClassVar[str] = "copied"
    disk: str
    bytes: int


@dataclass(frozen=True, slots=True)
class Hashing(Event):
    """A disk's image is made durable, and its hash computed."""

    kind: ClassVar[str] = "hashing"
    disk: str


@dataclass(frozen=True, slots=True)
class Finished(Event):
    """The point is whole: bytes that were read, and bytes that its files take."""

    kind: ClassVar[str] = "finished"
    point: int
    bytes: int
    file_bytes: int
    seconds: float


_UNITS = ("B", "KiB", "MiB", "GiB", "TiB", "PiB")


def amount(count: int) -> str:
    """Return a number of bytes as people write it: ``1.5 GiB``."""
    size, unit = float(count), 0
    while size >= 1024 and unit < len(_UNITS) - 1:
        size, unit = size / 1024, unit + 1
    return f"{size:.1f} {_UNITS[unit]}" if unit else f"{count} B"


def as_text(event: Event) -> str | None:
    """Return an event as a line for people; None for those that only programs need."""
    match event:
        case Note(text, disk):
            return f"{disk}: {text}" if disk else text
        case Chosen(disk, "full", _, reason):
            return f"{disk}: all is copied: {reason}"
        case Chosen(disk, _, base, _):
            return f"{disk}: what has changed since point {base}"
        case Begun(point, checkpoint, mode, _, frozen):
            with_it = f", checkpoint {checkpoint}" if checkpoint else ""
            how = ", file systems were frozen" if frozen else ""
            return f"point {point} ({mode}){with_it}{how}"
        case Copied(disk, count):
            return f"{disk}: {amount(count)} copied"
        case Finished(point, count, size, seconds):
            return (
                f"point {point} is whole: {amount(count)} copied to {amount(size)}"
                f" in {seconds:.1f} s"
            )
    return None


def as_json(event: Event) -> str:
    """Return an event as one line of JSON, without its end of line."""
    fields = {field.name: getattr(event, field.name) for field in dataclasses.fields(event)}
    return json.dumps({"event": event.kind} | fields)
