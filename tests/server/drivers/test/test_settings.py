"""Settings of the test driver's domains, with libvirtd 9.0.0's answers."""

import pytest

from tests.documents import domain
from virtrio.protocol._generated.enums import ErrorDomain, ErrorNumber
from virtrio.protocol.errors import LibvirtError

FROM_TEST, FROM_DOMAIN = ErrorDomain.VIR_FROM_TEST, ErrorDomain.VIR_FROM_DOMAIN
NOT_VALID = ErrorNumber.VIR_ERR_OPERATION_INVALID
INVALID_ARG = ErrorNumber.VIR_ERR_INVALID_ARG

LIVE, CONFIG, MAXIMUM = 1, 2, 4
INACTIVE = 2
DESCRIPTION, TITLE, ELEMENT = range(3)
BOTH = "Flags 'VIR_DOMAIN_AFFECT_LIVE' and 'VIR_DOMAIN_AFFECT_CONFIG' are mutually exclusive"
URI = "urn:example:notes"


def refusal(function, *args):
    with pytest.raises(LibvirtError) as caught:
        function(*args)
    return caught.value.code, caught.value.domain, caught.value.message


def both_texts(driver, dom):
    return driver.domain_get_xml_desc(dom, 0), driver.domain_get_xml_desc(dom, INACTIVE)


# -- memory ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("entry", "args", "live", "config"),
    [
        ("set_memory", (1000,), 1000, 2097152),
        ("set_memory_flags", (1000, 0), 1000, 2097152),
        ("set_memory_flags", (1000, LIVE), 1000, 2097152),
        ("set_memory_flags", (1000, CONFIG), 2097152, 1000),
        ("set_memory_flags", (1000, CONFIG | MAXIMUM), 2097152, 1000),
    ],
)
def test_memory(test_driver, dom, entry, args, live, config):
    getattr(test_driver, f"domain_{entry}")(dom, *args)
    now, later = both_texts(test_driver, dom)
    assert f"<currentMemory unit='KiB'>{live}</currentMemory>" in now
    assert f"<currentMemory unit='KiB'>{config}</currentMemory>" in later
    assert (
        f"<memory unit='KiB'>{1000 if args[-1] & MAXIMUM and len(args) > 1 else 8388608}</memory>"
        in later
    )
    assert test_driver.domain_get_info(dom).memory == live


@pytest.mark.parametrize(
    ("entry", "args", "expected"),
    [
        (
            "set_memory",
            (8388609,),
            (INVALID_ARG, FROM_TEST, "invalid argument: cannot set memory higher than max memory"),
        ),
        (
            "set_max_memory",
            (1024,),
            (
                NOT_VALID,
                FROM_TEST,
                (
                    "Requested operation is not valid: "
                    "cannot resize the maximum memory on an active domain"
                ),
            ),
        ),
        ("set_memory_flags", (1024, LIVE | CONFIG), (INVALID_ARG, FROM_DOMAIN, BOTH)),
        (
            "set_vcpus",
            (3,),
            (
                INVALID_ARG,
                FROM_TEST,
                "invalid argument: requested cpu amount exceeds maximum (3 > 2)",
            ),
        ),
        (
            "set_vcpus",
            (33,),
            (
                INVALID_ARG,
                FROM_TEST,
                "invalid argument: requested cpu amount exceeds maximum supported amount (33 > 32)",
            ),
        ),
        (
            "pin_vcpu",
            (2, b"\x01"),
            (
                INVALID_ARG,
                FROM_TEST,
                "invalid argument: requested vcpu '2' is not present in the domain",
            ),
        ),
        (
            "pin_emulator",
            (b"\0", 0),
            (INVALID_ARG, FROM_TEST, "invalid argument: Empty cpu list for pinning"),
        ),
        (
            "set_lifecycle_action",
            (0, 4, 0),
            (
                ErrorNumber.VIR_ERR_CONFIG_UNSUPPORTED,
                FROM_DOMAIN,
                (
                    "unsupported configuration: "
                    "Lifecycle event 'poweroff' doesn't support 'coredump-destroy' action"
                ),
            ),
        ),
        (
            "rename",
            ("other", 0),
            (NOT_VALID, FROM_TEST, "Requested operation is not valid: cannot rename active domain"),
        ),
        (
            "get_metadata",
            (TITLE, None, 0),
            (
                ErrorNumber.VIR_ERR_NO_DOMAIN_METADATA,
                FROM_DOMAIN,
                "metadata not found: Requested metadata element is not present",
            ),
        ),
    ],
)
def test_refused_and_nothing_changed(test_driver, dom, entry, args, expected):
    before = both_texts(test_driver, dom)
    assert refusal(getattr(test_driver, f"domain_{entry}"), dom, *args) == expected
    assert both_texts(test_driver, dom) == before


