"""Samples from our own definitions; test_facts.py has all of them."""

from __future__ import annotations

import pytest

from virtrio.protocol.idl.model import Kind
from virtrio.protocol.idl.parser import bundled

REMOTE = bundled("remote")


@pytest.mark.parametrize(
    ("name", "program", "structs", "procedures"),
    [
        ("rpc", None, 5, 0),
        ("keepalive", 0x6B656570, 0, 2),
        ("remote", 0x20008086, 704, 456),
        ("qemu", 0x20008087, 12, 7),
        ("lxc", 0x00068000, 1, 1),
        ("admin", 0x06900690, 30, 19),
    ],
)
def test_every_definition(name, program, structs, procedures):
    spec = bundled(name)
    assert (spec.name, spec.source) == (name, f"{name}.x")
    assert (spec.program, spec.version) == (program, None if program is None else 1)
    assert (len(spec.structs), len(spec.procedures)) == (structs, procedures)


def test_procedures_are_numbered_without_gaps():
    assert [procedure.number for procedure in REMOTE.procedures] == list(range(1, 457))
    assert [procedure.event for procedure in REMOTE.procedures].count(True) == 55


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (
            1,
            {
                "name": "REMOTE_PROC_CONNECT_OPEN",
                "args": "remote_connect_open_args",
                "generate": "none",
                "priority": "high",
                "acl": ("connect:getattr",),
            },
        ),
        (
            2,
            {
                "name": "REMOTE_PROC_CONNECT_CLOSE",
                "generate": "none",
                "priority": "high",
                "acl": ("none",),
            },
        ),
        (
            10,
            {
                "name": "REMOTE_PROC_DOMAIN_CREATE_XML",
                "args": "remote_domain_create_xml_args",
                "ret": "remote_domain_create_xml_ret",
                "generate": "both",
                "acl": ("domain:write", "domain:start"),
            },
        ),
        (
            23,
            {
                "name": "REMOTE_PROC_DOMAIN_LOOKUP_BY_NAME",
                "args": "remote_domain_lookup_by_name_args",
                "ret": "remote_domain_lookup_by_name_ret",
                "generate": "both",
                "priority": "high",
                "acl": ("domain:getattr",),
            },
        ),
        (
            66,
            {
                "name": "REMOTE_PROC_AUTH_LIST",
                "ret": "remote_auth_list_ret",
                "generate": "none",
                "priority": "high",
                "acl": ("none",),
            },
        ),
        (
            208,
            {
                "name": "REMOTE_PROC_STORAGE_VOL_UPLOAD",
                "args": "remote_storage_vol_upload_args",
                "generate": "both",
                "writestream": 1,
                "sparseflag": "VIR_STORAGE_VOL_UPLOAD_SPARSE_STREAM",
                "acl": ("storage_vol:data_write",),
            },
        ),
        (
            209,
            {
                "name": "REMOTE_PROC_STORAGE_VOL_DOWNLOAD",
                "args": "remote_storage_vol_download_args",
                "generate": "both",
                "readstream": 1,
                "sparseflag": "VIR_STORAGE_VOL_DOWNLOAD_SPARSE_STREAM",
                "acl": ("storage_vol:data_read",),
            },
        ),
        (
            107,
            {
                "name": "REMOTE_PROC_DOMAIN_EVENT_LIFECYCLE",
                "msg": "remote_domain_event_lifecycle_msg",
                "generate": "both",
                "acl": ("none",),
            },
        ),
        (
            185,
            {
                "name": "REMOTE_PROC_DOMAIN_SNAPSHOT_CREATE_XML",
                "args": "remote_domain_snapshot_create_xml_args",
                "ret": "remote_domain_snapshot_create_xml_ret",
                "generate": "both",
                "acl": ("domain:snapshot", "domain:fs_freeze:VIR_DOMAIN_SNAPSHOT_CREATE_QUIESCE"),
            },
        ),
        (
            411,
            {
                "name": "REMOTE_PROC_DOMAIN_CHECKPOINT_CREATE_XML",
                "args": "remote_domain_checkpoint_create_xml_args",
                "ret": "remote_domain_checkpoint_create_xml_ret",
                "generate": "both",
                "acl": (
                    "domain:checkpoint",
                    "domain:fs_freeze:VIR_DOMAIN_CHECKPOINT_CREATE_QUIESCE",
                ),
            },
        ),
        (
            413,
            {
                "name": "REMOTE_PROC_DOMAIN_LIST_ALL_CHECKPOINTS",
                "args": "remote_domain_list_all_checkpoints_args",
                "ret": "remote_domain_list_all_checkpoints_ret",
                "generate": "both",
                "priority": "high",
                "acl": ("domain:read",),
            },
        ),
        (
            417,
            {
                "name": "REMOTE_PROC_DOMAIN_CHECKPOINT_DELETE",
                "args": "remote_domain_checkpoint_delete_args",
                "generate": "both",
                "acl": ("domain:checkpoint",),
            },
        ),
        (
            421,
            {
                "name": "REMOTE_PROC_DOMAIN_BACKUP_BEGIN",
                "args": "remote_domain_backup_begin_args",
                "generate": "both",
                "acl": ("domain:checkpoint", "domain:block_write"),
            },
        ),
        (
            273,
            {
                "name": "REMOTE_PROC_CONNECT_LIST_ALL_DOMAINS",
                "args": "remote_connect_list_all_domains_args",
                "ret": "remote_connect_list_all_domains_ret",
                "generate": "both",
                "priority": "high",
                "acl": ("connect:search_domains",),
                "aclfilter": ("domain:getattr",),
            },
        ),
        (
            235,
            {
                "name": "REMOTE_PROC_DOMAIN_SAVE_IMAGE_GET_XML_DESC",
                "args": "remote_domain_save_image_get_xml_desc_args",
                "ret": "remote_domain_save_image_get_xml_desc_ret",
                "generate": "both",
                "priority": "high",
                "acl": ("domain:write",),
            },
        ),
    ],
)
def test_procedures(number, expected):
    procedure = REMOTE.procedures[number - 1]
    for attribute, value in expected.items():
        assert getattr(procedure, attribute) == value


