"""The three measured types, as one declares them with construct: without offsets.

``checked`` ones hold data to the limits and the padding of the definition, as the
codecs that they are compared with do; the others take any data.
"""

from __future__ import annotations

from typing import NamedTuple

import construct as c

from virtrio.protocol._generated import remote

_CHECKPOINTS_MAX = remote.REMOTE_DOMAIN_CHECKPOINT_LIST_MAX
_DOMAINS_MAX = remote.REMOTE_DOMAIN_LIST_MAX
_PARAMS_MAX = remote.REMOTE_CONNECT_GET_ALL_DOMAIN_STATS_MAX


class Declared(NamedTuple):
    checkpoints: c.Construct
    stats: c.Construct
    lookup_call: c.Construct
    lookup_reply: c.Construct


def declare(*, checked: bool) -> Declared:
    def length(limit: int) -> c.Construct:
        return c.ExprValidator(c.Int32ub, lambda value, _: value <= limit) if checked else c.Int32ub

    def array(limit: int, element: c.Construct) -> c.Construct:
        return c.PrefixedArray(length(limit), element)

    string = _checked_string(length(remote.REMOTE_STRING_MAX)) if checked else _STRING
    domain = c.Struct("name" / string, "uuid" / c.Bytes(16), "id" / c.Int32sb)
    checkpoint = c.Struct("name" / string, "dom" / domain)
    arms = {
        1: c.Int32sb,
        2: c.Int32ub,
        3: c.Int64sb,
        4: c.Int64ub,
        5: c.Float64b,
        6: c.Int32sb,
        7: string,
    }
    value = c.Switch(c.this.type, arms, default=c.Error)
    param = c.Struct("field" / string, "type" / c.Int32sb, "value" / value)
    record = c.Struct("dom" / domain, "params" / array(_PARAMS_MAX, param))
    return Declared(
        c.Struct("checkpoints" / array(_CHECKPOINTS_MAX, checkpoint), "ret" / c.Int32sb),
        c.Struct("retStats" / array(_DOMAINS_MAX, record)),
        c.Struct("header" / _HEADER, "args" / c.Struct("name" / string)),
        c.Struct("header" / _HEADER, "ret" / c.Struct("dom" / domain)),
    )


_STRING = c.Aligned(4, c.PascalString(c.Int32ub, "utf8"))
_PADDING = {1: c.Const(bytes(3)), 2: c.Const(bytes(2)), 3: c.Const(bytes(1))}
_HEADER = c.Struct(
    "length" / c.Int32ub,
    "prog" / c.Int32ub,
    "vers" / c.Int32ub,
    "proc" / c.Int32sb,
    "type" / c.Int32sb,
    "serial" / c.Int32ub,
    "status" / c.Int32sb,
)


def _checked_string(length: c.Construct) -> c.Construct:
    counted = c.FocusedSeq(
        "data",
        "length" / c.Rebuild(length, c.len_(c.this.data)),
        "data" / c.Bytes(c.this.length),
        c.Switch(c.this.length % 4, _PADDING),
    )
    return c.StringEncoded(counted, "utf8")
