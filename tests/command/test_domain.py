"""Commands that change domains: their calls, and the texts of virsh 9.0.0."""

from __future__ import annotations

import pytest

from tests.command.fake import Domain, missing
from virtrio.protocol._generated.enums import ErrorNumber

INVALID = missing(ErrorNumber.VIR_ERR_OPERATION_INVALID, "domain is not running")
NO_SUPPORT = missing(ErrorNumber.VIR_ERR_NO_SUPPORT, "virSomething")
BAD_FLAG = missing(ErrorNumber.VIR_ERR_INVALID_ARG, "unsupported flags")


@pytest.fixture
def stopped(connection):
    domain = Domain("vm", -1)
    connection.domains.append(domain)
    return domain


SIMPLE = [
    ("suspend test", ("suspend",), "Domain 'test' suspended"),
    ("resume 1", ("resume",), "Domain '1' resumed"),
    ("reboot test", ("reboot", 0), "Domain 'test' is being rebooted"),
    ("reboot test --mode acpi,agent", ("reboot", 3), "Domain 'test' is being rebooted"),
    ("reboot test paravirt", ("reboot", 16), "Domain 'test' is being rebooted"),
    ("shutdown test", ("shutdown",), "Domain 'test' is being shutdown"),
    (
        "shutdown test --mode initctl,signal",
        ("shutdown_flags", 12),
        "Domain 'test' is being shutdown",
    ),
    ("destroy test", ("destroy",), "Domain 'test' destroyed"),
    ("destroy test --graceful", ("destroy_flags", 1), "Domain 'test' destroyed"),
    ("autostart test", ("set_autostart", True), "Domain 'test' marked as autostarted"),
    ("autostart test --disable", ("set_autostart", False), "Domain 'test' unmarked as autostarted"),
    ("undefine test", ("undefine_flags", 0), "Domain 'test' has been undefined"),
    (
        "undefine 1 --nvram --tpm --managed-save",
        ("undefine_flags", 0x24),
        "Domain '1' has been undefined",
    ),
]


@pytest.mark.parametrize(("command", "call", "text"), SIMPLE)
def test_simple(virtrio, domain, command, call, text):
    assert virtrio(command) == (0, f"{text}\n\n", "")
    assert domain.calls == [call]


@pytest.mark.parametrize(("command", "call", "text"), SIMPLE)
def test_simple_fails(virtrio, domain, command, call, text):
    domain.errors[call[0]] = INVALID
    result = virtrio(command)
    verb = "mark" if "autostart" in command else command.split()[0]
    called = command.split()[1]
    as_what = " as autostarted" if verb == "mark" else ""
    verb = "unmark" if "--disable" in command else verb
    assert result == (
        1,
        "\n",
        f"error: Failed to {verb} domain '{called}'{as_what}\nerror: {INVALID}\n",
    )


@pytest.mark.parametrize("quiet_command", ["suspend test", "undefine test", "destroy test"])
def test_confirmations_are_not_data(virtrio, quiet_command):
    assert virtrio("-q", *quiet_command.split()) == (0, "", "")


@pytest.mark.parametrize(
    ("command", "text"),
    [
        (
            "reboot nope --mode x",
            "Unknown mode x value, expecting 'acpi', 'agent', 'initctl', 'signal' or 'paravirt'",
        ),
        (
            "shutdown test --mode acpi,,agent",
            "Unknown mode  value, expecting 'acpi', 'agent', 'initctl', 'signal', or 'paravirt'",
        ),
        ("reboot test --mode ''", "Failed to get option 'mode': Option argument is empty"),
        ("start test", "Domain is already active"),
        ("start 1", "failed to get domain '1'"),
        ("domid 1", "failed to get domain '1'"),
        ("domname test", "failed to get domain 'test'"),
        (
            "domuuid 6695eb01-f6a4-8304-79aa-97f2502e193f",
            "failed to get domain '6695eb01-f6a4-8304-79aa-97f2502e193f'",
        ),
        (
            "undefine nope --nvram --keep-nvram",
            "Options --nvram and --keep-nvram are mutually exclusive",
        ),
        ("undefine nope --tpm --keep-tpm", "Options --tpm and --keep-tpm are mutually exclusive"),
        (
            "undefine nope --delete-storage-volume-snapshots",
            "Option --remove-all-storage is required by option --delete-storage-volume-snapshots",
        ),
        (
            "undefine nope --wipe-storage",
            "'--wipe-storage' requires '--storage <string>' or '--remove-all-storage'",
        ),
        (
            "undefine test --storage vda",
            "Storage volume deletion is supported only on stopped domains",
        ),
        ("define /nope.xml", "Failed to open file '/nope.xml': No such file or directory"),
        ("define /", "Failed to read file '/': Is a directory"),
        ("create ''", "Failed to get option 'file': Option argument is empty"),
    ],
)
def test_mistakes(virtrio, domain, command, text):
    assert virtrio(command) == (1, "\n", f"error: {text}\n")
    assert domain.calls == []


