"""Domains of the test driver, with libvirtd 9.0.0's answers.

They are found, listed, defined, started and stopped.
"""

from types import SimpleNamespace

import pytest

from tests.documents import domain
from tests.server.drivers.test.conftest import DEFAULT_UUID
from virtrio.protocol._generated.enums import ErrorDomain, ErrorNumber
from virtrio.protocol.errors import LibvirtError
from virtrio.server.drivers.test.driver import TestDriver

FROM_TEST, FROM_DOMAIN, FROM_XML = (
    ErrorDomain.VIR_FROM_TEST,
    ErrorDomain.VIR_FROM_DOMAIN,
    ErrorDomain.VIR_FROM_XML,
)
NO_DOMAIN = ErrorNumber.VIR_ERR_NO_DOMAIN
FAILED = ErrorNumber.VIR_ERR_OPERATION_FAILED
NOT_VALID = ErrorNumber.VIR_ERR_OPERATION_INVALID
INTERNAL = ErrorNumber.VIR_ERR_INTERNAL_ERROR
INVALID_ARG = ErrorNumber.VIR_ERR_INVALID_ARG

RUNNING_BOOTED, RUNNING_UNPAUSED = (1, 1), (1, 5)
PAUSED_USER = (3, 1)
SHUTOFF, SHUT_DOWN, DESTROYED = (5, 0), (5, 1), (5, 2)
SECURE, INACTIVE = 1, 2
UUID = "b4e8a1de-7c2f-4b8e-9d53-0a1b2c3d4e5f"
OTHER = "c0ffee00-1111-4222-8333-444455556666"
NOBODY = SimpleNamespace(name="said", uuid=bytes(16), id=3)


def xml(name="guest", uuid=UUID, extra=""):
    return domain(name, uuid, memory=1024, vcpus=None, behind=extra)


def refusal(function, *args):
    with pytest.raises(LibvirtError) as caught:
        function(*args)
    return caught.value.code, caught.value.domain, caught.value.message


def state(driver, dom):
    return tuple(driver.domain_get_state(dom, 0))


# -- the domain that is there from the beginning ---------------------------------------

DEFAULT_XML = """<domain type='test' id='1'>
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
      <address type='pci' domain='0x0000' bus='0x01' slot='0x00' function='0x0'/>
    </disk>
    <interface type='network'>
      <mac address='aa:bb:cc:dd:ee:ff'/>
      <source network='default'/>
      <target dev='testnet0'/>
      <address type='pci' domain='0x0000' bus='0x00' slot='0x01' function='0x0'/>
    </interface>
    <memballoon model='virtio'>
      <address type='pci' domain='0x0000' bus='0x00' slot='0x02' function='0x0'/>
    </memballoon>
  </devices>
</domain>
"""


def test_default_domain(test_driver, dom):
    found = test_driver.domain_lookup_by_name("test")
    assert (found.name, found.uuid, found.id) == ("test", DEFAULT_UUID, 1)
    assert test_driver.domain_get_xml_desc(dom, 0) == DEFAULT_XML
    assert test_driver.domain_get_xml_desc(dom, INACTIVE) == DEFAULT_XML.replace(" id='1'", "", 1)
    info = test_driver.domain_get_info(dom)
    assert (info.state, info.max_mem, info.memory, info.nr_virt_cpu) == (1, 8388608, 2097152, 2)
    assert info.cpu_time > 0
    assert state(test_driver, dom) == (1, 0)
    assert test_driver.domain_is_active(dom)
    assert test_driver.domain_is_persistent(dom)
    assert not test_driver.domain_is_updated(dom)
    assert not test_driver.domain_get_autostart(dom)
    assert not test_driver.domain_has_managed_save_image(dom, 0)
    assert test_driver.domain_get_os_type(dom) == "linux"
    assert test_driver.domain_get_max_memory(dom) == 8388608
    assert test_driver.domain_get_max_vcpus(dom) == 2


# -- finding ---------------------------------------------------------------------------


def test_every_way_to_a_domain_ends_at_the_same_object(test_driver):
    found = test_driver.domain_lookup_by_name("test")
    assert test_driver.domain_lookup_by_uuid(DEFAULT_UUID) is found
    assert test_driver.domain_lookup_by_id(1) is found
    assert test_driver.connect_list_all_domains(0) == [found]


