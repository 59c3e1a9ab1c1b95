"""Exceptions: fields, texts, and the forms that libvirt's own error macros make."""

from __future__ import annotations

import copy
import pickle

import pytest

import virtrio
from virtrio.protocol import error_texts
from virtrio.protocol._generated.enums import ErrorDomain, ErrorLevel, ErrorNumber
from virtrio.protocol.error_texts import TEXTS, domain_text
from virtrio.protocol.errors import (
    ConnectionClosed,
    LibvirtError,
    LocalProtocolError,
    ProtocolError,
    RemoteProtocolError,
    invalid_arg,
    no_support,
    report,
    unsupported_flags,
)

FIELDS = (
    "code",
    "domain",
    "message",
    "level",
    "str1",
    "str2",
    "str3",
    "int1",
    "int2",
    "dom",
    "net",
)
FULL = LibvirtError(
    42, 20, "text", level=1, str1="a", str2="b", str3="c", int1=-1, int2=7, dom="dom", net="net"
)


def fields(error):
    return [getattr(error, name) for name in FIELDS]


def test_known_numbers_are_enums():
    assert FULL.code is ErrorNumber.VIR_ERR_NO_DOMAIN
    assert FULL.domain is ErrorDomain.VIR_FROM_DOMAIN
    assert FULL.level is ErrorLevel.VIR_ERR_WARNING


def test_unknown_numbers_are_kept():
    error = LibvirtError(987654, -3, level=99)
    assert (error.code, error.domain, error.level) == (987654, -3, 99)
    assert [type(n) for n in (error.code, error.domain, error.level)] == [int, int, int]


def test_defaults_of_fields_that_are_not_given():
    error = LibvirtError(1)
    assert fields(error) == [
        1,
        ErrorDomain.VIR_FROM_NONE,
        None,
        ErrorLevel.VIR_ERR_ERROR,
        None,
        None,
        None,
        0,
        0,
        None,
        None,
    ]


@pytest.mark.parametrize(
    ("error", "shown"),
    [
        (FULL, "text"),
        (LibvirtError(38), "libvirt error 38 without a message"),
        (LibvirtError(987654, message=""), "libvirt error 987654 without a message"),
    ],
)
def test_as_text(error, shown):
    assert str(error) == shown


def test_as_text_for_programmers():
    assert (
        repr(LibvirtError(987654, -3, "it's gone")) == """LibvirtError(987654, -3, "it's gone")"""
    )


@pytest.mark.parametrize("error", [FULL, ConnectionClosed("End of file", 5), LibvirtError(987654)])
@pytest.mark.parametrize(
    "copied", [copy.copy, copy.deepcopy, lambda error: pickle.loads(pickle.dumps(error))]
)
def test_copies_have_every_field(error, copied):
    again = copied(error)
    assert type(again) is type(error)
    assert fields(again) == fields(error)
    assert again.args == error.args
    assert str(again) == str(error)


def test_which_except_clauses_catch_which_errors():
    assert issubclass(ConnectionClosed, LibvirtError)
    assert issubclass(LocalProtocolError, ProtocolError)
    assert issubclass(RemoteProtocolError, ProtocolError)
    assert not issubclass(ProtocolError, LibvirtError)
    assert not issubclass(LibvirtError, ProtocolError)


@pytest.mark.parametrize(
    "name",
    [
        "ConnectionClosed",
        "LibvirtError",
        "LocalProtocolError",
        "ProtocolError",
        "RemoteProtocolError",
    ],
)
def test_users_find_them_in_virtrio(name):
    assert getattr(virtrio, name).__module__ == "virtrio.protocol.errors"


# --- texts ---


@pytest.mark.parametrize("code", ErrorNumber, ids=lambda code: code.name)
def test_every_code_has_its_texts(code):
    plain, detailed = TEXTS[code]
    assert detailed.count("%s") == 1
    assert "%" not in plain
    assert "%" not in detailed.replace("%s", "")
    assert plain or code is ErrorNumber.VIR_ERR_OK


def test_every_text_has_its_code():
    named = [*error_texts._COLON, *error_texts._SPELLED_OUT]
    assert sorted(named) == sorted(code.name for code in ErrorNumber)


@pytest.mark.parametrize(
    ("code", "plain", "detailed"),
    [
        ("VIR_ERR_INTERNAL_ERROR", "internal error", "internal error: %s"),
        (
            "VIR_ERR_NO_DOMAIN_CHECKPOINT",
            "Domain checkpoint not found",
            "Domain checkpoint not found: %s",
        ),
        ("VIR_ERR_RPC", "RPC error", "%s"),
        ("VIR_ERR_SYSTEM_ERROR", "system call error", "%s"),
        ("VIR_ERR_XML_ERROR", "XML description is invalid or not well formed", "XML error: %s"),
        ("VIR_ERR_DOM_EXIST", "this domain exists already", "domain %s exists already"),
        (
            "VIR_ERR_INVALID_CONN",
            "invalid connection pointer in",
            "invalid connection pointer in %s",
        ),
        (
            "VIR_ERR_OPERATION_DENIED",
            "operation forbidden for read only access",
            "operation forbidden: %s",
        ),
    ],
)
def test_texts(code, plain, detailed):
    assert TEXTS[ErrorNumber[code]] == (plain, detailed)


