"""The three codecs against each other, for every struct and union of every program.

They get values, and bad bytes. VIRTRIO_EXAMPLES=N makes N values of each type instead
of a few.
"""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.protocol.agreement import Agreement, damaged, damages
from tests.protocol.generated import coded
from tests.protocol.programs import NAMES, SPECS, modules
from tests.protocol.strategies import values
from virtrio.protocol import xdr
from virtrio.protocol.errors import RemoteProtocolError

AGREEMENTS = {name: Agreement(spec, *modules(spec)) for name, spec in SPECS.items()}
TYPES = [
    pytest.param(name, type_name, id=type_name)
    for name, spec in SPECS.items()
    for type_name in coded(spec)
]
# Types of checkpoints and their domains, of every server's answers, and of the largest
# answers.
CENTRAL = [
    param
    for param in TYPES
    if str(param.id).startswith(
        ("virNet", "remote_nonnull_domain", "remote_domain_lookup", "remote_typed_param")
    )
    or param.id
    in (
        "remote_error",
        "remote_domain_list_all_checkpoints_ret",
        "remote_domain_checkpoint_create_xml_args",
        "remote_connect_get_all_domain_stats_ret",
        "remote_connect_open_args",
    )
]


def examples(default: int) -> settings:
    wanted = int(os.environ.get("VIRTRIO_EXAMPLES", default))
    return settings(
        max_examples=wanted, deadline=None, suppress_health_check=[HealthCheck.too_slow]
    )


def test_every_program_is_here():
    assert set(SPECS) == set(NAMES) - {"keepalive"}, "keepalive has no types"
    assert len(TYPES) >= 700


@pytest.mark.parametrize(("name", "type_name"), TYPES)
def test_same_bytes_and_same_verdict(name, type_name):
    """Test values and damaged bytes: the codecs find the same value, or the error.

    The simplest value is damaged in every way, and each fourth of the others.
    """
    agreement = AGREEMENTS[name]

    @examples(4)
    @given(
        values(SPECS[name], type_name),
        st.lists(damages, min_size=1, max_size=3),
        st.sampled_from([True, False, False, False]),
    )
    def check(value, blows, in_every_way):
        data = agreement.on_value(type_name, value)
        if in_every_way:
            no_damage_is_overlooked(agreement, type_name, data)
        for blow in blows:
            data = damaged(data, blow)
        agreement.within_bounds(type_name, [data])
        agreement.on_bytes(type_name, data)

    check()


EXTRAS = (b"\0", b"\0\0\0\0", b"\0\0\0\1")


def no_damage_is_overlooked(agreement, type_name, data):
    """Change each byte and each word, and try each shorter end, and longer ones."""
    agreement.on_any_damage(type_name, data)
    agreement.on_large_counts(type_name, data)
    unpack, _ = agreement.generated.functions(type_name)
    for wrong in [
        *(data[:end] for end in range(len(data))),
        *(data + extra for extra in EXTRAS),
    ]:
        with pytest.raises(RemoteProtocolError):
            xdr.decode(unpack, wrong)


@pytest.mark.parametrize(("name", "type_name"), CENTRAL)
def test_same_bytes_for_many_values(name, type_name):
    @examples(60)
    @given(values(SPECS[name], type_name))
    def check(value):
        AGREEMENTS[name].on_value(type_name, value)

    check()


@pytest.mark.parametrize(("name", "type_name"), CENTRAL)
def test_same_verdict_on_any_bytes(name, type_name):
    @examples(60)
    @given(st.lists(st.sampled_from([0, 0, 0, 1, 2, 3, 4, 7, 97, 128, 255]), max_size=80))
    def check(numbers):
        AGREEMENTS[name].within_bounds(type_name, [bytes(numbers)])
        AGREEMENTS[name].on_bytes(type_name, bytes(numbers))

    check()
