"""Restoring of points: images of their own, and a guest that has them.

Every file is written under another name, ``NAME.virtrio-restore``, and gets its own
when all files of the restore are whole and durable.
"""

from __future__ import annotations

import fcntl
import os
import stat
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..client.scripts.steps import Work
from ..protocol._generated.enums import ErrorNumber
from ..protocol.errors import LibvirtError
from . import arguments, images, places, xml
from .errors import BackupError, TargetError
from .progress import Copying, Note
from .target.files import failing, give_name, open_folder, open_regular, sync_folder
from .target.folder import Target, Use
from .verifying import check_length, chosen, same_hash

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from ..client.scripts.steps import Steps, Stop
    from .images import Chain, Format
    from .progress import Event
    from .target.contents import Point
    from .target.documents import DiskFile, OtherFile

__all__ = ["Restored", "restore"]

UNFINISHED = ".virtrio-restore"
"""End of the name of a file until the restore is whole."""
SUFFIXES = (".qcow2", ".raw", ".img")
"""Ends of a destination that is the file of one disk, and no folder."""
PIECE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Restored:
    """Result of a restore.

    ``files`` are the paths of what was written, by the names of disks, and by the kind
    of other files (``nvram``). ``domain`` is the name of the guest that was defined,
    ``notes`` say what of its definition was changed or left out.
    """

    point: int
    files: dict[str, Path]
    domain: str | None = None
    notes: tuple[str, ...] = ()


def restore(
    path: str | os.PathLike[str],
    point: int | str,
    destination: str | os.PathLike[str],
    *,
    disks: Sequence[str] | None = None,
    format: Format | None = None,
    force: bool = False,
    verifies: bool = True,
    connection: Any = None,
    define: str | None = None,
    trusts_definition: bool = False,
    report: Callable[[Event], None] | None = None,
) -> Steps[Restored]:
    """Write the disks of a point, each as an image of its own.

    ``point`` is a number or ``latest``. ``destination`` is a folder, which is made if
    it is missing and gets a file for each disk (``vda.qcow2``, ``vda.raw``) and for the
    UEFI variables (``nvram.fd``). If it ends in ``.qcow2``, ``.raw`` or ``.img`` and
    names no folder, it is the file of the one disk; with ``define`` that is refused. A
    slash behind it makes it a folder. ``disks`` are names, all of the point if None.
    ``format`` is ``qcow2`` or ``raw``; if None, ``raw`` for a file that ends in
    ``.raw`` or ``.img``. Files that are there are replaced only by ``force``. Unless
    ``verifies`` is False, every file that is needed is compared with its hash first.

    ``define`` is the name of a new domain, which is defined at ``connection`` with the
    restored images, and with what is harmless of the definition in the backup, or all
    of it with ``trusts_definition``.

    Raises TargetError for a target that cannot be used or is damaged, BackupError for
    what cannot be written, LibvirtError for what the server refuses. A restore that
    fails or is interrupted before all is written leaves nothing behind; one that is
    killed leaves ``*.virtrio-restore``, which the next one to the same place replaces.
    A definition that the server refuses leaves the restored files.
    """
    arguments.point("point", point)
    arguments.names("disks", disks)
    arguments.text("define", define)
    arguments.call("report", report)
    if format is not None:
        arguments.one_of("format", format, ("qcow2", "raw"))
    if define is not None and connection is None:
        raise ValueError("define: there is no connection to define a domain at")
    if trusts_definition and define is None:
        raise ValueError("trusts_definition: no domain is to be defined")
    if disks is not None and not list(disks):
        raise BackupError("no disk is named")
    work = _Restore(path, point, destination, disks, format, force, report or (lambda _: None))
    try:
        yield Work(work.prepare), define, trusts_definition
        if define is not None:
            yield from _check_free(connection, define)
        if verifies:
            yield (Work(work.verify),)
        yield (Work(work.copy),)
        yield (Work(work.place),)
    finally:
        yield (Work(work.close),)
    for note in work.notes:
        work.report(Note(note))
    if define is not None:
        try:
            yield connection.define_xml, work.definition
        except LibvirtError as exc:
            exc.add_note(f"the images are restored: {', '.join(map(str, work.files.values()))}")
            raise
    return Restored(work.point.number, work.files, define, tuple(work.notes))


def _check_free(connection: Any, name: str) -> Steps[None]:
    """Raise BackupError if there is a domain of this name."""
    try:
        yield connection.lookup_by_name, name
    except LibvirtError as exc:
        if exc.code != ErrorNumber.VIR_ERR_NO_DOMAIN:
            raise
        return
    raise BackupError(f"there is a domain {name!r} already")


