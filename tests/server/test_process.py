"""`virtrio serve` as a process: how it starts, and how it stops."""

from __future__ import annotations

import contextlib
import os
import re
import resource
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

import virtrio.admin
import virtrio.blocking
from tests.client.servers import short_directory
from virtrio.server.process import main


@pytest.fixture
def directory():
    with short_directory() as path:
        yield path


SERVE = (
    "import sys; from virtrio.server.process import main; "
    "sys.exit(main(sys.argv[1] or None, sys.argv[2:]))"
)


class Process:
    """`virtrio serve` in a process of its own."""

    def __init__(
        self,
        *uris,
        config="",
        script=SERVE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        **options,
    ):
        command = [sys.executable, "-c", script, config, *uris]
        self.process = subprocess.Popen(command, stdout=stdout, stderr=stderr, text=True, **options)

    def lines(self, count):
        return [self.process.stdout.readline() for _ in range(count)]

    def ended(self):
        """Return exit status, standard output and standard error."""
        out, err = self.process.communicate(timeout=20)
        return self.process.returncode, out, err

    def kill(self):
        self.process.kill()
        self.process.communicate()

    def signal(self, number):
        self.process.send_signal(number)

    def logged(self, text):
        """Return the next line of the log that has this text in it."""
        return next(line for line in self.process.stderr if text in line)


@pytest.fixture
def run():
    processes = []

    def started(*uris, config="", **options):
        processes.append(Process(*uris, config=str(config), **options))
        return processes[-1]

    yield started
    for process in processes:
        process.kill()


def call(address):
    """Return the answer to one call, as bytes."""
    with socket.socket(socket.AF_UNIX if isinstance(address, str) else socket.AF_INET) as client:
        client.connect(address)
        client.sendall(
            bytes.fromhex("0000001c 20008086 00000001 00000042 00000000 00000001 00000000")
        )
        return client.recv(100)


AUTH_LIST = bytes.fromhex(
    "00000024 20008086 00000001 00000042 00000001 00000001 00000000 00000001 00000000"
)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_signals_stop_it_cleanly(run, directory, number):
    """Test with a client connected, and one in the middle of a message."""
    server = run(f"unix:{directory}/s", f"unix:{directory}/ro?readonly=1", "tcp://127.0.0.1:0")
    unix, readonly, tcp = server.lines(3)
    assert (unix, readonly) == (
        f"listening on unix:{directory}/s\n",
        f"listening on unix:{directory}/ro?readonly=1\n",
    )
    host, _, port = tcp.removeprefix("listening on tcp://").strip().rpartition(":")
    assert (host, port) != ("127.0.0.1", "0")
    assert call(f"{directory}/s") == AUTH_LIST
    assert call((host, int(port))) == AUTH_LIST
    with socket.socket(socket.AF_UNIX) as client:
        client.connect(f"{directory}/s")
        client.send(b"\0\0")
        server.process.send_signal(number)
        assert server.ended() == (0, "", "")
        with contextlib.suppress(ConnectionResetError):
            assert client.recv(1) == b""
    assert os.listdir(directory) == []


SERVE_DRIVERS = (
    "import sys; from virtrio.server.process import main; "
    "sys.exit(main(sys.argv[1] or None, sys.argv[2:3], sys.argv[3:]))"
)


def test_it_says_which_drivers_answer_which_schemes(run, directory):
    forgetful = "from virtrio.server import Driver\nclass Mine(Driver): ...\n"
    named = "from forgetful import Mine\nclass Yours(Mine): scheme = 'yours'\n"
    with open(f"{directory}/forgetful.py", "w") as file:
        file.write(forgetful)
    with open(f"{directory}/named.py", "w") as file:
        file.write(named)
    server = run(
        f"unix:{directory}/s",
        "forgetful:Mine",
        "named:Yours",
        script=SERVE_DRIVERS,
        cwd=directory,
    )
    assert server.lines(2) == [
        f"listening on unix:{directory}/s\n",
        "serving test: URIs with forgetful.Mine, yours: URIs with named.Yours\n",
    ]


