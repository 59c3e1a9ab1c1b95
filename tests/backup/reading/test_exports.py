"""URIs of exports, taken apart."""

import pytest

from virtrio.backup.reading import Export
from virtrio.backup.reading.exports import Place


@pytest.mark.parametrize(
    ("uri", "place"),
    [
        ("nbd+unix:///vda?socket=/run/nbd", Place("vda", False, path="/run/nbd")),
        ("nbd+unix:///?socket=/run/nbd", Place("", False, path="/run/nbd")),
        ("nbd+unix:///a%2Fb%20c?socket=/r%26un", Place("a/b c", False, path="/r&un")),
        ("nbd://host/vda", Place("vda", False, host="host", port=10809)),
        ("nbd://[::1]:99//vda", Place("/vda", False, host="::1", port=99)),
        ("nbds://host:7", Place("", True, host="host", port=7)),
        ("nbds+unix:///x?socket=/s", Place("x", True, path="/s")),
    ],
)
def test_places(uri, place):
    assert Export(uri, None, "/tls").place == place


@pytest.mark.parametrize(
    "uri",
    [
        "http://host/vda",
        "/vda",
        "nbd:///vda",
        "nbd://user@host/vda",
        "nbd://host/vda?socket=/x",
        "nbd://host:99999/vda",
        "nbd+unix:///vda",
        "nbd+unix://host/vda?socket=/x",
        "nbd+unix:///vda?socket=/x&socket=/y",
        "nbd+unix:///vda?socket=",
        f"nbd+unix:///vda?socket=/{'x' * 107}",
        "nbd+unix:///v%00?socket=/x",
        f"nbd+unix:///{'v' * 4097}?socket=/x",
    ],
)
def test_others_are_refused(uri):
    with pytest.raises(ValueError, match=r"."):
        Export(uri)


def test_tls_needs_certificates():
    with pytest.raises(ValueError, match="TLS needs a folder of certificates"):
        Export("nbds://host/vda")


@pytest.mark.parametrize("name", ["vda", "a/b?c=d&e", 'q"o,t%e', "é", " "])
def test_made_uris_lead_back(name):
    socket = f"/tmp/{name}"
    assert Export.on_socket(socket, name, "b").place == Place(name, False, path=socket)
    place = Export.at_host("::1", 7, name, tls_dir="/tls").place
    assert place == Place(name, True, host="::1", port=7)