@pytest.mark.parametrize(
    ("entry", "argument"),
    [("name", "nobody"), ("name", ""), ("uuid", bytes(16)), ("id", 4711), ("id", 0)],
)
def test_unknown_domains(test_driver, entry, argument):
    lookup = getattr(test_driver, f"domain_lookup_by_{entry}")
    assert refusal(lookup, argument) == (NO_DOMAIN, FROM_TEST, "Domain not found")


@pytest.mark.parametrize(
    ("entry", "args"),
    [
        ("create", ()),
        ("destroy_flags", (0,)),
        ("get_info", ()),
        ("get_state", (0,)),
        ("get_xml_desc", (0,)),
        ("is_active", ()),
        ("managed_save", (0,)),
        ("reboot", (0,)),
        ("rename", ("other", 0)),
        ("resume", ()),
        ("set_autostart", (1,)),
        ("set_memory", (1024,)),
        ("set_vcpus", (1,)),
        ("shutdown", ()),
        ("suspend", ()),
        ("undefine", ()),
    ],
)
def test_a_domain_that_is_gone(test_driver, entry, args):
    detail = (
        "Domain not found: "
        "no domain with matching uuid '00000000-0000-0000-0000-000000000000' (said)"
    )
    assert refusal(getattr(test_driver, f"domain_{entry}"), NOBODY, *args) == (
        NO_DOMAIN,
        FROM_TEST,
        detail,
    )


# -- defining --------------------------------------------------------------------------


def test_define_start_destroy_undefine(test_driver):
    guest = test_driver.domain_define_xml(xml())
    assert (guest.name, guest.id) == ("guest", -1)
    assert state(test_driver, guest) == SHUTOFF
    assert test_driver.connect_list_defined_domains(10) == ["guest"]
    test_driver.domain_create(guest)
    assert guest.id == 2
    assert test_driver.domain_lookup_by_id(2) is guest
    assert state(test_driver, guest) == RUNNING_BOOTED
    test_driver.domain_destroy(guest)
    assert guest.id == -1
    assert state(test_driver, guest) == DESTROYED
    assert refusal(test_driver.domain_lookup_by_id, 2)[0] == NO_DOMAIN
    assert test_driver.domain_create_with_flags(guest, 0).id == 3, "ids are not used again"
    test_driver.domain_destroy(guest)
    test_driver.domain_undefine(guest)
    assert refusal(test_driver.domain_lookup_by_name, "guest")[0] == NO_DOMAIN
    assert refusal(test_driver.domain_lookup_by_uuid, guest.uuid)[0] == NO_DOMAIN


def test_the_same_name_and_uuid_is_a_new_definition(test_driver):
    guest = test_driver.domain_define_xml(xml())
    again = test_driver.domain_define_xml(xml(extra="<title>second</title>"))
    assert again is guest
    assert "<title>second</title>" in test_driver.domain_get_xml_desc(guest, 0)


def test_a_definition_of_a_running_domain_is_for_its_next_start(test_driver):
    guest = test_driver.domain_define_xml(xml())
    test_driver.domain_create(guest)
    test_driver.domain_define_xml(xml(extra="<title>second</title>"))
    assert "<title>" not in test_driver.domain_get_xml_desc(guest, 0)
    assert "<title>second</title>" in test_driver.domain_get_xml_desc(guest, INACTIVE)
    test_driver.domain_destroy(guest)
    assert "<title>second</title>" in test_driver.domain_get_xml_desc(guest, 0)


def test_a_domain_that_is_not_read_again_does_not_start(test_driver):
    sizes = "<size value='1'/><line value='1'/>"
    cache = f"<cache level='1' associativity='none' policy='writeback'>{sizes}</cache>"
    cell = f"<cell id='0' cpus='0' memory='1024'>{cache}</cell>"
    guest = test_driver.domain_define_xml(xml(extra=f"<cpu><numa>{cell}</numa></cpu>"))
    assert refusal(test_driver.domain_create, guest) == (
        ErrorNumber.VIR_ERR_XML_ERROR,
        FROM_DOMAIN,
        "XML error: Missing 'associativity' attribute in cache element for NUMA node 0",
    )
    assert (guest.id, state(test_driver, guest)) == (-1, SHUTOFF)
    test_driver.domain_undefine(guest)


