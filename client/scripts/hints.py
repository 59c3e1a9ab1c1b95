"""Types of typed parameters that are sent without asking the server for them first.

A plain int does not tell its type on the wire. Only types other than the default of an
int (ULLong) are here; texts, floats and bools tell theirs.
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
