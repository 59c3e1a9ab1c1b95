"""Entry points of checkpoints, as of the test driver, with libvirtd 9.0.0's answers."""

import re
from types import SimpleNamespace

import pytest

from virtrio.protocol._generated.enums import ErrorDomain, ErrorNumber
from virtrio.protocol.errors import LibvirtError
from virtrio.server.conf.domain.read import parse_domain
from virtrio.server.moments.tree import MomentTree
from virtrio.server.objects.checkpoints import CheckpointEntryPoints

REDEFINE, QUIESCE, REDEFINE_VALIDATE = 1, 2, 4
SECURE, NO_DOMAIN, SIZE = 1, 2, 4
ROOTS = DESCENDANTS = 1
TOPOLOGICAL, LEAVES, NO_LEAVES = 2, 4, 8
CHILDREN, METADATA_ONLY, CHILDREN_ONLY = 1, 2, 4

INVALID_ARG = ErrorNumber.VIR_ERR_INVALID_ARG
NO_CHECKPOINT = ErrorNumber.VIR_ERR_NO_DOMAIN_CHECKPOINT
UNSUPPORTED = ErrorNumber.VIR_ERR_OPERATION_UNSUPPORTED
FROM_TEST = ErrorDomain.VIR_FROM_TEST
FROM_DOMAIN = ErrorDomain.VIR_FROM_DOMAIN
FROM_CHECKPOINT = ErrorDomain.VIR_FROM_DOMAIN_CHECKPOINT

DOMAIN = """<domain type='test'>
  <name>test</name>
  <uuid>6695eb01-f6a4-8304-79aa-97f2502e193f</uuid>
  <memory unit='KiB'>8388608</memory>
  <currentMemory unit='KiB'>2097152</currentMemory>
  <vcpu placement='static'>2</vcpu>
  <os>
    <type arch='i686'>hvm</type>
    <boot dev='hd'/>
  </os>
  <clock offset='utc'/>
  <on_poweroff>destroy</on_poweroff>
  <on_reboot>restart</on_reboot>
  <on_crash>destroy</on_crash>
  <devices>
    <disk type='file' device='disk'>
      <source file='/guest/diskimage1'/>
      <target dev='vda' bus='virtio'/>
    </disk>
  </devices>
</domain>
"""


class Driver(CheckpointEntryPoints):
    """A driver with one running domain, as small as the entry points allow."""

    scheme = "test"
    refusals_from = ErrorDomain.VIR_FROM_TEST

    def __init__(self):
        definition = parse_domain(DOMAIN)
        self.domain = SimpleNamespace(
            name=definition.name,
            uuid=definition.uuid,
            id=1,
            definition=definition,
            checkpoints=MomentTree(),
            snapshots=[],
        )
        # The client's identity of the domain: a stale name and id are given back as
        # they came.
        self.dom = SimpleNamespace(name="said", uuid=definition.uuid, id=777)

    def _domain(self, dom):
        if dom.uuid != self.domain.uuid:
            raise LibvirtError(ErrorNumber.VIR_ERR_NO_DOMAIN)
        return self.domain

    def create(self, name=None, inner="", flags=0):
        named = "" if name is None else f"<name>{name}</name>"
        return self.domain_checkpoint_create_xml(
            self.dom, f"<domaincheckpoint>{named}{inner}</domaincheckpoint>", flags
        )

    def redefine(self, name, parent=None, inner="", time=5):
        below = "" if parent is None else f"<parent><name>{parent}</name></parent>"
        return self.create(name, f"<creationTime>{time}</creationTime>{below}{inner}", REDEFINE)

    def checkpoint(self, name):
        return SimpleNamespace(name=name, dom=self.dom)

    def delete(self, name, flags=0):
        self.domain_checkpoint_delete(self.checkpoint(name), flags)

    def xml(self, name, flags=NO_DOMAIN):
        return self.domain_checkpoint_get_xml_desc(self.checkpoint(name), flags)

    def tree(self):
        """Return all (name, parent) pairs, parents first, by the public calls only."""
        pairs = []
        for each in self.domain_list_all_checkpoints(self.dom, TOPOLOGICAL):
            try:
                parent = self.domain_checkpoint_get_parent(each, 0).name
            except LibvirtError as error:
                if error.code != NO_CHECKPOINT:
                    raise
                parent = None
            pairs.append((each.name, parent))
        return pairs

    def current(self):
        """Return the current checkpoint, which a new one has as its parent."""
        self.create("PROBE")
        parent = dict(self.tree())["PROBE"]
        self.delete("PROBE")
        return parent


