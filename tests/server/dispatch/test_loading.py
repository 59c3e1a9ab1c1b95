"""Parts of the server that cannot be loaded when a call needs them."""

from __future__ import annotations

import errno

from tests.fuzz.packets import QEMU
from tests.server.raw import LOOKUP, OK, string
from virtrio.server.dispatch.services import HYPERVISORS


def too_many_files(*_):
    raise OSError(errno.EMFILE, "Too many open files", "/lib/module.py")


FAILED = "internal error: the driver failed; see the server's log"


async def test_a_codec_that_cannot_be_loaded_fails_the_call_alone(serve, monkeypatch, caplog):
    client = await serve().client().open()
    with monkeypatch.context() as patch:
        patch.setattr(HYPERVISORS.entries[LOOKUP], "unpack", too_many_files)
        assert (await client.call(LOOKUP, string("test"))).error.message == FAILED
    assert "Too many open files: '/lib/module.py'" in caplog.text
    assert (await client.call(LOOKUP, string("test"))).status == OK


async def test_a_program_that_cannot_be_loaded_fails_the_call_alone(serve, monkeypatch, caplog):
    client = await serve().client().open()
    key = (QEMU, 1)
    with monkeypatch.context() as patch:
        patch.delitem(HYPERVISORS.programs, key, raising=False)
        patch.setitem(HYPERVISORS._beside, key, too_many_files)
        assert (await client.call(1, program=QEMU)).error.message == FAILED
        assert key not in HYPERVISORS.programs
    assert f"loading program {QEMU:#x} failed" in caplog.text
    assert (await client.call(1, program=QEMU)).error.message != FAILED
