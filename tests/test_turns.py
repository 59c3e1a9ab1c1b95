"""Tests that take turns: which of them run."""

import itertools
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests import turns

SERVERS = ["libvirtd", "ours"]
MODES = ["pull", "push"]


def item(name, *, takes_turns=("server",), **params):
    markers = [SimpleNamespace(args=takes_turns)] if takes_turns else []
    return SimpleNamespace(
        path=Path("test_a.py"),
        originalname=name,
        callspec=SimpleNamespace(params=params) if params else None,
        iter_markers=lambda _: markers,
    )


def kept(items, monkeypatch, every=False):
    monkeypatch.setattr(turns, "EVERY", every)
    left_out = turns.left_out(items)
    return [(each.originalname, *each.callspec.params.values()) for each in items
            if each not in left_out]  # fmt: skip


def test_one_test_after_the_other(monkeypatch):
    items = [item(name, server=server) for server in SERVERS for name in "abc"]
    assert kept(items, monkeypatch) == [("a", "libvirtd"), ("c", "libvirtd"), ("b", "ours")]
    assert len(kept(items, monkeypatch, every=True)) == 6


def test_every_pair_of_a_server_and_a_mode_is_somewhere(monkeypatch):
    items = [item(name, server=server, mode=mode)
             for server in SERVERS for name in "ab" for mode in MODES]  # fmt: skip
    found = kept(items, monkeypatch)
    assert len(found) == 4
    assert {(server, mode) for _, server, mode in found} == set(itertools.product(SERVERS, MODES))


@pytest.mark.parametrize("takes_turns", [(), ("place",)])
def test_others_run_always(monkeypatch, takes_turns):
    items = [item("a", server=server, takes_turns=takes_turns) for server in SERVERS]
    assert len(kept(items, monkeypatch)) == 2


def test_one_that_was_chosen_runs(monkeypatch):
    assert kept([item("b", server="ours")], monkeypatch) == [("b", "ours")]
