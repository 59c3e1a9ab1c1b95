"""The server under attack: `python -m tests.server.guard.serving`.

The state is built through the driver's own entry points before anybody is served.
Beside the server's listeners there is one for the test, `control`: a byte on it
restores the state, and a byte is the answer when that is done.
"""

from __future__ import annotations

import ctypes
import inspect
import json
import logging
import os
import signal
import sys
import traceback
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

import trio

from tests.server.guard import state
from tests.server.guard.meter import Meter
from virtrio.server.config import Config
from virtrio.server.drivers.registry import Drivers
from virtrio.server.drivers.test.driver import TestDriver
from virtrio.server.memory import settle
from virtrio.server.net.listen import listen
from virtrio.server.server import Server

if TYPE_CHECKING:
    from types import SimpleNamespace

READ_WRITE, READ_ONLY, ADMIN, CONTROL, METER, STATISTICS, READY = (
    "rw",
    "ro",
    "admin",
    "control",
    "meter",
    "statistics.json",
    "ready",
)


async def _answer(result: Any) -> Any:
    return await result if inspect.isawaitable(result) else result


# Domains with many moments, and where these are.
_WITH_MOMENTS = ((state.CHECKPOINTED, "checkpoints"), (state.SNAPSHOTTED, "snapshots"))


class _Tree:
    """Moments of one domain, which can be restored."""

    def __init__(self, tree: Any) -> None:
        self._tree = tree
        self._moments = [
            (
                moment,
                {slot: getattr(moment, slot) for slot in type(moment).__slots__},
                dict(moment.children),
            )
            for moment in tree
        ]
        self._roots, self._current = dict(tree._roots), tree.current

    def restore(self) -> None:
        tree = self._tree
        tree._moments.clear()
        tree._roots.clear()
        tree._roots.update(self._roots)
        for moment, slots, children in self._moments:
            for slot, value in slots.items():
                setattr(moment, slot, value)
            moment.children = dict(children)
            tree._moments[moment.name] = moment
        tree.current = self._current


class _Index:
    """Domains by one of their keys."""

    def __init__(self, index: dict[Any, Any]) -> None:
        self.domains = dict(index)
        special = {of["name"] for of in state.SPECIAL}
        self._special = {key: domain for key, domain in index.items() if domain.name in special}

    def is_other(self, index: dict[Any, Any]) -> bool:
        """Say if an index has other domains: calls name none but the special ones."""
        return len(index) != len(self.domains) or any(
            index.get(key) is not domain for key, domain in self._special.items()
        )