def test_start(virtrio, stopped):
    assert virtrio("start vm").out == "Domain 'vm' started\n\n"
    virtrio("start vm --paused --autodestroy --bypass-cache --reset-nvram")
    assert stopped.calls == [("create",), ("create_with_flags", 0x27)]


def test_force_boot(virtrio, stopped):
    virtrio("start vm --force-boot")
    assert stopped.calls == [("create_with_flags", 8)]


def test_force_boot_on_a_driver_without_it(virtrio, stopped):
    stopped.saved = 1
    stopped.errors["create_with_flags"] = BAD_FLAG
    assert virtrio("start vm --force-boot").status == 0
    assert stopped.calls == [
        ("create_with_flags", 8),
        ("has_managed_save_image",),
        ("managed_save_remove",),
        ("create",),
    ]


def test_passed_descriptors(virtrio, stopped):
    assert virtrio("start vm --pass-fds 0,1 --paused").status == 0
    assert stopped.calls == [("create_with_files", [0, 1], 1)]
    result = virtrio("start vm --pass-fds 0,x")
    assert (result.status, result.err) == (1, "error: Unable to parse FD number 'x'\n")


def test_define_and_create(virtrio, connection, tmp_path):
    path = tmp_path / "d.xml"
    path.write_bytes(b"<domain/>\0rest")
    assert virtrio("define", str(path)).out == f"Domain 'made' defined from {path}\n\n"
    assert virtrio("define", "--validate", str(path)).status == 0
    assert (
        virtrio("create", str(path), "--paused", "--validate").out
        == f"Domain 'made' created from {path}\n\n"
    )
    assert connection.calls == [
        ("define_xml", "<domain/>"),
        ("define_xml_flags", 1),
        ("create_xml", 17),
    ]


def test_create_fails(virtrio, connection, tmp_path):
    path = tmp_path / "d.xml"
    path.write_text("<domain/>")
    connection.errors["create_xml"] = INVALID
    assert (
        virtrio("create", str(path)).err
        == f"error: Failed to create domain from {path}\nerror: {INVALID}\n"
    )


def test_big_file(virtrio, tmp_path):
    path = tmp_path / "big"
    path.write_bytes(b" " * (10 * 1024 * 1024 + 1))
    assert virtrio("define", str(path)).err == (
        f"error: Failed to read file '{path}': Value too large for defined data type\n"
    )


def test_identity(virtrio, stopped):
    assert virtrio("domid test").out == "1\n\n"
    assert virtrio("domid vm").out == "-\n\n"
    assert virtrio("domname 1").out == "test\n\n"
    assert virtrio("domuuid 1").out == "6695eb01-f6a4-8304-79aa-97f2502e193f\n\n"


def test_dumpxml(virtrio, domain):
    assert (
        virtrio("dumpxml test --inactive --security-info --update-cpu --migratable").out
        == domain.xml_desc() + "\n"
    )
    assert domain.calls[0] == ("xml_desc", 15)


@pytest.mark.parametrize(
    ("options", "out"),
    [
        (["--xpath", "//name"], "<name>test</name>\n\n"),
        (["--xpath", "//name/text()"], "test\n\n"),
        (["--xpath", "//title/text()"], "a &lt; b\n\n"),
        (["--xpath", "//@type"], ' type="test"\n\n'),
        (["--xpath", "//@type", "--wrap"], '<nodes type="test"/>\n\n'),
        (["--xpath", "//nope"], "\n"),
        (["--xpath", "//name", "--wrap"], "<nodes>\n  <name>test</name>\n</nodes>\n\n"),
        (["--wrap"], None),
    ],
)
def test_xpath(virtrio, domain, options, out):
    assert virtrio("dumpxml", "test", *options) == (
        0,
        domain.xml_desc() + "\n" if out is None else out,
        "",
    )


