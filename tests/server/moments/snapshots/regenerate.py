"""Write down what libvirt's own test driver makes of the snapshots in this folder.

Run it with a Python that has libvirt-python 9.0.0 (``/usr/bin/python3
tests/server/moments/snapshots/regenerate.py``). It needs no daemon: the test driver
runs within the process. ``cases.jsonl`` has one document a line with the flags of its
creation, and ``answer``, the error or the printed lines without the domain. ``on``
names a domain of `DOMAINS`, which runs unless ``stopped``; ``first`` is a document that
was redefined before. DOMAIN in a document stands for the domain's own.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
CASES = HERE / "cases.jsonl"
REDEFINE = 1
UUID = "11111111-1111-4111-8111-111111111111"


def domain(disks: str) -> str:
    return (
        f"<domain type='test'><name>g</name><uuid>{UUID}</uuid><memory unit='MiB'>64</memory>"
        "<vcpu>1</vcpu><os><type>hvm</type></os><devices>"
        f"{disks}<graphics type='vnc' passwd='s3cret'/></devices></domain>"
    )


def disk(target: str, attributes: str = "", inside: str = "") -> str:
    return (
        f"<disk type='file' device='disk'{attributes}><source file='/img/{target}'/>"
        f"<target dev='{target}' bus='virtio'/>{inside}</disk>"
    )


_OTHERS = (
    disk("vdc", " snapshot='no'")
    + "<disk type='file' device='cdrom'><target dev='hdc'/></disk>"
    + "<disk type='network' device='disk'><source protocol='nbd' name='x'><host name='h'/></source>"
    + "<target dev='vdd' bus='virtio'/><readonly/></disk>"
)
DOMAINS = {
    "plain": domain(disk("vda") + disk("vdb") + _OTHERS),
    "external": domain(disk("vda") + disk("vdb", " snapshot='external'") + _OTHERS),
    "manual": domain(disk("vda") + disk("vdb", " snapshot='manual'") + _OTHERS),
    "internal": domain(disk("vda", " snapshot='internal'") + disk("vdb", "", "<readonly/>")),
    "bare": domain(""),
}


def text_of(case: dict[str, Any], key: str = "text") -> str:
    return case[key].replace("DOMAIN", DOMAINS[case["on"]])


def shown(text: str, case: dict[str, Any]) -> list[str]:
    """Return the lines of a snapshot, without its domain and the present time."""
    lines = re.sub(r"  <(domain|inactiveDomain) .*?\n  </\1>\n", r"  <\1/>\n", text, flags=re.S)
    if not case["flags"] & REDEFINE:
        lines = re.sub(r"(?<=>)\d{10}(?=</(creationTime|name)>)", "NOW", lines)
    return lines.splitlines()


def main() -> None:
    import libvirt

    libvirt.registerErrorHandler(lambda *_: None, None)
    connection = libvirt.open("test:///default")
    lines = []
    for line in CASES.read_text().splitlines():
        case = json.loads(line)
        guest = connection.defineXML(DOMAINS[case["on"]])
        if not case.get("stopped"):
            guest.create()
        if "first" in case:
            guest.snapshotCreateXML(text_of(case, "first"), REDEFINE)
        try:
            taken = guest.snapshotCreateXML(text_of(case), case["flags"])
            case["answer"] = shown(taken.getXMLDesc(0), case)
        except libvirt.libvirtError as error:
            case["answer"] = {
                "error": [
                    error.get_error_code(),
                    error.get_error_domain(),
                    error.get_error_message(),
                ]
            }
        if guest.isActive():
            guest.destroy()
        guest.undefineFlags(libvirt.VIR_DOMAIN_UNDEFINE_SNAPSHOTS_METADATA)
        lines.append(json.dumps(case))
    CASES.write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
