"""libvirt's own definition files, unmodified.

They are those of Debian's libvirt, which `.ci/libvirt-source` fetches, or of any
libvirt from 1.1.0 on in whose source tree `VIRTRIO_LIBVIRT_SOURCE` is. They are not
part of this repository. That each form they use is understood is tested in
test_parser.py.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from tests.protocol.idl.test_facts import wire
from virtrio.protocol.idl.parser import bundled, load

FETCHED = Path(__file__).parents[3] / ".cache" / "libvirt"
SOURCE = Path(os.environ.get("VIRTRIO_LIBVIRT_SOURCE") or FETCHED)
FILES = sorted(SOURCE.rglob("*.x"))
OURS = {
    "virnetprotocol": "rpc",
    "virkeepaliveprotocol": "keepalive",
    "remote_protocol": "remote",
    "qemu_protocol": "qemu",
    "lxc_protocol": "lxc",
    "admin_protocol": "admin",
}
REQUIRED = os.environ.get("VIRTRIO_REQUIRE_PEERS") == "1"
pytestmark = pytest.mark.skipif(
    not FILES and not REQUIRED, reason=f"there is no source of libvirt in {SOURCE}"
)


def test_libvirts_files_are_there():
    """Fail where every peer is required and files are missing."""
    assert {path.stem for path in FILES} >= OURS.keys()


def shape(spec, decl):
    """Return the wire form without its limits, and the limits.

    Limits may have grown since.
    """
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
        was, now = (
            [shape(spec, decl) for decl in spec.structs[name].fields] for spec in (theirs, ours)
        )
        assert [form for form, _ in was] == [form for form, _ in now], name
        assert all(
            old <= new
            for (_, before), (_, after) in zip(was, now, strict=True)
            for old, new in zip(before, after, strict=True)
        )
