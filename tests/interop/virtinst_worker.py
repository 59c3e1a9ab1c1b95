"""Runs virt-install, virt-clone, virt-xml and virsh, one command line after the other.

Run with the system's Python, the connection's URI and a file of command lines. Loading
the tools takes longer than most of their work, so they are loaded once, and each line
runs in a fork. Prints a JSON list of [exit status, output] for each.
"""

from __future__ import annotations

import contextlib
import json
import os
import shlex
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, "/usr/share/virt-manager")

import libvirt
from virtinst import (
    cli,
    virtclone,
    virtinstall,
    virtxml,
)

TOOLS = {"virt-install": virtinstall, "virt-clone": virtclone, "virt-xml": virtxml}


def run(line: str, uri: str) -> tuple[int, str]:
    """Run one command line, those of Python in a fork."""
    tool, *arguments = shlex.split(line)
    if tool == "virsh":
        done = subprocess.run(
            [tool, "--connect", uri, *arguments],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=60,
            check=False,
        )
        return done.returncode, done.stdout
    with tempfile.TemporaryFile() as output:
        child = os.fork()
        if not child:
            signal.alarm(60)  # a question that nobody answers, for one
            os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
            os.dup2(output.fileno(), 1)
            os.dup2(output.fileno(), 2)
            sys.argv = [tool, "--connect", uri, *arguments]
            status = 70
            with contextlib.suppress(SystemExit):
                try:
                    TOOLS[tool].runcli()
                    status = 0
                except SystemExit as exit_:
                    status = exit_.code if isinstance(exit_.code, int) else int(bool(exit_.code))
                sys.stdout.flush()
                sys.stderr.flush()
            os._exit(status)
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        output.seek(0)
        return status, output.read().decode(errors="replace")


assert cli
uri, lines = sys.argv[1:]
held = libvirt.open(uri)  # libvirtd's test driver forgets all with its last connection
json.dump([run(line, uri) for line in Path(lines).read_text().splitlines()], sys.stdout)
