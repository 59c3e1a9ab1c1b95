"""What snapshots of the test driver do to domains, with libvirtd 9.0.0's answers."""

from types import SimpleNamespace

import pytest

from tests import documents
from virtrio.protocol._generated.enums import ErrorDomain, ErrorNumber
from virtrio.protocol.errors import LibvirtError
from virtrio.server.conf.domain.read import parse_domain
from virtrio.server.drivers.test.driver import TestDriver

RUNNING, PAUSED, FORCE, RESET_NVRAM = 1, 2, 4, 8
REDEFINE, CURRENT, HALT = 1, 2, 8
SNAPSHOTS_METADATA = 2
UUID = documents.UUID

INVALID_ARG = ErrorNumber.VIR_ERR_INVALID_ARG
NOT_VALID = ErrorNumber.VIR_ERR_OPERATION_INVALID
UNSUPPORTED = ErrorNumber.VIR_ERR_OPERATION_UNSUPPORTED
FROM_TEST = ErrorDomain.VIR_FROM_TEST

# Events, and states with their reasons, as they come.
STARTED, SUSPENDED, STOPPED = (2, 3), (3, 5), (5, 6)
IS_RUNNING, IS_PAUSED, IS_STOPPED = (1, 4), (3, 7), (5, 7)


class Guest:
    """A driver with one domain of two sizes: 64 MiB at first, 80 after `change`."""

    def __init__(self):
        self.driver = TestDriver()
        self.dom = self.driver.domain_define_xml(self.xml())
        self.events = []
        self.driver.events.emit = lambda event: self.events.append(
            (event.event, event.detail, event.dom.id)
        )

    def xml(self, memory=65536):
        return documents.domain(uuid=UUID, memory=memory, devices=documents.disk())

    def put(self, state):
        """Bring the domain into a state."""
        if self.driver.domain_is_active(self.dom):
            self.driver.domain_destroy(self.dom)
        if state != "shutoff":
            self.driver.domain_create(self.dom)
        if state == "paused":
            self.driver.domain_suspend(self.dom)

    def take(self, name, inside="", flags=0):
        text = f"<domainsnapshot><name>{name}</name>{inside}</domainsnapshot>"
        return self.driver.domain_snapshot_create_xml(self.dom, text, flags)

    def change(self):
        self.driver.domain_define_xml(self.xml(81920))

    def revert(self, name, flags=0):
        self.driver.domain_revert_to_snapshot(SimpleNamespace(name=name, dom=self.dom), flags)

    @property
    def state(self):
        return tuple(self.driver.domain_get_state(self.dom, 0))

    def memory(self, flags=0):
        text = self.driver.domain_get_xml_desc(self.dom, flags)
        return int(text.partition("<memory unit='KiB'>")[2].partition("<")[0])

    def current(self):
        if not self.driver.domain_has_current_snapshot(self.dom, 0):
            return None
        return self.driver.domain_snapshot_current(self.dom, 0).name


@pytest.fixture
def guest():
    return Guest()


def refusal(call, *args):
    with pytest.raises(LibvirtError) as caught:
        call(*args)
    return caught.value.code, caught.value.domain, caught.value.message


# Of a snapshot taken in one state, reverted to in another with some flags: the events,
# and the state afterwards. None is the state before.
REVERTS = [
    ("shutoff", "shutoff", 0, [], None),
    ("shutoff", "shutoff", RUNNING, [STARTED], None),
    ("shutoff", "shutoff", PAUSED, [STARTED, SUSPENDED], None),
    ("shutoff", "shutoff", FORCE, [], None),
    ("shutoff", "running", 0, [STOPPED], IS_STOPPED),
    ("shutoff", "running", RUNNING, [STOPPED, STARTED], IS_STOPPED),
    ("shutoff", "running", PAUSED | FORCE, [STOPPED, STARTED, SUSPENDED], IS_STOPPED),
    ("shutoff", "paused", 0, [STOPPED], IS_STOPPED),
    ("running", "shutoff", 0, [STARTED], IS_RUNNING),
    ("running", "shutoff", RUNNING, [STARTED], IS_RUNNING),
    ("running", "shutoff", PAUSED, [STARTED, SUSPENDED], IS_PAUSED),
    ("running", "running", 0, [STOPPED, STARTED], IS_RUNNING),
    ("running", "running", PAUSED, [STOPPED, STARTED, SUSPENDED], IS_PAUSED),
    ("running", "running", FORCE, [STOPPED, STARTED], IS_RUNNING),
    ("running", "paused", 0, [STOPPED, STARTED], IS_RUNNING),
    ("paused", "shutoff", 0, [STARTED, SUSPENDED], IS_PAUSED),
    ("paused", "shutoff", RUNNING, [STARTED], IS_RUNNING),
    ("paused", "running", 0, [STOPPED, STARTED, SUSPENDED], IS_PAUSED),
    ("paused", "running", RUNNING | FORCE, [STOPPED, STARTED], IS_RUNNING),
    ("paused", "paused", 0, [STOPPED, STARTED, SUSPENDED], IS_PAUSED),
]


