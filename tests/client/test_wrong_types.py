"""Arguments of wrong types: a TypeError that names the method and the parameter."""

from __future__ import annotations

import contextlib
import inspect
import pathlib
import re
import uuid
from functools import partial
from typing import ClassVar

import pytest
import trio

import virtrio
import virtrio.blocking
import virtrio.testing
import virtrio.trio
from tests.client.servers import elsewhere, playing, serving
from virtrio.client._generated.blocking import admin as blocking_admin
from virtrio.client._generated.trio import admin as trio_admin
from virtrio.client.blocking import admin as blocking_adm
from virtrio.client.handles import Lease
from virtrio.client.trio import admin as trio_adm
from virtrio.protocol._generated import admin, remote
from virtrio.protocol._generated.remote_procedures import PROCEDURES, RemoteProcedure
from virtrio.server.drivers.test.driver import TestDriver

SUPPORTS = RemoteProcedure.REMOTE_PROC_CONNECT_SUPPORTS_FEATURE
U = uuid.UUID("6695eb01-f6a4-8304-79aa-97f2502e193f")
DOMAIN = remote.RemoteNonnullDomain("d", U.bytes, -1)
NETWORK = remote.RemoteNonnullNetwork("n", U.bytes)
WIRES = {
    "Domain": DOMAIN,
    "DomainCheckpoint": remote.RemoteNonnullDomainCheckpoint("c", DOMAIN),
    "DomainSnapshot": remote.RemoteNonnullDomainSnapshot("s", DOMAIN),
    "Network": NETWORK,
    "NetworkPort": remote.RemoteNonnullNetworkPort(NETWORK, U.bytes),
    "NWFilter": remote.RemoteNonnullNwfilter("f", U.bytes),
    "NWFilterBinding": remote.RemoteNonnullNwfilterBinding("p", "f"),
    "Interface": remote.RemoteNonnullInterface("i", "52:54:00:00:00:01"),
    "StoragePool": remote.RemoteNonnullStoragePool("p", U.bytes),
    "StorageVol": remote.RemoteNonnullStorageVol("p", "v", "k"),
    "NodeDevice": remote.RemoteNonnullNodeDevice("n"),
    "Secret": remote.RemoteNonnullSecret(U.bytes, 0, ""),
}
ADMIN = {
    "AdmServer": admin.AdminNonnullServer("s"),
    "AdmClient": admin.AdminNonnullClient(admin.AdminNonnullServer("s"), 1, 0, 0),
}
# What the methods of each kind of type do not take.
WRONG = {
    "int": ["x", 1.5, None],
    "str": [5, b"x", None],
    "bytes": ["x", 5, None],
    "handle": ["x", None, 5],
    "params": [5, None, {5: 1}, {"a": object()}],
    "sequence": [5, None, "text", [object()]],
    "mapping": [5, "x"],
    "callable": [5, None],
}


def kind_of(annotation):
    first = annotation.split(" | ")[0]
    if first in ("object", "Any"):
        return None
    if first in ("str", "bytes"):
        return first
    if first.startswith("Literal['"):
        return "str"
    if first in ("int", "PlainInt", "bool") or first.startswith("enums."):
        return "int"
    if first == "Params":
        return "params"
    for beginning in ("Sequence", "Mapping", "Call"):
        if first.startswith(beginning):
            return {"Call": "callable"}.get(beginning, beginning.lower())
    assert re.fullmatch(r"[A-Z]\w+", first), annotation
    return "handle"


def wrong_values(annotation):
    kind = kind_of(annotation)
    alternatives = annotation.split(" | ")
    # of a bool and of the bits of a map whatever is true is taken
    if kind is None or alternatives[0] == "bool":
        return []
    values = [object(), *WRONG[kind]]
    if annotation == "Sequence[bool]":
        values.pop()
    taken = [value for value in ("x", None) if type(value).__name__ in alternatives]
    if "None" in alternatives:
        taken.append(None)
    return [value for value in values if not any(value is other for other in taken)]


def good_value(annotation, world, connect, name=""):
    if name == "size":
        return 1
    kinds = annotation.split(" | ")
    of = kinds[0]
    if of == "Stream":
        return connect.new_stream()
    if of == "Connect":
        return connect
    if of in WIRES:
        return handle(world, connect, of)
    if "None" in kinds:
        return None
    return {
        "int": 0, "str": "x", "bytes": bytes(16), "params": {"a": 1}, "sequence": [],
        "mapping": {}, "callable": print, None: None,
    }[kind_of(annotation)]  # fmt: skip


