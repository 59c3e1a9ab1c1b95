"""Entry points of snapshots, as of the test driver, with libvirtd 9.0.0's answers."""

import re
from types import SimpleNamespace

import pytest

from tests import documents
from virtrio.protocol._generated.enums import ErrorDomain, ErrorNumber
from virtrio.protocol.errors import LibvirtError
from virtrio.server.conf.domain.read import parse_domain
from virtrio.server.moments.tree import MomentTree
from virtrio.server.objects.snapshots import SnapshotEntryPoints

REDEFINE, CURRENT, NO_METADATA, HALT, DISK_ONLY, REUSE_EXT = 1, 2, 4, 8, 16, 32
QUIESCE, ATOMIC, LIVE, VALIDATE = 64, 128, 256, 512
ROOTS = DESCENDANTS = 1
METADATA, LEAVES, NO_LEAVES, WITHOUT_METADATA = 2, 4, 8, 16
INACTIVE, ACTIVE, DISK, INTERNAL, EXTERNAL, TOPOLOGICAL = 32, 64, 128, 256, 512, 1024
CHILDREN, METADATA_ONLY, CHILDREN_ONLY = 1, 2, 4

INVALID_ARG = ErrorNumber.VIR_ERR_INVALID_ARG
NO_SNAPSHOT = ErrorNumber.VIR_ERR_NO_DOMAIN_SNAPSHOT
FROM_TEST = ErrorDomain.VIR_FROM_TEST
FROM_DOMAIN = ErrorDomain.VIR_FROM_DOMAIN

DOMAIN = documents.domain(uuid=documents.UUID, devices=documents.disk())
FILES = "<disks><disk name='vda' snapshot='external'><source file='/n'/></disk></disks>"


class Driver(SnapshotEntryPoints):
    """A driver with one running domain, as small as the entry points allow."""

    scheme = "test"
    refusals_from = ErrorDomain.VIR_FROM_TEST

    def __init__(self):
        definition = parse_domain(DOMAIN)
        self.domain = SimpleNamespace(
            name=definition.name,
            uuid=definition.uuid,
            id=1,
            state=1,
            persistent=True,
            definition=definition,
            checkpoints=[],
            snapshots=MomentTree(),
        )
        # The client's identity of the domain: a stale name and id are given back as
        # they came.
        self.dom = SimpleNamespace(name="said", uuid=definition.uuid, id=777)

    def _domain(self, dom):
        if dom.uuid != self.domain.uuid:
            raise LibvirtError(ErrorNumber.VIR_ERR_NO_DOMAIN)
        return self.domain

    def _halt(self, domain):
        domain.id = -1

    def create(self, name=None, inner="", flags=0):
        named = "" if name is None else f"<name>{name}</name>"
        return self.domain_snapshot_create_xml(
            self.dom, f"<domainsnapshot>{named}{inner}</domainsnapshot>", flags
        )

    def redefine(self, name, parent=None, state="running", inner=DOMAIN, flags=0):
        below = "" if parent is None else f"<parent><name>{parent}</name></parent>"
        head = f"<creationTime>5</creationTime><state>{state}</state>{below}"
        return self.create(name, f"{head}{inner}", REDEFINE | flags)

    def snapshot(self, name):
        return SimpleNamespace(name=name, dom=self.dom)

    def delete(self, name, flags=0):
        self.domain_snapshot_delete(self.snapshot(name), flags)

    def xml(self, name, flags=0):
        return self.domain_snapshot_get_xml_desc(self.snapshot(name), flags)

    def names(self, flags=0):
        return [each.name for each in self.domain_list_all_snapshots(self.dom, flags)]

    def children(self, name, flags=0):
        found = self.domain_snapshot_list_all_children(self.snapshot(name), flags)
        return [each.name for each in found]

    def parents(self):
        """Return all (name, parent) pairs, parents first, by the public calls only."""
        pairs = []
        for each in self.domain_list_all_snapshots(self.dom, TOPOLOGICAL):
            try:
                parent = self.domain_snapshot_get_parent(each, 0).name
            except LibvirtError as error:
                if error.code != NO_SNAPSHOT:
                    raise
                parent = None
            pairs.append((each.name, parent))
        return pairs

    def current(self):
        if not self.domain_has_current_snapshot(self.dom, 0):
            return None
        current = self.domain_snapshot_current(self.dom, 0)
        marks = {name: self.domain_snapshot_is_current(self.snapshot(name), 0)
                 for name in self.names()}  # fmt: skip
        assert [name for name, mark in marks.items() if mark] == [current.name]
        return current.name


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

