"""libvirtd.conf's keys: their meaning here, and refusals."""

from __future__ import annotations

import dataclasses
import logging
import os
import re
from pathlib import Path

import pytest

from virtrio.server import logs
from virtrio.server.conffile import SyntaxProblem, parse
from virtrio.server.config import KEYS, Config, ConfigError, Kind, load, needs_restart
from virtrio.server.limits import Limits
from virtrio.server.net.addresses import TcpAddress, UnixAddress


@pytest.fixture
def read(tmp_path):
    def load_text(text):
        path = tmp_path / "libvirtd.conf"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return load(path)

    return load_text


def test_nothing_set(read):
    assert read("# nothing\n") == Config()
    assert Config().limits == Limits(
        max_clients=5000, max_client_requests=5, keepalive_interval=5, keepalive_count=5
    )
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
            UnixAddress("/run/here/libvirt-sock"),
            UnixAddress("/run/here/libvirt-sock-ro", "readonly"),
            UnixAddress("/run/here/libvirt-admin-sock", "admin"),
            TcpAddress("192.0.2.1", 16510),
        ),
        limits=Limits(
            max_clients=20, max_client_requests=7, keepalive_interval=-1, keepalive_count=0
        ),
        admin_limits=Limits(max_clients=2, max_client_requests=3),
    )


@pytest.mark.parametrize(
    ("text", "uris"),
    [
        ("listen_tcp = 0", []),
        ("listen_tcp = 1", ["tcp://127.0.0.1:16509"]),
        ('listen_tcp = 1\nlisten_addr = "::1"', ["tcp://[::1]:16509"]),
        ('listen_tcp = 0\ntcp_port = "1"', []),
        ('listen_tcp = 1\ntcp_port = "http"', ["tcp://127.0.0.1:80"]),
        ('listen_tcp = 1\ntcp_port = "0080"', ["tcp://127.0.0.1:80"]),
        (
            'unix_sock_dir = "/"',
            [
                "unix://" + name
                for name in ("libvirt-sock", "libvirt-sock-ro", "libvirt-admin-sock")
            ],
        ),
    ],
)
def test_listeners(read, monkeypatch, text, uris):
    monkeypatch.setattr("socket.getservbyname", lambda name, protocol: {"http": 80}[name])
    assert [address.uri.partition("?")[0] for address in read(text).listen] == uris


def test_limits_that_libvirtd_does_not_have(read):
    config = read(
        "max_partial_bytes = 1000\nwrite_timeout = 7\nmax_client_streams = 3\nadmin_max_clients = 2"
    )
    assert config.limits == Limits(max_partial_bytes=1000, write_timeout=7, max_client_streams=3)
    assert config.admin_limits == Limits(
        2, max_partial_bytes=1000, write_timeout=7, max_client_streams=3
    )


def test_the_manual_has_every_key():
    manual = Path(__file__).parents[2].joinpath("docs", "server.md").read_text()
    assert [key for key in KEYS if f"`{key}`" not in manual] == []


def test_every_limit_is_settable():
    assert {limit.name for limit in dataclasses.fields(Limits)} <= KEYS.keys()


@pytest.mark.parametrize(
    ("text", "most"),
    [("max_anonymous_clients = 7", 7), ("max_anonymous_clients = 0\nmax_clients = 30", 0)],
)
def test_clients_that_have_not_opened_a_connection(read, text, most):
    """Test the bound, which 0 turns off."""
    assert read(text).limits.max_anonymous_clients == most


def test_limits_of_the_admin_socket(read):
    config = read("admin_keepalive_interval = 7\nadmin_keepalive_count = 2\nkeepalive_count = 9")
    assert (config.admin_limits.keepalive_interval, config.admin_limits.keepalive_count) == (7, 2)
    assert (config.limits.keepalive_interval, config.limits.keepalive_count) == (5, 9)


