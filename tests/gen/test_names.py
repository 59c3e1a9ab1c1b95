"""libvirt's names as Python's, and that libvirt has the names that come out."""

from __future__ import annotations

import json
import subprocess

import pytest

from tests.peers import SYSTEM_PYTHON
from virtrio.gen import names
from virtrio.protocol.procedures import program

ROWS = program("remote").procedures.values()


@pytest.mark.parametrize(
    ("xdr_name", "expected"),
    [
        ("remote_nonnull_domain", "RemoteNonnullDomain"),
        ("remote_domain_get_xml_desc_ret", "RemoteDomainGetXmlDescRet"),
        ("remote_domain_migrate_begin3_args", "RemoteDomainMigrateBegin3Args"),
        ("virNetMessageError", "VirNetMessageError"),
        ("virLXCMonitorExitEventMsg", "VirLXCMonitorExitEventMsg"),
        ("plain", "Plain"),
    ],
)
def test_class_name(xdr_name, expected):
    assert names.class_name(xdr_name) == expected


@pytest.mark.parametrize(
    ("camel", "expected"),
    [
        ("getXMLDesc", "get_xml_desc"),
        ("XMLDesc", "xml_desc"),
        ("UUIDString", "uuid_string"),
        ("lookupByUUID", "lookup_by_uuid"),
        ("checkpointCreateXML", "checkpoint_create_xml"),
        ("migrateToURI3", "migrate_to_uri3"),
        ("OSType", "os_type"),
        ("listAllCheckpoints", "list_all_checkpoints"),
        ("numOfDomains", "num_of_domains"),
        ("create", "create"),
    ],
)
def test_snake_case(camel, expected):
    assert names.snake_case(camel) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [("from", "from_"), ("lambda", "lambda_"), ("type", "type"), ("dom", "dom")],
)
def test_identifier(name, expected):
    assert names.identifier(name) == expected


@pytest.mark.parametrize(
    ("procedure", "entry_point", "c_function", "domain"),
    [
        (
            "REMOTE_PROC_DOMAIN_CHECKPOINT_CREATE_XML",
            "domain_checkpoint_create_xml",
            "virDomainCheckpointCreateXML",
            "VIR_FROM_DOMAIN_CHECKPOINT",
        ),
        (
            "REMOTE_PROC_DOMAIN_LIST_ALL_CHECKPOINTS",
            "domain_list_all_checkpoints",
            "virDomainListAllCheckpoints",
            "VIR_FROM_DOMAIN_CHECKPOINT",
        ),
        (
            "REMOTE_PROC_DOMAIN_GET_XML_DESC",
            "domain_get_xml_desc",
            "virDomainGetXMLDesc",
            "VIR_FROM_DOMAIN",
        ),
        (
            "REMOTE_PROC_DOMAIN_LOOKUP_BY_UUID",
            "domain_lookup_by_uuid",
            "virDomainLookupByUUID",
            "VIR_FROM_DOMAIN",
        ),
        (
            "REMOTE_PROC_DOMAIN_GET_OS_TYPE",
            "domain_get_os_type",
            "virDomainGetOSType",
            "VIR_FROM_DOMAIN",
        ),
        ("REMOTE_PROC_DOMAIN_FSFREEZE", "domain_fsfreeze", "virDomainFSFreeze", "VIR_FROM_DOMAIN"),
        ("REMOTE_PROC_CONNECT_GET_URI", "connect_get_uri", "virConnectGetURI", "VIR_FROM_DOMAIN"),
        (
            "REMOTE_PROC_CONNECT_GET_MAX_VCPUS",
            "connect_get_max_vcpus",
            "virConnectGetMaxVcpus",
            "VIR_FROM_DOMAIN",
        ),
        (
            "REMOTE_PROC_CONNECT_NUM_OF_NWFILTERS",
            "connect_num_of_nwfilters",
            "virConnectNumOfNWFilters",
            "VIR_FROM_NWFILTER",
        ),
        ("REMOTE_PROC_NODEDEV_SAMPLE", "nodedev_sample", "virNodeDeviceSample", "VIR_FROM_NODEDEV"),
        (
            "REMOTE_PROC_DOMAIN_REVERT_TO_SNAPSHOT",
            "domain_revert_to_snapshot",
            "virDomainRevertToSnapshot",
            "VIR_FROM_DOMAIN_SNAPSHOT",
        ),
        (
            "REMOTE_PROC_STORAGE_VOL_LOOKUP_BY_KEY",
            "storage_vol_lookup_by_key",
            "virStorageVolLookupByKey",
            "VIR_FROM_STORAGE",
        ),
    ],
)
def test_names_from_a_procedure(procedure, entry_point, c_function, domain):
    assert names.entry_point(procedure) == entry_point
    assert names.c_function(procedure) == c_function
    assert names.error_domain(c_function) == domain


