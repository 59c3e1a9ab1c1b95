"""The test driver with a store behind it.

Theory of operation. The driver's functions that change objects are marked with the
objects they change (`objects.marks`). Without a store they are called directly, and
change the driver in place. `Stored` wraps them in one driver: such a function then
returns a coroutine of its answer. A call gets in line for its objects at once; when its
turn comes, the same function is called on a draft of the driver, which has drafts of
these objects and nothing else to change. The differences are handed to the store, and
become visible when it has them (`objects.changes`).

So the rules of a call are written once, and they hold without a store as with one. A
function that calls a marked one has to return what that returns.
"""

from __future__ import annotations

import json
from functools import partial
from types import CoroutineType
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol
from urllib.parse import quote, unquote

import trio

from ... import offload
from ...events import EventHub
from ...objects import documents, network_documents
from ...objects.changes import Changes
from ...objects.domains import KIND, Domain, DomainList, Identity
from ...objects.marks import marked
from ...objects.networks import KIND as NETWORK
from ...objects.networks import Network, NetworkList
from ...offload import BULK_BYTES, Later
from ...store.interface import Record
from .domains import PARSER
from .images import CORE_DUMP, FileImages, MemoryImages, encoded, text_of
from .saving import IMAGE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from ....protocol.event_messages import Event
    from ...objects.changes import Place
    from ...objects.marks import Keys
    from ...store.interface import Store

__all__ = ["Stored"]

_NODE = "node"


class _Kept(NamedTuple):
    """Kind of object that the store keeps.

    ``objects`` names the driver's list of them, which makes drafts; ``kind`` is that of
    the keys of changes. ``weight`` and ``changed`` are asked about an object before and
    after a change, ``restore`` adds the objects in records to an empty list and returns
    the other records.
    """

    objects: str
    kind: str
    weight: Callable[[Any, Any], int]
    changed: Callable[[Any, Any], list[Record]]
    restore: Callable[[Any, Sequence[Record]], list[Record]]


_KEPT = (
    _Kept(
        "domains",
        KIND.name,
        documents.weight,
        documents.changed,
        partial(documents.restore, parser=PARSER),
    ),
    _Kept(
        "networks",
        NETWORK.name,
        network_documents.weight,
        network_documents.changed,
        network_documents.restore,
    ),
)


class Driver(Protocol):
    """Parts of a driver that calls may change."""

    domains: DomainList
    networks: NetworkList
    images: MemoryImages | FileImages
    events: EventHub
    uri: str


class _Untold(EventHub):
    """Events of a change that is not visible yet, with names as of the time."""

    def __init__(self) -> None:
        super().__init__(())
        self.events: list[Event] = []

    def emit(self, event: Event) -> None:
        who = event[0]
        self.events.append(event.__class__(Identity(who.name, who.uuid, who.id), *event[1:]))


