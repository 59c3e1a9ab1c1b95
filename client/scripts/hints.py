"""The types of typed parameters that are sent without asking the server for them first: what a plain int stands for.

Only what differs from an int's own type (ULLong) is here; texts, floats and bools say
theirs by themselves.
"""

from __future__ import annotations

from ...protocol.typedparams import Type

_INT = int(Type.VIR_TYPED_PARAM_INT)
_UINT = int(Type.VIR_TYPED_PARAM_UINT)
_LLONG = int(Type.VIR_TYPED_PARAM_LLONG)

# virDomainBlockCopy
BLOCK_COPY = {"granularity": _UINT}
# virDomainSetIOThreadParams
IOTHREAD = {
    "poll_grow": _UINT,
    "poll_shrink": _UINT,
    "thread_pool_min": _INT,
    "thread_pool_max": _INT,
}
# virConnectSetIdentity
IDENTITY = {"process-id": _LLONG}
# virDomainSaveParams, virDomainRestoreParams
SAVE = {"parallel.channels": _INT}
# virDomainMigrate3 and the procedures it is made of
MIGRATE = {
    "disks_port": _INT,
    "compression.mt.level": _INT,
    "compression.mt.threads": _INT,
    "compression.mt.dthreads": _INT,
    "compression.zlib.level": _INT,
    "compression.zstd.level": _INT,
    "auto_converge.initial": _INT,
    "auto_converge.increment": _INT,
    "parallel.connections": _INT,
}