def handle(world, connect, name):
    if name in ADMIN:
        return getattr(world.admin, name)(connect, ADMIN[name])
    owner = connect
    if name in ("DomainCheckpoint", "DomainSnapshot"):
        owner = handle(world, connect, "Domain")
    if name == "NetworkPort":
        owner = handle(world, connect, "Network")
    return getattr(world.handles, name)(Lease(owner, connect), WIRES[name])


class World:
    """The classes of one client."""

    def __init__(self, handles, administration):
        self.handles, self.admin = handles, administration


ADM_CONNECTS = {"trio": trio_adm.AdmConnect, "blocking": blocking_adm.AdmConnect}
WORLDS = {
    "trio": World(virtrio.trio, trio_admin),
    "blocking": World(virtrio.blocking, blocking_admin),
}


def generated_methods(cls):
    """Yield the methods of a class that were generated, with their annotations."""
    for name, function in vars(cls).items():
        if inspect.isfunction(function) and not name.startswith("_"):
            kinds = {n: a for n, a in function.__annotations__.items() if n != "return"}
            if kinds:
                yield name, kinds


def zeros(procedure):
    """Return an answer without anything: numbers are 0, lists and texts empty."""
    struct = PROCEDURES[procedure].ret
    if struct is None:
        return b""
    _, end = getattr(remote, f"unpack_{struct}")(bytes(100_000), 0)
    return bytes(end)


async def answer_all(peer):
    """Answer what is asked before an argument is looked at: sizes, and features."""
    with contextlib.suppress(AssertionError):  # the client is gone
        while True:
            call = await peer.call()
            answer = b"\0\0\0\1" if call.procedure == SUPPORTS else zeros(call.procedure)
            await peer.reply(call, lambda value, put: put(value), answer)


async def complaint(method, arguments):
    """Return what a call raises, as text; None if nothing."""
    try:
        result = method(**arguments)
        if inspect.isawaitable(result):
            await result
        elif hasattr(result, "__aenter__"):  # a stream of events
            async with result:
                pass
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    return None


async def refused(world, connect, cls, make):
    """Return how many calls there were, and those not refused as they should be."""
    count, failures = 0, []
    for method, kinds in generated_methods(cls):
        for name, annotation in kinds.items():
            for value in wrong_values(annotation):
                subject = make()
                given = {n: good_value(a, world, connect, n) for n, a in kinds.items()}
                given[name] = value
                said = str(await complaint(getattr(subject, method), given))
                shown = f"{type(subject).__name__}.{method}()"
                count += 1
                named = f"'{name}'" in said or (name == "params" and "parameter 'a'" in said)
                if not said.startswith(f"TypeError: {shown} ") or not named:
                    failures.append(f"{shown} {name}={value!r}: {said}")
    return count, failures


async def all_refused(kind, connect):
    world = WORLDS[kind]
    count, failures = 0, []
    for name in ("Connect", *WIRES, *ADMIN):
        cls = getattr(world.admin if name in ADMIN else world.handles, name)
        found = await refused(
            world,
            connect,
            cls,
            partial(handle, world, connect, name) if name != "Connect" else lambda: connect,
        )
        count += found[0]
        failures += found[1]
    # the methods of an administration, over a conversation that is there
    own = connect._exchange, "uri", *([connect._nursery] if kind == "trio" else [])
    opened = partial(ADM_CONNECTS[kind], *own)
    found = await refused(world, connect, world.admin.AdmConnectMethods, opened)
    return count + found[0], failures + found[1]


async def test_every_method_of_the_trio_client_names_the_wrong_argument():
    async with playing(answer_all) as uri, virtrio.connect(uri) as conn:
        count, failures = await all_refused("trio", conn)
    assert failures == []
    assert count > 2500


def test_every_method_of_the_blocking_client_names_the_wrong_argument():
    async def main():
        return await all_refused("blocking", conn)

    with elsewhere(playing(answer_all)) as uri, virtrio.blocking.connect(uri, timeout=10) as conn:
        count, failures = trio.run(main)
    assert failures == []
    assert count > 2500


