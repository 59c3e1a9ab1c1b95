"""Guests whose disks a seeded script writes to, on libvirtd and on our server.

`hosted()` runs either server; a `Guest` on it knows what is on its disks, and the
`Command` line is `virtrio` with the host's URI.
"""

from __future__ import annotations

import contextlib
import json
import os
import random
import shutil
import signal
import subprocess
import time
import uuid
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

import virtrio
from tests.peers import libvirtd, restart
from tests.peers.contained import ADDRESS
from tests.peers.leftovers import remove_guest_folders
from tests.peers.processes import short_directory
from tests.peers.virtrio_server import served, virtrio_command
from tests.server.drivers.qemu.conftest import PATH, qemus
from virtrio.enums import DomainModificationImpact, DomainState

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

Server: TypeAlias = Literal["libvirtd", "ours"]

SIZE = 4 * 1024 * 1024
CLUSTER = 65536
PATIENCE = 30
NAME = "g"
LIVE = DomainModificationImpact.VIR_DOMAIN_AFFECT_LIVE
CONFIG = DomainModificationImpact.VIR_DOMAIN_AFFECT_CONFIG


# A libvirtd whose QEMU runs as a user of its own, which is Debian's default.
OTHERS_CONF = """\
security_driver = "none"
namespaces = [ ]
cgroup_controllers = [ ]
stdio_handler = "file"
"""


class Host:
    """A server that runs guests, a connection, and folders for images and targets."""

    def __init__(
        self,
        kind: Server,
        folder: Path,
        conf: str | None = None,
        before: str = "",
        apart: bool = False,
    ) -> None:
        self.kind = kind
        self.apart = apart
        self.conf = conf
        self.before = before
        self.folder = folder
        self.state = folder / "state"
        self.images = folder / "images"
        self.images.mkdir()
        self.targets = folder / "targets"  # QEMU's user can get there
        self.targets.mkdir()
        self._stack = contextlib.ExitStack()
        self._conn: Any = None
        self.start()

    def start(self) -> None:
        """Start the server, or the next one on the state of one that was killed."""
        if self.kind == "libvirtd":
            confs = () if self.conf is None else (self.conf,)
            self.endpoint = self._stack.enter_context(libvirtd(*confs))
            self.uri = self.endpoint.uri(driver="qemu")
        else:
            arguments = ["--state-dir", str(self.state)]
            if self.conf is not None:
                (self.folder / "qemu.conf").write_text(self.conf)
                arguments += ["--config-qemu", str(self.folder / "qemu.conf")]
            self.endpoint = self._stack.enter_context(
                served(*arguments, expect_clean=False, before=self.before, apart=self.apart)
            )
            self.uri = f"qemu+unix:///{PATH}?socket={self.endpoint.socket}"

    def kill(self) -> None:
        """Kill the server; of libvirtd another one starts at once."""
        self.disconnect()
        if self.kind == "libvirtd":
            restart(self.endpoint)
        else:
            self.endpoint.process.send_signal(signal.SIGKILL)
            self.endpoint.process.wait()

    def revive(self) -> None:
        """Have a server again that was killed."""
        if self.kind == "ours":
            self._stack.pop_all().close()
            self.start()

    @property
    def conn(self) -> Any:
        if self._conn is None or not self._conn.is_alive():
            self._conn = virtrio.blocking.connect(self.uri, timeout=60)
        return self._conn

    def disconnect(self) -> None:
        if self._conn is not None:
            with contextlib.suppress(virtrio.LibvirtError, virtrio.ConnectionClosed):
                self._conn.close()
            self._conn = None

    def clear(self) -> None:
        """End all guests, and forget them with their images."""
        flags = virtrio.enums.DomainUndefineFlagsValues
        for dom in self.conn.list_all_domains():
            if dom.is_active():
                dom.destroy()
            with contextlib.suppress(virtrio.LibvirtError):
                dom.undefine_flags(flags.VIR_DOMAIN_UNDEFINE_CHECKPOINTS_METADATA)
        for folder in (self.images, self.targets):
            shutil.rmtree(folder)
            folder.mkdir()

    def close(self) -> None:
        try:
            self.clear()
        finally:
            self.disconnect()
            self._stack.close()
            for pid in qemus(self.state):
                os.kill(pid, signal.SIGKILL)


