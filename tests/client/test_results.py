"""Results with named fields: equal to libvirt-python's, and loaded without enums."""

from __future__ import annotations

import copy
import json
import pickle
import subprocess
import sys

import pytest

from tests.client.servers import serving
from virtrio import enums
from virtrio.client import results

INFO = [1, 8388608, 2097152, 2, 12]


def test_a_record_is_the_list_that_libvirt_python_gives():
    info = results.DomainInfo(INFO)
    assert info == INFO
    assert info[1:3] == [8388608, 2097152]
    state, *_, cpu_time = info
    assert (state, cpu_time) == (1, 12)
    assert json.dumps(info) == json.dumps(INFO)
    assert isinstance(info, list)


def test_items_of_a_record_have_names():
    info = results.DomainInfo(INFO)
    assert (info.max_mem, info.memory, info.nr_virt_cpu, info.cpu_time) == tuple(INFO[1:])
    assert info.state is enums.DomainState.VIR_DOMAIN_RUNNING
    assert (
        repr(info) == "DomainInfo(state=VIR_DOMAIN_RUNNING, max_mem=8388608, memory=2097152, "
        "nr_virt_cpu=2, cpu_time=12)"
    )


@pytest.mark.parametrize(
    ("status", "shown"),
    [
        ([1, 5], "DomainStatus(state=VIR_DOMAIN_RUNNING, reason=VIR_DOMAIN_RUNNING_UNPAUSED)"),
        ([5, 1], "DomainStatus(state=VIR_DOMAIN_SHUTOFF, reason=VIR_DOMAIN_SHUTOFF_SHUTDOWN)"),
        ([3, 1], "DomainStatus(state=VIR_DOMAIN_PAUSED, reason=VIR_DOMAIN_PAUSED_USER)"),
        (
            [7, 0],
            "DomainStatus(state=VIR_DOMAIN_PMSUSPENDED, reason=VIR_DOMAIN_PMSUSPENDED_UNKNOWN)",
        ),
        ([99, 4], "DomainStatus(state=99, reason=4)"),
        ([1, 99], "DomainStatus(state=VIR_DOMAIN_RUNNING, reason=99)"),
    ],
)
def test_repr_of_a_reason_depends_on_its_state(status, shown):
    assert repr(results.DomainStatus(status)) == shown


def test_a_row_is_the_tuple_that_libvirt_python_gives():
    stats = results.BlockStats((1, 2, 3, 4, -1))
    assert stats == (1, 2, 3, 4, -1)
    assert {stats: "found"}[(1, 2, 3, 4, -1)] == "found"
    assert repr(stats) == "BlockStats(rd_req=1, rd_bytes=2, wr_req=3, wr_bytes=4, errs=-1)"
    assert results.Vcpu((0, 1, 5, 3)).state is enums.VcpuState.VIR_VCPU_RUNNING


def test_text_is_shown_as_text():
    assert (
        repr(results.SecurityLabel(["none", False]))
        == "SecurityLabel(label='none', enforcing=False)"
    )


@pytest.mark.parametrize("name", results.__all__)
def test_every_class_is_equal_to_its_plain_value(name):
    made_of = getattr(results, name)
    plain = [0] * len(made_of._fields)
    plain = plain if issubclass(made_of, list) else tuple(plain)
    made = made_of(plain)
    assert made == plain
    assert [getattr(made, field) for field in made._fields] == list(plain)
    assert repr(made).count("=") == len(plain)
    for again in (copy.copy(made), copy.deepcopy(made), pickle.loads(pickle.dumps(made))):
        assert again == made
        assert type(again) is made_of


def test_enums_are_loaded_when_first_used():
    script = """if True:
        import sys
        from virtrio.client import results
        info = results.DomainInfo([1, 2, 3, 4, 5])
        enum = "virtrio.protocol._generated.enums.domain_state"
        assert not any(name.startswith(enum) for name in sys.modules)
        assert info.state.name == "VIR_DOMAIN_RUNNING"
    """
    subprocess.run([sys.executable, "-c", script], check=True, timeout=60)


async def test_both_clients_answer_with_names(client):
    async with serving() as uri, client.connect(uri) as conn:
        domain = await client(conn.lookup_by_name, "test")
        info = await client(domain.info)
        assert info == [1, 8388608, 2097152, 2, info.cpu_time]
        assert info.state is enums.DomainState.VIR_DOMAIN_RUNNING
        assert repr(await client(domain.state)) == (
            "DomainStatus(state=VIR_DOMAIN_RUNNING, reason=VIR_DOMAIN_RUNNING_UNKNOWN)"
        )
        host = await client(conn.get_info)
        assert host[:2] == [host.model, host.memory]
        domain.free()
