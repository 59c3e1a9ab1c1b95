"""Planning of a repair: actions that leave only checkpoints that can be trusted.

Every bitmap stands for itself: it has all changes since its checkpoint was made,
whatever becomes of others. So a checkpoint that is broken can go without harm to those
around it; libvirt hangs its children on its parent.

1. Records of checkpoints go that have no disk left, the newest first. If nothing but
   the record tells that a bitmap is wrong, the record goes with it, or stays.
2. Others are redefined without the disks that are broken.
3. Lost checkpoints are restored from their bitmaps, and put among the others. A bitmap
   says little about its age: an older one marks at least what a younger one does. Where
   marks do not decide, names do, with their numbers as numbers.
4. With ``remove_bitmaps``, bitmaps go that are of no use, from the domain's own images.
"""

from __future__ import annotations

import re
import time
from functools import cmp_to_key
from typing import TYPE_CHECKING

from .documents import is_a_name, natural
from .judging import find, judge
from .owning import OTHERS, Owned
from .plan import Action, ActionKind, Left, Plan, Way
from .report import Finding, Means, StrayKind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from .documents import Checkpoint
    from .judging import Look
    from .report import CheckpointReport, DiskReport

__all__ = ["make_plan"]


def make_plan(look: Look, *, remove_bitmaps: bool = False, leave: Collection[str] = ()) -> Plan:
    """Plan the repair of what was seen.

    Nothing is done about checkpoints and bitmaps whose names are in ``leave``, and
    nothing at all while a backup runs, or where there is doubt about what was seen.
    """
    planner = _Planner(look, leave)
    if look.doubt:
        return Plan((), tuple(planner.all_left(look.doubt)))
    if look.has_job:
        return Plan((), tuple(planner.all_left("a backup is running")))
    planner.plan_broken(remove_bitmaps)
    planner.plan_lost()
    planner.plan_strays(remove_bitmaps)
    return Plan(tuple(planner.actions.values()), tuple(planner.left))


