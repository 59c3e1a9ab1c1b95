"""Writer of images: a qemu-nbd with one image and one client, which ends with it.

The connection is made before qemu-nbd starts, which is handed the listening socket as
systemd would. By then the socket's path is gone: nobody else can connect, and nothing
is left to remove, whoever is killed.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import shutil
import socket
import subprocess
import tempfile
from typing import TYPE_CHECKING, BinaryIO

from .errors import DestinationError
from .image import as_json

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ...client.scripts.steps import Stop
    from .image import Image

__all__ = ["ImageServer", "serving"]

# qemu-nbd gets the socket as descriptor 3, from its input. It is not started where its
# parent died before `setpriv` asked the kernel to kill it with its parent.
_START = 'test "$PPID" = "$1" || exit 1; shift; LISTEN_PID=$$ exec "$@" 3<&0 </dev/null'


class ImageServer:
    """qemu-nbd that serves an image to its only client, the socket ``connection``."""

    def __init__(
        self,
        child: subprocess.Popen[bytes],
        connection: socket.socket,
        errors: BinaryIO,
        image: Image,
    ) -> None:
        self.connection = connection
        self._child = child
        self._errors = errors
        self._image = image

    def failure(self, why: str) -> DestinationError:
        """Return the error for a failed write; qemu-nbd may have ended and say why."""
        return self._failure(self._said() if self._has_ended() else [], why)

    def finish(self) -> None:
        """Wait for the end of qemu-nbd, once its client is gone.

        Raises `DestinationError` if it failed then.
        """
        status = self._child.wait()
        said = self._said()
        if status != 0 or said:
            raise self._failure(said, f"qemu-nbd ended with status {status}")

    def _failure(self, said: list[str], why: str) -> DestinationError:
        known = self._image.failure("\n".join(said))
        last = said[-1] if said else why
        return known or DestinationError(f"cannot write {self._image.path}: {last}")

    def _has_ended(self) -> bool:
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._child.wait(0.5)
        return self._child.returncode is not None

    def _said(self) -> list[str]:
        self._errors.seek(0)
        lines = self._errors.read(65536).decode(errors="replace").splitlines()
        return [line.removeprefix("qemu-nbd: ") for line in lines if "warning: " not in line]


@contextlib.contextmanager
def serving(stop: Stop, image: Image, pass_fds: Sequence[int]) -> Iterator[ImageServer]:
    """Serve an image for writing; qemu-nbd is killed at the end, or by ``stop``.

    It also dies with this thread, where ``setpriv`` is installed.
    """
    words = ["sh", "-c", _START, "sh", str(os.getpid()), "qemu-nbd", "--discard=unmap"]
    words += ["--cache=unsafe", as_json(image.options())]
    if shutil.which("setpriv"):
        words = ["setpriv", "--pdeathsig", "KILL", *words]
    with contextlib.ExitStack() as stack:
        errors = stack.enter_context(tempfile.TemporaryFile())
        listener, connection = _connected(stack)
        # 3 and below are replaced on the way
        passed = [fcntl.fcntl(fd, fcntl.F_DUPFD_CLOEXEC, 10) for fd in pass_fds]
        try:
            stop.check()
            child = subprocess.Popen(
                words,
                stdin=listener.fileno(),
                stdout=subprocess.DEVNULL,
                stderr=errors,
                pass_fds=passed,
                cwd=image.folder,
                env={**os.environ, "LC_ALL": "C", "LISTEN_FDS": "1"},
                start_new_session=True,
            )
        except OSError as exc:
            raise DestinationError(f"qemu-nbd cannot be started: {exc.strerror}") from exc
        finally:
            for fd in passed:
                os.close(fd)
            listener.close()
        stack.callback(child.wait)
        stack.callback(child.kill)
        stop.add(child.kill)
        stack.callback(stop.remove, child.kill)
        yield ImageServer(child, connection, errors, image)


def _connected(stack: contextlib.ExitStack) -> tuple[socket.socket, socket.socket]:
    """Return a listening socket whose path is gone, and one connected to it."""
    listener = stack.enter_context(socket.socket(socket.AF_UNIX))
    connection = stack.enter_context(socket.socket(socket.AF_UNIX))
    with tempfile.TemporaryDirectory(prefix="virtrio-") as folder:  # nobody else may enter it
        path = os.path.join(folder, "nbd")
        listener.bind(path)
        listener.listen(1)
        connection.connect(path)
    return listener, connection