def _check_definable(name: str, files: Iterable[Path]) -> None:
    """Raise BackupError for a name, or the path of a file, that no domain can have."""
    if not name or not xml.is_writable(name) or not {"/", "\n"}.isdisjoint(name):
        raise BackupError(f"no domain can have the name {name!r}")
    for path in files:
        places.check_path(str(path))


def _taken(path: Path) -> BackupError:
    return BackupError(f"{path} is there already; only --force replaces it")


class _Output:
    """File that is written under another name, and locked until then."""

    def __init__(self, path: Path, folder: int, force: bool) -> None:
        self.path = path
        self._folder = folder
        self._temporary = f"{path.name}{UNFINISHED}"
        self._force = force
        self._is_placed = False
        self._check()
        self.fd = self._opened()

    def _check(self) -> None:
        """Raise BackupError if there is something that is not to be replaced."""
        try:
            found = os.stat(self.path.name, dir_fd=self._folder, follow_symlinks=False)
        except FileNotFoundError:
            return
        if not stat.S_ISREG(found.st_mode):
            raise BackupError(f"{self.path} is there, and no regular file")
        if not self._force:
            raise _taken(self.path)

    def _opened(self) -> int:
        while True:
            fd = open_regular(self._temporary, self._folder, flags=os.O_RDWR | os.O_CREAT)
            try:
                try:
                    fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except BlockingIOError:
                    raise BackupError(f"another restore writes {self.path}") from None
                if self._is_named(fd):
                    os.ftruncate(fd, 0)
                    return fd
            except BaseException:
                os.close(fd)
                raise
            # it was renamed or removed before it was locked
            os.close(fd)

    def _is_named(self, fd: int) -> bool:
        try:
            named = os.stat(self._temporary, dir_fd=self._folder, follow_symlinks=False)
        except FileNotFoundError:
            return False
        return os.path.samestat(named, os.fstat(fd))

    def place(self) -> None:
        """Give the file its name."""
        if self._force:
            self._check()
            folder = {"src_dir_fd": self._folder, "dst_dir_fd": self._folder}
            os.rename(self._temporary, self.path.name, **folder)
        else:
            try:
                give_name(self._temporary, self.path.name, self._folder)
            except FileExistsError:
                raise _taken(self.path) from None
        self._is_placed = True

    def close(self) -> None:
        """Close the file, and remove it unless it has its name."""
        if not self._is_placed:
            with suppress(FileNotFoundError):
                os.unlink(self._temporary, dir_fd=self._folder)
        os.close(self.fd)


def _remove_empty(folder: Path) -> None:
    """Remove a folder if nothing is in it."""
    with suppress(OSError):
        os.rmdir(folder)


