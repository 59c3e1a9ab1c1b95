"""libvirtd.conf's keys: what they mean here, and what is refused."""

from __future__ import annotations

import logging

import pytest
from virtrio.server.config import Config, ConfigError, load
from virtrio.server.limits import Limits


@pytest.fixture
def read(tmp_path):
    def load_text(text):
        path = tmp_path / "libvirtd.conf"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return load(path)

    return load_text


def test_nothing_set(read):
    assert read("# nothing\n") == Config()
    assert Config().limits == Limits(max_clients=5000, max_client_requests=5, keepalive_interval=5, keepalive_count=5)
    assert (Config().unix_sock_rw_perms, Config().unix_sock_ro_perms) == (0o700, 0o777)
    assert (Config().unix_sock_admin_perms, Config().admin_limits) == (0o700, Limits(5))
    assert Config().auth_tcp is None


def test_everything_set(read):
    config = read("""
        # As Debian ships it, but for the comment signs.
        unix_sock_group = "libvirt"
        unix_sock_ro_perms = "0770"
        unix_sock_rw_perms = "0750"
        unix_sock_admin_perms = "0600"
        unix_sock_dir = "/run/here"
        auth_unix_ro = "none"
        auth_unix_rw = "none"
        auth_tcp = "none"
        auth_tls = "none"
        listen_tcp = 1
        listen_addr = "192.0.2.1"
        tcp_port = "16510"
        max_clients = 20
        max_client_requests = 7
        keepalive_interval = -1
        keepalive_count = 0
        admin_max_clients = 2
        admin_max_client_requests = 3
    """)
    assert config == Config(
        unix_sock_group="libvirt",
        unix_sock_rw_perms=0o750,
        unix_sock_ro_perms=0o770,
        unix_sock_admin_perms=0o600,
        auth_tcp="none",
        listen=(
            "unix:/run/here/libvirt-sock",
            "unix:/run/here/libvirt-sock-ro?readonly=1",
            "unix:/run/here/libvirt-admin-sock?admin=1",
            "tcp://192.0.2.1:16510",
        ),
        limits=Limits(max_clients=20, max_client_requests=7, keepalive_interval=-1, keepalive_count=0),
        admin_limits=Limits(max_clients=2, max_client_requests=3),
    )


@pytest.mark.parametrize(
    ("text", "uris"),
    [
        ("listen_tcp = 0", ()),
        ("listen_tcp = 1", ("tcp://127.0.0.1:16509",)),
        ('listen_tcp = 1\nlisten_addr = "::1"', ("tcp://[::1]:16509",)),
        ('listen_tcp = 0\ntcp_port = "1"', ()),
    ],
)
def test_listeners(read, text, uris):
    assert read(text).listen == uris


@pytest.mark.parametrize("line", ["log_level = 1", "max_workers = 20", 'host_uuid_source = "smbios"', "listen_tls = 0"])
def test_settings_of_libvirtd_that_mean_nothing_here(read, caplog, line):
    assert read(line) == Config()
    assert f"{line.split()[0]} has no effect" in caplog.text


def test_settings_that_do_not_exist(read, caplog):
    caplog.set_level(logging.WARNING)
    assert read("max_clinets = 20") == Config()
    assert "unknown setting max_clinets" in caplog.text


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("max_clients = ", "Invalid value"),
        ("max clients = 1", "line 1"),
        ("max_clients = 1\nmax_clients = 2", "overwrite"),
        (b'unix_sock_group = "\xff"', "codec can't decode"),
        ('max_clients = "20"', "max_clients must be a number"),
        ("max_clients = true", "max_clients must be a number"),
        ("max_clients = 1.5", "max_clients must be a number"),
        ("max_clients = 0", "max_clients must be at least 1"),
        ("max_client_requests = 0", "max_client_requests must be at least 1"),
        ("keepalive_interval = -2", "keepalive_interval must be at least -1"),
        ("keepalive_count = -1", "keepalive_count must be at least 0"),
        ("unix_sock_group = 7", "unix_sock_group must be a string"),
        ("unix_sock_rw_perms = 448", "unix_sock_rw_perms must be a string"),
        ('unix_sock_rw_perms = "rwx"', "unix_sock_rw_perms must be an octal number in quotes"),
        ('unix_sock_rw_perms = "0o700"', "unix_sock_rw_perms must be an octal number in quotes"),
        ('unix_sock_ro_perms = "-1"', "unix_sock_ro_perms must be an octal number in quotes"),
        ('unix_sock_ro_perms = "07777777"', "unix_sock_ro_perms must be an octal number in quotes"),
        ('auth_tcp = "sasl"', 'auth_tcp = "sasl" is not supported; only "none" is'),
        ('auth_unix_rw = "polkit"', 'auth_unix_rw = "polkit" is not supported; only "none" is'),
        ('auth_unix_ro = "polkit"', 'auth_unix_ro = "polkit" is not supported; only "none" is'),
        ('auth_tls = "sasl"', 'auth_tls = "sasl" is not supported; only "none" is'),
        ('listen_tcp = "1"', "listen_tcp must be a number"),
        ("listen_tcp = 1\ntcp_port = 16509", "tcp_port must be a string"),
    ],
)
def test_what_cannot_be_used(read, tmp_path, text, problem):
    with pytest.raises(ConfigError) as caught:
        read(text)
    assert problem in str(caught.value)
    assert str(tmp_path / "libvirtd.conf") in str(caught.value)


def test_file_that_is_not_there(tmp_path):
    with pytest.raises(ConfigError, match="No such file or directory"):
        load(tmp_path / "nothing.conf")
    with pytest.raises(ConfigError, match="Is a directory"):
        load(tmp_path)
