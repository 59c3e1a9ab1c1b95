"""Tools for tests of programs that use or extend virtrio.

`check_driver` and `check_checkpoint_driver` hold a driver of one's own to what libvirt
promises: they serve it, talk to it through the blocking client, and raise
`ChecksFailed`, an AssertionError, that says of every rule that is broken what was
expected and what was got. They return a `Report` of what was checked and what could not
be.

`serving` serves a driver beside a test, in a thread with a loop of its own, for any
client.

Nothing here needs pytest. `virtrio.testing.plugin` has fixtures for it, for those who
ask for them with ``pytest_plugins = ["virtrio.testing.plugin"]``. What is named here is
loaded when it is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .checkpoints import check_checkpoint_driver
    from .domains import check_driver
    from .report import ChecksFailed, Failure, Report
    from .server_thread import Make, Served, serving

__all__ = [
    "ChecksFailed",
    "Failure",
    "Make",
    "Report",
    "Served",
    "check_checkpoint_driver",
    "check_driver",
    "serving",
]

_HOMES = {
    "ChecksFailed": ".report",
    "Failure": ".report",
    "Make": ".server_thread",
    "Report": ".report",
    "Served": ".server_thread",
    "check_checkpoint_driver": ".checkpoints",
    "check_driver": ".domains",
    "serving": ".server_thread",
}

if not TYPE_CHECKING:  # checkers would believe that every name is there

    def __getattr__(name: str) -> object:
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value: object = getattr(import_module(_HOMES[name], __name__), name)
        globals()[name] = value
        return value

    def __dir__() -> list[str]:
        return sorted({*globals(), *__all__})
