"""A short run of the fuzzer (run.py); the long one is run by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.fuzz.run import fuzz

if TYPE_CHECKING:
    from tests import peers

GROWTH_KIB = 16_384


def test_mutated_packets(server: peers.Endpoint) -> None:
    report = fuzz(server, 2_000, seed=20)
    print(report.text())
    assert report.packets >= 2_000
    assert report.replies > 100
    assert report.errors > 100
    assert report.growth() < GROWTH_KIB
    assert report.descriptors[-1] <= report.descriptors[0] + 2
