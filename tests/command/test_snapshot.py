"""The snapshot commands, against what virsh 9.0.0 prints for the same snapshots."""

from __future__ import annotations

import pytest

from tests.command.fake import Snapshot, missing
from virtrio.protocol._generated.enums import ErrorNumber

REDEFINE, CURRENT, HALT, DISK_ONLY = 1, 2, 8, 16
FORCE = 4


@pytest.fixture(autouse=True)
def utc(monkeypatch):
    import time

    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.fixture
def domain(domain):
    family = [("F", None), ("g", "F"), ("a", None), ("c", "a"), ("b", "a"), ("e", "b"), ("d", "b")]
    domain.taken = [Snapshot(domain, name, parent) for name, parent in family]
    domain.current = domain.taken[-1]
    return domain


def test_table(virtrio, domain):
    domain.taken = [
        Snapshot(domain, "s1", None, 1700000000, "disk-snapshot"),
        Snapshot(domain, "A", "s1", 4102444800),
        Snapshot(domain, "untimed", "s1", None),
    ]
    assert virtrio("snapshot-list", "test").out == (
        " Name   Creation Time               State\n"
        "---------------------------------------------------\n"
        " A      2100-01-01 00:00:00 +0000   running\n"
        " s1     2023-11-14 22:13:20 +0000   disk-snapshot\n"
        "\n"
    )
    assert virtrio("-q", "snapshot-list", "test", "--parent").out == (
        " A    2100-01-01 00:00:00 +0000   running         s1\n"
        " s1   2023-11-14 22:13:20 +0000   disk-snapshot   \n"
    )


def test_names_and_trees(virtrio):
    assert virtrio("snapshot-list test --name").out == "a\nb\nc\nd\ne\nF\ng\n\n"
    assert virtrio("snapshot-list test --name --topological").out == "F\ng\na\nc\nb\ne\nd\n\n"
    assert virtrio("snapshot-list test --tree --from a").out == ("a\n  |\n  +- b\n  +- c\n    \n\n")
    assert virtrio("snapshot-list test --tree --current").out == "d\n\n\n"


@pytest.mark.parametrize(
    ("options", "call"),
    [
        ("", ("list_all_snapshots", 0)),
        ("--roots", ("list_all_snapshots", 1)),
        ("--metadata", ("list_all_snapshots", 2)),
        ("--leaves", ("list_all_snapshots", 4)),
        ("--no-leaves", ("list_all_snapshots", 8)),
        ("--no-metadata", ("list_all_snapshots", 16)),
        ("--inactive", ("list_all_snapshots", 32)),
        ("--active", ("list_all_snapshots", 64)),
        ("--disk-only", ("list_all_snapshots", 128)),
        ("--internal", ("list_all_snapshots", 256)),
        ("--external", ("list_all_snapshots", 512)),
        ("--topological", ("list_all_snapshots", 1024)),
        ("--from a", ("list_all_children", 0)),
        ("--current", ("list_all_children", 0)),
        ("--from g --descendants", ("list_all_children", 1)),
        ("--current --descendants --leaves --external", ("list_all_children", 0x205)),
    ],
)
def test_list_flags(virtrio, domain, options, call):
    assert virtrio(f"snapshot-list test --name {options}").status == 0
    assert domain.calls == [call]


@pytest.mark.parametrize(
    ("options", "text"),
    [
        ("--tree --name --parent --roots", "Options --tree and --name are mutually exclusive"),
        ("--parent --roots --tree", "Options --parent and --roots are mutually exclusive"),
        ("--parent --tree", "Options --parent and --tree are mutually exclusive"),
        ("--roots --tree --from x", "Options --roots and --tree are mutually exclusive"),
        ("--roots --from x --current", "Options --roots and --from are mutually exclusive"),
        ("--roots --current", "Options --roots and --current are mutually exclusive"),
        ("--tree --external --leaves", "--leaves and --tree are mutually exclusive"),
        ("--tree --external --active", "--active and --tree are mutually exclusive"),
        ("--descendants", "--descendants requires either --from or --current"),
        ("--from a --current", "--from and --current are mutually exclusive"),
        ("--from ''", "Failed to get option 'from': Option argument is empty"),
        ("--from x", "Domain snapshot not found: no domain snapshot with matching name 'x'"),
    ],
)
def test_list_mistakes(virtrio, options, text):
    assert virtrio(f"snapshot-list test {options}") == (1, "\n", f"error: {text}\n")


