"""One point of a target while it is made, and the server's job for it."""

from __future__ import annotations

import functools
import hashlib
import os
import secrets
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from ..client.scripts.steps import Work
from ..protocol._generated.enums import DomainXMLFlags, ErrorNumber
from ..protocol.errors import LibvirtError
from . import (
    bases,
    checkpoints,
    copying,
    freezing,
    hooks,
    images,
    job,
    places,
    pushing,
    recovery,
    sampling,
)
from .errors import BackupError
from .job import JobDisk
from .places import Place
from .progress import Begun, Chosen, Copied, Copying, Hashing, Note
from .reading import compressing, image
from .target import names
from .target.documents import DiskFile, Intent, Manifest, OtherFile

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ..client.scripts.steps import Steps, Stop
    from .bases import Base
    from .disks import Disk, Guest
    from .ends import Ends
    from .job import Job
    from .options import Options
    from .progress import Event
    from .reading import Export, Kept, Reader
    from .target.contents import Contents, Point
    from .target.folder import Target
    from .target.partial import Partial

__all__ = ["Making", "Source"]

_WHOLE = int(DomainXMLFlags.VIR_DOMAIN_XML_INACTIVE | DomainXMLFlags.VIR_DOMAIN_XML_SECURE)
_INACTIVE = int(DomainXMLFlags.VIR_DOMAIN_XML_INACTIVE)
# UEFI variables are half a megabyte.
_LONGEST_NVRAM = 16 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Source:
    """Source of a point, and its options.

    ``reader`` is None in a push. ``has_files`` tells whether files that the server
    names are those of this host.
    """

    domain: Any
    uri: str
    guest: Guest
    disks: Sequence[Disk]
    options: Options
    reader: Reader | None
    report: Callable[[Event], None]
    has_files: bool


