"""Checkpoints and backups of real guests, as libvirtd has answered the same questions.

The questions and libvirtd's recorded answers are in `moment_session`.
"""

import json
import os
import re
import subprocess
from pathlib import Path

import pytest

pytestmark = pytest.mark.peer("qemu", "qemu-img", "libvirt-python")

RECORDED = Path(__file__).with_name("moment_session") / "libvirtd.jsonl"
ROOT = Path(__file__).parents[5]

# libvirtd keeps each checkpoint in a file, whose name cannot be longer than 255 bytes.
LONG = {"create long 1023", "create long 255", "create long 250", "names"}
INCONSISTENT = 109


def answers(lines) -> list[tuple[str, object]]:
    return [tuple(json.loads(line)) for line in lines]


def plain(value: object) -> object:
    """Return an answer without what two runs, or the two hypervisors, cannot share."""
    text = json.dumps(value)
    text = re.sub(r"index='\d+'", "index='N'", text)  # of QEMU's nodes
    text = re.sub(r"#block\d+", "#block", text)
    # libvirtd's guests are in a slice of systemd
    text = re.sub(r" *<resource>.*?</resource>\\n", "", text)
    return json.loads(text)


def same(theirs: object, ours: object) -> bool:
    theirs, ours = plain(theirs), plain(ours)
    if isinstance(theirs, dict) and isinstance(ours, dict) and "error" in theirs:
        error, own = theirs["error"], ours.get("error", [None] * 9)
        if error[0] == own[0] == INCONSISTENT:  # ours says why
            return own[1] == error[1] and own[2].startswith(f"{error[2]}: ")
        # whether there is no third text, or an empty one
        return [member or None for member in error] == [member or None for member in own]
    return theirs == ours


@pytest.mark.skipif(os.geteuid() != 0, reason="recorded by a libvirtd of root")
def test_answers_are_libvirtds(host):
    place = host.folder / "s"
    place.mkdir()
    place.chmod(0o777)
    command = [
        "/usr/bin/python3",
        "-m",
        "tests.server.drivers.qemu.moments.moment_session",
        host.uri,
    ]
    done = subprocess.run(
        [*command, str(place)], cwd=ROOT, capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, done.stderr
    ours, theirs = answers(done.stdout.splitlines()), answers(RECORDED.read_text().splitlines())
    assert [question for question, _ in ours] == [question for question, _ in theirs]
    different = [
        f"{question}\n  libvirtd: {their}\n  ours: {our}"
        for (question, their), (_, our) in zip(theirs, ours, strict=True)
        if question not in LONG and not same(their, our)
    ]
    assert not different, "\n".join(different)
    assert len(ours) > 350
