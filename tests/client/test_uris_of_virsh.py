"""URIs of every kind: both clients and the command make of each what virsh makes of it.

The table says what that is; see `tests.client.uris`.
"""

from __future__ import annotations

import os

import pytest

import virtrio
from tests.client.uris import recording, rows, settled
from virtrio.client import transports
from virtrio.command.main import main

TABLE = rows()


@pytest.fixture(scope="module")
def recorder():
    with recording() as found:
        yield found


@pytest.fixture(autouse=True)
def own_transports(monkeypatch):
    """Other tests register transports of their own."""
    known = {suffix: transports.find(suffix) for suffix in ("unix", "tcp")}
    monkeypatch.setattr(transports.registry, "_transports", known)


def tried(recorder):
    """Return the rows whose answers do not depend on this machine."""
    daemon = os.path.exists("/run/libvirt/libvirt-sock")
    return [
        row
        for row in TABLE
        if (recorder.has_ipv6 or "[::1" not in row.uri)
        and not (daemon and "'/run/libvirt/" in row.answer.get("text", ""))
    ]


def expected(row):
    return row.answer if row.ours is None else {**row.answer, **REFUSED, "text": row.ours}


# Code and domain for transports that are not here.
REFUSED = {"code": 8, "domain": 13}


def test_the_table_has_all_kinds():
    assert len(TABLE) >= 250
    assert sum("opens" in row.answer for row in TABLE) >= 100
    assert sum("text" in row.answer for row in TABLE) >= 100
    assert sum(row.ours is not None for row in TABLE) <= 12


async def test_both_clients(client, recorder):
    wanted, found = {}, {}
    for row in tried(recorder):
        recorder.opened.clear()
        wanted[row.uri] = expected(row)
        try:
            async with client.connect(recorder.filled(row.uri)) as conn:
                found[row.uri] = recorder.answer(conn.get_uri())
        except virtrio.LibvirtError as error:
            found[row.uri] = recorder.refusal(error.code, error.domain, str(error))
    assert found == wanted


def test_command(recorder, capfdbinary):
    """It prints the URI, or one error of connecting; never a traceback."""
    for row in tried(recorder):
        recorder.opened.clear()
        status = main(["-c", recorder.filled(row.uri), "uri"])
        out, err = (text.decode("utf-8", "surrogateescape") for text in capfdbinary.readouterr())
        wanted = expected(row)
        if "opens" in wanted:
            assert (status, err) == (0, "")
            assert recorder.answer(out.rstrip("\n")) == wanted
        else:
            assert (status, out) == (1, "")
            first, second = err.removesuffix("\n").split("\n", 1)
            assert first == "error: failed to connect to the hypervisor"
            assert settled(recorder.emptied(second.removeprefix("error: "))) == wanted["text"]
