"""What libvirtd and our server make of the documents of `domain_documents`.

``python -m tests.interop.domain_answers --count 1000 --seed 1`` compares others than
the tests do, and prints how the answers differ.
"""

from __future__ import annotations

import argparse
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from tests import peers
from tests.interop.domain_documents import COUNT, SEED, documents
from tests.interop.test_differential import shown
from tests.peers.worker import Answer, Worker, worker

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Difference", "Found", "compare"]

SECURE, INACTIVE, MIGRATABLE = 1, 2, 8
# What each document is defined for: the domain at rest, running, and at rest again.
CALLS: tuple[tuple[str, int | None], ...] = (
    ("XMLDesc", 0),
    ("XMLDesc", SECURE | INACTIVE),
    ("create", None),
    ("XMLDesc", SECURE),
    ("XMLDesc", SECURE | INACTIVE),
    ("XMLDesc", SECURE | MIGRATABLE),
    ("destroy", None),
    ("XMLDesc", SECURE),
    ("undefine", None),
)
_NAMES = ("define", *(f"{name}({'' if flags is None else flags})" for name, flags in CALLS))
_STARTED = _NAMES.index("create()")
# A domain's number depends on those before it.
_ID = re.compile(r"^(<domain [^>]*\bid=')[0-9]+'")


class Difference(NamedTuple):
    """First answer about a document in which the two differ, and both as text.

    ``reason`` is that of a difference that docs/server.md explains, or "".
    """

    number: int
    document: str
    call: str
    answers: str
    reason: str


class Found(NamedTuple):
    """Result of a comparison; ``refused`` counts what libvirtd refuses."""

    count: int
    refused: int
    differences: list[Difference]

    def text(self) -> str:
        equal = self.count - len(self.differences)
        lines = [
            f"{equal} of {self.count} documents are answered alike; {self.refused} are refused"
        ]
        for number, document, call, answers, reason in self.differences:
            lines += [f"\n{number}, {call}: {document}", *filter(None, (reason,)), answers]
        return "\n".join(lines)


def _requests(text: str) -> list[dict[str, Any]]:
    calls: list[dict[str, Any]] = [
        {"op": "call", "on": "conn", "method": "defineXML", "args": [text], "save": "domain"}
    ]
    for method, flags in CALLS:
        args = [] if flags is None else [flags]
        calls.append({"op": "call", "on": "domain", "method": method, "args": args})
    return calls


def _answers(client: Worker, uri: str, texts: Sequence[str]) -> list[list[Answer]]:
    client.value("open", uri=uri, save="conn")
    found = []
    for text in texts:
        define, *others = _requests(text)
        answers = client.run([define])
        if "error" not in answers[0]:
            answers += client.run(others)
        for answer in answers:
            if isinstance(answer.get("value"), str):
                answer["value"] = _ID.sub(r"\1N'", answer["value"])
        found.append(answers)
    client.value("close")
    return found


def _reason(theirs: list[Answer]) -> str:
    if "error" in theirs[min(_STARTED, len(theirs) - 1)] and len(theirs) > 1:
        return "libvirtd fails to start it, and leaves it half started"
    return ""


def compare(
    libvirtd: peers.Endpoint, server: peers.Endpoint, client: Worker, count: int, seed: int
) -> Found:
    """Define documents on both, start and stop their domains, compare all answers."""
    texts = [document.text for document in documents(count, seed)]
    theirs = _answers(client, libvirtd.uri(), texts)
    ours = _answers(client, server.uri(), texts)
    differences = []
    for number, text in enumerate(texts):
        for call, their, our in zip(_NAMES, theirs[number], ours[number], strict=False):
            if their != our:
                reason = _reason(theirs[number])
                differences.append(Difference(number, text, call, shown(their, our), reason))
                break
    refused = sum("error" in answers[0] for answers in theirs)
    return Found(count, refused, differences)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.interop.domain_answers")
    parser.add_argument("--count", type=int, default=COUNT, help="number of documents")
    parser.add_argument("--seed", type=int, default=SEED, help="what they are made from")
    options = parser.parse_args()
    with peers.libvirtd() as libvirtd, peers.served() as server, worker() as client:
        print(compare(libvirtd, server, client, options.count, options.seed).text())


if __name__ == "__main__":
    main()
