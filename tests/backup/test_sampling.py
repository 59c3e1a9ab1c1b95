"""The last data of a point of which no change was recorded."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from virtrio.backup.reading import Extent
from virtrio.backup.sampling import Unchanged


def last(data, changed):
    unchanged = Unchanged(iter([Extent(begin, end - begin) for begin, end in changed]))
    for begin, end in data:
        unchanged.add(begin, end)
    return None if unchanged.last is None else (unchanged.last.offset, unchanged.last.end)


@pytest.mark.parametrize(
    ("data", "changed", "expected"),
    [
        ([], [], None),
        ([(0, 9)], [], (0, 9)),
        ([(0, 9)], [(0, 9)], None),
        ([(0, 9)], [(3, 5)], (5, 9)),
        ([(0, 9)], [(5, 20)], (0, 5)),
        ([(0, 2), (4, 6)], [(4, 5), (5, 6)], (0, 2)),
        ([(4, 6)], [(0, 1), (2, 3), (8, 9)], (4, 6)),
    ],
)
def test_the_last_extent(data, changed, expected):
    assert last(data, changed) == expected


def extents(points):
    return list(zip(sorted(points)[::2], sorted(points)[1::2], strict=False))


SETS = st.sets(st.integers(0, 40), max_size=14)


@given(SETS, SETS)
def test_any_extents(data, changed):
    data, changed = extents(data), extents(changed)
    left = {at for begin, end in data for at in range(begin, end)}
    left -= {at for begin, end in changed for at in range(begin, end)}
    found = last(data, changed)
    assert (None if found is None else found[1] - 1) == max(left, default=None)
    assert found is None or set(range(*found)) <= left
