"""Files below a directory: whatever a path says, it stays inside."""

from __future__ import annotations

import contextlib
import errno
import os
import socket
import threading
from pathlib import Path

import pytest

from virtrio.server.drivers.test import beneath
from virtrio.server.drivers.test.beneath import Beneath, WriteError


@pytest.fixture(params=["openat2", "name by name"])
def folder(request, tmp_path, monkeypatch):
    """A directory beside a secret, opened in either way."""
    if request.param == "name by name":
        monkeypatch.setattr(beneath, "_way", lambda folder: beneath._walk)
    (tmp_path / "secret").write_text("secret")
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "file").write_text("secret")
    root = tmp_path / "files"
    (root / "a" / "b").mkdir(parents=True)
    (root / "file").write_text("inside")
    (root / "a" / "b" / "file").write_text("deep")
    found = Beneath(str(root))
    if request.param == "openat2" and found._open is beneath._walk:
        pytest.skip("this kernel has no openat2")
    yield found
    found.close()


def read(folder, path):
    fd = folder.open(path)
    try:
        return os.read(fd, 100).decode()
    finally:
        os.close(fd)


def refused(function, *args):
    with pytest.raises(OSError) as caught:  # noqa: PT011 - its errno is what counts
        function(*args)
    return errno.errorcode[caught.value.errno]


def write(folder, path, data=b"new"):
    folder.stage(path, data).put()


def contents(root):
    return {
        str(path.relative_to(root)): path.read_text()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("file", "inside"),
        ("./file", "inside"),
        ("//file", "inside"),
        ("a/b/file", "deep"),
        ("a/../file", "inside"),
        ("a/b/../../file", "inside"),
        ("link", "inside"),
        ("a/up", "inside"),
        ("a/way/file", "deep"),
        ("a/far", "deep"),
    ],
)
def test_a_file_below(folder, path, text):
    for link, target in (
        ("link", "file"),
        ("a/up", "../file"),
        ("a/way", "b"),
        ("a/far", "../a/way/./b/../../b/file".replace("way/./b/../..", "way/..")),
    ):
        os.symlink(target, f"{folder.path}/{link}")
    assert read(folder, f"{folder.path}/{path}") == text


@pytest.mark.parametrize(
    "path",
    [
        "{}/../secret",
        "{}/../outside/file",
        "{}/a/../../secret",
        "{}/a/b/../../../secret",
        "{}/absolute",
        "{}/upwards",
        "{}/folder/file",
        "{}/a/upwards/outside/file",
        "{}/chain",
        "{}/back",
        "{}/magic/environ",
        "{}x",
        "{}x/file",
        "/etc/passwd",
        "/",
        "file",
        "../files/file",
        "",
        "{}/file\0",
        "\0",
    ],
)
def test_no_path_leads_out(folder, tmp_path, path):
    root = folder.path
    os.mkdir(f"{root}x")
    (tmp_path / "filesx" / "file").write_text("secret")
    for link, target in (
        ("absolute", f"{tmp_path}/secret"),
        ("upwards", "../secret"),
        ("folder", "../outside"),
        ("a/upwards", "../.."),
        ("chain", "chain2"),
        ("chain2", "a/../../secret"),
        ("back", "../files/file"),
        ("magic", "/proc/self"),
    ):
        os.symlink(target, f"{root}/{link}")
    before = contents(tmp_path)
    path = path.format(root)
    assert refused(read, folder, path) == "EACCES"
    assert refused(write, folder, path) in ("EACCES", "EISDIR")
    assert contents(tmp_path) == before


@pytest.mark.parametrize(
    ("path", "reading", "writing"),
    [
        ("none", "ENOENT", None),
        ("none/none", "ENOENT", "ENOENT"),
        ("file/x", "ENOTDIR", "ENOTDIR"),
        ("loop", "ELOOP", "ELOOP"),
        ("loop/x", "ELOOP", "ELOOP"),
        ("dangling", "ENOENT", None),
        ("x" * 256, "ENAMETOOLONG", "ENAMETOOLONG"),
        ("x/" * 2048, "ENAMETOOLONG", "ENAMETOOLONG"),
        ("a", None, "EISDIR"),
        ("a/b/..", None, "EISDIR"),
        ("", None, "EISDIR"),
        ("fifo", "EACCES", "ENXIO"),
        ("socket", "EACCES", "ENXIO"),
    ],
)
def test_other_paths_are_refused_as_the_kernel_does(folder, path, reading, writing):
    root = folder.path
    os.symlink("loop", f"{root}/loop")
    os.symlink("target", f"{root}/dangling")
    os.mkfifo(f"{root}/fifo")
    with socket.socket(socket.AF_UNIX) as sock:
        fd = os.open(root, os.O_RDONLY)
        sock.bind(f"/proc/self/fd/{fd}/socket")  # whose own path may be too long
        os.close(fd)
    if reading is not None:
        found = refused(read, folder, f"{root}/{path}")
        assert found == reading
    else:
        os.close(folder.open(f"{root}/{path}"))
    if writing is not None:
        found = refused(write, folder, f"{root}/{path}")
        assert found == writing
    else:
        write(folder, f"{root}/{path}")
    assert os.stat(f"{root}/fifo").st_size == 0
    assert not [name for name in os.listdir(root) if name.startswith(".")]


def test_a_file_is_written_whole_and_closed_to_others(folder):
    path = f"{folder.path}/new"
    write(folder, path, b"x" * 100_000)
    assert (os.path.getsize(path), os.stat(path).st_mode & 0o777) == (100_000, 0o600)
    os.chmod(path, 0o644)
    write(folder, path, b"")
    assert (os.path.getsize(path), os.stat(path).st_mode & 0o777) == (0, 0o644)


