"""virtrio's own subcommands: serve, gen and procedures."""

from __future__ import annotations

import json

import pytest

from tests.protocol.facts import PROGRAMS, facts
from virtrio.command.tools.procedures import known_procedures


@pytest.fixture
def served(monkeypatch):
    calls = []

    def main(config, listen, drivers, *of_the_test_driver):
        calls.append((config, listen, drivers, *of_the_test_driver))
        return 3

    monkeypatch.setattr("virtrio.server.process.main", main)
    return calls


@pytest.mark.parametrize(
    ("words", "call"),
    [
        (["serve"], (None, [], [], [], None, None, None)),
        (
            ["serve", "--listen", "unix:/a", "--listen", "tcp://127.0.0.1:1"],
            (None, ["unix:/a", "tcp://127.0.0.1:1"], [], [], None, None, None),
        ),
        (
            ["serve", "--config=/etc/x.conf", "unix:/a"],
            ("/etc/x.conf", ["unix:/a"], [], [], None, None, None),
        ),
        (
            ["serve", "--driver", "a:b", "unix:/a", "--driver=c:d"],
            (None, ["unix:/a"], ["a:b", "c:d"], [], None, None, None),
        ),
        (["serve --config x; list"], ("x", [], [], [], None, None, None)),
        (
            ["serve", "--test-node", "a=b", "--files=/c", "unix:/a", "--test-node=d=e"],
            (None, ["unix:/a"], [], ["a=b", "d=e"], "/c", None, None),
        ),
        (["serve", "--state-dir", "/s", "unix:/a"], (None, ["unix:/a"], [], [], None, "/s", None)),
        (
            ["serve", "--config-qemu", "/q", "unix:/a"],
            (None, ["unix:/a"], [], [], None, None, "/q"),
        ),
    ],
)
def test_serve(virtrio, served, words, call):
    assert virtrio(*words) == (3, "", "")
    assert served == [call]


def test_help_of_serve_names_every_kind_of_listener(virtrio):
    text = virtrio("serve", "--help").out
    for kind in ("unix:/path", "unix:/path?readonly=1", "unix:/path?admin=1", "tcp://host:port"):
        assert f"{kind}," in text or f"{kind}\n" in text


def test_serve_mistake(virtrio, served):
    assert virtrio("serve", "--port", "1") == (
        1,
        "",
        "error: command 'serve' doesn't support option --port\n",
    )
    assert served == []


def test_gen_gets_its_words_as_they_are(virtrio, monkeypatch):
    calls = []
    monkeypatch.setattr("virtrio.gen.main.main", lambda argv: calls.append(argv) or 4)
    assert virtrio("gen", "--check", "--", "x").status == 4
    assert calls == [["--check", "--", "x"]]


def test_procedures_json(virtrio):
    listed = json.loads(virtrio("-q", "procedures", "--json").out)
    by_name = {row["name"]: row for row in listed}
    assert by_name["REMOTE_PROC_DOMAIN_CHECKPOINT_CREATE_XML"] == {
        "program": "remote",
        "number": 411,
        "name": "REMOTE_PROC_DOMAIN_CHECKPOINT_CREATE_XML",
        "function": "virDomainCheckpointCreateXML",
        "args": "remote_domain_checkpoint_create_xml_args",
        "ret": "remote_domain_checkpoint_create_xml_ret",
        "msg": None,
        "priority": "low",
        "readstream": None,
        "writestream": None,
        "sparseflag": None,
        "acl": ["domain:checkpoint", "domain:fs_freeze:VIR_DOMAIN_CHECKPOINT_CREATE_QUIESCE"],
        "aclfilter": [],
        "drivers": {"test": True, "qemu": True},
        "libvirt_test": {"how": "asked", "version": "9.0.0", "since": None},
        "client": "Domain.checkpoint_create_xml",
    }
    assert (
        by_name["REMOTE_PROC_DOMAIN_GET_VCPUS"]["client"]
        == "Domain.vcpus by cpumaps.domain_get_vcpus_gen"
    )
    assert by_name["REMOTE_PROC_CONNECT_CLOSE"]["client"] == "by hand: closing"
    assert by_name["REMOTE_PROC_DOMAIN_EVENT_LIFECYCLE"]["client"] == "by hand: events"
    assert not [
        row["name"]
        for row in listed
        if row["program"] == "remote" and row["client"].startswith("missing")
    ]
    # the session answers it on every driver
    assert by_name["REMOTE_PROC_CONNECT_OPEN"]["drivers"] == {"test": True, "qemu": True}
    assert by_name["REMOTE_PROC_AUTH_SASL_INIT"]["drivers"] == {"test": False, "qemu": False}
    assert by_name["REMOTE_PROC_DOMAIN_BACKUP_BEGIN"]["drivers"] == {"test": False, "qemu": True}
    assert by_name["QEMU_PROC_DOMAIN_MONITOR_COMMAND"]["drivers"] == {"test": False, "qemu": True}
    assert by_name["KEEPALIVE_PROC_PING"]["drivers"] == {"test": True, "qemu": True}


def test_procedures_are_those_of_libvirt(virtrio):
    listed = json.loads(virtrio("-q", "procedures", "--json").out)
    expected = [
        {"program": name, "sparseflag": None, **fact}
        for name in PROGRAMS
        for fact in facts(name)["procedure"]
    ]
    assert len(listed) == 485
    for row, fact in zip(listed, expected, strict=True):
        assert {
            key: value
            for key, value in row.items()
            if key not in ("function", "drivers", "libvirt_test", "client")
        } == {
            key: value for key, value in fact.items() if key not in ("generate", "event", "since")
        }


def test_procedures_table(virtrio):
    lines = virtrio("procedures").out.splitlines()
    titles = ["Program", "Number", "Name", "Args", "Ret", "Drivers", "libvirt's", "Client"]
    assert lines[0].split() == titles
    assert len(lines) == 3 + len(known_procedures())
    row = next(line for line in lines if "REMOTE_PROC_NETWORK_GET_METADATA" in line)
    assert "   test since 9.7.0   " in row


def test_procedures_of_libvirts_test_driver(virtrio):
    listed = json.loads(virtrio("-q", "procedures", "--json").out)
    by_name = {row["name"]: row for row in listed}
    assert by_name["REMOTE_PROC_DOMAIN_ATTACH_DEVICE"]["libvirt_test"] == {
        "how": "read",
        "version": "11.3.0",
        "since": "10.0.0",
    }
    assert by_name["REMOTE_PROC_DOMAIN_BACKUP_BEGIN"]["libvirt_test"] is None
    assert by_name["KEEPALIVE_PROC_PING"]["libvirt_test"]["how"] == "asked"
    # a driver has events of some kinds
    assert by_name["REMOTE_PROC_CONNECT_NETWORK_EVENT_REGISTER_ANY"]["drivers"]["test"]
    assert not by_name["REMOTE_PROC_CONNECT_SECRET_EVENT_REGISTER_ANY"]["drivers"]["test"]
