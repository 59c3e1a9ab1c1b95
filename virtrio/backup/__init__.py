"""Backups of domains on QEMU, from Python: trio's names.

`virtrio.backup.blocking` has the same names for the blocking client.
`virtrio.backup.xml` has builders of documents.
"""