@pytest.mark.parametrize(("calls", "said"), [(0, "0 clients"), (1, "1 client"), (2, "2 clients")])
def test_it_logs_how_many_clients_there_were(run, directory, calls, said):
    with open(f"{directory}/conf", "w") as file:
        file.write("log_level = 2\n")
    server = run(f"unix:{directory}/s", config=f"{directory}/conf")
    server.lines(1)
    for _ in range(calls):
        call(f"{directory}/s")
    server.signal(signal.SIGTERM)
    assert f"stopped after {said}; the loop's" in server.logged("stopped after")


def test_configuration_file(run, directory):
    with open(f"{directory}/conf", "w") as file:
        file.write(
            f'unix_sock_dir = "{directory}"\nunix_sock_rw_perms = "0750"\n'
            "listen_tcp = 0\nmax_workers = 3\n"
        )
    server = run(config=f"{directory}/conf")
    assert server.lines(2) == [
        f"listening on unix:{directory}/libvirt-sock\n",
        f"listening on unix:{directory}/libvirt-sock-ro?readonly=1\n",
    ]
    assert os.stat(f"{directory}/libvirt-sock").st_mode & 0o777 == 0o750
    server.process.terminate()
    status, _, log = server.ended()
    assert status == 0
    assert "max_workers has no effect" in log


def test_it_can_be_started_again_after_it_was_killed(run, directory):
    server = run(f"unix:{directory}/s")
    server.lines(1)
    server.kill()
    assert os.listdir(directory) == ["s"]
    server = run(f"unix:{directory}/s")
    server.lines(1)
    assert call(f"{directory}/s") == AUTH_LIST
    second = run(f"unix:{directory}/s")
    assert second.ended() == (
        1,
        "",
        f"error: cannot listen on unix:{directory}/s: Address already in use\n",
    )
    assert call(f"{directory}/s") == AUTH_LIST


SERVE_DRIVER = (
    "import sys; from virtrio.server.process import main; "
    "sys.exit(main(None, sys.argv[2:3], sys.argv[3:]))"
)
DRIVER = """
from virtrio.server import Driver

class Mine(Driver):
    scheme = "mine"

    def connect_get_type(self):
        return "MINE"

def fails():
    raise RuntimeError("no luck")
"""


def test_a_driver_of_ones_own(run, directory):
    Path(directory, "owned.py").write_text(DRIVER)
    server = run(f"unix:{directory}/s", "owned:Mine", script=SERVE_DRIVER, cwd=directory)
    server.lines(1)
    with virtrio.blocking.connect(f"mine+unix:///any?socket={directory}/s") as conn:
        assert conn.get_type() == "MINE"
    with pytest.raises(virtrio.LibvirtError) as caught:
        virtrio.blocking.connect(f"test+unix:///default?socket={directory}/s")
    assert caught.value.code == virtrio.enums.ErrorNumber.VIR_ERR_NO_CONNECT
    server.process.terminate()
    assert server.ended() == (0, "", "")


def test_a_driver_that_cannot_be_had_leaves_no_socket(run, directory):
    Path(directory, "owned.py").write_text(DRIVER)
    server = run(f"unix:{directory}/s", "owned:nobody", script=SERVE_DRIVER, cwd=directory)
    assert server.ended() == (1, "", "error: driver owned:nobody: module 'owned' has no 'nobody'\n")
    server = run(f"unix:{directory}/s", "owned:fails", script=SERVE_DRIVER, cwd=directory)
    status, out, log = server.ended()
    assert (status, out) == (1, "")
    assert "Traceback" in log
    assert log.endswith("\nerror: driver owned:fails: RuntimeError: no luck\n")
    assert "s" not in os.listdir(directory)


@pytest.mark.parametrize(
    ("uris", "config", "problem"),
    [
        (
            [],
            "",
            (
                "error: nothing to listen on: "
                "give --listen URI, or unix_sock_dir or listen_tcp in the configuration\n"
            ),
        ),
        (["http://x"], "", "error: cannot listen on http://x: it must be unix:/PATH"),
        (["tcp://0.0.0.0:0"], "", 'set auth_tcp = "none" in the configuration'),
        ([], "/nowhere/conf", "error: /nowhere/conf: No such file or directory\n"),
    ],
)
def test_arguments_that_it_cannot_start_with(capfd, directory, uris, config, problem):
    assert main(config or None, uris) == 1
    out, err = capfd.readouterr()
    assert out == ""
    assert problem in err


def test_listeners_of_a_start_that_fails_are_closed(capfd, directory):
    assert main(None, [f"unix:{directory}/s", "unix:relative"]) == 1
    assert os.listdir(directory) == []
    assert "the path must be absolute" in capfd.readouterr().err


