"""Sessions that libvirtd answered with guests on QEMU: ours answers the same.

A file of `sessions/` has calls with libvirtd's answers, and the events of each domain
in their order. The calls are libvirt-python's.
"""

import os
import subprocess
from pathlib import Path

import pytest

from tests.peers.installed import SYSTEM_PYTHON

pytestmark = pytest.mark.peer("qemu", "qemu-img", "libvirt-python")

FOLDER = Path(__file__).with_name("sessions")
# Maps of the host's CPUs are in these.
ON_TWO_CPUS = ("plugging", "vcpus")
SESSIONS = sorted(path.stem for path in FOLDER.glob("*.txt"))


def by_domain(text):
    """Split what a session printed into answers, and the events of each domain."""
    answers, _, events = text.partition("# events\n")
    found: dict[str, list[str]] = {}
    for line in events.splitlines():
        found.setdefault(line.split()[1], []).append(line)
    return answers.splitlines(), found


@pytest.mark.parametrize("session", SESSIONS)
def test_answers_are_libvirtds(host, session):
    if session in ON_TWO_CPUS and os.cpu_count() != 2:
        pytest.skip("libvirtd was asked on a host with two CPUs")
    path = FOLDER / f"{session}.txt"
    host.folder.chmod(0o777)
    done = subprocess.run(
        [SYSTEM_PYTHON, str(FOLDER / "asked.py"), host.uri, str(host.folder), str(path)],
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.stderr == ""
    answers, events = by_domain(done.stdout)
    known, known_events = by_domain(path.read_text())
    assert answers == known
    assert events == known_events
