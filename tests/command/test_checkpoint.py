"""The checkpoint commands, against what virsh 9.0.0 prints for the same checkpoints."""

from __future__ import annotations

import pytest

from tests.command.fake import Checkpoint


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
    domain.checkpoints = [Checkpoint(domain, name, parent) for name, parent in family]
    return domain


def test_table(virtrio, domain):
    domain.checkpoints = [
        Checkpoint(domain, "c1", None, 1700000000),
        Checkpoint(domain, "A", "c1", 4102444800),
    ]
    assert virtrio("checkpoint-list", "test").out == (
        " Name   Creation Time\n"
        "-----------------------------------\n"
        " A      2100-01-01 00:00:00 +0000\n"
        " c1     2023-11-14 22:13:20 +0000\n"
        "\n"
    )
    assert virtrio("checkpoint-list", "test", "--parent").out == (
        " Name   Creation Time               Parent\n"
        "--------------------------------------------\n"
        " A      2100-01-01 00:00:00 +0000   c1\n"
        " c1     2023-11-14 22:13:20 +0000   \n"
        "\n"
    )


def test_local_time(virtrio, domain, monkeypatch):
    import time

    monkeypatch.setenv("TZ", "America/New_York")
    time.tzset()
    domain.checkpoints = [Checkpoint(domain, "a", None, 1)]
    assert virtrio("-q", "checkpoint-list", "test").out == " a   1969-12-31 19:00:01 -0500\n"


def test_time_beyond_the_calendar(virtrio, domain):
    domain.checkpoints = [Checkpoint(domain, "a", None, 2**62)]
    assert virtrio("-q", "checkpoint-list", "test").out == f" a   {2**62}\n"


def test_names(virtrio):
    assert virtrio("checkpoint-list", "test", "--name").out == "a\nb\nc\nd\ne\nF\ng\n\n"
    assert (
        virtrio("checkpoint-list", "test", "--name", "--topological").out
        == "F\ng\na\nc\nb\ne\nd\n\n"
    )


def test_tree(virtrio):
    assert virtrio("checkpoint-list", "test", "--tree").out == (
        "a\n  |\n  +- b\n  |   |\n  |   +- d\n  |   +- e\n"
        "  |     \n  +- c\n    \nF\n  |\n  +- g\n    \n\n"
    )


def test_tree_of_nothing(virtrio, domain):
    domain.checkpoints = []
    assert virtrio("checkpoint-list", "test", "--tree").out == "\n"
    assert (
        virtrio("checkpoint-list", "test").out
        == " Name   Creation Time\n-----------------------\n\n"
    )


def test_tree_from(virtrio):
    assert (
        virtrio("checkpoint-list", "test", "--tree", "--from", "a").out
        == "a\n  |\n  +- b\n  +- c\n    \n\n"
    )
    assert virtrio("checkpoint-list", "test", "--tree", "--from", "a", "--descendants").out == (
        "a\n  |\n  +- b\n  |   |\n  |   +- d\n  |   +- e\n  |     \n  +- c\n    \n\n"
    )


@pytest.mark.parametrize(
    ("options", "call"),
    [
        ("", ("list_all_checkpoints", 0)),
        ("--roots", ("list_all_checkpoints", 1)),
        ("--topological", ("list_all_checkpoints", 2)),
        ("--leaves", ("list_all_checkpoints", 4)),
        ("--no-leaves", ("list_all_checkpoints", 8)),
        ("--from a", ("list_all_children", 0)),
        ("--from g --descendants", ("list_all_children", 1)),
        ("--from a --leaves --topological", ("list_all_children", 6)),
    ],
)
def test_list_flags(virtrio, domain, options, call):
    assert virtrio(f"checkpoint-list test --name {options}").status == 0
    assert domain.calls == [call]


@pytest.mark.parametrize(
    ("options", "text"),
    [
        (
            "--tree --name --parent --roots --from x",
            "Options --tree and --name are mutually exclusive",
        ),
        ("--tree --parent --roots --from x", "Options --parent and --roots are mutually exclusive"),
        ("--tree --parent", "Options --parent and --tree are mutually exclusive"),
        ("--tree --roots --from x --leaves", "Options --roots and --tree are mutually exclusive"),
        ("--roots --from x", "Options --roots and --from are mutually exclusive"),
        ("--tree --from x --leaves --no-leaves", "--leaves and --tree are mutually exclusive"),
        ("--tree --descendants --no-leaves", "--no-leaves and --tree are mutually exclusive"),
        ("--roots --descendants", "--descendants requires --from"),
        ("--from ''", "Failed to get option 'from': Option argument is empty"),
        (
            "--from nope",
            "Domain checkpoint not found: no domain checkpoint with matching name 'nope'",
        ),
    ],
)
def test_list_mistakes(virtrio, options, text):
    assert virtrio(f"checkpoint-list test {options}") == (1, "\n", f"error: {text}\n")


def test_options_are_checked_before_the_domain(virtrio):
    assert (
        virtrio("checkpoint-list nope --descendants").err
        == "error: --descendants requires --from\n"
    )
    assert virtrio("checkpoint-list nope --from ''").err == "error: failed to get domain 'nope'\n"


