"""Addresses of URIs, as libvirt's own client reads them."""

from __future__ import annotations

import os

import pytest

from virtrio.client import transports
from virtrio.client import uri as uris
from virtrio.client.transports import TcpAddress, UnixAddress, unix
from virtrio.client.uri import parse


@pytest.mark.parametrize(
    ("uri", "address", "name"),
    [
        ("test+unix:///default?socket=/a/b", UnixAddress("/a/b"), "test:///default"),
        ("test+unix:///default?socket=/a%20b", UnixAddress("/a b"), "test:///default"),
        ("test+unix:///default?socket=/a+b", UnixAddress("/a+b"), "test:///default"),
        ("test+unix:///default?x=1;socket=/a&y", UnixAddress("/a"), "test:///default?x=1&y="),
        (
            "qemu+unix:///system?socket=/a&mode=legacy&no_verify=1",
            UnixAddress("/a"),
            "qemu:///system",
        ),
        ("test+tcp://host/default", TcpAddress("host", 16509), "test:///default"),
        ("test+tcp://user@host:17/default", TcpAddress("host", 17), "test:///default"),
        ("test+tcp://[::1]:17/default", TcpAddress("::1", 17), "test:///default"),
        ("test+tcp:///default", TcpAddress("localhost", 16509), "test:///default"),
        ("anything+tcp://host/?name=test:///default", TcpAddress("host", 16509), "test:///default"),
        (
            "test+tcp://host/path%20with%20spaces",
            TcpAddress("host", 16509),
            "test:///path%20with%20spaces",
        ),
    ],
)
def test_address_of_a_uri(uri, address, name):
    target = parse(uri)
    assert (target.address, target.name, target.uri) == (address, name, uri)


@pytest.mark.parametrize(
    ("uri", "uid", "readonly", "path"),
    [
        ("test:///default", 0, False, "{run}/libvirt-sock"),
        ("test:///default", 0, True, "{run}/libvirt-sock-ro"),
        ("test:///default", 1000, False, "{user}/libvirt/libvirt-sock"),
        ("test:///default", 1000, True, "{user}/libvirt/libvirt-sock"),
        ("qemu:///system", 1000, False, "{run}/libvirt-sock"),
        ("qemu:///session", 1000, False, "{user}/libvirt/libvirt-sock"),
        ("qemu:///session", 0, False, "{run}/libvirt-sock"),
        ("lxc:///system", 1000, True, "{run}/libvirt-sock-ro"),
    ],
)
def test_default_socket(tmp_path, monkeypatch, uri, uid, readonly, path):
    run, user = tmp_path / "run", tmp_path / "user"
    monkeypatch.setattr(unix, "_RUN", str(run))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(user))
    monkeypatch.setattr(os, "geteuid", lambda: uid)
    assert parse(uri, readonly=readonly).address == UnixAddress(path.format(run=run, user=user))


def test_socket_of_the_drivers_own_daemon(tmp_path, monkeypatch):
    monkeypatch.setattr(unix, "_RUN", str(tmp_path))
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    (tmp_path / "virtqemud-sock").touch()
    assert parse("qemu:///system").address == UnixAddress(f"{tmp_path}/virtqemud-sock")
    assert parse("qemu:///system", readonly=True).address == UnixAddress(
        f"{tmp_path}/libvirt-sock-ro"
    )
    assert parse("test:///default").address == UnixAddress(f"{tmp_path}/libvirt-sock")


def test_runtime_directory_of_a_user_without_one(monkeypatch):
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    monkeypatch.setenv("HOME", "/home/me")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert parse("qemu:///session").address == UnixAddress("/home/me/.cache/libvirt/libvirt-sock")


@pytest.mark.parametrize(
    ("environment", "uid", "expected"),
    [
        ("test+tcp://host/default", 0, "test+tcp://host/default"),
        ("", 0, "qemu:///system"),
        (None, 0, "qemu:///system"),
        (None, 1000, "qemu:///session"),
    ],
)
def test_default_uri(monkeypatch, environment, uid, expected):
    if environment is None:
        monkeypatch.delenv("LIBVIRT_DEFAULT_URI", raising=False)
    else:
        monkeypatch.setenv("LIBVIRT_DEFAULT_URI", environment)
    monkeypatch.setattr(os, "geteuid", lambda: uid)
    assert uris.default_uri() == expected
    assert parse(None).uri == expected


def test_registered_transport(monkeypatch):
    """The transport gets the place that the URI names; a suffix is registered once."""
    monkeypatch.setattr(transports.registry, "_transports", dict(transports.registry._transports))
    places = []
    transports.register("pigeon", lambda place: places.append(place) or UnixAddress("/loft"))
    target = parse("qemu+pigeon://coop:7/system?proxy=auto&x=1", readonly=True)
    assert (target.address, target.name) == (UnixAddress("/loft"), "qemu:///system?x=1")
    assert places == [
        transports.Place("qemu", "coop", 7, "/system", {"proxy": "auto"}, readonly=True)
    ]
    with pytest.raises(ValueError, match="there is a transport 'pigeon' already"):
        transports.register("pigeon", UnixAddress.of)
