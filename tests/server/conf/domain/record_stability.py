"""Write down which differences of a guest libvirt's own test driver sees.

Run it with a Python that has libvirt-python 9.0.0 (``/usr/bin/python3
tests/server/conf/domain/record_stability.py``). It needs no daemon: the test driver
runs within the process. ``stability.jsonl`` has two versions of a domain a line, with
the answer to a snapshot of the one that is redefined with the other.
"""

from __future__ import annotations

import json
from pathlib import Path

CASES = Path(__file__).parent / "stability.jsonl"
UUID = "11111111-1111-4111-8111-111111111111"
REDEFINE, SNAPSHOTS_METADATA = 1, 2


def domain(case: dict[str, str]) -> str:
    memory, os = case.get("mem", "<memory>1024</memory>"), case.get("os", "<type>hvm</type>")
    head = f"<domain type='{case.get('kind', 'test')}'><name>{case.get('name', 'g')}</name>"
    return (
        f"{head}<uuid>{UUID}</uuid>{memory}{case.get('top', '')}<os>{os}</os>"
        f"<devices>{case.get('devices', '')}</devices></domain>"
    )


def snapshot(case: dict[str, str]) -> str:
    head = "<name>s</name><creationTime>5</creationTime><state>shutoff</state>"
    return f"<domainsnapshot>{head}{domain(case)}</domainsnapshot>"


def main() -> None:
    import libvirt

    libvirt.registerErrorHandler(lambda *_: None, None)
    connection = libvirt.open("test:///default")
    lines = []
    for line in CASES.read_text().splitlines():
        case = json.loads(line)
        guest = connection.defineXML(domain({}))
        guest.snapshotCreateXML(snapshot(case["before"]), REDEFINE)
        case["answer"] = None
        try:
            guest.snapshotCreateXML(snapshot(case["after"]), REDEFINE)
        except libvirt.libvirtError as error:
            case["answer"] = [
                error.get_error_code(),
                error.get_error_domain(),
                error.get_error_message(),
            ]
        guest.undefineFlags(SNAPSHOTS_METADATA)
        lines.append(json.dumps(case))
    CASES.write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
