"""Calls that a server refuses, of every function.

They are about objects that are not there or not in the state, have an argument that is wrong, or
come to a driver that does not have the function. What is wrong is known from what is sent; what a
server takes it for, from its answer (`error_codes.py`).
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from tests import documents
from tests.interop import error_arguments as args
from tests.interop.error_arguments import FUNCTIONS, Fields, Objects
from tests.interop.error_documents import (
    INTERFACE,
    NODE,
    VOLUME,
    guest,
    identity,
    network_xml,
    pool_xml,
    secret_xml,
    small,
    uuid_of,
)
from tests.interop.everycall import arguments

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

__all__ = ["Place", "Probe", "places", "probes"]


class Probe(NamedTuple):
    """A call: ``label`` says what is wrong with it."""

    function: str
    label: str
    payload: bytes
    files: int = 0


class Place(NamedTuple):
    """A connection to send probes to: calls that make what is to be there, and what is there then.

    ``moments`` are the calls that make a snapshot and a checkpoint, ``objects`` the identities of
    objects by their state, the first of which gets the odd arguments, too. Whoever opens a
    ``fresh`` place finds it as it was. In a ``plain`` one nothing but the objects is wrong.
    ``skipped`` has the functions that are not sent, by state; ``document`` makes one of a domain.
    """

    uri: str
    prepare: tuple[tuple[str, Fields], ...]
    moments: tuple[tuple[str, Fields], ...]
    objects: dict[str, Objects]
    readonly: bool = False
    fresh: bool = False
    plain: bool = False
    skipped: Mapping[str, frozenset[str]] = {}
    document: Callable[[str, str], str] = small


# -- objects ---


def _domain(name: str, number: int = -1) -> Objects:
    """A domain, and what it would have."""
    found = identity(name, number)
    return {
        "remote_nonnull_domain": found,
        "remote_nonnull_domain_snapshot": {"name": "first", "dom": found},
        "remote_nonnull_domain_checkpoint": {"name": "first", "dom": found},
    }


def _moments(of: Objects) -> Objects:
    """A moment that a domain has not got."""
    return {name: value | {"name": "nosuch"} for name, value in of.items() if "dom" in value}


def _network(name: str, port: str = "nosuch") -> Objects:
    found = identity(name)
    return {
        "remote_nonnull_network": found,
        "remote_nonnull_network_port": {"net": found, "uuid": uuid_of(port).bytes},
    }


def _pool(name: str) -> Objects:
    return {
        "remote_nonnull_storage_pool": identity(name),
        "remote_nonnull_storage_vol": _volume(name),
    }


def _volume(pool: str, name: str = "volume") -> dict[str, Any]:
    return {"pool": pool, "name": name, "key": f"/{pool}/{name}"}


def _interface(name: str) -> Objects:
    return {"remote_nonnull_interface": {"name": name, "mac": "aa:bb:cc:dd:ee:ff"}}


def _gone() -> Objects:
    return {
        **_domain("nosuch"),
        **_network("nosuch"),
        **_pool("nosuch"),
        **_interface("nosuch"),
        "remote_nonnull_node_device": {"name": "nosuch"},
        "remote_nonnull_nwfilter": identity("nosuch"),
        "remote_nonnull_nwfilter_binding": {"portdev": "nosuch", "filtername": "nosuch"},
        "remote_nonnull_secret": {"uuid": uuid_of("nosuch").bytes, "usageType": 0, "usageID": ""},
    }


def _probe(function: str, fields: Fields, label: str, odd: Fields) -> Probe:
    spec, procedure = FUNCTIONS[function]
    payload = arguments(spec, procedure, **{**fields, **odd})
    return Probe(function, label, payload, int(function in args.WITH_FILES))


def probes(place: Place) -> Iterator[Probe]:
    """The calls for a place, in an order in which each finds what it is about."""
    first = next(iter(place.objects))
    for function, (spec, procedure) in FUNCTIONS.items():
        plain = args.plain(function, spec, procedure)
        for state, objects in place.objects.items():
            about = args.about(function, spec, procedure, objects)
            if about is None or (not about and state != first):
                continue
            if function in place.skipped.get(state, ()):
                continue
            fields = plain | dict(about)
            if "SetSchedulerParameters" in function and place.uri.startswith("qemu"):
                fields["params"] = args.parameter("cpu_shares", args.ULLONG, 5)
            if place.plain and function == "virDomainSetNumaParameters":  # not all take texts
                fields["params"] = args.parameter("numa_mode", args.INT, 0)
            probe = partial(_probe, function, fields)
            yield probe(state, {})
            if function in args.WITH_FILES and state == first:
                yield probe(f"{state} no files", {})._replace(files=0)
            if place.readonly:
                yield from (probe(state, odd) for odd in args.restricted(procedure))
            if place.plain:
                continue
            if "flags" in fields and function.startswith("virDomain"):
                yield probe(f"{state} live", {"flags": 1})
                yield probe(f"{state} config", {"flags": 2})
            if state == first:
                for label, odd in args.odd(function, spec, procedure):
                    yield probe(f"{state} {label}", odd)
            elif state == "gone" and "flags" in fields:
                yield probe(f"{state} flags", {"flags": 2**31})
            if state == "there":
                for label, odd in args.taken(function, objects, place.document):
                    yield probe(f"{state} {label}", odd)


# -- places ---


def _test(folder: Path) -> Place:
    node = folder / "node.xml"
    node.write_text(NODE)
    there = _domain("test", 1) | _network("default") | _pool("default-pool") | _interface("eth1")
    there["remote_nonnull_node_device"] = {"name": "computer"}
    temp = _domain("temp", 2)
    idle = _domain("off") | _network("idle") | _pool("idle") | _interface("eth2")
    # A domain has either snapshots or checkpoints.
    there["remote_nonnull_domain_checkpoint"] = temp["remote_nonnull_domain_checkpoint"]
    moments = _moments(there) | {"remote_nonnull_storage_vol": _volume("default-pool", "nosuch")}
    checkpoint = {"xml_desc": documents.checkpoint("first")}
    snapshot = {"xml_desc": "<domainsnapshot><name>first</name></domainsnapshot>"}
    prepare: list[tuple[str, Fields]] = [
        ("virNetworkDefineXML", {"xml": network_xml("idle")}),
        ("virStoragePoolDefineXML", {"xml": pool_xml("idle"), "flags": 0}),
        ("virInterfaceDefineXML", {"xml": INTERFACE.format("eth2"), "flags": 0}),
        (
            "virDomainDefineXML",
            {"xml": documents.domain("other", str(uuid_of("other")), memory=8192)},
        ),
    ]
    made: list[tuple[str, Fields]] = [
        (
            "virDomainSnapshotCreateXML",
            {"dom": there["remote_nonnull_domain"], "flags": 0, **snapshot},
        ),
        (
            "virDomainCheckpointCreateXML",
            {"dom": temp["remote_nonnull_domain"], "flags": 0, **checkpoint},
        ),
    ]
    states = {"there": there, "idle": idle, "temp": temp, "gone": _gone(), "moment": moments}
    return Place(f"test://{node}", tuple(prepare), tuple(made), states, fresh=True)


# They end a libvirtd 9.0.0 in which no migration has begun.
_PHASES = (
    "virDomainMigratePerform", "virDomainMigratePerform3", "virDomainMigratePerform3Params",
    "virDomainMigrateConfirm3", "virDomainMigrateConfirm3Params",
)  # fmt: skip
# What would start a guest, or end the domain; one of them hangs over a domain that is not running.
_STARTS = frozenset({
    "virDomainCreate", "virDomainCreateWithFlags", "virDomainCreateWithFiles", "virDomainUndefine",
    "virDomainUndefineFlags", "virDomainRename", "virDomainRevertToSnapshot", "virDomainSaveParams",
    "virNetworkCreate", *_PHASES,
})  # fmt: skip
# What would end a running guest, or hold it up.
_ENDS = frozenset({
    "virDomainDestroy", "virDomainDestroyFlags", "virDomainShutdown", "virDomainShutdownFlags",
    "virDomainReset", "virDomainReboot", "virDomainSave", "virDomainSaveFlags",
    "virDomainSaveParams", "virDomainManagedSave", "virDomainCoreDump",
    "virDomainCoreDumpWithFormat", "virDomainUndefine", "virDomainUndefineFlags", "virDomainRename",
    "virDomainResume", "virDomainSuspend", "virDomainMigrateBegin3", "virDomainMigrateBegin3Params",
    *_PHASES, "virDomainSnapshotCreateXML", "virDomainBackupBegin", "virDomainPMSuspendForDuration",
    "virDomainInjectNMI", "virDomainBlockCopy",
})  # fmt: skip
# What would change the machine, wait for somebody or start a guest.
_NEVER = frozenset({
    "virNodeSuspendForDuration", "virNodeSetMemoryParameters", "virNodeAllocPages",
    "virNodeGetSEVInfo", "virConnectGetSysinfo", "virConnectSetIdentity", "virInterfaceChangeBegin",
    "virInterfaceChangeCommit", "virInterfaceChangeRollback", "virInterfaceDefineXML",
    "virNetworkCreateXML", "virNetworkCreateXMLFlags", "virNodeDeviceCreateXML",
    "virNodeDeviceDefineXML", "virDomainQemuAttach",
    *(f for f in FUNCTIONS if f.startswith(("virDomainMigratePrepare", "virDomainMigrateFinish"))),
})  # fmt: skip
# They ask for the machine's hardware before the object.
_HARDWARE = frozenset({"virNodeDeviceDettach", "virNodeDeviceDetachFlags"})


def _qemu(folder: Path) -> Place:
    heap = folder / "heap"
    heap.mkdir(exist_ok=True)
    images = {name: folder / f"{name}.img" for name in ("off", "on", "temp")}
    for image in images.values():
        image.write_bytes(bytes(1 << 20))
    off = _domain("off") | _network("idle") | _pool("idle")
    off["remote_nonnull_secret"] = {"uuid": uuid_of("quiet").bytes, "usageType": 0, "usageID": ""}
    off["remote_nonnull_nwfilter"] = identity("quiet")
    on = _domain("on") | _pool("heap")
    on_domain = on["remote_nonnull_domain"]
    moments = _moments(off) | {"remote_nonnull_storage_vol": _volume("heap", "nosuch")}
    moments["remote_nonnull_network_port"] = _network("idle")["remote_nonnull_network_port"]
    prepare: list[tuple[str, Fields]] = [
        ("virDomainDefineXML", {"xml": guest("off", str(uuid_of("off")), images["off"])}),
        ("virDomainDefineXML", {"xml": guest("on", str(uuid_of("on")), images["on"])}),
        ("virDomainCreateWithFlags", {"dom": on_domain, "flags": 0}),
        (
            "virDomainCreateXML",
            {"xml_desc": guest("temp", str(uuid_of("temp")), images["temp"]), "flags": 1},
        ),
        ("virNetworkDefineXML", {"xml": network_xml("idle")}),
        ("virStoragePoolDefineXML", {"xml": pool_xml("idle"), "flags": 0}),
        ("virStoragePoolCreateXML", {"xml": pool_xml("heap", str(heap)), "flags": 0}),
        (
            "virStorageVolCreateXML",
            {**_pick(on, pool="storage_pool"), "xml": VOLUME.format("volume"), "flags": 0},
        ),
        (
            "virSecretDefineXML",
            {"xml": secret_xml("quiet"), "flags": 0},
        ),
        (
            "virNWFilterDefineXML",
            {"xml": f"<filter name='quiet'><uuid>{uuid_of('quiet')}</uuid></filter>"},
        ),
    ]
    states = {"idle": off, "there": on, "temp": _domain("temp"), "gone": _gone(), "moment": moments}
    skipped = {
        "gone": _HARDWARE,
        "idle": _STARTS | _NEVER,
        "there": _ENDS | _NEVER,
        "temp": _ENDS - {"virDomainManagedSave", "virDomainUndefine", "virDomainUndefineFlags"},
    }
    return Place("qemu:///system", tuple(prepare), (), states, skipped=skipped, document=guest)


# They end a libvirtd 9.0.0 that has no driver for them.
_CRASHES = frozenset({
    "virInterfaceIsActive", "virNetworkIsActive", "virNetworkIsPersistent", "virStoragePoolGetInfo",
    "virStoragePoolIsActive", "virStoragePoolIsPersistent", "virStorageVolGetInfo",
    "virStorageVolGetInfoFlags",
})  # fmt: skip


def _pick(objects: Objects, **fields: str) -> dict[str, Any]:
    return {field: objects[f"remote_nonnull_{kind}"] for field, kind in fields.items()}


def places(folder: Path) -> dict[str, Place]:
    """Where probes are sent, by name; ``folder`` is for the files that they name."""
    test = _test(folder)
    there = {"there": _gone() | test.objects["there"]}
    bare = Place("secret:///system", (), (), there, plain=True, skipped={"there": _CRASHES})
    return {
        "test": test,
        "read-only": test._replace(objects=there, readonly=True, plain=True),
        "qemu": _qemu(folder),
        "secrets only": bare,
        "filters only": bare._replace(uri="nwfilter:///system"),
    }
