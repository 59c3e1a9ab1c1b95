"""Builders of checkpoint and backup XML: documents, schemas, wrong arguments."""

import itertools
import os
from importlib import resources
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from lxml import etree

from tests.backup.guests import SIZE, Guest, hosted, wait
from virtrio.backup import xml
from virtrio.backup.xml import (
    CheckpointDisk,
    Encryption,
    PullDisk,
    PushDisk,
    SecurityLabel,
    Store,
    TcpServer,
    UnixServer,
)
from virtrio.enums import DomainCheckpointCreateFlags, DomainCheckpointDeleteFlags

REDEFINE = DomainCheckpointCreateFlags.VIR_DOMAIN_CHECKPOINT_CREATE_REDEFINE
METADATA_ONLY = DomainCheckpointDeleteFlags.VIR_DOMAIN_CHECKPOINT_DELETE_METADATA_ONLY
THEIRS = Path("/usr/share/libvirt/schemas")
DOMAIN = "<domain type='qemu'><name>g</name><memory>4096</memory><os><type>hvm</type></os></domain>"
UUID = "00000000-1111-2222-3333-444444444444"
KEY = Encryption(
    secret_uuid=UUID, engine="qemu", cipher=("aes", 256, "cbc", "sha1"), ivgen=("plain64", "sha256")
)
LABELS = (SecurityLabel("dac", "+0:+0"), SecurityLabel(relabel=False))
UNIX = UnixServer('/run/it\'s <here> & "there"')
STORES = [
    Store("/a&b <'\">.qcow2"),
    Store("/dev/vg/x", "block"),
    Store("/c", security_labels=LABELS, encryption=KEY),
    Store("/d", encryption=Encryption(secret_usage="<&>", cipher=("aes", 256), ivgen=("plain",))),
    Store("/e", encryption=Encryption(secret_usage="e")),
]
MODES = [(None, None), ("full", None), (None, "a.b-c_1"), ("incremental", "c2")]

CHECKPOINTS = [
    xml.checkpoint(),
    xml.checkpoint("monday"),
    xml.checkpoint(
        "-1_a.b",
        description="a <&> 'b' \"c\"\r\n\té\U0001f600",
        disks=[
            "vda",
            CheckpointDisk("sdb", bitmap="-1_a.b", size=0),
            CheckpointDisk("vdc", "no"),
            CheckpointDisk("/images/it's <d>"),
        ],
        parent="monday",
        creation_time=1795883208,
        domain=DOMAIN,
    ),
]
PUSHES = [
    xml.push(),
    xml.push(disks=["vda", "vdb"], incremental="monday"),
    xml.push(disks=[PushDisk("vda", backup=False)]),
    *(
        xml.push(disks=[PushDisk("vda", mode=mode, incremental=base, target=store, format=format)])
        for (mode, base), store, format in itertools.product(
            MODES, [None, *STORES], [None, "raw", "qcow2"]
        )
    ),
]
PULLS = [
    xml.pull(UNIX),
    *(
        xml.pull(server, disks=["vda", PullDisk("vdb", backup=False)], incremental="monday")
        for server in (
            UnixServer("/sock", tls=True),
            TcpServer(),
            TcpServer("::1", 10809, tls=False),
            TcpServer("192.0.2.1", 65535),
        )
    ),
    *(
        xml.pull(UNIX, disks=[PullDisk("vda", mode=mode, incremental=base, scratch=store)])
        for (mode, base), store in itertools.product(MODES, [None, *STORES])
    ),
    xml.pull(
        UNIX, disks=[PullDisk("vda", incremental="c", export_name="a'<b>", export_bitmap="x&\n\r")]
    ),
]


@pytest.mark.parametrize(
    ("name", "documents"), [("checkpoint", CHECKPOINTS), ("backup", PUSHES + PULLS)]
)
def test_documents_fit_the_schemas(name, documents):
    """Test with the servers' own schema, and with libvirt's where it is installed."""
    ours = resources.files("virtrio.server.moments") / f"{name}.rng"
    schemas = [etree.RelaxNG(etree.fromstring(ours.read_bytes()))]
    theirs = THEIRS / f"domain{name}.rng"
    if theirs.exists():
        schemas.append(etree.RelaxNG(etree.parse(theirs)))
    for schema, document in itertools.product(schemas, documents):
        assert schema.validate(etree.fromstring(document)), f"{document}\n{schema.error_log}"
    assert len(set(documents)) == len(documents)


