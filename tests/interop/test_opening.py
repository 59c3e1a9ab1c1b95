"""Answers of libvirtd and our server to the opening of a URI."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests import documents, peers
from tests.interop.everycall import PROCEDURES, Caller, arguments

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.peers import Endpoint

NEWEST = 443  # of libvirtd 9.0.0
GUEST = documents.domain("a")
NODES = {
    "one user": "<auth><user password='secret'>root</user></auth>",
    "two users": "<auth><user password='secret'>root</user><user password='x'>other</user></auth>",
    "no password": "<auth><user>root</user></auth>",
    "empty password": "<auth><user password=''>root</user></auth>",
    "no user": "<auth/>",
    "no user but text": "<auth> root </auth>",
    "something else": "<auth><name>root</name></auth>",
    "no name": "<auth><user password='x'/></auth>",
    "no name in the second": "<auth><user>root</user><user/></auth>",
    "blank name": "<auth><user>  </user></auth>",
    "name within": "<auth><user password='x'><b>root</b></user></auth>",
    "comment for a name": "<auth><user password='x'><!-- root --></user></auth>",
    "CDATA": "<auth><user password='x'><![CDATA[root]]></user></auth>",
    "two of them": "<auth/><auth><user>root</user></auth>",
    "deeper": "<x><auth><user>root</user></auth></x>",
    "user deeper": "<auth><group><user>root</user></group></auth>",
    "another namespace": "<auth xmlns='urn:x'><user>root</user></auth>",
    "behind a domain": f"{GUEST}<auth><user/></auth>",
    "before a wrong domain": (
        "<auth><user>root</user></auth><domain type='test'><name>a</name></domain>"
    ),
    "before a wrong node": "<auth><user/></auth><cpu><nodes>x</nodes></cpu>",
    "long": f"<auth><user>{'r' * 5000}</user></auth>",
    "plain": "",
}


@pytest.fixture(scope="module")
def readonly_server() -> Iterator[Endpoint]:
    with peers.served(readonly=True) as endpoint:
        yield endpoint


@pytest.mark.peer("libvirtd")
def test_nodes_with_users(libvirtd: Endpoint, server: Endpoint, tmp_path: Path) -> None:
    path = tmp_path / "node.xml"
    answers = {}
    for name, inside in NODES.items():
        path.write_text(f"<node>{inside}</node>")
        answers[name] = []
        for endpoint in (libvirtd, server):
            with Caller(str(endpoint.socket)) as caller:
                answers[name].append(caller.opening(f"test://{path}"))
    assert {name: found for name, found in answers.items() if found[0] != found[1]} == {}
    assert sum(found[0] is None for found in answers.values()) == 7


QEMU_URIS = [
    *("qemu:///system", "qemu:///session", "qemu:/system", "qemu:///%73ystem", "qemu://me@/system"),
    *("qemu:///system?x=1", "qemu:///system?", "qemu:///system#x", "qemu:///session?x=y"),
    *("qemu", "qemu:", "qemu:///", "qemu:////system", "qemu:///system/", "qemu:///System"),
    *("qemu:///elsewhere", "qemu:///session/x", "qemu:///system%2f", "qemu+unix:///system"),
    *("qemu:///embed", "qemu:///embed?root=/tmp/x", "qemu:///embed?root=x", "qemu:///embed?x=1"),
    *("QEMU:///system", "kvm:///system", "xen:///system", "lxc:///system"),
]


@pytest.mark.peer("libvirtd", "libvirtd-qemu", "qemu")
def test_uris_of_the_qemu_driver(libvirtd: Endpoint, tmp_path: Path) -> None:
    found = {}
    with peers.served("--state-dir", str(tmp_path / "state")) as ours:
        for uri in QEMU_URIS:
            with Caller(str(libvirtd.socket)) as they, Caller(str(ours.socket)) as we:
                found[uri] = they.opening(uri), we.opening(uri)
    assert {uri: answers for uri, answers in found.items() if answers[0] != answers[1]} == {}
    assert sum(their is None for their, _ in found.values()) >= 7


# Procedures of the session that are answered in another way: the first opens it, and
# our server has no polkit.
WITHOUT_OPENING = {"REMOTE_PROC_CONNECT_OPEN", "REMOTE_PROC_AUTH_POLKIT"}


@pytest.mark.peer("libvirtd")
@pytest.mark.parametrize("suffix", ["", "-ro"])
def test_every_procedure_before_opening(
    libvirtd: Endpoint, readonly_server: Endpoint, suffix: str
) -> None:
    different, not_open = [], 0
    for spec, procedure in PROCEDURES:
        if procedure.name in WITHOUT_OPENING or (
            spec.name == "remote" and procedure.number > NEWEST
        ):
            continue
        args = arguments(spec, procedure)
        answers = []
        for endpoint in (libvirtd, readonly_server):
            with Caller(f"{endpoint.socket}{suffix}") as caller:
                answers.append(caller.call(spec, procedure.number, args))
        if answers[0] != answers[1]:
            different.append((procedure.name, *answers))
        not_open += answers[0] is not None and (answers[0].text or "").endswith(
            "connection not open"
        )
    assert different == []
    assert not_open > 380
