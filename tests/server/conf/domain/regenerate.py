"""Write down what libvirt's own test driver makes of the documents in this folder.

Run it with a Python that has libvirt-python 9.0.0 (``/usr/bin/python3
tests/server/conf/domain/regenerate.py``). It needs no daemon: the test driver runs
within the process. ``documents/NAME.xml`` are whole documents, each answered with
``NAME.out`` (all that is printed), and ``NAME.plain`` and ``NAME.migratable`` where
those differ. ``fragments.jsonl`` holds one part of a document a line, with the answer
in the same line: an error, or the lines that replace the lines ``[before:after]`` of
the plain document. ``empty.jsonl`` is the same for parts in which one attribute or text
is empty, ``namespaces.jsonl`` for parts with prefixes, declared (``x``) and not.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

HERE = Path(__file__).parent
FRAGMENTS = ("fragments.jsonl", "empty.jsonl", "namespaces.jsonl")
SECURE, INACTIVE, MIGRATABLE = 1, 2, 8
UUID = "c7a5fdbd-edaf-9455-926a-d65c16db1809"
PARTS = {"memory": "<memory>1024</memory>", "top": "", "os": "<type>hvm</type>", "devices": ""}


def document(case: dict[str, str]) -> str:
    part = {key: case.get(key, default) for key, default in PARTS.items()}
    head = f"<domain type='test'><name>v</name><uuid>{UUID}</uuid>"
    return (
        f"{head}{part['memory']}{part['top']}<os>{part['os']}</os>"
        f"<devices>{part['devices']}</devices></domain>"
    )


def folded(lines: list[str], plain: list[str]) -> dict[str, object]:
    """Return ``lines`` as a change of ``plain``."""
    before = 0
    while before < min(len(lines), len(plain)) and lines[before] == plain[before]:
        before += 1
    after = len(plain)
    end = len(lines)
    while after > before and end > before and lines[end - 1] == plain[after - 1]:
        after -= 1
        end -= 1
    return {"at": [before, after], "lines": lines[before:end]}


def unfolded(answer: dict[str, object], plain: list[str]) -> list[str]:
    before, after = answer["at"]
    return [*plain[:before], *answer["lines"], *plain[after:]]


def main() -> None:
    import libvirt

    libvirt.registerErrorHandler(lambda *_: None, None)
    connection = libvirt.open("test:///default")

    def printed(text: str, flags: int) -> str:
        domain = connection.defineXML(text)
        try:
            return domain.XMLDesc(flags)
        finally:
            domain.undefine()

    for path in sorted((HERE / "documents").glob("*.xml")):
        text = path.read_text()
        out = printed(text, SECURE | INACTIVE)
        path.with_suffix(".out").write_text(out)
        for suffix, flags in (
            (".plain", INACTIVE),
            (".migratable", SECURE | INACTIVE | MIGRATABLE),
        ):
            other = printed(text, flags)
            if other != out:
                path.with_suffix(suffix).write_text(other)

    plain = printed(document({}), SECURE | INACTIVE).splitlines()
    for name in FRAGMENTS:
        answer_fragments(name, plain, printed)


def answer_fragments(name: str, plain: list[str], printed: Callable[[str, int], str]) -> None:
    import libvirt

    answered = []
    for line in (HERE / name).read_text().splitlines():
        case = {key: value for key, value in json.loads(line).items() if key in PARTS}
        try:
            answer = folded(printed(document(case), SECURE | INACTIVE).splitlines(), plain)
        except libvirt.libvirtError as error:
            answer = {
                "error": [
                    error.get_error_code(),
                    error.get_error_domain(),
                    error.get_error_message(),
                ]
            }
        answered.append(json.dumps(case | answer, ensure_ascii=False))
    (HERE / name).write_text("\n".join(answered) + os.linesep)


if __name__ == "__main__":
    main()
