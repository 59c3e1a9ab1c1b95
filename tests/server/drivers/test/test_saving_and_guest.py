"""Saved images, and facts about guests that the test driver invents.

Expectations are libvirtd 9.0.0's answers.
"""

import pytest

from virtrio.protocol._generated.enums import ErrorDomain, ErrorNumber
from virtrio.protocol.errors import LibvirtError

FROM_TEST, FROM_DOMAIN = ErrorDomain.VIR_FROM_TEST, ErrorDomain.VIR_FROM_DOMAIN
NOT_VALID = ErrorNumber.VIR_ERR_OPERATION_INVALID
INVALID_ARG = ErrorNumber.VIR_ERR_INVALID_ARG
SECURE = INACTIVE = CRASH = 1


def refusal(function, *args):
    with pytest.raises(LibvirtError) as caught:
        function(*args)
    return caught.value.code, caught.value.domain, caught.value.message


def state(driver, dom):
    return tuple(driver.domain_get_state(dom, 0))


# -- saving ----------------------------------------------------------------------------


def test_managed_save(test_driver, dom):
    test_driver.domain_managed_save(dom, 0)
    assert state(test_driver, dom) == (5, 5)
    assert test_driver.domain_has_managed_save_image(dom, 0)
    test_driver.domain_managed_save_remove(dom, 0)
    assert not test_driver.domain_has_managed_save_image(dom, 0)


def test_a_start_uses_the_managed_image_up(test_driver, dom):
    test_driver.domain_managed_save(dom, 0)
    test_driver.domain_create(dom)
    assert not test_driver.domain_has_managed_save_image(dom, 0)


def test_no_managed_image_of_a_transient_domain(test_driver, dom):
    test_driver.domain_undefine(dom)
    detail = "Requested operation is not valid: cannot do managed save for transient domain"
    assert refusal(test_driver.domain_managed_save, dom, 0) == (NOT_VALID, FROM_TEST, detail)


def test_save_and_restore(test_driver, dom, tmp_path):
    path = str(tmp_path / "image")
    test_driver.domain_save(dom, path)
    assert state(test_driver, dom) == (5, 5)
    assert "<name>test</name>" in test_driver.domain_save_image_get_xml_desc(path, 0)
    test_driver.domain_restore(path)
    assert state(test_driver, dom) == (1, 3)
    assert test_driver.domain_is_persistent(dom)
    assert list(tmp_path.iterdir()) == [], "no client makes this server write a file"
    detail = "Requested operation is not valid: domain 'test' is already active"
    assert refusal(test_driver.domain_restore, path) == (NOT_VALID, FROM_DOMAIN, detail)


def test_a_saved_image_can_be_changed(test_driver, dom):
    test_driver.domain_save(dom, "/image")
    text = test_driver.domain_save_image_get_xml_desc("/image", SECURE)
    changed = text.replace("<vcpu", "<title>t</title><vcpu")
    test_driver.domain_save_image_define_xml("/image", changed, 0)
    test_driver.domain_restore("/image")
    assert "<title>t</title>" in test_driver.domain_get_xml_desc(dom, 0)


@pytest.mark.parametrize(
    ("entry", "args"),
    [
        ("restore", ()),
        ("save_image_get_xml_desc", (0,)),
        ("save_image_define_xml", ("<domain/>", 0)),
    ],
)
def test_an_image_that_is_not_there(test_driver, entry, args):
    detail = "cannot read domain image '/nowhere': No such file or directory"
    assert refusal(getattr(test_driver, f"domain_{entry}"), "/nowhere", *args) == (
        ErrorNumber.VIR_ERR_SYSTEM_ERROR,
        FROM_TEST,
        detail,
    )


def test_core_dump(test_driver, dom, tmp_path):
    test_driver.domain_core_dump(dom, str(tmp_path / "core"), 0)
    assert state(test_driver, dom) == (1, 0)
    test_driver.domain_core_dump(dom, str(tmp_path / "core"), CRASH)
    assert state(test_driver, dom) == (5, 3)
    assert list(tmp_path.iterdir()) == []


# -- the guest -------------------------------------------------------------------------


