"""Jobs whose begin is cancelled at any time: none goes on, and no checkpoint stays."""

import pytest
import trio

import virtrio
from tests.backup.guests import NAME, Guest, hosted
from virtrio import backup

pytestmark = pytest.mark.peer("qemu", "qemu-img")


def test_a_begin_that_is_cancelled():
    """The server may show a job that it has not begun yet: it is aborted again then."""
    with hosted("ours") as host:
        guest = Guest(host, disks=("vda", "vdb"))

        async def main():
            async with virtrio.connect(host.uri) as conn:
                dom = await conn.lookup_by_name(NAME)
                for number in range(8):
                    with trio.move_on_after(0.015 * number):
                        async with backup.begin(dom, checkpoint=f"c{number}"):
                            await trio.sleep_forever()
                    assert (await dom.job_info())[0] == 0
                    assert await dom.list_all_checkpoints() == []

        trio.run(main)
        assert guest.checkpoints() == set()
