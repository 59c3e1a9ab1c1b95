"""Write down what libvirt's own test driver makes of the documents in this folder.

Run it with a Python that has libvirt-python 9.0.0 (``/usr/bin/python3
tests/server/conf/domain/regenerate.py``). It needs no daemon: the test driver runs
within the process. ``documents/NAME.xml`` are whole documents, each answered with
``NAME.out`` (all that is printed), and ``NAME.plain`` and ``NAME.migratable`` where
those differ. ``fragments.jsonl`` holds one part of a document a line, with the answer
in the same line: an error, or the lines that replace the lines ``[before:after]`` of
the plain document. ``empty.jsonl`` is the same for parts in which one attribute or text
is empty, ``namespaces.jsonl`` for parts with prefixes, declared (``x``) and not.
``rules.jsonl`` and ``devices.jsonl`` are the same, grouped by what the parts are
``about``, and have answers in other forms as well where those differ: ``live`` for a
guest that runs, ``migratable``, and ``copied`` for the definition of the next start
while it runs.
"""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

HERE = Path(__file__).parent
FRAGMENTS = ("fragments.jsonl", "empty.jsonl", "namespaces.jsonl")
SECURE, INACTIVE, MIGRATABLE = 1, 2, 8
UUID = "c7a5fdbd-edaf-9455-926a-d65c16db1809"
PARTS = {
    "type": "test",
    "memory": "<memory>1024</memory>",
    "top": "",
    "osattr": "",
    "os": "<type>hvm</type>",
    "devices": "",
}
# Files of rules, whose answers are in other forms as well.
RULES = ("rules.jsonl", "devices.jsonl")
# Forms in which the definition of a running guest is asked for.
FORMS = {"live": SECURE, "migratable": SECURE | MIGRATABLE, "copied": SECURE | INACTIVE}


def document(case: dict[str, str]) -> str:
    part = {key: case.get(key, default) for key, default in PARTS.items()}
    head = f"<domain type='{part['type']}'><name>v</name><uuid>{UUID}</uuid>"
    return (
        f"{head}{part['memory']}{part['top']}<os{part['osattr']}>{part['os']}</os>"
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


def without_id(text: str) -> str:
    """Return a definition without the id that a running guest has in its first line."""
    return re.sub(r"\A(<domain type='[^']*') id='\d+'", r"\1", text)


def main() -> None:
    import libvirt

    libvirt.registerErrorHandler(lambda *_: None, None)
    connection = libvirt.open("test:///default")

    def details(error: libvirt.libvirtError) -> list[object]:
        return [error.get_error_code(), error.get_error_domain(), error.get_error_message()]

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

    def asked(text: str, plain: list[str], *, with_forms: bool) -> dict[str, object]:
        try:
            domain = connection.defineXML(text)
        except libvirt.libvirtError as error:
            return {"error": details(error)}
        try:
            lines = domain.XMLDesc(SECURE | INACTIVE).splitlines()
            answer = folded(lines, plain)
            if with_forms:
                domain.create()
                for form, flags in FORMS.items():
                    other = without_id(domain.XMLDesc(flags)).splitlines()
                    if other != lines:
                        answer[form] = folded(other, lines)
                domain.destroy()
            return answer
        finally:
            domain.undefine()

    plain = printed(document({}), SECURE | INACTIVE).splitlines()
    for name in (*FRAGMENTS, *RULES):
        answered = []
        for line in (HERE / name).read_text().splitlines():
            given = {
                key: value for key, value in json.loads(line).items() if key in (*PARTS, "about")
            }
            answer = asked(document(given), plain, with_forms=name in RULES)
            answered.append(json.dumps(given | answer, ensure_ascii=False))
        (HERE / name).write_text("\n".join(answered) + os.linesep)


if __name__ == "__main__":
    main()