@pytest.mark.parametrize(
    ("method", "arguments", "text"),
    [
        ("lookup_by_name", (7,), "lookup_by_name() argument 'name' must be str, not int"),
        ("lookup_by_id", ("7",), "lookup_by_id() argument 'id' must be int, not str"),
        (
            "lookup_by_uuid",
            (str(U),),
            "lookup_by_uuid() argument 'uuid' must be bytes or UUID, not str",
        ),
        (
            "lookup_by_uuid_string",
            (5,),
            "lookup_by_uuid_string() argument 'uuidstr' must be str or UUID, not int",
        ),
        (
            "restore",
            (None,),
            "restore() argument 'frm' must be str or os.PathLike, not NoneType",
        ),
        (
            "baseline_cpu",
            ("<cpu/>",),
            "baseline_cpu() argument 'xml_cpus' must be a sequence of str, not str",
        ),
        (
            "baseline_cpu",
            (["<cpu/>", 5],),
            "baseline_cpu() argument 'xml_cpus' must be a sequence of str: item 1 is int",
        ),
        (
            "domain_event_register_any",
            ("test", 0, print),
            "domain_event_register_any() argument 'dom' must be Domain or None, not str",
        ),
        (
            "set_identity",
            ({"a": None},),
            "set_identity() parameter 'a' must be int, float, bool or str, not NoneType",
        ),
        ("new_stream", ("x",), "new_stream() argument 'flags' must be StreamFlags or int, not str"),
    ],
)
async def test_text(client, method, arguments, text):
    async with serving() as uri, client.connect(uri) as conn:
        bound = getattr(conn, method)
        given = dict(zip(inspect.signature(bound).parameters, arguments, strict=False))
        assert await complaint(bound, given) == f"TypeError: Connect.{text}"
        assert await client(conn.get_type) == "TEST"


async def test_a_number_that_does_not_fit_is_no_matter_of_types(client):
    async with serving() as uri, client.connect(uri) as conn:
        with pytest.raises(virtrio.LocalProtocolError):
            await client(conn.lookup_by_id, 2**40)


async def test_a_type_error_of_a_users_handler_is_its_own(client):
    def handler(stream, nbytes, opaque):
        raise TypeError("mine")

    async with playing(answer_all) as uri, client.connect(uri) as conn:
        stream = conn.new_stream()
        with pytest.raises(TypeError, match=r"^mine$"):
            await client(stream.send_all, handler, None)
        with pytest.raises(
            TypeError, match=r"Stream.send_all\(\) argument 'handler' must be callable"
        ):
            await client(stream.send_all, 5, None)


# -- values that stand for others ------------------------------------------------------


class Recording(TestDriver):
    """Driver that keeps what its calls name."""

    seen: ClassVar = []

    def domain_lookup_by_uuid(self, uuid):
        self.seen.append(uuid)
        return super().domain_lookup_by_uuid(uuid)

    def domain_save(self, dom, to):
        self.seen.append(to)

    def domain_save_params(self, dom, params, flags):
        self.seen.append(dict(params)["file"])

    def domain_block_resize(self, dom, disk, size, flags):
        self.seen.append(disk)

    def domain_fsfreeze(self, dom, mountpoints, flags):
        self.seen.append(list(mountpoints))
        return len(mountpoints)

    def storage_vol_lookup_by_path(self, path):
        self.seen.append(path)
        return remote.RemoteNonnullStorageVol("p", "v", path)


class BytesPath:
    def __fspath__(self):
        return b"/caf\xe9"


async def test_uuids_and_paths_are_accepted(client):
    Recording.seen.clear()
    path = pathlib.Path("/images/a.img")
    with virtrio.testing.serving(Recording) as served:
        await check_values_that_stand_for_others(client, served.uri, path)
    assert Recording.seen == [
        *["/images/a.img"] * 3,
        ["/images/a.img", "/x"],
        "/images/a.img",
        "/caf\udce9",
    ]


async def check_values_that_stand_for_others(client, uri, path):
    async with client.connect(uri) as conn:
        known = await client(conn.lookup_by_name, "test")
        own = uuid.UUID(bytes=known.uuid())
        for found in (
            await client(conn.lookup_by_uuid, own),
            await client(conn.lookup_by_uuid_string, own),
        ):
            assert found.name() == "test"
        assert [bytes(seen) for seen in Recording.seen] == [own.bytes] * 2
        Recording.seen.clear()
        await client(known.save, path)
        await client(known.save_params, {"file": path})
        await client(known.block_resize, path, 5)
        await client(known.fs_freeze, [path, "/x"])
        volume = await client(conn.storage_vol_lookup_by_path, path)
        assert volume.key() == "/images/a.img"
        await client(conn.storage_vol_lookup_by_path, BytesPath())


async def test_a_path_is_no_name(client):
    async with serving() as uri, client.connect(uri) as conn:
        with pytest.raises(TypeError, match="argument 'name' must be str, not PosixPath"):
            await client(conn.lookup_by_name, pathlib.Path("test"))
        with pytest.raises(TypeError, match="argument 'name' must be str, not UUID"):
            await client(conn.lookup_by_name, U)
