"""Sockets of the server: transports and listeners, and a session for each client.

`listen.listen` opens a listener for a URI, by `unix` or `tcp`. `session.Session` serves
one client: it reads by its `inlet`, writes by its `outlet`, and looks out for the next
call by the server's `lookout`.
"""
