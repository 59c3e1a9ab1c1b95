"""Hosts from node files are those that libvirt makes of the same files."""

from __future__ import annotations

import gc
import json
from types import SimpleNamespace

import pytest
import trio

from tests.server.drivers.test.nodes import (
    FILES,
    RECORDED,
    described,
    domain,
    node,
    refused,
    snapshot,
)
from tests.server.raw import OWN
from virtrio.protocol.errors import LibvirtError
from virtrio.server.drivers.test.driver import TestDriver
from virtrio.server.drivers.test.nodefile import NodeError

ANSWERS = dict(map(json.loads, RECORDED.read_text().splitlines()))


def opened(folder, files, driver=None):
    for name, text in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text)
    return trio.run((driver or TestDriver()).open, f"{folder}/node.xml", OWN)


def snapshots(driver, dom):
    for name in sorted(driver.domain_snapshot_list_names(dom, 1000, 0)):
        snap = SimpleNamespace(name=name, dom=dom)
        text = driver.domain_snapshot_get_xml_desc(snap, 0)
        yield [name, text, int(driver.domain_snapshot_is_current(snap, 0))]


def answer(folder, files):
    try:
        driver = opened(folder, files)
    except LibvirtError as exc:
        return refused(int(exc.code), int(exc.domain), exc.message, folder)
    domains = [
        {
            "xml": [driver.domain_get_xml_desc(dom, flags) for flags in (0, 2)],
            "state": list(driver.domain_get_state(dom, 0)),
            "persistent": int(driver.domain_is_persistent(dom)),
            "autostart": int(driver.domain_get_autostart(dom)),
            "saved": int(driver.domain_has_managed_save_image(dom, 0)),
            "snapshots": list(snapshots(driver, dom)),
        }
        for dom in driver.connect_list_all_domains(0)
    ]
    networks = [
        {
            "xml": driver.network_get_xml_desc(net, 0),
            "active": driver.network_is_active(net),
            "persistent": driver.network_is_persistent(net),
            "autostart": driver.network_get_autostart(net),
        }
        for net in driver.connect_list_all_networks(0)
    ]
    pools = [
        [
            pool.name,
            driver.storage_pool_is_active(pool),
            driver.storage_pool_is_persistent(pool),
            int(driver.storage_pool_get_autostart(pool)),
            driver.storage_pool_get_xml_desc(pool, 0),
            sorted(
                [volume.name, driver.storage_vol_get_xml_desc(volume, 0)]
                for volume in driver.storage_pool_list_all_volumes(pool, 0)
            ),
        ]
        for pool in driver.connect_list_all_storage_pools(0)
    ]
    return described(
        sorted(domains, key=lambda item: str(item["xml"])),
        sorted(networks, key=lambda item: str(item["xml"])),
        interfaces=[
            [each.name, driver.interface_is_active(each), driver.interface_get_xml_desc(each, 0)]
            for each in driver.connect_list_all_interfaces(0)
        ],
        pools=pools,
        devices=[
            [device.name, driver.node_device_get_xml_desc(device.name, 0)]
            for device in driver.connect_list_all_node_devices(0)
        ],
    )


def test_every_file_has_been_asked_about():
    assert list(ANSWERS) == list(FILES)


@pytest.mark.parametrize("name", FILES)
def test_a_node_is_libvirts(name, tmp_path):
    assert answer(tmp_path, FILES[name]) == ANSWERS[name]


def test_snapshots_may_be_in_files_which_the_node_names(tmp_path):
    """Test what libvirt's code says: libvirtd 9.0.0 does not survive such a file."""
    inside = "<test:domainsnapshot file='s.xml'/>"
    files = {
        "node.xml": "<node><domain file='sub/d.xml'/></node>",
        "sub/d.xml": domain(inside),
        "sub/s.xml": snapshot("beside the domain", tag="domainsnapshot"),
        "s.xml": snapshot("beside the node", active=1, tag="domainsnapshot"),
    }
    driver = opened(tmp_path, files)
    (dom,) = driver.connect_list_all_domains(0)
    assert driver.domain_snapshot_list_names(dom, 9, 0) == ["beside the node"]
    assert driver.domain_snapshot_current(dom, 0).name == "beside the node"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (None, "XML error: failed to parse xml document '{}/s.xml'"),
        ("<node/>", "XML error: expecting root element of 'domainsnapshot', not 'node'"),
    ],
)
def test_a_snapshots_file_is_refused_like_any(tmp_path, text, message):
    files = node(domain("<test:domainsnapshot file='s.xml'/>"))
    with pytest.raises(LibvirtError) as caught:
        opened(tmp_path, files if text is None else {**files, "s.xml": text})
    assert caught.value.message == message.format(tmp_path)


def test_snapshots_of_two_connections_are_two(tmp_path):
    driver = TestDriver()
    files = node(domain(snapshot("s", domain(), active=1) + snapshot("t", parent="s")))
    one, two = opened(tmp_path, files, driver), opened(tmp_path, files, driver)
    (dom,) = one.connect_list_all_domains(0)
    for name, flags in (("t", 0), ("s", 0)):
        one.domain_snapshot_delete(SimpleNamespace(name=name, dom=dom), flags)
    assert one.domain_snapshot_list_names(dom, 9, 0) == []
    assert sorted(two.domain_snapshot_list_names(dom, 9, 0)) == ["s", "t"]
    assert two.domain_snapshot_get_parent(SimpleNamespace(name="t", dom=dom), 0).name == "s"
    assert two.domain_snapshot_current(dom, 0).name == "s"


def test_a_snapshot_without_a_domain_cannot_be_reverted_to(tmp_path):
    driver = opened(tmp_path, node(domain(snapshot("s"))))
    (dom,) = driver.connect_list_all_domains(0)
    with pytest.raises(LibvirtError) as caught:
        driver.domain_revert_to_snapshot(SimpleNamespace(name="s", dom=dom), 0)
    assert (caught.value.code, caught.value.domain) == (77, 12)
    text = "revert requires force: snapshot 's' lacks domain 'a' rollback info"
    assert caught.value.message == text


def test_a_node_leaves_the_collector_as_it_was(tmp_path):
    file = tmp_path / "node.xml"
    file.write_text("<node/>")
    TestDriver(nodes={"lab": str(file)})
    assert gc.isenabled()
    file.write_text("<node><domain/></node>")
    with pytest.raises(NodeError):
        TestDriver(nodes={"lab": str(file)})
    assert gc.isenabled()
