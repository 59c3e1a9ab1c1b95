"""Our trio and blocking clients against libvirtd's test driver and qemu driver.

The qemu driver has a running guest.
"""

from __future__ import annotations

import re
import subprocess
import uuid
from typing import TYPE_CHECKING, Any

import pytest

import virtrio
from tests import documents
from tests.documents import UUID
from tests.interop.clients import KINDS, connected, do

if TYPE_CHECKING:
    from tests import peers

pytestmark = pytest.mark.peer("libvirtd")

DOMAIN = documents.domain(
    uuid=UUID, devices=documents.disk() + documents.disk("vdb", "/images/b.img")
)


async def code_of(call: Any) -> tuple[int, int]:
    """Return the error code and domain with which the call fails."""
    try:
        await do(call())
    except virtrio.LibvirtError as error:
        return int(error.code), int(error.domain)
    raise AssertionError("the call did not fail")


@pytest.fixture(params=KINDS)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(params=["unix", "tcp"])
def uri(request: pytest.FixtureRequest, libvirtd: peers.Endpoint) -> str:
    return libvirtd.uri(request.param)


async def test_connection(kind: str, uri: str) -> None:
    async with connected(kind, uri) as conn:
        assert await do(conn.get_type()) == "TEST"
        assert await do(conn.get_lib_version()) >= 7_000_000
        assert await do(conn.get_hostname())
        assert "<capabilities>" in await do(conn.get_capabilities())
        assert (await do(conn.get_info()))[0] == "i686"


async def test_domains(kind: str, uri: str) -> None:
    async with connected(kind, uri) as conn:
        test = await do(conn.lookup_by_name("test"))
        assert (test.name(), test.id()) == ("test", 1)
        assert (await do(conn.lookup_by_id(1))).name() == "test"

        guest = await do(conn.define_xml(DOMAIN))
        assert guest.name() == "guest"
        assert (await do(conn.lookup_by_uuid(uuid.UUID(UUID).bytes))).name() == "guest"
        assert (await do(conn.lookup_by_uuid_string(UUID))).name() == "guest"
        assert sorted([d.name() for d in await do(conn.list_all_domains(0))]) == ["guest", "test"]
        assert await do(conn.num_of_domains()) == 1
        assert await do(conn.list_domains_id()) == [1]

        await do(guest.create())
        assert await do(guest.is_active())
        assert (await do(guest.state()))[0] == 1
        await do(guest.suspend())
        assert (await do(guest.info()))[0] == 3
        await do(guest.resume())
        await do(guest.reboot(0))
        await do(guest.set_autostart(1))
        assert await do(guest.autostart())
        assert "<name>guest</name>" in await do(guest.xml_desc(0))
        await do(guest.destroy())
        assert await code_of(guest.destroy) == (55, 20)
        await do(guest.undefine())
        assert await code_of(lambda: conn.lookup_by_name("guest")) == (42, 12)


