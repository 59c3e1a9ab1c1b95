"""The store in an SQLite file: what it keeps, and which files it refuses."""

import os
import signal
import sqlite3
import subprocess
import sys

import pytest
import trio

from virtrio.server.store.interface import Record
from virtrio.server.store.sqlite import SQLiteStore, StoreError


@pytest.fixture
def path(tmp_path):
    return tmp_path / "state.db"


@pytest.fixture
async def store(path):
    store = SQLiteStore(path)
    await store.open()
    yield store
    await store.close()


async def again(path) -> list[Record]:
    """Return the records that another store finds in the file."""
    other = SQLiteStore(path)
    await other.open()
    try:
        return list(await other.load())
    finally:
        await other.close()


async def test_records_are_there_again_in_the_order_of_their_keys(store, path):
    await store.commit([Record("domain", "b", "1"), Record("domain", "a", "2")])
    await store.commit([Record("domain", "b", "3"), Record("run", "b", "é")])
    await store.commit([Record("domain", "a", None)])
    await store.commit([Record("domain", "a", "new")])
    expected = [("domain", "b", "3"), ("run", "b", "é"), ("domain", "a", "new")]
    assert await store.load() == expected
    assert await again(path) == expected


async def test_commits_at_once_are_all_kept(store, path):
    async with trio.open_nursery() as nursery:
        for number in range(100):
            nursery.start_soon(store.commit, [Record("k", str(number), "x")])
    assert len(await again(path)) == 100


async def test_what_cannot_be_kept_leaves_nothing_and_harms_no_other(store, path):
    bad = [Record("k", "first", "x"), Record("k", "bad", "\ud800")]
    failed = []

    async def refuse():
        try:
            await store.commit(bad)
        except StoreError as error:
            failed.append(error)

    async with trio.open_nursery() as nursery:
        nursery.start_soon(refuse)
        nursery.start_soon(store.commit, [Record("k", "good", "x")])
    assert len(failed) == 1
    assert await again(path) == [("k", "good", "x")]


async def test_a_file_of_a_newer_version_is_refused_untouched(store, path):
    await store.commit([Record("k", "a", "x")])
    await store.close()
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 3")
        connection.execute("UPDATE writer SET version = '7.5'")
    connection.close()
    before = path.read_bytes()
    said = (
        "has version 3 of the schema, and this virtrio knows 2: use a newer virtrio .7.5 wrote it"
    )
    with pytest.raises(StoreError, match=said):
        await SQLiteStore(path).open()
    assert path.read_bytes() == before


async def test_a_file_of_the_first_version_is_migrated(path):
    with sqlite3.connect(path) as connection:
        connection.executescript(FIRST)
    connection.close()
    assert await again(path) == [Record("k", "a", "x")]
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (2,)
    connection.close()
    assert await again(path) == [Record("k", "a", "x")]


FIRST = """
CREATE TABLE record (number INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL,
    key TEXT NOT NULL, document TEXT NOT NULL, UNIQUE (kind, key));
INSERT INTO record (kind, key, document) VALUES ('k', 'a', 'x');
PRAGMA application_id = 1986622068;
PRAGMA user_version = 1;
"""


async def test_what_needs_no_sync_is_kept_as_well(store, path):
    await store.commit_lazily([Record("k", "a", "x")])
    await store.commit_lazily([Record("k", "b", "y")])
    await store.commit([Record("k", "b", None)])
    assert await again(path) == [Record("k", "a", "x")]


@pytest.mark.parametrize("content", [b"no database at all", b"SQLite format 3\0" + b"\xff" * 4096])
async def test_a_file_that_is_no_store_is_refused_untouched(path, content):
    path.write_bytes(content)
    with pytest.raises(StoreError, match=r"state\.db is damaged: .*; restore it from a backup"):
        await SQLiteStore(path).open()
    assert path.read_bytes() == content


async def test_a_database_of_something_else_is_refused(path):
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE theirs (x)")
    connection.close()
    with pytest.raises(StoreError, match="is no store of virtrio's"):
        await SQLiteStore(path).open()


async def test_a_damaged_store_is_refused(store, path):
    await store.commit([Record("k", str(number), "x" * 1000) for number in range(200)])
    await store.close()
    data = bytearray(path.read_bytes())
    data[3 * 4096 : 5 * 4096] = os.urandom(2 * 4096)
    path.write_bytes(data)
    with pytest.raises(StoreError, match="damaged"):
        await SQLiteStore(path).open()


PROGRAM = """
import sys, trio
from pathlib import Path
from virtrio.server.store.interface import Record
from virtrio.server.store.sqlite import SQLiteStore

async def main():
    store = SQLiteStore(Path(sys.argv[1]))
    await store.open()
    for number in range(10**9):
        await store.commit([Record("k", str(number), "x")])
        print(number, flush=True)

trio.run(main)
"""


def killed(path) -> list[int]:
    """Kill a process that commits; return the numbers that it was told are kept."""
    command = [sys.executable, "-c", PROGRAM, str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
        for line in writer.stdout:
            if int(line) == 20:
                writer.send_signal(signal.SIGKILL)
                break
        return [20, *[int(line) for line in writer.stdout if line.endswith("\n")]]


async def test_what_was_answered_survives_kill_9(path):
    answered = killed(path)
    kept = {int(record.key) for record in await again(path)}
    assert kept >= set(range(max(answered) + 1))
