"""Both readers on backups of a guest, of libvirtd's and of ours."""

import os
import subprocess

import pytest

from tests.backup.guests import SIZE, Guest, content, hosted
from virtrio.backup import blocking

REAL = [
    pytest.mark.peer("libvirtd", "libvirtd-qemu", "qemu", "qemu-img"),
    pytest.mark.skipif(os.geteuid() != 0, reason="libvirtd's system driver is root's"),
]


@pytest.fixture(
    scope="module", params=[pytest.param(kind, marks=REAL) for kind in ("libvirtd", "ours")]
)
def host(request):
    with hosted(request.param) as host:
        host.images.chmod(0o777)
        yield host


@pytest.fixture
def guest(host):
    yield Guest(host, disks=("vda", "vdb"))
    host.clear()
    host.images.chmod(0o777)


def test_a_chain(reader, host, guest, folder):
    """A whole copy and increments over it, each with what was on the disks then."""
    images = {target: [] for target in guest.disks}
    for number in range(4):
        before = f"c{number - 1}" if number else None
        guest.change(4)
        with blocking.begin(
            guest.dom, checkpoint=f"c{number}", incremental=before, reader=reader.name
        ) as job:
            now = guest.now()
            # After the begin: not in this one. While a job runs, QEMU drops discards.
            for target in guest.disks:
                guest.write(target, guest.chance.randrange(SIZE - 70000), 70000, number + 1)
            for target, made in images.items():
                image = folder / f"{target}.{number}"
                subprocess.run(
                    ["qemu-img", "create", "-q", "-f", "qcow2", image, str(SIZE)], check=True
                )
                copied = job.copy(target, image)
                if number:
                    assert copied == sum(length for _, length in job.dirty(target)) > 0
                    words = ["rebase", "-u", "-f", "qcow2", "-F", "qcow2", "-b", made[-1], image]
                    subprocess.run(["qemu-img", *words], check=True)
                made.append(image)
                assert content(image) == now[target]
