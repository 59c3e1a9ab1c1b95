"""`python -m virtrio`: the command, where its script is not on the path."""

from __future__ import annotations

import sys

from .command.main import main

sys.exit(main())
