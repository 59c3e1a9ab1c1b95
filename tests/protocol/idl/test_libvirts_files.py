"""libvirt's own definition files, unmodified: where `VIRTRIO_LIBVIRT_SOURCE` names a source tree of libvirt 1.1.0 or newer.

They are not part of this repository. That each form they use is understood is in test_parser.py.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from virtrio.protocol.idl.parser import bundled, load

from tests.protocol.idl.test_facts import wire

SOURCE = os.environ.get("VIRTRIO_LIBVIRT_SOURCE")
FILES = sorted(Path(SOURCE).rglob("*.x")) if SOURCE else []
OURS = {
    "virnetprotocol": "rpc",
    "virkeepaliveprotocol": "keepalive",
    "remote_protocol": "remote",
    "qemu_protocol": "qemu",
    "lxc_protocol": "lxc",
    "admin_protocol": "admin",
}
pytestmark = pytest.mark.skipif(not FILES, reason="VIRTRIO_LIBVIRT_SOURCE names no source tree of libvirt")


def shape(spec, decl):
    """(wire form without its limits, the limits): limits may have grown since."""
    form = wire(spec, decl)
    return re.sub(r"<\d+>", "<>", form), [int(limit) for limit in re.findall(r"<(\d+)>", form)]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_it_parses_and_says_what_ours_says(path):
    theirs = load(path)
    if path.stem not in OURS:
        assert theirs.procedures or theirs.structs
        return
    ours = bundled(OURS[path.stem])
    assert (theirs.program, theirs.version) == (ours.program, ours.version)
    common = {p.name: p for p in theirs.procedures}.keys() & {p.name for p in ours.procedures}
    assert len(common) >= 0.9 * len(theirs.procedures)
    known = {p.name: p for p in ours.procedures}
    for procedure in theirs.procedures:
        if procedure.name in common:
            found = known[procedure.name]
            for field in ("number", "args", "ret", "msg", "readstream", "writestream"):
                assert getattr(procedure, field) == getattr(found, field), procedure.name
    for name in theirs.structs.keys() & ours.structs.keys():
        was, now = ([shape(spec, decl) for decl in spec.structs[name].fields] for spec in (theirs, ours))
        assert [form for form, _ in was] == [form for form, _ in now], name
        assert all(
            old <= new
            for (_, before), (_, after) in zip(was, now, strict=True)
            for old, new in zip(before, after, strict=True)
        )
