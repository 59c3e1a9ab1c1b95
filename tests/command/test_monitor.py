"""list, dominfo and domstate, against what virsh 9.0.0 prints for the same domains."""

from __future__ import annotations

import pytest

from tests.command.fake import Domain, missing
from virtrio.command.domains.monitor import reason_name, state_name
from virtrio.protocol._generated.enums import ErrorNumber

NO_SUPPORT = missing(ErrorNumber.VIR_ERR_NO_SUPPORT, "virSomething")


@pytest.fixture
def domain():
    return Domain("test", 1, state=1, reason=0)


def test_list(virtrio):
    assert virtrio("list") == (
        0,
        " Id   Name   State\n----------------------\n 1    test   running\n\n",
        "",
    )


def test_list_quietly(virtrio):
    assert virtrio("-q", "list") == (0, " 1   test   running\n", "")


# Options of list -> flags that virsh sends to virConnectListAllDomains.
FLAGS = [
    ("", 0x1),
    ("--inactive", 0x2),
    ("--all", 0x3),
    ("--transient", 0x9),
    ("--persistent", 0x5),
    ("--with-snapshot", 0x1001),
    ("--without-snapshot", 0x2001),
    ("--with-checkpoint", 0x4001),
    ("--without-checkpoint", 0x8001),
    ("--state-running", 0x11),
    ("--state-paused", 0x21),
    ("--state-shutoff", 0x42),
    ("--state-other", 0x81),
    ("--autostart", 0x401),
    ("--no-autostart", 0x801),
    ("--with-managed-save", 0x101),
    ("--without-managed-save", 0x201),
    ("--inactive --all", 0x3),
    ("--inactive --transient", 0xA),
    ("--state-shutoff --state-running", 0x52),
]


@pytest.mark.parametrize(("options", "flags"), FLAGS)
def test_list_flags(virtrio, connection, options, flags):
    assert virtrio(f"list {options}").status == 0
    assert connection.calls == [("list_all_domains", flags)]


def test_order_and_columns(virtrio, connection):
    connection.domains = [
        Domain("b", -1),
        Domain("Z", 9, state=3),
        Domain("C", -1),
        Domain("y", 2, state=1),
    ]
    assert virtrio("list --all --name").out == "y\nZ\nb\nC\n\n"
    assert virtrio("list --all --id").out == "2\n9\n\n"
    uuid = connection.domains[0].uuid_string()
    assert virtrio("list --all --id --uuid --name").out == (
        f"{uuid} 2 y\n{uuid} 9 Z\n{uuid} - b\n{uuid} - C\n\n"
    )
    assert virtrio("list --all --name --id").out == "2 y\n9 Z\n- b\n- C\n\n"


def test_list_titles(virtrio, connection):
    connection.domains.append(Domain("vm2", -1, title="My title"))
    assert virtrio("list --all --title").out == (
        " Id   Name   State      Title\n"
        "----------------------------------\n"
        " 1    test   running    \n"
        " -    vm2    shut off   My title\n"
        "\n"
    )


def test_title_from_the_xml_of_a_server_without_metadata(virtrio, domain, monkeypatch):
    monkeypatch.setattr(domain, "_title", None)
    monkeypatch.setattr(type(domain), "metadata", lambda *args: (_ for _ in ()).throw(NO_SUPPORT))
    assert virtrio("-q", "list", "--title").out == " 1   test   running   a < b\n"


def test_list_managed_save(virtrio, connection):
    saved = Domain("vm2", -1)
    saved.saved = 1
    connection.domains.append(saved)
    assert (
        virtrio("-q", "list", "--all", "--managed-save").out
        == " 1   test   running\n -   vm2    saved\n"
    )
    assert virtrio("-q", "list", "--all").out == " 1   test   running\n -   vm2    shut off\n"


