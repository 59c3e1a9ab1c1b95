"""QEMU's command line, made of a definition.

`honoured` says which parts of a definition are understood, `devices` makes the
arguments of devices, `whole` puts all together.
"""
