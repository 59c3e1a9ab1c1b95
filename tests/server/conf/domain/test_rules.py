"""Rules about single parts of domain XML, against what libvirt's test driver answers.

``regenerate.py`` wrote the answers into ``rules.jsonl`` and ``devices.jsonl``.
"""

from __future__ import annotations

import json
from itertools import groupby

import pytest

from tests.server.conf.domain.regenerate import (
    FORMS,
    HERE,
    INACTIVE,
    RULES,
    SECURE,
    document,
    unfolded,
    without_id,
)
from virtrio.protocol.errors import LibvirtError
from virtrio.server.conf.domain.read import ParserConfig, parse_domain

TEST = ParserConfig(default_arch="i686", interface_prefix="testnet")
PLAIN = parse_domain(document({}), TEST).format(SECURE | INACTIVE).splitlines()
CASES = [json.loads(line) for name in RULES for line in (HERE / name).read_text().splitlines()]
GROUPS = {about: list(group) for about, group in groupby(CASES, lambda case: case["about"])}


def answer(case: dict[str, str]) -> list[object] | dict[str, str]:
    try:
        domain = parse_domain(document(case), TEST)
    except LibvirtError as error:
        return [int(error.code), int(error.domain), error.message]
    return {
        "printed": domain.format(SECURE | INACTIVE),
        "live": without_id(domain.format(FORMS["live"], 1)),
        "migratable": without_id(domain.format(FORMS["migratable"], 1)),
        "copied": domain.copy().format(FORMS["copied"]),
    }


def expected(case: dict[str, object]) -> list[object] | dict[str, str]:
    if "error" in case:
        return case["error"]
    lines = unfolded(case, PLAIN)
    forms = {form: unfolded(case[form], lines) if form in case else lines for form in FORMS}
    return {form: "\n".join([*found, ""]) for form, found in ({"printed": lines} | forms).items()}


@pytest.mark.parametrize("about", GROUPS)
def test_rules(about: str) -> None:
    for case in GROUPS[about]:
        assert answer(case) == expected(case), document(case)
