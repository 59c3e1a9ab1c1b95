"""Listening sockets: who may connect to them, and what is in their way."""

from __future__ import annotations

import grp
import os
import socket
import stat
import struct

import pytest

from tests.client.servers import short_directory
from virtrio.server.config import Config
from virtrio.server.net import listen as listening
from virtrio.server.net import unix
from virtrio.server.net.addresses import ListenError, TcpAddress, UnixAddress
from virtrio.server.net.listen import listen, parse, register
from virtrio.server.net.listener import Listener


@pytest.fixture
def directory():
    with short_directory() as path:
        yield path


def mode(path):
    return stat.S_IMODE(os.stat(path).st_mode)


def accepts(listener):
    """Return whether a client that connects to the URI arrives at this listener."""
    if listener.path is not None:
        client, address = socket.socket(socket.AF_UNIX), listener.path
    else:
        host, _, port = listener.uri.removeprefix("tcp://").rpartition(":")
        client = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
        address = host.strip("[]"), int(port)
    with client:
        client.connect(address)
        listener.sock.accept()[0].close()
    return True


# -- unix ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "expected", "readonly", "admin"),
    [
        ("", 0o700, False, False),
        ("?readonly=0", 0o700, False, False),
        ("?readonly=1", 0o777, True, False),
        ("?readonly=0&admin=1", 0o700, False, True),
    ],
)
def test_unix(directory, query, expected, readonly, admin):
    listener = listen(f"unix:{directory}/s{query}", Config())
    assert mode(f"{directory}/s") == expected
    assert (listener.readonly, listener.admin) == (readonly, admin)
    assert listener.uri == f"unix:{directory}/s" + (
        "?readonly=1" if readonly else "?admin=1" if admin else ""
    )
    assert listener.sock.getblocking() is False
    assert accepts(listener)
    listener.close()
    assert not os.path.exists(f"{directory}/s")


def test_modes_of_the_configuration(directory):
    config = Config(unix_sock_rw_perms=0o660, unix_sock_ro_perms=0o666)
    for name, query, expected in (("rw", "", 0o660), ("ro", "?readonly=1", 0o666)):
        listener = listen(f"unix:{directory}/{name}{query}", config)
        assert mode(f"{directory}/{name}") == expected
        listener.close()


def test_umask_is_as_it_was(directory):
    before = os.umask(0o022)
    try:
        listen(f"unix:{directory}/s", Config()).close()
        assert os.umask(0o022) == 0o022
    finally:
        os.umask(before)


def test_group(directory):
    group = grp.getgrgid(os.getegid()).gr_name
    listener = listen(f"unix:{directory}/s", Config(unix_sock_group=group))
    assert os.stat(f"{directory}/s").st_gid == os.getegid()
    listener.close()


def test_group_that_does_not_exist(directory):
    with pytest.raises(ListenError, match="no group 'nobody-has-this-name'"):
        listen(f"unix:{directory}/s", Config(unix_sock_group="nobody-has-this-name"))
    assert os.listdir(directory) == []


def test_path_with_any_characters(directory):
    listener = listen(f"unix:{directory}/a%20b%3fc", Config())
    assert os.listdir(directory) == ["a b?c"]
    assert listener.uri == f"unix:{directory}/a%20b%3Fc"
    assert accepts(listener)
    listener.close()


def test_stale_socket_is_replaced(directory):
    with socket.socket(socket.AF_UNIX) as dead:
        dead.bind(f"{directory}/s")
    listener = listen(f"unix:{directory}/s", Config())
    assert accepts(listener)
    listener.close()


@pytest.mark.parametrize("full", [False, True], ids=["listens", "has a full queue"])
def test_live_socket_is_left_alone(directory, full):
    with socket.socket(socket.AF_UNIX) as live, socket.socket(socket.AF_UNIX) as client:
        live.bind(f"{directory}/s")
        live.listen(0)
        if full:
            client.connect(f"{directory}/s")
        with pytest.raises(
            ListenError, match=f"cannot listen on unix:{directory}/s: Address already in use"
        ):
            listen(f"unix:{directory}/s", Config())
        assert os.path.exists(f"{directory}/s")


def test_file_that_is_not_a_socket_is_left_alone(directory):
    with open(f"{directory}/s", "w") as file:
        file.write("mine")
    with pytest.raises(ListenError, match="exists and is not a socket"):
        listen(f"unix:{directory}/s", Config())
    with open(f"{directory}/s") as file:
        assert file.read() == "mine"


def test_socket_that_somebody_else_removed(directory):
    listener = listen(f"unix:{directory}/s", Config())
    os.unlink(f"{directory}/s")
    listener.close()


