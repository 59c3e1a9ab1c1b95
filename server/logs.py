"""Logging of a server: never waits, never raises, never grows.

Theory of operation. `install` puts one handler on the root logger. The handler makes a
line of each record, bounded and with control characters escaped, on the thread that
logs, and leaves it in the queue of each output. A thread per output takes lines from
its queue and writes them with blocking writes, so an output that nobody reads stops
only its own thread. Messages beyond the length of a queue are dropped and counted.

A source (the ``peer`` of a record, see `for_peer`) may log `SOURCE_LINES` lines in
`SOURCE_SECONDS` seconds; further ones are counted and reported in one line when that
time is over.

The module changes no logging of a program that embeds `virtrio.server.Server`, unless
that calls `install`.
"""

from __future__ import annotations

import contextlib
import fnmatch
import logging
import os
import queue
import select
import sys
import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from types import TracebackType

QUEUE_LINES = 1000
TEXT_SIZE = 2000
TRACEBACK_SIZE = 8000
SOURCE_LINES = 50
SOURCE_SECONDS = 5.0
SOURCES = 1000

FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
LEVELS = {1: logging.DEBUG, 2: logging.INFO, 3: logging.WARNING, 4: logging.ERROR}
_OTHERS = "other peers"
_MARK = " client "  # between a listener and the number of its client in the names of sessions

log = logging.getLogger("virtrio.server")


class LogError(Exception):
    """Output that cannot be opened; the text says which and why."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Levels and outputs of the log, in the words of libvirtd.conf.

    Levels are 1 (debug), 2 (info), 3 (warning) and 4 (error). ``filters`` are pairs of
    a level and a pattern; the first pattern that occurs in the name of a logger decides
    its level. ``outputs`` are triples of the least level, a kind (``stderr``, ``file``,
    ``syslog``), and the path or identity.
    """

    level: int = 3
    filters: tuple[tuple[int, str], ...] = ()
    outputs: tuple[tuple[int, str, str], ...] = ()

    def level_of(self, name: str) -> int:
        """Return the level, as a number of `logging`, of the logger of this name."""
        for level, pattern in self.filters:
            if fnmatch.fnmatchcase(name, f"*{pattern}*"):
                return LEVELS[level]
        return LEVELS[self.level]

    @property
    def lowest(self) -> int:
        """Lowest level of any logger."""
        return (
            LEVELS[min(self.level, *(level for level, _ in self.filters))]
            if self.filters
            else LEVELS[self.level]
        )


def for_peer(logger: logging.Logger, source: str) -> logging.LoggerAdapter[logging.Logger]:
    """Return a logger whose records are limited as those of ``source``.

    That is a listener, or a client's address.
    """
    return logging.LoggerAdapter(logger, {"peer": source})


def printable(text: str) -> str:
    """Escape unprintable characters, as `repr` does.

    So no text can pretend to be another line.
    """
    if text.isprintable():
        return text
    return "".join(
        c if c.isprintable() else c.encode("unicode_escape", "surrogatepass").decode() for c in text
    )


def write_all(fd: int, data: bytes) -> None:
    """Write all of ``data``, waiting as long as it takes.

    Raises OSError.
    """
    view = memoryview(data)
    while view:
        try:
            view = view[os.write(fd, view) :]
        except BlockingIOError:  # the parent process made the descriptor non-blocking
            poll = select.poll()
            poll.register(fd, select.POLLOUT)
            poll.poll()


def _stderr() -> int:
    """Return the descriptor of standard error, or of /dev/null where there is none."""
    try:
        return sys.stderr.fileno()
    except (AttributeError, OSError, ValueError):
        return os.open(os.devnull, os.O_WRONLY | os.O_CLOEXEC)


def say(text: str, seconds: float = 1.0) -> None:
    """Write one line to standard error, or give up after ``seconds``."""
    line = f"{printable(text)}\n".encode("utf-8", "backslashreplace")

    def write() -> None:
        with contextlib.suppress(OSError):
            write_all(_stderr(), line)

    thread = threading.Thread(target=write, daemon=True)
    thread.start()
    thread.join(seconds)


# -- from records to lines -------------------------------------------------------------


