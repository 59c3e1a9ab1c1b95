"""Every procedure on a read-only connection: libvirtd and our server refuse the same.

Texts and the order of checks are compared too.
"""

from __future__ import annotations

import os
import re
import socket
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, Any

import pytest

import virtrio.blocking
from tests import peers
from tests.interop.everycall import (
    PROCEDURES,
    READONLY,
    READONLY_RULES,
    Caller,
    Refusal,
    arguments,
    variants,
)
from virtrio.enums import ErrorNumber
from virtrio.protocol.idl.headers import constants

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tests.peers import Endpoint
    from virtrio.protocol.idl.model import Procedure, Specification

DENIED = int(ErrorNumber.VIR_ERR_OPERATION_DENIED)
NO_SUPPORT = int(ErrorNumber.VIR_ERR_NO_SUPPORT)
UNKNOWN = re.compile("unknown procedure: [0-9]+$")
BY_NAME = {procedure.name: (spec, procedure) for spec, procedure in PROCEDURES}

# libvirtd fails this without an error of its own: it sends the last error of that
# thread, of any client.
UNSETTLED = {"REMOTE_PROC_AUTH_POLKIT"}
# Answers that differ on connections that may write as well.
OTHERWISE = {
    ("REMOTE_PROC_CONNECT_NETWORK_EVENT_REGISTER_ANY", "plain"),
    ("REMOTE_PROC_DOMAIN_GET_INTERFACE_PARAMETERS", "empty"),
    ("REMOTE_PROC_DOMAIN_GET_SCHEDULER_PARAMETERS_FLAGS", "plain"),
    ("REMOTE_PROC_NODE_GET_FREE_PAGES", "plain"),
}


@pytest.fixture(scope="module")
def ours() -> Iterator[Endpoint]:
    with peers.served(readonly=True) as endpoint:
        yield endpoint


def restricting(spec: Specification, procedure: Procedure) -> list[Mapping[str, object]]:
    """Return the arguments with which a procedure is refused, one at a time."""
    rule = READONLY_RULES[procedure.name]["refused"]
    if isinstance(rule, str):
        return []
    ((field, names),) = rule.items()
    return [{field: constants()[name]} for name in ([names] if isinstance(names, str) else names)]


def every_answer(path: str, flags: int) -> dict[tuple[str, str], Refusal | None]:
    found = {}
    for spec, procedure in PROCEDURES:
        if procedure.name in UNSETTLED:
            continue
        for what, args in variants(spec, procedure, restricting(spec, procedure)):
            with Caller(path).open(flags) as caller:
                found[procedure.name, what] = caller.call(spec, procedure.number, args)
    return found


def state(endpoint: Endpoint) -> Any:
    """Return the test driver's state, as far as a call could change it."""
    with virtrio.blocking.connect(endpoint.uri(), timeout=60) as conn:
        return [
            (
                domain.name(),
                domain.state(),
                domain.xml_desc(1),
                domain.autostart(),
                domain.has_managed_save_image(),
                domain.scheduler_parameters(),
                [checkpoint.get_name() for checkpoint in domain.list_all_checkpoints()],
                [snapshot.get_name() for snapshot in domain.list_all_snapshots()],
            )
            for domain in conn.list_all_domains()
        ]


@contextmanager
def kept(endpoint: Endpoint) -> Iterator[None]:
    """Keep a connection open, so that libvirtd's test driver keeps its state.

    Fails if the state is another one at the end.
    """
    with Caller(str(endpoint.socket)).open():
        before = state(endpoint)
        yield
        assert state(endpoint) == before


@pytest.mark.peer("libvirtd")
def test_every_procedure(libvirtd: Endpoint, ours: Endpoint) -> None:
    answers = []
    for endpoint in (libvirtd, ours):
        with kept(endpoint):
            answers.append(every_answer(f"{endpoint.socket}-ro", 0))
            # A socket that may write, and a client that does not want to: the same.
            assert every_answer(str(endpoint.socket), READONLY) == answers[-1]
    theirs, our = answers
    assert {name for name, _ in theirs} == READONLY_RULES.keys() - UNSETTLED
    refused, different = 0, []
    for call, answer in theirs.items():
        if answer is not None and UNKNOWN.search(answer.text or ""):
            continue  # newer than this libvirtd: test_access.py
        codes = [None if found is None else found.code for found in (answer, our[call])]
        refused += DENIED in codes
        if answer != our[call] and (DENIED in codes or NO_SUPPORT not in codes):
            different.append((call, answer, our[call]))
    assert [found for found in different if found[0] not in OTHERWISE] == []
    assert all(
        DENIED not in (getattr(answer, "code", None), getattr(our, "code", None))
        for _, answer, our in different
    )
    assert refused > 500


@pytest.mark.peer("libvirtd")
def test_newer_procedures_are_refused_by_the_table(libvirtd: Endpoint, ours: Endpoint) -> None:
    newer = [(spec, p) for spec, p in PROCEDURES if spec.name == "remote" and p.number > 443]
    assert len(newer) == 9
    for spec, procedure in newer:
        with Caller(f"{libvirtd.socket}-ro").open() as caller:
            answer = caller.call(spec, procedure.number, arguments(spec, procedure))
            assert answer is not None
            assert UNKNOWN.search(answer.text or "")
        with Caller(f"{ours.socket}-ro").open() as caller:
            answer = caller.call(spec, procedure.number, arguments(spec, procedure))
        denied = answer is not None and answer.code == DENIED
        assert denied == (READONLY_RULES[procedure.name]["refused"] == "always"), procedure.name


# -- what libvirt looks at before it refuses -------------------------------------------


def param(length: int) -> list[dict[str, object]]:
    return [{"field": "a" * length, "value": (1, 1)}]


