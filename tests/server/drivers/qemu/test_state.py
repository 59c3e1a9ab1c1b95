"""Changes of domains that are stored, and what QEMU says meanwhile."""

import uuid
from functools import partial

import pytest

from virtrio.protocol._generated.enums import ErrorDomain, ErrorNumber
from virtrio.protocol.errors import LibvirtError
from virtrio.server.conf.domain.read import parse_domain
from virtrio.server.drivers.qemu.definitions.defining import PARSER
from virtrio.server.drivers.qemu.state import State
from virtrio.server.objects.domains import DomainList

UUID = uuid.UUID(int=1)
DOMAIN = (
    f"<domain type='qemu'><name>g</name><uuid>{UUID}</uuid><memory unit='MiB'>4</memory>"
    "<os><type>hvm</type></os></domain>"
)


@pytest.fixture
async def state(tmp_path):
    state = State(tmp_path, DomainList(ErrorDomain.VIR_FROM_QEMU))
    await state.open(PARSER)
    await state.change(
        UUID.bytes, lambda domains: domains.add(parse_domain(DOMAIN, PARSER), live=False), name="g"
    )
    yield state
    await state.close()


def meanwhile(state, said):
    """Have something said while the store keeps a change."""
    commit = state._store.commit

    async def said_and_kept(records) -> None:
        said()
        await commit(records)

    state._store.commit = said_and_kept


def with_autostart(value, domains) -> None:
    domains.by_uuid[UUID.bytes].autostart = value


@pytest.mark.parametrize("is_active", [True, False])
async def test_what_qemu_says_while_a_change_is_stored_is_not_lost(state, is_active):
    domain = state._domains.by_uuid[UUID.bytes]
    domain.id = 7 if is_active else -1
    meanwhile(
        state,
        partial(state.note, domain, lambda known: known.definition.set_memory(current=1024)),
    )
    await state.change(UUID.bytes, partial(with_autostart, True))
    assert domain.autostart
    assert domain.definition.memory.current == (1024 if is_active else 4096)
    await state.change(UUID.bytes, partial(with_autostart, False))
    assert not domain.autostart


async def test_the_state_that_qemu_says_meanwhile_counts(state):
    domain = state._domains.by_uuid[UUID.bytes]

    def runs() -> None:
        domain.state, domain.reason = 1, 5

    meanwhile(state, runs)
    await state.change(UUID.bytes, partial(with_autostart, True))
    assert (domain.state, domain.reason) == (1, 5)


async def test_a_change_of_a_domain_that_is_gone_meanwhile(state):
    """What a call has found before it waited may be undefined by another one."""
    await state.change(UUID.bytes, lambda domains: domains.remove(domains.by_uuid[UUID.bytes]))
    with pytest.raises(LibvirtError) as caught:
        await state.change(UUID.bytes, partial(with_autostart, True))
    assert caught.value.code == ErrorNumber.VIR_ERR_NO_DOMAIN
    assert str(UUID) in str(caught.value)