@pytest.mark.parametrize("other", ["file", "socket", "dangling link"])
def test_a_file_put_in_its_place_stays(directory, other):
    listener = listen(f"unix:{directory}/s", Config())
    os.unlink(f"{directory}/s")
    with socket.socket(socket.AF_UNIX) as second:
        match other:
            case "file":
                open(f"{directory}/s", "w").close()
            case "socket":
                second.bind(f"{directory}/s")
            case _:
                os.symlink("nowhere", f"{directory}/s")
        listener.close()
        assert os.listdir(directory) == ["s"]


def queue_length(address, family=socket.AF_UNIX):
    """Return how many connections may wait to be accepted."""
    waiting = []
    try:
        while True:
            waiting.append(socket.socket(family))
            waiting[-1].setblocking(False)
            waiting[-1].connect(address)
    except BlockingIOError:
        return len(waiting) - 1
    finally:
        for sock in waiting:
            sock.close()


@pytest.mark.parametrize(
    ("uri", "settings", "length"),
    [
        ("", {"max_queued_clients": 7}, 7),
        ("?readonly=1", {"max_queued_clients": 7}, 7),
        ("?admin=1", {"max_queued_clients": 7}, 20),
        ("?admin=1", {"admin_max_queued_clients": 3}, 3),
        ("", {"max_queued_clients": 0}, 30),  # as for libvirtd
        ("", {}, 1000),
    ],
)
def test_how_many_clients_may_wait_to_be_accepted(directory, uri, settings, length):
    listener = listen(f"unix:{directory}/s{uri}", Config(**settings))
    try:
        assert queue_length(f"{directory}/s") == length + 1  # the kernel takes one more
    finally:
        listener.close()


def test_how_many_clients_may_wait_to_be_accepted_over_tcp():
    for settings, length in [
        ({"max_queued_clients": 7}, 7),
        ({"max_queued_clients": 0}, 30),
        ({}, 1000),
    ]:
        listener = listen("tcp://127.0.0.1:0", Config(**settings))
        info = listener.sock.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, 32)
        assert struct.unpack_from("I", info, 28) == (
            length,
        )  # of a listening socket, the longest that its queue may be
        listener.close()


def test_more_clients_may_wait_than_fit_into_an_int(directory):
    listen(f"unix:{directory}/s", Config(max_queued_clients=2**32 - 1)).close()
    listen("tcp://127.0.0.1:0", Config(max_queued_clients=2**32 - 1)).close()


NAMES = [
    "a?b",
    "a%b",
    "a%3Fb",
    "a#b",
    "a b",
    "a?readonly=1",
    "a\nb",
    "a\u00e9",
    "a\udcff",
    "a:b",
    "a//b",
]


@pytest.mark.parametrize("name", NAMES)
def test_any_path(directory, name):
    """Test the path as a value, and within a URI."""
    path = f"{directory}/{name.replace('//', '')}"
    address = UnixAddress(path, "admin")
    assert parse(address.uri) == address
    assert address.uri.isascii()
    for where in (address, address.uri):
        listener = listen(where, Config())
        assert (listener.uri, listener.path, listener.admin) == (address.uri, path, True)
        assert os.listdir(directory) == [os.path.basename(path)]
        assert accepts(listener)
        listener.close()
        assert os.listdir(directory) == []


# -- tcp -------------------------------------------------------------------------------


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.2", "localhost"])
def test_tcp_on_the_loopback_address(host):
    listener = listen(f"tcp://{host}:0", Config())
    assert listener.readonly is False
    assert not listener.uri.endswith(":0")
    assert accepts(listener)
    listener.close()


def test_tcp_on_ipv6():
    try:
        with socket.socket(socket.AF_INET6) as probe:
            probe.bind(("::1", 0))
    except OSError:
        pytest.skip("this machine has no IPv6")
    listener = listen("tcp://[::1]:0", Config())
    assert listener.uri.startswith("tcp://[::1]:")
    assert accepts(listener)
    listener.close()


@pytest.mark.parametrize(
    "uri",
    ["tcp://0.0.0.0:0", "tcp://[::]:0", "tcp://192.0.2.1:0", "tcp://host.invalid:0", "tcp://:0"],
)
def test_tcp_for_anybody_has_to_be_asked_for(uri):
    with pytest.raises(ListenError, match='set auth_tcp = "none" in the configuration'):
        listen(uri, Config())


def test_tcp_for_anybody():
    listener = listen("tcp://0.0.0.0:0", Config(auth_tcp="none"))
    assert listener.uri.startswith("tcp://0.0.0.0:")
    listener.close()


