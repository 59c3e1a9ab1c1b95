"""Files of images: their chains, and whether QEMU can open them.

All of this touches disks that may be slow: it is called in threads.

A file is looked at by a descriptor that does not open it: another file that takes its
place between two looks is noticed, a FIFO holds nobody, and no device is started. What
a file contains is read only where a definition or a layer above says that it is qcow2;
a raw image has one layer, whatever is in it.
"""

from __future__ import annotations

import json
import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, unquote, urlsplit

from .....protocol._generated.enums import ErrorDomain
from .....protocol.errors import LibvirtError
from ..refusals import internal_error, no_pool, storage_error, system_error, unsupported_config
from ..unix_sockets import is_own_socket

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ....conf import xml
    from ..processes.process import Identity

__all__ = [
    "FileKey",
    "Image",
    "Inspector",
    "measure",
    "nbd_arguments",
    "open_file",
    "place_of",
    "read_start",
]

FileKey = tuple[int, int]
"""Device and number of a file, which tell it from all others."""

_QCOW2 = b"QFI\xfb"
_DEEPEST = 200
_MOST_HEADER = 64 * 1024
_BACKING_FORMAT = 0xE2792ACA
_EXTERNAL_DATA = 4  # a bit of the incompatible features
_MOST_NAME = 1023
_FORMATS = ("qcow2", "raw", "qcow", "qed", "vmdk", "vdi", "vpc", "bochs", "cloop", "dmg")
_ATTRIBUTES = {"file": "file", "block": "dev"}


@dataclass(frozen=True, slots=True)
class Image:
    """Image of a chain: a file or block device, or one that QEMU reads by itself.

    ``remote`` are the arguments of a storage node for the latter; ``key`` is the file.
    """

    path: str
    format: str
    is_block: bool
    key: FileKey | None = None
    remote: dict[str, Any] | None = None


def open_file(path: str, key: FileKey | None = None) -> tuple[int, os.stat_result]:
    """Get hold of a file without opening it; return a descriptor and its status.

    `place_of` names the file of the descriptor. Raises OSError; FileNotFoundError also
    for another file than that with ``key``.
    """
    fd = os.open(path, os.O_PATH | os.O_CLOEXEC)
    try:
        status = os.fstat(fd)
        if key is not None and (status.st_dev, status.st_ino) != key:
            raise FileNotFoundError(2, "No such file or directory")
    except BaseException:
        os.close(fd)
        raise
    return fd, status


def place_of(fd: int) -> str:
    """Return a path of the file of a descriptor, whatever happens to its folder."""
    return f"/proc/self/fd/{fd}"


