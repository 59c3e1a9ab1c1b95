"""Arguments and results of both clients' methods, against libvirt-python's.

The calls go to libvirtd's test driver; whatever it refuses must be refused with the
same error.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests import documents, peers
from tests.interop.clients import KINDS, connected, do
from tests.peers.exact import exact, loose
from tests.peers.fresh import forget
from virtrio.gen.names import snake_case
from virtrio.protocol.errors import LibvirtError

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.peers.worker import Worker

pytestmark = pytest.mark.peer("libvirtd", "libvirt-python")

TUNING = """
  <iothreads>2</iothreads><iothreadids><iothread id='1'/><iothread id='5'/></iothreadids>
  <blkiotune><weight>700</weight><device><path>/dev/sda</path><weight>500</weight></device></blkiotune>
  <memtune><hard_limit unit='KiB'>300000</hard_limit></memtune>
  <numatune><memory mode='strict' nodeset='0-1'/></numatune>
"""
DEVICES = f"""
  <disk type='file' device='disk'><source file='/images/a.img'/><target dev='vda'/>
    <iotune><total_bytes_sec>1000</total_bytes_sec><read_iops_sec>10</read_iops_sec></iotune></disk>
  {documents.disk("vdb", "/images/b.img")}
  <interface type='network'><mac address='52:54:00:11:22:33'/><source network='default'/>
    <target dev='testnet9'/>
    <bandwidth><inbound average='100' peak='200' burst='300' floor='50'/>
    <outbound average='128'/></bandwidth></interface>
