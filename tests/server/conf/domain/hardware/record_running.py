"""Record what libvirtd makes of guests: their definitions, also while they run.

``python3 record_running.py URI FOLDER <documents >running.jsonl`` defines and starts
each document (a JSON string a line) on the qemu driver of a libvirtd, with the system's
Python and its libvirt-python. Images are in FOLDER. A line has the document, the
definition's lines, and what a running guest's differ in: lists of a first and a last
line and the lines in their place. Documents that are refused or do not start are left
out, and told on the standard error.
"""

from __future__ import annotations

import difflib
import json
import sys

IMAGES = "/var/lib/images"
PAUSED, NVRAM, INACTIVE = 1, 4, 2


def folded(plain: list[str], lines: list[str]) -> list[object]:
    """Return ``lines`` as changes of ``plain``, the last one first."""
    matcher = difflib.SequenceMatcher(None, plain, lines, autojunk=False)
    changes = [
        [first, last, lines[new : new + length]]
        for tag, first, last, new, end in matcher.get_opcodes()
        if tag != "equal" and (length := end - new) >= 0
    ]
    return changes[::-1]


def main() -> None:
    import libvirt

    uri, folder = sys.argv[1:]
    libvirt.registerErrorHandler(lambda *_: None, None)
    connection = libvirt.open(uri)
    for line in sys.stdin:
        document = json.loads(line)
        try:
            domain = connection.defineXML(document.replace(IMAGES, folder))
        except libvirt.libvirtError as error:
            print(f"{error}: {document}", file=sys.stderr)
            continue
        try:
            definition = domain.XMLDesc(INACTIVE).replace(folder, IMAGES).splitlines()
            domain.createWithFlags(PAUSED)
            live = domain.XMLDesc(0).replace(folder, IMAGES).splitlines()
            domain.destroy()
        except libvirt.libvirtError as error:
            print(f"{error}: {document}", file=sys.stderr)
        else:
            recorded = {
                "document": document,
                "definition": definition,
                "running": folded(definition, live),
            }
            print(json.dumps(recorded), flush=True)
        finally:
            domain.undefineFlags(NVRAM)


if __name__ == "__main__":
    main()
