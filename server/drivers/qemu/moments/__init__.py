"""Checkpoints and backups of guests.

`checkpoints` are bitmaps in images (`bitmaps`) and records. `backups` has the entry
points of backups; `backup_job` is one that runs, over several `qemu_jobs`.
"""
