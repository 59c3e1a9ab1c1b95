"""Rules about domain XML hold on our server as on libvirtd's test driver.

The documents are those of ``rules.jsonl``, of which tests of the readers know libvirt's
answers; here both servers are asked, about guests that run and stop as well. Every
fourth is tried, or all with VIRTRIO_RULES=all.
"""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

import pytest

from tests.interop.sequences import comparable
from tests.interop.test_differential import shown
from tests.server.conf.domain.regenerate import HERE, INACTIVE, MIGRATABLE, SECURE, document

if TYPE_CHECKING:
    from tests import peers
    from tests.peers.worker import Worker

pytestmark = pytest.mark.peer("libvirtd", "libvirt-python")

# Checkpoints need a disk.
DISK = "<disk type='file'><source file='/images/disk'/><target dev='vdz'/></disk>"
EACH = 1 if os.environ.get("VIRTRIO_RULES") == "all" else 4
CASES = [json.loads(line) for line in (HERE / "rules.jsonl").read_text().splitlines()][::EACH]


def with_disk(case: dict[str, str]) -> str:
    return document(case | {"devices": case.get("devices", "") + DISK})


def requests(xml: str) -> list[dict[str, Any]]:
    def call(on: str, method: str, *args: Any, **save: str) -> dict[str, Any]:
        return {"op": "call", "on": on, "method": method, "args": list(args), **save}

    return [
        call("conn", "defineXML", xml, save="guest"),
        call("guest", "XMLDesc", 0),
        call("guest", "XMLDesc", SECURE | MIGRATABLE),
        call("guest", "create"),
        call("guest", "XMLDesc", SECURE),
        call("guest", "XMLDesc", SECURE | MIGRATABLE),
        call("guest", "XMLDesc", SECURE | INACTIVE),
        call(
            "guest",
            "checkpointCreateXML",
            "<domaincheckpoint><name>c</name></domaincheckpoint>",
            save="c",
        ),
        call("c", "getXMLDesc", SECURE),
        call("c", "delete"),
        call("guest", "destroy"),
        call("guest", "XMLDesc", SECURE),
        call("guest", "undefine"),
    ]


def test_rules_on_both(
    libvirtd: peers.Endpoint, server: peers.Endpoint, libvirt_python: Worker
) -> None:
    found: dict[str, list[list[dict[str, Any]]]] = {}
    for who, uri in (("libvirtd", libvirtd.uri()), ("ours", server.uri())):
        libvirt_python.value("open", uri=uri, save="conn")
        found[who] = []
        for case in CASES:
            first, *others = requests(with_disk(case))
            answers = libvirt_python.run([first])
            if "error" not in answers[0]:
                answers += libvirt_python.run(others)
            found[who].append(answers)
        libvirt_python.value("close")
    differing = []
    for case, theirs, ours in zip(CASES, found["libvirtd"], found["ours"], strict=True):
        for request, their, our in zip(requests(""), theirs, ours, strict=False):
            their, our = comparable(request, their), comparable(request, our)
            if their != our:
                differing.append(f"{with_disk(case)}\n  {request['method']}\n{shown(their, our)}")
                break
    if differing:
        pytest.fail("\n".join([f"{len(differing)} of {len(CASES)} rules differ", *differing]))
