"""Disks of guests: files of images, and the nodes that QEMU has for them.

`images` looks at files, `preparing` makes chains of layers of them, `nodes` is what
QEMU is told, and `owners` is whose the files are meanwhile. `blocks` has the entry
points.
"""
