"""Where a backup job has its socket, its port and its scratch images.

The files of a job have a mark in their names, a random one by which the job is
recognised later: its socket is ``MARK/nbd`` in a folder that only the server's user and
QEMU's may enter, the scratch image of the disk ``vda`` is ``vda.MARK`` beside its
image. The server makes both files, and takes them away when the job ends. The files of
a push are in the folder of its point, whose path is the mark.

Where the server is elsewhere, QEMU listens on a TCP port of that host.
"""

from __future__ import annotations

import contextlib
import grp
import os
import pwd
import re
import secrets
import stat
import struct
import tempfile
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from ..protocol.uri import split
from . import arguments, xml
from .errors import BackupError
from .reading import Export

if TYPE_CHECKING:
    from .disks import Disk, Guest

__all__ = [
    "MARK",
    "Place",
    "Ways",
    "check_path",
    "is_elsewhere",
    "make",
    "next_port",
    "owner",
    "plan",
    "remove",
    "remove_folder",
    "scratch",
]

MARK = re.compile(r"virtrio-[0-9a-f]{12}")
"""Form of the mark of a pull."""

NBD_PORT = 10809
"""First port that is tried where none is named."""

# Bytes of a unix socket's path, with the NUL at its end.
_SOCKET_PATH = 108
_ACL_ACCESS, _ACL_DEFAULT = "system.posix_acl_access", "system.posix_acl_default"


@dataclass(frozen=True, slots=True)
class Ways:
    """How a job's data come here; all of it has defaults.

    ``socket_dir`` and ``scratch_dir`` are folders of the server's host, for the socket
    and for scratch images. ``address`` and ``port`` are where QEMU listens on TCP, by
    default at the URI's host. ``tls_dir`` is a folder with certificates of a client;
    the export has TLS if it is given. QEMU listens on TCP if one of the three is given,
    or if the server is elsewhere.

    Raises TypeError for a value of another kind.
    """

    socket_dir: str | None = None
    scratch_dir: str | None = None
    address: str | None = None
    port: int | None = None
    tls_dir: str | None = None

    def __post_init__(self) -> None:
        for name in ("socket_dir", "scratch_dir", "tls_dir"):
            if (folder := getattr(self, name)) is not None:
                arguments.path(name, folder)
                object.__setattr__(self, name, os.fspath(folder))
        arguments.text("address", self.address)
        if self.port is not None:
            arguments.number("port", self.port)


@dataclass(frozen=True, slots=True)
class Place:
    """Where one job has its files and exports, and the mark by which it is recognised.

    ``mark`` is in the names of the job's files. ``server`` is None in a push.
    ``folder`` is made for the job; it is None for TCP, and in a push.
    """

    mark: str
    server: xml.UnixServer | xml.TcpServer | None = None
    ways: Ways = field(default_factory=Ways)
    folder: str | None = None

    @property
    def socket(self) -> str | None:
        """Path of the socket, None where there is none."""
        return self.server.socket if isinstance(self.server, xml.UnixServer) else None

    def export(self, name: str, bitmap: str | None) -> Export:
        """Return the export of a disk."""
        if isinstance(self.server, xml.UnixServer):
            return Export.on_socket(self.server.socket, name, bitmap)
        assert self.server is not None
        tls_dir = self.ways.tls_dir
        port = self.server.port or NBD_PORT
        return Export.at_host(self.server.host, port, name, bitmap, tls_dir=tls_dir)


def is_elsewhere(uri: str) -> bool:
    """Tell whether a connection's URI leads to another host."""
    host = split(uri).host.casefold()
    return not (host in ("", "localhost", "::1") or host.startswith("127."))


def owner(guest: Guest) -> tuple[int, int] | None:
    """Return the numbers of the user and group that QEMU runs as; None if unknown."""
    if guest.user is None:
        return None
    try:
        user = int(guest.user) if guest.user.isdigit() else pwd.getpwnam(guest.user).pw_uid
        if guest.group is None:
            return user, pwd.getpwuid(user).pw_gid
        group = int(guest.group) if guest.group.isdigit() else grp.getgrnam(guest.group).gr_gid
    except KeyError:
        return None
    return user, group


