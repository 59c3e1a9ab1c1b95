"""virtrio.enums: libvirt's public names, and numbers that no enum has."""

from __future__ import annotations

import enum
import pickle
from typing import Any

import pytest

from virtrio import enums
from virtrio.enums import DomainMessageType, DomainState, DomainXMLFlags, ErrorDomain, named


def starred() -> dict[str, Any]:
    found: dict[str, Any] = {}
    exec("from virtrio.enums import *", found)
    return found


@pytest.mark.parametrize(
    ("name", "member", "value"),
    [
        ("DomainState", "VIR_DOMAIN_RUNNING", 1),
        ("DomainEventID", "VIR_DOMAIN_EVENT_ID_CHANNEL_LIFECYCLE", 29),  # 12.4.0
        ("DomainVcpuFlags", "VIR_DOMAIN_VCPU_ASYNC_UNPLUG", 32),  # 12.4.0
        ("DomainSetVcpuFlags", "VIR_DOMAIN_SETVCPU_ASYNC_UNPLUG", 4),  # 12.4.0
        (
            "ConnectGetDomainCapabilitiesFlags",
            "VIR_CONNECT_GET_DOMAIN_CAPABILITIES_SUPPORTED_CPU_FEATURES",
            4,
        ),  # 12.5.0
        ("ErrorNumber", "VIR_ERR_INVALID_ENCR_KEY_SECRET", 114),  # 12.1.0
        ("DomainGraphicsReloadType", "VIR_DOMAIN_GRAPHICS_RELOAD_TYPE_VNC", 1),
        ("DomainQemuMonitorCommandFlags", "VIR_DOMAIN_QEMU_MONITOR_COMMAND_HMP", 1),
        ("AdmConnectDaemonShutdownFlags", "VIR_DAEMON_SHUTDOWN_PRESERVE", 1),
        ("ClientTransport", "VIR_CLIENT_TRANS_TLS", 2),
        (
            "ConnectGetAllDomainStatsFlags",
            "VIR_CONNECT_GET_ALL_DOMAINS_STATS_ENFORCE_STATS",
            1 << 31,
        ),
        ("CPUCompareResult", "VIR_CPU_COMPARE_ERROR", -1),
    ],
)
def test_enums(name, member, value):
    kind = getattr(enums, name)
    assert kind[member] == value
    assert kind(value) is kind[member]
    assert pickle.loads(pickle.dumps(kind[member])) is kind[member]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("VIR_DOMAIN_MEMORY_HARD_LIMIT", "hard_limit"),
        ("VIR_DOMAIN_SCHEDULER_CPU_SHARES", "cpu_shares"),
        ("VIR_DOMAIN_STATS_BALLOON_CURRENT", "balloon.current"),  # 11.2.0
        ("VIR_MIGRATE_PARAM_COMPRESSION_ZSTD_LEVEL", "compression.zstd.level"),  # 9.4.0
        ("VIR_DOMAIN_ANNOUNCE_INTERFACE_ROUNDS", "rounds"),  # 12.5.0
        ("VIR_THREADPOOL_WORKERS_MIN", "minWorkers"),
        ("VIR_UUID_BUFLEN", 16),
        ("VIR_DOMAIN_MEMORY_PARAM_UNLIMITED", 9007199254740991),
        ("LIBVIR_VERSION_NUMBER", 12006000),
    ],
)
def test_macros(name, value):
    assert getattr(enums, name) == value
    assert starred()[name] == value
    assert name in dir(enums)


def test_bits_are_flags_and_the_rest_is_not():
    assert issubclass(DomainMessageType, enum.IntFlag)
    assert not issubclass(enums.NetworkUpdateCommand, enum.IntFlag)
    for name in enums.enums.__all__:
        kind = getattr(enums, name)
        if issubclass(kind, enum.IntFlag):
            assert all(member >= 0 for member in kind.__members__.values()), name


def test_no_name_stands_for_two_numbers():
    seen: dict[str, int] = {}
    for name in enums.enums.__all__:
        for member, value in getattr(enums, name).__members__.items():
            assert seen.setdefault(member, int(value)) == value


@pytest.mark.parametrize(
    "name", ["VIR_DOMAIN_NOSUCH", "NoSuch", "DomainState.VIR_DOMAIN_RUNNING", "name", "items"]
)
def test_no_such_name(name):
    with pytest.raises(AttributeError, match=f"'virtrio.enums' has no attribute '{name}'"):
        getattr(enums, name)


@pytest.mark.parametrize("number", [77, -1, 2**31 - 1, -(2**31)])
def test_an_unknown_number_stays_a_number(number):
    found = named(DomainState, number)
    assert found == number
    assert type(found) is int


def test_a_known_number_is_its_member():
    assert named(DomainState, 1) is DomainState.VIR_DOMAIN_RUNNING
    assert named(ErrorDomain, 69) is ErrorDomain.VIR_FROM_DOMAIN_CHECKPOINT


@pytest.mark.parametrize(
    ("number", "unsigned"),
    [
        (0, 0),
        (3, 3),
        (1 << 20, 1 << 20),
        (0xFFFFFFFF, 0xFFFFFFFF),
        (-1, 0xFFFFFFFF),
        (-(2**31) | 1, 0x80000001),
    ],
)
def test_flags_keep_every_bit(number, unsigned):
    flags = named(DomainXMLFlags, number)
    assert isinstance(flags, DomainXMLFlags)
    assert flags == unsigned
    assert (DomainXMLFlags.VIR_DOMAIN_XML_SECURE in flags) == bool(unsigned & 1)
    assert flags & ~DomainXMLFlags.VIR_DOMAIN_XML_SECURE & 1 == 0


def test_a_name_that_only_looks_like_a_count_of_members():
    assert enums.NetworkUpdateCommand.VIR_NETWORK_UPDATE_COMMAND_ADD_LAST == 3
    assert not hasattr(enums.NetworkUpdateCommand, "VIR_NETWORK_UPDATE_COMMAND_LAST")
