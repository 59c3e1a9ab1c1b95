"""Programs that tests and benchmarks talk to: which are installed, and how they start.

`libvirtd()` and `served()` are a libvirtd and a `virtrio serve` of the caller's own,
`worker.worker()` a client process that makes calls through libvirt-python or through
this package's clients, `virsh.session()` a virsh. `python -m tests.peers` runs a
libvirtd for a terminal.
"""

from __future__ import annotations

from .installed import PEERS, SYSTEM_PYTHON, has_peer, missing_packages
from .libvirt_daemon import libvirtd, restart
from .processes import STOP_SECONDS, Endpoint, NotReadyError, accepts, free_port, stop, wait_until
from .virtrio_server import served, virtrio_command

__all__ = [
    "PEERS",
    "STOP_SECONDS",
    "SYSTEM_PYTHON",
    "Endpoint",
    "NotReadyError",
    "accepts",
    "free_port",
    "has_peer",
    "libvirtd",
    "missing_packages",
    "restart",
    "served",
    "stop",
    "virtrio_command",
    "wait_until",
]