class _Restore:
    """State of one restore; its methods are steps, and block."""

    def __init__(
        self,
        path: str | os.PathLike[str],
        point: int | str,
        destination: str | os.PathLike[str],
        disks: Sequence[str] | None,
        format: Format | None,
        force: bool,
        report: Callable[[Event], None],
    ) -> None:
        self._path = path
        self._wanted = point
        self._destination = Path(destination).absolute()
        # a path forgets its slash
        self._is_folder = os.fspath(destination).endswith("/")
        self._disks = disks
        self._format: Format = format or "qcow2"
        self._guesses = format is None
        self._force = force
        self.report = report
        self._open = ExitStack()
        self.point: Point
        self.files: dict[str, Path] = {}
        self.definition = ""
        self.notes: list[str] = []
        self._chains: dict[str, Chain] = {}
        self._inputs: list[tuple[str, DiskFile | OtherFile, int]] = []
        self._others: list[tuple[OtherFile, int]] = []
        self._outputs: dict[str, _Output] = {}

    def prepare(self, stop: Stop, define: str | None, trusts: bool) -> None:
        """Open all files that are read and written."""
        target = self._target = self._open.enter_context(Target.open(self._path, Use.READ))
        contents = target.contents()
        self.point = chosen(contents, self._wanted)
        disks = self._chosen_disks()
        for disk in disks:
            chain = self._open.enter_context(
                images.opened(target, contents, self.point.number, disk.name)
            )
            self._chains[disk.name] = chain
            files = contents.chain(self.point.number, disk.name)
            for fd, (point, file) in zip(chain.fds, files, strict=True):
                self._add_input(f"{point.name}/{file.file}", file, fd)
        self._name_files(disks, define)
        for other in self.point.manifest.others:
            if other.kind in self.files:
                fd = target.open_file(self.point, other.file)
                self._open.callback(os.close, fd)
                self._add_input(f"{self.point.name}/{other.file}", other, fd)
                self._others.append((other, fd))
        if define is not None:
            from .definition import adapted

            _check_definable(define, self.files.values())
            found = adapted(
                self.point.manifest.domain_xml,
                define,
                {disk.name: str(self.files[disk.name]) for disk in disks},
                self._format,
                nvram=str(self.files["nvram"]) if "nvram" in self.files else None,
                trusts=trusts,
            )
            self.definition, self.notes = found.xml, list(found.notes)
        self._open_outputs(stop)

    def _add_input(self, name: str, file: DiskFile | OtherFile, fd: int) -> None:
        """Note a file that is read; raise TargetError if it has another length."""
        check_length(fd, name, file)
        self._inputs.append((name, file, fd))

    def _chosen_disks(self) -> list[DiskFile]:
        manifest = self.point.manifest
        if self._disks is None:
            return list(manifest.disks)
        for name in self._disks:
            if manifest.disk(name) is None:
                raise TargetError(f"point {self.point.number} has no disk {name}")
            if list(self._disks).count(name) > 1:
                raise BackupError(f"disk '{name}' is named twice")
        return [disk for disk in manifest.disks if disk.name in self._disks]

    def _name_files(self, disks: list[DiskFile], define: str | None) -> None:
        place = self._destination
        if place.suffix in SUFFIXES and not place.is_dir() and not self._is_folder:
            if define is not None:
                raise BackupError(f"{place} is no folder: images of a new domain go into one")
            if len(disks) != 1:
                raise BackupError(f"{place} is to be one file, but there are {len(disks)} disks")
            self.files = {disks[0].name: place}
            if self._guesses and place.suffix != ".qcow2":
                self._format = "raw"
            return
        self.files = {disk.name: place / f"{disk.name}.{self._format}" for disk in disks}
        if self._disks is None or define is not None:
            self.files |= {each.kind: place / each.file for each in self.point.manifest.others}

    def _open_outputs(self, stop: Stop) -> None:
        place = self._destination
        is_file = place in self.files.values()
        folder = place.parent if is_file else place
        self._target.check_outside(folder)
        with failing(f"cannot write in {folder}"):
            if not is_file:
                with suppress(FileExistsError):
                    os.mkdir(folder, 0o711)  # QEMU's user has to pass through
                    self._open.callback(_remove_empty, folder)
            fd = open_folder(os.path.realpath(folder))
            self._open.callback(os.close, fd)
            self._folder = fd
            for name, path in self.files.items():
                self._outputs[name] = _Output(path, fd, self._force)
                self._open.callback(self._outputs[name].close)
                if self._force and images.is_in_use(stop, path):
                    raise BackupError(f"{path} is in use, by a guest for example: nothing is done")

    def verify(self, stop: Stop) -> None:
        """Compare every file that is needed with its hash."""
        for name, file, fd in self._inputs:
            same_hash(stop, fd, name, file, self.report)

    def copy(self, stop: Stop) -> None:
        """Write all files, and make them durable."""
        for name, chain in self._chains.items():
            self._copy_disk(stop, name, chain)
        for other, source in self._others:
            output = self._outputs[other.kind]
            with failing(f"cannot write {output.path}"):
                offset = 0
                while piece := os.pread(source, PIECE, offset):
                    stop.check()
                    offset += os.pwrite(output.fd, piece, offset)
                os.fsync(output.fd)

    def _copy_disk(self, stop: Stop, name: str, chain: Chain) -> None:
        output = self._outputs[name]

        def progress(done: int, total: int) -> None:
            self.report(Copying(name, done, total))

        images.convert(
            stop,
            chain,
            output.fd,
            self._format,
            progress=progress,
            pass_fds=self._target.lock_fds,
        )
        chain.check_unchanged()
        with failing(f"cannot write {output.path}"):
            if self._format == "raw":
                # qemu-img makes whole sectors
                os.ftruncate(output.fd, chain.capacity)
            os.fsync(output.fd)

    def place(self, stop: Stop) -> None:
        """Give all files their names."""
        for output in self._outputs.values():
            with failing(f"cannot write {output.path}"):
                output.place()
        with failing(f"cannot write in {self._destination}"):
            sync_folder(self._folder)

    def close(self, stop: Stop) -> None:
        """Remove what has no name, and close everything."""
        self._open.close()