@pytest.mark.parametrize(
    "line", ["max_workers = 20", 'host_uuid_source = "smbios"', 'tls_port = "16514"']
)
def test_settings_of_libvirtd_that_mean_nothing_here(read, caplog, line):
    assert read(line) == Config()
    assert f"{line.split()[0]} has no effect" in caplog.text


@pytest.mark.parametrize(
    "line",
    [
        "listen_tls = 0",
        "access_drivers = []",
        'access_drivers = [ "none" ]',
        "tcp_min_ssf = 0",
        'crl_file = ""',
        "audit_level = 0",
        "audit_level = 1",
        "audit_logging = 0",
        "keepalive_required = 0",
        "admin_keepalive_required = 0",
        "max_requests = 0",
        "tls_no_verify_certificate = 0",
    ],
)
def test_restrictions_that_are_not_asked_for(read, caplog, line):
    assert read(line) == Config()
    assert caplog.text == ""


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        (
            'access_drivers = [ "polkit" ]',
            'access_drivers = ["polkit"] is not supported; there is no access control',
        ),
        (
            'access_drivers = ["none", "polkit"]',
            'access_drivers = ["none", "polkit"] is not supported',
        ),
        ('sasl_allowed_username_list = ["joe@EXAMPLE.COM"]', "is not supported; there is no SASL"),
        (
            "sasl_allowed_username_list = []",
            "sasl_allowed_username_list = [] is not supported; there is no SASL",
        ),
        ('tls_allowed_dn_list = ["DN1", "DN2"]', "is not supported; there is no TLS"),
        ("tls_allowed_dn_list = []", "tls_allowed_dn_list = [] is not supported; there is no TLS"),
        ("tcp_min_ssf = 112", "tcp_min_ssf = 112 is not supported; TCP is not encrypted"),
        ("listen_tls = 1", "listen_tls = 1 is not supported; there is no TLS"),
        ('crl_file = "/etc/pki/CA/crl.pem"', "is not supported; there is no TLS"),
        ('tls_priority = "NORMAL"', "is not supported; there is no TLS"),
        ("audit_level = 2", "audit_level = 2 is not supported; there is no auditing"),
        ("audit_logging = 1", "audit_logging = 1 is not supported; there is no auditing"),
        ("keepalive_required = 1", "a client asks for keepalive only after it is connected"),
        ("admin_keepalive_required = 1", "a client asks for keepalive only after it is connected"),
        ("max_requests = 20", "max_requests = 20 is not supported"),
    ],
)
def test_restrictions_that_cannot_be_had(read, line, problem):
    with pytest.raises(ConfigError) as caught:
        read(line)
    assert problem in str(caught.value)


def test_settings_that_do_not_exist(read, caplog):
    caplog.set_level(logging.WARNING)
    assert read("max_clinets = 20\nxyz = 1") == Config()
    assert "unknown setting max_clinets; did you mean max_clients?\n" in caplog.text
    assert "unknown setting xyz\n" in caplog.text


def test_many_settings_that_do_not_exist(read, caplog):
    read("".join(f"x{number} = 1\n" for number in range(50_000)))
    assert len(caplog.records) == 21
    assert "49,980 more unknown settings" in caplog.text


# Every key of the file that Debian ships: it has them as comments, with values that
# could be used.
STOCK = Path("/etc/libvirt/libvirtd.conf")


@pytest.mark.peer("libvirtd")
def test_the_file_that_debian_ships(caplog):
    assert load(STOCK) == Config()
    assert caplog.text == ""


@pytest.mark.peer("libvirtd")
def test_every_key_that_debian_ships_is_known_and_has_the_type_it_has_there():
    stock = dict(re.findall(r"^#?([a-z_]+) ?= ?(.+)$", STOCK.read_text(), re.MULTILINE))
    assert len(stock) > 50
    for key, text in stock.items():
        assert key in KEYS
        value = parse(f"k = {text}")["k"]
        kind = KEYS[key].kind
        assert {int: Kind.NUMBER, str: Kind.TEXT, tuple: Kind.TEXTS}[type(value)] is kind, key


