"""Domain XML: definitions, and readers of them.

`definition` has the class of definitions, `read` makes one of a document, and the other
modules read parts of it. ``devices/`` reads devices, ``hardware/`` completes
definitions for QEMU, and ``stability/`` compares two definitions of one guest.
"""