@pytest.mark.parametrize(
    ("taken", "state", "flags", "events", "after", "persistent"),
    [
        (*case, persistent)
        for case in REVERTS
        for persistent in (True, False)
        if persistent or case[1] != "shutoff"
    ],
)
def test_revert(guest, taken, state, flags, events, after, persistent):
    guest.put(taken)
    guest.take("first")
    guest.take("second")
    guest.put("shutoff")
    guest.change()
    guest.put(state)
    if not persistent:
        guest.driver.domain_undefine(guest.dom)
        if taken == "shutoff" and not flags & (RUNNING | PAUSED):
            flags |= RUNNING
            events = [STOPPED, STARTED]
    before, number = guest.state, guest.dom.id
    guest.events.clear()
    guest.revert("first", flags)
    assert [event[:2] for event in guest.events] == events
    assert guest.state == (before if after is None else after)
    assert guest.current() == "first"
    runs = guest.state[0] != 5
    assert guest.dom.id == (-1 if not runs else number + 1 if number != -1 else 3)
    # a domain that stopped has no id any more when its end is told
    assert [event[2] for event in guest.events if event[:2] == STOPPED] in ([], [-1])
    assert {event[2] for event in guest.events if event[:2] != STOPPED} <= {guest.dom.id}
    assert guest.memory() == 65536
    assert guest.memory(2) == 65536
    assert guest.driver.domain_is_persistent(guest.dom) == persistent


def test_revert_of_a_transient_domain_to_an_offline_snapshot(guest):
    guest.take("off")
    guest.put("running")
    guest.take("on")
    guest.driver.domain_undefine(guest.dom)
    for flags in (0, FORCE):
        assert refusal(guest.revert, "off", flags) == (
            NOT_VALID,
            FROM_TEST,
            "Requested operation is not valid: transient domain needs to request run or pause "
            "to revert to inactive snapshot",
        )
    assert (guest.state, guest.current()) == ((1, 1), "on")
    guest.revert("off", RUNNING)
    # libvirt keeps the domain, which is neither active nor persistent now
    assert guest.driver.domain_lookup_by_name("guest") is guest.dom
    assert not guest.driver.domain_is_active(guest.dom)
    guest.driver.domain_undefine_flags(guest.dom, SNAPSHOTS_METADATA)
    assert guest.driver.connect_list_all_domains(0) == [guest.driver.domain_lookup_by_name("test")]


def test_a_transient_domain_gets_what_was_kept_with_its_second_run(guest):
    driver = guest.driver
    driver.domain_undefine(guest.dom)
    guest.dom = driver.domain_create_xml(guest.xml(81920), 0)
    kept = guest.xml().replace("81920", "65536")
    inside = f"<creationTime>5</creationTime><state>running</state>{kept}"
    driver.domain_snapshot_create_xml(
        guest.dom, f"<domainsnapshot><name>a</name>{inside}</domainsnapshot>", REDEFINE
    )
    seen = []
    for _ in range(3):
        run = guest.dom.id
        guest.events.clear()
        guest.revert("a")
        assert guest.dom.id == run + 1
        stopped, started = guest.events
        assert started == (*STARTED, run + 1)
        seen.append((guest.memory(), guest.memory(2), stopped[2] if stopped[2] == -1 else "run"))
    assert seen == [(81920, 65536, "run"), (65536, 65536, -1), (65536, 65536, "run")]


def test_revert_takes_no_other_flags(guest):
    guest.take("a")
    for flags in (RESET_NVRAM, 0x10, 0x18):
        text = f"unsupported flags ({flags:#x}) in function testDomainRevertToSnapshot"
        assert refusal(guest.revert, "a", flags) == (INVALID_ARG, FROM_TEST, text)


def test_revert_after_a_rename_keeps_the_name(guest):
    guest.take("a")
    guest.driver.domain_rename(guest.dom, "renamed", 0)
    assert [each.name for each in guest.driver.domain_list_all_snapshots(guest.dom, 0)] == ["a"]
    guest.revert("a")
    assert guest.driver.domain_lookup_by_name("renamed") is guest.dom
    assert "<name>renamed</name>" in guest.driver.domain_get_xml_desc(guest.dom, 0)
    guest.driver.domain_undefine_flags(guest.dom, SNAPSHOTS_METADATA)


def test_a_new_snapshot_hangs_on_the_one_reverted_to(guest):
    first = guest.take("first")
    guest.take("second")
    guest.revert("first")
    third = guest.take("third")
    assert guest.driver.domain_snapshot_get_parent(third, 0).name == "first"
    children = guest.driver.domain_snapshot_list_all_children(first, 0)
    assert [each.name for each in children] == ["third", "second"]