def test_nobody_sees_a_file_that_is_not_whole(folder):
    path = f"{folder.path}/file"
    staged = folder.stage(path, b"new")
    assert read(folder, path) == "inside"
    staged.put()
    assert read(folder, path) == "new"
    folder.stage(path, b"newer").discard()
    assert read(folder, path) == "new"
    assert sorted(os.listdir(folder.path)) == ["a", "file"]


def test_links_are_followed_inside_and_nothing_is_written_through_them(folder, tmp_path):
    root = folder.path
    os.symlink("b/file", f"{root}/a/link")
    write(folder, f"{root}/a/link")
    assert os.path.islink(f"{root}/a/link")
    assert read(folder, f"{root}/a/b/file") == "new"
    os.link(tmp_path / "secret", f"{root}/second")
    write(folder, f"{root}/second")
    assert (tmp_path / "secret").read_text() == "secret"
    assert read(folder, f"{root}/second") == "new"


def test_a_link_that_takes_the_place_of_the_file_is_replaced(folder, tmp_path):
    staged = folder.stage(f"{folder.path}/new", b"new")
    os.symlink(tmp_path / "secret", f"{folder.path}/new")
    staged.put()
    assert (tmp_path / "secret").read_text() == "secret"
    assert read(folder, f"{folder.path}/new") == "new"


def test_a_folder_that_is_moved_out_meanwhile_takes_nothing_along(folder, tmp_path):
    staged = folder.stage(f"{folder.path}/a/b/new", b"new")
    os.rename(f"{folder.path}/a/b", tmp_path / "moved")
    assert refused(staged.put) == "ENOENT"
    assert os.listdir(tmp_path / "moved") == ["file"]


def test_a_folder_that_becomes_a_link_meanwhile_takes_nothing_out(folder, tmp_path):
    staged = folder.stage(f"{folder.path}/a/new", b"new")
    os.rename(f"{folder.path}/a", f"{folder.path}/c")
    os.symlink(tmp_path / "outside", f"{folder.path}/a")
    assert refused(staged.put) == "ENOENT"
    assert os.listdir(tmp_path / "outside") == ["file"]
    assert os.listdir(f"{folder.path}/c") == ["b"]


def test_links_that_are_exchanged_all_the_time_lead_nowhere(folder, tmp_path):
    """Race 3,000 reads and writes with a folder that is now a link out of here."""
    root = folder.path
    os.mkdir(f"{root}/turn")
    os.symlink(tmp_path / "outside", f"{root}/evil")
    over = threading.Event()

    def exchange():
        while not over.is_set():
            for source, target in (("turn", "kept"), ("evil", "turn"), ("turn", "evil"),
                                   ("kept", "turn")):  # fmt: skip
                os.rename(f"{root}/{source}", f"{root}/{target}")

    may_fail = {errno.EACCES, errno.ENOENT, errno.ENOTDIR, errno.EAGAIN, errno.ELOOP}
    found = set()

    def tried(function, name):
        try:
            found.add(function(folder, f"{root}/turn/{name}"))
        except OSError as exc:
            found.add(exc.errno)

    thread = threading.Thread(target=exchange)
    thread.start()
    try:
        for number in range(1500):
            tried(read, "file")
            tried(write, number % 5)
    finally:
        over.set()
        thread.join()
    assert found <= may_fail | {None}
    assert os.listdir(tmp_path / "outside") == ["file"]


def test_a_full_disk_leaves_the_old_file_and_no_other(folder, monkeypatch):
    def full(fd):
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(beneath.os, "fsync", full)
    with pytest.raises(WriteError) as caught:
        folder.stage(f"{folder.path}/file", b"new")
    assert caught.value.error.errno == errno.ENOSPC
    assert contents(Path(folder.path)) == {"a/b/file": "deep", "file": "inside"}


def test_no_descriptor_is_left(folder):
    root = folder.path
    os.symlink("../secret", f"{root}/out")
    os.symlink("loop", f"{root}/loop")
    before = len(os.listdir("/proc/self/fd"))
    for path in ("file", "a/b/file", "out", "loop", "none/x", "a/b", "x" * 300, "file/x"):
        for function in (read, write):
            with contextlib.suppress(OSError, WriteError):
                function(folder, f"{root}/{path}")
    folder.stage(f"{root}/file", b"").discard()
    assert len(os.listdir("/proc/self/fd")) == before


@pytest.mark.parametrize("number", [errno.ENOSYS, errno.EPERM, errno.EINVAL])
def test_kernels_and_sandboxes_without_openat2(tmp_path, monkeypatch, number):
    def refuse(*args):
        raise OSError(number, "no openat2 here")

    monkeypatch.setattr(beneath, "_openat2", refuse)
    (tmp_path / "file").write_text("inside")
    folder = Beneath(str(tmp_path))
    assert read(folder, f"{tmp_path}/file") == "inside"
    folder.close()


def test_a_directory_that_is_a_link_goes_by_both_its_names(folder, tmp_path):
    os.symlink("files", tmp_path / "link")
    other = Beneath(str(tmp_path / "link"))
    assert read(other, f"{tmp_path}/link/file") == read(other, f"{folder.path}/file") == "inside"
    other.close()


def test_what_is_no_directory(tmp_path):
    (tmp_path / "file").touch()
    assert refused(Beneath, str(tmp_path / "none")) == "ENOENT"
    assert refused(Beneath, str(tmp_path / "file")) == "ENOTDIR"
