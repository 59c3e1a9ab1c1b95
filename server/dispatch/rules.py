"""Rules about arguments of calls, of which `size_checks` and `api_checks` are made.

A rule is one refusal of libvirt's, in libvirt's words. Those here are of its public API
functions and fit any argument; each table has its own beside them.
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
        """Return the error about a missing argument."""
        return self.refused(argument, f"{argument} in {self.name} must not be NULL")


class Rule(NamedTuple):
    """One rule about arguments.

    ``refuse(function, args)`` raises the error that libvirtd answers; ``arguments`` are
    the names of those that it looks at.
    """

    arguments: tuple[str, ...]
    refuse: Callable[[Function, Any], None]


def given(argument: str, name: str | None = None, when: str | None = None) -> Rule:
    """Make a rule: an array, a string or room must be there.

    ``name`` is the C parameter's name, where it differs from the argument's. With
    ``when``, the rule holds only if that argument is set.
    """

    def refuse(function: Function, args: Any) -> None:
        value = getattr(args, argument)
        if (value is None or value == 0 or value == [] or value == b"") and (
            when is None or getattr(args, when)
        ):
            raise function.null(name or argument)

    return Rule((argument,), refuse)


def not_empty(argument: str, name: str | None = None) -> Rule:
    """Make a rule: a string must be there and have characters."""

    def refuse(function: Function, args: Any) -> None:
        value = getattr(args, argument)
        if value is None:
            raise function.null(name or argument)
        if not value:
            raise function.refused(
                name or argument, f"string {name or argument} in {function.name} must not be empty"
            )

    return Rule((argument,), refuse)


def positive(argument: str, name: str | None = None) -> Rule:
    """Make a rule: a number, or an array's length, must be above zero."""

    def refuse(function: Function, args: Any) -> None:
        value = getattr(args, argument)
        if (value if isinstance(value, int) else len(value)) <= 0:
            raise function.refused(
                name or argument, f"{name or argument} in {function.name} must be greater than zero"
            )

    return Rule((argument,), refuse)


def not_zero(argument: str, name: str | None = None) -> Rule:
    """Make a rule: a number must not be zero, or an array must have elements."""

    def refuse(function: Function, args: Any) -> None:
        if not getattr(args, argument):
            raise function.refused(
                name or argument, f"{name or argument} in {function.name} must not be zero"
            )

    return Rule((argument,), refuse)


def from_zero(argument: str) -> Rule:
    """Make a rule: a number must not be negative."""

    def refuse(function: Function, args: Any) -> None:
        if getattr(args, argument) < 0:
            raise function.refused(
                argument, f"{argument} in {function.name} must be zero or greater"
            )

    return Rule((argument,), refuse)


def absent(function: Function, argument: str, value: object) -> None:
    """Refuse an argument that must not be there.

    Raises LibvirtError VIR_ERR_INVALID_ARG.
    """
    if value is not None:
        raise function.refused(argument, f"{argument} in {function.name} must be NULL")
