"""Emitted text as a module of virtrio, without a file."""

from __future__ import annotations

import sys
from importlib.machinery import ModuleSpec
from importlib.util import module_from_spec
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import ModuleType


def load(text: str, package: str, name: str) -> ModuleType:
    """Run emitted text as ``package.name``, where its relative imports start.

    The module stays in `sys.modules`, where others that are loaded like this import it
    from: ``name`` must be one that no module of virtrio has.
    """
    full = f"{package}.{name}"
    assert full not in sys.modules or sys.modules[full].__spec__.loader is None, (
        f"{full} is virtrio's own"
    )
    module = module_from_spec(ModuleSpec(full, None))
    sys.modules[full] = module
    exec(compile(text, f"<{full}>", "exec"), vars(module))
    return module
