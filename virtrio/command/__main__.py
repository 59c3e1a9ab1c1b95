"""``python -m virtrio.command``: the `virtrio` command."""

import sys

from .main import main

sys.exit(main())