@pytest.fixture
def driver():
    return Driver()


@pytest.fixture
def chain(driver):
    for name in "abcde":
        driver.create(name)
    return driver


def refused(call, code, domain, message):
    with pytest.raises(LibvirtError) as caught:
        call()
    error = caught.value
    assert (error.code, error.domain, error.message) == (code, domain, message)


# -- flags -----------------------------------------------------------------------------

CALLS = {
    "testDomainCheckpointCreateXML": (
        lambda d, f: d.create("n", flags=f),
        [4, 5, 8, 9, 16, 0x80000000],
        3,
    ),
    "testDomainCheckpointGetXMLDesc": (lambda d, f: d.xml("a", f), [8, 9, 16, 0xFFFFFFF8], 7),
    "testDomainListAllCheckpoints": (
        lambda d, f: d.domain_list_all_checkpoints(d.dom, f),
        [16, 0x20, 1024, 0xFFFFFFF0],
        15,
    ),
    "testDomainCheckpointListAllChildren": (
        lambda d, f: d.domain_checkpoint_list_all_children(d.checkpoint("a"), f),
        [16, 0x20, 31],
        15,
    ),
    "testDomainCheckpointLookupByName": (
        lambda d, f: d.domain_checkpoint_lookup_by_name(d.dom, "a", f),
        [1, 3],
        0,
    ),
    "testDomainCheckpointGetParent": (
        lambda d, f: d.domain_checkpoint_get_parent(d.checkpoint("b"), f),
        [1, 8],
        0,
    ),
    "testDomainCheckpointDelete": (lambda d, f: d.delete("a", f), [8, 9, 16], 7),
}


@pytest.mark.parametrize(
    ("function", "flags"),
    [(function, flags) for function, (_, many, _) in CALLS.items() for flags in many],
)
def test_unknown_flags_come_before_everything(driver, function, flags):
    call, _, known = CALLS[function]
    driver.domain.id = -1
    driver.dom.uuid = bytes(16)
    message = f"unsupported flags (0x{flags & ~known:x}) in function {function}"
    refused(lambda: call(driver, flags), INVALID_ARG, FROM_TEST, message)


@pytest.mark.parametrize("function", CALLS)
def test_an_unknown_domain_comes_next(driver, function):
    driver.dom.uuid = bytes(16)
    with pytest.raises(LibvirtError) as caught:
        CALLS[function][0](driver, 0)
    assert caught.value.code == ErrorNumber.VIR_ERR_NO_DOMAIN


@pytest.mark.parametrize(
    "call",
    [
        lambda d, c: d.domain_checkpoint_get_xml_desc(c, 0),
        lambda d, c: d.domain_checkpoint_list_all_children(c, 0),
        lambda d, c: d.domain_checkpoint_lookup_by_name(c.dom, c.name, 0),
        lambda d, c: d.domain_checkpoint_get_parent(c, 0),
        lambda d, c: d.domain_checkpoint_delete(c, 0),
    ],
)
@pytest.mark.parametrize("name", ["z", "", "a%s\n<"])
def test_an_unknown_checkpoint(chain, call, name):
    message = f"Domain checkpoint not found: no domain checkpoint with matching name '{name}'"
    refused(lambda: call(chain, chain.checkpoint(name)), NO_CHECKPOINT, FROM_TEST, message)


