"""Smoke test of an installed virtrio: modules, the command, a call of each client.

    python -I tests/smoke.py

It needs the standard library alone. `make smoke-pythons` runs it on every Python that
starts, in an environment that has the wheel and its requirements.
"""

from __future__ import annotations

import contextlib
import pkgutil
import subprocess
import sys
import sysconfig
import tempfile
from importlib import import_module
from pathlib import Path

import trio

import virtrio

SECONDS = 20


def import_everything():
    """Import every module, and return their number.

    Only modules that need pytest or libnbd's binding may fail, where it is missing.
    """
    count = 0
    for module in pkgutil.walk_packages(virtrio.__path__, "virtrio."):
        if module.name.endswith(".__main__"):
            continue
        try:
            import_module(module.name)
        except ModuleNotFoundError as exc:
            if exc.name not in ("pytest", "nbd"):
                raise
        else:
            count += 1
    for name in virtrio.__all__:
        getattr(virtrio, name)
    return count


@contextlib.contextmanager
def serving():
    """Run `virtrio serve`, and give the URI of its `test` hypervisor.

    The server has to end with status 0.
    """
    with tempfile.TemporaryDirectory(prefix="virtrio-") as folder:
        path = f"{folder}/s"
        command = [f"{sysconfig.get_path('scripts')}/virtrio", "serve", "--listen", f"unix:{path}"]
        server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        try:
            assert server.stdout is not None
            assert server.stdout.readline() == f"listening on unix:{path}\n"
            yield f"test+unix:///default?socket={path}"
        finally:
            server.terminate()
            status = server.wait(SECONDS)
        assert status == 0, f"the server ended with status {status}"


def call_blocking(uri):
    with virtrio.blocking.connect(uri, timeout=SECONDS) as conn:
        return conn.lookup_by_name("test").name()


async def call_trio(uri):
    with trio.fail_after(SECONDS):
        async with virtrio.connect(uri) as conn:
            return (await conn.lookup_by_name("test")).name()


def main():
    home = Path(virtrio.__file__)
    assert home.is_relative_to(sys.prefix), f"{home} is not what is installed"
    count = import_everything()
    with serving() as uri:
        assert call_blocking(uri) == "test"
        assert trio.run(call_trio, uri) == "test"
    print(f"   {count} modules, a server, a call of each client")


if __name__ == "__main__":
    main()
