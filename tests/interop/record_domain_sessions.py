"""Record what virsh prints with a libvirtd in `domain_sessions.jsonl`.

Run as ``python -m tests.interop.record_domain_sessions``.
"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

from tests import peers
from tests.interop.domain_sessions import FILES, SESSIONS
from tests.peers.fresh import forget
from tests.peers.scripted import run_script

RECORDED = Path(__file__).with_name("domain_sessions.jsonl")


def main() -> None:
    with peers.libvirtd() as libvirtd, RECORDED.open("w") as file:
        for name, script in SESSIONS.items():
            with tempfile.TemporaryDirectory() as folder:
                for path, text in FILES.items():
                    Path(folder, path).write_text(text)
                for line, text in run_script(["virsh"], libvirtd.uri(), script, Path(folder)):
                    file.write(json.dumps([name, line, text]) + "\n")
            forget(libvirtd)


if __name__ == "__main__":
    main()
