"""`virtrio serve`: a server in a process of its own. Configuration, listeners, signals."""

from __future__ import annotations

import logging
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import trio

from . import config as configuration
from .listen import Listener, ListenError, listen
from .serve import Server

if TYPE_CHECKING:
    from collections.abc import Sequence


async def _main(config: configuration.Config, listeners: Sequence[Listener]) -> None:
    server = Server(config)
    with trio.open_signal_receiver(signal.SIGTERM, signal.SIGINT) as signals:
        async with trio.open_nursery() as nursery:
            await nursery.start(server.serve, listeners)
            for listener in listeners:
                print(f"listening on {listener.uri}", flush=True)
            async for _ in signals:
                break
            nursery.cancel_scope.cancel()


def main(config: str | None, listen_uris: Sequence[str]) -> int:
    """`virtrio serve`: exit status 0 after SIGTERM or SIGINT, 1 when it cannot start."""
    logging.basicConfig(
        format="%(asctime)s %(levelname)s %(name)s: %(message)s", level=logging.WARNING, stream=sys.stderr
    )
    listeners: list[Listener] = []
    try:
        settings = configuration.load(Path(config)) if config is not None else configuration.Config()
        uris = list(listen_uris) or list(settings.listen)
        if not uris:
            raise ListenError(
                "nothing to listen on: give --listen URI, or unix_sock_dir or listen_tcp in the configuration"
            )
        for uri in uris:
            listeners.append(listen(uri, settings))
    except (configuration.ConfigError, ListenError) as exc:
        for listener in listeners:
            listener.close()
        print(f"error: {exc}", file=sys.stderr)
        return 1
    trio.run(_main, settings, listeners)
    return 0
