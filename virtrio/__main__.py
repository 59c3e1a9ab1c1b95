"""``python -m virtrio``: the `virtrio` command, without its script on the PATH."""

from __future__ import annotations

import sys

from .command.main import main

sys.exit(main())
