"""`examples/driver.py` under virsh, both clients and the suites."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import virtrio
import virtrio.blocking
from tests import peers
from tests.peers import virsh
from virtrio.enums import DomainEventID, ErrorDomain, ErrorNumber
from virtrio.testing import check_checkpoint_driver, check_driver, serving

ROOT = Path(__file__).resolve().parents[1]
PICTURE = b"P6 320 200 255\n" + bytes([0, 160, 60]) * (320 * 200)


@pytest.fixture
def example(monkeypatch):
    """The class of the example, imported from its file as it stands."""
    monkeypatch.syspath_prepend(ROOT / "examples")
    monkeypatch.delitem(sys.modules, "driver", raising=False)
    from driver import ExampleDriver

    yield ExampleDriver
    sys.modules.pop("driver", None)


@pytest.fixture
def uri(monkeypatch):
    """The example served by `virtrio serve`, as its first lines say."""
    monkeypatch.chdir(ROOT)
    with peers.served("--driver", "examples.driver:ExampleDriver") as endpoint:
        yield f"example+unix:///system?socket={endpoint.socket}"


def test_the_example_keeps_libvirts_promises(example):
    report = check_driver(example, path="/system")
    assert {"lookups", "filters", "start_and_destroy", "events", "documents", "facts"} <= set(
        report.passed
    )
    assert set(report.left_out) == {
        "autostart",
        "define_and_undefine",
        "conflicting_definitions",
        "round_trip",
        "suspend_and_resume",
        "transient_domains",
    }


def test_its_checkpoints_keep_libvirts_promises(example):
    report = check_checkpoint_driver(example, path="/system")
    assert report.left_out == {}
    assert {"create", "redefine", "delete_children", "domains_with_checkpoints"} <= set(
        report.passed
    )


def test_its_refusals_of_checkpoints_are_its_own(example):
    with (
        serving(example) as served,
        virtrio.blocking.connect(served.uri_of("/system")) as conn,
        conn.lookup_by_name("db") as domain,
    ):
        with pytest.raises(virtrio.LibvirtError) as caught:
            domain.checkpoint_create_xml("<domaincheckpoint/>", 0)
        assert caught.value.code == ErrorNumber.VIR_ERR_OPERATION_UNSUPPORTED
        assert caught.value.domain == ErrorDomain.VIR_FROM_DOMAIN_CHECKPOINT
        with pytest.raises(virtrio.LibvirtError, match=r"in function exampleDomainListAll\w+"):
            domain.list_all_checkpoints(1 << 30)


def test_the_example_takes_its_own_path_only(example):
    with serving(example) as served:
        with virtrio.blocking.connect(served.uri_of("/system")) as conn:
            assert conn.get_type() == "EXAMPLE"
        with pytest.raises(
            virtrio.LibvirtError, match="unexpected path '/default', try example:///system"
        ):
            virtrio.blocking.connect(served.uri_of("/default"))


def test_the_blocking_client(uri):
    with virtrio.blocking.connect(uri, timeout=10) as conn:
        assert [(domain.name(), domain.id()) for domain in conn.list_all_domains(0)] == [
            ("web", 1),
            ("db", -1),
            ("mail", -1),
        ]
        pieces = []
        with conn.lookup_by_name("web") as domain:
            stream = conn.new_stream()
            assert domain.screenshot(stream, 0, 0) == "image/x-portable-pixmap"
            stream.recv_all(lambda stream, data, opaque: pieces.append(bytes(data)), None)
            stream.finish()
            assert b"".join(pieces) == PICTURE
            with pytest.raises(virtrio.LibvirtError) as caught:
                domain.suspend()
            assert caught.value.code == ErrorNumber.VIR_ERR_NO_SUPPORT


async def test_the_trio_client(uri):
    async with virtrio.connect(uri) as conn:
        domain = await conn.lookup_by_name("db")
        async with conn.domain_events(DomainEventID.VIR_DOMAIN_EVENT_ID_LIFECYCLE) as events:
            await domain.create()
            await domain.destroy()
            seen = []
            async for dom, event, _ in events:
                seen.append((dom.name(), event))
                if len(seen) == 2:
                    break
        assert seen == [("db", 2), ("db", 5)]


@pytest.mark.peer("virsh")
def test_virsh(uri, tmp_path):
    done = virsh.session(
        uri,
        [
            "list --all",
            "dominfo web",
            "start db",
            "start db",
            "destroy web",
            "list --all",
            f"screenshot db {tmp_path}/db.ppm",
            "suspend db",
        ],
        tmp_path,
    )
    printed = dict(done)
    assert [line.split() for line in done[0][1].splitlines()] == [
        ["1", "web", "running"],
        ["-", "db", "shut", "off"],
        ["-", "mail", "shut", "off"],
    ]
    assert {"Name:           web", "State:          running", "CPU(s):         2"} <= set(
        printed["dominfo web"].splitlines()
    )
    assert done[2][1] == ""
    assert "Domain is already active" in done[3][1]
    assert printed["destroy web"] == ""
    assert [line.split() for line in done[5][1].splitlines()] == [
        ["2", "db", "running"],
        ["-", "mail", "shut", "off"],
        ["-", "web", "shut", "off"],
    ]
    assert (tmp_path / "db.ppm").read_bytes() == PICTURE
    assert (
        "this function is not supported by the connection driver: virDomainSuspend"
        in printed["suspend db"]
    )


@pytest.mark.peer("virsh")
def test_virsh_makes_checkpoints(uri, tmp_path):
    printed = dict(
        virsh.session(
            uri,
            [
                "checkpoint-create-as web monday",
                "checkpoint-create-as web tuesday --description 'before the upgrade'",
                "checkpoint-list web --name",
                "checkpoint-list web --tree",
                "checkpoint-dumpxml web tuesday",
                "list --name --with-checkpoint",
                "checkpoint-create-as db monday",
                "checkpoint-delete web monday",
                "checkpoint-info web tuesday",
            ],
            tmp_path,
        )
    )
    assert printed["checkpoint-create-as web monday"] == ""
    assert printed["checkpoint-list web --name"].split() == ["monday", "tuesday"]
    assert (
        "<description>before the upgrade</description>"
        in (printed["checkpoint-dumpxml web tuesday"])
    )
    assert (
        "<disk name='vda' checkpoint='bitmap' bitmap='tuesday'/>"
        in (printed["checkpoint-dumpxml web tuesday"])
    )
    assert [line.strip() for line in printed["checkpoint-list web --tree"].split("\n")][:3] == [
        "monday",
        "|",
        "+- tuesday",
    ]
    assert printed["list --name --with-checkpoint"].split() == ["web"]
    assert (
        "cannot create checkpoint for inactive domain"
        in (printed["checkpoint-create-as db monday"])
    )
    assert printed["checkpoint-delete web monday"] == ""
    assert "Parent:         -" in printed["checkpoint-info web tuesday"]


@pytest.mark.peer("virsh")
def test_virsh_hears_events(uri):
    command = [
        "virsh",
        "-c",
        uri,
        "event",
        "--domain",
        "db",
        "--event",
        "lifecycle",
        "--loop",
        "--timeout",
        "60",
    ]
    listening = subprocess.Popen(
        ["stdbuf", "-oL", *command],
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"LC_ALL": "C"},
    )
    try:
        with virtrio.blocking.connect(uri, timeout=10) as conn:
            heard = []
            with conn.lookup_by_name("db") as domain:
                while len(heard) < 3:  # events before virsh has registered go nowhere
                    domain.create()
                    domain.destroy()
                    heard += _lines(listening, within=0.2)
    finally:
        listening.kill()
        listening.communicate()
    assert "event 'lifecycle' for domain 'db': Started Booted\n" in heard
    assert "event 'lifecycle' for domain 'db': Stopped Shutdown\n" in heard


def _lines(process, within):
    """Return the whole lines that a process prints.

    The list ends with ``within`` seconds of silence.
    """
    import select

    found = []
    while select.select([process.stdout], [], [], within)[0]:
        found.append(process.stdout.readline())
        assert found[-1], "virsh has ended"
    return found
