"""Copies that all readers make: the same bytes, zeros as zeros, and how many."""

import json
import os
import shutil

import pytest

from virtrio.backup.reading import Extent, choose
from virtrio.client.scripts.steps import Stop

from .served import BITMAP, CLUSTER, SIZE, disk, empty, qemu_img, qemu_io, same, serving

LAST = SIZE - SIZE % CLUSTER


def mapped(image):
    """Return the parts of an image that are its own: (offset, length, is zero)."""
    found = []
    for one in json.loads(qemu_img("map", "--output=json", image)):
        if one["present"]:
            start, length, is_zero = one["start"], one["length"], one["zero"]
            if found and (sum(found[-1][:2]), found[-1][2]) == (start, is_zero):
                start, before, _ = found.pop()
                length += before
            found.append((start, length, is_zero))
    return found


def test_a_whole_disk(reader, folder):
    source, image = disk(folder / "source"), empty(folder / "image")
    reports = []
    with serving(source) as (export, _):
        assert reader.size(Stop(), export) == SIZE
        copied = reader.copy(Stop(), export, image, progress=lambda *report: reports.append(report))
    assert same(source, image)
    # 1 MiB, two clusters, and the last one
    own = [(0, 1048576, False), (2097152, 131072, False), (LAST, SIZE - LAST, False)]
    assert mapped(image) == own
    assert sum(length for _, length, _ in own) <= copied <= 1048576 + 4 * CLUSTER
    assert reports[-1] == (SIZE, copied)
    positions = [position for position, _ in reports]
    assert positions == sorted(positions)


CHANGES = [
    "write -P 9 128k 64k",
    "write -P 9 1000 10",
    "write -z 320k 64k",
    "discard 448k 64k",
    "write -P 0 576k 64k",
    "write -P 9 2M 192k",
    f"write -P 9 {SIZE - 512} 512",
]
CHANGED = [
    (0, CLUSTER),
    (2 * CLUSTER, CLUSTER),
    (5 * CLUSTER, CLUSTER),
    (7 * CLUSTER, CLUSTER),
    (9 * CLUSTER, CLUSTER),
    (32 * CLUSTER, 3 * CLUSTER),
    (LAST, SIZE - LAST),
]


