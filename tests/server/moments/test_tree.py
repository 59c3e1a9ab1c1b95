"""The tree of moments: operations, order, errors, a plain model, a very long chain."""

import gc
import random

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from virtrio.protocol._generated.enums import ErrorDomain, ErrorNumber
from virtrio.protocol.errors import LibvirtError
from virtrio.server.moments.tree import MomentTree

BIT, LEAVES, NO_LEAVES = 1, 4, 8


def grow(*pairs):
    """Return a tree of (name, parent name) pairs.

    Definitions are the names in capitals.
    """
    tree = MomentTree()
    for name, parent in pairs:
        tree.add(name, name.upper(), None if parent is None else tree.get(parent))
    return tree


def names(moments):
    return [moment.name for moment in moments]


@pytest.fixture
def family():
    return grow(("a", None), ("b", "a"), ("c", "a"), ("d", "b"), ("e", None), ("f", "c"))


# The list of libvirtd's test driver for the same tree, in its order.
WHOLE = {
    0: ["e", "a", "c", "f", "b", "d"],
    BIT: ["e", "a"],
    LEAVES: ["e", "f", "d"],
    BIT | LEAVES: ["e"],
    NO_LEAVES: ["a", "c", "b"],
    BIT | NO_LEAVES: ["a"],
    LEAVES | NO_LEAVES: [],
    BIT | LEAVES | NO_LEAVES: [],
}
BELOW_A = {
    0: ["c", "b"],
    BIT: ["c", "f", "b", "d"],
    LEAVES: [],
    BIT | LEAVES: ["f", "d"],
    NO_LEAVES: ["c", "b"],
    BIT | NO_LEAVES: ["c", "b"],
    LEAVES | NO_LEAVES: [],
    BIT | LEAVES | NO_LEAVES: [],
}


@pytest.mark.parametrize("flags", WHOLE)
def test_the_whole_tree_is_listed(family, flags):
    assert names(family.select(None, flags, topological=True)) == WHOLE[flags]
    assert sorted(names(family.select(None, flags))) == sorted(WHOLE[flags])


@pytest.mark.parametrize("topological", [False, True])
@pytest.mark.parametrize("flags", BELOW_A)
def test_descendants_of_a_moment_are_listed(family, flags, topological):
    assert names(family.select(family.get("a"), flags, topological=topological)) == BELOW_A[flags]


def test_an_empty_tree_is_false_and_lists_nothing():
    tree = MomentTree()
    assert not tree
    assert len(tree) == 0
    assert all(tree.select(None, flags) == [] for flags in range(16))
    assert tree.get("a") is None


def test_a_name_is_taken_once(family):
    with pytest.raises(LibvirtError) as caught:
        family.add("d", "other", None)
    error = caught.value
    assert (error.code, error.domain) == (
        ErrorNumber.VIR_ERR_OPERATION_FAILED,
        ErrorDomain.VIR_FROM_DOMAIN,
    )
    assert error.message == "operation failed: domain moment d already exists"
    assert family.get("d").definition == "D"
    assert names(family.select(None, 0, topological=True)) == WHOLE[0]


@pytest.mark.parametrize(
    ("name", "parent", "text"),
    [
        ("b", "b", "cannot set moment b as its own parent"),
        ("new", "new", "cannot set moment new as its own parent"),
        ("b", "zz", "parent zz for moment b not found"),
        ("new", "zz", "parent zz for moment new not found"),
        ("a", "d", "parent b would create cycle to a"),
        ("a", "b", "parent b would create cycle to a"),
        ("c", "f", "parent f would create cycle to c"),
    ],
)
def test_parents_that_are_refused(family, name, parent, text):
    with pytest.raises(LibvirtError) as caught:
        family.check_parent(name, parent)
    error = caught.value
    assert (error.code, error.domain) == (
        ErrorNumber.VIR_ERR_INVALID_ARG,
        ErrorDomain.VIR_FROM_DOMAIN,
    )
    assert error.message == f"invalid argument: {text}"


@pytest.mark.parametrize(
    ("name", "parent"),
    [("new", "d"), ("d", "b"), ("b", "a"), ("d", "f"), ("b", "f"), ("a", "e"), ("d", "a")],
)
def test_parents_that_are_accepted(family, name, parent):
    assert family.check_parent(name, parent) is family.get(parent)


def test_no_parent_is_always_accepted(family):
    assert family.check_parent("a", None) is None


def test_redefining_keeps_children_and_counts_as_the_newest_link(family):
    moment = family.redefine("b", "again", family.get("c"))
    assert moment is family.get("b")
    assert moment.definition == "again"
    assert names(family.select(None, 0, topological=True)) == ["e", "a", "c", "b", "d", "f"]
    family.redefine("b", "root", None)
    assert names(family.select(None, 0, topological=True)) == ["b", "d", "e", "a", "c", "f"]
    assert len(family) == 6


def test_redefining_with_the_same_parent_moves_it_to_the_front(family):
    family.redefine("b", "again", family.get("a"))
    assert names(family.select(None, 0, topological=True)) == ["e", "a", "b", "d", "c", "f"]