# -- signals ---------------------------------------------------------------------------


def test_signals_throughout_its_stopping(run, directory):
    server = run(f"unix:{directory}/s")
    server.lines(1)
    while server.process.poll() is None:
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGQUIT):
            server.signal(number)
    status, _, log = server.ended()
    assert status == 0
    assert "Traceback" not in log
    assert os.listdir(directory) == []


STOPPED_WHILE_STARTING = """
import os, signal, sys
from virtrio.server import process
listen = process.listen
def listened(*args):
    listener = listen(*args)
    os.kill(os.getpid(), signal.SIGTERM)
    return listener
process.listen = listened
sys.exit(process.main(None, sys.argv[2:]))
"""


def test_signal_while_it_starts(run, directory):
    server = run(f"unix:{directory}/1", f"unix:{directory}/2", script=STOPPED_WHILE_STARTING)
    assert server.ended() == (0, "", "")
    assert os.listdir(directory) == []


def test_sigpipe_and_sigquit(run, directory):
    server = run(f"unix:{directory}/s")
    server.lines(1)
    server.signal(signal.SIGPIPE)
    assert call(f"{directory}/s") == AUTH_LIST
    server.signal(signal.SIGQUIT)
    assert server.ended() == (0, "", "")
    assert os.listdir(directory) == []


def test_a_path_that_is_another_server_s_by_now_stays(run, directory):
    first = run(f"unix:{directory}/s")
    first.lines(1)
    os.unlink(f"{directory}/s")
    second = run(f"unix:{directory}/s")
    second.lines(1)
    first.signal(signal.SIGTERM)
    assert first.ended()[0] == 0
    assert call(f"{directory}/s") == AUTH_LIST
    second.signal(signal.SIGTERM)
    assert second.ended()[0] == 0
    assert os.listdir(directory) == []


@pytest.fixture
def configured(run, directory):
    """A server with a configuration file, and the file."""
    path = Path(directory, "conf")
    path.write_text(f'unix_sock_dir = "{directory}"\n')
    server = run(config=path)
    server.lines(3)
    return server, path


def send_nonsense(path):
    with socket.socket(socket.AF_UNIX) as client:
        client.connect(path)
        client.sendall(b"\0\0\0\1")
        assert client.recv(1) == b""


def test_sighup_without_a_configuration(run, directory):
    server = run(f"unix:{directory}/s")
    server.lines(1)
    server.signal(signal.SIGHUP)
    server.logged("SIGHUP: there is no --config to read again; nothing is changed")
    assert call(f"{directory}/s") == AUTH_LIST
    server.signal(signal.SIGTERM)
    assert server.ended() == (0, "", "")
    assert os.listdir(directory) == []


def test_sighup_reads_the_configuration_again(configured, directory):
    """Test that limits and logging apply at once.

    A line in the log names settings that need a restart.
    """
    server, path = configured
    log = f"{directory}/log"
    path.write_text(
        f'unix_sock_dir = "/elsewhere"\nmax_queued_clients = 7\nmax_clients = 1\n'
        f'log_level = 2\nlog_outputs = "1:file:{log} 3:stderr"\n'
    )
    server.signal(signal.SIGHUP)
    server.logged(f"SIGHUP: {path}: only a restart applies unix_sock_dir, max_queued_clients\n")
    with virtrio.admin.open(
        f"libvirtd:///system?socket={directory}/libvirt-admin-sock", timeout=20
    ) as admin:
        assert admin.lookup_server("virtrio").get_client_limits()["nclients_max"] == 1
    send_nonsense(f"{directory}/libvirt-sock")
    server.logged("closing the connection")
    server.signal(signal.SIGTERM)
    assert server.ended() == (0, "", "")
    lines = Path(log).read_text()
    assert f"INFO virtrio.server: SIGHUP: {path} is read again\n" in lines
    assert "closing the connection" in lines
    assert sorted(os.listdir(directory)) == ["conf", "log"]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("max_clients = ", "line 1: a number, a string or a list was expected"),
        (
            'access_drivers = ["polkit"]',
            'access_drivers = ["polkit"] is not supported; there is no access control',
        ),
        (
            'log_outputs = "1:file:/nowhere/log"\nmax_clients = 1',
            "cannot log to /nowhere/log: No such file or directory",
        ),
        (None, "No such file or directory"),
        ("a fifo", "not a regular file"),
    ],
)
def test_sighup_with_what_cannot_be_used(configured, directory, text, problem):
    server, path = configured
    path.unlink()
    if text == "a fifo":
        os.mkfifo(path)
    elif text is not None:
        path.write_text(text)
    server.signal(signal.SIGHUP)
    assert problem in server.logged("SIGHUP: nothing is changed: ")
    with virtrio.admin.open(
        f"libvirtd:///system?socket={directory}/libvirt-admin-sock", timeout=20
    ) as admin:
        assert admin.lookup_server("virtrio").get_client_limits()["nclients_max"] == 5000
    server.signal(signal.SIGTERM)
    assert server.ended() == (0, "", "")


