"""Names that are loaded when they are first asked for."""

from __future__ import annotations

import sys

import pytest
from virtrio.protocol import lazy
from virtrio.protocol._generated import enums

import virtrio


def test_a_name_comes_from_its_home_and_stays():
    namespace = {}
    load = lazy.attributes("virtrio.protocol", namespace, {"Packer": "interpret", "KeepAlive": "keepalive"})
    found = load("KeepAlive")
    assert found is sys.modules["virtrio.protocol.keepalive"].KeepAlive
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
    with pytest.raises(AttributeError, match=rf"^module '{module.__name__}' has no attribute 'Nothing'$"):
        module.Nothing  # noqa: B018
