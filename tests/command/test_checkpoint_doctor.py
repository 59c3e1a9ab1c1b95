"""Commands that check, repair and move checkpoints: words and exit statuses."""

from __future__ import annotations

import errno
import io
import json
import os
import stat
import sys

import pytest

from tests.client.checkpoints.looks import bitmap, checkpoint, look, seen
from tests.command import fake
from virtrio.client.checkpoints.judging import judge
from virtrio.client.checkpoints.moving import Fate, Imported
from virtrio.client.checkpoints.plan import Outcome, Repair
from virtrio.client.checkpoints.planning import make_plan
from virtrio.client.checkpoints.report import Means

RECORDS = [checkpoint("c1", None, 1), checkpoint("c2", "c1", 2)]
SOUND = look(RECORDS, {"vda": seen([bitmap("c1"), bitmap("c2")])})
BROKEN = look(RECORDS, {"vda": seen([bitmap("c1"), bitmap("\x1b[2J", 0)])})
FILE = {"format": "virtrio-checkpoints", "version": 1, "checkpoints": [{}, {}]}


class Domain(fake.Domain):
    """Domain whose checkpoints are as they were looked at, and sound once repaired."""

    seen = SOUND
    error: str | None = None

    def check_checkpoints(self, **options):
        self.calls.append(("check", options))
        return judge(self.seen)

    def plan_checkpoint_repair(self, **options):
        self.calls.append(("plan", options))
        return make_plan(self.seen)

    def repair_checkpoints(self, *, plan, **options):
        self.calls.append(("repair", options))
        if self.error is None and plan.actions:
            self.seen = look(RECORDS[:1], {"vda": seen([bitmap("c1")])})
        outcomes = tuple(Outcome(action, self.error) for action in plan.actions)
        return Repair(outcomes, (), judge(self.seen))

    def export_checkpoints(self):
        return json.dumps(FILE)

    def import_checkpoints(self, text, **options):
        self.calls.append(("import", text, options))
        return [
            Imported("c1", Fate.UNCHANGED, None),
            Imported("c2", Fate.REFUSED, "c1", "vda: missing"),
        ]


@pytest.fixture
def domain():
    return Domain("test", 1, state=1, reason=0)


def test_all_is_sound(virtrio, domain):
    assert virtrio("checkpoint-check", "test") == (
        0,
        "Domain 'g', running: 2 checkpoints, all sound (QEMU's monitor was asked)\n"
        "\n"
        " Checkpoint   Disk   State   Backup from it\n"
        "---------------------------------------------\n"
        " c1           vda    sound   incremental\n"
        " c2           vda    sound   incremental\n"
        "\n"
        "The next backup can be: incremental from 'c2' for vda.\n"
        "\n",
        "",
    )
    assert domain.calls[-1] == ("check", {"monitor": True})
    virtrio("checkpoint-check", "test", "--no-monitor")
    assert domain.calls[-1] == ("check", {"monitor": False})


def test_what_is_wrong_is_said_with_its_meaning_and_what_to_do(virtrio, domain):
    domain.seen = BROKEN
    status, out, err = virtrio("checkpoint-check", "test")
    assert (status, err) == (1, "")
    assert out == (
        "Domain 'g', running: 2 checkpoints, 1 sound (QEMU's monitor was asked)\n"
        "\n"
        " Checkpoint   Disk   State     Backup from it\n"
        "-----------------------------------------------\n"
        " c1           vda    sound     incremental\n"
        " c2           vda    missing   full only\n"
        "\n"
        " Bitmap without checkpoint   Disk   State\n"
        "---------------------------------------------\n"
        " \\x1b[2J                     vda    foreign\n"
        "\n"
        "Missing: The bitmap was removed, QEMU was killed before it stored it, or the\n"
        "image was copied by something that leaves bitmaps behind. Nothing tells what has\n"
        "changed since the checkpoint.\n"
        "    c2 on vda: none of its images has the bitmap ('/0')\n"
        "\n"
        "Foreign: The bitmap is not like those of this domain's checkpoints. It may be\n"
        "somebody else's.\n"
        "    \x1b[2J on vda: no checkpoint can have this name ('/0')\n"
        "\n"
        "The next backup can be: incremental from 'c1' for vda.\n"
        "\n"
        "To mend this: virtrio checkpoint-check g --repair shows what it would do, and\n"
        "asks before it does it.\n"
        "\n"
    )


