"""Costs of starting: imports, the command, a server's memory before any client."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from .rounds import Row

ROUNDS = 7
# Module -> milliseconds that its import may take, None where there is no target.
IMPORTS: dict[str, float | None] = {
    "virtrio": 150,
    "virtrio.protocol": 80,
    "virtrio.enums": None,
    "virtrio.protocol._generated.remote": None,
    "virtrio.blocking": None,
    "virtrio.trio": None,
    "virtrio.server.server": None,
}


def _import_time(module: str) -> float:
    """Return the milliseconds that an import takes in a fresh interpreter."""
    program = f"""
import time
start = time.perf_counter()
import {module}
print(time.perf_counter() - start)
"""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    return float(done.stdout) * 1e3


def _command_time() -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, "-m", "virtrio", "--version"], capture_output=True, check=True)
    return (time.perf_counter() - start) * 1e3


def _server_memory() -> float:
    """Return the MiB that `virtrio serve` has in memory when it is ready."""
    with tempfile.TemporaryDirectory() as directory:
        command = [sys.executable, "-m", "virtrio", "serve", "--listen", f"unix:{directory}/s"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
            assert server.stdout is not None
            server.stdout.readline()
            status = Path(f"/proc/{server.pid}/status").read_text()
            server.terminate()
    return (
        int(next(line for line in status.splitlines() if line.startswith("VmRSS:")).split()[1])
        / 1024
    )


def compared() -> tuple[list[Row], str]:
    for module in IMPORTS:  # so that all bytecode is compiled
        _import_time(module)
    times: dict[str, list[float]] = {module: [] for module in IMPORTS}
    commands = []
    for _ in range(ROUNDS):
        for module, found in times.items():
            found.append(_import_time(module))
        commands.append(_command_time())
    rows = [
        Row(f"import {module}", IMPORTS[module], found, at_most=True, unit=" ms")
        for module, found in times.items()
    ]
    rows.append(
        Row("virtrio --version, the whole process", None, commands, at_most=True, unit=" ms")
    )
    rows.append(
        Row(
            "virtrio serve before its first client, in memory",
            None,
            [_server_memory()],
            unit=" MiB",
        )
    )
    return rows, "startup: each import in a process of its own, with bytecode"
