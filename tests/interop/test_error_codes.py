"""Errors in docstrings are those of libvirtd and of our test driver."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest

from tests import peers
from tests.interop import error_codes
from tests.interop.error_admin import ADMIN_FUNCTIONS
from tests.interop.error_arguments import FUNCTIONS, subject
from tests.interop.error_calls import CLIENT_FUNCTIONS
from tests.interop.error_probes import places
from tests.interop.everycall import READONLY_RULES
from tests.interop.libvirts_test_driver import is_newer
from virtrio.command.tools.procedures import known_procedures
from virtrio.enums import ErrorNumber

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.interop.error_codes import Answer

FILE = json.loads(error_codes.FILE.read_text())
OF_LIBVIRTD = 443  # the last procedure of the remote program in libvirt 9.0.0
PROCEDURES = [function for function in FILE if function in FUNCTIONS]
NEWER = {
    function
    for function, (spec, procedure) in FUNCTIONS.items()
    if spec.name == "remote" and procedure.number > OF_LIBVIRTD
}

# Functions of which no error can be provoked.
WITHOUT = {
    "virConnectGetLibVersion": "libvirtd answers by itself",
    "virConnectGetType": "every driver has it",
    "virDomainGetSecurityLabelList": "libvirtd lists nothing, even for a domain that is not there",
}
# Functions of which libvirtd never answers that a driver lacks them, and why.
ALWAYS_SUPPORTED = {
    "virConnectSetIdentity": "libvirtd answers by itself",
    **dict.fromkeys(
        (
            "virInterfaceIsActive",
            "virNetworkIsActive",
            "virNetworkIsPersistent",
            "virStoragePoolGetInfo",
            "virStoragePoolIsActive",
            "virStoragePoolIsPersistent",
            "virStorageVolGetInfo",
        ),
        "libvirtd 9.0.0 ends when a connection has no driver for it",
    ),
}
# Functions whose errors do not tell that an object is missing.
NO_MATTER_WHAT = {
    "virConnectGetAllDomainStats": "domains that are not there are left out",
    "virDomainLxcOpenNamespace": "only containers have it",
    "virNodeDeviceDetachFlags": "the machine's hardware is looked at first",
    "virNodeDeviceDettach": "the machine's hardware is looked at first",
    "virStoragePoolLookupByVolume": "only the pool is looked for",
}
GONE = {
    "domain": "there is no such domain",
    "domain_checkpoint": "there is no such checkpoint",
    "domain_snapshot": "there is no such snapshot",
    "interface": "there is no such interface",
    "network": "there is no such network",
    "network_port": "there is no such network port",
    "node_device": "there is no such node device",
    "nwfilter": "there is no such filter",
    "nwfilter_binding": "there is no such filter binding",
    "secret": "there is no such secret",
    "storage_pool": "there is no such storage pool",
    "storage_vol": "there is no such storage volume",
}


def phrases(function: str) -> set[str]:
    return {phrase for text in FILE.get(function, {}).values() for phrase in text.split("; ")}


# -- the file --------------------------------------------------------------------------


def test_the_file_has_known_functions_codes_and_conditions() -> None:
    known = {condition.phrase for condition in error_codes.CONDITIONS}
    assert FILE.keys() <= FUNCTIONS.keys() | CLIENT_FUNCTIONS | ADMIN_FUNCTIONS.keys()
    assert list(FILE) == sorted(FILE)
    for function, codes in FILE.items():
        assert codes.keys() <= ErrorNumber.__members__.keys()
        assert phrases(function) <= known, function


def test_functions_without_an_error_have_a_reason() -> None:
    assert FUNCTIONS.keys() - FILE.keys() == NEWER | WITHOUT.keys()
    assert FILE.keys() >= CLIENT_FUNCTIONS
    assert ADMIN_FUNCTIONS.keys() - FILE.keys() == {"virAdmConnectGetLibVersion"}


def test_every_function_tells_that_a_driver_does_not_have_it() -> None:
    lacking = {function for function in PROCEDURES if "VIR_ERR_NO_SUPPORT" not in FILE[function]}
    assert lacking == ALWAYS_SUPPORTED.keys()


def test_every_function_of_an_object_tells_that_it_is_not_there() -> None:
    lacking = {
        function
        for function in PROCEDURES
        if (kind := subject(function)) is not None and GONE[kind] not in phrases(function)
    }
    assert lacking == NO_MATTER_WHAT.keys()


def test_every_function_that_changes_something_tells_of_read_only_connections() -> None:
    for function in PROCEDURES:
        refused = READONLY_RULES[FUNCTIONS[function][1].name]["refused"]
        assert ("VIR_ERR_OPERATION_DENIED" in FILE[function]) == (refused != "never"), function


# -- libvirtd --------------------------------------------------------------------------


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder in which both servers find the files of the probes."""
    folder = tmp_path_factory.mktemp("probes")
    for each in (folder, folder.parent):
        each.chmod(0o755)
    return folder