"""
RICH = documents.domain(
    "rich", documents.UUID, memory=262144, vcpus=3, before=TUNING, devices=DEVICES
)
SNAPSHOT = "<domainsnapshot><name>s1</name></domainsnapshot>"
CHECKPOINT = documents.checkpoint("c1")

# The call that gives each object: its name, the object that has the method, the method,
# the arguments.
OBJECTS: list[tuple[str, str, str, list[Any]]] = [
    ("test", "conn", "lookupByName", ["test"]),
    ("rich", "conn", "createXML", [RICH, 0]),
    ("network", "conn", "networkLookupByName", ["default"]),
    ("pool", "conn", "storagePoolLookupByName", ["default-pool"]),
    ("interface", "conn", "interfaceLookupByName", ["eth1"]),
    ("device", "conn", "nodeDeviceLookupByName", ["scsi_host1"]),
    ("snapshot", "test", "snapshotCreateXML", [SNAPSHOT, 0]),
    ("child", "test", "snapshotCreateXML", [SNAPSHOT.replace("s1", "s2"), 0]),
    ("checkpoint", "rich", "checkpointCreateXML", [CHECKPOINT, 0]),
]

BITS = {"tuple": [True, False, True]}


def dictionary(**items: Any) -> dict[str, Any]:
    return {"dict": [[key, value] for key, value in items.items()]}


# (object, method, arguments); the order counts, as some change what others read.
READS: list[tuple[str, str, list[Any]]] = [
    *(
        (dom, method, arguments)
        for dom in ("test", "rich")
        for method, arguments in [
            ("ID", []),
            ("UUID", []),
            ("UUIDString", []),
            ("name", []),
            ("OSType", []),
            ("state", []),
            ("info", []),
            ("maxMemory", []),
            ("maxVcpus", []),
            ("vcpusFlags", []),
            ("isActive", []),
            ("autostart", []),
            ("schedulerType", []),
            ("schedulerParameters", []),
            ("schedulerParametersFlags", []),
            ("memoryParameters", []),
            ("memoryParameters", [3]),
            ("memoryParameters", [8]),
            ("blkioParameters", []),
            ("numaParameters", []),
            ("interfaceParameters", ["testnet9"]),
            ("blockIoTune", ["vda"]),
            ("blockIoTune", ["nosuch"]),
            ("blockStats", ["vda"]),
            ("blockStatsFlags", ["vda"]),
            ("blockInfo", ["vda"]),
            ("blockJobInfo", ["vda"]),
            ("getCPUStats", [True]),
            ("getCPUStats", [False]),
            ("vcpus", []),
            ("vcpuPinInfo", []),
            ("emulatorPinInfo", []),
            ("ioThreadInfo", []),
            ("ioThreadInfo", [2]),
            ("memoryStats", []),
            ("interfaceAddresses", [0]),
            ("interfaceAddresses", [3]),
            ("interfaceStats", ["testnet9"]),
            ("diskErrors", []),
            ("guestInfo", []),
            ("fsInfo", []),
            ("launchSecurityInfo", []),
            ("perfEvents", []),
            ("jobInfo", []),
            ("jobStats", []),
            ("securityLabel", []),
            ("getTime", []),
            ("controlInfo", []),
            ("messages", []),
            ("memoryPeek", [0, 4, 1]),
            ("hostname", []),
            ("hasManagedSaveImage", []),
            ("metadata", [1, None]),
            ("snapshotListNames", []),
            ("snapshotNum", []),
            ("listAllSnapshots", []),
            ("hasCurrentSnapshot", []),
            ("snapshotCurrent", []),
            ("snapshotLookupByName", ["s1"]),
            ("listAllCheckpoints", []),
        ]
    ),
    ("snapshot", "getName", []),
    ("snapshot", "listChildrenNames", []),
    ("snapshot", "numChildren", []),
    ("snapshot", "listAllChildren", []),
    ("snapshot", "listChildrenNames", [1]),
    ("snapshot", "listAllChildren", [1]),
    ("snapshot", "getDomain", []),
    ("snapshot", "getConnect", []),
    ("snapshot", "domain", []),
    ("snapshot", "connect", []),
    ("snapshot", "getParent", []),
    ("snapshot", "isCurrent", []),
    ("snapshot", "hasMetadata", []),
    ("snapshot", "hasMetadata", [1]),
    ("child", "getParent", []),
    ("child", "isCurrent", []),
    ("checkpoint", "getDomain", []),
    ("checkpoint", "listAllChildren", []),
    ("conn", "getAllDomainStats", [1]),
    ("conn", "getAllDomainStats", [64]),
    ("conn", "domainListGetStats", [[{"handle": "rich"}], 1]),
    ("conn", "domainListGetStats", [[], 1]),
    ("conn", "getInfo", []),
    ("conn", "getCPUStats", [-1]),
    ("conn", "getCPUStats", [0]),
    ("conn", "getMemoryStats", [-1]),
    ("conn", "getMemoryParameters", []),
    ("conn", "getSEVInfo", []),
    ("conn", "getCPUMap", []),
    ("conn", "getFreeMemory", []),
    ("conn", "getFreePages", [[4, 2048], 0, 2]),
    ("conn", "allocPages", [{"dict": [[2048, 1]]}]),
    ("conn", "getCellsFreeMemory", [0, 2]),
    ("conn", "getSecurityModel", []),
    ("conn", "getMaxVcpus", [None]),
    ("conn", "getCPUModelNames", ["x86_64"]),
    ("conn", "isEncrypted", []),
    ("conn", "isSecure", []),
    ("conn", "listNetworks", []),
    ("conn", "listDefinedNetworks", []),
    ("conn", "listStoragePools", []),
    ("conn", "listDefinedStoragePools", []),
    ("conn", "listInterfaces", []),
    ("conn", "listDefinedInterfaces", []),
    ("conn", "listDevices", [None]),
    ("conn", "listDevices", ["scsi_host"]),
    ("conn", "listSecrets", []),
    ("conn", "listNWFilters", []),
    ("conn", "listDomainsID", []),
    ("conn", "listDefinedDomains", []),
    ("conn", "listAllDomains", []),
    ("conn", "listAllNetworks", []),
    ("conn", "listAllStoragePools", []),
    ("conn", "listAllInterfaces", []),
    ("conn", "listAllDevices", []),
    ("conn", "listAllSecrets", []),
    ("conn", "baselineCPU", [["<cpu/>"]]),
    ("conn", "lookupByUUIDString", ["11111111-1111-4111-8111-111111111111"]),
    ("conn", "lookupByUUIDString", ["nonsense"]),
    ("conn", "networkLookupByUUIDString", ["nonsense"]),
    ("conn", "storagePoolLookupByUUIDString", ["nonsense"]),
    ("conn", "networkLookupByUUIDString", ["99999999-9999-4999-8999-999999999999"]),
    ("network", "UUIDString", []),
    ("network", "bridgeName", []),
    ("network", "autostart", []),
    ("network", "DHCPLeases", []),
    ("network", "listAllPorts", []),
    ("pool", "info", []),
    ("pool", "listVolumes", []),
    ("pool", "numOfVolumes", []),
    ("interface", "MACString", []),
    ("device", "XMLDesc", []),
    ("device", "parent", []),
    ("device", "numOfCaps", []),
    ("device", "listCaps", []),
    ("device", "isActive", []),
]
WRITES: list[tuple[str, str, list[Any]]] = [
    ("rich", "setSchedulerParameters", [dictionary(weight=7)]),
    ("rich", "setMemoryParameters", [dictionary(hard_limit=400000)]),
    ("rich", "setMemoryParameters", [dictionary(hard_limit=400000), 2]),
    ("rich", "memoryParameters", []),
    ("rich", "setBlkioParameters", [dictionary(weight=300)]),
    ("rich", "setBlkioParameters", [dictionary(device_weight="/dev/sdb,400")]),
    ("rich", "blkioParameters", []),
    ("rich", "setNumaParameters", [dictionary(numa_nodeset="0")]),
    ("rich", "setInterfaceParameters", ["testnet9", {"dict": [["inbound.average", 5]]}]),
    ("rich", "interfaceParameters", ["testnet9"]),
    ("rich", "setBlockIoTune", ["vda", dictionary(write_bytes_sec=5, write_bytes_sec_max=10)]),
    ("rich", "setBlockIoTune", ["vda", dictionary(total_bytes_sec=1, read_bytes_sec=5)]),
    ("rich", "blockIoTune", ["vda"]),
    ("rich", "setPerfEvents", [dictionary(cmt=True, mbmt=False)]),
    ("rich", "perfEvents", []),
    ("rich", "setTime", [dictionary(seconds=5, nseconds=7)]),
    ("rich", "setTime", [dictionary(seconds=6)]),
    ("rich", "getTime", []),
    ("rich", "pinVcpu", [0, BITS]),
    ("rich", "pinVcpuFlags", [1, BITS]),
    ("rich", "vcpuPinInfo", []),
    ("rich", "pinEmulator", [BITS]),
    ("rich", "emulatorPinInfo", []),
    ("rich", "pinIOThread", [1, BITS]),
    ("rich", "pinIOThread", [99, BITS]),
    ("rich", "setIOThreadParams", [5, dictionary(poll_grow=4, poll_shrink=2)]),
    ("rich", "setIOThreadParams", [5, dictionary(nosuch=1)]),
    ("rich", "addIOThread", [7]),
    ("rich", "delIOThread", [1]),
    ("rich", "ioThreadInfo", []),
    ("rich", "sendKey", [0, 0, [1, 2], 2]),
    ("rich", "fsFreeze", []),
    ("rich", "fsThaw", [["/"]]),
    ("rich", "fSTrim", [None, 0]),
    ("rich", "setGuestVcpus", ["0", 1]),
    ("rich", "setVcpu", ["0", 1]),
    ("rich", "blockCopy", ["vda", "<disk/>"]),
    ("rich", "saveParams", [dictionary(file="/nowhere/x")]),
    ("rich", "setLaunchSecurityState", [dictionary(nosuch="x")]),
    ("rich", "setMetadata", [1, "a title", None, None]),
    ("rich", "openGraphicsFD", [0]),
    ("test", "revertToSnapshot", [{"handle": "snapshot"}]),
    ("test", "revertToSnapshot", [{"handle": "snapshot"}, 8]),
    ("test", "snapshotCurrent", []),
    ("test", "snapshotCreateXML", [SNAPSHOT]),
    ("child", "delete", []),
    ("child", "delete", [1]),
    ("snapshot", "numChildren", []),
    ("conn", "setIdentity", [{"dict": [["user-name", "x"], ["process-id", 7]]}]),
    ("conn", "setMemoryParameters", [dictionary(shm_pages_to_scan=1)]),
    ("conn", "restoreParams", [dictionary(file="/nowhere/x")]),
    ("conn", "interfaceLookupByMACString", ["aa:bb:cc:dd:ee:ff"]),
    ("conn", "changeBegin", []),
    ("conn", "changeRollback", []),
    ("network", "setAutostart", [1]),
    ("network", "autostart", []),
    ("device", "setAutostart", [1]),
    ("device", "reset", []),
]
# Methods whose answers count or tell time.
CHANGING = {"info", "blockStats", "interfaceStats", "vcpus"}


def settled(method: str, answer: dict[str, Any]) -> Any:
    """Return an answer without parts that change between calls.

    Lists whose order libvirt leaves to its hash tables are sorted.
    """
    value = loose(answer) if method in CHANGING else answer
    if "value" in value and ("All" in method or "ListNames" in method or method.startswith("list")):
        return sorted(map(repr, value["value"]))
    return value


def argument(value: Any, objects: dict[str, Any]) -> Any:
    if isinstance(value, list):
        return [argument(item, objects) for item in value]
    if isinstance(value, dict):
        if "handle" in value:
            return objects[value["handle"]]
        return dict(value["dict"]) if "dict" in value else tuple(value["tuple"])
    return value


async def ours(
    kind: str, uri: str, calls: list[tuple[str, str, list[Any]]]
) -> list[dict[str, Any]]:
    answers = []
    async with connected(kind, uri) as conn:
        objects: dict[str, Any] = {"conn": conn}

        async def call(of: str, method: str, arguments: list[Any]) -> Any:
            bound: Callable[..., Any] = getattr(objects[of], snake_case(method))
            return await do(bound(*(argument(item, objects) for item in arguments)))

        for name, of, method, arguments in OBJECTS:
            objects[name] = await call(of, method, arguments)
        for of, method, arguments in calls:
            try:
                answers.append({"value": exact(await call(of, method, arguments))})
            except LibvirtError as error:
                answers.append({"error": [int(error.code), int(error.domain), error.message]})
        for handle in reversed([value for value in objects.values() if value is not conn]):
            handle.free()
    return answers


def theirs(
    worker: Worker,
    uri: str,
    calls: list[tuple[str, str, list[Any]]],
    objects: list[tuple[str, str, str, list[Any]]] = OBJECTS,
) -> list[dict[str, Any]]:
    worker.value("open", uri=uri, save="conn")
    try:
        for name, of, method, arguments in objects:
            worker.value("call", on=of, method=method, args=arguments, save=name, exact=True)
        return [
            worker.ask("call", on=of, method=method, args=arguments, exact=True)
            for of, method, arguments in calls
        ]
    finally:
        worker.value("close")


# Calls that libvirtd answers by accident, and one that it lacks for devices.
OTHERWISE = {
    ("device", "isActive"),
    ("conn", "getFreePages"),  # "Library function returned error but did not set virError"
    ("rich", "setIOThreadParams"),  # "An error occurred, but the cause is unknown"
}


def test_our_test_driver_answers_the_same(libvirtd: peers.Endpoint, libvirt_python: Worker) -> None:
    calls = [call for call in READS + WRITES if call[:2] not in OTHERWISE]
    objects = OBJECTS
    expected = theirs(libvirt_python, libvirtd.uri(), calls, objects)
    with peers.served() as server:
        found = theirs(libvirt_python, server.uri(), calls, objects)
    different = []
    for (of, method, arguments), our, their in zip(calls, found, expected, strict=True):
        if settled(method, our) != settled(method, their):
            different.append(
                f"{of}.{method}{tuple(arguments)}\n    ours:   {our}\n    theirs: {their}"
            )
    assert not different, "\n".join(different)
    assert sum("value" in answer for answer in expected) > 100


@pytest.mark.parametrize("kind", KINDS)
async def test_answers_are_those_of_libvirt_python(
    kind: str, libvirtd: peers.Endpoint, libvirt_python: Worker
) -> None:
    calls = READS + WRITES
    expected = theirs(libvirt_python, libvirtd.uri(), calls)
    forget(libvirtd)
    found = await ours(kind, libvirtd.uri(), calls)
    different = []
    for (of, method, arguments), our, their in zip(calls, found, expected, strict=True):
        if settled(method, our) != settled(method, their):
            different.append(
                f"{of}.{method}{tuple(arguments)}\n    ours:   {our}\n    theirs: {their}"
            )
    assert not different, "\n".join(different)
    answered = sum("value" in answer for answer in expected)
    assert answered > 150, f"only {answered} of {len(calls)} calls had an answer to compare"