async def test_checkpoints(kind: str, uri: str) -> None:
    async with connected(kind, uri) as conn:
        test = await do(conn.lookup_by_name("test"))
        made = [
            await do(test.checkpoint_create_xml(documents.checkpoint(name), 0))
            for name in ("one", "two", "three")
        ]
        one, two, three = made
        assert [checkpoint.get_name() for checkpoint in made] == ["one", "two", "three"]
        assert two.get_domain().name() == "test"
        assert [c.get_name() for c in await do(test.list_all_checkpoints(2))] == [
            "one",
            "two",
            "three",
        ]
        assert [c.get_name() for c in await do(test.list_all_checkpoints(1))] == ["one"]
        assert [c.get_name() for c in await do(test.list_all_checkpoints(4))] == ["three"]
        assert [c.get_name() for c in await do(test.list_all_checkpoints(8 | 2))] == ["one", "two"]
        assert [c.get_name() for c in await do(one.list_all_children(0))] == ["two"]
        assert [c.get_name() for c in await do(one.list_all_children(1 | 2))] == ["two", "three"]
        assert (await do(three.get_parent())).get_name() == "two"
        assert await code_of(one.get_parent) == (103, 12)
        assert (await do(test.checkpoint_lookup_by_name("two"))).get_name() == "two"
        assert await code_of(lambda: test.checkpoint_lookup_by_name("nosuch")) == (103, 12)

        text = await do(two.get_xml_desc(2))
        assert re.search(r"<parent>\s*<name>one</name>", text)
        assert "<domain " not in text
        assert "<domain " in await do(two.get_xml_desc(0))

        assert await code_of(
            lambda: test.checkpoint_create_xml(documents.checkpoint("two"), 0)
        ) == (9, 20)
        assert await code_of(lambda: test.checkpoint_create_xml("<domaincheckpoint", 0)) == (35, 69)
        assert await code_of(
            lambda: test.checkpoint_create_xml(documents.checkpoint("a/b"), 0)
        ) == (92, 5)

        await do(two.delete(0))
        assert (await do(three.get_parent())).get_name() == "one"
        await do(one.delete(1))
        assert await do(test.list_all_checkpoints(0)) == []


async def test_readonly(kind: str, uri: str) -> None:
    async with connected(kind, uri, readonly=True) as conn:
        test = await do(conn.lookup_by_name("test"))
        assert (await code_of(test.destroy))[0] == 29
        assert (await code_of(lambda: test.checkpoint_create_xml(documents.checkpoint("one"), 0)))[
            0
        ] == 29
        assert await do(test.list_all_checkpoints(0)) == []


# --- a real guest ---

DISK = (
    "<disk type='file' device='disk'><driver name='qemu' type='qcow2'/><source file='{}'/>"
    "<target dev='vda' bus='virtio'/></disk>"
)


def qcow2(image: str) -> str:
    subprocess.run(["qemu-img", "create", "-q", "-f", "qcow2", image, "16M"], check=True)
    return image


def bitmaps(image: str) -> str:
    return subprocess.run(
        ["qemu-img", "info", "--force-share", image], check=True, capture_output=True, text=True
    ).stdout


@pytest.mark.peer("libvirtd-qemu", "qemu", "qemu-img")
async def test_checkpoints_of_a_running_guest(kind: str, libvirtd: peers.Endpoint) -> None:
    name = f"guest-{kind}"
    disk = qcow2(str(libvirtd.directory / f"{name}.qcow2"))
    async with connected(kind, libvirtd.uri("unix", "qemu")) as conn:
        assert await do(conn.get_type()) == "QEMU"
        guest = await do(
            conn.create_xml(documents.guest(name, DISK.format(disk), machine="q35"), 0)
        )
        try:
            assert await do(guest.is_active())
            first = await do(guest.checkpoint_create_xml(documents.checkpoint("first"), 0))
            second = await do(
                guest.checkpoint_create_xml(
                    documents.checkpoint(
                        "second", "<disks><disk name='vda' checkpoint='bitmap'/></disks>"
                    ),
                    0,
                )
            )
            assert [c.get_name() for c in await do(guest.list_all_checkpoints(2))] == [
                "first",
                "second",
            ]
            assert (await do(second.get_parent())).get_name() == "first"
            assert "size='0'" in await do(second.get_xml_desc(2 | 4))
            assert (
                await code_of(
                    lambda: guest.checkpoint_create_xml(documents.checkpoint("second"), 0)
                )
            )[0] == 9
            assert (
                await code_of(lambda: guest.checkpoint_create_xml(documents.checkpoint("third"), 2))
            )[0] == 8
            assert [d.name() for d in await do(conn.list_all_domains(16384))] == [name]

            await do(first.delete(0))
            assert [c.get_name() for c in await do(guest.list_all_checkpoints(0))] == ["second"]
            assert await code_of(second.get_parent) == (103, 10)
        finally:
            await do(guest.destroy())
    after = bitmaps(disk)  # written to the image when the guest stopped
    assert "name: second" in after
    assert "name: first" not in after