def test_logging(read):
    config = read("""
        log_level = 2
        log_filters = "1:qemu 4:+object"
        log_outputs = "3:stderr 1:file:/var/log/virtrio.log 4:syslog:virtrio"
    """)
    assert config.logging == logs.Settings(
        2,
        ((1, "qemu"), (4, "object")),
        ((3, "stderr", ""), (1, "file", "/var/log/virtrio.log"), (4, "syslog", "virtrio")),
    )
    assert read("log_level = 0").logging == logs.Settings()


# -- the syntax ------------------------------------------------------------------------


# tests/interop/test_config.py asks libvirtd about each of these.
READ = [
    ("", {}),
    (" \n\t\n", {}),
    ("a = 1", {"a": 1}),
    ("a=1;b=2\rc=3\r\nd = 4;e=5 # five\n#f = 6", {"a": 1, "b": 2, "c": 3, "d": 4, "e": 5}),
    ("a = 007\nb = +7\nc = -7\nd = -0", {"a": 7, "b": 7, "c": -7, "d": 0}),
    ("a = 'x\"y'\nb = \"x'y\"", {"a": 'x"y', "b": "x'y"}),
    ('a = """x\n"y"\n"""', {"a": 'x\n"y"\n'}),
    ('a = "x\\ny"', {"a": "x\\ny"}),  # no escapes
    ("a = []\nb = [ ]", {"a": (), "b": ()}),
    ('a = [\n"x"\n,\n1 ,\n]', {"a": ("x", 1)}),
    ("A_b9 = 1", {"A_b9": 1}),
]


@pytest.mark.parametrize(("text", "values"), READ)
def test_syntax_that_libvirtd_reads(text, values):
    assert parse(text) == values


NOT_READ = [
    ("[libvirtd]\na = 1", "line 1: the name of a setting was expected"),
    ("\n_a = 1", "line 2: the name of a setting was expected"),
    ('"a" = 1', "line 1: the name of a setting was expected"),
    ("\ufeffa = 1", "line 1: the name of a setting was expected"),
    ("a.b = 1", "line 1: '=' was expected after a"),
    ("a-b = 1", "line 1: '=' was expected after a"),
    ("a", "line 1: '=' was expected after a"),
    ("a =", "line 1: a number, a string or a list was expected"),
    ("a = b", "line 1: a number, a string or a list was expected"),
    ("a = -", "line 1: a number, a string or a list was expected"),
    ("a = 0x10", "line 1: the end of the line was expected"),
    ("a = 1_000", "line 1: the end of the line was expected"),
    ("a = 1979-05-27", "line 1: the end of the line was expected"),
    ("a = 1 b = 2", "line 1: the end of the line was expected"),
    ("a = 1\0", "line 1: the end of the line was expected"),
    ("a = {}", "line 1: a number, a string or a list was expected"),
    ('a = "x\n"', "line 1: a string has no end"),
    ("a = 'x", "line 1: a string has no end"),
    ('a = """x', "line 1: the end of the line was expected"),
    ('a = "x\0"', "line 1: a NUL byte in a string"),
    ("a = [1 2]", "line 1: ',' or ']' was expected in a list"),
    ("a = [", "line 1: a number, a string or a list was expected"),
    ("a = [,]", "line 1: a number, a string or a list was expected"),
    ("a = [[1]]", "line 1: a number, a string or a list was expected"),
    ("a = [ # no\n1]", "line 1: a number, a string or a list was expected"),
    ("a = " + "[" * 100_000, "line 1: a number, a string or a list was expected"),
    ("a = 1\n\nb = 2\na = 3", "line 4: a is set twice"),
]