SLOW_FILE = """
import os, sys, threading
from virtrio.server import config, process
load = config.load
def slow(path):
    if config.load.reading:
        os.write(2, b"reading\\n")
        threading.Event().wait()
    config.load.reading = True
    return load(path)
slow.reading = False
config.load = slow
sys.exit(process.main(sys.argv[1], sys.argv[2:]))
"""


def test_a_configuration_that_never_ends_blocks_nothing(run, directory):
    path = Path(directory, "conf")
    path.write_text(f'unix_sock_dir = "{directory}"\n')
    server = run(config=path, script=SLOW_FILE)
    server.lines(3)
    server.signal(signal.SIGHUP)
    server.logged("reading")
    server.signal(signal.SIGHUP)
    assert call(f"{directory}/libvirt-sock") == AUTH_LIST
    server.signal(signal.SIGTERM)
    assert server.ended() == (0, "", "")
    assert os.listdir(directory) == ["conf"]


# -- what it cannot write --------------------------------------------------------------


def full_pipe():
    """Return both ends of a pipe that nothing more fits into."""
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    with contextlib.suppress(BlockingIOError):
        while True:
            os.write(writing, b"x")
    os.set_blocking(writing, True)
    return reading, writing


def wait_for(path):
    """Wait until a server listens on the path."""
    while True:
        with socket.socket(socket.AF_UNIX) as probe, contextlib.suppress(OSError):
            probe.connect(path)
            return
        time.sleep(0.01)


def test_a_log_without_a_reader_does_not_stop_the_server(run, directory):
    """Test hundreds of bad connections; calls are answered, and the process ends."""
    reading, writing = full_pipe()
    server = run(f"unix:{directory}/s", stderr=writing)
    os.close(writing)
    server.lines(1)
    for _ in range(400):
        send_nonsense(f"{directory}/s")
    assert call(f"{directory}/s") == AUTH_LIST
    server.signal(signal.SIGTERM)
    assert server.ended() == (0, "", None)
    os.close(reading)


def test_a_log_of_many_bad_connections(run, directory):
    """Test that messages over the bound are dropped and counted."""
    server = run(f"unix:{directory}/s")
    server.lines(1)
    for _ in range(400):
        send_nonsense(f"{directory}/s")
    server.signal(signal.SIGTERM)
    status, _, log = server.ended()
    lines = log.splitlines()
    counts = [re.search(r"unix:.*/s: … (\d+) further messages dropped$", line) for line in lines]
    dropped = sum(int(count[1]) for count in counts if count)
    shown = sum("closing the connection" in line for line in lines)
    assert (status, shown + dropped) == (0, 400)
    assert dropped > 0


