"""The ``qemu`` hypervisor: QEMU processes, controlled over QMP.

`qmp` is the conversation with a monitor without I/O, `monitor` the same over a socket.
"""
