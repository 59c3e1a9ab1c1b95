"""Logging that never waits: standard error, files, and messages dropped and counted."""

from __future__ import annotations

import contextlib
import fcntl
import io
import logging
import os
import re
import signal
import sys
import syslog
import threading

import pytest

from virtrio.server import logs

log = logging.getLogger("virtrio.server")


class Reader:
    """The reading end of a pipe that is standard error."""

    def __init__(self, fd):
        self.fd = fd
        self._file = os.fdopen(os.dup(fd), "rb")

    def line(self):
        return self._file.readline().decode()

    def close(self):
        self._file.close()
        with contextlib.suppress(OSError):
            os.close(self.fd)


def fill(fd):
    """Fill a pipe; return the number of bytes."""
    os.set_blocking(fd, False)
    size = 0
    for part in (b"x" * 4096, b"x"):
        with contextlib.suppress(BlockingIOError):
            while True:
                size += os.write(fd, part)
    os.set_blocking(fd, True)
    return size


@pytest.fixture
def stderr(monkeypatch):
    """Standard error as a pipe, for as long as the test runs."""
    reading, writing = os.pipe()
    fcntl.fcntl(writing, fcntl.F_SETPIPE_SZ, 4096)
    reader = Reader(reading)
    monkeypatch.setattr(logs, "_stderr", lambda: writing)
    reader.writing = writing
    yield reader
    reader.close()
    for thread in threading.enumerate():
        if thread.name.startswith("virtrio log"):  # nobody reads its last lines
            thread.join()
    os.close(writing)


@pytest.fixture
def install(stderr):
    """A function that starts the log.

    The log is finished after the test, and before the pipe is closed.
    """
    installed = []

    def start(**settings):
        installed.append(logs.install(logs.Settings(**settings)))
        return installed[-1]

    yield start
    for handler in installed:
        handler.finish(0)


def finished(handler, stderr):
    """Finish a log, and return all its lines."""

    def finish():
        handler.finish(20)
        os.write(stderr.writing, b"the end\n")

    thread = threading.Thread(target=finish)
    thread.start()
    lines = list(iter(stderr.line, "the end\n"))
    thread.join()
    return [line.rstrip("\n") for line in lines]


def texts(lines):
    return [line.split(": ", 1)[1] for line in lines]


# -- lines -----------------------------------------------------------------------------


def test_the_form_of_a_line(install, stderr):
    install()
    log.warning("%s: closing the connection: %s", "unix:/s client 1", ValueError("no such packet"))
    line = stderr.line()
    assert re.fullmatch(
        r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} WARNING virtrio.server: "
        r"unix:/s client 1: closing the connection: no such packet\n",
        line,
    )


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "a\n2026-01-01 00:00:00,000 ERROR virtrio.server: b",
            r"a\n2026-01-01 00:00:00,000 ERROR virtrio.server: b",
        ),
        ("a\r\x1b[2J\x00\x7f", r"a\r\x1b[2J\x00\x7f"),
        ("a\u2028\u202eb\x85", r"a\u2028\u202eb\x85"),
        ("a\ud800\udcff", r"a\ud800\udcff"),
        ("\u00e9 \U0001f600", "\u00e9 \U0001f600"),
    ],
)
def test_a_client_cannot_write_lines_of_its_own(install, stderr, text, line):
    install()
    log.warning("%s", text)
    assert texts([stderr.line()]) == [line + "\n"]
    log.warning(text)
    assert texts([stderr.line()]) == [line + "\n"]


def test_a_client_cannot_write_lines_of_its_own_into_a_traceback(install, stderr):
    handler = install()
    try:
        raise ValueError("a\n2026-01-01 00:00:00,000 ERROR virtrio.server: forged\x1b[2J")
    except ValueError:
        log.exception("it failed")
    lines = finished(handler, stderr)
    assert lines[0].endswith("ERROR virtrio.server: it failed")
    assert lines[1] == "  Traceback (most recent call last):"
    assert all(line.startswith("  ") for line in lines[1:])
    assert r"forged\x1b[2J" in lines[-1]


def test_texts_of_megabytes_are_cut(install, stderr):
    handler = install()
    log.warning("%s and %s", "x" * 16_000_000, "y" * 10)
    log.warning("z" * 16_000_000)
    try:
        raise ValueError("v" * 16_000_000)
    except ValueError:
        log.exception("it failed")
    lines = finished(handler, stderr)
    assert "(16,000,000 characters)" in lines[0]
    assert max(len(line) for line in lines) < 10_000
    assert "ValueError: vvv" in "".join(lines)


class Unprintable:
    def __str__(self):
        raise RuntimeError("no")


