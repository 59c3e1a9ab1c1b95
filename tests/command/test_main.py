"""Global options, the connection, several commands in one string, and exit statuses."""

from __future__ import annotations

import io
import signal
import subprocess
import sys

import pytest

from tests.client.servers import short_directory
from tests.command.fake import Connection, Domain
from virtrio import __version__
from virtrio.command.main import main
from virtrio.protocol._generated.enums import ErrorDomain, ErrorNumber
from virtrio.protocol.errors import ConnectionClosed, report

LIST = " Id   Name   State\n----------------------\n 1    test   running\n\n"


@pytest.fixture
def opened(connection, monkeypatch):
    """The arguments that `virtrio.blocking.connect` was called with."""
    calls = []

    def connect(uri, *, readonly=False):
        calls.append((uri, readonly))
        return connection

    monkeypatch.setattr("virtrio.blocking.connect", connect)
    return calls


def run(capsys, *words):
    status = main(list(words))
    return (status, *capsys.readouterr())


@pytest.mark.parametrize(
    ("words", "call"),
    [
        (["list"], (None, False)),
        (["-c", "test:///default", "list"], ("test:///default", False)),
        (["-ctest:///default", "list"], ("test:///default", False)),
        (["--connect=test:///default", "list"], ("test:///default", False)),
        (["--con", "test:///default", "--re", "list"], ("test:///default", True)),
        (["-qrc", "test:///default", "list"], ("test:///default", True)),
        (["-r", "--", "list"], (None, True)),
        (["-c", "first", "-c", "second", "list"], ("second", False)),
    ],
)
def test_global_options(capsys, opened, connection, words, call):
    assert run(capsys, *words)[0] == 0
    assert opened == [call]
    assert connection.closed


@pytest.mark.parametrize(
    ("words", "text"),
    [
        (["-c"], "option '-c'/'--connect' requires an argument"),
        (["--connect"], "option '-c'/'--connect' requires an argument"),
        (["-Z"], "unsupported option '-Z'. See --help."),
        (["-qZ"], "unsupported option '-Z'. See --help."),
        (["--zed", "list"], "unsupported option '--zed'. See --help."),
        (["--quiet=1", "list"], "unsupported option '-q'. See --help."),
    ],
)
def test_wrong_global_options(capsys, opened, words, text):
    assert run(capsys, *words) == (1, "", f"error: {text}\n")
    assert opened == []


@pytest.mark.parametrize(
    "words", [["-v"], ["--version"], ["--version=short"], ["--ver", "list"], ["-v", "-Z"]]
)
def test_version(capsys, opened, words):
    assert run(capsys, *words) == (0, f"{__version__}\n", "")
    assert opened == []


def test_options_after_the_command_are_the_command_s(capsys, opened):
    assert run(capsys, "list", "-q") == (1, "", "error: unexpected data '-q'\n")


def test_mistakes_are_found_before_anything_runs(capsys, opened):
    assert run(capsys, "list; bad") == (1, "", "error: unknown command: 'bad'\n")
    assert opened == []


def test_status_is_that_of_the_last_command(capsys, opened):
    missing = "error: failed to get domain 'nope'\n"
    assert run(capsys, "domid nope; list") == (0, "\n" + LIST, missing)
    assert run(capsys, "list; domid nope") == (1, LIST + "\n", missing)
    assert run(capsys, "domid nope; quit; list") == (0, "\n", missing)


def test_empty_command_lines(capsys, opened):
    assert run(capsys, " ;") == (0, "", "")
    assert run(capsys, "# comment") == (0, "", "")
    assert run(capsys, "") == (1, "", "")


def test_timing(capsys, opened):
    _, out, _ = run(capsys, "-t", "-q", "domid test")
    assert out.startswith("1\n\n(Time: ")
    assert out.endswith(" ms)\n\n")


