"""Disks for readers to read: images that a qemu-nbd serves, with a bitmap."""

from __future__ import annotations

import contextlib
import subprocess
import time
from pathlib import Path
from typing import TYPE_CHECKING

from tests.peers import accepts
from virtrio.backup.reading import Export

if TYPE_CHECKING:
    from collections.abc import Iterator

SIZE = 5 * 1024 * 1024 + 1536
CLUSTER = 65536
BITMAP = "since"


def qemu_img(*words: object) -> str:
    return subprocess.run(
        ["qemu-img", *map(str, words)], check=True, capture_output=True, text=True
    ).stdout


def qemu_io(image: Path, *commands: str) -> None:
    words = [word for command in commands for word in ("-c", command)]
    subprocess.run(["qemu-io", "-f", "qcow2", *words, image], check=True, capture_output=True)


def disk(path: Path, size: int = SIZE) -> Path:
    """Make a disk with data, zeros and holes; its size ends within a cluster."""
    qemu_img("create", "-q", "-f", "qcow2", path, size)
    last = size - size % CLUSTER
    qemu_io(
        path,
        "write -P 1 0 1M",
        "write -P 2 2M 70000",
        "write -z 3M 64k",
        "write -P 0 3200k 64k",
        f"write -P 3 {last} {size - last}",
    )
    return path


def empty(path: Path, size: int = SIZE, *options: str) -> Path:
    """Make an image to copy into."""
    qemu_img("create", "-q", "-f", "qcow2", *options, path, size)
    return path


@contextlib.contextmanager
def serving(
    image: Path | str, *words: object, name: str = "vda", at: Path | None = None
) -> Iterator[tuple[Export, subprocess.Popen[bytes]]]:
    """Serve an image with its bitmap, if it has one."""
    at = at or Path(image).with_name("nbd")
    has_bitmap = BITMAP in qemu_img("info", "-U", image) if isinstance(image, Path) else False
    more = ["-B", BITMAP] if has_bitmap else []
    command = ["qemu-nbd", "-t", "-r", "-e", "9", *more, "-x", name, "-k", at, *words]
    command += ["-f", "qcow2", image] if isinstance(image, Path) else [image]
    child = subprocess.Popen([str(word) for word in command])
    try:
        wait_for(str(at), child)
        yield Export.on_socket(str(at), name, BITMAP if has_bitmap else None), child
    finally:
        child.kill()
        child.wait()
        at.unlink(missing_ok=True)


def wait_for(address: str | tuple[str, int], child: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 30
    while not accepts(address):
        assert child.poll() is None, "qemu-nbd has ended"
        assert time.monotonic() < deadline
        time.sleep(0.01)


def same(one: Path, other: Path) -> bool:
    """Return whether two images have the same content."""
    words = ["qemu-img", "compare", "-f", "qcow2", "-F", "qcow2", one, other]
    return subprocess.run(words, capture_output=True, check=False).returncode == 0