class State:
    """The driver with its domains, which it can restore."""

    def __init__(self) -> None:
        self.driver = TestDriver()
        self._pristine: dict[str, dict[str, Any]] = {}
        self._given: dict[tuple[str, str], Any] = {}  # the copies of those that the domains have
        self._former: list[Any] = []

    async def build(self) -> None:
        driver = self.driver
        running = [(state.GUEST, state.guest()), *state.others(), (state.GIANT, state.giant())]
        for identity, document in running:
            domain = await _answer(driver.domain_define_xml_flags(document, 0))
            assert domain.uuid == identity["uuid"], UUID(bytes=domain.uuid)
            if identity is not state.INACTIVE:
                await _answer(driver.domain_create(domain))
        await _answer(driver.domain_suspend(driver.domain_lookup_by_uuid(state.PAUSED["uuid"])))
        for identity, image in ((state.SAVED, state.IMAGE), (state.GIANT, state.GIANT_IMAGE)):
            await _answer(driver.domain_save(driver.domain_lookup_by_uuid(identity["uuid"]), image))
        await _answer(driver.domain_create(driver.domain_lookup_by_uuid(state.GIANT["uuid"])))
        checkpointed = driver.domain_lookup_by_uuid(state.CHECKPOINTED["uuid"])
        for number in range(state.CHECKPOINTS_OF_MANY):
            await _answer(
                driver.domain_checkpoint_create_xml(checkpointed, state.checkpoint(number), 0)
            )
        snapshotted = driver.domain_lookup_by_uuid(state.SNAPSHOTTED["uuid"])
        for number in range(state.SNAPSHOTS_OF_MANY):
            await _answer(driver.domain_snapshot_create_xml(snapshotted, state.snapshot(number), 0))
        for number in range(state.MANY - len(driver.connect_list_all_domains(0))):
            domain = await _answer(driver.domain_define_xml_flags(state.ordinary(number), 0))
            if number % 2:
                await _answer(driver.domain_create(domain))
        await _answer(driver.storage_pool_define_xml(state.idle_pool(), 0))
        for number in range(state.POOLS_OF_MANY):
            await _answer(driver.storage_pool_create_xml(state.pool(f"p{number:05}"), 0))
        pool = driver.storage_pool_lookup_by_name("default-pool")
        for number in range(state.VOLUMES_OF_MANY):
            await _answer(driver.storage_vol_create_xml(pool, state.volume(number), 0))
        self._remember()

    def _remember(self) -> None:
        self._pools = list(self.driver.pools), self.driver.pools.by_name["default-pool"].twin()
        domains = self.driver.domains
        self._indexes = [
            _Index(index) for index in (domains.by_name, domains.by_uuid, domains.by_id)
        ]
        for identity in state.SPECIAL:
            domain = domains.by_uuid[identity["uuid"]]
            self._pristine[domain.name] = {
                slot: getattr(domain, slot) for slot in type(domain).__slots__
            }
            for slot in ("definition", "next_definition"):
                definition = getattr(domain, slot)
                if definition is not None:
                    self._pristine[domain.name][slot] = definition.copy()
                self._given[domain.name, slot] = definition
        self._images = dict(self.driver.images.kept)
        self._trees = {
            (of["name"], slot): _Tree(getattr(domains.by_uuid[of["uuid"]], slot))
            for of, slot in _WITH_MOMENTS
        }

    async def restore(self, changed: str = "") -> None:
        """Restore all domains.

        Parts that cost more, the large definitions and many moments, are restored
        only of the domain named ``changed``. Large definitions are copied and freed off
        the loop: what the server tells of its turns is to be about calls.
        """
        large = changed in (state.GIANT["name"], state.VCPUS["name"])
        if large:
            await trio.to_thread.run_sync(self._copy, changed)
        domains = self.driver.domains
        for index, was in zip(
            (domains.by_name, domains.by_uuid, domains.by_id), self._indexes, strict=True
        ):
            if was.is_other(index):
                index.clear()
                index.update(was.domains)
        for identity in state.SPECIAL:
            name = str(identity["name"])
            domain = domains.by_uuid[identity["uuid"]]
            small = identity not in (state.GIANT, state.VCPUS)
            for slot, value in self._pristine[name].items():
                if slot in ("definition", "next_definition"):
                    if small and value is not None:
                        self._given[name, slot] = value.copy()
                    self._former.append(getattr(domain, slot))
                    setattr(domain, slot, self._given[name, slot])
                elif slot in ("checkpoints", "snapshots"):
                    setattr(domain, slot, value)
                    if (name, slot) not in self._trees:
                        for moment in list(value):
                            value.remove(moment)
                elif isinstance(value, dict | set | list):
                    setattr(domain, slot, type(value)())
                else:
                    setattr(domain, slot, value)
        if self.driver.images.kept != self._images:
            self.driver.images.fill(self._images)
        self._restore_pools()
        for (name, _), tree in self._trees.items():
            if changed == name:
                tree.restore()
        if large:
            await trio.to_thread.run_sync(self._former.clear)
        else:
            self._former.clear()

    def _restore_pools(self) -> None:
        """Restore the pools, and all of the default one, in which the volumes are."""
        given, pristine = self._pools
        pools = self.driver.pools
        known = {pool.uuid for pool in given}
        for pool in list(pools):
            if pool.uuid not in known:
                pools.remove(pool)
        for pool in given:
            if pools.by_uuid.get(pool.uuid) is not pool:
                pools.insert(pool)
            pool.is_active = pool.name != state.IDLE_POOL["name"]
        default = pools.by_name[pristine.name]
        if default.volumes.by_name != pristine.volumes.by_name:
            default.volumes = pristine.volumes.twin()
        default.allocation = pristine.allocation

    def _copy(self, name: str) -> None:
        for slot in ("definition", "next_definition"):
            if (value := self._pristine[name][slot]) is not None:
                self._former.append(self._given[name, slot])
                self._given[name, slot] = value.copy()