@pytest.mark.parametrize(
    ("what", "streams", "said"),
    [
        ("full", ["stdout"], "cannot write to standard output: No space left on device"),
        ("reader gone", ["stdout"], "cannot write to standard output: Broken pipe"),
        ("full pipe", ["stdout"], None),
        ("full", ["stdout", "stderr"], None),
        ("reader gone", ["stdout", "stderr"], None),
        ("closed", ["stdout", "stderr"], None),
    ],
)
def test_output_that_cannot_be_written(run, directory, what, streams, said):
    """Test that the server serves anyway, and reports the failure where it can."""
    reading, writing = full_pipe() if what == "full pipe" else os.pipe()
    if what == "full":
        os.close(writing)
        writing = os.open("/dev/full", os.O_WRONLY)
    if what == "closed":
        options = {"preexec_fn": lambda: [os.close(number) for number in (0, 1, 2)]}
    else:
        options = dict.fromkeys(streams, writing)
    if what == "reader gone":
        os.close(reading)
    script = (
        "import sys; from virtrio.command.main import main; "
        "sys.exit(main(['serve', '--listen', sys.argv[2]]))"
    )
    server = run(f"unix:{directory}/s", script=script, **options)
    os.close(writing)
    wait_for(f"{directory}/s")
    send_nonsense(f"{directory}/s")
    assert call(f"{directory}/s") == AUTH_LIST
    if said is not None:  # a server that is stopped first does not say it
        assert server.logged("standard output").endswith(f"{said}\n")
    server.signal(signal.SIGTERM)
    status, _, log = server.ended()
    assert status == 0
    assert os.listdir(directory) == []
    assert "Traceback" not in (log or "")
    assert "standard output" not in (log or "")  # once is enough
    if what != "reader gone":
        os.close(reading)


# -- what it cannot start with ---------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("x = " + "[" * 100_000, "line 1: a number, a string or a list was expected"),
        ("[" * 100_000, "line 1: the name of a setting was expected"),
        ("x = 1\n" * 2, "line 2: x is set twice"),
        ("max_clients = " + "9" * 100_000, "max_clients must be at most 4294967295"),
        ("a." * 100_000 + "a = 1", "line 1: '=' was expected after a"),
        (
            'access_drivers = [ "polkit" ]',
            'access_drivers = ["polkit"] is not supported; there is no access control',
        ),
        (
            'tls_allowed_dn_list = [ "x" ]',
            'tls_allowed_dn_list = ["x"] is not supported; there is no TLS',
        ),
        ("audit_level = 2", "audit_level = 2 is not supported; there is no auditing"),
        ("/dev/zero", "not a regular file"),
        ("/dev/full", "not a regular file"),
        ("/proc/self/mem", "Input/output error"),
        ("/", "Is a directory"),
        ("large", "larger than 1024 KiB"),
        ("fifo", "not a regular file"),
    ],
)
def test_one_line_for_a_file_that_cannot_be_used(capfd, directory, text, problem):
    path = Path(directory, "conf")
    if text.startswith("/"):
        path = text
    elif text == "fifo":
        os.mkfifo(path)
    elif text == "large":
        with path.open("wb") as file:
            file.truncate(100 * 1024 * 1024)
    else:
        path.write_text(text)
    assert main(str(path), []) == 1
    assert capfd.readouterr() == ("", f"error: {path}: {problem}\n")


@pytest.mark.parametrize(
    ("uri", "problem"),
    [
        ("tcp://user@127.0.0.1:0", "there is no user in an address to listen on"),
        ("tcp://127.0.0.1:" + "9" * 5000, "'99999999999999999999' is not a port"),
        ("unix:/x\ny", "control characters must be percent-encoded"),
    ],
)
def test_one_line_for_an_address_that_cannot_be_used(capfd, uri, problem):
    printed = uri.replace("\n", "\\n")
    assert main(None, [uri]) == 1
    assert capfd.readouterr() == ("", f"error: cannot listen on {printed}: {problem}\n")


def test_a_restriction_that_cannot_be_had_stops_the_process(run, directory):
    path = Path(directory, "conf")
    path.write_text(f'unix_sock_dir = "{directory}"\naccess_drivers = [ "polkit" ]\n')
    problem = 'access_drivers = ["polkit"] is not supported; there is no access control'
    assert run(config=path).ended() == (1, "", f"error: {path}: {problem}\n")
    assert os.listdir(directory) == ["conf"]


def test_an_error_message_without_a_reader(run):
    reading, writing = full_pipe()
    assert run("unix:relative", stderr=writing).ended() == (1, "", None)
    os.close(reading)
    os.close(writing)


def test_any_directory_for_sockets(run, directory):
    path = Path(directory, "a?readonly=1#b%20c\u00e9")
    path.mkdir()
    conf = Path(directory, "conf")
    conf.write_text(f'unix_sock_dir = "{path}"\n')
    server = run(config=conf)
    assert len(server.lines(3)) == 3
    assert sorted(os.listdir(path)) == ["libvirt-admin-sock", "libvirt-sock", "libvirt-sock-ro"]
    assert call(f"{path}/libvirt-sock") == AUTH_LIST
    server.signal(signal.SIGTERM)
    assert server.ended() == (0, "", "")
    assert os.listdir(path) == []


