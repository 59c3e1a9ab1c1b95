"""Differences between two versions of a guest, with libvirt 9.0.0's answers."""

from __future__ import annotations

import json

import pytest

from tests.server.conf.domain.record_stability import CASES, domain
from virtrio.protocol.errors import LibvirtError
from virtrio.server.conf.domain.read import parse_domain
from virtrio.server.conf.domain.stability import check_stability

ANSWERS = [json.loads(line) for line in CASES.read_text().splitlines()]


@pytest.mark.parametrize("first", range(0, len(ANSWERS), 50))
def test_two_versions(first):
    for number, case in enumerate(ANSWERS[first : first + 50], first):
        before, after = (parse_domain(domain(case[name])) for name in ("before", "after"))
        answer = None
        try:
            check_stability(before, after)
        except LibvirtError as error:
            answer = [error.code, error.domain, error.message]
        assert (number, answer) == (number, case["answer"])


@pytest.mark.parametrize("case", ANSWERS[::7], ids=lambda case: str(case["after"]))
def test_a_guest_is_the_same_as_itself(case):
    text = domain(case["after"])
    check_stability(parse_domain(text), parse_domain(text))