def test_values_come_back_as_they_were_given():
    root = ET.fromstring(CHECKPOINTS[2])
    assert root.findtext("description") == "a <&> 'b' \"c\"\r\n\té\U0001f600"
    assert [disk.get("name") for disk in root.iter("disk")] == [
        *("vda", "sdb", "vdc"),
        "/images/it's <d>",
    ]
    assert (root.findtext("parent/name"), root.findtext("domain/name")) == ("monday", "g")
    root = ET.fromstring(PULLS[-1])
    server, disk = root.find("server"), root.find("disks/disk")
    assert server.get("socket") == UNIX.socket
    assert (disk.get("exportname"), disk.get("exportbitmap")) == ("a'<b>", "x&\n\r")


def test_documents_as_people_write_them():
    assert xml.checkpoint("monday", disks=["vda", CheckpointDisk("vdb", "no")]) == (
        "<domaincheckpoint><name>monday</name><disks>"
        '<disk name="vda" checkpoint="bitmap" /><disk name="vdb" checkpoint="no" />'
        "</disks></domaincheckpoint>"
    )
    assert xml.pull(
        UnixServer("/run/b/sock"),
        incremental="monday",
        disks=[PullDisk("vda", scratch=Store("/s"))],
    ) == (
        '<domainbackup mode="pull"><incremental>monday</incremental>'
        '<server transport="unix" socket="/run/b/sock" /><disks>'
        '<disk name="vda" backup="yes" type="file"><scratch file="/s" /></disk>'
        "</disks></domainbackup>"
    )
    disk = PushDisk("vdb", mode="full", target=Store("/dev/x", "block"), format="raw")
    assert xml.push(disks=[disk], incremental="monday") == (
        '<domainbackup mode="push"><incremental>monday</incremental><disks>'
        '<disk name="vdb" backup="yes" type="block" backupmode="full"><driver type="raw" />'
        '<target dev="/dev/x" /></disk></disks></domainbackup>'
    )


@pytest.mark.parametrize(
    ("argument", "make"),
    [
        ("name", lambda: xml.checkpoint(".a")),
        ("name", lambda: xml.checkpoint("a/b")),
        ("name", lambda: xml.checkpoint("a\n")),
        ("name", lambda: xml.checkpoint("")),
        ("description", lambda: xml.checkpoint(description="\x1b")),
        ("description", lambda: xml.checkpoint(description="\udc80")),
        ("parent", lambda: xml.checkpoint("a", parent="é")),
        ("parent", lambda: xml.checkpoint("a", parent="a")),
        ("creation_time", lambda: xml.checkpoint(creation_time=-1)),
        ("domain", lambda: xml.checkpoint(domain="<domain>")),
        ("domain", lambda: xml.checkpoint(domain="<disk/>")),
        ("disks", lambda: xml.checkpoint(disks=[])),
        ("disks", lambda: xml.checkpoint(disks=["vda", CheckpointDisk("vda", "no")])),
        ("name", lambda: CheckpointDisk("../vda")),
        ("name", lambda: CheckpointDisk("vda\n")),
        ("checkpoint", lambda: CheckpointDisk("vda", "yes")),
        ("bitmap", lambda: CheckpointDisk("vda", "no", bitmap="b")),
        ("bitmap", lambda: CheckpointDisk("vda", bitmap="\0")),
        ("size", lambda: CheckpointDisk("vda", "no", size=1)),
        ("size", lambda: CheckpointDisk("vda", size=-1)),
        ("path", lambda: Store("relative")),
        ("path", lambda: Store("/a\nb")),
        ("type", lambda: Store("/a", "network")),
        ("label", lambda: SecurityLabel("dac")),
        ("label", lambda: SecurityLabel("dac", "l", relabel=False)),
        ("secret_uuid", lambda: Encryption()),
        ("secret_uuid", lambda: Encryption(UUID, "usage")),
        ("secret_uuid", lambda: Encryption("no")),
        ("engine", lambda: Encryption(UUID, engine="luks")),
        ("cipher", lambda: Encryption(UUID, cipher=("aes", 256, "cbc"))),
        ("cipher", lambda: Encryption(UUID, cipher=("aes\0", 256))),
        ("ivgen", lambda: Encryption(UUID, cipher=("aes", 256), ivgen=("a", "b", "c"))),
        ("ivgen", lambda: Encryption(UUID, ivgen=("a",))),
        ("socket", lambda: UnixServer("sock")),
        ("host", lambda: TcpServer("a b")),
        ("port", lambda: TcpServer(port=0)),
        ("port", lambda: TcpServer(port=65536)),
        ("name", lambda: PushDisk("/a")),
        ("name", lambda: PullDisk("da")),
        ("mode", lambda: PullDisk("vda", mode="some")),
        ("incremental", lambda: PullDisk("vda", mode="full", incremental="c")),
        ("incremental", lambda: PushDisk("vda", incremental="a b")),
        ("mode", lambda: PushDisk("vda", backup=False, mode="full")),
        ("target", lambda: PushDisk("vda", backup=False, target=Store("/a"))),
        ("format", lambda: PushDisk("vda", backup=False, format="raw")),
        ("format", lambda: PushDisk("vda", format="qcow3")),
        ("scratch", lambda: PullDisk("vda", backup=False, scratch=Store("/a"))),
        ("export_name", lambda: PullDisk("vda", backup=False, export_name="a")),
        ("export_name", lambda: PullDisk("vda", export_name="\0")),
        ("export_bitmap", lambda: PullDisk("vda", mode="full", export_bitmap="a")),
        ("disks", lambda: xml.push(disks=[])),
        ("disks", lambda: xml.push(disks=[PullDisk("vda")])),
        ("disks", lambda: xml.push(disks=["vda", "vda"])),
        ("disks", lambda: xml.pull(UNIX, disks=["vda", PullDisk("vdb", export_name="vda")])),
        ("incremental", lambda: xml.push(disks=[PushDisk("vda", mode="incremental")])),
        ("incremental", lambda: xml.pull(UNIX, incremental="/")),
    ],
)
def test_wrong_arguments_are_named(argument, make):
    with pytest.raises(ValueError, match=rf"^{argument}: "):
        make()


