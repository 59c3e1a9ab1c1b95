"""Integers, sizes, sets of CPUs and addresses, as virsh and libvirt read them."""

from __future__ import annotations

import pytest

from virtrio.command import macs, numbers, registry, sizes
from virtrio.command.devices import addresses, keycodes
from virtrio.command.devices.throttling import Rate, parse_rate
from virtrio.command.domains import cpumaps
from virtrio.command.errors import CommandError, error_lines
from virtrio.command.options import Arguments


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", 0),
        (" \t7", 7),
        ("+7", 7),
        ("-7", -7),
        ("007", 7),
        ("0" * 50 + "7", 7),
        ("2147483647", 2147483647),
        ("-2147483648", -2147483648),
        ("2147483648", None),
        ("9" * 30, None),
        ("7 ", None),
        ("7x", None),
        ("0x7", None),
        ("", None),
        ("-", None),
        ("\u0667", None),
    ],
)
def test_integers(text, number):
    assert numbers.integer(text) == number


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("5", 5 * 1024),
        ("5b", 5),
        ("5bytes", 5),
        ("5k", 5 * 1024),
        ("5KiB", 5 * 1024),
        ("5kB", 5000),
        ("5M", 5 * 1024**2),
        ("5GB", 5 * 1000**3),
        ("5TiB", 5 * 1024**4),
        ("5p", 5 * 1024**5),
        ("5EB", 5 * 1000**6),
        ("0EiB", 0),
    ],
)
def test_sizes(text, size):
    assert sizes.scaled(Arguments({"size": [text]}), "size", 1024) == size


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", None),
        ("-1", None),
        ("x", None),
        ("99999999999999999999", None),
        ("5x", "invalid argument: unknown suffix 'x'"),
        ("5kb ", "invalid argument: unknown suffix 'kb '"),
        ("5bits", "invalid argument: unknown suffix 'bits'"),
        ("17EiB", "numerical overflow: value too large: 17EiB"),
    ],
)
def test_no_sizes(text, reason):
    with pytest.raises(CommandError) as caught:
        sizes.scaled(Arguments({"size": [text]}), "size", 1024)
    failed = f"Scaled numeric value '{text}' for <size> option is malformed or out of range"
    assert error_lines(caught.value) == [failed, *([reason] if reason else [])]


def test_a_size_that_was_not_given():
    assert sizes.scaled(Arguments({}), "size", 1024) is None


@pytest.mark.parametrize(
    ("size", "text"),
    [
        (0, "0.000 B"),
        (1023, "1023.000 B"),
        (1024, "1.000 KiB"),
        (1536, "1.500 KiB"),
        (1024**2, "1.000 MiB"),
        (10 * 1024**6, "10.000 EiB"),
    ],
)
def test_sizes_for_people(size, text):
    assert sizes.pretty(size, 3) == text


@pytest.mark.parametrize(
    ("text", "chosen"),
    [
        ("0", {0}),
        ("0-2", {0, 1, 2}),
        ("0-3,^2", {0, 1, 3}),
        ("0-3,^2,2", {0, 1, 2, 3}),
        ("1, 3", {1, 3}),
        ("r", {0, 1, 2, 3}),
        ("reset", {0, 1, 2, 3}),
    ],
)
def test_sets_of_cpus(text, chosen):
    assert cpumaps.parse_cpus(text, 4) == [cpu in chosen for cpu in range(4)]


@pytest.mark.parametrize("text", ["x", "3-1", "", "^1", "1,^1", "0-2000", "1-", "-1", "1,,2"])
def test_no_sets_of_cpus(text):
    with pytest.raises(CommandError) as caught:
        cpumaps.parse_cpus(text, 4)
    assert error_lines(caught.value)[0] == f"Invalid cpulist '{text}'"


def test_a_cpu_that_the_host_does_not_have():
    with pytest.raises(CommandError, match="CPU 4 in cpulist '0,4' exceed the maxcpu 4"):
        cpumaps.parse_cpus("0,4", 4)


@pytest.mark.parametrize(
    ("cpumap", "text"),
    [("", ""), ("y", "0"), ("yy", "0-1"), ("y-yy-y", "0,2-3,5"), ("--", "")],
)
def test_shown_sets_of_cpus(cpumap, text):
    assert cpumaps.format_cpus([letter == "y" for letter in cpumap]) == text


@pytest.mark.parametrize(
    ("address", "attributes"),
    [
        ("pci:0000.00.0x0a.0", "type='pci' domain='0x0000' bus='0x00' slot='0x0a' function='0x0'"),
        ("ccw:0xfe.0.0000", "type='ccw' cssid='0xfe' ssid='0x0' devno='0x0000'"),
        ("scsi:01.02.3", "type='drive' controller='1' bus='2' unit='3'"),
        ("usb:01.05", "type='usb' bus='1' port='5'"),
        ("pci:0", None),
        ("pci:0.0.0.x", None),
        ("ide:1.2", None),
        ("isa:1.2.3", None),
        ("1.2.3", None),
        ("scsi:99999999999.0.0", None),
    ],
)
def test_addresses(address, attributes):
    assert addresses.element(address) == (attributes and f"<address {attributes}/>")


def test_mac_addresses():
    assert macs.mac_address("52:54:0:AA:0xb:2") == "52:54:00:aa:0b:02"
    assert macs.mac_address("52:54:00:aa:bb") is None
    assert macs.mac_address("52:54:00:aa:bb:100") is None


@pytest.mark.parametrize(
    ("text", "rate"),
    [
        ("1", Rate(1)),
        ("1,2,3,4", Rate(1, 2, 3, 4)),
        (",,3", Rate(0, 0, 3)),
        ("", Rate()),
    ],
)
def test_rates(text, rate):
    assert parse_rate(text) == rate


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("1,2,3,4,5", "Rate string '1,2,3,4,5' has too many fields"),
        ("x", "field 'average' is malformed"),
        ("1,-2", "field 'peak' is malformed"),
        ("1,2,3x", "field 'burst' is malformed"),
    ],
)
def test_no_rates(text, error):
    with pytest.raises(CommandError, match=error):
        parse_rate(text)


def test_key_numbers():
    assert keycodes.key_number("linux", "KEY_A") == 30
    assert keycodes.key_number("linux", "BTN_0") == 256
    assert keycodes.key_number("win32", "VK_RETURN") == 13
    assert keycodes.key_number("os_x", "ANSI_A") == 0
    assert keycodes.key_number("usb", "KEY_A") is None
    assert keycodes.key_number("linux", "VK_RETURN") is None


def test_every_command_is_where_the_registry_says():
    for module, names in registry._MODULES.items():
        declared = {
            command.name
            for command in registry._group(module).commands
            if command.handler.__module__ == f"virtrio.command.{module}"
        }
        assert declared == set(names.split()), module