# The call, flags that are refused, and those among them that are known.
CALLS = {
    "testDomainSnapshotCreateXML": (
        lambda d, f: d.create("n", flags=f),
        [NO_METADATA, DISK_ONLY, REUSE_EXT, 1024, QUIESCE | DISK_ONLY, 0x80000000],
        REDEFINE | CURRENT | HALT | QUIESCE | ATOMIC | LIVE | VALIDATE,
    ),
    "testDomainSnapshotGetXMLDesc": (lambda d, f: d.xml("a", f), [2, 3, 0xFFFFFFFE], 1),
    "testDomainListAllSnapshots": (lambda d, f: d.names(f), [2048, 2049, 0xFFFFF800], 2047),
    "testDomainSnapshotNum": (
        lambda d, f: d.domain_snapshot_num(d.dom, f),
        [2048, 0xFFFFFFFF],
        2047,
    ),
    "testDomainSnapshotListNames": (
        lambda d, f: d.domain_snapshot_list_names(d.dom, 9, f),
        [2048, 0xFFFFFFFF],
        2047,
    ),
    "testDomainSnapshotListAllChildren": (lambda d, f: d.children("a", f), [2048, 4095], 2047),
    "testDomainSnapshotNumChildren": (
        lambda d, f: d.domain_snapshot_num_children(d.snapshot("a"), f),
        [2048],
        2047,
    ),
    "testDomainSnapshotListChildrenNames": (
        lambda d, f: d.domain_snapshot_list_children_names(d.snapshot("a"), 9, f),
        [2048],
        2047,
    ),
    "testDomainSnapshotLookupByName": (
        lambda d, f: d.domain_snapshot_lookup_by_name(d.dom, "a", f),
        [1, 3],
        0,
    ),
    "testDomainHasCurrentSnapshot": (
        lambda d, f: d.domain_has_current_snapshot(d.dom, f),
        [1, 8],
        0,
    ),
    "testDomainSnapshotCurrent": (lambda d, f: d.domain_snapshot_current(d.dom, f), [1], 0),
    "testDomainSnapshotIsCurrent": (
        lambda d, f: d.domain_snapshot_is_current(d.snapshot("a"), f),
        [1],
        0,
    ),
    "testDomainSnapshotHasMetadata": (
        lambda d, f: d.domain_snapshot_has_metadata(d.snapshot("a"), f),
        [1],
        0,
    ),
    "testDomainSnapshotGetParent": (
        lambda d, f: d.domain_snapshot_get_parent(d.snapshot("b"), f),
        [1, 8],
        0,
    ),
    "testDomainSnapshotDelete": (lambda d, f: d.delete("a", f), [METADATA_ONLY, 3, 6, 8], 5),
}


@pytest.mark.parametrize(
    ("function", "flags"),
    [(function, flags) for function, (_, many, _) in CALLS.items() for flags in many],
)
def test_unknown_flags_come_before_everything(driver, function, flags):
    call, _, known = CALLS[function]
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
        lambda d, s: d.domain_snapshot_get_xml_desc(s, 0),
        lambda d, s: d.domain_snapshot_list_all_children(s, 0),
        lambda d, s: d.domain_snapshot_num_children(s, 0),
        lambda d, s: d.domain_snapshot_list_children_names(s, 5, 0),
        lambda d, s: d.domain_snapshot_lookup_by_name(s.dom, s.name, 0),
        lambda d, s: d.domain_snapshot_is_current(s, 0),
        lambda d, s: d.domain_snapshot_has_metadata(s, 0),
        lambda d, s: d.domain_snapshot_get_parent(s, 0),
        lambda d, s: d.domain_snapshot_delete(s, 0),
    ],
)
@pytest.mark.parametrize("name", ["z", "", "a%s\n<"])
def test_an_unknown_snapshot(chain, call, name):
    message = f"Domain snapshot not found: no domain snapshot with matching name '{name}'"
    refused(lambda: call(chain, chain.snapshot(name)), NO_SNAPSHOT, FROM_TEST, message)


