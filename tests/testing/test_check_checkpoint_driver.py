"""`check_checkpoint_driver` with our own driver, and one that breaks each rule."""

from __future__ import annotations

import pytest

from virtrio.enums import ErrorDomain, ErrorNumber
from virtrio.protocol.errors import LibvirtError, report
from virtrio.server import Driver, MomentIdentity
from virtrio.server.drivers.test.driver import TestDriver
from virtrio.testing import ChecksFailed, check_checkpoint_driver
from virtrio.testing.checkpoints import SUITE

CHECKS = [check.name for check in SUITE.checks]
BROKEN = {}
TWO_DISKS = """<domain type='test'><memory>65536</memory><os><type>hvm</type></os><devices>
  <disk type='file' device='disk'><source file='/one'/><target dev='vda' bus='virtio'/></disk>
  <disk type='file' device='disk'><source file='/two'/><target dev='vdb' bus='virtio'/></disk>
</devices></domain>"""
REDEFINE, NO_DOMAIN, TOPOLOGICAL, CHILDREN, CHILDREN_ONLY = 1, 2, 2, 1, 4


def breaks(check, *words):
    """Register a driver class that breaks the rule of ``check``.

    The check's report of the problem has all of ``words``.
    """

    def declare(cls):
        BROKEN[cls.__name__] = check, words, cls
        return cls

    return declare


@pytest.mark.parametrize("domain_xml", [None, TWO_DISKS])
def test_our_own_driver_keeps_all_rules(domain_xml):
    report = check_checkpoint_driver(TestDriver, domain_xml=domain_xml)
    assert report.passed == CHECKS
    assert (report.left_out, report.failures) == ({}, [])


def test_a_driver_without_checkpoints_fails_with_what_it_lacks():
    class Without(Driver):
        def connect_list_all_domains(self, flags):
            return []

    with pytest.raises(ChecksFailed) as caught:
        check_checkpoint_driver(Without)
    assert [failure.check for failure in caught.value.report.failures] == CHECKS
    problem = caught.value.report.failures[0].problem
    assert problem.startswith(
        "the driver has no domain_checkpoint_create_xml and no domain_checkpoint_delete and no "
    )
    lines = str(caught.value).splitlines()
    assert lines[0] == f"Without breaks {len(CHECKS)} of {len(CHECKS)} rules"
    assert lines[1].startswith("  the driver has no domain_checkpoint_create_xml and no ")
    assert lines[2:] == [f"      without which it cannot keep {', '.join(CHECKS)}"]


# -- broken drivers --------------------------------------------------------------------


def without(text, tag):
    """Return a document without the first element of that tag."""
    before, found, rest = text.partition(f"<{tag}>")
    return before + rest.partition(f"</{tag}>")[2] if found else text


@breaks("create", "description in the XML: expected 'one & only', got None")
class ForgetsDescriptions(TestDriver):
    def domain_checkpoint_create_xml(self, dom, xml_desc, flags):
        return super().domain_checkpoint_create_xml(dom, without(xml_desc, "description"), flags)


@breaks("names_by_time", "name of a checkpoint without one: expected '", "got 'unnamed'")
class NamesAll(TestDriver):
    def domain_checkpoint_create_xml(self, dom, xml_desc, flags):
        if "<name>" not in xml_desc:
            xml_desc = "<domaincheckpoint><name>unnamed</name></domaincheckpoint>"
        return super().domain_checkpoint_create_xml(dom, xml_desc, flags)


@breaks("parents", "parent of the third checkpoint: expected 'second', got 'first'")
class FirstIsParentOfAll(TestDriver):
    def domain_checkpoint_get_parent(self, checkpoint, flags):
        parent = super().domain_checkpoint_get_parent(checkpoint, flags)
        return MomentIdentity("first", parent.dom)


@breaks(
    "parents",
    "first checkpoint: expected VIR_ERR_NO_DOMAIN_CHECKPOINT, got VIR_ERR_OPERATION_FAILED",
)
class HasAnotherCodeForRoots(TestDriver):
    def domain_checkpoint_get_parent(self, checkpoint, flags):
        try:
            return super().domain_checkpoint_get_parent(checkpoint, flags)
        except LibvirtError as error:
            raise report(
                ErrorNumber.VIR_ERR_OPERATION_FAILED, ErrorDomain.VIR_FROM_TEST, "no parent"
            ) from error


