"""Images that QEMU writes itself: the way of its user to them, and back."""

from __future__ import annotations

import contextlib
import os
import struct
import subprocess
from typing import TYPE_CHECKING

from . import places
from .errors import BackupError
from .target.files import open_folder, open_regular
from .target.header import read_header

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .disks import Guest
    from .target.folder import Target
    from .target.partial import Partial

__all__ = ["Passage", "check", "check_image", "give"]

_ACL = "system.posix_acl_access"
_OWNER, _USER, _GROUP, _MASK, _OTHERS = 0x01, 0x02, 0x04, 0x10, 0x20
_NAMED_GROUP = 0x08
_NOBODY = 0xFFFFFFFF


def check(uri: str, guest: Guest) -> None:
    """Raise `BackupError` where QEMU cannot write into a target of this process's."""
    if places.is_elsewhere(uri):
        raise BackupError(
            "the server is on another host, whose QEMU cannot write into this target: use pull mode"
        )
    user = places.owner(guest)
    if user is not None and user[0] != os.geteuid() != 0:
        raise BackupError(
            f"QEMU runs as user {user[0]}, and only root can give the target to it: use pull mode"
        )


class Passage:
    """Right of QEMU's user to a point's folder, until it ends."""

    def __init__(self, target: Target, partial: Partial, before: bytes) -> None:
        self._target = target
        self._partial = partial
        self._before = before

    def end(self, files: Iterable[os.PathLike[str]]) -> None:
        """Take the folder back, and those of the files that are there."""
        mine = os.geteuid(), os.getegid()
        os.chown(self._partial.path, *mine)
        if _acl_of(self._target.path) != self._before:
            os.setxattr(self._target.path, _ACL, self._before)
        for file in files:
            with contextlib.suppress(FileNotFoundError):
                _take(file, mine)


def give(target: Target, partial: Partial, guest: Guest) -> Passage | None:
    """Give a point's folder to QEMU, and let it pass through the target's.

    Returns None where it is the user of this process. Raises `BackupError` if QEMU's
    user cannot get as far as to the target.
    """
    user = places.owner(guest)
    if user is None or user[0] == os.geteuid():
        return None
    # what a push that was killed left does not count
    before = _without_passage(_acl_of(target.path), user[0])
    passage = Passage(target, partial, before)
    try:
        os.chown(partial.path, *user)
        if not _passes(target.path, user):
            os.setxattr(target.path, _ACL, _with_passage(before, user[0]))
        if not _passes(partial.path, user):
            raise BackupError(
                f"QEMU's user ({user[0]}) cannot get to {target.path}: let it pass through"
                " the folders above, or use pull mode"
            )
    except BaseException:
        passage.end(())
        raise
    return passage


def check_image(file: os.PathLike[str]) -> None:
    """Raise TargetError for what no program may open: it was QEMU's, and its user's."""
    with open(file, "rb") as image:
        read_header(image.fileno(), os.fspath(file))


def _take(file: os.PathLike[str], owner: tuple[int, int]) -> None:
    """Take a file from QEMU; raise TargetError for a link that it put there."""
    folder = open_folder(os.path.dirname(file))
    try:
        fd = open_regular(os.path.basename(file), folder)
    finally:
        os.close(folder)
    try:
        os.fchown(fd, *owner)
        os.fchmod(fd, 0o600)
    finally:
        os.close(fd)


def _passes(folder: os.PathLike[str], user: Sequence[int]) -> bool:
    """Return whether a user may pass through a folder, and get there at all."""
    done = subprocess.run(
        ["/bin/sh", "-c", 'test -x "$1"', "sh", os.fspath(folder)],
        user=user[0],
        group=user[1],
        extra_groups=[],
        cwd="/",
        check=False,
    )
    return done.returncode == 0


def _acl_of(folder: os.PathLike[str]) -> bytes:
    """Return the access control list of a folder, made of its mode if it has none."""
    with contextlib.suppress(OSError):
        return os.getxattr(folder, _ACL)
    mode = os.stat(folder).st_mode
    groups = ((_OWNER, mode >> 6 & 7), (_GROUP, mode >> 3 & 7), (_OTHERS, mode & 7))
    return _list({(tag, _NOBODY): bits for tag, bits in groups})


def _with_passage(acl: bytes, user: int) -> bytes:
    """Return a list that lets one more user pass."""
    entries = _entries(acl)
    entries[_USER, user] = entries.get((_USER, user), 0) | 1
    mask = entries.get((_MASK, _NOBODY), entries[_GROUP, _NOBODY])
    entries[_MASK, _NOBODY] = mask | 1
    return _list(entries)


def _without_passage(acl: bytes, user: int) -> bytes:
    """Return a list without the entry that lets a user pass, and do nothing else."""
    entries = _entries(acl)
    if entries.get((_USER, user)) != 1:
        return acl
    del entries[_USER, user]
    if not any(tag in (_USER, _NAMED_GROUP) for tag, _ in entries):
        del entries[_MASK, _NOBODY]
    return _list(entries)


def _entries(acl: bytes) -> dict[tuple[int, int], int]:
    return {(tag, who): bits for tag, bits, who in struct.iter_unpack("<HHI", acl[4:])}


def _list(entries: dict[tuple[int, int], int]) -> bytes:
    return struct.pack("<I", 2) + b"".join(
        struct.pack("<HHI", tag, bits, who) for (tag, who), bits in sorted(entries.items())
    )
