"""From a call to its reply: tables of entries, guards, and replies.

`services` has the table of each kind of server, `entries` and `streams_and_fds` what an
entry does, `calls` those that do not end in place, `replies` what an answer or an error
becomes. ``own/`` is what the server answers by itself.
"""
