"""Why a text is no JSON, in words for people: Python's name its own limits."""

from __future__ import annotations

from json import JSONDecodeError

__all__ = ["why_not_json"]


def why_not_json(exc: ValueError | RecursionError) -> str:
    """Return why `json.loads` has refused a text, or its bytes could not be decoded."""
    if isinstance(exc, RecursionError):
        return "it is nested too deeply"
    if isinstance(exc, JSONDecodeError):
        return f"it is no JSON (line {exc.lineno}, column {exc.colno})"
    if isinstance(exc, UnicodeDecodeError):
        return "it is no UTF-8"
    return "a number in it is too long"