def test_info(virtrio, domain):
    assert virtrio("snapshot-info test a") == (
        0,
        (
            "Name:           a\nDomain:         test\nCurrent:        no\n"
            "State:          running\nLocation:       internal\nParent:         -\n"
            "Children:       2\nDescendants:    4\nMetadata:       yes\n\n"
        ),
        "",
    )
    domain.taken[-1].inside = "<disks><disk name='vda' snapshot='external'/></disks>"
    out = virtrio("snapshot-info test --current").out
    assert "Current:        yes\n" in out
    assert "Location:       external\nParent:         b\n" in out


@pytest.mark.parametrize("command", ["info", "parent", "revert", "delete"])
def test_a_snapshot_is_named_or_the_current_one(virtrio, domain, command):
    for options, text in (
        ("", "--snapshotname or --current is required"),
        ("a --current", "--snapshotname and --current are mutually exclusive"),
        ("x", "Domain snapshot not found: no domain snapshot with matching name 'x'"),
    ):
        result = virtrio(f"snapshot-{command} test {options}")
        assert result == (1, "\n", f"error: {text}\n")
    domain.current = None
    assert virtrio(f"snapshot-{command} test --current").err == (
        "error: Domain snapshot not found: the domain does not have a current snapshot\n"
    )


def test_parent(virtrio):
    assert virtrio("snapshot-parent test d") == (0, "b\n", "")
    assert virtrio("-q", "snapshot-parent", "test", "--current") == (0, "b", "")
    assert virtrio("snapshot-parent test a") == (1, "\n", "error: snapshot 'a' has no parent\n")


def test_current(virtrio, domain):
    assert virtrio("snapshot-current test --name").out == "d\n"
    assert virtrio("snapshot-current test").out == domain.current.get_xml_desc() + "\n"
    domain.taken[0].state = "disk-snapshot"
    assert virtrio("snapshot-current test --snapshotname a").out == "Snapshot a set as current\n"
    assert virtrio("snapshot-current test --snapshotname F").status == 0
    assert [(call[0], call[2]) for call in domain.calls] == [
        ("snapshot_create_xml", REDEFINE | CURRENT),
        ("snapshot_create_xml", REDEFINE | CURRENT | DISK_ONLY),
    ]
    domain.current = None
    assert virtrio("snapshot-current test").err == "error: domain 'test' has no current snapshot\n"
    assert virtrio("snapshot-current test --name --snapshotname a").err == (
        "error: Options --name and --snapshotname are mutually exclusive\n"
    )


def test_revert(virtrio, domain):
    assert virtrio("snapshot-revert test b").out == "Domain snapshot b reverted\n\n"
    assert virtrio("snapshot-revert test --current --paused --reset-nvram --force").status == 0
    assert domain.calls == [("revert_to_snapshot", "b", 0), ("revert_to_snapshot", "d", 10)]


@pytest.mark.parametrize(("options", "flags"), [("--force", [0, FORCE]), ("", [0])])
def test_force_is_sent_only_where_it_matters(virtrio, domain, options, flags):
    domain.errors["revert_to_snapshot"] = missing(
        ErrorNumber.VIR_ERR_SNAPSHOT_REVERT_RISKY, "must respawn guest"
    )
    result = virtrio(f"snapshot-revert test b {options}")
    assert [call[2] for call in domain.calls] == flags
    assert result.err.startswith("error: Failed to revert snapshot b\nerror: ")


def test_delete(virtrio, domain):
    assert virtrio("snapshot-delete test b").out == "Domain snapshot b deleted\n\n"
    assert virtrio("snapshot-delete test a --children-only --metadata").out == (
        "Domain snapshot a children deleted\n\n"
    )
    assert virtrio("snapshot-delete test --current --children").status == 0
    assert domain.calls == [("delete", "b", 0), ("delete", "a", 6), ("delete", "d", 1)]


def test_create(virtrio, domain, tmp_path):
    assert virtrio("snapshot-create test").out == "Domain snapshot made created\n"
    path = tmp_path / "s.xml"
    path.write_text("<domainsnapshot><name>x</name></domainsnapshot>")
    words = (
        "redefine current no-metadata halt disk-only reuse-external quiesce atomic live validate"
    )
    options = [f"--{word}" for word in words.split()]
    result = virtrio("snapshot-create", "test", str(path), *options)
    assert result.out == f"Domain snapshot made created from '{path}'\n"
    assert domain.calls == [
        ("snapshot_create_xml", "<domainsnapshot/>", 0),
        ("snapshot_create_xml", path.read_text(), 0x3FF),
    ]
    assert virtrio("snapshot-create test /nope.xml").err == (
        "error: Failed to open file '/nope.xml': No such file or directory\n"
    )


