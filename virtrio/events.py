"""Types of events: named tuples of what libvirt-python gives to a callback.

The first field is a handle.

``async for`` over a trio connection's events gives them; callbacks get their fields one
by one.
"""

from __future__ import annotations

from .protocol._generated import qemu_events, remote_events
from .protocol._generated.qemu_events import *  # noqa: F403
from .protocol._generated.remote_events import *  # noqa: F403

__all__: list[str] = []
__all__ += qemu_events.__all__
__all__ += remote_events.__all__
