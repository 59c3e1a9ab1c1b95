"""The last data of a point of which no change was recorded."""

import subprocess
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from virtrio.backup import sampling
from virtrio.backup.reading import Extent, Kept
from virtrio.backup.sampling import LONGEST, Unchanged, _first_not_zeros, _OnlyZeros, _places
from virtrio.client.programs import ProgramError
from virtrio.client.scripts.steps import Stop

MEBI = 1024 * 1024


def pieces(data, changed, most=100):
    unchanged = Unchanged(iter([Extent(begin, end - begin) for begin, end in changed]), most)
    for begin, end in data:
        unchanged.add(begin, end)
    return list(unchanged.pieces())


def last(data, changed):
    found = pieces(data, changed)
    return (found[0].offset, found[0].end) if found else None


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


@given(SETS, SETS, st.integers(1, 50))
def test_any_extents(data, changed, most):
    data, changed = extents(data), extents(changed)
    left = {at for begin, end in data for at in range(begin, end)}
    left -= {at for begin, end in changed for at in range(begin, end)}
    found = pieces(data, changed, most)
    at = [byte for piece in found for byte in reversed(range(piece.offset, piece.end))]
    assert at == sorted(left, reverse=True)[:most]


def test_long_extents_are_in_pieces():
    found = pieces([(0, 100), (500, 500 + 2 * LONGEST + 7)], [], 3 * LONGEST)
    assert found == [
        Extent(500 + LONGEST + 7, LONGEST),
        Extent(500 + 7, LONGEST),
        Extent(500, 7),
        Extent(0, 100),
    ]


@pytest.fixture
def places(tmp_path):
    """Return the places that are compared in an image, which qemu-io has written to."""
    image = tmp_path / "image"

    def look(*lines, changed=()):
        if not image.exists():
            words = ["qemu-img", "create", "-q", "-f", "qcow2", image, "16M"]
            subprocess.run(words, check=True)
        commands = [word for line in lines for word in ("-c", line)]
        subprocess.run(["qemu-io", *commands, image], check=True, stdout=subprocess.DEVNULL)
        chain = SimpleNamespace(capacity=16 * MEBI, sources=[str(image)], fds=())
        with Kept(changed) as kept:
            return [(at.offset, at.end) for at in _places(Stop(), chain, kept)]

    return look


@pytest.mark.peer("qemu-img")
@pytest.mark.parametrize("window", [3 * MEBI, 1024 * MEBI])
def test_zeros_are_passed_over(places, monkeypatch, window):
    monkeypatch.setattr(sampling, "WINDOW", window)
    assert places() == []
    assert places("write -P 0 14M 2M") == [(15 * MEBI, 16 * MEBI)]
    assert places("write -P 7 3M 1M", "write -P 0 4M 2M", "write -z 9M 1M")[1] == (
        3 * MEBI,
        4 * MEBI,
    )
    assert places("write -P 7 5000K 1k")[1] == (4 * MEBI, 5 * MEBI)
    changed = [(4 * MEBI, MEBI), (15 * MEBI, MEBI)]
    assert places(changed=changed) == [(14 * MEBI, 15 * MEBI), (3 * MEBI, 4 * MEBI)]


@pytest.mark.peer("qemu-img")
def test_too_many_zeros(places, monkeypatch):
    monkeypatch.setattr(sampling, "MOST", 2 * MEBI)
    lines = ("write -P 7 1M 1M", "write -P 0 2M 1M", "write -P 0 9M 1M")
    with pytest.raises(_OnlyZeros):
        places(*lines)
    assert places(changed=[(9 * MEBI, MEBI)])[1] == (MEBI, 2 * MEBI)


@pytest.mark.peer("qemu-img")
def test_what_cannot_be_read_is_an_error(places, tmp_path):
    places("write -P 7 1M 1M")
    image = str(tmp_path / "image")
    for source, offset in ((image, 16 * MEBI), (f"{image}.gone", MEBI)):
        chain = SimpleNamespace(sources=[source], fds=())
        with pytest.raises(ProgramError, match="qemu-io: "):
            _first_not_zeros(Stop(), chain, [Extent(offset, 512), Extent(MEBI, 512)])
