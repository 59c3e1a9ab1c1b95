"""What is made of the guest agent's answers, and what no agent had better say."""

from __future__ import annotations

import re

import pytest

from virtrio.protocol.errors import LibvirtError
from virtrio.server.conf.domain.read import parse_domain
from virtrio.server.drivers.qemu.agent import answers
from virtrio.server.drivers.qemu.definitions.defining import PARSER

DOCUMENT = """\
<domain type='qemu'><name>a</name><memory>4096</memory><os><type>hvm</type></os><devices>
<disk type='file' device='disk'><source file='/a'/><target dev='vdb' bus='virtio'/>
<address type='pci' domain='0' bus='0' slot='4' function='0'/></disk>
<disk type='file' device='disk'><source file='/b'/><target dev='sda' bus='scsi'/>
<address type='drive' controller='1' bus='0' target='0' unit='3'/></disk>
<controller type='scsi' index='1' model='virtio-scsi'>
<address type='pci' domain='0' bus='0' slot='5' function='0'/></controller>
</devices></domain>"""
DEFINITION = parse_domain(DOCUMENT, PARSER)


def disk(slot: int, unit: int = 0, **more) -> dict:
    pci = {"domain": 0, "bus": 0, "slot": slot, "function": 0}
    return {"bus": 0, "target": 0, "unit": unit, "pci-controller": pci, **more}


def system(mount_point: str, *disks: dict, **more) -> dict:
    return {"mountpoint": mount_point, "name": "x", "type": "ext4", "disk": [*disks], **more}


def test_file_systems_and_their_disks():
    said = [
        system("/srv", disk(5, 3, serial="S"), disk(6)),
        system("/", disk(4, dev="/dev/vda"), **{"used-bytes": 5, "total-bytes": 2**63}),
    ]
    found = answers.file_systems(said, DEFINITION)
    assert [each.mount_point for each in found] == ["/", "/srv"]
    assert answers.filesystem_params(found) == {
        "fs.count": 2,
        "fs.0.name": "x",
        "fs.0.mountpoint": "/",
        "fs.0.fstype": "ext4",
        "fs.0.total-bytes": 2**63,
        "fs.0.used-bytes": 5,
        "fs.0.disk.count": 1,
        "fs.0.disk.0.alias": "vdb",
        "fs.0.disk.0.device": "/dev/vda",
        "fs.1.name": "x",
        "fs.1.mountpoint": "/srv",
        "fs.1.fstype": "ext4",
        "fs.1.disk.count": 2,
        "fs.1.disk.0.alias": "sda",
        "fs.1.disk.0.serial": "S",
    }


def test_disks_of_the_guest():
    said = [
        {"name": "/dev/vda", "partition": False, "address": disk(4), "dependencies": []},
        {"name": "/dev/dm-0", "partition": True, "dependencies": ["/dev/vda"], "alias": "root"},
    ]
    assert answers.disk_params(said, DEFINITION) == {
        "disk.count": 2,
        "disk.0.name": "/dev/vda",
        "disk.0.partition": False,
        "disk.0.alias": "vdb",
        "disk.1.name": "/dev/dm-0",
        "disk.1.partition": True,
        "disk.1.dependency.count": 1,
        "disk.1.dependency.0.name": "/dev/vda",
        "disk.1.guest_alias": "root",
    }


def test_interfaces_with_aliases():
    def address(text: str, kind: str = "ipv4") -> dict:
        return {"ip-address": text, "ip-address-type": kind, "prefix": 24}

    said = [
        {"name": "lo", "hardware-address": "00:00:00:00:00:00"},
        {"name": "eth0", "ip-addresses": [address("10.0.0.1")]},
        {"name": "eth0:1", "ip-addresses": [address("fe80::1", "ipv6")]},
    ]
    assert answers.interfaces(said) == [
        ("lo", "00:00:00:00:00:00", []),
        ("eth0", None, [(0, "10.0.0.1", 24), (1, "fe80::1", 24)]),
    ]
    assert answers.interface_params(said) == {
        "if.count": 2,
        "if.0.name": "lo",
        "if.0.hwaddr": "00:00:00:00:00:00",
        "if.0.addr.count": 0,
        "if.1.name": "eth0",
        "if.1.hwaddr": "",
        "if.1.addr.count": 2,
        "if.1.addr.0.type": "ipv4",
        "if.1.addr.0.addr": "10.0.0.1",
        "if.1.addr.0.prefix": 24,
        "if.1.addr.1.type": "ipv6",
        "if.1.addr.1.addr": "fe80::1",
        "if.1.addr.1.prefix": 24,
    }