def test_localhost_that_is_another_address(monkeypatch):
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("192.0.2.1", 0))]
    monkeypatch.setattr("socket.getaddrinfo", lambda *args, **kwargs: found)
    with pytest.raises(ListenError, match='set auth_tcp = "none" in the configuration'):
        listen("tcp://localhost:0", Config())


def test_tcp_by_its_values():
    listener = listen(TcpAddress("127.0.0.1", 0), Config())
    assert accepts(listener)
    listener.close()


def test_port_that_is_taken():
    first = listen("tcp://127.0.0.1:0", Config())
    with pytest.raises(ListenError, match=f"cannot listen on {first.uri}: Address already in use"):
        listen(first.uri, Config())
    first.close()


# -- URIs ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("uri", "problem"),
    [
        ("/run/socket", "it must be unix:/PATH"),
        ("http://127.0.0.1:80", "it must be unix:/PATH"),
        ("unix:relative", "the path must be absolute"),
        ("unix:", "the path must be absolute"),
        ("unix://host/path", "it must be unix:/PATH"),
        ("unix:/path#fragment", "it must be unix:/PATH"),
        ("unix:/nowhere/at/all", "No such file or directory"),
        ("unix:/" + "x" * 200, "too long"),
        ("unix:/path?mode=0777", "only readonly=1 or admin=1"),
        ("unix:/path?readonly=yes", "only readonly=1 or admin=1"),
        ("unix:/path?readonly", "only readonly=1 or admin=1"),
        ("unix:/path?readonly=1&admin=1", "only readonly=1 or admin=1"),
        ("tcp://127.0.0.1:port", "'port' is not a port"),
        ("tcp://127.0.0.1:65536", "'65536' is not a port"),
        ("tcp://127.0.0.1:-1", "'-1' is not a port"),
        ("tcp://127.0.0.1:", "'' is not a port"),
        ("tcp://127.0.0.1: 1", "' 1' is not a port"),
        ("tcp://127.0.0.1:+1", "'+1' is not a port"),
        ("tcp://127.0.0.1:\u0663", "is not a port"),
        ("tcp://127.0.0.1:" + "9" * 5000, "is not a port"),
        ("tcp://user@127.0.0.1:0", "there is no user in an address to listen on"),
        ("tcp://user:secret@127.0.0.1:0", "there is no user in an address to listen on"),
        ("tcp://@127.0.0.1:0", "there is no user in an address to listen on"),
        ("unix:/tmp/a\nb", "control characters must be percent-encoded"),
        ("unix:/tmp/a%00b", "embedded null"),
        ("tcp://[::1", "Invalid IPv6 URL"),
        ("tcp://127.0.0.1:0?readonly=1", "it must be unix:/PATH"),
        ("tcp://127.0.0.1:0/path", "it must be unix:/PATH"),
    ],
)
def test_uris_that_cannot_be_listened_on(uri, problem):
    with pytest.raises(ListenError) as caught:
        listen(uri, Config())
    assert problem in str(caught.value)
    assert str(caught.value).startswith("cannot listen on ")


# -- another transport -----------------------------------------------------------------


class AbstractAddress:
    scheme = "abstract"

    def __init__(self, name):
        self.uri = f"abstract:{name}"
        self.name = name


class AbstractTransport:
    """A transport of unix sockets without a path."""

    forms = ("abstract:NAME",)

    def parse(self, uri, parts):
        return AbstractAddress(parts.path) if parts.path else None

    def listen(self, address, config):
        sock = socket.socket(socket.AF_UNIX)
        sock.bind(f"\0{address.name}")
        sock.listen()
        sock.setblocking(False)
        return Listener(sock, address.uri, unix.endpoint, is_local=True)


def test_another_transport(monkeypatch):
    monkeypatch.setattr(listening, "_transports", dict(listening._transports))
    register("abstract", AbstractTransport())
    name = f"virtrio-test-{os.getpid()}"
    listener = listen(f"abstract:{name}", Config())
    with socket.socket(socket.AF_UNIX) as client:
        client.connect(f"\0{name}")
        endpoint = listener.accept()
    assert endpoint.identity.pid == os.getpid()
    endpoint.sock.close()
    listener.close()
    with pytest.raises(ListenError, match=r"admin=1, tcp://ADDRESS:PORT or abstract:NAME$"):
        listen("abstract:", Config())


def test_a_scheme_has_one_transport():
    with pytest.raises(ValueError, match="a transport 'unix' already"):
        register("unix", AbstractTransport())