def test_halt(guest):
    guest.take("stopped already", flags=HALT)
    assert (guest.events, guest.state) == ([], (5, 0))
    guest.put("running")
    guest.events.clear()
    guest.take("halted", flags=HALT)
    assert (guest.events, guest.state) == ([(*STOPPED, -1)], IS_STOPPED)
    guest.put("running")
    guest.driver.domain_undefine(guest.dom)
    assert refusal(guest.take, "a", "<bad", HALT) == (
        NOT_VALID,
        FROM_TEST,
        "Requested operation is not valid: cannot halt after transient domain snapshot",
    )


def test_a_refused_snapshot_halts_nothing(guest):
    guest.put("running")
    guest.take("a")
    guest.events.clear()
    with pytest.raises(LibvirtError, match="domain moment a already exists"):
        guest.take("a", flags=HALT)
    assert (guest.events, guest.state) == ([], (1, 1))


def test_snapshots_and_checkpoints_exclude_each_other(guest):
    guest.put("running")
    checkpoint = guest.driver.domain_checkpoint_create_xml(guest.dom, "<domaincheckpoint/>", 0)
    for flags in (0, REDEFINE):
        assert refusal(guest.take, "a", "<bad", flags) == (
            UNSUPPORTED,
            FROM_TEST,
            "Operation not supported: cannot create snapshot while checkpoint exists",
        )
    guest.driver.domain_checkpoint_delete(checkpoint, 0)
    snapshot = guest.take("a")
    call = guest.driver.domain_checkpoint_create_xml
    assert refusal(call, guest.dom, "<bad", 0) == (
        UNSUPPORTED,
        FROM_TEST,
        "Operation not supported: cannot create checkpoint while snapshot exists",
    )
    guest.driver.domain_snapshot_delete(snapshot, 0)
    call(guest.dom, "<domaincheckpoint/>", 0)


def test_undefine(guest):
    guest.take("a")
    guest.take("b")
    guest.put("running")
    guest.driver.domain_undefine(guest.dom)  # which makes it transient
    guest.driver.domain_define_xml(guest.xml())
    guest.put("shutoff")
    assert refusal(guest.driver.domain_undefine, guest.dom) == (
        NOT_VALID,
        FROM_TEST,
        "Requested operation is not valid: cannot delete inactive domain with 2 snapshots",
    )
    assert guest.driver.domain_snapshot_num(guest.dom, 0) == 2
    guest.driver.domain_undefine_flags(guest.dom, SNAPSHOTS_METADATA)
    again = guest.driver.domain_define_xml(guest.xml())
    assert guest.driver.domain_snapshot_num(again, 0) == 0


def test_snapshots_live_as_long_as_their_domain(guest):
    guest.put("running")
    guest.take("a")
    guest.change()  # defined anew
    guest.put("shutoff")
    guest.driver.domain_managed_save_remove(guest.dom, 0)
    guest.put("running")
    assert guest.current() == "a"
    guest.driver.domain_undefine(guest.dom)
    guest.put("shutoff")  # a transient domain is gone now
    with pytest.raises(LibvirtError, match="no domain with matching uuid"):
        guest.driver.domain_snapshot_num(guest.dom, 0)


def test_domains_are_listed_by_their_snapshots(guest):
    has, has_no = 1 << 12, 1 << 13

    def names(flags):
        return [domain.name for domain in guest.driver.connect_list_all_domains(flags)]

    assert (names(has), names(has_no)) == ([], ["test", "guest"])
    guest.take("a")
    assert (names(has), names(has_no)) == (["guest"], ["test"])


def test_a_large_domain_is_worked_on_in_a_thread():
    driver = TestDriver()
    metadata = f"<metadata><a xmlns='urn:a'>{'<b/>' * 40_000}</a></metadata>"
    large = parse_domain(documents.domain(uuid=UUID, before=metadata))
    domain = driver.domains.add(large, live=False)
    text = "<domainsnapshot><name>a</name></domainsnapshot>"
    later = driver.domain_snapshot_create_xml(domain, text, 0)
    snapshot = later.apply(later.work())
    assert snapshot.name == "a"
    later = driver.domain_snapshot_get_xml_desc(snapshot, 0)
    assert later.work().count("<b/>") == 40_000
    later = driver.domain_snapshot_create_xml(domain, text.replace("a<", "b<"), 0)
    work = later.work()
    driver.domain_create(domain).apply(domain.definition.copy())
    again = later.apply(work)  # the state is another, so that it is read anew
    assert again.apply(again.work()).name == "b"
    assert (
        "<state>running</state>"
        in driver.domain_snapshot_get_xml_desc(SimpleNamespace(name="b", dom=domain), 0).work()
    )
    later = driver.domain_revert_to_snapshot(snapshot, 0)
    later.apply(later.work())
    assert driver.domain_get_state(domain, 0).state == 5