class Stored:
    """Wrapper of those functions of one driver that change objects."""

    def __init__(self, driver: Driver, store: Store) -> None:
        self._driver = driver
        self._store = store
        self._changes = Changes(store)
        self._is_loaded = False
        self._loading = trio.Lock()
        self._before: set[str] = set()
        for name in {name for cls in type(driver).__mro__ for name in vars(cls)}:
            function = getattr(type(driver), name)
            if callable(function) and function in marked:
                self._before.add(name)
                setattr(driver, name, partial(self._change, function))

    async def load(self, begin: Callable[[DomainList, NetworkList], None]) -> None:
        """Fill the driver from the store, once; ``begin`` fills an empty store."""
        async with self._loading:
            if not self._is_loaded:
                await self._load(begin)
                self._is_loaded = True

    async def _load(self, begin: Callable[[DomainList, NetworkList], None]) -> None:
        driver = self._driver
        domains = DomainList(driver.domains.driver)
        networks = NetworkList(driver.networks.driver)
        lists: dict[str, Any] = {"domains": domains, "networks": networks}
        others = await self._store.load()
        if not others:
            begin(domains, networks)
            first = [Record(_NODE, driver.uri, "{}")]
            for kept in _KEPT:
                first += [
                    record for item in lists[kept.objects] for record in kept.changed(None, item)
                ]
            await self._changes.keep(first, lambda: None)
        for kept in _KEPT:
            others = await offload.run(partial(kept.restore, lists[kept.objects], others))
        if isinstance(driver.images, MemoryImages):
            driver.images.fill(_images(others))
        driver.domains, driver.networks = domains, networks

    def _change(self, function: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        """Get in line for a change, and return a coroutine of its answer."""
        place = self._changes.enter(marked[function](self._driver, *args))
        return self._run(place, lambda draft: function(draft, *args, **kwargs))

    async def _run(self, place: Place, function: Callable[[Driver], Any]) -> Any:
        driver = self._driver
        async with place:
            draft = self._draft(place.keys)
            answer = function(draft)
            while isinstance(answer, (Later, CoroutineType)):
                answer = await answer
            await self._keep(draft, place.keys)
        if isinstance(answer, Domain):
            return driver.domains.by_uuid.get(answer.uuid, answer)
        if isinstance(answer, Network):
            return driver.networks.by_uuid.get(answer.uuid, answer)
        return answer

    def _draft(self, keys: Keys) -> Driver:
        """Make a draft of the driver for one change."""
        driver = self._driver
        draft = object.__new__(type(driver))
        vars(draft).update(
            (name, value) for name, value in vars(driver).items() if name not in self._before
        )
        for kept in _KEPT:
            setattr(draft, kept.objects, getattr(driver, kept.objects).draft(keys))
        if isinstance(driver.images, MemoryImages):
            draft.images = driver.images.draft(_paths(keys))
        draft.events = _Untold()
        return draft

    async def _keep(self, draft: Driver, keys: Keys) -> None:
        """Store the changes of a draft, make them visible, and emit their events."""
        driver = self._driver
        seen = False

        def make_visible() -> None:
            nonlocal seen
            seen = True
            for kept in _KEPT:
                getattr(driver, kept.objects).adopt(getattr(draft, kept.objects), keys)
            if isinstance(driver.images, MemoryImages):
                assert isinstance(draft.images, MemoryImages)
                driver.images.adopt(draft.images)

        try:
            await self._changes.keep(await self._records(draft, keys), make_visible)
        finally:  # the change stands, even if its client is gone
            if seen:
                assert isinstance(draft.events, _Untold)
                for event in draft.events.events:
                    driver.events.emit(event)

    async def _records(self, draft: Driver, keys: Keys) -> Sequence[Record]:
        pairs: list[tuple[_Kept, Any, Any]] = []
        for kept in _KEPT:
            before = getattr(self._driver, kept.objects).by_uuid
            after = getattr(draft, kept.objects).by_uuid
            uuids = [key for kind, key in keys if kind == kept.kind and isinstance(key, bytes)]
            pairs += [(kept, before.get(uuid), after.get(uuid)) for uuid in uuids]
        images = []
        if isinstance(known := self._driver.images, MemoryImages):
            assert isinstance(draft.images, MemoryImages)
            images = [
                Record(IMAGE, quote(path, errors="surrogateescape"), json.dumps(text_of(data)))
                for path, data in known.changed(draft.images).items()
            ]

        def write() -> list[Record]:
            return [record for kept, old, new in pairs for record in kept.changed(old, new)]

        is_small = sum(kept.weight(old, new) for kept, old, new in pairs) < BULK_BYTES
        return [*(write() if is_small else await offload.run(write)), *images]


def _images(records: Iterable[Record]) -> dict[str, bytes]:
    """Return the images in records, core dumps included."""
    found = {}
    for kind, key, document in records:
        if kind == IMAGE and document is not None:
            text = json.loads(document)
            data = CORE_DUMP if text is None else encoded(text)
            found[unquote(key, errors="surrogateescape")] = data
    return found


def _paths(keys: Keys) -> list[str]:
    return [str(path) for kind, path in keys if kind == IMAGE]
