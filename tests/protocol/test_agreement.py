"""Generated codecs against the reference codec, for every struct and union of libvirt's protocol."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from virtrio.protocol._generated import admin, lxc, qemu, remote, rpc
from virtrio.protocol.idl.parser import bundled

from tests.protocol.agreement import Agreement, damaged, damages
from tests.protocol.generated import coded
from tests.protocol.strategies import values

SPECS = {name: bundled(name) for name in ("rpc", "remote", "qemu", "lxc", "admin")}
MODULES = {"rpc": (rpc,), "remote": (remote,), "qemu": (remote, qemu), "lxc": (remote, lxc), "admin": (admin,)}
AGREEMENTS = {name: Agreement(SPECS[name], *modules) for name, modules in MODULES.items()}
TYPES = [pytest.param(name, type_name, id=type_name) for name, spec in SPECS.items() for type_name in coded(spec)]
# What checkpoints and the domains they belong to are made of, and what every server answers.
CENTRAL = [
    param
    for param in TYPES
    if "checkpoint" in str(param.id)
    or str(param.id).startswith(("virNet", "remote_nonnull_domain", "remote_domain_define", "remote_domain_lookup"))
    or param.id in ("remote_error", "remote_typed_param", "remote_typed_param_value", "remote_connect_open_args")
]
# Shares of what hypothesis is told to do (`--hypothesis-profile`, or max_examples): 700 types in seconds by default.
FULL = settings.default.max_examples
FEW = settings(max_examples=max(FULL // 12, 1), deadline=None)
FEWER = settings(max_examples=max(FULL // 25, 1), deadline=None)
MANY = settings(deadline=None)


@pytest.mark.parametrize(("name", "type_name"), TYPES)
def test_same_bytes_and_same_verdict(name, type_name):
    agreement = AGREEMENTS[name]

    @FEW
    @given(values(SPECS[name], type_name), damages)
    def check(value, damage):
        agreement.on_bytes(type_name, damaged(agreement.on_value(type_name, value), damage))

    check()


@pytest.mark.parametrize(("name", "type_name"), CENTRAL)
def test_same_bytes_for_many_values(name, type_name):
    @MANY
    @given(values(SPECS[name], type_name))
    def check(value):
        AGREEMENTS[name].on_value(type_name, value)

    check()


@pytest.mark.parametrize(("name", "type_name"), TYPES)
def test_no_damage_is_overlooked(name, type_name):
    agreement = AGREEMENTS[name]

    @FEWER
    @given(values(SPECS[name], type_name))
    def check(value):
        data = agreement.reference.pack(type_name, value)
        agreement.on_any_damage(type_name, data)
        for end in range(len(data)):
            agreement.on_refusing(type_name, data[:end])
        for extra in (b"\0", b"\0\0\0\0", b"\0\0\0\1"):
            agreement.on_refusing(type_name, data + extra)

    check()


@pytest.mark.parametrize(("name", "type_name"), CENTRAL)
def test_same_verdict_on_any_bytes(name, type_name):
    @MANY
    @given(st.lists(st.sampled_from([0, 0, 0, 1, 2, 3, 4, 7, 97, 128, 255]), max_size=80))
    def check(numbers):
        AGREEMENTS[name].on_bytes(type_name, bytes(numbers))

    check()
