"""Commands that move definitions between a libvirtd and a server of ours."""

from __future__ import annotations

import os
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from ...protocol._generated.enums import (
    DomainCheckpointCreateFlags,
    DomainCheckpointListFlags,
    DomainCheckpointXMLFlags,
    DomainXMLFlags,
    ErrorNumber,
)
from ...protocol.errors import LibvirtError
from ..errors import EXPLAINED, CommandError, failing
from ..itself import GROUP
from ..lookup import read_file
from ..options import Kind, Option
from ..xmltext import parse, string

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from lxml import etree

    from ...blocking import Connect, Domain
    from ..options import Arguments
    from ..session import Session

T = TypeVar("T")

_WHOLE = int(DomainXMLFlags.VIR_DOMAIN_XML_SECURE | DomainXMLFlags.VIR_DOMAIN_XML_INACTIVE)
_SECURE = int(DomainCheckpointXMLFlags.VIR_DOMAIN_CHECKPOINT_XML_SECURE)
_PARENTS_FIRST = int(DomainCheckpointListFlags.VIR_DOMAIN_CHECKPOINT_LIST_TOPOLOGICAL)
_REDEFINE = int(DomainCheckpointCreateFlags.VIR_DOMAIN_CHECKPOINT_CREATE_REDEFINE)

# Where libvirtd of root has its definitions, the rest, and the status of guests.
_SYSTEM = Path("/etc/libvirt/qemu"), Path("/var/lib/libvirt/qemu"), Path("/run/libvirt/qemu")


@dataclass(slots=True)
class _Moved:
    """Domain to move: its definition and checkpoints, and what else there is of it.

    ``refusal`` says why it cannot be moved now. ``saved`` is the path of its managed
    save image, or where it probably is.
    """

    name: str
    xml: str
    checkpoints: list[str] = field(default_factory=list)
    has_autostart: bool = False
    refusal: str | None = None
    saved: str | None = None
    snapshots: int = 0


if TYPE_CHECKING:
    # A domain by its name, and how to read what is to move.
    _Found: TypeAlias = tuple[str, Callable[[], _Moved]]


# -- where domains come from -----------------------------------------------------------


def _of_server(conn: Connect, where: str, names: list[str]) -> Iterator[_Found]:
    """Yield the domains of a server, those named or all."""
    found = [_named(conn, name) for name in names] if names else conn.list_all_domains(0)
    for domain in found:
        yield domain.name(), partial(_of_domain, domain, where)


def _named(conn: Connect, name: str) -> Domain:
    with failing(f"failed to get domain '{name}'"):
        return conn.lookup_by_name(name)


def _of_domain(domain: Domain, where: str) -> _Moved:
    name = domain.name()
    moved = _Moved(name, domain.xml_desc(_WHOLE))
    if domain.is_active():
        moved.refusal = f"it is running at {where}: shut it down there first"
    elif not domain.is_persistent():
        moved.refusal = f"it is not defined at {where}"
    if moved.refusal is not None:
        return moved
    moved.has_autostart = bool(domain.autostart())
    moved.checkpoints = _if_supported(lambda: _checkpoints(domain), moved.checkpoints)
    moved.snapshots = _if_supported(lambda: domain.snapshot_num(0), 0)
    if _if_supported(lambda: domain.has_managed_save_image(0), 0):
        moved.saved = f"of {where} (with libvirtd in {_SYSTEM[1]}/save/{name}.save)"
    return moved


def _checkpoints(domain: Domain) -> list[str]:
    found = domain.list_all_checkpoints(_PARENTS_FIRST)
    return [each.get_xml_desc(_SECURE) for each in found]


def _if_supported(call: Callable[[], T], otherwise: T) -> T:
    try:
        return call()
    except LibvirtError as exc:
        if exc.code != ErrorNumber.VIR_ERR_NO_SUPPORT:
            raise
        return otherwise