# -- no working directory --------------------------------------------------------------


REMOVED = (
    "import os, sys; path = sys.argv[1] + '/gone'; os.mkdir(path); os.chdir(path); "
    "os.rmdir(path); from virtrio.command.main import main; "
    "sys.exit(main(['serve', f'unix:{sys.argv[1]}/s', *sys.argv[2:]]))"
)


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        (
            ["--state-dir", "state"],
            "--state-dir state: the working directory: No such file or directory",
        ),
        (
            ["--config-qemu", "conf"],
            "--config-qemu conf: the working directory: No such file or directory",
        ),
        (
            ["--driver", "nowhere:any"],
            (
                "driver nowhere:any: there is no module 'nowhere' "
                "(the working directory: No such file or directory)"
            ),
        ),
        (["--files", "files"], "files files: No such file or directory"),
    ],
    ids=["state", "config", "driver", "files"],
)
def test_a_working_directory_that_is_gone(run, directory, words, problem):
    server = run(*words, config=directory, script=REMOVED)
    assert server.ended() == (1, "", f"error: {problem}\n")
    assert os.listdir(directory) == []


# -- open files ------------------------------------------------------------------------


def limit_files(soft, hard):
    return lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


@pytest.mark.parametrize(
    ("hard", "most", "text"),
    [
        (4000, 1000, None),
        (
            1000,
            2000,
            (
                "the limit of 1,000 open files has room for 431 clients: "
                "so many are let in at most, though max_clients is 2,000"
            ),
        ),
    ],
)
def test_open_files(run, directory, hard, most, text):
    """Test that the soft limit grows to what clients need, up to the hard limit.

    A message tells where that is not enough.
    """
    conf = Path(directory, "conf")
    conf.write_text(f"max_clients = {most}\n")
    server = run(f"unix:{directory}/s", config=conf, preexec_fn=limit_files(64, hard))
    server.lines(1)
    soft, _ = resource.prlimit(server.process.pid, resource.RLIMIT_NOFILE)
    assert soft == min(hard, 2 * (most + 5) + 128)
    server.signal(signal.SIGTERM)
    status, _, log = server.ended()
    assert status == 0
    assert [line.partition("virtrio.server: ")[2] for line in log.splitlines()] == (
        [text] if text else []
    )


@pytest.mark.parametrize("hard", [12, 63])
def test_too_few_open_files(run, directory, hard):
    server = run(f"unix:{directory}/s", preexec_fn=limit_files(hard, hard))
    assert server.ended() == (
        1,
        "",
        (
            f"error: the limit of {hard} open files (ulimit -n) is too low: "
            "a server needs 64 at least\n"
        ),
    )
    assert os.listdir(directory) == []


def test_idle_clients_do_not_take_all_open_files(run, directory):
    """Test that a client that may write gets in, and is answered whatever is new."""
    server = run(
        f"unix:{directory}/s", f"unix:{directory}/ro?readonly=1", preexec_fn=limit_files(100, 100)
    )
    server.lines(2)
    with contextlib.ExitStack() as stack:
        for _ in range(150):
            idle = stack.enter_context(socket.socket(socket.AF_UNIX))
            idle.connect(f"{directory}/ro")
        with virtrio.blocking.connect(f"test+unix:///default?socket={directory}/s") as conn:
            assert "<capabilities>" in conn.get_capabilities()
            assert len(conn.list_all_domains()) == 1
            assert len(conn.list_all_networks()) == 1
            assert conn.list_all_storage_pools()
            fds = os.listdir(f"/proc/{server.process.pid}/fd")
            assert len(fds) < 60
    server.signal(signal.SIGTERM)
    status, _, log = server.ended()
    assert status == 0
    assert [line.partition("virtrio.server: ")[2] for line in log.splitlines()] == [
        "the limit of 100 open files has room for 20 clients: "
        "so many are let in at most, though max_clients is 5,000"
    ]


def test_more_clients_than_the_soft_limit_has_room_for(run, directory):
    server = run(f"unix:{directory}/s", preexec_fn=limit_files(64, 20_000))
    server.lines(1)
    with contextlib.ExitStack() as stack:
        for _ in range(100):
            client = stack.enter_context(socket.socket(socket.AF_UNIX))
            client.connect(f"{directory}/s")
            client.sendall(
                bytes.fromhex("0000001c 20008086 00000001 00000042 00000000 00000001 00000000")
            )
            assert client.recv(100) == AUTH_LIST
    server.signal(signal.SIGTERM)
    assert server.ended() == (0, "", "")


