"""Volumes up and down: our client and server with libvirt's, to virsh with libvirtd.

As a program, ``python -m bench.streams DIRECTORY SOCKET`` serves the files of a folder
as volumes.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import virtrio.blocking
from tests import peers
from tests.peers.volumes import VolumeDriver
from virtrio.server.config import Config
from virtrio.server.drivers.registry import Drivers
from virtrio.server.memory import settle
from virtrio.server.net.listen import listen
from virtrio.server.server import Server

from .rounds import Row, absolute, measured, row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SIZE = 192 * 1024 * 1024
PIECE = 1024 * 1024
POOL = "<pool type='dir'><name>pool</name><target><path>{}</path></target></pool>"
VOLUME = "<volume><name>vol</name><capacity>{}</capacity><allocation>{}</allocation></volume>"


@contextmanager
def served() -> Iterator[str]:
    """Start our server with a volume of `SIZE` bytes, and give its URI."""
    with tempfile.TemporaryDirectory(prefix="virtrio-") as directory:
        with (Path(directory) / "vol").open("wb") as file:
            for _ in range(SIZE // PIECE):
                file.write(os.urandom(PIECE))
        socket = Path(directory) / "socket"
        process = subprocess.Popen([sys.executable, "-m", "bench.streams", directory, str(socket)])
        try:
            while not peers.accepts(str(socket)):
                time.sleep(0.02)
            yield f"test+unix:///default?socket={socket}"
        finally:
            peers.stop(process)


def virsh(uri: str, *command: str) -> Callable[[], float]:
    def run() -> float:
        start = time.perf_counter()
        subprocess.run(["virsh", "-c", uri, *command], check=True, stdout=subprocess.DEVNULL)
        return SIZE / 1e6 / (time.perf_counter() - start)

    return run


def volumes(libvirtd: peers.Endpoint, _ours: peers.Endpoint) -> tuple[list[Row], str]:
    """Compare megabytes a second of one stream.

    virsh's figures include its own start.
    """
    with ExitStack() as stack:
        pool = libvirtd.directory / "pool"
        pool.mkdir()
        theirs = libvirtd.uri(driver="qemu")
        conn = stack.enter_context(virtrio.blocking.connect(theirs))
        made = stack.enter_context(conn.storage_pool_create_xml(POOL.format(pool), 0))
        stack.callback(made.destroy)
        vol = stack.enter_context(made.create_xml(VOLUME.format(SIZE, SIZE), 0))
        data = os.urandom(PIECE)

        def download() -> float:
            start = time.perf_counter()
            stream = conn.new_stream()
            vol.download(stream, 0, 0, 0)
            while stream.recv(PIECE):
                pass
            stream.finish()
            return SIZE / 1e6 / (time.perf_counter() - start)

        def upload() -> float:
            start = time.perf_counter()
            stream = conn.new_stream()
            vol.upload(stream, 0, 0, 0)
            for _ in range(SIZE // PIECE):
                stream.send(data)
            stream.finish()
            return SIZE / 1e6 / (time.perf_counter() - start)

        upload()
        ours = stack.enter_context(served())
        source = stack.enter_context(tempfile.NamedTemporaryFile())
        for _ in range(SIZE // PIECE):
            source.write(data)
        source.flush()
        down = ("vol-download", "--pool", "pool", "vol", "/dev/null")
        up = ("vol-upload", "--pool", "pool", "vol", source.name)
        rates = measured(
            {
                "virsh <- libvirtd": virsh(theirs, *down),
                "ours <- libvirtd": download,
                "virsh <- ours": virsh(ours, *down),
                "virsh -> libvirtd": virsh(theirs, *up),
                "ours -> libvirtd": upload,
                "virsh -> ours": virsh(ours, *up),
            },
            rounds=5,
        )
    rows = [
        row(
            "volume: our blocking <- libvirtd, to virsh <- libvirtd",
            None,
            rates,
            "ours <- libvirtd",
            "virsh <- libvirtd",
        ),
        row(
            "volume: virsh <- ours, to virsh <- libvirtd",
            None,
            rates,
            "virsh <- ours",
            "virsh <- libvirtd",
        ),
        row(
            "volume: our blocking -> libvirtd, to virsh -> libvirtd",
            None,
            rates,
            "ours -> libvirtd",
            "virsh -> libvirtd",
        ),
        row(
            "volume: virsh -> ours, to virsh -> libvirtd",
            None,
            rates,
            "virsh -> ours",
            "virsh -> libvirtd",
        ),
    ]
    return rows, f"MB/s: {absolute(rates)}"


def main() -> None:
    import trio

    driver = VolumeDriver(Path(sys.argv[1]))
    listener = listen(f"unix:{sys.argv[2]}", Config())
    settle()
    trio.run(Server(Config(), Drivers({"test": driver})).serve, [listener])


if __name__ == "__main__":
    main()