def measure(path: str) -> tuple[os.stat_result, int]:
    """Return the status of a file and its length, for which only disks are opened.

    Raises OSError.
    """
    fd, found = open_file(path)
    try:
        if not stat.S_ISBLK(found.st_mode):
            return found, found.st_size
        device = os.open(place_of(fd), os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        try:
            return found, os.lseek(device, 0, os.SEEK_END)
        finally:
            os.close(device)
    finally:
        os.close(fd)


def read_start(path: str, size: int, key: FileKey | None = None) -> bytes:
    """Return the first bytes of a regular file or block device, at most so many.

    There are none of a file of another kind, which is not opened, and of one whose
    reader would have to wait. Raises OSError as `open_file` does.
    """
    fd, found = open_file(path, key)
    try:
        if not stat.S_ISREG(found.st_mode) and not stat.S_ISBLK(found.st_mode):
            return b""
        flags = os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC
        with open(os.open(place_of(fd), flags), "rb") as file:
            return file.read(size) or b""  # None of a file without anything to read now
    finally:
        os.close(fd)


@dataclass(frozen=True, slots=True)
class Inspector:
    """Rules by which images are looked at.

    ``identity`` is QEMU's user, None for the server's own. No image is in a folder of
    ``protected``, which are the server's own.
    """

    identity: Identity | None
    protected: Sequence[Path] = ()

    # -- chains ------------------------------------------------------------------------

    def chain(self, disk: xml.Element) -> list[Image]:
        """Return the layers of a disk, the top one first.

        The layers that the definition names come first; where it does not end the
        chain, the headers of qcow2 images say what is below. Raises
        VIR_ERR_SYSTEM_ERROR for a layer that QEMU's user cannot open,
        VIR_ERR_INTERNAL_ERROR for a chain that loops or has too many layers, or a file
        of another kind, VIR_ERR_CONFIG_UNSUPPORTED for images that cannot be used.
        """
        found = [self._named(disk, disk.get("driver", "type") or "raw", None)]
        store = disk.find("backingStore")
        while store is not None:
            if "type" not in store.attrs:
                return found
            form = store.get("format", "type") or "raw"
            found.append(self._named(store, form, found[0].path))
            store = store.find("backingStore")
        self._extend(found)
        return found

    def _named(self, element: xml.Element, form: str, top: str | None) -> Image:
        """Return the image that an element of the definition names."""
        source, kind = element.find("source"), element.attrs["type"]
        if form not in _FORMATS:
            raise unsupported_config(f"images of format '{form}' are not supported")
        if kind == "network" and source is not None:
            remote = nbd_arguments(source)
            return Image(source.attrs.get("name", ""), form, False, remote=remote)
        if kind == "volume" and source is not None:
            raise no_pool(source.attrs.get("pool", ""))
        path = source.attrs.get(_ATTRIBUTES.get(kind, "")) if source is not None else None
        if path is None:
            raise unsupported_config(f"images of type '{kind}' are not supported")
        has_identity = form == "qcow2" or top is not None
        status = self.check(path, top=top, says_who=has_identity)
        is_block = stat.S_ISBLK(status.st_mode)
        if is_block != (kind == "block"):
            raise _wrong_kind(path, is_block=kind == "block")
        return Image(path, form, is_block, (status.st_dev, status.st_ino))

    def _extend(self, found: list[Image]) -> None:
        """Append the layers that headers name, below the last one."""
        top = found[0].path
        places = {image.key: place for place, image in enumerate(found) if image.key}
        while (last := found[-1]).format == "qcow2" and last.key is not None:
            below = self._backing(last)
            if below is None:
                return
            name, form = below
            image = self._below(last, name, form, top)
            if image.key is not None and image.key in places:
                start = places[image.key]
                loop = found[start:]
                deepest = loop[(_DEEPEST - start) % len(loop)].path
                raise _too_deep(deepest)
            if len(found) > _DEEPEST:
                raise _too_deep(image.path)
            if image.key is not None:
                places[image.key] = len(found)
            found.append(image)

    def _below(self, above: Image, name: str, form: str | None, top: str) -> Image:
        """Return the image that a header names."""
        remote, path = _location(name, above.path)
        if remote is not None:
            return Image(path, self._known_format(above, name, form or "raw"), False, None, remote)
        status = self.check(path, top=top)
        image = Image(
            path, form or "raw", stat.S_ISBLK(status.st_mode), (status.st_dev, status.st_ino)
        )
        if form is None:
            form = self._probed(image, above)
        form = self._known_format(above, name, form)
        return Image(image.path, form, image.is_block, image.key)

    def _known_format(self, above: Image, name: str, form: str) -> str:
        if form not in _FORMATS:
            raise unsupported_config(
                f"backing image '{name}' of '{above.path}' has the format '{form}', which is not "
                "supported"
            )
        return form

    def _probed(self, image: Image, above: Image) -> str:
        """Return the format of an image about which the header above says nothing.

        It can be known only for one that stands alone.
        """
        header = _header(image)
        if header[:4] != _QCOW2:
            return "raw"
        features = int.from_bytes(header[72:80]) if int.from_bytes(header[4:8]) >= 3 else 0
        if self._backing(image) is None and not features & _EXTERNAL_DATA:
            return "qcow2"
        raise unsupported_config(
            f"format of backing image '{image.path}' of image '{above.path}' was not specified in "
            "the image metadata (See https://libvirt.org/kbase/backing_chains.html for "
            "troubleshooting)"
        )

    def _backing(self, image: Image) -> tuple[str, str | None] | None:
        """Return the backing file of a qcow2 image and its format, as its header says.

        Of a damaged header QEMU itself says what is wrong: it gets no layer below.
        """
        return _backing_of(_header(image))

    # -- access ------------------------------------------------------------------------

    def check(self, path: str, *, top: str | None = None, says_who: bool = True) -> os.stat_result:
        """Check that QEMU's user can reach an image, and what it is; return its status.

        The file itself may be given to that user; folders on the way are not. ``top``
        is the image of which this is a layer.
        """
        try:
            if not os.path.isabs(path):
                raise FileNotFoundError(2, "No such file or directory")
            real = os.path.realpath(path)
            self.check_outside(path)
            fd, found = open_file(path)
            os.close(fd)
            if not self._reaches(path) or not self._reaches(real):
                says_who = True
                raise PermissionError(13, "Permission denied")
        except OSError as exc:
            identity = self.identity
            who = f" (as uid:{identity.uid}, gid:{identity.gid})" if identity and says_who else ""
            what = (
                f"Cannot access storage file '{path}'{who}"
                if top is None
                else f"Cannot access backing file '{path}' of storage file '{top}'{who}"
            )
            raise system_error(what, exc, ErrorDomain.VIR_FROM_STORAGE) from exc
        if not stat.S_ISREG(found.st_mode) and not stat.S_ISBLK(found.st_mode):
            raise _wrong_kind(path, is_block=False)
        return found

    def _reaches(self, path: str) -> bool:
        """Return whether QEMU's user may search all folders on the way to a file."""
        if self.identity is None:
            return True
        folder = os.path.dirname(os.path.abspath(path))
        while True:
            if not _may(os.stat(folder), self.identity, 1):
                return False
            if folder == "/":
                return True
            folder = os.path.dirname(folder)

    def check_outside(self, path: str) -> None:
        """Raise VIR_ERR_CONFIG_UNSUPPORTED for a path of the server.

        That is one in its folders, or a socket on which it listens.
        """
        real = os.path.realpath(path)
        for folder in self.protected:
            if Path(real).is_relative_to(os.path.realpath(folder)):
                raise unsupported_config(
                    f"'{path}' is in '{folder}', whose files are the server's own"
                )
        if is_own_socket(real):
            raise unsupported_config(f"'{path}' is a socket of the server")

    def check_shared(self, paths: Iterable[str]) -> list[tuple[str, FileKey]]:
        """Check files that guests only read, such as kernels.

        Returns those that QEMU's user could not read if they were not given to it.
        """
        found = []
        for path in paths:
            try:
                status = self.check(path)
            except LibvirtError as exc:
                if not isinstance(exc.__cause__, FileNotFoundError):
                    raise
                raise system_error(
                    f"unable to stat: {path}", exc.__cause__, ErrorDomain.VIR_FROM_SECURITY
                ) from exc
            if self.identity is not None and not _may(status, self.identity, 4):
                found.append((path, (status.st_dev, status.st_ino)))
        return found


def _header(image: Image) -> bytes:
    try:
        return read_start(image.path, _MOST_HEADER, image.key)
    except OSError as exc:
        what = f"Cannot access storage file '{image.path}'"
        raise system_error(what, exc, ErrorDomain.VIR_FROM_STORAGE) from exc


def _backing_of(header: bytes) -> tuple[str, str | None] | None:
    if header[:4] != _QCOW2 or len(header) < 72:
        return None
    version = int.from_bytes(header[4:8])
    offset, size = int.from_bytes(header[8:16]), int.from_bytes(header[16:20])
    if not offset or not 0 < size <= _MOST_NAME or offset + size > len(header):
        return None
    name = os.fsdecode(header[offset : offset + size])
    if "\0" in name:
        return None
    place = 72
    if version >= 3:
        if len(header) < 104:
            return None
        place = int.from_bytes(header[100:104])
    while place + 8 <= min(offset, len(header)):
        kind, length = (int.from_bytes(header[place + at : place + at + 4]) for at in (0, 4))
        if kind == 0:
            break
        if kind == _BACKING_FORMAT:
            return name, header[place + 8 : place + 8 + length].decode("ascii", "replace")
        place += 8 + (length + 7) // 8 * 8
    return name, None


def _may(status: os.stat_result, identity: Identity, bits: int) -> bool:
    if identity.uid == status.st_uid:
        return bool(status.st_mode >> 6 & bits)
    if status.st_gid in (identity.gid, *identity.groups):
        return bool(status.st_mode >> 3 & bits)
    return bool(status.st_mode & bits)


def _too_deep(path: str) -> LibvirtError:
    return storage_error(f"backing store for {path} is self-referential or too deeply nested")


def _wrong_kind(path: str, *, is_block: bool) -> LibvirtError:
    """Make the error about a file of another kind, which is QEMU's in libvirt."""
    if is_block:
        return internal_error(
            f"'host_device' driver requires '{path}' to be either a character or block device"
        )
    return internal_error(f"'file' driver requires '{path}' to be a regular file")


# -- images elsewhere ------------------------------------------------------------------


def nbd_arguments(source: xml.Element) -> dict[str, Any]:
    """Return the arguments of a storage node for the NBD server that a source names.

    Raises VIR_ERR_CONFIG_UNSUPPORTED for other protocols.
    """
    protocol = source.attrs.get("protocol")
    if protocol != "nbd":
        raise unsupported_config(f"disks of protocol '{protocol}' are not supported")
    if source.attrs.get("tls") == "yes":
        raise unsupported_config("NBD disks with TLS are not supported")
    hosts = list(source.all("host"))
    if len(hosts) != 1:
        raise internal_error("nbd protocol accepts only one host")
    attrs = hosts[0].attrs
    if attrs.get("transport") == "unix":
        return _nbd({"type": "unix", "path": attrs["socket"]}, source.attrs.get("name"))
    if "transport" in attrs:
        raise unsupported_config(f"transport '{attrs['transport']}' is not supported for NBD")
    server = {"type": "inet", "host": attrs["name"], "port": attrs.get("port", "10809")}
    return _nbd(server, source.attrs.get("name"))


def _nbd(server: dict[str, Any], export: str | None) -> dict[str, Any]:
    found: dict[str, Any] = {"driver": "nbd", "server": server}
    if export:
        found["export"] = export
    return found


def _location(name: str, above: str) -> tuple[dict[str, Any] | None, str]:
    """Return where an image is that a header names: a node's arguments, or a path.

    Raises VIR_ERR_CONFIG_UNSUPPORTED for what can be neither.
    """
    if name.startswith("json:"):
        return _from_json(name, above)
    scheme = name.partition(":")[0] if ":" in name.partition("/")[0] else ""
    if scheme in ("nbd", "nbd+tcp", "nbd+unix"):
        return _from_uri(name), name
    if scheme not in ("", "file"):
        raise unsupported_config(f"backing image '{name}' of '{above}' is not supported")
    path = name.removeprefix("file:")
    return None, os.path.join(os.path.dirname(above), path)


def _from_uri(name: str) -> dict[str, Any]:
    try:
        parts = urlsplit(name)
        export = unquote(parts.path.removeprefix("/"))
        if parts.scheme == "nbd+unix":
            (path,) = parse_qs(parts.query)["socket"]
            return _nbd({"type": "unix", "path": path}, export)
        if parts.hostname:
            port = str(parts.port or 10809)
            return _nbd({"type": "inet", "host": parts.hostname, "port": port}, export)
    except (ValueError, KeyError):
        pass
    raise unsupported_config(f"cannot parse the backing image '{name}'")


def _from_json(name: str, above: str) -> tuple[dict[str, Any] | None, str]:
    try:
        said = json.loads(name.removeprefix("json:"))
        for _ in range(2):  # the node of a format, then that of the storage
            if isinstance(said.get("file"), dict):
                said = said["file"]
        driver = said["driver"]
        if driver in ("file", "host_device"):
            return None, os.path.join(os.path.dirname(above), str(said["filename"]))
        if driver == "nbd" and isinstance(said.get("server"), dict):
            server = {key: str(value) for key, value in said["server"].items()}
            if server["type"] in ("inet", "unix"):
                return _nbd(server, said.get("export")), name
    except (ValueError, LookupError, AttributeError, RecursionError):
        pass
    raise unsupported_config(f"backing image '{name}' of '{above}' is not supported")
