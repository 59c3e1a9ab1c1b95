"""Names that definition files take from C headers.

They are libvirt's public constants, which are data of this package, and C's own types.
A file sees the constants if it has any ``%#include``, because the header with them
differs between libvirt's releases.
"""

from __future__ import annotations

import json
from functools import cache
from importlib import resources

_DEFINITIONS = resources.files(f"{__package__.rpartition('.')[0]}.definitions")


# Names that rpcgen leaves to C, which has them from rpc/types.h; libvirt's files up to
# 0.9.1 use u_int.
TYPES = {
    "u_char": "uchar",
    "u_short": "ushort",
    "u_int": "uint",
    "int32_t": "int",
    "uint32_t": "uint",
    "u_int32_t": "uint",
    "quad_t": "hyper",
    "u_quad_t": "uhyper",
    "int64_t": "hyper",
    "uint64_t": "uhyper",
    "u_int64_t": "uhyper",
}


@cache
def constants() -> dict[str, int]:
    """Return the integers among libvirt's public enums and macros, by name."""
    found: dict[str, int] = {}
    for members in json.loads(
        _DEFINITIONS.joinpath("enums.json").read_text(encoding="utf-8")
    ).values():
        found.update(members)
    macros = json.loads(_DEFINITIONS.joinpath("constants.json").read_text(encoding="utf-8"))
    found.update({name: value for name, value in macros.items() if isinstance(value, int)})
    return found
