"""vol-upload and vol-download on a server whose volumes are files."""

from __future__ import annotations

import gc
import os

import pytest

from tests.peers.volumes import VolumeDriver
from virtrio.blocking import Connect
from virtrio.command.main import main
from virtrio.testing import serving

DATA = os.urandom(700_000)
HOLE = 1 << 20


@pytest.fixture
def driver(tmp_path):
    (tmp_path / "volumes").mkdir()
    driver = VolumeDriver(tmp_path / "volumes")
    (driver.directory / "disk").write_bytes(b"")
    return driver


@pytest.fixture
def run(driver, capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with serving(driver) as server:

        def run(*words):
            capsys.readouterr()
            status = main(["-c", server.uri, *words])
            return (status, *capsys.readouterr())

        yield run


def holes(path):
    with path.open("wb") as file:
        file.write(DATA)
        file.seek(HOLE, os.SEEK_CUR)
        file.write(DATA)
        file.truncate(file.tell() + HOLE)


def test_there_and_back(run, driver, tmp_path):
    (tmp_path / "file").write_bytes(DATA)
    assert run("vol-upload", "disk", "file", "pool") == (0, "\n", "")
    assert (driver.directory / "disk").read_bytes() == DATA
    assert run("vol-download", "disk", "copy", "--pool", "pool") == (0, "\n", "")
    assert (tmp_path / "copy").read_bytes() == DATA
    words = ["vol-download", "disk", "copy", "pool", "--offset", "1000", "--length", "2000"]
    assert run(*words) == (0, "\n", "")
    assert (tmp_path / "copy").read_bytes() == DATA[1000:3000]


def test_holes(run, driver, tmp_path):
    holes(tmp_path / "file")
    whole = (tmp_path / "file").read_bytes()
    assert run("vol-upload", "disk", "file", "pool", "--sparse") == (0, "\n", "")
    assert (driver.directory / "disk").read_bytes() == whole
    assert len(driver.holes) == 2
    assert run("vol-download", "disk", "copy", "pool", "--sparse") == (0, "\n", "")
    assert (tmp_path / "copy").read_bytes() == whole
    assert (tmp_path / "copy").stat().st_blocks * 512 < len(whole) - HOLE


def test_an_empty_file(run, driver, tmp_path):
    (tmp_path / "file").write_bytes(b"")
    for words in ([], ["--sparse"]):
        assert run("vol-upload", "disk", "file", "pool", *words) == (0, "\n", "")
        assert run("vol-download", "disk", "copy", "pool", *words) == (0, "\n", "")
    assert (tmp_path / "copy").read_bytes() == b""


@pytest.mark.parametrize("there", [False, True])
def test_a_failed_download_leaves_no_file_of_its_own(run, driver, tmp_path, there):
    (driver.directory / "disk").write_bytes(DATA)
    driver.refuses = True
    copy = tmp_path / "copy"
    if there:
        copy.write_bytes(b"before")
    status, _, err = run("vol-download", "disk", "copy", "pool")
    assert status == 1
    assert err == (
        "error: cannot receive data from volume disk\n"
        "error: operation failed: the disk is on fire\n"
    )
    assert copy.exists() is there


def test_files_that_cannot_be_opened(run, tmp_path):
    assert run("vol-upload", "disk", "nosuch", "pool")[2] == "error: cannot read nosuch\n"
    assert run("vol-download", "disk", "no/such", "pool")[2] == "error: cannot create no/such\n"


def test_a_file_that_cannot_be_read_or_written(run, driver, tmp_path):
    assert run("vol-upload", "disk", str(tmp_path), "pool")[::2] == (
        1,
        "error: cannot send data to volume disk\nerror: Is a directory\n",
    )
    (driver.directory / "disk").write_bytes(DATA)
    assert run("vol-download", "disk", "/dev/full", "pool")[::2] == (
        1,
        "error: cannot receive data from volume disk\nerror: No space left on device\n",
    )


def _connections():
    return {id(found) for found in gc.get_objects() if isinstance(found, Connect)}


@pytest.mark.parametrize(
    "words",
    [
        ["vol-download", "disk", "copy", "pool"],
        ["vol-info", "nosuch", "pool"],
        ["net-info", "44444444-4444-4444-8444-444444444449"],
    ],
)
def test_a_failure_leaves_no_connection_for_the_collector(run, driver, words):
    (driver.directory / "disk").write_bytes(DATA)
    driver.refuses = True
    gc.collect()
    before = _connections()  # of other tests
    gc.disable()
    try:
        assert run(*words)[0] == 1
        assert not _connections() - before
    finally:
        gc.enable()
