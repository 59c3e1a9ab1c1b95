"""Waiting tasks of the trio client: callers, and a reader that may not read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import trio

if TYPE_CHECKING:
    from ...protocol.connection import ReplyReceived

__all__ = ["Hold", "Waiter"]


class Waiter:
    """Call in flight: its reply, once it is there, and the task that waits, if any."""

    __slots__ = ("reply", "task")

    def __init__(self, task: trio.lowlevel.Task | None) -> None:
        self.reply: ReplyReceived | None = None
        self.task = task


class Hold:
    """Pause of the reader, until a task waits for something that may come."""

    __slots__ = ("task",)

    def __init__(self) -> None:
        self.task: trio.lowlevel.Task | None = None  # the reader, while it pauses

    async def pause(self) -> None:
        """Park the reader until `resume`."""
        self.task = trio.lowlevel.current_task()
        await trio.lowlevel.wait_task_rescheduled(self._cancelled)

    def resume(self) -> None:
        """Let the reader go on, if it pauses."""
        task = self.task
        if task is not None:
            self.task = None
            trio.lowlevel.reschedule(task)

    def _cancelled(self, _: Any) -> trio.lowlevel.Abort:
        self.task = None
        return trio.lowlevel.Abort.SUCCEEDED
