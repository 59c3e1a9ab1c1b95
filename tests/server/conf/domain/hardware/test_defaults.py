"""Definitions as libvirt's qemu driver completes them, on 57 documents and wrong ones.

``documents.jsonl`` has documents and what libvirtd 9.0.0 with QEMU 7.2 printed of them,
``refused.jsonl`` one document for each way in which it refuses guests.
"""

import contextlib
import time

import pytest

from tests.server.conf.domain.hardware.recorded import completed as definition_of
from tests.server.conf.domain.hardware.recorded import recorded
from virtrio.protocol._generated.enums import ErrorNumber
from virtrio.protocol.errors import LibvirtError
from virtrio.server.conf.domain.definition import FORMAT_INACTIVE

RECORDED = recorded("documents.jsonl")
REFUSED = recorded("refused.jsonl")


def completed(text: str) -> str:
    return definition_of(text).format(FORMAT_INACTIVE)


@pytest.mark.parametrize("number", range(len(RECORDED)))
def test_definitions_are_completed_as_by_libvirt(number):
    assert completed(RECORDED[number]["document"]) == RECORDED[number]["definition"]


def test_what_is_complete_stays_as_it_is():
    for said in RECORDED:
        assert completed(said["definition"]) == said["definition"]


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


def test_refusals():
    for number, case in enumerate(REFUSED):
        with pytest.raises(LibvirtError) as caught:
            completed(case["document"])
        error = caught.value
        found = [int(error.code), int(error.domain), error.message]
        assert (number, found) == (number, case["error"])


# Devices of one kind, ``{}`` is a number of each, and ``[]`` a name of a disk.
MANY = {
    "disks": "<disk><source file='/i'/><target dev='[]' bus='virtio'/></disk>",
    "drives": "<disk><source file='/i'/><target dev='[]' bus='scsi'/></disk>",
    "interfaces": "<interface type='user'><mac address='52:54:00:00:00:01'/></interface>",
    "channels": "<channel type='pty'><target type='virtio' name='c{}'/></channel>",
    "controllers": "<controller type='scsi' index='{}'/>",
    "tablets": "<input type='tablet' bus='usb'/>",
    "hubs": "<hub type='usb'/>",
}


def letters(number: int) -> str:
    found = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        found = chr(97 + rest) + found
    return found


def processor_time(kind: str, machine: str, count: int) -> float:
    prefix = "sd" if kind == "drives" else "vd"
    devices = (
        MANY[kind].replace("{}", str(number)).replace("[]", prefix + letters(number))
        for number in range(count)
    )
    text = document(machine=f"machine='{machine}'", devices="".join(devices))
    begun = time.process_time()
    with contextlib.suppress(LibvirtError):  # of which the last devices are one too many
        completed(text)
    return time.process_time() - begun


@pytest.mark.parametrize("machine", ["pc", "q35"])
@pytest.mark.parametrize("kind", MANY)
def test_many_devices_take_no_longer_each(kind, machine):
    few = min(processor_time(kind, machine, 500) for _ in range(3))
    many = min(processor_time(kind, machine, 4000) for _ in range(2))
    assert many < 8 * 3 * few