def test_many_names_are_said_once(virtrio, domain):
    names = [f"c{number}" for number in range(1, 31)]
    disks = [f"vd{letter}" for letter in "abcdefgh"]
    records = [checkpoint(name, disks=disks) for name in names]
    ill = [bitmap(name, flaw="inconsistent") for name in names]
    domain.seen = look(records, {disk: seen(ill) for disk in disks})
    out = virtrio("checkpoint-check", "test").out
    assert " c7           vda, vdb, … vdh (8)   inconsistent   full only\n" in out
    assert (
        "    c1, c2, … c30 (30) on vda, vdb, … vdh (8): QEMU did not store it when it\n"
        "        ended ('/0')\n"
    ) in out
    assert "The next backup can be: only full for vda, vdb, … vdh (8).\n" in out
    assert max(map(len, out.splitlines())) <= 80


def test_paragraphs_are_as_wide_as_the_terminal(virtrio, domain, monkeypatch):
    domain.seen = BROKEN
    for columns, widest in (("40", 40), ("400", 100)):
        monkeypatch.setenv("COLUMNS", columns)
        out = virtrio("checkpoint-check", "test").out
        paragraphs = out[out.index("Missing:") :].splitlines()
        assert widest - 15 < max(map(len, paragraphs)) <= widest


def test_every_state_has_a_meaning():
    from virtrio.client.checkpoints.report import Backup, Finding, Means, StrayKind
    from virtrio.command.moments import checkpoint_words as words

    states = {*Finding, *StrayKind, "parent lost", words._MOVED} - {Finding.SOUND}
    assert set(words._MEANINGS) == states
    assert set(words._MEANS) == set(Means)
    assert set(words._BACKUPS) == set(Backup)


def test_what_could_not_be_looked_at_is_no_success(virtrio, domain):
    domain.seen = look(RECORDS, means=Means.NONE, notes=("nobody looked",))
    status, out, _ = virtrio("checkpoint-check", "test")
    assert status == 1
    assert "\nNote: nobody looked.\n" in out


def test_no_checkpoint_is_no_trouble(virtrio, domain):
    domain.seen = look((), {"vda": seen([])})
    assert virtrio("checkpoint-check", "test") == (
        0,
        "Domain 'g', running: 0 checkpoints (QEMU's monitor was asked)\n"
        "\n"
        "The next backup can be: only full for vda.\n"
        "\n",
        "",
    )


def test_json(virtrio, domain):
    domain.seen = BROKEN
    status, out, err = virtrio("checkpoint-check", "test", "--json")
    assert (status, err) == (1, "")
    assert json.loads(out)["report"]["checkpoints"][1]["disks"][0]["finding"] == "missing"
    status, out, _ = virtrio("checkpoint-check", "test", "--json", "--repair", "--yes")
    assert status == 0
    report, plan, repair = map(json.loads, out.splitlines())
    assert report["report"]["sound"] is False
    assert [action["action"] for action in plan["plan"]["actions"]] == ["delete metadata"]
    assert repair["repair"]["done"] is True
    assert repair["repair"]["after"]["sound"] is True


def test_repair(virtrio, domain):
    domain.seen = BROKEN
    status, out, err = virtrio("checkpoint-check", "test", "--repair", "--yes")
    assert (status, err) == (0, "")
    assert (
        "\nTo do:\n"
        "  1. delete the record of checkpoint 'c2': no backup can be taken from it (vda:\n"
        "     missing)\n"
    ) in out
    assert "\nLeft as it is:\n    \x1b[2J on vda: foreign: no checkpoint can" in out
    assert out.endswith(
        "\n1 done.\n"
        "Domain 'g', running: 1 checkpoint, all sound (QEMU's monitor was asked)\n"
        "The next backup can be: incremental from 'c1' for vda.\n\n"
    )
    assert "To mend this" not in out
    assert domain.calls[-1] == (
        "repair",
        {"remove_bitmaps": False, "leave": [], "monitor": True},
    )
    assert virtrio("checkpoint-check", "test", "--repair").status == 0  # nothing to ask about


