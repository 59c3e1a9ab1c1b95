"""Titles, descriptions and applications' elements of networks."""

from types import SimpleNamespace

import pytest

from virtrio.protocol._generated.enums import ErrorDomain, ErrorNumber
from virtrio.protocol._generated.remote_events import NetworkEventMetadataChange
from virtrio.protocol.errors import LibvirtError
from virtrio.server.offload import BULK_BYTES, Later

DESCRIPTION, TITLE, ELEMENT = range(3)
LIVE, CONFIG = 1, 2
URI = "http://example.org/a"
DOCUMENT = (
    "<network><name>n</name><uuid>77777777-7777-4777-8777-777777777777</uuid>"
    "<ip address='10.0.0.1' prefix='24'/></network>"
)


@pytest.fixture
def network(test_driver):
    return test_driver.network_define_xml(DOCUMENT)


@pytest.fixture
def emitted(test_driver, monkeypatch):
    found = []
    monkeypatch.setattr(test_driver.events, "emit", found.append)
    return found


def refusal(function, *args):
    with pytest.raises(LibvirtError) as caught:
        function(*args)
    return caught.value.code, caught.value.domain, caught.value.message


MISSING = (
    ErrorNumber.VIR_ERR_NO_NETWORK_METADATA,
    ErrorDomain.VIR_FROM_NETWORK,
    "network metadata not found: Requested metadata element is not present",
)


def test_texts_are_kept_and_printed(test_driver, network, emitted):
    test_driver.network_set_metadata(network, TITLE, "a <title>", None, None, 0)
    test_driver.network_set_metadata(network, DESCRIPTION, "long\ntext", None, None, 0)
    assert test_driver.network_get_metadata(network, TITLE, None, 0) == "a <title>"
    assert test_driver.network_get_metadata(network, DESCRIPTION, None, CONFIG) == "long\ntext"
    assert (
        "</uuid>\n  <title>a &lt;title&gt;</title>\n  <description>long\ntext</description>\n"
        in test_driver.network_get_xml_desc(network, 0)
    )
    assert emitted == [
        NetworkEventMetadataChange(network, TITLE, None),
        NetworkEventMetadataChange(network, DESCRIPTION, None),
    ]
    for text in ("", None):
        test_driver.network_set_metadata(network, TITLE, "again", None, None, 0)
        test_driver.network_set_metadata(network, TITLE, text, None, None, 0)
        assert refusal(test_driver.network_get_metadata, network, TITLE, None, 0) == MISSING
    assert "<title>" not in test_driver.network_get_xml_desc(network, 0)


def test_elements_are_kept_by_their_namespace(test_driver, network, emitted):
    put = test_driver.network_set_metadata
    put(network, ELEMENT, "<one><x/></one>", "a", URI, 0)
    put(network, ELEMENT, "<two/>", "b", f"{URI}/b", 0)
    assert test_driver.network_get_metadata(network, ELEMENT, URI, 0) == "<one>\n  <x/>\n</one>"
    assert f"  <metadata>\n    <a:one xmlns:a='{URI}'>".replace(
        "'", '"'
    ) in test_driver.network_get_xml_desc(network, 0)
    put(network, ELEMENT, "<three/>", "a", URI, 0)
    assert test_driver.network_get_metadata(network, ELEMENT, URI, 0) == "<three/>"
    for uri in (URI, f"{URI}/b"):
        put(network, ELEMENT, None, None, uri, 0)
        assert refusal(test_driver.network_get_metadata, network, ELEMENT, uri, 0) == MISSING
    assert "metadata" not in test_driver.network_get_xml_desc(network, 0)
    assert [event.nsuri for event in emitted] == [URI, f"{URI}/b", URI, URI, f"{URI}/b"]


def test_an_update_of_the_network_keeps_them(test_driver, network):
    test_driver.network_set_metadata(network, TITLE, "kept", None, None, 0)
    test_driver.network_set_metadata(network, ELEMENT, "<one/>", "a", URI, 0)
    test_driver.network_update(network, 3, 5, 0, "<range start='10.0.0.2' end='10.0.0.9'/>", CONFIG)
    assert "<range start='10.0.0.2'" in test_driver.network_get_xml_desc(network, 0)
    assert test_driver.network_get_metadata(network, TITLE, None, 0) == "kept"
    assert test_driver.network_get_metadata(network, ELEMENT, URI, 0) == "<one/>"


