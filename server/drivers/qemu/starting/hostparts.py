"""Parts of the host that a guest uses: sockets, logs, tap devices, files.

The server opens them and gives QEMU descriptors, because QEMU's user may not, or would
have to be let into folders of others.
"""

from __future__ import annotations

import errno
import os
import resource
import socket
import stat
import threading
from contextlib import ExitStack, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ..commandline.boot import NVRAM_FDS, nvram_of
from ..commandline.chardevs import log_of, source_of
from ..commandline.interfaces import is_virtio, queues_of, vhost_of
from ..devices.taps import open_tap
from ..refusals import no_network, system_error, unsupported_config
from ..unix_sockets import reachable
from .deciding import replace_devices, socket_of, with_target

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ....conf import xml
    from ....conf.domain.definition import DomainDef
    from ..disks.images import FileKey, Inspector
    from ..settings import Places

__all__ = ["HostParts", "files_to_give"]

_CHARDEVS = ("serial", "parallel", "console", "channel", "smartcard", "redirdev")
_VHOST_NET = "/dev/vhost-net"
_VHOST_VSOCK = "/dev/vhost-vsock"


def _chardevs(definition: DomainDef) -> Iterator[xml.Element]:
    """Iterate over character devices that are behind a device of their own."""
    for tag in _CHARDEVS:
        for device in definition.devices(tag):
            mirrors = tag == "console" and device.get("target", "type") == "serial"
            if not mirrors and "type" in device.attrs:
                yield device


class _Share:
    """What all starts together have of the descriptors that the process may have.

    A guest may have any number of sockets, taps and logs. Those of guests that start
    must leave descriptors for clients, and for all else.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._taken = 0

    def take(self, count: int) -> None:
        """Count so many more. Raises OSError with EMFILE if they are too many."""
        soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
        with self._lock:
            if soft != resource.RLIM_INFINITY and self._taken + count > soft // _PART:
                raise OSError(errno.EMFILE, os.strerror(errno.EMFILE))
            self._taken += count

    def give_back(self, count: int) -> None:
        with self._lock:
            self._taken -= count


_PART = 4  # of the descriptors that the process may have, one in so many is for starts
_share = _Share()


class HostParts:
    """Descriptors for one start of QEMU; they are closed when it has them.

    There is a bound for all starts together, as if the process had no more of them.
    """

    def __init__(self) -> None:
        self.fds: dict[str, int] = {}
        self._open = ExitStack()

    def close(self) -> None:
        """Close the descriptors. Safe to call twice."""
        self._open.close()
        self.fds = {}

    def open(self, definition: DomainDef, places: Places) -> None:
        """Open what a definition needs; in a thread.

        Names of tap devices come into the definition. Raises libvirt's errors for what
        cannot be had; all is closed then.
        """
        has_vhost = definition.tree.attrs["type"] == "kvm"
        count = _most_for(definition, has_vhost=has_vhost)
        try:
            _share.take(count)
        except OSError as exc:
            raise system_error(f"Unable to open {count} files for the guest", exc) from exc
        self._open.callback(_share.give_back, count)
        try:
            self._nvram(definition, places)
            for device in _chardevs(definition):
                self._chardev(device)
            replace_devices(definition, "interface", partial(self._interface, has_vhost=has_vhost))
            for device in definition.devices("vsock"):
                self._vsock(device)
        except BaseException:
            self.close()
            raise

    def _keep(self, name: str, fd: int) -> None:
        self._open.callback(os.close, fd)
        self.fds[name] = fd

    def _nvram(self, definition: DomainDef, places: Places) -> None:
        """Open NVRAM in the server's folder in both ways in which QEMU opens it."""
        path = (nvram_of(definition.tree) or ("", False))[0]
        if Path(path).parent != places.nvram:
            return
        for name, access in zip(NVRAM_FDS, (os.O_RDONLY, os.O_RDWR), strict=True):
            try:
                fd = os.open(path, access | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK)
            except OSError as exc:
                raise system_error(f"Failed to open file '{path}'", exc) from exc
            self._keep(name, fd)

    def _chardev(self, device: xml.Element) -> None:
        alias = device.get("alias", "name") or ""
        source = device.find("source")
        if device.attrs["type"] == "file":
            assert source is not None
            is_kept = source.attrs.get("append") == "on"
            self._keep(source_of(alias), _log(source.attrs["path"], is_kept=is_kept))
        log = device.find("log")
        if log is not None:
            is_kept = log.attrs.get("append", "off") == "on"
            self._keep(log_of(alias), _log(log.attrs["file"], is_kept=is_kept))
        path = socket_of(device)
        if path is not None:
            self._keep(alias, _listening(path))

    def _interface(self, device: xml.Element, *, has_vhost: bool) -> xml.Element:
        kind = device.attrs["type"]
        if kind == "network":
            raise no_network(device.get("source", "network"))
        if kind not in ("bridge", "ethernet"):
            return device
        tap = open_tap(device)
        for name, fd in tap.fds.items():
            self._keep(name, fd)
        if has_vhost and is_virtio(device):
            self._open_vhost(device)
        return with_target(device, tap.name)

    def _open_vhost(self, device: xml.Element) -> None:
        """Let the kernel move packets, where it can and the document lets it."""
        driver = device.get("driver", "name")
        alias = device.get("alias", "name") or ""
        for queue in range(queues_of(device)) if driver != "qemu" else ():
            try:
                fd = os.open(_VHOST_NET, os.O_RDWR | os.O_CLOEXEC)
            except OSError as exc:
                if driver == "vhost":
                    raise unsupported_config(
                        "vhost-net was requested for an interface, but is unavailable"
                    ) from exc
                return
            self._keep(vhost_of(alias, queue), fd)

    def _vsock(self, device: xml.Element) -> None:
        try:
            fd = os.open(_VHOST_VSOCK, os.O_RDWR | os.O_CLOEXEC)
        except OSError as exc:
            raise unsupported_config("unable to open vhost-vsock device") from exc
        self._keep(f"{device.get('alias', 'name')}-vhost", fd)