@pytest.mark.parametrize("entry", ["domain_define_xml_flags", "domain_create_xml"])
@pytest.mark.parametrize(
    ("document", "expected"),
    [
        (
            xml(name="other"),
            (
                FAILED,
                FROM_DOMAIN,
                f"operation failed: domain 'guest' is already defined with uuid {UUID}",
            ),
        ),
        (
            xml(uuid=OTHER),
            (
                FAILED,
                FROM_DOMAIN,
                f"operation failed: domain 'guest' already exists with uuid {UUID}",
            ),
        ),
        (
            "<domain type='test'/>",
            (ErrorNumber.VIR_ERR_NO_NAME, FROM_DOMAIN, "missing name information"),
        ),
        (
            "<guest/>",
            (
                ErrorNumber.VIR_ERR_XML_ERROR,
                FROM_XML,
                "XML error: expecting root element of 'domain', not 'guest'",
            ),
        ),
        (
            xml(uuid="none"),
            (INTERNAL, FROM_DOMAIN, "internal error: malformed uuid element"),
        ),
        (
            xml(name="a/b"),
            (ErrorNumber.VIR_ERR_XML_ERROR, FROM_DOMAIN, "XML error: name a/b cannot contain '/'"),
        ),
    ],
)
def test_what_cannot_be_defined(test_driver, entry, document, expected):
    guest = test_driver.domain_define_xml(xml())
    before = test_driver.domain_get_xml_desc(guest, 0)
    assert refusal(getattr(test_driver, entry), document, 0) == expected
    assert test_driver.domain_get_xml_desc(guest, 0) == before
    assert len(test_driver.connect_list_all_domains(0)) == 2


@pytest.mark.parametrize("entry", ["domain_define_xml_flags", "domain_create_xml"])
def test_validation_only_where_it_is_asked_for(test_driver, entry):
    document = xml(extra="<devices><dsik/></devices>")
    code, domain, text = refusal(
        getattr(test_driver, entry), document, 1 if "define" in entry else 16
    )
    assert (code, domain) == (ErrorNumber.VIR_ERR_XML_INVALID_SCHEMA, FROM_XML)
    assert "dsik" in text
    assert "dsik" not in test_driver.domain_get_xml_desc(
        getattr(test_driver, entry)(document, 0), 0
    )


def test_undefining_a_running_domain_leaves_it_until_it_stops(test_driver, dom):
    test_driver.domain_undefine(dom)
    assert test_driver.domain_is_active(dom)
    assert not test_driver.domain_is_persistent(dom)
    test_driver.domain_destroy(dom)
    assert test_driver.connect_list_all_domains(0) == []


def test_undefine_with_a_managed_save_image(test_driver, dom):
    test_driver.domain_managed_save(dom, 0)
    detail = (
        "Requested operation is not valid: "
        "Refusing to undefine while domain managed save image exists"
    )
    assert refusal(test_driver.domain_undefine, dom) == (NOT_VALID, FROM_TEST, detail)
    test_driver.domain_undefine_flags(dom, 1)
    assert len(test_driver.connect_list_all_domains(0)) == 0


# -- running ---------------------------------------------------------------------------


def test_a_transient_domain_is_gone_with_its_run(test_driver):
    guest = test_driver.domain_create_xml(xml(), 0)
    assert guest.id == 2
    assert not test_driver.domain_is_persistent(guest)
    detail = "Requested operation is not valid: domain 'guest' is already active"
    assert refusal(test_driver.domain_create_xml, xml(), 0) == (NOT_VALID, FROM_DOMAIN, detail)
    test_driver.domain_destroy(guest)
    assert refusal(test_driver.domain_lookup_by_name, "guest")[0] == NO_DOMAIN


def test_a_transient_domain_can_be_made_to_stay(test_driver):
    guest = test_driver.domain_create_xml(xml(), 0)
    test_driver.domain_define_xml(xml())
    assert test_driver.domain_is_persistent(guest)
    test_driver.domain_destroy(guest)
    assert test_driver.domain_lookup_by_name("guest") is guest


def test_a_defined_domain_started_from_other_xml_falls_back_to_its_own(test_driver):
    guest = test_driver.domain_define_xml(xml())
    assert test_driver.domain_create_xml(xml(extra="<title>once</title>"), 0) is guest
    assert "<title>once</title>" in test_driver.domain_get_xml_desc(guest, 0)
    assert "<title>" not in test_driver.domain_get_xml_desc(guest, INACTIVE)
    test_driver.domain_destroy(guest)
    assert "<title>" not in test_driver.domain_get_xml_desc(guest, 0)


# Calls on the running default domain, and the state after them.
MOVES = {
    "suspend": (["suspend"], PAUSED_USER),
    "suspend resume": (["suspend", "resume"], RUNNING_UNPAUSED),
    "shutdown": (["shutdown"], SHUT_DOWN),
    "suspend shutdown": (["suspend", "shutdown"], SHUT_DOWN),
    "destroy": (["destroy"], DESTROYED),
    "destroy create": (["destroy", "create"], RUNNING_BOOTED),
    "suspend destroy": (["suspend", "destroy"], DESTROYED),
    "undefine": (["undefine"], (1, 0)),
}