class _Planner:
    def __init__(self, look: Look, leave: Collection[str]) -> None:
        self.look = look
        self.known = look.by_name
        self.report = judge(look)
        self.owned = Owned(look.domain, look.checkpoints)
        self.leave = frozenset(leave)
        # In their order, each with what there is one of: kind, name and way.
        self.actions: dict[tuple[object, ...], Action] = {}
        self.left: list[Left] = []
        # Children of parents that are lost.
        self.children = {one.parent: one.name for one in look.checkpoints}
        self.names: dict[str, list[tuple[int, int, str]]] = {}
        self.marks: dict[str, list[int | None]] = {}
        self.times = {one.name: one.created for one in look.checkpoints}
        self.deleted: set[str] = set()
        # Parents that checkpoints have once those are deleted that are broken.
        self.above: dict[str, str | None] = {}
        self.restored: frozenset[str] = frozenset()
        # Names and disks of bitmaps that are left of broken checkpoints.
        self.dropped: list[tuple[str, str]] = []

    def _add(self, action: Action) -> None:
        self.actions[action.kind, action.name, action.way] = action

    def all_left(self, why: str) -> list[Left]:
        found = [Left(one.name, None, why) for one in self.report.checkpoints if not one.is_sound]
        strays = (stray for stray in self.report.strays if stray.is_problem)
        return found + [Left(stray.name, stray.disk, why) for stray in strays]

    # -- broken ones -------------------------------------------------------------------

    def plan_broken(self, remove_bitmaps: bool) -> None:
        smaller = []
        for one in reversed(self.report.checkpoints):
            covered = one.covered
            broken = [disk for disk in covered if disk.finding.is_broken]
            kept = [disk for disk in covered if not disk.finding.is_broken]
            unknown = [disk for disk in kept if disk.finding is Finding.UNKNOWN]
            gone = [disk for disk in kept if disk.finding is Finding.DISK_GONE]
            if one.name in self.leave:
                if not one.is_sound:
                    self.left.append(Left(one.name, None, "it is to be left as it is"))
                continue
            self.left += [Left(one.name, disk.disk, disk.reason) for disk in unknown]
            if covered and len(broken) + len(gone) == len(covered):
                if not remove_bitmaps and self._would_be_lost(one.name, broken):
                    self.left.append(Left(one.name, None, f"{_RECORD} ({_findings(broken)})"))
                    continue
                reason = f"no backup can be taken from it ({_findings(covered)})"
                self._add(Action(ActionKind.DELETE, one.name, reason))
                self.deleted.add(one.name)
                self.dropped += [(one.name, disk.disk) for disk in broken]
            elif broken:
                smaller.append((one, [disk.disk for disk in kept], broken))
        for one, names, broken in reversed(smaller):
            if not self._may_redefine(one):
                continue
            self._redefine(one.name, f"it has broken disks ({_findings(broken)})", names)
            self.dropped += [(one.name, disk.disk) for disk in broken]

    def _would_be_lost(self, name: str, broken: list[DiskReport]) -> bool:
        """Return whether bitmaps would be taken for sound without the record."""
        disks = (self.look.seen.get(disk.disk) for disk in broken)
        return any(seen is not None and find(seen, name)[0] is Finding.SOUND for seen in disks)

    def _may_redefine(self, one: CheckpointReport) -> bool:
        if not self.look.is_secure:
            self.left.append(Left(one.name, None, _SECRETS))
        return self.look.is_secure

    def _redefine(
        self,
        name: str,
        reason: str,
        disks: list[str] | None = None,
        parent: str | bool | None = True,
    ) -> None:
        """Add an action, by default with the parent that the checkpoint has by then.

        Several for one checkpoint become one.
        """
        record = self.known[name]
        action = self.actions.pop((ActionKind.REDEFINE, name, None), None)
        if action is not None:
            disks = list(action.disks) if disks is None else disks
            reason = f"{action.reason}; {reason}"
        names = [disk.name for disk in record.disks] if disks is None else disks
        above = self._parent(record) if isinstance(parent, bool) else parent
        self._add(Action(ActionKind.REDEFINE, name, reason, above, tuple(names), record.created))

    def _parent(self, one: Checkpoint) -> str | None:
        """Return the parent that a checkpoint has once the broken ones are deleted."""
        if one.name not in self.above:
            parent = one.parent
            passed = {one.name: None}
            while (
                parent in self.deleted
                and parent not in self.above
                and parent not in passed  # a server may name parents in a circle
            ):
                passed[parent] = None
                parent = self.known[parent].parent
            if parent in self.deleted:
                parent = self.above.get(parent)
            found = parent if parent in self.known else None
            self.above |= dict.fromkeys(passed, found)
        return self.above[one.name]

    # -- lost ones ---------------------------------------------------------------------

    def plan_lost(self) -> None:
        """Put lost checkpoints among the others, and give a parent to those without."""
        lost: dict[str, list[str]] = {}
        for stray in self.report.strays:
            if stray.kind is StrayKind.LOST:
                if stray.name in self.leave:
                    why = "it is to be left as it is"
                    self.left.append(Left(stray.name, stray.disk, why))
                else:
                    lost.setdefault(stray.name, []).append(stray.disk)
        known = [one for one in self.look.checkpoints if one.name not in self.deleted]
        heads = {
            one.name for one in known if one.parent is not None and one.parent not in self.known
        } - self.leave
        if not self.look.is_secure:  # what is there stays as it is
            self.left += [Left(name, None, _SECRETS) for name in sorted(heads)]
            heads = set()
        if not lost and not heads:
            return
        if self.look.is_secure and self._is_a_line(known):
            self._in_line(known, heads, lost)
        else:
            self._in_tree(known, heads, lost)
        self.restored = frozenset(lost)

    def _is_a_line(self, known: list[Checkpoint]) -> bool:
        parents = [self._parent(one) for one in known]
        inner = [parent for parent in parents if parent is not None]
        return len(set(inner)) == len(inner)

    def _in_line(
        self, known: list[Checkpoint], heads: set[str], lost: dict[str, list[str]]
    ) -> None:
        """Make one line of all, as libvirt makes them, and redefine what changes."""
        line: list[str] = [one.name for one in known]
        for name in self._by_age(lost):
            line.insert(self._place(name, line, lost), name)
        behind = self._next_known(line)
        above: str | None = None
        follows = False  # behind one that had lost its parent, nothing is current
        for name in line:
            if name in lost:
                self._restore(name, above, behind[name], lost[name])
            else:
                self._put(self.known[name], above, name in heads, follows, lost)
                follows = follows or name in heads
            above = name

    def _put(
        self,
        one: Checkpoint,
        above: str | None,
        is_head: bool,
        follows: bool,
        lost: dict[str, list[str]],
    ) -> None:
        if one.name in self.leave:
            return
        parent = self._parent(one)
        if is_head:
            self._redefine(one.name, f"its parent '{one.parent}' is lost", parent=above)
        elif above in lost:
            self._redefine(one.name, f"'{above}' is before it", parent=above)
        elif follows and parent is not None:
            reason = "so that the next checkpoint follows the newest one"
            self._redefine(one.name, reason, parent=parent)

    def _in_tree(
        self, known: list[Checkpoint], heads: set[str], lost: dict[str, list[str]]
    ) -> None:
        """Hang lost ones on the newest one that is older; branches stay as they are."""
        line = [one.name for one in known]
        for name in self._by_age(lost):
            place = self._place(name, line, lost)
            above = line[place - 1] if place else None
            line.insert(place, name)
            self._restore(name, above, self._next_known(line)[name], lost[name])
        for one in known:
            if one.name in heads:
                place = line.index(one.name)
                above = one.parent if one.parent in lost else line[place - 1] if place else None
                self._redefine(one.name, f"its parent '{one.parent}' is lost", parent=above)

    def _place(self, name: str, line: list[str], lost: dict[str, list[str]]) -> int:
        """Return the place of a lost one in a line: before its child, or by its age."""
        child = self.children.get(name)
        if child in line:
            return line.index(child)
        place = len(line)
        while place and self._age(name, line[place - 1]) < 0:
            place -= 1
        return place

    def _by_age(self, lost: dict[str, list[str]]) -> list[str]:
        return sorted(sorted(lost, key=natural), key=cmp_to_key(self._age))

    def _age(self, first: str, second: str) -> int:
        """Compare the ages of two checkpoints: below 0 if the first one is older."""
        signs = {
            -1 if marks[0] > marks[1] else 1
            for marks in zip(self._marks(first), self._marks(second), strict=True)
            if marks[0] is not None and marks[1] is not None and marks[0] != marks[1]
        }
        if len(signs) == 1:
            return signs.pop()
        names = self._natural(first), self._natural(second)
        return (names[0] > names[1]) - (names[0] < names[1])

    def _marks(self, name: str) -> list[int | None]:
        """Return how many bytes the bitmaps of a name mark, for each disk."""
        if name not in self.marks:
            self.marks[name] = [seen.marked(name) for seen in self.look.seen.values()]
        return self.marks[name]

    def _natural(self, name: str) -> list[tuple[int, int, str]]:
        if name not in self.names:
            self.names[name] = natural(name)
        return self.names[name]

    def _next_known(self, line: list[str]) -> dict[str, Checkpoint | None]:
        """Return for each one in a line the next known one behind it."""
        found: dict[str, Checkpoint | None] = {}
        behind: Checkpoint | None = None
        for name in reversed(line):
            found[name] = behind
            behind = self.known.get(name, behind)
        return found

    def _restore(
        self, name: str, above: str | None, below: Checkpoint | None, disks: list[str]
    ) -> None:
        guesses = []
        if below is None or below.parent != name:
            guesses.append("its place among the others")
            guesses.append("that it was a checkpoint, and not a bitmap of something else")
        created = _time_in(name)
        if created is None:
            guesses.append("the time at which it was made")
            created = self._time(above, below)
        self.times[name] = created
        reason = "its bitmaps can be trusted, and its record is lost"
        self._add(
            Action(ActionKind.RESTORE, name, reason, above, tuple(disks), created, tuple(guesses))
        )

    def _time(self, above: str | None, below: Checkpoint | None) -> int:
        if above is not None:
            created = self.times[above] + 1
            return min(created, below.created) if below is not None else created
        return below.created - 1 if below is not None else int(time.time())

    # -- bitmaps -----------------------------------------------------------------------

    def plan_strays(self, remove_bitmaps: bool) -> None:
        """Remove bitmaps of no use, or say why they stay."""
        useless: dict[str, dict[str, str]] = {}
        for stray in self.report.strays:
            if stray.kind is StrayKind.LOST or stray.name in self.leave:
                continue
            if stray.kind in (StrayKind.FOREIGN, StrayKind.IN_USE):
                self.left.append(Left(stray.name, stray.disk, f"{stray.kind}: {stray.reason}"))
                continue
            useless.setdefault(stray.name, {})[stray.disk] = f"{stray.kind}: {stray.reason}"
        for name, disk in self.dropped:
            seen = self.look.seen.get(disk)
            if seen is None or not seen.having(name):
                continue
            if self.owned.having(seen, name):
                useless.setdefault(name, {})[disk] = "it is left of a checkpoint that was broken"
            else:
                self.left.append(Left(name, disk, f"{StrayKind.FOREIGN}: {OTHERS}"))
        for name, disks in useless.items():
            if remove_bitmaps:
                self._remove(name, disks)
            else:
                demand = "bitmaps are removed only with --remove-bitmaps"
                self.left += [Left(name, disk, f"{demand} ({why})") for disk, why in disks.items()]

    def _remove(self, name: str, disks: dict[str, str]) -> None:
        ways: dict[Way | None, list[str]] = {}
        for disk in disks:
            ways.setdefault(self._way(name, disk), []).append(disk)
        for way, chosen in ways.items():
            if way is None:
                self.left += [Left(name, disk, f"{_BETWEEN} {OTHERS}") for disk in chosen]
                continue
            if way is Way.ASIDE and not self.look.is_secure:
                self.left += [Left(name, disk, f"of its checkpoint, {_SECRETS}") for disk in chosen]
                continue
            reason = "; ".join(dict.fromkeys(disks[disk] for disk in chosen))
            self._add(Action(ActionKind.REMOVE, name, reason, None, tuple(chosen), way=way))

    def _way(self, name: str, disk: str) -> Way | None:
        """Return how a bitmap is removed from a disk's layers that are the domain's.

        A server removes bitmaps of all layers together with a checkpoint of their name.
        QEMU only reads lower layers, and its monitor removes none from them. None if
        they can only go together with those in layers that may be another domain's.
        """
        if self.look.means is Means.IMAGES:
            return Way.IMAGE
        seen = self.look.seen[disk]
        layers = self.owned.having(seen, name)
        if layers != seen.having(name):
            return Way.MONITOR if layers == [seen.layers[0]] else None
        stays = name in self.known and name not in self.deleted
        if not stays and name not in self.restored and is_a_name(name):
            return Way.CHECKPOINT
        return Way.MONITOR if layers == [seen.layers[0]] else Way.ASIDE


_BETWEEN = "the server removes it from all layers together:"
_RECORD = (
    "only its record tells that its bitmaps are wrong, and goes with them: --remove-bitmaps"
    " removes both"
)
_SECRETS = "it cannot be redefined: this connection is not shown the secrets in it"


def _findings(disks: Iterable[DiskReport]) -> str:
    """Say what disks are: ``vda, vdb: missing; vdc: raw disk``."""
    found: dict[Finding, list[str]] = {}
    for disk in disks:
        found.setdefault(disk.finding, []).append(disk.disk)
    return "; ".join(f"{', '.join(names)}: {finding}" for finding, names in found.items())


def _time_in(name: str) -> int | None:
    """Return the time that libvirt named a checkpoint after: seconds since 1970."""
    if re.fullmatch(r"[1-3][0-9]{9}", name, re.ASCII):
        return int(name)
    return None
