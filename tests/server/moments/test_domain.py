"""The parts of a domain that a moment keeps: disks, texts, and shared copies."""

import pytest

from tests import documents
from virtrio.server.conf.domain.read import parse_domain
from virtrio.server.moments.domain import DomainConfig, DomainDisk

UUID = bytes.fromhex("6695eb01f6a4830479aa97f2502e193f")


class Definition:
    """A definition that prints a given text, with secrets in place of @."""

    uuid = UUID
    disks = ()

    def __init__(self, text):
        self.text = text

    def format(self, flags=0):
        assert flags & 2, "moments keep the inactive form only"
        return self.text.replace("@", "secret" if flags & 1 else "")

    def copy(self):
        return self


def config_with(devices):
    return DomainConfig.of(parse_domain(documents.domain(devices=devices)))


@pytest.mark.parametrize(
    ("element", "expected"),
    [
        (
            "<disk type='file'><source file='/a'/><target dev='vda'/></disk>",
            DomainDisk("vda", "/a", None, False, False),
        ),
        (
            "<disk><source file='/a'/><target dev='vda'/></disk>",
            DomainDisk("vda", "/a", None, False, False),
        ),
        (
            (
                "<disk type='block'><driver name='qemu' type='qcow2'/>"
                "<source dev='/dev/x'/><target dev='sda'/></disk>"
            ),
            DomainDisk("sda", "/dev/x", "qcow2", False, False),
        ),
        (
            "<disk type='dir'><source dir='/d'/><target dev='vdc'/></disk>",
            DomainDisk("vdc", "/d", None, False, False),
        ),
        (
            (
                "<disk type='network'><source protocol='rbd' name='pool/img'>"
                "<host name='h'/></source><target dev='sdb'/></disk>"
            ),
            DomainDisk("sdb", "pool/img", None, False, False),
        ),
        (
            "<disk type='volume'><source pool='p' volume='v'/><target dev='sdc'/></disk>",
            DomainDisk("sdc", None, None, False, False),
        ),
        (
            (
                "<disk type='vhostuser'><source type='unix' path='/tmp/s'/>"
                "<target dev='vdv' bus='virtio'/></disk>"
            ),
            DomainDisk("vdv", None, None, False, False, "no"),
        ),
        (
            "<disk type='file'><source file='/b'/><target dev='vdb'/><readonly/></disk>",
            DomainDisk("vdb", "/b", None, False, True, "no"),
        ),
        (
            "<disk snapshot='external'><source file='/b'/><target dev='vdb'/></disk>",
            DomainDisk("vdb", "/b", None, False, False, "external"),
        ),
        (
            "<disk type='file' device='floppy'><target dev='fdb'/></disk>",
            DomainDisk("fdb", None, None, True, False),
        ),
        (
            "<disk type='block' device='floppy'><target dev='fdx'/></disk>",
            DomainDisk("fdx", None, None, True, False),
        ),
        (
            "<disk type='file' device='cdrom'><target dev='hdc'/></disk>",
            DomainDisk("hdc", None, None, True, True, "no"),
        ),
    ],
)
def test_disks(element, expected):
    assert config_with(element).disks == (expected,)
    assert expected.takes_checkpoints == (not expected.is_empty and not expected.is_readonly)


def test_disks_are_found_by_target_and_by_unambiguous_source():
    one = "<disk type='file'><source file='/{}'/><target dev='{}'/></disk>"
    config = config_with(one.format("a", "vda") + one.format("b", "vdb") + one.format("a", "vdc"))
    assert config.disk_named("vda").target == "vda"
    assert config.disk_named("/b").target == "vdb"
    assert config.disk_named("/a") is None
    assert config.disk_named("/none") is None
    assert config.disk_named("vd") is None


TEXT = """<domain type='test' xmlns:q='urn:q'>
  <title>@</title>
  <description>one
 two &lt;x&gt;
</description>
  <metadata xmlns:foo="urn:foo">
    <foo:baz>text
more</foo:baz>
    <foo:m>mixed <foo:b/> text
 <foo:c/></foo:m>
  </metadata>
  <devices>
  </devices>
</domain>
"""

EMBEDDED = """  <domain type='test' xmlns:q='urn:q'>
    <title>@</title>
    <description>one
 two &lt;x&gt;
</description>
    <metadata xmlns:foo="urn:foo">
      <foo:baz>text
more</foo:baz>
      <foo:m>mixed <foo:b/> text
 <foo:c/></foo:m>
    </metadata>
    <devices>
    </devices>
  </domain>
"""


def test_embedding_indents_elements_and_leaves_text_alone():
    config = DomainConfig.of(Definition(TEXT))
    assert config.embedded(secure=False) == EMBEDDED.replace("@", "")
    assert config.embedded(secure=True) == EMBEDDED.replace("@", "secret")
    assert config.uuid == UUID


DOMAIN = documents.domain(
    "n", "6695eb01-f6a4-8304-79aa-97f2502e193f", memory="{}", vcpus=None, devices=documents.disk()
)


def test_a_copy_is_shared_until_the_domain_changes():
    definition = parse_domain(DOMAIN.format(1024))
    first = DomainConfig.copy_of(definition, None)
    assert DomainConfig.copy_of(definition, first) is first
    changed = parse_domain(DOMAIN.format(2048))
    second = DomainConfig.copy_of(changed, first)
    assert second is not first
    assert "2048" in second.text
    assert "2048" not in first.text
    assert second.uuid == UUID
    assert [disk.target for disk in second.disks] == ["vda"]


def test_a_copy_differs_where_only_a_secret_does():
    one = Definition(DOMAIN.format(1024).replace("n</name>", "n@</name>"))
    first = DomainConfig.copy_of(one, None)
    assert "nsecret" in first.secure_text
    two = Definition(DOMAIN.format(1024).replace("n</name>", "nother</name>"))
    assert DomainConfig.copy_of(two, first) is not first


RUNNING = documents.domain(
    devices="<input type='keyboard' bus='ps2'/><input type='tablet' bus='usb'/>"
    "<graphics type='spice'><listen type='none'/></graphics>"
    "<controller type='pci' index='0' model='pci-root'>"
    "<model name='spapr-pci-host-bridge'/></controller>"
    "<disk type='block' device='lun'><source dev='/dev/a'><reservations managed='yes'>"
    "<source type='unix' path='/p' mode='client'/></reservations></source>"
    "<target dev='sda' bus='scsi'/></disk>"
)


def test_a_copy_is_what_the_migratable_form_says():
    definition = parse_domain(RUNNING)
    text = DomainConfig.copy_of(definition, None).text
    assert "keyboard" in definition.format(2)
    assert "keyboard" not in text
    assert "<input type='tablet' bus='usb'/>" in text
    assert "path='/p'" in definition.format(2)
    assert "<reservations managed='yes'/>" in text
    assert "spapr-pci-host-bridge" not in text
    # Read again from what an older libvirt would be told.
    assert "<listen type='none'/>" in text