@breaks("documents", "domain in the XML with NO_DOMAIN: expected None")
class PrintsTheDomainAlways(TestDriver):
    def domain_checkpoint_get_xml_desc(self, checkpoint, flags):
        return super().domain_checkpoint_get_xml_desc(checkpoint, flags & ~NO_DOMAIN)


@breaks("documents", "bitmap of the disk 'vda': expected 'first', got 'other'")
class NamesBitmapsOtherwise(TestDriver):
    def domain_checkpoint_get_xml_desc(self, checkpoint, flags):
        return (
            super()
            .domain_checkpoint_get_xml_desc(checkpoint, flags)
            .replace("bitmap='first'", "bitmap='other'")
        )


@breaks("duplicates", "expected VIR_ERR_OPERATION_FAILED, got the answer")
class ReplacesNamesakes(TestDriver):
    def domain_checkpoint_create_xml(self, dom, xml_desc, flags):
        tree = self._domain(dom).checkpoints
        for moment in list(tree):
            if f"<name>{moment.name}</name>" in xml_desc and not flags & REDEFINE:
                tree.remove(moment)
        return super().domain_checkpoint_create_xml(dom, xml_desc, flags)


@breaks(
    "invalid_documents",
    "an unknown disk: expected VIR_ERR_CONFIG_UNSUPPORTED, got VIR_ERR_INVALID_ARG",
)
class HasOneCode(TestDriver):
    def domain_checkpoint_create_xml(self, dom, xml_desc, flags):
        try:
            return super().domain_checkpoint_create_xml(dom, xml_desc, flags)
        except LibvirtError as error:
            if error.code != ErrorNumber.VIR_ERR_CONFIG_UNSUPPORTED:
                raise
            raise report(
                ErrorNumber.VIR_ERR_INVALID_ARG, ErrorDomain.VIR_FROM_TEST, "no such disk"
            ) from error


@breaks(
    "listed_disks",
    (
        "disks in the XML: "
        "expected {'vda': 'bitmap', 'vdb': 'no'}, got {'vda': 'bitmap', 'vdb': 'bitmap'}"
    ),
)
class TakesAllDisks(TestDriver):
    def domain_checkpoint_create_xml(self, dom, xml_desc, flags):
        return super().domain_checkpoint_create_xml(dom, without(xml_desc, "disks"), flags)


@breaks(
    "inactive_domains",
    "domain that is not active: expected VIR_ERR_OPERATION_UNSUPPORTED, got the answer",
)
class TakesThemOfInactiveDomains(TestDriver):
    def _checkpointable(self, dom):
        return self._domain(dom)


@breaks(
    "inactive_domains",
    (
        "checkpoints of the domain that is not active: "
        "expected {'first': None, 'second': 'first'}, got {}"
    ),
)
class LosesThemWithTheRun(TestDriver):
    def domain_destroy(self, dom):
        super().domain_destroy(dom)
        self._domain(dom).checkpoints.clear()


@breaks("unknown_checkpoints", "looking up 'no such checkpoint'", "AttributeError")
class FailsOverNames(TestDriver):
    def domain_checkpoint_lookup_by_name(self, dom, name, flags):
        return MomentIdentity(self._domain(dom).checkpoints.get(name).name, dom)


@breaks(
    "unknown_checkpoints",
    "asking for the children of a checkpoint that is gone: expected VIR_ERR_NO_DOMAIN_CHECKPOINT",
)
class KnowsNobodysChildren(TestDriver):
    def domain_checkpoint_list_all_children(self, checkpoint, flags):
        if self._domain(checkpoint.dom).checkpoints.get(checkpoint.name) is None:
            return []
        return super().domain_checkpoint_list_all_children(checkpoint, flags)


@breaks("unknown_flags", "listing all: expected VIR_ERR_INVALID_ARG, got the answer")
class PassesFlagsOver(TestDriver):
    def domain_list_all_checkpoints(self, dom, flags):
        return super().domain_list_all_checkpoints(dom, flags & 15)


@breaks(
    "lists",
    (
        "checkpoints of the domain under ROOTS: "
        "expected ['a', 'x'], got ['a', 'b', 'c', 'd', 'e', 'x']"
    ),
)
class KnowsNoRoots(TestDriver):
    def domain_list_all_checkpoints(self, dom, flags):
        return super().domain_list_all_checkpoints(dom, flags & ~1)