def test_info(virtrio):
    assert virtrio("checkpoint-info test a") == (
        0,
        (
            "Name:           a\nDomain:         test\n"
            "Parent:         -\nChildren:       2\nDescendants:    4\n\n"
        ),
        "",
    )
    assert "Parent:         b\n" in virtrio("checkpoint-info test d").out


def test_parent(virtrio):
    assert virtrio("checkpoint-parent test d") == (0, "b\n", "")
    assert virtrio("-q", "checkpoint-parent", "test", "d") == (0, "b", "")
    assert virtrio("checkpoint-parent test a") == (1, "\n", "error: checkpoint 'a' has no parent\n")


@pytest.mark.parametrize("command", ["info", "parent", "dumpxml", "delete"])
def test_name_is_required(virtrio, command):
    assert virtrio(f"checkpoint-{command} test") == (
        1,
        "\n",
        "error: --checkpointname is required\n",
    )


def test_delete(virtrio, domain):
    assert virtrio("checkpoint-delete test b").out == "Domain checkpoint b deleted\n\n"
    assert virtrio("checkpoint-delete test a --children-only --metadata").out == (
        "Domain checkpoint a children deleted\n\n"
    )
    assert (
        virtrio("checkpoint-delete test --checkpointname a --children").out
        == "Domain checkpoint a deleted\n\n"
    )
    assert domain.calls == [("delete", "b", 0), ("delete", "a", 6), ("delete", "a", 1)]


def test_create(virtrio, domain, tmp_path):
    assert virtrio("checkpoint-create test").out == "Domain checkpoint made created\n"
    path = tmp_path / "c.xml"
    path.write_text("<domaincheckpoint><name>x</name></domaincheckpoint>")
    result = virtrio(
        "checkpoint-create", "test", str(path), "--redefine", "--redefine-validate", "--quiesce"
    )
    assert result.out == f"Domain checkpoint made created from '{path}'\n"
    assert domain.calls == [
        ("checkpoint_create_xml", "<domaincheckpoint/>", 0),
        ("checkpoint_create_xml", path.read_text(), 7),
    ]


def test_create_mistakes(virtrio):
    assert virtrio("checkpoint-create nope --redefine-validate").err == (
        "error: Option --redefine is required by option --redefine-validate\n"
    )
    assert virtrio("checkpoint-create test /nope.xml").err == (
        "error: Failed to open file '/nope.xml': No such file or directory\n"
    )


def test_create_as(virtrio, domain):
    assert (
        virtrio("checkpoint-create-as test c1 'a desc' vda --quiesce").out
        == "Domain checkpoint made created\n"
    )
    assert domain.calls == [
        (
            "checkpoint_create_xml",
            "<domaincheckpoint>\n  <name>c1</name>\n  <description>a desc</description>\n"
            "  <disks>\n    <disk name='vda'/>\n  </disks>\n</domaincheckpoint>\n",
            2,
        )
    ]


def test_print_xml(virtrio, domain):
    assert (
        virtrio("checkpoint-create-as test --print-xml").out
        == "<domaincheckpoint>\n</domaincheckpoint>\n\n\n"
    )
    assert virtrio("checkpoint-create-as", "test", "c", "d<>&'\"", "--print-xml").out == (
        "<domaincheckpoint>\n  <name>c</name>\n"
        "  <description>d&lt;&gt;&amp;&apos;&quot;</description>\n"
        "</domaincheckpoint>\n\n\n"
    )
    assert domain.calls == []


@pytest.mark.parametrize(
    ("spec", "element"),
    [
        ("vda", "<disk name='vda'/>"),
        (
            "vda,checkpoint=bitmap,bitmap=x,,y",
            "<disk name='vda' checkpoint='bitmap' bitmap='x,y'/>",
        ),
        ("vda,bitmap=x,checkpoint=bitmap", "<disk name='vda' checkpoint='bitmap' bitmap='x'/>"),
        ("bitmap=x", "<disk name='bitmap=x'/>"),
        ("vda,checkpoint=", "<disk name='vda' checkpoint=''/>"),
        ("a,,bitmap=x", "<disk name='a,bitmap=x'/>"),
        ("vd'a", "<disk name='vd&apos;a'/>"),
    ],
)
def test_diskspec(virtrio, spec, element):
    result = virtrio("checkpoint-create-as", "test", "--print-xml", "--diskspec", spec)
    assert (
        result.out
        == f"<domaincheckpoint>\n  <disks>\n    {element}\n  </disks>\n</domaincheckpoint>\n\n\n"
    )


@pytest.mark.parametrize(
    "spec",
    ["vda,bad=x", ",", "vda,", "vda,bitmap", "vda,name=b", "vda,checkpoint=a,checkpoint=b", ""],
)
def test_bad_diskspec(virtrio, spec):
    result = virtrio("checkpoint-create-as", "test", "--print-xml", "--diskspec", spec)
    assert result == (1, "\n", f"error: unable to parse diskspec: {spec}\n")


def test_dumpxml(virtrio):
    assert virtrio("checkpoint-dumpxml test a").out == (
        "<domaincheckpoint><name>a</name><creationTime>1</creationTime></domaincheckpoint>\n\n"
    )
    assert virtrio("checkpoint-dumpxml test d --xpath //name/text()").out == "d\nb\n\n"
