"""The tree of a domain's moments, that is of its checkpoints or of its snapshots.

How it works. A dict finds a moment by name. A moment links to its parent and holds its
children in a dict of their own; moments without a parent share one more such dict,
which is the virtual root. So looking up, adding and removing one moment cost the same
in a tree of ten as in a chain of ten thousand. Visits of many moments are loops, never
recursions: depth costs no stack.

A dict keeps its order, which makes listings those of libvirt: children are visited
newest link first, a moment linked anew counts as new, and the children of a removed
moment come before the siblings it had.

The tree does not look into moments: ``D`` is the type of definition that the caller
keeps with each of them.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Generic, TypeVar

from ...protocol._generated.enums import DomainCheckpointListFlags, ErrorDomain, ErrorNumber
from ...protocol.errors import LibvirtError, report
from ..conf.reaper import reap

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

__all__ = ["Moment", "MomentTree", "TreeDraft"]

D = TypeVar("D")

# The same bits in virDomainCheckpointListFlags and virDomainSnapshotListFlags.
# TOPOLOGICAL is not: it is a parameter.
_LIST_ROOTS_OR_DESCENDANTS = int(DomainCheckpointListFlags.VIR_DOMAIN_CHECKPOINT_LIST_ROOTS)
_LIST_LEAVES = int(DomainCheckpointListFlags.VIR_DOMAIN_CHECKPOINT_LIST_LEAVES)
_LIST_NO_LEAVES = int(DomainCheckpointListFlags.VIR_DOMAIN_CHECKPOINT_LIST_NO_LEAVES)


class Moment(Generic[D]):
    """One moment of a tree, which alone changes it; ``parent`` is None for a root.

    A root may still name a parent, which is lost (`MomentTree.parent_name`).
    """

    __slots__ = ("children", "definition", "name", "parent")

    def __init__(self, name: str, definition: D) -> None:
        self.name = name
        self.definition = definition
        self.parent: Moment[D] | None = None
        self.children: dict[str, Moment[D]] = {}

    def __repr__(self) -> str:
        parent = None if self.parent is None else self.parent.name
        return f"<Moment {self.name!r} parent={parent!r} children={len(self.children)}>"


class MomentTree(Generic[D]):
    """All checkpoints, or all snapshots, of a domain.

    Iterates over them in no promised order; an empty tree is false.
    """

    __slots__ = ("_lost", "_moments", "_roots", "current")

    def __init__(self) -> None:
        self._moments: dict[str, Moment[D]] = {}
        self._roots: dict[str, Moment[D]] = {}
        self._lost: dict[str, str] = {}
        self.current: Moment[D] | None = None

    def __len__(self) -> int:
        return len(self._moments)

    def __iter__(self) -> Iterator[Moment[D]]:
        return iter(self._moments.values())

    def get(self, name: str) -> Moment[D] | None:
        return self._moments.get(name)

    def parent_name(self, moment: Moment[D]) -> str | None:
        """Return the name of a moment's parent, be it lost, or None."""
        if moment.parent is not None:
            return moment.parent.name
        return self._lost.get(moment.name)

    # -- changing ----------------------------------------------------------------------

    def add(self, name: str, definition: D, parent: Moment[D] | None) -> Moment[D]:
        """Add a moment below ``parent``, which is None for a root.

        Raises VIR_ERR_OPERATION_FAILED if the name is taken.
        """
        self.check_new(name)
        moment = self._moments[name] = Moment(name, definition)
        self._link(moment, parent)
        return moment

    def grow(self, found: Mapping[str, tuple[D, str | None]]) -> dict[str, str]:
        """Add moments, each with the name of its parent, in any order.

        One whose parent is nowhere, or is a descendant of it, becomes a root that goes
        on naming this parent, as in libvirt. Returns the names of such parents by those
        of the moments.
        """
        lost: dict[str, str] = {}
        for first in found:
            way: dict[str, None] = {}
            root: str | None = None
            last, name = first, found[first][1]
            while last not in self._moments:
                way[last] = None
                if name is None or name in self._moments:
                    break
                if name not in found or name in way:
                    root = last if name not in found else name
                    break
                last, name = name, found[name][1]
            if root is not None:
                definition, parent = found[root]
                assert parent is not None
                self.add(root, definition, None)
                lost[root] = parent
            for name in reversed(way):
                if name != root:
                    definition, parent = found[name]
                    self.add(name, definition, None if parent is None else self._moments[parent])
        self._lost.update(lost)
        return lost

    def copy(self) -> MomentTree[D]:
        """Make an independent tree of the same definitions."""
        twin: MomentTree[D] = MomentTree()
        twin._moments = {name: Moment(name, old.definition) for name, old in self._moments.items()}
        for name, old in self._moments.items():
            new = twin._moments[name]
            new.parent = None if old.parent is None else twin._moments[old.parent.name]
            new.children = {child: twin._moments[child] for child in old.children}
        twin._roots = {name: twin._moments[name] for name in self._roots}
        twin._lost = dict(self._lost)
        twin.current = None if self.current is None else twin._moments[self.current.name]
        return twin

    def redefine(self, name: str, definition: D, parent: Moment[D] | None) -> Moment[D]:
        """Give the moment ``name`` this definition and parent, or add it.

        It keeps its children. ``parent`` must come from `check_parent`.
        """
        moment = self._moments.get(name)
        if moment is None:
            return self.add(name, definition, parent)
        moment.definition = definition
        self._lost.pop(name, None)
        del self._siblings(moment)[name]
        self._link(moment, parent)
        return moment

    def remove(self, moment: Moment[D]) -> list[Moment[D]]:
        """Remove one moment and return its children, which now belong to its parent.

        If the moment was current, its parent is now.
        """
        parent = moment.parent
        children = list(moment.children.values())
        for child in children:
            child.parent = parent
        siblings = self._siblings(moment)
        siblings.update(moment.children)
        del siblings[moment.name]
        del self._moments[moment.name]
        self._lost.pop(moment.name, None)
        moment.children.clear()
        moment.parent = None
        if self.current is moment:
            self.current = parent
        return children

    def remove_descendants(self, moment: Moment[D]) -> None:
        """Remove the descendants of ``moment``; a thread frees them.

        If one of them was current, ``moment`` is now.
        """
        gone = self._below(moment.children)
        if self.current in gone:
            self.current = moment
        self._part(gone)
        moment.children.clear()
        reap(gone)

    def clear(self) -> None:
        """Remove all moments; a thread frees them."""
        gone = [*self._moments.values()]
        self._part(gone)
        self._roots.clear()
        self._lost.clear()
        self.current = None
        reap(gone)

    def _part(self, moments: Iterable[Moment[D]]) -> None:
        """Forget moments by name, and the links between them."""
        for moment in moments:
            del self._moments[moment.name]
            moment.children.clear()
            moment.parent = None

    def _link(self, moment: Moment[D], parent: Moment[D] | None) -> None:
        moment.parent = parent
        (self._roots if parent is None else parent.children)[moment.name] = moment

    def _siblings(self, moment: Moment[D]) -> dict[str, Moment[D]]:
        return self._roots if moment.parent is None else moment.parent.children

    # -- checking ----------------------------------------------------------------------

    def check_new(self, name: str) -> None:
        """Raise VIR_ERR_OPERATION_FAILED if a moment has this name."""
        if name in self._moments:
            raise self.taken(name)

    @staticmethod
    def taken(name: str) -> LibvirtError:
        """Make the error of a name that a moment has."""
        return report(
            ErrorNumber.VIR_ERR_OPERATION_FAILED,
            ErrorDomain.VIR_FROM_DOMAIN,
            f"domain moment {name} already exists",
        )

    def check_parent(self, name: str, parent_name: str | None) -> Moment[D] | None:
        """Return the parent with which ``name`` may be redefined, None for no parent.

        Raises VIR_ERR_INVALID_ARG if the parent is unknown, or is the moment itself or
        a descendant of it. The way up is walked only where a cycle is possible: for a
        moment that has children and changes its parent, and where parents are lost: a
        lost one may come back. The rules are virDomainMomentCheckCycles's.
        """
        if parent_name is None:
            return None
        if parent_name == name:
            raise _invalid(f"cannot set moment {name} as its own parent")
        parent = self._moments.get(parent_name)
        if parent is None:
            raise _invalid(f"parent {parent_name} for moment {name} not found")
        moment = self._moments.get(name)
        if self._lost or (moment is not None and moment.children and moment.parent is not parent):
            ancestor: Moment[D] | None = parent
            for _ in range(len(self._moments)):  # lost parents may make a circle
                above = None if ancestor is None else self.parent_name(ancestor)
                if ancestor is None or above is None:
                    break
                if above == name:
                    raise _invalid(f"parent {ancestor.name} would create cycle to {name}")
                ancestor = self._moments.get(above)
        return parent

    # -- listing -----------------------------------------------------------------------

    def select(
        self, start: Moment[D] | None, flags: int, *, topological: bool = False
    ) -> list[Moment[D]]:
        """List moments below ``start``, or of the whole tree for None, by ``flags``.

        One bit has two names and opposite senses: ROOTS narrows the whole tree to its
        roots, DESCENDANTS widens the children of a moment to all its descendants.
        LEAVES and NO_LEAVES then filter; both together leave nothing. With
        ``topological`` no moment comes before its parent. The caller refuses other
        bits.
        """
        bit = bool(flags & _LIST_ROOTS_OR_DESCENDANTS)
        if bit == (start is None):
            nearest = self._roots if start is None else start.children
            found = list(reversed(nearest.values()))
        elif start is not None:
            found = self._below(start.children)
        elif topological:
            found = self._below(self._roots)
        else:
            found = list(self._moments.values())
        if flags & _LIST_LEAVES:
            found = [moment for moment in found if not moment.children]
        if flags & _LIST_NO_LEAVES:
            found = [moment for moment in found if moment.children]
        return found

    @staticmethod
    def _below(nearest: dict[str, Moment[D]]) -> list[Moment[D]]:
        """List ``nearest`` and their descendants.

        Each moment comes before its children, and the newest link comes first.
        """
        found: list[Moment[D]] = []
        pending = list(nearest.values())
        while pending:
            moment = pending.pop()
            found.append(moment)
            if moment.children:
                pending.extend(moment.children.values())
        return found


