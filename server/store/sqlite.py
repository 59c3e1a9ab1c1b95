"""Store in one SQLite file, for a server with a state folder of its own.

Theory of operation. All work is done by one thread, which has the connection. Commits
that wait while it is busy become one transaction (group commit): each is durable when
its `commit` returns, and several cost one sync of the disk. The journal is SQLite's
write-ahead log with full synchronisation, so nothing that was answered is lost by a
crash of the process or of the machine. What need not survive the latter can be
committed without a sync (`commit_lazily`); the next commit with one keeps it as well.

The file says which version of the schema it has. An older one is migrated when it is
opened; a newer or damaged one is refused, and left as it is.
"""

from __future__ import annotations

import contextlib
import queue
import sqlite3
import threading
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import trio

from ... import __version__
from ..threads import in_thread
from .interface import Record, Store

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

__all__ = ["SQLiteStore", "StoreError", "has_text"]

_APPLICATION = 0x76697274  # "virt", in the file's header
_VERSION = 2
_REMEDY = "restore it from a backup, or use another folder"

# What each version adds to the one before; the first makes the tables.
_MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        "CREATE TABLE record (number INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL,"
        " key TEXT NOT NULL, document TEXT NOT NULL, UNIQUE (kind, key))",
    ),
    ("CREATE TABLE writer (version TEXT NOT NULL)",),  # the virtrio that opened it last
)


class StoreError(Exception):
    """A file that is no store of this version, or cannot be used; the text says why."""


class _Job:
    """Work for the thread, and whoever waits for its result."""

    def __init__(
        self,
        work: Callable[[sqlite3.Connection], Any],
        records: Sequence[Record],
        *,
        is_lazy: bool,
    ) -> None:
        self.work = work
        self.records = records
        self.is_lazy = is_lazy
        self.token = trio.lowlevel.current_trio_token()
        self.done = trio.Event()
        self.value: Any = None
        self.failure: Exception | None = None

    def tell(self, value: Any, failure: Exception | None) -> None:
        """Hand over the result, from the thread."""
        self.value, self.failure = value, failure
        with contextlib.suppress(trio.RunFinishedError):  # nobody waits any more
            self.token.run_sync_soon(self.done.set)


