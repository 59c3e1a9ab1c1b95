"""The three types that are measured as one would write them with construct: the values, and no offsets or limits."""

from __future__ import annotations

import construct as c

STRING = c.Aligned(4, c.PascalString(c.Int32ub, "utf8"))
DOMAIN = c.Struct("name" / STRING, "uuid" / c.Bytes(16), "id" / c.Int32sb)

CHECKPOINTS = c.Struct(
    "checkpoints" / c.PrefixedArray(c.Int32ub, c.Struct("name" / STRING, "dom" / DOMAIN)), "ret" / c.Int32sb
)

PARAM = c.Struct(
    "field" / STRING,
    "type" / c.Int32sb,
    "value"
    / c.Switch(
        c.this.type,
        {1: c.Int32sb, 2: c.Int32ub, 3: c.Int64sb, 4: c.Int64ub, 5: c.Float64b, 6: c.Int32sb, 7: STRING},
        default=c.Error,
    ),
)
STATS = c.Struct(
    "retStats" / c.PrefixedArray(c.Int32ub, c.Struct("dom" / DOMAIN, "params" / c.PrefixedArray(c.Int32ub, PARAM)))
)

HEADER = c.Struct(
    "length" / c.Int32ub,
    "prog" / c.Int32ub,
    "vers" / c.Int32ub,
    "proc" / c.Int32sb,
    "type" / c.Int32sb,
    "serial" / c.Int32ub,
    "status" / c.Int32sb,
)
LOOKUP_CALL = c.Struct("header" / HEADER, "args" / c.Struct("name" / STRING))
LOOKUP_REPLY = c.Struct("header" / HEADER, "ret" / c.Struct("dom" / DOMAIN))
