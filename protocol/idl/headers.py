"""Names that definition files take from C headers.

They are libvirt's public constants, which are data of this package, and C's own types.
A file sees the constants if it has any ``%#include``, because the header with them
differs between libvirt's releases.
"""

from __future__ import annotations

import json
from functools import cache
from importlib import resources

from .model import Declaration, Kind, Struct

_DEFINITIONS = resources.files(f"{__package__.rpartition('.')[0]}.definitions")


# Names that rpcgen leaves to C, which has them from rpc/types.h; libvirt's files up to
# 0.9.1 use u_int. A long travels as four bytes.
TYPES = {
    "bool_t": "bool",
    "u_char": "uchar",
    "u_short": "ushort",
    "u_int": "uint",
    "u_long": "uint",
    "int8_t": "char",
    "uint8_t": "uchar",
    "u_int8_t": "uchar",
    "int16_t": "short",
    "uint16_t": "ushort",
    "u_int16_t": "ushort",
    "int32_t": "int",
    "uint32_t": "uint",
    "u_int32_t": "uint",
    "quad_t": "hyper",
    "u_quad_t": "uhyper",
    "int64_t": "hyper",
    "uint64_t": "uhyper",
    "u_int64_t": "uhyper",
    "longlong_t": "hyper",
    "u_longlong_t": "uhyper",
    "rpcprog_t": "uint",
    "rpcvers_t": "uint",
    "rpcproc_t": "uint",
    "rpcprot_t": "uint",
    "rpcport_t": "uint",
}

# Types that a file may use without declaring them: C's from rpc/xdr.h, and RFC 4506's
# quadruple (section 4.8), whose value is its 16 bytes.
DECLARED: dict[str, Declaration | Struct] = {
    "des_block": Declaration("des_block", "opaque", Kind.OPAQUE_FIXED, 8),
    "netbuf": Struct(
        "netbuf", (Declaration("maxlen", "uint"), Declaration("buf", "opaque", Kind.OPAQUE_VAR))
    ),
    "netobj": Declaration("netobj", "opaque", Kind.OPAQUE_VAR, 1024),
    "quadruple": Declaration("quadruple", "opaque", Kind.OPAQUE_FIXED, 16),
}

# Constants of rpc/auth.h, which every output of rpcgen includes.
VALUES = {
    "MAXNETNAMELEN": 255,
    "AUTH_NONE": 0,
    "AUTH_NULL": 0,
    "AUTH_SYS": 1,
    "AUTH_UNIX": 1,
    "AUTH_SHORT": 2,
    "AUTH_DH": 3,
    "AUTH_DES": 3,
    "RPCSEC_GSS": 6,
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