def test_users_and_systems():
    said = [{"user": "a", "domain": "d", "login-time": 1.5}, {"user": "b", "login-time": 2}]
    assert answers.user_params(said) == {
        "user.count": 2,
        "user.0.name": "a",
        "user.0.domain": "d",
        "user.0.login-time": 1500,
        "user.1.name": "b",
        "user.1.login-time": 2000,
    }
    assert answers.os_params({"id": "x", "name": 5}) == {"os.id": "x"}
    assert answers.timezone_params({"zone": "UTC", "offset": -60}) == {
        "timezone.name": "UTC",
        "timezone.offset": -60,
    }


def test_texts_are_as_in_c_and_can_be_sent():
    assert answers.host_name({"host-name": "a\0b"}) == "a"
    assert answers.host_name({"host-name": "\ud800é"}) == "?é"
    assert answers.text(5) is None
    with pytest.raises(LibvirtError):
        answers.text("x" * 2_000_000)


def test_refusals():
    for error, text, is_missing in (
        ({"class": "CommandNotFound", "desc": "The command x"}, "'x': The command x", True),
        ({"class": "CommandDisabled"}, "'x': CommandDisabled", True),
        ({"class": "GenericError", "desc": 5}, "'x': GenericError", False),
        ("?", "'x': unknown QEMU command error", False),
    ):
        with pytest.raises(answers.AgentRefused, match=re.escape(text)) as refused:
            answers.result("x", {"error": error})
        assert refused.value.is_missing == is_missing


ADDRESS = {"ip-address": "1.2.3.4", "ip-address-type": "ipv4", "prefix": -1}
WRONG = [
    *((answers.count, value) for value in (None, True, -1, 2**31, "1", 1.0, [])),
    *((answers.seconds_and_nanoseconds, value) for value in (-1, 2**64, "5", None)),
    *((answers.host_name, value) for value in (None, [], {}, {"host-name": 1})),
    *((answers.keys, value) for value in (None, {}, {"keys": "x"}, {"keys": [1]})),
    (answers.keys, {"keys": ["x"] * 2049}),
    *((answers.vcpus, value) for value in (None, {}, [1], [{"logical-id": -1}])),
    (answers.vcpus, [{"logical-id": 0, "online": 1, "can-offline": False}]),
    *((answers.interfaces, value) for value in (None, [1], [{}])),
    (answers.interfaces, [{"name": "x", "ip-addresses": 5}]),
    (answers.interfaces, [{"name": "x", "ip-addresses": [{}]}]),
    (answers.interfaces, [{"name": "x", "ip-addresses": [{"ip-address-type": "ipx"}]}]),
    (answers.interfaces, [{"name": "x", "ip-addresses": [{"ip-address-type": "ipv4"}]}]),
    (answers.interfaces, [{"name": "x", "ip-addresses": [ADDRESS]}]),
    (answers.interfaces, [{"name": str(number)} for number in range(2049)]),
    (answers.user_params, [{"user": "x"}]),
    (answers.user_params, [{"user": "x", "login-time": 1e30}]),
    (answers.user_params, [{"user": "x", "login-time": True}]),
    (answers.user_params, [{"user": "x", "login-time": 1}] * 1025),
    (answers.timezone_params, {"offset": 2**31}),
    (answers.os_params, []),
]


@pytest.mark.parametrize(("make", "value"), WRONG)
def test_answers_of_another_form_are_errors(make, value):
    with pytest.raises(LibvirtError):
        make(value)


@pytest.mark.parametrize(
    "value",
    [
        None,
        {},
        [1],
        [{}],
        [{"mountpoint": "/", "name": "x", "type": "y"}],
        [system("/", {})],
        [system("/", disk(4) | {"pci-controller": 1})],
        [system("/", disk(4) | {"unit": -2})],
        [system("/", **{"used-bytes": -1})],
        [system("/")] * 257,
        [system("/", *[disk(4)] * 257)],
    ],
)
def test_file_systems_of_another_form_are_errors(value):
    with pytest.raises(LibvirtError):
        answers.file_systems(value, DEFINITION)


@pytest.mark.parametrize("value", [None, [{}], [{"name": "x", "partition": 1}]])
def test_disks_of_another_form_are_errors(value):
    with pytest.raises(LibvirtError):
        answers.disk_params(value, DEFINITION)
