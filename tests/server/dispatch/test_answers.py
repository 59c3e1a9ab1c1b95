"""Conversions of a driver's answers: room, counts, and statistics of CPUs."""

from __future__ import annotations

import pytest

from virtrio.protocol import xdr
from virtrio.protocol._generated import remote
from virtrio.protocol.errors import LocalProtocolError
from virtrio.protocol.typedparams import Int, ULLong, encode, plain
from virtrio.server.dispatch import answers

NAMES = ["a", "b", "c"]


@pytest.mark.parametrize(
    ("wanted", "expected"), [(0, ([], 3)), (1, (["a"], 1)), (3, (NAMES, 3)), (16, (NAMES, 3))]
)
def test_counted_items_are_cut_to_the_room(wanted, expected):
    items, count = answers.counted(list(NAMES), wanted)
    assert (list(items), count) == expected


def test_items_are_cut_to_the_room():
    assert answers.cut(list(NAMES), 2) == ["a", "b"]
    assert answers.cut(list(NAMES), 0) == []


CPUS = [{"cpu_time": ULLong(cpu), "vcpu_time": ULLong(10 * cpu)} for cpu in range(3)]


def cpu_stats(nparams, start, ncpus, cpus=CPUS):
    args = remote.RemoteDomainGetCpuStatsArgs(
        remote.RemoteNonnullDomain("d", bytes(16), 1), nparams, start, ncpus, 0
    )
    ret = answers.domain_get_cpu_stats(args, cpus)
    data = xdr.encode(remote.pack_remote_domain_get_cpu_stats_ret, ret)
    return xdr.decode(remote.unpack_remote_domain_get_cpu_stats_ret, data)


def test_statistics_of_cpus():
    assert cpu_stats(0, 0, 0).nparams == 3  # how many CPUs
    assert cpu_stats(0, 0, 1).nparams == 2  # how many parameters of one
    ret = cpu_stats(2, 0, 3)
    assert (ret.nparams, [plain(ret.params[at : at + 2]) for at in (0, 2, 4)]) == (2, CPUS)
    assert [p.field for p in cpu_stats(1, 0, 3).params] == ["cpu_time"] * 3
    assert cpu_stats(2, 0, 3, []).params == []


def test_statistics_that_are_not_the_same_for_each_cpu():
    with pytest.raises(ValueError, match="not the same for each CPU"):
        cpu_stats(2, 0, 3, [CPUS[0], {}])


DOMAINS = [
    remote.RemoteNonnullDomain(f"dom\udcff {n}" * n, bytes([n]) * 16, n - 1) for n in range(5)
]
SHARED = {"state.state": Int(1), "state.reason": Int(5)}
RECORDS = [
    (DOMAINS[0], SHARED),
    (
        DOMAINS[1],
        {
            "cpu.time": ULLong(2**64 - 1),
            "net.0.name": "vnet\u00e9",
            "load": 1.5,
            "on": True,
            "of": [1, -1],
        },
    ),
    (DOMAINS[2], SHARED),
    (DOMAINS[3], {}),
    (DOMAINS[4], dict(SHARED)),
]


def test_statistics_of_domains():
    made = answers.connect_get_all_domain_stats(None, RECORDS)
    plainly = [remote.RemoteDomainStatsRecord(dom, encode(params)) for dom, params in RECORDS]
    pack = remote.pack_remote_connect_get_all_domain_stats_ret
    assert xdr.encode(pack, made) == xdr.encode(
        pack, remote.RemoteConnectGetAllDomainStatsRet(plainly)
    )


@pytest.mark.parametrize(
    ("dom", "params"),
    [
        (remote.RemoteNonnullDomain("x" * (4 * 1024 * 1024 + 1), bytes(16), 1), {}),
        (remote.RemoteNonnullDomain("d", b"short", 1), {}),
        (remote.RemoteNonnullDomain("d", bytes(16), 2**31), {}),
        (DOMAINS[0], {"state.state": Int(2**31)}),
        (DOMAINS[0], {"many": [1] * 262_145}),
    ],
    ids=range(5),
)
def test_statistics_that_do_not_fit(dom, params):
    made = answers.connect_get_all_domain_stats(None, [(dom, params)])
    with pytest.raises(LocalProtocolError):
        xdr.encode(remote.pack_remote_connect_get_all_domain_stats_ret, made)


def test_labels():
    made = answers.domain_get_security_label_list(None, [("ünï", 1), ("", 0)])
    data = xdr.encode(remote.pack_remote_domain_get_security_label_list_ret, made)
    ret = xdr.decode(remote.unpack_remote_domain_get_security_label_list_ret, data)
    assert ([(xdr.text(label.label), label.enforcing) for label in ret.labels], ret.ret) == (
        [("ünï", 1), ("", 0)],
        2,
    )


def test_a_label_that_does_not_fit():
    made = answers.domain_get_security_label_list(None, [("x" * 4097, 1)])
    with pytest.raises(LocalProtocolError):
        xdr.encode(remote.pack_remote_domain_get_security_label_list_ret, made)
