"""``python -m virtrio.command``: the `virtrio` command."""

from .start import start

start()