# -- creating --------------------------------------------------------------------------

CREATED = """<domaincheckpoint>
  <name>b</name>
  <description>second</description>
  <parent>
    <name>a</name>
  </parent>
  <creationTime>T</creationTime>
  <disks>
    <disk name='vda' checkpoint='bitmap' bitmap='b'/>
  </disks>
{}</domaincheckpoint>
"""


def test_a_new_checkpoint_is_a_child_of_the_current_one(driver):
    driver.create("a")
    driver.create("b", "<description>second</description><parent><name>zz</name></parent>", QUIESCE)
    embedded = "".join(f"  {line}\n" for line in DOMAIN.splitlines())
    for flags, domain in ((0, embedded), (SECURE, embedded), (SIZE, embedded), (NO_DOMAIN, "")):
        assert re.sub(r"\d{10}", "T", driver.xml("b", flags)) == CREATED.format(domain)
    assert driver.tree() == [("a", None), ("b", "a")]


def test_a_checkpoint_without_a_name_is_named_by_its_time(driver, monkeypatch):
    monkeypatch.setattr("time.time", lambda: 1795414728.9)
    assert driver.create().name == "1795414728"
    assert "<creationTime>1795414728</creationTime>" in driver.xml("1795414728")
    message = "operation failed: domain moment 1795414728 already exists"
    refused(driver.create, ErrorNumber.VIR_ERR_OPERATION_FAILED, FROM_DOMAIN, message)


def test_what_is_returned_carries_the_clients_own_domain(driver):
    driver.create("a")
    made = [
        driver.create("b"),
        driver.redefine("c", "b"),
        driver.domain_checkpoint_lookup_by_name(driver.dom, "a", 0),
        driver.domain_checkpoint_get_parent(driver.checkpoint("b"), 0),
        *driver.domain_list_all_checkpoints(driver.dom, 0),
        *driver.domain_checkpoint_list_all_children(driver.checkpoint("a"), 0),
    ]
    assert all(each.dom is driver.dom for each in made)


@pytest.mark.parametrize("flags", [0, QUIESCE, REDEFINE])
@pytest.mark.parametrize(
    ("snapshots", "id", "detail"),
    [
        (["s"], 1, "while snapshot exists"),
        (["s"], -1, "while snapshot exists"),
        ([], -1, "for inactive domain"),
    ],
)
def test_only_a_running_domain_without_snapshots(driver, flags, snapshots, id, detail):
    driver.domain.snapshots = snapshots
    driver.domain.id = id
    message = f"Operation not supported: cannot create checkpoint {detail}"
    refused(
        lambda: driver.domain_checkpoint_create_xml(driver.dom, "<not XML", flags),
        UNSUPPORTED,
        FROM_TEST,
        message,
    )


def test_a_refused_checkpoint_changes_nothing(chain):
    before = chain.tree()
    for inner in ("<disks><disk name='vdz'/></disks>", "<disks/>", "<name>c</name>", "<"):
        with pytest.raises(LibvirtError):
            chain.create(None, inner)
    assert chain.tree() == before
    assert chain.current() == "e"


def test_a_checkpoint_keeps_the_domain_as_it_was(driver):
    driver.create("a")
    driver.domain.definition = parse_domain(DOMAIN.replace("2097152", "1000000"))
    driver.create("b")
    assert "2097152" in driver.xml("a", 0)
    assert "1000000" in driver.xml("b", 0)


def test_a_checkpoint_outlives_the_run(chain):
    chain.domain.id = -1
    assert len(chain.tree()) == 5
    assert "<name>a</name>" in chain.xml("a", 0)
    message = "Requested operation is not valid: domain is not running"
    refused(
        lambda: chain.xml("a", SIZE), ErrorNumber.VIR_ERR_OPERATION_INVALID, FROM_DOMAIN, message
    )
    chain.delete("c")
    assert chain.tree() == [("a", None), ("b", "a"), ("d", "b"), ("e", "d")]


