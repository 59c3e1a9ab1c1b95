"""What a run of backups tells while it works: events, for programs and for people.

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
    "as_json",
]


@dataclass(frozen=True, slots=True)
class Event:
    """Something that a run tells."""

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


def as_json(event: Event) -> str:
    """Return an event as one line of JSON, without its end of line."""
    fields = {field.name: getattr(event, field.name) for field in dataclasses.fields(event)}
    return json.dumps({"event": event.kind} | fields)
