"""Durable state of the driver: a change is kept before anybody sees it.

Changes of a domain are made on drafts, one after the other, and become visible in one
step when the store has them (`objects.changes`). What only a run has is a record of its
own, under the domain's UUID, which `Run` reads and writes: by it a new server finds a
guest again that an earlier one started.

One server at a time has the state: it holds a lock on a file in its folder.
"""

from __future__ import annotations

import fcntl
import json
import logging
import os
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from ...objects.changes import Changes
from ...objects.documents import UNREADABLE, changed, name_in, restore, uuid_of, weight
from ...objects.domains import KIND
from ...offload import BULK_BYTES, run
from ...store.interface import Record
from ...store.sqlite import SQLiteStore, StoreError
from ...threads import in_thread
from .refusals import internal_error, operation_failed, system_error

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ...conf.domain.read import ParserConfig
    from ...objects.domains import Domain, DomainList
    from ...objects.lists import Key

__all__ = [
    "BACKUP",
    "RUN",
    "SAVING",
    "Left",
    "Run",
    "Saving",
    "State",
    "boot_id",
    "intent",
    "key_of",
]

log = logging.getLogger("virtrio.server")

R = TypeVar("R")

_UUID = 36  # characters of one

RUN = "run"
BACKUP = "backup"
INTENT = "intent"
SAVING = "saving"


def key_of(uuid: bytes) -> str:
    """Return the key of the records of a domain."""
    return str(UUID(bytes=uuid))


def intent(uuid: bytes, name: str, targets: Sequence[str] | None) -> Record:
    """Return the record of a checkpoint that is about to be created, or was (None)."""
    document = None if targets is None else json.dumps(list(targets))
    return Record(INTENT, f"{key_of(uuid)}/{name}", document)


def boot_id() -> str:
    """Return what names the present run of the machine."""
    return Path("/proc/sys/kernel/random/boot_id").read_text().strip()


@dataclass(frozen=True, slots=True)
class Run:
    """Run of a domain, as another server needs to know it.

    ``stored`` is the definition that was started. ``disks`` are its disks as QEMU knows
    them (`BlockDisk.written`); the first version had ``layers`` of each instead:
    number, path, format, whether it is a block device. ``decided`` is what
    `deciding.decided` returns. ``owners`` has paths that were given to QEMU, with their
    user and group before. ``ends_with_client``: the run was to end with a connection,
    which is gone by now.
    """

    id: int
    boot: str
    pid: int
    started: int
    folder: str
    stored: str
    last_node: int
    layers: dict[str, list[tuple[int, str, str, bool]]]
    ptys: dict[str, str]
    decided: dict[str, Any]
    owners: list[tuple[str, int, int]]
    disks: list[dict[str, Any]] = field(default_factory=list)
    ends_with_client: bool = False

    def record(self, uuid: bytes) -> Record:
        return Record(RUN, key_of(uuid), json.dumps(asdict(self)))

    @classmethod
    def read(cls, document: str) -> Run:
        """Read a record. Raises ValueError, TypeError or KeyError for another's."""
        said = json.loads(document)
        said.pop("vnc", None)  # an earlier server's
        said.setdefault("decided", {})
        run = cls(**said)
        if not all(isinstance(number, int) for number in (run.id, run.pid, run.started)):
            raise TypeError("its process is no number")
        return run


@dataclass(frozen=True, slots=True)
class Saving:
    """Save of a guest under way, as another server needs to know it.

    ``made`` are device and inode of a file that the save made. ``was_running``: the
    guest is to go on if the save does not come to its end. ``is_begun``: the file has
    the beginning of an image, instead of what was there before.
    """

    path: str
    made: tuple[int, int] | None
    was_running: bool
    is_managed: bool
    is_begun: bool

    def record(self, uuid: bytes) -> Record:
        return Record(SAVING, key_of(uuid), json.dumps(asdict(self)))

    @classmethod
    def read(cls, document: str) -> Saving:
        """Read a record. Raises ValueError, TypeError or KeyError for another's."""
        said = json.loads(document)
        said["made"] = None if said["made"] is None else tuple(said["made"])
        return cls(**said)


@dataclass(frozen=True, slots=True)
class Left:
    """What an earlier server left, by domains.

    That is their runs, documents of their backups, names of checkpoints that it was
    about to create, with the targets of their disks, and saves under way.
    """

    runs: dict[bytes, Run]
    backups: dict[bytes, str]
    intents: dict[bytes, dict[str, list[str]]]
    saves: dict[bytes, Saving]

    def take(self, record: Record) -> None:
        """Add what a record says; raise one of `UNREADABLE` for what it may not say."""
        uuid, document = uuid_of(record), record.document or ""
        if record.kind == RUN:
            self.runs[uuid] = Run.read(document)
        elif record.kind == BACKUP:
            self.backups[uuid] = document
        elif record.kind == SAVING:
            self.saves[uuid] = Saving.read(document)
        elif record.kind == INTENT:
            name = record.key[_UUID + 1 :]
            self.intents.setdefault(uuid, {})[name] = json.loads(document)


