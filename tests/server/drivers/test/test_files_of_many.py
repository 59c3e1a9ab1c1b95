"""Files that clients name: readers that hang are counted, and no file read in vain."""

from __future__ import annotations

import threading

import trio

from tests.server.raw import ERROR, OPEN, packed, packet
from virtrio.server.drivers.test import files


async def test_reads_of_clients_that_leave_are_counted_as_stuck(serve, monkeypatch, tmp_path):
    may_end = threading.Event()
    begun = threading.Semaphore(0)

    def blocks(path, way):
        begun.release()
        may_end.wait()
        raise OSError

    monkeypatch.setattr(files, "_read", blocks)
    served = serve()
    try:
        for number in range(4):
            client = served.client()
            await client.send(
                packet(OPEN, packed("connect_open_args", f"test://{tmp_path}/{number}", 0))
            )
            await trio.to_thread.run_sync(begun.acquire)
            await client.aclose()
        await trio.testing.wait_all_tasks_blocked()
        with trio.fail_after(2):
            answer = await served.client().call(
                OPEN, packed("connect_open_args", "test:///other", 0)
            )
        assert "all readers are stuck" in answer.error.message
    finally:
        may_end.set()


async def test_files_behind_one_that_cannot_be_had_are_not_read(serve, monkeypatch, tmp_path):
    """Test 100 names of missing files; a node of 1 MiB may have 40,000."""
    reads = []
    read = files._read
    monkeypatch.setattr(files, "_read", lambda path, way: reads.append(path) or read(path, way))
    node = tmp_path / "node.xml"
    node.write_text(
        f"<node>{''.join(f'<domain file={name!r}/>' for name in map(str, range(100)))}</node>"
    )
    answer = await serve().client().call(OPEN, packed("connect_open_args", f"test://{node}", 0))
    assert answer.status == ERROR
    assert answer.error.message.endswith(f"failed to parse xml document '{tmp_path / '0'}'")
    assert reads == [str(node), str(tmp_path / "0")]