@pytest.mark.peer("libvirtd", "libvirtd-qemu", "qemu", "qemu-img")
@pytest.mark.skipif(os.geteuid() != 0, reason="libvirtd's system driver is root's")
@pytest.mark.parametrize("kind", ["libvirtd", "ours"])
def test_servers_take_them(kind):
    with hosted(kind) as host:
        dom = Guest(host, disks=("vda", "vdb")).dom
        host.folder.chmod(0o777)
        host.images.chmod(0o777)
        scratch = Store(str(host.images / "it's <&>"))
        dom.backup_begin(
            xml.pull(
                UnixServer(str(host.folder / "sock")),
                disks=[PullDisk("vda", scratch=scratch, export_name="e")],
            ),
            xml.checkpoint("a", description="<&>\n", disks=["vda", CheckpointDisk("vdb", "no")]),
        )
        shown = ET.fromstring(dom.backup_get_xml_desc())
        assert [disk.get("exportname") for disk in shown.iter("disk")] == ["e", None]
        assert shown.find("disks/disk/scratch").get("file") == scratch.path
        dom.abort_job()
        wait(lambda: dom.job_info()[0] == 0)
        target = host.images / "target"
        dom.backup_begin(
            xml.push(
                disks=[
                    PushDisk("vda", mode="full", target=Store(str(target)), format="raw"),
                    PushDisk("vdb", backup=False),
                ],
                incremental="a",
            ),
            None,
        )
        wait(lambda: dom.job_info()[0] == 0)
        assert target.stat().st_size == SIZE
        kept = dom.checkpoint_lookup_by_name("a").get_xml_desc()
        root = ET.fromstring(kept)
        assert root.findtext("description") == "<&>\n"
        dom.destroy()
        again = xml.checkpoint(
            "a",
            description=root.findtext("description"),
            disks=[
                CheckpointDisk(disk.get("name"), disk.get("checkpoint"), disk.get("bitmap"))
                for disk in root.iterfind("disks/disk")
            ],
            creation_time=int(root.findtext("creationTime")),
            domain=ET.tostring(root.find("domain"), encoding="unicode"),
        )
        dom.checkpoint_lookup_by_name("a").delete(METADATA_ONLY)
        dom.checkpoint_create_xml(again, REDEFINE)
        assert dom.checkpoint_lookup_by_name("a").get_xml_desc() == kept