@pytest.mark.parametrize(
    ("domain", "text"),
    [
        (ErrorDomain.VIR_FROM_NONE, ""),
        (ErrorDomain.VIR_FROM_QEMU, "QEMU Driver"),
        (ErrorDomain.VIR_FROM_DOMAIN_SNAPSHOT, "Domain Snapshot"),
        (ErrorDomain.VIR_FROM_DOMAIN_CHECKPOINT, "Domain Checkpoint"),
        (ErrorDomain.VIR_FROM_ADMIN, "Admin Interface"),
        (ErrorDomain.VIR_FROM_CH, "Cloud-Hypervisor Driver"),
        (73, "Unknown"),
        (-1, "Unknown"),
    ],
)
def test_domain_texts(domain, text):
    assert domain_text(domain) == text


def test_every_domain_has_its_text():
    assert len(error_texts.DOMAINS) == len(ErrorDomain)


# --- libvirt's macros ---

N, D = ErrorNumber, ErrorDomain
CHECKPOINT = D.VIR_FROM_DOMAIN_CHECKPOINT


@pytest.mark.parametrize(
    ("error", "number", "domain", "message", "str1", "str2", "int1", "int2"),
    [
        pytest.param(
            report(N.VIR_ERR_NO_DOMAIN_CHECKPOINT, CHECKPOINT, "no 'a' with 100%s"),
            *(
                N.VIR_ERR_NO_DOMAIN_CHECKPOINT,
                CHECKPOINT,
                "Domain checkpoint not found: no 'a' with 100%s",
            ),
            *("Domain checkpoint not found: %s", "no 'a' with 100%s", -1, -1),
            id="report",
        ),
        pytest.param(
            report(N.VIR_ERR_DOM_EXIST, D.VIR_FROM_TEST, "vm"),
            *(N.VIR_ERR_DOM_EXIST, D.VIR_FROM_TEST, "domain vm exists already"),
            *("domain %s exists already", "vm", -1, -1),
            id="report, with the detail within",
        ),
        pytest.param(
            report(N.VIR_ERR_NO_DOMAIN_CHECKPOINT, CHECKPOINT),
            *(N.VIR_ERR_NO_DOMAIN_CHECKPOINT, CHECKPOINT, "Domain checkpoint not found"),
            *("Domain checkpoint not found", None, -1, -1),
            id="report, without detail",
        ),
        pytest.param(
            no_support("virDomainRename", D.VIR_FROM_DOMAIN),
            *(N.VIR_ERR_NO_SUPPORT, D.VIR_FROM_DOMAIN),
            "this function is not supported by the connection driver: virDomainRename",
            *(
                "this function is not supported by the connection driver: %s",
                "virDomainRename",
                -1,
                -1,
            ),
            id="no_support",
        ),
        pytest.param(
            invalid_arg(
                CHECKPOINT, "virDomainCheckpointCreateXML", "xmlDesc", "xmlDesc must not be NULL"
            ),
            *(N.VIR_ERR_INVALID_ARG, CHECKPOINT, "xmlDesc must not be NULL"),
            *("virDomainCheckpointCreateXML", "xmlDesc", 0, 0),
            id="invalid_arg",
        ),
        pytest.param(
            unsupported_flags(CHECKPOINT, "testDomainCheckpointDelete", 0x80),
            *(
                N.VIR_ERR_INVALID_ARG,
                CHECKPOINT,
                "unsupported flags (0x80) in function testDomainCheckpointDelete",
            ),
            *("testDomainCheckpointDelete", "flags", 0, 0),
            id="unsupported_flags",
        ),
        pytest.param(
            ConnectionClosed("client socket is closed"),
            *(N.VIR_ERR_INTERNAL_ERROR, D.VIR_FROM_RPC, "internal error: client socket is closed"),
            *("internal error: %s", "client socket is closed", -1, -1),
            id="closed",
        ),
        pytest.param(
            ConnectionClosed("Cannot write data: Broken pipe", 32),
            *(N.VIR_ERR_SYSTEM_ERROR, D.VIR_FROM_RPC, "Cannot write data: Broken pipe"),
            *("%s", "Cannot write data: Broken pipe", 32, -1),
            id="broken",
        ),
    ],
)
def test_shapes(error, number, domain, message, str1, str2, int1, int2):
    assert fields(error) == [
        number,
        domain,
        message,
        ErrorLevel.VIR_ERR_ERROR,
        str1,
        str2,
        None,
        int1,
        int2,
        None,
        None,
    ]
    assert str(error) == message
