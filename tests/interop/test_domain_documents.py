"""Documents of every element and attribute of domain XML, on libvirtd and ours.

`domain_documents` makes them, and `domain_answers` compares.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.interop import domain_answers, domain_documents

if TYPE_CHECKING:
    from tests import peers
    from tests.peers.worker import Worker

SCHEMA = Path("/usr/share/libvirt/schemas/domaincommon.rng")
# Names in the schema that are in no document: what other hypervisors and other programs
# alone have.
LEFT_OUT = {
    # libvirt's own notes, and domains in other documents
    *("labelskip", "inactiveDomain", "devices"),
    # namespaces of QEMU, LXC and VMware
    *("add", "del", "capability", "frontend", "override", "property", "datacenterpath"),
    *("shareipc", "sharenet", "shareuts", "behavior", "deprecation"),
    # what the schema has and the parser does not read
    *("tx", "usecs", "high", "low", "missing", "handle", "macTableManager"),
}


def test_each_name_is_in_three_documents() -> None:
    seen = Counter(name for document in domain_documents.documents() for name in document.names)
    wanted = domain_documents.names(domain_documents.read_format())
    assert len(wanted) > 1600
    assert [name for name in wanted if seen[name] < 3] == []


def test_documents_do_not_depend_on_their_number() -> None:
    few = list(domain_documents.documents(5))
    assert few == list(domain_documents.documents(20))[:5]
    assert few != list(domain_documents.documents(5, seed=1))


@pytest.mark.peer("libvirtd")
def test_the_inventory_has_what_libvirts_schema_has() -> None:
    form = domain_documents.read_format()
    known = {
        part.rpartition("}")[2]
        for name in domain_documents.names(form)
        for part in re.split("[/@]", name)
    }
    schema = set(re.findall(r'<(?:element|attribute) name="([^"]+)"', SCHEMA.read_text()))
    assert schema - known - LEFT_OUT - {"domain", "id"} == set()


@pytest.mark.peer("libvirtd", "libvirt-python")
def test_domain_documents(
    libvirtd: peers.Endpoint, server: peers.Endpoint, libvirt_python: Worker
) -> None:
    found = domain_answers.compare(
        libvirtd, server, libvirt_python, domain_documents.COUNT, domain_documents.SEED
    )
    unexplained = [difference for difference in found.differences if not difference.reason]
    assert not unexplained, found.text()
    assert len(found.differences) <= 0.02 * found.count, found.text()
    assert found.refused <= found.count / 3
