"""Definitions as libvirt's qemu driver completes them, on 55 documents and wrong ones.

``documents.jsonl`` has documents and what libvirtd 9.0.0 with QEMU 7.2 printed of them.
"""

import json
from pathlib import Path

import pytest

from virtrio.protocol._generated.enums import ErrorNumber
from virtrio.protocol.errors import LibvirtError
from virtrio.server.conf.domain.definition import FORMAT_INACTIVE
from virtrio.server.conf.domain.hardware.defaults import PARSER, complete
from virtrio.server.conf.domain.hardware.machines import MachineFacts
from virtrio.server.conf.domain.read import parse_domain

RECORDED = [
    json.loads(line)
    for line in Path(__file__).with_name("documents.jsonl").read_text().splitlines()
]
FACTS = MachineFacts(
    emulator="/usr/bin/qemu-system-x86_64",
    machines={"pc": "pc-i440fx-7.2", "q35": "pc-q35-7.2", "pc-q35-7.1": "pc-q35-7.1"},
    default_machine="pc",
    max_cpus={"pc-q35-7.2": 288},
    cpu="qemu64",
    has_kvm=False,
)


def completed(text: str) -> str:
    definition = complete(parse_domain(text, PARSER), lambda emulator, arch: FACTS)
    return definition.format(FORMAT_INACTIVE)


@pytest.mark.parametrize("number", range(len(RECORDED)))
def test_definitions_are_completed_as_by_libvirt(number):
    assert completed(RECORDED[number]["document"]) == RECORDED[number]["definition"]


def test_what_is_complete_stays_as_it_is():
    for recorded in RECORDED:
        assert completed(recorded["definition"]) == recorded["definition"]


GUEST = (
    "<domain type='{type}'><name>g</name><memory>1024</memory>{vcpu}<os><type {machine}>{os}</type>"
    "</os><devices>{devices}</devices></domain>"
)
DISK = (
    "<disk type='file'><source file='/x{0}'/><target dev='vd{0}' bus='virtio'/>"
    "<address type='pci' domain='0' bus='0' slot='{1}' function='0'/></disk>"
)


def document(**given) -> str:
    usual = {"type": "qemu", "vcpu": "", "machine": "machine='pc'", "os": "hvm", "devices": ""}
    return GUEST.format(**usual | given)


WRONG = {
    "kvm without kvm": (
        document(type="kvm"),
        "unsupported configuration: Emulator '/usr/bin/qemu-system-x86_64' does not support virt "
        "type 'kvm'",
    ),
    "another hypervisor": (
        document(type="test"),
        "unsupported configuration: Emulator '/usr/bin/qemu-system-x86_64' does not support virt "
        "type 'test'",
    ),
    "another kind of guest": (
        document(os="linux"),
        "unsupported configuration: Emulator '/usr/bin/qemu-system-x86_64' does not support os "
        "type 'linux'",
    ),
    "a machine with options of its own": (
        document(machine="machine='pc,dumpdtb=/x'"),
        "unsupported configuration: Emulator '/usr/bin/qemu-system-x86_64' does not support "
        "machine type 'pc,dumpdtb=/x'",
    ),
    "too many processors": (
        document(machine="machine='q35'", vcpu="<vcpu>289</vcpu>"),
        "unsupported configuration: Maximum CPUs greater than specified machine type limit 288",
    ),
    "two devices in one place": (
        document(devices=DISK.format("a", 5) + DISK.format("b", 5)),
        "XML error: Attempted double use of PCI Address 0000:00:05.0",
    ),
    "a controller that has no place": (
        document(devices="<controller type='pci' index='1' model='pcie-root-port'/>"),
        "internal error: a PCI slot is needed to connect a PCI controller "
        "model='pcie-root-port', but none is available, and it cannot be automatically added",
    ),
}


@pytest.mark.parametrize(("text", "message"), WRONG.values(), ids=WRONG)
def test_guests_that_the_emulator_cannot_have(text, message):
    with pytest.raises(LibvirtError) as caught:
        completed(text)
    assert caught.value.message == message
    assert caught.value.code in (
        ErrorNumber.VIR_ERR_CONFIG_UNSUPPORTED,
        ErrorNumber.VIR_ERR_XML_ERROR,
        ErrorNumber.VIR_ERR_INTERNAL_ERROR,
    )
