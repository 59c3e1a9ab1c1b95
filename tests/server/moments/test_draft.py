"""Changes of a tree that are made later.

Nothing is seen before, and then the tree is as if they were made at once.
"""

from __future__ import annotations

import random

import pytest

from virtrio.protocol.errors import LibvirtError
from virtrio.server.moments.tree import MomentTree, TreeDraft


def view(tree):
    """Return all that can be seen of a tree, its order included."""
    shown = [
        (m.name, m.definition, m.parent and m.parent.name, list(m.children))
        for m in tree.select(None, 0)
    ]
    ordered = [m.name for m in tree.select(None, 0, topological=True)]
    return shown, ordered, list(tree._roots), tree.current and tree.current.name


def kept(tree):
    """Return the moments as a store keeps them, and the name of the current one.

    The former are name -> (definition, name of the parent).
    """
    moments = {m.name: (m.definition, m.parent and m.parent.name) for m in tree}
    return moments, tree.current and tree.current.name


def change(tree, kind, name, other, definition):
    """Change a tree as an entry point does: first questions, then changes."""
    moment = tree.get(name)
    parent = None if other is None else tree.get(other)
    if kind == "add":
        tree.current = tree.add(name, definition, tree.current)
    elif kind == "redefine":
        tree.check_parent(name, other)
        made = tree.redefine(name, definition, parent)
        if tree.current is None or tree.current is parent:
            tree.current = made
    elif moment is not None:
        if kind != "remove":
            tree.remove_descendants(moment)
        if kind != "remove children":
            tree.remove(moment)


KINDS = ("add", "add", "add", "redefine", "redefine", "remove", "remove children", "remove all")


@pytest.mark.parametrize("seed", range(40))
def test_the_tree_is_as_if_changed_at_once(seed):
    dice = random.Random(seed)
    direct, drafted = MomentTree(), MomentTree()
    moments, current = {}, None
    for number in range(150):
        kind, name = dice.choice(KINDS), f"m{dice.randrange(20)}"
        other = dice.choice([None, f"m{dice.randrange(20)}"])
        before = view(drafted)
        draft = TreeDraft(drafted)
        refusals = []
        for tree in (direct, draft):
            try:
                change(tree, kind, name, other, number)
            except LibvirtError as refusal:
                refusals.append(str(refusal))
        assert view(drafted) == before
        assert len(refusals) in (0, 2)
        assert len(set(refusals)) < 2
        if refusals:
            continue
        moments = {**moments, **draft.written}
        moments = {name: what for name, what in moments.items() if name not in draft.gone}
        current = draft.current and draft.current.name
        draft.apply()
        assert view(drafted) == view(direct)
        assert (moments, current) == kept(drafted)


def test_a_cleared_tree():
    tree = MomentTree()
    tree.current = tree.add("b", 2, tree.add("a", 1, None))
    draft = TreeDraft(tree)
    draft.clear()
    assert (len(tree), set(draft.gone), draft.current) == (2, {"a", "b"}, None)
    draft.apply()
    assert (len(tree), tree.current) == (0, None)


def test_a_draft_costs_what_is_changed():
    tree = MomentTree()
    for number in range(1000):
        tree.current = tree.add(f"m{number}", number, tree.current)
    draft = TreeDraft(tree)
    draft.current = draft.add("new", 0, draft.current)
    draft.remove(tree.get("m500"))
    assert draft.written == {"new": (0, "m999"), "m501": (501, "m499")}
    assert list(draft.gone) == ["m500"]
