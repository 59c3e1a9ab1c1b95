"""What acl rules leave to a read-only connection."""

from __future__ import annotations

import pytest
from virtrio.gen.access import restricted

FLAGS = {"A": 1, "B": 2, "C": 8}


@pytest.mark.parametrize(
    ("acl", "expected"),
    [
        ([], (False, 0)),
        (["none"], (False, 0)),
        (["connect:getattr"], (False, 0)),
        (["domain:read"], (False, 0)),
        (["connect:search_domains"], (False, 0)),
        (["domain:write"], (True, 0)),
        (["domain:checkpoint"], (True, 0)),
        (["domain:read_secure"], (True, 0)),
        (["domain:read", "domain:write"], (True, 0)),
        (["domain:read", "domain:read_secure:A"], (False, 1)),
        (["domain:read", "domain:read_secure:A|C"], (False, 9)),
        (["domain:read", "domain:read_secure:A", "domain:read_secure:B"], (False, 3)),
        (["domain:read", "domain:read:C"], (False, 0)),
        (["domain:read", "domain:save:!A|B"], (True, 0)),
        (["domain:read_secure:A", "domain:write"], (True, 0)),
    ],
)
def test_what_a_readonly_connection_may_not_do(acl, expected):
    assert restricted(acl, FLAGS) == expected


def test_a_flag_that_nobody_knows_stops_the_generator():
    with pytest.raises(KeyError, match="NEW_FLAG"):
        restricted(("domain:read_secure:A|NEW_FLAG",), FLAGS)
