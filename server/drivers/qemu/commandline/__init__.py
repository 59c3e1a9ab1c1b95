"""QEMU's command line, made of a definition.

`honoured` says which parts of a definition are understood, `possible` which of them go
together; the other modules make arguments, a kind of device each, and `whole` puts them
in libvirt's order.
"""