@breaks("lists", "children of 'a' under DESCENDANTS: expected ['b', 'c', 'd', 'e'], got ['b', 'c']")
class KnowsNoDescendants(TestDriver):
    def domain_checkpoint_list_all_children(self, checkpoint, flags):
        return super().domain_checkpoint_list_all_children(checkpoint, flags & ~1)


@breaks("topological_order", "comes before its parent")
class ListsChildrenFirst(TestDriver):
    def domain_list_all_checkpoints(self, dom, flags):
        return [*super().domain_list_all_checkpoints(dom, flags)][::-1]


@breaks(
    "domains_with_checkpoints",
    "without a checkpoint, is listed under VIR_CONNECT_LIST_DOMAINS_HAS_CHECKPOINT",
)
class FiltersNothing(TestDriver):
    def connect_list_all_domains(self, flags):
        return super().connect_list_all_domains(0)


@breaks(
    "delete",
    (
        "parents after 'c' is deleted: "
        "expected {'a': None, 'b': 'a', 'd': 'b', 'e': 'd'}, got {'a': None, 'b': 'a'}"
    ),
)
class DeletesDescendantsToo(TestDriver):
    def domain_checkpoint_delete(self, checkpoint, flags):
        super().domain_checkpoint_delete(
            checkpoint, flags | (0 if flags & CHILDREN_ONLY else CHILDREN)
        )


@breaks("delete_children", "after the children of 'b' are deleted: expected")
class DeletesItselfToo(TestDriver):
    def domain_checkpoint_delete(self, checkpoint, flags):
        super().domain_checkpoint_delete(checkpoint, CHILDREN if flags & CHILDREN_ONLY else flags)


@breaks(
    "current_after_deletion", "expected an answer, got VIR_ERR_NO_DOMAIN_CHECKPOINT", "get_parent"
)
class ForgetsWhatIsCurrent(TestDriver):
    def domain_checkpoint_delete(self, checkpoint, flags):
        super().domain_checkpoint_delete(checkpoint, flags)
        self._domain(checkpoint.dom).checkpoints.current = None


@breaks("recreate_from_xml", "XML of 'a': expected", "got")
class RedefinesWithoutADescription(TestDriver):
    def domain_checkpoint_get_xml_desc(self, checkpoint, flags):
        return (
            f"{super().domain_checkpoint_get_xml_desc(checkpoint, flags)}"
            f"<!-- {next(self.counted)} -->"
        )

    def __init__(self):
        super().__init__()
        self.counted = iter(range(1000))


@breaks("redefine", "parents after 'b' is redefined below 'c'")
class RedefinesByRemoving(TestDriver):
    def domain_checkpoint_create_xml(self, dom, xml_desc, flags):
        tree = self._domain(dom).checkpoints
        for moment in list(tree):
            if flags & REDEFINE and f"<domaincheckpoint><name>{moment.name}</name>" in xml_desc:
                tree.remove(moment)
        return super().domain_checkpoint_create_xml(dom, xml_desc, flags)


@breaks("current_after_redefinition", "current checkpoint after 'c': expected 'b', got 'c'")
class LastIsCurrent(TestDriver):
    def domain_checkpoint_create_xml(self, dom, xml_desc, flags):
        made = super().domain_checkpoint_create_xml(dom, xml_desc, flags)
        tree = self._domain(dom).checkpoints
        tree.current = tree.get(made.name)
        return made


@breaks(
    "invalid_redefinitions",
    "redefining with a parent that is unknown: expected VIR_ERR_INVALID_ARG",
)
class LosesUnknownParents(TestDriver):
    def domain_checkpoint_create_xml(self, dom, xml_desc, flags):
        return super().domain_checkpoint_create_xml(
            dom, xml_desc.replace("<parent><name>nobody</name></parent>", ""), flags
        )


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_driver_fails_its_check(name):
    check, words, make = BROKEN[name]
    with pytest.raises(ChecksFailed) as caught:
        check_checkpoint_driver(make, domain_xml=TWO_DISKS, skip=set(CHECKS) - {check})
    [failure] = caught.value.report.failures
    assert (failure.check, caught.value.report.driver) == (check, name)
    for word in words:
        assert word in failure.problem


def test_every_check_has_a_broken_driver():
    assert {check for check, _, _ in BROKEN.values()} == set(CHECKS)