def _line(record: logging.LogRecord) -> str:
    """Format a record as one line, and indented lines for its traceback.

    Raises whatever formatting raises.
    """
    message = str(record.msg)
    if record.args:
        message %= _bounded(record.args)
    now = time.strftime("%Y-%m-%d %H:%M:%S", time.localtime(record.created))
    when = f"{now},{int(record.msecs):03d}"
    lines = [f"{when} {record.levelname} {record.name}: {printable(_cut(message))}\n"]
    if record.exc_info:
        lines += [f"  {printable(line)}\n" for line in _traceback(record.exc_info).splitlines()]
    return "".join(lines)


def _cut(text: str, size: int = TEXT_SIZE) -> str:
    return text if len(text) <= size else f"{text[:size]}… ({len(text):,} characters)"


def _bounded(args: Any) -> Any:
    """Cut long strings before they are formatted.

    Some come from clients, and may have megabytes.
    """
    if isinstance(args, tuple):
        return tuple(_cut(arg, TEXT_SIZE // 2) if isinstance(arg, str) else arg for arg in args)
    return args


def _traceback(exc_info: Any) -> str:
    text = logging.Formatter().formatException(exc_info)
    if len(text) > TRACEBACK_SIZE:  # its end says most
        text = f"{text[: TRACEBACK_SIZE // 4]}\n…\n{text[-TRACEBACK_SIZE * 3 // 4 :]}"
    return text


def _dropped(source: str, count: int) -> str:
    """Format the line about dropped messages of one source, or of any ("")."""
    record = logging.LogRecord(
        log.name, logging.WARNING, "", 0, "%s… %s further messages dropped", None, None
    )
    record.args = (f"{_cut(source)}: " if source else "", f"{count:,}")
    return _line(record)


# -- outputs ---------------------------------------------------------------------------


class _Output:
    """Output of the log, with its queue and the thread that writes its lines."""

    def __init__(self, kind: str, where: str) -> None:
        self.kind = kind
        self.where = where
        self._fd = -1
        self._write: Callable[[int, str], None]
        if kind == "syslog":
            self._write = _syslog(where)
        else:
            self._fd = _stderr() if kind == "stderr" else _open(where)
            self._write = self._write_fd
        # put() of a SimpleQueue may be called from a signal handler that interrupted
        # another put().
        self._queue: queue.SimpleQueue[tuple[int, str] | None] = queue.SimpleQueue()
        self._dropped = 0  # counted by those who log, one at a time
        self._failed = 0  # counted by the thread
        self._told = 0
        self._stopping = False
        self.on_idle: Callable[[], float | None] = lambda: None
        self._thread = threading.Thread(target=self._run, name=f"virtrio log {kind}", daemon=True)
        self._thread.start()

    def put(self, level: int, line: str) -> None:
        """Leave a line to be written, or count it as dropped."""
        if self._queue.qsize() >= QUEUE_LINES:
            self._dropped += 1
        else:
            self._queue.put((level, line))

    def drop(self) -> None:
        """Count a message of which no line could be made."""
        self._dropped += 1

    def wake(self) -> None:
        """Make the thread call `on_idle` again."""
        if self._queue.qsize() < QUEUE_LINES:
            self._queue.put((0, ""))

    def stop(self) -> None:
        """Let the thread end once the queued lines are written."""
        self._stopping = True
        self._queue.put(None)

    def is_writing(self) -> bool:
        return self._thread.is_alive()

    def join(self, seconds: float) -> None:
        self._thread.join(seconds)

    def _run(self) -> None:
        wait: float | None = None
        while True:
            try:
                item = self._queue.get(timeout=wait)
            except queue.Empty:
                wait = self.on_idle()
                continue
            if item is None:
                break
            if item[1]:
                try:
                    self._write(*item)
                except OSError:
                    self._failed += 1
            if not self._stopping:
                wait = self.on_idle()
            if self._queue.empty():
                self._tell_lost()
        self._tell_lost()
        if self.kind == "file":
            os.close(self._fd)

    def _tell_lost(self) -> None:
        lost = self._dropped + self._failed - self._told
        if lost:
            with contextlib.suppress(OSError):
                self._write(logging.WARNING, _dropped("", lost))
                self._told += lost

    def _write_fd(self, level: int, line: str) -> None:
        write_all(self._fd, line.encode("utf-8", "backslashreplace"))


def _open(path: str) -> int:
    """Open a file to append to.

    Raises LogError.
    """
    try:
        # Without waiting for a reader, should it be a FIFO.
        fd = os.open(
            path,
            os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC,
            0o600,
        )
    except (OSError, ValueError) as exc:
        raise LogError(f"cannot log to {path}: {getattr(exc, 'strerror', None) or exc}") from exc
    os.set_blocking(fd, True)
    return fd


def _syslog(identity: str) -> Callable[[int, str], None]:
    import syslog

    priorities = {
        logging.DEBUG: syslog.LOG_DEBUG,
        logging.INFO: syslog.LOG_INFO,
        logging.WARNING: syslog.LOG_WARNING,
    }
    syslog.openlog(identity, syslog.LOG_PID, syslog.LOG_DAEMON)

    def write(level: int, line: str) -> None:
        for part in line.splitlines():
            syslog.syslog(priorities.get(level, syslog.LOG_ERR), part)

    return write


# -- the handler -----------------------------------------------------------------------


class _Source:
    """Count of lines of one source since ``began``."""

    __slots__ = ("began", "dropped", "level", "lines")

    def __init__(self, began: float) -> None:
        self.began = began
        self.lines = 0
        self.dropped = 0
        self.level = 0  # the highest level of a dropped line


class _Limiter:
    """Counter of lines by source, used under the handler's lock."""

    def __init__(self) -> None:
        self._sources: dict[str, _Source] = {}
        self.limited = 0  # sources with dropped lines that are not reported yet

    def allows(self, name: str, level: int, now: float) -> bool:
        source = self._sources.get(name)
        if source is None or (now - source.began >= SOURCE_SECONDS and not source.dropped):
            if source is None and len(self._sources) >= SOURCES:
                self._forget(now)
                if len(self._sources) >= SOURCES and name != _OTHERS:
                    return self.allows(_OTHERS, level, now)
            source = self._sources[name] = _Source(now)
        if source.lines < SOURCE_LINES:
            source.lines += 1
            return True
        self.limited += not source.dropped
        source.dropped += 1
        source.level = max(source.level, level)
        return False

    def due(self, now: float) -> Iterator[tuple[str, int, int]]:
        """Yield sources whose time is over, with number and highest level dropped."""
        for name, source in list(self._sources.items()):
            if source.dropped and now - source.began >= SOURCE_SECONDS:
                del self._sources[name]
                self.limited -= 1
                yield name, source.dropped, source.level

    def _forget(self, now: float) -> None:
        for name, source in list(self._sources.items()):
            if not source.dropped and now - source.began >= SOURCE_SECONDS:
                del self._sources[name]


class Log(logging.Handler):
    """Handler of the root logger, made by `install`."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.settings = settings
        self._outputs = _open_outputs(settings, [])
        self._unused: list[tuple[int, _Output]] = []  # kept, so that no place has two writers
        self._stopped: list[_Output] = []
        self._limiter = _Limiter()
        self._levels: dict[str, int] = {}
        self._undo: list[Callable[[], None]] = []
        self._take_over()

    def emit(self, record: logging.LogRecord) -> None:
        """Queue the record for each output, without waiting or raising."""
        try:
            level = self._levels.get(record.name)
            if level is None:
                level = self._levels[record.name] = self.settings.level_of(record.name)
            if record.levelno < level:
                return
            source = _source(record)
            limited = self._limiter.limited
            if not self._limiter.allows(source, record.levelno, time.monotonic()):
                if self._limiter.limited > limited:
                    for _, output in self._outputs:
                        output.wake()
                return
            try:
                line = _line(record)
            except Exception as exc:
                record = logging.LogRecord(log.name, logging.ERROR, "", 0, "%s", None, None)
                record.args = (f"a message of {source} cannot be formatted: {type(exc).__name__}",)
                line = _line(record)
            self._put(record.levelno, line)
        except Exception:  # a message that cannot be formatted must not fail its caller
            for _, output in self._outputs:
                output.drop()

    def _put(self, level: int, line: str) -> None:
        for least, output in self._outputs:
            if level >= least:
                output.put(level, line)

    def prepare(self, settings: Settings) -> Callable[[], None]:
        """Open the outputs of new settings; returns a function that puts them to use.

        Opening may block. Outputs that stay the same go on; files are opened anew, so
        that they can be moved away. Raises LogError.
        """
        outputs = _open_outputs(settings, self._outputs + self._unused)

        def use() -> None:
            with self.lock:  # type: ignore[union-attr]  # None only for handlers without one
                old, self._outputs = self._outputs, outputs
                self.settings = settings
                self._levels = {}
            self._watch()
            logging.getLogger().setLevel(settings.lowest)
            kept = [output for _, output in outputs]
            self._stopped = [output for output in self._stopped if output.is_writing()]
            for least, output in old + self._unused:
                if output in kept:
                    continue
                if output.kind == "file":
                    output.stop()
                    self._stopped.append(output)
                elif all(output is not unused for _, unused in self._unused):
                    self._unused.append((least, output))
            self._unused = [pair for pair in self._unused if pair[1] not in kept]

        return use

    def report(self, *, everything: bool = False) -> float | None:
        """Log how many lines of which sources were dropped.

        Returns the seconds after which to call it again, or None.
        """
        with self.lock:  # type: ignore[union-attr]
            now = time.monotonic() + (SOURCE_SECONDS if everything else 0)
            for name, count, level in self._limiter.due(now):
                self._put(level, _dropped(name, count))
            return SOURCE_SECONDS / 10 if self._limiter.limited else None

    def finish(self, seconds: float = 1.0) -> None:
        """Write queued lines, for ``seconds`` at most, and restore Python's logging.

        Safe to call twice.
        """
        self.report(everything=True)
        while self._undo:
            self._undo.pop()()
        outputs, self._outputs, self._unused = self._outputs + self._unused, [], []
        for _, output in outputs:
            output.stop()
        deadline = time.monotonic() + seconds
        for output in (*self._stopped, *(output for _, output in outputs)):
            output.join(max(0.0, deadline - time.monotonic()))

    def _take_over(self) -> None:
        root = logging.getLogger()
        level, hooks = root.level, (sys.unraisablehook, threading.excepthook)

        def restore() -> None:
            root.removeHandler(self)
            root.setLevel(level)
            sys.unraisablehook, threading.excepthook = hooks
            logging.captureWarnings(False)

        self._undo.append(restore)
        self._watch()
        root.addHandler(self)
        root.setLevel(self.settings.lowest)
        # Python itself would write these to stderr, and wait.
        logging.captureWarnings(True)
        sys.unraisablehook = _unraisable
        threading.excepthook = _thread_failed

    def _watch(self) -> None:
        for _, output in self._outputs:
            output.on_idle = self.report


def install(settings: Settings | None = None) -> Log:
    """Install a handler for all logging of the process; `Log.finish` removes it.

    Raises LogError if an output cannot be opened.
    """
    return Log(Settings() if settings is None else settings)


def _open_outputs(
    settings: Settings, old: Sequence[tuple[int, _Output]]
) -> list[tuple[int, _Output]]:
    """Return the outputs of these settings, each with its least level.

    Old outputs of the same place are used again, except for files.
    """
    wanted = {
        (kind, where): LEVELS[level]
        for level, kind, where in settings.outputs or ((1, "stderr", ""),)
    }
    kept = {(output.kind, output.where): output for _, output in old if output.kind != "file"}
    outputs: list[tuple[int, _Output]] = []
    try:
        for place, level in wanted.items():
            outputs.append((level, kept.get(place) or _Output(*place)))
    except LogError:
        for _, output in outputs:
            if output not in kept.values():
                output.stop()
        raise
    return outputs


def _source(record: logging.LogRecord) -> str:
    """Return the source to which a record counts.

    It is the record's peer, or the listener in the name of a session, or else the
    message.
    """
    peer = getattr(record, "peer", None)
    if isinstance(peer, str):
        return peer
    first = record.args[0] if isinstance(record.args, tuple) and record.args else None
    if isinstance(first, str) and _MARK in first[:TEXT_SIZE]:
        return first.rpartition(_MARK)[0]
    return (
        f"'{record.msg[:TEXT_SIZE]}'" if isinstance(record.msg, str) else type(record.msg).__name__
    )


def _unraisable(unraisable: Any) -> None:
    info = (unraisable.exc_type, unraisable.exc_value, unraisable.exc_traceback)
    log.error(
        "%s: %r", unraisable.err_msg or "exception ignored in", unraisable.object, exc_info=info
    )


def _thread_failed(args: Any) -> None:
    info: tuple[type[BaseException], BaseException, TracebackType | None]
    info = (args.exc_type, args.exc_value, args.exc_traceback)
    log.error("thread %s failed", args.thread.name if args.thread else "?", exc_info=info)
