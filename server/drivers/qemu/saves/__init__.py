"""State of guests in files: saves, managed saves, and dumps.

`saving` and `dumping` have the entry points. QEMU writes and reads a state as a
`migration`; `image` is libvirt's header around it, `files` is where it goes.
"""
