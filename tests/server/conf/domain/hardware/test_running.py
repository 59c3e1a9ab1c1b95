"""Definitions of guests that run, on 112 documents.

36 documents are virt-install's, 36 have what libvirt's page on the format has, and 40
are mixtures of two to eight kinds of device. ``running.jsonl`` has the documents, with
what libvirtd printed of them, before and after their guests were started (see
``record_running.py``). What QEMU and the host decide is left out here.
"""

from __future__ import annotations

import re
from collections import Counter

import pytest

from tests.server.conf.domain.hardware.recorded import completed, recorded, unfolded
from virtrio.server.conf.domain.definition import FORMAT_INACTIVE
from virtrio.server.conf.domain.hardware.running import running

RECORDED = recorded("running.jsonl")
# What is known only once QEMU runs, or what the start chooses on the host: numbers of
# images, terminals, ports, sockets, firmware, the processor's features, memory's place.
DECIDED = [
    (r" index='\d+'/>\n\s*<backingStore/>", "/>"),
    (r"(<source (?:file|dev|protocol)='[^']*'[^>]*?) index='\d+'", r"\1"),
    (r"\n\s*<backingStore/>|\n\s*<source index='\d+'/>", ""),
    (r" tty='[^']*'|\n\s*<source path='/dev/pts/\d+'/>", ""),
    (r"\n\s*<source mode='bind' path='/var/lib/libvirt/[^']*'/>|\n\s*<source mode='bind'/>", ""),
    (r" (?:tlsPort|port)='(?:-1|\d{4})'| listen='127.0.0.1'| address='127.0.0.1'", ""),
    (r" socket='[^']*'| state='disconnected'| base='0x[0-9a-f]+'", ""),
    (r"\n  <seclabel.*?</seclabel>", ""),
    (r"\n  <cpu [^>]*/>|\n  <cpu [^>]*[^/]>.*?</cpu>", ""),
    (r"\n\s*<loader.*?</loader>|\n\s*<nvram.*?</nvram>|\n\s*<loader secure='no'/>", ""),
    (r" firmware='efi'|\n    <smm state='on'/>|\n    <firmware>.*?</firmware>", ""),
]


def without_decisions(text: str) -> list[str]:
    text = re.sub(r"\A(<domain type='qemu') id='\d+'", r"\1", text)
    for pattern, kept in DECIDED:
        text = re.sub(pattern, kept, text, flags=re.DOTALL)
    return text.splitlines()


@pytest.mark.parametrize("number", range(len(RECORDED)))
def test_definitions(number):
    said = RECORDED[number]
    definition = completed(said["document"])
    assert definition.format(FORMAT_INACTIVE).splitlines() == said["definition"]
    # Once its guest was started, a definition is as it is after it was read again.
    stored = unfolded(said["definition"], said.get("stored", []))
    assert definition.copy().format(FORMAT_INACTIVE).splitlines() == stored


@pytest.mark.parametrize("number", range(len(RECORDED)))
def test_running_guests(number):
    said = RECORDED[number]
    live = running(completed(said["document"]), partition="/machine").format(0, 1)
    theirs = "\n".join(unfolded(said["definition"], said["running"]))
    assert without_decisions(live) == without_decisions(theirs)


@pytest.mark.parametrize(
    ("cells", "modules", "total"),
    [
        ((40000,), (), 40960),
        ((40000, 33333), (), 74752),
        ((40000,), (131000,), 172032),
        ((40000,), (131072, 131000), 303104),
        ((40000,), (131073,), 174080),
        ((40000,), (100,), 43008),
    ],
)
def test_memory_is_rounded_for_each_cell_and_module(cells, modules, total):
    """Totals are libvirtd's."""
    numa = "".join(f"<cell memory='{kib}' cpus='{at}'/>" for at, kib in enumerate(cells))
    devices = "".join(
        f"<memory model='dimm'><target><size>{kib}</size><node>0</node></target></memory>"
        for kib in modules
    )
    stored = completed(
        "<domain type='qemu'><name>g</name><maxMemory slots='4'>1048570</maxMemory>"
        f"<memory>40000</memory><vcpu>{len(cells)}</vcpu><features><acpi/></features>"
        "<os><type machine='q35'>hvm</type></os>"
        f"<cpu><numa>{numa}</numa></cpu><devices>{devices}</devices></domain>"
    )
    before = stored.format(0, 1)
    live = running(stored)
    printed = [int(kib) for kib in re.findall(r"<cell .*memory='(\d+)'", live.format(0, 1))]
    printed += [int(kib) for kib in re.findall(r"<size unit='KiB'>(\d+)<", live.format(0, 1))]
    assert (live.memory.total, sum(printed), live.memory.maximum) == (total, total, 1048576)
    assert stored.format(0, 1) == before


def test_the_documents_are_those_that_are_said():
    kinds = Counter(said["about"] for said in RECORDED)
    assert sorted(kinds.values()) == [36, 36, 40]
    machines = Counter("pcie-root" in "".join(said["definition"]) for said in RECORDED)
    assert min(machines.values()) > 30


@pytest.mark.parametrize(
    ("driver", "inside", "target", "shown"),
    [
        ("type='raw'", "<shareable/>", "dev='fda' bus='fdc'", "name='qemu' cache='none'"),
        ("type='raw'", "", "dev='fda' bus='fdc' tray='open'", "name='qemu'"),
        ("cache='unsafe'", "<shareable/>", "dev='fda' bus='fdc'", "name='qemu' cache='unsafe'"),
    ],
)
def test_drives_without_a_medium(driver, inside, target, shown):
    """An empty drive has no format and is not shared, as on a libvirtd."""
    definition = completed(
        "<domain type='qemu'><name>a</name><memory>4096</memory><os><type>hvm</type></os><devices>"
        f"<disk type='file' device='floppy'><driver name='qemu' {driver}/><target {target}/>"
        f"{inside}</disk></devices></domain>"
    )
    (disk,) = running(definition).devices("disk")
    printed = disk.format()
    assert f"<driver {shown}/>" in printed
    assert "shareable" not in printed
    assert "tray" not in printed