@pytest.mark.parametrize("flags", [QUIESCE, ATOMIC, LIVE, QUIESCE | ATOMIC | LIVE | VALIDATE])
def test_flags_that_are_about_the_guest(driver, flags):
    driver.create("a", flags=flags)
    assert (driver.names(), driver.domain.id) == (["a"], 1)


# -- creating --------------------------------------------------------------------------


def test_a_new_snapshot_is_a_child_of_the_current_one(driver):
    driver.create("a")
    assert driver.current() == "a"
    driver.create("b", "<parent><name>zz</name></parent>")
    assert driver.current() == "b"
    assert driver.parents() == [("a", None), ("b", "a")]
    assert "<parent>\n    <name>a</name>\n  </parent>" in driver.xml("b")
    assert "parent" not in driver.xml("a")
    message = "Domain snapshot not found: snapshot 'a' does not have a parent"
    call = driver.domain_snapshot_get_parent
    refused(lambda: call(driver.snapshot("a"), 0), NO_SNAPSHOT, FROM_TEST, message)


def test_a_snapshot_without_a_name_is_named_by_its_time(driver, monkeypatch):
    monkeypatch.setattr("time.time", lambda: 1795414728.9)
    assert driver.create().name == "1795414728"
    assert "<creationTime>1795414728</creationTime>" in driver.xml("1795414728")
    message = "operation failed: domain moment 1795414728 already exists"
    refused(driver.create, ErrorNumber.VIR_ERR_OPERATION_FAILED, FROM_DOMAIN, message)


@pytest.mark.parametrize(
    ("state", "printed"), [(1, "running"), (3, "paused"), (5, "shutoff"), (6, "crashed")]
)
def test_the_state_is_that_of_the_domain(driver, state, printed):
    driver.domain.state = state
    driver.create("a")
    assert f"<state>{printed}</state>" in driver.xml("a")
    memory = "no" if printed == "shutoff" else "internal"
    assert f"<memory snapshot='{memory}'/>" in driver.xml("a")


def test_what_is_returned_carries_the_clients_own_domain(driver):
    driver.create("a")
    made = [
        driver.create("b"),
        driver.redefine("c", "b"),
        driver.domain_snapshot_lookup_by_name(driver.dom, "a", 0),
        driver.domain_snapshot_current(driver.dom, 0),
        driver.domain_snapshot_get_parent(driver.snapshot("b"), 0),
        *driver.domain_list_all_snapshots(driver.dom, 0),
        *driver.domain_snapshot_list_all_children(driver.snapshot("a"), 0),
    ]
    assert all(each.dom is driver.dom for each in made)


def test_a_refused_snapshot_changes_nothing(chain):
    before = chain.parents()
    for inner in ("<disks><disk name='vdz'/></disks>", "<memory file='x'/>", "<name>c</name>", "<"):
        with pytest.raises(LibvirtError):
            chain.create(None, inner, HALT)
    assert (chain.parents(), chain.current(), chain.domain.id) == (before, "e", 1)


def test_a_snapshot_keeps_the_domain_as_it_was(driver):
    driver.create("a")
    driver.domain.definition = parse_domain(DOMAIN.replace("65536", "70000"))
    driver.create("b")
    assert "65536" in driver.xml("a")
    assert "70000" in driver.xml("b")


def test_snapshots_between_two_changes_share_what_they_keep(chain):
    kept = {id(moment.definition.domain) for moment in chain.domain.snapshots}
    assert len(kept) == 1


# -- redefining ------------------------------------------------------------------------