# -- redefining ------------------------------------------------------------------------


def test_the_current_checkpoint_while_redefining(driver):
    seen = []
    for name, parent in [("a", None), ("b", "a"), ("c", "a"), ("d", "b"), ("e", None), ("f", "c")]:
        driver.redefine(name, parent)
        seen.append(driver.current())
    assert seen == ["a", "b", "b", "d", "d", "d"]
    assert driver.tree() == [
        ("e", None),
        ("a", None),
        ("c", "a"),
        ("f", "c"),
        ("b", "a"),
        ("d", "b"),
    ]


def test_without_a_current_checkpoint_the_first_redefined_one_is_it(driver):
    driver.redefine("a")
    driver.redefine("b")
    driver.delete("a")
    assert driver.current() is None
    driver.redefine("c", "b")
    assert driver.current() == "c"


def test_redefining_what_exists_keeps_its_children(driver):
    for name, parent in [("a", None), ("b", "a"), ("c", "a"), ("d", "b")]:
        driver.redefine(name, parent)
    driver.redefine("b", "c", "<description>new</description>", time=7)
    assert driver.tree() == [("a", None), ("c", "a"), ("b", "c"), ("d", "b")]
    assert driver.current() == "d"
    assert "<description>new</description>" in driver.xml("b")
    assert "<creationTime>7</creationTime>" in driver.xml("b")


@pytest.mark.parametrize(
    ("name", "parent", "detail"),
    [
        ("b", "b", "cannot set moment b as its own parent"),
        ("n", "zz", "parent zz for moment n not found"),
        ("a", "e", "parent b would create cycle to a"),
        ("c", "e", "parent d would create cycle to c"),
    ],
)
def test_a_parent_that_cannot_be(chain, name, parent, detail):
    refused(
        lambda: chain.redefine(name, parent),
        INVALID_ARG,
        FROM_DOMAIN,
        f"invalid argument: {detail}",
    )
    assert chain.tree() == [("a", None), ("b", "a"), ("c", "b"), ("d", "c"), ("e", "d")]


def test_without_a_domain_disks_stay_as_listed(driver):
    driver.redefine(
        "r",
        None,
        "<disks><disk name='/x'/><disk name='vdz' checkpoint='no'/><disk name='vdz'/></disks>",
    )
    assert driver.xml("r", 0) == (
        "<domaincheckpoint>\n  <name>r</name>\n  <creationTime>5</creationTime>\n  <disks>\n"
        "    <disk name='/x' checkpoint='bitmap' bitmap='r'/>\n"
        "    <disk name='vdz' checkpoint='no'/>\n"
        "    <disk name='vdz' checkpoint='bitmap' bitmap='r'/>\n  </disks>\n</domaincheckpoint>\n"
    )


def test_with_a_domain_disks_are_aligned_to_that(driver):
    other = DOMAIN.replace("vda", "vdq").replace("<name>test", "<name>other")
    driver.redefine("r", None, f"<disks><disk name='/guest/diskimage1'/></disks>{other}")
    assert "<disk name='vdq' checkpoint='bitmap' bitmap='r'/>" in driver.xml("r")
    assert "    <name>other</name>" in driver.xml("r", 0)


@pytest.mark.parametrize(
    ("inner", "code", "domain", "message"),
    [
        (
            "<disks><disk name='vdz'/></disks>" + DOMAIN,
            ErrorNumber.VIR_ERR_CONFIG_UNSUPPORTED,
            FROM_CHECKPOINT,
            "unsupported configuration: no disk named 'vdz'",
        ),
        (
            DOMAIN.replace("6695", "7695"),
            INVALID_ARG,
            FROM_CHECKPOINT,
            (
                "invalid argument: "
                "definition for checkpoint r must use uuid 6695eb01-f6a4-8304-79aa-97f2502e193f"
            ),
        ),
        (
            "<parent><name>q</name></parent>" + DOMAIN.replace("6695", "7695"),
            INVALID_ARG,
            FROM_DOMAIN,
            "invalid argument: parent q for moment r not found",
        ),
    ],
)
def test_a_redefinition_that_does_not_fit(driver, inner, code, domain, message):
    refused(lambda: driver.redefine("r", None, inner), code, domain, message)
    assert driver.tree() == []


