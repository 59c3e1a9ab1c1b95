"""One scenario on the trio client and on the blocking client."""

from __future__ import annotations

import contextlib
import inspect
from typing import TYPE_CHECKING, Any

import virtrio
import virtrio.blocking

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

KINDS = ("trio", "blocking")


@contextlib.asynccontextmanager
async def connected(kind: str, uri: str, **options: Any) -> AsyncIterator[Any]:
    """Open a connection of either client. A scenario awaits its calls through `do`."""
    if kind == "trio":
        async with virtrio.connect(uri, **options) as conn:
            yield conn
    else:
        with virtrio.blocking.connect(uri, timeout=60, **options) as conn:
            yield conn


async def do(value: Any) -> Any:
    """Return the result of a call of either client."""
    return await value if inspect.isawaitable(value) else value
