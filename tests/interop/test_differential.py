"""Random calls through libvirt-python: libvirtd and our server answer the same.

libvirtd answers with its test driver. VIRTRIO_DIFFERENTIAL=N runs N sequences instead
of 30, VIRTRIO_DIFFERENTIAL_LENGTH=L makes each L calls long instead of 60, and
VIRTRIO_DIFFERENTIAL_SEED=S starts at seed S.
"""

from __future__ import annotations

import difflib
import json
import os
import tempfile
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest

from tests import peers
from tests.interop import sequences
from tests.peers.fresh import forget

if TYPE_CHECKING:
    from tests.peers.worker import Worker

pytestmark = pytest.mark.peer("libvirtd", "libvirt-python")

SEQUENCES = int(os.environ.get("VIRTRIO_DIFFERENTIAL", "30"))
FIRST_SEED = int(os.environ.get("VIRTRIO_DIFFERENTIAL_SEED", "1"))
LENGTH = int(os.environ.get("VIRTRIO_DIFFERENTIAL_LENGTH", "60"))
TEXTS_THAT_AGREE = 0.97
SHOWN = 40


def answers(worker: Worker, uri: str, requests: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Make a sequence's calls, with an empty folder for its images."""
    with tempfile.TemporaryDirectory(prefix="images-") as folder:
        worker.value("open", uri=uri, save="conn")
        try:
            found = worker.run(sequences.in_folder(requests, folder))
        finally:
            worker.value("close")
        found = json.loads(json.dumps(found).replace(folder, "{folder}"))
    return [
        sequences.comparable(request, answer)
        for request, answer in zip(requests, found, strict=True)
    ]


def shown(their: dict[str, Any], our: dict[str, Any]) -> str:
    """Return both answers as text.

    Of two long texts, such as XML, it has only the lines that differ.
    """
    texts = [answer["value"] for answer in (their, our) if isinstance(answer.get("value"), str)]
    if len(texts) == 2:
        lines = difflib.unified_diff(
            *(text.splitlines() for text in texts), "libvirtd", "ours", n=1, lineterm=""
        )
        return "\n".join(f"    {line}" for line in lines)
    return f"    libvirtd: {their}\n    ours:     {our}"


@dataclass
class Comparison:
    calls: int = 0
    values: int = 0
    errors: int = 0
    differences: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    def add(self, seed: int, requests: list[Any], theirs: list[Any], ours: list[Any]) -> None:
        for number, (request, their, our) in enumerate(zip(requests, theirs, ours, strict=True)):
            self.calls += 1
            self.values += "value" in their
            self.errors += "error" in their
            head = (
                f"seed {seed}, call {number}: "
                f"{request['on']}.{request['method']}{tuple(request['args'])!r}"
            )
            report = f"{head}\n{shown(their, our)}"
            if not sequences.agrees(our, their):
                self.differences.append(report)
                return  # what follows may differ only because of this
            if "error" in their and not sequences.same_text(our, their):
                self.texts.append(report)


def test_differential(libvirtd: peers.Endpoint, libvirt_python: Worker) -> None:
    found = Comparison()
    for seed in range(FIRST_SEED, FIRST_SEED + SEQUENCES):
        requests = sequences.sequence(seed, LENGTH)
        # libvirtd's test driver forgets its state with the last connection; ours lives
        # as long as the server.
        forget(libvirtd)
        theirs = answers(libvirt_python, libvirtd.uri(), requests)
        with peers.served() as server:
            ours = answers(libvirt_python, server.uri(), requests)
        found.add(seed, requests, theirs, ours)
    agreeing = 1 - len(found.texts) / max(1, found.errors)
    print(
        f"{found.calls} calls, {found.values} with a value, {found.errors} with an error, "
        f"whose texts agree on {agreeing:.1%}"
    )
    print("\n".join(found.texts[:SHOWN]))
    if found.differences:
        pytest.fail(
            "\n".join([f"{len(found.differences)} sequences differ", *found.differences[:SHOWN]])
        )
    assert found.values >= found.calls / 3
    assert agreeing >= TEXTS_THAT_AGREE, f"only {agreeing:.1%} of error texts agree:\n" + "\n".join(
        found.texts[:SHOWN]
    )


def test_two_libvirtds_agree(libvirtd: peers.Endpoint, libvirt_python: Worker) -> None:
    """Test that no answer depends on the clock or on earlier calls."""
    found = Comparison()
    for seed in range(FIRST_SEED, FIRST_SEED + 12):
        requests = sequences.sequence(seed, LENGTH)
        forget(libvirtd)
        first = answers(libvirt_python, libvirtd.uri(), requests)
        forget(libvirtd)
        found.add(seed, requests, first, answers(libvirt_python, libvirtd.uri(), requests))
    assert not found.differences + found.texts
