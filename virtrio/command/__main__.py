"""``python -m virtrio.command``."""

import sys

from .main import main

sys.exit(main())