@contextlib.contextmanager
def hosted(
    kind: Server, conf: str | None = None, before: str = "", apart: bool = False
) -> Iterator[Host]:
    """Run a server with a qemu driver of its own; ``conf`` is its qemu.conf.

    ``before`` is a statement of Python that a server of ours runs first. ``apart``
    gives it a network of its own, which a libvirtd always has (see `FarCommand`).
    """
    folder = short_directory("virtrio-bk-")
    try:
        host = Host(kind, folder, conf, before, apart)
        try:
            yield host
        finally:
            host.close()
    finally:
        remove_guest_folders(folder)
        shutil.rmtree(folder)


class Guest:
    """A paused guest, and what is on its disks.

    The first disk has a layer below, in which there is something.
    """

    def __init__(self, host: Host, seed: object = 1, disks: Sequence[str] = ("vda",)) -> None:
        self.host = host
        self.name = NAME
        self.chance = random.Random(str(seed))
        self.disks: dict[str, bytearray] = {}
        base = self._image("base", "-f", "raw")
        base.write_bytes(bytes([77]) * (SIZE // 2) + bytes(SIZE // 2))
        self._image("vda", "-b", str(base), "-F", "raw")
        self.disks["vda"] = bytearray(base.read_bytes())
        for target in disks[1:]:
            self._image(target)
            self.disks[target] = bytearray(SIZE)
        inside = "".join(self.disk_element(target) for target in disks)
        self.document = (
            f"<domain type='qemu'><name>{NAME}</name><uuid>{uuid.uuid4()}</uuid>"
            "<memory unit='MiB'>4</memory><os><type machine='q35'>hvm</type></os>"
            f"<devices>{inside}<memballoon model='none'/></devices></domain>"
        )
        host.conn.define_xml(self.document)
        self.start()

    # -- the guest ---------------------------------------------------------------------

    @property
    def dom(self) -> Any:
        return self.host.conn.lookup_by_name(self.name)

    def start(self) -> None:
        self.dom.create_with_flags(virtrio.enums.DomainCreateFlags.VIR_DOMAIN_START_PAUSED)

    def is_off(self) -> bool:
        return self.dom.state()[0] == DomainState.VIR_DOMAIN_SHUTOFF

    def kill(self) -> None:
        """Kill QEMU, and wait until the server knows."""
        pid = self.pid()
        os.kill(pid, signal.SIGKILL)
        wait(self.is_off)

    def pid(self) -> int:
        """Return the id of the guest's QEMU."""
        found = self.pids()
        assert found, "the guest does not run"
        return found[0]

    def pids(self) -> list[int]:
        """Return the ids of QEMU processes with the guest's images."""
        disk = str(self.host.images / "vda.qcow2").encode()
        found = []
        for entry in os.listdir("/proc"):
            if entry.isdigit():
                with contextlib.suppress(OSError), open(f"/proc/{entry}/cmdline", "rb") as file:
                    words = file.read()
                    if words.startswith(b"/usr/bin/qemu-system") and disk in words:
                        found.append(int(entry))
        return found

    def disk_element(self, target: str) -> str:
        path = self.host.images / f"{target}.qcow2"
        return (
            "<disk type='file' device='disk'>"
            "<driver name='qemu' type='qcow2' discard='unmap'/>"
            f"<source file='{path}'/><target dev='{target}' bus='virtio'/></disk>"
        )

    def attach(self, target: str) -> None:
        """Give the guest an empty disk more."""
        self._image(target)
        self.disks[target] = bytearray(SIZE)
        self.dom.attach_device_flags(self.disk_element(target), LIVE | CONFIG)

    def _image(self, name: str, *more: str) -> Path:
        kind = "raw" if "raw" in more[:2] else "qcow2"
        path = self.host.images / f"{name}.{kind}"
        words = ["qemu-img", "create", "-q", *(more if "-f" in more else ("-f", kind, *more))]
        subprocess.run([*words, str(path), str(SIZE)], check=True)
        path.chmod(0o666)
        return path

    # -- its disks ---------------------------------------------------------------------

    def io(self, target: str, line: str) -> None:
        """Read or write on a disk as the guest would, by QEMU's own monitor."""
        number = list(self.disks).index(target)
        device = f"/machine/peripheral/virtio-disk{number}/virtio-backend"
        said = self.dom.qemu_monitor_command(f'qemu-io -d {device} "{line}"', 1)
        assert said.strip() == "", said

    def write(self, target: str, offset: int, size: int, pattern: int) -> None:
        self.io(target, f"write -P {pattern} {offset} {size}")
        self.disks[target][offset : offset + size] = bytes([pattern]) * size

    def zero(self, target: str, offset: int, size: int, how: str = "write -z") -> None:
        """Zero a part of a disk by ``write -z``, ``write -zu`` or ``discard``."""
        self.io(target, f"{how} {offset} {size}")
        self.disks[target][offset : offset + size] = bytes(size)

    def change(self, count: int = 3, *, discards: bool = True) -> None:
        """Do something anywhere on each disk, over the edges of clusters as well.

        While a backup runs QEMU ignores discards.
        """
        chance = self.chance
        ways = ("write", "write", "write", "write -z", "write -zu", *["discard"] * discards)
        for target in self.disks:
            for _ in range(count):
                how = chance.choice(ways)
                if how == "discard":
                    size = CLUSTER * chance.randrange(1, 4)
                    offset = chance.randrange((SIZE - size) // CLUSTER) * CLUSTER
                else:
                    size = chance.choice((1, 512, 5000, CLUSTER, CLUSTER + 1, 3 * CLUSTER))
                    offset = chance.randrange(SIZE - size)
                if how == "write":
                    self.write(target, offset, size, chance.randrange(1, 256))
                else:
                    self.zero(target, offset, size, how)

    def now(self) -> dict[str, bytes]:
        """Return what is on each disk."""
        return {target: bytes(data) for target, data in self.disks.items()}

    def read_again(self) -> None:
        """Learn what is on the disks of a guest that is off.

        A QEMU that was killed closes its images after its monitor.
        """
        for target, data in self.disks.items():
            image = self.host.images / f"{target}.qcow2"
            check = ["qemu-img", "check", "-q", "-r", "all", image]
            wait(lambda check=check: subprocess.run(check, check=False).returncode != 1)
            data[:] = content(image)

    # -- what is known of it -----------------------------------------------------------

    def checkpoints(self) -> set[str]:
        return {found.get_name() for found in self.dom.list_all_checkpoints()}

    def has_job(self) -> bool:
        return self.dom.job_info()[0] != 0

    def files(self) -> list[str]:
        """Return the files that QEMU has open as block nodes."""
        said = self.dom.qemu_monitor_command('{"execute": "query-named-block-nodes"}', 0)
        return sorted({node["file"] for node in json.loads(said)["return"]})


class Command:
    """`virtrio` on a host, as a person or a script runs it."""

    def __init__(self, host: Host, **environment: str) -> None:
        self.host = host
        self.environment = os.environ | {"LC_ALL": "C"} | environment

    def words(self, *words: object) -> list[str]:
        return virtrio_command("--connect", self.host.uri, *map(str, words))

    def __call__(self, *words: object, status: int | None = 0) -> str:
        """Run a command; return what it prints, and what it complains of."""
        done = subprocess.run(
            self.words(*words), capture_output=True, text=True, timeout=120, env=self.environment
        )
        said = done.stdout + done.stderr
        assert "Traceback" not in said, f"{words}:\n{said}"
        assert status is None or done.returncode == status, f"{words}: {done.returncode}\n{said}"
        return said

    def lines(self, *words: object) -> list[dict[str, Any]]:
        """Run a command with ``--json``; return the objects that it prints."""
        return [json.loads(line) for line in self(*words, "--json").splitlines()]


class FarCommand(Command):
    """`virtrio` in the network of a host that is apart, where it is no loopback's.

    Our server has guests for its own user alone, whom it knows by a unix socket; so
    with it the address has to be named.
    """

    def words(self, *words: object) -> list[str]:
        given = [str(word) for word in words]
        uri = self.host.uri
        if self.host.kind == "libvirtd":
            uri = "qemu+tcp://{}:{}/system".format(*ADDRESS)
        elif given[0] == "backup-run":
            given += ["--address", ADDRESS[0]]
        network = f"/proc/{self.host.endpoint.process.pid}/ns/net"
        return ["nsenter", f"--net={network}", *virtrio_command("--connect", uri, *given)]


def content(image: Path, *words: str) -> bytes:
    """Return the whole content of an image, as qemu-img alone reads it."""
    raw = image.with_name(f"{image.name}.raw")
    subprocess.run(["qemu-img", "convert", *words, "-O", "raw", image, raw], check=True)
    try:
        return raw.read_bytes()
    finally:
        raw.unlink()


def wait(true: Callable[[], bool]) -> None:
    """Wait until something is true."""
    deadline = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.02)
