"""How emulators are asked: once for all who wait, few at a time, few remembered."""

import os

import pytest
import trio
import trio.testing

from virtrio.protocol.errors import LibvirtError
from virtrio.server import caller as callers
from virtrio.server.drivers.qemu.host import probe
from virtrio.server.drivers.qemu.host.emulator import Emulator, MachineType
from virtrio.server.drivers.qemu.host.probe import Emulators
from virtrio.server.drivers.qemu.refusals import internal_error
from virtrio.server.drivers.qemu.settings import Places, Settings


class Asked(Emulators):
    """Emulators that are not asked; the test says when they answer, and whether."""

    def __init__(self, folder) -> None:
        super().__init__(Settings(Places(folder, folder, folder), None))
        self.paths: list[str] = []
        self.now = self.most = 0
        self.may_answer = trio.Event()
        self.failure: LibvirtError | None = None

    async def _asked(self, path: str) -> Emulator:
        self.paths.append(path)
        self.now += 1
        self.most = max(self.most, self.now)
        try:
            await self.may_answer.wait()
        finally:
            self.now -= 1
        if self.failure is not None:
            raise self.failure
        machine = MachineType("pc", None, 1, True, False, "qemu64")
        return Emulator.of(
            *(path, (1, 2, 3), "x86_64"),
            **dict.fromkeys(("commands", "types", "displays", "tpms"), ()),
            machines=[machine],
            accelerations={},
        )

    def kept(self) -> int:
        """Return of how many the answers are kept in files."""
        return len(list((self._settings.places.state / "emulators").iterdir()))


@pytest.fixture
def asked(folder):
    return Asked(folder)


@pytest.fixture
def make(folder):
    def make(name: str) -> str:
        path = folder / name
        path.write_text(name)
        path.chmod(0o755)
        return str(path)

    return make


async def until(true) -> None:
    """Wait until something is true that threads have to do with."""
    for _ in range(2000):
        if true():
            return
        await trio.sleep(0.01)
    raise AssertionError("it does not become true")


async def test_spellings_of_a_path_are_one_emulator(asked, make, folder):
    path = make("qemu")
    os.symlink(path, folder / "link")
    asked.may_answer.set()
    for spelling in (path, f"{folder}/./qemu", f"{folder}//.//qemu", f"{folder}/link"):
        found = await asked.ask(spelling)
        assert (found.path, found.facts.emulator) == (spelling, spelling)
    assert asked.paths == [path]
    assert asked.kept() == 1


async def test_only_those_that_were_used_last_are_known(asked, make, folder):
    asked.may_answer.set()
    paths = [make(f"qemu{number}") for number in range(20)]
    for path in paths:
        await asked.ask(path)
        await asked.ask(paths[0])
    assert asked.paths == paths
    assert asked.kept() == len(asked._known) == 16
    again = Asked(folder)  # another server
    again.may_answer.set()
    for path in paths[-15:]:
        await again.ask(path)
    assert again.paths == []
    await again.ask(paths[1])
    assert again.paths == [paths[1]]
    assert again.kept() == 16


async def test_one_is_asked_for_all_who_wait(asked, make, nursery):
    path, found = make("qemu"), []

    async def ask(spelling: str) -> None:
        found.append((await asked.ask(spelling)).path)

    spellings = [path.replace("/", "/./" * (number + 1)) for number in range(5)]
    for spelling in spellings:
        nursery.start_soon(ask, spelling)
    await until(lambda: asked.now)
    await trio.testing.wait_all_tasks_blocked(0.1)
    asked.may_answer.set()
    await until(lambda: len(found) == 5)
    assert sorted(found) == sorted(spellings)
    assert len(asked.paths) == 1


async def test_a_failure_is_that_of_all_who_wait(asked, make, nursery):
    path, failures = make("qemu"), []
    asked.failure = internal_error("no QEMU")

    async def ask() -> None:
        with pytest.raises(LibvirtError, match="no QEMU") as refused:
            await asked.ask(path)
        failures.append(refused.value)

    for _ in range(3):
        nursery.start_soon(ask)
    await until(lambda: asked.now)
    await trio.testing.wait_all_tasks_blocked(0.1)
    asked.may_answer.set()
    await until(lambda: len(failures) == 3)
    assert len(asked.paths) == 1
    assert len(set(map(id, failures))) == 3
    asked.failure = None
    await asked.ask(path)  # it is asked anew


async def test_another_asks_when_the_first_is_gone(asked, make, nursery):
    path, scopes, found = make("qemu"), [], []

    async def ask() -> None:
        with trio.CancelScope() as scope:
            scopes.append(scope)
            found.append(await asked.ask(path))

    nursery.start_soon(ask)
    await until(lambda: asked.now)
    nursery.start_soon(ask)
    await trio.testing.wait_all_tasks_blocked(0.1)
    scopes[0].cancel()
    await until(lambda: len(asked.paths) == 2)
    asked.may_answer.set()
    await until(lambda: found)
    assert asked.most == 1


async def test_few_are_asked_at_a_time(asked, make, nursery):
    for number in range(10):
        nursery.start_soon(asked.ask, make(f"qemu{number}"))
    await until(lambda: asked.now == 4)
    await trio.testing.wait_all_tasks_blocked(0.1)
    asked.may_answer.set()
    await until(lambda: len(asked.paths) == 10 and not asked.now)
    assert asked.most == 4


async def test_one_that_never_ends_to_answer_is_given_up(asked, make, monkeypatch):
    monkeypatch.setattr(probe, "_PROBE_SECONDS", 0.05)
    with pytest.raises(LibvirtError, match="takes too long to answer"):
        await asked.ask(make("qemu"))
    assert asked.now == 0


class Client:
    """Client whose calls are served, and which can be gone."""

    def __init__(self) -> None:
        self.calls = self
        self.scope = trio.CancelScope()

    def job(self) -> trio.CancelScope:
        return self.scope


async def test_only_an_answer_that_is_not_known_goes_with_its_client(asked, make):
    path = make("qemu")
    client = Client()
    client.scope.cancel()
    with callers.serving(client):
        with pytest.raises(LibvirtError, match="nobody waits"):
            await asked.ask(path, for_client=True)
        asked.may_answer.set()
        await asked.ask(path)  # for a change that comes to its end
        await asked.ask(path, for_client=True)
