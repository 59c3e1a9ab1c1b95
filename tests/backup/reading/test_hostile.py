"""Servers that lie, or break: what they say is refused, and nothing waits for ever."""

import subprocess

import pytest

from virtrio.backup.reading import ReadingError, SourceError, nbdinfo
from virtrio.client.scripts.steps import Stop

from .hostile import STATUS, Answers, answering
from .served import CLUSTER, empty

SIZE = 16 * CLUSTER


def content(image):
    words = [
        "qemu-img",
        "dd",
        "-f",
        "qcow2",
        "-O",
        "raw",
        f"if={image}",
        f"of={image}.raw",
        "bs=64k",
    ]
    subprocess.run(words, check=True)
    return image.with_name(f"{image.name}.raw").read_bytes()


def test_a_plain_server(reader, folder):
    """One that knows nothing but reads is copied whole; it has no bitmaps."""
    image = empty(folder / "image", SIZE)
    with answering(folder / "nbd", Answers(SIZE, has_contexts=False)) as export:
        assert reader.copy(Stop(), export, image) == SIZE
        assert content(image) == bytes([7]) * SIZE
        with pytest.raises(SourceError, match="bitmap 'since'"):
            list(reader.dirty(Stop(), export))


@pytest.mark.parametrize(
    "extents",
    [
        lambda offset, length: [(0, 1)],
        lambda offset, length: [],
        lambda offset, length: [(CLUSTER, 1), (0, 1)] if offset == 0 else [(0, 1)],
    ],
    ids=["empty extent", "no extent", "empty one later"],
)
def test_extents_that_lead_nowhere(reader, folder, extents, monkeypatch):
    monkeypatch.setattr(nbdinfo, "LONGEST", 1)
    with answering(folder / "nbd", Answers(SIZE, extents=extents)) as export:
        with pytest.raises(SourceError):
            list(reader.dirty(Stop(), export))
        with pytest.raises(ReadingError):
            reader.copy(Stop(), export, empty(folder / "image", SIZE))


@pytest.mark.parametrize("over", [1, SIZE, 0xFFFFFFFF - SIZE])
def test_extents_beyond_the_end(reader, folder, over):
    """They are refused, or cut off: QEMU's client does that by itself."""
    answers = Answers(SIZE, extents=lambda offset, length: [(SIZE - offset + over, 1)])
    with answering(folder / "nbd", answers) as export:
        try:
            assert list(reader.dirty(Stop(), export)) == [(0, SIZE)]
            assert reader.name != "libnbd"
        except SourceError:
            pass


def test_more_extents_than_were_asked_for(reader, folder):
    answers = Answers(SIZE, extents=lambda offset, length: [(CLUSTER, 1)] * 1000)
    with answering(folder / "nbd", answers) as export:
        try:
            assert list(reader.dirty(Stop(), export)) == [(0, SIZE)]
            assert reader.name != "libnbd"
        except SourceError:
            pass


@pytest.mark.parametrize("extents", [None, [(0, SIZE)]])
@pytest.mark.parametrize("until", [0, SIZE // 2])
def test_reads_that_fail(reader, folder, extents, until):
    def data(offset, length):
        return bytes([7]) * length if offset + length <= until else None

    image = empty(folder / "image", SIZE)
    with (
        answering(folder / "nbd", Answers(SIZE, data=data)) as export,
        pytest.raises(ReadingError, match=r"(?i)(input/output|read).*error"),
    ):
        reader.copy(Stop(), export, image, extents)


@pytest.mark.parametrize("size", [0, 1 << 63, (1 << 64) - 1])
def test_sizes_that_no_disk_has(reader, folder, size):
    with (
        answering(folder / "nbd", Answers(size)) as export,
        pytest.raises(ReadingError),
    ):
        reader.copy(Stop(), export, empty(folder / "image", SIZE))


def test_small_extents_are_joined(reader, folder):
    """Each of a bitmap's clusters is told of alone; they become two extents."""
    answers = Answers(SIZE, extents=lambda offset, length: [(CLUSTER, int(offset // CLUSTER != 5))])
    with answering(folder / "nbd", answers) as export:
        found = list(reader.dirty(Stop(), export))
    assert found == [(0, 5 * CLUSTER), (6 * CLUSTER, 10 * CLUSTER)]
    assert sum(kind == STATUS for kind, _, _ in answers.asked) >= 16