def test_redefining_something_new_adds_it(family):
    family.redefine("g", "G", family.get("d"))
    assert family.get("g").parent is family.get("d")


def test_removing_hands_the_children_to_the_parent_in_front_of_its_own():
    tree = grow(
        ("r", None), ("x", "r"), ("y", "r"), ("z", "r"), ("y1", "y"), ("y2", "y"), ("y3", "y")
    )
    assert names(tree.remove(tree.get("y"))) == ["y1", "y2", "y3"]
    assert names(tree.select(None, 0, topological=True)) == ["r", "y3", "y2", "y1", "z", "x"]
    assert {tree.get(name).parent.name for name in ("y1", "y2", "y3")} == {"r"}
    assert tree.get("y") is None


def test_removing_a_root_makes_roots_of_its_children(family):
    family.remove(family.get("a"))
    assert names(family.select(None, BIT)) == ["c", "b", "e"]
    assert family.get("b").parent is None


@pytest.mark.parametrize(
    ("current", "gone", "after"),
    [("b", "b", "a"), ("a", "a", None), ("d", "b", "d"), ("a", "e", "a")],
)
def test_removing_the_current_moment_makes_its_parent_current(family, current, gone, after):
    family.current = family.get(current)
    family.remove(family.get(gone))
    assert (family.current and family.current.name) == after


@pytest.mark.parametrize(
    ("current", "after"), [("d", "a"), ("f", "a"), ("a", "a"), ("e", "e"), (None, None)]
)
def test_removing_descendants_leaves_the_moment_and_maybe_makes_it_current(family, current, after):
    family.current = None if current is None else family.get(current)
    family.remove_descendants(family.get("a"))
    assert sorted(names(family)) == ["a", "e"]
    assert names(family.select(None, 0, topological=True)) == ["e", "a"]
    assert (family.current and family.current.name) == after
    family.add("d", "a name is free again", family.get("a"))


def test_a_chain_of_ten_thousand_costs_no_stack():
    tree = MomentTree()
    parent = None
    for number in range(10_000):
        parent = tree.current = tree.add(f"m{number}", None, parent)
    expected = [f"m{number}" for number in range(10_000)]
    assert names(tree.select(None, 0, topological=True)) == expected
    assert names(tree.select(tree.get("m0"), BIT)) == expected[1:]
    assert names(tree.select(None, LEAVES)) == ["m9999"]
    assert tree.check_parent("m9999", "m0").name == "m0"
    with pytest.raises(LibvirtError, match="parent m1 would create cycle to m0"):
        tree.check_parent("m0", "m9999")
    tree.remove(tree.get("m5000"))
    assert tree.get("m5001").parent is tree.get("m4999")
    tree.remove_descendants(tree.get("m1"))
    assert names(tree) == ["m0", "m1"]
    assert tree.current is tree.get("m1")


def test_a_chain_of_ten_thousand_can_be_forgotten_whole():
    tree = MomentTree()
    parent = None
    for number in range(10_000):
        parent = tree.add(f"m{number}", None, parent)
    del tree, parent
    gc.collect()


def test_a_long_chain_can_be_removed_in_any_order():
    tree = MomentTree()
    parent = None
    for number in range(2_000):
        parent = tree.current = tree.add(f"m{number}", None, parent)
    order = [f"m{number}" for number in range(2_000)]
    random.Random(1).shuffle(order)
    for name in order[:-1]:
        tree.remove(tree.get(name))
    assert names(tree) == order[-1:]
    assert tree.current.name == order[-1]
    assert tree.current.parent is None


