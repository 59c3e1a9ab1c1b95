"""Arguments of every function: right ones, and some with one value wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from tests import documents
from tests.interop.error_documents import (
    BACKUP,
    BINDING,
    CPU,
    INTERFACE,
    MEDIATED,
    PORT,
    VOLUME,
    VPORT,
    identity,
    network_xml,
    pool_xml,
    secret_xml,
    uuid_of,
)
from tests.interop.everycall import PROCEDURES, READONLY_RULES, SPECS
from virtrio.gen import names
from virtrio.gen.coverage import CLIENT_BY_HAND, covered
from virtrio.protocol.idl.headers import constants
from virtrio.protocol.idl.model import Kind

if TYPE_CHECKING:
    from virtrio.protocol.idl.model import Declaration, Procedure, Specification

Fields = Mapping[str, Any]
Objects = dict[str, dict[str, Any]]

STATS = "REMOTE_PROC_CONNECT_GET_ALL_DOMAIN_STATS"
_METHODS = {STATS} | {
    shape.procedure.name
    for spec in SPECS.values()
    for shape in covered(spec, CLIENT_BY_HAND if spec.name == "remote" else {})
}
FUNCTIONS: dict[str, tuple[Specification, Procedure]] = {
    names.c_function(procedure.name): (spec, procedure)
    for spec, procedure in PROCEDURES
    if procedure.name in _METHODS
}
"""Every function that is one procedure and that a client has a method for."""


def parameter(field: str, kind: int, value: object) -> list[dict[str, object]]:
    return [{"field": field, "value": (kind, value)}]


INT, UINT, LLONG, ULLONG, DOUBLE, BOOLEAN, STRING = range(1, 8)

# End of a function's name -> its arguments. The first entry that fits counts.
_DOCUMENTS = {
    "DeviceFlags": documents.disk("vdx", "/images/x.img"),
    "DomainAttachDevice": documents.disk("vdx", "/images/x.img"),
    "DomainDetachDevice": documents.disk("vda"),
    "SnapshotCreateXML": "<domainsnapshot><name>second</name></domainsnapshot>",
    "CheckpointCreateXML": documents.checkpoint("second"),
    "NetworkPortCreateXML": PORT,
    "NetworkUpdate": "<host mac='52:54:00:00:00:01' name='a' ip='10.9.7.5'/>",
    "NodeDeviceCreateXML": VPORT.replace("computer", "scsi_host1"),
    "NodeDeviceDefineXML": MEDIATED,
    "InterfaceDefineXML": INTERFACE.format("eth7"),
    "NWFilterBindingCreateXML": BINDING,
    "NWFilterDefineXML": "<filter name='new'/>",
    "NWFilterDefineXMLFlags": "<filter name='new'/>",
    "SecretDefineXML": secret_xml("new"),
    "BaselineCPU": CPU,
    "CompareCPU": CPU,
    "HypervisorCPU": CPU,
    "BackupBegin": BACKUP,
    "BlockCopy": documents.disk("vda", "/images/copy.img"),
}
_FAMILIES = (
    ("virNetwork", network_xml("new")),
    ("virStorageVol", VOLUME.format("new")),
    ("virStoragePool", pool_xml("new")),
    ("vir", documents.domain("new", str(uuid_of("new")), memory=8192)),
)
DOCUMENT_FIELDS = (
    "xml", "xml_desc", "xmlin", "dom_xml", "domainXml", "dxml", "xmlCPU", "xmlCPUs", "destxml",
    "backup_xml", "checkpoint_xml",
)  # fmt: skip
_TEXTS: dict[str, str | None] = {
    "path": "vda",
    "disk": "vda",
    "dev": "vda",
    "device": "test0",
    "to": "/nowhere/image",
    "from": "/nowhere/image",
    "file": "/nowhere/image",
    "uri": "tcp:localhost",
    "new_name": "renamed",
    "cmd": "{}",
    "alias": "ua-nosuch",
    "group": "group",
    "nativeFormat": "qemu-argv",
    "nativeConfig": "qemu",
    "key": "key",
    "metadata": "<m/>",
    "user": "root",
    "password": "p",
    "cpumap": "1",
}
# Texts that may be left out.
_OPTIONAL = (
    "uri_in", "dconnuri", "dname", "cap", "base", "top", "emulator", "emulatorbin", "machine",
    "arch", "virttype", "driverName", "mac", "mountPoint", "xmlin", "srcSpec", "checkpoint_xml",
    "dev_name", "type",
)  # fmt: skip
_TEXTS |= dict.fromkeys(_OPTIONAL)
_PARAMETERS = {
    "SetMemoryParameters": parameter("hard_limit", ULLONG, 9000000),
    "SetBlkioParameters": parameter("weight", UINT, 500),
    "SetNumaParameters": parameter("numa_nodeset", STRING, "0"),
    "SetInterfaceParameters": parameter("inbound.average", UINT, 5),
    "NetworkPortSetParameters": parameter("inbound.average", UINT, 5),
    "SetBlockIoTune": parameter("size_iops_sec", ULLONG, 5),
    "SetPerfEvents": parameter("cmt", BOOLEAN, 1),
    "SetSchedulerParameters": parameter("weight", UINT, 5),
    "SetSchedulerParametersFlags": parameter("weight", UINT, 5),
    "SetIOThreadParams": parameter("poll_max_ns", ULLONG, 5),
    "BlockCopy": parameter("bandwidth", ULLONG, 5),
    "SaveParams": parameter("file", STRING, "/nowhere/image"),
    "RestoreParams": parameter("file", STRING, "/nowhere/image"),
    "SetLaunchSecurityState": parameter("sev-secret", STRING, "c2VjcmV0"),
}
FILES = ("to", "from", "file")
WITH_FILES = frozenset({
    "virDomainOpenGraphics", "virDomainCreateXMLWithFiles", "virDomainCreateWithFiles",
    "virDomainFDAssociate", "virDomainQemuMonitorCommandWithFiles",
})  # fmt: skip
# Arguments that a client's methods make up by themselves.
OWN = frozenset({
    "maxnames", "maxids", "maxuuids", "nparams", "maxinfo", "maplen", "ncpumaps", "need_results",
    "need_map", "need_online", "maxStats", "maxerrors", "nil", "maxcells",
})  # fmt: skip
_OWN_VALUES = {"nparams": 16, "maxinfo": 2, "maplen": 1, "ncpumaps": 1, "maxcells": 1, "ncpus": 1}
_COUNTS = {"virNodeGetCPUStats": 4, "virNodeGetMemoryStats": 4}
_NUMBERS = {"int": (-1, 2**31 - 1), "uint": (2**32 - 1,), "hyper": (-1,), "uhyper": (2**64 - 1,)}


def _document(function: str) -> str:
    for end, text in _DOCUMENTS.items():
        if function.endswith(end):
            return text
    if function == "virStorageVolCreateXMLFrom":
        return VOLUME.format("new")
    return next(text for start, text in _FAMILIES if function.startswith(start))


def plain(function: str, spec: Specification, procedure: Procedure) -> dict[str, Any]:
    """Return arguments that are right, apart from the objects."""
    found: dict[str, Any] = {}
    if procedure.args is None:
        return found
    for field in spec.structs[procedure.args].fields:
        name = field.name
        if name == "flags":
            found[name] = 0
        elif name in _OWN_VALUES:
            found[name] = _COUNTS.get(function, _OWN_VALUES[name])
        elif name in DOCUMENT_FIELDS and name not in _TEXTS:
            found[name] = (
                [_document(function)] if field.kind is Kind.ARRAY_VAR else _document(function)
            )
        elif field.type == "remote_typed_param":
            found[name] = next(
                (value for end, value in _PARAMETERS.items() if function.endswith(end)), []
            )
        elif field.kind is Kind.SCALAR and field.type in ("remote_nonnull_string", "remote_string"):
            if name in _TEXTS:
                text = _TEXTS[name]
                found[name] = (
                    "new" if text is None and field.type == "remote_nonnull_string" else text
                )
            elif function.startswith("virNodeDevice") and name == "name":
                found[name] = "computer"
        elif field.kind is Kind.OPAQUE_VAR and name == "cpumap":
            found[name] = b"\1"
        elif name == "type" and function.endswith("Metadata"):
            found[name] = 2
        elif name in (
            "startCell",
            "cellNum",
            "screen",
            "idx",
            "retcode",
            "cancelled",
            "start_cpu",
            "bandwidth",
            "duration",
        ):
            found[name] = 0
    return found


def odd(function: str, spec: Specification, procedure: Procedure) -> Iterator[tuple[str, Fields]]:
    """Yield labels and wrong arguments, one argument wrong at a time."""
    if procedure.args is None:
        return
    for field in spec.structs[procedure.args].fields:
        name = field.name
        if name in OWN:
            continue
        if name == "type" and function.endswith("Metadata"):
            yield "type=1", {name: 1}
        if name == "flags":
            yield "flags", {name: 2**31}
            if function.startswith("virDomain"):
                yield "exclusive", {name: 3}
        elif name in DOCUMENT_FIELDS:
            for text in ("<", "<nosuch/>", ""):
                yield f"{name}={text}", {name: [text] if field.kind is Kind.ARRAY_VAR else text}
        elif field.type == "remote_typed_param":
            yield f"{name} unknown", {name: parameter("nosuch", UINT, 5)}
            yield f"{name} type", {name: parameter("hard_limit", DOUBLE, 5.0)}
            yield f"{name} none", {name: []}
        elif name in FILES:
            yield f"{name} other", {name: "/nowhere/other"}
        elif field.type in ("remote_nonnull_string", "remote_string"):
            for text in ("nosuch", ""):
                yield f"{name}={text}", {name: [text] if field.kind is Kind.ARRAY_VAR else text}
        elif field.type == "remote_uuid":
            yield f"{name}=nosuch", {name: uuid_of("nosuch").bytes}
        elif field.kind is Kind.OPAQUE_VAR and name == "cpumap":
            yield f"{name} none", {name: b""}
        elif field.kind is Kind.ARRAY_VAR and field.type in _NUMBERS:
            yield f"{name} none", {name: []}
        elif field.kind is Kind.SCALAR and field.type in _NUMBERS:
            for number in _NUMBERS[field.type]:
                yield f"{name}={number}", {name: number}


def subject(function: str) -> str | None:
    """Return the kind of object that a function is about, None for connections.

    The kind is named as in the names of structures.
    """
    spec, procedure = FUNCTIONS[function]
    fields = () if procedure.args is None else spec.structs[procedure.args].fields
    found = (f.type.removeprefix("remote_nonnull_") for f in fields if _is_object(f))
    if (
        function.startswith("virNodeDevice")
        and "Lookup" not in function
        and any(f.name == "name" for f in fields)
    ):
        return "node_device"
    return next(found, None)


def _is_object(field: Declaration) -> bool:
    return field.type.startswith("remote_nonnull_") and field.type != "remote_nonnull_string"


def about(
    function: str, spec: Specification, procedure: Procedure, objects: Objects
) -> Fields | None:
    """Return the arguments that are objects, None if this state lacks one of them."""
    if procedure.args is None:
        return {}
    found = {}
    for field in spec.structs[procedure.args].fields:
        if _is_object(field):
            if field.type not in objects:
                return None
            value = objects[field.type]
            found[field.name] = [value] if field.kind is Kind.ARRAY_VAR else value
        elif field.name == "name" and subject(function) == "node_device":
            if "remote_nonnull_node_device" not in objects:
                return None
            found[field.name] = objects["remote_nonnull_node_device"]["name"]
    return found


_OTHER = "99999999-9999-4999-8999-999999999999"


def taken(
    function: str, objects: Objects, document: Callable[[str, str], str]
) -> Iterator[tuple[str, Fields]]:
    def name(kind: str) -> str:
        return str(objects[f"remote_nonnull_{kind}"]["name"])

    if function in (
        "virDomainDefineXML",
        "virDomainDefineXMLFlags",
        "virDomainCreateXML",
        "virDomainCreateXMLWithFiles",
    ):
        field = "xml" if "Define" in function else "xml_desc"
        for text, found in (("other", _OTHER), ("same", str(uuid_of(name("domain"))))):
            yield f"taken {text}", {field: document(name("domain"), found)}
    elif function.startswith(("virNetworkDefineXML", "virNetworkCreateXML")):
        for text, found in (("other", _OTHER), ("same", str(uuid_of(name("network"))))):
            yield (
                f"taken {text}",
                {"xml": f"<network><name>{name('network')}</name><uuid>{found}</uuid></network>"},
            )
    elif function in ("virStoragePoolDefineXML", "virStoragePoolCreateXML"):
        same = pool_xml(name("storage_pool"), "/elsewhere")
        for text, found in (
            ("other", same.replace(str(uuid_of(name("storage_pool"))), _OTHER)),
            ("same", same),
        ):
            yield f"taken {text}", {"xml": found}
    elif function in ("virStorageVolCreateXML", "virStorageVolCreateXMLFrom"):
        yield "taken", {"xml": VOLUME.format("volume")}
    elif function == "virDomainSnapshotCreateXML":
        yield "taken", {"xml_desc": "<domainsnapshot><name>first</name></domainsnapshot>"}
    elif function == "virDomainCheckpointCreateXML":
        found = objects["remote_nonnull_domain_checkpoint"]
        yield "taken", {"dom": found["dom"], "xml_desc": documents.checkpoint(found["name"])}
    elif function == "virDomainRename":
        yield "taken", {"new_name": "off", "dom": identity("other", -1)}


def restricted(procedure: Procedure) -> list[Fields]:
    """Return the arguments with which alone a read-only connection is refused."""
    rule = READONLY_RULES[procedure.name]["refused"]
    if isinstance(rule, str):
        return []
    ((field, found),) = rule.items()
    return [{field: constants()[name]} for name in ([found] if isinstance(found, str) else found)]
