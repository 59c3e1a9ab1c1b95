"""Names that are loaded when they are first asked for."""

from __future__ import annotations

import sys
from types import ModuleType, SimpleNamespace

import pytest

import virtrio
from virtrio.protocol import keepalive, lazy
from virtrio.protocol._generated import enums


def test_a_name_comes_from_its_home_and_stays():
    namespace = {}
    load = lazy.attributes(
        "virtrio.protocol", namespace, {"Packer": "interpret", "KeepAlive": "keepalive"}
    )
    found = load("KeepAlive")
    assert found is keepalive.KeepAlive
    assert namespace == {"KeepAlive": found}


def test_a_name_without_a_home_is_no_attribute():
    load = lazy.attributes("a.package", {}, {"Known": "home"})
    with pytest.raises(AttributeError, match=r"^module 'a.package' has no attribute 'Unknown'$"):
        load("Unknown")


def test_every_enum_is_there_under_both_names():
    assert len(enums.__all__) > 150
    for name in enums.__all__:
        cls = getattr(enums, name)
        assert cls.__name__ == name
        assert getattr(virtrio.enums, name) is cls


def test_all_enums_at_once():
    namespace = {}
    exec("from virtrio.enums import *", namespace)
    assert set(namespace) >= set(enums.__all__)


@pytest.mark.parametrize("module", [enums, virtrio.enums])
def test_an_enum_that_is_not_there(module):
    with pytest.raises(
        AttributeError, match=rf"^module '{module.__name__}' has no attribute 'Nothing'$"
    ):
        module.Nothing  # noqa: B018


@pytest.fixture
def user(monkeypatch):
    """A module that has imported three stand-ins, two of them for one class.

    One of the two has another name.
    """
    make = lazy.stand_ins("virtrio.protocol.keepalive", {"KeepAlive", "Tick"})
    module = ModuleType("user_of_stand_ins")
    module.KeepAlive, module.other, module.Tick = make("KeepAlive"), make("KeepAlive"), make("Tick")
    monkeypatch.setitem(sys.modules, module.__name__, module)
    lazy.replaceable(module.__name__)
    return module


def test_a_stand_in_is_called_for_what_it_stands_for(user):
    assert isinstance(user.KeepAlive(3), keepalive.KeepAlive)


def test_a_stand_in_is_replaced_wherever_it_was_put(user):
    row = SimpleNamespace()
    stand_in = user.KeepAlive
    lazy.keep(row, "make", stand_in)
    lazy.keep(row, "tick", user.Tick)
    assert row.make is stand_in
    row.make(3)
    assert row.make is keepalive.KeepAlive
    assert user.KeepAlive is keepalive.KeepAlive
    assert user.Tick is row.tick, "another name waits for its own first call"
    assert user.Tick is not keepalive.Tick
    assert user.other is not keepalive.KeepAlive, "so does another stand-in"
    assert isinstance(stand_in(3), keepalive.KeepAlive), "one that somebody still has works on"


def test_functions_that_are_no_stand_ins_are_kept():
    row = SimpleNamespace()
    for value in (None, len):
        lazy.keep(row, "slot", value)
        assert row.slot is value


def test_there_are_stand_ins_for_names_only_that_the_package_has():
    with pytest.raises(ImportError, match="cannot import name 'pack_nothing'"):
        exec("from virtrio.protocol._generated.remote.later import pack_nothing")
