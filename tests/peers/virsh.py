"""A scripted virsh session, with its output cut into what each command printed."""

from __future__ import annotations

import os
import re
import subprocess
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from .users import User

PROMPT, READONLY_PROMPT = "virsh # ", "virsh > "
SECONDS = 60.0

_MASKS = (
    (re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d [+-]\d{4}"), "DATE"),
    (re.compile(r"\b1[6-9]\d{8}\b(\.\d+s)?"), "TIME"),
    (re.compile(r"(?<=Unable to validate doc against )\S+"), "SCHEMA"),
    (re.compile(r"(?m)^(CPU time: +)\S+$"), r"\1TIME"),
)


def session(
    uri: str,
    commands: Sequence[str],
    home: Path,
    *,
    readonly: bool = False,
    user: User | None = None,
) -> list[tuple[str, str]]:
    """Run commands in one virsh; return what each printed, on either output.

    Times are masked. virsh's working folder is `home`. It runs as `user` if one is
    given.
    """
    options: dict[str, Any] = {}
    if user is not None:
        options = {"user": user.uid, "group": user.gid, "extra_groups": []}
    # Line buffering keeps errors after the output that came before them; the home keeps
    # virsh's history out of ours.
    command = [
        "stdbuf",
        "-oL",
        "virsh",
        "--quiet",
        *(["--readonly"] if readonly else []),
        "--connect",
        uri,
    ]
    environment = os.environ | {
        "LC_ALL": "C",
        "TZ": "UTC",
        "TERM": "dumb",
        "COLUMNS": "1000",
        "HOME": str(home),
    }
    environment |= {"XDG_CACHE_HOME": str(home / "cache"), "XDG_CONFIG_HOME": str(home / "config")}
    done = subprocess.run(
        command,
        input="\n".join(commands) + "\n",
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=SECONDS,
        cwd=home,
        env=environment,
        **options,
    )
    return _cut(done.stdout, commands, READONLY_PROMPT if readonly else PROMPT)


def _cut(transcript: str, commands: Sequence[str], prompt: str) -> list[tuple[str, str]]:
    """Cut virsh's output, in which each command follows its prompt, at the prompts."""
    found = []
    rest = transcript
    for number, command in enumerate(commands):
        head = prompt + command + "\n"
        if head not in rest:
            raise AssertionError(f"virsh never came to {command!r}; it printed:\n{transcript}")
        rest = rest.split(head, 1)[1]
        following = prompt + (commands[number + 1] + "\n" if number + 1 < len(commands) else "")
        found.append((command, masked(rest.split(following, 1)[0])))
    return found


def masked(text: str, *, strip: bool = True) -> str:
    for pattern, replacement in _MASKS:
        text = pattern.sub(replacement, text)
    return text.strip("\n") if strip else text


def differences(theirs: Sequence[tuple[str, str]], ours: Sequence[tuple[str, str]]) -> str:
    """Return each command whose output differs, with both outputs; "" if none does."""
    return "\n".join(
        f"{command}\n--- libvirtd\n{their}\n--- ours\n{our}\n"
        for (command, their), (_, our) in zip(theirs, ours, strict=True)
        if their != our
    )