class SQLiteStore(Store):
    """Store in a file, which `open` makes where there is none."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None

    async def open(self) -> None:
        """Open the file, and begin the thread. Raises StoreError."""
        self._thread = threading.Thread(target=self._serve, name="virtrio store", daemon=True)
        self._thread.start()
        try:
            await self._do(lambda connection: None)
        except StoreError:
            self._thread = None
            raise

    async def load(self) -> Sequence[Record]:
        def read(connection: sqlite3.Connection) -> list[Record]:
            found = connection.execute("SELECT kind, key, document FROM record ORDER BY number")
            return [Record(*row) for row in found]

        loaded: list[Record] = await self._do(read)
        return loaded

    async def commit(self, records: Sequence[Record]) -> None:
        await self._do(_write_nothing, records)

    async def commit_lazily(self, records: Sequence[Record]) -> None:
        """Keep records as `commit` does, but through a crash of the process alone."""
        await self._do(_write_nothing, records, is_lazy=True)

    async def close(self) -> None:
        if self._thread is not None:
            self._jobs.put(None)
            await in_thread(self._thread.join, abandon_on_cancel=True)
            self._thread = None

    async def _do(
        self,
        work: Callable[[sqlite3.Connection], Any],
        records: Sequence[Record] = (),
        *,
        is_lazy: bool = False,
    ) -> Any:
        if self._thread is None:
            raise StoreError(f"{self._path} is not open")
        job = _Job(work, records, is_lazy=is_lazy)
        self._jobs.put(job)
        await job.done.wait()
        if job.failure is not None:
            raise job.failure
        return job.value

    # -- in the thread -----------------------------------------------------------------

    def _serve(self) -> None:
        first = self._jobs.get()
        if first is None:
            return
        try:
            connection = _opened(self._path)
        except (sqlite3.Error, OSError) as exc:
            first.tell(None, StoreError(f"{self._path} cannot be used: {exc}"))
            return
        except StoreError as exc:
            first.tell(None, exc)
            return
        first.tell(None, None)
        try:
            while (job := self._jobs.get()) is not None:
                if not job.records:
                    self._read(connection, job)
                    continue
                jobs, following, is_over = [job], None, False
                while not self._jobs.empty():
                    another = self._jobs.get()
                    if another is None or not another.records:
                        following, is_over = another, another is None
                        break
                    jobs.append(another)
                _commit_all(connection, jobs)
                if is_over:
                    break
                if following is not None:
                    self._read(connection, following)
        finally:
            connection.close()

    def _read(self, connection: sqlite3.Connection, job: _Job) -> None:
        try:
            job.tell(job.work(connection), None)
        except sqlite3.Error as exc:
            job.tell(None, StoreError(f"{self._path}: {exc}"))


def has_text(path: Path, kind: str, text: str) -> bool:
    """Return whether a record of a kind in the store at ``path`` has a text.

    The file is opened for reading alone; one that is missing or no store has none. Call
    it in a thread.
    """
    if not path.exists():
        return False
    query = "SELECT 1 FROM record WHERE kind = ? AND instr(document, ?) LIMIT 1"
    try:
        with contextlib.closing(
            sqlite3.connect(f"file:{quote(str(path))}?mode=ro", uri=True)
        ) as db:
            return db.execute(query, (kind, text)).fetchone() is not None
    except sqlite3.Error:
        return False


def _write_nothing(connection: sqlite3.Connection) -> None:
    """Stand for the work of a commit, which is its records."""


def _opened(path: Path) -> sqlite3.Connection:
    is_new = not path.exists()
    if is_new:
        path.touch(mode=0o600)
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        try:
            version = connection.execute("PRAGMA user_version").fetchone()[0]
        except sqlite3.DatabaseError as exc:
            if exc.sqlite_errorcode == sqlite3.SQLITE_NOTADB:
                raise StoreError(f"{path} is damaged: {exc}; {_REMEDY}") from exc
            raise
        application = connection.execute("PRAGMA application_id").fetchone()[0]
        if version > _VERSION:
            raise StoreError(
                f"{path} has version {version} of the schema, and this virtrio knows {_VERSION}: "
                f"use a newer virtrio{_writer(connection)}, or another folder"
            )
        if not is_new and path.stat().st_size and application != _APPLICATION:
            raise StoreError(f"{path} is no store of virtrio's")
        found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
        if found != "ok":
            raise StoreError(f"{path} is damaged: {found}; {_REMEDY}")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        _migrate(connection, version)
        _sign(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _writer(connection: sqlite3.Connection) -> str:
    """Return which virtrio wrote a file last, if a file of another version says so."""
    with contextlib.suppress(sqlite3.Error):
        row = connection.execute("SELECT version FROM writer").fetchone()
        if row is not None:
            return f" ({row[0]} wrote it)"
    return ""


def _sign(connection: sqlite3.Connection) -> None:
    """Note which virtrio writes the file."""
    row = connection.execute("SELECT version FROM writer").fetchone()
    if row == (__version__,):
        return
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("DELETE FROM writer")
    connection.execute("INSERT INTO writer VALUES (?)", (__version__,))
    connection.execute("COMMIT")


def _migrate(connection: sqlite3.Connection, version: int) -> None:
    if version == _VERSION:
        return
    connection.execute("BEGIN IMMEDIATE")
    for number in range(version, _VERSION):
        for statement in _MIGRATIONS[number]:
            connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {_APPLICATION}")
    connection.execute(f"PRAGMA user_version = {_VERSION}")
    connection.execute("COMMIT")


def _commit_all(connection: sqlite3.Connection, jobs: Sequence[_Job]) -> None:
    """Commit the records of several callers together; if that fails, of each."""
    is_lazy = all(job.is_lazy for job in jobs)
    records = [record for job in jobs for record in job.records]
    failure = _committed(connection, records, is_lazy=is_lazy)
    if failure is None or len(jobs) == 1:
        for job in jobs:
            job.tell(None, failure)
        return
    for job in jobs:
        job.tell(None, _committed(connection, job.records, is_lazy=job.is_lazy))


def _committed(
    connection: sqlite3.Connection, records: Sequence[Record], *, is_lazy: bool
) -> Exception | None:
    try:
        # without a sync of the log; one of its file happens with the next full commit
        connection.execute(f"PRAGMA synchronous = {'NORMAL' if is_lazy else 'FULL'}")
        connection.execute("BEGIN IMMEDIATE")
        for record in records:
            if record.document is None:
                connection.execute(
                    "DELETE FROM record WHERE kind = ? AND key = ?", (record.kind, record.key)
                )
            else:
                connection.execute(
                    "INSERT INTO record (kind, key, document) VALUES (?, ?, ?)"
                    " ON CONFLICT (kind, key) DO UPDATE SET document = excluded.document",
                    record,
                )
        connection.execute("COMMIT")
    except (sqlite3.Error, UnicodeEncodeError) as exc:
        if connection.in_transaction:
            try:
                connection.execute("ROLLBACK")
            except sqlite3.Error:
                return StoreError(f"a transaction is neither kept nor undone: {exc}")
        return StoreError(f"the store keeps nothing: {exc}")
    return None
