"""Administration of a daemon: sockets of its URIs, and a method for each procedure."""

from __future__ import annotations

from inspect import getsource

import pytest

import virtrio
import virtrio.admin
from virtrio.client import admin
from virtrio.client._generated import admin_calls
from virtrio.client._generated.blocking import admin as admin_blocking
from virtrio.client._generated.trio import admin as admin_trio
from virtrio.client.calls import Call
from virtrio.enums import ErrorDomain, ErrorNumber


@pytest.mark.parametrize(
    ("uri", "path"),
    [
        ("libvirtd:///system", "/run/libvirt/libvirt-admin-sock"),
        ("virtqemud:///system", "/run/libvirt/virtqemud-admin-sock"),
        ("libvirtd:///session", "/run/user/7/libvirt/libvirt-admin-sock"),
        ("virtlogd:///session", "/run/user/7/libvirt/virtlogd-admin-sock"),
        ("libvirtd:///system?socket=/a%20b/c", "/a b/c"),
        ("libvirtd:///system?socket=/a;socket=/b", "/b"),
        ("anything:///?socket=/a+b", "/a+b"),
        (None, "/x"),
    ],
)
def test_socket_of_a_uri(uri, path, monkeypatch):
    monkeypatch.setenv("XDG_RUNTIME_DIR", "/run/user/7")
    monkeypatch.setenv("LIBVIRT_ADMIN_DEFAULT_URI", "libvirtd:///system?socket=/x")
    assert str(admin.parse(uri).address) == path


@pytest.mark.parametrize(
    ("uri", "text"),
    [
        ("libvirtd:///other", "Invalid URI path '/other', try '/system'"),
        ("qemu:///system", "Unsupported URI scheme 'qemu'"),
        ("libvirtd:///system?mode=direct", "Unknown URI parameter 'mode'"),
        ("/system", "No URI scheme specified"),
    ],
)
def test_uris_that_are_refused(uri, text):
    with pytest.raises(virtrio.LibvirtError) as caught:
        virtrio.admin.open(uri)
    assert (caught.value.code, caught.value.domain) == (
        ErrorNumber.VIR_ERR_CONFIG_UNSUPPORTED,
        ErrorDomain.VIR_FROM_NONE,
    )
    assert caught.value.message == f"unsupported configuration: {text}"


def test_every_procedure_has_its_method():
    called = {name for name, call in vars(admin_calls).items() if isinstance(call, Call)} - {
        "CONNECT_OPEN",
        "CONNECT_CLOSE",
    }
    for module in (admin_trio, admin_blocking):
        text = getsource(module)
        assert {name for name in called if f"admin_calls.{name}," not in text} == set()


def test_both_clients_have_the_same_methods():
    for name in ("AdmConnectMethods", "AdmServer", "AdmClient"):
        assert set(vars(getattr(admin_trio, name))) == set(vars(getattr(admin_blocking, name)))
