"""Extents: those that no disk can have are refused, others are widened to clusters."""

import pytest

from virtrio.backup.reading import SourceError
from virtrio.backup.reading.extents import Kept, aligned, checked, pieces

SIZE = 1000


@pytest.mark.parametrize(
    "extents",
    [
        [(0, 0)],
        [(10, -5)],
        [(-1, 5)],
        [(0, 1001)],
        [(999, 2)],
        [(1000, 1)],
        [(10, 10), (5, 3)],
        [(10, 10), (19, 3)],
        [(10, 10), (10, 10)],
    ],
)
def test_extents_that_no_disk_has(extents):
    with pytest.raises(SourceError, match="cannot be in a disk of 1000 bytes"):
        list(checked(extents, SIZE))
    with pytest.raises(SourceError):
        list(aligned(extents, SIZE, 64))


@pytest.mark.parametrize(
    ("extents", "found"),
    [
        ([], []),
        ([(0, 1)], [(0, 64)]),
        ([(63, 2)], [(0, 128)]),
        ([(0, 1), (63, 1), (64, 1)], [(0, 128)]),
        ([(0, 64), (128, 64)], [(0, 64), (128, 64)]),
        ([(1, 1), (129, 1)], [(0, 64), (128, 64)]),
        ([(960, 1)], [(960, 40)]),
        ([(0, 1000)], [(0, 1000)]),
        ([(999, 1)], [(960, 40)]),
    ],
)
def test_whole_clusters(extents, found):
    assert list(aligned(extents, SIZE, 64)) == found


def test_extents_that_touch_are_joined():
    assert list(aligned([(0, 5), (5, 5), (11, 1)], SIZE, 1)) == [(0, 10), (11, 1)]


def test_pieces_hold_what_the_extents_hold():
    assert list(pieces(aligned([(0, 10), (20, 4)], SIZE, 1), 4)) == [
        *((0, 4), (4, 4), (8, 2)),
        (20, 4),
    ]


def test_extents_that_are_kept():
    """They are read any number of times, from any offset on."""
    extents = [(10 * number, 5) for number in range(10_000)]
    with Kept(extents[:5000]) as kept:
        for extent in extents[5000:]:
            kept.add(*extent)
        assert list(kept) == list(kept) == extents
        for offset, first in (
            (0, 0),
            (4, 0),
            (5, 1),
            (50_003, 5000),
            (50_005, 5001),
            (99_994, 9999),
        ):
            assert list(kept.beyond(offset)) == extents[first:]
        assert list(kept.beyond(99_995)) == []
    with Kept() as kept:
        assert list(kept) == list(kept.beyond(7)) == []
