"""Temporary folders: made, and removed after a kill."""

import os
import tempfile
import time

import pytest

from virtrio.backup.temporary import temporary_folder


@pytest.fixture
def above(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def _aged(folder):
    long_ago = time.time() - 3600
    os.utime(folder, (long_ago, long_ago))


def test_what_a_killed_process_left_is_removed(above):
    mine = above / "mine"
    mine.write_text("mine")
    left = above / "virtrio-backup-left"
    (left / "000001").mkdir(parents=True)
    (left / "000001/vda.qcow2").symlink_to(mine)
    _aged(left)
    (above / "virtrio-backup-link").symlink_to(above)
    with temporary_folder():
        assert not left.exists()
    assert sorted(os.listdir(above)) == ["mine", "virtrio-backup-link"]
    assert mine.read_text() == "mine"


def test_what_another_process_has_stays(above):
    with temporary_folder() as folder:
        _aged(folder)
        (above / "virtrio-backup-new").mkdir()
        with temporary_folder():
            assert os.path.isdir(folder)
            assert (above / "virtrio-backup-new").is_dir()
    assert not os.path.exists(folder)
