"""Prunes and restores that are killed, or fail, at every step.

A step is a call that changes a file system, or a program that is run; temporary
folders are left out. At each of them the process is killed, or the call fails because
nothing is left of the disk.
"""

import errno
import os
import shutil
import signal
import tempfile
from contextlib import contextmanager

import pytest

from tests.backup.target.points import STOP, by_hand, listed, small, whole
from virtrio.backup import images
from virtrio.backup.errors import BackupError
from virtrio.backup.pruning import finish, prune
from virtrio.backup.restoring import restore
from virtrio.backup.target.folder import Target, Use
from virtrio.backup.verifying import verify
from virtrio.client.blocking.performing import perform
from virtrio.client.programs import ProgramError

pytestmark = pytest.mark.peer("qemu-img")

CALLS = ("rename", "link", "unlink", "mkdir", "rmdir", "fsync", "ftruncate")
GROWING = ("rename", "link", "mkdir", "fsync")
KEPT = 2


def is_temporary(path, *_, dir_fd=None, **options) -> bool:
    """Return whether a path, or a descriptor, is of something in temporary folders."""
    if isinstance(path, int):
        path = os.readlink(f"/proc/self/fd/{path}")
    above = "" if dir_fd is None else os.readlink(f"/proc/self/fd/{dir_fd}")
    return os.path.join(above, path).startswith(tempfile.gettempdir())


@contextmanager
def steps(at: int, what):
    """Call ``what`` with the name of the step before step number ``at``.

    Gives a list of the names of the steps so far.
    """
    names = []

    def counted(name, function):
        def call(*args, **options):
            if name == "run" or not is_temporary(*args, **options):
                names.append(name)
                if len(names) == at:
                    what(name)
            return function(*args, **options)

        return call

    with pytest.MonkeyPatch.context() as patch:
        for name in CALLS:
            patch.setattr(os, name, counted(name, getattr(os, name)))
        patch.setattr(images, "run", counted("run", images.run))
        yield names


def killed(at: int, script) -> bool:
    """Perform a script in a process that is killed at a step; return whether it was."""
    pid = os.fork()
    if not pid:
        try:
            with steps(at, lambda name: os.kill(os.getpid(), signal.SIGKILL)):
                perform(script())
            os._exit(0)
        finally:
            os._exit(1)
    _, status = os.waitpid(pid, 0)
    if os.WIFSIGNALED(status):
        return True
    assert os.WEXITSTATUS(status) == 0
    return False


@pytest.fixture(autouse=True)
def hurried(monkeypatch, tmp_path):
    """Leave out what takes time, and is no part of what is tested here.

    Temporary folders are in a place of their own.
    """
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    monkeypatch.setattr(images, "check", lambda stop, image, what: None)
    monkeypatch.setattr(os, "fsync", lambda fd: None)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A target with four points, which is copied for every step."""
    return small(tmp_path_factory.mktemp("made") / "target")


def kept(guest):
    return {number: guest.was[number] for number in [*guest.was][-KEPT:]}


def check_whole(path, guest, numbers):
    """Check that points are there with everything in them, by every way of reading."""
    found = listed(path)
    assert found.damaged == ()
    assert {point.number for point in found.points} >= {*numbers}
    verdict = perform(verify(path))
    assert verdict.is_sound, verdict
    by_hand(path, {number: guest.was[number] for number in numbers})
    place = path.with_name("read")
    for name, file in perform(restore(path, min(numbers), place)).files.items():
        assert whole(file, path.parent) == guest.was[min(numbers)][name]
    shutil.rmtree(place)


def check_done(path):
    """Check that nothing is left of what was pruned, and all else is whole."""
    assert sorted(os.listdir(path)) == ["000003", "000004", "backup.json", "lock", "readers"]
    assert sorted(os.listdir(path / "000003")) == ["manifest.json", "vda.qcow2", "vdb.qcow2"]
    found = listed(path)
    assert [disk.kind for disk in found.point(3).manifest.disks] == ["full", "full"]
    assert perform(verify(path)).is_sound


def pruned(made, path) -> list[str]:
    """Prune a copy that nobody disturbs; return the names of the steps."""
    shutil.copytree(made.path, path)
    with steps(0, None) as names:
        perform(prune(path, KEPT))
    check_whole(path, made, kept(made))
    check_done(path)
    shutil.rmtree(path)
    return names


def test_a_prune_that_is_killed(made, tmp_path):
    """Test each step that is found with another state of the disk."""
    path = tmp_path / "target"
    changing = [at for at, name in enumerate(pruned(made, path), 1) if name != "fsync"]
    assert len(changing) > 15
    for at in changing:
        shutil.copytree(made.path, path)
        assert killed(at, lambda: prune(path, KEPT))
        check_whole(path, made, kept(made))
        left = {point.number for point in listed(path).points}
        if at % 2:
            perform(prune(path, KEPT))
        else:
            # a run undoes it, or brings it to its end
            with Target.open(path, Use.WRITE) as target:
                is_decided = target.pruning() is not None
                finish(STOP, target, lambda _: None)
                target.remove_leftovers()
            now = {point.number for point in listed(path).points}
            assert now == ({*kept(made)} if is_decided else left)
            perform(prune(path, KEPT))
        check_done(path)
        shutil.rmtree(path)


def test_a_prune_without_room(made, tmp_path):
    """Test each step that needs room."""
    path = tmp_path / "target"

    def full(name):
        if name == "run":
            raise ProgramError("qemu-img", 1, "error while writing: No space left on device")
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    names = pruned(made, path)
    growing = [at for at, name in enumerate(names, 1) if name in ("run", *GROWING)]
    assert len(growing) > 15
    for at in growing:
        shutil.copytree(made.path, path)
        with steps(at, full), pytest.raises(BackupError, match="No space left on device"):
            perform(prune(path, KEPT))
        check_whole(path, made, kept(made))
        perform(prune(path, KEPT))
        check_done(path)
        shutil.rmtree(path)


def test_a_restore_that_is_killed(made, tmp_path):
    place = tmp_path / "restored"
    at = 0
    while True:
        at += 1
        was_killed = killed(at, lambda: restore(made.path, 4, place))
        for file in place.iterdir() if place.exists() else ():
            if file.suffix == ".qcow2":
                assert whole(file, tmp_path) == made.was[4][file.stem]
        for file in place.glob("*.qcow2"):
            file.unlink()
        # the next one to the same place replaces what is left
        perform(restore(made.path, 4, place))
        assert sorted(file.name for file in place.iterdir()) == ["vda.qcow2", "vdb.qcow2"]
        shutil.rmtree(place)
        if not was_killed:
            break
    assert at > 5
    assert perform(verify(made.path)).is_sound
