"""Node files that clients name: whatever they are, no other client waits for them."""

from __future__ import annotations

import os
import threading
import time
from urllib.parse import quote

import pytest
import trio

from tests.documents import domain
from tests.server.raw import GET_TYPE, LOOKUP, OK, OPEN, OWN, P, packed, packet, string
from virtrio.protocol._generated.enums import ErrorDomain, ErrorNumber
from virtrio.protocol.typedparams import UInt, ULLong
from virtrio.server import file_threads
from virtrio.server.drivers.test import files, nodekinds
from virtrio.server.drivers.test.driver import TestDriver

XML_ERROR, FROM_TEST = ErrorNumber.VIR_ERR_XML_ERROR, ErrorDomain.VIR_FROM_TEST
XML_DETAIL = ErrorNumber.VIR_ERR_XML_DETAIL
STATE = P.REMOTE_PROC_DOMAIN_GET_STATE


def open_call(path):
    return packet(OPEN, packed("connect_open_args", f"test://{path}", 0), serial=5)


async def opened(served, path):
    client = served.client()
    await client.send(open_call(path))
    return client, await client.answer()


def node(tmp_path, *names, extra=""):
    path = tmp_path / "node.xml"
    path.write_text(f"<node>{''.join(map(domain, names))}{extra}</node>")
    os.utime(path, (1, 1))
    return path


@pytest.mark.parametrize(
    "path",
    [
        "/dev/zero",
        "/proc/kmsg",
        "/dev/tty",
        "/proc/self/mem",
        "/etc",
        "fifo",
        "large",
        "socket",
        "a\0b",
    ],
)
async def test_what_is_no_node_file_is_refused_at_once(serve, tmp_path, path):
    if path == "fifo":
        os.mkfifo(tmp_path / path)
    if path == "large":
        (tmp_path / path).write_text(" " * (files.MAX_BYTES + 1))
    if not path.startswith("/"):
        path = str(tmp_path / path)
    served = serve()
    _, answer = await opened(served, path)
    # libvirt reads folders as empty; the kernel has something to say now and then
    codes = {"/etc": {XML_DETAIL}, "/proc/kmsg": {XML_DETAIL, XML_ERROR}}
    assert answer.refusal[0] in codes.get(path, {XML_ERROR})
    assert answer.refusal[1] == FROM_TEST
    assert await served.client().works()


@pytest.mark.parametrize("folder", ["a b", "é", "100%"])
async def test_a_path_has_its_escapes_in_the_uri(serve, tmp_path, folder):
    """Clients escape it; so does virsh, whatever its user did."""
    (tmp_path / folder).mkdir()
    path = node(tmp_path / folder, "one")
    _, answer = await opened(serve(), quote(str(path)))
    assert answer.status == OK, answer.refusal


@pytest.fixture
def stuck(monkeypatch):
    """Reads that hang, as from a file server that is gone, until the test is over."""
    release = threading.Event()
    monkeypatch.setattr(files, "_read", lambda path, way: release.wait(60))
    yield release
    release.set()


async def test_stuck_reads_are_given_up_and_in_the_end_no_more_are_begun(
    serve, stuck, autojump_clock, monkeypatch
):
    # threads are waited for
    monkeypatch.setattr(autojump_clock, "autojump_threshold", float("inf"))
    monkeypatch.setattr(file_threads, "_DEADLINE", 0.1)
    autojump_clock.rate = 1
    driver = TestDriver()
    served = serve_default(serve, driver)
    honest = await served.client().open()
    for count in range(1, 5):
        client, answer = await opened(served, "/some/file")
        assert answer.refusal[:2] == (XML_ERROR, FROM_TEST)
        assert driver.stuck_reads == count
        assert await client.works()
    _, answer = await opened(served, "/some/file")
    assert answer.refusal[:2] == (ErrorNumber.VIR_ERR_RESOURCE_BUSY, FROM_TEST)
    assert (await honest.call(LOOKUP, string("test"))).status == OK
    stuck.set()
    while driver.stuck_reads:  # noqa: ASYNC110 - threads say nothing
        await trio.sleep(0.01)


def serve_default(serve, driver):
    served = serve(driver)
    served.server.drivers._drivers["test"] = driver
    return served


async def test_others_are_served_while_a_file_is_read_and_the_client_itself_waits(
    serve, stuck, tmp_path, monkeypatch
):
    served = serve()
    client, other = served.client(), await served.client().open()
    await client.send(open_call("/some/file") + packet(GET_TYPE, serial=6))
    await trio.testing.wait_all_tasks_blocked()
    assert (await other.call(LOOKUP, string("test"))).status == OK
    await client.aclose()
    await trio.testing.wait_all_tasks_blocked()
    assert served.sessions == 1


