"""Rules about the arguments of a call: what the tables of `size_checks` and `api_checks` are made of.

A rule is one refusal of libvirt's, in libvirt's words. Those here are of its public API functions and fit any
argument; each table has its own beside them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from ...protocol.errors import LibvirtError, invalid_arg

if TYPE_CHECKING:
    from collections.abc import Callable

    from ...protocol._generated.enums import ErrorDomain

__all__ = ["Function", "Rule", "absent", "from_zero", "given", "not_empty", "not_zero", "positive"]


class Function(NamedTuple):
    """A public API function, for errors in its name."""

    name: str
    domain: ErrorDomain

    def refused(self, argument: str, detail: str) -> LibvirtError:
        """Return the error about an argument."""
        return invalid_arg(self.domain, self.name, argument, detail)

    def null(self, argument: str) -> LibvirtError:
        """Return the error about an argument that is missing."""
        return self.refused(argument, f"{argument} in {self.name} must not be NULL")


class Rule(NamedTuple):
    """One rule: ``refuse(function, args)`` raises what libvirtd answers; ``arguments`` are those that it looks at."""

    arguments: tuple[str, ...]
    refuse: Callable[[Function, Any], None]


def given(argument: str, name: str | None = None, when: str | None = None) -> Rule:
    """An array, a string or room that must be there, if ``when`` (another argument) is set. ``name`` is the C parameter's."""

    def refuse(function: Function, args: Any) -> None:
        value = getattr(args, argument)
        if (value is None or value == 0 or value == [] or value == b"") and (when is None or getattr(args, when)):
            raise function.null(name or argument)

    return Rule((argument,), refuse)


def not_empty(argument: str, name: str | None = None) -> Rule:
    """A string that must be there and have characters."""

    def refuse(function: Function, args: Any) -> None:
        value = getattr(args, argument)
        if value is None:
            raise function.null(name or argument)
        if not value:
            raise function.refused(name or argument, f"string {name or argument} in {function.name} must not be empty")

    return Rule((argument,), refuse)


def positive(argument: str, name: str | None = None) -> Rule:
    """A number, or the number of elements of an array, above zero."""

    def refuse(function: Function, args: Any) -> None:
        value = getattr(args, argument)
        if (value if isinstance(value, int) else len(value)) <= 0:
            raise function.refused(name or argument, f"{name or argument} in {function.name} must be greater than zero")

    return Rule((argument,), refuse)


def not_zero(argument: str, name: str | None = None) -> Rule:
    """A number that is not zero, or an array with elements."""

    def refuse(function: Function, args: Any) -> None:
        if not getattr(args, argument):
            raise function.refused(name or argument, f"{name or argument} in {function.name} must not be zero")

    return Rule((argument,), refuse)


def from_zero(argument: str) -> Rule:
    """A number that is not negative."""

    def refuse(function: Function, args: Any) -> None:
        if getattr(args, argument) < 0:
            raise function.refused(argument, f"{argument} in {function.name} must be zero or greater")

    return Rule((argument,), refuse)


def absent(function: Function, argument: str, value: object) -> None:
    """Refuse an argument that must not be there. Raises LibvirtError VIR_ERR_INVALID_ARG."""
    if value is not None:
        raise function.refused(argument, f"{argument} in {function.name} must be NULL")
