"""Listings that make their own bytes: the same as the generated codec's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import documents
from virtrio.protocol import xdr
from virtrio.protocol._generated import remote
from virtrio.protocol._generated.enums import ErrorDomain
from virtrio.protocol.errors import LocalProtocolError
from virtrio.server.conf.domain.read import parse_domain
from virtrio.server.objects.domains import DomainList, Domains
from virtrio.server.objects.identities import MomentIdentity, Moments

DOM = remote.RemoteNonnullDomain("d\u00f6m \udcff%s", bytes(range(16)), 7)
KINDS = [
    (remote.RemoteDomainListAllCheckpointsRet, remote.pack_remote_domain_list_all_checkpoints_ret),
    (remote.RemoteDomainListAllSnapshotsRet, remote.pack_remote_domain_list_all_snapshots_ret),
]
NAMES = st.lists(
    st.text(max_size=9).map(lambda text: text.encode("utf-8", "replace").decode()), max_size=12
)


@pytest.mark.parametrize(("ret", "pack"), KINDS)
@given(NAMES)
def test_the_bytes_of_a_listing_are_those_of_the_codec(ret, pack, names):
    items = Moments(names, DOM)
    assert xdr.encode(pack, ret(items, len(items))) == xdr.encode(
        pack, ret(list(items), len(items))
    )


@pytest.mark.parametrize(("ret", "pack"), KINDS)
@given(st.lists(st.tuples(NAMES.map("".join), st.integers(1, 90)), max_size=6))
def test_runs_of_names_of_one_length_have_the_same_bytes(ret, pack, runs):
    names = [name for name, count in runs for _ in range(count)]
    items = Moments(names, DOM)
    assert xdr.encode(pack, ret(items, len(items))) == xdr.encode(
        pack, ret(list(items), len(items))
    )


def test_names_that_are_no_text():
    names = ["plain", "\udc80", "\x80\xff", "\u20ac", ""]
    items = Moments(names, DOM)
    ret, pack = KINDS[0]
    assert xdr.encode(pack, ret(items, 5)) == xdr.encode(pack, ret(list(items), 5))


@pytest.mark.parametrize("names", [["a"] * 40, ["n" * 300_000, "\u00e9" * 400_000]])
def test_a_large_listing_has_the_same_bytes(names):
    dom = remote.RemoteNonnullDomain("d" * 300_001 if len(names) > 2 else "d", bytes(16), 7)
    items = Moments(names, dom)
    ret, pack = KINDS[0]
    assert xdr.encode(pack, ret(items, len(names))) == xdr.encode(
        pack, ret(list(items), len(names))
    )


def test_a_listing_over_the_message_limit_is_not_built():
    """Test a domain's name of megabytes, which comes again with every checkpoint."""
    parts = []
    Moments(
        [str(number) for number in range(2000)],
        remote.RemoteNonnullDomain("d" * 4_000_000, bytes(16), 7),
    ).pack(parts.append)
    assert len({id(part) for part in parts if len(part) > 1000}) == 1


def test_a_listing_is_a_list_of_identities():
    items = Moments(["a", "b", "c"], DOM)
    assert list(items) == [MomentIdentity(name, DOM) for name in "abc"]
    assert (items[1].name, items[-1].dom, len(items), bool(Moments([], DOM))) == (
        "b",
        DOM,
        3,
        False,
    )
    assert [item.name for item in items[1:]] == ["b", "c"]


@pytest.mark.parametrize(
    ("names", "dom"),
    [
        (["x" * (4 * 1024 * 1024 + 1)], DOM),
        (["\ud800"], DOM),
        (["a", "\ud800"], DOM),
        (["a"], remote.RemoteNonnullDomain("d", b"short", 1)),
        (["a"], remote.RemoteNonnullDomain("d", bytes(16), 2**31)),
    ],
    ids=range(5),
)
def test_a_listing_that_does_not_fit(names, dom):
    ret, pack = KINDS[0]
    for items in (Moments(names, dom), list(Moments(names, dom))):
        with pytest.raises(LocalProtocolError):
            xdr.encode(pack, ret(items, len(names)))


@pytest.mark.parametrize(("ret", "pack"), KINDS)
def test_a_listing_packs_itself(ret, pack, monkeypatch):
    packed = []
    monkeypatch.setattr(Moments, "pack", lambda self, put: packed.append(self))
    items = Moments(["a"], DOM)
    xdr.encode(pack, ret(items, 1))
    assert packed == [items]


# -- domains ---------------------------------------------------------------------------


def encoded(domains):
    ret = remote.RemoteConnectListAllDomainsRet(domains, len(domains))
    return xdr.encode(remote.pack_remote_connect_list_all_domains_ret, ret)


@pytest.fixture
def domains():
    found = DomainList(ErrorDomain.VIR_FROM_TEST)
    for name in ("a", "d\u00f6m", "n" * 600, "last"):
        found.add(parse_domain(documents.domain(name)), live=False)
    return found


def test_domains_remember_their_bytes(domains):
    def compare():
        for _ in range(2):
            assert encoded(Domains(domains)) == encoded(list(domains))

    compare()
    first, second, long, last = domains
    domains.start(second, 1)
    compare()
    domains.rename(first, "renamed")
    domains.rename(long, "no \udcff text")
    domains.rename(last, "l" * 1000)
    compare()
    domains.stop(second, 1)
    compare()
    assert [domain.packed() == encoded([domain])[4:-4] for domain in domains] == [True] * 4


def test_a_draft_that_is_taken_over_has_its_own_bytes(domains):
    encoded(Domains(domains))
    first = next(iter(domains))
    draft = first.draft()
    draft.name = "other"
    encoded(Domains([draft]))
    first.become(draft)
    assert encoded(Domains(domains)) == encoded(list(domains))


def test_a_name_that_fits_into_no_message(domains):
    long = "x" * (4 * 1024 * 1024 + 1)
    domains.rename(next(iter(domains)), long)
    with pytest.raises(LocalProtocolError):
        encoded(Domains(domains))
