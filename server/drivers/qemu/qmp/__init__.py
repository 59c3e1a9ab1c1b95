"""The monitor of a QEMU process.

`protocol` is QMP without I/O, `monitor` a conversation over a socket, and `passthrough`
has the entry points that hand a client's commands on.
"""