@pytest.mark.parametrize(
    ("function", "handle", "expected"),
    [
        ("virDomainCheckpointCreateXML", "Domain", "checkpoint_create_xml"),
        ("virDomainListAllCheckpoints", "Domain", "list_all_checkpoints"),
        ("virDomainCheckpointListAllChildren", "DomainCheckpoint", "list_all_children"),
        ("virDomainCheckpointGetParent", "DomainCheckpoint", "get_parent"),
        ("virDomainCheckpointGetXMLDesc", "DomainCheckpoint", "get_xml_desc"),
        ("virDomainGetXMLDesc", "Domain", "xml_desc"),
        ("virDomainGetState", "Domain", "state"),
        ("virDomainLookupByName", "Connect", "lookup_by_name"),
        ("virDomainDefineXML", "Connect", "define_xml"),
        ("virConnectListAllDomains", "Connect", "list_all_domains"),
        ("virConnectGetLibVersion", "Connect", "get_lib_version"),
        ("virNodeGetInfo", "Connect", "get_info"),
        ("virNWFilterLookupByName", "Connect", "nwfilter_lookup_by_name"),
        ("virStorageVolLookupByName", "StoragePool", "storage_vol_lookup_by_name"),
        ("virNetworkGetBridgeName", "Network", "bridge_name"),
    ],
)
def test_method_name(function, handle, expected):
    assert names.method_name(function, handle) == expected


def test_abbreviations_are_what_they_abbreviate():
    for word, spelled in names.ABBREVIATIONS.items():
        assert spelled.lower() == word


def test_names_of_procedures_are_distinct():
    for of in ("name", "entry_point", "c_function"):
        values = [getattr(row, of) for row in ROWS]
        assert len(values) == len(set(values)), of


# Newer than the oldest libvirt that these tests run against (9.0.0), or known only to
# the remote driver itself.
NOT_IN_9_0 = {
    "virDomainAnnounceInterface",
    "virDomainDelThrottleGroup",
    "virDomainGetAutostartOnce",
    "virDomainGraphicsReload",
    "virDomainSetAutostartOnce",
    "virDomainSetThrottleGroup",
    "virNetworkGetMetadata",
    "virNetworkSetMetadata",
    "virNodeDeviceUpdate",
}
NO_PUBLIC_FUNCTION = {
    "virAuthList",
    "virAuthPolkit",
    "virAuthSaslInit",
    "virAuthSaslStart",
    "virAuthSaslStep",
    "virConnectDomainEventCallbackDeregisterAny",
    "virConnectDomainEventCallbackRegisterAny",
}


def ask(program_text, question):
    done = subprocess.run(
        [SYSTEM_PYTHON, "-c", program_text],
        input=json.dumps(question),
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)


@pytest.mark.peer("libvirt-python")
def test_c_functions_are_libvirts():
    text = """
import ctypes, json, sys
library = ctypes.CDLL("libvirt.so.0")
print(json.dumps([name for name in json.load(sys.stdin) if not hasattr(library, name)]))
"""
    asked = [row.c_function for row in ROWS if row.msg is None]
    assert set(ask(text, asked)) - NOT_IN_9_0 == NO_PUBLIC_FUNCTION
