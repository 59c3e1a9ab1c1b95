"""Programs of users other than the one that runs the tests, who is root then."""

from __future__ import annotations

import os
import site
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["ANYBODY", "SOMEBODY", "User", "python_of_others"]


@dataclass(frozen=True, slots=True)
class User:
    """User that programs run as, with folders of its own below ``home``."""

    uid: int
    gid: int

    def environment(self, home: Path) -> dict[str, str]:
        """Return a whole environment, with all folders of the user below one."""
        return {
            "PATH": "/usr/sbin:/usr/bin:/sbin:/bin",
            "LC_ALL": "C",
            "TZ": "UTC",
            "HOME": str(home),
            "XDG_RUNTIME_DIR": str(home / "run"),
            "XDG_STATE_HOME": str(home / "state"),
            "XDG_CONFIG_HOME": str(home / "config"),
            "XDG_CACHE_HOME": str(home / "cache"),
        }

    def make_home(self, home: Path) -> None:
        """Make the folders of the environment, and give them to the user."""
        for folder in (home, *(home / name for name in ("run", "state", "config", "cache"))):
            folder.mkdir(mode=0o700, exist_ok=True)
            os.chown(folder, self.uid, self.gid)

    def run(self, *command: str, home: Path, **options: object) -> subprocess.CompletedProcess[str]:
        """Run a program as this user, and return what it printed."""
        return subprocess.run(
            command,
            user=self.uid,
            group=self.gid,
            extra_groups=[],
            env=self.environment(home),
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
            cwd=home,
            **options,  # type: ignore[call-overload]
        )


# Users who are on every machine, and whom nothing runs as: "bin" and "sys".
SOMEBODY = User(2, 2)
ANYBODY = User(3, 3)


@cache
def python_of_others() -> list[str] | None:
    """Return the beginning of a command that runs this Python's programs as any user.

    Where this Python is in a home that is closed to others, that is a Python of the
    system of the same version; None if there is none.
    """
    packages = site.getsitepackages()[0]
    ready = f"import site; site.addsitedir({packages!r})\n"
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    for program in (sys.executable, f"/usr/bin/{version}"):
        try:
            done = subprocess.run(
                [program, "-c", f"{ready}import virtrio.server, trio, lxml.etree"],
                user=SOMEBODY.uid,
                group=SOMEBODY.gid,
                extra_groups=[],
                env={},
                cwd="/",
                capture_output=True,
            )
        except OSError:
            continue
        if done.returncode == 0:
            return [program, "-c", f"{ready}import sys\n{_MAIN}"]
    return None


_MAIN = "from virtrio.command.main import main\nsys.exit(main(sys.argv[1:]))"