def test_options_of_a_repair(virtrio, domain):
    words = ("--repair", "--yes", "--remove-bitmaps", "--leave", "a", "--leave", "b")
    virtrio("checkpoint-check", "test", *words)
    options = {"remove_bitmaps": True, "leave": ["a", "b"], "monitor": True}
    assert domain.calls[-2:] == [("plan", options), ("repair", options)]
    for word in ("--yes", "--remove-bitmaps"):
        result = virtrio("checkpoint-check", "test", word)
        assert result.err == f"error: Option --repair is required by option {word}\n"
    result = virtrio("checkpoint-check", "test", "--json", "--repair")
    assert result.err == "error: Option --yes is required by options --json and --repair\n"


def test_an_action_that_fails(virtrio, domain):
    domain.seen, domain.error = BROKEN, "no"
    status, out, err = virtrio("checkpoint-check", "test", "--repair", "--yes")
    assert status == 1
    assert err == "error: 1. delete the record of checkpoint 'c2': no\n"
    assert "\n0 done, 1 failed.\n" in out
    assert "Still not sound: c2\n" in out


class Answering(io.StringIO):
    def isatty(self):
        return True


@pytest.mark.parametrize(("key", "status"), [("y\n", 0), ("yes\n", 0), ("n\n", 1), ("", 1)])
def test_a_person_is_asked(virtrio, domain, monkeypatch, key, status):
    domain.seen = BROKEN
    monkeypatch.setattr(sys, "stdin", Answering(key))
    result = virtrio("checkpoint-check", "test", "--repair")
    assert result.status == status
    assert "\nDo it? [y/N]: " in result.out
    assert any(call[0] == "repair" for call in domain.calls) == (status == 0)


def test_nobody_can_be_asked(virtrio, domain, monkeypatch):
    domain.seen = BROKEN
    monkeypatch.setattr(sys, "stdin", io.StringIO("y\n"))
    result = virtrio("checkpoint-check", "test", "--repair")
    assert result.status == 1
    assert result.err == "error: there is no terminal to ask on: --yes is required\n"


# -- files -----------------------------------------------------------------------------


@pytest.mark.parametrize("code", [None, errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS])
def test_export(virtrio, tmp_path, monkeypatch, code):
    """Also to file systems without hard links, as those of memory sticks are."""
    if code is not None:

        def link(*words, **options):
            raise OSError(code, os.strerror(code))

        monkeypatch.setattr(os, "link", link)
    path = tmp_path / "file"
    said = f"2 checkpoints of domain 'test' written to '{path}'\n\n"
    assert virtrio("checkpoint-export", "test", str(path)) == (0, said, "")
    assert json.loads(path.read_text()) == FILE
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    path.write_text("mine")
    result = virtrio("checkpoint-export", "test", str(path))
    assert (
        result.err
        == f"error: Failed to write file '{path}': it is there already; --overwrite replaces it\n"
    )
    assert path.read_text() == "mine"
    assert virtrio("checkpoint-export", "test", str(path), "--overwrite").status == 0
    assert json.loads(path.read_text()) == FILE
    assert [each.name for each in tmp_path.iterdir()] == ["file"]
    assert virtrio("checkpoint-export", "test", "-").out == json.dumps(FILE)
    result = virtrio("checkpoint-export", "test", f"{tmp_path}/no/file")
    assert (
        result.err
        == f"error: Failed to write file '{tmp_path}/no/file': No such file or directory\n"
    )


def test_import(virtrio, domain, tmp_path):
    path = tmp_path / "file"
    path.write_bytes(b"text \xff")
    result = virtrio("checkpoint-import", "test", str(path))
    assert result == (
        1,
        "Checkpoint c1 unchanged\n\n",
        "error: Checkpoint c2 refused: vda: missing\n",
    )
    options = {"other_uuid": "refuse", "validate": True}
    assert domain.calls[-1] == ("import", "text \udcff", options)
    virtrio("checkpoint-import", "test", str(path), "--rewrite-uuid", "--no-validate")
    assert domain.calls[-1][2] == {"other_uuid": "rewrite", "validate": False}
    virtrio("checkpoint-import", "test", str(path), "--drop-domain")
    assert domain.calls[-1][2] == {"other_uuid": "drop", "validate": True}
    result = virtrio("checkpoint-import", "test", str(path), "--drop-domain", "--rewrite-uuid")
    assert "mutually exclusive" in result.err
    out = virtrio("checkpoint-import", "test", str(path), "--json").out
    assert [json.loads(line)["fate"] for line in out.splitlines()] == ["unchanged", "refused"]
    result = virtrio("checkpoint-import", "test", "/nonexistent")
    assert result.err == "error: Failed to read file '/nonexistent': No such file or directory\n"