def test_a_domain_is_halted_for_drivers_that_cannot(virtrio, domain, monkeypatch):
    create = domain.snapshot_create_xml

    def refuse(xml, flags):
        if flags & HALT:
            raise missing(ErrorNumber.VIR_ERR_INVALID_ARG, "unsupported flags (0x8)")
        return create(xml, flags)

    monkeypatch.setattr(domain, "snapshot_create_xml", refuse)
    assert virtrio("snapshot-create test --halt").status == 0
    assert domain.calls == [("snapshot_create_xml", "<domainsnapshot/>", 0), ("destroy",)]
    monkeypatch.setattr(domain, "is_persistent", lambda: 0)
    assert virtrio("snapshot-create test --halt").err == (
        "error: cannot halt after snapshot of transient domain\n"
    )


def test_create_as(virtrio, domain):
    words = "snapshot-create-as test s1 'a desc' vda --disk-only"
    assert virtrio(words).out == "Domain snapshot made created\n"
    assert domain.calls == [
        (
            "snapshot_create_xml",
            "<domainsnapshot>\n  <name>s1</name>\n  <description>a desc</description>\n"
            "  <disks>\n    <disk name='vda'/>\n  </disks>\n</domainsnapshot>\n",
            DISK_ONLY,
        )
    ]
    domain.calls.clear()
    assert virtrio("snapshot-create-as test --print-xml").out == (
        "<domainsnapshot>\n</domainsnapshot>\n\n\n"
    )
    assert domain.calls == []


@pytest.mark.parametrize(
    ("spec", "lines"),
    [
        ("vda", "<disk name='vda'/>"),
        (
            "vda,snapshot=external,stype=block",
            "<disk name='vda' snapshot='external' type='block'/>",
        ),
        (
            "vda,file=/a,,b",
            "<disk name='vda'>\n      <source file='/a,b'/>\n    </disk>",
        ),
        (
            "vda,file=/<,stype=block,driver=raw",
            "<disk name='vda' type='block'>\n      <driver type='raw'/>\n"
            "      <source dev='/&lt;'/>\n    </disk>",
        ),
        ("vda,stype=file", "<disk name='vda' type='file'/>"),
    ],
)
def test_diskspec(virtrio, spec, lines):
    assert virtrio("snapshot-create-as", "test", "--print-xml", "--diskspec", spec).out == (
        f"<domainsnapshot>\n  <disks>\n    {lines}\n  </disks>\n</domainsnapshot>\n\n\n"
    )


@pytest.mark.parametrize(
    "spec", ["vda,bad=x", ",", "vda,", "vda,name=b", "vda,file=a,file=b", "", "vda,snapshot"]
)
def test_bad_diskspec(virtrio, spec):
    result = virtrio("snapshot-create-as", "test", "--print-xml", "--diskspec", spec)
    assert result == (1, "\n", f"error: unable to parse diskspec: {spec}\n")


def test_unknown_storage(virtrio):
    result = virtrio("snapshot-create-as test --print-xml --diskspec vda,stype=network")
    assert result.err == (
        "error: Unknown storage type: 'network'\n"
        "error: unable to parse diskspec: vda,stype=network\n"
    )


@pytest.mark.parametrize(
    ("spec", "attributes"),
    [
        ("/m", " file='/m'"),
        ("file=/m,snapshot=external", " snapshot='external' file='/m'"),
        ("snapshot=no", " snapshot='no'"),
        ("snapshot=a&b,file=/'", " snapshot='a&amp;b' file='/&apos;'"),
    ],
)
def test_memspec(virtrio, spec, attributes):
    assert virtrio("snapshot-create-as", "test", "--print-xml", "--memspec", spec).out == (
        f"<domainsnapshot>\n  <memory{attributes}/>\n</domainsnapshot>\n\n\n"
    )


@pytest.mark.parametrize("spec", ["bad", "/m,/n", "file=/m,/n", "snapshot=no,snapshot=no", "m=x"])
def test_bad_memspec(virtrio, spec):
    result = virtrio("snapshot-create-as", "test", "--print-xml", "--memspec", spec)
    assert result == (1, "\n", f"error: unable to parse memspec: {spec}\n")


def test_dumpxml(virtrio):
    assert virtrio("snapshot-dumpxml test d --xpath //name/text()").out == "d\nb\n\n"
    assert virtrio("snapshot-dumpxml test") == (
        1,
        "",
        "error: command 'snapshot-dumpxml' requires <snapshotname> option\n",
    )
