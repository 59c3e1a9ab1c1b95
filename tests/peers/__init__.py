"""Starts the programs that interop tests and benchmarks talk to: a private libvirtd, and our own server.

libvirtd is started so that it can live beside another one on the same machine: its sockets, pid file and TCP port are
its own, and as root it gets a private mount namespace in which /run/libvirt, /var/lib/libvirt, /var/log/libvirt and
/etc/libvirt are empty tmpfs mounts. Not as root, libvirtd runs as a session daemon, whose state follows XDG_*. Daemons
are stopped by the process id they were started with.
"""

from __future__ import annotations

import contextlib
import functools
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

START_SECONDS = 60.0
STOP_SECONDS = 30.0
LOG_SHOWN = 2000
SYSTEM_PYTHON = "/usr/bin/python3"
"""The interpreter that sees the distribution's python3-libvirt."""

WORKER = Path(__file__).with_name("libvirt_worker.py")
PRIVATE_FOLDERS = ("/run/libvirt", "/var/lib/libvirt", "/var/log/libvirt", "/etc/libvirt")

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


# --- what is installed ---


def _program(name: str) -> Callable[[], bool]:
    return lambda: shutil.which(name, path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin") is not None


def _succeeds(*command: str, output: str = "") -> Callable[[], bool]:
    def probe() -> bool:
        try:
            done = subprocess.run(command, capture_output=True, text=True, timeout=120)
        except FileNotFoundError:
            return False
        return done.returncode == 0 and output in done.stdout

    return probe


def _qemu_driver() -> bool:
    return any(Path("/usr/lib").glob("*/libvirt/connection-driver/libvirt_driver_qemu.so"))


PEERS: dict[str, tuple[str, Callable[[], bool]]] = {
    "libvirtd": ("libvirt-daemon-system", _program("libvirtd")),
    "libvirtd-qemu": ("libvirt-daemon-driver-qemu", _qemu_driver),
    "virsh": ("libvirt-clients", _program("virsh")),
    "libvirt-python": ("python3-libvirt", _succeeds(SYSTEM_PYTHON, "-c", "import libvirt")),
    "Sys::Virt": ("libsys-virt-perl", _succeeds("perl", "-MSys::Virt", "-e", "1")),
    "tshark": ("tshark", _program("tshark")),
    "wireshark-libvirt": ("libvirt-wireshark", _succeeds("tshark", "-G", "protocols", output="\tlibvirt\t")),
    "qemu": ("qemu-system-x86", _program("qemu-system-x86_64")),
    "qemu-img": ("qemu-utils", _program("qemu-img")),
    "nbdinfo": ("libnbd-bin", _program("nbdinfo")),
}


@functools.cache
def has_peer(name: str) -> bool:
    return PEERS[name][1]()


def missing_packages(names: Sequence[str]) -> list[str]:
    """The Debian packages without which the peers in `names` are not there."""
    return [PEERS[name][0] for name in names if not has_peer(name)]


# --- daemons ---


class NotReadyError(RuntimeError):
    """A daemon ended, or did not answer in time; the text carries its log."""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until(ready: Callable[[], bool], process: subprocess.Popen[bytes], log: Path, what: str) -> None:
    deadline = time.monotonic() + START_SECONDS
    while not ready():
        if process.poll() is not None:
            raise NotReadyError(f"{what} ended with status {process.returncode}:\n{log.read_text()[-LOG_SHOWN:]}")
        if time.monotonic() > deadline:
            raise NotReadyError(f"{what} was not ready after {START_SECONDS:.0f} s:\n{log.read_text()[-LOG_SHOWN:]}")
        time.sleep(0.02)


def stop(process: subprocess.Popen[bytes]) -> int:
    """SIGTERM, and SIGKILL if that does not end it; returns the exit status."""
    if process.poll() is None:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
    return process.returncode


def accepts(address: str | tuple[str, int]) -> bool:
    family = socket.AF_UNIX if isinstance(address, str) else socket.AF_INET
    with socket.socket(family) as probe:
        try:
            probe.connect(address)
        except OSError:
            return False
        return True


@dataclass
class Endpoint:
    """A running server: where it listens, under which process id, and what it logged."""

    directory: Path
    socket: Path
    port: int | None
    process: subprocess.Popen[bytes]
    log: Path
    system: bool = field(default=True)

    @property
    def pid(self) -> int:
        return self.process.pid

    def uri(self, transport: str = "unix", driver: str = "test") -> str:
        path = "/default" if driver == "test" else "/system" if self.system else "/session"
        if transport == "unix":
            return f"{driver}+unix://{path}?socket={self.socket}"
        if self.port is None:
            raise ValueError("this server does not listen on TCP")
        return f"{driver}+tcp://127.0.0.1:{self.port}{path}"

    def readonly_uri(self) -> str:
        """The socket on which every connection is read-only."""
        return f"test+unix:///default?socket={self.socket}-ro"


def _short_directory(prefix: str) -> Path:
    # Not pytest's tmp_path: the path of a unix socket is limited to 107 bytes.
    directory = Path(tempfile.mkdtemp(prefix=prefix))
    directory.chmod(0o755)
    return directory


def _can_unshare() -> bool:
    return os.geteuid() == 0 and _succeeds("unshare", "--mount", "true")()


def _libvirtd_command(directory: Path, conf: Path) -> list[str]:
    command = ["libvirtd", "--listen", "--config", str(conf), "--pid-file", str(directory / "libvirtd.pid")]
    if not _can_unshare():
        return command
    script = [
        "set -e",
        *(f"mkdir -p {folder}; mount -t tmpfs -o mode=0755 virtrio {folder}" for folder in PRIVATE_FOLDERS),
        f"cp {directory / 'qemu.conf'} /etc/libvirt/qemu.conf",
        'exec "$@"',
    ]
    return ["unshare", "--mount", "sh", "-c", "\n".join(script), "sh", *command]


@contextlib.contextmanager
def libvirtd() -> Iterator[Endpoint]:
    """A libvirtd of our own, with the `test` and, where installed, the `qemu` driver."""
    directory = _short_directory("virtrio-lv-")
    port = free_port()
    conf, log = directory / "libvirtd.conf", directory / "libvirtd.log"
    conf.write_text(LIBVIRTD_CONF.format(port=port, directory=directory))
    (directory / "qemu.conf").write_text(QEMU_CONF)
    environment = os.environ | {"LC_ALL": "C", "PATH": f"{os.environ['PATH']}:/usr/sbin:/sbin"}
    if os.geteuid() != 0:
        home = {"HOME": "", "XDG_RUNTIME_DIR": "run", "XDG_CONFIG_HOME": "config", "XDG_CACHE_HOME": "cache"}
        environment |= {name: str(directory / folder) for name, folder in home.items()}
    with log.open("wb") as out:
        process = subprocess.Popen(
            _libvirtd_command(directory, conf), stdin=subprocess.DEVNULL, stdout=out, stderr=out, env=environment
        )
    endpoint = Endpoint(directory, directory / "libvirt-sock", port, process, log, system=os.geteuid() == 0)
    try:
        wait_until(
            lambda: accepts(str(endpoint.socket)) and accepts(("127.0.0.1", port)), process, log, what="libvirtd"
        )
        yield endpoint
    finally:
        guests = _guests(endpoint)
        stop(process)
        for guest in guests:  # QEMU outlives the libvirtd that started it
            with contextlib.suppress(ProcessLookupError):
                os.kill(guest, signal.SIGKILL)
        shutil.rmtree(directory, ignore_errors=True)


def _guests(endpoint: Endpoint) -> list[int]:
    """Process ids of the guests that this libvirtd started and that still run."""
    state = "run/libvirt/qemu" if endpoint.system else f"{endpoint.directory}/run/libvirt/qemu/run".lstrip("/")
    found = []
    for pid_file in Path(f"/proc/{endpoint.pid}/root", state).glob("*.pid"):
        if pid_file.name == "driver.pid":  # libvirtd itself
            continue
        with contextlib.suppress(OSError, ValueError):
            found.append(int(pid_file.read_text()))
    return found


def virtrio_command(*arguments: str) -> list[str]:
    """The `virtrio` command of the environment that runs the tests."""
    return [str(Path(sys.executable).with_name("virtrio")), *arguments]


@contextlib.contextmanager
def served(
    *arguments: str, tcp: bool = False, readonly: bool = False, admin: bool = False, expect_clean: bool = True
) -> Iterator[Endpoint]:
    """`virtrio serve` in a process of its own: on a unix socket, with `tcp` on a free TCP port too, and with `readonly`
    on a read-only socket, with `admin` for virt-admin on a socket named admin.

    With `expect_clean`, leaving the block asserts exit status 0 after SIGTERM and a log without tracebacks.
    """
    directory = _short_directory("virtrio-")
    path, log, ready = directory / "sock", directory / "serve.log", directory / "serve.out"
    listeners = [f"unix:{path}"]
    if readonly:
        listeners.append(f"unix:{path}-ro?readonly=1")
    if admin:
        listeners.append(f"unix:{directory}/admin?admin=1")
    if tcp:
        listeners.append("tcp://127.0.0.1:0")
    listen = [word for uri in listeners for word in ("--listen", uri)]
    with log.open("wb") as err, ready.open("wb") as out:
        process = subprocess.Popen(
            virtrio_command("serve", *listen, *arguments), stdin=subprocess.DEVNULL, stdout=out, stderr=err
        )
    try:
        wait_until(lambda: ready.read_text().count("\n") >= len(listeners), process, log, what="virtrio serve")
        port = None
        if tcp:
            line = next(line for line in ready.read_text().splitlines() if "tcp://" in line)
            port = int(line.split("tcp://", 1)[1].split()[0].rstrip("/.,").rsplit(":", 1)[1])
        yield Endpoint(directory, path, port, process, log)
        status = stop(process)
        if expect_clean:
            text = log.read_text()
            assert status == 0, f"virtrio serve ended with status {status}:\n{text}"
            assert "Traceback" not in text, text
    finally:
        stop(process)
        shutil.rmtree(directory, ignore_errors=True)
