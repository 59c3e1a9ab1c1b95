"""The clients: handles, and the worlds that carry their calls, `trio` and `blocking`.

Users import `virtrio`, `virtrio.trio` or `virtrio.blocking`. Here, `handles.py` and
`calls.py` are what a handle and a procedure are to every world, `scripts/` has what
takes several calls, `transports/` opens sockets, and `_generated/` has the classes that
users see.
"""
