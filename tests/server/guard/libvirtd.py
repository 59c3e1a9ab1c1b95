"""The same calls, on a libvirtd of the test's own, which may not survive them."""

from __future__ import annotations

import struct
import time
from pathlib import Path
from typing import TYPE_CHECKING

from tests.server.guard import state
from tests.server.guard.client import REMOTE, Client, ClosedError
from tests.server.guard.variations import PROGRAMS, Call, Variations

if TYPE_CHECKING:
    from collections.abc import Iterator

_PATIENCE = 60
_DOMAINS = 1_000
_LOOKUP, _DEFINE, _CREATE, _CHECKPOINT = 23, 11, 9, 411


def _string(text: str) -> bytes:
    data = text.encode()
    return struct.pack(">I", len(data)) + data + bytes(-len(data) % 4)


def _domain(of: dict[str, object]) -> bytes:
    return _string(str(of["name"])) + bytes(of["uuid"]) + struct.pack(">i", -1)


def _ensure(client: Client, of: dict[str, object], document: str) -> str:
    """Define a domain if it is missing, and start it if it is to run.

    Returns a complaint, or nothing.
    """
    if client.call(REMOTE, _LOOKUP, _string(str(of["name"]))) == 0:
        return ""
    code = client.call(REMOTE, _DEFINE, _string(document))
    if not code and of is not state.INACTIVE:
        code = client.call(REMOTE, _CREATE, _domain(of))
    return f"{of['name']}: error {code}" if code else ""


def prepare(client: Client) -> list[str]:
    """Prepare the state of `state.py`, with fewer domains.

    Returns complaints about what could not be had.
    """
    special = [(state.GUEST, state.guest()), *state.others(), (state.GIANT, state.giant())]
    complaints = [
        complaint for of, document in special if (complaint := _ensure(client, of, document))
    ]
    for number in range(state.CHECKPOINTS_OF_MANY):
        payload = _domain(state.CHECKPOINTED) + _string(state.checkpoint(number)) + bytes(4)
        client.call(REMOTE, _CHECKPOINT, payload)
    for number in range(_DOMAINS):
        client.call(REMOTE, _DEFINE, _string(state.ordinary(number)))
    return complaints


def _wanted(labels: set[str], *, thorough: bool) -> Iterator[tuple[str, Call]]:
    for program in PROGRAMS:
        if program == "admin":  # the admin program has a socket of its own
            continue
        variations = Variations(program, thorough=thorough)
        for row in variations.program.procedures.values():
            for call in variations.calls(row):
                if call.label in labels:
                    yield call.label, call


def times(path: str, labels: set[str], *, thorough: bool = False) -> dict[str, str]:
    """Return libvirtd's milliseconds for the calls with these labels, as texts.

    Where it refused, the error's code is added.
    """
    found: dict[str, str] = {}
    holder = Client(Path(path), _PATIENCE)  # the state lives as long as one connection does
    for complaint in prepare(holder):
        print(f"libvirtd does not take {complaint}")
    special = [(state.GUEST, state.guest()), *state.others()]
    try:
        for label, call in _wanted(labels, thorough=thorough):
            for of, document in special:
                _ensure(holder, of, document)
            client = Client(Path(path), _PATIENCE)
            began = time.monotonic()
            try:
                code = client.ask(call, _PATIENCE)
                note = f" (error {code})" if code else ""
            except ClosedError:
                note = " (connection closed)"
            except TimeoutError:
                note = " (no answer)"
            found[label] = f"{(time.monotonic() - began) * 1000:,.1f}{note}"
            client.close()
    except (ClosedError, OSError):
        found = {label: found.get(label, "it had ended") for label in labels}
    finally:
        holder.close()
    return found
