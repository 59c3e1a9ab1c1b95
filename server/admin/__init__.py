"""Administration of the server itself: the program that virt-admin speaks, served on sockets of its own.

`administration` has the entry points, `service` the table that a session answers from.
"""
