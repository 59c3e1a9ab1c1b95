"""The ``qemu`` hypervisor: QEMU processes, controlled over QMP.

`driver` puts the entry points together, a module for each idea, on one `base`. `guest`
is one run of a domain: its `process`, its `monitor` (the socket of a `qmp`
conversation), its images as nodes (`blockdev`). `state` makes changes durable.
"""