@pytest.mark.parametrize(("text", "problem"), NOT_READ)
def test_syntax_that_is_refused(text, problem):
    with pytest.raises(SyntaxProblem) as caught:
        parse(text)
    assert str(caught.value) == problem


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("max_clients = ", "line 1: a number, a string or a list was expected"),
        ("max clients = 1", "line 1"),
        ("max_clients = 1\nmax_clients = 2", "line 2: max_clients is set twice"),
        (b'unix_sock_group = "\xff"', "codec can't decode"),
        ('max_clients = "20"', "max_clients must be a number"),
        ("max_clients = [1]", "max_clients must be a number"),
        ("max_clients = true", "line 1: a number, a string or a list was expected"),
        ("max_clients = 1.5", "line 1: the end of the line was expected"),
        ("max_clients = 4294967296", "max_clients must be at most 4294967295"),
        ("max_clients = " + "9" * 5000, "max_clients must be at most 4294967295"),
        ("write_timeout = 0", "write_timeout must be at least 1"),
        ("listen_tcp = 2", "listen_tcp must be at most 1"),
        ("log_level = 5", "log_level must be at most 4"),
        ('log_filters = "9:x"', 'log_filters: "9:x" is not LEVEL:MATCH'),
        (
            'log_outputs = "1:journald"',
            'log_outputs: "1:journald" is none of LEVEL:stderr, LEVEL:file:/PATH',
        ),
        ('log_outputs = "1:file:relative"', 'log_outputs: "1:file:relative" is none of'),
        ('access_drivers = "polkit"', "access_drivers must be a list of strings"),
        ('access_drivers = ["none", 1]', "access_drivers must be a list of strings"),
        ('host_uuid = "x"', 'host_uuid = "x" is not the UUID of a host'),
        ('host_uuid = "00000000-0000-0000-0000-000000000000"', "is not the UUID of a host"),
        ('host_uuid_source = "x"', 'host_uuid_source must be "smbios" or "machine-id"'),
        ("max_workers = 0", "max_workers must be at least 1"),
        ('tcp_port = "65536"', 'tcp_port = "65536" is not a port'),
        ('tcp_port = "99999999999"', "is not a port"),
        ('tcp_port = " 80"', 'tcp_port = " 80" is neither a port nor a service'),
        ('tcp_port = ""', 'tcp_port = "" is neither a port nor a service'),
        ('tcp_port = "\u0663"', "is neither a port nor a service"),
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
def test_values_that_cannot_be_used(read, tmp_path, text, problem):
    with pytest.raises(ConfigError) as caught:
        read(text)
    assert problem in str(caught.value)
    assert str(tmp_path / "libvirtd.conf") in str(caught.value)


def test_file_that_is_not_there(tmp_path):
    with pytest.raises(ConfigError, match="No such file or directory"):
        load(tmp_path / "nothing.conf")
    with pytest.raises(ConfigError, match="Is a directory"):
        load(tmp_path)
    with pytest.raises(ConfigError, match="not a regular file"):
        load(Path("/dev/zero"))
    os.mkfifo(tmp_path / "fifo")
    with pytest.raises(ConfigError, match="not a regular file"):
        load(tmp_path / "fifo")


def test_file_that_is_too_large(tmp_path):
    path = tmp_path / "large"
    with path.open("wb") as file:
        file.truncate(100 * 1024 * 1024)
    with pytest.raises(ConfigError, match="larger than 1024 KiB"):
        load(path)


@pytest.mark.parametrize(
    ("old", "new", "keys"),
    [
        ("", "", []),
        ("listen_tcp = 0", "", []),
        ("max_clients = 1\nlog_level = 1", "max_clients = 2", []),
        (
            "",
            'unix_sock_dir = "/x"\nmax_queued_clients = 7',
            ["unix_sock_dir", "max_queued_clients"],
        ),
        (
            'unix_sock_group = "x"\nauth_tcp = "none"',
            'unix_sock_group = "y"',
            ["unix_sock_group", "auth_tcp"],
        ),
    ],
)
def test_keys_that_need_a_restart(read, old, new, keys):
    assert needs_restart(read(old), read(new)) == keys
