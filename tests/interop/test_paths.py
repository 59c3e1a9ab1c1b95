"""Paths of images and dumps: sent as libvirt's own client sends them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.interop.clients import KINDS, connected, do
from virtrio.gen.names import snake_case
from virtrio.protocol.errors import LibvirtError
from virtrio.server.drivers.test.driver import TestDriver
from virtrio.testing import serving

if TYPE_CHECKING:
    from tests.peers.worker import Worker

PATHS = (
    *("/tmp/x.img", "x.img", "./x.img", "../x.img", "a//b/", "", ".", "/"),
    *("/tmp/../x.img", "//tmp//./x.img", "///x", "//", "/../..", "é.img"),
)
# Of connection or domain, with the place of the path among the arguments.
CALLS: list[tuple[str, str, list[Any]]] = [
    ("dom", "save", ["{}"]),
    ("dom", "saveFlags", ["{}", None, 0]),
    ("dom", "coreDump", ["{}", 0]),
    ("dom", "coreDumpWithFormat", ["{}", 0, 0]),
    ("conn", "restore", ["{}"]),
    ("conn", "restoreFlags", ["{}", None, 0]),
    ("conn", "saveImageGetXMLDesc", ["{}", 0]),
    ("conn", "saveImageDefineXML", ["{}", "<domain/>", 0]),
    ("dom", "saveParams", [{"dict": [["file", "{}"]]}, 0]),
    ("conn", "restoreParams", [{"dict": [["file", "{}"]]}, 0]),
]


class Recording(TestDriver):
    """Driver that keeps the path of each call, and answers nothing with it."""

    def __init__(self) -> None:
        super().__init__()
        self.paths: list[str] = []

    def _seen(self, path: str) -> None:
        self.paths.append(path)

    def domain_save(self, dom: Any, to: str) -> None:
        self._seen(to)

    def domain_save_flags(self, dom: Any, to: str, dxml: Any, flags: int) -> None:
        self._seen(to)

    def domain_core_dump(self, dom: Any, to: str, flags: int) -> None:
        self._seen(to)

    def domain_core_dump_with_format(self, dom: Any, to: str, dumpformat: int, flags: int) -> None:
        self._seen(to)

    def domain_restore(self, from_: str) -> None:
        self._seen(from_)

    def domain_restore_flags(self, from_: str, dxml: Any, flags: int) -> None:
        self._seen(from_)

    def domain_save_image_get_xml_desc(self, file: str, flags: int) -> str:
        self._seen(file)
        return "<domain/>"

    def domain_save_image_define_xml(self, file: str, dxml: str, flags: int) -> None:
        self._seen(file)

    def domain_save_params(self, dom: Any, params: Any, flags: int) -> None:
        self._seen(str(dict(params)["file"]))

    def domain_restore_params(self, params: Any, flags: int) -> None:
        self._seen(str(dict(params)["file"]))


def filled(arguments: list[Any], path: str) -> list[Any]:
    return [
        {"dict": [["file", path]]} if isinstance(a, dict) else path if a == "{}" else a
        for a in arguments
    ]


async def ours(kind: str) -> dict[str, list[str]]:
    with serving(Recording) as served:
        driver: Any = served.driver
        async with connected(kind, served.uri) as conn:
            dom = await do(conn.lookup_by_name("test"))
            found = {}
            for on, method, arguments in CALLS:
                driver.paths.clear()
                bound = getattr(dom if on == "dom" else conn, snake_case(method))
                for path in PATHS:
                    given = filled(arguments, path)
                    try:
                        await do(
                            bound(*(dict(a["dict"]) if isinstance(a, dict) else a for a in given))
                        )
                    except LibvirtError as error:
                        driver.paths.append(f"error {int(error.code)}")
                found[method] = list(driver.paths)
            dom.free()
    return found


def theirs(worker: Worker) -> dict[str, list[str]]:
    with serving(Recording) as served:
        driver: Any = served.driver
        worker.value("open", uri=served.uri, save="conn")
        worker.value("call", on="conn", method="lookupByName", args=["test"], save="dom")
        found = {}
        for on, method, arguments in CALLS:
            driver.paths.clear()
            for path in PATHS:
                answer = worker.ask("call", on=on, method=method, args=filled(arguments, path))
                if "error" in answer:
                    driver.paths.append(f"error {answer['error'][0]}")
            found[method] = list(driver.paths)
        worker.value("close")
    return found


@pytest.mark.parametrize("kind", KINDS)
async def test_relative_paths_are_of_this_process(kind: str) -> None:
    found = await ours(kind)
    here = Path.cwd()
    for method in ("save", "saveFlags", "coreDump", "coreDumpWithFormat", "restore"):
        assert found[method][:2] == ["/tmp/x.img", str(here / "x.img")]


@pytest.mark.peer("libvirt-python")
@pytest.mark.parametrize("kind", KINDS)
async def test_paths_are_those_of_libvirt_python(kind: str, libvirt_python: Worker) -> None:
    assert await ours(kind) == theirs(libvirt_python)