@pytest.mark.parametrize(
    "args",
    [("%d", "x"), ("%s %s", "x"), ("%s", Unprintable()), ("%(a)s", {"b": 1}), (Unprintable(),)],
)
def test_a_message_that_cannot_be_formatted(install, stderr, monkeypatch, args):
    handler = install()
    with monkeypatch.context() as patched:
        patched.setattr(logging.getLogger(), "handlers", [handler])  # pytest's own raises
        log.warning(*args)
    assert "cannot be formatted: " in stderr.line()


def test_what_python_would_print(install, stderr):
    """Test that warnings and uncaught exceptions are logged.

    Printing them might wait.
    """
    install()

    class Broken:
        def __del__(self):
            raise ValueError("in __del__")

    Broken()
    assert "Broken.__del__" in stderr.line()
    while "ValueError: in __del__" not in stderr.line():
        pass

    def fail():
        raise ValueError("in a thread")

    thread = threading.Thread(target=fail, name="T")
    thread.start()
    thread.join()
    assert "thread T failed" in stderr.line()


# -- what stands in its way ------------------------------------------------------------


def test_an_output_that_nobody_reads(install, stderr, monkeypatch):
    """Test that nothing waits, and that dropped messages are counted."""
    monkeypatch.setattr(logs, "SOURCE_LINES", 1_000_000)
    size = fill(stderr.writing)
    handler = install()
    total = logs.QUEUE_LINES + 500
    for number in range(total):
        log.warning("message %d", number)
    handler.finish(0.05)
    assert len(os.read(stderr.fd, size)) == size
    lines = []
    while not lines or "further messages dropped" not in lines[-1]:
        lines.append(stderr.line())
    match = re.search(r"… ([\d,]+) further messages dropped$", lines[-1].rstrip())
    dropped = int(match[1].replace(",", ""))
    numbers = [int(text.split()[1]) for text in texts(lines[:-1])]
    assert numbers == sorted(set(numbers))  # in their order, whenever the writer made room
    assert len(lines) - 1 + dropped == total
    assert 400 <= dropped <= 500


@pytest.mark.parametrize("gone", ["reader", "descriptor"])
def test_an_output_that_is_gone(install, stderr, gone):
    handler = install()
    if gone == "reader":
        stderr.close()
    else:
        os.close(stderr.writing)
    try:
        for _ in range(100):
            log.warning("nobody can read this")
        handler.finish()
    finally:
        if gone == "descriptor":
            assert os.open(os.devnull, os.O_WRONLY) == stderr.writing


def test_standard_error_that_does_not_wait(install, stderr):
    """Test a non-blocking standard error, as from a parent process, read slowly."""
    os.set_blocking(stderr.writing, False)
    install()
    for number in range(40):
        log.warning("%s", "x" * 900, extra={"peer": str(number)})
    for _ in range(40):
        assert "x" * 900 in stderr.line()


def test_logging_from_signal_handlers_that_interrupt_logging(install, stderr, monkeypatch):
    monkeypatch.setattr(logs, "SOURCE_LINES", 1_000_000)
    install()
    seen = []

    def handle(*_):
        seen.append(1)
        log.warning("a signal")

    def drain():
        while "the end" not in stderr.line():
            pass

    drainer = threading.Thread(target=drain, daemon=True)
    drainer.start()
    previous = signal.signal(signal.SIGALRM, handle)
    try:
        signal.setitimer(signal.ITIMER_REAL, 0.001, 0.0005)
        while len(seen) < 200:
            log.warning("no signal")
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, previous)
    while drainer.is_alive():
        log.warning("the end")
        drainer.join(0.05)


# -- limits ----------------------------------------------------------------------------


def test_a_source_of_many_messages_is_cut(install, stderr, monkeypatch):
    """Test clients of one listener, which are one source, and other sources."""
    monkeypatch.setattr(logs, "SOURCE_SECONDS", 1000.0)
    handler = install()
    for number in range(1285):
        log.warning("%s: closing the connection: %s", f"unix:/s client {number}", "bad")
    log.warning("%s: closing the connection: %s", "unix:/t client 1", "bad")
    log.warning("something else")
    lines = texts(finished(handler, stderr))
    assert lines[: logs.SOURCE_LINES] == [
        f"unix:/s client {number}: closing the connection: bad"
        for number in range(logs.SOURCE_LINES)
    ]
    assert sorted(lines[logs.SOURCE_LINES :]) == [
        "something else",
        "unix:/s: … 1,235 further messages dropped",
        "unix:/t client 1: closing the connection: bad",
    ]


def test_the_count_comes_when_the_time_is_over(install, stderr, monkeypatch):
    monkeypatch.setattr(logs, "SOURCE_SECONDS", 0.2)
    monkeypatch.setattr(logs, "SOURCE_LINES", 1)
    install()
    for _ in range(2):
        peer = logs.for_peer(log, "192.0.2.1")
        peer.warning("one")
        peer.warning("two")
        assert texts([stderr.line(), stderr.line()]) == [
            "one\n",
            "192.0.2.1: … 1 further messages dropped\n",
        ]


