"""The tables of procedures, against the definitions they come from."""

from __future__ import annotations

from importlib import import_module

import pytest

from tests.protocol.facts import PROGRAMS, facts
from virtrio.protocol._generated import programs, remote_procedures
from virtrio.protocol.procedures import PROGRAM_NAMES, ProcedureRow, program


@pytest.mark.parametrize("name", PROGRAM_NAMES)
def test_a_program_is_what_libvirt_has(name):
    found = program(name)
    (fact,) = facts(name)["program"]
    assert (found.name, found.number, found.version) == (name, fact["number"], fact["version"])
    assert list(found.procedures) == [fact["number"] for fact in facts(name)["procedure"]]
    for fact in facts(name)["procedure"]:
        row = found.procedures[fact["number"]]
        for field in (
            "number",
            "name",
            "args",
            "ret",
            "msg",
            "event",
            "priority",
            "readstream",
            "writestream",
        ):
            assert getattr(row, field) == fact[field], (row.name, field)
        assert row.sparseflag == fact.get("sparseflag")
        assert (list(row.acl), list(row.aclfilter)) == (fact["acl"], fact["aclfilter"]), row.name


def test_every_program_is_there():
    assert PROGRAM_NAMES == PROGRAMS


def test_numbers_are_known_without_the_tables():
    assert {
        name: (program(name).number, program(name).version) for name in PROGRAM_NAMES
    } == programs.PROGRAMS


def test_checkpoints():
    rows = program("remote").procedures
    assert [rows[number].entry_point for number in range(411, 418)] == [
        "domain_checkpoint_create_xml",
        "domain_checkpoint_get_xml_desc",
        "domain_list_all_checkpoints",
        "domain_checkpoint_list_all_children",
        "domain_checkpoint_lookup_by_name",
        "domain_checkpoint_get_parent",
        "domain_checkpoint_delete",
    ]
    row = rows[411]
    assert (row.args, row.ret) == (
        "remote_domain_checkpoint_create_xml_args",
        "remote_domain_checkpoint_create_xml_ret",
    )
    assert row.c_function == "virDomainCheckpointCreateXML"
    assert row.error_domain.name == "VIR_FROM_DOMAIN_CHECKPOINT"
    assert row.acl == ("domain:checkpoint", "domain:fs_freeze:VIR_DOMAIN_CHECKPOINT_CREATE_QUIESCE")


@pytest.mark.parametrize(
    ("name", "function", "entry_point"),
    [
        (
            "QEMU_PROC_DOMAIN_MONITOR_COMMAND",
            "virDomainQemuMonitorCommand",
            "domain_qemu_monitor_command",
        ),
        ("QEMU_PROC_DOMAIN_ATTACH", "virDomainQemuAttach", "domain_qemu_attach"),
        (
            "QEMU_PROC_DOMAIN_AGENT_COMMAND",
            "virDomainQemuAgentCommand",
            "domain_qemu_agent_command",
        ),
        (
            "QEMU_PROC_DOMAIN_MONITOR_COMMAND_WITH_FILES",
            "virDomainQemuMonitorCommandWithFiles",
            "domain_qemu_monitor_command_with_files",
        ),
        (
            "QEMU_PROC_CONNECT_DOMAIN_MONITOR_EVENT_REGISTER",
            "virConnectDomainQemuMonitorEventRegister",
            "connect_domain_qemu_monitor_event_register",
        ),
        (
            "LXC_PROC_DOMAIN_OPEN_NAMESPACE",
            "virDomainLxcOpenNamespace",
            "domain_lxc_open_namespace",
        ),
        ("ADMIN_PROC_CONNECT_LIST_SERVERS", "virAdmConnectListServers", "connect_list_servers"),
        (
            "ADMIN_PROC_SERVER_UPDATE_TLS_FILES",
            "virAdmServerUpdateTlsFiles",
            "server_update_tls_files",
        ),
        (
            "ADMIN_PROC_SERVER_GET_THREADPOOL_PARAMETERS",
            "virAdmServerGetThreadPoolParameters",
            "server_get_threadpool_parameters",
        ),
    ],
)
def test_programs_of_hypervisors_and_of_the_daemon(name, function, entry_point):
    rows = {row.name: row for each in PROGRAM_NAMES for row in program(each).procedures.values()}
    row = rows[name]
    assert (row.c_function, row.entry_point) == (function, entry_point)
    assert row.error_domain.name == "VIR_FROM_NONE"  # what libvirtd says


@pytest.mark.parametrize("name", ["remote", "qemu", "lxc", "admin"])
def test_every_struct_that_is_named_has_its_codec(name):
    types = import_module(f"virtrio.protocol._generated.{name}")
    for row in program(name).procedures.values():
        for struct in (row.args, row.ret, row.msg):
            if struct is not None:
                assert callable(getattr(types, f"pack_{struct}"))
                assert callable(getattr(types, f"unpack_{struct}"))


def test_the_enum_has_the_same_numbers():
    rows = program("remote").procedures
    assert {member.name: int(member) for member in remote_procedures.RemoteProcedure} == {
        row.name: number for number, row in rows.items()
    }


@pytest.mark.parametrize("name", ["rpc", "Remote", "os"])
def test_no_such_program(name):
    with pytest.raises(KeyError, match=name):
        program(name)


def test_a_row_cannot_be_changed():
    row = program("keepalive").procedures[1]
    assert row == ProcedureRow(1, "KEEPALIVE_PROC_PING", "virPing", "ping", row.error_domain)
    with pytest.raises(AttributeError):
        row.number = 2
