"""What virsh answered to the sessions of `tests.interop.object_sessions` on libvirtd.

`python -m tests.command.object_answers` records it anew in object_answers.json.
"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

from tests.interop.object_sessions import FILES, SESSIONS

ANSWERS = Path(__file__).with_suffix(".json")


def folder(path: Path) -> Path:
    """Write the files that sessions name into a folder."""
    for name, text in FILES.items():
        (path / name).write_text(text)
    return path


def recorded() -> dict[str, list[tuple[str, str]]]:
    """Return what each line of each session printed."""
    sessions = json.loads(ANSWERS.read_text())
    return {name: [(line, text) for line, text in lines] for name, lines in sessions.items()}


def record() -> None:
    from tests import peers
    from tests.peers.fresh import forget
    from tests.peers.scripted import run_script

    answers = {}
    with peers.libvirtd() as libvirtd, tempfile.TemporaryDirectory() as home:
        for name, script in SESSIONS.items():
            forget(libvirtd)
            answers[name] = run_script(["virsh"], libvirtd.uri(), script, folder(Path(home)))
    ANSWERS.write_text(json.dumps(answers, indent=1) + "\n")


if __name__ == "__main__":
    record()
