"""Backup XML: 147 documents as libvirt judges them, and how disks are matched.

``backups.jsonl`` has documents with the error that libvirtd 9.0.0 refused each with, or
None where it asked only for a guest that runs.
"""

import json
from pathlib import Path

import pytest

from virtrio.protocol.errors import LibvirtError
from virtrio.server.conf.domain.read import parse_domain
from virtrio.server.moments.backup_xml import align_disks, format_backup, parse_backup

RECORDED = [
    json.loads(line) for line in Path(__file__).with_name("backups.jsonl").read_text().splitlines()
]


@pytest.mark.parametrize("recorded", RECORDED, ids=[each["what"] for each in RECORDED])
def test_documents_are_judged_as_by_libvirt(recorded):
    try:
        parse_backup(recorded["document"])
        found = None
    except LibvirtError as error:
        found = [error.code, error.domain, error.message]
    assert found == recorded["error"]


DOMAIN = parse_domain(
    "<domain type='qemu'><name>g</name><memory>1</memory><os><type>hvm</type></os><devices>"
    "<disk type='file'><source file='/a'/><target dev='vda'/></disk>"
    "<disk type='block'><source dev='/dev/b'/><target dev='vdb'/></disk>"
    "<disk type='file' device='cdrom'><target dev='hdc'/></disk>"
    "<disk type='file'><source file='/d'/><target dev='vdd'/><readonly/></disk>"
    "</devices></domain>"
)


def aligned(text: str) -> str:
    return format_backup(align_disks(parse_backup(text), DOMAIN.disks, "S"))


def test_listed_disks_come_first_with_what_they_leave_open():
    assert aligned(
        "<domainbackup mode='pull'><incremental>c</incremental>"
        "<server transport='unix' socket='/s'/><disks>"
        "<disk name='vdb' type='file' backupmode='full'><scratch file='/x'/></disk>"
        "<disk name='vda' type='file' exportname='e'/></disks></domainbackup>"
    ) == (
        "<domainbackup mode='pull'>\n"
        "  <incremental>c</incremental>\n"
        "  <server transport='unix' socket='/s'/>\n"
        "  <disks>\n"
        "    <disk name='vdb' backup='yes' type='file' backupmode='full' exportname='vdb'>\n"
        "      <driver type='qcow2'/>\n"
        "      <scratch file='/x'/>\n"
        "    </disk>\n"
        "    <disk name='vda' backup='yes' type='file' backupmode='incremental' incremental='c' "
        "exportname='e' exportbitmap='backup-vda'>\n"
        "      <driver type='qcow2'/>\n"
        "      <scratch file='/a.S'/>\n"
        "    </disk>\n"
        "    <disk name='hdc' backup='no'/>\n"
        "    <disk name='vdd' backup='no'/>\n"
        "  </disks>\n"
        "</domainbackup>\n"
    )


@pytest.mark.parametrize(
    ("disks", "message"),
    [
        ("<disk name='vdz' backup='no'/>", "no disk named 'vdz'"),
        ("<disk name='vda' backup='no'/>" * 2, "disk 'vda' specified twice"),
        ("<disk name='hdc' type='file'/>", "disk 'hdc' has no media"),
        ("<disk name='vdb' type='file'/>", "refusing to generate file name for disk 'vdb'"),
        (
            "<disk name='vda' type='file' backupmode='incremental'/>",
            "'incremental' backup mode of disk 'vda' requires setting 'incremental' field for "
            "disk or backup",
        ),
    ],
)
def test_lists_that_do_not_fit_the_domain(disks, message):
    with pytest.raises(LibvirtError) as caught:
        aligned(f"<domainbackup><disks>{disks}</disks></domainbackup>")
    assert caught.value.message == f"unsupported configuration: {message}"
