"""Stores that tests have in their hands."""

from __future__ import annotations

import trio

from virtrio.server.store.interface import Record, Store


class Commit:
    """Records that are on their way to the disk until a test says what becomes of them."""

    def __init__(self, records):
        self.records = list(records)
        self.what = [(record.kind, record.document is not None) for record in records]
        self.error = None
        self._decided = trio.Event()

    def succeed(self):
        self._decided.set()

    def fail(self, error=None):
        self.error = error or OSError("disk full: /secret/path")
        self._decided.set()

    async def decided(self):
        await self._decided.wait()
        if self.error is not None:
            raise self.error


class FakeStore(Store):
    """A store in memory. While it ``is_slow``, every commit waits in ``waiting`` for the test's decision."""

    def __init__(self, kept=()):
        self.kept = {(record.kind, record.key): record.document for record in kept}
        self.is_slow = False
        self.waiting = []
        self.loads = self.commits = self.given_up = 0
        self._more = trio.Event()

    async def load(self):
        self.loads += 1
        return [Record(*key, document) for key, document in self.kept.items()]

    async def commit(self, records):
        self.commits += 1
        assert records
        for each in records:
            for text in each:
                assert text is None or "\0" not in text.encode().decode()
        if self.is_slow:
            pending = Commit(records)
            self.waiting.append(pending)
            self._more.set()
            try:
                await pending.decided()
            except trio.Cancelled:
                self.given_up += 1
                raise
        else:
            await trio.lowlevel.checkpoint()
        for kind, key, document in records:
            if document is None:
                del self.kept[kind, key]
            else:
                self.kept[kind, key] = document

    async def close(self):
        pass

    async def next_commit(self):
        """The oldest commit that nobody has asked for here."""
        while not self.waiting:
            self._more = trio.Event()
            await self._more.wait()
        return self.waiting.pop(0)

    def copy(self):
        """What a server that is started anew finds."""
        return FakeStore([Record(*key, document) for key, document in self.kept.items()])
