"""Administration of the server itself, on sockets of its own.

`administration` has the entry points, `service` the table that a session answers from.
"""