def test_file_systems_freeze_once(test_driver, dom):
    assert test_driver.domain_fsfreeze(dom, ["/"], 0) == 1
    assert test_driver.domain_fsfreeze(dom, [], 0) == 1
    assert test_driver.domain_fsthaw(dom, ["/", "/boot"], 0) == 2
    assert test_driver.domain_fsthaw(dom, [], 0) == 0
    detail = "Requested operation is not valid: mount point not found: /home"
    assert refusal(test_driver.domain_fsfreeze, dom, ["/home"], 0) == (NOT_VALID, FROM_TEST, detail)


def test_time(test_driver, dom):
    assert tuple(test_driver.domain_get_time(dom, 0)) == (627319920, 0)
    test_driver.domain_set_time(dom, 12345, 67, 0)
    assert tuple(test_driver.domain_get_time(dom, 0)) == (12345, 67)


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [(0, (0, 0, 0)), (5, (1, 0, 5)), (10005, (2, 0, 5)), (30005, (3, 1, 5)), (60000, (0, 0, 0))],
)
def test_the_control_state_follows_the_time(test_driver, dom, seconds, expected):
    test_driver.domain_set_time(dom, seconds, 0, 0)
    assert tuple(test_driver.domain_get_control_info(dom, 0)) == expected


def test_memory_peek(test_driver, dom):
    assert test_driver.domain_memory_peek(dom, 254, 4, 1) == b"\xfe\xff\x00\x01"
    detail = "invalid argument: flags parameter must be VIR_MEMORY_VIRTUAL or VIR_MEMORY_PHYSICAL"
    assert refusal(test_driver.domain_memory_peek, dom, 0, 1, 0) == (INVALID_ARG, FROM_TEST, detail)


@pytest.mark.parametrize(
    ("entry", "args", "expected"),
    [
        ("block_stats", ("vdz",), (INVALID_ARG, FROM_TEST, "invalid argument: invalid path: vdz")),
        (
            "get_block_info",
            ("vdz", 0),
            (INVALID_ARG, FROM_TEST, "invalid argument: invalid path vdz not assigned to domain"),
        ),
        (
            "interface_stats",
            ("eth0",),
            (INVALID_ARG, FROM_DOMAIN, "invalid argument: 'eth0' is not a known interface"),
        ),
        (
            "send_process_signal",
            (2, 9, 0),
            (
                INVALID_ARG,
                FROM_TEST,
                "invalid argument: only sending a signal to pid 1 is supported",
            ),
        ),
    ],
)
def test_calls_that_the_guest_has_nothing_for(test_driver, dom, entry, args, expected):
    assert refusal(getattr(test_driver, f"domain_{entry}"), dom, *args) == expected


def test_devices_are_found_by_any_of_their_names(test_driver, dom):
    for path in ("vda", "/guest/diskimage1"):
        assert test_driver.domain_block_stats(dom, path).rd_req > 0
        assert test_driver.domain_get_block_info(dom, path, 0).capacity == 1099506450432
    for name in ("testnet0", "aa:bb:cc:dd:ee:ff", "AA:BB:CC:DD:EE:FF"):
        assert test_driver.domain_interface_stats(dom, name).rx_bytes > 0


def test_facts_about_a_guest(test_driver, dom):
    assert test_driver.domain_get_hostname(dom, 0) == "saidhost"
    assert test_driver.domain_get_messages(dom, 0) == []
    assert tuple(test_driver.domain_get_security_label(dom)) == ("libvirt-test", 1)
    assert tuple(test_driver.domain_get_scheduler_type(dom)) == ("fair", 1)


@pytest.mark.parametrize(
    ("codeset", "name", "known", "unknown"),
    [(0, "linux", 524, 525), (5, "os_x", 255, 200), (9, "qnum", 253, 252)],
)
def test_key_codes_of_each_set(test_driver, dom, codeset, name, known, unknown):
    test_driver.domain_send_key(dom, codeset, 0, [1, known], 0)
    for code in (unknown, 2**32 - 1):
        with pytest.raises(LibvirtError) as caught:
            test_driver.domain_send_key(dom, codeset, 0, [known, code], 0)
        assert caught.value.message == f"internal error: invalid keycode {code} of {name} codeset"
