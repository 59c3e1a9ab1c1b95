"""Observers of other programs' conversations, shared by `virtrio dissect` and `spy`.

Nothing here takes part in a conversation, and nothing on the path of a call imports it.
"""
