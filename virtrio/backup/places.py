"""Where a backup job has its socket, its port and its scratch images.

A job's places share a token, a random number by which it is recognised later: the
socket is ``virtrio-TOKEN/nbd`` in a folder that only the server's user and QEMU's may
enter, the scratch image of ``vda.qcow2`` is ``vda.qcow2.virtrio-TOKEN`` beside it. The
server makes both files, and takes them away when the job ends.

Where the server is elsewhere, QEMU listens on a TCP port of that host.
"""

from __future__ import annotations

import contextlib
import grp
import os
import pwd
import re
import secrets
import struct
import tempfile
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import quote

from ..client import uri as uris
from . import xml
from .errors import BackupError

if TYPE_CHECKING:
    from .disks import Disk, Guest

__all__ = ["TOKEN", "Place", "Ways", "is_elsewhere", "make", "owner", "remove", "scratch"]

TOKEN = re.compile(r"[0-9a-f]{12}")
"""What a token looks like."""

NBD_PORT = 10809
"""First port that is tried where none is named."""

# Bytes of a unix socket's path, with the NUL at its end.
_SOCKET_PATH = 108
_ACL_ACCESS, _ACL_DEFAULT = "system.posix_acl_access", "system.posix_acl_default"


@dataclass(frozen=True, slots=True)
class Ways:
    """How a job's data come here; all of it has defaults.

    ``socket_dir`` and ``scratch_dir`` are folders of the server's host, for the socket
    and for scratch images. ``address`` and ``port`` are where QEMU listens on TCP,
    which it does if one of them is given, or if the server is elsewhere. ``tls_dir`` is
    a folder with certificates of a client; the export has TLS if it is given.
    """

    socket_dir: str | None = None
    scratch_dir: str | None = None
    address: str | None = None
    port: int | None = None
    tls_dir: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where one job's exports are, and the token by which it is recognised.

    ``folder`` was made for the job. It is None for TCP.
    """

    token: str
    server: xml.UnixServer | xml.TcpServer
    ways: Ways = field(default_factory=Ways)
    folder: str | None = None

    def url(self, export: str) -> str:
        """Return the NBD URI of an export."""
        scheme = "nbd" if self.ways.tls_dir is None else "nbds"
        if isinstance(self.server, xml.UnixServer):
            return f"{scheme}+unix:///{quote(export)}?socket={quote(self.server.socket)}"
        host = f"[{self.server.host}]" if ":" in self.server.host else self.server.host
        return f"{scheme}://{host}:{self.server.port}/{quote(export)}"


def is_elsewhere(uri: str) -> bool:
    """Tell whether a connection's URI leads to another host."""
    host = uris.split(uri).host.casefold()
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


def make(uri: str, guest: Guest, ways: Ways | None = None) -> Place:
    """Make the place for a job: a folder for the socket, or the choice of a port.

    Raises `BackupError` where a folder cannot be made or given to QEMU.
    """
    ways = ways or Ways()
    token = secrets.token_hex(6)
    tls = None if ways.tls_dir is None else True
    if ways.address is not None or ways.port is not None or is_elsewhere(uri):
        host = ways.address or uris.split(uri).host or "localhost"
        return Place(token, xml.TcpServer(host, ways.port or NBD_PORT, tls), ways)
    above = ways.socket_dir or _runtime(guest)
    folder = os.path.join(above, f"virtrio-{token}")
    path = os.path.join(folder, "nbd")
    if len(os.fsencode(path)) >= _SOCKET_PATH:
        raise BackupError(f"the path of a socket in {above} is too long")
    try:
        os.mkdir(folder, 0o700)
        try:
            _admit(folder, owner(guest))
        except BaseException:
            os.rmdir(folder)
            raise
    except OSError as exc:
        raise BackupError(f"no folder for a socket in {above}: {exc.strerror}") from exc
    return Place(token, xml.UnixServer(path, tls), ways, folder)


def next_port(place: Place) -> Place | None:
    """Return the place with another port; None if the port was named, or there is none."""
    if not isinstance(place.server, xml.TcpServer) or place.ways.port is not None:
        return None
    port = (place.server.port or NBD_PORT) + 1
    server = xml.TcpServer(place.server.host, port, place.server.tls)
    return Place(place.token, server, place.ways, place.folder)


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
    suffix = f"virtrio-{place.token}"
    if place.ways.scratch_dir is not None:
        return os.path.join(place.ways.scratch_dir, f"{disk.name}.{suffix}")
    if disk.path is not None:
        return f"{disk.path}.{suffix}"
    raise BackupError(
        f"disk '{disk.name}' is no file, beside which its scratch image could be: name a"
        " folder of the server's host for it"
    )


def remove(place: Place) -> None:
    """Take the folder of a job's socket away; what is not there is no error."""
    if place.folder is None:
        return
    with contextlib.suppress(FileNotFoundError):
        os.unlink(os.path.join(place.folder, "nbd"))
    with contextlib.suppress(FileNotFoundError):
        os.rmdir(place.folder)
