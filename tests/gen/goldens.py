"""Golden files: the emitters' output for the small definitions in ``golden/``.

After an intended change of the output::

    .venv/bin/python -m tests.gen.goldens

writes the expected files anew; read the diff before committing it. The folders under
``golden/`` are those of the real output, so that the same rules of ruff hold for both.
"""

from __future__ import annotations

import json
from pathlib import Path

from virtrio.gen import (
    codec,
    dispatch,
    driver,
    enums,
    events,
    formatting,
    methods,
    procedures,
    stubs,
)
from virtrio.protocol.idl import parser

FOLDER = Path(__file__).with_name("golden")


def outputs() -> dict[str, str]:
    """Return text by path under ``golden/``, for every emitter."""
    types = parser.load(FOLDER / "types.x")
    remote = parser.load(FOLDER / "remote.x")
    values = json.loads((FOLDER / "enums.json").read_text())
    readonly = json.loads((FOLDER / "readonly.json").read_text())
    (base,) = types.imports
    files = {
        **{
            f"protocol/_generated/{path}": text
            for spec in (base, types)
            for path, text in codec.emit(spec).items()
        },
        **{
            f"protocol/_generated/{path}": text
            for path, text in enums.emit(values, "enums.json").items()
        },
        "protocol/_generated/remote_procedures.py": procedures.emit(remote),
        "protocol/_generated/events_events.py": events.emit(
            parser.load(FOLDER / "events.x"), values
        ),
        "server/_generated/driver.py": driver.emit_driver(remote),
        "server/_generated/remote_rows.py": dispatch.emit_rows(remote, values, readonly=readonly),
        "client/_generated/calls.py": stubs.emit_calls(remote),
        "client/_generated/methods.py": stubs.emit_methods(remote),
        **{
            f"client/_generated/{world.name}/handles/{path}": text
            for world in methods.WORLDS
            for path, text in stubs.emit_stubs(remote, world).items()
            if path in ("__init__.py", "later.py", "connect.py", "domain.py")
        },
    }
    return formatting.formatted(files)


def main() -> None:
    for path, text in outputs().items():
        target = FOLDER / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text)


if __name__ == "__main__":
    main()
