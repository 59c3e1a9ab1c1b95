"""CPU maps between bits and bools."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from virtrio.client.scripts.cpumaps import packed, unpacked


@given(st.lists(st.booleans(), max_size=70))
def test_an_unpacked_map_is_the_one_that_was_packed(cpumap):
    assert unpacked(packed(cpumap, len(cpumap)), len(cpumap)) == tuple(cpumap)


def test_bits_of_a_map():
    assert packed((True, False, True), 12) == b"\x05\x00"
    assert packed([False] * 8 + [True], 9) == b"\x00\x01"
    assert packed((True,) * 20, 4) == b"\x0f"  # more than the host has
    assert unpacked(b"\x05", 12) == (True, False, True) + (False,) * 9  # fewer than the host has
    assert unpacked(b"", 2) == (False, False)


@pytest.mark.parametrize("cpumap", [b"\x01", "1"])
def test_values_that_are_not_maps_are_refused(cpumap):
    with pytest.raises(TypeError, match="a CPU map is a sequence of bools"):
        packed(cpumap, 8)