@pytest.mark.parametrize("cluster", [4096, CLUSTER, 2 * 1024 * 1024])
@pytest.mark.parametrize("granularity", [512, CLUSTER])
def test_an_increment(reader, folder, granularity, cluster):
    source = disk(folder / "source")
    full, image = (
        empty(folder / "full"),
        empty(folder / "image", SIZE, "-o", f"cluster_size={cluster}"),
    )
    with serving(source) as (export, _):
        reader.copy(Stop(), export, full)
    qemu_img("bitmap", "--add", "-g", granularity, source, BITMAP)
    qemu_io(source, *CHANGES)
    with serving(source) as (export, _):
        dirty = list(reader.dirty(Stop(), export))
        copied = reader.copy(Stop(), export, image, reader.dirty(Stop(), export))
    if granularity == CLUSTER:
        assert dirty == [Extent(*each) for each in CHANGED]
    else:
        assert sum(length for _, length in dirty) < 8 * CLUSTER
    touched = {
        block
        for offset, length in dirty
        for block in range(offset // cluster, -(-(offset + length) // cluster))
    }
    assert copied == sum(min(cluster, SIZE - block * cluster) for block in touched)
    qemu_img("rebase", "-u", "-f", "qcow2", "-b", "full", "-F", "qcow2", image)
    assert same(source, image)


def test_zeros_hide_what_is_below(reader, folder):
    """Zeros take no room in the file."""
    source, image = disk(folder / "source"), empty(folder / "image")
    qemu_img("bitmap", "--add", source, BITMAP)
    qemu_io(source, *CHANGES)
    with serving(source) as (export, _):
        reader.copy(Stop(), export, image, reader.dirty(Stop(), export))
    assert mapped(image) == [(*each, each[0] // CLUSTER in (5, 7, 9)) for each in CHANGED]


def test_zeros_in_a_long_extent(reader, folder):
    """libnbd's reader learns of each cluster; qemu-io sees what it reads at once."""
    source, image = disk(folder / "source"), empty(folder / "image")
    with serving(source) as (export, _):
        assert reader.copy(Stop(), export, image, [(0, SIZE)]) == SIZE
    if reader.name == "libnbd":
        ends = [1 << 20, 2 << 20, (2 << 20) + 2 * CLUSTER, LAST, SIZE]
        lengths = [end - begin for begin, end in zip([0, *ends], ends, strict=False)]
        expected = list(zip([0, *ends], lengths, [False, True] * 3, strict=False))
        assert mapped(image) == expected
    assert same(source, image)


def test_nothing_changed(reader, folder):
    source, image = disk(folder / "source"), empty(folder / "image")
    qemu_img("bitmap", "--add", source, BITMAP)
    with serving(source) as (export, _):
        assert list(reader.dirty(Stop(), export)) == []
        assert reader.copy(Stop(), export, image, reader.dirty(Stop(), export)) == 0
    assert mapped(image) == []


@pytest.mark.parametrize("increment", [False, True])
def test_compressed(reader, folder, increment):
    source, image = disk(folder / "source"), empty(folder / "image")
    full = empty(folder / "full")
    with serving(source) as (export, _):
        reader.copy(Stop(), export, full)
    qemu_img("bitmap", "--add", source, BITMAP)
    qemu_io(source, *CHANGES)
    with serving(source) as (export, _):
        extents = reader.dirty(Stop(), export) if increment else None
        reader.copy(Stop(), export, image, extents, compress=True)
    check = json.loads(qemu_img("check", "--output=json", image))
    assert check["compressed-clusters"] == check["allocated-clusters"] > 5
    assert sorted(path.name for path in folder.iterdir()) == ["full", "image", "source"]
    if increment:
        assert mapped(image) == [(*each, each[0] // CLUSTER in (5, 7, 9)) for each in CHANGED]
        qemu_img("rebase", "-u", "-f", "qcow2", "-b", "full", "-F", "qcow2", image)
    assert same(source, image)


@pytest.mark.parametrize("size", [64 * CLUSTER, 64 * CLUSTER + 512, SIZE, 65 * CLUSTER - 512])
@pytest.mark.parametrize("change", ["write -P 9 {first} 64k", "write -P 9 {last} 512", None])
def test_compressed_end_of_a_disk(folder, size, change):
    """What is below shows at the end, unless that has changed."""
    source, image, full = folder / "source", folder / "image", folder / "full"
    qemu_img("create", "-q", "-f", "qcow2", source, size)
    qemu_io(source, f"write -P 7 {size - 512} 512", f"write -P 8 0 {CLUSTER}")
    qemu_img("convert", "-O", "qcow2", source, full)
    qemu_img("bitmap", "--add", source, BITMAP)
    if change is not None:
        qemu_io(source, change.format(first=CLUSTER, last=size - 512))
    reader = choose("tools")
    maps = []
    for compress in (False, True):
        empty(image, size)
        with serving(source) as (export, _):
            reader.copy(
                Stop(), export, image, list(reader.dirty(Stop(), export)), compress=compress
            )
        maps.append(mapped(image))
        qemu_img("rebase", "-u", "-f", "qcow2", "-b", "full", "-F", "qcow2", image)
        assert same(source, image)
    assert maps[0] == maps[1]


@pytest.mark.parametrize("name", ["v,d=a", "nbd:a", 'q"\\ é', "json:{}"])
@pytest.mark.parametrize("extents", [None, [(0, SIZE)]], ids=["full", "increment"])
def test_names_of_images(reader, folder, name, extents):
    """Whatever an image is called, nobody else reads it when it is compressed."""
    source, image = disk(folder / "source"), folder / name
    (folder / f"{name}.compressed").symlink_to(folder / "other")
    for compress in (False, True):
        empty(image).chmod(0o600)
        with serving(source) as (export, _):
            reader.copy(Stop(), export, image, extents, compress=compress)
        assert same(source, image)
    assert image.stat().st_mode & 0o777 == 0o600
    assert not (folder / "other").exists()


@pytest.mark.parametrize("name", ["", "a b", "v,d=a", 'q"\\', "é/%41?x&y", "json:{}"])
def test_odd_names(reader, folder, name):
    place = folder / (name.replace("/", "_") + "dir")
    place.mkdir()
    source, image = disk(place / "source"), empty(place / "image")
    qemu_img("bitmap", "--add", source, BITMAP)
    qemu_io(source, "write -P 9 0 10")
    with serving(source, name=name, at=place / f"s,{name.replace('/', '_')}") as (export, _):
        assert list(reader.dirty(Stop(), export)) == [(0, CLUSTER)]
        reader.copy(Stop(), export, image)
        assert same(source, image)
        other = empty(place / "other")
        assert reader.copy(Stop(), export, other, [(0, 10)]) == CLUSTER


def test_a_folder_whose_name_is_no_text(reader, folder):
    source = disk(folder / "source")
    place = folder / "caf\udce9"
    place.mkdir()
    image = empty(place / "image")
    with serving(source) as (export, _):
        reader.copy(Stop(), export, image)
        assert reader.copy(Stop(), export, empty(place / "other"), [(0, 10)]) == CLUSTER
    assert same(source, image)


@pytest.fixture
def without_rings(folder, monkeypatch):
    """Have qemu-io fail where it would use io_uring; return what it was called with."""
    programs, calls = folder / "bin", folder / "calls"
    programs.mkdir()
    qemu_io_there = shutil.which("qemu-io")
    script = programs / "qemu-io"
    script.write_text(f"""#!/bin/sh
echo "$*" >>{calls}
case "$*" in *io_uring*) echo "qemu-io: can't open: Unable to use io_uring" >&2; exit 1;; esac
exec {qemu_io_there} "$@"
""")
    script.chmod(0o755)
    monkeypatch.setenv("PATH", f"{programs}:{os.environ['PATH']}")
    return calls


def test_a_kernel_that_refuses_rings(folder, without_rings):
    source, image = disk(folder / "source"), empty(folder / "image")
    with serving(source) as (export, _):
        assert choose("tools").copy(Stop(), export, image, [(0, SIZE)]) == SIZE
    assert same(source, image)
    first, second = without_rings.read_text().splitlines()[-2:]
    assert '"aio": "io_uring"' in first
    assert '"aio": "threads"' in second