@pytest.mark.parametrize(
    ("struct", "fields"),
    [
        ("remote_nonnull_domain", "name:remote_nonnull_string uuid:remote_uuid id:int"),
        (
            "remote_nonnull_domain_checkpoint",
            "name:remote_nonnull_string dom:remote_nonnull_domain",
        ),
        ("remote_typed_param", "field:remote_nonnull_string value:remote_typed_param_value"),
        ("remote_connect_open_args", "name:remote_string flags:uint"),
        (
            "remote_domain_checkpoint_create_xml_args",
            "dom:remote_nonnull_domain xml_desc:remote_nonnull_string flags:uint",
        ),
        ("remote_domain_checkpoint_create_xml_ret", "checkpoint:remote_nonnull_domain_checkpoint"),
        (
            "remote_domain_list_all_checkpoints_args",
            "dom:remote_nonnull_domain need_results:int flags:uint",
        ),
        (
            "remote_domain_backup_begin_args",
            (
                "dom:remote_nonnull_domain backup_xml:remote_nonnull_string "
                "checkpoint_xml:remote_string flags:uint"
            ),
        ),
    ],
)
def test_fields(struct, fields):
    assert " ".join(f"{decl.name}:{decl.type}" for decl in REMOTE.structs[struct].fields) == fields


@pytest.mark.parametrize(
    ("struct", "field", "kind", "bound", "bound_name", "hints"),
    [
        (
            "remote_domain_list_all_checkpoints_ret",
            "checkpoints",
            Kind.ARRAY_VAR,
            16384,
            "REMOTE_DOMAIN_CHECKPOINT_LIST_MAX",
            (),
        ),
        (
            "remote_connect_list_domains_ret",
            "ids",
            Kind.ARRAY_VAR,
            16384,
            "REMOTE_DOMAIN_LIST_MAX",
            ("insert@1",),
        ),
        ("remote_node_get_info_ret", "model", Kind.ARRAY_FIXED, 32, None, ()),
        (
            "remote_domain_get_security_label_ret",
            "label",
            Kind.ARRAY_VAR,
            4097,
            "REMOTE_SECURITY_LABEL_MAX",
            (),
        ),
        (
            "remote_domain_block_peek_ret",
            "buffer",
            Kind.OPAQUE_VAR,
            4194304,
            "REMOTE_DOMAIN_BLOCK_PEEK_BUFFER_MAX",
            (),
        ),
    ],
)
def test_limits(struct, field, kind, bound, bound_name, hints):
    (decl,) = (decl for decl in REMOTE.structs[struct].fields if decl.name == field)
    assert (decl.kind, decl.max, decl.max_name, decl.hints) == (kind, bound, bound_name, hints)


def test_typed_parameters():
    union = REMOTE.unions["remote_typed_param_value"]
    assert [(case.labels[0], case.values[0], case.arm.type) for case in union.cases] == [
        ("VIR_TYPED_PARAM_INT", 1, "int"),
        ("VIR_TYPED_PARAM_UINT", 2, "uint"),
        ("VIR_TYPED_PARAM_LLONG", 3, "hyper"),
        ("VIR_TYPED_PARAM_ULLONG", 4, "uhyper"),
        ("VIR_TYPED_PARAM_DOUBLE", 5, "double"),
        ("VIR_TYPED_PARAM_BOOLEAN", 6, "int"),
        ("VIR_TYPED_PARAM_STRING", 7, "remote_nonnull_string"),
    ]


def test_programs_that_use_types_of_remote():
    for name in ("qemu", "lxc"):
        assert [spec.name for spec in bundled(name).imports] == ["remote"]
        assert (
            bundled(name).lookup("remote_nonnull_domain") == REMOTE.structs["remote_nonnull_domain"]
        )


def test_message_limits():
    consts = bundled("rpc").consts
    assert consts["VIR_NET_MESSAGE_MAX"] == 32 * 1024 * 1024
    assert consts["VIR_NET_MESSAGE_HEADER_MAX"] == 4 * len(
        bundled("rpc").structs["virNetMessageHeader"].fields
    )
    assert (
        consts["VIR_NET_MESSAGE_STRING_MAX"]
        == REMOTE.typedefs["remote_nonnull_string"].max
        == 4 * 1024 * 1024
    )
