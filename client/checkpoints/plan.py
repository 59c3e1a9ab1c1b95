"""Plans of repair, and what became of them, as values with a JSON form."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .report import Report

__all__ = ["Action", "ActionKind", "Left", "Outcome", "Plan", "Repair", "Way"]


class ActionKind(StrEnum):
    """Kind of one action of a plan."""

    DELETE = "delete metadata"
    """Delete the record of a checkpoint, and no bitmap."""
    REDEFINE = "redefine"
    """Define a checkpoint anew, with another parent or fewer disks."""
    RESTORE = "restore"
    """Define a checkpoint that is lost, from its bitmaps."""
    REMOVE = "remove bitmap"
    """Remove bitmaps that belong to no checkpoint."""


class Way(StrEnum):
    """Way in which a bitmap is removed."""

    CHECKPOINT = "checkpoint"
    """A checkpoint of that name is defined, and deleted with its bitmaps."""
    ASIDE = "checkpoint put aside"
    """The same, while the record of the checkpoint that has the name is put aside: it
    is deleted before, and defined again as it was."""
    MONITOR = "monitor"
    """QEMU's monitor is told to."""
    IMAGE = "qemu-img"
    """qemu-img is told to, for a domain that is shut off."""


@dataclass(frozen=True, slots=True)
class Action:
    """One action: of which checkpoint or bitmap, on which disks, and why.

    ``parent``, ``disks`` and ``created`` (in seconds since 1970) are those that a
    checkpoint is to have; for `ActionKind.REMOVE`, ``disks`` are those with the bitmap,
    and ``way`` says how it is removed. ``guesses`` says what nothing proves.
    """

    kind: ActionKind
    name: str
    reason: str
    parent: str | None = None
    disks: tuple[str, ...] = ()
    created: int = 0
    guesses: tuple[str, ...] = ()
    way: Way | None = None

    def to_json(self) -> dict[str, Any]:
        """Return the action as values for `json.dumps`."""
        return {
            "action": str(self.kind),
            "name": self.name,
            "reason": self.reason,
            "parent": self.parent,
            "disks": list(self.disks),
            "created": self.created,
            "guesses": list(self.guesses),
            "way": None if self.way is None else str(self.way),
        }


@dataclass(frozen=True, slots=True)
class Left:
    """Finding that a plan does nothing about, and why; ``disk`` may be None."""

    name: str
    disk: str | None
    reason: str

    def to_json(self) -> dict[str, Any]:
        """Return the finding as values for `json.dumps`."""
        return {"name": self.name, "disk": self.disk, "reason": self.reason}


@dataclass(frozen=True, slots=True)
class Plan:
    """Actions in the order in which they are done, and what is left as it is."""

    actions: tuple[Action, ...]
    left: tuple[Left, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Return the plan as values for `json.dumps`."""
        return {
            "actions": [action.to_json() for action in self.actions],
            "left": [left.to_json() for left in self.left],
        }


@dataclass(frozen=True, slots=True)
class Outcome:
    """Result of one action: ``error`` is None if it was done and seen to be done."""

    action: Action
    error: str | None

    def to_json(self) -> dict[str, Any]:
        """Return the action with its outcome as values for `json.dumps`."""
        return {**self.action.to_json(), "error": self.error}


@dataclass(frozen=True, slots=True)
class Repair:
    """Result of a repair: actions with their outcomes, and the report after them.

    Actions behind one that failed were not tried, and have no outcome. ``left`` is what
    the repair does nothing about.
    """

    outcomes: tuple[Outcome, ...]
    left: tuple[Left, ...]
    after: Report

    @property
    def is_done(self) -> bool:
        """Whether every action was done."""
        return all(outcome.error is None for outcome in self.outcomes)

    def to_json(self) -> dict[str, Any]:
        """Return the result as values for `json.dumps`."""
        return {
            "done": self.is_done,
            "outcomes": [outcome.to_json() for outcome in self.outcomes],
            "left": [left.to_json() for left in self.left],
            "after": self.after.to_json(),
        }