def test_there_is_no_config_of_a_transient_domain(test_driver, dom):
    test_driver.domain_undefine(dom)
    detail = "Requested operation is not valid: transient domains do not have any persistent config"
    assert refusal(test_driver.domain_set_memory_flags, dom, 1024, CONFIG) == (
        NOT_VALID,
        FROM_DOMAIN,
        detail,
    )


def test_there_is_nothing_live_of_a_stopped_domain(test_driver, dom):
    test_driver.domain_destroy(dom)
    detail = "Requested operation is not valid: domain is not running"
    assert refusal(test_driver.domain_set_memory_flags, dom, 1024, LIVE) == (
        NOT_VALID,
        FROM_DOMAIN,
        detail,
    )


def test_the_maximum_of_a_stopped_domain(test_driver, dom):
    test_driver.domain_destroy(dom)
    test_driver.domain_set_max_memory(dom, 1048576)
    assert test_driver.domain_get_max_memory(dom) == 1048576
    assert test_driver.domain_get_info(dom).memory == 1048576


# -- virtual CPUs ----------------------------------------------------------------------


def test_fewer_virtual_cpus(test_driver, dom):
    test_driver.domain_set_vcpus(dom, 1)
    now, later = both_texts(test_driver, dom)
    assert "<vcpu placement='static' current='1'>2</vcpu>" in now
    assert "<vcpu placement='static'>2</vcpu>" in later
    assert test_driver.domain_get_info(dom).nr_virt_cpu == 1
    assert test_driver.domain_get_vcpus_flags(dom, CONFIG) == 2
    assert test_driver.domain_get_vcpus_flags(dom, LIVE | MAXIMUM) == 2


def test_more_virtual_cpus_for_the_next_start(test_driver, dom):
    test_driver.domain_set_vcpus_flags(dom, 8, CONFIG | MAXIMUM)
    test_driver.domain_set_vcpus_flags(dom, 4, CONFIG)
    assert test_driver.domain_get_max_vcpus(dom) == 2
    test_driver.domain_destroy(dom)
    test_driver.domain_create(dom)
    assert test_driver.domain_get_max_vcpus(dom) == 8
    assert test_driver.domain_get_info(dom).nr_virt_cpu == 4


def test_pins(test_driver, dom):
    assert tuple(test_driver.domain_get_vcpu_pin_info(dom, 2, 2, 0)) == (b"\xff\xff\xff\xff", 2)
    test_driver.domain_pin_vcpu(dom, 1, b"\x05\x80")
    test_driver.domain_pin_emulator(dom, b"\x06\x00", 0)
    assert tuple(test_driver.domain_get_vcpu_pin_info(dom, 2, 2, 0)) == (b"\xff\xff\x05\x80", 2)
    assert tuple(test_driver.domain_get_emulator_pin_info(dom, 1, 0)) == (b"\x06", 1)
    now, later = both_texts(test_driver, dom)
    assert (
        "  <cputune>\n    <vcpupin vcpu='1' cpuset='0,2,15'/>\n"
        "    <emulatorpin cpuset='1-2'/>\n  </cputune>\n"
    ) in now
    assert "cputune" not in later


# -- actions, name, metadata -----------------------------------------------------------


def test_lifecycle_action(test_driver, dom):
    test_driver.domain_set_lifecycle_action(dom, 0, 1, 0)
    assert "<on_poweroff>restart</on_poweroff>" in test_driver.domain_get_xml_desc(dom, 0)
    test_driver.domain_shutdown(dom)
    assert test_driver.domain_is_active(dom)