SERVE_FILES = (
    "import sys; from virtrio.server.process import main; "
    "sys.exit(main(sys.argv[1] or None, sys.argv[2:4], (), sys.argv[5:], sys.argv[4] or None))"
)
NODE = (
    "<node><domain type='test'><name>a</name><memory>1</memory><os><type>hvm</type></os>"
    "</domain></node>"
)


def test_hosts_and_files_of_clients(run, directory):
    """Test what a client over TCP and one of the same user have of the files."""
    files = Path(directory, "files")
    files.mkdir()
    for folder in (directory, files):
        Path(folder, "node.xml").write_text(NODE)
    server = run(
        *(f"unix:{directory}/s", "tcp://127.0.0.1:0", str(files), f"lab={directory}/node.xml"),
        script=SERVE_FILES,
    )
    _, tcp = (line.removeprefix("listening on ").strip() for line in server.lines(2))
    tcp = tcp.removeprefix("tcp://")
    unix = f"socket={directory}/s"
    with (
        virtrio.blocking.connect(f"test+tcp://{tcp}/lab") as over_tcp,
        virtrio.blocking.connect(f"test+unix:///lab?{unix}") as local,
        virtrio.blocking.connect(f"test+tcp://{tcp}{files}/node.xml") as below,
        virtrio.blocking.connect(f"test+unix://{directory}/node.xml?{unix}"),
    ):
        domain = over_tcp.lookup_by_name("a")
        domain.save(f"{files}/image")
        assert not local.lookup_by_name("a").is_active()
        assert Path(files, "image").read_bytes().startswith(b"TestGuestMagic\0")
        with pytest.raises(virtrio.LibvirtError, match="Permission denied"):
            below.lookup_by_name("a").save(f"{directory}/image")
        assert below.lookup_by_name("a").is_active()
        local.restore(f"{files}/image")
        assert over_tcp.lookup_by_name("a").is_active()
    with pytest.raises(virtrio.LibvirtError) as caught:
        virtrio.blocking.connect(f"test+tcp://{tcp}{directory}/node.xml")
    text = f"XML error: failed to parse xml document '{directory}/node.xml'"
    assert caught.value.message == text
    server.process.terminate()
    assert server.ended()[0] == 0
    assert sorted(os.listdir(directory)) == ["files", "node.xml"]


def test_hosts_and_files_in_the_configuration(run, directory):
    config = Path(directory, "conf")
    Path(directory, "node.xml").write_text(NODE)
    config.write_text(
        f'test_nodes = [ "lab={directory}/node.xml" ]\nfiles = "{directory}"\nmax_images = 1\n'
    )
    server = run(f"unix:{directory}/s", config=str(config))
    server.lines(1)
    with virtrio.blocking.connect(f"test+unix:///lab?socket={directory}/s") as conn:
        conn.lookup_by_name("a").core_dump(f"{directory}/core", 0)
    assert Path(directory, "core").read_bytes() == b"TestGuestMagic\0"


@pytest.mark.parametrize(
    ("nodes", "files", "drivers", "problem"),
    [
        (["lab"], None, [], "error: test node lab: it must be NAME=FILE\n"),
        (["=x"], None, [], "error: test node: no node can have the name ''\n"),
        (["a=/x", "a=/y"], None, [], "error: test node a: there are two of that name\n"),
        (["a=/nowhere/x"], None, [], "error: test node a: /nowhere/x: No such file or directory\n"),
        ([], "/nowhere", [], "error: files /nowhere: No such file or directory\n"),
        ([], "/dev/null", [], "error: files /dev/null: Not a directory\n"),
        (["a=b"], None, ["x:y"], "error: test nodes and files are for the test driver, which"),
        ([], "/tmp", ["x:y"], "error: test nodes and files are for the test driver, which"),
    ],
)
def test_hosts_and_files_that_it_cannot_start_with(
    capfd, directory, nodes, files, drivers, problem
):
    assert main(None, [f"unix:{directory}/s"], drivers, nodes, files) == 1
    out, err = capfd.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert err.startswith(problem)
    assert os.listdir(directory) == []