def test_a_redefined_snapshot_is_current_only_if_asked_for(driver):
    driver.redefine("a")
    assert driver.current() is None
    message = "Domain snapshot not found: the domain does not have a current snapshot"
    call = driver.domain_snapshot_current
    refused(lambda: call(driver.dom, 0), NO_SNAPSHOT, FROM_TEST, message)
    driver.redefine("b", "a", flags=CURRENT)
    assert driver.current() == "b"
    driver.redefine("b")
    assert driver.current() == "b"
    driver.redefine("c", "a")
    assert driver.current() == "b"
    assert sorted(driver.parents()) == [("a", None), ("b", None), ("c", "a")]


def test_redefining_what_exists_keeps_its_children_and_its_domain(driver):
    for name, parent in [("a", None), ("b", "a"), ("c", "b")]:
        driver.redefine(name, parent)
    driver.redefine("b", None, inner="<description>again</description>")
    assert sorted(driver.parents()) == [("a", None), ("b", None), ("c", "b")]
    assert "<description>again</description>" in driver.xml("b")
    assert "<name>guest</name>" in driver.xml("b")
    driver.redefine("b", None, inner=DOMAIN)
    assert "again" not in driver.xml("b")


def test_the_guest_of_a_redefined_snapshot_stays_the_same(driver):
    driver.redefine("a")
    refused(
        lambda: driver.redefine("a", inner=DOMAIN.replace("65536", "1024"), flags=CURRENT),
        ErrorNumber.VIR_ERR_CONFIG_UNSUPPORTED,
        FROM_DOMAIN,
        "unsupported configuration: Target domain max memory 1024 does not match source 65536",
    )
    assert (driver.current(), "65536" in driver.xml("a")) == (None, True)
    driver.redefine("a", inner=DOMAIN.replace("<os>", "<title>another</title><os>"))
    assert "<title>another</title>" in driver.xml("a")


def test_a_snapshot_that_changes_while_it_is_redefined(driver):
    large = f"<metadata><a xmlns='urn:a'>{'<b/>' * 8000}</a></metadata>"
    driver.redefine("a")
    later = driver.redefine("a", inner=DOMAIN.replace("<os>", f"{large}<os>"), flags=CURRENT)
    later = later.apply(later.work())  # read, and now to be compared
    later.work()
    driver.delete("a")
    driver.redefine("a", inner=DOMAIN.replace("65536", "1024"))
    again = later.apply(None)
    with pytest.raises(LibvirtError, match="max memory 65536 does not match source 1024"):
        again.work()


@pytest.mark.parametrize(
    ("name", "parent", "detail"),
    [
        ("a", "a", "cannot set moment a as its own parent"),
        ("z", "y", "parent y for moment z not found"),
        ("a", "c", "parent b would create cycle to a"),
    ],
)
def test_parents_that_cannot_be(chain, name, parent, detail):
    before = chain.parents()
    call = lambda: chain.redefine(name, parent)  # noqa: E731
    refused(call, INVALID_ARG, FROM_DOMAIN, f"invalid argument: {detail}")
    assert chain.parents() == before


# -- lists -----------------------------------------------------------------------------

FILTERS = [
    (0, "crash dsk mem off offx pau run"),
    (ROOTS, "crash off"),
    (LEAVES, "crash dsk mem offx"),
    (NO_LEAVES, "off pau run"),
    (LEAVES | NO_LEAVES, ""),
    (METADATA, "crash dsk mem off offx pau run"),
    (WITHOUT_METADATA, ""),
    (METADATA | WITHOUT_METADATA, "crash dsk mem off offx pau run"),
    (INACTIVE, "off offx"),
    (ACTIVE, "crash mem pau run"),
    (DISK, "dsk"),
    (INACTIVE | DISK, "dsk off offx"),
    (INACTIVE | ACTIVE | DISK, "crash dsk mem off offx pau run"),
    (INTERNAL, "crash off pau run"),
    (EXTERNAL, "dsk mem offx"),
    (INTERNAL | EXTERNAL, "crash dsk mem off offx pau run"),
    (EXTERNAL | ACTIVE | LEAVES, "mem"),
    (ROOTS | INACTIVE | TOPOLOGICAL, "off"),
]