class Making:
    """A point while it is made: from its intent to its name, or to nothing."""

    def __init__(
        self,
        source: Source,
        target: Target,
        contents: Contents,
        number: int,
        began: str,
        capacities: dict[str, int],
        chosen: dict[str, Base],
    ) -> None:
        self.source = source
        self.domain = source.domain
        self.options = source.options
        self.report = source.report
        self.target = target
        self.contents = contents
        self.number = number
        self.name = names.checkpoint_name(target.identity.id, number)
        self.began = began
        self.capacities = capacities
        self.chosen = chosen
        self.is_push = source.options.mode == "push"
        self.place = (
            Place(recovery.push_mark(target, number))
            if self.is_push
            else places.plan(source.uri, source.guest, source.options.ways)
        )
        for disk in source.disks:
            places.check_path(self._file(disk))
        self.checkpoint = self.name if any(disk.has_bitmaps for disk in source.disks) else None
        self.partial: Partial | None = None
        self.passage: pushing.Passage | None = None
        self.others: list[OtherFile] = []
        self._ends: Ends | None = None
        self._shown: Copying | None = None

    def steps(self) -> Steps[Point]:
        try:
            yield (Work(self._prepare),)
            begun = yield from self._begin()
            texts = yield from self._texts()
            yield (Work(self._keep_nvram),)
            copied = yield from (self._pushed(begun) if self.is_push else self._pulled(begun))
            return (yield from self._finished(copied, *texts))
        except BaseException as exc:
            yield from self._undo(exc)
            raise

    @property
    def _folder(self) -> Partial:
        assert self.partial is not None
        return self.partial

    def _file(self, disk: Disk) -> str:
        """Return the path of what the server makes for a disk."""
        if self.is_push:
            return f"{self.place.mark}{names.image_name(disk.name)}"
        return places.scratch(self.place, disk)

    def _backing(self, disk: str) -> str | None:
        number = self.chosen[disk].backing
        return None if number is None else names.backing_name(number, disk)

    def _prepare(self, stop: Stop) -> None:
        """Say what is to be done, and make the folders and empty images for it."""
        self.target.write_intent(
            Intent(
                number=self.number,
                began=self.began,
                mode=self.options.mode,
                uri=self.source.uri,
                checkpoint=self.checkpoint,
                socket=self.place.socket,
                scratch=tuple(self._file(disk) for disk in self.source.disks),
            )
        )
        partial = self.partial = self.target.begin_point(self.number)
        places.make(self.place, self.source.guest)
        if self.is_push:
            self.passage = pushing.give(self.target, partial, self.source.guest)
            return
        for disk in self.source.disks:  # before the job: the guest pays while that runs
            path, capacity = partial.image(disk.name), self.capacities[disk.name]
            images.create(stop, path, capacity, pass_fds=self.target.lock_fds)
            path.chmod(0o600)  # nobody else is to read it, wherever the folder goes

    # -- the job -----------------------------------------------------------------------

    def _begin(self) -> Steps[Job]:
        """Begin the job; increments that the server refuses become full copies."""
        attempts = 3 + len(self.source.disks)
        for attempt in range(attempts):
            try:
                begun = yield from self._frozen()
                break
            except LibvirtError as exc:
                if attempt == attempts - 1:
                    raise
                is_broken = exc.code == ErrorNumber.VIR_ERR_CHECKPOINT_INCONSISTENT
                if is_broken or checkpoints.are_apart(exc):
                    self._copy_all(f"the server refuses an increment: {exc}")
                elif not (yield from self._purge(str(exc))):
                    raise
        for disk, base in self.chosen.items():
            how = "full" if base.backing is None else "incremental"
            self.report(Chosen(disk, how, base.since, base.reason))
        names_of_all = tuple(disk.name for disk in self.source.disks)
        mode, frozen = self.options.mode, self.options.freeze
        self.report(Begun(self.number, begun.checkpoint, mode, names_of_all, frozen))
        return begun

    def _purge(self, refusal: str) -> Steps[bool]:
        """Remove bitmaps that no checkpoint has, if QEMU says that they exist.

        They have the name of the new checkpoint, or are what libvirt has for the time
        of a push: one that was killed in a push forgets them.
        """
        disks = [disk.name for disk in self.source.disks if disk.has_bitmaps]
        temporary = {f"backup-{disk}": [disk] for disk in disks}
        if "already" not in refusal:  # exists, or is stored
            return False
        if self.name in refusal:
            wanted = {self.name: disks}
        elif any(name in refusal for name in temporary):
            wanted = temporary  # of all disks: the next attempt would meet the next one
        else:
            return False
        for name, of in wanted.items():
            if (yield from checkpoints.find(self.domain, name)) is not None:
                continue
            if (yield from checkpoints.purge(self.domain, name, of)):
                self.report(Note(f"bitmaps without a checkpoint were removed: {name}"))
        return True  # also where the server has removed them by now

    def _copy_all(self, reason: str) -> None:
        """Make full copies of all that were to be increments."""
        for disk, base in self.chosen.items():
            if base.backing is not None:
                self.chosen[disk] = bases.Base(reason=reason)

    def _frozen(self) -> Steps[Job]:
        """Begin the job, in the midst of a freeze if that is asked for."""
        plan = [
            JobDisk(
                disk,
                self.chosen[disk.name].checkpoint,
                disk.has_bitmaps,
                self._file(disk) if self.is_push else None,
            )
            for disk in self.source.disks
        ]
        hooks.reached("before begin")
        frozen = (yield from freezing.freeze(self.domain)) if self.options.freeze else None

        def thaw() -> Steps[None]:
            nonlocal frozen
            held, frozen = frozen, None
            if held is not None:
                yield from freezing.thaw(held)

        try:
            begun = yield from job.start(
                *(self.domain, plan, self.place, self.checkpoint, self.options.mode, thaw),
                # a copy of the target has points of the same numbers: no two are alike
                description=f"point {self.number} of backups, {secrets.token_hex(8)}",
            )
        finally:
            yield from thaw()
        self._ends = begun.ends
        hooks.reached("after begin")
        return begun

    def _texts(self) -> Steps[tuple[str, str | None]]:
        """Return the XML of the domain and of the checkpoint."""
        try:
            definition = yield self.domain.xml_desc, _WHOLE
        except LibvirtError as exc:
            if exc.code not in (
                ErrorNumber.VIR_ERR_ACCESS_DENIED,
                ErrorNumber.VIR_ERR_OPERATION_DENIED,
            ):
                raise
            self.report(Note("the definition is kept without its secrets: they are not shown"))
            definition = yield self.domain.xml_desc, _INACTIVE
        if self.checkpoint is None:
            return definition, None
        made = yield from checkpoints.find(self.domain, self.checkpoint)
        if made is None:
            raise BackupError(f"checkpoint '{self.checkpoint}' is gone already")
        return definition, (yield from checkpoints.description(made))

    def _keep_nvram(self, _: Stop) -> None:
        """Copy UEFI variables into the point, where they can be read."""
        if not self.source.guest.has_nvram:
            return
        path = self.source.guest.nvram
        if path is None or not self.source.has_files:
            why = "they are on another host" if path else "they are in no file"
            self.report(Note(f"UEFI variables are not in the backup: {why}"))
            return
        try:
            with open(path, "rb") as file:
                data = file.read(_LONGEST_NVRAM + 1)
        except OSError as exc:
            self.report(Note(f"UEFI variables are not in the backup: {path}: {exc.strerror}"))
            return
        if len(data) > _LONGEST_NVRAM:
            self.report(Note(f"UEFI variables are not in the backup: {path} is too long"))
            return
        self._folder.write("nvram.fd", data)
        digest = hashlib.sha256(data).hexdigest()
        self.others.append(OtherFile("nvram", "nvram.fd", len(data), digest, path))

    # -- the copies --------------------------------------------------------------------

    def _pulled(self, begun: Job) -> Steps[dict[str, int]]:
        """Copy all exports, end the job, and return bytes copied by disk."""
        copied = {}
        hooks.reached("first byte")
        for disk in self.source.disks:
            copied[disk.name] = yield Work(self._copy), disk.name, begun.exports[disk.name]
            self.report(Copied(disk.name, copied[disk.name]))
        hooks.reached("before end")
        yield from job.end(begun)
        yield (Work(self._put_on_backing),)
        return copied

    def _put_on_backing(self, stop: Stop) -> None:
        for disk in self.source.disks:
            if (backing := self._backing(disk.name)) is not None:
                path, fds = self._folder.image(disk.name), self.target.lock_fds
                images.rebase_unsafe(stop, path, backing, pass_fds=fds)

    def _copy(self, stop: Stop, disk: str, export: Export) -> int:
        """Copy an export; as a whole where its bitmap is seen to lack changes."""
        reader = self.source.reader
        assert reader is not None
        number = self.chosen[disk].backing
        if number is None:
            return self._copied(stop, reader, disk, export)
        with copying.changes(stop, reader, export) as changed:
            with images.opened(self.target, self.contents, number, disk) as chain:
                reason = sampling.difference(stop, chain, export, changed, number)
            if reason is None:
                return self._copied(stop, reader, disk, export, changed)
        self.chosen[disk] = bases.Base(reason=reason)
        self.report(Chosen(disk, "full", None, reason))
        return self._copied(stop, reader, disk, replace(export, bitmap=None))

    def _copied(
        self, stop: Stop, reader: Reader, disk: str, export: Export, changed: Kept | None = None
    ) -> int:
        base = self.chosen[disk]
        total = self.capacities[disk] if base.backing is None else base.changed
        return copying.copy(
            *(stop, reader, export, self._folder.image(disk)),
            functools.partial(self._tell, disk, base.backing is None, total),
            self.options.compress,
            self.target.lock_fds,
            changed,
        )

    def _tell(
        self, disk: str, is_full: bool, total: int | None, position: int, copied: int
    ) -> None:
        hooks.reached("within copy")
        self._show(Copying(disk, position if is_full else copied, total))

    def _show(self, now: Copying) -> None:
        if now != self._shown:
            self._shown = now
            self.report(now)

    def _pushed(self, begun: Job) -> Steps[dict[str, int]]:
        """Wait until QEMU has written all images; return their lengths by disk."""
        hooks.reached("first byte")
        hooks.reached("within copy")

        def tell(now: job.Progress) -> None:
            self._show(Copying(None, now.done, now.total))

        yield from job.wait(begun, tell)
        hooks.reached("before end")
        yield (Work(self._take),)
        copied = {}
        for disk in self.source.disks:
            copied[disk.name] = yield Work(self._settle), disk.name
            self.report(Copied(disk.name, copied[disk.name]))
        return copied

    def _settle(self, stop: Stop, disk: str) -> int:
        """Put an image that QEMU wrote on its backing file, and return its length."""
        path, fds = self._folder.image(disk), self.target.lock_fds
        pushing.check_image(path)
        length = os.stat(path).st_size
        if self.options.compress:
            images.rebase_unsafe(stop, path, None, pass_fds=fds)  # servers may name one
            compressing.compress(stop, image.opened(path), fds)
        images.rebase_unsafe(stop, path, self._backing(disk), pass_fds=fds)
        return length

    def _take(self, _: Stop) -> None:
        """Take the folder and its images back from QEMU."""
        passage, self.passage = self.passage, None
        if passage is not None:
            passage.end([self._folder.image(disk.name) for disk in self.source.disks])

    # -- the end -----------------------------------------------------------------------

    def _finished(
        self, copied: dict[str, int], definition: str, checkpoint_xml: str | None
    ) -> Steps[Point]:
        """Make everything durable, and give the point its name."""
        files = []
        for disk in self.source.disks:
            self.report(Hashing(disk.name))
            base = self.chosen[disk.name]
            name = names.image_name(disk.name)
            size, digest = yield Work(self._folder.measure), name
            files.append(
                DiskFile(
                    name=disk.name,
                    kind="full" if base.backing is None else "incremental",
                    capacity=self.capacities[disk.name],
                    copied=copied[disk.name],
                    size=size,
                    sha256=digest,
                    backing=base.backing,
                    reason=base.reason,
                    source=disk.source,
                    compressed=self.options.compress,
                    inode=disk.inodes[0] if disk.inodes else None,
                )
            )
        used = [base.checkpoint for base in self.chosen.values() if base.checkpoint]
        manifest = Manifest(
            number=self.number,
            began=self.began,
            ended=_now(),
            mode=self.options.mode,
            frozen=self.options.freeze,
            domain_name=self.source.guest.name,
            domain_uuid=self.source.guest.uuid,
            domain_xml=definition,
            disks=tuple(files),
            checkpoint=self.checkpoint,
            checkpoint_xml=checkpoint_xml,
            base=used[0] if used else None,
            others=tuple(self.others),
        )
        point: Point = yield Work(self._seal), manifest
        hooks.reached("after rename")
        yield (Work(_forget), self.target)
        return point

    def _seal(self, _: Stop, manifest: Manifest) -> Point:
        hooks.reached("before manifest")
        self._folder.seal(manifest)
        hooks.reached("before rename")
        return self._folder.finish(manifest)

    def _undo(self, failure: BaseException) -> Steps[None]:
        """Take away what there is of the point; what cannot be is for the next run."""
        try:
            if (yield (Work(self._is_whole),)):
                return
            yield from job.abandon(self.domain, self.place, self.checkpoint)
            yield (Work(self._discard),)
            if self._ends is not None:
                yield from self._ends.stop()
        except Exception as exc:
            why = str(exc) or type(exc).__name__
            failure.add_note(f"the next backup will remove what is left of this one: {why}")

    def _is_whole(self, _: Stop) -> bool:
        return any(point.number == self.number for point in self.target.contents().points)

    def _discard(self, _: Stop) -> None:
        passage, self.passage = self.passage, None
        if passage is not None:
            passage.end(())
        if self.partial is not None:
            self.partial.discard()
        self.target.remove_leftovers()  # a folder that an interrupt kept from being noted
        self.target.remove_intent()


def _forget(_: Stop, target: Target) -> None:
    target.remove_intent()


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