class Model(RuleBasedStateMachine):
    """The tree against lists of names, newest link first, walked by recursion."""

    def __init__(self):
        super().__init__()
        self.tree = MomentTree()
        self.children = {None: []}
        self.parents = {}
        self.definitions = {}
        self.current = None

    known = st.integers(0, 30)
    fresh = st.integers(0, 12).map("m{}".format)

    def pick(self, number):
        """Return one of the names, or None."""
        choices = [None, *self.parents]
        return choices[number % len(choices)]

    def below(self, name):
        return [
            inner for child in self.children.get(name, []) for inner in (child, *self.below(child))
        ]

    @rule(name=fresh, number=known)
    def add(self, name, number):
        parent = self.pick(number)
        at = None if parent is None else self.tree.get(parent)
        if name in self.parents:
            with pytest.raises(LibvirtError):
                self.tree.add(name, number, at)
            return
        self.tree.current = self.tree.add(name, number, at)
        self.current = name
        self.definitions[name] = number
        self.parents[name] = parent
        self.children[name] = []
        self.children[parent].insert(0, name)

    @rule(name=fresh, number=known)
    def redefine(self, name, number):
        parent = self.pick(number)
        if parent == name or (name in self.parents and parent in self.below(name)):
            with pytest.raises(LibvirtError):
                self.tree.check_parent(name, parent)
            return
        self.tree.redefine(name, number, self.tree.check_parent(name, parent))
        if name in self.parents:
            self.children[self.parents[name]].remove(name)
        self.definitions[name] = number
        self.parents[name] = parent
        self.children.setdefault(name, [])
        self.children[parent].insert(0, name)

    @rule(number=known)
    def remove(self, number):
        name = self.pick(number)
        if name is None:
            return
        self.tree.remove(self.tree.get(name))
        orphans = self.children.pop(name)
        parent = self.parents.pop(name)
        siblings = self.children[parent]
        siblings.remove(name)
        siblings[:0] = orphans
        self.parents.update(dict.fromkeys(orphans, parent))
        if self.current == name:
            self.current = parent

    @rule(number=known)
    def remove_descendants(self, number):
        name = self.pick(number)
        if name is None:
            return
        gone = self.below(name)
        self.tree.remove_descendants(self.tree.get(name))
        for each in gone:
            del self.parents[each], self.children[each]
        self.children[name] = []
        if self.current in gone:
            self.current = name

    @invariant()
    def the_same(self):
        assert sorted(names(self.tree)) == sorted(self.parents)
        assert len(self.tree) == len(self.parents)
        assert (self.tree.current and self.tree.current.name) == self.current
        for moment in self.tree:
            assert (moment.parent and moment.parent.name) == self.parents[moment.name]
            assert moment.definition == self.definitions[moment.name]

    @invariant()
    def listed_the_same(self):
        for start in (None, *self.parents):
            for flags in range(16):
                wide = bool(flags & BIT) == (start is not None)
                found = self.below(start) if wide else self.children[start]
                if flags & LEAVES:
                    found = [name for name in found if not self.children[name]]
                if flags & NO_LEAVES:
                    found = [name for name in found if self.children[name]]
                at = None if start is None else self.tree.get(start)
                assert names(self.tree.select(at, flags, topological=True)) == found
                assert sorted(names(self.tree.select(at, flags))) == sorted(found)


TestModel = Model.TestCase
TestModel.settings = settings(max_examples=60, stateful_step_count=40, deadline=None)


# -- lost parents ----------------------------------------------------------------------


def regrown(*pairs):
    tree = MomentTree()
    return tree, tree.grow({name: (name.upper(), parent) for name, parent in pairs})


def parents(tree):
    return {moment.name: tree.parent_name(moment) for moment in tree}


@pytest.mark.parametrize("order", [1, -1])
def test_a_tree_is_grown_in_any_order(order):
    tree, lost = regrown(*[("a", None), ("b", "a"), ("c", "b"), ("d", "a")][::order])
    assert lost == {}
    assert parents(tree) == {"a": None, "b": "a", "c": "b", "d": "a"}
    assert names(tree.select(None, BIT)) == ["a"]


@pytest.mark.parametrize("order", [1, -1])
def test_a_lost_parent_is_still_named(order):
    pairs = [("a", None), ("c", "b"), ("d", "c"), ("e", "b")]
    tree, lost = regrown(*pairs[::order])
    assert lost == {"c": "b", "e": "b"}
    assert parents(tree) == dict(pairs)
    assert sorted(names(tree.select(None, BIT))) == ["a", "c", "e"]
    assert names(tree.select(tree.get("c"), BIT)) == ["d"]
    assert parents(tree.copy()) == dict(pairs)
    tree.remove(tree.get("c"))
    tree.redefine("e", "E", tree.get("a"))
    assert parents(tree) == {"a": None, "d": None, "e": "a"}
    tree.add("c", "C", None)
    assert parents(tree)["c"] is None


@pytest.mark.parametrize(
    ("pairs", "root"),
    [
        ([("a", "a")], "a"),
        ([("a", "c"), ("b", "a"), ("c", "b")], "a"),
        ([("x", "b"), ("a", "c"), ("b", "a"), ("c", "b"), ("y", "c")], "b"),
    ],
)
def test_a_circle_is_broken(pairs, root):
    tree, lost = regrown(*pairs)
    assert lost == {root: dict(pairs)[root]}
    assert parents(tree) == dict(pairs)
    assert names(tree.select(None, BIT)) == [root]
    assert sorted(names(tree.select(None, BIT ^ BIT, topological=True))) == sorted(dict(pairs))


def refusal(tree, name, parent):
    with pytest.raises(LibvirtError) as caught:
        tree.check_parent(name, parent)
    return str(caught.value).removeprefix("invalid argument: ")


def test_a_lost_parent_comes_back_above_its_children_only():
    """virDomainMomentCheckCycles follows names, of those that are lost as well."""
    tree, _ = regrown(("a", None), ("c", "b"), ("d", "c"))
    assert refusal(tree, "c", "b") == "parent b for moment c not found"
    assert refusal(tree, "b", "d") == "parent c would create cycle to b"
    assert tree.check_parent("b", "a") is tree.get("a")
    tree.redefine("b", "B", tree.get("a"))
    tree.redefine("c", "C", tree.check_parent("c", "b"))
    assert parents(tree) == {"a": None, "b": "a", "c": "b", "d": "c"}
    assert names(tree.select(None, BIT)) == ["a"]


def test_a_circle_does_not_hang_a_check():
    tree, _ = regrown(("a", "c"), ("b", "a"), ("c", "b"))
    assert refusal(tree, "c", "a") == "parent a would create cycle to c"
    assert tree.check_parent("x", "c") is tree.get("c")
