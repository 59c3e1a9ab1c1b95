"""A private libvirtd with the `test` and, where installed, the `qemu` driver.

Several run side by side. As root it runs in mount and network namespaces of its own
(`contained.py`): it shares nothing with others, and nothing of this machine makes it
slow. Its sockets are made here and passed to it as systemd would, so that its TCP
socket is outside of its network, and a client that comes while it is restarted waits.
Not as root, or where namespaces cannot be had, it is a plain process, whose state
follows XDG_* if it is not root's.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import socket
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from tests.fuzz.packets import AUTH_LIST

from .installed import SYSTEM_PYTHON, succeeds
from .processes import Endpoint, free_port, short_directory, stop, wait_until

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["libvirtd", "restart"]

CONTAINED = Path(__file__).with_name("contained.py")
PID_FILE = "libvirtd.pid"
BACKLOG = 200
PATIENCE = 1.0  # seconds that an answer may take before the process is looked at

LIBVIRTD_CONF = """\
listen_tcp = 1
listen_tls = 0
listen_addr = "127.0.0.1"
tcp_port = "{port}"
auth_tcp = "none"
auth_unix_rw = "none"
auth_unix_ro = "none"
unix_sock_dir = "{directory}"
max_clients = 200
max_queued_clients = 200
"""

QEMU_CONF = """\
user = "root"
group = "root"
dynamic_ownership = 0
security_driver = "none"
namespaces = [ ]
cgroup_controllers = [ ]
stdio_handler = "file"
"""


# Name for systemd -> file in the daemon's folder; the socket without a file is TCP's.
SOCKETS = {
    "libvirtd.socket": "libvirt-sock",
    "libvirtd-ro.socket": "libvirt-sock-ro",
    "libvirtd-admin.socket": "libvirt-admin-sock",
    "libvirtd-tcp.socket": "",
}


# What libvirtd learns of emulators, so that the next one need not ask them again.
CAPABILITIES = Path(__file__).parents[2] / ".cache/libvirt-capabilities"


def _contained() -> bool:
    """Return whether this process may make namespaces."""
    return os.geteuid() == 0 and succeeds("unshare", "--mount", "--net", "true")()


def _listening(directory: Path, stack: contextlib.ExitStack) -> dict[str, socket.socket]:
    """Return listening sockets, by their names for systemd."""
    found = {}
    for name, file in SOCKETS.items():
        if file:
            sock = stack.enter_context(socket.socket(socket.AF_UNIX))
            sock.bind(str(directory / file))
            sock.listen(BACKLOG)
        else:
            sock = stack.enter_context(socket.create_server(("127.0.0.1", 0), backlog=BACKLOG))
        found[name] = sock
    return found


def _answers(path: Path) -> bool:
    """Return whether the daemon answers a call.

    It accepts connections as soon as its sockets are there, and answers once it has
    started.
    """
    with socket.socket(socket.AF_UNIX) as client, contextlib.suppress(OSError):
        client.settimeout(PATIENCE)
        client.connect(str(path))
        client.sendall(AUTH_LIST.numbered(1).pack())
        return client.recv(65536) != b""
    return False


@contextlib.contextmanager
def libvirtd(qemu_conf: str = QEMU_CONF) -> Iterator[Endpoint]:
    """Run a private libvirtd, whose qemu driver is configured as ``qemu_conf`` says."""
    with contextlib.ExitStack() as stack:
        directory = short_directory("virtrio-lv-")
        stack.callback(shutil.rmtree, directory, ignore_errors=True)
        contained = _contained()
        sockets = _listening(directory, stack) if contained else {}
        port = sockets["libvirtd-tcp.socket"].getsockname()[1] if contained else free_port()
        conf, log = directory / "libvirtd.conf", directory / "libvirtd.log"
        conf.write_text(LIBVIRTD_CONF.format(port=port, directory=directory))
        (directory / "qemu.conf").write_text(qemu_conf)
        CAPABILITIES.mkdir(parents=True, exist_ok=True)
        (directory / "capabilities").symlink_to(CAPABILITIES)
        environment = os.environ | {"LC_ALL": "C", "PATH": f"{os.environ['PATH']}:/usr/sbin:/sbin"}
        command = ["libvirtd", "--config", str(conf), "--pid-file", str(directory / PID_FILE)]
        if contained:
            given = ",".join(f"{name}={sock.fileno()}" for name, sock in sockets.items())
            container = [
                "unshare",
                "--mount",
                "--net",
                SYSTEM_PYTHON,
                str(CONTAINED),
                str(directory),
                given,
            ]
            command = [*container, *command]
        else:
            command.append("--listen")
        if os.geteuid() != 0:
            home = {
                "HOME": "",
                "XDG_RUNTIME_DIR": "run",
                "XDG_CONFIG_HOME": "config",
                "XDG_CACHE_HOME": "cache",
            }
            environment |= {name: str(directory / folder) for name, folder in home.items()}
        with log.open("wb") as out:
            process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=out,
                env=environment,
                pass_fds=[sock.fileno() for sock in sockets.values()],
            )
        endpoint = Endpoint(
            directory, directory / "libvirt-sock", port, process, log, system=os.geteuid() == 0
        )
        try:
            wait_until(lambda: _answers(endpoint.socket), process, log, what="libvirtd")
            yield endpoint
        finally:
            guests = [] if contained else _guests(endpoint)
            stop(process)
            for guest in guests:  # QEMU outlives the libvirtd that started it
                with contextlib.suppress(ProcessLookupError):
                    os.kill(guest, signal.SIGKILL)


def restart(endpoint: Endpoint) -> None:
    """Kill a libvirtd that has namespaces, as a crash would, and start a new one.

    The new one goes on with its state and guests; clients lose their connections.
    Returns when the new one answers.
    """
    pid_file = endpoint.directory / PID_FILE
    before = pid_file.read_text()

    def ready() -> bool:
        return pid_file.read_text() not in ("", before) and _answers(endpoint.socket)

    endpoint.process.send_signal(signal.SIGUSR1)
    wait_until(ready, endpoint.process, endpoint.log, what="libvirtd")


def _guests(endpoint: Endpoint) -> list[int]:
    """Return the process ids of running guests of a libvirtd without namespaces."""
    state = (
        "run/libvirt/qemu"
        if endpoint.system
        else f"{endpoint.directory}/run/libvirt/qemu/run".lstrip("/")
    )
    found = []
    for pid_file in Path("/", state).glob("*.pid"):
        if pid_file.name == "driver.pid":  # libvirtd itself
            continue
        with contextlib.suppress(OSError, ValueError):
            found.append(int(pid_file.read_text()))
    return found