PEEK_MAX = 4 * 1024 * 1024
KEYS = "REMOTE_PROC_DOMAIN_AUTHORIZED_SSH_KEYS_SET"
SAVED = "REMOTE_PROC_DOMAIN_MANAGED_SAVE_DEFINE_XML"
STATE = "REMOTE_PROC_DOMAIN_SET_LAUNCH_SECURITY_STATE"
MEMORY = "REMOTE_PROC_DOMAIN_SET_MEMORY_PARAMETERS"
ADDRESSES = "REMOTE_PROC_DOMAIN_INTERFACE_ADDRESSES"
CASES: list[tuple[str, dict[str, object]]] = [
    *((name, {"size": size})
      for name in ("REMOTE_PROC_DOMAIN_MEMORY_PEEK", "REMOTE_PROC_DOMAIN_BLOCK_PEEK")
      for size in (PEEK_MAX, PEEK_MAX + 1, 2**32 - 1)),
    *((KEYS, {"keys": keys, "flags": flags}) for keys in ([], ["key"]) for flags in range(4)),
    *((SAVED, {"flags": flags}) for flags in (2, 4, 6, 7)),
    *((MEMORY, {"params": found}) for found in ([], param(79), param(80), param(1000))),
    *((STATE, {"params": found}) for found in ([], param(79), param(80))),
    ("REMOTE_PROC_DOMAIN_SET_SCHEDULER_PARAMETERS", {"params": param(80)}),
    ("REMOTE_PROC_DOMAIN_MIGRATE_BEGIN3_PARAMS", {"params": param(80)}),
    ("REMOTE_PROC_NETWORK_PORT_SET_PARAMETERS", {"params": param(80)}),
    *((ADDRESSES, {"source": source, "flags": 0}) for source in (0, 1, 2)),
    *(("REMOTE_PROC_DOMAIN_RENAME", {"new_name": name}) for name in (None, "", "other")),
    *(("REMOTE_PROC_DOMAIN_SEND_PROCESS_SIGNAL", {"pid_value": pid}) for pid in (0, 1, -1)),
    *(("QEMU_PROC_DOMAIN_ATTACH", {"pid_value": pid}) for pid in (0, 1, 2**32 - 1)),
    *(("REMOTE_PROC_CONNECT_BASELINE_HYPERVISOR_CPU", {"xmlCPUs": found})
      for found in ([], ["<cpu/>"])),
    *(("REMOTE_PROC_DOMAIN_GET_XML_DESC", {"flags": flags}) for flags in range(16)),
    *(("REMOTE_PROC_DOMAIN_GET_VCPUS_FLAGS", {"flags": flags}) for flags in (8, 9, 10, 11, 12, 15)),
    ("QEMU_PROC_CONNECT_DOMAIN_MONITOR_EVENT_REGISTER", {"dom": None}),
    *(("QEMU_PROC_CONNECT_DOMAIN_MONITOR_EVENT_DEREGISTER", {"callbackID": number})
      for number in (-1, 0)),
]  # fmt: skip


@pytest.mark.peer("libvirtd")
@pytest.mark.parametrize(
    ("name", "fields"), CASES, ids=[f"{name}-{str(fields)[:60]}" for name, fields in CASES]
)
def test_arguments_are_checked_before_the_refusal(
    libvirtd: Endpoint, ours: Endpoint, name: str, fields: dict[str, object]
) -> None:
    spec, procedure = BY_NAME[name]
    args = arguments(spec, procedure, **fields)
    answers = []
    for endpoint in (libvirtd, ours):
        with Caller(f"{endpoint.socket}-ro").open() as caller:
            answers.append(caller.call(spec, procedure.number, args))
    assert answers[0] == answers[1]


def asked(endpoint: Endpoint, name: str, fds: Sequence[int]) -> Refusal:
    """Return the refusal of a read-only call with descriptors.

    The descriptors' numbers in it are masked.
    """
    spec, procedure = BY_NAME[name]
    with Caller(f"{endpoint.socket}-ro").open() as caller:
        answer = caller.call(spec, procedure.number, arguments(spec, procedure), fds)
    assert answer is not None
    return answer._replace(text=re.sub("fd [0-9]+ must", "fd N must", answer.text or ""))


GRAPHICS = "REMOTE_PROC_DOMAIN_OPEN_GRAPHICS"
TAKES = [
    GRAPHICS,
    "REMOTE_PROC_DOMAIN_FD_ASSOCIATE",
    "REMOTE_PROC_DOMAIN_CREATE_XML_WITH_FILES",
    "REMOTE_PROC_DOMAIN_CREATE_WITH_FILES",
    "QEMU_PROC_DOMAIN_MONITOR_COMMAND_WITH_FILES",
]


@pytest.mark.peer("libvirtd")
@pytest.mark.parametrize("name", TAKES)
def test_descriptors_are_checked_before_the_refusal(
    libvirtd: Endpoint, ours: Endpoint, name: str
) -> None:
    """Test calls with none, one and two descriptors.

    tests/server/dispatch/test_readonly.py has those that are no sockets, as the test
    driver takes none.
    """
    with ExitStack() as stack:
        pair = [stack.enter_context(end) for end in socket.socketpair()]
        given: list[list[int]] = [[], [pair[0].fileno()], [end.fileno() for end in pair]]
        for fds in given:
            assert asked(ours, name, fds) == asked(libvirtd, name, fds)


@pytest.mark.peer("libvirtd")
def test_a_descriptor_that_is_no_socket(libvirtd: Endpoint) -> None:
    with open(os.devnull, "rb") as file:
        answer = asked(libvirtd, GRAPHICS, [file.fileno()])
    assert (answer.code, answer.text) == (8, "fd N must be a socket")
