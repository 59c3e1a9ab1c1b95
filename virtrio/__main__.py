"""``python -m virtrio``: the `virtrio` command."""

from .command.start import start

start()