@pytest.mark.parametrize(("moves", "expected"), MOVES.values(), ids=MOVES.keys())
def test_states(test_driver, dom, moves, expected):
    for move in moves:
        assert getattr(test_driver, f"domain_{move}")(dom) is None
    assert state(test_driver, dom) == expected
    assert test_driver.domain_get_info(dom).state == expected[0]


@pytest.mark.parametrize(
    ("action", "expected"),
    [("restart", RUNNING_BOOTED), ("destroy", SHUT_DOWN), ("preserve", SHUT_DOWN)],
)
def test_the_definition_says_what_a_reboot_and_a_shutdown_do(test_driver, action, expected):
    actions = f"<on_poweroff>{action}</on_poweroff><on_reboot>{action}</on_reboot>"
    guest = test_driver.domain_define_xml(xml(extra=actions))
    for move in (
        lambda: test_driver.domain_reboot(guest, 0),
        lambda: test_driver.domain_shutdown(guest),
    ):
        if guest.id == -1:
            test_driver.domain_create(guest)
        move()
        assert state(test_driver, guest) == expected


@pytest.mark.parametrize(
    ("moves", "entry", "args", "expected"),
    [
        (
            [],
            "create",
            (),
            (INTERNAL, FROM_TEST, "internal error: Domain 'said' is already running"),
        ),
        ([], "resume", (), (INTERNAL, FROM_TEST, "internal error: domain 'said' not paused")),
        (
            ["suspend"],
            "suspend",
            (),
            (INTERNAL, FROM_TEST, "internal error: domain 'said' not running"),
        ),
        (
            ["destroy"],
            "suspend",
            (),
            (INTERNAL, FROM_TEST, "internal error: domain 'said' not running"),
        ),
        (
            ["destroy"],
            "resume",
            (),
            (INTERNAL, FROM_TEST, "internal error: domain 'said' not paused"),
        ),
        (
            ["destroy"],
            "shutdown",
            (),
            (INTERNAL, FROM_TEST, "internal error: domain 'said' not running"),
        ),
        *(
            (
                ["destroy"],
                entry,
                args,
                (NOT_VALID, FROM_DOMAIN, "Requested operation is not valid: domain is not running"),
            )
            for entry, args in (
                ("destroy", ()),
                ("reboot", (0,)),
                ("reset", (0,)),
                ("managed_save", (0,)),
                ("save", ("/image",)),
                ("core_dump", ("/core", 0)),
                ("get_hostname", (0,)),
                ("fsfreeze", ([], 0)),
                ("block_stats", ("vda",)),
            )
        ),
    ],
)
def test_calls_that_a_domains_state_refuses(test_driver, dom, moves, entry, args, expected):
    for move in moves:
        getattr(test_driver, f"domain_{move}")(dom)
    assert refusal(getattr(test_driver, f"domain_{entry}"), dom, *args) == expected


@pytest.mark.parametrize(
    ("entry", "args", "function"),
    [
        ("create_with_flags", (), "testDomainCreateWithFlags"),
        ("destroy_flags", (), "testDomainDestroyFlags"),
        ("get_state", (), "testDomainGetState"),
        ("get_xml_desc", (), "testDomainGetXMLDesc"),
        ("has_managed_save_image", (), "testDomainHasManagedSaveImage"),
        ("managed_save", (), "testDomainManagedSave"),
        ("reboot", (), "testDomainReboot"),
        ("rename", ("other",), "testDomainRename"),
        ("set_vcpus_flags", (1,), "testDomainSetVcpusFlags"),
        ("shutdown_flags", (), "testDomainShutdownFlags"),
        ("undefine_flags", (), "testDomainUndefineFlags"),
    ],
)
def test_flags_that_the_driver_does_not_know(test_driver, dom, entry, args, function):
    detail = f"unsupported flags (0x8000) in function {function}"
    assert refusal(getattr(test_driver, f"domain_{entry}"), dom, *args, 0x8000) == (
        ErrorNumber.VIR_ERR_INVALID_ARG,
        FROM_TEST,
        detail,
    )