class TreeDraft(MomentTree[D]):
    """Draft of one change of a tree, which `apply` makes visible.

    It costs as much as the change, not as the tree: all reads but ``current`` are
    answered from the unchanged tree. So a change reads before it writes, and one draft
    is for one change. The tree must not change meanwhile.

    ``written`` has the definition and the name of the parent of each moment that is new
    or different; ``gone`` has the names of those that are removed.
    """

    __slots__ = ("_steps", "gone", "tree", "written")

    def __init__(self, tree: MomentTree[D]) -> None:
        self.tree = tree
        self._moments = tree._moments
        self._roots = tree._roots
        self._lost = tree._lost
        self.current = tree.current
        self.written: dict[str, tuple[D, str | None]] = {}
        self.gone: dict[str, None] = {}
        self._steps: list[Callable[[], object]] = []

    def apply(self) -> None:
        """Make the change in the tree itself."""
        for step in self._steps:
            step()
        if self.current is not None and self.current is not self.tree.current:
            self.tree.current = self.tree.get(self.current.name)

    def add(self, name: str, definition: D, parent: Moment[D] | None) -> Moment[D]:
        self.check_new(name)
        return self._write(name, definition, parent, self.tree.add)

    def redefine(self, name: str, definition: D, parent: Moment[D] | None) -> Moment[D]:
        return self._write(name, definition, parent, self.tree.redefine)

    def _write(
        self,
        name: str,
        definition: D,
        parent: Moment[D] | None,
        write: Callable[[str, D, Moment[D] | None], object],
    ) -> Moment[D]:
        self._steps.append(partial(write, name, definition, parent))
        self.written[name] = definition, None if parent is None else parent.name
        return Moment(name, definition)

    def remove(self, moment: Moment[D]) -> list[Moment[D]]:
        self._steps.append(partial(self.tree.remove, moment))
        children = [child for child in moment.children.values() if child.name not in self.gone]
        for child in children:
            self.written[child.name] = (
                child.definition,
                None if moment.parent is None else moment.parent.name,
            )
        self._take_out([moment], moment.parent)
        return children

    def remove_descendants(self, moment: Moment[D]) -> None:
        self._steps.append(partial(self.tree.remove_descendants, moment))
        self._take_out(self._below(moment.children), moment)

    def clear(self) -> None:
        self._steps.append(self.tree.clear)
        self._take_out(list(self), None)

    def _take_out(self, moments: list[Moment[D]], next_current: Moment[D] | None) -> None:
        self.gone.update(dict.fromkeys(moment.name for moment in moments))
        if self.current is not None and self.current.name in self.gone:
            self.current = next_current


def _invalid(detail: str) -> LibvirtError:
    return report(ErrorNumber.VIR_ERR_INVALID_ARG, ErrorDomain.VIR_FROM_DOMAIN, detail)