async def _control(
    folder: Path,
    state_: State,
    server: Server,
    *,
    task_status: trio.TaskStatus[None] = trio.TASK_STATUS_IGNORED,
) -> None:
    most = server.config.limits.max_clients
    sock = trio.socket.socket(trio.socket.AF_UNIX)
    await sock.bind(str(folder / CONTROL))
    sock.listen(1)
    task_status.started()
    while True:
        peer, _ = await sock.accept()
        with peer:
            while command := await peer.recv(64):
                await state_.restore(command.decode().strip())
                server.limit_clients(most)
                await peer.send(b".")


def _plain(value: Any) -> Any:
    """Return a value for JSON: named tuples and data classes as dicts."""
    if hasattr(value, "_asdict"):
        value = value._asdict()
    elif hasattr(value, "__dataclass_fields__"):
        value = {name: getattr(value, name) for name in value.__dataclass_fields__}
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value


async def _main(folder: Path, state_: State) -> None:
    settle()
    config = Config()
    server = Server(config, Drivers({"test": state_.driver}))
    listeners = [
        listen(f"unix:{folder}/{name}{query}", config)
        for name, query in ((READ_WRITE, ""), (READ_ONLY, "?readonly=1"), (ADMIN, "?admin=1"))
    ]
    with trio.open_signal_receiver(signal.SIGTERM) as signals:
        async with trio.open_nursery() as nursery:
            await nursery.start(server.serve, listeners)
            await nursery.start(_control, folder, state_, server)
            trio.lowlevel.add_instrument(Meter(folder / METER))
            (folder / READY).touch()
            async for _ in signals:
                break
            # `Server.statistics()` is the server's own word on its longest turn.
            statistics: SimpleNamespace | Any = getattr(server, "statistics", dict)()
            (folder / STATISTICS).write_text(json.dumps(_plain(statistics), default=str))
            nursery.cancel_scope.cancel()


def _die_with_parent() -> None:
    # PR_SET_PDEATHSIG: nothing stays behind a test that was killed
    ctypes.CDLL(None).prctl(1, int(signal.SIGKILL))


def _serve(folder: Path, state_: State) -> None:
    _die_with_parent()
    log = os.open(folder / "log", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.dup2(log, 1)
    os.dup2(log, 2)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    logging.basicConfig(
        format="%(asctime)s %(levelname)s %(name)s: %(message)s", level=logging.WARNING
    )
    trio.run(_main, folder, state_)


def main() -> None:
    """Build the state once, and serve it from a fork for each folder on standard input.

    For each, the process id is printed; for a process id, the exit status once it has
    ended.
    """
    _die_with_parent()
    state_ = State()
    trio.run(state_.build)
    print("ready", flush=True)
    for line in sys.stdin:
        asked = line.strip()
        if asked.isdigit():
            print(os.waitstatus_to_exitcode(os.waitpid(int(asked), 0)[1]), flush=True)
            continue
        child = os.fork()
        if not child:
            try:
                _serve(Path(asked), state_)
            except BaseException:
                traceback.print_exc()
                os._exit(1)
            os._exit(0)
        print(child, flush=True)


if __name__ == "__main__":
    main()