def test_connecting_to_a_server_that_is_stopped_ends(capsys):
    """The system accepts for it, so there is a connection, and never an answer."""
    with short_directory() as folder:
        listen = f"unix:{folder}/s"
        command = [sys.executable, "-m", "virtrio", "serve", "--listen", listen]
        server = subprocess.Popen(command, stdout=subprocess.PIPE)
        try:
            server.stdout.readline()
            server.send_signal(signal.SIGSTOP)
            uri = f"test+unix:///default?socket={folder}/s"
            assert run(capsys, "-T", "0.2", "-c", uri, "list") == (
                1,
                "",
                "error: failed to connect to the hypervisor\n"
                "error: Timed out during operation: the server did not answer in time\n",
            )
        finally:
            server.kill()
            server.communicate()


@pytest.mark.parametrize("seconds", ["0", "-1", "soon", "nan", ""])
def test_times_that_are_none(capsys, seconds):
    text = f"error: option -T: '{seconds}' is not a number of seconds greater than 0\n"
    assert run(capsys, f"--open-timeout={seconds}", "list") == (1, "", text)


def refuse(uri, *, readonly=False):
    raise report(ErrorNumber.VIR_ERR_SYSTEM_ERROR, ErrorDomain.VIR_FROM_RPC, "no socket")


def test_connection_that_was_asked_for_fails(capsys, monkeypatch):
    monkeypatch.setattr("virtrio.blocking.connect", refuse)
    text = "error: failed to connect to the hypervisor\nerror: no socket\n"
    assert run(capsys, "-c", "test:///default", "list; list") == (1, "", text)


def test_default_connection_fails(capsys, monkeypatch):
    monkeypatch.setattr("virtrio.blocking.connect", refuse)
    text = "error: failed to connect to the hypervisor\nerror: no socket\n"
    assert run(capsys, "list; list") == (1, "\n\n", text * 2)


def test_help_needs_no_connection(capsys, monkeypatch):
    monkeypatch.setattr("virtrio.blocking.connect", refuse)
    assert run(capsys, "-c", "test:///default", "help", "list")[0] == 0


def dying(monkeypatch, detail):
    """Make a connection whose server dies during `list`."""
    connection = Connection(Domain("test", 1, state=1, reason=0))

    def die(flags):
        connection.alive = False
        raise ConnectionClosed(detail)

    monkeypatch.setattr(connection, "list_all_domains", die)
    return connection


def connecting_to(monkeypatch, *connections):
    left = list(connections)
    monkeypatch.setattr("virtrio.blocking.connect", lambda uri, *, readonly=False: left.pop(0))


EOF = "End of file while reading data: Input/output error"


def test_server_that_dies_under_a_command(capsys, connection, monkeypatch):
    connecting_to(monkeypatch, dying(monkeypatch, EOF), connection)
    assert run(capsys, "-c", "test:///x", "list; list") == (
        0,
        "\n" + LIST,
        "error: Disconnected from test:///x due to end of file\n"
        "error: Failed to list domains\n"
        f"error: {ConnectionClosed(EOF)}\n"
        "error: Reconnected to the hypervisor\n",
    )


def test_server_that_stops_answering(capsys, connection, monkeypatch):
    detail = "connection closed due to keepalive timeout"
    connecting_to(monkeypatch, dying(monkeypatch, detail), connection)
    _, _, err = run(capsys, "-c", "test:///x", "list")
    assert err.startswith("error: Disconnected from test:///x due to keepalive timeout\n")


def test_server_that_dies_between_commands(capsys, connection, monkeypatch):
    dead = Connection(Domain("test", 1, state=1, reason=0))
    connecting_to(monkeypatch, dead, connection)
    closing = dead.domains[0]
    monkeypatch.setattr(closing, "id", lambda: setattr(dead, "alive", False) or 1)
    assert run(capsys, "-c", "test:///x", "domid test; list") == (
        0,
        "1\n\n" + LIST,
        (
            "error: Disconnected from test:///x due to end of file\n"
            "error: Reconnected to the hypervisor\n"
        ),
    )