def test_running_and_stored_definitions(test_driver, network):
    put, get = test_driver.network_set_metadata, test_driver.network_get_metadata
    test_driver.network_create(network)
    put(network, TITLE, "stored", None, None, CONFIG)
    assert refusal(get, network, TITLE, None, LIVE) == MISSING
    put(network, TITLE, "running", None, None, 0)
    assert get(network, TITLE, None, LIVE) == get(network, TITLE, None, 0) == "running"
    assert get(network, TITLE, None, CONFIG) == "stored"
    put(network, TITLE, "both", None, None, LIVE | CONFIG)
    assert get(network, TITLE, None, LIVE) == get(network, TITLE, None, CONFIG) == "both"


def test_refusals(test_driver, network, emitted):
    put, get = test_driver.network_set_metadata, test_driver.network_get_metadata
    before = test_driver.network_get_xml_desc(network, 0)
    of_network = ErrorDomain.VIR_FROM_NETWORK
    state = ErrorNumber.VIR_ERR_OPERATION_INVALID, of_network
    detail = "Requested operation is not valid: network is not running"
    assert refusal(put, network, TITLE, "x", None, None, LIVE) == (*state, detail)
    assert refusal(get, network, TITLE, None, LIVE) == (*state, detail)
    argument = ErrorNumber.VIR_ERR_INVALID_ARG
    detail = "invalid argument: unknown metadata type '3'"
    assert refusal(put, network, 3, "x", None, None, 0) == (argument, of_network, detail)
    assert refusal(get, network, 3, None, 0) == (argument, of_network, detail)
    for function, args in ((put, (TITLE, "x", None, None)), (get, (TITLE, None))):
        _, _, text = refusal(function, network, *args, 4)
        assert text.startswith("unsupported flags (0x4) in function testNetwork")
    code, domain, text = refusal(put, network, ELEMENT, "<", "a", URI, 0)
    assert (code, domain) == (ErrorNumber.VIR_ERR_XML_DETAIL, of_network)
    assert text.startswith("(metadata_xml):1: ")
    gone = SimpleNamespace(name="gone", uuid=bytes(16))
    code, domain, text = refusal(get, gone, TITLE, None, 0)
    assert (code, domain) == (ErrorNumber.VIR_ERR_NO_NETWORK, ErrorDomain.VIR_FROM_TEST)
    assert text.endswith("'00000000-0000-0000-0000-000000000000' (gone)")
    assert test_driver.network_get_xml_desc(network, 0) == before
    assert emitted == []


def test_a_transient_network_has_nothing_stored(test_driver):
    network = test_driver.network_create_xml(DOCUMENT)
    detail = (
        "Requested operation is not valid: cannot change persistent config of a transient network"
    )
    _, _, text = refusal(test_driver.network_set_metadata, network, TITLE, "x", None, None, CONFIG)
    assert text == detail
    test_driver.network_set_metadata(network, TITLE, "x", None, None, 0)
    assert test_driver.network_get_metadata(network, TITLE, None, LIVE) == "x"


async def test_a_long_namespace_is_looked_for_away_from_the_loop(test_driver, network):
    answer = test_driver.network_get_metadata(network, ELEMENT, "<" * BULK_BYTES, 0)
    assert isinstance(answer, Later)
    with pytest.raises(LibvirtError) as caught:
        await answer
    assert caught.value.code == ErrorNumber.VIR_ERR_NO_NETWORK_METADATA


async def test_so_it_is_in_a_domain(test_driver):
    domain = test_driver.domain_lookup_by_name("test")
    answer = test_driver.domain_get_metadata(domain, ELEMENT, "<" * BULK_BYTES, 0)
    assert isinstance(answer, Later)
    with pytest.raises(LibvirtError) as caught:
        await answer
    assert caught.value.code == ErrorNumber.VIR_ERR_NO_DOMAIN_METADATA
