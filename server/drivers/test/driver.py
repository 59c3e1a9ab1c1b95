"""The `test` hypervisor: everything in memory, with the rules, states and error texts of libvirt's own test driver."""

from __future__ import annotations

import socket
from importlib import resources
from typing import NamedTuple

from ....protocol._generated.enums import ErrorDomain, ErrorNumber
from ....protocol.errors import report
from ..._generated.driver import Driver
from ...conf.domain import parse_domain
from .checkpoints import CheckpointEntryPoints
from .domains import PARSER, DomainEntryPoints, DomainList

__all__ = ["TestDriver"]

_BOOTED = 1


class NodeInfo(NamedTuple):
    """virNodeInfo: memory in KiB."""

    model: str
    memory: int
    cpus: int
    mhz: int
    nodes: int
    sockets: int
    cores: int
    threads: int


class SecurityModel(NamedTuple):
    model: str
    doi: str


class SecurityLabel(NamedTuple):
    label: str
    enforcing: int


_DEFAULT_NODE = NodeInfo("i686", 3 * 1024 * 1024, 16, 1400, 2, 2, 2, 2)


def _resource(name: str) -> str:
    return resources.files(__package__).joinpath(name).read_text(encoding="utf-8")


class TestDriver(DomainEntryPoints, CheckpointEntryPoints, Driver):
    """One node with its domains. A server holds one for ``test:///default``; it lives as long as the server."""

    __test__ = False  # the name is libvirt's: not a pytest class

    def __init__(self) -> None:
        self.domains = DomainList()
        self.uri = "test:///default"
        self.node = _DEFAULT_NODE
        domain = self.domains.add(parse_domain(_resource("default.xml"), PARSER), live=False)
        self.domains.start(domain, _BOOTED)
        domain.reason = 0

    def open(self, path: str) -> TestDriver:
        """The driver that serves a connection to ``test://path``: this one for ``/default``."""
        if path in ("", "/"):
            raise report(
                ErrorNumber.VIR_ERR_INVALID_ARG,
                ErrorDomain.VIR_FROM_TEST,
                "testOpen: supply a path or use test:///default",
            )
        if path == "/default":
            return self
        raise report(ErrorNumber.VIR_ERR_INTERNAL_ERROR, ErrorDomain.VIR_FROM_TEST, "node files are not supported")

    # -- the connection ------------------------------------------------------------------------------------------------

    def connect_get_type(self) -> str:
        return "TEST"

    def connect_get_version(self) -> int:
        return 2

    def connect_get_lib_version(self) -> int:
        return 9_000_000

    def connect_get_hostname(self) -> str:
        return socket.gethostname()

    def connect_get_uri(self) -> str:
        return self.uri

    def connect_get_capabilities(self) -> str:
        return _resource("capabilities.xml")

    def connect_get_max_vcpus(self, type: str | None) -> int:
        return 32

    def connect_is_secure(self) -> bool:
        return True

    # -- the node ------------------------------------------------------------------------------------------------------

    def node_get_info(self) -> NodeInfo:
        return self.node

    def node_get_security_model(self) -> SecurityModel:
        return SecurityModel("testSecurity", "")
