"""Random sequences reach every entry point of libvirt's test driver."""

from __future__ import annotations

import json
import subprocess

import pytest

from tests.interop import libvirts_test_driver, sequences
from tests.peers.installed import SYSTEM_PYTHON
from virtrio.command.tools.procedures import known_procedures

# Functions of the C library that each method of libvirt-python calls, of any class.
METHODS = """
import inspect, json, libvirt, re
calls = {}
for _, cls in inspect.getmembers(libvirt, inspect.isclass):
    for name, method in inspect.getmembers(cls, inspect.isfunction):
        found = re.findall(r"libvirtmod\\.(vir\\w+)\\(", inspect.getsource(method))
        calls.setdefault(name, []).extend(found)
print(json.dumps(calls))
"""

# Functions of the C library that make the call of another one.
_SAME = {
    "virConnectListDomainsID": "virConnectListDomains",
    "virNetworkLookupByUUIDString": "virNetworkLookupByUUID",
    "virStoragePoolLookupByUUIDString": "virStoragePoolLookupByUUID",
}

# What no sequence calls, and the tests that do.
ELSEWHERE = {
    "opening, keeping alive and closing": (
        *("virAuthList", "virPing", "virPong"),
        *("virConnectOpen", "virConnectClose", "virConnectSupportsFeature"),
        *("virConnectRegisterCloseCallback", "virConnectUnregisterCloseCallback"),
    ),
    "test_events": (
        *("virConnectDomainEventRegister", "virConnectDomainEventDeregister"),
        "virConnectDomainEventCallbackRegisterAny",
        "virConnectDomainEventCallbackDeregisterAny",
        *("virConnectDomainEventRegisterAny", "virConnectDomainEventDeregisterAny"),
        *("virConnectNetworkEventRegisterAny", "virConnectNetworkEventDeregisterAny"),
        *("virConnectStoragePoolEventRegisterAny", "virConnectStoragePoolEventDeregisterAny"),
        *("virConnectNodeDeviceEventRegisterAny", "virConnectNodeDeviceEventDeregisterAny"),
    ),
    "test_streams": ("virDomainScreenshot",),
    "test_shapes": ("virNodeGetFreePages",),
    "test_statistics": (
        "virConnectSetIdentity",
        *("virDomainCreateWithFiles", "virDomainCreateXMLWithFiles"),
    ),
}


@pytest.mark.peer("libvirt-python")
def test_every_entry_point_is_called() -> None:
    done = subprocess.run(
        [SYSTEM_PYTHON, "-c", METHODS], capture_output=True, text=True, timeout=60, check=True
    )
    functions = json.loads(done.stdout)
    called = {
        _SAME.get(function, function)
        for seed in range(1, 301)
        for request in sequences.sequence(seed)
        for function in functions[request["method"]]
    }
    asked = set(libvirts_test_driver.recorded()["asked"]["procedures"])
    answered = {row["function"] for row in known_procedures() if row["name"] in asked} - {None}
    elsewhere = {name for names in ELSEWHERE.values() for name in names}
    assert sorted(answered - called - elsewhere) == []
    assert sorted(elsewhere & called) == []
