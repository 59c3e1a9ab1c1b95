"""The commands of the doctor on real guests, as somebody types them."""

import json
import subprocess

import pytest

from tests.peers import virtrio_command

pytestmark = [
    pytest.mark.peer("libvirtd", "qemu", "qemu-img", "virsh", "nbdinfo"),
    pytest.mark.takes_turns("place"),
]


def command(guest, *words):
    """Run a command; return its exit status and what it prints."""
    done = subprocess.run(
        virtrio_command("--connect", guest.host.uri, *words),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        stdin=subprocess.DEVNULL,
    )
    return done.returncode, done.stdout + done.stderr


def test_from_a_crash_to_the_next_chain(patient):
    patient.stop()
    patient.start()
    patient.kill()
    patient.start()
    status, said = command(patient, "checkpoint-check", "g")
    assert status == 1
    assert said.count(" vda, vdb   inconsistent   full only\n") == 3
    status, said = command(patient, "checkpoint-check", "g", "--repair")
    assert (status, said.count("delete the record of checkpoint")) == (1, 3)
    assert "there is no terminal to ask on" in said
    said = command(patient, "checkpoint-check", "g", "--repair", "--yes", "--leave", "c2")
    assert said[0] == 1
    assert "no checkpoint or bitmap 'c2' to leave as it is" in said[1]
    assert patient.checkpoints() == ["c1", "c9", "c10"]
    words = ("checkpoint-check", "g", "--repair", "--yes", "--remove-bitmaps", "--json")
    status, said = command(patient, *words)
    assert status == 0
    repair = json.loads(said.splitlines()[-1])["repair"]
    assert [one["error"] for one in repair["outcomes"]] == [None] * 6
    assert patient.checkpoints() == []
    assert command(patient, "checkpoint-check", "g")[0] == 0
    patient.make("c1")
    patient.is_right_since("c1", "vda", "vdb")


def test_to_a_file_and_back(patient):
    path = str(patient.host.folder / "file")
    assert command(patient, "checkpoint-export", "g", path)[0] == 0
    patient.host.virsh("checkpoint-delete", "g", "c1", "--metadata", "--children")
    status, said = command(patient, "checkpoint-import", "g", path)
    assert (status, said) == (0, "".join(f"Checkpoint {name} imported\n" for name in
                                         ("c1", "c9", "c10")) + "\n")  # fmt: skip
    assert command(patient, "checkpoint-check", "g", "--no-monitor")[0] == 0
    patient.is_right_since("c9", "vda", "vdb")
