"""The summary of a conversation: counts, bytes and percentiles, and its output."""

from __future__ import annotations

import json
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fuzz.packets import KEEPALIVE, REMOTE
from virtrio.protocol.message import CALL, CONTINUE, ERROR, MESSAGE, OK, REPLY, STREAM
from virtrio.traffic.summary import Latencies, Summary, duration, size

LOOKUP, OPEN = 23, 1


def told(*latencies: float) -> Latencies:
    found = Latencies()
    for latency in latencies:
        found.add(latency)
    return found


@given(
    st.lists(st.floats(1e-6, 1e4), min_size=1, max_size=200),
    st.sampled_from([0, 1, 50, 90, 99, 100]),
)
def test_percentiles_are_right_within_a_percent(seconds, percent):
    exact = sorted(seconds)[max(1, -(-len(seconds) * percent // 100)) - 1]
    assert told(*seconds).percentile(percent) == pytest.approx(exact, rel=0.01)


def test_percentiles_of_many():
    latencies = told(
        *(number / 1e6 for number in random.Random(1).sample(range(1, 100_001), 100_000))
    )
    assert latencies.percentile(50) == pytest.approx(0.05, rel=0.01)
    assert latencies.percentile(99) == pytest.approx(0.099, rel=0.01)


def test_a_histogram_stays_small():
    latencies = told(*(random.Random(2).expovariate(1e3) for _ in range(100_000)))
    assert len(latencies._counts) < 64 * 64


def test_no_latencies():
    assert Latencies().percentile(50) is None


def test_a_clock_that_ran_backwards_counts_as_nothing():
    assert told(-5.0, 0.0).percentile(99) == 0


def test_latencies_can_be_merged():
    latencies = told(0.001)
    latencies.merge(told(0.002, 0.003))
    assert latencies.count == 3
    assert latencies.percentile(50) == pytest.approx(0.002, rel=0.01)


def conversation() -> Summary:
    """Build a conversation: calls, an error, no reply, data, an event, a ping."""
    summary = Summary()
    summary.connections = 2
    lookup = summary.tally(REMOTE, 1, LOOKUP)
    for latency, status in ((0.0001, OK), (0.0002, ERROR), (0.0003, OK)):
        lookup.count(CALL, OK, 40, True, None)
        lookup.count(REPLY, status, 100, False, latency)
    summary.tally(REMOTE, 1, OPEN).count(CALL, OK, 1000, True, None)
    summary.tally(REMOTE, 1, 209).count(STREAM, CONTINUE, 3 << 20, False, None)
    summary.tally(REMOTE, 1, 209).count(STREAM, ERROR, 200, False, None)
    summary.tally(KEEPALIVE, 1, 1).count(MESSAGE, OK, 28, False, None)
    return summary


def test_figures():
    figures = conversation().as_json()
    assert json.loads(json.dumps(figures)) == figures
    assert {k: v for k, v in figures.items() if k not in ("procedures", "p50", "p99")} == {
        "kind": "summary",
        "connections": 2,
        "unread": 0,
        "calls": 4,
        "replies": 3,
        "errors": 2,
        "messages": 3,
        "to_server": 1120,
        "to_client": 300 + (3 << 20) + 200 + 28,
    }
    lookup, opened, volume, ping = figures["procedures"]
    assert lookup | {"p50": None, "p99": None} == {
        "program_name": "remote",
        "name": "REMOTE_PROC_DOMAIN_LOOKUP_BY_NAME",
        "program": REMOTE,
        "version": 1,
        "procedure": LOOKUP,
        "calls": 3,
        "replies": 3,
        "errors": 1,
        "messages": 0,
        "to_server": 120,
        "to_client": 300,
        "p50": None,
        "p99": None,
    }
    assert (lookup["p50"], lookup["p99"]) == pytest.approx((0.0002, 0.0003), rel=0.01)
    assert (opened["name"], opened["calls"], opened["replies"], opened["p50"]) == (
        "REMOTE_PROC_CONNECT_OPEN",
        1,
        0,
        None,
    )
    assert (volume["calls"], volume["messages"], volume["errors"]) == (0, 2, 1)
    assert (ping["program_name"], ping["name"]) == ("keepalive", "KEEPALIVE_PROC_PING")


def test_lines():
    assert conversation().lines() == [
        "2 connections, 4 calls, 2 errors, 1.1 KiB to the server, 3.0 MiB to the client",
        "",
        "Procedure                          Calls  Errors  Messages  To server  To client     p50     p99",
        "------------------------------------------------------------------------------------------------",
        "REMOTE_PROC_DOMAIN_LOOKUP_BY_NAME      3       1         0      120 B      300 B  200 us  301 us",
        "REMOTE_PROC_CONNECT_OPEN               1       0         0     1000 B        0 B       -       -",
        "REMOTE_PROC_STORAGE_VOL_DOWNLOAD       0       1         2        0 B    3.0 MiB       -       -",
        "KEEPALIVE_PROC_PING                    0       0         1        0 B       28 B       -       -",
        "all                                    4       2         3    1.1 KiB    3.0 MiB  200 us  301 us",
    ]


def test_an_empty_summary():
    assert Summary().lines() == [
        "0 connections, 0 calls, 0 errors, 0 B to the server, 0 B to the client"
    ]


def test_bytes_without_a_message_are_reported():
    summary = Summary()
    summary.connections, summary.unread = 1, 5000
    assert summary.lines()[0].endswith(", 4.9 KiB that are not messages")


def test_undefined_procedures_have_numbers():
    summary = Summary()
    summary.tally(REMOTE, 1, 9999).count(CALL, OK, 28, True, None)
    summary.tally(7, 2, 5).count(CALL, OK, 28, True, None)
    names = [procedure["name"] for procedure in summary.as_json()["procedures"]]
    assert names == ["program 0x7 version 2 procedure 5", "remote procedure 9999"]


def test_invented_procedures_do_not_fill_the_memory():
    summary = Summary()
    for number in range(10_000):
        summary.tally(number, 1, number).count(CALL, OK, 28, True, None)
    assert len(summary.tallies) < 5000
    assert summary.total().calls == 10_000
    assert summary.as_json()["procedures"][0]["name"] == "others"


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "0 B"),
        (1023, "1023 B"),
        (1024, "1.0 KiB"),
        (1 << 20, "1.0 MiB"),
        (5 << 40, "5.0 TiB"),
        (1 << 60, "1048576.0 TiB"),
    ],
)
def test_sizes(number, text):
    assert size(number) == text


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0, "0.00 us"),
        (9.994e-6, "9.99 us"),
        (9.996e-6, "10.0 us"),
        (87.24e-6, "87.2 us"),
        (999.4e-6, "999 us"),
        (999.6e-6, "1.00 ms"),
        (0.25, "250 ms"),
        (0.9996, "1.00 s"),
        (123.4, "123 s"),
    ],
)
def test_durations(seconds, text):
    assert duration(seconds) == text