@pytest.mark.parametrize(
    ("entry", "argument", "function"),
    [
        ("connect_list_all_domains", None, "testConnectListAllDomains"),
        ("domain_define_xml_flags", xml(), "testDomainDefineXMLFlags"),
        ("domain_create_xml", xml(), "testDomainCreateXML"),
    ],
)
def test_flags_that_the_connection_does_not_know(test_driver, entry, argument, function):
    args = () if argument is None else (argument,)
    code, _, text = refusal(getattr(test_driver, entry), *args, 0x80000)
    assert code == INVALID_ARG
    assert text == f"unsupported flags (0x80000) in function {function}"


# -- listing ---------------------------------------------------------------------------

ACTIVE, LIST_INACTIVE, PERSISTENT, TRANSIENT, RUNNING, PAUSED, LIST_SHUTOFF, OTHER_STATE = (
    1 << n for n in range(8)
)
MANAGED_SAVE, NO_MANAGED_SAVE, AUTOSTART, NO_AUTOSTART = (1 << n for n in range(8, 12))
SNAPSHOT, NO_SNAPSHOT, CHECKPOINT, NO_CHECKPOINT = (1 << n for n in range(12, 16))


@pytest.fixture
def five(test_driver, dom):
    """Five domains, each in another state.

    test is running, with autostart and a checkpoint; the others are paused, off, saved
    and transient.
    """

    def uuid(number):
        return f"00000000-0000-4000-8000-00000000000{number}"

    test_driver.domain_set_autostart(dom, 1)
    test_driver.domain_checkpoint_create_xml(
        dom, "<domaincheckpoint><name>c</name></domaincheckpoint>", 0
    )
    paused = test_driver.domain_define_xml(xml("paused", uuid(1)))
    test_driver.domain_create(paused)
    test_driver.domain_suspend(paused)
    test_driver.domain_define_xml(xml("off", uuid(2)))
    saved = test_driver.domain_define_xml(xml("saved", uuid(3)))
    test_driver.domain_create(saved)
    test_driver.domain_managed_save(saved, 0)
    test_driver.domain_create_xml(xml("transient", uuid(4)), 0)
    return test_driver


@pytest.mark.parametrize(
    ("flags", "names"),
    [
        (0, "off paused saved test transient"),
        (ACTIVE, "paused test transient"),
        (LIST_INACTIVE, "off saved"),
        (ACTIVE | LIST_INACTIVE, "off paused saved test transient"),
        (PERSISTENT, "off paused saved test"),
        (TRANSIENT, "transient"),
        (RUNNING, "test transient"),
        (PAUSED, "paused"),
        (LIST_SHUTOFF, "off saved"),
        (OTHER_STATE, ""),
        (RUNNING | PAUSED, "paused test transient"),
        (MANAGED_SAVE, "saved"),
        (NO_MANAGED_SAVE, "off paused test transient"),
        (AUTOSTART, "test"),
        (NO_AUTOSTART, "off paused saved transient"),
        (SNAPSHOT, ""),
        (NO_SNAPSHOT, "off paused saved test transient"),
        (CHECKPOINT, "test"),
        (NO_CHECKPOINT, "off paused saved transient"),
        (ACTIVE | TRANSIENT | RUNNING, "transient"),
        (LIST_INACTIVE | NO_MANAGED_SAVE, "off"),
        (LIST_INACTIVE | AUTOSTART, ""),
    ],
)
def test_list_filters(five, flags, names):
    assert sorted(domain.name for domain in five.connect_list_all_domains(flags)) == names.split()


def test_older_lists(five):
    assert five.connect_num_of_domains() == 3
    assert sorted(five.connect_list_domains(10)) == [1, 2, 4]
    assert len(five.connect_list_domains(2)) == 2
    assert five.connect_num_of_defined_domains() == 2
    assert sorted(five.connect_list_defined_domains(10)) == ["off", "saved"]
    assert len(five.connect_list_defined_domains(1)) == 1


# -- secrets, and drivers of their own -------------------------------------------------


def test_passwords_are_printed_with_the_secure_flag_only(test_driver):
    guest = test_driver.domain_define_xml(
        xml(extra="<devices><graphics type='vnc' passwd='sesame'/></devices>"),
    )
    assert "sesame" not in test_driver.domain_get_xml_desc(guest, 0)
    assert "sesame" in test_driver.domain_get_xml_desc(guest, SECURE)
    assert "sesame" not in test_driver.domain_get_xml_desc(guest, INACTIVE)


def test_two_servers_share_nothing(dom):
    one, other = TestDriver(), TestDriver()
    one.domain_destroy(dom)
    assert state(other, dom) == (1, 0)