class State:
    """Store of a driver in a folder, once it is open."""

    def __init__(self, folder: Path, domains: DomainList) -> None:
        self._folder = folder
        self._domains = domains
        self._store = SQLiteStore(folder / "state.db")
        self._changes = Changes(self._store)
        self._noted: dict[bytes, list[Callable[[Domain], None]]] = {}
        self._lock = -1
        self.alone: dict[bytes, str] = {}
        """Names, as far as they are known, of domains that are left alone."""

    async def open(self, parser: ParserConfig) -> Left:
        """Lock the state, and fill the list of domains; return what else is there.

        Raises VIR_ERR_INTERNAL_ERROR with the reason if another server has the state,
        or it cannot be read.
        """
        self._lock = await in_thread(partial(_locked, self._folder))
        try:
            await self._store.open()
            records = await self._store.load()
            unreadable: dict[bytes, Exception] = {}
            others = await run(partial(restore, self._domains, records, parser, unreadable))
            left = Left({}, {}, {}, {})
            for record in others:
                try:
                    left.take(record)
                except UNREADABLE as exc:
                    unreadable.setdefault(uuid_of(record), exc)
            names = {uuid_of(record): name for record in records if (name := name_in(record))}
            for uuid, why in unreadable.items():
                self.leave_alone(uuid, names.get(uuid, ""), why)
            return left
        except StoreError as exc:
            await self.close()
            raise internal_error(f"the state of the qemu driver: {exc}") from exc
        except ValueError as exc:
            await self.close()
            detail = f"the state of the qemu driver in {self._folder} cannot be read: {exc}"
            raise internal_error(detail) from exc

    def leave_alone(self, uuid: bytes, name: str, why: Exception) -> None:
        """Serve everything but a domain, of which a record cannot be read.

        What is kept of it stays as it is, for a virtrio that can read it.
        """
        said = f"'{name}' " if name else ""
        log.error(
            "domain %s(%s) is left alone: its state cannot be read: %r", said, key_of(uuid), why
        )
        self.alone[uuid] = name
        if (domain := self._domains.by_uuid.get(uuid)) is not None:
            self._domains.remove(domain)

    async def close(self) -> None:
        """Close the store, and let another server have the state."""
        await self._store.close()
        if self._lock >= 0:
            os.close(self._lock)
            self._lock = -1

    async def change(
        self,
        uuid: bytes,
        make: Callable[[DomainList], R],
        *records: Record,
        name: str | None = None,
        anew: bool = False,
    ) -> R:
        """Change a domain by ``make``, which gets a list with drafts.

        ``name`` is one that the change claims. ``records`` are kept together with it.
        ``anew`` has the domain kept even if ``make`` changes nothing: its state may be
        another than the store has.
        Raises what ``make`` does, VIR_ERR_NO_DOMAIN for a domain that is gone unless a
        name is claimed, and VIR_ERR_OPERATION_FAILED if the change is not kept, or is
        about a domain that is left alone; then nothing has changed.
        """
        if uuid in self.alone or (name and name in self.alone.values()):
            said = name or self.alone[uuid]
            raise operation_failed(
                f"domain '{said}' is in the state, but cannot be read; the log says why"
            )
        known = self._domains.by_uuid.get(uuid)
        names: list[bytes | str] = [uuid]
        names += [given for given in (name, None if known is None else known.name) if given]
        keys: list[Key] = [(KIND.name, each) for each in names]
        async with self._changes.enter(keys):
            noted = self._noted[uuid] = []
            try:
                return await self._made(
                    uuid, keys, make, records, noted, anew=anew, claims=name is not None
                )
            finally:
                del self._noted[uuid]

    async def _made(
        self,
        uuid: bytes,
        keys: Sequence[Key],
        make: Callable[[DomainList], R],
        records: Sequence[Record],
        noted: Sequence[Callable[[Domain], None]],
        *,
        anew: bool,
        claims: bool,
    ) -> R:
        draft = self._domains.draft(keys)
        known = self._domains.by_uuid.get(uuid)
        if known is None and not claims:
            raise self._domains.missing(f"no domain with matching uuid '{UUID(bytes=uuid)}'")
        before = None if known is None else (known.state, known.reason)
        answer = make(draft)
        new = draft.by_uuid.get(uuid)
        write = partial(changed, None if anew else known, new)
        written = write() if weight(known, new) < BULK_BYTES else await run(write)

        def make_visible() -> None:
            # what QEMU said meanwhile counts
            if known is not None and new is not None and before == (new.state, new.reason):
                new.state, new.reason = known.state, known.reason
            if new is not None and new.id != -1:
                for fact in noted:
                    fact(new)
            self._domains.adopt(draft, keys)

        await self._changes.keep([*written, *records], make_visible)
        return answer

    def note(self, domain: Domain, fact: Callable[[Domain], None]) -> None:
        """Apply to an active domain what QEMU told about its guest.

        It is not made durable: another server asks QEMU anew. A change that is made
        meanwhile does not undo it: ``fact`` is called with its draft as well.
        """
        if domain.id != -1:
            fact(domain)
        noted = self._noted.get(domain.uuid)
        if noted is not None:
            noted.append(fact)

    async def keep(self, *records: Record) -> None:
        """Keep records that are no domain's own."""
        await self._changes.keep(records, lambda: None)

    async def keep_lazily(self, *records: Record) -> None:
        """Keep records that a crash of the machine makes superfluous.

        Raises VIR_ERR_OPERATION_FAILED if they are not kept.
        """
        try:
            await self._store.commit_lazily(records)
        except StoreError as exc:
            log.error("a change is not stored: %s", exc)
            raise operation_failed("the change could not be stored") from exc

    def current(self, domain: Domain) -> Domain:
        """Return the domain that clients see, for a draft of it."""
        return self._domains.by_uuid.get(domain.uuid, domain)


def _locked(folder: Path) -> int:
    """Lock the state in a folder; return the descriptor that holds the lock."""
    path = folder / "lock"
    try:
        fd = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
    except OSError as exc:
        raise system_error(f"cannot open {path}", exc) from exc
    try:
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        holder = os.pread(fd, 32, 0).decode("ascii", "replace").strip()
        os.close(fd)
        detail = f"the state of the qemu driver in {folder} is held by process {holder}"
        raise internal_error(detail) from None
    with suppress(OSError):
        os.ftruncate(fd, 0)
        os.pwrite(fd, f"{os.getpid()}\n".encode(), 0)
    return fd
