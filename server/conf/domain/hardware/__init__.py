"""The hardware of a guest on QEMU: what libvirt's qemu driver adds to a definition.

It depends on facts about the emulator (`MachineFacts`), not on a QEMU that is there: a
simulated host of QEMU guests can have the same.
"""
