"""The test driver costs servers nothing that are not asked for it; who comes first."""

import subprocess
import sys

import trio

import virtrio
from tests.peers.virtrio_server import served

LOADED = """
import sys
from virtrio.server.drivers.loading import load_own
from virtrio.server.limits import Limits
from virtrio.server import process
drivers = load_own([], None, None, Limits())
assert drivers.schemes == ["test", "qemu"]
found = [name for name in sys.modules if "drivers.test" in name or "lxml" in name]
assert not found, found
"""

DOMAIN = (
    "<domain type='test'><name>g{}</name><memory>1024</memory><os><type>hvm</type></os></domain>"
)


def test_a_server_that_nobody_asks_loads_nothing_of_it():
    subprocess.run([sys.executable, "-c", LOADED], check=True, timeout=60)


def test_the_first_clients_share_one_host():
    async def define(uri, number):
        async with virtrio.connect(uri) as conn:
            await conn.define_xml(DOMAIN.format(number))

    async def main(uri):
        async with trio.open_nursery() as nursery:
            for number in range(20):
                nursery.start_soon(define, uri, number)
        async with virtrio.connect(uri) as conn:
            names = {dom.name() for dom in await conn.list_all_domains()}
        assert names == {"test", *(f"g{number}" for number in range(20))}

    with served() as endpoint:
        trio.run(main, endpoint.uri())


def test_a_host_of_a_file_may_be_the_first(tmp_path):
    (tmp_path / "node.xml").write_text("<node><cpu><active>3</active></cpu></node>")

    async def main(endpoint):
        uri = f"test+unix://{tmp_path}/node.xml?socket={endpoint.socket}"
        async with virtrio.connect(uri) as conn:
            assert await conn.list_all_domains() == []

    with served() as endpoint:
        trio.run(main, endpoint)