def test_many_sources_are_bounded(install, stderr, monkeypatch):
    monkeypatch.setattr(logs, "SOURCE_SECONDS", 1000.0)
    monkeypatch.setattr(logs, "QUEUE_LINES", 10 * logs.SOURCES)  # however late it is written
    handler = install(level=4, outputs=((4, "stderr", ""),))
    for number in range(3 * logs.SOURCES):
        log.error("x", extra={"peer": f"192.0.2.{number}"})
    assert len(handler._limiter._sources) <= logs.SOURCES + 1
    assert "other peers: … 1,950 further messages dropped" in texts(finished(handler, stderr))


# -- settings --------------------------------------------------------------------------


def test_levels_and_filters(install, stderr):
    handler = install(level=4, filters=((1, "driver"), (2, "virtrio.*er")))
    logging.getLogger("virtrio.driver").debug("debug of a driver")
    log.debug("debug")
    log.info("info")
    logging.getLogger("other").warning("warning")
    logging.getLogger("other").error("error")
    assert texts(finished(handler, stderr)) == ["debug of a driver", "info", "error"]


def test_outputs(install, stderr, tmp_path):
    path = tmp_path / "log"
    handler = install(level=2, outputs=((3, "stderr", ""), (2, "file", str(path))))
    log.info("info")
    log.warning("warning")
    assert texts(finished(handler, stderr)) == ["warning"]
    assert texts(path.read_text().splitlines()) == ["info", "warning"]
    assert path.stat().st_mode & 0o777 == 0o600


def test_syslog(install, monkeypatch):
    written = []
    monkeypatch.setattr(syslog, "syslog", lambda *args: written.append(args))
    handler = install(outputs=((3, "syslog", "virtrio"),))
    log.warning("a\nb")
    log.error("c")
    handler.finish(20)
    assert [(priority, line.split(": ")[1]) for priority, line in written] == [
        (syslog.LOG_WARNING, r"a\nb"),
        (syslog.LOG_ERR, "c"),
    ]


def test_other_settings_while_it_runs(install, stderr, tmp_path):
    """Test that a file is opened anew, so that the old one can be moved away."""
    path = tmp_path / "log"
    settings = logs.Settings(level=2, outputs=((2, "file", str(path)),))
    handler = install()
    log.info("too low")
    log.warning("to stderr")
    handler.prepare(settings)()
    log.info("to the file")
    path.rename(tmp_path / "old")
    handler.prepare(settings)()
    log.info("to the new file")
    handler.prepare(logs.Settings())()
    log.info("too low")
    log.warning("to stderr again")
    assert texts([stderr.line(), stderr.line()]) == ["to stderr\n", "to stderr again\n"]
    handler.finish(20)
    assert texts((tmp_path / "old").read_text().splitlines()) == ["to the file"]
    assert texts(path.read_text().splitlines()) == ["to the new file"]


@pytest.mark.parametrize(
    ("where", "problem"),
    [("/nowhere/log", "No such file"), ("/", "Is a directory"), ("fifo", "No such device")],
)
def test_output_that_cannot_be_had(install, stderr, tmp_path, where, problem):
    """Test that nothing is changed, and nobody waits for a FIFO's reader."""
    handler = install()
    os.mkfifo(tmp_path / "fifo")
    settings = logs.Settings(
        level=1, outputs=((1, "stderr", ""), (1, "file", str(tmp_path / where)))
    )
    with pytest.raises(logs.LogError, match=f"cannot log to .*: {problem}"):
        handler.prepare(settings)
    log.info("too low")
    log.warning("still here")
    assert texts(finished(handler, stderr)) == ["still here"]


def test_it_leaves_logging_as_it_was(install):
    root = logging.getLogger()
    before = (root.level, list(root.handlers), sys.unraisablehook, threading.excepthook)
    handler = install(level=1)
    assert handler in root.handlers
    handler.finish()
    handler.finish()
    assert (root.level, list(root.handlers), sys.unraisablehook, threading.excepthook) == before


def test_say(stderr):
    logs.say("error: a\nb")
    assert stderr.line() == "error: a\\nb\n"
    fill(stderr.writing)
    logs.say("nobody reads this", 0.01)


@pytest.mark.parametrize("stream", [None, io.StringIO()])
def test_without_a_standard_error(monkeypatch, stream):
    monkeypatch.setattr(sys, "stderr", stream)
    logs.say("nobody reads this")
    handler = logs.install()
    log.warning("nobody reads this")
    handler.finish()
