"""Which clients have which node files read, and what the others learn: nothing."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import trio

from tests import documents
from tests.server.drivers.test.nodes import domain, network, snapshot
from tests.server.raw import OPEN, OWN, packed
from virtrio.protocol._generated.enums import ErrorDomain, ErrorNumber
from virtrio.protocol.errors import LibvirtError
from virtrio.server import caller as callers
from virtrio.server.caller import Caller
from virtrio.server.drivers.test import files
from virtrio.server.drivers.test.driver import NodeError, TestDriver

OVER_TCP = Caller("tcp")
ANOTHER_USER = Caller("unix", pid=1, uid=os.geteuid() + 1, gid=os.getegid())
OTHERS = [OVER_TCP, ANOTHER_USER]
XML_ERROR, FROM_TEST = ErrorNumber.VIR_ERR_XML_ERROR, ErrorDomain.VIR_FROM_TEST


def node(folder, inside=None, name="node.xml"):
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(f"<node>{documents.domain('a') if inside is None else inside}</node>")
    return str(path)


def opened(driver, path, caller):
    async def opening():
        found = driver.open(path, caller)
        return found if isinstance(found, TestDriver) else await found

    return trio.run(opening)


def names(driver, path, caller):
    return [dom.name for dom in opened(driver, path, caller).connect_list_all_domains(0)]


def not_there(driver, path, caller, about=None):
    """Check that a file is answered as if it were not there."""
    with pytest.raises(LibvirtError) as caught:
        opened(driver, path, caller)
    message = f"XML error: failed to parse xml document '{about or path}'"
    assert (caught.value.code, caught.value.domain) == (XML_ERROR, FROM_TEST)
    assert caught.value.message == message


@pytest.fixture
def no_files(monkeypatch):
    """Any look at a file fails the test."""

    def look(*args):
        raise AssertionError("the server looks at a file")

    for function in ("_read", "_stamp"):
        monkeypatch.setattr(files, function, look)
    monkeypatch.setattr(files.os.path, "realpath", look)


def test_the_servers_own_user_has_any_file_read(tmp_path):
    assert names(TestDriver(), node(tmp_path), OWN) == ["a"]


@pytest.mark.parametrize("caller", OTHERS)
def test_others_have_none_read(tmp_path, no_files, caller):
    driver = TestDriver()
    for path in (node(tmp_path), "/etc/passwd", str(tmp_path), "/nowhere", "relative", "//x"):
        not_there(driver, path, caller)


def test_a_user_whose_number_the_kernel_does_not_know_is_nobodys_own(tmp_path, monkeypatch):
    monkeypatch.setattr(callers.os, "geteuid", lambda: 65534)
    not_there(TestDriver(), node(tmp_path), Caller("unix", uid=65534))


@pytest.mark.parametrize("caller", [OWN, *OTHERS])
def test_files_below_the_directory_are_everybodys(tmp_path, caller):
    root = tmp_path / "files"
    path = node(root, f"{documents.domain('a')}<domain file='b.xml'/><domain file='{root}/c.xml'/>")
    for name in "bc":
        (root / f"{name}.xml").write_text(domain(name=name, uuid=""))
    assert names(TestDriver(files=str(root)), path, caller) == ["a", "b", "c"]


@pytest.mark.parametrize("caller", OTHERS)
@pytest.mark.parametrize(
    "path", ["{}/node.xml", "{}/files/../node.xml", "{}/files/link", "{}/files/up/node.xml"]
)
def test_others_have_nothing_read_outside_of_it(tmp_path, caller, path):
    root = tmp_path / "files"
    node(root)
    node(tmp_path)
    os.symlink(tmp_path / "node.xml", root / "link")
    os.symlink("..", root / "up")
    driver = TestDriver(files=str(root))
    path = path.format(tmp_path)
    not_there(driver, path, caller)
    assert names(driver, path, OWN) == ["a"]
    not_there(driver, path, caller)  # also after somebody else has had it read


@pytest.mark.parametrize("caller", OTHERS)
@pytest.mark.parametrize("name", ["../secret.xml", "{}/secret.xml", "link", "/etc/passwd"])
def test_files_that_a_node_names_are_no_exception(tmp_path, caller, name):
    root = tmp_path / "files"
    root.mkdir()
    (tmp_path / "secret.xml").write_text(domain(name="secret"))
    os.symlink("../secret.xml", root / "link")
    name = name.format(tmp_path)
    about = name if name.startswith("/") else f"{root}/{name}"
    driver = TestDriver(files=str(root))
    path = node(root, f"<domain file='{name}'/>")
    if not name.startswith("/etc"):
        assert names(driver, path, OWN) == ["secret"]
    not_there(driver, path, caller, about)
    path = node(root, domain(f"<test:domainsnapshot file='{name}'/>"))
    not_there(driver, path, caller, about)


def test_a_file_is_read_again_for_those_who_may_read_less(tmp_path):
    """The same path may lead elsewhere for them."""
    root = tmp_path / "files"
    path = node(root, "<domain file='b.xml'/>")
    os.symlink(tmp_path / "b.xml", root / "b.xml")
    (tmp_path / "b.xml").write_text(domain(name="b"))
    driver = TestDriver(files=str(root))
    assert names(driver, path, OWN) == ["b"]
    not_there(driver, path, OVER_TCP, f"{root}/b.xml")
    os.unlink(root / "b.xml")
    (root / "b.xml").write_text(domain(name="c"))
    assert names(driver, path, OVER_TCP) == ["c"]
    assert names(driver, path, OWN) == ["c"]


async def test_a_client_over_a_socket_pair_is_known_by_its_user(serve, tmp_path):
    path = node(tmp_path)
    client = serve().client()
    answer = await client.call(OPEN, packed("connect_open_args", f"test://{path}", 0))
    assert answer.status == 0


# -- nodes of the server ---------------------------------------------------------------


@pytest.mark.parametrize("caller", [OWN, *OTHERS])
def test_nodes_with_a_name_are_shared_by_all(tmp_path, caller, no_files):
    path = node(tmp_path, documents.domain("a") + domain(snapshot("s"), name="b", uuid=""))
    driver = TestDriver(nodes={"lab": path})
    lab = opened(driver, "/lab", caller)
    assert (lab.connect_get_uri(), lab.connect_get_type()) == ("test:///lab", "TEST")
    lab.domain_destroy(lab.domain_lookup_by_name("a"))
    again = opened(driver, "/lab", OVER_TCP)
    assert again is lab
    assert again.domain_get_state(again.domain_lookup_by_name("a"), 0)[0] == 5
    assert [dom.name for dom in driver.connect_list_all_domains(0)] == ["test"]
    assert not again.close()
    assert opened(driver, "/lab", OWN).domain_lookup_by_name("b")


def test_a_node_is_as_the_file_was_at_the_start(tmp_path):
    path = node(tmp_path)
    driver = TestDriver(nodes={"lab": path, "other": path})
    os.unlink(path)
    assert names(driver, "/lab", OVER_TCP) == names(driver, "/other", OVER_TCP) == ["a"]
    assert opened(driver, "/lab", OWN) is not opened(driver, "/other", OWN)


@pytest.mark.parametrize("path", ["/lab2", "/lab/", "/LAB", "lab", "/lab/x"])
def test_other_names_are_paths(tmp_path, path):
    not_there(TestDriver(nodes={"lab": node(tmp_path)}), path, OVER_TCP)


@pytest.mark.parametrize("name", ["", "a/b", "/a", "default", "a\0b"])
def test_names_that_no_node_can_have(tmp_path, name):
    with pytest.raises(ValueError, match="no node can have the name"):
        TestDriver(nodes={name: node(tmp_path)})


BAD = "<domain><name>b</name></domain>"


@pytest.mark.parametrize(
    ("files", "text"),
    [
        ({}, "{}/node.xml: No such file or directory"),
        ({"node.xml": "x"}, "{}/node.xml:1: Start tag expected, '<' not found"),
        (
            {"node.xml": "<a/>"},
            "{}/node.xml: XML error: expecting root element of 'node', not 'a'",
        ),
        (
            {"node.xml": "<node><cpu><nodes>x</nodes></cpu></node>"},
            "{}/node.xml: XML error: invalid node cpu nodes value",
        ),
        (
            {"node.xml": f"<node>\n{documents.domain('a')}\n{BAD}</node>"},
            "{}/node.xml: line 3: <domain> 'b': internal error: missing domain type attribute",
        ),
        (
            {"node.xml": "<node>\n\n<domain file='b.xml'/></node>"},
            "{}/node.xml: line 3: <domain>: {}/b.xml: No such file or directory",
        ),
        (
            {"node.xml": "<node><domain file='b.xml'/></node>", "b.xml": f"\n{BAD}"},
            "{}/b.xml: line 2: <domain> 'b': internal error: missing domain type attribute",
        ),
        (
            {"node.xml": "<node>\n<domain file='b.xml'/></node>", "b.xml": "x"},
            "{}/node.xml: line 2: <domain>: {}/b.xml:1: Start tag expected, '<' not found",
        ),
        (
            {"node.xml": f"<node>{domain(chr(10) + snapshot(state='x'))}</node>"},
            "{}/node.xml: line 2: <domainsnapshot> 's': unsupported configuration: "
            "Invalid state 'x' in domain snapshot XML",
        ),
        (
            {"node.xml": f"<node>{domain(snapshot(parent='t'))}</node>"},
            "{}/node.xml: line 1: <domain> 'a': internal error: "
            "Snapshots have inconsistent relations for domain a",
        ),
        (
            {"node.xml": "<node><network><name>n</name><ip address='x'/></network></node>"},
            "{}/node.xml: line 1: <network> 'n': XML error: Invalid address 'x' in network 'n'",
        ),
        (
            {"node.xml": "<node>\n<auth><user>a</user></auth></node>"},
            "{}/node.xml: line 2: <auth>: invalid argument: Missing authentication credentials",
        ),
    ],
)
def test_the_operator_is_told_what_is_wrong_and_where(tmp_path, files, text):
    for name, content in files.items():
        (tmp_path / name).write_text(content)
    with pytest.raises(NodeError) as caught:
        TestDriver(nodes={"lab": f"{tmp_path}/node.xml"})
    assert str(caught.value) == f"lab: {text}".replace("{}", str(tmp_path))


@pytest.mark.parametrize("kind", ["fifo", "/dev/zero", "/dev/tty"])
def test_a_node_that_is_no_file_is_not_waited_for(tmp_path, kind):
    path = kind if kind.startswith("/") else str(tmp_path / kind)
    if path != kind:
        os.mkfifo(path)
    with pytest.raises(NodeError, match=r"no regular file|No such device"):
        TestDriver(nodes={"lab": path})


def test_the_example_of_the_manual(tmp_path):
    manual = Path(__file__).parents[4] / "docs" / "server.md"
    example = manual.read_text().split("```xml\n")[1].split("```")[0]
    for name, text in {
        "lab.xml": example,
        "db.xml": domain(name="db"),
        "net.xml": network(),
        "db-volume.xml": "<volume><name>db.img</name><capacity>1</capacity></volume>",
    }.items():
        (tmp_path / name).write_text(text)
    lab = opened(TestDriver(nodes={"lab": f"{tmp_path}/lab.xml"}), "/lab", OVER_TCP)
    web, db = lab.connect_list_all_domains(0)
    assert (lab.domain_get_state(web, 0)[0], lab.domain_get_state(db, 0)[0]) == (3, 1)
    assert lab.domain_snapshot_current(web, 0).name == "monday"
    (pool,) = lab.connect_list_all_storage_pools(0)
    assert len(lab.storage_pool_list_all_volumes(pool, 0)) == 2
    for objects in ("networks", "interfaces", "node_devices"):
        assert len(getattr(lab, f"connect_list_all_{objects}")(0)) == 1


def test_files_of_the_operator_may_be_large(tmp_path):
    many = "".join(documents.domain(f"d{number}") for number in range(1000))
    path = node(tmp_path, f"{many}<!-- {'x' * files.MAX_BYTES} -->")
    assert os.path.getsize(path) > files.MAX_BYTES
    driver = TestDriver(nodes={"lab": path})
    assert len(names(driver, "/lab", OVER_TCP)) == 1000
    not_there(driver, path, OWN)
