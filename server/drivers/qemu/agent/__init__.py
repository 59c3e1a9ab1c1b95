"""The agent in a guest, which does what only somebody inside can.

`protocol` has no I/O, `channel` is the connection to one guest's agent, `answers` is
the only reader of what agents say, and `calls` are the entry points that ask one.
"""