@pytest.fixture(scope="module")
def answers(folder: Path) -> list[Answer]:
    return error_codes.answers(folder)


def reference(test: Callable[..., None]) -> Callable[..., None]:
    """Mark a test that needs a libvirtd with namespaces and guests of its own."""
    only_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root may make namespaces")
    marked: Callable[..., None] = pytest.mark.peer("libvirtd", "libvirtd-qemu", "qemu")(
        only_root(test)
    )
    return marked


@reference
def test_libvirtd_answers_what_the_file_says(answers: list[Answer]) -> None:
    """Test the file, which `python -m tests.interop.error_codes record` writes."""
    found = error_codes.recorded(answers)
    functions = FILE.keys() | found.keys()
    different = {f: (FILE.get(f), found.get(f)) for f in functions if FILE.get(f) != found.get(f)}
    assert different == {}


@reference
def test_every_refusal_tells_of_a_condition(answers: list[Answer]) -> None:
    assert error_codes.untold(answers) == []
    assert sum(answer.refusal is not None for answer in answers) > 5000


# -- our server ------------------------------------------------------------------------

# Functions for which our test driver's answer differs on purpose.
DIFFERENT = {
    # libvirtd's test driver answers with an error that was not set
    "virNodeGetFreePages",
    # libvirtd sets a flag that its own test driver refuses
    "virDomainGetLaunchSecurityInfo",
    "virDomainGetSchedulerParametersFlags",
}
# Functions that libvirt's test driver has since later releases.
LATER = {row["function"] for row in known_procedures() if is_newer(row)}
KNOWN = {
    # libvirtd's test driver accepts a negative type, and has no text for it
    ("virDomainGetMetadata", "there type=-1"),
    ("virDomainSetMetadata", "there type=-1"),
    # libvirtd's test driver puts the element into no namespace
    ("virDomainSetMetadata", "there uri="),
}


@reference
def test_our_test_driver_refuses_alike(answers: list[Answer], folder: Path) -> None:
    there = places(folder)
    with peers.served("--files", str(folder)) as server:
        ours = [
            each
            for name in ("test", "read-only")
            for each in error_codes.asked(server.socket, name, there[name])
        ]
    theirs = [answer for answer in answers if answer.place in ("test", "read-only")]
    compared, different = 0, []
    for their, our in zip(theirs, ours, strict=True):
        assert their.probe == our.probe
        codes = [None if each.refusal is None else each.refusal.code for each in (their, our)]
        if codes[1] == ErrorNumber.VIR_ERR_NO_SUPPORT or codes[0] == ErrorNumber.VIR_ERR_RPC:
            continue  # libvirtd has a driver for it, or is older
        if our.probe.function in LATER and codes[0] == ErrorNumber.VIR_ERR_NO_SUPPORT:
            continue
        compared += 1
        if codes[0] != codes[1] and our.probe.function not in DIFFERENT:
            different.append((their, our))
    assert [pair for pair in different if pair[0].probe[:2] not in KNOWN] == []
    assert compared > 1500