def _most_for(definition: DomainDef, *, has_vhost: bool) -> int:
    """Return how many descriptors a start of a guest takes at most."""
    count = len(NVRAM_FDS) + len(definition.devices("vsock"))
    for device in _chardevs(definition):
        count += device.attrs["type"] == "file" or socket_of(device) is not None
        count += device.find("log") is not None
    for device in definition.devices("interface"):
        if device.attrs["type"] in ("bridge", "ethernet"):
            count += queues_of(device) * (2 if has_vhost and is_virtio(device) else 1)
    return count


def _log(path: str, *, is_kept: bool) -> int:
    """Open a file into which a guest writes, and nothing else than a file."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC | os.O_NOCTTY | os.O_NONBLOCK
    try:
        fd = os.open(path, flags, 0o600)
        try:
            if not is_kept and stat.S_ISREG(os.fstat(fd).st_mode):
                os.ftruncate(fd, 0)
            os.set_blocking(fd, True)
        except BaseException:
            os.close(fd)
            raise
    except OSError as exc:
        raise system_error(f"Unable to open file: {path}", exc) from exc
    return fd


def _listening(path: str) -> int:
    """Make a socket on which QEMU will listen, in place of one that is there."""
    try:
        made = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM | socket.SOCK_CLOEXEC)
    except OSError as exc:
        raise system_error("Unable to create UNIX socket", exc) from exc
    try:
        Path(path).parent.mkdir(mode=0o700, exist_ok=True)
        with reachable(path) as where:
            if stat.S_ISSOCK(_mode(where)):
                os.unlink(where)
            made.bind(where)
        made.listen(1)
        return made.detach()
    except OSError as exc:
        made.close()
        raise system_error(f"Unable to bind to UNIX socket path '{path}'", exc) from exc


def _mode(path: str) -> int:
    try:
        return os.lstat(path).st_mode
    except OSError:
        return 0


def files_to_give(definition: DomainDef, inspector: Inspector) -> list[tuple[str, FileKey]]:
    """Return files besides images that are to be given to QEMU, which opens them.

    Raises VIR_ERR_SYSTEM_ERROR for one that is not there.
    """
    for path in _paths(definition):
        inspector.check_outside(path)
    os_element = definition.tree.find("os")
    assert os_element is not None
    shared = [table.text or "" for acpi in os_element.all("acpi") for table in acpi.children]
    for info in definition.tree.all("sysinfo"):
        shared += [entry.attrs["file"] for entry in info.all("entry") if "file" in entry.attrs]
    found = list(inspector.check_shared(shared))
    for device in _chardevs(definition):
        source = device.find("source")
        if device.attrs["type"] not in ("dev", "pipe") or source is None:
            continue
        path = source.attrs["path"]
        ends = [path, f"{path}.in", f"{path}.out"] if device.attrs["type"] == "pipe" else [path]
        for end in ends:
            with suppress(OSError):  # QEMU says what is missing
                status = os.stat(end)
                found.append((end, (status.st_dev, status.st_ino)))
    return found


def _paths(definition: DomainDef) -> Iterator[str]:
    """Iterate over paths that a definition names for other things than images."""
    for device in _chardevs(definition):
        for path in (device.get("source", "path"), device.get("log", "file")):
            if path is not None:
                yield path
    for device in definition.devices("rng"):
        backend = device.find("backend")
        if backend is not None and backend.attrs["model"] == "random" and backend.text:
            yield backend.text
    for device in definition.devices("graphics"):
        for listen in device.all("listen"):
            if "socket" in listen.attrs:
                yield listen.attrs["socket"]
    for device in definition.devices("filesystem"):
        yield device.get("source", "dir") or ""
    for device in definition.devices("audio"):
        if "path" in device.attrs:
            yield device.attrs["path"]