@pytest.mark.parametrize("command", ["list", "dominfo test"])
def test_a_missing_answer_of_a_dead_server_is_an_error(virtrio, domain, command):
    domain.errors["state"] = domain.errors["info"] = ConnectionClosed(EOF)
    result = virtrio(command)
    assert result.status == 1
    assert result.err == f"error: {ConnectionClosed(EOF)}\n"
    assert "unknown" not in result.out


def test_interrupt(capsys, opened, connection, monkeypatch):
    def interrupt(flags):
        raise KeyboardInterrupt

    monkeypatch.setattr(connection, "list_all_domains", interrupt)
    assert run(capsys, "list") == (130, "", "")


def test_mistake_of_ours_is_not_hidden(opened, connection, monkeypatch):
    monkeypatch.setattr(connection, "list_all_domains", lambda flags: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        main(["list"])


def test_commands_from_standard_input(capsys, opened, monkeypatch):
    monkeypatch.setattr(
        "sys.stdin", io.StringIO("list\n\nbad\ndomid nope\ndomid test; domname 1\nquit\nlist\n")
    )
    assert run(capsys) == (
        0,
        LIST + "\n1\n\ntest\n\n",
        "error: unknown command: 'bad'\nerror: failed to get domain 'nope'\n",
    )
    assert len(opened) == 1


def test_prompt(capsys, opened, monkeypatch):
    lines = iter(["domid test", KeyboardInterrupt(), "domname 1", EOFError()])
    prompts = []

    def read(prompt):
        prompts.append(prompt)
        line = next(lines)
        if isinstance(line, BaseException):
            raise line
        return line

    monkeypatch.setattr("builtins.input", read)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    status, out, _ = run(capsys, "-r")
    assert status == 0
    assert out.startswith("Welcome to virtrio")
    assert out.endswith("\n\n1\n\n\ntest\n\n\n")
    assert prompts == ["virtrio > "] * 4


def process(*words, **options):
    return subprocess.Popen(
        [sys.executable, "-m", "virtrio.command", *words],
        stderr=subprocess.PIPE,
        text=True,
        **options,
    )


def test_broken_pipe():
    with process("help", stdout=subprocess.PIPE, bufsize=0) as running:
        running.stdout.close()
        assert (running.stderr.read(), running.wait()) == ("", 141)


def test_full_disk():
    with open("/dev/full", "w") as full, process("help", "list", stdout=full) as running:
        assert running.stderr.read() == "error: cannot write output: No space left on device\n"
        assert running.wait() == 1


@pytest.mark.parametrize(
    ("failing", "said"),
    [
        ("os.listdir('/nowhere')", "/nowhere: No such file or directory"),
        ("os.fstat(1000)", "Bad file descriptor"),
        ("sys.stdout.write('x' * 100_000)", "cannot write output: No space left on device"),
    ],
    ids=["file", "descriptor", "output"],
)
def test_errors_of_the_system_that_no_command_explains(failing, said):
    """Test that only those of standard output are called so."""
    code = (
        "import os, sys\n"
        "from virtrio.command import main\n"
        f"main._main = lambda argv: {failing}\n"
        "sys.exit(main.main([]))\n"
    )
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [sys.executable, "-c", code], stdout=full, stderr=subprocess.PIPE, text=True
        )
    assert (done.returncode, done.stderr) == (1, f"error: {said}\n")


def test_no_output_at_all():
    with process(
        "help", "list", stdout=None, preexec_fn=lambda: __import__("os").close(1)
    ) as running:
        assert (running.stderr.read(), running.wait()) == ("", 0)


def test_each_command_imports_only_what_it_needs():
    """Test a client, which needs no trio, no grammar and no XML library."""
    code = (
        "import sys, virtrio.blocking\n"
        "from virtrio.command.main import main\n"
        "assert main(['list', '--x']) == 1\n"
        "assert main(['-c', 'test+unix:///default?socket=/nonexistent', 'list']) == 1\n"
        "print(sorted({'trio', 'lark', 'lxml', 'construct', 'argparse', 'xml'} "
        "& set(sys.modules)))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