def test_domain_that_vanishes_while_listing(virtrio, connection):
    gone = Domain("gone", 2)
    gone.errors["state"] = missing(ErrorNumber.VIR_ERR_NO_DOMAIN, "gone")
    connection.domains.append(gone)
    assert virtrio("-q", "list") == (0, " 1   test   running\n", "")


def test_list_fails(virtrio, connection):
    connection.errors["list_all_domains"] = NO_SUPPORT
    assert virtrio("list") == (1, "\n", f"error: Failed to list domains\nerror: {NO_SUPPORT}\n")


@pytest.mark.parametrize("other", ["name", "uuid", "id"])
def test_exclusive_columns(virtrio, other):
    assert virtrio("list", f"--{other}", "--table") == (
        1,
        "\n",
        f"error: Options --table and --{other} are mutually exclusive\n",
    )


DOMINFO = """\
Id:             1
Name:           test
UUID:           6695eb01-f6a4-8304-79aa-97f2502e193f
OS Type:        linux
State:          running
CPU(s):         2
CPU time:       1.5s
Max memory:     8388608 KiB
Used memory:    2097152 KiB
Persistent:     yes
Autostart:      disable
Managed save:   no
Security model: testSecurity
Security DOI:{blanks}
Security label: libvirt-test (enforcing)

""".format(blanks=" " * 3).format(blanks=" " * 3)


@pytest.mark.parametrize(
    "called", ["test", "1", "01", "+1", " 1", "6695eb01-f6a4-8304-79aa-97f2502e193f"]
)
def test_dominfo(virtrio, called):
    assert virtrio("dominfo", called) == (0, DOMINFO, "")


def test_dominfo_of_a_server_that_lacks_calls(virtrio, domain):
    domain.errors.update(info=NO_SUPPORT, has_managed_save_image=NO_SUPPORT)
    result = virtrio("dominfo", "test")
    assert result.status == 0
    assert "State:" not in result.out
    assert "Managed save:   unknown\n" in result.out


def test_lookup_order(virtrio, connection):
    connection.domains = []
    for called, calls in [
        ("7", [("id", 7), ("name", "7")]),
        ("-7", [("name", "-7")]),
        ("7 ", [("name", "7 ")]),
        ("4294967296", [("name", "4294967296")]),
        ("x" * 36, [("uuid", "x" * 36), ("name", "x" * 36)]),
    ]:
        connection.calls.clear()
        assert virtrio("dominfo", called) == (1, "\n", f"error: failed to get domain '{called}'\n")
        assert connection.calls == calls


def test_empty_domain(virtrio):
    assert virtrio("dominfo", "") == (
        1,
        "\n",
        "error: Failed to get option 'domain': Option argument is empty\n",
    )


def test_domstate(virtrio):
    assert virtrio("domstate", "test").out == "running\n\n"
    assert virtrio("domstate", "test", "--reason").out == "running (unknown)\n\n"


# Read off virsh with a server that answers every state and reason.
REASONS = {
    0: "unknown",
    1: "unknown|booted|migrated|restored|from snapshot|unpaused|migration canceled|save canceled"
    "|event wakeup|crashed|post-copy|post-copy failed",
    2: "unknown",
    3: "unknown|user|migrating|saving|dumping|I/O error|watchdog|from snapshot|shutting down"
    "|creating snapshot|crashed|starting up|post-copy|post-copy failed",
    4: "unknown|user",
    5: "unknown|shutdown|destroyed|crashed|migrated|saved|failed|from snapshot|daemon",
    6: "unknown|panicked",
    7: "unknown",
    8: "unknown",
    -1: "unknown",
}


@pytest.mark.parametrize("state", list(REASONS))
def test_reasons(state):
    assert [reason_name(state, reason) for reason in range(17)] == (
        REASONS[state].split("|") + ["unknown"] * 17
    )[:17]


def test_states():
    names = [
        "no state",
        "running",
        "idle",
        "paused",
        "in shutdown",
        "shut off",
        "crashed",
        "pmsuspended",
        "no state",
    ]
    assert [state_name(state) for state in range(9)] == names