def plan(uri: str, guest: Guest, ways: Ways | None = None) -> Place:
    """Return the place for a pull: a socket, or a port of the server's host.

    Raises `BackupError` for a folder whose path is too long for a socket in it, and for
    an address or a port that none can be.
    """
    ways = ways or Ways()
    mark = f"virtrio-{secrets.token_hex(6)}"
    over_tcp = (ways.address, ways.port, ways.tls_dir) != (None, None, None)
    if over_tcp or is_elsewhere(uri):
        host = ways.address or split(uri).host or "localhost"
        tls = None if ways.tls_dir is None else True
        port = NBD_PORT if ways.port is None else ways.port
        try:
            return Place(mark, xml.TcpServer(host, port, tls), ways)
        except ValueError as exc:
            raise BackupError(f"QEMU cannot listen there: {exc}") from exc
    above = os.path.abspath(ways.socket_dir or _runtime(guest))
    folder = os.path.join(above, mark)
    path = os.path.join(folder, "nbd")
    check_path(path)
    if len(os.fsencode(path)) >= _SOCKET_PATH:
        raise BackupError(f"the path of a socket in {above} is too long")
    return Place(mark, xml.UnixServer(path), ways, folder)


def check_path(path: str) -> None:
    """Raise `BackupError` for a path that cannot be told to a server."""
    try:
        xml.Store(path)
    except ValueError:
        raise BackupError(f"a server cannot be told of the path {path!r}") from None


def make(place: Place, guest: Guest) -> None:
    """Make the folder for a socket, where the place has one.

    Raises `BackupError` where it cannot be made, or not be given to QEMU, and where
    there are no certificates for TLS.
    """
    tls_dir = place.ways.tls_dir
    if tls_dir is not None and not os.path.isfile(os.path.join(tls_dir, "ca-cert.pem")):
        raise BackupError(f"there is no ca-cert.pem in {tls_dir}")
    if place.folder is None:
        return
    try:
        os.mkdir(place.folder, 0o700)
        try:
            _admit(place.folder, owner(guest))
        except BaseException:
            os.rmdir(place.folder)
            raise
    except OSError as exc:
        raise BackupError(
            f"cannot make a folder for a socket in {os.path.dirname(place.folder)}: {exc.strerror}"
        ) from exc


def next_port(place: Place) -> Place | None:
    """Return the place with another port; None if it has none, or it was named."""
    if not isinstance(place.server, xml.TcpServer) or place.ways.port is not None:
        return None
    port = (place.server.port or NBD_PORT) + 1
    return replace(place, server=replace(place.server, port=port))


def _runtime(guest: Guest) -> str:
    if os.geteuid() == 0:
        return "/run"
    given = os.environ.get("XDG_RUNTIME_DIR")
    found = owner(guest)
    if given and (found is None or found[0] == os.geteuid()):
        return given
    # others than this user get no further than that folder
    return tempfile.gettempdir()


def _admit(folder: str, user: tuple[int, int] | None) -> None:
    """Let QEMU's user make a socket in a folder, and this one use it."""
    if user is None or user[0] == os.geteuid():
        return
    if os.geteuid() == 0:
        os.chown(folder, *user)
        return
    os.setxattr(folder, _ACL_ACCESS, _acl(user[0]))
    os.setxattr(folder, _ACL_DEFAULT, _acl(user[0], os.geteuid()))


# Tags of entries: owner, a user, owning group, mask, others (linux/posix_acl.h).
_OWNER, _USER, _GROUP, _MASK, _OTHERS = 0x01, 0x02, 0x04, 0x10, 0x20
_NOBODY = 0xFFFFFFFF


def _acl(*users: int) -> bytes:
    """Return an access control list for the owner and users, as the kernel reads it."""
    entries = [
        (_OWNER, 7, _NOBODY),
        *((_USER, 7, user) for user in sorted(users)),
        (_GROUP, 0, _NOBODY),
        (_MASK, 7, _NOBODY),
        (_OTHERS, 0, _NOBODY),
    ]
    return struct.pack("<I", 2) + b"".join(struct.pack("<HHI", *entry) for entry in entries)


def scratch(place: Place, disk: Disk) -> str:
    """Return the path of a disk's scratch image, on the server's host.

    Raises `BackupError` for a disk that is no file, where there is no folder for it.
    """
    folder = place.ways.scratch_dir
    if folder is None and disk.path is not None:
        folder = os.path.dirname(disk.path)
    if folder is not None:
        # two disks may have one image, whose name may be as long as names can be
        return os.path.join(folder, f"{disk.name}.{place.mark}")
    raise BackupError(
        f"disk '{disk.name}' is no file, beside which its scratch image could be: a folder of"
        " the server's host is needed for it (--scratch-dir)"
    )


def remove(place: Place) -> None:
    """Take the folder of a job's socket away; what is not there is no error."""
    if place.folder is not None:
        remove_folder(place.folder)


def remove_folder(folder: str) -> None:
    """Take a folder away in which a job had its socket; others are left as they are."""
    path = os.path.join(folder, "nbd")
    with contextlib.suppress(OSError):
        if stat.S_ISSOCK(os.lstat(path).st_mode):
            os.unlink(path)
    with contextlib.suppress(OSError):
        os.rmdir(folder)
