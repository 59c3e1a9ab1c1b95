"""The error about a definition file."""

from __future__ import annotations


class IdlError(Exception):
    """A `.x` file cannot be used, for the reason in ``message``.

    ``line`` and ``column`` count from 1.
    """

    def __init__(self, file: str, line: int, column: int, message: str) -> None:
        super().__init__(f"{file}:{line}:{column}: {message}")
        self.file = file
        self.line = line
        self.column = column
        self.message = message