async def test_calls_behind_an_open_are_answered_behind_it(serve, tmp_path):
    path = node(tmp_path, "a")
    client = serve().client()
    await client.send(open_call(path) + packet(LOOKUP, string("a"), serial=6))
    assert [((answer := await client.answer()).serial, answer.status) for _ in range(2)] == [
        (5, OK),
        (6, OK),
    ]


async def test_an_unchanged_file_is_parsed_once(serve, tmp_path, monkeypatch):
    parsed = []
    real = nodekinds.parse_domain_element
    monkeypatch.setattr(
        nodekinds,
        "parse_domain_element",
        lambda element, config: parsed.append(1) or real(element, config),
    )
    path = node(tmp_path, "a", "b")
    served = serve()
    for _ in range(3):
        client, answer = await opened(served, path)
        assert answer.status == OK
        assert (await client.call(LOOKUP, string("b"))).status == OK
    assert len(parsed) == 2
    node(tmp_path, "c")
    client, _ = await opened(served, path)
    assert (await client.call(LOOKUP, string("c"))).status == OK
    assert len(parsed) == 3


async def test_a_file_is_the_same_however_it_is_spelled(serve, tmp_path, monkeypatch):
    parsed = []
    real = nodekinds.parse_domain_element
    monkeypatch.setattr(
        nodekinds,
        "parse_domain_element",
        lambda element, config: parsed.append(1) or real(element, config),
    )
    path = node(tmp_path, "a")
    (tmp_path / "link").symlink_to(tmp_path)
    served = serve()
    for spelled in (
        f"{tmp_path}/node.xml",
        f"{tmp_path}/./node.xml",
        f"{tmp_path}//link/link/node.xml",
    ):
        client, answer = await opened(served, spelled)
        assert answer.status == OK
        answer = await client.call(P.REMOTE_PROC_CONNECT_GET_URI)
        assert answer.payload == string(f"test://{spelled}")
    assert len(parsed) == 1
    assert path.exists()


async def test_a_domain_file_of_the_node_that_changes_is_read_again(serve, tmp_path):
    (tmp_path / "d.xml").write_text(domain("d"))
    path = node(tmp_path, extra="<domain file='d.xml'/>")
    served = serve()
    client, _ = await opened(served, path)
    assert (await client.call(LOOKUP, string("d"))).status == OK
    (tmp_path / "d.xml").write_text(domain("other"))
    client, _ = await opened(served, path)
    assert (await client.call(LOOKUP, string("other"))).status == OK


def test_twins_change_by_themselves(tmp_path):
    driver = TestDriver()
    interface = (
        "<interface type='network'><mac address='52:54:00:00:00:01'/>"
        "<source network='default'/></interface>"
    )
    disk = "<disk type='file'><source file='/a'/><target dev='vda'/></disk>"
    devices = f"<devices>{interface}{disk}<memballoon model='virtio'/></devices>"
    extra = domain("x").replace("</domain>", f"{devices}</domain>")
    path = str(node(tmp_path, "a", extra=extra))
    one, two = trio.run(driver.open, path, OWN), trio.run(driver.open, path, OWN)
    dom = one.domain_lookup_by_name("x")
    before = [two.domain_get_xml_desc(dom, flags) for flags in (0, 2)]
    one.domain_set_interface_parameters(dom, "52:54:00:00:00:01", {"inbound.average": UInt(100)}, 0)
    one.domain_set_block_io_tune(dom, "vda", {"total_bytes_sec_max": ULLong(1000)}, 0)
    one.domain_set_memory_stats_period(dom, 5, 0)
    one.domain_set_metadata(dom, 2, "<m/>", "k", "urn:k", 0)
    one.domain_pin_emulator(dom, b"\x01", 0)
    one.domain_set_memory_parameters(dom, {"hard_limit": ULLong(1000)}, 0)
    one.domain_set_lifecycle_action(dom, 0, 1, 0)
    one.domain_add_iothread(dom, 7, 0)
    one.domain_set_vcpus(dom, 1)
    one.domain_destroy(dom)
    one.domain_rename(dom, "renamed", 0)
    assert [two.domain_get_xml_desc(dom, flags) for flags in (0, 2)] == before
    assert two.domain_lookup_by_name("x").id == dom.id or dom.id == -1
    three = trio.run(driver.open, path, OWN)
    assert [three.domain_get_xml_desc(dom, flags) for flags in (0, 2)] == before


async def test_a_large_node_does_not_hold_the_loop(serve, tmp_path):
    """Test the loop's processor time while a thread reads 3,000 domains."""
    path = node(tmp_path, *(f"d{number}" for number in range(3000)))
    served = serve()
    before = time.thread_time()
    _, answer = await opened(served, path)
    assert answer.status == OK
    assert time.thread_time() - before < 0.1