def _of_folder(folder: Path, lib: Path, run: Path, names: list[str]) -> Iterator[_Found]:
    """Yield the domains whose definitions are in a folder, as libvirtd keeps them."""
    paths = {path.stem: path for path in sorted(folder.glob("*.xml")) if path.is_file()}
    for name in names:
        if name not in paths:
            raise CommandError(f"there is no definition {folder / name}.xml")
    for name in names or paths:
        yield name, partial(_of_file, paths[name], lib, run)


def _of_file(path: Path, lib: Path, run: Path) -> _Moved:
    text = read_file(str(path))
    root = _root(text, str(path), "domain")
    name = string(root, "./name")
    moved = _Moved(name, text)
    moved.has_autostart = os.path.lexists(path.parent / "autostart" / path.name)
    if _runs(run, name, string(root, "./uuid")):
        moved.refusal = f"it is running, says {run / name}.xml: shut it down first"
    moved.checkpoints = _parents_first(lib / "checkpoint" / name)
    moved.snapshots = len([*(lib / "snapshot" / name).glob("*.xml")])
    saved = lib / "save" / f"{name}.save"
    moved.saved = str(saved) if os.path.lexists(saved) else None
    return moved


def _runs(run: Path, name: str, uuid: str) -> bool:
    """Return whether a status file of libvirtd is about a process that there is.

    The folder may be a copy from another host, which had other guests of that name.
    """
    try:
        root = _root((run / f"{name}.xml").read_text(errors="replace"), name, "domstatus")
        pid = int(string(root, "./@pid"))
    except (OSError, ValueError, CommandError):
        return False
    return string(root, "./domain/uuid") == uuid and Path(f"/proc/{pid}").exists()


def _parents_first(folder: Path) -> list[str]:
    """Return the documents of checkpoints in a folder, each behind its parent's."""
    texts: dict[str, str] = {}
    parents: dict[str, str] = {}
    for path in sorted(folder.glob("*.xml")):
        text = read_file(str(path))
        root = _root(text, str(path), "domaincheckpoint")
        name = string(root, "./name")
        texts[name], parents[name] = text, string(root, "./parent/name")
    found: dict[str, str] = {}
    while len(found) < len(texts):
        ready = [name for name in texts if name not in found and _is_ready(name, parents, found)]
        if not ready:
            lost = ", ".join(name for name in texts if name not in found)
            raise CommandError(f"the checkpoints in {folder} are not a tree: {lost}")
        found |= {name: texts[name] for name in ready}
    return list(found.values())


def _is_ready(name: str, parents: dict[str, str], found: dict[str, str]) -> bool:
    return not parents[name] or parents[name] in found


def _root(text: str, what: str, tag: str) -> etree._Element:
    root = parse(text, what)
    if root.tag != tag:
        raise CommandError(f"{what}: <{tag}> was expected, not <{root.tag}>")
    return root


# -- where they go ---------------------------------------------------------------------


def _move(session: Session, domains: Iterable[_Found], to: Connect, verb: str) -> None:
    """Define domains with their checkpoints, and say of each what became of it.

    One that cannot be moved does not keep others from it.
    """
    moved = failed = 0
    for name, read in domains:
        try:
            _define(session, read(), to, verb)
        except EXPLAINED as exc:
            failure = CommandError(f"Domain '{name}' not {verb}")
            failure.__cause__ = exc
            session.report(failure)
            failed += 1
        else:
            moved += 1
    if failed:
        raise CommandError(f"{failed} of {failed + moved} domains were not {verb}")
    if not moved:
        session.extra("There are no domains\n")