@pytest.mark.parametrize("expression", ["///", "count(//*)"])
def test_bad_xpath(virtrio, expression):
    result = virtrio("dumpxml", "test", "--xpath", expression)
    assert result == (1, "\n", f"error: internal error: Incorrect xpath '{expression}'\n")


# Calls of virsh, by what the domain has and which options were given.
METADATA = ("snapshot_num", 2)
UNDEFINE = [
    ("", 0, 0, [("undefine_flags", 0)]),
    ("--managed-save", 0, 0, [("undefine_flags", 0)]),
    ("--managed-save", 1, 0, [("undefine_flags", 1)]),
    ("--snapshots-metadata", 0, 0, [("undefine_flags", 0)]),
    ("--snapshots-metadata", 0, 2, [("undefine_flags", 2)]),
    ("--checkpoints-metadata", 0, 0, [("undefine_flags", 16)]),
    ("--keep-tpm --checkpoints-metadata --keep-nvram", 0, 0, [("undefine_flags", 0x58)]),
    ("", 0, 1, [("undefine_flags", 0)]),
]


@pytest.mark.parametrize(("options", "saved", "snapshots", "calls"), UNDEFINE)
def test_undefine(virtrio, stopped, options, saved, snapshots, calls):
    stopped.saved, stopped.snapshots = saved, snapshots
    assert virtrio(f"undefine vm {options}").out == "Domain 'vm' has been undefined\n\n"
    assert stopped.calls == [("has_managed_save_image",), METADATA, *calls]


def test_undefine_does_not_lose_a_saved_state(virtrio, stopped):
    stopped.saved = 1
    result = virtrio("undefine vm --snapshots-metadata")
    assert result.err == "error: Refusing to undefine while domain managed save image exists\n"
    assert stopped.calls == [("has_managed_save_image",), METADATA]


def test_undefine_on_a_server_that_cannot_tell(virtrio, stopped):
    stopped.errors.update(has_managed_save_image=NO_SUPPORT, snapshot_num=NO_SUPPORT)
    assert virtrio("undefine vm --managed-save --snapshots-metadata").status == 0
    assert stopped.calls[-1] == ("undefine_flags", 0)


def test_undefine_piecewise(virtrio, stopped):
    stopped.errors["undefine_flags"] = BAD_FLAG
    stopped.saved = 1
    assert virtrio("undefine vm --checkpoints-metadata --managed-save").status == 0
    assert stopped.calls[2:] == [("undefine_flags", 17), ("managed_save_remove",), ("undefine",)]


@pytest.mark.parametrize(
    ("options", "text"),
    [
        ("--keep-tpm", "Refusing to undefine while 1 snapshots exist"),
        ("--keep-tpm --snapshots-metadata", "Unable to remove metadata of 1 snapshots"),
    ],
)
def test_undefine_piecewise_with_snapshots(virtrio, stopped, options, text):
    stopped.errors["undefine_flags"] = BAD_FLAG
    stopped.snapshots = 1
    assert virtrio(f"undefine vm {options}").err == f"error: {text}\n"
    assert stopped.calls[-1][0] == "undefine_flags"


def test_undefine_nvram_is_never_dropped_silently(virtrio, stopped):
    stopped.errors["undefine_flags"] = BAD_FLAG
    assert (
        virtrio("undefine vm --nvram").err
        == f"error: Failed to undefine domain 'vm'\nerror: {BAD_FLAG}\n"
    )
    assert ("undefine",) not in stopped.calls


def test_undefine_with_an_unknown_disk_changes_nothing(virtrio, stopped):
    result = virtrio("undefine vm --storage vda")
    assert result.status == 1
    assert result.err == "error: Volume 'vda' was not found in domain's definition.\n\n"
    assert not [call for call in stopped.calls if "undefine" in call[0]]
