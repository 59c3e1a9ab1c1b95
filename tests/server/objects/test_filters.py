"""Flags of list-all calls: libvirt's rule of groups, for domains and another kind."""

from __future__ import annotations

from enum import IntFlag
from itertools import product

import pytest

from virtrio.protocol._generated.enums import (
    ConnectGetAllDomainStatsFlags,
    ConnectListAllDomainsFlags,
    DomainState,
)
from virtrio.server.objects.domains import DOMAIN_FILTERS, STATISTICS_FILTERS
from virtrio.server.objects.filters import Filters, Group, either


class Flags(IntFlag):
    ACTIVE, INACTIVE, DISK, NET, USB = 1, 2, 4, 8, 16


WHAT = {"disk": int(Flags.DISK), "net": int(Flags.NET), "usb": int(Flags.USB)}
# A device may be several things at once.
DEVICES = [
    ("on", ("disk",)),
    ("off", ("disk", "usb")),
    ("on", ("net",)),
    ("off", ("net", "usb")),
    ("on", ("usb",)),
]
FILTERS = Filters(
    either(Flags.ACTIVE, Flags.INACTIVE, lambda device: device[0] == "on"),
    Group((Flags.DISK, Flags.NET, Flags.USB), lambda device: sum(WHAT[what] for what in device[1])),
)


def shown(flags):
    return [DEVICES.index(device) for device in FILTERS.select(DEVICES, flags)]


@pytest.mark.parametrize(
    ("flags", "expected"),
    [
        (0, [0, 1, 2, 3, 4]),
        (Flags.ACTIVE, [0, 2, 4]),
        (Flags.INACTIVE, [1, 3]),
        (Flags.ACTIVE | Flags.INACTIVE, [0, 1, 2, 3, 4]),
        (Flags.USB, [1, 3, 4]),
        (Flags.DISK | Flags.NET, [0, 1, 2, 3]),
        (Flags.ACTIVE | Flags.DISK | Flags.USB, [0, 4]),
        (Flags.INACTIVE | Flags.NET, [3]),
        (64, [0, 1, 2, 3, 4]),
    ],
)
def test_any_flag_of_a_group_and_every_group(flags, expected):
    assert shown(int(flags)) == expected


def test_the_mask_has_every_flag():
    assert FILTERS.mask == sum(Flags)
    assert DOMAIN_FILTERS.mask == sum(ConnectListAllDomainsFlags)
    names = [
        flag.name.replace("GET_ALL_DOMAINS_STATS", "LIST_DOMAINS")
        for flag in ConnectGetAllDomainStatsFlags
    ]
    shared = [
        ConnectListAllDomainsFlags[name]
        for name in names
        if name in ConnectListAllDomainsFlags.__members__
    ]
    assert STATISTICS_FILTERS.mask == sum(shared)


class Domain:
    def __init__(self, active, persistent, state, saved, autostart, snapshots, checkpoints):
        self.id = 1 if active else -1
        self.persistent, self.state, self.has_managed_save, self.autostart = (
            persistent,
            state,
            saved,
            autostart,
        )
        self.snapshots, self.checkpoints = snapshots, checkpoints
        flags = ConnectListAllDomainsFlags
        pairs = {
            "ACTIVE INACTIVE": active,
            "PERSISTENT TRANSIENT": persistent,
            "MANAGEDSAVE NO_MANAGEDSAVE": saved,
            "AUTOSTART NO_AUTOSTART": autostart,
            "HAS_SNAPSHOT NO_SNAPSHOT": snapshots,
            "HAS_CHECKPOINT NO_CHECKPOINT": checkpoints,
        }
        words = [pair.split()[0 if holds else 1] for pair, holds in pairs.items()]
        words.append({1: "RUNNING", 3: "PAUSED", 5: "SHUTOFF"}.get(state, "OTHER"))
        self.flags = {flags[f"VIR_CONNECT_LIST_DOMAINS_{word}"] for word in words}


STATES = [int(state) for state in DomainState]
DOMAINS = [
    Domain(*each) for each in product((True, False), (True, False), STATES, *[(True, False)] * 4)
]


@pytest.mark.parametrize("flag", list(ConnectListAllDomainsFlags), ids=lambda flag: flag.name[25:])
def test_a_domain_falls_under_what_it_is(flag):
    found = DOMAIN_FILTERS.select(DOMAINS, int(flag))
    assert found == [domain for domain in DOMAINS if flag in domain.flags]
    assert 0 < len(found) < len(DOMAINS)
