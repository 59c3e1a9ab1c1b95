"""libvirt-python against our server: calls of a program, with libvirtd's answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.documents import UUID, checkpoint, disk, domain

if TYPE_CHECKING:
    from tests import peers
    from tests.peers.worker import Worker

pytestmark = pytest.mark.peer("libvirt-python")

DOMAIN = domain(uuid=UUID, devices=disk())


# (handle, method, arguments, handle to keep the result as, value or error code and
# domain)
STEPS: list[tuple[str, str, list[Any], str | None, Any]] = [
    ("conn", "getType", [], None, "TEST"),
    ("conn", "isEncrypted", [], None, 0),
    ("conn", "isAlive", [], None, 1),
    ("conn", "getVersion", [], None, 2),
    ("conn", "numOfDomains", [], None, 1),
    ("conn", "listDomainsID", [], None, [1]),
    ("conn", "numOfDefinedDomains", [], None, 0),
    ("conn", "lookupByName", ["nosuch"], None, (42, 12)),
    (
        "conn",
        "lookupByID",
        [1],
        "test",
        {"domain": ["test", "6695eb01-f6a4-8304-79aa-97f2502e193f", 1]},
    ),
    ("test", "state", [], None, [1, 0]),
    ("test", "isActive", [], None, 1),
    ("test", "isPersistent", [], None, 1),
    ("test", "isUpdated", [], None, 0),
    ("conn", "defineXML", [DOMAIN], "guest", {"domain": ["guest", UUID, -1]}),
    ("conn", "listDefinedDomains", [], None, ["guest"]),
    ("conn", "lookupByUUIDString", [UUID], None, {"domain": ["guest", UUID, -1]}),
    ("guest", "checkpointCreateXML", [checkpoint("early"), 0], None, (84, 12)),
    ("guest", "create", [], None, 0),
    ("guest", "create", [], None, (1, 12)),
    ("guest", "ID", [], None, 2),
    ("guest", "autostart", [], None, 0),
    ("guest", "setAutostart", [1], None, 0),
    ("guest", "autostart", [], None, 1),
    ("guest", "suspend", [], None, 0),
    ("guest", "state", [], None, [3, 1]),
    ("guest", "resume", [], None, 0),
    ("guest", "maxMemory", [], None, 65536),
    ("guest", "OSType", [], None, "linux"),
    ("guest", "checkpointCreateXML", [checkpoint("one"), 0], "one", {"checkpoint": "one"}),
    ("guest", "checkpointCreateXML", [checkpoint("two"), 2], "two", {"checkpoint": "two"}),
    ("guest", "checkpointCreateXML", [checkpoint("two"), 0], None, (9, 20)),
    ("guest", "checkpointCreateXML", [checkpoint(".two"), 0], None, (92, 5)),
    ("guest", "checkpointCreateXML", [checkpoint("three"), 0], "three", {"checkpoint": "three"}),
    (
        "guest",
        "listAllCheckpoints",
        [2],
        None,
        [{"checkpoint": name} for name in ("one", "two", "three")],
    ),
    ("guest", "listAllCheckpoints", [1], None, [{"checkpoint": "one"}]),
    ("guest", "listAllCheckpoints", [4], None, [{"checkpoint": "three"}]),
    ("guest", "listAllCheckpoints", [64], None, (8, 12)),
    ("one", "listAllChildren", [0], None, [{"checkpoint": "two"}]),
    ("one", "listAllChildren", [3], None, [{"checkpoint": "two"}, {"checkpoint": "three"}]),
    ("one", "getParent", [], None, (103, 12)),
    ("two", "getParent", [], None, {"checkpoint": "one"}),
    ("guest", "checkpointLookupByName", ["two"], None, {"checkpoint": "two"}),
    ("guest", "checkpointLookupByName", ["nosuch"], None, (103, 12)),
    ("two", "delete", [], None, 0),
    ("two", "delete", [], None, (103, 12)),
    ("three", "getParent", [], None, {"checkpoint": "one"}),
    ("one", "delete", [4], None, 0),
    ("guest", "listAllCheckpoints", [], None, [{"checkpoint": "one"}]),
    ("guest", "reboot", [], None, 0),
    ("guest", "shutdown", [], None, 0),
    ("guest", "destroy", [], None, (55, 20)),
    ("guest", "undefineFlags", [64], None, (8, 12)),
    ("guest", "undefine", [], None, 0),
    ("guest", "isActive", [], None, (42, 12)),
]


SAID_OF_ITSELF = (
    "isSecure",
    "isEncrypted",
    "isAlive",
    "getType",
    "getVersion",
    "getHostname",
    "getCapabilities",
    "getInfo",
)


def walk(worker: Worker, uri: str) -> None:
    worker.value("open", uri=uri, save="conn")
    for number, (on, method, args, save, expected) in enumerate(STEPS):
        answer = worker.ask(
            "call", on=on, method=method, args=args, **({"save": save} if save else {})
        )
        found = tuple(answer["error"][:2]) if "error" in answer else answer["value"]
        assert found == expected, f"step {number}: {on}.{method}{tuple(args)}: {answer}"
    worker.value("close")


def test_calls(server: peers.Endpoint, libvirt_python: Worker) -> None:
    walk(libvirt_python, server.uri())


def test_calls_over_tcp(tcp_server: peers.Endpoint, libvirt_python: Worker) -> None:
    walk(libvirt_python, tcp_server.uri("tcp"))


@pytest.mark.peer("libvirtd")
@pytest.mark.parametrize("transport", ["unix", "tcp"])
def test_libvirtd_answers_the_same(
    transport: str, libvirtd: peers.Endpoint, libvirt_python: Worker
) -> None:
    walk(libvirt_python, libvirtd.uri(transport))


@pytest.mark.peer("libvirtd")
@pytest.mark.parametrize("transport", ["unix", "tcp"])
def test_connection(
    transport: str, libvirtd: peers.Endpoint, tcp_server: peers.Endpoint, libvirt_python: Worker
) -> None:
    def answers(uri: str) -> dict[str, Any]:
        libvirt_python.value("open", uri=uri, save="conn")
        found = {
            name: libvirt_python.ask("call", on="conn", method=name) for name in SAID_OF_ITSELF
        }
        libvirt_python.value("close")
        return found

    assert answers(tcp_server.uri(transport)) == answers(libvirtd.uri(transport))


def test_state_outlives_a_connection(server: peers.Endpoint, libvirt_python: Worker) -> None:
    """Test a difference: libvirtd's test driver forgets with its last connection."""
    libvirt_python.value("open", uri=server.uri(), save="conn")
    libvirt_python.value("call", on="conn", method="defineXML", args=[DOMAIN])
    libvirt_python.value("close")
    libvirt_python.value("open", uri=server.uri(), save="conn")
    assert libvirt_python.value("call", on="conn", method="listDefinedDomains") == ["guest"]