def test_everything_can_be_dumped_and_brought_back(chain):
    dumps = [chain.xml(name, SECURE) for name in "abcde"]
    fresh = Driver()
    for dump in dumps:
        fresh.domain_checkpoint_create_xml(fresh.dom, dump, REDEFINE)
    assert [fresh.xml(name, SECURE) for name in "abcde"] == dumps
    assert fresh.tree() == chain.tree()
    assert fresh.current() == "e"


# -- listing and asking for parents ----------------------------------------------------


@pytest.mark.parametrize(
    ("flags", "whole", "below_b"),
    [
        (0, "abcde", "c"),
        (ROOTS, "a", "cde"),
        (LEAVES, "e", ""),
        (DESCENDANTS | LEAVES, "", "e"),
        (NO_LEAVES, "abcd", "c"),
        (DESCENDANTS | NO_LEAVES, "a", "cd"),
        (LEAVES | NO_LEAVES, "", ""),
    ],
)
def test_lists(chain, flags, whole, below_b):
    for order in (0, TOPOLOGICAL):
        found = chain.domain_list_all_checkpoints(chain.dom, flags | order)
        assert sorted(each.name for each in found) == list(whole)
        found = chain.domain_checkpoint_list_all_children(chain.checkpoint("b"), flags | order)
        assert sorted(each.name for each in found) == list(below_b)


def test_a_root_has_no_parent(chain):
    message = "Domain checkpoint not found: checkpoint 'a' does not have a parent"
    refused(
        lambda: chain.domain_checkpoint_get_parent(chain.checkpoint("a"), 0),
        NO_CHECKPOINT,
        FROM_TEST,
        message,
    )


# -- deleting --------------------------------------------------------------------------


@pytest.mark.parametrize("metadata_only", [0, METADATA_ONLY])
@pytest.mark.parametrize(
    ("name", "flags", "left", "current"),
    [
        ("c", 0, [("a", None), ("b", "a"), ("d", "b"), ("e", "d")], "e"),
        ("e", 0, [("a", None), ("b", "a"), ("c", "b"), ("d", "c")], "d"),
        ("a", 0, [("b", None), ("c", "b"), ("d", "c"), ("e", "d")], "e"),
        ("c", CHILDREN, [("a", None), ("b", "a")], "b"),
        ("c", CHILDREN_ONLY, [("a", None), ("b", "a"), ("c", "b")], "c"),
        ("a", CHILDREN, [], None),
        ("e", CHILDREN_ONLY, [("a", None), ("b", "a"), ("c", "b"), ("d", "c"), ("e", "d")], "e"),
    ],
)
def test_deleting(chain, metadata_only, name, flags, left, current):
    chain.delete(name, flags | metadata_only)
    assert chain.tree() == left
    assert chain.current() == current


def test_a_chain_of_ten_thousand(driver):
    for number in range(10_000):
        driver.create(f"c{number}")
    assert driver.tree() == [(f"c{n}", f"c{n - 1}" if n else None) for n in range(10_000)]
    driver.redefine("c0", None)
    driver.delete("c5000")
    below = driver.domain_checkpoint_list_all_children(driver.checkpoint("c0"), DESCENDANTS)
    assert len(below) == 9_998
    refused(
        lambda: driver.redefine("c0", "c9999"),
        INVALID_ARG,
        FROM_DOMAIN,
        "invalid argument: parent c1 would create cycle to c0",
    )
    driver.delete("c1", CHILDREN)
    assert driver.tree() == [("c0", None)]
    assert driver.current() == "c0"