def _define(session: Session, domain: _Moved, to: Connect, verb: str) -> None:
    if domain.refusal is not None:
        raise CommandError(domain.refusal)
    root = _root(domain.xml, domain.name, "domain")
    _check_not_running(to, string(root, "./uuid"))
    defined = to.define_xml(domain.xml)
    for text in domain.checkpoints:
        defined.checkpoint_create_xml(text, _REDEFINE)
    notes = []
    if domain.has_autostart:
        try:
            defined.set_autostart(1)
        except LibvirtError as exc:
            notes.append(f"it is not marked for autostart: {exc}")
    if nvram := string(root, "./os/nvram"):
        notes.append(f"its NVRAM file {nvram} is used where it is")
    if domain.saved is not None:
        notes.append(f"its managed save image {domain.saved} stays there: it starts without it")
    if domain.snapshots:
        notes.append(f"its {domain.snapshots} snapshots stay behind")
    count = len(domain.checkpoints)
    of_it = f" with {count} checkpoint{'s' if count != 1 else ''}" if count else ""
    session.extra(f"Domain '{domain.name}' {verb}{of_it}\n")
    for note in notes:
        session.extra(f"  {note}\n")


def _check_not_running(to: Connect, uuid: str) -> None:
    try:
        known = to.lookup_by_uuid_string(uuid)
    except LibvirtError as exc:
        if exc.code == ErrorNumber.VIR_ERR_NO_DOMAIN:
            return
        raise
    if known.is_active():
        raise CommandError("it is running where it is to be defined: shut it down there first")


@contextmanager
def _connected(uri: str) -> Iterator[Connect]:
    from ... import blocking

    with failing(f"failed to connect to '{uri}'"):
        conn = blocking.connect(uri)
    with conn:
        yield conn


_DOMAIN = Option("domain", Kind.LIST, "a domain by its name, more than once; all without it")


@GROUP.command(
    "qemu-import",
    "take over domains of a libvirtd",
    Option("from", Kind.STRING, "the URI of the libvirtd", named=True),
    Option(
        "from-dir",
        Kind.STRING,
        "a folder with definitions as libvirtd keeps them, as /etc/libvirt/qemu",
        named=True,
    ),
    Option(
        "lib-dir",
        Kind.STRING,
        "the folder with checkpoints and saved guests of --from-dir, as /var/lib/libvirt/qemu",
        named=True,
    ),
    _DOMAIN,
    description=(
        "Define domains of a libvirtd here, with checkpoints and autostart. Nothing changes"
        " there.\nGuests that run are refused. A domain that is known here is defined anew.\n"
        "NVRAM files and images are used where they are; managed save images stay behind."
    ),
)
def qemu_import(session: Session, args: Arguments) -> None:
    args.exclusive("from", "from-dir")
    args.exclusive("from", "lib-dir")
    uri, folder = args.string("from"), args.string("from-dir")
    names = args.strings("domain")
    if uri is not None:
        with _connected(uri) as conn:
            _move(session, _of_server(conn, uri, names), session.connection, "imported")
    elif folder is not None:
        place = Path(folder)
        if not place.is_dir():
            raise CommandError(f"'{folder}' is no folder")
        lib, run = _beside(place)
        if (given := args.string("lib-dir")) is not None:
            lib = Path(given)
        found = _of_folder(place, lib, run, names)
        _move(session, found, session.connection, "imported")
    else:
        raise CommandError("--from or --from-dir is required")


def _beside(folder: Path) -> tuple[Path, Path]:
    """Return where the rest of what a libvirtd keeps is, and the status of guests."""
    config, lib, run = _SYSTEM
    if folder.resolve() == config:
        return lib, run
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    mine = Path(runtime) / "libvirt/qemu/run" if runtime else run
    # a libvirtd of one user has checkpoints beside definitions
    return folder, run if os.geteuid() == 0 else mine


@GROUP.command(
    "qemu-export",
    "give domains to a libvirtd",
    Option("to", Kind.STRING, "the URI of the libvirtd", required=True),
    _DOMAIN,
    description=(
        "Define domains of this server at a libvirtd, with checkpoints and autostart."
        " Nothing changes here.\nGuests that run are refused."
    ),
)
def qemu_export(session: Session, args: Arguments) -> None:
    where = session.given_uri or "this server"
    with _connected(args.required("to")) as conn:
        found = _of_server(session.connection, where, args.strings("domain"))
        _move(session, found, conn, "exported")
