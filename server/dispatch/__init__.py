"""The way from a call to its reply: tables of entries, guards, and replies.

`services` has the table of entries of each kind of server; `entries` and
`streams_and_fds` have the kinds of entries that call drivers, and ``own/`` those that
the server answers by itself. `calls` has the calls that are not answered in place, and
`replies` makes replies of answers and errors.
"""