@pytest.fixture
def mixed(driver):
    """Snapshots of all kinds: off > (run > (pau > mem, dsk), offx), and crash."""
    driver.redefine("off", None, "shutoff")
    driver.redefine("run", "off", "running")
    driver.redefine("pau", "run", "paused")
    driver.redefine("dsk", "run", "disk-snapshot", FILES + DOMAIN)
    driver.redefine("offx", "off", "shutoff", FILES + DOMAIN)
    memory = "<memory file='/m'/><disks><disk name='vda' snapshot='no'/></disks>"
    driver.redefine("mem", "pau", "running", memory + DOMAIN)
    driver.redefine("crash", None, "crashed")
    return driver


@pytest.mark.parametrize(("flags", "names"), FILTERS)
def test_filters(mixed, flags, names):
    assert sorted(mixed.names(flags)) == names.split()
    assert mixed.domain_snapshot_num(mixed.dom, flags) == len(names.split())
    assert mixed.domain_snapshot_list_names(mixed.dom, 100, flags) == mixed.names(flags)
    children = mixed.children("off", flags)
    assert mixed.domain_snapshot_num_children(mixed.snapshot("off"), flags) == len(children)
    listed = mixed.domain_snapshot_list_children_names(mixed.snapshot("off"), 100, flags)
    assert listed == children


@pytest.mark.parametrize(
    ("name", "flags", "names"),
    [
        ("off", 0, "offx run"),
        ("off", DESCENDANTS, "dsk mem offx pau run"),
        ("run", DESCENDANTS | LEAVES, "dsk mem"),
        ("run", DESCENDANTS | EXTERNAL, "dsk mem"),
        ("off", EXTERNAL, "offx"),
        ("off", WITHOUT_METADATA, ""),
        ("run", DESCENDANTS | ACTIVE | INTERNAL, "pau"),
        ("crash", DESCENDANTS, ""),
    ],
)
def test_children(mixed, name, flags, names):
    assert sorted(mixed.children(name, flags)) == names.split()


def test_parents_come_first_in_topological_lists(mixed):
    place = {name: number for number, name in enumerate(mixed.names(TOPOLOGICAL))}
    assert all(parent is None or place[parent] < place[name] for name, parent in mixed.parents())
    place = {n: at for at, n in enumerate(mixed.children("off", DESCENDANTS | TOPOLOGICAL))}
    assert place["run"] < place["pau"] < place["mem"]


def test_lists_of_names_are_no_longer_than_asked_for(mixed):
    assert len(mixed.domain_snapshot_list_names(mixed.dom, 3, 0)) == 3
    assert mixed.domain_snapshot_list_names(mixed.dom, 0, 0) == []
    assert len(mixed.domain_snapshot_list_children_names(mixed.snapshot("off"), 1, 0)) == 1


# -- deleting --------------------------------------------------------------------------

DELETIONS = [
    # of a chain a b c d e, of which e is current
    ("e", 0, "a b<a c<b d<c", "d"),
    ("c", 0, "a b<a d<b e<d", "e"),
    ("a", 0, "b c<b d<c e<d", "e"),
    ("c", CHILDREN, "a b<a", "b"),
    ("c", CHILDREN_ONLY, "a b<a c<b", "c"),
    ("a", CHILDREN, "", None),
    ("e", CHILDREN_ONLY, "a b<a c<b d<c e<d", "e"),
]


@pytest.mark.parametrize(("name", "flags", "left", "current"), DELETIONS)
def test_delete(chain, name, flags, left, current):
    chain.delete(name, flags)
    pairs = [f"{name}<{parent}" if parent else name for name, parent in chain.parents()]
    assert (" ".join(pairs), chain.current()) == (left, current)


def test_deleting_a_root_that_is_current_leaves_none(driver):
    driver.create("a")
    driver.delete("a")
    assert (driver.current(), driver.names()) == (None, [])
    driver.create("b")
    assert driver.parents() == [("b", None)]


def test_metadata_is_all_there_is(chain):
    assert chain.domain_snapshot_has_metadata(chain.snapshot("c"), 0)
    assert re.search("<creationTime>[0-9]{10}<", chain.xml("c"))
