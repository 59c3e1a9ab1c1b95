"""Run a private libvirtd for a terminal until Ctrl-C: `python -m tests.peers`."""

from __future__ import annotations

import itertools
import signal

from tests import peers


def main() -> None:
    signals = {signal.SIGINT, signal.SIGTERM}
    signal.pthread_sigmask(signal.SIG_BLOCK, signals)
    with peers.libvirtd() as daemon:
        for driver, transport in itertools.product(("test", "qemu"), ("unix", "tcp")):
            print(daemon.uri(transport, driver), flush=True)
        signal.sigwait(signals)


if __name__ == "__main__":
    main()
