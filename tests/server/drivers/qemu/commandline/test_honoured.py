"""Every element and attribute of domain XML: a guest gets it, or is not started.

The inventory of them is that of the documents which libvirtd and our server compare.
"""

import pytest

from tests.interop.domain_documents import FORMAT, documents
from virtrio.protocol.errors import LibvirtError
from virtrio.server.conf.domain.hardware.defaults import PARSER
from virtrio.server.conf.domain.read import parse_domain
from virtrio.server.drivers.qemu.commandline import honoured
from virtrio.server.drivers.qemu.commandline.honoured import check_honoured, honours


def _parts(element, path=""):
    """Yield the path of each element and attribute below an element."""
    for name in element.attrs:
        yield f"{path or 'domain'}/@{name}"
    for part in element.children if element.has_children else ():
        inside = part.tag if path in ("", "devices") else f"{path}/{part.tag}"
        yield inside
        yield from _parts(part, inside)


def _is_known(path):
    tags, at, attribute = path.partition("/@")
    return honours(tags, attribute) if at else honours(tags)


@pytest.fixture(scope="module")
def definitions():
    found = []
    for document in documents(count=300, seed=12):
        try:
            found.append(parse_domain(document.text, PARSER))
        except LibvirtError:
            continue
    return found


def test_each_part_of_a_definition_is_honoured_or_refused(definitions):
    assert len(definitions) > 100
    seen, refusals = set(), set()
    for definition in definitions:
        parts = set(_parts(definition.tree))
        seen |= parts
        unknown = {part for part in parts if not _is_known(part) and not _is_inside_whole(part)}
        refusal = _refusal(definition)
        if refusal:
            assert refusal.startswith("unsupported configuration: a guest on QEMU cannot have")
            refusals.add(refusal.split("'")[1])
        else:
            assert unknown == set(), definition.format()
    assert FORMAT.exists()
    assert len(seen) > 600
    assert len(refusals) > 20


def _refusal(definition):
    try:
        check_honoured(definition.tree)
    except LibvirtError as exc:
        return exc.message
    return ""


def _is_inside_whole(path):
    """Return whether a part is inside an element that is known by other means."""
    tags = path.split("/")
    for length in range(1, len(tags)):
        known = honoured._of("/".join(tags[:length]))
        if known is not None and known.is_whole:
            return True
    return False


@pytest.mark.parametrize(
    ("part", "is_honoured"),
    [
        ("cputune/shares", False),
        ("cputune/vcpupin", True),
        ("memtune", False),
        ("launchSecurity", False),
        ("hostdev", False),
        ("filesystem/readonly", True),
        ("filesystem/binary", False),
        ("tpm", False),
        ("shmem", False),
        ("features/xen", False),
        ("interface/filterref", False),
        ("interface/bandwidth", False),
        ("interface/link", True),
        ("os/nvram", True),
        ("cpu/numa/cell/distances/sibling", True),
        ("channel/source/reconnect", True),
    ],
)
def test_parts(part, is_honoured):
    assert honours(part) == is_honoured
