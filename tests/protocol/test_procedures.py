"""The tables of procedures, against the definitions they come from."""

from __future__ import annotations

import pytest
from virtrio.protocol._generated import remote, remote_procedures
from virtrio.protocol.idl.parser import bundled
from virtrio.protocol.procedures import PROGRAM_NAMES, ProcedureRow, program


@pytest.mark.parametrize("name", PROGRAM_NAMES)
def test_a_program_is_its_definition(name):
    spec = bundled(name)
    found = program(name)
    assert (found.name, found.number, found.version) == (name, spec.program, spec.version)
    assert list(found.procedures) == [p.number for p in spec.procedures]
    for procedure in spec.procedures:
        row = found.procedures[procedure.number]
        for field in ("number", "name", "args", "ret", "msg", "priority", "readstream", "writestream", "acl"):
            assert getattr(row, field) == getattr(procedure, field), (procedure.name, field)


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


def test_every_struct_that_is_named_has_its_codec():
    for row in program("remote").procedures.values():
        for struct in (row.args, row.ret, row.msg):
            if struct is not None:
                assert callable(getattr(remote, f"pack_{struct}"))
                assert callable(getattr(remote, f"unpack_{struct}"))


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
