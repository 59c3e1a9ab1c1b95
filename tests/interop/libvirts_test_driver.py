"""Procedures that libvirt's test driver answers: asked of a libvirtd, or read.

`python -m tests.interop.libvirts_test_driver record` asks a libvirtd of its own and
writes `protocol/definitions/test_driver.json`, from which `virtrio procedures` has its
column. What newer releases answer is read in the source of their test driver, whose
tables say which function answers what and since when:
`record --source test_driver.c VERSION`. Without a source, the file keeps what was read
before.
"""

from __future__ import annotations

import json
import re
import socket
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tests import peers
from tests.interop import error_arguments
from tests.interop.error_probes import places
from tests.interop.everycall import PROCEDURES, Caller, Refusal, arguments
from virtrio.enums import ErrorNumber
from virtrio.gen.names import c_function

if TYPE_CHECKING:
    from collections.abc import Iterator

    from virtrio.command.tools.procedures import Procedure as ListedProcedure
    from virtrio.protocol.idl.model import Procedure, Specification

__all__ = ["BY_THE_DAEMON", "FILE", "KEEPALIVE", "Answer", "ask", "read", "recorded"]

FILE = Path(__file__).parents[2] / "protocol/definitions/test_driver.json"
VERSION = "9.0.0"
NOTE = (
    "Procedures that libvirt's test driver answers. Those under 'asked' were not refused "
    "with VIR_ERR_NO_SUPPORT by a libvirtd of that version. Those under 'read' were, or are "
    "newer: the tables of the driver's source, of that version, have them, with the release "
    "that the source names."
)

BY_THE_DAEMON = {
    "REMOTE_PROC_AUTH_LIST": True,
    "REMOTE_PROC_AUTH_POLKIT": False,
    "REMOTE_PROC_AUTH_SASL_INIT": False,
    "REMOTE_PROC_AUTH_SASL_START": False,
    "REMOTE_PROC_AUTH_SASL_STEP": False,
    "REMOTE_PROC_CONNECT_CLOSE": True,
    "REMOTE_PROC_CONNECT_OPEN": True,
    # answered, whatever the driver, for a callback that cannot be there
    "REMOTE_PROC_CONNECT_SECRET_EVENT_DEREGISTER_ANY": False,
    "QEMU_PROC_CONNECT_DOMAIN_MONITOR_EVENT_DEREGISTER": False,
}
"""Procedures that cannot be asked on a connection that is open.

They are answered as the daemon is set up, those that are True by every daemon.
"""

KEEPALIVE = ["KEEPALIVE_PROC_PING", "KEEPALIVE_PROC_PONG"]
"""Procedures that are no calls: every daemon takes them."""


class Answer(NamedTuple):
    """A server's answer to a well-formed call.

    ``refusal`` is None if it did not refuse the call.
    """

    procedure: str
    refusal: Refusal | None

    @property
    def is_answered(self) -> bool:
        """Whether there is a function behind the procedure, whatever it said."""
        if self.refusal is None:
            return True
        text = self.refusal.text or ""
        if self.refusal.code == ErrorNumber.VIR_ERR_NO_SUPPORT:
            # Followed by the function's name: a driver that has it says what it lacks.
            return not text.startswith(
                "this function is not supported by the connection driver: vir"
            )
        return "unknown procedure" not in text


def _payload(spec: Specification, procedure: Procedure, objects: error_arguments.Objects) -> bytes:
    """Pack right arguments; objects are those of the default node."""
    function = c_function(procedure.name)
    if function not in error_arguments.FUNCTIONS:  # no client has it as a plain call
        return arguments(spec, procedure, full=False)
    fields = error_arguments.plain(function, spec, procedure)
    about = error_arguments.about(function, spec, procedure, objects)
    return arguments(spec, procedure, **{**fields, **(about or {})})


def is_newer(row: ListedProcedure) -> bool:
    """Return whether libvirt's test driver has a procedure since a later release."""
    told = row["libvirt_test"]
    return told is not None and told["how"] == "read"


def ask(daemon: peers.Endpoint) -> Iterator[Answer]:
    """Yield the answer to each procedure, asked on a connection of its own."""
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        objects = places(Path(folder))["test"].objects["there"]
        ends = [stack.enter_context(end) for end in socket.socketpair()]
        for spec, procedure in PROCEDURES:
            if procedure.name in BY_THE_DAEMON:
                continue
            takes_files = c_function(procedure.name) in error_arguments.WITH_FILES
            files = [ends[0].fileno()] if takes_files else []
            with Caller(str(daemon.socket)).open() as caller:
                payload = _payload(spec, procedure, objects)
                refusal = caller.call(spec, procedure.number, payload, files)
            yield Answer(procedure.name, refusal)


# -- the source ------------------------------------------------------------------------

_ENTRY = re.compile(r"^\s*\.(\w+) = \w+,\s*/\* ([0-9.]+) \*/", re.MULTILINE)


def read(source: str) -> dict[str, str]:
    """Return the procedures in the tables of a driver's source, and since when."""
    by_function = {
        c_function(procedure.name).lower(): procedure.name for _, procedure in PROCEDURES
    }
    found = {f"vir{name}".lower(): since for name, since in _ENTRY.findall(source)}
    return {name: found[function] for function, name in by_function.items() if function in found}


# -- the file --------------------------------------------------------------------------


def recorded() -> dict[str, dict[str, object]]:
    found: dict[str, dict[str, object]] = json.loads(FILE.read_text())
    return found


def main() -> None:
    words = sys.argv[1:]
    if words[:1] != ["record"] or len(words) not in (1, 4) or words[1:2] not in ([], ["--source"]):
        sys.exit(
            "usage: python -m tests.interop.libvirts_test_driver record [--source FILE VERSION]"
        )
    with peers.libvirtd() as daemon:
        answered = {answer.procedure for answer in ask(daemon) if answer.is_answered}
    answered |= {name for name, is_answered in BY_THE_DAEMON.items() if is_answered}
    asked = [procedure.name for _, procedure in PROCEDURES if procedure.name in answered]
    asked += KEEPALIVE
    if len(words) == 1:
        newer = recorded()["read"]
    else:
        found = read(Path(words[2]).read_text())
        newer = {
            "version": words[3],
            "procedures": {name: since for name, since in found.items() if name not in asked},
        }
    document = {
        "note": NOTE,
        "asked": {"version": VERSION, "procedures": asked},
        "read": newer,
    }
    FILE.write_text(json.dumps(document, indent=1) + "\n")


if __name__ == "__main__":
    main()