def test_rename(test_driver, dom):
    test_driver.domain_destroy(dom)
    found = test_driver.domain_lookup_by_name("test")
    assert test_driver.domain_rename(dom, "other", 0) == 0
    assert test_driver.domain_lookup_by_name("other") is found
    assert found.name == "other"
    assert "<name>other</name>" in test_driver.domain_get_xml_desc(dom, 0)
    assert refusal(test_driver.domain_lookup_by_name, "test")[0] == ErrorNumber.VIR_ERR_NO_DOMAIN


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "test",
            (
                NOT_VALID,
                FROM_DOMAIN,
                "Requested operation is not valid: Can't rename domain to itself",
            ),
        ),
        (
            "a/b",
            (ErrorNumber.VIR_ERR_XML_ERROR, FROM_TEST, "XML error: name a/b cannot contain '/'"),
        ),
        (
            "taken",
            (
                NOT_VALID,
                FROM_DOMAIN,
                "Requested operation is not valid: domain with name 'taken' already exists",
            ),
        ),
    ],
)
def test_names_that_cannot_be_had(test_driver, dom, name, expected):
    test_driver.domain_define_xml(domain("taken"))
    test_driver.domain_destroy(dom)
    assert refusal(test_driver.domain_rename, dom, name, 0) == expected


@pytest.mark.parametrize("kind", [DESCRIPTION, TITLE])
def test_title_and_description(test_driver, dom, kind):
    test_driver.domain_set_metadata(dom, kind, "a < b", None, None, CONFIG)
    assert test_driver.domain_get_metadata(dom, kind, None, CONFIG) == "a < b"
    now, later = both_texts(test_driver, dom)
    assert "a &lt; b" not in now
    assert "a &lt; b" in later
    test_driver.domain_set_metadata(dom, kind, None, None, None, CONFIG)
    assert (
        refusal(test_driver.domain_get_metadata, dom, kind, None, CONFIG)[0]
        == ErrorNumber.VIR_ERR_NO_DOMAIN_METADATA
    )


def test_metadata_of_applications(test_driver, dom):
    test_driver.domain_set_metadata(dom, ELEMENT, "<note><line n='1'/></note>", "n", URI, 0)
    expected = (
        f'  <metadata>\n    <n:note xmlns:n="{URI}">\n'
        '      <n:line n="1"/>\n    </n:note>\n  </metadata>\n'
    )
    assert expected in test_driver.domain_get_xml_desc(dom, 0)
    assert (
        test_driver.domain_get_metadata(dom, ELEMENT, URI, 0) == '<note>\n  <line n="1"/>\n</note>'
    )
    test_driver.domain_set_metadata(dom, ELEMENT, "<other/>", "n", URI, 0)
    assert test_driver.domain_get_metadata(dom, ELEMENT, URI, 0) == "<other/>"
    test_driver.domain_set_metadata(dom, ELEMENT, None, "n", URI, 0)
    assert "  <metadata/>\n" in test_driver.domain_get_xml_desc(dom, 0)


@pytest.mark.parametrize("uri", ["urn:ä", "a b", "a\nb", "\U0001f600", "<x>\"'", "urn:any"])
def test_a_namespace_may_be_any_text(test_driver, dom, uri):
    """Test texts that are no URI, which libvirt does not check either."""
    test_driver.domain_set_metadata(
        dom, ELEMENT, "<note p='1'><line/>x<!--y--></note>", "n", uri, 0
    )
    test_driver.domain_set_metadata(dom, ELEMENT, "<other/>", "o", URI, 0)
    assert (
        test_driver.domain_get_metadata(dom, ELEMENT, uri, 0)
        == '<note p="1"><line/>x<!--y--></note>'
    )
    assert '<n:note xmlns:n="' in test_driver.domain_get_xml_desc(dom, 0)
    test_driver.domain_set_metadata(dom, ELEMENT, None, "n", uri, 0)
    assert "n:note" not in test_driver.domain_get_xml_desc(dom, 0)


@pytest.mark.parametrize("uri", ["\udcff", "\x01", "\ufffe"])
def test_a_namespace_that_no_document_can_hold(test_driver, dom, uri):
    with pytest.raises(LibvirtError, match="failed to create a new XML namespace"):
        test_driver.domain_set_metadata(dom, ELEMENT, "<note/>", "n", uri, 0)
    assert "metadata" not in test_driver.domain_get_xml_desc(dom, 0)


@pytest.mark.parametrize("kind", [DESCRIPTION, TITLE])
def test_an_empty_description_is_none(test_driver, dom, kind):
    test_driver.domain_set_metadata(dom, kind, "a text", None, None, 0)
    test_driver.domain_set_metadata(dom, kind, "", None, None, 0)
    with pytest.raises(LibvirtError, match="metadata element is not present"):
        test_driver.domain_get_metadata(dom, kind, None, 0)
