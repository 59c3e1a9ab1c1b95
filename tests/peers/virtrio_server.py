"""`virtrio serve` in a process of its own."""

from __future__ import annotations

import contextlib
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .contained import ADDRESS
from .leftovers import note_state
from .processes import Endpoint, accepts, short_directory, stop, wait_until
from .users import python_of_others

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from .users import User

__all__ = ["restart", "served", "virtrio_command"]


# What a process in a network of its own does before its command.
APART = f'ip link set lo up && ip address add {ADDRESS[0]}/32 dev lo && exec "$@"'


def virtrio_command(*arguments: str) -> list[str]:
    """Return the `virtrio` command line of the environment that runs the tests."""
    return [str(Path(sys.executable).with_name("virtrio")), *arguments]


@contextlib.contextmanager
def served(
    *arguments: str,
    tcp: bool = False,
    readonly: bool = False,
    admin: bool = False,
    expect_clean: bool = True,
    before: str = "",
    user: User | None = None,
    apart: bool = False,
) -> Iterator[Endpoint]:
    """Run `virtrio serve` in a process of its own, on a unix socket.

    With `tcp` it listens on a free TCP port too, with `readonly` on a read-only socket,
    with `admin` for virt-admin on a socket named admin. `before` is a statement of
    Python that its process runs before it serves. `user` is one to run as, whose home
    is the server's folder. `apart` gives it a network of its own, as
    libvirtd's is. With `expect_clean`, leaving the block asserts exit status 0 after
    SIGTERM and a log without tracebacks.
    """
    endpoint: Endpoint | None = None
    directory = short_directory("virtrio-")
    if "--state-dir" in arguments:
        note_state(arguments[arguments.index("--state-dir") + 1])
    options: dict[str, Any] = {}
    if user is not None:
        user.make_home(directory)
        environment = user.environment(directory)
        options = {"user": user.uid, "group": user.gid, "extra_groups": [], "env": environment}
    path, log, ready = directory / "sock", directory / "serve.log", directory / "serve.out"
    listeners = [f"unix:{path}"]
    if readonly:
        listeners.append(f"unix:{path}-ro?readonly=1")
    if admin:
        listeners.append(f"unix:{directory}/admin?admin=1")
    if tcp:
        listeners.append("tcp://127.0.0.1:0")
    listen = [word for uri in listeners for word in ("--listen", uri)]
    with log.open("wb") as err, ready.open("wb") as out:
        command = virtrio_command("serve", *listen, *arguments)
        if before:
            program = (
                f"{before}\nimport sys\nfrom virtrio.command.main import main\n"
                "sys.exit(main(sys.argv[1:]))"
            )
            command = [sys.executable, "-c", program, *command[1:]]
        if user is not None:
            python = python_of_others()
            assert python is not None
            command = [*python, *command[1:]]
        if apart:
            command = ["unshare", "--net", "sh", "-c", APART, "sh", *command]
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=out, stderr=err, **options
        )
    try:
        wait_until(
            lambda: ready.read_text().count("\n") >= len(listeners),
            process,
            log,
            what="virtrio serve",
        )
        port = None
        if tcp:
            line = next(line for line in ready.read_text().splitlines() if "tcp://" in line)
            port = int(line.split("tcp://", 1)[1].split()[0].rstrip("/.,").rsplit(":", 1)[1])
        endpoint = Endpoint(directory, path, port, process, log)
        yield endpoint
        process = endpoint.process
        status = stop(process)
        if expect_clean:
            text = log.read_text()
            assert status == 0, f"virtrio serve ended with status {status}:\n{text}"
            assert "Traceback" not in text, text
    finally:
        stop(process if endpoint is None else endpoint.process)
        shutil.rmtree(directory, ignore_errors=True)


def restart(endpoint: Endpoint, meanwhile: Callable[[], object]) -> None:
    """Stop a server of ours on a unix socket, and start a new one with its arguments.

    ``meanwhile()`` is called between the two. Returns when the new one listens.
    """
    stop(endpoint.process)
    meanwhile()
    command = endpoint.process.args
    with endpoint.log.open("ab") as err:
        endpoint.process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=err,
        )
    wait_until(
        lambda: accepts(str(endpoint.socket)),
        endpoint.process,
        endpoint.log,
        what="virtrio serve",
    )
