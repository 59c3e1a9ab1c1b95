"""Types of authentication: those of the definition."""

from __future__ import annotations

from virtrio.protocol.auth import AuthType
from virtrio.protocol.idl.parser import bundled


def test_types_are_the_definitions():
    assert {member.name: int(member) for member in AuthType} == bundled("remote").enums[
        "remote_auth_type"
    ].members
