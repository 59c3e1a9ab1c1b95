"""Runner of the blocking client's scripts, for all that takes several steps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from ..arguments import explained

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from ..calls import A, Call, R

__all__ = ["Caller", "on", "run"]


class Caller(Protocol):
    """Function that makes a call: `Exchange.call`, which connections keep at hand."""

    def __call__(self, call: Call[A, R], args: A) -> R: ...


def run(script: Generator[Any, Any, R], perform: Callable[..., Any]) -> R:
    """Run a script to its result.

    Each step that the script yields, a tuple, is given to ``perform`` as arguments. The
    result is sent back into the script, or what ``perform`` raises is raised there.
    """
    try:
        step = next(script)
        while True:
            try:
                answer = perform(*step)
            except Exception as exc:
                step = script.throw(exc)
            else:
                step = script.send(answer)
    except StopIteration as stop:
        result: R = stop.value
        return result
    except (TypeError, AttributeError, ValueError) as exc:
        explained(exc)
    finally:
        script.close()


def on(connect: Any, call: Call[A, R], args: A) -> R:
    """Perform a step of a script that names the connection to call over."""
    ret: R = connect._call(call, args)
    return ret
