"""Kills of a server between any two of its commands to QEMU."""

from pathlib import Path

_COUNTED = """
import os, signal
from virtrio.server.drivers.qemu.qmp.monitor import Monitor

turns = 0

def turn():
    global turns
    if os.path.exists({armed!r}):
        turns += 1
        with open({armed!r}) as file:
            if file.read() == str(turns):
                os.kill(os.getpid(), signal.SIGKILL)

kept = Monitor.command

async def command(self, *arguments, **more):
    turn()
    result = await kept(self, *arguments, **more)
    turn()
    return result

Monitor.command = command
"""


def counted(armed: Path) -> str:
    """Return what the process of a server does before it serves.

    It is killed at the turn whose number is in the file ``armed``: the first is before
    the first command that comes when the file is there, the second after that, the
    third before the next, and so on.
    """
    return _COUNTED.format(armed=str(armed))
