"""Migrations between two servers: our clients' calls are those of libvirt-python."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.client.servers import elsewhere, serving
from tests.interop.clients import KINDS, connected, do
from tests.interop.statistics import GUEST, Identity
from virtrio.gen.names import snake_case
from virtrio.protocol._generated.enums import ErrorDomain, ErrorNumber
from virtrio.protocol.errors import LibvirtError, report
from virtrio.protocol.typedparams import Int
from virtrio.server._generated.driver import Driver

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.peers.worker import Worker

P2P, DIRECT, CHANGE_PROTECTION, OFFLINE, PARAMS = 4, 5, 7, 12, 13
EVERYTHING = (P2P, DIRECT, CHANGE_PROTECTION, OFFLINE, PARAMS)
PEER2PEER, TUNNELLED, PERSIST, ABORT_ON_ERROR, OFFLINE_FLAG = 2, 4, 8, 4096, 1024
MOVED = Identity("moved", bytes(16), 9)
DESTINATION = "qemu+tcp://elsewhere.example/system"


class MigratingDriver(Driver):
    """One end of a migration: it keeps its calls, and fails where it is told to."""

    def __init__(
        self, calls: list[Any], features: tuple[int, ...] = EVERYTHING, fails: str = ""
    ) -> None:
        self.calls = calls
        self.features = features
        self.fails = fails

    def connect_get_type(self) -> str:
        return "FAKE"

    def connect_get_capabilities(self) -> str:
        return "<capabilities/>"

    def domain_lookup_by_name(self, name: str) -> Identity:
        return GUEST

    def _asked(self, step: str, *arguments: Any) -> None:
        shown = [
            sorted((k, type(v).__name__, v) for k, v in a.items()) if isinstance(a, dict) else a
            for a in arguments
        ]
        self.calls.append([step, *shown])
        if step == self.fails:
            raise report(
                ErrorNumber.VIR_ERR_OPERATION_FAILED, ErrorDomain.VIR_FROM_QEMU, f"no {step} today"
            )

    def domain_migrate_begin3_params(
        self, dom: Identity, params: dict[str, Any], flags: int
    ) -> tuple[bytes, str]:
        self._asked("begin", dom.name, params, flags)
        return b"begun", "<domain/>"

    def domain_migrate_prepare3_params(
        self, params: dict[str, Any], cookie_in: bytes, flags: int
    ) -> tuple[bytes, str | None]:
        self._asked("prepare", params, cookie_in, flags)
        return b"prepared", "tcp:there:49152"

    def domain_migrate_perform3_params(
        self,
        dom: Identity,
        dconnuri: str | None,
        params: dict[str, Any],
        cookie_in: bytes,
        flags: int,
    ) -> bytes:
        self._asked("perform", dom.name, dconnuri, params, cookie_in, flags)
        return b"" if dconnuri else b"performed"  # nobody is there to take it

    def domain_migrate_finish3_params(
        self, params: dict[str, Any], cookie_in: bytes, flags: int, cancelled: int
    ) -> tuple[Identity, bytes]:
        self._asked("finish", params, cookie_in, flags, cancelled)
        if cancelled:
            raise report(
                ErrorNumber.VIR_ERR_OPERATION_FAILED, ErrorDomain.VIR_FROM_QEMU, "given up"
            )
        return MOVED, b"finished"

    def domain_migrate_confirm3_params(
        self, dom: Identity, params: dict[str, Any], cookie_in: bytes, flags: int, cancelled: int
    ) -> None:
        self._asked("confirm", dom.name, params, cookie_in, flags, cancelled)


class Ends:
    """The source and the destination; ``calls`` are those of both."""

    def __init__(
        self,
        calls: list[Any],
        source: MigratingDriver,
        destination: MigratingDriver,
        uris: tuple[str, str],
    ) -> None:
        self.calls = calls
        self.source = source
        self.destination = destination
        self.uris = uris

    def taken(self) -> list[Any]:
        taken = list(self.calls)
        self.calls.clear()
        return taken


@pytest.fixture
def ends() -> Iterator[Ends]:
    calls: list[Any] = []
    source, destination = MigratingDriver(calls), MigratingDriver(calls)
    with elsewhere(serving(source)) as here, elsewhere(serving(destination)) as there:
        yield Ends(calls, source, destination, (here, there))


CASES: list[tuple[str, list[Any], dict[str, Any]]] = [
    (
        "migrate3",
        ["there", {"bandwidth": 5, "migrate_disks": ["vda", "vdb"], "disks_port": 7}, PERSIST],
        {},
    ),
    (
        "migrate3",
        ["there", {"migrate_uri": "tcp:x", "destination_name": "new"}, PERSIST | ABORT_ON_ERROR],
        {},
    ),
    ("migrate3", ["there", {"destination_xml": "<domain>mine</domain>"}, 0], {}),
    ("migrate3", ["there", {}, OFFLINE_FLAG], {}),
    ("migrate3", ["there", {}, PEER2PEER], {}),
    ("migrate3", ["there", {}, TUNNELLED], {}),
    ("migrate3", ["there", {}, 0], {"features": (PARAMS,)}),
    ("migrateToURI3", ["test:///default", {}, PEER2PEER], {}),
    ("migrateToURI3", ["qemu+tcp://localhost/system", {}, PEER2PEER], {}),
    ("migrate3", ["there", {}, 0], {"there": {"fails": "prepare"}}),
    ("migrate3", ["there", {}, 0], {"there": {"fails": "finish"}}),
    ("migrate3", ["there", {}, OFFLINE_FLAG], {"there": {"features": (PARAMS,)}}),
    ("migrate3", ["there", {}, 0], {"there": {"features": ()}}),
    *(("migrate3", ["there", {}, 0], {"fails": step}) for step in ("begin", "perform", "confirm")),
    ("migrateToURI3", [DESTINATION, {"migrate_uri": "tcp:x", "disks_port": 7}, PEER2PEER], {}),
    ("migrateToURI3", [DESTINATION, {}, PEER2PEER], {"fails": "perform"}),
    ("migrateToURI3", [DESTINATION, {}, PEER2PEER], {"features": (PARAMS,)}),
    ("migrateToURI3", [DESTINATION, {}, 0], {"features": (PARAMS,)}),
    ("migrateToURI3", [DESTINATION, {}, PEER2PEER | OFFLINE_FLAG], {"features": (PARAMS, P2P)}),
    ("migrateToURI2", [DESTINATION, "tcp:x", "<domain/>", PEER2PEER, "new", 5], {}),
    ("migrateToURI", [DESTINATION, PEER2PEER, "new", 5], {}),
]


def shown(arguments: list[Any], there: Any) -> list[Any]:
    return [there if value == "there" else value for value in arguments]


async def ours(kind: str, ends: Ends, method: str, arguments: list[Any]) -> Any:
    here, there = ends.uris
    async with connected(kind, here) as source, connected(kind, there) as destination:
        guest = await do(source.lookup_by_name("guest"))
        try:
            answer = await do(getattr(guest, snake_case(method))(*shown(arguments, destination)))
        except LibvirtError as error:
            return [int(error.code), int(error.domain), error.message]
        finally:
            guest.free()
        if answer == 0:
            return 0
        assert answer.connect() is destination
        with answer:
            return [answer.name(), answer.id()]


def theirs(worker: Worker, ends: Ends, method: str, arguments: list[Any]) -> Any:
    here, there = ends.uris
    worker.value("open", uri=here, save="here")
    worker.value("open", uri=there, save="there")
    worker.value("call", on="here", method="lookupByName", args=["guest"], save="guest")
    encoded = [
        {"dict": [list(pair) for pair in value.items()]} if isinstance(value, dict) else value
        for value in arguments
    ]
    encoded = shown(encoded, {"handle": "there"})
    answer = worker.ask("call", on="guest", method=method, args=encoded)
    worker.value("close")
    if "error" in answer:
        return answer["error"]
    value = answer["value"]
    return [value["domain"][0], value["domain"][2]] if isinstance(value, dict) else value


@pytest.mark.peer("libvirt-python")
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("method", "arguments", "source"), CASES)
async def test_migration(
    kind: str,
    method: str,
    arguments: list[Any],
    source: dict[str, Any],
    ends: Ends,
    libvirt_python: Worker,
) -> None:
    there = source.get("there", {})
    vars(ends.source).update({name: value for name, value in source.items() if name != "there"})
    vars(ends.destination).update(there)
    expected = theirs(libvirt_python, ends, method, arguments)
    calls = ends.taken()
    assert await ours(kind, ends, method, arguments) == expected
    assert ends.taken() == calls


async def test_parameters_are_typed(ends: Ends) -> None:
    await ours("trio", ends, "migrate_to_uri3", [DESTINATION, {"disks_port": 7}, PEER2PEER])
    assert ends.taken()[0][3] == [("disks_port", Int.__name__, 7)]
