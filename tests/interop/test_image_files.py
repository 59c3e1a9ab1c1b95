"""Saved guests in files: libvirtd restores ours, and we restore libvirtd's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from tests.server.drivers.test import nodes
from virtrio.server.drivers.test.driver import TestDriver
from virtrio.testing import serving

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests import peers
    from tests.peers.worker import Worker

pytestmark = pytest.mark.peer("libvirtd", "libvirt-python")

TITLE = "<title>à ü 漢</title>"
GUEST = nodes.domain(TITLE, "guest")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for place in (tmp_path, *tmp_path.parents[:2]):
        place.chmod(0o755)
    return tmp_path


@pytest.fixture
def ours(folder: Path) -> Iterator[str]:
    with serving(lambda: TestDriver(files=str(folder))) as served:
        yield served.uri


def on(worker: Worker, uri: str, *calls: tuple[Any, ...]) -> list[Any]:
    """Make calls on a connection, and return their answers."""
    worker.value("open", uri=uri, save="conn")
    found = []
    for where, method, *args in calls:
        saved = {"save": "dom"} if method in ("createXML", "lookupByName") else {}
        answer = worker.ask("call", on=where, method=method, args=args, **saved)
        found.append(answer["error"][:3] if "error" in answer else answer.get("value"))
    worker.value("close")
    return found


def test_an_image_goes_both_ways(
    libvirtd: peers.Endpoint, libvirt_python: Worker, folder: Path, ours: str
) -> None:
    theirs = libvirtd.uri()
    paths = {}
    for name, uri in (("theirs", theirs), ("ours", ours)):
        paths[name] = str(folder / name)
        on(libvirt_python, uri, ("conn", "createXML", GUEST, 0), ("dom", "save", paths[name]))
    data = {name: (folder / name).read_bytes() for name in paths}
    assert _without_id(data["theirs"]) == _without_id(data["ours"])
    assert (folder / "ours").stat().st_mode == (folder / "theirs").stat().st_mode
    found = []
    for path, uri in ((paths["ours"], theirs), (paths["theirs"], ours)):
        calls = [
            ("conn", "saveImageGetXMLDesc", path, 0),
            ("conn", "restore", path),
            ("conn", "lookupByName", "guest"),
            ("dom", "XMLDesc", 2),
            ("dom", "state", 0),
            ("dom", "isPersistent"),
            ("dom", "destroy"),
        ]
        found.append(on(libvirt_python, uri, *calls))
        del found[-1][2]  # which has the id
    assert found[0] == found[1]
    assert TITLE in found[0][0]


def _without_id(data: bytes) -> bytes:
    return re.sub(rb" id='\d'", b"", data)


def test_a_damaged_image_is_refused_alike(
    libvirtd: peers.Endpoint, libvirt_python: Worker, folder: Path, ours: str
) -> None:
    on(
        libvirt_python,
        ours,
        ("conn", "createXML", GUEST, 0),
        ("dom", "save", str(folder / "image")),
    )
    data = (folder / "image").read_bytes()
    (folder / "folder").mkdir()
    for name, text in {
        "magic": b"X" + data[1:],
        "zero": data[:15] + bytes(4) + data[19:],
        "long": data[:15] + (8193).to_bytes(4, "little") + data[19:],
        "document": data[:30] + b"<" + data[31:],
        "more": data + b"more",
    }.items():
        (folder / name).write_bytes(text)
    names = ("magic", "zero", "long", "document", "more", "folder", "none", "none/x", "more/x")
    calls = [("conn", "saveImageGetXMLDesc", str(folder / name), 0) for name in names]
    assert on(libvirt_python, ours, *calls) == on(libvirt_python, libvirtd.uri(), *calls)


def test_a_dump_is_the_same_file(
    libvirtd: peers.Endpoint, libvirt_python: Worker, folder: Path, ours: str
) -> None:
    paths = [str(folder / name) for name in ("ours", "theirs", "folder", "none/x")]
    (folder / "folder").mkdir()
    found = []
    for uri in (ours, libvirtd.uri()):
        calls: list[tuple[Any, ...]] = [("conn", "createXML", GUEST, 0)]
        for path in paths:
            calls += [("dom", "coreDump", path, 0), ("dom", "coreDumpWithFormat", path, 1, 0)]
        found.append(on(libvirt_python, uri, *calls, ("dom", "destroy"))[1:])
        assert (folder / "ours").read_bytes() == b"TestGuestMagic\0"
        (folder / "ours").unlink()
    assert found[0] == found[1]
